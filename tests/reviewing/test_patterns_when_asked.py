"""Patterns that are compiled when they are first asked for answer as those that are compiled at once."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import layout.counting
import layout.dating
import layout.persons
import layout.reading
import layout.restating
import layout.reviewing
from layout.patterns import _Sought, regex

HERE = Path(__file__).parent
LINES = [
    line.split(" ", 1)[-1]
    for folder in ("pages", "slips/broad/pages", "slips/drawn/pages")
    for path in sorted((HERE / folder).glob("[0-9]*.txt"))
    for line in path.read_text("utf-8").splitlines()
]


def patterns() -> Iterator[_Sought]:
    """All patterns that modules of the check keep, by themselves or in tables."""
    for room in (layout.reviewing, layout.reading, layout.counting, layout.dating, layout.persons, layout.restating):
        for one in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            yield from _within([*vars(importlib.import_module(one.name)).values()], 3)


def _within(values: list[object], depth: int) -> Iterator[_Sought]:
    for one in values:
        if isinstance(one, _Sought):
            yield one
        elif isinstance(one, tuple) and depth:
            yield from _within([*one], depth - 1)


def test_a_pattern_stands_only_where_one_of_its_signs_stands() -> None:
    """On 150 pages and more of copy."""
    signed = [one for one in patterns() if one._signs]
    assert len(signed) > 20
    for one in signed:
        made = re.compile(one.pattern)
        bare = [line for line in LINES if not any(sign in line for sign in one._signs)]
        assert not [line for line in bare if made.search(line)], one.pattern


@pytest.mark.parametrize("text", ["", "占三成", "甲占三成，乙占三成", "没有", "A占"])
@pytest.mark.parametrize("method", ["search", "match", "fullmatch", "findall"])
def test_with_and_without_signs_the_answers_are_the_same(text: str, method: str) -> None:
    """Before it is compiled and behind."""
    words = "[\u4e00-\u9fff]占[三四]成"
    lazy, now = regex(words, "占"), re.compile(words)
    for _ in range(2):
        ours, theirs = getattr(lazy, method)(text), getattr(now, method)(text)
        assert (ours == theirs) if method == "findall" else ((ours and ours.span()) == (theirs and theirs.span()))
        assert [one.span() for one in lazy.finditer(text)] == [one.span() for one in now.finditer(text)]
        assert lazy.sub("丙", text) == now.sub("丙", text)


@pytest.mark.parametrize("letter", ["国", "一", "龥", "7", "〇", "A", "ｂ", "あ", "，", "、", "_", " "])
def test_an_ideograph_is_what_a_range_of_them_has(letter: str) -> None:
    """Figures, Latin letters and kana are none."""
    words = "[\u4e00-\u9fff]"
    assert bool(regex(words).match(letter)) == bool(re.match(words, letter))
