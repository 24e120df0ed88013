"""Faults beside what looks like them and is sound: a kind of fault, planted, and its twin; see :mod:`mutants`."""

from __future__ import annotations

import io
from typing import Any, NamedTuple

import pikepdf
from further_mutants import NOTDEF, truetype
from more_mutants import BLEND, BOX, OVER, SPOT, descendant, icc, ink, inks, inline, of_font, put
from mutants import ROOM, Mutant, draw, own_font, page, pixels, placed
from paper import separation, stream
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

Pdf = pikepdf.Pdf
RGB, MANAGED, SYNTAX = {"preflight-rgb"}, {"preflight-managed-colour"}, {"preflight-syntax"}
TINT = f"0 0 0 .2 k {ROOM} re f"


class Pair(NamedTuple):
    """A fault, and what is like it and sound."""

    fault: Mutant
    twin: Mutant


def pair(fault: Any, codes: set[str], twin: Any, sound: set[str] | None = None) -> Pair:
    return Pair(Mutant(fault, codes), Mutant(twin, sound or set()))


def form(content: str, resources: Any = None, **entries: Any) -> Any:
    """A form of its own resources, drawn over the page."""

    def put(pdf: Pdf) -> dict[str, Any]:
        own = Dictionary(resources(pdf) if resources else {})
        return {"XObject/ZF": stream(pdf, content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array(BOX),
                                     Resources=own, **entries)}  # fmt: skip

    return draw("/ZF Do", put)


def group_of(space: Any, content: str = f".2 0 0 0 k {ROOM} re f", **entries: Any) -> Any:
    """An isolated group that is blended in *space*."""
    states = Dictionary(ExtGState=Dictionary(H=Dictionary(ca=0.5))) if "/H gs" in content else Dictionary()
    return lambda pdf: stream(
        pdf, content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array(BOX),
        Resources=states,
        Group=Dictionary(S=Name.Transparency, CS=space, I=True, **entries),
    )  # fmt: skip


def in_a_group(inner: Any) -> Any:
    """An isolated group within an isolated group in CMYK."""
    return form("/In Do", lambda pdf: {"/XObject": Dictionary(In=inner(pdf))},
                Group=Dictionary(S=Name.Transparency, I=True, CS=Name.DeviceCMYK))  # fmt: skip


def cell_with(content: str, resources: Any = None) -> Any:
    """A mask that is painted with tiles of *content*."""

    def make(pdf: Pdf) -> dict[str, Any]:
        cell = stream(pdf, content.encode(), Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
                      BBox=Array([0, 0, 10, 10]), XStep=10, YStep=10,
                      Resources=Dictionary(resources(pdf) if resources else {}))  # fmt: skip
        bits = stream(pdf, bytes(25 * 200), Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200,
                      BitsPerComponent=1, ImageMask=True)  # fmt: skip
        return {"Pattern/ZP": cell, "XObject/ZM": bits}

    return draw("/Pattern cs /ZP scn 20 0 0 20 520 200 cm /ZM Do", make)


def gids(count: int) -> Any:
    """The way from codes to glyphs as a table of so many entries."""

    def change(pdf: Pdf, font: Any) -> None:
        inner = descendant(font)
        if str(inner.Subtype) == "/CIDFontType2":
            inner.CIDToGIDMap = stream(pdf, b"".join(i.to_bytes(2, "big") for i in range(count)))

    return of_font(change)


def type_3(colour: str, says: str = "500 0 d0") -> Any:
    """Type whose glyphs are drawings."""

    def spoil(pdf: Pdf) -> None:
        glyph = stream(pdf, f"{says} {colour} 0 0 400 400 re f".encode())
        font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 500]), FirstChar=97,
                          FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), LastChar=97,
                          CharProcs=Dictionary({"/a": glyph, "/.notdef": stream(pdf, b"0 0 d0")}),
                          Widths=Array([500]), Encoding=Dictionary(Differences=Array([97, Name("/a")])),
                          Resources=Dictionary())  # fmt: skip
        draw(
            "/ZO gs 0 0 0 1 k BT /ZT 40 Tf 520 300 Td (a) Tj ET",
            lambda _: {"Font/ZT": pdf.make_indirect(font), "ExtGState/ZO": OVER},
        )(pdf)

    return spoil


