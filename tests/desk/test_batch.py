"""Many issues in one run: each as it would come out alone, what goes wrong with one its own, nothing made twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from small_issue import DUMP, SPEC

from layout import files
from layout.batches.jobs import BatchJob, jobs_of
from layout.batches.kept import keep, read_entry, tidy
from layout.batches.workers import JobOutcome, outcomes
from layout.cli import main
from layout.findings import BadSpec
from layout.runs.manifest import NAME, read_manifest

RENDER = ("render",)


def issue_in(folder: Path, day: int) -> Path:
    """An issue of its own in *folder*."""
    folder.mkdir(parents=True)
    (folder / "page.txt").write_text(DUMP, "utf-8")
    (folder / "issue.yaml").write_text(
        SPEC.replace("2023-11-15", f"2023-11-{day:02}").replace("id: small", f"id: day{day}"), "utf-8"
    )
    return folder / "issue.yaml"


def digests(folder: Path) -> dict[str, str]:
    return {name: sha256((folder / name).read_bytes()).hexdigest() for name in read_manifest(folder)}


def rows_of(out: Path) -> dict[str, tuple[str, bool]]:
    """State of every issue, and whether it was left as it was, by its folder."""
    rows = json.loads((out / "batch.json").read_bytes())["issues"]
    return {Path(row["issue"]).parent.name: (row["state"], row["unchanged"]) for row in rows}


def batch(out: Path, *paths: Path, more: tuple[str, ...] = ()) -> int:
    jobs = () if "--cluster" in more else ("--jobs", "2")
    return main(["batch", *map(str, paths), "--out", str(out), "--lang", "en", *jobs, *more])


def test_a_batch_makes_what_each_issue_makes_alone_and_then_only_what_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for day in (15, 16, 17):
        issue_in(tmp_path / "papers" / f"day{day}", day)
    out, alone = tmp_path / "out", tmp_path / "alone"
    assert batch(out, tmp_path / "papers") == 0
    assert "3 issues: 3 clean, 0 with errors, 0 not made; 0 unchanged" in capsys.readouterr().out
    folders = sorted(one for one in out.iterdir() if (one / NAME).exists())
    assert len(folders) == 3
    for day in (15, 16, 17):
        assert main([str(tmp_path / "papers" / f"day{day}" / "issue.yaml"), "--out", str(alone), "--quiet"]) == 0
    assert [digests(one) for one in folders] == [digests(alone / one.name) for one in folders]
    assert all(digests(one) for one in folders)

    first = (out / "batch.json").read_bytes()
    assert batch(out, tmp_path / "papers") == 0
    assert set(rows_of(out).values()) == {("clean", True)}
    assert (out / "batch.json").read_bytes() != first  # it says that nothing was made again
    # … what was read has changed; what was written is gone; a new file may be meant by a pattern.
    copy = tmp_path / "papers/day16/page.txt"
    copy.write_text(copy.read_text("utf-8").replace("。", "！", 1), "utf-8")
    next(folders[0].glob("*.pdf")).unlink()
    assert batch(out, tmp_path / "papers") == 0
    assert {name: kept for name, (_, kept) in rows_of(out).items()} == {"day15": False, "day16": False, "day17": True}
    (tmp_path / "papers/day17/new.md").write_text("---\n标题: 新稿\n---\n正文。\n", "utf-8")
    assert batch(out, tmp_path / "papers") == 0
    assert [name for name, (_, kept) in rows_of(out).items() if not kept] == ["day17"]
    assert batch(out, tmp_path / "papers", more=("--again",)) == 0
    assert not any(kept for _, kept in rows_of(out).values())


def test_some_pages_of_every_issue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = issue_in(tmp_path / "papers/day15", 15)
    text = path.read_text("utf-8")
    path.write_text(
        f"{text}  - number: 2\n    slots:\n      - {{use: notice, text: 启事, at: [1, 1], span: [5, 2]}}\n", "utf-8"
    )
    out = tmp_path / "out"
    batch(out, tmp_path / "papers", more=("--pages", "2"))
    assert {one.stem[:3] for one in (out / "day15").glob("*.pdf")} == {"P02"}
    batch(out, tmp_path / "papers")
    assert {one.stem[:3] for one in (out / "day15").glob("P*.pdf")} == {"P01", "P02"}, "all pages are another batch"
    capsys.readouterr()
    assert batch(out, tmp_path / "papers", more=("--pages", "x")) == 2
    assert "".join(capsys.readouterr()).count("--pages") == 1


def test_what_is_kept_is_gone_over_once_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = [BatchJob(tmp_path / f"day{number}.yaml", ("render",), tmp_path / "out") for number in range(3)]
    looked_at: list[Path] = []
    prune = files.prune
    monkeypatch.setattr(files, "prune", lambda folder, most: (looked_at.append(folder), prune(folder, most)))
    for job in jobs:
        keep(job, (), {"codes": [0]})
    assert looked_at == []
    tidy(jobs)
    assert len(looked_at) == 1
    assert [read_entry(job, ()) for job in jobs] == [{"codes": [0]}] * 3


def test_all_that_can_be_made_is_known_again(tmp_path: Path) -> None:
    issue = issue_in(tmp_path / "day", 15)
    more = ("--make", "render,preview,cards,epaper,handoff")
    assert batch(tmp_path / "out", issue, more=more) == 0
    assert batch(tmp_path / "out", issue, more=more) == 0
    assert rows_of(tmp_path / "out") == {"day": ("clean", True)}
    packages = [one for one in (tmp_path / "out").rglob("*.zip") if "handoff" in one.name]
    assert packages
    packages[0].unlink()
    assert batch(tmp_path / "out", issue, more=more) == 0
    assert rows_of(tmp_path / "out") == {"day": ("clean", False)}


def test_what_is_wrong_with_one_issue_is_its_own_and_it_is_tried_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad, worse = (issue_in(tmp_path / name, 15 + at) for at, name in enumerate(("good", "bad", "worse")))
    (tmp_path / "bad/page.txt").unlink()
    worse.write_text("pages: [", "utf-8")
    out = tmp_path / "out"
    assert batch(out, good, bad, worse) == 1
    said = capsys.readouterr().out
    assert "file-missing" in said and "worse" in said and "1 clean" in said
    states = rows_of(out)
    assert states["good"] == ("clean", False)
    assert {states[name][0] for name in ("bad", "worse")} <= {"errors", "not made"}
    (tmp_path / "bad/page.txt").write_text(DUMP, "utf-8")
    assert batch(out, good, bad) == 0
    assert rows_of(out) == {"good": ("clean", True), "bad": ("clean", False)}
    assert batch(out, worse) == 2


def test_two_issues_of_one_id_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = issue_in(tmp_path / "one", 15), issue_in(tmp_path / "other", 15)
    assert batch(tmp_path / "out", one, other, more=("--jobs", "1")) == 1
    assert "batch-same-folder" in capsys.readouterr().out


def test_a_list_says_what_is_made_of_each(tmp_path: Path) -> None:
    issue_in(tmp_path / "day", 15)
    issue_in(tmp_path / "night", 16)
    plan = tmp_path / "tonight.yaml"
    plan.write_text(
        "整批:\n  - day/issue.yaml\n  - {版面文件: night/issue.yaml, 做: [付印, 数字报], out: zone}\n", "utf-8"
    )
    jobs = jobs_of([plan, tmp_path / "day"], RENDER, tmp_path / "out")
    assert jobs == [
        BatchJob(tmp_path / "day/issue.yaml", RENDER, tmp_path / "out"),
        BatchJob(tmp_path / "night/issue.yaml", ("render", "epaper"), tmp_path / "zone"),
    ]


def test_everything_wrong_with_a_list_is_reported_at_its_place(tmp_path: Path) -> None:
    issue_in(tmp_path / "day", 15)
    plan = tmp_path / "tonight.yaml"
    plan.write_text("batch:\n  - gone.yaml\n  - {issue: day/issue.yaml, make: [print]}\n", "utf-8")
    with pytest.raises(BadSpec) as wrong:
        jobs_of([plan], RENDER, tmp_path)
    assert [(one.code, one.place and one.place.line) for one in wrong.value.findings] == [("spec-bad-choice", 3)]
    plan.write_text("batch:\n  - gone.yaml\n  - lost.yaml\n", "utf-8")
    with pytest.raises(BadSpec) as wrong:
        jobs_of([plan], RENDER, tmp_path)
    assert [(one.code, one.place and one.place.line) for one in wrong.value.findings] == [
        ("file-missing", 2), ("file-missing", 3),
    ]  # fmt: skip
    with pytest.raises(BadSpec) as wrong:
        jobs_of([tmp_path / "day" / ".."], RENDER, tmp_path) and jobs_of([tmp_path / "none"], RENDER, tmp_path)
    assert [one.code for one in wrong.value.findings] == ["file-missing"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadSpec) as wrong:
        jobs_of([tmp_path / "empty"], RENDER, tmp_path)
    assert [one.code for one in wrong.value.findings] == ["batch-none"]


def odd_work(job: BatchJob) -> JobOutcome:
    """Work of which one job kills its process, one hangs, and one asks who it is."""
    name = job.issue.name
    if name == "dies":
        os.kill(os.getpid(), signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    if name == "hangs":
        time.sleep(600)
    return JobOutcome((0,), f"{name} {os.getpid()}")


def test_a_process_that_dies_or_hangs_costs_its_own_job_only() -> None:
    names = ("a", "dies", "b", "hangs", "c", "d")
    jobs = [BatchJob(Path(name), RENDER, Path()) for name in names]
    done = dict(outcomes(jobs, odd_work, 2, limit=6, memory=0))
    assert {names[at]: one.fault for at, one in done.items()} == {
        "a": "", "dies": "lost", "b": "", "hangs": "late", "c": "", "d": "",
    }  # fmt: skip
    assert [done[names.index(name)].said.split()[0] for name in "abcd"] == list("abcd")


def test_a_process_that_has_had_its_share_of_memory_makes_room() -> None:
    jobs = [BatchJob(Path(name), RENDER, Path()) for name in "abc"]
    pids = {one.said.split()[1] for _, one in outcomes(jobs, odd_work, 1, limit=60, memory=1)}
    assert len(pids) == 3
    pids = {one.said.split()[1] for _, one in outcomes(jobs, odd_work, 1, limit=60, memory=0)}
    assert len(pids) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_nothing_outlives_a_batch_that_is_ended(tmp_path: Path, number: signal.Signals) -> None:
    for day in range(10, 16):
        issue_in(tmp_path / "papers" / f"day{day}", day)
    with subprocess.Popen(
        [sys.executable, "-m", "layout", "batch", "papers", "--jobs", "2", "--lang", "en"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as ran:  # fmt: skip
        assert ran.stdout is not None
        line = ran.stdout.readline()
        assert line.startswith("[1/6]"), line
        children = children_of(ran.pid)
        assert children
        ran.send_signal(number)
        rest = ran.stdout.read()  # ends when the last process that could write to it is gone
    assert ran.returncode == (130 if number == signal.SIGINT else -signal.SIGKILL)
    assert "Traceback" not in rest
    assert not any(Path(f"/proc/{one}/cmdline").exists() and "spawn" in command_of(one) for one in children)
    for folder in (tmp_path / "out").glob("day*"):
        assert digests(folder) == {name: one.sha256 for name, one in read_manifest(folder).items()}


def children_of(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def test_what_a_list_names_is_called_as_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issue_in(tmp_path / "w", 15)
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists/tonight.yaml").write_text("batch:\n  - {issue: ../w/issue.yaml, out: ../made}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert jobs_of([Path("lists/tonight.yaml")], RENDER, Path("out")) == [
        BatchJob(Path("w/issue.yaml"), RENDER, Path("made"))
    ]
    monkeypatch.chdir(tmp_path / "lists")
    assert jobs_of([Path("tonight.yaml")], RENDER, Path("out"))[0].issue == Path("../w/issue.yaml")


def test_a_link_on_the_way_to_an_issue_stays_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issue_in(tmp_path / "deep/w", 15)
    (tmp_path / "deep/lists").mkdir()
    (tmp_path / "lists").symlink_to(tmp_path / "deep/lists")
    (tmp_path / "lists/tonight.yaml").write_text("batch:\n  - ../w/issue.yaml\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert jobs_of([Path("lists/tonight.yaml")], RENDER, Path("out"))[0].issue == Path("lists/../w/issue.yaml")
