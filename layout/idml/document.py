"""The document whole: pages in spreads, a master with the grid, texts, and the package that holds them.

Frames stand where the page has them, and every word is in its text.  Where lines end is InDesign's to say: it sets
lines by rules of its own, so a line may end elsewhere than in the press file, and a story run a line over or short.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from layout.areas.direction import styles_along
from layout.areas.grid import PageGrid, grid_of_page, lay_grid
from layout.composing import Composed, Materials
from layout.fitting.fitted import Fitted
from layout.geometry import Rect, WritingMode
from layout.idml import items
from layout.idml.book import DOM, Book, element, opened, points
from layout.idml.groups import groups_of, of_one
from layout.idml.texts import IN_THREAD, PACKAGING, StoryPart, part, set_apart, story, threaded
from layout.numbering import further, plain
from layout.page import Artwork, Drawing, Figure, GlyphRun, Page, Picture, Rule, Tint
from layout.spec.placed import file_and_page
from layout.spec.spread import far_page
from layout.value import NamedTuple

if TYPE_CHECKING:
    from layout.spec.model import Issue

MIMETYPE: Final = "application/vnd.adobe.indesign-idml-package"
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
"""Stands for the hour in the package: the same issue gives the same bytes."""

_CONTAINER: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="designmap.xml" media-type="text/xml"/></rootfiles></container>\n'
)

PictureBytes = Callable[[str], bytes]
"""The file of a picture by its name; empty where it cannot be read."""


class ThreadFrame(NamedTuple):
    """A frame of a thread: the page it is on, its name there, and its place."""

    page: int
    name: str
    rect: Rect


class Thread(NamedTuple):
    """A story that runs through frames of one page or of several; those of pages that are not made are left out."""

    story: str
    frames: tuple[ThreadFrame, ...]


def idml(composed: Composed, materials: Materials, picture_of: PictureBytes) -> bytes:
    """The package of every page of *composed*: frames, threads, styles, swatches, pictures, rules and drawings.

    Pictures are put into it by their own bytes; artwork of others in PDF is linked by the name of its file.
    """
    book = Book(materials.faces, composed.issue.sheet.height)
    threads: list[Thread] = []
    texts: list[StoryPart] = []
    for fits in _chains(composed.fits):
        thread = _thread(book, fits, composed)
        if thread.frames:
            threads.append(thread)
            down = fits[0].grid.grid.mode is WritingMode.VERTICAL
            styles = styles_along(materials.styles, fits[0].grid)
            texts.append(story(thread.story, threaded(book, fits[0], styles), down=down))
    spreads = []
    grid = lay_grid(composed.issue.sheet, composed.issue.grid)
    grids = {page.number: grid_of_page(composed.issue, page) for page in composed.issue.pages}
    before = {further(page.number): page.number for page in composed.issue.pages if page.opens}
    for page in composed.edition.pages:
        made = _Spread(book, page, materials, picture_of)
        poured = {page.number, before.get(page.number, page.number)}
        made.lay(threads, {done.story.slug for done in composed.fits if done.page in poured})
        texts += made.texts
        spreads.append((book.new("spread"), _spread_part(made, composed.issue, grids.get(page.number, grid))))
    return _package(composed, book, grid, texts, spreads)


def _chains(fits: Iterable[Fitted]) -> list[list[Fitted]]:
    """The slots of every story that is set in any, in the order they are read."""
    made: dict[str, list[Fitted]] = {}
    for done in fits:
        made.setdefault(done.story.slug, []).append(done)
    return list(made.values())


def _thread(book: Book, fits: Iterable[Fitted], composed: Composed) -> Thread:
    frames = []
    issue, here = composed.issue, {page.number for page in composed.edition.pages}
    far = {page.number: far_page(issue.sheet, page.fold) for page in issue.pages if page.opens}
    for done in fits:
        for rect in _legs(done):
            by = far.get(done.page, 0)
            beyond = (by > 0 and rect.x >= by) or (by < 0 and rect.x < 0)
            place = rect._replace(x=rect.x - by) if beyond else rect
            if done.page + beyond in here:
                frames.append(ThreadFrame(done.page + beyond, book.new("frame"), place))
    return Thread(book.new("story"), tuple(frames))


def _legs(done: Fitted) -> list[Rect]:
    """The places of the legs of *done* without the lines that say where it comes from and goes on.

    Pieces of a leg of one measure that stand on each other are one.
    """
    made: list[Rect] = []
    grid = done.grid
    jumps = done.room.leg_of(done.poured.jump_row) if done.jump is not None and done.poured.jump_row >= 0 else -1
    for at, leg in enumerate(done.room.legs):
        above, below = int(at == 0 and done.room.under > 0), int(at == jumps)
        rows = leg.rows - above - below
        rect = Rect(leg.x, grid.row_y(leg.row + above), leg.measure, rows * grid.grid.leading)
        last = made[-1] if made else None
        if last and leg.joined and (last.x, last.width, last.bottom) == (rect.x, rect.width, rect.y):
            made[-1] = Rect(last.x, last.y, last.width, last.height + rect.height)
        elif rows > 0:
            made.append(rect)
    return [grid.on_page(one) for one in made]


class _Spread:
    """A page as it is laid: its items from the back to the front, and the texts of its own."""

    def __init__(self, book: Book, page: Page, materials: Materials, picture_of: PictureBytes) -> None:
        self.book, self.page, self.materials, self.picture_of = book, page, materials, picture_of
        self.items: list[str] = []
        self.texts: list[StoryPart] = []

    def lay(self, threads: Iterable[Thread], threaded_here: set[str]) -> None:
        """Lay the page's marks in their order, then the frames of threads on top.

        *threaded_here* are the stories that are poured on it, or on the page that its spread begins on.
        """
        waiting: list[GlyphRun] = []
        for mark in self.page.marks:
            if isinstance(mark, GlyphRun):
                if mark.drawn or mark.ruby or _runs_on(mark, threaded_here):
                    continue
                if waiting and not of_one(waiting[-1], mark):
                    self._apart(waiting)
                waiting.append(mark)
                continue
            if waiting and isinstance(mark, Figure):
                self._apart(waiting)  # captions of two pictures are two texts
            if isinstance(mark, Rule):
                self.items.append(items.rule(self.book, mark))
            elif isinstance(mark, Tint):
                self.items.append(items.tint(self.book, mark))
            elif isinstance(mark, Picture):
                facts = self.materials.pictures.get(mark.image)
                self.items.append(items.picture(self.book, mark, facts, self.picture_of(mark.image)))
            elif isinstance(mark, Drawing):
                self.items.append(items.drawing(self.book, mark))
            elif isinstance(mark, Artwork):
                self.items.append(items.artwork(self.book, mark, *file_and_page(mark.file)))
        if waiting:
            self._apart(waiting)
        for thread in threads:
            names = ["n", *(one.name for one in thread.frames), "n"]
            for at, frame in enumerate(thread.frames):
                if frame.page == self.page.number:
                    made = items.text_frame(self.book, frame.name, thread.story, frame.rect, names[at], names[at + 2])
                    self.items.append(made)

    def _apart(self, runs: list[GlyphRun]) -> None:
        for group in groups_of(runs):
            name = self.book.new("story")
            self.texts.append(story(name, set_apart(self.book, group), down=group.down))
            self.items.append(items.text_frame(self.book, self.book.new("frame"), name, group.place))
        runs.clear()


def _runs_on(mark: GlyphRun, threaded_here: set[str]) -> bool:
    """True for type that is in a thread."""
    return mark.tag is not None and mark.tag.role in IN_THREAD and mark.tag.story in threaded_here


def _page_element(book: Book, issue: Issue, grid: PageGrid, number: str, master: str) -> str:
    """A page with its margins and columns; the spread's origin is the middle of its left edge."""
    sheet, frame = issue.sheet, grid.on_page(grid.frame)
    down = grid.grid.mode is WritingMode.VERTICAL
    margins = element(
        "MarginPreference", ColumnCount=grid.grid.columns, ColumnGutter=points(grid.grid.gutter),
        Top=points(frame.y), Bottom=points(sheet.height - frame.bottom), Left=points(frame.x),
        Right=points(sheet.width - frame.right), ColumnDirection="Vertical" if down else "Horizontal",
    )  # fmt: skip
    return element(
        "Page", margins, Self=book.new("page"), Name=number, AppliedMaster=master,
        GeometricBounds=f"0 0 {points(sheet.height)} {points(sheet.width)}", ItemTransform=book.onto,
    )  # fmt: skip


