"""The division found is the best there is: held against a search that tries everything and knows no tables."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.planner.accounts import REASONS, CostPart, account_of, worse_by
from layout.planner.division import Divider
from layout.planner.entries import Width
from layout.planner.interlocking import ell_of, first_wanted, interlocks, only_ells
from layout.planner.model import Cut, Division, DivisionLeaf, Form, PlanPiece, Taste, cost_of, terms_of

TASTE = Taste(page_columns=3)


def size_of(one: Division, pieces: tuple[PlanPiece, ...]) -> tuple[int, int] | None:
    """Columns and lines of a division; ``None`` when its parts do not meet."""
    if isinstance(one, DivisionLeaf):
        form = pieces[one.piece].forms[one.form]
        return form.columns, form.lines
    if one.way == "L":
        form = ell_of(one, pieces)
        notch = (form.columns - abs(form.stem), form.lines - form.arm - one.gap)
        return (form.columns, form.lines) if form.arm and size_of(one.second, pieces) == notch else None
    a, b = size_of(one.first, pieces), size_of(one.second, pieces)
    if a is None or b is None:
        return None
    if one.way == "|":
        return (a[0] + b[0], a[1]) if a[1] == b[1] else None
    return (a[0], a[1] + one.gap + b[1]) if a[0] == b[0] else None


def corners(one: Division, pieces: tuple[PlanPiece, ...]) -> tuple[str, str]:
    """What stands at the upper left and the upper right."""
    if isinstance(one, DivisionLeaf):
        form = pieces[one.piece].forms[one.form]
        look = form.look or ("picture" if form.picture and not form.boxed else "")
        return look, look
    if one.way != "|":
        return corners(one.first, pieces)
    return corners(one.first, pieces)[0], corners(one.second, pieces)[1]


def members(one: Division) -> list[int]:
    """Numbers of the pieces in *one*."""
    return [one.piece] if isinstance(one, DivisionLeaf) else [*members(one.first), *members(one.second)]


def score(one: Division, pieces: tuple[PlanPiece, ...], known: dict[int, int] | None = None) -> int:
    """The cost of a division, walked from its leaves: the rules written down a second time.

    *known*: costs of parts that several divisions share, by their identity.
    """
    if known is None:
        return _score(one, pieces, {})
    if id(one) not in known:
        known[id(one)] = _score(one, pieces, known)
    return known[id(one)]


def _score(one: Division, pieces: tuple[PlanPiece, ...], known: dict[int, int]) -> int:
    if isinstance(one, DivisionLeaf):
        return pieces[one.piece].forms[one.form].cost
    steps = sum(
        max(0, pieces[a].rank - pieces[b].rank)
        for a in members(one.first)
        for b in members(one.second)
        if pieces[b].rank
    )
    cost = score(one.first, pieces, known) + score(one.second, pieces, known)
    if one.way == "|":
        cost += cost_of(rank=TASTE.right * steps)
        left, right = corners(one.first, pieces)[1], corners(one.second, pieces)[0]
        if left and left == right:
            cost += cost_of(faults=TASTE.pictures_beside if left == "picture" else TASTE.clash)
        return cost
    cost += cost_of(rank=TASTE.below * steps, shape=(one.gap - 1) * TASTE.gap_cost)
    ranks = [[pieces[at].rank for at in members(half)] for half in (one.first, one.second)]
    cost += cost_of(lead=int(1 in ranks[1] and max(ranks[0]) > 1))
    size = size_of(one, pieces)
    across = one.way == "-" and size is not None and size[0] == TASTE.page_columns
    return cost + (cost_of(faults=TASTE.cut_across) if across else 0)


Region = tuple[int, int]


class Exhaustive:
    """Every division of a region among pieces, from the region down: no tables of sets, nothing left out."""

    def __init__(self, pieces: tuple[PlanPiece, ...]) -> None:
        self.pieces = pieces
        self.known: dict[tuple[frozenset[int], Region], list[Division]] = {}

    def every(self, numbers: frozenset[int], region: Region) -> list[Division]:
        """All of them; remembered, since regions of one size come again and again."""
        if (numbers, region) not in self.known:
            columns, lines = region
            areas = [[form.cells for form in self.pieces[one].forms] for one in numbers]
            spare = (len(numbers) - 1) * columns * max(TASTE.gaps)
            may = sum(map(min, areas)) <= columns * lines <= sum(map(max, areas)) + spare
            made = [*self._leaves(numbers, region), *self._cuts(numbers, region)] if may else []
            self.known[numbers, region] = made
        return self.known[numbers, region]

    def _leaves(self, numbers: frozenset[int], region: Region) -> Iterator[Division]:
        if len(numbers) == 1:
            (one,) = numbers
            for at, form in enumerate(self.pieces[one].forms):
                if (form.columns, form.lines) == region and not form.arm:
                    yield DivisionLeaf(one, at)

    def _cuts(self, numbers: frozenset[int], region: Region) -> Iterator[Division]:
        columns, lines = region
        ordered = sorted(numbers)
        for mask in range(1, (1 << len(ordered)) - 1):
            first = frozenset(one for at, one in enumerate(ordered) if mask >> at & 1)
            second = numbers - first
            for left in range(1, columns):
                for a in self.every(first, (left, lines)):
                    yield from (Cut("|", a, b) for b in self.every(second, (columns - left, lines)))
            for over in range(1, lines):
                for gap in TASTE.gaps:
                    for a in self.every(first, (columns, over)) if lines - over - gap > 0 else ():
                        yield from (Cut("-", a, b, gap) for b in self.every(second, (columns, lines - over - gap)))
        for one in ordered if len(ordered) > 1 else ():
            for at, form in enumerate(self.pieces[one].forms):
                if form.arm and (form.columns, form.lines) == region:
                    for gap in TASTE.gaps:
                        notch = (columns - abs(form.stem), lines - form.arm - gap)
                        for b in self.every(numbers - {one}, notch):
                            yield Cut("L", DivisionLeaf(one, at), b, gap)


LOOKS = ("", "lead", "second")


def carved(chance: random.Random, columns: int, lines: int, count: int, *, ells: bool) -> list[Form]:
    """Forms of *count* pieces that fill *columns* × *lines*, gaps between those that stand one over the other."""
    look = chance.choice(LOOKS)
    if count == 1:
        return [Form(columns, lines, cost_of(shape=chance.randrange(20)), look, picture=chance.choice((0, 0, 3)))]
    ways = ["|"] * (columns > 1) + ["-"] * (lines >= 3 * count) + ["L"] * (ells and columns > 1 and lines >= 4 * count)
    way = chance.choice(ways or ["-"])
    some = chance.randrange(1, count)
    gap = chance.choice((1, 1, 1, 2, 3))
    if way == "|":
        left = chance.randrange(1, columns)
        return [
            *carved(chance, left, lines, some, ells=ells),
            *carved(chance, columns - left, lines, count - some, ells=ells),
        ]
    if way == "L":
        stem, arm = chance.randrange(1, columns), chance.randrange(1, lines - gap - count)
        side = chance.choice((stem, -stem))
        form = Form(columns, lines, cost_of(shape=chance.randrange(20)), look, arm=arm, stem=side)
        return [form, *carved(chance, columns - stem, lines - arm - gap, count - 1, ells=ells)]
    over = max(1, min(lines - gap - 1, lines * some // count + chance.randrange(-1, 2)))
    return [
        *carved(chance, columns, over, some, ells=ells),
        *carved(chance, columns, max(1, lines - over - gap), count - some, ells=ells),
    ]


def small_page(seed: int, *, ells: bool) -> tuple[tuple[PlanPiece, ...], int, int]:
    """A page of two to five pieces that fill it in one way at least, and may take other forms as well."""
    chance = random.Random(seed)
    columns, lines, count = chance.randint(2, 4), chance.randint(9, 12), chance.randint(2, 5)
    made: list[PlanPiece] = []
    for number, form in enumerate(carved(chance, columns, lines, count, ells=ells)):
        forms = [form]
        for _ in range(chance.randint(1, 2)):
            wide, deep = max(1, min(columns, form.columns + chance.randint(-1, 1))), form.lines + chance.randint(-3, 3)
            other = Form(wide, max(2, deep), cost_of(shape=chance.randrange(20)), chance.choice(LOOKS))
            if ells and wide > 1 and deep > 5 and chance.random() < 0.5:
                stem = chance.choice((1, -1)) * chance.randrange(1, wide)
                other = other._replace(arm=chance.randrange(2, deep - 2), stem=stem)
            forms.append(other)
        made.append(PlanPiece(f"s{number}", chance.randint(1, 4), tuple(forms)))
    chance.shuffle(made)
    return tuple(made), columns, lines


@pytest.mark.parametrize("ells", [False, True], ids=["rectangles", "interlocked"])
def test_of_300_small_pages_none_has_a_better_division_than_the_one_found(ells: bool) -> None:
    seen = five = hooked = 0
    for seed in range(340):
        pieces, columns, lines = small_page(seed, ells=ells)
        whole = frozenset(range(len(pieces)))
        exhaustive, known = Exhaustive(pieces), dict[int, int]()
        fitting = exhaustive.every(whole, (columns, lines))
        found = Divider(pieces, TASTE, lines).best((1 << len(pieces)) - 1, columns, lines)
        assert bool(found) == bool(fitting), seed
        if not found:
            continue  # a notch was carved too shallow
        assert found[0].cost == min(score(one, pieces, known) for one in fitting), seed
        assert score(found[0].division, pieces) == found[0].cost, seed
        assert size_of(found[0].division, pieces) == (columns, lines), seed
        assert sorted(members(found[0].division)) == sorted(whole), seed
        parts = account_of(found[0].division, pieces, TASTE, lines)
        assert sum(cost_of(**{part.term: part.amount}) for part in parts) == found[0].cost, seed
        seen += 1
        five += len(pieces) == 5
        hooked += interlocks(found[0].division)
    assert seen > 300
    assert five > 50
    assert (hooked > 40) is ells


def test_a_page_asked_to_be_interlocked_is_the_best_that_has_an_ell() -> None:
    seen = 0
    for seed in range(400, 480):
        pieces, columns, lines = small_page(seed, ells=True)
        everything = Exhaustive(pieces).every(frozenset(range(len(pieces))), (columns, lines))
        fitting = [one for one in everything if interlocks(one)]
        held = [only_ells(pieces, number) for number in first_wanted(pieces, len(pieces))]
        ways = [one for some in held for one in Divider(some, TASTE, lines).best((1 << len(some)) - 1, columns, lines)]
        assert bool(ways) == bool(fitting), seed
        if ways:
            seen += 1
            assert min(one.cost for one in ways) == min(score(one, pieces) for one in fitting), seed
    assert seen > 12


FORM = st.builds(
    Form,
    st.integers(1, 2),
    st.integers(2, 6),
    st.integers(0, 20).map(lambda one: cost_of(shape=one)),
    st.sampled_from(("", "lead", "second")),
    picture=st.sampled_from((0, 0, 3)),
    why=st.just(()),
)
PIECES = st.lists(
    st.tuples(st.integers(1, 4), st.lists(FORM, min_size=1, max_size=2, unique_by=lambda one: one[:2])),
    min_size=2, max_size=4,
).map(lambda ones: tuple(PlanPiece(f"s{n}", rank, tuple(forms)) for n, (rank, forms) in enumerate(ones)))  # fmt: skip


def test_a_narrower_search_is_seen_by_the_law() -> None:
    # Negative control: with no strays allowed, the better page that sets a pair against its ranks is not found.
    pieces = (
        PlanPiece("lead", 1, (Form(1, 4, 0),)),
        PlanPiece("second", 2, (Form(1, 4, cost_of(faults=9)), Form(1, 3, 0))),
        PlanPiece("picture", 2, (Form(1, 4, 0),)),
    )
    wide = Divider(pieces, TASTE, 20).best(7, 1, 13)
    assert wide
    reverse = (pieces[2], pieces[0])
    assert Divider(reverse, TASTE, 20).best(3, 1, 9)[0].division == Cut("-", DivisionLeaf(1, 0), DivisionLeaf(0, 0), 1)
    turned = (pieces[0]._replace(corner="br"), pieces[2])
    assert Divider(turned, TASTE, 20).best(3, 1, 9)[0].division == Cut("-", DivisionLeaf(1, 0), DivisionLeaf(0, 0), 1)
    assert Divider(turned, TASTE, 20, Width(strays=0)).best(3, 1, 9) == []


def test_terms_of_a_cost_are_what_it_was_made_of() -> None:
    cost = cost_of(faults=3, shape=999_999) + cost_of(rank=7)
    assert terms_of(cost) == {"lead": 0, "faults": 3, "over": 0, "rank": 7, "shape": 999_999}


def test_what_stands_in_a_corner_stays_there() -> None:
    ad = PlanPiece("ad", 0, (Form(1, 5, 0),), use="fixed", corner="bl")
    story = PlanPiece("a", 1, (Form(1, 4, 0), Form(1, 10, 0), Form(2, 4, 0)))
    other = PlanPiece("b", 2, (Form(1, 4, 0), Form(1, 10, 0), Form(1, 5, 0)))
    found = Divider((ad, story, other), TASTE, 10).best(7, 2, 10)
    assert found
    for one in found:
        assert corner_of(one.division, 0) == "bl"


def corner_of(one: Division, piece: int) -> str:
    """The corner that *piece* stands in, seen from the cuts on the way to it."""
    row, side = "tb", "lr"
    while isinstance(one, Cut):
        inside = piece in members(one.first)
        if one.way == "|":
            side = side.replace("r" if inside else "l", "") or side
        else:
            row = row.replace("b" if inside else "t", "") or row
        one = one.first if inside else one.second
    return row + side if len(row + side) == 2 else "bl" if "b" in row and "l" in side else ""


@settings(max_examples=200)
@given(pieces=PIECES, columns=st.integers(1, 4), lines=st.integers(4, 16), through=st.sampled_from(((), (1,), (2,))))
def test_an_account_is_the_score_part_by_part(
    pieces: tuple[PlanPiece, ...], columns: int, lines: int, through: tuple[int, ...]
) -> None:
    taste = TASTE._replace(through=through, parted=7)
    for found in Divider(pieces, taste, lines).best((1 << len(pieces)) - 1, columns, lines)[:20]:
        parts = account_of(found.division, pieces, taste, lines)
        assert sum(cost_of(**{part.term: part.amount}) for part in parts) == found.cost
        assert {part.reason for part in parts} <= set(REASONS)


def test_what_makes_a_proposal_worse_is_what_the_first_term_that_differs_has_beyond_the_best() -> None:
    best = [CostPart("rank", 30, "below", ("a", "b")), CostPart("shape", 3, "head", ("a",))]
    assert worse_by(best, best) == []
    other = [CostPart("rank", 30, "below", ("a", "b")), CostPart("rank", 6, "right", ("c", "b"))]
    assert worse_by(other, best) == [CostPart("rank", 6, "right", ("c", "b"))]
    assert worse_by([*best, CostPart("shape", 6, "bastard", ("b",))], best) == [CostPart("shape", 6, "bastard", ("b",))]


def test_what_stands_over_the_lead_is_dearest_but_beside_the_flag_it_is_free() -> None:
    flag = PlanPiece("flag", 0, (Form(1, 4, 0),), use="fixed", corner="tl")
    lead = PlanPiece("lead", 1, (Form(2, 6, cost_of(faults=5)), Form(1, 5, 0)))
    ear = PlanPiece("ear", 2, (Form(1, 4, cost_of(faults=1)), Form(1, 5, 0), Form(2, 5, 0)))
    pieces = (flag, lead, ear)
    beside = Divider(pieces, TASTE, 11).best(7, 2, 11)[0]
    assert beside.division == Cut("-", Cut("|", DivisionLeaf(0, 0), DivisionLeaf(2, 0)), DivisionLeaf(1, 0), 1)
    assert terms_of(beside.cost)["lead"] == 0
    under = (flag, lead, ear._replace(forms=(Form(1, 6, 0),)))
    assert [terms_of(one.cost)["lead"] for one in Divider(under, TASTE, 13).best(7, 2, 13)] in ([], [1])
