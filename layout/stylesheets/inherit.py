"""Inheritance of styles: each takes from its parent what it does not give itself; nothing later looks up a parent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from layout.keys.file_reading import FileReading, near
from layout.page import BLACK, Ink
from layout.spec.model import Head
from layout.spec.styles import LIMITS, ROLES, BoxStyle, RuleStyle, StoryStyle, Stylesheet, TextStyle
from layout.spec.taste import TASTE
from layout.trees.nodes import Map, Node, Scalar
from layout.value import NamedTuple, Table


class StyleEntry(NamedTuple):
    """One style as written: only the values that were given, each with its node, not yet joined to its parent."""

    values: dict[str, Any]
    node: Map
    nodes: dict[str, Node]


def entry(reading: FileReading, values: dict[str, Any], node: Map) -> StyleEntry:
    """Keep the values of a style as they were given, to be joined to its parent's later."""
    return StyleEntry(values, node, {key.value: value for key, value in node.pairs if isinstance(key, Scalar)})


def over(sheet: StyleEntry, base: StyleEntry) -> StyleEntry:
    """A sheet laid over its parent's: sections joined by name, limits and fonts added to.

    A style of both takes from the parent's of its name what it does not give, unless it names another with ``from``.
    """
    values = {**base.values, **sheet.values}
    for key in ("inks", "text", "rules", "boxes", "stories"):
        values[key] = _laid(sheet.values.get(key, {}), base.values.get(key, {}))
    values["heads"] = {**base.values.get("heads", {}), **sheet.values.get("heads", {})}
    values["limits"] = {**base.values.get("limits", {}), **sheet.values.get("limits", {})}
    values["plan"] = {**base.values.get("plan", {}), **sheet.values.get("plan", {})}
    values["ads"] = {**base.values.get("ads", {}), **sheet.values.get("ads", {})}
    values["press"] = (*base.values.get("press", ()), *sheet.values.get("press", ()))
    values["fonts"] = (*base.values.get("fonts", ()), *sheet.values.get("fonts", ()))
    return StyleEntry(values, sheet.node, {**base.nodes, **sheet.nodes})


def _laid(section: Section, base: Section) -> dict[str, tuple[Node, Any]]:
    made = {**base, **section}
    for key in section.keys() & base.keys():
        (node, own), (_, under) = section[key], base[key]
        if not isinstance(own, StyleEntry) or not isinstance(under, StyleEntry) or "from" in own.values:
            continue
        values = {**under.values, **own.values}
        if "roles" in values:
            values["roles"] = {**under.values.get("roles", {}), **own.values.get("roles", {})}
        made[key] = (node, StyleEntry(values, own.node, {**under.nodes, **own.nodes}))
    return made


Section = Mapping[str, tuple[Node, Any]]


def resolve(reading: FileReading, sheet: StyleEntry) -> Stylesheet:
    """Join every style to its ancestors and find what it names; what cannot be is left out, each with a fault."""
    sections = {key: sheet.values.get(key, {}) for key in ("inks", "text", "rules", "boxes", "stories")}
    inks = _inks(reading, sections["inks"])
    text = _styles(reading, sections["text"], lambda key, entry: _text_style(reading, key, entry, inks))
    rules = _styles(reading, sections["rules"], lambda key, entry: _rule_style(reading, key, entry, inks))
    boxes = _styles(
        reading, sections["boxes"], lambda key, entry: _box_style(reading, key, entry, inks, sections["rules"])
    )
    stories = _styles(
        reading, sections["stories"],
        lambda key, entry: _story_style(reading, key, entry, sections["text"], sections["boxes"]),
    )  # fmt: skip
    limits = {**LIMITS, **sheet.values.get("limits", {})}
    place = reading.source.of(sheet.node)
    heads = tuple((key, head) for key, (_, head) in sheet.values.get("heads", {}).items())
    ads = tuple((key, size) for key, (_, size) in sheet.values.get("ads", {}).items())
    more = sheet.values.get("fonts", ()), sheet.values.get("press", ()), heads, ads
    return Stylesheet(
        sheet.values["name"], Table(text), Table(rules), Table(boxes), Table(stories), Table(inks), Table(limits),
        place, *more, Table({**TASTE, **sheet.values.get("plan", {})}),
    )  # fmt: skip


def completed(styles: Stylesheet, base: Stylesheet) -> Stylesheet:
    """*styles* with what they lack, or have wrong, from *base*: what a marked page is made with."""
    text = {**base.text, **styles.text}
    rules = {**base.rules, **styles.rules}
    boxes = {
        key: box if not box.rule or box.rule in rules else box._replace(rule="")
        for key, box in {**base.boxes, **styles.boxes}.items()
    }
    usual = dict(base.stories["news"].roles)
    stories = {
        key: style._replace(
            roles=tuple((role, name if name in text else usual.get(role, "body")) for role, name in style.roles),
            box=style.box if style.box in boxes else "",
            aside_box=style.aside_box if style.aside_box in boxes else "",
        )
        for key, style in {**base.stories, **styles.stories}.items()
    }
    heads = tuple((key, _known_head(head, text, boxes)) for key, head in styles.heads)
    return styles._replace(
        text=Table(text), rules=Table(rules), boxes=Table(boxes), stories=Table(stories), heads=heads
    )


def _known_head(head: Head, text: Mapping[str, TextStyle], boxes: Mapping[str, BoxStyle]) -> Head:
    return head._replace(face=head.face if head.face in text else "", box=head.box if head.box in boxes else "")


