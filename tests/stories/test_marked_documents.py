"""Heads that a document marks: Word's direct formatting, Markdown's # and its other marks."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from layout.dumps.dump import read_dump
from layout.stories.model import Copy

COPY = (
    "东门的菜场开了十五年，摊主换了几茬，卖豆腐的老孙一直在，街坊都认得他。",
    "他凌晨三点起来磨豆子，天亮出摊，卖完回家睡一觉。",
)
Line = tuple[str, float, bool, str, bool]
"""Words, size in points, bold, face, centred."""


def plain(words: str) -> Line:
    return (words, 16, False, "仿宋_GB2312", False)


def document(*lines: Line) -> bytes:
    made = docx.Document()
    for words, size, bold, face, centred in lines:
        paragraph = made.add_paragraph()
        run = paragraph.add_run(words)
        run.font.size, run.bold = Pt(size), bold or None
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


HEADS = {
    "official": (22, False, "方正小标宋简体", True), "bold": (18, True, "宋体", True),
    "left": (22, True, "宋体", False),
    "weight alone": (16, True, "黑体", True), "face alone": (16, False, "方正大标宋简体", True),
}  # fmt: skip


@pytest.mark.parametrize("look", sorted(HEADS))
def test_lines_that_look_like_heads_begin_stories(look: str) -> None:
    heads = ("卖豆腐的老孙", "巷口的修鞋摊", "一盏路灯")
    lines = [one for head in heads for one in ((head, *HEADS[look]), *map(plain, COPY))]
    copy = read_dump(document(*lines), "a.docx")
    assert [one.headline for one in copy.stories] == [(head,) for head in heads]
    assert all(len(one.body) == len(COPY) for one in copy.stories)
    assert copy.findings == ()


def test_a_heavy_line_of_the_size_of_the_copy_is_a_subhead() -> None:
    head = ("卖豆腐的老孙", *HEADS["official"])
    sub = ("凌晨三点", 16.0, False, "黑体", False)
    more = ("街坊的早饭", 16.0, True, "仿宋_GB2312", False)
    copy = read_dump(document(head, plain(COPY[0]), sub, plain(COPY[1]), more, plain(COPY[0])), "a.docx")
    assert [[part.kind for part in one.body] for one in copy.stories] == [["p", "subhead", "p", "subhead", "p"]]


def test_a_bold_line_of_a_document_whose_head_has_a_style_opens_no_second_story() -> None:
    for bold in (True, False):
        made = docx.Document()
        made.add_heading("社区食堂开张", 1)
        for words in COPY:
            made.add_paragraph(words)
        made.add_paragraph().add_run("未来三天天气").bold = bold
        made.add_paragraph("今天晴，明天多云，后天有小雨，气温三到十一度，早晚温差大，出门要添衣服。")
        out = io.BytesIO()
        made.save(out)
        copy = read_dump(out.getvalue(), "a.docx")
        assert copy.stories[0].headline == ("社区食堂开张",)
        assert [[part.kind for part in one.body] for one in copy.stories] == [["p", "p", "subhead", "p"]]
        doubted = [one for one in copy.findings if one.code == "subhead-or-head"]
        assert bool(doubted) is not bold, "a line that nothing marks may be a head: it is doubted"


def test_smaller_lines_beside_a_head_are_read_by_their_words() -> None:
    lines = (
        ("卖豆腐的老孙", *HEADS["official"]), ("——东门菜场见闻", 16.0, False, "楷体", True),
        ("本报记者 何苗", 16.0, False, "楷体", True), *map(plain, COPY),
    )  # fmt: skip
    (story,) = read_dump(document(*lines), "a.docx").stories
    assert (story.headline, story.deck) == (("卖豆腐的老孙",), "——东门菜场见闻")
    assert story.byline is not None and story.byline.names == ("何苗",)


def test_a_head_on_two_lines_is_one_head() -> None:
    lines = (("东门菜场开了十五年", *HEADS["official"]), ("老孙的豆腐香依旧", *HEADS["official"]), *map(plain, COPY))
    (story,) = read_dump(document(*lines), "a.docx").stories
    assert story.headline == ("东门菜场开了十五年", "老孙的豆腐香依旧")


def test_where_all_is_bold_weight_says_nothing() -> None:
    lines = [(words, 16.0, True, "黑体", False) for words in ("卖豆腐的老孙", *COPY)]
    (story,) = read_dump(document(*lines), "a.docx").stories
    assert [one.kind for one in story.body] == ["p", "p"]


def markdown(text: str, name: str = "a.md") -> Copy:
    return read_dump(text.encode(), name)


@pytest.mark.parametrize("mark", ["#", "##", "###"])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_heads_of_one_level_are_heads(mark: str, name: str) -> None:
    copy = markdown(f"{mark} 老孙的豆腐\n\n{COPY[0]}\n\n{mark} 巷口修鞋摊 {mark}\n\n{COPY[1]}\n", name)
    assert [one.headline for one in copy.stories] == [("老孙的豆腐",), ("巷口修鞋摊",)]
    assert all("#" not in part.text for one in copy.stories for part in one.body)


def test_deeper_heads_are_subheads_and_the_head_of_a_page_is_none() -> None:
    text = f"# 第3版 民生\n\n## 老孙的豆腐\n\n{COPY[0]}\n\n### 凌晨三点\n\n{COPY[1]}\n\n## 修鞋摊\n\n{COPY[0]}\n"
    copy = markdown(text)
    assert [one.headline for one in copy.stories] == [("老孙的豆腐",), ("修鞋摊",)]
    assert [part.kind for part in copy.stories[0].body] == ["p", "subhead", "p"]
    assert [one.code for one in copy.findings] == ["page-furniture"]


@pytest.mark.parametrize(
    ("top", "heads"),
    [
        ("# 老孙的豆腐\n\n## 三十年，一天两锅", [("老孙的豆腐",)]),
        ("# 一条停了九年的渡线，下月复航\n\n## 过江不再绕行四十公里", [("一条停了九年的渡线，下月复航",)]),
        ("# 民生\n\n## 老孙的豆腐", [("老孙的豆腐",)]),
        ("# 今日要闻四条\n\n## 老孙的豆腐", [("老孙的豆腐",)]),
    ],
)
def test_the_only_heading_under_a_head_is_its_deck(top: str, heads: list[tuple[str]]) -> None:
    copy = markdown(f"{top}\n\n{COPY[0]}\n\n{COPY[1]}\n")
    assert [one.headline for one in copy.stories] == heads
    assert bool(copy.stories[0].deck) == ("furniture" not in str(copy.findings))


def test_a_head_over_deck_and_subheads_is_told_from_a_section_of_stories_by_what_opens_them() -> None:
    one = f"# 一条停了九年的渡线，下月复航\n\n## 过江不再绕行\n\n{COPY[0]}\n\n## 船是新的\n\n{COPY[1]}\n"
    (story,) = markdown(one).stories
    assert (story.headline, story.deck) == (("一条停了九年的渡线，下月复航",), "过江不再绕行")
    assert [part.kind for part in story.body] == ["p", "subhead", "p"]
    two = one.replace(f"\n\n{COPY[1]}", f"\n\n本报记者 何苗\n\n{COPY[1]}")
    assert [one.headline for one in markdown(two).stories] == [("过江不再绕行",), ("船是新的",)]


@pytest.mark.parametrize("numbers", ["一二", "12"])
@pytest.mark.parametrize("form", ["{}、", "（{}）", "第{}章 "])
def test_a_numbered_heading_right_under_a_head_is_a_subhead(form: str, numbers: str) -> None:
    first, second = map(form.format, numbers)
    text = f"# 夜市摊位管理办法公布\n\n## {first}申请条件\n\n{COPY[0]}\n\n## {second}收费标准\n\n{COPY[1]}\n"
    (story,) = markdown(text).stories
    assert (story.headline, story.deck) == (("夜市摊位管理办法公布",), "")
    assert [part.kind for part in story.body] == ["subhead", "p", "subhead", "p"]


def test_heads_that_may_as_well_be_subheads_are_reported() -> None:
    text = f"# 老孙的豆腐\n\n本报记者 何苗\n\n{COPY[0]}\n\n# 起早贪黑，磨出好豆腐\n\n{COPY[1]}\n"
    copy = markdown(text)
    assert len(copy.stories) == 2
    assert [(one.code, one.place.line) for one in copy.findings if one.place] == [("head-or-subhead", 7)]


def test_marks_of_markdown_are_carried_over_or_reported() -> None:
    text = (
        f"# 老孙的豆腐\n\n{COPY[0]}\n\n- 老豆腐\n- 嫩豆腐\n\n1. 泡豆\n2. 磨浆\n\n"
        "| 品种 | 价钱 |\n| --- | --- |\n| 老豆腐 | 3元 |\n\n"
        "> 豆腐要趁热。\n\n他说**慢工**出细活，见[菜场](https://a.example/b)告示[^1]。\n\n"
        "![摊位](a.jpg)\n\n[^1]: 二月贴出。\n"
    )
    (story,) = markdown(text).stories
    assert [one.kind for one in story.body] == [
        *["p", "item", "item", "item", "item", "row", "row", "quote", "p", "note"]
    ]
    assert [one.label for one in story.body if one.kind == "item"] == ["·", "·", "1.", "2."]
    assert [one.is_head for one in story.body if one.kind == "row"] == [True, False]
    last = story.body[-2]
    assert last.text == "他说慢工出细活，见菜场告示①。"
    assert [one.kind for one in last.spans] == ["strong", "link", "note"]
    assert story.body[-1].text == "①二月贴出。"
    assert [one.code for one in markdown(text).findings] == ["copy-picture"]


def test_a_topic_between_signs_is_no_head() -> None:
    (story,) = markdown(f"老孙的豆腐\n{COPY[0]}\n#东门菜场#\n{COPY[1]}\n", "a.txt").stories
    assert any("#东门菜场#" in part.text for part in story.body)
