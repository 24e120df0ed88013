"""Marks of Taiwan and Hong Kong stand in the middle of their cells, and the language of an issue chooses them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from layout.fonts.library import Library
from layout.spec.styles import TextStyle, in_language
from layout.typeset import Piece, prepare

Style = Callable[..., TextStyle]
EM = 10_000


def middle_of(mark: str, look: TextStyle, faces: Library) -> tuple[float, float]:
    """Where the ink of *mark* has its middle: from its cell's left edge, and over the foot of the em box, in em."""
    atom = prepare((Piece(f"天{mark}地", look),), look, faces).atoms[1]
    gid, along, up = atom.glyphs[0]
    ink = faces.face(atom.look.face).ink(gid)
    x = atom.head + atom.inset + along + (ink.left + ink.right) * EM / 2000
    return x / EM, (up + (ink.top + ink.bottom) * EM / 2000) / EM + 0.12


@pytest.mark.parametrize("mark", "，、；：。．")
@pytest.mark.parametrize("face", ["song", "hei", "kai"])
def test_marks_are_centred_both_ways_on_their_ink(mark: str, face: str, style: Style, faces: Library) -> None:
    x, y = middle_of(mark, style(region="tw", language="zh-Hant", face=face), faces)
    assert x == pytest.approx(0.5, abs=0.02)
    assert y == pytest.approx(0.5, abs=0.02)


def test_marks_of_the_mainland_are_not(style: Style, faces: Library) -> None:
    x, y = middle_of("。", style(), faces)
    assert x < 0.3
    assert y < 0.3


@pytest.mark.parametrize(
    ("language", "region"),
    [("zh-Hant-TW", "tw"), ("zh-Hant-HK", "tw"), ("zh-Hant", "tw"), ("zh-TW", "tw"), ("ja", "jp"), ("zh-Hans", "cn"),
     ("jav", "cn"), ("yue-Hant-HK", "tw"), ("zh_TW", "tw")],
)  # fmt: skip
def test_the_language_alone_chooses_the_region(language: str, region: str, style: Style) -> None:
    assert in_language(style(), language).region == region
    assert in_language(style(region="jp"), language).region == "jp"
