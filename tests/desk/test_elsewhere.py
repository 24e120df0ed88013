"""Issues made by other executors: the bytes that each has alone, whatever made them, in whatever order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from small_issue import DUMP
from test_batch import batch, digests, issue_in, rows_of

from layout import make_issues
from layout.batches import cluster, kept
from layout.batches.bounded import end, within
from layout.batches.cluster import outcomes_of_cluster
from layout.batches.elsewhere import outcomes_elsewhere, packed, unpacked
from layout.batches.jobs import BatchJob
from layout.batches.workers import JobOutcome
from layout.cli import main
from layout.commands.batch import made
from layout.runs.manifest import NAME

DAYS = (15, 16, 17)


def papers(folder: Path) -> list[Path]:
    return [issue_in(folder / "papers" / f"day{day}", day) for day in DAYS]


def alone(issues: list[Path], out: Path) -> dict[str, dict[str, str]]:
    """The digests of every issue made by a run of its own."""
    for issue in issues:
        main(["render", str(issue), "--out", str(out), "--lang", "en", "--one-process"])
    return results(out)


def results(out: Path) -> dict[str, dict[str, str]]:
    return {one.name: digests(one) for one in sorted(out.iterdir()) if (one / NAME).exists()}


@pytest.fixture
def pool() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as made_pool:
        yield made_pool


def test_any_executor_makes_the_bytes_that_each_issue_has_alone(tmp_path: Path, pool: ProcessPoolExecutor) -> None:
    issues = papers(tmp_path)
    wanted = alone(issues, tmp_path / "alone")
    assert len(wanted) == 3
    done = dict(make_issues(issues[::-1], pool, tmp_path / "out"))
    assert sorted(done) == sorted(issues)
    assert {one.code for one in done.values()} == {0}
    assert results(tmp_path / "out") == wanted


def test_what_the_worker_says_names_files_as_they_are_here(tmp_path: Path, pool: ProcessPoolExecutor) -> None:
    issue = issue_in(tmp_path / "papers/day15", 15)
    issue.write_text(issue.read_text("utf-8").replace("story: a1", "story: nobody"), "utf-8")
    ((path, outcome),) = make_issues([issue], pool, tmp_path / "out")
    assert (path, outcome.code) == (issue, 1)
    assert f"{issue}:" in outcome.said
    assert "render-page-" not in (tmp_path / "out/day15/report.json").read_text("utf-8")


def test_files_of_others_are_written_over_where_that_is_asked_for(tmp_path: Path) -> None:
    issue = issue_in(tmp_path / "papers/day15", 15)
    theirs = tmp_path / "out/day15/P01.pdf"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"no page")
    jobs = [BatchJob(issue, ("render",), tmp_path / "out")]
    for language, word in (("en", "error"), ("zh", "错误")):
        work = partial(made, options=("--overwrite",), language=language)
        with ThreadPoolExecutor(1) as executor:
            ((_, outcome, _),) = outcomes_elsewhere(jobs, work, executor, language=language)
        assert outcome.code == 2
        assert f"{word} output-foreign" in outcome.said
        assert theirs.read_bytes() == b"no page"
    with ThreadPoolExecutor(1) as executor:
        ((_, outcome, _),) = outcomes_elsewhere(jobs, work, executor, overwrite=True)
    assert outcome.code == 0
    assert theirs.read_bytes().startswith(b"%PDF")


@pytest.mark.filterwarnings("ignore")
def test_a_batch_by_a_cluster_writes_over_files_of_others_where_that_is_asked_for(
    tmp_path: Path, scheduler: str
) -> None:
    issue_in(tmp_path / "papers/day15", 15)
    theirs = tmp_path / "out/day15/P01.pdf"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"no page")
    words = ("--cluster", scheduler)
    assert batch(tmp_path / "out", tmp_path / "papers", more=words) == 2
    assert batch(tmp_path / "out", tmp_path / "papers", more=(*words, "--overwrite")) == 0
    assert theirs.read_bytes().startswith(b"%PDF")


@pytest.mark.filterwarnings("ignore")
def test_a_folder_that_all_machines_have_is_read_where_it_is_and_one_issue_at_a_time_is_made(
    tmp_path: Path, scheduler: str, capsys: pytest.CaptureFixture[str]
) -> None:
    house = tmp_path / "house"
    for day in (15, 16):
        spec = issue_in(tmp_path / f"papers/day{day}", day)
        house.mkdir(exist_ok=True)
        (spec.parent / "page.txt").replace(house / "page.txt")
        spec.write_text(spec.read_text("utf-8").replace("page.txt", str(house / "page.txt")), "utf-8")
    out, words = tmp_path / "out", ("--cluster", scheduler)
    assert batch(out, tmp_path / "papers", more=words) == 2  # a folder that nobody named
    more = (*words, "--root", str(house), "--jobs", "1")
    assert batch(out, tmp_path / "papers", more=more) == 0
    assert all(state == "clean" for state, _ in rows_of(out).values())
    assert batch(out, tmp_path / "papers", more=more) == 0
    assert all(unchanged for _, unchanged in rows_of(out).values())
    (house / "page.txt").write_text(DUMP.replace("。", "！", 1), "utf-8")
    assert batch(out, tmp_path / "papers", more=more) == 0
    assert not any(unchanged for _, unchanged in rows_of(out).values())


def test_so_many_issues_are_on_their_way_as_is_asked_for(tmp_path: Path) -> None:
    class Counted(ThreadPoolExecutor):
        most = now = 0

        def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
            self.now += 1
            self.most = max(self.most, self.now)
            future: Future[Any] = super().submit(work, *given, **named)
            future.add_done_callback(lambda _: setattr(self, "now", self.now - 1))
            return future

    jobs = [BatchJob(one, ("render",), tmp_path / "out") for one in papers(tmp_path)]
    with Counted(3) as executor:
        done = list(outcomes_elsewhere(jobs, lambda _: JobOutcome((0,)), executor, ahead=1))
    assert (len(done), executor.most) == (3, 1)


def test_another_version_of_the_program_makes_nothing(tmp_path: Path) -> None:
    job = BatchJob(issue_in(tmp_path / "papers/day15", 15), ("render",), tmp_path / "out")
    parcel, data = packed(job)
    returned = unpacked(partial(made, options=(), language="en"), parcel._replace(program="older"), *data)
    assert returned.outcome.fault == "version"
    assert returned.made == {}


def test_another_version_of_a_library_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of two machines have the same bytes only where the same libraries shape, draw and pack them."""
    here = kept.libraries()
    assert {"uharfbuzz", "pikepdf", "zlib-ng", "zlib"} <= {one.split()[0] for one in here}
    assert all(one.split()[1][0].isdigit() for one in here)
    assert kept.program.__wrapped__() == kept.program()
    monkeypatch.setattr(kept, "libraries", lambda: [one.replace("zlib-ng 1", "zlib-ng 0") for one in here])
    assert kept.program.__wrapped__() != kept.program()


