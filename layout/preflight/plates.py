"""The plates of a page: its content once more for every ink, in greys that stand for how much of it is printed.

Overprint is put in by leaving out what leaves a plate alone, so that any renderer draws the plates right, whatever it
knows of overprinting; transparency stays as it is, for it works on every ink by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator
from PIL import Image, ImageChops

from layout.pdfreader.document import unpacked
from layout.pdfreader.functions import function_of
from layout.pdfreader.images import Planes, UnmeasuredError, planes_of
from layout.pdfreader.spaces import PROCESS, Converter, Space
from layout.pdfreader.state import Box, Paint
from layout.pdfreader.steps import Instruction, Painting, PaintProgram, PdfImage, Shade
from layout.preflight.page_boxes import box_of
from layout.preflight.page_watch import Eye

_FILLED: Final = {"B": "f", "B*": "f*", "b": "f", "b*": "f*"}
_STROKED: Final = {"B": "S", "B*": "S", "b": "s", "b*": "s"}
_SAMPLES: Final = 256
_DARKEN, _NORMAL, _GS = "/ZDarken", "/ZNormal", Operator("gs")
_DARK: Final = Dictionary(BM=Name.Darken)
_USUAL: Final = Dictionary(BM=Name.Normal)
"""No ink, darkened, leaves what is in a group and covers what is under it: what overprinting comes to there."""


Lit: TypeAlias = "Callable[[Plater, PaintProgram, Box, float], tuple[Planes, Image.Image]]"
"""What a program shows within a box at a resolution: plates, and how much it covers; see :mod:`rgb_groups`."""


class Plater:
    """Makes pages of single plates within *document*."""

    def __init__(self, document: pikepdf.Pdf, converter: Converter, eye: Eye, lit: Lit | None = None) -> None:
        """*lit* draws groups that are blended in light; without it there are none that matter."""
        self.document, self._converter, self._eye, self._draw_lights = document, converter, eye, lit
        self.resolution = 150.0
        """Dots per inch for what has to be drawn beforehand."""
        self._made: dict[tuple[int, str], Any] = {}
        self._planes: dict[tuple[int, int], Planes] = {}
        self._lit: dict[int, tuple[Planes, Image.Image]] = {}

    @property
    def tools(self) -> tuple[Converter, Eye]:
        """What it was made with."""
        return self._converter, self._eye

    def page(self, program: PaintProgram, plate: str, box: Box, group: Any) -> pikepdf.Page:
        """A page of the size of *box* with what *program* puts on *plate*."""
        content = self._stream(self._content(program, plate))
        made = Dictionary(
            Type=Name.Page, MediaBox=Array(list(box)), Contents=content, Resources=self._resources(program, plate)
        )
        if group is not None:
            made.Group = _gray_group(group)
        return pikepdf.Page(self.document.make_indirect(made))

    def _stream(self, data: bytes, **entries: Any) -> Any:
        made = self.document.make_stream(data)
        for key, value in entries.items():
            made[f"/{key}"] = value
        return made

    # --- content

    def _content(self, program: PaintProgram, plate: str) -> bytes:
        out: list[Instruction] = []
        held: list[Any] = [None, None]
        alone = self._alone(program)
        for step in program.steps:
            if not isinstance(step, Painting):
                out.append(step)
                if str(step[1]) == "Q":
                    held = [None, None]
                continue
            fill = step.fill if step.fill and self._touches(step.fill, plate) else None
            stroke = step.stroke if step.stroke and self._touches(step.stroke, plate) else None
            if alone and step.plain and step.kind != "object" and _spares(step, fill, stroke):
                out += [([Name(_DARKEN)], _GS), *_set_colour(1, stroke=False), *_set_colour(1, stroke=True)]
                out += [step.instruction, ([Name(_NORMAL)], _GS)]
                held = [None, None]
                continue
            for paint, slot in ((fill, 0), (stroke, 1)):
                if paint is not None:
                    wanted = paint.pattern or round(self._level(paint.space, paint.values, plate), 4)
                    if held[slot] != wanted and not (step.kind == "object" and paint.pattern):
                        out += _set_colour(wanted, stroke=bool(slot))
                        held[slot] = wanted
            out += _painted(step, fill, stroke)
        return pikepdf.unparse_content_stream(out)

    def _touches(self, paint: Paint, plate: str) -> bool:
        """True when *paint* changes *plate*, be it by knocking out."""
        return paint.touches(plate)

    def _alone(self, program: PaintProgram) -> bool:
        """True where an overprint has to cover what is under the group."""
        return program.alone

    def _level(self, space: Space, values: tuple[float, ...], plate: str) -> float:
        """The grey that stands for a colour on *plate*: 1 for no ink."""
        return 1 - min(max(self._converter.inks(space, values).on(plate), 0), 1)

    # --- resources

    def _resources(self, program: PaintProgram, plate: str) -> Any:
        kept = {key: value for key, value in program.resources.items() if key in ("/Font", "/ExtGState", "/Properties")}
        parts: dict[str, dict[str, Any]] = {"/XObject": {}, "/Pattern": {}, "/Shading": {}}
        for name, part in program.parts.items():
            where = "/XObject"
            if isinstance(part, Shade):
                where = "/Shading" if part.pattern is None else "/Pattern"
            elif isinstance(part, PaintProgram) and part.cell:
                where = "/Pattern"
            parts[where][f"/{name}"] = self._part(part, plate)
        if "/ExtGState" in kept or self._alone(program):
            states = kept.get("/ExtGState")
            listed = dict(states.items()) if isinstance(states, pikepdf.Dictionary) else {}
            kept["/ExtGState"] = Dictionary({**listed, _DARKEN: _DARK, _NORMAL: _USUAL})
        return Dictionary({**kept, **{key: Dictionary(value) for key, value in parts.items() if value}})

    def _part(self, part: PaintProgram | PdfImage | Shade, plate: str) -> Any:
        key = (id(part), plate)
        if key not in self._made:
            if isinstance(part, PaintProgram):
                self._made[key] = self._form(part, plate)
            elif isinstance(part, PdfImage):
                self._made[key] = self._picture(part, plate)
            else:
                self._made[key] = self._shade(part, plate)
        return self._made[key]

    def _form(self, program: PaintProgram, plate: str) -> Any:
        """A form or a pattern's cell for one plate; a cell has its own colour by now."""
        if program.lights and self._draw_lights and plate in PROCESS:
            return self._light(program, plate)
        kept = {
            key[1:]: value
            for key, value in program.stream.items()
            if key not in ("/Length", "/Filter", "/DecodeParms", "/Resources", "/Group", "/Ref", "/OPI")
        }
        made = self._stream(self._content(program, plate), **kept, Resources=self._resources(program, plate))
        if program.cell:
            made.PaintType = 1
        if "/Group" in program.stream:
            made.Group = _gray_group(program.stream.Group)
        return made

    def _light(self, program: PaintProgram, plate: str) -> Any:
        """A group that is blended in light: the picture of it, in the ink of one plate."""
        box = box_of(program.stream, "/BBox") or (0.0, 0.0, 1.0, 1.0)
        if id(program) not in self._lit:
            assert self._draw_lights
            self._lit[id(program)] = self._draw_lights(self, program, box, self.resolution)
        planes, cover = self._lit[id(program)]
        content, resources = as_picture(self.document, planes[plate], cover, box)
        kept = {
            key[1:]: value for key, value in program.stream.items() if key in ("/Type", "/Subtype", "/BBox", "/Matrix")
        }
        return self._stream(content, **kept, Resources=resources)

    def _grey(self, part: PdfImage, plate: str) -> Image.Image:
        """The pixels of a picture on *plate*, 255 for no ink."""
        planes = self._planes_of(part)
        plane = planes.get(plate, planes.get("All"))
        return Image.new("L", (1, 1), 255) if plane is None else ImageChops.invert(plane)

    def _picture(self, part: PdfImage, plate: str) -> Any:
        if part.stencil:
            owned = part.image.is_owned_by(self.document)
            return part.image if owned else self.document.copy_foreign(part.image)
        image = part.image
        grey = self._grey(part, plate)
        size = grey.size
        made = self._stream(
            grey.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1],
            BitsPerComponent=8, ColorSpace=Name.DeviceGray,
        )  # fmt: skip
        for key in ("/SMask", "/Mask"):
            mask = image.get(key)
            if isinstance(mask, pikepdf.Stream):
                made[key] = mask
            elif mask is not None:
                self._eye.unmeasured("colour key")
        return made

    def _planes_of(self, part: PdfImage) -> Planes:
        key = part.image.objgen
        if key not in self._planes or not key[0]:
            try:
                self._planes[key] = planes_of(part.image, part.space, self._converter)
                self._eye.black_of(key, part.space, self._planes[key])
            except UnmeasuredError as fault:
                self._eye.unmeasured(str(fault))
                self._planes[key] = {}
        return self._planes[key]

    def _shade(self, part: Shade, plate: str) -> Any:
        """A shading in greys: its function is sampled through the colour space."""
        shading = part.shading
        stream = isinstance(shading, pikepdf.Stream)
        call = function_of(shading.Function) if "/Function" in shading else None
        two = int(shading.ShadingType) == 1
        if call is None or two or (stream and "/Function" not in shading):
            self._eye.unmeasured("shading")
            return self._flat_shading(shading, part)
        domain = [float(one) for one in shading.get("/Domain", [0, 1])]
        if stream:
            decode = [float(one) for one in shading.Decode]
            domain = decode[4:6]
        levels = bytearray()
        for i in range(_SAMPLES):
            colour = tuple(call([domain[0] + (domain[1] - domain[0]) * i / (_SAMPLES - 1)]))
            levels.append(round(self._level(part.space, colour, plate) * 255))
        function = self._stream(
            bytes(levels), FunctionType=0, Domain=Array(domain), Range=Array([0, 1]), Size=Array([_SAMPLES]),
            BitsPerSample=8,
        )  # fmt: skip
        skipped = ("/Function", "/ColorSpace", "/Background", "/Length", "/Filter", "/DecodeParms")
        kept = {key: value for key, value in shading.items() if key not in skipped}
        if stream:
            made = self._stream(unpacked(shading, "shading"), **{key[1:]: value for key, value in kept.items()})
        else:
            made = Dictionary(kept)
        made.ColorSpace, made.Function = Name.DeviceGray, function
        return _as_pattern(part, made)

    def _flat_shading(self, shading: Any, part: Shade) -> Any:
        """White in place of a shading that is not worked out; a finding has said so."""
        white = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([1]), N=1)
        made = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=Array([0, 0, 1, 0]), Function=white)
        return _as_pattern(part, made)


