"""Printer's marks: outside the bleed, on the right plates, met by no reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from plates import plates
from presswork import EDITION, set_in, sheet
from readback import ReadBack
from test_press_file import KIT, SONG

from layout.geometry import Rect
from layout.output.pdf import pdf
from layout.page import GlyphRun, Mark, Page, Picture, Rule, Tint
from layout.streams.printermarks import PATCHES, REGISTRATION, ROOM, with_marks
from layout.units import mm

PAGE = sheet(set_in(SONG, "正文"), width=mm(275), height=mm(395), bleed=mm(3))


def extent(mark: Mark) -> Rect:
    """The rectangle that *mark* inks, type by its em boxes."""
    if isinstance(mark, Tint | Picture):
        return mark.rect
    if isinstance(mark, Rule):
        half = mark.thickness // 2 if mark.round or mark.start.y == mark.end.y else 0
        side = mark.thickness // 2 if mark.round or mark.start.x == mark.end.x else 0
        left, top = min(mark.start.x, mark.end.x) - side, min(mark.start.y, mark.end.y) - half
        right, foot = max(mark.start.x, mark.end.x) + side, max(mark.start.y, mark.end.y) + half
        return Rect(left, top, right - left, foot - top)
    return Rect(mark.origin.x, mark.origin.y - mark.size, mark.xs[-1] + mark.size, mark.size * 5 // 4)


def added(page: Page, kind: str) -> tuple[Mark, ...]:
    return with_marks(page, EDITION, KIT, kind).marks[len(page.marks) :]


@pytest.mark.parametrize("kind", ["crop", "full"])
@pytest.mark.parametrize("size", [(mm(390), mm(545)), (mm(275), mm(395)), (mm(60), mm(90))])
def test_marks_stand_between_the_bleed_and_the_edge_of_the_sheet(kind: str, size: tuple[int, int]) -> None:
    page = PAGE._replace(width=size[0], height=size[1])
    bleed = Rect(-page.bleed, -page.bleed, page.width + 2 * page.bleed, page.height + 2 * page.bleed)
    room = ROOM[kind] + page.bleed
    whole = Rect(-room, -room, page.width + 2 * room, page.height + 2 * room)
    marks = added(page, kind)
    assert len(marks) >= 8
    assert [mark for mark in marks if extent(mark).overlaps(bleed) or not extent(mark).within(whole)] == []
    assert all(mark.tag is None for mark in marks)
    assert extent(set_in(SONG, "文")).overlaps(bleed)


def test_crop_marks_point_at_the_trimmed_corners() -> None:
    lines = [mark for mark in added(PAGE, "crop") if isinstance(mark, Rule)]
    assert {mark.ink for mark in lines} == {REGISTRATION}
    at = sorted({mark.start.x for mark in lines if mark.start.x == mark.end.x})
    down = sorted({mark.start.y for mark in lines if mark.start.y == mark.end.y})
    assert (at, down) == ([0, PAGE.width], [0, PAGE.height])
    assert len(lines) == 8


def test_no_marks_leave_the_page_as_it_is() -> None:
    assert with_marks(PAGE, EDITION, KIT, "none") == PAGE


def test_the_colour_bar_has_every_patch_and_the_slug_line_names_page_and_plates() -> None:
    marks = added(PAGE, "full")
    assert tuple(mark.ink for mark in marks if isinstance(mark, Tint)) == PATCHES
    said = "".join("".join(mark.texts) for mark in marks if isinstance(mark, GlyphRun))
    assert said.split() == ["大同日报", "<A&B>", "第1版", "C", "M", "Y", "K"]


def test_a_slug_line_too_long_for_the_sheet_ends_before_its_edge() -> None:
    marks = with_marks(PAGE, EDITION._replace(title="长" * 500), KIT, "full").marks
    assert [m for m in marks if isinstance(m, GlyphRun) and extent(m).right > PAGE.width] == []


def test_marks_are_on_all_plates_and_only_artifacts(tmp_path: Path) -> None:
    data = pdf((with_marks(PAGE, EDITION, KIT, "full"),), EDITION, KIT, {})
    path = tmp_path / "m.pdf"
    path.write_bytes(data)
    assert plates(path, tmp_path / "trim", dpi=50).heaviest == 100  # the page's own black type and nothing else
    content = ReadBack(data).content.decode("latin-1")
    assert set(re.findall(r"^/(\w+).*B(?:DC|MC)$", content, re.MULTILINE)) == {"Artifact"}
    boxes = ReadBack(data).page.attrs
    assert boxes["MediaBox"][2] > boxes["BleedBox"][2] > boxes["TrimBox"][2]
