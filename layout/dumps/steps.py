"""From one line of a dump to the next: how gladly each part follows another, or begins something new.

And how much likelier the parting of a dump into stories is than another: line by line, what the next best had.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, Protocol

from layout.dumps.joints import first_line
from layout.lines.dump_style import DumpStyle
from layout.lines.items import is_quoted, item_of
from layout.lines.line_scores import deck_words, is_bracketed
from layout.lines.neighbours import second_line
from layout.lines.shapes import LineShape, leans
from layout.stories.parts import (
    BODY,
    BYLINE,
    CAPTION,
    CREDIT,
    DECK,
    FURNITURE,
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
from layout.stories.words import CAPTION_STARTS, EDITORS_NOTES


def next_scores(
    best: dict[str, int], looks: dict[str, int], joins: int, before: LineShape | None, shape: LineShape,
    style: DumpStyle, begin: int = 0, only: bool | None = None,
) -> tuple[dict[str, int], dict[str, tuple[str, bool]], int]:  # fmt: skip
    """Scores of the parts of *shape*, and what each came from: the part before, and whether something new begins.

    The likeliest part has the score 0, so that a line asks the same wherever it stands; what it had comes last.  With
    *only* nothing but something new is asked of, or nothing but what goes on.
    """
    ended = before is None or bool(before.jump) or shape.line.page != before.line.page
    whole = before is None or is_whole(before)
    over = leaving(before, ended, whole)
    left = {was: reached + (-60 if was in UNENDING else over if was in BODY else 0) for was, reached in best.items()}
    last = max(left, key=left.__getitem__)
    goes_on = before is not None and not ended and only is not True
    under_jump = before is not None and bool(before.back)
    now: dict[str, int] = {}
    back: dict[str, tuple[str, bool]] = {}
    new, parted = left[last] + beginning(before, shape, style), parting(before, shape, style)
    for part, look in looks.items():
        came, begins = last, True
        top = new + NEW.get(part, NEVER) + (beginning_as(part, before, shape) if part in ASKED else 0)
        top += parting_as(part, parted, shape) if parted else 0
        top += begin if part in TOPS or begin <= NEVER // 2 else 0
        top += 3 * NEVER if only is False else 0
        if before is None or not goes_on:
            now[part] = top + look
            back[part] = (last, True)
            continue
        gain = _MOST_GAINED.get(part, 0) + (joins if part == MORE else 0)
        for was, step in _ANY if begin <= NEVER // 2 else _INTO.get(part, ()):
            reached = best.get(was)
            if reached is None or reached + step + gain <= top or (was == JUMP and not under_jump):
                continue
            if begin > NEVER // 2:
                step += inside(was, part, before, shape, style, whole) if part != MORE else joins
            step += first_line(was, before, style) if part == MORE else 0
            if reached + step > top:
                came, begins, top = was, False, reached + step
        now[part] = top + look
        back[part] = (came, begins)
    most = max(now.values())
    return {part: score - most for part, score in now.items()}, back, most


_INTO: Final = {
    part: tuple((was, steps[part]) for was, steps in STEPS.items() if part in steps)
    for part in dict.fromkeys(part for steps in STEPS.values() for part in steps)
}
"""What each part may follow, and how gladly."""

_ANY: Final = tuple((was, 0) for was in STEPS)
"""A line that is bound to the one above follows whatever that is."""

_MOST_GAINED: Final = {WIRE: 60, MORE: 45, SUBHEAD: 40, HEAD_MORE: 40, DECK: 40, HEAD: 20}
"""No neighbour says more for a step to a part than this, and to no other part anything: what cannot reach the best so
far with it is not asked."""

ASKED: Final = OPENS | {START, BYLINE}
"""Parts of which :func:`beginning_as` has something to say."""

TOPS: Final = (RUBRIC, KICKER, HEAD)


def leaving(before: LineShape | None, ended: bool, whole: bool) -> int:
    """What speaks against the story being over after *before*, which is a line of copy."""
    if before is None:
        return 0
    torn = 0 if ended or whole or before.sign else -25
    return torn - (40 if before.text.endswith(("：", ":")) else 0)


def beginning(before: LineShape | None, shape: LineShape, style: DumpStyle) -> int:
    """What speaks for something new beginning with *shape*, whatever it is."""
    new = 40 if shape.back else 0
    if before is None:
        return new
    if style.spaced and shape.line.gap:
        new += 15 if style.indented else 5
    elif not style.spaced and shape.line.gap > 1:
        new += min(shape.line.gap - 1, 3)
    return new


def parting(before: LineShape | None, shape: LineShape, style: DumpStyle) -> int:
    """What a blank line, or that there is none, says for a story beginning with *shape* where such lines part stories.

    Over the head of one its caption may stand.
    """
    if not style.parted:
        return 0
    if shape.line.gap >= style.parted:
        return _PARTED if style.only_parted else 0
    captioned = before is not None and (before.line.gap >= style.parted or not before.text) and _may_be_caption(before)
    return _CAPTIONED if captioned else -TIGHT


def _may_be_caption(shape: LineShape) -> bool:
    """True for words that may be of a picture over a head: a sentence, or who took one."""
    return bool(shape.credit) or (shape.end == "stop" and shape.size <= _CAPTION)


_CAPTION: Final = 120


def parting_as(part: str, parted: int, shape: LineShape) -> int:
    """… and for one that begins as *part*: hardly any without a head begins where nothing says so.

    A caption that says itself that it is one, or who took the picture, stands right under its story as well.
    """
    if part == FURNITURE or (parted == _CAPTIONED and part not in TOPS):
        return 0
    if part == CAPTION and (shape.credit or shape.text.startswith(CAPTION_STARTS)):
        return max(0, parted)
    return parted + _HEADLESS.get(part, 0) if parted > 0 else parted


_PARTED: Final = 40
_CAPTIONED: Final = 30
TIGHT: Final = 50
_HEADLESS: Final = {CAPTION: 40, START: 10, WIRE: 10}
"""What a blank line that begins a story says more for copy or a caption without a head."""


def beginning_as(part: str, before: LineShape | None, shape: LineShape) -> int:
    """… and beginning as *part*."""
    if part in OPENS:
        return 10 if before is not None and (before.sign or before.jump) else 0
    if part == START:
        return 45 if shape.text.startswith(EDITORS_NOTES) else 0
    if part == BYLINE and not shape.byline:
        return -35  # two or three characters at the top of something are a rubric or a head, not who wrote it
    return 0


def inside(was: str, part: str, before: LineShape, shape: LineShape, style: DumpStyle, whole: bool) -> int:
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


def is_whole(shape: LineShape) -> bool:
    """True when the copy of *shape* can end where it does."""
    if shape.end in ("stop", "dash") or shape.text.endswith(("：", ":")):
        return True
    return bool(item_of(shape.text)) or is_bracketed(shape.text)


FAR_OFF: Final = 1000
"""The margin of a line with which nothing else could begin, or that could not go on."""

_PRUNED: Final = 100
"""What is so much less likely at the line itself is hardly made good by the lines below it."""

_FOLLOWED: Final = 6
"""Lines below that are asked what they make of it; mostly the next but one is copy, to which both come alike."""

_COPY: Final = BODY | {CREDIT}


class LineStep(Protocol):
    """A line as the reading came to it."""

    @property
    def judged(self) -> tuple[dict[str, int], int]:
        """The scores of its parts, and of its going on with the line above."""

    @property
    def asked(self) -> tuple[Any, ...]:
        """All that :func:`layout.dumps.steps.next_scores` was asked."""

    @property
    def best(self) -> dict[str, int]:
        """The best ways to each of its parts."""

    @property
    def most(self) -> int:
        """What the best of them had before it was made 0."""


def margin_at(steps: Sequence[LineStep], at: int, path: Sequence[str], begins: bool) -> int:
    """By how much the reading *path* is better than the best that parts stories otherwise at the line *at*.

    It is followed to a line of copy, from which both go on alike.
    """
    looks = steps[at].judged[0]
    if not at or len(looks) == 1 or (not begins and not any(part in looks for part in TOPS)):
        return FAR_OFF
    best, _, joins, before, shape, style, begin = steps[at].asked
    other, _, gained = next_scores(best, looks, joins, before, shape, style, begin, only=not begins)
    lost = steps[at].most - gained
    for to in range(at, min(len(steps), at + _FOLLOWED)):
        if to > at:
            other, _, gained = next_scores(other, *steps[to].asked[1:])
            lost += steps[to].most - gained
        if lost > _PRUNED:
            return FAR_OFF
        if path[to] in _COPY and (to > at or to + 1 == len(steps)) and _settles(steps[to]):
            break
    return lost + steps[to].best[path[to]] - other.get(path[to], -FAR_OFF)


def _settles(step: LineStep) -> bool:
    """True for a line that is copy, whatever stands above it."""
    return all(part in (WIRE, START, MORE) for part in step.judged[0])
