"""No other way of pouring is better: every one is tried and priced by the stone hand's list of what it would avoid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_pour import MEASURE, Fake, Text, legs

from layout.fitting.overset import fill_overset
from layout.fitting.pour import pour
from layout.fitting.steps import Cursor
from layout.galley.forms import Initial, ParagraphForm
from layout.typeset import Line

EM = 10_500
ROW_FREE, FIRST_ALONE, LAST_ALONE, ROW_MORE, LINE_MORE_OR_LESS, RULE_BROKEN, NOTHING_UNDER = 60, 15, 40, 12, 8, 90, 200
HANGING, WHITE_OVER, EMPTY, ALONE_GOES_ON, ALONE_OVER, LONGER_OVER = 200, 30, 5000, 70, 25, 45


@dataclass
class Copy(Text):
    """A paragraph whose lines have white, and break rules, by how many of them it is set in."""

    gaps: tuple[int, int, int] = (0, 0, 0)
    """Of its lines when it is set a line shorter, as is best, a line longer."""
    broken: int = 0
    after: int = 0
    initial: int = 0
    """Rows that its large initial stands beside."""

    @property
    def form(self):
        line = Line(0, 1, (), EM, EM)
        return ParagraphForm(initial=Initial(line, self.initial, EM, 0) if self.initial else None)

    @form.setter
    def form(self, _):
        """It has the one that *initial* makes."""

    @property
    def style(self):
        plain = super().style
        plain.after = self.after
        return plain


class Stone(Fake):
    """Sets what it is told to."""

    def lines(self, index, measures, looseness=0):
        item = self.items[index]
        made = super().lines(index, measures, looseness)
        gap = item.gaps[1 + len(made) - item.count]
        full = [one._replace(gap=gap, width=MEASURE) for one in made]
        full[0] = full[0]._replace(relief=item.broken)
        return (*full[:-1], full[-1]._replace(width=item.width))


class Plan(NamedTuple):
    """Where all lines of some items stand: the rows of each, what the plan costs in holes, and in white."""

    rows: tuple[tuple[int, ...], ...] = ()
    end: int = 0
    holes: int = 0
    white: int = 0
    longer: int = 0
    """Paragraphs a line longer than is best."""
    above: int = 0
    """Subheads with a row more over them."""


Allowed = Callable[[int, int, int], bool]
"""Whether an item may be set so: its index, the rows above it, what its white costs."""

Stop = tuple[tuple[tuple[int, ...], ...], Cursor, int]
"""The rows of every item, what is left, and rows used."""


def white_of(lines: tuple[Line, ...]) -> int:
    wide = [abs(line.gap) for line in lines if abs(line.gap) > 40]
    return sum((gap - 40) ** 2 // 150 for gap in wide) + 40 * sum(gap > 120 for gap in wide)


def leg_of(row: int, deep: list[int]) -> int:
    """The leg that *row* is in; the last for a row past all of them."""
    return sum(row >= sum(deep[: number + 1]) for number in range(len(deep) - 1))


def end_of(row: int, deep: list[int]) -> int:
    return sum(deep[: leg_of(row, deep) + 1])


def ways(stone: Stone, index: int, signs: str) -> Iterator[tuple[tuple[Line, ...], int, int, bool]]:
    """(lines, rows above, what it costs in white, longer than best) of every way to set an item."""
    item = stone.items[index]
    plain = stone.lines(index, (MEASURE,))
    if item.role == "subhead":
        yield plain, item.before, 0, False
        yield plain, item.before + 1, ROW_MORE, False
        return
    for sign in (0, -1, 1):
        lines = stone.lines(index, (MEASURE,), sign)
        if sign and (item.role != "paragraph" or len(plain) < 2 or len(lines) == len(plain)):
            continue
        if sign == 0 or "+-"[sign < 0] in signs:
            cost = white_of(lines) + sum(line.relief for line in lines) * RULE_BROKEN if not item.whole else 0
            yield lines, item.before, cost + LINE_MORE_OR_LESS * abs(sign), sign > 0


def stood(item: Copy, count: int, above: int, row: int, deep: list[int]) -> tuple[int, int, int] | None:
    """(row it begins on, row past it, cost of holes) when the item before ended at *row*."""
    total, at_head = sum(deep), row == 0 or leg_of(row, deep) != leg_of(row - 1, deep)
    if row >= total or (at_head and above > item.before):
        return None
    start = row if at_head else row + above
    if not item.whole:
        start, cost = min(start, end_of(row, deep)), 0
        while start + item.initial > end_of(start, deep):
            if end_of(start, deep) == total:
                return None
            start = end_of(start, deep)
            cost = (start - row) * ROW_FREE
        count = max(count, item.initial)
        each = [leg_of(one, deep) for one in range(start, start + count)]
        if each[0] != each[-1]:
            cost += FIRST_ALONE * (each[0] != each[1]) + LAST_ALONE * (each[-2] != each[-1])
        return start, start + count, cost
    depth, keep, holes = count + item.rows - 1 + item.after, 2 * (item.role == "subhead"), 0
    while row < total:
        foot = end_of(row, deep)
        if start + depth + keep <= foot:
            return start, start + depth, holes
        if start + depth <= foot and (start == row == sum(deep[: leg_of(row, deep)]) or foot == total):
            return start, start + depth, holes + NOTHING_UNDER
        holes += (foot - row) * ROW_FREE
        row = start = foot
    return None


def plans(stone: Stone, deep: list[int], signs: str, upto: int, allowed: Allowed = lambda *_: True) -> list[Plan]:
    """All ways to place the first *upto* items whole, among those ways to set each that are *allowed*."""
    made = [Plan()]
    for index in range(upto):
        item, following = stone.items[index], []
        for plan in made:
            for lines, above, white, longer in ways(stone, index, signs):
                where = stood(item, len(lines), above, plan.end, deep)
                if where is not None and allowed(index, above, white):
                    start, end, holes = where
                    rows = (*plan.rows, tuple(range(start, start + len(lines))))
                    one = Plan(rows, end, plan.holes + holes, plan.white + white, plan.longer + longer)
                    following.append(one._replace(above=plan.above + (above > item.before)))
        made = following
    return made


Outcome = tuple[int, tuple[tuple[int, ...], ...], int, int, bool]
"""Cost, rows of every item, rows used, the jump line's row, and whether a paragraph is longer than is best."""


