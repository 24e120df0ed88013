"""One face: what it covers, how wide its glyphs run, what is inked of them.  HarfBuzz does the work."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import uharfbuzz as hb

from layout.findings import NoFace, Place, finding
from layout.fonts.clusters import is_private, shows
from layout.fonts.scripts import unset_script
from layout.fonts.tables import faces_in_file, features_of, has_outlines, has_table
from layout.value import NamedTuple

if TYPE_CHECKING:
    from layout.fonts.rights import Embedding

PER_MILLE: Final = 1000
AXIS_TAG: Final = "wght"

_COMMON: Final = tuple(map(ord, "一 A0"))
"""Characters of which nearly every face has one: a face with none of them is asked for all it has."""


_SPACES: Final = " \u3000\u2002\u2003\u2004\u2005\u2006\u2007\u2009\u200a\u00a0"

_FIRST: Final = 0x4E00
_LAST: Final = 0x9FFF
"""The ideographs of which a Chinese face has at least some."""

_LAYOUT: Final = ("GSUB", "GPOS")
_ALWAYS: Final = frozenset(("kern", "liga", "clig", "calt", "mark", "mkmk"))
"""Features that shaping applies by itself and that Latin is set worse without."""

_LOWEST: Final = -400
"""An em box cannot well reach further below its baseline."""

_TYPO: Final = 68
"""Where the typographic ascender and descender stand in the OS/2 table."""

_FOOT: Final = -120
EM_BOX: Final = (880, _FOOT)
"""How far the em box of the kit's faces reaches above the baseline and below, per mille."""


class Shaped(NamedTuple):
    """Glyphs of a text in the order they are set; every measure in per mille of the em.

    ``clusters[i]`` is the index of the first character that glyph ``i`` stands for.  ``advances`` are lengths, never
    negative, along the line: rightward, or downward in a vertical one.  ``xs`` and ``ys`` are where a glyph's own
    origin (the left end of its baseline, as fonts draw it) stands from the pen, rightward and **upward**.

    In a horizontal line the pen is on the baseline.  In a vertical one it is at the middle of the upper edge of the
    glyph's cell: for a Han glyph of a whole cell ``xs`` is -500 and ``ys`` is -880, the em box being 880 above the
    baseline.  So a glyph of a vertical line whose pen stands at *x* (the line's axis) and *y* (downward, as the page
    has it) is drawn with its origin at ``x + xs`` and ``y - ys``.
    """

    gids: tuple[int, ...]
    clusters: tuple[int, ...]
    advances: tuple[int, ...]
    xs: tuple[int, ...]
    ys: tuple[int, ...]


class InkBox(NamedTuple):
    """The inked part of a glyph from its origin, y upward, per mille of the em."""

    left: int
    bottom: int
    right: int
    top: int


NO_INK: Final = InkBox(0, 0, 0, 0)


