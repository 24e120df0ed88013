"""A plain run loads what it uses: in neither of its two processes what is for other commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parents[2] / "seeds/datong/issue.yaml"

STRANGERS = {
    "fontTools", "numpy", "pikepdf", "PIL._imaging", "jinja2", "docx", "lxml", "pyphen", "pypdfium2",
    "layout.epaper", "layout.pixels.cards", "layout.pixels.preview", "layout.documents.docx",
}  # fmt: skip
READERS = {"yaml", "layout.trees.reader", "layout.dumps.dump", "reportlab"}
"""What only the process that reads and writes needs."""

TELL = """
import os, sys
leave, first, folder = os._exit, os.getpid(), sys.argv.pop(1)
def tell(code):
    name = "first" if os.getpid() == first else "second"
    with open(f"{folder}/{name}", "w") as told:
        told.write("\\n".join(sys.modules))
    leave(code)
os._exit = tell
from layout.cli import program
program()
"""


def loaded(folder: Path, *more: str) -> dict[str, set[str]]:
    """The modules in each process at the end of a run of the sample page that finds its pictures made."""
    command = [sys.executable, "-c", TELL, str(folder), str(SAMPLE), "--out", str(folder / "out"), "--quiet", *more]
    for _ in range(2):
        ran = subprocess.run(command, check=False, capture_output=True, timeout=120)
        assert ran.returncode in (0, 1), ran.stderr.decode()
    return {one.name: set(one.read_text().split()) for one in folder.iterdir() if one.is_file()}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does it all")
def test_a_plain_run_loads_nothing_it_does_not_use(tmp_path: Path):
    processes = loaded(tmp_path, "--only", "pdf")
    assert processes.keys() == {"first", "second"}
    for modules in processes.values():
        assert "layout.processes.worker" in modules
        assert not modules & STRANGERS
    assert processes["second"] >= READERS
    assert not processes["first"] & READERS


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does it all")
def test_what_a_preview_needs_is_seen_when_it_is_loaded(tmp_path: Path):
    assert "pypdfium2" in loaded(tmp_path, "--only", "png")["first"]
