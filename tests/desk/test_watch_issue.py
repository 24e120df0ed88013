"""A watched issue: made at once, again after each change and only then; what was made stays when nothing can be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from small_issue import DUMP, SPEC

from layout.batches import watching
from layout.batches.jobs import BatchJob
from layout.batches.watching import WatchedIssue
from layout.batches.workers import JobOutcome
from layout.cli import main
from layout.runs.manifest import read_manifest

WATCH = [sys.executable, "-c", "from layout.cli import program; program()", "watch"]


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    folder = tmp_path / "day"
    folder.mkdir()
    (folder / "page.txt").write_text(DUMP, "utf-8")
    (folder / "issue.yaml").write_text(SPEC, "utf-8")
    return folder / "issue.yaml"


class Told:
    """A watched issue without a process: *opened* is what its makings read, and *meanwhile* what happens in one."""

    def __init__(self, issue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened = (str(issue), str(issue.parent / "page.txt"))
        self.fault = ""
        self.meanwhile: list[tuple[Path, str]] = []
        self.waited = 0
        self.watched = WatchedIssue(BatchJob(issue, ("render",), issue.parent.parent / "out"), JobOutcome, 1)
        monkeypatch.setattr(self.watched, "_made", self._made)
        monkeypatch.setattr(watching.time, "sleep", self._sleep)
        self.later: list[tuple[Path, str]] = []

    def _made(self) -> JobOutcome:
        self._write(self.meanwhile)
        return JobOutcome(fault=self.fault) if self.fault else JobOutcome((0,), "", self.opened)

    def _sleep(self, _: float) -> None:
        self.waited += 1
        self._write(self.later)

    @staticmethod
    def _write(what: list[tuple[Path, str]]) -> None:
        if what:
            path, text = what.pop(0)
            path.write_text(text, "utf-8")


def test_a_file_that_is_read_is_followed_and_others_are_not(issue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(issue, monkeypatch)
    copy = issue.parent / "page.txt"
    told.watched.make(())
    assert told.watched.changes() == ()
    (issue.parent.parent / "elsewhere.txt").write_text("旁的文件", "utf-8")
    os.utime(copy, (1, 1))  # saved as it was
    assert told.watched.changes() == ()
    copy.write_text("改了。\n", "utf-8")
    assert told.watched.changes() == (str(copy),)
    told.watched.make(())
    (issue.parent / "new.md").write_text("新稿", "utf-8")
    assert told.watched.changes() == (str(issue.parent),)
    told.watched.make(())
    copy.unlink()
    assert str(copy) in told.watched.changes()


def test_a_change_while_the_issue_is_made_is_followed_as_well(issue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(issue, monkeypatch)
    told.watched.make(())
    told.meanwhile = [(issue.parent / "page.txt", "组版时存的盘。\n")]
    told.watched.make(())
    assert told.watched.changes() == (str(issue.parent / "page.txt"),)


def test_a_run_that_hung_is_begun_again_when_something_changes(issue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(issue, monkeypatch)
    told.fault = "late"
    assert told.watched.make(()).outcome.code == 2
    assert told.watched.changes() == ()
    issue.write_text(SPEC + "\n", "utf-8")
    assert told.watched.changes() == (str(issue),)


def test_it_waits_until_a_program_has_saved(issue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(issue, monkeypatch)
    copy = issue.parent / "page.txt"
    told.later = [(copy, ""), (copy, "半篇"), (copy, "整篇稿件。\n")]
    made = list(islice(told.watched.makings(0.01), 2))
    assert [one.followed for one in made] == [(), (str(copy),)]
    assert told.waited == 4 and copy.read_text("utf-8") == "整篇稿件。\n"


def lines_of(running: subprocess.Popen[str]) -> Iterator[str]:
    assert running.stdout is not None
    for line in running.stdout:
        if line.startswith("["):
            yield line


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent there")
def test_the_page_follows_what_is_saved_and_the_last_good_one_stays(issue: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = [str(issue), "--out", str(out), "--quiet", "--lang", "en", "--every", "0.05", "--dpi", "36"]
    running = subprocess.Popen([*WATCH, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        lines = lines_of(running)
        assert next(lines).startswith("[1] made ")
        issue.with_name("page.txt").write_text(DUMP.replace("。", "！", 1), "utf-8")
        assert next(lines).startswith("[2] made ") and main([*words[:1], "--out", str(tmp_path / "alone"), "--quiet",
                                                            "--dpi", "36"]) == 0  # fmt: skip
        name = next(one.name for one in (tmp_path / "alone").iterdir() if not one.name.startswith("."))
        whole = {one: (out / name / one).read_bytes() for one in read_manifest(out / name)}
        assert whole == {one: (tmp_path / "alone" / name / one).read_bytes() for one in whole} != {}
        issue.write_text("date: [", "utf-8")
        assert next(lines).startswith("[3] not made ")
        assert {one: (out / name / one).read_bytes() for one in whole} == whole
        issue.write_text(SPEC, "utf-8")
        fourth = next(lines)
        assert fourth.startswith("[4] made ") and fourth.endswith("← issue.yaml\n")
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130
    finally:
        running.kill()
        said = running.communicate()[1]
    assert "Traceback" not in said


def test_once_is_a_render(issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", str(issue), "--once", "--out", str(tmp_path / "out"), "--lang", "zh", "--dpi", "36"]) == 0
    said = capsys.readouterr().out
    assert "[1] 成 " in said
