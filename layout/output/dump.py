"""A page as text that a person can read and a test can compare: one mark after another, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise

from layout.page import (
    BLACK,
    PAPER,
    Artwork,
    Drawing,
    DrawnPath,
    GlyphRun,
    Ink,
    InkGradient,
    Mark,
    Outline,
    Page,
    Rule,
    Tag,
    Tint,
)
from layout.streams.operands import number
from layout.units import Length


def dump(page: Page) -> str:
    """*page* as lines of text, lengths in points; two pages that differ in anything have different dumps.

    A mark begins at the left margin with its kind, place and tag.  Below a run of glyphs stand its glyph ids and the
    steps from one glyph to the next; ``10.5*3`` is the same step three times over.
    """
    head = f"page {page.number}: {number(page.width)} x {number(page.height)}, bleed {number(page.bleed)}"
    head += f", slug {number(page.slug)}" if page.slug else ""
    head += f", {page.fold} of a spread" if page.fold else ""
    return "\n".join([head, *(line for mark in page.marks for line in _mark(mark))]) + "\n"


def _mark(mark: Mark) -> Iterable[str]:
    if isinstance(mark, GlyphRun):
        return _run(mark)
    if isinstance(mark, Rule):
        dash = f" dash {_lengths(mark.dash)}" if mark.dash else ""
        dash += " round" if mark.round else ""
        ends = f"{_lengths(mark.start)} to {_lengths(mark.end)}"
        return (f"rule {ends}, {number(mark.thickness)} {_ink(mark.ink)}{dash}{_tag(mark.tag)}",)
    if isinstance(mark, Tint):
        return (f"tint {_lengths(mark.rect)} {_ink(mark.ink)}{_tag(mark.tag)}",)
    if isinstance(mark, Drawing):
        head = f"drawing {_lengths(mark.rect)} alt {mark.alt!r}{_tag(mark.tag)}"
        return (head, *(f"  {_shape(one)}" for one in mark.shapes))
    if isinstance(mark, Artwork):
        size, shown = _lengths(mark.size), _lengths(mark.window)
        return (f"artwork {_lengths(mark.rect)} of {mark.file!r} {size} in {shown} alt {mark.alt!r}{_tag(mark.tag)}",)
    crop = " ".join(map(str, mark.crop)) + (f" in {_ink(mark.ink)}" if mark.ink else "")
    return (f"picture {_lengths(mark.rect)} of {mark.image!r} crop {crop} alt {mark.alt!r}{_tag(mark.tag)}",)


def _shape(one: DrawnPath) -> str:
    facts = [f"fill {_paint(one.fill)}"] if one.fill is not None else []
    if one.stroke is not None:
        ends = f" ends {one.ends}" if one.ends else ""
        corners = f" corners {one.corners}" if one.corners != 1 else ""
        facts.append(f"stroke {_paint(one.stroke)} {number(one.width)}{ends}{corners}")
    if one.dash:
        facts.append(f"dash {_lengths(one.dash)}" + (f" from {number(one.dash_from)}" if one.dash_from else ""))
    if one.opacity != (1000, 1000):
        facts.append(f"opacity {one.opacity[0]} {one.opacity[1]}")
    facts += [f"within {'even-odd ' if even_odd else ''}{_outline(steps)}" for steps, even_odd in one.clips]
    if one.even_odd:
        facts.append("even-odd")
    return f"{', '.join(facts)}: {_outline(one.steps)}"


def _outline(steps: Outline) -> str:
    return " ".join(f"{_lengths(points)} {step}".lstrip() for step, points in steps)


def _paint(paint: Ink | InkGradient) -> str:
    if isinstance(paint, Ink):
        return _ink(paint)
    way = "radial" if paint.radial else "axial"
    stops = " ".join(f"{one.at} {_ink(one.ink)} {one.opacity}" for one in paint.stops)
    return f"{way} ({_lengths(paint.matrix)} / {' '.join(map(str, paint.focus))}: {stops})"


def _run(run: GlyphRun) -> Iterable[str]:
    facts = [f"text {_lengths(run.origin)} {run.face!r} {number(run.size)} {_ink(run.ink)}"]
    if run.stroke:
        facts.append(f"stroke {number(run.stroke)}")
    if run.drawn:
        facts.append("drawn")
    if run.turned:
        facts.append("turned")
    if run.squeeze != 1000:
        facts.append(f"squeeze {run.squeeze}")
    if run.ruby:
        facts.append("ruby")
    yield ", ".join(facts) + f"{_tag(run.tag)}: {''.join(run.texts)!r}"
    if any(len(text) != 1 for text in run.texts):
        yield f"  reads {' '.join(map(repr, run.texts))}"
    yield f"  glyphs {' '.join(map(str, run.gids))}"
    yield f"  steps {_steps(run.xs)}"
    if run.ys:
        yield f"  down {_lengths(run.ys)}"


def _steps(xs: tuple[Length, ...]) -> str:
    """Where the first glyph stands, then how far on each of the others."""
    steps = [after - before for before, after in pairwise((0, *xs))]
    counted = ((step, len(list(same))) for step, same in groupby(steps))
    return " ".join(number(step) if times == 1 else f"{number(step)}*{times}" for step, times in counted)


def _lengths(lengths: Iterable[Length]) -> str:
    return " ".join(map(number, lengths))


def _ink(ink: Ink) -> str:
    if ink in (BLACK, PAPER):
        return "black" if ink == BLACK else "paper"
    spot = f" {ink.spot!r} {ink.share}" if ink.spot else ""
    return f"c{ink.c} m{ink.m} y{ink.y} k{ink.k}{spot}"


def _tag(tag: Tag | None) -> str:
    if tag is None:
        return ""
    inner = f" cell {' '.join(str(int(one)) for one in tag.cell)}" if tag.cell else ""
    return f" [{tag.story!r} {tag.role} {tag.part}{inner}{' ' if tag.form else ''}{tag.form}]"
