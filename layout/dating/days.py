"""Days, weekdays, ages and years that can be computed: against the calendar, the day of issue and each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from layout.calendar import WEEKDAYS
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, SURE, IssueReading, Passage, remark
from layout.wording.traditional import FOLD

_DAY: Final = regex(r"(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
_WEEKDAY: Final = regex(
    r"\s{0,2}(?:[（(]|[，,](?=\s?(?:星期|[周週]|[礼禮]拜).(?:[^\u4e00-\u9fff]|[上下中早晚凌清傍][午晨上间]?|$)))?\s{0,2}"
    r"(?:星期|[周週]|[礼禮]拜)(?P<name>[一二三四五六日天])(?![年岁岁刊])"
)
"""A weekday behind its day; behind a comma one with which nothing else is said, as in 2月28日，周一休馆."""
_RELATIVE: Final = {
    "今天": 0,
    "今日": 0,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "前日": -2,
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
_NEAR_DAY: Final = regex(
    r"(?P<word>今天|今日|昨天|昨日|前天|明天|明日|后天)[（(，,]?(?:(?P<month>[0-9]{1,2})月)?(?P<day>[0-9]{1,2})日(?!游|元|均|前)[）)]?"
)
_NEAR_WEEKDAY: Final = regex(
    r"(?P<word>今天|今日|昨天|昨日|前天|明天|明日|后天)[（(](?:星期|周)(?P<name>[一二三四五六日天])[）)]"
)
_LATER: Final = regex(
    r"将|拟|决定|部署|定于|计划|预计|预报|起至|为止|截至|截止|之前|日前|以前|前，|到期|开始|起|至|到|—|～|-|即|要|明|后天|下周|下月"
)
_DATELINE: Final = regex(r"^(?:据?[^，。]{2,14}?)?(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[电讯]")
_BORN: Final = regex(
    r"(?:(?:出?生于|生于)(?P<year>[12][0-9]{3})年[^。；]{0,24}?(?:今年|现年|享年|终年)|"
    r"(?:今年|现年)(?P<early>[0-9]{1,3})岁[^。；]{0,12}(?:出?生于)(?P<late>[12][0-9]{3})年)(?P<age>[0-9]{1,3})?岁?"
)
_SPAN: Final = regex(
    r"(?P<from>[12][0-9]{3})年?(?:至|到|—|－|-|～|~)(?P<to>[12][0-9]{3})年(?:的|这|间|，)?(?P<years>[0-9]{1,3})年(?:间|来|里|时间)"
)
_FOUNDED: Final = regex(
    r"(?:(?:成立|创建|始建|建校|创刊|创办|建立|诞生|开馆|建成|设立)于(?P<after>[12][0-9]{3})年|(?P<before>[12][0-9]{3})年(?:成立|创建|始建|建校|创刊|创办|建立|诞生|开馆|建成|设立))"
    r"[^。；]{0,30}?(?P<years>[0-9]{1,3})周年"
)
_LIVED: Final = regex(
    r"(?P<from>1[0-9]{3})年?[—－-]{1,2}(?P<to>[12][0-9]{3})年?[^。；]{0,12}(?:享年|终年)(?P<age>[0-9]{1,3})岁"
)
FAR: Final = timedelta(days=60)
"""A day so far after the day of issue, with no year, is likely one of the year before."""


def days(reading: IssueReading) -> Iterator[Finding]:
    """All that can be computed of days and years."""
    issue = reading.issue.date
    for passage in reading.passages:
        if passage.role in ("folio", "flag", "row", "credits"):
            continue
        if "日" in passage.text or "周" in passage.text or "週" in passage.text:
            yield from _weekdays(passage, issue, reading.by_story.get(passage.story, ()))
            yield from _days_behind(passage, issue)
            yield from _relative(passage, issue)
            yield from _order(passage, issue)
        if "月" in passage.text and passage.role in ("paragraph", "caption"):
            yield from _not_yet(passage, issue)
        if "年" in passage.text:
            yield from _years(passage, issue)


def in_year(month: int, day: int, issue: date, year: int = 0) -> date | None:
    """The day *month* *day* that is meant in an issue of *issue*: the nearest one, or that of *year*."""
    made: list[date] = []
    for one in (year,) if year else (issue.year - 1, issue.year, issue.year + 1):
        try:
            made.append(date(one, month, day))
        except (ValueError, OverflowError):
            continue
    return min(made, key=lambda one: abs(one - issue), default=None)


def _weekdays(passage: Passage, issue: date, story: Sequence[Passage]) -> Iterator[Finding]:
    for found in _DAY.finditer(passage.text):
        month, day = int(found["month"]), int(found["day"])
        when = in_year(month, day, issue, int(found["year"] or _year_named(passage.text, found.start(), issue)))
        if when is None:
            if not _NO_DAY.search(passage.text):
                yield remark("check-day", passage, found.span(), SURE, said=found[0])
            continue
        told_of = found["year"] or _YEAR.search(passage.text, max(0, found.start() - 2), found.start())
        if not told_of and not _is_named(passage, found.end(), when):
            other = _year_told(_so_far(passage, found.start(), story), month, issue)
            again = in_year(month, day, issue, other) if other else None
            if again is not None and _is_named(passage, found.end(), again):
                continue
        yield from _weekday(passage, found.span(), when)
        second = _SECOND.match(passage.text, found.start("month") + len(found["month"]))
        if second and int(second["day"]) > when.day:
            yield from _weekday(
                passage,
                (second.start("day"), second.end()),
                when.replace(day=1) + timedelta(days=int(second["day"]) - 1),
            )


_YEARS: Final = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "明年": 1, "后年": 2}
_YEAR: Final = regex("前年|去年|上年|今年|明年|[后後]年")
_NO_DAY: Final = regex(
    "哪[来來有]的?[^，。]{0,8}[日号號天]|[没沒不][有存]?[有在]?[^，。]{0,4}(?:这一天|這一天|这个日子|這個日子|30日|31日)"
)
"""What a story says of a day that it names because there is none."""


def _year_named(text: str, at: int, issue: date) -> int:
    """The year that stands right before the day at *at*: 明年11月7日; 0 where none does."""
    named = _YEAR.search(text, max(0, at - 2), at)
    return issue.year + _YEARS[named[0].replace("後", "后")] if named else 0


def _so_far(passage: Passage, at: int, story: Sequence[Passage]) -> str:
    """What *story* has told before *at* of *passage*."""
    earlier = [one.text for one in story if one.is_copy and passage.is_copy and one.part < passage.part]
    return "。".join((*earlier, passage.text[:at]))


def _year_told(before: str, month: int, issue: date) -> int:
    """The year of a day that *before* leads to: the last that its sentence names, or one that it has the same month of.

    明年仍办健步行，暂定12月5日; 去年7月起…… 开站那天是7月8日.
    """
    sentence = max(before.rfind(mark) for mark in "。！？") + 1
    named = [*_YEAR.finditer(before, sentence)] or [
        one for one in _YEAR.finditer(before) if re.match(f"{month}月", before[one.end() :])
    ]
    return issue.year + _YEARS[named[-1][0].replace("後", "后")] if named else 0


def _is_named(passage: Passage, at: int, when: date) -> bool:
    """True where the weekday behind *at* is that of *when*."""
    named = _WEEKDAY.match(passage.text, at)
    return named is not None and named["name"].replace("天", "日") == WEEKDAYS[when.weekday()]


_DAY_BEHIND: Final = regex(
    "(?<![每逢])(?:星期|[周週]|[礼禮]拜)(?P<name>[一二三四五六日天])(?P<day>（(?P<month>[0-9]{1,2})月(?P<date>[0-9]{1,2})日(?=[）至，]))"
)
"""A weekday before its day: 上周六（1月17日）."""


def _days_behind(passage: Passage, issue: date) -> Iterator[Finding]:
    """A day in brackets behind a weekday that is another day's."""
    for found in _DAY_BEHIND.finditer(passage.text):
        when = in_year(int(found["month"]), int(found["date"]), issue)
        if when is not None and found["name"].replace("天", "日") != WEEKDAYS[when.weekday()]:
            right = f"星期{WEEKDAYS[when.weekday()]}"
            yield remark("check-weekday", passage, found.span(), SURE, said=found[0], right=right)


