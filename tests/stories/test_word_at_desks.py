"""Word documents as desks have them: styles and levels, tables for layout, forms, changes that were tracked."""

from __future__ import annotations

import pytest
from raw_word import line, run, word

from layout.dumps.dump import read_dump
from layout.stories.model import Copy, Span

FIRST = "书市昨日在东湖公园开幕，吸引了两万多名读者前来。"
SECOND = "市民凭身份证免费入场，持续到月底，周末延长到晚上九点。"
COPY = line(f"　　本报讯 {FIRST}") + line(f"　　{SECOND}")
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
    for key, name, more in (
        ("1", "heading 1", ""), ("2", "heading 2", ""), ("t", "Title", ""), ("n", "新闻稿题", '<w:basedOn w:val="1"/>'),
        ("o", "本报小题", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'), ("z", "标题", ""), ("f", "副标题", ""),
        ("toc", "toc 1", ""),
    )
)  # fmt: skip


def read(body: str, **parts: str) -> Copy:
    return read_dump(word(body, styles=STYLES, **parts), "a.docx")


def styled(words: str, style: str) -> str:
    return line(words, f'<w:pStyle w:val="{style}"/>')


def large(words: str, size: int = 44) -> str:
    return line(run(words, f'<w:sz w:val="{size}"/>'), '<w:jc w:val="center"/>')


def outlined(words: str, level: int) -> str:
    return line(words, f'<w:outlineLvl w:val="{level}"/>')


STORY = ("夏季书市开幕",), ("p", "p")
BOTH = [STORY, (("河道治理完成",), ("p", "p"))]
ONE = [(("夏季书市开幕",), ("p", "p", "subhead", "p", "p"))]
LEVELS = {
    "stories by heading 1": (styled("夏季书市开幕", "1") + COPY + styled("河道治理完成", "1") + COPY, BOTH),
    "stories by heading 2": (styled("夏季书市开幕", "2") + COPY + styled("河道治理完成", "2") + COPY, BOTH),
    "a page's title over stories": (
        styled("七月一日要闻", "t") + styled("夏季书市开幕", "1") + COPY + styled("河道治理完成", "1") + COPY, BOTH,
    ),
    "a title and subheads": (styled("夏季书市开幕", "t") + COPY + styled("主办方怎么说", "1") + COPY, ONE),
    "styles of the house": (styled("夏季书市开幕", "n") + COPY + styled("主办方怎么说", "o") + COPY, ONE),
    "named in Chinese": (styled("夏季书市开幕", "z") + COPY + styled("主办方怎么说", "2") + COPY, ONE),
    "levels of paragraphs": (outlined("夏季书市开幕", 0) + COPY + outlined("主办方怎么说", 1) + COPY, ONE),
    "a head by hand, subheads by style": (large("夏季书市开幕") + COPY + styled("主办方怎么说", "2") + COPY, ONE),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(LEVELS))
def test_levels_say_what_a_heading_is(name: str) -> None:
    body, stories = LEVELS[name]
    copy = read(body)
    assert [(one.headline, tuple(part.kind for part in one.body)) for one in copy.stories] == stories
    assert {one.code for one in copy.findings} <= {"page-furniture"}


def test_a_deck_by_its_style_is_one() -> None:
    (story,) = read(styled("夏季书市开幕", "z") + styled("场次比去年多一倍", "f") + COPY).stories
    assert (story.headline, story.deck) == (("夏季书市开幕",), "场次比去年多一倍")


def test_a_heading_that_word_numbers_has_its_number() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>'
    )
    sub = line("主办方怎么说", '<w:pStyle w:val="2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')
    (story,) = read(styled("夏季书市开幕", "1") + COPY + sub + COPY, numbering=numbering).stories
    assert [one.text for one in story.body if one.kind == "subhead"] == ["一、主办方怎么说"]


