"""Pages that stand in files of their own, and their numbers, so that several editors can work at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from layout.findings import Finding, LayoutError, Place
from layout.keys.file_reading import FileReading
from layout.keys.kinds import scalar
from layout.keys.reading import Kind, Shape, by_form, in_known_keys, list_of, record
from layout.numbering import PageNumber
from layout.spec.model import PageSpec
from layout.trees.nodes import Map, Node, Scalar
from layout.trees.reader import read_tree

Fetch = Callable[[str, Place], tuple[str, str]]
"""The text and the file name of a page file; given where it is named.  Raises :class:`LayoutError`."""

MOST_PAGES: Final = 200


def _read_apart(page: Shape, reading: FileReading, text: str, file: str) -> tuple[object, list[Finding]]:
    """The *page* in *text*, and what is wrong with it, in the units and with the changes of *reading*."""
    source, tree = read_tree(text, file)
    if reading.changed is not None:
        source, tree = reading.changed(source, tree)
    inner = FileReading(source, reading.em, reading.line)
    return page.read(inner, tree), inner.faults


def page_number() -> Kind:
    """The number of a page: ``3``, or of a section ``A1``, ``特1``."""

    def read(reading: FileReading, node: Node) -> int | None:
        value = scalar(reading, node)
        if value is None:
            return None
        try:
            if len(value) < 12:
                return PageNumber.of(value)
        except ValueError:
            pass
        from layout.keys.slips import number_meant

        return reading.fault("spec-bad-page-number", node, text=value[:40], meant=number_meant(value, "3"))

    return Kind(read, {"type": ["integer", "string"], "pattern": "^[A-Za-z\u4e00-\u9fff]{0,6}[0-9]{1,3}$"})


def pages_of(page: Shape) -> Kind:
    """Pages written out, each a *page*, or names of the files that they stand in."""

    def apart(reading: FileReading, node: Node) -> PageSpec | None:
        name = scalar(reading, node)
        if name is None:
            return None
        if reading.fetch is None:
            return reading.fault("spec-page-apart", node, file=name[:60])
        try:
            text, file = reading.fetch(name, reading.source.of(node))
            own = partial(_read_apart, page, reading, text, file)
            if reading.known is None or reading.changed is not None:
                made, faults = own()
            else:
                made, faults = reading.known.of(file, (text, reading.em, reading.line), own)
        except LayoutError as fault:
            reading.faults += fault.findings
            return None
        reading.faults += faults
        return made if isinstance(made, PageSpec) else None

    def either(reading: FileReading, node: Node) -> PageSpec | None:
        """``{spread: file}`` is a spread in a file of its own; any other map is a page."""
        if isinstance(node, Map) and len(node.pairs) == 1 and isinstance(node.pairs[0][1], Scalar):
            node = in_known_keys(reading, page.name, page.keys, node)
        if isinstance(node, Map) and len(node.pairs) == 1:
            key, value = node.pairs[0]
            if isinstance(key, Scalar) and key.value == "spread":
                made = apart(reading, value)
                return made and made._replace(spread=True)
        read: PageSpec | None = page.read(reading, node)
        return read

    inline = record(page)
    one = by_form(scalar=Kind(apart, {"type": "string"}), mapping=inline._replace(read=either))
    return list_of(one, 1, MOST_PAGES)
