"""Files of others, changed with knowledge of their form, read by every reader in this process.

    python tests/fuzz/campaign.py [--minutes 2] [--seed 1] [--surface svg,html] [--last FILE]

Surfaces take turns of a second.  A case is a sound file of its kind changed a few times: bytes turned, cut, doubled,
numbers made absurd, pieces of the same and of other files put in.  The seed and the number of a case make it again.
Only findings may come of it; any other exception is a crash, more than ten seconds a hang, and a dead process has left
its case in ``--last``.  Exit 1 when there was either.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Final, NamedTuple

from further_surfaces import faces_and_ads, kept_files, rare_pictures

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/fonts"))
MOST_SECONDS: Final = 10
MOST_BYTES: Final = 200_000
_DIGITS: Final = re.compile(rb"\d+")


class Surface(NamedTuple):
    """A reader of files, sound files to begin with, and pieces that mean something in their form."""

    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    pieces: tuple[bytes, ...]


class HangError(Exception):
    """A reader took too long."""


NUMBERS: Final = (
    b"0",
    b"-1",
    b"1e308",
    b"99999999999999999999",
    b"0.0000001",
    b"NaN",
    b"-0",
    b"2147483648",
    b"65536",
    b"1" * 5000,
)
BINARY: Final = (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0", b"\0\1", b"\xff", b"\0" * 64)
TEXT: Final = ("\u3000", "\u2028", "\x00", "\ufeff", "\ufffd", "\U000e0100", "\u202e", "\u0301" * 40, "（", "”", "\n\n", "\t", "\f",
               "\ud7ff", "\U0010ffff", "□本报记者 某某", "（新华社北京11月14日电）", "▲", "版", "[[", "**", "\\")  # fmt: skip


def utf8(*words: str) -> tuple[bytes, ...]:
    """*words* as bytes."""
    return tuple(word.encode() for word in words)


SPEC: Final = """id: small
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4, weekday: 星期三}
sheet: {size: 四开, bleed: 3mm}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {dump: page.txt}
pages:
  - number: 1
    slots:
      - {use: flag, at: [1, 1], span: [5, 9]}
      - {id: lead, story: a1, at: [1, 11], span: [5, 20], head: {lines: 4}, legs: {count: 2, gutter: 2字}}
