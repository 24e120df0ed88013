"""Moves of a run written down before they are made, so that whoever comes next can make the rest of them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from layout.runs.manifest import WrittenFile, is_as_written, manifest_at, stays_inside, target
from layout.runs.staging import JOURNAL, place_of
from layout.value import NamedTuple


class Moves(NamedTuple):
    """What is to be done: files *put*, files *gone* by then; the manifest of the folder afterwards, and *before*."""

    put: tuple[str, ...]
    gone: tuple[str, ...]
    manifest: dict[str, WrittenFile]
    before: dict[str, WrittenFile]


def write_journal(root: Path, folder: Path, manifest: str, plan: Moves) -> None:
    """Write down, for good, what is to be *put* from the staging folder *root* into *folder*, and what goes.

    From here on the run is done, whoever makes the moves.  Raises :class:`OSError`.
    """
    gone = {name: plan.before[name] for name in plan.gone}
    put = {name: plan.manifest[name] for name in plan.put}
    for name in plan.put:
        _safe_on_disk(place_of(root, name))
    path = root / f"{JOURNAL}.part"
    path.write_bytes(json.dumps({"folder": folder.name, "put": put, "gone": gone, "manifest": manifest}).encode())
    _safe_on_disk(path)
    path.rename(root / JOURNAL)
    _safe_on_disk(root)


def moved(root: Path, *, again: bool = False) -> None:
    """Make the moves of the journal in *root* that have not been made.  Raises :class:`OSError`.

    *again*: another process had begun.  It may have exchanged the folders already, and then what is in the staging
    folder are the files of the run before; so each is held against its digest.
    """
    orders = json.loads((root / JOURNAL).read_bytes())
    folder = root.parent / orders["folder"]
    names = (*orders["put"], *orders["gone"], orders["manifest"])
    if folder.name != orders["folder"] or not all(stays_inside(name, folder.name) for name in names):
        return
    for name, one in orders["put"].items():
        staged = place_of(root, name)
        if is_as_written(staged, WrittenFile(*one)) if again else staged.exists():
            target(folder, name).parent.mkdir(parents=True, exist_ok=True)
            staged.replace(target(folder, name))
    # The manifest last: until then the old one says which files are of the run before.
    manifest = place_of(root, orders["manifest"])
    if manifest.exists() and not (again and _is_older(manifest_at(manifest, folder.name), orders["put"])):
        manifest.replace(target(folder, orders["manifest"]))
    for name, one in orders["gone"].items():
        if is_as_written(target(folder, name), WrittenFile(*one)):
            target(folder, name).unlink()
            empty_above(folder, name)
    (root / JOURNAL).unlink()


def _is_older(known: Mapping[str, WrittenFile], put: Mapping[str, list[object]]) -> bool:
    """True for a manifest that does not have the files *put* as they were put."""
    return any(name not in known or known[name] != WrittenFile(*one) for name, one in put.items())  # type: ignore[arg-type]


def empty_above(folder: Path, name: str) -> None:
    """Remove the folders above *name* that are empty in *folder*."""
    for above in Path(name).parents[:-1]:
        with suppress(OSError):
            (folder / above).rmdir()


def recovered(root: Path) -> bool:
    """Finish what the dead run of *root* had written down; False when it had not come that far."""
    try:
        moved(root, again=True)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False
    return True


def _safe_on_disk(path: Path) -> None:
    """Have the system write *path* out, as far as it lets us."""
    with suppress(OSError):
        opened = os.open(path, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
