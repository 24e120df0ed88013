"""Of chains that cost the same always the same one is taken: that of going through all places from first to last."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Piece, prepare
from layout.typeset.breaks import UNSPARING, _cheapest, _Ways
from layout.typeset.evenness import CONTRAST, OPEN_LINE
from layout.typeset.lines import Chain

Style = Callable[..., TextStyle]
EM = 10_000
Way = tuple[int, tuple[int, ...], int]
"""What it costs to get to a place, the line ends on the way, and the widest white."""


def in_order(ways: _Ways, start: int) -> Chain:
    """The cheapest chain, every place gone through in its turn; what costs no less than what was found is dropped."""
    even: dict[int, Way] = {start: (0, (), 0)}
    opened: dict[int, Way] = {start: (0, (), 0)}
    for place in range(start, ways.count):
        for end, price, seen in ways.of(place, ways.room(int(place > start))):
            own, other, into = (opened, even, opened) if seen >= OPEN_LINE else (even, opened, even)
            before = [(own[place][0], own[place])] if place in own else []
            before += [(other[place][0] + CONTRAST, other[place])] if place in other else []
            if not before:
                continue
            cost, (_, ends, widest) = min(before, key=lambda way: way[0])
            if end not in into or cost + price < into[end][0]:
                into[end] = (cost + price, (*ends, end), max(widest, seen))
    cost, ends, widest = min((way[ways.count] for way in (even, opened) if ways.count in way), key=lambda way: way[0])
    return Chain(ends, cost, widest)


@given(
    st.text("天地玄黄宇，，。“”（）12a—", min_size=1, max_size=60),
    st.integers(3, 14),
    st.sampled_from(["quanjiao", "kaiming", "banjiao"]),
)
@settings(max_examples=150)
def test_of_chains_that_cost_the_same_the_same_is_taken(
    style: Style, faces: Library, text: str, ems: int, punctuation: str
) -> None:
    look = style(punctuation=punctuation, indent=1000)
    made = prepare((Piece(text, look),), look, faces)
    for start in {0, min(3, len(made.atoms) - 1)}:
        ways = _Ways(made, (ems * EM,), 0 if start else EM, UNSPARING, start, strict=False)
        assert _cheapest(ways, start) == in_order(ways, start)