def test_line_ends_of_the_writer_keep_what_words_are() -> None:
    breaks = (
        f"{run('面积三千')}{run('很多', '<w:b/>')}<w:r><w:br/></w:r>{run('人均')}{run('最大', '<w:b/>')}{run('。')}"
    )
    (story,) = read(styled("夏季书市开幕", "1") + COPY + line(breaks)).stories
    words = [one.text[span.start : span.end] for one in story.body for span in one.spans]
    assert words == ["很多", "最大"]


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner if inner.startswith('<') else line(inner)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def filled(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


HEAD = styled("夏季书市开幕", "1") + COPY


def rows_in(copy: Copy) -> list[tuple[str, ...]]:
    return [tuple(one.text for one in part.cells) for story in copy.stories for part in story.body if part.cells]


def test_rows_and_cells_that_something_stands_round_are_read() -> None:
    body = table(row(cell("品名"), filled(cell("本周"))), filled(row(cell("黄瓜"), cell("3.2"))),
                 f"<w:ins>{row(cell('土豆'), cell('1.8'))}</w:ins>")  # fmt: skip
    assert rows_in(read(HEAD + body)) == [("品名", "本周"), ("黄瓜", "3.2"), ("土豆", "1.8")]


def test_a_row_that_was_deleted_is_gone_and_reported() -> None:
    gone = row(cell(line("<w:del><w:r><w:delText>黄瓜</w:delText></w:r></w:del>")), cell(line("<w:r/>")),
               properties="<w:del w:id='1'/>")  # fmt: skip
    copy = read(HEAD + table(row(cell("品名"), cell("本周")), gone, row(cell("土豆"), cell("1.8"))))
    assert rows_in(copy) == [("品名", "本周"), ("土豆", "1.8")]
    assert [one.code for one in copy.findings] == ["docx-deleted"]


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    begun = line(run("读者说，") + run("很好", "<w:b/>"), "<w:rPr><w:del w:id='1'/></w:rPr>")
    (story,) = read(HEAD + begun + line("，明天还要来。")).stories
    assert story.body[-1].text == "读者说，很好，明天还要来。"
    assert story.body[-1].spans == (Span(4, 6, "strong"),)


PICTURE = '<w:p><w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r></w:p>'
LAYOUTS = {
    "text beside a picture": table(row(cell(COPY), cell(PICTURE))),
    "two columns of text": table(row(cell(line(FIRST)), cell(line(SECOND)))),
    "a paragraph a row": table(row(cell(COPY), cell(""))),
    "a frame": table(row(cell(COPY))),
    "a table in another": table(row(cell(COPY), cell(table(row(cell(""), cell(""))) + line("")))),
}


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_table_that_lays_out_a_page_is_running_text(name: str) -> None:
    (story,) = read(styled("夏季书市开幕", "1") + LAYOUTS[name]).stories
    assert [one.text for one in story.body if one.kind == "p"] == [FIRST, SECOND]


@pytest.mark.parametrize("remark", ["因雨停办。", "周六、周日开放，其余各日闭馆，节假日另行通知。"])
def test_a_remark_in_a_cell_makes_no_layout(remark: str) -> None:
    copy = read(HEAD + table(row(cell("书市"), cell("备注")), row(cell("东湖"), cell(remark))))
    assert rows_in(copy) == [("书市", "备注"), ("东湖", remark)]


def test_a_form_has_the_fields_of_a_story() -> None:
    form = table(
        row(cell("标题"), cell("夏季书市开幕")), row(cell("作者"), cell("李明")), row(cell("正文"), cell(COPY))
    )
    (story,) = read(form).stories
    assert story.headline == ("夏季书市开幕",)
    assert story.byline is not None and story.byline.names == ("李明",)
    assert [one.text for one in story.body] == [FIRST, SECOND]


def test_the_source_under_a_table_is_no_subhead() -> None:
    body = table(row(cell("品名"), cell("本周")), row(cell("黄瓜"), cell("3.2"))) + line("数据来源：市发改委")
    (story,) = read(HEAD + body + line(SECOND)).stories
    assert [(one.kind, one.text) for one in story.body[-2:]] == [("p", "数据来源：市发改委"), ("p", SECOND)]


GALLERY = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'


@pytest.mark.parametrize("contents", [
    filled(line("夏季书市开幕　1")).replace("<w:sdtPr/>", f"<w:sdtPr>{GALLERY}</w:sdtPr>"),
    styled("夏季书市开幕　1", "toc"),
])  # fmt: skip
def test_a_table_of_contents_is_left_out_and_reported(contents: str) -> None:
    copy = read(contents + HEAD)
    assert [one.headline for one in copy.stories] == [("夏季书市开幕",)]
    assert ["contents" in dict(one.facts)["listed"] for one in copy.findings] == [True]


def test_notes_keep_what_their_words_are() -> None:
    notes = f'<w:footnote w:id="2">{line(run(" 书市：指") + run("东湖", "<w:b/>") + run("书市。"))}</w:footnote>'
    body = styled("夏季书市开幕", "1") + line(run(FIRST) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    (story,) = read(body, footnotes=notes).stories
    assert (story.body[-1].text, story.body[-1].spans) == ("①书市：指东湖书市。", (Span(5, 7, "strong"),))


def boxed(*words: str) -> str:
    """A text box as Word writes it for new programs and for old ones."""
    box = f"<w:txbxContent>{''.join(map(line, words))}</w:txbxContent>"
    new = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r></w:p>"


@pytest.mark.parametrize("words", [("读者在挑选图书。李明 摄",), ("读者在挑选图书。", "李明 摄"), ("图为书市现场。",)])
def test_a_caption_in_a_text_box_belongs_to_the_story_that_the_box_stands_in(words: tuple[str, ...]) -> None:
    copy = read(large("夏季书市开幕") + COPY + boxed(*words) + large("河道治理完成") + COPY)
    assert [one.headline for one in copy.stories] == [("夏季书市开幕",), ("河道治理完成",)]
    assert copy.stories[0].caption == words[0].removesuffix("李明 摄")
    assert not copy.stories[1].caption
    assert [len(one.body) for one in copy.stories] == [2, 2]


def test_a_caption_in_a_text_box_of_a_cell_is_no_word_of_the_table() -> None:
    table = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
    rows = table.format(line("展区"), line("册数"), line("少儿"), line("300") + boxed("读者在挑选图书。李明 摄"))
    copy = read(large("夏季书市开幕") + COPY + rows)
    words = [cell.text for one in copy.stories[0].body for cell in one.cells]
    assert words == ["展区", "册数", "少儿", "300"]
    assert any("读者在挑选图书" in one.caption for one in copy.stories)


WRITER = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/></w:style>'
    for key, name in (("BodyText", "Body Text"), ("Style17", "Subtitle"), ("Quotations", "Quotations"),
                      ("Illustration", "Illustration"), ("Style16", "Title"))
)  # fmt: skip
"""Styles by the names that LibreOffice has for them."""


def test_what_libreoffice_calls_quotations_and_illustrations_is_known() -> None:
    body = styled("夏季书市开幕", "Style16") + styled("两万读者首日入场", "Style17") + styled(FIRST, "BodyText")
    quoted = styled("读书是门槛最低的高贵。", "Quotations") + styled(SECOND, "BodyText")
    copy = read_dump(word(body + quoted, styles=WRITER), "a.docx")
    (story,) = copy.stories
    assert (story.headline, story.deck) == (("夏季书市开幕",), "两万读者首日入场")
    assert [one.kind for one in story.body] == ["p", "quote", "p"]
    captioned = read_dump(word(body + styled("图为读者在书市选书。", "Illustration"), styles=WRITER), "a.docx")
    assert [story.caption for story in captioned.stories][-1] == "图为读者在书市选书。"


def test_a_dashed_line_behind_a_line_end_is_the_deck_of_its_head() -> None:
    """One centred paragraph, two lines of one size: only the dash says which of them is the deck."""
    head = (
        run("夏季书市开幕", '<w:sz w:val="44"/>')
        + "<w:r><w:br/></w:r>"
        + run("——两万读者首日入场", '<w:sz w:val="44"/>')
    )
    (story,) = read(line(head, '<w:jc w:val="center"/>') + COPY).stories
    assert (story.headline, story.deck) == (("夏季书市开幕",), "——两万读者首日入场")


def test_numbers_by_hand_begin_right_under_the_head() -> None:
    body = large("关于书市的几点建议") + line("一、延长开放时间") + line(FIRST) + line("二、增设座位") + line(SECOND)
    (story,) = read(body).stories
    assert story.headline == ("关于书市的几点建议",)
    assert [one.kind for one in story.body] == ["subhead", "p", "subhead", "p"]


CAPTIONED = (
    '<w:style w:type="paragraph" w:styleId="cap"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style>'
)


@pytest.mark.parametrize("head", ['<w:pStyle w:val="h"/>', ""])
def test_a_caption_by_its_style_under_the_copy_is_the_story_s(head: str) -> None:
    caption = line("阅览室一角 王强 摄", '<w:pStyle w:val="cap"/>')
    body = line("图书馆延长开放", head) + line("市图书馆从本月起延长开放时间，每周二至周日开到晚上九点。") + caption
    copy = read_dump(word(body, styles=CAPTIONED), "a.docx")
    (story,) = copy.stories
    assert (story.kind, story.caption, story.credit and story.credit.raw) == ("news", "阅览室一角", "王强 摄")
    assert len(story.body) == 1
    assert copy.findings == ()


def test_heads_of_one_style_over_copy_of_different_things_are_not_doubted() -> None:
    body = "".join(
        line(head, '<w:pStyle w:val="h"/>') + line(copy)
        for head, copy in (
            ("图书馆延长开放", "市图书馆从本月起延长开放时间，每周二至周日开到晚上九点，周末另有讲座。"),
            ("青山公路通车", "青山公路昨日通车，沿线六个村子的人出门方便了，货车也开进了村口。"),
        )
    )
    copy = read_dump(word(body, styles=CAPTIONED), "a.docx")
    assert [one.headline for one in copy.stories] == [("图书馆延长开放",), ("青山公路通车",)]
    assert copy.findings == ()


def test_columns_that_a_row_skips_before_and_after_its_cells_stay_empty() -> None:
    def row(skipped: str, *cells: str) -> str:
        made = "".join(f"<w:tc>{line(one)}</w:tc>" for one in cells)
        return f"<w:tr><w:trPr>{skipped}</w:trPr>{made}</w:tr>"

    rows = row("", "品种", "上周", "本周") + row("<w:gridBefore w:val='1'/>", "3.5", "3.2")
    rows += row("<w:gridAfter w:val='1'/>", "豆角", "6.8") + row("<w:gridAfter w:val='x'/>", "茄子", "4.0", "4.1")
    copy = read_dump(word(f"{line('本周菜价')}{line('本报讯 菜价如下。')}<w:tbl>{rows}</w:tbl>"), "a.docx")
    table = [[cell.text for cell in one.cells] for one in copy.stories[0].body if one.kind == "row"]
    assert table == [["品种", "上周", "本周"], ["", "3.5", "3.2"], ["豆角", "6.8", ""], ["茄子", "4.0", "4.1"]]
