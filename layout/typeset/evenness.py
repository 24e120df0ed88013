"""How evenly a line is set: one measure of every white in it, and what it costs.

The measure is the widest white that is seen beyond its nature, per mille of an em, wherever it stands: between Han,
beside Latin and figures, between words, after marks.  What is taken out of a line is seen as well; its share of what
there is to take counts as a white (:data:`EASY_COST` and the rows after it).

A chain's cost is the sum over its lines, so that one paragraph is weighed by all that is seen in it and not by its
worst line alone.  Of four lines at 0.11, 0.20, 0.20 and 0.10, and four at 0, 0.09, 0.09 and 0.27, the first make the
column grey for their whole depth and the second have one hole; they cost about as much as each other.  What decides is
that a hole of 0.27 can mostly be had at 0.12, and that the cube finds this.
"""

from __future__ import annotations

from typing import Final

CUBE: Final = 2000
SLOPE: Final = 10
"""A white of w per mille of an em costs w³ / CUBE + SLOPE · w: one of 0.08 em, which is 1 em missing in a line of 13
characters, costs as much as ten of 0.02, and one of 0.2 em as much as ten of 0.09.  The slope keeps a line set solid
worth more than one at 0.01; with less of it the mean white grew by a fifth, with more the widest did."""

PLAIN: Final = 120
"""White from which a line is plainly loose."""

PLAIN_COST: Final = 600
"""What that costs on top, so that no number of even lines pays for one such lightly."""

MOST: Final = 4000
"""White beyond which all is equally bad, but for its width."""

BESIDE_LATIN: Final = 600
"""Share, per mille, of the white beside Latin, figures and in word spaces that the eye counts while it is within what
the style gives them first: these gaps have white by nature, and more of it is not seen as a hole."""

EASY_COST: Final = 20
"""What is seen of a line that has used up the first round of :data:`SHRINK_ROUNDS`: word spaces at a quarter em,
marks with three fifths of their blank, gaps beside Latin at an eighth."""

HARD_COST: Final = 40
"""… and of one whose marks have no blank left: commas touch both neighbours, and the eye reads them as dots."""

RESORT_COST: Final = 60
"""… and of one whose Han stand closer than their bodies as well, to the style's last resort."""

OPEN_LINE: Final = 60
"""White from which a line looks open beside one that does not."""

CONTRAST: Final = 90
"""What an open line beside one that is not costs: a white of 0.045 em.  With three times as much, runs of open lines
were drawn out to spare one edge between grey and black."""


COSTS: Final = tuple([
    white * white * white // CUBE + SLOPE * white + PLAIN_COST * (white > PLAIN) for white in range(MOST + 1)
])  # fmt: skip
"""What each white costs in a line, per mille of an em."""
