"""What holds for the words of an RTF document where they stand, and the words of one paragraph of it."""

from __future__ import annotations

from collections import Counter
from typing import Final

from layout.documents.rtfsigns import FIRST_WORDS, PLACES, SKIPPED, THROUGH
from layout.stories.model import Span
from layout.stories.unset import as_script
from layout.value import NamedTuple

_SPANS: Final = {
    "b": "strong", "i": "emphasis", "ul": "underline", "uld": "underline", "uldb": "underline", "ulwave": "wave",
    "accdot": "dots", "acccomma": "dots", "super": "sup", "sub": "sub",
}  # fmt: skip
_LEFT_OUT: Final = {"v": "hidden", "strike": "struck", "striked": "struck", "deleted": "deleted"}
_NO_MORE: Final = {"ulnone": ("underline", "wave"), "nosupersub": ("sup", "sub"), "accnone": ("dots",)}


class RtfState(NamedTuple):
    """What holds in a group: where its words go, the face they are in, what they are, and whether they are left out."""

    place: str = ""
    font: int = -1
    size: int = 24
    held: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    skips: int = 1
    """Bytes that stand for a character which is given by its number."""
    style: int = -1
    before: str = ""
    """Where words went before a group that has them twice: for older programs, then in Unicode."""

    def entered(self, word: str, *, starred: bool) -> RtfState:
        """What holds in a group that begins with *word*."""
        if self.place == "skipped":
            return self
        if self.place == "upr" and word == "ud":
            return self._replace(place=self.before)
        if word in PLACES:
            held = frozenset[str]() if PLACES[word] == "note" else self.held
            return self._replace(place=PLACES[word], before=self.place, held=held)
        if word in SKIPPED or (starred and word not in THROUGH and word not in FIRST_WORDS):
            return self._replace(place="skipped")
        return self

    def take(self, word: str, value: int | None) -> RtfState:
        """What holds after the control word *word*."""
        on = value != 0
        if word in _SPANS:
            kind = _SPANS[word]
            return self._replace(held=self.held | {kind} if on else self.held - {kind})
        if word in _LEFT_OUT:
            kind = _LEFT_OUT[word]
            return self._replace(left=self.left | {kind} if on else self.left - {kind})
        if word in _NO_MORE:
            return self._replace(held=self.held - frozenset(_NO_MORE[word]))
        if word == "plain":
            return RtfState(place=self.place, skips=self.skips, style=self.style, before=self.before)
        if word == "f" and value is not None:
            return self._replace(font=value)
        if word == "fs" and value:
            return self._replace(size=value)
        if word == "uc" and value is not None:
            return self._replace(skips=max(0, min(value, 8)))
        return self._replace(style=value) if word == "s" and value is not None else self


class RtfText:
    """The words of one paragraph as they are put, with what holds for them."""

    def __init__(self) -> None:
        self.aside: list[str] = []
        """The number that stands beside it."""
        self.fields: list[int] = []
        self.in_table = False
        self.style = -1
        self.level = 0
        self.outline = 0
        """The level of a heading, from 1."""
        self.size = 0
        self._pieces: list[str] = []
        self._spans: list[Span] = []
        self._formats: Counter[tuple[int, bool, bool]] = Counter()
        self._centred = False

    def take(self, word: str, value: int | None) -> None:
        """What a control word says of the paragraph."""
        if word == "pard":
            self._centred, self.in_table, self.style, self.level, self.outline = False, False, -1, 0, 0
        elif word in ("qc", "ql", "qr", "qj"):
            self._centred = word == "qc"
        elif word == "intbl":
            self.in_table = True
        elif word == "s" and value is not None:
            self.style = value
        elif word == "ilvl" and value is not None:
            self.level = max(0, min(value, 8))
        elif word == "outlinelevel" and value is not None:
            self.outline = value + 1 if 0 <= value < 9 else 0

    def put(self, words: str, state: RtfState, *, heavy: bool = False) -> None:
        """Add *words*, for which holds what *state* has; raised ones in characters of their own, if there are any."""
        kind = next((one for one in ("sup", "sub") if one in state.held), "")
        plain = as_script(words.strip(), kind) if kind else ""
        words = plain or words
        start = self.size
        self._pieces.append(words)
        self.size += len(words)
        self._formats[state.size, "strong" in state.held, heavy] += len(words.strip())
        if words.strip():
            for one in state.held - ({kind} if plain else set()):
                self.hold(start, one)

    def hold(self, start: int, kind: str, value: str = "") -> None:
        """Have *kind* hold from *start* to here; it goes on where the same ended."""
        if start >= self.size:
            return
        for at in range(len(self._spans) - 1, max(-1, len(self._spans) - 6), -1):
            one = self._spans[at]
            if (one.kind, one.value, one.end) == (kind, value, start) and kind not in ("ruby", "note", "link"):
                self._spans[at] = one._replace(end=self.size)
                return
        self._spans.append(Span(start, self.size, kind, value))

    def formatting(self) -> tuple[int, bool, bool, bool]:
        """Size in half points, weight, a face for heads, and place of most of the words."""
        if not self._formats:
            return 0, False, False, False
        size, bold, heavy = max(self._formats, key=lambda one: self._formats[one])
        return size, bold, heavy, self._centred

    def taken(self) -> tuple[str, tuple[Span, ...]]:
        """Text and spans; the next paragraph begins."""
        text, spans = "".join(self._pieces), tuple(sorted(self._spans))
        self._pieces, self._spans, self.size, self.aside = [], [], 0, []
        self._formats.clear()
        self.fields = [0 for _ in self.fields]
        return text, spans
