"""Rows of a table through legs: what every leg takes, and pitches and depths, against every other that there is."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import event, given, settings
from hypothesis import strategies as st

from layout.fitting.table_flow import FlowedUnit, FlowUnit, Pitch, depth_of_unit, flow, level, opened, widest_pitch

ROW, LINE, STEP = 300, 100, 50
PITCH, FINE = Pitch(ROW, LINE), Pitch(3, 1)


@st.composite
def tables(draw: st.DrawFn, fixed: tuple[int, int] = (150, 400)) -> list[FlowUnit]:
    """Up to three tables under each other, some with paragraphs over them, one or two rows that name the columns."""
    made: list[FlowUnit] = []
    more = st.sampled_from([{}, {}, {"lines": 2}, {"lines": 3}])
    for body in range(draw(st.integers(1, 2))):
        if draw(st.booleans()):
            made.append(FlowUnit(body, fixed=draw(st.sampled_from(fixed))))
        heads = tuple(range(len(made), len(made) + draw(st.integers(0, 2))))
        made += [FlowUnit(body, heads=heads, is_head=True, **draw(more)) for _ in heads]
        for _ in range(draw(st.integers(0, 8))):
            made.append(FlowUnit(body, heads=heads, joined=draw(st.integers(0, 3)) == 0, **draw(more)))
    return made or [FlowUnit(0)]


DEPTHS = st.lists(st.integers(3, 15).map(lambda rows: rows * 100 + rows % 2 * 50), min_size=1, max_size=4)


DEEPER = st.lists(st.integers(10, 40).map(lambda rows: rows * 100), min_size=1, max_size=3)


def deep(units: Sequence[FlowUnit], leg: Sequence[FlowedUnit], pitch: Pitch) -> int:
    """How deep *leg* stands at *pitch*."""
    each = [units[one.unit] for one in leg]
    return sum(one.fixed if one.fixed else pitch.row + pitch.line * (one.lines - 1) for one in each)


def test_a_row_has_one_line_unless_more_is_said_and_a_paragraph_its_own_depth() -> None:
    units = FlowUnit(0), FlowUnit(0, 3), FlowUnit(0, fixed=70), FlowUnit(0, 2, fixed=70)
    assert [depth_of_unit(one, Pitch(ROW, LINE)) for one in units] == [ROW, ROW + 2 * LINE, 70, 70]


def leg_of(units: Sequence[FlowUnit], start: int, depth: int) -> tuple[FlowedUnit, ...]:
    """The most that a leg takes from *start* on, ended where no head is alone and no row is parted from its cell."""

    def of(end: int, *, named: bool) -> tuple[FlowedUnit, ...]:
        again = units[start].heads if named and not units[start].is_head else ()
        return (*(FlowedUnit(one, again=True) for one in again), *map(FlowedUnit, range(start, end)))

    named = start < len(units) and deep(units, of(start + 1, named=True), PITCH) <= depth
    going_in = [
        end for end in range(start, len(units) + 1)
        if end == start or deep(units, of(end, named=named), PITCH) <= depth
    ]  # fmt: skip
    most = max(going_in)
    if most == len(units):
        return of(most, named=named) if most > start else ()
    clean = [end for end in range(start + 1, most + 1) if not units[end - 1].is_head and not units[end - 1].joined]
    end = max(clean, default=most)
    made = of(end, named=named)
    return () if all(units[one].is_head for one in range(start, end)) else made


def flowed(units: Sequence[FlowUnit], start: int, depths: Sequence[int]) -> list[tuple[FlowedUnit, ...]]:
    made = []
    for depth in depths:
        made.append(leg_of(units, start, depth))
        start += sum(not one.again for one in made[-1])
    return made


@settings(max_examples=250)
@given(tables(), st.integers(0, 4), DEPTHS)
def test_every_leg_takes_what_it_can_and_ends_where_nothing_is_parted(
    units: list[FlowUnit], start: int, depths: list[int]
) -> None:
    start = min(start, len(units))
    found = flow(units, start, depths, Pitch(ROW, LINE))
    assert list(found.legs) == flowed(units, start, depths)
    shown = [one.unit for leg in found.legs for one in leg if not one.again]
    assert shown == list(range(start, found.end))
    event(f"columns named again: {any(one.again for leg in found.legs for one in leg)}")
    event(f"rows left: {found.end < len(units)}")


@settings(max_examples=150)
@given(tables(), DEEPER, st.integers(-60, 500))
def test_no_wider_pitch_lets_all_rows_in(units: list[FlowUnit], depths: list[int], more: int) -> None:
    most = ROW + more
    pitches = [ROW, *range(ROW + STEP, most + 1, STEP)]
    lawful = [row for row in pitches if flow(units, 0, depths, Pitch(row, LINE)).end == len(units)]
    found = widest_pitch(units, 0, depths, Pitch(ROW, LINE), most)
    event(f"several pitches do: {len(lawful) > 1}")
    assert found == (Pitch(max(lawful), LINE) if lawful else None)


@settings(max_examples=200)
@given(tables((1, 4)), st.lists(st.integers(3, 25), min_size=1, max_size=4), st.integers(-2, 9))
def test_legs_of_a_table_end_as_level_as_they_can(units: list[FlowUnit], depths: list[int], more: int) -> None:
    """At no lesser depth of all legs do all rows go in; and the pitch may be opened as far as the fullest bears it."""
    made = level(units, 0, depths, FINE)
    whole = flow(units, 0, depths, FINE).end == len(units)
    assert made.end == len(units) or not whole
    fullest = max(deep(units, leg, FINE) for leg in made.legs)
    if whole:
        lower = [min(depth, fullest - 1) for depth in depths]
        assert fullest == 0 or flow(units, 0, lower, FINE).end < len(units)
        assert list(made.legs) == list(flow(units, 0, [min(depth, fullest) for depth in depths], FINE).legs)
    wide = opened(units, made.legs, depths, FINE, FINE.row + more)
    rows = [any(not units[one.unit].fixed for one in leg) for leg in made.legs]
    lawful = [
        row
        for row in range(FINE.row, FINE.row + max(0, more) + 1)
        if all(
            deep(units, leg, Pitch(row, 1)) <= depth
            for leg, depth, has in zip(made.legs, depths, rows, strict=True)
            if has
        )
    ]
    event(f"all in: {whole}, opened: {wide.row > FINE.row}")
    assert wide == Pitch(max(lawful) if any(rows) else FINE.row, FINE.line)
