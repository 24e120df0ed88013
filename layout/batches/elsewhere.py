"""Issues made where their files are not: what an issue reads travels as bytes, what is made of it comes back as bytes.

Any ``concurrent.futures`` executor will do, of processes here or of another engine's on other machines.  What was made
is put in its place here, whole or not at all, as a run of the command does it.
"""

from __future__ import annotations

import atexit
import os
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import Any, Final

from layout import files
from layout.batches.jobs import BatchJob
from layout.batches.kept import digest, files_under, names_under, program
from layout.batches.workers import JobOutcome, Work
from layout.console import said
from layout.findings import LayoutError, Place, Unreadable, finding
from layout.runs.manifest import NAME as MANIFEST
from layout.runs.staging import staged
from layout.runs.swap import Rules, finish
from layout.value import NamedTuple

MOST_BYTES: Final = 1 << 30
"""Of the files of one issue: a month's pictures beside it are better kept elsewhere."""
_AHEAD: Final = 64
"""Issues that are on their way at a time: their files wait with the workers."""

_TRIES: Final = 4
"""Times that an issue is sent out whose worker is lost under it."""

Carried = Callable[[bytes], Any]
"""Turns the bytes of a file into what an executor is given: the bytes themselves, or a future of them."""


class Parcel(NamedTuple):
    """An issue on its way: the digest of the program, the folder it came from, the names of its files."""

    program: str
    folder: str
    issue: str
    makes: tuple[str, ...]
    names: tuple[str, ...]


class Returned(NamedTuple):
    """What came of a parcel: the outcome, and the files made by their folders, each file by its name."""

    outcome: JobOutcome
    made: Mapping[str, Mapping[str, bytes]]


def packed(job: BatchJob) -> tuple[Parcel, list[bytes]]:
    """The files of the folder of *job* that its issue may read, those in its output folder and hidden ones aside.

    Raises :class:`Unreadable`, also when they are more than :data:`MOST_BYTES`.
    """
    folder, out = job.issue.resolve().parent, job.out.resolve()
    names: list[str] = []
    data: list[bytes] = []
    left = MOST_BYTES
    for path in files_under(folder, out):
        left -= path.lstat().st_size
        if left < 0:
            place, most = Place(str(job.issue)), MOST_BYTES >> 20
            raise Unreadable(finding("batch-parcel-too-big", place, folder=str(folder), most=most))
        names.append(path.relative_to(folder).as_posix())
        data.append(files.read(path, MOST_BYTES))
    return Parcel(program(), str(job.issue.parent), job.issue.name, job.makes, tuple(names)), data


_HERE: list[Path] = []
_ALONE: Final = threading.Lock()
"""One issue at a time in a process: what a command says is caught from its output, which is one."""


def _workplace() -> Path:
    """A folder of this process, in which pictures in press colours are kept from one issue to the next."""
    if not _HERE:
        _HERE.append(Path(tempfile.mkdtemp(prefix="render-page-")).resolve())
        atexit.register(rmtree, _HERE[0], ignore_errors=True)
    return _HERE[0]


def unpacked(work: Work, parcel: Parcel, *data: bytes) -> Returned:
    """Make the issue of *parcel*, whose files are *data*, in a folder of this process: what a worker does.

    A program that is another than that of the sender makes nothing: its pages might be others.
    """
    if parcel.program != program():
        return Returned(JobOutcome(fault="version"), {})
    with _ALONE:
        return _made(work, parcel, data)


def _made(work: Work, parcel: Parcel, data: Sequence[bytes]) -> Returned:
    here = _workplace()
    folder, out = here / "issue", here / "out"
    rmtree(folder, ignore_errors=True)
    for name, one in zip(parcel.names, data, strict=True):
        files.write(folder / name, one)
    outcome = work(BatchJob(folder / parcel.issue, parcel.makes, out))
    if outcome.fault:  # half of it may be there
        rmtree(out, ignore_errors=True)
    # Reports name files as they were named where they came from.
    before, after = (os.fsencode(one) for one in (str(folder), parcel.folder))
    made: dict[str, dict[str, bytes]] = {}
    for results in sorted(one for one in out.iterdir() if not one.name.startswith(".")) if out.is_dir() else ():
        inside = sorted(one for one in results.rglob("*") if one.is_file()) if results.is_dir() else [results]
        top = results.name if results.is_dir() else ""
        for path in inside:
            if path.name.endswith(MANIFEST.lstrip(".")):
                continue
            read = path.read_bytes()
            read = read.replace(before, after) if path.suffix == ".json" else read
            made.setdefault(top, {})[path.relative_to(results if top else out).as_posix()] = read
        rmtree(results, ignore_errors=True) if top else results.unlink()
    words = outcome.said.replace(str(folder), parcel.folder)
    others = tuple(one for one in outcome.opened if not Path(one).is_relative_to(here))
    return Returned(outcome._replace(said=words, opened=others), made)


