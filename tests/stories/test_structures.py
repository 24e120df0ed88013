"""What a document states of its lines is carried over: numbers, tables, raised words, ruby, notes."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from layout.documents.docxlists import Level, Lists
from layout.dumps.dump import read_dump
from layout.loading.story_files import read_story_files
from layout.markup.numerals import chinese, numeral
from layout.stories.model import Cell, Paragraph, Span, stretches
from layout.stories.storyfile import read_story, write_story

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = ("夏季书市开幕", "本报讯 书市昨日在东湖公园开幕，吸引了两万多名读者前来。")


def document(*blocks: str) -> bytes:
    """A document with a head, a paragraph, and then *blocks* of WordprocessingML."""
    made = docx.Document()
    for line in HEAD:
        made.add_paragraph(line)
    for block in blocks:
        made.element.body.insert(len(made.element.body) - 1, parse_xml(block.replace(">", f" {W}>", 1)))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def paragraph(inner: str) -> str:
    return f"<w:p><w:r><w:t>水量</w:t></w:r>{inner}<w:r><w:t>左右，一切正常。</w:t></w:r></w:p>"


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(("inner", "text", "kinds"), [
    (run("10") + run("8", '<w:vertAlign w:val="superscript"/>'), "水量10⁸左右，一切正常。", []),
    (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "水量CO₂左右，一切正常。", []),
    (run("注", '<w:vertAlign w:val="superscript"/>'), "水量注左右，一切正常。", ["sup"]),
    (run("很多", "<w:b/>"), "水量很多左右，一切正常。", ["strong"]),
    ("<w:r><w:ruby><w:rt><w:r><w:t>yáo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>垚</w:t></w:r></w:rubyBase></w:ruby></w:r>",
     "水量垚左右，一切正常。", ["ruby"]),
])  # fmt: skip
def test_words_keep_what_they_are(inner: str, text: str, kinds: list[str]) -> None:
    story = read_dump(document(paragraph(inner)), "a.docx").stories[0]
    assert story.body[-1].text == text
    assert [one.kind for one in story.body[-1].spans] == kinds
    back, found = read_story(write_story(story), "a.md")
    assert found == ()
    assert back.body[-1].spans == story.body[-1].spans


@pytest.mark.parametrize(("mark", "code"), [("<w:vanish/>", "copy-hidden"), ("<w:strike/>", "copy-struck")])
def test_hidden_and_struck_words_are_left_out_and_reported(mark: str, code: str) -> None:
    copy = read_dump(document(paragraph(run("不要印", mark))), "a.docx")
    assert copy.stories[0].body[-1].text == "水量左右，一切正常。"
    assert [dict(one.facts)["words"] for one in copy.findings if one.code == code] == ["不要印"]


def test_a_table_keeps_its_empty_cells_and_its_spans() -> None:
    def cell(words: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"

    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        cell("品种") + cell("上周") + cell("本周"), cell("黄瓜", down) + cell("") + cell("3.2"),
        cell("", on) + cell("4.0", '<w:gridSpan w:val="2"/>'),
    )  # fmt: skip
    body = "".join(f"<w:tr>{one}</w:tr>" for one in rows)
    story = read_dump(document(f"<w:tbl>{body}</w:tbl>", paragraph("")), "a.docx").stories[0]
    table = [one for one in story.body if one.kind == "row"]
    assert [one.cells for one in table] == [
        (Cell("品种"), Cell("上周"), Cell("本周")), (Cell("黄瓜", down=2), Cell(""), Cell("3.2")),
        (Cell("4.0", across=2),),
    ]  # fmt: skip
    assert [(one.is_head, one.opens) for one in table] == [(True, True), (False, False), (False, False)]
    assert story.body[-1].text == "水量左右，一切正常。"
    assert read_story(write_story(story), "a.md")[0].body[1].cells == table[0].cells


def test_numbers_that_word_counts_are_written_out() -> None:
    levels = {0: Level("chineseCounting", "%1、"), 1: Level("decimal", "%2."), 2: Level("decimal", "%1.%2.%3")}
    lists = Lists({"7": ("0", levels)})
    got = [lists.label("7", level) for level in (0, 1, 1, 0, 1, 2)]
    assert got == ["一、", "1.", "2.", "二、", "1.", "二.1.1"]
    assert lists.label("8", 0) is None
    assert [chinese(one) for one in (1, 10, 12, 20, 105)] == ["一", "十", "十二", "二十", "一百零五"]
    assert [numeral(4, one) for one in ("upperRoman", "lowerLetter", "decimalZero")] == ["IV", "d", "04"]
    assert numeral(3, "decimalEnclosedCircle") == "③"


def test_what_a_web_page_does_not_show_is_left_out_and_reported() -> None:
    page = (
        "<html><body><article><h1>书市今天开幕</h1><p>本报讯 书市开幕，<span style='display: none'>关注我们</span>有"
        "<del>一</del>两万名读者。</p><p hidden>草稿。</p></article></body></html>"
    )
    copy = read_dump(page.encode(), "a.html")
    assert [one.text for one in copy.stories[0].body] == ["书市开幕，有两万名读者。"]
    said = {one.code: dict(one.facts)["words"] for one in copy.findings}
    assert said["copy-hidden"] == "关注我们草稿。"
    assert said["copy-struck"] == "一"


def test_a_folder_may_hold_copy_of_every_kind(tmp_path: Path) -> None:
    (tmp_path / "book.docx").write_bytes(document())
    (tmp_path / "book.jpg").write_bytes(b"picture")
    (tmp_path / "old.txt").write_bytes(
        "老街重修\n　　本报讯 老街昨日动工，工期三个月，沿街商户照常营业。".encode("gb18030")
    )
    (tmp_path / "rich.txt").write_bytes(b"%PDF-1.4 text")
    (tmp_path / "story.md").write_text(
        "# 标题\n\n第一段。\n\n- 甲\n- 乙\n\n| 名 | 数 |\n| --- | --- |\n| a | 1 |\n", "utf-8"
    )
    stories, found = read_story_files(sorted(tmp_path.iterdir()), tmp_path)
    assert [(one.slug, one.headline) for one in stories] == [
        ("book", ("夏季书市开幕",)), ("old", ("老街重修",)), ("story", ("标题",)),
    ]  # fmt: skip
    assert [one.picture for one in stories] == ["book.jpg", "", ""]
    assert [one.kind for one in stories[2].body] == ["p", "item", "item", "row", "row"]
    assert [one.code for one in found] == ["dump-encoding", "copy-kind"]


def test_a_span_moves_with_its_letters() -> None:
    story, _ = read_story("# 题\n\n甲**乙**丙[丁]{ruby ding}", "a.md")
    assert story.body[0].spans == (Span(1, 2, "strong"), Span(3, 4, "ruby", "ding"))


def test_marks_inside_marks_all_hold_and_the_base_of_ruby_stays_whole() -> None:
    story, _ = read_story("# 题\n\n甲**乙[垚村]{ruby yáo cūn}丙**丁", "a.md")
    parts = [(words, {span.kind for span in spans}) for words, spans in stretches(story.body[0])]
    assert parts == [("甲", set()), ("乙", {"strong"}), ("垚村", {"strong", "ruby"}), ("丙", {"strong"}), ("丁", set())]
    across = Paragraph("p", "甲乙丙丁", spans=(Span(0, 2, "strong"), Span(1, 3, "ruby", "x"), Span(2, 4, "dots")))
    assert [words for words, _ in stretches(across)] == ["甲", "乙丙", "丁"]
    assert "".join(words for words, _ in stretches(across)) == across.text
