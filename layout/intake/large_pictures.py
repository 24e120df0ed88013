"""Large pictures of somebody's page in the press's inks, a strip at a time: their pixels are never held all."""

from __future__ import annotations

from typing import Any

from PIL import Image
from zlib_ng import zlib_ng

from layout.pdfreader.converter import Converter
from layout.pdfreader.packed_bytes import ObjectsIn, packed_of
from layout.pdfreader.spaces import RGB, Space
from layout.pdfreader.strips import TORN, Samples, strips_of
from layout.pictures.ink import held


def in_strips(image: Any, space: Space, converter: Converter, file: ObjectsIn, most: int) -> bytes | None:
    """The pixels of *image*, in red, green and blue of *space*, in inks of at most *most* per mille, packed by Flate.

    Its data are looked for in *file*.  ``None`` for one that cannot be unpacked in strips (a JPEG), is of another depth
    than eight bits or turned round, or is not whole: it stays as it is, and is found when the page is checked again.
    """
    usual = [0.0, 1.0] * RGB.count
    if space.count != RGB.count or space.kind not in ("rgb", "icc", "cal") or image.get("/BitsPerComponent") != 8:
        return None
    if [float(one) for one in image.get("/Decode", usual)] != usual:
        return None
    samples = Samples((int(image.Width), int(image.Height)), RGB.count, 8)
    strips = strips_of(image, packed_of(image, file), samples)
    if strips is None:
        return None
    packer, made, rows = zlib_ng.compressobj(), bytearray(), 0
    try:
        for strip in strips:
            size = samples.size[0], len(strip) // samples.row
            inks = converter.pixels(Image.frombytes("RGB", size, bytes(strip)), space.profile, space.intent)
            made += packer.compress(held(inks, most).tobytes())
            rows += size[1]
    except TORN:
        return None
    made += packer.flush()
    return bytes(made) if rows == samples.size[1] else None
