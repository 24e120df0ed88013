"""What can be done about a finding with one click: acts that were tried, or that cannot but settle it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from threading import Lock
from typing import Any, Final

from layout.composing import CompositionMemory, compose
from layout.findings import Finding, Severity
from layout.fitting.remedies import MOST
from layout.kept_answers import LastAnswers
from layout.messages.called import CALLED
from layout.publishing.hint_proposals import DOUBTS, ProposedHint, first_words, proposed_hints
from layout.publishing.reporting import is_within
from layout.spec.model import Area, Issue, PageSpec, Slot
from layout.spec.page_grids import grid_at
from layout.value import NamedTuple
from layout.workbench.acts import Refused, acts_of
from layout.workbench.outcomes import Made, MadePages
from layout.workbench.proposed_cut import pieces_of, shortened

_FAR: Final = 3
"""Lines that a slot or a head is changed by at the most, beyond what is over or short: more is another page."""
_SHOWN: Final = 3
"""Suggestions that were tried and hold, of one finding: an editor reads no more of them."""
_WAYS: Final[Mapping[str, tuple[int, int]]] = {
    "overset": (1, -1), "jump-leaves-few": (1, 0), "underset": (-1, 1), "line-alone": (1, 1), "legs-unlevel": (1, 1),
    "head-too-deep": (0, 1),
}  # fmt: skip
"""Findings that another depth of the slot, or of its head, may settle: the way to go first, 0 for none."""
_QUOTED: Final = 6
"""Characters that a button quotes from either end of what it cuts."""
_BOTH: Final = frozenset(("line-alone", "legs-unlevel"))
"""Those that either way may settle."""
Act = Mapping[str, Any]
"""What hands ask for, as a browser says it."""


class Suggestion(NamedTuple):
    """A button: its words, the act that it does, and what it *asks* for first (``reason``, ``words``), if anything."""

    zh: str
    en: str
    act: Act
    asks: str = ""
    value: str = ""
    """What is likely the answer."""


# --- that need no trial ----------------------------------------------------------------------------------------------


def allowance(one: Finding, issue: Issue) -> Suggestion | None:
    """The act that lets *one* stand, for a reason, in its slot, on its page, or in the issue.

    Errors may not stand, and what only tells what was done asks for nothing.
    """
    if one.severity is Severity.ERROR or one.code not in CALLED or not (one.hint() or one.severity):
        return None
    name = CALLED[one.code]
    act: dict[str, Any] = {"act": "allow", "code": one.code}
    for page in issue.pages:
        for slot in page.slots:
            if slot.places and is_within(one, (page, slot), issue):
                act |= {"slot": slot.id, "page": page.number}
                return Suggestion(f"允许本格“{name}”…", "Let it stand in this slot …", act, "reason")
    for page in issue.pages:
        if is_within(one, (page, None), issue):
            act |= {"page": page.number}
            return Suggestion(f"允许本版“{name}”…", "Let it stand on this page …", act, "reason")
    return Suggestion(f"允许本期“{name}”…", "Let it stand in this issue …", act, "reason")


def hint(one: ProposedHint) -> Suggestion:
    """The act that writes a hint which settles a doubt about the dump."""
    act = {"act": "hint", "key": one.key, "hint": one.words.removeprefix("- ")}
    facts = dict(one.doubt.facts)
    if one.key == "stories":
        field = one.words.rsplit("{", 1)[1].split(":")[0]
        value = str(facts.get("text", "")).partition("——")[0] if field == "headline" else ""
        zh, en = _FIELDS.get(field, (field, field))
        return Suggestion(
            f"写明{zh}…", f"State its {en} …", act | {"field": field}, "words", value or _LIKELY.get(field, "")
        )
    zh, en = {
        "drop_lines": ("去掉这一行", "Drop the line"), "split": ("在此分段", "Begin a paragraph there"),
        "join": ("接成一段", "Join the paragraphs"),
    }.get(one.key, ("", ""))  # fmt: skip
    if one.key == "replace":
        meant = str(facts.get("meant", "")) or str(facts["said"]).replace("，", "、")
        zh, en = f"改为“{meant}”", f"Change it to “{meant}”"
    elif one.key == "assign":
        role = one.words.rsplit("as: ", 1)[1].rstrip("}")
        zh, en = f"{one.where[0]}{_ROLES[role]}", f"{one.where[1]}It is {_ROLES_EN[role]}"
    return Suggestion(zh, en, act)


_FIELDS: Final = {"jump": ("转版", "page"), "headline": ("标题", "head"), "picture": ("图片", "picture")}
_LIKELY: Final = {"jump": "2"}
_ROLES: Final = {"headline": "是标题", "subhead": "是小标题", "body": "是正文"}
_ROLES_EN: Final = {"headline": "a head", "subhead": "a subhead", "body": "copy"}


# --- that are tried --------------------------------------------------------------------------------------------------


def tried(
    one: Finding, pages: MadePages, memory: CompositionMemory, go_on: Callable[[], bool]
) -> tuple[Suggestion, ...]:
    """What settles *one* and makes nothing else worse, each tried on the pages; *memory* serves all trials of them.

    It ends early, with what has been found, when *go_on* no longer holds.
    """
    issue = pages.loaded.issue
    where = _slot_of(one, issue)
    if where is None:
        return ()
    page, slot = where
    alone = _alone(slot, page, issue)
    before = _grave(compose(alone, pages.loaded.materials, memory).edition.findings)
    made: list[Suggestion] = []
    kinds: set[object] = set()
    for way in _ways(one, slot, issue):
        if len(made) == _SHOWN or not go_on():
            break
        if way.kind in kinds:
            continue  # the same with more of it
        other = page._replace(slots=tuple(way.slot if each is slot else each for each in page.slots))
        trial = alone._replace(pages=tuple(other if each is page else each for each in alone.pages))
        found = compose(trial, pages.loaded.materials, memory).edition.findings
        if not any(_same(one, each) for each in found) and _grave(found) <= before:
            kinds.add(way.kind)
            made.append(Suggestion(way.zh, way.en, {**way.act, "slot": slot.id, "page": page.number}))
    return tuple(made)


def _cut_tried(one: Finding, pages: MadePages, memory: CompositionMemory) -> tuple[Suggestion, ...]:
    """The cut that copyfit proposes for *one*, where the copy that is left goes in and nothing else is made worse."""
    loaded, done = pages.loaded, next((each for each in pages.composed.fits if one in each.findings), None)
    pieces = pieces_of(done) if done else ()
    if done is None or not pieces or done.story.slug not in loaded.materials.stories:
        return ()
    try:
        shorter = shortened(loaded.materials.stories[done.story.slug], pieces)
    except Refused:
        return ()
    where = _slot_of(one, loaded.issue)
    alone = _alone(where[1], where[0], loaded.issue) if where else loaded.issue
    before = _grave(compose(alone, loaded.materials, memory).edition.findings)
    materials = loaded.materials._replace(stories={**loaded.materials.stories, shorter.slug: shorter})
    found = compose(alone, materials, memory).edition.findings
    if any(_same(one, each) for each in found) or not _grave(found) <= before:
        return ()
    count = sum(len(each.words) for each in pieces)
    begin, end = pieces[0].words[:_QUOTED], pieces[-1].words[-_QUOTED:]
    act = {"act": "cut", "story": shorter.slug, "slot": done.slot.id, "cut": [[*each] for each in pieces]}
    return (Suggestion(f"删去“{begin}……{end}”{count} 字", f"Cut “{begin} … {end}”, {count} characters", act),)


class _Way(NamedTuple):
    """A change of one slot, as a value and as the act that writes it."""

    kind: object
    slot: Slot
    zh: str
    en: str
    act: Act


def _ways(one: Finding, slot: Slot, issue: Issue) -> Iterator[_Way]:
    """Changes of *slot* that might settle *one*, the least first."""
    lines = one.figure("lines")
    deeper, head = _WAYS[one.code]
    can = acts_of(slot)
    if "legs" in can and one.code != "head-too-deep":
        yield from _remedies(slot)
    for most in range(1, _far(lines, slot) + 1):
        for sign in (1, -1) if one.code in _BOTH else (1,):
            if deeper and "resize" in can:
                yield from _depth(slot, sign * deeper * most, issue)
            if head and "head" in can and most <= _FAR:
                yield from _head(slot, sign * head * most)


def _far(lines: int, slot: Slot) -> int:
    """Lines of depth that *lines* of copy come to in the legs of *slot*, and a few more."""
    return min(-(-lines // max(1, slot.legs.count or slot.area.columns)) + _FAR, 12)


def _remedies(slot: Slot) -> Iterator[_Way]:
    """Remedies one after the other, each with those that are switched on."""
    names = {"tracking": ("字距", "tracking"), "subhead": ("小标题", "subheads"), "head": ("标题", "head")}
    for name in (one for one in MOST if one in names and one not in slot.remedies):
        wanted = (*slot.remedies, name)
        zh, en = names[name]
        act = {"act": "fit", "fit": [*wanted]}
        yield _Way("fit", slot._replace(remedies=wanted), f"允许调{zh}", f"Let the {en} give", act)


def _depth(slot: Slot, by: int, issue: Issue) -> Iterator[_Way]:
    area = slot.area
    lines = area.lines + by
    if lines < 1 or area.line + lines - 1 > grid_at(slot, issue).lines:
        return
    act = {"act": "resize", "at": [area.column, area.line], "span": [area.columns, lines]}
    other = slot._replace(area=Area(area.column, area.line, area.columns, lines))
    zh = f"版位{'加深' if by > 0 else '减'} {abs(by)} 行"
    en = f"{abs(by)} line{'s' if abs(by) > 1 else ''} {'deeper' if by > 0 else 'less deep'}"
    yield _Way(("depth", by > 0), other, zh, en, act)


def _head(slot: Slot, by: int) -> Iterator[_Way]:
    if not slot.head.lines or slot.head.lines + by < 1:
        return
    lines = slot.head.lines + by
    other = slot._replace(head=slot.head._replace(lines=lines))
    act = {"act": "headrows", "lines": lines}
    yield _Way(("head", by > 0), other, f"标题占 {lines} 行", f"Head {lines} lines deep", act)


def _slot_of(one: Finding, issue: Issue) -> tuple[PageSpec, Slot] | None:
    """The only slot that *one* is of, with its page."""
    found = [
        (page, slot) for page in issue.pages for slot in page.slots
        if slot.use == "story" and slot.places and (slot.place == one.place or slot.story == one.story)
        and is_within(one, (page, slot), issue)
    ]  # fmt: skip
    return next((each for each in found if each[1].place == one.place), found[0] if len(found) == 1 else None)


def _alone(slot: Slot, page: PageSpec, issue: Issue) -> Issue:
    """The part of *issue* that a change of *slot* is tried on: its *page*, where nothing of it stands on another."""
    return issue if _goes_on(slot, page, issue) else issue._replace(pages=(page,))


def _goes_on(slot: Slot, page: PageSpec, issue: Issue) -> bool:
    """True when the story of *slot* stands in others too, or the page is half of a spread."""
    count = sum(other.story == slot.story for each in issue.pages for other in each.slots)
    return count > 1 or bool(page.fold or slot.jump)


def _grave(found: Iterable[Finding]) -> frozenset[tuple[str, object, str]]:
    """What of *found* an editor must not be given in exchange."""
    return frozenset((one.code, one.place, one.story) for one in found if one.severity > Severity.NOTE)


def _same(one: Finding, other: Finding) -> bool:
    return one.code == other.code and (one.place == other.place or (bool(one.story) and one.story == other.story))


# --- of one making ---------------------------------------------------------------------------------------------------


class Suggestions:
    """What is suggested for the findings of the last making: at once what needs no trial, later what was tried."""

    def __init__(self) -> None:
        self._of: Made | None = None
        self._at_once: dict[Finding, tuple[Suggestion, ...]] = {}
        self._hints: dict[Finding, tuple[Suggestion, ...]] = {}
        """Hints that are still to be tried."""
        self._tried: dict[Finding, tuple[Suggestion, ...]] = {}
        self._allowances, self._memory = LastAnswers(), CompositionMemory()
        self._asked, self._busy = Lock(), Lock()

    def of(self, made: Made, dump: Callable[[], bytes]) -> Mapping[Finding, tuple[Suggestion, ...]]:
        """Suggestions for each finding of what was *made*; *dump* gives the bytes of the issue's."""
        if made.pages is None:
            return {}
        with self._asked:  # what tries them out asks too, and a browser may come in that moment
            if self._of is not made:
                self._allowances.begin()
                self._at_once, self._hints = _at_once(made, made.pages, dump, self._allowances)
                self._of, self._tried = made, {}
            return {one: (*self._tried.get(one, ()), *known) for one, known in self._at_once.items()}

    def try_out(self, made: Made, go_on: Callable[[], bool], settles: Callable[[Finding, Act], bool]) -> bool:
        """Try what may settle each finding of what was *made*, while *go_on* holds; true where something does.

        *settles* tells whether a hint settles a doubt and leaves the other hints as they are.
        """
        with self._busy:  # one that no longer holds may be at its last trial
            for one in made.findings:
                if self._of is not made or made.pages is None or not go_on():
                    return False
                if one.code in _WAYS:
                    self._tried[one] = tried(one, made.pages, self._memory, go_on)
                if one.code == "overset" and go_on():
                    self._tried[one] += _cut_tried(one, made.pages, self._memory)
                hints = [each for each in self._hints.get(one, ()) if settles(one, each.act)]
                self._tried[one] = (*self._tried.get(one, ()), *hints)
            return self._of is made and any(self._tried.values())


