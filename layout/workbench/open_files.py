"""The texts of an issue's folder as they are worked on: opened, changed, saved at once, undone.

Every change is written to its file at once: the files are the truth, and whoever reads them reads what the desk shows.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from layout import files
from layout.findings import LayoutError, Place
from layout.trees.spans import TextChange
from layout.workbench import disk
from layout.workbench.acts import Refused
from layout.workbench.documents import Document, between, document, turned_back
from layout.workbench.history import History, Step, entry, history_at
from layout.workbench.outcomes import FileChange

KINDS: Final = (".yaml", ".yml", ".md", ".markdown", ".txt")
"""Names of files that the desk opens end so."""
MOST_FILES: Final = 400
DEPTH: Final = 3
MOST_TEXT: Final = 4 << 20
"""Bytes of a text that is opened: no dump of a page has a hundredth of it."""


class OpenFiles:
    """The files of one issue and what was done to them.  One thread at a time uses it."""

    def __init__(self, path: Path, out: Path) -> None:
        """*out* is where runs write: no part of the issue, though it may lie in its folder."""
        self.path = path.resolve()
        self.folder = self.path.parent
        self.out = out.resolve()
        self._documents: dict[str, Document] = {}
        self._stamps: dict[str, tuple[int, int, int] | None] = {}
        self._called: dict[str, str] = {}
        """Names of files by what places call them, as long as no file comes or goes: a link may lead elsewhere then."""
        self._gone: frozenset[str] = frozenset()
        """Names of open files that are there no more, as far as that was noticed."""
        self._unwritten: dict[str, None] = {}
        """Names of files that are still to be written."""
        self.unsaved: LayoutError | None = None
        """Why they are: it is tried again with the next change, and by :meth:`save_again`."""
        self._count = 0
        """Changes made at the desk."""
        self._journal = self.folder / f".{self.path.stem}.desk.jsonl"
        self.history = history_at(self._journal, self._digest_of)

    # --- files -----------------------------------------------------------------------------------------------------

    def names(self) -> tuple[str, ...]:
        """Names of the files that can be opened, relative to the issue's folder; the issue itself is the first."""
        found = disk.listed(self.folder, KINDS, DEPTH, MOST_FILES, self.out)
        names = [one.relative_to(self.folder).as_posix() for one in found]
        here = {*names}
        return tuple(dict.fromkeys((self.path.name, *(one for one in self._own() if one in here), *names)))

    def _own(self) -> Iterator[str]:
        """Names of the files that the issue is known to be made of."""
        yield self.path.name

    def name_of(self, file: str) -> str:
        """The desk's name of a *file* as a place names it; "" for one that it does not open."""
        known = self._called.get(file)
        if known is None:
            known = self._called[file] = self._name_of(file)
        return known

    def _name_of(self, file: str) -> str:
        path = Path(file)
        try:
            name = (path if path.is_absolute() else self.folder / path).resolve().relative_to(self.folder).as_posix()
        except ValueError:
            return ""
        return name if name.lower().endswith(KINDS) else ""

    def document(self, name: str) -> Document:
        """The file *name*, opened if need be.

        Raises :class:`LayoutError` when it cannot be read, :class:`Refused` when it is none that the desk opens.
        """
        if name not in self._documents:
            path = self._path(name)
            stamp = files.stamp(path)
            data = files.read(path, MOST_TEXT)
            try:
                self._documents[name] = document(name, data)
            except UnicodeDecodeError:
                raise Refused(
                    f"{name} 不是 UTF-8，照样排，这里改不了；另存为 UTF-8 就能改",
                    f"{name} is not UTF-8: it is read, and cannot be edited here; save it as UTF-8",
                ) from None
            self._stamps[name] = stamp
        return self._documents[name]

    def _path(self, name: str) -> Path:
        path = (self.folder / PurePosixPath(name)).resolve()
        if not path.is_relative_to(self.folder) or not name.lower().endswith(KINDS) or "\0" in name:
            raise Refused("这里只打开本期文件夹里的文本", "only texts in the issue's folder are opened here")
        return path

    def begun(self, name: str) -> Document:
        """The file *name*, or an empty one which is written when something is put into it."""
        if name not in self._documents and not files.is_there(self._path(name)):
            self._documents[name], self._stamps[name] = Document(name, ""), None
        return self.document(name)

    def _spec_at(self, place: Place) -> Document:
        """The file that *place* is in.  Raises :class:`Refused` for one that is not opened."""
        name = self.name_of(place.file)
        if not name:
            raise Refused("这一格写在别处，这里改不动", "the slot is written elsewhere")
        return self.document(name)

    def from_disk(self) -> tuple[FileChange, ...]:
        """What other programs changed in the files that are open; it can be undone like all else."""
        made: list[FileChange] = []
        for name in [*self._documents]:
            stamp = files.stamp(self._path(name))
            if stamp == self._stamps[name]:
                continue
            known = self._documents[name]
            try:
                other = document(name, files.read(self._path(name), MOST_TEXT))
            except (LayoutError, UnicodeDecodeError):
                continue  # taken away, or no text any more: what was open stays open
            self._stamps[name] = stamp
            changes = between(known.text, other.text)
            if changes:
                self._documents[name] = known._replace(ends=other.ends, mark=other.mark)
                made.append(self._changed(name, changes, "disk"))
        if made:
            self._note("disk", made)
        return tuple(made)

    def newly_gone(self) -> tuple[str, ...]:
        """Names of open files that other programs have taken away since this was asked last."""
        written = (name for name, stamp in self._stamps.items() if stamp is not None)
        known, self._gone = self._gone, frozenset(one for one in written if not files.is_there(self._path(one)))
        return tuple(sorted(self._gone - known))

    def is_gone(self, name: str) -> bool:
        """True where the file *name* is not there."""
        return not files.is_there(self._path(name))

    # --- changes ---------------------------------------------------------------------------------------------------

    def edit(self, name: str, version: int, changes: Sequence[TextChange]) -> FileChange:
        """Type into *name*, which was at *version*.

        Raises :class:`Refused` when it no longer is, :class:`ValueError` for changes that its text cannot have.
        """
        if self.document(name).version != version:
            raise Refused("文件已经变了", "the file has changed")
        return self._do("edit", {name: tuple(changes)})[0]

    def undo(self) -> tuple[FileChange, ...]:
        """Undo the last step; nothing where there is none."""
        step = self.history.undo()
        return self._again("undo", step.undone) if step else ()

    def redo(self) -> tuple[FileChange, ...]:
        """Do the last step that was undone again."""
        step = self.history.redo()
        return self._again("redo", step.done) if step else ()

    def _do(self, why: str, changes: Mapping[str, tuple[TextChange, ...]]) -> tuple[FileChange, ...]:
        for name, more in changes.items():
            after = self.document(name).changed(more)  # all of them can be made, or none is
            if len(after.text) > MOST_TEXT // 4 and len(after.data()) > MOST_TEXT:
                most = MOST_TEXT >> 20
                raise Refused(
                    f"{name} 会超过 {most} MB，没有改", f"{name} would be larger than {most} MB: left as it was"
                )
        made = [self._changed(name, more, why) for name, more in changes.items()]
        self._note(why, made)
        self._save(made)
        return tuple(made)

    def _again(self, why: str, steps: Sequence[tuple[str, tuple[TextChange, ...]]]) -> tuple[FileChange, ...]:
        made: list[FileChange] = []
        try:
            for name, changes in steps:
                self.document(name)
                made.append(self._changed(name, changes, why))
        except (ValueError, LayoutError, Refused):
            self.history = History()  # the files are no longer those that it belongs to
        else:
            self._tell(entry(why, self._digests(made)))
        self._save(made)
        return tuple(made)

    def _changed(self, name: str, changes: tuple[TextChange, ...], why: str) -> FileChange:
        before = self._documents[name]
        self._documents[name] = before.changed(changes)
        self._count += 1
        return FileChange(before.text, changes, self._documents[name], why)

    def _note(self, why: str, made: Sequence[FileChange]) -> None:
        step = Step(
            why,
            tuple((one.after.name, one.changes) for one in made),
            tuple((one.after.name, turned_back(one.before, one.changes)) for one in reversed(made)),
        )
        joined = self.history.add(step, time.monotonic())
        self._tell(entry("add", self._digests(made), step, joined=joined))

    def _save(self, made: Sequence[FileChange]) -> None:
        """Write the files; what another program wrote in the meantime is kept beside, never written over.

        What cannot be written stays open as it was changed, and is :attr:`unsaved`.
        """
        self._unwritten |= dict.fromkeys(one.after.name for one in made)
        self.save_again()

    def save_again(self) -> None:
        """Write what could not be written, if it can be now."""
        try:
            for name in [*self._unwritten]:
                self._write(name)
                del self._unwritten[name]
        except LayoutError as fault:
            self.unsaved = fault
        else:
            self.unsaved = None

    def _write(self, name: str) -> None:
        path, now = self._path(name), self._documents[name]
        if files.stamp(path) != self._stamps[name] and path.exists():
            theirs = files.read(path, MOST_TEXT)
            if theirs != now.data():
                files.write(disk.free_name(path.with_name(f"{path.name}.other")), theirs)
                self._stamps[name] = files.stamp(path)  # it is kept, should this be tried again
        disk.rewrite(path, now.data())
        stamp = files.stamp(path)
        # Whoever wrote between our writing and the stamp is found by what stands there, who writes later by it.
        self._stamps[name] = stamp if files.read(path, MOST_TEXT) == now.data() else None

    def _digests(self, made: Sequence[FileChange]) -> dict[str, str]:
        return {one.after.name: _digest(self._documents[one.after.name].data()) for one in made}

    def _tell(self, line: str) -> None:
        with suppress(LayoutError):  # without it there is no undo after a restart, and the files tell what is lacking
            disk.append(self._journal, line.encode())

    def _digest_of(self, name: str) -> str:
        try:
            return _digest(files.read(self._path(name), MOST_TEXT))
        except (LayoutError, Refused):
            return ""


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:32]
