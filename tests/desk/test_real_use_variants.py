"""Variants of the small issues of real use: the same kinds in other forms, run as an editor runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_real_use import PAPER, SENTENCE, SPEC, Run, story


@pytest.mark.parametrize(("name", "told"), [("~$稿件.docx", False), ("Thumbs.db", False), ("稿件.dat", True)])
def test_files_that_systems_leave_among_copy_are_no_copy(tmp_path: Path, name: str, told: bool) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy/t.md").write_text(story("t"), "utf-8")
    (tmp_path / "copy" / name).write_bytes("\x0b张三".encode() + b"\0" * 40)
    run = Run(tmp_path, ["{story: t, at: [1, 1], span: [2, 10]}"], SPEC.replace("*.md", "copy/*"))
    named = [one for one in run.report["findings"] if name in str(one)]
    assert bool(named) == told


@pytest.mark.parametrize("parent", ["dayly", "daily"])
def test_a_parent_style_that_is_not_there_is_one_mistake(tmp_path: Path, parent: str) -> None:
    (tmp_path / "t.md").write_text(story("t"), "utf-8")
    (tmp_path / "own.yaml").write_text(f"name: own\nfrom: {parent}\n", "utf-8")
    run = Run(tmp_path, ["{story: t, at: [1, 1], span: [2, 10]}"], SPEC.replace("style: daily", "style: own"))
    assert run.codes.count("style-not-found") == (parent != "daily")
    assert "style-missing" not in run.codes
    assert SENTENCE[-5:] in run.text


def test_one_han_on_a_line_is_no_foreign_word(tmp_path: Path) -> None:
    (tmp_path / "t.md").write_text(story("t", SENTENCE * 2), "utf-8")
    run = Run(tmp_path, ["{story: t, at: [1, 1], span: [1, 36], legs: 4}"])
    assert "line-loose" in run.codes
    assert "word-alone" not in run.codes


@pytest.mark.parametrize(
    "slot",
    [
        "{use: notice, title: 启事, text: [明天🙂停水], at: [1, 20], span: [2, 4]}",
        "{use: picture, picture: a.svg, caption: 河滩🙂, credit: 某 摄, at: [1, 20], span: [2, 9]}",
    ],
)
def test_a_character_that_no_face_has_is_told_at_its_slot(tmp_path: Path, slot: str) -> None:
    (tmp_path / "t.md").write_text(story("t"), "utf-8")
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"/>', "utf-8")
    run = Run(tmp_path, ["{story: t, at: [1, 1], span: [2, 10]}", slot], paper=PAPER)
    (lost,) = [one for one in run.report["findings"] if one["code"] == "glyph-missing"]
    assert lost["line"] == SPEC.count("\n") + 2


@pytest.mark.parametrize(
    ("opening", "named"),
    [
        ("标题：今天的头条\n作者：张三\n", True),
        ("引题：市里说\n标题：今天的头条\n副题：又说\n", True),
        ("问：标题呢？\n", False),
    ],
)
def test_a_file_that_names_its_fields_without_a_fence_has_its_head(tmp_path: Path, opening: str, named: bool) -> None:
    (tmp_path / "t.md").write_text(f"{opening}\n{SENTENCE}\n", "utf-8")
    run = Run(tmp_path, ["{story: t, at: [1, 1], span: [2, 14]}"])
    assert ("label-removed" in run.codes) == named
    assert ("missing-headline" in run.codes) != named
    assert ("今天的头条" in run.text) == named
