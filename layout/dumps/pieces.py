"""Pieces split off a line (datelines, credits, signatures, jump lines) that its story has no room for go back.

A story has one dateline, one signature and one jump, the credit of one line of copy or captions, and all credits that
are lines by themselves.  What a line has beyond that stays in its text: copy may read oddly then, but no word is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from typing import Final

from layout.characters.normalise import is_han
from layout.dumps.groups import Group
from layout.kept_answers import LastAnswers
from layout.lines.line_scores import is_couplet
from layout.lines.shapes import LineShape, shape_of
from layout.stories.parts import BODY, BYLINE, CAPTION, CREDIT, JUMP, MORE, SIGN, START, SUBHEAD
from layout.stories.words import SPEAKING_ENDS

_KINDS: Final = ("opening", "credit", "sign", "jump", "back")


def settled_groups(groups: Sequence[Group], known: LastAnswers) -> list[Group]:
    """Those of *groups* that are copy, each :func:`settled`; what is *known* of one that is as it was is kept."""
    return [
        known.of(("settled", at), one, partial(settled, one)) for at, one in enumerate(groups) if not one.is_furniture
    ]


def settled(group: Group) -> Group:
    """*group* with the pieces that :func:`layout.dumps.assemble.story_of` will not use back in their lines."""
    if group.is_furniture:
        return group
    group = _spoken(_once_named(group))
    used = _used(group)
    shapes: list[LineShape] = []
    parts: list[str] = []
    for index, (shape, part) in enumerate(zip(group.shapes, group.parts, strict=True)):
        left = frozenset([kind for kind in _KINDS if getattr(shape, kind) and (index, kind) not in used])
        # A credit that goes back into its line is no signature there: （某某摄）.
        made = shape_of(shape.line, left | {"sign"} if "credit" in left else left) if left else shape
        homeless = (part == JUMP and made.text) or (
            part == CREDIT and (not made.credit or (made.text and not made.byline))
        )
        shapes.append(made)
        parts.append(START if homeless else part)
    return Group(tuple(shapes), tuple(parts))


def _once_named(group: Group) -> Group:
    """A byline under copy that names its writer where it opens is a signature."""
    first = next((index for index, part in enumerate(group.parts) if part in BODY), len(group.parts))
    named = any(shape.opening and shape.opening.byline for shape in group.shapes[: first + 1])
    if not named or BYLINE in group.parts[:first] or BYLINE not in group.parts:
        return group
    return group._replace(parts=tuple(SIGN if part == BYLINE else part for part in group.parts))


def _spoken(group: Group) -> Group:
    """The only subhead of a story is none when it is what somebody says: subheads come in twos and more."""
    at = [index for index, part in enumerate(group.parts) if part == SUBHEAD]
    if len(at) != 1 or not is_said(group.shapes[at[0]].text):
        return group
    return group._replace(parts=tuple(START if part == SUBHEAD else part for part in group.parts))


def _used(group: Group) -> set[tuple[int, str]]:
    """(index, kind) of the pieces that go into fields of the story."""
    pairs = tuple(enumerate(zip(group.shapes, group.parts, strict=True)))
    first = next((index for index, part in enumerate(group.parts) if part in BODY), len(pairs))
    used = {(index, "opening") for index, (shape, _) in pairs if shape.opening and index <= first}
    used = set(sorted(used)[:1])
    if used and BYLINE in group.parts[:first]:
        opening = group.shapes[min(used)[0]].opening
        if opening and opening.byline:
            used = set()
    signs = [index for index, (shape, _) in pairs if shape.sign]
    if len(signs) == 1 and not group.of(SIGN):
        used.add((signs[-1], "sign"))
    onward = [index for index, (shape, _) in pairs if shape.jump]
    back = [index for index, (shape, _) in pairs if shape.back]
    if onward:
        used.add((onward[-1], "jump"))
    elif back:
        used.add((back[0], "back"))
    credited = [index for index, (shape, _) in pairs if shape.credit and _rank(group.parts, index)]
    for index in sorted(credited, key=lambda index: (_rank(group.parts, index), index))[-1:]:
        used.add((index, "credit"))
    alone = [index for index in credited if group.parts[index] == CREDIT and not group.shapes[index].text]
    return used | {(index, "credit") for index in alone}


def _rank(parts: tuple[str, ...], index: int) -> int:
    """Of which line the credit counts: of a caption before that of copy, of copy before that of a line of its own."""
    part = parts[index]
    while part == MORE and index:
        index -= 1
        part = parts[index]
    if part == CAPTION:
        return 3
    return 2 if part in BODY else 1 if part == CREDIT else 0


def is_said(text: str) -> bool:
    """天文台：今晚八时可以看到流星雨: a name, a colon and a sentence.

    A sentence is one by its length, its marks or, when it is short, by an office or people before the colon.
    关键词：绿色 is none, nor is 天文台：周四转凉 最低17度 with the blank of a head.
    """
    label, _, words = text.replace(":", "：").partition("：")
    if not words or " " in words or not 2 <= len(label) <= _SPEAKER or not all(map(is_han, label)):
        return False
    if _serial_label().search(label):
        return False
    marked = words[-1] in "！？!?。…" or (any(mark in words for mark in "，,；") and not is_couplet(words))
    return marked or len(words) >= _SENTENCE or (len(words) >= _WORDS and label.endswith(SPEAKING_ENDS))


_SPEAKER: Final = 10
_SENTENCE: Final = 18
_WORDS: Final = 6


@cache
def _serial_label() -> re.Pattern[str]:
    """案例一, 变化之二, 第三招: what is counted is a subhead."""
    return re.compile(r"[一二三四五六七八九十\d]$|^第[一二三四五六七八九十\d]")
