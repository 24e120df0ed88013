"""Marks inside a paragraph: brackets lie in each other, and what makes no span stays in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.stories.inline import with_marks, without_marks

MARKS = {"strong": len("****"), "emphasis": len("**"), "dots": len("[]{dots}"), "link": len("[](甲)")}


@pytest.mark.parametrize(
    ("written", "text", "spans"),
    [
        ("参见[1]和[乙]{dots}", "参见[1]和乙", [("dots", "乙")]),
        ("[甲[乙]{dots}丙", "[甲乙丙", [("dots", "乙")]),
        ("[参考[1]文字]{dots}", "参考[1]文字", [("dots", "参考[1]文字")]),
        ("[[甲]{warichu}乙](http://a.example)", "甲乙", [("link", "甲乙"), ("warichu", "甲")]),
        ("空[]{warichu}的", "空[]{warichu}的", []),
        ("[甲](http://a.example/[乙])丙", "甲丙", [("link", "甲")]),
    ],
)
def test_a_bracket_that_makes_no_span_stays(written: str, text: str, spans: list[tuple[str, str]]) -> None:
    plain, found = without_marks(written)
    assert plain == text
    assert sorted((one.kind, plain[one.start : one.end]) for one in found) == spans
    assert without_marks(with_marks(plain, found)) == (plain, found)


@given(st.lists(st.sampled_from(["[", "]", "]{dots}", "](甲)", "*", "**", "乙"]), max_size=14).map("".join))
def test_nothing_but_the_marks_of_spans_goes(written: str) -> None:
    plain, found = without_marks(written)
    assert len(plain) + sum(MARKS[one.kind] for one in found) == len(written)
