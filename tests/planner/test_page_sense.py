"""What an editor sees of a planned page beside its places: heads in white, small or short, and pictures that touch."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(1, str(Path(__file__).resolve().parents[1] / "bench"))

from editors import judged
from stock import ROOT, samples

from layout.areas.grid import PageGrid, lay_grid
from layout.fitting.chain import FitContext
from layout.loading.load import load
from layout.planner.filling import PageBefore, PageFilling, accounted, looked_at
from layout.planner.kitchen import Kitchen
from layout.planner.model import Cut, Division, DivisionLeaf, Form, FreeRegion, PlanPiece, Taste, terms_of
from layout.planner.pieces import pieces_of
from layout.spec.model import Area
from layout.spec.taste import TASTE
from layout.spec.wishes import PlanWishes
from layout.stories.model import Story

COLUMNS = 5


def grid() -> PageGrid:
    """The grid of the sample front page."""
    loaded = samples()[0]
    return lay_grid(loaded.issue.sheet, loaded.issue.grid)


def heads_of(story: Story, rank: int = 1, columns: int = COLUMNS) -> dict[int, dict[str, int]]:
    """What heads of *story* cost by reason, by their lines, at *columns*."""
    loaded = samples()[0]
    kit = FitContext({story.slug: story}, loaded.materials.styles, loaded.materials.faces, grid())
    kitchen = Kitchen(kit, {}, loaded.issue.pages[0].place, 16)
    (piece,) = pieces_of([story._replace(picture="")], PlanWishes(), kitchen, first=rank)
    made: dict[int, dict[str, int]] = {}
    for form in piece.forms:
        if form.columns == columns and form.legs == columns:
            made[form.head] = {why: much for why, much in form.why if why in ("head", "small", "short")}
    return made


def lead() -> Story:
    """The lead of the sample: its head has a rubric over it and a deck under it."""
    return samples()[0].materials.stories["a1"]


def test_a_head_with_rubric_and_deck_is_deep_on_purpose_and_a_bare_one_as_deep_stands_in_white() -> None:
    whole, bare = heads_of(lead()), heads_of(lead()._replace(deck="", rubric="", kicker=""))
    assert whole[12] == whole[11] == {}
    assert bare[7] == {} and bare[max(bare)]["head"] > TASTE["head"]
    assert max(bare) <= 12


def test_more_white_is_dearer_by_the_line() -> None:
    white = [one.get("head", 0) for _, one in sorted(heads_of(lead()._replace(deck="", rubric="", kicker="")).items())]
    steps = [after - before for before, after in pairwise(white)]
    assert steps == sorted(steps) and steps[-1] > TASTE["head"]


def test_the_lead_is_to_be_as_large_as_its_style_has_it_and_others_may_be_smaller() -> None:
    as_lead, as_second = heads_of(lead(), columns=4), heads_of(lead(), rank=2, columns=4)
    assert min(as_lead) < 8 and as_lead[min(as_lead)]["small"] > max(one.get("small", 0) for one in as_second.values())


def test_a_short_head_costs_more_the_wider_it_stands() -> None:
    short = lead()._replace(headline=("渡口",), deck="", rubric="", kicker="")
    wide, narrow = (heads_of(short, rank=2, columns=columns) for columns in (4, 2))
    assert wide[max(wide)]["short"] > narrow[max(narrow)]["short"] > 0
    assert not any("short" in one for one in heads_of(lead()).values())


def seen(division: Division, *forms: Form) -> tuple[dict[str, int], dict[str, tuple[str, int]]]:
    """Terms, and by reason the term and the amount, that the whole page adds to *division*.

    Its pieces have these *forms*, and ranks 1, 2 …
    """
    pieces = tuple(PlanPiece(f"s{n}", n + 1, (form,)) for n, form in enumerate(forms))
    region = FreeRegion(1, 14, 4, 60)
    way = PageFilling(0, ((division, region),), pieces, taste=Taste(7))
    looked = looked_at(way, PageBefore((), grid(), {}, True))
    return terms_of(looked.cost), {one.reason: (one.term, one.amount) for one in accounted(looked).seams}


@pytest.mark.parametrize(("way", "gap", "touch"), [("-", 1, True), ("-", 3, True), ("-", 4, False)])
def test_pictures_that_touch_are_seen_wherever_they_stand(way: str, gap: int, touch: bool) -> None:
    picture = Form(2, 20, 0, picture=20)
    _, why = seen(Cut(way, DivisionLeaf(0, 0), DivisionLeaf(1, 0), gap), picture, picture)
    assert why.get("pictures") == (("faults", TASTE["pictures"]) if touch else None)


def test_pictures_that_the_search_has_counted_side_by_side_are_not_counted_again() -> None:
    picture = Form(2, 20, 0, picture=20)
    assert "pictures" not in seen(Cut("|", DivisionLeaf(0, 0), DivisionLeaf(1, 0)), picture, picture)[1]


def test_a_head_larger_than_the_leads_is_against_its_rank() -> None:
    small, large = (Form(2, 20, 0, head=6, head_type=(face, size)) for face, size in (("a", 30000), ("b", 36000)))
    cut = Cut("|", DivisionLeaf(0, 0), DivisionLeaf(1, 0))
    assert seen(cut, small, large)[0]["rank"] == TASTE["larger"]
    assert seen(cut, large, small)[0]["rank"] == 0


def beside(picture: Area, story: Area) -> list[str]:
    """Reasons that a picture apart from its story adds to a page, each where it stands."""
    pieces = (
        PlanPiece("s-picture", 0, (Form(*picture[2:], 0, picture=picture.lines),), "s", "picture", "s.jpg"),
        PlanPiece("s", 1, (Form(*story[2:], 0, head=4),), "s"),
    )
    parts = ((DivisionLeaf(0, 0), FreeRegion(*picture)), (DivisionLeaf(1, 0), FreeRegion(*story)))
    looked = looked_at(PageFilling(0, parts, pieces, taste=Taste(7)), PageBefore((), grid(), {}, True))
    return [one.reason for one in looked.seams]


@pytest.mark.parametrize(
    ("picture", "away"),
    [
        (Area(1, 14, 7, 20), False),  # over it and over what stands beside it
        (Area(5, 35, 3, 20), False),  # beside it
        (Area(6, 35, 2, 20), True),  # a column between them
        (Area(1, 10, 4, 10), True),  # something else between them
        (Area(1, 66, 4, 10), True),  # under it, where it is read with what follows
    ],
)
def test_a_picture_that_stands_by_itself_touches_its_story(picture: Area, *, away: bool) -> None:
    assert ("away" in beside(picture, Area(1, 35, 4, 30))) == away


EDITORS = [("datong", 1), ("evening", 1), ("evening", 2), ("lancheng", 1), ("lancheng", 6), ("lancheng", 8)]


@pytest.mark.parametrize(("sample", "number"), EDITORS)
def test_pages_made_up_by_hand_score_within_the_best_tenth(sample: str, number: int) -> None:
    loaded = load(ROOT / "seeds" / sample / "issue.yaml")
    verdict = judged(loaded, next(page for page in loaded.issue.pages if page.number == number))
    assert verdict.seen > 10 and verdict.better * 10 <= verdict.seen, verdict.words
