"""Doubts about where paragraphs begin and end: lines joined on weak evidence, heads that may be a last line of copy."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from layout.dumps.groups import Group
from layout.dumps.joints import is_next, is_sure, marks_of
from layout.findings import Finding, Place, finding
from layout.lines.dump_style import DumpStyle
from layout.lines.items import item_of
from layout.lines.line_scores import is_couplet
from layout.lines.shapes import LineShape
from layout.stories.model import Story
from layout.stories.parts import BODY, HEADER, MORE, START, SUBHEAD


def paragraph_doubts(
    stories: Sequence[Story], groups: Sequence[Group], style: DumpStyle, settled: frozenset[int], name: str
) -> list[Finding]:
    """Every doubt of this kind about *stories*, read from *groups*; there is none of lines that are *settled*."""
    return [*_heads(stories, groups, settled, name), *_joints(stories, groups, style, settled, name)]


def _joints(
    stories: Sequence[Story], groups: Sequence[Group], style: DumpStyle, settled: frozenset[int], name: str
) -> list[Finding]:
    """A finding for each story with lines joined on weak evidence; lines that are *settled* are none of them.

    Where only the length of lines shows the paragraphs, that is reported once, with all such lines.
    """
    found: list[Finding] = []
    every: list[LineShape] = []
    for story, group in zip(stories, groups, strict=True):
        marks = marks_of(group.shapes, group.parts, style)
        doubtful: list[tuple[LineShape, LineShape]] = []
        for part, (before, shape) in zip(group.parts[1:], pairwise(group.shapes), strict=True):
            if part == MORE and shape.line.number not in settled and not is_sure(before, shape, style, marks):
                doubtful.append((before, shape))
        found += [_joint(story, doubtful, name)] if doubtful else []
        every += [shape for _, shape in doubtful]
    joined = [shape for group in groups for shape, part in zip(group.shapes, group.parts, strict=True) if part == MORE]
    if joined and _is_by_width(groups, style):
        place = Place(name, (every or joined)[0].line.number)
        lines = ", ".join(str(one.line.number) for one in every or joined[:1])
        return [finding("paragraphs-by-width", place, width=style.wrapped, lines=lines)]
    return found


def _is_by_width(groups: Sequence[Group], style: DumpStyle) -> bool:
    """Broken lines with neither indents nor blank lines: a last line that is full cannot be known from any other."""
    if not style.wrapped or style.indented:
        return False
    steps = [step for group in groups for step in zip(group.parts, group.parts[1:], group.shapes[1:], strict=False)]
    starts = [is_next(shape, style) for was, part, shape in steps if was in BODY and part == START]
    return sum(starts) * 2 >= len(starts)


def _heads(stories: Sequence[Story], groups: Sequence[Group], settled: frozenset[int], name: str) -> list[Finding]:
    """Heads and subheads right under copy that have the commas of a sentence, as its last paragraph would."""
    found: list[Finding] = []
    was: LineShape | None = None
    body = False
    for story, group in zip(stories, groups, strict=True):
        for shape, part in zip(group.shapes, group.parts, strict=True):
            under = was is not None and body and was.line.page == shape.line.page and not (was.jump or was.sign)
            if under and part in (*HEADER, SUBHEAD) and shape.line.number not in settled and _is_wordy(shape):
                place = Place(name, shape.line.number, 1, shape.line.text[:60])
                found.append(finding("head-like-copy", place, story=story.slug, slug=story.slug, text=shape.text[:40]))
            was, body = shape, part in BODY
    return found


def _is_wordy(shape: LineShape) -> bool:
    """True for a line with a comma of a sentence.

    “路通，心才安”, 拆，还是留？ and 虱目魚丸、文蛤 are heads: what is quoted, asked or listed, and so are couplets.
    """
    commas = sum(map(shape.text.count, "，,；;"))
    quoted = shape.text[0] in "“「" and shape.text[-1] in "”」"
    asks = shape.text[-1] in "？！?!"
    return commas > is_couplet(shape.text) and not (quoted or asks or item_of(shape.text) == "number")


def _joint(story: Story, doubtful: Sequence[tuple[LineShape, LineShape]], name: str) -> Finding:
    before, shape = doubtful[0]
    lines = ", ".join(str(one.line.number) for _, one in doubtful)
    place = Place(name, shape.line.number, 1, shape.line.text[:60])
    facts = {"near": before.text[-12:], "next": shape.text[:8], "lines": lines}
    return finding("paragraph-joined", place, story=story.slug, slug=story.slug, **facts)
