"""The sample dump, a real front page, is read as an editor reads it; its hints settle what no program can know."""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parent))


from layout.characters.normalise import normalise
from layout.dumps.dump import read_dump
from layout.stories.hints import read_hints
from layout.stories.model import Copy

ROOT = Path(__file__).resolve().parents[2]
DUMP = ROOT / "seeds/datong/front-page.txt"
EXPECTED: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "datong.yaml").read_text("utf-8"))


@cache
def plain() -> Copy:
    """The dump without hints."""
    return read_dump(DUMP.read_bytes(), "front-page.txt")


@cache
def hinted() -> Copy:
    """The dump with its hints."""
    hints = read_hints((DUMP.parent / "hints.yaml").read_text("utf-8"), "hints.yaml")
    return read_dump(DUMP.read_bytes(), "front-page.txt", hints)


def codes(copy: Copy) -> dict[str, list[int]]:
    """Lines by finding code."""
    found: dict[str, list[int]] = {}
    for one in copy.findings:
        found.setdefault(one.code, []).append(one.place.line if one.place else 0)
    return found


def test_the_stories_come_in_the_order_of_the_page() -> None:
    assert [story.slug for story in plain().stories] == [story["slug"] for story in EXPECTED]
    assert [story.slug for story in hinted().stories] == [story["slug"] for story in EXPECTED]


@pytest.mark.parametrize("wanted", EXPECTED, ids=lambda story: story["slug"])
def test_a_story_has_its_parts(wanted: dict[str, Any]) -> None:
    story = next(one for one in plain().stories if one.slug == wanted["slug"])
    assert story.kind == wanted["kind"]
    assert story.rubric == wanted["rubric"]
    assert list(story.headline) == wanted["head"]
    assert story.deck == wanted["deck"]
    assert (story.byline.raw if story.byline else None) == wanted.get("byline")
    assert (list(story.byline.names) if story.byline else None) == wanted.get("names")
    assert (story.dateline.raw if story.dateline else None) == wanted.get("dateline")
    assert (story.jump.page if story.jump else None) == wanted.get("jump")
    assert story.complete == wanted["complete"]
    assert (story.caption or None) == wanted.get("caption")
    assert (story.credit.raw if story.credit else None) == wanted.get("credit")
    assert [[one.kind, list(one.lines), one.text] for one in story.body] == wanted["body"]


def test_every_line_is_in_one_story_or_named() -> None:
    numbers = {n for n, line in enumerate(DUMP.read_text("utf-8").split("\n"), 1) if line.strip()}
    used = Counter(line for story in plain().stories for line in story.lines)
    left = ("stray-line", "page-furniture")
    named = {line for one in plain().findings if one.code in left for line in one.lines}
    assert set(used) | named == numbers
    assert max(used.values()) == 1
    assert not set(used) & named


def test_every_character_of_a_story_is_in_its_parts() -> None:
    lines = DUMP.read_text("utf-8").split("\n")
    for story in plain().stories:
        source = "".join(lines[number - 1] for number in story.lines)
        parts = [*story.headline, story.deck, story.rubric, story.caption, *(one.text for one in story.body)]
        parts += [story.byline.raw if story.byline else "", story.dateline.raw if story.dateline else ""]
        parts += [story.jump.raw if story.jump else "", story.credit.raw if story.credit else ""]
        assert letters(source) == letters("".join(parts)), story.slug


def letters(text: str) -> Counter[str]:
    """Characters but for marks that change width and blanks."""
    return Counter(c for c in normalise(text).text if c.isalnum())


def test_every_doubt_is_told_with_its_line() -> None:
    found = codes(plain())
    assert found["truncated-no-jump"] == [33, 63, 73]
    assert found["truncated-at-jump"] == [109]
    assert found["missing-headline"] == [89]
    assert found["orphan-headline"] == [127]
    assert found["stray-line"] == found["ocr-dash-or-one"] == [128]
    assert found["ocr-confusable"] == [55]
    assert found["possible-ocr"] == [119, 121]
    assert found["mixed-list-separator"] == [119]
    assert found["duplicate-passage"] == [121]
    assert found["possible-lost-paragraph-break"] == [69, 119]
    assert found["missing-image"] == [125]
    assert found["paragraph-joined"] == [25, 63]
    assert found["halfwidth-punctuation"] == [0]


def test_the_hints_settle_what_they_speak_of_and_nothing_else() -> None:
    found = codes(hinted())
    for code in (
        "truncated-no-jump",
        "orphan-headline",
        "stray-line",
        "ocr-dash-or-one",
        "ocr-confusable",
        "missing-image",
        "paragraph-joined",
    ):
        assert code not in found, code
    assert found["line-dropped"] == [127, 128]
    assert found["duplicate-passage"] == [121]
    by_slug = {story.slug: story for story in hinted().stories}
    assert by_slug["a6"].headline == ("多力齐发激活稳就业一池春水",)
    assert by_slug["a6"].deck == "——本市抓好就业工作综述"
    assert [by_slug[slug].jump.page for slug in ("a1", "a2", "a3")] == [2, 2, 2]  # type: ignore[union-attr]
    assert "宫外孕" in by_slug["a2"].body[6].text
    assert "刘若亮、董建中、王丽萍、张海兵" in by_slug["a7"].body[1].text
    changed = {"a2": {6}, "a7": {1}}
    for before, after in zip(plain().stories, hinted().stories, strict=True):
        same = [i for i, (a, b) in enumerate(zip(before.body, after.body, strict=True)) if a.text == b.text]
        assert set(range(len(before.body))) - set(same) == changed.get(before.slug, set())


def test_a_hint_that_finds_nothing_is_an_error() -> None:
    for text, code in (
        ("replace: [{line: 55, find: 没有这几个字, with: 有}]", "hint-no-match"),
        ("drop_lines: [4]", "hint-no-match"),
        ("stories: {a99: {jump: 2}}", "hint-no-story"),
    ):
        copy = read_dump(DUMP.read_bytes(), "front-page.txt", read_hints(text, "hints.yaml"))
        assert code in codes(copy)
        assert next(one for one in copy.findings if one.code == code).place.file == "hints.yaml"  # type: ignore[union-attr]
