"""Colour spaces and what a colour in one puts on the plates.

A plate is named as Separation spaces name it: ``Cyan``, ``Magenta``, ``Yellow``, ``Black``, or a spot ink's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

import pikepdf
from PIL import Image, ImageCms

from layout.pdfreader.document import inner, unpacked
from layout.pictures.profile import same_profile
from layout.value import NamedTuple

PROCESS: Final = ("Cyan", "Magenta", "Yellow", "Black")
EVERY: Final = "All"
"""Not a plate: a colour on every plate there is, such as register marks."""
_DEEPEST: Final = 6


class Space(NamedTuple):
    """A colour space.

    *kind* is ``gray``, ``rgb``, ``cmyk``, ``lab``, ``cal``, ``icc``, ``indexed``, ``spot`` (Separation and DeviceN) or
    ``pattern``; *count* how many components a colour has; *names* the inks of ``spot``; *base* what ``indexed`` and
    ``pattern`` stand on; *table* the colours of ``indexed``.
    """

    kind: str
    count: int  # type: ignore[assignment]  # a count, not tuple.count
    names: tuple[str, ...] = ()
    base: Space | None = None
    table: bytes = b""
    profile: bytes = b""
    """The ICC profile of ``icc``."""
    alternate: str = ""
    """What ``spot`` looks like elsewhere, in a form that can be compared."""

    @property
    def is_cmyk(self) -> bool:
        """The four process inks, managed or not."""
        return self.kind == "cmyk" or (self.kind, self.count) == ("icc", 4)

    @property
    def initial(self) -> tuple[float, ...]:
        """The colour that holds when the space is chosen."""
        return (0.0, 0.0, 0.0, 1.0) if self.is_cmyk else (
            (1.0,) if self.kind == "spot" else (0.0,)) * self.count  # fmt: skip

    def shown(self) -> str:
        """A name for people."""
        if self.kind == "icc":
            return {1: "ICC gray", 3: "ICC RGB", 4: "ICC CMYK"}.get(self.count, "ICC")
        if self.kind == "indexed" and self.base:
            return f"Indexed {self.base.shown()}"
        words = {"gray": "DeviceGray", "rgb": "DeviceRGB", "cmyk": "DeviceCMYK", "lab": "Lab", "cal": "CalRGB/CalGray"}
        return words.get(self.kind, "、".join(self.names) or self.kind)


GRAY: Final = Space("gray", 1)
RGB: Final = Space("rgb", 3)
CMYK: Final = Space("cmyk", 4)
_DEVICE: Final = {
    "/DeviceGray": GRAY, "/G": GRAY, "/DeviceRGB": RGB, "/RGB": RGB, "/DeviceCMYK": CMYK, "/CMYK": CMYK,
    "/Pattern": Space("pattern", 0),
}  # fmt: skip


_DEFAULTS: Final = {
    "/DeviceGray": "/DefaultGray", "/G": "/DefaultGray", "/DeviceRGB": "/DefaultRGB", "/RGB": "/DefaultRGB",
    "/DeviceCMYK": "/DefaultCMYK", "/CMYK": "/DefaultCMYK",
}  # fmt: skip
"""What stands in for a device's colours where resources name it (ISO 32000-1, 8.6.5.6)."""
_MOST_PROFILE: Final = 16 << 20


