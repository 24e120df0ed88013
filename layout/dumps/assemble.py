"""Lines whose parts are known become stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from layout.dumps.groups import Group
from layout.findings import Place
from layout.lines.items import item_of, listed
from layout.lines.shapes import LineShape
from layout.stories.credits import together
from layout.stories.model import Byline, Credit, Jump, Paragraph, Story
from layout.stories.parts import (
    BODY,
    BYLINE,
    CAPTION,
    DECK,
    HEAD,
    HEAD_MORE,
    JUMP,
    KICKER,
    MORE,
    RUBRIC,
    SIGN,
    SUBHEAD,
)
from layout.stories.people import people_of
from layout.stories.story_kind import ends_well, joined_text, pen_name, with_kind
from layout.stories.words import STOPS

_PHOTO_LINES: Final = 3


Put = Callable[[str], str]
"""Brings the text of a line to its final form and keeps count of what was changed."""


def story_of(group: Group, slug: str, file: str, put: Put) -> Story:
    """The story that *group* is; its credits, and one opening and one signature at most, are split off its lines."""
    first = group.shapes[0]
    head, deck = _head(group, put)
    body = _body(group, put)
    byline = _byline(group)
    opening = next((shape.opening for shape in group.shapes if shape.opening), None)
    jump, back = _jumps(group)
    caption, credit, body = _caption(group, body, put)
    signature = _signature(group, byline)
    if not byline and not signature and opening is None:
        byline = _signed(group)
        signature = "" if byline else signature
    story = Story(
        slug=slug,
        kind="news",
        headline=head,
        body=body,
        rubric=_joined(group.of(RUBRIC), put),
        kicker=_joined(group.of(KICKER), put),
        deck=deck,
        byline=opening.byline if opening and opening.byline and not byline else byline,
        dateline=opening.dateline if opening and (opening.dateline.raw) else None,
        signature=signature,
        jump=jump or back,
        caption=caption,
        credit=credit,
        complete=not jump and (is_complete(body) or bool(group.of(SIGN))),
        place=Place(file, first.line.number, 1, first.line.text[:60]),
        lines=group.lines,
        page=first.line.page,
    )
    return with_kind(story)


def is_complete(body: tuple[Paragraph, ...]) -> bool:
    """True when the copy ends where a sentence ends, or no line of it does (verse, scores)."""
    texts = [one.text for one in body if one.kind == "p"]
    if not texts:
        return True
    if ends_well(texts[-1]) or item_of(texts[-1]) or listed(texts[-2:])[-1]:
        return True
    return len(texts) >= _PHOTO_LINES and sum(map(ends_well, texts)) * 3 <= len(texts) and len(texts[-1]) <= 40


def split_head(text: str) -> tuple[str, ...]:
    """The lines of a head: cut at blanks that stand between Chinese."""
    words = text.split(" ")
    made = [words[0]]
    for word in words[1:]:
        left, right = made[-1][-1:], word[:1]
        if left and right and not left.isascii() and not right.isascii() and (len(made[-1]) > 2 or len(word) > 2):
            made.append(word)
        else:
            made[-1] += f" {word}"
    return tuple(made)


def _joined(shapes: Sequence[LineShape], put: Put) -> str:
    return " ".join(put(shape.text) for shape in shapes)


def _head(group: Group, put: Put) -> tuple[tuple[str, ...], str]:
    """Head lines and deck; a head with —— inside carries its own deck."""
    deck = _joined(group.of(DECK), put)
    lines: list[str] = []
    for shape in group.of(HEAD, HEAD_MORE):
        text = put(shape.text)
        cut = text.find("——", 3)
        if not deck and 0 < cut <= len(text) - 5:
            text, deck = text[:cut].rstrip(), text[cut:]
        lines += split_head(text)
    return tuple(lines), deck


def _body(group: Group, put: Put) -> tuple[Paragraph, ...]:
    made: list[tuple[str, str, list[int]]] = []
    last = ""
    for shape, part in zip(group.shapes, group.parts, strict=True):
        if part == MORE and last == CAPTION:
            continue
        if part == SUBHEAD:
            made.append(("subhead", shape.text, [shape.line.number]))
        elif part == MORE and made and made[-1][0] == "p":
            kind, text, lines = made[-1]
            made[-1] = (kind, joined_text(text, shape.text), [*lines, shape.line.number])
        elif part in BODY:
            made.append(("p", shape.text, [shape.line.number]))
        last = part
    return tuple(Paragraph(kind, put(text), tuple(dict.fromkeys(lines))) for kind, text, lines in made if text)


def _byline(group: Group) -> Byline | None:
    seen = group.of(BYLINE)
    if not seen:
        return None
    bylines = [shape.byline or pen_name(shape.text) for shape in seen]
    if len(bylines) == 1:
        return bylines[0]
    first = bylines[0]
    return first._replace(
        raw=" ".join(one.raw for one in bylines), names=tuple(n for one in bylines for n in one.names)
    )


def _signed(group: Group) -> Byline | None:
    """The byline from a signature in brackets at the end: （记者 某某）."""
    seen = next((shape.sign for shape in reversed(group.shapes) if shape.sign), "")
    people = people_of(seen.strip("（()） ")) if seen else ()
    names = tuple(name for _, name in people if name)
    return Byline(seen, "", people[0][0], names, inline=True) if names else None


def _signature(group: Group, byline: Byline | None) -> str:
    seen = " ".join(shape.text for shape in group.of(SIGN))
    if seen:
        return seen
    return next((shape.sign for shape in reversed(group.shapes) if shape.sign), "")


def _jumps(group: Group) -> tuple[Jump | None, Jump | None]:
    onward = next((shape.jump for shape in reversed(group.shapes) if shape.jump), None)
    back = next((shape.back for shape in group.shapes if shape.back), None)
    return onward, back


def _caption(group: Group, body: tuple[Paragraph, ...], put: Put) -> tuple[str, Credit | None, tuple[Paragraph, ...]]:
    """Caption and credit.  A credit line under one short paragraph makes that paragraph the caption."""
    credit = together([shape.credit for shape in group.shapes if shape.credit])
    seen = last = ""
    for shape, part in zip(group.shapes, group.parts, strict=True):
        inside = part == CAPTION or (part == MORE and last == CAPTION)
        if inside and part == CAPTION and seen and seen[-1] not in f"{STOPS}）)":
            seen += "\u3000"
        seen = joined_text(seen, shape.text) if inside else seen
        last = CAPTION if inside else part
    if seen and not (credit or group.pictured):
        lines = tuple(dict.fromkeys(group.captioned))
        over = sum(one.lines[:1] < lines[:1] for one in body)
        return "", None, (*body[:over], Paragraph("p", put(seen), lines), *body[over:])
    if seen:
        return put(seen), credit, body
    paragraphs = [one for one in body if one.kind == "p"]
    if credit and len(paragraphs) == len(body) == 1 and not group.of(BYLINE, DECK):
        opened = any(shape.opening for shape in group.shapes)
        below = max(shape.line.number for shape in group.shapes if shape.credit) >= paragraphs[0].lines[-1]
        if not opened and below and len(paragraphs[0].text) <= 200:
            return paragraphs[0].text, credit, ()
    return "", credit, body


def jump_only(group: Group) -> bool:
    """A jump line that belongs to no story."""
    return all(part == JUMP for part in group.parts)
