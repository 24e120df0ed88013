"""What would mend a page of which even the best proposal has faults: the least change, tried with the real search.

Changes come in the order in which an editor makes them: a picture of another size, a sentence cut at a story's end, one
more story that jumps, a story left out or moved to another page.  Where none is enough, two are tried together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from typing import Final

from layout.composing import Materials
from layout.findings import Finding, finding
from layout.fitting.fitted import FitMemory
from layout.planner.entries import Trials
from layout.planner.pieces import planned_stories, with_page
from layout.planner.propose import faults_of, propose
from layout.spec.model import Issue, PageSpec
from layout.spec.wishes import PlanWishes
from layout.stories.model import Paragraph, Story
from layout.value import NamedTuple

BORNE: Final = 1
"""Warnings of a proposal up to which nothing is advised: an editor looks once and lets it stand."""

MOST_CUT: Final = 200
"""Of a story, per mille, that is cut at its end: more is for its editor to decide."""

JUMP_LEAST: Final = 400
"""Characters of the shortest story that is advised to jump."""

OTHER_SIZES: Final = ("large", "small")
"""Sizes that a picture is tried in of which none was wished; a larger one first, since it loses nothing."""

STOPS: Final = "。！？"

MOST_OF_A_KIND: Final = 6
"""Changes of one kind that are tried."""

MOST_PAIRED: Final = 5
"""Changes of which each two are tried together where none is enough: those that by themselves leave fewest faults."""

MOST_TRIALS: Final = 12_000_000
"""Pairs of divisions that are compared for all of them together, pages made up counted in: about five seconds' worth,
as long as an editor waits, and twice what the advice on any of 200 front pages took."""


class Mend(NamedTuple):
    """One change of a page's copy or wishes: its *kind*, ``picture``, ``cut``, ``jump`` or ``out``, and the story."""

    kind: str
    story: str
    chars: int = 0
    """Characters cut at the end of the story."""
    size: str = ""
    """The wish for its picture."""
    page: int = 0
    """Where it goes on."""


class Advice(NamedTuple):
    """What is *said* of a page with faults, and the *changes* that mend it: one, or two where no single one does.

    None where two do not either.
    """

    said: Finding
    changes: tuple[Mend, ...] = ()


UNFILLED: Final = ("plan-too-little", "plan-no-cut", "plan-too-much")
"""Why a page cannot be made of its copy, what is least bad first."""

_SAID: Final = (*UNFILLED, "plan-white")
"""Where copy does not fill a page, or has no room, that is said, with what to do, and nothing else is tried."""


def wants_advice(faults: int, found: Sequence[Finding]) -> bool:
    """True for a page with more *faults* than are borne, of which it is not *found* what its copy lacks or has over."""
    return faults > BORNE and not any(one.code in _SAID for one in found)


def advised(
    issue: Issue, materials: Materials, page: PageSpec, faults: int, found: Sequence[Finding],
    memory: FitMemory | None = None, most: int = MOST_TRIALS,
) -> Advice | None:  # fmt: skip
    """What would mend *page*, the best proposal of which has so many *faults*; nothing where they are borne.

    *found* is what is said of the page already.  What is advised has been followed: the page was proposed again with
    the changes.  After *most* pairs of divisions nothing more is tried, but that the best change of which a quick look
    had found that it mends the page is followed as a run would.
    """
    if not wants_advice(faults, found):
        return None
    stories = planned_stories(issue, page, page.plan or PlanWishes(), tuple(materials.stories.values()))
    shared, memory = Trials(most), memory or FitMemory()

    def faults_after(changes: Sequence[Mend], look: str = "quick", trials: Trials = shared) -> int:
        """Faults of the page with *changes*; more than it has where it cannot be made, or is not tried to the end.

        A search that the trials cut short might have found another page, so what it found advises nothing.
        """
        if trials.left < 0:
            return faults + 1
        other, asked = with_changes(changes, stories, materials, page)
        made = propose(with_page(issue, asked), other, asked, 1, memory, trials=trials, look=look)
        return faults_of(made.pages[0]) if made.pages and (look != "usual" or trials.left >= 0) else faults + 1

    def mended(changes: Sequence[Mend], look: str = "usual", trials: Trials = shared) -> Advice | None:
        left = faults_after(changes, look, trials)
        return Advice(_finding(page, faults, changes, left), tuple(changes)) if left <= BORNE else None

    alone: list[tuple[int, Mend]] = []
    for change in changes_of(stories, page, materials):
        left = faults_after([change])
        if left <= BORNE and (advice := mended([change])):
            return advice
        alone.append((left, change))
    nearly = ([change] for left, change in alone if left == BORNE + 1 < faults)  # a closer look may find one less
    close = (pair for pair in _pairs(alone) if faults_after(pair) <= BORNE)
    for changes in chain(nearly, close):
        if advice := mended(changes):
            return advice
    poor = Advice(finding("plan-poor", page.place, page=page.number, count=faults))
    best = [change for left, change in sorted(alone, key=_left)[:1] if left <= BORNE]
    return (mended(best, "wide", Trials()) if best else None) or poor


