"""Content streams read as a RIP reads them: every operator's state is known when something is painted.

What is painted is shown to an :class:`~layout.preflight.page_watch.Eye`, and everything is kept in steps from which the
plates are drawn.  Forms, patterns and glyph procedures are gone into each time they are used, within a budget.
"""

from __future__ import annotations

from typing import Any, Final

import pikepdf

from layout.pdfreader.document import inner, unpacked
from layout.pdfreader.images import inline_image
from layout.pdfreader.lexer import Said, instructions
from layout.pdfreader.names import settled_content
from layout.pdfreader.spaces import CMYK, GRAY, blends_light, image_space, meant, space_of
from layout.pdfreader.state import (
    DRAWN,
    HIDDEN,
    UNIT,
    Colour,
    Graphics,
    Matrix,
    Paint,
    box_of,
    height_of,
    scale_of,
    times,
)
from layout.pdfreader.steps import Given, Painting, PaintProgram, Part, PdfImage, Shade
from layout.preflight.colour_watch import drawing_key
from layout.preflight.interpreter import Tools, bound_cells, six, with_room
from layout.preflight.knockouts import can_be_veiled, shows_through
from layout.preflight.painted_paths import PATHS, PaintsPaths
from layout.preflight.plate_groups import WHOLE

DEEPEST: Final = 24
_OPENING: Final = 20
"""Steps that going into a form takes, beside those of what is in it."""
_GROUP, _PICTURE = 1500, 3000
"""Steps of a group and of a picture that are drawn over the whole page.  As measured: up to twenty milliseconds."""
_SHOWS: Final = ("Tj", "TJ", "'", '"')
_STRINGS: Final = (bytes, pikepdf.String)


