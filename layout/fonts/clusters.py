"""What belongs together: a character with its marks, selectors and joiners, as Unicode's grapheme clusters have it."""

from __future__ import annotations

import unicodedata
from typing import Final

ZWJ: Final = "\u200d"
TEXT_FORM: Final = "\ufe0e"
EMOJI_FORM: Final = "\ufe0f"
"""Variation selectors that ask for a symbol in black, and in colour."""

IGNORED: Final = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063"
    "\u2064\u2066\u2067\u2068\u2069\ufeff" + "".join(map(chr, range(0xE0020, 0xE0080)))
)
"""Characters that show nothing and need no glyph (default ignorable; the tags of flags among them)."""

_EMPTY: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Fillers: characters that are blank and say so by their names, not by their category."""

_MARKS: Final = ("Mn", "Me", "Mc")


def is_selector(character: str) -> bool:
    """True for a variation selector, Mongolian ones aside."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def is_private(character: str) -> bool:
    """True for a point of the private use areas, which means something only where it was made."""
    return "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000"


def shows(character: str) -> bool:
    """True for a character that leaves ink on paper."""
    return not (
        character.isspace()
        or character in IGNORED
        or character in _EMPTY
        or is_selector(character)
        or unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp")
    )


def base_of(cluster: str) -> str:
    """The characters of *cluster* that need a glyph."""
    return "".join(c for c in cluster if c not in IGNORED and not is_selector(c))


def clusters(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of every character with what belongs to it.

    Marks, selectors, joiners with what they join, the tones of skin, two letters of a flag, the parts of a Korean
    syllable (UAX #29, extended grapheme clusters; the rules for Indic conjuncts are left out).
    """
    made: list[tuple[int, int]] = []
    flags = 0
    for index, character in enumerate(text):
        before = text[index - 1] if index else ""
        flag = "\U0001f1e6" <= character <= "\U0001f1ff"
        flags = flags + 1 if flag else 0
        if made and (_joins(before, character) or (flag and flags % 2 == 0)):
            made[-1] = (made[-1][0], index + 1)
        else:
            made.append((index, index + 1))
    return tuple(made)


def _joins(before: str, character: str) -> bool:
    """True when *character* belongs to the cluster that *before* ends."""
    if character < "\u0300":
        return character == "\u00ad"
    if before == ZWJ and unicodedata.category(character) == "So":
        return True
    return (
        is_selector(character)
        or character in IGNORED
        or unicodedata.category(character) in _MARKS
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or _jamo(before, character)
    )


def _jamo(before: str, character: str) -> bool:
    """Hangul: leading consonants, then vowels, then trailing consonants (UAX #29, GB6–GB8)."""
    if "\u1160" <= character <= "\u11a7":
        return "\u1100" <= before <= "\u11a7" or "\uac00" <= before <= "\ud7a3"
    if "\u11a8" <= character <= "\u11ff":
        return "\u1160" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    return "\u1100" <= character <= "\u115f" and "\u1100" <= before <= "\u115f"
