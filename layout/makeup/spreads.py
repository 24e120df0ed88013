"""The spreads of an issue cut in the fold, and the slots across it as each page shows them."""

from __future__ import annotations

from functools import partial

from layout.kept_answers import LastAnswers
from layout.makeup.fold import halves, joined
from layout.page import Page
from layout.spec.model import Issue, PageSpec
from layout.spec.spread import as_seen, far_page
from layout.units import Length


def cut(issue: Issue, pages: tuple[Page, ...], known: LastAnswers) -> tuple[tuple[Page, ...], tuple[Page, ...]]:
    """*pages* with every spread cut in its fold, and the spreads whole; *known* has those that were cut before."""
    made = list(pages)
    whole: list[Page] = []
    for at, spec in enumerate(issue.pages):
        if spec.opens and at + 1 < len(made):
            both = made[at]._replace(fold=spec.fold), made[at + 1]
            far = far_page(issue.sheet, spec.fold)
            sheet, made[at : at + 2] = known.of(("spread", at), both, partial(_parted, *both, far))
            whole.append(sheet)
    return tuple(made), tuple(whole)


def _parted(first: Page, second: Page, far: Length) -> tuple[Page, tuple[Page, Page]]:
    """A spread whole, and its two pages."""
    return joined(first, second, far), halves(first, second, far)


def seen(issue: Issue) -> tuple[tuple[PageSpec, ...], Issue]:
    """The pages as they are linted, and the issue as those see it who link and cut out parts of pages."""
    pages, sheet, grid = issue.pages, issue.sheet, issue.grid
    return as_seen(pages, sheet, grid, lint=True), issue._replace(pages=as_seen(pages, sheet, grid))
