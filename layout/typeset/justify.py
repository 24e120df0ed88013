"""A line's atoms at their places: white put in or taken out by class, in exact shares."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from operator import add
from typing import Final

from layout.typeset.atoms import WARICHU
from layout.typeset.bodies import Atom, RunFace
from layout.typeset.classes import COST_PARTED, HAN, HAN_CLASS, MIXED_CLASS, OPEN, SHRINK_ORDER, SHRINK_ROUNDS, SPACE
from layout.typeset.compression import share_out
from layout.typeset.emphasis import adornments
from layout.typeset.line_cost import WhiteShare, inked_end, natural_width, stretch_of, takes_of
from layout.typeset.lines import Line, LinePlan, Run, glyph_row
from layout.typeset.prepared import Prepared
from layout.typeset.ruby import two_rows
from layout.units import Length
from layout.value import NamedTuple

SOFT_HYPHEN = "\u00ad"
"""What a hyphen at a line's end reads as: it is no part of the text."""

_FIRST_ROUND: Final = tuple([
    1000 if name in SHRINK_ROUNDS[0][1] else 0 if name == "han" else SHRINK_ROUNDS[0][0] for name in SHRINK_ORDER
])  # fmt: skip
"""What of each class the first of :data:`SHRINK_ROUNDS` takes, per mille."""


def sketched(paragraph: Prepared, plan: LinePlan) -> Line:
    """The line of *plan* without its runs: where it ends and how wide its white is, which is what trials ask for."""
    start, end, measure, indent, fill, _ = plan
    width = indent + natural_width(paragraph, start, end)
    slack = measure - width
    gap = 0
    stretch = _widening(paragraph, start, end, slack if fill else 0)
    if stretch is not None:
        gap, width = stretch.white, measure
    elif slack < 0:
        takes = takes_of(paragraph, start, end)
        gap = _tightness(paragraph, plan, takes, -slack)
        width -= min(-slack, sum(max(0, take) for take in takes))
    at_end = end == len(paragraph.atoms)
    relief = 0 if at_end else int(paragraph.penalties[end - 1] >= COST_PARTED)
    return Line(paragraph.starts[start], paragraph.starts[end], (), measure, width, gap, relief, at_end, plan)


def justified(paragraph: Prepared, plan: LinePlan) -> Line:
    """The line of *plan*; where that is not to be filled it keeps its natural width if it can."""
    start, end, measure, indent, fill, _ = plan
    width = natural_width(paragraph, start, end)
    slack = measure - indent - width
    spread: list[Length] = []
    gap = 0
    takes: list[Length] = []
    stretch = _widening(paragraph, start, end, slack if fill else 0)
    if stretch is not None:
        gap = stretch.white
        spread = _stretch(paragraph, start, end, slack, stretch)
    elif slack < 0:
        takes = takes_of(paragraph, start, end)
        gap = _tightness(paragraph, plan, takes, -slack)
    taken = _squeeze(paragraph, start, end, -slack, takes)
    edges: list[tuple[Length, Length]] = []
    runs, right = _place(paragraph, (start, end), indent, spread, taken, edges)
    adorned = adornments(paragraph, start, edges) if paragraph.decorations else ()
    at_end = end == len(paragraph.atoms)
    relief = 0 if at_end else int(paragraph.penalties[end - 1] >= COST_PARTED)
    first, after = paragraph.starts[start], paragraph.starts[end]
    return Line(first, after, runs, measure, right, gap, relief, at_end, adorned=adorned)


