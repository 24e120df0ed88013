"""The packed data of a stream as they lie in the file, read in parts: a picture of 200 MB is held nowhere whole."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from io import BufferedReader, BytesIO, RawIOBase
from typing import Any, BinaryIO, Final, TypeAlias

import pikepdf

from layout.value import NamedTuple

MOST_BYTES: Final = 512 << 20
"""Of a PDF that is read."""
_WORDS: Final = 4096
"""Bytes of the dictionary of a stream within which its data begin."""
_BEGINS: Final = re.compile(rb"\s*<<.*?>>\s*stream(?:\r\n|\n)", re.DOTALL)
_ENDS: Final = re.compile(rb"\s*endstream\b")
_AFTER: Final = 64
"""Bytes after the data of a stream that are looked at for its end."""
_NAME: Final = 32
"""Bytes of the numbers of an object, with what stands between them."""
_MOST_NAMES: Final = 200_000
"""Words in a file that end like the names of objects: going over so many takes a third of a second."""
_NAMED: Final = re.compile(rb"(?<!\d)(\d++)\s++(\d++)\s*+\Z")
_WINDOW: Final = 1 << 20
"""Bytes of a file that are looked through at a time."""
_PIECE: Final = 1 << 18
"""Bytes of packed data that are read at a time."""
_HEAD: Final = 1 << 20
"""Bytes within which a picture says what it is, behind a colour profile of its own."""


class FileOnDisk:
    """A file that is read in parts, where the system can read at a place without going there."""

    def __init__(self, file: BinaryIO) -> None:
        """*file* is open, and stays so as long as this is read."""
        self.file, self._size = file, os.fstat(file.fileno()).st_size

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice) -> bytes:
        start, stop, _ = part.indices(self._size)
        pieces = []
        while start < stop:
            piece = os.pread(self.file.fileno(), stop - start, start)
            if not piece:  # it has become shorter
                break
            pieces.append(piece)
            start += len(piece)
        return b"".join(pieces)


PdfData: TypeAlias = bytes | FileOnDisk
"""The bytes of a PDF, in memory or on the disk."""


def stream_of(data: PdfData) -> BinaryIO:
    """*data* as a file that can be gone about in, from its beginning."""
    if isinstance(data, bytes):
        return BytesIO(data)
    data.file.seek(0)
    return data.file


class Packed(NamedTuple):
    """The packed data of a stream: the bytes of *data* from *begin* to before *end*."""

    data: FileOnDisk | bytes | memoryview
    begin: int
    end: int

    def pieces(self) -> Iterator[bytes | memoryview]:
        """All of it in order, some at a time."""
        for at in range(self.begin, self.end, _PIECE):
            yield self.data[at : min(at + _PIECE, self.end)]

    def head(self, most: int = _HEAD) -> bytes:
        """The first bytes."""
        return bytes(self.data[self.begin : min(self.begin + most, self.end)])

    def opened(self, tail: bytes = b"") -> BinaryIO:
        """It as a file of its own, with *tail* at its end."""
        return BufferedReader(_Reader(self, tail), _PIECE)


class _Reader(RawIOBase):
    """Packed data as a file, with a tail that is not in them."""

    def __init__(self, packed: Packed, tail: bytes) -> None:
        self._packed, self._tail, self._at = packed, tail, 0
        self._size = packed.end - packed.begin

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """As of any file."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size + len(self._tail)}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def readinto(self, buffer: Any) -> int:
        """As of any file."""
        if self._at < self._size:
            start = self._packed.begin + self._at
            piece: Any = self._packed.data[start : min(start + len(buffer), self._packed.end)]
        else:
            piece = self._tail[self._at - self._size :][: len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


def filters_of(stream: Any) -> list[str]:
    """What the data of *stream* are packed by, the last first."""
    chain = stream.get("/Filter")
    if isinstance(chain, pikepdf.Array):
        return [str(one) for one in chain]
    return [] if chain is None else [str(chain)]


class ObjectsIn:
    """Where the objects of a file lie in its *data*: gone over once, when the first of them is asked for."""

    def __init__(self, data: PdfData) -> None:
        self.data = data
        self._begun: dict[tuple[int, int], int] | None = None

    def begun(self, name: tuple[int, int]) -> int:
        """Where the object of so many numbers begins, behind its name; -1 where that is not seen for sure."""
        if self._begun is None:
            self._begun = _begun(self.data)
        return self._begun.get(name, -1)


NOWHERE: Final = ObjectsIn(b"")
"""No file."""


def packed_of(stream: Any, file: ObjectsIn) -> Packed:
    """The packed data of *stream*: where they lie in *file* if that is seen, else as qpdf has them."""
    lying = lying_in(file, stream)
    if lying is not None:
        return lying
    return held(memoryview(stream.get_raw_stream_buffer()))


def held(data: bytes | memoryview) -> Packed:
    """Packed *data* that are in memory."""
    return Packed(data, 0, len(data))


def _begun(data: PdfData) -> dict[tuple[int, int], int]:
    """Where in *data* each object begins, behind its name, however far apart the words of that stand.

    -1 for one that is there twice; nothing at all where there are more names than are gone over.
    """
    found: dict[tuple[int, int], int] = {}
    names = 0
    for base in range(0, len(data), _WINDOW):
        first = max(base - _NAME, 0)
        window = data[first : base + _WINDOW + len(b"obj") - 1]
        at = base - first - 1
        while (at := window.find(b"obj", at + 1)) >= 0:
            names += 1
            named = _NAMED.search(window, max(at - _NAME, 0), at)
            if named:
                name = int(named[1]), int(named[2])
                found[name] = -1 if name in found else first + at + len(b"obj")
        if names > _MOST_NAMES:
            return {}
    return found


def lying_in(file: ObjectsIn, stream: Any) -> Packed | None:
    """Where in *file* the packed bytes of *stream* lie, ``None`` where that is not seen for sure.

    An object that a file holds twice, as one that was saved again does, is not looked for, nor one whose length the
    file has wrong or does not say: qpdf knows which counts.
    """
    length = stream.get("/Length")
    if not stream.objgen[0] or not isinstance(length, int):
        return None
    data, place = file.data, file.begun(stream.objgen)
    begins = _BEGINS.match(data[place : place + _WORDS]) if place >= 0 else None
    if begins is None:
        return None
    start = place + begins.end()
    ends = start + length
    return Packed(data, start, ends) if start <= ends and _ENDS.match(data[ends : ends + _AFTER]) else None
