"""Text becomes atoms: clusters of glyphs in cells, with the blank that a mark carries on its sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from layout.fonts.face import Shaped
from layout.fonts.kept_shapes import KeptShapes
from layout.fonts.library import Library, PieceOfFace
from layout.spec.styles import TextStyle
from layout.typeset.bodies import Atom, RunFace, RunSetting, cell_of
from layout.typeset.classes import (
    DASH,
    DASHES_SEEN,
    DIGIT,
    HAN,
    LATIN,
    PUNCTUATION,
    REGIONS,
    SIGN,
    class_of,
    is_apostrophe,
)
from layout.units import Length
from layout.value import NamedTuple

MIDDLE: Final = 380
"""Height of the middle of the em box over the baseline, per mille: Chinese faces stand 880 above it and 120 below."""

SCRIPTS: Final = {"sup": 330, "sub": -130}
"""How far raised and lowered words stand over the baseline, per mille of the text's size: type makers put them a third
of an em up and an eighth down, so that both are clear of the neighbouring lines."""

SCRIPT_SIZE: Final = 620
"""Size of raised and lowered words, per mille: below three fifths a body of 9 pt gives strokes the press loses."""

_APOSTROPHES: Final = "’‘“”"
_WIDE: Final = ("\u2e80", "\uffee")
"""Han and what else stands in Chinese copy: the ideographs, their marks, full-width forms."""
_BY_PLACE: Final = frozenset(_APOSTROPHES + "：/—")
"""What is Latin or Han, or joined, by what stands beside it."""

JOINT: Final = 30
"""How far the halves of a dash overlap, per mille of an em, where a face has no glyph for the whole: more than a dot at
300 dpi in type of 9 pt, so that no hair of white is seen between them."""


KEPT: Final = "kept"
"""The decoration of words that stay on one line; nothing is drawn at them."""


WARICHU: Final = "warichu"
"""The decoration of words that are a note of two small lines in a line (割注, 双行夹注)."""


class Piece(NamedTuple):
    """Text in one style.

    *decoration* is a kind of span that is drawn rather than set, such as ``dots``, or one of :data:`SCRIPTS`, which are
    set small and raised or lowered.
    """

    text: str
    style: TextStyle
    decoration: str = ""


class GlyphFault(NamedTuple):
    """Something to tell about *cluster* at *offset*: *kind* as :class:`layout.fonts.library.PieceOfFace` has it."""

    offset: int
    cluster: str
    kind: str
    face: str


class Broken(NamedTuple):
    """A text in atoms: where each begins in the text, and what was found about their glyphs."""

    text: str
    atoms: list[Atom]
    starts: list[int]
    findings: list[GlyphFault]


def atoms_of(pieces: Sequence[Piece], faces: Library) -> Broken:
    """Break the text of *pieces* into atoms."""
    text = "".join(piece.text for piece in pieces)
    atoms: list[Atom] = []
    starts: list[int] = []
    found: list[GlyphFault] = []
    offset = 0
    for piece in pieces:
        if piece.style.down:
            parts, forms = _parts_down(piece, faces)
        else:
            parts, forms = _parts(piece, faces), ()
        for number, part in enumerate(parts):
            words = piece.text[part.start : part.end]
            if part.kind != "own":
                found.append(GlyphFault(offset + part.start, words, part.kind, part.face))
                # Heads and captions are set in many places; what is found of them is gathered here.
                faces.substituted.setdefault((text, offset + part.start, words, part.kind, part.face))
            form = forms[number] if forms else ""
            shaped, run = _shaped(piece, part, words, text, offset + part.start, faces, form)
            if form == "cell":
                starts.append(offset + part.start)
                atoms.append(_cell_atom(shaped, run))
            else:
                _add(atoms, starts, shaped, run)
        offset += len(piece.text)
    return Broken(text, atoms, starts, found)


def _parts_down(piece: Piece, faces: Library) -> tuple[tuple[PieceOfFace, ...], tuple[str, ...]]:
    """As :func:`_parts` for lines set downward, and how each part stands: ``upright``, ``turned`` or in a ``cell``."""
    from layout.typeset.vertical import down_parts  # few papers have such lines

    raised, in_row = piece.decoration in SCRIPTS, piece.decoration == WARICHU
    parts = list(down_parts(piece.text, piece.style, faces, raised=raised, in_row=in_row))
    return tuple([part for part, _ in parts]), tuple([form for _, form in parts])


def _cell_atom(shaped: Shaped, run: RunSetting) -> Atom:
    """Figures or letters that share one cell of a line set downward."""
    size = run.look.size
    placed = zip(shaped.gids, shaped.xs, shaped.ys, strict=True)
    glyphs = tuple([(gid, along * size // 1000, up * size // 1000 + run.shift) for gid, along, up in placed])
    return Atom(class_of(run.words[0]), 0, size, 0, run.look, 0, glyphs)


def _shaped(
    piece: Piece, part: PieceOfFace, words: str, text: str, offset: int, faces: Library, form: str = ""
) -> tuple[Shaped, RunSetting]:
    """The glyphs of *words*, and what their atoms share; *form* is how they stand in a line set downward."""
    style = piece.style
    # A head is set more than once until its size is found; its glyphs are the same at every size.
    shapes: KeptShapes = faces.memory.setdefault("shapes", KeptShapes())
    face = faces.face(part.face)
    # A geta, or a character that was drawn, reads as what it stands for, so the text of the page stays whole.
    asked = part.asked or words
    script, language = ("Hani", style.language)
    mixed = bool(words) and _is_mixed(words[0])
    if mixed and (style.latin or face.sets_latin_apart):
        script, language = ("Latn", "en")
    how = (part.face, asked, style.features, script, language, form and form + style.region)
    shaped = shapes.get(how)
    if shaped is None:
        if form in ("upright", "cell"):
            from layout.typeset.vertical import shaped_down  # few papers have such lines

            shaped = shaped_down(asked, face, style, in_cell=form == "cell")
        else:
            shaped = face.shape(asked, language=language, features=style.features, script=script)
        shapes.keep(how, shaped)
    size, shift = style.size, style.size * face.rise // 1000
    if style.latin and mixed:
        size, shift = size * style.latin_size // 1000, shift + size * style.latin_shift // 1000
    if piece.decoration in SCRIPTS:
        size = size * SCRIPT_SIZE // 1000
        shift = shift * SCRIPT_SIZE // 1000 + style.size * SCRIPTS[piece.decoration] // 1000
    look = RunFace(part.face, size, part.stroke * size // 1000, form == "turned")
    half, down = style.digits == "half", form == "upright"
    region = f"{style.region}-down" if down else style.region
    known = faces.shared.bodies.setdefault((look, shift, style.punctuation, region, half, style.features), {})
    rules = PUNCTUATION[style.punctuation]
    return shaped, RunSetting(text, words, offset, face, look, shift, rules, REGIONS[region], half, known, down)


def _parts(piece: Piece, faces: Library) -> tuple[PieceOfFace, ...]:
    """*piece* cut by face: that of its style, that of its Latin if it names one, and those that step in."""
    style, text = piece.style, piece.text
    latin = style.latin or style.face
    if latin == style.face and not faces.face(faces.key_of(latin, style.weight, style.axes)).sets_latin_apart:
        return faces.split(text, style.face, style.weight, style.axes)
    made: list[PieceOfFace] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or _is_mixed(text[at]) != _is_mixed(text[start]):
            role = latin if _is_mixed(text[start]) else style.face
            parts = faces.split(text[start:at], role, style.weight, style.axes if role == style.face else ())
            made += [part._replace(start=part.start + start, end=part.end + start) for part in parts]
            start = at
    return tuple(made)


def _is_mixed(character: str) -> bool:
    """True for what a Latin face sets in Chinese text: letters, figures and ASCII marks, the spaces between them."""
    return class_of(character) in (LATIN, DIGIT) or "!" <= character <= "~"


def _add(atoms: list[Atom], starts: list[int], shaped: Shaped, run: RunSetting) -> None:
    """Append the atoms of one shaped run: where every cluster is one glyph, as in most, all are looked up at once."""
    words, offset = run.words, run.offset
    clusters = shaped.clusters
    count = len(clusters)
    bounds = (*clusters, len(words))
    if len(set(clusters)) == count:
        if count == len(words):
            starts += range(offset, offset + count)
            atoms += _of_one_glyph(words, bounds, shaped, run)
        else:
            starts += [offset + start for start in clusters]
            atoms += _of_one_glyph([words[a:b] for a, b in pairwise(bounds)], bounds, shaped, run)
        return
    index = 0
    while index < count:
        start = clusters[index]
        after = index + 1
        while after < count and clusters[after] == start:
            after += 1
        starts.append(offset + start)
        atoms.append(_atom(shaped, (index, after), (start, bounds[after]), run))
        index = after


def _of_one_glyph(texts: Sequence[str], bounds: tuple[int, ...], shaped: Shaped, run: RunSetting) -> list[Atom]:
    """The atoms of clusters *texts*, which begin at *bounds* and have one glyph each."""
    known, look = run.known, run.look
    gids, clusters, advances, xs, ys = shaped
    moved = any(xs) or any(ys) or run.shift
    keys = list(zip(texts, gids, advances, xs, ys, strict=True) if moved else zip(texts, gids, advances, strict=True))
    found: list[Any] = list(map(known.get, keys))
    for at in [at for at, atom in enumerate(found) if atom is None] if None in found else ():
        if not moved and advances[at] == 1000 and "\u3400" <= texts[at] <= "\u9fff":
            made = Atom(HAN, 0, look.size, 0, look, 0, ((gids[at], 0, 0),))
        else:
            made = _atom(shaped, (at, at + 1), bounds[at : at + 2], run)
        found[at] = known[keys[at]] = made
    if not _BY_PLACE.isdisjoint(run.words):
        for at in [at for at, start in enumerate(clusters) if run.words[start] in _BY_PLACE]:
            found[at] = _atom(shaped, (at, at + 1), bounds[at : at + 2], run)
    return found


def _atom(shaped: Shaped, glyphs: tuple[int, int], span: tuple[int, ...], run: RunSetting) -> Atom:
    """The atom of one cluster, which the glyphs from index to index make up."""
    size = run.look.size
    character = run.words[span[0]]
    kind = class_of(character)
    placed: list[tuple[int, Length, Length]] = []
    advance = 0
    for i in range(*glyphs):
        placed.append(
            (shaped.gids[i], (advance + shaped.xs[i]) * size // 1000, shaped.ys[i] * size // 1000 + run.shift)
        )
        advance += shaped.advances[i]
    if not run.down and character in _APOSTROPHES and _in_latin(run.text, run.offset + span[0]):
        kind = LATIN
        narrow = run.face.shape(character, features=("pwid",))
        advance = narrow.advances[0]
        placed = [(narrow.gids[0], 0, 0)]
    elif kind == DASH and advance < 950 * (span[1] - span[0]):
        # Faces for Chinese keep a short dash for other languages, and one made for the mainland knows only its own.
        whole = run.face.shape(run.words[span[0] : span[1]], language="zh-Hans")
        if len(whole.gids) == 1 and whole.advances[0] > advance:
            advance, placed = whole.advances[0], [(whole.gids[0], 0, 0)]
    elif (character == "/" and _in_ascii(run.text, run.offset + span[0])) or (
        character == "：" and _in_figures(run.text, run.offset + span[0])
    ):
        kind = SIGN
    if run.region.middle and character in run.region.middle and len(placed) == 1:
        ink = run.ink(placed[0][0])  # in the middle of the cell both ways (clreq), by the ink
        foot = run.face.em_box[1] if run.down else 0
        placed = [
            (placed[0][0], placed[0][1], (foot + MIDDLE - (ink.top + ink.bottom) // 2) * size // 1000 + run.shift)
        ]
    elif character == "—" and len(placed) == span[1] - span[0] == 1:
        placed = [(placed[0][0], placed[0][1] + _joined(placed[0][0], span[0], run) * size // 1000, placed[0][2])]
    parts = cell_of(character, kind, span[1] - span[0], advance, run, placed[0][0] if placed else 0)
    cell = [part * size // 1000 for part in parts]
    kern = 0
    if kind in (LATIN, DIGIT, SIGN) and len(placed) == 1:
        kern = (run.face.advance(placed[0][0]) - advance) * size // 1000
    return Atom(kind, cell[0], cell[1], cell[2], run.look, cell[3], tuple(placed), kern)


def _joined(gid: int, at: int, run: RunSetting) -> int:
    """How far half a dash, *gid* for the character *at*, is moved along the line to meet its other half, per mille."""
    before = run.words[max(0, at - DASHES_SEEN) : at]
    second = (len(before) - len(before.rstrip("—"))) % 2
    if not second and run.words[at + 1 : at + 2] != "—":
        return 0
    ink = run.ink(gid)
    apart = max(0, (1000 - ink.right + ink.left + JOINT + 1) // 2)
    return -apart if second else apart


def _in_ascii(text: str, at: int) -> bool:
    """True for a solidus inside Latin, a figure, a unit (m³/d) or an address; one beside Han has half a cell."""
    before = text[at - 1 : at]
    return ("!" <= before <= "~" or before in ("²", "³")) and "!" <= text[at + 1 : at + 2] <= "~"


def _in_figures(text: str, at: int) -> bool:
    """True for the colon of a time or of a score: 19：30 is closed up and never broken."""
    return text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()


def _in_latin(text: str, at: int) -> bool:
    """True when the quote at *at* belongs to Latin text: letters or figures stand on both of its sides.

    In a piece that is Latin all through, as a paragraph of English is, every quote does.
    """
    if " " in text and not any(_WIDE[0] <= char <= _WIDE[1] for char in text):
        return True
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] == "’" and is_apostrophe(text, at):
        return True
    return _is_latin(before) and (_is_latin(after) or not after.strip())


def _is_latin(character: str) -> bool:
    return class_of(character) in (LATIN, DIGIT)
