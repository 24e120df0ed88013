"""Previews: the trimmed page as a PNG."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from presswork import EDITION, sheet

from layout.fonts.library import Library
from layout.fonts.model import Manifest
from layout.geometry import Rect
from layout.output.pdf import pdf
from layout.page import Ink, Page, Tint
from layout.pixels.png import png

NO_FACES = Library(Manifest({}, {}, ()), Path())
CYAN, RED = Ink(1000, 0, 0, 0), Ink(0, 1000, 1000, 0)
DRAWN_RED = (238, 29, 35)
"""Red on the screen as pdfium draws it."""


def image(page: Page, dpi: int = 72) -> Image.Image:
    return Image.open(io.BytesIO(png(pdf((page,), EDITION, NO_FACES, {}), dpi=dpi)))


def test_a_preview_is_cut_to_the_trim() -> None:
    bleeding = Tint(Rect(-9_000, -9_000, 318_000, 218_000), CYAN)
    inside = Tint(Rect(0, 0, 300_000, 200_000), RED)
    seen = image(sheet(bleeding, inside))
    assert seen.size == (300, 200)
    assert seen.getcolors() == [(60_000, DRAWN_RED)]
    both = image(sheet(bleeding, Tint(Rect(5_000, 0, 295_000, 200_000), RED))).getcolors()
    assert both is not None and len(both) == 2


@pytest.mark.parametrize(("dpi", "size"), [(36, (150, 100)), (72, (300, 200)), (150, (625, 417))])
def test_a_preview_has_the_resolution_asked_for_and_says_so(dpi: int, size: tuple[int, int]) -> None:
    seen = image(sheet(), dpi)
    assert seen.size == pytest.approx(size, abs=1)
    assert seen.info["dpi"] == pytest.approx((dpi, dpi), abs=0.05)
    assert seen.mode == "RGB"


def test_a_preview_without_bleed_is_the_sheet() -> None:
    assert image(sheet(Tint(Rect(0, 0, 300_000, 200_000), CYAN), bleed=0)).getcolors() == [(60_000, (0, 174, 239))]


def test_a_preview_is_always_the_same() -> None:
    data = pdf((sheet(Tint(Rect(0, 0, 100_000, 50_000), CYAN)),), EDITION, NO_FACES, {})
    assert png(data) == png(data) != png(data, dpi=149)


def test_a_later_page_can_be_seen() -> None:
    pages = (sheet(), sheet(Tint(Rect(0, 0, 300_000, 200_000), RED)))
    data = pdf(pages, EDITION, NO_FACES, {})
    assert Image.open(io.BytesIO(png(data, dpi=72, page=1))).getpixel((5, 5)) == DRAWN_RED
    assert Image.open(io.BytesIO(png(data, dpi=72))).getpixel((5, 5)) == (255, 255, 255)


def loaded_by(statement: str) -> set[str]:
    """Modules that a fresh interpreter has after *statement*, stand-ins that nothing was asked of left out."""
    told = "import sys; print(*[name for name, module in sys.modules.items() if type(module).__name__ != '_Later'])"
    done = subprocess.run([sys.executable, "-c", f"{statement}\n{told}"], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_writing_a_press_file_loads_no_image_library_and_no_canvas() -> None:
    unwanted = {"PIL.Image", "pypdfium2", "pikepdf", "reportlab.pdfgen.canvas", "fontTools", "numpy", "tempfile"}
    assert (
        loaded_by("import layout.output.pdf, layout.publishing.press_condition, layout.streams.printermarks") & unwanted
        == set()
    )
    assert "reportlab.pdfbase.pdfdoc" in loaded_by("import layout.output.pdf")
    assert "pypdfium2" in loaded_by("import layout.pixels.png")
    assert {"reportlab", "PIL", "pypdfium2"} & loaded_by("import layout.streams.draw, layout.output.dump") == set()
