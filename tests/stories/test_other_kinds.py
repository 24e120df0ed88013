"""RTF, messages and old encodings are read like the same copy in plain text; what is no copy is never set as copy."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Cell, Copy, Span, Story

HEAD = "夏季书市开幕"
FIRST = "本报讯 书市昨日在东湖公园开幕，吸引了两万多名读者前来。"
LAST = "市民凭身份证免费入场，持续到月底。"
FONTS = (
    r"{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset136 PMingLiU;}{\f2\fcharset128 MS Mincho;}{\f3\fcharset0 Arial;}}"
)


def in_bytes(words: str, codec: str = "gb18030") -> str:
    """Words as Word writes them: their bytes, each of them escaped."""
    return "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in words.encode(codec))


def in_numbers(words: str) -> str:
    """Words as WordPad and others write them: numbers, each with a question mark for programs that know none."""
    units = words.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return "".join(chr(one) if one < 128 else f"\\u{one - 65536 if one > 32767 else one}?" for one in codes)


def rtf(inner: str, write: object = in_bytes, top: str = FONTS) -> bytes:
    say = write if callable(write) else in_bytes
    lines = (say(HEAD), say(FIRST))
    body = "".join(f"\\pard\\f0 {one}\\par\n" for one in lines)
    text = f"{{\\rtf1\\ansi\\ansicpg936{top}\n{body}{inner}\\pard {say(LAST)}\\par}}"
    return text.encode("latin-1")


def read(inner: str) -> Story:
    (story,) = read_dump(rtf(inner), "a.rtf").stories
    assert story.headline == (HEAD,)
    assert story.body[-1].text == LAST
    return story


def field(said: str, shown: str) -> str:
    return f"{{\\field{{\\*\\fldinst {said}}}{{\\fldrslt {shown}}}}}"


SHAPE = f"{{\\shp{{\\*\\shpinst{{\\sp{{\\sn a}}}}{{\\shptxt {in_bytes('框里')}}}}}}}"
THERE = in_bytes("在此。")


def codes(copy: Copy) -> list[str]:
    return [one.code for one in copy.findings]


def plain() -> Story:
    return read_dump(f"{HEAD}\n{FIRST}\n{LAST}".encode(), "a.txt").stories[0]


@pytest.mark.parametrize("write", [in_bytes, in_numbers])
@pytest.mark.parametrize("name", ["a.rtf", "a.txt", "a.doc"])
def test_rtf_is_read_like_plain_text(write: object, name: str) -> None:
    copy = read_dump(rtf("", write), name)
    assert [(one.headline, [p.text for p in one.body]) for one in copy.stories] == [
        (plain().headline, [p.text for p in plain().body])
    ]
    assert codes(copy) == []


@pytest.mark.parametrize(("inner", "text", "spans"), [
    (f"10{{\\super 8}}{THERE}", "10⁸在此。", ()),
    (f"CO{{\\sub 2}}{THERE}", "CO₂在此。", ()),
    (f"{in_bytes('说明')}{{\\super {in_bytes('注')}}}{THERE}", "说明注在此。", (Span(2, 3, "sup"),)),
    (f"{in_bytes('有')}\\b {in_bytes('很')}{in_bytes('多')}\\b0 {THERE}", "有很多在此。", (Span(1, 3, "strong"),)),
    (f"{{\\i {in_bytes('很多')}}}{{\\ul {in_bytes('人来')}}}{THERE}", "很多人来在此。",
     (Span(0, 2, "emphasis"), Span(2, 4, "underline"))),
    (field('HYPERLINK "https://a.example/b"', in_bytes("告示")) + THERE, "告示在此。",
     (Span(0, 2, "link", "https://a.example/b"),)),
    (field(f"EQ \\\\* jc2 \\\\o\\\\ad(\\\\s\\\\up 9(yao),{in_bytes('尧')})", "") + THERE, "尧在此。",
     (Span(0, 1, "ruby", "yao"),)),
    (f"\\ldblquote {in_bytes('慢工')}\\rdblquote \\emdash\\emdash {THERE}", "“慢工”——在此。", ()),
    (f"{{\\f1 {in_bytes('書市', 'big5')}}}{{\\f2 {in_bytes('かな', 'cp932')}}}{THERE}", "書市かな在此。", ()),
    (f"{{\\*\\unknown {in_bytes('不取')}}}{SHAPE}{THERE}", "框里在此。", ()),
    (in_numbers("𠮷野家开张。"), "𠮷野家开张。", ()),
])  # fmt: skip
def test_words_of_rtf_keep_what_they_are(inner: str, text: str, spans: tuple[Span, ...]) -> None:
    one = read(f"\\pard\\f0 {inner}\\par ").body[-2]
    assert one.text == text
    assert one.spans == spans


def test_tables_lists_and_notes_of_rtf() -> None:
    def row(*cells: str) -> str:
        return "\\trowd" + "".join(f"\\pard\\intbl {in_bytes(one)}\\cell " for one in cells) + "\\row "

    item = f"\\pard{{\\listtext 1.\\tab}}{in_bytes('买书减价')}\\par "
    item += f"\\pard{{\\pntext\\'b7\\tab}}{in_bytes('地铁延时')}\\par "
    note = f"\\chftn{{\\footnote\\chftn {in_bytes('二月贴出。')}}}"
    note = f"\\pard {in_bytes('他说慢工出细活')}{note}{in_bytes('。')}\\par "
    body = read(row("品种", "价钱") + row("黄瓜", "") + row("豆角", "3.2") + item).body[1:]
    assert [one.cells for one in body[:3]] == [
        (Cell("品种"), Cell("价钱")), (Cell("黄瓜"), Cell("")), (Cell("豆角"), Cell("3.2")),
    ]  # fmt: skip
    assert [(one.is_head, one.opens) for one in body[:3]] == [(True, True), (False, False), (False, False)]
    assert [(one.kind, one.label, one.text) for one in body[3:5]] == [
        ("item", "1.", "1. 买书减价"), ("item", "·", "·地铁延时"),
    ]  # fmt: skip
    copy = read_dump(rtf(note), "a.rtf")
    (story,) = copy.stories
    assert "他说慢工出细活①。" in [one.text for one in story.body]
    assert story.body[-1].text == "①二月贴出。"


@pytest.mark.parametrize(("inner", "code"), [
    (f"{{\\v {in_bytes('看不见')}}}", "copy-hidden"), (f"{{\\strike {in_bytes('划掉的')}}}", "copy-struck"),
    (f"{{\\deleted {in_bytes('删去的')}}}", "docx-deleted"), ("{\\pict\\pngblip 89504e47}", "docx-pictures"),
    (f"{{\\*\\annotation {in_bytes('批注')}}}", "docx-comments"), ("{\\object{\\*\\objdata 0102}}", "docx-not-carried"),
    (f"{{\\header\\pard {in_bytes('内部稿件')}\\par}}", "docx-around"),
])  # fmt: skip
def test_what_of_rtf_is_left_out_is_reported(inner: str, code: str) -> None:
    copy = read_dump(rtf(f"\\pard {in_bytes('水量')}{inner}{in_bytes('一切正常。')}\\par "), "a.rtf")
    assert codes(copy) == [code]
    assert "水量一切正常。" in [one.text for one in copy.stories[0].body]


def test_a_large_centred_line_of_rtf_is_a_head() -> None:
    lines = [
        f"\\pard\\qc\\fs44\\b {in_bytes('街灯亮了')}\\b0\\par\\pard\\ql\\fs32 {in_bytes(FIRST)}\\par " for _ in range(2)
    ]
    copy = read_dump(f"{{\\rtf1\\ansi\\ansicpg936{FONTS}{''.join(lines)}}}".encode("latin-1"), "a.rtf")
    assert [one.headline for one in copy.stories] == [("街灯亮了",), ("街灯亮了",)]


@pytest.mark.parametrize("data", [
    b"{\\rtf1" + b"{" * 100_000, b"{\\rtf1" + b"}" * 1000 + b" a", b"{\\rtf1\\bin99999999 a", b"{\\rtf1 \\",
    b"{\\rtf1\\u-99999999?",
    b"{\\rtf1{\\field{\\*\\fldinst" * 500, b"{\\rtf1{\\footnote" * 500 + b" a",
    b"{\\rtf1\\trowd\\cell\\row\\cell a\\row",
    b"{\\rtf1\\'8", b"{\\rtf1\\ansicpg12345 \\'b0",
])  # fmt: skip
def test_broken_rtf_raises_nothing(data: bytes) -> None:
    read_dump(data, "a.rtf")


PAGE = f"<html><head><meta charset=gb2312></head><body><h1>{HEAD}</h1><p>{FIRST}</p><p>{LAST}</p><img src=a.jpg>"


def message(kind: str = "html", charset: str = "gb18030") -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = "稿件", "a@a.example", "b@b.example"
    if kind == "html":
        made.set_content(PAGE, subtype="html", charset=charset, cte="quoted-printable")
        made.make_related()
    else:
        made.set_content(f"{HEAD}\n{FIRST}\n{LAST}\n", charset=charset, cte="base64")
        made.make_mixed()
    made.add_attachment(b"\xff\xd8\xff\xe0", maintype="image", subtype="jpeg", filename="a.jpg")
    return made


@pytest.mark.parametrize("kind", ["html", "text"])
@pytest.mark.parametrize("charset", ["gb18030", "utf-8", "big5hkscs"])
@pytest.mark.parametrize("name", ["a.mht", "a.eml", "a.txt"])
def test_a_page_saved_as_one_file_and_an_e_mail_are_read(kind: str, charset: str, name: str) -> None:
    if charset == "big5hkscs" and kind == "html":
        charset = "gb2312"
    data = message(kind, "gb18030" if charset == "big5hkscs" else charset).as_bytes()
    copy = read_dump(data, name)
    (story,) = copy.stories
    assert (story.headline, [one.text for one in story.body]) == ((HEAD,), [one.text for one in plain().body])
    assert "mht-parts" in codes(copy)


def test_a_message_without_text_is_reported() -> None:
    data = b"MIME-Version: 1.0\nContent-Type: image/png\n\nabc"
    assert codes(read_dump(data, "a.mht")) == ["mht-broken"]


def archive(member: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(member, "x")
    return out.getvalue()


KINDS = {
    "PDF": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>", "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "ZIP": archive("a.txt"), "XLSX": archive("xl/workbook.xml"), "EPUB": archive("META-INF/container.xml"),
    "PPTX": archive("ppt/presentation.xml"), "RAR": b"Rar!\x1a\x07\0abc", "PostScript": b"%!PS-Adobe-3.0\n",
    "gzip": b"\x1f\x8b\x08\0abc", "ODF": archive("content.xml"), "binary": bytes(range(256)) * 20,
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.md"])
def test_what_is_no_copy_is_never_set_as_copy(kind: str, name: str) -> None:
    copy = read_dump(KINDS[kind], name)
    assert copy.stories == ()
    assert [(one.code, dict(one.facts)["kind"]) for one in copy.findings] == [("copy-kind", kind)]


def test_old_word_files_are_refused_by_name() -> None:
    assert codes(read_dump(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.txt")) == ["doc-old"]


def test_a_document_with_a_password_is_refused_as_one() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert codes(read_dump(locked, "a.docx")) == ["doc-locked"]


def test_plain_text_that_looks_like_others_is_text() -> None:
    for first in ("From: 来自远方的信", "ID3 是什么", "{rtf 不是"):
        (story,) = read_dump(f"{first}\n{FIRST}\n{LAST}".encode(), "a.txt").stories
        assert story.body[-1].text == LAST


JAPANESE = (
    "夏の古本市が始まる\n　東京の公園で古本市が昨日始まり、二万人を超える読者が訪れた。会場は来月まで開いている。\n"
)


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "utf-8", "utf-16"])
def test_japanese_encodings_are_known(encoding: str) -> None:
    copy = read_dump(JAPANESE.encode(encoding), "a.txt")
    assert "東京の公園で古本市が昨日始まり" in "".join(part.text for one in copy.stories for part in one.body)


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "big5"])
def test_chinese_with_a_few_kana_is_no_japanese(encoding: str) -> None:
    text = (
        f"{HEAD}\n{FIRST}店名叫“の”字。\n{LAST}\n"
        if encoding != "big5"
        else "夏季書市開幕\n書市昨日在東湖公園開幕，店名叫の字。\n"
    )
    copy = read_dump(text.encode(encoding), "a.txt")
    assert [dict(one.facts)["encoding"] for one in copy.findings if one.code == "dump-encoding"] == [
        "BIG5" if encoding == "big5" else "GB18030"
    ]
