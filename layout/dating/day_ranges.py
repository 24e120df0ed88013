"""Days from one to another, and how long that is said to be: 8日至11日 and 四天里, a first week, so much sooner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from layout.dating.days import in_year
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import HEADLINES, LIKELY, IssueReading, Passage, remark
from layout.wording.figures import whole_number

_NUMBER: Final = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
_RANGE: Final = regex(
    "(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日?(?:（[^）]{1,6}）)?[至到—～-](?:(?P<month2>[0-9]{1,2})月)?(?P<day2>[0-9]{1,2})日"
)
_DAYS: Final = regex(
    f"(?:(?<=^)|(?<=[。，；]))(?:这|短短|整整)?(?P<many>{_NUMBER})天(?:里|时间|之内|下来|的时间|(?=[查检抽展调巡走培集]))"
    f"|(?<=为期)(?P<many2>{_NUMBER})天|(?<=连续)(?P<many3>{_NUMBER})天|(?<=共)(?P<many4>{_NUMBER})天(?=[，。；、])"
)
"""Days of what the range is: a definite length that opens a clause, or 为期, 连续, 共 before it."""
_DATE: Final = regex("(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
_APART: Final = regex(f"(?:提前|推迟|提早|延后|晚|早)了?(?P<many>{_NUMBER})天")
_LAST_YEAR: Final = regex("(?:去年|上年)[^。；0-9]{0,12}$")
_FIRST: Final = regex("[，（](?:首|第一个?)(?P<unit>[周月])(?![年刊末])")
_FIRST_LAST: Final = {"周": (6, 7), "月": (27, 31)}
_VALID: Final = regex(
    "自(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日起[^。；]{0,14}?有效期(?:限)?为?"
    f"(?P<years>{_NUMBER})年[，,]?(?:有效期)?至(?P<last>(?P<year2>20[0-9]{{2}})年(?P<month2>[0-9]{{1,2}})月(?P<day2>[0-9]{{1,2}})日)"
)
_MONTHS: Final = regex(
    "从(?P<year>去年|今年|前年|20[0-9]{2}年)?(?P<month>[0-9]{1,2})月[^，。；0-9]{0,8}[到至](?P<year2>今年|去年|20[0-9]{2}年)?(?P<month2>[0-9]{1,2})月"
    f"[^。；0-9]{{0,14}}?(?:历时|用了|花了|前后|共|长达|耗时)(?P<many>{_NUMBER})个月"
)
_MONTH_OF_HEAD: Final = regex("[本下]月(?!球)")
_THESE_DAYS: Final = regex("[今昨][天日晚早]|月底|[本这]个?月|本周")
_MENTIONS: Final = regex("(?<![0-9])(?P<month>[0-9]{1,2})月(?!份的|大)")


def day_ranges(reading: IssueReading) -> Iterator[Finding]:
    """Lengths that are not those of the days they are said of.

    *reading* has a day, and its stories in simplified characters.
    """
    issue = reading.issue.date
    for passages in reading.by_story.values():
        copy = [one for one in passages if one.role == "paragraph"]
        yield from _range(copy, issue)
        yield from _month_of_head(passages, issue)
        yield from _day_of_head(passages, issue)
        for passage in copy:
            yield from _backward(passage)
            if "天" in passage.text or "首" in passage.text:
                yield from _two_days(passage, issue)
            if "有效期" in passage.text:
                yield from _valid(passage)
            if "个月" in passage.text:
                yield from _months(passage, issue)


def _day(month: str, day: str, issue: date) -> date | None:
    return in_year(int(month), int(day), issue)


def _range(copy: Sequence[Passage], issue: date) -> Iterator[Finding]:
    """The one range of days of a story against the days that something took: 11月8日至11日, 四天里."""
    found = [each for one in copy for each in _RANGE.finditer(one.text)]
    spans = {(one["month"], one["day"], one["month2"] or one["month"], one["day2"]) for one in found}
    if len(spans) != 1:
        return
    ((month, day, month2, day2),) = spans
    first, last = _day(month, day, issue), _day(month2, day2, issue)
    if first is None or last is None or not timedelta(0) < last - first < timedelta(days=_LONGEST):
        return
    apart = (last - first).days
    where = next(at for at, one in enumerate(copy) if _RANGE.search(one.text))
    for passage in copy[where : where + 4]:
        for said in _DAYS.finditer(passage.text):
            group = next(one for one in ("many", "many2", "many3", "many4") if said[one])
            many = whole_number(said[group])
            if many and many not in (apart, apart + 1):
                span = (said.start(group), said.end(group) + 1)
                yield remark(
                    "check-years", passage, span, LIKELY, said=passage.text[slice(*span)], right=f"{apart + 1}天"
                )


_LONGEST: Final = 40
"""Days of a range that is spoken of in days."""


def _two_days(passage: Passage, issue: date) -> Iterator[Finding]:
    """The two days of a paragraph against the days between them (提前了37天), or the week or month that they are."""
    named = [*_DATE.finditer(passage.text)]
    if len(named) != 2:
        return
    one, other = (_day(each["month"], each["day"], issue) for each in named)
    if one is None or other is None:
        return
    sooner = _APART.search(passage.text)
    apart = abs((other - one).days)
    between = {apart, 365 - apart, 366 - apart}
    of_last_year = any(_LAST_YEAR.search(passage.text, 0, one.start()) for one in named)
    if sooner and of_last_year and whole_number(sooner["many"]) not in between:
        span = (sooner.start("many"), sooner.end())
        yield remark("check-years", passage, span, LIKELY, said=passage.text[slice(*span)], right=f"{min(between)}天")
    first = _FIRST.match(passage.text, named[1].end())
    if first and apart not in range(_FIRST_LAST[first["unit"]][0], _FIRST_LAST[first["unit"]][1] + 1):
        span = named[1].start(), first.end()
        right = one + timedelta(days=_FIRST_LAST[first["unit"]][0])
        yield remark(
            "check-years", passage, span, LIKELY, said=passage.text[slice(*span)], right=f"{right.month}月{right.day}日"
        )


_OF_A_WEEK: Final = regex("[上本下这]周（$")


def _backward(passage: Passage) -> Iterator[Finding]:
    """Days from a later to an earlier one (6月5日至4日), and a week that has not seven days."""
    for found in _RANGE.finditer(passage.text):
        first, last = int(found["day"]), int(found["day2"])
        same = found["month2"] in (None, found["month"])
        if same and last < first:
            yield remark("check-day", passage, found.span(), LIKELY, said=found[0])
        elif (
            same
            and last - first != _WEEK
            and _OF_A_WEEK.search(passage.text[max(0, found.start() - 3) : found.start()])
        ):
            right = f"{found['month']}月{first}日至{first + _WEEK}日"
            yield remark("check-years", passage, found.span(), LIKELY, said=found[0], right=right)


_WEEK: Final = 6
"""Days from a Monday to its Sunday."""


def _valid(passage: Passage) -> Iterator[Finding]:
    """A validity of so many years, and the day on which it ends."""
    for found in _VALID.finditer(passage.text):
        years = int(found["year2"]) - int(found["year"])
        begun, ends = ((int(found[f"month{one}"]), int(found[f"day{one}"])) for one in ("", "2"))
        lasted = years - 1 if (begun[0] - ends[0]) % 12 > 1 else years
        if begun in ((1, 1), (1, 2)) and ends[0] == 12:
            lasted = years + 1
        said = whole_number(found["years"])
        if said and said != lasted:
            right = f"{int(found['year2']) + said - lasted}年{found['month2']}月{found['day2']}日"
            yield remark("check-years", passage, found.span("last"), LIKELY, said=found["last"], right=right)


def _months(passage: Passage, issue: date) -> Iterator[Finding]:
    """Months from one to another: 从去年2月建组到今年4月，排练历时14个月."""
    year = {"去年": issue.year - 1, "今年": issue.year, "前年": issue.year - 2, None: 0}
    for found in _MONTHS.finditer(passage.text):
        first, last = (year[said] if said in year else int(said[:4]) for said in (found["year"], found["year2"]))
        apart = 12 * ((last or first) - (first or last)) + int(found["month2"]) - int(found["month"])
        many = whole_number(found["many"])
        if apart > 0 and many and many not in (apart - 1, apart, apart + 1):
            span = (found.start("many"), found.end())
            yield remark("check-years", passage, span, LIKELY, said=passage.text[slice(*span)], right=f"{apart}个月")


def _month_of_head(passages: Sequence[Passage], issue: date) -> Iterator[Finding]:
    """本月 or 下月 in a head, where the text names days of the other month and none of that."""
    body = [one.text for one in passages if one.is_copy]
    named = {int(found["month"]) for one in body for found in _MENTIONS.finditer(one)}
    following = issue.month % 12 + 1
    for passage in passages:
        for found in _MONTH_OF_HEAD.finditer(passage.text) if passage.role in HEADLINES else ():
            said, right = (issue.month, following) if found[0] == "本月" else (following, issue.month)
            word = "下月" if found[0] == "本月" else "本月"
            named_so = any(found[0] in one for one in body)
            if said not in named and right in named and not named_so and (word == "下月" or said == following):
                if word == "下月" and any(_THESE_DAYS.search(one) for one in body):
                    continue
                yield remark("check-relative-day", passage, found.span(), LIKELY, said=found[0], right=f"{right}月")


def _day_of_head(passages: Sequence[Passage], issue: date) -> Iterator[Finding]:
    """A day of a head that its text has not, where that names one of the month, and the figure of something else."""
    body = [one.text for one in passages if one.is_copy]
    named = {(int(one["month"]), int(one["day"])) for text in body for one in _DATE.finditer(text)}
    numbers = {int(one) for text in body for one in _DAY_ALONE.findall(text)}
    spans = [one for text in body for one in _RANGE.finditer(text)]
    for passage in passages:
        for found in _DATE.finditer(passage.text) if passage.role in HEADLINES else ():
            month, day = int(found["month"]), int(found["day"])
            within = any(int(one["month"]) <= month <= int(one["month2"] or one["month"]) for one in spans)
            told = [each for each in named if each[0] == month]
            near = in_year(month, day, issue)
            told_of = re.search(rf"(?<![0-9]){day}(?![0-9])", "\0".join(body))
            if told_of is None:
                continue  # a figure of the head that the text has nowhere: told of as such
            if (month, day) in named or day in numbers or within or not told or near in _around(issue):
                continue
            right = "、".join(f"{each[0]}月{each[1]}日" for each in sorted(told)[:2])
            yield remark("check-head-figure", passage, found.span(), LIKELY, said=found[0], right=right)


_DAY_ALONE: Final = regex("(?<![0-9])([0-9]{1,2})日")


def _around(issue: date) -> list[date]:
    """Days that the text may call today, yesterday or tomorrow."""
    return [issue + timedelta(days=one) for one in range(-2, 3)]
