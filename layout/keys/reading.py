"""The declarative reader: a *shape* names the keys of a map, each key the *kind* of its value.

One declaration serves three ends: it reads a tree of nodes into model values, it yields the JSON Schema, and it
lists for the documentation which keys there are.  Faults are collected, never thrown: a faulty value counts as not
given, and reading goes on, so that the editor hears of everything at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Never, TypeVar

from layout.findings import BadSpec, Finding, Place
from layout.keys.file_reading import FileReading
from layout.trees.nodes import Items, Map, Node, Scalar, Source
from layout.units import SIZES, pt
from layout.value import NamedTuple

_Made = TypeVar("_Made")


class Kind(NamedTuple):
    """A kind of value: how it is read (``None``: faulty, and said so) and its JSON Schema."""

    read: Callable[[FileReading, Node], Any]
    schema: dict[str, Any]
    shapes: tuple[Shape, ...] = ()
    """Shapes that the schema refers to."""


class Key(NamedTuple):
    """A key of a map; *field* is the model's name for it where that differs."""

    name: str
    kind: Kind
    required: bool = False
    field: str = ""


class Shape(NamedTuple):
    """A map with known keys.  *make* turns the values read into a model value; it may find faults as well."""

    name: str
    keys: dict[str, Key]
    make: Callable[[FileReading, dict[str, Any], Map], Any]
    stand_ins: tuple[tuple[str, Any], ...] = ()
    """Values, by field, for required keys that are lacking or faulty: with them a page can still be made."""

    def read(self, reading: FileReading, node: Node) -> Any:  # noqa: ANN401 - what make returns
        """The model value of *node*, ``None`` when a required key is missing or faulty."""
        node = in_known_keys(reading, self.name, self.keys, node)
        values = self.values(reading, node)
        if values is not None:
            values = {**dict(self.stand_ins), **values}
        if values is None or any(k.required and (k.field or k.name) not in values for k in self.keys.values()):
            return None
        assert isinstance(node, Map)
        return self.make(reading, values, node)

    def values(self, reading: FileReading, node: Node) -> dict[str, Any] | None:
        """The values of the keys given, by field; faults for keys that are doubled or missing.  All are known."""
        pairs = pairs_of(reading, node)
        if pairs is None:
            return None
        outer = reading.key
        values: dict[str, Any] = {}
        given = {name for name, _, _ in pairs}
        for name, _, value in pairs:
            key = self.keys[name]
            reading.key = name
            read = key.kind.read(reading, value)
            if read is not None:
                values[key.field or name] = read
        for key in self.keys.values():
            if key.required and key.name not in given:
                reading.key = key.name
                lacks(reading, self.name, node)
        reading.key = outer
        return values


def lacks(reading: FileReading, shape: str, node: Node) -> None:
    """Report that *node*, a map of *shape*, is without the key being read, by both its names."""
    from layout.keys.keywords import chinese_name  # seldom wanted

    name = chinese_name(shape, reading.key)
    reading.fault("spec-missing-key", node, key_zh=f"{reading.key}（{name}）" if name else reading.key)


def shape(
    name: str, *keys: Key, make: Callable[[FileReading, dict[str, Any], Map], Any],
    stand_ins: tuple[tuple[str, Any], ...] = (),
) -> Shape:  # fmt: skip
    """A shape by its keys, read in the order written in the file."""
    return Shape(name, {key.name: key for key in keys}, make, stand_ins)


def in_known_keys(reading: FileReading, shape: str, keys: Iterable[str], node: Node) -> Node:
    """*node* with every key as the program calls it: Chinese names in English, a misspelt one as what was meant.

    A key that is misspelt, or means nothing, is reported; the latter is left out.
    """
    keys = tuple(keys)
    if not isinstance(node, Map) or all(isinstance(at, Scalar) and at.value in keys for at, _ in node.pairs):
        return node
    from layout.keys.keywords import own_keys  # wanted only where a key is not one of the English ones

    return node._replace(pairs=own_keys(reading, shape, keys, node))


def record(of: Shape) -> Kind:
    """A map of the given shape."""
    return Kind(of.read, {"$ref": f"#/definitions/{of.name}"}, (of,))


def plain(model: Callable[..., Any]) -> Callable[[FileReading, dict[str, Any], Map], Any]:
    """A *make* that hands the values to *model* as they are."""
    return lambda reading, values, node: model(**values)


def named(of: Kind) -> Kind:
    """A map of names that the editor chooses; the value is a dict of (node of the name, value)."""

    def read(reading: FileReading, node: Node) -> dict[str, tuple[Node, Any]] | None:
        pairs = pairs_of(reading, node)
        if pairs is None:
            return None
        outer = reading.key
        found: dict[str, tuple[Node, Any]] = {}
        for name, at, value in pairs:
            reading.key = name
            one = of.read(reading, value)
            if one is not None:
                found[name] = (at, one)
        reading.key = outer
        return found

    return Kind(read, {"type": "object", "additionalProperties": of.schema}, of.shapes)


