"""What a batch is to make: issues named on the command line, found in folders, or listed in a file."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import normpath
from pathlib import Path
from typing import Final

from layout import files
from layout.findings import BadSpec, Finding, LayoutError, Place, finding
from layout.stylesheets.batch_list import LISTS, read_batch
from layout.trees.nodes import Scalar
from layout.trees.reader import read_map
from layout.value import NamedTuple

_ISSUE: Final = "issue.yaml"
"""The file of an issue in a folder of one."""


class BatchJob(NamedTuple):
    """One issue, what is to be made of it, and the folder for its results."""

    issue: Path
    makes: tuple[str, ...]
    out: Path


def jobs_of(paths: Sequence[Path], makes: tuple[str, ...], out: Path) -> list[BatchJob]:
    """The jobs that *paths* come to, each once, in the order they are named.

    A folder stands for every ``issue.yaml`` in it, a YAML file with the key ``batch`` for the issues it lists, any
    other file for itself.  Raises :class:`BadSpec` with everything that is wrong with them.
    """
    found: list[BatchJob] = []
    faults: list[Finding] = []
    for path in paths:
        try:
            found += _jobs_at(path, makes, out)
        except LayoutError as fault:
            faults += fault.findings
    if not found and not faults:
        faults.append(finding("batch-none", Place(str(paths[0]) if paths else "batch")))
    if faults:
        raise BadSpec(*faults)
    return list(dict.fromkeys(found))


def _jobs_at(path: Path, makes: tuple[str, ...], out: Path) -> list[BatchJob]:
    if path.is_dir():
        return [BatchJob(one, makes, out) for one in files.matching(path, f"**/{_ISSUE}", Place(str(path)))]
    try:
        source, tree = read_map(files.read_text(path), str(path))
    except BadSpec:
        return [BatchJob(path, makes, out)]  # its own run says what is wrong with it
    if not any(isinstance(key, Scalar) and key.value in LISTS for key, _ in tree.pairs[:1]):
        return [BatchJob(path, makes, out)]
    entries = read_batch(source, tree)
    jobs: list[BatchJob] = []
    faults: list[Finding] = []
    for entry in entries:
        issue = _as_one_stands(path.parent / entry.issue)
        if not files.is_there(issue):
            faults.append(finding("file-missing", entry.place, file=entry.issue))
        folder = _as_one_stands(path.parent / entry.out) if entry.out else out
        jobs.append(BatchJob(issue, entry.make or makes, folder))
    if faults:
        raise BadSpec(*faults)
    return jobs


def _as_one_stands(path: Path) -> Path:
    """*path* without steps into a folder and out again, where that is the same: not where a link is on the way."""
    short = Path(normpath(path))
    return short if short.resolve() == path.resolve() else path
