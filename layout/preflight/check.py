"""Preflight, worded in one function: a PDF's bytes become a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pikepdf
from PIL import Image

from layout.findings import Place, Unreadable, finding
from layout.pdfreader.budget import Budget
from layout.pdfreader.converter import Converter
from layout.pdfreader.document import inner, opened_and_mended, plainly, unpacked
from layout.pdfreader.objects import inherited
from layout.pdfreader.packed_bytes import ObjectsIn, PdfData
from layout.pdfreader.spaces import PROCESS, blends_light, see_through
from layout.pdfreader.state import Box, Graphics
from layout.pdfreader.steps import PaintProgram
from layout.preflight.fonts import font_facts
from layout.preflight.forbidden import check_document, check_old, check_old_page, check_opaque_page, check_page
from layout.preflight.interpreter import Tools
from layout.preflight.knockouts import shows_through
from layout.preflight.known_forms import KnownForms
from layout.preflight.layers import Layers, check_layers
from layout.preflight.metadata import Claims, check_claims
from layout.preflight.model import FilePlace, FontFacts, InkFacts, PageFacts, Report, Tally, WantedGeometry
from layout.preflight.page_boxes import check_alike, check_boxes, check_size, check_turned, sheet_of, size_of
from layout.preflight.page_watch import Eye, PageBoxes
from layout.preflight.plate_groups import COLOURS, TOGETHER, TooManyMixturesError, groups_of
from layout.preflight.plates import Plater
from layout.preflight.raster import MOST_MEASURED, MOST_PIXELS, MOST_PLATES, dpi_for, drawn, ink_of
from layout.preflight.rgb_groups import lit, weighed
from layout.preflight.walk import Walk
from layout.stylesheets.preflight import Limits
from layout.value import NamedTuple

Plates = dict[str, Image.Image]
"""Ink by plate inside the trim: 0 none, 255 solid."""


TORN: Final = (
    pikepdf.PdfError, RuntimeError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError,
)  # fmt: skip
"""What comes of objects that are not of the kind that they must be."""


class DrawnAt(NamedTuple):
    """How plates are drawn: dots per inch (0: not at all), the most pixels of one, and whether off the trim too."""

    dpi: float
    most: int
    whole: bool = False


_ALONE: Final = 12_000_000
"""Pixels of a picture from which its page is drawn a plate at a time."""


class Checked(NamedTuple):
    """A report, and the plates of every page where they were asked for."""

    report: Report
    plates: tuple[Plates, ...]
    profile: bytes
    """The profile of the output intent, or the one given in its place."""


def check(data: PdfData, name: str, limits: Limits, profile: bytes, wanted: WantedGeometry | None = None) -> Report:
    """The PDF in *data*, called *name* in findings, against *limits* and the geometry *wanted*.

    *profile* is the press profile for colour that has to be converted where the file brings none.  Raises
    :class:`Unreadable` when the file cannot be opened whole or is beyond the bounds of the check.
    """
    return checked(data, name, limits, profile, wanted).report


def checked(
    data: PdfData,
    name: str,
    limits: Limits,
    profile: bytes,
    wanted: WantedGeometry | None = None,
    *,
    dpi: int = 0,
    most: int = MOST_PIXELS,
    whole: bool = False,
) -> Checked:
    """As :func:`check`; with *dpi* the plates are drawn at that resolution, of *most* pixels each, and kept.

    They are those of the trimmed page, or of the *whole* sheet with what is printed off it.
    """
    document, mended, warnings, file = opened_and_mended(data, name)
    tally = Tally(name)
    if mended:
        tally.add("preflight-mended", why=mended)
    _tell_warnings(warnings, tally)
    try:
        return _checked(document, file, limits, profile, wanted, tally, DrawnAt(dpi, most, whole))
    except TORN as fault:
        raise Unreadable(finding("preflight-damaged", Place(name), file=name, why=plainly(str(fault))[:120])) from None
    finally:
        document.close()


def _checked(
    document: pikepdf.Pdf, file: ObjectsIn, limits: Limits, profile: bytes, wanted: WantedGeometry | None, tally: Tally,
    kept_at: DrawnAt,
) -> Checked:  # fmt: skip
    claims = check_claims(document, limits, tally)
    check_document(document, tally)
    if claims.old:
        check_old(document, tally)
    pages = [page.obj for page in document.pages]
    if wanted and wanted.pages and len(pages) not in (1, wanted.pages):
        tally.add("preflight-page-count", have=len(pages), wanted=wanted.pages)
    budget, converter = Budget(tally.file), Converter(claims.profile or profile)
    layers = Layers(document)
    check_layers(layers, tally)
    check_alike(pages, tally)
    facts: list[PageFacts] = []
    kept: list[Plates] = []
    for number, page in enumerate(pages, 1):
        budget.turn()
        sheet, trim, bleed = sheet_of(page, number)
        fold = wanted.fold_of(number, len(pages)) if wanted else ""
        check_boxes(page, sheet, limits, tally, fold)
        check_page(page, sheet, tally)
        if wanted:
            check_size(sheet, bleed, wanted, tally, fold)
        eye = Eye(sheet, limits, tally)
        check_turned(page, sheet, tally)
        resources = resources_of(page)
        group = inner(page, "/Group")
        lights = blends_light(group, resources)
        before = eye.enter(alone=bool(lights))
        walk = Walk(Tools(eye, converter, budget, layers, KnownForms(tally.file, budget.scratch)))
        program = walk.run(content_of(page, tally.file), resources, Graphics())
        eye.leave(before)
        # As RIPs decide it: by what a page names, before anything of it is painted.
        blended = bool(eye.transparent) or see_through(resources)
        program = program._replace(lights=lights if blended else 0)
        _look_at_group(eye, group, program, walk, blended=blended)
        for why in converter.broken:
            tally.add("preflight-icc-broken", FilePlace(number), why, why=why)
        fonts = tuple(font_facts(font, shown, number, tally) for font, shown in eye.fonts.values())
        if claims.opaque:
            check_opaque_page(page, eye, claims, tally)
        if claims.old:
            check_old_page(eye, tally)
        plater = Plater(document, converter, eye, lit, weighed, file)
        plates, shown_at = _plates(plater, page, program, DrawnAt(limits.resolution, MOST_MEASURED), smooth=False)
        ink = ink_of(list(plates.values()), tuple(plates), sheet, shown_at, limits)
        eye.look_under_white(plates.values(), shown_at)
        if not ink.inked:
            tally.add("preflight-page-empty", FilePlace(number))
        _report_ink(ink, limits, tally, eye)
        if kept_at.dpi:
            del plates  # before as many more are drawn
            kept.append(_plates(plater, page, program, kept_at, smooth=True)[0])
        facts.append(
            PageFacts(number, sheet.media, trim, bleed, _once(fonts), tuple(eye.images), ink)
        )  # fmt: skip
    return Checked(_report(document, claims, facts, tally), tuple(kept), claims.profile or profile)


def _look_at_group(eye: Eye, group: Any, program: PaintProgram, walk: Walk, *, blended: bool) -> None:
    """The transparency *group* that a page is, which *walk* has read as *program*."""
    if group.get("/K") and shows_through(program, walk.forms.blends, isolated=True):
        eye.unmeasured("knockout group")
    if "/CS" in group and blended:
        eye.blend(group, program.resources, FilePlace(eye.sheet.number))


def _tell_warnings(warnings: Sequence[str], tally: Tally) -> None:
    """Tell of the first of what qpdf warned of."""
    for one in warnings[:1]:
        tally.add("preflight-syntax", FilePlace(), "qpdf", why=plainly(one)[:120])


def _report(document: pikepdf.Pdf, claims: Claims, facts: list[PageFacts], tally: Tally) -> Report:
    if "preflight-syntax" not in tally:
        _tell_warnings([str(one) for one in document.get_warnings()], tally)
    return Report(tally.file, claims.standard, claims.intent, tuple(facts), tally.findings())


def _once(fonts: tuple[FontFacts, ...]) -> tuple[FontFacts, ...]:
    return tuple(sorted(set(fonts), key=lambda one: (one[:-1], one.width_off is None, one.width_off or 0.0)))


def content_of(page: Any, name: str) -> bytes:
    """The content of *page* in one piece."""
    contents = page.get("/Contents")
    if isinstance(contents, pikepdf.Array):
        return b"\n".join(unpacked(one, name) for one in contents if isinstance(one, pikepdf.Stream))
    return unpacked(contents, name) if isinstance(contents, pikepdf.Stream) else b""


def resources_of(page: Any) -> Any:
    """The resources of *page*, its own or those that it inherits."""
    return inherited(page, "/Resources")


def _plates(plater: Plater, page: Any, program: PaintProgram, at: DrawnAt, *, smooth: bool) -> tuple[Plates, float]:
    """The plates of a page, and at how many dots to 72 of its units they were drawn."""
    eye = plater.tools[1]
    sheet = eye.sheet._replace(trim=eye.sheet.media) if at.whole else eye.sheet
    names = (*PROCESS, *eye.spots)
    if len(names) > MOST_PLATES:
        what = f"{len(names)} plates"
        raise Unreadable(finding("preflight-too-much", Place(eye.tally.file), file=eye.tally.file, what=what))
    dpi = dpi_for(sheet, at.dpi * sheet.unit, at.most * len(PROCESS) // len(names))
    if not dpi:
        raise Unreadable(finding("preflight-too-much", Place(eye.tally.file), file=eye.tally.file, what=size_of(sheet)))
    plater.draw_at(dpi)
    made: Plates = {}
    if program.lights:
        planes, _ = lit(plater, program, sheet.trim, dpi)
        made |= planes
    due = [name for name in names if name not in made]
    numbered = None if smooth else _numbered(plater, program, sheet.trim, due, dpi)
    made |= numbered or _coloured(plater, page, program, sheet.trim, due, dpi, smooth=smooth)
    size = min(made[name].size for name in names)
    return {name: made[name] if made[name].size == size else made[name].resize(size) for name in names}, dpi


def _numbered(plater: Plater, program: PaintProgram, box: Box, due: list[str], dpi: float) -> Plates | None:
    """The plates *due* of a page of flat colours, all that are painted alike in one drawing; ``None`` for any other."""
    eye = plater.tools[1]
    if not due or not eye.is_flat or eye.transparent:
        return None
    groups = groups_of([program, *eye.glyphs], due, len(due))
    try:
        pages, numbers = zip(*(plater.numbered_page(program, one, box) for one in groups), strict=True)
    except TooManyMixturesError:
        return None
    made: Plates = {}
    for group, known, shown in zip(groups, numbers, drawn(pages, [1] * len(pages), dpi), strict=True):
        planes = known.plates_in(shown)
        if planes is None:
            return None
        made |= zip(group, planes, strict=True)
    return made


def _coloured(
    plater: Plater, page: Any, program: PaintProgram, box: Box, due: list[str], dpi: float, *, smooth: bool
) -> Plates:
    """The plates *due* of a page, up to three in one drawing, as its colours."""
    eye = plater.tools[1]
    # A large picture in three colours would be held three times over while it is drawn.
    plater.sparing = any(one.width * one.height > _ALONE for one in eye.images)
    groups = groups_of([program, *eye.glyphs], due, 1 if plater.sparing else TOGETHER, mixed=eye.mixes)
    if eye.mixes and COLOURS not in groups and not {*COLOURS}.isdisjoint(due):
        eye.unmeasured("blend mode")  # something leaves one of the colours alone that are mixed by each other
    if plater.sparing:
        made: Plates = {}
        for group in groups:
            alone = plater.page(program, group, box, page.get("/Group"))
            made |= zip(group, drawn([alone], [len(group)], dpi, smooth=smooth), strict=True)
            plater.forget()
        plater.let_go()
        return made
    pages = [plater.page(program, one, box, page.get("/Group")) for one in groups]
    plater.let_go()
    shown = drawn(pages, [len(one) for one in groups], dpi, smooth=smooth)
    return dict(zip((name for group in groups for name in group), shown, strict=True))


def _report_ink(ink: InkFacts, limits: Limits, tally: Tally, eye: Eye) -> None:
    most = f"{ink.most:.0f}"
    if limits.ink_mean:
        if ink.mean > limits.ink_most + 0.5:
            area, mean = f"{limits.ink_mean:g}", f"{ink.mean:.0f}"
            tally.add("preflight-ink-over", ink.spot, ink=mean, most=f"{limits.ink_most:g}", area=area)
        elif ink.mean > limits.ink_wanted + 0.5:
            area, mean = f"{limits.ink_mean:g}", f"{ink.mean:.0f}"
            tally.add("preflight-ink-high", ink.spot, ink=mean, wanted=f"{limits.ink_wanted:g}", area=area)
    elif ink.over > limits.ink_area:
        area = f"{ink.over:.0f}"
        tally.add("preflight-ink-over", ink.spot, ink=most, most=f"{limits.ink_most:g}", area=area)
    elif ink.high > limits.ink_area:
        area = f"{ink.high:.0f}"
        tally.add("preflight-ink-high", ink.spot, ink=most, wanted=f"{limits.ink_wanted:g}", area=area)
    for what in eye.unmeasurable:
        tally.add("preflight-unmeasured", eye.spot(), what, what=what)
    for (space, spot), (percent, size) in eye.blacks.items():
        if percent > limits.black_most + 0.5 and size > limits.ink_area:
            facts = {"black": f"{percent:.0f}", "area": f"{size:.0f}", "most": f"{limits.black_most:g}"}
            tally.add("preflight-black-in-picture", spot, space, **facts)


__all__ = ["Checked", "PageBoxes", "check", "checked"]