def _spares(step: Painting, fill: Paint | None, stroke: Paint | None) -> bool:
    """True when *step* leaves the plate alone altogether although it prints something somewhere."""
    printed = [one for one in (step.fill, step.stroke) if one and one.inks.named]
    return fill is None and stroke is None and bool(printed)


def _as_pattern(part: Shade, shading: Any) -> Any:
    if part.pattern is None:
        return shading
    made = Dictionary(Type=Name.Pattern, PatternType=2, Shading=shading)
    if "/Matrix" in part.pattern:
        made.Matrix = part.pattern.Matrix
    return made


def _gray_group(group: Any) -> Any:
    made = Dictionary({key: value for key, value in group.items() if key != "/CS"})
    made.CS = Name.DeviceGray
    return made


def _set_colour(wanted: Any, *, stroke: bool) -> list[Instruction]:
    if isinstance(wanted, str):
        space, colour = ("CS", "SCN") if stroke else ("cs", "scn")
        return [([Name.Pattern], Operator(space)), ([Name(f"/{wanted}")], Operator(colour))]
    return [([wanted], Operator("G" if stroke else "g"))]


def _painted(step: Painting, fill: Paint | None, stroke: Paint | None) -> Iterable[Instruction]:
    """The operator, with what is not painted on this plate left out."""
    operands, operator = step.instruction
    if (fill is None) == (step.fill is None) and (stroke is None) == (step.stroke is None):
        return [step.instruction]
    if step.kind == "object":
        return []
    if step.kind == "path":
        word = str(operator)
        if fill is None and stroke is None:
            return [([], Operator("n"))]
        return [([], Operator((_FILLED if fill else _STROKED).get(word, word)))]
    mode = {(True, True): 2, (True, False): 0, (False, True): 1}.get((fill is not None, stroke is not None), 3)
    mode += 4 if step.mode > 3 else 0
    return [([mode], Operator("Tr")), (operands, operator), ([step.mode], Operator("Tr"))]


__all__ = ["Plater"]


def as_picture(document: pikepdf.Pdf, plane: Image.Image, cover: Image.Image, box: Box) -> tuple[bytes, Any]:
    """Content and resources that show a *plane* of ink over *box*."""

    def stream(image: Image.Image, **more: Any) -> Any:
        made = document.make_stream(image.tobytes())
        entries = {"Type": Name.XObject, "Subtype": Name.Image, "Width": image.width, "Height": image.height,
                   "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray, **more}  # fmt: skip
        for key, value in entries.items():
            made[f"/{key}"] = value
        return made

    shown = stream(plane.point(lambda v: 255 - v), SMask=stream(cover))
    content = f"q {box[2] - box[0]} 0 0 {box[3] - box[1]} {box[0]} {box[1]} cm /Lit Do Q".encode()
    return content, Dictionary(XObject=Dictionary(Lit=shown))
