"""Paths of SVG as steps: ``m``, ``l``, ``c`` (two control points) and ``h``, each with the x and y of its points."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final, TypeAlias

Steps: TypeAlias = "tuple[tuple[str, tuple[float, ...]], ...]"
Matrix: TypeAlias = "tuple[float, float, float, float, float, float]"

UNIT: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_ROUND: Final = 0.5523
"""How far the control points of a quarter of a circle stand off, as a share of its radius."""

_MOST: Final = 400_000
_CALL: Final = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def path(data: str) -> Steps:
    """The steps of the ``d`` of a path.  Raises ``ValueError`` for one that is none, or is beyond all bounds."""
    if len(data) > _MOST:
        raise ValueError("path")
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path.parser import parse_path

    pen = RecordingPen()
    parse_path(data, pen)
    made: list[tuple[str, tuple[float, ...]]] = []
    at = (0.0, 0.0)
    for name, points in pen.value:
        made += _step(name, points, at)
        at = points[-1] if points else at
    return tuple(made)


def _step(
    name: str, points: Sequence[tuple[float, float]], at: tuple[float, float]
) -> list[tuple[str, tuple[float, ...]]]:
    if name in ("closePath", "endPath"):
        return [("h", ())] if name == "closePath" else []
    if name == "qCurveTo":
        made: list[tuple[str, tuple[float, ...]]] = []
        control, end = points[0], points[-1]
        a, b = (tuple(one + (mid - one) * 2 / 3 for one, mid in zip(side, control, strict=True)) for side in (at, end))
        return [*made, ("c", (*a, *b, *end))]
    step = {"moveTo": "m", "lineTo": "l", "curveTo": "c"}[name]
    return [(step, tuple(value for point in points for value in point))]


_MOST_SIZE: Final = 1e7
"""User units beyond which a length is no length of a drawing."""


def sane(length: float) -> float:
    """*length*, which must be one that a drawing can have; ``ValueError`` else."""
    if not -_MOST_SIZE < length < _MOST_SIZE:
        raise ValueError("coordinates")
    return length


def view_box(said: str) -> tuple[float, float, float, float] | None:
    """The four numbers of a ``viewBox``; ``None`` where there are no four."""
    box = [float(one) for one in re.split(r"[\s,]+", said.strip()) if one]
    return (box[0], box[1], box[2], box[3]) if len(box) == 4 else None


def within(box: tuple[float, float, float, float], size: tuple[float, float], fit: str) -> Matrix:
    """From the space of *box* to one of *size*, whole and in the middle; stretched where *fit* is ``none``."""
    across, down = size[0] / box[2], size[1] / box[3]
    if not fit.startswith("none"):
        across = down = max(across, down) if "slice" in fit else min(across, down)
    left, top = (size[0] - box[2] * across) / 2, (size[1] - box[3] * down) / 2
    return (across, 0.0, 0.0, down, left - box[0] * across, top - box[1] * down)


def rectangle(x: float, y: float, width: float, height: float, round_by: float = 0) -> Steps:
    """A rectangle, its corners rounded by a radius."""
    if width <= 0 or height <= 0:
        return ()
    r = min(round_by, width / 2, height / 2)
    right, foot = x + width, y + height
    if r <= 0:
        return (("m", (x, y)), ("l", (right, y)), ("l", (right, foot)), ("l", (x, foot)), ("h", ()))
    k = r * (1 - _ROUND)
    return (
        ("m", (x + r, y)), ("l", (right - r, y)), ("c", (right - k, y, right, y + k, right, y + r)),
        ("l", (right, foot - r)), ("c", (right, foot - k, right - k, foot, right - r, foot)),
        ("l", (x + r, foot)), ("c", (x + k, foot, x, foot - k, x, foot - r)),
        ("l", (x, y + r)), ("c", (x, y + k, x + k, y, x + r, y)), ("h", ()),
    )  # fmt: skip


def circle(x: float, y: float, across: float, down: float) -> Steps:
    """An ellipse by its middle and its radii."""
    if across <= 0 or down <= 0:
        return ()
    a, b = across * _ROUND, down * _ROUND
    return (
        ("m", (x + across, y)), ("c", (x + across, y + b, x + a, y + down, x, y + down)),
        ("c", (x - a, y + down, x - across, y + b, x - across, y)),
        ("c", (x - across, y - b, x - a, y - down, x, y - down)),
        ("c", (x + a, y - down, x + across, y - b, x + across, y)), ("h", ()),
    )  # fmt: skip


def polygon(points: str, *, closed: bool) -> Steps:
    """Straight lines from point to point."""
    numbers = [float(one) for one in _NUMBER.findall(points[:_MOST])]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    if len(pairs) < 2:
        return ()
    made: list[tuple[str, tuple[float, ...]]] = [("m", pairs[0]), *(("l", pair) for pair in pairs[1:])]
    return (*made, ("h", ())) if closed else tuple(made)


def moved(steps: Steps, matrix: Matrix) -> Steps:
    """*steps* in the space that *matrix* leads to."""
    a, b, c, d, e, f = matrix
    made: list[tuple[str, tuple[float, ...]]] = []
    for step, points in steps:
        there: list[float] = []
        for x, y in zip(points[::2], points[1::2], strict=True):
            there += [a * x + c * y + e, b * x + d * y + f]
        if not all(math.isfinite(one) and abs(one) < 1e7 for one in there):
            raise ValueError("coordinates")
        made.append((step, tuple(there)))
    return tuple(made)


def times(first: Matrix, then: Matrix) -> Matrix:
    """*first*, and *then* the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, l = then  # noqa: E741 - the letters of a matrix
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l


