"""What the planner reasons about: pieces of a page, the forms they may take, and the division that places them.

Widths are base columns, depths are lines of the page's grid; a cost is one whole number whose digits are the terms of
the score, the weightiest first, so that adding costs adds the terms and comparing them compares term by term.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from layout.spec.model import Area
from layout.value import NamedTuple

TERMS: Final = ("lead", "faults", "over", "rank", "shape")
"""The terms of a score, the weightiest first: things over the lead that do not stand beside the flag; what an editor
would circle (legs not level or of a few lines, lines alone, heads in white, pictures that touch, 碰题, 断版, 通线);
lines that go on elsewhere, or that a slot for them lacks; stories below or right of lesser ones, heads larger than the
lead's; legs, heads and crops that are not the usual.  Copy that stands nowhere has no term: such a page is not
proposed."""

ROLES: Final = {
    "lead": "lead", "second": "second", "third": "third", "brief": "brief", "comment": "commentary",
}  # fmt: skip
"""The story style of each role on a page; the house's taste has how wide they may stand."""

RADIX: Final = 10**6
"""One more than a term may come to: twelve items with every fault of a kind stay far below."""

Cost: TypeAlias = int
"""A score as one number: its terms are digits to the base :data:`RADIX`."""


def cost_of(**terms: int) -> Cost:
    """The cost of *terms* by name.  Raises ``KeyError`` for a name that is no term."""
    scale = {name: RADIX ** (len(TERMS) - 1 - index) for index, name in enumerate(TERMS)}
    return sum(scale[name] * amount for name, amount in terms.items())


def terms_of(cost: Cost) -> dict[str, int]:
    """The terms of *cost*, in order."""
    made: dict[str, int] = {}
    for name in reversed(TERMS):
        cost, made[name] = divmod(cost, RADIX)
    return {name: made[name] for name in TERMS}


class Form(NamedTuple):
    """One way a piece may stand: *columns* wide and *lines* deep."""

    columns: int
    lines: int
    cost: Cost
    look: str = ""
    """Style of the head at its top edge; empty: none stands there (a picture, a box)."""
    style: str = ""
    legs: int = 0
    head: int = 0
    """Lines of the head block; 0: it has none."""
    picture: int = 0
    """Lines of the picture over the text, or of the whole piece where it is a picture without a head."""
    boxed: bool = False
    over: int = 0
    """Lines of copy that do not go in: they jump, or are over."""
    remedies: tuple[str, ...] = ()
    """Remedies of copyfit that it needs."""
    why: tuple[tuple[str, int], ...] = ()
    """What its shape costs, by reason (see :mod:`layout.planner.accounts`); what is not named there has none."""
    circled: tuple[str, ...] = ()
    """Reasons for which an editor would circle it, each one of its faults."""
    arm: int = 0
    """Lines of the upper arm of an L (咬合), all *columns* wide, head included; 0: the form is a rectangle."""
    stem: int = 0
    """Columns of an L that go on below its arm down to *lines*: at the left, or at the right where negative."""

    box: str = ""
    """The box that its slot is to have; empty: as its style has it."""
    head_type: tuple[str, int] = ("", 0)
    """Face and size of the head's main lines, which decide whether another clashes with it."""
    titled: bool = False
    """The head stands over the picture, not under it: a photo story, which has no text."""

    @property
    def cells(self) -> int:
        """Columns × lines that it stands on."""
        if not self.arm:
            return self.columns * self.lines
        return self.columns * self.arm + abs(self.stem) * (self.lines - self.arm)


class PlanPiece(NamedTuple):
    """Something to be placed: a story, a story with its picture, a picture, an index.

    *rank* 1 is the lead; equal ranks may stand in any order.  *forms* are in order of columns, then lines.
    """

    id: str
    rank: int
    forms: tuple[Form, ...]
    story: str = ""
    use: str = "story"
    picture: str = ""
    corner: str = ""
    """``tl``, ``tr``, ``bl`` or ``br``: the corner of its region that it must stand in; empty: anywhere."""


class DivisionLeaf(NamedTuple):
    """A piece, by its number, in the form with this number."""

    piece: int
    form: int


class Cut(NamedTuple):
    """A region cut in two: ``-`` first over second, *gap* lines between; ``|`` first left of second.

    ``L``: first, an L, round second, which stands in its notch, *gap* lines under the arm.
    """

    way: str
    first: Division
    second: Division
    gap: int = 0


Division: TypeAlias = "DivisionLeaf | Cut"


class FreeRegion(NamedTuple):
    """A free rectangle of the page: from *column* and *line* (from 1) on, *columns* wide, *lines* deep."""

    column: int
    line: int
    columns: int
    lines: int

    @property
    def cells(self) -> int:
        """Columns × lines."""
        return self.columns * self.lines


class InCorner(NamedTuple):
    """What of a fixed slot, *name*, stands on the cells *area*, in the *corner* of a region, which has this number."""

    name: str
    area: Area
    region: int
    corner: str
    """``tl``, ``tr``, ``bl`` or ``br``."""


class Free(NamedTuple):
    """Rectangles to be filled, in the order in which a page is read, and what is fixed in corners of them."""

    regions: tuple[FreeRegion, ...]
    corners: tuple[InCorner, ...] = ()


class Taste(NamedTuple):
    """What a page is judged by: the house's taste, see :mod:`layout.spec.taste`, and the page itself.

    *gaps* are lines between two things one over the other: one holds the rule, more is white that levels the page.
    """

    page_columns: int
    gaps: tuple[int, ...] = (1, 2, 3)
    gap_cost: int = 8
    below: int = 30
    right: int = 6
    clash: int = 1
    cut_across: int = 1
    parted: int = 0
    pictures_beside: int = 1
    through: tuple[int, ...] = ()
    """Numbers of columns after which a cut down the whole rectangle would run through nearly all of the page (通线)."""