"""
YAML: Final = utf8("{", "}", "[", "]", ": ", "- ", "&a ", "*a", "<<: ", "!!python/x ", "|\n", ">-\n", "'", '"', "#", "? ", "~", "\n  ",
                   "---\n", "%YAML", "字", "1字", "-3mm", "null", "true", "2108-01-01", "0001-01-01", "9999-12-31") + NUMBERS  # fmt: skip
HTML: Final = utf8("<!--", "-->", "</", "<p>", "<div hidden>", "<a b='", "<![", "<?", "&#", "&amp", "&#x110000;", "<script>", "</script>",
                   "<article>", "<title>", "<br/>", "<td>", "<s>", 'style="display:none"', "<img src=x>", "charset=")  # fmt: skip
SVG: Final = utf8('<g id="a">', "</g>", '<use href="#a"/>', 'transform="', "rotate(", "matrix(", 'd="M0 0', "a1 1 0 1 1 ", "c", "Z", "url(#a)",
                  "<text>", "</text>", "<tspan>", "<style>", "</style>", "{fill:red}", "%", "em", "viewBox=", "#", "rgb(", "&#0;",
                  "<!DOCTYPE svg>", "stroke-dasharray=", "display:none", "<symbol>", "<stop/>") + NUMBERS  # fmt: skip
WORD: Final = utf8("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "<w:tr>", "<w:tc>", '<w:br w:type="page"/>', "<w:del>",
                   '<w:footnoteReference w:id="1"/>', '<w:gridSpan w:val="9"/>', "<w:vMerge/>", '<w:sym w:char="F0FC"/>', "<w:ruby>",
                   '<w:numPr><w:ilvl w:val="-1"/><w:numId w:val="1"/></w:numPr>', "<w:rPr>", "<w:vanish/>", "&j;") + NUMBERS  # fmt: skip
STORY: Final = utf8("## ", "- ", "1. ", "> ", "| ", "| --- |\n", "![a](b)", "[^1]: ", "{verse}", "]{ruby x}", "](", "**", "*", "\\", "---\n",
                    "slug: ", "headline: [", "{across=9 down=9}", "{item 一、}", "jump: ", "names: [") + utf8(*TEXT)  # fmt: skip
PDF: Final = (b"<<", b">>", b"[", b"]", b"R", b"1 0 R", b"/Filter/FlateDecode", b"/DecodeParms", b"stream\n", b"endstream", b"obj", b"endobj",
              b"/Kids[3 0 R]", b"/Parent 3 0 R", b"/Subtype/Form", b"q ", b"Q ", b"cm ", b"Do ", b"/Matrix[0 0 0 0 0 0]", b"BT ", b"TJ ",
              b"/DeviceN", b"/Separation", b"/FunctionType 4", b"{", b"}", b"exp ", b"(", b")", b"/SMask", b"trailer", b"xref\n", *NUMBERS)  # fmt: skip


def changed(surface: Surface, chance: random.Random) -> bytes:
    """A sound file of the surface, changed one to a dozen times."""
    data = bytearray(chance.choice(surface.seeds))
    for _ in range(chance.choice((1, 1, 2, 3, 5, 12))):
        at = chance.randrange(len(data) + 1)
        length = chance.choice((1, 1, 2, 4, 16, 100, 2000))
        way = chance.randrange(9)
        if way == 0 and data:
            data[min(at, len(data) - 1)] = chance.randrange(256)
        elif way == 1:
            del data[at : at + length]
        elif way == 2:
            data[at:at] = data[at : at + length] * chance.choice((1, 2, 40))
        elif way == 3:
            data[at:at] = chance.choice(surface.pieces) * chance.choice((1, 1, 1, 3, 300))
        elif way == 4:
            piece = chance.choice(surface.pieces)
            data[at : at + len(piece)] = piece
        elif way == 5:
            other = chance.choice(surface.seeds)
            start = chance.randrange(len(other) + 1)
            data[at : at + length] = other[start : start + length]
        elif way == 6:
            _with_number(data, chance)
        elif way == 7 and len(data) > 200:
            other_at = chance.randrange(len(data))
            data[at : at + length], data[other_at : other_at + length] = (
                data[other_at : other_at + length],
                data[at : at + length],
            )
        elif way == 8 and chance.random() < 0.2:
            del data[at:]
    return bytes(data[:MOST_BYTES])


def _with_number(data: bytearray, chance: random.Random) -> None:
    """Another number in the place of one."""
    found = _DIGITS.search(data, chance.randrange(len(data) + 1)) or _DIGITS.search(data)
    if found:
        data[found.start() : found.end()] = chance.choice(NUMBERS)


def _files(*names: str) -> tuple[bytes, ...]:
    return tuple((ROOT / name).read_bytes() for name in names)


def _texts() -> dict[str, Surface]:
    from layout.dumps.dump import read_dump
    from layout.keys.issue import read_what_can_be
    from layout.markup.html import read_html
    from layout.stories.hints import read_hints
    from layout.stories.storyfile import read_story, write_story
    from layout.stylesheets.cards import read_cards
    from layout.stylesheets.preflight import read_limits
    from layout.stylesheets.sheet import read_what_styles

    def text(data: bytes) -> str:
        return data.decode("utf-8", "replace")

    def story(data: bytes) -> None:
        read, _ = read_story(text(data), "a.md")
        again, _ = read_story(write_story(read), "a.md")
        write_story(again)

    words = (ROOT / "seeds/datong/front-page.txt").read_text("utf-8")
    dump = words[:200].encode()
    page = b"<!DOCTYPE html><html><head><title>t</title></head><body><article><h1>" + words[:20].encode() + b"</h1><p>" + dump.replace(
        b"\n", b"</p>\n<p>") + b"</p><table><tr><td>1</td><td>2</td></tr></table><!-- c --></article></body></html>"  # fmt: skip
    written = "---\nslug: a1\nheadline: [一, 二]\nbyline: 本报记者 某某\njump: 2\n---\n\n## 小题\n\n一段**粗**[垚]{ruby yáo}话[^1]。\n\n- 项\n- 项\n\n> 引\n\n| a | b |\n| --- | --- |\n| 1{across=2} |\n\n![图](a.jpg)\n\n[^1]: 注\n"
    plan = SPEC.encode()
    short = tuple(words[at : at + 170].encode() for at in range(0, min(len(words), 3000), 200))
    return {
        "spec": Surface(lambda data: read_what_can_be(text(data), "issue.yaml"),
                        (plan, plan, plan, *_files("seeds/datong/issue.yaml", "seeds/datong/tabloid.yaml")), (*YAML, *utf8(*TEXT))),
        "style": Surface(lambda data: read_what_styles(text(data), "s.yaml"), _files("styles/daily.yaml", "seeds/datong/tabloid-style.yaml"), YAML),
        "card styles": Surface(lambda data: read_cards(text(data), "c.yaml"), _files("styles/cards.yaml"), YAML),
        "plant profile": Surface(lambda data: read_limits(text(data), "p.yaml"),
                                 tuple(one.read_bytes() for one in sorted((ROOT / "styles/preflight").glob("*.yaml"))), YAML),
        "hints": Surface(lambda data: read_hints(text(data), "h.yaml"), _files("seeds/datong/hints.yaml"), YAML),
        "story file": Surface(story, (written.encode(), *_files("seeds/datong/millet.md")), STORY),
        "dump": Surface(lambda data: read_dump(data, "d.txt"), short, (*utf8(*TEXT), b"\xff\xfe", b"\xa1\xa1", b"\x80")),
        "web page": Surface(lambda data: read_html(data, "d.html"), (page,), HTML),
    }  # fmt: skip


def _documents() -> dict[str, Surface]:
    from docx import Document

    from layout.documents.docx import read_docx

    made = Document()
    made.add_heading("题", 1)
    made.add_paragraph("一段话。", style="List Number").add_run("粗").bold = True
    table = made.add_table(2, 2)
    table.cell(0, 0).text = "格"
    out = io.BytesIO()
    made.save(out)
    members = {one: zipfile.ZipFile(out).read(one) for one in zipfile.ZipFile(out).namelist()}
    names = ("word/document.xml", "word/numbering.xml", "word/styles.xml")
    body = members["word/document.xml"]

    def read(data: bytes) -> object:
        if data[:2] == b"PK":
            return read_docx(data, "d.docx")
        part = next((one for one in names[1:] if f"<w:{Path(one).stem} ".encode() in data[:200]), names[0])
        again = io.BytesIO()
        with zipfile.ZipFile(again, "w") as archive:
            for name, old in members.items():
                archive.writestr(name, data if name == part else old)
        return read_docx(again.getvalue(), "d.docx")

    return {"Word": Surface(read, (body, body, *(members[one] for one in names[1:]), out.getvalue()), WORD)}


RTF: Final = utf8("{", "}", "\\b ", "\\par ", "\\u23383?", "\\'d7\\'d6", "\\bin9 ", "\\cell ", "\\row ", "\\intbl ", "{\\*\\x ", "{\\footnote ",
                  "{\\field{\\*\\fldinst ", "\\uc9 ", "\\ansicpg1 ", "\\f1 ", "\\v ", "{\\pict ", "\\\\o(", "\\chftn ", "\\page ") + NUMBERS  # fmt: skip
MAIL: Final = utf8("--b\n", "--b--\n", "Content-Type: ", "multipart/mixed; boundary=", "charset=", "base64", "quoted-printable", "=\n", "=E5",
                   "\n\n", "=?utf-8?B?5a2X?=", "n*0=", "text/html", "x-uuencode\n\nbegin 666 x\n", "Content-Disposition: ") + NUMBERS  # fmt: skip
NEWS: Final = utf8("<p>", "</p>", "<hl1>", "<body>", "<headline role='sub'>", "<inlineXML>", "<inlineData>", "<!ENTITY a 'b'>", "&a;", "<media>",
                   '"headline": ', '"body_html": ', "[", "]", "{", "}", "null", "\\ud800", "<table><tr><td>", "<![CDATA[", "<?x?>")  # fmt: skip
SHEET: Final = utf8("<row>", "</row>", '<c t="s">', "<v>", "</v>", "</c>", "<is><t>", '<c r="ZZ9">', '<mergeCell ref="A1:C3"/>', "<f/>",
                    '<col hidden="1" min="1" max="9"/>', '<row hidden="1">', "<!DOCTYPE a>", 's="1"', "<xf numFmtId='14'/>", "_xD800_") + NUMBERS  # fmt: skip
CELLS: Final = utf8(",", '"', '""', "\n", "\t", ";", "，", "|", "<table>", "<tr>", "<td colspan=9>", "<td rowspan=9>", "</table>", "<thead>", "<caption>",
                    "| --- |") + utf8(*TEXT) + NUMBERS  # fmt: skip


def _tables() -> dict[str, Surface]:
    from layout.tabular.table_file import read_table

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rels}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" Type="{rels}/worksheet" Target="s.xml"/></Relationships>',
        "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="0.00%;[Red]-0"/></numFmts><cellXfs>'
        '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": "<sst><si><t>甲队</t></si><si><r><t>乙</t></r><r><t>队</t></r></si></sst>",
        "xl/s.xml": f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.5</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>45000</v></c><c s="2"><v>-0.25</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>',
    }

    def packed(changed: dict[str, bytes]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, text in parts.items():
                archive.writestr(name, changed.get(name, text.encode()))
        return out.getvalue()

    def workbook(data: bytes) -> None:
        if data[:2] == b"PK":
            read_table(data, "t.xlsx")
            return
        begins = {
            "<workbook": "xl/workbook.xml",
            "<Relat": "xl/_rels/workbook.xml.rels",
            "<styl": "xl/styles.xml",
            "<sst": "xl/sharedStrings.xml",
        }
        part = next((part for start, part in begins.items() if data.startswith(start.encode())), "xl/s.xml")
        read_table(packed({part: data}), "t.xlsx")

    csv = '球队,场次,积分\n甲队,3,"1,200"\n乙队,3,"含""引号"""\n'.encode()
    page = (
        "<table><caption>题</caption><thead><tr><th>队<th>分</thead><tr><td rowspan=2>甲<td>1<tr><td>2</table>".encode()
    )
    sheets = tuple(text.encode() for text in parts.values())
    return {
        "workbook": Surface(workbook, (*sheets, sheets[-1], packed({})), SHEET),
        "csv": Surface(lambda data: read_table(data, "t.csv"), (csv, csv.replace(b",", b"\t"), csv.decode().encode("gb18030")), CELLS),
        "table of a page": Surface(lambda data: read_table(data, "t.html"), (page,), CELLS),
        "table of Markdown": Surface(lambda data: read_table(data, "t.md"), ("| 队 | 分 |\n| --- | --- |\n| 甲 | 1 |\n".encode(),), CELLS),
    }  # fmt: skip