def matrix_of(said: str) -> Matrix:
    """The matrix of a ``transform``."""
    made = UNIT
    for name, inner in _CALL.findall(said[:2000]):
        made = times(_call(name, [float(one) for one in _NUMBER.findall(inner)]), made)
    return made


def _call(name: str, values: list[float]) -> Matrix:
    if name == "matrix" and len(values) == 6:
        a, b, c, d, e, f = values
        return a, b, c, d, e, f
    one = values[0] if values else 0.0
    if name == "translate":
        return 1.0, 0.0, 0.0, 1.0, one, values[1] if len(values) > 1 else 0.0
    if name == "scale":
        return one, 0.0, 0.0, values[1] if len(values) > 1 else one, 0.0, 0.0
    if name == "rotate":
        turn = math.radians(one)
        around: Matrix = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0.0, 0.0)
        if len(values) == 3:
            x, y = values[1:]
            return times(times((1.0, 0.0, 0.0, 1.0, -x, -y), around), (1.0, 0.0, 0.0, 1.0, x, y))
        return around
    slope = math.tan(math.radians(one))
    return (1.0, 0.0, slope, 1.0, 0.0, 0.0) if name == "skewX" else (1.0, slope, 0.0, 1.0, 0.0, 0.0)


def inverse(matrix: Matrix) -> Matrix:
    """The way back from where *matrix* leads.  Raises ``ZeroDivisionError`` for one that leads to a line or a point."""
    a, b, c, d, e, f = matrix
    whole = a * d - b * c
    return d / whole, -b / whole, -c / whole, a / whole, (c * f - d * e) / whole, (b * e - a * f) / whole


def extent(steps: Steps) -> tuple[float, float, float, float]:
    """The least x, the least y, the greatest x and the greatest y of what *steps* enclose; zeros for none."""
    points: list[tuple[float, float]] = []
    for step, said in steps:
        here = list(zip(said[::2], said[1::2], strict=True))
        if step == "c" and points:
            here = [*(_on_curve((points[-1], *here), at) for at in _turns((points[-1], *here))), here[-1]]
        points += here
    if not points:
        return 0.0, 0.0, 0.0, 0.0
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _turns(curve: Sequence[tuple[float, float]]) -> list[float]:
    """Where along a *curve* of four points x or y turns back, 0 to 1."""
    made: list[float] = []
    for axis in (0, 1):
        p, q, r, s = (point[axis] for point in curve)
        a, b, c = s - 3 * r + 3 * q - p, 2 * (r - 2 * q + p), q - p
        if abs(a) < 1e-9:
            made += [-c / b] if abs(b) > 1e-9 else []
        elif b * b >= 4 * a * c:
            root = math.sqrt(b * b - 4 * a * c)
            made += [(-b + root) / (2 * a), (-b - root) / (2 * a)]
    return [at for at in made if 0 < at < 1]


def _on_curve(curve: Sequence[tuple[float, float]], at: float) -> tuple[float, float]:
    shares = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at * at * (1 - at), at**3)
    x, y = (sum(share * point[axis] for share, point in zip(shares, curve, strict=True)) for axis in (0, 1))
    return x, y