def _spread_part(made: _Spread, issue: Issue, grid: PageGrid) -> str:
    page = _page_element(made.book, issue, grid, str(plain(made.page.number)), "master")
    return page + "".join(made.items)


def _preferences(issue: Issue, grid: PageGrid, pages: int) -> str:
    """Preferences of a document of so many *pages*."""
    sheet = issue.sheet
    document = element(
        "DocumentPreference", PageHeight=points(sheet.height), PageWidth=points(sheet.width),
        PagesPerDocument=pages, FacingPages="false", DocumentBleedTopOffset=points(sheet.bleed),
        DocumentBleedUniformSize="true",
    )  # fmt: skip
    top = grid.on_page(grid.frame).y
    lines = element("GridPreference", BaselineStart=points(top), BaselineDivision=points(issue.grid.leading),
                    BaselineGridShown="false")  # fmt: skip
    return document + lines


def _package(
    composed: Composed, book: Book, grid: PageGrid, texts: Iterable[StoryPart], spreads: Iterable[tuple[str, str]]
) -> bytes:
    issue = composed.issue
    files: dict[str, str] = {}
    master = _page_element(book, issue, grid, "A", "n")
    files["MasterSpreads/MasterSpread_master.xml"] = part(
        "MasterSpread",
        element("MasterSpread", master, Self="master", Name="A-grid", NamePrefix="A", BaseName="grid", PageCount=1,
                ItemTransform=items.IDENTITY),
    )  # fmt: skip
    for name, inner in spreads:
        spread = element("Spread", inner, Self=name, PageCount=1, ItemTransform=items.IDENTITY,
                         BindingLocation=0, AllowPageShuffle="false")  # fmt: skip
        files[f"Spreads/Spread_{name}.xml"] = part("Spread", spread)
    known = list(texts)
    for text in known:
        files[f"Stories/Story_{text.name}.xml"] = text.xml
    files["Resources/Fonts.xml"] = part("Fonts", book.fonts_part())
    files["Resources/Styles.xml"] = part("Styles", book.styles_part())
    files["Resources/Graphic.xml"] = part("Graphic", book.inks_part())
    files["Resources/Preferences.xml"] = part("Preferences", _preferences(issue, grid, len(composed.edition.pages)))
    files["XML/BackingStory.xml"] = part("BackingStory", element("XmlStory", Self="backing"))
    files["XML/Tags.xml"] = part("Tags", element("XMLTag", Self="XMLTag/Root", Name="Root"))
    files["designmap.xml"] = _designmap(composed, files, known)
    return _zipped({"META-INF/container.xml": _CONTAINER, **files})


