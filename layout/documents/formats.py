"""Copy that is no plain text: a Word or RTF document, a web page or a message becomes the lines of a dump."""

from __future__ import annotations

import re
from collections.abc import Callable, Sized
from typing import Final

from layout.characters.source import SourceLine
from layout.findings import Finding, Place, finding
from layout.markup.marked_lines import MarkedLines

_FIRST: Final = re.compile(
    rb"\s*(?:[<{%]|PK[\x03\x05]|\xd0\xcf\x11\xe0|\x89PNG|\xff\xd8\xff|GIF8|Rar!|7z\xbc|\x1f\x8b|8BPS|II\*|MM\0|\x06\x06\xed"
    rb"|[A-Za-z][A-Za-z-]{1,40}: ?\S)"
)
"""How files begin that may be something else than plain text."""

_CONTROLS: Final = bytes([*range(1, 9), *range(14, 26), 28, 29, 30, 31, 127])
_MOST_CONTROLS: Final = 20
"""Control characters in a thousand bytes from which they may be no text."""


_WIDE: Final = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def in_utf8(sample: bytes) -> bytes:
    """The beginning of a file in UTF-8 where it is in UTF-16 or UTF-32 and says so: a web page may be."""
    encoding = next((name for mark, name in _WIDE if sample.startswith(mark)), "")
    return sample[: len(sample) // 4 * 4].decode(encoding, "ignore").encode() if encoding else sample


def lines_in(data: bytes, name: str) -> MarkedLines | None:
    """The lines of a document, a page or a message; which it is shows in its bytes; ``None`` for plain text.

    What is broken or too old to be read gives no lines and an error finding.
    """
    sample = in_utf8(data[:4096])
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 1000 <= _MOST_CONTROLS * len(sample) and not _FIRST.match(sample.removeprefix(b"\xef\xbb\xbf")):
        return None
    from layout.documents.kinds import read_kind

    return read_kind(data, name, sample)


MOST_LINES: Final = 50_000
"""Lines of copy: a paper of eight pages comes to two thousand, and what each of them is takes up to 0.08 ms to find."""


def too_many(lines: Sized, name: str) -> tuple[Finding, ...]:
    """What is wrong with so many *lines*, which nobody has typed: nothing is read of more than :data:`MOST_LINES`."""
    if len(lines) <= MOST_LINES:
        return ()
    return (finding("copy-too-long", Place(name), count=len(lines), most=MOST_LINES),)


def rows_of_tabs(
    lines: tuple[SourceLine, ...], marked: MarkedLines | None, is_furniture: Callable[[SourceLine], bool]
) -> tuple[tuple[SourceLine, ...], MarkedLines | None]:
    """*lines* with rows that tabs part as rows of tables, and what is *marked* of them; most copy has no tabs."""
    if not any("\t" in line.text for line in lines):
        return lines, marked
    from layout.markup.tabbed_rows import with_tabbed_rows

    return with_tabbed_rows(lines, marked, is_furniture)


def may_be_markdown(text: str) -> bool:
    """True where a text has a sign that heads, pictures or tables of Markdown have; most copy has none."""
    return (
        "#" in text or "![" in text or "\n===" in text or "|-" in text or "| -" in text or "|:" in text or "| :" in text
    )
