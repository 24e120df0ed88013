"""Texts brought to their final form, and an account of what was changed in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from layout.characters.changes import Change
from layout.characters.normalise import normalise
from layout.characters.settled import glyph_findings
from layout.findings import Finding, Place, finding
from layout.lines.shapes import LineShape


class Keeper:
    """Brings texts to their final form and remembers what was changed where."""

    def __init__(self, name: str, glyphs: Sequence[tuple[int, Change]]) -> None:
        self._name = name
        self._marks: Counter[str] = Counter()
        self._first = 0
        self._glyphs = list(glyphs)
        self._kinds: Counter[str] = Counter()
        self._where: dict[str, int] = {}

    def see(self, shapes: Sequence[LineShape]) -> None:
        """Remember what was changed in the words of *shapes*."""
        for shape in shapes:
            for change in shape.changes:
                if change.kind in ("radical", "compatibility", "private"):
                    self._glyphs.append((shape.line.number, change))
                else:
                    self._kinds[change.kind] += change.count
                    self._where.setdefault(change.kind, shape.line.number)

    def put(self, text: str, line: int) -> str:
        """The final form of *text*, which stands in *line*."""
        done = normalise(text)
        for change in done.changes:
            self._marks[f"{change.old}→{change.new}"] += change.count
            self._first = self._first or line
        return done.text

    def findings(self) -> list[Finding]:
        """What was changed: look-alikes one by one, marks together."""
        made = glyph_findings((Place(self._name, line), one.old, one.new) for line, one in self._glyphs)
        codes = {
            "markup": "markup-removed", "zero-width": "zero-width-removed", "control": "control-removed",
            "width": "width-changed", "space": "space-changed", "variation": "variation-removed",
        }  # fmt: skip
        for kind, count in self._kinds.items():
            made.append(finding(codes[kind], Place(self._name, self._where[kind]), count=count))
        if self._marks:
            listed = "  ".join(f"{what} {count}" for what, count in self._marks.most_common(12))
            made.append(finding("halfwidth-punctuation", Place(self._name), count=self._marks.total(), listed=listed))
        return made
