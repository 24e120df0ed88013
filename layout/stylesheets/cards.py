"""The table of cards for social media: sizes, safe areas, type and colours.  Lengths are whole pixels."""

from __future__ import annotations

from typing import Any, Final

from layout.findings import BadSpec
from layout.geometry import Insets
from layout.keys.file_reading import FileReading
from layout.keys.kinds import name, scalar, whole
from layout.keys.reading import Key, Kind, by_form, in_order, named, record, row, shape, then
from layout.trees.nodes import Map, Node
from layout.trees.reader import read_tree
from layout.value import NamedTuple

MOST_SIDE: Final = 4096
COLOURS: Final = ("paper", "ink", "house", "light", "quiet", "line", "ground")
_HEX: Final = frozenset("0123456789abcdefABCDEF")

Rgb = tuple[int, int, int]


class CardSize(NamedTuple):
    """One card: *width* and its least and greatest height, type sizes, and the white that text keeps from each edge.

    *square* says that the platform cuts the card to its middle square.
    """

    name: str
    width: int
    height: int
    most_height: int
    safe: Insets
    square: bool
    least: int
    """The smallest type that may stand on it."""
    head: tuple[int, int]
    """Smallest and largest size of the head."""
    deck: int
    body: int
    facts: int
    flag: int
    bytes: int = 0
    """What a file may have at most; 0: as it comes."""


class CardTable(NamedTuple):
    """All cards by name, and the house's colours on the screen."""

    name: str
    colours: dict[str, Rgb]
    cards: dict[str, CardSize]


def _colour(reading: FileReading, node: Node) -> Rgb | None:
    value = scalar(reading, node)
    if value is None:
        return None
    if len(value) != 7 or value[0] != "#" or not _HEX.issuperset(value[1:]):
        return reading.fault("card-bad-colour", node, text=value[:40])
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


_SIDE = whole(100, MOST_SIDE)
_DEEP = whole(100, 2 * MOST_SIDE)
_WHITE = whole(0, 1000)
_TYPE = whole(8, 400)

COLOUR: Final = Kind(_colour, {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})
COLOUR_MAP = shape(
    "card-colours", *(Key(one, COLOUR, True) for one in COLOURS), make=lambda reading, values, node: values
)


def _bounds(reading: FileReading, values: dict[str, Any], node: Map) -> tuple[int, int] | None:
    if values["min"] > values["max"]:
        return reading.fault("spec-size-order", node)
    return values["min"], values["max"]


BOUNDS = shape("card-head", Key("max", _TYPE, True), Key("min", _TYPE, True), make=_bounds)


def _card(reading: FileReading, values: dict[str, Any], node: Map) -> CardSize | None:
    width, (height, most) = values.pop("size")
    if height > most:
        return reading.fault("card-height-order", node)
    said = values.pop("safe")
    square = said == "square"
    if square:
        # Text keeps to the middle square, and off its edges by the twentieth part.
        side, edge = min(width, height), min(width, height) // 20
        across, down = (width - side) // 2 + edge, (height - side) // 2 + edge
        safe = Insets(down, across, down, across)
    else:
        safe = said
    if safe.left + safe.right >= width or safe.top + safe.bottom >= height:
        return reading.fault("card-no-room", node)
    return CardSize("", width, height, most, safe, square, **values)


CARD = shape(
    "card",
    Key("size", row(_SIDE, by_form(scalar=then(_DEEP, lambda one: (one, one)), items=row(_DEEP, _DEEP))), True),
    Key("safe", by_form(
        scalar=Kind(lambda reading, node: _safe(reading, node), {"anyOf": [_WHITE.schema, {"enum": ["square"]}]}),
        items=then(row(_WHITE, _WHITE, _WHITE, _WHITE), lambda four: Insets(*four)),
    ), True),
    Key("least", _TYPE, True),
    Key("head", record(BOUNDS), True),
    Key("deck", _TYPE, True),
    Key("body", _TYPE, True),
    Key("facts", _TYPE, True),
    Key("flag", _TYPE, True),
    Key("bytes", whole(10_000, 100_000_000)),
    make=_card,
)  # fmt: skip


def _safe(reading: FileReading, node: Node) -> Insets | str | None:
    value = scalar(reading, node)
    if value is None:
        return None
    if value in ("square", "居中方形"):
        return "square"
    white: int | None = _WHITE.read(reading, node)
    return None if white is None else Insets(white, white, white, white)


TABLE = shape(
    "cards",
    Key("name", name(), True),
    Key("colours", record(COLOUR_MAP), True),
    Key("cards", named(record(CARD)), True),
    make=lambda reading, values, node: CardTable(
        values["name"],
        values["colours"],
        {key: card._replace(name=key) for key, (_, card) in values["cards"].items()},
    ),
)


def read_cards(text: str, file: str) -> CardTable:
    """The table in *text*; *file* names it in findings.

    Raises :class:`BadSpec` with everything that is wrong with it, in the order of the text.
    """
    source, node = read_tree(text, file)
    reading = FileReading(source, 1000, 1000)
    table = TABLE.read(reading, node)
    if not reading.faults and isinstance(table, CardTable) and not table.cards:
        reading.fault("card-none", node)
    if reading.faults or not isinstance(table, CardTable):
        raise BadSpec(*in_order(reading.faults))
    return table
