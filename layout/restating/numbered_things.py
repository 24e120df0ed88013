"""Lines, houses, rooms and the like that a number is the name of: 84路司机, of 34路公交车.

A story with two lines or two houses names both in one sentence somewhere.  Two numbers that never stand together are
those of one thing, and the one that stands less often, or later, is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from layout.counting.echoed_numbers import restated
from layout.counting.quantities import folded
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import Passage
from layout.reading.restated import is_one_slip
from layout.value import NamedTuple
from layout.wording.figures import chinese_value

_THINGS: Final = "线楼院门馆厅床桌窗桥井库船台房棚塔桩泵闸路"
"""What has a number for its name, by its last letter."""
_NAME: Final = regex(
    f"(?<![0-9.A-Za-z月第一二三四五六七八九十])(?P<prefix>[A-Z]{{0,2}})"
    f"(?:(?P<number>[0-9]{{1,4}}|[一二三四五六七八九十]{{1,3}})(?P<kind>号[{_THINGS}])"
    f"|(?P<digits>[0-9]{{1,4}})(?P<of>路(?![人程口上])|室|号(?![{_THINGS}])|(?![0-9A-Za-z.])))"
)
_ROLES: Final = ("paragraph", "caption", "deck", "head", "kicker", "subhead")
_STOP: Final = regex("[。！？]")
_MOST: Final = 60
"""Such names of a story that are compared: more are a list."""
_DAY: Final = regex("号(?:[（(]?(?:星期|周)|[上下]午|[早晚]上?|凌晨|夜|[前后至到—])")
"""What makes a day of 5号."""


class _NumberedThing(NamedTuple):
    passage: Passage
    sentence: tuple[int, int]
    span: tuple[int, int]
    number: str

    @property
    def said(self) -> str:
        """The number as it is written."""
        return self.passage.text[slice(*self.span)]


def numbered_things(passages: Sequence[Passage]) -> Iterator[Finding]:
    """The number of a thing that stands with another one in *passages*, a story with its heads."""
    by_kind: dict[str, list[_NumberedThing]] = {}
    for kind, one in islice(_named(passages), _MOST):
        by_kind.setdefault(kind, []).append(one)
    for some in by_kind.values():
        numbers = [one.number for one in some]
        two = sorted({*numbers}, key=lambda each: (-numbers.count(each), numbers.index(each)))
        if len(two) != _TWO or numbers.count(two[1]) > 1 or not is_one_slip(*two) or _are_neighbours(*two):
            continue
        together = {one.sentence for one in some if one.number == two[0]}
        wrong = next(one for one in some if one.number == two[1])
        if wrong.sentence not in together:
            yield _told(wrong, next(one for one in some if one.number == two[0]))


_TWO: Final = 2


def _are_neighbours(one: str, other: str) -> bool:
    """True for numbers that follow each other, as those of two things often do."""
    return abs(int(one) - int(other)) == 1


def _named(passages: Sequence[Passage]) -> Iterator[tuple[str, _NumberedThing]]:
    for at, passage in enumerate(passages):
        text = folded(passage.text) if passage.role in _ROLES else ""
        for found in _NAME.finditer(text):
            kind = found["prefix"] + (found["kind"] or found["of"])
            if kind and not _DAY.match(text, found.end() - 1):
                number = "number" if found["number"] else "digits"
                start = max((one.end() for one in _STOP.finditer(text, 0, found.start())), default=0)
                value = found[number] if found[number].isdigit() else str(chinese_value(found[number]) or "")
                if value:
                    yield kind, _NumberedThing(passage, (at, start), found.span(number), value)


def _told(wrong: _NumberedThing, right: _NumberedThing) -> Finding:
    return restated(wrong.passage, wrong.span, right.said)
