"""Which part of a story each line is: the likeliest reading of the whole dump.

Every line may be one of a few parts; what it looks like (:mod:`layout.lines.shapes`) gives each part a score, and
so does what stands before it.  The best path through all lines is found (Viterbi), so that a line is judged with
the header, byline or dateline *after* it in view.  The scores between parts stand in :mod:`layout.stories.parts`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from layout.dumps.joints import first_line, join_score
from layout.fitted.table import LineWeights, with_fitted
from layout.kept_answers import KeptRow, LastAnswers
from layout.lines.beside import begins_anew, beside
from layout.lines.dump_style import DumpStyle
from layout.lines.items import is_quoted, item_of
from layout.lines.leads import STANDS_BELOW, stands_again
from layout.lines.line_scores import deck_words, is_bracketed, scores_of
from layout.lines.neighbours import Titles, is_short_title, second_line, stands_alone
from layout.lines.shapes import LineShape, leans
from layout.stories.parts import (
    BODY,
    BYLINE,
    CAPTION,
    DECK,
    HEAD,
    HEAD_MORE,
    HEADER,
    JUMP,
    KICKER,
    MORE,
    NEVER,
    NEW,
    OPENS,
    RUBRIC,
    START,
    STEPS,
    SUBHEAD,
    UNENDING,
    WIRE,
)
from layout.stories.people import is_person
from layout.stories.words import EDITORS_NOTES
from layout.value import NamedTuple


class LineReading(NamedTuple):
    """What a line is, and whether something new begins with it."""

    part: str
    begins: bool


def read_roles(
    shapes: tuple[LineShape, ...], style: DumpStyle, settled: Mapping[int, str], rows: Sequence[bool],
    begin: Sequence[int], fitted: Sequence[LineWeights], titles: Titles, bound: frozenset[int], known: LastAnswers,
) -> tuple[LineReading, ...]:  # fmt: skip
    """What each line of a dump with this *style* is.

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
            at in titles.briefs, twice[at], fitted[at],
        )
        for at, shape in enumerate(shapes)
    ]  # fmt: skip
    row: KeptRow[_Step] = known.of("row", None, KeptRow)
    steps: list[_Step] = []
    best: dict[str, int] = {"": 0}
    for at, step in enumerate(row.known(style, asks, _OVER, _UNDER)):
        if step is None or (step.came is not best and step.came != best):
            _, forced, is_row, speaks, running, brief, again, added = asks[at]
            line = _Line(
                at, forced, is_row, bool(at) and rows[at - 1], 0 if at in bound else speaks, running, brief,
                at + 1 in titles.briefs, again, added,
            )  # fmt: skip
            judged = step.judged if step else _judged(shapes, line, style)
            speaks += added.begins
            asked = best, *judged, shapes[at - 1] if at else None, shapes[at], style, speaks
            last = row.last(at)
            step = last if last and last.asked == asked else _Step(judged, best, asked, *_next(*asked))
        steps.append(step)
        best = step.best
    row.keep(style, asks, steps)
    part = max(best, key=lambda one: best[one] - (30 if one in UNENDING else 0))
    path: list[LineReading] = []
    for step in reversed(steps):
        was, begins = step.back[part]
        path.append(LineReading(part, begins))
        part = was
    return tuple(reversed(path))


class _Step(NamedTuple):
    """A line as it was judged, and the best ways to each part that it may be."""

    judged: tuple[dict[str, int], int]
    came: dict[str, int]
    """The scores of the parts of the line before."""
    asked: tuple[object, ...]
    """All that :func:`_next` was asked."""
    best: dict[str, int]
    back: dict[str, tuple[str, bool]]


class _Line(NamedTuple):
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
"""Lines above and below one that :func:`_judged` looks at."""


def _judged(shapes: tuple[LineShape, ...], line: _Line, style: DumpStyle) -> tuple[dict[str, int], int]:
    """The scores of the parts that a line may be, and of its going on with the one above."""
    at, shape = line.at, shapes[line.at]
    before = shapes[at - 1] if at else None
    looks = {line.forced: 0} if line.forced else with_fitted(_scores(shapes, line, style), line.fitted, shape)
    joins = join_score(before, shape, style) if before else 0
    if (line.row or (line.under_row and not shape.lower)) and not style.wrapped:
        joins -= 80
    return looks, joins - (_ALONE if stands_alone(shapes, at, style) else 0)


