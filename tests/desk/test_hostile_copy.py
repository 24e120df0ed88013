"""Copy from anyone is read within bounds, and nothing outside the issue's folder is read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from small_issue import DUMP, SPEC, Ran

from layout.cli import main
from layout.loading import bounded_copy

Issue = Callable[..., Ran]


def test_a_document_that_unpacks_without_end_is_broken_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bounded_copy, "SECONDS", 2)
    path = tmp_path / "copy.html"
    path.write_text("<html><body>" + "</" * 250_000, "utf-8")
    code = main(["parse", str(path), "--lang", "en"])
    said = capsys.readouterr()
    assert (code, "copy-too-much" in said.err) == (2, True) or code in (0, 1), said.err


def test_copy_of_a_whole_paper_is_read_the_same_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    here = bounded_copy.read_copy(DUMP.encode(), "copy.txt", None)
    monkeypatch.setattr(bounded_copy, "LARGE", 10)
    assert bounded_copy.read_copy(DUMP.encode(), "copy.txt", None) == here


def test_a_small_document_that_unpacks_to_much_is_large(tmp_path: Path) -> None:
    path = tmp_path / "copy.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", " " * (5 << 20))
    assert path.stat().st_size < 20_000
    assert bounded_copy._is_large(path.read_bytes())
    assert not bounded_copy._is_large(b"PK no archive")


@pytest.mark.parametrize("pattern", [".", "./", "a**", "*.md"])
def test_story_files_are_files_of_the_folder(pattern: str, issue: Issue, tmp_path: Path) -> None:
    (tmp_path.parent / f"{tmp_path.name}-secret.md").write_text("secret", "utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path.parent / f"{tmp_path.name}-secret.md")
    ran = issue(spec=SPEC.replace("{dump: page.txt}", f"{{stories: '{pattern}'}}"), dump=None)
    assert ran.code == 2
    assert ("file-outside" if pattern == "*.md" else "file-missing") in ran.err
    assert "program-fault" not in ran.err
