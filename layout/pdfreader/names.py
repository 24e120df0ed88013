"""Names of a PDF that are not UTF-8, read as what they were meant: exporters write them in GBK, Big5 or Shift-JIS.

A name is bytes (ISO 32000-1, 7.3.5), and every reader takes them so; only what shows them to people has to guess.  All
such names of a document are put into UTF-8 once, so that whoever reads it afterwards can treat a name as text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

import pikepdf

_NAME: Final = re.compile(rb"/(?:#[0-9A-Fa-f]{2}|[^\x00-\x20#/%()<>\[\]{}])+")
_HEX: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_HIGH: Final = re.compile(rb"/[^\x00-\x20/%()<>\[\]{}]*(?:#[89A-Fa-f][0-9A-Fa-f]|[\x80-\xff])")
_SAMPLES: Final = re.compile(rb"(?<=[\x00\t\n\f\r ])ID[\x00\t\n\f\r ]")
_END: Final = re.compile(rb"[\x00\t\n\f\r ]EI(?=[\x00\t\n\f\r ]|\Z)")
"""Where the samples of an inline image begin and, as far as can be told without their length, end."""
_STRING: Final = rb"\((?:[^()\\]|\\.)*\)"
_STREAM: Final = rb">>\nstream\n"
_NEXT: Final = re.compile(rb"|".join((_STRING, _STREAM, _NAME.pattern)), re.DOTALL)
_LENGTH: Final = re.compile(rb"/Length (\d+)")
_SEPARATION: Final = b"/Separation "
_INK: Final = re.compile(_SEPARATION + rb"/((?:#[0-9A-Fa-f]{2}|[^\x00-\x20#/%()<>\[\]{}])+)")
_ENCODINGS: Final = {"gb18030": b"_GBK", "big5": b"_Big5", "cp932": b"_SJIS"}
"""What an ink's name has at its end that is in the file in UTF-8 and in one of these, or the beginning of that."""
_LATIN: Final = b"_Latin1"
_SAID_IN: Final = re.compile(r"_(?:G|GB|GBK|B|Bi|Big|Big5|S|SJ|SJI|SJIS|L|La|Lat|Lati|Latin|Latin1)?$")
_MOST_JUDGED: Final = 128
"""Signs of a name by which its encoding is told: a name may be a million."""
_COMMON: Final = {
    "gb18030": (("gb2312", 0xB0A1, 0xD7F9), ("big5", 0xA440, 0xC67E)),
    "big5": (("big5", 0xA440, 0xC67E),),
    "cp932": (("cp932", 0x889F, 0x9872), ("cp932", 0x829F, 0x8396)),
}
"""Where characters in common use stand: the first levels of GB/T 2312, of Big5 and of JIS X 0208, and kana."""
_OTHER_COMMON: Final = frozenset("　、。・·…—ー々（）「」『』《》")
_OF_NAMES: Final = frozenset(
    "专專色特红紅黄黃蓝藍青绿綠紫橙灰白黑墨金银銀光油烫燙版印刷潘通"
    "宋体體书書明楷黑圆圓隶隸仿朝细細粗标標准準新文方正华華康文鼎丽麗儷"
)
"""Characters of which names of inks and faces are made: of two ways to read some that with more of them is meant."""


def settled(document: pikepdf.Pdf) -> pikepdf.Pdf:
    """*document* with every name in UTF-8; itself where they are, or where it is encrypted.  All objects are read."""
    if not any(_has_high(one) for one in document.objects) or document.is_encrypted:
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
    """A content stream with its names in UTF-8; in the samples of inline images there are none."""
    if not _HIGH.search(content):
        return content
    parts, at = [], 0
    while begins := _SAMPLES.search(content, at):
        ends = _END.search(content, begins.end())
        if ends is None:
            break
        parts += [_NAME.sub(_short, content[at : begins.start()]), content[begins.start() : ends.end()]]
        at = ends.end()
    return b"".join([*parts, _NAME.sub(_short, content[at:])])


def meant(name: bytes) -> str:
    """What the bytes of a name say: UTF-8, or an encoding of Chinese or Japanese."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode(_encoding_of(name) or "latin-1")


def without_encoding(ink: str) -> str:
    """An *ink*'s name without what tells it from the same name in another encoding."""
    return _SAID_IN.sub("", ink)


@lru_cache(maxsize=256)
def _encoding_of(name: bytes) -> str:
    """The encoding that a name which is not UTF-8 is meant in, empty for none.

    One in which all of it is in common use goes before others; of several such that with more of what names are made
    of; GBK before Big5.  Shift-JIS, in which nearly all bytes are something, is only meant by what is in common use.
    """
    ways: dict[str, tuple[bool, int]] = {}
    for encoding in _ENCODINGS:
        try:
            said = name.decode(encoding)[:_MOST_JUDGED]
        except UnicodeDecodeError:
            continue
        common = all(_is_common(sign, encoding) for sign in said)
        if common or encoding != "cp932":
            ways[encoding] = common, len(_OF_NAMES.intersection(said)) if common else 0
    return max(ways, key=lambda one: ways[one], default="")


def _is_common(sign: str, encoding: str) -> bool:
    if sign < "\x80" or "！" <= sign <= "～" or sign in _OTHER_COMMON:
        return True
    codes = ((int.from_bytes(sign.encode(table, "ignore"), "big"), *span) for table, *span in _COMMON[encoding])
    return any(first <= code <= last for code, first, last in codes)


def _has_high(found: Any) -> bool:
    if isinstance(found, pikepdf.Stream):
        return bool(_HIGH.search(found.stream_dict.unparse()))
    return isinstance(found, (pikepdf.Dictionary, pikepdf.Array)) and bool(_HIGH.search(found.unparse(resolved=True)))


def _rewritten(data: bytes, inks: Collection[bytes] = ()) -> bytes:
    """A file as qpdf has written it, its names in UTF-8, and everything where it was.

    An ink whose name is among *inks* in UTF-8 too is another plate to a RIP, and stays another ink: 专红 and 专红_GBK,
    or as much of that as there is room for.
    """
    parts, at = [], 0
    while found := _NEXT.search(data, at):
        parts.append(data[at : found.start()])
        at = found.end()
        if found[0].startswith(b"/"):
            short = _short(found)
            if short != found[0] and data.endswith(_SEPARATION, 0, found.start()) and _bytes_of(short[1:]) in inks:
                # A sign takes a byte more at least as qpdf writes it, in numbers, than in UTF-8: one is always free.
                said_in = _ENCODINGS.get(_encoding_of(_bytes_of(found[0][1:])), _LATIN)
                short += said_in[: len(found[0]) - len(short)]
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


__all__ = ["meant", "settled", "settled_content", "without_encoding"]
