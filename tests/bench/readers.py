"""What 1 MB of copy costs to read, in every form that copy comes in.

    python tests/bench/readers.py [--only html,docx] [--profile]

Each file holds the same stories: heads, bylines, paragraphs, a list, a table, strong and raised words as far as the
form has them.  It is as large as 1 MB of the file is, a Word document or workbook as 1 MB of words is.  CPU of this
process, warm: the reader has read a small file before.
"""

from __future__ import annotations

import argparse
import base64
import cProfile
import io
import json
import pstats
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from layout.dumps.dump import read_dump
from layout.stories.model import Story
from layout.stories.storyfile import read_story
from layout.tabular.table_file import read_table

MEGABYTE: Final = 1 << 20
_WORDS: Final = "本市东湖书市开幕读者市民工程建设河道治理学校医院公交线路调整粮食丰收企业园区项目投资增长改善"
_HEADS: Final = ("夏季书市开幕", "河道治理完成", "公交线路调整", "粮食再获丰收", "社区办起食堂", "园区引来企业")


class Block:
    """A piece of copy: its kind (``head``, ``byline``, ``p``, ``item``, ``row``), its words and cells."""

    __slots__ = ("cells", "kind", "words")

    def __init__(self, kind: str, words: str, cells: tuple[str, ...] = ()) -> None:
        self.kind, self.words, self.cells = kind, words, cells


def blocks(size: int, seed: int = 1) -> Iterator[Block]:
    """Stories until *size* bytes of UTF-8 are there; the same for the same *seed*."""
    chance = random.Random(seed)
    made = story = 0
    while made < size:
        story += 1
        here = [Block("head", f"{chance.choice(_HEADS)}{_words(chance, 6)}"), Block("byline", "本报记者 李明")]
        for number in range(9):
            sentences = "，".join(_words(chance, chance.randint(5, 14)) for _ in range(chance.randint(6, 20)))
            opening = "本报讯 " if not number else ""
            here.append(Block("p", f"{opening}{sentences}，共{chance.randint(2, 900)}万元，面积{story}平方米。"))
        if story % 4 == 0:
            here += [Block("item", f"{_words(chance, 9)}；") for _ in range(4)]
        if story % 6 == 0:
            here.append(Block("row", "", ("品名", "本周", "上周")))
            here += [Block("row", "", (_words(chance, 2), f"{n}.{n}", f"{n}.5")) for n in range(8)]
        yield from here
        made += sum(len((one.words + "".join(one.cells)).encode()) + 1 for one in here)


def _words(chance: random.Random, count: int) -> str:
    return "".join(chance.choices(_WORDS, k=count))


def _text(size: int) -> bytes:
    lines = (one.words or "　".join(one.cells) for one in blocks(size))
    return "\n".join(lines).encode()[:size]


def _markdown(size: int) -> bytes:
    made: list[str] = []
    for one in blocks(size):
        marks = {"head": "# ", "item": "- "}.get(one.kind, "")
        made.append(f"| {' | '.join(one.cells)} |" if one.cells else marks + _strong(one.words, "**", "**"))
        made += [] if one.cells else [""]
    return "\n".join(made).encode()[:size].decode("utf-8", "ignore").encode()


def _strong(words: str, before: str, after: str) -> str:
    """*words* of which a few of a long paragraph are strong."""
    return f"{words[:20]}{before}{words[20:26]}{after}{words[26:]}" if len(words) > 40 else words


def _story_file(size: int) -> bytes:
    return b"---\nslug: a\nheadline: [\xe4\xb9\xa6\xe5\xb8\x82]\n---\n\n" + _markdown(size).replace(b"# ", b"## ")


