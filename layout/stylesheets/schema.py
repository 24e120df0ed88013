"""JSON Schema (draft 7) of page specs, stylesheets and tables of cards, from the shapes that read them."""

from __future__ import annotations

from typing import Any

from layout.keydocs.keys import KEYS, SHAPES
from layout.keydocs.names import chinese
from layout.keys.issue import ISSUE
from layout.keys.reading import Kind, Shape
from layout.stylesheets.batch_list import BATCH
from layout.stylesheets.cards import TABLE
from layout.stylesheets.house_list import HOUSE
from layout.stylesheets.preflight import PREFLIGHT
from layout.stylesheets.sheet import SHEET

DRAFT = "http://json-schema.org/draft-07/schema#"
TOPS = {"issue": ISSUE, "styles": SHEET, "cards": TABLE, "preflight": PREFLIGHT, "batch": BATCH, "house": HOUSE}


def schema(of: str = "issue") -> dict[str, Any]:
    """Make the schema of one of :data:`TOPS`, every key described in Chinese and English, under all its names."""
    top = TOPS[of]
    definitions = {shape.name: _shape(shape) for shape in shapes_of(top) if shape is not top}
    return {"$schema": DRAFT, "title": _both(SHAPES[top.name]), **_shape(top), "definitions": definitions}


def shapes_of(top: Shape) -> tuple[Shape, ...]:
    """List *top* and every shape in it, each once, outermost first."""
    found: dict[str, Shape] = {}
    waiting = [top]
    while waiting:
        shape = waiting.pop(0)
        if shape.name not in found:
            found[shape.name] = shape
            waiting += [inner for key in shape.keys.values() for inner in key.kind.shapes]
    return tuple(found.values())


def _shape(shape: Shape) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "object",
        "description": _both(SHAPES[shape.name]),
        "properties": {name: _key(shape, name, key.kind) for name, key in shape.keys.items()},
        "additionalProperties": False,
    }
    names = chinese(shape.name)
    for key, other in names.items():
        if key in shape.keys:
            made["properties"] |= dict.fromkeys(other, made["properties"][key])
    required = [name for name, key in shape.keys.items() if key.required]
    if required:
        made["allOf"] = [{"anyOf": [{"required": [one]} for one in (key, *names.get(key, ()))]} for key in required]
    return made


def _key(shape: Shape, name: str, kind: Kind) -> dict[str, Any]:
    """Describe one key; what stands beside a reference is ignored in draft 7, so references are wrapped."""
    inner = {"allOf": [kind.schema]} if "$ref" in kind.schema else kind.schema
    return {**inner, "description": _both(KEYS[shape.name][name])}


def _both(words: tuple[str, str]) -> str:
    return f"{words[0]} · {words[1]}"
