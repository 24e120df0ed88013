"""A PDF file as numbered objects.  The only module that knows reportlab: its object classes and its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import md5
from typing import Final, TypeAlias

from zlib_ng import zlib_ng

from layout.output.spared_imports import later
from layout.pictures.placed import LiftedObject
from layout.streams.codes import utf16

later("PIL.Image", "tempfile", "platform")

from reportlab.pdfbase import pdfdoc  # noqa: E402 - after what it must not load

LEVEL: Final = 6
"""Of zlib-ng: half a kilobyte of a page more than at 7, in a quarter of its time."""
_LONG: Final = 10_000

Value: TypeAlias = "int | float | str | bytes | Ref | Sequence[Value] | Mapping[str, Value]"
"""A PDF value: a name is a str that begins with a slash, other strs and bytes are written as they stand."""


class Ref(int):
    """The number of an object, written as a reference to it."""


class File:
    """Objects in the order they were added, of a version of PDF."""

    def __init__(self, version: tuple[int, int] = (1, 6)) -> None:
        self._version = version
        self._objects: list[object] = []

    def reserve(self) -> Ref:
        """A number for an object that is put in later."""
        self._objects.append(None)
        return Ref(len(self._objects))

    def add(self, value: Value, at: Ref | None = None) -> Ref:
        """Put in an object, at a number that was reserved or a new one."""
        ref = self.reserve() if at is None else at
        self._objects[ref - 1] = _made(value)
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
        self._objects[ref - 1] = _Stream(_made(entries), data)
        return ref

    def lifted(self, objects: Sequence[LiftedObject]) -> Ref:
        """Put in *objects* that refer to each other by their places; gives the first."""
        refs = [self.reserve() for _ in objects]
        for ref, one in zip(refs, objects, strict=True):
            written = b"".join(part if isinstance(part, bytes) else b"%d 0 R" % refs[part] for part in one.parts)
            self._objects[ref - 1] = written if one.stream is None else _Stream(written, one.stream)
        return refs[0]

    def write(self, *, root: Ref, info: Ref) -> bytes:
        """The whole file; its ID is made from its content."""
        document = _Document(len(self._objects))
        made = pdfdoc.PDFFile(self._version)
        digest = md5(usedforsecurity=False)
        for number, content in enumerate(self._objects, 1):
            data = pdfdoc.PDFIndirectObject(number, content).format(document)
            # A checksum stands for long data: the ID must tell files apart, it need not withstand an attack.
            digest.update(data if len(data) < _LONG else zlib_ng.crc32(data).to_bytes(4, "big"))
            document.idToOffset[number] = made.offset
            made.add(data)
        start = made.offset
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, list(document.idToOffset))
        made.add(table.format(document))
        name = f"<{digest.hexdigest()}>"
        trailer = pdfdoc.PDFTrailer(
            start, Size=len(self._objects) + 1, Root=_made(root), Info=_made(info), ID=_made([name, name])
        )
        made.add(trailer.format(document))
        data = made.format(document)
        assert isinstance(data, bytes)
        return data


class _Document:
    """What reportlab's objects ask of the document they are written into."""

    def __init__(self, count: int) -> None:
        self.encrypt = pdfdoc.NoEncryption()
        self.idToObjectNumberAndVersion = {number: (number, 0) for number in range(1, count + 1)}
        self.idToOffset: dict[int, int] = {}


class _Stream(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """A stream whose data ends on a line of its own, as PDF/A wants it; reportlab's own does not.

    Data that end in a carriage return are followed by a whole CR LF: with a line feed alone the two would be read as
    one end of line, and the stream as a byte shorter than it says.
    """

    def __init__(self, entries: object, data: bytes) -> None:
        self.entries = entries
        self.data = data

    def format(self, document: object) -> bytes:
        """The stream as it stands in the file."""
        entries: bytes = pdfdoc.format(self.entries, document)
        end = b"\r\n" if self.data.endswith(b"\r") else b"\n"
        return b"".join((entries, b"\nstream\n", self.data, end, b"endstream\n"))


def _made(value: Value) -> object:
    """*value* in reportlab's objects; what is in none of them as bytes, which reportlab leaves alone."""
    if isinstance(value, str):
        return value.encode() if value.isascii() else value
    if isinstance(value, Ref):
        return b"%d 0 R" % value
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, Mapping):
        return pdfdoc.PDFDictionary({key: _made(one) for key, one in value.items()})
    if isinstance(value, bytes):
        return value
    if isinstance(value, Sequence):
        return pdfdoc.PDFArrayCompact([_made(one) for one in value])
    return value


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
