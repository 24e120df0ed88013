"""The whole story in one place: a spec, stories, styles and faces become an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from layout.areas.grid import PageGrid, lay_grid
from layout.findings import Finding
from layout.fitting.chain import ChainMemory, FitContext, fit_issue
from layout.fitting.fitted import Fitted
from layout.fonts.library import Library
from layout.geometry import Rect, WritingMode
from layout.kept_answers import LastAnswers
from layout.makeup.bleed import paper_of, to_trim
from layout.makeup.flag import check_dates, flag_marks
from layout.makeup.furniture import has_words_of_others, is_of_words, page_rules, text_marks
from layout.makeup.marks import story_marks
from layout.makeup.pictures import picture_marks, placeholder
from layout.makeup.turn import on_page, stood
from layout.page import Edition, Mark, Page
from layout.pictures.model import PictureFacts
from layout.pictures.placed import PlacedPage
from layout.proofing.page_lint import lint_pages, narrow_tables
from layout.proofing.parts import unset_parts
from layout.proofing.read_over import read_over
from layout.proofing.tight_boxes import tight_box
from layout.proofing.type_inks import ink_findings, rule_findings
from layout.proofing.type_places import PlacedSlot, type_findings
from layout.spec.model import Issue, PageSpec, Slot
from layout.spec.nested_areas import in_painting_order
from layout.spec.styles import Stylesheet
from layout.stories.model import Story
from layout.stylesheets.preflight import Limits
from layout.value import NamedTuple

if TYPE_CHECKING:
    from layout.fitting.table_fit import TableFitted
    from layout.makeup.table import TablesMade


class Materials(NamedTuple):
    """What a page is made of, everything read and checked."""

    stories: Mapping[str, Story]
    styles: Stylesheet
    faces: Library
    pictures: Mapping[str, PictureFacts]
    artworks: Mapping[str, PlacedPage] = {}
    """Pages of others' files that may be placed."""
    limits: Limits = Limits("newsprint")
    """What the plant's press takes, which preflight holds pages to."""


class Composed(NamedTuple):
    """An edition with the account of how its copy fitted."""

    edition: Edition
    fits: tuple[Fitted, ...]
    rests: tuple[Story, ...]
    issue: Issue
    """The issue as it was made up: every slot where it came to stand when pictures gave rows to their stories."""
    spreads: tuple[Page, ...] = ()
    """The spreads whole, each as one page of twice the width; the edition has them cut in the fold."""
    tables: tuple[TableFitted, ...] = ()
    """Tables that stand in slots of their own."""
    placed: tuple[tuple[PlacedSlot, ...], ...] = ()
    """What was made for the slots of each page, before spreads were cut in the fold."""


class CompositionMemory:
    """What is kept between two makings up of an issue that is being worked on: it changes nothing but their time.

    It holds what the last one asked for, not more.  One making up at a time may use it.
    """

    def __init__(self) -> None:
        self._chains = ChainMemory()
        self._of: object = None
        self.known = LastAnswers()
        """What was made of marks and fits that did not change."""

    def begin(self, issue: Issue, materials: Materials, grid: PageGrid) -> ChainMemory:
        """Begin to make up *issue*: what the time before did not ask for is forgotten.  The chains that are known."""
        shared, pictures = materials.faces.shared, materials.pictures
        grids, bare = [page.grid for page in issue.pages], issue._replace(pages=(), places=())
        of = bare, materials.styles, grid, grids, shared, pictures, materials.artworks
        self.known.begin(anew=of != self._of)
        self._of = of
        return self._chains

    def slot_marks(
        self, slot: Slot, page: PageSpec, issue: Issue, materials: Materials, fits: Mapping[str, Fitted],
        grid: PageGrid,
    ) -> tuple[list[Mark], list[Finding]]:  # fmt: skip
        """What :func:`_slot_marks` makes, or made the last time of the same."""
        said: list[Finding] = []
        if has_words_of_others(slot):
            if not is_of_words(slot):
                return _slot_marks(slot, page, issue, materials, fits, grid)
            slot, said = _worded(slot, page, issue, materials, fits)
        of: object = fits.get(slot.id) or (materials.stories.get(slot.story), page.fold)
        if slot.use == "quote":
            of = page, [materials.stories.get(one.story) for one in page.slots]

        def make() -> tuple[list[Mark], list[Finding], Library]:
            faces = materials.faces.anew()
            own = materials._replace(faces=faces)
            if is_of_words(slot):
                return *stood(slot, own.styles, grid, partial(_words_marks, page, issue, own)), faces
            return *_slot_marks(slot, page, issue, own, fits, grid), faces

        marks, found, met = self.known.of(("marks", page.number, slot.id, slot.place), (slot, of), make)
        materials.faces.meet(met)
        return marks, [*said, *found]


