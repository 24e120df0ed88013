"""Which words of which story changed, as they stand on the pages, whatever line, leg or page they came to stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from layout.comparing.accounts import KeptMark
from layout.comparing.model import Alteration, Loose, Ref, boxed, change
from layout.comparing.pairing import Pair, Unit
from layout.comparing.wording import WordChange, changed_words
from layout.geometry import Rect
from layout.units import Length
from layout.value import NamedTuple

SOFT_HYPHEN: Final = "\u00ad"
_WHITE: Final = " \u3000"
_LEADERS: Final = "…·.．"
_PARAGRAPHS: Final = ("paragraph", "subhead", "row", "byline", "signature", "quote")
"""Roles that are read one after the other: one running text."""


class NamedTexts(NamedTuple):
    """Changes of words, and the lines of type that they name in the old version and the new."""

    changes: list[Alteration]
    old: set[Ref]
    new: set[Ref]


class RunningLine(NamedTuple):
    """A line of a running text, from *start* to before *end* of it."""

    ref: Ref
    mark: KeptMark
    start: int
    end: int


class Running(NamedTuple):
    """A text as it runs through lines, paragraphs parted by line feeds."""

    text: str
    lines: tuple[RunningLine, ...]


def text_changes(pairs: Sequence[Pair], loose: dict[Pair, Loose]) -> NamedTexts:
    """The changes of words of all stories that are in both versions."""
    made = NamedTexts([], set(), set())
    for together in _by_story(pairs):
        old = _texts((one.old.page.number, at, mark) for one in together if one.old for at, mark in one.old.marks)
        new = _texts((one.new.page.number, at, mark) for one in together if one.new for at, mark in one.new.marks)
        if not any(one.old and one.new for one in together):
            continue
        owners = {(side, ref): one for one in together for side in (0, 1) for ref in _refs(one[side])}
        usual = next(one for one in together if one.old and one.new)
        gone = {ref: mark for one in together for ref, mark in loose[one].old.items()}
        come = {ref: mark for one in together for ref, mark in loose[one].new.items()}
        for role in dict.fromkeys((*old, *new)):
            was, now = (side.get(role, Running("", ())) for side in (old, new))
            words = _told(was.text, now.text, role)
            if not words:
                continue
            here = _touched(was.lines, [(one.at, one.upto) for one in words], gone)
            there = _touched(now.lines, [(one.now, one.until) for one in words], come)
            made.old.update(here)
            made.new.update(there)
            first = next(iter(there), None), next(iter(here), None)
            shown = owners.get((1, first[0])) or owners.get((0, first[1])) or _with_role(together, role) or usual
            made.changes.append(
                change("text", shown, role=role, words=words, boxes_before=boxed(here), boxes_after=boxed(there))
            )
    return made


def _told(old: str, new: str, role: str) -> tuple[WordChange, ...]:
    """Changes of words that an editor would call so: spaces are white, and the leaders of an index fill its lines."""
    if old == new:
        return ()
    white = _WHITE + (_LEADERS if role == "index" else "")
    return tuple(one for one in changed_words(old, new) if (one.old + one.new).strip(white))


def _refs(unit: Unit | None) -> list[Ref | None]:
    return [(unit.page.number, at) for at, _ in unit.marks] if unit else []


def _with_role(pairs: Sequence[Pair], role: str) -> Pair | None:
    """The first of *pairs* that has type of *role*."""
    for pair in pairs:
        for unit in (pair.new, pair.old):
            if unit and any(mark.role == role for _, mark in unit.marks):
                return pair
    return None


def _by_story(pairs: Sequence[Pair]) -> Iterable[list[Pair]]:
    """The pairs of each story together; what has no story stands alone."""
    kept: dict[object, list[Pair]] = defaultdict(list)
    known: dict[str, object] = {}
    for at, pair in enumerate(pairs):
        if pair.old and pair.new and pair.old.slot and pair.new.slot and pair.old.slot.story:
            known.setdefault(f"a{pair.old.slot.story}", at)
            known.setdefault(f"b{pair.new.slot.story}", known[f"a{pair.old.slot.story}"])
    for at, pair in enumerate(pairs):
        names = (f"{side}{unit.slot.story}" for side, unit in zip("ab", pair, strict=True) if unit and unit.slot)
        kept[next((known[name] for name in names if name in known), at)].append(pair)
    return kept.values()


def _texts(marks: Iterable[tuple[str, int, KeptMark]]) -> dict[str, Running]:
    """Running texts by role."""
    lines: dict[str, list[RunningLine]] = defaultdict(list)
    texts: dict[str, str] = defaultdict(str)
    last: dict[str, tuple[str, int]] = {}
    for page, at, mark in _by_cells(marks):
        if mark.kind != "type" or not mark.words:
            continue
        role = "paragraph" if mark.role in _PARAGRAPHS else mark.role
        words, text = mark.words, texts[role]
        if role in last and last[role] != (mark.role, mark.part):
            text += "\n"
        elif text.endswith(SOFT_HYPHEN):
            text = text[:-1]
        elif text and _latin(text[-1]) and _latin(words[0]):
            text += " "
        last[role] = mark.role, mark.part
        lines[role].append(RunningLine((page, at), mark, len(text), len(text) + len(words)))
        texts[role] = text + words
    return {role: Running(text.replace(SOFT_HYPHEN, "-"), tuple(lines[role])) for role, text in texts.items()}


def _by_cells(marks: Iterable[tuple[str, int, KeptMark]]) -> Iterator[tuple[str, int, KeptMark]]:
    """*marks* with the lines of each cell of a table's row together: how its lines end is no change of its words."""
    for (role, _), group in groupby(marks, lambda one: (one[2].role, one[2].part)):
        if role != "row":
            yield from group
            continue
        cells: list[list[tuple[str, int, KeptMark]]] = []
        for one in group:
            box = one[2].box
            here = [cell for cell in cells if cell[0][0] == one[0]]
            cell = max(here, key=lambda cell: _shared(cell[0][2].box, box), default=None)
            if cell is None or 2 * _shared(cell[0][2].box, box) < min(cell[0][2].box.width, box.width):
                cells.append([one])
            else:
                cell.append(one)
        for cell in cells:
            yield from cell


def _shared(one: Rect, other: Rect) -> Length:
    """How much of its width *one* has over or under *other*; a box is a little wider than its ink."""
    return min(one.right, other.right) - max(one.x, other.x)


def _latin(char: str) -> bool:
    return char.isascii() and not char.isspace()


def _touched(
    lines: Sequence[RunningLine], spans: Sequence[tuple[int, int]], loose: dict[Ref, KeptMark]
) -> dict[Ref, KeptMark]:
    """Those of *lines* that are not as they were and have some of the *spans*, or the place where words came in."""
    made: dict[Ref, KeptMark] = {}
    for line in lines:
        if line.ref in loose and any(line.start <= end and start <= line.end for start, end in spans):
            made[line.ref] = line.mark
    return made
