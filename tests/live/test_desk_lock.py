"""Desks on one issue notice each other, and a browser that waits finds the desk that was started anew."""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import IO

import pytest
from desk_server import served, talk
from test_workbench import GRAIN, RIVER, SPEC

from layout.desk import desk_lock
from layout.desk.desk_lock import DeskLock


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    inside = tmp_path / "issue"
    inside.mkdir()
    for name, text in (("issue.yaml", SPEC), ("grain.md", GRAIN), ("river.md", RIVER)):
        (inside / name).write_text(text, "utf-8")
    return inside / "issue.yaml"


def test_the_next_desk_has_the_address_of_the_one_before_which_its_owner_alone_can_read(issue):
    with served(issue, issue.parent.parent / "out") as one:
        first = one.address
    noted = issue.parent / ".issue.desk.1.address"
    assert noted.stat().st_mode & 0o777 == 0o600
    with served(issue, issue.parent.parent / "out") as one:
        assert one.address == first
    noted.chmod(0o644)
    with served(issue, issue.parent.parent / "out") as one:
        assert one.address.split("/")[3] != first.split("/")[3], "others may have read it"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"secret": "x", "port": 8000}', '{"secret": 3}', '{"port": -1}', "1" * 9000]
)
def test_an_address_that_makes_no_sense_is_begun_anew(issue, text):
    path = issue.parent / ".issue.desk.1.address"
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    with closing(DeskLock(issue)) as lock:
        assert len(lock.secret) > 20
        assert lock.port == 0
        lock.opened(8000)
        with closing(DeskLock(issue)) as other:
            assert other.secret != lock.secret, "it is held"
            assert (lock.others(), other.others()) == (1, 1)
    with closing(DeskLock(issue)) as next_one:
        assert (next_one.secret, next_one.port, next_one.others()) == (lock.secret, 8000, 0)


def test_a_link_is_not_followed(issue, tmp_path):
    (tmp_path / "other").write_text("kept", "utf-8")
    links = [issue.parent / f".issue.desk.{name}" for name in ("1.lock", "2.address")]
    for link in links:
        link.symlink_to(tmp_path / "other")
    with closing(DeskLock(issue)) as lock:
        lock.opened(8000)
    assert (tmp_path / "other").read_text("utf-8") == "kept"
    assert all(link.is_symlink() for link in links)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_pipe_is_not_waited_for_and_a_file_of_another_name_is_left_alone(issue, tmp_path):
    other = tmp_path / "other"
    other.write_text("kept", "utf-8")
    other.chmod(0o600)
    os.mkfifo(issue.parent / ".issue.desk.1.address", 0o600)
    (issue.parent / ".issue.desk.2.lock").hardlink_to(other)
    with closing(DeskLock(issue)) as first, closing(DeskLock(issue)) as second:
        first.opened(8000), second.opened(8001)
        assert (first.others(), second.others()) == (1, 1)
        assert locks(issue) == [".issue.desk.1.lock", ".issue.desk.2.lock", ".issue.desk.3.lock"]
    assert other.read_text("utf-8") == "kept"


def test_two_desks_on_one_issue_say_so_as_they_come_and_go(issue):
    with served(issue, issue.parent.parent / "out") as one, talk(one) as browser:
        assert browser.until("state")["saying"] == ""
        with served(issue, issue.parent.parent / "out") as other, talk(other) as second:
            assert other.address != one.address
            assert browser.until("state", saying="另一个版面台也开着这一期")
            assert second.until("state", saying="另一个版面台也开着这一期")
        assert browser.until("state", saying="")


ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)]


@pytest.mark.parametrize("end", ENDS, ids=lambda one: one.name)
def test_a_desk_that_is_ended_leaves_no_lock_and_the_next_has_its_address(issue, end):
    with served(issue, issue.parent.parent / "out") as one, talk(one) as browser:
        browser.until("state")
        assert locks(issue)
        one.process.send_signal(end)
        one.process.wait(30)
        assert not locks(issue)
        assert "Traceback" not in one.process.stdout.read()
    with served(issue, issue.parent.parent / "out") as other:
        assert other.address == one.address