def _copy() -> dict[str, Surface]:
    """Copy of other forms, as the reader of dumps takes it; lists and marked files."""
    from layout.dumps.dump import read_dump
    from layout.stories.margins import read_margin, written_margin
    from layout.stylesheets.batch_list import read_batch
    from layout.trees.reader import read_map

    dump = (ROOT / "seeds/datong/front-page.txt").read_bytes()[:900].decode("utf-8", "ignore")
    rtf = (
        "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 x;}}{\\stylesheet{\\s1 heading 1;}}\\s1\\b\\fs44 \\u39064?\\par\\pard\\plain "
        "\\'d7\\'d6{\\i x}{\\footnote \\chftn y}{\\field{\\*\\fldinst EQ \\\\o(a,b)}}\\par\\intbl 1\\cell 2\\cell\\row\\pard {\\listtext 1.}z\\par}"
    )
    mail = (
        'From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\n'
        'Content-Transfer-Encoding: base64\n\nPGh0bWw+PGgxPumimTwvaDE+PHA+5a2X5a2X44CCPC9wPg==\n--b\nContent-Type: image/png; name="a.png"\n\nx\n--b--\n'
    )
    nitf = "<nitf><body><body.head><hedline><hl1>题目</hl1></hedline><byline>记者 某某</byline></body.head><body.content><p>一段话。</p></body.content></body></nitf>"
    g2 = (
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentMeta><headline>题目</headline><by>某某</by></contentMeta><contentSet><inlineXML>"
        "<html><body><p>一段话。</p></body></html></inlineXML></contentSet></newsItem>"
    )
    ninjs = '{"headline": "题目", "byline": "某某", "body_html": "<p>一段话。</p>"}'
    margin = written_margin([(one.number, one) for one in read_dump(dump.encode(), "d.txt").margin], {}, "d.txt", "zh")

    def marked(data: bytes) -> None:
        lines, _ = read_margin(data.decode("utf-8", "replace"), "m.txt")
        read_dump(dump.encode(), "d.txt", None, lines)

    def batch(data: bytes) -> None:
        read_batch(*read_map(data.decode("utf-8", "replace"), "list.yaml"))

    def read(name: str) -> Callable[[bytes], object]:
        return lambda data: read_dump(data, name)

    listed = "batch:\n  - a/issue.yaml\n  - {issue: b/issue.yaml, make: [render, 数字报], out: out}\n"
    return {
        "rtf": Surface(read("d.rtf"), (rtf.encode(),), RTF),
        "mail": Surface(read("d.mht"), (mail.encode(),), MAIL),
        "news": Surface(read("d.xml"), (nitf.encode(), g2.encode(), ninjs.encode()), NEWS),
        "Markdown": Surface(read("d.md"), ("# 题目\n\n记者 某某\n\n一段**话**。\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n".encode(),), (*STORY, *CELLS)),
        "marked file": Surface(marked, (margin.encode(),), utf8("│", "?", "*", "正文", "题", "a1", "——", "\n", "# ") + utf8(*TEXT)),
        "list of a batch": Surface(batch, (listed.encode(),), YAML),
    }  # fmt: skip


