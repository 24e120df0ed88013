"""Whole pages that the planner proposes for an issue on the workbench, and one of them taken into its spec."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from layout.findings import Finding, Place
from layout.loading.load import Loaded
from layout.loading.planned_pictures import with_story_pictures
from layout.planner.propose import Proposal, propose
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
    made = propose(issue, loaded.materials, page, MOST)
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
