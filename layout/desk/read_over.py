"""The pages at the desk read as a duty editor reads them: what ``render-page check`` finds, for a browser.

It is loaded when it is asked for: who only makes up pages waits for no table of words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from layout.desk.findings_view import FileOf, finding_as_json
from layout.desk.source_places import at_offset
from layout.faults import findings_of
from layout.findings import Finding
from layout.loading.house_lists import house_lists
from layout.numbering import plain
from layout.publishing.reporting import reported
from layout.reviewing.review import reviewed
from layout.spec.model import Issue
from layout.trees.spans import start_of_line
from layout.wording.score import in_words, rule_of, scored
from layout.workbench.documents import Document
from layout.workbench.outcomes import MadePages
from layout.workbench.suggested import allowance, as_json

MOST: Final = 300
"""Findings that a browser is sent: a page with more has not been read by its writers."""
_NEAR: Final = 4_000
"""Characters of a file, from the line of a passage on, in which its words are looked for: a long paragraph."""


class ReadOver:
    """What was found on *pages* of the issue at *path* as they stand."""

    def __init__(self, pages: MadePages, path: Path) -> None:
        """Read them; what cannot be read is a finding, too."""
        self._issue = pages.composed.issue
        stories = pages.loaded.materials.stories
        self.found: tuple[Finding, ...]
        try:
            found = reviewed(self._issue, stories, pages.composed.edition.pages, house_lists(path))
            self.found = tuple(reported(found, self._issue, stories).findings)
        except Exception as fault:  # as with the making of pages: the desk goes on
            self.found, self._faulty = findings_of(fault), True
        else:
            self._faulty = False

    def message(self, language: str, file_of: FileOf, texts: dict[str, Document]) -> dict[str, Any]:
        """What a browser is told; *texts* are the files that are opened at the desk, by name."""
        issue = self._issue
        words = "" if self._faulty else in_words(scored(self.found, issue), len(self.found), language)
        listed = [_told(one, issue, language, file_of, texts) for one in self.found[:MOST]]
        return {"kind": "check", "list": listed, "left": max(0, len(self.found) - MOST), "words": words}


def _told(
    one: Finding, issue: Issue, language: str, file_of: FileOf, texts: dict[str, Document]
) -> dict[str, Any]:  # fmt: skip
    """A finding with its place in the copy, its slot, how sure it is and the rule that it goes by."""
    facts = dict(one.facts)
    page = facts.get("page", 0)
    here = [slot for page_spec in issue.pages if page_spec.number == page for slot in page_spec.slots]
    slot = next((slot.id for slot in here if one.story and slot.story == one.story), "")
    slot = slot or next((slot.id for slot in here if slot.place == one.place), "")
    told = finding_as_json(one, language, file_of)
    document, said = texts.get(told["file"]), str(facts.get("said", ""))
    if document and said and told["line"]:
        start = start_of_line(document.text, told["line"])
        found = document.text.find(said, start, start + _NEAR)
        if found >= 0:
            told |= {**at_offset(document, found, len(said))._asdict()}
    rule = {"rule": rule_of(one.code), "sure": facts["sure"]} if "sure" in facts else {"rule": "", "sure": 0}
    number = plain(page) if isinstance(page, int) and page else page
    allowed = allowance(one, issue)
    acts = as_json([allowed] if allowed else [], language)
    return {**told, "page": number, "slot": slot, "story": one.story, **rule, "acts": acts}
