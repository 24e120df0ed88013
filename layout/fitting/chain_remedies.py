"""Remedies of a story in several slots: those before the last help where the last cannot do it alone.

A slot that another one follows is filled to its foot, so no remedy is of use to itself; what it gives or takes changes
how much is left for the last.  Imported only where a story comes out too long or too short there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from layout.fitting.picture_rows import slack_of
from layout.fitting.remedies import MOST, Doses, Tried, degrees

if TYPE_CHECKING:
    from layout.fitting.fitted import ChainSlot, Fitted

Through: TypeAlias = Callable[[Mapping[str, Doses]], "list[Fitted]"]
"""The story through all its slots, some with doses that they are to have."""

EVERYWHERE: Final = ("tracking", "subhead")
"""Remedies that all of its slots have alike: the type of a story has one colour, its subheads one depth."""

UNDONE: Final = ("overset", "underset")


def chain_remedied(
    chain: Sequence[ChainSlot], done: list[Fitted], through: Through, limits: Mapping[str, int]
) -> list[Fitted]:
    """*done*, or what comes of remedies of the slots before the last.

    They are tried in the order of the first slot, each as little as will do.  One that makes anything worse where it
    is used is not taken, nor any in a slot that belongs to a group.
    """
    helpers = [link for link in chain[:-1] if not link.slot.group]
    if not helpers or not done[-1].poured.placed:
        return done
    sign = -1 if done[-1].fit.over else 1
    doses: dict[str, Doses] = {}
    tried: dict[str, list[Tried]] = {link.slot.id: [] for link in helpers}
    for remedy in [one for one in done[0].slot.remedies or done[0].look.remedies if one in MOST]:
        if remedy == "subhead" and sign > 0:
            continue  # what is added over a subhead goes on with it to the next slot, which would add to it again
        for links in [helpers] if remedy in EVERYWHERE else [[one] for one in reversed(helpers)]:
            steps = degrees(remedy, _limits(links[0], limits), sign)
            went = 0
            for degree in steps:
                more = {one.slot.id: doses.get(one.slot.id, Doses())._replace(**{remedy: degree}) for one in links}
                found = through({**doses, **more})
                if any(len(a.findings) > len(b.findings) for a, b in zip(found[:-1], done[:-1], strict=True)):
                    break
                if _undone(found) < _undone(done):
                    done, doses, went = found, {**doses, **more}, degree
                if not wanting(done):
                    break
            for one in links:
                left = done[-1].fit.over or -done[-1].fit.short
                tried[one.slot.id].append(Tried(remedy, went, steps[-1] if steps else 0, left))
            if not wanting(done):
                return _with_tried(done, tried)
    return _with_tried(done, tried)


def wanting(done: Sequence[Fitted]) -> bool:
    """True when the last slot has copy over, or white that its own remedies did not fill."""
    return any(one.code in UNDONE for one in done[-1].findings)


def _undone(done: Sequence[Fitted]) -> tuple[int, int]:
    return done[-1].fit.over, done[-1].fit.short


def _limits(link: ChainSlot, limits: Mapping[str, int]) -> dict[str, int]:
    slack = slack_of(link.slot, link.page)
    less, more = min(limits.get("picture_less", 0), slack.less), min(limits.get("picture_more", 0), slack.more)
    return {**limits, "picture_less": less, "picture_more": more}


def _with_tried(done: list[Fitted], tried: Mapping[str, Sequence[Tried]]) -> list[Fitted]:
    """*done* with what was tried in each slot in its account."""
    return [one._replace(fit=one.fit._replace(tried=tuple(tried.get(one.slot.id, one.fit.tried)))) for one in done]
