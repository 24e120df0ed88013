"""Who is called by surname and office: 甘县长 further down is one whom the story has introduced, and in that office.

A daily gives the full name first (县长甘泽民) and comes back to it so.  A surname that nobody of the story bears, with
an office that the story has for one person, is that person's; an office that is not the one of the only bearer of the
surname is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import ANY_TITLE, HAN, Told, is_word
from layout.reading.passages import LIKELY, remark
from layout.reading.stands import Persons, begins_name

_OFFICES: Final = (
    "秘书长|董事长|理事长|总经理|教导员|主任|主席|县长|市长|区长|镇长|乡长|村长|局长|处长|科长|所长|院长|校长|园长|馆长|社长|会长|站长|厂长|队长|场长|组长"
    "|店长|班长|船长|排长|连长|团长|支书|书记|教授|研究员|医生|医师|护士长|护士|老师|教练|领队|律师|法官|警官|工程师|助理|经理|总监|总裁|老板|掌柜|导演|博士|院士"
)
_CALLED: Final = regex(
    f"(?P<surname>[\u4e00-\u9fff])(?P<office>(?:副|助理)?(?:{_OFFICES})|(?<=[\u4e00-\u9fff])总(?=说|表示|回|介|笑|告|把|在|，))"
)
_OFFICE_BEFORE: Final = regex(
    f"(?P<office>(?:副|常务副|助理|原|前|代)?(?:{ANY_TITLE}|{_OFFICES}))(?:[、兼]?(?:党[委组]|支部)?书记)?$"
)
_BEHIND: Final = regex(f"(?:，|（|是|任|担任|当选)[\u4e00-\u9fff]{{0,10}}?(?P<office>副?(?:{_OFFICES}))")
_MOST: Final = 200
"""Mentions of a story that are looked at."""
_ADDRESSES: Final = frozenset(
    "医生 医师 护士 老师 律师 法官 警官 工程师 老板 掌柜 教授 导演 博士 教练 领导 助理 经理".split()  # noqa: SIM905
)
"""What somebody of another office is addressed by, too."""
_RANKS: Final = frozenset(("教授", "研究员"))
"""Ranks of universities and of institutes: nobody has one of each."""
_BY_PLACE: Final = frozenset(("老师", "医生", "护士", "老板", "师傅"))
"""Offices of many, who are called by a surname alone: 体校的葛老师."""
_OF_BUSINESS: Final = frozenset(
    "副总经理 常务副总经理 总经理 经理 董事长 总裁 总监 老板 创始人 总工程师 负责人".split()  # noqa: SIM905
)
"""Offices whose bearers are called 总."""


def by_surname(persons: Mapping[str, Persons]) -> Iterator[Finding]:
    """Surnames with an office that nobody bears, and offices that are not those of who bears the surname."""
    for one in persons.values():
        yield from _of_story(one)


def _of_story(one: Persons) -> Iterator[Finding]:
    told = one.told
    names = _named(one)
    called = [found for found in islice(_CALLED.finditer(told.body), _MOST) if _is_called(found, told)]
    if not called or not names:
        return
    offices = {name: _offices(name, told) for name in names}
    for found in called:
        surname, office = found["surname"], found["office"]
        mine = [name for name in names if name[0] == surname]
        passage, start = told.at(found.start())
        span = (start, start + len(found[0]))
        said = passage.text[slice(*span)]
        if mine:
            its = {each for name in mine for each in offices[name]}
            polite = office in _ADDRESSES and not (office in _RANKS and its <= _RANKS)
            if len(mine) == 1 and its and not polite and not any(_is_same(office, each) for each in its):
                first, offset = told.at(told.text.index(mine[0]))
                right = first.text[offset : offset + 1] + min(its, key=len)
                yield remark("check-title", passage, span, LIKELY, said=said, right=right)
            continue
        again = sum(each["surname"] == surname for each in called)
        holders = [name for name, its in offices.items() if any(_is_same(office, each) for each in its)]
        before = [name for name in holders if told.body.index(name) < found.start()]
        if before and again == 1 and office not in _BY_PLACE and not _is_somebody(found, told):
            right = max(before, key=told.body.index)[0] + office  # who was named last
            yield remark("check-name", passage, span, LIKELY, said=said, right=right)


def _named(one: Persons) -> list[str]:
    """Full names of the story, from its beginning to its end."""
    told = one.told
    names = {*one.cast, *(stand.name for stand in one.stands if stand.way in ("called", "says"))}
    for found in islice(_FULL.finditer(told.body), _MOST):
        names.add(found["name"])
    return sorted(
        name for name in names
        if len(name) > 1 and begins_name(name) and name in told.body and not _GOES_ON.match(name, 1)
    )  # fmt: skip


_FULL: Final = regex(
    f"(?:{ANY_TITLE}|{_OFFICES})(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?=[，。：、（]|说|表示|介绍|在|告诉|回忆|提醒|强调|指出|认为|主持|宣读|带|把|和|与)"
)


def _is_called(found: re.Match[str], told: Told) -> bool:
    """True where a surname stands before the office, and no word that is part of it."""
    at = found.start()
    before = told.text[at - 1 : at] or "\0"
    if is_word(found[0]) or found["surname"] == "班" or _GOES_ON.match(told.text, found.end()):
        return False  # 班主任, 霍助理处长
    return (
        begins_name(found["surname"] + "某") and (before in _LEFT or not HAN.match(before)) and not told.called_at(at)
    )


_GOES_ON: Final = regex(f"{ANY_TITLE}|{_OFFICES}")
_LEFT: Final = frozenset("和与给对向跟由把请问听是，。；：“”、\0 ")


def _offices(name: str, told: Told) -> set[str]:
    """The offices that the story gives *name*, before it or behind."""
    made: set[str] = set()
    for at in told.places(name):
        before = _OFFICE_BEFORE.search(told.text, max(0, at - 12), at)
        behind = _BEHIND.match(told.text, at + len(name))
        made |= {one["office"] for one in (before, behind) if one}
        if told.text.startswith(_AFTER, at + len(name)):
            made |= {one for one in _AFTER if told.text.startswith(one, at + len(name))}
    return made


_AFTER: Final = tuple(_OFFICES.split("|"))


def _is_same(said: str, office: str) -> bool:
    """True for an office and what its bearer is called by: 主任 for 副主任, 总 for 总经理."""
    if said == "总":
        return office in _OF_BUSINESS
    short, long = said.removeprefix("副"), office.removeprefix("常务").removeprefix("副")
    if said.startswith("副") and not office.startswith(("副", "常务副")):
        return False
    return short == long or long.endswith(short) or short.endswith(long)


def _is_somebody(found: re.Match[str], told: Told) -> bool:
    """True where the story may name somebody of the surname *found* whom nothing else shows to be one."""
    for at in told.places(found["surname"]):
        if at == found.start():
            continue
        word = told.words.get(at, "")
        if len(word) in (2, 3) and told.kinds[at].startswith("nr") and begins_name(word):
            return True
    return False
