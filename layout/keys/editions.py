"""The keys of the editions of an issue; what they change is read by :mod:`layout.keys.edition_changes`."""

from __future__ import annotations

from typing import Any, Final

from layout.keys.file_reading import FileReading
from layout.keys.kinds import choice, name, words
from layout.keys.reading import Key, Kind, list_of, pairs_of, record, shape
from layout.spec.zone_editions import BASE, ZoneEdition, Zones
from layout.trees.nodes import Map, Node, Scalar

MOST_EDITIONS: Final = 60
"""More zones than any paper has; each is made up."""

_PLATES: Final = {"black": "black", "黑版": "black", "黑": "black", "all": "", "全部": ""}


def _node(reading: FileReading, node: Node) -> Node:
    return node


def _map(reading: FileReading, node: Node) -> Node | None:
    return node if pairs_of(reading, node) is not None else None


_ANY: Final = Kind(_node, {})
_MAP: Final = Kind(_map, {"type": "object"})

MERGED: Final = ("paper", "press", "epaper")
"""Maps of the issue that an edition changes key by key."""

REPLACED: Final = ("copy", "style", "every", "ads", "fonts", "glyphs", "allow")
"""Values of the issue that an edition has others for."""


def _edition(reading: FileReading, values: dict[str, Any], node: Map) -> ZoneEdition | None:
    if values["name"] == BASE:
        return reading.fault("edition-name-taken", node, name=BASE)
    own = {key: values[key] for key in ("name", "title", "plates") if key in values}
    return ZoneEdition(place=reading.source.of(node), **own)


EDITION: Final = shape(
    "edition",
    Key("name", name(40), required=True),
    Key("title", words(40)),
    Key("plates", choice(_PLATES)),
    Key("slots", _MAP),
    Key("pages", _MAP),
    *(Key(one, _MAP) for one in MERGED),
    *(Key(one, _ANY) for one in REPLACED),
    make=_edition,
)


def editions() -> Kind:
    """The editions of an issue, each with a name of its own."""
    each = list_of(record(EDITION), 1, MOST_EDITIONS)

    def read(reading: FileReading, node: Node) -> Zones | None:
        made: tuple[ZoneEdition, ...] | None = each.read(reading, node)
        seen: dict[str, ZoneEdition] = {}
        for one in made or ():
            if one.name.casefold() in seen:
                at = Scalar(one.place.line, one.place.column, one.name)
                reading.fault("edition-name-taken", at, name=one.name)
            seen.setdefault(one.name.casefold(), one)
        return None if made is None else Zones(tuple(seen.values()))

    return each._replace(read=read)
