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
    """The codes of one face: the rank of a glyph among those used, from 1.

    That is also the glyph's number in a font program cut down to them, so that codes can stand for glyphs directly.
    A glyph that reads differently elsewhere (a compatibility character drawn like the common one, a geta that stands
    for a missing character) keeps its code on a further layer, a font of the same program with readings of its own.
    So every code of a layer has one glyph and one reading.
    """

    def __init__(self, face: str) -> None:
        self.face = face
        self._layers: dict[tuple[int, str], int] = {}
        self._used: dict[int, int] = {}

    def see(self, gids: Sequence[int], texts: Sequence[str]) -> None:
        """Take note of glyphs and what they read as."""
        layers, used = self._layers, self._used
        for pair in zip(gids, texts, strict=True):
            if pair not in layers:
                layers[pair] = used[pair[0]] = used.get(pair[0], -1) + 1

    @property
    def gids(self) -> tuple[int, ...]:
        """Every glyph used, in ascending order: the first has code 1."""
        return tuple(sorted(self._used))

    @property
    def layers(self) -> int:
        """How many fonts the face needs."""
        return max(self._used.values(), default=0) + 1

    def further(self) -> dict[tuple[int, str], int]:
        """The layer of every glyph and reading that is not on layer 0."""
        return {pair: layer for pair, layer in self._layers.items() if layer}

    def written(self) -> dict[int, str]:
        """The code of every glyph as four hexadecimal digits."""
        return {gid: f"{code:04X}" for code, gid in enumerate(self.gids, 1)}

    def glyph_numbers(self, gid_map: Mapping[int, int]) -> bytes:
        """The CIDToGIDMap stream: two bytes for every code from 0."""
        return b"".join([b"\0\0", *(gid_map[gid].to_bytes(2, "big") for gid in self.gids)])

    def to_unicode(self, layer: int = 0) -> bytes:
        """The ToUnicode CMap of a layer.

        A glyph without a text of its own is given an empty one: without any, readers make up one from its code.
        """
        ranks = {gid: code for code, gid in enumerate(self.gids, 1)}
        rows = sorted((ranks[gid], text) for (gid, text), on in self._layers.items() if on == layer)
        parts = [_HEADER.format(ordering="UCS", name="Adobe-Identity-UCS", kind=2)]
        for at in range(0, len(rows), _ROWS):
            block = rows[at : at + _ROWS]
            parts.append(f"{len(block)} beginbfchar")
            parts += [f"<{code:04X}> <{utf16(text)}>" for code, text in block]
            parts.append("endbfchar")
        parts.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        return "\n".join(parts).encode()

    def widths(self, advances: Mapping[int, int], cids: Mapping[int, int]) -> list[tuple[int, list[int]]]:
        """(first CID, widths) for runs of CIDs whose width is not 1000; *cids* gives that of every code."""
        by_cid = {cids[code]: advances[gid] for code, gid in enumerate(self.gids, 1) if advances[gid] != 1000}
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
        """A CMap from the codes to *cids*, for font programs with more glyphs than were asked for."""
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


def utf16(words: str) -> str:
    """*words* in UTF-16 as hexadecimal digits; half a surrogate pair, which is no character, becomes U+FFFD."""
    try:
        return words.encode("utf-16-be").hex()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in words).encode("utf-16-be").hex()