class Walk(PaintsPaths):
    """Reads one stream, and by further walks what it uses."""

    def __init__(self, tools: Tools, deep: int = 0, *, hidden: bool = False) -> None:
        super().__init__(tools, hidden=hidden)
        self.deep, self.alone = deep, False
        self.parts: dict[str, Part] = {}
        self._names: dict[int, str] = {}
        """Names in :attr:`parts` of programs, by their identity."""
        self._paints: dict[tuple[int, bool, int, str], tuple[Colour, Paint]] = {}  # by a colour's id, with the colour

    def _seen(self, state: Any) -> None:
        self.eye.state(state, self)

    def run(self, content: Any, resources: Any, g: Graphics, *, cell: bool = False) -> PaintProgram:
        """Read *content*, the bytes of a page or the stream of something it uses, from the state *g* on."""
        self.resources, self.g = resources if resources is not None else pikepdf.Dictionary(), g
        self.budget.spend(_OPENING)
        page = isinstance(content, bytes)
        for said in (
            instructions(settled_content(content), self.budget.scratch, self._fault, in_paths=True) if page
            else self.forms.said(content, self._fault)
        ):  # fmt: skip
            if said.paths:
                self._paint_paths(said.paths)
                continue
            if not (said.path and said.word in PATHS):
                self.budget.read(said)
            self._tried(said)
        self._flush()
        return PaintProgram(self.steps, None if page else content, self.resources, self.parts, cell, self.alone)

    def _step(self, said: Said) -> None:
        word, operands, raw = said.word, said.operands, said.raw
        does = self._does.get(word)
        if does is None:
            if word in PATHS:
                self._paint_path(said)
                return
            if word in _SHOWS:
                self._show(word, operands, raw)
                return
            if word in ("Do", "sh", "INLINE IMAGE"):
                self._object(said)
                return
            if self._colour(word, operands) or not word[:1].isalpha():
                return  # a number that is none, such as 1.2.3, would be taken for an operand of what follows
        else:
            does(self, operands)
        self._passing += raw
        self._passing += b"\n"
        if word == "Q":
            self._flush(restores=True)

    def paint(self, *, stroke: bool = False) -> Paint:
        """What filling, or drawing a line, paints with now."""
        g = self.g
        if self.hidden:
            return HIDDEN
        colour = self.flat or (g.stroke if stroke else g.fill)
        over, mode, intent = g.stroke_over if stroke else g.fill_over, g.over_mode, g.intent
        if colour.pattern is not None:
            return self._patterned(colour, over, mode)
        key = id(colour), over, mode, intent
        known = self._paints.get(key)
        if known is not None:
            return known[1]
        space = meant(colour.space if colour.space.kind != "pattern" else colour.space.base or GRAY, intent)
        made = Paint(self.converter.inks(space, colour.values), space, over, mode, None, colour.values)
        with_room(self._paints)[key] = colour, made
        return made

    def _patterned(self, colour: Colour, over: bool, mode: int) -> Paint:
        """The cell of a pattern, or a shading, in place of a flat colour."""
        self.eye.is_flat = False
        pattern, base, kind = colour.pattern, colour.space.base, int(colour.pattern.PatternType)
        number = pattern.objgen[0] or f"d{len(self.parts)}"
        space = meant(space_of(pattern.Shading.ColorSpace, self.resources), self.g.intent) if kind == 2 else None
        name = f"Pp{number}.{hash((colour.values, over, mode)) & 0xFFFFFF:x}{space.intent if space else ''}"
        inks = self.converter.inks(base if base and colour.values else CMYK, colour.values)
        if space is not None:
            self.parts[name] = Shade(pattern.Shading, space, pattern)
            self.eye.colour(space, "shading", self.eye.spot())
            return self.shaded(space, colour.space, over, name)
        if name not in self.parts:
            further = self._further()
            further.flat = Colour(base or GRAY, colour.values) if int(pattern.get("/PaintType", 1)) == 2 else None
            matrix = six(pattern.Matrix) if "/Matrix" in pattern else UNIT
            bound_cells(pattern, matrix, self.budget)
            start = Graphics(ctm=matrix, fill_over=over, stroke_over=over, over_mode=mode)
            self.parts[name] = further.run(pattern, pattern.get("/Resources"), start, cell=True)
        return Paint(inks, colour.space, over, mode, name)

    def _show(self, operator: str, operands: Any, raw: bytes) -> None:
        if operator in "'\"":
            self._next(operands)
        mode = self.g.mode % 4
        fill = self.paint() if mode in (0, 2) else None
        stroke = self.paint(stroke=True) if mode in (1, 2) else None
        whole_matrix = times(self.text, self.g.ctm)
        sizes = abs(self.g.size) * height_of(whole_matrix), self.g.width * scale_of(self.g.ctm)
        operand = operands[-1]
        shown = [bytes(one) for one in operand if isinstance(one, _STRINGS)] if operator == "TJ" else [bytes(operand)]
        if any(shown) and not self.hidden:
            if self._draws(self.g.font, whole_matrix):
                fill, stroke = DRAWN, None
            self.eye.ruby = self._ruby[-1]
            em = times((self.g.size, 0.0, 0.0, self.g.size, 0.0, self.g.rise), whole_matrix)
            self.eye.text(self.g.font, shown, fill, stroke, sizes, em)
        self._painting(Painting("text", raw, b"", fill, stroke, self.g.mode, plain=self._plain))

    def _draws(self, font: Any, matrix: Matrix) -> bool:
        """True for a *font* whose glyphs are drawings in colours of their own; drawings are looked into once."""
        if font is None or font.get("/Subtype") != "/Type3":
            return False
        key = drawing_key(font)
        if key not in self.eye.drawings:
            painted: dict[bool, dict[str, PaintProgram]] = {False: {}, True: {}}
            size = self.g.size, 0.0, 0.0, self.g.size, 0.0, self.g.rise
            start = self.g._replace(ctm=times(six(font.FontMatrix), times(size, matrix)))
            self.eye.drawings[key] = {}  # of a font that is shown by its own glyphs
            for name, glyph in font.CharProcs.items():
                program = self._further().run(glyph, font.get("/Resources", self.resources), start)
                if any(program.looks):
                    painted[b"d0" in unpacked(glyph, self.eye.tally.file)][name] = program
            if painted[True] and painted[False]:
                self.eye.unmeasured("Type 3")  # some of them in the colour of the type, and some not
            else:
                self.eye.drawings[key] = painted[True]
        return bool(self.eye.drawings[key])

    def _further(self) -> Walk:
        if self.deep >= DEEPEST:
            self.budget.refuse("nested forms")
        further = Walk(self.tools, self.deep + 1, hidden=self.hidden)
        further.alone = self.alone
        return further

    def aside(self, group: Any) -> None:
        """Look into the *group* of a soft mask, which paints on no plate, for its colours."""
        further = self._further()
        self.eye.masks[group.objgen] = further.run(group, group.get("/Resources"), Graphics(ctm=self.g.ctm))

    def _object(self, said: Said) -> None:
        name, operator = f"Px{len(self.parts)}", said.word
        if operator == "INLINE IMAGE":
            image = inline_image(said.image, self.budget.scratch)
            if "LZW" in str(image.get("/Filter", "")):  # others are found in the file
                self.eye.tally.add("preflight-lzw", self.eye.spot(self.g.ctm[4:]))
            self._image(image, name, inline=True)
            return
        word = str(said.operands[0])
        found = inner(self.resources, "/Shading" if operator == "sh" else "/XObject").get(word)
        if found is None:
            raise KeyError(word)
        if operator == "sh" and not self.hidden:
            space = meant(space_of(found.ColorSpace, self.resources), self.g.intent)
            self.eye.colour(space, "shading", self.eye.spot(self.g.ctm[4:]))
            self.eye.shading(self.g.clip)
            self._put(name, Shade(found, space), self.shaded(space, self.g.fill.space, self.g.fill_over, name))
        elif self.hidden or self.layers.hides(found.get("/OC")):
            return
        elif found.get("/Subtype") == "/Image":
            self._image(found, name)
        elif found.get("/Subtype") == "/Form":
            self._form(found, name)
        else:
            what = str(found.get("/Subtype", "?")).lstrip("/")
            self.eye.tally.add("preflight-foreign-content", self.eye.spot(), what, what=f"{what} XObject")

    def _form(self, found: Any, name: str) -> None:
        matrix = six(found.Matrix) if "/Matrix" in found else UNIT
        group = inner(found, "/Group")
        self.eye.form(found, group, self)
        further = self._further()
        further.flat = self.flat
        start = self.g._replace(ctm=times(matrix, self.g.ctm))
        resources = found.get("/Resources", self.resources)
        if str(group.get("/S", "")) != "/Transparency":
            program = further.run(found, resources, start)
            if self.g.shown != (1, 1) or not self._plain:
                program = program._replace(given=Given(*self.g.shown, self.g.blend))
        else:
            program = self._group(found, group, further, resources, start._replace(blend="Normal", shown=(1.0, 1.0)))
        program = self.forms.alike(program, self.g, self.flat, self.resources, hidden=self.hidden)
        self._put(self._names.setdefault(id(program), name), program, None)

    def _group(self, found: Any, group: Any, further: Walk, resources: Any, start: Graphics) -> PaintProgram:
        """A form that is a transparency group."""
        isolated, knocks = (bool(group.get(key, False)) for key in ("/I", "/K"))
        further.alone = self.alone or isolated
        bounds = [float(one) for one in found.BBox] if "/BBox" in found else [0.0, 0.0, 1.0, 1.0]
        self._cover(box_of(start.ctm, (bounds[0], bounds[1], bounds[2], bounds[3])), _GROUP)
        # A group that is not isolated is blended in the colours of what it stands in (ISO 32000-1, 11.4.7 and 11.6.6).
        lights = blends_light(group, resources) if isolated else 0
        before = self.eye.enter(alone=isolated, knocks=knocks)
        program = further.run(found, resources, start)
        self.eye.leave(before)
        veils = knocks and shows_through(program, self.forms.blends, isolated=isolated)
        if veils and not can_be_veiled(program, self.forms.blends):
            veils = False
            self.eye.unmeasured("knockout group")
        return program._replace(lights=lights, knocks=knocks and isolated, veils=veils)

    def _image(self, image: Any, name: str, *, inline: bool = False) -> None:
        stencil = bool(image.get("/ImageMask", False))
        intent = str(image.get("/Intent", self.g.intent)).lstrip("/")
        space = GRAY if stencil else meant(image_space(image, self.resources), intent)
        box = box_of(self.g.ctm, (0, 0, 1, 1))
        part = PdfImage(image, space, None, stencil, stencil and self.g.faint, inline)
        self.eye.image(part, self.g.ctm, box)
        self._cover(box, _PICTURE)
        # Which plates an image leaves alone depends on its space only: overprint mode 1 is not for images.
        pixels = Paint(self.converter.inks(space, space.initial), space, self.g.fill_over)
        paint = self.paint() if stencil or self.hidden else pixels
        if stencil:
            self.eye.stencil(paint, box)
        self._put(name, part._replace(paint=paint), paint)

    def _painting(self, step: Painting) -> None:
        super()._painting(step)
        if not self._plain:
            self._look_at_blend(step.fill, step.stroke)

    def _put(self, name: str, part: Part, paint: Paint | None) -> None:
        self.parts[name] = part
        before, shows = b"/%s " % name.encode(), b"sh" if isinstance(part, Shade) else b"Do"
        if isinstance(part, PaintProgram) and part.given:
            before, shows = b"q %s gs %s" % (WHOLE.encode(), before), b"Do Q"
        self._painting(Painting("object", before, shows, paint, None, name=name, plain=self._plain))
