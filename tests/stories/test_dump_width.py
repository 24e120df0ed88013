"""The width of a dump of broken lines: the longest that many lines have, however it is counted."""

from __future__ import annotations

import random

import pytest

from layout.characters.source import lines_of
from layout.lines.dump_style import dump_style_of
from layout.lines.shapes import shape_of


def width_by_the_book(sizes: list[int]) -> int:
    """The longest size that, with those one character shorter, two lines and a tenth of all have; else the longest."""
    for size in sorted(sizes, reverse=True):
        if sum(size - 1 <= one <= size for one in sizes) >= max(2, len(sizes) // 10):
            return size
    return max(sizes)


@pytest.mark.parametrize("seed", range(12))
def test_it_is_that_of_the_definition(seed: int) -> None:
    chance = random.Random(seed)
    width = chance.randint(12, 30)
    rows = ["街" * width for _ in range(20)] + [
        "巷" * chance.randint(8, width + 1) for _ in range(chance.randint(0, 6))
    ]
    chance.shuffle(rows)
    shapes = tuple(map(shape_of, lines_of("\n".join(rows))))
    assert dump_style_of(shapes).wrapped == width_by_the_book(list(map(len, rows)))
