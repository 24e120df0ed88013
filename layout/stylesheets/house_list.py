"""A house's own lists: names and titles that must be written so, words not to be used, the order of names."""

from __future__ import annotations

from typing import Final

from layout.findings import Place
from layout.keys.kinds import words
from layout.keys.reading import Key, list_of, record, shape
from layout.value import NamedTuple

MOST: Final = 5_000
"""Entries of a list."""


class HouseName(NamedTuple):
    """A person or place: the *title* that stands before the name, and forms that are *wrong*."""

    name: str
    title: str = ""
    wrong: tuple[str, ...] = ()
    place: Place = Place("")


class HouseWord(NamedTuple):
    """A *word* not to be used, what to *use* in its place, and *why*."""

    word: str
    use: str = ""
    why: str = ""
    place: Place = Place("")


class HouseLists(NamedTuple):
    """All that a house asks of the words of its pages."""

    names: tuple[HouseName, ...] = ()
    words: tuple[HouseWord, ...] = ()
    order: tuple[tuple[str, ...], ...] = ()
    """Names in the order in which they are to stand, list by list."""


NAME: Final = shape(
    "house-name",
    Key("name", words(), required=True),
    Key("title", words()),
    Key("wrong", list_of(words(), 1, 50)),
    make=lambda reading, values, node: HouseName(**values, place=reading.source.of(node)),
)
WORD: Final = shape(
    "house-word",
    Key("word", words(), required=True),
    Key("use", words()),
    Key("why", words()),
    make=lambda reading, values, node: HouseWord(**values, place=reading.source.of(node)),
)
HOUSE: Final = shape(
    "house-lists",
    Key("names", list_of(record(NAME), 0, MOST)),
    Key("words", list_of(record(WORD), 0, MOST)),
    Key("order", list_of(list_of(words(), 2, 200), 0, 200)),
    make=lambda reading, values, node: HouseLists(**values),
)
"""The file of the lists, as a whole; it is read where a run is told of one, which takes the parser of YAML."""
