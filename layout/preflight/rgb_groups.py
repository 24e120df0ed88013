"""Groups that are blended in light and not in inks: all in them becomes red, green and blue, and inks again afterwards.

Black type comes out in four inks and overprints nothing, whatever the content says (ISO 32000-1, 11.6.6 and 11.7.3).
So are the groups of soft masks, of which nothing counts but how light they are.
"""

from __future__ import annotations

from typing import Any, Final

from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageMath

from layout.findings import Unreadable
from layout.pdfreader.document import inner
from layout.pdfreader.images import UnmeasuredError, planes_of
from layout.pdfreader.spaces import EVERY, PROCESS, Space, space_of
from layout.pdfreader.state import Box, Paint
from layout.pdfreader.steps import PaintProgram, PdfImage
from layout.preflight.plate_groups import as_it_is
from layout.preflight.plates import Plater
from layout.preflight.raster import drawn

CHANNELS: Final = ("Red", "Green", "Blue", "Alpha")
_WEIGHTS: Final = (0.3, 0.59, 0.11)
"""How much of red, green and blue, or of what takes them away, makes a grey (ISO 32000-1, 10.3.3)."""
_GREY: Final = "Luminosity"
_MIXED: Final = {*PROCESS, EVERY}
_MOST: Final = 16_000_000
"""Pixels of a group: larger ones are drawn coarser."""


class LightPlater(Plater):
    """Draws the channels of light of a program, and where it covers anything."""

    lights = 3
    """How many lights it is that are mixed: red, green and blue, or 1 for grey."""

    def _touches(self, paint: Paint, plate: str) -> bool:
        if paint.over and paint.space.kind == "spot" and not set(paint.inks.named) & _MIXED:
            return paint.pattern is not None  # a spot ink that overprints is on a plate of its own, light or no light
        return bool(paint.inks.named) or paint.pattern is not None

    def _alone(self, program: PaintProgram) -> bool:
        return False

    def _level(self, space: Space, values: tuple[float, ...], plate: str) -> float:
        if plate == "Alpha":
            return 0.0
        at = CHANNELS.index(plate)
        if space.kind == "gray" and values:
            return min(max(values[0], 0.0), 1.0)
        if space.count == 3 and space.kind in ("rgb", "cal", "icc") and len(values) == 3:
            if self.lights == 3:
                return min(max(values[at], 0.0), 1.0)
            one = Image.new("RGB", (1, 1), tuple(round(min(max(value, 0.0), 1.0) * 255) for value in values))
            return sum(self._converter.dim(one).tobytes()) / 255
        inks = self._converter.inks(space, values)
        pixel = Image.new("CMYK", (1, 1), tuple(round(min(max(inks.on(one), 0), 1) * 255) for one in PROCESS))
        light = self._shown(pixel).getpixel((0, 0))
        assert isinstance(light, tuple)
        return float(light[at]) / 255

    def _grey(self, part: PdfImage, plate: str) -> Image.Image:
        planes = self._pixels.of(part)
        if plate == "Alpha" or not planes:
            return Image.new("L", (1, 1), 0)
        if part.space.kind == "gray":
            return ImageChops.invert(planes["Black"])
        size = next(iter(planes.values())).size
        none = Image.new("L", size)
        inks = Image.merge("CMYK", [planes.get(one, planes.get("All", none)) for one in PROCESS])
        return self._shown(inks).getchannel(CHANNELS.index(plate))

    def _shown(self, inks: Image.Image) -> Image.Image:
        """A picture in inks as the group mixes it: in red, green and blue, or as often the same grey."""
        light = self._converter.lights(inks)
        return light if self.lights == 3 else Image.merge("RGB", (self._converter.dim(light),) * 3)


def lit(plater: Plater, program: PaintProgram, box: Box, dpi: float) -> tuple[dict[str, Image.Image], Image.Image]:
    """What *program* shows within *box*: the inks of its light by plate, and how much it covers (255 all)."""
    inches = max((box[2] - box[0]) * (box[3] - box[1]) / 72 / 72, 1e-6)
    dpi = min(dpi, (_MOST / inches) ** 0.5)
    document, (converter, eye) = plater.document, plater.tools
    channels = LightPlater(document, converter, eye, weighed=weighed)
    channels.lights = program.lights
    groups = CHANNELS[:3], CHANNELS[3:]
    pages = [channels.page(program, group, box, Dictionary(S=Name.Transparency)) for group in groups]
    shown = [ImageChops.invert(image) for image in drawn(pages, [len(one) for one in groups], dpi, smooth=True)]
    cover = shown[3].point(lambda v: 255 - v)
    if program.stream is not None:
        return _inked(plater, program, [_unmixed(one, cover) for one in shown[:3]]), cover
    return _inked(plater, program, shown[:3]), cover  # a page lies on paper, and stays mixed with its white


