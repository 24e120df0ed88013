"""Word documents: every element that carries meaning is carried over, or a finding names it by kind and place."""

from __future__ import annotations

import io
import re

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from layout.dumps.dump import read_dump
from layout.markup.equations import equation_of
from layout.stories.model import Cell, Copy, Span, Story

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}  # fmt: skip
SPACES = " ".join(f'xmlns:{key}="{value}"' for key, value in NAMES.items())
HEAD = ("夏季书市开幕", "本报讯 书市昨日在东湖公园开幕，吸引了两万多名读者前来。")
LAST = "市民凭身份证免费入场。"


def document(*blocks: str) -> bytes:
    """A document with a head, a paragraph, *blocks* of WordprocessingML, and a last paragraph."""
    made = docx.Document()
    made.part.rels.get_or_add_ext_rel(RELATIONSHIP_TYPE.HYPERLINK, "https://a.example/b")
    link = next(key for key, one in made.part.rels.items() if one.is_external)
    for line in HEAD:
        made.add_paragraph(line)
    for block in blocks:
        xml = re.sub(r"^<[\w:]+", lambda one: f"{one[0]} {SPACES}", block.replace("RELATION", link), count=1)
        made.element.body.insert(len(made.element.body) - 1, parse_xml(xml))
    made.add_paragraph(LAST)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def within(inner: str) -> str:
    return f"<w:p>{run('水量')}{inner}{run('左右，一切正常。')}</w:p>"


def read(*blocks: str) -> Story:
    (story,) = read_dump(document(*blocks), "a.docx").stories
    assert story.body[-1].text == LAST
    return story


