"""One story in one slot, fitted without a page: rows, heads, jumps, what is kept back, and doses that were settled."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from issues import HEAD, SENTENCE, write

from layout.areas.grid import PageGrid, lay_grid
from layout.fitting.fit import WHOLE, Part, fit
from layout.fitting.fitted import Fitted
from layout.fitting.remedies import Doses
from layout.fitting.steps import Cursor, Setter, rows_wanted
from layout.fonts.library import Library
from layout.galley.items import items_from
from layout.loading.load import load
from layout.spec.model import Area, Head, Legs, Slot
from layout.spec.styles import Stylesheet
from layout.stories.model import Jump, Paragraph, Story
from layout.typeset import Piece, set_line


class Kit(NamedTuple):
    """What every fit needs, and a slot without a size."""

    styles: Stylesheet
    faces: Library
    grid: PageGrid
    slot: Slot

    def __repr__(self) -> str:
        return "kit"

    def fit(self, story: Story, slot: Slot, part: Part = WHOLE) -> Fitted:
        return fit(slot, story, self.styles, self.faces, self.grid, part)

    def of(self, columns: int, lines: int, **more: object) -> Slot:
        return self.slot._replace(area=Area(1, 3, columns, lines), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    spec = "pages:\n  - {number: 1, slots: [{story: a, at: [1, 1], span: [5, 10]}]}\n"
    loaded = load(write(tmp_path_factory.mktemp("kit"), spec, {"a": "文"}, HEAD))
    grid = lay_grid(loaded.issue.sheet, loaded.issue.grid)
    return Kit(loaded.materials.styles, loaded.materials.faces, grid, loaded.issue.pages[0].slots[0])


def story(*lengths: int, **more: object) -> Story:
    """Paragraphs of so many characters; a negative number is a subhead of as many."""
    text = SENTENCE * 20
    body = tuple(
        Paragraph("p", text[:size], lines=(9,)) if size > 0 else Paragraph("subhead", text[:-size]) for size in lengths
    )
    return Story("a", "news", headline=("今年丰收",), body=body)._replace(**more)  # type: ignore[arg-type]


def shown(one: Fitted, *roles: str) -> str:
    return "".join(
        "".join(text for run in placed.line.runs for text in run.texts)
        for placed in one.poured.placed
        if one.items[placed.item].role in roles
    )


def bare(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


SLOTS = st.tuples(st.integers(1, 4), st.integers(6, 24), st.integers(0, 5))
"""Columns, lines, legs (0: one a column)."""
LENGTHS = st.lists(st.sampled_from([200, 90, 33, 60, 130, -6, 18]), min_size=1, max_size=7)


@settings(max_examples=30)
@given(LENGTHS, SLOTS, st.integers(0, 4))
def test_rows_are_those_under_the_head_and_all_are_set_free_or_over(
    kit: Kit, lengths: list[int], told: tuple[int, int, int], head: int
) -> None:
    columns, lines, legs = told
    copy = story(*lengths)
    one = kit.fit(copy, kit.of(columns, lines, legs=Legs(count=legs), head=Head(lines=head)))
    rows = one.head.rows
    assert rows - one.fit.doses.head == head or (not head and rows - one.fit.doses.head >= 5)
    feet = max(1, len(one.room.heads))
    assert one.fit.room == feet * (lines - rows)
    assert one.head_place.height == one.head.rows * kit.grid.grid.leading
    assert one.fit.set == one.poured.rows
    assert one.fit.set + one.fit.short == one.fit.room or one.fit.over
    assert (one.fit.over > 0) == (one.poured.rest is not None)
    event(f"over: {one.fit.over > 0}")
    setter = Setter(one.items, kit.faces)
    if one.fit.over:
        assert one.fit.over == max(1, rows_wanted(setter, one.room, one.poured.rest))
        assert one.fit.short == 0
    left = one.items[one.poured.rest.item :] if one.poured.rest else ()
    rest = "".join(item.prepared.text for item in left)[one.poured.rest.offset if one.poured.rest else 0 :]
    assert bare(shown(one, "paragraph", "subhead") + rest) == bare("".join(p.text for p in copy.body))
    assert (one.fit.came_from, one.fit.goes_to, one.jump) == (0, 0, None)


WORDS = ("（下转第{}版）", "下转第{}版", "下转{}版")


def test_a_jump_line_has_the_fullest_words_that_go_into_its_leg(kit: Kit) -> None:
    """Numbers of pages of 1 to 30 figures; the fewest words stay though they do not go in either."""
    seen = []
    for figures in range(1, 31):
        page = int("4" * figures)
        one = kit.fit(story(200, 200), kit.of(1, 16), Part(goes_to=page, chained=True, page=1))
        assert one.jump is not None
        words = "".join(text for run in one.jump.runs for text in run.texts)
        seen.append([form.format(page) for form in WORDS].index(words))
        style = kit.styles.text["jump"]
        wide = [set_line((Piece(form.format(page), style),), style, kit.faces).width for form in WORDS]
        measure = one.room.legs[-1].measure
        assert seen[-1] == next((at for at, width in enumerate(wide) if width <= measure), 0)
        assert one.fit.goes_to == page
        assert one.poured.jump_row == one.room.total - 1
        assert max(placed.row for placed in one.poured.placed) < one.poured.jump_row
        assert not one.findings, "another slot takes what is over"
    assert set(seen) == {0, 1, 2}


@pytest.mark.parametrize("chained", [False, True])
def test_a_story_that_goes_in_does_not_jump_though_it_may(kit: Kit, chained: bool) -> None:
    part = Part(goes_to=4 if chained else 0, chained=chained, page=1)
    one = kit.fit(story(60), kit.of(2, 20, jump=4), part)
    assert (one.jump, one.fit.goes_to, one.poured.rest) == (None, 0, None)
    over = kit.fit(story(200, 200), kit.of(1, 14, jump=4), part)
    assert over.jump is not None and over.fit.goes_to == 4
    assert [one.code for one in over.findings] == ([] if chained else ["jump-rest"])


@pytest.mark.parametrize("page", [1, 4])
def test_a_story_whose_copy_says_that_it_jumps_has_its_line_even_where_it_ends(kit: Kit, page: int) -> None:
    """下转 in the copy is set where the story ends; not that to its own page."""
    one = kit.fit(story(60, jump=Jump("to", page)), kit.of(2, 20), Part(page=1))
    assert (one.jump is not None) == (page == 4)
    assert (one.fit.came_from, one.fit.goes_to) == (0, page if page == 4 else 0)
    assert (one.poured.jump_row >= 0) == (page == 4)
    over = kit.fit(story(200, 200, jump=Jump("to", page)), kit.of(1, 14), Part(page=1))
    assert (over.jump is not None) == (page == 4)
    assert "overset" in [one.code for one in over.findings]
    chained = kit.fit(story(60, jump=Jump("to", page)), kit.of(2, 20), Part(page=1, chained=True))
    assert chained.jump is None
    first = kit.fit(story(200, 200, jump=Jump("to", page)), kit.of(1, 14), Part(page=1, chained=True))
    assert first.poured.rest is not None
    assert (first.jump, first.fit.goes_to) == (None, 0), "it goes on in the next slot of its page"
    assert (first.poured.rows, first.poured.jump_row) == (first.room.total, -1), "no row is kept for a line"
    unknown = kit.fit(story(60, jump=Jump("to", page)), kit.of(2, 20))
    assert unknown.fit.goes_to == page, "no page is its own where none is known"


def test_a_jump_line_on_the_last_line_stands_a_character_off_the_words(kit: Kit) -> None:
    """It shares that line wherever it can, and else has a row."""
    seen = set()
    for more in range(14):
        one = kit.fit(story(60 + more, jump=Jump("to", 4)), kit.of(1, 20), Part(page=1))
        assert one.jump is not None
        last = one.poured.placed[-1]
        shares = one.poured.jump_row == last.row
        free = one.room.legs[-1].measure - last.line.width - one.jump.width
        assert shares == (free >= kit.styles.text["body"].size)
        seen.add(shares)
    assert seen == {True, False}


def test_where_a_story_goes_on_it_says_whence_and_has_a_short_head(kit: Kit) -> None:
    copy = story(200, 200, 200, kicker="引题")
    first = kit.fit(copy, kit.of(1, 16), Part(goes_to=4, chained=True, page=1))
    rest = first.poured.rest
    assert rest is not None
    items = items_from(first.items, rest.item, rest.offset)
    second = kit.fit(copy, kit.of(3, 20), Part(items, came_from=1, page=4))
    assert [item.role for item in second.items].count("jump") == 1
    assert shown(second, "jump") == "（上接第1版）"
    assert (second.fit.came_from, second.poured.placed[0].row) == (1, 0)
    assert 0 < second.head.rows <= 4 < first.head.rows
    notice, half = second.poured.placed[0].line.runs[0], kit.styles.text["jump"].size // 2
    assert notice.xs[0] == 4 * half - half, "two characters in, less the white of its opening bracket"
    text = "".join(p.text for p in copy.body)
    assert bare(shown(first, "paragraph") + shown(second, "paragraph")) == bare(text)
    third = kit.fit(copy, kit.of(3, 20), Part((), came_from=1, page=4))
    assert (third.items, third.head.rows, third.poured.placed) == ((), 0, ())
    onward = kit.fit(copy._replace(jump=Jump("from", 7)), kit.of(3, 30), Part(page=2))
    assert (onward.fit.came_from, shown(onward, "jump")) == (7, "（上接第7版）")
    again = kit.fit(copy._replace(jump=Jump("from", 7)), kit.of(3, 20), Part(items, came_from=1, page=4))
    assert again.fit.came_from == 1
    same_page = kit.fit(copy._replace(jump=Jump("from", 7)), kit.of(3, 20), Part(items, page=4))
    assert same_page.fit.came_from == 0


@settings(max_examples=15)
@given(st.integers(1, 9), st.integers(1, 4), st.integers(8, 18))
def test_lines_are_kept_back_in_even_rows_of_all_legs(kit: Kit, hold: int, columns: int, lines: int) -> None:
    copy, slot = story(200, 200, 200, 200, 200, 200, 200), kit.of(columns, lines)
    plain, held = (kit.fit(copy, slot, Part(goes_to=4, chained=True, page=1, hold=number)) for number in (0, hold))
    rows = -(-hold // columns)
    assert held.room.total == max(0, plain.room.total - rows * columns)
    assert held.fit.doses.head == min(rows, kit.styles.limits["head_spare"])
    assert len(held.poured.placed) <= max(0, plain.room.total - 1 - hold)  # a row is the jump line's
    assert held.poured.rest is not None
    short = kit.fit(story(60), kit.of(columns, 24), Part(goes_to=4, chained=True, page=1, hold=1))
    assert (short.poured.rest, short.fit.over) == (None, 0), "all goes in above what is kept back"


@settings(max_examples=25)
@given(
    LENGTHS, SLOTS,
    st.builds(Doses, st.sampled_from([0, -15, -7, 15]), st.integers(-1, 1), st.integers(-1, 2), st.just(0)),
    st.booleans(),
)  # fmt: skip
def test_doses_that_a_group_settled_on_are_those_of_the_slot(
    kit: Kit, lengths: list[int], told: tuple[int, int, int], doses: Doses, chained: bool
) -> None:
    columns, lines, legs = told
    slot = kit.of(columns, lines, legs=Legs(count=legs), head=Head(lines=4), remedies=("tracking", "head"))
    part = Part(goes_to=4 if chained else 0, chained=chained, page=1, forced=doses)
    one = kit.fit(story(*lengths), slot, part)
    assert one.fit.doses == doses
    assert one.fit.tried == ()
    assert one.head.rows == 4 + doses.head
    feet = len(one.room.heads)
    assert one.fit.room == feet * (lines - 4 - doses.head) or (chained and one.fit.over)
    for item in one.items:
        if item.role == "paragraph":
            assert item.prepared.style.tracking - item.style.tracking == doses.tracking
    again = kit.fit(story(*lengths), slot, part)
    assert again == one


REMEDIES = ["tracking", "subhead", "head", "picture", "jump", "cut"]


@settings(max_examples=15)
@given(st.permutations(REMEDIES), st.sampled_from(["", "jump", "chained"]))
def test_what_stands_after_jump_is_not_tried_where_the_story_goes_on(kit: Kit, order: list[str], way: str) -> None:
    slot = kit.of(1, 12, remedies=tuple(order), jump=4 if way == "jump" else 0)
    part = Part(goes_to=4, chained=True, page=1) if way == "chained" else Part(page=1)
    copy = story(200, -6, 200, 90)
    one = kit.fit(copy, slot, part)
    allowed = order[: order.index("jump")] if way else order
    tried = [tried.remedy for tried in one.fit.tried]
    assert set(tried) <= set(allowed)
    assert tried == [name for name in order if name in tried]
    assert one.fit.over > 0
    without = kit.fit(copy, slot._replace(remedies=("tracking", "head")), part)
    assert bool(without.fit.tried) == (not way)


def test_type_in_a_box_keeps_off_its_rule(kit: Kit) -> None:
    """A row at its foot; one under its upper rule where that is deep and no head has white under it."""
    for box, deep in (("comment", 0), ("ornate", 1)):
        for copy, under_rule in ((story(90), 0), (story(90, headline=()), deep)):
            plain = kit.fit(copy, kit.of(2, 20, legs=Legs(count=2)))
            one = kit.fit(copy, kit.of(2, 20, legs=Legs(count=2), box=box))
            assert one.fit.room - 2 * (20 - one.head.rows) == -2 * (1 + under_rule)
            assert one.room.usual < plain.room.usual


def test_an_item_just_as_deep_as_its_leg_is_not_divided(kit: Kit) -> None:
    """66 characters of a subhead are seven lines here, and with its white eight rows."""
    for rows, divided in ((8, False), (7, True)):
        copy = story(20)._replace(body=(Paragraph("subhead", "题" * 66), Paragraph("p", SENTENCE)))
        one = kit.fit(copy, kit.of(1, 3 + rows, head=Head(lines=3), remedies=("cut",)), Part(page=1))
        assert one.items[0].divisible == divided
        assert one.poured.placed


def test_what_a_remedy_left_is_what_is_over_or_what_its_legs_are_unlevel_by(kit: Kit) -> None:
    seen = set()
    for size in range(200, 420, 9):
        one = kit.fit(story(size), kit.of(2, 20, remedies=("tracking",)), Part(page=1))
        unlevel = 0 if one.fit.over else one.room.total - one.poured.rows
        if one.fit.tried:
            assert one.fit.tried[-1].left == one.fit.over - unlevel
            seen.add(one.fit.tried[-1].left)
    assert {-1, 1, 2} < seen


def test_something_stands_in_a_slot_that_a_jump_line_makes_too_low_for_the_first_item(kit: Kit) -> None:
    for size in range(60, 120, 6):
        copy = story(20)._replace(body=(Paragraph("subhead", "题" * size), Paragraph("p", SENTENCE)))
        one = kit.fit(copy, kit.of(1, 12, head=Head(lines=3), jump=4), Part(page=1))
        assert one.jump is not None and one.poured.placed


def test_a_cut_is_proposed_where_copy_is_over_and_goes_on_nowhere(kit: Kit) -> None:
    copy, cut = story(200, 90), ("cut",)
    ends, jumps, goes_on = Part(page=1), Part(page=1), Part(goes_to=4, chained=True, page=1)
    for remedies, jump, part, wanted in (
        (cut, 0, ends, True), (("head",), 0, ends, False), (cut, 4, jumps, False), (cut, 0, goes_on, False),
    ):  # fmt: skip
        one = kit.fit(copy, kit.of(2, 16, remedies=remedies, jump=jump), part)
        assert one.fit.over > 0
        assert (one.fit.cut is not None) == wanted
        assert ("cut-proposed" in [found.code for found in one.findings]) == wanted
    assert kit.fit(copy, kit.of(2, 30, remedies=cut), ends).fit.cut is None


def test_a_head_beside_the_legs_is_as_deep_as_they_are(kit: Kit) -> None:
    one = kit.fit(story(200), kit.of(4, 12, head=Head(place="left", columns=1)))
    assert one.head.rows == 12
    assert one.fit.room == 12 * len(one.room.heads) > 12


def test_a_story_without_a_head_has_all_rows_and_one_whose_head_is_deep_has_fewer(kit: Kit) -> None:
    bald = kit.fit(story(200)._replace(headline=()), kit.of(2, 12))
    assert (bald.head.rows, bald.fit.room) == (0, 24)
    beside = kit.fit(story(200)._replace(headline=()), kit.of(2, 12, head=Head(place="left")))
    assert (beside.slot.head.place, beside.fit.room) == ("", 24)
    deep = kit.fit(
        story(200)._replace(
            headline=("今年全市粮食总产量", "达到十年来最高水平", "广大农民喜获丰收"), deck="副题" * 30
        ),
        kit.of(2, 30),
    )
    assert deep.head.rows > 5
    assert "head-too-deep" not in [one.code for one in deep.findings]
    held = kit.fit(story(200)._replace(headline=("今年",) * 6), kit.of(2, 4))
    assert held.head.rows <= 4


@settings(max_examples=25)
@given(st.integers(1, 5), st.integers(0, 70), st.sampled_from(["", "K10"]))
def test_a_head_has_the_fewest_rows_that_it_goes_into(kit: Kit, lines: int, deck: int, tint: str) -> None:
    """Those of its style, or as many more as it needs where the slot has them; on a tint it needs white, too."""
    copy = story(200)._replace(headline=("今年全市粮食总产量",) * lines, deck=SENTENCE[:17] * (deck // 17))

    def too_deep(rows: int, within: int) -> bool:
        one = kit.fit(copy, kit.of(2, within, head=Head(lines=rows, tint=tint), remedies=("cut",)))
        return "head-too-deep" in [found.code for found in one.findings]

    free = kit.fit(copy, kit.of(2, 40, head=Head(tint=tint), remedies=("cut",)))
    rows, usual = free.head.rows, free.look.head_lines
    event(f"rows more: {rows > usual}")
    assert not too_deep(rows, 40)
    assert rows == usual or too_deep(rows - 1, 40)
    exact = kit.fit(copy, kit.of(2, rows, head=Head(tint=tint), remedies=("cut",)))
    assert exact.head.rows == rows
    assert "head-too-deep" not in [found.code for found in exact.findings]


def test_more_legs_than_go_in_are_reported(kit: Kit) -> None:
    for count, wanted in ((9, ["legs-held"]), (2, [])):
        one = kit.fit(story(200), kit.of(1, 20, legs=Legs(count=count)))
        found = [one for one in one.findings if one.code == "legs-held"]
        assert [one.code for one in found] == wanted if count == 9 else not found or len(one.room.legs) < 2
        for each in found:
            assert dict(each.facts)["asked"] == count
            assert dict(each.facts)["made"] == len(one.room.legs)


def test_what_no_leg_takes_in_one_is_divided_and_set(kit: Kit) -> None:
    copy = story(20)._replace(body=(Paragraph("subhead", "题" * 90), Paragraph("p", SENTENCE)))
    one = kit.fit(copy, kit.of(1, 9, head=Head(lines=3)))
    assert one.poured.placed
    assert shown(one, "subhead").startswith("题" * 12)
    assert one.poured.rest is not None and one.poured.rest != Cursor(0, 0)
