"""No message speaks of “1 lines”: every one is said with the number one, and with more."""

from __future__ import annotations

import re

import pytest

from layout.messages import CATALOGUE
from layout.plurals import of_one

SAID = [text for code in CATALOGUE for text in (CATALOGUE[code].en, CATALOGUE[code].en_hint) if text]
ONE = {text: dict.fromkeys(re.findall(r"\{(\w+)\}", text), 1) for text in SAID}
SEVERAL = re.compile(
    r"(?<!×)\b1 (?:[a-z-]+ )?(?:lines|characters|rows|pages|files|pictures|times|stories|cells)\b(?! ×)"
)


def test_one_of_a_thing_is_in_the_singular() -> None:
    plain = [text for text in SAID if SEVERAL.search(re.sub(r"\{\w+\}", "1", text))]
    assert len(plain) > 50  # so many would say “1 lines”
    assert [said for text in SAID if SEVERAL.search(said := re.sub(r"\{\w+\}", "1", of_one(text, ONE[text])))] == []


def test_more_than_one_is_as_it_is_written() -> None:
    for value in (0, 2, 12, "1.5", "a1"):
        assert all(of_one(text, dict.fromkeys(ONE[text], value)) == text for text in SAID)


@pytest.mark.parametrize(
    ("template", "facts", "said"),
    [
        ("{n} lines ({c} characters) go on page {p}", {"n": 1, "c": 9, "p": 2}, "1 line (9 characters) goes on page 2"),
        ("{n} lines of it ({c} characters) go on", {"n": 2, "c": 1}, "2 lines of it (1 character) go on"),
        ("{n} boxes were put right; all are so", {"n": 1}, "1 box was put right; all are so"),
        ("story {slug} uses marks of {n} kinds", {"slug": "1", "n": 3}, "story 1 uses marks of 3 kinds"),
    ],
)  # fmt: skip
def test_noun_and_verb_go_together(template: str, facts: dict[str, str | int], said: str) -> None:
    assert of_one(template, facts).format(**facts) == said
