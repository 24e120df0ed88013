"""Copy given as a list of files, folders and patterns."""

from __future__ import annotations

from pathlib import Path

from layout.findings import Finding, Place
from layout.loading.copy_names import named_files
from layout.loading.story_files import read_story_files

STORY = "夜校今晚开课\n本报讯（记者 何苗）市工人夜校今晚开课，首批招收学员三百名，免收学费。\n"


def test_a_list_takes_files_folders_and_patterns_each_once(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    for name in ("wire/a.txt", "wire/b.txt", "c.txt", "d.md"):
        (tmp_path / name).write_text(STORY if name[-2:] != "md" else f"# 公园夜场\n\n{STORY}", "utf-8")
    found: list[Finding] = []
    paths = named_files(
        ["c.txt", "wire", "*.txt", "*.md", "none.txt", "../x.txt"], tmp_path, Place("issue.yaml"), found
    )
    assert [path.name for path in paths] == ["c.txt", "a.txt", "b.txt", "d.md"]
    assert [one.code for one in found] == ["file-missing", "file-outside"]
    stories, faults = read_story_files(paths, tmp_path)
    assert [one.slug for one in stories] == ["c", "a", "b", "d"]
    assert faults == []


def test_hints_beside_a_file_are_its_own_and_no_copy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / "a.hints.yaml").write_text("stories: {a1: {deck: 首批三百名}}\n", "utf-8")
    stories, _ = read_story_files(named_files(["*"], tmp_path, Place("issue.yaml"), []), tmp_path)
    assert [(one.slug, one.deck) for one in stories] == [("a", "首批三百名")]
