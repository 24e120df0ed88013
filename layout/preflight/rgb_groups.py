"""Groups that are blended in light and not in inks: all in them becomes red, green and blue, and inks again afterwards.

Black type comes out in four inks and overprints nothing, whatever the content says (ISO 32000-1, 11.6.6 and 11.7.3).
"""

from __future__ import annotations

from typing import Any, Final

from pikepdf import Dictionary, Name
from PIL import Image, ImageChops, ImageMath

from layout.pdfreader.spaces import EVERY, PROCESS, Space
from layout.pdfreader.state import Box, Paint
from layout.pdfreader.steps import PaintProgram, PdfImage
from layout.preflight.plates import Plater
from layout.preflight.raster import drawn

CHANNELS: Final = ("Red", "Green", "Blue", "Alpha")
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
        planes = self._planes_of(part)
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
    channels, before = LightPlater(document, converter, eye), len(document.pages)
    channels.lights = program.lights
    groups = CHANNELS[:3], CHANNELS[3:]
    for group in groups:
        document.pages.append(channels.page(program, group, box, Dictionary(S=Name.Transparency)))
    try:
        shown = [ImageChops.invert(image) for image in drawn(document, [len(one) for one in groups], dpi, smooth=True)]
    finally:
        del document.pages[before:]
    cover = shown[3].point(lambda v: 255 - v)
    if program.stream is not None:
        return _inked(plater, program, [_unmixed(one, cover) for one in shown[:3]]), cover
    return _inked(plater, program, shown[:3]), cover  # a page lies on paper, and stays mixed with its white


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
