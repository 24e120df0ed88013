"""A table in a slot of its own, as an editor specified it."""

from __future__ import annotations

from layout.findings import Place
from layout.units import Length
from layout.value import NamedTuple


class TableSpec(NamedTuple):
    """Where a table comes from and how it stands; "" and 0 mean: as the style has it, or as the file shows."""

    file: str = ""
    """A file of its own; empty: the slot's story."""
    sheet: str = ""
    """The sheet of a workbook, by name or number."""
    number: int = 0
    """Which table, of a file or a story that has several; 0: of a story all, of a file the first."""
    heads: int = -1
    """Rows that name the columns; -1: as the file says, or shows."""
    rules: str = "three"
    """``three`` (over it, under its head, at its foot: 三线), ``rows`` (between rows too), ``full`` (between columns
    too), ``zebra`` (three, and a tint on every other row) or ``none``."""
    align: tuple[str, ...] = ()
    """How each column stands: ``left``, ``right``, ``centre``, ``spread``, ``point``, or "" for as its cells ask."""
    pitch: Length = 0
    """From row to row; 0: what fills the slot, within bounds."""
    kicker: str = ""
    source: str = ""
    """The line under the table: where its figures come from."""
    place: Place = Place("")
    """Where the file, or else the slot, is named."""
