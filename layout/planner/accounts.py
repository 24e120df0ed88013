"""The account of a score: what each of its numbers was counted for, so that a proposal can say why it is no better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.planner.model import TERMS, Cut, Division, DivisionLeaf, Form, PlanPiece, Taste, terms_of
from layout.planner.placing import depth_of, leaves, width_of
from layout.value import NamedTuple

REASONS: Final = (
    "lead", "below", "right", "larger", "clash", "pictures", "across", "parted", "through", "gap", "joined", "gutters",
    "levels", "faults", "over", "head", "small", "short", "leg", "bastard", "remedy", "jump", "crop", "form", "away",
    "wide",
)  # fmt: skip
"""What a number may be counted for; ``form`` is what a form costs that says nothing of itself."""


class CostPart(NamedTuple):
    """*amount* of a term of the score, the reason for it, and the pieces that it is about."""

    term: str
    amount: int
    reason: str
    pieces: tuple[str, ...] = ()


def account_of(division: Division, pieces: Sequence[PlanPiece], taste: Taste, deepest: int) -> list[CostPart]:
    """The parts of the score of *division*, as the search counts them: their sum is what it costs.

    *deepest*: lines of the deepest rectangle that was asked for.
    """
    made = list(_walk(division, pieces, taste))
    whole = depth_of(division, pieces) == deepest and width_of(division, pieces) == taste.page_columns
    if isinstance(division, Cut) and division.way == "|" and whole:
        left = width_of(division.first, pieces)
        if left in taste.through:
            made.append(CostPart("faults", 1, "through"))
    return made


def between_regions(
    taken: Sequence[str], share: Sequence[str], pieces: Sequence[PlanPiece], taste: Taste
) -> list[CostPart]:
    """What it costs that pieces of a later region, *share*, outrank those of an earlier one, *taken*."""
    by_id = {one.id: one for one in pieces}
    return _ranks([by_id[one] for one in taken], [by_id[one] for one in share], taste.below, "below")


def _walk(one: Division, pieces: Sequence[PlanPiece], taste: Taste) -> Iterator[CostPart]:
    if isinstance(one, DivisionLeaf):
        yield from _of_form(pieces[one.piece], pieces[one.piece].forms[one.form])
        return
    yield from _walk(one.first, pieces, taste)
    yield from _walk(one.second, pieces, taste)
    first, second = ([pieces[leaf.piece] for leaf in leaves(half)] for half in (one.first, one.second))
    if one.way == "|":
        yield from _ranks(first, second, taste.right, "right")
        (a, look), (b, other) = _corner(one.first, pieces, 1), _corner(one.second, pieces, 0)
        if look and look == other:
            picture = look == _PICTURE
            amount = taste.pictures_beside if picture else taste.clash
            yield CostPart("faults", amount, "pictures" if picture else "clash", (a, b))
        return
    yield from _ranks(first, second, taste.below, "below")
    yield from _over_lead(first, second, depth_of(one.first, pieces))
    if one.way == "-" and width_of(one, pieces) == taste.page_columns:
        yield CostPart("faults", taste.cut_across, "across")
        yield CostPart("rank", taste.parted, "parted")
    yield CostPart("shape", (one.gap - 1) * taste.gap_cost, "gap", tuple(piece.id for piece in second))


def counted_pairs(one: Division, pieces: Sequence[PlanPiece]) -> Iterator[tuple[str, str]]:
    """Pairs of pieces of which the search has counted that their heads clash, or that their pictures are neighbours."""
    if isinstance(one, Cut):
        yield from counted_pairs(one.first, pieces)
        yield from counted_pairs(one.second, pieces)
        (a, look), (b, other) = _corner(one.first, pieces, 1), _corner(one.second, pieces, 0)
        if one.way == "|" and look and look == other:
            yield a, b


def _over_lead(first: Sequence[PlanPiece], second: Sequence[PlanPiece], depth: int) -> Iterator[CostPart]:
    flags = [one.forms[0].lines for one in first if one.corner == "tl" and not one.rank]
    leads, lesser = (
        [one.id for one in second if one.rank == 1],
        [one.id for one in first if one.rank > 1 and one.use != "picture"],
    )
    if leads and lesser and depth > max(flags, default=0):
        yield CostPart("lead", 1, "lead", (leads[0], lesser[0]))


_PICTURE: Final = "\0"


def _corner(one: Division, pieces: Sequence[PlanPiece], side: int) -> tuple[str, str]:
    """The piece at the upper corner of *one* (*side* 0 left, 1 right), and what of it can clash there."""
    while isinstance(one, Cut):
        one = one.second if one.way == "|" and side else one.first
    piece = pieces[one.piece]
    form = piece.forms[one.form]
    return piece.id, form.look or (_PICTURE if form.picture and not form.boxed else "")


def _ranks(better: Sequence[PlanPiece], worse: Sequence[PlanPiece], each: int, reason: str) -> list[CostPart]:
    """A part for every piece that stands in the *worse* place though it outranks a story in the *better* one."""
    return [
        CostPart("rank", (one.rank - other.rank) * each, reason, (other.id, one.id))
        for other in worse
        for one in better
        if 0 < other.rank < one.rank and one.use != "picture"
    ]


def _of_form(piece: PlanPiece, form: Form) -> Iterator[CostPart]:
    """What a form costs by itself, as far as it says for what."""
    terms = terms_of(form.cost)
    for reason in form.circled:
        terms["faults"] -= 1
        yield CostPart("faults", 1, reason, (piece.id,))
    for reason, amount in form.why:
        terms["shape"] -= amount
        yield CostPart("shape", amount, reason, (piece.id,))
    for term, amount in terms.items():
        yield CostPart(term, amount, term if term in ("faults", "over") else "form", (piece.id,))


def heaviest(parts: Sequence[CostPart], most: int) -> list[CostPart]:
    """The *most* parts that count, the weightiest term first and in it the largest number."""
    counted = [one for one in parts if one.amount]
    return sorted(counted, key=lambda one: (TERMS.index(one.term), -one.amount))[:most]


def worse_by(parts: Sequence[CostPart], best: Sequence[CostPart]) -> list[CostPart]:
    """Why the score of *parts* is worse than that of *best*: what the first term that differs has beyond it."""
    for term in TERMS:
        mine, theirs = ([one for one in some if one.term == term] for some in (parts, best))
        if sum(one.amount for one in mine) != sum(one.amount for one in theirs):
            had = {(one.reason, one.pieces): one.amount for one in theirs}
            more = (one._replace(amount=one.amount - had.get((one.reason, one.pieces), 0)) for one in mine)
            return [one for one in more if one.amount > 0]
    return []
