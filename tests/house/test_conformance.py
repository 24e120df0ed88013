"""The page that says which clauses of clreq are kept names tests that there are, alike in both languages."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "styles/CLREQ.md": ("done", "option", "part", "not"),
    "styles/CLREQ.zh-CN.md": ("做到", "可选", "部分", "没有"),
}
READERS = re.compile(r"^\s*(from|import) (measured|downward|pdfminer|pypdfium2|readback|presswork)\b", re.MULTILINE)
_TEST = re.compile(r"`([a-z_/]+\.py)::(test_\w+)`")


def rows_of(text: str, states: tuple[str, ...]) -> list[tuple[int, str, str, bool]]:
    """(state, module, test, whether it is measured from the file) of every clause."""
    made = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) != 5 or cells[1] not in states:
            continue
        found = _TEST.fullmatch(cells[3])
        made.append((states.index(cells[1]), found[1] if found else "", found[2] if found else "", cells[4] == "PDF"))
    return made


def missing(rows: list[tuple[int, str, str, bool]]) -> list[str]:
    """What of *rows* is not so: tests that there are not, that read no file though they are said to, or not named."""
    wrong = []
    for state, module, test, from_file in rows:
        if not module:
            wrong += [] if state == 3 else ["a clause that is kept without a test"]
            continue
        path = ROOT / "tests" / module
        text = path.read_text("utf-8") if path.is_file() else ""
        if f"def {test}(" not in text:
            wrong.append(f"{module}::{test}")
        elif from_file and not READERS.search(text):
            wrong.append(f"{module} reads no PDF")
    return wrong


def test_the_tests_it_names_are_there_and_read_the_file_where_it_says_so() -> None:
    rows = rows_of((ROOT / "styles/CLREQ.md").read_text("utf-8"), PAGES["styles/CLREQ.md"])
    assert len(rows) > 45
    assert missing(rows) == []
    assert sum(from_file for *_, from_file in rows) >= 20


def test_both_pages_say_the_same() -> None:
    english, chinese = (rows_of((ROOT / name).read_text("utf-8"), states) for name, states in PAGES.items())
    assert english == chinese


def test_a_test_that_is_not_there_is_missed() -> None:
    assert missing([(0, "typeset/test_lines.py", "test_nothing_of_the_kind", False)]) != []
    assert missing([(0, "", "", False)]) != []
    assert missing([(0, "typeset/test_lines.py", "test_spread_type_meets_both_edges", True)]) != []
