"""Type that runs through no frames of a story: heads, captions and furniture, by the lines and frames it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from layout.areas.regions import whole_of
from layout.geometry import Rect
from layout.page import GlyphRun, Tag
from layout.units import EM_ASCENT, Length
from layout.value import NamedTuple

HEADS = frozenset(("kicker", "head", "deck"))
"""Roles whose lines, one part of the copy each, stand in one frame and stay as they were broken."""

_IN_LINES = HEADS | {"caption"}
"""Roles of one text whose lines are parts."""

_LINE_END = "\u2028"
"""Ends a line within a paragraph."""

_HAN_FROM = 0x2E80
"""The first character of East Asia, which is set on a whole em; white round narrower ones is no tracking."""


class TypeGroup(NamedTuple):
    """Lines of type of one tag, such as a caption, that have a frame of their own; they run across or *down*."""

    tag: Tag | None
    lines: tuple[tuple[GlyphRun, ...], ...]
    down: bool = False

    @property
    def runs(self) -> tuple[GlyphRun, ...]:
        """Its runs, line by line."""
        return tuple(run for line in self.lines for run in line)

    @property
    def leading(self) -> Length:
        """From its first line to the second; of a single one, six fifths of the size."""
        starts = [_row(line[0], down=self.down) for line in self.lines[:2]]
        return abs(starts[-1] - starts[0]) or self.lines[0][0].size * 12 // 10

    @property
    def tracking(self) -> int:
        """White after every character in thousandths of an em, where all are as far from each other; 0 elsewhere."""
        run = max(self.lines[0], key=lambda one: len(one.gids))
        at = run.ys if self.down else run.xs
        steps = {after - before for before, after in pairwise(at)}
        if len(steps) != 1 or not run.size or run.turned:
            return 0
        step = steps.pop() - run.size * run.squeeze // 1000
        wide = all(ord(one[:1] or "a") >= _HAN_FROM for one in run.texts)
        return step * 1000 // run.size if step > 0 and wide else 0

    @property
    def place(self) -> Rect:
        """Its em boxes, an em longer at the end of the lines: another program sets them a little longer."""
        box, size = whole_of(map(_em_boxes, self.runs)), max(run.size for run in self.runs)
        return box._replace(height=box.height + size) if self.down else box._replace(width=box.width + size)


def of_one(last: GlyphRun, mark: GlyphRun) -> bool:
    """True when two runs are of one text: the same tag but for the cell, or lines of one head or caption."""
    if last.tag is None or mark.tag is None:
        return last.tag == mark.tag and last.origin.y == mark.origin.y
    if last.tag.role in _IN_LINES:
        return (last.tag.story, last.tag.role) == (mark.tag.story, mark.tag.role)
    return last.tag._replace(cell=None) == mark.tag._replace(cell=None)


def groups_of(runs: Sequence[GlyphRun]) -> list[TypeGroup]:
    """The groups of *runs* of one text: what stands more than an em further on in a line has a frame of its own.

    Lines of heads are whole, however wide they are spread.
    """
    longest = max(runs, key=lambda run: len(run.gids))
    down = _extent(longest.ys) > _extent(longest.xs)
    whole = runs[0].tag is not None and runs[0].tag.role in HEADS
    made: list[list[list[GlyphRun]]] = []
    last: GlyphRun | None = None
    for run in runs:
        if last is None or (
            _row(last, down=down) == _row(run, down=down) and not whole and _apart(last, run, down=down)
        ):
            made.append([[run]])
        elif _row(last, down=down) == _row(run, down=down):
            made[-1][-1].append(run)
        else:
            made[-1].append([run])
        last = run
    return [TypeGroup(one[0][0].tag, tuple(map(tuple, one)), down) for one in made]


class RunsAlike(NamedTuple):
    """Text of a group that looks alike throughout: as *run*, its first one, does."""

    run: GlyphRun
    text: str


def runs_alike(lines: Sequence[Sequence[GlyphRun]]) -> tuple[RunsAlike, ...]:
    """The text of *lines* laid end to end, parted where size, face, ink or width change.

    Words of Latin that a line end parted keep a space between; lines of a head stay as they were broken.
    """
    made: list[RunsAlike] = []
    cell = part_before = None
    for line in lines:
        here_part = line[0].tag.part if line[0].tag else None
        if made and here_part != part_before and line[0].tag and line[0].tag.role in HEADS:
            made[-1] = made[-1]._replace(text=f"{made[-1].text.rstrip()}{_LINE_END}")
        part_before = here_part
        for run in line:
            here = run.tag.cell if run.tag else None
            said = ("\t" if here != cell and made else "") + "".join(run.texts)
            cell = here
            if made and _look(made[-1].run) == _look(run):
                made[-1] = made[-1]._replace(text=made[-1].text + said)
            else:
                made.append(RunsAlike(run, said))
        if made and made[-1].text[-1:].isascii() and made[-1].text[-1:].isalnum():
            made[-1] = made[-1]._replace(text=f"{made[-1].text} ")
    if made:
        made[-1] = made[-1]._replace(text=made[-1].text.rstrip())
    return tuple(made)


def _look(run: GlyphRun) -> tuple[object, ...]:
    return run.face, run.size, run.ink, run.squeeze


def _row(run: GlyphRun, *, down: bool) -> Length:
    """Where the line of *run* stands among the lines of its text."""
    return run.origin.x if down else run.origin.y


def _apart(last: GlyphRun, run: GlyphRun, *, down: bool) -> bool:
    """True where *run* begins more than an em after *last* ends, or before it begins: halves of one line."""
    before, here = (last.ys, run.ys) if down else (last.xs, run.xs)
    start, end = min(before, default=0), max(before, default=0) + last.size * last.squeeze // 1000
    start_here = min(here, default=0)
    offset = run.origin.y - last.origin.y if down else run.origin.x - last.origin.x
    return not start <= start_here + offset <= end + max(last.size, run.size)


def _extent(at: Sequence[Length]) -> Length:
    return max(at) - min(at) if at else 0


def _em_boxes(run: GlyphRun) -> Rect:
    """What the em boxes of *run* take up."""
    (x, y), size = run.origin, run.size
    left, right = x + min(run.xs, default=0), x + max(run.xs, default=0) + size
    top = y + min(run.ys, default=0) - size * EM_ASCENT // 1000
    foot = y + max(run.ys, default=0) + size * (1000 - EM_ASCENT) // 1000
    return Rect(left, top, right - left, foot - top)
