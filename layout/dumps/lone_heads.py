"""Heads without copy and copy without a head: brought together when there is one of each, reported in any case."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from layout.dumps.assemble import jump_only
from layout.dumps.groups import Group
from layout.findings import Fact, Finding, Place, Several, finding
from layout.lines.shapes import LineShape
from layout.stories.parts import DECK, HEAD, HEAD_MORE


def settle_lone_heads(groups: Sequence[Group]) -> tuple[tuple[Group, ...], tuple[tuple[LineShape, str], ...]]:
    """The groups that are stories or furniture, and the lines (with their parts) that belong to none.

    On a page with exactly one head without copy and exactly one copy without a head the two are one story.  The
    head's lines then come last in the group, which is how its finding knows.
    """
    made: list[Group] = []
    strays: list[tuple[LineShape, str]] = []
    for _, several in groupby(groups, key=lambda group: group.shapes[0].line.page):
        page = list(several)
        heads = [g for g in page if not g.is_furniture and g.bodiless and g.of(HEAD)]
        bare = [g for g in page if g.headless]
        match = len(heads) == len(bare) == 1
        for group in page:
            if group.is_furniture:
                made.append(group)
            elif jump_only(group) or group.bodiless:
                strays += [
                    (shape, part)
                    for shape, part in zip(group.shapes, group.parts, strict=True)
                    if not (match and group is heads[0] and _belongs(shape, part))
                ]
            elif match and group is bare[0]:
                made.append(_together(group, heads[0]))
            else:
                made.append(group)
    return tuple(made), tuple(strays)


def _belongs(shape: LineShape, part: str) -> bool:
    """A line of an orphan head that goes with it; —— before a few characters may as well be a signature."""
    return part in (HEAD, HEAD_MORE) or (part == DECK and not is_dashed_name(shape))


def is_dashed_name(shape: LineShape) -> bool:
    """—— before two to four ideographs: a signature, a short deck, or 一 misread."""
    return shape.text.startswith("——") and 2 <= len(shape.text) - 2 <= 4


def _together(body: Group, head: Group) -> Group:
    pairs = [(shape, part) for shape, part in zip(head.shapes, head.parts, strict=True) if _belongs(shape, part)]
    return Group(body.shapes + tuple(s for s, _ in pairs), body.parts + tuple(p for _, p in pairs))


def _furniture_kind(shape: LineShape) -> str:
    if shape.furniture or not shape.text:
        return shape.furniture or "markup"
    return "label" if shape.text[-1] in "：:" else "field"


def furniture_told(shapes: Sequence[LineShape], name: str) -> list[Finding]:
    """What of a page is no copy: one finding a page, on the first of its lines, with the words of each."""
    made: list[Finding] = []
    ordered = sorted(shapes, key=lambda shape: (shape.line.page, shape.line.number))
    for _, several in groupby(ordered, key=lambda shape: shape.line.page):
        page = list(several)
        words = [shape.line.text[:_SHOWN] for shape in page]
        numbers = [shape.line.number for shape in page]
        listed = "; ".join(f"{number} {said}" for number, said in zip(numbers, words, strict=True))
        made.append(
            finding(
                "page-furniture",
                _place(page[0], name),
                kind=", ".join(dict.fromkeys(map(_furniture_kind, page))),
                text=listed if len(page) > 1 else words[0],
                lines=", ".join(map(str, dict.fromkeys(numbers))),
            )
        )
    return made


_SHOWN: Final = 40


def strays_told(strays: Sequence[tuple[LineShape, str]], name: str) -> list[Finding]:
    """A head is reported as one; anything else as a line of no story; those of a page together."""
    pages: dict[tuple[int, str], list[LineShape]] = {}
    for shape, part in strays:
        pages.setdefault((shape.line.page, "stray-headline" if part in _HEADS else "stray-line"), []).append(shape)
    made: list[Finding] = []
    for (_, code), several in pages.items():
        facts: dict[str, Fact] = {"text": Several.of([one.line.text[:_SHOWN] for one in several], _NAMED)}
        if several[1:]:
            facts["lines"] = ", ".join(str(one.line.number) for one in several)
        made.append(finding(code, _place(several[0], name), story="", **facts))
    return made


_NAMED: Final = 6
"""Strays of a page whose words are told; the report and the hints have all, by number."""


_HEADS: Final = (HEAD, HEAD_MORE)


def _place(shape: LineShape, name: str) -> Place:
    return Place(name, shape.line.number, 1, shape.line.text[:60])
