"""Gradients of SVG brought to one form: their place, their stops, and how they go on beyond their ends (SVG 2, 14)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from layout.svg.colours import mixed
from layout.svg.model import Gradient, Rgb, Stop
from layout.svg.paths import Matrix, Steps, extent, inverse, matrix_of, moved, times
from layout.svg.safety import tag_of
from layout.svg.style import length

_MOST_STOPS: Final = 64
_MOST_PERIODS: Final = 60
"""How often a gradient is repeated over a shape: finer stripes than that are a tint in print."""
_MOST_LINKS: Final = 8
_STEP: Final = 24
"""By how much of 255 a colour changes between two stops at the most: between them the press's inks change evenly,
as those of a screen do not."""

StopStyle: TypeAlias = "Callable[[Element], tuple[Rgb | None, float]]"


class GradientReader:
    """The gradients of a file by their ids.  *styled* gives colour and opacity of a stop."""

    def __init__(self, ids: Mapping[str, Element], styled: StopStyle) -> None:
        self._ids, self._styled = ids, styled
        self._stops: dict[str, tuple[Stop, ...]] = {}
        self._fine: dict[str, tuple[Stop, ...]] = {}

    def known(self, named: str) -> bool:
        """True when there is a gradient of that id."""
        node = self._ids.get(named)
        return node is not None and tag_of(node) in ("linearGradient", "radialGradient")

    def mean(self, named: str) -> tuple[Rgb, float] | None:
        """One colour, and its opacity, in place of a gradient."""
        stops = self._stops_of(named)
        if not stops:
            return None
        red, green, blue = (sum(one.colour[band] for one in stops) // len(stops) for band in range(3))
        return (red, green, blue), sum(one.opacity for one in stops) / len(stops)

    def paint(self, named: str, steps: Steps, matrix: Matrix, view: tuple[float, float]) -> Gradient | Stop | None:
        """The gradient for a shape of *steps* in a user space that *matrix* leads out of; a stop where it is even.

        ``None`` where nothing is painted: without stops, or by the box of a shape that has no area.  *view* is what
        shares in per cent are of.
        """
        stops = self._stops_of(named)
        if not stops:
            return None
        if len(stops) == 1:
            return stops[0]
        by_box = self._said(named, "gradientUnits") != "userSpaceOnUse"
        box = extent(steps)
        if by_box and (box[2] <= box[0] or box[3] <= box[1]):
            return None
        size = (1.0, 1.0) if by_box else view
        node = self._ids[named]
        radial = tag_of(node) == "radialGradient"
        own, focus = self._circles(named, size) if radial else (self._line(named, size), (0.0, 0.0, 0.0))
        if abs(own[0] * own[3] - own[1] * own[2]) < 1e-12:
            return stops[-1]
        whole = times(own, matrix_of(self._said(named, "gradientTransform")))
        if by_box:
            whole = times(whole, (box[2] - box[0], 0.0, 0.0, box[3] - box[1], box[0], box[1]))
        made = Gradient(radial, whole, stops, focus)
        spread = self._said(named, "spreadMethod")
        if spread in ("repeat", "reflect"):
            made = _repeated(made, steps, mirrored=spread == "reflect")
            return made._replace(matrix=times(made.matrix, matrix), stops=_finer(made.stops))
        if named not in self._fine:
            self._fine[named] = _finer(stops)
        return made._replace(matrix=times(made.matrix, matrix), stops=self._fine[named])

    def _chain(self, named: str) -> list[Element]:
        """The gradient and those that it takes after."""
        made: list[Element] = []
        while self.known(named) and len(made) < _MOST_LINKS:
            node = self._ids[named]
            made.append(node)
            named = (node.get("href") or node.get("{http://www.w3.org/1999/xlink}href") or "").lstrip("#")
        return made

    def _said(self, named: str, key: str, otherwise: str = "") -> str:
        return next((one.get(key, "") for one in self._chain(named) if one.get(key) is not None), otherwise).strip()

    def _stops_of(self, named: str) -> tuple[Stop, ...]:
        if named not in self._stops:
            holder = next((one for one in self._chain(named) if any(tag_of(stop) == "stop" for stop in one)), ())
            made: list[Stop] = []
            for node in holder:
                if tag_of(node) == "stop" and len(made) < _MOST_STOPS:
                    colour, opacity = self._styled(node)
                    offset = min(max(length("".join(node.get("offset", "0").split()), 1.0), 0.0), 1.0)
                    offset = max(offset, made[-1].offset if made else 0.0)
                    if len(made) > 1 and made[-2].offset == offset:
                        made.pop()  # of stops at one place, the first and the last count
                    made.append(Stop(offset, colour or (0, 0, 0), opacity))
            self._stops[named] = tuple(made)
        return self._stops[named]

    def _at(self, named: str, key: str, otherwise: str, whole: float) -> float:
        return length(self._said(named, key, otherwise), whole)

    def _line(self, named: str, size: tuple[float, float]) -> Matrix:
        x, y = self._at(named, "x1", "0%", size[0]), self._at(named, "y1", "0%", size[1])
        along, down = self._at(named, "x2", "100%", size[0]) - x, self._at(named, "y2", "0%", size[1]) - y
        return along, down, -down, along, x, y

    def _circles(self, named: str, size: tuple[float, float]) -> tuple[Matrix, tuple[float, float, float]]:
        x, y = self._at(named, "cx", "50%", size[0]), self._at(named, "cy", "50%", size[1])
        between = math.hypot(*size) / math.sqrt(2)
        r = self._at(named, "r", "50%", between)
        if r <= 0:
            return (0.0, 0.0, 0.0, 0.0, x, y), (0.0, 0.0, 0.0)
        fx = (self._at(named, "fx", "", size[0]) - x) / r if self._said(named, "fx") else 0.0
        fy = (self._at(named, "fy", "", size[1]) - y) / r if self._said(named, "fy") else 0.0
        off = math.hypot(fx, fy)
        if off > 0.99:  # a focus on or beyond the circle counts as one just within it
            fx, fy = fx * 0.99 / off, fy * 0.99 / off
        fr = min(max(self._at(named, "fr", "0%", between) / r, 0.0), 0.99)
        return (r, 0.0, 0.0, r, x, y), (fx, fy, fr)


def _repeated(one: Gradient, steps: Steps, *, mirrored: bool) -> Gradient:
    """*one* so often after itself that it covers *steps*, each time there and back where it is *mirrored*."""
    left, top, right, bottom = extent(moved(steps, inverse(one.matrix)))
    if not one.radial:
        first = max(math.floor(left), -_MOST_PERIODS)
        last = min(max(math.ceil(right), first + 1), first + _MOST_PERIODS)
        stops = _periods(one.stops, first, last, mirrored=mirrored)
        return one._replace(matrix=times((last - first, 0.0, 0.0, 1.0, first, 0.0), one.matrix), stops=stops)
    fx, fy, fr = one.focus
    off = math.hypot(fx, fy)
    far = max(math.hypot(x, y) for x in (left, right) for y in (top, bottom))
    count = min(max(1, math.ceil((far + off) / (1 - max(off, fr)))), _MOST_PERIODS)
    radius = fr + count * (1 - fr)
    grown: Matrix = (radius, 0.0, 0.0, radius, fx * (1 - count), fy * (1 - count))
    focus = (fx * count / radius, fy * count / radius, fr / radius)
    stops = _periods(one.stops, 0, count, mirrored=mirrored)
    return Gradient(True, times(grown, one.matrix), stops, focus)


def _periods(stops: Sequence[Stop], first: int, last: int, *, mirrored: bool) -> tuple[Stop, ...]:
    made: list[Stop] = []
    whole = last - first
    for number in range(first, last):
        turned = mirrored and number % 2
        period = [one._replace(offset=1 - one.offset) for one in reversed(stops)] if turned else list(stops)
        before = [period[0]._replace(offset=0.0)] if period[0].offset > 0 else []
        ends = [*before, *period, *([period[-1]._replace(offset=1.0)] if period[-1].offset < 1 else [])]
        made += [one._replace(offset=(number - first + one.offset) / whole) for one in ends]
    return tuple(made)


def _finer(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """*stops* with others between them where their colours are far apart."""
    made: list[Stop] = [stops[0]]
    for before, after in pairwise(stops):
        far = max(abs(a - b) for a, b in zip(before.colour, after.colour, strict=True))
        parts = max(1, -(-far // _STEP)) if after.offset > before.offset and len(made) < _MOST_STOPS * 8 else 1
        for part in range(1, parts + 1):
            share = part / parts
            offset = before.offset + (after.offset - before.offset) * share
            opacity = before.opacity + (after.opacity - before.opacity) * share
            made.append(Stop(offset, mixed(before.colour, after.colour, share), opacity))
    return tuple(made)
