"""The way back: which tones of C, M, Y, K print a colour, in as few inks and as much black as can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import atan2, hypot, pi
from typing import NamedTuple

from printing import Press, Triple, printed, printed_with_slopes, to_lab, to_xyz

Tones = tuple[float, float, float, float]

_MARGIN = 0.006  # the limit is kept with a little to spare, for what rounding and interpolation add
_OVER = 150.0  # how dear ink over the limit is, against colour difference
_BLACK = 3.0  # how dear another black than the wanted one is
_ROUNDS = 40
_KNEE = 0.75
_OWN = 0.1  # how much of its own lightness a colour keeps as the grey that it is drawn towards
_BRIM = 1.15  # the farthest source colour lands a little outside: sampled edges are cautious, the solver is exact
_HUES, _HEIGHTS = 48, 24
_CENTRES = 54.0, 80.0


def solve(press: Press, lab: Triple, start: Tones, black: float) -> Tones:
    """Find tones that print nearest to *lab* with about *black* of K: least squares, damped, within the limit."""
    tones, damping = list(start), 0.02
    here = _miss(press, lab, tones, black)
    for _ in range(_ROUNDS):
        step = _step(press, lab, tones, black, damping)
        trial = [min(max(t + s, 0.0), 1.0) for t, s in zip(tones, step, strict=True)]
        there = _miss(press, lab, trial, black)
        if there < here:
            done = here - there < 1e-7 * (1 + here)
            tones, here, damping = trial, there, max(damping / 4, 1e-6)
            if done:
                break
        else:
            damping *= 6
            if damping > 1e7:
                break
    return _within(tones, press.limit - _MARGIN / 2)


def _miss(press: Press, lab: Triple, tones: Sequence[float], black: float) -> float:
    seen = printed(press, tones)
    over = max(0.0, sum(tones) - press.limit + _MARGIN)
    return (
        sum((got - aim) ** 2 for got, aim in zip(seen, lab, strict=True))
        + (_BLACK * (tones[3] - black)) ** 2
        + (_OVER * over) ** 2
    )


def _step(press: Press, lab: Triple, tones: list[float], black: float, damping: float) -> list[float]:
    """One Levenberg-Marquardt step; inks that press against 0 or 1 are left out of it."""
    seen, slopes = printed_with_slopes(press, tones)
    rows = [([slope[axis] for slope in slopes], lab[axis] - seen[axis]) for axis in range(3)]
    rows.append(([0.0, 0.0, 0.0, _BLACK], _BLACK * (black - tones[3])))
    over = sum(tones) - press.limit + _MARGIN
    if over > 0:
        rows.append(([_OVER] * 4, -_OVER * over))
    pull = [sum(row[i] * miss for row, miss in rows) for i in range(4)]
    free = [i for i in range(4) if not ((tones[i] <= 0 and pull[i] < 0) or (tones[i] >= 1 and pull[i] > 0))]
    matrix = [[sum(row[i] * row[j] for row, _ in rows) for j in free] for i in free]
    for n, line in enumerate(matrix):
        line[n] = line[n] * (1 + damping) + damping
    moved = _solved(matrix, [pull[i] for i in free])
    step = [0.0] * 4
    for i, by in zip(free, moved, strict=True):
        step[i] = by
    return step


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a small positive definite system by elimination."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for n in range(size):
        for m in range(n + 1, size):
            share = rows[m][n] / rows[n][n]
            rows[m] = [b - share * a for a, b in zip(rows[n], rows[m], strict=True)]
    found = [0.0] * size
    for n in reversed(range(size)):
        found[n] = (rows[n][size] - sum(rows[n][m] * found[m] for m in range(n + 1, size))) / rows[n][n]
    return found


def _within(tones: Sequence[float], limit: float) -> Tones:
    """Lower C, M, Y alike where the four inks are over *limit*."""
    c, m, y, k = tones
    share = min(1.0, (limit - k) / max(c + m + y, 1e-9))
    return c * share, m * share, y * share, k


def separate(press: Press, lab: Triple, start: Tones, shares: tuple[float, float]) -> Tones:
    """Tones for *lab* with heavy grey component replacement.

    First the separation with the most black that still prints the colour, then one with the share of that black
    that *shares* (where black starts, where it is full) ask for, the rest of the grey made of C, M and Y.
    """
    most = solve(press, lab, start, 1.0)
    k = most[3]
    share = shares[0] + (shares[1] - shares[0]) * (k * k * (3 - 2 * k))
    return solve(press, lab, most, k * share)


class Gamut(NamedTuple):
    """How far colours reach from a point on the neutral axis, by hue (around) and by height (down to up)."""

    centres: tuple[float, ...]
    reach: tuple[tuple[float, ...], ...]

    def centre(self, hue: float) -> float:
        """Give the lightness that colours of *hue* are drawn towards."""
        around = hue / (2 * pi) * _HUES % _HUES
        h, share = int(around), around % 1
        return self.centres[h % _HUES] * (1 - share) + self.centres[(h + 1) % _HUES] * share

    def towards(self, hue: float, height: float) -> float:
        """Give the reach in a direction, between the directions that were sampled."""
        around, up = hue / (2 * pi) * _HUES % _HUES, (height / pi + 0.5) * (_HEIGHTS - 1)
        h, v = int(around), min(int(up), _HEIGHTS - 2)
        fh, fv = around - h, up - v
        one, two = self.reach[h % _HUES], self.reach[(h + 1) % _HUES]
        return (one[v] * (1 - fv) + one[v + 1] * fv) * (1 - fh) + (two[v] * (1 - fv) + two[v + 1] * fv) * fh


def cusps(colours: Iterable[Triple]) -> tuple[float, ...]:
    """Find the lightness at which each hue is most colourful, kept to the middle and evened out around."""
    best = [(0.0, 60.0)] * _HUES
    for light, a, b in colours:
        h = round(atan2(b, a) / (2 * pi) * _HUES) % _HUES
        best[h] = max(best[h], (hypot(a, b), light))
    even = [min(max(light, _CENTRES[0]), _CENTRES[1]) for _, light in best]
    for _ in range(4):
        even = [(even[h - 1] + 2 * even[h] + even[(h + 1) % _HUES]) / 4 for h in range(_HUES)]
    return tuple(even)


def gamut(colours: Iterable[Triple], centres: tuple[float, ...], black: float) -> Gamut:
    """Measure the reach of a cloud of colours: the farthest in each direction, holes filled from beside.

    Straight up lies white and straight down *black*, whatever the hue.
    """
    far = [[0.0] * _HEIGHTS for _ in range(_HUES)]
    plain = Gamut(centres, ())
    for lab in colours:
        distance, hue, height = _polar(lab, plain)
        h = round(hue / (2 * pi) * _HUES) % _HUES
        v = round((height / pi + 0.5) * (_HEIGHTS - 1))
        far[h][v] = max(far[h][v], distance)
    _fill(far)
    for row, centre in zip(far, centres, strict=True):
        row[0], row[-1] = centre - black, 100 - centre
    return Gamut(centres, tuple(tuple(row) for row in far))


def _fill(far: list[list[float]]) -> None:
    """Give directions that no sample fell into the mean of those beside them."""
    empty = [(h, v) for h in range(_HUES) for v in range(_HEIGHTS) if not far[h][v]]
    while empty:
        found = {}
        for h, v in empty:
            beside = [far[(h + 1) % _HUES][v], far[h - 1][v], *far[h][max(0, v - 1) : v], *far[h][v + 1 : v + 2]]
            known = [reach for reach in beside if reach]
            if known:
                found[h, v] = sum(known) / len(known)
        for (h, v), reach in found.items():
            far[h][v] = reach
        empty = [place for place in empty if place not in found]


def _polar(lab: Triple, within: Gamut) -> tuple[float, float, float]:
    chroma, hue = hypot(lab[1], lab[2]), atan2(lab[2], lab[1]) % (2 * pi)
    rise = lab[0] - within.centre(hue)
    return hypot(chroma, rise), hue, atan2(rise, chroma)


class Viewing(NamedTuple):
    """What the perceptual intent needs to know: the blackest grey of the press, the lift, and both gamuts."""

    black: float
    lift: float
    source: Gamut
    print: Gamut


def adapted(lab: Triple, black: float, lift: float) -> Triple:
    """Lay the light of the print's *black* (L*) over the colour, a *lift* of the way to even L* steps.

    Black-point compensation alone, linear in XYZ, closes up the shadows; a purely even scale washes out the middle.
    """
    floor = to_xyz((black, 0.0, 0.0))
    x, y, z = (f + (1 - f / w) * v for f, w, v in zip(floor, (0.9642, 1.0, 0.8249), to_xyz(lab), strict=True))
    seen = to_lab((x, y, z))
    even = black + (100 - black) * max(lab[0], 0.0) / 100
    return seen[0] * (1 - lift) + even * lift, seen[1], seen[2]


def perceptual(lab: Triple, view: Viewing) -> Triple:
    """Where the perceptual intent sends *lab*: adapted, then drawn in softly along a line to a grey.

    The grey lies between the colour's own lightness and that where its hue is strongest in print.  Colours in the
    inner part of the print's gamut stay; the rest is squeezed between there and the edge so that the source's
    farthest lands on the edge.
    """
    lab = adapted(lab, view.black, view.lift)
    chroma, hue = hypot(lab[1], lab[2]), atan2(lab[2], lab[1]) % (2 * pi)
    if chroma < 0.01:
        return lab
    grey = view.print.centre(hue) * (1 - _OWN) + lab[0] * _OWN
    grey = min(max(grey, view.black + 3), 97.0)
    edge, farthest = (_BRIM * _along(g, lab[0], chroma, hue, grey) for g in (view.print, view.source))
    knee = _KNEE * edge
    if knee >= 1:
        return lab
    beyond, room = max(farthest, edge + 0.01) - knee, max(edge - knee, 0.01)
    ahead = min(1 - knee, beyond)
    # Slope 1 at the knee, and the whole room used up at the farthest colour of the source.
    share = knee + ahead / (1 + ahead * (beyond / room - 1) / beyond)
    return grey + (lab[0] - grey) * share, lab[1] * share, lab[2] * share


def _along(within: Gamut, light: float, chroma: float, hue: float, grey: float) -> float:
    """How far one can go from *grey* through the colour at 1 and stay inside a gamut."""
    centre, low, high = within.centre(hue), 0.0, 8.0
    for _ in range(14):
        share = (low + high) / 2
        rise, out = grey + (light - grey) * share - centre, chroma * share
        inside = hypot(rise, out) <= within.towards(hue, atan2(rise, out))
        low, high = (share, high) if inside else (low, share)
    return low
