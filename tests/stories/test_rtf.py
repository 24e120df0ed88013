"""RTF as word processors write it: levels and styles, merged cells, signs of symbol fonts, what stands there twice."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Cell, Copy, Span

FIRST = "书市昨日在东湖公园开幕，吸引了两万多名读者前来。"
SECOND = "市民凭身份证免费入场，持续到月底，周末延长到晚上九点。"
FACES = (
    r"{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset134 \'ba\'da\'cc\'e5;}{\f3\fcharset2 Wingdings;}"
    r"{\f4\fcharset2 Symbol;}}"
)


def coded(words: str) -> str:
    """*words* as RTF has them in GB 18030, its own words left alone."""
    made = (char if ord(char) < 128 else "".join(f"\\'{one:02x}" for one in char.encode("gb18030")) for char in words)
    return "".join(made)


def numbered(words: str) -> str:
    """*words* by the numbers of their characters."""
    return "".join(f"\\u{ord(char) - 65536 * (ord(char) > 32767)}?" for char in words)


def read(*body: str, styles: str = "") -> Copy:
    head = rf"{{\rtf1\ansi\ansicpg936\deff0{FACES}{{\stylesheet{coded(styles)}}}"
    return read_dump((head + coded("".join(body)) + "}").encode("ascii"), "a.rtf")


def p(words: str, properties: str = r"\f0\fs32") -> str:
    return rf"\pard\plain{properties} {words}\par" + "\n"


COPY = p(f"　　本报讯 {FIRST}") + p(f"　　{SECOND}")
MORE = p("　　主办方介绍，今年场次比去年多一倍，作家到场与读者见面。")
HEAD = p("夏季书市开幕", r"\qc\f0\fs44\b")
STYLES = r"{\s1 heading 1;}{\s2\sbasedon1 新闻题;}{\s3\outlinelevel1 本报小题;}{\s4 小标题;}{\s5 副标题;}"


@pytest.mark.parametrize(("head", "sub"), [
    (r"\s1", r"\s3"), (r"\s2", r"\s4"), (r"\outlinelevel0", r"\outlinelevel1"), (r"\qc\fs44", r"\f1\fs32"),
])  # fmt: skip
def test_levels_styles_and_faces_say_what_a_heading_is(head: str, sub: str) -> None:
    copy = read(p("夏季书市开幕", head), COPY, p("主办方怎么说", sub), MORE, styles=STYLES)
    (story,) = copy.stories
    assert story.headline == ("夏季书市开幕",)
    assert [one.kind for one in story.body] == ["p", "p", "subhead", "p"]
    assert copy.findings == ()


def test_a_number_stands_before_its_heading() -> None:
    sub = r"\pard\plain{\listtext 一、\tab}\s3 主办方怎么说\par"
    (story,) = read(p("夏季书市开幕", r"\s1"), COPY, sub, MORE, styles=STYLES).stories
    assert [one.text for one in story.body if one.kind == "subhead"] == ["一、主办方怎么说"]


def row(*cells: str, edges: str, marks: str = "") -> str:
    return rf"\trowd{marks}{edges}" + "".join(rf"\pard\intbl {one}\cell" for one in cells) + r"\row" + "\n"


ACROSS = Cell("价格", (), 2)
DOWN = Cell("品名", (), 1, 2)


@pytest.mark.parametrize("rows", [
    # Cells that are merged are marked, as Word 97 has it; or they have the edges of what they reach over.
    (row("品名", "价格", "", edges=r"\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000", marks=r"\trhdr"),
     row("", "本周", "上周", edges=r"\clvmrg\cellx1000\cellx2000\cellx3000", marks=r"\trhdr"),
     row("黄瓜", "3.2", "", edges=r"\cellx1000\cellx2000\cellx3000")),
    (row("品名", "价格", edges=r"\clvmgf\cellx1000\cellx3000", marks=r"\trhdr"),
     row("", "本周", "上周", edges=r"\clvmrg\cellx1008\cellx2000\cellx2995", marks=r"\trhdr"),
     row("黄瓜", "3.2", "", edges=r"\cellx1000\cellx2000\cellx3000")),
])  # fmt: skip
def test_merged_cells_span_and_marked_rows_name_columns(rows: tuple[str, ...]) -> None:
    (story,) = read(HEAD, COPY, *rows, MORE).stories
    made = [one for one in story.body if one.kind == "row"]
    assert [one.cells for one in made] == [
        (DOWN, ACROSS), (Cell("本周"), Cell("上周")), (Cell("黄瓜"), Cell("3.2"), Cell("")),
    ]  # fmt: skip
    assert [one.is_head for one in made] == [True, True, False]


def test_a_table_without_edges_is_read() -> None:
    (story,) = read(HEAD, COPY, row("品名", "本周", edges=""), row("黄瓜", "3.2", edges=""), MORE).stories
    assert [one.text for one in story.body if one.kind == "row"] == ["品名　本周", "黄瓜　3.2"]


def test_a_table_for_layout_is_running_text() -> None:
    (story,) = read(HEAD, row(f"本报讯 {FIRST}\\par {SECOND}", "", edges=r"\cellx1000\cellx2000")).stories
    assert [one.text for one in story.body] == [FIRST, SECOND]


@pytest.mark.parametrize(("said", "label"), [
    (r"\f3 l", "·"), (r"\f3\'fc", "·"), ("一、", "一、"), ("1.", "1."), (r"\f0\'a1\'f1", "·"),
])  # fmt: skip
def test_bullets_of_symbol_fonts_are_bullets(said: str, label: str) -> None:
    (story,) = read(HEAD, COPY, rf"\pard\plain{{\listtext {said}\tab}}\f0 申请条件，年满十八周岁。\par", MORE).stories
    assert [one.label for one in story.body if one.kind == "item"] == [label]


def test_signs_of_symbol_fonts_are_their_characters_or_reported() -> None:
    copy = read(HEAD, p(r"本报讯 气温36{\f4\'b0}C，{\f3\'fc}正常，水深{\f4\'b3}3米，{\f3\'81}读者很多。"))
    assert copy.stories[0].body[0].text == "气温36°C，✓正常，水深≥3米，〓读者很多。"
    assert [one.code for one in copy.findings if one.code != "glyph-lost"] == ["docx-signs"]


BOX = r"框里的话也是稿件，讲书市的来历。"
SHAPE = rf"{{\*\shpinst{{\sp{{\sn a}}}}{{\shptxt\pard {BOX}\par}}}}"
ONCE = {
    "a text box for old programs": (rf"\pard{{\shp{SHAPE}{{\shprslt{{\*\do{{\dptxbxtext {BOX}}}}}}}}}\par", BOX),
    "words in two encodings": (rf"\pard {{\upr{{??}}{{\*\ud{{{numbered(BOX)}}}}}}}\par", BOX),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ONCE))
def test_what_stands_there_twice_is_read_once(name: str) -> None:
    body, words = ONCE[name]
    (story,) = read(HEAD, COPY, body, MORE).stories
    texts = "".join(one.text for one in story.body)
    assert (texts.count(words), "??" in texts) == (1, False)


def test_notes_keep_what_their_words_are() -> None:
    note = r"{\super\chftn{\footnote\pard{\super\chftn} 书市：指{\b 东湖}书市。}}"
    (story,) = read(HEAD, p(f"本报讯 书市昨日开幕{note}，读者很多。")).stories
    assert (story.body[-1].text, story.body[-1].spans) == ("①书市：指东湖书市。", (Span(5, 7, "strong"),))


@pytest.mark.parametrize(("words", "kind"), [
    (r"{\mmath{\*\moMath{\mr x}{\mr y}}}", "formula"), (r"{\highlight7 待核}", "highlight"),
])  # fmt: skip
def test_what_is_not_carried_over_is_named(words: str, kind: str) -> None:
    copy = read(HEAD, p(f"本报讯 水量{words}左右，一切正常，读者很多。"), MORE)
    assert [kind in dict(one.facts)["listed"] for one in copy.findings if one.code == "docx-not-carried"] == [True]


OPENED, CLOSED = "　　本报讯（记者 李华）" + FIRST, "　　" + SECOND
TITLE = "夏季书市开幕"
SONG = r"\fnil\fcharset134 " + coded("宋体") + ";"


def marked(words: str) -> str:
    """*words* by number, each with two bytes for programs that do not know it, as Word writes Chinese."""
    return "".join(
        char if ord(char) < 128 else rf"\u{ord(char) - 65536 * (ord(char) > 32767)}{coded(char)}" for char in words
    )


AS_PROGRAMS_WRITE_IT = {
    "WordPad": rf"{{\rtf1\ansi\ansicpg936\deff0\nouicompat\deflangfe2052{{\fonttbl{{\f0{SONG}}}}}"
    r"{\*\generator Riched20 10.0.19041}\viewkind4\uc1 " + "\r\n" + r"\pard\sa200\sl276\slmult1\qc\f0\fs44\lang2052 "
    + coded(TITLE) + "\\par\r\n" + r"\pard\sa200\sl276\slmult1\fs28 " + coded(OPENED) + "\\par\r\n" + coded(CLOSED)
    + "\\lang9\\par\r\n}\r\n\0",
    "LibreOffice": r"{\rtf1\ansi\deff4{\fonttbl{\f4\froman\fprq2\fcharset0 Liberation Serif{\*\falt Times};}"
    r"{\f6\fnil\fprq2\fcharset134 Noto Serif CJK SC;}}{\stylesheet{\s1\outlinelevel0 Heading 1;}{\s16 Text Body;}}"
    r"{\*\generator LibreOffice/7.4.7.2$Linux_X86_64}{\info{\title x}{\creatim\yr2026\mo3}}{\*\userprops}\uc1"
    r"\pgndec\pard\plain \s1\outlinelevel0\keepn\dbch\af6\loch\f4\fs36\b{\hich\af4\langfe2052\dbch\af6\loch\f4" + "\n"
    + numbered(TITLE).replace("?", r"\'3f") + "}\n\\par \\pard\\plain \\s16{\\dbch\\af6\\loch\\f4\n"
    + numbered(OPENED).replace("?", r"\'3f") + "}\n\\par \\pard\\plain \\s16{\\dbch\\af6\\loch\\f4 "
    + numbered(CLOSED).replace("?", r"\'3f") + "}\n\\par }",
    "TextEdit": "\n".join((
        r"{\rtf1\ansi\ansicpg936\cocoartf2513",
        r"\cocoatextscaling0{\fonttbl\f0\fswiss\fcharset0 Helvetica;\f1\fnil\fcharset134 PingFangSC-Regular;}",
        r"{\colortbl;\red255\green255\blue255;}{\*\expandedcolortbl;;}",
        r"\pard\tx720\pardirnatural\partightenfactor0", "", r"\f1\b\fs36 \cf0 " + coded(TITLE) + "\\", "",
        r"\f1\b0\fs24 " + coded(OPENED) + "\\", coded(CLOSED) + "}",
    )),
    "Word": r"{\rtf1\adeflang1025\ansi\ansicpg936\uc2\adeff0\deff0\stshfdbch31505{\fonttbl{\f0\fbidi \froman\fcharset0"
    rf"{{\*\panose 02020603050405020304}}Times;}}{{\fdbminor\f31505\fbidi {SONG}}}"
    r"{\fhiminor\f31506\fswiss\fcharset0 Calibri;}}{\stylesheet{\ql \snext0 Normal;}{\s1\outlinelevel0 heading 1;}}"
    r"{\*\rsidtbl \rsid351603}{\*\wgrffmtfilter 2450}\sectd {\*\pnseclvl1\pnucrm\pnstart1{\pntxta \dbch .}}"
    r"\pard\plain \s1\qj\outlinelevel0 \rtlch\fcs1 \af0 \ltrch\fcs0 \b\fs44 {\insrsid1 \loch\af31506\hich\af31506"
    r"\dbch\f31505 " + coded(TITLE) + "\n\\par }" + r"\pard\plain \ql{\insrsid2 \loch\af31506\hich\af31506\dbch\f31505 "
    + coded(OPENED) + "\n\\par " + marked(CLOSED) + r"}{\*\themedata 504b0304}{\*\datastore 0105}" + "\n\\par }",
}  # fmt: skip


@pytest.mark.parametrize("program", AS_PROGRAMS_WRITE_IT)
def test_rtf_is_read_alike_whichever_program_wrote_it(program: str) -> None:
    copy = read_dump(AS_PROGRAMS_WRITE_IT[program].encode("ascii"), "a.rtf")
    (story,) = copy.stories
    assert story.headline == (TITLE,)
    assert story.byline is not None and story.byline.names == ("李华",)
    assert [(one.kind, one.text) for one in story.body] == [("p", FIRST), ("p", SECOND)]
    assert copy.findings == ()
