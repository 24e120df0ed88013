"""What a news file says in fields that no story has: named in a finding, so that nothing is lost in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Final
from xml.etree import ElementTree

from layout.characters.normalise import is_han

_REFERRED: Final = ("remoteContent",)
"""Elements that name a file beside the story, and are no pictures in it."""

_MOST: Final = 40
"""Fields that are named; a package of hundreds has more than anybody reads."""


def said_in(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """(element, words) of all words of people in a file, and of the files it refers to."""
    for one in root.iter():
        if not isinstance(one.tag, str):
            continue
        tag = one.tag.rpartition("}")[2]
        if tag in _REFERRED:
            yield tag, one.get("href", "")
        for value in one.attrib.values():
            yield tag, value
        yield tag, one.text or ""
        for below in one:
            yield tag, below.tail or ""


def said_in_json(item: object, key: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The same for ninjs, with the key of each value."""
    if isinstance(item, str):
        yield key, item
    elif isinstance(item, dict) and depth < _DEEPEST:
        for name, value in item.items():
            yield from said_in_json(value, key if name in ("value", "name") else str(name), depth + 1)
    elif isinstance(item, list) and depth < _DEEPEST:
        for value in item:
            yield from said_in_json(value, key, depth + 1)


_DEEPEST: Final = 20


def left_out(said: Sequence[tuple[str, str]], carried: Iterable[str]) -> list[tuple[str, str]]:
    """Those of what is *said* that are words or files and stand in nothing that is *carried*; the first of each."""
    known = re.sub(r"\s", "", "".join(_plain(one) for one in carried))
    made: dict[str, str] = {}
    at, searches = 0, 1 + _SEARCHED // (len(known) + 1)
    for field, words in said:
        short = " ".join(words.split())
        bare = re.sub(r"\s", "", _plain(short))
        if not bare or not _is_told(field, short):
            continue
        found = known.find(bare, at)  # what a file says stands in the story in the same order, mostly
        if found < 0 and not searches:
            made.setdefault("…", field)  # and more, which nobody has compared
            break
        if found < 0:
            found, searches = known.find(bare), searches - 1
        at = found + len(bare) if found >= at else at
        if found < 0:
            made.setdefault(short, field)
        if len(made) >= _MOST:
            break
    return [(field, words) for words, field in made.items()]


_SEARCHED: Final = 1 << 28
"""Letters that are gone through for words that stand in another order."""


def _is_told(field: str, words: str) -> bool:
    """True for words of people and names of files beside the story; numbers, codes and addresses are the machine's."""
    return field in _REFERRED or any(map(is_han, words))


def _plain(markup: str) -> str:
    return unescape(re.sub(r"<[^<>]{0,2000}>", "", markup)) if "<" in markup or "&" in markup else markup
