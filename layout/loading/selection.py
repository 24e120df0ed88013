"""Pages and stories that an editor has asked for on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from layout.areas.regions import slugs_named
from layout.findings import BadSpec, Finding, Place, Severity, finding
from layout.keys.file_reading import near
from layout.numbering import PageNumber, following

_MOST_PAGES: Final = 200


def page_range(said: str) -> tuple[int, ...] | None:
    """``1-3,5`` or ``A1,B2-B4`` in the order written, ``None`` for nothing said.  Raises :class:`BadSpec`."""
    if not said.strip():
        return None
    made: dict[int, None] = {}
    for part in said.replace("，", ",").replace("－", "-").split(","):
        first, dash, last = (one.strip() for one in part.partition("-"))
        try:
            low, high = (PageNumber.of(one) for one in (first, last if dash else first))
        except ValueError:
            raise BadSpec(finding("option-pages", Place("--pages"), said=said[:40])) from None
        numbers = following(low, high)
        if not 0 < len(numbers) <= _MOST_PAGES:
            raise BadSpec(finding("option-pages", Place("--pages"), said=said[:40]))
        made |= dict.fromkeys(numbers)
    return tuple(made)


def chosen_pages(
    wanted: tuple[int, ...] | None, known: tuple[int, ...], found: Iterable[Finding] = ()
) -> tuple[int, ...]:
    """The pages wanted of those there are.

    Raises :class:`BadSpec` for one that the issue has not, with the errors among what was *found* of it: the page's own
    file may be broken.
    """
    if wanted is None:
        return known
    lacking = [page for page in wanted if page not in known]
    if lacking:
        names = ", ".join(map(str, known))
        unknown = (finding("page-unknown", Place("--pages"), page=page, known=names) for page in lacking[:8])
        raise BadSpec(*(one for one in found if one.severity is Severity.ERROR), *unknown)
    return wanted


def unknown_story(name: str, known: Sequence[str], stories: object) -> Finding:
    """The finding that no story, or more than one, goes by *name*."""
    assert isinstance(stories, dict)
    slugs = slugs_named(name, stories)
    if len(slugs) > 1:
        return finding("spec-story-unclear", Place("--story"), name=name[:60], slugs=" / ".join(slugs[:8]))
    heads = ["".join(story.headline)[:20] for story in stories.values() if story.headline]
    return finding(
        "spec-unknown-story", Place("--story"), name=name[:60], near=near(name, [*dict.fromkeys(known), *heads])
    )