def _pictures() -> dict[str, Surface]:
    from PIL import Image

    from layout.pictures.decode import pixels
    from layout.pictures.headers import exif, xmp_orientation
    from layout.pictures.probe import probe
    from layout.pictures.profile import read_profile
    from layout.pictures.separate import inked
    from layout.svg.reading import read_svg

    small = Image.linear_gradient("L").resize((24, 18))
    profile = (ROOT / "styles/press/newsprint.icc").read_bytes()

    def saved(kind: str, mode: str = "RGB", **how: object) -> bytes:
        out = io.BytesIO()
        small.convert(mode).save(out, kind, **how)
        return out.getvalue()

    turned = Image.Exif()
    turned[0x0112] = 6
    common = (saved("PNG"), saved("PNG", "P"), saved("PNG", "RGBA", dpi=(300, 300)), saved("JPEG", exif=turned.tobytes(), dpi=(72, 72)),
              saved("JPEG", progressive=True), saved("JPEG", "CMYK"))  # fmt: skip
    others = (saved("TIFF", compression="tiff_lzw"), saved("TIFF", "1", compression="group4"), saved("GIF", "P"), saved("BMP"), saved("PPM"),
              saved("WEBP"), saved("JPEG2000"))  # fmt: skip

    def header(data: bytes) -> None:
        probe(data, "p")
        exif(data[6:])
        xmp_orientation(data)

    def separated(data: bytes) -> None:
        inked(small.convert("RGB"), data, profile, "perceptual")

    from PIL import ImageCms

    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    drawn = b"""<svg xmlns="http://www.w3.org/2000/svg" width="90mm" height="60" viewBox="0 0 90 60"><style>.a{fill:#f00;stroke:blue}</style>
<linearGradient id="g"><stop stop-color="red"/></linearGradient><g transform="translate(3 4) rotate(30)"><rect class="a" width="9" height="9" rx="2"/>
<path d="M1 1l3 4c1 2 3 4 5 6a3 3 0 0 1 2 2z" fill="url(#g)" stroke-dasharray="1 2"/><use href="#t" x="3"/></g><circle id="t" cx="1" cy="2" r="3"/>
<text x="1" y="2" style="font-size:9px">\xe5\xad\x97<tspan dy="1em">x</tspan></text><polygon points="1,2 3,4 5,6"/></svg>"""
    return {
        "picture header": Surface(header, common, BINARY),
        "picture": Surface(lambda data: pixels(data, "p", None, (12, 9)), common, BINARY),
        "other picture": Surface(lambda data: pixels(data, "p", None, (12, 9)), others, BINARY),
        "picture profile": Surface(separated, (srgb,), BINARY),
        "press profile": Surface(lambda data: read_profile(data, "p.icc"), (profile,), BINARY),
        "svg": Surface(lambda data: read_svg(data, "p.svg"), (drawn,), SVG),
    }


