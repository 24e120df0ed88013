"""Pictures that give rows to the story they stand in, and take those it does not need."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from issues import codes, copy, made, runs, words
from PIL import Image

from layout.composing import Composed
from layout.findings import Place
from layout.fitting.fitted import Fitted
from layout.fitting.picture_rows import LEAST_PICTURE, slack_of, with_picture_rows
from layout.geometry import Rect
from layout.page import Picture
from layout.spec.model import Area, PageSpec, Slot
from layout.spec.nested_areas import shared, with_insets

AREA = "at: [1, 4], span: [3, LINES]"
PLACES = {
    "middle": "at: [2, 16], span: [1, 9]",
    "foot": "corner: 右下, span: [2, 9]",
    "top": "corner: 右上, span: [1, 9]",
}


def page_of(
    folder: Path, lines: int, fit: str, *, place: str = "foot", sentences: int = 24, more: str = ""
) -> Composed:
    Image.new("RGB", (900, 900), "white").save(folder / "p.png")
    picture = f"{{picture: p.png, caption: 丰收, credit: 某某摄, {PLACES[place]}}}"
    slot = f"id: x, story: x, {AREA.replace('LINES', str(lines))}, head: {{lines: 5}}, fit: [{fit}]"
    slots = f"      - {{{slot}, pictures: [{picture}{more}]}}\n"
    return made(folder, "pages:\n  - number: 1\n    slots:\n" + slots, {"x": copy(sentences)})


def picture_in(composed: Composed) -> Rect:
    return next(one.rect for one in composed.edition.pages[0].marks if isinstance(one, Picture))


def depth_that_fits(folder: Path, place: str) -> int:
    for lines in range(22, 60):
        if not page_of(folder, lines, "", place=place).fits[0].fit.over:
            return lines
    raise AssertionError


def checked(composed: Composed) -> Fitted:
    """The story of a page on which every character stands, off the picture, which stands in the story's area."""
    (one,) = composed.fits
    page = composed.edition.pages[0]
    assert "".join(words(page, "paragraph").split()) == "".join(copy(24).split())
    rect = picture_in(composed)
    assert rect.within(one.rect)
    for run in runs(page, "paragraph"):
        line = Rect(run.origin.x + run.xs[0], run.origin.y - run.size // 2, run.xs[-1] - run.xs[0] + 1, run.size // 2)
        assert not line.overlaps(rect)
    assert "inset-on-head" not in codes(composed)
    return one


@pytest.mark.parametrize("place", PLACES)
def test_a_picture_in_the_area_of_a_story_gives_it_lines(tmp_path: Path, place: str) -> None:
    lines = depth_that_fits(tmp_path, place) - 1
    plain, helped = page_of(tmp_path, lines, "", place=place), page_of(tmp_path, lines, "picture", place=place)
    assert plain.fits[0].fit.over and "overset" in codes(plain)
    one = checked(helped)
    rows = -one.fit.doses.picture
    assert one.fit.over == 0 and 1 <= rows <= 3
    was, now = picture_in(plain), picture_in(helped)
    assert was.height - now.height == rows * 16_000
    assert (was.x, was.width) == (now.x, now.width)
    # At the foot of the area it stays there, elsewhere it keeps its top.
    assert (was.bottom == now.bottom) == (place == "foot")
    assert (was.y == now.y) == (place != "foot")


@pytest.mark.parametrize("place", ["middle", "foot"])
def test_a_short_story_lets_the_picture_in_it_grow(tmp_path: Path, place: str) -> None:
    lines = depth_that_fits(tmp_path, place) + 3
    plain = page_of(tmp_path, lines, "head", place=place)
    grown = page_of(tmp_path, lines, "head, picture", place=place)
    one = checked(grown)
    assert one.fit.doses.picture > 0 and one.fit.short < plain.fits[0].fit.short
    assert picture_in(grown).height - picture_in(plain).height == one.fit.doses.picture * 16_000


def test_a_story_without_the_remedy_leaves_its_picture_alone(tmp_path: Path) -> None:
    lines = depth_that_fits(tmp_path, "foot") - 1
    plain, other = page_of(tmp_path, lines, ""), page_of(tmp_path, lines, "subhead")
    assert picture_in(plain) == picture_in(other)
    assert other.fits[0].fit.over


def slot_of(name: str, area: Area, use: str, within: str = "") -> Slot:
    return Slot(name, use, area, Place("s"))._replace(within=within)


AREAS = st.builds(Area, st.integers(1, 4), st.integers(1, 30), st.integers(1, 3), st.integers(1, 16))


@settings(max_examples=300)
@drawn(AREAS, AREAS, st.booleans(), st.data())
def test_whatever_it_gives_or_takes_a_picture_stays_in_the_area_and_off_the_rest(one, other, outside, data) -> None:
    host = slot_of("host", Area(1, 5, 4, 40), "story")
    one, other = (
        each._replace(line=each.line + 4, columns=min(each.columns, 5 - each.column)) for each in (one, other)
    )
    inner = [slot_of("p", one, "picture", "host")]
    if not shared(one, other) and other.line + other.lines <= 45:
        inner.append(slot_of("box", other, "story", "host"))
    slots = [host, *inner]
    if outside:
        slots.append(slot_of("q", Area(1, 45, 4, 9), "picture"))
    page = with_insets(PageSpec(1, tuple(slots), Place("s")))
    slot = page.slots[0]
    giver = slack_of(slot, page)
    assert giver.stands == ("under" if outside else "inside")
    rows = data.draw(st.integers(-giver.less, giver.more))
    after = with_picture_rows(slot, giver, rows)
    assert after.area.column == slot.area.column
    if outside:
        assert after.area.lines == 40 - rows and after.insets == slot.insets
        ends = [inset.area.line + inset.area.lines for inset in after.insets]
        assert rows <= 0 or max(ends) <= after.area.line + after.area.lines
        return
    assert after.area == slot.area
    had, has = ({inset.id: inset.area for inset in each.insets} for each in (slot, after))
    assert has["p"].lines - had["p"].lines == rows
    assert has["p"].lines >= min(LEAST_PICTURE, had["p"].lines)
    if rows > 0:
        assert has["p"].line >= 5 and has["p"].line + has["p"].lines <= 45
        assert "box" not in has or not shared(has["p"], has["box"])
    assert had.get("box") == has.get("box")
