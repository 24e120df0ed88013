"""Large pictures are unpacked a strip at a time: the same pixels, without all the samples in memory."""

from __future__ import annotations

import random
import tracemalloc
import zlib
from typing import Any

import pikepdf
import pytest
from paper import PROFILE
from pikepdf import Name

from layout.pdfreader import images
from layout.pdfreader.converter import Converter
from layout.pdfreader.images import Planes, planes_of
from layout.pdfreader.spaces import CMYK, GRAY, RGB, Space

CONVERTER = Converter(PROFILE)
SCRATCH = pikepdf.new()


def packed(space: Space, size: tuple[int, int], data: bytes) -> Any:
    made = SCRATCH.make_stream(data)
    made.Filter, made.Width, made.Height, made.BitsPerComponent = Name.FlateDecode, *size, 8
    made.ColorSpace = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}[space.count]
    return made


def pixels(space: Space, size: tuple[int, int]) -> bytes:
    return random.Random(7).randbytes(size[0] * size[1] * space.count)


def shown(image: Any, space: Space) -> dict[str, tuple[tuple[int, int], bytes]]:
    return {name: (plane.size, plane.tobytes()) for name, plane in planes_of(image, space, CONVERTER).items()}


def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "_in_strips", lambda *_: None)


@pytest.mark.parametrize("space", [CMYK, RGB, GRAY], ids=lambda space: space.kind)
@pytest.mark.parametrize("size", [(301, 517), (300, 512), (3, 129), (64, 1)])
def test_strips_have_the_pixels_of_the_whole(
    space: Space, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "_LARGE", 60)
    image = packed(space, size, zlib.compress(pixels(space, size)))
    in_strips = images._in_strips(image, size, space.count)
    assert in_strips is not None
    seen = shown(image, space)
    whole(monkeypatch)
    assert seen == shown(image, space)


@pytest.mark.parametrize("harm", ["cut short", "rows lack", "torn"])
def test_what_is_not_whole_is_read_as_before(harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "_LARGE", 60)
    size = (200, 300)
    data = pixels(CMYK, size)
    told = zlib.compress(data[: len(data) // 2] if harm == "rows lack" else data)
    told = told[: len(told) // 2] if harm == "cut short" else told
    told = told[:9000] + b"\xff" * 40 + told[9040:] if harm == "torn" else told
    image = packed(CMYK, size, told)
    seen = read(image)
    whole(monkeypatch)
    assert seen == read(image)


def read(image: Any) -> Any:
    try:
        return shown(image, CMYK)
    except Exception as fault:  # whatever it is, it is the same
        return type(fault), str(fault)


def test_the_samples_of_a_large_picture_are_never_held_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "_LARGE", 1_000_000)
    size = (2000, 2000)
    data = zlib.compress(bytes(16_000_000))

    def held() -> int:
        tracemalloc.start()
        try:
            planes: Planes = planes_of(packed(CMYK, size, data), CMYK, CONVERTER)
            assert planes["Cyan"].size == (1000, 1000)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert held() < 4_000_000
    whole(monkeypatch)
    assert held() > 16_000_000, "nothing is measured"
