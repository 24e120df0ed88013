"""A text file of the issue as the desk has it: its words, what changes them, and where a browser counts them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.trees.spans import TextChange, applied
from layout.value import NamedTuple

MOST_CHANGES: Final = 10_000
"""Changes that one edit may bring: one for every line of the longest file that is edited."""


class Document(NamedTuple):
    r"""A text with line ends as ``\n``; *ends* is what the file has for them, *mark* whether it begins with a mark.

    *version* counts the changes since the desk was opened.
    """

    name: str
    text: str
    version: int = 0
    ends: str = "\n"
    mark: bool = False

    def changed(self, changes: Sequence[TextChange]) -> Document:
        """This with *changes*.  Raises :class:`ValueError` for changes that overlap, go back or leave the text."""
        return self._replace(text=applied(self.text, changes), version=self.version + 1)

    def data(self) -> bytes:
        """The file's bytes."""
        text = self.text if self.ends == "\n" else self.text.replace("\n", self.ends)
        return text.encode("utf-8-sig" if self.mark else "utf-8", "surrogatepass")


def document(name: str, data: bytes) -> Document:
    """The document of a file's bytes.  Raises :class:`UnicodeDecodeError` for one that is not UTF-8.

    A file whose line ends are mixed keeps every one: they are then part of its text.
    """
    text = data.decode("utf-8")
    mark = text.startswith("\ufeff")
    text = text[1:] if mark else text
    ends = "\r\n" if "\r\n" in text and "\n" not in text.replace("\r\n", "") else "\n"
    return Document(name, text.replace(ends, "\n"), 0, ends, mark)


def turned_back(text: str, changes: Sequence[TextChange]) -> tuple[TextChange, ...]:
    """What undoes *changes* of *text*."""
    made: list[TextChange] = []
    shift = 0
    for one in changes:
        start = one.start + shift
        made.append(TextChange(start, start + len(one.text), text[one.start : one.end]))
        shift += len(one.text) - (one.end - one.start)
    return tuple(made)


def between(before: str, after: str) -> tuple[TextChange, ...]:
    """One change that makes *before* into *after*; none where they are the same."""
    if before == after:
        return ()
    most = min(len(before), len(after))
    front = next((at for at in range(most) if before[at] != after[at]), most)
    back = next((at for at in range(most - front) if before[-1 - at] != after[-1 - at]), most - front)
    return (TextChange(front, len(before) - back, after[front : len(after) - back]),)


def from_browser(text: str, changes: Sequence[Sequence[object]]) -> tuple[TextChange, ...]:
    """*changes* of *text* as a browser counts them, in UTF-16.  Raises :class:`ValueError` for what is none."""
    if len(changes) > MOST_CHANGES:
        raise ValueError(len(changes))
    places = _Units(text)
    made: list[TextChange] = []
    for one in changes:
        match one:
            case [int() as start, int() as end, str() as words]:
                words.encode()  # half a character is none: UnicodeEncodeError is a ValueError
                made.append(TextChange(places.character(start), places.character(end), words.replace("\r\n", "\n")))
            case _:
                raise ValueError(one)
    return tuple(made)


def for_browser(text: str, changes: Sequence[TextChange]) -> list[list[object]]:
    """*changes* of *text* as a browser counts them."""
    places = _Units(text)
    return [[places.unit(one.start), places.unit(one.end), one.text] for one in changes]


def unit_of(text: str, place: int) -> int:
    """Where character *place* of *text* stands as a browser counts."""
    return _Units(text).unit(place)


def units_in(text: str) -> int:
    """How long *text* is as a browser counts."""
    if text.isascii() or max(text) < "\U00010000":
        return len(text)
    return unit_of(text, len(text))


def character_of(text: str, unit: int) -> int:
    """The character of *text* that a browser counts as *unit*.  Raises :class:`ValueError` within a character."""
    return _Units(text).character(unit)


class _Units:
    """Places of a text in characters and in UTF-16, which differ only after characters of the upper planes."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        plain = text.isascii() or max(text) < "\U00010000"
        self._high = () if plain else tuple(at for at, char in enumerate(text) if char >= "\U00010000")

    def unit(self, place: int) -> int:
        return place + sum(at < place for at in self._high)

    def character(self, unit: int) -> int:
        place = unit
        for before, at in enumerate(self._high):
            if at + before >= unit:
                break
            place = unit - before - 1
            if at + before + 1 == unit:
                raise ValueError(unit)
        if not 0 <= place <= self._length:
            raise ValueError(unit)
        return place
