"""Advertisements without a place: every one gets its page once, at the foot and the outer edge, or is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stock import PLACE, ROOT, stack_of_pages

from layout.areas.grid import lay_grid
from layout.cli import main
from layout.findings import BadSpec
from layout.keys.issue import read_issue
from layout.planner.free import cells_under
from layout.planner.waiting import MOST_SHARE, extent_of, with_waiting
from layout.planner.whole_issue import planned
from layout.spec.model import Area, Issue, Slot
from layout.spec.placed import Ad, Booked, Side, WaitingAd

SIZES = {"半版": (Side(share=1000), Side(share=500)), "通栏": (Side(share=1000), Side(share=250))}


def waiting(name: str, columns: int, lines: int, pages: tuple[int, ...] = ()) -> WaitingAd:
    return WaitingAd(name, Ad(f"{name}.pdf"), PLACE, columns, lines, pages)


def issue_of(*ads: WaitingAd) -> Issue:
    issue = stack_of_pages(4, 5)[0]
    pages = tuple(page._replace(slots=page.slots if page.number == 1 else ()) for page in issue.pages)
    return issue._replace(pages=pages, ads=ads)


def stood(issue: Issue) -> dict[str, tuple[int, Area]]:
    grid = lay_grid(issue.sheet, issue.grid)
    return {slot.id: (page.number, cells_under(slot, grid)) for page in issue.pages for slot in page.slots if slot.ad}


ADS = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 99)), min_size=1, max_size=12).map(
    lambda sizes: tuple(waiting(f"w{at}", *size) for at, size in enumerate(sizes))
)


@settings(max_examples=150)
@given(ads=ADS)
def test_every_ad_has_one_place_that_nothing_else_has_or_is_named(ads: tuple[WaitingAd, ...]) -> None:
    issue = issue_of(*ads)
    made, found = with_waiting(issue, SIZES)
    placed = [slot.id for page in made.pages for slot in page.slots if slot.ad]
    assert len(placed) == len(set(placed))
    missing = {dict(one.facts)["id"] for one in found if one.code == "ad-without-place"}
    assert missing | set(placed) == {one.id for one in ads} and not missing & set(placed)
    assert {dict(one.facts)["id"] for one in found if one.code == "ad-given-place"} == set(placed)
    grid = lay_grid(issue.sheet, issue.grid)
    for page in made.pages:
        cells = [
            (column, line)
            for slot in page.slots
            for at in [cells_under(slot, grid)]
            for column in range(at.column, at.column + at.columns)
            for line in range(at.line, at.line + at.lines)
        ]
        assert len(cells) == len(set(cells)), "no ad lies on anything"
        assert all(1 <= column <= grid.grid.columns and 1 <= line <= grid.grid.lines for column, line in cells)
    assert with_waiting(made, SIZES)[0] == made, "what has its place keeps it"


def test_an_ad_stands_at_the_foot_and_the_outer_edge() -> None:
    for number, column in ((2, 1), (3, 6)):
        made, _ = with_waiting(issue_of(waiting("a", 2, 20, (number,))), SIZES)
        page, area = stood(made)["a"]
        lines = made.grid.lines
        assert (page, area.column, area.line + area.lines - 1) == (number, column, lines)


def test_pages_of_which_least_is_sold_are_filled_first_and_the_front_page_never_unasked() -> None:
    every = tuple(waiting(f"a{n}", 7, 18) for n in range(3))
    made, _ = with_waiting(issue_of(*every), SIZES)
    pages = [page for page, _ in stood(made).values()]
    assert len(pages) == len(set(pages)) == 3 and 1 not in pages
    made, found = with_waiting(issue_of(waiting("front", 7, 20, (1,))), SIZES)
    assert stood(made)["front"][0] == 1, [one.code for one in found]


def test_more_than_a_page_may_be_sold_of_goes_elsewhere_or_alone() -> None:
    half = [waiting(f"h{n}", 7, 40) for n in range(8)]
    made, found = with_waiting(issue_of(*half), SIZES)
    pages = [page for page, _ in stood(made).values()]
    assert len(pages) == len(set(pages)), f"two of them are more than {MOST_SHARE} per mille of a page"
    assert {one.code for one in found} == {"ad-given-place", "ad-without-place"}


def test_a_size_that_is_booked_is_the_size_that_stands() -> None:
    issue = issue_of()
    grid = lay_grid(issue.sheet, issue.grid)
    half = WaitingAd("half", Ad("half.pdf", booked=Booked("半版")), PLACE)
    extent = extent_of(half, SIZES, grid)
    assert extent is not None and extent.columns == grid.grid.columns
    made, _ = with_waiting(issue._replace(ads=(half,)), SIZES)
    slot = next(slot for page in made.pages for slot in page.slots if slot.ad)
    rect = grid.place(slot)
    assert abs(rect.height - grid.frame.height // 2) <= 1500 * 3 and rect.bottom == grid.frame.bottom
    wrong = WaitingAd("wrong", Ad("half.pdf", booked=Booked("没有的")), PLACE)
    assert [one.code for one in with_waiting(issue._replace(ads=(wrong,)), SIZES)[1]] == ["ad-trade-unknown"]


def test_an_ad_on_a_page_already_is_left_there() -> None:
    issue = issue_of(waiting("a", 2, 20))
    page = issue.pages[1]
    slot = Slot("a", "ad", Area(3, 30, 2, 20), PLACE, ad=Ad("a.pdf"))
    issue = issue._replace(pages=(issue.pages[0], page._replace(slots=(*page.slots, slot)), *issue.pages[2:]))
    assert with_waiting(issue, SIZES) == (issue, [])


SPEC = """\
date: 2026-11-28
paper: {name: 城东日报}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: copy
ads: [%s]
pages: [{number: 1, plan: auto}]
"""


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("{id: a, file: a.pdf}", "spec-ad-extent"),
        ("{file: a.pdf, span: [1, 9]}", "spec-missing-key"),
        ("{id: a, span: [1, 9]}", "spec-slot-lacks"),
        ("{id: a, file: a.pdf, span: [1, 9], at: [1, 1]}", "spec-unknown-key"),
    ],
)
def test_what_an_ad_lacks_is_said_at_its_place(said: str, code: str) -> None:
    with pytest.raises(BadSpec) as fault:
        read_issue(SPEC % said, "issue.yaml")
    assert [(one.code, one.place.line if one.place else 0) for one in fault.value.findings] == [(code, 7)]


def test_the_sample_is_planned_with_its_ad_and_written_as_ordinary_slots(tmp_path: Path) -> None:
    seeds = ROOT / "seeds/evening"
    assert main([str(seeds / "planned.yaml"), "--out", str(tmp_path), "--only", "report"]) == 0
    ads = json.loads((tmp_path / "evening-planned/ads.json").read_text("utf-8"))
    assert "market" in json.dumps(ads)
    spec = tmp_path / "planned.yaml"
    words = ["plan", str(seeds / "planned.yaml"), "--pages", "3", "--proposals", "1", "--out", str(tmp_path / "plan")]
    assert main([*words, "--write", str(spec)]) in (0, 1)
    text = spec.read_text("utf-8")
    issue = read_issue(text, "planned.yaml")
    slot = next(slot for slot in issue.pages[2].slots if slot.id == "market")
    assert slot.ad is not None and slot.ad.order_number == "2024-0517" and slot.ad.booked == Booked("半版")
    assert "ads:" in text, "the list of ads stays as it was written"
    assert with_waiting(issue, SIZES)[1] == []


FOLIO = Slot("folio", "folio", Area(1, 1, 7, 1), PLACE)


@pytest.mark.parametrize(("lines", "line"), [(92, 3), (93, 2), (94, 1)])
def test_an_ad_as_large_as_its_page_stands_under_the_folio_or_in_its_place(lines: int, line: int) -> None:
    issue = issue_of(waiting("full", 7, lines, (3,)))
    pages = tuple(one._replace(slots=(FOLIO,)) if one.number > 1 else one for one in issue.pages)
    made, found = with_waiting(issue._replace(pages=pages), SIZES)
    assert stood(made)["full"] == (3, Area(1, line, 7, lines))
    codes = {one.code for one in found}
    assert codes == ({"ad-given-place"} if line > 1 else {"ad-given-place", "ad-over-folio"})
    assert (FOLIO in made.pages[2].slots) is (line > 1)
    done, said = planned(made, stack_of_pages(4, 5)[1])
    assert done.pages[2].slots == made.pages[2].slots, "it has no room for anything else"
    assert all(page.plan is None for page in done.pages)
    assert not {one.code for one in said} & {"plan-empty", "plan-too-much"}


def test_an_ad_larger_than_what_is_left_of_its_page_is_named() -> None:
    issue = issue_of(waiting("full", 7, 93, (3,)))
    taken = FOLIO._replace(id="other", use="notice", area=Area(1, 1, 3, 4))
    pages = tuple(one._replace(slots=(FOLIO, taken)) if one.number > 1 else one for one in issue.pages)
    _, found = with_waiting(issue._replace(pages=pages), SIZES)
    assert [one.code for one in found] == ["ad-without-place"]


def test_two_pages_of_one_number_keep_what_stands_on_them() -> None:
    issue = issue_of(waiting("w0", 2, 10))
    twice = issue._replace(pages=(*issue.pages, issue.pages[0]._replace(number=issue.pages[1].number)))
    made, _ = with_waiting(twice, SIZES)
    assert made.pages[-1] == twice.pages[-1]
    assert list(stood(made)) == ["w0"]
