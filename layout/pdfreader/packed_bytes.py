"""The packed data of a stream as they lie in the file: a picture of 200 MB is not copied to be unpacked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

_WORDS: Final = 4096
"""Bytes of the dictionary of a stream within which its data begin."""
_BEGINS: Final = re.compile(rb"\s*<<.*?>>\s*stream(?:\r\n|\n)", re.DOTALL)
_ENDS: Final = re.compile(rb"\s*endstream\b")
_NAME: Final = 32
"""Bytes of the numbers of an object, with what stands between them."""
_MOST_NAMES: Final = 200_000
"""Words in a file that end like the names of objects: going over so many takes a third of a second."""
_NAMED: Final = re.compile(rb"(?<!\d)(\d++)\s++(\d++)\s*+\Z")


def _begun(data: bytes, number: int, generation: int) -> Iterator[int]:
    """Where in *data* an object so numbered begins, behind its name, however far apart the words of that stand."""
    at = -1
    while (at := data.find(b"obj", at + 1)) >= 0:
        named = _NAMED.search(data, max(at - _NAME, 0), at)
        if named and (int(named[1]), int(named[2])) == (number, generation):
            yield at + len(b"obj")


def lying_in(data: bytes, stream: Any) -> memoryview | None:
    """Where in the file *data* the packed bytes of *stream* lie, ``None`` where that is not seen for sure.

    An object that a file holds twice, as one that was saved again does, is not looked for, nor one whose length the
    file has wrong or does not say: qpdf knows which counts.
    """
    number, generation = stream.objgen
    length = stream.get("/Length")
    if not number or not isinstance(length, int) or data.count(b"obj") > _MOST_NAMES:
        return None
    places = list(islice(_begun(data, number, generation), 2))
    begins = _BEGINS.match(data, places[0], places[0] + _WORDS) if len(places) == 1 else None
    if begins is None:
        return None
    end = begins.end() + length
    return memoryview(data)[begins.end() : end] if _ENDS.match(data, end) else None
