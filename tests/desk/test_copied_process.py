"""Work in a copy of this process: its value, its fault and its end are what they are in a process of its own."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable

import pytest

from layout.findings import BadSpec, Place, finding
from layout.processes import bounded as room
from layout.processes.bounded import Bounds, BrokeOffError, bounded

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no other system makes such copies")


COPIED = Bounds(copied=True)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process may have threads of those who run the tests."""
    monkeypatch.setattr(room, "has_one_thread", lambda: True)
    monkeypatch.setattr("subprocess.run", None)


def refused(name: str) -> None:
    raise BadSpec(finding("watch-folders", Place(name)))


def killed() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def shown(size: int) -> bytes:
    print("nobody sees this", flush=True)
    return bytes(size)


def filled(size: int) -> int:
    return len(bytearray(size))


def ended(work: Callable[[], object], bounds: Bounds) -> str:
    with pytest.raises(BrokeOffError) as fault:
        bounded(bounds, work)
    return str(fault.value)


def test_its_value_is_handed_over_and_it_shows_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert bounded(COPIED, shown, 5_000_000) == bytes(5_000_000)
    assert bounded(COPIED, os.getpid) != os.getpid()
    assert capfd.readouterr() == ("", "")


def test_its_fault_is_raised_here() -> None:
    with pytest.raises(BadSpec) as fault:
        bounded(COPIED, refused, "here")
    assert fault.value.findings == (finding("watch-folders", Place("here")),)


def test_its_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    fork = os.fork

    def copied() -> int:
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", copied)
    monkeypatch.setattr(room, "_PATIENCE", 0.5)
    assert ended(killed, COPIED) == f"exit {-signal.SIGSEGV}"
    with pytest.raises(BrokeOffError, match="memory"):
        bounded(Bounds(memory=2 << 30, copied=True), filled, 3 << 30)
    before = time.monotonic()
    with pytest.raises(BrokeOffError, match="1 s"):
        bounded(Bounds(1, copied=True), time.sleep, 30)
    assert time.monotonic() - before < 20
    assert len(made) == 3
    for one in made:  # every one was waited for
        with pytest.raises(ChildProcessError):
            os.waitpid(one, os.WNOHANG)