def _tightness(paragraph: Prepared, plan: LinePlan, takes: list[Length], need: Length) -> int:
    """White taken from between Han when all else has given, per mille of an em and negative."""
    over = min(need - sum(max(0, take) for take in takes[:HAN_CLASS]), takes[HAN_CLASS])
    if over <= 0:
        return 0
    return -(over * paragraph.style.last_resort // takes[HAN_CLASS])


def _stretch(paragraph: Prepared, start: int, end: int, slack: Length, stretch: WhiteShare) -> list[Length]:
    """White to add after each atom: word spaces and mixed gaps up to their room, then the others; or all alike."""
    last = end - 1
    added = [0] * (end - start)
    flexes = paragraph.flexes[start:last]
    if stretch.letters:
        counts = paragraph.letter_sums
        share_out(added, [counts[i + 1] - counts[i] for i in range(start, last)], stretch.letters)
        slack -= stretch.letters
        if not slack:
            return added
    if stretch.level:
        share_out(added, flexes, slack)
        return added
    soft = paragraph.soft_sums
    rooms = [soft[i + 1] - soft[i] for i in range(start, last)]
    if stretch.soft:
        share_out(added, rooms, stretch.soft)
    rest = slack - stretch.soft
    if rest:
        others = [flex if not room else 0 for flex, room in zip(flexes, rooms, strict=True)]
        share_out(added, others if any(others) else flexes, rest)
    return added


def _widening(paragraph: Prepared, start: int, end: int, slack: Length) -> WhiteShare | None:
    """How *slack* is shared; None for part of a word or address whose letters cannot take it: its line stays short."""
    if slack <= 0:
        return None
    stretch = stretch_of(paragraph, start, end, slack)
    return stretch if stretch.letters or paragraph.gap_sums[end - 1] > paragraph.gap_sums[start] else None


class _Taken(NamedTuple):
    """What is taken out of cells (a mark's blank, a word space) and out of the gaps after atoms."""

    cells: dict[int, Length]
    gaps: dict[int, Length]


def _squeeze(paragraph: Prepared, start: int, end: int, need: Length, takes: list[Length]) -> _Taken:
    """What to take from where, by the rounds of :data:`SHRINK_ROUNDS`; members of a class give alike."""
    taken = _Taken({}, {})
    if need <= 0:
        return taken
    whole = [max(0, take) for take in takes]
    amounts = [0] * len(whole)
    for number, take in enumerate(whole):
        if take:
            amounts[number] = min(need, take * _FIRST_ROUND[number] // 1000)
            need -= amounts[number]
    if need > 0:
        left = [0 if number == HAN_CLASS else take - amounts[number] for number, take in enumerate(whole)]
        second = [0] * len(left)
        share_out(second, left, min(need, sum(left)))
        need -= sum(second)
        amounts = list(map(add, amounts, second))
        amounts[HAN_CLASS] = min(max(0, need), whole[HAN_CLASS])
    span = start, inked_end(paragraph, start, end)
    for number, amount in enumerate(amounts):
        if amount:
            _take(paragraph, span, number, amount, taken)
    return taken


def _take(paragraph: Prepared, span: tuple[int, int], number: int, amount: Length, taken: _Taken) -> None:
    """Share *amount* among the members of class *number* in the line of atoms *span*."""
    start, end = span
    sums, marks = paragraph.takes[number], paragraph.special
    of_gaps = number in (MIXED_CLASS, HAN_CLASS)
    members = range(start, end - 1) if of_gaps else marks[bisect_left(marks, start) : bisect_left(marks, end)]
    giving = [(at, sums[at + 1] - sums[at]) for at in members if sums[at + 1] > sums[at]]
    if not of_gaps:
        giving = [(at, most) for at, most in giving if not _at_edge(paragraph, at, start, end - 1)]
    into = taken.gaps if of_gaps else taken.cells
    if len(giving) == 1:
        into[giving[0][0]] = into.get(giving[0][0], 0) + amount
        return
    part = [0] * len(giving)
    share_out(part, [most for _, most in giving], amount)
    for (index, _), one in zip(giving, part, strict=True):
        into[index] = into.get(index, 0) + one


def _at_edge(paragraph: Prepared, index: int, start: int, last: int) -> bool:
    """True for a mark whose blank is gone already because it stands at an edge."""
    is_open = paragraph.atoms[index].kind == OPEN
    if index == start and is_open and paragraph.trim_start[index]:
        return True
    return index == last and not is_open and bool(paragraph.trim_end[index])


def _place(
    paragraph: Prepared,
    span: tuple[int, int],
    indent: Length,
    spread: list[Length],
    taken: _Taken,
    edges: list[tuple[Length, Length]],
) -> tuple[tuple[Run, ...], Length]:
    """Runs with every glyph's place, and where the last cell ends; *edges* are filled for a paragraph drawn at."""
    start, end = span
    last = inked_end(paragraph, start, end) - 1  # a space past the last word is no ink and takes no room
    shifts, right = _shifts(paragraph, start, last, indent, spread, taken)
    hyphen = paragraph.hyphens.get(last) if last == end - 1 and end < len(paragraph.atoms) else None
    row = paragraph.memory.row
    if row is None:
        row = paragraph.memory.row = glyph_row(paragraph.atoms, paragraph.starts, paragraph.sums, paragraph.heads)
    if row.is_plain(start, last) and not hyphen and not paragraph.decorations:
        first, after = paragraph.starts[start], paragraph.starts[last + 1]
        gids, xs = row.gids[start : last + 1], tuple(map(add, row.xs[start : last + 1], shifts))
        look, texts = paragraph.atoms[start].look, tuple(paragraph.text[first:after])
        return (_run(look, gids, xs, texts, row.ups[start : last + 1]),), right
    atoms = paragraph.atoms[start : last + 1]
    natural = map(add, paragraph.sums[start : last + 1], paragraph.heads[start : last + 1])
    cores = list(map(add, natural, shifts))
    if paragraph.decorations:
        less = [taken.cells.get(start + at, 0) if atom.kind == SPACE else 0 for at, atom in enumerate(atoms)]
        edges += [(x, x + atom.core - part) for x, atom, part in zip(cores, atoms, less, strict=True)]
    ends = hyphen and (hyphen[0], right - hyphen[1])
    notes = [one for one in paragraph.decorations if one[2] == WARICHU]
    if notes:
        return _with_notes(paragraph, start, atoms, cores, ends, notes), right
    return _runs(paragraph, start, atoms, cores, ends), right


def _with_notes(
    paragraph: Prepared, start: int, atoms: Sequence[Atom], cores: Sequence[Length],
    hyphen: tuple[int, Length] | None, notes: Sequence[tuple[int, int, str]],
) -> tuple[Run, ...]:  # fmt: skip
    """Runs of a line in which some of *notes* may be, each in two rows of its own."""
    starts = paragraph.starts
    made: list[Run] = []
    at = 0
    for begin, end, _ in sorted(notes):
        first = min(max(bisect_left(starts, begin) - start, at), len(atoms))
        after = min(max(bisect_left(starts, end) - start, first), len(atoms))
        if first > at:
            made += _runs(paragraph, start + at, atoms[at:first], cores[at:first], None)
        if after > first:
            words = paragraph.text[starts[start + first] : starts[start + after]]
            wide = cores[after - 1] + atoms[after - 1].core - cores[first]
            made += two_rows(words, paragraph.style, paragraph.faces, cores[first], wide)
        at = after
    if at < len(atoms):
        made += _runs(paragraph, start + at, atoms[at:], cores[at:], hyphen)
    return tuple(made)


def _shifts(
    paragraph: Prepared, start: int, last: int, indent: Length, spread: list[Length], taken: _Taken
) -> tuple[list[Length], Length]:
    """How far each of the atoms *start* to *last* moves from its place in the paragraph as one row; the last's end."""
    heads, tails, trims = paragraph.heads, paragraph.tails, paragraph.trim_end
    lost = paragraph.trim_start[start] if last > start or not trims[last] else 0
    moved = [indent - lost - paragraph.sums[start], *(spread[: last - start] if spread else [0] * (last - start))]
    own = 0
    for index, less in taken.cells.items():
        head = heads[index] - (lost if index == start else 0)
        tail = tails[index] - (trims[index] if index == last else 0)
        from_head = min(head, less // 2) if head and tail else min(less, head)
        moved[index - start] -= from_head
        if index == last:
            own = less - from_head
        else:
            moved[index - start + 1] -= less - from_head
    for index, less in taken.gaps.items():
        if index < last:
            moved[index - start + 1] -= less
    shifts = list(accumulate(moved))
    core = paragraph.sums[last] + heads[last] + shifts[-1]
    return shifts, core + paragraph.atoms[last].core + tails[last] - trims[last] - own


def _runs(
    paragraph: Prepared,
    start: int,
    atoms: Sequence[Atom],
    cores: Sequence[Length],
    hyphen: tuple[int, Length] | None,
) -> tuple[Run, ...]:
    """Runs of *atoms*, of which the first is atom *start* and whose cores begin at *cores*, and of a *hyphen*."""
    starts, text = paragraph.starts, paragraph.text
    runs: list[Run] = []
    gids: list[int] = []
    xs: list[Length] = []
    ups: list[Length] = []
    texts: list[str] = []
    look = atoms[0].look
    for index, (atom, x) in enumerate(zip(atoms, cores, strict=True), start):
        kind, _, core, _, atom_look, inset, glyphs, _ = atom
        if atom_look is not look and atom_look != look:
            runs.append(_run(look, gids, xs, texts, ups))
            gids, xs, texts, ups = [], [], [], []
            look = atom_look
        words = text[starts[index] : starts[index + 1]]
        for gid, along, up in glyphs:
            gids.append(gid)
            xs.append(x + inset + along)
            ups.append(up)
            texts.append(words)
            words = ""
        if kind == HAN and len(glyphs) == 1 and len(texts[-1]) > 1 and max(texts[-1]) >= "\ufe00":
            _spelt_out(paragraph, atom_look, x + core, (gids, xs, ups, texts))
    if hyphen:
        gids.append(hyphen[0])
        xs.append(hyphen[1])
        ups.append(0)
        texts.append(SOFT_HYPHEN)
    runs.append(_run(look, gids, xs, texts, ups))
    return tuple(runs)


def _spelt_out(
    paragraph: Prepared, look: RunFace, x: Length, into: tuple[list[int], list[Length], list[Length], list[str]]
) -> None:
    """Let a variation selector, or the second half of a flag, be read from a blank glyph after its character.

    Some readers know only one character to a glyph where it is beyond the first 65,536, and would lose the first with
    the others.  Every one has a blank of its own, as far as the face has different ones.
    """
    gids, xs, ups, texts = into
    blanks = paragraph.faces.face(look.face).blanks
    first, others = texts[-1][0], texts[-1][1:]
    if blanks:
        texts[-1] = first
    for at, blank in enumerate(blanks[: len(others)]):
        gids.append(blank)
        xs.append(x)
        ups.append(0)
        texts.append(others[at] if at + 1 < len(blanks) else others[at:])


def _run(look: RunFace, gids: Sequence[int], xs: Sequence[Length], texts: Sequence[str], ups: Sequence[Length]) -> Run:
    ys = tuple([-up for up in ups]) if any(ups) else ()
    return Run(look.face, look.size, tuple(gids), tuple(xs), tuple(texts), ys, look.stroke, look.turned)
