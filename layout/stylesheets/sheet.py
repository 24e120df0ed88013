"""The shape of a stylesheet: every key of a house style, and how its values are written."""

from __future__ import annotations

from collections.abc import Callable

from layout.findings import BadSpec, Finding, LayoutError, Place
from layout.keys.ads import AD_SIZES
from layout.keys.extras import remedies
from layout.keys.file_reading import FileReading
from layout.keys.kinds import choice, ems, ink_in, length, name, number, scalar, whole, words, yes_no
from layout.keys.press import PRESS
from layout.keys.reading import Key, Kind, by_form, in_order, list_of, named, plain, record, row, shape, then
from layout.keys.setting import ALIGNS, HEAD_FORM, size_range
from layout.page import Ink, process_ink
from layout.spec.styles import LIMITS, MORE_ROLES, ROLES, Stylesheet, TabStop
from layout.spec.taste import TASTE
from layout.stylesheets.inherit import StyleEntry, entry, over, resolve
from layout.trees.nodes import Items, Map, Node
from layout.trees.reader import read_tree
from layout.units import mm, pt

PUNCTUATION = {
    "quanjiao": "quanjiao", "全角": "quanjiao", "kaiming": "kaiming", "开明": "kaiming", "banjiao": "banjiao",
    "半角": "banjiao", "hangmobanjiao": "hangmobanjiao", "行末半角": "hangmobanjiao", "plain": "plain", "原样": "plain",
}  # fmt: skip
KINSOKU = {"none": "none", "不禁则": "none", "basic": "basic", "基本": "basic", "gb": "gb", "国标": "gb",
           "strict": "strict", "严格": "strict"}  # fmt: skip
FITTING = {"best": "best", "调整量优先": "best", "push-in": "push-in", "先推入": "push-in", "push-out": "push-out",
           "先推出": "push-out", "push-out-only": "push-out-only", "只推出": "push-out-only"}  # fmt: skip
REGIONS = {"cn": "cn", "大陆": "cn", "tw": "tw", "港台": "tw", "jp": "jp", "日本": "jp"}
FIRM = {"bracket": "bracket", "括号": "bracket", "comma": "comma", "逗号": "comma", "colon": "colon", "冒号": "colon",
        "stop": "stop", "句号": "stop"}  # fmt: skip
STOPS = {"left": "left", "居左": "left", "centre": "centre", "center": "centre", "居中": "centre", "right": "right",
         "居右": "right", "point": "point", "小数点": "point"}  # fmt: skip
DIGITS = {"natural": "natural", "原宽": "natural", "half": "half", "半字": "half", "han": "han", "汉字": "han"}
MODES = {"horizontal": "horizontal", "横排": "horizontal"}
FIGURES = {
    "wave": "wave", "水线": "wave", "saw": "saw", "锯齿": "saw", "lozenge": "lozenge", "菱花": "lozenge",
    "fret": "fret", "回纹": "fret", "blossom": "blossom", "小花": "blossom",
}  # fmt: skip
RUBRICS = {"plain": "plain", "文字": "plain", "bar": "bar", "反白": "bar", "lines": "lines", "加线": "lines"}
LISTS = {"hang": "hang", "悬挂": "hang", "plain": "plain", "齐头": "plain"}
_SIDES = frozenset("trbl")


def _ink_kind() -> Kind:
    """An ink: the name of one of the sheet's, ``K80``, ``[C, M, Y, K]`` in per cent, or a spot ink.

    Names stay words here.
    """
    percent = number(0, 100)
    plates = row(percent, percent, percent, percent)

    spot = shape(
        "spot-ink",
        Key("spot", words(60), required=True),
        Key("as", plates, required=True, field="looks"),
        Key("share", number(1, 100)),
        make=lambda reading, values, node: values,
    )

    def read(reading: FileReading, node: Node) -> Ink | str | None:
        if isinstance(node, Map):
            spot_ink = spot.read(reading, node)
            if spot_ink is None:
                return None
            share = round(spot_ink.get("share", 100) * 10)
            return process_ink(round(one * 10) for one in spot_ink["looks"])._replace(
                spot=spot_ink["spot"], share=share
            )
        if isinstance(node, Items):
            found = plates.read(reading, node)
            return None if found is None else process_ink(round(one * 10) for one in found)
        value = scalar(reading, node)
        return None if value is None else ink_in(value) or value

    return Kind(read, {"anyOf": [{"type": "string"}, plates.schema, {"$ref": f"#/definitions/{spot.name}"}]}, (spot,))


