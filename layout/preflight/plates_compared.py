"""Which plates of a page are others than those of another state of it: what a plant has to make anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PIL import Image, ImageChops

from layout.preflight.check import Plates, checked
from layout.stylesheets.preflight import Limits
from layout.units import MM_PER_POINT
from layout.value import NamedTuple

COMPARED_AT: Final = 150
"""Dots per inch that plates are compared at: a hair of 0.1 pt still tints its pixels by a level of ink."""


class SheetPlates(NamedTuple):
    """The plates of a whole sheet, *width_mm* wide; *corner* is where on it the trimmed page begins.

    That is in mm from the left and the top.
    """

    plates: Plates
    width_mm: float
    corner: tuple[float, float] = (0, 0)


def sheet_plates(data: bytes, name: str, profile: bytes) -> SheetPlates:
    """The plates of the first page in *data*: what is printed off the trim is on a plate too.

    *name* and *profile* are as :func:`layout.preflight.check.checked` has them.  Raises :class:`Unreadable`.
    """
    seen = checked(data, name, Limits("newsprint"), profile, dpi=COMPARED_AT, whole=True)
    facts = seen.report.pages[0]
    (left, _, right, top), trim = facts.media, facts.trim or facts.media
    corner = (trim[0] - left) * MM_PER_POINT, (top - trim[3]) * MM_PER_POINT
    return SheetPlates(seen.plates[0], (right - left) * MM_PER_POINT, corner)


class PlateChange(NamedTuple):
    """A plate that is another, and the least box in mm round what changed: left, top, right, bottom.

    They count from the upper left corner of the trimmed page; what is printed left of it or above is below 0.  There
    is no box round a plate of another size.
    """

    plate: str
    box: tuple[float, float, float, float] | None = None

    @property
    def where(self) -> str:
        """The box in words that need no language.

        >>> PlateChange("Cyan", (10, 20, 30.5, 40)).where
        'x 10–30.5, y 20–40 mm'
        """
        if self.box is None:
            return ""
        left, top, right, bottom = self.box
        return f"x {left:g}–{right:g}, y {top:g}–{bottom:g} mm"


class PlatesCompared(NamedTuple):
    """The plates of a page beside those of another state of it: which are others, and the names of the rest."""

    changed: tuple[PlateChange, ...]
    kept: tuple[str, ...]


def compared(before: Mapping[str, Image.Image], sheet: SheetPlates) -> PlatesCompared:
    """The plates of a *sheet* beside those *before*.

    Both parts come in the order of *now*.  A plate that only one of them has differs where it carries ink.  Not one
    level of one pixel may differ: equal marks are drawn equally.
    """
    changed: list[PlateChange] = []
    kept: list[str] = []
    now = sheet.plates
    for name in dict.fromkeys((*now, *before)):
        one, other = now.get(name), before.get(name)
        shown = one or other
        assert shown is not None
        if one and other and one.size != other.size:
            changed.append(PlateChange(name))
            continue
        area = ImageChops.difference(one, other).getbbox() if one and other else shown.getbbox()
        if area is None:
            kept.append(name)
        else:
            scale, off = sheet.width_mm / shown.width, (*sheet.corner, *sheet.corner)
            left, top, right, bottom = (round(side * scale - away, 1) for side, away in zip(area, off, strict=True))
            changed.append(PlateChange(name, (left, top, right, bottom)))
    return PlatesCompared(tuple(changed), tuple(kept))
