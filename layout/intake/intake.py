"""Somebody's page taken in: checked against what the plant takes, lifted out of its file, shown as it will print."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

import pikepdf
from PIL import Image, ImageChops, ImageCms

from layout.findings import Finding, Place, Severity, Unreadable, finding
from layout.intake.breaks import breaks_of
from layout.intake.font_breaks import Break, seen_breaks
from layout.intake.lift import Lift, printed, prune_fonts, size_of, turn_of
from layout.intake.spot_appearance import shown_as
from layout.pdfreader.document import opened
from layout.pdfreader.objects import inherited
from layout.pdfreader.spaces import PROCESS, space_of
from layout.pictures.model import PressPicture
from layout.pictures.placed import PlacedPage, Taken
from layout.preflight.check import TORN, checked, content_of, resources_of
from layout.preflight.layers import Layers
from layout.preflight.page_boxes import sheet_of
from layout.stylesheets.preflight import Limits
from layout.value import NamedTuple

SHOWN_DPI: Final = 200
MOST_SHOWN: Final = 16_000_000
"""Pixels that an ad is shown with: a page of a broadsheet at :data:`SHOWN_DPI` has 13 million."""
QUALITY: Final = 93
MOST_SIDE: Final = 65_500
"""Pixels that a side of a JPEG may have by libjpeg; a strip of miles is shown coarser."""

MATTERS: Final = frozenset((
    "preflight-rgb", "preflight-managed-colour", "preflight-spot", "preflight-registration-colour",
    "preflight-black-of-four", "preflight-white-overprints", "preflight-black-knocks-out", "preflight-ink-over",
    "preflight-ink-high", "preflight-unmeasured", "preflight-type-solid", "preflight-type-tinted",
    "preflight-type-several", "preflight-type-reversed", "preflight-hairline", "preflight-rule-several",
    "preflight-ppi-low", "preflight-ppi-below", "preflight-line-art-ppi", "preflight-font-missing",
    "preflight-font-not-embedded", "preflight-font-type3", "preflight-notdef", "preflight-foreign-content",
    "preflight-transparency", "preflight-overprint-mode", "preflight-blend-space", "preflight-page-empty",
    "preflight-syntax", "preflight-font-broken", "preflight-icc-broken", "preflight-halftone", "preflight-type-white",
    "preflight-spot-twice",
))  # fmt: skip
"""What of a preflight concerns an ad that goes into a file of ours: its page, not what its file says of itself."""


class Terms(NamedTuple):
    """On what terms a page is taken in: the plant's *limits*, its *profile*, and the *standard* of our files."""

    limits: Limits
    profile: bytes
    standard: str
    convert: bool = False
    """Red, green and blue are turned into the press's inks, as somebody has ordered."""


def take(data: bytes, name: str, page: int, terms: Terms) -> Taken:
    """Page *page* (from 1; 0: the only one) of the PDF in *data*, called *name* in findings.

    Never raises for what is in the file: what is wrong with it is among the findings.
    """
    try:
        return _taken(data, name, page, terms)
    except Unreadable as fault:
        return Taken(None, fault.findings)
    except TORN as fault:
        return Taken(None, (finding("preflight-damaged", Place(name), file=name, why=str(fault)[:120]),))


def _taken(data: bytes, name: str, page: int, terms: Terms) -> Taken:
    found: list[Finding] = []
    with opened(data, name) as document:
        pages = len(document.pages)
        if page > pages:
            return Taken(None, (finding("ad-no-such-page", Place(name), file=name, page=page, pages=pages),), pages)
        if not page and pages > 1:
            found.append(finding("ad-which-page", Place(name), file=name, pages=pages))
        if _hides_layers(document):
            return Taken(None, (*found, finding("ad-hidden-layers", Place(name), file=name)), pages)
        if document.is_encrypted and not document.allow.print_highres:
            found.append(finding("ad-no-printing", Place(name), file=name))
        alone, more = _alone(document, max(1, page), name)
    found += more
    if terms.convert:
        from layout.intake.convert import converted  # by order only

        alone = converted(alone, name, terms.profile, round(terms.limits.ink_wanted * 10))
    done = checked(alone, name, terms.limits, terms.profile, dpi=SHOWN_DPI, most=MOST_SHOWN)
    found += [one for one in done.report.findings if one.code in MATTERS]
    ink = done.report.pages[0].ink
    facts: dict[str, Any] = {"pages": pages, "inks": ink.plates if ink else (), "most_ink": ink.most if ink else 0.0}
    refused = any(one.severity is Severity.ERROR and one.code != "ad-which-page" for one in found)
    with opened(alone, name) as document:
        seen = list(seen_breaks((one.code for one in done.report.findings), done.report.pages[0].fonts))
        placed = _placed(document, name, done.plates[0], terms, seen)
    if terms.standard == "x-1a" and "x1a" in placed.breaks:
        found.append(finding("ad-not-for-x1a", Place(name), file=name))
        refused = True
    return Taken(None if refused else placed, tuple(found), **facts)


