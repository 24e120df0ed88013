"""Stories shared out among pages: every one once, by section, rank and size; moved until the pages can be made."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import random

from hypothesis import given
from hypothesis import strategies as st
from stock import PLACE, stack_of_pages, story

from layout.areas.grid import lay_grid
from layout.composing import compose
from layout.findings import Severity, finding
from layout.planner.keeping import sections_unknown
from layout.planner.pieces import planned_stories
from layout.planner.sharing import PageRoom, Stack, home_of, rooms_of, shares_of, to_be_shared, ways_to_move
from layout.planner.whole_issue import planned, shared_out
from layout.spec.model import PageSpec
from layout.spec.wishes import PlanWishes

PAGES = (2, 3, 4)


def room(number: int, section: str = "", cells: int = 600, **wishes: object) -> PageRoom:
    return PageRoom(PageSpec(number, (), PLACE, section=section, plan=PlanWishes(**wishes)), cells)  # type: ignore[arg-type]


def test_a_paper_is_planned_whole_and_every_story_is_on_it_once() -> None:
    issue, materials = stack_of_pages(4, 3)
    made, found = planned(issue, materials)
    assert found == ()
    assert all(page.plan is None and page.slots for page in made.pages)
    stood = [slot.story for page in made.pages for slot in page.slots if slot.use == "story"]
    assert len(set(stood)) == len(stood) > 12
    done = compose(made, materials)
    errors = [one for one in done.edition.findings if one.severity is Severity.ERROR]
    missing = {dict(one.facts)["slug"] for one in errors}
    assert {one.code for one in errors} <= {"story-unplaced"}
    placed = {slot.story for page in made.pages for slot in page.slots} - {""}
    assert missing | placed == set(materials.stories), "on a page, or named"
    assert len(missing) <= 2
    assert planned(issue, materials)[0] == made


def test_each_page_leads_with_the_highest_rank_that_is_left() -> None:
    issue, materials = stack_of_pages(2, 5)
    grid = lay_grid(issue.sheet, issue.grid)
    stories = [one for slug, one in materials.stories.items() if slug != "a4" and one.kind != "photo"]
    shares = shares_of(rooms_of(to_be_shared(issue), issue), stories, grid)
    ranks = {one.slug: at for at, one in enumerate(stories)}
    leads = [ranks[slugs[0]] for slugs in shares.values() if slugs]
    assert leads == sorted(leads)
    assert leads[0] == 0
    for number, slugs in shares.items():
        later = [ranks[one] for other, some in shares.items() if other > number for one in some]
        assert not slugs or not later or ranks[slugs[0]] < min(later)


def test_ranks_of_stories_hold_on_every_page_that_shares() -> None:
    issue, materials = stack_of_pages(2, 3)
    slugs = [slug for slug, one in materials.stories.items() if one.kind == "news"]
    ranks = {slug: at for at, slug in enumerate(reversed(slugs), 1)}
    stories = {slug: one._replace(rank=ranks.get(slug, 0)) for slug, one in materials.stories.items()}
    shared = shared_out(issue, materials._replace(stories=stories))
    orders = [[ranks[one] for one in page.plan.order if one in ranks] for page in shared.pages if page.plan]
    assert len(orders) == 3
    assert orders[0][0] == 1, "the weightiest leads the first page"
    assert all(order == sorted(order) for order in orders)


def test_what_one_page_names_no_other_takes_by_its_slug_or_its_head() -> None:
    """An inner page that is to be planned stands before the one that names its stories: each has its own."""
    issue, materials = stack_of_pages(2, 2)
    slugs = [slug for slug, one in materials.stories.items() if one.kind == "news"]
    mine = (slugs[0], "".join(materials.stories[slugs[1]].headline))
    first, *_, last = issue.pages
    named = last._replace(plan=PlanWishes(stories=mine))
    asked = issue._replace(pages=(first._replace(plan=PlanWishes()), named))
    every = tuple(materials.stories.values())
    left = [one.slug for one in planned_stories(asked, asked.pages[0], PlanWishes(), every)]
    assert slugs[2] in left
    assert not set(slugs[:2]) & set(left)


def test_a_story_that_says_its_section_goes_there_whatever_its_folder_or_rubric() -> None:
    chance = random.Random(1)
    told = story(chance, "s1", 300)._replace(section="来信", rubric="体育", place=PLACE._replace(file="体育/s1.md"))
    rooms = (room(1), room(2, "体育"), room(3, "来信"))
    assert home_of(told, rooms, [told]) == 3
    assert home_of(told._replace(section=""), rooms, [told]) == 2
    assert home_of(told._replace(section="国际"), rooms, [told]) == 0


def test_a_section_that_no_page_is_is_told() -> None:
    chance = random.Random(1)
    issue, _ = stack_of_pages(1, 2)
    named = issue._replace(
        pages=tuple(one._replace(section="" if at else "要闻") for at, one in enumerate(issue.pages))
    )
    told = [story(chance, f"s{n}", 300)._replace(section=name) for n, name in enumerate(("要闻", "国际", ""))]
    (one,) = sections_unknown(named, told)
    assert (one.code, dict(one.facts)["name"], dict(one.facts)["known"]) == ("plan-section-unknown", "国际", "要闻")
    assert sections_unknown(issue, told) == []


def test_a_section_takes_its_own_from_a_folder_or_a_rubric() -> None:
    chance = random.Random(1)
    plain = [story(chance, f"s{n}", 300) for n in range(9)]
    sport = plain[7]._replace(place=PLACE._replace(file="copy/体育/s7.md"))
    letters = plain[3]._replace(rubric="【来信】")
    stories = [sport if one is plain[7] else letters if one is plain[3] else one for one in plain]
    rooms = (room(1), room(2, "体育"), room(3, "来信"))
    homes = {one.slug: home_of(one, rooms, stories) for one in stories}
    assert homes == {f"s{n}": {7: 2, 3: 3}.get(n, 0) for n in range(9)}
    issue, _ = stack_of_pages(1, 2)
    shares = shares_of(rooms, stories, lay_grid(issue.sheet, issue.grid))
    assert shares[2][0] == "s7"
    assert shares[3][0] == "s3"
    assert "s3" not in shares[1] and "s7" not in shares[1]


def test_a_dump_of_several_pages_says_what_stands_where() -> None:
    chance = random.Random(2)
    stories = [story(chance, f"s{n}", 300)._replace(page=1 + n % 2) for n in range(6)]
    rooms = (room(1), room(2))
    assert [home_of(one, rooms, stories) for one in stories] == [1, 2, 1, 2, 1, 2]
    # Negative control: pages that are not those of the dump say nothing.
    assert {home_of(one, (room(5), room(6)), stories) for one in stories} == {0}


def test_what_an_editor_names_for_a_page_stands_there() -> None:
    chance = random.Random(3)
    stories = [story(chance, f"s{n}", 300) for n in range(8)]
    issue, _ = stack_of_pages(1, 2)
    shares = shares_of((room(1), room(2, lead="s6", order=("s6", "s1"))), stories, lay_grid(issue.sheet, issue.grid))
    assert shares[1][0] == "s0"
    assert not {"s6", "s1"} & set(shares[1])
    assert shares[2][:2] == ("s6", "s1")


SLUGS = [f"s{n}" for n in range(8)]


@given(
    st.lists(st.integers(0, 4), min_size=8, max_size=8),
    st.lists(st.sampled_from((0, 0, 0, 2, 3, 4)), min_size=8, max_size=8),
    st.sampled_from(PAGES),
    st.sampled_from(("plan-too-much", "plan-too-little", "plan-no-cut")),
)
def test_moving_loses_no_story_and_leaves_earlier_pages(
    where: list[int], belongs: list[int], number: int, code: str
) -> None:
    shares = {page: tuple(slug for slug, at in zip(SLUGS, where, strict=True) if at == page) for page in PAGES}
    homes = dict(zip(SLUGS, belongs, strict=True))
    placed = {slug for some in shares.values() for slug in some}
    stack = Stack(PAGES, tuple(slug for slug in SLUGS if slug not in placed), homes)
    why = finding(code, PLACE, page=number, needs=1, free=1, without="", advice="", advice_en="")
    for made in ways_to_move(shares, number, why, stack):
        every = [slug for some in made.values() for slug in some]
        assert len(every) == len(set(every))
        assert {page: some for page, some in made.items() if page < number} == {
            page: some for page, some in shares.items() if page < number
        }
        assert set(made[number]) != set(shares[number])
        gone = placed - set(every)
        came = set(every) - placed
        assert not gone or number == PAGES[-1] or len(gone) == len(came) == 1, "given to no page but in exchange"
        for page, some in made.items():
            for slug in set(some) - set(shares[page]):
                assert homes[slug] in (0, page) or page != number


def test_stories_that_another_edition_has_are_planned_on_no_page_of_this_one() -> None:
    issue, materials = stack_of_pages(2, 3)
    stories = tuple(materials.stories.values())
    first = planned_stories(issue, issue.pages[-1], PlanWishes(), stories)[0].slug
    apart = issue._replace(zones=issue.zones._replace(elsewhere=(first,)))
    assert first not in {one.slug for one in planned_stories(apart, issue.pages[-1], PlanWishes(), stories)}
    named = planned_stories(apart, issue.pages[-1], PlanWishes(stories=(first,)), stories)
    assert [one.slug for one in named] == [first], "what an editor names is planned"


def test_a_planned_slot_takes_no_name_that_a_slot_of_another_page_has() -> None:
    issue, materials = stack_of_pages(1, 3)
    made, _ = planned(issue, materials)
    page = made.pages[0]
    slug = next(slot.id for slot in page.slots if slot.use == "story" and slot.id == slot.story)
    taken = PageSpec(9, (page.slots[0]._replace(id=slug, story="", use="notice"),), PLACE)
    again, _ = planned(issue._replace(pages=(*issue.pages, taken)), materials)
    ids = [slot.id for one in again.pages for slot in one.slots]
    assert len(set(ids)) == len(ids)
    assert f"{slug}-{page.number}" in ids
