"""Who took, drew or gave a picture, as captions end or begin with it.  Read from text, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from layout.characters.normalise import is_han
from layout.stories.model import Credit
from layout.stories.people import is_person, people_of
from layout.stories.words import ARCHIVES, CREDIT_VERBS, DOUBLE_SURNAMES, HAN, MARKERS, TAKEN

_BLANKS: Final = " \t\u3000"


_BETWEEN: Final = "\u3000"
"""What stands between several credits of a story."""


def together(several: Sequence[Credit]) -> Credit | None:
    """One credit of all: two photographers, who took and who drew; each of the people is named once."""
    if len(several) <= 1:
        return several[0] if several else None
    verbs = {one.verb for one in several}
    people = tuple(dict.fromkeys(person for one in several for person in one.people))
    return Credit(_BETWEEN.join(one.raw for one in several), people, verbs.pop() if len(verbs) == 1 else "")


def credit_of(raw: str) -> Credit | None:
    """The credit that *raw* is all of, or several of which each is one; ``None`` where it is none."""
    seen = [credit_at_end(one) for one in raw.split(_BETWEEN)]
    if len(seen) > 1 and all(one is not None and not one[1] for one in seen):
        return together([one[0] for one in seen if one])
    whole = credit_at_end(raw)
    return whole[0] if whole and not whole[1] else None


def credit_at_end(text: str) -> tuple[Credit, int] | None:
    """A photo credit at the end of *text* and where it begins; 0 when the whole line is one."""
    tail = text.rstrip(_BLANKS)
    seen = _at_end(tail)
    if seen and seen[1] > 0 and tail[: seen[1]].strip(_BLANKS) in _SENT_OUT:
        return seen[0]._replace(raw=tail.strip(_BLANKS)), 0
    return seen


_SENT_OUT: Final = ("新华社发", "新華社發", "本报发", "中新社发", "中新社發")
"""What stands alone before who took a picture that an agency sends out."""


def _at_end(tail: str) -> tuple[Credit, int] | None:
    """The same of a line without blanks at its end."""
    pool = _pool().search(tail) if tail[-1:] in "）)" else None
    if pool:
        seen = credit_at_end(tail[: pool.start()])
        return (seen[0]._replace(raw=tail[seen[1] :].strip(_BLANKS)), seen[1]) if seen else None
    closed = tail[-1:] in (")", "）", "】", "]")
    inner_end = len(tail) - 1 if closed else len(tail)
    credited = tail.endswith(CREDIT_VERBS, 0, inner_end)
    verb = next((one for one in CREDIT_VERBS if tail.endswith(one, 0, inner_end)), "") if credited else ""
    if not verb and not tail.endswith(ARCHIVES, 0, inner_end):
        return _named_before(tail)
    if closed:
        start = max(tail.rfind("(", 0, inner_end), tail.rfind("（", 0, inner_end), tail.rfind("【", 0, inner_end))
        inner = tail[start + 1 : inner_end] if start >= 0 else ""
    else:
        start = 1 + max(tail.rfind(char, 0, inner_end - 1) for char in "。！？；”）)」")
        inner = tail[start:]
        start += len(inner) - len(inner.lstrip(_BLANKS))
    inner = inner.strip(_BLANKS).lstrip(MARKERS)
    if not 2 <= len(inner) <= 44 or start < 0:
        return None
    people = _credited(_all_of_them().sub("", inner) if inner[0] in "本以上下左右题图照圖均" else inner, verb)
    if people is None and not closed:
        return _behind_blank(tail, inner, verb)
    return (Credit(tail[start:].strip(_BLANKS), people, verb), start) if people is not None else None


def _behind_blank(tail: str, inner: str, verb: str) -> tuple[Credit, int] | None:
    """一名骑手逆行被交警拦下 通讯员供图, 阅览室一角 某某 摄: who took it stands behind the last blank, or two."""
    words = inner.split()
    if len(words) < _TWO or not (verb in TAKEN or any(mark in words[0] for mark in "，、")):
        return None
    for count in (2, 1):
        last = " ".join(words[-count:]) if count < len(words) else ""
        people = _credited(last, verb) if last and "，" not in last else None
        if people is not None:
            at = tail.rfind(words[-count])
            return Credit(tail[at:].strip(_BLANKS), people, verb), at
    return None


_TWO: Final = 2


def _named_before(tail: str) -> tuple[Credit, int] | None:
    """。圖／報系資料照, 。 摄影/于海洋: what a credit begins with, where a sentence or a blank stands before it.

    A colon is in plain copy, too (摄影：每周六下午), so that somebody must be named behind it.
    """
    if tail.rstrip("）)").endswith(_THE_NET) and _from_the_net().fullmatch(tail):
        return Credit(tail, (), ""), 0
    if tail.rstrip("）)").endswith(_OF_AGENCIES) and _of_agency().fullmatch(tail):
        return Credit(tail, (), ""), 0
    seen = None if _BEHIND_ROLES.isdisjoint(tail[-_LONGEST:]) else _credit_before().search(tail)
    if seen is None or (seen.start() and tail[seen.start() - 1] not in "。！？”」）) \u3000"):
        return None
    who = seen["who"].strip(_BLANKS)
    given = _gives_pictures(who) or (seen["verb"] in _SOURCES and tail[-1] not in "）)")  # in brackets it signs copy
    people = () if given else people_of(who)
    named = bool(people) and all(name for _, name in people)
    asked = seen["sign"] in ":：" or seen["verb"] in _DRAWN  # 漫画｜最后一个渡工 is a head
    if asked and not given and not (named and all(map(_is_somebody, people))):
        return None
    return Credit(seen.group().strip(_BLANKS), people if named else (), seen["verb"]), seen.start()


def _is_somebody(named: tuple[str, str]) -> bool:
    """True for one with a role, a surname known as one or a foreign name: 照片：两张 says how many, not whose."""
    role, name = named
    return bool(role) or is_person(name) or name[:2] in DOUBLE_SURNAMES or "·" in name


def _gives_pictures(who: str) -> bool:
    """True for an agency or an archive."""
    return who.endswith((*ARCHIVES, *_OFFICES)) or (who.isascii() and any(map(str.isupper, who)))


_OFFICES: Final = ("社", "资料", "資料", "图库", "圖庫", "资料库", "資料庫", "影像中国", "中国图片网")
"""What agencies and archives of pictures are called at their end."""


_SOURCES: Final = ("图源", "圖源", "图片来源", "圖片來源")
"""What stands before where a picture was found, whoever that is."""

_DRAWN: Final = ("插图", "插圖", "制图", "製圖", "绘图", "繪圖", "漫画", "漫畫")
"""What stands before who drew a picture, and over stories as well."""


_BEHIND_ROLES: Final = frozenset("/／:：|｜丨")
"""Marks between what a credit begins with and a name."""

_LONGEST: Final = 48
"""Characters of such a mark and all behind it, at most."""

_THE_NET: Final = ("网络", "網絡", "網路")


@cache
def _from_the_net() -> re.Pattern[str]:
    """图据网络, （图片来源于网络）: a picture that nobody is named for."""
    net = "|".join(_THE_NET)
    return re.compile(rf"[（(]?(?:图片?|圖片?)(?:据|據|源自?|來?源|来自|來自|来源于?|來源於?)(?:{net})[）)]?")


_OF_AGENCIES: Final = ("片", "照", "法新", "路透", "美联", "美聯", "欧新", "社")


@cache
def _of_agency() -> re.Pattern[str]:
    """中新社圖片, （本报资料照片）, 新华社/法新: whose a picture is, and nobody's name."""
    of = rf"(?:本[报報]|{HAN}{{1,4}}社|[档檔]案|[资資]料)(?:[资資]料)?(?:[图圖]片|照片?|相片)"
    return re.compile(rf"[（(]?(?:{of}|[新中][华華新]社[/／](?:法新|路透|美[联聯]|欧新|{HAN}{{2}}社)社?)[）)]?")


