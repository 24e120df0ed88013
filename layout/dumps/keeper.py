"""Texts brought to their final form, and an account of what was changed in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from layout.characters.changes import Change
from layout.characters.normalise import normalise
from layout.characters.settled import glyph_findings
from layout.dumps.assemble import story_of
from layout.dumps.groups import Group
from layout.findings import Finding, Place, finding
from layout.kept_answers import LastAnswers
from layout.lines.shapes import LineShape
from layout.stories.model import Story


class Keeper:
    """Brings texts to their final form and remembers what was changed where."""

    def __init__(self, name: str, glyphs: Sequence[tuple[int, Change]]) -> None:
        self._name = name
        self._marks: Counter[str] = Counter()
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

    def put(self, text: str) -> str:
        """The final form of *text*."""
        done = normalise(text)
        self._marks.update(_counted(done.changes))
        return done.text

    def story(self, group: Group, slug: str, known: LastAnswers) -> Story:
        """The story that *group* is; one that is *known* is not put together again, what was changed in it counts."""
        asked = group, slug, self._name
        story, changed = known.of(("story", slug), asked, partial(_put_together, *asked))
        self._marks.update(changed)
        return story

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


def _put_together(group: Group, slug: str, name: str) -> tuple[Story, Counter[str]]:
    """The story that *group* is, and what was changed in its words, how often."""
    changes: list[Change] = []

    def put(text: str) -> str:
        done = normalise(text)
        changes.extend(done.changes)
        return done.text

    return story_of(group, slug, name, put), _counted(changes)


def _counted(changes: Sequence[Change]) -> Counter[str]:
    """How often *changes* put which character for which."""
    made: Counter[str] = Counter()
    for change in changes:
        made[f"{change.old}→{change.new}"] += change.count
    return made
