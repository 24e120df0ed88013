"""Font codes of a document: every glyph, and every other reading of a glyph, has a code that reads back exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from layout.fonts.clusters import IGNORED, clusters, is_selector
from layout.page import GlyphRun, Page
from layout.streams.spans import shared

NO_TEXT: Final = "\u2060"
"""What a glyph reads as whose text stands on the glyph before it."""

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
    So every code of a layer has one glyph and one reading.  Glyphs of one cluster are on one layer: a selector is read
    from a blank glyph after its character, and a reader may leave out a stretch of text in which nothing is inked.
    """

    def __init__(self, face: str) -> None:
        self.face = face
        self._layers: dict[tuple[tuple[int, str], ...], int] = {}
        self._readings: list[dict[int, str]] = [{}]
        """What glyphs read as, by layer."""
        self._alone: set[str] = set()
        """Readings seen that continue no cluster."""

    def see(self, rows: Sequence[tuple[Sequence[int], Sequence[str]]]) -> None:
        """Take note of rows of glyphs and what they read as."""
        if not self._readings[0] and self._see_plain(rows):
            return
        pairs = dict.fromkeys(chain.from_iterable(zip(gids, texts, strict=True) for gids, texts in rows))
        if self._stand_alone([text for _, text in pairs]):  # as nearly all do
            first, layers = self._readings[0], self._layers
            for pair in pairs:
                gid, text = pair
                if first.setdefault(gid, text) == text:
                    layers[(pair,)] = 0
                else:
                    self._place((pair,))
            return
        for gids, texts in rows:
            for unit in self._units(gids, texts):
                self._place(unit)

    def _see_plain(self, rows: Sequence[tuple[Sequence[int], Sequence[str]]]) -> bool:
        """Take note of the first *rows* if every glyph reads as one text in all of them, as in most faces."""
        gids = [*chain.from_iterable(gids for gids, _ in rows)]
        texts = [*chain.from_iterable(texts for _, texts in rows)]
        readings = dict(zip(gids, texts, strict=True))
        if not self._stand_alone(readings.values()) or [*map(readings.__getitem__, gids)] != texts:
            return False
        self._readings[0] = readings
        return True

    def _place(self, unit: tuple[tuple[int, str], ...]) -> None:
        """Find the layer of *unit* if it has none: the first on which no glyph of it reads otherwise."""
        if unit in self._layers:
            return
        for layer, readings in enumerate(self._readings):  # noqa: B007 - the last layer is made where none will do
            if all(readings.get(gid, text) == text for gid, text in unit):
                break
        else:
            layer, readings = len(self._readings), {}
            self._readings.append(readings)
        self._layers[unit] = layer
        readings.update(unit)

    @cached_property
    def gids(self) -> tuple[int, ...]:
        """Every glyph used, in ascending order: the first has code 1."""
        return tuple(sorted(set().union(*self._readings)))

    @property
    def layers(self) -> int:
        """How many fonts the face needs."""
        return len(self._readings)

    def layers_of(self, gids: Sequence[int], texts: Sequence[str]) -> list[int]:
        """The layer of each of glyphs that were seen."""
        if self.layers == 1:
            return [0] * len(gids)
        return [layer for unit in self._units(gids, texts) for layer in [self._layers[unit]] * len(unit)]

    def _units(self, gids: Sequence[int], texts: Sequence[str]) -> Iterable[tuple[tuple[int, str], ...]]:
        """Glyphs with their readings, those of one cluster together."""
        return zip(zip(gids, texts, strict=True)) if self._stand_alone(texts) else _units(gids, texts)

    def _stand_alone(self, texts: Iterable[str]) -> bool:
        """True when none of *texts* may continue the cluster before it."""
        fresh = set(texts).difference(self._alone)
        characters = set("".join(fresh))
        if _CONTINUING.isdisjoint(characters) and max(characters, default="") < _HIGH:
            self._alone.update(fresh)
            return True
        self._alone.update([text for text in fresh if not _may_continue(text)])
        return self._alone.issuperset(fresh)

    @cached_property
    def written(self) -> dict[int, str]:
        """The code of every glyph as four hexadecimal digits."""
        digits = b"".join([code.to_bytes(2, "big") for code in range(1, len(self.gids) + 1)]).hex(" ", 2).upper()
        return dict(zip(self.gids, digits.split(), strict=True))

    def glyph_numbers(self, gid_map: Mapping[int, int]) -> bytes:
        """The CIDToGIDMap stream: two bytes for every code from 0."""
        return b"".join([b"\0\0", *(gid_map[gid].to_bytes(2, "big") for gid in self.gids)])

    def to_unicode(self, layer: int = 0) -> bytes:
        """The ToUnicode CMap of a layer.

        A glyph without a text of its own reads as a word joiner, which shows nothing: PDF/A-2u wants a value that is
        not empty, and without any readers make up one from its code.
        """
        readings = self._readings[layer]
        codes = [code for gid, code in self.written.items() if gid in readings]
        texts = _all_utf16([readings[gid] or NO_TEXT for gid in self.gids if gid in readings])
        header = _HEADER.format(ordering="UCS", name="Adobe-Identity-UCS", kind=2)
        return _cmap(header, "bfchar", [f"<{code}> <{text}>" for code, text in zip(codes, texts, strict=True)])

    def widths(self, advances: Mapping[int, int], cids: Iterable[int]) -> list[tuple[int, list[int]]]:
        """(first CID, widths) for runs of CIDs whose width is not 1000; *cids* are those of the codes from 1."""
        by_cid = {cid: advances[gid] for cid, gid in zip(cids, self.gids, strict=True) if advances[gid] != 1000}
        found: list[tuple[int, list[int]]] = []
        before = -2
        for cid in sorted(by_cid):
            if cid == before + 1:
                found[-1][1].append(by_cid[cid])
            else:
                found.append((cid, [by_cid[cid]]))
            before = cid
        return found

    def to_cids(self, cids: Iterable[int]) -> bytes:
        """A CMap from the codes from 1 to *cids*, for font programs with more glyphs than were asked for."""
        header = _HEADER.format(ordering="Identity", name="Codes", kind=1)
        return _cmap(header, "cidchar", [f"<{code:04X}> {cid}" for code, cid in enumerate(cids, 1)])


