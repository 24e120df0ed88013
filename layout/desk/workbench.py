"""An issue on the desk: its files, what changes them, and what is made of them.

Every change is written to its file at once: the files are the truth, and whoever reads them reads what the desk shows.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Final

from layout import files
from layout.composing import CompositionMemory, compose
from layout.desk import disk
from layout.desk.acts import Refused, asked_changes
from layout.desk.documents import Document, between, document, turned_back
from layout.desk.hint_acts import hint_changes
from layout.desk.history import MOST_JOURNAL, History, Step, entry, read_history
from layout.desk.outcomes import FileChange, Made, MadePages
from layout.desk.suggested import Suggestion, Suggestions
from layout.faults import findings_of
from layout.findings import Finding, LayoutError, Place
from layout.fonts.opened import OpenedFaces
from layout.loading.load import loaded, read
from layout.loading.read_memory import ReadMemory
from layout.publishing.reporting import reported
from layout.trees.spans import TextChange

KINDS: Final = (".yaml", ".yml", ".md", ".markdown", ".txt")
"""Names of files that the desk opens end so."""
MOST_FILES: Final = 400
DEPTH: Final = 3
MOST_TEXT: Final = 4 << 20
"""Bytes of a text that is opened: no dump of a page has a hundredth of it."""


class Workbench:
    """The files of one issue, what was done to them, and the pages as they stand.  One thread at a time uses it."""

    def __init__(
        self, path: Path, roots: tuple[Path, ...] = (), kept: Path | None = None, out: Path = Path("out")
    ) -> None:
        """*out* is where runs write: no part of the issue, though it may lie in its folder."""
        self.path = path.resolve()
        self.folder = self.path.parent
        self.roots, self._kept = tuple(one.resolve() for one in roots), kept
        self._documents: dict[str, Document] = {}
        self._stamps: dict[str, tuple[int, int, int] | None] = {}
        self._memory, self._read = CompositionMemory(), ReadMemory()
        self.suggested = Suggestions()
        self.out = out.resolve()
        self._count = self._begun = 0
        """Changes made at the desk, and how many of them the last making that was begun has seen."""
        self._seen: tuple[object, ...] = ()
        self._opened: tuple[object, OpenedFaces] | None = None
        self._journal = self.folder / f".{self.path.stem}.desk.jsonl"
        self.history = self._read_history()
        self.good: Made | None = None
        """The last making that had pages."""
        self.last: Made | None = None
        """The last making, with pages or without."""

    # --- files -----------------------------------------------------------------------------------------------------

    def names(self) -> tuple[str, ...]:
        """Names of the files that can be opened, relative to the issue's folder; the issue itself is the first."""
        found = disk.listed(self.folder, KINDS, DEPTH, MOST_FILES, self.out)
        names = [one.relative_to(self.folder).as_posix() for one in found]
        here = {*names}
        return tuple(dict.fromkeys((self.path.name, *(one for one in self._own() if one in here), *names)))

    def _own(self) -> Iterator[str]:
        """Names of files that the issue was made of the last time, its copy in the order of its pages."""
        if self.pages is None:
            return
        issue, materials = self.pages.loaded.issue, self.pages.loaded.materials
        yield from (self.name_of(page.place.file) for page in issue.pages)
        slots = (slot for page in issue.pages for slot in page.slots)
        placed = [materials.stories[slot.story] for slot in slots if slot.story in materials.stories]
        yield from (self.name_of(one.place.file) for one in (*placed, *materials.stories.values()) if one.place)
        named = (issue.copy.hints, issue.copy.marked, materials.styles.place.file)
        yield from (self.name_of(one) for one in named if one)

    def name_of(self, file: str) -> str:
        """The desk's name of a *file* as a place names it; "" for one that it does not open."""
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
                    f"{name} 不是 UTF-8，这里改不了", f"{name} is not UTF-8: it cannot be edited here"
                ) from None
            self._stamps[name] = stamp
        return self._documents[name]

    def _path(self, name: str) -> Path:
        path = (self.folder / PurePosixPath(name)).resolve()
        if not path.is_relative_to(self.folder) or not name.lower().endswith(KINDS) or "\0" in name:
            raise Refused("这里只打开本期文件夹里的文本", "only texts in the issue's folder are opened here")
        return path

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

    # --- changes ---------------------------------------------------------------------------------------------------

    def edit(self, name: str, version: int, changes: Sequence[TextChange]) -> FileChange:
        """Type into *name*, which was at *version*.

        Raises :class:`Refused` when it no longer is, :class:`ValueError` for changes that its text cannot have.
        """
        if self.document(name).version != version:
            raise Refused("文件已经变了", "the file has changed")
        return self._do("edit", {name: tuple(changes)})[0]

    def act(self, act: Mapping[str, Any]) -> tuple[FileChange, ...]:
        """Do what hands did on the page.  Raises :class:`Refused`."""
        return self._do("act", self._changes_of(act))

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
            self.document(name).changed(more)  # all of them can be made, or none is
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
        """Write the files; what another program wrote in the meantime is kept beside, never written over."""
        for name in dict.fromkeys(one.after.name for one in made):
            path, now = self._path(name), self._documents[name]
            if files.stamp(path) != self._stamps[name] and path.exists():
                theirs = files.read(path, MOST_TEXT)
                if theirs != now.data():
                    files.write(disk.free_name(path.with_name(f"{path.name}.other")), theirs)
            disk.rewrite(path, now.data())
            stamp = files.stamp(path)
            # Whoever wrote between our writing and the stamp is found by what stands there, who writes later by it.
            self._stamps[name] = stamp if files.read(path, MOST_TEXT) == now.data() else None

    def _digests(self, made: Sequence[FileChange]) -> dict[str, str]:
        return {one.after.name: _digest(self._documents[one.after.name].data()) for one in made}

    def _tell(self, line: str) -> None:
        disk.append(self._journal, line.encode())

    def _read_history(self) -> History:
        try:
            journal = files.read(self._journal, 4 * MOST_JOURNAL).decode()
        except (LayoutError, UnicodeDecodeError):
            return History()

        def digest_of(name: str) -> str:
            try:
                return _digest(files.read(self._path(name), MOST_TEXT))
            except (LayoutError, Refused):
                return ""

        made = read_history(journal, digest_of)
        if (not made.steps and not made.ahead) or len(journal) > MOST_JOURNAL:
            made = History()
            files.keep(self._journal, b"")
        return made

    # --- acts ------------------------------------------------------------------------------------------------------

    def _changes_of(self, act: Mapping[str, Any]) -> dict[str, tuple[TextChange, ...]]:
        if self.pages is None or self.last is not self.good or self.last is None or self.last.of != self._count:
            raise Refused("先改好文件里的错", "mend the file first")
        loaded = self.pages.loaded
        if act.get("act") == "hint":
            return hint_changes(act, loaded.issue, self._begin, self._spec_at)
        return asked_changes(act, loaded.issue, loaded.materials.stories, self._spec_at)

    def suggestions(self, made: Made) -> Mapping[Finding, Sequence[Suggestion]]:
        """What can be done about each finding of what was *made*."""
        return self.suggested.of(made, self._dump)

    def _dump(self) -> bytes:
        named = self.pages.loaded.issue.copy if self.pages else None
        if named is None or not named.dump:
            return b""
        return files.read(files.inside(self.folder, named.dump, named.place or Place(""), self.roots), files.MOST_COPY)

    def _begin(self, name: str) -> Document:
        """The file *name*, or an empty one that is written when something is put into it."""
        if name not in self._documents and not files.is_there(self._path(name)):
            self._documents[name], self._stamps[name] = Document(name, ""), None
        return self.document(name)

    def _spec_at(self, place: Place) -> Document:
        """The file that *place* is in.  Raises :class:`Refused` for one that is not opened."""
        name = self.name_of(place.file)
        if not name:
            raise Refused("这一格写在别处，这里改不动", "the slot is written elsewhere")
        return self.document(name)

    # --- pages -----------------------------------------------------------------------------------------------------

    @property
    def pages(self) -> MadePages | None:
        """The pages as they stand, of the last making that had any."""
        return self.good.pages if self.good else None

    def has_changed(self) -> bool:
        """True when files were changed since the last making was begun, by the desk or by others."""
        return self._begun != self._count or self._stamped() != self._seen

    def _stamped(self) -> tuple[object, ...]:
        """What tells the files in the folder from what they were; those that start with a dot are no part of it."""
        found = disk.listed(self.folder, (), DEPTH, 10 * MOST_FILES, self.out)
        return tuple((str(one), files.stamp(one)) for one in found)

    def make(self) -> Made:
        """Read the files and make up their pages; a fault of the program, too, leaves those that stand."""
        begun, count = time.perf_counter(), self._count
        self._begun = count
        self._seen = self._stamped()
        try:
            sources = read(self.path, self.roots, self._kept, self._read)
            known = self._opened
            shared = known[1] if known and known[0] == sources.manifest else OpenedFaces()
            self._opened = sources.manifest, shared
            materials = loaded(sources, shared=shared)
            composed = compose(materials.issue, materials.materials, self._memory)
        except Exception as fault:
            self.last = Made(None, findings_of(fault), time.perf_counter() - begun, count)
            return self.last
        every = (*materials.findings, *composed.edition.findings)
        found = reported(every, composed.issue, materials.materials.stories).findings
        pages = MadePages(materials, composed)
        self.good = self.last = Made(pages, found, time.perf_counter() - begun, count)
        return self.last


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:32]
