"""Colour spaces and what a colour in one puts on the plates.

A plate is named as Separation spaces name it: ``Cyan``, ``Magenta``, ``Yellow``, ``Black``, or a spot ink's name.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import pikepdf
from PIL import Image

from layout.pdfreader.calibrated import calibration_of, profile_for
from layout.pdfreader.document import inner, unpacked
from layout.pdfreader.packed_bytes import held
from layout.pdfreader.wavelets import palette_of, profile_of
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
    """The ICC profile of ``icc``, and one that is made of what ``cal`` says."""
    alternate: str = ""
    """What ``spot`` looks like elsewhere, in a form that can be compared."""
    bounds: tuple[float, ...] = ()
    """The lowest and the highest a and b of ``lab``."""
    intent: str = ""
    """How managed colour is to be fitted into the press: a key of :data:`INTENTS`, empty for relative colorimetric."""

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
_CALIBRATED: Final = {"/CalGray": 1, "/CalRGB": 3}
_AROUND: Final = (-100.0, 100.0, -100.0, 100.0)
"""Bounds of a and b where a Lab space gives none (ISO 32000-1, table 65)."""
INTENTS: Final = ("Perceptual", "Saturation", "AbsoluteColorimetric")
"""Rendering intents beside relative colorimetric, which holds where nothing is said (ISO 32000-1, 8.6.5.8)."""
_FITTED: Final = ("rgb", "icc", "cal", "lab", "indexed")


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
        table = unpacked(obj[3], "palette") if isinstance(obj[3], pikepdf.Stream) else bytes(obj[3])
        return Space("indexed", 1, base=base, table=table[: (int(obj[2]) + 1) * base.count])
    if family == "/Separation":
        return Space("spot", 1, (str(obj[1]).lstrip("/"),), alternate=_alternate(obj))
    if family == "/DeviceN":
        names = tuple(str(one).lstrip("/") for one in obj[1])
        return Space("spot", len(names), names)
    if family == "/ICCBased":
        return Space("icc", int(obj[1].N), profile=unpacked(obj[1], "ICCBased", _MOST_PROFILE))
    if family == "/Pattern":
        return Space("pattern", 0, base=space_of(obj[1], resources, deep + 1) if len(obj) > 1 else None)
    if family in _CALIBRATED:
        return _calibrated(obj, _CALIBRATED[family])
    if family == "/Lab":
        said = obj[1].get("/Range", _AROUND) if len(obj) > 1 else _AROUND
        bounds = tuple(float(one) for one in said)
        return Space("lab", 3, bounds=bounds if len(bounds) == len(_AROUND) else _AROUND)
    return _DEVICE.get(family, GRAY)


def _calibrated(obj: Any, count: int) -> Space:
    made = calibration_of(obj[1], count) if len(obj) > 1 else None
    return Space("cal", count, profile=profile_for(made) if made else b"")


def meant(space: Space, intent: str) -> Space:
    """*space* where managed colour is fitted into the press by *intent*, a name without its slash."""
    if intent not in INTENTS or space.kind not in _FITTED:
        return space
    base = meant(space.base, intent) if space.base else None
    return space._replace(intent=intent, base=base)


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


def image_space(image: Any, resources: Any) -> Space:
    """The colour space of an image's pixels; that of a JPEG 2000 picture is its own where the file says none."""
    said = image.get("/ColorSpace")
    if said is None and "JPXDecode" in str(image.get("/Filter", "")):
        try:
            packed = held(memoryview(image.get_raw_stream_buffer()))
            palette = palette_of(packed.head())
            if palette:
                return {3: RGB, 4: CMYK}.get(len(palette), GRAY)
            with Image.open(packed.opened()) as opened:
                made = {"RGB": RGB, "RGBA": RGB, "CMYK": CMYK}.get(opened.mode, GRAY)
            profile = profile_of(packed.head())
            return Space("icc", made.count, profile=profile) if profile else made
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return GRAY
    return space_of(said, resources)


def blends_light(group: Any, resources: Any) -> int:
    """In how many lights a transparency group mixes its colours: 3 (red, green, blue), 1 (grey), 0 if in inks."""
    said = group.get("/CS") if isinstance(group, pikepdf.Dictionary) else None
    count = space_of(said, resources).count if said is not None else 0
    return count if count in (1, 3) else 0


def shown_of(state: Any, key: str) -> float:
    """How much of what is painted is seen by *key* of a graphics *state*; all of it where that is no number."""
    share = state.get(key, 1)
    return float(share) if isinstance(share, (int, float, Decimal)) else 1.0


def see_through(resources: Any) -> bool:
    """True when something that is named in *resources* is transparent: else a group that is not isolated is as none."""
    for state in inner(resources, "/ExtGState").values():
        if not isinstance(state, pikepdf.Dictionary):
            continue
        faint = any(shown_of(state, key) < 1 for key in ("/ca", "/CA"))
        if faint or str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible") or "/SMask" in state:
            return True
    pictures = [one for one in inner(resources, "/XObject").values() if isinstance(one, pikepdf.Stream)]
    return any("/SMask" in one or masked_within(one) for one in pictures)


def masked_within(image: Any) -> int:
    """How far a JPEG 2000 is seen by its own data: 0 for wholly, 1, or 2 where its colours are multiplied by that."""
    said = image.get("/SMaskInData", 0)
    counts = said in (1, 2) and "/SMask" not in image and "JPXDecode" in str(image.get("/Filter", ""))
    return int(said) if counts else 0