def _left(one: tuple[int, Mend]) -> int:
    """Faults that a change leaves."""
    return one[0]


def _pairs(alone: Sequence[tuple[int, Mend]]) -> Iterator[tuple[Mend, Mend]]:
    """Changes of two stories, two at a time, of those that *alone* leave fewest faults: each with its faults."""
    best = [change for _, change in sorted(alone, key=_left)[:MOST_PAIRED]]
    yield from (pair for pair in combinations(best, 2) if pair[0].story != pair[1].story)


def changes_of(stories: Sequence[Story], page: PageSpec, materials: Materials) -> Iterator[Mend]:
    """Changes of *page* with *stories*, which come in order of rank, that may be tried: the least first."""
    plan = page.plan or PlanWishes()
    sizes, jumps = dict(plan.pictures), dict(plan.jumps)
    pictured = [one.slug for one in stories if one.picture in materials.pictures and one.slug not in sizes]
    yield from [Mend("picture", slug, size=size) for size in OTHER_SIZES for slug in pictured][:MOST_OF_A_KIND]
    cuts = [Mend("cut", one.slug, chars) for one in stories if (chars := _last_sentence(one.body))]
    yield from sorted(cuts, key=lambda one: one.chars)[:MOST_OF_A_KIND]
    if jumps:
        to = min(jumps.values())
        long = [one.slug for one in reversed(stories) if one.slug not in jumps and _chars(one.body) >= JUMP_LEAST]
        yield from [Mend("jump", slug, page=to) for slug in long[:MOST_OF_A_KIND]]
    yield from [Mend("out", one.slug) for one in reversed(stories[1:])][:MOST_OF_A_KIND]


def with_changes(
    changes: Sequence[Mend], stories: Sequence[Story], materials: Materials, page: PageSpec
) -> tuple[Materials, PageSpec]:
    """*materials* and *page*, which is made of *stories*, after all *changes*."""
    for change in changes:
        materials, page = changed(change, stories, materials, page)
        gone = change.story if change.kind == "out" else ""
        stories = [materials.stories[one.slug] for one in stories if one.slug != gone]
    return materials, page


def changed(change: Mend, stories: Sequence[Story], materials: Materials, page: PageSpec) -> tuple[Materials, PageSpec]:
    """*materials* and *page*, which is made of *stories*, after *change*."""
    plan = page.plan or PlanWishes()
    if change.kind == "picture":
        plan = plan._replace(pictures=(*plan.pictures, (change.story, change.size)))
    elif change.kind == "jump":
        plan = plan._replace(jumps=(*plan.jumps, (change.story, change.page)))
    elif change.kind == "out":
        left = tuple(one.slug for one in stories if one.slug != change.story)
        plan = plan._replace(stories=left, order=tuple(one for one in plan.order if one != change.story))
    else:
        one = materials.stories[change.story]
        last = one.body[-1]
        shorter = one._replace(body=(*one.body[:-1], last._replace(text=last.text[: -change.chars])))
        materials = materials._replace(stories={**materials.stories, change.story: shorter})
    return materials, page._replace(plan=plan)


def _last_sentence(body: Sequence[Paragraph]) -> int:
    """Characters of the last sentence of *body*; 0 where its last paragraph is one sentence, or that is too much."""
    if not body or body[-1].kind != "p" or body[-1].spans:
        return 0
    text = body[-1].text
    stop = max(text[:-1].rfind(one) for one in STOPS)
    chars = len(text) - stop - 1
    return chars if stop >= 0 and chars * 1000 <= MOST_CUT * _chars(body) else 0


def _chars(body: Sequence[Paragraph]) -> int:
    return sum(len(one.text) for one in body)


_IN_WORDS: Final = {
    "picture": ("《{0.story}》的图片用 {0.size}", "give the picture of {0.story} the size {0.size}"),
    "cut": ("《{0.story}》删去末句（{0.chars} 字）", "cut the last sentence of {0.story} ({0.chars} characters)"),
    "jump": ("让《{0.story}》下转第 {0.page} 版", "let {0.story} jump to page {0.page}"),
    "out": ("撤下《{0.story}》或挪到别的版", "leave {0.story} out or move it to another page"),
}
"""Each kind of change where two are advised, in Chinese and English."""


def _finding(page: PageSpec, faults: int, changes: Sequence[Mend], left: int) -> Finding:
    change = changes[0]
    if len(changes) > 1:
        one, other = ([words.format(each) for words in _IN_WORDS[each.kind]] for each in changes)
        return finding(
            "plan-mend-two", page.place, page=page.number, count=faults, left=left,
            one=one[0], other=other[0], one_en=one[1], other_en=other[1],
        )  # fmt: skip
    return finding(
        f"plan-mend-{change.kind}", page.place, page=page.number, count=faults, left=left,
        slug=change.story, chars=change.chars, size=change.size, to=change.page,
    )  # fmt: skip
