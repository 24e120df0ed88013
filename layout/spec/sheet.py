"""The shape of a stylesheet, and inheritance: nothing that leaves here has a parent to look up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from layout.findings import BadSpec
from layout.page import Ink
from layout.spec.issue import ALIGNS, size_range
from layout.spec.kinds import choice, ems, ink_in, length, name, number, scalar, whole, words, yes_no
from layout.spec.nodes import Items, Map, Node, Scalar, read_nodes
from layout.spec.reading import Key, Kind, Reading, by_form, in_order, list_of, named, near, record, row, shape
from layout.spec.styles import LIMITS, MORE_ROLES, ROLES, BoxStyle, RuleStyle, StoryStyle, Stylesheet, TextStyle
from layout.units import mm, pt

PUNCTUATION = {
    "quanjiao": "quanjiao", "全角": "quanjiao", "kaiming": "kaiming", "开明": "kaiming", "banjiao": "banjiao",
    "半角": "banjiao", "hangmobanjiao": "hangmobanjiao", "行末半角": "hangmobanjiao", "plain": "plain", "原样": "plain",
}  # fmt: skip
KINSOKU = {"none": "none", "不禁则": "none", "basic": "basic", "基本": "basic", "gb": "gb", "国标": "gb",
           "strict": "strict", "严格": "strict"}  # fmt: skip
MODES = {"horizontal": "horizontal", "横排": "horizontal", "vertical": "vertical", "竖排": "vertical"}
RUBRICS = {"plain": "plain", "文字": "plain", "bar": "bar", "反白": "bar", "lines": "lines", "加线": "lines"}
_SIDES = frozenset("trbl")


class Entry(NamedTuple):
    """One style as written: only the values that were given, each with its node, not yet joined to its parent."""

    values: dict[str, Any]
    node: Map
    nodes: dict[str, Node]


def _entry(reading: Reading, values: dict[str, Any], node: Map) -> Entry:
    return Entry(values, node, {key.value: value for key, value in node.pairs if isinstance(key, Scalar)})


def _ink_kind() -> Kind:
    """An ink: the name of one of the sheet's, ``K80``, or ``[C, M, Y, K]`` in per cent.  Names stay words here."""
    percent = number(0, 100)
    plates = row(percent, percent, percent, percent)

    def read(reading: Reading, node: Node) -> Ink | str | None:
        if isinstance(node, Items):
            found = plates.read(reading, node)
            return None if found is None else Ink(*(round(one * 10) for one in found))
        value = scalar(reading, node)
        return None if value is None else ink_in(value) or value

    return Kind(read, {"anyOf": [{"type": "string"}, plates.schema]})


def _sides(reading: Reading, node: Node) -> str | None:
    value = scalar(reading, node)
    if value is not None and not _SIDES.issuperset(value):
        return reading.fault("spec-bad-sides", node, text=value[:40])
    return value


def _strokes(reading: Reading, node: Node) -> tuple[tuple[int, int], ...] | None:
    """Stroke, white, stroke, …: as (offset of the near edge, thickness)."""
    parts = _STROKE_LIST.read(reading, node)
    if parts is None:
        return None
    if len(parts) % 2 == 0:
        return reading.fault("spec-strokes", node)
    at = 0
    found: list[tuple[int, int]] = []
    for index, part in enumerate(parts):
        if index % 2 == 0:
            found.append((at, part))
        at += part
    return tuple(found)


_INK = _ink_kind()
_NAME = name()
_FROM = Key("from", _NAME)
_STROKE = length(0, mm(20))
_STROKE_LIST = list_of(_STROKE, 1, 9)

TEXT = shape(
    "text-style",
    _FROM,
    Key("face", words(60)),
    Key("size", size_range()),
    Key("leading", length(pt(3), pt(600))),
    Key("weight", whole(1, 1000)),
    Key("latin", words(60)),
    Key("indent", ems(0, 10_000)),
    Key("align", choice(ALIGNS)),
    Key("tracking", ems(-200, 2000)),
    Key("punctuation", choice(PUNCTUATION)),
    Key("kinsoku", choice(KINSOKU)),
    Key("ink", _INK),
    Key("lines", whole(1, 40)),
    Key("before", whole(0, 40)),
    Key("after", whole(0, 40)),
    Key("mode", choice(MODES)),
    Key("squeeze", ems(300, 3000)),
    Key("opposed", ems(0, 1000)),
    Key("hanging", yes_no()),
    Key("last_resort", ems(0, 300)),
    Key("autospace", ems(0, 1000)),
    Key("options", named(words(200))),
    make=_entry,
)

RULE = shape(
    "rule-style",
    _FROM,
    Key("strokes", by_form(scalar=Kind(lambda reading, node: _one_stroke(reading, node), _STROKE.schema),
                           items=Kind(_strokes, _STROKE_LIST.schema))),
    Key("ink", _INK),
    Key("dash", list_of(_STROKE, 2, 6)),
    make=_entry,
)  # fmt: skip


def _one_stroke(reading: Reading, node: Node) -> tuple[tuple[int, int], ...] | None:
    thickness = _STROKE.read(reading, node)
    return None if thickness is None else ((0, thickness),)


BOX = shape(
    "box-style",
    _FROM,
    Key("rule", _NAME),
    Key("sides", Kind(_sides, {"type": "string", "pattern": "^[trbl]*$"})),
    Key("tint", _INK),
    Key("inside", length(0, mm(50))),
    make=_entry,
)

ROLE_MAP = shape(
    "roles", *(Key(role, _NAME) for role in (*ROLES, *MORE_ROLES)), make=lambda reading, values, node: values
)

