"""One story as a file a person can read and edit: its fields in a front matter, then its paragraphs.

The forms of paragraphs stand in :mod:`layout.stories.storybody`; a backslash takes the next character as it is.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Final

from layout.characters.settled import settled
from layout.findings import Finding, Place, finding
from layout.naming import is_device, slug_is_good
from layout.stories.credits import credit_of
from layout.stories.datelines import jump_at_end, opening_of
from layout.stories.field_names import KINDS_IN_CHINESE, YES_AND_NO, key_meant
from layout.stories.hints import KINDS, is_rank
from layout.stories.model import Byline, Credit, Dateline, Jump, Paragraph, Story
from layout.stories.people import byline_of
from layout.stories.short_lines import LONG, short_lines_joined
from layout.stories.story_kind import kind_of, pen_name
from layout.stories.storybody import read_body, written_body
from layout.trees.nodes import Items, Map, Node, Scalar, Source
from layout.trees.reader import read_map

_FENCE: Final = "---"
_TEXTS: Final = (
    "slug", "kind", "section", "rubric", "kicker", "deck", "byline", "dateline", "signature", "picture", "caption",
    "credit",
)  # fmt: skip
_OF_BYLINE: Final = ("marker", "role", "names")
_OF_DATELINE: Final = ("agency", "place", "date")
_KEPT_EMPTY: Final = ("dateline", *_OF_BYLINE, *_OF_DATELINE)
"""Keys that say something by having nothing after them: there is none, whatever the words look like."""
_LISTS: Final = ("headline", "names")
_OF_PAGES: Final = ("jump", "jump_from")
_NUMBERS: Final = (*_OF_PAGES, "rank")
_YES_OR_NO: Final = ("inline", "complete", "runs_on")
KEYS: Final = (
    *_TEXTS,
    *_OF_BYLINE,
    *_OF_DATELINE,
    "headline",
    "jump",
    "jump_from",
    "jump_words",
    "inline",
    "complete",
    "runs_on",
    "rank",
)
"""What cannot be read from the words of a byline or dateline stands in keys of its own."""


def write_story(story: Story) -> str:
    """*story* as a file; :func:`read_story` reads it back the same, its places in a dump aside."""
    given: list[tuple[str, object]] = [("slug", story.slug), ("kind", story.kind)]
    given += [("headline", list(story.headline))] if story.headline else []
    given += [(key, value) for key in ("section", "rubric", "kicker", "deck") if (value := getattr(story, key))]
    if story.byline:
        given.append(("byline", story.byline.raw))
        given += [("inline", True)] if story.byline.inline else []
        given += _beyond(story.byline, _byline({"byline": (story.byline.raw,)}), _OF_BYLINE)
    if not story.dateline and _with_opening(story) is not story:
        given.append(("dateline", ""))  # what looks like one is copy
    if story.dateline:
        given.append(("dateline", story.dateline.raw))
        given += _beyond(story.dateline, _dateline({"dateline": (story.dateline.raw,)}), _OF_DATELINE)
    given += [("signature", story.signature)] if story.signature else []
    if story.jump:
        given.append(("jump" if story.jump.direction == "to" else "jump_from", story.jump.page))
        given += [("jump_words", story.jump.raw)] if story.jump.raw else []
    given += [(key, value) for key in ("picture", "caption") if (value := getattr(story, key))]
    given += [("credit", story.credit.raw)] if story.credit else []
    given += [] if story.complete else [("complete", False)]
    given += [("runs_on", True)] if story.runs_on else []
    given += [("rank", story.rank)] if story.rank else []
    head = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in given]
    parts = ["\n".join([_FENCE, *head, _FENCE])]
    parts += written_body(story.body)
    return "\n\n".join(parts) + "\n"


def _beyond(value: Byline | Dateline, read: object, keys: tuple[str, ...]) -> list[tuple[str, object]]:
    """Keys of *value* that would be *read* otherwise from its words alone."""
    pairs = ((key, getattr(value, key)) for key in keys if getattr(value, key) != getattr(read, key, None))
    return [(key, list(one) if isinstance(one, tuple) else one) for key, one in pairs]


def read_story(text: str, name: str) -> tuple[Story, tuple[Finding, ...]]:
    """The story in a story file and what is doubtful about its form.

    Raises :class:`layout.findings.BadSpec` when the front matter is no YAML.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = settled(lines, name)
    fields: dict[str, tuple[str, ...]] = {}
    start = 0
    if lines and lines[0].strip() == _FENCE:
        end = next((index for index, line in enumerate(lines[1:], 1) if line.strip() == _FENCE), 0)
        if not end:
            found.append(finding("story-file-open", Place(name, 1, 1, lines[0])))
        else:
            source, table = read_map("\n".join(lines[1:end]), name, 1)
            fields = _fields(source, table, found)
            start = end + 1
    body = read_body(lines, start)
    if all(one.code != "story-file-open" for one in found):  # fields that nobody closed are no paragraph either
        found += short_lines_joined(body, lines, name)
    first = next((line for line in lines[start:] if line.strip()), "")
    if body and first.startswith("# ") and fields.get("headline", (body[0].text,)) == (body[0].text,):
        fields["headline"] = (body[0].text,)
        body = _after_head(body[1:], fields)
    if not start:
        body = _with_strong_subheads(body)
    slug = fields.get("slug", (_slug_of(name),))[0]
    if not slug_is_good(slug):
        found.append(finding("story-slug-bad", Place(name), slug=slug[:40]))
        slug = _slug_of(name)
    return _story(slug, fields, body, name), tuple(found)


