"""Times that a story tells in two ways: how long, from when to when, on which weekday; ages beside years of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from layout.calendar import WEEKDAYS, lunar_of
from layout.dating.days import in_year
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import CLAIMING, LIKELY, SURE, IssueReading, Passage, remark
from layout.wording.figures import whole_number

_NUMBER: Final = "[0-9]{1,3}|[一二两三四五六七八九十百]{1,4}"
_AGE_NOW: Final = regex("(?:今年|现年)(?P<age>[0-9]{2,3})岁")
_BORN: Final = regex("(?P<year>(?:18|19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出生|生于|生(?=[，。人]))")
_APART: Final = 20
"""Characters between an age and a year of birth that are one person's."""
_BEGUN: Final = regex(
    "(?P<year>(?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:起|正式|全面)?"
    "(?:动工|开工|开建|启动|开始|始建|成立|创办|创刊|开业|开馆|建成|立项|开播|入职|参加工作)"
)
_BEGAN: Final = regex("(?:始于|开始于|成立于|创办于|创刊于|建于|始建于)(?P<year>(?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?")
_LASTED: Final = regex(
    f"[^。；]{{0,14}}?[，。](?:这|至今|迄今|已|已经)?(?:历时|工期|前后|坚持了?|运行了?|走过了?)?(?P<years>{_NUMBER})年(?P<more>多|来|的时间|了)?"
)
_WORDS_OF_SPAN: Final = regex("历时|工期|前后|至今|迄今|已|坚持|走过|来$|多$")
_DAY: Final = regex("(?:(?P<next>明年)|(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
_LENGTH: Final = regex(
    f"(?:为期|历时|持续|前后|展期|会期|赛期|工期|共)(?:共|约)?(?P<many>{_NUMBER})(?P<unit>天|个月|周)(?![后前内])"
)
_OPENS: Final = regex("开幕|开始|起|启动|开展|开赛|开馆|开工|至|到|—")
_CLOSES: Final = regex("结束|闭幕|落幕|收官|为止|止|截止|撤展|完工")
_HOUR: Final = regex(
    "(?:[0-9]日|[今昨明]天|[今昨明]日|凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)(?P<hour>[0-9]{1,2})(?:时|点)(?![间长])(?:(?P<minute>[0-9]{1,2})分)?"
)
_OF_WEEK: Final = regex(
    "(?<![每逢至到、])(?P<which>[上下本这]?)(?:星期|周)(?P<name>[一二三四五六日天])(?![至到—、期岁年])"
)
_LUNAR: Final = regex(
    "(?:(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日|(?P<word>[今昨明])[天日])[，、（(]?(?:是|正值|即|恰逢)?[农農][历曆]"
    "(?P<lunar>[闰閏]?[正一二三四五六七八九十冬腊臘]{1,2}月[初十廿三][一二三四五六七八九十])",
    "历",
    "曆",
)
_WORDS: Final = {"昨": -1, "今": 0, "明": 1}
_ONE_MONTH: Final = {"十二月": "腊月", "臘月": "腊月", "十一月": "冬月", "一月": "正月"}
"""Months of the lunar year that have two names."""


def spans(reading: IssueReading) -> Iterator[Finding]:
    """Times of the copy, heads and captions that do not come out."""
    issue = reading.issue.date
    for passages in reading.by_story.values():
        copy = [one for one in passages if one.role in ("paragraph", "caption")]
        for passage in copy:
            yield from _ages(passage, issue)
            yield from _years(passage, issue)
            yield from _lengths(passage, issue)
            yield from _hours(passage)
            yield from _lunar_days(passage, issue)
        yield from _weekdays(passages, issue)


def _ages(passage: Passage, issue: date) -> Iterator[Finding]:
    """今年34岁，1991年出生."""
    born = [*_BORN.finditer(passage.text)]
    for age in _AGE_NOW.finditer(passage.text) if born else ():
        for one in born:
            apart = max(one.start() - age.end(), age.start() - one.end())
            between = passage.text[min(one.end(), age.end()) : max(one.start(), age.start())]
            right = issue.year - int(one["year"])
            if apart <= _APART and "。" not in between and int(age["age"]) not in range(right - 1, right + 2):
                yield remark("check-age", passage, age.span(), SURE, said=f"{age['age']}岁", right=f"{right}岁")


def _years(passage: Passage, issue: date) -> Iterator[Finding]:
    """2020年12月开工，工期五年多; 始于2013年，12年来: up to the year of issue."""
    text = passage.text
    for pattern in (_BEGUN, _BEGAN):
        for found in pattern.finditer(text):
            lasted = _LASTED.match(text, found.end())
            if (
                lasted is None
                or re.search("[0-9]{4}年|结束|停|搬", lasted[0])
                or not _WORDS_OF_SPAN.search(lasted[0].replace(f"{lasted['years']}年", ""))
            ):
                continue
            said, right = whole_number(lasted["years"]), issue.year - int(found["year"])
            if said and abs(said - right) > 1:
                span = (lasted.start("years"), lasted.end("years") + 1)
                yield remark("check-years", passage, span, LIKELY, said=text[slice(*span)], right=f"{right}年")


def _lengths(passage: Passage, issue: date) -> Iterator[Finding]:
    """Two days and how long it is from one to the other: 12月15日开幕……到明年3月15日结束，为期三个月."""
    text = passage.text
    found = [*_DAY.finditer(text)]
    for length in _LENGTH.finditer(text) if len(found) > 1 else ():
        before = [one for one in found if one.end() <= length.start()]
        if len(before) < 2:
            continue
        one, other = _when(before[-2], issue), _when(before[-1], issue)
        between = text[before[-2].end() : before[-1].start()]
        after = text[before[-1].end() : length.start()]
        joined = re.fullmatch("(?:（[^）]*）)?(?:起)?[至到—～-]", between)
        if one is None or other is None or "。" in after or len(after) > _APART:
            continue
        if not (joined or (_OPENS.search(between) and _CLOSES.search(after))):
            continue
        if other < one:
            other = other.replace(year=other.year + 1, day=min(other.day, 28))
        apart = (other - one).days
        many, unit = whole_number(length["many"]), length["unit"]
        fine = {
            "天": many in (apart, apart + 1),
            "周": abs(many * 7 - apart) <= 7,
            "个月": abs(many * 30.4 - apart) <= 16,
        }[unit]
        if many and not fine:
            right = {"天": f"{apart + 1}天", "周": f"{round(apart / 7)}周", "个月": f"{round(apart / 30.4)}个月"}[unit]
            span = (length.start("many"), length.end())
            yield remark("check-years", passage, span, LIKELY, said=text[slice(*span)], right=right)


def _when(found: re.Match[str], issue: date) -> date | None:
    year = issue.year + 1 if found["next"] else int(found["year"] or 0)
    return in_year(int(found["month"]), int(found["day"]), issue, year)


def _hours(passage: Passage) -> Iterator[Finding]:
    """An hour or a minute that no day has: 晚上28时."""
    for found in _HOUR.finditer(passage.text):
        if int(found["hour"]) > 24 or int(found["minute"] or 0) > 59:
            span = (found.start("hour"), found.end())
            yield remark("check-day", passage, span, SURE, said=passage.text[slice(*span)])


def _lunar_days(passage: Passage, issue: date) -> Iterator[Finding]:
    """A lunar date beside a day of the calendar."""
    for found in _LUNAR.finditer(passage.text):
        when = issue + timedelta(days=_WORDS[found["word"]]) if found["word"] else None
        when = when or in_year(int(found["month"] or 1), int(found["day"] or 1), issue)
        right = _month_named(lunar_of(when)[3:]) if when else ""
        if right and _month_named(found["lunar"]) != right:
            yield remark("check-restated", passage, found.span("lunar"), SURE, said=found["lunar"], right=right)


def _month_named(lunar: str) -> str:
    """*lunar*, its month by the name that it has in a flag."""
    month, _, day = lunar.partition("月")
    return _ONE_MONTH.get(f"{month}月", f"{month}月") + day


def _weekdays(passages: Sequence[Passage], issue: date) -> Iterator[Finding]:
    """A weekday of a head or caption, over a text that has another, and no day that falls on it."""
    body = [one for one in passages if one.is_copy]
    named = {found["name"].replace("天", "日") for one in body for found in _OF_WEEK.finditer(one.text)}
    days = [_when(found, issue) for one in body for found in _DAY.finditer(one.text)]
    fall = {WEEKDAYS[one.weekday()] for one in days if one is not None}
    if not named or any("每周" in one.text for one in body):
        return
    for passage in passages:
        for found in _OF_WEEK.finditer(passage.text) if passage.role in CLAIMING else ():
            name = found["name"].replace("天", "日")
            if name not in named | fall and len(named) == 1:
                right = f"星期{min(named)}"
                yield remark("check-weekday", passage, found.span(), LIKELY, said=found[0], right=right)
