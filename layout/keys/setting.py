"""How a story stands in its slot: its head, its legs, the rectangles of its area and the pictures in it."""

from __future__ import annotations

from typing import Any, Final

from layout.keys.file_reading import FileReading
from layout.keys.kinds import choice, length, name, number, whole, words, yes_no
from layout.keys.reading import Key, Kind, by_form, list_of, plain, record, row, shape, then
from layout.spec.model import Area, AreaPart, Frame, Head, Legs, Slot
from layout.trees.nodes import Map, Scalar
from layout.units import Length, mm, pt

FITS: Final = {
    "free": "free", "自由": "free", "absolute": "absolute", "绝对": "absolute",
    "relative": "relative", "相对": "relative", "grid": "grid", "自动": "grid",
}  # fmt: skip
ALIGNS: Final = {
    "left": "left", "居左": "left", "centre": "centre", "center": "centre", "居中": "centre",
    "right": "right", "居右": "right", "spread": "spread", "均排": "spread", "justify": "justify", "齐行": "justify",
}  # fmt: skip
CROPS: Final = {"cover": "cover", "裁满": "cover", "contain": "contain", "全图": "contain"}
WRAPS: Final = {
    "both": "both", "两边": "both", "left": "left", "左边": "left", "right": "right", "右边": "right",
    "wider": "wider", "宽边": "wider", "none": "none", "不串": "none",
}  # fmt: skip
ORDERS: Final = {"chain": "chain", "逐块": "chain", "columns": "columns", "逐栏": "columns"}
CORNERS: Final = {
    "upper-left": "upper-left", "左上": "upper-left", "upper-right": "upper-right", "右上": "upper-right",
    "lower-left": "lower-left", "左下": "lower-left", "lower-right": "lower-right", "右下": "lower-right",
}  # fmt: skip
PLACES: Final = {"above": "above", "上": "above", "left": "left", "左": "left", "right": "right", "右": "right"}
MODES: Final = {"horizontal": "horizontal", "横排": "horizontal", "vertical": "vertical", "竖排": "vertical"}
STANDS: Final = {"top": "top", "上": "top", "middle": "middle", "中": "middle", "bottom": "bottom", "下": "bottom"}
LINE_ORDERS: Final = {"from-right": "from-right", "右起": "from-right", "from-left": "from-left", "左起": "from-left"}
STEPS: Final = {"any": "any", "任意": "any", "steps": "steps", "字号": "steps"}
KNOCKS: Final = {"reverse": "reverse", "反白": "reverse", "outline": "outline", "勾边": "outline"}
CAPTIONS: Final = {"below": "below", "下": "below", "left": "left", "左": "left", "right": "right", "右": "right",
                   "none": "none", "无": "none"}  # fmt: skip

POSITION = row(whole(1, 100), whole(1, 1000))
_STYLE = name()
_SIZE = length(pt(3), pt(400))
FOCUS = row(number(0, 1), number(0, 1))
MOST_PARTS: Final = 40
"""Most rectangles of an area, pictures in it, pictures of a group."""


def size_range() -> Kind:
    """One size, or the bounds of one that is chosen: ``{max: 小初, min: 一号}``; gives (smallest, largest)."""

    def ordered(reading: FileReading, values: dict[str, Any], node: Map) -> tuple[Length, Length] | None:
        if values["min"] > values["max"]:
            return reading.fault("spec-size-order", node)
        return values["min"], values["max"]

    bounds = shape("sizes", Key("max", _SIZE, required=True), Key("min", _SIZE, required=True), make=ordered)
    return by_form(scalar=then(_SIZE, lambda one: (one, one)), mapping=record(bounds))


def _head(reading: FileReading, values: dict[str, Any], node: Map) -> Head:
    smallest, largest = values.pop("size", (0, 0))
    return Head(smallest=smallest, largest=largest, **values)


