"""What a line costs: where it can end from a place, and how good each of these lines is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final, TypeAlias

from layout.typeset.classes import DIGIT, HAN, HAN_CLASS, LATIN, OPEN, SPACE
from layout.typeset.compression import ENDS
from layout.typeset.evenness import (
    BESIDE_LATIN,
    COSTS,
    EASY_COST,
    HARD_COSTS,
    LETTERS_MOST,
    MOST,
    PLAIN,
    PLAIN_COST,
    RESORT_COST,
)
from layout.typeset.line_ends import RELIEF, UNBREAKABLE
from layout.typeset.prepared import Prepared
from layout.units import Length
from layout.value import NamedTuple

COST_RUNT: Final = 1_000_000_000
COST_RELIEF: Final = 1000 * COST_RUNT
"""A runt outweighs what any paragraph's white can cost (a line with 2 em between its Han costs a fiftieth), and a rule
broken at a line's edge any number of runts."""

COST_SHORT_END: Final = 300
"""Of a last line of two characters: a white of 0.002 em."""

FITTING: Final = ("best", "push-in", "push-out", "push-out-only")
"""How a line is brought to the measure: by whichever changes least; by squeezing where that can be done; by widening
unless that is plainly seen; by widening only."""

FITTING_COST: Final = 1300
"""A white of 0.01 em: what a line not squeezed costs more where a style pushes in, twice as much one squeezed where it
pushes out."""

UNSPARING: Final = 1_000_000
"""Patience that leaves no line out."""

_WORDS: Final = frozenset((HAN, LATIN, DIGIT))
_OF_CELLS: Final = (0, 1, 2, 3, 5)
"""Classes of :data:`SHRINK_ORDER` that are taken out of cells rather than gaps."""

LETTERS: Final = 4
"""Among so many gaps at most what a line of one word wants is counted as shared out: an em of white at a line's end is
seen as a quarter em between Han is.  Among nine, in five texts with many addresses at twelve measures, 38 lines ended
0.15 em and more before the margin, among four 17, and lines with a white of more than 0.2 em were 3.4 in a hundred at 8
characters, not 2.9."""

_BACK: Final = 3
"""Places where a line on the grid may end, from the fullest."""

_FAR: Final = 2 * UNBREAKABLE

Option: TypeAlias = "tuple[int, int, int]"
"""The atom after a line's end, what the line costs, and the widest white seen in it."""


class WhiteShare(NamedTuple):
    """How white put into a line is shared.

    *white* goes between each two Han, in per mille of an em, *soft* in all beside Latin and in word spaces first;
    *level* where all gaps take the same.  *letters* is what is left to the gaps inside words.
    """

    white: int
    soft: Length
    level: bool
    letters: Length = 0


def takes_of(paragraph: Prepared, start: int, end: int) -> list[Length]:
    """What each class of :data:`SHRINK_ORDER` can give in the line of atoms ``start … end-1``."""
    end = inked_end(paragraph, start, end)
    last = end - 1
    atoms, takes = paragraph.atoms, paragraph.takes
    space, dot, bracket, stop, mixed, final, han = takes
    found = [
        space[end] - space[start], dot[end] - dot[start], bracket[end] - bracket[start], stop[end] - stop[start],
        mixed[last] - mixed[start], final[end] - final[start], han[last] - han[start],
    ]  # fmt: skip
    if atoms[start].kind == OPEN and paragraph.trim_start[start]:
        found[2] -= bracket[start + 1] - bracket[start]
    if atoms[last].kind in ENDS and paragraph.trim_end[last]:
        for index in _OF_CELLS:
            found[index] -= takes[index][end] - takes[index][last]
    return found


def inked_end(paragraph: Prepared, start: int, end: int) -> int:
    """The atom after the last of ``start … end-1`` that is no space: a space at a line's end takes no room."""
    while end - 1 > start and paragraph.kinds[end - 1] == SPACE:
        end -= 1
    return end


def natural_width(paragraph: Prepared, start: int, end: int) -> Length:
    """Width of the line of atoms ``start … end-1`` with trimmed edges and nothing put in or taken out."""
    last = end - 1
    sums = paragraph.sums
    width = sums[end] - sums[start] - paragraph.gaps[last] - paragraph.trim_end[last]
    return width - paragraph.trim_start[start] if end > start + 1 or not paragraph.trim_end[last] else width


