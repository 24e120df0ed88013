"""A watched folder: whole files only, one step out, nothing written over, nothing lost when a watch is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from mutants import EITHER, Mutant, spoilt
from paper import ROOT

from layout.cli import main
from layout.runs import hot_folder
from layout.runs.hot_folder import AT_WORK, FileState, ends_well, put, take, waiting

NOTHING = Mutant(lambda pdf: None, set())


class Folders(NamedTuple):
    """Where files come in and go out."""

    come: Path
    ok: Path
    bad: Path

    def words(self, *more: str) -> list[str]:
        return ["preflight", "--watch", str(self.come), "--ok", str(self.ok), "--bad", str(self.bad), "--every", "0.01",
                "--lang", "zh", *more]  # fmt: skip

    def left(self) -> list[str]:
        return sorted(path.name for path in self.come.rglob("*") if path.is_file())


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    (tmp_path / "in").mkdir()
    return Folders(tmp_path / "in", tmp_path / "ok", tmp_path / "bad")


@pytest.fixture
def good(x4: bytes) -> bytes:
    return spoilt(x4, NOTHING)


@pytest.fixture
def faulty(x4: bytes) -> bytes:
    return spoilt(x4, EITHER["a link"])


def test_files_go_where_they_belong_with_their_reports(folders: Folders, good: bytes, faulty: bytes) -> None:
    (folders.come / "版面.pdf").write_bytes(good)
    (folders.come / "AD.PDF").write_bytes(faulty)
    (folders.come / "note.txt").write_bytes(b"not for us")
    (folders.come / ".half.pdf").write_bytes(good)
    assert main(folders.words("--once")) == 1
    assert (folders.ok / "版面.pdf").read_bytes() == good
    assert (folders.bad / "AD.PDF").read_bytes() == faulty
    assert folders.left() == [".half.pdf", "note.txt"]
    report = json.loads((folders.bad / "AD.PDF.json").read_text("utf-8"))
    assert report["good"] is False and "preflight-annotation" in {one["code"] for one in report["findings"]}
    told = (folders.bad / "AD.PDF.txt").read_text("utf-8")
    assert "AD.PDF:1" in told and AT_WORK not in told + json.dumps(report)
    assert json.loads((folders.ok / "版面.pdf.json").read_text("utf-8"))["good"] is True


def test_what_is_no_pdf_goes_to_the_bad_ones_and_the_watch_goes_on(
    folders: Folders, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layout.commands import watched_folder

    monkeypatch.setattr(watched_folder, "PATIENCE", 3)
    (folders.come / "a.pdf").write_bytes(b"no page at all")
    (folders.come / "b.pdf").write_bytes(b"")
    (folders.come / "c.pdf").write_bytes(good)
    assert main(folders.words("--once")) == 1
    assert {path.name for path in folders.bad.glob("*.pdf")} == {"a.pdf", "b.pdf"}
    assert (folders.ok / "c.pdf").is_file() and not folders.left()


def test_a_file_that_grows_or_has_no_end_is_not_taken(folders: Folders, good: bytes) -> None:
    path = folders.come / "a.pdf"
    path.write_bytes(good[:-100])
    first = waiting(folders.come)
    assert waiting(folders.come) == first and not ends_well(path)
    path.write_bytes(good)
    assert waiting(folders.come) != first and ends_well(path)


def test_a_file_written_to_in_the_moment_it_is_taken_goes_back(folders: Folders, good: bytes) -> None:
    path = folders.come / "a.pdf"
    path.write_bytes(good)
    state = waiting(folders.come)["a.pdf"]
    assert take(folders.come, "a.pdf", FileState(state.size - 1, state.changed)) is None
    assert path.read_bytes() == good and not hot_folder.left_over(folders.come)
    assert take(folders.come, "gone.pdf", state) is None
    taken = take(folders.come, "a.pdf", state)
    assert taken is not None and not path.exists() and taken.read_bytes() == good


def test_no_file_is_written_over_and_the_same_one_comes_once(folders: Folders, good: bytes, faulty: bytes) -> None:
    folders.ok.mkdir()
    (folders.ok / "a.pdf").write_bytes(faulty)
    for data, expected in ((good, "a.2.pdf"), (good, "a.2.pdf"), (faulty, "a.pdf")):
        path = folders.come / "a.pdf"
        path.write_bytes(data)
        assert put(path, folders.ok, {".txt": b"told"}).name == expected
        assert (folders.ok / f"{expected}.txt").read_bytes() == b"told"
    assert (folders.ok / "a.pdf").read_bytes() == faulty and (folders.ok / "a.2.pdf").read_bytes() == good
    assert {path.name for path in folders.ok.glob("*.pdf")} == {"a.pdf", "a.2.pdf"}


def test_a_folder_on_another_disk_is_filled_by_one_rename_too(
    folders: Folders, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folders.come / "a.pdf"
    path.write_bytes(good)

    def refused(self: Path, target: Path) -> Path:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(Path, "rename", refused)
    assert put(path, folders.ok, {}).read_bytes() == good
    assert not path.exists() and {one.name for one in folders.ok.iterdir()} == {"a.pdf"}


def test_what_a_killed_watch_had_taken_is_checked_by_the_next(folders: Folders, good: bytes, faulty: bytes) -> None:
    """Killed at whatever moment: every file is in one of the folders, once and whole, when the next has run."""
    for number in range(6):
        (folders.come / f"{number}.pdf").write_bytes(good if number % 2 else faulty)
    code = "import sys; from layout.cli import main; sys.exit(main(sys.argv[1:]))"
    for seconds in (0.6, 1.1, 1.7):
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        one = subprocess.Popen([sys.executable, "-c", code, *folders.words()], env=env, stdout=subprocess.DEVNULL)
        time.sleep(seconds)
        one.send_signal(signal.SIGKILL)
        one.wait()
    assert main(folders.words("--once")) in (0, 1)
    assert not folders.left()
    came = {path.name: path.read_bytes() for folder in (folders.ok, folders.bad) for path in folder.glob("*.pdf")}
    assert came == {f"{number}.pdf": good if number % 2 else faulty for number in range(6)}
    assert {path.name for path in folders.ok.glob("*.pdf")} == {"1.pdf", "3.pdf", "5.pdf"}


@pytest.mark.parametrize("wrong", ["none", "same", "absent"])
def test_folders_that_make_no_sense_are_refused(
    wrong: str, folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    words = {
        "none": ["preflight", "--watch", str(folders.come), "--lang", "en"],
        "same": folders._replace(ok=folders.come).words("--lang", "en"),
        "absent": folders._replace(come=folders.come / "x").words("--lang", "en"),
    }
    assert main([*words[wrong], "--once"]) == 2
    assert "three folders" in capsys.readouterr().err