def _programs(folder: Path) -> dict[str, Surface]:
    from making import cff, cff2, collection, truetype

    from layout.commands.preflight import FIXES
    from layout.findings import LayoutError
    from layout.fonts.face import Face
    from layout.fonts.health import broken_tables
    from layout.fonts.names import faces_in
    from layout.fonts.subset import subset
    from layout.intake.fixes import fixed
    from layout.preflight.check import check
    from layout.stylesheets.preflight import read_limits

    sample = "天地，「」AV"
    one, two = truetype(folder / "one.ttf", sample), truetype(folder / "two.ttf", sample, "Two")
    faces = (one, cff(folder / "a.otf", sample), cff2(folder / "b.otf", sample), collection(folder / "c.ttc", one, two))

    def face(data: bytes) -> None:
        path = folder / f"case{os.getpid()}.ttf"
        path.write_bytes(data)
        for number, weight in [(found.file.number, found.file.axis[1]) for found in faces_in(path)] or [(0, 0)]:
            opened = Face("x", path, number=number, weight=weight, wary=True)
            broken_tables(path, number, opened.raw)
            subset(opened, opened.shape(sample).gids)

    limits = read_limits((ROOT / "styles/preflight/newspaper.yaml").read_text("utf-8"), "n.yaml") if (
        ROOT / "styles/preflight/newspaper.yaml").exists() else read_limits(
        sorted((ROOT / "styles/preflight").glob("*.yaml"))[0].read_text("utf-8"), "n.yaml")  # fmt: skip
    profile = (ROOT / "styles/press/newsprint.icc").read_bytes()

    def put_right(data: bytes) -> None:
        """What can be checked can be checked again when it was put right."""
        check(data, "p.pdf", limits, profile, None)
        out = io.BytesIO()
        fixed(data, "p.pdf", limits, profile, FIXES, out)
        made = out.getvalue()
        try:
            check(made or data, "p.pdf", limits, profile, None)
        except LayoutError as fault:
            raise AssertionError(str(fault)) from None

    return {
        "font": Surface(face, tuple(path.read_bytes() for path in faces), BINARY),
        "pdf": Surface(lambda data: check(data, "p.pdf", limits, profile, None), _papers(), PDF),
        "pdf to put right": Surface(put_right, _papers(), PDF),
    }