def best_pours(stone: Stone, deep: list[int], jump: int, signs: str) -> set[Outcome]:
    """All ways to pour everything that cost least; empty when nothing takes it all."""
    total, made = sum(deep), set()
    for plan in plans(stone, deep, signs, len(stone.items)):
        end = plan.end + (jump > 0 and stone.items[-1].width + jump > MEASURE)
        free = total - end
        if free >= 0:
            level = jump > 0 and free == 1  # the jump line takes the foot of the last leg
            cost = plan.holes + plan.white + (0 if level else free * ROW_FREE)
            used = total if level else end
            made.add((cost, plan.rows, used, used - 1 if jump else -1, plan.longer > 0))
    return {one for one in made if one[0] == min(made)[0]}


def pours(stone: Stone, deep: list[int], jump: int, *, supple: bool) -> set[Outcome]:
    """What may come out: a longer paragraph only where the legs end level by it."""
    made = best_pours(stone, deep, jump, "+-" if supple else "")
    idle = {one for one in made if one[4] and one[2] != sum(deep)}
    return made - idle | (best_pours(stone, deep, jump, "-") or idle) if idle else made


def rows_by_item(done, count: int) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(one.row for one in done.placed if one.item == index) for index in range(count))


@st.composite
def copies(draw: st.DrawFn) -> Copy:
    role = draw(st.sampled_from(["paragraph", "paragraph", "paragraph", "subhead", "byline"]))
    gaps = draw(st.tuples(*[st.sampled_from([0, 0, 40, 55, 90, -100, 120, 121, 160])] * 3))
    whole = role != "paragraph"
    return Copy(
        draw(st.integers(1, 2 if whole else 5)),
        role,
        rows=draw(st.integers(1, 2)) if whole else 1,
        before=draw(st.integers(0, 1)) if role != "byline" else 0,
        after=draw(st.integers(0, 1)) if role == "subhead" else 0,
        width=draw(st.sampled_from([MEASURE, 50_000])),
        gaps=gaps,
        initial=0 if whole else draw(st.sampled_from([0, 0, 0, 2, 3])),
        broken=draw(st.sampled_from([0, 0, 0, 1])),
    )


@st.composite
def stories(draw: st.DrawFn, most: int = 4) -> Stone:
    items = draw(st.lists(copies(), min_size=1, max_size=most))
    for item in items:
        item.fewer = item.count > 1 and draw(st.booleans())
        item.more = draw(st.booleans())
    return Stone(*items)


DEEP = st.lists(st.integers(1, 9), min_size=1, max_size=4)
JUMPS = st.sampled_from([0, 0, 60_000])


@settings(max_examples=150)
@given(stories(), DEEP, JUMPS, st.booleans())
def test_no_other_pour_is_better(stone: Stone, deep: list[int], jump: int, supple: bool) -> None:
    lawful = pours(stone, deep, jump, supple=supple)
    done = pour(stone, legs(*deep), jump=jump, supple=supple)
    if done is None:
        assert not lawful
    else:
        rows = rows_by_item(done, len(stone.items))
        assert (done.cost, rows, done.rows, done.jump_row, done.loosened) in lawful
        assert done.rest is None


