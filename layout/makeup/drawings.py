"""Infographics as marks: shapes in press colours, their words as outlines of the paper's own faces."""

from __future__ import annotations

from collections.abc import Iterator

from layout.fonts.library import Library
from layout.fonts.outlines import steps_of
from layout.geometry import Rect
from layout.page import PAPER, Drawing, DrawnPath, Ink, Tag, process_ink
from layout.pictures.model import PictureFacts
from layout.pictures.svg import SvgShape, SvgWords
from layout.pictures.svg_paths import Matrix, Steps, moved, times
from layout.units import Length

ROLES = ("hei", "hei-bold")
"""Words of a graphic stand in the sans of the paper, whatever its own program set them in."""

FINEST: Length = 200
"""Thinnest line of a drawing in millipoints: below it a plate shows breaks."""


def drawing_of(
    facts: PictureFacts, rect: Rect, alt: str, tag: Tag | None, faces: Library, ink: Ink | None = None
) -> Drawing:
    """The drawing of *facts* filling *rect*, whose proportions are its own; in one *ink* alone if it is given."""
    if ink is not None:
        facts = facts._replace(inks={colour: tinted(ink, colour) for colour in facts.inks})
    drawing = facts.drawing
    assert drawing is not None
    scale = rect.width / max(drawing.width, 1e-6)
    shapes: list[DrawnPath] = []
    for one in drawing.items:
        if isinstance(one, SvgShape):
            shapes.append(_shape(one, scale, facts))
        else:
            shapes += _words(one, scale, facts, faces)
    said = " ".join(one.text for one in drawing.items if isinstance(one, SvgWords))
    words = alt or drawing.title
    return Drawing(rect, tuple(shapes), f"{words}：{said}"[:2000] if words and said else words or said[:2000], tag)


def tinted(ink: Ink, colour: tuple[int, int, int]) -> Ink:
    """So much of *ink* as *colour* (sRGB) is dark."""
    dark = 1000 - round((299 * colour[0] + 587 * colour[1] + 114 * colour[2]) / 255)  # luma, as greys of pictures are
    if not dark:
        return PAPER
    if ink.spot:
        return ink._replace(share=ink.share * dark // 1000)
    return process_ink(plate * dark // 1000 for plate in ink.plates)


def _shape(one: SvgShape, scale: float, facts: PictureFacts) -> DrawnPath:
    width = max(FINEST, round(one.width * scale)) if one.stroke is not None and one.width > 0 else 0
    stroke = facts.inks.get(one.stroke) if one.stroke is not None and width else None
    dash = tuple(max(1, round(part * scale)) for part in one.dash)
    return DrawnPath(
        _whole(one.steps, scale), _ink(one.fill, facts), stroke, width, one.even_odd, dash if stroke else ()
    )


def _ink(paint: tuple[int, int, int] | None, facts: PictureFacts) -> Ink | None:
    return None if paint is None else facts.inks.get(paint, Ink(0, 0, 0, 1000))


def _whole(steps: Steps, scale: float) -> tuple[tuple[str, tuple[Length, ...]], ...]:
    return tuple((step, tuple(round(value * scale) for value in points)) for step, points in steps)


def _words(one: SvgWords, scale: float, facts: PictureFacts, faces: Library) -> Iterator[DrawnPath]:
    """A shape for every glyph of a stretch of words."""
    role = ROLES[one.bold]
    glyphs: list[tuple[str, int, float]] = []
    pen = 0.0
    for piece in faces.split(one.text, role):
        part = one.text[piece.start : piece.end] if piece.kind != "missing" else "〓"
        shaped = faces.face(piece.face).shape(part)
        for gid, advance, x in zip(shaped.gids, shaped.advances, shaped.xs, strict=True):
            glyphs.append((piece.face, gid, pen + x))
            pen += advance
    em = one.size / 1000
    start = {"middle": -pen / 2, "end": -pen}.get(one.anchor, 0.0)
    for key, gid, at in glyphs:
        steps = steps_of(faces.face(key).font, gid)
        if steps:
            place: Matrix = times((em, 0.0, 0.0, -em, (start + at) * em, 0.0), one.matrix)
            yield DrawnPath(_whole(moved(steps, place), scale), _ink(one.fill, facts))
