"""Shadings on plates: in greys that stand for how much of an ink is printed where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from layout.pdfreader.document import unpacked
from layout.pdfreader.functions import Function, function_of
from layout.pdfreader.meshes import recoloured
from layout.pdfreader.spaces import Space
from layout.pdfreader.steps import Shade
from layout.preflight.plate_groups import channels, device_space
from layout.value import NamedTuple

_SAMPLES: Final = 256
_SAMPLES_BY_PLACE: Final = 64
"""Samples along a shading, and each way of one whose colour is a function of the place."""

_OWN: Final = ("/Function", "/ColorSpace", "/Background", "/Length", "/Filter", "/DecodeParms")
"""Entries of a shading that are not those of its plates."""


class ShadeTools(NamedTuple):
    """What shadings are drawn with.

    *level* gives the grey of a colour on a plate, 1 for no ink; *stream* makes one; *unmeasured* notes what is not
    drawn.
    """

    level: Callable[[Space, tuple[float, ...], str], float]
    stream: Callable[..., Any]
    unmeasured: Callable[[str], None]


def grey_shading(part: Shade, plates: tuple[str, ...], tools: ShadeTools) -> Any:
    """The shading of *part*, or the pattern made of it, on *plates*: one in grey, or up to three in colour.

    Its function is sampled through the colour space; of a mesh that has none, the corners are.
    """
    shading = part.shading
    none = [0.0] * (channels(plates) - len(plates))

    def greys(colour: Sequence[float]) -> list[float]:
        return [*(tools.level(part.space, tuple(colour), plate) for plate in plates), *none]

    stream = isinstance(shading, pikepdf.Stream)
    if stream and "/Function" not in shading:
        mesh = recoloured(shading, unpacked(shading, "shading"), greys, channels(plates))
        if mesh is None:
            return _white(part, tools)
        made = tools.stream(mesh.data, **mesh.entries)
        if "/BBox" in shading:
            made.BBox = shading.BBox
    else:
        call = function_of(shading.Function) if "/Function" in shading else None
        if call is None:
            return _white(part, tools)
        kept = {key: value for key, value in shading.items() if key not in _OWN}
        if stream:
            made = tools.stream(unpacked(shading, "shading"), **{key[1:]: value for key, value in kept.items()})
        else:
            made = Dictionary(kept)
        made.Function = _sampled(shading, call, greys, channels(plates), tools)
    made.ColorSpace = device_space(plates)
    return _as_pattern(part, made)


def _sampled(
    shading: Any, call: Function, greys: Callable[[Sequence[float]], list[float]], count: int, tools: ShadeTools
) -> Any:
    """The function of a shading as samples of *count* greys."""
    sides = 2 if int(shading.ShadingType) == 1 else 1
    domain = [float(one) for one in shading.get("/Domain", [0, 1] * sides)]
    if isinstance(shading, pikepdf.Stream):
        domain = [float(one) for one in shading.Decode][4:6]
    size = [_SAMPLES if sides == 1 else _SAMPLES_BY_PLACE] * sides
    ways = [
        [low + (high - low) * at / (steps - 1) for at in range(steps)]
        for low, high, steps in zip(domain[::2], domain[1::2], size, strict=True)
    ]
    levels = bytearray()
    for point in product(*reversed(ways)):  # the first side varies fastest
        levels += bytes(round(one * 255) for one in greys(call(point[::-1])))
    return tools.stream(
        bytes(levels), FunctionType=0, Domain=Array(domain), Range=Array([0, 1] * count), Size=Array(size),
        BitsPerSample=8,
    )  # fmt: skip


def _white(part: Shade, tools: ShadeTools) -> Any:
    """White in place of a shading that cannot be worked out, which is said."""
    tools.unmeasured("shading")
    white = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([1]), N=1)
    made = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=Array([0, 0, 1, 0]), Function=white)
    return _as_pattern(part, made)


def _as_pattern(part: Shade, shading: Any) -> Any:
    if part.pattern is None:
        return shading
    made = Dictionary(Type=Name.Pattern, PatternType=2, Shading=shading)
    if "/Matrix" in part.pattern:
        made.Matrix = part.pattern.Matrix
    return made
