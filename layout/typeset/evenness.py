"""How evenly a line is set: one measure of every white in it, and what it costs.

The measure is the widest white that is seen beyond its nature, per mille of an em, wherever it stands: between Han,
beside Latin and figures, between words, after marks.  What is taken out of a line is seen as well; its share of what
there is to take counts as a white (:data:`EASY_COST` and the rows after it).

A chain's cost is the sum over its lines, so that one paragraph is weighed by all that is seen in it and not by its
worst line alone.  Four lines at 0.11, 0.20, 0.20 and 0.10 cost an eighth more than four at 0, 0.09, 0.09 and 0.27: seen
beside each other at print size, the first are grey for their whole depth, the second black with one hole.  What decides
is that a hole of 0.27 can mostly be had at 0.12, and that the cube finds this.
"""

from __future__ import annotations

from typing import Final

CUBE: Final = 460
SLOPE: Final = 130
"""A white of w per mille of an em costs w³ / CUBE + SLOPE · w.  Up to a tenth of an em the slope decides, so that as
many lines as can be are set solid: a column with one open line is read as black with a lighter line, one with six
slightly open ones as grey.  Past that the cube does: one of 0.2 em costs as much as 3 of 0.1.  Of 107 texts at 8 to
24 characters the mean white was 0.80 of typst's at a slope of 60 and a cube of 1000 and 0.77 at 130 and 460, which
weighs both alike against squeezing and parted figures; marks gave 18.9 and 19.4 em in a hundred lines.  Of ten texts
drawn from them, at 24 characters, the widest white of one line in twenty was wider than typst's in one draw of six and
in one of twenty.  With a slope of 130 alone a front page had a line of 0.15 em where none need be over 0.12; without
the cube lines with a white of more than 0.2 em were a tenth more."""

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
marks with two thirds of their blank, gaps beside Latin at an eighth.  A seventh of a thousandth of an em of white:
marks that stand a little closer are not seen."""

HARD_COST: Final = 600
"""… and of one whose marks have no blank left: commas touch both neighbours, and the eye reads them as dots.  It grows
with the square of what is taken: half of the second round costs a quarter.  In all as much as a white of 0.005 em: at
400 one line of 24 characters in eleven had a mark without four fifths of its blank, at 600 one in sixteen, while the
white of 13 characters grew by a hundredth; at 900 holes were a third wider at 17."""

HARD_COSTS: Final = {"cn": HARD_COST, "tw": 400, "jp": 400}
"""The same by region.  A mark in the middle of its cell keeps a tenth of an em on either side of its ink when its
blank is gone, and Japanese pages close marks up before they open anything (JLREQ, “Line Adjustment by Inter-character
Space Reduction”): at 600 Japanese lines of 24 characters had half as much white again."""

RESORT_COST: Final = 100
"""… and of one whose Han stand closer than their bodies as well, to the style's last resort."""

LETTERS_MOST: Final = 32
"""White that may go between the letters of a word, per mille of an em, where a line would else be plainly loose or end
before the margin: a thirtieth of an em is not seen between letters whose pairs a face sets as much apart itself."""

OPEN_LINE: Final = 60
"""White from which a line looks open beside one that does not."""

CONTRAST: Final = 300
"""What an open line beside one that is not costs: a white of 0.002 em.  With three times as much, runs of open lines
were drawn out to spare one edge between grey and black."""


COSTS: Final = tuple([
    white * white * white // CUBE + SLOPE * white + PLAIN_COST * (white > PLAIN) for white in range(MOST + 1)
])  # fmt: skip
"""What each white costs in a line, per mille of an em."""
