"""The flag (报头): name of the paper, date with weekday and lunar date, numbers and publisher."""

from __future__ import annotations

from collections.abc import Sequence

from layout.areas.grid import PageGrid, centred_baseline
from layout.calendar import lunar_of
from layout.findings import Finding, finding
from layout.fonts.library import Library
from layout.geometry import Point, Rect
from layout.makeup.marks import line_marks, rule_depth, rule_marks
from layout.page import GlyphRun, Mark, Tag
from layout.spec.model import NO_DATE, Issue, Slot
from layout.spec.regional import in_han_figures, regional
from layout.spec.styles import Stylesheet, TextStyle
from layout.typeset import Piece, aligned, set_head, set_line
from layout.typeset.heads import STEP
from layout.units import PT, Length

NAME_SHARE = 740
"""Per mille of the flag's depth given to the name; the facts stand under it."""

NAME_EM = 940
"""Per mille of that depth which the em of the name may fill; what is left is white, half of it over the name."""

GAP = "\u3000"


def flag_facts(issue: Issue, *, han: bool = False) -> tuple[tuple[str, str], tuple[str, str]]:
    """The two lines under the name, each as (left, right), with all that is counted in *han* figures."""
    paper, say = issue.paper, regional(issue.language)
    dates = day_facts(issue, han=han)
    today = (say.pages.format(paper.pages) if paper.pages else "", say.price.format(paper.price) if paper.price else "")
    registered, issued = number_facts(issue)
    if han:
        today = in_han_figures(today[0]), in_han_figures(today[1])
        issued = in_han_figures(issued)
    numbers = (registered, say.postal.format(paper.postal) if paper.postal else "", issued)
    bodies = ((say.supervisor, paper.supervisor), (say.sponsor, paper.sponsor))
    named = (*(words.format(name) for words, name in bodies if name), paper.publisher, paper.site)
    return (_joined(dates), _joined(today)), (_joined(numbers), _joined(named))


def day_facts(issue: Issue, *, han: bool = False) -> tuple[str, str, str]:
    """The day, its weekday and its lunar date in the words of the region; empty what is not known."""
    paper, day, say = issue.paper, issue.date, regional(issue.language)
    known = day != NO_DATE
    return (
        say.date_words(day, han=han) if known else "",
        paper.weekday or (say.weekday_words(day) if known else ""),
        say.lunar_words(paper.lunar or (lunar_of(day) if known else "")),
    )


def number_facts(issue: Issue) -> tuple[str, str]:
    """The CN number and the running number in the words of the region; empty what the paper does not say."""
    paper, say = issue.paper, regional(issue.language)
    return say.cn.format(paper.cn) if paper.cn else "", say.issue.format(paper.number) if paper.number else ""


def _joined(parts: Sequence[str]) -> str:
    return GAP.join(part for part in parts if part)


def check_dates(issue: Issue) -> tuple[Finding, ...]:
    """Weekday and lunar date of the spec against the calendar."""
    day, paper, say = issue.date, issue.paper, regional(issue.language)
    found: list[Finding] = []
    for code, said, right in (
        ("weekday-wrong", paper.weekday, say.weekday_words(day)),
        ("lunar-wrong", say.lunar_date(paper.lunar), say.lunar_date(lunar_of(day))),
    ):
        if said and day != NO_DATE and right and said != right:
            found.append(finding(code, issue.place, date=day.isoformat(), right=right, said=said))
    missing = [
        word for word, value in (("CN 号", paper.cn), ("期号", paper.number), ("版数", paper.pages)) if not value
    ]
    if missing and say.registered and any(slot.use == "flag" for page in issue.pages for slot in page.slots):
        found.append(finding("flag-fact-missing", issue.place, what="、".join(missing)))
    return tuple(found)


LEAST_FACTS = 6 * PT
"""Size under which the facts of a flag are not set to make them go in."""

LINE_SHARE = 900
"""Per mille of a row of facts that its type may take of the row's depth."""


