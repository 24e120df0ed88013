"""An issue as the editor specified it: positions from 1, lengths in millipoints; named tuples are cheap to import."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from layout.findings import Place
from layout.geometry import Insets, Rect, WritingMode
from layout.spec.placed import Ad, WaitingAd
from layout.spec.tables import TableSpec
from layout.spec.wishes import Allowance, PlanWishes
from layout.spec.zone_editions import Zones
from layout.units import Length
from layout.value import NamedTuple

NO_DATE: Final = date.min
"""Stands for a date that is not given, or is none, so that a marked page can still be made."""


class Paper(NamedTuple):
    """What the flag says of the paper."""

    name: str
    publisher: str = ""
    cn: str = ""
    """国内统一连续出版物号."""
    postal: str = ""
    """邮发代号."""
    number: int = 0
    """Issue number, 第 N 期."""
    pages: int = 0
    """今日 N 版."""
    weekday: str = ""
    lunar: str = ""
    """Both may be given; they are then checked against the date."""
    site: str = ""
    supervisor: str = ""
    """主管单位."""
    sponsor: str = ""
    """主办单位."""
    printer: str = ""
    """承印单位."""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    price: str = ""
    """零售价, as it is printed: 1.00元."""
    licence: str = ""
    """广告经营许可证号."""


class Sheet(NamedTuple):
    """The trimmed page, its margins and its bleed."""

    width: Length
    height: Length
    margins: Insets
    bleed: Length


class Grid(NamedTuple):
    """The type area (版心) divided: *columns* of *measure*, *gutter* between, *lines* of *leading*."""

    columns: int
    chars: float
    measure: Length
    gutter: Length
    lines: int
    leading: Length
    em: Length  # the body size, the grid's 字
    mode: WritingMode = WritingMode.HORIZONTAL  # downward: *columns* are 段 from the top, *lines* 行 from the right


class Area(NamedTuple):
    """A place on the grid: from *column* and *line* (both from 1), *columns* wide and *lines* deep."""

    column: int
    line: int
    columns: int
    lines: int


class Legs(NamedTuple):
    """How a story's area is cut into legs.

    *count* 0 means one a column; *fit* is one of 绝对 自由 相对 自动 as ``absolute``, ``free``, ``relative``,
    ``grid``; *gutter* 0 means the grid's.
    """

    count: int = 0  # type: ignore[assignment]  # a count, not tuple.count
    fit: str = "free"
    gutter: Length = 0
    rule: bool = False
    """A hairline in each gutter (加线)."""


class Head(NamedTuple):
    """How a story's head block is set.  0 or "" means: as the style has it."""

    lines: int = 0
    """Lines of the grid that the whole block occupies, kicker and deck included."""
    smallest: Length = 0
    largest: Length = 0
    face: str = ""
    """A text style in place of that of the story style's head."""
    align: str = ""
    breaks: tuple[str, ...] = ()
    """The head's lines as the editor broke them; empty: the story's own."""
    columns: int = 0
    """Base columns that the head block spans, from the left; 0: all of them."""
    form: str = ""
    """A head of the stylesheet's library; what is given here goes over it."""
    place: str = ""
    """``above``, ``left`` or ``right`` of the text."""
    mode: str = ""
    """``horizontal`` or ``vertical``."""
    width: Length = 0
    """Width of a head beside its text; 0: that of *columns*, or what a vertical one needs."""
    stand: str = ""
    """Where the lines stand in the block: ``top``, ``middle``, ``bottom``; empty: spread over it."""
    order: str = ""
    """The order of lines set downward: ``from-right`` (as Chinese is read; the default) or ``from-left``."""
    sizes: str = ""
    """``any`` or ``steps``: only sizes that have a name (号)."""
    tint: str = ""
    ink: str = ""
    box: str = ""
    picture: str = ""
    """A picture that the head stands on (题图压字)."""
    focus: tuple[float, float] | None = None
    knock: str = ""
    """How it is kept readable there: ``reverse`` (white) or ``outline`` (white with an outline)."""


class AreaPart(NamedTuple):
    """One rectangle of an area that has several; *legs* ``None``: cut as the slot says."""

    area: Area
    legs: Legs | None
    place: Place


class Inset(NamedTuple):
    """Something that stands in a story's area, its type making way: another slot's place."""

    id: str
    area: Area
    rect: Rect | None
    wrap: str
    """Sides of it that type may stand on within a leg: ``both``, ``left``, ``right``, ``wider``, ``none``."""


class Entry(NamedTuple):
    """A story named by an index (导读); *page* 0: where it is found, *words* "": its head."""

    story: str
    place: Place
    page: int = 0
    words: str = ""


class Frame(NamedTuple):
    """One picture of a group: its file, and the point to keep when it is cropped (``None``: the slot's)."""

    file: str
    focus: tuple[float, float] | None = None