def _papers() -> tuple[bytes, ...]:
    """Small PDFs in plain text."""

    def written(resources: bytes, content: bytes, *more: bytes) -> bytes:
        objects = [
            b"<</Type/Catalog/Pages 2 0 R/OutputIntents[<</S/GTS_PDFX/OutputConditionIdentifier(x)>>]>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/TrimBox[9 9 190 190]/Resources<<"
            + resources
            + b">>/Contents 4 0 R>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            *more,
        ]
        out, places = b"%PDF-1.6\n", []
        for number, one in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
        table = b"".join(b"%010d 00000 n \n" % at for at in places)
        return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + (
            b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out)))  # fmt: skip

    spot = b"/ColorSpace<</S[/Separation/PANTONE#20185/DeviceCMYK 5 0 R]>>/XObject<</F 6 0 R/I 7 0 R>>/ExtGState<</G<</OP true/op true/ca .5>>>>"
    return (
        written(b"", b"0 0 0 1 k 10 10 50 50 re f 1 0 0 RG 0.1 w 0 0 m 99 99 l S"),
        written(spot, b"/G gs /S cs 1 scn 10 10 50 50 re f q 20 0 0 20 9 9 cm /I Do Q /F Do",
                b"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 .9 .8 0]/N 1>>",
                b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12>>stream\n0 g 1 1 re f\nendstream",
                b"<</Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray/Length 4>>stream\nabcd\nendstream"),
        written(b"/ColorSpace<</S[/DeviceN[/Cyan/Gold]/DeviceCMYK 5 0 R]>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>",
                b"/S cs .5 1 scn 9 9 9 9 re f BT /F 9 Tf 20 20 Td (x) Tj ET",
                b"<</FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1 0 1]/Length 25>>stream\n{ pop dup 0 exch 0 exch }\nendstream"),
    )  # fmt: skip


