"""The shapes of a paper's facts, its sheet and its grid."""

from __future__ import annotations

from typing import Any

from layout.geometry import Insets, WritingMode
from layout.keys.file_reading import FileReading
from layout.keys.kinds import choice, length, number, whole, words
from layout.keys.reading import Key, Shape, by_form, in_known_keys, plain, record, row, shape, then
from layout.spec.model import Grid, Paper, Sheet
from layout.spec.page_grids import wished
from layout.spec.stand_ins import NO_SIZE, SHEETS
from layout.trees.nodes import Map, Node, Scalar
from layout.units import Length, mm, pt

PAPER = shape(
    "paper",
    Key("name", words(40), required=True),
    Key("publisher", words(80)),
    Key("cn", words(40)),
    Key("postal", words(40)),
    Key("number", whole(0, 10_000_000)),
    Key("pages", whole(0, 1000)),
    Key("weekday", words(10)),
    Key("lunar", words(40)),
    Key("site", words(200)),
    Key("supervisor", words(80)),
    Key("sponsor", words(80)),
    Key("printer", words(80)),
    Key("address", words(120)),
    Key("postcode", words(20)),
    Key("phone", words(80)),
    Key("price", words(40)),
    Key("licence", words(80)),
    make=plain(Paper),
    stand_ins=(("name", ""),),
)

_MARGIN = length(0, mm(500))
MARGINS = shape(
    "margins",
    Key("top", _MARGIN), Key("right", _MARGIN), Key("bottom", _MARGIN), Key("left", _MARGIN),
    make=lambda reading, values, node: Insets(*(values.get(side, 0) for side in Insets._fields)),
)  # fmt: skip


def _sheet(reading: FileReading, values: dict[str, Any], node: Map) -> Sheet:
    width, height = values["size"]
    return Sheet(width, height, values.get("margins", Insets(0, 0, 0, 0)), values.get("bleed", mm(3)))


PAPER_SIDE = length(mm(20), mm(2000))
SHEET = shape(
    "sheet",
    Key("size", by_form(scalar=then(choice({k: k for k in SHEETS}), SHEETS.__getitem__),
                        items=row(PAPER_SIDE, PAPER_SIDE)), required=True),
    Key("bleed", length(0, mm(20))),
    Key("margins", by_form(scalar=then(_MARGIN, lambda one: Insets(one, one, one, one)), mapping=record(MARGINS))),
    make=_sheet,
    stand_ins=(("size", NO_SIZE),),
)  # fmt: skip


def _grid(reading: FileReading, values: dict[str, Any], node: Map) -> Grid:
    em, chars = reading.em, values["chars"]
    gutter = values.get("gutter", em)
    return Grid(values["columns"], chars, round(chars * em), gutter, values["lines"], reading.line, em)


WRITING = Key(
    "writing", choice({"horizontal": "horizontal", "横排": "horizontal", "vertical": "vertical", "竖排": "vertical"})
)


def grid_of(values: dict[str, Any]) -> Grid:
    """The grid of an issue, whose lines run as its *values* say, from which the word on that is taken."""
    grid: Grid = values["grid"]
    return grid._replace(mode=WritingMode.VERTICAL) if values.pop("writing", "") == "vertical" else grid


def _page_grid(reading: FileReading, values: dict[str, Any], node: Map) -> Grid:
    return wished(values["columns"], values["chars"], values["gutter"], values["lines"])


_COLUMNS, _CHARS, _LINES = whole(1, 40), number(2, 200), whole(1, 400)
_GUTTER = length(0, mm(50))
PAGE_GRID = shape(
    "page-grid",
    Key("columns", _COLUMNS), Key("chars", _CHARS), Key("gutter", _GUTTER), Key("lines", _LINES),
    make=_page_grid,
    stand_ins=(("columns", 0), ("chars", 0), ("gutter", -1), ("lines", 0)),
)  # fmt: skip

GRID = shape(
    "grid",
    Key("columns", _COLUMNS, required=True),
    Key("chars", _CHARS, required=True),
    Key("gutter", _GUTTER),
    Key("lines", _LINES, required=True),
    Key("body", length(pt(4), pt(40))),
    Key("leading", length(pt(4), pt(100))),
    make=_grid,
    stand_ins=(("columns", 0), ("chars", 0), ("lines", 0)),
)


def grid_units(quiet: FileReading, issue: Shape, node: Node) -> tuple[Length, Length]:
    """The 字 and the 行 of the grid in *node*, a tree of the shape *issue*; *quiet* takes what is wrong with them."""
    grid = _value(in_known_keys(quiet, issue.name, issue.keys, node), "grid")
    grid = in_known_keys(quiet, GRID.name, GRID.keys, grid) if grid else None
    body, leading = _value(grid, "body"), _value(grid, "leading")
    em = GRID.keys["body"].kind.read(quiet, body) if body else None
    quiet.em = em or quiet.em
    quiet.line = round(quiet.em * 1.5)
    line = GRID.keys["leading"].kind.read(quiet, leading) if leading else None
    return quiet.em, line or quiet.line


def _value(node: Node | None, key: str) -> Node | None:
    pairs = node.pairs if isinstance(node, Map) else ()
    return next((value for at, value in pairs if isinstance(at, Scalar) and at.value == key), None)
