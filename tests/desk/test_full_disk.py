"""A disk that is full: a message with a code, exit 2, and everything as it was before, whichever command writes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from small_issue import DUMP, SPEC

from layout.cli import COMMANDS

PROGRAM = [sys.executable, "-m", "layout"]
WRITE = {
    "render": "render issue.yaml --out out --dpi 36",
    "one process": "render issue.yaml --out out --dpi 36 --one-process",
    "preview": "preview issue.yaml --out out --thumbnail 60", "cards": "cards issue.yaml --out out --size og",
    "epaper": "epaper issue.yaml --out out", "handoff": "handoff issue.yaml --out out --dpi 36 --force",
    "watch": "watch issue.yaml --out out --dpi 36 --once", "batch": "batch issue.yaml --out out --jobs 1",
    "plan": "plan issue.yaml --out out --proposals 1 --dpi 20",
    "plan written": "plan issue.yaml --out out --proposals 1 --dpi 20 --write planned.yaml",
    "diff": "diff issue.yaml issue.yaml --out out --dpi 36",
    "new": "new made", "new from copy": "new made --from page.txt --date 2024-05-01 --paper x",
    "fix": "preflight a.pdf --fix fixed.pdf", "marked": "parse page.txt --marked marked.txt",
    "hints": "parse page.txt --write-hints hints.yaml", "stories": "parse page.txt --out told",
}  # fmt: skip
"""A command line for every way of writing files."""
FULL = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
os.execv(sys.executable, [sys.executable, "-m", "layout", *sys.argv[2:]])
"""
"""The program where no file may grow beyond so many bytes: what a full disk does, without one."""


def laid(folder: Path) -> Path:
    (folder / "issue.yaml").write_text(SPEC, "utf-8")
    (folder / "page.txt").write_text(DUMP, "utf-8")
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        document.pages[0].Contents = document.make_stream(b"0.05 w 0 0 m 99 99 l S")
        document.save(folder / "a.pdf", deterministic_id=True)
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    """What is in *folder*, but for what runs keep for themselves."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".pictures" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, timeout=120)


def amiss(words: str, bytes_left: int, folder: Path) -> str:
    """What is wrong with how a command ends on a disk with so many bytes left for a file."""
    before = files_in(folder)
    done = run([sys.executable, "-c", FULL, str(bytes_left), *words.split(), "--lang", "en"], folder)
    said = done.stdout + done.stderr
    if done.returncode != 2:
        return f"exit {done.returncode}: {said}"
    if "Traceback" in said or len(re.findall(r"error (?:file-unwritable|program-system): ", said)) != 1:
        return said
    changed = {name for name, data in files_in(folder).items() if before.get(name) != data}
    gone = before.keys() - files_in(folder).keys()
    return f"{sorted(changed)} changed, {sorted(gone)} gone" if changed or gone else ""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("name", WRITE)
def test_nothing_is_half_written_on_a_full_disk(name: str, tmp_path: Path) -> None:
    words = WRITE[name]
    laid(tmp_path)
    assert not amiss(words, 0, tmp_path)
    made = run([*PROGRAM, *words.split()], tmp_path)
    assert made.returncode in (0, 1), made.stderr
    assert len(files_in(tmp_path)) > 3
    if name in ("render", "epaper", "handoff"):  # those before stay whole, too
        (tmp_path / "page.txt").write_text(DUMP.replace("今年", "去年"), "utf-8")
        for left in (0, 3000):
            assert not amiss(words, left, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_file_that_is_half_written_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    halves = "open('a', 'wb').write(b'x'); print('error file-unwritable: '); sys.exit(2)"
    monkeypatch.setattr(sys.modules[__name__], "FULL", f"import sys; {halves}")
    assert "['a'] changed" in amiss("render", 0, laid(tmp_path))
    monkeypatch.setattr(sys.modules[__name__], "FULL", "import sys; sys.exit(1)")
    assert amiss("render", 0, tmp_path).startswith("exit 1")


def test_every_command_that_writes_is_tried() -> None:
    assert {words.split()[0] for words in WRITE.values()} | {"check", "fonts", "schema", "explain", "desk"} == set(
        COMMANDS
    )
