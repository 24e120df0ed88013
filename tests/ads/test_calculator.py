"""Calculator functions give what the language says."""

from __future__ import annotations

import pytest

from layout.pdfreader.calculator import calculator


@pytest.mark.parametrize(
    ("program", "given", "left"),
    [
        (b"{dup 0 mul exch dup 0.91 mul exch 0.76 mul 0}", [0.5], [0, 0.455, 0.38, 0]),
        (b"{1 exch sub}", [0.25], [0.75]),
        (b"{2 copy add 3 1 roll}", [1, 2], [3, 1, 2]),
        (b"{3 -1 roll}", [1, 2, 3], [2, 3, 1]),
        (b"{1 index}", [4, 5], [4, 5, 4]),
        (b"{dup 0.5 gt {pop 1} {pop 0} ifelse}", [0.7], [1]),
        (b"{dup 0.5 gt {pop 1} if}", [0.2], [0.2]),
        (b"{2 exp sqrt cvi}", [3], [3]),
    ],
)
def test_a_program_leaves_what_it_says(program: bytes, given: list[float], left: list[float]) -> None:
    function = calculator(program)
    assert function is not None
    assert function(given) == pytest.approx(left)


@pytest.mark.parametrize("program", [b"", b"1 2 add", b"{1 quit}", b"{{{", b"{ 1 } }", b"{" * 100 + b"}" * 100])
def test_what_is_no_program_is_none(program: bytes) -> None:
    assert calculator(program) is None
