"""A few cases of the campaign on damaged files for every reader; continuous integration runs minutes of it."""

from __future__ import annotations

import random
import signal
import sys
import warnings
from pathlib import Path

import campaign
import kills
import pytest
from campaign import Count, Surface, changed, one_case, surfaces

from layout.findings import Finding, LayoutError, Severity, Unreadable, finding


def test_readers_of_damaged_files_give_findings_and_nothing_else(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, surface in surfaces(tmp_path).items():
            count = Count()
            told = [one_case(surface, random.Random(f"test {name} {number}"), count, None) for number in range(25)]
            assert not any(told), f"{name}: {told}"
            assert count.cases == 25


def test_a_fault_that_is_planted_is_reported_by_a_campaign(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def reader(data: bytes) -> None:
        if len(data) == 10:
            raise ZeroDivisionError
        while len(data) == 11:
            pass

    planted = {name: Surface(read, (b"sound 1234",), (b"x",)) for name, read in (("whole", len), ("planted", reader))}
    monkeypatch.setattr(campaign, "surfaces", lambda folder: planted)
    monkeypatch.setattr(campaign, "MOST_SECONDS", 0.02)
    before = signal.getsignal(signal.SIGPROF)
    try:
        with warnings.catch_warnings():
            assert campaign.campaign(0.02, 1, "", turn=0.1)
            told = capsys.readouterr().out
            assert campaign.campaign(0.002, 1, "whole", turn=0.1) == 0
    finally:
        signal.signal(signal.SIGPROF, before)
    assert "planted, seed 1, case" in told and "ZeroDivisionError" in told and ": hang" in told
    assert "planted" not in capsys.readouterr().out


EXPECTED = {
    "style": {"style-incomplete"},  # one stands on another, which is not read here
    "kept ad": {"ad-size-differs"},
    "advertisement": {"preflight-spot", "preflight-hairline", "preflight-rgb", "preflight-ppi-low",
                      "preflight-font-not-embedded"},
    "advertisement to convert": {"preflight-spot", "preflight-hairline", "preflight-ppi-low", "ad-not-for-x1a",
                                 "preflight-font-not-embedded"},
    "pdf": {
        f"preflight-{what}"
        for what in ("no-standard", "no-xmp", "intent-profile", "no-id", "no-trapped", "no-date", "no-title",
                     "hairline", "ppi-low", "rgb", "spot", "managed-colour", "font-not-embedded", "no-intent")
    },
}  # fmt: skip
"""Errors that are said of sound files: what they are is read for all that."""


def errors_in(made: object, deep: int = 3) -> set[str]:
    """Codes of the errors among what a reader gives."""
    if isinstance(made, Finding):
        return {made.code} if made.severity is Severity.ERROR else set()
    if isinstance(made, (tuple, list)) and deep:
        return {code for one in made for code in errors_in(one, deep - 1)}
    return set()


def unsound(surface: Surface) -> set[str]:
    """What a surface says of its own seeds that are not changed: a reader that refuses them is never tried."""
    said: set[str] = set()
    for seed in surface.seeds:
        try:
            said |= errors_in(surface.read(seed))
        except LayoutError as fault:
            said |= {one.code for one in fault.findings}
    return said


def test_seeds_are_accepted_as_long_as_they_are_whole(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        every = surfaces(tmp_path)
        said = {name: unsound(surface) - EXPECTED.get(name, set()) for name, surface in every.items()}
        assert not any(said.values()), {name: codes for name, codes in said.items() if codes}
        for name in ("pdf", "dump", "press profile"):  # a torn one is seen
            torn = every[name].seeds[0]
            assert unsound(every[name]._replace(seeds=(torn[: len(torn) // 2 + 1] + b"\xff\xfe",))), name


def test_a_case_is_the_same_again_and_faults_are_counted() -> None:
    def reader(data: bytes) -> None:
        if data[:1] != b"s":
            raise Unreadable(finding("file-missing", None, file="x"))
        if len(data) % 2:
            raise ZeroDivisionError

    surface = Surface(reader, (b"sound 1234",), (b"x",))
    assert changed(surface, random.Random("a")) == changed(surface, random.Random("a"))
    count = Count()
    for number in range(200):
        one_case(surface, random.Random(number), count, None)
    assert count.refused and count.crashes and count.cases == 200 and not count.hangs


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("command", "way"), [("render", "int"), ("cards", "term"), ("handoff", "kill"), ("render", "two")]
)
def test_runs_ended_at_any_moment_leave_the_files_of_one_run(command: str, way: str) -> None:
    told, well = kills.campaign(command, way, 6, 1, small=True)
    assert well, told


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(("command", "way"), [("new", "kill"), ("fix", "term"), ("hints", "int"), ("watch", "term")])
def test_commands_ended_at_any_moment_leave_nothing_half_made(command: str, way: str) -> None:
    told, well = kills.files_campaign(command, way, 3, 1)
    assert well, told


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_folder_that_is_half_made_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    halves = "import os, time; os.makedirs('made', exist_ok=True); open('made/a', 'w').close(); time.sleep(1)"
    halves += "; open('made/b', 'w')"
    monkeypatch.setitem(kills.LINES, "halves", "")
    monkeypatch.setattr(kills, "PROGRAM", [sys.executable, "-c", halves])
    monkeypatch.setattr(kills, "prepared", lambda folder: frozenset())
    monkeypatch.setattr(kills, "moment", lambda chance, lasts: 0.7)
    told, well = kills.files_campaign("halves", "kill", 1, 2)
    assert not well and " 1 half made" in told, told


def test_a_mixture_of_two_runs_and_an_end_out_of_order_are_seen(tmp_path: Path) -> None:
    issue = kills.editions(tmp_path, small=True)[0]
    out = tmp_path / "out"
    kills.quiet(kills.command("render", issue, out)).communicate()
    files, sound = kills.snapshot(out)
    assert sound and "P01.pdf" in files
    (out / "small/P01.pdf").write_bytes(b"of another run")
    mixed, sound = kills.snapshot(out)
    assert not sound and mixed != files
    for code, said, good in ((130, "render-page: interrupted", True), (1, "Traceback", False), (-2, "", False)):
        words = [sys.executable, "-c", f"import os, sys; print({said!r}, file=sys.stderr); os._exit({code} % 256)"]
        assert (kills.ended_in_order(kills.quiet(words), "int") == "") == good
