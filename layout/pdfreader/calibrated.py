"""CalRGB and CalGray as ICC profiles (ICC.1, matrix and curves), which the colour engine reads like any other."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any, Final

from layout.value import NamedTuple

_Triple = tuple[float, float, float]
_D50: Final[_Triple] = (0.9642, 1.0, 0.8249)
"""White of the space that profiles lead to (ICC.1, 7.2.16)."""
_CONES: Final = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
_FROM_CONES: Final = ((0.9869929, -0.1470543, 0.1599627), (0.4323053, 0.5183603, 0.0492912),
                      (-0.0085287, 0.0400428, 0.9684867))  # fmt: skip
"""Bradford's matrix, by which colours under one white are taken over to another, and its inverse."""
_SAME: Final = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
_HEADER: Final = 128


class Calibration(NamedTuple):
    """What the dictionary of a CalRGB or CalGray space says (ISO 32000-1, tables 63 and 64)."""

    white: _Triple
    gamma: tuple[float, ...]
    """One for each component."""
    matrix: tuple[float, ...] = _SAME
    """What full red, full green and full blue are in X, Y and Z; not for grey."""


def calibration_of(said: Any, count: int) -> Calibration | None:
    """What *said*, the dictionary of a space of *count* components, says; ``None`` where it cannot be worked with."""
    try:
        x, y, z = (float(one) for one in said.WhitePoint)
        gamma = said.get("/Gamma", [1] * count) if count > 1 else [said.get("/Gamma", 1)]
        made = Calibration(
            (x, y, z), tuple(float(one) for one in gamma), tuple(float(one) for one in said.get("/Matrix", _SAME))
        )
    except (AttributeError, TypeError, ValueError):
        return None
    whole = len(made.gamma) == count and len(made.matrix) == 9
    bounded = all(abs(one) < 100 for one in made.matrix) and all(0 < one < 100 for one in (*made.white, *made.gamma))
    return made if whole and bounded and (count == 1 or _fits(made)) else None


def _fits(made: Calibration) -> bool:
    """True where every colorant can be written in a profile, whose numbers end at 32768 (ICC.1, s15Fixed16Number)."""
    if min(_times(_CONES, made.white)) <= 0:
        return False  # no light: nothing can be taken over from it
    return all(abs(value) < _HIGHEST for colorant in _colorants(made) for value in colorant)


_HIGHEST: Final = 32767


def _colorants(made: Calibration) -> list[list[float]]:
    """Full red, green and blue under the white that profiles have."""
    scale = [to / of for to, of in zip(_times(_CONES, _D50), _times(_CONES, made.white), strict=True)]
    cones = [_times(_CONES, made.matrix[at : at + 3]) for at in (0, 3, 6)]
    return [_times(_FROM_CONES, [one * by for one, by in zip(of, scale, strict=True)]) for of in cones]


def profile_for(made: Calibration) -> bytes:
    """The profile of a calibrated space."""
    curves = [b"curv" + bytes(4) + struct.pack(">IH", 1, round(one * 256)) for one in made.gamma]
    tags = {b"desc": b"desc" + bytes(4) + struct.pack(">I", 4) + b"Cal\0" + bytes(78), b"wtpt": _xyz(_D50)}
    if len(curves) == 1:
        return _packed(b"GRAY", {**tags, b"kTRC": curves[0]})
    for name, curve, colorant in zip((b"r", b"g", b"b"), curves, _colorants(made), strict=True):
        tags |= {name + b"XYZ": _xyz(colorant), name + b"TRC": curve}
    return _packed(b"RGB ", tags)


def _times(matrix: Sequence[_Triple], vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(struct.pack(">i", round(one * 65536)) for one in values)


def _packed(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    """Header, table and *tags* of a profile of a display."""
    at = _HEADER + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += name + struct.pack(">II", at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    # Size, no engine, version 2.1; class, space, where it leads to; date and platform of none; the mark; white.
    head = struct.pack(">I", at + len(body)) + bytes(4) + b"\x02\x10\0\0mntr" + space + b"XYZ " + bytes(12) + b"acsp"
    head += bytes(28) + _xyz(_D50)[8:]
    return head.ljust(_HEADER, b"\0") + table + body
