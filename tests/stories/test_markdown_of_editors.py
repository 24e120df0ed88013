"""Markdown as editors write it: underlined heads, marks without blanks, pictures by name, tables without heads."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Copy

FIRST = "近三年来，全市投入资金支持茶园建设，茶农收入逐年增加。"
SECOND = "一条条机耕路修到地头，装运有机肥的小车来来往往。"
LAST = "本报讯 全市建成信息服务站二十个，农民查价格更方便了。"


def read(text: str, name: str = "a.md") -> Copy:
    return read_dump(text.encode(), name)


def heads(copy: Copy) -> list[tuple[str, ...]]:
    return [one.headline for one in copy.stories]


HEADS = [("茶农增收",), ("农业信息工作见成效",)]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_line_that_is_underlined_is_a_heading(name: str) -> None:
    text = f"茶农增收\n====\n\n{FIRST}\n\n改善生态\n----\n\n{SECOND}\n\n农业信息工作见成效\n======\n\n{LAST}\n"
    copy = read(text, name)
    assert heads(copy) == HEADS and not copy.findings
    assert [one.kind for one in copy.stories[0].body] == ["p", "subhead", "p"]


def test_a_rule_under_a_sentence_underlines_nothing() -> None:
    copy = read(f"# 茶农增收\n\n{FIRST}\n---\n\n{SECOND}\n")
    assert [(one.kind, one.text) for one in copy.stories[0].body] == [("p", FIRST), ("p", SECOND)]
    assert [one.code for one in copy.findings] == ["page-furniture"]


def test_heads_without_the_blank_behind_their_marks_are_heads() -> None:
    copy = read(f"#茶农增收\n{FIRST}\n##改善生态\n{SECOND}\n#农业信息工作见成效\n{LAST}\n", "a.txt")
    assert heads(copy) == HEADS
    assert [one.kind for one in copy.stories[0].body] == ["p", "subhead", "p"]


@pytest.mark.parametrize("tag", ["#城市更新#", "#3机组投产"])
def test_a_topic_and_a_number_are_no_heads(tag: str) -> None:
    assert heads(read(f"茶农增收\n{FIRST}\n{tag}\n{SECOND}\n", "a.txt")) == [("茶农增收",)]


@pytest.mark.parametrize("picture", [
    "![](imgs/tea.jpg)", "![茶园](C:\\图片\\tea (1).jpg)", "![茶园](tea garden.jpg)", "![茶园][tea]", "![tea][]",
    "<img src=\"imgs/tea.jpg\" width=80>",
])  # fmt: skip
def test_a_picture_is_told_with_its_file_and_its_markup_is_no_copy(picture: str) -> None:
    copy = read(f"# 茶农增收\n\n{FIRST}\n\n{picture}\n\n{SECOND}\n\n[tea]: imgs/tea.jpg\n")
    assert [one.text for one in copy.stories[0].body] == [FIRST, SECOND]
    (told,) = copy.findings
    assert told.code == "copy-picture" and "tea" in str(dict(told.facts)["listed"])


def test_an_emphasised_line_under_a_picture_is_its_caption() -> None:
    copy = read(f"# 茶农增收\n\n{FIRST}\n\n![](tea.jpg)\n*茶农在采夏茶。陈平 摄*\n\n{SECOND}\n")
    (story,) = copy.stories
    assert (story.caption, story.credit and story.credit.raw) == ("茶农在采夏茶。", "陈平 摄")
    plain = read(f"# 茶农增收\n\n{FIRST}\n\n*茶农说，今年的茶好。*\n\n{SECOND}\n")
    assert not plain.stories[0].caption and len(plain.stories[0].body) == 3


def test_a_table_makes_a_text_markdown_and_keeps_its_empty_cells() -> None:
    table = "| 品种 | 上周 | 本周 |\n|:---|---:|---:|\n| 毛尖 | 320 | 318 |\n| 云雾 |  | 260 |\n"
    copy = read(f"茶价\n\n{LAST}\n\n{table}", "a.txt")
    rows = [[cell.text for cell in one.cells] for one in copy.stories[0].body if one.kind == "row"]
    assert rows == [["品种", "上周", "本周"], ["毛尖", "320", "318"], ["云雾", "", "260"]]


def test_struck_words_links_by_name_and_ticked_boxes() -> None:
    copy = read(
        f"# 茶农增收\n\n{FIRST}共~~三十~~二十个，见[网站][1]。\n\n- [x] 已施肥\n- [ ] 待修剪\n\n[1]: https://a.example\n"
    )
    body = copy.stories[0].body
    assert body[0].text == f"{FIRST}共二十个，见网站。"
    assert [one.kind for one in body[0].spans] == ["link"]
    assert [one.text for one in body[1:]] == ["·☑ 已施肥", "·☐ 待修剪"]
    assert [one.code for one in copy.findings] == ["copy-struck"]


def test_copy_under_a_head_and_a_motto_is_of_that_head() -> None:
    copy = read(f"# 茶农增收\n\n{FIRST}\n\n# 农业信息工作见成效\n\n> 农民查价格更方便了。\n\n{LAST}\n")
    assert heads(copy) == HEADS
    assert [one.kind for one in copy.stories[1].body] == ["quote", "p"]