def put_back(job: BatchJob, returned: Returned, *, overwrite: bool = False) -> tuple[Path, ...]:
    """Put what came back in its place, each folder whole; the manifests of those folders.

    With *overwrite* also over files that no run wrote.
    """
    manifests: list[Path] = []
    reads = tuple(job.issue.resolve().parent.glob("*"))
    for folder, made in returned.made.items():
        if not folder:  # an archive beside the folder of the same name is made of it
            continue
        tops = {name.partition("/")[0] if "/" in name else "" for name in made} | {"rest"}
        beside = {name: data for name, data in returned.made.get("", {}).items() if name == f"{folder}.zip"}
        with staged(job.out / folder, aside=bool(beside)) as staging:
            for name, data in made.items():
                files.write(staging.path(name), data)
            for name, data in beside.items():
                files.write(staging.path(f"../{name}"), data)
            finish(staging, Rules(_covers(frozenset(tops)), reads, overwrite=overwrite))
        name = f"{folder}.{MANIFEST.lstrip('.')}" if beside else f"{folder}/{MANIFEST}"
        manifests.append(job.out.resolve() / name)
    return tuple(manifests)


def _covers(tops: frozenset[str]) -> Callable[[str], bool]:
    return lambda name: (name.partition("/")[0] if "/" in name else "") in tops


def outcomes_elsewhere(
    jobs: Sequence[BatchJob], work: Work, executor: Executor, carried: Carried = bytes,
    *, language: str = "en", overwrite: bool = False, roots: Sequence[Path] = (), ahead: int = 0,
) -> Iterator[tuple[int, JobOutcome, dict[str, Any]]]:  # fmt: skip
    """(number, outcome, what is kept of it) of every one of *jobs* as *executor* gets them done by *work*.

    Each is sent as bytes, which *carried* may have travel before it and once only.  A job whose worker is lost is sent
    again, a few times; what fails costs its own issue only.  What is wrong with a place is said in the *language*, and
    with *overwrite* files that no run wrote are written over.  So many as *ahead* are on their way at a time (0: 64).
    Files in *roots* do not travel: these are folders that all workers have under the same path, as this process has.
    """
    waiting: dict[Future[Returned], tuple[int, int]] = {}
    reads: dict[int, dict[str, str]] = {}
    due = deque((number, 1) for number in range(len(jobs)))
    while due or waiting:
        while due and len(waiting) < (ahead or _AHEAD):
            number, tries = due.popleft()
            try:
                parcel, data = packed(jobs[number])
            except LayoutError as fault:
                yield number, _refused(fault, language), {}
                continue
            folder = jobs[number].issue.resolve().parent
            pairs = zip(parcel.names, data, strict=True)
            reads[number] = {str(folder / name): sha256(one).hexdigest() for name, one in pairs}
            waiting[executor.submit(unpacked, work, parcel, *map(carried, data))] = (number, tries)
        if not waiting:
            break
        future = next(as_completed(list(waiting)))
        number, tries = waiting.pop(future)
        job = jobs[number]
        try:
            returned = future.result()
        except Exception:  # of whatever engine it is: the worker is gone, or what it was sent
            if tries < _TRIES:
                due.append((number, tries + 1))
            else:
                yield number, JobOutcome(fault="lost"), {}
            continue
        try:
            manifests = put_back(job, returned, overwrite=overwrite)
        except LayoutError as fault:
            yield number, _refused(fault, language), {}
            continue
        yield number, returned.outcome, _entry(job, reads[number], manifests, returned.outcome, roots)


def _entry(
    job: BatchJob, sent: dict[str, str], manifests: Sequence[Path], outcome: JobOutcome, roots: Sequence[Path]
) -> dict[str, Any]:
    """What is kept of a job for the next batch, as :func:`layout.batches.kept.entry_of` has it of one made here."""
    shared = [one for one in outcome.opened if any(Path(one).is_relative_to(root) for root in roots)]
    return {
        "read": sent | {one: digest(one) for one in shared},
        "names": names_under(job.issue.resolve().parent, job.out.resolve()),
        "written": {str(path): digest(str(path)) for path in manifests},
        "codes": list(outcome.codes), "said": outcome.said,
    }  # fmt: skip


def _refused(fault: LayoutError, language: str) -> JobOutcome:
    return JobOutcome((2,), "\n".join(said(one, language) for one in fault.findings))
