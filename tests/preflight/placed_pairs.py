"""Faults of the ad desk wherever a file can hide them, each beside its sound twin; see :mod:`mutants`.

A fault is content with the resources that it names; a place is how both come on the page.  Every fault stands in every
other place, so that what is found on the page is found in a glyph, in tiles, in a group and behind a mask, too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pikepdf
from ad_mutants import coded, jp2
from more_mutants import BOX, SPOT, icc, ink
from mutants import ROOM, Mutant, draw, own_font, page, pixels
from paired_mutants import MANAGED, RGB
from paper import stream
from pikepdf import Array, Dictionary, Name, String
from planted_pairs import HAIR, TYPE_3, bits, named

Pdf = pikepdf.Pdf
Put = Callable[[Pdf], dict[str, Any]]
"""Resources by kind and name: ``{"ColorSpace/ZC": …}``."""


class Fault(NamedTuple):
    """What is wrong, and what is like it and sound."""

    content: str
    put: Put
    codes: set[str]
    twin: str
    twin_put: Put


# --- places


def over() -> Any:
    """A state in which all overprints, of one file alone."""
    return Dictionary(OP=True, op=True, OPM=1)


def dressed(pdf: Pdf, put: Put) -> Any:
    """Resources of their own, as a dictionary of kinds."""
    made: dict[str, dict[str, Any]] = {}
    for path, value in put(pdf).items():
        kind, name = path.split("/")
        made.setdefault(f"/{kind}", {})[f"/{name}"] = value
    return Dictionary({kind: Dictionary(one) for kind, one in made.items()})


def form_of(pdf: Pdf, content: str, resources: Any, **entries: Any) -> Any:
    told = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array(BOX)}
    if resources is not None:
        told["Resources"] = resources
    return stream(pdf, content.encode(), **told, **entries)


def in_form(content: str, put: Put, **entries: Any) -> Any:
    return draw("/ZF Do", lambda pdf: {"XObject/ZF": form_of(pdf, content, dressed(pdf, put), **entries)})


def inherited(content: str, put: Put) -> Any:
    """The page's resources stand on the node above it."""

    def spoil(pdf: Pdf) -> None:
        draw(content, put)(pdf)
        own = page(pdf).Resources
        del page(pdf).Resources
        pdf.Root.Pages.Resources = own

    return spoil


def in_two_forms(content: str, put: Put) -> Any:
    def make(pdf: Pdf) -> dict[str, Any]:
        inner = form_of(pdf, content, dressed(pdf, put))
        return {"XObject/ZF": form_of(pdf, "q /In Do Q", Dictionary(XObject=Dictionary(In=inner)))}

    return draw("/ZF Do", make)


def in_form_of_the_page(content: str, put: Put) -> Any:
    """A form without resources, which takes those of the page."""
    return draw("/ZF Do", lambda pdf: {**put(pdf), "XObject/ZF": form_of(pdf, content, None)})


def by_reference(content: str, put: Put) -> Any:
    """Everything that can be is an object of its own, the kinds of resources as well."""

    def make(pdf: Pdf) -> dict[str, Any]:
        own = dressed(pdf, lambda one: {key: _apart(one, value) for key, value in put(one).items()})
        for kind, names in list(own.items()):
            own[kind] = pdf.make_indirect(names)
        return {"XObject/ZF": form_of(pdf, content, pdf.make_indirect(own))}

    return draw("/ZF Do", make)


def _apart(pdf: Pdf, value: Any) -> Any:
    return pdf.make_indirect(value) if isinstance(value, pikepdf.Dictionary | pikepdf.Array) else value


def tile_of(pdf: Pdf, content: str, put: Put) -> Any:
    return stream(pdf, content.encode(), Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
                  BBox=Array(BOX), XStep=800, YStep=1200, Resources=dressed(pdf, put))  # fmt: skip


def in_tiles(content: str, put: Put) -> Any:
    return draw(f"/Pattern cs /ZP scn {ROOM} re f", lambda pdf: {"Pattern/ZP": tile_of(pdf, content, put)})


def in_tiles_of_a_form(content: str, put: Put) -> Any:
    return in_form(
        f"/Pattern cs /ZP scn {ROOM} re f",
        lambda pdf: {"Pattern/ZP": tile_of(pdf, "/In Do", lambda _: {
            "XObject/In": form_of(pdf, content, dressed(pdf, put))})},
    )  # fmt: skip