BUSY = """
import sys, time
from layout import cli
from layout.processes.interrupts import Interrupts
from layout.workbench.suggested import Suggestions

def try_out(*given):
    print("busy", flush=True)
    time.sleep(600)

Suggestions.try_out = try_out
interrupts = Interrupts()
interrupts.watch()
sys.exit(cli.main(sys.argv[1:], interrupts))
"""
"""The real command, which tries something for minutes when nobody does anything."""


def test_a_desk_that_is_at_work_is_ended_at_once(issue):
    program = (sys.executable, "-c", BUSY)
    with served(issue, issue.parent.parent / "out", program=program) as one, talk(one) as browser:
        browser.until("state")
        assert "busy\n" in iter(one.process.stdout.readline, "")
        one.process.terminate()
        assert one.process.wait(20) == 143
        assert not locks(issue)


def test_a_desk_that_ignores_hanging_up_goes_on(issue):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup has it
    try:
        with served(issue, issue.parent.parent / "out") as one:
            one.process.send_signal(signal.SIGHUP)
            with talk(one) as browser:
                browser.until("state")
            assert one.process.poll() is None
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_desk_that_was_killed_is_no_other_desk(issue):
    with served(issue, issue.parent.parent / "out") as one:
        one.process.kill()
        one.process.wait(30)
    assert locks(issue) == [".issue.desk.1.lock"]
    with served(issue, issue.parent.parent / "out") as other, talk(other) as browser:
        assert other.address == one.address
        assert browser.until("state")["saying"] == ""
        assert locks(issue) == [".issue.desk.1.lock"], "it is taken over"
    assert not locks(issue)


def test_a_lock_that_is_taken_away_while_it_is_taken_is_looked_for_again(issue, monkeypatch):
    hold, gone = desk_lock._hold, []

    def held(file: IO[str]) -> bool:
        if not gone:
            gone.extend(locks(issue))
            (issue.parent / gone[0]).unlink()
        return hold(file)

    monkeypatch.setattr(desk_lock, "_hold", held)
    with closing(DeskLock(issue)) as lock, closing(DeskLock(issue)) as other:
        assert gone == [".issue.desk.1.lock"]
        assert locks(issue) == [".issue.desk.1.lock", ".issue.desk.2.lock"]
        assert (lock.others(), other.others()) == (1, 1)
    assert not locks(issue)


def locks(issue: Path) -> list[str]:
    """Names of the locks of desks beside *issue*."""
    return sorted(path.name for path in issue.parent.glob(".*.lock"))


def windows(patch: pytest.MonkeyPatch) -> list[int]:
    """Have the lock work as on Windows, by a byte of the file; the places of the bytes that were asked for."""
    system, asked = desk_lock.fcntl, []

    def locking(handle: int, mode: int, count: int) -> None:
        assert (mode, count) == (2, 1)
        asked.append(os.lseek(handle, 0, os.SEEK_CUR))
        system.flock(handle, system.LOCK_EX | system.LOCK_NB)

    patch.setattr(desk_lock, "fcntl", None)
    patch.setattr(desk_lock, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    patch.setattr(desk_lock, "_tells_owner", lambda: False)
    patch.delattr(os, "O_NOFOLLOW")
    return asked


def test_desks_notice_each_other_on_windows_where_no_secret_is_written(issue, monkeypatch):
    asked = windows(monkeypatch)
    path = issue.parent / ".issue.desk.1.address"
    with closing(DeskLock(issue)) as one, closing(DeskLock(issue)) as other:
        one.opened(8000), other.opened(8001)
        assert (one.others(), other.others()) == (1, 1)
        assert json.loads(path.read_text("utf-8")) == {"port": 8000}
    with closing(DeskLock(issue)) as after:
        assert (after.others(), after.port) == (0, 8000)
        assert after.secret != one.secret
    assert min(asked) >= 4096, "what is written can be read while the file is held"


def test_a_link_is_not_followed_on_windows(issue, tmp_path, monkeypatch):
    windows(monkeypatch)
    test_a_link_is_not_followed(issue, tmp_path)


def test_where_no_file_can_be_held_a_desk_opens_all_the_same(issue, monkeypatch):
    monkeypatch.setattr(desk_lock, "fcntl", None)
    monkeypatch.setattr(desk_lock, "msvcrt", None)
    with closing(DeskLock(issue)) as lock:
        lock.opened(8000)
        assert lock.others() == 0
