"""Build newsprint.icc, the built-in press profile, from the facts in newsprint.yaml.

    python styles/press/build.py

Plain Python and no clock: the same facts give the same bytes.  The profile is ICC version 2, output class, CMYK
to Lab, with 16-bit tables both ways.
"""

from __future__ import annotations

import struct
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import yaml
from printing import Press, Triple, colour, cover, press_of, printed, to_lab, tone
from separating import Tones, Viewing, adapted, cusps, gamut, perceptual, separate, solve

HERE = Path(__file__).parent
_ENTRIES = 256
_LAB_ENTRIES = 257
_NEUTRAL_FINENESS = 1.5


def main() -> None:
    """Write newsprint.icc beside this file and say what is in it."""
    began = time.monotonic()
    facts = yaml.safe_load((HERE / "newsprint.yaml").read_text(encoding="utf-8"))
    data = profile(facts)
    (HERE / "newsprint.icc").write_bytes(data)
    sys.stdout.write(f"newsprint.icc: {len(data)} bytes in {time.monotonic() - began:.0f} s\n")


def profile(facts: dict[str, Any]) -> bytes:
    """Make the whole profile for *facts*."""
    press = press_of(facts)
    forward, backward = facts["grid"]["forward"], facts["grid"]["backward"]
    shares = facts["black"]["light"], facts["black"]["dark"]
    view = viewing(press, facts["lift"])

    def for_pictures(lab: Triple, start: Tones) -> Tones:
        return separate(press, perceptual(lab, view), start, shares)

    def for_colours(lab: Triple, start: Tones) -> Tones:
        return separate(press, lab, start, shares)

    a2b = forward_table(press, forward)
    b2a0 = backward_table(press, backward, for_pictures)
    b2a1 = backward_table(press, backward, for_colours)
    tags = [
        ("desc", _description(facts["name"])), ("cprt", b"text\0\0\0\0" + facts["copyright"].encode("ascii") + b"\0"),
        ("wtpt", _white(press.paper)), ("A2B0", a2b), ("A2B1", a2b), ("A2B2", a2b),
        ("B2A0", b2a0), ("B2A1", b2a1), ("B2A2", b2a0), ("gamt", gamut_table(press)),
    ]  # fmt: skip
    return _file(tags, facts["date"])


def viewing(press: Press, lift: float) -> Viewing:
    """Find what the perceptual intent works with: the press's deepest neutral and both gamuts."""
    deepest = printed(press, solve(press, (0.0, 0.0, 0.0), (0.4, 0.35, 0.35, 0.95), 1.0))
    deepest = printed(press, solve(press, (deepest[0], 0.0, 0.0), (0.4, 0.35, 0.35, 0.95), 1.0))
    steps = [n / 12 for n in range(13)]
    inks: list[Sequence[float]] = [four for four in product(steps, repeat=4) if sum(four) <= press.limit]
    fine = [(n / 40) ** 2 for n in range(41)]
    for one, two in product(fine, repeat=2):  # tints of two inks are the whole light side, and thin near white
        inks += [(one, two, 0, 0), (one, 0, two, 0), (0, one, two, 0)]
    prints = [printed(press, four) for four in inks]
    screen = [adapted(_srgb(rgb), deepest[0], lift) for rgb in _cube_faces(40)]
    centres = cusps(prints)
    return Viewing(deepest[0], lift, gamut(screen, centres, deepest[0]), gamut(prints, centres, deepest[0]))


def forward_table(press: Press, grid: int) -> bytes:
    """CMYK to Lab: gain in the input curves, Neugebauer's mixture in the grid."""
    curves = [[cover(press, ink, n / (_ENTRIES - 1))[0] for n in range(_ENTRIES)] for ink in range(4)]
    for curve in curves:
        curve[0], curve[-1] = 0.0, 1.0
    steps = [n / (grid - 1) for n in range(grid)]
    nodes = (_lab_words(colour(press, areas)) for areas in product(steps, repeat=4))
    return _lut(grid, [_unit_words(curve) for curve in curves], nodes, [[0, 65535]] * 3)


