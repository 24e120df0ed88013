"""The keys of press files in a house style or an issue.

They stand apart from what they are read into: whoever makes a page up needs the values and no reader of YAML.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final

from layout.keys.file_reading import FileReading
from layout.keys.kinds import choice, length, scalar, whole, words
from layout.keys.reading import Key, Kind, shape
from layout.spec.file_names import fault_of
from layout.spec.press import MOST_VERSIONS, Given
from layout.trees.nodes import Map, Node, Scalar
from layout.units import mm

STANDARDS = {"x-4": "x-4", "x-1a": "x-1a"}
INTENTS = {"perceptual": "perceptual", "感知": "perceptual", "relative": "relative", "相对": "relative"}
MARKS = {"none": "none", "不加": "none", "crop": "crop", "裁切线": "crop", "full": "full", "全套": "full"}


_TIME: Final = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})[ T])?(\d{1,2})[:：](\d{2})(?::00)?")


def due_of(said: str) -> str:
    """A time as ``2023-11-15 01:30`` or ``01:30``; empty for what is none."""
    found = _TIME.fullmatch(said.strip())
    if found is None:
        return ""
    day = [int(one) for one in found.groups()[:3] if one]
    year, month, on = day or (2000, 1, 1)
    try:
        at = datetime(year, month, on, int(found[4]), int(found[5]))
    except ValueError:
        return ""
    return f"{at:%Y-%m-%d %H:%M}" if day else f"{at:%H:%M}"


def _due(reading: FileReading, node: Node) -> str | None:
    value = scalar(reading, node)
    if value is None:
        return None
    return due_of(value) or reading.fault("press-due", node, text=value[:40])


def _names(reading: FileReading, node: Node) -> str | None:
    value = words(120).read(reading, node)
    wrong = fault_of(value) if value else ""
    return reading.fault("press-names", node, text=wrong) if wrong else value


def _given(reading: FileReading, values: dict[str, Any], node: Map) -> Given:
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
    Key("plant", words(500)),
    Key("names", Kind(_names, {"type": "string", "maxLength": 120})),
    Key("version", whole(1, MOST_VERSIONS)),
    Key("copies", whole(1, 10_000_000)),
    Key("due", Kind(_due, {"type": "string", "maxLength": 40})),
    Key("signer", words(40)),
    Key("contact", words(80)),
    make=_given,
)
