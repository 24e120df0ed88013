"""What a Word document or a web page becomes: lines, and what its markup states of them."""

from __future__ import annotations

from collections.abc import Mapping

from layout.characters.source import SourceLine
from layout.findings import Finding
from layout.stories.model import Paragraph, Span
from layout.value import NamedTuple


class LiftedCaption(NamedTuple):
    """A caption that a document has in its place: the *line*, that it stood *under*, and its picture."""

    under: int
    line: SourceLine
    picture: str = ""


class MarkedLines(NamedTuple):
    """Lines as another form of copy has them, the *parts* its markup settles by line number, and what was found."""

    lines: tuple[SourceLine, ...]
    parts: Mapping[int, str]
    findings: tuple[Finding, ...] = ()
    spans: Mapping[int, tuple[Span, ...]] = {}
    """What is strong, raised, annotated … of a line, by its number."""
    structures: Mapping[int, Paragraph] = {}
    """Lines that are items, rows or notes, by their number."""
    doubtful: frozenset[int] = frozenset()
    """Lines that are marked as heads in a document that marks its subheads in the same way."""
    captions: tuple[LiftedCaption, ...] = ()
    """Captions that belong to the story of the line they stand under; they are not among the lines."""
    message: bool = False
    """The plain text of an e-mail, under its sender and subject: greetings and the card under it are no copy."""
    single: bool = False
    """It is one article, whose head is stated: no line of it begins another story."""

    @property
    def quoted(self) -> frozenset[int]:
        """Numbers of the lines that are quotations."""
        return frozenset(number for number, one in self.structures.items() if one.kind == "quote")
