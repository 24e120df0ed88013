"""Remedies of copyfit: tried one after another as pure trials, each within its limit, and scored.

A trial is asked for with *doses*, how far every remedy goes; it pours the story and gives back what came of it.  No
trial changes anything, so the best of them can be taken afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import Final, TypeAlias

from layout.fitting.pour_costs import COST_FOOT_FREE, COST_HEAD, COST_OVER, PRICES
from layout.fitting.rows import LegRows
from layout.fitting.steps import Poured
from layout.galley.items import Item
from layout.typeset.tracking import tracked
from layout.value import NamedTuple


class Doses(NamedTuple):
    """How far each remedy goes.  A story that is too long wants negative ones, one that is short positive ones."""

    tracking: int = 0
    """Of the body, per mille of its size."""
    subhead: int = 0
    """Rows more to every subhead."""
    head: int = 0
    """Rows more to the head block."""
    picture: int = 0
    """Rows more to the picture that stands over or under the story, or in its area."""

    def held_to(self, most: int) -> Doses:
        """The same with at most *most* rows more to the head block."""
        return self._replace(head=min(self.head, max(0, most)))


class Outcome(NamedTuple):
    """What a trial gave: the rows, what stands on them, and the rows left free at the foot of every leg."""

    doses: Doses
    feet_free: int
    room: LegRows
    poured: Poured
    over: int = 0
    """Lines that do not go in."""
    short: int = 0
    """Rows left free."""


class Tried(NamedTuple):
    """A remedy that was tried: how far it went, how far it might have gone, lines still over (negative: free)."""

    remedy: str
    went: int
    limit: int
    left: int


Trial: TypeAlias = Callable[[Doses, int, bool], Outcome]
"""Pour with these doses, so many rows left free at the foot of every leg, paragraphs supple or not."""


class Means(NamedTuple):
    """What may be done for a story: the remedies in order, their limits, and which doses it can bear."""

    remedies: tuple[str, ...]
    limits: Mapping[str, int]
    bears: Callable[[Doses], bool]
    spare: int
    """Rows that its head may take without being asked."""
    feet: int
    """Legs that end where the story ends."""
    alone: Callable[[Outcome], int]
    """Lines parted from all others of their paragraphs."""


MOST: Final = {
    "tracking": ("tracking", "tracking"), "subhead": ("subhead_less", "subhead_more"),
    "head": ("head_less", "head_spare"), "picture": ("picture_less", "picture_more"),
}  # fmt: skip
"""Names of the limits of every remedy, for a story that is too long and for one that is short."""

_STEPS: Final = 2
"""Steps in which tracking goes to its limit: every one sets the whole story anew."""


def degrees(remedy: str, limits: Mapping[str, int], sign: int) -> list[int]:
    """How far *remedy* may go, step by step; *sign* -1 for a story that is too long, 1 for one that is short."""
    most = limits.get(MOST[remedy][sign > 0], 0)
    if remedy == "tracking":
        return [sign * most * step // _STEPS for step in range(1, _STEPS + 1)] if most else []
    return [sign * step for step in range(1, most + 1)]


def seek(trial: Trial, means: Means) -> tuple[Outcome, tuple[Tried, ...]]:
    """The setting that leaves least undone, and what was tried to get there."""
    base = levelled(trial, Doses(), means.spare, means.feet)
    wanted = [one for one in means.remedies if one in MOST]
    if not wanted:
        return base, ()
    if not base.over and not base.short:
        return _kept_together(trial, means, base) if "tracking" in wanted else (base, ())
    if base.over:
        return _tightened(trial, means, base, wanted)
    return _opened(trial, means, base, wanted)


def _kept_together(trial: Trial, means: Means, base: Outcome) -> tuple[Outcome, tuple[Tried, ...]]:
    """A story that fits and has a line alone: a little tracking may bring it to the others of its paragraph."""
    alone = means.alone(base)
    if not alone:
        return base, ()
    most = means.limits.get("tracking", 0)
    for step in range(1, _STEPS + 1):
        for sign in (-1, 1):
            one = trial(base.doses._replace(tracking=sign * most * step // _STEPS), base.feet_free, True)
            if not one.over and one.short <= base.short and means.alone(one) < alone:
                return one, (Tried("tracking", one.doses.tracking, sign * most, 0),)
    return base, (Tried("tracking", 0, most, 0),)


def levelled(trial: Trial, doses: Doses, spare: int, feet: int) -> Outcome:
    """The best level setting at *doses*: plain first, then supple paragraphs, then spare lines to the head."""
    one = trial(doses, 0, False)
    if one.over:
        return trial(doses, 0, True)
    if one.poured.cost < 1:
        return one
    best: tuple[int, Outcome] | None = None
    free = (one.room.total - one.poured.rows) // feet
    for extra in range(max(0, min(spare, free - 1)), min(spare, free + 1) + 1):
        left = max(0, free - extra)
        for feet_free in dict.fromkeys((left, max(0, left - 1))):
            if feet_free != left and feet_free and best:
                break  # lines are loosened so that legs end level, not for one row more out of many that stay white
            one = trial(doses._replace(head=doses.head + extra), feet_free, True)
            if one.over:
                continue
            cost = one.poured.cost + extra * COST_HEAD + feet_free * feet * COST_FOOT_FREE
            if best is None or cost < best[0]:
                best = (cost, one)
    return best[1] if best else trial(doses, 0, True)


def _tightened(trial: Trial, means: Means, base: Outcome, wanted: Sequence[str]) -> tuple[Outcome, tuple[Tried, ...]]:
    """A story that is too long: each remedy as little as will do, the next one when it does not do at its limit."""
    doses, found, tried = Doses(), base, []
    for remedy in wanted:
        steps = degrees(remedy, means.limits, -1)
        asked = [doses._replace(**{remedy: step}) for step in steps]
        asked = list(takewhile(means.bears, asked))
        if asked:
            # At its limit first: if that does not do, less would not either, and for tracking all is set anew.
            found = trial(asked[-1], 0, True)
            if not found.over:
                found = next(one for one in (trial(each, 0, True) for each in asked) if not one.over)
            doses = found.doses
        tried.append(Tried(remedy, getattr(doses, remedy), steps[-1] if steps else 0, found.over))
        if not found.over:
            break
    if found.over:
        return found, tuple(tried)
    # The last remedy did it; those before it may not be needed any more.
    sets = [doses, *(doses._replace(**{remedy: 0}) for remedy in wanted if getattr(doses, remedy))]
    sets += [Doses(**{one.remedy: one.went}) for one in tried[-1:]]
    settings = [levelled(trial, one, 0, means.feet) for one in dict.fromkeys(sets)]
    return min(settings, key=lambda one: score(one, means.feet)), tuple(tried)


def _opened(trial: Trial, means: Means, base: Outcome, wanted: Sequence[str]) -> tuple[Outcome, tuple[Tried, ...]]:
    """A story that is short: its free rows go to what may take them; lines are never stretched."""
    doses, best, tried = Doses(), base, []
    for remedy in wanted:
        went, left = 0, best.short
        for degree in degrees(remedy, means.limits, 1):
            asked = doses._replace(**{remedy: degree})
            if not means.bears(asked):
                break
            spare = means.spare if remedy != "head" and not doses.head else 0
            one = levelled(trial, asked, spare, means.feet)
            if one.over or score(one, means.feet) >= score(best, means.feet):
                continue
            if remedy == "tracking" and one.short:
                continue  # lines are loosened only if the legs end level by it
            went, left, best = degree, one.short, one
            if not one.short:
                break
        limit = (degrees(remedy, means.limits, 1) or [0])[-1]
        tried.append(Tried(remedy, went, limit, -left))
        doses = doses._replace(**{remedy: went})
        if not best.short:
            break
    return best, tuple(tried)


def score(one: Outcome, feet: int) -> int:
    """What an editor would mind about a setting, the least is best: copy left out, white left, then every liberty."""
    price = sum(abs(dose) * PRICES[remedy] for remedy, dose in zip(Doses._fields, one.doses, strict=True))
    return one.over * COST_OVER + one.poured.cost + one.feet_free * feet * COST_FOOT_FREE + price


def dosed(item: Item, doses: Doses) -> Item:
    """*item* with the tracking of *doses* if it is body, with its white if it is a subhead."""
    if item.role == "paragraph" and doses.tracking:
        had = item.prepared.style.tracking - item.style.tracking
        return item._replace(prepared=tracked(item.prepared, doses.tracking - had))
    if item.role == "subhead" and doses.subhead:
        # What is taken away comes out of the rows the subhead is centred in, what is added stands above it.
        lines = max(1, item.style.lines + min(0, doses.subhead))
        before = item.style.before + max(0, doses.subhead)
        return item._replace(style=item.style._replace(lines=lines, before=before))
    return item
