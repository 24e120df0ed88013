"""Findings about a PDF in Chinese have no English words of the program's own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from layout.findings import finding
from layout.messages.plates import MESSAGES

ROOM = Path(__file__).resolve().parents[2] / "layout"
SAYING = {"unmeasured", "UnmeasuredError", "refuse", "ProgramFacts", "_fault"}
"""Calls whose first argument is said in a finding."""
FACTS = {"what", "why", "use"}
NAMES = {
    "AA", "OpenAction", "Info", "XMP", "StructTreeRoot", "MarkInfo", "JBIG2", "JBIG2 / JPEG 2000", "PDF", "?",
    "DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode", " XObject", " ", "×",
}  # fmt: skip
"""Names of things in a PDF, which are the same in every language."""


def said(tree: ast.AST) -> Iterator[str]:
    """Words that a module says in findings, numbers as ``#``."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        parts = [one.value for one in node.keywords if one.arg in FACTS]
        parts += node.args[:1] if name in SAYING else []
        for part in parts:
            yield from words_of(part)


def words_of(part: ast.expr) -> Iterator[str]:
    if isinstance(part, ast.Constant) and isinstance(part.value, str):
        yield part.value
    elif isinstance(part, ast.IfExp):
        yield from (*words_of(part.body), *words_of(part.orelse))
    elif isinstance(part, ast.JoinedStr):
        pieces = [one.value if isinstance(one, ast.Constant) else "#" for one in part.values]
        if any(piece.strip(" #:×") for piece in pieces[:]):
            yield "".join(map(str, pieces))


WORDS = sorted({
    word
    for room in ("preflight", "pdfreader")
    for path in sorted((ROOM / room).glob("*.py"))
    for word in said(ast.parse(path.read_text("utf-8")))
    if word not in NAMES
})  # fmt: skip


def test_words_are_found() -> None:
    assert {"no page", "knockout group", "points of a path", "# pages"} <= set(WORDS) and len(WORDS) > 25


@pytest.mark.parametrize("word", [one for one in WORDS if one and not one.startswith("#:") and "# XObject" not in one])
def test_words_of_the_program_are_said_in_chinese(word: str) -> None:
    words = MESSAGES["preflight-mended"].words
    assert re.sub(r"\d+", "#", word) in words, "a word that a Chinese finding would have in English"


@pytest.mark.parametrize(
    ("what", "told"),
    [("path", "路径"), ("text", "文字"), ("a stream of 64 MiB", "64 MiB 的数据流"), ("16 bit", "16 位图片")],
)
def test_a_chinese_finding_says_them_and_an_english_one_leaves_them(what: str, told: str) -> None:
    made = finding("preflight-too-much", file="text", what=what)
    assert f"（{told}）" in made.message("zh") and f"({what})" in made.message("en")
    assert finding("preflight-too-much", file="a.pdf", what="something else").message("zh").count("something else") == 1


@pytest.mark.parametrize(
    ("code", "facts", "told"),
    [
        ("preflight-damaged", {"file": "广告.pdf", "why": "can't find startxref"}, "（对象目录缺失或写错）"),
        ("preflight-damaged", {"file": "广告.pdf", "why": "root of pages tree has no /Kids array"}, "（页面目录"),
        ("preflight-mended", {"why": "(object 370 0, offset 1301): expected endstream"}, "（有一段数据残缺"),
        ("preflight-syntax", {"why": "re: list index out of range"}, "（有指令或数据写错）"),
        ("preflight-icc-broken", {"why": "cannot open profile from string"}, "（特性文件读不出）"),
        ("preflight-font-broken", {"font": "宋体", "why": "TTLibError: no 'hmtx'"}, "（字形数据读不出）"),
        ("preflight-tounicode", {"font": "宋体", "why": "code 00E9 reads as no character"}, "有编码对应不到文字"),
        ("preflight-tounicode", {"font": "宋体", "why": "10 codes without a reading"}, "10 个编码"),
        ("preflight-annotation", {"kind": "PolyLine", "count": 2}, "折线批注"),
        ("preflight-action", {"what": "Link URI"}, "（链接：打开网址）"),
        ("preflight-action", {"what": "OpenAction Launch"}, "（打开文件时：启动程序）"),
        ("preflight-managed-colour", {"space": "ICC RGB", "use": "text", "count": 1}, "带特性文件的 RGB（文字"),
        ("preflight-blend-space", {"space": "DeviceRGB", "count": 2}, "按RGB混合"),
        ("preflight-no-date", {"key": "CreationDate", "where": "Info"}, "没有创建日期（文档信息）"),
        ("preflight-font-type3", {"font": "?"}, "（未命名）"),
    ],
)  # fmt: skip
def test_what_other_programs_say_is_said_to_an_ad_desk_in_chinese(
    code: str, facts: dict[str, str | int], told: str
) -> None:
    made = finding(code, **facts)
    assert told in made.message("zh")
    assert not re.search(r"[a-z]{3,} [a-z]", made.message("zh"))
    if "why" in facts:
        assert str(facts["why"]) in made.message("en")


def test_what_people_call_things_is_not_translated() -> None:
    """A spot ink may be called Text, and a font Color."""
    assert "“Color”" in finding("preflight-spot", ink="Color").message("zh")
    assert " Text " in finding("preflight-notdef", font="Text", codes=1).message("zh")
