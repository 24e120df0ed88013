"""Pages as indexes, jumps and folios say them, whatever form they have."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import findings, printed

from layout.numbering import PageNumber
from layout.reading.passages import label, page_said
from layout.stories.model import Paragraph, Story

STORY = Story("a", "news", ("老城五条巷子通了暖气",), (Paragraph("p", "昨天傍晚，老城供热改造的五条巷子通了暖气。"),))


@pytest.mark.parametrize(
    ("said", "page"),
    [("3", "3"), ("03", "3"), ("三", "3"), ("十二", "12"), ("A1", "A1"), ("A01", "A1"), ("特1", "特1"), ("—", "—")],
)
def test_a_page_is_the_same_in_whatever_form_it_is_said(said: str, page: str) -> None:
    assert page_said(said) == page


def test_a_page_that_is_said_is_the_label_of_its_number() -> None:
    for number in (1, 16, PageNumber.of("B12"), PageNumber.of("特3")):
        assert page_said(label(number)) == label(number)


@pytest.mark.parametrize(("said", "wrong"), [("3", False), ("03", False), ("三", False), ("04", True), ("2", True)])
def test_an_index_is_held_against_the_page_not_against_its_form(said: str, wrong: bool) -> None:
    page = printed("page", date(2024, 5, 6), {"a": STORY}, (f"老城五条巷子通了暖气……{said}版",), 3)
    spec = page.issue.pages[0]
    others = tuple(spec._replace(number=number, slots=()) for number in (2, 4))
    page = page._replace(issue=page.issue._replace(pages=(spec, *others)))
    assert ("check-index-page" in [one.code for one in findings(page)]) is wrong
