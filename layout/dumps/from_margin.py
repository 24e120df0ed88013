"""Stories by the margin of a marked dump: what a person says of each line is what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from layout.characters.source import SourceLine
from layout.dumps.blocks import Blocks
from layout.dumps.groups import Group
from layout.dumps.pairs import label_of
from layout.findings import Finding, Place, finding
from layout.lines.shapes import LineShape
from layout.stories.margins import OWNERLESS, ROLES, MarginLine
from layout.stories.parts import (
    ASIDE,
    BYLINE,
    CAPTION,
    CREDIT,
    DECK,
    FURNITURE,
    HEAD,
    HEAD_MORE,
    JUMP,
    KICKER,
    MORE,
    RUBRIC,
    SIGN,
    START,
    SUBHEAD,
    WIRE,
)
from layout.value import NamedTuple

LineKey = tuple[int, int]
"""The number of a line, and which it is of those that share the number."""

PARTS: Final = {
    "rubric": RUBRIC, "kicker": KICKER, "headline": HEAD, "headline-more": HEAD_MORE, "deck": DECK, "byline": BYLINE,
    "body": START, "more": MORE, "subhead": SUBHEAD, "caption": CAPTION, "caption-more": MORE, "credit": CREDIT,
    "jump": JUMP, "signature": SIGN, "item": START, "row": START, "furniture": FURNITURE, "stray": START,
}  # fmt: skip
_ROLES: Final = {part: role for role, part in PARTS.items() if role not in ("item", "row", "stray", "caption-more")} | {
    WIRE: "body", ASIDE: "furniture",
}  # fmt: skip


class WrittenMargin(NamedTuple):
    """What a margin says of the lines of a dump, and which of them the program would read otherwise."""

    lines: Mapping[LineKey, MarginLine]
    changed: frozenset[LineKey]


def keys_of(lines: Iterable[SourceLine]) -> list[LineKey]:
    """The key of each of *lines*."""
    seen: dict[int, int] = {}
    made: list[LineKey] = []
    for line in lines:
        made.append((line.number, seen.get(line.number, 0)))
        seen[line.number] = made[-1][1] + 1
    return made


def margin_of(
    lines: Sequence[SourceLine], groups: Sequence[Group], ids: Sequence[str], strays: Iterable[LineShape], apart: Blocks
) -> tuple[MarginLine, ...]:
    """What each of *lines* was read as: a line of one of *groups*, which are stories named by *ids*, or of none."""
    known: dict[LineKey, tuple[str, str, bool]] = {}
    count: dict[int, int] = {}

    def put(shape: LineShape, story: str, role: str, *, behind: bool = False) -> None:
        number = shape.line.number
        known[number, count.get(number, 0)] = (story, role, behind)
        count[number] = count.get(number, 0) + 1

    for group, slug in zip(groups, ids, strict=True):
        last, furthest = "", 0
        for shape, part in zip(group.shapes, group.parts, strict=True):
            role = _ROLES[part]
            if part == MORE and last == CAPTION:
                role = "caption-more"
            elif role == "body" and shape.line.number in apart.rows:
                role = "row"
            elif role == "body" and shape.line.number in apart.items:
                role = "item"
            last = last if part == MORE else part
            behind = shape.line.number < furthest
            furthest = max(furthest, shape.line.number)
            put(shape, "" if role == "furniture" else slug, role, behind=behind and role != "furniture")
    for shape in strays:
        put(shape, "", "stray")
    made: list[MarginLine] = []
    for line, key in zip(lines, keys_of(lines), strict=True):
        story, role, behind = known.get(key, ("", "furniture", False))
        made.append(MarginLine(line.text, story, role, behind, None, line.number))
    return tuple(made)


def written_by(
    margin: Mapping[LineKey, MarginLine], read: Sequence[MarginLine], lines: Sequence[SourceLine]
) -> WrittenMargin:
    """What *margin* says; a line of which it says nothing is what it was *read* as."""
    known: dict[LineKey, MarginLine] = {}
    changed: set[LineKey] = set()
    for key, own in zip(keys_of(lines), read, strict=True):
        written = margin.get(key)
        known[key] = written if written is not None and written.role else own
        if (known[key].story, known[key].role, known[key].apart) != (own.story, own.role, own.apart):
            changed.add(key)
    return WrittenMargin(known, frozenset(changed))


def settled_parts(written: WrittenMargin, lines: Sequence[SourceLine]) -> tuple[dict[int, str], dict[int, str]]:
    """Parts of *lines* by index, and blocks by line number, for the lines that a person has changed."""
    parts: dict[int, str] = {}
    blocks: dict[int, str] = {}
    for at, key in enumerate(keys_of(lines)):
        if key in written.changed:
            role = written.lines[key].role
            parts[at] = PARTS[role]
            blocks |= {key[0]: "list" if role == "item" else "table"} if role in ("item", "row") else {}
    return parts, blocks


def written_groups(
    written: WrittenMargin, shapes: Sequence[LineShape]
) -> tuple[tuple[Group, ...], tuple[tuple[LineShape, str], ...]]:
    """The groups of *shapes*, and the lines that belong to none."""
    before: dict[str, list[tuple[LineShape, str]]] = {}
    behind: dict[str, list[tuple[LineShape, str]]] = {}
    furniture: list[Group] = []
    strays: list[tuple[LineShape, str]] = []
    shapes = sorted(shapes, key=lambda one: one.line.number)
    for shape, key in zip(shapes, keys_of(one.line for one in shapes), strict=True):
        one = written.lines.get(key) or written.lines.get((key[0], 0))
        role = one.role if one else "stray"
        if one is None or role in OWNERLESS:
            strays += [(shape, START)] if role == "stray" else []
            furniture += [Group((shape,), (FURNITURE,))] if role == "furniture" else []
        else:
            before.setdefault(one.story, [])
            (behind if one.apart else before).setdefault(one.story, []).append((shape, PARTS[role]))
    made: list[Group] = []
    for slug, lines in before.items():
        pairs = [*lines, *behind.get(slug, ())]
        made.append(Group(tuple(shape for shape, _ in pairs), tuple(part for _, part in pairs)))
    return (*made, *furniture), tuple(strays)


def written_ids(written: WrittenMargin, groups: Sequence[Group]) -> list[str]:
    """The slug of each of *groups*; one that no margin names has that of the group before it and a number."""
    made: list[str] = []
    for group in groups:
        names = (written.lines.get((number, 0)) for number in group.lines)
        name = next((one.story for one in names if one and one.story and one.story not in made), "")
        made.append(name or f"{made[-1] if made else 'a0'}-{len(made)}")
    return made


def written_blocks(written: WrittenMargin, apart: Blocks) -> Blocks:
    """*apart* with the items and rows that the margin has."""
    items: dict[int, str] = {}
    rows: dict[int, bool] = {}
    was_row = False
    for shape in apart.shapes:
        number = shape.line.number
        one = written.lines.get((number, 0))
        role = one.role if one else ""
        if role == "item":
            items[number] = apart.items.get(number) or label_of(shape.text)
        if role == "row":
            rows[number] = apart.rows.get(number, not was_row)
        was_row = role == "row"
    return apart._replace(items=items, rows=rows)


def not_followed(
    written: WrittenMargin, now: Sequence[MarginLine], lines: Sequence[SourceLine], name: str
) -> list[Finding]:
    """A finding for each line that is not what its margin says, because its form allows no such reading."""
    made: list[Finding] = []
    for key, line, one in zip(keys_of(lines), lines, now, strict=True):
        said = written.lines[key]
        if key in written.changed and (said.story, said.role) != (one.story, one.role):
            place = said.place or Place(name, line.number, 1, line.text[:60])
            facts = {
                "said": f"{said.story} {ROLES[said.role]}".strip(),
                "read": f"{one.story} {ROLES[one.role]}".strip(),
            }
            made.append(finding("marked-not-followed", place, words=line.text[:30], **facts))
    return made
