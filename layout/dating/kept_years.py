"""How old what is kept is, by its founding, and how long something is so since the year in which it became so.

创校百年 beside 1926年创立 and 停业十二年 beside 2014年停业 say one year twice, wherever in a story both stand.  The
days of a programme come one after another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from layout.dating.since_when import one_digit
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.lives import NUMBER
from layout.reading.passages import LIKELY, IssueReading, Passage, remark
from layout.wording.figures import whole_number

_TOLERANCE: Final = 1
_MOST: Final = 100
"""Years of a story that are looked at."""
_FOUNDED: Final = regex(
    "(?<![0-9])(?P<year>(?:1[89]|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
    "(?:由[^，。；0-9]{1,8})?(?:创校|创立|创办|创建|建校|始建|建厂|建馆|建院|成立|开在|开办|创刊)"
)
_KEPT: Final = regex(
    f"(?:创校|建校|建厂|建馆|建院|成立|创刊|创办|建院)(?P<years>{NUMBER})(?:周年|年)(?![前后代])"
    f"|(?P<word>百年)(?=老?[校店号馆厂]|校庆)|(?P<other>{NUMBER})周年"
)
_SO_LONG: Final = regex(
    "(?P<verb>停业|停产|停刊|停演|失踪|失散|失联|走失|关闭|闲置|去世|退役|退休|通车|连载|通航|分别|封存|停运|任教|执教|从教|行医|从医|从艺|从业|办学|支教|驻村|驻守|护林|巡山|经营|营业)"
    f"了?(?P<years>{NUMBER})年(?![前后级制期代])"
)
_DAY: Final = regex("(?:(?<=^)|(?<=[：；。，]))(?:(?P<month>[0-9]{1,2})月)?(?P<day>[0-9]{1,2})日(?![至到—电讯])")


def kept_years(reading: IssueReading) -> Iterator[Finding]:
    """Foundings, anniversaries and lengths of a story that contradict each other, and programmes out of order.

    *reading* has a day, and its stories in simplified characters.
    """
    issue = reading.issue.date
    for passages in reading.by_story.values():
        told = [one for one in passages if one.role != "credits"]
        copy = [one for one in told if one.role == "paragraph"]
        yield from _anniversary(told, copy, issue)
        yield from _so_long(told, copy, issue)
        for passage in copy:
            yield from _programme(passage)


def _anniversary(told: Sequence[Passage], copy: Sequence[Passage], issue: date) -> Iterator[Finding]:
    founded = [(one, found) for one in copy for found in islice(_FOUNDED.finditer(one.text), _MOST)]
    years = {int(found["year"]) for _, found in founded}
    kept = {_many(found) for one in told for found in islice(_KEPT.finditer(one.text), _MOST)} - {0}
    if len(years) != 1 or len(kept) != 1:
        return
    ((year,), (many,)) = (years, kept)
    if abs(issue.year - year - many) > _TOLERANCE:
        passage, found = founded[0]
        span = (found.start("year"), found.end("year") + 1)
        right = f"{issue.year - many}年"
        yield remark("check-years", passage, span, LIKELY, said=passage.text[slice(*span)], right=right)


def _many(found: re.Match[str]) -> int:
    return _HUNDRED if found["word"] else whole_number(found["years"] or found["other"]) or 0


_HUNDRED: Final = 100


def _so_long(told: Sequence[Passage], copy: Sequence[Passage], issue: date) -> Iterator[Finding]:
    """停业十二年, and 2014年停业."""
    for passage in told:
        for found in islice(_SO_LONG.finditer(passage.text), _MOST):
            since = regex(
                r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[^，。；0-9]{0,6}?"
                + found["verb"]
                + "(?!了?[0-9一二三四五六七八九十])"
            )
            years = {int(one["year"]): (it, one) for it in copy for one in islice(since.finditer(it.text), _MOST)}
            many = whole_number(found["years"])
            wrong = [year for year in years if abs(issue.year - year - many) > _TOLERANCE] if many else []
            two = len(years) == 2 and len(wrong) == 1 and one_digit(*years)
            if wrong and (len(years) == 1 or two):
                year = wrong[0]
                where, said = years[year]
                span = (said.start("year"), said.end("year") + 1)
                right = f"{issue.year - (many or 0)}年"
                yield remark("check-years", where, span, LIKELY, said=f"{year}年", right=right)


def _programme(passage: Passage) -> Iterator[Finding]:
    """26日开幕；27日为专场；22日比赛；29日开放: a day that is before the one before it, among days in their order."""
    found = [*islice(_DAY.finditer(passage.text), _MOST)]
    for before, one, after in zip(found, found[1:], found[2:], strict=False):
        if one["month"] or after["month"] or "；" not in passage.text[before.end() : one.start()]:
            continue
        first, middle, last = (int(each["day"]) for each in (before, one, after))
        if first < last and not first <= middle <= last and last - first <= _LONG:
            said = passage.text[one.start() : one.end()]
            right = f"{first + 1}日"
            yield remark("check-day", passage, one.span(), LIKELY, said=said, right=right)


_LONG: Final = 10
"""Days of a programme."""
