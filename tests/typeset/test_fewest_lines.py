"""A paragraph that is said to have no line less has none, whatever is asked of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_sketches import LOOKS, TEXTS

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Piece, Prepared, may_be_shorter, prepare, set_paragraph

EM = 10_000
Style = Callable[..., TextStyle]


def a_line_less(paragraph: Prepared, measures: tuple[int, ...], start: int = 0) -> bool:
    """True where *paragraph* is set in fewer lines when it is asked to be."""
    best, other = (set_paragraph(paragraph, measures, start=start, looseness=one, drawn=False) for one in (0, -1))
    return len(other) < len(best)


@settings(max_examples=400)
@example(text="天地（玄黄）international宇宙，。", measures=[6], rest=0, look={}, begun=False)
@given(
    text=TEXTS, measures=st.lists(st.integers(3, 20), min_size=1, max_size=3), rest=st.integers(0, 9), look=LOOKS,
    begun=st.booleans(),
)  # fmt: skip
def test_no_line_less_is_said_of_none_that_has_one(
    text: str, measures: list[int], rest: int, look: dict[str, object], begun: bool, style: Style, faces: Library
) -> None:
    paragraph = prepare((Piece(text, style(**look)),), style(**look), faces)
    asked = tuple(one * EM + rest * EM // 10 for one in measures)
    start = len(text) // 3 if begun else 0
    assert may_be_shorter(paragraph, asked, start=start) or not a_line_less(paragraph, asked, start)


@pytest.mark.parametrize(
    ("text", "ems", "may"),
    [
        ("天地玄黄宇宙洪荒日月盈昃" * 3, 12, False),  # three full lines of Han, which give nothing
        ("。地；宙天天天“，天；洪“黄洪”天，黄（荒荒，黄宙黄“黄（荒宇；天洪", 14, True),
    ],
)
def test_a_line_less_is_had_only_where_marks_give_way(
    text: str, ems: int, may: bool, style: Style, faces: Library
) -> None:
    look = style()
    paragraph = prepare((Piece(text, look),), look, faces)
    assert may_be_shorter(paragraph, (ems * EM,)) == a_line_less(paragraph, (ems * EM,)) == may
