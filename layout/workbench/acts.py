"""What hands do on the page, as changes of the text that says so: one value is written anew, all else stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from layout.areas.regions import every_slot, placed_stories
from layout.findings import Place
from layout.keydocs.names import NAMES, chinese
from layout.keys.allow import MOST_REASON
from layout.keys.extras import REMEDIES
from layout.messages.called import CALLED
from layout.spec.model import Area, Grid, Issue, PageSpec, Slot
from layout.spec.page_grids import grid_at
from layout.spec.spread import both_pages
from layout.stories.model import Story
from layout.trees.spans import (
    SpanItems,
    SpanMap,
    SpanNode,
    TextChange,
    item_change,
    item_gone,
    map_at,
    spans,
    with_value,
    without,
    written,
)
from layout.value import NamedTuple
from layout.workbench.documents import Document

ON_THE_GRID: Final = ("move", "resize")
LEAST: Final = 3  # lines of a slot that another is divided into: a head and a line


class Refused(Exception):
    """An act that cannot be done; *zh* and *en* say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


NONSENSE: Final = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError)
"""What comes of JSON of others that is not what it should be: it has Infinity, and depth without end."""


class ActPlace(NamedTuple):
    """A slot, and the text of the file that it is written in."""

    slot: Slot
    text: str


