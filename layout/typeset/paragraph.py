"""Paragraphs and single lines, set."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, compress, pairwise
from operator import add, sub
from typing import Final

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset.atoms import Piece
from layout.typeset.breaks import best_chain, chains, may_shorten
from layout.typeset.classes import COST_TORN
from layout.typeset.justify import justified, sketched
from layout.typeset.line_cost import COST_RUNT, natural_width
from layout.typeset.lines import Chain, Line, LinePlan, Run
from layout.typeset.prepared import Prepared, prepare
from layout.units import Length
from layout.value import NamedTuple


def set_paragraph(
    paragraph: Prepared, measures: Sequence[Length], *, start: int = 0, runs_on: bool = False, looseness: int = 0,
    drawn: bool = True,
) -> tuple[Line, ...]:  # fmt: skip
    """Set *paragraph* from character *start* at *measures*, the last of which serves all further lines.

    The best chain of lines is taken, or the one with *looseness* lines more (one at most; negative: fewer) if there is
    one.
    With *runs_on* the last line is filled like the others, because the paragraph goes on elsewhere.  Lines that are
    not *drawn* have no runs until :func:`inked` gives them theirs.
    """
    if not paragraph.atoms:
        return ()
    first = bisect_right(paragraph.starts, start) - 1 if start else 0
    if first >= len(paragraph.atoms):
        return ()
    if drawn or runs_on:
        return _set(paragraph, measures, first, looseness, runs_on=runs_on, drawn=drawn)
    key = tuple(measures), first, looseness
    known = paragraph.memory.sketches.get(key)
    if known is None:
        known = paragraph.memory.sketches[key] = _set(paragraph, measures, first, looseness, runs_on=False, drawn=False)
    return known


def _set(
    paragraph: Prepared, measures: Sequence[Length], first: int, looseness: int, *, runs_on: bool, drawn: bool
) -> tuple[Line, ...]:
    """*paragraph* from atom *first*; see :func:`set_paragraph`."""
    style = paragraph.style
    rooms, indent = _rooms(style, measures, first)
    chain = _chain(paragraph, rooms, first, indent, looseness)
    lines: list[Line] = []
    fill = style.align == "justify" and not style.cells
    for number, end in enumerate(chain.ends):
        measure = measures[min(number, len(measures) - 1)]
        filled = fill and (end < len(paragraph.atoms) or runs_on)
        white = measure - rooms[min(number, len(rooms) - 1)] + (indent if number == 0 else 0)
        plan = LinePlan(first, end, measure, white, filled, chain.hyphenated)
        lines.append(_line(paragraph, plan) if drawn else sketched(_opened(paragraph, plan), plan))
        first = end
    return tuple(lines)


def may_be_shorter(paragraph: Prepared, measures: Sequence[Length], *, start: int = 0) -> bool:
    """False where *paragraph* has no line less at *measures* than is best for it; True where it may have.

    It is asked before :func:`set_paragraph` with a looseness of -1, which costs thirty times as much.
    """
    first = bisect_right(paragraph.starts, start) - 1 if start else 0
    if first >= len(paragraph.atoms):
        return False
    rooms, indent = _rooms(paragraph.style, measures, first)
    return may_shorten(paragraph, _chain(paragraph, rooms, first, indent, 0), rooms, first, indent)


class WhiteWanted(NamedTuple):
    """White that lines have between Han, however it is shared out: *mean*, per mille of an em, over all their gaps.

    They are so many *lines*, and have together the gaps of *full* thousandths of the line that could have most.
    """

    mean: int
    lines: int
    full: int


_NO_WHITE: Final = WhiteWanted(0, 0, 0)
_GAPING: Final = 400
"""White, per mille of an em, from which a line of one character that ends early may come cheaper than even lines."""


def white_if_longer(paragraph: Prepared, measures: Sequence[Length], *, start: int = 0) -> WhiteWanted:
    """The least white that lines of *paragraph* have between Han where it is set a line longer at *measures*.

    It is asked before :func:`set_paragraph` with a looseness of 1, which costs thirty times as much.  All but the last
    line are filled, with all the text but what may be on that; word spaces and letters take what they can.  Nothing is
    said where a line may end early instead: of so little text that even lines would gape, and of a paragraph in which
    no white may be put in for more than half a line.
    """
    style = paragraph.style
    first = bisect_right(paragraph.starts, start) - 1 if start else 0
    if style.align != "justify" or style.cells or first >= len(paragraph.atoms):
        return _NO_WHITE
    rooms, indent = _rooms(style, measures, first)
    best = _chain(paragraph, rooms, first, indent, 0)
    lines = len(best.ends)
    opened = paragraph.hyphenated() if best.hyphenated else paragraph
    sums, flexes = opened.sums, opened.gap_sums
    last = len(sums) - (3 if best.cost < COST_RUNT else 2)  # a longer paragraph that has a runt is not taken
    wanted = sum(rooms[:lines]) + max(0, lines - len(rooms)) * rooms[-1] - indent
    wanted -= opened.full_sums[last] - opened.full_sums[first] if last > first else 0
    wanted += lines * (min(0, *opened.trim_end) + min(0, *opened.gaps))  # what ends a line may be wider there
    stiff = [sums[first], *compress(sums[first + 1 :], opened.flexes[first:]), sums[-1]]
    if wanted <= 0 or 2 * max(map(sub, stiff[1:], stiff)) > min(rooms):
        return _NO_WHITE
    most = _most_gaps(opened, first, max(rooms))
    gaps = min(lines * most, flexes[last] - flexes[first])
    mean = wanted * 1000 // (gaps * style.size) if gaps > 0 else _GAPING
    return WhiteWanted(mean, lines, 1000 * gaps // most) if mean < _GAPING else _NO_WHITE


def _most_gaps(paragraph: Prepared, first: int, room: Length) -> int:
    """The most gaps of any line that goes into *room* as it is, from atom *first* on; 0 where none has one."""
    sums, flexes, count = paragraph.sums, paragraph.gap_sums, len(paragraph.atoms)
    edges = tuple(map(sub, map(sub, sums[1:], paragraph.gaps), paragraph.trim_end))
    rights = [left + room for left in map(add, sums[first:count], paragraph.trim_start[first:])]
    lasts = [bisect_right(sums, right, first, count) - 1 for right in rights]
    within = [
        flexes[last] if edges[last] <= right else flexes[last - 1] for last, right in zip(lasts, rights, strict=True)
    ]
    return max(map(sub, within, flexes[first:]), default=0)


def _rooms(style: TextStyle, measures: Sequence[Length], first: int) -> tuple[tuple[Length, ...], Length]:
    """(room of each line, how far the first is moved in) for lines from atom *first* on."""
    indent = max(0, style.indent) * style.size // 1000 if first == 0 else 0
    return _hung(style, measures, begun=first > 0) if style.indent < 0 else tuple(measures), indent


def _hung(style: TextStyle, measures: Sequence[Length], *, begun: bool) -> tuple[Length, ...]:
    """The rooms of lines that a negative indent moves in, all but a paragraph's first (凸排).

    A line that has less than two ems left is not moved.
    """
    hang = -style.indent * style.size // 1000
    rooms = [measure - hang if measure - hang >= 2 * style.size else measure for measure in measures]
    if begun:
        return tuple(rooms)
    return (measures[0], *rooms[1:]) if len(rooms) > 1 else (measures[0], rooms[0])


def _chain(paragraph: Prepared, measures: tuple[Length, ...], first: int, indent: Length, looseness: int) -> Chain:
    key = (measures, first)
    best = paragraph.memory.best.get(key)
    if best is None:
        best = paragraph.memory.best[key] = best_chain(paragraph, measures, first, indent)
    if not looseness:
        return best
    found = paragraph.memory.chains.get(key)
    if found is None:
        found = paragraph.memory.chains[key] = chains(paragraph, best, measures, first, indent)
    other = found.get(len(best.ends) + looseness, best)
    # A row gained is no reason for a runt, for a rule broken or for a word torn.
    worse = other.cost // COST_RUNT > best.cost // COST_RUNT or _torn(paragraph, other) > _torn(paragraph, best)
    return best if worse else other


def _torn(paragraph: Prepared, chain: Chain) -> int:
    """Lines of *chain* that end inside a word of an address, or between a figure and its unit, or break a rule."""
    return sum(paragraph.penalties[end - 1] >= COST_TORN for end in chain.ends[:-1])


def inked(paragraph: Prepared, line: Line) -> Line:
    """*line* with its runs."""
    return line if line.plan is None else _line(paragraph, line.plan)


def _line(paragraph: Prepared, plan: LinePlan) -> Line:
    line = paragraph.memory.lines.get(plan)
    if line is None:
        line = paragraph.memory.lines[plan] = justified(_opened(paragraph, plan), plan)
    return line


def _opened(paragraph: Prepared, plan: LinePlan) -> Prepared:
    """*paragraph* as *plan* found it: with or without hyphens."""
    return paragraph.hyphenated() if plan.hyphenated else paragraph


def set_line(pieces: Sequence[Piece], style: TextStyle, faces: Library) -> Line:
    """*pieces* on one line at its natural width, which is its measure too."""
    return line_of(prepare(pieces, style, faces, one_line=True))


def line_of(paragraph: Prepared) -> Line:
    """All of *paragraph* on one line at its natural width."""
    count = len(paragraph.atoms)
    if not count:
        return Line(0, 0, (), 0, 0, last=True)
    width = natural_width(paragraph, 0, count)
    return justified(paragraph, LinePlan(0, count, width, 0, fill=False))


def aligned(line: Line, measure: Length, align: str) -> Line:
    """*line* moved to its place in *measure*; ``spread`` puts the white between its clusters (均排)."""
    spare = measure - line.width
    if align == "spread" and spare > 0:
        return _spread(line, measure, spare)
    shift = {"centre": spare // 2, "right": spare}.get(align, 0)
    if not shift:
        return line._replace(measure=measure)
    runs = tuple([run._replace(xs=tuple([x + shift for x in run.xs])) for run in line.runs])
    adorned = tuple(one._replace(left=one.left + shift, right=one.right + shift) for one in line.adorned)
    return line._replace(runs=runs, measure=measure, width=line.width + shift, adorned=adorned)


def _spread(line: Line, measure: Length, spare: Length) -> Line:
    """*line* with *spare* shared out between its clusters, none inside a Latin word, a figure or a dash."""
    clusters = [text for run in line.runs for text in run.texts if text]
    joints = [not _is_one(a, b) for a, b in pairwise(clusters)]
    whites = sum(joints)
    if not whites:
        return aligned(line, measure, "centre")
    before = iter([0, *accumulate(joints)])
    done = 0
    runs: list[Run] = []
    for run in line.runs:
        xs: list[Length] = []
        for x, text in zip(run.xs, run.texts, strict=True):
            done = next(before) if text else done
            xs.append(x + spare * done // whites)
        runs.append(run._replace(xs=tuple(xs)))
    return line._replace(runs=tuple(runs), measure=measure, width=measure)


def _is_one(before: str, after: str) -> bool:
    """True where two clusters stand in one unit."""
    latin = "!" <= before[-1] <= "~" and "!" <= after[0] <= "~"
    return latin or (before == after and before in "—…⋯")
