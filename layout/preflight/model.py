"""What preflight knows of a file: places on its pages, and facts."""

from __future__ import annotations

from layout.findings import Finding, Place, finding
from layout.units import Length
from layout.value import NamedTuple


class FilePlace(NamedTuple):
    """A place in the file: the *page* from 1 (0: the file), *x* and *y* in mm from the trim's upper left corner."""

    page: int = 0
    x: float | None = None
    y: float | None = None

    def named(self, file: str) -> str:
        """As findings show it: ``P01.pdf:1:120.5mm,33.0mm``."""
        parts = [file] + ([str(self.page)] if self.page else [])
        return ":".join(parts if self.x is None else [*parts, f"{self.x:.1f}mm,{self.y:.1f}mm"])


FILE = FilePlace()
"""The file as a whole."""


class FontFacts(NamedTuple):
    """A font that is used: its name, its kind, and whether its program is in the file.

    *width_off* is by how much widths of glyphs shown differ from what the file says of them, per mille of the em;
    ``None`` where nobody can know without drawing.
    """

    name: str
    kind: str
    embedded: bool
    subset: bool
    width_off: float | None = 0.0


class ImageFacts(NamedTuple):
    """A picture as it stands on a page; *ppi* is the lower of its two resolutions there."""

    spot: FilePlace
    width: int
    height: int
    bits: int
    space: str
    ppi: float


class InkFacts(NamedTuple):
    """Total ink of a page, per cent of one solid, where it is heaviest, and how much of the page is over."""

    most: float
    spot: FilePlace
    plates: tuple[str, ...]
    high: float
    over: float
    """Square millimetres above the total that is recommended, and above the one that is allowed."""
    dpi: float
    inked: tuple[str, ...] = ()
    """The plates that carry any ink."""
    mean: float = 0
    """The highest mean over any square of *mean_area*."""
    mean_area: float = 0
    """Square millimetres that the profile averages over, 0 where it does not."""


class PageFacts(NamedTuple):
    """One page: boxes as (left, bottom, right, top) in points, *trim* and *bleed* ``None`` where not given."""

    number: int
    media: tuple[float, float, float, float]
    trim: tuple[float, float, float, float] | None
    bleed: tuple[float, float, float, float] | None
    fonts: tuple[FontFacts, ...]
    images: tuple[ImageFacts, ...]
    ink: InkFacts | None


class WantedGeometry(NamedTuple):
    """The geometry an issue asks of its pages, in millipoints; *pages* 0: any number."""

    width: Length
    height: Length
    bleed: Length
    pages: int = 0
    folds: tuple[str, ...] = ()
    """Of every page, which side of a spread it is (``left``, ``right`` or none): it has no bleed in the fold."""

    def fold_of(self, number: int, pages: int) -> str:
        """The side that page *number* of a file of so many *pages* is of a spread; ``either`` where that is unknown."""
        if len(self.folds) == pages:
            return self.folds[number - 1]
        return "either" if any(self.folds) else ""


class Report(NamedTuple):
    """Everything found in one file."""

    file: str
    standard: str
    """As the file claims, empty for none."""
    intent: str
    pages: tuple[PageFacts, ...]
    findings: tuple[Finding, ...]


class Tally:
    """Gathers findings: what is found many times on a page is reported once, by its worst case and its number."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: dict[tuple[object, ...], tuple[float, FilePlace, dict[str, str | int], int]] = {}

    def add(self, code: str, spot: FilePlace = FILE, /, *key: str, **facts: str | int) -> None:
        """Note a finding; those with the same code, page and *key* are one."""
        self.worst(0, code, spot, *key, **facts)

    def worst(self, badness: float, code: str, spot: FilePlace, /, *key: str, **facts: str | int) -> None:
        """As :meth:`add`, for the case with most *badness*."""
        at = (code, spot.page, *key)
        before = self._found.get(at)
        if before is None:
            self._found[at] = badness, spot, facts, 1
        elif badness > before[0]:
            self._found[at] = badness, spot, facts, before[3] + 1
        else:
            self._found[at] = *before[:3], before[3] + 1

    def __contains__(self, code: str) -> bool:
        return any(at[0] == code for at in self._found)

    def findings(self) -> tuple[Finding, ...]:
        """All of them: those of the file first, then page by page."""
        reported = []
        for (code, *_), (_, spot, facts, count) in sorted(self._found.items(), key=lambda one: one[1][1].page):
            made = finding(str(code), Place(spot.named(self.file)))
            where: list[tuple[str, str | int]] = [("page", spot.page), ("count", count)]
            if spot.x is not None:
                where.append(("at", f"{spot.x:.1f},{spot.y:.1f}"))
            reported.append(made._replace(facts=(*where, *facts.items())))
        return tuple(reported)
