"""The eye that watches a page being painted: type, rules, pictures and colours against the limits of the press."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Any, Final, Protocol

import pikepdf

from layout.pdfreader.document import inner
from layout.pdfreader.images import is_line_art
from layout.pdfreader.spaces import EVERY, PROCESS, Space, blends_light, masked_within, shown_of
from layout.pdfreader.state import Box, Graphics, Matrix, Paint, bounds_of, box_of
from layout.pdfreader.steps import PdfImage
from layout.preflight.colour_watch import ColourWatch, PageBoxes, holds, is_drawn_black, meets
from layout.preflight.model import FilePlace, ImageFacts, Tally
from layout.stylesheets.preflight import RUBY, Limits, is_black_of_four
from layout.units import MM_PER_POINT

__all__ = ["Eye", "PageBoxes"]


_FAINT: Final = 0.004
_NEAR: Final = 0.002
"""Points by which a size may be under its limit: files give lengths in thousandths."""
_MOST_AREAS: Final = 4000
_MOST_WHITES: Final = 2000
_ABOUT_A_SIGN: Final = (-0.1, -0.25, 1.0, 0.95)
"""Of the em: more than any sign has, so that a white square on ink has some of the ink about it."""
_COLOURED: Final = 60
"""Ink of 255 beside black that makes a picture one in colour."""
_MOST_IMAGES: Final = 5000


class Painter(Protocol):
    """What reads the content and has it watched; see :class:`layout.preflight.walk.Walk`."""

    @property
    def g(self) -> Graphics:
        """The graphics state as it stands."""

    @property
    def resources(self) -> Any:
        """What names in the content mean."""

    def aside(self, form: Any) -> None:
        """Read *form* as well, which paints nothing where it is named."""


class Eye(ColourWatch):
    """Watches one page: type, rules, areas and objects beside the colours."""

    def __init__(self, sheet: PageBoxes, limits: Limits, tally: Tally) -> None:
        super().__init__(sheet, limits, tally)
        self._quiet: dict[int, tuple[Paint, bool, bool, float]] = {}
        """Paints of paths by their identity; see :meth:`_looked_at`."""
        self.ruby = False
        """Whether what is shown is marked as ruby."""
        self._thick = max(limits.rule_solid, limits.rule_several) / 1000 - _NEAR

    def text(
        self, font: Any, shown: list[bytes], fill: Paint | None, stroke: Paint | None, sizes: tuple[float, float],
        em: Matrix,
    ) -> None:  # fmt: skip
        """Strings are shown; *sizes* are that of the type and the width of its outline, in units.

        *em* puts the unit square where the first sign has its em, which begins at the origin.
        """
        self.painted += 1
        point = em[4], em[5]
        size, line = sizes
        if font is None:
            self.tally.add("preflight-font-missing", self.spot(point))
            return
        if font.get("/Subtype") == "/Type3":
            self.is_flat = False
        paint = fill or stroke
        if paint is None:
            return
        key = font.objgen if font.objgen[0] else str(font.get("/BaseFont", id(font)))
        self.fonts.setdefault(key, (font, set()))[1].update(shown)
        spot, inside = self.spot(point), holds(self.sheet.bleed, point)
        self._painted(paint, "text", spot, inside)
        if stroke is not None and stroke is not paint:
            self._painted(stroke, "text", spot, inside)
        if not inside or paint.pattern is not None:
            return
        self._type_size(paint, size * self.sheet.unit, em, upright=not str(font.get("/Encoding")).endswith("-V"))
        if paint.is_black:
            self._black(paint, spot)
            if paint.over and self._lost and self._is_lost(point):
                self.tally.add("preflight-overprint-isolated", spot)
        if stroke is not None:
            self._rule(stroke, line, point)
        for one in dict.fromkeys(each for each in (fill, stroke) if each is not None):
            self._four(one, size, spot)

    def _four(self, paint: Paint, size: float, spot: FilePlace) -> None:
        c, m, y, k = (paint.inks.on(plate) for plate in PROCESS)
        if paint.pattern is None and EVERY not in paint.inks.named and is_black_of_four((c, m, y, k)):
            self.tally.worst(-size, "preflight-black-of-four", spot, ink=f"C{c:.0%} M{m:.0%} Y{y:.0%} K{k:.0%}")

    def _black(self, paint: Paint, spot: FilePlace) -> None:
        if not paint.over:
            self.tally.add("preflight-black-knocks-out", spot, space=paint.space.shown())
        elif paint.space.kind == "cmyk" and paint.mode != 1:
            self.tally.add("preflight-overprint-mode", spot)
        elif paint.space.kind not in ("cmyk", "spot"):
            self.tally.add("preflight-black-knocks-out", spot, space=paint.space.shown())

    def _type_size(self, paint: Paint, size: float, em: Matrix, *, upright: bool) -> None:
        point = em[4], em[5]
        inks = [value for _, value in paint.inks.plates if value > _FAINT]
        limits, how = self.limits, "solid"
        if not inks:
            knocks = bool(paint.inks.named) and not paint.over
            if not self._on_ink(point):
                if knocks:
                    self.tally.add("preflight-type-white", self.spot(point))
                return
            if knocks and upright and len(self.whites) < _MOST_WHITES:
                self.whites.append((box_of(em, _ABOUT_A_SIGN), self.spot(point)))
            how = "reversed"
        elif len(inks) > 2 or EVERY in paint.inks.named:
            how = "several"
        elif len(inks) == 2 or inks[0] < 0.99:
            how = "tinted"
        least = {"solid": limits.type_solid, "tinted": limits.type_tinted}.get(how, limits.type_several) / 1000
        least = least * RUBY / 1000 if self.ruby else least
        if size < least - _NEAR:
            code, spot = f"preflight-type-{how}", self.spot(point)
            self.tally.worst(-size, code, spot, size=f"{round(size, 2):g}", least=f"{least:g}")

    def path(
        self, points: list[tuple[float, float]], simple: bool, fill: Paint | None, stroke: Paint | None, width: float
    ) -> Box:
        """A path of *points* is painted, in lines of *width* if *stroke* is given; *simple*: all straight.

        Gives the box round it.
        """
        self.painted += 1
        box = bounds_of(points)
        inside = meets(box, self.sheet.bleed)
        if stroke:
            self._flat(stroke, box, inside=inside)
            if inside:
                self._rule(stroke, width, (box[0], box[3]))
        if fill:
            self._flat(fill, box, inside=inside)
            thin = min(box[2] - box[0], box[3] - box[1])
            if inside and simple and not stroke and thin * 5 < max(box[2] - box[0], box[3] - box[1]):
                self._rule(fill, thin, (box[0], box[3]))
            if fill.pattern is not None or fill.inks.total > _FAINT:
                self._cover(box)
        return box

    def says_nothing(self, stroke: Paint | None, width: float) -> bool:
        """True when there is nothing to be said of a line of *width*, wherever it is."""
        return stroke is not None and width * self.sheet.unit >= self._looked_at(stroke)[3]

    def _looked_at(self, paint: Paint) -> tuple[Paint, bool, bool, float]:
        """*paint*, whether nothing is to be said of it, whether it is of several inks, from which width its lines pass.

        A map has a hundred thousand paths of one paint.
        """
        known = self._quiet.get(id(paint))
        if known is None or known[0] is not paint:
            space = paint.space.kind
            quiet = space in ("cmyk", "gray") and not paint.vanishes and EVERY not in paint.inks.named
            several = sum(value > _FAINT for _, value in paint.inks.plates) > 2
            least = (self.limits.rule_several if several else self.limits.rule_solid) / 1000 - _NEAR
            least = least if quiet and paint.inks.total > _FAINT else inf
            known = self._quiet[id(paint)] = paint, quiet, several, least
        return known

    def _flat(self, paint: Paint, box: Box, *, inside: bool) -> None:
        """A path is painted: most paints have nothing to be said of, and a map has a hundred thousand paths of one."""
        if not self._looked_at(paint)[1]:
            self._painted(paint, "path", self.spot((box[0], box[3])), inside)

    def _rule(self, paint: Paint, width: float, point: tuple[float, float]) -> None:
        width *= self.sheet.unit
        if width >= self._thick:
            return
        several = self._looked_at(paint)[2]
        if paint.pattern is None and not several and paint.inks.total <= _FAINT:
            if not self._on_ink(point):
                return
            several = True
        least = (self.limits.rule_several if several else self.limits.rule_solid) / 1000
        if width < least - _NEAR:
            code = (
                "preflight-rule-several" if several and width >= self.limits.rule_solid / 1000 else "preflight-hairline"
            )
            self.tally.worst(-width, code, self.spot(point), width=f"{round(width, 3):g}", least=f"{least:g}")

    def _cover(self, box: Box) -> None:
        if min(box[2] - box[0], box[3] - box[1]) > 2 and len(self._areas) < _MOST_AREAS:
            self._areas.append(box)

    def shading(self, box: Box | None) -> None:
        """A shading fills what the clip leaves of the page, which is within *box*; ``None`` without a clip."""
        self.is_flat = False
        self._cover(box or self.sheet.media)

    def stencil(self, paint: Paint, box: Box) -> None:
        """A mask is painted, as a shape would be, into *box*."""
        self._painted(paint, "mask", self.spot((box[0], box[3])), meets(box, self.sheet.bleed))

    def image(self, part: PdfImage, ctm: Matrix, box: Box) -> None:
        """An image fills the unit square of *ctm*, which is *box* on the page."""
        image, space, stencil = part.image, part.space, part.stencil
        self.painted += 1
        self.is_flat = False
        spot = self.spot((box[0], box[3]))
        if not stencil:
            self.colour(space, "picture", spot)
        self._old_image(image, spot)
        width, height = int(image.Width), int(image.Height)
        bits = int(image.get("/BitsPerComponent", 1 if stencil else 8))
        across, along = (abs(complex(*pair)) * self.sheet.unit for pair in (ctm[:2], ctm[2:4]))
        if not across or not along or not meets(box, self.sheet.bleed):
            return
        ppi = min(width / across, height / along) * 72
        facts = ImageFacts(spot, width, height, bits, "stencil" if stencil else space.shown(), ppi)
        if len(self.images) < _MOST_IMAGES:
            self.images.append(facts)
        self._cover(box)
        if not stencil:
            self.placed.setdefault(part.number, (spot, across * along * MM_PER_POINT**2))
        if min(width, height) > 1:
            self._resolution(facts, line_art=stencil or is_line_art(image, bits))

    def _resolution(self, one: ImageFacts, *, line_art: bool) -> None:
        limits, size = self.limits, f"{one.width}×{one.height}"
        wanted = limits.line_art_ppi if line_art else limits.ppi_wanted
        if one.ppi < limits.ppi_least - 0.5:
            code, wanted = "preflight-ppi-low", limits.ppi_least
        else:
            code = "preflight-line-art-ppi" if line_art else "preflight-ppi-below"
        if one.ppi < wanted - 0.5:
            ppi = f"{one.ppi:.0f}"
            self.tally.worst(-one.ppi, code, one.spot, size, ppi=ppi, wanted=f"{wanted:g}", size=size)

    def black_of(self, key: tuple[int, int], space: Space, planes: Mapping[str, Any]) -> None:
        """The plates of a picture are known: how much solid black a photograph in colour has."""
        if key not in self.placed or not all(name in planes for name in PROCESS):
            return
        if max(planes[name].getextrema()[1] for name in PROCESS[:3]) < _COLOURED:
            return
        spot, area = self.placed[key]
        counts = planes["Black"].histogram()
        heavy = [level for level in range(256) if counts[level] and level / 2.55 > self.limits.black_most + 0.5]
        solid = sum(counts[level] for level in heavy)
        if heavy and not is_drawn_black(counts, heavy[0]):
            share = solid / sum(counts)
            self.blacks[space.shown(), spot] = heavy[-1] / 2.55, area * share

    def _old_image(self, image: Any, spot: FilePlace) -> None:
        if "/SMask" in image or masked_within(image):
            self.transparent.setdefault("SMask", spot)
        if "JPXDecode" in str(image.get("/Filter", "")):
            self.old.setdefault("JPXDecode", spot)
        if int(image.get("/BitsPerComponent", 8)) == 16:
            self.old.setdefault("16 bit", spot)
        for key in ("/Alternates", "/OPI"):
            if key in image:
                self.tally.add("preflight-foreign-content", spot, key, what=key[1:])

    def state(self, state: Any, walk: Painter) -> None:
        """A graphics state dictionary comes into force."""
        here = self.spot()
        for key in ("/ca", "/CA"):
            if shown_of(state, key) < 1:
                self.transparent.setdefault(key[1:], here)
        blend = walk.g.blend if "/BM" in state else "Normal"
        if blend not in ("Normal", "Compatible"):
            self.transparent.setdefault(blend[:40], here)
        if any(key in state and str(state[key]) not in ("/Identity", "/Default") for key in ("/TR", "/TR2")):
            self.is_flat = False
            self.tally.add("preflight-foreign-content", here, "TR", what="TR")
        for key, usual in _SCREENS:
            if key in state and str(state[key]) != usual:
                self.tally.add("preflight-halftone", here, key, what=key[1:])
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            self.transparent.setdefault("SMask", here)
            group = inner(mask.G, "/Group")
            # A mask's own grey is as it should be, and one of alpha does not look at colours (ISO 32000-1, 11.5.2).
            if mask.get("/S") != pikepdf.Name.Alpha and blends_light(group, walk.resources) == 3:
                self.blend(group, walk.resources, here)
            if self.first_time(mask.G):
                walk.aside(mask.G)

    @property
    def mixes(self) -> bool:
        """True when an ink depends on others by the way of blending."""
        return any(mode in self.transparent for mode in _MIXING)

    def form(self, form: Any, group: Any, walk: Painter) -> None:
        """A form is painted, which has the attributes of a *group* or none."""
        here = self.spot(walk.g.ctm[4:])
        if str(group.get("/S", "")) == "/Transparency":
            self.transparent.setdefault("Group", here)
        if "/CS" in group and group.get("/I", False):
            self.blend(group, walk.resources, here)
        if str(form.get("/Subtype2", "")) == "/PS":
            self.tally.add("preflight-foreign-content", here, "PS", what="PostScript")
        for key in ("/Ref", "/OPI", "/PS"):
            if key in form:
                self.tally.add("preflight-foreign-content", here, key, what=key[1:])


_MIXING: Final = ("Hue", "Saturation", "Color", "Luminosity")
"""Blend modes that look at all colours together (ISO 32000-1, 11.3.5.3)."""
_SCREENS: Final = (("/HT", "/Default"), ("/BG", ""), ("/BG2", "/Default"), ("/UCR", ""), ("/UCR2", "/Default"))
"""Screens and black generation of a file's own, and what says that it has none."""
