"""Word documents as programs of several makers leave them: names of parts, forms of the standard, automatic numbers."""

from __future__ import annotations

import io
import zipfile

import pytest
from raw_word import line, run, word

from layout.documents.docxtree import DEEPEST, BrokenPartError, tree_of
from layout.dumps.dump import read_dump

COPY = line("夏季书市开幕") + line("本报讯 书市昨日在东湖公园开幕，吸引了两万多名读者前来。")
TEXT = "书市昨日在东湖公园开幕，吸引了两万多名读者前来。"


def codes(data: bytes) -> list[str]:
    return [one.code for one in read_dump(data, "a.docx").findings]


@pytest.mark.parametrize("data", [
    word(COPY), word(COPY, strict=True), word(COPY, "word/document2.xml"),
    word(COPY, relations={"r9": ("image", "NULL"), "r8": ("footnotes", "gone.xml"), "r7": ("image", "../../x")}),
], ids=["usual", "strict", "web version", "relations that lead nowhere"])  # fmt: skip
def test_it_is_read_whoever_wrote_it(data: bytes) -> None:
    (story,) = read_dump(data, "a.docx").stories
    assert story.headline == ("夏季书市开幕",) and TEXT in story.body[0].text
    assert codes(data) == []


def damaged(data: bytes) -> bytes:
    """*data* with words of its packed document changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        one = archive.getinfo("word/document.xml")
        at = one.header_offset + 30 + len(one.filename)
    return data[: at + 8] + bytes(255 - byte for byte in data[at + 8 : at + 40]) + data[at + 40 :]


def entities(data: bytes) -> bytes:
    """*data* whose document declares a document type."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"?><w:document", b"?><!DOCTYPE w [<!ENTITY a 'b'>]><w:document"))
    return out.getvalue()


@pytest.mark.parametrize("data", [
    damaged(word(COPY)), entities(word(COPY)), word(COPY + "<w:p>"), word("<w:p>" * 300 + "</w:p>" * 300),
    word(COPY, "word/other.xml").replace(b"word/other.xml", b"word/otter.xml"),
])  # fmt: skip
def test_what_is_broken_is_said_and_nothing_else(data: bytes) -> None:
    copy = read_dump(data, "a.docx")
    assert (copy.stories, [one.code for one in copy.findings]) == ((), ["docx-broken"])


def test_a_part_that_is_as_deep_as_allowed_is_read() -> None:
    assert tree_of(b"<a>" * (DEEPEST - 1) + b"x" + b"</a>" * (DEEPEST - 1)).tag == "a"
    with pytest.raises(BrokenPartError, match="depth"):
        tree_of(b"<a>" * DEEPEST + b"</a>" * DEEPEST)


def numbering(*levels: str, override: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="4">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="7"><w:abstractNumId w:val="4"/>{override}</w:num>'
    )


def level(deep: int, form: str, pattern: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{deep}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def item(words: str, deep: int = 0) -> str:
    return line(words, f'<w:numPr><w:ilvl w:val="{deep}"/><w:numId w:val="7"/></w:numPr>')


ITEMS = (item("申请条件。年满十八周岁，身体健康。"), item("携带身份证到窗口登记。", 1), item("领取号牌。", 1),
         item("收费标准。每个摊位每月收取清洁费。"))  # fmt: skip


@pytest.mark.parametrize(("levels", "override", "labels"), [
    ((level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.")), "", ["一、", "1.", "2.", "二、"]),
    ((level(0, "decimal", "第%1条"), level(1, "decimal", "（%2）")), "", ["第1条", "（1）", "（2）", "第2条"]),
    ((level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")), "", ["1.", "1.1", "1.2", "2."]),
    ((level(0, "ideographDigital", "%1、", 3),), "", ["三、", "1.", "2.", "四、"]),
    ((level(0, "decimal", "%1、"),), '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>',
     ["5、", "1.", "2.", "6、"]),
    ((level(0, "decimal", "%1、"),), f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.")}</w:lvlOverride>',
     ["A.", "1.", "2.", "B."]),
])  # fmt: skip
def test_numbers_that_word_counts_are_written_as_it_shows_them(
    levels: tuple[str, ...], override: str, labels: list[str]
) -> None:
    data = word(COPY + "".join(ITEMS), numbering=numbering(*levels, override=override))
    (story,) = read_dump(data, "a.docx").stories
    items = [one for one in story.body if one.kind == "item"]
    assert [one.label for one in items] == labels
    assert all(one.text.startswith(one.label) for one in items)
    assert [one.level for one in items] == [0, 1, 1, 0]


def test_a_number_that_a_style_gives_is_written() -> None:
    number = '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
    style = f'<w:style w:type="paragraph" w:styleId="x"><w:name w:val="条"/>{number}</w:style>'
    body = COPY + line("申请条件。年满十八周岁，身体健康。", '<w:pStyle w:val="x"/>') + line(run("市民可以报名。"))
    data = word(body, styles=style, numbering=numbering(level(0, "chineseCounting", "（%1）")))
    (story,) = read_dump(data, "a.docx").stories
    assert [one.label for one in story.body] == ["", "（一）", ""]