class Slot(NamedTuple):
    """One box of the page: what stands in it and where."""

    id: str
    use: str
    """``story``, ``picture``, ``table``, ``flag``, ``folio``, ``ear``, ``index``, ``notice``, ``credits``, ``ad``,
    ``code``, ``quote``; ``lacking`` where the spec does not say what, or it is not there: a crossed frame is drawn."""
    area: Area
    place: Place
    style: str = ""
    """A story style of the stylesheet; empty: by the story's kind."""
    story: str = ""
    legs: Legs = Legs()
    head: Head = Head()
    picture: str = ""
    frames: tuple[Frame, ...] = ()
    """The pictures of a group that share a caption."""
    rows: tuple[int, ...] = ()
    """How many of them stand in each row; empty: as their proportions ask."""
    ink: str = ""  # of a picture: the one ink that it is printed in
    crop: str = "cover"
    focus: tuple[float, float] = (0.5, 0.5)
    caption: str = ""
    credit: str = ""
    """Words of a picture that no story has."""
    caption_at: str = "below"
    """Where the caption stands: ``below``, ``left`` or ``right`` of the picture, or ``none``."""
    jump: int = 0
    """Page on which the story goes on; 0: as the story says."""
    text: tuple[str, ...] = ()
    """Lines of an ear, index, notice or credits."""
    title: str = ""
    rule_above: str = ""
    rule_below: str = ""
    box: str = ""
    tint: str = ""
    rect: Rect | None = None
    """A place in millimetres of the trimmed page instead of on the grid; *area* is then all 0."""
    stretches: tuple[AreaPart, ...] = ()
    """The rectangles of an area that is not one, with legs of their own; *area* is then all that is around them."""
    order: str = "chain"
    """How *stretches* are read: one after the other, or in legs that run through them (``columns``)."""
    within: str = ""
    """Id of the story slot in whose area this one stands."""
    wrap: str = "both"
    """Sides on which the type of that story may stand: as in :class:`Inset`."""
    corner: str = ""
    """Corner of that story's area, where *area* says how large a picture is and not where."""
    pictures: tuple[Slot, ...] = ()
    """Pictures written in this slot, which become slots of their own."""
    insets: tuple[Inset, ...] = ()  # what stands in this slot's own area, found when the issue is checked
    places: tuple[tuple[str, Place], ...] = ()
    """Where the value of each key that was given stands."""
    on: str = ""
    """Pages that a slot of the whole issue stands on: ``all``, ``inside``, ``left`` or ``right``."""
    entries: tuple[Entry, ...] = ()
    """Stories that an index names."""
    outer: str = ""  # what a folio says at the outer edge of the page,
    middle: str = ""  # in the middle
    inner: str = ""  # and at the inner edge
    remedies: tuple[str, ...] = ()
    """Remedies of copyfit in the order they are tried; none: as the story's style has them."""
    size: tuple[Length, Length] = (0, 0)
    """A size in millimetres from the corner *area* names, until the issue is read."""
    snap: bool = False
    """Its place in millimetres is brought to the nearest cells of the grid."""
    ad: Ad | None = None  # the advertisement, or
    table: TableSpec | None = None  # the table, that stands here
    link: str = ""  # what a code says to whoever reads it with a telephone
    group: str = ""
    """Slots of one group are treated alike: the same tracking, the same spare lines to their heads."""
    writing: str = ""
    """``horizontal`` or ``vertical``: how its lines run; empty: as those of its page, or as its use has it."""
    allow: tuple[Allowance, ...] = ()

    def where(self, key: str) -> Place:
        """The place of the value of *key*, that of the slot where the key was not given."""
        return dict(self.places).get(key, self.place)


class PageSpec(NamedTuple):
    """One page of the issue."""

    number: int
    slots: tuple[Slot, ...]
    place: Place
    rules: tuple[PageRule, ...] = ()
    section: str = ""
    """Name of the section (版名), for the folio."""
    folio: bool = True  # the folio of the whole issue stands on it
    plan: PlanWishes | None = None
    """Wishes for the page where it is to be proposed; its slots are then those that stand already."""
    spread: bool = False  # two facing pages in one, until the issue is read
    fold: str = ""  # which side of a spread it is, ``left`` or ``right``
    opens: bool = False  # a spread begins on it: its slots may stand across the fold
    allow: tuple[Allowance, ...] = ()
    writing: str = ""  # how its lines run, where they do not as those of the issue
    grid: Grid | None = None  # its own; ``None``: that of the issue


class PageRule(NamedTuple):
    """A rule ``above``, ``below``, ``left`` (in the gutter) or in the ``middle`` of an area; *style*, at *word*."""

    area: Area
    side: str
    style: str
    place: Place
    word: Place | None = None


class CopySource(NamedTuple):
    """A dump with its hints and its *marked* file, story files, or *files*: files, folders, patterns.  As written."""

    dump: str = ""
    hints: str = ""
    stories: str = ""
    place: Place | None = None
    files: tuple[str, ...] = ()
    marked: str = ""


class Issue(NamedTuple):
    """One day's paper."""

    id: str
    paper: Paper
    date: date
    sheet: Sheet
    grid: Grid
    style: str
    copy: CopySource
    pages: tuple[PageSpec, ...]
    place: Place
    language: str = "zh-Hans"
    fonts: tuple[str, ...] = ()
    """Folders of the house's own faces."""
    glyphs: tuple[tuple[str, str, Place], ...] = ()
    """Drawings of characters that no face has: (character, path, where that is written)."""
    press: tuple[tuple[str, Any], ...] = ()
    """What is said of the press file, laid over the style's; see :class:`layout.spec.press.Press`."""
    epaper: Any = None
    """What is said of the e-paper, a :class:`layout.keys.epaper.Epaper`."""
    allow: tuple[Allowance, ...] = ()  # here and in pages and slots
    ads: tuple[WaitingAd, ...] = ()
    places: tuple[tuple[str, Place], ...] = ()
    """Where the value of each key that was given stands."""
    zones: Zones = Zones()

    def where(self, key: str) -> Place:
        """The place of the value of *key*, that of the issue where the key was not given."""
        return dict(self.places).get(key, self.place)