def stretch_of(paragraph: Prepared, start: int, end: int, slack: Length) -> WhiteShare:
    """How *slack* is shared in the line of atoms ``start … end-1`` (clreq, “Inter-Character Space Expansion”).

    Word spaces and gaps beside Latin take theirs first, then the others until they are as wide, then all alike.  Where
    they would be plainly loose, letters of words take what is past that, up to :data:`LETTERS_MOST` each.  A line of
    one word has no other gap; what it wants beyond is counted as if it went between :data:`LETTERS` of it, where it is
    never put.
    """
    last = end - 1
    soft = paragraph.soft_sums[last] - paragraph.soft_sums[start]
    if slack <= soft:
        return WhiteShare(0, slack, False)
    gaps = paragraph.gap_sums[last] - paragraph.gap_sums[start]
    members = paragraph.soft_counts[last] - paragraph.soft_counts[start]
    white, level = _white(slack, soft, members, gaps, last - start, paragraph.style.size)
    inside = paragraph.letter_sums[last] - paragraph.letter_sums[start]
    letters = letters_take(slack, soft, members, gaps, inside, paragraph.style.size) if white > PLAIN or not gaps else 0
    if letters:
        white, level = _white(slack - letters, soft, members, gaps, last - start, paragraph.style.size)
    return WhiteShare(white, soft, level, letters)


def _white(slack: Length, soft: Length, members: int, gaps: int, letters: int, em: Length) -> tuple[int, bool]:
    """White between each two Han where *members* of *gaps* take *soft* of *slack* first, and whether all have alike."""
    rest, others = slack - soft, gaps - members
    if members and rest * members > soft * others:
        return slack * 1000 // (gaps * em), True
    return rest * 1000 // ((others or min(letters, LETTERS) or 1) * em), False


