"""The dump of an issue with the story and the role of every line in its margin, and what a person changes there.

What is changed is written into the marked file where the issue has one, else into the hints as ``assign``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from layout.findings import Finding, LayoutError, Place, Severity
from layout.keydocs.names import chinese
from layout.loading.bounded_copy import read_copy
from layout.publishing.hint_proposals import DOUBTS
from layout.spec.model import CopySource, Issue
from layout.stories.hints import Hints, read_hints
from layout.stories.margins import NOBODY, OWNERLESS, ROLES, MarginLine, aligned_margin, bar_in, columns_of, read_margin
from layout.stories.model import Copy
from layout.trees.spans import SpanItems, SpanMap, TextChange, start_of_line, with_value, without, written
from layout.value import NamedTuple
from layout.workbench.acts import Refused
from layout.workbench.documents import Document
from layout.workbench.hint_acts import hint_changes, hints_file, top_item
from layout.workbench.outcomes import name_of

AS_HINTS: Final = {
    "rubric": "rubric", "kicker": "kicker", "headline": "headline", "deck": "deck", "byline": "byline", "body": "body",
    "more": "more", "subhead": "subhead", "caption": "caption", "credit": "credit", "jump": "jump",
    "signature": "signature", "item": "list", "row": "table", "furniture": "furniture",
}  # fmt: skip
"""Roles that a hint can give a single line, by their names in a margin."""
_WORDS: Final = 12
"""Characters by which a hint knows its line when others came before it."""


class DumpFiles(NamedTuple):
    """A dump as it is read: its bytes, the names and texts of what stands beside it, "" for what there is not."""

    source: CopySource
    data: bytes
    hints: str = ""
    marked: str = ""

    def hinted(self) -> Hints | None:
        """The hints.  Raises :class:`LayoutError` for faults of their form."""
        return read_hints(self.hints, self.source.hints) if self.source.hints or self.hints else None

    def with_hints(self, name: str, text: str) -> DumpFiles:
        """This with other hints."""
        return self._replace(source=self.source._replace(hints=name), hints=text)

    def read(self) -> Copy:
        """The copy.  Raises :class:`LayoutError`."""
        margin, slips = read_margin(self.marked, self.source.marked) if self.source.marked else (None, ())
        copy = read_copy(self.data, self.source.dump, self.hinted(), margin)
        return copy._replace(findings=(*slips, *copy.findings))


class MarkedDump:
    """The margin of the dump as it is read now; the last reading is kept."""

    def __init__(self) -> None:
        self._of: DumpFiles | None = None
        self._copy = Copy((), ())

    def copy(self, files: DumpFiles) -> Copy:
        """The copy of *files*.  Raises :class:`LayoutError`."""
        if self._of != files:
            self._copy, self._of = files.read(), files
        return self._copy

    def message(self, files: DumpFiles, language: str) -> dict[str, Any]:
        """The dump for a browser: every line with story and role, and what is doubtful about it."""
        copy = self.copy(files)
        doubts: dict[int, list[str]] = {}
        for doubt in copy.findings:
            if doubt.place and doubt.place.line and doubt.code in DOUBTS and doubt.place.file == files.source.dump:
                for line in doubt.lines:
                    doubts.setdefault(line, []).append(doubt.message(language))
        seen: set[int] = set()
        lines = []
        for one in seen_margin(copy, files.hinted()):
            said = doubts.get(one.number, []) if one.number not in seen else []
            seen.add(one.number)
            lines.append([one.number, one.story, one.role, int(one.apart), one.text, said])
        roles = ROLES if files.source.marked else {key: ROLES[key] for key in AS_HINTS}
        return {
            "kind": "dump", "file": files.source.dump, "marked": files.source.marked, "lines": lines,
            "stories": [[one.slug, name_of(one)] for one in copy.stories],
            "roles": [[key, name] for key, name in roles.items()],
        }  # fmt: skip


def seen_margin(copy: Copy, hints: Hints | None) -> list[MarginLine]:
    """The margin of *copy*, lines that a hint has given to a story by name among those of that story."""
    given = {one.line: one for one in hints.assign if one.story and not one.last} if hints else {}
    roles = {name: key for key, name in AS_HINTS.items()}
    ids = {one.slug for one in copy.stories}
    made = []
    for one in copy.margin:
        hint = given.get(one.number)
        if hint is not None and one.role in OWNERLESS and hint.role in roles:
            slug = next((word for word in hint.story.split(" ") if word in ids), hint.story)
            one = one._replace(story="" if roles[hint.role] in OWNERLESS else slug, role=roles[hint.role])
        made.append(one)
    return made


def line_changes(
    act: Mapping[str, Any], issue: Issue, files: DumpFiles, now: Copy, opened: Callable[[str], Document],
    spec_at: Callable[[Place], Document],
) -> dict[str, tuple[TextChange, ...]]:  # fmt: skip
    """The changes, by file, that make a line of the dump what *act* says; it is read again to see that it is so.

    *now* is the copy as it is read.  Raises :class:`Refused`.
    """
    number, role, story = act.get("line"), str(act.get("role")), str(act.get("story") or "")
    line = next((one for one in now.margin if one.number == number), None)
    if line is None or role not in ROLES or (not story and role not in OWNERLESS):
        raise Refused("没有这一行，或没有这样的角色", "there is no such line, or no such role")
    story = "" if role in OWNERLESS else story
    if files.source.marked:
        changes = _in_margin(line, story, role, files, now, opened(files.source.marked))
        after = files._replace(marked=opened(files.source.marked).changed(changes[files.source.marked]).text)
    else:
        changes = _as_hint(line, story, role, files, now, issue, opened, spec_at)
        name = hints_file(issue)
        after = files.with_hints(name, opened(name).changed(changes[name]).text)
    try:
        read = after.read()
        margin = seen_margin(read, after.hinted())
    except LayoutError as fault:
        raise Refused(fault.findings[0].message("zh"), fault.findings[0].message("en")) from None
    faults = new_faults(now, read)
    if faults:
        raise Refused(faults[0].message("zh"), faults[0].message("en"))
    became = next(one for one in margin if one.number == number)
    if (became.role, became.story if story in {one.slug for one in read.stories} else story) != (role, story):
        raise Refused(f"这一行读不成{ROLES[role]}", f"the line cannot be read as {role}")
    return changes


def _in_margin(
    line: MarginLine, story: str, role: str, files: DumpFiles, now: Copy, marked: Document
) -> dict[str, tuple[TextChange, ...]]:
    """The change of the marked file that says what *line* is."""
    margin, _ = read_margin(marked.text, marked.name)
    texts, numbers = [one.text for one in now.margin], [one.number for one in now.margin]
    known, _ = aligned_margin(margin, texts, numbers, files.source.dump)
    at = known.get(now.margin.index(line))
    if at is None or at.place is None:
        raise Refused("标注稿里没有这一行", "the marked file does not have this line")
    start = start_of_line(marked.text, at.place.line)
    bar = start + bar_in(marked.text[start:].split("\n", 1)[0])
    words = marked.text[start:bar]
    chinese = any(char > "\xff" and char != NOBODY for char in words)
    said = f" {story or NOBODY} {ROLES[role] if chinese else role}{'*' if at.apart else ''}"
    wide = columns_of(words) - columns_of(said)
    return {marked.name: (TextChange(start, bar, said + " " * max(1, wide)),)}


def _as_hint(
    line: MarginLine, story: str, role: str, files: DumpFiles, now: Copy, issue: Issue,
    opened: Callable[[str], Document], spec_at: Callable[[Place], Document],
) -> dict[str, tuple[TextChange, ...]]:  # fmt: skip
    """The change of the hints that says what *line* is: of the hint that there is of it, or a new one."""
    if role not in AS_HINTS:
        raise Refused(f"批注里没有“{ROLES[role]}”", f"no hint can say {role}")
    value: dict[str, object] = {"line": line.number, "words": line.text.strip()[:_WORDS], "as": AS_HINTS[role]}
    was = next((one for one in seen_margin(now, files.hinted()) if one.number == line.number), line)
    if story and story != was.story:
        value["story"] = story
    known = _hint_of(files.hints, line.number)
    if known is None:
        act = {"key": "assign", "hint": written(value)}
        return hint_changes(act, issue, opened, spec_at)
    text = files.hints
    changes = [with_value(text, known, _names("as"), AS_HINTS[role])]
    if "story" in value:
        changes.append(with_value(text, known, _names("story"), story))
    elif role in OWNERLESS:
        gone = without(text, known, _names("story"))
        changes += [gone] if gone else []
    return {files.source.hints: tuple(sorted(changes, key=lambda one: one.start))}


def _names(key: str) -> tuple[str, ...]:
    """How *key* of a hint may be written."""
    return key, *chinese("hint").get(key, ())


def _hint_of(text: str, number: int) -> SpanMap | None:
    """The item of ``assign`` that is about line *number* alone."""
    items = top_item(text, "assign")
    for one in items.items if isinstance(items, SpanItems) else ():
        if isinstance(one, SpanMap):
            line = one.get(*_names("line"))
            if line is not None and text[line.start : line.end].strip() == str(number):
                return one
    return None


def new_faults(before: Copy, after: Copy) -> list[Finding]:
    """Errors of *after*, such as hints that no longer hold, that *before* has not."""
    known = {(one.code, one.facts) for one in before.findings}
    return [one for one in after.findings if one.severity is Severity.ERROR and (one.code, one.facts) not in known]
