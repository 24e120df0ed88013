"""What an earlier batch read and wrote, by content, so that the next makes only what has changed."""

from __future__ import annotations

import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any, Final

from layout import files
from layout.batches.jobs import BatchJob
from layout.batches.workers import JobOutcome
from layout.runs.manifest import NAME as MANIFEST
from layout.runs.manifest import is_as_written, manifest_at, measured, target
from layout.runs.staging import is_staging

KEPT: Final = ".batch"
"""Folder for what is kept of every job, a file each: two batches into one folder take nothing from each other."""
_PACKAGE: Final = Path(__file__).resolve().parents[1]
_NAME: Final = re.compile(r"^[\w.-]+", re.MULTILINE)
"""The name of a library at the head of a requirement."""


def read_entry(job: BatchJob, options: tuple[str, ...]) -> Any:  # noqa: ANN401 - from a file
    """What the last batch kept of *job*; ``None`` where nothing is, or what another version of the program kept."""
    try:
        return json.loads(files.kept(_path_of(job, options)) or b"null")
    except (ValueError, RecursionError):
        return None


def keep(job: BatchJob, options: tuple[str, ...], entry: dict[str, Any]) -> None:
    """Keep *entry* of *job* for the next batch; :func:`tidy` has to follow when the batch is done."""
    data = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    files.keep(_path_of(job, options), data)


def tidy(jobs: Iterable[BatchJob]) -> None:
    """Take away what no batch has wanted for the longest time, once for all *jobs*: every file kept is looked at."""
    for folder in {job.out / KEPT for job in jobs}:
        files.tidy(folder)


def _path_of(job: BatchJob, options: tuple[str, ...]) -> Path:
    """The file for *job* as this version of the program does it with *options*."""
    key = json.dumps([program(), str(job.issue.resolve()), job.makes, str(job.out.resolve()), options])
    return job.out / KEPT / f"{sha256(key.encode()).hexdigest()}.json"


def entry_of(job: BatchJob, outcome: JobOutcome) -> dict[str, Any]:
    """What is kept of a job that is done: what it read and wrote, its exit codes and its words."""
    out = job.out.resolve()
    within = [path for path in map(Path, outcome.opened) if path.is_relative_to(out)]
    manifests = {one for path in within for one in _manifests_of(path, out)}
    return {
        "read": {str(path): digest(str(path)) for path in read_by(outcome, out)},
        "names": names_under(job.issue.resolve().parent, out),
        "written": {str(path): digest(str(path)) for path in sorted(manifests)},
        "codes": list(outcome.codes),
        "said": outcome.said,
    }


def read_by(outcome: JobOutcome, out: Path) -> list[Path]:
    """The files that were read for *outcome*, those of the program and in the folder *out* aside."""
    paths = map(Path, outcome.opened)
    return sorted(
        one for one in paths if not one.is_relative_to(out) and not one.is_relative_to(_PACKAGE) and one.is_file()
    )


def _manifests_of(path: Path, out: Path) -> Iterable[Path]:
    """Where in *out* the manifest stands that was written at *path*, in a staging folder; none for another file."""
    parts = path.relative_to(out).parts
    if not path.name.endswith(MANIFEST.lstrip(".")) or not is_staging(parts[0]):
        return ()
    if path.name != MANIFEST:
        return (out / path.name,) if (out / path.name).is_file() else ()
    return tuple(
        folder / MANIFEST
        for folder in out.iterdir()
        if is_staging(parts[0], folder.name) and (folder / MANIFEST).is_file()
    )


def unchanged(entry: Any, job: BatchJob) -> JobOutcome | None:  # noqa: ANN401 - from a file
    """The outcome that *entry* has of *job*, when all that was read is as it was and all that was written is there.

    A job with errors is always done again: the file that it lacked is not among those it read.
    """
    try:
        if any(entry["codes"]) or not entry["written"]:
            return None
        if entry["names"] != names_under(job.issue.resolve().parent, job.out.resolve()):
            return None
        if any(digest(path) != was for path, was in (*entry["read"].items(), *entry["written"].items())):
            return None
        if not all(_is_whole(Path(path)) for path in entry["written"]):
            return None
        return JobOutcome(tuple(entry["codes"]), entry["said"])
    except (LookupError, TypeError, AttributeError, OSError, ValueError):
        return None


def _is_whole(manifest: Path) -> bool:
    """True when every file of a manifest is there as it was written."""
    aside = manifest.name.removesuffix(f".{MANIFEST.lstrip('.')}")
    folder = manifest.parent if manifest.name == MANIFEST else manifest.parent / aside
    written = manifest_at(manifest, folder.name)
    return bool(written) and all(is_as_written(target(folder, name), one) for name, one in written.items())


def digest(path: str) -> str:
    """Of the content of the file at *path*; empty where it cannot be read."""
    try:
        about = Path(path).stat()
        return _digest(path, about.st_size, about.st_mtime_ns)
    except OSError:
        return ""


@lru_cache(maxsize=4096)
def _digest(path: str, size: int, changed: int) -> str:
    """Faces and styles are read by every issue, and measured once.  Raises :class:`OSError`."""
    return measured(Path(path)).sha256


def names_under(folder: Path, out: Path) -> str:
    """A digest of the names of all files under *folder*, those in *out* and hidden ones aside."""
    names = sorted(str(path.relative_to(folder)) for path in files_under(folder, out))
    return sha256("\0".join(names).encode("utf-8", "surrogateescape")).hexdigest()


def files_under(folder: Path, out: Path) -> Iterator[Path]:
    """All files under *folder* by their names, those in *out* and hidden ones aside."""
    for where, folders, here in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and Path(where, one) != out)
        yield from (Path(where, one) for one in sorted(here) if not one.startswith("."))


@cache
def program() -> str:
    """A digest of the program itself and of what it lays out, draws and packs with: others make everything anew."""
    whole = sha256(repr(libraries()).encode())
    for path in sorted(_PACKAGE.rglob("*.py")):
        whole.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def libraries() -> list[str]:
    """The libraries that the program needs, each with its version here; zlib comes with Python."""
    found = [f"zlib {zlib.ZLIB_RUNTIME_VERSION}"]
    with suppress(PackageNotFoundError):  # run from where it was written, without having been installed
        needed = (one for one in requires("render-page") or () if "extra ==" not in one)
        found += (f"{name} {version(name)}" for name in sorted(_NAME.findall("\n".join(needed))))
    return found