def _weekday(passage: Passage, span: tuple[int, int], when: date) -> Iterator[Finding]:
    """The weekday behind the day *when* at *span*, where it is another's."""
    named = _WEEKDAY.match(passage.text, span[1])
    right = WEEKDAYS[when.weekday()]
    if named is not None and named["name"].replace("天", "日") != right:
        said = passage.text[span[0] : named.end()]
        yield remark("check-weekday", passage, (span[0], named.end()), SURE, said=said, right=f"星期{right}")


_SECOND: Final = regex(
    r"月[0-9]{1,2}日(?:（(?:星期|周).）)?[至到、和—－-](?P<day>[0-9]{1,2})日(?=\s{0,2}[（(，,]?\s{0,2}(?:星期|周|礼拜)[一二三四五六日天])"
)
"""A second day of the same month: 7月2日（星期四）至3日（星期五）."""


def _relative(passage: Passage, issue: date) -> Iterator[Finding]:
    """昨天（14日）, 今天（星期三）, where the passage has no dateline of its own."""
    if passage.is_copy:
        opening = _DATELINE.match(passage.text)
        if opening or re.search(r"[0-9]日[电讯]", passage.text[:24]):
            return
    for found in _NEAR_DAY.finditer(passage.text):
        when = issue + timedelta(days=_RELATIVE[found["word"]])
        if when.day != int(found["day"]) or (found["month"] and when.month != int(found["month"])):
            right = f"{when.month}月{when.day}日"
            yield remark("check-relative-day", passage, found.span(), SURE, said=found[0], right=right)
    for found in _NEAR_WEEKDAY.finditer(passage.text):
        right = WEEKDAYS[(issue + timedelta(days=_RELATIVE[found["word"]])).weekday()]
        if found["name"].replace("天", "日") != right:
            yield remark("check-weekday", passage, found.span(), SURE, said=found[0], right=f"星期{right}")


