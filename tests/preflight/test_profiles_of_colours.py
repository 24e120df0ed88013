"""Profiles of colours that open, and that nothing can be worked out with: reported, and the press's taken instead."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from paper import PROFILE
from PIL import Image, ImageCms

from layout.pdfreader.converter import Converter


def with_torn_tag(tag: bytes) -> bytes:
    """The profile of sRGB, whose *tag* is of a kind that there is not."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (count,) = struct.unpack_from(">I", data, 128)
    for number in range(count):
        name, start = struct.unpack_from(">4sI", data, 132 + 12 * number)
        if name == tag:
            data[start : start + 4] = b"zzzz"
    return bytes(data)


@pytest.mark.parametrize("tag", [b"rTRC", b"gXYZ", b"bTRC"])
def test_a_profile_that_opens_and_cannot_be_worked_with_is_reported(tag: bytes) -> None:
    torn = with_torn_tag(tag)
    assert ImageCms.ImageCmsProfile(BytesIO(torn)).profile.xcolor_space.strip() == "RGB"
    converter = Converter(PROFILE)
    pixels = Image.new("RGB", (1, 1), (200, 40, 30))
    assert converter.pixels(pixels, torn).getpixel((0, 0)) == Converter(PROFILE).pixels(pixels, b"").getpixel((0, 0))
    assert len(converter.broken) == 1


def test_a_sound_profile_is_not_reported() -> None:
    converter = Converter(PROFILE)
    converter.pixels(Image.new("RGB", (1, 1)), with_torn_tag(b"none"))
    assert not converter.broken
