"""The small issue, as it is handed to the plant."""

from __future__ import annotations

from pathlib import Path

from small_issue import DUMP, SPEC

from layout.cli import main

MEANT = SPEC.replace("style: daily\n", "style: daily\nallow: {欠稿: 样张, 天窗: 样张}\n")
"""The small issue's story is short of its slot, and nothing stands below it."""


def issue(folder: Path, spec: str = MEANT, dump: str = DUMP) -> Path:
    """The spec of an issue that is written into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "issue.yaml").write_text(spec, "utf-8")
    (folder / "page.txt").write_text(dump, "utf-8")
    return folder / "issue.yaml"


def handed(path: Path, *words: str) -> int:
    """The exit code of the hand-off of the issue at *path*, with more *words* of the command."""
    return main(["handoff", str(path), "--out", str(path.parent / "out"), "--dpi", "72", "--lang", "zh", *words])
