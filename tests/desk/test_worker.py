"""Two processes make what one makes, and say what one says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from small_issue import DUMP, SPEC

from layout.cli import main

ALONE = "import threading; "
"""With threads about nothing is forked."""


def ran(folder: Path, alone: bool, *more: str) -> subprocess.CompletedProcess[str]:
    """The console command in a process of its own."""
    code = f"{ALONE if alone else ''}from layout.cli import program; program()"
    out = folder / ("one" if alone else "two")
    words = [sys.executable, "-c", code, str(folder / "issue.yaml"), "--out", str(out), "--lang", "en", *more]
    return subprocess.run(words, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "issue.yaml").write_text(SPEC, "utf-8")
    (tmp_path / "page.txt").write_text(DUMP, "utf-8")
    return tmp_path


def test_both_ways_give_the_same_bytes(folder: Path) -> None:
    one, two = ran(folder, alone=True), ran(folder, alone=False)
    assert (one.returncode, two.returncode) == (0, 0), two.stderr
    for name in ("P01.pdf", "P01.png", "report.json"):
        assert (folder / "one/small" / name).read_bytes() == (folder / "two/small" / name).read_bytes()
    assert one.stdout.replace("/one/", "/two/") == two.stdout


@pytest.mark.parametrize("spoil", ["spec", "missing", "unwritable", "usage"])
def test_both_ways_say_the_same_of_bad_input(spoil: str, folder: Path) -> None:
    more: tuple[str, ...] = ()
    if spoil == "spec":
        (folder / "issue.yaml").write_text(SPEC.replace("sheet:", "shet:"), "utf-8")
    elif spoil == "missing":
        (folder / "page.txt").unlink()
    elif spoil == "unwritable":
        (folder / "one").write_text("in the way", "utf-8")
        (folder / "two").write_text("in the way", "utf-8")
    else:
        more = ("--dpi", "many")
    one, two = ran(folder, True, *more), ran(folder, False, *more)
    assert one.returncode == two.returncode == (1 if spoil == "spec" else 2)
    assert one.stderr.replace("/one/", "/two/") == two.stderr
    assert "Traceback" not in two.stderr


def test_a_page_of_an_issue_without_pictures_needs_no_cache(folder: Path) -> None:
    assert main([str(folder / "issue.yaml"), "--out", str(folder / "out"), "--only", "pdf", "--quiet"]) == 0
    assert sorted(p.name for p in (folder / "out").rglob("*")) == [
        ".render-page.json",
        "P01.pdf",
        "small",
    ]
