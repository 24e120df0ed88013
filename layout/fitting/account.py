"""The account of a story's copyfit: what went in, what is left, what was tried, and what might be cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.findings import Finding, finding
from layout.fitting.remedies import Doses, Outcome, Tried
from layout.fitting.steps import Cursor, Setter, depth_of
from layout.galley.items import Item
from layout.spec.model import Slot
from layout.stories.model import Story
from layout.units import Length
from layout.value import NamedTuple


class ProposedCut(NamedTuple):
    """A passage that might be cut: a proposal, nothing is cut by itself."""

    lines: int
    chars: int
    first: str
    last: str
    line: int
    """Its line of the copy, 0 if not known."""


class FitReport(NamedTuple):
    """The copyfit of a story in lines (行) and characters (字) of its legs."""

    room: int
    set: int
    over: int
    short: int
    chars: int
    """Body characters to a line."""
    left_out: str
    """First words of what did not go in."""
    doses: Doses = Doses()
    tried: tuple[Tried, ...] = ()
    cut: ProposedCut | None = None
    left: int = 0
    """Characters that did not go in."""
    came_from: int = 0
    goes_to: int = 0
    """Page that the story goes on on; 0: it ends here."""


WORDS = 12

MOST_CUT = 700
"""Share of a story's lines, per mille, beyond which no cut is proposed: it wants another slot, or a jump."""


def report_of(setter: Setter, one: Outcome, free: int, tried: tuple[Tried, ...]) -> FitReport:
    """What became of the story; *free* rows were left at the feet of the legs on purpose."""
    items = setter.items
    size = next((item.style.size for item in items if item.role == "paragraph"), 10500)
    words = left_out(items, one.poured.rest, WORDS) if one.poured.rest else ""
    room = one.room.total + free
    short = 0 if one.over else room - one.poured.rows
    chars = one.room.usual // size
    left = _left(items, one.poured.rest) if one.poured.rest else 0
    return FitReport(room, one.poured.rows, one.over, short, chars, words, one.doses, tried, None, left)


def _left(items: Sequence[Item], rest: Cursor) -> int:
    """Characters from *rest* on."""
    return sum(len(item.prepared.text) for item in items[rest.item :]) - rest.offset


def left_out(items: Sequence[Item], rest: Cursor, most: int) -> str:
    """The first characters of the rest."""
    return items[rest.item].prepared.text[rest.offset :][:most]


def proposal(setter: Setter, over: int, measure: Length, story: Story) -> ProposedCut | None:
    """The passage to cut that costs the reader least: the last paragraph that is long enough, or several at the end.

    The first paragraph says what happened, so it is never proposed; nor is more than :data:`MOST_CUT` of the story,
    which would leave none.
    """
    counts = [
        (item, len(setter.lines(index, (measure,))))
        for index, item in enumerate(setter.items)
        if item.role in ("paragraph", "subhead")
    ]
    rest = counts[1:]
    if over * 1000 > MOST_CUT * sum(count for _, count in counts):
        return None
    fitting = [(count, -at) for at, (item, count) in enumerate(rest) if item.role == "paragraph" and count >= over]
    if fitting:
        count, at = min(fitting)
        chosen = [rest[-at]]
        if count > 2 * over + 2:
            return _tail_of(setter, rest[-at][0], over, measure, story)
    else:
        chosen = []
        while rest and sum(depth_of(i, n) if i.whole else n for i, n in chosen) < over:
            chosen.insert(0, rest.pop())
    if not chosen:
        return None
    first, last = chosen[0][0], chosen[-1][0]
    lines = sum(depth_of(item, count) if item.whole else count for item, count in chosen)
    text = first.prepared.text[max(0, first.lead) :]
    chars = len(text) + sum(len(item.prepared.text) for item, _ in chosen[1:])
    return ProposedCut(lines, chars, text[:WORDS], last.prepared.text[-WORDS:], _line_of(first, story))


def _tail_of(setter: Setter, item: Item, over: int, measure: Length, story: Story) -> ProposedCut:
    """The end of a paragraph from the stop after which enough lines go, or from a line's end where it has no stop."""
    lines = setter.lines(list(setter.items).index(item), (measure,))
    text, upto = item.prepared.text, lines[-over - 1].end
    past_stop = 1 + max(text[:upto].rfind(mark) for mark in "。！？；，")
    passage = text[past_stop or upto :]
    return ProposedCut(over, len(passage), passage[:WORDS], passage[-WORDS:], _line_of(item, story))


def _line_of(item: Item, story: Story) -> int:
    lines = story.body[item.index].lines
    return lines[0] if lines else 0


class Fate(NamedTuple):
    """Where what did not go in goes: into another slot (*chained*), or to page *to* by a jump that was asked for."""

    chained: bool
    to: int


def fit_findings(slot: Slot, story: Story, report: FitReport, feet: int, fate: Fate, unlevel: int = 0) -> list[Finding]:
    """What an editor should know about the fit; a last leg *unlevel* lines shorter than the others is level enough."""
    slug = story.slug
    facts = {"story": slug, "slug": slug}
    if report.over and fate.chained:
        return []
    if report.over and fate.to:
        return [
            finding(
                "jump-rest", slot.place, lines=report.over, chars=report.left, page=fate.to,
                words=report.left_out, **facts,
            )
        ]  # fmt: skip
    found: list[Finding] = []
    if report.over:
        found.append(
            finding(
                "overset", slot.place, lines=report.over, chars=report.left, words=report.left_out,
                **facts,
            )
        )  # fmt: skip
        if report.cut:
            cut = report.cut
            found.append(
                finding(
                    "cut-proposed", slot.place, lines=cut.lines, chars=cut.chars, first=cut.first, last=cut.last,
                    line=cut.line, **facts,
                )
            )  # fmt: skip
    elif report.short <= unlevel:
        pass
    elif report.short >= feet:
        found.append(finding("underset", slot.place, lines=report.short, chars=report.short * report.chars, **facts))
    elif report.short:
        found.append(finding("legs-unlevel", slot.place, lines=report.short, **facts))
    return found


def floor_findings(slot: Slot, story: Story, size: Length, limits: Mapping[str, int]) -> list[Finding]:
    """Body type under the style's floor."""
    least = limits.get("body_least", 0)
    if size * 10 >= least * 1000:
        return []
    return [
        finding("body-too-small", slot.place, story=story.slug, slug=story.slug, size=f"{size / 1000:g}",
                least=f"{least / 10:g}")
    ]  # fmt: skip
