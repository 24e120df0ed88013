"""Findings that an editor would wave away are not made: what parts a page on purpose, briefs alike, no flag."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from issues import HEAD, codes, copy, made, write
from PIL import Image

from layout.composing import compose
from layout.loading.load import load
from layout.publishing.reporting import reported

TWO = "pages:\n  - number: 2\n    slots:\n      - {story: a, at: [1, 1], span: [5, 20]}\n"
UNDER = "      - {story: b, at: [1, %d], span: [5, 20]}\n"
STORIES = {"a": copy(20), "b": copy(20)}
RULE = "    rules:\n      - {at: [%d, 21], span: [%d, 1], side: middle, style: thin}\n"


def test_a_gap_from_edge_to_edge_between_stories_cuts_the_page(tmp_path: Path) -> None:
    assert "page-cut" in codes(made(tmp_path, TWO + UNDER % 22, STORIES))


def test_a_cut_is_told_at_the_story_under_it_in_whatever_order_the_spec_has_them(tmp_path: Path) -> None:
    pages = (
        "pages:\n  - number: 2\n    slots:\n      - {story: b, at: [1, 41], span: [5, 20]}\n"
        "      - {story: c, at: [1, 21], span: [5, 20]}\n      - {story: a, at: [1, 1], span: [5, 20]}\n"
    )
    composed = made(tmp_path, pages, {**STORIES, "c": copy(20)})
    assert [dict(one.facts)["slot"] for one in composed.edition.findings if one.code == "page-cut"] == ["c", "b"]


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


@pytest.mark.parametrize(("depth", "gap", "cut"), [(20, True, False), (60, False, True)])
def test_a_cut_that_runs_into_a_gap_is_the_gap(tmp_path: Path, depth: int, gap: bool, cut: bool) -> None:
    """Over two stories in four columns nothing says yet what will stand in the fifth."""
    pages = (
        "pages:\n  - number: 2\n    slots:\n      - {story: a, at: [1, 1], span: [4, 20]}\n"
        "      - {story: b, at: [1, 21], span: [4, 40]}\n"
        f"      - {{use: notice, text: [启事], at: [5, {61 - depth}], span: [1, {depth}]}}\n"
    )
    found = [dict(one.facts) for one in made(tmp_path, pages, STORIES).edition.findings if one.code == "page-cut"]
    assert ("page-gap" in codes(made(tmp_path, pages, STORIES))) == gap
    assert any(one["way"] == "|" and one["slot"] == "4|5" for one in found) == cut
    wide = pages.replace("span: [4,", "span: [5,").partition("      - {use")[0]
    assert any(one.code == "page-cut" for one in made(tmp_path, wide, STORIES).edition.findings)


@pytest.mark.parametrize(("chars", "lines"), [(12, 0), (4, 1)])
def test_a_leg_too_narrow_is_reported_once_and_not_for_every_line(tmp_path: Path, chars: int, lines: int) -> None:
    pages = "pages:\n  - number: 2\n    slots:\n      - {story: a, at: [1, 1], span: [5, 60]}\n"
    composed = made(tmp_path, pages, {"a": copy(30)}, HEAD.replace("chars: 12", f"chars: {chars}"))
    loose = [dict(one.facts) for one in composed.edition.findings if one.code == "line-loose"]
    assert len(loose) == lines
    assert all(re.search(r"[^…]+ / [^…]+ / [^…]+ … \(\d+\)$", str(one["text"])) for one in loose)


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


def headless(folder: Path, body: str, front: str = "", style: str = "brief") -> list[str]:
    """Where a story of *body* without a head is reported to lack one."""
    (folder / "a.md").write_text(f"---\nslug: a\n{front}---\n\n{body}\n", "utf-8")
    (folder / "own.yaml").write_text(
        "name: own\nfrom: daily\nstories:\n  plain: {from: brief, head_lines: 0}\n", "utf-8"
    )
    (folder / "issue.yaml").write_text(
        HEAD.replace("daily", "own")
        + f"pages:\n  - number: 2\n    slots:\n      - {{story: a, style: {style}, at: [1, 1], span: [5, 20]}}\n",
        "utf-8",
    )
    loaded = load(folder / "issue.yaml")
    found = compose(loaded.issue, loaded.materials).edition.findings
    return [str(one.place) for one in found if one.code == "missing-headline"]


LOST = {
    "two paragraphs": (copy(6), ""),
    "one paragraph": (copy(2), ""),
    "a kicker alone": (copy(6), "kicker: 引题\n"),
    "a deck alone": (copy(6), "deck: 副题\n"),
    "a byline": (copy(6), "byline: 本报记者 李明\n"),
    "long copy under a rubric": (copy(6), "rubric: 今日谈\n"),
    "words in bold further on": (f"开头，**供水**正常。\n\n{copy(3)}", ""),
}
NEED_NONE = {
    "a brief under its rubric": (copy(2), "rubric: 更正\n", "brief"),
    "briefs behind words in bold": ("**供水**　今天恢复。\n\n**供电**　明天检修。", "", "brief"),
    "quotations": ("> 话说了一半。\n\n> 又说一半。", "", "brief"),
    "a list": ("- 甲\n- 乙", "", "brief"),
    "a picture with words": (copy(2), "kind: photo\n", "brief"),
    "what goes on from another page": (copy(6), "jump_from: 1\n", "brief"),
    "a style without heads": (copy(6), "", "plain"),
}


@pytest.mark.parametrize("name", LOST)
def test_a_story_without_a_head_is_told_in_its_own_file(tmp_path: Path, name: str) -> None:
    body, front = LOST[name]
    assert headless(tmp_path, body, front) == ["a.md:1"]
    assert headless(tmp_path, body, f"{front}headline: 有了标题\n") == []


@pytest.mark.parametrize("name", NEED_NONE)
def test_what_is_printed_without_a_head_lacks_none(tmp_path: Path, name: str) -> None:
    assert headless(tmp_path, *NEED_NONE[name]) == []


def test_a_head_that_the_slot_has_is_a_head(tmp_path: Path) -> None:
    pages = "pages:\n  - number: 2\n    slots:\n      - {story: a, at: [1, 1], span: [5, 20]%s}\n"
    for head, lacks in ((", head: {breaks: [这里的标题]}", False), ("", True)):
        path = write(tmp_path, pages % head, {"a": copy(6)})
        (tmp_path / "a.md").write_text(f"---\nslug: a\n---\n\n{copy(6)}\n", "utf-8")
        loaded = load(path)
        assert ("missing-headline" in codes(compose(loaded.issue, loaded.materials))) == lacks


def test_a_head_lost_in_a_dump_is_reported_once_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"\n□本报记者 某某\n\n{copy(6)}\n", "utf-8")
    pages = "pages:\n  - number: 2\n    slots:\n      - {story: a1, at: [1, 1], span: [5, 20]}\n"
    (tmp_path / "issue.yaml").write_text(HEAD.replace('{stories: "*.md"}', "{dump: page.txt}") + pages, "utf-8")
    loaded = load(tmp_path / "issue.yaml")
    composed = compose(loaded.issue, loaded.materials)
    said = reported([*loaded.findings, *composed.edition.findings], loaded.issue, loaded.materials.stories)
    places = [one.place for one in said.findings if one.code == "missing-headline"]
    assert [(one.file, one.line) for one in places if one] == [("page.txt", 2)]
