"""Lines set downward: the breaks of their twins across, and where glyphs stand, read back from a PDF by pdfminer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from downward import EM, read_back, set_down
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Piece, prepare, set_line, set_paragraph

Style = Callable[..., TextStyle]
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"


@settings(max_examples=200)
@given(
    text=st.text(HAN + "，、。“”（）《》", max_size=120),
    measure=st.integers(40_000, 200_000),
    indent=st.sampled_from([0, 2000]),
    punctuation=st.sampled_from(["quanjiao", "kaiming", "banjiao"]),
)
def test_a_vertical_line_ends_where_its_twin_across_does(
    text: str, measure: int, indent: int, punctuation: str, style: Style, faces: Library
) -> None:
    look = style(indent=indent, punctuation=punctuation)
    across = set_paragraph(prepare((Piece(text, look),), look, faces), (measure,))
    look = look._replace(down=True)
    down = set_paragraph(prepare((Piece(text, look),), look, faces), (measure,))
    facts = [[(one.start, one.end, one.width, one.gap, one.relief) for one in lines] for lines in (across, down)]
    assert facts[0] == facts[1]


def test_colons_and_questions_keep_a_cell_and_so_may_move_a_break(style: Style, faces: Library) -> None:
    """The law above is one on text without them (clreq): it can fail."""
    text = "天地：玄黄？宇宙：洪荒！日月：盈昃？辰宿：列张！寒来暑往秋收冬藏"
    look = style(punctuation="banjiao")
    assert [one.end for one in set_down(text, look, faces)] != [
        one.end for one in set_down(text, look._replace(down=True), faces)
    ]


def test_han_stand_upright_under_each_other_and_lines_follow_from_right_to_left(style: Style, faces: Library) -> None:
    glyphs = read_back(set_down(HAN[:34], style(down=True), faces), faces)
    assert "".join(one.text for one in glyphs) == HAN[:34]
    assert not any(one.turned for one in glyphs)
    for number, one in enumerate(glyphs):
        assert (one.column, round(one.down - 0.88, 3)) == (number // 14, number % 14)
        assert one.right == pytest.approx(-0.5, abs=0.002)


def test_a_stop_stands_in_the_upper_right_of_its_cell_on_the_mainland(style: Style, faces: Library) -> None:
    (line,) = set_down("国，家。人、民", style(down=True, punctuation="quanjiao"), faces)
    cells = {one.text: one for one in read_back([line], faces)}
    for at, mark in ((1, "，"), (3, "。"), (5, "、")):
        face = faces.face(line.runs[0].face)
        ink = face.ink(face.vertical_form(mark) or face.shape(mark).gids[0])
        left, top = cells[mark].right + ink.left / 1000, cells[mark].down - ink.top / 1000
        assert left > 0
        assert at < top < at + 0.5


def test_a_stop_stands_in_the_middle_of_its_cell_in_taiwan(style: Style, faces: Library) -> None:
    look = style(down=True, punctuation="quanjiao", region="tw", language="zh-Hant")
    (line,) = set_down("國，家。人、民；天：地", look, faces)
    for mark, one in [(one.text, one) for one in read_back([line], faces) if one.text in "，。、；："]:
        face = faces.face(line.runs[0].face)
        ink = face.ink(face.vertical_form(mark, "zh-Hant") or face.shape(mark).gids[0])
        middle = one.down - (ink.top + ink.bottom) / 2000
        assert one.right + (ink.left + ink.right) / 2000 == pytest.approx(0, abs=0.01)
        assert middle % 1 == pytest.approx(0.5, abs=0.02)


def test_figures_share_a_cell_and_long_ones_and_words_lie_on_their_side(style: Style, faces: Library) -> None:
    (line,) = set_down("第12名2350万元Internet", style(down=True), faces, 20)
    glyphs = read_back([line], faces)
    assert "".join(one.text for one in glyphs if one.turned) == "2350Internet"
    assert [one.turned for one in glyphs if one.text in "12"] == [False, False, True]
    assert all(not one.turned for one in glyphs if one.text in "第名万元")


def test_the_two_figures_stand_on_one_level_in_the_middle_of_the_line(style: Style, faces: Library) -> None:
    (line,) = set_down("第18名", style(down=True), faces)
    one, eight = (glyph for glyph in read_back([line], faces) if glyph.text in "18")
    assert one.down == eight.down
    assert -0.6 < one.right < -0.4
    assert one.right < eight.right
    face = faces.face(line.runs[0].face)
    end = eight.right + face.advance(face.shape("8").gids[0]) / 1000
    assert one.right + end == pytest.approx(0, abs=0.02)


def test_dashes_and_ellipses_run_down_as_one_piece(style: Style, faces: Library) -> None:
    (line,) = set_down("天——地……玄～黄", style(down=True), faces)
    glyphs = read_back([line], faces)
    dashes = [one for one in glyphs if set(one.text) <= set("—…～")]
    assert len(dashes) >= 3
    assert all(one.turned for one in dashes)
    assert line.width == 9 * EM


def test_quotes_are_those_of_vertical_lines_and_read_as_they_were(style: Style, faces: Library) -> None:
    text = "他说：“好‘人’。”"
    shapes = {}
    for region in ("cn", "tw"):
        line = set_line((Piece(text, style(down=True, region=region)),), style(down=True, region=region), faces)
        assert "".join(part for run in line.runs for part in run.texts) == text
        shapes[region] = [
            gid for run in line.runs for gid, part in zip(run.gids, run.texts, strict=True) if part in "“"
        ]
    face = faces.face(line.runs[0].face)
    assert shapes["cn"] == [face.vertical_form("『")]  # GB/T 15834-2011, 5.2.2
    assert shapes["tw"] == [face.vertical_form("「")]


@settings(max_examples=120)
@given(text=st.text(HAN + "，。、；：？！“”‘’（）《》—…·%0123456789abcXYZ .-々’", max_size=80))
def test_every_character_of_lines_downward_reads_once(text: str, style: Style, faces: Library) -> None:
    lines = set_down(text, style(down=True, indent=2000), faces)
    assert "".join(text[one.start : one.end] for one in lines) == text
    for line in lines:
        shown = "".join(part for run in line.runs for part in run.texts)
        assert shown.replace("\u00ad", "").rstrip() == text[line.start : line.end].rstrip()
