"""Hints put to work: on the lines before they are read, on the stories after.  A hint that fits nothing is an error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from layout.characters.source import SourceLine
from layout.dumps.assemble import Put
from layout.dumps.story_ids import bare_words, find_story
from layout.findings import Finding, Place, finding
from layout.stories.credits import credit_of
from layout.stories.datelines import jump_at_end
from layout.stories.hints import Hints, LineHint, StoryHint
from layout.stories.model import Byline, Credit, Jump, Paragraph, Story
from layout.stories.parts import (
    BYLINE,
    CAPTION,
    CREDIT,
    DECK,
    FURNITURE,
    HEAD,
    JUMP,
    KICKER,
    MORE,
    RUBRIC,
    SIGN,
    START,
    SUBHEAD,
)
from layout.stories.people import byline_of
from layout.stories.story_kind import joined_text, kind_of, pen_name
from layout.value import NamedTuple

_PARTS: Final = {
    "rubric": RUBRIC, "kicker": KICKER, "headline": HEAD, "deck": DECK, "byline": BYLINE,
    "body": START, "more": MORE, "subhead": SUBHEAD, "caption": CAPTION,
    "credit": CREDIT, "jump": JUMP, "signature": SIGN, "furniture": FURNITURE, "list": START, "table": START,
    "photos": CAPTION,
}  # fmt: skip

BLOCKS: Final = ("list", "table", "photos")
"""Roles of several lines together."""


_PLAIN: Final = ("rubric", "kicker", "deck", "signature", "caption")
_WORDED: Final = (*_PLAIN, "headline", "byline", "credit", "jump")
"""Fields whose words come from copy."""


class HintedLines(NamedTuple):
    """Lines after the hints: *parts* settles parts by index, *moved* are lines that go to a story by name."""

    lines: tuple[SourceLine, ...]
    parts: dict[int, str]
    moved: tuple[tuple[LineHint, SourceLine], ...]
    findings: tuple[Finding, ...]
    blocks: Mapping[int, str] = {}
    """``list``, ``table`` or ``photos`` by the number of each line of the block."""


def changes_lines(hints: Hints) -> bool:
    """True when *hints* say anything of single lines, so that other stories may be found with them than without."""
    return bool(hints.replace or hints.drop or hints.join or hints.split or hints.assign)


def apply_to_lines(lines: tuple[SourceLine, ...], hints: Hints, name: str) -> HintedLines:
    """Replace, drop, join, split and assign."""
    if not changes_lines(hints):
        return HintedLines(lines, {}, (), ())
    found: list[Finding] = []
    kept: dict[int, list[SourceLine]] = {}
    for line in lines:
        kept.setdefault(line.number, []).append(line)
    for hint in hints.replace:
        _replace(hint, kept, found)
    blocks: dict[int, str] = {}
    assigned = [one for written_hint in hints.assign for one in _found(written_hint, kept, found)]
    for hint in [one for written_hint in hints.drop for one in _found(written_hint, kept, found)]:
        dropped = _take(hint, kept, found)
        found += [
            finding("line-dropped", Place(name, one.number, 1, one.text[:60]), text=one.text[:40]) for one in dropped
        ]
    starts = {id(line) for hint in hints.split for line in _split(hint, kept, found)}
    moved: list[tuple[LineHint, SourceLine]] = []
    parts: dict[int, str] = {}
    for hint in assigned:
        if hint.story:
            moved += [(hint, line) for line in _take(hint, kept, found)]
        elif hint.line in kept:
            parts |= {id(line): _PARTS[hint.role] for line in kept[hint.line]}
            blocks |= {hint.line: hint.role} if hint.role in BLOCKS else {}
        else:
            found.append(_nothing(hint, f"{hint.line}"))
    flow = [line for several in kept.values() for line in several]
    for hint in hints.join:
        flow = _join(hint, flow, parts, found)
    parts |= dict.fromkeys(starts, START)
    read = {index: parts[id(line)] for index, line in enumerate(flow) if id(line) in parts}
    return HintedLines(tuple(flow), read, tuple(moved), tuple(found), blocks)


def _found(hint: LineHint, kept: dict[int, list[SourceLine]], found: list[Finding]) -> list[LineHint]:
    """*hint* for each line it is about: those of its range, moved to where its words stand.

    Words that stand on no line, or on several and not on the one that is named, are an error.
    """
    shift = 0
    if hint.words:
        words = hint.words.replace(" ", "")
        having = [number for number, several in kept.items() if any(words in _bare(one) for one in several)]
        if hint.line not in having:
            if len(having) != 1:
                found.append(_nothing(hint, f"{hint.line} “{hint.words[:30]}”"))
                return []
            shift = having[0] - hint.line
    if not hint.last:
        return [hint._replace(line=hint.line + shift)]
    inside = (
        [one for one in range(hint.line + shift, hint.last + shift + 1) if one in kept]
        if hint.last - hint.line < _MOST
        else []
    )
    if not inside:
        found.append(_nothing(hint, f"{hint.line}-{hint.last}"))
    return [hint._replace(line=one) for one in inside]


_MOST: Final = 5000
"""Lines of a range."""


def _bare(line: SourceLine) -> str:
    return bare_words(line.text)


def _nothing(hint: LineHint, what: str) -> Finding:
    return finding("hint-no-match", hint.place, what=what)


def _replace(hint: LineHint, kept: dict[int, list[SourceLine]], found: list[Finding]) -> None:
    for index, line in enumerate(kept.get(hint.line, ())):
        if hint.find and hint.find in line.text:
            new = line.text.replace(hint.find, hint.put)
            if new.strip():
                kept[hint.line][index] = line._replace(text=new)
            else:
                del kept[hint.line][index]
            return
    found.append(_nothing(hint, f"{hint.line} “{hint.find[:30]}”"))


def _take(hint: LineHint, kept: dict[int, list[SourceLine]], found: list[Finding]) -> list[SourceLine]:
    if hint.line not in kept:
        found.append(_nothing(hint, f"{hint.line}"))
    return kept.pop(hint.line, [])


def _split(hint: LineHint, kept: dict[int, list[SourceLine]], found: list[Finding]) -> list[SourceLine]:
    for index, line in enumerate(kept.get(hint.line, ())):
        at = line.text.find(hint.find) if hint.find else -1
        if at > 0:
            first, second = line._replace(text=line.text[:at]), line._replace(text=line.text[at:], gap=0)
            kept[hint.line][index : index + 1] = [first, second]
            return [second]
    found.append(_nothing(hint, f"{hint.line} “{hint.find[:30]}”"))
    return []


def _join(hint: LineHint, flow: list[SourceLine], parts: dict[int, str], found: list[Finding]) -> list[SourceLine]:
    first = [index for index, line in enumerate(flow) if line.number == hint.line]
    second = [line for line in flow if line.number == hint.other]
    if not first or not second or hint.line == hint.other:
        found.append(_nothing(hint, f"{hint.line}, {hint.other}"))
        return flow
    parts |= {id(line): MORE for line in second[:1]}
    after = first[-1] + 1
    left = [line for line in flow[:after] if line.number != hint.other]
    return left + second + [line for line in flow[after:] if line.number != hint.other]


def attach(stories: Sequence[Story], read: HintedLines, found: list[Finding], put: Put, name: str) -> list[Story]:
    """Give each moved line to the story its hint names."""
    made = list(stories)
    for hint, line in read.moved:
        index = find_story(made, hint.story)
        place = Place(name, line.number, 1, line.text[:60])
        if index is None:
            found += [_unknown(hint.story, hint.place, made), finding("stray-line", place, text=line.text[:40])]
        elif hint.role == "furniture":
            found.append(finding("line-dropped", place, text=line.text[:40]))
        else:
            made[index] = _with_line(made[index], hint, put(line.text), found)
    return made


_IN_STORY: Final = {"list": "body", "table": "body", "photos": "caption"}
"""What a line of a block is that goes to a story alone."""


def _with_line(story: Story, hint: LineHint, text: str, found: list[Finding]) -> Story:
    """*story* with one more line: another paragraph, or more words in a field."""
    role, line = _IN_STORY.get(hint.role, hint.role), hint.line
    story = story._replace(lines=(*story.lines, line))
    if role in ("body", "subhead"):
        part = Paragraph("p" if role == "body" else "subhead", text, (line,))
        return story._replace(body=(*story.body, part))
    if role == "more":
        last = story.body[-1] if story.body else Paragraph("p", "", ())
        part = last._replace(text=joined_text(last.text, text), lines=(*last.lines, line))
        return story._replace(body=(*story.body[:-1], part))
    if role == "headline":
        return story._replace(headline=(*story.headline, text))
    if role in _PLAIN:
        text = f"{getattr(story, role)} {text}".strip()
    return _with_field(story, role, (text,), hint.place, found)


def _words(value: object) -> str:
    """What stands in a field, as words."""
    if isinstance(value, Byline | Credit | Jump):
        return value.raw
    return "".join(value) if isinstance(value, tuple) else str(value or "")


def _unknown(key: str, place: Place, stories: Sequence[Story]) -> Finding:
    return finding("hint-no-story", place, key=key[:40], known=", ".join(one.slug for one in stories[:20]))


def apply_fields(stories: Sequence[Story], hints: Hints, found: list[Finding]) -> list[Story]:
    """Set what the hints say of whole stories; a new slug comes last, so that others may still use the old."""
    made = list(stories)
    slugs: dict[int, StoryHint] = {}
    for hint in hints.stories:
        index = find_story(stories, hint.key)
        if index is None:
            found.append(_unknown(hint.key, hint.place, stories))
            continue
        for key, values, place in hint.fields:
            if key == "slug":
                slugs[index] = hint
            else:
                made[index] = _with_field(made[index], key, values, place, found)
    for index, hint in slugs.items():
        slug = next(values[0] for key, values, _ in hint.fields if key == "slug")
        if any(one.slug == slug for at, one in enumerate(made) if at != index):
            found.append(finding("hint-slug-taken", hint.place, slug=slug))
        else:
            made[index] = made[index]._replace(slug=slug)
    return made


def _with_field(story: Story, key: str, values: tuple[str, ...], place: Place, found: list[Finding]) -> Story:
    """*story* with a field as a hint has it; words that go because of that are named."""
    made = _set_field(story, key, values)
    name = key if key in _WORDED else ""
    old, new = (_words(getattr(one, name)) if name else "" for one in (story, made))
    if old and old.replace(" ", "") not in new.replace(" ", ""):
        found.append(finding("hint-replaced", place, story=story.slug, slug=story.slug, key=key, old=old))
    return made


def _set_field(story: Story, key: str, values: tuple[str, ...]) -> Story:
    text = values[0] if values else ""
    match key:
        case "headline":
            return story._replace(headline=tuple(one for one in values if one))
        case "rubric":
            return story._replace(rubric=text)
        case "kicker":
            return story._replace(kicker=text)
        case "deck":
            return story._replace(deck=text)
        case "byline":
            made = story._replace(byline=(byline_of(text) or pen_name(text)) if text else None)
            return made._replace(kind=kind_of(made))
        case "signature":
            return story._replace(signature=text)
        case "jump":
            read = jump_at_end(text)
            jump = read[0] if read else Jump("to", int(text)) if text.isdecimal() else Jump("to", 0, text)
            return story._replace(jump=jump._replace(raw=text if read else jump.raw), complete=False)
        case "picture":
            return story._replace(picture=text)
        case "caption":
            return story._replace(caption=text)
        case "credit":
            return story._replace(credit=credit_of(text) or Credit(text))
        case "kind":
            return story._replace(kind=text)
        case "complete":
            return story._replace(complete=text == "true")
        case "section":
            return story._replace(section=text)
        case "rank":
            return story._replace(rank=int(text))
    return story
