"""Small issues with what their pages say, line by line: ``cases/<name>/issue.yaml`` and ``expected.txt``.

Run as a program, this file writes what the pages say now; look at the difference before you keep it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.areas.grid import PageGrid, lay_grid
from layout.composing import Composed, compose
from layout.loading.load import load
from layout.page import GlyphRun, Page
from layout.publishing.copyfit_report import fit_in_words

CASES = Path(__file__).resolve().parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/issue.yaml"))


def said(page: Page, grid: PageGrid) -> list[str]:
    """The lines of a page in reading order: page line, column to a tenth, story, role, words."""
    lines: list[tuple[int, str, str]] = []
    for mark in page.marks:
        if not isinstance(mark, GlyphRun) or mark.tag is None or not mark.xs:
            continue
        row = (mark.origin.y - grid.frame.y) // grid.grid.leading + 1
        column = (mark.origin.x - grid.frame.x) / (grid.grid.measure + grid.grid.gutter) + 1
        where = f"{page.number}:{row:02} {column:.1f} {mark.tag.story or '-'} {mark.tag.role}"
        words = "".join(mark.texts)
        if lines and lines[-1][:2] == (mark.origin.y, where):
            lines[-1] = (*lines[-1][:2], lines[-1][2] + words)
        else:
            lines.append((mark.origin.y, where, words))
    return [f"{where}: {words}" for _, where, words in lines]


def account_of(name: str) -> str:
    """Everything an issue comes out as, in words."""
    loaded = load(CASES / name / "issue.yaml")
    composed: Composed = compose(loaded.issue, loaded.materials)
    grid = lay_grid(loaded.issue.sheet, loaded.issue.grid)
    lines = [line for page in composed.edition.pages for line in said(page, grid)]
    lines += ["", *(fit_in_words(one, "en").rstrip() for one in composed.fits), ""]
    lines += [f"rest of {one.slug}: {''.join(p.text for p in one.body)[:24]}" for one in composed.rests]
    lines += [f"{one.code} {one.story}".rstrip() for one in composed.edition.findings]
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_case_comes_out_as_expected(name: str) -> None:
    assert account_of(name) == (CASES / name / "expected.txt").read_text("utf-8")


def test_the_account_shows_a_line_that_moves() -> None:
    text = account_of("three-pages")
    assert "（下转第3版）" in text
    assert text.count("（上接第") == 3


if __name__ == "__main__":
    for case in NAMES:
        (CASES / case / "expected.txt").write_text(account_of(case), "utf-8")
