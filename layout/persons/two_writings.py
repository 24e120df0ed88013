"""A person who is named twice, behind an office or kin and at the beginning of a clause, in two writings.

Where names begin is shown by what stands before them; where they end need not be known: two strings of three letters
in such places that are one but for a letter are one name (护坝员高满仓, and 高满昌守坝), whatever a reader's dictionary
makes of them.  Of two letters it takes a letter of the same sound or shape.  A surname that a story brings without a
given name (王某某, 毕大娘) is one surname, called in one way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.misnamed import KIN, MARKS, of_one_office, together
from layout.reading.names import (
    ANY_TITLE,
    GOES_BEFORE,
    HAN,
    NO_PART,
    PLACE_ENDS,
    SAYS,
    TITLES,
    TRADES,
    Told,
    is_common,
    is_word,
    kind_of,
)
from layout.reading.passages import LIKELY, remark
from layout.reading.stands import GOES_ON, LONG, Persons, begins_name
from layout.wording.alike import confusable

_MOST: Final = 300
"""Names without a given name, or addressed so, that are looked at in a story."""
_MOST_WORDS: Final = 12_000
"""Places at which names may begin, words for the most part, that are looked at in a story."""
_MOST_LIKE: Final = 40
"""Names that are one but for the same letter: a page of lists has more."""
_BEFORE: Final = regex(
    f"(?:{ANY_TITLE}|[0-9一二三四五六七八九十]岁的|[\u4e00-\u9fff][{TRADES}]|[男女儿妻]子|叫|编剧|骑手|干事)$"
)
_LAST: Final = frozenset("".join(one[-1] for one in TITLES) + TRADES + "子的叫剧手事")
"""Last letters of what stands before a name."""
_JOINS: Final = frozenset("由向给与和对跟把找请为到被让问")
"""Words of one letter behind which somebody is named."""
_NO_GIVEN: Final = ("v", "p", "d", "c", "u", "r", "m", "q", "f", "t", "y")
"""Kinds of words of one letter that stand behind a name rather than end one."""


def two_writings(persons: Mapping[str, Persons], named: Mapping[str, Set[str]]) -> Iterator[Finding]:
    """Names of a story that are one but for a letter, and how somebody without a given name is called.

    *named* are those whom each story introduces.
    """
    for slug, one in persons.items():
        told = one.told
        yield from _of_story(told, named[slug])
        yield from _called_two_ways(told)
        yield from _some(told)


def _of_story(told: Told, named: Set[str]) -> Iterator[Finding]:
    by_part: dict[tuple[str, int, str], list[tuple[int, str, bool]]] = {}
    seen: set[str] = set()
    for at, shown in islice(_beginnings(told), _MOST_WORDS):
        for size in (LONG, 2):
            name = told.text[at : at + size]
            if len(name) < size or not HAN.fullmatch(name) or not begins_name(name) or name[-1] in NO_PART:
                continue
            if size == LONG and (name[1] in "阿老" or name[-1] in PLACE_ENDS):
                continue  # 卞阿公, 卞阿婆; 柳荫街
            for hole in range(1, size):
                by_part.setdefault((name[:hole], hole, name[hole + 1 :]), []).append((at, name, shown))
    for (_, hole, _), places in by_part.items():
        places = places[:_MOST_LIKE]
        for at, name, shown in places:
            for its, other, also in places:
                if name == other or not shown or other in seen or at == its:
                    continue
                if _is_one(at, name, its, other, hole, told, shown=also, named=named):
                    seen.update((name, other))
                    passage, start = told.at(its)
                    span = (start, start + len(other))
                    first, offset = told.at(at)
                    right = first.text[offset : offset + len(name)]
                    yield remark("check-name", passage, span, LIKELY, said=passage.text[slice(*span)], right=right)


def _beginnings(told: Told) -> Iterator[tuple[int, bool]]:
    """Where names may begin, and whether what stands there says who that is."""
    for at in range(1, len(told.text)):
        before = told.text[at - 1]
        called = before in _LAST and bool(_BEFORE.search(told.text, max(0, at - 8), at)) and told.at(at)[0].is_copy
        if called or before in MARKS or before in _JOINS or at in told.words or before == "”":
            yield at, called


def _is_one(
    at: int, name: str, its: int, other: str, hole: int, told: Told, *, shown: bool, named: Set[str]
) -> bool:  # fmt: skip
    """True where *other* at *its* is likely *name*, introduced at *at*, with another letter at *hole*."""
    word = is_common(name) and not (told.count(name) > 1 and told.called_at(at))
    if told.count(other) > 1 or is_common(other) or word or told.titled_at(its + 1):
        return False
    if _is_that_office(at, its, told):
        return name not in told.text[slice(*told.sentence(its))]
    if other in named:
        return False
    passage = told.at(its)[0]
    if its < at and passage.is_copy:
        return False  # who is told of before anybody is introduced
    alike = other[hole] in confusable().get(name[hole], ())
    size = len(name)
    if not alike and not NO_PART.isdisjoint(name + other):
        return False
    before = told.text[its - 1]
    begins = before in MARKS or before in _JOINS or before == "”" or shown
    if not begins and not (alike and its in told.words and (told.count(name) > 1 or not passage.is_copy)):
        return False
    if size == 2 and not (alike and _ends(at + 2, told) and _ends(its + 2, told)):
        return False
    if size == LONG and hole == LONG - 1:
        # 李明|说, 李明|在: a shorter name with what stands behind it
        letters = (name[hole], other[hole])
        if not alike and any(kind_of(one).startswith(_NO_GIVEN) or one in SAYS for one in letters):
            return False
        if not alike and told.text[at + LONG : at + LONG + 1] == told.text[its + LONG : its + LONG + 1]:
            return False  # 王秀兰说，楼高。王秀英说，梯慢: two who are set beside each other
        if told.count(name[:2]) > told.count(name) + 1 or (is_common(name[1:]) and is_common(other[1:])):
            return False
        if is_word(told.text[at + hole : at + LONG + 1]) or is_word(told.text[its + hole : its + LONG + 1]):
            return False
    if size == LONG and hole < LONG - 1 and not (_ends(at + LONG, told) or _ends(its + LONG, told)):
        return False
    if size == LONG and not alike and is_common(other[1:]):
        return False
    if name in told.text[slice(*told.sentence(its))] or together(name, other, told):
        return False
    if shown or (passage.is_copy and told.introduced_at(its)):
        return alike and of_one_office(told.introductions(name), told.introductions(other)) and not passage.is_copy
    kin = KIN.search(told.text[max(0, its - 4) : its])
    return not kin or (alike and not passage.is_copy)


def _ends(at: int, told: Told) -> bool:
    """True where a name may end at *at*."""
    return at in told.words or told.text[at : at + 1] in GOES_BEFORE or bool(GOES_ON.match(told.text, at))


_OFFICE: Final = regex(f"(?P<mark>[，。；”\0])?(?P<office>副?(?:{ANY_TITLE}))$")


def _is_that_office(at: int, its: int, told: Told) -> bool:
    """True where 局长 alone stands before the name at *its*, and whose 局长 before that at *at*: the one just named."""
    first, again = (_OFFICE.search(told.text, max(0, one - 8), one) for one in (at, its))
    if first is None or again is None or first["office"] != again["office"]:
        return False
    return bool(again["mark"]) and not first["mark"]


_SOME: Final = regex("(?P<surname>[\u4e00-\u9fff])某(?P<given>[\u4e00-\u9fff])?")


def _some(told: Told) -> Iterator[Finding]:
    """胥某峰 and 胥某锋, each once or one of them once: names that a court does not give whole."""
    places: dict[str, list[int]] = {}
    for found in islice(_SOME.finditer(told.text), _MOST):
        if found["given"] and found["given"] != "某":
            places.setdefault(found[0], []).append(found.start())
    for right, of_right in places.items():
        for wrong, of_wrong in places.items():
            later = (len(of_wrong), -of_wrong[0]) < (len(of_right), -of_right[0])
            alike = wrong[2] in confusable().get(right[2], ())
            if right == wrong or right[0] != wrong[0] or not alike or len(of_wrong) > 1 or not later:
                continue
            if right in told.text[slice(*told.sentence(of_wrong[0]))]:
                continue
            passage, start = told.at(of_wrong[0])
            span = (start, start + len(wrong))
            yield remark("check-name", passage, span, LIKELY, said=passage.text[slice(*span)], right=right)


_ADDRESS: Final = regex(
    "(?P<surname>[\u4e00-\u9fff])(?P<how>大爷|大娘|大妈|大伯|大叔|大姐|大嫂|奶奶|爷爷|阿姨|婆婆|老伯|伯伯|婶婶|先生|女士|老太|老汉|师傅|嫂)"
)
WOMEN: Final = frozenset(("大娘", "大妈", "奶奶", "阿姨", "婆婆", "大姐", "大嫂", "女士", "老太", "婶婶", "嫂"))
MEN: Final = frozenset(("大爷", "大伯", "大叔", "爷爷", "老伯", "伯伯", "老汉", "先生"))
"""How women, and men, are addressed behind their surnames."""


def _called_two_ways(told: Told) -> Iterator[Finding]:
    """毕大娘, and 毕大妈 once: one surname and one sex, so addressed in two ways."""
    places: dict[str, dict[str, list[int]]] = {}
    for found in islice(_ADDRESS.finditer(told.text), _MOST):
        places.setdefault(found["surname"], {}).setdefault(found["how"], []).append(found.start())
    for surname, ways in places.items():
        if len(ways) != 2:
            continue
        (right, _), (wrong, rare) = sorted(ways.items(), key=lambda one: (-len(one[1]), one[1][0]))
        if len(rare) > 1:
            continue
        one_person = any(right in some and wrong in some for some in (WOMEN, MEN))
        if not one_person or surname + right in told.text[slice(*told.sentence(rare[0]))]:
            continue
        passage, start = told.at(rare[0])
        span = (start, start + 1 + len(wrong))
        yield remark("check-name", passage, span, LIKELY, said=passage.text[slice(*span)], right=surname + right)