def backward_table(press: Press, grid: int, separation: Callable[[Triple, Tones], Tones]) -> bytes:
    """Lab to CMYK: nodes are denser around neutral, the grid holds covered areas, the output curves undo the gain.

    The curves from area to tone are hollow, so that what is interpolated between nodes has less ink than the
    nodes' own mean: the limit that nodes keep is kept everywhere.
    """
    lightness = [65535 * min(n, _LAB_ENTRIES - 2) // (_LAB_ENTRIES - 2) for n in range(_LAB_ENTRIES)]
    chroma = [_fine(2 * n / (_LAB_ENTRIES - 1) - 1) for n in range(_LAB_ENTRIES)]
    axes = [n / (grid - 1) for n in range(grid)]
    wide = [128 * _coarse(2 * share - 1) for share in axes]
    nodes: list[list[int]] = []
    for share in axes:
        start: Tones = (0.1, 0.1, 0.1, 1 - share)
        for a in wide:
            for b in wide:
                found = separation((100 * share, a, b), start)
                nodes.append(_unit_words(cover(press, ink, t)[0] if t > 0 else 0.0 for ink, t in enumerate(found)))
                start = _inner(found)
    outs = [_unit_words(tone(press, ink, n / (_ENTRIES - 1)) for n in range(_ENTRIES)) for ink in range(4)]
    centred = _unit_words((value + 1) / 2 for value in chroma)
    return _lut(grid, [lightness, centred, centred], nodes, outs)


def gamut_table(press: Press) -> bytes:
    """Lab to 0 where the press can print the colour within 3 Delta E, more where it cannot."""
    grid = 9
    axes = [n / (grid - 1) for n in range(grid)]
    nodes, start = [], (0.1, 0.1, 0.1, 0.5)
    for light, a, b in product(axes, repeat=3):
        lab = 100 * light, 256 * a - 128, 256 * b - 128
        found = solve(press, lab, start, 1.0)
        start = _inner(found)
        off = sum((x - y) ** 2 for x, y in zip(printed(press, found), lab, strict=True)) ** 0.5
        nodes.append([0 if off < 3 else min(65535, round(off * 655))])
    return _lut(grid, [[0, 65535]] * 3, nodes, [[0, 65535]])


def _inner(tones: Tones) -> Tones:
    """Make a start for a neighbour: off the walls, where slopes are of use."""
    c, m, y, k = (min(max(t, 0.03), 0.97) for t in tones)
    return c, m, y, k


def _fine(share: float) -> float:
    """Spread the middle of -1 … 1, where greys and skin lie, and crowd the ends, which no ink reaches."""
    return share * (1 + _NEUTRAL_FINENESS) / (1 + _NEUTRAL_FINENESS * abs(share))


def _coarse(share: float) -> float:
    """Undo :func:`_fine`."""
    return share / (1 + _NEUTRAL_FINENESS - _NEUTRAL_FINENESS * abs(share))


def _cube_faces(steps: int) -> Iterable[tuple[float, float, float]]:
    levels = [n / steps for n in range(steps + 1)]
    for one, two, end in product(levels, levels, (0.0, 1.0)):
        yield end, one, two
        yield one, end, two
        yield one, two, end


def _srgb(rgb: Sequence[float]) -> Triple:
    """Lab of sRGB, adapted to D50 (IEC 61966-2-1, Bradford)."""
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in rgb)
    return to_lab((
        0.4360747 * r + 0.3850649 * g + 0.1430804 * b,
        0.2225045 * r + 0.7168786 * g + 0.0606169 * b,
        0.0139322 * r + 0.0971045 * g + 0.7141733 * b,
    ))  # fmt: skip


def _unit_words(values: Iterable[float]) -> list[int]:
    return [round(65535 * min(max(value, 0.0), 1.0)) for value in values]


def _lab_words(lab: Triple) -> list[int]:
    """Lab as ICC version 2 writes it in 16 bits."""
    words = lab[0] * 652.8, (lab[1] + 128) * 256, (lab[2] + 128) * 256
    return [min(max(round(word), 0), 65535) for word in words]


def _lut(
    grid: int, inputs: Sequence[Sequence[int]], nodes: Iterable[Sequence[int]], outs: Sequence[Sequence[int]]
) -> bytes:
    """Write an ``mft2`` table: curves in, the grid, curves out; the matrix is the identity."""
    head = struct.pack(">4s4xBBBx", b"mft2", len(inputs), len(outs), grid)
    one = (65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    head += struct.pack(">9i2H", *one, len(inputs[0]), len(outs[0]))
    words = [word for part in (inputs, nodes, outs) for row in part for word in row]
    return head + struct.pack(f">{len(words)}H", *words)


def _description(name: str) -> bytes:
    text = name.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(8 + 3 + 67)


def _white(xyz: Triple) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(65536 * value) for value in xyz))


def _file(tags: Sequence[tuple[str, bytes]], date: Sequence[int]) -> bytes:
    """Header, tag table and tags; equal tags are stored once."""
    at, table, body, known = 132 + 12 * len(tags), b"", b"", {}
    for name, block in tags:
        if block not in known:
            known[block] = at + len(body), len(block)
            body += block + bytes(-len(block) % 4)
        table += struct.pack(">4sII", name.encode("ascii"), *known[block])
    size = at + len(body)
    head = struct.pack(">I4xI4s4s4s6H4s", size, 0x02400000, b"prtr", b"CMYK", b"Lab ", *date, b"acsp")
    head += bytes(28) + struct.pack(">3i", *(round(65536 * value) for value in (0.9642, 1.0, 0.8249)))
    return head + bytes(128 - len(head)) + struct.pack(">I", len(tags)) + table + body


if __name__ == "__main__":
    main()
