"""What is reported of a run to an editor: findings less those that the spec allows, stories by their heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from layout.findings import Fact, Finding, Place, Several, finding
from layout.spec.model import Issue, PageSpec, Slot
from layout.spec.wishes import Allowance
from layout.stories.model import Story
from layout.value import NamedTuple

_NUMBERED: Final = re.compile(r"a[0-9]+")
"""Slugs that the reader of a dump gives by order: no editor knows them."""
_TOGETHER: Final[dict[str, tuple[str, ...]]] = {
    "picture-no-profile": ("file",), "picture-cmyk-kept": ("file",), "picture-cmyk-converted": ("file",),
    "picture-ink-held": ("file",), "line-alone": ("slug", "text"), "plan-ranked": ("page", "order"),
}  # fmt: skip
"""What is true of most pictures or stories of a paper is reported once of all of them: facts that name each."""
_ONCE_A_STORY: Final = frozenset(("missing-headline",))
"""What reading copy and making up a page both see is reported once, where it was seen first."""
READ_OVER: Final = ("check-", "form-")
"""How the codes begin of what only the command ``check`` looks for: other runs find none, and need no allowance."""
_UNPLANNED: Final = frozenset(
    ("plan-empty", "plan-all-placed", "plan-too-much", "plan-too-little", "plan-no-cut", "plan-white")
)
"""Why a page was not planned, and has nothing on it but what was fixed; or has white where it was planned."""
_OF_NOTHING_LEFT: Final = frozenset(("underset", "jump-empty"))
_NAMED: Final = 4
"""Files or stories that such a finding names."""
_OPENING: Final = 14
"""Characters of a head that a story is called by: enough to tell it from the others of a page."""


class ReportedFindings(NamedTuple):
    """What is reported: *findings* that count, and those that are *allowed*, each with its allowance."""

    findings: tuple[Finding, ...]
    allowed: tuple[tuple[Finding, Allowance], ...] = ()
    idle: tuple[Finding, ...] = ()
    """Allowances that nothing was found for."""
    single: tuple[Finding, ...] = ()
    """*findings* before those that are told as one are gathered."""


def reported(found: Iterable[Finding], issue: Issue, stories: Mapping[str, Story]) -> ReportedFindings:
    """*found*, each once, parted by what *issue* allows, *stories* of a dump called by their heads."""
    every = _once_a_story(_without_echoes([*dict.fromkeys(found)], stories))
    names = heads_in(issue, stories.values())
    rules = _rules(issue)
    if not rules:
        named = by_heads(every, names)
        return ReportedFindings(tuple(gathered(named, stories)), single=tuple(named))
    counted: list[Finding] = []
    allowed: list[tuple[Finding, Allowance]] = []
    used: set[Allowance] = set()
    for one in every:
        rule = next((rule for rule, scope in rules if rule.code == one.code and is_within(one, scope, issue)), None)
        if rule is None:
            counted.append(one)
        else:
            used.add(rule)
            allowed.append((one, rule))
    idle = tuple(finding("allow-idle", rule.place, name=_called(rule)) for rule, _ in rules
                 if rule not in used and not rule.code.startswith(READ_OVER))  # fmt: skip
    named = by_heads([one for one, _ in allowed], names)
    pairs = tuple((one, rule) for one, (_, rule) in zip(named, allowed, strict=True))
    single = by_heads(counted, names)
    return ReportedFindings(tuple(gathered(single, stories)), pairs, tuple(dict.fromkeys(idle)), tuple(single))


def _without_echoes(found: Sequence[Finding], stories: Mapping[str, Story]) -> list[Finding]:
    """*found* without what follows from a finding that is among it.

    That is the white of pages that could not be planned, that the later of two slots of one story is empty, and that
    a story is on no page which is named already as the one that a slot with a misspelt name means.
    """
    near = {dict(one.facts).get("near") for one in found if one.code == "spec-unknown-story"}
    heads = Counter("".join(one.headline)[:20] for one in stories.values())
    meant = {slug for slug in stories if slug in near}
    meant |= {
        slug for slug, one in stories.items() if (head := "".join(one.headline)[:20]) in near and heads[head] == 1
    }
    bare = {dict(one.facts)["page"] for one in found if one.code in _UNPLANNED}
    twice = {one.story for one in found if one.code == "spec-story-twice"}
    return [
        one
        for one in found
        if not (one.code == "page-gap" and dict(one.facts)["page"] in bare)
        and not (one.code in _OF_NOTHING_LEFT and one.story in twice)
        and not (one.code == "story-unplaced" and one.story in meant)
    ]


def _once_a_story(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """*found* without what is reported of a story already."""
    seen: set[tuple[str, str]] = set()
    made: list[Finding] = []
    for one in found:
        if one.code not in _ONCE_A_STORY or (one.code, one.story) not in seen:
            made.append(one)
        seen.add((one.code, one.story))
    return tuple(made)


def gathered(found: Iterable[Finding], stories: Mapping[str, Story]) -> list[Finding]:
    """*found*, each once, those of one code that are reported together as the first of them with what the others name.

    Several *stories* of one finding are called by their heads.
    """
    kin: dict[str, list[Finding]] = {}
    found = tuple(dict.fromkeys(found))
    for one in found:
        kin.setdefault(one.code, []).append(one)
    made: list[Finding] = []
    for one in found:
        if one.code not in _TOGETHER or len(kin[one.code]) == 1:
            made.append(one)
        elif one is kin[one.code][0]:
            facts = ((key, _all_of(key, value, kin[one.code], stories)) for key, value in one.facts)
            made.append(one._replace(facts=tuple(facts)))
    return made


def _all_of(key: str, value: Fact, kin: Sequence[Finding], stories: Mapping[str, Story]) -> Fact:
    """Fact *key* of findings that are reported together: each once, the first few of them by name."""
    if key not in _TOGETHER[kin[0].code]:
        return value
    said = [*dict.fromkeys(str(dict(one.facts)[key]) for one in kin)]
    if key == "slug":
        said = [_opening_of(stories[one]) if one in stories else one for one in said]
    return Several.of(said, _NAMED)


def _called(rule: Allowance) -> str:
    from layout.messages.called import CALLED  # loaded already by what read the spec, if not by this process

    return f"{CALLED.get(rule.code, '')} {rule.code}".strip()


def heads_of(stories: Iterable[Story]) -> dict[str, str]:
    """What stories with a number for a slug are called: the opening of the head, of the caption, of the copy.

    Those of a dump are a1, a2, those of a file of several ``market-1``, ``market-2``.
    """
    return {one.slug: _opening_of(one) for one in stories if _is_numbered(one) and one.called.strip()}


def heads_in(issue: Issue, stories: Iterable[Story]) -> dict[str, str]:
    """:func:`heads_of` *stories* of *issue*, whose writer has named those of story files himself."""
    return heads_of(stories) if issue.copy.dump or issue.copy.files else {}


def _is_numbered(story: Story) -> bool:
    if _NUMBERED.fullmatch(story.slug):
        return True
    stem, _, number = story.slug.rpartition("-")
    return number.isdecimal() and story.place is not None and PurePosixPath(story.place.file).stem == stem


def _opening_of(story: Story) -> str:
    """What *story* is called, the slug of one without words."""
    words = story.called.replace("\u3000", "").strip()
    return (words if len(words) <= _OPENING else words[:_OPENING] + "…") or story.slug


def by_heads(found: Sequence[Finding], names: Mapping[str, str]) -> list[Finding]:
    """*found* with the names of stories in place of their slugs; :attr:`Finding.story` stays the slug."""
    return [_by_head(one, names) if any(value in names for _, value in one.facts) else one for one in found]


def _by_head(one: Finding, names: Mapping[str, str]) -> Finding:
    opening = str(dict(one.facts).get("words", ""))
    facts: list[tuple[str, Fact]] = []
    for key, value in one.facts:
        name = names.get(value, value) if isinstance(value, str) else value
        # Where the head is said as well the story is named by its number in the dump, and not twice by its head.
        said = str(value)[1:] if _NUMBERED.fullmatch(str(value)) else value
        facts.append((key, said if name != value and opening.startswith(str(name)[:8]) else name))
    return one._replace(facts=tuple(facts))


Scope = tuple[PageSpec | None, Slot | None]
"""A slot with its page, a page alone, or neither: the whole issue."""


def _rules(issue: Issue) -> list[tuple[Allowance, Scope]]:
    """What the issue allows, the narrowest scope first."""
    slots: list[tuple[Allowance, Scope]] = [
        (rule, (page, slot)) for page in issue.pages for slot in page.slots for rule in slot.allow
    ]
    pages: list[tuple[Allowance, Scope]] = [(rule, (page, None)) for page in issue.pages for rule in page.allow]
    return [*slots, *pages, *((rule, (None, None)) for rule in issue.allow)]


def is_within(one: Finding, scope: Scope, issue: Issue) -> bool:
    """True when *one* is of the slot or page of *scope*: by its place in the spec, its names, or its page."""
    page, slot = scope
    if page is None:
        return True
    facts = dict(one.facts)
    if "page" in facts and facts["page"] != page.number and any(facts["page"] == p.number for p in issue.pages):
        return False
    if slot is not None:
        return _of_slot(one, slot, page, issue)
    at = one.place
    if facts.get("page") == page.number or (at is not None and _page_at(at, issue) is page):
        return True
    return any(_of_slot(one, slot, page, issue) for slot in page.slots)


def _of_slot(one: Finding, slot: Slot, page: PageSpec, issue: Issue) -> bool:
    if one.place is not None and one.place.file == slot.place.file:
        owner = _slot_at(one.place, issue)
        if owner is not None and owner.id == slot.id:
            return True
    names = {slot.id, slot.picture, *(frame.file for frame in slot.frames)} - {""}
    if slot.ad is not None:
        names.add(slot.ad.file)
    if any(value in names for _, value in one.facts):
        return True
    # A head that clashes is reported at one of its two slots and allowed at either; copy is reported in its own file.
    stories = {one.story, *(value for key, value in one.facts if key in ("one", "other"))} - {""}
    elsewhere = one.place is not None and one.place.file == page.place.file
    return bool(slot.story) and slot.story in stories and not (elsewhere and one.story == slot.story)


def _slot_at(at: Place, issue: Issue) -> Slot | None:
    """The slot in whose part of the spec *at* stands; ``None`` for a rule's, or a page's own."""
    starts: list[tuple[tuple[int, int], Slot | None]] = []
    for page in issue.pages:
        starts += [((slot.place.line, slot.place.column), slot) for slot in page.slots if slot.place.file == at.file]
        starts += [((rule.place.line, rule.place.column), None) for rule in page.rules if rule.place.file == at.file]
        if page.place.file == at.file:
            starts.append(((page.place.line, page.place.column), None))
    before = [one for one in starts if one[0] <= (at.line, at.column)]
    return max(before, key=lambda one: one[0])[1] if before else None


def _page_at(at: Place, issue: Issue) -> PageSpec | None:
    """The page in whose part of the spec *at* stands."""
    before = [p for p in issue.pages if p.place.file == at.file and p.place.line <= at.line]
    return max(before, key=lambda one: one.place.line) if before else None
