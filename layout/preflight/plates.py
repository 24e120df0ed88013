"""The plates of a page: its content once more for every ink, in greys that stand for how much of it is printed.

Plates on which the same things are painted or left alone are drawn together, as the red, green and blue of one page.
Overprint is put in by leaving out what leaves a plate alone, so that any renderer draws the plates right, whatever it
knows of overprinting; transparency stays as it is, for it works on every ink by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from layout.pdfreader.converter import Converter
from layout.pdfreader.images import Planes
from layout.pdfreader.packed_bytes import NOWHERE, ObjectsIn
from layout.pdfreader.spaces import PROCESS, Space
from layout.pdfreader.state import DRAWN, Box, Paint
from layout.pdfreader.steps import Painting, PaintProgram, PdfImage, Shade
from layout.preflight.colour_watch import drawing_key
from layout.preflight.knockouts import veiled
from layout.preflight.page_boxes import box_of
from layout.preflight.page_watch import Eye
from layout.preflight.plate_groups import (
    DARKEN,
    NORMAL,
    WHOLE,
    Numbers,
    PlateContent,
    as_it_is,
    as_picture,
    device_space,
    group_for,
    identity,
    set_colour,
    together,
)
from layout.preflight.plate_parts import PicturePlanes, ShadeTools, grey_shading, mask_of

_DARK: Final = Dictionary(BM=Name.Darken)
_USUAL: Final = Dictionary(BM=Name.Normal)
"""No ink, darkened, leaves what is in a group and covers what is under it: what overprinting comes to there."""
_ALL_SEEN: Final = Dictionary(ca=1, CA=1, BM=Name.Normal)
_GIVEN: Final = "/ZGiven"
"""Name of the state that a form without a group begins with."""


Lit: TypeAlias = "Callable[[Plater, PaintProgram, Box, float], tuple[Planes, Image.Image]]"
"""What a program shows within a box at a resolution: plates, and how much it covers; see :mod:`rgb_groups`."""

Weighed: TypeAlias = "Callable[[Plater, Any, PaintProgram], Any]"
"""A state's soft mask of luminosity with its group in greys, or as it is; see :mod:`rgb_groups`."""


