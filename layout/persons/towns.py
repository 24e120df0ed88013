"""Towns of captions and heads against those of the text, lists of provinces against what is said of each.

A text that names one county, township or village of its own tells of that; a caption or a head that names another is
wrong.  Of cities a caption names the text's.  A house keeps the name before its own (淮西|柳琴剧团).  Provinces
that are counted (贵州、宁夏两地) are those told of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import HAN, Told, is_common, is_given, is_word, kind_of
from layout.reading.passages import LIKELY, remark
from layout.reading.places import OF_NAMES, PROVINCES, is_own, province_of
from layout.reading.stands import claiming, has_copy

_KIND: Final = regex("[县镇乡村](?![级域委干民里口长际容事企办组史党志校道])")
_NO_NAMES: Final = regex(
    "[各全每我本该某邻外新老乡山城农渔牧同][县镇乡村]$|[一二三四五六七八九十百两几多贫]个?[县镇乡村]$"
)


def towns(tellings: Iterable[Told]) -> Iterator[Finding]:
    """Places of a story that it contradicts."""
    for told in tellings:
        if has_copy(told):
            yield from _of_one_kind(told)
            yield from _city_of_caption(told)
            yield from _no_city_of_it(told)
            yield from _listed(told)
            yield from _before_the_same(told)
            yield from _once_otherwise(told)


def _named(told: Told, text: str) -> dict[str, list[tuple[int, str]]]:
    """Two letters and a kind that a place has, in *text*, by kind: where, and the name."""
    made: dict[str, list[tuple[int, str]]] = {}
    for found in _KIND.finditer(text):
        at = found.start() - 2
        own = text[max(0, at) : found.start()]
        if len(own) < 2 or not HAN.fullmatch(own) or not all(map(is_own, own)) or _NO_NAMES.search(own + found[0]):
            continue
        if (is_word(own) and kind_of(own).startswith("v")) or own[0] in _COUNTS or _KIND.match(own, 1):
            continue  # 改造|县, 一处|乡, 造县|乡
        inside = at > 0 and text[at - 1] in "省市县区"
        if is_common(own) and not inside and told.count(own + found[0]) < _OFTEN:
            continue
        made.setdefault(found[0], []).append((at, own + found[0]))
    return made


_OFTEN: Final = 2
_COUNTS: Final = frozenset("一二三四五六七八九十百两几多半")


def _of_one_kind(told: Told) -> Iterator[Finding]:
    """A county, township or village of a head or caption that the text has not, where it has one other."""
    body = _named(told, told.body)
    for passage, start, words in claiming(told):
        for kind, places in _named(told, words).items():
            its = {name for _, name in body.get(kind, ())}
            for at, name in places:
                if len(its) != 1 or name[:2] in told.body or min(its)[:2] in words:
                    continue
                begins = at == 0 or not is_own(words[at - 1]) or words[at - 1] in "省市县区" or start + at in told.words
                if begins and (start + at in told.words or at == 0):
                    span = (at, at + len(name))
                    yield remark("check-place", passage, span, LIKELY, said=passage.text[slice(*span)], right=min(its))


@cache
def _cities() -> re.Pattern[str]:
    return re.compile("|".join(sorted(province_of(), key=lambda one: (-len(one), one))))


_STREET: Final = regex("[路街道巷队州人籍商菜话戏号味]|大学|银行|会馆|学院")
_LINE: Final = regex("^[\u4e00-\u9fff]{2,4}?[\u4e00-\u9fff]{2,4}[0-9]{1,2}月[0-9]{1,2}日[电讯]")


def _city_of_caption(told: Told) -> Iterator[Finding]:
    """A city of a caption that the story has nowhere else, where its text has one other, and that not by the way."""
    bodies = [_LINE.sub("", one) for one in told.body.split("\0")]
    found = [one[0] for text in bodies for one in _cities().finditer(text) if not _STREET.match(text, one.end())]
    named = {*found}
    if len(named) != 1:
        return
    (right,) = named
    for passage, _, words in claiming(told):
        if passage.role != "caption" or right in words:
            continue
        for one in _cities().finditer(words):
            if told.count(one[0]) == 1 and not _STREET.match(words, one.end()) and not is_common(one[0]):
                yield remark("check-place", passage, one.span(), LIKELY, said=one[0], right=right)


_DISTRICTS: Final = (
    *(
        "锡林郭勒",
        "阿拉善",
        "西双版纳",
        "黔东南",
        "黔西南",
        "巴音郭楞",
        "博尔塔拉",
        "深水埗",
        "长沙湾",
        "旺角",
        "油麻地",
    ),
    *(
        "油塘",
        "观塘",
        "沙田",
        "元朗",
        "屯门",
        "荃湾",
        "葵涌",
        "东涌",
        "欣澳",
        "大澳",
        "梅窝",
        "将军澳",
        "湾仔",
        "铜锣湾",
    ),
    *("筲箕湾", "薄扶林", "黄大仙", "土瓜湾", "红磡", "尖沙咀", "天水围", "荔枝角", "新北", "桃园", "台中", "台南"),
    *("高雄", "基隆", "新竹", "嘉义", "苗栗", "彰化", "南投", "屏东", "宜兰", "花莲", "台东", "澎湖"),
)
"""Leagues and prefectures that are no cities, districts of Hong Kong, cities and counties of Taiwan."""


@cache
def _all_towns() -> re.Pattern[str]:
    return re.compile("|".join(sorted({*province_of(), *_DISTRICTS}, key=lambda one: (-len(one), one))))


def _no_city_of_it(told: Told) -> Iterator[Finding]:
    """A town of a head or caption that the story has nowhere else, where it names one other again and again.

    A paper's office is in the capital, and what a picture shows may be in the province around it.
    """
    named = Counter(one[0] for one in _all_towns().finditer(told.text) if not _STREET.match(told.text, one.end()))
    (right, often), *more = [*named.most_common(2), ("", 0)]
    if often < _OFTEN or more[0][1] > 1:
        return
    around = province_of().get(right)
    for passage, _, words in claiming(told):
        for one in _all_towns().finditer(words) if right not in words else ():
            office = around and province_of().get(one[0]) == around and PROVINCES[around].startswith(right)
            if told.count(one[0]) == 1 and not office and not _STREET.match(words, one.end()):
                yield remark("check-place", passage, one.span(), LIKELY, said=one[0], right=right)


_PROVINCE: Final = "|".join((*PROVINCES, "北京", "上海", "天津", "重庆"))
_LIST: Final = regex(
    f"(?P<list>(?:(?:{_PROVINCE})[省市]?、)+(?:{_PROVINCE})[省市]?)(?:等)?(?P<many>[两二三四五六七八])(?:省区市|省[市区]?|地|个?省份|市|家)"
)
_OPENS: Final = regex(f"(?:^|[，。；“”])({_PROVINCE})")
_MANY: Final = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}


def _listed(told: Told) -> Iterator[Finding]:
    """Provinces that are counted, against those of which the next sentences tell, each in a clause of its own."""
    for found in _LIST.finditer(told.body):
        listed = re.findall(_PROVINCE, found["list"])
        end = min((at for at in (told.body.find("\0", found.end()),) if at >= 0), default=len(told.body))
        behind = told.body[found.end() : end]
        opens = [one[1] for one in _OPENS.finditer(behind)]
        strange, missed = [one for one in opens if one not in listed], [one for one in listed if one not in behind]
        if len(listed) == _MANY[found["many"]] and len(strange) == 1 and len(missed) == 1 and len(opens) > 1:
            passage, start = told.at(found.end() + behind.index(strange[0]))
            span = (start, start + len(strange[0]))
            yield remark("check-place", passage, span, LIKELY, said=strange[0], right=missed[0])


def _before_the_same(told: Told) -> Iterator[Finding]:
    """Two letters of a head or caption before words that the text has behind two others only: 宜川|柳琴剧团."""
    for passage, start, words in claiming(told):
        for at in range(min(len(words), _LONGEST) - _SAME - 1):
            own, behind = words[at : at + 2], words[at + 2 : at + 2 + _SAME]
            if (
                not _is_own_name(start + at, told)
                or not HAN.fullmatch(behind)
                or len(behind) < _SAME
                or own in told.body
            ):
                continue
            its = {told.body[one - 2 : one]: one - 2 for one in told.places(behind, told.body)}
            if len(its) != 1:
                continue
            ((right, where),) = its.items()
            if _is_own_name(where, told) and right not in words and not {*own} & {*right}:
                span = (at, at + 2 + _SAME)
                said = passage.text[slice(*span)]
                yield remark("check-place", passage, span, LIKELY, said=said, right=right + behind)
                break


_LONGEST: Final = 400
"""Characters of a head or caption that are looked at."""
_SAME: Final = 4
"""Letters behind a name that must be the same: 柳琴剧团, 海事学校."""


def _is_own_name(at: int, told: Told) -> bool:
    """True where a word of two letters stands that may be a place's name of its own."""
    own = told.words.get(at, "")
    if len(own) != 2 or not HAN.fullmatch(own) or not all(map(is_own, own)):
        return False
    return (not is_word(own) and told.kinds[at].startswith(("n", "x"))) or is_given(own, *OF_NAMES)