def _after_head(body: list[Paragraph], fields: dict[str, tuple[str, ...]]) -> list[Paragraph]:
    """*body* without the deck and the byline that plain Markdown begins with; they go into *fields* if not there.

    A heading of the second level right under the head is the deck where it is the only one, or where a byline follows:
    else it is the first of several subheads.
    """
    first = body[0] if body else None
    if first and first.kind == "subhead" and not first.level and len(body) > 1 and "deck" not in fields:
        alone = not any(one.kind == "subhead" and not one.level for one in body[1:])
        if body[1].kind == "p" and (alone or _names_writers(body[1])):
            fields["deck"] = (first.text,)
            body = body[1:]
    if len(body) > 1 and "byline" not in fields and (_names_writers(body[0]) or _is_pen_name(*body[:2])):
        fields["byline"] = (body[0].text,)
        body = body[1:]
    return body


def _with_strong_subheads(body: list[Paragraph]) -> list[Paragraph]:
    """*body* of plain Markdown with the short lines that are strong from end to end, over prose, as subheads."""
    made = list(body)
    for at, (one, after) in enumerate(pairwise(body)):
        strong = [(span.start, span.end) for span in one.spans if span.kind == "strong"]
        short = one.kind == "p" and 2 <= len(one.text) <= _LONGEST_SUBHEAD and one.text[-1] not in "。！？；，："
        if short and strong == [(0, len(one.text))] and after.kind == "p" and len(after.text) > len(one.text):
            made[at] = one._replace(kind="subhead", spans=tuple(span for span in one.spans if span.kind != "strong"))
    return made


_LONGEST_SUBHEAD: Final = 20
"""Characters of a subhead in two lines of a leg at most."""


def _is_pen_name(one: Paragraph, after: Paragraph) -> bool:
    """海声, 杨　柳: two to four ideographs right under a head and over prose."""
    name = re.fullmatch(r"[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,3}", one.text)
    return one.kind == "p" and bool(name) and len(after.text) > LONG


def _names_writers(one: Paragraph) -> bool:
    byline = byline_of(one.text) if one.kind == "p" else None
    return byline is not None and bool(byline.names)


def _slug_of(name: str) -> str:
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    slug = "".join(char if char.isalnum() or char in "-_" else "-" for char in stem)[:60] or "story"
    return f"{slug}-" if is_device(slug) else slug


def _fields(source: Source, table: Map, found: list[Finding]) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    for key, node in table.pairs:
        if not isinstance(key, Scalar):
            found.append(finding("spec-key-not-a-word", source.of(key)))
            continue
        if key.value not in KEYS:
            key = key._replace(value=key_meant(source, key, node, KEYS, found))
        if not key.value:
            continue
        if key.value in lines:
            found.append(finding("spec-duplicate-key", source.of(key), key=key.value, first=lines[key.value]))
            continue
        lines[key.value] = source.of(key).line
        value = _value(key.value, node)
        if value is None:
            found.append(finding("story-file-value", source.of(node), key=key.value, wanted=_wanted(key.value)))
        else:
            fields[key.value] = value
    return {key: values for key, values in fields.items() if any(values) or key in _KEPT_EMPTY}


def _wanted(key: str) -> str:
    """What may stand after *key*, in words that both languages read."""
    if key in _OF_PAGES:
        return "3 / 第3版"
    if key == "rank":
        return "1, 2, 3 …"
    if key == "kind":
        return " / ".join((*KINDS, *KINDS_IN_CHINESE))
    if key in _YES_OR_NO:
        return " / ".join(YES_AND_NO)
    return "“……”" if key not in _LISTS else "[……, ……]"


