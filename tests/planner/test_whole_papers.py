"""A whole paper planned from a stack of stories and ads: told as it goes, and interrupted without a trace."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from written_paper import written_paper

from layout.console import planning_on
from layout.loading.load import materials_of, read
from layout.planner.whole_issue import STEPS, in_turn, planned
from layout.processes.shared_tasks import together

PLAN = ("plan", "issue.yaml", "--proposals", "1", "--dpi", "20", "--write", "planned.yaml", "--overwrite")


def files_of(folder: Path) -> dict[str, bytes]:
    """All files of *folder* but pictures that were made into a size and are kept, whoever asked for it."""
    files = (one for one in sorted(folder.rglob("*")) if one.is_file() and ".pictures" not in one.parts)
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


def begun(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """A run of the plan, in a process group of its own, and the terminal that hears its progress."""
    ours, theirs = os.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "layout", *PLAN], stdout=subprocess.DEVNULL, stderr=theirs, cwd=folder,
        env={**os.environ, "LC_ALL": "zh_CN.UTF-8"}, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    return running, ours


def heard(terminal: int) -> str:
    """What the run says until it ends."""
    said = b""
    while True:
        try:
            more = os.read(terminal, 4096)
        except OSError:  # nobody writes any more
            more = b""
        if not more:
            os.close(terminal)
            return said.decode()
        said += more


def lives(group: int) -> bool:
    """True while a process of *group* does."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


MOMENTS: dict[str, Callable[[Path, int], bool]] = {
    "planning": lambda folder, terminal: bool(os.read(terminal, 4096)),
    "drawing": lambda folder, terminal: any((folder / "out").glob(".*.run/files/plan/*")),
}


@pytest.mark.skipif(sys.platform != "linux", reason="terminals and process groups of Linux")
@pytest.mark.parametrize("moment", MOMENTS)
def test_ctrl_c_in_the_middle_of_planning_leaves_what_was_there(moment: str, tmp_path: Path) -> None:
    spec = written_paper(tmp_path, pages=3, stories=20, ads=2)
    running, terminal = begun(tmp_path)
    said = heard(terminal)
    assert running.wait(120) == 0, said
    assert all(f"第 {number} 版拟好" in said for number in (1, 2, 3))
    before = files_of(tmp_path)
    assert {"planned.yaml", "out/stack/plan/P01-1.png", "out/stack/plan/P03-1.yaml"} <= before.keys()
    spec.write_text(spec.read_text("utf-8").replace("jumps: {t00: 2", "lead: t05, jumps: {t00: 2"), "utf-8")
    changed = files_of(tmp_path)

    running, terminal = begun(tmp_path)
    deadline = time.monotonic() + 120
    while not MOMENTS[moment](tmp_path, terminal) and time.monotonic() < deadline and running.poll() is None:
        time.sleep(0.002)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: every process of the run gets it
    said = heard(terminal)
    assert running.wait(60) == 130, said
    assert "已中断" in said and "Traceback" not in said
    assert files_of(tmp_path) == changed
    while lives(running.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not lives(running.pid), "its second process ends with the task that it was at"

    running, terminal = begun(tmp_path)  # the control: without the signal it would have changed
    heard(terminal)
    assert running.wait(120) == 0
    after = files_of(tmp_path)
    assert after["planned.yaml"] != changed["planned.yaml"] and after.keys() >= before.keys()


def test_a_paper_is_planned_whole_and_the_same_on_one_process_and_on_two(tmp_path: Path) -> None:
    loaded = materials_of(read(written_paper(tmp_path, pages=3, stories=20, ads=2)))
    told: list[tuple[int, str]] = []
    made = planned(loaded.issue, loaded.materials, in_turn, lambda number, step: told.append((number, step)))
    stood = [slot.story for page in made[0].pages for slot in page.slots if slot.use == "story"]
    assert len(stood) == len(set(stood)) >= 18
    assert {slot.id for page in made[0].pages for slot in page.slots if slot.ad} == {"ad0", "ad1"}
    assert {number for number, _ in told} == {1, 2, 3} and {step for _, step in told} <= set(STEPS)
    assert planned(loaded.issue, loaded.materials, together) == made


def test_progress_is_said_on_a_terminal_only(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as log:
        for step in STEPS:
            planning_on("zh", log)(3, step)
    assert (tmp_path / "log").read_text() == ""
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w") as terminal:
        for language in ("zh", "en"):
            for step in STEPS:
                planning_on(language, terminal)(3, step)
        heard = b""
        while heard.count(b"\n") < 2 * len(STEPS):  # a terminal gives what has come so far
            heard += os.read(ours, 4096)
        said = heard.decode()
    os.close(ours)
    assert said.count("3") == said.count("\n") == 6
