"""Tables: every cell on the page in its column, figures on the point, rows undivided, rules where they belong."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from issues import made, runs, write

from layout.composing import Composed, compose
from layout.galley.implied import with_rows
from layout.galley.table_rows import row_lines, row_parts
from layout.galley.table_sizes import smaller_sizes
from layout.galley.table_widths import ColumnNeed, best_widths, lines_at
from layout.galley.tables import columns_at, table_of
from layout.loading.load import load, load_faces
from layout.page import GlyphRun, Rule, Tint
from layout.spec.styles import TextStyle
from layout.stories.model import Cell, Paragraph, row_of
from layout.typeset import Line
from layout.units import pt

FACES = load_faces()
STYLE = TextStyle("cell", "song", pt(10), pt(16))
WORDS = st.text(alphabet="南北山水城镇年月日元价一二三", min_size=0, max_size=9)
FIGURES = st.decimals(0, 9999, places=2).map(str)

PRICES = """\
本报讯 各市场均价如下。

| 品名 | 本周 | 上周 |
|---|---|---|
| 白菜 | 2.4 | 12.60 |
| 西红柿 | 16.85 |  |
| 土豆 | 3 | 3 |

每周三公布。
"""


def rows_of(rows: list[list[str]], heads: int = 1) -> tuple[Paragraph, ...]:
    return tuple(
        row_of(tuple(Cell(text) for text in row), is_head=number < heads, opens=not number)
        for number, row in enumerate(rows)
    )


EM = 10
NATURALS = st.lists(st.lists(st.integers(1, 9), min_size=3, max_size=3), min_size=1, max_size=4)


def depth(rows: list[list[int]], widths: tuple[int, ...]) -> int:
    return sum(max(lines_at(n * EM, width, EM) for n, width in zip(row, widths, strict=True)) for row in rows)


@settings(max_examples=150)
@given(rows=NATURALS, room=st.integers(3, 27))
def test_no_other_widths_let_the_rows_take_fewer_lines(rows: list[list[int]], room: int) -> None:
    columns = list(zip(*rows, strict=True))
    needs = [ColumnNeed(EM, max(one) * EM, tuple((at, n * EM) for at, n in enumerate(one))) for one in columns]
    found = best_widths(needs, room * EM, EM)
    assert sum(found) <= room * EM
    every = (tuple(width * EM for width in one) for one in product(range(1, 10), repeat=3) if sum(one) <= room)
    assert depth(rows, found) == min(depth(rows, one) for one in every)


def test_columns_given_one_after_the_other_would_take_more_lines() -> None:
    """Two columns have to be wider together before a row has a line less: the law above can fail."""
    rows = [[6, 6, 1], [6, 6, 1]]
    assert depth(rows, (60, 50, 10)) > depth(rows, (60, 60, 10))
    needs = [ColumnNeed(EM, n * EM, ((0, n * EM), (1, n * EM))) for n in rows[0]]
    assert best_widths(needs, 130, EM) == (60, 60, 10)


def text_of(line: Line) -> str:
    return "".join(text for run in line.runs for text in run.texts)


@settings(max_examples=60)
@given(
    rows=st.integers(2, 4).flatmap(
        lambda count: st.lists(st.lists(WORDS | FIGURES, min_size=count, max_size=count), min_size=2, max_size=6)
    ),
    em=st.integers(14, 40),
)
def test_every_cell_is_set_whole_in_columns_that_do_not_meet(rows: list[list[str]], em: int) -> None:
    table = table_of(rows_of(rows), STYLE, STYLE, FACES)
    measure = em * STYLE.size
    columns = columns_at(table, measure)
    for left, width, after in zip(columns.lefts, columns.widths, columns.lefts[1:], strict=False):
        assert left + width <= after or not columns.fits
    for number, row in enumerate(rows):
        lines = row_lines(table, number, measure, 10)
        printed = "".join(map(text_of, lines))
        assert sorted(printed.replace(" ", "")) == sorted("".join(row).replace(" ", ""))
        if columns.fits:
            assert all(line.width <= measure for line in lines)
        assert (lines[0].start, lines[-1].end) == (0, 10)


@pytest.mark.parametrize(
    ("name", "wide", "lines"),
    [("卖出（吨）", 3, ["卖出", "（吨）"]), ("均价（元/斤）", 5, ["均价", "（元/斤）"]),
     ("平均收购价（元）", 4, ["平均收购", "价（元）"]), ("价（元）", 5, ["价（元）"])],
)  # fmt: skip
def test_the_unit_of_a_name_goes_under_it_where_both_have_room(name: str, wide: int, lines: list[str]) -> None:
    table = table_of(rows_of([[name, "甲"], ["1", "2"]]), STYLE, STYLE, FACES)
    columns = columns_at(table, pt(200))
    parts = row_parts(table, 0, columns._replace(widths=(wide * STYLE.size, *columns.widths[1:])))
    assert [text_of(part.line) for part in parts if part.cell.column == 0] == lines


def test_figures_stand_on_their_points_and_right() -> None:
    rows = [["名", "价", "数"], ["甲", "2.4", "7"], ["乙", "12.60", "120"]]
    table = table_of(rows_of(rows), STYLE, STYLE, FACES)
    first, second = (row_lines(table, number, 30 * STYLE.size, 9)[0] for number in (1, 2))

    def at(line: Line, text: str) -> int:
        return next(x for run in line.runs for x, one in zip(run.xs, run.texts, strict=True) if one == text)

    assert at(first, ".") == at(second, ".")
    assert at(first, "7") == at(second, "0") or at(first, "7") > at(second, "1")


def printed(folder: Path, slots: str) -> Composed:
    path = write(folder, f"pages:\n  - number: 1\n    slots:\n{slots}", {"a": PRICES})
    loaded = load(path)
    return compose(loaded.issue, loaded.materials)


def test_marks_inside_cells_are_set_as_in_paragraphs(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "pages:\n  - number: 1\n    slots:\n      - {story: a, at: [1, 1], span: [2, 20], legs: 1}\n",
        {"a": PRICES.replace("白菜", "**白菜**").replace("土豆", "土[豆]{ruby dòu}")},
    )
    loaded = load(path)
    marks = compose(loaded.issue, loaded.materials).edition.pages[0].marks
    runs = [one for one in marks if isinstance(one, GlyphRun) and one.tag and one.tag.role == "row"]
    face = {text: one.face for one in runs for text in one.texts if not one.ruby}
    assert face["菜"] != face["红"]
    assert "".join(text for one in runs if one.ruby for text in one.texts) == "dòu"


def test_a_table_of_a_story_file_stands_between_three_rules(tmp_path: Path) -> None:
    done = printed(tmp_path, "      - {story: a, at: [1, 1], span: [2, 20], legs: 1}\n")
    marks = done.edition.pages[0].marks
    runs = [one for one in marks if isinstance(one, GlyphRun) and one.tag and one.tag.role == "row"]
    text = "".join("".join(one.texts) for one in runs)
    for cell in ("品名", "白菜", "16.85", "西红柿", "12.60"):
        assert cell in text
    assert len({one.origin.y for one in runs}) == 4
    rules = [one for one in marks if isinstance(one, Rule)]
    assert len(rules) == 3
    assert not [one for one in done.edition.findings if one.code in ("part-unset", "table-too-narrow")]


def test_a_measure_that_no_column_fits_is_an_error(tmp_path: Path) -> None:
    wide = (
        PRICES.replace("2.4", "2000000000000000.4")
        .replace("上周 |", "上周上上周的均价 |")
        .replace("12.60", "1234567890123.60")
    )
    path = write(
        tmp_path, "pages:\n  - number: 1\n    slots:\n      - {story: a, at: [1, 1], span: [1, 30]}\n", {"a": wide}
    )
    loaded = load(path)
    done = compose(loaded.issue, loaded.materials)
    assert "table-too-narrow" in [one.code for one in done.edition.findings]


MEAT = """\
| 品种 | 本周 | 上周 | 涨跌 |
|---|---|---|---|
| 大白菜 | 1.86 | 2.10 | -11.4% |
| 猪后腿肉 | 26.40 | 26.61 | -0.8% |
| 鸡蛋 | 10.60 | 10.40 | +1.9% |
"""


@pytest.mark.parametrize(
    ("span", "legs", "told"),
    [("[2, 20]", 1, []), ("[1, 30]", 1, ["table-small"]), ("[1, 30]", 2, ["table-too-narrow"])],
)
def test_type_of_a_table_in_a_story_is_made_smaller_before_figures_are_divided(
    tmp_path: Path, span: str, legs: int, told: list[str]
) -> None:
    slot = f"      - {{story: a, at: [1, 1], span: {span}, legs: {legs}}}\n"
    done = made(tmp_path, "pages:\n  - number: 1\n    slots:\n" + slot, {"a": MEAT})
    codes = [one.code for one in done.edition.findings if one.code.startswith(("table", "type"))]
    assert codes == told, "one fault is one finding"
    cells = [one for one in runs(done.edition.pages[0], "row") if "6" in one.texts]
    whole = {"".join(one.texts) for one in cells} >= {"1.86", "26.40", "26.61", "10.60"}
    sizes, body = {one.size for one in cells}, pt(10.5)
    assert whole == (told != ["table-too-narrow"])
    assert sizes == {body} if not told else max(sizes) < body and min(sizes) >= pt(6)
    assert sizes == {pt(6)} or told != ["table-too-narrow"], "no smaller than newsprint holds"


@pytest.mark.parametrize("size", [pt(10), pt(6.2), pt(6), pt(5.5)])
def test_no_size_that_is_tried_is_larger_than_the_one_before(size: int) -> None:
    tried = [size, *smaller_sizes(size)]
    assert tried == sorted(set(tried), reverse=True) and min(tried) == min(size, pt(6))


def test_paragraphs_in_columns_by_blanks_are_rows_and_others_are_not() -> None:
    scores = tuple(
        Paragraph("p", text) for text in ("名次\u3000球队\u3000积分", "1\u3000南港\u300020", "2\u3000江渡\u300018")
    )
    made = with_rows((Paragraph("p", "本赛季结束。"), *scores, Paragraph("p", "全文完。")))
    assert [one.kind for one in made] == ["p", "row", "row", "row", "p"]
    assert made[1].is_head
    assert with_rows(scores[:2]) == scores[:2], "two lines are no table"
    verse = tuple(
        Paragraph("p", text)
        for text in ("山高\u3000水长，\u3000人远", "云淡\u3000风轻，\u3000花近", "日\u3000月，\u3000星")
    )
    assert with_rows(verse) == verse


TELEVISION = ("时间\u3000频道\u3000节目", "19:00\u3000一套\u3000新闻联播", "19:30\u3000一套\u3000天气预报")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("20:05\u3000影视\u3000电视剧：老街的人们（第12、13集）", "row"),
        ("20:05\u3000影视\u3000电视剧，老街的人们", "row"),
        ("20:05\u3000影视\u3000这部电视剧讲老街。", "p"),
        ("当晚，\u3000影视，\u3000还有别的", "p"),
        ("20:05\u3000电视剧：老街的人们（第12、13集）", "p"),
        ("20:05\u3000影视\u3000" + "电视剧里的老街" * 5, "p"),
    ],
)
def test_one_piece_of_a_row_may_be_long_under_rows_that_are_short(text: str, kind: str) -> None:
    body = tuple(Paragraph("p", one) for one in (*TELEVISION, text))
    assert [one.kind for one in with_rows(body)] == ["row", "row", "row", kind]


def test_one_row_of_short_pieces_makes_no_table_of_long_ones() -> None:
    told = tuple(Paragraph("p", f"老街\u3000{day}日\u3000大家都来，不要迟到") for day in (3, 4, 5))
    body = (Paragraph("p", TELEVISION[0]), *told)
    assert with_rows(body) == body


STANDINGS = [["名次", "球队", "胜", "平", "负", "进失球", "积分"], ["1", "南港", "6", "2", "1", "18∶7", "20"]]
BUSES = [["线路", "首班", "末班", "间隔"], ["12路", "5:45", "23:00", "10/分钟"], ["8路", "6:30", "21:30", "流水发车"]]


@pytest.mark.parametrize(
    ("rows", "wide", "whole"), [(STANDINGS, 13, "18∶7"), (BUSES, 12, "10/分钟"), (BUSES, 12, "23:00")]
)
def test_scores_hours_and_rates_are_not_divided_while_names_of_columns_can_give(
    rows: list[list[str]], wide: int, whole: str
) -> None:
    table = table_of(rows_of(rows), STYLE, STYLE, FACES)
    columns = columns_at(table, wide * STYLE.size)
    assert columns.fits
    parts = [text_of(part.line) for number in range(len(rows)) for part in row_parts(table, number, columns)]
    assert whole in parts
    narrow = columns_at(table, 6 * STYLE.size)
    assert not narrow.fits
    assert all(parts for number in range(len(rows)) for parts in row_parts(table, number, narrow))


def test_short_names_are_spread_to_one_width_and_a_long_one_stands_as_it_is() -> None:
    names = ["马骁", "韩志勇", "方舟", "秦小川", "阿不都热合曼"]
    table = table_of(rows_of([["球员", "进球"], *([name, "3"] for name in names)]), STYLE, STYLE, FACES)
    ends = {}
    for number, name in enumerate(names, 1):
        line = row_lines(table, number, 30 * STYLE.size, 9)[0]
        xs = [x for run in line.runs for x, text in zip(run.xs, run.texts, strict=True) if text in name]
        ends[name] = (xs[0], xs[-1])
    left = ends["马骁"][0]
    assert {one for one, _ in ends.values()} == {left}
    assert {ends[name][1] for name in names[:4]} == {left + 2 * STYLE.size}
    assert ends[names[4]][1] == left + 5 * STYLE.size


def test_a_figure_without_a_point_ends_where_others_have_theirs() -> None:
    rows = [["名", "涨跌"], ["甲", "+1.6%"], ["乙", "-10%"], ["丙", "0"]]
    table = table_of(rows_of(rows), STYLE, STYLE, FACES)
    one, ten = (row_lines(table, number, 30 * STYLE.size, 9)[0] for number in (1, 2))

    def at(line: Line, text: str) -> int:
        return next(x for run in line.runs for x, one in zip(run.xs, run.texts, strict=True) if one == text)

    assert at(one, ".") == at(ten, "%")


LONG = "本报讯 成绩如下。\n\n| 名次 | 姓名 | 成绩 |\n|---|---|---|\n" + "\n".join(
    f"| {number} | 选手 | {number}.5 |" for number in range(1, 41)
)


@pytest.mark.parametrize(
    ("texts", "stands"),
    [
        (["4.27", "12.6", "停牌", "9.50"], "point"), (["4", "12", "弃权", "9"], "right"),
        (["▲1.20", "▼0.35", "0"], "point"), (["1,200万元", "85万元"], "right"), (["3.2亿元", "12亿元"], "point"),
        (["4.27", "停牌", "停牌"], "left"), (["4.27", "9.50", "因故停牌至下月"], "left"), (["3:1", "12:0"], "centre"),
    ],
)  # fmt: skip
def test_a_column_of_figures_is_one_though_a_word_stands_in_for_some(texts: list[str], stands: str) -> None:
    table = table_of(rows_of([["收盘"], *([text] for text in texts)]), STYLE, STYLE, FACES)
    aligns = {cell.text: cell.align for row in table.rows[1:] for cell in row.cells}
    assert aligns[texts[0]] == stands
    assert all(aligns[text] == "centre" for text in texts if text == "停牌" and stands == "point")


def test_a_table_has_a_row_of_white_over_and_under_it(tmp_path: Path) -> None:
    done = printed(tmp_path, "      - {story: a, at: [1, 1], span: [2, 24], legs: 1}\n")
    rows = [one.origin.y for one in done.edition.pages[0].marks if isinstance(one, GlyphRun) and one.tag
            and one.tag.role == "row"]  # fmt: skip
    text = [one.origin.y for one in done.edition.pages[0].marks if isinstance(one, GlyphRun) and one.tag
            and one.tag.role == "paragraph"]  # fmt: skip
    assert min(rows) - max(y for y in text if y < min(rows)) == 2 * pt(16)
    assert min(y for y in text if y > max(rows)) - max(rows) == 2 * pt(16)


def test_the_names_of_columns_stand_over_every_leg_and_are_read_once(tmp_path: Path) -> None:
    done = made(
        tmp_path, "pages:\n  - number: 1\n    slots:\n      - {story: a, at: [1, 1], span: [5, 26], legs: 3}\n",
        {"a": f"{LONG}\n\n每周三公布。"},
    )  # fmt: skip
    marks = [one for one in done.edition.pages[0].marks if isinstance(one, GlyphRun)]
    names = [one for one in marks if one.texts == ("名", "次")]
    assert [one.tag is not None for one in names] == [True, False, False]
    assert len({one.origin.x for one in names}) == 3
    top = names[1].origin.y
    assert names[2].origin.y == top < names[0].origin.y
    under = [one for one in runs(done.edition.pages[0], "row") if one.origin.y == top + pt(16)]
    assert len(under) == 6, "no row is lost under names that are said again"
    assert not [one for one in runs(done.edition.pages[0], "row") if one.origin.y <= top]
    assert not {"type-on-type", "part-unset", "overset"} & {one.code for one in done.edition.findings}


@pytest.mark.parametrize("lines", [22, 24, 26, 28])
def test_they_stand_there_too_where_a_picture_makes_legs_unlike(tmp_path: Path, lines: int) -> None:
    picture = "pictures: [{picture: none.jpg, at: [4, 1], span: [2, 6], caption: 桥, credit: 王山}]"
    done = made(
        tmp_path,
        f"pages:\n  - number: 1\n    slots:\n"
        f"      - {{story: a, at: [1, 1], span: [5, {lines}], legs: 3, {picture}}}\n",
        {"a": f"{LONG}\n\n每周三公布。"},
    )
    (fit,) = done.fits
    assert not fit.room.even, "the picture stands beside a leg"
    marks = [one for one in done.edition.pages[0].marks if isinstance(one, GlyphRun)]
    names = [one for one in marks if one.texts == ("名", "次")]
    assert [one.tag is not None for one in names] == [True, False, False], "over every leg, and read once"
    rows = runs(done.edition.pages[0], "row")
    for one in names[1:]:
        under = [run.origin.y for run in rows if abs(run.origin.x - one.origin.x) < pt(40)]
        assert min(under) == one.origin.y + pt(16), "over the first row of its leg"
    held = next(one for one in done.edition.pages[0].marks if isinstance(one, Tint)).rect
    ruled = [one for one in done.edition.pages[0].marks if isinstance(one, Rule) and one.start.y == one.end.y]
    under = [one for one in ruled if one.start.x < held.x and held.bottom < one.start.y < held.bottom + pt(16)]
    assert under and all(one.end.x < held.x for one in under), "rules end before the picture and its caption"
    assert not {"type-on-type", "part-unset"} & {one.code for one in done.edition.findings}


def test_names_of_columns_that_begin_a_leg_are_not_said_twice_and_never_stand_alone_at_its_foot(tmp_path: Path) -> None:
    for lines in range(8, 24):
        folder = tmp_path / str(lines)
        folder.mkdir()
        slot = f"      - {{story: a, at: [1, 1], span: [2, {lines}], legs: 2}}\n"
        done = made(folder, f"pages:\n  - number: 1\n    slots:\n{slot}", {"a": LONG[: LONG.index("| 12 |")]})
        marks = [one for one in done.edition.pages[0].marks if isinstance(one, GlyphRun)]
        names = [one for one in marks if one.texts == ("名", "次")]
        assert "type-on-type" not in {one.code for one in done.edition.findings}
        assert len({one.origin.x for one in names}) == len(names)
        figures = runs(done.edition.pages[0], "row")
        assert all(any(row.origin.y == one.origin.y + pt(16) for row in figures) for one in names)


def test_the_last_row_never_stands_alone_at_the_head_of_a_leg(tmp_path: Path) -> None:
    parted = 0
    table = LONG[LONG.index("| 名次") : LONG.index("| 5 |")]
    for before in range(60, 240, 20):
        folder = tmp_path / str(before)
        folder.mkdir()
        copy = (
            "本报讯 "
            + "南北山水城镇年月日元。" * (before // 11)
            + f"\n\n{table}\n"
            + "价一二三山水。" * (60 - before // 7)
        )
        slot = "      - {story: a, at: [1, 1], span: [2, 20], legs: 2}\n"
        done = made(folder, f"pages:\n  - number: 1\n    slots:\n{slot}", {"a": copy})
        rows = runs(done.edition.pages[0], "row")
        middle = next(one for one in done.fits).room.legs[1].x
        depths = [{one.origin.y for one in rows if (one.origin.x >= middle) == right} for right in (False, True)]
        assert len(depths[1]) != 1, f"a row alone after {before} characters"
        parted += all(depths)
    assert parted, "the table is in two legs somewhere"


def test_a_hyphen_before_a_figure_is_set_as_a_minus_on_the_point_of_its_column(tmp_path: Path) -> None:
    rows = (
        "| 城市 | 最低 | 涨跌 |\n|---|---|---|\n| 甲 | -3℃ | -0.5% |\n| 乙 | －18℃ | +1.25% |\n| 丙A-3 | 2℃ | -12 |\n"
    )
    slot = "pages:\n  - number: 1\n    slots:\n      - {story: a, at: [1, 1], span: [2, 20], legs: 1}\n"
    composed = made(tmp_path, slot, {"a": rows})
    signs = [one for run in runs(composed.edition.pages[0], "row") for one in run.texts if one in "-－−"]
    assert sorted(signs) == ["-", "−", "−", "−", "−"], "that of a name stays a hyphen"
    assert "part-unset" not in {one.code for one in composed.edition.findings}