def compose(issue: Issue, materials: Materials, memory: CompositionMemory | None = None) -> Composed:
    """Make up every page of *issue*.

    It may be asked as often as one likes, in any order and in threads: it makes the same, with a *memory* or without.
    """
    grid = lay_grid(issue.sheet, issue.grid)
    materials = materials._replace(faces=materials.faces.anew())
    context = FitContext(materials.stories, materials.styles, materials.faces, grid, issue.sheet)
    fits = fit_issue(issue, context, memory.begin(issue, materials, grid) if memory else None)
    if any(done.fit.doses.picture for done in fits.values()):
        from layout.fitting.picture_rows import with_moved_pictures  # on few pages a picture gives lines

        issue = with_moved_pictures(issue, fits)
    known = memory.known if memory else LastAnswers()
    tables = _tables(issue, context, known)
    made = [make_page(page, issue, materials, fits, context.grid_of(page), tables, memory) for page in issue.pages]
    found = [*check_dates(issue), *(f for one in made for f in one.findings)]
    found += [f for one in (*fits.values(), *(tables.fitted.values() if tables else ())) for f in one.findings]
    boxed = frozenset(key for key, done in fits.items() if (done.slot.box or done.look.box) in materials.styles.boxes)
    pages = tuple(one.page for one in made)
    quotes = _rests_of_quotes(issue, materials) if any(one.code == "quote-too-long" for one in found) else ()
    linted = issue.pages
    spreads: tuple[Page, ...] = ()
    if any(page.fold for page in issue.pages):
        from layout.makeup.spreads import cut, seen  # few issues have a spread

        pages, spreads = cut(issue, pages, known)
        linted, issue = seen(issue)
    found += lint_pages(linted, fits, context, boxed, known)
    found += read_over(issue, materials.stories, tuple(fits.values()), materials.styles, materials.faces, pages, known)
    rests = (*_rests(fits, tables), *quotes)
    shown = pages if spreads else [one for each in made for one in each.placed]
    found += unset_parts(issue, materials.stories, [one.marks for one in shown], rests, found, known)
    edition = Edition(
        issue.zones.document or issue.id,
        f"{issue.paper.name} {issue.date.isoformat()}",
        issue.date.isoformat(),
        issue.language,
        pages,
        tuple(dict.fromkeys(found)), issue.grid.mode is WritingMode.VERTICAL,
    )  # fmt: skip
    return Composed(
        edition, tuple(fits.values()), rests, issue, spreads, tuple(tables.fitted.values()) if tables else (),
        tuple(one.placed for one in made),
    )  # fmt: skip


def _tables(issue: Issue, context: FitContext, known: LastAnswers) -> TablesMade | None:
    """The tables of *issue* that stand in slots of their own; ``None`` where there is none."""
    here = [(page._replace(slots=()), slot, context.stories.get(slot.story))
            for page in issue.pages for slot in page.slots if slot.table]  # fmt: skip
    if not here:
        return None
    from layout.makeup.table import tables_of  # few issues have any

    faces = context.faces.anew()
    made, met = known.of("tables", here, lambda: (tables_of(issue, context._replace(faces=faces)), faces))
    context.faces.meet(met)
    return made


def _rests(fits: Mapping[str, Fitted], tables: TablesMade | None) -> tuple[Story, ...]:
    """What of stories and tables did not go in."""
    last = {done.story.slug: done for done in fits.values()}
    left = [done for done in last.values() if done.poured.rest is not None]
    rests: tuple[Story, ...] = ()
    if left:
        from layout.fitting.rest import rests_of  # little is left on most pages

        rests = rests_of(left)
    return (*rests, *tables.rests) if tables else rests


def _rests_of_quotes(issue: Issue, materials: Materials) -> tuple[Story, ...]:
    from layout.makeup.quote import rests_of_quotes  # hardly a quote is too long

    return rests_of_quotes(issue, materials.styles, materials.faces)


class ComposedPage(NamedTuple):
    """A page that stands, what was found while it was made, and what was made for each of its slots."""

    page: Page
    findings: tuple[Finding, ...]
    placed: tuple[PlacedSlot, ...]


def make_page(
    page: PageSpec, issue: Issue, materials: Materials, fits: Mapping[str, Fitted], grid: PageGrid,
    tables: TablesMade | None = None, memory: CompositionMemory | None = None,
) -> ComposedPage:  # fmt: skip
    """Put everything of one page at its place, in the order of its slots; what is on a picture over it."""
    issue = issue._replace(places=())  # they change with any line above, and no page depends on them
    known = memory.known if memory else LastAnswers()
    parts: list[tuple[Slot, Sequence[Mark], list[Finding]]] = []
    for slot in in_painting_order(page.slots):
        own = tables.marks.get(slot.id) if tables else None
        make = memory.slot_marks if memory else _slot_marks
        marks, faults = (own, []) if own else make(slot, page, issue, materials, fits, grid)
        box = slot.box or (fits[slot.id].look.box if slot.id in fits else "")
        tight = tight_box(slot, box, materials.styles) if box and (slot.id in fits or is_of_words(slot)) else []
        parts.append((slot, marks, [*faults, *tight]))
    said = [*(one for slot in page.slots if slot.id in fits for one in fits[slot.id].findings)]
    said += [
        one for slot in page.slots if tables and slot.id in tables.fitted for one in tables.fitted[slot.id].findings
    ]
    said += [one for slot in page.slots if slot.id in fits for one in narrow_tables(fits[slot.id])]
    making = partial(_page_of, parts, said, page, issue, materials, grid, known)
    return known.of(("page", page.number), (page, parts, said, materials.limits), making)


