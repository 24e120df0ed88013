"""Managed colour into process inks, by the profile of the press."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageCms

from layout.pdfreader.spaces import PROCESS, Inks, Space
from layout.pictures.profile import same_profile


def _grey_of(lightness: float) -> int:
    """The grey of 255 in sRGB for a CIE *lightness* of 0…100 (CIE 15; IEC 61966-2-1)."""
    light = ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3
    coded = 1.055 * light ** (1 / 2.4) - 0.055 if light > 0.0031308 else 12.92 * light
    return round(coded * 255)


_GREYS: Final = [_grey_of(level / 2.55) for level in range(256)]


_INTENTS: Final = {
    "": ImageCms.Intent.RELATIVE_COLORIMETRIC,
    "Perceptual": ImageCms.Intent.PERCEPTUAL,
    "Saturation": ImageCms.Intent.SATURATION,
    "AbsoluteColorimetric": ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
}
_COMPENSATED: Final = ImageCms.Flags.BLACKPOINTCOMPENSATION


class Converter:
    """Managed colour into process inks by the profile of the press, as a RIP would do it."""

    def __init__(self, profile: bytes) -> None:
        self._profile = profile
        self.inks = lru_cache(maxsize=4096)(self._inks)
        self.broken: dict[str, None] = {}
        """What is wrong with profiles that could not be used."""

    def pixels(self, image: Image.Image, profile: bytes = b"", intent: str = "") -> Image.Image:
        """An ``RGB``, ``LAB`` or ``CMYK`` picture, which *profile* describes, in the ``CMYK`` of the press.

        *intent* is that of a :class:`~layout.pdfreader.spaces.Space`.
        """
        if image.mode == "CMYK" and (not profile or same_profile(profile, self._profile)):
            return image
        return ImageCms.applyTransform(image, self._transform(image.mode, profile, intent)) or image

    def grey(self, image: Image.Image, profile: bytes, intent: str = "") -> Image.Image:
        """A picture in managed grey as ``CMYK``: a RIP makes four inks of it, and black type is not black alone."""
        turn = self._from_grey(profile, intent) if profile else None
        if turn is None:
            return self.pixels(Image.merge("RGB", (image,) * 3), b"", intent)
        return ImageCms.applyTransform(image, turn) or image

    @lru_cache(maxsize=8)  # noqa: B019 - lives as long as one check
    def _from_grey(self, profile: bytes, intent: str) -> ImageCms.ImageCmsTransform | None:
        """The way from grey of a *profile*, ``None`` where that cannot be worked with, which is noted."""
        try:
            opened = ImageCms.ImageCmsProfile(BytesIO(profile))
            press = ImageCms.ImageCmsProfile(BytesIO(self._profile))
            return ImageCms.buildTransform(opened, press, "L", "CMYK", _INTENTS[intent], _COMPENSATED)
        except (OSError, ValueError, ImageCms.PyCMSError) as fault:
            self.broken[str(fault)[:80]] = None
            return None

    def lights(self, inks: Image.Image) -> Image.Image:
        """A ``CMYK`` picture of the press in sRGB."""
        return ImageCms.applyTransform(inks, self._back()) or inks

    def dim(self, light: Image.Image) -> Image.Image:
        """A picture in sRGB as the grey of the same lightness, coded as sRGB codes a grey."""
        to_lab = self._turned("RGB", "LAB")
        seen = ImageCms.applyTransform(light, to_lab) or light
        return seen.getchannel(0).point(_GREYS)

    @lru_cache(maxsize=1)  # noqa: B019 - lives as long as one check
    def _turned(self, mode: str, wanted: str) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), mode, wanted)

    @lru_cache(maxsize=1)  # noqa: B019 - lives as long as one check
    def _back(self) -> ImageCms.ImageCmsTransform:
        press, screen = ImageCms.ImageCmsProfile(BytesIO(self._profile)), ImageCms.createProfile("sRGB")
        return ImageCms.buildTransform(press, screen, "CMYK", "RGB", _INTENTS[""], _COMPENSATED)

    def _source(self, mode: str, profile: bytes) -> Any:
        if profile:
            wanted = {"LAB": "Lab", "RGB": "RGB", "CMYK": "CMYK"}[mode]
            try:
                opened = ImageCms.ImageCmsProfile(BytesIO(profile))
                if str(opened.profile.xcolor_space).strip() == wanted:
                    return opened
                self.broken[str(opened.profile.xcolor_space)[:20]] = None
            except (OSError, ValueError, ImageCms.PyCMSError) as fault:
                self.broken[str(fault)[:80]] = None
        if mode == "CMYK":
            return ImageCms.ImageCmsProfile(BytesIO(self._profile))
        return ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB")

    @lru_cache(maxsize=8)  # noqa: B019 - lives as long as one check
    def _transform(self, mode: str, profile: bytes, intent: str) -> ImageCms.ImageCmsTransform:
        source = self._source(mode, profile)
        press = ImageCms.ImageCmsProfile(BytesIO(self._profile))
        try:
            return ImageCms.buildTransform(source, press, mode, "CMYK", _INTENTS[intent], _COMPENSATED)
        except ImageCms.PyCMSError as fault:
            if not profile:
                raise
            self.broken[str(fault)[:80]] = None  # it opens, and what it says cannot be worked with
            return self._transform(mode, b"", intent)

    def _inks(self, space: Space, colour: tuple[float, ...]) -> Inks:
        """The inks of a *colour* in *space*."""
        values = [*colour, *([0.0] * (space.count - len(colour)))]
        kind, count = space.kind, space.count
        if (kind, count) == ("icc", 4) and space.profile:
            pixel = Image.new("CMYK", (1, 1), tuple(round(min(max(one, 0), 1) * 255) for one in values[:4]))
            done = self.pixels(pixel, space.profile, space.intent).getpixel((0, 0))
            assert isinstance(done, tuple)
            if done != pixel.getpixel((0, 0)):
                return Inks(tuple((name, ink / 255) for name, ink in zip(PROCESS, done, strict=True)), PROCESS)
        if kind == "cmyk" or (kind, count) == ("icc", 4):
            return Inks(tuple(zip(PROCESS, values, strict=False)), PROCESS)
        if count == 1 and kind in ("icc", "cal"):
            one = Image.new("L", (1, 1), round(min(max(values[0], 0), 1) * 255))
            inks = self.grey(one, space.profile, space.intent).getpixel((0, 0))
            assert isinstance(inks, tuple)
            return Inks(tuple((name, ink / 255) for name, ink in zip(PROCESS, inks, strict=True)), PROCESS)
        if count == 1 and kind == "gray":
            return Inks((("Black", 1 - min(max(values[0], 0), 1)),), PROCESS)
        if kind == "spot":
            pairs = tuple((n, v) for n, v in zip(space.names, values, strict=False) if n != "None")
            return Inks(pairs, tuple(name for name, _ in pairs))
        if kind == "indexed" and space.base:
            return self._inks(space.base, _entry(space, space.base, values[0]))
        one = Image.new("LAB" if kind == "lab" else "RGB", (1, 1), _bytes(kind, values))
        done = self.pixels(one, space.profile, space.intent).getpixel((0, 0))
        assert isinstance(done, tuple)
        return Inks(tuple((name, value / 255) for name, value in zip(PROCESS, done, strict=True)), PROCESS)


def _entry(space: Space, base: Space, number: float) -> tuple[float, ...]:
    """The colour of an indexed *space* that *number* stands for: the nearest there is (ISO 32000-1, 8.6.6.3)."""
    width = base.count
    at = min(max(int(number + 0.5), 0), max(len(space.table) // width - 1, 0))
    entry = space.table[at * width : at * width + width]
    if base.kind != "lab" or len(entry) < width:
        return tuple(one / 255 for one in entry)
    light, a, b = (one / 255 for one in entry)
    low_a, high_a, low_b, high_b = base.bounds
    return light * 100, low_a + (high_a - low_a) * a, low_b + (high_b - low_b) * b


def _bytes(kind: str, values: Sequence[float]) -> tuple[int, ...]:
    if kind == "lab":
        light, *around = values[:3]
        return min(max(round(light * 2.55), 0), 255), *(min(max(round(one), -128), 127) + 128 for one in around)
    return tuple(round(min(max(one, 0), 1) * 255) for one in values[:3])
