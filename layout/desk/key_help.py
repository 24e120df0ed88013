"""Help while a spec is written: the keys that may stand at a place, what each means, and values that there are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from layout.keydocs.keys import ISSUE_KEYS, SHAPES
from layout.keydocs.names import chinese
from layout.value import NamedTuple

INSIDE: Final[dict[str, str]] = {
    "paper": "paper", "sheet": "sheet", "margins": "margins", "grid": "grid", "copy": "copy", "pages": "page",
    "every": "slot", "slots": "slot", "head": "head", "legs": "legs", "rules": "page-rule", "text": "entry",
    "entries": "entry", "areas": "area", "pictures": "insert", "press": "press", "epaper": "epaper", "plan": "plan",
    "allow": "allow", "table": "table",
}  # fmt: skip
"""What the value of a key is made of: a shape of :data:`layout.keydocs.SHAPES`."""

_KEY: Final = re.compile(r"(?:^|[{,\s-])([\w\u4e00-\u9fff]+)\s*:(?=\s|$)")
_LINE: Final = re.compile(r"^(\s*(?:- )*)\s*([\w\u4e00-\u9fff]+)\s*:(?:\s|$)")


class KeyPlace(NamedTuple):
    """Where the cursor is in a spec: in which *shape*, at which *key*'s value ("" where a key is written), *word*."""

    shape: str
    key: str
    word: str
    start: int
    """Where the word begins."""


def place_in(text: str, offset: int) -> KeyPlace:
    """The place of *offset* in the YAML *text*, which may be broken: it is told from indents and braces alone."""
    line_start = text.rfind("\n", 0, offset) + 1
    here = text[line_start:offset]
    match = re.search(r"[\w\u4e00-\u9fff.-]*$", here)
    word = match[0] if match else ""
    start = offset - len(word)
    chain = _above(text[:line_start], _indent(here))
    before = here[: len(here) - len(word)]
    opened = _open_brace(before)
    if opened >= 0:
        outer = _KEY.findall(before[:opened])
        chain = [*chain, *outer[-1:]]
        before = before[opened + 1 :].rpartition(",")[2]
    else:
        before = before.lstrip(" -")
    key = next(iter(_KEY.findall(f" {before}")), "")
    return KeyPlace(_shape(chain), _english(key, _shape(chain)), word, start)


def keys_of(shape: str) -> Mapping[str, tuple[str, str]]:
    """The keys of *shape* with what each means in Chinese and English."""
    return ISSUE_KEYS.get(shape, {})


def options(at: KeyPlace, values: Mapping[str, Sequence[tuple[str, str]]], language: str) -> list[dict[str, Any]]:
    """What may be written at a place: keys, or what *values* has for the key, each (value, what it is)."""
    if at.key:
        return [{"label": value, "detail": detail, "apply": value} for value, detail in values.get(at.key, ())]
    zh = language == "zh"
    names = chinese(at.shape)
    made = []
    for key, words in keys_of(at.shape).items():
        said = words[0 if zh else 1]
        detail = "、".join(names.get(key, ())[:1]) if zh else ""
        made.append({"label": key, "detail": detail, "info": said, "apply": f"{key}: "})
        if zh:
            made += [
                {"label": name, "detail": key, "info": said, "apply": f"{name}: "} for name in names.get(key, ())[:1]
            ]
    return made


def words_on(text: str, offset: int, language: str) -> str:
    """What the key under *offset* means; "" where there is none."""
    end = offset + len(re.match(r"[\w\u4e00-\u9fff-]*", text[offset:])[0])  # type: ignore[index]
    at = place_in(text, end)
    rest = text[end : end + 2].lstrip(" ")
    if not at.word or not rest.startswith(":"):
        return ""
    key = _english(at.word, at.shape)
    words = keys_of(at.shape).get(key)
    shape = SHAPES.get(INSIDE.get(key, ""))
    said = words or shape
    return f"{key}: {said[0 if language == 'zh' else 1]}" if said else ""


def _english(key: str, shape: str) -> str:
    return next((one for one, names in chinese(shape).items() if key in names), key)


def _indent(line: str) -> int:
    """Where the words of *line* begin; the dash of an item is white."""
    return len(line) - len(line.lstrip(" -"))


def _above(text: str, indent: int) -> list[str]:
    """The keys in whose values a line so far indented stands, the outermost first."""
    found: list[str] = []
    for line in reversed(text.split("\n")):
        match = _LINE.match(line)
        if match is None or not line.strip() or line.lstrip().startswith("#"):
            continue
        depth = len(match[1])
        dashed = line.lstrip().startswith("- ")
        if depth < indent:
            found.append(match[2])
            indent = depth
        if dashed and len(line) - len(line.lstrip()) < indent:
            indent = min(indent, len(line) - len(line.lstrip()) + 1)
        if not indent:
            break
    return found[::-1]


def _open_brace(line: str) -> int:
    """Where the innermost brace that is open at the end of *line* stands; -1: none."""
    open_at: list[int] = []
    for at, char in enumerate(line):
        if char == "{":
            open_at.append(at)
        elif char == "}" and open_at:
            open_at.pop()
    return open_at[-1] if open_at else -1


def _shape(chain: Sequence[str]) -> str:
    shape = "issue"
    for key in chain:
        shape = INSIDE.get(_english(key, shape), shape)
    return shape