STORY = shape(
    "story-style",
    _FROM,
    Key("roles", record(ROLE_MAP)),
    Key("head_lines", whole(0, 100)),
    Key("box", _NAME),
    Key("rubric_form", choice(RUBRICS)),
    make=_entry,
)

LIMIT_MAP = shape("limits", *(Key(key, whole(0, 100_000)) for key in LIMITS), make=lambda reading, values, node: values)

SHEET = shape(
    "stylesheet",
    Key("name", _NAME, required=True),
    Key("from", words(200)),
    Key("inks", named(_INK)),
    Key("text", named(record(TEXT))),
    Key("rules", named(record(RULE))),
    Key("boxes", named(record(BOX))),
    Key("stories", named(record(STORY))),
    Key("limits", record(LIMIT_MAP)),
    make=_entry,
)


def read_styles(text: str, file: str, *, em: int = 10_500, line: int = 16_000) -> Stylesheet:
    """The stylesheet in *text*; *em* and *line* are the grid's 字 and 行, *file* names it in findings.

    Raises :class:`BadSpec` with everything that is wrong with it, in the order of the text.
    """
    source, node = read_nodes(text, file)
    reading = Reading(source, em, line)
    sheet = SHEET.read(reading, node)
    styles = _resolve(reading, sheet) if isinstance(sheet, Entry) else None
    if reading.faults or styles is None:
        raise BadSpec(*in_order(reading.faults))
    return styles


Section = Mapping[str, tuple[Node, Any]]


def _resolve(reading: Reading, sheet: Entry) -> Stylesheet:
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
    return Stylesheet(sheet.values["name"], text, rules, boxes, stories, inks, limits, place)


def _inks(reading: Reading, section: Section) -> dict[str, Ink]:
    found: dict[str, Ink] = {}
    for key, (node, value) in section.items():
        if isinstance(value, str):
            reading.key = key
            reading.fault("style-bad-ink", node, text=value[:40])
        else:
            found[key] = value
    return found


def _styles(reading: Reading, section: Section, make: Callable[[str, Entry], Any]) -> dict[str, Any]:
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


def _joined(reading: Reading, section: Section, key: str) -> Entry | None:
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
    return Entry(values, section[key][1].node, nodes)


def _ink_of(reading: Reading, entry: Entry, key: str, inks: Mapping[str, Ink]) -> Ink | None:
    value: Ink | str | None = entry.values.get(key)
    if not isinstance(value, str):
        return value
    found: Ink | None = _known(reading, "style-unknown-ink", entry, key, inks)
    return found


def _known(reading: Reading, code: str, entry: Entry, key: str, known: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """What *known* has under the name that *key* gives; a fault, and ``None``, when it has nothing."""
    value = entry.values[key]
    if value not in known:
        reading.key = key
        return reading.fault(code, entry.nodes[key], name=value[:60], near=near(value, known))
    return known[value]


def _text_style(reading: Reading, key: str, entry: Entry, inks: Mapping[str, Ink]) -> TextStyle | None:
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
    options = tuple((option, value) for option, (_, value) in values.pop("options", {}).items())
    return TextStyle(name=key, size=largest, smallest=smallest if smallest < largest else 0, options=options, **values)


def _rule_style(reading: Reading, key: str, entry: Entry, inks: Mapping[str, Ink]) -> RuleStyle | None:
    values = dict(entry.values)
    if "strokes" not in entry.nodes:
        return reading.fault("style-incomplete", entry.node, name=key, lacking="strokes")
    if "ink" in values:
        values["ink"] = _ink_of(reading, entry, "ink", inks)
    return None if "strokes" not in values or values.get("ink", ...) is None else RuleStyle(name=key, **values)


def _box_style(reading: Reading, key: str, entry: Entry, inks: Mapping[str, Ink], rules: Section) -> BoxStyle | None:
    values = dict(entry.values)
    if "tint" in values:
        values["tint"] = _ink_of(reading, entry, "tint", inks)
    if "rule" in values:
        _known(reading, "style-unknown-rule", entry, "rule", rules)
    return BoxStyle(name=key, **values)


def _story_style(reading: Reading, key: str, entry: Entry, text: Section, boxes: Section) -> StoryStyle | None:
    values = dict(entry.values)
    roles = values.pop("roles", {})
    lacking = [role for role in ROLES if role not in roles]
    if lacking:
        return reading.fault("style-incomplete", entry.node, name=key, lacking=" / ".join(lacking))
    if "box" in values:
        _known(reading, "style-unknown-box", entry, "box", boxes)
    own = section_roles(entry)
    for role, style in roles.items():
        if style not in text and role in own:
            reading.key = role
            reading.fault("style-unknown-text", own[role], name=style, near=near(style, text))
    return StoryStyle(name=key, roles=tuple(roles.items()), **values)


def section_roles(entry: Entry) -> dict[str, Node]:
    """Nodes of the roles that the style itself names, its parents' aside: those are reported where they stand."""
    for at, value in entry.node.pairs:
        if isinstance(at, Scalar) and at.value == "roles" and isinstance(value, Map):
            return {role.value: node for role, node in value.pairs if isinstance(role, Scalar)}
    return {}


def parent_of(text: str, file: str) -> str:
    """The name of the stylesheet that this one builds on; "" if it stands by itself."""
    _, node = read_nodes(text, file)
    pairs: Sequence[tuple[Node, Node]] = node.pairs if isinstance(node, Map) else ()
    for at, value in pairs:
        if isinstance(at, Scalar) and at.value == "from" and isinstance(value, Scalar):
            return value.value
    return ""
