"""What comes of a change at the desk: the file that was changed, and what is made of all files."""

from __future__ import annotations

from typing import Final

from layout.composing import Composed
from layout.findings import Finding
from layout.loading.load import Loaded
from layout.proofing.type_places import PlacedSlot
from layout.stories.model import Story
from layout.trees.spans import TextChange
from layout.value import NamedTuple
from layout.workbench.documents import Document

_NAME: Final = 40
"""Characters of what a story is called."""


class FileChange(NamedTuple):
    """What was changed in a file: *before* is its text, *after* the document that it became."""

    before: str
    changes: tuple[TextChange, ...]
    after: Document
    why: str


class MadePages(NamedTuple):
    """The pages as they stand: what was read for them, and what was made up of it."""

    loaded: Loaded
    composed: Composed

    def placed(self) -> list[tuple[int, tuple[PlacedSlot, ...]]]:
        """What was made for the slots of each page, with the page's number."""
        numbers = (page.number for page in self.loaded.issue.pages)
        return list(zip(numbers, self.composed.placed, strict=True))


class Made(NamedTuple):
    """What was made of the files: *pages* where any could be made, and what is to be said."""

    pages: MadePages | None
    findings: tuple[Finding, ...]
    seconds: float
    of: int = 0
    """How many changes the desk had made before."""


def name_of(story: Story) -> str:
    """What a story is called: its head, or how it begins."""
    return story.called.replace("\u3000", " ").strip()[:_NAME] or story.slug