def space_of(obj: Any, resources: Any, deep: int = 0) -> Space:
    """The colour space *obj*, a name or an array; what cannot be understood counts as gray."""
    if obj is None or deep > _DEEPEST:
        return GRAY
    if not isinstance(obj, pikepdf.Array):
        word = str(obj)
        named = inner(resources, "/ColorSpace").get(word)
        if word in _DEVICE:
            default = inner(resources, "/ColorSpace").get(_DEFAULTS.get(word, "/-"))
            return _DEVICE[word] if default is None else space_of(default, None, deep + 1)
        return space_of(named, resources, deep + 1) if named is not None else GRAY
    if not len(obj):
        return GRAY
    family = str(obj[0])
    if family in ("/Indexed", "/I"):
        base = space_of(obj[1], resources, deep + 1)
        table = obj[3]
        return Space(
            "indexed",
            1,
            base=base,
            table=unpacked(table, "palette") if isinstance(table, pikepdf.Stream) else bytes(table),
        )
    if family == "/Separation":
        return Space("spot", 1, (str(obj[1]).lstrip("/"),), alternate=_alternate(obj))
    if family == "/DeviceN":
        names = tuple(str(one).lstrip("/") for one in obj[1])
        return Space("spot", len(names), names)
    if family == "/ICCBased":
        return Space("icc", int(obj[1].N), profile=unpacked(obj[1], "ICCBased", _MOST_PROFILE))
    if family == "/Pattern":
        return Space("pattern", 0, base=space_of(obj[1], resources, deep + 1) if len(obj) > 1 else None)
    fixed = {"/CalGray": Space("cal", 1), "/CalRGB": Space("cal", 3), "/Lab": Space("lab", 3)}
    return fixed.get(family) or _DEVICE.get(family, GRAY)


def _alternate(obj: Any) -> str:
    """The solid of a Separation where its function is simple enough to say."""
    turn = obj[3] if len(obj) > 3 else None
    if isinstance(turn, pikepdf.Dictionary) and "/C1" in turn:
        return f"{obj[2] if isinstance(obj[2], pikepdf.Name) else ''} {' '.join(f'{float(c):.2f}' for c in turn.C1)}"
    return ""


class Inks(NamedTuple):
    """What a colour puts on the plates: (plate, 0…1); *named* plates are all it touches where others are kept."""

    plates: tuple[tuple[str, float], ...]
    named: tuple[str, ...]

    def on(self, plate: str) -> float:
        """The ink on *plate*, 0…1."""
        return next((value for name, value in self.plates if name in (plate, EVERY)), 0.0)

    @property
    def total(self) -> float:
        """All inks together, 1 for a solid."""
        return sum(value for _, value in self.plates)


def _grey_of(lightness: float) -> int:
    """The grey of 255 in sRGB for a CIE *lightness* of 0…100 (CIE 15; IEC 61966-2-1)."""
    light = ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3
    coded = 1.055 * light ** (1 / 2.4) - 0.055 if light > 0.0031308 else 12.92 * light
    return round(coded * 255)


_GREYS: Final = [_grey_of(level / 2.55) for level in range(256)]


