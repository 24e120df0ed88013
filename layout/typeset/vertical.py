"""Lines of display type set downward (竖排): Han upright, figures and short words upright in one cell.

A line has the same form as one set across: glyphs in order, each with its place.  Here ``xs`` count from the left
edge of the column, which is as wide as the type, and ``ys`` down from its head to the glyph's own origin.
"""

from __future__ import annotations

import re
from typing import Final

from layout.fonts.face import Face
from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset.lines import Line, Run
from layout.units import Length
from layout.value import NamedTuple

QUOTES: Final = {"“": "『", "”": "』", "‘": "「", "’": "」"}
"""Quotation marks of vertical lines in place of those across (GB/T 15834-2011, 5.2.2); they read as they were."""

HALVED: Final = frozenset("，。、：；！？（）《》〈〉「」『』【】〔〕“”‘’·")
"""Marks that a head gives half a cell."""

TURNED: Final = frozenset("—…（）《》〈〉「」『』【】〔〕～")
"""Marks that lie on their side in vertical lines; they cannot stand there in the form for lines across."""

ROLES_WITH_FORMS: Final = ("song", "hei", "fangsong")

IN_ONE_CELL: Final = 1250
"""How wide figures or letters may be that stand side by side in one cell (纵中横), per mille of its size."""

MOST_HALVED: Final = 600
"""Ink of marks that are tightened although their face has no halved form; an exclamation mark is taller."""

NARROW: Final = 550
"""Depth of the cell of a point between figures that stand one under the other."""

_WORDS: Final = re.compile(r"[!-~]+|\s|—+|…+|.[\ufe00-\ufe0f\U000e0100-\U000e01ef]*|.", re.DOTALL)
_SPLIT: Final = re.compile(r"[0-9]+(?:[.:/][0-9]+)*[%+]?|[A-Za-z]+|.", re.DOTALL)


class Cell(NamedTuple):
    """Glyphs of one cell: gids, their places from the column's left edge and the cell's head, what they read as."""

    face: str
    gids: tuple[int, ...]
    xs: tuple[int, ...]
    ys: tuple[int, ...]
    texts: tuple[str, ...]
    depth: int
    stroke: int = 0


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
        if last and (last.face, last.stroke) == (cell.face, stroke):
            runs[-1] = last._replace(
                gids=last.gids + cell.gids, xs=last.xs + xs, ys=last.ys + ys, texts=last.texts + cell.texts
            )
        else:
            runs.append(Run(cell.face, size, cell.gids, xs, cell.texts, ys, stroke))
        pen += cell.depth + style.tracking
    width = max(0, pen - style.tracking) * size // 1000
    return Line(0, len(text), tuple(runs), width, width, last=True)


def lowered(line: Line, measure: Length, align: str) -> Line:
    """*line* at its place in *measure* downward: at the head (``left``), the foot, the middle, or spread out."""
    spare = measure - line.width
    if align == "spread" and spare > 0:
        heads = sorted({y for run in line.runs for y in run.ys})
        steps = {y: index for index, y in enumerate(heads)}
        most = max(1, len(heads) - 1)
        spread = [run._replace(ys=tuple(y + spare * steps[y] // most for y in run.ys)) for run in line.runs]
        return line._replace(runs=tuple(spread), measure=measure, width=measure)
    shift = {"centre": spare // 2, "justify": 0, "right": spare}.get(align, 0)
    runs = tuple(run._replace(ys=tuple(y + shift for y in run.ys)) for run in line.runs)
    return line._replace(runs=runs, measure=measure, width=line.width + shift)


def _cells(text: str, style: TextStyle, faces: Library) -> list[Cell]:
    made: list[Cell] = []
    for piece in faces.split(text, style.face, style.weight, style.axes):
        face = faces.face(piece.face)
        own = text[piece.start : piece.end]
        if piece.asked:
            made.append(_upright(own, piece.asked, face, style)._replace(stroke=piece.stroke))
            continue
        for found in _WORDS.finditer(own):
            parts = _SPLIT.findall(found[0]) if found[0].isascii() else [found[0]]
            for part in parts:
                made += [one._replace(stroke=piece.stroke) for one in _of_part(part, face, style, faces)]
    return made


def _of_part(part: str, face: Face, style: TextStyle, faces: Library) -> list[Cell]:
    """One cell for a Han character or what stands side by side in a cell, else a cell for each character."""
    if not part.isascii() or part.isspace():
        return [_upright(part, part, face, style, faces)]
    shaped = face.shape(part, features=style.features, script="Latn")
    if sum(shaped.advances) <= IN_ONE_CELL:
        return [_across(part, face, style)]
    return [_across(character, face, style) for character in part]


def _with_form(mark: str, face: Face, style: TextStyle, faces: Library) -> Face:
    """The first face of the kit that has *mark* for vertical lines, where that of the text only has it for others."""
    for role in ROLES_WITH_FORMS:
        if faces.has(role):
            other = faces.face(faces.key_of(role, style.weight))
            if other.vertical_form(mark):
                return other
    return face


def _across(part: str, face: Face, style: TextStyle) -> Cell:
    """Figures or letters side by side in one cell, in its middle."""
    shaped = face.shape(part, features=style.features, script="Latn")
    x = (1000 - sum(shaped.advances)) // 2
    xs: list[int] = []
    for advance, dx in zip(shaped.advances, shaped.xs, strict=True):
        xs.append(x + dx)
        x += advance
    texts = [""] * len(shaped.gids)
    ends = [*shaped.clusters[1:], len(part)]
    for index, (start, end) in enumerate(zip(shaped.clusters, ends, strict=True)):
        texts[index] = part[start:end]
    depth, rise = 1000, face.em_box[0]
    if part in ".:":
        depth, rise = NARROW, face.em_box[0] - (1000 - NARROW) // 2 - (200 if part == "." else 0)
    return Cell(face.key, shaped.gids, tuple(xs), tuple(rise - y for y in shaped.ys), tuple(texts), depth)


def _upright(reads: str, asked: str, face: Face, style: TextStyle, faces: Library | None = None) -> Cell:
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
    return Cell(face.key, shaped.gids, tuple(500 + x for x in shaped.xs), tuple(ys), texts, pen)
