"""The profiles of the trade: ink by the mean over an area beside its peak, and figures as their tables say."""

from __future__ import annotations

import re
from typing import Any

import pytest
from paper import PROFILE, ROOT, paper

from layout.loading.limits import load_limits
from layout.preflight.check import check
from layout.preflight.model import InkFacts
from layout.stylesheets.preflight import Limits

KIT = sorted(path.stem for path in (ROOT / "styles/preflight").glob("*.yaml"))
MM = 72 / 25.4


def block(side: float, colour: str = ".9 .8 .7 .5 k") -> bytes:
    """A square of 290 % with sides of so many millimetres, in the midst of a page."""
    return paper(f"{colour} 40 40 {side * MM:.3f} {side * MM:.3f} re f")


def inked(data: bytes, limits: Limits) -> tuple[InkFacts, set[str]]:
    report = check(data, "t.pdf", limits, PROFILE)
    ink = report.pages[0].ink
    assert ink is not None
    return ink, {one.code for one in report.findings if "-ink-" in one.code}


@pytest.mark.parametrize(("side", "share"), [(1.0, 1 / 15), (2.0, 4 / 15), (3.0, 9 / 15), (3.8, 1.0), (8.0, 1.0)])
def test_the_mean_over_15_square_millimetres_is_that_of_the_square_it_is_taken_in(side: float, share: float) -> None:
    """A block of 290 % in white: what of it falls into a square of 15 mm², whose sides are 3.87 mm."""
    ink, _ = inked(block(side), Limits("t", ink_mean=15, resolution=300))
    assert ink.mean == pytest.approx(290 * share, rel=0.06)
    assert ink.most == pytest.approx(290, abs=1)


def test_a_speck_is_over_at_its_peak_and_not_in_the_mean() -> None:
    speck, solid = block(1.5), block(6)
    by_mean, by_pixel = load_limits("gwg-2022-newspaper"), Limits("t", ink_most=245, ink_area=0)
    assert inked(speck, by_mean)[1] == set()
    assert inked(speck, by_pixel)[1] == {"preflight-ink-over"}
    assert inked(solid, by_mean)[1] == {"preflight-ink-over"}


def test_the_mean_is_never_over_the_peak_and_is_told_beside_it() -> None:
    from layout.preflight.report_words import as_values, page_words

    limits = load_limits("gwg-2015-newspaper")
    report = check(block(2), "t.pdf", limits, PROFILE)
    ink = as_values(report, limits)["pages"][0]["ink"]
    assert 0 < ink["mean_percent"] < ink["most_percent"]
    told = f"{ink['mean_percent']:.0f}"
    assert 72 < ink["mean_percent"] < 84
    assert f"任意 15 mm² 平均最大 {told}%" in page_words(report.pages[0], "zh")
    assert f"mean over any 15 mm² {told} %" in page_words(report.pages[0], "en")
    plain = check(block(2), "t.pdf", Limits("t"), PROFILE)
    assert "mean" not in page_words(plain.pages[0], "en")
    assert "mean_percent" not in as_values(plain, Limits("t"))["pages"][0]["ink"]


def table(name: str) -> dict[str, list[str]]:
    """The rows of the table of figures in a README, by profile."""
    text = (ROOT / "styles/preflight" / name).read_text("utf-8")
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| ((?:\d[^|]*\| ?){4})", text, re.MULTILINE)
    return {profile: [cell.strip() for cell in cells.strip(" |").split("|")] for profile, cells in rows}


def figures(limits: Limits) -> list[str]:
    def both(*values: Any) -> str:
        return " / ".join(f"{one:g}" for one in values)

    mean = f"{limits.ink_mean:g}" if limits.ink_mean else "0"
    return [
        both(limits.ink_wanted, limits.ink_most), mean, both(limits.ppi_wanted, limits.ppi_least, limits.line_art_ppi),
        both(*(one / 1000 for one in (limits.type_solid, limits.type_tinted, limits.type_several))),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_figures_of_profiles_are_those_of_the_table_that_names_their_sources(name: str) -> None:
    assert table(name) == {profile: figures(load_limits(profile)) for profile in KIT}
