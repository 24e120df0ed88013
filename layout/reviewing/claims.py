"""What heads and captions claim of persons and places, held against the copy: who, in what office, and where.

A head names whom its text names, in an office that the text gives, and has them where the text has them; a caption
tells of its own story, and not of another on the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import ANY_TITLE, HAN, NO_PART, PLACE_ENDS, Told, is_common, is_word
from layout.reading.passages import CLAIMING, LIKELY, IssueReading, remark
from layout.reading.people import HEADS_OF
from layout.reading.stands import Persons, begins_name, claiming, has_copy

_CREDITED: Final = regex("[\u4e00-\u9fff]?[ \u3000]?[摄／/]")
_OF_PLACES: Final = frozenset("县市镇村区省乡第队里中")
_POLITE: Final = frozenset("某氏家总工姐哥爷奶叔姨伯嫂妈爸先女")


def claims(reading: IssueReading, persons: Mapping[str, Persons]) -> Iterator[Finding]:
    """Persons, offices and places of heads and captions that the copy does not bear out.

    *persons* are those of every story.
    """
    for slug, one in persons.items():
        story, told = reading.stories.get(slug), one.told
        if story is not None and story.complete and not story.runs_on and has_copy(told):
            yield from _nobody(one)
            yield from _elsewhere(told)
        titled = {stand.name for stand in one.stands if stand.way == "called" and told.titled_at(stand.at)}
        yield from _offices({*one.cast, *titled}, told)
        yield from _deputies({*one.cast, *titled}, told)
        yield from _trades({*one.cast, *titled}, told)
        if story is not None and story.complete and has_copy(told):
            yield from _speaking(told)


def _nobody(persons: Persons) -> Iterator[Finding]:
    """A person with whom a part of a head or caption opens, who is not in a text that is about another."""
    told, cast, stands, about = persons
    stood = [(one.at, one.name) for one in stands]
    for passage, start, words in claiming(told) if about else ():
        known = any(name in words and name in told.body for name in cast)
        for at, name in _opening(words, start, stood, told) if not known else ():
            alike = any(is_alike(name, one) for one in cast if one in told.body)
            place = name[-1] in PLACE_ENDS and told.kinds.get(at, "").startswith("ns")
            if not place and not alike and not is_told_of(name, told) and not is_no_name(name, at + len(name), told):
                span = (at - start, at - start + len(name))
                yield remark("check-name", passage, span, LIKELY, said=passage.text[slice(*span)], right=about)


def is_alike(name: str, other: str) -> bool:
    """True for names that are one but for a letter: other checks tell of those."""
    return len(name) == len(other) and sum(a != b for a, b in zip(name, other, strict=True)) == 1


def is_told_of(name: str, told: Told) -> bool:
    """True where the copy has *name*, the given name alone, or the surname with 某."""
    return any(one in told.body for one in (name, name[1:], name[0] + "某"))


def is_no_name(name: str, end: int, told: Told) -> bool:
    """True for two letters, before *end*, that are a form of address or the beginning of a longer word: 云溪|县."""
    following = told.text[end : end + 1]
    goes_on = following in _OF_PLACES or (HAN.match(following) and end not in told.words)
    start = end - len(name)
    if len(name) > 2 and is_word(name[1:]) and is_word(told.text[max(0, start - 2) : start + 1]):
        return True  # 居民楼|冒烟
    if _CREDITED.match(told.text, end) or told.text[end - len(name) - 3 : end - len(name)].strip().endswith("记者"):
        return True
    return len(name) == 2 and (name[1] in _POLITE or bool(goes_on) or is_common(name))


_PART: Final = regex(
    rf"(?:^|[\s\u3000，：]|日，|图为)(?:[\u4e00-\u9fff]{{0,8}}(?:{ANY_TITLE}|[钳焊技][工师]|店主|球员|选手|先生|女士))?"
)


def _opening(
    words: str, start: int, stood: Sequence[tuple[int, str]], told: Told
) -> Iterator[tuple[int, str]]:  # fmt: skip
    """Names that parts of *words*, which begin at *start* of what is told, open with."""
    seen: set[int] = set()
    for found in _PART.finditer(words):
        at = start + found.end()
        if at in seen:
            continue
        seen.add(at)
        standing = [name for where, name in stood if where == at]
        for size in (3, 2):
            name = told.text[at : at + size]
            known = told.words.get(at) == name and told.kinds[at] == "nr"
            if name in standing or (known and begins_name(name) and NO_PART.isdisjoint(name[1:])):
                yield at, name
                break


_OFFICE: Final = regex(rf"(?P<office>(?:副)?(?:{HEADS_OF}))$")
_BETWEEN: Final = regex("[，。；：“”！？\\s\0]")


def _offices(cast: Collection[str], told: Told) -> Iterator[Finding]:
    """A person with one office in the text and, without the name of its body, with another elsewhere.

    Whoever holds two offices has both said at the first mention: 县委副书记、县长.
    """
    for name in sorted(cast):
        before = {at: _BETWEEN.split(told.text[max(0, at - _REACH) : at])[-1] for at in told.places(name)}
        clauses = [clause for at, clause in before.items() if told.at(at)[0].is_copy and _TITLED.search(clause)]
        if len(before) < 2 or not clauses:
            continue
        first, theirs = clauses[0], _TITLED.search(clauses[0])
        for at, clause in before.items():
            office, copy = _OFFICE.search(clause), told.at(at)[0].is_copy
            if office is None or theirs is None or (copy and clause != office[0]):
                continue
            backed = any(office[0] in other for one, other in before.items() if one != at)
            same = theirs[0].endswith(office[0]) or office[0].endswith(theirs[0])
            # 研究员某某 may be 主任某某 further down.
            if not (backed or same or office[0] in first or (copy and not _OFFICE.search(first))):
                passage, start = told.at(at)
                span = (start - len(office[0]), start + len(name))
                yield remark("check-title", passage, span, LIKELY, said=office[0] + name, right=theirs[0] + name)


_RANKED: Final = regex(
    rf"(?P<rank>(?:[副原前代]|常务副|首席|助理|高级|第一|名誉){{0,3}})(?P<office>司长|署长|厅长|总编辑|指挥官|{ANY_TITLE})$"
)


def _deputies(cast: Collection[str], told: Told) -> Iterator[Finding]:
    """A head or caption that gives a person the rank above or below that of the text: 司长 for 副司长."""
    for name in sorted(cast):
        ranks: dict[str, set[str]] = {}
        claimed: list[tuple[int, re.Match[str]]] = []
        for at in told.places(name):
            found = _RANKED.search(_BETWEEN.split(told.text[max(0, at - _REACH) : at])[-1])
            if found and told.at(at)[0].is_copy:
                ranks.setdefault(found["office"], set()).add(found["rank"])
            elif found and told.at(at)[0].role in CLAIMING:
                claimed.append((at, found))
        for at, found in claimed:
            its = ranks.get(found["office"], set())
            if len(its) == 1 and found["rank"] not in its and "副" in found["rank"] + min(its):
                passage, start = told.at(at)
                size = len(found[0])
                right = f"{min(its)}{found['office']}{name}"
                span = (start - size, start + len(name))
                yield remark("check-title", passage, span, LIKELY, said=found[0] + name, right=right)


_TRADE: Final = regex(r"(?P<trade>[\u4e00-\u9fff]{0,2}(?:大户|骑手|摄影师|养殖户|[\u4e00-\u9fff][员师匠工友]))$")
_ANYBODY: Final = regex(
    "[村居市农][民友]|队员|[选射投]手|球员|[老教]师|[员职民]工|工人|工友们|乘务员|演职员|官员|会员|委员|议员|党员|人员|研究员"
    "|社员|学员|成员|店员|专员"
)
"""What anybody may be called in a caption whatever the text says of them."""


def _trades(cast: Collection[str], told: Told) -> Iterator[Finding]:
    """A caption that gives a person a trade that the text has nowhere, where that has another: 快递员, 外卖骑手."""
    for name in sorted(cast):
        theirs: set[str] = set()
        claimed: list[tuple[int, str]] = []
        for at in told.places(name):
            found = _TRADE.search(_BETWEEN.split(told.text[max(0, at - _REACH) : at])[-1])
            if found and told.at(at)[0].is_copy:
                theirs.add(found["trade"])
            elif found and told.at(at)[0].role == "caption":
                claimed.append((at, found["trade"]))
        for at, trade in claimed:
            if len(theirs) == 1 and trade[-2:] not in told.body and not _ANYBODY.search(trade):
                passage, start = told.at(at)
                size = min(3, len(trade))
                said = trade[-size:] + name
                yield remark(
                    "check-title",
                    passage,
                    (start - size, start + len(name)),
                    LIKELY,
                    said=said,
                    right=min(theirs) + name,
                )


_SPEAKS: Final = regex("(?:^|(?<=[\\s\u3000]))(?P<body>[\u4e00-\u9fff]{3,8})：")


def _speaking(told: Told) -> Iterator[Finding]:
    """A body that speaks in a head, where the text has one other of its kind: 食药中心： over what 疾管中心 said."""
    for passage, _, words in claiming(told):
        for found in _SPEAKS.finditer(words) if passage.role != "caption" else ():
            body = found["body"]
            own, kind = body[:-2], body[-2:]
            if body in told.text.replace(words, "") or not _A_BODY.search(kind):
                continue
            others = {told.body[max(0, at - len(own)) : at] for at in told.places(kind, told.body)}
            if len(others) == 1 and HAN.fullmatch(min(others)) and not _short_for(own, kind, told.body):
                right = min(others) + kind
                yield remark("check-place", passage, found.span("body"), LIKELY, said=body, right=right)


_A_BODY: Final = regex("中心|[局院委会厅署司所]$")


def _short_for(own: str, kind: str, text: str) -> bool:
    """True where a longer name in *text* may be called so in short: 疾病管制中心, 疾管中心."""
    return bool(re.search("[\u4e00-\u9fff]{0,4}?".join(own) + "[\u4e00-\u9fff]{0,6}?" + kind[-1], text))


_REACH: Final = 24
"""Characters before a name in which its bearer's offices are said."""
_TITLED: Final = regex(rf"(?:{ANY_TITLE})$")


