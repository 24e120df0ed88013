"""The keys of press files in a house style or an issue.

They stand apart from what they are read into: whoever makes a page up needs the values and no reader of YAML.
"""

from __future__ import annotations

from typing import Any

from layout.keys.file_reading import FileReading
from layout.keys.kinds import choice, length, whole, words
from layout.keys.reading import Key, shape
from layout.spec.press import Given
from layout.trees.nodes import Map, Scalar
from layout.units import mm

STANDARDS = {"x-4": "x-4", "x-1a": "x-1a"}
INTENTS = {"perceptual": "perceptual", "感知": "perceptual", "relative": "relative", "相对": "relative"}
MARKS = {"none": "none", "不加": "none", "crop": "crop", "裁切线": "crop", "full": "full", "全套": "full"}


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
    make=_given,
)
