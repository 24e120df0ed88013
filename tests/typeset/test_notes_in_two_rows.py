"""Notes of two small lines in a line (割注, 双行夹注): whole, in order, over each other, parted where a line ends."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from downward import read_back
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, prepare, set_paragraph
from layout.typeset.classes import KINSOKU
from layout.typeset.ruby import WARICHU, note_size

Style = Callable[..., TextStyle]
EM = 10_000
NOTE = "明治十二年に谷田村から来た大工の棟梁、のちに村会議員を務めた人"


def set_with(before: str, note: str, after: str, style: TextStyle, faces: Library, ems: int) -> tuple[Line, ...]:
    pieces = (Piece(before, style), Piece(note, style, WARICHU), Piece(after, style))
    return set_paragraph(prepare([one for one in pieces if one.text], style, faces), (ems * EM,))


def said(lines: tuple[Line, ...]) -> str:
    return "".join(text for line in lines for run in line.runs for text in run.texts)


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("ems", range(4, 25))
def test_at_every_measure_all_words_are_on_the_lines_in_order(
    ems: int, down: bool, style: Style, faces: Library
) -> None:
    lines = set_with("初代の橋は", NOTE, "が渡り初めをした。", style(down=down, region="jp", language="ja"), faces, ems)
    assert said(lines) == f"初代の橋は{NOTE}が渡り初めをした。"


@given(
    before=st.text("橋は。、「」（）aB19 ー…", max_size=8),
    note=st.text("川の流れ。、「」ー12345abcXYZ 年", min_size=1, max_size=40),
    after=st.text("橋は。、a1", max_size=8),
    ems=st.integers(3, 20),
    down=st.booleans(),
)
@settings(max_examples=150)
def test_nothing_is_lost_whatever_the_note_is(
    before: str, note: str, after: str, ems: int, down: bool, faces: Library
) -> None:
    one = TextStyle("body", "ming", EM, 15_000, punctuation="quanjiao", down=down, region="jp", language="ja")
    lines = set_with(before, note, after, one, faces, ems)
    assert said(lines).replace("\u00ad", "").replace(" ", "") == (before + note + after).replace(" ", "")
    assert [line.end for line in lines[:-1]] == [line.start for line in lines[1:]]


def rows_of(line: Line, small: int) -> list[tuple[int, str, int, int]]:
    """The rows of notes on *line*: how far under the baseline, the words, where they begin, where the last stands."""
    rows: dict[int, list[tuple[int, str]]] = {}
    for run in line.runs:
        if run.size == small:
            for x, y, text in zip(run.xs, run.ys, run.texts, strict=True):
                rows.setdefault(y, []).append((x, text))
    return [(y, "".join(text for _, text in row), row[0][0], row[-1][0]) for y, row in sorted(rows.items())]


def test_it_goes_on_from_line_to_line_with_its_first_half_over_its_second(style: Style, faces: Library) -> None:
    one = style(region="jp", language="ja", kinsoku="strict")
    small = note_size(one)
    lines = set_with("初代の橋は", NOTE, "が渡り初めをした。", one, faces, 10)
    noted = [rows for line in lines if (rows := rows_of(line, small))]
    assert len(noted) >= 2
    assert "".join(words for rows in noted for _, words, _, _ in rows) == NOTE
    for rows in noted:
        (upper, first, left, _), (lower, second, other, _) = rows
        assert upper < 0 < lower + small // 5 and lower - upper == small
        assert left == other and len(first) - len(second) in (0, 1)
        assert second[0] not in KINSOKU["strict"].start


def test_no_row_stands_past_the_measure_or_on_its_neighbours(style: Style, faces: Library) -> None:
    for ems in range(6, 20):
        one = style(region="jp", language="ja")
        small = note_size(one)
        for line in set_with("橋は（", "2026年11月28日、Tanida村から来た人", "）が渡る。", one, faces, ems):
            cells = [(run.xs, run.size) for run in line.runs]
            for xs, size in cells:
                assert all(a < b for a, b in itertools.pairwise(xs))
                assert xs[-1] <= ems * EM + size // 2
            for _, _, left, _ in rows_of(line, small):
                before = [x for run in line.runs if run.size == EM for x in run.xs if x < left]
                assert not before or left - max(before) >= EM // 2 - 1


def test_downward_the_first_row_stands_at_the_right(style: Style, faces: Library) -> None:
    """Read from the PDF."""
    lines = set_with("橋は", "谷田村から来た人", "が渡る。", style(down=True, region="jp", language="ja"), faces, 14)
    glyphs = {one.text: one for one in read_back(lines, faces)}
    assert glyphs["谷"].right > glyphs["ら"].right + 0.5
    assert abs(glyphs["谷"].down - glyphs["ら"].down) < 0.02
    assert glyphs["田"].down - glyphs["谷"].down == pytest.approx(note_size(style()) / EM, abs=0.1)


def test_a_word_longer_than_the_measure_keeps_within_it(style: Style, faces: Library) -> None:
    for down in (False, True):
        one = style(down=down, region="jp", language="ja")
        lines = set_with("橋は", "Superlongword" * 8, "が渡る。", one, faces, 8)
        assert said(lines) == f"橋は{'Superlongword' * 8}が渡る。"
        for line in lines:
            for run in line.runs:
                assert run.xs[-1] < 8 * EM
                gaps = [b - a for a, b in itertools.pairwise(run.xs)]
                assert min(gaps, default=EM) > run.size // 8  # no letter stands on another


def test_words_in_another_face_part_no_note(style: Style, faces: Library) -> None:
    one = style(region="jp", language="ja")
    gothic = one._replace(face="gothic")
    pieces = [("橋は", one, ""), ("強調", gothic, WARICHU), ("の割注", one, WARICHU), ("が渡る。", one, "")]
    (line,) = set_paragraph(prepare([Piece(*piece) for piece in pieces], one, faces), (20 * EM,))
    assert [words for _, words, _, _ in rows_of(line, note_size(one))] == ["強調の", "割注"]


def test_two_letters_share_a_cell_downward_only_where_the_row_beside_has_room(style: Style, faces: Library) -> None:
    one = style(down=True, region="jp", language="ja")
    (line,) = set_with("橋は", "重12重kg", "が渡る。", one, faces, 14)
    (body,) = set_with("橋は", "渡", "重kg", one, faces, 14)
    small = note_size(one)
    assert [text for run in line.runs if run.size == small for text in run.texts if text] == [
        "重",
        "12",
        "重",
        "k",
        "g",
    ]
    assert "kg" in body.runs[-1].texts


def test_no_row_begins_with_the_blank_between_its_words(style: Style, faces: Library) -> None:
    one = style()
    (line,) = set_with("桥是", "Internationalization works", "后文。", one, faces, 24)
    assert [words for _, words, _, _ in rows_of(line, note_size(one))] == ["Internationalization ", "works"]


def test_on_a_grid_of_cells_what_follows_a_note_stands_on_the_grid(style: Style, faces: Library) -> None:
    for count in range(1, 12):
        (line,) = set_with("桥", ("夹注的字" * 3)[:count], "后文。", style(cells=True), faces, 24)
        assert [x % EM for run in line.runs if run.size == EM for x in run.xs] == [0, 0, 0, 0]


@pytest.mark.parametrize("note", ["注。", "。、", "「注", "注」。", "（注）", "甲、乙"])
def test_no_character_of_a_short_note_stands_on_another(note: str, style: Style, faces: Library) -> None:
    for down in (False, True):
        one = style(down=down, region="jp", language="ja", kinsoku="strict")
        small = note_size(one)
        (line,) = set_with("橋は", note, "が渡る。", one, faces, 20)
        assert said((line,)) == f"橋は{note}が渡る。"
        for run in line.runs:
            if run.size == small:
                assert all(b - a >= small // 2 for a, b in itertools.pairwise(run.xs)), (note, run)
