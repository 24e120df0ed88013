"""Every story of an issue through its slots: jumps from page to page, groups that are treated alike."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Final

from layout.areas.direction import laid, styles_along
from layout.areas.grid import PageGrid, lay_grid
from layout.findings import Finding, finding
from layout.fitting.fit import Part, fit
from layout.fitting.fitted import ChainSlot, FitMemory, Fitted, SetPart, StoryMemory
from layout.fitting.remedies import Doses
from layout.fitting.steps import turned_items
from layout.fonts.library import Library
from layout.galley.items import Item, items_from
from layout.kept_answers import LastAnswers
from layout.spec.model import Issue, PageSpec, Sheet, Slot
from layout.spec.styles import Stylesheet
from layout.stories.model import Story
from layout.value import NamedTuple


class FitContext(NamedTuple):
    """What every fit needs."""

    stories: Mapping[str, Story]
    styles: Stylesheet
    faces: Library
    grid: PageGrid
    sheet: Sheet | None = None  # of pages with a grid of their own

    def grid_of(self, page: PageSpec) -> PageGrid:
        """The grid of *page*."""
        return lay_grid(self.sheet, page.grid) if page.grid and self.sheet else self.grid


def fit_issue(issue: Issue, context: FitContext, known: ChainMemory | None = None) -> dict[str, Fitted]:
    """Fit every story, by slot; where one has several slots, the next page takes what the one before left.

    What is *known* need not be fitted again; the fits are the same without it.
    """
    links: dict[str, list[ChainSlot]] = {}
    for page in issue.pages:
        for slot in page.slots:
            if slot.use == "story" and slot.story in context.stories:
                links.setdefault(slot.story, []).append(ChainSlot(page, slot))
    chains: dict[str, StoryChain] = {}
    fits: dict[str, Fitted] = {}
    if known:
        known.begin(context)
    for slug, chain in links.items():
        chain.sort(key=lambda link: link.page.number)
        chains[slug] = StoryChain(context.stories[slug], tuple(chain), context)
        fits |= known.fitted(chains[slug]) if known else chains[slug].fitted({})
    settled: dict[str, dict[str, Doses]] = {}
    for group in _groups(issue):
        fits |= _alike(group, chains, fits, settled)
    return fits


class StoryChain(NamedTuple):
    """A story and the slots it goes through, in order of their pages."""

    story: Story
    links: tuple[ChainSlot, ...]
    context: FitContext
    memory: FitMemory | None = None
    """What fits of the story share beyond this chain."""

    def fitted(self, forced: Mapping[str, Doses]) -> dict[str, Fitted]:
        """Fit the story through its slots; a jump leaves neither page with fewer lines than the style's limit.

        *forced* are doses that slots must have, by id.
        """
        links, least = self.links, self.context.styles.limits.get("jump_least", 0)
        holds = [0] * len(links)
        done = self.through(forced, holds)
        for index in range(len(links) - 2, -1, -1):
            if links[index].page.number == links[index + 1].page.number:
                continue
            for _ in range(least):
                after = _lines(done[index + 1])
                if not 0 < after < least or _lines(done[index]) - (least - after) < least:
                    break
                holds[index] += least - after
                more = self.through(forced, holds)
                if _lines(more[index + 1]) <= after:
                    holds[index] -= least - after
                    break
                done = more
        if len(links) > 1 and not forced and any(one.code in ("overset", "underset") for one in done[-1].findings):
            from layout.fitting.chain_remedies import chain_remedied  # few stories want it

            limits = self.context.styles.limits
            done = chain_remedied(links, done, lambda doses: self.through(doses, holds), limits)
        found = [_with_findings(one, index, done, links, least) for index, one in enumerate(done)]
        return {link.slot.id: one for link, one in zip(links, found, strict=True)}

    def through(self, forced: Mapping[str, Doses], holds: Sequence[int]) -> list[Fitted]:
        """Every slot with what the one before left; *holds* are lines that each keeps back for the next."""
        items: tuple[Item, ...] | None = None
        made: list[Fitted] = []
        story, links, context = self.story, self.links, self.context
        memory = self.memory or FitMemory()
        styles = context.styles
        for index, (page, slot) in enumerate(links):
            slot, grid = laid(slot, context.grid_of(page))
            before_this, styles = styles, styles_along(context.styles, grid)
            if items and styles.down is not before_this.down:
                # What is left is set anew in lines that run the other way: the last of what the story has there.
                left = [one for one in items if one.role != "jump"]
                whole = memory.items_of(story, made[0].look, styles, context.faces)
                items = turned_items(whole, left)
            last = index + 1 == len(links)
            number = page.number
            before = links[index - 1].page.number if index else number
            after = number if last else links[index + 1].page.number
            part = Part(
                items, before if before != number else 0, after if after != number else 0, not last, number,
                holds[index], forced.get(slot.id), page,
            )  # fmt: skip
            done = fit(slot, story, styles, context.faces, grid, part, memory)
            made.append(done)
            rest = done.poured.rest
            items = items_from(done.items, rest.item, rest.offset) if rest else ()
        return made


STORIES_LEFT: Final = 12
"""Stories of which parts are remembered after they were fitted anew: two making ups of the stories of a page."""


class _KeptChain(NamedTuple):
    """What came of a chain, and a library that has met what it met."""

    fits: dict[str, Fitted]
    faces: Library
    parts: Mapping[object, SetPart]


class ChainMemory:
    """Chains of slots that were fitted: what is asked again as it was is not fitted again.

    Whoever makes up the same issue time and again holds one.  It keeps what the last making up asked for, and the
    lines of paragraphs that stand in it or stood in a story that was fitted anew not long ago: an edit of a head may
    part a story in two or name all that follow otherwise, and the next may undo it.  With another style, another grid
    or other faces it begins anew.
    """

    def __init__(self) -> None:
        self._of: object = None
        self._kept = LastAnswers()
        self._parts: dict[str, Mapping[object, SetPart]] = {}
        self._left: deque[Mapping[object, SetPart]] = deque(maxlen=STORIES_LEFT)

    def begin(self, context: FitContext) -> None:
        """Begin to make up an issue: what the time before asked for is kept, what it did not is forgotten."""
        of = context.styles, context.grid, context.faces.shared
        anew = of != self._of
        self._of = of
        self._kept.begin(anew=anew)
        if anew:
            self._parts.clear()
            self._left.clear()
        for slug in self._parts.keys() - context.stories.keys():
            self._left.append(self._parts.pop(slug))

    def fitted(self, chain: StoryChain) -> dict[str, Fitted]:
        """:meth:`StoryChain.fitted` where no doses are forced, of which nothing is worked out that is known."""
        asked = chain.story, [(one.page.number, one.slot, one.page.grid, _pictures(one.page)) for one in chain.links]
        known = self._kept.of(chain.story.slug, asked, lambda: self._made(chain))
        before = self._parts.get(chain.story.slug)
        if before is not None and before is not known.parts:
            self._left.append(before)
        self._parts[chain.story.slug] = known.parts
        chain.context.faces.meet(known.faces)
        return known.fits

    def _made(self, chain: StoryChain) -> _KeptChain:
        """What comes of *chain*, with the paragraphs and heads that are known."""
        faces = chain.context.faces.anew()
        before: dict[object, SetPart] = {}
        for parts in (*self._left, *self._parts.values()):
            before.update(parts)
        memory = StoryMemory(before)
        again = chain._replace(context=chain.context._replace(faces=faces), memory=memory)
        return _KeptChain(again.fitted({}), faces, memory.parts)


def _pictures(page: PageSpec) -> tuple[Slot, ...]:
    """The slots of *page* that may give rows to a story, all that a fit sees of a page."""
    return tuple(one for one in page.slots if one.use == "picture")


def _lines(done: Fitted) -> int:
    """Lines of body that stand in a slot."""
    return sum(done.items[one.item].role == "paragraph" for one in done.poured.placed)


def _with_findings(one: Fitted, index: int, done: list[Fitted], chain: Sequence[ChainSlot], least: int) -> Fitted:
    """*one* with what is to be said of the jump to it and from it."""
    found: list[Finding] = []
    story, slot = one.story, one.slot
    goes_on = index + 1 < len(chain) and chain[index + 1].page.number != one.page
    if index and not one.poured.placed and not _rest(done[index - 1]):
        found.append(finding("jump-empty", slot.place, story=story.slug, slug=story.slug, page=one.page))
    if goes_on and _rest(one) and _lines(one) < least:
        found.append(_few(one, least))
    if index and chain[index - 1].page.number != one.page and 0 < _lines(one) < least:
        found.append(_few(one, least))
    said = story.jump.page if story.jump and story.jump.direction == "to" else 0
    if goes_on and said and one.fit.goes_to and said != one.fit.goes_to:
        found.append(
            finding("jump-copy-differs", slot.place, story=story.slug, slug=story.slug, said=said, page=one.fit.goes_to)
        )
    return one._replace(findings=(*one.findings, *found)) if found else one


def _rest(done: Fitted) -> bool:
    return done.poured.rest is not None


def _few(one: Fitted, least: int) -> Finding:
    return finding(
        "jump-leaves-few", one.slot.place, story=one.story.slug, slug=one.story.slug, page=one.page, lines=_lines(one),
        least=least,
    )  # fmt: skip


def _groups(issue: Issue) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for page in issue.pages:
        for slot in page.slots:
            if slot.group and slot.use == "story":
                groups.setdefault(slot.group, []).append(slot.id)
    return [ids for ids in groups.values() if len(ids) > 1]


def _alike(
    ids: Sequence[str], chains: Mapping[str, StoryChain], fits: Mapping[str, Fitted],
    settled: dict[str, dict[str, Doses]],
) -> dict[str, Fitted]:  # fmt: skip
    """The stories of a group once more with what the one in most need took; one that cannot bear it keeps its own.

    What one slot of a story has changes what is left for its others, so all slots of a story are fitted again together
    and taken together.  *settled* are the doses that groups have given to slots so far, by story; it is added to.
    """
    here = [one for one in ids if one in fits]
    doses = [fits[one].fit.doses for one in here]
    tracking = max((one.tracking for one in doses), key=abs, default=0)
    head = max((one.head for one in doses), key=lambda rows: (abs(rows), rows), default=0)
    wanted: dict[str, dict[str, Doses]] = {}
    for slot_id in here:
        one = fits[slot_id]
        asked = one.fit.doses._replace(tracking=tracking, head=head)
        if asked != one.fit.doses:
            wanted.setdefault(one.story.slug, {})[slot_id] = asked
    made: dict[str, Fitted] = {}
    for slug, more in wanted.items():
        forced = {**settled.get(slug, {}), **more}
        again = chains[slug].fitted(forced)
        if not _worse(again, fits):
            settled[slug] = forced
            made |= again
            continue
        for slot_id in more:
            one = fits[slot_id]
            uneven = finding("group-uneven", one.slot.place, story=slug, slug=slug, group=one.slot.group)
            made[slot_id] = one._replace(findings=(*one.findings, uneven))
    return made


def _worse(again: Mapping[str, Fitted], before: Mapping[str, Fitted]) -> bool:
    """True when a story that was fitted *again* has more left out at its end, or more white anywhere."""
    ends = list(again)[-1]
    short = any(one.fit.short > before[slot_id].fit.short for slot_id, one in again.items())
    return short or again[ends].fit.over > before[ends].fit.over