def killed_once(mark: Path, job: BatchJob) -> JobOutcome:
    """Work whose process is killed the first time."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return made(job, options=(), language="en")


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a local cluster of two workers."""
    distributed = pytest.importorskip("distributed")
    folder = tmp_path_factory.mktemp("dask")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(folder), silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_of_two_workers_makes_the_bytes_that_each_issue_has_alone(tmp_path: Path, scheduler: str) -> None:
    issues = papers(tmp_path)
    wanted = alone(issues, tmp_path / "alone")
    words = ("--cluster", scheduler)
    assert batch(tmp_path / "out", tmp_path / "papers", more=words) == 0
    assert results(tmp_path / "out") == wanted
    assert batch(tmp_path / "out", tmp_path / "papers", more=words) == 0
    assert set(rows_of(tmp_path / "out").values()) == {("clean", True)}
    (issues[0].parent / "page.txt").write_text("别的稿件\n\n□本报记者 某某\n\n今年丰收。\n", "utf-8")
    batch(tmp_path / "out", tmp_path / "papers", more=words)
    assert sum(kept for _, kept in rows_of(tmp_path / "out").values()) == 2


@pytest.mark.filterwarnings("ignore")
def test_a_worker_that_is_killed_costs_the_time_of_its_issue_only(tmp_path: Path, scheduler: str) -> None:
    from layout.batches.cluster import cluster_at

    issues = papers(tmp_path)
    wanted = alone(issues, tmp_path / "alone")
    jobs = [BatchJob(one, ("render",), tmp_path / "out") for one in issues]
    with cluster_at(scheduler) as (executor, carried):
        work = partial(killed_once, tmp_path / "killed")
        done = [outcome for _, outcome, _ in outcomes_elsewhere(jobs, work, executor, carried)]
    assert [one.fault for one in done] == ["", "", ""]
    assert (tmp_path / "killed").exists()
    assert results(tmp_path / "out") == wanted


def told(mark: Path, job: BatchJob) -> JobOutcome:
    """Work that never ends on the sixteenth, and whose process dies the first time on the seventeenth."""
    spec = job.issue.read_text("utf-8")
    if "id: day16" in spec:
        time.sleep(3600)
    if "id: day17" in spec and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return JobOutcome((0,), str(os.getpid()))


