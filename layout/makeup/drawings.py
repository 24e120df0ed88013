"""Infographics as marks: shapes in press colours, their words as outlines of the paper's own faces."""

from __future__ import annotations

from collections.abc import Iterator

from layout.fonts.library import Library
from layout.fonts.outlines import steps_of
from layout.geometry import Rect
from layout.page import BLACK, PAPER, Drawing, DrawnPath, Ink, InkGradient, InkStop, Outline, Tag, process_ink
from layout.pictures.model import PictureFacts
from layout.svg.model import Clip, Gradient, Paint, SvgShape, SvgWords
from layout.svg.paths import Matrix, Steps, moved, times
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
            shapes += _shape(one, scale, facts)
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


def _shape(one: SvgShape, scale: float, facts: PictureFacts) -> Iterator[DrawnPath]:
    """A shape; what fills it and what strokes it apart where one of them is a gradient."""
    width = max(FINEST, round(one.width * scale)) if one.stroke is not None and one.width > 0 else 0
    stroke = _paint(one.stroke, scale, facts) if width else None
    dash = tuple(max(1, round(part * scale)) for part in one.dash) if stroke else ()
    filled, lined = (max(1, round(share * 1000)) for share in one.opacity)
    whole = DrawnPath(
        _whole(one.steps, scale), _paint(one.fill, scale, facts), stroke, width if stroke else 0, one.even_odd, dash,
        round(one.dash_from * scale) if dash else 0, one.ends if stroke else 0, one.corners if stroke else 1,
        (filled if one.fill is not None else 1000, lined if stroke else 1000), _clips(one.clips, scale),
    )  # fmt: skip
    if whole.stroke is None or not (isinstance(whole.fill, InkGradient) or isinstance(whole.stroke, InkGradient)):
        yield whole
        return
    if whole.fill is not None:
        yield whole._replace(stroke=None, width=0, dash=(), dash_from=0, ends=0, corners=1)
    yield whole._replace(fill=None)


def _paint(paint: Paint, scale: float, facts: PictureFacts) -> Ink | InkGradient | None:
    if not isinstance(paint, Gradient):
        return None if paint is None else facts.inks.get(paint, BLACK)
    stops = tuple(
        InkStop(round(stop.offset * 1000), facts.inks.get(stop.colour, BLACK), round(stop.opacity * 1000))
        for stop in paint.stops
    )
    a, b, c, d, e, f = (round(value * scale) for value in paint.matrix)
    x, y, r = (round(value * 1_000_000) for value in paint.focus)
    return InkGradient(paint.radial, (a, b, c, d, e, f), stops, (x, y, r))


def _clips(clips: tuple[Clip, ...], scale: float) -> tuple[tuple[Outline, bool], ...]:
    return tuple((_whole(one.steps, scale), one.even_odd) for one in clips)


def _whole(steps: Steps, scale: float) -> Outline:
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
    clips = _clips(one.clips, scale)
    start = {"middle": -pen / 2, "end": -pen}.get(one.anchor, 0.0)
    for key, gid, at in glyphs:
        steps = steps_of(faces.face(key).font, gid)
        if steps:
            place: Matrix = times((em, 0.0, 0.0, -em, (start + at) * em, 0.0), one.matrix)
            ink = facts.inks.get(one.fill, BLACK)
            opacity = max(1, round(one.opacity * 1000)), 1000
            yield DrawnPath(_whole(moved(steps, place), scale), ink, opacity=opacity, clips=clips)
