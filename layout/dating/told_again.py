"""How long, since when, how old: what one paragraph says of one thing, whoever it is said of, and how a time may run.

Where a paragraph has one year and one length counted from it to the day of issue (1984年接过父亲的班，守灯已有42年),
or one year and two ages (1997年回村，当时22岁, and 51岁的她), they come out by one sum, whoever is meant.  A time ends
after it begins, and nobody is older when they began than they are now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final

from layout.dating.days import in_year
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.lives import EXACT, NUMBER
from layout.reading.passages import LIKELY, IssueReading, Passage, remark
from layout.wording.figures import whole_number

_TOLERANCE: Final = 1
"""Years by which two true statements may differ: months, and ages counted by New Years."""
_YEAR: Final = regex("(?<![0-9.第至到—-])(?P<year>(?:1[0-9]|20)[0-9]{2})年(?![级度制代至到—-])")
_UNTIL_NOW: Final = (
    regex(f"(?:至今|迄今|如今|已有|已经有|已经|已|走过|整整|足足)(?:已有|已|有|走过|整整|了){{0,2}}(?P<years>{NUMBER})(?:年(?![前后级制期代度中底初])|个年头)"),
    regex(f"一[\u4e00-\u9fff]{{1,2}}(?:就|便)?是(?P<years>{NUMBER})(?:年(?![前后级制期代])|个年头)"),
    regex(f"(?P<years>{EXACT})(?:年来(?![^，。；]{{0,4}}首)|个年头|年如一日)"),
    regex(f"(?<=，)今年已?(?:经|满|是)?(?P<years>{NUMBER})岁"),
    regex(f"(?:已|已经|已有)[一-鿿]{{2}}了?(?P<years>{EXACT})年(?![前后级制期代度中底初])"),
    regex(f"到(?:今年|现在|今天)(?:已经|已|有|整整|整|正好|刚好|是){{0,2}}(?P<years>{NUMBER})年(?![前后级制期代度中底初])"),
)  # fmt: skip
"""How long something has lasted until the day of issue."""
_NEARBY: Final = 44
"""Characters between a year and the length that is counted from it."""
_OVER: Final = regex(
    "再次|连任|结束|停|关闭|去世|逝世|牺牲|退休|离开|下岗|出生|生于|到了|直到|[^已]经过"
    "|第[0-9一二三四五六七八九十]{1,3}[年次个届]|[到至](?:19|20)[0-9]{2}年"
)
"""What ends what began, or begins something else, between a year and a length."""
_ABOUT: Final = regex("(?:近|约|超过|超|逾|将近|不到|多达|连续|过去|最近|前|后|第|每|这)$")
_ROUND: Final = 10
_MOST: Final = 200
"""Years and lengths of a paragraph that are looked at."""


def told_again(reading: IssueReading) -> Iterator[Finding]:
    """Lengths, ages and ends that a paragraph contradicts.

    *reading* has a day, and its stories in simplified characters.
    """
    issue = reading.issue.date
    for passages in reading.by_story.values():
        copy = [one for one in passages if one.role == "paragraph"]
        for passage in copy:
            if "年" in passage.text:
                yield from _lasted(passage, issue)
                yield from _two_years(passage)
                yield from _ended(passage, issue)
                yield from _built(passage, issue)
            if "岁" in passage.text:
                yield from _two_ages(passage, issue)
                yield from _born(passage, issue)
        yield from _oldest(copy)
        yield from _in_force(copy, issue)
        yield from _opened(copy, issue)


def _lasted(passage: Passage, issue: date) -> Iterator[Finding]:
    """The year before a length and the length: 1989年来到, 一教就是37年."""
    text, seen = passage.text, set[int]()
    years = [*islice(_YEAR.finditer(text), _MOST)]
    for pattern in _UNTIL_NOW if years else ():
        for found in islice(pattern.finditer(text), _MOST):
            at, value = found.start("years"), whole_number(found["years"])
            before = [one for one in years if one.end() <= found.start()]
            if at in seen or not value or not before or _ABOUT.search(text, 0, found.start("years")):
                continue
            seen.add(at)
            year = before[-1]
            between = text[year.end() : found.start()]
            if len(between) > _NEARBY or between.count("。") > 1 or _OVER.search(between) or "”" in between:
                continue
            if "岁" in found[0] and (_OF_A_LIFE.search(between) or issue.year - int(year["year"]) > _OLDEST_AGE):
                continue  # 1991年参加工作，今年56岁
            if between.startswith("生") or ("岁" in found[0] and "岁" in between):
                continue
            apart = issue.year - int(year["year"])
            spare = _TOLERANCE + (value % _ROUND == 0 and not found["years"].isdigit())
            if pattern is _UNTIL_NOW[1] and apart - value > _ROUND:
                continue  # 1979年当上校长，一当就是十五年: over long ago
            if apart > 0 and abs(apart - value) > spare and text[found.end() : found.end() + 1] not in "多余前":
                span = (at, found.end())
                yield remark("check-years", passage, span, LIKELY, said=text[slice(*span)], right=f"{apart}年")


_OLDEST_AGE: Final = 110
_OF_A_LIFE: Final = regex("参加|工作|[入参]伍|参军|入[学职行团党]|毕业|退休|结婚|拜师|学艺|调[到入来]|嫁")
"""What nobody does in the year in which they are born."""
_SPAN: Final = regex(
    f"(?P<first>(?:19|20)[0-9]{{2}})年(?P<between>[^。；0-9]{{0,20}})(?P<last>(?:19|20)[0-9]{{2}})年(?P<after>[^。；0-9]{{0,8}})"
    f"(?:写了|用了|历时|花了|前后|耗时|长达|共)(?P<years>{NUMBER})年"
)
_LATER: Final = regex(
    f"(?P<first>20[0-9]{{2}})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?(?P<between>[^0-9]{{2,60}}?)(?:等了|过了|隔了|时隔)(?P<years>{NUMBER})年，?(?:才|又|再)?[^。；0-9]{{0,6}}(?P<last>20[0-9]{{2}})年"
)
_BACKWARD: Final = regex(
    "(?P<first>(?:19|20)[0-9]{2})年(?P<month>[0-9]{1,2})月(?:[0-9]{1,2}日)?[至到—](?P<last>(?:19|20)[0-9]{2})年(?P<month2>[0-9]{1,2})月"
)


def _two_years(passage: Passage) -> Iterator[Finding]:
    """Two years and what is said to lie between them; and a time that ends before it begins."""
    for pattern in (_SPAN, _LATER):
        for found in pattern.finditer(passage.text):
            apart, said = int(found["last"]) - int(found["first"]), whole_number(found["years"])
            if said and (apart < 0 or abs(apart - said) > _TOLERANCE):
                span = (found.start("last"), found.end("last") + 1)
                right = f"{int(found['first']) + said}年"
                yield remark("check-years", passage, span, LIKELY, said=f"{found['last']}年", right=right)
    for found in _BACKWARD.finditer(passage.text):
        begun, ended = ((int(found[a]), int(found[b])) for a, b in (("first", "month"), ("last", "month2")))
        if ended < begun:
            yield remark("check-day", passage, found.span(), LIKELY, said=found[0])


_UNTIL: Final = regex(
    "(?:展期|为期|会期|展至|持续|展出|有效期|聘期)[^。；]{0,16}[至到]"
    "(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?:[0-9]{1,2}日)?"
)
_EARLIER: Final = regex("20[0-9]{2}年|去年|前年|曾|原|此前|已过期|过期|到期")


def _ended(passage: Passage, issue: date) -> Iterator[Finding]:
    """What is said to go on until a day long past: 展期92天，至2026年1月20日结束, in October."""
    for found in _UNTIL.finditer(passage.text):
        begins = max(passage.text.rfind("。", 0, found.start()) + 1, 0)
        ended = (int(found["year"]), int(found["month"]))
        if ended < (issue.year, issue.month) and not _EARLIER.search(passage.text[begins : found.start("year")]):
            span = (found.start("year"), found.end())
            said, right = passage.text[slice(*span)], f"{issue.year + 1}年"
            yield remark("check-years", passage, span, LIKELY, said=said, right=right)


_BUILT: Final = regex(
    f"(?P<year>20[0-9]{{2}})年(?:[0-9]{{1,2}}月)?(?:动工|开工|开建|启动|立项|奠基)[^。；0-9]{{0,6}}(?:用|仅用|历时|耗时|花)了?(?P<years>{NUMBER})年(?:时间)?(?:就|便)?(?:建成|完工|竣工|通车|投用)"
)


def _built(passage: Passage, issue: date) -> Iterator[Finding]:
    """What was built in so many years and cannot be done yet: 2024年开工，用四年建成, in 2026."""
    for found in _BUILT.finditer(passage.text):
        apart, said = issue.year - int(found["year"]), whole_number(found["years"])
        if said > apart + _TOLERANCE:
            span = (found.start("years"), found.end("years") + 1)
            yield remark("check-years", passage, span, LIKELY, said=f"{found['years']}年", right=f"{apart}年")


_AGE: Final = regex("(?<![0-9])(?P<age>[0-9]{1,3})岁(?![以至到—～-]|[左上]|多|组|女|男)")
_NOW: Final = regex("(?:今年|现年|如今|现在)[已刚满才仅]{0,2}$")
_THEN: Final = regex("(?:当时|那年|当年|那一年)[^，。；0-9]{0,4}$")


def _two_ages(passage: Passage, issue: date) -> Iterator[Finding]:
    """The two ages of a paragraph, now and in the one year that it names, of whomever it tells."""
    text = passage.text + "\0"
    ages, years = [*_AGE.finditer(text)], [*_YEAR.finditer(text)]
    if len(ages) != 2 or len(years) != 1:
        return
    year = years[0]
    then = [one for one in ages if year.end() <= one.start() <= year.end() + _NEARBY and _is_then(one, year, text)]
    now = [one for one in ages if one not in then and (_NOW.search(text, 0, one.start()) or text[one.end()] == "的")]
    if len(then) != 1 or len(now) != 1:
        return
    apart, between = issue.year - int(year["year"]), int(now[0]["age"]) - int(then[0]["age"])
    if apart > 0 and abs(apart - between) > _TOLERANCE:
        right = f"{int(now[0]['age']) - apart}岁"
        yield remark("check-age", passage, then[0].span(), LIKELY, said=then[0][0], right=right)


def _is_then(age: re.Match[str], year: re.Match[str], text: str) -> bool:
    between = text[year.end() : age.start()]
    if "。" in between or _NOW.search(between) or text[age.end() : age.end() + 1] == "的":
        return False
    return bool(_THEN.search(between)) or between.count("，") <= 1


_AGED_SO: Final = f"(?<![0-9])(?P<age>[0-9]{{2,3}}|{EXACT})岁"
_BORN: Final = regex(
    f"{_AGED_SO}[^，。；0-9]{{0,16}}，?(?P<year>(?:19|20)[0-9]{{2}})年(?:[0-9]{{1,2}}月)?"
    "[^，。；0-9]{0,8}?(?:出生|生(?=[，。]))"
)
_BORN_FIRST: Final = regex("(?P<age>[0-9]{2,3})岁，(?P<year>(?:19|20)[0-9]{2})年生")


def _born(passage: Passage, issue: date) -> Iterator[Finding]:
    """An age right before a year of birth: 78岁的长者冯婆婆1948年出生."""
    for pattern in (_BORN, _BORN_FIRST):
        for found in pattern.finditer(passage.text):
            before = passage.text[max(0, found.start() - 8) : found.start()]
            apart, age = issue.year - int(found["year"]), whole_number(found["age"])
            if age and abs(apart - age) > _TOLERANCE and not re.search("[去前当]年|享年|终年|(?<![今现])年$", before):
                span = found.span("year")
                right = f"{issue.year - age}年"
                yield remark("check-age", passage, span, LIKELY, said=f"{found['year']}年", right=right)
                return


_OLDEST: Final = regex("(?:年纪|年龄|岁数)最大的[^，。；0-9]{0,12}?(?P<age>[0-9]{2,3})岁")
_AGED: Final = regex("(?<![0-9])(?P<age>[0-9]{2,3})岁的(?=[\u4e00-\u9fff]{2,3})")


def _oldest(copy: Sequence[Passage]) -> Iterator[Finding]:
    """Somebody older than the oldest of those of whom the story tells."""
    said = [(one, found) for one in copy for found in _OLDEST.finditer(one.text)]
    if len(said) != 1:
        return
    oldest = int(said[0][1]["age"])
    for passage in copy:
        for found in _AGED.finditer(passage.text):
            kin = _KIN.match(passage.text, found.end())
            if int(found["age"]) > oldest and not kin:
                span = found.span("age")
                yield remark("check-age", passage, span, LIKELY, said=f"{found['age']}岁", right=f"{oldest}岁")


_KIN: Final = regex("[\u4e00-\u9fff]{0,3}(?:母亲|父亲|老伴|爷爷|奶奶|老母)")
_FORCE: Final = regex(
    "自(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日起(?:正式)?(?:施行|实施|执行|实行|生效)"
)
_NEWS: Final = regex("公布|发布|印发|出台|新修订|审议通过|表决通过")
_OLD: Final = regex("旧|原|此前|曾|现行|已于|追溯|补发|至今|以来")


def _in_force(copy: Sequence[Passage], issue: date) -> Iterator[Finding]:
    """A rule that is made known now and in force since a day of another year: 6月4日公布，自2025年8月1日起施行."""
    for passage in copy:
        for found in _FORCE.finditer(passage.text):
            begins = passage.text.rfind("。", 0, found.start()) + 1
            sentence = passage.text[begins : found.end()]
            day = in_year(int(found["month"]), int(found["day"]), issue, int(found["year"]))
            if day is None or day > issue - _LONG_AGO or not _NEWS.search(sentence) or _OLD.search(sentence):
                continue
            before = passage.text[begins : found.start()]
            near = [in_year(int(one[1]), int(one[2]), issue) for one in _DAY.finditer(before)]
            lately = any(one is not None and timedelta(0) <= issue - one < _LATELY for one in near)
            if lately or re.search("[昨今]天|[昨今]日|日前|近日", sentence):
                said, right = f"{found['year']}年", f"{issue.year}年"
                yield remark("check-years", passage, found.span("year"), LIKELY, said=said, right=right)


_DAY: Final = regex("(?<![0-9年])([0-9]{1,2})月([0-9]{1,2})日")
_LONG_AGO: Final = timedelta(days=60)
_LATELY: Final = timedelta(days=10)

_OPENED: Final = (
    regex("(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:（[^）]*）)?[^。；0-9]{0,16}(?:开幕|开展|开馆|开赛)"),
    regex("(?:从|自)(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:（[^）]*）)?(?:起|开始|开幕)"),
)
_CLOSED: Final = regex(
    "(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:（[^）]*）)?(?P<how>[^。；，0-9]{0,12}(?:闭幕|结束|落幕|收官|撤展))"
)
_HELD: Final = regex(f"(?:展期|会期|为期|历时|赛期)(?:共|约)?(?P<many>{NUMBER})天")


def _opened(copy: Sequence[Passage], issue: date) -> Iterator[Finding]:
    """The day on which something opens, the one on which it closes, and how many days that is said to be."""
    for passage in copy:
        lengths = [*_HELD.finditer(passage.text)]
        opened = [found for pattern in _OPENED for found in pattern.finditer(passage.text)]
        closed = [*_CLOSED.finditer(passage.text)]
        if not (len(lengths) == len(closed) == 1 and opened) or len({(one["month"], one["day"]) for one in opened}) > 1:
            continue
        first, last = (in_year(int(one["month"]), int(one["day"]), issue) for one in (opened[0], closed[0]))
        many = whole_number(lengths[0]["many"])
        if first is None or last is None or not many or opened[0].start() == closed[0].start():
            continue
        days = (last - first).days + 1
        if 0 < days <= _LONGEST and many != days:
            span = (lengths[0].start("many"), lengths[0].end())
            said = passage.text[slice(*span)]
            yield remark("check-years", passage, span, LIKELY, said=said, right=f"{days}天")


_LONGEST: Final = 120
"""Days of what opens and closes."""
