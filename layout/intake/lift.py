"""A page lifted out of its file: a form with everything that it is made of and nothing else, as values.

What stays is what is printed: fonts, pictures, colours, overprint and transparency as they are.  Left behind is what
hangs on the file or is for other programs: notes, actions, tags, metadata, thumbnails, private data of editors.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import pikepdf

from layout.findings import Place, Unreadable, finding
from layout.pdfreader.document import inner, unpacked
from layout.pdfreader.inline_keys import said_once
from layout.pdfreader.objects import inherited
from layout.pictures.placed import LiftedObject
from layout.preflight.page_watch import PageBoxes

MOST_OBJECTS: Final = 50_000
MOST_BYTES: Final = 256 << 20
_DEEPEST: Final = 60

_LEFT: Final = frozenset((
    "/Length", "/StructParent", "/StructParents", "/PieceInfo", "/Metadata", "/LastModified", "/OC", "/CIDSet",
    "/CharSet", "/Parent", "/P", "/Thumb",
))  # fmt: skip
"""Keys that no printing needs.  Sets of characters are wrong in many files and asked for by no standard of today."""

_NAMED: Final = frozenset((
    "/Font", "/XObject", "/Pattern", "/ExtGState", "/ColorSpace", "/Shading", "/CharProcs", "/Colorants",
))  # fmt: skip
"""Keys of dictionaries whose keys are names that somebody chose: a pattern may be called P, and a glyph is."""

_TAGS: Final = frozenset(("BDC", "BMC", "EMC", "DP", "MP"))
_SHOWS: Final = frozenset(("Tj", "TJ", "'", '"'))
_LEVEL: Final = 6


class Lift:
    """Gathers the objects of one page, the form first."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._objects: list[LiftedObject] = []
        self._numbers: dict[object, int] = {}
        self._bytes = 0
        self._waiting: list[tuple[int, Any, frozenset[str]]] = []

    def page(self, page: Any, content: bytes, resources: Any, sheet: PageBoxes) -> tuple[LiftedObject, ...]:
        """*page* as a form whose space is in points and begins at the trim's lower left corner as it is read.

        Raises :class:`Unreadable` (``preflight-too-much``) for a page of more than all bounds.
        """
        box = " ".join(_number(one) for one in sheet.bleed)
        matrix = " ".join(_number(one) for one in matrix_of(page, sheet))
        parts: list[bytes | int] = [
            f"<</Type/XObject/Subtype/Form/BBox[{box}]/Matrix[{matrix}]/Filter/FlateDecode".encode()
        ]
        self._objects.append(LiftedObject(()))
        parts += [b"/Resources ", *(self._value(resources) if resources is not None else (b"<<>>",))]
        group = page.get("/Group")
        if group is not None:
            parts += [b"/Group ", *self._value(group)]
        data = zlib.compress(content, _LEVEL)
        self._objects[0] = LiftedObject((*_joined(parts), b"/Length %d>>" % len(data)), data)
        self._count(len(data))
        while self._waiting:
            number, obj, left = self._waiting.pop()
            self._objects[number] = self._object(obj, left)
        return tuple(self._objects)

    def _object(self, obj: Any, left: frozenset[str]) -> LiftedObject:
        if not isinstance(obj, pikepdf.Stream):
            return LiftedObject(_joined(self._plain(obj, 0, left)))
        filters, data = "", bytes(obj.read_raw_bytes())
        if "/LZWDecode" in str(obj.get("/Filter", "")):  # PDF/A knows no LZW; unpacked it is the same
            data, filters, left = (
                zlib.compress(unpacked(obj, self._name), _LEVEL),
                "/Filter/FlateDecode",
                _LEFT | _PACKED,
            )
        self._count(len(data))
        parts = [f"<<{filters}/Length {len(data)}".encode(), *self._pairs(obj, 0, left), b">>"]
        return LiftedObject(_joined(parts), data)

    def _value(self, obj: Any, deep: int = 0, left: frozenset[str] = _LEFT) -> Iterator[bytes | int]:
        if isinstance(obj, pikepdf.Object) and obj.is_indirect and isinstance(
            obj, pikepdf.Stream | pikepdf.Dictionary | pikepdf.Array
        ):  # fmt: skip
            yield self._number(obj, left)
            return
        yield from self._plain(obj, deep, left)

    def _number(self, obj: Any, left: frozenset[str]) -> int:
        key = obj.objgen
        if key not in self._numbers:
            if len(self._objects) >= MOST_OBJECTS:
                self._too_much(f"{MOST_OBJECTS} objects")
            self._numbers[key] = len(self._objects)
            self._objects.append(LiftedObject(()))
            self._waiting.append((self._numbers[key], obj, left))
        return self._numbers[key]

    def _plain(self, obj: Any, deep: int, left: frozenset[str]) -> Iterator[bytes | int]:
        if deep > _DEEPEST:
            self._too_much("nested objects")
        if isinstance(obj, pikepdf.Dictionary):
            yield b"<<"
            yield from self._pairs(obj, deep, left)
            yield b">>"
        elif isinstance(obj, pikepdf.Array):
            yield b"["
            for one in obj:
                yield from self._value(one, deep + 1)
                yield b" "
            yield b"]"
        else:
            yield _scalar(obj)

    def _pairs(self, obj: Any, deep: int, left: frozenset[str]) -> Iterator[bytes | int]:
        for key, value in obj.items():
            if key not in left:
                yield pikepdf.Name(key).unparse() + b" "
                yield from self._value(value, deep + 1, frozenset() if key in _NAMED else _LEFT)

    def _count(self, size: int) -> None:
        self._bytes += size
        if self._bytes > MOST_BYTES:
            self._too_much(f"{MOST_BYTES >> 20} MiB")

    def _too_much(self, what: str) -> None:
        raise Unreadable(finding("preflight-too-much", Place(self._name), file=self._name, what=what))


