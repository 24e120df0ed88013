"""Font codes of a document: every glyph, and every other reading of a glyph, has a code that reads back exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from layout.page import GlyphRun, Page


class Program(Protocol):
    """A font program as :mod:`layout.fonts.subset` makes it."""

    @property
    def widths(self) -> dict[int, int]:
        """Advance of each of the face's glyphs, per mille of the em."""


_ROWS: Final = 100
"""Rows that one bfchar block may have."""


class Codes:
    """The codes of one face.  A glyph's first reading has the glyph's own number in the subset as its code.

    A glyph that reads differently elsewhere gets further codes past the last glyph: a compatibility character drawn
    like the common one, a geta that stands for a missing character.
    """

    def __init__(self, face: str) -> None:
        self.face = face
        self.readings: dict[tuple[int, str], int] = {}
        self._first: dict[int, str] = {}

    def see(self, gids: Sequence[int], texts: Sequence[str]) -> None:
        """Take note of glyphs and what they read as."""
        for gid, text in dict.fromkeys(zip(gids, texts, strict=True)):
            if (gid, text) not in self.readings:
                self.readings[gid, text] = -1
                self._first.setdefault(gid, text)

    def settle(self, gid_map: dict[int, int]) -> None:
        """Give out the codes, now that the glyphs' numbers in the subset are known."""
        after = max(gid_map.values(), default=0) + 1
        for gid, text in self.readings:
            if self._first[gid] == text:
                self.readings[gid, text] = gid_map[gid]
            else:
                self.readings[gid, text] = after
                after += 1

    @property
    def gids(self) -> tuple[int, ...]:
        """Every glyph used."""
        return tuple(self._first)

    @property
    def is_plain(self) -> bool:
        """True when every code is its glyph's number."""
        return len(self.readings) == len(self._first)

    def glyph_numbers(self, gid_map: dict[int, int]) -> bytes:
        """The CIDToGIDMap stream: two bytes for every code."""
        size = max([*self.readings.values(), *gid_map.values()]) + 1
        numbers = list(range(size))
        for (gid, _), code in self.readings.items():
            numbers[code] = gid_map[gid]
        return b"".join(number.to_bytes(2, "big") for number in numbers)

    def to_unicode(self) -> bytes:
        """The ToUnicode CMap."""
        rows = sorted((code, text) for (_, text), code in self.readings.items() if text)
        parts = [
            (
                "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange"
            )
        ]
        for at in range(0, len(rows), _ROWS):
            block = rows[at : at + _ROWS]
            parts.append(f"{len(block)} beginbfchar")
            parts += [f"<{code:04X}> <{text.encode('utf-16-be', 'replace').hex()}>" for code, text in block]
            parts.append("endbfchar")
        parts.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        return "\n".join(parts).encode()

    def widths(self, program: Program) -> list[tuple[int, list[int]]]:
        """(first code, widths) for runs of codes whose width is not 1000."""
        by_code = {code: program.widths[gid] for (gid, _), code in self.readings.items()}
        by_code.setdefault(0, program.widths.get(0, 1000))
        found: list[tuple[int, list[int]]] = []
        before = -2
        for code in sorted(by_code):
            if by_code[code] == 1000:
                continue
            if code == before + 1:
                found[-1][1].append(by_code[code])
            else:
                found.append((code, [by_code[code]]))
            before = code
        return found


def codes_of(pages: Iterable[Page]) -> dict[str, Codes]:
    """The codes of every face on *pages*, not yet settled."""
    found: dict[str, Codes] = {}
    for page in pages:
        for mark in page.marks:
            if isinstance(mark, GlyphRun) and mark.gids:
                codes = found.get(mark.face)
                if codes is None:
                    codes = found[mark.face] = Codes(mark.face)
                codes.see(mark.gids, mark.texts)
    return found
