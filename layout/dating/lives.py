"""Years and ages of one person or thing, reckoned with each other: born, began, so old then, so old now, for so long.

What is said twice in a life comes out by one sum: the year of birth and an age, the year when something began and how
long it has lasted, the age at which somebody began, the years since, and the age now. A year more or less is nobody's
fault (months, ages counted by New Years); more is a slip of the pen in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.lives import Saying, reigns, sayings
from layout.reading.names import Told
from layout.reading.passages import LIKELY, SURE, remark
from layout.wording.figures import whole_number

_TOLERANCE: Final = 1
"""Years by which two true statements may differ."""
_NEAR: Final = 60
"""Characters between a year and the length that is counted from it."""
_ROUND: Final = 10
"""Lengths that are a multiple of this may have been rounded by a tenth."""


def lives(told: Told, cast: Sequence[str], year: int) -> Iterator[Finding]:
    """What does not come out of the years and ages that *told* says of its *cast* and of things, in *year*."""
    said = sayings(told, cast)
    marked: set[int] = set()
    for found in (
        *_births(said, year, told),
        *_lengths(said, year, told),
        *_careers(said, year, told),
        *_anniversaries(said, year, told),
    ):
        wrong, text, right, code, sure = found
        if wrong.start not in marked:
            marked.add(wrong.start)
            passage, start = told.at(wrong.start)
            span = (start, start + wrong.end - wrong.start)
            yield remark(code, passage, span, sure, said=text, right=right)
    yield from _reigns(told)
    yield from _decades(told)


Slip = tuple[Saying, str, str, str, int]
"""A statement that does not come out: how it reads, what is right, code and confidence."""


def _born(one: Saying, year: int) -> int:
    """The year of birth that a statement amounts to."""
    return {"now": year, "then": one.year}.get(one.what, 0) - one.value if one.what != "born" else one.value


def _agree(one: Saying, other: Saying, year: int) -> bool:
    return abs(_born(one, year) - _born(other, year)) <= _TOLERANCE


_MOST: Final = 24
"""Ages of one person in a story that are held against each other: hostile copy has more."""


def _births(said: Sequence[Saying], year: int, told: Told) -> Iterator[Slip]:
    """Statements of one person that amount to two years of birth."""
    of_whom: dict[str, list[Saying]] = {}
    for one in said:
        if one.what in ("now", "then", "born") and one.year <= year:
            # Of whom nothing is known, as of a cat: what one sentence says up to a semicolon is of one.
            begins = told.sentence(one.start)[0]
            part = max(begins, told.text.rfind("；", begins, one.start))
            of_whom.setdefault(one.whose or str(part), []).append(one)
    for all_ in (some[:_MOST] for some in of_whom.values()):
        for at, one in enumerate(all_):
            for other in all_[:at]:
                if {one.what, other.what} == {"now"} or _agree(one, other, year):
                    continue
                agreeing = [sum(_agree(it, each, year) for each in all_) for it in (one, other)]
                wrong, right = (other, one) if agreeing[0] > agreeing[1] else (one, other)
                born = _born(right, year)
                if wrong.what == "born":
                    yield wrong, f"{wrong.value}年", f"{born}年", "check-age", LIKELY
                else:
                    age = (year if wrong.what == "now" else wrong.year) - born
                    if age > 0:
                        yield wrong, f"{wrong.value}岁", f"{age}岁", "check-age", LIKELY


def _fits(length: int, apart: int) -> bool:
    rounded = length // _ROUND if length % _ROUND == 0 else 0
    return abs(length - apart) <= max(_TOLERANCE, rounded)


def _lengths(said: Sequence[Saying], year: int, told: Told) -> Iterator[Slip]:
    """A length until now that is not the time since the year from which it is counted."""
    births = {one.start for one in said if one.what == "born"}
    years = [one for one in said if one.what == "since" and one.start not in births]
    for one in said:
        if one.what != "lasted":
            continue
        begins, _ = told.sentence(one.start)
        if one.start - begins <= _OPENS:
            begins = told.sentence(max(0, begins - 2))[0]
        if told.text.startswith("下来", one.end) or told.text[one.start - 1] == "这":
            begins = 0 if len({each.value for each in years}) == 1 else begins
            same = [] if begins else years[:1]
        else:
            same = []
        same = same or [each for each in years if begins <= each.start < one.start and each.start > one.start - _NEAR]
        marked = [
            each
            for each in same
            if _BEGINS.match(told.text, each.end) or _SINCE.search(told.text, max(0, each.start - 4), each.start)
        ]
        since = same[0] if len(same) == 1 else marked[-1] if marked and marked[-1] is same[-1] else None
        if since is None or since.value > year:
            continue
        if not _fits(one.value, year - since.value) and not _ENDED.search(told.text[since.end : one.start]):
            yield one, told.printed[one.start : one.end], f"{year - since.value}年", "check-years", LIKELY


_OPENS: Final = 6
"""Characters of a sentence before a length that opens it: “一停就是52年."""
_ENDED: Final = regex("再次|连任|结束|止|停产|关闭|去世|逝世|牺牲|到[0-9]{4}|至[0-9]{4}")
_BEGINS: Final = regex("(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:起|开始|以来)")
_SINCE: Final = regex("(?:从|自|始于|成立于|创办于|建于|创刊于)$")


def _careers(said: Sequence[Saying], year: int, told: Told) -> Iterator[Slip]:
    """Somebody's age now against the age at which they began and the years since: 58岁, 21岁背起药箱, 行医37年."""
    for one in said:
        if one.what not in ("lasted", "career") or not one.whose:
            continue
        passage = told.at(one.start)[0]
        mine = [each for each in said if each.whose == one.whose and told.at(each.start)[0] is passage]
        begun = [each for each in mine if each.what == "begun" and abs(each.start - one.start) < 2 * _NEAR]
        births = [
            _born(each, year) for each in said if each.whose == one.whose and each.what in ("now", "then", "born")
        ]
        if len(begun) == 1 and births:
            apart = [year - born - begun[0].value for born in births]
            if not any(_fits(one.value, each) for each in apart) and min(apart) > 0:
                yield one, told.printed[one.start : one.end], f"{apart[0]}年", "check-years", LIKELY


