"""Line art and placed pages as operators of a page's content."""

from __future__ import annotations

from collections.abc import Iterator

from layout.page import BLACK, Artwork, Drawing, DrawnPath, Ink, InkGradient, InkStop, Outline
from layout.streams.operands import KNOCKOUT, OVERPRINT, number
from layout.streams.spots import ink_step, spot_resource
from layout.units import Length
from layout.value import NamedTuple

_PAINT = {(True, False): "f", (False, True): "S", (True, True): "B"}


class DrawnShade(NamedTuple):
    """A shade where it stands: *matrix* leads from its own space to the sheet, from its lower left corner."""

    radial: bool
    matrix: tuple[Length, ...]
    stops: tuple[InkStop, ...]
    focus: tuple[int, int, int]


class SeenThrough(NamedTuple):
    """A state of graphics: per mille that fill and stroke hide, and what hides here more and there less."""

    fill: int
    stroke: int
    veil: DrawnShade | None = None


class Shading:
    """The shades and the states of a page, each with its resource, and its spot inks in *spots*."""

    def __init__(self, spots: dict[str, tuple[str, Ink]]) -> None:
        self.spots = spots
        self.shades: dict[DrawnShade, str] = {}
        self.states: dict[SeenThrough, str] = {}

    def shade(self, one: DrawnShade) -> str:
        """The resource of a pattern."""
        for stop in one.stops:
            if stop.ink.spot:
                spot_resource(stop.ink, self.spots)
        return self.shades.setdefault(one, f"Sh{len(self.shades) + 1}")

    def state(self, one: SeenThrough) -> str:
        """The resource of a state of graphics."""
        return self.states.setdefault(one, f"See{len(self.states) + 1}")


def drawing_steps(mark: Drawing, left: Length, top: Length, shading: Shading) -> Iterator[str]:
    """The shapes of *mark* on a sheet whose page begins at *left* and *top* (from its foot).

    *shading* takes the spot inks, shades and states used.  Black alone prints over what lies under it, as type does.
    """
    x, y, width, height = mark.rect
    yield "q"
    yield f"{number(left + x)} {number(top - y - height)} {number(width)} {number(height)} re W n"
    yield "1 j"
    state = ("", "", "", "", "1 j", "0 J")
    spots, corner = shading.spots, (left + x, top - y)
    for one in mark.shapes:
        alone = (
            isinstance(one.fill, InkGradient)
            or isinstance(one.stroke, InkGradient)
            or one.opacity != (1000, 1000)
            or one.clips
        )
        before = ("", "", "", "", "", "") if alone else state
        over = OVERPRINT if {one.fill, one.stroke} <= {BLACK, None} else KNOCKOUT
        fill = ink_step(one.fill, spots, line=False) if isinstance(one.fill, Ink) else before[1]
        stroke = ink_step(one.stroke, spots, line=True) if isinstance(one.stroke, Ink) else before[2]
        line, corners, ends = before[3:]
        if one.stroke is not None:
            line = f"{number(one.width)} w [{' '.join(map(number, one.dash))}] {number(one.dash_from)} d"
            corners, ends = f"{one.corners} j", f"{one.ends} J"
        wanted = (f"/{over} gs", fill, stroke, line, corners, ends)
        steps = [now for now, known in zip(wanted, before, strict=True) if now and now != known]
        path = _path(one, *corner)
        if alone:
            yield "q"
            yield from _cut(one, corner)
            yield from steps
            yield from _seen(one, corner, shading)
            yield from (path, "Q") if path else ("Q",)
            continue
        state = wanted
        yield from steps
        if path:
            yield path
    yield "Q"


def _cut(one: DrawnPath, corner: tuple[Length, Length]) -> Iterator[str]:
    for steps, even_odd in one.clips:
        yield f"{_steps(steps, *corner)} {'W*' if even_odd else 'W'} n"


def _seen(one: DrawnPath, corner: tuple[Length, Length], shading: Shading) -> Iterator[str]:
    """The shade that paints a shape, and the state in which what lies under it is seen."""
    veil = None
    for paint, line in ((one.fill, False), (one.stroke, True)):
        if isinstance(paint, InkGradient):
            a, b, c, d, e, f = paint.matrix
            there = (a, -b, c, -d, corner[0] + e, corner[1] - f)
            placed = DrawnShade(paint.radial, there, paint.stops, paint.focus)
            veil = placed if any(stop.opacity != 1000 for stop in paint.stops) else None
            yield f"/Pattern {'CS' if line else 'cs'} /{shading.shade(placed)} {'SCN' if line else 'scn'}"
    if veil or one.opacity != (1000, 1000):
        yield f"/{shading.state(SeenThrough(*one.opacity, veil))} gs"


def _path(one: DrawnPath, left: Length, top: Length) -> str:
    paint = _PAINT.get((one.fill is not None, one.stroke is not None))
    if paint is None or not one.steps:
        return ""
    return f"{_steps(one.steps, left, top)} {paint}{'*' if one.even_odd and paint != 'S' else ''}"


def _steps(steps: Outline, left: Length, top: Length) -> str:
    return " ".join(
        " ".join((*(number(top - at if index % 2 else left + at) for index, at in enumerate(points)), step))
        for step, points in steps
    )


def artwork_steps(mark: Artwork, name: str, left: Length, top: Length) -> str:
    """The placed page *name*, whose own space begins at its lower left corner, brought to its place and cut off."""
    x, y, width, height = mark.window
    wide, tall = (_ratio(place, own) for place, own in zip(mark.rect[2:], mark.size, strict=True))
    corner = f"{number(left + mark.rect.x)} {number(top - mark.rect.bottom)}"
    window = f"{number(left + x)} {number(top - y - height)} {number(width)} {number(height)} re W n"
    return f"q {window} {wide} 0 0 {tall} {corner} cm /{name} Do Q"


def _ratio(length: Length, of: Length) -> str:
    """*length* as a share of *of*, to a millionth.

    >>> _ratio(1000, 1000), _ratio(1, 3)
    ('1', '0.333333')
    """
    whole, part = divmod(length * 1_000_000 // max(1, of), 1_000_000)
    return f"{whole}.{part:06d}".rstrip("0").rstrip(".")
