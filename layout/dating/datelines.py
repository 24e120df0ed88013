"""The place and the day of a dateline against what its story says of them.

A report is sent from where things happen, or from where the paper's office is: a capital.  Which other town a dateline
names, the story has it too; and nothing in its first sentence has happened after the day on which it was sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from typing import Final

from layout.dating.days import in_year
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, IssueReading, Passage, remark
from layout.reading.places import PROVINCES, province_of
from layout.wording.traditional import FOLD

_LINE: Final = regex(
    "^(?:本报|[\u4e00-\u9fff]{2}社)(?P<place>[\u4e00-\u9fff]{2,5}?)(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:[电讯])"
)
_CAPITALS: Final = frozenset(
    ("北京", "上海", "天津", "重庆", "香港", "澳门", *(cities.split()[0] for cities in PROVINCES.values()))
)
"""Where offices are, from which a paper tells of all that lies around."""
_DAY: Final = regex("(?<![0-9年至到—])(?:今年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?![至到—电讯])")
_TO_COME: Final = regex("将|拟|定于|定在|计划|预计|明[天日]|后天|有望|推迟|延|起|截至|截止|前|到期|以来|为止")
_OF_TAIWAN: Final = regex("〔记者[\u4e00-\u9fff]{2,4}[／/](?P<place>[\u4e00-\u9fff]{2})报导〕")
_TOWNS: Final = (
    *("台北", "新北", "桃园", "台中", "台南", "高雄", "基隆", "新竹", "嘉义", "苗栗"),
    *("彰化", "南投", "云林", "屏东", "宜兰", "花莲", "台东", "澎湖", "金门"),
)


def datelines(reading: IssueReading) -> Iterator[Finding]:
    """Datelines that their stories do not bear out."""
    if not reading.has_day:
        return
    for passages in reading.by_story.values():
        first = next((one for one in passages if one.role == "paragraph" and not one.part), None)
        if first is None:
            continue
        folded = first._replace(text=first.text.translate(FOLD))
        line = _LINE.match(folded.text)
        if line is not None:
            yield from _place(line, folded, passages)
            yield from _held_elsewhere(line, folded, passages)
            yield from _day(line, folded, reading)
        elif (there := _OF_TAIWAN.match(folded.text)) is not None:
            yield from _town(there, folded, passages)


@cache
def _held_in() -> re.Pattern[str]:
    """Where the first sentence has something happen: 在辽宁沈阳开幕, 返回海南三亚."""
    provinces = "|".join(PROVINCES)
    cities = "|".join(sorted(province_of(), key=lambda one: (-len(one), one)))
    return re.compile(
        rf"(?:在|返回|抵达|从|坐落在|位于)(?:(?:{provinces})省?)?(?P<place>{cities}|[\u4e00-\u9fff]{{2}}(?=[市县]))[市县]?"
    )


def _place(line: re.Match[str], first: Passage, passages: Sequence[Passage]) -> Iterator[Finding]:
    """A town of a dateline that the story has nowhere, where its first sentences name another where things happen."""
    place, known = line["place"].removesuffix("市").removesuffix("县"), province_of()
    copy = first.text[line.end() :]
    others = (one.text for one in passages if one.text[: line.end()] != first.text[: line.end()])
    lead = "。".join(copy.split("。")[:2])
    there = sorted({found["place"] for found in _held_in().finditer(lead)})
    if not there or any(place in text for text in (copy, *others)) or any(one in place for one in there):
        return
    office = place in _CAPITALS
    if office and (place not in known or any(known.get(one, known[place]) == known[place] for one in there)):
        return  # an office of the paper, for all its province
    if (place in known and all(one in known for one in there)) or (place not in known and len(there) == 1):
        yield remark("check-dateline", first, line.span("place"), LIKELY, said=line["place"], right=there[0])


def _held_elsewhere(line: re.Match[str], first: Passage, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Another town in which something happened on the day of a dateline, where the story has that of the line twice.

    本报兰州4月20日电 and 4月20日在银川公布: nobody reports from one town, on the same day, what was done in another.
    """
    place = line["place"]
    lead, _, rest = first.text[line.end() :].partition("。")
    others = (rest, *(one.text.translate(FOLD) for one in passages if one.role != "paragraph" or one.part))
    if place in lead or not any(place in text for text in others):
        return
    day = f"{line['month']}月{line['day']}日"
    for found in _held_in().finditer(lead):
        there = found["place"]
        clause = lead[max(0, found.start() - _NEAR) : found.start()]
        again = any(there in text for text in others) or lead.count(there) > 1
        if day in clause and found[0].startswith("在") and there in province_of() and there not in place and not again:
            start = line.end() + found.start("place")
            span = (start, start + len(there))
            yield remark("check-place", first, span, LIKELY, said=first.text[slice(*span)], right=place)


_NEAR: Final = 24
"""Letters before where something happened in which its day is said."""


def _day(line: re.Match[str], first: Passage, reading: IssueReading) -> Iterator[Finding]:
    """A day of the first sentence on which something was done after the report was sent."""
    issue = reading.issue.date
    sent = in_year(int(line["month"]), int(line["day"]), issue)
    lead = first.text[line.end() :].split("。")[0]
    for found in _DAY.finditer(lead):
        when = in_year(int(found["month"]), int(found["day"]), issue)
        if sent is None or when is None or not timedelta(0) < when - sent < _LATELY:
            continue
        if when > issue and _BYLINE.sub("", lead[: found.start()]):
            continue  # 展期五天，6月8日闭幕: what is fixed for a day to come
        if lead[: found.start()].endswith(("今日（", "今天（")):
            continue  # the day of issue, as the desk wrote it in
        behind = lead[found.end() : found.end() + 24]
        if not _TO_COME.search(lead[: found.start()]) and not _TO_COME.search(behind):
            start = line.end() + found.start()
            right = f"{line['month']}月{line['day']}日"
            span = (start, start + len(found[0]))
            yield remark("check-dateline", first, span, LIKELY, said=found[0], right=right)
            return


_BYLINE: Final = regex("^（[^）]*）")
_LATELY: Final = timedelta(days=30)
_OPENING: Final = 30
"""Characters of a report in which it says where it happened."""


def _town(line: re.Match[str], first: Passage, passages: Sequence[Passage]) -> Iterator[Finding]:
    """A town from which is reported that the story has nowhere, where it names one other."""
    place = line["place"]
    others = (one.text for one in passages if one.part or one.role != "paragraph")
    rest = "\0".join((first.text[line.end() :], *others)).translate(FOLD)
    named = {town for town in _TOWNS if town in rest}
    here = sorted(town for town in named if town in first.text[line.end() : line.end() + _OPENING])
    if place in _TOWNS and place not in named and place != "台北" and len(named) == 1 and here:
        yield remark("check-dateline", first, line.span("place"), LIKELY, said=line["place"], right=here[0])
