"""Lines of display type set downward (竖排): Han upright, Latin upright or turned, see :mod:`layout.typeset.turning`.

A line has the same form as one set across: glyphs in order, each with its place.  Here ``xs`` count from the left
edge of the column, which is as wide as the type, and ``ys`` down from its head to the glyph's own origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Final

from layout.fonts.face import Face, Shaped
from layout.fonts.library import Library, PieceOfFace
from layout.spec.styles import TextStyle
from layout.typeset.classes import CLOSE, CONNECTOR, DASH, HAN, OPEN, class_of
from layout.typeset.lines import Line, Run
from layout.typeset.turning import stretches
from layout.units import Length
from layout.value import NamedTuple

QUOTES: Final = {"“": "『", "”": "』", "‘": "「", "’": "」"}
"""Quotation marks of vertical lines in place of those across (GB/T 15834-2011, 5.2.2); they read as they were."""
_MAINLAND: Final = str.maketrans(QUOTES)
_TAIWANESE: Final = str.maketrans("“”‘’", "「」『』")
"""The same where 「」 are the outer ones."""

HALVED: Final = frozenset("，。、：；！？（）《》〈〉「」『』【】〔〕“”‘’·")
"""Marks that a head gives half a cell."""

TURNED: Final = frozenset("—…（）《》〈〉「」『』【】〔〕～")
"""Marks that lie on their side in vertical lines; they cannot stand there in the form for lines across."""

ROLES_WITH_FORMS: Final = ("song", "hei", "fangsong")

IN_ONE_CELL: Final = 1250
"""How wide figures or letters may be that stand side by side in one cell (纵中横), per mille of its size."""

MOST_HALVED: Final = 600
"""Ink of marks that are tightened although their face has no halved form; an exclamation mark is taller."""

_CLUSTERS: Final = re.compile(r"—+|…+|.[\ufe00-\ufe0f\U000e0100-\U000e01ef]*", re.DOTALL)


LYING: Final = frozenset((DASH, CONNECTOR))
"""Classes of marks that are set as in lines across and turned, so that —— is one stroke and …… one row of dots."""

ALONG: Final = {"palt": "vpal", "halt": "vhal", "kern": "vkrn", "chws": "vchw"}
"""Features of lines across and those that do the same in lines downward (OpenType)."""


def down_parts(text: str, style: TextStyle, faces: Library, *, raised: bool) -> Iterator[tuple[PieceOfFace, str]]:
    """*text* cut by face and by how it stands in a line downward: ``upright``, ``turned`` or in a ``cell`` of its own.

    Figures and letters that are *raised* or lowered are turned whatever they are.
    """
    at = 0
    for words, form in stretches(text):
        role = style.face if form == "han" else style.latin or style.face
        for piece in faces.split(words, role, style.weight, style.axes if role == style.face else ()):
            face, own = faces.face(piece.face), words[piece.start : piece.end]
            first = at + piece.start
            if form == "turned" or (raised and form != "han"):
                cuts = [(own, "turned")]
            elif form == "han":
                cuts = [("".join(some), name) for name, some in groupby(own, key=partial(_stance, face=face))]
            else:
                whole = len(own) == 1 or (form == "cell" and _across(own, face, style).wide <= IN_ONE_CELL)
                cuts = [(own, "cell")] if whole else [(one, "cell") for one in own]
            for cut, name in cuts:
                yield piece._replace(start=first, end=first + len(cut)), name
                first += len(cut)
        at += len(words)


def _stance(character: str, face: Face) -> str:
    """How a character of Chinese text stands: a bracket that has no form for vertical lines lies on its side."""
    kind = class_of(character)
    if kind in LYING:
        return "turned"
    if kind in (OPEN, CLOSE) and not face.vertical_form(QUOTES.get(character, character)):
        return "turned"
    return "upright"


def shaped_down(text: str, face: Face, style: TextStyle, *, in_cell: bool) -> Shaped:
    """The glyphs of *text*, which stand upright in a line downward, placed as from a baseline along it.

    What runs along the line is counted as advances and ``xs``, what is to the right of that baseline as ``ys``: the
    page that holds the line is turned by a quarter, the glyphs are not.  *in_cell*: all of them share one cell.
    """
    foot = face.em_box[1]
    if in_cell:
        cell = _across(text, face, style)
        none = (0,) * (len(cell.gids) - 1)
        return Shaped(cell.gids, (0, *none), (1000, *none), cell.ys, tuple([x + foot for x in cell.xs]))
    asked = text.translate(_TAIWANESE if style.region == "tw" else _MAINLAND)
    features = tuple([ALONG.get(one, one) for one in style.features])
    made = face.shape(asked if face.covers_all(asked) else text, language=style.language, features=features,
                      vertical=True)  # fmt: skip
    return made._replace(xs=tuple([-y for y in made.ys]), ys=tuple([500 + x + foot for x in made.xs]))


class VerticalCell(NamedTuple):
    """Glyphs of one cell: gids, their places from the column's left edge and the cell's head, what they read as."""

    face: str
    gids: tuple[int, ...]
    xs: tuple[int, ...]
    ys: tuple[int, ...]
    texts: tuple[str, ...]
    depth: int
    stroke: int = 0
    wide: int = 0
    """How wide what stands side by side in it is."""
    turned: bool = False


def set_column(text: str, style: TextStyle, faces: Library) -> Line:
    """*text* on one line downward at the size of *style*; its ``width`` is how far down it reaches."""
    size = style.size
    runs: list[Run] = []
    pen = 0
    for cell in _cells(text, style, faces):
        xs = tuple(x * size // 1000 for x in cell.xs)
        ys = tuple((pen + y) * size // 1000 for y in cell.ys)
        last = runs[-1] if runs else None
        stroke = cell.stroke * size // 1000
        if last and (last.face, last.stroke, last.turned) == (cell.face, stroke, cell.turned):
            runs[-1] = last._replace(
                gids=last.gids + cell.gids, xs=last.xs + xs, ys=last.ys + ys, texts=last.texts + cell.texts
            )
        else:
            runs.append(Run(cell.face, size, cell.gids, xs, cell.texts, ys, stroke, cell.turned))
        pen += cell.depth + style.tracking
    width = max(0, pen - style.tracking) * size // 1000
    return Line(0, len(text), tuple(runs), width, width, last=True)


def lowered(line: Line, measure: Length, align: str) -> Line:
    """*line* at its place in *measure* downward: at the head (``left``), the foot, the middle, or spread out."""
    spare = measure - line.width
    if align == "spread" and spare > 0:
        # What is turned is spread as one; for the rest cells do, that is glyphs on one level.
        levels = [run.ys[:1] * len(run.ys) if run.turned else run.ys for run in line.runs]
        steps = {y: index for index, y in enumerate(sorted({y for each in levels for y in each}))}
        most = max(1, len(steps) - 1)
        spread = [
            run._replace(ys=tuple(y + spare * steps[level] // most for y, level in zip(run.ys, each, strict=True)))
            for run, each in zip(line.runs, levels, strict=True)
        ]
        return line._replace(runs=tuple(spread), measure=measure, width=measure)
    shift = {"centre": spare // 2, "justify": 0, "right": spare}.get(align, 0)
    runs = tuple(run._replace(ys=tuple(y + shift for y in run.ys)) for run in line.runs)
    return line._replace(runs=runs, measure=measure, width=line.width + shift)


def _cells(text: str, style: TextStyle, faces: Library) -> list[VerticalCell]:
    made: list[VerticalCell] = []
    at = 0
    for words, form in stretches(text):
        role = style.face if form == "han" else style.latin or style.face
        before, after = text[at - 1 : at], text[at + len(words) : at + len(words) + 1]
        cells: list[VerticalCell] = []
        for piece in faces.split(words, role, style.weight, style.axes if role == style.face else ()):
            face = faces.face(piece.face)
            own = words[piece.start : piece.end]
            # A character that is drawn, or one that another stands for, is shaped as what it is asked as.
            more = [_upright(own, piece.asked, face, style)] if piece.asked else _of_form(form, own, face, style, faces)
            cells += [one._replace(stroke=piece.stroke) for one in more]
        if form == "turned":
            cells = _with_white(cells, style, before, after)
        made += cells
        at += len(words)
    return made


def _of_form(form: str, own: str, face: Face, style: TextStyle, faces: Library) -> list[VerticalCell]:
    """The cells of text of one face in a stretch of a form, see :class:`layout.typeset.turning.TurnedPart`."""
    if form == "turned":
        return [_turned(own, face, style)]
    if form == "cell":
        side_by_side = _across(own, face, style)
        if len(own) == 1 or side_by_side.wide <= IN_ONE_CELL:
            return [side_by_side]
    if form in ("cell", "stack"):
        return [_across(character, face, style) for character in own]
    return [_upright(part, part, face, style, faces) for part in _CLUSTERS.findall(own)]


def _turned(part: str, face: Face, style: TextStyle) -> VerticalCell:
    """Latin on its side, its head to the right: the em box lies in the column as a Han character stands in it."""
    shaped = face.shape(part, features=style.features, script="Latn")
    top, foot = face.em_box
    base = 500 - (top + foot) // 2
    ys: list[int] = []
    pen = 0
    for advance, dx in zip(shaped.advances, shaped.xs, strict=True):
        ys.append(pen + dx)
        pen += advance
    xs = tuple(base + dy for dy in shaped.ys)
    return VerticalCell(face.key, shaped.gids, xs, tuple(ys), _texts(part, shaped), pen, turned=True)


def _with_white(cells: list[VerticalCell], style: TextStyle, before: str, after: str) -> list[VerticalCell]:
    """Turned text with the white that Latin has beside Han, none at the ends of the line or beside marks."""
    figures = style.autospace if style.autospace_figures < 0 else style.autospace_figures
    first, last = cells[0], cells[-1]
    if before and class_of(before) == HAN:
        white = figures if first.texts and first.texts[0].isdigit() else style.autospace
        cells[0] = first._replace(ys=tuple(y + white for y in first.ys), depth=first.depth + white)
    if after and class_of(after) == HAN:
        white = figures if last.texts and last.texts[-1].isdigit() else style.autospace
        cells[-1] = cells[-1]._replace(depth=cells[-1].depth + white)
    return cells


def _with_form(mark: str, face: Face, style: TextStyle, faces: Library) -> Face:
    """The first face of the kit that has *mark* for vertical lines, where that of the text only has it for others."""
    for role in ROLES_WITH_FORMS:
        if faces.has(role):
            other = faces.face(faces.key_of(role, style.weight))
            if other.vertical_form(mark):
                return other
    return face


def _across(part: str, face: Face, style: TextStyle) -> VerticalCell:
    """Figures or letters side by side in one cell, in its middle."""
    shaped = face.shape(part, features=style.features, script="Latn")
    wide = sum(shaped.advances)
    x = (1000 - wide) // 2
    xs: list[int] = []
    for advance, dx in zip(shaped.advances, shaped.xs, strict=True):
        xs.append(x + dx)
        x += advance
    ys = tuple(face.em_box[0] - y for y in shaped.ys)
    return VerticalCell(face.key, shaped.gids, tuple(xs), ys, _texts(part, shaped), 1000, wide=wide)


def _texts(part: str, shaped: Shaped) -> tuple[str, ...]:
    """What each glyph of *part* reads as: a cluster on its first glyph."""
    ends = (*shaped.clusters[1:], len(part))
    return tuple(part[start:end] for start, end in zip(shaped.clusters, ends, strict=True))


def _upright(reads: str, asked: str, face: Face, style: TextStyle, faces: Library | None = None) -> VerticalCell:
    """A character in the form for vertical lines; marks have half a cell."""
    other = QUOTES.get(asked, asked)
    if other != asked and face.covers_all(other):
        asked = other
    if asked[0] in TURNED and faces is not None and not face.vertical_form(asked[0]):
        face = _with_form(asked[0], face, style, faces)
    features = (*style.features, "vhal") if asked in HALVED or reads in HALVED else style.features
    shaped = face.shape(asked, features=features, vertical=True)
    pen = 0
    ys: list[int] = []
    for advance, dy in zip(shaped.advances, shaped.ys, strict=True):
        ys.append(pen - dy)
        pen += advance
    if pen == 1000 and len(ys) == 1 and reads in HALVED:
        # A mark that its face cannot halve, such as a colon: half a cell, or as much as its ink and some white need.
        ink = face.ink(shaped.gids[0])
        tall = ink.top - ink.bottom
        if tall <= MOST_HALVED:
            pen = max(500, tall + 100)
            ys = [pen // 2 + (ink.top + ink.bottom) // 2]
    texts = (reads, *[""] * (len(shaped.gids) - 1)) if shaped.gids else ()
    return VerticalCell(face.key, shaped.gids, tuple(500 + x for x in shaped.xs), tuple(ys), texts, pen)
