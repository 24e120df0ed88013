"""Scores that are said again as others: 那个3∶1, of 3∶2; sets of a list that the text won otherwise; 总比分 twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from layout.counting.echoed_numbers import restated
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, Passage, remark
from layout.value import NamedTuple

_NUMBERS: Final = "(?<![0-9:∶：比.])(?P<one>[0-9]{1,3})[:∶：比](?P<other>[0-9]{1,3})(?![0-9:∶：比.])"
_SCORE: Final = regex(_NUMBERS)
_THAT: Final = regex("(?:[这那]一?[个波]|[这那])$")
"""What says that a score was told before; 那场 may be one of another day."""
_SETS: Final = regex("[三四五六七3-7](?:局|盘)的?(?:具体)?比分(?:分别)?[为是：]?$")
_TOOK: Final = regex(
    "(?:、[0-9]{1,3}[:∶：比][0-9]{1,3})?(?:的比分)?(?:连下|扳回|锁定|拿下|取下|取胜|胜出|获胜|先胜|再胜|先下|再下|先赢|赢下|先拔)"
)
_IN_ALL: Final = regex("[总大]比分(?:以|为|是|定格在)?$")
_WON: Final = regex("(?:的?(?:总?比分))?(?:逆转|险胜|战胜|力克|击败|轻取|横扫|大胜|完胜|取胜|夺冠|捧杯|小胜|淘汰)")
_MOST: Final = 60
"""Scores of a story that are compared: results of a round are a list."""
_LIST: Final = 3
"""Sets that are told one by one."""


class _ScoreSaid(NamedTuple):
    passage: Passage
    start: int
    end: int
    sides: tuple[int, int]
    """The lower number first: which of the sides is named first is another matter."""

    @property
    def said(self) -> str:
        """The score as it is written."""
        return self.passage.text[self.start : self.end]

    def follows(self, pattern: re.Pattern[str]) -> bool:
        """True where *pattern* stands right before the score."""
        return bool(pattern.search(self.passage.text[max(0, self.start - 12) : self.start]))


def scores_again(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Scores of a story, *passages* with its heads, that are others where they are said again."""
    said = [*islice(_scores(passages), _MOST)]
    if len(said) in (0, _MOST):
        return
    yield from (_off(one, f"{one.sides[1]}∶{one.sides[0]}") for one in said if _is_turned(one))
    yield from _spoken_of(said)
    yield from _sets(said)
    yield from _in_all(said)


def scores_of_index(entry: Passage, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Scores of an index's *entry* of which its story, *passages*, has only others with one of their sides."""
    said = [*islice(_scores(passages), _MOST)]
    heads = [one for one in said if not one.passage.is_copy]
    for one in _scores([entry]):
        right = None if any(other.sides == one.sides for other in said) else _near(one, heads) or _near(one, said)
        if right is not None and len(said) < _MOST:
            span = (one.start, one.end)
            yield remark("check-index-words", entry, span, LIKELY, said=one.said, right=right.said)


def _scores(passages: Sequence[Passage]) -> Iterator[_ScoreSaid]:
    for one in passages:
        for found in _SCORE.finditer(one.text) if one.role != "row" else ():
            low, high = sorted((int(found["one"]), int(found["other"])))
            yield _ScoreSaid(one, *found.span(), (low, high))


def _is_turned(one: _ScoreSaid) -> bool:
    """True for a winner with the lower number: 2比3逆转夺冠."""
    first = int(re.split("[:∶：比]", one.said)[0])
    return first == one.sides[0] < one.sides[1] and bool(_WON.match(one.passage.text, one.end))


def _spoken_of(said: Sequence[_ScoreSaid]) -> Iterator[Finding]:
    """A score that is spoken of as known, and is told nowhere."""
    for one in said:
        if one.follows(_THAT) and not any(other.sides == one.sides for other in said if other is not one):
            right = _near(one, [other for other in said if other is not one])
            if right is not None:
                yield _off(one, right.said)


def _near(one: _ScoreSaid, others: Sequence[_ScoreSaid]) -> _ScoreSaid | None:
    """The one of *others* that has a side of *one*."""
    alike = [other for other in others if set(other.sides) & set(one.sides)]
    return alike[-1] if alike else None


def _sets(said: Sequence[_ScoreSaid]) -> Iterator[Finding]:
    """Sets that the text tells of, by how they were taken, and a list has otherwise."""
    for at, first in enumerate(said):
        if not (first.passage.is_copy and first.follows(_SETS)):
            continue
        listed = [first]
        for one in said[at + 1 :]:
            if one.passage is not first.passage or one.start - listed[-1].end > 1:
                break
            listed.append(one)
        for one in said if len(listed) >= _LIST else ():
            taken = one not in listed and one.passage.is_copy and _TOOK.match(one.passage.text, one.end)
            if taken and all(one.sides != other.sides for other in listed):
                right = _near(one, listed)
                if right is not None:
                    yield _off(one, right.said)


def _in_all(said: Sequence[_ScoreSaid]) -> Iterator[Finding]:
    """The score of a final in a head that is not the text's."""
    whole = [one for one in said if one.follows(_IN_ALL)]
    told = {one.sides for one in whole if one.passage.is_copy}
    for one in whole:
        if not one.passage.is_copy and len(told) == 1 and one.sides not in told:
            yield _off(one, next(other.said for other in whole if other.passage.is_copy))


def _off(one: _ScoreSaid, right: str) -> Finding:
    return restated(one.passage, (one.start, one.end), right)
