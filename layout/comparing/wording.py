"""Which words of a text became which: characters of Han one by one, words and figures of Latin script whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from layout.value import NamedTuple

_TOKENS: Final = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+(?:[.,:'’-][0-9A-Za-z]+)*|\s+|.", re.DOTALL)
_AROUND: Final = 6
"""Characters of the text before and after a change, by which it is found in the copy."""
_MOST_COMPARED: Final = 4_000_000
"""Pairs of words that are held against each other: two paragraphs of 2,000 characters.  What is longer is exchanged
as a whole."""
_MOST_PARAGRAPHS: Final = 2_000


class WordChange(NamedTuple):
    """*old* became *new*, either of which may be empty, between *before* and *after*.

    *at* and *upto* are where it stands in the old text, *now* and *until* in the new one.
    """

    old: str
    new: str
    before: str
    after: str
    at: int
    upto: int
    now: int
    until: int


def changed_words(old: str, new: str) -> tuple[WordChange, ...]:
    """What has to be done to *old* to have *new*; paragraphs end with a line feed."""
    made: list[WordChange] = []
    for at, upto, now, until in _joined(_spans(old, new)):
        made.append(
            WordChange(
                old[at:upto], new[now:until], new[max(0, now - _AROUND) : now], new[until : until + _AROUND], at, upto,
                now, until,
            )
        )  # fmt: skip
    return tuple(made)


Span = tuple[int, int, int, int]
"""A stretch of the old text, then the stretch of the new one that is in its place."""


def _spans(old: str, new: str) -> Iterator[Span]:
    ours, theirs = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if max(len(ours), len(theirs)) > _MOST_PARAGRAPHS:
        ours, theirs = [old], [new]
    here, there = _starts(ours), _starts(theirs)
    for kind, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        yield from _within(old[here[i] : here[j]], new[there[k] : there[m]], here[i], there[k])


def _within(old: str, new: str, at: int, now: int) -> Iterator[Span]:
    ours, theirs = _TOKENS.findall(old), _TOKENS.findall(new)
    head = 0
    while head < min(len(ours), len(theirs)) and ours[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < min(len(ours), len(theirs)) - head and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    first, second = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    opening = sum(map(len, ours[:head]))
    at, now = at + opening, now + opening
    here, there = _starts(first), _starts(second)
    if not first or not second or len(first) * len(second) > _MOST_COMPARED:
        if first or second:
            yield at, at + here[-1], now, now + there[-1]
        return
    for kind, i, j, k, m in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind != "equal":
            yield at + here[i], at + here[j], now + there[k], now + there[m]


def _starts(parts: Sequence[str]) -> list[int]:
    made = [0]
    for one in parts:
        made.append(made[-1] + len(one))
    return made


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Changes with a single character between them as one: that it stayed is chance."""
    last: Span | None = None
    for one in spans:
        if last is not None and one[0] - last[1] <= 1 and one[2] - last[3] <= 1:
            last = last[0], one[1], last[2], one[3]
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last
