"""Laws that hold for every issue, whatever is in it.  Each gives the breaches it finds, in words.

They read the finished marks, and know nothing of how these came to their places: a glyph is where the middle of its
em square is.  :func:`printed_laws` reads the PDF instead, with a reader that knows nothing of ours.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from unicodedata import normalize

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar

from layout.areas.grid import lay_grid
from layout.composing import Composed
from layout.fitting.fitted import Fitted
from layout.fitting.steps import rows_together
from layout.galley.items import table_measure
from layout.galley.table_rows import row_lines
from layout.geometry import Point, Rect
from layout.page import GlyphRun
from layout.spec.model import Issue, Slot
from layout.stories.model import Paragraph, Story

OFF = ("type-off-slot", "type-off-page", "text-too-wide", "head-too-wide")
ON = ("type-on-type",)


def laws(issue: Issue, stories: dict[str, Story], composed: Composed) -> list[str]:
    """Every breach of any law."""
    return [
        *type_inside(composed.issue, composed),
        *type_apart(composed),
        *copy_once(stories, composed),
        *parts_named(stories, composed),
        *rows_filled(composed),
    ]


def glyphs(run: GlyphRun) -> Iterator[tuple[Point, str]]:
    """The middle of the em square of every glyph that reads as something, and what it reads as."""
    ys = run.ys or (0,) * len(run.xs)
    for x, y, text in zip(run.xs, ys, run.texts, strict=True):
        if text.strip():
            # A glyph of half an em has its middle further left: a quarter of an em is taken for all.
            if run.turned:
                yield Point(run.origin.x + x + run.size * 38 // 100, run.origin.y + y + run.size // 4), text
                continue
            yield Point(run.origin.x + x + run.size // 4, run.origin.y + y - run.size * 38 // 100), text


def type_inside(issue: Issue, composed: Composed) -> Iterator[str]:
    """Every glyph stands in a slot of its story, or of its kind of furniture, and on the page, or is reported."""
    grid = lay_grid(issue.sheet, issue.grid)
    reported = {one.place for one in composed.edition.findings if one.code in OFF}
    for page, spec in zip(composed.edition.pages, issue.pages, strict=True):
        rects: dict[str, list[tuple[Slot, Rect]]] = defaultdict(list)
        for slot in spec.slots:
            for area in [one.area for one in slot.stretches] or [slot.area]:
                rects[slot.story or slot.use].append((slot, grid.on_page(grid.rect(area))))
        for run in page.marks:
            if not isinstance(run, GlyphRun) or run.tag is None or run.drawn:
                continue
            for key in (run.tag.story or run.tag.role, "picture"):
                near = rects.get(key, [])
                strays = [at for at, _ in glyphs(run) if not any(_inside(at, rect, run) for _, rect in near)]
                if not strays:
                    break
            else:
                owners = {slot.place for slot, _ in [*rects.get(run.tag.story or run.tag.role, []), *near]}
                if not owners & reported:
                    yield f"off: page {page.number} {run.tag} {''.join(run.texts)[:12]} at {strays[0]}"


def _inside(at: Point, rect: Rect, run: GlyphRun) -> bool:
    """Within *rect*, or no further out along the line than half a character (a mark that hangs)."""
    along, across = run.size // 2, run.size // 4
    x, y = (across, along) if len(set(run.ys)) > 1 else (along, across)
    return rect.x - x <= at.x <= rect.right + x and rect.y - y <= at.y <= rect.bottom + y


def type_apart(composed: Composed) -> Iterator[str]:
    """No glyph stands on one of another line unless that is reported for the page."""
    for page in composed.edition.pages:
        reported = any(
            one.code in ON and dict(one.facts).get("page") == page.number for one in composed.edition.findings
        )
        if reported:
            continue
        cells: dict[tuple[int, int], list[tuple[Point, int, int, str]]] = defaultdict(list)
        size = 12_000
        for number, run in enumerate(page.marks):
            if not isinstance(run, GlyphRun) or run.drawn or run.tag is None:
                continue
            for at, text in glyphs(run):
                for other, large, before, there in (
                    one
                    for x in (-1, 0, 1)
                    for y in (-1, 0, 1)
                    for one in cells.get((at.x // size + x, at.y // size + y), ())
                ):
                    near = min(run.size, large)
                    one_line = at.y == other.y and number - before < 6
                    close = abs(at.x - other.x) < near // 3 and abs(at.y - other.y) < near // 2
                    if (
                        close
                        and before != number
                        and not one_line
                        and "\u4e00" <= min(text, there) <= max(text, there) < "\ua000"
                    ):
                        yield f"on: page {page.number} {run.tag} {text} and {there} at {at}"
                        return
                cells[at.x // size, at.y // size].append((at, run.size, number, text))


def bare(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


def printed(composed: Composed, slug: str, *roles: str) -> str:
    """What the pages print of a story in some roles, in order."""
    return "".join(
        "".join(run.texts)
        for page in composed.edition.pages
        for run in page.marks
        if isinstance(run, GlyphRun) and run.tag and run.tag.story == slug and run.tag.role in roles and not run.drawn
    )


def letters(text: str) -> str:
    """The letters and figures of *text*, whatever their width: ① is 1."""
    return "".join(filter(str.isalnum, normalize("NFKC", text)))


FORMS = ("item", "row", "verse", "quote", "aside", "note")


def copy_once(stories: dict[str, Story], composed: Composed) -> Iterator[str]:
    """The lines of a story over all its slots and the rest are its copy once, in order."""
    rests = {one.slug: one for one in composed.rests}
    for slug in dict.fromkeys(done.story.slug for done in composed.fits):
        story, rest = stories[slug], rests.get(slug)
        opening = story.dateline.raw if story.dateline else ""
        opening += story.byline.raw if story.byline and story.byline.inline else ""
        if any(one.kind in FORMS for one in story.body):
            yield from _forms_once(story, rest, composed, letters(opening))
            continue
        for kind, role in (("p", "paragraph"), ("subhead", "subhead")):
            on = bare(printed(composed, slug, role)).replace(END_MARK, "")
            left = bare("".join(one.text for one in rest.body if one.kind == kind)) if rest else ""
            wanted = bare("".join(one.text for one in story.body if one.kind == kind))
            if on + left not in (wanted, bare(opening) + wanted):
                yield f"copy: {slug} {kind}: {len(on)} set + {len(left)} left of {len(wanted)}"


END_MARK = "■"
"""What styles of random issues have behind a story's last words; no copy has it."""