def _inks(reading: FileReading, section: Section) -> dict[str, Ink]:
    found: dict[str, Ink] = {}
    for key, (node, value) in section.items():
        if isinstance(value, str):
            reading.key = key
            reading.fault("style-bad-ink", node, text=value[:40])
        found[key] = BLACK if isinstance(value, str) else value  # a stand-in, so that its users are not faulted too
    return found


def _styles(reading: FileReading, section: Section, make: Callable[[str, StyleEntry], Any]) -> dict[str, Any]:
    """Every style of a section joined to its ancestors, then made; faulty ones are reported and left out."""
    found: dict[str, Any] = {}
    for key in section:
        entry = _joined(reading, section, key)
        reading.key = key
        if entry is not None:
            made = make(key, entry)
            if made is not None:
                found[key] = made
    return found


def _joined(reading: FileReading, section: Section, key: str) -> StyleEntry | None:
    """The style's own values over its parent's over its grandparent's; ``None`` when the line of parents fails."""
    line = [key]
    while "from" in (own := section[line[-1]][1]).values:
        parent = own.values["from"]
        reading.key = line[-1]
        if parent not in section or parent in line:
            if len(line) == 1 or parent in line[:1]:  # reported once, where it is written
                code = "style-loop" if parent in line else "style-unknown-parent"
                facts = {} if parent in line else {"near": near(parent, [one for one in section if one != key])}
                reading.fault(code, own.nodes["from"], name=parent, **facts)
            return None
        line.append(parent)
    values: dict[str, Any] = {}
    nodes: dict[str, Node] = {}
    for ancestor in reversed(line):
        entry = section[ancestor][1]
        roles = {**values.get("roles", {}), **entry.values.get("roles", {})}
        values |= entry.values
        nodes |= entry.nodes
        if roles:
            values["roles"] = roles
    values.pop("from", None)
    return StyleEntry(values, section[key][1].node, nodes)


def _ink_of(reading: FileReading, entry: StyleEntry, key: str, inks: Mapping[str, Ink]) -> Ink | None:
    value: Ink | str | None = entry.values.get(key)
    if not isinstance(value, str):
        return value
    found: Ink | None = _known(reading, "style-unknown-ink", entry, key, inks)
    return found


def _known(reading: FileReading, code: str, entry: StyleEntry, key: str, known: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """What *known* has under the name that *key* gives; a fault, and ``None``, when it has nothing."""
    value = entry.values[key]
    if value not in known:
        reading.key = key
        return reading.fault(code, entry.nodes[key], name=value[:60], near=near(value, known))
    return known[value]


def _text_style(reading: FileReading, key: str, entry: StyleEntry, inks: Mapping[str, Ink]) -> TextStyle | None:
    values = dict(entry.values)
    lacking = [wanted for wanted in ("face", "size") if wanted not in entry.nodes]
    if lacking:
        return reading.fault("style-incomplete", entry.node, name=key, lacking=" / ".join(lacking))
    if "ink" in values:
        values["ink"] = _ink_of(reading, entry, "ink", inks)
    if "face" not in values or "size" not in values or values.get("ink", ...) is None:
        return None
    smallest, largest = values.pop("size")
    values.setdefault("leading", reading.line)
    return TextStyle(name=key, size=largest, smallest=smallest if smallest < largest else 0, **values)


def _rule_style(reading: FileReading, key: str, entry: StyleEntry, inks: Mapping[str, Ink]) -> RuleStyle | None:
    values = dict(entry.values)
    if "strokes" not in entry.nodes:
        return reading.fault("style-incomplete", entry.node, name=key, lacking="strokes")
    if "ink" in values:
        values["ink"] = _ink_of(reading, entry, "ink", inks)
    return None if "strokes" not in values or values.get("ink", ...) is None else RuleStyle(name=key, **values)


def _box_style(
    reading: FileReading, key: str, entry: StyleEntry, inks: Mapping[str, Ink], rules: Section
) -> BoxStyle | None:
    values = dict(entry.values)
    if "tint" in values:
        values["tint"] = _ink_of(reading, entry, "tint", inks)
    if "rule" in values:
        _known(reading, "style-unknown-rule", entry, "rule", rules)
    return BoxStyle(name=key, **values)


def _story_style(reading: FileReading, key: str, entry: StyleEntry, text: Section, boxes: Section) -> StoryStyle | None:
    values = dict(entry.values)
    roles = values.pop("roles", {})
    lacking = [role for role in ROLES if role not in roles]
    if lacking:
        return reading.fault("style-incomplete", entry.node, name=key, lacking=" / ".join(lacking))
    for key in ("box", "aside_box"):
        if key in values:
            _known(reading, "style-unknown-box", entry, key, boxes)
    own = _own_roles(entry)
    for role, style in roles.items():
        if style not in text and role in own:
            reading.key = role
            reading.fault("style-unknown-text", own[role], name=style, near=near(style, text))
    return StoryStyle(name=key, roles=tuple(roles.items()), **values)


def _own_roles(entry: StyleEntry) -> dict[str, Node]:
    """Nodes of the roles that the style itself names, its parents' aside: those are reported where they stand."""
    for at, value in entry.node.pairs:
        if isinstance(at, Scalar) and at.value == "roles" and isinstance(value, Map):
            return {role.value: node for role, node in value.pairs if isinstance(role, Scalar)}
    return {}
