"""Font codes of a document: every glyph, and every other reading of a glyph, has a code that reads back exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from layout.page import GlyphRun, Page

_ROWS: Final = 100
"""Rows that one bfchar block may have."""


_HEADER: Final = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType {kind} def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""


class Codes:
    """The codes of one face, given out in the order glyphs are first seen, from 1.

    A glyph that reads differently elsewhere gets a further code: a compatibility character drawn like the common
    one, a geta that stands for a missing character.  So every code has one glyph and one reading.
    """

    def __init__(self, face: str) -> None:
        self.face = face
        self.readings: dict[tuple[int, str], int] = {}

    def see(self, gids: Sequence[int], texts: Sequence[str]) -> None:
        """Take note of glyphs and what they read as."""
        readings = self.readings
        for pair in zip(gids, texts, strict=True):
            if pair not in readings:
                readings[pair] = len(readings) + 1

    @property
    def gids(self) -> tuple[int, ...]:
        """Every glyph used, in ascending order."""
        return tuple(sorted({gid for gid, _ in self.readings}))

    def glyph_numbers(self, gid_map: Mapping[int, int]) -> bytes:
        """The CIDToGIDMap stream: two bytes for every code from 0."""
        return b"".join([b"\0\0", *(gid_map[gid].to_bytes(2, "big") for gid, _ in self.readings)])

    def to_unicode(self) -> bytes:
        """The ToUnicode CMap."""
        rows = [(code, text) for (_, text), code in self.readings.items() if text]
        parts = [_HEADER.format(ordering="UCS", name="Adobe-Identity-UCS", kind=2)]
        for at in range(0, len(rows), _ROWS):
            block = rows[at : at + _ROWS]
            parts.append(f"{len(block)} beginbfchar")
            parts += [f"<{code:04X}> <{text.encode('utf-16-be', 'replace').hex()}>" for code, text in block]
            parts.append("endbfchar")
        parts.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        return "\n".join(parts).encode()

    def widths(self, advances: Mapping[int, int], cids: Mapping[int, int]) -> list[tuple[int, list[int]]]:
        """(first CID, widths) for runs of CIDs whose width is not 1000; *cids* gives that of every code."""
        by_cid = {cids[code]: advances[gid] for (gid, _), code in self.readings.items() if advances[gid] != 1000}
        found: list[tuple[int, list[int]]] = []
        before = -2
        for cid in sorted(by_cid):
            if cid == before + 1:
                found[-1][1].append(by_cid[cid])
            else:
                found.append((cid, [by_cid[cid]]))
            before = cid
        return found

    def to_cids(self, cids: Mapping[int, int]) -> bytes:
        """A CMap from the codes to *cids*, for font programs whose CIDs are not ours to choose."""
        parts = [_HEADER.format(ordering="Identity", name="Codes", kind=1)]
        rows = list(cids.items())
        for at in range(0, len(rows), _ROWS):
            block = rows[at : at + _ROWS]
            parts.append(f"{len(block)} begincidchar")
            parts += [f"<{code:04X}> {cid}" for code, cid in block]
            parts.append("endcidchar")
        parts.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        return "\n".join(parts).encode()


def codes_of(pages: Iterable[Page]) -> dict[str, Codes]:
    """The codes of every face on *pages*."""
    found: dict[str, Codes] = {}
    for page in pages:
        for mark in page.marks:
            if isinstance(mark, GlyphRun) and mark.gids:
                codes = found.get(mark.face)
                if codes is None:
                    codes = found[mark.face] = Codes(mark.face)
                codes.see(mark.gids, mark.texts)
    return found
