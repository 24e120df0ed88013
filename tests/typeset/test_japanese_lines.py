"""Vertical lines of Japanese by JLREQ, in the kit's Mincho, read back from a PDF by an independent reader."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

import pytest
from downward import Glyph, read_back, set_down

from layout.fonts.face import Face
from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Line

Style = Callable[..., TextStyle]

COPY = (
    "汐見市は「橋を渡る人」が、きっと増えるとみる。「ちょっと待って」と、チョークで書いた（古い）メモを見せた。"
    "ちょっとしたパーティーのパンフレットが、ショッピングセンターへ続々と届く。佐々木さんは、「もう一度、あの橋へ」と話した。"
)
NO_START = frozenset("、。，．」』）】〉》！？：；・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々")
NO_END = frozenset("「『（【〈《")


@pytest.fixture
def look(style: Style) -> TextStyle:
    """Body as in ``jp-daily``."""
    return style(
        face="ming", down=True, region="jp", language="ja", kinsoku="strict", indent=1000, last_resort=20,
    )  # fmt: skip


def face_of(line: Line, faces: Library) -> Face:
    return faces.face(line.runs[0].face)


def columns(lines: tuple[Line, ...], faces: Library) -> list[list[Glyph]]:
    """What the reader finds, line by line from the right."""
    found = sorted(read_back(lines, faces), key=lambda one: one.column)
    return [list(group) for _, group in groupby(found, key=lambda one: one.column)]


def ink_of(one: Glyph, face: Face) -> tuple[float, float, float, float]:
    """(left, top, right, bottom) of what is inked, in em: from the axis of the line, from the head of the measure."""
    gid = face.vertical_form(one.text, "ja") or face.shape(one.text, language="ja").gids[0]
    ink = face.ink(gid)
    return (
        one.right + ink.left / 1000, one.down - ink.top / 1000, one.right + ink.right / 1000,
        one.down - ink.bottom / 1000,
    )  # fmt: skip


@pytest.mark.parametrize("ems", range(8, 21))
def test_no_line_begins_or_ends_with_what_jlreq_forbids(ems: int, look: TextStyle, faces: Library) -> None:
    for phase in range(6):
        lines = columns(set_down("川" * phase + COPY, look, faces, ems), faces)
        assert not [one for one in lines[1:] if one[0].text in NO_START]
        assert not [one for one in lines if one[-1].text in NO_END]


def test_without_kinsoku_lines_do_begin_with_it(look: TextStyle, faces: Library) -> None:
    """The sweep above can fail."""
    free = look._replace(kinsoku="none")
    every = [columns(set_down("川" * phase + COPY, free, faces, 9), faces) for phase in range(6)]
    assert [one for lines in every for one in lines[1:] if one[0].text in NO_START]


def test_stops_and_commas_stand_in_the_upper_right_of_their_cells(look: TextStyle, faces: Library) -> None:
    (line,) = set_down("国、家。人", look._replace(indent=0), faces)
    face = face_of(line, faces)
    for at, mark in ((1, "、"), (3, "。")):
        (one,) = (each for each in read_back([line], faces) if each.text == mark)
        left, top, right, bottom = ink_of(one, face)
        assert left > 0 and right < 0.5
        assert at <= top and bottom < at + 0.5


def test_small_kana_stand_at_the_right_of_their_cells(look: TextStyle, faces: Library) -> None:
    (line,) = set_down("まっちょツッ", look._replace(indent=0), faces)
    face = face_of(line, faces)
    cells = {one.text: ink_of(one, face) for one in read_back([line], faces)}
    for small, large in (("っ", "ま"), ("ょ", "ち"), ("ッ", "ツ")):
        middle = [(cells[each][0] + cells[each][2]) / 2 for each in (small, large)]
        assert middle[0] > middle[1] + 0.04
        assert cells[small][2] - cells[small][0] < cells[large][2] - cells[large][0]


def test_the_long_vowel_mark_runs_down_in_the_middle_of_its_line(look: TextStyle, faces: Library) -> None:
    (line,) = set_down("サービス", look._replace(indent=0), faces)
    (one,) = (each for each in read_back([line], faces) if each.text == "ー")
    left, top, right, bottom = ink_of(one, face_of(line, faces))
    assert bottom - top > 3 * (right - left)
    assert (left + right) / 2 == pytest.approx(0, abs=0.08)


def test_brackets_side_by_side_take_one_cell_and_a_half(look: TextStyle, faces: Library) -> None:
    """JLREQ: of the blanks of 」 and 「 that meet, half an em stays; of 。 and 」, none does."""
    (line,) = set_down("甲」「乙。」丙", look._replace(indent=0), faces)
    places = {one.text: one.down - 0.88 for one in read_back([line], faces) if one.text in "甲乙丙"}
    assert places["乙"] - places["甲"] == pytest.approx(2.5, abs=0.02)
    assert places["丙"] - places["乙"] == pytest.approx(2.5, abs=0.02)


def test_a_bracket_at_the_head_of_a_line_stands_at_its_edge(look: TextStyle, faces: Library) -> None:
    """天付き: its blank goes."""
    text = "川" * 8 + "「橋」が架かる"
    _, second = columns(set_down(text, look._replace(indent=0), faces, 8), faces)
    assert second[0].text == "「"
    assert second[1].down - 0.88 == pytest.approx(0.5, abs=0.02)


def test_ages_in_brackets_stand_upright_in_one_cell(look: TextStyle, faces: Library) -> None:
    (line,) = set_down("浜口さん（84）は", look._replace(indent=0), faces)
    eight, four = (one for one in read_back([line], faces) if one.text in "84")
    assert not eight.turned and not four.turned
    assert eight.down == four.down and eight.right < four.right


def test_a_first_line_is_moved_in_by_one_character(look: TextStyle, faces: Library) -> None:
    first, second, *_ = columns(set_down(COPY, look, faces, 12), faces)
    assert first[0].down - 0.88 == pytest.approx(1, abs=0.002)
    assert second[0].down - 0.88 == pytest.approx(0, abs=0.002)


def test_lines_but_the_last_end_at_the_measure(look: TextStyle, faces: Library) -> None:
    """The cell of the last character ends there; a mark may give its blank to the edge."""
    for line in columns(set_down(COPY, look, faces, 12), faces)[:-1]:
        last = line[-1]
        end = last.down - 0.88 + (0.5 if last.text in "、。」）" else 1)
        assert end == pytest.approx(12, abs=0.03) or end + 0.5 == pytest.approx(12, abs=0.03), last
