"""Whole pages that the planner proposes for an issue on the workbench, and one of them taken into its spec."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from layout.findings import Finding, Place
from layout.loading.load import Loaded
from layout.loading.planned_pictures import with_story_pictures
from layout.numbering import plain
from layout.planner.advice import Advice, advised, with_changes
from layout.planner.pieces import planned_stories, with_page
from layout.planner.propose import Proposal, faults_of, propose
from layout.planner.whole_issue import shared_out
from layout.planner.written import plan_changes
from layout.spec.model import PageSpec
from layout.spec.wishes import PlanWishes
from layout.trees.spans import TextChange
from layout.value import NamedTuple
from layout.workbench.acts import Refused
from layout.workbench.documents import Document

MOST: Final = 3
"""Proposals of a page: an editor compares no more."""


class ProposedPages(NamedTuple):
    """What is proposed for *page*, the best first, and why there is no more; *of* counts the changes made before."""

    page: PageSpec
    list: tuple[Proposal, ...]
    findings: tuple[Finding, ...]
    loaded: Loaded
    of: int
    followed: Advice | None = None
    """The advice that they follow."""

    def advice(self) -> Advice | None:
        """What would mend the best of them, where it has more faults than are borne: tried, which takes seconds."""
        faults = faults_of(self.list[0]) if self.list else 0
        return advised(self.loaded.issue, self.loaded.materials, self.page, faults, self.findings)

    def following(self, advice: Advice) -> ProposedPages:
        """Proposals for the same page with the changes of *advice*, of which nothing is written."""
        issue, materials, plan = self.loaded.issue, self.loaded.materials, self.page.plan or PlanWishes()
        stories = planned_stories(issue, self.page, plan, tuple(materials.stories.values()))
        materials, page = with_changes(advice.changes, stories, materials, self.page)
        issue = with_page(issue, page)
        made = propose(issue, materials, page, MOST, whole=False)
        loaded = self.loaded._replace(issue=issue, materials=materials)
        return self._replace(page=page, list=made.pages, findings=made.findings, loaded=loaded, followed=advice)

    def act_of(self, advice: Advice) -> dict[str, Any] | None:
        """What a browser asks for to follow *advice*: proposals that do; of a cut, that it be made in the copy.

        Nothing where there is no change, or a cut and something else: a button does one thing.
        """
        cuts = [one for one in advice.changes if one.kind == "cut"]
        if not advice.changes or (cuts and len(advice.changes) > 1):
            return None
        change = advice.changes[0]
        if not cuts:
            return {"do": "propose", "page": plain(self.page.number), "follow": True}
        body = self.loaded.materials.stories[change.story].body
        start = len(body[-1].text) - change.chars
        return {"act": "cut", "story": change.story, "cut": [[len(body) - 1, start, body[-1].text[start:]]]}


def proposed_pages(unplanned: Loaded, number: object, folder: Path, roots: tuple[Path, ...], of: int) -> ProposedPages:
    """Proposals for page *number* of the issue as it is written.  Raises :class:`Refused` where there is none."""
    loaded = with_story_pictures(unplanned, folder, roots)
    pages = [
        one._replace(plan=PlanWishes()) if str(one.number) == str(number) and one.plan is None else one
        for one in loaded.issue.pages
    ]
    issue = shared_out(loaded.issue._replace(pages=tuple(pages)), loaded.materials)
    page = next((one for one in issue.pages if str(one.number) == str(number)), None)
    if page is None:
        raise Refused("没有这一版", "there is no such page")
    made = propose(issue, loaded.materials, page, MOST, whole=False)
    return ProposedPages(page, made.pages, made.findings, loaded._replace(issue=issue), of)


def taken(
    act: Mapping[str, Any], known: ProposedPages | None, now: int, spec_at: Callable[[Place], Document]
) -> dict[str, tuple[TextChange, ...]]:
    """The changes that write the proposal that *act* takes as ordinary slots.  Raises :class:`Refused`."""
    number = act.get("proposal")
    if known is None or known.of != now or not isinstance(number, int) or not 0 <= number < len(known.list):
        raise Refused("文件改过了，请重新拟版", "the files have changed: ask for proposals again")
    spec = spec_at(known.page.place)
    changes = plan_changes(spec.text, known.page, known.list[number])
    if not changes:
        raise Refused("这一版的写法里写不进方案", "no proposal can be written into how this page is written")
    return {spec.name: changes}
