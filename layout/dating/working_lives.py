"""How long somebody worked or something lasted, against all years of its paragraph, where it is nearly one of the sums.

行医38年 of somebody who left school in 1958 and retired in 1996, 桥龄45年 of what was built in 1981, 离开老街32年
since 1994: such a length is the difference of two years of its paragraph, or of one of them and the year of issue.
Where it is none of those and one of them but for a digit, a digit of it or of the year is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date
from itertools import islice
from typing import Final

from layout.dating.since_when import one_digit
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.lives import EXACT
from layout.reading.passages import LIKELY, IssueReading, Passage, remark
from layout.wording.figures import whole_number

_TOLERANCE: Final = 1
_MOST: Final = 60
"""Years and lengths of a paragraph that are looked at."""
_YEAR: Final = regex("(?<![0-9])(?P<year>(?:1[89]|20)[0-9]{2})年(?![级度制代])")
_LENGTH: Final = regex(
    f"(?:[\u4e00-\u9fff]龄|距今|行[医商船]|从[医教艺警业]|任[教职]|离开[\u4e00-\u9fff]{{0,4}}|撑船|执教|办学|"
    f"[\u4e00-\u9fff](?:了|着|已|晃|有|到今年|至今))"
    f"(?:已有|已|有|是)?(?P<years>{EXACT})年(?![前后级制期代度中底初内])"
)
_BORN: Final = regex("(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[^，。；0-9]{0,8}?(?:出生|生(?=[，。；于在]))")
_ABOUT: Final = regex(
    "(?:近|约|超过|超|逾|将近|不到|多达|连续|过去|最近|每|再|还要|需|满|未来|今后|早|晚|提前|推迟|多|少|增长|相差|大)了?$"
)


def working_lives(reading: IssueReading) -> Iterator[Finding]:
    """Lengths in years that are no difference of years of their paragraph, but for a digit.

    *reading* has a day, and its stories in simplified characters.
    """
    issue = reading.issue.date
    for passages in reading.by_story.values():
        copy = [one for one in passages if one.role == "paragraph"]
        of_all = {int(found["year"]) for one in copy for found in islice(_YEAR.finditer(one.text), _MOST)}
        all_ = sorted({*of_all, issue.year})[-_MOST:]
        apart = {later - first for at, later in enumerate(all_) for first in all_[:at]}
        for passage in copy if of_all else ():
            yield from _told(passage, apart, issue)


def _told(passage: Passage, apart: Set[int], issue: date) -> Iterator[Finding]:
    """Lengths of a paragraph that are none of the differences *apart* of the years of its story."""
    text = passage.text
    years = [found for found in islice(_YEAR.finditer(text), _MOST) if not _BORN.match(text, found.end())]
    for found in islice(_LENGTH.finditer(text), _MOST):
        at, said = found.start("years"), whole_number(found["years"])
        if not said or said < _LONG or _ABOUT.search(text, 0, at):
            continue
        if not found["years"].isdigit() or said % _LONG == 0:
            continue  # a digit is not what goes wrong in 十六, and 20年 may be a round number
        if any(abs(one - said) <= _TOLERANCE for one in apart):
            continue
        begins = text.rfind("。", 0, max(0, text.rfind("。", 0, at)))  # this sentence and the one before it
        end = text.find("。", at)
        here = [int(one["year"]) for one in years if begins < one.start() < (end if end >= 0 else len(text))]
        sums = {abs(one - other) for one in here for other in (*here, issue.year)}
        near = [one for one in sorted(sums) if one_digit(one, said)]
        moved = [one for one in here if one_digit(one, issue.year - said) and one < issue.year]
        if near or moved:
            right = f"{near[0] if near else issue.year - moved[0]}年"
            span = (at, found.end("years") + 1)
            yield remark("check-years", passage, span, LIKELY, said=text[slice(*span)], right=right)


_LONG: Final = 10
"""Years from which a length has two digits."""
