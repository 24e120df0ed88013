"""Captions of several pictures that stand under one head: each a line of its own, numbered or with its own credit."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import cache
from typing import Final

from layout.findings import Finding, Place, finding
from layout.kept_answers import LastAnswers
from layout.lines.head_forms import is_notice
from layout.lines.shapes import LineShape
from layout.stories.model import Story
from layout.value import NamedTuple

_LONGEST: Final = 160
"""Characters of a caption; what is longer and ends with a credit is the copy of one picture."""

_LEAST: Final = 2
_LABELS: Final = frozenset(
    ("图片：", "图片:", "图片", "组图：", "组图", "图片说明：", "图片说明", "图说：", "圖片：", "圖片說明：")
)
"""What stands over captions and says no more."""


class PhotoGroup(NamedTuple):
    """Shapes ``start`` to ``end`` are captions and credits; the line before them is a *label*."""

    start: int
    end: int
    label: bool = False
    hinted: bool = False
    """A hint says so: each line is a caption or a credit."""


def photo_groups(shapes: Sequence[LineShape], settled: Mapping[int, str], kept: LastAnswers) -> list[PhotoGroup]:
    """Runs of two captions or more: numbered, with a credit among them, or each with a credit.

    What was *kept* of lines is not asked again.
    """
    may_be = kept.row("may be caption", None, shapes, lambda at: _may_be_caption(shapes[at]))
    made: list[PhotoGroup] = []
    least = min((shape.line.gap for shape in shapes[1:]), default=0)
    at = 0
    while at < len(shapes):
        end = at
        while end < len(shapes) and may_be[end] and end not in settled:
            if end > at and shapes[end].line.gap > least and shapes[end].text:
                break
            end += 1
        if end == at:  # as at nearly every line
            at += 1
            continue
        captions = [shape for shape in shapes[at:end] if shape.text and not shape.byline]
        if at and is_notice(shapes[at - 1].text) and not shapes[at].credit:
            at = end  # ▲ before each brief under 短讯
            continue
        if len(captions) >= _LEAST and _are_captions(shapes[at:end], captions, _named(shapes, at)):
            label = bool(at and at - 1 not in settled and shapes[at - 1].text in _LABELS)
            made.append(PhotoGroup(at, end, label))
        at = end
    inside = {at for group in made for at in range(group.start, group.end)}
    for end, shape in enumerate(shapes):
        if end not in inside and end not in settled and _is_of_several(shape):
            start = _captions_over(shapes, end, inside | settled.keys())
            made += [PhotoGroup(start, end + 1)] if start < end else []
    return sorted(made)


def _is_of_several(shape: LineShape) -> bool:
    """以上图片均为某某摄: the credit of all pictures above it, on a line of its own."""
    return bool(shape.credit) and not shape.text and shape.line.text.lstrip().startswith(_SEVERAL)


_SEVERAL: Final = ("以上", "上述", "本组", "均为", "图片均", "照片均")
_MOST: Final = 8
"""Captions that stand over one credit."""

_SENTENCE: Final = 36
"""Characters of such a caption: one sentence, which says what is seen."""


def _captions_over(shapes: Sequence[LineShape], end: int, taken: Container[int]) -> int:
    """Where the short sentences begin that stand directly over the credit at *end*."""
    start = end
    while start and end - start < _MOST and start - 1 not in taken:
        above = shapes[start - 1]
        pieces = above.opening or above.byline or above.jump or above.back or above.sign or above.furniture
        if (
            pieces
            or above.end != "stop"
            or above.inner
            or above.size > _SENTENCE
            or above.line.page != shapes[end].line.page
        ):
            break
        start -= 1
    return start


def _may_be_caption(shape: LineShape) -> bool:
    if shape.furniture or shape.opening:
        return False
    other = shape.byline or shape.jump or shape.back or shape.sign
    if shape.credit:
        return bool(other) or shape.size <= _LONGEST
    return not other and shape.size <= _LONGEST and _is_counted(shape.text)


def _are_captions(lines: Sequence[LineShape], captions: Sequence[LineShape], named: bool) -> bool:
    """Numbers alone are a list: it takes credits, or words that say that there are pictures."""
    credited = sum(bool(one.credit) for one in lines)
    of_pictures = all("图" in one.text[:2] or "圖" in one.text[:2] for one in captions)
    if not credited and not of_pictures and not named:
        return False
    return credited >= len(captions) or all(_is_counted(one.text) for one in captions)


def _named(shapes: Sequence[LineShape], at: int) -> bool:
    """True when the lines above name pictures: （附图片3张）, 组图, 图片：."""
    return any(_says_pictures().search(shape.text) for shape in shapes[max(0, at - 2) : at])


@cache
def _says_pictures() -> re.Pattern[str]:
    return re.compile(r"附[^（）()]{0,6}[图圖]|组图|組圖|图片(?:新闻|故事|专题)?[：:]?$|图说|圖片新聞")


def without_picture_counts(stories: Sequence[Story], file: str, found: list[Finding]) -> list[Story]:
    """*stories* without （附图片3张）, what came with a story, at the end of a head or in a line alone.

    Each that was taken off is added to what was *found* in *file*.
    """
    made: list[Story] = []
    for story in stories:
        head, signature = story.headline, story.signature
        taken = []
        if head and (at := _count_at(head[-1])) > 0:
            taken.append((story.lines[0], head[-1][at:]))
            head = (*head[:-1], head[-1][:at].rstrip())
        if not _count_at(signature):
            taken.append((story.lines[-1], signature))
            signature = ""
        alone = [one for one in story.body if one.kind == "p" and not _count_at(one.text)]
        taken += [(one.lines[0], one.text) for one in alone]
        if taken:
            body = tuple(one for one in story.body if one not in alone)
            story = story._replace(headline=head, body=body, signature=signature)
        found += [finding("label-removed", Place(file, line, 1, words), label=words) for line, words in taken]
        made.append(story)
    return made


def _count_at(text: str) -> int:
    """Where in *text* （附图片3张） begins, with which it ends; -1 where it does not."""
    if text[-1:] not in ("）", ")") or "附" not in text[-_LONGEST_COUNT:]:
        return -1
    count = _picture_count().search(text)
    return count.start() if count else -1


_LONGEST_COUNT: Final = 16


@cache
def _picture_count() -> re.Pattern[str]:
    return re.compile(r"[（(]附(?:图片?|照片)?\s*[0-9０-９一二两三四五六七八九十]+\s*[张幅][)）]$")


def _is_counted(text: str) -> bool:
    """True for what :func:`_counted` matches; the first characters tell nearly all lines that it does not."""
    if text[:1].isdecimal():
        may_be = any(mark in text[1:3] for mark in "、.．")
    else:
        may_be = "①" <= text[:1] <= "⑳" or text.startswith(_OPENINGS)
    return may_be and bool(_counted().match(text))


_OPENINGS: Final = tuple("▲△▼▽◀◁►▶←→↑↓图圖（(上下左右")


@cache
def _counted() -> re.Pattern[str]:
    """1、 （2） ③ 图④ 图5： 上图 ▲: how the caption of one of several pictures begins."""
    number = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[①-⑳])"
    return re.compile(
        rf"[▲△▶►]?(?:[图圖]片?{number}[：:、.．]?|[（(]{number}[）)]|\d{{1,2}}[、.．](?=\D)|[①-⑳]|[上下左右][图圖][：:为為]?)"
        r"|[▲△▼▽◀◁►▶←→↑↓]\s*\S"
    )
