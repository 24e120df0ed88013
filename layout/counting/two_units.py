"""One amount said in two units: 三个星期，也就是21天."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from layout.counting.statements import Sentence, worked_out
from layout.findings import Finding
from layout.patterns import regex

_THAT_IS: Final = regex("[，（]?(?:也就是|也即|合计|折合|合|即|相当于)(?:整整|正好)?")
_MEASURES: Final = frozenset(("天", "时长", "月", "重", "长", "面积"))
"""What is measured in units of which one is so many of another."""


def two_units(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Amounts whose two sides are not the same."""
    for sentence in sentences:
        for one, other in pairwise(sentence.quantities):
            alike = one.measure == other.measure in _MEASURES and one.unit != other.unit
            if not alike or not (one.exact and other.exact) or one.each != other.each or one.ordinal:
                continue
            between = sentence.text[one.end : other.start]
            apart = abs(one.value - other.value)
            near = max(one.value, other.value) < _FAR * min(one.value, other.value)
            if near and apart > max(one.step, other.step) / 2 and _THAT_IS.fullmatch(between):
                yield worked_out(sentence, other, one.value)


_FAR: Final = 12
"""Times that one is the other, from which they are no two sides of one amount."""
