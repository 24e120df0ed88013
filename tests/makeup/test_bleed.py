"""What touches the trimmed edge goes on into the bleed by itself; what stops short of it is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import codes, made
from PIL import Image

from layout.composing import Composed
from layout.page import GlyphRun, Picture, Rule, Tint
from layout.units import mm

PAGES = "pages:\n  - {number: 2, slots: [%s]}\n"
SPARE = {"spare": "文"}
BLEED = mm(3)


def one_page(folder: Path, rect: str, more: str = "") -> Composed:
    Image.new("RGB", (1200, 900), "teal").save(folder / "p.png")
    return made(
        folder, PAGES % f"{{id: p, picture: p.png, rect: {rect}, caption: 一段说明, credit: 某某 摄{more}}}", SPARE
    )


def test_a_picture_at_the_edge_goes_on_into_the_bleed_uncropped_in_its_proportions(tmp_path: Path) -> None:
    page = one_page(tmp_path, "[0mm, 0mm, 275mm, 200mm]").edition.pages[0]
    (picture,) = [mark for mark in page.marks if isinstance(mark, Picture)]
    assert (picture.rect.x, picture.rect.y) == (-BLEED, -BLEED)
    assert picture.rect.right == page.width + BLEED
    left, top, right, foot = picture.crop
    assert abs((right - left) / (foot - top) - picture.rect.width / picture.rect.height) < 0.01
    assert 0 <= left < right <= 1200 and 0 <= top < foot <= 900


@pytest.mark.parametrize(("rect", "framed"), [("[0mm, 50mm, 60mm, 60mm]", False), ("[20mm, 50mm, 60mm, 60mm]", True)])
def test_a_picture_that_goes_on_into_the_bleed_has_no_frame_at_the_trim(
    tmp_path: Path, rect: str, framed: bool
) -> None:
    marks = one_page(tmp_path, rect).edition.pages[0].marks
    assert any(isinstance(mark, Rule) for mark in marks) == framed


def test_the_words_of_such_a_picture_keep_off_the_trim(tmp_path: Path) -> None:
    page = one_page(tmp_path, "[0mm, 0mm, 275mm, 200mm]").edition.pages[0]
    runs = [mark for mark in page.marks if isinstance(mark, GlyphRun)]
    assert min(run.origin.x + run.xs[0] for run in runs) >= mm(3)
    assert max(run.origin.x + run.xs[-1] + run.size for run in runs) <= page.width - mm(3)


def test_a_tint_at_the_edge_goes_on_and_one_inside_does_not(tmp_path: Path) -> None:
    slots = (
        "{id: a, use: notice, rect: [0mm, 50mm, 60mm, 20mm], tint: head-tint, text: [启事]},"
        "{id: b, use: notice, rect: [90mm, 50mm, 60mm, 20mm], tint: head-tint, text: [启事]}"
    )
    page = made(tmp_path, PAGES % slots, SPARE).edition.pages[0]
    one, other = (mark.rect for mark in page.marks if isinstance(mark, Tint))
    assert (one.x, one.right) == (-BLEED, mm(60))
    assert (other.x, other.width) == (mm(90), mm(60))


@pytest.mark.parametrize(("rect", "reported"), [("[2mm, 50mm, 60mm, 60mm]", True), ("[5mm, 50mm, 60mm, 60mm]", False),
                                                ("[0mm, 50mm, 60mm, 60mm]", False)])  # fmt: skip
def test_what_stops_within_three_millimetres_of_the_trim_is_reported(tmp_path: Path, rect: str, reported: bool) -> None:
    assert ("bleed-short" in codes(one_page(tmp_path, rect))) == reported
