"""What watches the colours of a page: spaces, spot inks, register colour, white that vanishes, groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from PIL import Image

from layout.pdfreader.names import without_encoding
from layout.pdfreader.spaces import EVERY, PROCESS, Space, space_of
from layout.pdfreader.state import Box, Paint
from layout.preflight.model import FilePlace, ImageFacts, Tally
from layout.stylesheets.preflight import Limits
from layout.units import MM_PER_POINT
from layout.value import NamedTuple

_MOST_LOOKED_AT: Final = 500_000_000
"""Pixels of plates that are looked at under white type: half a second; a page of white body type has a tenth."""


class PageBoxes(NamedTuple):
    """A page's boxes in its own units, and *unit*, the points one of these is."""

    number: int
    media: Box
    bleed: Box
    trim: Box
    unit: float = 1.0


class ColourWatch:
    """Watches one page; what it finds goes to *tally*, facts are kept for the report."""

    def __init__(self, sheet: PageBoxes, limits: Limits, tally: Tally) -> None:
        self.sheet, self.limits, self.tally = sheet, limits, tally
        self.fonts: dict[object, tuple[Any, set[bytes]]] = {}
        self.images: list[ImageFacts] = []
        self.spots: dict[str, None] = {}
        self.transparent: dict[str, FilePlace] = {}
        self.old: dict[str, FilePlace] = {}
        """What PDF/X-1a forbids beside transparency and managed colour."""
        self.managed: dict[str, FilePlace] = {}
        self.unmeasurable: dict[str, None] = {}
        self.is_flat = True
        """All is painted in flat colours with hard edges; what is transparent is in :attr:`transparent`."""
        self._areas: list[Box] = []
        self._lost: tuple[tuple[int, int | None], ...] = ()
        """From which area to which nothing of them is under what is painted, for it stands in an isolated group or in
        one that knocks out; ``None`` for all that come."""
        self.names: dict[str, tuple[str, str]] = {name.casefold(): (name, "") for name in PROCESS}
        """FilePlace inks by their names without case and finish, with what they look like elsewhere."""
        self.painted = 0
        self.whites: list[tuple[Box, FilePlace]] = []
        """White type over something with ink: about its first sign, and where it is told."""
        self.placed: dict[tuple[int, int], tuple[FilePlace, float]] = {}
        self.blacks: dict[tuple[str, FilePlace], tuple[float, float]] = {}
        """Pictures whose black plate is heavy: per cent, and square millimetres of it."""
        self._known: set[object] = set()
        self.masks: dict[tuple[int, int], Any] = {}
        """The groups of soft masks, as programs of what they paint."""
        self.drawings: dict[object, dict[str, Any]] = {}
        """By fonts of Type 3 (see :func:`drawing_key`), the glyphs that have colours of their own, as programs."""

    def spot(self, point: Sequence[float] | None = None) -> FilePlace:
        """Where *point* is; without one, the page."""
        if point is None:
            return FilePlace(self.sheet.number)
        unit, trim = self.sheet.unit * MM_PER_POINT, self.sheet.trim
        return FilePlace(self.sheet.number, (point[0] - trim[0]) * unit + 0.0, (trim[3] - point[1]) * unit + 0.0)

    def share(self, box: Box) -> float:
        """How much of the page *box* covers, 1 for all of it."""
        left, bottom, right, top = self.sheet.media
        across = min(box[2], right) - max(box[0], left)
        along = min(box[3], top) - max(box[1], bottom)
        return across * along / ((right - left) * (top - bottom)) if across > 0 and along > 0 else 0.0

    def first_time(self, obj: Any) -> bool:
        """True the first time *obj* is seen on the page."""
        key = obj.objgen if obj.objgen[0] else id(obj)
        if key in self._known:
            return False
        self._known.add(key)
        return True

    @property
    def glyphs(self) -> list[Any]:
        """All of :attr:`drawings`."""
        return [one for several in self.drawings.values() for one in several.values()]

    def unmeasured(self, what: str) -> None:
        """Note that *what* cannot be drawn on the plates."""
        self.unmeasurable[what] = None

    def enter(self, *, alone: bool, knocks: bool = False) -> tuple[tuple[int, int | None], ...]:
        """A group begins, which stands *alone* or not and *knocks* out or not; give what :meth:`leave` wants."""
        before, now = self._lost, len(self._areas)
        # What a group stands in knocks out what it has painted so far, and takes the whole group as one thing.
        self._lost = ((0, now),) if alone else tuple((start, now if end is None else end) for start, end in before)
        if knocks:
            self._lost += ((now, None),)
        return before

    def leave(self, before: tuple[tuple[int, int | None], ...]) -> None:
        """The group ends."""
        self._lost = before

    def _is_lost(self, point: tuple[float, float]) -> bool:
        """True where what is under *point* is not there for what is painted now, of which only a group is to blame."""
        return any(any_holds(self._areas[start:end], point) for start, end in self._lost)

    def colour(self, space: Space, use: str, spot: FilePlace) -> None:
        """A colour of *space* is used for *use*: ``text``, ``path``, ``picture``, ``shading``, ``mask``."""
        kind = space.kind
        if kind == "indexed" and space.base:
            self.colour(space.base, use, spot)
        elif kind == "rgb":
            self.tally.add("preflight-rgb", spot, use, use=use)
        elif kind in ("icc", "cal", "lab"):
            self.managed.setdefault(space.shown(), spot)
            self.tally.add("preflight-managed-colour", spot, space.shown(), space=space.shown(), use=use)
        elif kind == "spot":
            for name in space.names:
                if name == EVERY and use in ("picture", "shading", "mask"):
                    self.tally.add("preflight-registration-colour", spot)
                if name not in (*PROCESS, EVERY, "None"):
                    self.spots[name] = None
                    self._alike(name, space.alternate if space.count == 1 else "", spot)
                    if name not in self.limits.spots and "*" not in self.limits.spots:
                        self.tally.add("preflight-spot", spot, name, ink=name)

    def _alike(self, name: str, look: str, spot: FilePlace) -> None:
        """One ink under two names, or one name for two inks, makes plates that the printer does not expect."""
        key = _plain(name)
        known = self.names.setdefault(key, (name, look))
        if known[0] != name or (look and known[1] and look != known[1]):
            self.tally.add("preflight-spot-twice", spot, key, one=known[0], other=name)
        elif look and not known[1]:
            self.names[key] = name, look

    def _painted(self, paint: Paint, use: str, spot: FilePlace, inside: bool) -> None:
        """What holds for everything painted in a flat colour."""
        if paint.pattern is not None:
            return
        self.colour(paint.space, use, spot)
        if inside and EVERY in paint.inks.named and paint.inks.total > 0:  # without any it is white
            self.tally.add("preflight-registration-colour", spot)
        if paint.vanishes:
            self.tally.add("preflight-white-overprints", spot, use=use)

    def blend(self, group: Any, resources: Any, spot: FilePlace) -> None:
        """A transparency *group* says in which colours it is blended."""
        space = space_of(group.CS, resources)
        if not space.is_cmyk:
            self.tally.add("preflight-blend-space", spot, space.shown(), space=space.shown())

    def look_under_white(self, plates: Iterable[Image.Image], dpi: float) -> None:
        """Tell of white type about which there is no ink on the *plates* of the trimmed page.

        They are drawn at *dpi* dots to 72 units of the page.  What it stands on may be white itself, or covered by
        white: a panel, a picture, the end of a shading.  Nobody knows that of type that goes over the trim.
        """
        left, _, _, top = self.sheet.trim
        shown = list(plates)
        looked = 0
        for box, spot in self.whites:
            area = (box[0] - left, top - box[3], box[2] - left, top - box[1])
            sides = [side * dpi / 72 for side in area]
            if not all(0 <= side <= most for side, most in zip(sides, shown[0].size * 2, strict=True)):
                continue
            first, above, last, below = (round(side) for side in sides)
            looked += (last - first) * (below - above) * len(shown)
            if looked > _MOST_LOOKED_AT:
                return
            seen = first < last and above < below
            if seen and not any(one.crop((first, above, last, below)).getbbox() for one in shown):
                self.tally.add("preflight-type-white", spot)

    def _on_ink(self, point: tuple[float, float]) -> bool:
        return any_holds(self._areas, point)


