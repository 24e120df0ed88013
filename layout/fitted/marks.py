"""What a short line is made of, by name: its end, its marks, and what words of it are known for."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from layout.lines.head_forms import is_dated, is_inside, is_labelled, is_notice, is_rubric
from layout.lines.items import item_of
from layout.lines.line_scores import is_couplet
from layout.lines.shapes import LineShape
from layout.lines.signatures import is_office
from layout.stories.people import is_person

_QUOTES: Final = frozenset("“「‘『")
_BRACKETS: Final = frozenset("（(【〔")
_BRACKETS_CLOSED: Final = frozenset("）)】〕")
_EARLY: Final = 4
"""Characters before a colon that is early: who speaks, or a label."""

_PICTURES: Final = ("图", "圖", "▲", "△", "↑", "←", "→", "上图", "右图", "左图", "下图")
_REPORTERS: Final = ("记者", "記者")


def marks_of(shape: LineShape) -> tuple[str, ...]:
    """The names of what *shape* is made of."""
    made = [f"ends {shape.end}"]
    if not shape.text:
        return tuple(made)
    made += _in_words(shape.text)
    made += ["comma" if shape.commas == 1 else "commas"] if shape.commas else []
    made += ["labelled"] if is_labelled(shape) else []
    made += ["credit"] if shape.credit else []
    made += ["name"] if shape.name else []
    made += ["is doing"] if shape.end == "stop" and "在" in shape.text[1:] else []
    made += ["office"] if is_office(shape) else []
    return tuple(made)


@lru_cache(maxsize=8192)
def _in_words(text: str) -> tuple[str, ...]:
    """The names that *text* has by itself."""
    made: list[str] = []
    words = text.split()
    if len(words) > 1:
        made.append("blank" if len(words) == 2 else "blanks")
        made += ["person last"] if is_person(words[-1]) else []
        made += ["person first"] if is_person(words[0]) else []
    made += ["digit"] if any(map(str.isdigit, text)) else []
    colon = max(text.find("："), text.find(":"))
    if colon > 0:
        made.append("colon early" if colon <= _EARLY else "colon" if colon < len(text) - 1 else "colon last")
    made += _first_and_last(text)
    if text[0] not in _QUOTES and any(map(text.__contains__, "“「")):
        made.append("quote")
    if "《" in text:
        made.append("book first" if text[0] == "《" else "book")
    for name, seen in (
        ("dot", "·" in text or "・" in text), ("asks inside", "？" in text[:-1] or "！" in text[:-1]),
        ("dated", is_dated(text)), ("reporter", any(map(text.__contains__, _REPORTERS))), ("page", "版" in text),
        ("rubric", is_rubric(text)), ("notice", is_notice(text)), ("inside", is_inside(text)),
        ("couplet", is_couplet(text)), ("picture first", text.startswith(_PICTURES)),
    ):  # fmt: skip
        made += [name] if seen else []
    item = item_of(text)
    return (*made, f"item {item}") if item else tuple(made)


def _first_and_last(text: str) -> list[str]:
    first, last = text[0], text[-1]
    made: list[str] = []
    if first in _QUOTES:
        made.append("quote first")
    elif first in _BRACKETS:
        made.append("bracket first")
    elif first in "—-":
        made.append("dash first")
    elif first != "《" and not first.isalnum():
        made.append("sign first")
    if last in _BRACKETS_CLOSED:
        made.append("bracket last")
    elif last in "？?":
        made.append("asks")
    elif last in "！!":
        made.append("calls")
    return made
