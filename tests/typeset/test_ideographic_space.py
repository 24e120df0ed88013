"""An ideographic space: what parts a byline from the text, and gives before its line is driven apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from measured import EM, read_back

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Piece, prepare, set_line, set_paragraph

Style = Callable[..., TextStyle]
BYLINE = "本报讯（记者 苗青）\u3000昨天下午，市图书馆在城东新区的第三个自助书房开门迎客，首日接待读者860人次。"


def width(text: str, style: TextStyle, faces: Library) -> int:
    return set_line((Piece(text, style),), style, faces).width


@pytest.mark.parametrize("mark", ["）", "，", "。", "”", "："])
def test_a_mark_before_it_has_no_blank_of_its_own(mark: str, style: Style, faces: Library) -> None:
    assert width(f"天{mark}\u3000地", style(), faces) == int(3.5 * EM)
    assert width(f"天{mark}地", style(), faces) == 3 * EM
    assert width(f"天{mark}\u3000地", style(punctuation="plain"), faces) == 4 * EM


def test_an_opening_mark_after_it_has_none_either(style: Style, faces: Library) -> None:
    assert width("天\u3000（地", style(), faces) == int(3.5 * EM)


@pytest.mark.parametrize("ems", [10, 11, 12, 13, 14, 15])
def test_a_byline_and_its_space_are_not_driven_apart(ems: int, style: Style, faces: Library) -> None:
    """At 12 characters the space ended the line for want of half an em, and left 1.2 em to spread."""
    made = prepare((Piece(BYLINE, style(indent=2000)),), style(indent=2000), faces)
    lines = set_paragraph(made, (ems * EM,))
    assert max(line.gap for line in lines) <= 125
    assert all(seen.end <= ems + 0.01 for seen in read_back(lines, faces))


def test_between_han_it_keeps_its_width_in_a_squeezed_line(style: Style, faces: Library) -> None:
    """Names of two characters are brought to three with it: they stay in line."""
    made = prepare((Piece("张\u3000三，李\u3000四，王五六，赵钱孙", style()),), style(), faces)
    line = set_paragraph(made, (13 * EM,))[0]
    xs = {text: x for run in line.runs for x, text in zip(run.xs, run.texts, strict=True)}
    assert xs["三"] - xs["张"] == 2 * EM
    assert xs["四"] - xs["李"] == 2 * EM
