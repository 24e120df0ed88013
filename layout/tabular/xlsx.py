"""A sheet of an Excel workbook as a table: what its cells show, not how they were worked out.

The archive is opened under the bounds of a Word document, and read part by part with the standard library: words that
sheets share, formats, then the sheet row by row, so that memory stays that of the table.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError, iterparse

from layout.findings import Finding, Place, finding
from layout.stories.model import Cell
from layout.tabular.number_formats import BUILT_IN, shown
from layout.tabular.read_table import MOST_COLUMNS, MOST_ROWS, ReadTable, bounded_rows
from layout.value import NamedTuple

MOST_MEMBERS: Final = 4000
MOST_UNPACKED: Final = 96 << 20
MOST_WORDS: Final = 16 << 20
"""Characters of the words that a workbook's sheets share."""

MOST_MERGED: Final = 4 << 20
"""Cells that merged ones may cover together: twice what a sheet as large as is read has."""

_REFERENCE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})\Z")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


class BrokenSheetError(Exception):
    """The archive, or what is in it, is no workbook."""


class _Workbook(NamedTuple):
    archive: zipfile.ZipFile
    sheets: tuple[tuple[str, str, bool], ...]
    """Name, part and whether it is hidden."""
    formats: tuple[str, ...]
    """The format of each style of cell."""
    words: tuple[str, ...]
    from_1904: bool