def _designmap(composed: Composed, files: Mapping[str, str], texts: Iterable[StoryPart]) -> str:
    """The document that names all parts."""
    order = ("Resources/Graphic", "Resources/Fonts", "Resources/Styles", "Resources/Preferences", "XML/Tags",
             "MasterSpreads/", "Spreads/", "XML/BackingStory", "Stories/")  # fmt: skip
    layer = element("Layer", Self="layer1", Name="Layer 1", Visible="true", Locked="false", Printable="true")
    named = ""
    for start in order:
        for name in files:
            if name.startswith(start):
                kind = name.rpartition("/")[2].removesuffix(".xml").partition("_")[0]
                named += f'<idPkg:{kind} src="{name}"/>'
    said = opened("Document", DOMVersion=DOM, Self="d", Name=f"{composed.issue.id}.indd",
                  StoryList=" ".join(one.name for one in texts), ActiveLayer="layer1")  # fmt: skip
    whole = f'<Document xmlns:idPkg="{PACKAGING}"{said.removeprefix("<Document")}{layer}{named}</Document>\n'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<?aid style="50" type="document" readerVersion="6.0" featureSet="257" product="8.0(370)" ?>\n' + whole
    )


def _zipped(files: Mapping[str, str]) -> bytes:
    """The package: its kind first and not packed, as readers look for it there."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in {"mimetype": MIMETYPE, **files}.items():
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED if files.get(name) else zipfile.ZIP_STORED
            info.create_system = 3  # the same on every system
            package.writestr(info, text)
    return out.getvalue()
