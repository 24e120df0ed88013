"""The spreads of an issue cut in the fold, and the slots across it as each page shows them."""

from __future__ import annotations

from layout.makeup.fold import halves, joined
from layout.page import Page
from layout.spec.model import Issue, PageSpec
from layout.spec.spread import LEFT, as_seen


def cut(issue: Issue, pages: tuple[Page, ...]) -> tuple[tuple[Page, ...], tuple[Page, ...]]:
    """*pages* with every spread cut in its fold, and the spreads whole."""
    made = list(pages)
    whole: list[Page] = []
    for at, spec in enumerate(issue.pages):
        if spec.fold == LEFT and at + 1 < len(made):
            whole.append(joined(made[at], made[at + 1]))
            made[at], made[at + 1] = halves(made[at], made[at + 1])
    return tuple(made), tuple(whole)


def seen(issue: Issue) -> tuple[tuple[PageSpec, ...], Issue]:
    """The pages as they are linted, and the issue as those see it who link and cut out parts of pages."""
    pages, sheet, grid = issue.pages, issue.sheet, issue.grid
    return as_seen(pages, sheet, grid, lint=True), issue._replace(pages=as_seen(pages, sheet, grid))