def _page_of(
    parts: Sequence[tuple[Slot, Sequence[Mark], list[Finding]]], said: Sequence[Finding], page: PageSpec, issue: Issue,
    materials: Materials, grid: PageGrid, known: LastAnswers,
) -> ComposedPage:  # fmt: skip
    """*page* of the marks of its slots, with what was found of each and what is *said* of their copy and tables."""
    marks: list[Mark] = []
    found: list[Finding] = []
    placed: list[PlacedSlot] = []
    paper, limits = paper_of(issue.sheet, page.fold), materials.limits
    for number, (slot, more, faults) in enumerate(parts):
        making = partial(to_trim, slot, more, page, paper, materials.styles, materials.pictures, grid)
        done = known.of(("to trim", page.number, number), (slot, more, page.opens, page.fold), making)
        found += [*done.short, *faults]
        marks += [*done.ground, *done.marks]
        placed.append(PlacedSlot(slot, done.marks))
    for rule in page.rules:
        ruled = on_page(page_rules((rule,), materials.styles, grid), grid)
        marks += ruled
        found += rule_findings(rule, ruled, limits)
    sheet = issue.sheet
    made = Page(page.number, sheet.width, sheet.height, sheet.bleed, tuple(marks))
    for number, one in enumerate(placed):
        found += known.of(("inks", page.number, number), (one, limits), partial(ink_findings, one, limits))
    trim = Rect(paper.left, 0, paper.right - paper.left, paper.height)
    off = type_findings(made, trim, placed, materials.faces, grid, [*found, *said], known)
    return ComposedPage(made, (*found, *off), tuple(placed))


def _slot_marks(
    slot: Slot, page: PageSpec, issue: Issue, materials: Materials, fits: Mapping[str, Fitted], grid: PageGrid
) -> tuple[list[Mark], list[Finding]]:
    """The marks of a slot at their places on the page, and what was found while they were made."""
    return stood(slot, materials.styles, grid, partial(_marks_along, page, issue, materials, fits))


def _marks_along(
    page: PageSpec, issue: Issue, materials: Materials, fits: Mapping[str, Fitted], slot: Slot, styles: Stylesheet,
    grid: PageGrid,
) -> tuple[list[Mark], list[Finding]]:  # fmt: skip
    """The marks of a slot along the lines of *grid* and across them."""
    faces = materials.faces
    if slot.use == "story":
        done = fits.get(slot.id)
        return (story_marks(done, styles, materials.pictures), []) if done else ([], [])
    if slot.use == "lacking":
        return placeholder(grid.place(slot)), []
    if slot.use == "flag":
        return flag_marks(slot, issue, styles, faces, grid)
    if slot.use == "picture":
        return picture_marks(slot, materials.stories.get(slot.story), materials.pictures, styles, faces, grid)
    if slot.ad is not None:
        from layout.makeup.ad import ad_marks  # few pages have any

        paper = paper_of(issue.sheet, page.fold)
        return ad_marks(slot, slot.ad, (materials.artworks, materials.pictures), styles, faces, grid, paper)
    if slot.use == "code":
        from layout.makeup.code import code_marks  # few pages have any

        return code_marks(slot, issue, styles, faces, grid)
    if slot.use == "quote":
        from layout.makeup.quote import quote_marks  # few pages have any

        return quote_marks(slot, page, materials.stories, styles, faces, grid)
    slot, found = _worded(slot, page, issue, materials, fits)
    made, faults = _words_marks(page, issue, materials, slot, styles, grid)
    return made, [*found, *faults]


def _worded(
    slot: Slot, page: PageSpec, issue: Issue, materials: Materials, fits: Mapping[str, Fitted]
) -> tuple[Slot, list[Finding]]:
    """*slot* with those of its words that depend on its page and on where stories stand."""
    if not has_words_of_others(slot):
        return slot, []
    from layout.makeup.index import with_words  # what only some pages have is loaded for them alone

    return with_words(slot, page, issue, materials.stories, fits, materials.styles)


def _words_marks(
    page: PageSpec, issue: Issue, materials: Materials, slot: Slot, styles: Stylesheet, grid: PageGrid
) -> tuple[list[Mark], list[Finding]]:
    """A slot of words, all of which are in it."""
    if slot.use == "folio":
        from layout.makeup.folio import folio_marks  # few pages have any

        from_right = issue.grid.mode is WritingMode.VERTICAL
        return folio_marks(slot, page, styles, materials.faces, grid, from_right=from_right)
    return text_marks(slot, styles, materials.faces, grid)
