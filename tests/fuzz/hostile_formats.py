"""More of what hostile.py measures: RTF, messages, news files, tables, ads, faces, YAML, marked files, batches, PDFs."""

from __future__ import annotations

import base64
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

from hostile_files import CASES, MB, P, W, chunk, document, issue, page_of, parsed, picture, png, saved, story

# RTF

RTF: Final = b"{\\rtf1\\ansi\\ansicpg936 "


def rtf(name: str, body: Callable[[], bytes]) -> None:
    """An RTF document with this body."""
    parsed(f"rtf: {name}", "copy.rtf", lambda: RTF + body() + b"}")


rtf("groups", lambda: b"{" * (19 * MB))
rtf("groups that close", lambda: b"{}" * (9 * MB))
rtf("paragraphs", lambda: b"x\\par " * (3 * MB))
rtf("bytes", lambda: b"\\'d7\\'d6" * (2 * MB))
rtf("numbers", lambda: b"\\u23383?" * (2 * MB))
rtf("halves of characters", lambda: b"\\u-10240?" * (2 * MB))
rtf("bin beyond the end", lambda: b"\\bin999999999 x")
rtf("bin of nothing", lambda: b"\\bin1 " * (3 * MB))
rtf("a picture", lambda: b"{\\pict " + b"00" * (9 * MB) + b"}")
rtf("pictures", lambda: b"{\\pict 00}" * MB)
rtf("notes", lambda: b"{\\footnote x}" * (1 * MB))
rtf("notes in notes", lambda: b"{\\footnote x" * (1 * MB))
rtf("fields", lambda: b'{\\field{\\*\\fldinst HYPERLINK "http://x"}{\\fldrslt x}}' * 300_000)
rtf("fields in fields", lambda: b"{\\field{\\*\\fldinst x" * (MB // 2))
rtf("spans", lambda: b"{\\b x}{\\i y}" * (1 * MB))
rtf("spans of four kinds", lambda: b"{\\b\\i\\ul x}{\\accdot y}" * 600_000)
rtf("cells", lambda: b"\\intbl x\\cell " * (1 * MB) + b"\\row ")
rtf("rows", lambda: b"\\intbl x\\cell y\\cell\\row " * 600_000)
rtf("paragraphs of a cell", lambda: b"\\intbl x\\par " * (1 * MB) + b"\\cell\\row ")
rtf("spans in a cell", lambda: b"\\intbl " + b"{\\b x}\\par " * 600_000 + b"\\cell\\row ")
rtf("list numbers", lambda: b"{\\listtext 1.}x\\par " * 600_000)
rtf("faces", lambda: b"{\\fonttbl" + b"".join(b"{\\f%d\\fcharset134 x;}" % n for n in range(600_000)) + b"}")
rtf("styles", lambda: b"{\\stylesheet" + b"".join(b"{\\s%d x;}" % n for n in range(800_000)) + b"}")
rtf("one long word", lambda: b"x" * (19 * MB))
rtf("equations", lambda: b"{\\field{\\*\\fldinst EQ \\\\o(x,y)}}" * 500_000)
rtf("an equation", lambda: b"{\\field{\\*\\fldinst EQ " + b"\\\\o(" * (2 * MB) + b"}}")

# Messages

MAIL: Final = b"From: a@b\nMIME-Version: 1.0\nSubject: x\n"


def mail(name: str, body: Callable[[], bytes]) -> None:
    """A message, or a page saved as one."""
    parsed(f"mail: {name}", "copy.mht", lambda: MAIL + body())


def nested(deep: int) -> bytes:
    """Parts in parts."""
    return b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(deep))


mail("parts in parts", lambda: nested(90_000))
mail("500 parts in parts", lambda: nested(500) + b"Content-Type: text/plain\n\nx\n")
mail(
    "parts",
    lambda: b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\nContent-Type: text/plain\n\nx\n" * 400_000,
)
mail("boundaries", lambda: b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n" * (4 * MB))
mail("headers", lambda: b"Content-Type: text/plain\n" + b"X-A: b\n" * (2 * MB) + b"\nx\n")
mail("a header", lambda: b"Content-Type: text/plain; " + b"a=b; " * (3 * MB) + b"\n\nx\n")
mail("a header that is folded", lambda: b"Content-Type: text/plain;\n" + b" a=b;\n" * (2 * MB) + b"\nx\n")
mail(
    "pieces of a name",
    lambda: b"Content-Type: text/plain; " + b"".join(b"n*%d=a; " % n for n in range(900_000)) + b"\n\nx\n",
)
mail("words in code", lambda: b"Content-Type: text/plain\nSubject: " + b"=?utf-8?B?5a2X?= " * 900_000 + b"\n\nx\n")
mail("Base64", lambda: b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + base64.b64encode(
    "<html><p>字</p>".encode() * (MB // 2)))  # fmt: skip
mail(
    "a page quoted",
    lambda: b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n" + b"=E5=AD=97" * (2 * MB),
)
mail(
    "equal signs",
    lambda: b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n" + b"=" * (19 * MB),
)
mail(
    "uuencode",
    lambda: b"Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\n" + b"begin 666 x\n" * (MB) + b"end\n",
)
mail("text", lambda: b"Content-Type: text/plain; charset=gbk\n\n" + "今年全市粮食丰收。\n".encode("gbk") * 900_000)
mail("a charset of its own", lambda: b"Content-Type: text/plain; charset=" + b"idna-" * 90_000 + b"\n\nx\n")
mail("punycode", lambda: b"Content-Type: text/plain; charset=punycode\n\n" + b"a" * 200_000 + b"-" + b"9" * 200_000)

# Stories of agencies

NITF: Final = b"<nitf><body><body.head><hedline><hl1>x</hl1></hedline></body.head><body.content>"
G2: Final = b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>x</headline></contentMeta><contentSet>'


def news(name: str, body: Callable[[], bytes], file: str = "copy.xml") -> None:
    parsed(f"news: {name}", file, body)


news("NITF, deep", lambda: NITF + b"<p>" * (2 * MB))
news("NITF, deep and closed", lambda: NITF + b"<p>" * 900_000 + b"</p>" * 900_000 + b"</body.content></body></nitf>")
news("NITF, 1,500 deep", lambda: NITF + b"<p>" * 1500 + b"x" + b"</p>" * 1500 + b"</body.content></body></nitf>")
news("NITF, paragraphs", lambda: NITF + b"<p>x</p>" * 900_000 + b"</body.content></body></nitf>")
news(
    "NITF, attributes",
    lambda: NITF + b"<p " + b"".join(b'a%d="" ' % n for n in range(600_000)) + b"/></body.content></body></nitf>",
)
news("NITF, entities", lambda: b"<!DOCTYPE nitf [<!ENTITY a 'x'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(9)) + b"]>" + NITF + b"&j;</body.content></body></nitf>")  # fmt: skip
news("NITF, entities in UTF-16", lambda: ("<?xml version='1.0' encoding='utf-16'?><!DOCTYPE nitf [<!ENTITY a 'xxxxxxxxxx'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 20}'>" for n in range(9)) + "]>" + NITF.decode() +
    "&j;</body.content></body></nitf>").encode("utf-16"))  # fmt: skip
news("NITF, comments", lambda: NITF + b"<!---->" * MB + b"</body.content></body></nitf>")
news("NewsML-G2, stories", lambda: b"<newsMessage>" + (G2 + b"</contentSet></newsItem>") * 50_000 + b"</newsMessage>")
news(
    "NewsML-G2, signatures",
    lambda: (
        G2
        + b"<inlineXML><body>"
        + b'<p class="signature">x</p>' * 200_000
        + b"</body></inlineXML></contentSet></newsItem>"
    ),
)
news(
    "NewsML-G2, heads",
    lambda: b"<newsItem>" + b'<headline role="kicker">x</headline>' * 200_000 + b"<contentSet/></newsItem>",
)
news("NewsML-G2, name spaces", lambda: b"<newsItem " + b"".join(b'xmlns:a%d="b" ' % n for n in range(300_000)) + b"/>")
news("ninjs, deep", lambda: b'{"headline": "x", "body_text": ' + b"[" * (4 * MB), "copy.json")
news("ninjs, 900 deep", lambda: b'{"headline": "x", "body_text": ' + b"[" * 900 + b"]" * 900 + b"}", "copy.json")
news("ninjs, lines", lambda: json.dumps({"headline": "x", "body_text": "字\n" * 900_000}).encode(), "copy.json")
news("ninjs, a number", lambda: b'{"headline": "x", "body_text": ' + b"9" * (7 * MB) + b"}", "copy.json")
news(
    "ninjs, keys",
    lambda: b'{"headline": "x", "body_html": "x"' + b"".join(b',"k%d":1' % n for n in range(600_000)) + b"}",
    "copy.json",
)
news("ninjs, markup", lambda: json.dumps({"headline": "x", "body_html": "<b>" * (2 * MB)}).encode(), "copy.json")
news(
    "ninjs, tables",
    lambda: json.dumps({"headline": "x", "body_html": "<table><tr><td>" * 300_000}).encode(),
    "copy.json",
)

# Markdown

parsed("markdown: rows", "copy.md", lambda: b"| a | b |\n| --- | --- |\n" + b"| a | b |\n" * 900_000)
parsed("markdown: cells", "copy.md", lambda: b"|" + b" a |" * (2 * MB))
parsed("markdown: heads", "copy.md", lambda: b"# x\n\n" * (2 * MB))
parsed("markdown: brackets", "copy.md", lambda: b"# x\n\n" + b"[" * (2 * MB))
parsed("markdown: stars", "copy.md", lambda: b"# x\n\n" + b"*" * (2 * MB))
parsed("markdown: links", "copy.md", lambda: b"# x\n\n" + b"[a](b)" * (MB // 2))

# Story files of a million

for _mark in ("[", "*", "|", "](", "`", "~~", "<", "&", "$", "^", "{"):
    story(f"story: {_mark} by the million", _mark, MB // len(_mark))
story("story: tables by the hundred thousand", "| a |\n| --- |\n| b |\n\n", 60_000)
story(
    "story: tables of many columns", "|" + " a |" * 4000 + "\n|" + " --- |" * 4000 + "\n|" + " b |" * 4000 + "\n\n", 20
)
story("story: spans of a cell", "| " + "**a** " * 20_000 + "| b |\n", 5)
story("story: ruby", "[字]{ruby zì}", 90_000)
story("story: notes", "字[^1]\n\n[^1]: 注\n\n", 40_000)
CASES["story: names"] = lambda: issue(copy="stories: '*.md'", a1__md=(
    "---\nslug: a1\nheadline: x\nnames: [" + "字, " * 200_000 + "]\n---\n字\n").encode())  # fmt: skip
CASES["story: heads"] = lambda: issue(copy="stories: '*.md'", a1__md=(
    "---\nslug: a1\nheadline: [" + "字, " * 90_000 + "]\n---\n字\n").encode())  # fmt: skip
CASES["story: a head"] = lambda: issue(copy="stories: '*.md'", a1__md=(
    "---\nslug: a1\nheadline: " + "字" * 900_000 + "\n---\n字\n").encode())  # fmt: skip
CASES["stories: 20,000 files of a folder"] = lambda: issue(
    copy="stories: '*.md'", **{f"a{n}__md": b"---\nheadline: x\n---\ny\n" for n in range(20_000)})  # fmt: skip

# Tables

TABLE: Final = "      - {use: table, file: FILE, at: [1, 32], span: [5, 24]}"


def table(name: str, file: str, make: Callable[[], bytes]) -> None:
    """A table of an issue."""
    CASES[name] = lambda: issue(TABLE.replace("FILE", file), **{file.replace(".", "__"): make()})


table("csv: one line", "t.csv", lambda: b"x," * (9 * MB))
table("csv: one value", "t.csv", lambda: b"x" * (19 * MB))
table("csv: quotes", "t.csv", lambda: b'"' * (19 * MB))
table("csv: a quote on every line", "t.csv", lambda: b'"a\n' * (6 * MB))
table("csv: a quote on every line, in pairs", "t.csv", lambda: b'a,"b""c\n' * (2 * MB))
table("csv: quotes that nobody closes", "t.csv", lambda: b'"a""b\n' * (2 * MB))
table("csv: line ends", "t.csv", lambda: b"\n" * (19 * MB))
table("csv: rows", "t.csv", lambda: b"a,b,c\n" * (3 * MB))
table("csv: rows of one value more each", "t.csv", lambda: b"".join(b"," * n + b"x\n" for n in range(5000)))
table("csv: wide and deep", "t.csv", lambda: (b"x," * 256 + b"\n") * 20_000)
table("csv: blanks", "t.csv", lambda: b" " * (19 * MB))
table("csv: blanks before marks", "t.csv", lambda: (b" " * 9000 + b",") * 2000)
table("csv: 256 columns on a page", "t.csv", lambda: (b"word," * 255 + b"\n") * 100)
table("csv: 20,000 rows on a page", "t.csv", lambda: "甲,1\n".encode() * 20_000)
table("csv: a cell of 4,000", "t.csv", lambda: ("字" * 4000 + ",1\n").encode() * 20)
table("csv: cells of 4,000", "t.csv", lambda: ("字" * 4000 + ",1\n").encode() * 1000)
table("html tables: cells", "t.html", lambda: b"<table><tr>" + b"<td>x" * (3 * MB))
table("html tables: rows", "t.html", lambda: b"<table>" + b"<tr><td>x" * (2 * MB))
table("html tables: spans", "t.html", lambda: b"<table>" + (b"<tr>" + b"<td colspan=999 rowspan=999>x" * 90) * 900)
table("html tables: spans down", "t.html", lambda: b"<table>" + b"<tr><td rowspan=999>x<td rowspan=999>y" * 90_000)
table("html tables: tables in tables", "t.html", lambda: b"<table><tr><td>" * MB)
table("html tables: tables", "t.html", lambda: b"<table><tr><td>x</table>" * 600_000)
table("html tables: captions", "t.html", lambda: b"<table><caption>" + b"x<br>" * (3 * MB))
table("html tables: breaks in a cell", "t.html", lambda: b"<table><tr><td>" + b"x<br>" * (3 * MB))
table("markdown tables: rows", "t.md", lambda: b"| a | b |\n| --- | --- |\n" + b"| a | b |\n" * (MB))
table("markdown tables: cells", "t.md", lambda: (b"|" + b" a |" * 100_000 + b"\n|" + b" --- |" * 100_000 + b"\n") * 10)
table("word tables: cells", "t.docx", lambda: document(
    b"<w:tbl>" + (b"<w:tr>" + (b"<w:tc>" + P + b"</w:tc>") * 200 + b"</w:tr>") * 600 + b"</w:tbl>"))  # fmt: skip
table("word tables: spans", "t.docx", lambda: document(b"<w:tbl>" + (b"<w:tr>" + (
    b'<w:tc><w:tcPr><w:gridSpan w:val="99"/></w:tcPr>' + P + b"</w:tc>") * 60 + b"</w:tr>") * 300 + b"</w:tbl>"))  # fmt: skip
table("word tables: merged down", "t.docx", lambda: document(b"<w:tbl>" + (b"<w:tr>" + (
    b"<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + P + b"</w:tc>") * 60 + b"</w:tr>") * 3000 + b"</w:tbl>"))  # fmt: skip

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(rows: bytes = b"", after: bytes = b"", before: bytes = b"", **parts: bytes) -> bytes:
    """A workbook of one sheet; *parts* are put beside it (``__`` stands for the slash)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships><Relationship Id="r1" Type="{REL}/worksheet" Target="s.xml"/></Relationships>',
        )
        sheet = (
            f'<worksheet xmlns="{MAIN}">'.encode()
            + before
            + b"<sheetData>"
            + rows
            + b"</sheetData>"
            + after
            + b"</worksheet>"
        )
        archive.writestr("xl/s.xml", parts.pop("sheet", sheet))
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


CELL: Final = b'<c t="str"><v>x</v></c>'
table("xlsx: cells of a row", "t.xlsx", lambda: workbook(b"<row>" + CELL * (90 * MB // len(CELL)) + b"</row>"))
table("xlsx: rows", "t.xlsx", lambda: workbook(b"<row>" * (MB) + b"</row>" * MB))
table("xlsx: rows of a cell", "t.xlsx", lambda: workbook((b"<row>" + CELL + b"</row>") * 2 * MB))
table("xlsx: rows of 200 cells", "t.xlsx", lambda: workbook((b"<row>" + CELL * 200 + b"</row>") * 19_000))
table("xlsx: the first and the last cell", "t.xlsx", lambda: workbook(
    b'<row r="1"><c r="A1" t="str"><v>x</v></c></row><row r="39999"><c r="SR39999" t="str"><v>x</v></c></row>'))  # fmt: skip
table("xlsx: a diagonal", "t.xlsx", lambda: workbook(b"".join(
    b'<row r="%d"><c r="%s%d" t="str"><v>x</v></c></row>' % (n, bytes([65 + n % 19, 65 + n % 26]), n) for n in range(1, 39_999))))  # fmt: skip
table("xlsx: shared words", "t.xlsx", lambda: workbook(
    (b"<row>" + b'<c t="s"><v>0</v></c>' * 200 + b"</row>") * 9000, xl__sharedStrings=b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>"))  # fmt: skip
table(
    "xlsx: many shared words",
    "t.xlsx",
    lambda: workbook(xl__sharedStrings=b"<sst>" + b"<si><t>x</t></si>" * 5 * MB + b"</sst>"),
)
table(
    "xlsx: shared words of runs",
    "t.xlsx",
    lambda: workbook(xl__sharedStrings=b"<sst><si>" + b"<r><t>x</t></r>" * 5 * MB + b"</si></sst>"),
)
table(
    "xlsx: elements that are no words",
    "t.xlsx",
    lambda: workbook(xl__sharedStrings=b"<sst>" + b"<a/>" * (22 * MB) + b"</sst>"),
)
table("xlsx: merged", "t.xlsx", lambda: workbook(
    b"<row>" + CELL * 9 + b"</row>", b"<mergeCells>" + b'<mergeCell ref="A1:ZZ99999"/>' * 900_000 + b"</mergeCells>"))  # fmt: skip
table("xlsx: merged, each for itself", "t.xlsx", lambda: workbook(
    (b"<row>" + CELL * 100 + b"</row>") * 9000,
    b"<mergeCells>" + b"".join(b'<mergeCell ref="A%d:CV%d"/>' % (n, n) for n in range(1, 9000)) + b"</mergeCells>"))  # fmt: skip
table("xlsx: hidden columns", "t.xlsx", lambda: workbook(
    b"<row>" + CELL + b"</row>", before=b"<cols>" + b'<col hidden="1" min="1" max="999999999"/>' * 900_000 + b"</cols>"))  # fmt: skip
table(
    "xlsx: styles",
    "t.xlsx",
    lambda: workbook(
        b"<row>" + CELL + b"</row>",
        xl__styles=b"<styleSheet><cellXfs>" + b'<xf numFmtId="1"/>' * 3 * MB + b"</cellXfs></styleSheet>",
    ),
)
table("xlsx: a format", "t.xlsx", lambda: workbook(
    (b"<row>" + b'<c s="0"><v>1234.5</v></c>' * 100 + b"</row>") * 5000, xl__styles=b'<styleSheet><numFmts><numFmt numFmtId="200" formatCode="'
    + b"[" * 30_000 + b'"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>'))  # fmt: skip
table("xlsx: a format of dates", "t.xlsx", lambda: workbook(
    (b"<row>" + b'<c s="0"><v>45000.5</v></c>' * 100 + b"</row>") * 2000, xl__styles=b'<styleSheet><numFmts><numFmt numFmtId="200" formatCode="'
    + b"yyyy-mm-dd;" * 2000 + b'"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>'))  # fmt: skip
table("xlsx: numbers", "t.xlsx", lambda: workbook((b"<row>" + b"<c><v>1e308</v></c>" * 100 + b"</row>") * 9000))
table("xlsx: a number", "t.xlsx", lambda: workbook(b"<row><c><v>" + b"9" * (90 * MB) + b"</v></c></row>"))
table(
    "xlsx: numbers of 4,000 figures",
    "t.xlsx",
    lambda: workbook(b"<row>" + (b"<c><v>" + b"9" * 4000 + b"</v></c>") * 9000 + b"</row>"),
)
table("xlsx: deep", "t.xlsx", lambda: workbook(sheet=b"<a>" * (12 * MB) + b"</a>" * (12 * MB)))
table(
    "xlsx: attributes", "t.xlsx", lambda: workbook(b"<row " + b"".join(b'a%d="" ' % n for n in range(6 * MB)) + b"/>")
)
table("xlsx: an attribute", "t.xlsx", lambda: workbook(b'<row a="' + b"x" * (90 * MB) + b'"/>'))
table("xlsx: comments", "t.xlsx", lambda: workbook(b"<!---->" * (12 * MB)))
table("xlsx: entities after blanks", "t.xlsx", lambda: workbook(sheet=b" " * 5000 + b"<!DOCTYPE a [<!ENTITY a 'xxxxxxxxxx'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(9)) + b"]><worksheet><sheetData><row><c><v>&j;</v></c></row></sheetData></worksheet>"))  # fmt: skip
table("xlsx: entities after a comment", "t.xlsx", lambda: workbook(sheet=b"<!--" + b" " * 5000 + b"--><!DOCTYPE a [<!ENTITY a 'xxxxxxxxxx'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(9)) + b"]><worksheet><sheetData><row><c><v>&j;</v></c></row></sheetData></worksheet>"))  # fmt: skip
table("xlsx: sheets", "t.xlsx", lambda: workbook(b"<row>" + CELL + b"</row>", xl__none=b"x" * (90 * MB)))

# Pictures


def tiff(entries: list[tuple[int, int, int, int]], data: bytes = b"", following: int = 0) -> bytes:
    """A TIFF of one directory, with *data* at 8."""
    at = 8 + len(data)
    made = b"".join(struct.pack("<HHII", *one) for one in entries)
    return (
        b"II*\0" + struct.pack("<I", at) + data + struct.pack("<H", len(entries)) + made + struct.pack("<I", following)
    )


def frames(kind: str, count: int, size: tuple[int, int], **how: object) -> bytes:
    """A picture of many pictures."""
    from PIL import Image

    first, *others = [Image.new("P" if kind == "GIF" else "RGB", size, n % 250) for n in range(count)]
    out = io.BytesIO()
    first.save(out, kind, save_all=True, append_images=others, **how)
    return out.getvalue()


def scans(count: int) -> bytes:
    """A progressive JPEG of 33 million whose last scan is there over and over."""
    data = saved("RGB", (8_000, 4_000), "JPEG", quality=5, progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * min(count, (18 * MB - len(data)) // (len(data) - last)) + data[-2:]


picture("jpeg: scans", "p.jpg", lambda: scans(2000))
picture("jpeg: marks of nothing", "p.jpg", lambda: b"\xff\xd8" + b"\xff" * (19 * MB))
picture(
    "jpeg: comments",
    "p.jpg",
    lambda: saved("RGB", (80, 80), "JPEG")[:2] + b"\xff\xfe\0\2" * (4 * MB) + saved("RGB", (80, 80), "JPEG")[2:],
)
picture("tiff: directories in a ring", "p.tif", lambda: tiff([(256, 3, 1, 9), (257, 3, 1, 9)], following=8))
picture("tiff: strips", "p.tif", lambda: tiff([(256, 4, 1, 8000), (257, 4, 1, 8000), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 2_000_000, 8),
    (277, 3, 1, 1), (278, 3, 1, 1), (279, 4, 2_000_000, 8)], bytes(9 * MB)))  # fmt: skip
picture(
    "tiff: tags",
    "p.tif",
    lambda: tiff(
        [(256, 3, 1, 9), (257, 3, 1, 9), *[(n, 4, 4_000_000, 8) for n in range(30_000, 60_000)]], bytes(16 * MB)
    ),
)
picture("tiff: pages", "p.tif", lambda: frames("TIFF", 1500, (60, 60)))
picture("gif: frames", "p.gif", lambda: frames("GIF", 3000, (700, 700)))
picture("gif: frames in the e-paper", "p.gif", lambda: frames("GIF", 1000, (700, 700)), "epaper issue.yaml")
picture("gif: 80 million in the e-paper", "p.gif", lambda: saved("P", (10_000, 8_000), "GIF"), "epaper issue.yaml")
picture("webp: frames", "p.webp", lambda: frames("WEBP", 300, (900, 900)))
picture(
    "webp: lossless, 33 million",
    "p.webp",
    lambda: saved("RGBA", (7_000, 4_700), "WEBP", lossless=True, quality=0, method=0),
)
picture("png: frames", "p.png", lambda: frames("PNG", 300, (900, 900)))
picture("png: chunks of nothing", "p.png", lambda: png(80, 80, 2, 8, chunk(b"teSt", b"") * 1_600_000))
picture("png: a wrong length", "p.png", lambda: png(80, 80, 2, 8, struct.pack(">I", 0x7FFFFFFF) + b"tEXt"))
picture("bmp: runs, 33 million", "p.bmp", lambda: b"BM" + struct.pack("<IHHI", 9, 0, 0, 1078) + struct.pack(
    "<IiiHHIIiiII", 40, 7000, 4700, 1, 8, 1, 0, 0, 0, 256, 0) + bytes(1024) + b"\xff\1" * 130_000 + b"\0\1")  # fmt: skip
picture(
    "psd: channels",
    "p.psd",
    lambda: b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 56, 5000, 6000, 8, 3) + bytes(12) + b"\0\1" + bytes(MB),
)
picture(
    "jpeg 2000: 80 million, grey",
    "p.jp2",
    lambda: saved("L", (9_000, 8_000), "JPEG2000", irreversible=True, quality_layers=[4000]),
)
picture(
    "jpeg 2000: one level, 16 million",
    "p.jp2",
    lambda: saved("RGB", (4_000, 4_000), "JPEG2000", irreversible=True, quality_layers=[2000], num_resolutions=1),
)

# Advertisements

AD: Final = "      - {use: ad, file: FILE, at: [1, 32], span: [5, 24], advertiser: x}"


def ad(name: str, file: str, make: Callable[[], bytes]) -> None:
    """An advertisement of an issue."""
    CASES[f"ad: {name}"] = lambda: issue(AD.replace("FILE", file), **{file.replace(".", "__"): make()})


INK: Final = zlib.compress(b"0 0 0 1 k 9 9 9 9 re f")
ad("a page of miles", "a.pdf", lambda: page_of(INK, b"/MediaBox[0 0 9000000 9000000]"))
ad("boxes", "a.pdf", lambda: page_of(zlib.compress(b"9 9 9 9 re f " * (2 * MB), 9)))
ad("states", "a.pdf", lambda: page_of(zlib.compress(b"q " * (40 * MB), 9)))
ad("RGBA, 80 million", "a.png", lambda: png(10_000, 8_000))
ad(
    "a drawing",
    "a.svg",
    lambda: (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        + b'<rect width="9" height="9"/>' * 140_000
        + b"</svg>"
    ),
)


def papered(objects: list[bytes], content: bytes, resources: bytes) -> bytes:
    """A PDF of one page with *objects* from 5 on."""
    packed = zlib.compress(content, 9)
    every = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]/Contents 4 0 R/Resources<<" + resources + b">>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed), *objects,
    ]  # fmt: skip
    out, places = b"%PDF-1.6\n", []
    for number, one in enumerate(every, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, one)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(every) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    return out + table + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(every) + 1, len(out))


def stream(words: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (words, len(packed), packed)


def forms(deep: int) -> list[bytes]:
    """Forms that paint each other ten times."""
    kind = b"/Type/XObject/Subtype/Form/BBox[0 0 600 600]"
    return [*[stream(kind + b"/Resources<</XObject<</F %d 0 R>>>>" % (n + 6), b"/F Do " * 10) for n in range(deep)],
            stream(kind, b"9 9 9 9 re f ")]  # fmt: skip


PHOTO_OF: Final = b"/Type/XObject/Subtype/Image/BitsPerComponent 8"
PAPERS: Final[dict[str, Callable[[], bytes]]] = {
    "forms of forms": lambda: papered(forms(12), b"/F Do", b"/XObject<</F 5 0 R>>"),
    "a form in itself": lambda: papered([stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>", b"/F Do")],
                                        b"/F Do", b"/XObject<</F 5 0 R>>"),
    "a picture of 100 million": lambda: papered([stream(PHOTO_OF + b"/Width 10000/Height 10000/ColorSpace/DeviceCMYK", bytes(400 * MB))],
                                                b"600 0 0 600 0 0 cm /F Do", b"/XObject<</F 5 0 R>>"),
    "a picture in a spot of figures": lambda: papered(
        [stream(PHOTO_OF + b"/Width 5000/Height 5000/ColorSpace[/Separation/Gold/DeviceCMYK 6 0 R]", bytes(25_000_000)),
         stream(b"/FunctionType 4/Domain[0 1]/Range[0 1 0 1 0 1 0 1]", b"{" + b"dup exp " * 9000 + b"dup dup dup}")],
        b"600 0 0 600 0 0 cm /F Do", b"/XObject<</F 5 0 R>>"),
    "a picture lookup": lambda: papered(
        [stream(PHOTO_OF + b"/Width 9000/Height 5000/ColorSpace[/Indexed/DeviceRGB 255 6 0 R]", bytes(45_000_000)), stream(b"", bytes(800))],
        b"600 0 0 600 0 0 cm /F Do", b"/XObject<</F 5 0 R>>"),
    "pictures": lambda: papered([stream(PHOTO_OF + b"/Width 900/Height 900/ColorSpace/DeviceRGB", bytes(2_430_000))],
                                b"q 600 0 0 600 0 0 cm /F Do Q " * 9000, b"/XObject<</F 5 0 R>>"),
    "masks of masks": lambda: papered([stream(PHOTO_OF + b"/Width 4000/Height 4000/ColorSpace/DeviceGray/SMask %d 0 R" % (6 + n), bytes(16_000_000))
                                       for n in range(9)] + [b"<<>>"], b"600 0 0 600 0 0 cm /F Do", b"/XObject<</F 5 0 R>>"),
    "groups": lambda: papered([stream(b"/Type/XObject/Subtype/Form/BBox[0 0 600 600]/Group<</S/Transparency/I true>>/Resources<</XObject<</F %d 0 R>>>>"
                                      % (6 + n), b"q .5 g 0 0 600 600 re f /F Do Q") for n in range(300)] + [b"<<>>"], b"/F Do", b"/XObject<</F 5 0 R>>"),
    "a pattern of points": lambda: papered([stream(b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .1 .1]/XStep .001/YStep .001/Resources<<>>",
                                                   b"0 0 9 9 re f")], b"/Pattern cs /P scn 0 0 600 600 re f", b"/Pattern<</P 5 0 R>>"),
    "a mesh": lambda: papered([stream(b"/ShadingType 4/ColorSpace/DeviceRGB/BitsPerCoordinate 8/BitsPerComponent 8/BitsPerFlag 8"
                                      b"/Decode[0 600 0 600 0 1 0 1 0 1]", b"\0\1\2\3\4\5" * (8 * MB))], b"/S sh", b"/Shading<</S 5 0 R>>"),
    "dashes": lambda: papered([], b"[.001 .001] 0 d .1 w " + b"0 0 m 600 600 l S " * 3000, b""),
    "curves": lambda: papered([], b"0 0 m " + b"1 2 3 4 5 6 c " * (2 * MB) + b"S", b""),
    "clips": lambda: papered([], b"0 0 600 600 re W n " * MB, b""),
    "words": lambda: papered([b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"], b"BT /F 9 Tf " + b"(xxxxxxxxx) Tj " * 900_000 + b"ET", b"/Font<</F 5 0 R>>"),
    "a word": lambda: papered([b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"], b"BT /F 9 Tf (" + b"x" * (40 * MB) + b") Tj ET", b"/Font<</F 5 0 R>>"),
    "characters drawn in themselves": lambda: papered(
        [b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>", stream(b"", b"9 0 d0 BT /F 9 Tf (aaaaaaaaaa) Tj ET")],
        b"BT /F 9 Tf (aaaaaaaaaa) Tj ET", b"/Font<</F 5 0 R>>"),
    "inks": lambda: papered([stream(b"/FunctionType 4/Domain[" + b"0 1 " * 32 + b"]/Range[0 1 0 1 0 1 0 1]", b"{" + b"pop " * 28 + b"}")],
                            b"/S cs " + b"1 " * 32 + b"scn 0 0 600 600 re f ",
                            b"/ColorSpace<</S[/DeviceN[" + b"".join(b"/I%d" % n for n in range(32)) + b"]/DeviceCMYK 5 0 R]>>"),
    "spots": lambda: papered([stream(b"/FunctionType 4/Domain[0 1]/Range[0 1 0 1 0 1 0 1]", b"{dup dup dup}")],
                             b"".join(b"/S%d cs 1 scn 0 0 600 600 re f " % n for n in range(2000)),
                             b"/ColorSpace<<" + b"".join(b"/S%d[/Separation/Ink%d/DeviceCMYK 5 0 R]" % (n, n) for n in range(2000)) + b">>"),
    "functions of functions": lambda: papered(
        [b"<</FunctionType 3/Domain[0 1]/Bounds[.5]/Encode[0 1 0 1]/Functions[%d 0 R %d 0 R]>>" % (6 + n, 6 + n) for n in range(40)]
        + [b"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>"],
        b"/S cs .5 scn 0 0 600 600 re f", b"/ColorSpace<</S[/Separation/Gold/DeviceCMYK 5 0 R]>>"),
    "spaces of spaces": lambda: papered(
        [b"[/Indexed %d 0 R 1 <0001>]" % (6 + n) for n in range(5000)] + [b"/DeviceCMYK"], b"/S cs 1 scn 0 0 9 9 re f", b"/ColorSpace<</S 5 0 R>>"),
    "pages": lambda: _pages(20_000),
    "pages in pages": lambda: _kids(100_000),
    "filters": lambda: papered([b"<</Filter[" + b"/FlateDecode" * 9 + b"]/Length 9>>stream\nxxxxxxxxx\nendstream"], b"/F Do", b"/XObject<</F 5 0 R>>"),
    "a bomb in a bomb": lambda: papered([_packed_twice()], b"/F Do", b"/XObject<</F 5 0 R>>"),
    "an array in an array": lambda: papered([b"[" * 200_000 + b"]" * 200_000], b"0 0 9 9 re f", b""),
    "JPX": lambda: papered([b"<<%s/Width 6000/Height 5000/Filter/JPXDecode/Length %d>>stream\n%s\nendstream" % (PHOTO_OF, len(one), one)
                            for one in [saved("RGB", (6_000, 5_000), "JPEG2000", irreversible=True, quality_layers=[2000])]],
                           b"600 0 0 600 0 0 cm /F Do", b"/XObject<</F 5 0 R>>"),
    "DCT": lambda: papered([b"<<%s/Width 8000/Height 8000/ColorSpace/DeviceRGB/Filter/DCTDecode/Length %d>>stream\n%s\nendstream" % (PHOTO_OF, len(one), one)
                            for one in [saved("RGB", (8_000, 8_000), "JPEG", quality=5)]],
                           b"600 0 0 600 0 0 cm /F Do", b"/XObject<</F 5 0 R>>"),
    "fax": lambda: papered([b"<<%s/Width 60000/Height 60000/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>"
                            b"/Length 9>>stream\n\xff\xff\xff\xff\xff\xff\xff\xff\xff\nendstream" % PHOTO_OF.replace(b"Component 8", b"Component 1")],
                           b"600 0 0 600 0 0 cm /F Do", b"/XObject<</F 5 0 R>>"),
}  # fmt: skip


def _packed_twice() -> bytes:
    packed = zlib.compress(zlib.compress(bytes(900 * MB), 9), 9)
    return (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream"
        % (len(packed), packed)
    )


def _pages(count: int) -> bytes:
    """A PDF of so many pages."""
    kids = b" ".join(b"%d 0 R" % (3 + n) for n in range(count))
    out = b"%%PDF-1.6\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count %d/Kids[%s]>>endobj\n" % (
        count,
        kids,
    )
    return out + b"".join(b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]>>endobj\n" % (3 + n) for n in range(count)) + (
        b"trailer<</Root 1 0 R>>\n")  # fmt: skip


def _kids(deep: int) -> bytes:
    """A PDF whose page is at the end of so many branches."""
    out = b"%PDF-1.6\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" + b"".join(
        b"%d 0 obj<</Type/Pages/Count 1/Kids[%d 0 R]>>endobj\n" % (2 + n, 3 + n) for n in range(deep))  # fmt: skip
    return out + b"%d 0 obj<</Type/Page/MediaBox[0 0 600 600]>>endobj\ntrailer<</Root 1 0 R>>\n" % (deep + 2)


for _name, _make in PAPERS.items():
    CASES[f"preflight: {_name}"] = lambda make=_make: ("preflight a.pdf", {"a.pdf": make()})  # type: ignore[misc]
    CASES[f"fix: {_name}"] = lambda make=_make: ("preflight a.pdf --fix out.pdf", {"a.pdf": make()})  # type: ignore[misc]
    ad(_name, "a.pdf", _make)

# Faces


def face(name: str, make: Callable[[], bytes]) -> None:
    """A face of an issue, which has a role of its style."""

    def made() -> tuple[str, dict[str, bytes]]:
        words, files = issue(f__ttf=make())
        files["issue.yaml"] = files["issue.yaml"].replace(b"style: daily", b"style: daily\nfonts: [f.ttf]")
        return words, files

    CASES[f"face: {name}"] = made


def sfnt(tables: dict[bytes, bytes], count: int | None = None) -> bytes:
    """A file of a face with these tables."""
    at = 12 + 16 * len(tables)
    head, body = b"", b""
    for tag, data in sorted(tables.items()):
        head += struct.pack(">4sIII", tag, 0, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return struct.pack(">IHHHH", 0x00010000, len(tables) if count is None else count, 0, 0, 0) + head + body


def of_kit(**changed: Callable[[bytes], bytes]) -> bytes:
    """A small face whose tables are changed."""
    import sys
    import tempfile
    from pathlib import Path

    from fontTools.ttLib import TTFont

    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fonts"))
    from making import truetype

    with tempfile.TemporaryDirectory() as folder:
        font = TTFont(truetype(Path(folder) / "a.ttf", "天地，「」AV标题一则说的是丰收今年全市粮食总产量"))
        tables = {tag.encode(): font.getTableData(tag) for tag in font.reader.tables}
    for tag, change in changed.items():
        key = tag.ljust(4).encode()
        tables[key] = change(tables.get(key, b""))
    return sfnt(tables)


def layouts(depth: int) -> bytes:
    """GSUB whose every lookup puts sixteen glyphs in the place of one."""
    lookup = struct.pack(">HHHH", 2, 0, 1, 8) + struct.pack(">HHHH", 1, 8 + 2 + 2 * 16, 1, 8) + struct.pack(
        ">H16H", 16, *[1] * 16) + struct.pack(">HHHHH", 2, 1, 0, 999, 0)  # fmt: skip
    lookups = (
        struct.pack(">H", depth)
        + b"".join(struct.pack(">H", 2 + 2 * depth + n * len(lookup)) for n in range(depth))
        + lookup * depth
    )
    feature = (
        struct.pack(">H4sH", 1, b"ccmp", 8) + struct.pack(">HH", 0, depth) + struct.pack(f">{depth}H", *range(depth))
    )
    script = struct.pack(">H4sH", 1, b"DFLT", 8) + struct.pack(">HH", 4, 0) + struct.pack(">HHHH", 0, 0xFFFF, 1, 0)
    return (
        struct.pack(">IHHH", 0x10000, 10, 10 + len(script), 10 + len(script) + len(feature))
        + script
        + feature
        + lookups
    )


face("nothing", lambda: sfnt({}))
face("tables", lambda: sfnt({b"%04d" % n: b"" for n in range(9000)}))
face("tables that are not there", lambda: sfnt({}, 65535) + bytes(MB))
face("a collection of nothing", lambda: b"ttcf\0\1\0\0\0\xff\xff\xff" + struct.pack(">I", 12) * (4 * MB))
face("a collection of one face over and over", lambda: (lambda one: b"ttcf\0\1\0\0" + struct.pack(">I", 60_000) + struct.pack(
    ">I", 12 + 240_000) * 60_000 + one)(of_kit()))  # fmt: skip
face("zeros", lambda: bytes(19 * MB))
face("glyphs that grow", lambda: of_kit(GSUB=lambda old: layouts(9)))
face(
    "names",
    lambda: of_kit(
        name=lambda old: (
            struct.pack(">HHH", 0, 65535, 6) + struct.pack(">HHHHHH", 3, 1, 0x409, 1, 65535, 0) * 65535 + b"\0x" * 32768
        )
    ),
)
face("characters", lambda: of_kit(cmap=lambda old: struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(
    ">HHIII", 12, 0, 16 + 12 * MB, 0, MB) + struct.pack(">III", 0, 0x10FFFF, 0) * MB))  # fmt: skip
face("one group of all characters", lambda: of_kit(cmap=lambda old: struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(
    ">HHIII", 12, 0, 28, 0, 1) + struct.pack(">III", 0, 0xFFFFFFFF, 0)))  # fmt: skip
face(
    "glyphs of glyphs",
    lambda: of_kit(
        glyf=lambda old: struct.pack(">hhhhh", -1, 0, 0, 9, 9) + struct.pack(">HHbb", 0x20, 0, 0, 0) * 20_000 + old
    ),
)
face("an em of nothing", lambda: of_kit(head=lambda old: old[:18] + b"\0\0" + old[20:]))
face("advances", lambda: of_kit(hmtx=lambda old: b"\xff\xff\xff\xff" * (len(old) // 4)))

# YAML, hints, marked files, lists

CASES["spec: aliases of aliases"] = lambda: ("render issue.yaml", {"issue.yaml": b"a0: &a0 [x]\n" + b"".join(
    b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 40))})  # fmt: skip
CASES["spec: merged"] = lambda: ("render issue.yaml", {"issue.yaml": b"a0: &a0 {x: 1}\n" + b"".join(
    b"a%d: &a%d {<<: [%s]}\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 40))})  # fmt: skip
CASES["spec: an alias in itself"] = lambda: ("render issue.yaml", {"issue.yaml": b"pages: &a [*a, *a]\n"})
CASES["spec: indented"] = lambda: (
    "render issue.yaml",
    {"issue.yaml": b"".join(b" " * n + b"a:\n" for n in range(3500))},
)
CASES["spec: maps in maps"] = lambda: ("render issue.yaml", {"issue.yaml": b"a: " + b"{a: " * MB})
CASES["spec: dashes"] = lambda: ("render issue.yaml", {"issue.yaml": b"- " * (3 * MB)})
CASES["spec: questions"] = lambda: ("render issue.yaml", {"issue.yaml": b"? " * (3 * MB)})
CASES["spec: tags"] = lambda: ("render issue.yaml", {"issue.yaml": b"a: " + b"!x " * (2 * MB)})
CASES["spec: documents"] = lambda: ("render issue.yaml", {"issue.yaml": b"---\n" * MB})
CASES["spec: lines of a scalar"] = lambda: ("render issue.yaml", {"issue.yaml": b"a: x\n" + b"  y\n" * (MB)})
CASES["spec: a block of lines"] = lambda: ("render issue.yaml", {"issue.yaml": b"a: |\n" + b"  y\n" * (MB)})
CASES["spec: colons"] = lambda: ("render issue.yaml", {"issue.yaml": b"a:" * (3 * MB)})
CASES["spec: comments"] = lambda: ("render issue.yaml", {"issue.yaml": b"a: 1 # x\n" * (MB // 2)})
CASES["spec: a word without end"] = lambda: ("render issue.yaml", {"issue.yaml": b"a: '" + b"''" * (3 * MB)})
CASES["spec: texts of a notice"] = lambda: issue(
    "      - {use: notice, at: [1, 32], span: [5, 4], text: [" + "字, " * 200_000 + "]}")  # fmt: skip
CASES["spec: a text of a notice"] = lambda: issue(
    "      - {use: notice, at: [1, 32], span: [5, 4], text: [" + "字" * 900_000 + "]}")  # fmt: skip
CASES["spec: a name"] = lambda: (lambda made: (made[0], {**made[1], "issue.yaml": made[1]["issue.yaml"].replace(
    "小城日报".encode(), "字".encode() * 900_000)}))(issue())  # fmt: skip
CASES["hints: aliases"] = lambda: issue(
    copy="dump: page.txt, hints: h.yaml", h__yaml=b"lines: &a {1: head}\nx: [" + b"*a, " * 900_000 + b"]\n"
)
CASES["hints: 19 MB"] = lambda: (
    "parse copy.txt --hints h.yaml",
    {"copy.txt": "标题\n".encode(), "h.yaml": b"#" * (19 * MB)},
)
ROW: Final = "a1 正文 │ 今年全市粮食丰收\n".encode()
for _name, _data in {
    "rows": ROW * 150_000, "one row": ROW[:-1] + b"x" * (7 * MB), "bars": "│".encode() * (2 * MB), "line ends": b"\n" * (7 * MB),
    "blanks": b" " * (7 * MB), "marks": b"?" * (7 * MB), "rows without a bar": "a1 正文\n".encode() * 600_000,
}.items():  # fmt: skip
    CASES[f"marked: {_name}"] = lambda data=_data: (  # type: ignore[misc]
        "parse copy.txt --read-marked m.txt", {"copy.txt": "今年全市粮食丰收\n".encode() * 2000, "m.txt": data})  # fmt: skip
CASES["marked: 20 MB of copy"] = lambda: (
    "parse copy.txt --marked m.txt",
    {"copy.txt": "今年全市粮食丰收\n".encode() * 700_000},
)
CASES["marked: copy and rows"] = lambda: (
    "parse copy.txt --read-marked m.txt", {"copy.txt": "今年全市粮食丰收\n".encode() * 80_000, "m.txt": ROW * 80_000})  # fmt: skip
CASES["batch: issues"] = lambda: ("batch list.yaml", {"list.yaml": b"batch:\n" + b"- a.yaml\n" * 700_000})
CASES["batch: issues that are not there"] = lambda: (
    "batch list.yaml",
    {"list.yaml": b"batch:\n" + b"".join(b"- a%d.yaml\n" % n for n in range(9999))},
)
CASES["batch: aliases"] = lambda: ("batch list.yaml", {"list.yaml": b"batch: [&a [x], " + b"*a, " * 900_000 + b"]\n"})
CASES["batch: deep"] = lambda: ("batch list.yaml", {"list.yaml": b"batch: " + b"[" * (3 * MB)})
CASES["batch: itself"] = lambda: ("batch list.yaml", {"list.yaml": b"batch: [list.yaml, list.yaml]\n"})
CASES["new: 19 MB of copy"] = lambda: (
    "new made --from copy.txt --date 2024-05-01 --paper x",
    {"copy.txt": "标题一则\n\n今年全市粮食丰收。\n\n".encode() * 400_000},
)
CASES["plan: 400 stories"] = lambda: ("new made --from copy.txt --date 2024-05-01 --paper x", {"copy.txt": "".join(
    f"标题一则说的是第{n}件\n\n□本报记者 某某\n\n今年全市粮食丰收。\n\n" for n in range(400)).encode()})  # fmt: skip
CASES["docx: attributes of a run"] = lambda: ("parse copy.docx", {"copy.docx": document(
    b"<w:p><w:r><w:rPr>" + b"<w:b/>" * 400_000 + b"</w:rPr><w:t>x</w:t></w:r></w:p>")})  # fmt: skip
CASES["docx: text boxes"] = lambda: ("parse copy.docx", {"copy.docx": document(
    b"<w:txbxContent>" * 200 + P * 4000 + b"</w:txbxContent>" * 200)})  # fmt: skip
CASES["docx: fields"] = lambda: ("parse copy.docx", {"copy.docx": document(
    b"<w:p>" + b'<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 200_000 + b"</w:p>" + P * 20_000)})  # fmt: skip
CASES["docx: name spaces"] = lambda: ("parse copy.docx", {"copy.docx": document(
    b"<w:p><w:r " + b"".join(b'xmlns:a%d="b" ' % n for n in range(100_000)) + b"/></w:p>")})  # fmt: skip
CASES["docx: body"] = lambda: ("parse copy.docx", {"copy.docx": document(f'<w:p xmlns:w="{W}"/>'.encode() * 300_000)})
