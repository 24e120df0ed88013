"""What the printer wants of a file, as a house style or an issue says it."""

from __future__ import annotations

from typing import Any, TypeAlias

from layout.findings import Place
from layout.spec.kinds import choice, length, whole, words
from layout.spec.nodes import Map, Scalar
from layout.spec.reading import Key, Reading, shape
from layout.units import Length, mm
from layout.value import NamedTuple

STANDARDS = {"x-4": "x-4", "x-1a": "x-1a"}
INTENTS = {"perceptual": "perceptual", "感知": "perceptual", "relative": "relative", "相对": "relative"}
MARKS = {"none": "none", "不加": "none", "crop": "crop", "裁切线": "crop", "full": "full", "全套": "full"}


Given: TypeAlias = "tuple[tuple[str, Any], ...]"
"""Fields of :class:`Press` that were given: an issue's are laid over those of its style."""


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
    place: Place = Place("")
    """Where *icc* is written."""


def press_of(*given: Given) -> Press:
    """What is said of the press file, the later over the earlier."""
    return Press(**{key: value for one in given for key, value in one})


def _given(reading: Reading, values: dict[str, Any], node: Map) -> Given:
    for key, value in node.pairs:
        if isinstance(key, Scalar) and key.value == "icc":
            values["place"] = reading.source.of(value)
    return tuple(values.items())


PRESS = shape(
    "press",
    Key("standard", choice(STANDARDS)),
    Key("icc", words(500)),
    Key("intent", choice(INTENTS)),
    Key("marks", choice(MARKS)),
    Key("bleed", length(0, mm(20))),
    Key("ink", whole(100, 400)),
    Key("ppi", whole(72, 1200)),
    Key("sharpen", whole(0, 500)),
    make=_given,
)
