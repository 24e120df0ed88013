"""How long, and since when, where the length is said before the year, or in words that leave nothing over.

A year in which something began and how long it has lasted stand in one breath in either order
(干了22年，2004年上任时), and are one sum.  整整35年 and 正好90岁 are said by who has counted: there not even a year may
be missing.  An age, so many years later and the age then are one sum as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.lives import NUMBER
from layout.reading.passages import LIKELY, IssueReading, Passage, remark
from layout.reading.restated import is_one_slip
from layout.wording.figures import whole_number

_TOLERANCE: Final = 1
"""Years by which two true statements may differ: months, and ages counted by New Years."""
_MOST: Final = 100
"""Statements of a paragraph that are looked at."""
_YEAR: Final = "(?<![0-9第至到—-])(?P<year>(?:1[89]|20)[0-9]{2})年"
_MONTH: Final = "(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
_BEGUN: Final = (
    "上任|就任|到任|任职|入职|入行|入伍|进厂|进站|进队|参加工作|拜师|出师|学艺|开始|起步|起家|创业|创办|开办|创建|创刊|始建|建成|建馆|建校|建厂"
    "|成立|开业|开张|开馆|开店|出摊|摆摊|接手|接过|接任|接班|来到|落户|定居|搬到|办起|开起|种下|当上|承包|当兵|投产|开通|运行|启用|办班|办学"
)
"""What begins what lasts until now."""
_ABOUT: Final = regex("(?:近|约|超过|超|逾|将近|不到|多达|连续|过去|最近|前|后|第|每|再|还|等|隔|满|未来|今后)$")
_BEFORE: Final = regex(
    f"[\u4e00-\u9fff](?:了|已经|已有|已){{0,2}}(?P<years>{NUMBER})(?:年|个年头)(?![前后级制期代度中底初])(?:[的多]?[\u4e00-\u9fff]{{0,6}})?[，。](?:自|从)?"
    f"{_YEAR}{_MONTH}(?:[^，。；]{{0,8}}?(?:{_BEGUN})|[\u4e00-\u9fff]{{1,2}}的)"
)
"""A length, and behind it the year of the beginning: 收了19年旧书，2007年出的摊."""
_SINCE: Final = regex(
    f"(?:自|从)?{_YEAR}{_MONTH}[^，。；0-9]{{0,12}}?以来，?(?:这)?(?P<years>{NUMBER})年(?:来|间|里|共|时间|累计|已|，|先后|[\u4e00-\u9fff]{{1,2}}[0-9])"
)
"""2022年办班以来，四年共办18期."""
_OLD: Final = (
    regex(f"(?:建于|成立于|创办于|创建于|创刊于|创立于|始于){_YEAR}"),
    regex(f"{_YEAR}{_MONTH}(?:[^，。；0-9]{{0,6}}?)(?:建馆|建校|建厂|建院|建站|建成|创办|创建|创立|创刊|成立|开业|开馆|始建)"),
)  # fmt: skip
_NOW_OLD: Final = regex(f"今年(?:已经|已|整整|整|正好|刚好|恰好|满)*(?P<years>{NUMBER})(?:周?岁|周年)")
"""建于1936年……今年正好90岁."""
_EXACT: Final = (
    regex(f"(?P<word>整整|正好|刚好|恰好)(?P<years>{NUMBER})(?:周?年(?![前后级制期代])|岁|个年头)"),
    regex(f"(?P<word>)(?P<years>{NUMBER})年整"),
)
_ONCE: Final = regex("(?<![0-9第至到—-])(?P<year>(?:1[89]|20)[0-9]{2})年(?![级度制代至到—-])")
_OTHER: Final = regex(
    "再次|连任|结束|停|关|去世|逝世|牺牲|退休|离开|下岗|出生|生于|到了|直到|相隔|时隔|年纪|那年|当时|距|写|用了|历时|花了"
)
"""What ends what began, or begins something else, between a year and a length."""
_RANGE: Final = regex("[到至](?:1[89]|20)[0-9]{2}年")
_NEARBY: Final = 40
"""Characters between a year and what is counted from it to the year."""
_SPAN: Final = regex(
    f"(?P<years>{NUMBER})年[，、：]?(?:从|自)(?P<first>(?:1[89]|20)[0-9]{{2}})年?[^，。；0-9]{{0,8}}[至到](?P<last>(?:1[89]|20)[0-9]{{2}})年"
)
"""写了六年，从2018年写到2024年."""
_AGE: Final = regex(f"(?<![0-9一二三四五六七八九十至到—～])(?P<age>{NUMBER})周?岁(?![以至到—～-]|[左上]|多|组)")
_THEN: Final = regex("(?:当时|当年|那年|那时|时年|年仅|年方)[才仅只已刚]{0,2}$")
_LATER: Final = regex(f"(?P<years>{NUMBER})年(?:之后|以后|后|过去)[^。；0-9]{{0,12}}?")


def since_when(reading: IssueReading) -> Iterator[Finding]:
    """Lengths, ages and anniversaries that the year beside them contradicts.

    *reading* has a day, and its stories in simplified characters.
    """
    issue = reading.issue.date
    for passages in reading.by_story.values():
        for passage in passages:
            if passage.role in ("paragraph", "caption") and "年" in passage.text:
                yield from _told(passage, issue)


def _told(passage: Passage, issue: date) -> Iterator[Finding]:
    seen: set[int] = set()
    for at, end, right, code in (
        *_begun(passage.text, issue),
        *_founded(passage.text, issue),
        *_to_the_year(passage.text, issue),
        *_from_to(passage.text),
        *_years_later(passage.text),
    ):
        if at not in seen:
            seen.add(at)
            yield remark(code, passage, (at, end), LIKELY, said=passage.text[at:end], right=right)


Slip = tuple[int, int, str, str]
"""From where to where what is wrong stands, what is right, and the code."""


def _begun(text: str, issue: date) -> Iterator[Slip]:
    """A year of a beginning beside how long that has lasted."""
    for pattern in (_BEFORE, _SINCE):
        for found in islice(pattern.finditer(text), _MOST):
            at, said, apart = found.start("years"), whole_number(found["years"]), issue.year - int(found["year"])
            if not said or apart <= 0 or _ABOUT.search(text, 0, at) or abs(apart - said) <= _TOLERANCE:
                continue
            if not (one_digit(said, apart) or one_digit(issue.year - said, int(found["year"]))):
                continue  # 当了六年书记，2013年来到: one thing after another
            yield at, found.end("years") + 1, f"{apart}年", "check-years"


def one_digit(one: int, other: int) -> bool:
    """True for two numbers that are one but for a digit, or two digits turned about: a slip of the key."""
    return is_one_slip(str(one), str(other))


def _founded(text: str, issue: date) -> Iterator[Slip]:
    """The one founding of a paragraph and how old what was founded is said to be this year."""
    years = {int(found["year"]) for pattern in _OLD for found in pattern.finditer(text)}
    for found in islice(_NOW_OLD.finditer(text), _MOST) if len(years) == 1 else ():
        said, apart = whole_number(found["years"]), issue.year - min(years)
        clause = re.split("[，。；]", text[: found.start()])[-1]
        if said and abs(apart - said) > _TOLERANCE and _OF_A_HOUSE.fullmatch(clause):
            yield found.start("years"), found.end("years") + 1, f"{apart}岁", "check-years"


_OF_A_HOUSE: Final = regex("(?:[\u4e00-\u9fff]{0,8}[校馆厂院站店社园桥刊报团坝库塔楼剧村])?")
"""What may stand before 今年正好90岁 in its clause: what is so old, and no person."""


def _to_the_year(text: str, issue: date) -> Iterator[Slip]:
    """整整35年 or 正好90岁 behind a year from which that is counted, to the year."""
    years = [*islice(_ONCE.finditer(text), _MOST)]
    for pattern in _EXACT:
        for found in islice(pattern.finditer(text), _MOST):
            at, said = found.start("years"), whole_number(found["years"])
            before = [one for one in years if one.end() <= found.start()]
            if not said or not before:
                continue
            between = text[before[-1].end() : found.start()]
            apart = issue.year - int(before[-1]["year"])
            if (
                len(between) > _NEARBY
                or "。" in between
                or _OTHER.search(between)
                or "”" in between
                or _RANGE.search(between)
            ):
                continue
            if said != apart and (abs(said - apart) <= _NEARLY or (said > _LONG and one_digit(said, apart))):
                yield at, found.end("years") + 1, f"{apart}年", "check-years"


_NEARLY: Final = 2
_LONG: Final = 10
"""A length of more years than this that is one digit from the right one is a slip; shorter ones are often of else."""


def _from_to(text: str) -> Iterator[Slip]:
    """How long, and from which year to which."""
    for found in islice(_SPAN.finditer(text), _MOST):
        said, apart = whole_number(found["years"]), int(found["last"]) - int(found["first"])
        if said and abs(said - apart) > _TOLERANCE:
            yield found.start("last"), found.end("last") + 1, f"{int(found['first']) + said}年", "check-years"


def _years_later(text: str) -> Iterator[Slip]:
    """An age then, so many years later, an age: 当时4岁……十年后，14岁; whoever is meant, one of the ages fits."""
    ages = [*islice(_AGE.finditer(text), _MOST)]
    for found in islice(_LATER.finditer(text), _MOST) if len(ages) > 1 else ():
        years = whole_number(found["years"])
        sentence = text.find("。", found.end())
        behind = [one for one in ages if found.end() <= one.start() < (sentence if sentence >= 0 else len(text))]
        before = [one for one in ages if one.end() <= found.start()]
        then = [one for one in before if _THEN.search(text, max(0, one.start() - 6), one.start())]
        if not years or not then or not behind or behind[0].start() - found.end() > _SOON:
            continue
        age = whole_number(behind[0]["age"])
        if age and not any(abs((whole_number(one["age"]) or 0) + years - age) <= _TOLERANCE for one in before):
            right = f"{(whole_number(then[-1]['age']) or 0) + years}岁"
            yield behind[0].start(), behind[0].end(), right, "check-age"


_SOON: Final = 12
"""Characters between 十年后 and the age."""
