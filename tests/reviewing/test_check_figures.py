"""What the check promises, measured: faults planted by program are seen, and clean pages are left alone.

Pages of copy with an odd number, and the samples, were looked at while rules were made; those with an even number
were not.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from evidence import DESKS, FRESH, LATEST, SHUT, plants
from natural import SWAPS
from persons import LATER, PAGES, PERSONS
from read_pages import ReadPage, copy_pages, findings, natural_page, told_anew
from seeded import PLANTERS, Fault, planted
from swaps import LOOKED_AT, SEALED, swaps

EVEN = tuple(page for page in copy_pages() if int(page.name[:3]) % 2 == 0)
LEAST_RECALL = 0.95
"""Of faults planted by pattern; asked for are 0.9."""
LEAST_OF_KIND = 0.85
"""Of each kind: parts after 其中 that are fewer than their whole may be some of many, and are not reported."""
ALARMS = 0.25
"""A page of copy, and the least that was asked for is 1; 10,000 characters may have 5."""
THREE_DESKS = range(82, 85)
"""Pages of a county daily, of sport, and of a community weekly, written after the rules: none was told of."""


def seen(fault: Fault, clean: Counter[str]) -> bool:
    """True where the check says more of the page with the fault than of the clean one, by a code of the fault."""
    got = Counter(one.code for one in findings(fault.page))
    return any(got[code] > clean[code] for code in fault.codes)


def test_clean_pages_that_nothing_was_tuned_on_are_left_alone() -> None:
    assert len(EVEN) > 60
    alarms = [one for page in EVEN for one in findings(page)]
    length = sum(page.length for page in EVEN)
    assert len(alarms) <= ALARMS * len(EVEN), [str(one) for one in alarms]
    assert len(alarms) * 10_000 / length <= 5, [str(one) for one in alarms]


def test_planted_faults_are_seen() -> None:
    planted_, found = Counter[str](), Counter[str]()
    for page in EVEN:
        clean = Counter(one.code for one in findings(page))
        for fault in planted(page, 7):
            planted_[fault.kind] += 1
            found[fault.kind] += seen(fault, clean)
    assert planted_.total() >= 300 and len(planted_) >= len(PLANTERS) - 1
    few = {
        kind: f"{found[kind]}/{count}"
        for kind, count in planted_.items()
        if found[kind] < LEAST_OF_KIND * count and count > 9
    }
    assert found.total() >= LEAST_RECALL * planted_.total() and not few, few


@pytest.mark.parametrize("number", [1, 2])
def test_a_page_written_to_be_read_is_left_alone(number: int) -> None:
    assert [str(one) for one in findings(natural_page(number))] == []


def missed(page: ReadPage, code: str) -> bool:
    return code not in {one.code for one in findings(page)}


def test_slips_in_such_a_page_are_seen() -> None:
    rows = [one for one in SWAPS if one[3] and one[3] != "out of scope"]
    out = [row for row in rows if missed(natural_page(row[0], row[1], row[2]), row[3])]
    assert len(rows) > 45 and len(out) <= 0.1 * len(rows), out


def is_told(number: int, was: str, now: str) -> bool:
    """:func:`told_anew` of a page in which *now* stands for *was*."""
    return told_anew(natural_page(number), natural_page(number, was, now))


@pytest.mark.parametrize("number", PAGES)
def test_a_page_of_a_city_daily_is_left_alone(number: int) -> None:
    """Pages that the rules were made with: other copy is in ``clean_copy``."""
    assert [str(one) for one in findings(natural_page(number))] == []


def test_persons_offices_and_datelines_that_do_not_agree_are_seen() -> None:
    seen = [row for row in PERSONS if is_told(*row[:3])]
    told = [row for row in PERSONS if row[3]]
    assert len(PERSONS) > 90 and len(seen) >= 48
    assert sum(row[3] for row in seen) >= 0.64 * len(told)
    assert sum(is_told(*row) for row in LATER) >= 0.5 * len(LATER)


@pytest.mark.parametrize(("pages", "least"), [(LOOKED_AT, 0.87), (SEALED, 0.84)])
def test_persons_and_places_that_stand_otherwise_in_one_place_are_seen(pages: range, least: float) -> None:
    """The goal is 0.9; what is seen must not become less."""
    rows = [*swaps(pages)]
    seen = sum(one.is_told() for one in rows)
    assert len(rows) >= 300 and seen >= least * len(rows), f"{seen} of {len(rows)}"


@pytest.mark.parametrize(("pages", "least"), [(FRESH, 0.9), (DESKS, 0.9), (SHUT, 0.9), (LATEST, 0.87)])
def test_what_the_page_itself_contradicts_is_seen(pages: range, least: float) -> None:
    """The goal is 0.9 of those in scope; the last pages were opened once, 0.884 seen, and no rule is made by them."""
    made = [*plants(pages)]
    inside = [one for one in made if one.evidence]
    seen = sum(one.is_told() for one in inside)
    assert len(inside) >= 300 and len(made) - len(inside) >= 40
    assert seen >= least * len(inside), f"{seen} of {len(inside)}"


@pytest.mark.parametrize("pages", [LOOKED_AT, SEALED, FRESH, THREE_DESKS, DESKS, SHUT, LATEST])
def test_pages_of_a_daily_are_left_alone(pages: range) -> None:
    alarms = [str(one) for number in pages for one in findings(natural_page(number))]
    assert len(alarms) <= ALARMS * len(pages), alarms


@pytest.mark.parametrize(
    ("said", "right"),
    [("总投资8600万元，其中省级补助5200万元、县级自筹3500万元。", "8700万元"),
     ("总投资1.2亿元，其中中央补助0.7亿元、市级自筹0.7亿元。", "1.4亿元"),
     ("全村有331人，其中男172人、女158人。", "330人")],
)  # fmt: skip
def test_a_sum_is_told_as_its_whole_is_written(said: str, right: str) -> None:
    page = natural_page(0, text=f"日 2024年3月19日\n题 全镇算一笔账\n文 {said}")
    (one,) = [one for one in findings(page) if one.code == "check-sum"]
    assert dict(one.facts)["right"] == right