def _value(key: str, node: Node) -> tuple[str, ...] | None:
    """The value of a field as the program has it; ``None`` for one that cannot be understood."""
    if isinstance(node, Items) and key in _LISTS:
        words = tuple(one.value for one in node.items if isinstance(one, Scalar))
        return words if len(words) == len(node.items) else None
    if not isinstance(node, Scalar):
        return None
    said = node.value.strip()
    if not said or key not in (*_NUMBERS, *_YES_OR_NO, "kind"):
        return (node.value,)
    if key == "rank":
        return (str(int(said)),) if is_rank(said) else None
    if key in _OF_PAGES:
        line = jump_at_end(said)  # 下转第3版 in full
        if line and line[1] == 0 and line[0].direction == ("to" if key == "jump" else "from"):
            return (str(line[0].page),) if line[0].page else None
        number = said.removeprefix("第").removesuffix("版").strip()
        return (number,) if number.isdecimal() and 0 < int(number[:6]) < 1000 else None
    if key == "kind":
        kind = KINDS_IN_CHINESE.get(said, said)
        return (kind,) if kind in KINDS else None
    meant = YES_AND_NO.get(said)
    return (meant,) if meant else None


def _story(slug: str, fields: dict[str, tuple[str, ...]], body: list[Paragraph], name: str) -> Story:
    one = {key: values[0] for key, values in fields.items() if values}
    made = Story(
        slug=slug,
        kind=one.get("kind", ""),
        headline=fields.get("headline", ()),
        body=tuple(body),
        section=one.get("section", ""),
        rubric=one.get("rubric", ""),
        kicker=one.get("kicker", ""),
        deck=one.get("deck", ""),
        byline=_byline(fields),
        dateline=_dateline(fields),
        signature=one.get("signature", ""),
        jump=_jump(one),
        picture=one.get("picture", ""),
        caption=one.get("caption", ""),
        credit=_credit(one.get("credit", "")),
        complete=one.get("complete", "true") != "false",
        place=Place(name, 1),
        runs_on=one.get("runs_on") == "true",
        rank=int(one.get("rank", "0")),
    )
    if "dateline" not in fields:
        made = _with_opening(made)
    if made.kind:
        return made
    return made._replace(kind=kind_of(made))


def _with_opening(story: Story) -> Story:
    """*story* with the dateline that its first paragraph opens with apart, as in a dump: 本报讯（记者 某某）."""
    at = next((at for at, one in enumerate(story.body) if one.kind == "p"), -1)
    opening = opening_of(story.body[at].text) if at >= 0 and not story.runs_on else None
    if not opening or not opening.dateline.raw or (opening.byline and story.byline):
        return story
    one = story.body[at]
    end = len(one.text) - len(one.text[opening.end :].lstrip())
    if end == len(one.text):
        return story
    spans = tuple(
        span._replace(start=max(0, span.start - end), end=span.end - end) for span in one.spans if span.end > end
    )
    body = (*story.body[:at], one._replace(text=one.text[end:], spans=spans), *story.body[at + 1 :])
    return story._replace(body=body, dateline=opening.dateline, byline=opening.byline or story.byline)


def _byline(fields: dict[str, tuple[str, ...]]) -> Byline | None:
    raw = "".join(fields.get("byline", ())[:1])
    if not raw:
        return None
    made = _opening_byline(raw) or byline_of(raw) or pen_name(raw)
    given = {key: "".join(fields[key][:1]) for key in ("marker", "role") if key in fields}
    names = tuple(filter(None, fields["names"])) if "names" in fields else made.names
    inline = fields["inline"] == ("true",) if "inline" in fields else made.inline
    return made._replace(raw=raw, names=names, inline=inline, **given)


def _opening_byline(raw: str) -> Byline | None:
    """The byline in *raw* where that is what a paragraph opens with, dateline and all: 本报讯（记者 某某）, 本报讯."""
    opening = opening_of(f"{raw} 今天")
    if not opening or not opening.dateline.raw or opening.end < len(raw):
        return None
    return opening.byline or Byline(raw, "", raw, inline=True)


def _dateline(fields: dict[str, tuple[str, ...]]) -> Dateline | None:
    raw = "".join(fields.get("dateline", ())[:1])
    if not raw:
        return None
    opening = opening_of(f"{raw} 今天")
    made = opening.dateline._replace(raw=raw) if opening and opening.dateline.raw else Dateline(raw)
    return made._replace(**{key: "".join(fields[key][:1]) for key in _OF_DATELINE if key in fields})


def _credit(raw: str) -> Credit | None:
    given = credit_of(raw) if raw else None
    return (given._replace(raw=raw) if given else Credit(raw)) if raw else None


def _jump(one: dict[str, str]) -> Jump | None:
    for key, direction in (("jump", "to"), ("jump_from", "from")):
        if one.get(key, "").isdecimal():
            return Jump(direction, int(one[key][:4]), one.get("jump_words", ""))
    return None