def read_xlsx(data: bytes, name: str, sheet: str = "") -> ReadTable:
    """The table of *sheet*, by name or number from 1 (empty: the first that is shown).  Never raises."""
    place = Place(name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
        size = sum(one.file_size for one in members)
        if len(members) > MOST_MEMBERS or size > MOST_UNPACKED:
            return ReadTable((), findings=(finding("dump-too-big", place, size=size, most=MOST_UNPACKED),))
        book = _workbook(archive)
        chosen = _chosen(book, sheet)
        if chosen is None:
            listed = "、".join(one for one, _, _ in book.sheets)[:120]
            return ReadTable((), findings=(finding("table-no-sheet", place, sheet=sheet, listed=listed),))
        return bounded_rows(_read_sheet(book, chosen, place), name)
    except (
        BrokenSheetError, zipfile.BadZipFile, ParseError, KeyError, ValueError, OSError, NotImplementedError,
        IndexError, RuntimeError, EOFError, LookupError,
    ) as error:  # fmt: skip
        # A zip that is damaged raises any of these on the way; RuntimeError is one under a password.
        return ReadTable((), findings=(finding("xlsx-broken", place, why=type(error).__name__),))


def _workbook(archive: zipfile.ZipFile) -> _Workbook:
    sheets: list[tuple[str, str, bool]] = []
    parts = _parts_by_id(archive, "xl/_rels/workbook.xml.rels")
    from_1904 = False
    for one in _elements(archive, "xl/workbook.xml"):
        if _local(one) == "workbookPr":
            from_1904 = one.get("date1904") in ("1", "true")
        if _local(one) == "sheet":
            key = next((value for name, value in one.attrib.items() if name.endswith("}id")), "")
            if key in parts:
                sheets.append((one.get("name", ""), parts[key], one.get("state", "visible") != "visible"))
    if not sheets:
        raise BrokenSheetError
    return _Workbook(archive, tuple(sheets), _formats(archive), _shared_words(archive), from_1904)


def _parts_by_id(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """The parts of worksheets by the keys that the workbook has for them."""
    made: dict[str, str] = {}
    for one in _elements(archive, name):
        target = one.get("Target", "")
        if one.get("Type", "").endswith("/worksheet") and one.get("TargetMode") != "External":
            made[one.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return made


def _elements(archive: zipfile.ZipFile, name: str) -> Iterator[Element]:
    """Every element of the part *name* as it ends; nothing where there is no such part.

    A document type is refused: it is where entities are made that grow without end, and no office program writes one.
    """
    if name not in archive.NameToInfo:
        return
    with archive.open(name) as part:
        start = part.read(4096).replace(b"\0", b"")
        if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
            raise BrokenSheetError
    with archive.open(name) as part:
        for _, one in iterparse(part):
            yield one


def _local(one: Element) -> str:
    return one.tag.rpartition("}")[2]


def _formats(archive: zipfile.ZipFile) -> tuple[str, ...]:
    own: dict[str, str] = {}
    made: list[str] = []
    for one in _elements(archive, "xl/styles.xml"):
        tag = _local(one)
        if tag == "numFmt":
            own[one.get("numFmtId", "")] = one.get("formatCode", "")
        if tag == "cellXfs":
            keys = [each.get("numFmtId", "0") for each in one]
            made = [own.get(key, BUILT_IN.get(int(key) if key.isdigit() else 0, "")) for key in keys]
    return tuple(made)


def _shared_words(archive: zipfile.ZipFile) -> tuple[str, ...]:
    made: list[str] = []
    size = 0
    for one in _elements(archive, "xl/sharedStrings.xml"):
        if _local(one) == "si":
            made.append(_words(one))
            size += len(made[-1])
            one.clear()
            if size > MOST_WORDS:
                raise BrokenSheetError
    return tuple(made)


def _words(one: Element) -> str:
    """The words of a string, those of its runs together; how it is read aloud (rPh) is none of it."""
    pieces: list[str] = []
    for each in one:
        if _local(each) == "t":
            pieces.append(each.text or "")
        elif _local(each) == "r":
            pieces += [part.text or "" for part in each if _local(part) == "t"]
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(pieces))


def _chosen(book: _Workbook, sheet: str) -> str | None:
    """The part of the sheet that is meant."""
    if not sheet:
        return next((part for _, part, hidden in book.sheets if not hidden), book.sheets[0][1])
    named = next((part for name, part, _ in book.sheets if name == sheet), None)
    if named is None and sheet.isdecimal() and 0 < int(sheet) <= len(book.sheets):
        return book.sheets[int(sheet) - 1][1]
    return named


class _Grid:
    """What a sheet shows, by row and column from 1."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], str] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.without_value = 0
        self.beyond = 0


def _read_sheet(book: _Workbook, part: str, place: Place) -> ReadTable:
    if part not in book.archive.NameToInfo:
        raise BrokenSheetError
    grid = _Grid()
    row = 0
    for one in _elements(book.archive, part):
        tag = _local(one)
        if tag == "row":
            reference = one.get("r", "")
            row = int(reference) if reference.isdigit() else row + 1
            _read_row(book, grid, one, row)
            one.clear()
        elif tag == "col" and one.get("hidden") in ("1", "true"):
            first, last = int(one.get("min", "0")), int(one.get("max", "0"))
            grid.hidden_columns.update(range(first, min(last, first + MOST_COLUMNS) + 1))
        elif tag == "mergeCell":
            corners = [_REFERENCE.match(corner) for corner in one.get("ref", "").split(":")]
            if len(corners) == 2 and corners[0] and corners[1]:
                (left, top), (right, foot) = _at(corners[0]), _at(corners[1])
                grid.merged.append((top, left, foot, right))
    return ReadTable(_cells(grid), -1, "", tuple(_doubts(grid, place)))


def _read_row(book: _Workbook, grid: _Grid, one: Element, row: int) -> None:
    if one.get("hidden") in ("1", "true"):
        grid.hidden_rows.add(row)
    if row > MOST_ROWS * 2:
        grid.beyond += 1
        return
    column = 0
    for cell in one:
        match = _REFERENCE.match(cell.get("r", ""))
        column = _at(match)[0] if match else column + 1
        text = _shown(book, grid, cell)
        if text and column <= MOST_COLUMNS * 2:
            grid.cells[row, column] = text


def _at(match: re.Match[str]) -> tuple[int, int]:
    """(column, row) that a reference such as AB12 names."""
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return column, int(match[2])


def _shown(book: _Workbook, grid: _Grid, cell: Element) -> str:
    """What *cell* shows."""
    kind, value, formula = cell.get("t", "n"), "", False
    for one in cell:
        tag = _local(one)
        if tag == "v":
            value = one.text or ""
        elif tag == "is":
            value = _words(one)
        formula = formula or tag == "f"
    if formula and not value:
        grid.without_value += 1
    if kind == "s":
        at = int(value) if value.isdigit() else -1
        value = book.words[at] if 0 <= at < len(book.words) else ""
    elif kind == "b":
        value = "是" if value == "1" else "否"
    elif kind == "n" and value:
        style = cell.get("s", "0")
        at = int(style) if style.isdigit() else 0
        value = shown(value, book.formats[at] if at < len(book.formats) else "", from_1904=book.from_1904)
    return " ".join(value.split())


def _cells(grid: _Grid) -> tuple[tuple[Cell, ...], ...]:
    """The rows that are shown, from the first cell that is filled to the last; what is merged is one cell."""
    shown_cells = [at for at in grid.cells if at[0] not in grid.hidden_rows and at[1] not in grid.hidden_columns]
    if not shown_cells:
        return ()
    rows = sorted({row for row, _ in shown_cells})
    first, last = min(column for _, column in shown_cells), max(column for _, column in shown_cells)
    columns = [column for column in range(first, last + 1) if column not in grid.hidden_columns]
    corners: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    size = 0
    for top, left, foot, right in grid.merged:
        inside = rows[bisect_left(rows, top) : bisect_right(rows, foot)]
        across = columns[bisect_left(columns, left) : bisect_right(columns, right)]
        size += len(inside) * len(across)
        if size > MOST_MERGED:
            raise BrokenSheetError
        if inside and across and (inside[0], across[0]) not in covered:
            corners[inside[0], across[0]] = len(across), len(inside)
            covered.update((row, column) for row in inside for column in across)
            covered.discard((inside[0], across[0]))
    made: list[tuple[Cell, ...]] = []
    for row in rows:
        places = [(row, column) for column in columns if (row, column) not in covered]
        made.append(tuple(Cell(grid.cells.get(at, ""), (), *corners.get(at, (1, 1))) for at in places))
    return tuple(made)


def _doubts(grid: _Grid, place: Place) -> Iterator[Finding]:
    """What of the sheet is not shown, or shows nothing."""
    hidden = [words for at, words in grid.cells.items() if at[0] in grid.hidden_rows or at[1] in grid.hidden_columns]
    if hidden:
        yield finding("xlsx-hidden", place, count=len(hidden), words=hidden[0][:16])
    if grid.without_value:
        yield finding("xlsx-no-value", place, count=grid.without_value)
    if grid.beyond:
        yield finding("table-rows-cut", place, count=grid.beyond, most=MOST_ROWS)
