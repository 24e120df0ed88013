"""What a browser is told beside the pages: findings with their places, and how the copy of every story fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from layout.areas.regions import placed_stories
from layout.composing import Composed
from layout.findings import Finding, Place
from layout.fitting.fitted import Fitted
from layout.numbering import plain
from layout.publishing.copyfit_report import remedies_in_words
from layout.spec.model import Issue
from layout.stories.model import Story
from layout.workbench.outcomes import name_of
from layout.workbench.suggested import Suggestion, as_json

FileOf = Callable[[str], str]
"""The desk's name of a file that a place names; "" where the desk has none of it."""


def findings_message(
    found: Sequence[Finding], issue: Issue | None, language: str, file_of: FileOf,
    suggested: Mapping[Finding, Sequence[Suggestion]],
) -> dict[str, Any]:  # fmt: skip
    """The findings, gravest first, each with the slot and the page that it belongs to, and what is *suggested*."""
    slots = {slot.place: (slot.id, page.number) for page in (issue.pages if issue else ()) for slot in page.slots}
    of_story = {slot.story: (slot.id, page.number) for page in (issue.pages if issue else ()) for slot in page.slots}
    made = []
    for one in sorted(found, key=lambda one: -one.severity):
        slot, page = slots.get(one.place) if one.place in slots else of_story.get(one.story, ("", 0))  # type: ignore[misc]
        facts = dict(one.facts)
        made.append(
            {
                **finding_as_json(one, language, file_of),
                "page": plain(page) if page else facts.get("page", 0),
                "slot": slot or facts.get("slot", ""),
                "story": one.story,
                "acts": as_json(suggested.get(one, ()), language),
            }
        )
    counts = {name: sum(one.severity.name == name.upper() for one in found) for name in ("error", "warning", "note")}
    return {"kind": "findings", **{f"{name}s": count for name, count in counts.items()}, "list": made}


def finding_as_json(one: Finding, language: str, file_of: FileOf) -> dict[str, Any]:
    """A finding in words, with its place among the desk's files."""
    place = one.place or Place("")
    severity, words, hint = _told(one, language)
    return {
        "code": one.code,
        "severity": severity,
        "words": words,
        "hint": hint,
        "file": file_of(place.file) if place.file else "",
        "line": place.line,
        "column": place.column,
    }


@lru_cache(maxsize=2048)
def _told(one: Finding, language: str) -> tuple[str, str, str]:
    """How grave a finding is, its words and its hint: nearly all of a page are told again with every key."""
    return one.severity.name.lower(), one.message(language), one.hint(language)


def fits_message(composed: Composed, stories: Mapping[str, Story], language: str, file_of: FileOf) -> dict[str, Any]:
    """The copyfit of every slot, and the stories that stand nowhere."""
    placed = placed_stories(composed.issue, stories)
    unplaced = [
        {"story": slug, "name": name_of(one), "chars": sum(len(part.text) for part in one.body)}
        for slug, one in stories.items()
        if slug not in placed
    ]
    fits = [_fit(one, language, file_of) for one in composed.fits if one.fit.room or one.fit.over]
    return {"kind": "fits", "list": fits, "unplaced": unplaced}


def _fit(done: Fitted, language: str, file_of: FileOf) -> dict[str, Any]:
    fit = done.fit
    jumps = bool(fit.goes_to) and not any(one.code == "overset" for one in done.findings)  # as the copy alone may say
    cut: dict[str, Any] | None = None
    if fit.cut:
        place = done.story.place or Place("")
        cut = {
            "lines": fit.cut.lines, "chars": fit.cut.chars, "first": fit.cut.first, "last": fit.cut.last,
            "file": file_of(place.file), "line": fit.cut.line,
        }  # fmt: skip
    return {
        "slot": done.slot.id, "story": done.story.slug, "name": name_of(done.story), "page": plain(done.page),
        "room": fit.room, "set": fit.set, "over": 0 if jumps else fit.over, "short": fit.short,
        "chars": fit.chars, "over_chars": 0 if jumps else fit.left,
        "to_page": plain(fit.goes_to) if fit.goes_to else 0,
        "remedies": ("，" if language == "zh" else ", ").join(remedies_in_words(done, language)), "cut": cut,
    }  # fmt: skip
