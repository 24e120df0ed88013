"""Persons of a story of whom it says who they are, whatever surname they bear.

The table of surnames has not everybody, and given names are words.  Three letters that stand behind an office, a trade
or an age, and again where a sentence or a clause begins, are somebody's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from layout.patterns import regex
from layout.reading.misnamed import MARKS
from layout.reading.names import ANY_TITLE, HAN, NO_PART, TRADES, Told, is_common, is_word
from layout.reading.stands import LONG, NOBODY, Persons, begins_name


def introduced(one: Persons) -> set[str]:
    """Names in the copy of *one* story of whom it says who they are, or who speak and are named again; no writers."""
    told = one.told
    sure = {stand.name for stand in one.stands if stand.way in ("called", "says")}
    made = {*named_again(told)}
    for name in {*one.cast, *sure}:
        if name not in told.body or is_word(name) or not (len(name) >= LONG or name in sure):
            continue
        if NO_PART.isdisjoint(name[1:]) and (told.introduces(name) or (name in sure and told.body.count(name) > 1)):
            made.add(name)
    first = {name: told.text.index(name) for name in made}
    return {name for name, at in first.items() if not _WRITER.search(told.text, max(0, at - 16), at)}


_WRITER: Final = regex("(?:记者|通讯员|摄影|[／/])[ \u3000]?(?:[\u4e00-\u9fff]{2,4}[ \u3000、])*$")
_SAID: Final = regex(f"[0-9]{{1,3}}岁的|博士后|{ANY_TITLE}|[{TRADES}察]")
_AGED: Final = regex("（[0-9一二三四五六七八九十]{1,3}岁")


_BEFORE: Final = frozenset((*MARKS, "”"))


def named_again(told: Told) -> Iterator[str]:
    """Three letters behind what says who somebody is that begin a sentence or a clause too, whatever the surname."""
    body, seen = told.body, set[str]()
    ends = {found.end(): len(found[0]) > 1 for found in _SAID.finditer(body)}
    aged = [found.start() - LONG for found in _AGED.finditer(body)]
    for at in (*ends, *aged):
        name = body[at : at + LONG]
        if name in seen or not HAN.fullmatch(name) or len(name) < LONG:
            continue
        seen.add(name)
        if told.titled_at(at + 1) or name[0] in NOBODY | NO_PART or not NO_PART.isdisjoint(name[1:]) or is_common(name):
            continue
        if not ends.get(at) and (is_common(name[:2]) or is_common(name[1:])):
            continue
        again = [other for other in told.places(name, body) if other != at]
        opens = any(other in ends or told.text[other - 1 : other] in _BEFORE for other in again)
        if opens or (at in aged and begins_name(name)):
            yield name


def behind_callings(told: Told) -> Iterator[tuple[int, str]]:
    """Three letters that begin like a name behind what says who somebody is, wherever: where they stand, and they."""
    text = told.text
    for found in _SAID.finditer(text):
        at = found.end()
        name = text[at : at + LONG]
        if len(name) < LONG or not HAN.fullmatch(name) or not begins_name(name) or name[-1] in NO_PART:
            continue
        if told.titled_at(at + 1):
            continue
        sure = len(found[0]) > 1  # an office or an age; what ends like a trade may be the end of any word
        if not (is_common(name[1:]) or is_common(name) or (is_common(name[:2]) and not sure)):
            yield at, name