_THAT_IS: Final = regex("(?:，?即|，?也就是|（|，)?(?:公元)?(?P<year>1[0-9]{3}|20[0-9]{2})年")
_TO_ANOTHER: Final = regex("[至到—～-]")


def _reigns(told: Told) -> Iterator[Finding]:
    """Years of a reign beside the year that is meant: 民国三年至民国十年，即1914年至1921年."""
    found = [*reigns(told.text)]
    for at, (_, end, year) in enumerate(found):
        after = _THAT_IS.match(told.text, end)
        if after is None and _TO_ANOTHER.match(told.text, end) and at + 1 < len(found) and found[at + 1][0] == end + 1:
            second = _THAT_IS.match(told.text, found[at + 1][1])
            after = second
            pairs = [(year, second)]
            if second:
                last = _THAT_IS.match(told.text, second.end() + 1)
                pairs += [(found[at + 1][2], last)] if last and _TO_ANOTHER.match(told.text, second.end()) else []
            yield from _not_so(pairs, told)
        elif after is not None and not (at and found[at - 1][1] + 1 == found[at][0]):
            yield from _not_so([(year, after)], told)


def _not_so(pairs: Sequence[tuple[int, re.Match[str] | None]], told: Told) -> Iterator[Finding]:
    for year, after in pairs:
        if after is not None and abs(int(after["year"]) - year) > _TOLERANCE:
            passage, start = told.at(after.start("year"))
            span = (start, start + 5)
            yield remark("check-years", passage, span, SURE, said=f"{after['year']}年", right=f"{year}年")


_OLD: Final = regex("(?P<tens>[六七八九])旬")
_AGED: Final = regex("(?<![0-9])(?P<age>[5-9][0-9]|10[0-9])[岁歲]")
_TENS: Final = {"六": 60, "七": 70, "八": 80, "九": 90}


def _decades(told: Told) -> Iterator[Finding]:
    """八旬老人 where everybody old in the story is of other tens of years."""
    ages = [int(found["age"]) for found in _AGED.finditer(told.text)]
    for found in _OLD.finditer(told.text) if ages else ():
        tens = _TENS[found["tens"]]
        if not any(tens - 1 <= age <= tens + 9 for age in ages):
            passage, start = told.at(found.start())
            right = min(ages, key=lambda one: abs(one - tens))
            yield remark("check-age", passage, (start, start + 2), LIKELY, said=found[0], right=f"{right}岁")


_FOUNDED: Final = regex(
    "(?P<year>(?:1[89]|20)[0-9]{2})年(?:[0-9]{1,2}月)?[^，。；0-9]{0,10}(?:创办|建校|创建|始建|开办|创立|建馆|建厂|建院|建站|设立|成立)",
    "创办",
    "建校",
    "创建",
    "始建",
    "开办",
    "创立",
    "建馆",
    "建厂",
    "建院",
    "建站",
    "设立",
    "成立",
)
_OF_SO_MANY: Final = regex(
    "建(?:校|馆|厂|院|站|园|社|台)(?P<years>[0-9]{2,3}|[一二三四五六七八九]?[十百])(?:周年|年校庆)", "周年", "年校庆"
)


def _anniversaries(said: Sequence[Saying], year: int, told: Told) -> Iterator[Slip]:
    """The one founding of a story against the anniversary that is kept: 1926年创办, 建校100周年."""
    founded = {int(found["year"]): found for found in _FOUNDED.finditer(told.text)}
    kept = {whole_number(found["years"]) for found in _OF_SO_MANY.finditer(told.text)}
    if len(founded) == len(kept) == 1:
        ((its, found),) = founded.items()
        (years,) = kept
        if abs(year - its - years) > _TOLERANCE:
            one = Saying("since", its, 0, found.start(), found.start() + 5, "")
            yield one, f"{its}年", f"{year - years}年", "check-years", LIKELY
