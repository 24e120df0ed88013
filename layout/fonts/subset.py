"""The part of a face that a document uses, as a font program for embedding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import uharfbuzz as hb

from layout.findings import NoFace, finding
from layout.fonts.face import Face
from layout.fonts.tables import has_table
from layout.value import NamedTuple

if TYPE_CHECKING:
    from layout.fonts.glyph_bodies import GlyphBodies

_FLAGS: Final = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.DOWNGRADE_CFF2  # CFF2 is no font program of PDF
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET  # without it a CID-keyed program shows nothing
)

_UNUSED: Final = (
    "GSUB", "GPOS", "GDEF", "BASE", "DSIG", "STAT", "vhea", "vmtx", "VORG", "OS/2", "name", "post", "cmap", "MVAR",
    "VVAR", "kern",
)  # fmt: skip
"""Tables that a glyph-addressed font program in a PDF has no use for."""

OFTEN: Final = 24
"""Cuts, each of which had new glyphs, after which a face is made ready for more: by then they have cost more than that
does, 10 to 45 ms.  Cuts take a third of the time from then on, and the face 7 to 20 MB; one of PostScript outlines
would take 75 MB, and is left as it is."""


class Subset(NamedTuple):
    """A font program with the glyphs asked for.

    *kind* is ``truetype`` (*data* is a whole sfnt) or ``cff`` (*data* is the bare CFF table); *gid_map* takes the
    face's glyph ids to those of the subset.  *box* is the union of all glyph boxes, *ascent* and *descent* the em box,
    all in per mille.
    """

    data: bytes
    kind: str
    gid_map: dict[int, int]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int


def subset(face: Face, gids: Iterable[int]) -> Subset:
    """Cut *face* down to *gids*; the place on its axes is drawn into the outlines.

    A face that may only be embedded uncut keeps all its glyphs.  Equal glyphs of a face are cut once.
    """
    wanted = frozenset((0, *(range(face.raw.glyph_count) if face.embedding.whole else gids)))
    cutter: Cutter = face.cutter or Cutter(face.raw)
    face.cutter = cutter
    made = cutter.made.get(wanted)
    if made is None:
        made = cutter.made[wanted] = cutter.cut(face, wanted)
    return made


class Cutter:
    """What a face is cut from, and what was cut out of it.

    From the second time on the outlines that were cut are kept, and a program is put together of them: a fifth of the
    time.  A face that new glyphs are cut from again and again is made ready for it once.  What is made so is the same,
    byte for byte: another HarfBuzz may write programs otherwise, so that the first of every face is held against its.
    """

    def __init__(self, raw: hb.Face) -> None:
        self._raw = raw
        self._cuts = 0
        self._bodies: GlyphBodies | None = None
        self._alike: bool | None = None
        """Whether what is put together is what HarfBuzz makes; not known before the first."""
        self.made: dict[frozenset[int], Subset] = {}

    def cut(self, face: Face, wanted: frozenset[int]) -> Subset:
        """The program of *wanted*."""
        if not self._cuts or self._alike is False or _is_cff(self._raw):
            return _cut(face, self.source(), wanted)
        from layout.fonts.glyph_bodies import GlyphBodies, head_of  # for whoever makes more than one page

        def cut(fresh: frozenset[int]) -> tuple[bytes, dict[int, int]]:
            part = _cut(face, self.source(), fresh)
            return part.data, part.gid_map

        bodies = self._bodies = self._bodies or GlyphBodies(varies=self._raw.has_var_data)
        made = bodies.program(wanted, cut)
        if made is None:
            return _cut(face, self.source(), wanted)
        data, mapping = made
        done = _described(data, "truetype", mapping, head_of(data))
        if self._alike is None:
            whole = _cut(face, self.source(), wanted)
            self._alike = done == whole
            return whole
        return done

    def source(self) -> hb.Face:
        """The face to cut from the next time."""
        self._cuts += 1
        if self._cuts == OFTEN and not _is_cff(self._raw):
            self._raw = hb.subset_preprocess(self._raw)
        return self._raw


def _is_cff(raw: hb.Face) -> bool:
    return any(has_table(raw, tag) for tag in ("CFF ", "CFF2"))


def _by_number(data: bytes, face: Face) -> bytes:
    from layout.fonts.cidkeyed import cid_keyed  # no face of the kit needs it

    try:
        return cid_keyed(data)
    except ValueError as fault:
        raise NoFace(finding("font-uncuttable", None, face=face.postscript)) from fault


def _cut(face: Face, source: hb.Face, wanted: frozenset[int]) -> Subset:
    """*source* is the face, or what it was made into to be cut."""
    order = hb.SubsetInput()
    order.glyph_set.update(wanted)
    order.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _UNUSED)
    order.flags = _FLAGS
    if source.has_var_data:
        # An axis that nobody set stands where the font opens; left free, the program would not be one of PDF.
        order.pin_all_axes_to_default(source)
    for tag, value in face.axes:
        order.pin_axis_location(source, tag, value)
    try:
        plan = hb.SubsetPlan(source, order)
        made = plan.execute()
    except (RuntimeError, ValueError, hb.HarfBuzzError) as fault:
        raise NoFace(finding("font-uncuttable", None, face=face.postscript)) from fault
    mapping = dict(plan.old_to_new_glyph_mapping)
    is_cff = _is_cff(face.raw)
    data: bytes = made.reference_table("CFF ").data if is_cff else made.blob.data
    if is_cff:
        data = _by_number(data, face)
    return _described(data, "cff" if is_cff else "truetype", mapping, made.reference_table("head").data)


def _described(data: bytes, kind: str, mapping: dict[int, int], head: bytes) -> Subset:
    """A program with what its table *head* says of it."""
    upem = int.from_bytes(head[18:20], "big") or 1000
    corners = tuple(int.from_bytes(head[36 + 2 * i : 38 + 2 * i], "big", signed=True) * 1000 // upem for i in range(4))
    box = (corners[0], corners[1], corners[2], corners[3])
    return Subset(data, kind, mapping, box, 880, -120)
