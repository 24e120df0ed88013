"""The files of a run put in the place of those of the last: all of them, or none.

Where the file system can exchange two folders, that is one step: the new folder is made ready beside the old one, with
hard links to whatever stays, and then they change places.  Nobody ever sees a mixture, and no end of the process
leaves one.

Where it cannot, or where the folder itself must stay the one it is, since somebody's shell stands in it or the copy is
kept there, the moves are written into a journal first and then made one by one; a run that ends between leaves the
journal, and the next run makes the rest of the moves before it does anything else.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from layout import files
from layout.findings import Finding, Place, Unreadable, finding
from layout.runs.exchange import exchanged
from layout.runs.journal import Moves, empty_above, moved, recovered, write_journal
from layout.runs.manifest import (
    WrittenFile,
    is_as_written,
    manifest_bytes,
    measured,
    names_under,
    read_manifest,
    target,
)
from layout.runs.staging import JOURNAL, Staging, litter, locked, take_away
from layout.value import NamedTuple

_MOST_NAMED = 8


class Rules(NamedTuple):
    """What a run may do to a folder.

    It *covers* names: of these, what an earlier run wrote and this one did not is withdrawn.  What it *reads* it never
    writes over.  *source* tells its files from those of other sources in the same folder.  *overwrite* says that files
    of others may be written over, which somebody asked for.
    """

    covers: Callable[[str], bool]
    reads: Collection[Path] = ()
    source: str = ""
    overwrite: bool = False


def finish(
    staging: Staging, rules: Rules | Callable[[], Rules], known: Mapping[str, WrittenFile] | None = None
) -> list[Finding]:
    """Put the files of *staging* in their folder, and take away what is withdrawn; what is to be said of it.

    *rules* that depend on what the folder holds are asked for when no other run can change it any more, and may write
    further files.  *known* are digests that have been taken already.

    Raises :class:`Unreadable`, and then nothing has changed: when one of the files would be written over a file that
    no run wrote, or that this run reads, or another run does not let go of the folder, or the system refuses.
    """
    try:
        with locked(staging.folder.parent):
            sweep(staging.folder.parent)
            rules = rules() if callable(rules) else rules
            plan, found = planned(staging, rules, known or {})
            staging.path(staging.manifest).write_bytes(manifest_bytes(plan.manifest))
            with _undisturbed():
                _put_in_place(staging, plan, rules)
    except OSError as fault:
        where, why = str(staging.folder), fault.strerror or "?"
        raise Unreadable(finding("file-unwritable", Place(where), file=fault.filename or where, why=why)) from fault
    return found


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals wait until it is over, where they can be made to: it takes a few milliseconds."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def sweep(parent: Path) -> None:
    """Finish what killed runs had begun to put in place in folders of *parent*, and take away what they left."""
    for one in litter(parent):
        recovered(one)
        take_away(one)
    files.sweep_parts(parent)


def recover(parent: Path) -> None:
    """Do at once what a killed run left to the next in folders of *parent*: a longer run must not stand between."""
    if next(litter(parent), None) is not None:
        with suppress(OSError, Unreadable), locked(parent):
            sweep(parent)


def digests(staging: Staging, source: str = "") -> dict[str, WrittenFile]:
    """Size and digest of every file that the run has written by now."""
    return {name: measured(staging.path(name), source) for name in staging.names()}


def planned(staging: Staging, rules: Rules, known: Mapping[str, WrittenFile]) -> tuple[Moves, list[Finding]]:
    """What putting the run's files in place comes to.  Raises :class:`Unreadable` when that must not be."""
    folder = staging.folder
    put = tuple(name for name in staging.names() if name != staging.manifest)
    before = read_manifest(folder, staging.manifest)
    read = {os.path.realpath(path) for path in rules.reads}
    clashes = [name for name in put if not _may_go(folder, name, before.get(name), rules, read)]
    if clashes:
        named = ", ".join(clashes[:_MOST_NAMED]) + (" …" if len(clashes) > _MOST_NAMED else "")
        raise Unreadable(finding("output-foreign", Place(str(folder)), file=named, count=len(clashes)))
    old = [name for name in before if name not in put and rules.covers(name) and before[name].source == rules.source]
    there = [name for name in old if target(folder, name).exists() or target(folder, name).is_symlink()]
    gone = [name for name in there if _is_ours(folder, name, before[name], read)]
    kept = {name: one for name, one in before.items() if name not in old}
    written = {name: known[name] if name in known else measured(staging.path(name), rules.source) for name in put}
    found = [_named("output-withdrawn", gone, folder)] if gone else []
    changed = [name for name in there if name not in gone]
    found += [_named("output-changed", changed, folder)] if changed else []
    return Moves(put, tuple(gone), kept | written, before), found


