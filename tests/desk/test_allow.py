"""Findings that the spec allows, for a slot, a page or the issue, do not count; what is allowed in vain is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from small_issue import DUMP, SPEC, Ran

from layout.messages import CATALOGUE
from layout.messages.called import CALLED, code_of

STYLE = "style: daily\n"
PAGE = "  - number: 1\n"
LEAD = "story: a1, "


def codes(ran: Ran, part: str = "findings") -> list[str]:
    told: list[dict[str, Any]] = ran.report.get(part, [])
    return [one["code"] for one in told]


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (STYLE, "allow: {欠稿: 今天稿子少}\n"), (STYLE, "允许: {underset: 今天稿子少}\n"),
        (PAGE, "    allow: {欠稿: 今天稿子少}\n"), (LEAD, "allow: {欠稿: 今天稿子少}, "),
    ],
)  # fmt: skip
def test_what_is_allowed_is_listed_with_its_reason_and_not_counted(
    issue: Callable[..., Ran], after: str, words: str
) -> None:
    ran = issue(spec=SPEC.replace(after, after + words))
    assert ran.code == 0
    assert "underset" not in codes(ran)
    (one,) = ran.report["allowed"]
    assert (one["code"], one["reason"]) == ("underset", "今天稿子少")
    assert " warnings; 1 allowed\n" in ran.out


def test_without_it_the_same_page_has_a_warning(issue: Callable[..., Ran]) -> None:
    ran = issue()
    assert "underset" in codes(ran) and "allowed" not in ran.report


def test_an_allowance_holds_in_its_own_slot_only(issue: Callable[..., Ran]) -> None:
    more = "      - {story: a2, at: [1, 32], span: [5, 20]}\n"
    dump = f"{DUMP}\n老街书屋重新开门\n\n□本报记者 某某\n\n昨天上午九点，老街书屋的木门重新打开，街坊们都来了。\n"
    ran = issue(spec=SPEC.replace(LEAD, LEAD + "allow: {欠稿: x}, ") + more, dump=dump)
    assert [one["story"] for one in ran.report["findings"] if one["code"] == "underset"] == ["a2"]
    assert codes(ran, "allowed") == ["underset"]


def test_what_is_allowed_in_vain_is_said(issue: Callable[..., Ran]) -> None:
    ran = issue(spec=SPEC.replace(STYLE, STYLE + "allow: {断版: 有意}\n"))
    assert "allow-idle" in codes(ran) and ran.code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("allow: {断板: 有意}", "spec-allow-unknown"), ("allow: {溢出: 有意}", "spec-allow-error"),
        ("allow: [断版]", "spec-allow-reason"), ("allow: {断版: }", "spec-nothing"),
        ("allow: 断版", "spec-allow-reason"), ("allow: {断版: ' '}", "spec-nothing"),
    ],
)  # fmt: skip
def test_a_wrong_allowance_is_an_error(issue: Callable[..., Ran], words: str, code: str) -> None:
    ran = issue(spec=SPEC.replace(STYLE, f"{STYLE}{words}\n"))
    assert ran.code == 1 and code in codes(ran)


def test_a_story_of_a_dump_is_told_by_its_head(issue: Callable[..., Ran]) -> None:
    ran = issue("--lang", "zh")
    said = " ".join(one["message"] for one in ran.report["findings"])
    assert "《今年粮食又丰收》" in said and "a1" not in said
    assert "  今年粮食又丰收 " in ran.out and "  a1 " not in ran.out


def test_every_warning_and_note_of_a_page_has_a_name_of_its_own() -> None:
    assert len(set(CALLED.values())) == len(CALLED) and CALLED.keys() <= CATALOGUE.keys()
    elsewhere = ("preflight", "fix", "watch", "card", "handoff", "output", "preview", "epaper", "allow", "diff")
    for code, message in CATALOGUE.items():
        if message.severity != "error" and not code.startswith(elsewhere):
            assert code_of(CALLED[code]) == code
