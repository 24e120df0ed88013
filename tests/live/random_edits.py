"""Random work on an issue: words typed and taken away, slots moved, legs changed; the same every time.

``python tests/live/random_edits.py ISSUE.yaml COUNT [FIRST]`` holds what is remembered to what is made anew.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from layout import load
from layout.composing import Composed, CompositionMemory, Materials, compose
from layout.spec.model import Issue, Legs

TYPED = ("的", "，", "。", "3", "a", "word ", "“好”", "……", "2023年", "㎡", "", "", "")


def edited(issue: Issue, materials: Materials, seed: int) -> tuple[Issue, Materials]:
    """*issue* after one edit."""
    chance = random.Random(seed)
    if chance.random() < 0.75:
        return issue, _typed(issue, materials, chance)
    return _moved(issue, chance), materials


def _typed(issue: Issue, materials: Materials, chance: random.Random) -> Materials:
    stories = dict(materials.stories)
    placed = sorted({slot.story for page in issue.pages for slot in page.slots} & stories.keys())
    story = stories[chance.choice(placed)]
    kind = chance.random()
    if kind < 0.1 and story.headline:
        story = story._replace(headline=(story.headline[0] + chance.choice(TYPED), *story.headline[1:]))
    elif kind < 0.15:
        story = story._replace(caption=story.caption + chance.choice(TYPED))
    elif story.body:
        at = chance.randrange(len(story.body))
        one = story.body[at]
        place = chance.randrange(len(one.text) + 1)
        gone = chance.choice((0, 0, 1, 7))
        text = one.text[:place] + chance.choice(TYPED) + one.text[place + gone :]
        spans = () if gone else one.spans
        whole = (*story.body[:at], one._replace(text=text or "一", spans=spans), *story.body[at + 1 :])
        if chance.random() < 0.1:
            whole = whole[:at] + whole[at + 1 :]
        story = story._replace(body=whole)
    stories[story.slug] = story
    return materials._replace(stories=stories)


def _moved(issue: Issue, chance: random.Random) -> Issue:
    pages = list(issue.pages)
    number = chance.randrange(len(pages))
    slots = list(pages[number].slots)
    at = chance.randrange(len(slots))
    slot = slots[at]
    area = slot.area
    if slot.rect is None and not slot.stretches and area.lines:
        line = max(1, area.line + chance.choice((-1, 0, 1)))
        lines = max(2, min(issue.grid.lines - line + 1, area.lines + chance.choice((-2, -1, 0, 1))))
        slot = slot._replace(area=area._replace(line=line, lines=lines))
    if slot.use == "story" and chance.random() < 0.3:
        slot = slot._replace(legs=Legs(chance.choice((0, 1, 2, 3))))
    slots[at] = slot
    pages[number] = pages[number]._replace(slots=tuple(slots))
    return issue._replace(pages=tuple(pages))


def unlike(one: Composed, other: Composed) -> list[str]:
    """Names of what differs between two makings up."""
    parts = ("edition", "rests", "issue", "placed", "spreads")
    found = [name for name in parts if getattr(one, name) != getattr(other, name)]
    fits = zip(one.fits, other.fits, strict=True)
    return found + [
        f"fit of {a.slot.id}" for a, b in fits if (a.fit, a.findings, a.poured) != (b.fit, b.findings, b.poured)
    ]


def differences(path: Path, count: int, first: int = 0) -> Iterator[tuple[int, list[str]]]:
    """Edits after which what was remembered gave something else, with what; every edit builds on those before."""
    loaded = load(path)
    issue, materials = loaded.issue, loaded.materials
    memory = CompositionMemory()
    compose(issue, materials, memory)
    for seed in range(first, first + count):
        if seed % 25 == 0:
            issue, materials = loaded.issue, loaded.materials
        issue, materials = edited(issue, materials, seed)
        found = unlike(compose(issue, materials, memory), compose(issue, materials))
        if found:
            yield seed, found


if __name__ == "__main__":
    bad = list(differences(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0))
    print(f"{sys.argv[2]} edits, {len(bad)} differ", *bad[:20], sep="\n")
    sys.exit(bool(bad))
