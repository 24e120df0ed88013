"""What a house likes of a page that is proposed, as numbers that its stylesheet may change (``plan``).

The numbers of one term of a score are weighed against each other, terms never: see ``TERMS`` of the planner.
"""

from __future__ import annotations

from typing import Final

from layout.value import Table

PLACES: Final = {
    "below": 30,
    "right": 6,
    "larger": 30,
    "parted": 90,
    "clash": 1,
    "across": 1,
    "pictures": 1,
    "gap": 8,
    "interlock": 0,
}
"""Where things stand.  Rank, for each step of rank: a story under a lesser one, since place is how rank is shown; right
of a lesser one, less, for upper right is the second place of a page.  Rank, once: a head larger than the lead's, which
shows rank as much as a place; a rule from edge to edge that parts the page on purpose, as much as three steps of rank
(a page without fixed things in its corners has that or a gutter from top to foot).  Faults: two heads of one style side
by side at one level (碰题); a bare gap across the page (断版); a picture beside a picture or over one, which are read
as one (0: the house lets them).  Shape: each line of a gap beyond the first, worse than a line of white round a head.
Not a number but a wish: ``interlock`` over 0 asks for a story in an L round others (咬合) on every page that does not
say otherwise."""

FORMS: Final = {
    "head": 3,
    "short": 2,
    "leg": 2,
    "leg_least": 4,
    "leg_most": 62,
    "bastard": 6,
    "wide": 12,
    "remedy": 2,
    "jump": 40,
    "crop": 2,
    "crop_most": 250,
    "brief": 160,
}
"""How things are made up.  Shape: a line of white round a head beyond what its kicker, lines and deck want, the second
one twice that and so on, for one gap is seen before several small ones, and a line that its type is smaller than it
might be; a tenth of the measure that a head lacks to half of it, less, since many heads are short; a line that a leg is
longer or shorter than reads well (fewer than ``leg_least`` look like leavings, more than ``leg_most`` tire the eye);
legs that leave the page's columns (破栏), two lines of a head; a story that fills one of several free rectangles from
side to side though its like are narrower, as much as two such; every remedy of copyfit; a jump, whose lines have a term
of their own; a line that a picture is deeper or shallower than its proportions, ``crop_most`` of its depth in per mille
at the most, which keeps its subject.  A story of fewer characters than ``brief`` is a brief whatever its rank: its head
would be larger than its text."""

WIDTHS: Final = {
    "lead_least": 500,
    "lead_most": 800,
    "second_least": 250,
    "second_most": 590,
    "third_least": 120,
    "third_most": 450,
    "brief_least": 120,
    "brief_most": 300,
    "comment_least": 250,
    "comment_most": 300,
}
"""Shares of the page's columns in per mille: the lead has half to four fifths of the width, the next a quarter to three
fifths, the others less (as eight stories of a front page of seven columns stand:
5, 3, 2, 2 columns, a picture of 3)."""

TASTE: Final = Table({**PLACES, **FORMS, **WIDTHS})
"""The taste of a house that says nothing."""
