"""Tabs in story files: rows pasted from a spreadsheet are a table, other tabs blanks; none is a lost character."""

from __future__ import annotations

import pytest

from layout.stories.storyfile import read_story, write_story

HEAD = "---\nslug: a\nheadline: 今日菜价\n---\n\n"


def cells(text: str) -> list[list[str]]:
    story, found = read_story(HEAD + text, "a.md")
    assert not found
    return [[cell.text for cell in one.cells] for one in story.body if one.kind == "row"]


def test_lines_one_under_the_other_with_as_many_tabs_are_rows() -> None:
    text = "各市场均价如下。\n\n品名\t规格\t价\n黄瓜\t\t2.50\n|白菜|\t把\t1.00\n\n每周公布。\n"
    assert cells(text) == [["品名", "规格", "价"], ["黄瓜", "", "2.50"], ["|白菜|", "把", "1.00"]]
    story, _ = read_story(HEAD + text, "a.md")
    assert [one.kind for one in story.body] == ["p", "row", "row", "row", "p"]
    assert [one.is_head for one in story.body if one.kind == "row"] == [True, False, False]
    assert [one.lines for one in story.body] == [(6,), (8,), (9,), (10,), (12,)], "lines are counted as in the file"
    again, _ = read_story(write_story(story), "a.md")
    assert [one.cells for one in again.body] == [one.cells for one in story.body]


def test_a_column_that_is_empty_throughout_is_an_indent() -> None:
    assert cells("\t甲\t3\n\t乙\t4\n") == [["甲", "3"], ["乙", "4"]]


def test_text_right_under_a_table_is_a_paragraph_of_its_own() -> None:
    story, _ = read_story(HEAD + "甲\t3\n乙\t4\n每周公布。\n", "a.md")
    assert [(one.kind, one.text) for one in story.body][2:] == [("p", "每周公布。")]


@pytest.mark.parametrize(
    ("line", "text"),
    [("特别鸣谢\t老街书屋", "特别鸣谢\u3000老街书屋"), ("\t昨天上午九点，门开了。", "昨天上午九点，门开了。")],
)
def test_a_tab_in_a_line_alone_is_a_blank_and_one_before_it_an_indent(line: str, text: str) -> None:
    story, _ = read_story(f"{HEAD}{line}\n\n完。\n", "a.md")
    assert [(one.kind, one.text) for one in story.body] == [("p", text), ("p", "完。")]


def test_rows_of_tabs_with_blank_lines_between_are_rows_by_their_blanks() -> None:
    story, _ = read_story(HEAD + "甲\t3\t5\n\n乙\t4\t6\n", "a.md")
    assert [one.text for one in story.body] == ["甲\u30003\u30005", "乙\u30004\u30006"]


def test_a_tab_behind_the_label_of_an_item_makes_no_table() -> None:
    story, _ = read_story(HEAD + "1.\t带身份证\n2.\t提前到场\n\n-\t水\n-\t干粮\n", "a.md")
    assert [(one.kind, one.label) for one in story.body] == [
        ("item", "1."),
        ("item", "2."),
        ("item", "·"),
        ("item", "·"),
    ]
