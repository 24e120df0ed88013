"""Meshes of a PDF (ISO 32000-1, 8.7.4.5.5 to 8.7.4.5.8): the colours at their corners given anew, all else kept.

Between its corners a mesh runs straight from value to value in its own colours.  Where those are inks, one ink after
the other is exact; where they are turned into inks, they are so at the corners, and nearly so between them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from layout.value import NamedTuple

MOST_CORNERS: Final = 100_000
"""Corners of a mesh that are looked at: tracing programs make some ten thousand of a photograph."""

_LEFT_OVER: Final = 2
"""Bytes that may follow the last corner: the end of a line. More, and the mesh is torn."""

_WIDE: Final = 32
"""Bits of a coordinate as it is written again: no less than any mesh has."""

_BITS: Final = frozenset((1, 2, 4, 8, 12, 16, 24, 32))

Turn = Callable[[tuple[float, ...]], Sequence[float]]
"""From a colour of the mesh to the values, 0 to 1, that take its place."""


class Mesh(NamedTuple):
    """The data of a mesh whose colours have *count* values of 8 bits, and the entries that say how it is written."""

    data: bytes
    entries: dict[str, Any]


class _Form(NamedTuple):
    """How many bits flags, coordinates and components have, and the range that each of the latter stands for."""

    flag: int
    place: int
    part: int
    ranges: tuple[tuple[float, float], ...]


def recoloured(shading: Any, data: bytes, turn: Turn, count: int) -> Mesh | None:
    """The mesh of *shading*, its unpacked *data* given, in colours of *count* values.

    ``None`` for what is no mesh that carries colours, or is too large or torn to be worked out.
    """
    kind = int(shading.get("/ShadingType", 0))
    decode = [float(one) for one in shading.get("/Decode", [])]
    ranges = tuple(zip(decode[4::2], decode[5::2], strict=False))
    has_flags = kind != 5
    form = _Form(
        int(shading.get("/BitsPerFlag", 0)) if has_flags else 0, int(shading.get("/BitsPerCoordinate", 0)),
        int(shading.get("/BitsPerComponent", 0)), ranges,
    )  # fmt: skip
    if kind not in (4, 5, 6, 7) or not ranges or not {form.place, form.part} <= _BITS or form.flag not in (0, 2, 4, 8):
        return None
    if has_flags and not form.flag:
        return None
    made = _rewritten(data, kind, form, turn)
    if made is None:
        return None
    entries = {
        "ShadingType": kind, "BitsPerCoordinate": _WIDE, "BitsPerComponent": 8, "Decode": decode[:4] + [0, 1] * count,
    }  # fmt: skip
    return Mesh(made, entries | ({"BitsPerFlag": 8} if has_flags else {"VerticesPerRow": int(shading.VerticesPerRow)}))


def _counts(kind: int, flag: int) -> tuple[int, int]:
    """Places and colours of a record: a corner, or a patch that begins a mesh or shares an edge with the last one."""
    if kind < 6:
        return 1, 1
    shared = flag != 0
    return (12 if kind == 6 else 16) - 4 * shared, 4 - 2 * shared


def _rewritten(data: bytes, kind: int, form: _Form, turn: Turn) -> bytes | None:
    made = bytearray()
    most, scale = (1 << form.part) - 1, ((1 << _WIDE) - 1, (1 << form.place) - 1)
    least = form.flag + 2 * _counts(kind, 1)[0] * form.place + _counts(kind, 1)[1] * len(form.ranges) * form.part
    if len(data) * 8 * _counts(kind, 1)[1] > MOST_CORNERS * least:
        return None
    at = 0
    while at < len(data):
        flag = data[at] >> (8 - form.flag) & 3 if form.flag else 0
        places, colours = _counts(kind, flag)
        bits = form.flag + 2 * places * form.place + colours * len(form.ranges) * form.part
        size = (bits + 7) // 8
        if at + size > len(data):
            break
        record, left = int.from_bytes(data[at : at + size], "big"), size * 8 - form.flag
        at += size
        if form.flag:
            made.append(flag)
        for _ in range(2 * places):
            left -= form.place
            made += ((record >> left & scale[1]) * scale[0] // scale[1]).to_bytes(_WIDE // 8, "big")
        for _ in range(colours):
            colour: list[float] = []
            for low, high in form.ranges:
                left -= form.part
                colour.append(low + (record >> left & most) * (high - low) / most)
            made += bytes(round(min(max(one, 0.0), 1.0) * 255) for one in turn(tuple(colour)))
    return bytes(made) if made and len(data) - at <= _LEFT_OVER else None
