"""Paths as a walk paints them: what a map is made of, hundreds of thousands of them in few colours.

What holds for every path of one graphics state (its paints, its width, whether there is anything to say of a line so
wide) is found out once for that state, and states that come again and again are the same value each time.
"""

from __future__ import annotations

from typing import Final

from layout.pdfreader.lexer import Said, instructions
from layout.pdfreader.paths import directions_of, points_of
from layout.pdfreader.state import Box, Graphics, Paint, across, least_scale_of, scale_of
from layout.pdfreader.steps import Painting, Passing
from layout.preflight.interpreter import Interpreter, Tools, with_room
from layout.value import NamedTuple

PATHS: Final = {"S": "s", "s": "s", "f": "f", "F": "f", "f*": "f", "B": "fs", "B*": "fs", "b": "fs", "b*": "fs"}
"""What paints a path: whether it fills (f), draws the line (s), or both."""
_FILLED, _ACROSS, _SEEN_THROUGH = 150, 80, 600
"""Steps of what is drawn over the whole page: a fill, a line from edge to edge, a fill over something transparent.

As measured: they take from half a millisecond to some.
"""


_EVEN: Final = 0.98
"""How much of the width of lines must be left in every direction for the matrix to enlarge evenly."""


class PathLook(NamedTuple):
    """What paths of the state *g* have in common; *step* is one without its path."""

    g: Graphics
    width: float
    thinnest: float
    """The width of lines in the direction in which the matrix enlarges least."""
    passes: bool
    """There is nothing to say of them, wherever they are."""
    reach: float
    """Steps of a line that goes one unit far."""
    step: Painting


class PaintsPaths(Interpreter):
    """Keeps what is painted in steps, paths that are painted alike in one."""

    def __init__(self, tools: Tools, *, hidden: bool = False) -> None:
        super().__init__(tools, hidden=hidden)
        self.steps: list[Passing | Painting] = []
        self._passing = bytearray()
        self._alike: Painting | None = None
        """What the paths of :attr:`_paths` have in common, which were painted one after the other."""
        self._paths: list[bytes] = []
        self._looks: dict[tuple[int, str], PathLook] = {}  # by a state's id, with the state
        self._settled: dict[tuple[int, bytes], tuple[Graphics, Graphics, bytes, int]] = {}
        """By a state's id and what is set then: that state, the one it becomes, what passes, steps that it takes."""
        self._last: dict[bytes, Graphics] = {}
        """The state that what is set led to the last time."""

    def paint(self, *, stroke: bool = False) -> Paint:
        """What filling, or drawing a line, paints with now."""
        raise NotImplementedError

    def _step(self, said: Said) -> None:
        raise NotImplementedError

    def _flush(self, *, restores: bool = False) -> None:
        """What has passed becomes one step, and so do paths that were painted alike."""
        if self._passing:
            self.steps.append(Passing(bytes(self._passing), restores))
            self._passing = bytearray()
        if self._alike is not None:
            kind, _, word, fill, stroke, mode, name, plain, _ = self._alike
            paths = self._paths
            before = paths[0] if len(paths) == 1 else (word + b"\n").join(paths)
            self.steps.append(Painting(kind, before, word, fill, stroke, mode, name, plain, len(paths)))
            self._alike, self._paths = None, []

    def _painting(self, step: Painting) -> None:
        self._flush()
        self.steps.append(step)

    def _painted_path(self, path: bytes, step: Painting) -> None:
        """A *path* is painted as *step*, which begins a stretch of such paths or goes on with one."""
        if not path:
            self._painting(step)
            return
        alike = self._alike
        if alike is None or self._passing or (
            alike is not step
            and (
                alike.fill is not step.fill
                or alike.stroke is not step.stroke
                or (alike.word, alike.plain) != (step.word, step.plain)
            )
        ):  # fmt: skip
            self._flush()
            self._alike = step
        self._paths.append(path)

    def _settle(self, sets: bytes) -> int:
        """Colours and widths are set before a path, *sets* as it stands; give how many steps that takes."""
        known = self._settled.get((id(self.g), sets))
        if known is None:
            return self._settle_anew(sets)
        _, self.g, passing, steps = known
        if passing:
            if self._paths:
                self._flush()
            self._passing += passing
        return steps

    def _settle_anew(self, sets: bytes) -> int:
        self._flush()
        before, steps, done = self.g, 0, True
        for one in instructions(sets, self.budget.scratch, self._fault):
            done &= self._tried(one)
            steps += 1
        last = self._last.get(sets)
        if last is not None and last == self.g:
            self.g = last
        with_room(self._last)[sets] = self.g
        if done:
            with_room(self._settled)[id(before), sets] = before, self.g, bytes(self._passing), steps
        return steps

    def _tried(self, said: Said) -> bool:
        """Take one step; False when what is said cannot be done, which is a fault of the content."""
        try:
            self._step(said)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, NotImplementedError) as fault:
            self._fault(f"{said.word}: {fault}")
            return False
        return True

    def _fault(self, why: str) -> None:
        """Note a fault of the content."""
        self.eye.tally.add("preflight-syntax", self.eye.spot(), why=why[:120])

    def _look(self, word: str) -> PathLook:
        """What paths have in common that *word* paints now."""
        does, g = PATHS[word], self.g
        fill = self.paint() if "f" in does else None
        stroke = self.paint(stroke=True) if "s" in does else None
        scale = scale_of(g.ctm)
        width = g.width * scale if stroke is not None else 0.0
        left, bottom, right, top = self.eye.sheet.media
        thinnest = g.width * least_scale_of(g.ctm)
        passes = fill is None and self.eye.says_nothing(stroke, thinnest)
        step = Painting("path", b"", word.encode(), fill, stroke, plain=self._plain)
        made = PathLook(g, width, thinnest, passes, scale / max(right - left, top - bottom, 1), step)
        if not self.hidden and not any(one is not None and one.pattern is not None for one in (fill, stroke)):
            with_room(self._looks)[id(g), word] = made
        return made

    def _paint_path(self, said: Said) -> None:
        word, numbers, _, path, _, sets = said
        steps = self._settle(sets) if sets else 0
        known = None if self.hidden else self._looks.get((id(self.g), word))
        _, width, thinnest, passes, reach, step = known or self._look(word)
        if path and (passes or self.hidden):
            if numbers:
                xs, ys = points_of(path, numbers)
                far = max(max(xs) - min(xs), max(ys) - min(ys)) * reach
                steps += int(_ACROSS * far) if far < 1 else _ACROSS
            self.eye.painted += passes
        elif not self.hidden:
            if path:
                self._trace(path, numbers)
            if self.path:
                if path and step.stroke is not None and thinnest < width * _EVEN:
                    width = self.g.width * min(
                        (across(self.g.ctm, x, y) for x, y in directions_of(path) if x or y), default=1.0
                    )
                box = self.eye.path(self.path, self.simple, step.fill, step.stroke, width)
                self._cover(box, _SEEN_THROUGH if self.eye.transparent else _FILLED)
        if path:
            self.budget.read_path(path, steps)
        if self.path or self._clips:
            self._no_path(None)
        self._painted_path(path, step)

    def _cover(self, box: Box, steps: int) -> None:
        """Something is painted in *box* that takes so many *steps* to draw over the whole page."""
        self.budget.spend(int(steps * self.eye.share(box)))