def two_inks(*names: str) -> Any:
    """A colour of DeviceN of *names*, whose alternate is white."""

    def make(pdf: Pdf) -> dict[str, Any]:
        turn = stream(pdf, b"{" + b"pop " * len(names) + b"0 0 0 0}", FunctionType=4,
                      Domain=Array([0, 1] * len(names)), Range=Array([0, 1] * 4))  # fmt: skip
        space = Array([Name.DeviceN, Array([Name("/" + one) for one in names]), Name.DeviceCMYK, turn])
        return {"ColorSpace/ZN": space, "ExtGState/ZOver": OVER}

    return draw(f"/ZOver gs /ZN cs {'.5 ' * len(names)} scn {ROOM} re f", make)


def wavelets(mode: str, colour: Any, space: Any) -> Any:
    def make(pdf: Pdf) -> Any:
        out = io.BytesIO()
        Image.new(mode, (200, 200), colour).save(out, "JPEG2000", irreversible=False)
        return stream(pdf, out.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200,
                      ColorSpace=space, Filter=Name.JPXDecode)  # fmt: skip

    return placed(make)


def on_layer(expression: Any, content: str) -> Any:
    """*content* in a membership of layers; the one layer is off."""

    def spoil(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("乙版")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([]), OFF=Array([layer])))
        member = pdf.make_indirect(Dictionary(Type=Name.OCMD, **expression(layer)))
        draw(f"/OC /ZL BDC {content} {ROOM} re f EMC", lambda _: {"Properties/ZL": member})(pdf)

    return spoil


def picture_on_layer(*, off: bool) -> Any:
    def spoil(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("乙版")))
        hidden = {"OFF": Array([layer])} if off else {}
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([]), **hidden))
        placed(lambda pdf: pixels(pdf, Name.DeviceRGB, 200, 200, b"\x90\x60\x30", OC=layer))(pdf)

    return spoil


def clipped_by_type(space: Any, ends: tuple[list[float], list[float]]) -> Any:
    """Type that is a clip, through which a shading is seen."""

    def spoil(pdf: Pdf) -> None:
        turn = Dictionary(FunctionType=2, Domain=[0, 1], C0=ends[0], C1=ends[1], N=1)
        shading = Dictionary(ShadingType=2, ColorSpace=space, Coords=[520, 0, 600, 0], Function=turn)
        content = f"q BT {own_font(pdf)} 40 Tf 7 Tr 1 0 0 1 520 300 Tm <0001> Tj ET /ZS sh Q"
        draw(content, lambda _: {"Shading/ZS": shading})(pdf)

    return spoil


def white_type(before: str, put: Any = None) -> Any:
    def spoil(pdf: Pdf) -> None:
        draw(f"{before} 0 0 0 0 k BT {own_font(pdf)} 30 Tf 1 0 0 1 530 230 Tm <0001> Tj ET", put)(pdf)

    return spoil


def dark_shading(pdf: Pdf) -> dict[str, Any]:
    turn = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0.6], C1=[0, 0, 0, 0.9], N=1)
    one = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[520, 0, 620, 0], Function=turn,
                     Extend=[True, True])  # fmt: skip
    return {"Shading/ZS": one, "Pattern/ZP": Dictionary(PatternType=2, Shading=one)}


def run_lengths(space: Any, count: int, *, end: bytes = b"\x80") -> Any:
    """A picture of runs; *end* is what ends them."""

    def make(pdf: Pdf) -> Any:
        row = bytes([257 - 100, 40]) * (2 * count)
        return stream(pdf, row * 200 + end, Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200,
                      BitsPerComponent=8, ColorSpace=space, Filter=Name.RunLengthDecode)  # fmt: skip

    return placed(make)


def inverted(pixel: bytes) -> Any:
    return placed(lambda pdf: pixels(pdf, Name.DeviceCMYK, 200, 200, pixel, Decode=Array([1, 0] * 4)))


def postscript_in(used: bool) -> Any:
    """A PostScript fragment among the resources of a form, painted or not."""
    ps = lambda pdf: stream(pdf, b"showpage", Type=Name.XObject, Subtype=Name.PS)  # noqa: E731
    return form("/P Do" if used else TINT, lambda pdf: {"/XObject": Dictionary(P=ps(pdf))})


def by_state(**entries: Any) -> Any:
    return draw("q /ZS gs 0 0 0 1 K 520 300 m 700 300 l S Q", lambda pdf: {"ExtGState/ZS": Dictionary(**entries)})


