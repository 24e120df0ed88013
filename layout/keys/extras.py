"""Copy by files, slots of the whole issue, entries of an index, remedies: what goes beyond one box of one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from layout.findings import Finding, finding
from layout.geometry import WritingMode
from layout.keys.file_reading import FileReading
from layout.keys.kinds import choice, scalar, whole, words
from layout.keys.reading import Key, Kind, by_form, list_of, record, shape
from layout.numbering import is_front, lies_left
from layout.spec.model import Entry, Grid, PageSpec, Sheet, Slot
from layout.spec.nested_areas import ON_PICTURES
from layout.spec.slot_sizes import on_sheet
from layout.trees.nodes import Items, Map, Node

ON: Final = {
    "all": "all", "各版": "all", "inside": "inside", "内版": "inside", "left": "left", "左版": "left",
    "right": "right", "右版": "right",
}  # fmt: skip
"""Which pages; an odd one lies right when the paper is opened."""

REMEDIES: Final = {
    "tracking": "tracking", "字距": "tracking", "subhead": "subhead", "小标题": "subhead", "head": "head",
    "标题": "head", "picture": "picture", "图片": "picture", "jump": "jump", "转版": "jump", "cut": "cut", "删": "cut",
}  # fmt: skip


def story_files() -> Kind:
    """A pattern of story files, or a list of files, folders and patterns."""
    one, many = words(500), list_of(words(500), 1, 500)

    def read(reading: FileReading, node: Node) -> tuple[str, ...] | str | None:
        said: tuple[str, ...] | str | None = (many if isinstance(node, Items) else one).read(reading, node)
        return said

    return Kind(read, {"anyOf": [one.schema, many.schema]})


def _entry(reading: FileReading, values: dict[str, Any], node: Map) -> Entry:
    return Entry(place=reading.source.of(node), **values)


ENTRY = shape(
    "entry",
    Key("story", words(200), required=True),
    Key("page", whole(1, 1000)),
    Key("words", words(200)),
    make=_entry,
)


def _named(reading: FileReading, node: Node) -> Entry | None:
    value = scalar(reading, node)
    return None if value is None else Entry(value, reading.source.of(node))


def entries() -> Kind:
    """Stories of an index: a slug or the first words of a head, or ``{story, page, words}``."""
    return list_of(by_form(scalar=Kind(_named, {"type": ["string", "number"]}), mapping=record(ENTRY)), 1, 100)


def remedies() -> Kind:
    """Remedies in the order they are to be tried."""
    return list_of(choice(REMEDIES), 0, 12)


_BOXED: Final = ("story", "ear", "index", "notice", "credits", "table", "quote")
_WORDED: Final = ("ear", "index", "notice", "credits", "code")

USED_BY: Final = {
    "on": (), "entries": ("index",), "outer": ("folio",), "middle": ("folio",), "inner": ("folio",),
    "remedies": ("story",), "group": ("story",), "head": ("story",), "jump": ("story",), "legs": ("story", "table"),
    "story": ("story", "picture", "table", "code", "quote"), "picture": ("picture",), "rows": ("picture",),
    "crop": ("picture",), "focus": ("picture",), "ink": ("picture", "ad", *ON_PICTURES), "caption": ("picture",),
    "caption_at": ("picture",), "credit": ("picture", "quote"), "link": ("code",), "box": _BOXED,
    "title": ("picture", "table", *_WORDED), "text": ("quote", *_WORDED),
    "style": ("story", "folio", "ad", "table", "quote", *_WORDED),
    "writing": ("story", "table", "quote", "flag", "folio", "ear", "index", "notice", "credits"),
}  # fmt: skip
"""Fields that mean something to slots of these uses only; ``on`` to none once it has been followed.

The title of a picture is what a page that is read aloud calls it.
"""

_KEYS: Final = {"entries": "stories", "remedies": "fit"}


def idle_keys(pages: Sequence[PageSpec]) -> list[Finding]:
    """Keys that were given to slots of a use that takes no notice of them."""
    usual = Slot._field_defaults
    return [
        finding("spec-key-idle", slot.where(_KEYS.get(field, field)), key=_KEYS.get(field, field), use=slot.use)
        for page in pages
        for slot in page.slots
        for field, uses in USED_BY.items()
        if slot.use not in uses and slot.use != "lacking" and getattr(slot, field) != usual[field]
    ]


def stands_on(slot: Slot, page: PageSpec, first: int, *, from_right: bool = False) -> bool:
    """True when a slot of the whole issue stands on *page*; *first* is the number of the issue's first page.

    *from_right*: the paper is set downward, and its even pages lie at the right.
    """
    if slot.on == "left":
        return lies_left(page.number, from_right=from_right)
    if slot.on == "right":
        return not lies_left(page.number, from_right=from_right)
    return slot.on == "all" or not is_front(page.number, first)


def with_every(pages: tuple[PageSpec, ...], every: tuple[Slot, ...], sheet: Sheet, grid: Grid) -> tuple[PageSpec, ...]:
    """*pages* with the slots of the whole issue before their own; a page with a folio of its own keeps that one.

    A page that is to have none (``folio: no``), such as one of a single advertisement, gets none.  They are placed by
    *grid*, the issue's, on a page with one of its own too.
    """
    if not every:
        return pages
    made: list[PageSpec] = []
    from_right = grid.mode is WritingMode.VERTICAL
    for page in pages:
        own = {slot.use for slot in page.slots} & {"folio", "flag"}
        more = [
            (on_sheet(slot, sheet, grid) if page.grid else slot)._replace(
                on="", id=f"{slot.id or slot.use}-{page.number}", places=tuple(p for p in slot.places if p[0] != "id")
            )
            for slot in every
            if stands_on(slot, page, pages[0].number, from_right=from_right)
            and not (slot.use == "folio" and (own or not page.folio))
        ]
        made.append(page._replace(slots=(*more, *page.slots)))
    return tuple(made)
