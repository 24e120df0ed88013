"""Countries, provinces and cities of a head or caption, held against those of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import HAN, Told, is_word
from layout.reading.passages import LIKELY, remark
from layout.reading.places import PROVINCES, any_kind, is_own, province_of
from layout.reading.stands import claiming, has_copy

_STATES: Final = (
    "美国 英国 法国 德国 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 丹麦 芬兰 波兰 捷克 奥地利 "
    "匈牙利 希腊 俄罗斯 乌克兰 白俄罗斯 日本 韩国 朝鲜 蒙古 越南 老挝 柬埔寨 泰国 缅甸 马来西亚 "
    "新加坡 印度尼西亚 菲律宾 文莱 印度 巴基斯坦 孟加拉国 斯里兰卡 尼泊尔 伊朗 伊拉克 沙特 阿联酋 "
    "卡塔尔 土耳其 以色列 埃及 埃塞俄比亚 肯尼亚 尼日利亚 南非 摩洛哥 坦桑尼亚 加拿大 墨西哥 巴西 "
    "阿根廷 智利 秘鲁 古巴 澳大利亚 新西兰 哈萨克斯坦 乌兹别克斯坦 塞尔维亚 克罗地亚 爱尔兰 "
)
COUNTRIES: Final = _STATES.split()
"""States that a daily names."""
_NO_CITY: Final = frozenset(
    ("白山", "海东", "东营", "安康", "长治", "和田", "保定", "延安", "通化", "来宾", "朝阳", "平凉")
)
"""Cities whose names are words, or streets, as often."""
_DATELINE: Final = regex("^(?:据?(?:新华社|中新社|本报)[^，。]{2,12}?[0-9]{1,2}月[0-9]{1,2}日[电讯])")
_PART: Final = regex("[路街道队州人籍商菜话戏]|大学|银行|会馆")


@cache
def _lands() -> tuple[re.Pattern[str], ...]:
    """Names of one level: states; provinces; cities."""
    cities = [one for one in province_of() if one not in _NO_CITY and len(one) > 1]
    return tuple(
        regex("|".join(sorted(some, key=lambda one: (-len(one), one))))
        for some in (COUNTRIES, [*PROVINCES, "北京", "上海", "天津", "重庆"], cities)
    )


def lands(tellings: Iterable[Told]) -> Iterator[Finding]:
    """A land of a head or caption that its text has not, where the text has one other of that level."""
    for told in tellings:
        if not has_copy(told):
            continue
        yield from _of_its_kind(told)
        body = "\0".join(_DATELINE.sub("", one) for one in told.body.split("\0"))
        for pattern in _lands():
            named = {found[0] for found in pattern.finditer(body)}
            yield from _in_the_same_words(told, pattern, named, body)
            if len(named) != 1:
                continue
            (right,) = named
            for passage, _, words in claiming(told):
                for found in pattern.finditer(words):
                    fine = found[0] in told.body or right in words or _PART.match(words, found.end())
                    states = right in COUNTRIES and len({*pattern.findall(words)}) == 1
                    shown = passage.role == "caption" and _WHERE.search(words, 0, found.start())
                    if not fine and (states or shown or _alike(words, found.span(), right, body)):
                        said = passage.text[slice(*found.span())]
                        yield remark("check-place", passage, found.span(), LIKELY, said=said, right=right)


_GENERIC: Final = ("v", "d", "p", "r", "m", "q", "u", "c", "t", "f", "a", "b")


def _of_its_kind(told: Told) -> Iterator[Finding]:
    """A place of a caption that the text has not, where that has one of the kind, or of the name: 桂花巷, 棉花巷."""
    for passage, begins, words in claiming(told):
        if passage.role != "caption":
            continue
        for found in any_kind().finditer(told.text, begins, begins + len(words)):
            kind, at = found[0], found.start()
            own = told.text[at - 2 : at]
            if (kind == "里" and is_word(own)) or not _is_named(at, own, told) or own + kind in told.body:
                continue
            named = {told.text[each - 2 : each] for each in told.places(kind, told.body) if is_named_there(each, told)}
            kinds = {told.text[each + 2 : each + 3] for each in told.places(own, told.body)}
            right = ""
            if len(named) == 1 and own not in told.body:
                right = min(named) + kind
            elif len(kinds) == 1 and len(kind) == 1 and kinds <= _OF_PLACES and kind in _OF_PLACES:
                right = own + min(kinds)
            if right:
                start = at - begins - 2
                span = (start, start + 2 + len(kind))
                yield remark("check-place", passage, span, LIKELY, said=passage.text[slice(*span)], right=right)


_OF_PLACES: Final = frozenset("县区镇乡村路街巷弄里桥湾河湖山岛")


def is_named_there(at: int, told: Told) -> bool:
    """True where a place's own name of two letters stands before the kind at *at*."""
    return _is_named(at, told.text[at - 2 : at], told)


def _is_named(at: int, own: str, told: Told) -> bool:
    if len(own) < 2 or not all(map(is_own, own)):
        return False
    word = next((one for one in range(at - 1, max(-1, at - 6), -1) if one in told.words), at - 1)
    kind = told.kinds.get(word, "x")
    return not kind.startswith(_GENERIC) and (at in told.words or word == at - 2)


_WHERE: Final = regex("(?:[在于]|^)(?:[\u4e00-\u9fff]{2,3}省)?$")
"""What stands before the place of a picture: 在甘肃省白银市."""


def _in_the_same_words(told: Told, pattern: re.Pattern[str], named: set[str], body: str) -> Iterator[Finding]:
    """A land of a head or caption in the words that the text has of another: 南昌召开, 成都召开."""
    if len(named) < _SEVERAL:
        return
    for passage, _, words in claiming(told):
        for found in pattern.finditer(words):
            after = words[found.end() : found.end() + 2]
            if found[0] in told.body or _PART.match(words, found.end()) or not HAN.fullmatch(after) or len(after) < 2:
                continue
            right = sorted(one for one in named if one + after in body and one not in words)
            if right:
                said = passage.text[slice(*found.span())]
                yield remark("check-place", passage, found.span(), LIKELY, said=said, right=right[0])


_SEVERAL: Final = 2


def _alike(words: str, span: tuple[int, int], right: str, body: str) -> bool:
    """True where both stand behind or before one word, or the head is of where the text has been more than once."""
    before, after = words[max(0, span[0] - 1) : span[0]], words[span[1] : span[1] + 2]
    beside = any(
        one in body for one in (before + right if before else right + "\0", right + after if len(after) > 1 else "\0\0")
    )
    return beside or body.count(right) > 1