def acts_of(slot: Slot) -> tuple[str, ...]:
    """What hands may do to *slot*: only what can be written in its own lines."""
    meant = NAMES["slot"]
    known = {name for key, _ in slot.places for name in (key, meant.get(key, key))}
    made: list[str] = []
    if slot.rect is None and not slot.stretches and not slot.corner and {"at", "span"} <= known:
        made += ON_THE_GRID
    if slot.use == "story" and known:
        made += ["legs", "head"]
    if slot.use == "picture" and slot.crop == "cover" and len(slot.frames) < 2 and known:
        made.append("focus")
    if "legs" in made and "move" in made and max(slot.area.columns, slot.area.lines // (2 * LEAST)) > 1:
        made.append("divide")
    return (*made, "remove", "swap") if "move" in made else tuple(made)


def asked_changes(
    act: Mapping[str, Any], issue: Issue, stories: Mapping[str, Story], spec_at: Callable[[Place], Document]
) -> dict[str, tuple[TextChange, ...]]:
    """The changes, by file, that do *act* on *issue*, which has *stories*; *spec_at* gives the file of a place.

    Raises :class:`Refused`.
    """
    if act.get("act") == "place":
        page = next((one for one in issue.pages if str(one.number) == str(act.get("page"))), None)
        if act.get("story") not in stories:
            raise Refused("没有这篇稿", "there is no such story")
        if page is None:
            raise Refused("没有这一版", "there is no such page")
        spec = spec_at(page.place)
        return {spec.name: (_placed(str(act["story"]), page, spec.text, act, issue),)}
    if act.get("act") == "allow" and not act.get("slot"):
        page = next((one for one in issue.pages if str(one.number) == str(act.get("page"))), None)
        spec = spec_at(page.place if page else issue.copy.place or Place(""))
        known = map_at(spec.text, page.place.line, page.place.column) if page else spans(spec.text)
        return {spec.name: (_allowed(act, spec.text, known, "page" if page else "issue"),)}
    if act.get("act") == "picture":
        return _pictured(act, issue, spec_at)
    slot = slot_of(issue, act.get("slot"), act.get("page"))
    spec = spec_at(slot.place)
    at = ActPlace(slot, spec.text)
    if act.get("act") == "divide":
        return {spec.name: _in_order(_divided(at, issue, stories, down=bool(act.get("down"))))}
    if act.get("act") != "swap":
        return {spec.name: _changes_of(act, at, grid_at(slot, issue))}
    other = slot_of(issue, act.get("other"), act.get("page"))
    there = spec_at(other.place)
    made: dict[str, tuple[TextChange, ...]] = {}
    for name, one, area in ((spec.name, at, other.area), (there.name, ActPlace(other, there.text), slot.area)):
        made[name] = _in_order((*made.get(name, ()), *_moved_to(one, area)))
    return made


def slot_of(issue: Issue, slot: object, number: object) -> Slot:
    """The slot of *issue* called *slot*, of page *number* where several are called so.  Raises :class:`Refused`."""
    found = [(page.number, one) for page in issue.pages for one in page.slots if one.id == slot]
    here = [one for page, one in found if str(page) == str(number)]
    if not found:
        raise Refused("没有这一格", "there is no such slot")
    return here[-1] if here else found[0][1]


def _changes_of(act: Mapping[str, Any], at: ActPlace, grid: Grid) -> tuple[TextChange, ...]:
    """The changes of the file of *at* that do *act* to its slot alone.  Raises :class:`Refused`."""
    kind, slot = act.get("act"), at.slot
    where = _map_of(at)
    if kind in ON_THE_GRID:
        position = _pair(act.get("at"), grid)
        changes = [with_value(at.text, where, _names("slot", "at"), list(position))]
        if kind == "resize":
            changes.append(with_value(at.text, where, _names("slot", "span"), list(_pair(act.get("span"), grid))))
        return _in_order(changes)
    if kind == "legs":
        legs = _whole(act.get("legs"), 1, 40)
        known = where.get(*_names("slot", "legs"))
        if isinstance(known, SpanMap):
            return (with_value(at.text, known, _names("legs", "count"), legs),)
        return (with_value(at.text, where, _names("slot", "legs"), legs),)
    if kind == "focus":
        focus = act.get("focus")
        if not (isinstance(focus, list) and len(focus) == 2 and all(isinstance(one, int | float) for one in focus)):
            raise Refused("焦点应是两个 0 到 1 的数", "a focus is two numbers from 0 to 1")
        shares = [min(max(round(float(one), 3), 0.0), 1.0) for one in focus]
        return (with_value(at.text, where, _names("slot", "focus"), shares),)
    if kind in ("headrows", "headlines"):
        return (_of_head(act, at, where),)
    if kind == "fit":
        wanted = [str(one) for one in act.get("fit") or ()]
        if not wanted or not set(wanted) <= REMEDIES.keys():
            raise Refused("没有这样的调稿办法", "there is no such remedy")
        return (with_value(at.text, where, _names("slot", "fit"), wanted),)
    if kind == "allow":
        return (_allowed(act, at.text, where, "slot"),)
    if kind == "remove":
        items, number = _item_of(at)
        return (item_gone(at.text, items, number),)
    raise Refused(f"不认识的动作 {slot.id}", f"no such act: {kind}")


def _allowed(act: Mapping[str, Any], text: str, where: SpanNode | None, shape: str) -> TextChange:
    """The change that lets what *act* names stand, for its reason, in the slot, page or issue at *where*."""
    code, reason = str(act.get("code")), " ".join(str(act.get("words", "")).split())
    if not reason or len(reason) > MOST_REASON:
        raise Refused(f"写明理由，最多 {MOST_REASON} 字", f"say why, in {MOST_REASON} characters at most")
    if code not in CALLED or not isinstance(where, SpanMap):
        raise Refused("这一条不能这样允许", "this cannot be let stand so")
    known, names = where.get(*_names(shape, "allow")), (CALLED[code], code)
    if isinstance(known, SpanMap):
        return with_value(text, known, names, reason)
    return with_value(text, where, _names(shape, "allow"), {CALLED[code]: reason})


def _of_head(act: Mapping[str, Any], at: ActPlace, where: SpanMap) -> TextChange:
    """A head's rows, or its lines as they are to be broken; none: as it likes."""
    value: int | list[str]
    if act["act"] == "headrows":
        key, value = "lines", _whole(act.get("lines"), 0, 60)
    else:
        key, value = "breaks", [str(one) for one in act.get("breaks") or ()][:12]
    head, names = where.get(*_names("slot", "head")), _names("head", key)
    if isinstance(head, SpanMap):
        change = with_value(at.text, head, names, value) if value else without(at.text, head, names)
    else:
        change = with_value(at.text, where, _names("slot", "head"), {key: value}) if value else None
    if change is None:
        raise Refused("本来就没有写", "it was not written")
    return change


def _divided(at: ActPlace, issue: Issue, stories: Mapping[str, Story], *, down: bool) -> tuple[TextChange, ...]:
    """The changes that divide a slot in the middle, side by side or *down*; a story without a place gets the second."""
    slot, area = at.slot, at.slot.area
    across = not down and area.columns > 1
    if "divide" not in acts_of(slot) or (not across and area.lines < 2 * LEAST):
        raise Refused("这一格分不开了", "this slot cannot be divided")
    if across:
        first = area._replace(columns=(area.columns + 1) // 2)
        other = area._replace(column=area.column + first.columns, columns=area.columns - first.columns)
    else:
        first = area._replace(lines=(area.lines + 1) // 2)
        other = area._replace(line=area.line + first.lines, lines=area.lines - first.lines)
    placed = placed_stories(issue, stories)
    story = next((each for each in stories if each not in placed), "")
    if not story:
        raise Refused("稿件都上版了，分出来的格没有稿可放", "all stories are placed: none is left for the second slot")
    place = {"at": [other.column, other.line], "span": [other.columns, other.lines]}
    items, number = _item_of(at)
    value = {"id": _free(story, issue), "story": story, **place}
    return (
        *_moved_to(at, first),
        item_change(at.text, items._replace(items=items.items[: number + 1]), written(value)),
    )


def _moved_to(at: ActPlace, area: Area) -> tuple[TextChange, ...]:
    """The changes that have the slot of *at* stand in *area*."""
    where = _map_of(at)
    return (
        with_value(at.text, where, _names("slot", "at"), [area.column, area.line]),
        with_value(at.text, where, _names("slot", "span"), [area.columns, area.lines]),
    )


def _placed(story: str, page: PageSpec, text: str, act: Mapping[str, Any], issue: Issue) -> TextChange:
    """The change that gives *story* a slot of its own on *page*, which *text* is the file of."""
    grid = page.grid or issue.grid
    at, span = list(_pair(act.get("at"), grid)), list(_pair(act.get("span"), grid))
    return _new_slot({"id": _free(story, issue), "story": story, "at": at, "span": span}, page, text)


def _pictured(
    act: Mapping[str, Any], issue: Issue, spec_at: Callable[[Place], Document]
) -> dict[str, tuple[TextChange, ...]]:
    """The change that puts a picture into the slot it was dropped on, or into a new one, within the story there.

    One that is to be the story's *own* is named by the story: its slot names the story.
    """
    picture = str(act.get("picture"))
    on = slot_of(issue, act["slot"], act.get("page")) if act.get("slot") else None
    own = bool(act.get("own")) and on is not None and bool(on.story)
    if own and on is not None and any(one.use == "picture" and one.story == on.story for one in every_slot(issue)):
        return {}  # it shows what its story has
    if on is not None and on.use == "picture" and len(on.frames) < 2 and not own:
        spec = spec_at(on.place)
        return {
            spec.name: (with_value(spec.text, _map_of(ActPlace(on, spec.text)), _names("slot", "picture"), picture),)
        }
    page = next((one for one in issue.pages if str(one.number) == str(act.get("page"))), None)
    if page is None:
        raise Refused("没有这一版", "there is no such page")
    grid = page.grid or issue.grid
    (column, line), (columns, lines) = _pair(act.get("at"), grid), _pair(act.get("span"), grid)
    stem = "".join(char for char in picture.rsplit(".", 1)[0] if char.isalnum() or char in "-_") or "picture"
    what = {"story": on.story} if own and on is not None else {"picture": picture}
    value: dict[str, object] = {"id": _free(stem, issue), "use": "picture", **what}
    if on is not None and on.use == "story" and "move" in acts_of(on):
        within = on.area  # the text of that story makes way, as far as its area goes
        columns, lines = min(columns, within.columns), min(lines, within.lines)
        column = min(max(column, within.column), within.column + within.columns - columns)
        line = min(max(line, within.line), within.line + within.lines - lines)
        value["within"] = on.id
    spec = spec_at(page.place)
    value |= {"at": [column, line], "span": [columns, lines]}
    return {spec.name: (_new_slot(value, page, spec.text),)}


def _free(name: str, issue: Issue) -> str:
    """*name*, or the first with a number behind that no slot of *issue* has."""
    taken = {slot.id for slot in every_slot(issue)}
    return next(one for one in (name, *(f"{name}-{number}" for number in range(2, 999))) if one not in taken)


def _new_slot(value: dict[str, object], page: PageSpec, text: str) -> TextChange:
    """The change that adds a slot to *page*, which *text* is the file of."""
    known = map_at(text, page.place.line, page.place.column)
    if known is None:
        raise Refused("这一版的写法里加不进新的格", "no slot can be added to how this page is written")
    slots = known.get(*_names("page", "slots"))
    if isinstance(slots, SpanItems):
        return item_change(text, slots, written(value))
    return with_value(text, known, _names("page", "slots"), [value])


def _names(shape: str, key: str) -> tuple[str, ...]:
    return (key, *chinese(shape).get(key, ()))


def _in_order(changes: Iterable[TextChange]) -> tuple[TextChange, ...]:
    return tuple(sorted(changes, key=lambda one: (one.start, one.end)))


def _whole(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise Refused(f"应是 {least} 到 {most} 的整数", f"a whole number from {least} to {most} is wanted")
    return value


def _pair(value: object, grid: Grid) -> tuple[int, int]:
    """A position or an extent on the grid; a spread has twice its columns, or lines."""
    if not isinstance(value, list) or len(value) != 2:
        raise Refused("应是 [栏, 行]", "[column, line] is wanted")
    return _whole(value[0], 1, both_pages(grid).columns), _whole(value[1], 1, both_pages(grid).lines)


def _map_of(at: ActPlace) -> SpanMap:
    found = map_at(at.text, at.slot.place.line, at.slot.place.column)
    if found is None:
        raise Refused("这一格不是直接写在版面文件里的，改不动", "this slot is not written in the file as it stands")
    return found


def _item_of(at: ActPlace) -> tuple[SpanItems, int]:
    """The list that the slot of *at* is an item of, and its number there."""
    wanted, left = _map_of(at), list[SpanNode | None]([spans(at.text)])
    while left:
        node = left.pop()
        if isinstance(node, SpanItems):
            for number, one in enumerate(node.items):
                if one.start == wanted.start and isinstance(one, SpanMap):
                    return node, number
            left += node.items
        elif isinstance(node, SpanMap):
            left += [value for _, value in node.pairs]
    raise Refused("找不到这一格", "the slot was not found")
