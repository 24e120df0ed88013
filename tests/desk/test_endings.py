"""How a run ends: in any encoding, with nobody listening, interrupted, or by a fault; a line, a code, no traceback."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_issue import DUMP, SPEC

from layout.cli import COMMANDS, main
from layout.faults import findings_of
from layout.processes.standard_streams import Screen

PROGRAM = [sys.executable, "-m", "layout"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "issue.yaml").write_text(SPEC, "utf-8")
    (tmp_path / "page.txt").write_text(DUMP.replace("丰收", "丰收•₂𠮷"), "utf-8")
    return tmp_path


def words_of(command: str, folder: Path) -> list[str]:
    """Arguments of a modest run of *command*."""
    out = ["--out", str(folder / "out")]
    issue = str(folder / "issue.yaml")
    return {
        "render": [issue, *out, "--only", "png,report", "--dpi", "36"],
        "preview": [issue, *out, "--thumbnail"],
        "cards": [issue, *out, "--size", "og"],
        "epaper": [issue, *out],
        "plan": [issue, *out, "--proposals", "1", "--dpi", "20"],
        "handoff": [issue, *out, "--dpi", "36"],
        "parse": [str(folder / "page.txt"), "--format", "json"],
        "fonts": ["₂𠮷", "--lang", "zh"],
        "preflight": [str(folder / "page.txt")],
        "check": [issue],
        "new": [str(folder / "new")],
        "batch": [issue, *out],
        "watch": [issue, *out, "--once"],
        "desk": [issue, *out, "--once"],
        "diff": [issue, issue, *out, "--dpi", "36"],
    }.get(command, [])


def ran(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, command, *words_of(command, folder)], capture_output=True, check=False, timeout=120, cwd=folder,
        env={**os.environ, "LC_ALL": "zh_CN.UTF-8", **environment},
    )  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_a_terminal_that_lacks_characters_gets_them_spelled(command: str, folder: Path) -> None:
    done = ran(command, folder, PYTHONIOENCODING="gbk" if command != "explain" else "ascii")
    assert b"Traceback" not in done.stderr, done.stderr.decode("gbk", "replace")
    assert done.returncode in ((2,) if command == "preflight" else (0, 1)), done.stderr.decode("gbk", "replace")
    done.stdout.decode("gbk")
    if command == "parse":
        assert "丰收•₂𠮷" in "".join(json.loads(done.stdout.decode("gbk"))["stories"][0]["headline"])


def test_a_stream_that_is_closed_full_or_without_a_reader_stops_nothing(folder: Path) -> None:
    words = " ".join([*PROGRAM, "schema"])
    closed = subprocess.run(f"{words} >&- 2>&-", shell=True, check=False)
    piped = subprocess.run(["bash", "-c", f"{words} | head -c 10 >/dev/null; echo ${{PIPESTATUS[0]}}"],
                           capture_output=True, text=True, check=False)  # fmt: skip
    assert (closed.returncode, piped.stdout, piped.stderr) == (0, "0\n", "")
    if Path("/dev/full").exists():
        full = subprocess.run(f"{words} >/dev/full", shell=True, capture_output=True, text=True, check=False)
        assert full.returncode == 2 and full.stderr.count("\n") == 1 and "standard output" in full.stderr


def test_a_screen_takes_what_its_stream_does_not() -> None:
    with open("/dev/null", encoding="utf-8") as unwritable:  # noqa: PTH123 - opened for reading
        screen = Screen(unwritable)
        assert screen.write("x") == 1
        screen.flush()
        assert screen.fault is not None


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("command", ["render", "epaper"])
def test_an_interrupted_run_says_so_in_a_line_and_leaves_nothing(
    number: signal.Signals, code: int, command: str, folder: Path
) -> None:
    running = subprocess.Popen(
        [*PROGRAM, command, *words_of(command, folder), "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=folder,
    )  # fmt: skip
    deadline = time.monotonic() + 20
    while not list((folder / "out").glob(".*.run")) and time.monotonic() < deadline and running.poll() is None:
        time.sleep(0.002)
    running.send_signal(number)
    said = running.communicate(timeout=60)[1].decode()
    if running.returncode == code:  # else it had ended before the signal came
        assert said.count("\n") == 1 and said.startswith("render-page: "), said
        assert not (folder / "out/small").exists()
    else:
        assert running.returncode == 0, said
    assert [path.name for path in (folder / "out").glob(".*.run")] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_fault_of_the_program_is_a_line_with_a_code(
    command: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(args: object) -> int:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr(f"layout.commands.{command}.run", broken)
    assert main([command, *words_of(command, folder)]) == 2
    said = capsys.readouterr().err
    assert re.match(r"(error|错误) program-fault: .*ZeroDivisionError.*by zero\n", said), said
    assert "Traceback" not in said
    assert main([command, *words_of(command, folder), "--debug"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_errors_of_the_system_and_of_memory_have_codes_of_their_own() -> None:
    assert findings_of(MemoryError())[0].code == "program-memory"
    fault = findings_of(OSError(24, "Too many open files", "x.png"))[0]
    assert fault.code == "program-system" and fault.place and fault.place.file == "x.png"
