"""What is placed on a page and not set: advertisements as they were booked, and codes that a telephone reads."""

from __future__ import annotations

from layout.findings import Place
from layout.units import Length
from layout.value import NamedTuple


class Side(NamedTuple):
    """One side of a size: a *length*, or a *share* in per mille of the type area's, gutters counted in."""

    length: Length = 0
    share: int = 0


class Booked(NamedTuple):
    """What an advertiser has booked: a size in millimetres, columns and lines of the grid, or a *trade* name."""

    trade: str = ""
    size: tuple[Length, Length] = (0, 0)
    columns: int = 0
    lines: int = 0


class Ad(NamedTuple):
    """An advertisement: the *file* it comes in, and the *page* of a file that has several (0: the only one)."""

    file: str
    page: int = 0
    booked: Booked | None = None
    advertiser: str = ""
    order_number: str = ""
    label: bool = True
    """The page says that it is an advertisement (广告)."""
    convert: bool = False
    """Its red, green and blue, or what is over the plant's ink, may be turned into the press's inks."""
    scale: bool = False
    """It may be made larger or smaller to fill its place, in its own proportions."""
    place: Place = Place("")
    """Where the file is named."""
    waited: bool = False
    """It is one of the issue's ads, and was given its place on the page."""

    @property
    def key(self) -> str:
        """What marks call it: its file, page and terms."""
        return f"{self.file}#{self.page}{'c' if self.convert else ''}"


def file_and_page(key: str) -> tuple[str, int]:
    """The file that an :attr:`Ad.key` names, and the page of it (0: the only one)."""
    file, _, page = key.removesuffix("c").rpartition("#")
    return file, int(page)


class WaitingAd(NamedTuple):
    """An advertisement that has no place yet: it takes *columns* × *lines* of the grid, or what is booked (0, 0).

    *pages*: where it may stand; empty: on any page that is to be planned.
    """

    id: str
    ad: Ad
    place: Place
    columns: int = 0
    lines: int = 0
    pages: tuple[int, ...] = ()
    ink: str = ""
