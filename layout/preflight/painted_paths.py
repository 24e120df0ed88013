"""Paths as a walk paints them: what a map is made of, hundreds of thousands of them in few colours.

What holds for every path of one graphics state (its paints, its width, whether there is anything to say of a line so
wide) is found out once for that state, and states that come again and again are the same value each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.pdfreader.budget import PATH_BYTES
from layout.pdfreader.lexer import MapPath, Said, instructions, numbers_of
from layout.pdfreader.paths import directions_of, points_of
from layout.pdfreader.spaces import PROCESS
from layout.pdfreader.state import Box, Graphics, Paint, across, least_scale_of, scale_of
from layout.pdfreader.steps import Painting, Passing, Paths
from layout.preflight.interpreter import Interpreter, Tools, with_room
from layout.value import NamedTuple

PATHS: Final = {"S": "s", "s": "s", "f": "f", "F": "f", "f*": "f", "B": "fs", "B*": "fs", "b": "fs", "b*": "fs"}
"""What paints a path: whether it fills (f), draws the line (s), or both."""
_FILLED, _ACROSS, _SEEN_THROUGH = 150, 80, 600
"""Steps of what is drawn over the whole page: a fill, a line from edge to edge, a fill over something transparent.

As measured: they take from half a millisecond to some.
"""


_FEW, _EVERY = 64, 8
"""Of more paths than so few that come together every eighth is measured, and stands for those about it.

To measure a path takes three times as long as all else that is done with it.  Who hides long lines among short ones
gains no more than the time that a file may take.
"""
_WITH_ITSELF_THE_SAME: Final = ("Normal", "Compatible", "Darken", "Lighten")
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


class Settled(NamedTuple):
    """What colours and widths, set in the state *before*, come to for paths of which there is nothing to say."""

    before: Graphics
    after: Graphics
    passing: bytes
    """What of them is put on the plates as it stands."""
    steps: int
    reach: float
    step: Painting
    """As in :class:`PathLook`."""


class PaintsPaths(Interpreter):
    """Keeps what is painted in steps, paths that follow each other in one."""

    def __init__(self, tools: Tools, *, hidden: bool = False) -> None:
        super().__init__(tools, hidden=hidden)
        self.steps: list[Passing | Painting | Paths] = []
        self._passing = bytearray()
        """What has passed since :attr:`_rows`."""
        self._rows: list[tuple[bytes, Painting, bytes]] = []
        """Paths that were painted one after the other."""
        self._looks: dict[tuple[int, str], PathLook] = {}  # by a state's id, with the state
        self._settled: dict[tuple[int, bytes, bytes], Settled] = {}
        """By a state's id, what is set then, and what paints a path."""
        self._last: dict[bytes, Graphics] = {}
        """The state that what is set led to the last time."""

    def paint(self, *, stroke: bool = False) -> Paint:
        """What filling, or drawing a line, paints with now."""
        raise NotImplementedError

    def _step(self, said: Said) -> None:
        raise NotImplementedError

    def _flush(self, *, restores: bool = False) -> None:
        """Paths become one step, and what has passed since them another."""
        if self._rows:
            self.steps.append(Paths(self._rows))
            self._rows = []
        if self._passing:
            self.steps.append(Passing(bytes(self._passing), restores))
            self._passing = bytearray()

    def _painting(self, step: Painting) -> None:
        self._flush()
        self.steps.append(step)

    def _painted_path(self, path: bytes, step: Painting) -> None:
        """A *path* is painted as *step*; it is empty where it has been drawn piece by piece, and has passed."""
        if path:
            self._rows.append((bytes(self._passing), step, path))
            self._passing.clear()
        else:
            self._painting(step)

    def _paint_paths(self, paths: Sequence[MapPath]) -> None:
        """Paint *paths*, of which nearly all look like others that there was nothing to say of."""
        every = _EVERY if len(paths) > _FEW else 1
        count = parts = steps = 0
        settled, rows, g = self._settled, self._rows, self.g
        for at, (sets, path, word) in enumerate(paths):
            known = settled.get((id(g), sets, word))
            if known is None:
                steps += self._settle(sets, word)
                self._tried(Said(word.decode(), numbers_of(path), b"", path))
                rows, g = self._rows, self.g
                continue
            _, g, passing, setting, reach, look = known
            self.g = g
            rows.append((passing, look, path))
            count += 1
            parts += len(path) // PATH_BYTES
            steps += setting
            if not at % every:
                steps += _crossing(path, numbers_of(path), reach) * every
        self.eye.painted += count
        self.budget.read_paths(count, parts, steps)

    def _settle(self, sets: bytes, word: bytes) -> int:
        """Colours and widths are set before a path, *sets* as it stands; give how many steps that takes.

        Where there is nothing to say of paths that *word* paints then, the next ones need not be looked at.
        """
        before, passed, steps, done = self.g, self._passing, 0, not self.hidden
        self._passing = bytearray()
        for one in instructions(sets, self.budget.scratch, self._fault):
            done &= self._tried(one)
            steps += 1
        last = self._last.get(sets)
        if last is not None and last == self.g:
            self.g = last
        with_room(self._last)[sets] = self.g
        look = self._looks.get((id(self.g), word.decode()))
        if done and look is not None and look.passes and not passed:
            settled = Settled(before, self.g, bytes(self._passing), steps, look.reach, look.step)
            with_room(self._settled)[id(before), sets, word] = settled
        self._passing = passed + self._passing
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

    def _look_at_blend(self, *paints: Paint | None) -> None:
        """Where a plate is overprinted by what is blended, its ink is blended with itself (ISO 32000-1, 11.7.4.3)."""
        if self.g.blend in _WITH_ITSELF_THE_SAME:
            return
        for paint in paints:
            if paint is not None and paint.inks.named and not all(map(paint.touches, PROCESS)):
                self.eye.unmeasured("overprint in a blend mode")

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
        if not self._plain:
            self._look_at_blend(fill, stroke)
        made = PathLook(g, width, thinnest, passes, scale / max(right - left, top - bottom, 1), step)
        if not self.hidden and not any(one is not None and one.pattern is not None for one in (fill, stroke)):
            with_room(self._looks)[id(g), word] = made
        return made

    def _paint_path(self, said: Said) -> None:
        word, numbers, path = said.word, said.operands, said.path
        known = None if self.hidden else self._looks.get((id(self.g), word))
        _, width, thinnest, passes, reach, step = known or self._look(word)
        if path and (passes or self.hidden):
            self.budget.spend(_crossing(path, numbers, reach))
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
            self.budget.read_path(path)
        if self.path or self._clips:
            self._no_path(None)
        self._painted_path(path, step)

    def _cover(self, box: Box, steps: int) -> None:
        """Something is painted in *box* that takes so many *steps* to draw over the whole page."""
        self.budget.spend(int(steps * self.eye.share(box)))


def _crossing(path: bytes, numbers: Sequence[float], reach: float) -> int:
    """Steps that a *path* of *numbers* takes by how far it goes, of so many for a unit."""
    if not numbers:
        return 0
    xs, ys = points_of(path, numbers)
    return int(_ACROSS * min(max(max(xs) - min(xs), max(ys) - min(ys)) * reach, 1))
