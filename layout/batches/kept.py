"""What an earlier batch read and wrote, by content, so that the next makes only what has changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from layout import files
from layout.batches.jobs import BatchJob
from layout.batches.workers import JobOutcome
from layout.runs.manifest import NAME as MANIFEST
from layout.runs.manifest import manifest_at, measured
from layout.runs.staging import is_staging

KEPT: Final = ".render-page-batch.json"
_FORMAT: Final = 1
_PACKAGE: Final = Path(__file__).resolve().parents[1]


def read_kept(out: Path) -> dict[str, Any]:
    """What the last batches into *out* made, by job; nothing where they were another version's."""
    try:
        kept = json.loads(files.kept(out / KEPT, files.MOST_KEPT) or b"{}")
        if kept.get("format") == _FORMAT and kept.get("program") == program():
            return dict(kept["jobs"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        pass
    return {}


def keep(out: Path, jobs: dict[str, Any]) -> None:
    """Keep *jobs* for the next batch into *out*."""
    data = {"format": _FORMAT, "program": program(), "jobs": jobs}
    files.keep(out / KEPT, json.dumps(data, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))


def key_of(job: BatchJob, options: tuple[str, ...]) -> str:
    """What names *job* from batch to batch."""
    return json.dumps([str(job.issue.resolve()), job.makes, str(job.out.resolve()), options], ensure_ascii=False)


def entry_of(job: BatchJob, outcome: JobOutcome) -> dict[str, Any]:
    """What is kept of a job that is done: what it read and wrote, its exit codes and its words."""
    out = job.out.resolve()
    read: set[Path] = set()
    manifests: set[Path] = set()
    for name in outcome.opened:
        path = Path(name)
        if path.is_relative_to(out):
            manifests.update(_manifests_of(path, out))
        elif path.is_file() and not path.is_relative_to(_PACKAGE):
            read.add(path)
    return {
        "read": {str(path): digest(path) for path in sorted(read)},
        "names": names_under(job.issue.resolve().parent, out),
        "written": {str(path): digest(path) for path in sorted(manifests)},
        "codes": list(outcome.codes),
        "said": outcome.said,
    }


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
        if any(digest(Path(path)) != was for path, was in (*entry["read"].items(), *entry["written"].items())):
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
    return bool(written) and all(
        (folder / name).is_file() and measured(folder / name).sha256 == one.sha256 for name, one in written.items()
    )


def digest(path: Path) -> str:
    """Of the content of a file; empty where it cannot be read."""
    try:
        about = path.stat()
        return _digest(path, about.st_size, about.st_mtime_ns)
    except OSError:
        return ""


@lru_cache(maxsize=4096)
def _digest(path: Path, size: int, changed: int) -> str:
    """Faces and styles are read by every issue, and measured once.  Raises :class:`OSError`."""
    return measured(path).sha256


def names_under(folder: Path, out: Path) -> str:
    """A digest of the names of all files under *folder*, those in *out* and hidden ones aside."""
    names = sorted(
        path.relative_to(folder).as_posix()
        for path in _walk(folder)
        if not path.is_relative_to(out) and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    return sha256("\0".join(names).encode("utf-8", "surrogateescape")).hexdigest()


def _walk(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


@cache
def program() -> str:
    """A digest of the program itself: another version makes everything anew."""
    whole = sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        whole.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()
