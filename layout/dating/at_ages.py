"""Ages at which something happened, with the year of it, against the births of a story: 1954年出生，1976年22岁学徒.

A year and an age that stand in one clause, or in two beside each other, are somebody's birth.  Where a story has
births, by a year or by how old somebody is today, and that one is none of them and is one of them but for a digit, the
digit is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.lives import NUMBER
from layout.reading.passages import LIKELY, IssueReading, Passage, remark
from layout.reading.restated import is_one_slip
from layout.value import NamedTuple
from layout.wording.figures import whole_number

_TOLERANCE: Final = 1
_MOST: Final = 60
"""Years and ages of a paragraph that are looked at."""
_YEAR: Final = "(?<![0-9第至到—-])(?P<year>(?:1[89]|20)[0-9]{2})年(?![级度制代至到—-])"
_AGE: Final = f"(?P<age>[0-9]{{1,2}}|{NUMBER})周?岁"
_THEN: Final = (
    regex(f"{_YEAR}(?!出?生)(?:[0-9]{{1,2}}月)?[^，。；：0-9]{{0,10}}(?:时|，)?(?:年仅|年方|才|刚满|刚|正好|只有)*{_AGE}(?![以至到—～-]|[左上]|多|组)"),
    regex(f"(?<![今现]年)(?<![0-9一二三四五六七八九十]){_AGE}[^，。；：0-9]{{1,6}}，{_YEAR}(?=起|开始|便|就|即)"),
)  # fmt: skip
_BORN: Final = regex(
    "(?<![0-9])(?P<year>(?:1[89]|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:[^，。；0-9]{0,8}?出生|生(?=[，。；于在]))|(?:出?生于|生于)(?P<late>(?:1[89]|20)[0-9]{2})年"
)
_NOW: Final = regex(
    "(?:今年|现年)(?:已经|已|刚满|刚|正好)?(?P<age>[0-9]{1,3})岁|(?<![0-9年时])(?P<of>[0-9]{2,3})岁的(?=[\u4e00-\u9fff]{2,4})"
)
_OF_ANOTHER: Final = regex("[今现去前]年|享年|终年|出生|生于")


class _Then(NamedTuple):
    """A year and an age that stand together in a passage."""

    passage: Passage
    found: re.Match[str]

    @property
    def born(self) -> int:
        """The year of the birth that they make."""
        return int(self.found["year"]) - (whole_number(self.found["age"]) or 0)


def at_ages(reading: IssueReading) -> Iterator[Finding]:
    """Ages in a year that nobody of the story can have had.

    *reading* has a day, and its stories in simplified characters.
    """
    for passages in reading.by_story.values():
        copy = [one for one in passages if one.role == "paragraph" and "岁" in one.text]
        then = [one for passage in copy for one in _thens(passage)]
        if then:
            born = {*_births([one for one in passages if one.role == "paragraph"], then, reading.issue.date)}
            yield from _none_of(then, born)


def _thens(passage: Passage) -> Iterator[_Then]:
    for pattern in _THEN:
        for found in islice(pattern.finditer(passage.text), _MOST):
            if whole_number(found["age"]) and not _OF_ANOTHER.search(found[0]):
                yield _Then(passage, found)


def _births(copy: Sequence[Passage], then: Sequence[_Then], issue: date) -> Iterator[int]:
    """Years of birth that *copy* says, or that ages of today make; an age of *then* is none."""
    for passage in copy:
        told = [one.found.end("age") for one in then if one.passage is passage]
        for found in islice(_BORN.finditer(passage.text), _MOST):
            yield int(found["year"] or found["late"])
        for found in islice(_NOW.finditer(passage.text), _MOST):
            if found.end("age") not in told and found.end("of") not in told:
                yield issue.year - int(found["age"] or found["of"])


def _none_of(then: Sequence[_Then], born: set[int]) -> Iterator[Finding]:
    for one in then:
        if not born or any(abs(one.born - year) <= _TOLERANCE for year in born):
            continue
        if any(other is not one and abs(other.born - one.born) <= _TOLERANCE for other in then):
            continue
        said, age = int(one.found["year"]), whole_number(one.found["age"]) or 0
        for year in sorted(born):
            right = said - year
            if right > 0 and is_one_slip(str(age), str(right)):
                span = one.found.span("age")
                yield remark("check-age", one.passage, span, LIKELY, said=f"{one.found['age']}岁", right=f"{right}岁")
                break
            if is_one_slip(str(said), str(year + age)):
                span = one.found.span("year")
                yield remark("check-years", one.passage, span, LIKELY, said=f"{said}年", right=f"{year + age}年")
                break
