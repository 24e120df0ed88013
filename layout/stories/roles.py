"""Which part of a story each line is: the likeliest reading of the whole dump.

Every line may be one of a few parts; what it looks like (:mod:`layout.stories.shapes`) gives each part a score, and
so does what stands before it.  The best path through all lines is found (Viterbi), so that a line is judged with
the header, byline or dateline *after* it in view.  The scores between parts stand in :mod:`layout.stories.parts`.
"""

from __future__ import annotations

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
    SIGN,
    START,
    STEPS,
    SUBHEAD,
    UNENDING,
    WIRE,
)
from layout.stories.shapes import Shape
from layout.stories.words import CAPTION_STARTS, DECK_STARTS, DECK_WORDS, MARKERS, NEWS_VERBS, RUBRIC_ENDS, RUBRICS
from layout.value import NamedTuple


class Habit(NamedTuple):
    """What the whole dump is like."""

    wrapped: int = 0
    """Characters of a full line when paragraphs are broken into lines of one width; 0 when they are not."""
    indented: bool = False
    """Paragraphs begin with an indent."""
    spaced: bool = False
    """Blank lines part only some lines, so that they mean something."""


def habit_of(shapes: tuple[Shape, ...]) -> Habit:
    """Line width, indents and blank lines of a dump."""
    copy = [shape for shape in shapes if not shape.furniture]
    if len(copy) < 6:
        return Habit(indented=sum(shape.line.indent >= 2 for shape in copy) >= 2)
    indents = sum(shape.line.indent >= 2 for shape in copy)
    spaced = sum(shape.line.gap == 0 for shape in copy) * 2 >= len(copy)
    sizes = sorted(round(shape.size) for shape in copy if shape.size >= 8)
    wrapped = 0
    if sizes and sizes[-1] <= 90:
        full = sizes[max(0, len(sizes) - 1 - len(sizes) // 50)]
        near = sum(full - 2.5 <= shape.size <= full + 1.5 for shape in copy)
        if near * 100 >= 45 * len(copy) and near >= 5:
            wrapped = full
    return Habit(wrapped, indents * 8 >= len(copy) and indents < len(copy) - 2, spaced)


class Reading(NamedTuple):
    """What a line is, and whether something new begins with it."""

    part: str
    begins: bool


def read_roles(shapes: tuple[Shape, ...], told: dict[int, str] | None = None) -> tuple[Reading, ...]:
    """What each line is.  *told* maps indexes to parts that a hint has settled."""
    if not shapes:
        return ()
    habit = habit_of(shapes)
    told = told or {}
    best: dict[str, int] = {"": 0}
    backs: list[dict[str, tuple[str, bool]]] = []
    before: Shape | None = None
    for index, shape in enumerate(shapes):
        forced = told.get(index)
        looks = {forced: 0} if forced else looks_of(shape, habit)
        now: dict[str, int] = {}
        back: dict[str, tuple[str, bool]] = {}
        joins = join_score(before, shape, habit) if before else 0
        for part, look in looks.items():
            top = -1_000_000_000
            for was, reached in best.items():
                inside, new = _steps(was, part, before, shape, joins, habit)
                step = reached + (inside if inside > new else new)
                if step > top:
                    top = step
                    back[part] = (was, new >= inside)
            now[part] = top + look
        best = now
        backs.append(back)
        before = shape
    part = max(best, key=lambda one: best[one] - (30 if one in UNENDING else 0))
    path: list[Reading] = []
    for back in reversed(backs):
        was, begins = back[part]
        path.append(Reading(part, begins))
        part = was
    return tuple(reversed(path))


def _steps(was: str, part: str, before: Shape | None, shape: Shape, joins: int, habit: Habit) -> tuple[int, int]:
    """Scores of *part* after *was*: inside the same story, and as the beginning of something new."""
    new = NEW.get(part, NEVER)
    if before is None or not was:
        return NEVER, new
    resumed = was == JUMP and bool(before.back)
    ended = bool(before.jump) or shape.line.page != before.line.page or (was in (JUMP, FURNITURE) and not resumed)
    inside = NEVER if ended else STEPS[was].get(part, NEVER)
    if part == JUMP and bool(shape.back) != (was in HEADER or was == BYLINE):
        inside = NEVER
    if inside > NEVER:
        inside += _inside(was, part, before, shape, habit) if part != MORE else joins
    if shape.back:
        new += 40
    if was in UNENDING:
        new -= 60
    elif was in BODY:
        new += 0 if ended or before.sign else _unfinished(before, -25)
        if part in OPENS and (before.sign or before.jump):
            new += 10
    if habit.spaced and shape.line.gap:
        new += 5
    elif not habit.spaced and shape.line.gap > 1:
        new += min(shape.line.gap - 1, 3)
    return inside, new


def _inside(was: str, part: str, before: Shape, shape: Shape, habit: Habit) -> int:
    """What the neighbour says to *part* going on in the same story."""
    if part in (HEAD_MORE, DECK):
        return _second_line(before, shape, part)
    if was not in BODY:
        return 0
    if part in (START, SUBHEAD) and (before.sign or before.credit):
        return -40
    if part in (START, WIRE, SUBHEAD) and not habit.wrapped:
        return _unfinished(before, -20 if part == START else -25)
    return 0


def _unfinished(shape: Shape, cost: int) -> int:
    """*cost* when the copy of *shape* cannot end where it does."""
    return 0 if shape.end in ("stop", "dash") or shape.text.endswith(("：", ":")) else cost


def _second_line(before: Shape, shape: Shape, part: str) -> int:
    """A second line of a head, or a deck?  A second line is as long as the first or finishes it."""
    alike = abs(before.size - shape.size) <= 1 and before.size >= 4 and " " not in before.text
    broken = before.end == "comma" or before.text.endswith(("的", "和", "与", "及", "将", "在", "为"))
    open_ = bool(before.opened) and bool(shape.closes)
    dashed = shape.text.startswith(("——", "--", "—"))
    if part == HEAD_MORE:
        return (12 if alike or broken else -8) + (25 if open_ else 0) - (60 if dashed else 0)
    return (-30 if open_ else 0) + (25 if dashed else 0)


def join_score(before: Shape, shape: Shape, habit: Habit) -> int:
    """How much speaks for *shape* going on with the paragraph of *before*; negative when that one is complete."""
    if before.sign or before.credit or shape.opening or shape.back:
        return -80
    score = 0
    if shape.closes and before.opened and shape.closes[0] in before.opened.replace("(", "（") + before.opened:
        score += 40
    if shape.lower:
        score += 60
    if habit.wrapped and shape.line.gap == 0:
        score += _wrapped_join(before, shape, habit)
    elif habit.indented and shape.size > 8:
        score += -30 if shape.line.indent >= 2 else 25 if before.end != "stop" or before.size > 12 else 0
    if before.end == "stop":
        return score - (50 if not habit.wrapped else 0) if not before.opened or not shape.closes else score - 10
    if before.end in ("comma", "open"):
        score += 45
        if before.text.endswith(("：", ":", "；", ";")):
            score -= 55 if before.text[-1] in "：:" else 30
        return score
    if before.end == "dash":
        return score - 20
    return score + 20 + (5 if shape.end == "stop" else 0)


def _wrapped_join(before: Shape, shape: Shape, habit: Habit) -> int:
    """In a dump of broken lines a full line goes on unless the next is indented; a short one ends its paragraph."""
    if habit.indented and shape.line.indent >= 2:
        return -40
    if before.size + 2.5 * before.line.indent / 5 >= habit.wrapped - 3:
        return 45 if before.end == "stop" else 30
    return -30 if before.end == "stop" else 0


def looks_of(shape: Shape, habit: Habit) -> dict[str, int]:
    """The parts *shape* may be, each with what speaks for it by its looks alone."""
    if shape.furniture:
        return {FURNITURE: 60, START: -20, MORE: -20}
    if not shape.text:
        if shape.jump or shape.back:
            return {JUMP: 80}
        return {CREDIT: 60} if shape.credit else {WIRE: 40} if shape.opening else {FURNITURE: 0}
    if shape.byline:
        return {BYLINE: 60, SIGN: 35}
    if shape.opening:
        return {WIRE: 50, START: 0}
    made: dict[str, int] = {}
    if not shape.short or (shape.end == "stop" and shape.text[-1] not in "！？!?…”’") or shape.end == "comma":
        made = {START: 25, MORE: 25}
        if shape.end == "comma" and shape.short:
            made |= {HEAD: -10, KICKER: -10}
    else:
        made = _headlike(shape, habit)
    if shape.credit:
        made[CAPTION] = 55
    elif shape.text.startswith(CAPTION_STARTS) and shape.text[0] not in MARKERS:
        made[CAPTION] = 40
    if shape.name:
        made |= {BYLINE: 20, SIGN: 25}
    if shape.back and HEAD in made:
        made[HEAD] = max(made[HEAD], 20)
    return made


def _headlike(shape: Shape, habit: Habit) -> dict[str, int]:
    """A short line without a sentence: a piece of a header, a subhead, or a piece of a paragraph."""
    text, size = shape.text, shape.size
    parts = text.split()
    listed = 8 * min(shape.commas, 3) + (15 if shape.lower else 0) + (15 if shape.closes else 0)
    head = 20 + (10 if 6 <= size <= 26 else 0) - (25 if size < 4 else 0) - (20 if size > 32 else 0) - listed
    if len(parts) > 1:
        head += 5
    made = {
        HEAD: head,
        HEAD_MORE: head - (14 if size <= 12 else 22),
        DECK: 10 - listed + _deck(text) - (20 if size < 4 else 0),
        KICKER: -3 - listed + (30 if text.rstrip("：:").endswith(NEWS_VERBS) else 0) - (10 if size > 32 else 0),
        SUBHEAD: 18 - listed - (20 if size > 26 else 0) + (10 if _numbered(text) else 0),
        START: -8 if shape.commas or size > 26 else -12,
        MORE: 2 if shape.commas or shape.closes or shape.lower else -22,
        RUBRIC: _rubric(text, size, parts) - listed,
    }
    if habit.wrapped:
        made[MORE] += 15
        made[START] += 8 if shape.line.indent >= 2 else 0
        if size >= habit.wrapped - 2:
            made = {part: look - (25 if part not in (START, MORE) else 0) for part, look in made.items()}
    if (habit.indented and shape.line.indent == 2) or shape.line.indent == 4:
        made[START] += 8
    if text.startswith(("——", "--")):
        made |= {HEAD: -10, SUBHEAD: -20, SIGN: 25 if shape.name else -20, START: 0}
    if _row(text, parts):
        made |= {START: 30, HEAD: -10, SUBHEAD: -10, DECK: -15, MORE: -20, KICKER: -20, HEAD_MORE: -20}
    return made


def _deck(text: str) -> int:
    """What speaks for a deck: a dash in front, or words that say who was there and who spoke."""
    if text.startswith(("——", "--")):
        return 40
    return 10 if text.startswith(DECK_STARTS) or any(word in text for word in DECK_WORDS) else 0


def _rubric(text: str, size: float, parts: list[str]) -> int:
    """What speaks for a rubric: known words, a slogan of equal parts, brackets."""
    bare = text.strip("【】[]〔〕■●◆★▲·|｜ ")
    if bare in RUBRICS:
        return 50
    if len(parts) >= 3 and len({len(part) for part in parts}) == 1 and len(parts[0]) <= 5:
        return 28
    if text[0] in "【〔[" and text[-1] in "】〕]":
        return 30 if size <= 14 else 0
    if size <= 12 and bare.endswith(RUBRIC_ENDS):
        return 22
    return -10 if size <= 10 else -35


def _numbered(text: str) -> bool:
    return (text[0] in "一二三四五六七八九十" and text[1:2] in "、" and len(text) > 2) or (
        text[0] in "（(" and text[2:3] in "）)"
    )


def _row(text: str, parts: list[str]) -> bool:
    """A row of a table or of scores: three cells or more with figures in them."""
    if text[0] in MARKERS and len(text) > 2:
        return True
    digits = sum(char.isdigit() for char in text)
    return (len(parts) >= 3 and digits >= 2) or (
        digits >= 2 and any(sign in text for sign in (":", "：", "比")) and digits * 3 >= len(text)
    )