@settings(max_examples=150)
@given(stories(6), DEEP, JUMPS, st.booleans())
def test_what_cannot_go_in_any_more_is_left_aside_and_changes_nothing(
    stone: Stone, deep: list[int], jump: int, supple: bool
) -> None:
    done = pour(stone, legs(*deep), jump=jump, supple=supple)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("layout.fitting.pour._latest_ends", lambda setter, room, _: [room.total] * len(setter.items))
        assert pour(stone, legs(*deep), jump=jump, supple=supple) == done


@settings(max_examples=150)
@given(stories(6), DEEP, JUMPS)
def test_what_is_dearer_than_the_plain_pour_is_left_aside_and_changes_nothing(
    stone: Stone, deep: list[int], jump: int
) -> None:
    plain = pour(stone, legs(*deep), jump=jump, supple=False)
    if plain is not None:
        assert pour(stone, legs(*deep), jump=jump, worth=plain.cost) == pour(stone, legs(*deep), jump=jump)


def test_a_bound_under_what_the_best_pour_costs_leaves_none() -> None:
    stone, deep = Stone(Copy(3, gaps=(0, 160, 0))), legs(3)
    cost = pour(stone, deep, supple=False).cost
    assert cost > 0
    assert pour(stone, deep, worth=cost) is not None
    assert pour(stone, deep, worth=cost - 1) is None


def stops(stone: Stone, deep: list[int], jump: int, *, goes_on: bool) -> Iterator[tuple[tuple[int, int], Stop]]:
    """(cost of holes and of white, what stands and what is left) of every way to fill legs and stop."""
    total, alone = sum(deep) - (jump > 0), ALONE_GOES_ON if goes_on else ALONE_OVER
    longer_costs = 0 if goes_on else LONGER_OVER

    def allowed(index: int, above: int, white: int) -> bool:
        item, (_, usual, plain, _) = stone.items[index], next(ways(stone, index, ""))
        more_white = white != plain and white > max(plain, ALONE_GOES_ON)
        return not more_white and (goes_on or above == usual == item.before)

    for index, item in enumerate([*stone.items, None]):
        for plan in plans(stone, deep, "+-", index, allowed):
            if plan.end > total or any(rows and rows[0] >= total for rows in plan.rows):
                continue
            holes = plan.holes + WHITE_OVER * plan.above + longer_costs * plan.longer
            if item is None:
                yield (holes, plan.white), (plan.rows, Cursor(-1, -1), plan.end)
                continue
            bare = index > 0 and stone.items[index - 1].whole
            empty = EMPTY * (index == 0)
            free = (total - plan.end) * ROW_FREE
            yield (holes + free + bare * HANGING + empty, plan.white), (plan.rows, Cursor(index, 0), plan.end)
            if item.whole or plan.end >= total:
                continue
            for lines, above, white, longer in ways(stone, index, "+-"):
                where = stood(item, len(lines), above, plan.end, deep)
                if where is None or where[1] <= total or not allowed(index, above, white):
                    continue
                for upto in range(max(1, item.initial, total - where[0] - 2), min(total - where[0] + 1, len(lines))):
                    lonely = alone * ((upto == 1) + (upto == len(lines) - 1))
                    free = (total - where[0] - upto) * ROW_FREE
                    rows = (*plan.rows, tuple(range(where[0], where[0] + upto)))
                    cost = holes + where[2] + lonely + free + longer_costs * longer, plan.white + white
                    yield cost, (rows, Cursor(index, lines[upto].start), where[0] + upto)


@pytest.mark.parametrize("goes_on", [False, True])
@settings(max_examples=150)
@given(stories(), DEEP, JUMPS)
def test_no_other_place_to_stop_is_better(goes_on: bool, stone: Stone, deep: list[int], jump: int) -> None:
    made = list(stops(stone, deep, jump, goes_on=goes_on))
    least = min(cost for cost, _ in made)
    done = fill_overset(stone, legs(*deep), jump=jump, goes_on=goes_on)
    rest = done.rest or Cursor(-1, -1)
    rows = rows_by_item(done, len(stone.items))
    shown = {(*(plan[0] + ((),) * (len(rows) - len(plan[0])),), *plan[1:]) for cost, plan in made if cost == least}
    assert done.cost == sum(least)
    assert (rows, rest, done.rows) in shown
    assert done.jump_row == (sum(deep) - 1 if jump else -1)
