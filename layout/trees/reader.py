"""YAML text as a tree whose every node knows its line and column, read within firm limits.

The parser's events are put together here rather than by the library's composer: nothing recurses, aliases are
counted at the size they expand to, and scalars stay the words that were written (no ``no`` turned to false).
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

import yaml

from layout.findings import BadSpec, Finding, Place, finding
from layout.trees.nodes import Items, Map, Node, Scalar, Source
from layout.value import NamedTuple

MOST_CHARACTERS: Final = 1 << 20
MOST_NODES: Final = 50_000
MOST_DEPTH: Final = 40

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_tree(text: str, name: str, before: int = 0) -> tuple[Source, Node]:
    """The one document in *text*; *name* is the file's, *before* the lines of it that stand above *text*.

    Raises :class:`BadSpec`.
    """
    text = text.removeprefix("\ufeff")
    source = Source(name, tuple(text.splitlines()), before)
    if len(text) > MOST_CHARACTERS:
        raise BadSpec(finding("spec-too-big", Place(name), size=len(text), most=MOST_CHARACTERS))
    _refuse_characters(text, source)
    try:
        return source, _Composer(source).compose(text)
    except yaml.YAMLError as fault:
        _refuse_depth(text, source)
        from layout.trees.syntax import syntax_fault  # only where YAML is at fault

        raise BadSpec(syntax_fault(fault, source)) from None


def read_map(text: str, name: str, before: int = 0) -> tuple[Source, Map]:
    """As :func:`read_tree` where keys with values are wanted; an empty text is a map without keys."""
    if not text.strip() or all(line.lstrip()[:1] in ("", "#") for line in text.splitlines()):
        return Source(name, tuple(text.splitlines()), before), Map(1, 1, ())
    source, node = read_tree(text, name, before)
    if not isinstance(node, Map):
        raise BadSpec(finding("spec-not-a-map", source.of(node), key=source.short_name))
    return source, node


def _refuse_depth(text: str, source: Source) -> None:
    """Report brackets nested too deep when the parser stopped before it gave their events.

    Some versions of libyaml have a limit of their own and read far ahead.  PyYAML's parser in Python has none; it is
    given no more than leads to the bracket too many, and settles whether that was one or stood in quotes.
    """
    depth = 0
    for at, char in enumerate(text):
        if char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        if depth > MOST_DEPTH + 1:
            with suppress(yaml.YAMLError):
                _Composer(source).compose(text[: at + 1], yaml.SafeLoader)
            return


def _refuse_characters(text: str, source: Source) -> None:
    """No control characters, no halves of surrogate pairs: neither can be meant, and the parser stops at both."""
    if text.isascii() and text.isprintable():
        return
    found: list[Finding] = []
    for number, line in enumerate(source.lines, 1):
        if line.isprintable():
            continue
        for column, char in enumerate(line, 1):
            if _forbidden(ord(char)):
                found.append(finding("spec-character", source.place(number, column), code=f"U+{ord(char):04X}"))
                break
    # str.splitlines parts at a few control characters that are no line ends in YAML.
    for char in "\x0b\x0c\x1c\x1d\x1e":
        if char in text:
            before = (text[: text.index(char)] + "|").splitlines()
            found.append(
                finding("spec-character", source.place(len(before), len(before[-1])), code=f"U+{ord(char):04X}")
            )
    if found:
        raise BadSpec(*found[:20])


def _forbidden(point: int) -> bool:
    """True for control characters but the tab, halves of surrogate pairs, byte order marks and non-characters."""
    return (
        (point < 0x20 and point != 0x09)
        or 0x7F <= point < 0xA0
        or 0xD800 <= point < 0xE000
        or point in (0xFEFF, 0xFFFE, 0xFFFF)
    )


class _Open(NamedTuple):
    """A list or map whose end has not come: *start* is its first place in the composer's flat store."""

    line: int
    column: int
    is_map: bool
    anchor: str | None
    nodes: list[Node]
    before: int
    """Nodes counted before it."""