class MaskPlater(Plater):
    """Draws the group of a soft mask in the greys of its luminosity (ISO 32000-1, 10.3.3 and 11.5.3).

    Renderers turn inks into the light of some press and weigh that: half of black would let 58 % through, not 50.
    """

    def mask(self, mask: Any, own: Space, program: PaintProgram) -> Any:
        """The soft *mask*, whose group mixes its colours in *own* and paints *program*, in grey."""
        entries = {key: value for key, value in mask.items() if key not in ("/G", "/BC")}
        if isinstance(mask.get("/BC"), Array):
            entries["/BC"] = Array([round(self._level(own, tuple(float(one) for one in mask.BC), _GREY), 4)])
        return Dictionary({**entries, "/G": self._form(program, (_GREY,))})

    def _touches(self, paint: Paint, plate: str) -> bool:
        return True

    def _alone(self, program: PaintProgram) -> bool:
        return False

    def _level(self, space: Space, values: tuple[float, ...], plate: str) -> float:
        values = tuple(min(max(value, 0.0), 1.0) for value in values)
        if space.count == 3 and space.kind in ("rgb", "cal", "icc") and len(values) == 3:
            return sum(part * value for part, value in zip(_WEIGHTS, values, strict=True))
        if space.count == 1 and space.kind in ("gray", "cal", "icc") and values:
            return values[0]
        if space.is_cmyk and len(values) == len(PROCESS):
            return luminosity(values)
        inks = self._converter.inks(space, values)
        return luminosity(tuple(inks.on(one) for one in PROCESS))

    def _picture(self, part: PdfImage, plates: tuple[str, ...]) -> Any:
        return super()._picture(part, plates) if _in_inks(part.space) else as_it_is(self.document, part)

    def _grey(self, part: PdfImage, plate: str) -> Image.Image:
        try:
            planes = planes_of(part.image, part.space, self._converter)
        except UnmeasuredError as fault:
            self._eye.unmeasured(str(fault))
            return Image.new("L", (1, 1), 255)
        except Unreadable as fault:
            self._pixels.torn(fault)
            return Image.new("L", (1, 1), 255)
        *colours, black = (planes[one] for one in PROCESS)
        dark = ImageChops.invert(Image.merge("RGB", colours)).convert("L", (*_WEIGHTS, 0.0))
        return ImageChops.subtract(dark, black)


def weighed(plater: Plater, mask: Any, program: PaintProgram) -> Any:
    """The soft *mask* of luminosity whose group paints *program*, in grey where it is in inks; ``None`` elsewhere.

    A group that paints in spot inks is left to the renderer, which looks up what they stand for.
    """
    document, (converter, eye) = plater.document, plater.tools
    group = inner(mask.G, "/Group")
    own = space_of(group.get("/CS"), program.resources)
    spaces = _spaces(program)
    if not (own.is_cmyk or any(map(_in_inks, spaces))) or any(one.kind == "spot" for one in spaces):
        return None
    # Masks in masks are made by one, so that one in itself comes to an end.
    made = plater if isinstance(plater, MaskPlater) else MaskPlater(document, converter, eye, weighed=weighed)
    return made.mask(mask, own, program)


def luminosity(inks: tuple[float, ...]) -> float:
    """How light a colour of four *inks*, 0…1, is: 0…1 (ISO 32000-1, 10.3.3)."""
    *colours, black = inks
    return 1 - min(1.0, sum(part * ink for part, ink in zip(_WEIGHTS, colours, strict=True)) + black)


def _spaces(program: PaintProgram) -> set[Space]:
    """The colour spaces of all that *program* paints."""
    found: set[Space] = set()
    waiting, seen = [program], {id(program)}
    while waiting:
        one = waiting.pop()
        for look in one.looks:
            found |= {paint.space for paint in (look.fill, look.stroke) if paint is not None}
        for part in one.parts.values():
            if not isinstance(part, PaintProgram):
                found.add(part.space)
            elif id(part) not in seen:
                seen.add(id(part))
                waiting.append(part)
    return found


def _in_inks(space: Space) -> bool:
    return space.is_cmyk or (space.kind == "indexed" and space.base is not None and space.base.is_cmyk)


def _inked(plater: Plater, program: PaintProgram, lights: list[Image.Image]) -> dict[str, Image.Image]:
    converter, light = plater.tools[0], Image.merge("RGB", lights)
    inks = converter.pixels(light) if program.lights == 3 else converter.grey(lights[0], b"")
    return dict(zip(PROCESS, inks.split(), strict=True))


def _unmixed(light: Image.Image, cover: Image.Image) -> Image.Image:
    """The light of what covers a white ground by *cover*: *light* is both together."""
    made: Image.Image = ImageMath.lambda_eval(_without_ground, c=light, a=cover)
    return made.convert("L")


def _without_ground(a: Any) -> Any:
    # Edges are drawn a little differently in colour and in grey: where nothing is covered, nothing is taken for black.
    return a["max"](255 - (255 - a["c"]) * 255 / a["max"](a["a"], 1), 255 - 255 * (a["a"] > 0))