@cache
def _credit_before() -> re.Pattern[str]:
    words = "|".join((*_SOURCES, *_DRAWN))
    return re.compile(
        rf"[（(]?(?P<verb>{words}|图片?|圖片?|摄影?|攝影?|照片|供图|供圖|記者攝影)"
        rf"\s*(?P<sign>[/／:：|｜丨])\s*(?P<who>{HAN}(?:{HAN}|[ ·]){{1,13}}|[A-Za-z0-9][A-Za-z0-9 .]{{2,20}})[）)]?$"
    )


@cache
def _pool() -> re.Pattern[str]:
    """某某摄（影像中国）: an agency of pictures in brackets behind who took one."""
    return re.compile(rf"(?<=[摄攝影发图])\s*[(（]{HAN}{{2,8}}[)）]$")


@cache
def _all_of_them() -> re.Pattern[str]:
    """本组图片均由…, 以上照片：…: which pictures a credit is of."""
    return re.compile(
        r"^(?:本[版组文]|以上|上[述图]|下图|左图|右图|题图)?(?:图片|照片|圖片)?(?:均)?[由为：:]\s*|^(?:本[版组]|均)(?:图片|照片)?由?\s*"
    )


@cache
def _media() -> re.Pattern[str]:
    """松江新闻网 记者 某某: the paper or site, a blank, and what its people are."""
    return re.compile(rf"^{HAN}{{2,8}}[报報网網社台刊]\s+(?=\S*(?:[记記]者|通[讯訊][员員]|特约))")


_GIVEN: Final = ("供图", "供圖", "提供", "摄影报道")
"""With these an office is named as well as a person: 嘉义县府提供."""


def _credited(inner: str, verb: str) -> tuple[tuple[str, str], ...] | None:
    """People of a credit, () for an agency or an archive; ``None`` when it is no credit."""
    who = inner[: len(inner) - len(verb)].strip(_BLANKS + "／/:：") if verb else inner
    if not verb:
        return ()
    if who in ("新华社", "新華社", "中新社", "本报", "资料", "本报资料", "CFP", "IC") or (
        who.endswith("社") and len(who) <= 6
    ):
        return () if verb in ("发", "供图", "提供", "图", "圖") else None
    people = people_of(_media().sub("", who))
    if verb in TAKEN and people and not people[-1][1]:
        return ()  # 大公文匯記者 攝: nobody is named
    if not people or not all(name for _, name in people):
        if verb in _GIVEN and 2 <= len(who) <= 24 and all(map(is_han, who)):
            return (("", who),)
        return None
    if verb in _GIVEN and not people[0][0] and not all(is_person(name) for _, name in people):
        return (("", who),)
    if verb in ("发", "图", "圖", "作", "绘", "提供") and not people[0][0]:
        return people if verb != "发" and len(people) == 1 and is_person(people[0][1]) else None
    return people
