"""Word documents and web pages are read like the same copy in plain text."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.oxml.parser import parse_xml

from layout.dumps.dump import read_dump
from layout.stories.model import Copy, Story

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINES = (
    "古城冬季灯展下月亮灯",
    "□本报记者 吕倩",
    "记者从古城保护和修复中心获悉，2023年古城冬季灯展将于12月22日亮灯，持续至明年正月十六。",
    "灯展以“平城年华”为主题，设三大板块，共安装大型灯组68组。目前，灯组制作已完成七成。",
)


def docx_of(*lines: str, change: Callable[..., None] | None = None, styles: tuple[str, ...] = ()) -> bytes:
    """A document of *lines*; *change* gets it before it is written."""
    document = Document()
    for index, line in enumerate(lines):
        document.add_paragraph(line, style=styles[index] if index < len(styles) and styles[index] else None)
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def facts(story: Story) -> tuple[object, ...]:
    return story.headline, story.byline, story.dateline, story.deck, tuple(one.text for one in story.body), story.kind


def codes(copy: Copy) -> list[str]:
    return [one.code for one in copy.findings]


def plain() -> Story:
    return read_dump("\n".join(LINES).encode(), "a.txt").stories[0]


def test_a_word_document_is_read_like_plain_text() -> None:
    copy = read_dump(docx_of(*LINES), "a.docx")
    assert facts(copy.stories[0]) == facts(plain())
    assert codes(copy) == []
    assert [one.lines for one in copy.stories[0].body] == [(3,), (4,)]


def test_styles_of_word_settle_what_a_paragraph_is() -> None:
    lines = ("今年粮食丰收。", *LINES[1:3], "小标题在这里。", LINES[3])
    copy = read_dump(docx_of(*lines, styles=("Title", "", "", "Heading 2", "")), "a.docx")
    story = copy.stories[0]
    assert story.headline == ("今年粮食丰收。",)
    assert [one.kind for one in story.body] == ["p", "subhead", "p"]
    bare = read_dump(docx_of(*lines), "a.docx").stories
    assert bare[0].headline != ("今年粮食丰收。",)  # without styles a sentence is no head


def test_tracked_changes_are_taken_as_accepted(tmp_path: object) -> None:
    def change(document: object) -> None:
        paragraph = document.paragraphs[2]._p  # type: ignore[attr-defined]
        paragraph.append(parse_xml(f"<w:ins {W}><w:r><w:t>新增的话。</w:t></w:r></w:ins>"))
        paragraph.append(parse_xml(f"<w:del {W}><w:r><w:delText>删去的话。</w:delText></w:r></w:del>"))

    copy = read_dump(docx_of(*LINES, change=change), "a.docx")
    assert copy.stories[0].body[0].text.endswith("正月十六。新增的话。")
    assert codes(copy) == ["docx-deleted"]
    assert dict(copy.findings[0].facts)["count"] == 5


def test_tables_text_boxes_and_line_breaks_are_not_lost() -> None:
    def change(document: object) -> None:
        table = document.add_table(rows=2, cols=2)  # type: ignore[attr-defined]
        for row, words in zip(table.rows, (("队名", "积分"), ("山西", "18")), strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
        words = "框里的话也是稿件。"
        inner = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
        box = f"<w:p {W}><w:r><w:pict>{inner}</w:pict></w:r></w:p>"
        document.element.body.insert(0, parse_xml(box))  # type: ignore[attr-defined]
        document.paragraphs[-1].add_run().add_break()  # type: ignore[attr-defined]
        document.paragraphs[-1].add_run("换行之后。")  # type: ignore[attr-defined]

    copy = read_dump(docx_of(*LINES, change=change), "a.docx")
    text = "".join(part for one in copy.stories for part in (*one.headline, *(p.text for p in one.body)))
    text += "".join(str(dict(one.facts)["text"]) for one in copy.findings if one.code.startswith("stray-"))
    for words in ("队名", "山西", "18", "框里的话也是稿件。", "换行之后。"):
        assert words in text


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b" " * (120 << 20))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (docx_of(*LINES)[:900], "docx-broken"),
        (b"PK\x03\x04" + b"\0" * 500, "docx-broken"),
        (bomb(), "dump-too-big"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "doc-old"),
        (docx_of(*LINES).replace(b"word/document.xml", b"word/dokument.xml"), "docx-broken"),
        (docx_of(), "dump-empty"),
    ],
    ids=["cut", "zeros", "bomb", "old", "other", "empty"],
)
def test_what_is_no_good_document_is_reported(data: bytes, code: str) -> None:
    copy = read_dump(data, "a.docx")
    assert (copy.stories, codes(copy)) == ((), [code])


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>网站 - {0}</title><style>p{{}}</style></head>
<body><nav><a href="/">首页</a><a href="/news">要闻</a></nav>
<div class="main"><h1>{0}</h1><div class="author">{1}</div>
<div class="text"><p>　　{2}</p><script>var 不是稿件 = 1;</script>
<p>　　{3}</p><img src="lamp.jpg"></div></div>
<div class="more"><ul><li>其他新闻标题一</li><li>其他新闻标题二</li></ul></div>
<footer>版权所有 某某日报社</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_the_article_of_a_web_page_is_read_like_plain_text(charset: str) -> None:
    page = PAGE.format(*LINES, charset=charset).encode("gb18030" if charset == "gb2312" else charset)
    copy = read_dump(page, "a.html")
    assert len(copy.stories) == 1
    assert copy.stories[0].headline == plain().headline
    assert facts(copy.stories[0])[4] == facts(plain())[4]
    told = {one.code: dict(one.facts) for one in copy.findings}
    assert "lamp.jpg" in str(told["html-pictures"]["listed"])
    # The byline stands in the copy or is named among what was left out.
    assert copy.stories[0].byline == plain().byline or "本报记者" in str(told["html-left-out"]["words"])
    assert "不是稿件" not in str(told)


def test_markup_as_text_entities_and_line_ends_in_the_source() -> None:
    page = (
        "<html><body><article><h1>标题在此处</h1><p>他写道：&lt;script&gt;是&amp;标签，\n  第二行接着\n  写。</p>"
        "<table><tr><td>甲</td><td>乙</td></tr></table></article><p>文章以外的段落不是稿件，是推荐阅读。</p></body></html>"
    )
    copy = read_dump(page.encode(), "a.htm")
    text = "".join(one.text for one in copy.stories[0].body)
    assert "<script>是&标签，第二行接着写。" in text
    assert "推荐阅读" not in text
    assert "html-left-out" in codes(copy)


def test_a_hostile_page_is_read_in_a_moment() -> None:
    start = time.process_time()
    for page in (
        "<html>" + "<div>" * 100_000 + "字。",
        "<html>" + "<p>" * 100_000,
        "<html>" + "</b>" * 200_000,
        "<html><" * 50_000,
    ):
        read_dump(page.encode(), "a.html")
    assert time.process_time() - start < 20


def test_plain_text_goes_the_plain_way() -> None:
    copy = read_dump("\n".join(LINES).encode(), "a.html")
    assert facts(copy.stories[0]) == facts(plain())


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gbk", "gb18030", "big5"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_is_known_with_and_without_a_mark(encoding: str, end: str) -> None:
    lines = (
        LINES
        if encoding != "big5"
        else ("古城今冬燈展下月亮燈", "【本報訊】燈展今天開幕，市民可以免費觀賞。", "持續到明年正月。")
    )
    copy = read_dump(end.join(lines).encode(encoding), "a.txt")
    assert copy.stories == read_dump("\n".join(lines).encode(), "a.txt").stories
    assert codes(copy) == ([] if encoding == "utf-8-sig" else ["dump-encoding"])


def test_ideographic_spaces_do_not_turn_the_bytes_round() -> None:
    text = "要闻" + "\u3000" * 20 + "第三版\n古城冬季灯展下月亮灯\n灯展今天开幕，市民可免费观赏。"
    for encoding in ("utf-16-le", "utf-16-be"):
        assert read_dump(text.encode(encoding), "a.txt").stories == read_dump(text.encode(), "a.txt").stories
