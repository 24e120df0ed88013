"""What stands at the head of an RTF document: its faces with their sets of characters, and its styles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from layout.documents.direct_formatting import is_heavy
from layout.documents.docxblocks import is_heading
from layout.documents.docxlines import usual_name
from layout.documents.rtfsigns import CHARSETS
from layout.documents.symbolfonts import sign_of

_SYMBOLS: Final = 2
"""The set of characters of faces that hold signs."""
_DEEPEST: Final = 12


class RtfFaces:
    """The faces of a document by their numbers."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._codecs: dict[int, str] = {}
        self._signs: set[int] = set()
        self.unknown: list[str] = []
        """Signs that no character is known for."""

    def take(self, face: int, charset: int) -> None:
        """The set of characters of *face*."""
        self._codecs[face] = CHARSETS.get(charset, "")
        if charset == _SYMBOLS:
            self._signs.add(face)

    def named(self, face: int, words: str) -> None:
        """More of the name of *face*."""
        self._names[face] = self._names.get(face, "") + words

    def decoded(self, face: int, raw: bytes, otherwise: str, *, as_signs: bool = True) -> str:
        """The words that *raw* is in *face*; *otherwise* is the codec of the document."""
        if face not in self._signs or not as_signs:
            return raw.decode(self._codecs.get(face) or otherwise, "replace")
        return "".join(self.sign(face, byte) if byte > 32 else chr(byte) for byte in raw)

    def sign(self, face: int, code: int) -> str:
        """The character for a sign of *face*, 〓 where none is known."""
        name = self._name(face)
        made = sign_of(name, code)
        if not made:
            self.unknown.append(f"{name[:20]} {code & 0xFF:02X}")
        return made or "〓"

    def holds_signs(self, face: int) -> bool:
        """True for a face whose characters are signs."""
        return face in self._signs

    def is_heavy(self, face: int) -> bool:
        """True for a face that heads are set in."""
        return is_heavy(self._name(face))

    def _name(self, face: int) -> str:
        return self._names.get(face, "").strip().rstrip(";")


class RtfStyles:
    """The styles of a document by their numbers, while they are read."""

    def __init__(self) -> None:
        self._styles: dict[str, tuple[str, str, int]] = {}
        self._based, self._outline = "", 0

    def take(self, word: str, value: int | None) -> None:
        """A word that says something of the style that is read."""
        if word == "sbasedon" and value is not None:
            self._based = str(value)
        elif word == "outlinelevel" and value is not None and 0 <= value < 9:
            self._outline = value + 1

    def end(self, number: int, name: str) -> None:
        """Style *number* is over; *name* is what it is called."""
        self._styles[str(number)] = (name, self._based, self._outline)
        self._based, self._outline = "", 0

    def names(self) -> dict[str, str]:
        """Word's names of styles by number; for one of a house's own, that of the one it is based on, or its level."""
        return {number: self._usual(number) for number in self._styles}

    def is_heading(self, number: str) -> bool:
        """True for a style of headings."""
        return is_heading(self._usual(number))

    def _usual(self, number: str) -> str:
        return usual_name((name, outline) for name, _, outline in self._chain(number))

    def _chain(self, number: str) -> Iterator[tuple[str, str, int]]:
        """The style of that number and those that it is based on, from itself on."""
        for _ in range(_DEEPEST):
            if number not in self._styles:
                return
            yield self._styles[number]
            number = self._styles[number][1]
