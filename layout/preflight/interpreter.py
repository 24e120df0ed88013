"""The state of graphics and text while a content stream is read: every operator that sets it and paints nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final

import pikepdf

from layout.pdfreader.budget import Budget
from layout.pdfreader.converter import Converter
from layout.pdfreader.document import inner
from layout.pdfreader.paths import points_of
from layout.pdfreader.spaces import Space, shown_of, space_of
from layout.pdfreader.state import UNIT, Box, Colour, Graphics, Matrix, Paint, at, bounds_of, times
from layout.preflight.known_forms import KnownForms
from layout.preflight.layers import Layers
from layout.preflight.page_watch import Eye
from layout.value import NamedTuple

_CORNERS: Final = 4
_MANY: Final = 200
"""Points of a path that are looked at one by one."""


_MOST_COLOURS: Final = 4096
"""Colours, and paints made of them, that are kept while a stream is read."""


class Tools(NamedTuple):
    """What every stream of a page is read with."""

    eye: Eye
    converter: Converter
    budget: Budget
    layers: Layers
    forms: KnownForms


class Interpreter:
    """The state, and what sets it."""

    def __init__(self, tools: Tools, *, hidden: bool = False) -> None:
        self.tools = tools
        self.eye, self.converter, self.budget, self.layers, self.forms = tools
        self._marked = [hidden]
        """Whether what is marked, from the outermost stretch inwards, is on a layer that is off."""
        self._ruby = [False]
        """Whether what is marked is ruby (RT), as :attr:`_marked`."""
        self.resources: Any = None
        self.stack: list[Graphics] = []
        self.g = Graphics()
        self.text = self.line = UNIT
        self.path: list[tuple[float, float]] = []
        self.simple = True
        self._boxed = False
        """Whether the path began as a rectangle."""
        self._clips = False
        """Whether the path that is drawn becomes a clip once it is painted."""
        self.flat: Colour | None = None
        self._spaces: dict[str, Space] = {}
        self._colours: dict[tuple[str, tuple[float, ...]], Colour] = {}

    def _mark(self, operands: Any) -> None:
        self._marked.append(self.hidden or (len(operands) == 2 and self._off(operands)))
        self._ruby.append(self._ruby[-1] or str(operands[0]) == "/RT")

    def _unmark(self, operands: Any) -> None:
        if len(self._marked) > 1:
            self._marked.pop()
            self._ruby.pop()

    def shaded(self, space: Space, told: Space, over: bool, name: str) -> Paint:
        """A shading in *space* that a colour of *told* chooses; as for pictures, overprint mode 1 is not for it."""
        return Paint(self.converter.inks(space, space.initial), told, over, 0, name, (), True)

    @property
    def hidden(self) -> bool:
        """True on a layer that is off."""
        return self._marked[-1]

    def _off(self, operands: Any) -> bool:
        if str(operands[0]) != "/OC":
            return False
        named = operands[1]
        found = inner(self.resources, "/Properties").get(str(named)) if isinstance(named, pikepdf.Name) else named
        return self.layers.hides(found)

    def _save(self, operands: Any) -> None:
        if len(self.stack) < 1000:
            self.stack.append(self.g)

    def _restore(self, operands: Any) -> None:
        if self.stack:
            self.g = self.stack.pop()

    def _matrix(self, operands: Any) -> None:
        self.g = self.g._replace(ctm=times(six(operands), self.g.ctm))

    def _width(self, operands: Any) -> None:
        self.g = self.g._replace(width=float(operands[0]))

    def _state(self, operands: Any) -> None:
        state = inner(self.resources, "/ExtGState").get(str(operands[0]))
        if not isinstance(state, (pikepdf.Dictionary, pikepdf.Stream)):
            raise KeyError(str(operands[0]))  # told as every name that leads nowhere: an overprint may be lost
        stroke = state.get("/OP")
        fill = state.get("/op", stroke)
        changed: dict[str, Any] = {} if stroke is None else {"stroke_over": bool(stroke)}
        if fill is not None:
            changed["fill_over"] = bool(fill)
        if "/OPM" in state:
            changed["over_mode"] = int(state.OPM)
        if "/BM" in state:
            modes = state.BM
            changed["blend"] = str(modes[0] if isinstance(modes, pikepdf.Array) and len(modes) else modes).lstrip("/")
        for which, key in enumerate(("/ca", "/CA")):
            if key in state:
                shown = [*changed.get("shown", self.g.shown)]
                shown[which] = shown_of(state, key)
                changed["shown"] = tuple(shown)
        if "/RI" in state:
            changed["intent"] = str(state.RI).lstrip("/")
        if "/LW" in state:
            changed["width"] = float(state.LW)
        if "/Font" in state:
            changed |= {"font": state.Font[0], "size": float(state.Font[1])}
        self.g = self.g._replace(**changed)
        self._seen(state)

    def _colour(self, operator: str, operands: Any) -> bool:
        """Set a colour; False when *operator* is none that does."""
        device = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}.get(operator.lower())
        if device:
            colour = self._device_colour(device, tuple(map(float, operands)))
        elif operator in ("cs", "CS"):
            space = self._space(str(operands[0]))
            colour = Colour(space, space.initial)
        elif operator in ("sc", "scn", "SC", "SCN"):
            before = self.g.fill if operator[0] == "s" else self.g.stroke
            values = [one for one in operands if not isinstance(one, pikepdf.Name)]
            pattern = None
            if len(values) < len(operands):
                pattern = inner(self.resources, "/Pattern").get(str(operands[-1]))
            colour = Colour(before.space, tuple(float(one) for one in values), pattern)
        elif operator == "ri":
            self.g = self.g._replace(intent=str(operands[0]).lstrip("/"))
            return True
        else:
            return False
        if self.flat is None:
            self.g = self.g._replace(fill=colour) if operator[0].islower() else self.g._replace(stroke=colour)
        return True

    def _device_colour(self, device: str, values: tuple[float, ...]) -> Colour:
        """A colour in a space of a device, the same value each time: a map changes its few colours at every line."""
        colour = self._colours.get((device, values))
        if colour is None:
            colour = with_room(self._colours)[device, values] = Colour(self._space(device), values)
        return colour

    def _space(self, word: str) -> Space:
        if word not in self._spaces:
            self._spaces[word] = space_of(pikepdf.Name(word), self.resources)
        return self._spaces[word]

    @property
    def _plain(self) -> bool:
        return self.g.blend in ("Normal", "Compatible")

    def _point(self, operands: Any) -> None:
        self.path.append(at(self.g.ctm, float(operands[-2]), float(operands[-1])))

    def _curve(self, operands: Any) -> None:
        values = [float(one) for one in operands]
        self.path += [at(self.g.ctm, x, y) for x, y in zip(values[::2], values[1::2], strict=False)]
        self.simple = False

    def _rect(self, operands: Any) -> None:
        x, y, width, height = (float(one) for one in operands)
        self._boxed = not self.path
        self.simple = self.simple and not self.path
        self.path += [at(self.g.ctm, x + a * width, y + b * height) for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))]

    def _trace(self, path: bytes, numbers: Sequence[float]) -> None:
        """Points of a whole *path* of *numbers* that have the same box round them as all of it."""
        if b"re" in path:
            self.simple = path.count(b"re") == 1 and len(numbers) == 4
        else:
            self.simple = not (b"c" in path or b"v" in path or b"y" in path)
        xs, ys = points_of(path, numbers)
        a, b, c, d, e, f = self.g.ctm
        if not b and not c:
            self.path = [(min(xs) * a + e, min(ys) * d + f), (max(xs) * a + e, max(ys) * d + f)]
            return
        if len(xs) > _MANY:
            left, right, low, high = min(xs), max(xs), min(ys), max(ys)
            xs, ys = [left, right, right, left], [low, low, high, high]
        self.path = [(x * a + y * c + e, x * b + y * d + f) for x, y in zip(xs, ys, strict=False)]

    def _no_path(self, operands: Any) -> None:
        if self._clips:
            self._clips = False
            # Renderers draw the edges of other clips soft.
            if not self._boxed or len(self.path) != _CORNERS or self.g.ctm[1] or self.g.ctm[2]:
                self.eye.is_flat = False
            if self.path:
                self.g = self.g._replace(clip=_within(bounds_of(self.path), self.g.clip))
        self.path, self.simple, self._boxed = [], True, False

    def _clip(self, operands: Any) -> None:
        self._clips = True

    def _begin_text(self, operands: Any) -> None:
        self.text = self.line = UNIT

    def _font(self, operands: Any) -> None:
        font = inner(self.resources, "/Font").get(str(operands[0]))
        self.g = self.g._replace(font=font, size=float(operands[1]))

    def _move(self, operands: Any) -> None:
        self.line = self.text = times((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), self.line)

    def _text_matrix(self, operands: Any) -> None:
        self.line = self.text = six(operands)

    def _next(self, operands: Any) -> None:
        self._move((0, -self.g.leading))

    def _leading(self, operands: Any) -> None:
        self.g = self.g._replace(leading=float(operands[0]))

    def _rise(self, operands: Any) -> None:
        self.g = self.g._replace(rise=float(operands[0]))

    def _mode(self, operands: Any) -> None:
        self.g = self.g._replace(mode=int(operands[0]))

    def _nothing(self, operands: Any) -> None:
        """Passes as it is; to know so at once is a quarter of what it takes."""

    def _seen(self, state: Any) -> None:
        """A graphics state dictionary has come into force."""
        raise NotImplementedError

    _does: ClassVar[dict[str, Callable[[Any, Any], None]]] = {
        "q": _save, "Q": _restore, "cm": _matrix, "gs": _state, "w": _width,
        "m": _point, "l": _point, "c": _curve, "v": _curve, "y": _curve, "re": _rect,
        "BT": _begin_text, "Tf": _font, "Td": _move, "TD": _move, "Tm": _text_matrix,
        "T*": _next, "TL": _leading, "Tr": _mode, "Ts": _rise, "n": _no_path,
        "BMC": _mark, "BDC": _mark, "EMC": _unmark,
        "W": _clip, "W*": _clip,
        **dict.fromkeys(("J", "j", "M", "d", "i", "h", "Tc", "Tw", "Tz"), _nothing),
    }  # fmt: skip
    """What operators do."""


def _within(box: Box, other: Box | None) -> Box:
    """What *box* and *other* share, an empty box where that is nothing."""
    if other is None:
        return box
    left, bottom = max(box[0], other[0]), max(box[1], other[1])
    return left, bottom, max(left, min(box[2], other[2])), max(bottom, min(box[3], other[3]))


def with_room(kept: dict[Any, Any]) -> dict[Any, Any]:
    """What is *kept* of colours, emptied where it is full."""
    if len(kept) >= _MOST_COLOURS:
        kept.clear()
    return kept


LEAST_CELL: Final = 0.08
"""Square points that a cell of a pattern steps on by at least: a broadsheet holds twenty million of these."""


def bound_cells(pattern: Any, matrix: Matrix, budget: Budget) -> None:
    """Refuse cells of which a page would hold millions: whoever draws them never ends."""
    a, b, c, d = matrix[:4]
    step = abs(float(pattern.get("/XStep", 0)) * float(pattern.get("/YStep", 0)) * (a * d - b * c))
    if 0 < step < LEAST_CELL:
        budget.refuse("cells of a pattern")


def six(operands: Any) -> Matrix:
    """The six numbers of a matrix."""
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f
