"""How long something has lasted, in the clause beside the year in which it began, in either order.

1990年拜师，跟了师傅36年 and 以41年教龄居榜首，他1985年走上讲台 say one beginning and one length that runs until the day
of issue, or until another day that is named (到去年七十年).  A year behind them would be that of an end: then they are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from layout.dating.since_when import one_digit
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.lives import EXACT, NUMBER
from layout.reading.passages import LIKELY, IssueReading, Passage, remark
from layout.wording.figures import whole_number

_TOLERANCE: Final = 1
_MOST: Final = 100
"""Statements of a paragraph that are looked at."""
_YEAR: Final = "(?<![0-9第至到—-])(?P<year>(?:1[0-9]|20)[0-9]{2})年(?![级度制代至到—-])"
_NO_RANK: Final = "(?![前后级制期代度中底初内])"
_PATTERNS: Final = (
    (regex(  # 1990年拜师，跟了师傅36年
        f"{_YEAR}(?!出?生)(?:[0-9]{{1,2}}月)?[^，。；0-9]{{1,10}}，(?:一)?[\u4e00-\u9fff]{{1,2}}了[\u4e00-\u9fff]{{0,4}}?(?P<years>{EXACT})年(?=[，。；的])"
    ), 0),
    (regex(  # 1980年拜师时20岁，跟了师傅46年
        f"{_YEAR}[^，。；0-9]{{1,8}}(?:时|，)(?:[0-9]{{1,2}}|{NUMBER})岁，[\u4e00-\u9fff]{{1,2}}了[\u4e00-\u9fff]{{0,4}}?(?P<years>{EXACT})年(?=[，。；的])"
    ), 0),
    (regex(  # 1955年栽的，到去年七十年
        f"{_YEAR}[^，。；0-9]{{1,10}}，到去年[已有整正好刚]{{0,3}}(?P<years>{NUMBER})年{_NO_RANK}"
    ), 1),
    (regex(  # 2019年动工，历时七年
        f"{_YEAR}(?:[0-9]{{1,2}}月)?[^，。；0-9]{{0,4}}(?:[动开]工|启动|立项)，历时(?P<years>{NUMBER})年{_NO_RANK}"
    ), 0),
    (regex(  # 以41年教龄居榜首，他1985年走上讲台
        f"(?P<years>{EXACT})年(?:[教工党军警医婚驾船车]龄)[^。；0-9]{{0,14}}?{_YEAR}(?!出?生)"
    ), 0),
    (regex(  # 十年监测成果，2016年至今
        f"(?<![0-9一二三四五六七八九十])(?P<years>{NUMBER})年[\u4e00-\u9fff]{{2,6}}，(?:自|从)?(?<![0-9])(?P<year>20[0-9]{{2}})年(?:[0-9]{{1,2}}月)?(?:至今|以来)"
    ), 0),
)  # fmt: skip
"""A beginning and a length, and how many years before the issue the length ends."""
_ABOUT: Final = regex("(?:近|约|超过|超|逾|将近|不到|多达|连续|过去|最近|前|后|第|每|再|还|等|隔|满)$")
_ENDED: Final = regex("(?:1[89]|20)[0-9]{2}年|退休|离任|卸任|后来|关闭|停")
_BEHIND: Final = 24
"""Characters behind a length in which its end would be said."""


def until_now(reading: IssueReading) -> Iterator[Finding]:
    """Lengths until now that are not the time since the year beside them.

    *reading* has a day, and its stories in simplified characters.
    """
    for passages in reading.by_story.values():
        for passage in passages:
            if passage.role == "paragraph" and "年" in passage.text:
                yield from _lengths(passage, reading.issue.date)


def _lengths(passage: Passage, issue: date) -> Iterator[Finding]:
    text = passage.text
    for pattern, before in _PATTERNS:
        for found in islice(pattern.finditer(text), _MOST):
            at, value = found.start("years"), whole_number(found["years"])
            apart = issue.year - before - int(found["year"])
            if not value or apart <= 0 or abs(apart - value) <= _TOLERANCE or _ABOUT.search(text, 0, at):
                continue
            if _is_over(text, found, before):
                continue
            if "了" in found[0] and not before and not one_digit(apart, value):
                continue  # 2004年捐的，坏了六年: not as long as it stands
            yield remark(
                "check-years",
                passage,
                (at, found.end("years") + 1),
                LIKELY,
                said=f"{found['years']}年",
                right=f"{apart}年",
            )


def _is_over(text: str, found: re.Match[str], before: int) -> bool:
    """True where what began has ended: another year stands behind it, or a word for an end."""
    return not before and bool(_ENDED.search(text, found.end(), found.end() + _BEHIND))
