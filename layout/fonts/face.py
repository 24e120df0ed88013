"""One face: what it covers, how wide its glyphs run, what is inked of them.  HarfBuzz does the work."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import uharfbuzz as hb

from layout.findings import NoFace, Place, finding
from layout.value import NamedTuple

PER_MILLE: Final = 1000
AXIS_TAG: Final = "wght"

_COMMON: Final = tuple(map(ord, "一 A0"))
"""Characters of which nearly every face has one: a face with none of them is asked for all it has."""

_FS_TYPE: Final = 8
"""Where the licence bits stand in the OS/2 table."""

_RESTRICTED: Final = 0x0002


class Shaped(NamedTuple):
    """Glyphs of a text in the order they are set; every measure in per mille of the em.

    ``clusters[i]`` is the index of the first character that glyph ``i`` stands for; ``ys`` is how far a glyph is
    moved up.
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
        axes: tuple[tuple[str, int], ...] = (), data: bytes = b"",
    ) -> None:  # fmt: skip
        """*weight* sets the weight axis, 0 leaves it alone; *axes* are others.

        Raises :class:`NoFace` for what is no usable font.
        """
        self.key = key
        self.weight = weight
        self.axes = (*(((AXIS_TAG, weight),) if weight else ()), *axes)
        """The axes that are set, as (tag, value)."""
        try:
            self.raw = hb.Face(hb.Blob(data) if data else hb.Blob.from_file_path(str(path)), number)
        except Exception as fault:  # the binding raises several kinds, all meaning that there is no such file
            raise NoFace(finding("font-unreadable", Place(str(path)), file=path.name)) from fault
        if self.raw.glyph_count == 0:
            raise NoFace(finding("font-unreadable", Place(str(path)), file=path.name))
        self.font = hb.Font(self.raw)
        self.font.scale = (PER_MILLE, PER_MILLE)
        if not any(map(self.font.get_nominal_glyph, _COMMON)) and not self.raw.unicodes:
            raise NoFace(finding("font-without-characters", Place(str(path)), file=path.name))
        if self.axes:
            self.font.set_variations(dict(self.axes))
        self.postscript = postscript or key
        self.upem = PER_MILLE
        self._covered: dict[str, bool] = {}
        self._known: set[str] = set()
        self._ink: dict[int, InkBox] = {}

    @property
    def may_be_embedded(self) -> bool:
        """False for a face whose licence bits forbid it (OpenType OS/2 fsType, restricted licence embedding)."""
        table: bytes = self.raw.reference_table("OS/2").data or b""
        return (
            len(table) < _FS_TYPE + 2 or int.from_bytes(table[_FS_TYPE : _FS_TYPE + 2], "big") & 0x000F != _RESTRICTED
        )

    def covers(self, character: str) -> bool:
        """True when the face has a glyph for *character*."""
        known = self._covered.get(character)
        if known is None:
            known = bool(self.font.get_nominal_glyph(ord(character)))
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
        """Glyphs for *text*, which the caller has made sure is covered; a default-ignorable character has none."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ttb" if vertical else "ltr"
        buffer.script = script
        buffer.language = language
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self.font, buffer, dict.fromkeys(features, True))
        infos, positions = buffer.glyph_infos or (), buffer.glyph_positions or ()
        gids = tuple([info.codepoint for info in infos])
        clusters = tuple([info.cluster for info in infos])
        placed = [place.position for place in positions]
        along = 1 if vertical else 0
        return Shaped(
            gids,
            clusters,
            tuple([abs(place[2 + along]) for place in placed]),
            tuple([place[0] for place in placed]),
            tuple([place[1] for place in placed]),
        )

    def ink(self, gid: int) -> InkBox:
        """What is inked of glyph *gid*."""
        box = self._ink.get(gid)
        if box is None:
            extents = self.font.get_glyph_extents(gid)
            box = NO_INK
            if extents is not None:
                left, top = extents.x_bearing, extents.y_bearing
                box = InkBox(left, top + extents.height, left + extents.width, top)
            self._ink[gid] = box
        return box

    def advance(self, gid: int) -> int:
        """Natural advance of glyph *gid*, per mille of the em."""
        width: int = self.font.get_glyph_h_advance(gid)
        return width
