"""Numbers of pages: 1, 2, 3, or those of a section with a letter or a word before them: A1, B3, 特1."""

from __future__ import annotations

from typing import Final, Self

_SCALE: Final = 1000
_FIGURES: Final = "0123456789"
_LONGEST_NUMBER: Final = 3
_LONGEST_SECTION: Final = 6


class PageNumber(int):
    """A page of a section; it is read as its label, and stands after the pages of the sections before it.

    As a number it is the section's name, as bytes, times a thousand, and the page in it: pages of a section follow each
    other, sections stand in the order of the alphabet after pages without one, and an odd page is an odd number.
    """

    __slots__ = ()

    @classmethod
    def of(cls, label: str) -> Self | int:
        """The number that *label* says, a plain one without a section.  Raises ``ValueError`` for what is none."""
        label = label.strip()
        section = label.rstrip(_FIGURES)
        figures = label[len(section) :]
        named = all("\u4e00" <= char <= "\u9fff" or (char.isascii() and char.isalpha()) for char in section)
        if not named or len(section) > _LONGEST_SECTION or len(figures) > _LONGEST_NUMBER or not int(figures or "0"):
            raise ValueError(label)
        number = int(figures)
        return cls(int.from_bytes(section.upper().encode(), "big") * _SCALE + number) if section else number

    @property
    def section(self) -> str:
        """What stands before the number."""
        value = int(self) // _SCALE
        return value.to_bytes((value.bit_length() + 7) // 8, "big").decode("utf-8", "replace")

    @property
    def within(self) -> int:
        """The number in its section."""
        return int(self) % _SCALE

    def __str__(self) -> str:
        return f"{self.section}{self.within}"

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        return f"{self.section}{format(self.within, spec)}"


def plain(number: int) -> int | str:
    """*number* as a file of data has it: a number, or the label of a page of a section.

    >>> plain(3), plain(PageNumber.of("B3"))
    (3, 'B3')
    """
    return str(number) if isinstance(number, PageNumber) else number


def is_front(number: int, first: int) -> bool:
    """True for the front page of an issue that begins with *first*: page 1, or the first page of its first section."""
    if isinstance(number, PageNumber):
        return number == first and number.within == 1
    return number == 1


def lies_left(number: int, *, from_right: bool = False) -> bool:
    """True for a page at the left of two that face each other: an even one, or an odd one of a paper read *from_right*.

    A paper set downward is read from the right, and bound there.

    >>> lies_left(2), lies_left(2, from_right=True)
    (True, False)
    """
    return (number % 2 == 0) is not from_right


def further(number: int, pages: int = 1) -> int:
    """The number of the page so many *pages* on in its section, or back where that is negative.

    >>> further(PageNumber.of("B3")), further(4, -1)
    (B4, 3)
    """
    return type(number)(number + pages)


def following(first: int, last: int) -> tuple[int, ...]:
    """Every number from *first* to *last*; none where they are of different sections, or the wrong way round."""
    if type(first) is not type(last) or first > last or last - first >= _SCALE:
        return ()
    if isinstance(first, PageNumber):
        return tuple(PageNumber(value) for value in range(int(first), int(last) + 1))
    return tuple(range(first, last + 1))