class _Composer:
    """Puts events together.  State: what is open, the anchors, and how much the document expands to."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int, int]] = {}
        """Anchor → node, its expanded size, its height."""
        self._count = 0
        self._height: list[int] = []

    def compose(self, text: str, reader: type[Any] = _Parser) -> Node:
        parser = reader(text)
        found: Node | None = None
        documents = 0
        try:
            while True:
                event = parser.get_event()
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    node = Scalar(*_at(event), event.value, not event.style)
                    if event.style == '"':
                        self._refuse_escapes(node)
                    self._refuse_tag(event, node)
                    self._add(node, 1, 0, event.anchor)
                elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    self._begin(event, kind is yaml.MappingStartEvent)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self._end()
                elif kind is yaml.AliasEvent:
                    self._alias(event)
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        raise self._fault("spec-documents", *_at(event))
                    self._open.append(_Open(1, 1, False, None, [], 0))
                    self._height.append(0)
                elif kind is yaml.DocumentEndEvent:
                    found = self._open.pop().nodes[0]
                elif kind is yaml.StreamEndEvent:
                    break
        finally:
            parser.dispose()
        if found is None:
            raise self._fault("spec-empty", 1, 1)
        return found

    def _fault(self, code: str, line: int, column: int, /, **facts: str | int) -> BadSpec:
        return BadSpec(finding(code, self._source.place(line, column))._replace(facts=tuple(facts.items())))

    def _refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, at: Node | _Open) -> None:
        if event.tag is not None:
            raise self._fault("spec-tag", at.line, at.column, tag=event.tag[:60])

    def _refuse_escapes(self, node: Scalar) -> None:
        """Control characters may not come in by the back door of an escape either."""
        for char in node.value:
            if not char.isprintable() and char != "\n" and _forbidden(ord(char)):
                raise self._fault("spec-character", node.line, node.column, code=f"U+{ord(char):04X}")

    def _add(self, node: Node, size: int, height: int, anchor: str | None) -> None:
        self._count += size
        if self._count > MOST_NODES:
            raise self._fault("spec-too-many", node.line, node.column, most=MOST_NODES)
        self._open[-1].nodes.append(node)
        if height > self._height[-1]:
            self._height[-1] = height
        if anchor is not None:
            self._anchors[anchor] = (node, size, height)

    def _begin(self, event: yaml.CollectionStartEvent, is_map: bool) -> None:
        opened = _Open(*_at(event), is_map, event.anchor, [], self._count)
        self._refuse_tag(event, opened)
        if len(self._open) > MOST_DEPTH:
            raise self._fault("spec-too-deep", opened.line, opened.column, most=MOST_DEPTH)
        self._open.append(opened)
        self._height.append(0)

    def _end(self) -> None:
        line, column, is_map, anchor, nodes, before = self._open.pop()
        height = self._height.pop() + 1
        node: Node
        if is_map:
            node = Map(line, column, tuple(zip(nodes[::2], nodes[1::2], strict=True)))
        else:
            node = Items(line, column, tuple(nodes))
        size = self._count - before + 1
        self._count = before
        self._add(node, size, height, anchor)

    def _alias(self, event: yaml.AliasEvent) -> None:
        line, column = _at(event)
        name = event.anchor or ""
        if name not in self._anchors:
            code = "spec-alias-loop" if any(one.anchor == name for one in self._open) else "spec-alias-unknown"
            raise self._fault(code, line, column, name=name)
        node, size, height = self._anchors[name]
        if self._count + size > MOST_NODES:
            raise self._fault("spec-alias-bomb", line, column, name=name, most=MOST_NODES)
        if len(self._open) - 1 + height > MOST_DEPTH:
            raise self._fault("spec-too-deep", line, column, most=MOST_DEPTH)
        self._add(node, size, height, None)


def _at(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1
