"""Bytes of a dump become numbered lines: encoding, line ends, pages, indents.

Nothing here changes a word.  Line numbers are those an editor program shows: it counts LF, CR LF and CR.  Line and
paragraph separators (U+2028, U+2029), VT and NEL part lines too, which then share a number.
"""

from __future__ import annotations

import re
from typing import Final

from layout.findings import Finding, Place, finding
from layout.value import NamedTuple

BLANKS = " \t\u3000\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\r\x0b"


class SourceLine(NamedTuple):
    """A line of the dump that is not blank, its ends stripped."""

    number: int
    text: str
    indent: int = 0
    """Blanks in front; an ideographic space counts two."""
    gap: int = 0
    """Blank lines before it."""
    page: int = 1
    turned: bool = False
    """True when a form feed stands before it."""


OTHER_ENDS: Final = re.compile("[\v\x85\u2028\u2029]")
"""What ends a line or a paragraph in other programs and systems than LF and CR do."""

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def decode(data: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of *data*.  Reported are an encoding other than UTF-8 and bytes of none, which become U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            found = () if encoding == "utf-8" else (_encoding_note(name, encoding.upper()),)
            return _lenient(data[len(mark) :], encoding, name, found)
    if data[:4096].count(b"\0") * 8 <= len(data[:4096]):
        try:
            return _with_windows_marks(data.decode("utf-8"), name, ())
        except UnicodeDecodeError:
            pass
    from layout.characters import encodings

    encoding = encodings.guess(data)
    return _lenient(data, encoding, name, () if encoding == "utf-8" else (_encoding_note(name, encoding.upper()),))


def _encoding_note(name: str, encoding: str) -> Finding:
    return finding("dump-encoding", Place(name), encoding=encoding)


_OF_WINDOWS: Final = re.compile("[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")
"""Controls that are none but characters of Windows-1252, read as Latin-1 on their way: “ ” ’ — among others.  NEL, its
ellipsis, ends lines as well and is one only beside others."""

_ASTRAY: Final = re.compile("[\udc80-\udcff]+")
_MARKS_ASTRAY: Final = re.compile("[\udc85\udc91-\udc97]+")
"""Bytes that are no UTF-8, and such as are … ‘ ’ “ ” • – — of Windows-1252."""


def _with_windows_marks(text: str, name: str, found: tuple[Finding, ...]) -> tuple[str, tuple[Finding, ...]]:
    """*text* with the characters that controls stand for, reported once."""
    first = _OF_WINDOWS.search(text)
    if first is None:
        return text, found
    text, count = re.subn(
        "[\x80-\x9f]", lambda match: match.group().encode("latin-1").decode("cp1252", "ignore") or match.group(), text
    )
    return text, (*found, _windows_note(name, text.count("\n", 0, first.start()) + 1, count))


def _windows_note(name: str, line: int, count: int) -> Finding:
    return finding("dump-windows-marks", Place(name, line), count=count)


def _windows_bytes(data: bytes) -> tuple[str, int]:
    """*data* in UTF-8 but for marks of Windows-1252, and how many these are; 0 where other bytes are of no character.

    Two different ones alone may be what is left of a character whose first byte is lost; one mark, or a dash, is not.
    """
    text = data.decode("utf-8", "surrogateescape")
    runs = _ASTRAY.findall(text)
    if not all(map(_MARKS_ASTRAY.fullmatch, runs)) or all(len(set(run)) > 1 for run in runs):
        return "", 0
    return re.subn(
        "[\udc80-\udcff]", lambda match: match.group().encode("utf-8", "surrogateescape").decode("cp1252"), text
    )


def _lenient(data: bytes, encoding: str, name: str, found: tuple[Finding, ...]) -> tuple[str, tuple[Finding, ...]]:
    try:
        return data.decode(encoding), found
    except UnicodeDecodeError as fault:
        if encoding == "utf-8":
            text, count = _windows_bytes(data)
            if count:
                return text, (*found, _windows_note(name, data.count(b"\n", 0, fault.start) + 1, count))
        text = data.decode(encoding, "replace")
        lost = text.count("\ufffd")
        line = data.count(b"\n", 0, fault.start) + 1
        return text, (*found, finding("dump-bytes-lost", Place(name, line), count=lost, encoding=encoding.upper()))


def lines_of(text: str) -> tuple[SourceLine, ...]:
    """The lines of *text* that are not blank.  A form feed begins a new page without counting as a line end."""
    text = OTHER_ENDS.sub("\x1e", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    made: list[SourceLine] = []
    gap = 0
    page = 1
    for number, whole in enumerate(text.split("\n"), 1):
        parts = re.split("[\f\x1e]", whole) if "\f" in whole or "\x1e" in whole else (whole,)
        at = 0
        for part in parts:
            turned = at > 0 and whole[at - 1] == "\f"
            at += len(part) + 1
            words = part.strip(BLANKS)
            if turned and made:
                page += 1
            if not words:
                continue
            front = part[: len(part) - len(part.lstrip(BLANKS))]
            indent = len(front) + front.count("\u3000") + 3 * front.count("\t")
            made.append(SourceLine(number, words, indent, max(gap, 0), page, turned))
            gap = -1
        gap += 1
    return tuple(made)