def in_glyph(content: str, put: Put) -> Any:
    """The drawing of a glyph as large as the sheet."""

    def make(pdf: Pdf) -> dict[str, Any]:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array(BOX), FirstChar=97, LastChar=97,
                          FontMatrix=Array([1, 0, 0, 1, 0, 0]), Widths=Array([800]),
                          CharProcs=Dictionary({"/a": stream(pdf, f"800 0 d0 {content}".encode())}),
                          Encoding=Dictionary(Differences=Array([97, Name("/a")])),
                          Resources=dressed(pdf, put))  # fmt: skip
        return {"Font/Z3": pdf.make_indirect(font), "ExtGState/ZO": over()}

    return draw("/ZO gs 0 0 0 1 k BT /Z3 1 Tf 0 0 Td (a) Tj ET", make)


def in_group(content: str, put: Put) -> Any:
    return in_form(content, put, Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True))


def in_group_of_a_group(content: str, put: Put) -> Any:
    """A group that is not isolated, and names no space, in another."""

    def make(pdf: Pdf) -> dict[str, Any]:
        inner = form_of(pdf, content, dressed(pdf, put), Group=Dictionary(S=Name.Transparency))
        return {"XObject/ZF": form_of(pdf, "/In Do", Dictionary(XObject=Dictionary(In=inner)),
                                      Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK))}  # fmt: skip

    return draw("/ZF Do", make)


def behind_mask(content: str, put: Put) -> Any:
    """A soft mask that lets all through."""

    def make(pdf: Pdf) -> dict[str, Any]:
        shape = form_of(pdf, "1 g 0 0 800 1200 re f", Dictionary(),
                        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray))  # fmt: skip
        return {**put(pdf), "ExtGState/ZM": Dictionary(SMask=Dictionary(S=Name.Luminosity, G=shape))}

    return draw(f"/ZM gs {content}", make)


def on_layer(content: str, put: Put) -> Any:
    """A layer that is on, by a form's own entry."""

    def spoil(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("正文")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([]), ON=Array([layer])))
        in_form(content, put, OC=layer)(pdf)

    return spoil


def in_pieces(content: str, put: Put) -> Any:
    """The page's content in three streams, parted in the middle of an instruction."""

    def spoil(pdf: Pdf) -> None:
        draw(content, put)(pdf)
        whole = page(pdf).Contents.read_bytes()
        at = whole.rindex(content.encode()) + content.index(" ")
        page(pdf).Contents = Array([pdf.make_stream(one) for one in (whole[:at], whole[at:], b"")])

    return spoil


PLACES: dict[str, tuple[Callable[[str, Put], Any], set[str]]] = {
    "on the page by the node above": (inherited, set()),
    "in a form in a form": (in_two_forms, set()),
    "in a form by the page's resources": (in_form_of_the_page, set()),
    "by reference": (by_reference, set()),
    "in tiles": (in_tiles, set()),
    "in tiles of a form": (in_tiles_of_a_form, set()),
    "in a glyph": (in_glyph, TYPE_3),
    "in an isolated group": (in_group, set()),
    "in a group of a group": (in_group_of_a_group, set()),
    "behind a soft mask": (behind_mask, set()),
    "on a layer": (on_layer, set()),
    "in pieces": (in_pieces, set()),
}

# --- faults


def nothing(_: Pdf) -> dict[str, Any]:
    return {}


FILL = f"{ROOM} re f"
SHOWN = "q 80 0 0 80 520 200 cm /ZI Do Q"
SMALL = "q 20 0 0 20 520 200 cm /ZI Do Q"


def space(one: Any) -> Put:
    return lambda pdf: {"ColorSpace/ZC": one(pdf) if callable(one) else one}


def shown(make: Callable[[Pdf], Any]) -> Put:
    return lambda pdf: {"XObject/ZI": make(pdf)}


def of_palette(base: Any, entry: bytes) -> Put:
    def make(pdf: Pdf) -> Any:
        return pixels(pdf, Array([Name.Indexed, base(pdf), 0, String(entry)]), 300, 300, b"\0")

    return shown(make)


def stencil(name: str) -> Put:
    return lambda pdf: {"ColorSpace/ZC": ink(name, (0, 0, 0, 1))(pdf), "XObject/ZI": bits(pdf)}


def typed(state: str) -> Put:
    def put(pdf: Pdf) -> dict[str, Any]:
        return {"Font/ZT": page(pdf).Resources.Font[own_font(pdf)], "ExtGState/ZO": over() if state else Dictionary()}

    return put


def shade(kind: Any, start: list[float], end: list[float]) -> Put:
    def put(pdf: Pdf) -> dict[str, Any]:
        turn = Dictionary(FunctionType=2, Domain=[0, 1], C0=start, C1=end, N=1)
        return {"Shading/ZS": Dictionary(ShadingType=2, ColorSpace=kind, Coords=[520, 0, 600, 0], Function=turn)}

    return put


