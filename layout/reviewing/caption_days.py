"""The day of a caption, held against those of the text that it stands beside."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, Passage, remark

DAY: Final = regex(r"([0-9]{1,2})月([0-9]{1,2})日")
"""A day of a month."""


def caption_days(caption: Passage, body: Sequence[Passage], issued: date) -> Iterator[Finding]:
    """A day of a caption that the text, which names others, does not name.

    A picture may be of the day of issue, or of the day before, whatever days the text tells of; and of the day before
    one of those that the text names.
    """
    newest = [(one.month, one.day) for one in (issued, issued - timedelta(days=1))]
    named = {(int(month), int(day)) for one in body for month, day in DAY.findall(one.text)}
    numbers = {day for _, day in named} | {
        int(day) for one in body for day in re.findall(r"(?<![月0-9])([0-9]{1,2})日", one.text)
    }
    spans = [one for each in body for one in _FROM_TO.findall(each.text)]
    within = {
        (int(month), day)
        for month, first, other, last in spans
        if other in ("", month)
        for day in range(int(first), int(last) + 1)
    }
    yield from _day_of_the_deed(caption, body, named | within)
    for found in DAY.finditer(caption.text):
        day = (int(found[1]), int(found[2]))
        if day in within:
            continue
        eve = any(one[0] == day[0] and one[1] == day[1] + 1 for one in named)
        if named and day not in named and day[1] not in numbers and day not in newest and not eve:
            right = "、".join(f"{month}月{one}日" for month, one in sorted(named)[:2])
            yield remark("check-caption-day", caption, found.span(), LIKELY, said=found[0], right=right)


_FROM_TO: Final = regex("([0-9]{1,2})月([0-9]{1,2})日?(?:（[^）]{1,4}）)?[至到—～-](?:([0-9]{1,2})月)?([0-9]{1,2})日")
_SAME_DEED: Final = 5
"""Runs of three letters that a caption and a sentence have in common, for both to tell of one thing."""


def _day_of_the_deed(
    caption: Passage, body: Sequence[Passage], named: Collection[tuple[int, int]]
) -> Iterator[Finding]:
    """A caption of a day that the text has nowhere, where a sentence has the same deed on an earlier one."""
    found = DAY.match(caption.text)
    if found is None or (int(found[1]), int(found[2])) in named:
        return
    runs = {caption.text[at : at + 3] for at in range(found.end(), len(caption.text) - 2)}
    for passage in body:
        for sentence in re.split("[。！？]", passage.text):
            day = DAY.search(sentence)
            earlier = day is not None and (int(day[1]), int(day[2])) < (int(found[1]), int(found[2]))
            if day and earlier and sum(sentence[at : at + 3] in runs for at in range(len(sentence) - 2)) >= _SAME_DEED:
                yield remark("check-caption-day", caption, found.span(), LIKELY, said=found[0], right=day[0])
                return