def _sides(reading: FileReading, node: Node) -> str | None:
    value = scalar(reading, node)
    if value is not None and not _SIDES.issuperset(value):
        return reading.fault("spec-bad-sides", node, text=value[:40])
    return value


def _strokes(reading: FileReading, node: Node) -> tuple[tuple[int, int], ...] | None:
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


def _axes() -> Kind:
    """Axes by tag: ``{wdth: 85}``; the value is a tuple of (tag, value)."""
    pairs = named(whole(-10_000, 10_000))

    def read(reading: FileReading, node: Node) -> tuple[tuple[str, int], ...] | None:
        found = pairs.read(reading, node)
        return None if found is None else tuple(sorted((tag[:4], value) for tag, (_, value) in found.items()))

    return Kind(read, pairs.schema)


_INK = _ink_kind()
_NAME = name()
_FROM = Key("from", _NAME)
_STROKE = length(0, mm(20))
_STROKE_LIST = list_of(_STROKE, 1, 9)

_STOP = ems(0, 200_000)
TAB_STOP = shape(
    "tab-stop",
    Key("at", _STOP, required=True),
    Key("align", choice(STOPS)),
    Key("leader", words(4)),
    make=plain(TabStop),
)

TEXT = shape(
    "text-style",
    _FROM,
    Key("face", words(60)),
    Key("size", size_range()),
    Key("leading", length(pt(3), pt(600))),
    Key("weight", whole(1, 1000)),
    Key("latin", words(60)),
    Key("indent", ems(-10_000, 10_000)),
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
    Key("autospace_figures", ems(0, 1000)),
    Key("autospace_most", ems(0, 1000)),
    Key("firm", list_of(choice(FIRM), 0, 4)),
    Key("axes", _axes()),
    Key("features", list_of(words(5), 0, 12)),
    Key("latin_size", ems(500, 1500)),
    Key("latin_shift", ems(-500, 500)),
    Key("fitting", choice(FITTING)),
    Key("region", choice(REGIONS)),
    Key("digits", choice(DIGITS)),
    Key("hyphenate", yes_no()),
    Key("whole_words", yes_no()),
    Key("leader", words(4)),
    Key("tabs", list_of(by_form(scalar=then(_STOP, TabStop), mapping=record(TAB_STOP)), 0, 20)),
    Key("cells", yes_no()),
    make=entry,
)

RULE = shape(
    "rule-style",
    _FROM,
    Key("strokes", by_form(scalar=Kind(lambda reading, node: _one_stroke(reading, node), _STROKE.schema),
                           items=Kind(_strokes, _STROKE_LIST.schema))),
    Key("ink", _INK),
    Key("dash", list_of(_STROKE, 2, 6)),
    Key("round", yes_no()),
    Key("figure", choice(FIGURES)),
    Key("unit", length(pt(2), mm(20))),
    make=entry,
)  # fmt: skip


def _one_stroke(reading: FileReading, node: Node) -> tuple[tuple[int, int], ...] | None:
    thickness = _STROKE.read(reading, node)
    return None if thickness is None else ((0, thickness),)


