"""Characters of story files: look-alikes and full-width figures brought to the form that dumps have, and reported.

Marks, blanks and words stay as their writer put them, variants of ideographs too: they may be a name's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from layout.characters.normalise import with_groups, with_points
from layout.characters.private_use import remapped
from layout.characters.radicals import characters, script_of
from layout.findings import Finding, Place, finding

_GLYPHS: Final = 6
"""Look-alikes reported one by one; a page from a PDF has dozens, and those beyond are listed in one finding."""

_NARROW: Final = {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B),
                                                               *range(0xFF41, 0xFF5B), 0xFF05)}  # fmt: skip


@cache
def _suspects() -> re.Pattern[str]:
    return re.compile(
        "[\u2e80-\u2fd5\ue78d-\ue864\uff0d\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]|(?<=[0-9\uff10-\uff19])\uff05"
    )


def settled(lines: list[str], name: str) -> list[Finding]:
    """Settle the characters of *lines* in place; what was changed in them."""
    at_all = [at for at, line in enumerate(lines) if not line.isascii() and _suspects().search(line)]
    if not at_all:
        return []
    radicals = characters(script_of(lines))
    glyphs: list[tuple[Place, str, str]] = []
    widths, first = 0, 0
    for at in at_all:
        made = list(with_groups(lines[at]))
        replaced = 0
        for match in _suspects().finditer(lines[at]):
            char = match.group()
            made[match.start()] = new = _NARROW.get(char) or radicals.get(char) or remapped().get(char, char)
            if new != char and char not in _NARROW:
                replaced += 1
                glyphs.append((Place(name, at + 1, match.start() + 1), char, new))
        line = with_points("".join(made))
        changed = sum(old != new for old, new in zip(lines[at], line, strict=True)) - replaced
        widths, first = widths + changed, first or (at + 1 if changed else 0)
        lines[at] = line
    found = glyph_findings(glyphs)
    return [*found, finding("width-changed", Place(name, first), count=widths)] if widths else found


def glyph_findings(seen: Iterable[tuple[Place, str, str]]) -> list[Finding]:
    """The (place, old, new) of look-alikes replaced: each once where it was first seen, many of them together."""
    once: dict[tuple[str, str], Place] = {}
    for place, old, new in seen:
        once.setdefault((old, new), place)
    kinds: Sequence[tuple[tuple[str, str], Place]] = list(once.items())
    made = [
        finding("glyph-replaced", place, old=old, new=new, code=f"U+{ord(old):04X}")
        for (old, new), place in kinds[:_GLYPHS]
    ]
    if len(kinds) > _GLYPHS:
        listed = "  ".join(f"{old}→{new}" for (old, new), _ in kinds[_GLYPHS:])
        made.append(finding("glyphs-replaced", kinds[_GLYPHS][1], count=len(kinds) - _GLYPHS, listed=listed))
    return made
