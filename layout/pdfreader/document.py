"""A PDF opened within bounds.  What cannot be opened whole is refused: a press must not guess at a damaged file."""

from __future__ import annotations

import re
from typing import Any, Final

import pikepdf
from zlib_ng import zlib_ng

from layout.findings import Place, Unreadable, finding
from layout.pdfreader.names import settled
from layout.pdfreader.packed_bytes import NOWHERE, ObjectsIn, PdfData, filters_of, stream_of
from layout.value import NamedTuple

MOST_PAGES: Final = 1000
MOST_STREAM: Final = 64 << 20
"""Content of one stream once it is unpacked."""
_PIECE: Final = 1 << 16
"""Bytes that are unpacked at a time."""
_LOST: Final = re.compile(
    r"expected endstream|lacks /Length key|/Length key in stream dictionary is not an integer|expected \d+ \d+ obj"
    r"|Pages tree includes non-dictionary object"
)
"""What qpdf says of a stream, an object or a page instead of which it has nothing then."""


class Opened(NamedTuple):
    """A *document*, what had to be *mended* to open it, empty for nothing, and what qpdf warned of in its objects.

    Its objects lie in *file* under their numbers; nowhere if they are in cipher there, or have got other numbers.
    """

    document: pikepdf.Pdf
    mended: str
    warnings: tuple[str, ...]
    file: ObjectsIn


def opened(data: PdfData, name: str) -> pikepdf.Pdf:
    """The document in *data*, mended where it has to be: :func:`layout.preflight.check.check` says that it was."""
    return opened_and_mended(data, name).document


def opened_and_mended(data: PdfData, name: str) -> Opened:
    """The document in *data*.

    A file that is there to its end but whose table of objects is wrong, or where a stream is not as long as it says, is
    opened as qpdf, Ghostscript and poppler do, by looking for the objects and for their ends; one that was cut short is
    refused, for nobody knows what is missing.

    Raises :class:`Unreadable`: ``preflight-not-a-pdf``, ``preflight-damaged``, ``preflight-locked``,
    ``preflight-too-much``.
    """
    place = Place(name)
    if b"%PDF-" not in data[:1024]:
        raise Unreadable(finding("preflight-not-a-pdf", place, file=name))
    try:
        try:
            made = _read(data, recover=False)
            lost = next((one for one in made.warnings if _LOST.search(one)), "")
            if lost and _whole(data):
                raise pikepdf.PdfError(lost)
        except (pikepdf.PdfError, RuntimeError) as fault:
            if isinstance(fault, pikepdf.PasswordError) or not _whole(data):
                raise
            made = _read(data, recover=True)._replace(mended=_why(fault))
        count = len(made.document.pages)
    except pikepdf.PasswordError:
        raise Unreadable(finding("preflight-locked", place, file=name)) from None
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, IndexError) as fault:
        raise Unreadable(finding("preflight-damaged", place, file=name, why=_why(fault))) from None
    if count > MOST_PAGES:
        raise Unreadable(finding("preflight-too-much", place, file=name, what=f"{count} pages"))
    if not count:
        raise Unreadable(finding("preflight-damaged", place, file=name, why="no page"))
    return made


def _read(data: PdfData, *, recover: bool) -> Opened:
    """The document in *data*; with *recover* objects and ends of streams are looked for."""
    # Not mapped into memory: whatever writes to a file while it is read would end the process.
    document = pikepdf.open(
        stream_of(data), access_mode=pikepdf.AccessMode.stream, suppress_warnings=True, attempt_recovery=recover
    )
    len(document.pages)  # what is no tree of pages is found here
    made = settled(document)  # reads all objects, which are only read when they are asked for
    warnings = tuple(plainly(str(one)) for one in document.get_warnings())
    return Opened(made, "", warnings, ObjectsIn(data) if made is document and not document.is_encrypted else NOWHERE)


def _whole(data: PdfData) -> bool:
    """True when the file has its end, as far as can be seen."""
    return b"%%EOF" in data[-2048:] and b"startxref" in data[-2048:]


def _why(fault: Exception) -> str:
    words = plainly(str(fault)).splitlines()
    return words[-1].strip()[:120] if words else type(fault).__name__


def plainly(words: str) -> str:
    """What qpdf says without the place in memory by which it calls a file that it was given as bytes."""
    return re.sub(r"(?:stream )?<_io\.\w+ (?:object at 0x[0-9a-f]+|name='[^']*')>:? *", "", words)


def unpacked(stream: Any, name: str, most: int = MOST_STREAM) -> bytes:
    """The data of *stream*, at most *most* bytes.  Raises :class:`Unreadable` for more, or what cannot be unpacked."""
    return bytes(unpacked_view(stream, name, most))


def unpacked_view(stream: Any, name: str, most: int) -> memoryview:
    """As :func:`unpacked`, without a copy of what is held already."""
    place = Place(name)
    inflated = _inflated(stream, most)
    if inflated.size > most:
        raise Unreadable(finding("preflight-too-much", place, file=name, what=f"a stream of {most >> 20} MiB"))
    if inflated.is_whole:
        return memoryview(inflated.data)
    try:
        data = memoryview(stream.get_stream_buffer(decode_level=pikepdf.StreamDecodeLevel.specialized))
    except (pikepdf.PdfError, pikepdf.DependencyError) as fault:  # the latter of what is packed as a picture in JBIG2
        raise Unreadable(finding("preflight-damaged", place, file=name, why=_why(fault))) from None
    if len(data) > most:
        raise Unreadable(finding("preflight-too-much", place, file=name, what=f"a stream of {len(data) >> 20} MiB"))
    return data


class _Inflated(NamedTuple):
    """How many bytes are packed in a stream, as far as they were counted; they are *data* if that is all of them."""

    size: int = 0
    is_whole: bool = False
    data: bytes | bytearray = b""


def _inflated(stream: Any, most: int) -> _Inflated:
    """What *stream* is unpacked, counted up to *most* bytes and a few: Flate makes thousands of one.

    It is whole where nothing but Flate has packed it and nothing is wrong with it; all else is left to qpdf, which
    reads further than zlib and says better what is wrong.
    """
    filters = filters_of(stream)
    if not filters or filters[0] != "/FlateDecode":
        return _Inflated()
    again = "/DecodeParms" not in stream
    data: Any = memoryview(stream.get_raw_stream_buffer())
    made = _Inflated()
    for one in filters:
        if one != "/FlateDecode":
            return _Inflated(made.size)
        try:
            made = _inflated_once(data, most, kept=again)
        except zlib_ng.error:  # type: ignore[misc]  # an exception, whatever its stub says
            return _Inflated()
        if made.size > most or not made.is_whole:
            return made
        data = memoryview(made.data)
    return made


def _inflated_once(data: memoryview, most: int, *, kept: bool) -> _Inflated:
    """What Flate has packed in *data*; it is not whole if it is not *kept*."""
    opened, size, made = zlib_ng.decompressobj(), 0, bytearray()
    for at in range(0, len(data), _PIECE):
        left: Any = data[at : at + _PIECE]
        while left and size <= most and not opened.eof:
            piece = opened.decompress(left, _PIECE)
            size, left = size + len(piece), opened.unconsumed_tail
            if kept:
                made += piece
    return _Inflated(size, kept and opened.eof, made)


def inner(node: Any, key: str) -> pikepdf.Dictionary:
    """The dictionary under *key*, an empty one where there is none or something else."""
    found = node.get(key) if isinstance(node, (pikepdf.Dictionary, pikepdf.Stream)) else None
    return found if isinstance(found, pikepdf.Dictionary) else pikepdf.Dictionary()
