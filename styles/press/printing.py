"""How ink looks on newsprint: the cellular-free Yule-Nielsen Neugebauer model, with its slopes.

Colours are media-relative CIELAB: the unprinted paper is (100, 0, 0), as ICC profiles want it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from operator import mul
from typing import Any, NamedTuple

Triple = tuple[float, float, float]
Inks = Sequence[float]

D50: Triple = (0.9642, 1.0, 0.8249)
_SPLIT = 216 / 24389
_STEEP = 24389 / 27
_LEAST = 1e-6
# The plane of X, Y, Z in which an ink's tone is read, as a densitometer's filters would: red, green, blue, visual.
_READ = (0, 1, 2, 1)


def to_xyz(lab: Sequence[float]) -> Triple:
    """CIELAB as XYZ for D50."""
    up = (lab[0] + 16) / 116
    parts = up + lab[1] / 500, up, up - lab[2] / 200
    x, y, z = (
        white * (f**3 if f**3 > _SPLIT else (116 * f - 16) / _STEEP) for f, white in zip(parts, D50, strict=True)
    )
    return x, y, z


def to_lab(xyz: Sequence[float]) -> Triple:
    """XYZ for D50 as CIELAB."""
    x, y, z = (_root(value / white) for value, white in zip(xyz, D50, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return value ** (1 / 3) if value > _SPLIT else (_STEEP * value + 16) / 116


class Press(NamedTuple):
    """A press on a paper: ``planes[k][i]`` is plane k of overprint ``i`` (C 1, M 2, Y 4, K 8) to the power 1/n."""

    planes: tuple[tuple[float, ...], ...]
    exponent: float
    gains: tuple[float, ...]
    shape: tuple[float, float]
    paper: Triple
    limit: float


def press_of(facts: Mapping[str, Any]) -> Press:
    """Set up the press that *facts* (newsprint.yaml) describe."""
    paper = to_xyz(facts["paper"])
    known = {"": facts["paper"], **facts["solids"], **facts["overprints"]}
    black = to_xyz(known["K"])
    exponent = float(facts["optical_exponent"])
    planes: list[list[float]] = [[], [], []]
    for k, y, m, c in product((False, True), repeat=4):
        name = "".join(ink for ink, on in zip("CMY", (c, m, y), strict=True) if on)
        seen = to_xyz(known[name])
        if k:
            pairs = zip(black, seen, paper, strict=True)
            seen = tuple(b * (s / p) ** facts["under_black"] for b, s, p in pairs)
        for plane, value, white, light in zip(planes, seen, paper, D50, strict=True):
            plane.append((value / white * light) ** (1 / exponent))
    gains = tuple(facts["gain"][ink] / 100 for ink in "CMYK")
    shape = facts["gain_shape"]["rise"], facts["gain_shape"]["fall"]
    return Press(tuple(map(tuple, planes)), exponent, gains, shape, paper, facts["total_ink"] / 100)


def cover(press: Press, ink: int, tone: float) -> tuple[float, float]:
    """Give the area that a *tone* (0 to 1) of *ink* covers for the model, and its slope.

    The gain is a rise in Murray-Davies tone value in the ink's own plane; the model's area gives that reading.
    """
    rise, fall = press.shape
    tone = min(max(tone, _LEAST), 1 - _LEAST)
    height = press.gains[ink] / (0.5 ** (rise + fall))
    gain = height * tone**rise * (1 - tone) ** fall
    value, slope = tone + gain, 1 + gain * (rise / tone - fall / (1 - tone))
    n, plane = press.exponent, press.planes[_READ[ink]]
    white, solid = plane[0], plane[1 << ink]
    seen = white**n * (1 - value) + solid**n * value
    area = (seen ** (1 / n) - white) / (solid - white)
    return area, seen ** (1 / n - 1) / n * (solid**n - white**n) / (solid - white) * slope


def tone(press: Press, ink: int, area: float) -> float:
    """Give the tone that covers *area*: the other way round."""
    low, high = 0.0, 1.0
    if area <= 0 or area >= 1:
        return min(max(area, low), high)
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if cover(press, ink, middle)[0] < area else (low, middle)
    return (low + high) / 2


def colour(press: Press, areas: Inks) -> Triple:
    """Lab of covered *areas* of C, M, Y, K."""
    weights = _weights(areas)
    return to_lab([sum(map(mul, weights, plane)) ** press.exponent for plane in press.planes])


def printed(press: Press, tones: Inks) -> Triple:
    """Lab of *tones* (0 to 1) of C, M, Y, K."""
    return colour(press, [cover(press, ink, value)[0] if value > 0 else 0.0 for ink, value in enumerate(tones)])


def printed_with_slopes(press: Press, tones: Inks) -> tuple[Triple, list[Triple]]:
    """Lab of *tones*, and for each ink how Lab changes with its tone."""
    covered = [cover(press, ink, value) for ink, value in enumerate(tones)]
    areas = [area for area, _ in covered]
    weights = _weights(areas)
    n = press.exponent
    seen = [sum(map(mul, weights, plane)) for plane in press.planes]
    relative = [v**n / white for v, white in zip(seen, D50, strict=True)]
    roots = [_root(r) for r in relative]
    bend = [
        (1 / (3 * f * f) if r > _SPLIT else _STEEP / 116) * n * r / v
        for f, r, v in zip(roots, relative, seen, strict=True)
    ]
    slopes: list[Triple] = []
    for ink, (_, steep) in enumerate(covered):
        change = _weights(areas, ink)
        x, y, z = (b * steep * sum(map(mul, change, plane)) for b, plane in zip(bend, press.planes, strict=True))
        slopes.append((116 * y, 500 * (x - y), 200 * (y - z)))
    x, y, z = roots
    return (116 * y - 16, 500 * (x - y), 200 * (y - z)), slopes


def _weights(areas: Inks, slope_of: int = -1) -> list[float]:
    """Demichel's shares of the sixteen overprints, or how they change with one ink."""
    off_on = [(-1.0, 1.0) if ink == slope_of else (1 - area, area) for ink, area in enumerate(areas)]
    (c0, c1), (m0, m1), (y0, y1), (k0, k1) = off_on
    two = (c0 * m0, c1 * m0, c0 * m1, c1 * m1)
    return [t * part for part in (y0 * k0, y1 * k0, y0 * k1, y1 * k1) for t in two]
