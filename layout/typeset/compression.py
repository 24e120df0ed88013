"""What may be taken out of each atom and gap of a paragraph, and what white may be put in first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from layout.typeset.classes import (
    CLOSE,
    COLON,
    DASH,
    DOT,
    FINAL,
    FIRM,
    HAN_CLASS,
    MIXED_CLASS,
    OPEN,
    RUN_MARKS,
    SHRINK_CLASS,
    SHRINK_ORDER,
    SHRINK_ROUNDS,
    SPACE,
    SPACE_CLASS,
    STOP,
)
from layout.units import Length

if TYPE_CHECKING:
    from layout.typeset.draft import Draft

ENDS: Final = frozenset((CLOSE, STOP, COLON, FINAL, DOT, SPACE))
"""Marks that lose their blank at a line's end."""

_PARTING: Final = ENDS - {SPACE}
_GIVING: Final = frozenset((OPEN, CLOSE, DOT))
"""Stops beside stops keep their blank; beside one of these they do not."""


def trimmed_ends(paragraph: Draft) -> list[Length]:
    """What each mark loses at a line's end: its blank; an interpunct of half a cell, which has none, a quarter of that.

    Its dot is in the middle of the half (GB/T 15834) and would leave a fifth of an em before the margin.  With a
    quarter of the cell past it the ink ends a twentieth before, where that of most Han does.
    """
    tails = paragraph.tails
    trims = list(tails)
    if "·" in paragraph.text or "‧" in paragraph.text:
        for index in paragraph.special:
            if paragraph.kinds[index] == DOT and not tails[index]:
                core, size = paragraph.atoms[index].core, paragraph.atoms[index].look.size
                trims[index] = core // 4 if 2 * core <= size else 0
    return trims


