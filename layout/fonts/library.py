"""Every face of a run: the face of a role, and who steps in for a character it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Final
from unicodedata import normalize

from layout.findings import Finding, NoFace, Place, finding
from layout.fonts.clusters import EMOJI_FORM, TEXT_FORM, base_of, clusters, is_selector
from layout.fonts.face import Face
from layout.fonts.model import Axes, DrawnCharacter, Manifest, Role
from layout.fonts.opened import OpenedFaces
from layout.fonts.tables import axes_of
from layout.value import NamedTuple

GETA: Final = "〓"
"""What a compositor sets for a sort that the case does not have."""

WEIGHTS: Final = {
    100: "Thin", 200: "ExtraLight", 300: "Light", 400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold",
    800: "ExtraBold", 900: "Black",
}  # fmt: skip
"""Names of weights on the wght axis (OpenType)."""

_MORE_BLACK: Final = 160
"""Per mille of the em's area that thickening may blacken: what a Black has over a Regular in a plain character."""

_ELSEWHERE: Final = ("JP", "KR", "TC", "HK", "TW", "MO")
"""Last words of families that draw characters as they are drawn elsewhere; of two alike the other is taken."""

_HEAVIER: Final = 60
"""Line width per mille of the em and of the missing weight, that thickens a lighter face standing in for a heavier."""


class PieceOfFace(NamedTuple):
    """``text[start:end]`` is set in *face*.

    *kind* is ``own`` (the face has the glyphs, or one made to go with it), ``fallback`` (another face has them),
    ``missing`` (none has: a geta stands there), ``variant-lost`` (the face has the character, not the form its
    variation selector asks for) or ``emoji-plain`` (a symbol asked for in colour is set in black).  *stroke* thickens
    the glyphs, per mille of the em.  *asked* is what is to be shaped where that is not the text itself.
    """

    start: int
    end: int
    face: str
    kind: str = "own"
    stroke: int = 0
    asked: str = ""


