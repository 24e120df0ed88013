"""What touches the trimmed edge goes on into the bleed by itself; what stops short of it is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import codes, made
from PIL import Image

from layout.composing import Composed
from layout.page import Drawing, GlyphRun, Picture, Rule, Tint
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


CHART = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}mm" height="50mm" viewBox="0 0 {0} 50">'
FILL = '<defs><linearGradient id="g"><stop offset="0" stop-color="#036"/><stop offset="1" stop-color="#9cf"/>'
FILL += '</linearGradient></defs><rect width="275" height="50" fill="url(#g)"/><circle cx="137.5" cy="25" r="9"/>'


def drawn(folder: Path, rect: str, slot: str = "id: p, picture: p.svg, caption_at: none") -> Composed:
    (folder / "p.svg").write_text(CHART.format(275) + FILL + "</svg>", "utf-8")
    return made(folder, PAGES % f"{{{slot}, rect: {rect}}}", SPARE)


@pytest.mark.parametrize("rect", ["[0mm, 0mm, 275mm, 50mm]", "[0mm, 60mm, 275mm, 60mm]"])
def test_a_drawing_at_the_edge_goes_on_into_the_bleed_in_its_proportions(tmp_path: Path, rect: str) -> None:
    page = drawn(tmp_path, rect).edition.pages[0]
    (drawing,) = [mark for mark in page.marks if isinstance(mark, Drawing)]
    assert (drawing.rect.x, drawing.rect.right) == (-BLEED, page.width + BLEED)
    assert (drawing.rect.y == -BLEED) == rect.startswith("[0mm, 0mm")
    ground, dot = drawing.shapes
    points = [(ends[-2], ends[-1]) for _, ends in ground.steps if ends]
    assert min(x for x, _ in points) <= 0 and max(x for x, _ in points) >= drawing.rect.width
    assert min(y for _, y in points) <= 0 and max(y for _, y in points) >= drawing.rect.height
    round_ones = [(ends[-2], ends[-1]) for _, ends in dot.steps if ends]
    wide, deep = (max(one) - min(one) for one in zip(*round_ones, strict=True))
    assert abs(wide - deep) < mm(0.1) and wide > mm(18)


def test_a_drawing_off_the_edge_stays_as_it_is(tmp_path: Path) -> None:
    page = drawn(tmp_path, "[20mm, 60mm, 200mm, 50mm]").edition.pages[0]
    (drawing,) = [mark for mark in page.marks if isinstance(mark, Drawing)]
    assert drawing.rect.x == mm(20)


@pytest.mark.parametrize(("rect", "told"), [("[0mm, 345mm, 275mm, 50mm]", 1), ("[20mm, 250mm, 200mm, 36mm]", 0)])
def test_an_advertisement_at_the_trim_whose_file_has_no_bleed_is_told(tmp_path: Path, rect: str, told: int) -> None:
    Image.new("CMYK", (1375, 250), (0, 90, 80, 0)).save(tmp_path / "a.tif", dpi=(127, 127))
    composed = made(tmp_path, PAGES % f"{{use: ad, file: a.tif, advertiser: 早市, rect: {rect}}}", SPARE)
    assert codes(composed).count("ad-no-bleed") == told
