"""How a file is to be made: for which standard, for which printing condition, in which colours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from zlib_ng import zlib_ng

from layout.geometry import Rect
from layout.pictures.placed import PlacedPage
from layout.value import NamedTuple

LEVEL: Final = 6


class Intent(NamedTuple):
    """The condition that colours are meant for: its ICC profile, packed, with *inks* components, and its name."""

    data: bytes
    name: str
    inks: int = 4


class Link(NamedTuple):
    """A place of a page (from 0) that leads to a place of another page, or to an address; *title* says where."""

    page: int
    rect: Rect
    title: str
    to_page: int = -1
    address: str = ""


class Heading(NamedTuple):
    """A line of the outline: *depth* 0 or more, the page (from 0) and how far down it."""

    title: str
    page: int
    down: int = 0
    depth: int = 0


class Make(NamedTuple):
    """How a file is made.

    *standard* is ``x-4`` (PDF/X-4, PDF/A-2u, PDF/UA-1), ``x-1a`` (PDF/X-1a:2003, PDF/A-1b, PDF/UA-1), ``ua`` (PDF/A-2u
    and PDF/UA-1, for the screen) or empty, which claims nothing; the three need an *intent*.  *colours* is ``cmyk``,
    ``proof`` (every colour through the intent's profile, so that a viewer shows the press) or ``rgb``, with *rgb* the
    red, green and blue (0 to 255) of every ink there is, as the four numbers of its plates in per mille, and pictures
    that are RGB.
    Links and outline are for the screen: no standard of the press allows them.  A file that is not *kept* is drawn and
    thrown away: nothing is packed for it.  One without *words* has neither tags nor a way back to text.
    """

    standard: str = ""
    intent: Intent | None = None
    colours: str = "cmyk"
    rgb: Mapping[tuple[int, int, int, int], tuple[int, int, int]] = {}
    links: tuple[Link, ...] = ()
    outline: tuple[Heading, ...] = ()
    kept: bool = True
    words: bool = True
    artworks: Mapping[str, PlacedPage] = {}
    """Pages of others' files that are placed, by the names that marks call them."""


@lru_cache(maxsize=4)
def intent_of(profile: bytes, name: str, inks: int = 4) -> Intent:
    """The intent of an ICC profile, packed once for all files of a process: that takes 6 ms, in 145 of a warm page."""
    return Intent(zlib_ng.compress(profile, LEVEL), name, inks)
