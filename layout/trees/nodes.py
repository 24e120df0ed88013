"""A tree of YAML as values: every node knows its line and column, and scalars are the words that were written."""

from __future__ import annotations

from typing import Final, TypeAlias

from layout.findings import Place
from layout.value import NamedTuple

MOST_EXCERPT: Final = 200
"""Characters of a line that a place quotes: enough to find it by, short enough for a screen."""


class Scalar(NamedTuple):
    """A single value as written; *plain* when it stood without quotes."""

    line: int
    column: int
    value: str
    plain: bool = True


class Items(NamedTuple):
    """A list."""

    line: int
    column: int
    items: tuple[Node, ...]


class Map(NamedTuple):
    """Keys and values in the order written, duplicates included."""

    line: int
    column: int
    pairs: tuple[tuple[Node, Node], ...]


Node: TypeAlias = Scalar | Items | Map


class Source(NamedTuple):
    """A file's name and its lines: where findings get their places and excerpts from.

    *before* is how many lines of the file stand above them (a front matter begins below its fence).
    """

    name: str
    lines: tuple[str, ...]
    before: int = 0
    further: Source | None = None
    """Another file, values of which were laid into the tree of this one."""
    further_from: int = 0
    """Lines after this one are those of the other file."""

    @property
    def short_name(self) -> str:
        """The file's name without its folder: what a finding about the whole file calls it."""
        return self.name.replace("\\", "/").rsplit("/", 1)[-1][:60]

    def place(self, line: int, column: int) -> Place:
        """The place of *line* and *column*, both from 1 and brought inside the text."""
        if self.further is not None and line > self.further_from:
            return self.further.place(line - self.further_from, column)
        line = min(max(line, 1), max(len(self.lines), 1))
        words = self.lines[line - 1] if self.lines else ""
        excerpt = words[:MOST_EXCERPT]
        if not excerpt.isprintable():
            excerpt = "".join(char if char.isprintable() or char in "\t\u3000" else "\ufffd" for char in excerpt)
        return Place(self.name, line + self.before, min(max(column, 1), len(words) + 1), excerpt)

    def of(self, node: Node) -> Place:
        """The place of *node*."""
        return self.place(node.line, node.column)
