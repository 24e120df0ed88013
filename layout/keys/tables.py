"""How a table in a slot of its own is written."""

from __future__ import annotations

from typing import Any, Final

from layout.keys.file_reading import FileReading
from layout.keys.kinds import choice, length, whole, words
from layout.keys.reading import Key, by_form, list_of, plain, record, shape, then
from layout.spec.tables import TableSpec
from layout.trees.nodes import Map, Scalar
from layout.units import pt

RULES: Final = {
    "three": "three", "三线": "three", "rows": "rows", "横线": "rows", "full": "full", "全线": "full", "zebra": "zebra",
    "隔行底": "zebra", "none": "none", "无线": "none",
}  # fmt: skip
ALIGNS: Final = {
    "auto": "", "自动": "", "left": "left", "居左": "left", "right": "right", "居右": "right", "centre": "centre",
    "center": "centre", "居中": "centre", "spread": "spread", "均排": "spread", "point": "point", "小数点": "point",
}  # fmt: skip

TABLE: Final = shape(
    "table",
    Key("file", words(500)),
    Key("sheet", words(80)),
    Key("number", whole(1, 100)),
    Key("heads", whole(0, 10)),
    Key("rules", choice(RULES)),
    Key("align", list_of(choice(ALIGNS), 1, 60)),
    Key("pitch", length(pt(5), pt(60))),
    make=plain(TableSpec),
)

_TABLE: Final = by_form(scalar=then(words(500, 1), lambda name: TableSpec(file=name)), mapping=record(TABLE))

TABLE_KEYS: Final = (Key("table", _TABLE), Key("kicker", words(200)), Key("source", words(300)))
"""Keys of a slot that only a table has, its file aside; ``table: FILE`` says file and use at once."""


def into_table(reading: FileReading, values: dict[str, Any], node: Map) -> None:
    """Give a slot's values the table that was read, in place of its keys."""
    nodes = {key.value: value for key, value in node.pairs if isinstance(key, Scalar)}
    given: dict[str, Any] = {key: values.pop(key) for key in ("kicker", "source") if key in values}
    spec = values.pop("table", TableSpec())
    if values.get("use") != "table":
        for key in (*given, *(["table"] if "table" in nodes else [])):
            reading.key = key
            reading.fault("spec-key-idle-table", nodes[key], use=values.get("use", ""))
        return
    if ("file" in nodes) + bool(spec.file) + ("story" in nodes) != 1:
        reading.fault("spec-table-source", node)
    if "file" in values:
        given["file"] = values.pop("file")
    named = nodes.get("file") or (nodes["table"] if spec.file else node)
    values["table"] = spec._replace(place=reading.source.of(named), **given)
