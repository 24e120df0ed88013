"""A PDF file as numbered objects, its table and its trailer (ISO 32000-1, 7.3 and 7.5).

Values are written as they are put in: an object is referred to by its number alone, which is known before the object.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import md5
from typing import Final, TypeAlias

from zlib_ng import zlib_ng

from layout.pictures.placed import LiftedObject
from layout.streams.codes import utf16

LEVEL: Final = 7
"""Of zlib-ng: as small as zlib at 6, in two thirds of its time."""
_LONG: Final = 10_000
_BINARY: Final = b"%\xe2\xe3\xcf\xd3"
"""So that whoever sends the file on takes it for bytes, not for text."""
_ENTRIES: Final = 6
_VALUES: Final = 10
"""How many entries of a dictionary and values of an array stand in a line: some readers dislike long ones."""

Value: TypeAlias = "int | str | bytes | Ref | Sequence[Value] | Mapping[str, Value]"
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
        self._objects.append(b"null")
        return Ref(len(self._objects))

    def add(self, value: Value, at: Ref | None = None) -> Ref:
        """Put in an object, at a number that was reserved or a new one."""
        ref = self.reserve() if at is None else at
        self._objects[ref - 1] = value if isinstance(value, bytes) else _written(value).encode()
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
        self._objects[ref - 1] = _stream(_written(entries).encode(), data)
        return ref

    def lifted(self, objects: Sequence[LiftedObject]) -> Ref:
        """Put in *objects* that refer to each other by their places; gives the first."""
        refs = [self.reserve() for _ in objects]
        for ref, one in zip(refs, objects, strict=True):
            written = b"".join(part if isinstance(part, bytes) else b"%d 0 R" % refs[part] for part in one.parts)
            self._objects[ref - 1] = written if one.stream is None else _stream(written, one.stream)
        return refs[0]

    def write(self, *, root: Ref, info: Ref) -> bytes:
        """The whole file; its ID is made from its content."""
        parts = [b"%%PDF-%d.%d\n%s\n" % (*self._version, _BINARY)]
        at = len(parts[0])
        table = ["0000000000 65535 f "]
        digest = md5(usedforsecurity=False)
        for number, content in enumerate(self._objects, 1):
            data = b"%d 0 obj\n%s%sendobj\n" % (number, content, b"" if content.endswith(b"\n") else b"\n")
            # A checksum stands for long data: the ID must tell files apart, it need not withstand an attack.
            digest.update(data if len(data) < _LONG else zlib_ng.crc32(data).to_bytes(4, "big"))
            table.append(f"{at:010d} 00000 n ")
            parts.append(data)
            at += len(data)
        known = f"<{digest.hexdigest()}>"
        trailer = f"<<\n/ID [ {known} {known} ]\n/Info {_written(info)}\n/Root {_written(root)}\n/Size {len(table)}\n>>"
        end = "\n".join(("xref", f"0 {len(table)}", *table, "trailer", trailer, "startxref", str(at), "%%EOF", ""))
        return b"".join((*parts, end.encode()))


def _stream(entries: bytes, data: bytes) -> bytes:
    """A stream whose data ends on a line of its own, as PDF/A wants it.

    Data that end in a carriage return are followed by a whole CR LF: with a line feed alone the two would be read as
    one end of line, and the stream as a byte shorter than it says.
    """
    end = b"\r\n" if data.endswith(b"\r") else b"\n"
    return b"".join((entries, b"\nstream\n", data, end, b"endstream\n"))


def _written(value: Value) -> str:
    """*value* as it stands in the file, the entries of a dictionary in the order of their names."""
    if isinstance(value, str):
        return value
    if isinstance(value, Ref):
        return f"{int(value)} 0 R"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return f"<<\n{_in_lines([f'/{key} {_written(value[key])}' for key in sorted(value)], _ENTRIES)}\n>>"
    if isinstance(value, bytes):
        return value.decode()
    return f"[ {_in_lines([*map(_written, value)], _VALUES)} ]"


def _in_lines(words: list[str], most: int) -> str:
    """*words*, at *most* so many in a line."""
    return " \n  ".join([" ".join(words[at : at + most]) for at in range(0, len(words), most)])


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