def _forms_once(story: Story, rest: Story | None, composed: Composed, opening: str) -> Iterator[str]:
    """What is no row of a table stands in order, with what labels and titles it has; of rows every letter stands once.

    Lines of the cells of a row stand beside each other, and so are counted.  A rest names its columns again.
    """
    on = letters(printed(composed, story.slug, "paragraph", "subhead"))
    left = letters("".join(_running(rest.body))) if rest else ""
    first = next((at for at, one in enumerate(story.body) if one.kind == "p"), 0)
    before, after = (letters("".join(_running(part))) for part in (story.body[:first], story.body[first:]))
    if on + left not in (before + after, before + opening + after):
        yield f"copy: {story.slug}: {len(on)} set + {len(left)} left of {len(before + after)}"
    rows = Counter(letters(printed(composed, story.slug, "row")))
    rows += Counter(letters("".join(one.text for one in rest.body if one.kind == "row")) if rest else "")
    wanted = Counter(letters("".join(one.text for one in story.body if one.kind == "row")))
    again = Counter(
        letters("".join(one.text for one in rest.body if one.kind == "row" and one.is_head) if rest else "")
    )
    if wanted - rows or rows - wanted - again:
        yield f"copy: {story.slug} row: {sum(rows.values())} set or left of {sum(wanted.values())}"


def _running(body: Iterable[Paragraph]) -> Iterator[str]:
    """The words of what is no row of a table, the label of a note or its title in front of it."""
    for one in body:
        if one.kind != "row":
            yield one.label + one.text if one.kind in ("aside", "note") else one.text


def named_parts(composed: Composed) -> Iterator[tuple[str, str]]:
    """The parts that errors name as lost: the story and the part's key, one for each time it is named."""
    for one in composed.edition.findings:
        facts = dict(one.facts)
        if one.code in ("part-unset", "story-as-picture"):
            words = str(facts["part"] if one.code == "part-unset" else facts["parts"])
            yield from ((one.story, part) for part in re.findall(r"\(([a-z ]+)\)", words))


def parts_named(stories: dict[str, Story], composed: Composed) -> Iterator[str]:
    """Every part of a placed story is printed, in the rest, or named in an error."""
    named = Counter(named_parts(composed))
    rests = {one.slug: one for one in composed.rests}
    placed = {slot.story for page in composed.issue.pages for slot in page.slots if slot.story}
    for slug in placed:
        story, rest = stories[slug], rests.get(slug)
        every = letters(printed(composed, slug, *ROLES))
        if rest:
            every += letters("".join(_texts(rest)))
        for part, text in _parts(story):
            if Counter(letters(text)) - Counter(every) and not named[slug, part]:
                yield f"part: {slug} {part} {text[:12]}"


