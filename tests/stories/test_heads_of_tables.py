"""Which rows of a table name its columns, where a cell of the first ones is deeper than its row."""

from __future__ import annotations

from layout.markup.tables import rows_of
from layout.stories.model import Cell


def heads(rows: list[list[Cell]], marked: int = 1) -> int:
    return sum(one.is_head for one in rows_of(rows, marked))


def cells(*words: str) -> list[Cell]:
    return [Cell(one) for one in words]


def test_a_cell_over_two_rows_makes_both_of_them_names_of_columns() -> None:
    top = [Cell("项目", down=2), Cell("男生", across=2), Cell("合格率", down=2)]
    rows = [top, cells("小学", "中学"), cells("跑", "7.5", "8.2", "96%")]
    assert heads(rows) == 2 and heads(rows, 0) == 0


def test_a_cell_beside_rows_of_figures_or_many_places_makes_none_of_them() -> None:
    assert heads([[Cell("华东", down=2), Cell("城市")], cells("12"), cells("苏州", "9")]) == 1
    assert heads([[Cell("华东", down=4), Cell("城市")], *(cells(one) for one in "甲乙丙"), cells("丁", "9")]) == 1
    assert heads([[Cell("甲", down=2), Cell("乙")], cells("丙")]) == 1, "a table is not all names"
