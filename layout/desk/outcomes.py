"""What comes of a change at the desk: the file that was changed, and what is made of all files."""

from __future__ import annotations

from layout.composing import Composed
from layout.desk.documents import Document
from layout.findings import Finding
from layout.loading.load import Loaded
from layout.trees.spans import TextChange
from layout.value import NamedTuple


class FileChange(NamedTuple):
    """What was changed in a file: *before* is its text, *after* the document that it became."""

    before: str
    changes: tuple[TextChange, ...]
    after: Document
    why: str


class Made(NamedTuple):
    """What was made of the files: pages where any could be made, and what is to be said."""

    loaded: Loaded | None
    composed: Composed | None
    findings: tuple[Finding, ...]
    seconds: float
    of: int = 0
    """How many changes the desk had made before."""

    @property
    def ok(self) -> bool:
        """True where there are pages."""
        return self.composed is not None
