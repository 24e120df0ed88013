"""Forms of a page that are painted again and again: read once, and one program for all places where they look alike.

A map has a symbol in ten thousand places.  Each is looked at where it stands, for a line may be thin in one place and
not in another; but what is painted on the plates is the same there, and is drawn from one object.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

import pikepdf

from layout.pdfreader.document import unpacked
from layout.pdfreader.lexer import Said, instructions
from layout.pdfreader.names import settled_content
from layout.pdfreader.spaces import see_through
from layout.pdfreader.state import Colour, Graphics
from layout.pdfreader.steps import PaintProgram

_SHORT: Final = 4096
"""Bytes of content whose instructions are kept."""
_MOST: Final = 1 << 20
"""Bytes of content whose instructions are kept altogether: kept, they take some thirty times as much."""


class KnownForms:
    """What is known of the forms of a page in the file called *name*."""

    def __init__(self, name: str, scratch: pikepdf.Pdf) -> None:
        self._name, self._scratch = name, scratch
        self._said: dict[tuple[int, int], tuple[Said, ...]] = {}
        self._left = _MOST
        self._programs: dict[tuple[object, ...], tuple[PaintProgram, Any]] = {}
        self._blends: dict[int, tuple[PaintProgram, bool]] = {}

    def said(self, stream: Any, fault: Callable[[str], None]) -> Iterable[Said]:
        """The instructions of *stream*; *fault* is given what is wrong with its syntax, the first time at least."""
        known = self._said.get(stream.objgen)
        if known is not None:
            return known
        data = unpacked(stream, self._name)
        found = instructions(settled_content(data), self._scratch, fault, in_paths=True)
        if len(data) > min(_SHORT, self._left) or not stream.objgen[0] or b"BI" in data:
            return found
        self._left -= len(data)
        kept = self._said[stream.objgen] = tuple(found)
        return kept

    def blends(self, program: PaintProgram) -> bool:
        """True when something that *program* names is transparent; looked at once, however many groups it is in."""
        known = self._blends.get(id(program))
        if known is None:
            known = self._blends[id(program)] = program, see_through(program.resources)
        return known[1]

    def alike(
        self, program: PaintProgram, g: Graphics, flat: Colour | None, resources: Any, *, hidden: bool
    ) -> PaintProgram:
        """The first program that looks like *program*: its form painted in a like state, or *program* itself.

        *g* is the state it begins with, *flat* the colour of everything in it if that is settled, *resources* those
        around it.  Where it stands and how large it is are no part of it.
        """
        stream = program.stream
        around = None if "/Resources" in stream else resources
        looks = (
            *(_looks(one) for one in (g.fill, g.stroke, flat)),
            g.fill_over,
            g.stroke_over,
            g.over_mode,
            g.mode,
            g.blend,
            program.given,
        )
        key = stream.objgen, id(around), *looks, program.alone, hidden
        if not stream.objgen[0]:
            return program
        # What an id stands for is kept, so that it stands for nothing else.
        return self._programs.setdefault(key, (program, around))[0]


def _looks(colour: Colour | None) -> tuple[object, ...]:
    if colour is None:
        return ()
    pattern = colour.pattern
    if pattern is None:
        return colour.space, colour.values
    return colour.space, colour.values, pattern.objgen if pattern.objgen[0] else object()  # like no other


__all__ = ["KnownForms"]