def _at_once(
    made: Made, pages: MadePages, dump: Callable[[], bytes], allowances: LastAnswers
) -> tuple[dict[Finding, tuple[Suggestion, ...]], dict[Finding, tuple[Suggestion, ...]]]:
    """What each finding can be answered with, and the hints that are to be tried."""
    issue, stories = pages.loaded.issue, pages.loaded.materials.stories
    doubts = [one for one in made.findings if one.code in DOUBTS and one.place and one.place.file == issue.copy.dump]
    asking: dict[Finding, tuple[Suggestion, ...]] = {}
    untried: dict[Finding, tuple[Suggestion, ...]] = {}
    for each in proposed_hints(doubts, dump(), first_words(stories.values())) if doubts else ():
        kind = asking if (told := hint(each)).asks else untried
        kind[each.doubt] = (*kind.get(each.doubt, ()), told)
    found: dict[Finding, tuple[Suggestion, ...]] = {}
    for one in made.findings:
        allowed = allowances.of(one, issue, partial(allowance, one, issue))
        found[one] = (*asking.get(one, ()), *([allowed] if allowed else []))
    return found, untried


def as_json(found: Sequence[Suggestion], language: str) -> list[dict[str, Any]]:
    """Suggestions for a browser."""
    return [
        {"words": one.zh if language == "zh" else one.en, "act": dict(one.act), "asks": one.asks, "value": one.value}
        for one in found
    ]