def list_of(of: Kind, least: int = 0, most: int = 1000) -> Kind:
    """A list; faulty items are left out (and reported), so that the others are looked at too."""

    def read(reading: FileReading, node: Node) -> tuple[Any, ...] | None:
        if not isinstance(node, Items):
            return not_a_list(reading, node)
        if not least <= len(node.items) <= most:
            return reading.fault("spec-item-count", node, wanted=f"{least}–{most}", count=len(node.items))
        key = reading.key
        found: list[Any] = []
        for item in node.items:
            reading.key = key
            one = of.read(reading, item)
            if one is not None:
                found.append(one)
        reading.key = key
        return tuple(found)

    return Kind(read, {"type": "array", "items": of.schema, "minItems": least, "maxItems": most}, of.shapes)


def row(*kinds: Kind) -> Kind:
    """A list of exactly these kinds, such as ``[column, line]``; ``None`` if any is faulty."""

    def read(reading: FileReading, node: Node) -> tuple[Any, ...] | None:
        if not isinstance(node, Items):
            return not_a_list(reading, node)
        items = node.items
        if len(items) != len(kinds):
            items = parted(reading, items)
        if len(items) != len(kinds):
            return reading.fault("spec-item-count", node, wanted=len(kinds), count=len(items))
        found = tuple(kind.read(reading, item) for kind, item in zip(kinds, items, strict=True))
        return None if any(one is None for one in found) else found

    schema = {
        "type": "array",
        "items": [kind.schema for kind in kinds],
        "minItems": len(kinds),
        "maxItems": len(kinds),
    }
    return Kind(read, schema, tuple(s for kind in kinds for s in kind.shapes))


def by_form(scalar: Kind | None = None, items: Kind | None = None, mapping: Kind | None = None) -> Kind:
    """A value that may be written in more than one form, distinguished by what it is: a word, a list, a map."""
    forms = tuple(kind for kind in (scalar, items, mapping) if kind is not None)

    def read(reading: FileReading, node: Node) -> Any:  # noqa: ANN401 - one of several kinds
        chosen = scalar if isinstance(node, Scalar) else items if isinstance(node, Items) else mapping
        return (chosen or forms[0]).read(reading, node)

    return Kind(read, {"anyOf": [kind.schema for kind in forms]}, tuple(s for kind in forms for s in kind.shapes))


def parted(reading: FileReading, items: tuple[Node, ...]) -> tuple[Node, ...]:
    """*items* with those parted in two that a full-width comma joins, which is reported: ``[1，1]``."""
    made: list[Node] = []
    for one in items:
        at = one.value.find("，") if isinstance(one, Scalar) and one.plain else -1
        if at < 0 or not isinstance(one, Scalar):
            made.append(one)
            continue
        column = one.column
        for number, part in enumerate(one.value.split("，")):
            if number:
                comma = Scalar(one.line, column - 1, "，")
                reading.fault("spec-full-width", comma, mark="，", plain=",")
            made.append(Scalar(one.line, column, part.strip()))
            column += len(part) + 1
    return tuple(made)


def not_a_list(reading: FileReading, node: Node) -> Never | None:  # noqa: RUF020 - as FileReading.fault
    """Report a value that should be a list; one in full-width brackets is named as such."""
    if isinstance(node, Scalar) and node.plain and node.value[:1] in ("［", "【"):
        return reading.fault("spec-full-width", node, mark=node.value[0], plain="[")
    return reading.fault("spec-not-a-list", node)


def then(kind: Kind, turn: Callable[[Any], Any]) -> Kind:
    """*kind*, its value turned into another."""

    def read(reading: FileReading, node: Node) -> Any:  # noqa: ANN401 - what turn returns
        value = kind.read(reading, node)
        return None if value is None else turn(value)

    return Kind(read, kind.schema, kind.shapes)


def pairs_of(reading: FileReading, node: Node) -> tuple[tuple[str, Node, Node], ...] | None:
    """The keys of a map as (name, node of the key, value): each a word, each once.  ``None``: not a map."""
    if not isinstance(node, Map):
        if isinstance(node, Scalar) and "：" in node.value:
            colon = node._replace(column=node.column + node.value.index("："))
            return reading.fault("spec-full-width", colon, mark="：", plain=":")
        return reading.fault("spec-not-a-map", node)
    found: list[tuple[str, Node, Node]] = []
    seen: dict[str, Node] = {}
    for at, value in node.pairs:
        if not isinstance(at, Scalar) or not at.value:
            reading.fault("spec-key-not-a-word", at)
        elif at.value in seen:
            reading.key = at.value
            reading.fault("spec-duplicate-key", at, first=seen[at.value].line)
        else:
            seen[at.value] = at
            found.append((at.value, at, value))
    return tuple(found)


def whole_file(kind: Kind | Shape, of: type[_Made], source: Source, tree: Node) -> _Made:
    """What *kind* makes of *tree*, an *of*: all of a file that has no grid of its own, so 字 and 行 are plain ones.

    Raises :class:`BadSpec` with everything wrong with it.
    """
    reading = FileReading(source, SIZES["五号"], pt(16))
    made = kind.read(reading, tree)
    if reading.faults or not isinstance(made, of):
        raise BadSpec(*in_order(reading.faults))
    return made


def in_order(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings by their places, none twice."""

    def where(one: Finding) -> Place:
        return one.place or Place("")

    return tuple(sorted(dict.fromkeys(found), key=lambda one: where(one)[:3]))