PAIRS: dict[str, Pair] = {
    "a group in a group": pair(in_a_group(group_of(Name.DeviceRGB)), BLEND, in_a_group(group_of(Name.DeviceCMYK))),
    "knockout in a group": pair(
        in_a_group(group_of(Name.DeviceCMYK, "/H gs " + f".2 0 0 0 k {ROOM} re f " * 70, K=True)),
        {"preflight-unmeasured"},
        in_a_group(group_of(Name.DeviceCMYK, f"/H gs .2 0 0 0 k {ROOM} re f .4 0 0 0 k {ROOM} re f", K=True)),
    ),
    "DefaultRGB of a form": pair(
        form(f".5 .2 .2 rg {ROOM} re f", lambda pdf: {"/ColorSpace": Dictionary(DefaultRGB=icc(pdf))}), MANAGED,
        form(TINT, lambda pdf: {"/ColorSpace": Dictionary(DefaultRGB=icc(pdf))}),
    ),
    "DefaultCMYK of a form": pair(
        form(TINT, lambda pdf: {"/ColorSpace": Dictionary(DefaultCMYK=Array([Name.ICCBased,
             stream(pdf, pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes(), N=4)]))}), MANAGED,
        form(f".8 g {ROOM} re f", lambda pdf: {"/ColorSpace": Dictionary(DefaultCMYK=Array([Name.ICCBased,
             stream(pdf, pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes(), N=4)]))}),
    ),
    "mask in tiles": pair(
        cell_with("1 0 0 rg 0 0 5 5 re f"), RGB, cell_with("0 .2 0 0 k 0 0 5 5 re f"),
    ),
    "mask in tiles of a picture": pair(
        cell_with("q 5 0 0 5 0 0 cm /I Do Q", lambda pdf: {"/XObject": Dictionary(
            I=pixels(pdf, Name.DeviceRGB, 40, 40, b"\x90\x60\x30"))}), RGB,
        cell_with("q 5 0 0 5 0 0 cm /I Do Q", lambda pdf: {"/XObject": Dictionary(
            I=pixels(pdf, Name.DeviceGray, 40, 40, b"\x90"))}),
    ),
    "inks in GBK": pair(two_inks("Cyan", "ZZGBKNAME"), SPOT, two_inks("Cyan", "Magenta")),
    "codes to glyphs": pair(gids(1), NOTDEF, gids(60_000)),
    "type of drawings": pair(type_3("1 0 0 rg"), RGB | {"preflight-font-type3"},
                             type_3("0 0 0 .3 k"), {"preflight-font-type3"}),
    "type of masks": pair(
        type_3("", "500 0 0 0 400 400 d1 0.05 w 0 500 m 500 500 l S"), {"preflight-font-type3", "preflight-hairline"},
        type_3("", "500 0 0 0 400 400 d1 20 w 0 500 m 500 500 l S"), {"preflight-font-type3"},
    ),
    "turned": pair(put("/Rotate", 450), {"preflight-rotated"}, put("/Rotate", 360)),
    "unit": pair(put("/UserUnit", 1.01), {"preflight-user-unit"}, put("/UserUnit", 1)),
    "PostScript in a form": pair(postscript_in(True), {"preflight-foreign-content"}, postscript_in(False)),
    "screen in tiles": pair(
        cell_with("/S gs 0 0 0 .2 k 0 0 5 5 re f", lambda pdf: {"/ExtGState": Dictionary(S=Dictionary(HT=Dictionary(
            Type=Name.Halftone, HalftoneType=1, Frequency=60, Angle=45, SpotFunction=Name.Round)))}),
        {"preflight-halftone"},
        cell_with("/S gs 0 0 0 .2 k 0 0 5 5 re f", lambda pdf: {
            "/ExtGState": Dictionary(S=Dictionary(HT=Name.Default))}),
    ),
    "wavelets": pair(wavelets("RGB", (90, 60, 30), Name.DeviceRGB), RGB, wavelets("L", 90, Name.DeviceGray)),
    "line by a matrix": pair(
        draw("q .05 0 0 .05 0 0 cm 0 0 0 1 K 2 w 10400 6000 m 14000 6000 l S Q"), {"preflight-hairline"},
        draw("q 10 0 0 10 0 0 cm 0 0 0 1 K .05 w 52 30 m 70 30 l S Q"),
    ),
    "line by a state": pair(by_state(LW=0.1), {"preflight-hairline"}, by_state(LW=0.5)),
    "line of no width": pair(draw("0 0 0 1 K 0 w 520 300 m 700 300 l S"), {"preflight-hairline"},
                             draw("0 0 0 1 K 0 w 520 300 m 700 300 l n")),
    "line that is a fill": pair(draw("0 0 0 1 k 520 300 180 .1 re f"), {"preflight-hairline"},
                                draw("0 0 0 1 k 520 300 180 .4 re f")),
    "expression of layers": pair(
        on_layer(lambda one: {"VE": Array([Name.Not, one])}, "1 0 0 rg"), RGB | {"preflight-layers"},
        on_layer(lambda one: {"VE": Array([Name.And, one])}, "1 0 0 rg"), {"preflight-layers"},
    ),
    "picture on a layer": pair(picture_on_layer(off=False), RGB, picture_on_layer(off=True), {"preflight-layers"}),
    "papers of a swatch": pair(
        inks(ink("PANTONE 186 C"), ink("PANTONE 186 U")), SPOT | {"preflight-spot-twice"},
        inks(ink("PANTONE 186 C"), ink("PANTONE 187 C")), SPOT,
    ),
    "white type on a shading": pair(white_type(f"0 0 0 0 k {ROOM} re f"), {"preflight-type-white"},
                                    white_type("q 520 200 80 80 re W n /ZS sh Q", dark_shading)),
    "white type on a patterned field": pair(white_type(""), {"preflight-type-white"},
                                            white_type(f"/Pattern cs /ZP scn {ROOM} re f", dark_shading)),
    "run lengths": pair(run_lengths(Name.DeviceRGB, 3), RGB, run_lengths(Name.DeviceCMYK, 4)),
    "run lengths without an end": pair(run_lengths(Name.DeviceRGB, 3, end=b""), RGB,
                                       run_lengths(Name.DeviceGray, 1, end=b"")),
    "keys of an inline picture": pair(
        inline("/W 2 /Width 1 /H 2 /BPC 8 /CS /G"), SYNTAX, inline("/W 2 /H 2 /BPC 8 /CS /G /L 4 % four\n/Length 4 "),
    ),
    "inline picture of LZW": pair(
        inline("/W 1 /H 1 /BPC 8 /CS /G /F [/AHx /LZW]", "800B6050>"), {"preflight-lzw"},
        inline("/W 1 /H 1 /BPC 8 /CS /G /F [/AHx /RL]", "008080>"),
    ),
    "clip of type": pair(
        clipped_by_type(Name.DeviceRGB, ([1, 0, 0], [0, 0, 1])), RGB,
        clipped_by_type(Name.DeviceCMYK, ([0, 1, 1, 0], [1, 0.5, 0, 0])),
    ),
    "turned inks": pair(inverted(b"\x00\x00\x00\x60"), {"preflight-ink-over"},
                        inverted(b"\xff\xff\xff\x60")),
    "inks of no plate": pair(two_inks("None", "Gold"), SPOT, two_inks("None", "None")),
    "marks outside": pair(
        draw("/ZC cs 1 scn 100 300 20 2 re f", lambda pdf: {"ColorSpace/ZC": separation(pdf, "All")}),
        {"preflight-registration-colour"},
        draw("/ZC cs 1 scn -4 300 4 2 re f", lambda pdf: {"ColorSpace/ZC": separation(pdf, "All")}),
    ),
    "simple font": pair(
        lambda pdf: draw("/ZO gs 0 0 0 1 k BT /ZF 20 Tf 520 300 Td (AC) Tj ET",
                         lambda pdf: {"Font/ZF": truetype()(pdf), "ExtGState/ZO": OVER})(pdf), NOTDEF,
        lambda pdf: draw("/ZO gs 0 0 0 1 k BT /ZF 20 Tf 520 300 Td (BA) Tj ET",
                         lambda pdf: {"Font/ZF": truetype()(pdf), "ExtGState/ZO": OVER})(pdf),
    ),
    "black overprints in a form": pair(
        lambda pdf: form(f"/K gs 0 0 0 1 k BT {own_font(pdf)} 20 Tf 520 300 Td <0001> Tj ET",
                         lambda pdf: {"/ExtGState": Dictionary(K=Dictionary(OP=False, op=False)),
                                      "/Font": page(pdf).Resources.Font})(pdf), {"preflight-black-knocks-out"},
        lambda pdf: form(f"/K gs 0 0 0 1 k BT {own_font(pdf)} 20 Tf 520 300 Td <0001> Tj ET",
                         lambda pdf: {"/ExtGState": Dictionary(K=OVER), "/Font": page(pdf).Resources.Font})(pdf),
    ),
}  # fmt: skip
"""Of a PDF/X-4 page, by what they are."""

PAIRED = {f"{name}, faulty": one.fault for name, one in PAIRS.items()}
PAIRED |= {f"{name}, sound": one.twin for name, one in PAIRS.items()}
