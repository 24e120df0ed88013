"""Programs whose glyphs have names are embedded with numbers, and show the same."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.recordingPen import RecordingPen
from hypothesis import given, settings
from hypothesis import strategies as st
from making import cff2

from layout.fonts.cidkeyed import cid_keyed
from layout.fonts.face import Face
from layout.fonts.subset import subset


def named_program(folder: Path, *, upem: int = 1000, routines: bool = False, glyphs: int = 5) -> Path:
    """A font of squares with named glyphs; with *routines* the squares are drawn by one, local to the font."""
    names = [".notdef", *(f"g{i}" for i in range(glyphs))]
    builder = FontBuilder(upem, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x4E00 + i: f"g{i}" for i in range(glyphs)})
    square = [upem // 2, "hlineto", upem // 2, "vlineto", -upem // 2, "hlineto"]
    shapes = {
        name: T2CharString(
            program=[upem, 10 * i, 20, "rmoveto", *([-107, "callsubr"] if routines else square), "endchar"]
        )
        for i, name in enumerate(names)
    }
    builder.setupCFF("Named", {"FullName": "Named"}, shapes, {"BlueValues": [-10, 0, 500, 510], "StdHW": 40})
    top = builder.font["CFF "].cff.topDictIndex[0]
    if upem != 1000:
        top.FontMatrix = [1 / upem, 0, 0, 1 / upem, 0, 0]
    if routines:
        from fontTools.cffLib import SubrsIndex

        top.Private.Subrs = SubrsIndex()
        top.Private.Subrs.append(T2CharString(program=[*square, "return"]))
        for shape in shapes.values():
            shape.private = top.Private
    builder.setupHorizontalMetrics(dict.fromkeys(names, (upem, 0)))
    builder.setupHorizontalHeader(ascent=upem * 88 // 100, descent=-upem * 12 // 100)
    builder.setupNameTable({"familyName": "Named", "styleName": "Regular", "psName": "Named"})
    builder.setupOS2()
    builder.setupPost()
    path = folder / f"named{upem}{routines}.otf"
    builder.save(path)
    return path


def program(data: bytes) -> CFFFontSet:
    made = CFFFontSet()
    made.decompile(io.BytesIO(data), None)
    return made


def outlines(data: bytes) -> list[object]:
    """What every glyph of a program draws, in the order of their numbers."""
    top = program(data)[0]
    drawn = []
    for name in top.charset:
        pen = RecordingPen()
        top.CharStrings[name].draw(pen)
        drawn.append(pen.value)
    return drawn


def raw(path: Path) -> bytes:
    from fontTools.ttLib import TTFont

    data: bytes = TTFont(path).getTableData("CFF ")
    return data


@pytest.mark.parametrize("upem", [1000, 2048])
@pytest.mark.parametrize("routines", [False, True])
def test_glyphs_are_numbered_and_draw_the_same(upem: int, routines: bool, tmp_path: Path) -> None:
    before = raw(named_program(tmp_path, upem=upem, routines=routines))
    after = cid_keyed(before)
    top = program(after)[0]
    assert not hasattr(program(before)[0], "ROS")
    assert top.ROS == ("Adobe", "Identity", 0)
    assert top.charset == [".notdef", *(f"cid{n:05}" for n in range(1, 6))]
    assert top.CIDCount == 6
    assert outlines(after) == outlines(before)
    assert len({str(one) for one in outlines(after)}) == 6
    assert top.FDArray[0].Private.BlueValues == [-10, 0, 500, 510]
    assert top.FontMatrix == pytest.approx([1 / upem, 0, 0, 1 / upem, 0, 0])


def test_a_program_of_numbers_is_left_alone(tmp_path: Path) -> None:
    once = cid_keyed(raw(named_program(tmp_path)))
    assert cid_keyed(once) == once
    cff2(tmp_path / "v.otf", "文", "V")
    cut = subset(Face("v", tmp_path / "v.otf"), [1])
    assert cid_keyed(cut.data) == cut.data


def test_a_program_of_one_glyph_is_a_program(tmp_path: Path) -> None:
    after = cid_keyed(raw(named_program(tmp_path, glyphs=0)))
    assert program(after)[0].charset == [".notdef"]


@settings(max_examples=150)
@given(at=st.integers(0, 400), value=st.integers(0, 255), cut=st.integers(0, 400))
def test_damage_is_an_error_and_no_traceback(tmp_path_factory, at, value, cut):
    data = bytearray(raw(named_program(tmp_path_factory.getbasetemp())))
    data[at % len(data)] = value
    for spoilt in (bytes(data), bytes(data[:cut])):
        try:
            made = len(cid_keyed(spoilt))
        except ValueError as fault:
            made = len(str(fault))
        assert made
