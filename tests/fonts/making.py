"""Small fonts made for tests: squares of given sizes in TrueType, CFF, and CFF2 with a weight axis."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

NAMES = {"familyName": "Squares", "styleName": "Regular", "uniqueFontIdentifier": "s", "fullName": "Squares Regular"}


def started(characters: str, name: str, *, truetype: bool) -> tuple[FontBuilder, list[str]]:
    builder = FontBuilder(1000, isTTF=truetype)
    glyphs = [".notdef", *(f"g{index}" for index in range(len(characters)))]
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({ord(one): f"g{index}" for index, one in enumerate(characters)})
    return builder, glyphs


def ended(builder: FontBuilder, glyphs: list[str], name: str, *, fs_type: int = 0) -> FontBuilder:
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, fsType=fs_type)
    builder.setupPost()
    family = {"en": name, "zh": f"{name}方"}
    builder.setupNameTable({**NAMES, "familyName": family, "fullName": f"{name} Regular", "psName": f"{name}-Regular"})
    return builder


def _square(pen: object, size: int) -> None:
    points = ((0, 0), (0, size), (size, size), (size, 0))
    for index, point in enumerate(points):
        (pen.lineTo if index else pen.moveTo)(point)  # type: ignore[attr-defined]
    pen.closePath()  # type: ignore[attr-defined]


def truetype(path: Path, characters: str, name: str = "Squares", *, size: int = 500, fs_type: int = 0) -> Path:
    builder, glyphs = started(characters, name, truetype=True)
    shapes = {}
    for glyph in glyphs:
        pen = TTGlyphPen(None)
        if size:
            _square(pen, size)
        shapes[glyph] = pen.glyph()
    builder.setupGlyf(shapes)
    ended(builder, glyphs, name, fs_type=fs_type).save(path)
    return path


def cff(path: Path, characters: str, name: str = "Outlines") -> Path:
    builder, glyphs = started(characters, name, truetype=False)
    shapes = {}
    for glyph in glyphs:
        pen = T2CharStringPen(1000, None)
        _square(pen, 600)
        shapes[glyph] = pen.getCharString()
    builder.setupCFF(f"{name}-Regular", {}, shapes, {})
    ended(builder, glyphs, name).save(path)
    return path


def cff2(path: Path, characters: str, name: str = "Growing") -> Path:
    """Squares that are 300 units wide at weight 100 and 900 at weight 900."""
    builder, glyphs = started(characters, name, truetype=False)
    program = [0, 0, "rmoveto", 300, 600, 1, "blend", "hlineto", 500, "vlineto", -300, -600, 1, "blend", "hlineto"]
    shapes = {glyph: T2CharString(program=list(program)) for glyph in glyphs}
    ended(builder, glyphs, name)
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    builder.setupCFF2(shapes, regions=[{"wght": (0, 1, 1)}])
    builder.save(path)
    return path


def collection(path: Path, *parts: Path) -> Path:
    made = TTCollection()
    made.fonts = [TTFont(part) for part in parts]
    made.save(path)
    return path