def _scores(shapes: tuple[LineShape, ...], line: _Line, style: DumpStyle) -> dict[str, int]:
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
    if line.begin and SUBHEAD in looks:
        looks = looks | {SUBHEAD: looks[SUBHEAD] - line.begin // 2}
    return looks


_ALONE: Final = 80
"""What outweighs a full line above it."""

_BRIEF: Final = 40
"""What speaks for the head of a brief, however short, and for the rubric over the first."""

_RUNNING: Final = 70
"""The same for one in words that stand over another story, too."""

_TITLE: Final = 14
"""What speaks for such a line being a rubric: about as much as for a short head with a deck."""


def _next(
    best: dict[str, int], looks: dict[str, int], joins: int, before: LineShape | None, shape: LineShape,
    style: DumpStyle, begin: int = 0,
) -> tuple[dict[str, int], dict[str, tuple[str, bool]]]:  # fmt: skip
    """Scores of the parts of *shape*, and what each came from: the part before, and whether something new begins.

    The likeliest part has the score 0, so that a line asks the same wherever it stands.
    """
    ended = before is None or bool(before.jump) or shape.line.page != before.line.page
    whole = before is None or _is_whole(before)
    over = _leaving(before, ended, whole)
    left = {was: reached + (-60 if was in UNENDING else over if was in BODY else 0) for was, reached in best.items()}
    last = max(left, key=left.__getitem__)
    going: list[tuple[str, int, Mapping[str, int]]] = []
    if before is not None and not ended:
        going = [
            (was, best[was], steps) for was, steps in STEPS.items() if was in best and (was != JUMP or before.back)
        ]
    now: dict[str, int] = {}
    back: dict[str, tuple[str, bool]] = {}
    new = left[last] + _beginning(before, shape, style)
    for part, look in looks.items():
        came, begins = last, True
        top = new + NEW.get(part, NEVER) + (_beginning_as(part, before, shape) if part in _ASKED else 0)
        top += begin if part in _HEADS or begin <= NEVER // 2 else 0
        gain = _MOST_GAINED.get(part, 0) + (joins if part == MORE else 0)
        for was, reached, steps in going:
            step = 0 if begin <= NEVER // 2 else steps.get(part)
            if step is None or reached + step + gain <= top or before is None:
                continue
            if begin > NEVER // 2:
                step += _inside(was, part, before, shape, style, whole) if part != MORE else joins
            step += first_line(was, before, style) if part == MORE else 0
            if reached + step > top:
                came, begins, top = was, False, reached + step
        now[part] = top + look
        back[part] = (came, begins)
    most = max(now.values())
    return {part: score - most for part, score in now.items()}, back


_MOST_GAINED: Final = {WIRE: 60, MORE: 45, SUBHEAD: 40, HEAD_MORE: 40, DECK: 40, HEAD: 20}
"""No neighbour says more for a step to a part than this, and to no other part anything: what cannot reach the best so
far with it is not asked."""

_ASKED: Final = OPENS | {START, BYLINE}
"""Parts of which :func:`_beginning_as` has something to say."""

_HEADS: Final = (RUBRIC, KICKER, HEAD)


def _leaving(before: LineShape | None, ended: bool, whole: bool) -> int:
    """What speaks against the story being over after *before*, which is a line of copy."""
    if before is None:
        return 0
    torn = 0 if ended or whole or before.sign else -25
    return torn - (40 if before.text.endswith(("：", ":")) else 0)


def _beginning(before: LineShape | None, shape: LineShape, style: DumpStyle) -> int:
    """What speaks for something new beginning with *shape*, whatever it is."""
    new = 40 if shape.back else 0
    if before is None:
        return new
    if style.spaced and shape.line.gap:
        new += 15 if style.indented else 5
    elif not style.spaced and shape.line.gap > 1:
        new += min(shape.line.gap - 1, 3)
    return new


def _beginning_as(part: str, before: LineShape | None, shape: LineShape) -> int:
    """… and beginning as *part*."""
    if part in OPENS:
        return 10 if before is not None and (before.sign or before.jump) else 0
    if part == START:
        return 45 if shape.text.startswith(EDITORS_NOTES) else 0
    if part == BYLINE and not shape.byline:
        return -35  # two or three characters at the top of something are a rubric or a head, not who wrote it
    return 0


def _inside(was: str, part: str, before: LineShape, shape: LineShape, style: DumpStyle, whole: bool) -> int:
    """What the neighbour says to *part* going on in the same story; *whole* when it can end where it does."""
    if shape.back and was in BODY:
        return NEVER
    if part == JUMP and bool(shape.back) != (was in HEADER or was == BYLINE):
        return NEVER
    if part in (HEAD_MORE, DECK):
        apart = part == DECK and was == DECK and shape.text.startswith(("——", "--"))
        return second_line(before, shape, part, third=was != HEAD) - (60 if apart else 0)
    if was == KICKER and part == HEAD:
        return _over_head(before, shape)
    if was == part == SUBHEAD and before.end == "dash":
        return -STEPS[SUBHEAD][SUBHEAD]
    if was in (HEAD, HEAD_MORE, SUBHEAD) and part in BODY and leans(before.text):
        return -45
    if was == part == CAPTION:
        return 0 if _nth().match(before.text) and _nth().match(shape.text) and not before.credit else -60
    if was not in BODY:
        return 0
    if part == WIRE and before.line.text[0] in "据據" and shape.line.text[0] in "据據":
        return 60
    if part in (START, SUBHEAD) and (before.sign or before.credit):
        return 0 if item_of(before.text) == item_of(shape.text) == "mark" else -40
    if part == BYLINE and not shape.byline and not is_person(shape.text):
        return -25
    if part in (START, WIRE, SUBHEAD) and not style.wrapped:
        return 0 if whole else -20 if part == START else -25
    return 0


def _over_head(before: LineShape, shape: LineShape) -> int:
    """What the length of a kicker says: it is longer than its head; a line that says who spoke is a deck."""
    if deck_words(shape.text):
        return -30
    if is_quoted(shape.text) and not is_quoted(before.text):
        return 20  # 三伏天，记者体验快递分拣 over “在这里，汗是按斤算的”
    longer = before.size - shape.size
    return 14 if longer >= _MUCH_LONGER else 6 if longer >= _LONGER else 0


_LONGER: Final = 2
_MUCH_LONGER: Final = 4


@cache
def _nth() -> re.Pattern[str]:
    """图①, 上图: one of several captions of one group of pictures."""
    return re.compile(r"[▲△]?(?:图[①-⑩一二三四五六\d]|[上下左右大小]图)")


def _is_whole(shape: LineShape) -> bool:
    """True when the copy of *shape* can end where it does."""
    if shape.end in ("stop", "dash") or shape.text.endswith(("：", ":")):
        return True
    return bool(item_of(shape.text)) or is_bracketed(shape.text)