def default(name: str, one: Any) -> Put:
    return lambda pdf: {f"ColorSpace/{name}": one(pdf)}


WORD = "/ZO gs {} BT /ZT 30 Tf 1 0 0 1 530 230 Tm <0001> Tj ET"
FAULTS: dict[str, Fault] = {
    "RGB": Fault(f"1 0 0 rg {FILL}", nothing, RGB, f"0 1 .9 0 k {FILL}", nothing),
    "a spot ink of a palette": Fault(
        SHOWN, of_palette(ink("Gold"), b"\xa0"), SPOT, SHOWN, of_palette(ink("Black", (0, 0, 0, 1)), b"\xa0")
    ),
    "a spot ink among inks": Fault(
        f"/ZC cs .3 .3 scn {FILL}", space(named("Cyan", "Gold")), SPOT,
        f"/ZC cs .3 .3 scn {FILL}", space(named("Cyan", "Black")),
    ),
    "a managed colour": Fault(
        f"/ZC cs .5 .5 .5 scn {FILL}", space(icc), MANAGED, f"/ZC cs .2 0 0 .1 scn {FILL}", space(Name.DeviceCMYK)
    ),
    "white that overprints": Fault(
        f"0 1 .9 0 k {FILL} /ZO gs 0 0 0 0 k 540 220 40 40 re f", lambda _: {"ExtGState/ZO": over()},
        {"preflight-white-overprints"},
        f"0 1 .9 0 k {FILL} /ZO gs 0 0 0 0 k 540 220 40 40 re f", lambda _: {"ExtGState/ZO": Dictionary(op=False)},
    ),
    "an inline picture in RGB": Fault(
        "q 80 0 0 80 520 200 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI Q", nothing, RGB,
        "q 80 0 0 80 520 200 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID abcd EI Q", nothing,
    ),
    "a hairline": Fault("0 0 0 1 K .05 w 520 200 m 600 280 l S", nothing, HAIR,
                        "0 0 0 1 K .5 w 520 200 m 600 280 l S", nothing),
    "too much ink": Fault(f"1 1 .6 0 k {FILL}", nothing, {"preflight-ink-over"}, f"1 .9 .2 0 k {FILL}", nothing),
    "register colour": Fault(f"/ZC cs .5 scn {FILL}", space(ink("All")), {"preflight-registration-colour"},
                             f"/ZC cs .5 scn {FILL}", space(ink("None"))),
    "black of four inks": Fault(WORD.format(".6 .6 .6 .3 k"), typed(""), {"preflight-black-of-four"},
                                WORD.format(".2 .9 .8 .1 k"), typed("")),
    "a shading in RGB": Fault(
        f"q {ROOM} re W n /ZS sh Q", shade(Name.DeviceRGB, [1, 0, 0], [0, 0, 1]), RGB,
        f"q {ROOM} re W n /ZS sh Q", shade(Name.DeviceCMYK, [0, 1, 0, 0], [0.5, 0, 0, 0]),
    ),
    "wavelets in RGB": Fault(
        SHOWN, shown(lambda pdf: coded(pdf, jp2(bytes([0, 1]) * 20_000, [(90, 60, 30), (200, 180, 10)], 16))), RGB,
        SHOWN, shown(lambda pdf: coded(pdf, jp2(bytes([0, 1]) * 20_000, [(90,), (200,)], 17),
                                       ColorSpace=Name.DeviceGray)),
    ),
    "a mask in a spot ink": Fault(f"/ZC cs 1 scn {SMALL}", stencil("Gold"), SPOT,
                                  f"/ZC cs 1 scn {SMALL}", stencil("Black")),
    "RGB by a default of its own": Fault(
        f"1 0 0 rg {FILL}", default("DefaultRGB", icc), MANAGED,
        f".4 g {FILL}", default("DefaultGray", ink("Black", (0, 0, 0, 1))),
    ),
}  # fmt: skip


def _placed() -> dict[str, Mutant]:
    """Every fault in every other place, and the twin of each."""
    made = {}
    for row, (what, fault) in enumerate(FAULTS.items()):
        for column, (where, (place, also)) in enumerate(PLACES.items()):
            if (row + column) % 2 == 0:
                made[f"{what} {where}"] = Mutant(place(fault.content, fault.put), fault.codes | also)
                made[f"{what} {where}, sound twin"] = Mutant(place(fault.twin, fault.twin_put), also)
    return made


PLACED: dict[str, Mutant] = _placed()
"""Of a PDF/X-4 page."""
