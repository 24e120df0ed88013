"""YAML text with the place of every value, so that one value is written anew and nothing else is touched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

import yaml

from layout.value import NamedTuple


class TextChange(NamedTuple):
    """``text[start:end]`` becomes *text*; places count characters of the text before."""

    start: int
    end: int
    text: str


class SpanScalar(NamedTuple):
    """A single value at ``text[start:end]``, quotes included; *key* the name it has as a key."""

    start: int
    end: int
    words: str


class SpanItems(NamedTuple):
    """A list; *flow* when it stands in brackets."""

    start: int
    end: int
    items: tuple[SpanNode, ...]
    flow: bool


class SpanMap(NamedTuple):
    """Keys with values; *flow* when it stands in braces."""

    start: int
    end: int
    pairs: tuple[tuple[SpanScalar, SpanNode], ...]
    flow: bool

    def get(self, *names: str) -> SpanNode | None:
        """The value of the first key that is one of *names*."""
        return next((value for key, value in self.pairs if key.words in names), None)


SpanNode: TypeAlias = SpanScalar | SpanItems | SpanMap

MOST_DEPTH: Final = 60

_SAFE: Final = r"[^\s:#,\[\]{}&*!|>'\"%@`\\]"
_PLAIN: Final = re.compile(rf"[\w\u3000-\u303f\uff00-\uff60]{_SAFE}*(?: (?!-){_SAFE}+)*")
"""Words that are one string in YAML, in brackets or not, as they stand."""
_SPOKEN: Final = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "~"))


def spans(text: str) -> SpanNode | None:
    """The one document in *text*; ``None`` where it cannot be read, is empty or is too deep."""
    try:
        events = iter([*yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))])
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                return _node(next(events), events, MOST_DEPTH)
    except (yaml.YAMLError, StopIteration, RecursionError, ValueError):
        return None
    return None


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> SpanNode:
    start, end = _span(event)
    if not depth:
        raise ValueError(depth)
    if isinstance(event, yaml.ScalarEvent):
        return SpanScalar(start, end, event.value)
    if isinstance(event, yaml.AliasEvent):
        return SpanScalar(start, end, f"*{event.anchor}")
    if not isinstance(event, yaml.CollectionStartEvent):
        raise ValueError(start)
    parts: list[SpanNode] = []
    ends = yaml.SequenceEndEvent if isinstance(event, yaml.SequenceStartEvent) else yaml.MappingEndEvent
    flow = bool(event.flow_style)
    for one in events:
        if isinstance(one, ends):
            # The end of a list or map without brackets is where its last part ends: the parser's is the next word's.
            end = _span(one)[1] if flow else max((part.end for part in parts), default=start)
            break
        parts.append(_node(one, events, depth - 1))
    else:
        raise ValueError(start)
    if ends is yaml.SequenceEndEvent:
        return SpanItems(start, end, tuple(parts), flow)
    pairs = tuple(
        (key if isinstance(key, SpanScalar) else SpanScalar(key.start, key.end, ""), value)
        for key, value in zip(parts[::2], parts[1::2], strict=True)
    )
    return SpanMap(start, end, pairs, flow)


def _span(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark is not None and event.end_mark is not None
    return event.start_mark.index, event.end_mark.index


def written(value: object) -> str:
    """*value* as YAML on one line: numbers, words, and lists and maps of them in brackets.

    >>> written([2, 14]), written("一字千金"), written({"lines": 7}), written("a: b"), written("3")
    ('[2, 14]', '一字千金', '{lines: 7}', '"a: b"', '"3"')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)}: {written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(written, value)) + "]"
    words = str(value)
    number = words.replace(".", "", 1).replace("-", "").replace("_", "").isdecimal()
    if _PLAIN.fullmatch(words) and not number and words.lower() not in _SPOKEN:
        return words
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def with_value(text: str, where: SpanMap, names: Sequence[str], value: object) -> TextChange:
    """The change that gives the first of *names* that *where* has the *value*, or adds the first of *names* with it."""
    return with_words(text, where, names, written(value))


def with_words(text: str, where: SpanMap, names: Sequence[str], words: str) -> TextChange:
    """As :func:`with_value`, of a value as it is written."""
    known = where.get(*names)
    if known is not None:
        return TextChange(known.start, known.end or known.start, _parted(text, known, words))
    key = f"{names[0]}: {words}"
    if not where.pairs:
        return TextChange(where.start, where.end, "{" + key + "}")
    _, last = where.pairs[-1]
    if where.flow:
        return TextChange(last.end, last.end, f", {key}")
    first = where.pairs[0][0].start
    indent = " " * (first - text.rfind("\n", 0, first) - 1)
    return TextChange(end_of_line(text, last.end), end_of_line(text, last.end), f"\n{indent}{key}")


def _parted(text: str, known: SpanNode, words: str) -> str:
    """*words* in place of *known*, with the blank before them that an empty value has not."""
    return f" {words}" if known.start == known.end and text[known.start - 1 : known.start] == ":" else words


def without(text: str, where: SpanMap, names: Sequence[str]) -> TextChange | None:
    """The change that takes the first of *names* out of *where*; ``None`` where it has none of them."""
    for at, (key, value) in enumerate(where.pairs):
        if key.words not in names:
            continue
        if where.flow:
            if at + 1 < len(where.pairs):
                return TextChange(key.start, where.pairs[at + 1][0].start, "")
            return TextChange(where.pairs[at - 1][1].end if at else key.start, value.end, "")
        return TextChange(text.rfind("\n", 0, key.start) + 1, min(len(text), end_of_line(text, value.end) + 1), "")
    return None


