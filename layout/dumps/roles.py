"""Which part of a story each line is: the likeliest reading of the whole dump.

Every line may be one of a few parts; what it looks like (:mod:`layout.lines.shapes`) gives each part a score, and
so does what stands before it.  The best path through all lines is found (Viterbi), so that a line is judged with
the header, byline or dateline *after* it in view.  The scores between parts stand in :mod:`layout.stories.parts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from layout.dumps.joints import join_score
from layout.dumps.steps import FAR_OFF, TOPS, margin_at, next_scores
from layout.fitted.table import LineWeights, with_fitted
from layout.kept_answers import KeptRow, LastAnswers
from layout.lines.beside import begins_anew, beside
from layout.lines.dump_style import DumpStyle
from layout.lines.leads import STANDS_BELOW, stands_again
from layout.lines.line_scores import scores_of
from layout.lines.neighbours import Titles, is_short_title, stands_alone
from layout.lines.shapes import LineShape
from layout.stories.parts import (
    HEAD,
    NEVER,
    RUBRIC,
    SUBHEAD,
    UNENDING,
)
from layout.value import NamedTuple


class LineReading(NamedTuple):
    """What a line is, and whether something new begins with it."""

    part: str
    begins: bool
    margin: int = FAR_OFF
    """How much likelier the reading is than the next best that parts stories otherwise here."""


def read_roles(
    shapes: tuple[LineShape, ...], style: DumpStyle, settled: Mapping[int, str], rows: Sequence[bool],
    begin: Sequence[int], fitted: Sequence[LineWeights], titles: Titles, bound: frozenset[int], known: LastAnswers,
    *, margins: bool = True,
) -> tuple[LineReading, ...]:  # fmt: skip
    """What each line of a dump with this *style* is; by what margin, where *margins* are wanted.

    *settled* maps indexes to parts that a hint has settled; *rows* are lines of lists, tables and verse, *begin* says
    how much speaks for a story beginning with each, *fitted* what the lines around it say, *titles* are known by the
    whole dump; nothing new begins with a line of *bound*.  What is *known* of one that asks the same is kept.
    """
    if not shapes:
        return ()
    twice = known.row("again", None, shapes, lambda at: stands_again(shapes, at), 2, STANDS_BELOW)
    asks = [
        (
            shape, settled.get(at, ""), rows[at], NEVER if at in bound else begin[at], at in titles.running,
            at in titles.briefs, twice[at],
        )
        for at, shape in enumerate(shapes)
    ]  # fmt: skip
    row: KeptRow[_Step] = known.of("row", None, KeptRow)
    steps: list[_Step] = []
    best: dict[str, int] = {"": 0}
    for at, step in enumerate(row.known(style, asks, _OVER, _UNDER)):
        added = fitted[at]
        if step is None or (step.came is not best and step.came != best) or step.added != added:
            _, forced, is_row, speaks, running, brief, again = asks[at]
            line = AskedLine(
                at, forced, is_row, bool(at) and rows[at - 1], 0 if at in bound else speaks, running, brief,
                at + 1 in titles.briefs, again, added,
            )  # fmt: skip
            alone = step.alone if step else _scores_alone(shapes, line, style)
            judged = _with_lines_around(alone, line, shapes[at])
            asked = best, *judged, shapes[at - 1] if at else None, shapes[at], style, speaks + added.begins
            last = row.last(at)
            if last and last.asked == asked:
                step = last._replace(alone=alone, added=added)
            else:
                step = _Step(alone, added, judged, best, asked, *next_scores(*asked))
        steps.append(step)
        best = step.best
    row.keep(style, asks, steps)
    return _with_margins(steps, _path(steps)) if margins else _path(steps)


def _with_margins(steps: Sequence[_Step], path: Sequence[LineReading]) -> tuple[LineReading, ...]:
    parts = [one.part for one in path]
    return tuple([one._replace(margin=margin_at(steps, at, parts, one.begins)) for at, one in enumerate(path)])


def _path(steps: Sequence[_Step]) -> tuple[LineReading, ...]:
    """The best reading that *steps* came to, from its end."""
    best = steps[-1].best
    part = max(best, key=lambda one: best[one] - (30 if one in UNENDING else 0))
    path: list[LineReading] = []
    for step in reversed(steps):
        was, begins = step.back[part]
        path.append(LineReading(part, begins))
        part = was
    return tuple(reversed(path))


class _Step(NamedTuple):
    """A line as it was judged, and the best ways to each part that it may be."""

    alone: tuple[dict[str, int], int]
    """What its own looks and the lines beside it say of its parts, and of its going on with the line above."""
    added: LineWeights
    judged: tuple[dict[str, int], int]
    """The same with what the lines around it say."""
    came: dict[str, int]
    """The scores of the parts of the line before."""
    asked: tuple[object, ...]
    """All that :func:`layout.dumps.steps.next_scores` was asked."""
    best: dict[str, int]
    back: dict[str, tuple[str, bool]]
    most: int
    """What the likeliest part had before it was made 0."""


class AskedLine(NamedTuple):
    """What is known of the line *at* by more than it and its neighbours."""

    at: int
    forced: str
    """The part that is settled."""
    row: bool
    under_row: bool
    begin: int
    """How much speaks for a story beginning with it; 0 also where nothing new may."""
    running: bool
    brief: bool
    over_brief: bool
    again: bool
    """Its words stand again below."""
    fitted: LineWeights
    """What the lines around it say."""


_OVER: Final = 2
_UNDER: Final = 3
"""Lines above and below one that :func:`scores_at` looks at."""


def scores_at(shapes: tuple[LineShape, ...], line: AskedLine, style: DumpStyle) -> tuple[dict[str, int], int]:
    """The scores of the parts that a line may be, and of its going on with the one above."""
    return _with_lines_around(_scores_alone(shapes, line, style), line, shapes[line.at])


def _with_lines_around(
    alone: tuple[dict[str, int], int], line: AskedLine, shape: LineShape
) -> tuple[dict[str, int], int]:
    """What is said of a line *alone*, with what the lines around it say."""
    looks, joins = alone
    return looks if line.forced else with_fitted(looks, line.fitted, shape), joins


def _scores_alone(shapes: tuple[LineShape, ...], line: AskedLine, style: DumpStyle) -> tuple[dict[str, int], int]:
    """The same without what the lines around it say."""
    at, shape = line.at, shapes[line.at]
    before = shapes[at - 1] if at else None
    looks = {line.forced: 0} if line.forced else _scores(shapes, line, style)
    joins = join_score(before, shape, style) if before else 0
    if (line.row or (line.under_row and not shape.lower)) and not style.wrapped:
        joins -= 80
    return looks, joins - (_ALONE if stands_alone(shapes, at, style) else 0)


def _scores(shapes: tuple[LineShape, ...], line: AskedLine, style: DumpStyle) -> dict[str, int]:
    """The same for a line that is not settled: its scores as a part."""
    at, shape = line.at, shapes[line.at]
    anew = begins_anew(shape, shapes[at - 1] if at else None)
    looks = scores_of(shape._replace(lower=False) if anew else shape, style, line.row)
    looks = beside(looks, shapes, at, again=line.again)
    if line.running:
        looks = {RUBRIC: _RUNNING}
    if line.brief or line.over_brief:
        part = HEAD if line.brief else RUBRIC
        looks = looks | {part: max(_BRIEF, looks.get(part, 0))}
    if RUBRIC in looks and not style.headed and is_short_title(shapes, at):
        looks = looks | {RUBRIC: max(looks[RUBRIC], _TITLE), HEAD: min(looks.get(HEAD, NEVER), 20)}
    if line.row and style.only_parted and shape.line.gap >= style.parted:
        looks = {part: look - _STANZA if part in TOPS else look for part, look in looks.items()}
    if line.begin and SUBHEAD in looks:
        looks = looks | {SUBHEAD: looks[SUBHEAD] - line.begin // 2}
    return looks


_STANZA: Final = 40
"""What speaks less for a line of verse or of a list being a head: a blank line before it may part stanzas as well."""

_ALONE: Final = 80
"""What outweighs a full line above it."""

_BRIEF: Final = 40
"""What speaks for the head of a brief, however short, and for the rubric over the first."""

_RUNNING: Final = 70
"""The same for one in words that stand over another story, too."""

_TITLE: Final = 14
"""What speaks for such a line being a rubric: about as much as for a short head with a deck."""
