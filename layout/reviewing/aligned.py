"""Phrases of a head or caption that the text has with another letter or noun in the middle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from layout.findings import Finding
from layout.reviewing.echoes import is_alike
from layout.reviewing.names import HAN, Told, is_common
from layout.reviewing.passages import LIKELY, Passage, remark
from layout.reviewing.phrases import NUMERALS
from layout.reviewing.places import CONTRASTS
from layout.reviewing.stands import claiming, has_copy


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