def _alone(document: pikepdf.Pdf, page: int, name: str) -> tuple[bytes, list[Finding]]:
    """A file with the one page, without what hangs on it that is not printed."""
    one = document.pages[page - 1].obj
    found: list[Finding] = []
    notes = one.get("/Annots")
    kinds = [str(note.get("/Subtype", "/?"))[1:] for note in notes] if isinstance(notes, pikepdf.Array) else []
    shown = [kind for kind in kinds if kind not in ("Popup", "Link", "PrinterMark", "TrapNet")]
    if shown:
        found.append(finding("ad-notes-left-out", Place(name), file=name, count=len(shown), kind=shown[0]))
    for key in ("/Annots", "/AA", "/B", "/PieceInfo", "/Metadata", "/Thumb", "/StructParents", "/PresSteps"):
        if key in one:
            del one[key]
    for key in ("/Resources", "/MediaBox", "/CropBox", "/Rotate"):
        if key not in one and (value := inherited(one, key)) is not None:
            one[key] = value
    alone = pikepdf.new()
    alone.pages.append(document.pages[page - 1])
    out = BytesIO()
    alone.save(out, deterministic_id=True)
    return out.getvalue(), found


def _hides_layers(document: pikepdf.Pdf) -> bool:
    """True when the file has layers that are not shown, or not printed: which of them are meant, nobody can know."""
    return Layers(document).off > 0


def _placed(
    document: pikepdf.Pdf, name: str, plates: Mapping[str, Image.Image], terms: Terms, seen: list[Break]
) -> PlacedPage:
    """The one page of *document*; *seen* is what a preflight of it saw of standards that it breaks."""
    page = document.pages[0].obj
    sheet, _, _ = sheet_of(page, 1)
    resources, content = resources_of(page), content_of(page, name)
    width, height = (round(side * 1000) for side in size_of(page, sheet))
    bleed = min(sheet.trim[0] - sheet.bleed[0], sheet.trim[1] - sheet.bleed[1],
                sheet.bleed[2] - sheet.trim[2], sheet.bleed[3] - sheet.trim[3])  # fmt: skip
    content, used = printed(content)
    prune_fonts(resources, used)
    group = page.get("/Group")
    if isinstance(group, pikepdf.Dictionary) and "/CS" in group and not space_of(group.CS, resources).is_cmyk:
        del group["/CS"]  # nothing on the page is blended, or it was refused; X-4 has no group in light
    objects = Lift(name).page(page, content, resources, sheet)
    shown = _shown(plates, shown_as(resources), terms.profile, turn_of(page))
    spots = tuple(plate for plate in plates if plate not in PROCESS)
    breaks = breaks_of(page, content, resources, name, seen)
    bleeds = max(0, round(bleed * sheet.unit * 1000))
    return PlacedPage((width, height), bleeds, objects, shown, breaks.standards, spots, breaks.terms)


def _shown(
    plates: Mapping[str, Image.Image], looks: Mapping[str, tuple[float, ...]], profile: bytes, turn: int
) -> PressPicture:
    """The plates as a screen shows the print, spot inks as the four inks that their file gives for them."""
    process = [plates[name] for name in PROCESS]
    for name, plate in plates.items():
        look = looks.get(name)
        if name not in PROCESS and look is not None:
            process = [
                ImageChops.add(one, plate.point([round(i * share) for i in range(256)]))
                for one, share in zip(process, look, strict=True)
            ]
    inks = Image.merge("CMYK", process)
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    press = ImageCms.ImageCmsProfile(BytesIO(profile))
    made = ImageCms.applyTransform(
        inks, ImageCms.buildTransform(press, screen, "CMYK", "RGB", ImageCms.Intent.PERCEPTUAL)
    )
    assert made is not None
    if turn:
        made = made.rotate(-turn, expand=True)
    made.thumbnail((MOST_SIDE, MOST_SIDE))
    out = BytesIO()
    made.save(out, "JPEG", quality=QUALITY, subsampling=0)
    data = out.getvalue()
    key = sha256(data).hexdigest()
    return PressPicture(key, made.width, made.height, "RGB", data, "DCTDecode", None, 0, made.size)
