"""What stands in the midst of copy and is none of it: a caption, a credit, a folio or a line of the editors.

A page's text in the order of its boxes has such lines between two paragraphs, or between two halves of one.  Their form
is certain, the missing full stop is not: they are lifted out, the halves joined, and that is reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from layout.dumps.groups import Group
from layout.dumps.joints import opens_paragraph
from layout.findings import Finding, Place, finding
from layout.fitted.blank_lines import between_stories
from layout.kept_answers import LastAnswers
from layout.lines.items import item_of
from layout.lines.likeness import pairs_in
from layout.lines.line_scores import is_call, is_couplet
from layout.lines.shapes import LineShape
from layout.stories.parts import BYLINE, CAPTION, CREDIT, DECK, HEAD, HEAD_MORE, KICKER, MORE, RUBRIC
from layout.stories.words import CAPTION_STARTS, COMMON_PAIRS, CREDIT_VERBS, PICTURE_SIGNS
from layout.value import NamedTuple

_MOST: Final = 4
"""Lines that may stand between two halves: a caption on two lines, its credit, a folio."""

_CAPTION: Final = 200
_COPY: Final = 20
"""Characters from which a line before an interruption is copy by its length and a comma."""

_CLAUSES: Final = 2
_SENTENCE: Final = 28
"""Clauses and characters that neither a head nor, as a rule, a deck has."""

_SHORT_CAPTION: Final = 60
_NAMES: Final = 16
"""Characters of a credit on its own line."""


class Lifted(NamedTuple):
    """Shapes without what was lifted; *parts* by their new indexes; *captions* with the line they stood under."""

    shapes: tuple[LineShape, ...]
    parts: dict[int, str]
    captions: tuple[tuple[int, tuple[LineShape, ...]], ...] = ()
    furniture: tuple[LineShape, ...] = ()
    findings: tuple[Finding, ...] = ()


def lifted(
    shapes: Sequence[LineShape], settled: Mapping[int, str], name: str, kept: LastAnswers, *, headed: bool = False
) -> Lifted:
    """Take out of *shapes* what interrupts copy; lines whose part a hint has *settled* stay where they are.

    In a document that marks its heads (*headed*) a short line without a mark goes on with the story: a subhead.  So it
    does in an article of the web.  What was *kept* of lines is not asked again.
    """
    headed = headed or any(shape.furniture == "stamp" for shape in shapes)
    out: dict[int, int] = {}
    forced: set[int] = set()
    found: list[Finding] = []
    between = kept.row("between copy", None, shapes, lambda at: at > 0 and _stands_between(shapes, at), 1, 1)
    usual = min((shape.line.gap for shape in shapes[1:]), default=0)
    at = 1
    while at < len(shapes) - 1:
        if not between[at]:  # as nearly every line
            at += 1
            continue
        end = _run(shapes, at, settled)
        inside = headed and end < len(shapes) and settled.get(end) not in _OPENS and shapes[at - 1].end == "stop"
        if end == at or end >= len(shapes) or not (inside or _goes_on(shapes[end], shapes[at - 1])):
            at += 1
            continue
        before, torn = shapes[at - 1], shapes[at - 1].end in ("none", "comma", "open")
        plain = opens_paragraph(shapes[end].text) and not before.opened
        if torn and (plain or not _is_surely_copy(shapes, at - 1, shapes[end])):
            at = end
            continue
        if not torn and not _is_caption(shapes[at]) and not _is_pointed(shapes, at):
            at = end
            continue
        if not torn and min(shapes[at].line.gap, shapes[end].line.gap) > usual and between_stories(shapes)[0]:
            at = end
            continue  # a blank line above and below, where such part stories: a picture by itself
        out |= dict.fromkeys(range(at, end), before.line.number)
        if torn and end not in settled:
            forced.add(end)
            words = next((shape for shape in shapes[at:end] if not shape.furniture), None)
            found += [_interrupted(before, words, shapes[end], name)] if words else []
        at = end
    if not out:
        return Lifted(tuple(shapes), dict(settled))
    aside = tuple(shapes[index] for index in out if shapes[index].furniture)
    return _without(shapes, settled, out, forced)._replace(furniture=aside, findings=tuple(found))


def _stands_between(shapes: Sequence[LineShape], at: int) -> bool:
    """True where the line above can be copy and this one is none, were it not settled; only those beside it say so."""
    return _is_copy(shapes, at - 1) and _run(shapes[at - 1 : at + 2], 1, {}) > 1


_OPENS: Final = (RUBRIC, KICKER, HEAD, HEAD_MORE, DECK, BYLINE)


def _without(
    shapes: Sequence[LineShape], settled: Mapping[int, str], out: Mapping[int, int], forced: set[int]
) -> Lifted:
    kept = [index for index in range(len(shapes)) if index not in out]
    parts = {new: settled[old] for new, old in enumerate(kept) if old in settled}
    parts |= {new: MORE for new, old in enumerate(kept) if old in forced}
    captions: dict[int, list[LineShape]] = {}
    for index, under in out.items():
        if not shapes[index].furniture:
            captions.setdefault(under, []).append(shapes[index])
    lifted_captions = tuple((under, tuple(several)) for under, several in captions.items())
    return Lifted(tuple(shapes[index] for index in kept), parts, lifted_captions)


def with_captions(groups: Sequence[Group], captions: Sequence[tuple[int, tuple[LineShape, ...]]]) -> tuple[Group, ...]:
    """*groups* with lifted *captions*: in the story they interrupted, or as a story of its own where that has one."""
    made = list(groups)
    where = {shape.line.number: at for at, one in enumerate(groups) for shape in one.shapes} if captions else {}
    behind: dict[int, list[Group]] = {}
    for under, shapes in captions:
        at = where.get(under, len(groups))
        parts = caption_parts(shapes)
        if at == len(groups) or made[at].of(CAPTION, CREDIT) or _is_of_else(made[at], under, shapes):
            behind.setdefault(at, []).append(Group(shapes, parts))
        else:
            made[at] = Group(made[at].shapes + shapes, made[at].parts + parts)
    return tuple(
        each for at, one in enumerate([*made, None]) for each in ((one,) if one else ()) + tuple(behind.get(at, ()))
    )


def _is_of_else(group: Group, under: int, captions: Sequence[LineShape]) -> bool:
    """Captions under the last line of a story with which they have no word in common: of pictures of the page."""
    said = pairs_in(captions)
    last = group.shapes[-1].line.number == under
    return last and len(said) >= _ENOUGH and not (said & pairs_in(group.shapes)) - COMMON_PAIRS


_ENOUGH: Final = 20
"""Pairs of ideographs in which captions would name what their story is about."""


def caption_parts(shapes: Sequence[LineShape]) -> tuple[str, ...]:
    """Parts of the lines of one or several captions: each ends with a full stop or a credit, or goes on below."""
    made: list[str] = []
    for at, shape in enumerate(shapes):
        before = shapes[at - 1] if at else None
        goes_on = before is not None and not (_is_over(before) or _is_begun(shape))
        bare = before is not None and len(shape.text) <= _NAMES and shape.text.endswith(CREDIT_VERBS)
        made.append(
            CREDIT if not shape.text or (shape.credit and shape.byline) else MORE if goes_on or bare else CAPTION
        )
    return tuple(made)


def _is_over(shape: LineShape) -> bool:
    """True when a caption ends with *shape*: with a full stop, a credit, or a credit that was left in its words."""
    return shape.end == "stop" or bool(shape.credit) or shape.text.rstrip("）)").endswith(CREDIT_VERBS)


def _run(shapes: Sequence[LineShape], at: int, settled: Mapping[int, str]) -> int:
    """The end of the lines from *at* on that are certainly no copy."""
    end = at
    while end < min(len(shapes), at + _MOST) and end not in settled:
        shape = shapes[end]
        if shape.furniture or _is_caption(shape) or (shape.credit and not shape.text) or _is_pointed(shapes, end):
            end += 1
        elif (
            (_is_begun(shape) or _points(shape))
            and end + 1 < len(shapes)
            and shapes[end + 1].credit
            and end + 1 not in settled
        ):
            end += 2
        else:
            break
    return end


def _is_pointed(shapes: Sequence[LineShape], at: int) -> bool:
    """▲东关街口排队的人群 between two paragraphs: words behind a sign that points to a picture, without a full stop."""
    shape = shapes[at]
    if shape.text[:1] not in PICTURE_SIGNS or shape.end != "none" or shape.size > _SHORT_CAPTION or not at:
        return False
    beside = shapes[at - 1 : at + 2]
    alone = not any(one.text[:1] in PICTURE_SIGNS for one in (beside[0], beside[-1]))
    alone = alone and not shape.commas
    return alone and shapes[at - 1].end == "stop" and len(beside) == _THREE and beside[-1].end == "stop"


_THREE: Final = 3


def _points(shape: LineShape) -> bool:
    """▲读者在书店看书。: a sentence behind a sign that points to a picture."""
    return shape.text[:1] in PICTURE_SIGNS and shape.end == "stop" and shape.size <= _CAPTION


def _is_caption(shape: LineShape) -> bool:
    """图为…某某 摄: words of a picture and who took it, or words of a picture that end."""
    if shape.byline or shape.opening or not shape.text or shape.size > _CAPTION:
        return False
    if shape.credit and shape.size <= _SHORT_CAPTION and shape.end == "stop":
        return True
    return _is_begun(shape) and bool(shape.credit or shape.end == "stop")


def _is_begun(shape: LineShape) -> bool:
    begins = shape.text.startswith(CAPTION_STARTS) and (shape.text[0] not in PICTURE_SIGNS or bool(shape.credit))
    return begins or (bool(shape.credit) and ("图为" in shape.text or "圖為" in shape.text))


def _is_copy(shapes: Sequence[LineShape], at: int) -> bool:
    """True when the line at *at* can be a line of running copy."""
    shape = shapes[at]
    if shape.furniture or shape.byline or shape.credit or shape.jump or shape.sign or not shape.text:
        return False
    if shape.end == "none" and is_call(shape):
        return False  # 开渔啦！首日卸货三百吨: a head
    return bool(shape.opening or shape.inner or not shape.short or shape.end == "stop" or shape.commas)


def _is_surely_copy(shapes: Sequence[LineShape], at: int, after: LineShape) -> bool:
    """True for a line that is copy and no head by itself, by the line above it or by what goes on below."""
    shape = shapes[at]
    if shape.opening or shape.inner or not shape.short or after.lower or (shape.opened and after.closes):
        return True
    above = shapes[at - 1] if at else None
    if shape.commas - is_couplet(shape.text) >= _CLAUSES and shape.size >= _SENTENCE:
        return True
    return shape.size >= _COPY and above is not None and _is_copy(shapes, at - 1) and above.end != "dash"


def _goes_on(shape: LineShape, before: LineShape) -> bool:
    """True for a line that goes on with copy: it has the marks of a sentence and opens no story."""
    if shape.opening or shape.byline or shape.furniture or shape.back or not shape.text or _is_caption(shape):
        return False
    if shape.line.page != before.line.page or item_of(shape.text):
        return False
    if shape.line.indent > before.line.indent and before.end != "stop":
        return False
    return shape.lower or shape.end in ("stop", "comma") or bool(shape.inner) or not shape.short


def _interrupted(before: LineShape, shape: LineShape, after: LineShape, name: str) -> Finding:
    place = Place(name, shape.line.number, 1, shape.line.text[:60])
    return finding(
        "paragraph-interrupted", place, text=shape.line.text[:30], near=before.text[-8:], next=after.text[:8],
        first=before.line.number, second=after.line.number,
    )  # fmt: skip