_PACKED: Final = frozenset(("/Filter", "/DecodeParms", "/DL"))


def prune_fonts(resources: Any, used: frozenset[str]) -> None:
    """Take the fonts that are not *used* out of *resources*, unless a form in them has none of its own."""
    if not isinstance(resources, pikepdf.Dictionary):
        return
    forms = [one for one in inner(resources, "/XObject").values() if str(one.get("/Subtype", "")) == "/Form"]
    if any("/Resources" not in form for form in forms):
        return  # what they are set in is among these
    fonts = inner(resources, "/Font")
    for key in [str(key) for key in fonts.keys() if str(key) not in used]:  # noqa: SIM118 - no mapping
        del fonts[key]


def _joined(parts: Iterator[bytes | int] | list[bytes | int]) -> tuple[bytes | int, ...]:
    """*parts* with neighbouring bytes as one."""
    made: list[bytes | int] = []
    for part in parts:
        last = made[-1] if made else None
        if isinstance(part, bytes) and isinstance(last, bytes):
            made[-1] = last + part
        else:
            made.append(part)
    return tuple(made)


def _scalar(obj: Any) -> bytes:
    if obj is None:
        return b"null"
    if isinstance(obj, bool):
        return b"true" if obj else b"false"
    if isinstance(obj, int):
        return str(obj).encode()
    if isinstance(obj, Decimal | float):
        return _number(float(obj)).encode()
    written: bytes = obj.unparse()
    return written


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") or "0"


def turn_of(page: Any) -> int:
    """By how much *page* is turned clockwise as it is shown: 0, 90, 180 or 270; anything else is no turn."""
    turn = int(inherited(page, "/Rotate") or 0) % 360
    return turn if turn % 90 == 0 else 0


def matrix_of(page: Any, sheet: PageBoxes) -> tuple[float, float, float, float, float, float]:
    """From the page's own space to points from the trim's lower left corner, turned as the page is shown."""
    left, low, right, top = sheet.trim
    u = sheet.unit
    return {
        90: (0.0, -u, u, 0.0, -low * u, right * u),
        180: (-u, 0.0, 0.0, -u, right * u, top * u),
        270: (0.0, u, -u, 0.0, top * u, -left * u),
    }.get(turn_of(page), (u, 0.0, 0.0, u, -left * u, -low * u))


def size_of(page: Any, sheet: PageBoxes) -> tuple[float, float]:
    """Width and height of the trimmed page in points, as it is shown."""
    left, low, right, top = sheet.trim
    width, height = (right - left) * sheet.unit, (top - low) * sheet.unit
    return (height, width) if turn_of(page) % 180 else (width, height)


def printed(content: bytes) -> tuple[bytes, frozenset[str]]:
    """*content* without the marks of tags and layers and without the choice of fonts that nothing is set in.

    What tags and layers hung on is not part of a form, and fonts that are chosen for nothing are often not in the file.
    Gives the names of the fonts that are set in as well.
    """
    scratch, content = pikepdf.new(), said_once(content)
    steps = list(pikepdf.parse_content_stream(scratch.make_stream(content)))
    used: set[str] = set()
    font, kept = "", [""]
    for one in steps:
        word = str(one.operator)
        if word == "Tf":
            font = str(one.operands[0])
        elif word == "q":
            kept.append(font)
        elif word == "Q" and len(kept) > 1:
            font = kept.pop()
        elif word in _SHOWS:
            used.add(font)
    good = [
        one
        for one in steps
        if str(one.operator) not in _TAGS and not (str(one.operator) == "Tf" and str(one.operands[0]) not in used)
    ]
    written: bytes = content if len(good) == len(steps) else pikepdf.unparse_content_stream(good)
    return written, frozenset(used)
