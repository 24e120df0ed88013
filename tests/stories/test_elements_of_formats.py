"""Every element that the standards of Word and of web pages name leaves a trace: its words, or a finding."""

from __future__ import annotations

import pytest
from test_word_elements import document, field, math, run, sign, within

from layout.documents.symbolfonts import sign_of
from layout.dumps.dump import read_dump
from layout.markup.fields import shown_by
from layout.stories.model import Copy


def text_of(copy: Copy) -> str:
    told = [line for one in copy.stories for line in (*one.headline, one.deck, one.caption, one.rubric, one.kicker)]
    return "\n".join([*told, *(part.text for one in copy.stories for part in one.body)])


def boxes(form: str, kind: str) -> str:
    """A field of a form, which keeps what was chosen beside its words."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"{begin}<w:r><w:instrText>{kind}</w:instrText></w:r>{end}"


LISTED = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>'


@pytest.mark.parametrize(
    ("colour", "told"), [("FF0000", 1), ("C00000", 1), ("0000FF", 0), ("auto", 0), ("333333", 0), ("zz0000", 0)]
)
def test_words_in_red_are_named_and_no_others(colour: str, told: int) -> None:
    copy = read_dump(document(within(run("三万", f"<w:color w:val='{colour}'/>"))), "a.docx")
    found = [one.message() for one in copy.findings if one.code == "docx-not-carried"]
    assert len(found) == told and all("red 1（水量三万" in one for one in found)


@pytest.mark.parametrize(
    ("words", "told"), [("桥洞里的理发摊", True), ("图片包含 桥\n\n描述已自动生成", False), ("", False)]
)
def test_words_written_for_a_picture_are_told_with_it(words: str, told: bool) -> None:
    picture = f"<w:r><w:drawing><w:docPr descr='{words}'/><a:blip r:embed='RELATION'/></w:drawing></w:r>"
    (found,) = [one for one in read_dump(document(within(picture)), "a.docx").findings if one.code == "docx-pictures"]
    assert ("“" in found.message()) == told and (words in found.message()) == (told or not words)


SHOWN = {
    "d": (math(f"{sign('f')}<m:d><m:e>{sign('x')}</m:e></m:d>"), "f（x）"),
    "d of two": (
        math(
            f"<m:d><m:dPr><m:begChr m:val='['/><m:sepChr m:val=','/><m:endChr m:val=']'/></m:dPr>"
            f"<m:e>{sign('a')}</m:e><m:e>{sign('b')}</m:e></m:d>"
        ),
        "[a,b]",
    ),
    "f of sums": (math(f"<m:f><m:num>{sign('a+b')}</m:num><m:den>{sign('c')}</m:den></m:f>"), "（a+b）/c"),
    "f with a power": (
        math(
            f"<m:f><m:num><m:sSup><m:e>{sign('b')}</m:e><m:sup>{sign('2')}</m:sup></m:sSup></m:num>"
            f"<m:den>{sign('4')}</m:den></m:f>"
        ),
        "b²/4",
    ),
    "func": (math(f"<m:func><m:fName>{sign('sin')}</m:fName><m:e>{sign('x')}</m:e></m:func>"), "sinx"),
    "oMathPara": (f"<m:oMathPara>{math(sign('x'))}</m:oMathPara>", "x"),
    "position": (run("m") + run("3", '<w:position w:val="8"/>'), "m³"),
    "position of a line": (run("三千立方米左右", '<w:position w:val="8"/>'), "三千立方米左右"),
    "smallCaps": (run("cctv", "<w:smallCaps/>"), "CCTV"),
    "dir": (f"<w:dir w:val='ltr'>{run('很多')}</w:dir>", "很多"),
    "bdo": (f"<w:bdo w:val='ltr'>{run('很多')}</w:bdo>", "很多"),
    "customXml": (f"<w:customXml>{run('很多')}</w:customXml>", "很多"),
    "permStart": (f"<w:permStart w:id='1'/>{run('很多')}<w:permEnd w:id='1'/>", "很多"),
    "softHyphen": ("<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r>", "ab"),
    "lastRenderedPageBreak": ("<w:r><w:lastRenderedPageBreak/><w:t>很多</w:t></w:r>", "很多"),
    "checkBox": (boxes('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "FORMCHECKBOX"), "☑"),
    "checkBox left empty": (boxes('<w:checkBox><w:default w:val="0"/></w:checkBox>', "FORMCHECKBOX"), "☐"),
    "ddList": (boxes(LISTED, "FORMDROPDOWN"), "乙"),
    "MACROBUTTON": (field("MACROBUTTON NoMacro 很多"), "很多"),
    "SYMBOL": (field(r"SYMBOL 252 \f Wingdings \s 10"), "✓"),
    "SYMBOL by a hexadecimal code": (field(r"SYMBOL 0xF0FC \f Wingdings"), "✓"),
    "QUOTE": (field('QUOTE "很多"'), "很多"),
    "PAGE": (field("PAGE", "3"), "3"),
    "XE": (field('XE "书市"'), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_what_word_shows_is_carried_over(name: str) -> None:
    inner, words = SHOWN[name]
    copy = read_dump(document(within(inner)), "a.docx")
    assert copy.stories[0].body[-2].text == f"水量{words}左右，一切正常。"
    assert {one.code for one in copy.findings} <= {"halfwidth-punctuation"}


@pytest.mark.parametrize(
    "inner",
    [
        *(f"<w:r><w:{name}/></w:r>" for name in ("dayShort", "dayLong", "monthShort", "monthLong", "yearShort")),
        "<w:r><w:yearLong/></w:r>", "<w:r><w:pgNum/></w:r>", field("LISTNUM"), field("AUTONUM"), field("DATE"),
        '<w:fldSimple w:instr="PAGE"/>', field("SYMBOL 1 \\f Webdings"),
        run("待核", '<w:shd w:val="clear" w:fill="FFFF00"/>'),
        math(f"<m:bar><m:e>{sign('x')}</m:e></m:bar>"), math(f"<m:phant><m:e>{sign('x')}</m:e></m:phant>"),
    ],
)  # fmt: skip
def test_what_word_shows_and_is_not_carried_over_is_named(inner: str) -> None:
    copy = read_dump(document(within(inner)), "a.docx")
    assert [one.code for one in copy.findings] == ["docx-not-carried"]


@pytest.mark.parametrize("fill", ["auto", "FFFFFF"])
def test_white_behind_words_is_nothing_to_tell(fill: str) -> None:
    inner = run("很多", f'<w:shd w:val="clear" w:fill="{fill}"/><w:highlight w:val="none"/>')
    assert read_dump(document(within(inner)), "a.docx").findings == ()


@pytest.mark.parametrize("value", ["--5", "-", "x", "9" * 5000, "1.5"])
def test_places_and_choices_that_are_no_numbers_are_none(value: str) -> None:
    lifted = run("很多", f'<w:position w:val="{value}"/>')
    chosen = boxes(LISTED.replace('w:val="1"', f'w:val="{value}"'), "FORMDROPDOWN")
    assert "左右，一切正常。" in text_of(read_dump(document(within(lifted + chosen)), "a.docx"))
    assert shown_by(f"SYMBOL {value} \\f Wingdings", sign_of)[1] in ("", "SYMBOL")


PAGE = (
    "a", "abbr", "acronym", "address", "area", "article", "aside", "b", "base", "bdi", "bdo", "big", "blink",
    "blockquote", "br", "button", "caption", "center", "cite", "code", "col", "colgroup", "data", "datalist",
    "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure",
    "font", "footer", "form", "frameset", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "img",
    "input", "ins", "kbd", "label", "legend", "li", "link", "listing", "main", "map", "mark", "marquee", "menu",
    "meta", "meter", "nav", "nobr", "noembed", "noframes", "noscript", "ol", "optgroup", "option", "output",
    "p", "param", "picture", "plaintext", "pre", "progress", "q", "rb", "rt", "rtc", "ruby", "s", "samp",
    "search", "section", "select", "selectedcontent", "slot", "small", "source", "span", "strike", "strong",
    "sub", "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead",
    "time", "track", "tt", "u", "ul", "var", "video", "audio", "canvas", "wbr", "xmp", "math", "object",
    "embed", "iframe", "applet",
)  # fmt: skip
"""Elements of the HTML living standard and of older pages, but for those of a page's head and of programs."""


@pytest.mark.parametrize("block", [False, True])
@pytest.mark.parametrize("name", PAGE)
def test_an_element_of_a_web_page_leaves_its_words_or_is_named(name: str, block: bool) -> None:
    one = f"<{name}>水位回落很快</{name}>"
    inner = one if block else f"<p>记者看到，{one}，渡口恢复开放。</p>"
    first, last = (
        "本报讯 书市昨日在东湖公园开幕，吸引了两万多名读者前来。",
        "市民凭身份证免费入场，可以在各个摊位参观。",
    )
    page = f"<!doctype html><article><h1>夏季书市</h1><p>{first}</p>{inner}<p>{last}</p></article>"
    copy = read_dump(page.encode(), "a.html")
    text = text_of(copy)
    said = " ".join(str(fact) for one in copy.findings for _, fact in one.facts)
    assert last in text
    assert "水位回落很快" in text or "水位回落很快" in said or f"{name}:1" in said
