"""The packed data of a stream as they lie in the file: a picture of 200 MB is not copied to be unpacked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

_WORDS: Final = 4096
"""Bytes of the dictionary of a stream within which its data begin."""
_BEGINS: Final = re.compile(rb"\s*<<.*?>>\s*stream(?:\r\n|\n)", re.DOTALL)
_ENDS: Final = re.compile(rb"\s*endstream\b")


def _further(data: bytes, name: bytes, at: int) -> Iterator[int]:
    while (at := data.find(name, at + 1)) >= 0:
        yield at


def lying_in(data: bytes, stream: Any) -> memoryview | None:
    """Where in the file *data* the packed bytes of *stream* lie, ``None`` where that is not seen for sure.

    An object that a file holds twice, as one that was saved again does, is not looked for, nor one whose length the
    file has wrong: qpdf knows which counts.
    """
    number, generation = stream.objgen
    name = b"%d %d obj" % (number, generation)
    at = data.find(name) if number else -1
    while at > 0 and data[at - 1 : at].isdigit():  # 15 0 obj where 5 0 obj is looked for
        at = data.find(name, at + 1)
    begins = _BEGINS.match(data, at + len(name), at + _WORDS) if at >= 0 else None
    if begins is None or any(not data[i - 1 : i].isdigit() for i in _further(data, name, at)):
        return None
    end = begins.end() + int(stream.Length)
    return memoryview(data)[begins.end() : end] if _ENDS.match(data, end) else None
