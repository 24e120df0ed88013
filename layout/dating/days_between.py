"""From which day to which, and in the same breath how many days: 6月7日（星期日）至9日举行，考期三天.

The length stands right behind the last day, or behind a word for what lasts; and 10日开始，为期三天 ends on the 12th.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Final

from layout.dating.days import in_year
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, IssueReading, Passage, remark
from layout.wording.figures import whole_number

_NUMBER: Final = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
_IN_BRACKETS: Final = "(?:（[^（）]{1,8}）)?"
_FIRST: Final = f"(?<![0-9])(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日?{_IN_BRACKETS}"
_LAST: Final = f"(?:(?P<month2>[0-9]{{1,2}})月)?(?P<day2>[0-9]{{1,2}})日{_IN_BRACKETS}"
_LASTS: Final = (
    "(?:共|一共|前后|为期|历时|假期|考期|会期|展期|赛期|工期|一连|连续|连开|连演|展出|放假|休市|休馆|停[诊航运水电]?)"
)
_PATTERNS: Final = (
    regex(  # 7月9日至11日三天, 6月7日（星期日）至9日举行，考期三天
        f"{_FIRST}[至到—～-]{_LAST}(?:[^。；0-9]{{0,18}}?{_LASTS})?(?P<many>{_NUMBER})[天日](?![前后内之早晚均])"
    ),
    regex(  # 从6月13日（星期六）开始，至15日结束，共三天
        f"{_FIRST}(?:起|开始|起航|开幕|开展|开赛|展开)[^。；0-9]{{0,8}}，[至到]?{_LAST}(?:结束|闭幕|为止|止)?，?[^。；0-9]{{0,6}}?{_LASTS}(?P<many>{_NUMBER})[天日](?![前后内之早晚均])"
    ),
    regex(  # 1月22日起一连十日，至31日
        f"{_FIRST}）?起?(?:一连|连续|为期)(?P<many>{_NUMBER})[天日][^。；0-9]{{0,14}}?[，、]?[至到](?:周.|星期.)?（?{_LAST}"
    ),
)  # fmt: skip
_MOST: Final = 60
_LONGEST: Final = 120
"""Days of what is counted in days."""


def days_between(reading: IssueReading) -> Iterator[Finding]:
    """Lengths in days that are not those between the two days beside them.

    *reading* has a day, and its stories in simplified characters.
    """
    for passages in reading.by_story.values():
        for passage in passages:
            if passage.role in ("paragraph", "caption") and ("天" in passage.text or "日" in passage.text):
                yield from _between(passage, reading.issue.date)


def _between(passage: Passage, issue: date) -> Iterator[Finding]:
    for pattern in _PATTERNS:
        for found in islice(pattern.finditer(passage.text), _MOST):
            first = in_year(int(found["month"]), int(found["day"]), issue)
            last = in_year(int(found["month2"] or found["month"]), int(found["day2"]), issue)
            many = whole_number(found["many"])
            if first is None or last is None or not many or not timedelta(0) < last - first <= timedelta(_LONGEST):
                continue
            apart = (last - first).days
            if many != apart + 1:
                span = (found.start("many"), found.end("many") + 1)
                said = passage.text[slice(*span)]
                yield remark("check-years", passage, span, LIKELY, said=said, right=f"{apart + 1}{said[-1]}")
