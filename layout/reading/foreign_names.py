"""Foreign names that are another of the story but for a character: 卡洛斯·门多萨, 卡罗斯·门多萨."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from layout.findings import Finding
from layout.reading.misnamed import together
from layout.reading.names import HAN, Told, is_word
from layout.reading.passages import LIKELY, remark
from layout.value import NamedTuple

SOUNDS: Final = frozenset(
    "阿埃艾爱安昂奥巴白拜班邦保鲍贝本比彼毕宾波伯勃博布采策查达大代戴丹当道德登邓迪蒂丁东杜顿多厄恩尔耳法凡方菲费芬丰冯佛弗福富盖甘冈高戈格葛根贡古瓜圭"
    "哈海罕汉翰豪赫黑亨洪胡华怀惠霍基吉加贾简杰捷金津卡凯坎康考柯科可克肯库夸奎昆拉喀莱兰朗劳勒雷莉黎李里理力利立丽丝莲列林琳刘留龙卢鲁路露伦罗洛络骆吕"
    "马玛迈麦曼芒毛梅门蒙孟米密敏明缪摩莫默姆木穆拿纳娜奈南瑙内尼妮涅宁牛纽农努诺欧帕派潘庞佩彭皮匹平珀普奇齐恰强乔钦琴琼丘屈让热仁日荣茹儒瑞若撒萨塞赛桑瑟"
    "森沙莎山珊尚绍舍申圣施诗什史士舒朔斯思司松苏素所索塔泰坦汤唐陶特腾提廷通图托瓦万旺威韦维卫温文翁沃乌武西希锡夏显香肖谢辛欣休许雪雅亚延扬耶叶伊依以易因"
    "英尤于约泽扎詹珍芝朱祖佐尊娃儿"
)
"""Characters that foreign names are written with."""
_REACH: Final = 7
"""Characters that are looked at on each side of the dot of a foreign name."""
_LEAST_ALIKE: Final = 4
"""Characters that two foreign names have in common, for one to be the other miswritten."""


class _Dotted(NamedTuple):
    """The dot of a foreign name, and what stands before it, read backwards, and behind it."""

    at: int
    before: str
    after: str


def foreign(told: Told) -> Iterator[Finding]:
    """A foreign name that is another of the story but for a character: 卡洛斯·门多萨, 卡罗斯·门多萨."""
    dots: list[_Dotted] = []
    for at in told.places("·")[:_MOST_DOTTED]:
        before = HAN.match(told.text[max(0, at - _REACH) : at][::-1])
        after = HAN.match(told.text[at + 1 : at + 1 + _REACH])
        if before and after:
            dots.append(_Dotted(at, before[0], after[0]))
    yield from _turned_about(dots, told)
    rows = [[_apart(first, other) for other in dots] for first in dots]
    alike = {one.at: row.count(None) for one, row in zip(dots, rows, strict=True)}
    said: set[str] = set()
    for first, row in zip(dots, rows, strict=True):
        for other, apart in zip(dots, row, strict=True):
            if not apart or (alike[other.at], -other.at) > (alike[first.at], -first.at):
                continue
            start, end = other.at - apart[1][0], other.at + 1 + apart[1][1]
            right = told.text[first.at - apart[0][0] : first.at + 1 + apart[0][1]]
            wrong = told.text[start:end]
            if wrong in said or wrong == right:
                continue
            said |= {wrong, right}
            if _are_two(right, wrong, told):
                continue
            passage, offset = told.at(start)
            span = (offset, offset + end - start)
            yield remark("check-name", passage, span, LIKELY, said=wrong, right=right)


def _turned_about(dots: Iterable[_Dotted], told: Told) -> Iterator[Finding]:
    """The last part of a foreign name that stands by itself once with letters turned about: 斯科塔 for 科斯塔."""
    parts: list[str] = []
    for one in dots:
        part = "".join(takewhile(SOUNDS.__contains__, one.after))
        if len(part) >= _LEAST_TURNED and part not in parts and len(parts) < _MOST_PARTS:
            parts.append(part)
    for part in parts:
        turned = (part[:at] + part[at + 1] + part[at] + part[at + 2 :] for at in range(len(part) - 1))
        for other in turned:
            places = told.places(other) if other != part and other not in parts else []
            if len(places) != 1:
                continue
            start, end = places[0], places[0] + len(other)
            before, after = told.text[max(0, start - 1) : start], told.text[end : end + 1]
            if not HAN.match(before) and after not in SOUNDS and not is_word(other) and after != "·":
                passage, offset = told.at(start)
                span = (offset, offset + len(other))
                yield remark("check-name", passage, span, LIKELY, said=other, right=part)


_LEAST_TURNED: Final = 3
_MOST_DOTTED: Final = 160
"""Stands of foreign names that are compared, each with each: a page of world news has thirty."""
_MOST_PARTS: Final = 24
"""Letters of a part that are looked at turned about, the least, and parts of a story, the most."""


def _are_two(name: str, other: str, told: Told) -> bool:
    """True where both foreign names are introduced, stand in one sentence, or stand more than once each."""
    often, rare = told.count(name), told.count(other)
    introduced = told.introductions(name) and told.introductions(other)
    return bool(introduced) or (rare > 1 and rare * 3 > often) or together(name, other, told)


Sides = tuple[tuple[int, int], tuple[int, int]]
"""Characters before and behind the dot that belong to each of two names."""


def _apart(one: _Dotted, other: _Dotted) -> Sides | tuple[()] | None:
    """How far two names go that are one but for a character; nothing where they are two, None where they are one."""
    left = _walk(one.before, other.before)
    if not left.same:
        return ()  # as nearly always, and seen on one side
    right = _walk(one.after, other.after)
    if left.edits + right.edits == 0:
        return None if right.same and left.same + right.same >= _LEAST_ALIKE - 1 else ()
    if left.edits + right.edits > 1 or not right.same or left.same + right.same < _LEAST_ALIKE:
        return ()
    return (left.mine, right.mine), (left.its, right.its)


class _Walk(NamedTuple):
    """How far two strings go together: characters of each, those that are the same, and those that are not."""

    mine: int
    its: int
    same: int
    edits: int


def _walk(one: str, other: str) -> _Walk:
    """Both strings from their beginnings for as long as they are the same, over one character at most that is not."""
    far = _common(one, other)
    rest, its = one[far:], other[far:]
    best = _Walk(far, far, far, 0)
    if not rest or not its:
        return best
    for skip, over in ((1, 1), (1, 0), (0, 1)):
        changed = rest[:skip] + its[:over]
        beyond = _common(rest[skip:], its[over:])
        if not set(changed) <= SOUNDS or beyond == 0:
            continue
        if not set(rest[skip : skip + beyond]) <= SOUNDS:
            continue
        if far + beyond > best.same:
            best = _Walk(far + skip + beyond, far + over + beyond, far + beyond, 1)
    if best.edits == 0 and far and rest[0] in SOUNDS and its[0] in SOUNDS:
        ends = [len(part) == 1 or part[1] not in SOUNDS for part in (rest, its)]
        if any(ends):
            return _Walk(far + 1, far + 1, far, 1)
    return best


def _common(one: str, other: str) -> int:
    """Characters that two strings begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