class Face:
    """A face at one weight.  The file is mapped when the face is made; tables are read as they are needed."""

    def __init__(
        self, key: str, path: Path, *, number: int = 0, weight: int = 0, postscript: str = "",
        axes: tuple[tuple[str, int], ...] = (), data: bytes = b"", wary: bool = False,
    ) -> None:  # fmt: skip
        """*weight* sets the weight axis, 0 leaves it alone; *axes* are others.

        A *wary* face is looked at glyph by glyph: a character that it has and shows nothing for is one it lacks.

        Raises :class:`NoFace` for what is no usable font.
        """
        self.key = key
        self.weight = weight
        self.axes = (*(((AXIS_TAG, weight),) if weight else ()), *axes)
        """The axes that are set, as (tag, value)."""
        try:
            blob = hb.Blob(data) if data else hb.Blob.from_file_path(str(path))
            self.raw = hb.Face(blob, number)
        except Exception as fault:  # the binding raises several kinds, all meaning that there is no such file
            raise NoFace(finding("font-unreadable", Place(str(path)), file=path.name)) from fault
        if self.raw.glyph_count == 0:
            count = faces_in_file(path, data)
            if 0 < count <= number:
                raise NoFace(finding("font-index", Place(str(path)), file=path.name, number=number, count=count))
            raise NoFace(finding("font-unreadable", Place(str(path)), file=path.name))
        self._count: int = self.raw.glyph_count
        if not has_outlines(self.raw):
            raise NoFace(finding("font-without-outlines", Place(str(path)), file=path.name))
        self.font = hb.Font(self.raw)
        self.font.scale = (PER_MILLE, PER_MILLE)
        if not any(map(self.font.get_nominal_glyph, _COMMON)) and not self.raw.unicodes:
            raise NoFace(finding("font-without-characters", Place(str(path)), file=path.name))
        if self.axes:
            self.font.set_variations(dict(self.axes))
        self.postscript = postscript or key
        self.licence = ""
        """In a word, where somebody has looked for it."""
        self.upem = PER_MILLE
        self._covered: dict[str, bool] = {}
        self._known: set[str] = set()
        self._ink: dict[int, InkBox] = {}
        self._outlines: dict[int, int] = {}
        self._vertical: dict[tuple[str, str], int] = {}
        self._wary = wary
        self.blank: dict[str, None] = {}
        """Characters that a wary face has and shows nothing for."""
        self.cutter: Any = None
        """What :func:`layout.fonts.subset.subset` cuts the face with, once it has."""

    @cached_property
    def em_box(self) -> tuple[int, int]:
        """How far the square of a Han character reaches above the baseline and below (negative), per mille of the em.

        BASE has it as the ideographic baseline, OS/2 as typographic ascender and descender (OpenType); where these
        are not a square, or there are none, it is taken to be 880 and -120 as in most faces.
        """
        upem: int = self.raw.upem
        foot = self.font.get_layout_baseline("ideo", "ltr", "hani", "dflt") if has_table(self.raw, "BASE") else None
        if foot is None:
            table: bytes = self.raw.reference_table("OS/2").data or b""
            top, below = (int.from_bytes(table[at : at + 2], "big", signed=True) for at in (_TYPO, _TYPO + 2))
            if len(table) < _TYPO + 4 or top - below != upem:
                return EM_BOX
            foot = (below * PER_MILLE + upem // 2) // upem
        return (PER_MILLE + foot, foot) if _LOWEST <= foot <= 0 else EM_BOX

    @cached_property
    def rise(self) -> int:
        """How far the glyphs of a face with Han are moved up, per mille, for its em box to stand where all others do.

        The baselines of faces differ within their em boxes; it is the boxes that a line of Chinese is level by.
        """
        if self.em_box == EM_BOX or not (self.font.get_nominal_glyph(_FIRST) or self._has_han()):
            return 0
        return EM_BOX[1] - self.em_box[1]

    def _has_han(self) -> bool:
        return any(_FIRST <= point <= _LAST for point in self.raw.unicodes)

    @cached_property
    def embedding(self) -> Embedding:
        """What the face's maker allows (OpenType OS/2 fsType)."""
        from layout.fonts.rights import embedding_of

        return embedding_of(self.raw)

    def covers(self, character: str) -> bool:
        """True when the face has a glyph for *character*."""
        known = self._covered.get(character)
        if known is None:
            gid = self.font.get_nominal_glyph(ord(character)) or 0
            # A private point means nothing outside the system it was made in, whatever a face draws there.
            known = 0 < gid < self._count and not is_private(character) and not unset_script(character)
            if known and self._wary and self.ink(gid) == NO_INK and shows(character):
                known = False
                self.blank[character] = None
            self._covered[character] = known
            if known:
                self._known.add(character)
        return known

    def covers_all(self, text: str) -> bool:
        """True when the face has a glyph for every character of *text*."""
        unknown = set(text) - self._known
        return not unknown or all(map(self.covers, unknown))

    def varies(self, base: str, selector: str) -> bool:
        """True when the face has the form of *base* that the variation *selector* asks for."""
        return bool(self.font.get_variation_glyph(ord(base), ord(selector)))

    def shape(
        self, text: str, *, language: str = "zh-Hans", features: tuple[str, ...] = (), vertical: bool = False,
        script: str = "Hani",
    ) -> Shaped:  # fmt: skip
        """Glyphs for *text*, which the caller has made sure is covered; a default-ignorable character has none.

        *features* are switched on beside those that shaping has by itself; a ``-`` before one switches it off.

        *vertical* sets *text* downward, every glyph upright, with the forms for vertical lines (``vert``) and their
        kerning (``vkrn``) where the face has them; :meth:`vertical_form` tells where.  ``vhal`` halves the cells of
        marks, ``vpal`` sets proportionally, ``vchw`` closes up marks beside marks: ask for them in *features*.  A face
        without vertical metrics has cells of one em, its glyphs standing in them as they do in a horizontal line.
        Text that is to lie on its side, such as words in Latin, is shaped horizontally and turned by the caller.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ttb" if vertical else "ltr"
        buffer.script = script
        buffer.language = language
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self.font, buffer, {tag.lstrip("-"): not tag.startswith("-") for tag in features})
        infos, positions = buffer.glyph_infos or (), buffer.glyph_positions or ()
        gids = tuple([info.codepoint for info in infos])
        if self._wary and (0 in gids or max(gids, default=0) >= self._count):
            return self._unshaped(text, vertical=vertical)
        clusters = tuple([info.cluster for info in infos])
        placed = [place.position for place in positions]
        xs = tuple([place[0] for place in placed])
        if vertical:
            advances, ys = self._downward(gids, placed)
            return Shaped(gids, clusters, advances, xs, ys)
        return Shaped(gids, clusters, tuple([place[2] for place in placed]), xs, tuple([place[1] for place in placed]))

    def _unshaped(self, text: str, *, vertical: bool) -> Shaped:
        """A glyph for each character, for a face whose tables lead to glyphs that it does not have."""
        known = [(at, self.font.get_nominal_glyph(ord(one))) for at, one in enumerate(text) if self.covers(one)]
        gids, none = tuple([gid for _, gid in known]), (0,) * len(known)
        places = tuple([at for at, _ in known])
        if vertical:
            top = (-self.em_box[0],) * len(known)
            return Shaped(gids, places, (PER_MILLE,) * len(known), (-PER_MILLE // 2,) * len(known), top)
        return Shaped(gids, places, tuple(map(self.advance, gids)), none, none)

    def _downward(
        self, gids: tuple[int, ...], placed: list[tuple[int, int, int, int]]
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """(advances, ys) of a vertical line.

        For a face that has no vertical metrics HarfBuzz centres the ink of every glyph in the height of a horizontal
        line, so that a comma would hang in the middle of its cell; there the em box is put in its place.
        """
        if self.has_vertical_metrics:
            return tuple([max(0, -place[3]) for place in placed]), tuple([place[1] for place in placed])
        font, top = self.font, self.em_box[0]
        tall = [font.get_glyph_v_advance(gid) for gid in gids]
        rise = [font.get_glyph_v_origin(gid)[1] for gid in gids]
        return (
            tuple([max(0, PER_MILLE - place[3] + own) for place, own in zip(placed, tall, strict=True)]),
            tuple([place[1] + own - top for place, own in zip(placed, rise, strict=True)]),
        )

    @cached_property
    def has_vertical_metrics(self) -> bool:
        """True when the face says itself how its glyphs stand in a vertical line (tables ``vhea`` and ``vmtx``)."""
        return has_table(self.raw, "vhea") and has_table(self.raw, "vmtx")

    @cached_property
    def sets_latin_apart(self) -> bool:
        """True when the face has other features for Latin than for Han, such as kerning, so that each needs its run."""
        try:
            return any(_ALWAYS & (features_of(self.raw, t, "latn") - features_of(self.raw, t, "hani")) for t in _LAYOUT)
        except (UnicodeDecodeError, ValueError):  # tags that are no text
            return False

    def vertical_form(self, character: str, language: str = "zh-Hans") -> int:
        """The glyph that stands for *character* in vertical lines (``vert``); 0 when it is the same as in others.

        A bracket or dash with none is to be turned by a quarter, a comma or stop to be moved to the upper right.
        """
        key = (character, language)
        known = self._vertical.get(key)
        if known is None:
            found = self.shape(character, language=language, vertical=True).gids
            plain = self.font.get_nominal_glyph(ord(character[0])) if character else 0
            self._vertical[key] = known = found[0] if len(found) == 1 and found[0] != plain else 0
        return known

    def ink(self, gid: int) -> InkBox:
        """What is inked of glyph *gid*."""
        box = self._ink.get(gid)
        if box is None:
            extents = self.font.get_glyph_extents(gid)
            box = NO_INK
            if extents is not None:
                left, top = extents.x_bearing, extents.y_bearing
                box = InkBox(left, top + extents.height, left + extents.width, top)
                within = left >= 0 and box.right <= PER_MILLE and box.bottom >= _FOOT and top <= EM_BOX[0]
                if self._has_control_boxes and not within:
                    from layout.fonts.outlines import bounds_of

                    box = InkBox(*bounds_of(self.font, gid))
            self._ink[gid] = box
        return box

    @cached_property
    def _has_control_boxes(self) -> bool:
        """True for PostScript outlines, of which HarfBuzz gives the box of the control points."""
        return any(has_table(self.raw, tag) for tag in ("CFF ", "CFF2"))

    @cached_property
    def blanks(self) -> tuple[int, ...]:
        """Different glyphs without ink, as far as the face has some for its spaces."""
        found = [self.font.get_nominal_glyph(ord(one)) or 0 for one in _SPACES]
        return tuple(dict.fromkeys(gid for gid in found if 0 < gid < self._count and self.ink(gid) == NO_INK))

    def outline(self, gid: int) -> int:
        """Length of the outlines of glyph *gid*, per mille of the em: how much a stroke round them would blacken."""
        known = self._outlines.get(gid)
        if known is None:
            from layout.fonts.outlines import length_of

            known = self._outlines[gid] = length_of(self.font, gid)
        return known

    def advance(self, gid: int) -> int:
        """Natural advance of glyph *gid*, per mille of the em."""
        width: int = self.font.get_glyph_h_advance(gid)
        return width