ROLES = (
    "rubric", "kicker", "head", "deck", "byline", "dateline", "paragraph", "subhead", "row", "signature", "caption",
    "credit",
)  # fmt: skip


def _texts(story: Story) -> Iterator[str]:
    yield from (text for _, text in _parts(story))


def _parts(story: Story) -> Iterator[tuple[str, str]]:
    yield "rubric", story.rubric
    yield "kicker", story.kicker
    yield "head", "".join(story.headline)
    yield "deck", story.deck
    yield "byline", story.byline.raw if story.byline else ""
    yield "dateline", story.dateline.raw if story.dateline else ""
    for one in story.body:
        yield "body", one.text if one.kind == "row" else "".join(_running((one,)))
    yield "signature", story.signature
    yield "caption", story.caption
    yield "credit", story.credit.raw if story.credit else ""


def rows_filled(composed: Composed) -> Iterator[str]:
    """Where a story is over or goes on, no row stays free that its next line could take.

    One row may stay free where the story goes on, so that no line of a paragraph stands alone.  What is not divided,
    and a subhead with two lines under it, may leave free what it needs, so may the rows that an initial
    is beside, and the white of what stands apart; a jump may hold back lines for the next page.
    """
    last = {done.story.slug: done.slot.id for done in composed.fits}
    for done in composed.fits:
        rest = done.poured.rest
        if rest is None or not done.room.total:
            continue
        taken = _taken(done)
        upto = done.poured.jump_row if done.poured.jump_row >= 0 else done.room.total
        free = upto - (max(taken) + 1 if taken else 0)
        goes_on = done.slot.id != last[done.story.slug] or done.fit.goes_to
        most = 1 if goes_on else 0
        if rest.offset == done.items[rest.item].start and not done.items[rest.item].whole:
            most += done.items[rest.item].style.before + rows_together(done.items[rest.item]) - 1
        for item in done.items[rest.item :]:
            if not item.whole:
                break
            most += item.style.before + len(item.prepared.text) // 2 + item.style.lines + 3
        if rest.item and rest.offset == done.items[rest.item].start and done.items[rest.item - 1].whole:
            most += 4
        held = done.fit.doses.head or any(one.code.startswith("jump") for one in done.findings)
        held = held or _deeper_than_legs(done)
        if free > most and not held:
            yield f"hole: {done.slot.id} {done.story.slug} {free} of {upto} rows free"


def _deeper_than_legs(done: Fitted) -> bool:
    """What comes next is a row of a table that has more lines than any leg has rows: it is never divided."""
    rest = done.poured.rest
    item = done.items[rest.item] if rest else None
    if item is None or item.table is None:
        return False
    legs = done.room.legs
    narrowest = table_measure(item, min(leg.measure for leg in legs))
    lines = row_lines(item.table, item.number, narrowest, len(item.prepared.text))
    return len(lines) > max(leg.rows for leg in legs)


def _taken(done: Fitted) -> set[int]:
    rows: set[int] = set()
    for one in done.poured.placed:
        item = done.items[one.item]
        beside = rows_together(item) if one.opens else 0
        rows |= set(range(one.row, one.row + (item.style.lines if item.whole else max(1, beside))))
    return rows


def printed_laws(file: bytes, stories: dict[str, Story], composed: Composed) -> Iterator[str]:
    """The PDF has every letter of every part that is neither in the rest nor named, and no letter beyond the trim."""
    there: Counter[str] = Counter()
    pages = list(extract_pages(BytesIO(file)))
    off_page = any(one.code in OFF for one in composed.edition.findings)
    for page in pages:
        for char in _characters(page):
            there.update(filter(str.isalnum, normalize("NFKC", char.get_text())))
            x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
            if not off_page and not (page.x0 <= x <= page.x1 and page.y0 <= y <= page.y1):
                yield f"pdf: {char.get_text()} off page at {x:.0f}, {y:.0f}"
    lost = {*named_parts(composed)}
    rests = {one.slug: one for one in composed.rests}
    placed = {slot.story for page in composed.issue.pages for slot in page.slots if slot.story}
    wanted: Counter[str] = Counter()
    for slug in placed:
        whole = Counter(
            letter for part, text in _parts(stories[slug]) if (slug, part) not in lost
            for letter in filter(str.isalnum, normalize("NFKC", text))
        )  # fmt: skip
        left = "".join(_texts(rests[slug])) if slug in rests else ""
        wanted += whole - Counter(filter(str.isalnum, normalize("NFKC", left)))
    if wanted - there:
        yield f"pdf: {sum((wanted - there).values())} letters of copy are not in the file: {list(wanted - there)[:9]}"


def _characters(item: object) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, Iterable):
        for one in item:
            yield from _characters(one)
