"""Houses with a number, prices of a measure, offices and phrases of heads and captions, each as the text has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.echoes import is_alike
from layout.reading.names import HAN, Told, is_common
from layout.reading.passages import LIKELY, Passage, remark
from layout.reading.people import HEADS_OF
from layout.reading.places import CONTRASTS
from layout.reading.stands import claiming, has_copy
from layout.reviewing.phrases import NUMERALS

_NUMBERED: Final = regex(
    "(?P<before>[\u4e00-\u9fff])(?P<number>[一二三四五六七八九十]|[0-9]{1,2})(?P<kind>中|小|院|校|医院|厂|路|桥|号线|号楼|团|师|监区|分厂)(?![\u4e00-\u9fff]?[0-9])"
)
_NO_NAME: Final = frozenset("第了有在的和与这那共约近前后上下每")


def numbered(tellings: Iterable[Told]) -> Iterator[Finding]:
    """A house of another number in a head or caption than in the text: 县二中 over 县一中."""
    for told in tellings:
        for passage, _, words in claiming(told) if has_copy(told) else ():
            for found in _NUMBERED.finditer(words):
                if found["before"] in _NO_NAME or found[0] in told.body:
                    continue
                others = {
                    one["number"]: one[0]
                    for one in _NUMBERED.finditer(told.body)
                    if one["before"] == found["before"] and one["kind"] == found["kind"]
                }
                if len(others) == 1 and told.count(*others.values()) > 1:
                    said = passage.text[slice(*found.span())]
                    yield remark("check-restated", passage, found.span(), LIKELY, said=said, right=min(others.values()))


_EACH: Final = regex(
    "每(?P<of>公斤|千克|斤|吨|克|亩|公顷|平方米|平米|立方米|公里|千米|米|千瓦时|度|月|天|日|年|周|小时|分钟|人|户|张|件|台|只|头|次|股|瓶|盒|箱|份)"
    "[^，。；0-9]{0,5}(?P<figure>[0-9][0-9.]*[万亿]?(?:元|斤|公斤|吨|分|人|次|度|米|千米|公里|毫克|克|辆|班))"
)


def of_each(tellings: Iterable[Told]) -> Iterator[Finding]:
    """A price or a yield of another measure in a head or caption than in the text: 每斤36元, 每公斤卖36元."""
    for told in tellings:
        body = [*_EACH.finditer(told.body)]
        for passage, _, words in claiming(told) if body else ():
            for found in _EACH.finditer(words):
                same = {one["of"] for one in body if one["figure"] == found["figure"]}
                if same and found["of"] not in same:
                    span = found.span("of")
                    yield remark(
                        "check-restated", passage, span, LIKELY, said=f"每{found['of']}", right=f"每{min(same)}"
                    )


_ELECTED: Final = regex(f"(?:当选|出任|就任|任|为)[\u4e00-\u9fff]{{0,10}}?(?P<office>副?(?:{HEADS_OF}))")


def elected(tellings: Iterable[Told]) -> Iterator[Finding]:
    """An office that a head gives its bearer behind the name, and the text gives with or without 副."""
    for told in tellings:
        for passage, _, words in claiming(told) if has_copy(told) else ():
            for found in _ELECTED.finditer(words):
                office = found["office"]
                plain = office.removeprefix("副")
                name = next((words[at : found.start()] for at in (found.start() - 3, found.start() - 2)
                             if at >= 0 and told.body.count(words[at : found.start()])), "")  # fmt: skip
                said = {
                    text
                    for at in told.places(name, told.body)
                    for text in re.findall(f"(副?{plain}){name}", told.body[max(0, at - 8) : at + len(name)])
                } if name else set()  # fmt: skip
                if len(said) == 1 and office not in said:
                    yield remark("check-title", passage, found.span("office"), LIKELY, said=office + name,
                                 right=min(said) + name)  # fmt: skip


def aligned(tellings: Iterable[Told]) -> Iterator[Finding]:
    """A phrase of a head or caption that the text has with another letter or two in the middle: 跳水项目, 游泳项目."""
    for told in tellings:
        if not has_copy(told):
            continue
        for passage, start, words in claiming(told):
            yield from _aligned(passage, start, words, told)


_CONTEXTS: Final = ((2, 2), (3, 1), (1, 3))
"""Letters before and behind what differs that are the same."""


def _aligned(passage: Passage, start: int, words: str, told: Told) -> Iterator[Finding]:
    marked = -1
    for at in range(len(words)):
        for size in (2, 1):
            for before, behind in _CONTEXTS:
                if at <= marked or at < before or at + size + behind > len(words):
                    continue
                left, said, right = (
                    words[at - before : at],
                    words[at : at + size],
                    words[at + size : at + size + behind],
                )
                if not HAN.fullmatch(left + said + right) or (size > 1 and min(before, behind) < size):
                    continue
                its = _instead(left, said, right, told)
                if its >= 0 and _is_name_changed(start + at, said, its, told):
                    marked = at + size
                    other = told.text[its : its + size]
                    span = (at - before, at + size + behind)
                    said = passage.text[slice(*span)]
                    yield remark("check-restated", passage, span, LIKELY, said=said, right=left + other + right)


def _instead(left: str, said: str, right: str, told: Told) -> int:
    """Where the copy has something else than *said* between *left* and *right*; -1 where it has *said* by either."""
    if left[-1] + said in told.body or said + right[0] in told.body:
        return -1
    for at in told.places(left, told.body):
        its = at + len(left)
        if told.body.startswith(right, its + len(said)):
            return its
    return -1


def _is_name_changed(at: int, said: str, its: int, told: Told) -> bool:
    """True where what differs is part of a name or a noun, and no verb said another way."""
    other = told.text[its : its + len(said)]
    if {*said, *other} & NUMERALS or not HAN.fullmatch(other):
        return False
    if any(a in group and b in group for a, b in zip(said, other, strict=True) for group in CONTRASTS):
        return False
    if len(said) == 1:
        word = _word(at, told)
        return is_alike(said, other) and len(word) < len(said) + 2 and not is_common(word)
    both = told.words.get(at) == said and told.words.get(its) == other
    return both and all(told.kinds[one].startswith(_NOUNS) for one in (at, its))


_NOUNS: Final = ("n", "vn", "j")


def _word(at: int, told: Told) -> str:
    return told.words[_begins(at, told)]


def _begins(at: int, told: Told) -> int:
    while at not in told.words:
        at -= 1
    return at
