"""What the printer wants of a file, as values; its keys are read by :mod:`layout.keys.press`."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from layout.findings import Place
from layout.units import Length
from layout.value import NamedTuple

Given: TypeAlias = "tuple[tuple[str, Any], ...]"
"""Fields of :class:`Press` that were given: an issue's are laid over those of its style."""

MOST_VERSIONS: Final = 99
"""Packages of one issue: none goes to the plant as often."""


class Press(NamedTuple):
    """How press files are made.

    *standard* is ``x-4`` or ``x-1a``; *icc* the plant's profile, empty for the built-in newsprint; *intent* how
    pictures are separated, ``perceptual`` or ``relative`` (with black-point compensation); *marks* ``none``, ``crop``
    or ``full``; *bleed* -1 for that of the sheet; *ink* the most total ink of a picture in per cent of one solid;
    *ppi* what pictures are brought down to, never up; *sharpen* an unsharp mask in per cent, 0 for none.
    """

    standard: str = "x-4"
    icc: str = ""
    intent: str = "perceptual"
    marks: str = "none"
    bleed: Length = -1
    ink: int = 220
    ppi: int = 220
    sharpen: int = 0
    plant: str = "newsprint"
    """The preflight profile of the plant: a name of the kit's, or a file beside the issue."""
    place: Place = Place("")
    """Where *icc* is written."""
    names: str = ""
    """The pattern of names of files for the plant, see :mod:`layout.spec.file_names`."""
    version: int = 1
    """How often the issue went to the plant: 1 for its first package (改版)."""
    copies: int = 0
    due: str = ""
    """When plates are to be made, ``2023-11-15 01:30`` or, on the day of the issue, ``01:30``."""
    signer: str = ""
    contact: str = ""
    """Who signed the issue, and whom the plant asks."""

    @property
    def without_job(self) -> Press:
        """What files are made by: nothing of what is said of the job alone is in their bytes."""
        return self._replace(names="", version=1, copies=0, due="", signer="", contact="")


def press_of(*given: Given) -> Press:
    """What is said of the press file, the later over the earlier."""
    return Press(**{key: value for one in given for key, value in one})
