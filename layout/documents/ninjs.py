"""Stories of ninjs, which is JSON: version 2, where a field is a word, and version 3, where it is a list of values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from layout.stories.parts import BYLINE, DECK, HEAD, KICKER

MOST: Final = 8 << 20
"""Bytes of a file that are read."""

_BODIES: Final = ("body_html", "body_xhtml", "body_text", "body")
_PICTURES: Final = ("picture", "graphic")


def story_of_json(data: bytes, top: bytes) -> dict[str, object]:
    """The story that *data*, which begins with *top*, holds in JSON; {} when it holds none."""
    if top[:1] != b"{" or b"headline" not in data or len(data) > MOST:
        return {}
    try:
        item = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(item, dict):
        return {}
    plain = "headline" in item and any(key in item for key in _BODIES)
    listed = isinstance(item.get("headlines"), list) and isinstance(item.get("bodies"), list)
    return item if plain or listed else {}


def from_json(
    item: Mapping[str, object],
) -> tuple[tuple[tuple[str, str], ...], str, str, tuple[str, ...]]:
    """Fields (part, words), the words as XHTML with the pictures, the dateline and the keywords of *item*."""
    heads = list(_values(item, "headlines"))
    main = [words for role, words in heads if role in ("", "main")] or [words for _, words in heads[:1]]
    rest = [(_part_of(role), words) for role, words in heads if words not in main[:1]]
    kickers = [words for part, words in rest if part == KICKER]
    fields = (
        (KICKER, _text(item, "kicker") or " ".join(kickers)),
        (HEAD, _text(item, "headline") or " ".join(main[:1])),
        (DECK, _text(item, "subheadline")),
        *((DECK, words) for part, words in rest if part == DECK),
        (BYLINE, _text(item, "byline") or " ".join(words for _, words in _values(item, "bylines"))),
    )
    dateline = _text(item, "dateline") or next((words for _, words in _values(item, "datelines")), "")
    return fields, _words(item) + _pictures_of(item), dateline, tuple(_keywords(item))


def _text(item: Mapping[str, object], key: str) -> str:
    value = item.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _values(item: Mapping[str, object], key: str) -> Iterator[tuple[str, str]]:
    """(role, words) of a field of version 3."""
    listed = item.get(key)
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and isinstance(one.get("value"), str):
            yield str(one.get("role") or ""), " ".join(one["value"].split())


def _part_of(role: str) -> str:
    return KICKER if "kicker" in role or "pre" in role else DECK


def _words(item: Mapping[str, object]) -> str:
    """The body: markup where there is some, else lines as paragraphs."""
    words = next((str(item[key]) for key in _BODIES[:2] if item.get(key)), "")
    if words:
        return words
    bodies = item.get("bodies")
    several = [one for one in bodies if isinstance(one, dict)] if isinstance(bodies, list) else []
    marked = [one for one in several if "html" in str(one.get("contenttype") or one.get("contentType") or "")]
    if marked:
        return str(marked[0].get("value") or "")
    plain = str(item.get("body_text") or item.get("body") or (several[0].get("value") if several else "") or "")
    return "".join(f"<p>{escape(line)}</p>\n" for line in plain.splitlines() if line.strip())


def _keywords(item: Mapping[str, object]) -> Iterator[str]:
    known = item.get("taxonomies")
    for listed in (item.get("keywords"), known.get("keywords") if isinstance(known, dict) else None):
        for one in listed if isinstance(listed, list) else ():
            words = one.get("value") or one.get("name") if isinstance(one, dict) else one
            if isinstance(words, str):
                yield words


def _pictures_of(item: Mapping[str, object]) -> str:
    """The pictures that belong to a story, with their captions and who took them."""
    known = item.get("associations")
    every = known.values() if isinstance(known, dict) else known if isinstance(known, list) else ()
    made: list[str] = []
    for one in every:
        if not isinstance(one, dict) or one.get("type") not in _PICTURES:
            continue
        said = (_text(one, "description_text"), _listed(one, "descriptions"), _text(one, "caption"),
                _text(one, "body_text"), _text(one, "headline"), _listed(one, "headlines"))  # fmt: skip
        caption = next(filter(None, said), "")
        credit = _text(one, "byline") or _listed(one, "bylines") or _text(one, "creditline")
        credit = f" {credit} 摄" if credit and credit not in caption else ""
        found = one.get("renditions")
        sizes = list(found.values()) if isinstance(found, dict) else found if isinstance(found, list) else []
        href = next((str(size["href"]) for size in sizes if isinstance(size, dict) and size.get("href")), "")
        made.append(f'<figure><img src="{escape(href)}"><figcaption>{escape(caption + credit)}</figcaption></figure>')
    return "".join(made)


def _listed(item: Mapping[str, object], key: str) -> str:
    return next((words for _, words in _values(item, key)), "")
