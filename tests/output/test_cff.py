"""A face with PostScript outlines is embedded, shown and read back like any other."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from PIL import Image
from readback import ReadBack

from layout.fonts.library import Library
from layout.fonts.manifest import read_manifest
from layout.geometry import Point
from layout.output.pdf import pdf
from layout.page import Edition, GlyphRun, Page
from layout.pixels.png import png

TEXT = "大同日报A"


def square(size: int) -> object:
    """The outline of a square that stands on the baseline."""
    pen = T2CharStringPen(1000, None)
    for index, (x, y) in enumerate(((0, 0), (0, size), (size, size), (size, 0))):
        (pen.lineTo if index else pen.moveTo)((x, y))
    pen.closePath()
    return pen.getCharString()


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A face whose characters are squares of 100, 200, 300 … units."""
    folder = tmp_path_factory.mktemp("cff")
    names = [".notdef", *(f"g{i}" for i in range(len(TEXT)))]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): f"g{i}" for i, c in enumerate(TEXT)})
    builder.setupCFF("Squares", {}, {name: square(100 * i) for i, name in enumerate(names)}, {})
    builder.setupHorizontalMetrics({name: (600 if name == "g4" else 1000, 0) for name in names})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular", "psName": "Squares"})
    builder.save(folder / "squares.otf")
    told = "faces:\n  song: {file: squares.otf, postscript: Squares}\nroles:\n  song: {face: song}\n"
    return Library(read_manifest(told, "fonts.yaml"), folder)


def test_postscript_outlines_are_embedded_shown_and_read(faces: Library) -> None:
    shaped = faces.face("song").shape(TEXT[::-1])
    xs = (0, *(6_000 + 10_000 * i for i in range(4)))
    run = GlyphRun("song", 10_000, Point(10_000, 50_000), shaped.gids, xs, tuple(TEXT[::-1]))
    page = Page(1, 100_000, 100_000, 0, (run,))
    data = pdf((page,), Edition("id", "t", "2023-11-15", "zh-Hans", (page,), ()), faces, {})
    back = ReadBack(data)
    assert back.text == TEXT[::-1]
    assert [round(glyph.x, 2) for glyph in back.glyphs] == [10, 16, 26, 36, 46]
    font = next(iter(back.fonts.values()))
    assert "FontFile3" in font["descriptor"]  # type: ignore[operator]
    assert b"/CIDFontType0C" in data and b"CIDToGIDMap" not in data
    with Image.open(BytesIO(png(data, dpi=288))) as shown:
        grey = shown.convert("L")
        heights = [
            sum(grey.getpixel((int((10.3 + x / 1000) * 4), y)) < 128 for y in range(400)) / 4  # type: ignore[operator]
            for x in xs
        ]
    assert heights == pytest.approx([5, 4, 3, 2, 1], abs=0.5)
