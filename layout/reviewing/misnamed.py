"""One person under a name that is theirs but for a character: another sound, shape, surname, order, or one left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.reviewing.names import FOLLOWS, HAN, NO_PART, Told, confusable, is_word
from layout.reviewing.people import RARE_SURNAMES
from layout.reviewing.remarks import LIKELY, SURE, remark
from layout.stories.words import DOUBLE_SURNAMES, SURNAMES
from layout.value import NamedTuple

MOST_LIKE: Final = 400
"""Names of a story that are compared: a page of lists has as many."""
MOST_PAIRS: Final = 10_000
"""Pairs of a name and a place of what is like it that are looked at in a story: news has some hundred."""
_KIN: Final = re.compile("[弟哥兄姐妹儿女父母叔伯舅爷孙][亲子儿婆姨母父弟妹]?[是叫]?$")


class Likeness(NamedTuple):
    """A string that may be *name* miswritten: *other*, at *at*, in what *way*."""

    name: str
    other: str
    at: int
    way: str


def misnamed(cast: Iterable[str], told: Told) -> Iterator[Finding]:
    """Names of a story that are another's of its *cast* but for a character, where both are likely one person's."""
    said: set[tuple[str, str]] = set()
    known = frozenset(cast)
    alike = (
        found
        for name in sorted(known, key=lambda one: (-told.count(one), one))[:MOST_LIKE]
        for found in _likenesses(name, told, known)
    )
    for found in islice(alike, MOST_PAIRS):
        pair = (min(found.name, found.other), max(found.name, found.other))
        if pair in said:
            continue
        one = found
        if told.count(one.other) > told.count(one.name) and one.way != "dropped":
            one = one._replace(name=one.other, other=one.name, at=told.text.index(one.name))
        sure = _one_person(one, told)
        if sure:
            said.add(pair)
            yield _remark(one, told, sure)


def likeness(name: str, other: str) -> bool:
    """True for two names of three characters of which one differs or two are turned about, or one has lost one."""
    if len(name) == len(other) == 3:
        return sum(a != b for a, b in zip(name, other, strict=True)) == 1 or other == name[0] + name[:0:-1]
    return len(name) == 3 and other in (name[:2], name[0] + name[2])


def _likenesses(name: str, told: Told, known: frozenset[str]) -> Iterator[Likeness]:
    """All strings of the text that are *name* but for a character."""
    text, size = told.text, len(name)
    for at in told.places(name[0]):
        here = text[at : at + size]
        if here == name:
            continue
        if len(here) == size and HAN.fullmatch(here):
            yield from _changed(name, at, here, text)
        if size == 3 and here[:2] in (name[:2], name[0] + name[2]):
            yield from _shortened(name, at, told, known)
    if size > 2:
        for at in told.places(name[1:]):
            here = text[max(0, at - 1) : at - 1 + size]
            if here != name and HAN.fullmatch(here) and len(here) == size:
                surname = here[0] in SURNAMES or here[0] in RARE_SURNAMES or here[:2] in DOUBLE_SURNAMES
                alike = here[0] in confusable().get(name[0], ())
                if surname or alike:
                    yield Likeness(name, here, at - 1, "alike" if alike else "surname")


def _changed(name: str, at: int, here: str, text: str) -> Iterator[Likeness]:
    """*name* where *here* stands, which begins like it: with another character in it, or two turned about."""
    size = len(name)
    differing = [index for index in range(size) if here[index] != name[index]]
    if len(differing) == 1:
        (index,) = differing
        alike = here[index] in confusable().get(name[index], ())
        verb = index == size - 1 and text[at + size : at + size + 1] in ("过", "着", "了")  # 许洋|算过
        if here[index] not in NO_PART and not verb and (size > 2 or alike):
            yield Likeness(name, here, at, "alike" if alike else "given")
    elif size == 3 and here == name[0] + name[:0:-1]:
        yield Likeness(name, here, at, "turned")


_ENDS_HERE: Final = re.compile(FOLLOWS)


def _shortened(name: str, at: int, told: Told, known: frozenset[str]) -> Iterator[Likeness]:
    """*name* without its second or third character, where a word of two characters begins."""
    other = told.text[at : at + 2]
    word = told.words.get(at, "")
    begun = word in (other, other[0]) or (word.startswith(other) and not is_word(word))
    ends = _ENDS_HERE.match(told.text, at + 2) or told.kinds.get(at + 2, "").startswith("v")
    if begun and ends and not is_word(other) and told.text[at : at + 3] not in known:
        yield Likeness(name, other, at, "dropped")


def _begins(one: Likeness, told: Told) -> bool:
    """True where a word begins with the name, and none that the dictionary has goes over its ends."""
    at, end = one.at, one.at + len(one.other)
    if at not in told.words and HAN.match(told.text[max(0, at - 1) : at]):
        before = next((begin for begin in range(at - 1, max(-1, at - 6), -1) if begin in told.words), at)
        if is_word(told.words.get(before, "")):
            return False
    if told.introduced_at(at):
        return True
    for begin in range(at, end):
        word = told.words.get(begin, "")
        if len(word) > 1 and begin + len(word) > end and is_word(word):
            return False
    return len(one.other) < 3 or not is_word(one.other[:2]) or told.introduces(one.name)


def _one_person(one: Likeness, told: Told) -> int:
    """How sure it is that both names are one person's; 0 where they are two persons', or where that is not known."""
    name, other, _, way = one
    often, rare = told.count(name), told.count(other)
    if way == "dropped":
        rare = len([1 for place in told.places(other) if not told.text.startswith(name, place)])
    in_body, other_in_body = told.body.count(name), told.body.count(other)
    if rare > often or (rare > 1 and rare * 3 > often) or not _begins(one, told):
        return 0
    alike = way in ("alike", "turned")
    if way != "turned" and _beside(one, told, alike=alike):
        return 0
    if in_body and not other_in_body:
        return SURE if alike else LIKELY
    if not in_body:
        return SURE if alike and often > rare else LIKELY
    mine, its = told.introductions(name), told.introductions(other)
    if mine and its:
        return LIKELY if alike and len(other) > 2 and _of_one_office(mine, its) else 0
    if mine or its:
        bare, introduced = (other, name) if mine else (name, other)
        late = told.body.index(bare) < told.body.index(introduced)
        if late and not all(one.endswith("岁的") for one in mine or its):
            return 0  # an office comes with the first mention: whom it introduces after the bare name is another
        return SURE if alike else LIKELY
    if alike:
        return SURE
    return LIKELY if often > 2 else 0


def _of_one_office(mine: Iterable[str], its: Iterable[str]) -> bool:
    """True where the same words introduce both: 副主任吴建忠 is not 主任吴建中."""
    for one in mine:
        for other in its:
            longer, shorter = sorted((one, other), key=len, reverse=True)
            if longer == shorter or (longer.endswith(shorter) and longer[: -len(shorter)][-1] not in "副原前"):
                return True
    return False


def _beside(one: Likeness, told: Told, *, alike: bool) -> bool:
    """True where both stand in one sentence, in two that are built alike, or one is the other's kin."""
    start, end = told.sentence(one.at)
    if _KIN.search(told.text[max(start, one.at - 4) : one.at]):
        return True
    if one.name in told.text[start:end] or (one.way != "dropped" and _together(one.name, one.other, told)):
        return True
    if alike:
        return False
    before, _ = told.sentence(max(0, start - 2))
    previous, this = told.text[before : max(0, start - 1)], told.text[start:end]
    following = told.text[end + 1 : told.sentence(min(len(told.text), end + 2))[1]]
    return _parallel(previous, this, one.name, one.other) or _parallel(following, this, one.name, one.other)