def _cmap(header: str, kind: str, rows: Sequence[str]) -> bytes:
    """A CMap of *rows*, each a code and what it leads to, in blocks as long as they may be."""
    parts = [header]
    for at in range(0, len(rows), _ROWS):
        block = rows[at : at + _ROWS]
        parts += [f"{len(block)} begin{kind}", *block, f"end{kind}"]
    parts.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
    return "\n".join(parts).encode()


def _units(gids: Sequence[int], texts: Sequence[str]) -> Iterator[tuple[tuple[int, str], ...]]:
    """Glyphs with their readings, those of one cluster together."""
    unit: tuple[tuple[int, str], ...] = ()
    for pair in zip(gids, texts, strict=True):
        gid, text = pair
        joins = unit and _may_continue(text) and len(clusters(unit[-1][1] + text)) == 1
        if joins and all(gid != other for other, _ in unit):
            unit = (*unit, pair)
            continue
        if unit:
            yield unit
        unit = (pair,)
    if unit:
        yield unit


_CONTINUING: Final = IGNORED.union(map(chr, range(0xFE00, 0xFE10)))
_HIGH: Final = "\U0001f000"
"""Characters that may belong to the cluster before them, and the first of others that may: emoji, selectors, tags."""


def _may_continue(text: str) -> bool:
    """True when *text* may belong to the cluster before it: a selector, a joiner, what is joined, half a flag."""
    return text > "\u2000" and (is_selector(text[0]) or text[0] in IGNORED or text[0] >= "\U0001f000")


def codes_of(pages: Iterable[Page]) -> dict[str, Codes]:
    """The codes of every face on *pages*; shapes that are drawn need none."""
    rows: dict[str, list[tuple[Sequence[int], Sequence[str]]]] = {}
    for page in pages:
        for mark in page.marks:
            if isinstance(mark, GlyphRun) and mark.gids and not mark.drawn:
                rows.setdefault(mark.face, []).append((mark.gids, shared(mark.texts)))
    found = {face: Codes(face) for face in rows}
    for face, codes in found.items():
        codes.see(rows[face])
    return found


def utf16(words: str) -> str:
    """*words* in UTF-16 as hexadecimal digits; half a surrogate pair, which is no character, becomes U+FFFD."""
    if len(words) == 1 and words < "\ud800":
        return f"{ord(words):04x}"
    try:
        return words.encode("utf-16-be").hex()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in words).encode("utf-16-be").hex()


def _all_utf16(texts: Sequence[str]) -> list[str]:
    """Each of *texts* as :func:`utf16` gives it; most are characters that can be written together."""
    try:
        digits = "\n".join(texts).encode("utf-16-be").hex(" ", 2)
    except UnicodeEncodeError:
        return [*map(utf16, texts)]
    made = digits.replace(" 000a ", "\n").replace(" ", "").split("\n")
    return made if len(made) == len(texts) else [*map(utf16, texts)]


def glyphs_of(codes: Mapping[str, Codes]) -> dict[str, tuple[int, ...]]:
    """Every glyph of every face that *codes* are of, in ascending order."""
    return {key: used.gids for key, used in codes.items()}