class Plater:
    """Makes pages of single plates within *document*."""

    def __init__(
        self, document: pikepdf.Pdf, converter: Converter, eye: Eye, lit: Lit | None = None,
        weighed: Weighed | None = None, file: ObjectsIn = NOWHERE,
    ) -> None:  # fmt: skip
        """The objects of *document* lie in *file*, as far as that is at hand.

        *lit* draws groups that are blended in light; without it there are none that matter.

        *weighed* makes greys of the colours of soft masks; without it they are left to the renderer.
        """
        self.document, self._converter, self._eye, self._draw_lights = document, converter, eye, lit
        self._weigh, self._pixels = weighed, PicturePlanes(document, converter, eye, file)
        self._resolution = 0.0
        """Dots per inch for what has to be drawn beforehand."""
        self._made: dict[tuple[object, tuple[str, ...]], Any] = {}
        self.sparing = False
        """Whether pixels are let go plate by plate: pages of single plates are made and drawn one by one."""
        self._pictures: list[Any] = []
        """What to :meth:`forget`."""
        self._masks: dict[object, Any] = {}
        """Soft masks that pictures have within their own data, each unpacked once for all plates."""
        self._lit: dict[int, tuple[Planes, Image.Image]] = {}
        self._numbers: Numbers | None = None

    def draw_at(self, resolution: float) -> None:
        """Make further pages for so many dots per inch; of what was made before all is used again but drawings."""
        if self._lit and resolution != self._resolution:
            self._made.clear()
            self._lit.clear()
        self._resolution = resolution

    def let_go(self) -> None:
        """Let the pixels of pictures go: their pages are made, and what was made of them stays."""
        self._pixels.let_go()

    def forget(self) -> None:
        """Let all go that was made for the last page, which is drawn: pictures of it that the document would keep."""
        for picture in self._pictures:
            picture.write(b"")
        self._pictures.clear()
        self._made.clear()

    @property
    def tools(self) -> tuple[Converter, Eye]:
        """What it was made with."""
        return self._converter, self._eye

    def page(self, program: PaintProgram, plates: tuple[str, ...], box: Box, group: Any) -> pikepdf.Page:
        """A page of the size of *box* with what *program* puts on *plates*: one in grey, or up to three in colour."""
        content, resources = self._drawn_with(program, plates)
        made = Dictionary(
            Type=Name.Page, MediaBox=Array(list(box)), Contents=self._stream(content), Resources=resources
        )
        if group is not None:
            made.Group = group_for(group, plates)
        return pikepdf.Page(self.document.make_indirect(made))

    def numbered_page(self, program: PaintProgram, plates: tuple[str, ...], box: Box) -> tuple[pikepdf.Page, Numbers]:
        """As :meth:`page` for any number of *plates* of flat colours, with what the greys stand for.

        Raises :class:`TooManyMixturesError`.
        """
        plater = type(self)(self.document, self._converter, self._eye)
        plater._numbers = Numbers(len(plates))
        return plater.page(program, plates, box, None), plater._numbers

    def _stream(self, data: bytes, **entries: Any) -> Any:
        made = self.document.make_stream(data)
        for key, value in entries.items():
            made[f"/{key}"] = value
        return made

    # --- content

    def _content(self, program: PaintProgram, plates: tuple[str, ...]) -> bytes:
        return self._putter(program, plates).of(program.steps)

    def _drawn_with(self, program: PaintProgram, plates: tuple[str, ...]) -> tuple[bytes, Any]:
        """The content of *program* for some plates, and its resources."""
        resources = self._resources(program, plates)
        if program.veils:
            return veiled(program, partial(self._alone_of, program, plates), resources, self.document)
        return self._content(program, plates), resources

    def _putter(self, program: PaintProgram, plates: tuple[str, ...]) -> PlateContent:
        def chosen(paint: Paint, *, line: bool) -> bytes:
            touched = self._touches(paint, plates[0]) or (program.knocks and bool(paint.inks.named))
            return self._chosen(paint, plates, line=line) if touched else b""

        return PlateContent(chosen, len(plates), alone=self._alone(program))

    def _alone_of(self, program: PaintProgram, plates: tuple[str, ...], step: Painting) -> bytes:
        """The content of one *step* of *program*, by itself."""
        return self._putter(program, plates).of([step])

    def _chosen(self, paint: Paint, plates: tuple[str, ...], *, line: bool) -> bytes:
        if paint is DRAWN:
            return b"\n"
        if paint.pattern is not None:
            return set_colour(paint.pattern, line=line)
        levels = tuple(round(self._level(paint.space, paint.values, plate), 4) for plate in plates)
        return set_colour((self._numbers.of(levels),) if self._numbers else levels, line=line)

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

    def _resources(self, program: PaintProgram, plates: tuple[str, ...]) -> Any:
        kept = {key: value for key, value in program.resources.items() if key in ("/Font", "/ExtGState", "/Properties")}
        if self._eye.drawings and isinstance(kept.get("/Font"), pikepdf.Dictionary):
            kept["/Font"] = Dictionary({name: self._font(font, plates) for name, font in kept["/Font"].items()})
        parts: dict[str, dict[str, Any]] = {"/XObject": {}, "/Pattern": {}, "/Shading": {}}
        for name, part in program.parts.items():
            where = "/XObject"
            if isinstance(part, Shade):
                where = "/Shading" if part.pattern is None else "/Pattern"
            elif isinstance(part, PaintProgram) and part.cell:
                where = "/Pattern"
            parts[where][f"/{name}"] = self._part(part, plates)
        begins = any(isinstance(part, PaintProgram) and part.given for part in program.parts.values())
        if "/ExtGState" in kept or self._alone(program) or program.given or begins:
            states = kept.get("/ExtGState")
            listed = dict(states.items()) if isinstance(states, pikepdf.Dictionary) else {}
            listed = {name: self._masked(state) for name, state in listed.items()}
            listed |= {DARKEN: _DARK, NORMAL: _USUAL}
            if begins:
                listed[WHOLE] = _ALL_SEEN
            if program.given:
                fill, stroke, blend = program.given
                listed[_GIVEN] = Dictionary(ca=fill, CA=stroke, BM=Name(f"/{blend}"))
            kept["/ExtGState"] = Dictionary(listed)
        return Dictionary({**kept, **{key: Dictionary(value) for key, value in parts.items() if value}})

    def _font(self, font: Any, plates: tuple[str, ...]) -> Any:
        """A *font*, with the glyphs that have colours of their own in greys."""
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Subtype") != Name.Type3:
            return font
        programs = self._eye.drawings.get(drawing_key(font))
        if not programs:
            return font
        key = ("font", drawing_key(font)), plates
        if key not in self._made:
            self._made[key] = font  # in a drawing of its own
            drawn = {name: self._form(program, plates) for name, program in programs.items()}
            glyphs = Dictionary({**dict(font.CharProcs.items()), **drawn})
            self._made[key] = self.document.make_indirect(Dictionary({**dict(font.items()), "/CharProcs": glyphs}))
        return self._made[key]

    def _masked(self, state: Any) -> Any:
        """A graphics *state*, its soft mask with the lightness that the standard gives to colours in inks."""
        mask = state.get("/SMask") if isinstance(state, pikepdf.Dictionary) else None
        if not self._weigh or not isinstance(mask, pikepdf.Dictionary) or mask.get("/S") != Name.Luminosity:
            return state
        program = self._eye.masks.get(mask.G.objgen) if isinstance(mask.get("/G"), pikepdf.Stream) else None
        if program is None:
            return state
        key = (("mask", mask.G.objgen, str(mask.get("/BC"))), ())
        if key not in self._made:
            self._made[key] = None  # a mask within itself is none
            self._made[key] = self._weigh(self, mask, program)
        weighed = self._made[key]
        return state if weighed is None else Dictionary({**dict(state.items()), "/SMask": weighed})

    def _part(self, part: PaintProgram | PdfImage | Shade, plates: tuple[str, ...]) -> Any:
        key = (identity(part), plates)
        if key not in self._made:
            if isinstance(part, PaintProgram):
                self._made[key] = self._form(part, plates)
            elif isinstance(part, PdfImage):
                self._made[key] = self._picture(part, plates)
            else:
                tools = ShadeTools(self._level, self._stream, self._eye.unmeasured)
                self._made[key] = grey_shading(part, plates, tools)
        return self._made[key]

    def _form(self, program: PaintProgram, plates: tuple[str, ...]) -> Any:
        """A form or a pattern's cell for one plate; a cell has its own colour by now."""
        if program.lights and self._draw_lights and plates[0] in PROCESS:
            return self._light(program, plates)
        kept = {
            key[1:]: value
            for key, value in program.stream.items()
            if key not in ("/Length", "/Filter", "/DecodeParms", "/Resources", "/Group", "/Ref", "/OPI")
        }
        made = self._stream(b"", **kept)
        content, made.Resources = self._drawn_with(program, plates)
        # pdfium takes a form for a group and fades the whole of it; what is in one that is none is seen as that says
        # (ISO 32000-1, 8.10.1 and 11.6.6), so that it stands wholly seen and begins with what it is given.
        made.write(b"%s gs\n%s" % (_GIVEN.encode(), content) if program.given else content)
        if program.cell:
            made.PaintType = 1
        if "/Group" in program.stream:
            made.Group = group_for(program.stream.Group, plates)
        return made

    def _light(self, program: PaintProgram, plates: tuple[str, ...]) -> Any:
        """A group that is blended in light: the picture of it, in the ink of one plate."""
        box = box_of(program.stream, "/BBox") or (0.0, 0.0, 1.0, 1.0)
        if id(program) not in self._lit:
            assert self._draw_lights
            self._lit[id(program)] = self._draw_lights(self, program, box, self._resolution)
        planes, cover = self._lit[id(program)]
        shown = tuple(planes[plate] for plate in plates)
        content, resources = as_picture(self.document, shown, cover, box)
        kept = {
            key[1:]: value for key, value in program.stream.items() if key in ("/Type", "/Subtype", "/BBox", "/Matrix")
        }
        return self._stream(content, **kept, Resources=resources)

    def _grey(self, part: PdfImage, plate: str) -> Image.Image:
        """The pixels of a picture on *plate*, 255 for no ink."""
        return self._pixels.grey(part, plate)

    def _faint(self, part: PdfImage, paint: Paint, plates: tuple[str, ...]) -> Any:
        """A stencil that is seen through, as a pixel of its colour behind it: pdfium fades stencils twice."""
        greys = [Image.new("L", (1, 1), round(255 * self._level(paint.space, paint.values, one))) for one in plates]
        mask = as_it_is(self.document, part)
        return self._stream(
            together(greys).tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8,
            ColorSpace=device_space(plates), Mask=mask,
        )  # fmt: skip

    def _picture(self, part: PdfImage, plates: tuple[str, ...]) -> Any:
        if part.faint and part.paint is not None and part.paint.pattern is None:
            return self._faint(part, part.paint, plates)
        if part.stencil:
            return as_it_is(self.document, part)
        image = part.image
        shown = together([self._grey(part, plate) for plate in plates])
        (width, height), samples = shown.size, shown.tobytes()
        del shown  # before the document has its own: a page's picture may have 40 MB
        made = self._stream(
            samples, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=8,
            ColorSpace=device_space(plates),
        )  # fmt: skip
        del samples
        if self.sparing:
            self._pixels.spend(part, plates)
            self._pictures.append(made)
        for key in ("/SMask", "/Mask"):
            mask = image.get(key)
            if isinstance(mask, pikepdf.Stream):
                made[key] = mask
        which = identity(part)
        if which not in self._masks:
            self._masks[which] = mask_of(part, self._stream, self._eye.unmeasured)
        if self._masks[which] is not None:
            made.SMask = self._masks[which]
        return made
