"""An issue on the workbench: its files, what is made of them, what hands and findings ask for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from layout import files
from layout.areas.regions import every_slot
from layout.composing import CompositionMemory, compose
from layout.faults import findings_of
from layout.findings import Finding, LayoutError, Place
from layout.fonts.opened import OpenedFaces
from layout.loading.load import materials_of, read
from layout.loading.read_memory import ReadMemory
from layout.page import Tag
from layout.planner.advice import Advice
from layout.publishing.reporting import reported
from layout.sources import Sources
from layout.spec.model import CopySource
from layout.trees.spans import TextChange
from layout.workbench import disk
from layout.workbench.acts import Refused, asked_changes
from layout.workbench.comments import file_of
from layout.workbench.hint_acts import hint_changes, hints_file
from layout.workbench.line_cuts import CutPlace, LineCuts, placed_cuts
from layout.workbench.marked_dump import DumpFiles, MarkedDump, line_changes, new_faults
from layout.workbench.open_files import DEPTH, MOST_FILES, OpenFiles
from layout.workbench.outcomes import FileChange, Made, MadePages
from layout.workbench.own_picture import own_picture_changes
from layout.workbench.proposed import ProposedPages, proposed_pages, taken
from layout.workbench.proposed_cut import cut_changes
from layout.workbench.standing_plan import StandingPlan
from layout.workbench.suggested import Suggestion, Suggestions
from layout.workbench.words_in_place import WordsPlace, reworded, words_of


class Workbench(OpenFiles):
    """The files of one issue, what was done to them, and the pages as they stand.  One thread at a time uses it."""

    def __init__(
        self, path: Path, roots: tuple[Path, ...] = (), kept: Path | None = None, out: Path = Path("out")
    ) -> None:
        """*roots* are further folders that files may come from, *kept* is that of what is kept from run to run."""
        super().__init__(path, out)
        self.roots, self._kept = tuple(one.resolve() for one in roots), kept
        self._memory, self._read = CompositionMemory(), ReadMemory()
        self.suggested, self.marked = Suggestions(), MarkedDump()
        self._cuts = LineCuts()
        self.plan = StandingPlan()
        self.comments = file_of(self.path)
        self._begun = 0
        """How many changes the last making that was begun has seen."""
        self._seen: tuple[tuple[str, object], ...] = ()
        self._opened: tuple[object, OpenedFaces] | None = None
        self._sources: Sources | None = None
        self.proposed: ProposedPages | None = None
        """What was proposed last."""
        self._advice: Advice | None = None
        """What would mend it."""
        self.good: Made | None = None
        """The last making that had pages."""
        self.last: Made | None = None
        """The last making, with pages or without."""

    def _own(self) -> Iterator[str]:
        """Names of files that the issue was made of the last time, its copy in the order of its pages."""
        if self.pages is None:
            return
        issue, materials = self.pages.loaded.issue, self.pages.loaded.materials
        yield from (self.name_of(page.place.file) for page in issue.pages)
        placed = [materials.stories[slot.story] for slot in every_slot(issue) if slot.story in materials.stories]
        yield from (self.name_of(one.place.file) for one in (*placed, *materials.stories.values()) if one.place)
        named = (issue.copy.hints, issue.copy.marked, materials.styles.place.file)
        yield from (self.name_of(one) for one in named if one)

    # --- acts ------------------------------------------------------------------------------------------------------

    def act(self, act: Mapping[str, Any]) -> tuple[FileChange, ...]:
        """Do what hands did on the page.  Raises :class:`Refused`."""
        return self._do("act", self._changes_of(act))

    def _changes_of(self, act: Mapping[str, Any]) -> dict[str, tuple[TextChange, ...]]:
        if self.pages is None or self.last is not self.good or self.last is None or self.last.of != self._count:
            raise Refused("先改好文件里的错", "mend the file first")
        loaded = self.pages.loaded
        if act.get("act") == "hint":
            return hint_changes(act, loaded.issue, self.begun, self._spec_at)
        if act.get("act") == "line":
            dump = self.dump()
            return line_changes(act, loaded.issue, dump, self.marked.copy(dump), self.begun, self._spec_at)
        if act.get("act") == "take":
            return taken(act, self.proposed, self._count, self._spec_at)
        if act.get("act") == "cut":
            return cut_changes(act, loaded.materials.stories, self.words_of, self.document)
        if act.get("act") == "picture" and act.get("own"):
            return own_picture_changes(act, loaded.issue, loaded.materials.stories, self.begun, self._spec_at)
        return asked_changes(act, loaded.issue, loaded.materials.stories, self._spec_at)

    def propose(self, number: object, *, follow: bool = False) -> ProposedPages:
        """Proposals for page *number* as the files stand, or those that *follow* the advice given on the last.

        Raises :class:`Refused`.
        """
        if self._sources is None or self.last is not self.good:
            raise Refused("先改好文件里的错", "mend the file first")
        known, advice = self.proposed, self._advice
        self._advice = None
        if follow:
            if known is None or known.of != self._count or advice is None or not advice.changes:
                raise Refused("文件改过了，请重新拟版", "the files have changed: ask for proposals again")
            self.proposed = known.following(advice)
            return self.proposed
        unplanned = materials_of(self._sources, self._opened[1] if self._opened else None)
        self.proposed = proposed_pages(unplanned, number, self.folder, self.roots, self._begun)
        return self.proposed

    def advise(self, made: ProposedPages) -> Advice | None:
        """What would mend the best of what was *made*; nothing where other pages were proposed meanwhile."""
        advice = made.advice()
        if self.proposed is not made:
            return None
        self._advice = advice
        return advice

    def words_of(self, tag: Tag) -> WordsPlace | None:
        """Where the words of *tag* are written, if it is one place in a file that is opened here."""
        loaded = self.pages.loaded if self.pages else None
        story = loaded.materials.stories.get(tag.story) if loaded else None
        name = self.name_of(story.place.file) if story and story.place else ""
        if loaded is None or story is None or not name:
            return None
        copy = loaded.issue.copy
        if story.place is None or not copy.dump or name != self.name_of(copy.dump):
            return words_of(tag, story, name, self.document)
        return words_of(tag, story, name, self.document, self.marked.copy(self.dump()).margin, copy.hints)

    def reword(self, name: str, start: int, raw: str, words: str, form: str) -> tuple[FileChange, ...]:
        """Write *words* in place of *raw* in the file *name*.  Raises :class:`Refused`."""
        changes = reworded(self.document(name), start, raw, words, form)
        return self._do("edit", {name: changes}) if changes else ()

    def suggestions(self, made: Made) -> Mapping[Finding, Sequence[Suggestion]]:
        """What can be done about each finding of what was *made*."""
        return self.suggested.of(made, self._dump)

    def try_out(self, made: Made, go_on: Callable[[], bool]) -> bool:
        """Try what may settle what was found of what was *made*, while *go_on* holds; true where something does."""
        if go_on():
            self.suggestions(made)  # nobody has asked for them yet where no browser looks on
        return self.suggested.try_out(made, go_on, self._settles)

    def line_cuts(self, made: Made, go_on: Callable[[], bool]) -> tuple[CutPlace, ...] | None:
        """What wins a line in each paragraph of what was *made*; ``None`` where *go_on* ceased to hold meanwhile."""
        if made.pages is None:
            return ()
        cuts = self._cuts.of(made.pages, go_on)
        stories = made.pages.loaded.materials.stories
        return None if cuts is None else tuple(placed_cuts(cuts, stories, self.name_of, self.document))

    def _settles(self, doubt: Finding, act: Mapping[str, Any]) -> bool:
        """True when the hint of *act* settles *doubt* and no hint ceases to hold by it."""
        if self.pages is None:
            return False
        try:
            dump, issue = self.dump(), self.pages.loaded.issue
            changes = hint_changes(act, issue, self.begun, self._spec_at)
            name = hints_file(issue)
            after = dump.with_hints(name, self.begun(name).changed(changes[name]).text).read()
        except (LayoutError, Refused):
            return False
        faults = new_faults(self.marked.copy(dump), after)
        return not faults and not any((one.code, one.place) == (doubt.code, doubt.place) for one in after.findings)

    def _dump(self) -> bytes:
        """The bytes of the issue's dump, of a document that is open as it was saved."""
        name = self.name_of(self.pages.loaded.issue.copy.dump) if self.pages else ""
        return self._documents[name].data() if name in self._documents else self.dump().data

    def dump(self) -> DumpFiles:
        """The issue's dump with what stands beside it.  Raises :class:`Refused` where it has none."""
        named = self.pages.loaded.issue.copy if self.pages else CopySource()
        if not named.dump:
            raise Refused("本期的稿件不是一份整版原稿", "the copy of this issue is no dump")
        place = named.place or Place("")
        data = files.read(files.inside(self.folder, named.dump, place, self.roots), files.MOST_COPY, place)
        beside = [self.document(one).text if one else "" for one in (named.hints, named.marked)]
        return DumpFiles(named, data, *beside)

    # --- pages -----------------------------------------------------------------------------------------------------

    @property
    def pages(self) -> MadePages | None:
        """The pages as they stand, of the last making that had any."""
        return self.good.pages if self.good else None

    def has_changed(self) -> bool:
        """True when files were changed since the last making was begun, by the desk or by others."""
        return self._begun != self._count or self._stamped() != self._seen

    def _stamped(self) -> tuple[tuple[str, object], ...]:
        """What tells the files in the folder from what they were: all but comments, and those that a dot hides."""
        found = disk.listed(self.folder, (), DEPTH, 10 * MOST_FILES, self.out)
        return tuple((str(one), files.stamp(one)) for one in found if one != self.comments)

    def make(self) -> Made:
        """Read the files and make up their pages; a fault of the program, too, leaves those that stand."""
        begun, count = time.perf_counter(), self._count
        self._begun = count
        seen, before = self._stamped(), self._seen
        self._seen = seen
        if [name for name, _ in seen] != [name for name, _ in before]:
            self._called.clear()
        try:
            sources = read(self.path, self.roots, self._kept, self._read)
            self._sources, known = sources, self._opened
            shared = known[1] if known and known[0] == sources.manifest else OpenedFaces()
            self._opened = sources.manifest, shared
            materials = self.plan.lay(materials_of(sources, shared), sources)
            composed = compose(materials.issue, materials.materials, self._memory)
        except Exception as fault:
            self.last = Made(None, findings_of(fault), time.perf_counter() - begun, count)
            return self.last
        every = (*materials.findings, *composed.edition.findings)
        found = reported(every, composed.issue, materials.materials.stories).findings
        pages = MadePages(materials, composed)
        self.good = self.last = Made(pages, found, time.perf_counter() - begun, count)
        return self.last
