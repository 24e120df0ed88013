"""Which plates of a page are others than those of another state of it: what a plant has to make anew."""

from __future__ import annotations

from collections.abc import Mapping

from PIL import Image, ImageChops

from layout.value import NamedTuple


class ChangedPlate(NamedTuple):
    """A plate that differs, and the rectangle within which it does, in mm from the left top of the trimmed page."""

    plate: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def where(self) -> str:
        """The rectangle in words that need no language.

        >>> ChangedPlate("Cyan", 10, 20, 30.5, 40).where
        'x 10–30.5, y 20–40 mm'
        """
        return f"x {self.left:g}–{self.right:g}, y {self.top:g}–{self.bottom:g} mm"


def changed_plates(
    before: Mapping[str, Image.Image], after: Mapping[str, Image.Image], width_mm: float
) -> tuple[ChangedPlate, ...]:
    """The plates of one page that differ between *before* and *after*, in the order of *after*.

    Both are drawn at one resolution, *width_mm* wide; a plate that one of them has not is blank there.  Not one level
    of one pixel may differ: equal marks are drawn equally.
    """
    made: list[ChangedPlate] = []
    for name in dict.fromkeys((*after, *before)):
        one, other = before.get(name), after.get(name)
        shown = other or one
        assert shown is not None
        blank = Image.new("L", shown.size, 0)
        area = ImageChops.difference(one or blank, other or blank).getbbox()
        if area:
            scale = width_mm / shown.width
            made.append(ChangedPlate(name, *(round(side * scale, 1) for side in area)))
    return tuple(made)