def letters_take(slack: Length, soft: Length, members: int, gaps: int, inside: int, em: Length) -> Length:
    """What *inside* gaps of words take of *slack*: all that *gaps* have beyond :data:`PLAIN`, as far as they can.

    Where there are no other gaps they take all or nothing: a line that ends early is not driven apart as well.
    """
    most = inside * (LETTERS_MOST * em // 1000)
    if not gaps:
        return slack if slack <= most else 0
    plain = PLAIN * em // 1000
    return min(most, max(0, slack - (gaps - members) * plain - max(soft, members * plain)))


def options_of(paragraph: Prepared, strict: bool, patience: int) -> Callable[[int, Length], list[Option]]:
    """A function that gives every place where a line from an atom can end in a room, with what each line costs.

    This is where most of the setting's time goes, so sums are read here rather than asked for, and what all lines of a
    paragraph share is looked up once; how white is shared is :func:`stretch_of` once more.
    """
    count, em, style, costs = len(paragraph.atoms), paragraph.style.size, paragraph.style, COSTS
    sums, penalties, gaps, trims = paragraph.sums, paragraph.penalties, paragraph.gaps, paragraph.trim_end
    flexes, softs, members = paragraph.gap_sums, paragraph.soft_sums, paragraph.soft_counts
    fulls, letters = paragraph.full_sums, paragraph.letter_sums
    easy_from, easy_to, give_from, give_to, resort_to = paragraph.gives
    starts, plain = paragraph.trim_start, style.fitting == "best" and not style.cells
    justify = style.align == "justify" and not style.cells
    forbidden = RELIEF if strict else _FAR
    resorts, hard = paragraph.takes[HAN_CLASS], HARD_COSTS[style.region]
    patient, two_ems = patience * em // 1000, 2 * em

    def options(first: int, room: Length) -> list[Option]:
        inked = sums[first] + starts[first] + room
        loosest = bisect_left(fulls, fulls[first] + room - patient, first + 1, count) if justify else first + 1
        soft_from, many_from, flex_from = softs[first], members[first], flexes[first]
        far = inked + two_ems - give_from[first] - resorts[first]
        made: list[Option] = []
        for end in range(loosest, count + 1):
            if sums[end] - give_to[end] - resorts[end] > far:
                break
            last = end - 1
            penalty = penalties[last] if end < count else 0
            if penalty >= forbidden:
                continue
            slack = inked - sums[end] + gaps[last] + trims[last]
            seen = 0
            if slack < 0:
                easy = easy_to[end] - easy_from[first]
                more = give_to[end] - give_from[first] - easy
                price = _squeezed(-slack, easy, more, resort_to[end] - resorts[first], hard)
            elif end == count:
                price = _end_cost(paragraph, first, end)
            elif not justify:
                price = (slack * 10 // em) ** 2
            else:
                soft, many = softs[last] - soft_from, members[last] - many_from
                if slack <= soft:
                    price = costs[BESIDE_LATIN * slack // (many * em)] if slack else 0
                else:
                    price, seen = _widened(slack, soft, many, flexes[last] - flex_from, last - first, em)
                    inside = letters[last] - letters[first]
                    if inside and (seen > PLAIN or flexes[last] == flex_from):
                        price, seen = _relieved(price, seen, slack, soft, many, flexes[last] - flex_from, inside, em)
            if price >= 0:
                if penalty:
                    price += penalty // RELIEF * COST_RELIEF if penalty >= RELIEF else penalty
                made.append((end, price, seen))
        if not plain:
            made = _fitted(paragraph, made, first, room)
        if not made and not strict and patience >= UNSPARING:
            made.append((first + 1, COST_RELIEF * UNBREAKABLE // RELIEF, 0))  # one atom wider than the measure
        return made

    return options


def _squeezed(need: Length, easy: Length, more: Length, resort: Length, hard: int) -> int:
    """What taking *need* out of a line costs that can give *easy*, for *hard* *more*, and *resort*; -1 beyond that."""
    if need <= easy:
        return EASY_COST * need * need // (easy * easy)
    need -= easy
    if need <= more:
        return EASY_COST + hard * need * need // (more * more)
    need -= more
    return EASY_COST + hard + RESORT_COST * need // resort if need <= resort else -1


def _widened(slack: Length, soft: Length, many: int, gaps: int, letters: int, em: Length) -> tuple[int, int]:
    """What putting *slack* into a line costs whose *many* soft ones of its *gaps* take *soft*, and the white seen."""
    others = gaps - many
    if many and (slack - soft) * many > soft * others:
        seen = slack * 1000 // (gaps * em)
    else:
        seen = (slack - soft) * 1000 // ((others or min(letters, LETTERS) or 1) * em)
    if many and seen * many * em < BESIDE_LATIN * soft:
        return COSTS[BESIDE_LATIN * soft // (many * em)], seen
    return (COSTS[seen] if seen < MOST else COSTS[MOST] + 100 * (seen - MOST)), seen


def _relieved(
    price: int, seen: int, slack: Length, soft: Length, many: int, gaps: int, inside: int, em: Length
) -> tuple[int, int]:
    """*price* and *seen* of a plainly loose line where *inside* gaps of its words take what they can.

    White between letters is seen on top of what makes a line plainly loose: it is the last relief.  In a line of one
    word it is all there is, and seen twice as much as between Han, which have white of their own.
    """
    letters = letters_take(slack, soft, many, gaps, inside, em)
    if not letters:
        return price, seen
    white = _widened(slack - letters, soft, many, gaps, 0, em)[1] if slack - letters > soft else 0
    own = letters * 1000 // (inside * em)
    seen = max(white, PLAIN) + own if gaps else 2 * own
    return (COSTS[seen] if seen < MOST else COSTS[MOST] + 100 * (seen - MOST)), seen


def _fitted(paragraph: Prepared, found: list[Option], first: int, room: Length) -> list[Option]:
    """*found* as the grid or the style's way of fitting sees them; where it leaves none, all are kept."""
    fitting = paragraph.style.fitting
    if paragraph.style.cells:
        # On the grid a line takes what it can; the place before that is for the sake of what follows.
        most = found[-1][0] if found else 0
        return [
            (end, price // COST_RUNT * COST_RUNT + PLAIN_COST * (most - end), 0) for end, price, _ in found[-_BACK:]
        ]
    made: list[Option] = []
    for end, price, seen in found:
        squeezed = natural_width(paragraph, first, end) > room
        if fitting == "push-in":
            made.append(
                (end, price // COST_RUNT * COST_RUNT if squeezed else price + (FITTING_COST if seen else 0), seen)
            )
        elif not squeezed:
            made.append((end, price, seen))
        elif fitting == "push-out":
            made.append((end, price + 2 * FITTING_COST, seen))
    return made or found


def _rules(price: int) -> int:
    """What of *price* is for rules broken and runts."""
    return price // COST_RUNT * COST_RUNT


def _end_cost(paragraph: Prepared, start: int, end: int) -> int:
    """A last line must not be a single Han with its marks (孤字不成行)."""
    if start == 0:
        return 0
    words = 0
    for kind in paragraph.kinds[start:end]:
        words += kind in _WORDS
        if words > 2:
            return 0
    return COST_RUNT if words < 2 else COST_SHORT_END
