"""Tables, lists, notes and quotations in the tree of a file, read by a reader that knows nothing of the program."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

sys.path.insert(0, str(Path(__file__).parents[1] / "makeup"))

from layout.composing import compose
from layout.loading.load import load
from layout.publishing.press_file import press_pdf

HEAD = """\
id: small
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4, site: paper.example}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
"""


class TaggedText:
    """The tree of a file with the words of every element."""

    def __init__(self, data: bytes) -> None:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        self._words = [_words_by_number(page) for page in PDFPage.create_pages(document)]
        self._pages = {page.pageid: at for at, page in enumerate(PDFPage.create_pages(document))}
        self._root = resolve1(document.catalog["StructTreeRoot"])

    def all_of(self, kind: str) -> list[Any]:
        found: list[Any] = []

        def walk(ref: Any) -> None:
            one = resolve1(ref)
            if not isinstance(one, dict) or "S" not in one:
                return
            if one["S"].name == kind:
                found.append(one)
            for kid in self.kids(one):
                walk(kid)

        walk(self._root["K"])
        return found

    @staticmethod
    def kids(one: Any) -> list[Any]:
        kids = one.get("K", [])
        return kids if isinstance(kids, list) else [kids]

    def words(self, one: Any) -> str:
        made = ""
        for kid in self.kids(one):
            if isinstance(kid, int):
                made += self._words[self._pages[one["Pg"].objid]].get(kid, "")
            else:
                inner = resolve1(kid)
                made += (
                    self._words[self._pages[inner["Pg"].objid]][inner["MCID"]] if "MCID" in inner else self.words(inner)
                )
        return made

    def table(self, one: Any) -> list[list[tuple[str, str, int, int]]]:
        """Kind, words, columns and rows of every cell."""
        rows = []
        for row in self.kids(one):
            assert resolve1(row)["S"].name == "TR"
            cells = []
            for ref in self.kids(resolve1(row)):
                cell = resolve1(ref)
                told = resolve1(cell.get("A", {}))
                cells.append((cell["S"].name, self.words(cell), told.get("ColSpan", 1), told.get("RowSpan", 1)))
            rows.append(cells)
        return rows


def _words_by_number(page: PDFPage) -> dict[int, str]:
    """The words of every numbered stretch of a page."""
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    class Device(PDFTextDevice):
        def __init__(self, manager: PDFResourceManager) -> None:
            super().__init__(manager)
            self.found: dict[int, str] = {}
            self.at = -1

        def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
            if isinstance(props, dict) and "MCID" in props:
                self.at = props["MCID"]

        def end_tag(self) -> None:
            self.at = -1

        def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
            for one in seq:
                if isinstance(one, bytes) and self.at >= 0:
                    for cid in textstate.font.decode(one):
                        self.found[self.at] = self.found.get(self.at, "") + textstate.font.to_unichr(cid)

    manager = PDFResourceManager()
    device = Device(manager)
    PDFPageInterpreter(manager, device).process_page(page)
    return device.found


def printed(folder: Path, slots: str, stories: dict[str, str], files: dict[str, str] | None = None) -> TaggedText:
    for name, text in (files or {}).items():
        (folder / name).write_text(text, "utf-8")
    for slug, text in stories.items():
        (folder / f"{slug}.md").write_text(f"---\nslug: {slug}\nheadline: [稿件{slug}]\n---\n\n{text}\n", "utf-8")
    path = folder / "issue.yaml"
    path.write_text(f"{HEAD}pages:\n  - number: 1\n    slots:\n{slots}", "utf-8")
    loaded = load(path)
    return TaggedText(press_pdf(loaded, compose(loaded.issue, loaded.materials)).data)


LONG = "小雨转阴，局部地区有大雾，请驾车的朋友注意安全慢行"
TABLE = (
    "<table><tr><th rowspan=2>城市</th><th colspan=2>今天</th></tr><tr><th>天气</th><th>气温</th></tr>"
    "<tr><td>本市</td><td rowspan=2>小雨转阴</td><td>8℃</td></tr><tr><td>省城</td><td></td></tr></table>"
)
WANTED = [
    [("TH", "城市", 1, 2), ("TH", "今天", 2, 1)],
    [("TH", "天气", 1, 1), ("TH", "气温", 1, 1)],
    [("TD", "本市", 1, 1), ("TD", "小雨转阴", 1, 2), ("TD", "8℃", 1, 1)],
    [("TD", "省城", 1, 1), ("TD", "", 1, 1)],
]


def test_a_table_in_a_slot_is_read_cell_by_cell(tmp_path: Path) -> None:
    slot = "      - {use: table, file: w.html, at: [1, 1], span: [2, 8]}\n"
    read = printed(tmp_path, slot, {"a": "别的。"}, {"w.html": TABLE})
    (table,) = read.all_of("Table")
    assert read.table(table) == WANTED


def test_a_table_over_two_legs_is_one_table_and_its_heads_are_read_once(tmp_path: Path) -> None:
    text = "名,分\n" + "".join(f"甲{at},{at}\n" for at in range(30))
    slot = "      - {use: table, file: t.csv, at: [1, 1], span: [4, 14], legs: 2}\n"
    read = printed(tmp_path, slot, {"a": "别的。"}, {"t.csv": text})
    (table,) = read.all_of("Table")
    rows = read.table(table)
    assert [[cell[1] for cell in row] for row in rows] == [line.split(",") for line in text.split()]
    assert [cell[0] for row in rows for cell in row].count("TH") == 2


@pytest.mark.parametrize("blank", ["", "海门"])
def test_a_table_in_a_story_is_read_cell_by_cell(tmp_path: Path, blank: str) -> None:
    story = f"第一段。\n\n| 城市 | 天气 |\n| --- | --- |\n| 本市 | {LONG} |\n| {blank} | 晴 |\n\n末段。"
    read = printed(tmp_path, "      - {story: a, at: [1, 1], span: [1, 30]}\n", {"a": story})
    (table,) = read.all_of("Table")
    words = [[cell[1] for cell in row] for row in read.table(table)]
    assert words == [["城市", "天气"], ["本市", LONG], [blank, "晴"]]
    assert [read.words(one) for one in read.all_of("P")][-1] == "末段。"


def test_lists_notes_and_quotations_are_read_as_such(tmp_path: Path) -> None:
    story = "开头[^1]。\n\n1. 第一件事。\n2. 第二件事。\n\n> 一句引文。\n\n结尾。\n\n[^1]: 据公告。"
    read = printed(tmp_path, "      - {story: a, at: [1, 1], span: [2, 30]}\n", {"a": story})
    (made,) = read.all_of("L")
    items = [resolve1(one) for one in read.kids(made)]
    assert [[resolve1(part)["S"].name for part in read.kids(one)] for one in items] == [["Lbl", "LBody"]] * 2
    assert [read.words(one) for one in read.all_of("LBody")] == ["第一件事。", "第二件事。"]
    assert [read.words(one) for one in read.all_of("Lbl")] == ["1.", "2."]
    (quote,) = read.all_of("BlockQuote")
    assert read.words(quote) == "一句引文。"
    (note,) = read.all_of("Note")
    assert re.fullmatch("①据公告。", read.words(note))
    assert note["ID"]
