"""How advertisements and their sizes are written."""

from __future__ import annotations

from typing import Any, Final

from layout.keys.file_reading import FileReading
from layout.keys.kinds import length, length_in, name, scalar, whole, words, yes_no
from layout.keys.reading import Key, Kind, by_form, list_of, named, record, row, shape, then
from layout.spec.placed import Ad, Booked, Side, WaitingAd
from layout.trees.nodes import Map, Node, Scalar
from layout.units import mm

_SIDE: Final = length(mm(5), mm(2000))
MM_SIZE: Final = row(_SIDE, _SIDE)
_MOST_SHARE: Final = 1000


def _booked(reading: FileReading, values: dict[str, Any], node: Map) -> Booked | None:
    if ("size" in values) == bool({"columns", "lines"} & values.keys()) or ("columns" in values) != ("lines" in values):
        return reading.fault("spec-ad-booked", node)
    return Booked(**values)


BOOKED: Final = shape(
    "booked",
    Key("size", MM_SIZE),
    Key("columns", whole(1, 100)),
    Key("lines", whole(1, 1000)),
    make=_booked,
)

AD_KEYS: Final = (
    Key("file", words(500)),
    Key("file_page", whole(1, 10_000)),
    Key("booked", by_form(scalar=then(words(40), Booked), mapping=record(BOOKED))),
    Key("advertiser", words(200)),
    Key("order_number", words(80)),
    Key("label", yes_no()),
    Key("convert", yes_no()),
    Key("scale", yes_no()),
)
"""Keys of a slot that only an advertisement has."""

_WAITING: Final = shape(
    "waiting-ad",
    Key("id", name(), required=True),
    Key("span", row(whole(1, 100), whole(1, 1000))),
    Key("pages", list_of(whole(1, 1000), 1, 100)),
    Key("ink", name()),
    *AD_KEYS,
    make=lambda reading, values, node: _waiting(reading, values, node),
)


def waiting_ads() -> Kind:
    """Advertisements that have no place yet: each with its size, and the pages that it may stand on."""
    return list_of(record(_WAITING), 0, 400)


def _waiting(reading: FileReading, values: dict[str, Any], node: Map) -> WaitingAd | None:
    place = reading.source.of(node)
    own = {key: values.pop(key) for key in ("id", "pages", "ink") if key in values}
    columns, lines = values.pop("span", (0, 0))
    if not columns and values.get("booked") is None:
        return reading.fault("spec-ad-extent", node, id=own.get("id", ""))
    values["use"] = "ad"
    into_ad(reading, values, node)
    return WaitingAd(ad=values["ad"], place=place, columns=columns, lines=lines, **own)


NAMES: Final = frozenset(key.name for key in AD_KEYS)


def into_ad(reading: FileReading, values: dict[str, Any], node: Map) -> None:
    """Give a slot's values the advertisement that was read, in place of its keys."""
    given = {key: values.pop(key) for key in NAMES & values.keys()}
    nodes = {key.value: value for key, value in node.pairs if isinstance(key, Scalar)}
    if values.get("use") != "ad":
        for key in given:
            reading.key = key
            reading.fault("spec-key-idle-ad", nodes[key], use=values.get("use", ""))
        return
    if "file" not in nodes:
        reading.fault("spec-slot-lacks", node, use="ad", what="file")
    if "file_page" in given:
        given["page"] = given.pop("file_page")
    values["ad"] = Ad(place=reading.source.of(nodes.get("file", node)), **{"file": "", **given})


def _side(reading: FileReading, node: Node) -> Side | None:
    value = scalar(reading, node)
    if value is None:
        return None
    if value.endswith("%"):
        digits = value[:-1].strip()
        share = round(float(digits) * 10) if digits.replace(".", "", 1).isdecimal() and len(digits) < 8 else 0
        if 0 < share <= _MOST_SHARE:
            return Side(share=share)
    found = length_in(value, reading.em, reading.line)
    if found is None or not mm(5) <= found <= mm(2000):
        return reading.fault("spec-ad-side", node, text=value[:40])
    return Side(found)


_AD_SIDE: Final = Kind(_side, {"type": ["string", "number"]})
AD_SIZES: Final = named(row(_AD_SIDE, _AD_SIDE))
"""Trade names of sizes: ``{半版: [100%, 50%], 报眼: [110mm, 50mm]}``."""
