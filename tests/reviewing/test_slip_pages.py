"""Eight sets of pages with slips: how many of some pages are told, and how often a clean page is called wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import findings
from slip_pages import SETS, clean_page, numbers, slips


@pytest.mark.parametrize(
    ("name", "number", "least"),
    [
        ("broad", 4, 39),
        ("drawn", 9, 36),
        ("second", 8, 31),
        ("third", 10, 21),
        ("fourth", 9, 24),
        ("fifth", 5, 27),
        ("sixth", 10, 21),
        ("seventh", 11, 23),
    ],
)
def test_so_many_slips_of_a_page_are_told(name: str, number: int, least: int) -> None:
    planted = [*slips(name, number)]
    assert all(one.page.pages != one.clean.pages for one in planted)
    assert sum(one.is_told() for one in planted) >= least


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("broad", 6),
        ("drawn", 12),
        ("second", 19),
        ("third", 16),
        ("fourth", 43),
        ("fifth", 31),
        ("sixth", 23),
        ("seventh", 28),
    ],
)
def test_a_clean_page_has_hardly_an_alarm(name: str, most: int) -> None:
    assert len(numbers(name)) == 22
    assert sum(len(findings(clean_page(name, number))) for number in numbers(name)) <= most


def test_every_slip_fits_its_page() -> None:
    many = sum(1 for name in SETS for number in numbers(name) for _ in slips(name, number))
    assert many == 567 + 439 + 434 + 320 + 414 + 384 + 330 + 326