_DEEDS: Final = (
    "调研|考察|检查|举行|召开|主持|开幕|闭幕|结束|首演|上演|演出|查看|察看|参加|看望|慰问|开赛|开学|揭牌|启动|成立|开业|比赛|宣誓|就职|"
    "修理|检验|巡山|巡渠|挑选|采摘|上岸|写生|练习|训练|讲解|介绍|植树|开工|竣工|通车|合龙|签约|发布|亮相|开馆|展出|受审|宣判|捐款|义诊|散步"
)
_AT: Final = regex(rf"(?:在|到|赴|走进|来到|离开|深入)(?P<place>[\u4e00-\u9fff]{{2,12}}?)(?P<deed>{_DEEDS})")


def _elsewhere(told: Told) -> Iterator[Finding]:
    """A head or caption that has at one place what the copy has at another: 在和平里社区演出, 在康平养老院演出."""
    done: dict[str, list[str]] = {}
    for found in _AT.finditer(told.body):
        done.setdefault(found["deed"], []).append(found["place"])
    for passage, _, words in claiming(told):
        for found in _AT.finditer(words):
            places = done.get(found["deed"], [])
            place = found["place"]
            same = any(_share(place, one) for one in places)
            if places and not same and place in told.body and all(one in told.text for one in places):
                span = found.span("place")
                yield remark("check-place", passage, span, LIKELY, said=passage.text[slice(*span)], right=places[0])


def _share(one: str, other: str) -> bool:
    """True where two phrases for a place have two letters in a row in common."""
    return any(one[at : at + 2] in other for at in range(len(one) - 1))
