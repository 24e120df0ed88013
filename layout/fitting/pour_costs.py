"""What is weighed when a story is poured: every cost in one table, with its reason.

A row left free is the measure.  What costs least is done; rules that no cost may buy (a byline parted from its
story, a row of a hole) are not here but in :mod:`layout.fitting.placing_lines`.
"""

from __future__ import annotations

from typing import Final

from layout.typeset import Line, WhiteWanted

COST_ROW_FREE: Final = 60
"""A row that stays free at a leg's foot: what the other costs are measured by."""

COST_HEAD_ALONE: Final = 40
"""The last line of a paragraph alone at a leg's head: cheaper than a free row, which every reader sees."""

COST_FOOT_ALONE: Final = 15
"""The first line of a paragraph alone at a leg's foot: papers let it stand where anything else costs."""

COST_EXTRA_ROW: Final = 12
"""A second row of white over a subhead."""

COST_LOOSENESS: Final = 8
"""A paragraph a line longer or shorter than best, beside what its white costs: not for nothing."""

COST_RULE_BROKEN: Final = 90
"""A rule of line edges that gives way, or a runt: dearer than the row that a longer or shorter paragraph may win."""

WHITE_UNSEEN: Final = 40
"""White between Han, in thousandths of a character, that nobody sees beside solid lines: it costs nothing."""

WHITE_SEEN: Final = 120
"""White at which a line looks loose among others: an eighth of a character, what one missing in a line of twelve is."""

WHITE_PER_ROW: Final = 150
"""Squares of visible white that cost as much as one: a line just over WHITE_SEEN costs
with COST_LOOSE_LINE a free row and a half."""

COST_LOOSE_LINE: Final = 40
"""What a line that looks loose costs besides: one such line is worse than several that are all but unseen."""

COST_NOTHING_UNDER: Final = 200
"""A subhead at the foot of a leg: dearer than the three rows that it takes at most, not than a leg."""

COST_ALONE: Final = 70
"""A line of a paragraph parted from all its others, at the foot here or at the head where the story goes on: dearer
than one free row, cheaper than two."""

COST_ALONE_OVERSET: Final = 25
"""The same where the rest stands on no page: what is over will be cut, so every row is filled first, even if a line is
alone on both sides (two of these are cheaper than a row)."""

COST_LONGER_OVERSET: Final = 45
"""A paragraph a line longer where the rest stands on no page, where a line more must be cut: dearer than a line alone,
cheaper than a free row, which it may fill."""

COST_HANGING: Final = COST_NOTHING_UNDER
"""A byline or a subhead with nothing under it where the legs end."""

COST_WHITE_OVER: Final = 30
"""A row more over a subhead, where the story goes on: cheaper than a last line alone at a leg's head, dearer than a
first line alone at a foot."""

COST_EMPTY: Final = 5000
"""A slot in which nothing of its story stands: dearer than whatever may be wrong with what would stand there."""

COST_HEAD: Final = 5
"""A row given to a head that has room for it: nearly nothing, but not for a leg that is level without."""

COST_FOOT_FREE: Final = 30
"""A row left free at the foot of every leg, for each leg: legs that end level cost half of one that does not."""

COST_OVER: Final = 1_000_000
"""A line that does not go in: no sum of others comes to it."""

PRICES: Final = {"tracking": 2, "subhead": 25, "head": 25, "picture": 15}
"""What a step of each remedy costs, against lines left alone or set loose: tracking is counted in thousandths of a
character, the others in rows; those of a picture are cheapest, for nobody misses them."""

COST_STANZA: Final = 70
COST_STANZA_ROW: Final = 15
"""A stanza divided between two legs; and a row that stays free where it begins the next leg instead, on top of
:data:`COST_ROW_FREE`, or a short story would leave all its white there.  A poem has white between its stanzas,
and four rows of it are seen less than a line of verse alone."""

COST_STANZA_OVERSET: Final = 5
"""A stanza divided where copy is lost: with a line alone on both sides it costs less than a row that stays free."""


def cost_of_white(lines: tuple[Line, ...]) -> int:
    """What the white between Han of *lines* costs: nothing while it is unseen, dear where a line looks loose."""
    cost = 0
    for line in lines:
        gap = abs(line.gap)
        if gap > WHITE_UNSEEN:
            loose = COST_LOOSE_LINE if gap > WHITE_SEEN else 0
            cost += (gap - WHITE_UNSEEN) ** 2 // WHITE_PER_ROW + loose
    return cost


def least_cost_of_white(wanted: WhiteWanted) -> int:
    """The least that :func:`cost_of_white` can say of lines that have the white *wanted*.

    A line's cost grows faster than its white, so all cost least that have alike; one of them at least has the mean.
    Whites and costs are rounded down line by line.
    """
    seen = max(0, wanted.mean - 1 - WHITE_UNSEEN)
    least = max(0, seen * seen * wanted.full // (1000 * WHITE_PER_ROW) - wanted.lines)
    return least + (COST_LOOSE_LINE if wanted.mean > WHITE_SEEN else 0)
