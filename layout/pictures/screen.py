"""Pictures for the screen: pixels as JPEG or WebP, pictures of a page in sRGB."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Final, TypeAlias, cast

from PIL import Image, ImageCms
from zlib_ng import zlib_ng

from layout.pictures.decode import whole_pixels
from layout.pictures.model import MOST_UNPACKED, Crop, PressPicture
from layout.pictures.probe import probe


def encoded(
    pixels: memoryview | bytes, size: tuple[int, int], stride: int, kind: str, *, quality: int = 88, dpi: float = 72
) -> bytes:
    """*pixels* of four bytes (red, green, blue, any), a row every *stride* bytes, as ``jpeg`` or ``webp``.

    Colour is kept at full resolution where the format can: red type would fray.  A JPEG claims *dpi*.
    """
    image = image_of(pixels, size, stride)
    out = BytesIO()
    if kind == "jpeg":
        image.save(out, "JPEG", quality=quality, subsampling=0, dpi=(round(dpi), round(dpi)))
    elif kind == "webp":
        image.save(out, "WEBP", quality=quality, method=2)
    else:
        raise ValueError(kind)
    return out.getvalue()


def image_of(pixels: memoryview | bytes, size: tuple[int, int], stride: int) -> Image.Image:
    """*pixels* of four bytes as a picture that looks at them where they are."""
    if len(pixels) < stride * size[1]:  # columns cut out of wider rows end before their last row is full
        pixels = bytes(pixels).ljust(stride * size[1], b"\0")
    seen = cast("bytes", pixels)  # Pillow takes whatever lies in memory like bytes
    return Image.frombuffer("RGBX", size, seen, "raw", "RGBX", stride, 1)


Rgb: TypeAlias = "tuple[int, int, int]"

_SMALLEST: Final = 64
"""Pixels of the shorter side down to which a picture is halved."""


class ScreenPicture:
    """A picture in the colours of the screen (sRGB), upright, as large as it was wanted.

    *whole* is its size in the file, *flat* True for artwork of few colours.
    """

    def __init__(self, image: Image.Image, whole: tuple[int, int], *, flat: bool) -> None:
        self.whole = whole
        self.flat = flat
        self._halves = [image]  # and, when they are asked for, the same at a half, a quarter and so on

    @property
    def pixels(self) -> int:
        """How many are held."""
        return sum(one.width * one.height for one in self._halves)

    def bears(self, crop: Crop, size: tuple[int, int]) -> bool:
        """True when there are pixels enough for the *crop* at *size*, or as many as the file has."""
        most = self._halves[0]
        return most.size == self.whole or self._enough(most.size, crop, size)

    def part(self, crop: Crop | None, size: tuple[int, int]) -> Image.Image:
        """The *crop* of it, in pixels of the file, brought down to *size*, never up.

        Hamming's filter is as sharp as any where pixels become fewer, and the quickest.
        """
        left, upper, right, lower = box = crop or (0, 0, *self.whole)
        goal = max(1, min(size[0], right - left)), max(1, min(size[1], lower - upper))
        image = self._least(box, goal)
        across, down = image.width / self.whole[0], image.height / self.whole[1]
        part = left * across, upper * down, right * across, lower * down
        near = round(part[0]), round(part[1]), round(part[2]), round(part[3])
        if goal == (near[2] - near[0], near[3] - near[1]):
            return image if goal == image.size else image.crop(near)
        return image.resize(goal, Image.Resampling.HAMMING, box=part)

    def _least(self, crop: Crop, size: tuple[int, int]) -> Image.Image:
        """The smallest of it that has pixels enough for the *crop* at *size*."""
        level = 0
        while True:
            image = self._halves[level]
            half = -(-image.width // 2), -(-image.height // 2)
            if min(half) < _SMALLEST or not self._enough(half, crop, size):
                return image
            level += 1
            if level == len(self._halves):
                self._halves.append(image.reduce(2))

    def _enough(self, held: tuple[int, int], crop: Crop, size: tuple[int, int]) -> bool:
        across, down = held[0] / self.whole[0], held[1] / self.whole[1]
        return (crop[2] - crop[0]) * across >= size[0] - 1 and (crop[3] - crop[1]) * down >= size[1] - 1


def shown(
    data: bytes, name: str, wanted: Iterable[tuple[Crop | None, tuple[int, int] | None]], profile: bytes = b""
) -> ScreenPicture:
    """The picture in *data*, as large as every crop of it that is *wanted* at a size needs.

    Pixels of four inks without a profile of their own are taken to be *profile*'s.
    Raises :class:`layout.findings.Unreadable` for a picture that cannot be read, or a crop outside of it.
    """
    probe(data, name)  # refuses giants before anything is unpacked
    source = whole_pixels(data, name, wanted)
    plain = source.image
    while plain.mode == "L" and plain.width * plain.height * 4 > MOST_UNPACKED:  # four times as many in colour
        plain = plain.reduce(2)
    image = in_srgb(plain, source.embedded or (profile if source.image.mode == "CMYK" else b""))
    return ScreenPicture(image, source.whole, flat=source.flat)


def shown_page(
    pixels: memoryview, size: tuple[int, int], stride: int, whole: tuple[int, int] | None = None
) -> ScreenPicture:
    """A page that has been drawn, *pixels* of four bytes; crops of it are given in a size of *whole*, or in pixels."""
    return ScreenPicture(image_of(pixels, size, stride), whole or size, flat=True)


def screen_picture(
    picture: ScreenPicture, key: str, crop: Crop | None, size: tuple[int, int], solid: Rgb | None = None
) -> PressPicture:
    """The *crop* of *picture*, brought down to *size*, as plain pixels of a file, which knows it by *key*.

    With *solid* it is seen in one ink, a solid of which has that colour.
    """
    image = in_one_ink(picture.part(crop, size), solid)
    data = zlib_ng.compress(image.tobytes(), 1)  # hardly packed, for it is unpacked at once
    return PressPicture(key, *image.size, "RGB", data, "FlateDecode", None, 0, picture.whole)


def in_one_ink(image: Image.Image, solid: Rgb | None) -> Image.Image:
    """*image* from white to *solid*, the colour of an ink; as it is where there is none."""
    if solid is None:
        return image
    grey = image.convert("L").tobytes()
    ramps = (bytes(255 - (255 - light) * (255 - at) // 255 for at in range(256)) for light in solid)
    return Image.merge("RGB", [Image.frombytes("L", image.size, grey.translate(ramp)) for ramp in ramps])


def pixels_of(picture: ScreenPicture, crop: Crop | None, size: tuple[int, int]) -> bytes:
    """The *crop* of *picture* at exactly *size*, brought up where it has fewer pixels, as pixels of four bytes."""
    image = picture.part(crop, size)
    if image.size != size:
        image = image.resize(size, Image.Resampling.BICUBIC)
    return image.tobytes("raw", "RGBX")


def in_srgb(image: Image.Image, embedded: bytes) -> Image.Image:
    """*image* in sRGB, by its own profile where that can be used."""
    if embedded:
        try:
            made = ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(BytesIO(embedded)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if made is not None:
                return made
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a damaged profile, or one of another kind of pixels: the pixels speak for themselves
    return image if image.mode == "RGB" else image.convert("RGB")
