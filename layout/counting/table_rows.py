"""Rows of a table: what matches won and drawn make, columns with their sum, and rows that the text tells of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.quantities import folded
from layout.counting.standings import may_have
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, Passage, remark
from layout.reading.restated import is_slip
from layout.value import NamedTuple

CELL: Final = regex("[^\u3000\\t ]+(?: [^\u3000\\t ]+)*")
"""A cell of a row as it is printed."""
_NUMBER: Final = regex("[0-9]{1,9}(?:\\.[0-9]{1,3})?")
_POINTS: Final = regex("积(?:分(?:达到|升至|为)?)?(?P<points>[0-9]{1,3})分")
_MOST: Final = 40
"""Rows of a table that is read: more are lists of results."""
_SIZE: Final = 3
"""Digits of a cell that is off in one of them hardly by chance."""
_LEAST_ROWS: Final = 2
_SENTENCE: Final = regex("[^。！？]+")


class _Cell(NamedTuple):
    """A number of a table, at *start* of its row."""

    row: Passage
    start: int
    said: str
    value: Fraction


def table_rows(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Cells of a story's table that others or its text contradict."""
    rows = [one for one in passages if one.role == "row"]
    if not _LEAST_ROWS <= len(rows) <= _MOST:
        return
    cells = {id(row): _cells(row) for row in rows}
    names = {id(row): CELL.search(row.text) for row in rows}
    yield from _points(rows, cells)
    for column in range(max(map(len, cells.values()))):
        yield from _column([cells[id(row)][column] for row in rows if len(cells[id(row)]) > column])
    copy = [one for one in passages if one.is_copy and one.role != "row"]
    last = {cells[id(row)][-1].said for row in rows if cells[id(row)]}
    for row in rows:
        name = names[id(row)]
        if name is not None and cells[id(row)]:
            yield from _told(name[0], cells[id(row)], copy, last)


def _cells(row: Passage) -> list[_Cell]:
    """The numbers of a row behind its name, without shares."""
    made: list[_Cell] = []
    for at, cell in enumerate(CELL.finditer(row.text)):
        found = _NUMBER.match(cell[0])
        if at and found is not None and not cell[0].endswith(("%", "％")):
            made.append(_Cell(row, cell.start(), found[0], Fraction(found[0])))
    return made


def _off(cell: _Cell, right: str) -> Finding:
    span = (cell.start, cell.start + len(cell.said))
    return remark("check-sum", cell.row, span, LIKELY, said=cell.said, right=right)


def _points(rows: Sequence[Passage], cells: dict[int, list[_Cell]]) -> Iterator[Finding]:
    """Won, drawn, lost and the points of each: 9 2 1 29."""
    head = "".join(folded(rows[0].text).split())
    if not head.endswith("胜平负积分"):
        return
    full = [cells[id(row)] for row in rows[1:] if len(cells[id(row)]) >= 4]
    for row in full:
        won, drawn, _, points = (one.value for one in row[-4:])
        if not may_have(int(points), int(won), int(drawn)):
            yield _off(row[-1], str(3 * won + drawn))


def _column(column: Sequence[_Cell]) -> Iterator[Finding]:
    """A first row that those behind it make, or a last one that those before it make, but for a digit."""
    for whole, parts in ((column[0], column[1:3]), (column[0], column[1:4]), (column[-1], column[:-1])):
        if len(parts) < _LEAST_ROWS or whole.value <= max(one.value for one in parts):
            continue
        made = sum((one.value for one in parts), Fraction(0))
        if made == whole.value:
            return
    for whole, parts in ((column[0], column[1:3]), (column[0], column[1:4]), (column[-1], column[:-1])):
        if len(parts) < _LEAST_ROWS:
            continue
        made = sum((one.value for one in parts), Fraction(0))
        for one, right in ((whole, made), *((each, each.value + whole.value - made) for each in parts)):
            if one is not whole and one.value >= whole.value:
                continue  # a row that is more than the first is none of its parts
            said = _written(right, one.said)
            if sum(map(str.isdigit, one.said)) >= _SIZE and is_slip(one.said, said):
                yield _off(one, said)
                return


def _written(value: Fraction, like: str) -> str:
    places = len(like.partition(".")[2])
    return f"{float(value):.{places}f}"


def _told(name: str, cells: Sequence[_Cell], copy: Sequence[Passage], last: Collection[str]) -> Iterator[Finding]:
    """A row of which the text has another number: 进出口总值1827亿元, 1826; a team and its points."""
    name = name.partition("（")[0]
    said = {cell.said for cell in cells}
    for passage in copy:
        at = passage.text.find(name)
        while at >= 0 and len(name) >= _SIZE:
            found = _NUMBER.match(passage.text, at + len(name))
            slips = [cell for cell in cells if found and is_slip(cell.said, found[0])]
            if found and found[0] not in said and slips and len(found[0]) >= _SIZE:
                yield _off(slips[0], found[0])
                return
            at = passage.text.find(name, at + 1)
        for sentence in _SENTENCE.finditer(passage.text):
            points = _POINTS.search(sentence[0])
            first = sentence[0].find(name)
            if points is None or not 0 <= first < points.start() or len(cells) < _SIZE + 1:
                continue
            if points["points"] not in last and is_slip(points["points"], cells[-1].said):
                start = sentence.start() + points.start("points")
                span = (start, start + len(points["points"]))
                yield remark("check-restated", passage, span, LIKELY, said=points["points"], right=cells[-1].said)
