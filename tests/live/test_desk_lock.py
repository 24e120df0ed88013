"""Desks on one issue notice each other, and a browser that waits finds the desk that was started anew."""

from __future__ import annotations

import json
import os
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

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
    lock = issue.parent / ".issue.desk.1.lock"
    assert lock.stat().st_mode & 0o777 == 0o600
    with served(issue, issue.parent.parent / "out") as one:
        assert one.address == first
    lock.chmod(0o644)
    with served(issue, issue.parent.parent / "out") as one:
        assert one.address.split("/")[3] != first.split("/")[3], "others may have read it"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"secret": "x", "port": 8000}', '{"secret": 3}', '{"port": -1}', "1" * 9000]
)
def test_a_lock_that_makes_no_sense_is_begun_anew(issue, text):
    path = issue.parent / ".issue.desk.1.lock"
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
    (issue.parent / ".issue.desk.1.lock").symlink_to(tmp_path / "other")
    with closing(DeskLock(issue)) as lock:
        lock.opened(8000)
    assert (tmp_path / "other").read_text("utf-8") == "kept"


def test_two_desks_on_one_issue_say_so_as_they_come_and_go(issue):
    with served(issue, issue.parent.parent / "out") as one, talk(one) as browser:
        assert browser.until("state")["saying"] == ""
        with served(issue, issue.parent.parent / "out") as other, talk(other) as second:
            assert other.address != one.address
            assert browser.until("state", saying="另一个版面台也开着这一期")
            assert second.until("state", saying="另一个版面台也开着这一期")
        assert browser.until("state", saying="")


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
    path = issue.parent / ".issue.desk.1.lock"
    with closing(DeskLock(issue)) as one, closing(DeskLock(issue)) as other:
        one.opened(8000), other.opened(8001)
        assert (one.others(), other.others()) == (1, 1)
        assert json.loads(path.read_text("utf-8")) == {"port": 8000, "process": os.getpid()}
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