_IN_LIBRARY = (
    Key("place", choice(PLACES)),
    Key("mode", choice(MODES)),
    Key("lines", whole(1, 100)),
    Key("columns", whole(1, 40)),
    Key("width", length(pt(10), mm(400))),
    Key("size", size_range()),
    Key("sizes", choice(STEPS)),
    Key("style", _STYLE, field="face"),
    Key("align", choice(ALIGNS)),
    Key("stand", choice(STANDS)),
    Key("order", choice(LINE_ORDERS)),
    Key("tint", name()),
    Key("ink", name()),
    Key("box", _STYLE),
    Key("knock", choice(KNOCKS)),
)
HEAD = shape(
    "head",
    Key("form", _STYLE),
    *_IN_LIBRARY,
    Key("picture", words(500)),
    Key("focus", FOCUS),
    Key("breaks", list_of(words(200), 1, 8)),
    make=_head,
)
HEAD_FORM = shape("head-form", *_IN_LIBRARY, make=_head)


def head() -> Kind:
    """A head of the library by its name, or how the head is set."""
    return by_form(scalar=then(_STYLE, lambda form: Head(form=form)), mapping=record(HEAD))


LEGS = shape(
    "legs",
    Key("count", whole(1, 40)),
    Key("fit", choice(FITS)),
    Key("gutter", length(0, mm(50))),
    Key("rule", yes_no()),
    make=plain(Legs),
)


def legs() -> Kind:
    """So many legs, or ``{count, fit, gutter, rule}``."""
    return by_form(scalar=then(whole(1, 40), lambda count: Legs(count=count)), mapping=record(LEGS))


def _stretch(reading: FileReading, values: dict[str, Any], node: Map) -> AreaPart:
    return AreaPart(Area(*values["at"], *values["span"]), values.get("legs"), reading.source.of(node))


AREA = shape(
    "area",
    Key("at", POSITION, required=True),
    Key("span", POSITION, required=True),
    Key("legs", legs()),
    make=_stretch,
)


def areas() -> Kind:
    """The rectangles of an area, in reading order."""
    return list_of(record(AREA), 1, MOST_PARTS)


FRAME: Final = shape(
    "frame",
    Key("picture", words(500), required=True, field="file"),
    Key("focus", FOCUS),
    make=plain(Frame),
)


def picture() -> Kind:
    """A picture file, or the list of those that make a group; the value is a tuple of frames."""
    one = by_form(scalar=then(words(500), Frame), mapping=record(FRAME))
    return by_form(scalar=then(words(500), lambda file: (Frame(file),)), items=list_of(one, 1, MOST_PARTS))


def into_frames(values: dict[str, Any]) -> None:
    """Give a slot's values the picture, or the group, that was read."""
    frames = values.pop("picture", ())
    if len(frames) == 1:
        values |= {"picture": frames[0].file, "focus": frames[0].focus or values.get("focus", (0.5, 0.5))}
    elif frames:
        values |= {"picture": frames[0].file, "frames": frames}


def _insert(reading: FileReading, values: dict[str, Any], node: Map) -> Slot | None:
    """A picture in a story's area, as a slot that does not yet know which story's."""
    at, span, corner = values.pop("at", None), values.pop("span"), values.get("corner", "")
    given = {key.value for key, _ in node.pairs if isinstance(key, Scalar)}
    if ("at" in given) == ("corner" in given):
        return reading.fault("spec-insert-place", node)
    if given.isdisjoint(("picture", "story")):
        return reading.fault("spec-slot-empty", node)
    if at is None and not corner:
        return None
    places = tuple((key.value, reading.source.of(value)) for key, value in node.pairs if isinstance(key, Scalar))
    into_frames(values)
    area = Area(*(at or (0, 0)), *span)
    return Slot("", "picture", area, reading.source.of(node), places=places, **values)


INSERT = shape(
    "insert",
    Key("picture", picture()),
    Key("rows", list_of(whole(1, 40), 1, 40)),
    Key("story", words(200, 1)),
    Key("at", POSITION),
    Key("corner", choice(CORNERS)),
    Key("span", POSITION, required=True),
    Key("wrap", choice(WRAPS)),
    Key("crop", choice(CROPS)),
    Key("ink", name()),
    Key("focus", FOCUS),
    Key("caption", words(1000)),
    Key("credit", words(200)),
    Key("caption_at", choice(CAPTIONS)),
    make=_insert,
)


def inserts() -> Kind:
    """Pictures that stand in a story's area."""
    return list_of(record(INSERT), 1, MOST_PARTS)