class Converter:
    """Managed colour into process inks by the profile of the press, as a RIP would do it."""

    def __init__(self, profile: bytes) -> None:
        self._profile = profile
        self.inks = lru_cache(maxsize=4096)(self._inks)
        self.broken: dict[str, None] = {}
        """What is wrong with profiles that could not be used."""

    def pixels(self, image: Image.Image, profile: bytes = b"") -> Image.Image:
        """An ``RGB``, ``LAB`` or ``CMYK`` picture, which *profile* describes, in the ``CMYK`` of the press."""
        if image.mode == "CMYK" and (not profile or same_profile(profile, self._profile)):
            return image
        return ImageCms.applyTransform(image, self._transform(image.mode, profile)) or image

    def grey(self, image: Image.Image, profile: bytes) -> Image.Image:
        """A picture in managed grey as ``CMYK``: a RIP makes four inks of it, and black type is not black alone."""
        try:
            if profile:
                opened = ImageCms.ImageCmsProfile(BytesIO(profile))
                press = ImageCms.ImageCmsProfile(BytesIO(self._profile))
                flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
                intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
                turn = ImageCms.buildTransform(opened, press, "L", "CMYK", intent, flags)
                return ImageCms.applyTransform(image, turn) or image
        except (OSError, ValueError, ImageCms.PyCMSError) as fault:
            self.broken[str(fault)[:80]] = None
        return self.pixels(Image.merge("RGB", (image,) * 3))

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
        intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
        return ImageCms.buildTransform(press, screen, "CMYK", "RGB", intent, flags)

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
    def _transform(self, mode: str, profile: bytes) -> ImageCms.ImageCmsTransform:
        source = self._source(mode, profile)
        press = ImageCms.ImageCmsProfile(BytesIO(self._profile))
        intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
        try:
            return ImageCms.buildTransform(source, press, mode, "CMYK", intent, flags)
        except ImageCms.PyCMSError as fault:
            if not profile:
                raise
            self.broken[str(fault)[:80]] = None  # it opens, and what it says cannot be worked with
            return self._transform(mode, b"")

    def _inks(self, space: Space, colour: tuple[float, ...]) -> Inks:
        """The inks of a *colour* in *space*."""
        values = [*colour, *([0.0] * (space.count - len(colour)))]
        kind, count = space.kind, space.count
        if (kind, count) == ("icc", 4) and space.profile:
            pixel = Image.new("CMYK", (1, 1), tuple(round(min(max(one, 0), 1) * 255) for one in values[:4]))
            done = self.pixels(pixel, space.profile).getpixel((0, 0))
            assert isinstance(done, tuple)
            if done != pixel.getpixel((0, 0)):
                return Inks(tuple((name, ink / 255) for name, ink in zip(PROCESS, done, strict=True)), PROCESS)
        if kind == "cmyk" or (kind, count) == ("icc", 4):
            return Inks(tuple(zip(PROCESS, values, strict=False)), PROCESS)
        if count == 1 and kind in ("icc", "cal"):
            grey = self.grey(Image.new("L", (1, 1), round(min(max(values[0], 0), 1) * 255)), space.profile)
            inks = grey.getpixel((0, 0))
            assert isinstance(inks, tuple)
            return Inks(tuple((name, ink / 255) for name, ink in zip(PROCESS, inks, strict=True)), PROCESS)
        if count == 1 and kind == "gray":
            return Inks((("Black", 1 - min(max(values[0], 0), 1)),), PROCESS)
        if kind == "spot":
            pairs = tuple((n, v) for n, v in zip(space.names, values, strict=False) if n != "None")
            return Inks(pairs, tuple(name for name, _ in pairs))
        if kind == "indexed" and space.base:
            width, at = space.base.count, int(values[0])
            entry = space.table[at * width : at * width + width]
            return self._inks(space.base, tuple(one / 255 for one in entry))
        one = Image.new("LAB" if kind == "lab" else "RGB", (1, 1), _bytes(kind, values))
        done = self.pixels(one, space.profile).getpixel((0, 0))
        assert isinstance(done, tuple)
        return Inks(tuple((name, value / 255) for name, value in zip(PROCESS, done, strict=True)), PROCESS)


def _bytes(kind: str, values: Sequence[float]) -> tuple[int, ...]:
    if kind == "lab":
        light, a, b = values[:3]
        return round(light * 2.55), round(a) + 128 & 255, round(b) + 128 & 255
    return tuple(round(min(max(one, 0), 1) * 255) for one in values[:3])


def image_space(image: Any, resources: Any) -> Space:
    """The colour space of an image's pixels; that of a JPEG 2000 picture is its own where the file says none."""
    said = image.get("/ColorSpace")
    if said is None and "JPXDecode" in str(image.get("/Filter", "")):
        try:
            with Image.open(BytesIO(image.read_raw_bytes())) as opened:
                return {"RGB": RGB, "RGBA": RGB, "CMYK": CMYK}.get(opened.mode, GRAY)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return GRAY
    return space_of(said, resources)


def blends_light(group: Any, resources: Any) -> int:
    """In how many lights a transparency group mixes its colours: 3 (red, green, blue), 1 (grey), 0 if in inks."""
    said = group.get("/CS") if isinstance(group, pikepdf.Dictionary) else None
    count = space_of(said, resources).count if said is not None else 0
    return count if count in (1, 3) else 0


def see_through(resources: Any) -> bool:
    """True when something that is named in *resources* is transparent: else a group that is not isolated is as none."""
    for state in inner(resources, "/ExtGState").values():
        if not isinstance(state, pikepdf.Dictionary):
            continue
        faint = any(float(state.get(key, 1)) < 1 for key in ("/ca", "/CA"))
        if faint or str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible") or "/SMask" in state:
            return True
    return any("/SMask" in one for one in inner(resources, "/XObject").values() if isinstance(one, pikepdf.Stream))
