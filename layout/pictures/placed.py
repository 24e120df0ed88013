"""A page of somebody else's PDF lifted out of its file: everything that it is made of and nothing else, as values."""

from __future__ import annotations

from layout.findings import Finding
from layout.pictures.model import PressPicture
from layout.units import Length
from layout.value import NamedTuple


class LiftedObject(NamedTuple):
    """An object of the file as it is written: *parts* are bytes, and the numbers of other lifted objects between them.

    A *stream* is packed as the object itself says; its length is given here, ``None`` for an object that is no stream.
    """

    parts: tuple[bytes | int, ...]
    stream: bytes | None = None


class PlacedPage(NamedTuple):
    """A page that can be placed: the first of *objects* is a form whose space begins at the trim's lower left corner.

    *size* is that of the trimmed page; *bleed* how far its bleed reaches beyond the trim at the least.  *shown* is a
    picture of what the form shows out to its bleed, in the colours of the press, for proofs and screens.  *breaks* are
    the standards that a file with it can no longer claim, of ``a``, ``u`` (the Unicode level of PDF/A) and ``ua``;
    *broken_by* says by what, in the words of PDF.
    """

    size: tuple[Length, Length]
    bleed: Length
    objects: tuple[LiftedObject, ...]
    shown: PressPicture | None
    breaks: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    broken_by: tuple[str, ...] = ()


class Taken(NamedTuple):
    """A page taken in; *placed* is ``None`` where it was refused.  *pages* is how many its file has."""

    placed: PlacedPage | None
    findings: tuple[Finding, ...]
    pages: int = 0
    inks: tuple[str, ...] = ()
    most_ink: float = 0.0
