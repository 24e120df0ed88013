"""A short story is loosened only where that brings its legs level, and never at the price of a broken rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import codes, made

WORDS = "今天上午市里召开大会部署下一阶段重点工作"
PAGES = (
    "pages:\n  - number: 2\n    slots:\n"
    "      - {{story: a, at: [1, 1], span: [2, {lines}], legs: 1, head: {{lines: 3}}{more}}}\n"
)


@pytest.mark.parametrize("more", ["", ", fit: [tracking]", ", fit: [tracking, head]"])
@pytest.mark.parametrize("count", range(44, 56))
def test_no_last_line_of_one_character_is_made_by_copyfit(tmp_path: Path, more: str, count: int) -> None:
    text = (WORDS * 9)[:count] + "。"
    tight = made(tmp_path, PAGES.format(lines=3 + 2, more=""), {"a": text})
    composed = made(tmp_path, PAGES.format(lines=3 + 3, more=more), {"a": text})
    runt = "line-runt" in codes(composed)
    assert not runt or "line-runt" in codes(tight) or composed.fits[0].fit.short == 0


@pytest.mark.parametrize("lines", [6, 8, 11])
def test_tracking_is_left_alone_where_white_stays_all_the_same(tmp_path: Path, lines: int) -> None:
    composed = made(tmp_path, PAGES.format(lines=lines + 3, more=", fit: [tracking]"), {"a": WORDS * 3 + "。"})
    one = composed.fits[0]
    assert one.fit.short > 0
    assert one.fit.doses.tracking == 0 and not one.poured.loosened


@pytest.mark.parametrize("name", ["h04-family", "s04-dialogue", "s07-housing", "h08-comet"])
def test_no_line_is_added_below_which_many_rows_stay_white(tmp_path: Path, repository: Path, name: str) -> None:
    """Legs may be brought level by a line more, but a row that is gained where a hundred stay white is no gain."""
    text = (repository / f"tests/typeset/data/texts/{name}.txt").read_text("utf-8").replace("\n", "\n\n")
    one = made(tmp_path, PAGES.format(lines=100, more=""), {"a": text}).fits[0]
    assert one.fit.short > 10
    assert not one.poured.loosened