def _order(passage: Passage, issue: date) -> Iterator[Finding]:
    """Something dated after the day of issue that is told as done: a dateline, a caption, the opening of a story."""
    text = passage.text
    opening = _DATELINE.match(text) if passage.role == "paragraph" and passage.part == 0 else None
    if opening is None and passage.role == "paragraph" and passage.part == 0:
        opening = re.match(
            r"(?:本报讯?[^，。]{0,20}?|[^，。]{0,6})(?<![0-9到至])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[电讯，]",
            text,
        )
    if opening is None and passage.role == "caption":
        opening = re.match(r"(?:图为|这是)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[，,]?", text)
    if opening is None:
        return
    when = in_year(int(opening["month"]), int(opening["day"]), issue)
    sentence = text[opening.end() : text.find("。", opening.end()) if "。" in text[opening.end() :] else len(text)]
    dated = opening[0].endswith(("电", "讯"))
    if when is not None and issue < when <= issue + FAR and (dated or not _LATER.search(sentence[:40])):
        said = f"{when.month}月{when.day}日"
        yield remark(
            "check-after-issue", passage, opening.span(), SURE if dated or passage.role == "caption" else LIKELY, said=said,
            right=issue.isoformat(),
        )  # fmt: skip


_WHEN: Final = regex(
    "(?P<since>[从自])?(?<![0-9])(?:(?P<year>20[0-9]{2})年|(?P<this>今年))?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?"
    "(?:[至到—](?P<last>[0-9]{1,2})月)?(?![0-9至到—～前底末度份中下上]|之前|以前)"
)
_PLANNED: Final = regex(
    "将|拟|决定|部署|定于|计划|预计|预报|预测|为止|截止|截稿|期限|日期|时间|到期|开始|[日月]起|起(?=[，至施实])|即将|明[天日年早晚起]|后天|下[周月]|届时|届满"
    "|可[在于以到]|[即均都]可|会[在于到]|[都就也还才][会能要]|能在|要[在于到求]|需|须|应[于在当该]|请|有望|力争|目标|争取|准备|等待|期待|迎来"
    "|举[行办]|召开|开幕|施行|实行|实施|执行|生效|有效|完成|建成|投用|通车|交付|规划|倒计时|备战|发车|开行|开放|展出|上映|首演|放假|报名"
    "|投入使用|安排|日程|[预补]约|售票|开售|—|～|-|到|前，|之前|以前|有雨|气温|闭幕|开赛|开馆|开学|新学期|去年|上年|前年|往年|是|逢|正值|农历|节日|佳节"
)
"""What tells of days to come: what is fixed for a day is said as if it were so (5月20日打响) and is left out as well."""
_TOLD_AS_DONE: Final = regex("了|已|公布|查明|发现|查获|报道|发布|介绍")