def give_and_room(paragraph: Draft) -> tuple[list[list[Length]], list[Length]]:
    """What every atom can give by class, and the white that its word space and the gap after it can take."""
    atoms, heads, tails, gaps = paragraph.atoms, paragraph.heads, paragraph.tails, paragraph.gaps
    count, size = len(atoms), paragraph.style.size
    takes = [[0] * count for _ in SHRINK_ORDER]
    rooms = [0] * count
    if paragraph.style.cells:  # the grid neither takes nor gives
        return takes, rooms
    natural = paragraph.style.tracking * size // 1000
    resort = paragraph.style.last_resort * size // 1000
    widest = paragraph.style.autospace_most * size // 1000
    firm = {kind for name in paragraph.style.firm for kind in FIRM[name]}
    han, flexes, letters = takes[HAN_CLASS], paragraph.flexes, paragraph.letters
    if resort:
        han[:] = [resort] * count
    seen = -1
    for index in paragraph.special:
        kind = atoms[index].kind
        if kind in SHRINK_CLASS and kind not in firm:
            dashed = index + 1 < count and atoms[index + 1].kind == DASH
            takes[SHRINK_CLASS[kind]][index] = heads[index] + (0 if dashed else tails[index])
        elif kind == SPACE:
            core = atoms[index].core
            paragraph.trim_end[index] = core + (paragraph.trim_end[index - 1] + gaps[index - 1] if index else 0)
            # Of several blanks in a row the last does what all of them would do: at a line's end it is gone with them.
            followed = index + 1 < count and atoms[index + 1].kind == SPACE
            if paragraph.chars[index] == "\u3000":
                # After a mark it parts what stands before it from the text, and half of it does; between Han it may
                # keep names or verses in line.
                takes[SPACE_CLASS][index] = core // 2 if index and atoms[index - 1].kind in _PARTING else 0
            elif not followed:
                takes[SPACE_CLASS][index] = max(0, core - size // 4)
                rooms[index] += max(0, min(size // 2 - core, widest - paragraph.style.autospace * size // 1000))
                paragraph.flexes[index] = 1
        for gap in (index - 1, index):
            if gap < 0:
                continue
            if gaps[gap] > natural or not (flexes[gap] or letters[gap]) or (kind == SPACE and gap == index):
                han[gap] = 0
            if gap > seen and gaps[gap] > natural:
                seen = gap
                room = max(0, widest - gaps[gap] + natural)
                takes[MIXED_CLASS][gap] = (gaps[gap] - natural) // 2
                rooms[gap] += room
    return takes, rooms


def gives_of(paragraph: Draft, takes: Sequence[Sequence[Length]]) -> tuple[tuple[Length, ...], ...]:
    """Running sums of what a line can give in the first round of squeezing and in all, at its beginning and its end.

    What the line of atoms ``i … j-1`` gives is ``to[j] - from[i]``: blanks that its edges have lost already are left
    out, and the gap after its last atom.  The last of them is what gaps between Han give at the line's end.
    """
    made: list[tuple[Length, ...]] = []
    special, kinds, starts, trims = paragraph.special, paragraph.kinds, paragraph.trim_start, paragraph.trim_end
    space, dot, bracket, stop, mixed, final, han = takes
    after_gaps = [(gap, mixed[gap]) for gap in _mixed_gaps(special, mixed)] if any(mixed) else []
    # Few give anything: letters and figures do not, and every mark is of one class.
    heavy = [(at, bracket[at] + stop[at] + final[at]) for at in special if kinds[at] in SHRINK_CLASS]
    giving = [(at, space[at] + dot[at], marks) for at, marks in heavy if marks or dot[at]]
    spaces = [at for at in special if kinds[at] == SPACE] if SPACE in kinds else []
    giving += [(at, space[at], 0) for at in spaces]
    giving.sort()
    for share in (SHRINK_ROUNDS[0][0], 1000):
        merged = list(mixed)  # Han give nothing of themselves, and few gaps give
        for index, light, marks in giving:
            merged[index] += light + marks * share // 1000
        begins = [0, *accumulate(merged)]
        ends = begins.copy()
        for gap, give in after_gaps:
            ends[gap + 1] -= give
        for index, light, marks in giving:
            kind = kinds[index]
            if kind == OPEN:
                if starts[index]:
                    begins[index] += light + marks * share // 1000
            elif kind in ENDS and trims[index]:
                # A line that ends with a space ends before it, and the blank of a mark there is gone as well.
                ends[index + 1] = ends[index] if kind == SPACE else ends[index + 1] - light - marks * share // 1000
        made += [tuple(begins), tuple(ends)]
    resorts = [0, 0, *accumulate(han[:-1])]
    for index in spaces:
        if trims[index]:
            resorts[index + 1] = resorts[index]
    return (*made, tuple(resorts))


def _mixed_gaps(special: Sequence[int], mixed: Sequence[Length]) -> list[int]:
    """The gaps that give: all of them stand beside a character that is not simply Han."""
    return sorted({gap for index in special for gap in (index - 1, index) if gap >= 0 and mixed[gap]})


def close_up_to_blank(paragraph: Draft, gap: int, cap: int) -> None:
    """Take the cap from the blank of a mark beside an ideographic space, which is white enough (CSS Text 4)."""
    blanks, mark = (paragraph.tails, gap) if paragraph.kinds[gap + 1] == SPACE else (paragraph.heads, gap + 1)
    blanks[mark] -= min(blanks[mark], cap * paragraph.atoms[mark].look.size // 1000)


def close_up(paragraph: Draft, gap: int, a: int, b: int, cap: int) -> None:
    """Take the cap from the blank between two marks (clreq, “Adjustment of adjacent punctuation marks”)."""
    tails, heads = paragraph.tails, paragraph.heads
    chars = paragraph.chars
    if chars[gap] in RUN_MARKS and chars[gap + 1] in RUN_MARKS:
        tails[gap] = 0
        paragraph.flexes[gap] = 0
        third = gap and chars[gap - 1] in RUN_MARKS
        ends = gap + 2 >= len(chars) or chars[gap + 2] not in RUN_MARKS
        if ends and not third:
            tails[gap + 1] = 0
        return
    if not (a in _GIVING or b in _GIVING):
        return
    left, right = paragraph.atoms[gap].look.size, paragraph.atoms[gap + 1].look.size
    give = cap * min(left, right) // 1000
    # Where sizes differ the larger mark gives way first.
    first = min(heads[gap + 1], give) if right > left else 0
    taken = min(tails[gap], give - first)
    tails[gap] -= taken
    heads[gap + 1] -= min(heads[gap + 1], give - taken)


def share_out(added: list[Length], weights: Sequence[int], total: Length) -> None:
    """Add to each of *added* its part of *total* by *weights*; the parts sum to it."""
    whole = sum(weights)
    done = gone = 0
    for index, weight in enumerate(weights):
        if weight:
            done += weight
            upto = total * done // whole
            added[index] += upto - gone
            gone = upto
