"""What a batch is to make: issues named on the command line, found in folders, or listed in a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from layout import files
from layout.findings import BadSpec, Finding, LayoutError, Place, finding
from layout.keys.file_reading import FileReading
from layout.keys.kinds import choice, words
from layout.keys.reading import Key, by_form, in_order, list_of, record, shape
from layout.trees.nodes import Scalar
from layout.trees.reader import read_map
from layout.units import SIZES, pt
from layout.value import NamedTuple

MAKES: Final = ("render", "preview", "cards", "epaper", "handoff")
"""What can be made of an issue, each by the command of its name."""

_ISSUE: Final = "issue.yaml"
"""The file of an issue in a folder of one."""

_WRITTEN: Final = {
    **{one: one for one in MAKES},
    "付印": "render", "预览": "preview", "卡片": "cards", "数字报": "epaper", "打包": "handoff",
}  # fmt: skip

_MAKES = list_of(choice(_WRITTEN), 1, len(MAKES))


class BatchJob(NamedTuple):
    """One issue, what is to be made of it, and the folder for its results."""

    issue: Path
    makes: tuple[str, ...]
    out: Path


class _Entry(NamedTuple):
    """A job as a list has it; what it does not say is as the command line says."""

    issue: str
    make: tuple[str, ...] = ()
    out: str = ""
    place: Place = Place("")


ENTRY: Final = shape(
    "batch-entry",
    Key("issue", words(), required=True),
    Key("make", _MAKES),
    Key("out", words()),
    make=lambda reading, values, node: _Entry(**values, place=reading.source.of(node)),
)


def _alone(reading: FileReading, node: Any) -> _Entry | None:  # noqa: ANN401 - a node
    said = words().read(reading, node)
    return None if said is None else _Entry(said, place=reading.source.of(node))


_WORDS = words()
BATCH: Final = shape(
    "batch",
    Key("batch", list_of(by_form(_WORDS._replace(read=_alone), mapping=record(ENTRY)), 1, 10_000), required=True),
    make=lambda reading, values, node: values["batch"],
)


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
    text = files.read_text(path)
    if not _is_list(text, str(path)):
        return [BatchJob(path, makes, out)]
    source, tree = read_map(text, str(path))
    reading = FileReading(source, SIZES["五号"], pt(16))
    entries = BATCH.read(reading, tree) or ()
    if reading.faults:
        raise BadSpec(*in_order(reading.faults))
    jobs: list[BatchJob] = []
    faults: list[Finding] = []
    for entry in entries:
        issue = path.parent / entry.issue
        if not files.is_there(issue):
            faults.append(finding("file-missing", entry.place, file=entry.issue))
        folder = path.parent / entry.out if entry.out else out
        jobs.append(BatchJob(issue, entry.make or makes, folder))
    if faults:
        raise BadSpec(*faults)
    return jobs


def _is_list(text: str, name: str) -> bool:
    """True for a YAML file whose first key is ``batch``; what cannot be read is taken for an issue, which says why."""
    try:
        _, tree = read_map(text, name)
    except LayoutError:
        return False
    return any(isinstance(key, Scalar) and key.value in ("batch", "整批") for key, _ in tree.pairs[:1])
