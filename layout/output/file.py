"""A PDF file as numbered objects, each written as it will stand in the file when it is added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import md5
from math import log10
from typing import Final, TypeAlias

from zlib_ng import zlib_ng

from layout.pictures.placed import LiftedObject
from layout.streams.codes import utf16

LEVEL: Final = 7
"""Of zlib-ng: as small as zlib at 6, in two thirds of its time."""
_LONG: Final = 10_000

Value: TypeAlias = "int | float | str | bytes | Ref | Sequence[Value] | Mapping[str, Value]"
"""A PDF value: a name is a str that begins with a slash, other strs and bytes are written as they stand."""


class Ref(int):
    """The number of an object, written as a reference to it."""


class File:
    """Objects in the order they were added, of a version of PDF."""

    def __init__(self, version: tuple[int, int] = (1, 6)) -> None:
        self._version = version
        self._objects: list[bytes] = []

    def reserve(self) -> Ref:
        """A number for an object that is put in later."""
        self._objects.append(b"")
        return Ref(len(self._objects))

    def add(self, value: Value, at: Ref | None = None) -> Ref:
        """Put in an object, at a number that was reserved or a new one."""
        ref = self.reserve() if at is None else at
        self._objects[ref - 1] = written(value)
        return ref

    def stream(
        self, data: bytes, more: Mapping[str, Value] | None = None, *, packed: bool = False, plain: bool = False
    ) -> Ref:
        """Put in a stream; *packed* data is compressed already as *more* says, *plain* data stays readable."""
        entries: dict[str, Value] = dict(more or {})
        if not packed and not plain:
            data = zlib_ng.compress(data, LEVEL)
            entries["Filter"] = "/FlateDecode"
        entries["Length"] = len(data)
        ref = self.reserve()
        self._objects[ref - 1] = _stream(written(entries), data)
        return ref

    def lifted(self, objects: Sequence[LiftedObject]) -> Ref:
        """Put in *objects* that refer to each other by their places; gives the first."""
        refs = [self.reserve() for _ in objects]
        for ref, one in zip(refs, objects, strict=True):
            said = b"".join(part if isinstance(part, bytes) else b"%d 0 R" % refs[part] for part in one.parts)
            self._objects[ref - 1] = said if one.stream is None else _stream(said, one.stream)
        return refs[0]

    def write(self, *, root: Ref, info: Ref) -> bytes:
        """The whole file; its ID is made from its content."""
        digest = md5(usedforsecurity=False)
        made = [_HEADER % self._version]
        offset = len(made[0])
        table = [b"xref\n0 %d\n0000000000 65535 f \n" % (len(self._objects) + 1)]
        for number, content in enumerate(self._objects, 1):
            end = b"" if content.endswith(b"\n") else b"\n"
            data = b"".join((b"%d 0 obj\n" % number, content, end, b"endobj\n"))
            # A checksum stands for long data: the ID must tell files apart, it need not withstand an attack.
            digest.update(data if len(data) < _LONG else zlib_ng.crc32(data).to_bytes(4, "big"))
            table.append(b"%010d 00000 n \n" % offset)
            made.append(data)
            offset += len(data)
        name = f"<{digest.hexdigest()}>"
        trailer: Value = {"ID": [name, name], "Info": info, "Root": root, "Size": len(self._objects) + 1}
        made += table
        made.append(b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (written(trailer), offset))
        return b"".join(made)


_HEADER: Final = b"%%PDF-%d.%d\n%%\xa5\xb1\xeb\xe6\n"
"""The version, and a line of bytes above 127, which say to whoever carries the file that it is no text."""

_ENTRIES: Final = 6
_ELEMENTS: Final = 10
"""Entries of a dictionary and elements of an array on a line: old readers take lines of 255 bytes."""


def written(value: Value) -> bytes:
    """*value* as it stands in a file; the entries of a dictionary in the order of their names.

    >>> written([1, 0.5, "/Type", Ref(3)])
    b'[ 1 .5 /Type 3 0 R ]'
    """
    if isinstance(value, Ref):
        return b"%d 0 R" % value
    if isinstance(value, str):
        return value.encode("latin-1")
    if isinstance(value, bytes):
        return value
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, Mapping):
        entries = [name(key).encode() + b" " + written(value[key]) for key in sorted(value)]
        return b"<<\n" + _in_lines(entries, _ENTRIES) + b"\n>>"
    if isinstance(value, Sequence):
        return b"[ " + _in_lines([written(one) for one in value], _ELEMENTS) + b" ]"
    return _real(value)


def _in_lines(parts: Sequence[bytes], most: int) -> bytes:
    """*parts*, at most so many on a line."""
    if len(parts) <= most:
        return b" ".join(parts)
    return b" \n  ".join([b" ".join(parts[at : at + most]) for at in range(0, len(parts), most)])


def _real(value: float) -> bytes:
    """A number with six digits behind its point, fewer where it is large, and none that is not needed."""
    size = abs(value)
    if size <= 1e-7:
        return b"0"
    digits = 6 if size <= 1 else min(max(0, 6 - int(log10(size))), 6)
    said = f"{value:.{digits}f}"
    said = said.rstrip("0").rstrip(".") if digits else said
    return (said[1:] if said.startswith("0.") else said).encode()


def _stream(entries: bytes, data: bytes) -> bytes:
    """A stream whose data ends on a line of its own, as PDF/A wants it.

    Data that end in a carriage return are followed by a whole CR LF: with a line feed alone the two would be read as
    one end of line, and the stream as a byte shorter than it says.
    """
    return b"".join((entries, b"\nstream\n", data, b"\r\n" if data.endswith(b"\r") else b"\n", b"endstream\n"))


def text(words: str) -> str:
    """A text string in UTF-16."""
    return f"<feff{utf16(words)}>"


def name(word: str) -> str:
    """*word* as a name: what is no printing ASCII character, or has a meaning in the file, as its number.

    >>> name("Song Ti")
    '/Song#20Ti'
    """
    said = word.encode("utf-8", "replace")
    return "/" + "".join(chr(c) if 33 <= c <= 126 and c not in b"#%()<>[]{}/" else f"#{c:02X}" for c in said)
