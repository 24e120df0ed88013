"""PDF functions (ISO 32000-1, 7.10): sampled, exponential and stitching ones, such as shadings have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import pikepdf

from layout.pdfreader.calculator import calculator
from layout.pdfreader.document import unpacked

Function = Callable[[Sequence[float]], list[float]]
_DEEPEST: Final = 8
_MOST_PROGRAM: Final = 1 << 16
_MOST_INPUTS: Final = 4
"""Of a sampled function: twice as many samples are looked at for each."""


def function_of(obj: Any, deep: int = 0) -> Function | None:
    """The function *obj*, or several side by side; ``None`` for a kind that is not known, or no program."""
    if deep > _DEEPEST:
        return None
    if isinstance(obj, pikepdf.Array):
        several = [function_of(one, deep + 1) for one in obj]
        if any(one is None for one in several):
            return None
        return lambda xs: [value for one in several if one for value in one(xs)]
    kind = int(obj.FunctionType)
    domain = _pairs(obj.Domain)
    if kind == 2:
        inner: Function | None = _exponential(obj)
    elif kind == 3:
        inner = _stitching(obj, domain[0], deep)
    elif kind == 0:
        inner = _sampled(obj, domain)
    elif kind == 4:
        inner = calculator(unpacked(obj, "function", _MOST_PROGRAM))
    else:
        return None
    bounds = _pairs(obj.Range) if "/Range" in obj else None
    return inner and _within(inner, domain, bounds)


def _within(inner: Function, domain: list[tuple[float, float]], bounds: list[tuple[float, float]] | None) -> Function:
    def call(xs: Sequence[float]) -> list[float]:
        values = inner([min(max(x, low), high) for x, (low, high) in zip(xs, domain, strict=False)])
        if bounds is None:
            return values
        return [min(max(value, low), high) for value, (low, high) in zip(values, bounds, strict=False)]

    return call


def _pairs(array: Any) -> list[tuple[float, float]]:
    values = [float(one) for one in array]
    return list(zip(values[::2], values[1::2], strict=False))


def _exponential(obj: Any) -> Function:
    low = [float(one) for one in obj.get("/C0", [0])]
    high = [float(one) for one in obj.get("/C1", [1])]
    power = float(obj.N)
    return lambda xs: [a + xs[0] ** power * (b - a) for a, b in zip(low, high, strict=False)]


def _stitching(obj: Any, domain: tuple[float, float], deep: int) -> Function | None:
    parts = [function_of(one, deep + 1) for one in obj.Functions]
    if not parts or any(one is None for one in parts):
        return None
    ends = [domain[0], *(float(one) for one in obj.Bounds), domain[1]]
    encode = _pairs(obj.Encode)

    def call(xs: Sequence[float]) -> list[float]:
        at = next((i for i in range(len(parts) - 1) if xs[0] < ends[i + 1]), len(parts) - 1)
        part = parts[at]
        return part([_between(xs[0], (ends[at], ends[at + 1]), encode[at])]) if part else []

    return call


def _sampled(obj: Any, domain: list[tuple[float, float]]) -> Function | None:
    """Between its samples, as a function of order one goes (ISO 32000-1, 7.10.2)."""
    size = [int(one) for one in obj.Size]
    bits, bounds = int(obj.BitsPerSample), _pairs(obj.Range)
    if len(size) > _MOST_INPUTS or bits not in (8, 16):
        return None
    step, parts, full = bits // 8, len(bounds), float((1 << bits) - 1)
    data = unpacked(obj, "function")
    encode = _pairs(obj.Encode) if "/Encode" in obj else [(0.0, count - 1.0) for count in size]
    decode = _pairs(obj.Decode) if "/Decode" in obj else bounds

    def call(xs: Sequence[float]) -> list[float]:
        corners, stride = [(0, 1.0)], 1
        for x, span, code, count in zip(xs, domain, encode, size, strict=False):
            place = min(max(_between(x, span, code), 0.0), count - 1.0)
            low = int(place)
            ways = [(low, low + 1 - place), (low + 1, place - low)] if place > low else [(low, 1.0)]
            corners = [(at + one * stride, share * part) for at, share in corners for one, part in ways]
            stride *= count
        values = [0.0] * parts
        for at, share in corners:
            for i, start in enumerate(range(at * parts * step, (at + 1) * parts * step, step)):
                values[i] += share * int.from_bytes(data[start : start + step], "big")
        return [_between(value, (0, full), span) for value, span in zip(values, decode, strict=False)]

    return call


def _between(x: float, span: tuple[float, float], to: tuple[float, float]) -> float:
    if span[1] == span[0]:
        return to[0]
    return to[0] + (x - span[0]) * (to[1] - to[0]) / (span[1] - span[0])