def flag_marks(
    slot: Slot, issue: Issue, styles: Stylesheet, faces: Library, grid: PageGrid
) -> tuple[list[Mark], list[Finding]]:
    """The flag in its slot: the name as large as fits, two lines of facts between rules under it.

    Facts too wide or too deep for the slot are set smaller, as far as :data:`LEAST_FACTS`; then they are reported.
    """
    rect = grid.place(slot)
    made, found = _name_marks(slot, rect, issue, styles, faces)
    top = rect.y + rect.height * NAME_SHARE // 1000
    drawn = rule_depth(styles.rules["flag"]) if "flag" in styles.rules else 0
    facts = flag_facts(issue, han=styles.text["flag-facts"].digits == "han")
    line_depth = (rect.bottom - top - drawn) // len(facts)
    style, over = _style_of_facts(facts, styles.text["flag-facts"], faces, rect.width, line_depth)
    if over:
        words = max(facts, key=lambda pair: len("".join(pair)))
        found.append(finding("flag-too-small", slot.place, slot=slot.id, words="".join(words)[:16]))
    if "flag" in styles.rules:
        made += rule_marks(styles.rules["flag"], Point(rect.x, top), Point(rect.right, top))
    for index, (left, right) in enumerate(facts):
        y = top + drawn + index * line_depth
        if index and "hairline" in styles.rules:
            made += rule_marks(styles.rules["hairline"], Point(rect.x, y), Point(rect.right, y))
        baseline = centred_baseline(y, line_depth, style.size)
        for text, align in ((left, "left"), (right, "right")):
            if text:
                line = aligned(set_line((Piece(text, style),), style, faces), rect.width, align)
                made += line_marks(line, rect.x, baseline, style.ink, Tag("", "flag", index + 1))
    return made, found


def _style_of_facts(
    facts: Sequence[tuple[str, str]], style: TextStyle, faces: Library, measure: Length, depth: Length
) -> tuple[TextStyle, bool]:
    """*style* at the size at which each pair of *facts* stands on a line, and whether even the least is too large."""
    em = style._replace(size=100 * PT)
    # Between what stands left and what stands right an em stays free at least.
    wide = max(
        sum(set_line((Piece(text, em),), em, faces).width for text in pair if text) + em.size * all(pair)
        for pair in facts
    )
    size = min(style.size, depth * LINE_SHARE // 1000, measure * em.size // max(1, wide))
    if size < style.size:
        size = size // STEP * STEP
    return style._replace(size=max(size, min(style.size, LEAST_FACTS))), size < min(style.size, LEAST_FACTS)


def _name_marks(
    slot: Slot, rect: Rect, issue: Issue, styles: Stylesheet, faces: Library
) -> tuple[list[Mark], list[Finding]]:
    style = styles.text["flag-name"]
    depth: Length = rect.height * NAME_SHARE // 1000
    largest = min(style.size, depth * NAME_EM // 1000)
    smallest = min(style.smallest or largest, largest)
    # The name is artwork and may be drawn narrow or wide: it is set in a measure that squeezing makes the slot's.
    squeeze = style.squeeze or 1000
    measure = rect.width * 1000 // squeeze
    head = set_head((issue.paper.name,), style, faces, measure, smallest=smallest, largest=largest, max_lines=1)
    if not head.lines:
        return [], []
    found = [finding(code, slot.place, story="", **dict(facts)) for code, facts in head.findings]
    line = aligned(head.lines[0], measure, style.align)
    baseline = centred_baseline(rect.y, depth, head.size)
    # Han stand within the em; the tail of a letter goes further down, and would stand on the rule.
    tails = (-faces.face(run.face).ink(gid).bottom * run.size // 1000 for run in line.runs for gid in run.gids)
    tail = max(tails, default=0)  # of a name that nothing is seen of
    baseline = min(baseline, rect.y + depth * (1000 + NAME_EM) // 2000 - tail)
    made = line_marks(line, rect.x, baseline, style.ink, Tag("", "flag"))
    if squeeze == 1000:
        return made, found
    squeezed: list[Mark] = [
        one._replace(xs=tuple([x * squeeze // 1000 for x in one.xs]), squeeze=squeeze)
        for one in made
        if isinstance(one, GlyphRun)
    ]
    return squeezed, found
