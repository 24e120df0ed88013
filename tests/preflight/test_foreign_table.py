"""The table of how files of others differ from Ghostscript has a reason in every line, and misses no new difference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from foreign import EXPLAINED, OUTCOMES, SOUND, Row, by_reason, explained, kind_of, unexplained

KNOWN = explained()


def test_every_line_says_what_differs_and_why() -> None:
    for digest, one in KNOWN.items():
        assert re.fullmatch(r"[0-9a-f]{12}", digest) and one.row.name and len(one.why) > 20, one
        assert one.row.outcome in OUTCOMES and one.row.outcome not in SOUND, one
        assert one.row.what or one.row.outcome in ("undrawn", "late"), one
    lines = [line for line in EXPLAINED.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) == len(KNOWN) and lines == sorted(lines, key=lambda line: line.split("\t")[1])


def test_the_head_of_the_table_counts_its_lines_by_their_reasons() -> None:
    head = [line[2:] for line in EXPLAINED.read_text("utf-8").splitlines() if line.startswith("# ")]
    counted = [line for line in head if re.match(r" *\d+ \S", line)]
    assert counted == by_reason(KNOWN.values()).splitlines()


@pytest.mark.parametrize(
    ("outcome", "digest", "left"),
    [("same", "0" * 12, 0), ("differs", "0" * 12, 1), ("late", "0" * 12, 1), ("crash", "0" * 12, 1)],
)
def test_a_file_that_differs_newly_is_not_passed_over(outcome: str, digest: str, left: int) -> None:
    assert len(unexplained([Row(digest, "new.pdf", outcome, "ink 200 | 300")], KNOWN)) == left


def test_what_is_explained_is_explained_for_its_outcome_alone() -> None:
    digest, one = next((key, one) for key, one in KNOWN.items() if one.row.outcome == "differs")
    assert not unexplained([one.row], KNOWN)
    assert unexplained([one.row._replace(outcome="refused")], KNOWN)
    assert unexplained([one.row._replace(outcome="crash")], {**KNOWN, digest: one})


def test_a_kind_of_reason_has_no_figures_of_one_file(tmp_path: Path) -> None:
    assert kind_of("poppler draws what we do (0.1 % of the cells differ)") == "poppler draws what we do"
    table = tmp_path / "t.tsv"
    table.write_text("# head\nabc\ta.pdf\tdiffers\tink 1 | 9\ta reason (3 %)\n", "utf-8")
    assert by_reason(explained(table).values()) == "   1 a reason"
