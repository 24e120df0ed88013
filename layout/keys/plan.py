"""What an editor says of a page that is to be proposed: ``plan: auto``, or wishes."""

from __future__ import annotations

from typing import Any, Final

from layout.keys.file_reading import FileReading
from layout.keys.kinds import choice, scalar, whole, words
from layout.keys.reading import Key, Kind, by_form, list_of, pairs_of, record, shape
from layout.spec.wishes import PlanWishes
from layout.trees.nodes import Map, Node

AUTO: Final = {"auto": PlanWishes(), "自动": PlanWishes()}
PICTURE_SIZES: Final = {
    "small": "small", "小": "small", "medium": "medium", "中": "medium", "large": "large", "大": "large",
}  # fmt: skip

PAGE_SHAPES: Final = {"block": "block", "模块": "block", "interlock": "interlock", "咬合": "interlock"}


def _by_story(kind: Kind) -> Kind:
    """A map from stories to values of *kind*."""

    def read(reading: FileReading, node: Node) -> tuple[tuple[str, Any], ...] | None:
        pairs = pairs_of(reading, node)
        if pairs is None:
            return None
        made = [(name, kind.read(reading, value)) for name, _, value in pairs]
        return tuple((name, value) for name, value in made if value is not None)

    return Kind(read, {"type": "object", "additionalProperties": kind.schema}, kind.shapes)


def _plan(reading: FileReading, values: dict[str, Any], node: Map) -> PlanWishes:
    return PlanWishes(**values)


_STORIES = list_of(words(200), 1, 400)
PLAN = shape(
    "plan",
    Key("lead", words(200)),
    Key("order", _STORIES),
    Key("stories", _STORIES),
    Key("jumps", _by_story(whole(1, 1000))),
    Key("pictures", _by_story(choice(PICTURE_SIZES))),
    Key("shape", choice(PAGE_SHAPES)),
    Key("keep", list_of(words(200), 0, 400)),
    make=_plan,
)


def _auto(reading: FileReading, node: Node) -> PlanWishes | None:
    value = scalar(reading, node)
    if value is None:
        return None
    return AUTO.get(value) or reading.fault("spec-plan-word", node, said=value[:40])


def plan() -> Kind:
    """``auto``, or a map of wishes."""
    return by_form(scalar=Kind(_auto, {"enum": list(AUTO)}), mapping=record(PLAN))
