"""Shadings in red, green and blue given inks, and pictures that leave out a colour given a mask, for conversions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any, Final

import pikepdf
from PIL import Image, ImageChops

from layout.pdfreader.document import unpacked
from layout.pdfreader.functions import function_of
from layout.pdfreader.meshes import recoloured

Plates = Callable[[Sequence[float]], list[float]]
"""The four inks, 0 to 1, of a colour."""

STEPS: Final = 512
"""Samples along a shading: more than a press has tones, so that a sharp change of colour stays within a hair."""

STEPS_BY_PLACE: Final = 48
"""Samples each way of a shading whose colour is a function of the place."""

_ALONG: Final = frozenset((2, 3, 4, 5, 6, 7))
_MESHES: Final = frozenset((4, 5, 6, 7))


def turn_shading(document: pikepdf.Pdf, shading: Any, plates: Plates) -> int:
    """Give *shading*, in its place, the inks of *plates*: 1, or 0 for a kind that stays as it is.

    ISO 32000-1, 8.7.4.5: the function of a shading is sampled (7.10.2); linear ways between two colours of light are
    no linear ways between their inks.  A mesh without a function carries the colours of its corners, which are turned.
    """
    kind = int(shading.get("/ShadingType", 0))
    given = shading.get("/Function")
    if given is None and isinstance(shading, pikepdf.Stream):
        return _turn_mesh(shading, plates)
    function = function_of(given) if given is not None else None
    if function is None or kind not in _ALONG | {1}:
        return 0
    domain = _domain(shading, 2) if kind == 1 else _domain_along(shading, kind)
    counts = [STEPS_BY_PLACE] * 2 if kind == 1 else [STEPS]
    ways = [[low + (high - low) * at / (count - 1) for at in range(count)]
            for (low, high), count in zip(domain, counts, strict=True)]  # fmt: skip
    values = bytearray()
    for point in product(*reversed(ways)):  # the first dimension varies fastest
        values += bytes(round(min(max(one, 0.0), 1.0) * 255) for one in plates(function(point[::-1])[:3]))
    made = document.make_stream(bytes(values))
    made.FunctionType, made.BitsPerSample = 0, 8
    made.Domain = pikepdf.Array([bound for pair in domain for bound in pair])
    made.Range = pikepdf.Array([0, 1] * 4)
    made.Size = pikepdf.Array(counts)
    shading.Function = document.make_indirect(made)
    if "/Background" in shading:
        shading.Background = pikepdf.Array(plates([float(one) for one in shading.Background]))
    shading.ColorSpace = pikepdf.Name.DeviceCMYK
    return 1


def _turn_mesh(shading: Any, plates: Plates) -> int:
    """The same for a mesh that carries the colours of its corners; one that cannot be worked out stays as it is."""
    made = recoloured(shading, unpacked(shading, "shading"), plates, 4)
    if made is None:
        return 0
    shading.write(made.data)
    for key, value in made.entries.items():
        shading[f"/{key}"] = pikepdf.Array(value) if isinstance(value, list) else value
    if "/Background" in shading:
        shading.Background = pikepdf.Array(plates([float(one) for one in shading.Background]))
    shading.ColorSpace = pikepdf.Name.DeviceCMYK
    return 1


def _domain(shading: Any, sides: int) -> list[tuple[float, float]]:
    said = [float(one) for one in shading.get("/Domain", [0, 1] * sides)]
    return list(zip(said[::2], said[1::2], strict=True))[:sides]


def _domain_along(shading: Any, kind: int) -> list[tuple[float, float]]:
    """From where to where a shading runs; a mesh says it in its Decode, behind the corners' places."""
    if kind in _MESHES:
        low, high = (float(one) for one in list(shading.Decode)[4:6])
        return [(low, high)]
    return _domain(shading, 1)


def stencil_of(document: pikepdf.Pdf, image: Any) -> Any:
    """A mask for what a picture's colour key (ISO 32000-1, 8.9.6.4) leaves out; ``None`` where it cannot be told.

    Only pictures of 8 bits whose samples are exact have one: what a JPEG leaves out is never quite the same colour.
    """
    ranges = [int(one) for one in image.Mask]
    size, coded = (int(image.Width), int(image.Height)), str(image.get("/Filter", ""))
    count = len(ranges) // 2
    exact = int(image.get("/BitsPerComponent", 8)) == 8 and not any(one in coded for one in ("DCT", "JPX", "JBIG2"))
    if not exact or count not in (1, 3):
        return None
    data = unpacked(image, "picture")
    if len(data) < size[0] * size[1] * count:
        return None
    samples = Image.frombytes("L" if count == 1 else "RGB", size, data[: size[0] * size[1] * count])
    left_out = Image.new("L", size, 255)
    for band, low, high in zip(samples.split(), ranges[::2], ranges[1::2], strict=True):
        left_out = ImageChops.darker(left_out, band.point([255 if low <= at <= high else 0 for at in range(256)]))
    made = document.make_stream(left_out.convert("1", dither=Image.Dither.NONE).tobytes())
    made.Type, made.Subtype, made.ImageMask = pikepdf.Name.XObject, pikepdf.Name.Image, True
    made.Width, made.Height, made.BitsPerComponent = *size, 1
    return document.make_indirect(made)