class Library:
    """The faces of a kit, each opened when it is first asked for, and what was met while an issue was set in them."""

    def __init__(self, manifest: Manifest, folder: Path, shared: OpenedFaces | None = None) -> None:
        """Faces that are open in *shared* are not opened again; it must be of the same manifest and folder."""
        self._manifest = manifest
        self._folder = folder
        self.shared = OpenedFaces() if shared is None else shared
        self.shared.bound((manifest, folder))
        self.memory = self.shared.memory
        """As :class:`OpenedFaces` has it, for as long as this library is used."""
        self._faces: dict[str, Face] = {}
        self.substituted: dict[tuple[str, int, str, str, str], None] = {}
        """Where a face had to step in: (text, offset, cluster, kind, face), in the order it was met."""
        self.asked: dict[str, None] = {}
        """Roles that text was set in, in the order they were met."""
        self.notes: dict[Finding, None] = {}
        """What is to be reported of the faces themselves: axes they do not have, files that cannot be read."""
        self._chains: dict[tuple[str, int], tuple[str, ...]] = {}
        self._settled: dict[tuple[str, str, str], PieceOfFace] = {}
        self._of_drawn = _pattern(manifest.drawn)

    def anew(self) -> Library:
        """A library of the same faces that has met nothing yet: notes of one issue do not come up in the next."""
        return Library(self._manifest, self._folder, self.shared)

    def meet(self, other: Library) -> None:
        """Take over what *other*, of the same faces, has met, as if it had been asked for here."""
        self._faces, self.asked = self._faces | other._faces, self.asked | other.asked
        self.substituted, self.notes = self.substituted | other.substituted, self.notes | other.notes

    def roles(self) -> tuple[str, ...]:
        """Every role the kit knows, those of faces that only join others left out."""
        faces = self._manifest.faces
        return tuple(name for name, role in self._manifest.roles.items() if not faces[role.face].joins)

    def has(self, role: str) -> bool:
        """True when the kit knows *role*."""
        return role in self._manifest.roles

    def stands_in_for(self, role: str) -> str:
        """The style of type that *role* asks for and another face stands in for; empty when it has its own."""
        known = self._manifest.roles.get(role)
        return known.stands_in_for if known else ""

    def licence_of(self, role: str) -> str:
        """The licence that the manifest names for the face of *role*; empty when it names none."""
        return self._manifest.faces[self._role(role).face].licence

    def key_of(self, role: str, weight: int = 400, axes: Axes = ()) -> str:
        """The key of the face that plays *role*.

        *weight* other than 400 sets the weight of a variable face, *axes* are its other axes.
        """
        known = self._role(role)
        file = self._manifest.faces[known.face]
        if known.axes:
            axes = tuple(sorted({**dict(known.axes), **dict(axes)}.items()))
        others = "".join(f"~{tag}={value}" for tag, value in axes)
        if file.axis[1]:
            return f"{known.face}-{self._weight_of(role, weight)}{others}"
        if weight not in (400, file.weight):
            self.notes[finding("font-weight-fixed", None, face=file.postscript, asked=weight, drawn=file.weight)] = None
        return known.face + others

    def face(self, key: str) -> Face:
        """The face of a key.  Raises :class:`NoFace` for one that is not in the kit or cannot be read."""
        face = self._faces.get(key)
        if face is None:
            known = self.shared.faces.get(key)
            if known is None:
                known = self.shared.faces[key] = self._open(key)
            face = self._faces[key] = known[0]
            self.notes |= dict.fromkeys(known[1])
        return face

    def opened(self) -> tuple[Face, ...]:
        """Every face that was asked for so far."""
        return tuple(self._faces.values())

    def split(self, text: str, role: str, weight: int = 400, axes: Axes = ()) -> tuple[PieceOfFace, ...]:
        """Cut *text* where another face has to step in; clusters (a character with its marks) are never cut."""
        key = self.key_of(role, weight, axes)
        self.asked[role] = None
        own = self.face(key)
        if own.covers_all(text) and (self._of_drawn is None or not self._of_drawn.search(text)):
            return (PieceOfFace(0, len(text), key),)
        made: list[PieceOfFace] = []
        for start, end in self._clusters(text):
            cluster = text[start:end]
            settled = self._settled.get((cluster, key, role))
            if settled is None:
                settled = self._thinned(self._settle(cluster, role, weight, key), cluster)
                self._settled[cluster, key, role] = settled
            piece = settled._replace(start=start, end=end)
            before = made[-1] if made else None
            if before and before.kind == piece.kind == "own" and before.face == piece.face and not piece.asked:
                made[-1] = before._replace(end=end)
            else:
                made.append(piece)
        return tuple(made)

    def _clusters(self, text: str) -> list[tuple[int, int]]:
        """Clusters of *text*; a sequence that is drawn for the issue is one."""
        made: list[tuple[int, int]] = []
        at = 0
        for found in self._of_drawn.finditer(text) if self._of_drawn else ():
            made += [(at + start, at + end) for start, end in clusters(text[at : found.start()])]
            made.append(found.span())
            at = found.end()
        return made + [(at + start, at + end) for start, end in clusters(text[at:])]

    def _settle(self, cluster: str, role: str, weight: int, key: str) -> PieceOfFace:
        """Who sets *cluster*, and how."""
        drawn = self._manifest.drawn.get(cluster)
        if drawn:
            return PieceOfFace(0, 0, self.key_of(drawn.role), asked=drawn.asked)
        base = base_of(cluster)
        wanted = next((c for c in cluster if is_selector(c)), "")
        own = self.face(key)
        lost = PieceOfFace(0, 0, "")
        for face, stroke in chain(((key, 0),), self._others(role, weight, key)):
            other = own if face == key else self._try(face)
            if other is None or not (other.covers_all(base) or (base[1:] and other.covers_all(normalize("NFC", base)))):
                continue
            kind = "own" if face == key or self._joined(face, role) else "fallback"
            # Black is what print has: a symbol asked for in black is as it should be.
            if not wanted or not base or wanted == TEXT_FORM or other.varies(base[0], wanted):
                return PieceOfFace(0, 0, face, kind, stroke)
            if not lost.face:
                code = "emoji-plain" if wanted == EMOJI_FORM else "variant-lost"
                lost = PieceOfFace(0, 0, face, code if face == key else kind, stroke)
            if wanted == EMOJI_FORM:
                break
        if not lost.face and (plain := normalize("NFC", base)) != base:
            # What stands for a compatibility ideograph in all other texts stands for it here, and that is reported.
            found = self._settle(plain, role, weight, key)
            if found.kind in ("own", "fallback"):
                return found._replace(kind="variant-lost", asked=plain)
        return lost if lost.face else self._missing(key, role, weight)

    def _joined(self, key: str, role: str) -> bool:
        """True when the face of *key* was made to go with that of *role*."""
        file = self._manifest.faces.get(key) or self._manifest.faces.get(key.split("~")[0].rpartition("-")[0])
        return file is not None and self._role(role).face in file.joins

    def _thinned(self, piece: PieceOfFace, cluster: str) -> PieceOfFace:
        """*piece* thickened no more than its densest glyph bears: a stroke must not fill what is white in it."""
        if not piece.stroke:
            return piece
        face = self.face(piece.face)
        longest = max(map(face.outline, face.shape(piece.asked or cluster).gids), default=0)
        most = 2 * _MORE_BLACK * 1000 // longest if longest else piece.stroke
        return piece._replace(stroke=min(piece.stroke, most))

    def _missing(self, key: str, role: str, weight: int) -> PieceOfFace:
        """A geta, from the first face that has one."""
        for face, stroke in chain(((key, 0),), self._others(role, weight, key)):
            other = self._try(face)
            if other is not None and other.covers(GETA):
                return PieceOfFace(0, 0, face, "missing", stroke, GETA)
        return PieceOfFace(0, 0, GETA, "missing", 0, GETA)

    def _others(self, role: str, weight: int, key: str) -> Iterator[tuple[str, int]]:
        """Those who step in for *role*, likest first: the key of the face and how much it is to be thickened."""
        roles = self._chains.get((role, weight)) or self._chains.setdefault((role, weight), self._chain(role, weight))
        own = self._weight_of(role, weight)
        for other in roles:
            other_key = self.key_of(other, own if self._manifest.faces[self._role(other).face].axis[1] else 400)
            if other_key != key:
                yield other_key, max(0, own - self._weight_of(other, own)) * _HEAVIER // 1000

    def _chain(self, role: str, weight: int) -> tuple[str, ...]:
        """Roles that step in for *role*: its own, everybody's, then whoever there is, likest first."""
        known, files = self._role(role), self._manifest.faces
        genre, own = files[known.face].genre, self._weight_of(role, weight)

        def unlike(other: str) -> tuple[bool, int, bool]:
            file = files[self._role(other).face]
            elsewhere = file.family.rpartition(" ")[2] in _ELSEWHERE
            return file.genre != genre, abs(self._weight_of(other, own) - own), elsewhere

        spare = sorted(self._manifest.spare, key=unlike) if genre else self._manifest.spare
        return tuple(dict.fromkeys((*known.fallback, *self._manifest.fallback, *spare)))

    def _try(self, key: str) -> Face | None:
        """The face of *key*; ``None``, and a note, when it cannot be read: another can step in."""
        try:
            return self.face(key)
        except NoFace as fault:
            self.notes |= dict.fromkeys(one for one in fault.findings)
            return None

    def _weight_of(self, role: str, weight: int) -> int:
        known = self._role(role)
        file = self._manifest.faces[known.face]
        if not file.axis[1]:
            return file.weight
        wanted = weight if weight != 400 or not known.weight else known.weight
        return min(max(wanted, file.axis[0]), file.axis[1])

    def _role(self, role: str) -> Role:
        known = self._manifest.roles.get(role)
        if known is None:
            names = ", ".join(self._manifest.roles)
            raise NoFace(finding("font-role-unknown", Place("fonts.yaml"), role=role, known=names))
        return known

    def _open(self, key: str) -> tuple[Face, tuple[Finding, ...]]:
        if key == GETA:
            from layout.fonts.drawn import geta

            return Face(key, Path(GETA), postscript="Geta", data=geta()), ()
        plain, *asked = key.split("~")
        name, _, weight = plain.rpartition("-")
        if plain in self._manifest.faces:
            name, weight = plain, "0"
        axes = tuple((tag, int(value)) for tag, _, value in (one.partition("=") for one in asked))
        file = self._manifest.faces.get(name)
        if file is None or not weight.isdecimal():
            raise NoFace(
                finding("font-role-unknown", Place("fonts.yaml"), role=key, known=", ".join(self._manifest.faces))
            )
        path = Path(file.folder or self._folder) / file.file
        name = file.postscript
        if int(weight):
            # The file's own name is that of the weight it opens at, which is not the one set here.
            name = f"{name.rpartition('-')[0] or name}-{WEIGHTS.get(int(weight), f'w{weight}')}"
        name += "".join(f"-{tag}{value}" for tag, value in axes)
        face = Face(
            key, path, number=file.number, weight=int(weight), postscript=name, axes=axes, data=file.data,
            wary=bool(file.folder))  # fmt: skip
        found = _astray(face)
        if file.folder and not file.data:
            from layout.fonts.health import broken_tables

            broken = broken_tables(path, file.number, face.raw)
            if broken:
                found.append(finding("font-tables-broken", None, face=name, file=file.file, tables=broken))
        return face, tuple(found)


def _astray(face: Face) -> list[Finding]:
    """Axes that were set and that the face does not have, or not so far."""
    if not face.axes:
        return []
    has = {one.tag: one for one in axes_of(face.raw)}
    found = []
    for tag, value in face.axes:
        if tag not in has:
            found.append(finding("font-axis-unknown", None, face=face.postscript, tag=tag, known=" ".join(has)))
        elif not has[tag].min_value <= value <= has[tag].max_value:
            low, high = int(has[tag].min_value), int(has[tag].max_value)
            limits = {"face": face.postscript, "tag": tag, "value": value, "low": low, "high": high}
            found.append(finding("font-axis-range", None, **limits))
    return found


def _pattern(drawn: Mapping[str, DrawnCharacter]) -> re.Pattern[str] | None:
    """What finds drawn characters in a text, the longest first; one that a selector follows is another."""
    if not drawn:
        return None
    either = "|".join(map(re.escape, sorted(drawn, key=lambda one: (-len(one), one))))
    return re.compile(f"(?:{either})(?![\ufe00-\ufe0f\U000e0100-\U000e01ef])")