def _named(code: str, names: list[str], folder: Path) -> Finding:
    listed = ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
    return finding(code, Place(str(folder)), file=listed, count=len(names))


def _may_go(folder: Path, name: str, known: WrittenFile | None, rules: Rules, read: Collection[str]) -> bool:
    """True when a file may be put at *name*: nothing is there, or what a run of the same source wrote."""
    path = target(folder, name)
    for above in reversed(path.relative_to(folder).parents[:-1] if not name.startswith("..") else ()):
        at = folder / above
        if at.is_symlink() or (at.exists() and not at.is_dir()):
            return False
    if not path.exists() and not path.is_symlink():
        return True
    if path.is_dir() or os.path.realpath(path) in read:
        return False
    if rules.overwrite:
        return True
    return known is not None and known.source == rules.source and is_as_written(path, known)


def _is_ours(folder: Path, name: str, known: WrittenFile, read: Collection[str]) -> bool:
    """True when *name* is what a run wrote, reached through no link, and nothing that this run reads."""
    path = target(folder, name)
    if os.path.realpath(path) != str(target(folder, name)) and not name.startswith(".."):
        return False
    return os.path.realpath(path) not in read and is_as_written(path, known)


def _put_in_place(staging: Staging, plan: Moves, rules: Rules) -> None:
    """Make the plan true.  Raises :class:`OSError`; once the journal is written the next run makes what is left."""
    folder = staging.folder
    fresh = not folder.exists() and not folder.is_symlink()
    beside = any(name.startswith("../") for name in plan.put)
    ready = fresh or (_may_be_exchanged(staging, rules) and _cloned(staging, plan))
    if beside or not ready:
        _all_free(staging, plan)
        write_journal(staging.root, folder, staging.manifest, plan)
    if fresh:
        staging.files.rename(folder)
    elif ready and exchanged(staging.files, folder):
        _rescue(staging, plan)
    elif not (staging.root / JOURNAL).exists():
        _all_free(staging, plan)
        write_journal(staging.root, folder, staging.manifest, plan)
    if (staging.root / JOURNAL).exists():
        moved(staging.root, again=ready)


def _all_free(staging: Staging, plan: Moves) -> None:
    """Raise :class:`OSError` when a file that must make way is held by another program, as can be on Windows."""
    for name in (*plan.put, *plan.gone):
        path = target(staging.folder, name)
        if path.exists():
            path.rename(path)


def _may_be_exchanged(staging: Staging, rules: Rules) -> bool:
    """False where the folder itself must stay: it is where this command was called, holds what it reads, or is mounted.

    Whoever stands in a folder that was exchanged would see an empty one from then on.
    """
    folder = staging.folder
    if folder.stat().st_dev != staging.root.stat().st_dev or folder.is_mount():
        return False
    try:
        here = Path(os.path.realpath(os.curdir))
    except OSError:
        return False
    return not any(path.is_relative_to(folder) for path in (here, *map(Path, map(os.path.realpath, rules.reads))))


def _cloned(staging: Staging, plan: Moves) -> bool:
    """Link everything that stays in the folder into the new one as well; False where the file system has no links."""
    folder, new = str(staging.folder), str(staging.files)
    leave = {*plan.put, *plan.gone, staging.manifest}
    try:
        os.chmod(new, staging.folder.stat().st_mode & 0o7777)  # noqa: PTH101
        for where, folders, names in os.walk(folder):
            inside = where[len(folder) + 1 :]
            prefix = f"{inside}/" if inside else ""
            for name in folders:
                at = f"{new}/{prefix}{name}"
                if os.path.islink(f"{where}/{name}"):  # noqa: PTH114
                    names.append(name)
                elif not os.path.isdir(at):  # noqa: PTH112
                    os.mkdir(at, os.stat(f"{where}/{name}").st_mode & 0o7777)  # noqa: PTH102, PTH116
            for name in names:
                if prefix + name not in leave:
                    os.link(f"{where}/{name}", f"{new}/{prefix}{name}", follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    for name in plan.gone:
        empty_above(staging.files, name)
    return True


def _rescue(staging: Staging, plan: Moves) -> None:
    """Bring along what somebody wrote into the old folder between its links were made and it was exchanged."""
    leave = {*plan.put, *plan.gone, staging.manifest}
    for name in names_under(staging.files):
        old, new = staging.files / name, staging.folder / name
        if name in leave:
            continue
        with suppress(OSError):
            if not new.exists() or not old.samefile(new):
                new.parent.mkdir(parents=True, exist_ok=True)
                old.replace(new)
