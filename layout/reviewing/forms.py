"""Form errors by the official method: what each issue must print at a fixed place, and whether it is right.

国新出发〔2020〕10号, 《报纸期刊质量管理规定》, with 《报纸出版形式差错数计算方法》: a newspaper passes with no more than three.
Only what a program sees is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from layout.calendar import lunar_of
from layout.findings import Finding, Place, finding
from layout.numbering import further
from layout.patterns import regex
from layout.proofing.read_over import larger_than_name
from layout.reading.passages import LIKELY, SURE, IssueReading, Passage, label, page_said, remark
from layout.spec.model import NO_DATE, Issue, PageSpec
from layout.spec.regional import in_han_figures, regional, years_of
from layout.wording.figures import whole_number

_CN: Final = regex(r"CN\s?[0-9]{2}[-—－][0-9]{4}(?:/[A-Z0-9]{1,4})?")
_YEAR: Final = r"(?:[0-9]{4}|(?:中華)?民國\s?(?:[0-9]{1,3}|元)|(?:令和|平成|昭和|大正|明治)\s?(?:[0-9]{1,2}|元))"
_DATE: Final = regex(
    rf"(?P<year>{_YEAR})\s?年(?:\s?[（(](?P<also>{_YEAR})\s?年[）)])?"
    r"\s?(?P<month>[0-9]{1,2})\s?月\s?(?P<day>[0-9]{1,2})\s?日"
)
"""A date whose year is counted in one way, or in two."""
_HAN_YEAR: Final = r"(?:(?:中華)?民國|令和|平成|昭和|大正|明治)?[〇元一二三四五六七八九十]{1,4}年"
_HAN_DATE: Final = regex(
    rf"{_HAN_YEAR}(?:（{_HAN_YEAR}）)?[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日",
    *(f"{one}年" for one in "〇元一二三四五六七八九十"),
)
"""The same in Han figures, as folios of vertical papers have it."""
_WEEKDAY: Final = regex(r"星期[一二三四五六日天]|[月火水木金土日]曜日")
_LUNAR: Final = regex(
    r"[农農][历曆](?P<lunar>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[闰閏]?[正一二三四五六七八九十冬腊臘]{1,2}月[初十廿三][一二三四五六七八九十])",
    "历",
    "曆",
)
_NUMBER: Final = regex(r"(?<![字证證])(?<![字证證]\s)第\s?([0-9〇一二三四五六七八九十]{1,6})\s?[期號号]")
"""The running number; the number of a licence (广字第0123号) is none."""
_PAGES: Final = regex(r"(?:今日|本期)?(?:共)?\s?([0-9]{1,3}|[〇一二三四五六七八九十]{1,3})\s?(?:版|頁|ページ)")
_IMPRINT: Final = (
    ("supervisor", "主管单位", "who supervises it"), ("sponsor", "主办单位", "who sponsors it"),
    ("publisher", "出版单位", "the publisher"), ("address", "地址", "the address"), ("phone", "联系电话", "the telephone"),
    ("printer", "印刷单位", "the printer"), ("postal", "邮发代号", "the postal code of distribution"),
    ("price", "定价", "the price"),
)  # fmt: skip
"""Facts of the paper that each issue prints at a fixed place, by their keys."""


def forms(reading: IssueReading, before: Issue | None = None) -> Iterator[Finding]:
    """Form errors of *reading*; *before* is the issue that came out before it."""
    issue = reading.issue
    flags = [one for one in reading.passages if one.role == "flag"]
    if flags:
        yield from _facts(flags, reading)
        lacking = [words for key, *words in _IMPRINT if not getattr(issue.paper, key)]
        if lacking and regional(issue.language).registered:
            zh, en = "、".join(words[0] for words in lacking), ", ".join(words[1] for words in lacking)
            yield finding("form-imprint", issue.place, page=flags[0].page, what_zh=zh, what_en=en, sure=LIKELY)
    yield from _printed(reading)
    yield from _folios(reading)
    for page in reading.pages:
        for one in larger_than_name(page, issue):
            facts = dict(one.facts)
            yield finding("form-name-small", one.place, story=one.story, sure=SURE, **facts)
    if before is not None:
        yield from _runs_on(issue, before)
    yield from _ads_and_credits(reading)


def _facts(flags: list[Passage], reading: IssueReading) -> Iterator[Finding]:
    """What stands in the flag, as it is printed."""
    issue, text = reading.issue, "\u3000".join(one.text for one in flags)
    passage = flags[0]._replace(text=text)
    whole = (0, len(text))
    if _CN.search(text) is None and regional(issue.language).registered:
        said = issue.paper.cn or "—"
        yield remark("form-cn", passage, whole, SURE, said=said)
    numbers = _NUMBER.search(text)
    if numbers is None:
        yield remark("form-lacking", passage, whole, SURE, what_zh="期号", what_en="the running number")
    if issue.date != NO_DATE and not (_DATE.search(text) or _HAN_DATE.search(text)):
        yield remark("form-lacking", passage, whole, SURE, what_zh="出版日期", what_en="the date")
    pages = _PAGES.search(text)
    count = len({one.number for one in issue.pages})
    if pages is None:
        yield remark("form-lacking", passage, whole, SURE, what_zh="版数", what_en="the number of pages")
    elif (counted := whole_number(pages[1])) < count or (counted != count and _is_whole(issue, counted)):
        yield remark("form-pages", passage, pages.span(), SURE, said=counted, right=count)


def _is_whole(issue: Issue, said: int) -> bool:
    """True where the spec seems to have every page: its last numbered page is the last of the issue, or nearly."""
    numbers = [int(label(one.number)) for one in issue.pages if label(one.number).isdigit()]
    return len(numbers) > 3 and sorted(numbers) == [*range(1, len(numbers) + 1)] and abs(said - len(numbers)) <= 2


def _printed(reading: IssueReading) -> Iterator[Finding]:
    """Dates, weekdays and lunar dates of flags and folios against the calendar."""
    day, say = reading.issue.date, regional(reading.issue.language)
    if day == NO_DATE:
        return
    for passage in reading.passages:
        if passage.role not in ("flag", "folio"):
            continue
        for found in _DATE.finditer(passage.text):
            right = say.date_words(day)
            if not _says(found, day):
                yield remark("form-date", passage, found.span(), SURE, said=found[0], right=right)
        for found in _HAN_DATE.finditer(passage.text):
            right = say.date_words(day, han=True)
            if found[0] not in (right, right.removeprefix("中華"), *_han_dates(day)):
                yield remark("form-date", passage, found.span(), SURE, said=found[0], right=right)
        for found in _WEEKDAY.finditer(passage.text):
            right = say.weekday_words(day)
            if found[0].replace("星期天", "星期日") != right:
                yield remark("form-date", passage, found.span(), SURE, said=found[0], right=right)
        for found in _LUNAR.finditer(passage.text):
            right = say.lunar_date(lunar_of(day))
            if right and found["lunar"] != right:
                yield remark("form-date", passage, found.span("lunar"), SURE, said=found["lunar"], right=right)


def _han_dates(day: date) -> list[str]:
    """*day* in Han figures, its year counted in each of the ways there are."""
    return [in_han_figures(f"{year}年{day.month}月{day.day}日") for year in years_of(day).values()]


def _says(found: re.Match[str], day: date) -> bool:
    """Whether a date of :data:`_DATE` is *day*, its year right in every way in which it is counted."""
    years = [re.sub(r"\s|中華", "", said) for said in (found["year"], found["also"]) if said]
    right = years_of(day).values()
    return (int(found["month"]), int(found["day"])) == (day.month, day.day) and all(year in right for year in years)


def _folios(reading: IssueReading) -> Iterator[Finding]:
    """Every page has its number at its head, in the folio or the flag."""
    for page in reading.issue.pages:
        here = [one for one in reading.passages if one.page == page.number and one.role in ("folio", "flag")]
        written = label(page.number)
        if not here and not _is_first(page) and (page.opens or not page.fold):
            yield finding("form-folio", page.place, page=page.number, said="—", right=written, sure=SURE)
            continue
        folios = [one for one in here if one.role == "folio"]
        numbers = {
            page_said(number)
            for one in folios
            for number in re.findall(r"(?<![0-9年月])[A-Z特]?[0-9]{1,3}(?![0-9年月日期])", one.text)
        }
        wanted = {written, label(further(page.number))} if page.opens else {written}
        if folios and numbers and not numbers & wanted:
            said = "、".join(sorted(numbers))
            yield remark("form-folio", folios[0], (0, len(folios[0].text)), SURE, said=said, right=written)


def _is_first(page: PageSpec) -> bool:
    return any(slot.use == "flag" for slot in page.slots)


def _runs_on(issue: Issue, before: Issue) -> Iterator[Finding]:
    """The running number against that of the issue before."""
    said, last = issue.paper.number, before.paper.number
    if said and last and said != last + 1 and issue.date > before.date:
        yield finding("form-number", issue.place, said=said, right=last + 1, before=before.date.isoformat(), sure=SURE)
    if issue.paper.cn and before.paper.cn and issue.paper.cn != before.paper.cn:
        yield finding("form-cn-changed", issue.place, said=issue.paper.cn, right=before.paper.cn, sure=SURE)


def _ads_and_credits(reading: IssueReading) -> Iterator[Finding]:
    for page in reading.issue.pages:
        for slot in page.slots:
            if slot.ad is not None and not slot.ad.label:
                yield finding("form-ad", slot.place, page=page.number, slot=slot.id, sure=LIKELY)
            if slot.use != "picture" or not (slot.picture or slot.frames):
                continue
            story = reading.stories.get(slot.story)
            credit = slot.credit or (story.credit.raw if story and story.credit else "")
            caption = slot.caption or (story.caption if story else "")
            named = re.search(r"[摄绘]|供图|图片|资料|图/|漫画|制图", caption)
            if caption and not credit and not named:
                place: Place = slot.place
                yield finding(
                    "form-credit", place, story=slot.story, page=page.number, file=slot.picture or slot.id, sure=SURE
                )