class Count:
    """What came of the cases of one surface."""

    def __init__(self) -> None:
        self.cases = self.refused = self.crashes = self.hangs = 0
        self.slowest = 0.0
        self.peak = 0
        self.kinds = Counter[str]()


def held(*, anew: bool = False) -> int:
    """The most megabytes this process has held since it was last asked *anew*; since it began, where Linux is not."""
    try:
        most = int(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text("ascii"))[1])  # type: ignore[index]
        if anew:
            Path("/proc/self/clear_refs").write_text("5", "ascii")
    except (OSError, TypeError):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most >> 10


def _alarm(number: int, frame: FrameType | None) -> None:
    raise HangError


def one_case(surface: Surface, chance: random.Random, count: Count, last: Path | None) -> str:
    """Read one case; says what went wrong."""
    from layout.findings import LayoutError

    data = changed(surface, chance)
    if last:
        last.write_bytes(data)
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    told = ""
    try:
        surface.read(data)
    except LayoutError:
        count.refused += 1
    except HangError:
        count.hangs += 1
        told = "hang"
    except Exception as fault:
        count.crashes += 1
        place = traceback.extract_tb(fault.__traceback__)[-1]
        told = f"{type(fault).__name__} {Path(place.filename).name}:{place.lineno}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    count.cases += 1
    count.slowest = max(count.slowest, time.process_time() - begun)
    if told:
        count.kinds[told] += 1
        if count.kinds[told] == 1:
            kept = Path(tempfile.gettempdir()) / f"case-{abs(hash(data)) % 10**8}"
            kept.write_bytes(data)
            told += f", kept in {kept}"
        else:
            told = ""
    return told


def surfaces(folder: Path) -> dict[str, Surface]:
    """Every reader of files of others, by name."""
    further = {**kept_files(folder), **faces_and_ads(YAML, PDF, _papers()), **rare_pictures(BINARY)}
    made = {name: Surface(*one) for name, one in further.items()}
    return {**_texts(), **_copy(), **_tables(), **_documents(), **_pictures(), **_programs(folder), **made}


def campaign(minutes: float, seed: int, wanted: str, last: Path | None = None, turn: float = 1.0) -> int:
    """Run for so many *minutes*; gives how many crashes and hangs there were."""
    signal.signal(signal.SIGPROF, _alarm)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as scratch:
        every = {name: one for name, one in surfaces(Path(scratch)).items() if not wanted or name in wanted.split(",")}
        counts = {name: Count() for name in every}
        until, number, told_at = time.monotonic() + minutes * 60, 0, time.monotonic()
        while time.monotonic() < until:
            for name, surface in every.items():
                end = time.monotonic() + turn
                held(anew=True)
                while time.monotonic() < min(end, until):
                    number += 1
                    chance = random.Random(f"{seed} {name} {counts[name].cases}")
                    told = one_case(surface, chance, counts[name], last)
                    if told:
                        print(f"{name}, seed {seed}, case {counts[name].cases - 1}: {told}", flush=True)
                counts[name].peak = max(counts[name].peak, held())
            if time.monotonic() - told_at > 300:
                told_at = time.monotonic()
                report(counts)
        report(counts)
    return sum(one.crashes + one.hangs for one in counts.values())


def report(counts: dict[str, Count]) -> None:
    """Print the figures."""
    for name, one in counts.items():
        print(f"{name:<16}{one.cases:>9} cases, {one.refused:>8} refused, {one.crashes} crashes, {one.hangs} hangs, "
              f"slowest {one.slowest:.2f} s, at most {one.peak} MB held")  # fmt: skip
    peak = max(one.peak for one in counts.values())
    print(f"{sum(one.cases for one in counts.values()):>25} cases in all, peak memory {peak} MB", flush=True)


def main() -> int:
    """Run the campaign."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--surface", default="")
    parser.add_argument("--last", type=Path, help="a file that always holds the case being read")
    args = parser.parse_args()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libtiff and others say there what they think of a file
    return int(campaign(args.minutes, args.seed, args.surface, args.last) > 0)


if __name__ == "__main__":
    sys.exit(main())