def _not_yet(passage: Passage, issue: date) -> Iterator[Finding]:
    """A month or day after that of issue, told as past: nothing in its sentence speaks of what is to come."""
    text = passage.text.translate(FOLD)
    for found in _WHEN.finditer(text):
        if not found["day"] and not (found["year"] or found["this"]):
            continue
        year, month, day = (
            int(found["year"] or issue.year),
            int(found["last"] or found["month"]),
            int(found["day"] or 1),
        )
        after = (month, day) > (issue.month, issue.day if found["day"] else 31)
        if not after or year != issue.year or not 1 <= month <= 12:
            continue
        said = found[0].removeprefix(found["since"] or "")
        span = (found.end() - len(said), found.end())
        begins = max(text.rfind(mark, 0, found.start()) for mark in "。！？") + 1
        behind = re.split("[。！？；]", text[found.end() :])[0][:60]
        sentence = text[begins : found.start()] + behind
        until_now = (found["since"] and "至今" in behind) or text[: span[0]].endswith("截至")
        if not (found["year"] or found["this"] or until_now):
            near = in_year(month, day, issue)
            if near is None or near > issue + FAR or not _TOLD_AS_DONE.search(behind):
                continue
        if until_now or not _PLANNED.search(sentence):
            yield remark(
                "check-after-issue", passage, span, LIKELY, said=passage.text[slice(*span)], right=issue.isoformat()
            )


def _years(passage: Passage, issue: date) -> Iterator[Finding]:
    text = passage.text
    for found in _BORN.finditer(text):
        year, age = int(found["year"] or found["late"]), found["age"] if found["year"] else found["early"]
        if age and int(age) not in range(issue.year - year - 1, issue.year - year + 2):
            yield remark("check-age", passage, found.span(), SURE, said=f"{age}岁", right=f"{issue.year - year}岁")
    for found in _LIVED.finditer(text):
        lived = int(found["to"]) - int(found["from"])
        if int(found["age"]) not in range(lived - 1, lived + 2):
            yield remark("check-age", passage, found.span(), SURE, said=f"{found['age']}岁", right=f"{lived}岁")
    for found in _SPAN.finditer(text):
        span = int(found["to"]) - int(found["from"])
        if int(found["years"]) not in (span, span + 1):
            yield remark("check-years", passage, found.span(), LIKELY, said=f"{found['years']}年", right=f"{span}年")
    for found in _FOUNDED.finditer(text):
        span = issue.year - int(found["after"] or found["before"])
        stated = re.search(r"([12][0-9]{3})年", found[0][6:])
        if int(found["years"]) not in (span, span + 1, span - 1) and not stated:
            yield remark("check-years", passage, found.span(), SURE, said=f"{found['years']}周年", right=f"{span}周年")
