"""Rows that tabs part in a dump or a Word document are a table: an empty cell keeps its place, whatever its column."""

from __future__ import annotations

import pytest
from raw_word import line, word

from layout.dumps.dump import read_dump
from layout.stories.model import Copy

HEAD = "本周市场菜价\n本报讯 本周菜价小幅回落，几种主要蔬菜的价格如下（元/斤）。\n"
FOOT = "市场方面说，下周供应充足。\n"


def read(rows: str) -> Copy:
    return read_dump((HEAD + rows + FOOT).encode(), "a.txt")


def cells(copy: Copy) -> list[list[str]]:
    assert len(copy.stories) == 1
    return [[cell.text for cell in one.cells] for one in copy.stories[0].body if one.kind == "row"]


PRICES = [["品种", "上周", "本周"], ["黄瓜", "3.5", "3.2"], ["豆角", "", "6.8"], ["茄子", "4.0", ""]]


def test_an_empty_cell_of_a_row_of_tabs_keeps_its_place() -> None:
    copy = read("品种\t上周\t本周\n黄瓜\t3.5\t3.2\n豆角\t\t6.8\n茄子\t4.0\t\n")
    assert cells(copy) == PRICES
    assert [one.is_head for one in copy.stories[0].body if one.kind == "row"] == [True, False, False, False]
    assert copy.stories[0].body[-1].text == FOOT.strip()
    assert not copy.findings


def test_an_empty_first_cell_keeps_its_place() -> None:
    copy = read("品种\t上周\t本周\n黄瓜\t3.5\t3.2\n\t4.5\t4.2\n")
    assert cells(copy) == [["品种", "上周", "本周"], ["黄瓜", "3.5", "3.2"], ["", "4.5", "4.2"]]


def test_several_tabs_that_only_bring_words_under_each_other_make_no_empty_cells() -> None:
    copy = read("品种\t\t上周\t本周\n西红柿（大）\t3.5\t3.2\n豆角\t\t6.1\t6.8\n")
    assert cells(copy) == [["品种", "上周", "本周"], ["西红柿（大）", "3.5", "3.2"], ["豆角", "6.1", "6.8"]]


@pytest.mark.parametrize("rows", [
    "品种\t上周\t本周\n",
    "联系人\t王女士\n电话\t2345678\n",
    "摊主说\t\t菜是早上刚到的，还带着露水，城里人喜欢这个味道，所以卖得快。\n问价\t\t的人不多，都是老主顾。\n",
])  # fmt: skip
def test_a_line_alone_pairs_and_sentences_are_no_tables(rows: str) -> None:
    assert not any(one.kind == "row" for story in read(rows).stories for one in story.body)


def test_rows_of_tabs_in_a_word_document_are_a_table() -> None:
    def row(*words: str) -> str:
        return line("<w:r><w:tab/></w:r>".join(f"<w:r><w:t>{one}</w:t></w:r>" for one in words))

    rows = "".join(row(*one) for one in PRICES)
    copy = read_dump(word("".join(map(line, HEAD.split())) + rows + line(FOOT.strip())), "a.docx")
    assert cells(copy) == PRICES


def test_the_margin_of_a_dump_with_tabs_reads_back() -> None:
    source = HEAD + "品种\t上周\t本周\n黄瓜\t3.5\t3.2\n豆角\t\t6.8\n" + FOOT
    copy = read_dump(source.encode(), "a.txt")
    again = read_dump(source.encode(), "a.txt", None, copy.margin)
    assert again.stories == copy.stories and not again.findings


def test_a_flag_and_makers_names_parted_by_tabs_are_no_table() -> None:
    flag = ["湖西周刊", "2026年11月30日\t星期一\t丙午年十月廿二", "国内统一刊号 CN 43-0079\t邮发代号 41-56\t第1187期"]
    makers = ["责编 王一\t版式 李二\t校对 张三", "审读 王一\t电话 12345678\t值班 张三"]
    copy = read_dump("\n".join([*flag, HEAD + FOOT.strip(), *makers]).encode(), "a.txt")
    assert [story.headline for story in copy.stories] == [("本周市场菜价",)]
    assert not any(one.kind == "row" for one in copy.stories[0].body)
