"""Faults two places deep, each beside its sound twin; see :mod:`placed_pairs`, which hides them one place deep.

A wrap turns content and what it names into other content that shows it, so that wraps go into each other: a mask in a
spot ink in a group in tiles, a screen in a glyph in a form, RGB behind a mask in a knockout group.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from ad_fonts import descriptor_of, type_1
from ad_mutants import coded, jp2
from further_mutants import NOTDEF
from more_mutants import BOX, SPOT, icc, ink, other_cmyk, screen
from mutants import ROOM, Mutant, draw, own_font, page, pixels
from paired_mutants import MANAGED, RGB
from paper import stream
from pikepdf import Array, Dictionary, Name, String
from placed_pairs import FAULTS, Fault, Put, dressed, form_of, nothing, over, space, tile_of
from planted_pairs import TYPE_3, UNMEASURED, bits, named

Pdf = pikepdf.Pdf
Said = tuple[str, Put]
Wrap = Callable[[str, Put], Said]
FILL = f"{ROOM} re f"
GROUP = {"S": Name.Transparency, "CS": Name.DeviceCMYK}
BROKEN, HALFTONE = {"preflight-font-broken"}, {"preflight-halftone"}
OVER, REGISTER, WHITE = {"preflight-ink-over"}, {"preflight-registration-colour"}, {"preflight-type-white"}

# --- wraps


def form(content: str, put: Put, **entries: Any) -> Said:
    return "/ZF Do", lambda pdf: {"XObject/ZF": form_of(pdf, content, dressed(pdf, put), **entries)}


def group(content: str, put: Put) -> Said:
    return form(content, put, Group=Dictionary(I=True, **GROUP))


def knockout(content: str, put: Put) -> Said:
    """A knockout group in which a tint that is half seen comes first."""

    def with_state(pdf: Pdf) -> dict[str, Any]:
        return {**put(pdf), "ExtGState/ZK": Dictionary(ca=0.5), "ColorSpace/ZK": ink("Cyan", (1, 0, 0, 0))(pdf)}

    return form(f"q /ZK gs /ZK cs .1 scn 700 200 20 20 re f Q {content}", with_state, Group=Dictionary(K=True, **GROUP))


def tiles(content: str, put: Put) -> Said:
    return f"/Pattern cs /ZP scn {FILL}", lambda pdf: {"Pattern/ZP": tile_of(pdf, content, put)}


def glyph(content: str, put: Put) -> Said:
    def make(pdf: Pdf) -> dict[str, Any]:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array(BOX), FirstChar=97, LastChar=97,
                          FontMatrix=Array([1, 0, 0, 1, 0, 0]), Widths=Array([800]),
                          CharProcs=Dictionary({"/a": stream(pdf, f"800 0 d0 {content}".encode())}),
                          Encoding=Dictionary(Differences=Array([97, Name("/a")])),
                          Resources=dressed(pdf, put))  # fmt: skip
        return {"Font/Z3": pdf.make_indirect(font), "ExtGState/Z3": over()}

    return "/Z3 gs 0 0 0 1 k BT /Z3 1 Tf 0 0 Td (a) Tj ET", make


def mask(content: str, put: Put) -> Said:
    """Behind a soft mask of alpha that lets all through."""

    def make(pdf: Pdf) -> dict[str, Any]:
        shape = form_of(pdf, "0 g 0 0 800 1200 re f", Dictionary(), Group=Dictionary(S=Name.Transparency, I=True))
        return {**put(pdf), "ExtGState/ZM": Dictionary(SMask=Dictionary(S=Name.Alpha, G=shape))}

    return f"/ZM gs {content}", make


WRAPS: dict[str, tuple[Wrap, Wrap]] = {
    "in a knockout group in a form": (knockout, form),
    "in a group in tiles": (group, tiles),
    "in tiles in a group": (tiles, group),
    "in a glyph in a form": (glyph, form),
    "in a form in a glyph": (form, glyph),
    "behind a mask in a group": (mask, group),
    "in a form behind a mask": (form, mask),
    "in a knockout group in a group": (knockout, group),
}
"""What is around the fault, and what is around that."""

# --- faults


def states(**made: Any) -> Put:
    return lambda pdf: {f"ExtGState/{name}": one(pdf) if callable(one) else one for name, one in made.items()}


def both(*puts: Put) -> Put:
    return lambda pdf: {key: value for put in puts for key, value in put(pdf).items()}


def inner_form(content: str, own: Put, around: Put) -> Put:
    """A form with resources of its own, and those around it, which are not for it (ISO 32000-1, 7.8.3)."""
    return lambda pdf: {"XObject/ZI": form_of(pdf, content, dressed(pdf, own)), **around(pdf)}


def default(name: str, make: Any) -> Put:
    return lambda pdf: {f"ColorSpace/{name}": make(pdf)}


def of_type_1(share: float, widths: tuple[int, int] = (600, 600)) -> Put:
    """A face of Type 1 of which so much is there."""

    def put(pdf: Pdf) -> dict[str, Any]:
        data, head, cipher = type_1()
        data = data[: int(len(data) * share)]
        parts = {"Length1": head, "Length2": cipher, "Length3": max(0, len(data) - head - cipher)}
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Two"), FirstChar=65,
                          LastChar=66, Widths=Array(widths),
                          FontDescriptor=descriptor_of(pdf, "FontFile", data, **parts))  # fmt: skip
        return {"Font/ZT": font, "ExtGState/ZO": over()}

    return put


def own(pdf: Pdf) -> dict[str, Any]:
    states = {"ExtGState/ZO": over(), "ExtGState/ZN": Dictionary(OP=False, op=False)}
    return {"Font/ZT": page(pdf).Resources.Font[own_font(pdf)], **states}


def wavelets(colours: list[tuple[int, ...]], kind: int, **entries: Any) -> Put:
    return lambda pdf: {"XObject/ZI": coded(pdf, jp2(bytes([0, 1]) * 20_000, colours, kind), **entries)}


LETTERS = "/ZO gs 0 0 0 1 k BT /ZT 20 Tf 520 300 Td (AB) Tj ET"
WORD = "BT /ZT 30 Tf 1 0 0 1 530 230 Tm <0001> Tj ET"
SHOWN = "q 80 0 0 80 520 200 cm /ZI Do Q"
STENCIL = "/ZC cs 1 scn q 20 0 0 20 520 200 cm /ZI Do Q"

DEEPER: dict[str, Fault] = {
    "DefaultCMYK of the inner form": Fault(
        "/ZI Do", inner_form(f".2 0 0 0 k {FILL}", default("DefaultCMYK", other_cmyk), nothing), MANAGED,
        "/ZI Do", inner_form(f".2 0 0 0 k {FILL}", nothing, default("DefaultCMYK", other_cmyk)),
    ),
    "DefaultRGB of the inner form": Fault(
        "/ZI Do", inner_form(f"1 0 0 rg {FILL}", default("DefaultRGB", icc), nothing), MANAGED,
        "/ZI Do", inner_form(f"0 .9 .9 0 k {FILL}", nothing, default("DefaultRGB", icc)),
    ),
    "a mask in an ink named in GBK": Fault(
        STENCIL, both(space(ink("ZZGBKNAME")), lambda pdf: {"XObject/ZI": bits(pdf)}), SPOT,
        STENCIL, both(space(ink("Black", (0, 0, 0, 1))), lambda pdf: {"XObject/ZI": bits(pdf)}),
    ),
    "a mask in register colour": Fault(
        STENCIL, both(space(ink("All")), lambda pdf: {"XObject/ZI": bits(pdf)}), REGISTER | OVER,
        STENCIL, both(space(ink("None")), lambda pdf: {"XObject/ZI": bits(pdf)}),
    ),
    "an ink named in GBK among inks": Fault(
        f"/ZC cs .2 .5 scn {FILL}", space(named("Black", "ZZGBKNAME")), SPOT,
        f"/ZC cs .2 .5 scn {FILL}", space(named("Black", "Cyan")),
    ),
    "a screen of its own": Fault(
        f"/ZS gs 0 0 0 .2 k {FILL}", states(ZS=lambda pdf: Dictionary(HT=screen(pdf))), HALFTONE,
        f"/ZS gs 0 0 0 .2 k {FILL}", states(ZS=Dictionary(HT=Name.Default)),
    ),
    "wavelets of a palette in RGB": Fault(
        SHOWN, wavelets([(90, 60, 30), (200, 180, 10)], 16), RGB,
        SHOWN, wavelets([(90,), (200,)], 17, ColorSpace=Name.DeviceGray),
    ),
    "a program that is cut short": Fault(LETTERS, of_type_1(0.35), BROKEN, LETTERS, of_type_1(1)),
    "widths other than its own": Fault(LETTERS, of_type_1(1, (600, 700)), {"preflight-font-widths"},
                                       LETTERS, of_type_1(1, (600, 600))),
    "a glyph that is not there": Fault(f"/ZO gs 0 0 0 1 k {WORD.replace('0001', '7FFF')}", own, NOTDEF,
                                       f"/ZO gs 0 0 0 1 k {WORD}", own),
    "white type on white": Fault(f"/ZN gs 0 0 0 0 k {WORD}", own, WHITE,
                                 f"/ZN gs 0 0 0 .9 k {FILL} 0 0 0 0 k {WORD}", own),
    "an overprint that is multiplied": Fault(
        f".3 .1 0 0 k {FILL} /ZO gs /ZB gs 0 .4 0 0 k 530 210 40 40 re f",
        states(ZO=over(), ZB=Dictionary(BM=Name.Multiply)), UNMEASURED,
        f".3 .1 0 0 k {FILL} /ZO gs /ZB gs 0 .4 0 0 k 530 210 40 40 re f",
        states(ZO=over(), ZB=Dictionary(BM=Name.Darken)),
    ),
    "too much ink in a mask that is half seen": Fault(
        f"1 .8 .2 0 k {FILL} /ZH gs 1 1 1 1 k q 20 0 0 20 530 210 cm /ZI Do Q",
        both(states(ZH=Dictionary(ca=0.5)), lambda pdf: {"XObject/ZI": bits(pdf)}),
        OVER,
        f".6 .6 .1 0 k {FILL} /ZH gs 0 0 1 0 k q 20 0 0 20 530 210 cm /ZI Do Q",
        both(states(ZH=Dictionary(ca=0.2)), lambda pdf: {"XObject/ZI": bits(pdf)}),
    ),
    "a palette of register colour": Fault(
        SHOWN, lambda pdf: {"XObject/ZI": pixels(
            pdf, Array([Name.Indexed, ink("All")(pdf), 0, String(b"\x80")]), 300, 300, b"\0")}, REGISTER,
        SHOWN, lambda pdf: {"XObject/ZI": pixels(
            pdf, Array([Name.Indexed, ink("None")(pdf), 0, String(b"\x80")]), 300, 300, b"\0")},
    ),
    "a mask in a spot ink": FAULTS["a mask in a spot ink"],
    "white that overprints": FAULTS["white that overprints"],
    "RGB by a default of its own": FAULTS["RGB by a default of its own"],
    "a hairline": FAULTS["a hairline"],
    "a shading in RGB": FAULTS["a shading in RGB"],
    "a spot ink of a palette": FAULTS["a spot ink of a palette"],
}  # fmt: skip


KNOCKED: dict[str, tuple[set[str], set[str]]] = {
    "too much ink in a mask that is half seen": (set(), set()),
    "a shading in RGB": (RGB | UNMEASURED, UNMEASURED),
}
"""What is found of a fault and its twin in a knockout group: nothing is under the mask, shadings have no shape."""


def _nested() -> dict[str, Mutant]:
    """Every fault in every third place, and the twin of each."""
    made = {}
    for row, (what, fault) in enumerate(DEEPER.items()):
        for column, (where, (around, beyond)) in enumerate(WRAPS.items()):
            if (column - 3 * row) % 3 == row % 3:
                also = TYPE_3 if glyph in (around, beyond) else set()
                knocked = KNOCKED.get(what) if knockout in (around, beyond) else None
                for name, said, put, codes in (
                    ("", fault.content, fault.put, fault.codes if knocked is None else knocked[0]),
                    (", sound twin", fault.twin, fault.twin_put, set[str]() if knocked is None else knocked[1]),
                ):
                    made[f"{what} {where}{name}"] = Mutant(draw(*beyond(*around(said, put))), codes | also)
    return made


NESTED: dict[str, Mutant] = _nested()
"""Of a PDF/X-4 page."""
