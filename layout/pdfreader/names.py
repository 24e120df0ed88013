"""Names of a PDF that are not UTF-8, read as what they were meant: exporters in China write them in GBK.

A name is bytes (ISO 32000-1, 7.3.5), and every reader takes them so; only what shows them to people has to guess.  All
such names of a document are put into UTF-8 once, so that whoever reads it afterwards can treat a name as text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from io import BytesIO
from typing import Any, Final

import pikepdf

_NAME: Final = re.compile(rb"/(?:#[0-9A-Fa-f]{2}|[^\x00-\x20#/%()<>\[\]{}])+")
_HEX: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_HIGH: Final = re.compile(rb"/[^\x00-\x20/%()<>\[\]{}]*(?:#[89A-Fa-f][0-9A-Fa-f]|[\x80-\xff])")
_STRING: Final = rb"\((?:[^()\\]|\\.)*\)"
_STREAM: Final = rb">>\nstream\n"
_NEXT: Final = re.compile(rb"|".join((_STRING, _STREAM, _NAME.pattern)), re.DOTALL)
_LENGTH: Final = re.compile(rb"/Length (\d+)")
_SEPARATION: Final = b"/Separation "
_INK: Final = re.compile(_SEPARATION + rb"/((?:#[0-9A-Fa-f]{2}|[^\x00-\x20#/%()<>\[\]{}])+)")
OF_GBK: Final = b"_GBK"
"""What an ink's name has at its end that is in the file in UTF-8 and in GBK."""
_ENCODINGS: Final = ("utf-8", "gb18030", "big5")


def settled(document: pikepdf.Pdf) -> pikepdf.Pdf:
    """*document* with every name in UTF-8; itself where they are, or where it is encrypted."""
    if document.is_encrypted or not any(_has_high(one) for one in document.objects):
        return document
    out = BytesIO()
    document.save(
        out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False, fix_metadata_version=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )  # fmt: skip
    data = out.getvalue()
    twice = {_bytes_of(one[1]) for one in _INK.finditer(data)}
    return pikepdf.open(BytesIO(_rewritten(data, twice)), suppress_warnings=True)


def settled_content(content: bytes) -> bytes:
    """A content stream with its names in UTF-8."""
    return _NAME.sub(_short, content) if _HIGH.search(content) else content


def meant(name: bytes) -> str:
    """What the bytes of a name say: UTF-8, or an encoding of Chinese."""
    for encoding in _ENCODINGS:
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")


def _has_high(found: Any) -> bool:
    if isinstance(found, pikepdf.Stream):
        return bool(_HIGH.search(found.stream_dict.unparse()))
    return isinstance(found, (pikepdf.Dictionary, pikepdf.Array)) and bool(_HIGH.search(found.unparse(resolved=True)))


def _rewritten(data: bytes, inks: Collection[bytes] = ()) -> bytes:
    """A file as qpdf has written it, its names in UTF-8, and everything where it was.

    An ink whose name is among *inks* in UTF-8 too is another plate to a RIP, and stays another ink: 专红 and 专红_GBK.
    """
    parts, at = [], 0
    while found := _NEXT.search(data, at):
        parts.append(data[at : found.start()])
        at = found.end()
        if found[0].startswith(b"/"):
            short = _short(found)
            if short != found[0] and data.endswith(_SEPARATION, 0, found.start()) and _bytes_of(short[1:]) in inks:
                short += OF_GBK if len(short) + len(OF_GBK) <= len(found[0]) else b""
            parts.append(short.ljust(len(found[0])))
            continue
        parts.append(found[0])
        if found[0].startswith(b">>"):
            start = max(data.rfind(b"/Length ", 0, found.start()), 0)
            length = _LENGTH.match(data, start)
            end = at + (int(length[1]) if length else 0)
            parts.append(data[at:end])
            at = end
    return b"".join([*parts, data[at:]])


def _bytes_of(name: bytes) -> bytes:
    return _HEX.sub(lambda two: bytes([int(two[1], 16)]), name)


def _short(found: re.Match[bytes]) -> bytes:
    """A name in UTF-8 as it stands: never longer than it was in numbers, which is how qpdf writes it."""
    plain = _bytes_of(found[0][1:])
    try:
        plain.decode("utf-8")
    except UnicodeDecodeError:
        said = meant(plain).encode()
        return b"/" + b"".join(b"#%02x" % c if c < 33 or c == 127 or c in b"#/%()<>[]{}" else bytes([c]) for c in said)
    return found[0]


__all__ = ["OF_GBK", "meant", "settled", "settled_content"]
