"""Things that are named one by one and counted: 助餐、日间照料、康复三类站点, 80元、120元、180元、280元四档."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, IssueReading, Passage, remark
from layout.wording.figures import whole_number

_COUNT: Final = regex(
    "(?<![一二三四五六七八九十百千万几数0-9、和与及第])(?P<number>[两二三四五六七八九十]|1[0-9]|[2-9])(?P<of>大?[类个项档种处所家名位级区县市镇村套款块枚道座队]|个?[项方]面|方)(?=[\u4e00-\u9fff]{0,8})"
)
_LAST: Final = regex("[和与及]")
_OPEN: Final = regex("等$|等[\u4e00-\u9fff]{0,4}$|其中|包括|例如|之一|[前后第近每另]$|[到至—][^、]*$")
_MOST: Final = 60
"""Characters of a list that are looked at."""
_AFTER: Final = regex("之一|以上|以下|多|来|[个名]?[人月]?之?[内外]|分之|[^，。]{0,6}[第之]一")
_COUNTED: Final = regex("[一两二三四五六七八九十几0-9][名位人个座道支家所件台辆户间]")
_OF_EACH: Final = regex("[各每均]")


def counts(reading: IssueReading) -> Iterator[Finding]:
    """Lists whose items are not as many as is said right behind them."""
    for passage in reading.passages:
        if passage.story and passage.role != "row" and "、" in passage.text:
            yield from _of_passage(passage)


def _of_passage(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    for found in _COUNT.finditer(text):
        start = found.start()
        before = re.split("[，。；：！？（）\\s]", text[max(0, start - _MOST) : start])[-1]
        if "、" not in before or _OPEN.search(before) or _AFTER.match(text, found.end()) or _OF_EACH.search(before):
            continue
        items = before.split("、")
        if any(_COUNTED.search(one) for one in items):
            continue  # each of them is counted: 碗工两名、传菜员三名
        last = [one for one in _LAST.split(items[-1]) if one]
        named = len(items) - 1 + len(last)
        said = whole_number(found["number"])
        # The first item may have words before it, and the last one 和 within its name.
        fine = {named, len(items)}
        sizes = [len(one) for one in items[1:-1]] + [len(last[-1])] if last else []
        if said in fine or len(items) < 2 or not sizes or max(sizes) > _LONG or items[-1] == "":
            continue
        if abs(named - said) > 2 or (named < 3 and said > 3):
            continue
        span = (start, found.end())
        yield remark("check-count", passage, span, LIKELY, said=found[0], right=str(named))


_LONG: Final = 9
"""Characters of an item: what is longer is a clause of its own."""
