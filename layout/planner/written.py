"""A proposal written into the editor's own spec as ordinary slots; every other line of it stays as it was."""

from __future__ import annotations

from collections.abc import Iterable

from layout.keydocs.names import chinese
from layout.planner.propose import Proposal
from layout.spec.model import Area, PageRule, PageSpec, Slot
from layout.spec.placed import Ad, Booked
from layout.trees.spans import (
    SpanItems,
    SpanMap,
    TextChange,
    applied,
    end_of_line,
    items_change,
    items_replaced,
    map_at,
    start_of_line,
    without,
    written,
)
from layout.units import Length, in_mm


def slot_line(slot: Slot) -> str:
    """*slot* as one line of YAML: what a planned slot has, in the order in which editors write it."""
    said = [f"id: {slot.id}"]
    if slot.use == "picture":
        said.append("use: picture")
    if slot.ad is not None:
        said += _of_ad(slot, slot.ad)
    if slot.story:
        said.append(f"story: {slot.story}")
    if slot.picture:
        said.append(f"picture: {written(slot.picture)}")
    if slot.style:
        said.append(f"style: {slot.style}")
    if slot.rect is not None:
        said.append(f"rect: [{_millimetres(slot.rect)}]")
    elif slot.stretches:
        parts = (f"{{{_place(one.area)}}}" for one in slot.stretches)
        said += [f"order: {slot.order}", f"areas: [{', '.join(parts)}]"]
    else:
        said.append(_place(slot.area))
    if slot.legs.rule:
        said.append(f"legs: {{count: {slot.legs.count}, rule: yes}}" if slot.legs.count else "legs: {rule: yes}")
    elif slot.legs.count:
        said.append(f"legs: {slot.legs.count}")
    if slot.head.lines:
        over = f"columns: {slot.head.columns}, " if slot.head.columns else ""
        said.append(f"head: {{{over}lines: {slot.head.lines}}}")
    if slot.box:
        said.append(f"box: {slot.box}")
    if slot.remedies:
        said.append(f"fit: [{', '.join(slot.remedies)}]")
    if slot.jump:
        said.append(f"jump: {slot.jump}")
    return "{" + ", ".join(said) + "}"


def _place(area: Area) -> str:
    return f"at: [{area.column}, {area.line}], span: [{area.columns}, {area.lines}]"


def _of_ad(slot: Slot, ad: Ad) -> list[str]:
    """What a slot has only because an advertisement stands in it."""
    said = ["use: ad", f"file: {written(ad.file)}"]
    if ad.page:
        said.append(f"file_page: {ad.page}")
    if ad.booked is not None:
        said.append(f"booked: {_booked(ad.booked)}")
    words = (("advertiser", ad.advertiser), ("order_number", ad.order_number), ("ink", slot.ink))
    said += [f"{key}: {written(value)}" for key, value in words if value]
    switches = (("label", ad.label, True), ("convert", ad.convert, False), ("scale", ad.scale, False))
    return [*said, *(f"{key}: {'yes' if value else 'no'}" for key, value, usual in switches if value is not usual)]


def _booked(booked: Booked) -> str:
    if booked.trade:
        return written(booked.trade)
    if booked.columns:
        return f"{{columns: {booked.columns}, lines: {booked.lines}}}"
    return f"{{size: [{_millimetres(booked.size)}]}}"


def _millimetres(sides: Iterable[Length]) -> str:
    return ", ".join(f"{in_mm(side):.3f}mm" for side in sides)


def rule_line(rule: PageRule) -> str:
    """*rule* as one line of YAML."""
    area = rule.area
    return (
        f"{{at: [{area.column}, {area.line}], span: [{area.columns}, {area.lines}], "
        f"side: {rule.side}, style: {rule.style}}}"
    )


def new_parts(page: PageSpec, proposal: Proposal) -> tuple[list[str], list[str]]:
    """Lines for the slots and the rules that *proposal* adds to *page*, also for ads that had no place of their own."""
    gone = page.plan.gone if page.plan else ()
    had = {slot.id for slot in page.slots if not (slot.ad and slot.ad.waited)}
    ruled = {rule for rule in page.rules if rule.place not in gone}  # of those that were cut, the parts are new
    slots = [slot_line(slot) for slot in proposal.page.slots if slot.id not in had]
    return slots, [rule_line(rule) for rule in proposal.page.rules if rule not in ruled]


def plan_changes(text: str, page: PageSpec, proposal: Proposal) -> tuple[TextChange, ...]:
    """The changes of *text*, the issue's own YAML, that put the slots and rules of *proposal* into *page*.

    Its ``plan:`` is kept as a comment.  None where *page* is not written at its place.
    """
    where = map_at(text, page.place.line, page.place.column)
    if where is None:
        return ()
    names = chinese("page")
    changes = _without_plan(text, where, ("plan", *names.get("plan", ())))
    places = {start_of_line(text, one.line) + one.column - 1 for one in page.plan.gone} if page.plan else set()
    for key, new in zip(("slots", "rules"), new_parts(page, proposal), strict=True):
        known = where.get(key, *names.get(key, ()))
        old = [at for at, one in enumerate(known.items) if one.start in places] if isinstance(known, SpanItems) else []
        if old and isinstance(known, SpanItems):
            changes += items_replaced(text, known, old, new)
        elif new:
            changes.append(items_change(text, where, (key, *names.get(key, ())), new))
    return _joined(changes)


def spliced(text: str, page: PageSpec, proposal: Proposal) -> str:
    """*text* after :func:`plan_changes`; every other line of it stays as it was."""
    return applied(text, plan_changes(text, page, proposal))


def _joined(changes: Iterable[TextChange]) -> tuple[TextChange, ...]:
    """*changes* in their order, those that are at one place as one."""
    made: list[TextChange] = []
    for one in sorted(changes, key=lambda one: one.start):  # of those at one place the first comes first
        if made and made[-1].start == made[-1].end == one.start:
            made[-1] = TextChange(one.start, one.end, made[-1].text + one.text)
        else:
            made.append(one)
    return tuple(made)


def _without_plan(text: str, where: SpanMap, names: tuple[str, ...]) -> list[TextChange]:
    """The changes that make of the first of *names* that *where* has, and of all under it, comments."""
    at = next((at for at, (key, _) in enumerate(where.pairs) if key.words in names), -1)
    if at < 0:
        return []
    if where.flow:
        gone = without(text, where, names)
        return [gone] if gone else []
    key, value = where.pairs[at]
    line = text.rfind("\n", 0, key.start) + 1
    indent = " " * (key.start - line)
    end = end_of_line(text, max(value.end, key.end))
    said = text[key.start : end].split("\n")
    comment = "\n".join(f"{indent}# {one.removeprefix(indent)}" for one in said)
    if not text[line : key.start].strip():
        return [TextChange(line, end, comment)]
    if at + 1 == len(where.pairs):
        return [TextChange(key.start, end, f"# {said[0]}")]
    # The dash of the page stands on this line: the next key takes it.
    after, more = where.pairs[at + 1]
    below = end_of_line(text, max(more.end, after.end))
    between = text[end : text.rfind("\n", 0, after.start) + 1].rstrip("\n")
    return [TextChange(key.start, after.start, ""), TextChange(below, below, f"\n{comment}{between}")]
