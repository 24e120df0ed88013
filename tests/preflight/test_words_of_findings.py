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


def test_what_people_call_things_is_not_translated() -> None:
    """A spot ink may be called Text, and a font Color."""
    assert "“Color”" in finding("preflight-spot", ink="Color").message("zh")
    assert " Text " in finding("preflight-notdef", font="Text", codes=1).message("zh")
