"""Content read as a RIP reads it and written again: hairlines, white that overprints, black of four inks put right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from typing import Any, Final

import pikepdf
from pikepdf import Dictionary

from layout.pdfreader.budget import Budget
from layout.pdfreader.converter import Converter
from layout.pdfreader.document import inner, unpacked
from layout.pdfreader.lexer import Said, instructions
from layout.pdfreader.names import settled_content
from layout.pdfreader.spaces import GRAY, PROCESS
from layout.pdfreader.state import UNIT, Graphics, Paint, scale_of, times
from layout.preflight.interpreter import Interpreter, Tools, six
from layout.stylesheets.preflight import Limits, is_black_of_four

_FILLS: Final = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_STROKES: Final = frozenset(("S", "s", "B", "B*", "b", "b*"))
_SHOWS: Final = frozenset(("Tj", "TJ", "'", '"'))
_BEGINS: Final = frozenset(("m", "re"))
_COLOURS: Final = ("g", "rg", "k", "sc", "scn")
_DEEPEST: Final = 12
_ROOM: Final = 1.002
"""How much wider than the least a hairline becomes: lengths are written in four places."""


class Mender:
    """Puts right what pages and their forms paint, each form once; *done* counts what was put right by kind."""

    def __init__(
        self, budget: Budget, converter: Converter, limits: Limits, kinds: AbstractSet[str], done: Counter[str]
    ) -> None:
        self.tools = Tools(None, converter, budget, None, None)  # type: ignore[arg-type]  # nobody watches, no layer is off, each form once
        self.limits, self.kinds, self.done = limits, kinds, done
        self.unit = 1.0
        """Points of a unit of the page that is read."""
        self._seen: set[object] = set()

    def page(self, page: Any, content: bytes) -> bytes:
        """The *content* of *page* put right; its resources get what that needs."""
        self.unit = float(page.get("/UserUnit", 1))
        self.tools.budget.turn()
        return _Rewriting(self, page.Resources).run(content, Graphics(), 0)

    def form(self, form: Any, resources: Any, g: Graphics, deep: int) -> None:
        """A form that is painted in the state *g*."""
        if form.objgen in self._seen or deep > _DEEPEST:
            return
        self._seen.add(form.objgen)
        if "/Resources" not in form:
            form.Resources = resources
        matrix = six(form.Matrix) if "/Matrix" in form else UNIT
        data = unpacked(form, self.tools.budget.name)
        form.write(_Rewriting(self, form.Resources).run(data, g._replace(ctm=times(matrix, g.ctm)), deep))


class _Rewriting(Interpreter):
    """One stream of content."""

    def __init__(self, mender: Mender, resources: Any) -> None:
        super().__init__(mender.tools)
        self._mender, self.resources = mender, resources
        self._fill: list[bytes] = []
        """What has set the colour of fills, as it stands in the content."""
        self._fills: list[list[bytes]] = []
        self._out: list[bytes] = []

    def _seen(self, state: Any) -> None:
        """Nobody watches."""

    def _off(self, operands: Any) -> bool:
        return False

    def run(self, data: bytes, g: Graphics, deep: int) -> bytes:
        """The content put right."""
        self.g, start = g, -1
        for said in instructions(settled_content(data), self.budget.scratch, lambda why: None):
            self.budget.read(said)
            word = said.word
            if word in _BEGINS and start < 0:
                start = len(self._out)
            try:
                before, after = self._around(word, deep, said)
            except (ValueError, TypeError, KeyError, IndexError, AttributeError):
                before, after = b"", b""  # preflight has reported it
            if before:
                self._out.insert(start if start >= 0 else len(self._out), before)
            self._out += [_raw(said), after] if after else [_raw(said)]
            if word in _FILLS | _STROKES or word == "n":
                start = -1
        return b"\n".join(self._out) + b"\n"

    def _around(self, word: str, deep: int, said: Said) -> tuple[bytes, bytes]:
        """What is to stand before an instruction, and what after it; state is kept."""
        if word in _FILLS | _STROKES:
            return self._mended(word in _FILLS, word in _STROKES, text=False)
        if word in _SHOWS:
            mode = self.g.mode % 4
            return self._mended(mode in (0, 2), mode in (1, 2), text=True)
        if word == "Do":
            self._form(str(said.operands[0]), deep)
        elif self._colour(word, said.operands):
            if word == "cs":
                self._fill = [said.raw]
            elif word in _COLOURS:
                self._fill = [*(self._fill[:1] if word in ("sc", "scn") else ()), said.raw]
        else:
            if word == "q":
                self._fills.append(self._fill)
            elif word == "Q" and self._fills:
                self._fill = self._fills.pop()
            does = self._does.get(word)
            if does and word not in ("m", "l", "c", "v", "y", "re"):
                does(self, said.operands)
        return b"", b""

    def _form(self, word: str, deep: int) -> None:
        found = inner(self.resources, "/XObject").get(word)
        if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Form":
            self._mender.form(found, self.resources, self.g, deep + 1)

    def _paint(self, *, stroke: bool) -> Paint | None:
        g = self.g
        colour = g.stroke if stroke else g.fill
        if colour.pattern is not None:
            return None
        space = colour.space if colour.space.kind != "pattern" else GRAY
        over = g.stroke_over if stroke else g.fill_over
        return Paint(self.converter.inks(space, colour.values), space, over, g.over_mode, None, colour.values)

    def _mended(self, fills: bool, strokes: bool, *, text: bool) -> tuple[bytes, bytes]:
        fill, stroke = (self._paint(stroke=one) if on else None for one, on in ((False, fills), (True, strokes)))
        parts = [self._white(fill, stroke), self._black(fill if text else None), self._hair(stroke)]
        return b"\n".join(a for a, _ in parts if a), b"\n".join(b for _, b in reversed(parts) if b)

    def _white(self, fill: Paint | None, stroke: Paint | None) -> tuple[bytes, bytes]:
        """White that overprints knocks out."""
        lost = [paint is not None and paint.vanishes for paint in (fill, stroke)]
        if "white" not in self._mender.kinds or not any(lost):
            return b"", b""
        self._mender.done["white"] += 1
        g = self.g
        off = self._overprint(g.fill_over and not lost[0], g.stroke_over and not lost[1])
        return off, self._overprint(g.fill_over, g.stroke_over)

    def _overprint(self, fill: bool, stroke: bool) -> bytes:
        """The operator that sets overprinting, with what it names."""
        mode = self.g.over_mode
        name = f"/ZOver{int(fill)}{int(stroke)}{mode}"
        if "/ExtGState" not in self.resources:
            self.resources.ExtGState = Dictionary()
        self.resources.ExtGState[name] = Dictionary(op=fill, OP=stroke, OPM=mode)
        return f"{name} gs".encode()

    def _black(self, fill: Paint | None) -> tuple[bytes, bytes]:
        """Type in a black of four inks is set in black alone."""
        if "black" not in self._mender.kinds or fill is None or not self._fill:
            return b"", b""
        inks = [fill.inks.on(plate) for plate in PROCESS]
        if not is_black_of_four(inks) or max(inks[3], min(inks[:3])) < _BLACK or max(inks[:3]) - min(inks[:3]) > _HUE:
            return b"", b""
        self._mender.done["black"] += 1
        return b"0 0 0 1 k", b"\n".join(self._fill)

    def _hair(self, stroke: Paint | None) -> tuple[bytes, bytes]:
        """A line that is too fine for any press is as wide as the plant wants it."""
        scale = scale_of(self.g.ctm) * self._mender.unit
        least = self._mender.limits.rule_solid / 1000
        if "hairline" not in self._mender.kinds or stroke is None or not scale or self.g.width * scale >= least - 0.002:
            return b"", b""
        if stroke.inks.total <= 0 and not stroke.inks.named:
            return b"", b""
        self._mender.done["hairline"] += 1
        return f"{least * _ROOM / scale:.4f} w".encode(), f"{self.g.width:g} w".encode()


_BLACK: Final = 0.6
"""How much black, or how much of all colours, there has to be in type for it to be meant as black: a grey is left."""
_HUE: Final = 0.3
"""By how much cyan, magenta and yellow of a black may differ: a dark brown is left."""


def _raw(said: Said) -> bytes:
    return pikepdf.unparse_content_stream([said.image]) if said.image is not None else said.raw


__all__ = ["Mender"]
