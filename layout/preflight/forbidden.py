"""What no press file may carry: encryption, scripts, actions, forms, notes on the page; and what PDF/X-1a lacks."""

from __future__ import annotations

from itertools import islice
from typing import Any, Final

import pikepdf

from layout.pdfreader.document import inner
from layout.preflight.metadata import Claims
from layout.preflight.model import FilePlace, Tally
from layout.preflight.page_boxes import box_of
from layout.preflight.page_watch import Eye, PageBoxes

_QUIET: Final = ("/PrinterMark", "/TrapNet")
_GOING: Final = ("/GoTo",)
_MOST_NAMES: Final = 100_000


def check_document(document: pikepdf.Pdf, tally: Tally) -> None:
    """What hangs on the whole file."""
    root = document.Root
    if document.is_encrypted:
        tally.add("preflight-encrypted")
    names = inner(root, "/Names")
    packed = (one for one in document.objects if isinstance(one, pikepdf.Stream))
    if any("LZW" in str(one.get("/Filter", "")) for one in islice(packed, _MOST_NAMES)):
        tally.add("preflight-lzw")
    if "/JavaScript" in names:
        tally.add("preflight-javascript")
    _action(root.get("/OpenAction"), "OpenAction", FilePlace(), tally)
    if "/AA" in root:
        tally.add("preflight-action", FilePlace(), "AA", what="AA")
        _actions(root.AA, FilePlace(), tally)
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and (len(form.get("/Fields", [])) or "/XFA" in form):
        tally.add("preflight-form-fields")
    if "/EmbeddedFiles" in names or "/Collection" in root:
        tally.add("preflight-foreign-content", FilePlace(), "files", what="EmbeddedFiles")


def check_page(page: Any, sheet: PageBoxes, tally: Tally) -> None:
    """Annotations that lie within the bleed, and actions of the page."""
    here = FilePlace(sheet.number)
    if "/AA" in page:
        tally.add("preflight-action", here, "AA", what="AA")
        _actions(page.AA, here, tally)
    if "/PresSteps" in page:
        tally.add("preflight-foreign-content", here, "PresSteps", what="PresSteps")
    notes = page.get("/Annots")
    for one in notes if isinstance(notes, pikepdf.Array) else []:
        if not isinstance(one, pikepdf.Dictionary):
            continue
        kind = str(one.get("/Subtype", "/?"))
        _action(one.get("/A"), kind[1:], here, tally)
        rect = box_of(one, "/Rect")
        bleed = sheet.bleed
        outside = rect is not None and (
            rect[2] <= bleed[0] or rect[3] <= bleed[1] or rect[0] >= bleed[2] or rect[1] >= bleed[3]
        )
        if kind not in _QUIET and not outside and kind != "/Popup":
            tally.add("preflight-annotation", here, kind, kind=kind[1:])


def _actions(actions: Any, spot: FilePlace, tally: Tally) -> None:
    for one in actions.values() if isinstance(actions, pikepdf.Dictionary) else []:
        _action(one, "AA", spot, tally)


def _action(action: Any, where: str, spot: FilePlace, tally: Tally) -> None:
    if not isinstance(action, pikepdf.Dictionary):
        return  # a destination is no action
    kind = str(action.get("/S", "/?"))
    if kind == "/JavaScript":
        tally.add("preflight-javascript", spot)
    elif kind not in _GOING:
        tally.add("preflight-action", spot, kind, what=f"{where} {kind[1:]}")


def check_old(document: pikepdf.Pdf, tally: Tally) -> None:
    """What PDF/X-1a, being PDF 1.4 at most, knows nothing of."""
    if "/OCProperties" in document.Root:
        tally.add("preflight-x1a-feature", FilePlace(), "OC", what="OCProperties")
    if document.trailer.get("/Type") == "/XRef":
        tally.add("preflight-x1a-feature", FilePlace(), "XRef", what="XRef/ObjStm")


def check_opaque_page(page: Any, eye: Eye, claims: Claims, tally: Tally) -> None:
    """Transparency that was seen on a page of a standard that has none."""
    standard = claims.standard.split(":")[0]
    if str(inner(page, "/Group").get("/S", "")) == "/Transparency":
        tally.add("preflight-transparency", eye.spot(), "Group", what="page Group", standard=standard)
    for what, spot in eye.transparent.items():
        tally.add("preflight-transparency", spot, what, what=what, standard=standard)


def check_old_page(eye: Eye, tally: Tally) -> None:
    """What was seen on a page that PDF/X-1a does not allow beside transparency."""
    for what, spot in eye.old.items():
        tally.add("preflight-x1a-feature", spot, what, what=what)
    for space, spot in eye.managed.items():
        tally.add("preflight-x1a-colour", spot, space, space=space)
