"""What is said of the e-paper: where it will stand on the web, the issues beside it, its look."""

from __future__ import annotations

import re
from typing import Any, Final

from layout.findings import Place
from layout.keys.file_reading import FileReading
from layout.keys.kinds import scalar, words
from layout.keys.reading import Key, Kind, shape
from layout.trees.nodes import Map, Node, Scalar
from layout.value import NamedTuple

_SITE: Final = re.compile(r"https?://[^\s\"'<>\\\\]{1,400}")
_BESIDE: Final = re.compile(r"(?!//)[^\s\"'<>\\\\:]{1,400}")


class Epaper(NamedTuple):
    """*site* is the address of the e-paper's folder; *previous* and *next* lead to the issues beside this one.

    *theme* is a file of CSS that is laid over the e-paper's own.
    """

    site: str = ""
    previous: str = ""
    next: str = ""
    theme: str = ""
    place: Place = Place("")
    """Where *theme* is written."""


def _address(*, beside: bool) -> Kind:
    """A web address, or the way to a file *beside* this one; nothing else may become a link (``javascript:`` …)."""

    def read(reading: FileReading, node: Node) -> str | None:
        value = scalar(reading, node)
        if value is None or _SITE.fullmatch(value) or (beside and _BESIDE.fullmatch(value)):
            return value
        return reading.fault("spec-bad-address", node, text=value[:60])

    return Kind(read, {"type": "string"})


def _epaper(reading: FileReading, values: dict[str, Any], node: Map) -> Epaper:
    at = next((value for key, value in node.pairs if isinstance(key, Scalar) and key.value == "theme"), node)
    return Epaper(place=reading.source.of(at), **values)


EPAPER = shape(
    "epaper",
    Key("site", _address(beside=False)),
    Key("previous", _address(beside=True)),
    Key("next", _address(beside=True)),
    Key("theme", words(500)),
    make=_epaper,
)
