"""How a paragraph stands in its measure: hanging labels, white at its sides, a large initial (首字下沉).

A form changes no text: it says how much of a row's measure the type has and where that begins, the same way when lines
are sought and when they are placed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.spec.styles import TextStyle
from layout.typeset import Line, Prepared
from layout.units import Length
from layout.value import NamedTuple

LEAST_EMS: Final = 4
"""Characters that white on the right must leave of a row's measure."""


class Initial(NamedTuple):
    """A large first letter: its *line*, how many *rows* it stands beside, the *width* it takes of them, white included.

    *drop* is how far its baseline stands under that of the last of those rows (negative: over it).  *without* is the
    paragraph as it is set where there is no room for an initial, and its style.
    """

    line: Line
    rows: int
    width: Length
    drop: Length
    without: tuple[Prepared, TextStyle] | None = None


class ParagraphForm(NamedTuple):
    """White *left* and *right* of all lines, *hang* more left of those after the first, in millipoints.

    *mark* stands in the white left of the first line, *mark_at* from the row's left edge.  *tail* counts characters at
    the end of the prepared text that are none of the copy's (an end mark).
    """

    left: Length = 0
    right: Length = 0
    hang: Length = 0
    mark: Line | None = None
    mark_at: Length = 0
    initial: Initial | None = None
    tail: int = 0

    def moved(self, white: Length) -> ParagraphForm:
        """The same with so much more *white* on either side."""
        if not white:
            return self
        return self._replace(left=self.left + white, right=self.right + white, mark_at=self.mark_at + white)


PLAIN: Final = ParagraphForm()


def inset(form: ParagraphForm, number: int, measure: Length, size: Length) -> tuple[Length, Length]:
    """(left edge, measure) of line *number* of a paragraph, from 0, in a row of *measure*; *size* is that of its type.

    The white on the right gives way where it would leave too little; that on the left holds a label or an initial.
    """
    left = form.left + (form.hang if number else 0)
    if form.initial is not None and number < form.initial.rows:
        left += form.initial.width
    rest = measure - left - form.right
    return left, rest if rest >= LEAST_EMS * size else max(size, measure - left)


def narrowed(form: ParagraphForm, measures: Sequence[Length], size: Length, *, begun: bool) -> tuple[Length, ...]:
    """The measures of a paragraph's lines in rows of *measures*, the last of which goes for all that follow.

    *begun*: it is taken up after its beginning, so that its first line hangs like the others.
    """
    if form._replace(tail=0) == PLAIN:
        return tuple(measures)
    count = max(len(measures) + 1, (form.initial.rows if form.initial else 0) + 1)
    rows = [measures[min(at, len(measures) - 1)] for at in range(count)]
    made = [inset(form, number_of(form, at, begun=begun), measure, size)[1] for at, measure in enumerate(rows)]
    while len(made) > 1 and made[-2] == made[-1]:
        made.pop()
    return tuple(made)


def number_of(form: ParagraphForm, at: int, *, begun: bool) -> int:
    """What line *at* of the part that is set here counts as: after its beginning a paragraph has no first line."""
    if not begun:
        return at
    return max(1, at + (form.initial.rows if form.initial else 1))
