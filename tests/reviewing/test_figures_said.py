"""What a number in Chinese characters is worth, and what is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from layout.wording.figures import chinese_value


@pytest.mark.parametrize(
    ("said", "value"), [("三千二百五十", 3250), ("二〇二三", 2023), ("两万", 20_000), ("十", 10), ("零", 0)]
)
def test_a_number_has_its_value(said: str, value: int) -> None:
    assert chinese_value(said) == value


def test_a_number_may_have_a_fraction() -> None:
    assert chinese_value("三点五") == Fraction(7, 2)


@pytest.mark.parametrize("said", ["", "点五", "三点", "三x", "三点十", "3", "一百元"])
def test_what_is_no_number_has_no_value(said: str) -> None:
    assert chinese_value(said) is None
