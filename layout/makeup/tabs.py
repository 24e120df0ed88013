"""Tab stops (制表位): where the parts of a line of furniture stand, and what leads from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from layout.fonts.library import Library
from layout.makeup.marks import line_marks
from layout.page import Ink, Mark
from layout.spec.styles import TabStop, TextStyle
from layout.typeset import Line, Piece, prepare, set_line, set_paragraph
from layout.units import Length
from layout.value import NamedTuple

SPLIT = "\u3000\u3000"
"""Two spaces part a line of furniture into what stands left and what stands right, such as a title and its page."""


class PlacedPart(NamedTuple):
    """A part of a line: its glyphs, where it begins, and what leads to it."""

    line: Line
    left: Length
    leader: str = ""

    @property
    def right(self) -> Length:
        """Where it ends."""
        return self.left + self.line.width


def parts_at(text: str, look: TextStyle, width: Length, faces: Library) -> list[PlacedPart]:
    """The parts of *text*, a line of style *look*, at their stops; one part, all of it, where nothing parts it.

    Without stops two parts stand left and right of *width*.  What is parted more often than there are stops stays in
    the last part as it is written.
    """
    stops = [(stop.at * look.size // 1000, stop) for stop in look.tabs]
    if not stops and look.align == "left" and text.count(SPLIT) == 1:
        stops = [(width, TabStop(0, "right"))]
    words = text.split(SPLIT, len(stops)) if stops else [text]
    made = [PlacedPart(set_line((Piece(words[0], look),), look, faces), 0)]
    for (at, stop), part in zip(stops, words[1:], strict=False):
        line = set_line((Piece(part, look),), look, faces)
        made.append(PlacedPart(line, at - _before(part, line, stop, look, faces), stop.leader or look.leader))
    return made


def _before(part: str, line: Line, stop: TabStop, look: TextStyle, faces: Library) -> Length:
    """How much of *part*, set as *line*, stands before its stop."""
    if stop.align == "point":
        return set_line((Piece(part.partition(".")[0], look),), look, faces).width
    return {"left": 0, "centre": line.width // 2}.get(stop.align, line.width)


def crowded(parts: Sequence[PlacedPart], width: Length) -> Length:
    """By how much the parts of a line stand on each other, or past its ends; 0 where they do not."""
    over = [-parts[0].left, parts[-1].right - width]
    return max(0, *over, *(before.right - after.left for before, after in pairwise(parts)))


LEAST_ROOM = 6
"""Ems that words turned over need beside what stands right of them; less would make a column of single words."""


def turned_over(text: str, look: TextStyle, width: Length, faces: Library) -> list[list[PlacedPart]]:
    """The lines of *text* in *width*: one, or as many as it takes where that is too long and has no stops of its own.

    What stands right, such as the page of an entry, stands in the last of them, and no words run under it.
    """
    parts = parts_at(text, look, width, faces)
    room = parts[1].left - look.size // 2 if len(parts) > 1 else width
    if parts[0].right <= room or room < LEAST_ROOM * look.size or look.tabs or len(parts) > 2:
        return [parts]
    words = text.split(SPLIT, 1)[0] if len(parts) > 1 else text
    whole = look._replace(whole_words=True)
    lines = set_paragraph(prepare((Piece(words, whole),), whole, faces), (room,))
    if any(line.width > room for line in lines):  # a word that goes into no line of this width
        return [parts]
    made = [[PlacedPart(line, 0)] for line in lines]
    made[-1] += parts[1:]
    return made


class Led(NamedTuple):
    """A part of a line on *baseline* with a leader, and where the part before it ends."""

    start: Length
    part: PlacedPart
    baseline: Length
    look: TextStyle
    ink: Ink


def leader_marks(lines: Sequence[Led], faces: Library, x: Length) -> list[Mark]:
    """Leaders to one stop of *lines* that begin at *x*.

    They go from half an em after what stands before the stop to half an em before the widest part that stands there.
    Leaders are made of whole steps from there, so that the dots of lines under each other stand in columns; where one
    line has no room for a step, none has a leader.  They are no copy: nobody hears them read.
    """
    made: list[Mark] = []
    end = min(led.part.left for led in lines)
    for start, part, baseline, look, ink in lines:
        clear = look.size // 2
        step = set_line((Piece(part.leader, look),), look, faces).width
        steps = (end - start - 2 * clear) // step if step else 0
        if steps < 1:
            return []
        line = set_line((Piece(part.leader * steps, look),), look, faces)
        made += line_marks(line, x + end - clear - line.width, baseline, ink, None)
    return made
