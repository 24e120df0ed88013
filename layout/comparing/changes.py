"""What changed from one account to another, by story and slot, so that every mark that is not as it was is named."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from layout.comparing.account import in_plate_order
from layout.comparing.accounts import KeptAccount, KeptMark, KeptPage, plates_touched
from layout.comparing.model import KINDS, Alteration, Loose, Ref, boxed, change, merged
from layout.comparing.pairing import Pair, paired, units_of
from layout.comparing.texts import text_changes
from layout.geometry import Rect
from layout.units import in_mm

_MOST_LOOKED_AT: Final = 20_000_000
"""Marks that are looked at for the plates of changes; beyond, all plates are named."""

HEADS: Final = ("rubric", "kicker", "head", "deck")


def changes_of(before: KeptAccount, after: KeptAccount) -> tuple[Alteration, ...]:
    """All that changed from *before* to *after*, in the order of the pages."""
    sheets = {("a", page.number): page for page in before.pages} | {("b", page.number): page for page in after.pages}
    pairs = paired(units_of(before), units_of(after))
    loose = {pair: _loose(pair) for pair in pairs}
    made = _of_sheets(before, after)
    made += _out_of_order(pairs, loose)
    named = text_changes(pairs, loose)
    made += named.changes
    for pair in pairs:
        made += _of_pair(pair, loose[pair], named.old, named.new)
    left = _MOST_LOOKED_AT
    for at, one in enumerate(made):
        left -= sum(len(sheets[side, page].marks) for side, page in _places(one))
        made[at] = _with_plates(one, sheets) if left > 0 else one._replace(plates=one.plates or "CMYKS")
    order = {page.number: at for one in (after, before) for at, page in enumerate(one.pages)}
    rank = {kind: at for at, kind in enumerate(KINDS)}
    made.sort(key=lambda one: (order.get(one.page_after or one.page_before, 0), one.slot, rank[one.kind]))
    return tuple(made)


def _of_sheets(before: KeptAccount, after: KeptAccount) -> list[Alteration]:
    """Pages that came or went, or have another size; what changed of how files are made."""
    old, new = ({page.number: page for page in one.pages} for one in (before, after))
    made = [
        Alteration("page-gone", key, "", boxes_before=(_whole(page),)) for key, page in old.items() if key not in new
    ]
    made += [
        Alteration("page-new", "", key, boxes_after=(_whole(page),)) for key, page in new.items() if key not in old
    ]
    for key, page in old.items():
        other = new.get(key)
        if other is not None and (page.width, page.height) != (other.width, other.height):
            sizes = (f"{in_mm(one.width):.1f} × {in_mm(one.height):.1f} mm" for one in (page, other))
            was, now = sizes
            boxes = ((_whole(page),), (_whole(other),))
            made.append(Alteration("resized", key, key, "", "", "", "", was, now, (), boxes[0], boxes[1]))
        elif other is not None and before.press != after.press:
            made.append(
                Alteration(
                    "press", key, key, boxes_before=(_whole(page),), boxes_after=(_whole(other),), plates="CMYKS"
                )
            )
    return made


def _whole(page: KeptPage) -> tuple[str, Rect]:
    return page.number, Rect(0, 0, page.width, page.height)


def _loose(pair: Pair) -> Loose:
    """What of the two units of *pair* the other has not at the same place of the same page."""
    old, new = ({(unit.page.number, at): mark for at, mark in unit.marks} if unit else {} for unit in pair)
    left = defaultdict(list)
    for ref, mark in new.items():
        left[ref[0], mark.box, mark.looks].append(ref)
    for ref, mark in list(old.items()):
        same = left.get((ref[0], mark.box, mark.looks))
        if same:
            del old[ref]
            del new[same.pop(0)]
    return Loose(old, new)


def _out_of_order(pairs: Sequence[Pair], loose: dict[Pair, Loose]) -> list[Alteration]:
    """What is as it was but printed over or under other things; it is held against what it overlaps."""
    kept: dict[str, list[tuple[int, int, Pair, KeptMark]]] = defaultdict(list)
    for pair in pairs:
        if not pair.old or not pair.new or pair.old.page.number != pair.new.page.number:
            continue
        page = pair.old.page.number
        found = defaultdict(list)
        for at, mark in pair.new.marks:
            if (page, at) not in loose[pair].new:
                found[mark.box, mark.looks].append(at)
        for at, mark in pair.old.marks:
            if (page, at) not in loose[pair].old:
                kept[page].append((at, found[mark.box, mark.looks].pop(0), pair, mark))
    made: list[Alteration] = []
    for page, marks in kept.items():
        marks.sort(key=lambda one: one[0])
        stay = _longest_run([one[1] for one in marks])
        boxes = defaultdict(list)
        for rank, (_, _, pair, mark) in enumerate(marks):
            if rank not in stay:
                boxes[pair].append(mark.box)
        for pair, some in boxes.items():
            both = tuple((page, box) for box in merged(some))
            made.append(change("order", pair, boxes_before=both, boxes_after=both))
    return made


def _longest_run(numbers: Sequence[int]) -> set[int]:
    """The places of a longest row of *numbers* that only grow."""
    ends: list[int] = []
    at: list[int] = []
    before = [-1] * len(numbers)
    for place, number in enumerate(numbers):
        size = bisect_left(ends, number)
        before[place] = at[size - 1] if size else -1
        if size == len(ends):
            ends.append(number)
            at.append(place)
        else:
            ends[size], at[size] = number, place
    made: set[int] = set()
    place = at[-1] if at else -1
    while place >= 0:
        made.add(place)
        place = before[place]
    return made


def _of_pair(pair: Pair, loose: Loose, old_named: set[Ref], new_named: set[Ref]) -> list[Alteration]:
    """What changed of two units that belong together, or of one that came or went."""
    if pair.old is None or pair.new is None:
        kind = "new" if pair.old is None else "gone"
        return [change(kind, pair, boxes_before=boxed(loose.old), boxes_after=boxed(loose.new))]
    made: list[Alteration] = []
    slots = pair.old.slot, pair.new.slot
    moved = pair.old.page.number != pair.new.page.number
    if slots[0] and slots[1] and (moved or slots[0].box != slots[1].box):
        kind = "moved" if moved or slots[0].box[:2] != slots[1].box[:2] else "resized"
        said = (_place_said(unit.page, slot.box) for unit, slot in zip(pair, slots, strict=True) if unit and slot)
        shifted = _as_they_were(loose)
        before, after = said
        made.append(_of(pair, kind, shifted, "", before, after))
        loose = Loose(_less(loose.old, shifted.old), _less(loose.new, shifted.new))
    made += _heads(pair, loose)
    pictures, rest = _pictures(pair, loose)
    made += pictures
    type_old = {ref: mark for ref, mark in rest.old.items() if mark.kind == "type" and ref not in old_named}
    type_new = {ref: mark for ref, mark in rest.new.items() if mark.kind == "type" and ref not in new_named}
    heads = {one.role for one in made if one.kind == "head-resized"}
    type_old = {ref: mark for ref, mark in type_old.items() if mark.role not in heads}
    type_new = {ref: mark for ref, mark in type_new.items() if mark.role not in heads}
    if type_old or type_new:
        said = (str(len(one)) for one in (type_old, type_new))
        role = " ".join(dict.fromkeys(mark.role for mark in (*type_old.values(), *type_new.values())))
        made.append(_of(pair, "re-set", Loose(type_old, type_new), role, *said))
    looks = Loose(*({ref: mark for ref, mark in side.items() if mark.kind != "type"} for side in rest))
    if looks.old or looks.new:
        kinds = (" ".join(dict.fromkeys(mark.kind for mark in side.values())) for side in looks)
        made.append(_of(pair, "look", looks, "", *kinds))
    return made


def _of(pair: Pair, kind: str, loose: Loose, role: str = "", before: str = "", after: str = "") -> Alteration:
    return change(
        kind, pair, role=role, before=before, after=after, boxes_before=boxed(loose.old), boxes_after=boxed(loose.new)
    )  # fmt: skip


def _less(marks: dict[Ref, KeptMark], others: dict[Ref, KeptMark]) -> dict[Ref, KeptMark]:
    return {ref: mark for ref, mark in marks.items() if ref not in others}


def _as_they_were(loose: Loose) -> Loose:
    """Marks that only stand elsewhere."""
    left = defaultdict(list)
    for ref, mark in loose.new.items():
        left[mark.looks].append(ref)
    old: dict[Ref, KeptMark] = {}
    new: dict[Ref, KeptMark] = {}
    for ref, mark in loose.old.items():
        if left[mark.looks]:
            other = left[mark.looks].pop(0)
            old[ref], new[other] = mark, loose.new[other]
    return Loose(old, new)


def _heads(pair: Pair, loose: Loose) -> list[Alteration]:
    """Heads that are set larger or smaller, or in more or fewer lines."""
    made: list[Alteration] = []
    for role in HEADS:
        sizes = [
            [mark for _, mark in unit.marks if mark.role == role and mark.kind == "type"] if unit else []
            for unit in pair
        ]
        said = [_head_said(marks) for marks in sizes]
        if said[0] == said[1] or not all(said):
            continue
        own = Loose(*({ref: mark for ref, mark in side.items() if mark.role == role} for side in loose))
        made.append(_of(pair, "head-resized", own, role, *said))
    return made


def _head_said(marks: Sequence[KeptMark]) -> str:
    """Sizes of the lines of a head in points."""
    return " + ".join(f"{mark.more[0] / 1000:g} pt" for mark in marks if mark.more)


def _pictures(pair: Pair, loose: Loose) -> tuple[list[Alteration], Loose]:
    """What became of pictures and placed pages, and what of *loose* is none of it."""
    shown = ("picture", "artwork")
    old = [(ref, mark) for ref, mark in loose.old.items() if mark.kind in shown]
    new = [(ref, mark) for ref, mark in loose.new.items() if mark.kind in shown]
    made: list[Alteration] = []
    couples: list[tuple[tuple[Ref, KeptMark], tuple[Ref, KeptMark]]] = []
    for by_name in (True, False):
        for one in list(old):
            names = (one[1].kind, one[1].words)
            other = next(
                (each for each in new if (each[1].kind, each[1].words if by_name else names[1]) == names), None
            )
            if other is not None:
                couples.append((one, other))
                old.remove(one)
                new.remove(other)
    for one, other in couples:
        both = Loose({one[0]: one[1]}, {other[0]: other[1]})
        kind, before, after = _picture_change(one[1], other[1])
        made.append(_of(pair, kind, both, one[1].role, before, after))
    made += [_of(pair, "picture-gone", Loose({ref: mark}, {}), mark.role, mark.words) for ref, mark in old]
    made += [_of(pair, "picture-new", Loose({}, {ref: mark}), mark.role, "", mark.words) for ref, mark in new]
    rest = Loose(*({ref: mark for ref, mark in side.items() if mark.kind not in shown} for side in loose))
    return made, rest


_LOOKS: Final = 12
"""Figures of the digest of how a picture is shown; what it shows follows them."""


def _picture_change(old: KeptMark, new: KeptMark) -> tuple[str, str, str]:
    if old.words != new.words or old.digest[_LOOKS:] != new.digest[_LOOKS:]:
        return ("ad-exchanged" if new.kind == "artwork" else "picture-exchanged"), old.words, new.words
    if old.more != new.more:
        return "picture-cropped", _numbers(old.more), _numbers(new.more)
    if old.box[2:] != new.box[2:]:
        was, now = (f"{one.box.width / 1000:g} × {one.box.height / 1000:g} pt" for one in (old, new))
        return "picture-resized", was, now
    was, now = (f"{one.box.x / 1000:g}, {one.box.y / 1000:g} pt" for one in (old, new))
    return ("moved" if old.box != new.box else "look"), was, now


def _numbers(values: Iterable[int]) -> str:
    return ", ".join(map(str, values))


def _place_said(page: KeptPage, box: Rect) -> str:
    x, y, width, height = map(in_mm, box)
    return f"{page.number}: {x:.1f}, {y:.1f}; {width:.1f} × {height:.1f} mm"


def _places(one: Alteration) -> list[tuple[str, str]]:
    """Version and page of each box of *one*."""
    return [("a", page) for page, _ in one.boxes_before] + [("b", page) for page, _ in one.boxes_after]


def _with_plates(one: Alteration, sheets: dict[tuple[str, str], KeptPage]) -> Alteration:
    """*one* with the plates that change: of every mark that lies in one of its boxes as a whole."""
    if one.plates:
        return one
    letters: set[str] = set()
    for place, (_, box) in zip(_places(one), (*one.boxes_before, *one.boxes_after), strict=True):
        page = sheets[place]
        for mark in page.marks:
            if mark.box.within(box) and not set(mark.plates or "CMYK") <= letters:
                letters |= set(plates_touched(mark, page))
    return one._replace(plates=in_plate_order(letters))
