"""The division found is the best there is: held against a search that tries everything and knows no tables."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.planner.accounts import REASONS, CostPart, account_of, worse_by
from layout.planner.division import Divider, Width
from layout.planner.model import Cut, Division, DivisionLeaf, Form, PlanPiece, Taste, cost_of, terms_of

TASTE = Taste(page_columns=3)


def size_of(one: Division, pieces: tuple[PlanPiece, ...]) -> tuple[int, int] | None:
    """Columns and lines of a division; ``None`` when its parts do not meet."""
    if isinstance(one, DivisionLeaf):
        form = pieces[one.piece].forms[one.form]
        return form.columns, form.lines
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
    if one.way == "-":
        return corners(one.first, pieces)
    return corners(one.first, pieces)[0], corners(one.second, pieces)[1]


def members(one: Division) -> list[int]:
    """Numbers of the pieces in *one*."""
    return [one.piece] if isinstance(one, DivisionLeaf) else [*members(one.first), *members(one.second)]


def score(one: Division, pieces: tuple[PlanPiece, ...]) -> int:
    """The cost of a division, walked from its leaves: the rules written down a second time."""
    if isinstance(one, DivisionLeaf):
        return pieces[one.piece].forms[one.form].cost
    steps = sum(
        max(0, pieces[a].rank - pieces[b].rank)
        for a in members(one.first)
        for b in members(one.second)
        if pieces[b].rank
    )
    cost = score(one.first, pieces) + score(one.second, pieces)
    if one.way == "|":
        cost += cost_of(rank=TASTE.right * steps)
        left, right = corners(one.first, pieces)[1], corners(one.second, pieces)[0]
        if left and left == right:
            cost += cost_of(shape=TASTE.pictures_beside) if left == "picture" else cost_of(faults=TASTE.clash)
        return cost
    cost += cost_of(rank=TASTE.below * steps, shape=(one.gap - 1) * TASTE.gap_cost)
    ranks = [[pieces[at].rank for at in members(half)] for half in (one.first, one.second)]
    cost += cost_of(lead=int(1 in ranks[1] and max(ranks[0]) > 1))
    size = size_of(one, pieces)
    return cost + (cost_of(faults=TASTE.cut_across) if size and size[0] == TASTE.page_columns else 0)


def every(numbers: tuple[int, ...], pieces: tuple[PlanPiece, ...]) -> Iterator[Division]:
    """Every division of these pieces."""
    if len(numbers) == 1:
        yield from (DivisionLeaf(numbers[0], form) for form in range(len(pieces[numbers[0]].forms)))
        return
    for mask in range(1, (1 << len(numbers)) - 1):
        first = tuple(one for index, one in enumerate(numbers) if mask >> index & 1)
        second = tuple(one for one in numbers if one not in first)
        for a in every(first, pieces):
            for b in every(second, pieces):
                sizes = size_of(a, pieces), size_of(b, pieces)
                if sizes[0] is None or sizes[1] is None:
                    continue
                if sizes[0][1] == sizes[1][1]:
                    yield Cut("|", a, b, 0)
                if sizes[0][0] == sizes[1][0]:
                    yield from (Cut("-", a, b, gap) for gap in TASTE.gaps)


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


@settings(max_examples=300, deadline=None)
@given(pieces=PIECES, columns=st.integers(1, 4), lines=st.integers(4, 16))
def test_no_division_is_better_than_the_one_found(pieces: tuple[PlanPiece, ...], columns: int, lines: int) -> None:
    numbers = tuple(range(len(pieces)))
    fitting = [one for one in every(numbers, pieces) if size_of(one, pieces) == (columns, lines)]
    found = Divider(pieces, TASTE, lines).best((1 << len(pieces)) - 1, columns, lines)
    assert bool(found) == bool(fitting)
    if found:
        assert found[0].cost == min(score(one, pieces) for one in fitting)
        assert score(found[0].division, pieces) == found[0].cost
        assert size_of(found[0].division, pieces) == (columns, lines)
        assert sorted(members(found[0].division)) == list(numbers)


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


@settings(max_examples=200, deadline=None)
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
