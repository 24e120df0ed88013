"""Every story of an issue through its slots: jumps from page to page, groups that are treated alike."""

from __future__ import annotations

from collections.abc import Mapping

from layout.areas.grid import PageGrid
from layout.findings import Finding, finding
from layout.fitting.fit import Fitted, Part, fit
from layout.fitting.remedies import Doses
from layout.fonts.library import Library
from layout.galley.items import Item, items_from
from layout.spec.model import Issue, PageSpec, Slot
from layout.spec.styles import Stylesheet
from layout.stories.model import Story
from layout.value import NamedTuple


class Kit(NamedTuple):
    """What every fit needs."""

    stories: Mapping[str, Story]
    styles: Stylesheet
    faces: Library
    grid: PageGrid


class Link(NamedTuple):
    """One slot of a story's chain."""

    page: PageSpec
    slot: Slot


def fit_issue(issue: Issue, kit: Kit) -> dict[str, Fitted]:
    """Fit every story, by slot; where one has several slots, the next page takes what the one before left."""
    chains: dict[str, list[Link]] = {}
    for page in issue.pages:
        for slot in page.slots:
            if slot.use == "story" and slot.story in kit.stories:
                chains.setdefault(slot.story, []).append(Link(page, slot))
    fits: dict[str, Fitted] = {}
    for slug, chain in chains.items():
        chain.sort(key=lambda link: link.page.number)
        fits |= fit_chain(kit.stories[slug], chain, kit, {})
    for group in _groups(issue):
        fits |= _alike(group, chains, fits, kit)
    return fits


def fit_chain(story: Story, chain: list[Link], kit: Kit, forced: Mapping[str, Doses]) -> dict[str, Fitted]:
    """Fit a story through its slots; a jump leaves neither page with fewer lines than the style's limit."""
    least = kit.styles.limits.get("jump_least", 0)
    holds = [0] * len(chain)
    done = _through(story, chain, kit, forced, holds)
    for index in range(len(chain) - 2, -1, -1):
        if chain[index].page.number == chain[index + 1].page.number:
            continue
        for _ in range(least):
            after = _lines(done[index + 1])
            if not 0 < after < least or _lines(done[index]) - (least - after) < least:
                break
            holds[index] += least - after
            more = _through(story, chain, kit, forced, holds)
            if _lines(more[index + 1]) <= after:
                break
            done = more
    if len(chain) > 1 and not forced and any(one.code in ("overset", "underset") for one in done[-1].findings):
        from layout.fitting.chain_remedies import eased  # few stories want it

        done = eased(chain, done, lambda doses: _through(story, chain, kit, doses, holds), kit.styles.limits)
    found = [_with_findings(one, index, done, chain, least) for index, one in enumerate(done)]
    return {link.slot.id: one for link, one in zip(chain, found, strict=True)}


def _through(story: Story, chain: list[Link], kit: Kit, forced: Mapping[str, Doses], holds: list[int]) -> list[Fitted]:
    items: tuple[Item, ...] | None = None
    made: list[Fitted] = []
    for index, (page, slot) in enumerate(chain):
        last = index + 1 == len(chain)
        number = page.number
        before = chain[index - 1].page.number if index else number
        after = number if last else chain[index + 1].page.number
        part = Part(
            items,
            before if before != number else 0,
            after if after != number else 0,
            not last,
            number,
            holds[index],
            forced.get(slot.id),
            page,
        )
        done = fit(slot, story, kit.styles, kit.faces, kit.grid, part)
        made.append(done)
        rest = done.poured.rest
        items = items_from(done.items, rest.item, rest.offset) if rest else ()
    return made


def _lines(done: Fitted) -> int:
    """Lines of body that stand in a slot."""
    return sum(done.items[one.item].role == "paragraph" for one in done.poured.placed)


def _with_findings(one: Fitted, index: int, done: list[Fitted], chain: list[Link], least: int) -> Fitted:
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
    told = story.jump.page if story.jump and story.jump.direction == "to" else 0
    if goes_on and told and one.fit.goes_to and told != one.fit.goes_to:
        found.append(
            finding("jump-copy-differs", slot.place, story=story.slug, slug=story.slug, said=told, page=one.fit.goes_to)
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


def _alike(ids: list[str], chains: Mapping[str, list[Link]], fits: Mapping[str, Fitted], kit: Kit) -> dict[str, Fitted]:
    """The stories of a group once more with what the one in most need took; one that cannot bear it keeps its own."""
    here = [one for one in ids if one in fits]
    doses = [fits[one].fit.doses for one in here]
    tracking = max((one.tracking for one in doses), key=abs, default=0)
    head = max((one.head for one in doses), key=lambda rows: (abs(rows), rows), default=0)
    made: dict[str, Fitted] = {}
    for slot_id in here:
        one = fits[slot_id]
        asked = one.fit.doses._replace(tracking=tracking, head=head)
        if asked == one.fit.doses:
            continue
        again = fit_chain(one.story, chains[one.story.slug], kit, {slot_id: asked})
        worse = again[slot_id].fit.over > one.fit.over or again[slot_id].fit.short > one.fit.short
        if worse:
            told = finding(
                "group-uneven", one.slot.place, story=one.story.slug, slug=one.story.slug, group=one.slot.group
            )
            made[slot_id] = one._replace(findings=(*one.findings, told))
        else:
            made |= again
    return made
