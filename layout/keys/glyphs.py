"""Characters that an issue brings itself (造字): each with its drawing or its small font."""

from __future__ import annotations

from typing import Final

from layout.findings import Place
from layout.keys.file_reading import FileReading
from layout.keys.kinds import words
from layout.keys.reading import Kind, named
from layout.trees.nodes import Node

LONGEST_SEQUENCE: Final = 16
"""Characters of an ideographic description sequence (Unicode, section 18.2, once allowed no more)."""


def _is_glyph(key: str) -> bool:
    """One character, one with its variation selector, or an ideographic description sequence: 𱁬, 葛󠄀, ⿰方土."""
    selected = len(key) == 2 and ("\ufe00" <= key[1] <= "\ufe0f" or "\U000e0100" <= key[1] <= "\U000e01ef")
    described = 3 <= len(key) <= LONGEST_SEQUENCE and "\u2ff0" <= key[0] <= "\u2fff"
    return len(key) == 1 or selected or (described and not any(c.isspace() for c in key))


def glyphs() -> Kind:
    """Drawings of characters by character or by the sequence that describes one; (character, path, place) of each."""
    pairs = named(words(500))

    def read(reading: FileReading, node: Node) -> tuple[tuple[str, str, Place], ...] | None:
        found = pairs.read(reading, node)
        if found is None:
            return None
        wrong = [at for character, (at, _) in found.items() if not _is_glyph(character)]
        if wrong:
            return reading.fault("spec-not-a-character", wrong[0])
        return tuple((character, path, reading.source.of(at)) for character, (at, path) in found.items())

    return Kind(read, pairs.schema)
