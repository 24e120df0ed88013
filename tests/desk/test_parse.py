"""The parse command: stories as JSON and as files, doubts, and hints proposed for them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from layout.cli import main
from layout.dumps.dump import read_dump
from layout.stories.hints import read_hints

ROOT = Path(__file__).resolve().parents[2]
DUMP = ROOT / "seeds/datong/front-page.txt"
EXPECTED: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/stories/datong.yaml").read_text("utf-8"))


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """What ``parse --format json`` prints."""
    assert main(["parse", *words, "--format", "json", "--lang", "zh"]) in (0, 1)
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    return made


def test_json_has_every_field_of_every_story(capsys: pytest.CaptureFixture[str]) -> None:
    stories = told(capsys, str(DUMP))["stories"]
    assert [story["slug"] for story in stories] == [story["slug"] for story in EXPECTED]
    for story, wanted in zip(stories, EXPECTED, strict=True):
        assert [[one["type"], one["lines"], one["text"]] for one in story["body"]] == wanted["body"]
        assert (story["byline"] or {}).get("names") == wanted.get("names")
        assert (story["jump"] or {}).get("page") == wanted.get("jump")
        assert story["deck"] == (wanted["deck"] or None)
        assert set(story) >= {
            "slug",
            "kind",
            "rubric",
            "kicker",
            "headline",
            "dateline",
            "caption",
            "credit",
            "complete",
            "rank",
        }


def test_findings_have_a_code_a_line_a_message_and_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, str(DUMP))["findings"]
    assert {"code", "line", "message", "hint"} <= set(found[0])
    assert next(one["line"] for one in found if one["code"] == "ocr-confusable") == 55


def test_proposed_hints_say_nothing_until_they_are_taken_up_and_then_settle_the_doubts(tmp_path: Path) -> None:
    path = tmp_path / "hints.yaml"
    assert main(["parse", str(DUMP), "--write-hints", str(path), "--lang", "zh"]) == 0
    text = path.read_text("utf-8")
    assert all(not line or line.startswith("#") for line in text.split("\n"))
    assert read_hints(text, "hints.yaml").stories == ()
    # What begins or ends a story or a paragraph changes which doubts there are.
    text = re.sub(r"(?m)^.*as: .*\n", "", text)
    taken = re.sub(r"(?m)^#   ", "  ", re.sub(r"(?m)^# ([a-z_]+:)$", r"\1", text))
    copy = read_dump(DUMP.read_bytes(), "front-page.txt", read_hints(taken, "hints.yaml"))
    left = {one.code for one in copy.findings}
    settled = {"truncated-no-jump", "orphan-headline", "missing-image", "stray-line", "ocr-confusable", "possible-ocr",
               "mixed-list-separator", "possible-lost-paragraph-break"}  # fmt: skip
    assert not left & settled
    assert not any(code.startswith("hint-no") for code in left)
    assert copy.stories[5].headline == ("多力齐发激活稳就业",)


def test_stories_are_written_and_can_be_made_up(tmp_path: Path) -> None:
    assert main(["parse", str(DUMP), "--out", str(tmp_path / "stories"), "--lang", "zh"]) == 0
    assert sorted(path.stem for path in (tmp_path / "stories").glob("*.md")) == [story["slug"] for story in EXPECTED]
    spec = (ROOT / "seeds/datong/issue.yaml").read_text("utf-8")
    spec = spec.replace("copy: {dump: front-page.txt, hints: hints.yaml}", "copy: {stories: 'stories/*.md'}")
    (tmp_path / "issue.yaml").write_text(spec, "utf-8")
    assert main([str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--only", "pdf,report"]) in (0, 1)
    report = json.loads((tmp_path / "out/datong-2023-11-15/report.json").read_text("utf-8"))
    assert len(report["stories"]) == 7


def test_a_dump_that_is_not_there_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "none.txt", "--lang", "en"]) == 2
    assert "none.txt" in capsys.readouterr().err
