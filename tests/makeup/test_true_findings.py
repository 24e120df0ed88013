"""Findings that an editor would wave away are not made: what parts a page on purpose, briefs alike, no flag."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import HEAD, codes, copy, made
from PIL import Image

TWO = "pages:\n  - number: 2\n    slots:\n      - {story: a, at: [1, 1], span: [5, 20]}\n"
UNDER = "      - {story: b, at: [1, %d], span: [5, 20]}\n"
STORIES = {"a": copy(20), "b": copy(20)}
RULE = "    rules:\n      - {at: [%d, 21], span: [%d, 1], side: middle, style: thin}\n"


def test_a_gap_from_edge_to_edge_between_stories_cuts_the_page(tmp_path: Path) -> None:
    assert "page-cut" in codes(made(tmp_path, TWO + UNDER % 22, STORIES))


@pytest.mark.parametrize(("rule", "cut"), [((1, 5), False), ((1, 3), True)])
def test_a_rule_from_edge_to_edge_parts_sections(tmp_path: Path, rule: tuple[int, int], cut: bool) -> None:
    assert ("page-cut" in codes(made(tmp_path, TWO + UNDER % 22 + RULE % rule, STORIES))) == cut


@pytest.mark.parametrize(("second", "cut"), [("[4, 21], span: [2, 1]", False), ("[4, 40], span: [2, 1]", True)])
def test_rules_that_lie_end_to_end_part_sections_as_one_does(tmp_path: Path, second: str, cut: bool) -> None:
    rules = RULE % (1, 3) + f"      - {{at: {second}, side: middle, style: thin}}\n"
    assert ("page-cut" in codes(made(tmp_path, TWO + UNDER % 22 + rules, STORIES))) == cut


def test_an_advertisement_as_wide_as_the_page_parts_it_by_itself(tmp_path: Path) -> None:
    ad = "      - {use: picture, picture: ad.png, at: [1, 21], span: [5, 8], caption_at: none}\n"
    assert "page-cut" not in codes(made(tmp_path, TWO + ad + UNDER % 29, STORIES))


@pytest.mark.parametrize(("size", "clash"), [("三号", False), ("一号", True)])
def test_small_heads_of_briefs_may_be_alike(tmp_path: Path, size: str, clash: bool) -> None:
    (tmp_path / "own.yaml").write_text(
        f"name: own\nfrom: daily\ntext:\n  small: {{from: head-brief, size: {size}}}\n"
        "stories:\n  small: {from: brief, roles: {head: small}}\n", "utf-8"
    )  # fmt: skip
    pages = (
        "pages:\n  - number: 2\n    slots:\n      - {story: a, style: small, at: [1, 1], span: [2, 20]}\n"
        "      - {story: b, style: small, at: [3, 1], span: [2, 20]}\n"
    )
    assert ("heads-clash" in codes(made(tmp_path, pages, STORIES, HEAD.replace("daily", "own")))) == clash


def test_columns_that_nothing_stands_in_are_a_gap_and_not_a_cut_as_well(tmp_path: Path) -> None:
    pages = "pages:\n  - number: 2\n    slots:\n      - {story: a, at: [1, 1], span: [3, 60]}\n"
    composed = made(tmp_path, pages, {"a": copy(20)})
    found = [dict(one.facts) for one in composed.edition.findings if one.code == "page-cut"]
    assert "page-gap" in codes(composed)
    assert [one["slot"] for one in found if one["way"] == "|" and one["slot"] in ("3|4", "4|5")] == []


@pytest.mark.parametrize("flag", ["", "      - {use: flag, at: [1, 30], span: [5, 10]}\n"])
def test_what_a_flag_lacks_is_said_where_there_is_one(tmp_path: Path, flag: str) -> None:
    composed = made(tmp_path, TWO + flag, STORIES, HEAD.replace("cn: CN 00-0000, ", ""))
    assert ("flag-fact-missing" in codes(composed)) == bool(flag)


@pytest.mark.parametrize(
    ("front", "told"), [("kind: photo\ncaption: 丰收在望。\n", False), ("kind: photo\n", True), ("", True)]
)
def test_a_picture_story_of_head_and_caption_lacks_no_body(tmp_path: Path, front: str, told: bool) -> None:
    pages = "pages:\n  - {number: 2, slots: [{story: a, at: [1, 1], span: [5, 4]}]}\n"
    assert ("story-empty" in codes(made(tmp_path, pages, {"a": ""}, front=front))) == told


def test_a_picture_too_coarse_is_told_at_its_slot(tmp_path: Path) -> None:
    Image.new("RGB", (400, 300), (90, 120, 60)).save(tmp_path / "p.png")
    pages = (
        "pages:\n  - {number: 2, slots: [{story: a, at: [1, 1], span: [5, 20]}]}\n"
        "  - number: 3\n    slots:\n      - {picture: p.png, at: [1, 1], span: [2, 20], caption: 丰收, credit: 某某}\n"
        "      - {picture: p.png, at: [4, 1], span: [2, 20], caption: 丰收, credit: 某某}\n"
    )
    composed = made(tmp_path, pages, {"a": copy(20)})
    (told,) = {
        one.place.line for one in composed.edition.findings if one.code.startswith(("picture-low", "picture-too-c"))
    }
    lines = (tmp_path / "issue.yaml").read_text("utf-8").splitlines()
    assert "at: [1, 1], span: [2, 20]" in lines[told - 1]
