"""Which slot of one version is which of the other: by place and story, by what the story is called, by its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Final

from layout.comparing.accounts import KeptAccount, KeptMark, KeptPage, KeptSlot
from layout.value import NamedTuple


class Unit(NamedTuple):
    """A slot of a page with its marks, each with its number on the page; *slot* is ``None`` for the page's own."""

    page: KeptPage
    slot: KeptSlot | None
    marks: tuple[tuple[int, KeptMark], ...]

    def __hash__(self) -> int:
        return hash((self.page.number, self.slot))


class Pair(NamedTuple):
    """Two units that are the same thing in two versions; one of them ``None`` for what came or went."""

    old: Unit | None
    new: Unit | None


def units_of(account: KeptAccount) -> list[Unit]:
    """The slots of all pages, and what pages have of their own."""
    made: list[Unit] = []
    for page in account.pages:
        marks: dict[int, list[tuple[int, KeptMark]]] = defaultdict(list)
        for at, mark in enumerate(page.marks):
            marks[mark.slot].append((at, mark))
        made += [Unit(page, slot, tuple(marks[at])) for at, slot in enumerate(page.slots)]
        if marks[-1]:
            made.append(Unit(page, None, tuple(marks[-1])))
    return made


def _as_it_stands(unit: Unit) -> Hashable:
    slot = unit.slot
    return (unit.page.number, slot.id, slot.use, slot.story, slot.called) if slot else ("", unit.page.number)


def _by_head(unit: Unit) -> Hashable:
    return (unit.slot.use, unit.slot.called) if unit.slot and unit.slot.called else None


def _by_story(unit: Unit) -> Hashable:
    return (unit.slot.use, unit.slot.story) if unit.slot and unit.slot.story else None


def _by_name(unit: Unit) -> Hashable:
    slot = unit.slot
    return (unit.page.number, slot.use, slot.id) if slot and not slot.story else None


def _by_name_anywhere(unit: Unit) -> Hashable:
    return (unit.slot.use, unit.slot.id) if unit.slot and not unit.slot.story else None


_WAYS: Final[tuple[Callable[[Unit], Hashable], ...]] = (_as_it_stands, _by_head, _by_story, _by_name, _by_name_anywhere)
"""From the surest on.  Stories of a dump are numbered in its order: a head says more than such a name."""


def paired(old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair]:
    """Every unit of both versions once, in the order of the new pages, then what is gone."""
    left, right = list(range(len(old))), list(range(len(new)))
    found: dict[int, int] = {}
    for way in _WAYS:
        known: dict[Hashable, list[int]] = defaultdict(list)
        for at in left:
            known[way(old[at])].append(at)
        known.pop(None, None)
        for at in list(right):
            same = known.get(way(new[at]))
            if same:
                found[at] = same.pop(0)
                left.remove(found[at])
                right.remove(at)
    made = [Pair(old[found[at]] if at in found else None, unit) for at, unit in enumerate(new)]
    return [*made, *(Pair(old[at], None) for at in left)]