@pytest.mark.filterwarnings("ignore")
def test_an_issue_that_hangs_on_a_cluster_is_given_up_and_costs_no_other(tmp_path: Path, scheduler: str) -> None:
    jobs = [BatchJob(one, ("render",), tmp_path / "out") for one in papers(tmp_path)]
    done = outcomes_of_cluster(scheduler, jobs, partial(told, tmp_path / "killed"), limit=12)
    assert {number: outcome.fault for number, outcome, _ in done} == {0: "", 1: "late", 2: ""}
    assert (tmp_path / "killed").exists()


def test_a_process_that_has_had_its_memory_makes_room_for_a_new_one(tmp_path: Path) -> None:
    fifteenth, sixteenth, seventeenth = (BatchJob(one, ("render",), tmp_path / "out") for one in papers(tmp_path))
    work = partial(told, tmp_path / "killed")
    try:
        first, second = (within(work, 60, 0, fifteenth) for _ in range(2))
        assert first.said == second.said != str(os.getpid())
        assert within(work, 60, 1, fifteenth).said == first.said
        third = within(work, 60, 0, fifteenth)
        assert third.said != first.said
        assert within(work, 0.2, 0, sixteenth).fault == "late"
        assert within(work, 60, 0, seventeenth).codes == (0,)
        assert within(partial(told, tmp_path), 60, 0, fifteenth).said != within(work, 60, 0, fifteenth).said
    finally:
        end()


INTERRUPTED = """\
import signal, time
from layout.batches.bounded import within
signal.signal(signal.SIGINT, signal.default_int_handler)
print("begun", flush=True)
within(time.sleep, 600, 0, 600)
"""


def test_a_process_that_is_interrupted_ends_with_what_it_has_begun() -> None:
    begun = subprocess.Popen([sys.executable, "-c", INTERRUPTED], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert begun.stdout is not None and begun.stdout.readline() == b"begun\n"
        time.sleep(1.5)
        begun.send_signal(signal.SIGINT)
        begun.communicate(timeout=20)  # its output ends when nobody holds it any more
    finally:
        begun.kill()


class Services:
    """A scheduler and a worker as a service manager keeps them: each a process that may go and come again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.running = folder, [subprocess.Popen(["true"])]
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"

    def start(self) -> None:
        port = self.address.rpartition(":")[2]
        self._start("dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
        for _ in range(600):
            with suppress(OSError), socket.create_connection(("127.0.0.1", int(port))):
                break
            time.sleep(0.1)
        self._start("dask_worker", self.address, "--nthreads", "1", "--no-dashboard", "--death-timeout", "60")

    def _start(self, name: str, *words: str) -> None:
        line = [sys.executable, "-m", f"distributed.cli.{name}", *words]
        self.running.append(
            subprocess.Popen(line, cwd=self.folder, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        )

    def stop(self) -> None:
        for one in self.running:
            one.terminate() if one.poll() is None and "dask_worker" in str(one.args) else one.kill()
        for one in self.running:
            one.wait()


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made_services = Services(tmp_path)
    made_services.start()
    yield made_services
    made_services.stop()


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_is_started_anew_costs_time_only(tmp_path: Path, services: Services) -> None:
    issues = [issue_in(tmp_path / "papers" / f"day{day}", day) for day in range(11, 29)]
    wanted = alone(issues[:1], tmp_path / "alone")
    jobs = [BatchJob(one, ("render",), tmp_path / "out") for one in issues]
    done = outcomes_of_cluster(services.address, jobs, partial(made, options=(), language="en"))
    found = {number: outcome.fault for number, outcome, _ in islice(done, 3)}
    services.stop()
    services.start()
    found |= {number: outcome.fault for number, outcome, _ in done}
    assert found == dict.fromkeys(range(len(issues)), "")
    assert results(tmp_path / "out").items() >= wanted.items()
    assert len(results(tmp_path / "out")) == len(issues)


@pytest.mark.filterwarnings("ignore")
def test_what_a_scheduler_that_does_not_come_back_had_is_said(
    tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_RETURN", 1)
    issues = [issue_in(tmp_path / "papers" / f"day{day}", day) for day in range(11, 29)]
    jobs = [BatchJob(one, ("render",), tmp_path / "out") for one in issues]
    done = outcomes_of_cluster(services.address, jobs, partial(made, options=(), language="en"))
    first = next(done)
    services.stop()
    found = [outcome.fault for _, outcome, _ in (first, *done)]
    assert len(found) == len(jobs)
    assert set(found) == {"", "cluster"}
    assert len(results(tmp_path / "out")) == found.count("")


def test_an_address_without_a_scheduler_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers(tmp_path)
    assert batch(tmp_path / "out", tmp_path / "papers", more=("--cluster", "nonsense://x")) == 2
    assert "cluster-unreachable" in capsys.readouterr().err
