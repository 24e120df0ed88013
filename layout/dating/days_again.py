"""Days in short, days that follow from others, and times of one thing said twice.

昨（8）日, 本月5日（星期一）and 13日（星期日）are days of a month that is not said; 由4月30日延长至5月15日 goes from one
day to a later one; 历时40天 is counted from the day on which something began to that of the report.  A lead tells of
the day of its dateline or of one shortly before; a head's festival is the text's; 首班车 leaves at one hour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final

from layout.calendar import WEEKDAYS
from layout.dating.days import in_year
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import CLAIMING, LIKELY, SURE, IssueReading, Passage, remark
from layout.wording.figures import whole_number

_NUMBER: Final = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
_MOST: Final = 60
"""Days of a paragraph that are looked at."""
_SHORT: Final = regex(
    "(?P<word>[今昨明])（(?P<day>[0-9]{1,2})）日|(?P<word2>[今昨明])[日天]（(?P<day2>[0-9]{1,2})日?）"
)
_WORDS: Final = {"昨": -1, "今": 0, "明": 1}
_BARE: Final = regex(
    "(?P<month>[本下上]?月)?(?<![0-9至到—～-])(?P<day>[0-9]{1,2})日[（(](?:星期|周|礼拜)(?P<name>[一二三四五六日天])[）)]"
)
_MONTH: Final = regex("(?<![0-9])(?P<month>[0-9]{1,2})月(?!份)")
_SENT: Final = regex(
    "^(?:本报|[\u4e00-\u9fff]{2}社)[\u4e00-\u9fff]{2,5}?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[电讯]"
)
_MOVED: Final = regex(
    "[由从](?:原[来定]的)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:（[^）]{1,6}）)?(?P<how>延长|延|顺延|推迟|延期|延后|提前|展期)[至到]"
    "(?P<month2>[0-9]{1,2})月(?P<day2>[0-9]{1,2})日"
)
_BY: Final = regex(f"(?:共|一共|总共|整整)?(?:延长|推迟|延期|延后|提前)了?(?P<many>{_NUMBER})天")
_LENGTH_FIRST: Final = regex(
    f"(?:工期|为期|历时|展期|会期|试行|试运行|赛期|假期|共|封闭)(?:共|约)?(?P<many>{_NUMBER})(?P<unit>天|个?星期|周)[^。；0-9]{{0,4}}?[，,（]?(?:由|从|自)?"
    "(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:（[^）]{1,6}）)?(?:起)?[至到—～-](?P<month2>[0-9]{1,2})月(?P<day2>[0-9]{1,2})日"
)
_BEGAN: Final = regex(
    "(?:从|自|于)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:（[^）]{1,6}）)?"
    "(?:起|开始|启程|出发|启航|起航|出海|离港|动身)"
)
_LASTED: Final = regex(f"(?:历时|为期|用时|前后)(?P<many>{_NUMBER})天")
_DONE: Final = regex("完成|结束|返回|返航|归来|凯旋|抵达|闭幕|收官|落幕|竣工|靠泊|停靠")
_DAY: Final = regex("(?<![0-9至到—])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?![至到—电讯])")
_FESTIVALS: Final = "春节 元宵 清明 端午 七夕 中秋 国庆 重阳 元旦 五一 腊八 冬至 除夕".split()  # noqa: SIM905
"""Festivals by which papers date."""
_CLOCK: Final = regex(
    "(?P<what>[\u4e00-\u9fff]{3,6}?)(?:时间|将|改|调整|提前|推迟|延长|均|都|于|在|是|为|到|至){0,3}(?:早上|上午|下午|晚上|清晨|凌晨|傍晚)?"
    "(?P<clock>(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-5][0-9])|[时点](?:(?P<minute2>[0-5]?[0-9])分|(?P<half>半))?(?![间候长])))"
)


def days_again(reading: IssueReading) -> Iterator[Finding]:
    """Days and hours that the calendar, the day of issue or the story contradicts.

    *reading* has a day, and its stories in simplified characters.
    """
    issue = reading.issue.date
    for passages in reading.by_story.values():
        told = [one for one in passages if one.role != "credits"]
        copy = [one for one in told if one.role == "paragraph"]
        for passage in copy:
            if "日" in passage.text:
                yield from _in_short(passage, issue)
                yield from _of_the_month(passage, issue)
                yield from _moved(passage, issue)
                yield from _long_first(passage, issue)
        if copy:
            yield from _lead(copy[0], issue)
            yield from _lasted(copy, issue)
        yield from _pictured(told, issue)
        yield from _festival(told)
        yield from _clocks(copy)
        yield from _that_day(told, issue)


def _in_short(passage: Passage, issue: date) -> Iterator[Finding]:
    """昨（8）日."""
    for found in _SHORT.finditer(passage.text):
        if re.search("[0-9]日[电讯]", passage.text[:24]):
            return  # counted from the day on which it was sent
        when = issue + timedelta(days=_WORDS[found["word"] or found["word2"]])
        if int(found["day"] or found["day2"]) != when.day:
            right = f"{when.month}月{when.day}日"
            yield remark("check-relative-day", passage, found.span(), SURE, said=found[0], right=right)


def _of_the_month(passage: Passage, issue: date) -> Iterator[Finding]:
    """A weekday behind a day of a month that stands before it, or of the month of issue and those around it."""
    for found in islice(_BARE.finditer(passage.text), _MOST):
        named = found["name"].replace("天", "日")
        before = [int(one["month"]) for one in _MONTH.finditer(passage.text, 0, found.start())]
        around = issue.replace(day=1)
        months = {
            "本月": [issue.month],
            "下月": [(around + timedelta(days=31)).month],
            "上月": [(around - timedelta(days=1)).month],
        }.get(found["month"] or "", [*before[-1:], issue.month, issue.month % 12 + 1, (issue.month - 2) % 12 + 1])
        days = [one for month in months if 1 <= month <= 12 if (one := in_year(month, int(found["day"]), issue))]
        if found["month"] == "月" or not days:
            continue
        if all(WEEKDAYS[one.weekday()] != named for one in (days if found["month"] or not before else days[:1])):
            right = f"星期{WEEKDAYS[days[0].weekday()]}"
            yield remark("check-weekday", passage, found.span(), LIKELY, said=found[0], right=right)


def _moved(passage: Passage, issue: date) -> Iterator[Finding]:
    """由4月30日延长至5月15日，共延长15天."""
    for found in _MOVED.finditer(passage.text):
        one, other = (in_year(int(found[f"month{a}"]), int(found[f"day{a}"]), issue) for a in ("", "2"))
        if one is None or other is None:
            continue
        apart = (other - one).days * (-1 if found["how"] == "提前" else 1)
        by = _BY.search(passage.text, found.end(), found.end() + _CLOSE)
        many = whole_number(by["many"]) if by else 0
        if apart % _YEAR == 0 or -_LONG < apart < 0:
            yield remark("check-day", passage, found.span(), LIKELY, said=found[0])
        elif by and many and many not in (apart, apart + 1):
            span = (by.start("many"), by.end())
            yield remark("check-years", passage, span, LIKELY, said=passage.text[slice(*span)], right=f"{apart}天")


_CLOSE: Final = 16
_YEAR: Final = 365
_LONG: Final = 180
"""Days within which what is put off is put off."""


def _long_first(passage: Passage, issue: date) -> Iterator[Finding]:
    """工期六星期，由10月19日至11月29日."""
    for found in _LENGTH_FIRST.finditer(passage.text):
        one, other = (in_year(int(found[f"month{a}"]), int(found[f"day{a}"]), issue) for a in ("", "2"))
        many = whole_number(found["many"])
        if one is None or other is None or not many or not 0 < (other - one).days < _LONG:
            continue
        days = (other - one).days
        weeks = found["unit"] != "天"
        if abs(days + 1 - many * 7) > _HALF_A_WEEK if weeks else many not in (days, days + 1):
            span = (found.start("many"), found.end("unit"))
            right = f"{round((days + 1) / 7)}周" if weeks else f"{days + 1}天"
            yield remark("check-years", passage, span, LIKELY, said=passage.text[slice(*span)], right=right)


_HALF_A_WEEK: Final = 4


def _lead(first: Passage, issue: date) -> Iterator[Finding]:
    """A day of the first sentence in the month before or after that of the dateline, by the same number."""
    sent = _SENT.match(first.text)
    if sent is None:
        return
    lead = first.text[sent.end() :].split("。")[0]
    found = _DAY.search(lead)
    if found is None or found["day"] != sent["day"] or found["month"] == sent["month"]:
        return
    before = re.sub("^（[^）]*）", "", lead[: found.start()])
    apart = (int(sent["month"]) - int(found["month"])) % 12
    if apart in (1, 11) and not before.strip():
        start = sent.end() + found.start()
        span = (start, start + len(found[0]))
        right = f"{sent['month']}月{sent['day']}日"
        yield remark("check-dateline", first, span, LIKELY, said=found[0], right=right)


def _lasted(copy: Sequence[Passage], issue: date) -> Iterator[Finding]:
    """How many days something took that is told of as done, and the day on which it began."""
    said = [(one, found) for one in copy for found in _LASTED.finditer(one.text)]
    begun = {(found["month"], found["day"]) for one in copy for found in _BEGAN.finditer(one.text)}
    if len(said) != 1 or len(begun) != 1:
        return
    passage, length = said[0]
    lead = copy[0].text.split("。")[0]
    ((month, day),) = begun
    days = [
        (found["month"], found["day"])
        for found in _DAY.finditer(lead)
        if (found["month"], found["day"]) != (month, day)
    ]
    sent = _SENT.match(copy[0].text)
    days += [(sent["month"], sent["day"])] if sent else []
    if len({*days}) != 1 or not _DONE.search(lead):
        return
    first, last = in_year(int(month), int(day), issue), in_year(int(days[0][0]), int(days[0][1]), issue)
    many = whole_number(length["many"])
    if first is None or last is None or not many or not 0 < (last - first).days < _LONG:
        return
    apart = (last - first).days
    if many not in (apart, apart + 1):
        span = (length.start("many"), length.end())
        yield remark("check-years", passage, span, LIKELY, said=passage.text[slice(*span)], right=f"{apart + 1}天")


def _pictured(passages: Sequence[Passage], issue: date) -> Iterator[Finding]:
    """The day of a caption that the text has not, where it has that day of the month in one other month."""
    body = [one.text for one in passages if one.is_copy]
    told = {(int(found["month"]), int(found["day"])) for one in body for found in _DAY.finditer(one)}
    told |= {(int(sent["month"]), int(sent["day"])) for one in body[:1] if (sent := _SENT.match(one))}
    for passage in passages:
        for found in _DAY.finditer(passage.text) if passage.role == "caption" else ():
            month, day = int(found["month"]), int(found["day"])
            same = [one for one in told if one[1] == day]
            if (month, day) not in told and len(same) == 1 and (same[0][0] - month) % 12 in (1, 11):
                right = f"{same[0][0]}月{day}日"
                yield remark("check-head-figure", passage, found.span(), LIKELY, said=found[0], right=right)


def _festival(passages: Sequence[Passage]) -> Iterator[Finding]:
    """A festival of a head or caption over a text that has another and not that."""
    body = "\0".join(one.text for one in passages if one.is_copy)
    named = [one for one in _FESTIVALS if one in body]
    for passage in passages if len(named) == 1 else ():
        if passage.role not in CLAIMING:
            continue
        for one in _FESTIVALS:
            at = passage.text.find(one)
            season = one in _NEW_YEAR and named[0] in _NEW_YEAR
            if at < 0 or season or one in named or named[0] in passage.text:
                continue
            if _DATED.match(passage.text, at + len(one)):
                span = (at, at + len(one))
                yield remark("check-head-figure", passage, span, LIKELY, said=one, right=named[0])


_NEW_YEAR: Final = frozenset(("春节", "元宵", "除夕", "腊八"))
"""Festivals of one season."""
_DATED: Final = regex("[节前后假期]|以来|期间|小长假|当天|当日|夜|将至|临近")


def _clocks(copy: Sequence[Passage]) -> Iterator[Finding]:
    """The hour of one thing, twice: 首班车提前到5:50, and 首班车5:05发."""
    told: dict[str, list[tuple[Passage, re.Match[str]]]] = {}
    for passage in copy:
        for found in islice(_CLOCK.finditer(passage.text), _MOST):
            if int(found["hour"]) <= _HOURS and not _OF_TIME.search(found["what"]):
                told.setdefault(found["what"][-3:], []).append((passage, found))
    for both in told.values():
        times = {_time(found) for _, found in both}
        if len(both) == len(times) == 2:
            (_, first), (passage, wrong) = both
            said, right = wrong["clock"], first["clock"]
            yield remark("check-restated", passage, wrong.span("clock"), LIKELY, said=said, right=right)


_HOURS: Final = 24
_OF_TIME: Final = regex("[今昨明日天时至点晚早]|时间")


_THAT: Final = regex("（[^）]{1,5}）那天|那天|那日|那一天")


def _is_slip(one: str, other: str) -> bool:
    """True for two days that are one but for a digit, one more or one that is another."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    long, short = sorted((one, other), key=len, reverse=True)
    return short in (long[1:], long[:1])


def _that_day(passages: Sequence[Passage], issue: date) -> Iterator[Finding]:
    """8月18日那天, a day of which nothing was said, in a story that has one other but for a digit."""
    told = [(one, found) for one in passages for found in islice(_DAY.finditer(one.text), _MOST)]
    days = {(found["month"], found["day"]) for _, found in told}
    for passage, found in told if len(days) == 2 else ():
        if not _THAT.match(passage.text, found.end()):
            continue
        here = (found["month"], found["day"])
        ((month, day),) = days - {here}
        often = sum((one["month"], one["day"]) == here for _, one in told)
        if often > 1 or month != here[0]:
            continue
        if _is_slip(day, here[1]):
            yield remark("check-restated", passage, found.span(), LIKELY, said=found[0], right=f"{month}月{day}日")


def _time(found: re.Match[str]) -> tuple[int, int]:
    return int(found["hour"]), 30 if found["half"] else int(found["minute"] or found["minute2"] or 0)
