"""Areas of several rectangles and what stands in them: where legs are cut, and that nothing overlaps or is lost."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from issues import HEAD, codes, copy, made, runs, words

from layout.areas.blocks import GroundBlock, Hole
from layout.areas.grid import Leg, PageGrid, lay_grid
from layout.areas.ground import Ground, missing
from layout.composing import Composed
from layout.fitting.rows import room_of
from layout.geometry import Insets, Rect
from layout.spec.model import Grid, Legs, Sheet
from layout.units import mm

EM, LEADING = 10_500, 16_000
GRID = lay_grid(Sheet(mm(390), mm(545), Insets(0, 0, 0, 0), mm(3)), Grid(6, 12, 12 * EM, 15_750, 80, LEADING, EM))
FITS = ("free", "absolute", "relative", "grid")


def block(column: int, line: int, columns: int, lines: int, legs: Legs | None = None) -> GroundBlock:
    x = GRID.column_x(column)
    rect = Rect(x, GRID.row_y(line - 1), GRID.measure_of(columns), lines * LEADING)
    return GroundBlock(rect, line - 1, lines, columns, legs or Legs())


def ground(*blocks: GroundBlock, holes: tuple[Hole, ...] = (), grid: PageGrid = GRID) -> Ground:
    return Ground(grid, blocks, holes, blocks[0].room, least=5 * EM, white=EM // 2)


def rect_of(leg: Leg) -> Rect:
    return Rect(leg.x, GRID.row_y(leg.row), leg.measure, leg.rows * LEADING)


def test_one_rectangle_is_cut_as_ever() -> None:
    legs = ground(block(1, 1, 3, 10)).legs(2, 1)
    assert [(leg.row, leg.rows, leg.joined) for leg in legs] == [(2, 7, False)] * 3


def test_a_chain_of_three_measures_is_read_rectangle_by_rectangle() -> None:
    legs = ground(
        block(1, 1, 4, 10, Legs(3, "absolute")), block(1, 11, 2, 5, Legs(1)), block(3, 11, 4, 5, Legs(5, "relative"))
    ).legs(0, 0)
    assert [leg.rows for leg in legs] == [10] * 3 + [5] + [5] * 5
    assert len({leg.measure for leg in legs}) >= 3
    assert all(leg.measure % EM == 0 for leg in (*legs[:3], *legs[4:]))


@pytest.mark.parametrize("fit", FITS)
def test_each_policy_keeps_its_promise(fit: str) -> None:
    legs = ground(block(2, 1, 4, 10, Legs(3 if fit != "grid" else 4, fit))).legs(0, 0)
    whites = {b.x - a.x - a.measure for a, b in pairwise(legs)}
    if fit in ("absolute", "relative", "grid"):
        assert all(leg.measure % EM == 0 for leg in legs)
    if fit == "free":
        assert max(leg.measure for leg in legs) - min(leg.measure for leg in legs) <= 1
    if fit in ("free", "relative", "grid"):
        assert whites == {15_750}
    if fit == "absolute":
        assert len({leg.measure for leg in legs}) == 1 and min(whites) >= 15_750


def test_a_leg_goes_on_beside_a_picture_in_whole_characters() -> None:
    picture = block(2, 4, 1, 3).room
    wide = ground(block(1, 1, 3, 8, Legs(2)), holes=(Hole(picture),)).legs(0, 0)
    narrow = [leg for leg in wide if leg.row == 3]
    assert [leg.measure % EM for leg in narrow] == [0, 0]
    assert all(leg.rows == 3 and leg.joined for leg in narrow)
    assert picture.x - narrow[0].x - narrow[0].measure >= EM // 2
    assert narrow[1].x - picture.right >= EM // 2
    assert [(leg.row, leg.rows, leg.joined) for leg in wide if leg.x == narrow[0].x] == [
        (0, 3, False), (3, 3, True), (6, 2, True)
    ]  # fmt: skip


def test_rows_with_room_for_fewer_than_five_characters_stay_empty() -> None:
    room = block(1, 1, 1, 9)
    picture = Rect(room.room.x + 5 * EM, GRID.row_y(3), 4 * EM, 2 * LEADING)
    legs = ground(room, holes=(Hole(picture),)).legs(0, 0)
    assert [(leg.row, leg.rows, leg.joined) for leg in legs] == [(0, 3, False), (5, 4, False)]
    thin = ground(room, holes=(Hole(picture._replace(width=EM)),)).legs(0, 0)
    assert [leg.measure for leg in thin if leg.row == 3] == [5 * EM]


@pytest.mark.parametrize(("wrap", "sides"), [("both", 2), ("left", 1), ("right", 1), ("wider", 1), ("none", 0)])
def test_text_stands_on_the_sides_that_are_asked_for(wrap: str, sides: int) -> None:
    room = block(1, 1, 3, 9, Legs(1))
    picture = block(2, 4, 1, 2).room
    legs = ground(room, holes=(Hole(picture, wrap),)).legs(0, 0)
    assert len([leg for leg in legs if leg.row == 3]) == sides
    beside = [leg for leg in legs if leg.row in (3, 4)]
    if wrap in ("left", "right"):
        assert all((leg.x < picture.x) == (wrap == "left") for leg in beside)


def test_a_head_over_some_columns_leaves_the_others_whole() -> None:
    one = ground(block(1, 1, 3, 10))
    legs = one._replace(head=one.blocks[0].room._replace(width=GRID.measure_of(2))).legs(4, 0)
    assert [(leg.row, leg.rows) for leg in legs] == [(4, 6), (4, 6), (0, 10)]


AREAS = st.lists(
    st.builds(block, st.integers(1, 4), st.integers(1, 30), st.integers(1, 3), st.integers(1, 30)),
    min_size=1, max_size=3,
)  # fmt: skip
HOLES = st.lists(
    st.builds(
        lambda one, wrap, dx: Hole(one.room._replace(x=one.room.x + dx), wrap),
        st.builds(block, st.integers(1, 4), st.integers(1, 40), st.integers(1, 2), st.integers(1, 12)),
        st.sampled_from(["both", "left", "right", "wider", "none"]),
        st.integers(-90_000, 90_000),
    ),
    max_size=3,
)


@settings(max_examples=300)
@given(AREAS, HOLES, st.sampled_from(FITS), st.integers(0, 4), st.integers(0, 6), st.integers(0, 5))
def test_legs_lie_in_their_area_off_holes_and_off_each_other(blocks, holes, fit, count, taken, cut) -> None:
    apart = all(not a.room.overlaps(b.room) for a, b in combinations(blocks, 2))
    if fit == "grid":
        count = 0
    blocks = [one._replace(legs=Legs(count, fit)) for one in blocks]
    one = ground(*blocks, holes=tuple(holes))
    legs = one.legs(taken, cut)
    room = room_of(legs)
    assert room.total == sum(leg.rows for leg in legs)
    head = blocks[0].room._replace(height=taken * LEADING)
    for leg in legs:
        rect = rect_of(leg)
        if not leg.rows:
            continue
        for row in range(leg.row, leg.row + leg.rows):
            line = rect._replace(y=GRID.row_y(row), height=LEADING)
            assert any(line.within(each.room) for each in blocks)
        assert leg.measure > 0
        assert not (taken and rect.overlaps(head))
        assert not any(rect.overlaps(hole.rect) for hole in holes)
    if apart:
        assert not any(rect_of(a).overlaps(rect_of(b)) for a, b in combinations(legs, 2))
    for row in range(room.total):
        leg = legs[room.leg_of(row)]
        assert room.measures(row)[0] == leg.measure
        assert room.strip(row, 1) == (leg.x, leg.measure)


@settings(max_examples=200)
@given(st.integers(1, 4), st.integers(2, 30), st.data())
def test_how_an_equal_area_is_cut_into_rectangles_makes_no_difference(columns, lines, data) -> None:
    """Columns side by side, each perhaps in pieces under each other, are the legs of one rectangle."""
    whole = ground(block(1, 1, columns, lines)).legs(0, 0)
    pieces: list[GroundBlock] = []
    for column in range(1, columns + 1):
        at = data.draw(st.integers(0, lines - 1))
        pieces += [block(column, 1, 1, at)] if at else []
        pieces.append(block(column, at + 1, 1, lines - at))
    assert ground(*pieces).legs(0, 0) == whole


@settings(max_examples=200)
@given(AREAS)
def test_an_l_is_the_rectangle_around_it_less_its_corners(blocks) -> None:
    around = Rect(
        left := min(one.room.x for one in blocks),
        top := min(one.room.y for one in blocks),
        max(one.room.right for one in blocks) - left,
        max(one.room.bottom for one in blocks) - top,
    )
    holes = [hole.rect for hole in missing([one.room for one in blocks], around)]
    assert not any(hole.overlaps(one.room) for hole in holes for one in blocks)
    assert not any(a.overlaps(b) for a, b in combinations(holes, 2))
    if len(blocks) == 1:
        assert not holes
    if all(not a.room.overlaps(b.room) for a, b in combinations(blocks, 2)):
        of = lambda rects: sum(rect.width * rect.height for rect in rects)  # noqa: E731
        assert of(holes) + of(one.room for one in blocks) == around.width * around.height


CASES = {
    "one": "at: [1, 4], span: [4, 40]",
    "chain": "areas: [{at: [1, 4], span: [5, 10], legs: 4}, {at: [1, 14], span: [2, 20], legs: 1}, "
             "{at: [3, 30], span: [3, 20]}]",
    "ell": "order: 逐栏, areas: [{at: [1, 4], span: [5, 10]}, {at: [1, 14], span: [2, 30]}]",
    "wrap": "at: [1, 4], span: [5, 30], legs: {count: 3, fit: 绝对}, pictures: [{picture: no.jpg, at: [3, 14], "
            "span: [1, 7], caption: 图, credit: 某}]",
    "corner": "at: [1, 4], span: [5, 30], legs: 2, head: {lines: 5, columns: 3}, pictures: [{picture: no.jpg, "
              "corner: 右上, span: [2, 8]}]",
}  # fmt: skip


def page_of(folder: Path, slot: str, sentences: int) -> Composed:
    pages = f"pages:\n  - number: 1\n    slots:\n      - {{id: x, story: x, {slot}}}\n"
    text = copy(sentences).replace("\n\n第7句", "\n\n## 抓好秋冬种\n\n第7句")
    return made(folder, pages, {"x": text}, HEAD)


@pytest.mark.parametrize("name", CASES)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sentences=st.integers(1, 90))
def test_on_a_page_every_character_stands_once_on_the_grid_and_in_its_leg(tmp_path, name, sentences) -> None:
    composed = page_of(tmp_path, CASES[name], sentences)
    page = composed.edition.pages[0]
    (done,) = composed.fits
    printed = words(page, "paragraph")
    left = "".join(one.text for rest in composed.rests for one in rest.body if one.kind == "p")
    whole = "".join(one.text for one in done.story.body if one.kind == "p")
    assert printed + left == whole
    baselines = {run.origin.y % LEADING for run in runs(page, "paragraph")}
    assert len(baselines) <= 1
    legs = [leg for leg in done.room.legs if leg.rows]
    for run in runs(page, "paragraph"):
        left_edge, right_edge = run.origin.x + run.xs[0], run.origin.x + run.xs[-1]
        assert any(leg.x <= left_edge and right_edge < leg.x + leg.measure for leg in legs)
    assert composed.edition.pages == page_of(tmp_path, CASES[name], sentences).edition.pages


def test_a_picture_on_the_head_is_reported(tmp_path: Path) -> None:
    slot = "at: [1, 4], span: [5, 30], head: {{lines: 5}}, pictures: [{{picture: a.jpg, at: [2, {}], span: [1, 7]}}]"
    assert "inset-on-head" in codes(page_of(tmp_path, slot.format(8), 30))
    assert "inset-on-head" not in codes(page_of(tmp_path, slot.format(9), 30))