def field(instruction: str, result: str = "") -> str:
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}' if result else ""
    said = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{said}{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def math(inner: str) -> str:
    return f"<m:oMath>{inner}</m:oMath>"


def sign(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


def filled(words: str, properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run(words)}</w:sdtContent></w:sdt>"


def held(kind: str, value: str = "", start: int = 2, end: int = 4) -> tuple[Span, ...]:
    return (Span(start, end, kind, value),)


CARRIED = {
    "b": (run("很多", "<w:b/>"), "很多", held("strong")),
    "i": (run("很多", "<w:i/>"), "很多", held("emphasis")),
    "em": (run("很多", '<w:em w:val="dot"/>'), "很多", held("dots")),
    "u": (run("很多", '<w:u w:val="single"/>'), "很多", held("underline")),
    "wave": (run("很多", '<w:u w:val="wave"/>'), "很多", held("wave")),
    "superscript": (run("m") + run("3", '<w:vertAlign w:val="superscript"/>'), "m³", ()),
    "subscript": (run("x") + run("max", '<w:vertAlign w:val="subscript"/>'), "xmax", held("sub", start=3, end=6)),
    "caps": (run("cctv", "<w:caps/>"), "CCTV", ()),
    "Strong": (run("很多", '<w:rStyle w:val="Strong"/>'), "很多", held("strong")),
    "hyperlink": (f'<w:hyperlink r:id="RELATION">{run("很多")}</w:hyperlink>', "很多", held("link", "https://a.example/b")),
    "HYPERLINK": (field('HYPERLINK "https://a.example/c"', "很多"), "很多", held("link", "https://a.example/c")),
    "ins": (f"<w:ins>{run('很多')}</w:ins>", "很多", ()),
    "moveTo": (f"<w:moveTo>{run('很多')}</w:moveTo>", "很多", ()),
    "smartTag": (f"<w:smartTag>{run('很多')}</w:smartTag>", "很多", ()),
    "sdt": (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('很多')}</w:sdtContent></w:sdt>", "很多", ()),
    "fldSimple HYPERLINK": (
        f"<w:fldSimple w:instr=' HYPERLINK \"https://a.example/c\" '>{run('很多')}</w:fldSimple>",
        "很多", held("link", "https://a.example/c"),
    ),
    "fldSimple EQ": (r'<w:fldSimple w:instr="EQ \f(1,2)"/>', "½", ()),
    "fldSimple": (f'<w:fldSimple w:instr="REF a">{run("很多")}</w:fldSimple>', "很多", ()),
    "tab": ("<w:r><w:tab/></w:r>", "\t", ()),
    "noBreakHyphen": ("<w:r><w:t>T</w:t><w:noBreakHyphen/><w:t>5</w:t></w:r>", "T-5", ()),
    "sym": ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓", ()),
    "ruby": (
        f"<w:r><w:ruby><w:rt>{run('yáo')}</w:rt><w:rubyBase>{run('垚')}</w:rubyBase></w:ruby></w:r>", "垚",
        held("ruby", "yáo", end=3),
    ),
    "EQ ruby": (field(r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(yáo),垚)'), "垚", held("ruby", "yáo", end=3)),
    "EQ circle": (field(r"eq \o\ac(○,3)"), "③", ()),
    "EQ fraction": (field(r"EQ \f(1,2)"), "½", ()),
    "oMath fraction": (math(f"<m:f><m:num>{sign('3')}</m:num><m:den>{sign('4')}</m:den></m:f>"), "¾", ()),
    "oMath raised": (math(f"<m:sSup><m:e>{sign('c')}</m:e><m:sup>{sign('2')}</m:sup></m:sSup>"), "c²", ()),
    "oMath both": (
        math(f"<m:sSubSup><m:e>{sign('x')}</m:e><m:sub>{sign('1')}</m:sub><m:sup>{sign('2')}</m:sup></m:sSubSup>"),
        "x₁²", (),
    ),
    "textpath": ('<w:r><w:pict><v:shape><v:textpath string="很多"/></v:shape></w:pict></w:r>', "很多", ()),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CARRIED))
def test_an_element_of_a_line_is_carried_over(name: str) -> None:
    inner, words, spans = CARRIED[name]
    copy = read_dump(document(within(inner)), "a.docx")
    (story,) = copy.stories
    assert story.body[-2].text == f"水量{words}左右，一切正常。".replace("\t", " ")
    assert story.body[-2].spans == spans
    assert [one.code for one in copy.findings if one.code != "space-changed"] == []


def test_all_of_several_marks_on_a_word_hold() -> None:
    spans = read(within(run("很多", '<w:b/><w:u w:val="single"/>'))).body[-2].spans
    assert [one.kind for one in spans] == ["strong", "underline"]


REPORTED = {
    "vanish": (run("看不见", "<w:vanish/>"), "copy-hidden"),
    "placeholder": (filled("单击此处", "<w:showingPlcHdr/>"), "copy-hidden"),
    "strike": (run("划掉的", "<w:strike/>"), "copy-struck"), "dstrike": (run("划掉的", "<w:dstrike/>"), "copy-struck"),
    "del": ("<w:del><w:r><w:delText>删去的</w:delText></w:r></w:del>", "docx-deleted"),
    "comment": ('<w:r><w:commentReference w:id="0"/></w:r>', "docx-comments"),
    "picture": ('<w:r><w:drawing><a:blip r:embed="RELATION"/></w:drawing></w:r>', "docx-pictures"),
    "old picture": ('<w:r><w:pict><v:shape><v:imagedata r:id="RELATION"/></v:shape></w:pict></w:r>', "docx-pictures"),
    "unknown sign": ('<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>', "docx-signs"),
    "chart": ('<w:r><w:drawing><c:chart r:id="RELATION"/></w:drawing></w:r>', "docx-not-carried"),
    "SmartArt": ('<w:r><w:drawing><dgm:relIds r:dm="RELATION"/></w:drawing></w:r>', "docx-not-carried"),
    "OLE": ('<w:r><w:object><o:OLEObject r:id="RELATION"/></w:object></w:r>', "docx-not-carried"),
    "root": ("<m:oMath><m:rad><m:e><m:r><m:t>2</m:t></m:r></m:e></m:rad></m:oMath>", "docx-not-carried"),
    "sum": ("<m:oMath><m:nary><m:e><m:r><m:t>k</m:t></m:r></m:e></m:nary></m:oMath>", "docx-not-carried"),
    "highlight": (run("待核", '<w:highlight w:val="yellow"/>'), "docx-not-carried"),
    "two lines in one": (run("待核", '<w:eastAsianLayout w:combine="1"/>'), "docx-not-carried"),
    "EQ root": (field(r"EQ \r(2,5)"), "docx-not-carried"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(REPORTED))
def test_what_is_not_carried_over_is_reported(name: str) -> None:
    inner, code = REPORTED[name]
    copy = read_dump(document(within(inner)), "a.docx")
    assert [one.code for one in copy.findings if one.code != "glyph-lost"] == [code]
    assert "左右，一切正常。" in copy.stories[0].body[-2].text


def test_a_part_of_another_document_is_reported() -> None:
    copy = read_dump(document('<w:altChunk r:id="RELATION"/>'), "a.docx")
    assert [one.code for one in copy.findings] == ["docx-not-carried"]


def test_headers_and_footers_are_reported() -> None:
    made = docx.Document(io.BytesIO(document()))
    made.sections[0].header.paragraphs[0].text = "东湖日报内部稿件"
    out = io.BytesIO()
    made.save(out)
    copy = read_dump(out.getvalue(), "a.docx")
    assert [(one.code, dict(one.facts)["words"]) for one in copy.findings] == [("docx-around", "东湖日报内部稿件")]


def test_a_large_first_letter_goes_to_its_paragraph() -> None:
    frame = '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>书</w:t></w:r></w:p>'
    story = read(frame, f"<w:p>{run('市')}{run('很多', '<w:b/>')}{run('，读者高兴。')}</w:p>")
    assert story.body[-2].text == "书市很多，读者高兴。"
    assert story.body[-2].spans == held("strong")


def test_quotations_of_word_are_quotations() -> None:
    made = docx.Document(io.BytesIO(document()))
    made.add_paragraph("读书不能急。", style="Quote")
    out = io.BytesIO()
    made.save(out)
    (story,) = read_dump(out.getvalue(), "a.docx").stories
    assert (story.body[-1].kind, story.body[-1].text) == ("quote", "读书不能急。")


def test_cells_keep_what_their_words_are_and_tables_in_cells_are_read() -> None:
    def cell(inner: str) -> str:
        return f"<w:tc><w:p>{inner}</w:p></w:tc>"

    raised = run("a", '<w:vertAlign w:val="superscript"/>')
    row = f"<w:tr>{cell(run('黄瓜') + raised)}{cell(run('3.2'))}</w:tr>"
    story = read(f"<w:tbl>{row}</w:tbl>")
    assert story.body[-2].cells == (Cell("黄瓜a", (Span(2, 3, "sup"),)), Cell("3.2"))
    inner = f"<w:tc><w:p>{run('左栏的话。')}</w:p></w:tc><w:tc><w:tbl>{row}</w:tbl><w:p/></w:tc>"
    assert [one.kind for one in read(f"<w:tbl><w:tr>{inner}</w:tr></w:tbl>").body[1:-1]] == ["p", "row"]


def boxed(words: str) -> str:
    """A run with a text box of *words*, and the same once more for older programs."""
    box = f"<w:txbxContent><w:p>{run(words)}</w:p></w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    return f"<w:r>{both}</w:r>"


def test_a_text_box_that_is_there_twice_for_older_programs_is_read_once() -> None:
    copy = read_dump(document(f"<w:p>{boxed('框里的话也是稿件。')}</w:p>"), "a.docx")
    assert sum(part.text.count("框里的话") for one in copy.stories for part in one.body) == 1


def test_a_text_box_in_a_cell_makes_no_running_text_of_a_table() -> None:
    def table(words: str) -> list[str]:
        cells = f"<w:tc><w:p>{run('早茶')}</w:p></w:tc><w:tc><w:p>{run('六点')}{words}</w:p></w:tc>"
        first, last = f"<w:p>{run('水位昨日回落。')}</w:p>", f"<w:p>{run('市民凭身份证免费入场。')}</w:p>"
        blocks = [f"<w:p>{run('水库蓄水')}</w:p>", first, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", last]
        return [part.kind for one in read_dump(document(*blocks), "a.docx").stories for part in one.body]

    assert table(boxed("框里的话：茶资十元，续水不加钱，打烊前都可以来坐。")).count("row") == 1
    assert "row" not in table(run("，茶资十元，续水不加钱，打烊前都可以来坐。"))


def lost(copy: Copy) -> list[str]:
    """Names of :data:`CARRIED` and :data:`REPORTED` of which one document with all of them shows no trace."""
    text = " ".join(f"{part.text} {part.spans}" for one in copy.stories for part in one.body)
    said = {one.code for one in copy.findings}
    listed = " ".join(str(dict(one.facts).get("listed", "")) for one in copy.findings)
    gone = [
        name for name, (_, words, spans) in CARRIED.items() if f"〔{name}〕水量{words}".replace("\t", " ") not in text
    ]
    gone += [name for name, (_, _, spans) in CARRIED.items() if spans and spans[0].kind not in text]
    gone += [name for name, (_, code) in REPORTED.items() if code not in said]
    return gone + [kind for kind in ("chart", "SmartArt", "OLE", "formula", "highlight") if kind not in listed]


def everything() -> list[str]:
    inner = {name: one[0] for name, one in CARRIED.items()} | {name: one[0] for name, one in REPORTED.items()}
    return [f"<w:p>{run(f'〔{name}〕')}{within(one)[5:]}" for name, one in inner.items()]


def test_one_document_with_every_element_loses_none() -> None:
    copy = read_dump(document(*everything()), "a.docx")
    assert lost(copy) == []


def test_elements_that_are_lost_are_seen() -> None:
    blocks = [one for one in everything() if "〔ruby〕" not in one and "〔chart〕" not in one]
    assert lost(read_dump(document(*blocks), "a.docx")) == ["ruby", "chart"]


def test_equations_that_are_no_known_ones_keep_their_words() -> None:
    assert equation_of(r"\o\ac(○,密)") == ("密", "circle", "")
    assert equation_of(r"\r(2,5)") == ("25", "formula", "")
    assert equation_of("\\" * 5000)[1] == "formula"


def test_ruby_of_a_head_is_told_for_heads_set_none() -> None:
    over, base = "<w:r><w:t>yáo</w:t></w:r>", "<w:r><w:t>垚</w:t></w:r>"
    ruby = f"<w:r><w:ruby><w:rt>{over}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
    made = docx.Document()
    head = made.add_paragraph("走进")
    head._p.append(parse_xml(ruby.replace("<w:r>", f"<w:r {SPACES}>", 1)))
    made.add_paragraph(HEAD[1])
    out = io.BytesIO()
    made.save(out)
    copy = read_dump(out.getvalue(), "a.docx")
    assert copy.stories[0].headline == ("走进垚",)
    assert [(one.code, dict(one.facts)["ruby"]) for one in copy.findings] == [("ruby-not-set", "yáo")]