def _body_html(size: int) -> str:
    tags = {"head": "h1", "byline": "p", "p": "p", "item": "li"}
    made: list[str] = []
    before = ""
    for one in blocks(size):
        for kind, tag in (("item", "ul"), ("row", "table")):
            made += [f"</{tag}>"] if before == kind != one.kind else []
            made += [f"<{tag}>"] if one.kind == kind != before else []
        before = one.kind
        if one.cells:
            made.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in one.cells) + "</tr>")
        else:
            made.append(f"<{tags[one.kind]}>{_strong(escape(one.words), '<b>', '</b>')}</{tags[one.kind]}>")
    return "\n".join(made)


def _cut(text: str, size: int, at: str) -> str:
    """*text* of *size* bytes at most, up to the last *at*."""
    short = text.encode()[:size].decode("utf-8", "ignore")
    return short[: short.rindex(at) + len(at)]


def _html(size: int) -> bytes:
    body = _cut(_body_html(size), size, "</p>")
    return (
        f"<!DOCTYPE html><html><head><title>书市</title></head><body><article>{body}</article></body></html>".encode()
    )


def _mht(size: int) -> bytes:
    page = _html(size * 3 // 4)
    head = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head + base64.encodebytes(page)


def _rtf(size: int) -> bytes:
    made = [r"{\rtf1\ansi\ansicpg936\uc1 {\fonttbl{\f0\fcharset134 SimSun;}}"]
    for one in blocks(size // 2):
        looks = r"\fs44\qc\b" if one.kind == "head" else r"\fs24\ql"
        if one.cells:
            made.append(r"\trowd" + "".join(rf"\pard\intbl {_rtf_words(cell)}\cell" for cell in one.cells) + r"\row")
        elif one.kind == "item":
            made.append(rf"{{\listtext\'b7\tab}}\pard {_rtf_words(one.words)}\par")
        else:
            words = _strong(one.words, "\0", "\1")
            words = _rtf_words(words).replace("\0", r"{\b ").replace("\1", "}")
            made.append(rf"\pard\plain\f0{looks} {words}\par")
    text = "\n".join(made)
    return (text[: text.rindex("\\par", 0, size)] + "\\par}").encode("ascii")


def _rtf_words(words: str) -> str:
    return "".join(
        char if ord(char) < 128 else "".join(f"\\'{byte:02x}" for byte in char.encode("gb18030")) for char in words
    )


_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx(size: int) -> bytes:
    made: list[str] = []
    before = ""
    for one in blocks(size):
        made += ["</w:tbl>"] if before == "row" != one.kind else []
        made += ["<w:tbl>"] if one.kind == "row" != before else []
        before = one.kind
        if one.cells:
            made.append("<w:tr>" + "".join(f"<w:tc>{_docx_p('p', cell)}</w:tc>" for cell in one.cells) + "</w:tr>")
        else:
            made.append(_docx_p(one.kind, one.words))
    made += ["</w:tbl>"] if before == "row" else []
    return zipped({"word/document.xml": f"<w:document {_W}><w:body>{''.join(made)}</w:body></w:document>"}, _DOCX_PARTS)


def _docx_p(kind: str, words: str) -> str:
    looks = '<w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>'
    if kind == "head":
        looks = '<w:rFonts w:eastAsia="方正小标宋简体"/><w:b/><w:sz w:val="44"/>'
    place = '<w:jc w:val="center"/>' if kind == "head" else '<w:ind w:firstLine="640"/>'
    pieces = _strong(words, "\0", "\0").split("\0")
    runs = "".join(
        f"<w:r><w:rPr>{looks}{'<w:b/>' if at == 1 else ''}</w:rPr><w:t>{escape(piece)}</w:t></w:r>"
        for at, piece in enumerate(pieces)
    )
    return f"<w:p><w:pPr>{place}</w:pPr>{runs}</w:p>"


_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCX_PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
    f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles {_W}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name '
    'w:val="Normal"/></w:style></w:styles>',
}


def zipped(*members: dict[str, str]) -> bytes:
    """An archive of *members* by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for some in members:
            for name, text in some.items():
                archive.writestr(name, text)
    return out.getvalue()


def _nitf(size: int) -> bytes:
    body = _cut(_body_html(size), size, "</p>")
    head = "<body.head><hedline><hl1>书市</hl1></hedline></body.head>"
    return f"<nitf><body>{head}<body.content>{body}</body.content></body></nitf>".encode()


def _newsml(size: int) -> bytes:
    body = _cut(_body_html(size), size, "</p>")
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>书市</headline></contentMeta>'
        '<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f"{body}</body></html></inlineXML></contentSet></newsItem>"
    ).encode()


def _ninjs(size: int) -> bytes:
    body = _cut(_body_html(size), size, "</p>")
    return json.dumps({"uri": "a", "headline": "书市", "body_html": body}, ensure_ascii=False).encode()


def _cells(size: int) -> Iterator[tuple[str, ...]]:
    """Rows of eight cells, 256 characters in all at most, until there are *size* bytes."""
    chance = random.Random(2)
    made = 0
    while made < size:
        row = (_words(chance, 4), _words(chance, 40), *(f"{chance.randint(1, 99999)}.{n}" for n in range(6)))
        made += sum(len(one.encode()) + 1 for one in row)
        yield row


def _csv(size: int) -> bytes:
    return "\n".join(",".join(row) for row in _cells(size)).encode()


def _xlsx(size: int) -> bytes:
    def cell(words: str) -> str:
        bare = words.replace(".", "").isascii()
        return f"<c><v>{words}</v></c>" if bare else f'<c t="inlineStr"><is><t>{words}</t></is></c>'

    rows = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in _cells(size))
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return zipped({
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{_OFFICE}"><sheets><sheet name="a" r:id="r1"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>",
    })  # fmt: skip


def _table_page(size: int) -> bytes:
    rows = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in _cells(size * 2 // 3))
    return f"<table>{rows}</table>".encode()


def _gb(size: int) -> bytes:
    return _text(size * 3 // 2).decode("utf-8", "ignore").encode("gb18030")


FORMS: Final[dict[str, tuple[Callable[[int], bytes], Callable[[bytes, str], object]]]] = {
    "a.txt": (_text, read_dump), "a.gb.txt": (_gb, read_dump), "a.md": (_markdown, read_dump),
    "a.html": (_html, read_dump), "a.mht": (_mht, read_dump), "a.rtf": (_rtf, read_dump),
    "a.docx": (_docx, read_dump), "a.nitf": (_nitf, read_dump), "a.newsml": (_newsml, read_dump),
    "a.json": (_ninjs, read_dump), "story.md": (_story_file, lambda data, name: read_story(data.decode(), name)),
    "t.csv": (_csv, read_table), "t.xlsx": (_xlsx, read_table), "t.html": (_table_page, read_table),
}  # fmt: skip


def main() -> None:
    """Print the CPU of each form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="")
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    wanted = args.only.split(",") if args.only else [*FORMS]
    for name in wanted:
        make, read = FORMS[name]
        data = make(MEGABYTE)
        read(make(MEGABYTE // 64), name)
        profile = cProfile.Profile() if args.profile else None
        start = time.process_time()
        copy = profile.runcall(read, data, name) if profile else read(data, name)
        seconds = time.process_time() - start
        print(f"{name:10} {len(data) >> 10:5} KiB  {seconds:5.2f} s  {_read(copy)}")
        if profile:
            pstats.Stats(profile).sort_stats("tottime").print_stats(28)


def _read(copy: object) -> str:
    """How much was read, so that a reader that reads nothing is seen."""
    stories = getattr(copy, "stories", ())
    if isinstance(copy, tuple) and isinstance(copy[0], Story):
        stories = copy[:1]
    if stories:
        paragraphs = [part for one in stories for part in one.body]
        return f"{len(stories)} stories, {sum(len(one.text) for one in paragraphs)} characters"
    rows = getattr(copy, "rows", ())
    return f"{len(rows)} rows"


if __name__ == "__main__":
    main()
