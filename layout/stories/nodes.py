"""YAML of hints and front matter as plain values that know their line and column, read within firm limits.

There are no aliases, tags or custom types: nothing in these files needs them, and without them nothing expands.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from layout.findings import BadSpec, Place, finding
from layout.quickyaml import yaml
from layout.value import NamedTuple

MOST_CHARACTERS: Final = 1 << 20
MOST_NODES: Final = 20_000
MOST_DEPTH: Final = 12

_Parser: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Text(NamedTuple):
    """A single value as written."""

    value: str
    line: int
    column: int


class Row(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Table(NamedTuple):
    """Keys and their values in the order written."""

    pairs: tuple[tuple[Text, Node], ...]
    line: int
    column: int


Node: TypeAlias = Text | Row | Table


class Origin(NamedTuple):
    """The file a node comes from; *first* is the line of the file its first line is."""

    name: str
    lines: tuple[str, ...]
    first: int = 1

    def place(self, node: Node) -> Place:
        """Where *node* stands, with its line."""
        words = self.lines[node.line] if 0 <= node.line < len(self.lines) else ""
        return Place(self.name, node.line + self.first, node.column + 1, words[:200])


def read_table(text: str, name: str, first: int = 1) -> tuple[Origin, Table]:
    """The one mapping in *text*; an empty document is an empty one.  Raises :class:`BadSpec`."""
    origin = Origin(name, tuple(text.split("\n")), first)
    if len(text) > MOST_CHARACTERS:
        raise BadSpec(finding("hints-too-big", Place(name), most=MOST_CHARACTERS))
    try:
        node = _compose(text, origin)
    except yaml.YAMLError as fault:
        raise BadSpec(_syntax(fault, origin)) from None
    except (ValueError, RecursionError):
        raise BadSpec(finding("hints-syntax", Place(name), why="unreadable characters")) from None
    if not isinstance(node, Table):
        raise BadSpec(finding("hints-type", origin.place(node), key="-", wanted="key: value"))
    return origin, node


def _syntax(fault: yaml.YAMLError, origin: Origin) -> Any:  # noqa: ANN401
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    at = Text("", mark.line, mark.column) if mark else Text("", 0, 0)
    return finding("hints-syntax", origin.place(at), why=str(getattr(fault, "problem", None) or "cannot be read")[:160])


def _compose(text: str, origin: Origin) -> Node:
    """Put the parser's events together without recursion."""
    parser = _Parser(text)
    stack: list[tuple[bool, int, int, list[Node]]] = [(False, 0, 0, [])]
    count = 0
    try:
        while True:
            event = parser.get_event()
            if isinstance(event, yaml.StreamEndEvent):
                break
            at = (event.start_mark.line, event.start_mark.column) if event.start_mark else (0, 0)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise BadSpec(finding("hints-alias", origin.place(Text("", *at))))
            if isinstance(event, yaml.ScalarEvent):
                count += 1
                stack[-1][3].append(Text(event.value, *at))
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                count += 1
                stack.append((isinstance(event, yaml.MappingStartEvent), at[0], at[1], []))
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                _close(stack, origin)
            if count > MOST_NODES or len(stack) > MOST_DEPTH:
                raise BadSpec(finding("hints-too-big", origin.place(Text("", *at)), most=MOST_NODES))
    finally:
        parser.dispose()
    found = stack[0][3]
    return found[0] if found else Table((), 0, 0)


def _close(stack: list[tuple[bool, int, int, list[Node]]], origin: Origin) -> None:
    is_map, line, column, nodes = stack.pop()
    node: Node
    if is_map:
        pairs: list[tuple[Text, Node]] = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Text):
                raise BadSpec(finding("hints-type", origin.place(key), key="-", wanted="key: value"))
            pairs.append((key, value))
        node = Table(tuple(pairs), line, column)
    else:
        node = Row(tuple(nodes), line, column)
    stack[-1][3].append(node)
