"""Files that hold a table: what their cells show, in every encoding and form, and what is wrong with bad ones."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.stories.model import Cell, placed_cells
from layout.tabular.csv_table import read_csv
from layout.tabular.number_formats import shown
from layout.tabular.read_table import MOST_COLUMNS, MOST_ROWS, ReadTable, bounded_rows, heads_of, paragraphs_of
from layout.tabular.table_file import read_table
from layout.tabular.xlsx import read_xlsx

ROWS = [["名次", "球队", "积分"], ["1", "南港", "63"], ["2", "平川，铁路", "59"], ["3", "", "5.5"]]


def texts(table: ReadTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def codes(table: ReadTable) -> list[str]:
    return [one.code for one in table.findings]


def as_csv(rows: list[list[str]], mark: str = ",", end: str = "\r\n") -> str:
    def value(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if any(one in text for one in (mark, '"', "\n")) else text

    return "".join(mark.join(map(value, row)) + end for row in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_csv_is_read_in_every_encoding(encoding: str, mark: str) -> None:
    assert texts(read_csv(as_csv(ROWS, mark).encode(encoding), "t.csv")) == ROWS


def test_csv_in_traditional_characters_is_read_as_big5() -> None:
    rows = [["名次", "隊伍", "勝場"], ["1", "台北市東門", "19"], ["2", "高雄縣長灣", "7"]]
    assert texts(read_csv(as_csv(rows).encode("big5"), "t.csv")) == rows


VALUES = st.text(st.sampled_from("甲乙，,;\t\"'1 23"), max_size=6).map(str.strip)


@settings(max_examples=200)
@given(st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=2, max_size=5))
def test_quoted_values_come_back_as_they_were(rows: list[list[str]]) -> None:
    framed = [["a", *row, "z"] for row in rows]
    quoted = "\n".join(",".join('"' + one.replace('"', '""') + '"' for one in row) for row in framed)
    assert texts(read_csv(quoted.encode(), "t.csv")) == [[" ".join(one.split("\n")) for one in row] for row in framed]


def test_a_quote_without_end_is_told_and_loses_no_line() -> None:
    table = read_csv('甲,乙\n"丙,丁\n戊,己\n'.encode(), "t.csv")
    assert "csv-quote-open" in codes(table)
    assert table.findings[0].place is not None
    assert table.findings[0].place.line == 2
    assert "".join("".join(row) for row in texts(table)).replace('"', "") == "甲乙丙丁戊己"


def test_a_thousands_comma_without_quotes_is_told_with_its_line() -> None:
    table = read_csv("名,价\n甲,1\n乙,1,200\n丙,3\n丁,4\n".encode(), "t.csv")
    (told,) = table.findings
    assert (told.code, told.place and told.place.line) == ("table-ragged", 3)
    assert read_csv("名,价\n甲,1\n".encode(), "t.csv").findings == ()


def test_what_is_too_much_is_cut_and_counted() -> None:
    long = read_csv(("甲\n" * (MOST_ROWS + 7)).encode(), "t.csv")
    assert len(long.rows) == MOST_ROWS
    assert [dict(one.facts)["count"] for one in long.findings] == [7]
    wide = read_csv((",".join(["甲"] * (MOST_COLUMNS + 3)) + "\n").encode(), "t.csv")
    assert [dict(one.facts)["count"] for one in wide.findings] == [3]


SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<cols>%s</cols><sheetData>%s</sheetData>%s</worksheet>"""
BOOK = """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
<sheet name="说明" sheetId="1" state="hidden" r:id="r1"/>
<sheet name="积分" sheetId="2" r:id="r2"/></sheets></workbook>"""
RELS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="x/worksheet" Target="worksheets/one.xml"/>
<Relationship Id="r2" Type="x/worksheet" Target="/xl/worksheets/two.xml"/></Relationships>"""
STYLES = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="170"/><xf numFmtId="31"/></cellXfs></styleSheet>"""
STRINGS = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>球队</t></si>
<si><r><t>南</t></r><r><t>港</t></r><rPh sb="0" eb="1"><t>ナン</t></rPh></si></sst>"""


def workbook(rows: str, after: str = "", columns: str = "", **parts: str) -> bytes:
    held = {
        "xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": RELS, "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": STRINGS,
        "xl/worksheets/one.xml": SHEET % ("", "<row><c t='str'><v>藏</v></c></row>", ""),
        "xl/worksheets/two.xml": SHEET % (columns, rows, after),
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in {**held, **parts}.items():
            made.writestr(name, text)
    return out.getvalue()


def test_a_sheet_shows_what_its_cells_show() -> None:
    rows = (
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>市值</t></is></c>'
        '<c r="D2" t="str"><v>率</v></c>'
        '<c r="E2" t="str"><v>日</v></c></row>'
        '<row r="3"><c r="B3" t="s"><v>1</v></c><c r="C3" s="1"><v>1234567.891</v></c><c r="D3" s="2"><v>0.1235</v></c>'
        '<c r="E3" s="3"><v>45245</v></c></row>'
        '<row r="5"><c r="B5" t="b"><v>1</v></c><c r="C5"><v>0.30000000000000004</v></c>'
        '<c r="E5" t="e"><v>#N/A</v></c></row>'
    )
    table = read_table(workbook(rows), "t.xlsx")
    assert texts(table) == [
        ["球队", "市值", "率", "日"], ["南港", "1,234,567.89", "12.4%", "2023年11月15日"], ["是", "0.3", "", "#N/A"],
    ]  # fmt: skip
    assert table.findings == ()


def test_merged_cells_span_and_hidden_ones_are_reported() -> None:
    rows = "".join(
        f'<row r="{r}"{hidden}>' + "".join(f'<c r="{c}{r}" t="str"><v>{c}{r}</v></c>' for c in "ABCD") + "</row>"
        for r, hidden in ((1, ""), (2, ""), (3, ' hidden="1"'), (4, ""))
    )
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    table = read_xlsx(workbook(rows, merged, '<col min="4" max="4" hidden="1"/>'), "t.xlsx")
    assert table.rows[0] == (Cell("A1", (), 1, 2), Cell("B1", (), 2, 1))
    assert texts(table)[1:] == [["B2", "C2"], ["A4", "B4", "C4"]]
    (told,) = table.findings
    assert (told.code, dict(told.facts)["count"]) == ("xlsx-hidden", 7)
    assert heads_of(table.rows) == 2


def test_sheets_are_named_numbered_or_the_first_that_is_shown() -> None:
    data = workbook('<row><c t="str"><v>露</v></c></row>')
    assert texts(read_xlsx(data, "t.xlsx")) == [["露"]]
    assert texts(read_xlsx(data, "t.xlsx", "说明")) == [["藏"]]
    assert texts(read_xlsx(data, "t.xlsx", "2")) == [["露"]]
    assert codes(read_xlsx(data, "t.xlsx", "没有")) == ["table-no-sheet"]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04", workbook("")[:300], workbook("", **{"xl/sharedStrings.xml": BOMB}),
        workbook("", **{"xl/workbook.xml": "<workbook/>"}), workbook("<row><c"),
    ],
)  # fmt: skip
def test_a_broken_workbook_is_a_finding(data: bytes) -> None:
    table = read_table(data, "t.xlsx")
    assert table.rows == ()
    assert codes(table) == ["xlsx-broken"]


def test_formulas_that_were_never_worked_out_are_reported() -> None:
    row = '<row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1"><f>SUM(C1:C9)</f></c></row>'
    assert codes(read_xlsx(workbook(row), "t.xlsx")) == ["xlsx-no-value"]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("1234.5", "#,##0", "1,235"), ("-0.5", "0.00", "-0.50"), ("0.5", "0%", "50%"), ("12", "0.0#", "12.0"),
        ("5", '0"℃"', "5℃"), ("3", "+0;-0", "+3"), ("-3", "+0;-0", "-3"), ("45245", "yyyy-mm-dd", "2023-11-15"),
        ("0.8125", "h:mm", "19:30"), ("45245.5", 'm"月"d"日" hh:mm', "11月15日 12:00"), ("1e2", "", "100"),
        ("¥12", '"¥"0', "¥12"), ("60", "yyyy/m/d", "1900/2/28"), ("007", "@", "7"), ("1e999", "0", "1e999"),
    ],
)  # fmt: skip
def test_numbers_are_shown_as_their_format_says(value: str, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_web_pages_word_and_markdown_are_read_by_number() -> None:
    page = "<table><caption>天气</caption><tr><th>城<th>温<tr><td>本市<td>8&#8451;</table><table><tr><td>二</table>"
    one = read_table(page.encode(), "t.html")
    assert (one.title, texts(one), one.heads) == ("天气", [["城", "温"], ["本市", "8℃"]], 1)
    assert texts(read_table(page.encode(), "t.html", number=2)) == [["二"]]
    assert codes(read_table(page.encode(), "t.html", number=3)) == ["table-none"]
    text = "前言。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n| 丙 |\n"
    assert texts(read_table(text.encode(), "t.md", number=2)) == [["丙"]]
    assert paragraphs_of(read_table(text.encode(), "t.md"))[0].is_head


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"%PDF-1.7 x", "table-file-kind"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "table-file-old"), (b"", "table-none")],
)
def test_what_is_no_table_is_a_finding(data: bytes, code: str) -> None:
    assert codes(read_table(data, "t.xls")) == [code]


@settings(max_examples=150)
@given(st.binary(max_size=300), st.sampled_from(["t.csv", "t.xlsx", "t.html", "t.md"]))
def test_no_bytes_make_it_fall(data: bytes, name: str) -> None:
    for front in (b"", b"PK\x03\x04", b"<table>"):
        made = read_table(front + data, name)
        assert made.rows or made.findings


SPANS = st.integers(1, 5) | st.sampled_from([90, 200, 999])


@given(
    rows=st.lists(
        st.lists(st.builds(Cell, st.just("x"), st.just(()), SPANS, SPANS), min_size=1, max_size=6), max_size=6
    )
)
def test_no_cell_reaches_beyond_the_last_column_however_far_others_span(rows: list[list[Cell]]) -> None:
    table = ReadTable(tuple(map(tuple, rows)))
    made = bounded_rows(table, "t.html")
    before, after = ([one for row in placed_cells(each.rows) for one in row] for each in (table, made))
    assert all(at + cell.across <= MOST_COLUMNS for at, cell in after)
    if all(at + cell.across <= MOST_COLUMNS for at, cell in before):
        assert made == table
    else:
        assert codes(made) == ["table-columns-cut"]


@pytest.mark.parametrize("count", [4, 6, 2002])
def test_a_quote_that_is_meant_stands_twice(count: int) -> None:
    assert texts(read_csv(b'"' * count + b",x", "t.csv")) == [['"' * ((count - 2) // 2), "x"]]
    assert codes(read_csv(b'"' * (count + 1) + b",x", "t.csv")) == ["csv-quote-open"]
