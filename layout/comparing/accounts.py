"""Accounts as values, read from what a result has kept: nobody vouches for it, so every part is looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from layout.comparing.account import FORM, KINDS, TYPE, in_plate_order
from layout.geometry import Rect
from layout.value import NamedTuple

MOST_PAGES: Final = 200
MOST_MARKS: Final = 20_000
"""Of a page: a page of stock prices in small type has some 5,000."""
MOST_WORDS: Final = 4_000
"""Characters of a mark."""
MOST_LENGTH: Final = 10**8
"""Millipoints: no sheet is 35 metres wide."""

_OBEYED: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

_KINDS: Final = frozenset((TYPE, *KINDS.values()))
_BENEATH: Final = "CMYK"


class BadAccountError(ValueError):
    """What was kept is no account; the words say where it goes wrong."""


class KeptMark(NamedTuple):
    """One thing printed: a line of type, a rule, a tint, a picture, a drawing, a page of others."""

    slot: int
    """Which slot of its page it is of; -1: of the page itself."""
    kind: str
    role: str
    part: int
    box: Rect
    digest: str
    plates: str
    words: str
    more: tuple[int, ...]
    """Of type its size; of a picture the part that is shown, in its own pixels."""

    @property
    def looks(self) -> tuple[str, int, int, str, str]:
        """What is the same wherever it stands."""
        return self.kind, self.box.width, self.box.height, self.digest, ",".join(map(str, self.more))


class KeptSlot(NamedTuple):
    """A slot of a page, and what stands in it."""

    id: str
    use: str
    story: str
    called: str
    box: Rect


class KeptPage(NamedTuple):
    """A page by its marks in the order they are printed; *file* is what its files are called."""

    number: str
    file: str
    width: int
    height: int
    slots: tuple[KeptSlot, ...]
    marks: tuple[KeptMark, ...]


class KeptAccount(NamedTuple):
    """The pages of an issue, and a digest of what else their pixels depend on."""

    press: str
    pages: tuple[KeptPage, ...]


def read_account(value: object) -> KeptAccount:
    """The account that *value* is.  Raises :class:`BadAccountError`."""
    made = _table(value, "account")
    if made.get("form") != FORM:
        raise BadAccountError("form")
    pages = tuple(_page(one) for one in _row(made.get("pages"), MOST_PAGES, "pages"))
    if len({one.number for one in pages}) != len(pages) or len({one.file for one in pages}) != len(pages):
        raise BadAccountError("pages")
    return KeptAccount(_words(made.get("press"), "press"), pages)


def _page(value: object) -> KeptPage:
    made = _table(value, "page")
    number = made.get("number")
    label = str(_whole(number, "number")) if isinstance(number, int) else _words(number, "number", 9)
    file = _words(made.get("file"), "file", 24)
    if not file.startswith("P") or not file[1:].isalnum() or not label.isalnum():
        raise BadAccountError("file")
    width, height = (_whole(one, "size") for one in _row(made.get("size"), 2, "size", 2))
    if width <= 0 or height <= 0:
        raise BadAccountError("size")
    slots = tuple(_slot(one) for one in _row(made.get("slots"), MOST_MARKS, "slots"))
    marks = tuple(_mark(one, len(slots)) for one in _row(made.get("marks"), MOST_MARKS, "marks"))
    return KeptPage(label, file, width, height, slots, marks)


def _slot(value: object) -> KeptSlot:
    name, use, story, called, box = _row(value, 5, "slot", 5)
    return KeptSlot(
        _words(name, "slot"), _words(use, "slot"), _words(story, "slot"), _words(called, "slot"), _box(box)
    )  # fmt: skip


def _mark(value: object, slots: int) -> KeptMark:
    at, kind, role, part, box, looks, plates, words, more = _row(value, 9, "mark", 9)
    slot = _whole(at, "mark")
    if kind not in _KINDS or not -1 <= slot < slots:
        raise BadAccountError("mark")
    sizes = (more,) if isinstance(more, int) else _row(more, 4, "mark")
    known = _words(plates, "plates", 5)
    if set(known) - set("CMYKS"):
        raise BadAccountError("plates")
    return KeptMark(
        slot, str(kind), _words(role, "role", 40), _whole(part, "part"), _box(box), _words(looks, "digest", 80), known,
        _words(words, "words"), tuple(_whole(one, "mark") for one in sizes),
    )  # fmt: skip


def _table(value: object, what: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadAccountError(what)
    return value


def _row(value: object, most: int, what: str, least: int = 0) -> list[object]:
    if not isinstance(value, list) or not least <= len(value) <= most:
        raise BadAccountError(what)
    return value


def _whole(value: object, what: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > MOST_LENGTH:
        raise BadAccountError(what)
    return value


def _words(value: object, what: str, most: int = MOST_WORDS) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise BadAccountError(what)
    return plainly(value)


def plainly(words: str) -> str:
    """*words* on one line without what a terminal would obey, or what turns the direction of other words."""
    return _OBEYED.sub("\ufffd", words)


def _box(value: object) -> Rect:
    return Rect(*(_whole(one, "box") for one in _row(value, 4, "box", 4)))


def plates_touched(mark: KeptMark, page: KeptPage) -> str:
    """The plates that change when *mark* comes or goes: its own, and those of what it knocks out.

    Black type overprints; all else is left out of what lies beneath it, black rules as well where that is a picture or
    a deep colour: how deep a tint is is not kept, so every one is taken for that.
    """
    if not mark.plates and mark.kind not in ("type", "rule", "tint"):
        own = set(_BENEATH)
    else:
        own = set(mark.plates)
        if mark.plates != "K" or mark.kind != TYPE:
            for other in page.marks:
                if other.kind != TYPE and other is not mark and other.box.overlaps(mark.box):
                    own |= set(other.plates or _BENEATH)
    return in_plate_order(own)
