"""Pictures and shadings on plates: pixels in ink, kept while plates are made, and greys for what is printed where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any, Final, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from layout.findings import Unreadable
from layout.pdfreader.converter import Converter
from layout.pdfreader.document import unpacked
from layout.pdfreader.functions import Function, function_of
from layout.pdfreader.images import CODED, LARGE, Planes, UnmeasuredError, coded_samples, planes_of, samples_of
from layout.pdfreader.meshes import recoloured
from layout.pdfreader.packed_bytes import NOWHERE, ObjectsIn
from layout.pdfreader.spaces import Space, masked_within
from layout.pdfreader.steps import PdfImage, Shade
from layout.preflight.page_watch import Eye
from layout.preflight.plate_groups import channels, device_space
from layout.preflight.raster import samples_drawn
from layout.value import NamedTuple

_SAMPLES: Final = 256
_SAMPLES_BY_PLACE: Final = 64
"""Samples along a shading, and each way of one whose colour is a function of the place."""

_OWN: Final = ("/Function", "/ColorSpace", "/Background", "/Length", "/Filter", "/DecodeParms")
"""Entries of a shading that are not those of its plates."""


_Key: TypeAlias = "tuple[tuple[int, int], Space]"


class PicturePlanes:
    """Every picture of a page is unpacked once, and let go whole or plate by plate."""

    def __init__(self, document: pikepdf.Pdf, converter: Converter, eye: Eye, file: ObjectsIn) -> None:
        """The objects of *document* lie in *file*, as far as that is at hand; faults are shown to *eye*."""
        self._document, self._converter, self._eye, self._file = document, converter, eye, file
        self._known: dict[_Key, Planes] = {}
        self._spent: dict[_Key, set[str]] = {}
        """Plates that have been let go, by picture."""

    def of(self, part: PdfImage) -> Planes:
        """The ink of a picture by plate; nothing where it cannot be unpacked."""
        key = part.number, part.space
        if key not in self._known:
            try:
                file = NOWHERE if part.inline else self._file
                self._known[key] = planes_of(part.image, part.space, self._converter, samples_drawn, file)
                self._eye.black_of(part.number, part.space, self._known[key])
            except UnmeasuredError as fault:
                self._eye.unmeasured(str(fault))
                self._known[key] = {}
            except Unreadable as fault:
                self.torn(fault)
                self._known[key] = {}
        return self._known[key]

    def grey(self, part: PdfImage, plate: str) -> Image.Image:
        """The pixels of a picture on *plate*, 255 for no ink."""
        key = part.number, part.space
        if plate in self._spent.get(key, ()):  # asked for once more after all
            del self._known[key], self._spent[key]
        planes = self.of(part)
        plane = planes.get(plate, planes.get("All"))
        return Image.new("L", (1, 1), 255) if plane is None else ImageChops.invert(plane)

    def spend(self, part: PdfImage, plates: tuple[str, ...]) -> None:
        """Let go the pixels of a picture on *plates*, which are made."""
        key = part.number, part.space
        for plate in plates:
            if self._known.get(key, {}).pop(plate, None) is not None:
                self._spent.setdefault(key, set()).add(plate)

    def let_go(self) -> None:
        """Let all pixels go."""
        self._known.clear()
        self._spent.clear()

    def torn(self, fault: Unreadable) -> None:
        """A picture's data are damaged: every reader draws as much of it as it can, and the page is read on."""
        found = fault.findings[0]
        if found.code != "preflight-damaged":
            raise fault
        why = str(dict(found.facts).get("why", ""))
        self._eye.tally.add("preflight-mended", self._eye.spot(), "picture", why=why)
        self._eye.unmeasured("damaged picture")


def mask_of(part: PdfImage, stream: Callable[..., Any], unmeasured: Callable[[str], None]) -> Any:
    """The soft mask that a picture has within its own data, made by *stream*; ``None`` where it has none.

    What cannot be had is told to *unmeasured*.
    """
    try:
        own = own_mask(part.image, part.space)
    except UnmeasuredError as fault:
        unmeasured(str(fault))
        return None
    told = {"Type": Name.XObject, "Subtype": Name.Image, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
    return own and stream(own.tobytes(), Width=own.width, Height=own.height, **told)


def own_mask(image: Any, space: Space) -> Image.Image | None:
    """How far the pixels of a picture are seen, 255 for wholly, where its own data say that.

    That is a JPEG 2000 of which the PDF wants it read (ISO 32000-1, 7.4.9), and a picture of which certain colours are
    left out (8.9.6.4); ``None`` for any other.  Raises :class:`UnmeasuredError`, also for colours that are multiplied
    by it already.
    """
    said = masked_within(image)
    if not said:
        key = image.get("/Mask")
        return _keyed(image, space, key) if isinstance(key, pikepdf.Array) and "/SMask" not in image else None
    if said != 1:
        raise UnmeasuredError("SMaskInData 2")
    bands = coded_samples(image, "JPXDecode", (int(image.Width), int(image.Height)), NOWHERE)
    return bands[-1] if len(bands) == space.count + 1 else None


def _keyed(image: Any, space: Space, key: Any) -> Image.Image:
    """Where *image* is seen of which colours are left out: those whose samples all lie in the ranges of *key*."""
    size, bits = (int(image.Width), int(image.Height)), int(image.get("/BitsPerComponent", 8))
    ranges = [int(one) for one in key]
    said = str(image.get("/Filter", ""))
    if size[0] * size[1] > LARGE or any(one in said for one in CODED if one != "DCTDecode"):
        raise UnmeasuredError("colour key")
    bands = samples_of(image, space, size, bits, NOWHERE)
    if len(ranges) != 2 * len(bands) or any(band.size != size for band in bands):
        raise UnmeasuredError("colour key")
    # Samples of a few bits are stretched over the whole range, and of sixteen the upper eight are left.
    scale = 255 / ((1 << bits) - 1) if bits < 8 and space.kind != "indexed" else 1 / (1 << max(bits - 8, 0))
    hidden = Image.new("L", size, 255)
    for band, low, high in zip(bands, ranges[::2], ranges[1::2], strict=True):
        within = [255 * (int(low * scale) <= value <= int(high * scale + 0.5)) for value in range(256)]
        hidden = ImageChops.darker(hidden, band.point(within))
    return ImageChops.invert(hidden)


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
