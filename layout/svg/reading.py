"""Infographics in SVG, read into shapes and words: of the language what line art needs, and no more.

Nothing is run and nothing is fetched: scripts, links out of the file and entities are refused.  What is not drawn here
(pictures, filters, masks, patterns) is named, so that nobody misses it in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias
from xml.etree import ElementTree

from layout.findings import Place, Unreadable, finding
from layout.svg.gradients import GradientReader
from layout.svg.model import Clip, Gradient, Paint, Svg, SvgShape, SvgWords, on_each_other
from layout.svg.paths import (
    Matrix,
    Steps,
    circle,
    matrix_of,
    moved,
    path,
    polygon,
    rectangle,
    sane,
    times,
    view_box,
    within,
)  # fmt: skip
from layout.svg.safety import MOST_ITEMS, safe_root, tag_of
from layout.svg.style import Rules, Style, length, read_rules, styled, unread_rules
from layout.svg.words import stretches

MOST_STEPS: Final = 200_000
"""Of all paths together: a map of all counties has fewer."""

_DEEPEST: Final = 40
_DRAWN: Final = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_QUIET: Final = frozenset((
    "title", "desc", "metadata", "defs", "style", "linearGradient", "radialGradient", "stop", "symbol", "clipPath",
    "namedview", "RDF", "view", "animate", "animateTransform", "animateMotion", "set", "pattern", "mask", "marker",
    "filter",
))  # fmt: skip
"""What draws nothing where it stands; who uses a pattern, mask, marker or filter is told of it there."""

_REAL: Final = re.compile(r"[0-9.]\s*(mm|cm|in|pt|pc)\s*$")
_WIDEST: Final = 1e6
"""User units: a drawing ten times as wide as a sports hall is none."""


def read_svg(data: bytes, name: str) -> Svg:
    """The drawing in *data*; *name* is what findings call it.

    Raises :class:`Unreadable`: ``svg-too-much``, ``svg-forbidden`` (scripts, entities, links out of the file), or
    ``svg-unreadable``.
    """
    try:
        root = safe_root(data, name)
        return _SvgReader(root, name).drawing()
    except (ElementTree.ParseError, ValueError, ArithmeticError, LookupError, RecursionError, AssertionError) as fault:
        raise Unreadable(finding("svg-unreadable", Place(name), file=name, why=str(fault)[:80])) from None


Items: TypeAlias = "Iterator[SvgShape | SvgWords]"


class _SvgReader:
    """Goes through the tree once, carrying style and matrix down."""

    def __init__(self, root: ElementTree.Element, name: str) -> None:
        self._root, self._name = root, name
        self._ids: Mapping[str, ElementTree.Element] = {node.get("id", ""): node for node in root.iter()}
        css = "\n".join("".join(node.itertext()) for node in root.iter() if tag_of(node) == "style")
        self._rules: Rules = read_rules(css)
        self._left: dict[str, None] = {}
        self._count = self._steps = 0
        self._gradients = GradientReader(self._ids, lambda stop: styled(Style(), stop, self._rules).stop)
        self._clips: dict[tuple[str, Matrix], Clip | None] = {}
        self._scale = 1.0
        self._view = (0.0, 0.0)
        """Width and height that shares in per cent are of."""
        self._left |= {f"style {one[:30]}": None for one in unread_rules(css)}

    def drawing(self) -> Svg:
        """All of it."""
        box = view_box(self._root.get("viewBox", ""))
        width, height = (length(self._root.get(key, ""), 0) for key in ("width", "height"))
        if box is None:
            box = (0.0, 0.0, width, height)
        if not (0 < box[2] <= _WIDEST and 0 < box[3] <= _WIDEST and max(map(abs, box[:2])) <= _WIDEST):  # nor NaN
            raise ValueError("viewBox")
        # The file's own size is given in units of its own; without one, a user unit is a pixel.
        scale = width / box[2] if width > 0 else height / box[3] if height > 0 else 1.0
        if not 0 < scale * max(box[2:]) <= _WIDEST:
            raise ValueError("width")
        self._view = box[2], box[3]
        self._scale = scale
        start: Matrix = (scale, 0.0, 0.0, scale, -box[0] * scale, -box[1] * scale)
        items = tuple(self._children(self._root, styled(Style(), self._root, self._rules), start, 0))
        if not items and not self._left:
            raise ValueError("empty")
        title = next(("".join(node.itertext()).strip() for node in self._root if tag_of(node) == "title"), "")
        stated = any(_REAL.search(self._root.get(key, "")) for key in ("width", "height"))
        return Svg(box[2] * scale, box[3] * scale, items, tuple(self._left), title[:200], stated)

    def _children(self, node: ElementTree.Element, style: Style, matrix: Matrix, deep: int) -> Items:
        if deep > _DEEPEST:
            raise Unreadable(finding("svg-too-much", Place(self._name), file=self._name, what="nested elements"))
        for child in node:
            yield from self._one(child, style, matrix, deep)

    def _one(self, node: ElementTree.Element, above: Style, matrix: Matrix, deep: int) -> Items:
        kind = tag_of(node)
        if not kind or kind in _QUIET:
            return
        style = styled(above, node, self._rules)
        if style.hidden:
            return
        self._left |= dict.fromkeys(style.more)
        matrix = times(matrix_of(node.get("transform", "")), matrix)
        self._counted()
        if style.clip:
            style = style._replace(clips=(*style.clips, *self._clipped(style.clip, matrix, 0)), clip="")
        if kind in _DRAWN:
            yield from self._shape(node, kind, style, matrix)
        elif kind in ("g", "a"):
            if style.opacity == above.opacity:
                yield from self._children(node, style, matrix, deep + 1)
                return
            items = tuple(self._children(node, style, matrix, deep + 1))
            if style.opacity > 0 and on_each_other(items):
                self._left["group opacity"] = None  # each shape has it, so that those below show through
            yield from items
        elif kind == "svg":
            yield from self._nested(node, node, style, matrix, deep)
        elif kind == "switch":
            children = [one for one in node if tag_of(one) != "foreignObject" and not one.get("requiredExtensions")]
            for child in children[:1]:
                yield from self._one(child, style, matrix, deep + 1)
        elif kind == "use":
            yield from self._used(node, style, matrix, deep)
        elif kind == "text":
            yield from self._words(node, style, matrix)
        else:
            self._left[kind] = None

    def _counted(self, steps: int = 0) -> None:
        """One shape or stretch of words more, or more steps of a path."""
        self._count += not steps
        self._steps += steps
        if self._count > MOST_ITEMS or self._steps > MOST_STEPS:
            what = f"{MOST_ITEMS} shapes" if self._count > MOST_ITEMS else f"{MOST_STEPS} steps"
            raise Unreadable(finding("svg-too-much", Place(self._name), file=self._name, what=what))

    def _used(self, node: ElementTree.Element, style: Style, matrix: Matrix, deep: int) -> Items:
        named = node.get("href") or node.get("{http://www.w3.org/1999/xlink}href") or ""
        target = self._ids.get(named.lstrip("#"))
        if target is None:
            self._left[f"use {named[:20]}"] = None
            return
        if tag_of(target) in ("symbol", "svg"):
            yield from self._nested(target, node, style, matrix, deep)
            return
        matrix = times((1.0, 0.0, 0.0, 1.0, self._at(node, "x"), self._at(node, "y")), matrix)
        if deep < _DEEPEST:
            yield from self._one(target, style, matrix, deep + 1)
        else:
            raise Unreadable(finding("svg-too-much", Place(self._name), file=self._name, what="nested use"))

    def _nested(
        self, inner: ElementTree.Element, node: ElementTree.Element, style: Style, matrix: Matrix, deep: int
    ) -> Items:
        """What *inner* holds, in the place that *node* gives it: a drawing in a drawing, or a symbol that is used."""
        matrix = times((1.0, 0.0, 0.0, 1.0, self._at(node, "x"), self._at(node, "y")), matrix)
        before, box = self._view, view_box(inner.get("viewBox", ""))
        given = [node.get(key) or inner.get(key) or "100%" for key in ("width", "height")]
        size = (self._long(given[0], before[0]), self._long(given[1], before[1]))
        if box is not None:
            if min(box[2], box[3], *size) <= 0:
                return
            matrix = times(within(box, size, inner.get("preserveAspectRatio", "")), matrix)
            size = box[2], box[3]
        self._view = size
        yield from self._children(inner, style, matrix, deep + 1)
        self._view = before

    def _at(self, node: ElementTree.Element, key: str) -> float:
        """A length of *node*; a share is one of the width, the height, or, of a radius, of what lies between them."""
        wide, high = self._view
        whole = wide if "x" in key or key == "width" else high if "y" in key or key == "height" else 0
        return self._long(node.get(key, "0"), whole or ((wide * wide + high * high) / 2) ** 0.5)

    @staticmethod
    def _long(said: str, whole: float) -> float:
        return length(said, whole if said.strip().endswith("%") else 0)

    def _outline(self, node: ElementTree.Element, kind: str) -> Steps:
        """The path of a shape, in its own space."""

        def at(key: str) -> float:
            return self._at(node, key)

        if kind == "path":
            return path(node.get("d", ""))
        if kind == "rect":
            return rectangle(at("x"), at("y"), at("width"), at("height"), at("rx") or at("ry"))
        if kind in ("circle", "ellipse"):
            return circle(at("cx"), at("cy"), at("rx") or at("r"), at("ry") or at("r"))
        if kind == "line":
            return (("m", (at("x1"), at("y1"))), ("l", (at("x2"), at("y2"))))
        return polygon(node.get("points", ""), closed=kind == "polygon")

    def _shape(self, node: ElementTree.Element, kind: str, style: Style, matrix: Matrix) -> Iterator[SvgShape]:
        steps = self._outline(node, kind)
        self._counted(max(1, len(steps)))
        fill, filled = self._paint(style, 0, steps, matrix) if kind != "line" else (None, 0.0)
        stroke, lined = self._paint(style, 1, steps, matrix)
        if steps and (fill is not None or stroke is not None):
            scale = self._scale if style.even_width else abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
            dash = tuple(sane(one * scale) for one in style.dash)
            yield SvgShape(
                moved(steps, matrix), fill, stroke, sane(style.width * scale), style.even_odd, dash,
                sane(style.dash_from * scale), style.ends, style.corners, (filled, lined), style.clips,
            )  # fmt: skip

    def _paint(self, style: Style, at: int, steps: Steps, matrix: Matrix) -> tuple[Paint, float]:
        """What fills (*at* 0) or strokes (1) a shape, and how far it hides what lies under it."""
        said = (style.fill, style.stroke)[at]
        opacity = style.opacity * style.lights[at] * (style.fill_opacity, style.stroke_opacity)[at]
        if isinstance(said, str):
            if not self._gradients.known(said):
                self._left[tag_of(self._ids[said]) if said in self._ids else f"paint {said[:20]}"] = None
                return None, 0.0
            found = self._gradients.paint(said, steps, matrix, self._view)
            if isinstance(found, Gradient):
                for value in found.matrix:
                    sane(value)
                self._counted(len(found.stops))
                return (found, opacity) if opacity > 0 else (None, 0.0)
            said, opacity = (None, 0.0) if found is None else (found.colour, opacity * found.opacity)
        return (None, 0.0) if said is None or opacity <= 0 else (said, opacity)

    def _clipped(self, named: str, matrix: Matrix, deep: int) -> tuple[Clip, ...]:
        """What a ``clipPath`` lets through; nothing is cut where it is not followed, and that is named."""
        node = self._ids.get(named)
        if (
            node is None or tag_of(node) != "clipPath" or deep > _DEEPEST
            or node.get("clipPathUnits") == "objectBoundingBox"
        ):  # fmt: skip
            self._left["clip-path"] = None
            return ()
        key = (named, matrix)
        above = styled(Style(), node, self._rules)
        if key not in self._clips:
            self._clips[key] = self._cut(node, above, times(matrix_of(node.get("transform", "")), matrix))
        made = self._clips[key]
        return (*(self._clipped(above.clip, matrix, deep + 1) if above.clip else ()), *((made,) if made else ()))

    def _cut(self, node: ElementTree.Element, above: Style, matrix: Matrix) -> Clip | None:
        """All the shapes in a ``clipPath`` as one path."""
        steps: list[tuple[str, tuple[float, ...]]] = []
        even_odd = False
        for child in node:
            own = styled(above, child, self._rules)
            there = times(matrix_of(child.get("transform", "")), matrix)
            if tag_of(child) == "use":
                there = times((1.0, 0.0, 0.0, 1.0, self._at(child, "x"), self._at(child, "y")), there)
                named = child.get("href") or child.get("{http://www.w3.org/1999/xlink}href") or ""
                child = self._ids.get(named.lstrip("#"), child)
                there = times(matrix_of(child.get("transform", "")), there)
            kind = tag_of(child)
            if kind in _DRAWN and not own.hidden:
                outline = self._outline(child, kind)
                self._counted(max(1, len(outline)))
                steps += moved(outline, there)
                even_odd = even_odd or own.clip_even_odd
            elif kind and kind not in _QUIET:
                self._left["clip-path"] = None
                return None
        return Clip(tuple(steps) or (("m", (0.0, 0.0)), ("h", ())), even_odd)

    def _words(self, node: ElementTree.Element, style: Style, matrix: Matrix) -> Iterator[SvgWords]:
        """The words of a text, a stretch for every place that is given."""
        for _ in node:
            self._counted()
        for one in stretches(node, style, self._rules, self._view, self._left):
            self._counted()
            said, opacity = one.style.fill, one.style.opacity * one.style.lights[0] * one.style.fill_opacity
            if isinstance(said, str):  # the words are measured where their faces are known
                even = self._gradients.mean(said)
                self._left["text fill"] = None
                said, opacity = (even[0], opacity * even[1]) if even else (None, 0.0)
            if one.text and said is not None and opacity > 0 and not one.style.hidden:
                place = times((1.0, 0.0, 0.0, 1.0, one.x, one.y), matrix)
                for value in (*place, one.style.size):
                    sane(value)
                clips = one.style.clips
                yield SvgWords(one.text, place, one.style.size, one.style.bold, one.style.anchor, said, opacity, clips)