_HOUSE: Final = regex(
    "(?:电影院|柳琴剧团|剧团|古道|老街|实验小学|中心小学|体育馆|博物馆|图书馆|科技馆|码头|水库|古镇|古城|大桥|书场|渔港|湿地)"
)


def _once_otherwise(told: Told) -> Iterator[Finding]:
    """A house or place under another name, once, where it is the only one of its kind: 金仑古道 for 都兰古道."""
    stands: dict[str, list[int]] = {}
    for found in _HOUSE.finditer(told.text):
        if _is_own_name(found.start() - 2, told):
            stands.setdefault(found[0], []).append(found.start() - 2)
    for kind, places in stands.items():
        names = Counter(told.text[at : at + 2] for at in places)
        if len(names) != 2 or len(places) < _OFTEN + 1:
            continue
        (right, often), (wrong, rare) = names.most_common()
        at = next(one for one in places if told.text.startswith(wrong, one))
        if rare > 1 or often < _OFTEN or told.count(wrong) > 1 or {*right} & {*wrong}:
            continue
        if right + kind in told.text[slice(*told.sentence(at))] or is_common(wrong + kind) or at < places[0]:
            continue
        passage, start = told.at(at)
        span = (start, start + 2 + len(kind))
        yield remark("check-place", passage, span, LIKELY, said=passage.text[slice(*span)], right=right + kind)
