"""How wide marks stand: from the class table and their neighbours, never from the font."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Piece, prepare

Style = Callable[..., TextStyle]

CASES = [  # text, full width, full width with tight pairs, kaiming; all in em
    ("字，字", 3.0, 3.0, 2.5),
    ("字。字", 3.0, 3.0, 3.0),
    ("字（字）字", 5.0, 5.0, 4.0),
    ("字。”字", 3.5, 3.5, 3.0),
    ("字：“字", 3.5, 3.0, 3.0),
    ("字》《字", 3.5, 3.0, 3.0),
    ("字（（字", 3.5, 3.5, 3.0),
    ("字》）。字", 4.0, 4.0, 4.0),
    ("字——字", 4.0, 4.0, 4.0),
    ("字……字", 4.0, 4.0, 4.0),
    ("张三·李四", 4.5, 4.5, 4.5),
    ("字？！字", 3.0, 3.0, 3.0),
    ("字？？？字", 4.0, 4.0, 4.0),
]


def width(text: str, style: TextStyle, faces: Library) -> float:
    """From the first cell's start to the last cell's end, in em."""
    made = prepare((Piece(text, style),), style, faces)
    return (made.sums[-1] - made.gaps[-1]) / style.size


@pytest.mark.parametrize(("text", "full", "tight", "kaiming"), CASES)
@pytest.mark.parametrize("face", ["song", "kai", "hei"])
def test_marks_stand_as_wide_as_the_table_says_in_every_face(
    text: str, full: float, tight: float, kaiming: float, face: str, style: Style, faces: Library
) -> None:
    assert width(text, style(face=face), faces) == pytest.approx(full, abs=0.002)
    assert width(text, style(face=face, opposed=1000), faces) == pytest.approx(tight, abs=0.002)
    assert width(text, style(face=face, punctuation="kaiming"), faces) == pytest.approx(kaiming, abs=0.002)


def test_pairs_keep_their_blank_where_the_style_says_so(style: Style, faces: Library) -> None:
    assert width("字。”字", style(punctuation="hangmobanjiao"), faces) == pytest.approx(4.0)


def test_a_quarter_em_parts_han_from_latin_and_none_parts_it_from_a_mark(style: Style, faces: Library) -> None:
    letter = width("A", style(), faces)
    assert width("字A字", style(), faces) == pytest.approx(2 + letter + 0.5, abs=0.002)
    assert width("字，A", style(), faces) == pytest.approx(2 + letter, abs=0.002)
    figure = width("5%", style(), faces)
    assert width("增长5%字", style(), faces) == pytest.approx(3 + figure + 0.25, abs=0.002)


def test_a_dash_is_one_piece_with_no_white_in_it(style: Style, faces: Library) -> None:
    for face in ("song", "kai"):
        made = prepare((Piece("字——字", style(face=face)),), style(face=face), faces)
        inside = [i for i, char in enumerate(made.chars[:-1]) if char == "—" and made.chars[i + 1] == "—"]
        assert all(made.flexes[i] == 0 for i in inside)
        assert made.flexes[0] == 1  # the gap before it does stretch, or the line above proves nothing


def test_a_quote_inside_latin_is_latin(style: Style, faces: Library) -> None:
    assert width("Children’s", style(), faces) < width("Children", style(), faces) + 0.9
    assert width("字’字", style(), faces) == pytest.approx(3.0)


def test_narrow_quotes_of_a_face_stand_close_to_what_they_enclose(style: Style, faces: Library) -> None:
    kai = style(face="kai")
    made = prepare((Piece("“中”", kai),), kai, faces)
    opening, _, closing = made.atoms
    assert (opening.head, opening.core, opening.tail) == (5000, 5000, 0)
    assert (closing.head, closing.core, closing.tail) == (0, 5000, 5000)
    face = faces.face(opening.look.face)
    ends = face.ink(opening.glyphs[0][0]).right * 10 + opening.inset
    begins = face.ink(closing.glyphs[0][0]).left * 10 + closing.inset
    assert ends == pytest.approx(5000 - 700, abs=10)
    assert begins == pytest.approx(700, abs=10)


def test_a_character_no_face_has_is_found_and_reads_as_itself(style: Style, faces: Library) -> None:
    made = prepare((Piece("中\U0001f600国", style()),), style(), faces)
    assert [(f.cluster, f.kind) for f in made.findings] == [("\U0001f600", "missing")]
    assert made.text == "中\U0001f600国"
    clean = prepare((Piece("中国", style()),), style(), faces)
    assert clean.findings == ()


def test_a_character_only_the_body_face_has_is_borrowed_and_reported(style: Style, faces: Library) -> None:
    bold = style(face="song-black")
    rare = next(
        c
        for c in map(chr, range(0x3400, 0x4DB5))
        if faces.face("song").covers(c) and not faces.face("song-black").covers(c)
    )
    made = prepare((Piece(f"中{rare}国", bold),), bold, faces)
    assert [(f.cluster, f.kind, f.face) for f in made.findings] == [(rare, "fallback", "song")]
    assert made.atoms[1].look.stroke > 0
