"""What hostile.py measures: files that want more than they are worth, each made by program, with the command that reads it.

Copy, web pages, Word, stories, pictures, drawings, specs, profiles; hostile_formats.py has the others.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

MB: Final = 1 << 20
SPEC: Final = """\
id: small
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {COPY}
pages:
  - number: 1
    slots:
      - {use: flag, at: [1, 1], span: [5, 9]}
      - {id: lead, story: a1, at: [1, 11], span: [5, 20]}
MORE
"""
STORY: Final = "---\nslug: a1\nheadline: 有题\n---\n"
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

Made = tuple[str, dict[str, bytes]]
CASES: Final[dict[str, Callable[[], Made]]] = {}


def case(name: str) -> Callable[[Callable[[], Made]], Callable[[], Made]]:
    """Enter what makes the input called *name*: the words of a command, and files."""

    def enter(make: Callable[[], Made]) -> Callable[[], Made]:
        CASES[name] = make
        return make

    return enter


def parsed(name: str, file: str, make: Callable[[], bytes]) -> None:
    """A file of copy for ``parse``."""
    CASES[name] = lambda: (f"parse {file} --format json", {file: make()})


def issue(
    more: str = "", copy: str = "dump: page.txt", command: str = "render issue.yaml --only pdf", **files: bytes
) -> Made:
    """An issue of one page, with *more* slots and *files* (``__`` stands for the dot)."""
    named = {name.replace("__", "."): data for name, data in files.items()}
    spec = SPEC.replace("COPY", copy).replace("MORE", more)
    dump = "标题一则说的是丰收\n\n□本报记者 某某\n\n今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收。\n"
    return command, {"issue.yaml": spec.encode(), "page.txt": dump.encode(), **named}


def story(name: str, piece: str, times: int) -> None:
    """A story file of an issue that says a *piece* over and over."""
    CASES[name] = lambda: issue(copy="stories: '*.md'", a1__md=(STORY + piece * times).encode())


PHOTO: Final = "      - {use: picture, picture: FILE, at: [1, 32], span: [5, 24]}"


def picture(name: str, file: str, make: Callable[[], bytes], command: str = "render issue.yaml --only pdf") -> None:
    """A picture of an issue."""
    CASES[name] = lambda: issue(PHOTO.replace("FILE", file), command=command, **{file.replace(".", "__"): make()})


# Text

parsed("dump: form feeds", "copy.txt", lambda: b"\f" * (2 * MB))
parsed("dump: form feeds and words", "copy.txt", lambda: "字\f".encode() * (MB // 2))
parsed("dump: line ends", "copy.txt", lambda: b"x" + b"\n" * (2 * MB - 2))
parsed("dump: lines of one character", "copy.txt", lambda: "字\n".encode() * (MB // 2))
parsed("dump: one line", "copy.txt", lambda: "字".encode() * (MB // 2))
parsed("dump: short heads", "copy.txt", lambda: "标题一则说的是\n\n□本报记者 某某\n\n".encode() * 30_000)
parsed("dump: fields", "copy.txt", lambda: "标题：一\n作者：二\n".encode() * 60_000)
parsed("dump: separators", "copy.txt", lambda: "\u2028".encode() * 600_000)
parsed("dump: brackets", "copy.txt", lambda: "（".encode() * 600_000)
parsed("dump: quotation marks", "copy.txt", lambda: "“".encode() * 600_000)
parsed("dump: digits", "copy.txt", lambda: b"1" * (2 * MB - 1))
parsed("dump: dashes", "copy.txt", lambda: b"-" * (2 * MB - 1))
parsed("dump: blanks", "copy.txt", lambda: ("字" + " " * 200_000 + "字").encode() * 9)
parsed("dump: combining marks", "copy.txt", lambda: ("字" + "\u0301" * 900_000).encode())
parsed("dump: NUL", "copy.txt", lambda: b"\0" * (2 * MB - 1))
parsed("dump: bytes of no encoding", "copy.txt", lambda: bytes(range(128, 256)) * 15_000)
parsed("dump: markup", "copy.txt", lambda: b"<b>" * 600_000)
parsed("dump: entities", "copy.txt", lambda: b"&#x" * 600_000)
parsed("dump: blanks of mail", "copy.txt", lambda: b"> " * 900_000)
parsed("dump: table rows", "copy.txt", lambda: b"a\tb\tc\n" * 300_000)
parsed("dump: 20 MB", "copy.txt", lambda: "字".encode() * (6 * MB))
parsed("dump: rtf", "copy.rtf", lambda: b"{\\rtf1 " + b"{" * (10 * MB))

# Web pages

HEAD: Final = b"<html><body><p>"
parsed("html: <!--", "copy.html", lambda: HEAD + b"<!--" * (2 * MB // 4))
parsed("html: <!-- of 20 MB", "copy.html", lambda: HEAD + b"<!--" * (19 * MB // 4))
parsed("html: </", "copy.html", lambda: HEAD + b"</" * MB)
parsed("html: </a", "copy.html", lambda: HEAD + b"</a" * (MB // 2))
parsed("html: <a b='", "copy.html", lambda: HEAD + b"<a b='" * (MB // 3))
parsed('html: <a b="c d', "copy.html", lambda: HEAD + b'<a b="c d' * (MB // 4))
parsed("html: <![", "copy.html", lambda: HEAD + b"<![foo" * (MB // 3))
parsed("html: <?", "copy.html", lambda: HEAD + b"<?" * MB)
parsed("html: <!x", "copy.html", lambda: HEAD + b"<!x" * (MB // 2))
parsed("html: &", "copy.html", lambda: HEAD + b"&" * (2 * MB))
parsed("html: &#", "copy.html", lambda: HEAD + b"&#" * MB)
parsed("html: &amp without end", "copy.html", lambda: HEAD + b"&amp" * (MB // 2))
parsed("html: <", "copy.html", lambda: HEAD + b"<" * (2 * MB))
parsed("html: <a", "copy.html", lambda: HEAD + b"<a " * (MB // 2))
parsed("html: <script>", "copy.html", lambda: HEAD + b"<script>" * (MB // 4))
parsed("html: </script in script", "copy.html", lambda: HEAD + b"<script>" + b"</script" * (MB // 4))
parsed("html: <title>", "copy.html", lambda: HEAD + b"<title>" + b"<" * (2 * MB))
parsed("html: <div>", "copy.html", lambda: HEAD + b"<div>" * (MB // 2))
parsed("html: <div>字", "copy.html", lambda: HEAD + "<div>字".encode() * (MB // 3))
parsed("html: attributes", "copy.html", lambda: HEAD + b"<p" + b" a=1" * (MB // 2) + b">")
parsed("html: <td>", "copy.html", lambda: HEAD + b"<td>x" * (MB // 2))
parsed("html: <b></b>", "copy.html", lambda: HEAD + b"<b></b>" * (MB // 4))
parsed("html: <p hidden>", "copy.html", lambda: HEAD + b"<p hidden>x" * (MB // 6))
parsed("html: line ends in one block", "copy.html", lambda: HEAD + b"x" + b"\n" * (4 * MB) + b"x")
parsed(
    "html: 20 MB of copy",
    "copy.html",
    lambda: HEAD + "<p>今年全市粮食总产量达到十年来的最高水平。</p>\n".encode() * 280_000,
)
parsed("html: display", "copy.html", lambda: HEAD + b'<p style="' + b"display " * (MB // 4) + b'">')

# Word documents


def document(body: bytes, **parts: bytes) -> bytes:
    """A document with this body; parts of a name are put beside it."""
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        b'ContentType="application/xml"/><Override PartName="/word/document.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="word/document.xml"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations)
        whole = b'<?xml version="1.0"?>' + parts.pop("before", b"") + f'<w:document xmlns:w="{W}"><w:body>'.encode()
        archive.writestr("word/document.xml", whole + body + b"</w:body></w:document>")
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


P: Final = "<w:p><w:r><w:t>字</w:t></w:r></w:p>".encode()
parsed("docx: empty paragraphs", "copy.docx", lambda: document(b"<w:p/>" * (90 * MB // 6)))
parsed("docx: paragraphs", "copy.docx", lambda: document(P * (90 * MB // len(P))))
parsed("docx: small paragraphs", "copy.docx", lambda: document(b"<w:p/>" * 600_000))
parsed("docx: one text", "copy.docx", lambda: document(b"<w:p><w:r><w:t>" + b"x" * (90 * MB) + b"</w:t></w:r></w:p>"))
parsed(
    "docx: runs in a paragraph",
    "copy.docx",
    lambda: document(b"<w:p>" + b"<w:r><w:t>x</w:t></w:r>" * 150_000 + b"</w:p>"),
)
parsed("docx: raised runs", "copy.docx", lambda: document(
    b"<w:p>" + b'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>q</w:t></w:r>' * 50_000 + b"</w:p>"))  # fmt: skip
parsed("docx: hidden runs", "copy.docx", lambda: document(
    b"<w:p>" + b"<w:r><w:t>x</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>q</w:t></w:r>" * 30_000 + b"</w:p>"))  # fmt: skip
parsed("docx: nested", "copy.docx", lambda: document(b"<w:sdt>" * 200_000 + P + b"</w:sdt>" * 200_000))
parsed("docx: nested tables", "copy.docx", lambda: document(
    b"<w:tbl><w:tr><w:tc>" * 200 + P + b"</w:tc></w:tr></w:tbl>" * 200))  # fmt: skip
parsed("docx: wide table", "copy.docx", lambda: document(
    b"<w:tbl>" + (b"<w:tr>" + b"<w:tc><w:p/></w:tc>" * 300 + b"</w:tr>") * 800 + b"</w:tbl>"))  # fmt: skip
parsed("docx: notes", "copy.docx", lambda: document(
    b"<w:p>" + b"".join(b'<w:r><w:footnoteReference w:id="%d"/></w:r>' % n for n in range(60_000)) + b"</w:p>"))  # fmt: skip
parsed("docx: entities", "copy.docx", lambda: document(b"<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", before=b"<!DOCTYPE d [" + b"".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() if n else b'<!ENTITY a "0123456789"><!ENTITY b "&a;&a;">'
    for n in range(9)) + b"]>"))  # fmt: skip
parsed("docx: members", "copy.docx", lambda: document(P, **{f"word/media/i{n}.png": b"" for n in range(60_000)}))
parsed(
    "docx: media", "copy.docx", lambda: document(P, **{f"word/media/i{n}.xml": b"<a/>" * (4 * MB) for n in range(4)})
)
parsed(
    "docx: breaks", "copy.docx", lambda: document(b"<w:p><w:r>" + b'<w:br w:type="page"/>' * 400_000 + b"</w:r></w:p>")
)

# Story files

for _mark in (
    "[",
    "*",
    "**",
    "]",
    "[x]{ruby y",
    "![",
    "\\",
    "|",
    "> ",
    "- ",
    "# ",
    "]{dots}",
    "[^1]: ",
    "{verse}",
    "[](",
):
    story(f"story: {_mark}", _mark, 500_000 // len(_mark))
    if _mark not in ("]", "**"):
        story(f"story: lines of {_mark}", _mark + "\n", 300_000 // len(_mark))
story("story: rows", "| a | b |\n", 60_000)
story("story: cells", "|" + " a |" * 1000 + "\n", 100)
story("story: short lines", "字\n", 150_000)
story("story: quotations", "> 字\n", 100_000)
story("story: one long word", "x", 2_000_000)
story("story: one paragraph", "今年全市粮食总产量达到十年来的最高水平。", 30_000)
story("story: paragraphs", "今年全市粮食总产量达到十年来的最高水平。\n\n", 30_000)
story("story: 8 MB", "字", (8 * MB // 3))
CASES["story: fields"] = lambda: issue(
    copy="stories: '*.md'", a1__md=("---\n" + "".join(f"k{n}: 1\n" for n in range(300_000)) + "---\n字\n").encode()
)

# Pictures


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    width: int, height: int, kind: int = 6, depth: int = 8, more: bytes = b"", ground: bytes = b"\x40\x90\x20\xb0"
) -> bytes:
    """A PNG of one colour, which packs to a thousandth."""
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind]
    row = b"\0" + (
        ground[:samples] * (width if depth != 16 else 2 * width) if depth >= 8 else b"\x55" * -(-width * depth // 8)
    )
    packer = zlib.compressobj(6)
    packed = b"".join(packer.compress(row * min(64, height - at)) for at in range(0, height, 64)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + more + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def saved(mode: str, size: tuple[int, int], kind: str, **how: object) -> bytes:
    """A picture of stripes, as Pillow saves it."""
    from PIL import Image

    ground = Image.radial_gradient("L").resize(size, Image.Resampling.NEAREST)
    out = io.BytesIO()
    (Image.merge(mode, [ground] * len(mode)) if len(mode) > 1 and mode != "LA" else ground.convert(mode)).save(
        out, kind, **how
    )
    return out.getvalue()


picture("png: RGBA, 80 million", "p.png", lambda: png(10_000, 8_000))
picture("png: RGBA, 33 million", "p.png", lambda: png(7_000, 4_790))
picture("png: RGBA, 33 million, in the e-paper", "p.png", lambda: png(7_000, 4_790), "epaper issue.yaml")
picture("png: RGBA, 33 million, for the plant", "p.png", lambda: png(7_000, 4_790), "handoff issue.yaml")
picture("png: RGB, 80 million", "p.png", lambda: png(10_000, 8_000, 2))
picture("png: grey and alpha, 80 million", "p.png", lambda: png(10_000, 8_000, 4))
picture("png: grey of 16 bits, 80 million", "p.png", lambda: png(10_000, 8_000, 0, 16))
picture("png: RGBA of 16 bits, 80 million", "p.png", lambda: png(10_000, 8_000, 6, 16))
picture("png: one bit, 80 million", "p.png", lambda: png(10_000, 8_000, 0, 1))
PALETTE: Final = chunk(b"PLTE", bytes(range(255)) * 3 + b"\0\0\0")
picture(
    "png: palette with alpha, 80 million",
    "p.png",
    lambda: png(10_000, 8_000, 3, 8, PALETTE + chunk(b"tRNS", bytes(255))),
)
picture("png: RGB with a clear colour, 80 million", "p.png", lambda: png(10_000, 8_000, 2, 8, chunk(b"tRNS", bytes(6))))
picture("png: one row", "p.png", lambda: png(79_000_000, 1, 2))
picture("png: one column", "p.png", lambda: png(1, 40_000_000, 2))
picture(
    "png: profile bomb",
    "p.png",
    lambda: png(80, 80, 2, 8, chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(600 * MB), 9))),
)
picture(
    "png: text bomb",
    "p.png",
    lambda: png(80, 80, 2, 8, chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(600 * MB), 9)) * 9),
)
picture("png: interlaced rows of nothing", "p.png", lambda: png(80, 80, 2, 8, chunk(b"tEXt", b"x\0y") * 1_000_000))
picture("png: RGBA in the e-paper", "p.png", lambda: png(10_000, 8_000), "epaper issue.yaml")
picture("png: RGBA in a card", "p.png", lambda: png(10_000, 8_000), "cards issue.yaml --size og")
picture("png: RGBA in a preview", "p.png", lambda: png(10_000, 8_000), "preview issue.yaml")
picture("png: RGBA for the plant", "p.png", lambda: png(10_000, 8_000), "handoff issue.yaml")
picture("jpeg: 80 million", "p.jpg", lambda: saved("RGB", (10_000, 8_000), "JPEG", quality=20))
picture(
    "jpeg: progressive, 80 million",
    "p.jpg",
    lambda: saved("RGB", (10_000, 8_000), "JPEG", quality=20, progressive=True),
)
picture("jpeg: CMYK, 80 million", "p.jpg", lambda: saved("CMYK", (10_000, 8_000), "JPEG", quality=20))
picture("jpeg: segments", "p.jpg", lambda: b"\xff\xd8" + b"\xff\xe1\x00\x02" * (4 * MB))
picture(
    "tiff: RGBA, 33 million", "p.tif", lambda: saved("RGBA", (7_000, 4_700), "TIFF", compression="tiff_adobe_deflate")
)
picture(
    "tiff: CMYK, 80 million", "p.tif", lambda: saved("CMYK", (10_000, 8_000), "TIFF", compression="tiff_adobe_deflate")
)
picture(
    "tiff: floats, 80 million", "p.tif", lambda: saved("F", (10_000, 8_000), "TIFF", compression="tiff_adobe_deflate")
)
picture("gif: 80 million", "p.gif", lambda: saved("P", (10_000, 8_000), "GIF"))
picture("webp: 80 million", "p.webp", lambda: saved("RGB", (10_000, 8_000), "WEBP", quality=1, method=0))
picture(
    "jpeg 2000: 30 million",
    "p.jp2",
    lambda: saved("RGB", (6_000, 5_000), "JPEG2000", irreversible=True, quality_layers=[2000]),
)
picture("avif: 30 million", "p.avif", lambda: saved("RGB", (6_000, 5_000), "AVIF", quality=1, speed=10))
picture("ppm: 80 million of nothing", "p.ppm", lambda: b"P6 10000 8000 255\n" + bytes(2 * MB))

# Drawings

SVG: Final = b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100">'


def drawing(name: str, body: Callable[[], bytes], before: bytes = b"") -> None:
    """An SVG of an issue, with something *before* it."""
    picture(name, "p.svg", lambda: before + SVG + body() + b"</svg>")


RECT: Final = b'<rect width="9" height="9"/>'
drawing("svg: shapes", lambda: RECT * 140_000)
drawing("svg: 20,000 shapes", lambda: RECT * 19_999)
drawing(
    "svg: rules × shapes",
    lambda: b"<style>" + b"".join(b".c%d{fill:red}" % n for n in range(100_000)) + b"</style>" + RECT * 19_000,
)
drawing(
    "svg: classes × shapes",
    lambda: b"<style>.a{fill:red}</style>" + (b'<rect width="9" height="9" class="' + b"a " * 90 + b'"/>') * 15_000,
)
drawing("svg: gradient × shapes", lambda: b'<linearGradient id="g">' + b'<stop stop-color="red"/>' * 50_000 + b"</linearGradient>" +
        b'<rect width="9" height="9" fill="url(#g)"/>' * 19_000)  # fmt: skip
drawing("svg: uses of uses", lambda: b'<g id="a0">' + RECT + b"</g>" + b"".join(
    b'<g id="a%d">' % n + b'<use href="#a%d"/>' % (n - 1) * 10 + b"</g>" for n in range(1, 30)))  # fmt: skip
drawing("svg: uses of nothing", lambda: b'<g id="a0"/>' + b"".join(
    b'<g id="a%d">' % n + b'<use href="#a%d"/>' % (n - 1) * 10 + b"</g>" for n in range(1, 30)))  # fmt: skip
drawing("svg: symbols of symbols", lambda: b'<symbol id="a0"/>' + b"".join(
    b'<symbol id="a%d">' % n + b'<use href="#a%d"/>' % (n - 1) * 10 + b"</symbol>" for n in range(1, 30)))  # fmt: skip
drawing("svg: words beyond all", lambda: b'<text x="1e300" font-size="1e308">x</text>')
drawing(
    "svg: declarations × shapes",
    lambda: b"<style>rect{" + b"".join(b"k%d:1;" % n for n in range(200_000)) + b"}</style>" + RECT * 15_000,
)
drawing("svg: nested", lambda: b"<g>" * 400_000 + b"</g>" * 400_000)
drawing("svg: a path", lambda: b'<path d="M0 0' + b"l1 1" * 90_000 + b'"/>')
drawing("svg: paths", lambda: (b'<path d="M0 0' + b"l1 1" * 50 + b'"/>') * 19_000)
drawing("svg: arcs", lambda: (b'<path d="M0 0' + b"a9 9 0 1 1 9 9" * 20 + b'"/>') * 14_000)
drawing("svg: a path that is one number", lambda: b'<path d="M0 ' + b"1" * 300_000 + b'"/>')
drawing("svg: signs", lambda: b'<path d="M0 0l' + b"-" * 300_000 + b'"/>')
drawing(
    "svg: numbers beyond all",
    lambda: b'<rect width="1e308" height="1e999" x="-1e308"/><path d="M1e400 1e400L-1e400 0"/>',
)
drawing("svg: transforms", lambda: (b'<g transform="' + b"scale(9999)" * 180 + b'">' + RECT + b"</g>") * 1500)
drawing("svg: dashes", lambda: b'<path d="M0 0L99 99" stroke="red" stroke-dasharray="' + b"0 " * 400_000 + b'"/>')
drawing("svg: words", lambda: b"<text>" + b"<tspan x='1'>x</tspan>" * 90_000 + b"</text>")
drawing("svg: a long word", lambda: b"<text>" + b"x" * (3 * MB) + b"</text>")
drawing("svg: comments in css", lambda: b"<style>" + b"/*" * (MB) + b"</style>" + RECT)
drawing("svg: selectors", lambda: b"<style>" + b"a," * (MB) + b"{fill:red}</style>" + RECT)
drawing("svg: braces", lambda: b"<style>" + b"{" * (2 * MB) + b"</style>" + RECT)
drawing("svg: styles", lambda: b'<rect width="9" height="9" style="' + b"fill:red;" * 200_000 + b'"/>')
drawing("svg: attributes", lambda: b"<rect " + b"".join(b'a%d="1" ' % n for n in range(200_000)) + b"/>")
drawing("svg: entities", lambda: RECT, b'<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>')
drawing("svg: doctype", lambda: RECT, b"<!DOCTYPE " * 300_000)
drawing("svg: 20 MB", lambda: b" " * (19 * MB))

# Specs, styles, hints

CASES["spec: slots"] = lambda: issue(
    "".join(f"      - {{use: rule, at: [1, {n % 50 + 1}], span: [1, 1]}}\n" for n in range(60_000))
)
CASES["spec: nested"] = lambda: ("render issue.yaml", {"issue.yaml": b"a: " + b"[" * 500_000})
CASES["spec: keys"] = lambda: ("render issue.yaml", {"issue.yaml": b"".join(b"k%d: 1\n" % n for n in range(400_000))})
CASES["spec: aliases"] = lambda: ("render issue.yaml", {"issue.yaml": b"a: &a [x]\nb: [" + b"*a," * 400_000 + b"]\n"})
CASES["spec: one scalar"] = lambda: ("render issue.yaml", {"issue.yaml": b"id: " + b"x" * (7 * MB)})
CASES["spec: quotes"] = lambda: ("render issue.yaml", {"issue.yaml": b'id: "' + b"\\u4e00" * MB})
CASES["spec: digits"] = lambda: ("render issue.yaml", {"issue.yaml": b"id: 1\ndate: " + b"9" * 100_000})
CASES["spec: 20 MB"] = lambda: ("render issue.yaml", {"issue.yaml": b"#" * (20 * MB)})
CASES["hints: lines"] = lambda: issue(copy="dump: page.txt, hints: h.yaml", h__yaml=b"lines: {" + b"".join(
    b"%d: head, " % n for n in range(300_000)) + b"}\n")  # fmt: skip
CASES["style: keys"] = lambda: issue(
    house__yaml=b"text: {" + b"".join(b"t%d: {}, " % n for n in range(200_000)) + b"}\n"
)

# Profiles

CASES["icc: tags"] = lambda: issue(press__icc=b"\0" * 36 + b"acsp" + b"\0" * 88 + b"\xff\xff\xff\xff" + bytes(MB))
CASES["preflight: objects"] = lambda: ("preflight a.pdf", {"a.pdf": b"%PDF-1.6\n" + b"".join(
    b"%d 0 obj<</A[%s]>>endobj\n" % (n, b"[" * 40) for n in range(1, 90_000))})  # fmt: skip
CASES["preflight: a trim of miles"] = lambda: ("preflight a.pdf", {"a.pdf": page_of(zlib.compress(b"0 g 9 9 9 9 re f"),
                                                                                   b"/TrimBox[9 9 19655360 90]")})  # fmt: skip
CASES["preflight: a page of miles"] = lambda: ("preflight a.pdf", {"a.pdf": page_of(
    zlib.compress(b"0 g 9 9 9 9 re f"), b"/MediaBox[0 0 9000000 9000000]")})  # fmt: skip
CASES["preflight: a page of 45 m²"] = lambda: ("preflight a.pdf", {"a.pdf": page_of(
    zlib.compress(b"".join(b".1 .2 .3 .4 k %d 0 900 19000 re f " % n for n in range(0, 19_000, 999))),
    b"/MediaBox[0 0 19000 19000]")})  # fmt: skip
CASES["preflight: a stream of nothing"] = lambda: (
    "preflight a.pdf",
    {"a.pdf": page_of(zlib.compress(b"q " * (60 * MB), 9))},
)


def page_of(packed: bytes, boxes: bytes = b"") -> bytes:
    """A PDF of one page with this packed content, and *boxes* of its own."""
    if b"MediaBox" not in boxes:
        boxes += b"/MediaBox[0 0 100 100]"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R" + boxes + b"/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream",
    ]
    out, places = b"%PDF-1.6\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, one)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places)
    return out + table + b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF" % len(out)