def drawing_key(font: Any) -> object:
    """What a *font* of Type 3 is known by: itself, or its glyphs where it stands in resources and is no object."""
    if font.objgen[0]:
        return font.objgen
    return tuple(sorted((name, glyph.objgen) for name, glyph in font.CharProcs.items()))


def _plain(name: str) -> str:
    """A spot ink's name without what systems write differently: case, blanks, the finish of a swatch."""
    words = without_encoding(name).casefold().replace("_", " ").split()
    if len(words) > 2 and words[-1] in _FINISHES:
        words = words[:-1]
    return _NUMBERED.sub(r"\1", "".join(words))


_FINISHES: Final = ("c", "cv", "cvc", "cp", "u", "cvu", "up", "m", "n", "nc", "ec")
"""Papers on which a swatch was printed, as Pantone's books and old programs mark them: the ink is one."""


_NUMBERED: Final = re.compile(rf"(\d)(?:{'|'.join(sorted(_FINISHES, key=len, reverse=True))})$")


def holds(box: Box, point: tuple[float, float]) -> bool:
    """True when *point* is in *box* or on its edge."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def meets(a: Box, b: Box) -> bool:
    """True when *a* reaches into *b*: what only touches its edge is outside."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def any_holds(areas: list[Box], point: tuple[float, float]) -> bool:
    """True when one of *areas* has *point* in it."""
    x, y = point
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in areas)


_DEEP: Final = 200
"""Black of 255 from which the shadows of a photograph lead up to its solids."""


def is_drawn_black(counts: Sequence[int], first: int) -> bool:
    """True where the solid black of a picture, from level *first* on, is type or lines in a drawing.

    It is little of the picture then, and no shadows lead up to it.  *counts* are pixels by level of black, 0 to 255.
    """
    solid = sum(counts[first:])
    return solid * 5 < sum(counts) and sum(counts[_DEEP:first]) * 2 < solid