def _together(name: str, other: str, told: Told) -> bool:
    """True where a sentence names both: they are two."""
    return any(other in told.text[slice(*told.sentence(at))] for at in told.places(name)[:MOST_LIKE])


def _parallel(first: str, second: str, name: str, other: str) -> bool:
    """True for 赵一凡问得最多 and 赵一诺记得最全: two who are set beside each other."""
    at, its = first.find(name), second.find(other)
    if at < 0 or its < 0:
        return False
    one, two = first[at + len(name) :], second[its + len(other) :]
    return len(one) == len(two) and any(a == b for a, b in zip(one, two, strict=True))


def _remark(one: Likeness, told: Told, sure: int) -> Finding:
    passage, start = told.at(one.at)
    right_at = told.text.index(one.name)
    its, offset = told.at(right_at)
    said, right = passage.text[start : start + len(one.other)], its.text[offset : offset + len(one.name)]
    return remark("check-name", passage, (start, start + len(one.other)), sure, said=said, right=right)


_SOUNDS: Final = frozenset(
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
    for at in told.places("·")[:MOST_LIKE]:
        before = HAN.match(told.text[max(0, at - _REACH) : at][::-1])
        after = HAN.match(told.text[at + 1 : at + 1 + _REACH])
        if before and after:
            dots.append(_Dotted(at, before[0], after[0]))
    alike = {one.at: sum(_apart(one, other) is None for other in dots) for one in dots}
    said: set[str] = set()
    for first in dots:
        for other in dots:
            apart = _apart(first, other)
            if apart is None or not apart or (alike[other.at], -other.at) > (alike[first.at], -first.at):
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


def _are_two(name: str, other: str, told: Told) -> bool:
    """True where both foreign names are introduced, stand in one sentence, or stand more than once each."""
    often, rare = told.count(name), told.count(other)
    introduced = told.introductions(name) and told.introductions(other)
    return bool(introduced) or (rare > 1 and rare * 3 > often) or _together(name, other, told)


Sides = tuple[tuple[int, int], tuple[int, int]]
"""Characters before and behind the dot that belong to each of two names."""


def _apart(one: _Dotted, other: _Dotted) -> Sides | tuple[()] | None:
    """How far two names go that are one but for a character; nothing where they are two, None where they are one."""
    left, right = _walk(one.before, other.before), _walk(one.after, other.after)
    if left.edits + right.edits == 0:
        return None if left.same and right.same and left.same + right.same >= _LEAST_ALIKE - 1 else ()
    if left.edits + right.edits > 1 or not left.same or not right.same or left.same + right.same < _LEAST_ALIKE:
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
        if not set(changed) <= _SOUNDS or beyond == 0:
            continue
        if not set(rest[skip : skip + beyond]) <= _SOUNDS:
            continue
        if far + beyond > best.same:
            best = _Walk(far + skip + beyond, far + over + beyond, far + beyond, 1)
    if best.edits == 0 and far and rest[0] in _SOUNDS and its[0] in _SOUNDS:
        ends = [len(part) == 1 or part[1] not in _SOUNDS for part in (rest, its)]
        if any(ends):
            return _Walk(far + 1, far + 1, far, 1)
    return best


def _common(one: str, other: str) -> int:
    """Characters that two strings begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