BOX = shape(
    "box-style",
    _FROM,
    Key("rule", _NAME),
    Key("sides", Kind(_sides, {"type": "string", "pattern": "^[trbl]*$"})),
    Key("tint", _INK),
    Key("inside", length(0, mm(50))),
    make=entry,
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
    Key("head_form", _NAME),
    Key("rubric_form", choice(RUBRICS)),
    Key("drop_cap", whole(0, 4)),
    Key("end_mark", words(4, 0)),
    Key("lists", choice(LISTS)),
    Key("aside_box", _NAME),
    Key("fit", remedies(), field="remedies"),
    make=entry,
)

LIMIT_MAP = shape("limits", *(Key(key, whole(0, 100_000)) for key in LIMITS), make=lambda reading, values, node: values)

PLAN_MAP = shape("taste", *(Key(key, whole(0, 10_000)) for key in TASTE), make=lambda reading, values, node: values)

SHEET = shape(
    "stylesheet",
    Key("name", _NAME, required=True),
    _FROM,
    Key("fonts", list_of(words(500), 0, 20)),
    Key("inks", named(_INK)),
    Key("text", named(record(TEXT))),
    Key("rules", named(record(RULE))),
    Key("boxes", named(record(BOX))),
    Key("stories", named(record(STORY))),
    Key("heads", named(record(HEAD_FORM))),
    Key("limits", record(LIMIT_MAP)),
    Key("plan", record(PLAN_MAP)),
    Key("ads", AD_SIZES),
    Key("press", record(PRESS)),
    make=entry,
    stand_ins=(("name", "?"),),
)


Fetch = Callable[[str, Place], tuple[str, str]]
"""The text and the file name of the stylesheet so called, and where it is asked for."""

MOST_PARENTS = 8


def read_styles(
    text: str, file: str, *, em: int = 10_500, line: int = 16_000, fetch: Fetch | None = None
) -> Stylesheet:
    """The stylesheet in *text*; *em* and *line* are the grid's 字 and 行, *file* names it in findings.

    One that names a parent (``from:``) says only what differs from it; *fetch* gets the parent.
    Raises :class:`BadSpec` with everything that is wrong with it, in the order of the text.
    """
    styles, faults = read_what_styles(text, file, em=em, line=line, fetch=fetch)
    if faults:
        raise BadSpec(*in_order(faults))
    return styles


def read_what_styles(
    text: str, file: str, *, em: int = 10_500, line: int = 16_000, fetch: Fetch | None = None
) -> tuple[Stylesheet, tuple[Finding, ...]]:
    """As :func:`read_styles`: the styles that are sound, and what is wrong with the others.

    Raises :class:`BadSpec` where *text* is no map of styles at all.
    """
    reading, sheet = _read(text, file, (em, line), fetch, (file,))
    if sheet is None:
        raise BadSpec(*in_order(reading.faults))
    before = tuple(reading.faults)
    styles = resolve(reading, sheet)
    # What is wrong with a parent has been said with its own places, and would be said again with wrong ones.
    of_parents = any(one.place and one.place.file != file for one in before)
    return styles, before if of_parents else tuple(reading.faults)


def _read(
    text: str, file: str, units: tuple[int, int], fetch: Fetch | None, line_of: tuple[str, ...]
) -> tuple[FileReading, StyleEntry | None]:
    """A sheet laid over its parents; faults of these are its own."""
    source, node = read_tree(text, file)
    reading = FileReading(source, *units)
    sheet = SHEET.read(reading, node)
    if not isinstance(sheet, StyleEntry):
        return reading, None
    parent = sheet.values.get("from")
    if parent is None or fetch is None:
        return reading, sheet
    at = sheet.nodes["from"]
    reading.key = "from"
    try:
        words, named_file = fetch(parent, source.of(at))
    except LayoutError as fault:
        reading.faults += fault.findings
        return reading, sheet
    if named_file in line_of or len(line_of) > MOST_PARENTS:
        reading.fault("style-loop", at, name=parent)
        return reading, sheet
    below, base = _read(words, named_file, units, fetch, (*line_of, named_file))
    if base is not None:
        resolve(below, base)
    reading.faults += below.faults
    if base is None:
        return reading, sheet
    return reading, over(sheet, base)
