"""The words of one block of a web page, their blanks as a browser shows them, and what holds for parts of them."""

from __future__ import annotations

import re
from typing import Final

from layout.markup.equations import CIRCLED
from layout.markup.htmllists import PageList
from layout.stories.model import Paragraph, Span
from layout.stories.unset import as_script

_BLANKS: Final = re.compile(r"([ \t\r\n]+)")
_NOTE: Final = re.compile(r"[\[［(（〔]?(\d{1,3}|[①-⑳*†‡])[\]］)）〕]?")


class HtmlBlock:
    """A run of text: its first line in the file, its kind, and the innermost container it stands in, by number.

    *kind* is the element that says what the text is (``h1`` … ``h6``, ``figcaption``, ``quote``, ``verse``, ``rule``,
    ``pre``, ``p`` for what certainly is no head), "" where none does.
    """

    __slots__ = (
        "_blank", "_last", "_pieces", "inside", "item", "kind", "line", "linked", "note", "picture", "seams", "size",
        "spans", "structure", "under",
    )  # fmt: skip

    def __init__(self, line: int, kind: str, inside: int) -> None:
        self.line, self.kind, self.inside = line, kind, inside
        self.structure: Paragraph | None = None
        """What it is if it is no plain paragraph; text and spans are the block's, except in a row of a table."""
        self.item: tuple[PageList, int, int] | None = None
        """List, number and level of an item."""
        self.note = ""
        """The mark of a note."""
        self.picture = ""
        """The picture that a caption stands under."""
        self.under = False
        """A picture stands right over it, and it is centred under that."""
        self.spans: list[Span] = []
        self.size = 0
        self.seams: list[int] = []
        """Where elements in it end."""
        self.linked = 0
        """Characters that lead to other pages."""
        self._pieces: list[str] = []
        self._blank = ""
        self._last = ""

    @property
    def text(self) -> str:
        """What was put, without the blanks at its end."""
        return "".join(self._pieces)

    @property
    def parted(self) -> str:
        """The text with a blank where elements in it end, which a page shows apart from each other."""
        text, at = self.text, 0
        made: list[str] = []
        for seam in (*self.seams, len(text)):
            made.append(text[at:seam])
            at = seam
        return "\u3000".join(made).strip()

    @property
    def last_piece(self) -> str:
        """What was put last."""
        return self._pieces[-1] if self._pieces else ""

    def mark(self) -> int:
        """Where words that are put from now on begin."""
        if self._blank:
            self._add("" if "\n" in self._blank and self._last > "\x7f" else " ")
            self._blank = ""
        return self.size

    def put(self, words: str, *, kept: bool = False) -> None:
        """Add *words*; blanks are one, and a line end between Chinese is nothing, unless they are *kept*."""
        for piece in (words,) if kept else _BLANKS.split(words):
            if not piece:
                continue
            if not kept and piece[0] in " \t\r\n":
                self._blank += piece if self._pieces else ""
                continue
            if self._blank:
                chinese = "\n" in self._blank and self._last > "\x7f" and piece[0] > "\x7f"
                self._add("" if chinese else " ")
                self._blank = ""
            self._add(piece)
            self._last = piece[-1]

    def _add(self, piece: str) -> None:
        if piece:
            self._pieces.append(piece)
            self.size += len(piece)

    def _taken_back(self, start: int) -> str:
        """The words put since *start*, a place that was marked, which are no longer there."""
        taken: list[str] = []
        while self._pieces and self.size > start:
            taken.append(self._pieces.pop())
            self.size -= len(taken[-1])
        return "".join(reversed(taken))

    def close(self, start: int, kind: str, value: str = "") -> None:
        """What holds from *start* to here: a span, or characters that are raised or lowered of themselves."""
        if start >= self.size:
            return
        if kind in ("sup", "sub"):
            self._script(start, kind, value)
        else:
            self.spans.append(Span(start, self.size, kind, value))

    def _script(self, start: int, kind: str, value: str) -> None:
        """Raise or lower what stands from *start* on; the mark of a note, which leads to it, is one."""
        taken = self._taken_back(start)
        words = taken.strip()
        self._add(taken[: len(taken) - len(taken.lstrip())])
        start = self.size
        noted = _NOTE.fullmatch(words) if kind == "sup" and value else None
        plain = as_script(words, kind)
        if noted:
            number = int(noted[1]) if noted[1].isdecimal() else 0
            words, kind = (CIRCLED[number - 1] if 0 < number <= len(CIRCLED) else words), "note"
            self.spans = [one for one in self.spans if one.end <= start]
        self._add(words if noted else plain or words)
        self._last = words[-1:] or self._last
        if noted or not plain:
            self.spans.append(Span(start, self.size, kind))
