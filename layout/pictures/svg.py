"""Infographics in SVG, read into shapes and words: of the language what line art needs, and no more.

Nothing is run and nothing is fetched: scripts, links out of the file and entities are refused.  What is not drawn here
(pictures, filters, masks, patterns; a gradient is one flat colour) is named, so that nobody misses it in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias
from xml.etree import ElementTree

from layout.findings import Place, Unreadable, finding
from layout.pictures.svg_paths import (
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
)
from layout.pictures.svg_safety import MOST_ITEMS, safe_root, tag_of
from layout.pictures.svg_style import (
    Rules,
    Style,
    first_long,
    first_of,
    length,
    read_rules,
    styled,
    unfollowed,
    unread_rules,
)
from layout.value import NamedTuple

MOST_STEPS: Final = 200_000
"""Of all paths together: a map of all counties has fewer."""

_DEEPEST: Final = 40
_UNIT: Final = 750
"""Millipoints of a user unit at the file's own size: a pixel of CSS is a 96th of an inch."""

Paint: TypeAlias = "tuple[int, int, int] | None"
"""Red, green and blue, 0 to 255."""

_DRAWN: Final = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_QUIET: Final = frozenset((
    "title", "desc", "metadata", "defs", "style", "linearGradient", "radialGradient", "stop", "symbol", "clipPath",
    "namedview", "RDF", "view", "animate", "animateTransform", "animateMotion", "set",
))  # fmt: skip


class SvgShape(NamedTuple):
    """A path in user units, painted."""

    steps: Steps
    fill: Paint
    stroke: Paint
    width: float
    even_odd: bool
    dash: tuple[float, ...]


class SvgWords(NamedTuple):
    """Words from the origin of *matrix* on, in a type of *size*; *anchor* is ``start``, ``middle`` or ``end``."""

    text: str
    matrix: Matrix
    size: float
    bold: bool
    anchor: str
    fill: Paint


_REAL: Final = re.compile(r"[0-9.]\s*(mm|cm|in|pt|pc)\s*$")
_WIDEST: Final = 1e6
"""User units: a drawing ten times as wide as a sports hall is none."""


class Svg(NamedTuple):
    """A drawing of *width* × *height* user units; *left_out* names what of it is not drawn."""

    width: float
    height: float
    items: tuple[SvgShape | SvgWords, ...]
    left_out: tuple[str, ...] = ()
    title: str = ""
    stated: bool = False
    """The file gives its size in millimetres, inches or points; else one is taken from its pixels."""

    @property
    def size(self) -> tuple[int, int]:
        """Its own size in millipoints."""
        return round(self.width * _UNIT), round(self.height * _UNIT)

    @property
    def paints(self) -> tuple[tuple[int, int, int], ...]:
        """Every colour in it, once."""
        made: dict[tuple[int, int, int], None] = {}
        for one in self.items:
            for paint in (one.fill, one.stroke if isinstance(one, SvgShape) else None):
                if paint is not None:
                    made[paint] = None
        return tuple(made)


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
        self._gradients: dict[str, Paint] = {}
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
        if kind in _DRAWN:
            yield from self._shape(node, kind, style, matrix)
        elif kind in ("g", "a"):
            yield from self._children(node, style, matrix, deep + 1)
        elif kind == "svg":
            yield from self._nested(node, node, style, matrix, deep)
        elif kind == "switch":
            for child in list(node)[:1]:
                yield from self._one(child, style, matrix, deep + 1)
        elif kind == "use":
            yield from self._used(node, style, matrix, deep)
        elif kind == "text":
            yield from self._text(node, style, matrix)
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

    def _shape(self, node: ElementTree.Element, kind: str, style: Style, matrix: Matrix) -> Iterator[SvgShape]:
        def at(key: str) -> float:
            return self._at(node, key)

        if kind == "path":
            steps = path(node.get("d", ""))
        elif kind == "rect":
            steps = rectangle(at("x"), at("y"), at("width"), at("height"), at("rx") or at("ry"))
        elif kind in ("circle", "ellipse"):
            steps = circle(at("cx"), at("cy"), at("rx") or at("r"), at("ry") or at("r"))
        elif kind == "line":
            steps = (("m", (at("x1"), at("y1"))), ("l", (at("x2"), at("y2"))))
        else:
            steps = polygon(node.get("points", ""), closed=kind == "polygon")
        fill = self._paint(style.fill, style.fill_opacity * style.opacity) if kind != "line" else None
        stroke = self._paint(style.stroke, style.stroke_opacity * style.opacity)
        self._counted(max(1, len(steps)))
        if steps and (fill is not None or stroke is not None):
            scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
            dash = tuple(sane(one * scale) for one in style.dash)
            yield SvgShape(moved(steps, matrix), fill, stroke, sane(style.width * scale), style.even_odd, dash)

    def _text(self, node: ElementTree.Element, style: Style, matrix: Matrix) -> Iterator[SvgWords]:
        """The words of a text, a stretch for every place that is given."""
        self._left |= dict.fromkeys(one for part in node.iter() for one in unfollowed(part))
        x, y = (self._long(first_of(node.get(key, "0")), self._view[at]) for at, key in enumerate(("x", "y")))
        pending = [(node.text or "", style, x, y)]
        for child in node:
            self._counted()
            own = styled(style, child, self._rules)
            if child.get("x") or child.get("y") or child.get("dy"):
                x = first_long(child.get("x", "0")) if child.get("x") else x
                y = (first_long(child.get("y", "0")) if child.get("y") else y) + first_long(
                    child.get("dy", "0"), own.size
                )
                pending.append((child.text or "", own, x, y))
            else:
                said, how, at, down = pending[-1]
                pending[-1] = (said + (child.text or ""), how if said.strip() else own, at, down)
            said, how, at, down = pending[-1]
            pending[-1] = (said + (child.tail or ""), how, at, down)
        for said, how, at, down in pending:
            words = " ".join(said.split())
            fill = self._paint(how.fill, how.fill_opacity * how.opacity)
            if words and fill is not None and not how.hidden:
                place = times((1.0, 0.0, 0.0, 1.0, at, down), matrix)
                for one in (*place, how.size):
                    sane(one)
                yield SvgWords(words[:2000], place, how.size, how.bold, how.anchor, fill)

    def _paint(self, said: object, opacity: float) -> Paint:
        """A colour on white paper; a gradient counts as the mean of its stops."""
        if isinstance(said, str):
            said = self._mean(said)
        if said is None or opacity <= 0:
            return None
        assert isinstance(said, tuple)
        red, green, blue = (round(255 - (255 - light) * min(opacity, 1)) for light in said)
        return red, green, blue

    def _mean(self, named: str) -> Paint:
        """The mean of a gradient's stops."""
        self._left["gradient"] = None
        if named not in self._gradients:
            gradient = self._ids.get(named)
            stops = [styled(Style(), one, self._rules).stop for one in gradient.iter()] if gradient is not None else []
            colours = [one for one in stops if one is not None]
            red, green, blue = (sum(one[band] for one in colours) // max(1, len(colours)) for band in range(3))
            self._gradients[named] = (red, green, blue) if colours else None
        return self._gradients[named]
