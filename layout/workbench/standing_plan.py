"""Pages that are planned, as they stand while an issue is worked on: planned anew when the hand rests, not at each key.

To plan a page takes seconds.  While words are typed a page keeps the places that it was given, as it would had the
proposal been taken: it is made up of them at once.  The plan of the files as they then are follows, worked out in a
process of its own, so that nobody who types on is held up, and given up when somebody does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from layout.areas.regions import every_slot
from layout.findings import Finding, Place
from layout.loading.load import Loaded, materials_of
from layout.planner.whole_issue import planned
from layout.processes.bounded import Bounds, BrokeOffError, bounded_while
from layout.sources import Sources
from layout.spec.model import PageSpec
from layout.value import NamedTuple

SECONDS: Final = 600
"""Of a processor that planning may take beside the desk: eight pages take a minute."""


class Plan(NamedTuple):
    """The *pages* that were planned for *sources*, by their numbers, and what planning had to say."""

    sources: Sources
    pages: dict[int, PageSpec]
    findings: tuple[Finding, ...]


class StandingPlan:
    """The plan that the pages of an issue stand by.  One thread at a time uses it."""

    def __init__(self) -> None:
        self._plan: Plan | None = None
        self._laid: Sources | None = None
        """What the plan was laid under last."""

    def lay(self, made: Loaded, sources: Sources) -> Loaded:
        """*made* of *sources*, with its planned pages as they stand; planned now where none stand that can be kept."""
        self._laid = sources
        plan = self._plan
        if not _asked(sources):
            self._plan = None
            return made
        if plan is None or (plan.sources != sources and _kept_by(plan.sources) != _kept_by(sources)):
            plan = self._plan = plan_of(sources, made)
        pages = tuple(plan.pages.get(one.number, one) for one in made.issue.pages)
        return made._replace(issue=made.issue._replace(pages=pages), findings=(*made.findings, *plan.findings))

    @property
    def is_behind(self) -> bool:
        """True where the pages stand by a plan that was made of other files."""
        return self._plan is not None and self._laid is not None and self._plan.sources != self._laid

    def catch_up(self, go_on: Callable[[], bool]) -> bool:
        """Plan for the files as they were laid last, while *go_on* holds; true where that was done."""
        sources = self._laid
        if sources is None or not self.is_behind:
            return False
        try:
            plan = bounded_while(go_on, Bounds(SECONDS), plan_of, sources)
        except BrokeOffError:
            if not go_on():
                return False
            plan = plan_of(sources)  # there is no other process to be had
        if not go_on():
            return False
        self._plan = plan
        return True


def plan_of(sources: Sources, made: Loaded | None = None) -> Plan:
    """The plan for *sources*, of which *made* was made."""
    made = made or materials_of(sources)
    issue, found = planned(made.issue, made.materials)
    asked = {one.number for one in _asked(sources)}
    return Plan(sources, {one.number: one for one in issue.pages if one.number in asked}, found)


def _asked(sources: Sources) -> list[PageSpec]:
    """The pages of *sources* that are to be planned."""
    return [one for one in sources.issue.pages if one.plan is not None]


def _kept_by(sources: Sources) -> object:
    """What a plan is held by: while it is the same the plan has every story a place, and no story two.

    What was wished for the pages and what stands on them already, the grid, which stories there are and which of them
    other pages have.  Words are not in it, nor where anything is written.
    """
    issue = sources.issue
    others = [every_slot(issue._replace(pages=(one,))) for one in issue.pages if one.plan is None]
    taken = frozenset(slot.story for slots in others for slot in slots)
    stories = tuple((one.slug, one.rank, one.section, one.picture) for one in sources.stories)
    wished = (_asked(sources), issue.grid, issue.sheet, issue.style, issue.ads)
    return _placeless(wished), taken, stories, frozenset(sources.styles.stories)


def _placeless(value: Any) -> Any:  # noqa: ANN401 - whatever a spec is made of
    """*value* without the places where its parts are written."""
    if isinstance(value, Place):
        return None
    if isinstance(value, tuple | list):
        return tuple(map(_placeless, value))
    return value