def end_of_line(text: str, place: int) -> int:
    """Where the line of *place* ends, without its line end; a block of several lines ends with the last of them."""
    if place and text[place - 1] == "\n":
        return place - 1
    found = text.find("\n", place)
    return len(text) if found < 0 else found


def start_of_line(text: str, line: int) -> int:
    """Where *line* of *text* begins, counted from 1; the last one for those that are beyond."""
    lines = text.split("\n")
    return sum(len(one) + 1 for one in lines[: max(0, min(line, len(lines)) - 1)])


def map_at(text: str, line: int, column: int) -> SpanMap | None:
    """The outermost map of *text* that begins at *line* and *column*, counted from 1."""
    if not 0 < line <= text.count("\n") + 1:
        return None
    wanted = start_of_line(text, line) + column - 1
    left = [spans(text)]
    while left:
        one = left.pop(0)
        if isinstance(one, SpanMap):
            if one.start == wanted:
                return one
            left += [value for _, value in one.pairs]
        elif isinstance(one, SpanItems):
            left += one.items
    return None


def applied(text: str, changes: Sequence[TextChange]) -> str:
    """*text* after *changes*.  Raises :class:`ValueError` for changes that overlap, go back or leave the text."""
    made: list[str] = []
    at = 0
    for one in changes:
        if not at <= one.start <= one.end <= len(text):
            raise ValueError(one)
        made += [text[at : one.start], one.text]
        at = one.end
    return "".join((*made, text[at:]))


def items_change(text: str, where: SpanMap, names: Sequence[str], items: Sequence[str]) -> TextChange:
    """The change that adds *items*, each a value of YAML, to the list under *names* of *where*, each on its own line.

    A list in brackets is opened to lines, unless a comment stands in it; one that is not there is begun.
    """
    known = where.get(*names)
    if isinstance(known, SpanItems) and not known.flow and known.items:
        return _after_items(text, known, items)
    inside = text[known.start : known.end] if known else ""
    old = [text[one.start : one.end] for one in known.items] if isinstance(known, SpanItems) else []
    every = (*old, *items)
    if where.flow or "#" in inside or any("\n" in one for one in old):
        if isinstance(known, SpanItems):
            at = known.items[-1].end if old else known.start + 1
            return TextChange(at, at, (", " if old else "") + ", ".join(items))
        return with_words(text, where, names, f"[{', '.join(items)}]")
    first = where.pairs[0][0].start
    indent = " " * (first - text.rfind("\n", 0, first) - 1)
    lines = "".join(f"\n{indent}  - {one}" for one in every)
    if known is None:
        at = end_of_line(text, where.pairs[-1][1].end)
        return TextChange(at, at, f"\n{indent}{names[0]}:{lines}")
    start = known.start - (len(text[: known.start]) - len(text[: known.start].rstrip(" ")))
    return TextChange(start, known.end or start, lines)


def _after_items(text: str, known: SpanItems, items: Sequence[str]) -> TextChange:
    first = known.items[0].start
    dash = text.rfind("-", 0, first)
    indent = " " * (dash - text.rfind("\n", 0, dash) - 1)
    at = end_of_line(text, known.items[-1].end)
    return TextChange(at, at, "".join(f"\n{indent}- {one}" for one in items))


def item_change(text: str, items: SpanItems, words: str) -> TextChange:
    """The change that adds *words*, one value of YAML, to a list as its last item, on a line of its own."""
    if items.flow or not items.items:
        at = items.items[-1].end if items.items else items.start + 1
        return TextChange(at, at, f", {words}" if items.items else words)
    first = items.items[0].start
    dash = text.rfind("-", 0, first)
    indent = " " * (dash - text.rfind("\n", 0, dash) - 1)
    at = end_of_line(text, items.items[-1].end)
    return TextChange(at, at, f"\n\n{indent}- {words}")


def item_gone(text: str, items: SpanItems, number: int) -> TextChange:
    """The change that takes item *number* out of a list, with the blank line after it where there is one."""
    one = items.items[number]
    if items.flow:
        if number + 1 < len(items.items):
            return TextChange(one.start, items.items[number + 1].start, "")
        return TextChange(items.items[number - 1].end if number else one.start, one.end, "")
    dash = text.rfind("-", 0, one.start)
    start, end = text.rfind("\n", 0, dash) + 1, min(len(text), end_of_line(text, one.end) + 1)
    blank = text.find("\n", end)
    if blank >= 0 and not text[end:blank].strip():
        end = blank + 1
    return TextChange(start, end, "")


def items_replaced(text: str, known: SpanItems, gone: Sequence[int], items: Sequence[str]) -> list[TextChange]:
    """The changes that take the items *gone* out of a list and put *items*, values of YAML, where the first stood.

    What stands between other items, comments too, stays; a list in brackets is written anew.
    """
    if known.flow:
        kept = [text[one.start : one.end] for at, one in enumerate(known.items) if at not in gone]
        return [TextChange(known.items[0].start, known.items[-1].end, ", ".join((*kept, *items)))]
    made: list[TextChange] = []
    for at in gone:
        one = known.items[at]
        dash = text.rfind("-", 0, one.start)
        start, end = text.rfind("\n", 0, dash) + 1, min(len(text), end_of_line(text, one.end) + 1)
        indent = text[start:dash]
        blank = text.find("\n", end)
        if at + 1 < len(known.items) and blank >= 0 and not text[end:blank].strip():
            end = blank + 1
        new = "".join(f"{indent}- {words}\n" for words in items) if at == gone[0] else ""
        made.append(TextChange(start, end, new))
    if len(gone) == len(known.items) and not items:
        made[0] = made[0]._replace(text=f"{text[made[0].start : text.rfind('-', 0, known.items[0].start)]}[]\n")
    return made
