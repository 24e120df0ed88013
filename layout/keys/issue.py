"""The shape of an issue: every key an editor may write, and how it becomes the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from layout.findings import BadSpec, Finding, Place
from layout.geometry import Rect
from layout.kept_answers import LastAnswers
from layout.keys.ads import AD_KEYS, MM_SIZE, into_ad, waiting_ads
from layout.keys.allow import allowances
from layout.keys.checks import grid_faults
from layout.keys.editions import editions
from layout.keys.epaper import EPAPER
from layout.keys.extras import ON, entries, remedies, story_files, with_every
from layout.keys.file_reading import FileReading
from layout.keys.glyphs import glyphs
from layout.keys.kinds import choice, day, length, name, whole, words, yes_no
from layout.keys.page_files import Fetch, page_number, pages_of
from layout.keys.paper import GRID, PAGE_GRID, PAPER, PAPER_SIDE, SHEET, WRITING, grid_of, grid_units
from layout.keys.plan import plan
from layout.keys.press import PRESS
from layout.keys.reading import Key, by_form, in_order, lacks, list_of, record, row, shape, then
from layout.keys.setting import (
    CAPTIONS,
    CROPS,
    FOCUS,
    ORDERS,
    POSITION,
    WRAPS,
    areas,
    head,
    inserts,
    into_frames,
    legs,
    picture,
)
from layout.keys.tables import TABLE_KEYS, into_table
from layout.spec.model import NO_DATE, Area, CopySource, Issue, PageRule, PageSpec, Paper, Slot
from layout.spec.nested_areas import around, with_inserts
from layout.spec.page_grids import with_grids
from layout.spec.slot_sizes import placed_by_sizes
from layout.spec.spread import apart
from layout.spec.stand_ins import NO_GRID, NO_SHEET, fitted, with_numbers
from layout.trees.nodes import Items, Map, Node, Scalar, Source
from layout.trees.reader import read_tree
from layout.units import SIZES, Length, mm, pt

USES = {
    "story": "story", "稿件": "story", "picture": "picture", "图片": "picture", "flag": "flag", "报头": "flag",
    "ear": "ear", "报眼": "ear", "index": "index", "导读": "index", "notice": "notice", "启事": "notice",
    "folio": "folio", "报眉": "folio", "credits": "credits", "责编": "credits", "ad": "ad", "广告": "ad",
    "code": "code", "二维码": "code", "table": "table", "表格": "table",
    "quote": "quote", "摘句": "quote",
}  # fmt: skip
SIDES = {"above": "above", "上": "above", "below": "below", "下": "below", "left": "left", "左": "left",
         "middle": "middle", "中": "middle"}  # fmt: skip

_STYLE = name()
_LINES = list_of(words(), 1, 40)


COPY = shape(
    "copy",
    Key("dump", words(500)), Key("hints", words(500)), Key("marked", words(500)), Key("stories", story_files()),
    make=lambda reading, values, node: _copy(reading, values, node),
)  # fmt: skip


def _copy_files(reading: FileReading, node: Node) -> CopySource | None:
    """A file, folder or pattern, or a list of them."""
    one = words(500).read(reading, node) if isinstance(node, Scalar) else ""
    named = (one,) if one else list_of(words(500), 1, 500).read(reading, node)
    return CopySource(place=reading.source.of(node), files=named) if named else None


_ONE_FILE = words(500)._replace(read=_copy_files)
_FILES = list_of(words(500), 1, 500)._replace(read=_copy_files)


def _copy(reading: FileReading, values: dict[str, Any], node: Map) -> CopySource | None:
    beside = "hints" in values or "marked" in values
    if ("dump" in values) == ("stories" in values) or (beside and "dump" not in values):
        return reading.fault("spec-copy-source", node)
    if isinstance(values.get("stories"), tuple):
        values["files"] = values.pop("stories")
    return CopySource(place=reading.source.of(node), **values)


def _slot(reading: FileReading, values: dict[str, Any], node: Map) -> Slot | None:
    """A slot: its use known by what it holds, its place by the grid or by millimetres."""
    given = {key.value for key, _ in node.pairs if isinstance(key, Scalar)}
    if "use" not in given and "table" in values and values["table"].file:
        values["use"] = "table"
    elif "use" not in values:
        values["use"] = "picture" if "picture" in values else "story" if "story" in values else ""
    if given.isdisjoint(("use", "story", "picture")) and not values["use"]:
        reading.fault("spec-slot-empty", node)
    at, span = values.pop("at", None), values.pop("span", None)
    if ("rect" in given) + bool(given & {"at", "span", "size"}) + ("areas" in given) != 1:
        return reading.fault("spec-slot-place", node)
    if given & {"at", "span", "size"} and ("at" not in given or {"span", "size"} <= given or len(given & _EXTENT) != 1):
        return reading.fault("spec-slot-place", node)
    stretches = values.get("stretches", ())
    span = (0, 0) if "size" in values else span
    if not values["use"]:
        values = {key: value for key, value in values.items() if key in ("id", "rect", "stretches", "order", "size")}
        values["use"] = "lacking"
    # A slot without a place is no slot, but what it names is looked for, so that all errors are reported at once.
    area = Area(*at, *span) if at and span else around([one.area for one in stretches] or [Area(0, 0, 0, 0)])
    if values["use"] in ("story", "picture") and given.isdisjoint(("story", values["use"])):
        reading.fault("spec-slot-lacks", node, use=values["use"], what=values["use"])
    if values["use"] == "quote" and "text" not in given:
        reading.fault("spec-slot-lacks", node, use="quote", what="text")
    places = tuple(_places(reading, node))
    values.setdefault("id", "")
    into_frames(values)
    into_table(reading, values, node)
    into_ad(reading, values, node)
    return Slot(area=area, place=reading.source.of(node), places=places, **values)


def _places(reading: FileReading, node: Map) -> Iterator[tuple[str, Place]]:
    """Where the value of each key of a slot stands; of a head also each of its words, under ``head: WORD``."""
    for key, value in node.pairs:
        if isinstance(key, Scalar):
            yield key.value, reading.source.of(value)
            if key.value == "head" and isinstance(value, Map):
                words = (one for _, one in value.pairs if isinstance(one, Scalar))
                yield from ((f"head: {one.value}", reading.source.of(one)) for one in words)


_EXTENT = frozenset(("span", "size"))
_ACROSS = length(-mm(50), mm(2000))
SLOT = shape(
    "slot",
    Key("id", name()),
    Key("use", choice(USES)),
    Key("story", words(200, 1)),
    Key("picture", picture()),
    Key("rows", list_of(whole(1, 40), 1, 40)),
    Key("at", POSITION),
    Key("span", POSITION),
    Key("rect", then(row(_ACROSS, _ACROSS, PAPER_SIDE, length(mm(1), mm(2000))), lambda four: Rect(*four))),
    Key("style", _STYLE),
    Key("areas", areas(), field="stretches"),
    Key("order", choice(ORDERS)),
    Key("within", name()),
    Key("wrap", choice(WRAPS)),
    Key("legs", legs()),
    Key("head", head()),
    Key("jump", page_number()),
    Key("crop", choice(CROPS)),
    Key("ink", name()),
    Key("focus", FOCUS),
    Key("caption", words(1000)),
    Key("credit", words(200)),
    Key("caption_at", choice(CAPTIONS)),
    Key("pictures", inserts()),
    Key("title", words(200)),
    Key("text", by_form(scalar=then(words(lines=True), lambda one: tuple(one.rstrip("\n").split("\n"))), items=_LINES)),
    Key("rule_above", _STYLE),
    Key("rule_below", _STYLE),
    Key("box", _STYLE),
    Key("tint", name()),
    Key("on", choice(ON)),
    Key("stories", entries(), field="entries"),
    Key("outer", words(200)),
    Key("middle", words(200)),
    Key("inner", words(200)),
    Key("fit", remedies(), field="remedies"),
    Key("group", name()),
    WRITING,
    Key("size", MM_SIZE),
    Key("snap", yes_no()),
    Key("link", words(4000)),
    *AD_KEYS,
    *TABLE_KEYS,
    Key("allow", allowances()),
    make=_slot,
)


def _page_rule(reading: FileReading, values: dict[str, Any], node: Map) -> PageRule:
    word = next((value for key, value in node.pairs if isinstance(key, Scalar) and key.value == "style"), node)
    area, of = Area(*values["at"], *values["span"]), reading.source.of
    return PageRule(area, values["side"], values["style"], of(node), of(word))


PAGE_RULE = shape(
    "page-rule",
    Key("at", POSITION, required=True),
    Key("span", POSITION, required=True),
    Key("side", choice(SIDES), required=True),
    Key("style", _STYLE, required=True),
    make=_page_rule,
)

PAGE = shape(
    "page",
    Key("number", page_number(), required=True),
    Key("slots", list_of(record(SLOT), 0, 400)),
    Key("rules", list_of(record(PAGE_RULE), 0, 400)),
    Key("section", words(40)),
    Key("folio", yes_no()),
    Key("plan", plan()),
    Key("spread", yes_no()),
    Key("allow", allowances()),
    WRITING,
    Key("grid", record(PAGE_GRID)),
    make=lambda reading, values, node: _page(reading, values, node),
    stand_ins=(("number", 0),),
)


def _page(reading: FileReading, values: dict[str, Any], node: Map) -> PageSpec | None:
    """A page: it has slots, or is to be planned."""
    if not values.get("slots") and "plan" not in values:
        reading.key = "slots"
        given = next((one for key, one in node.pairs if isinstance(key, Scalar) and key.value == "slots"), None)
        if given is None:
            lacks(reading, "page", node)
        elif isinstance(given, Items) and not given.items:
            reading.fault("spec-item-count", given, wanted="≥ 1", count=0)
    values.setdefault("slots", ())
    return PageSpec(place=reading.source.of(node), **values)


def _issue(reading: FileReading, values: dict[str, Any], node: Map) -> Issue:
    values.setdefault("id", "no-date" if values["date"] == NO_DATE else values["date"].isoformat())
    places = tuple((key.value, reading.source.of(value)) for key, value in node.pairs if isinstance(key, Scalar))
    numbered = with_numbers(values["pages"])
    sheet, grid = values["sheet"], values["grid"] = fitted(values["sheet"], grid_of(values), numbered)
    own = with_grids(numbered, sheet, grid)
    pages = tuple(side for page in own for side in apart(page, sheet, page.grid or grid, grid.mode))
    pages = with_every(pages, values.pop("every", ()), sheet, grid)
    values["pages"] = _with_ids(tuple([placed_by_sizes(page, sheet, page.grid or grid) for page in pages]))
    return Issue(place=reading.source.of(node), places=places, **values)


def _with_ids(pages: tuple[PageSpec, ...]) -> tuple[PageSpec, ...]:
    """Give every slot without an id one of its own: its story, or its use, numbered where that is taken."""
    taken = {slot.id for page in pages for slot in page.slots}
    made: list[PageSpec] = []
    for page in pages:
        slots: list[Slot] = []
        for slot in page.slots:
            stem = slot.story or slot.use
            names = (stem if count == 1 else f"{stem}-{count}" for count in range(1, len(taken) + 3))
            one = slot if slot.id else slot._replace(id=next(name for name in names if name not in taken))
            taken.add(one.id)
            slots.append(one)
        made.append(page._replace(slots=with_inserts(slots)))
    return tuple(made)


ISSUE = shape(
    "issue",
    Key("id", name()),
    Key("date", day(), required=True),
    Key("paper", record(PAPER), required=True),
    Key("language", words(20)), WRITING,
    Key("sheet", record(SHEET), required=True),
    Key("grid", record(GRID), required=True),
    Key("style", words(200), required=True),
    Key("copy", by_form(_ONE_FILE, _FILES, record(COPY)), required=True),
    Key("fonts", list_of(words(500), 0, 20)),
    Key("glyphs", glyphs()),
    Key("every", list_of(record(SLOT), 0, 40)),
    Key("ads", waiting_ads()),
    Key("press", record(PRESS)),
    Key("epaper", record(EPAPER)),
    Key("allow", allowances()),
    Key("pages", pages_of(PAGE), required=True),
    Key("editions", editions(), field="zones"),
    make=_issue,
    stand_ins=(
        ("date", NO_DATE), ("paper", Paper("")), ("sheet", NO_SHEET), ("grid", NO_GRID), ("style", ""),
        ("copy", CopySource()),
    ),
)  # fmt: skip


def read_issue(text: str, file: str, fetch: Fetch | None = None) -> Issue:
    """The issue in *text*; *file* names it in findings, *fetch* gets the files of pages that stand apart.

    Raises :class:`BadSpec` with everything that is wrong with it, in the order of the text.
    """
    issue, faults = read_what_can_be(text, file, fetch)
    if faults:
        raise BadSpec(*in_order([*faults, *grid_faults(issue)]))
    return issue


def read_what_can_be(
    text: str, file: str, fetch: Fetch | None = None, edition: str = "", known: LastAnswers | None = None
) -> tuple[Issue, tuple[Finding, ...]]:
    """The issue in *text*, or an *edition* of it, as far as it can be read, and what is wrong; stand-ins are faulty.

    *known* has files of pages as they were read.  Raises :class:`BadSpec` with all that is wrong when it has no page.
    """
    source, node = read_tree(text, file)
    reading = FileReading(source, *_units(source, node))
    reading.fetch, reading.known = fetch, known
    issue = ISSUE.read(reading, node)
    if not isinstance(issue, Issue) or not issue.pages:
        raise BadSpec(*in_order(reading.faults))
    if edition or issue.zones.editions:
        from layout.keys.edition_changes import among_editions  # most issues have no editions

        return among_editions((source, node), reading, issue, edition, ISSUE, _units)
    return issue, tuple(reading.faults)


def _units(source: Source, node: Node) -> tuple[Length, Length]:
    """The grid's 字 and 行, wanted before anything measured in them is read; faults are left to the reading."""
    return grid_units(FileReading(source, SIZES["五号"], pt(16)), ISSUE, node)
