"""Faults of somebody's file put right because somebody has ordered it: what can be done without knowing the design.

Every fix is counted and reported; the file that was sent stays as it is.  What is made is a file like any other, and
is to be checked again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, BinaryIO, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from layout.findings import Finding, Place, Unreadable, finding
from layout.intake.convert import TurnedPages, turn_pages
from layout.intake.fix_content import Mender
from layout.intake.lift import turn_of
from layout.pdfreader.budget import Budget
from layout.pdfreader.converter import Converter
from layout.pdfreader.document import opened, opened_and_mended
from layout.pdfreader.objects import inherited
from layout.pdfreader.packed_bytes import PdfData
from layout.preflight.check import TORN, content_of, resources_of
from layout.stylesheets.preflight import Limits

_INTENTS: Final = {"": "relative colorimetric", "Perceptual": "perceptual", "Saturation": "saturation",
                   "AbsoluteColorimetric": "absolute colorimetric"}  # fmt: skip
"""Rendering intents as findings call them."""
_REPORTED: Final = ("black", "white", "hairline", "boxes", "rotate", "unlocked")
"""What is reported beside colours, in the order in which it is done."""
_BOXES: Final = ("/CropBox", "/BleedBox", "/TrimBox")
Edges = tuple[float, float, float, float]


def fixed(
    data: PdfData, name: str, limits: Limits, profile: bytes, kinds: Iterable[str], out: BinaryIO
) -> tuple[Finding, ...]:
    """Write the PDF in *data* to *out* with faults of *kinds* put right; give a note for each kind that there was.

    *profile* is that of the press.  Without such a note nothing is written; what had to be left is told beside them.
    Raises :class:`Unreadable` for a file that cannot be opened, or is damaged where it would have to be put right.
    """
    try:
        return _fixed(data, name, limits, profile, frozenset(kinds), out)
    except TORN as fault:
        raise Unreadable(finding("preflight-damaged", Place(name), file=name, why=str(fault)[:120])) from None


def _fixed(
    data: PdfData, name: str, limits: Limits, profile: bytes, wanted: frozenset[str], out: BinaryIO
) -> tuple[Finding, ...]:
    done = Counter[str]()
    document, _, _, file = opened_and_mended(data, name)
    with document:
        if document.is_encrypted:
            done["unlocked"] += 1
        turned = TurnedPages({}, ())
        if "colour" in wanted:
            turned = turn_pages(document, name, profile, round(limits.ink_most * 10), light_only=True, file=file)
        mender = Mender(Budget(name), Converter(profile), limits, wanted, done)
        for page in document.pages:
            if "boxes" in wanted:
                done["boxes"] += _boxes(page.obj)
            if wanted & {"black", "white", "hairline"}:
                _own_resources(document, page.obj)
                page.obj.Contents = document.make_stream(mender.page(page.obj, content_of(page.obj, name)))
            if "rotate" in wanted:
                done["rotate"] += _upright(document, page.obj, name)
        notes = tuple(
            finding("fixed-colour", Place(name), count=count, what=_INTENTS[intent])
            for intent, count in turned.by_intent.items()
        )
        notes += tuple(finding(f"fixed-{kind}", Place(name), count=done[kind]) for kind in _REPORTED if done[kind])
        if notes:
            document.save(out, deterministic_id=True, encryption=False)
    sizes = Counter(f"{width}×{height}" for width, height in turned.left)
    left = (finding("fix-picture-left", Place(name), size=size, count=count) for size, count in sizes.items())
    return (*notes, *left)


def turns_of(data: PdfData, name: str) -> tuple[int, ...]:
    """By how many degrees each page of the PDF in *data* says that it is to be turned when it is looked at."""
    with opened(data, name) as document:
        return tuple(turn_of(page.obj) for page in document.pages)


def _own_resources(document: pikepdf.Pdf, page: Any) -> None:
    """A page that inherits its resources gets them itself, so that more can be put in."""
    if "/Resources" not in page:
        found = resources_of(page)
        page.Resources = found if found is not None else Dictionary()


def _edges(box: Any) -> Edges:
    a, b, c, d = (float(one) for one in box)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _boxes(page: Any) -> int:
    """Boxes put within each other, a TrimBox where there is none, no ArtBox beside it: how many were changed."""
    media, changed = _edges(inherited(page, "/MediaBox")), 0
    if "/TrimBox" not in page:
        # The sheet as it is looked at is what the sender takes for the page.
        page.TrimBox = page.get("/ArtBox") or inherited(page, "/CropBox") or Array(list(media))
        changed += 1
    if "/ArtBox" in page:
        del page.ArtBox
        changed += 1
    outer = media
    for key in _BOXES:
        box = inherited(page, key)
        if box is None:
            continue
        had = _edges(box)
        made = (max(had[0], outer[0]), max(had[1], outer[1]), min(had[2], outer[2]), min(had[3], outer[3]))
        if made != had and made[0] < made[2] and made[1] < made[3]:
            page[key] = Array(list(made))
            changed += 1
        if key == "/BleedBox":
            outer = _edges(page.get(key, box))
    return changed


_TURNS: Final = {90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}


def _upright(document: pikepdf.Pdf, page: Any, name: str) -> int:
    """A page that says it is to be turned is turned, once and for all; notes and tags would not follow it."""
    angle = turn_of(page)
    if angle not in _TURNS or "/Annots" in page or "/StructParents" in page:
        return 0
    media = _edges(inherited(page, "/MediaBox"))
    a, b, c, d = _TURNS[angle]

    def turned(box: Edges, to: tuple[float, float] = (0.0, 0.0)) -> Edges:
        points = [(x * a + y * c + to[0], x * b + y * d + to[1]) for x in (box[0], box[2]) for y in (box[1], box[3])]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)

    corner = turned(media)
    move = -corner[0], -corner[1]
    # A form and not an operator of the content: patterns lie as the page does, and turn with a form only.
    form = document.make_stream(content_of(page, name))
    for key, value in (
        ("/Type", Name.XObject), ("/Subtype", Name.Form), ("/BBox", Array(list(media))),
        ("/Matrix", Array([a, b, c, d, *move])), ("/Resources", resources_of(page) or Dictionary()),
    ):  # fmt: skip
        form[key] = value
    boxes = {key: turned(_edges(found), move) for key in ("/MediaBox", *_BOXES, "/ArtBox")
             if (found := inherited(page, key)) is not None}  # fmt: skip
    for key, box in boxes.items():
        page[key] = Array(list(box))
    page.Rotate = 0
    page.Resources = Dictionary(XObject=Dictionary(ZTurned=form))
    page.Contents = document.make_stream(b"/ZTurned Do\n")
    return 1
