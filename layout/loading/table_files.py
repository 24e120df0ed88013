"""Tables that stand in slots of their own: read from their files, or taken out of the stories they are in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layout import files
from layout.findings import Finding, Place, Unreadable, finding
from layout.loading.bounded_copy import within_bounds
from layout.naming import slug_is_good
from layout.spec.model import Issue, Slot
from layout.spec.tables import TableSpec
from layout.stories.model import Paragraph, Story, tables_in
from layout.tabular.read_table import ReadTable, paragraphs_of
from layout.tabular.table_file import read_table
from layout.value import NamedTuple


class Tabled(NamedTuple):
    """An issue whose slots name the stories of their tables, all stories, and what was found."""

    issue: Issue
    stories: tuple[Story, ...]
    findings: tuple[Finding, ...]


def with_tables(issue: Issue, stories: Sequence[Story], folder: Path, roots: tuple[Path, ...]) -> Tabled:
    """*issue* with every table of a slot as a story; a slot whose table cannot be had is a crossed frame."""
    desk = _TableDesk({one.slug: one for one in stories}, folder, roots)
    desk.standing = {
        slot.story for page in issue.pages for slot in page.slots if slot.use == "story" and slot.story in desk.stories
    }
    pages = tuple(
        page._replace(slots=tuple(desk.slot(one, one.table) if one.table else one for one in page.slots))
        for page in issue.pages
    )
    return Tabled(issue._replace(pages=pages), tuple(desk.stories.values()), tuple(desk.found))


class _TableDesk:
    """Gives each slot its table; slots of one table share it, so that it goes on from one to the next."""

    def __init__(self, stories: dict[str, Story], folder: Path, roots: tuple[Path, ...]) -> None:
        self.stories, self._folder, self._roots = stories, folder, roots
        self.standing: set[str] = set()
        """Stories that stand in a slot of their own."""
        self.found: list[Finding] = []
        self._known: dict[tuple[str, str, int], str] = {}
        self._titled: set[str] = set()
        self._whole = dict(stories)
        """Stories with all their tables, by which these are numbered."""
        self._taken: dict[str, set[int]] = {}
        """Paragraphs that stand in a slot of their own, by story."""

    def slot(self, slot: Slot, spec: TableSpec) -> Slot:
        """*slot* with the story of its table, a crossed frame where there is none."""
        slug = self._of_file(slot, spec) if spec.file else self._of_story(slot, spec)
        if not slug:
            return slot._replace(use="lacking", story="")
        story = self.stories[slug]
        if slot.title and slug not in self._titled:  # a later slot of the table has its title over itself alone
            story = story._replace(headline=(slot.title,))
        self._titled.add(slug)
        if spec.kicker:
            story = story._replace(kicker=spec.kicker)
        if spec.source and spec.source not in [one.text for one in story.body]:
            story = story._replace(body=(*story.body, Paragraph("note", spec.source)))
        self.stories[slug] = story
        return slot._replace(story=slug)

    def _of_file(self, slot: Slot, spec: TableSpec) -> str:
        key = (spec.file, spec.sheet, spec.number or 1)
        if key not in self._known:
            self._known[key] = ""
            table = self._read(spec)
            self.found += table.findings
            if table.rows:
                self._known[key] = self._new_slug(Path(spec.file).stem, spec.sheet)
                rows = paragraphs_of(table, spec.heads)
                title = (table.title,) if table.title else ()
                made = Story(self._known[key], "news", title, rows, place=Place(spec.file, 1))
                self.stories[made.slug] = made
            elif not any(one.code.startswith(("table-", "xlsx-", "file-", "dump-")) for one in table.findings):
                self.found.append(finding("table-none", spec.place, number=spec.number or 1, count=0))
        return self._known[key]

    def _read(self, spec: TableSpec) -> ReadTable:
        try:
            path = files.inside(self._folder, spec.file, spec.place, self._roots)
            data = files.read(path, files.MOST_COPY, spec.place)
            return within_bounds(data, spec.place, spec.file, read_table, spec.file, spec.sheet, spec.number or 1)
        except Unreadable as fault:
            return ReadTable((), findings=tuple(one._replace(place=spec.place) for one in fault.findings))

    def _new_slug(self, stem: str, sheet: str) -> str:
        words = f"{stem}-{sheet}" if sheet else stem
        plain = "".join(char if char.isalnum() or char in "-_" else "-" for char in words)[:50]
        plain = plain if slug_is_good(plain) else "table"
        names = (plain if count == 1 else f"{plain}-{count}" for count in range(1, len(self.stories) + 3))
        return next(one for one in names if one not in self.stories)

    def _of_story(self, slot: Slot, spec: TableSpec) -> str:
        """The slot's story; one table of it, by number, or the first where the story has a slot of its own as well."""
        if slot.story not in self.stories:
            return ""  # which is reported already
        number = spec.number or int(slot.story in self.standing)
        if not number:
            return slot.story
        key = (f"story {slot.story}", "", number)
        if key not in self._known:
            self._known[key] = self._taken_out(slot, number)
        return self._known[key]

    def _taken_out(self, slot: Slot, number: int) -> str:
        story = self._whole[slot.story]
        spans = tables_in(story.body)
        if number > len(spans):
            missing = finding("table-not-in-story", slot.place, story=story.slug, slug=story.slug, number=number)
            self.found.append(missing._replace(facts=(*missing.facts, ("count", len(spans)))))
            return ""
        first, last = spans[number - 1]
        slug = self._new_slug(f"{story.slug}-table-{number}", "")
        rows = story.body[first:last]
        self.stories[slug] = Story(slug, story.kind, (), rows, place=story.place, lines=story.lines)
        if story.slug in self.standing:
            taken = self._taken.setdefault(story.slug, set())
            taken.update(range(first, last))
            body = tuple(one for at, one in enumerate(story.body) if at not in taken)
            self.stories[story.slug] = self.stories[story.slug]._replace(body=body)
        return slug
