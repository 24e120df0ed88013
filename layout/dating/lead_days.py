"""The day of a lead against that of the picture beside it, and days to come of which something is told as done.

A picture is of the day of which its story tells, of one within the days of that, or of the eve or the morrow.  What was
announced or who died on a day had that day: it is not after the day of issue, whatever else the sentence announces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final

from layout.calendar import WEEKDAYS
from layout.dating.days import in_year
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, SURE, IssueReading, Passage, remark

_DAY: Final = regex("(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
_NUMBER: Final = regex("(?<![0-9])([0-9]{1,2})[日号]")
_RANGE: Final = regex("日?(?:（[^）]{1,6}）)?[至到—～-](?:[0-9]{1,2}月)?[0-9]{1,2}日|起|前|之前|以前|后")
_LEAD: Final = 40
"""Characters of a lead in which its day stands."""
_MOST: Final = 60
_LATER: Final = timedelta(days=2)
"""From so many days later on a picture is of another deed."""
_FRESH: Final = timedelta(days=1)
"""What a picture of yesterday shows is news; what is older may be of any day of its story."""
_LONG_AGO: Final = timedelta(days=100)
_AGO: Final = regex("去年|前年|上月|[0-9]{4}年|曾|自")


def lead_days(reading: IssueReading) -> Iterator[Finding]:
    """Days of leads that their pictures contradict, and of what cannot have been done yet.

    *reading* has a day, and its stories in simplified characters.
    """
    issue = reading.issue.date
    for passages in reading.by_story.values():
        copy = [one for one in passages if one.role == "paragraph"]
        captions = [one for one in passages if one.role == "caption"]
        if copy and captions:
            yield from _pictured(copy, captions, issue)
        for passage in copy:
            yield from _not_done(passage, issue)
        if copy and not _DATELINE.search(copy[0].text, 0, _OPENING):  # else it tells of its own yesterday
            for passage in copy:
                yield from _bracketed(passage, issue)


def _pictured(copy: Sequence[Passage], captions: Sequence[Passage], issue: date) -> Iterator[Finding]:
    """A caption of a day that the text has nowhere, days after that of the lead."""
    lead = copy[0].text
    told = [*_DAY.finditer(lead, 0, lead.find("。") if "。" in lead else len(lead))]
    if not told or told[-1].start() > _LEAD or any(_RANGE.match(lead, one.end()) for one in told):
        return
    first = told[-1]
    began = in_year(int(first["month"]), int(first["day"]), issue)
    named = {(one["month"], one["day"]) for each in copy for one in islice(_DAY.finditer(each.text), _MOST)}
    numbers = {one for each in copy for one in _NUMBER.findall(each.text)}
    again = sum(1 for each in copy for one in _DAY.finditer(each.text) if one[0] == first[0])
    for caption in captions:
        found = _DAY.match(caption.text)
        if (
            found is None
            or (found["month"], found["day"]) in named
            or found["day"] in numbers
            or began is None
            or again > 1
        ):
            continue
        when = in_year(int(found["month"]), int(found["day"]), issue)
        if (
            when is not None
            and issue - _FRESH <= when <= issue
            and _LATER <= when - began <= _LONG_AGO
            and not _AGO.search(lead, 0, first.start())
        ):
            yield remark("check-caption-day", caption, found.span(), LIKELY, said=found[0], right=first[0])


_DONE: Final = regex("(?:[^，。；0-9将拟会]{0,16}?)(?:宣布|获悉|宣判|去世|逝世|病逝)")


def _not_done(passage: Passage, issue: date) -> Iterator[Finding]:
    """What was announced on a day that is still to come: 4月24日宣布, on the 21st."""
    for found in islice(_DAY.finditer(passage.text), _MOST):
        when = in_year(int(found["month"]), int(found["day"]), issue)
        if when is None or not issue < when <= issue + _SOON or not _DONE.match(passage.text, found.end()):
            continue
        if not _TO_COME.search(passage.text, max(0, found.start() - 8), found.start()):
            said = passage.text[slice(*found.span())]
            yield remark("check-after-issue", passage, found.span(), LIKELY, said=said, right=issue.isoformat())


_SOON: Final = timedelta(days=60)
_TO_COME: Final = regex("将|拟|定于|计划|预计|届时|前$|起(?![义诉火飞])|之前|以前|截至|可|会在|[0-9]{4}年|去年|前年")
_NEAR: Final = {"今": 0, "昨": -1, "明": 1}
_BRACKETED: Final = (
    regex("(?P<word>[今昨明])[天日夜晚晨早]?（(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:，?(?:星期|周).)?）"),
    regex("(?P<word>[今昨明])[夜晚晨早]（(?P<month>)(?P<day>[0-9]{1,2})日?）"),
)
_OF_A_WEEK: Final = regex("(?<![每逢])(?:星期|周|礼拜)(?P<name>[一二三四五六日天])[早晚夜]?（(?P<day>[0-9]{1,2})日）")
_FORTNIGHT: Final = 16
"""Days from that of issue to one that is called by its weekday."""
_DATELINE: Final = regex("[0-9]日[电讯]")
_OPENING: Final = 24


def _bracketed(passage: Passage, issue: date) -> Iterator[Finding]:
    """昨（12月2日）, 昨晚（8日） and 本周六（13日）, of another day than the words before the bracket say."""
    for pattern in _BRACKETED:
        for found in islice(pattern.finditer(passage.text), _MOST):
            when = issue + timedelta(days=_NEAR[found["word"]])
            if int(found["day"]) != when.day or int(found["month"] or when.month) != when.month:
                said, right = passage.text[slice(*found.span())], f"{when.month}月{when.day}日"
                yield remark("check-relative-day", passage, found.span(), SURE, said=said, right=right)
    for found in islice(_OF_A_WEEK.finditer(passage.text), _MOST):
        near = [issue + timedelta(days=one) for one in range(-_FORTNIGHT, _FORTNIGHT + 1)]
        meant = [one for one in near if WEEKDAYS[one.weekday()] == found["name"].replace("天", "日")]
        days = [one for one in near if one.day == int(found["day"])]
        if days and not {*days} & {*meant}:
            said, right = passage.text[slice(*found.span())], f"星期{WEEKDAYS[days[0].weekday()]}"
            yield remark("check-weekday", passage, found.span(), SURE, said=said, right=right)
