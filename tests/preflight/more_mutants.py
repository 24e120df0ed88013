"""Faults that make plates other than the page looks, and pages that look faulty and are sound; see :mod:`mutants`."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from mutants import ROOM, Mutant, box, draw, info, nested, own_font, page, pixels, placed, typed
from paper import image, separation, stream
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageCms

Pdf = pikepdf.Pdf
BOX = [0, 0, 800, 1200]
OVER = Dictionary(OP=True, op=True, OPM=1)
BLEND = {"preflight-blend-space"}
SPOT = {"preflight-spot"}


def srgb(pdf: Pdf) -> Any:
    return stream(pdf, ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), N=3)


def group(content: str, **entries: Any) -> Any:
    """A form that is a transparency group, drawn over the page."""

    def put(pdf: Pdf) -> dict[str, Any]:
        made = {key: value(pdf) if callable(value) else value for key, value in entries.items()}
        states = Dictionary(ZOver=OVER, ZHalf=Dictionary(ca=0.5, CA=0.5))
        form = stream(pdf, content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array(BOX),
                      Resources=Dictionary(ExtGState=states, Font=page(pdf).Resources.Font),
                      Group=Dictionary(S=Name.Transparency, **made))  # fmt: skip
        return {"XObject/ZG": form}

    return put


def page_group(space: Any) -> Any:
    def spoil(pdf: Pdf) -> None:
        page(pdf).Group = Dictionary(S=Name.Transparency, CS=space(pdf) if callable(space) else space)
        draw(f"/ZHalf gs .3 0 0 0 k {ROOM} re f", lambda _: {"ExtGState/ZHalf": Dictionary(ca=0.5)})(pdf)

    return spoil


def in_group(content: str, **entries: Any) -> Any:
    return draw("/ZG Do", group(content, **entries))


def black_in_group(**entries: Any) -> Any:
    """Overprinting black type in a group over a tint."""

    def spoil(pdf: Pdf) -> None:
        type_ = f"/ZOver gs 0 0 0 1 k BT {own_font(pdf)} 30 Tf 1 0 0 1 530 230 Tm <0001> Tj ET"
        draw(f".3 .3 0 0 k {ROOM} re f /ZG Do", group(type_, **entries))(pdf)

    return spoil


def default(name: str, make: Any, colour: str) -> Any:
    return draw(f"{colour} {ROOM} re f", lambda pdf: {f"ColorSpace/{name}": make(pdf)})


def icc(pdf: Pdf) -> Any:
    return Array([Name.ICCBased, srgb(pdf)])


def broken_icc(pdf: Pdf) -> Any:
    return Array([Name.ICCBased, stream(pdf, b"no profile at all" * 20, N=3)])


def cal_gray(pdf: Pdf) -> Any:
    return Array([Name.CalGray, Dictionary(WhitePoint=[0.96, 1, 0.82], Gamma=2.2)])


def other_cmyk(pdf: Pdf) -> Any:
    data = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    return Array([Name.ICCBased, stream(pdf, data, N=4)])


def mask(pdf: Pdf) -> Any:
    return stream(pdf, bytes(25 * 200), Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200,
                  BitsPerComponent=1, ImageMask=True)  # fmt: skip


def stencil(colour: str, space: Any = None) -> Any:
    def put(pdf: Pdf) -> dict[str, Any]:
        made = {"XObject/ZM": mask(pdf)}
        return made | ({"ColorSpace/ZC": space(pdf)} if space else {})

    return draw(f"{colour} 20 0 0 20 520 200 cm /ZM Do", put)


def ink(name: str, solid: tuple[float, ...] = (0, 0.5, 1, 0)) -> Any:
    def make(pdf: Pdf) -> Any:
        turn = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(solid), N=1)
        return Array([Name.Separation, Name(name if name.startswith("/") else f"/{name}"), Name.DeviceCMYK, turn])

    return make


def inks(*made: Any) -> Any:
    words = " ".join(f"/Z{at} cs 1 scn {520 + 20 * at} 200 18 18 re f" for at in range(len(made)))
    return draw(words, lambda pdf: {f"ColorSpace/Z{at}": one(pdf) for at, one in enumerate(made)})


def devicen(*names: str) -> Any:
    def make(pdf: Pdf) -> Any:
        turn = stream(pdf, b"{pop 0 0 0}" if len(names) == 2 else b"{0 0 0}", FunctionType=4,
                      Domain=Array([0, 1] * len(names)), Range=Array([0, 1] * 4))  # fmt: skip
        return {
            "ColorSpace/ZN": Array([Name.DeviceN, Array([Name(f"/{one}") for one in names]), Name.DeviceCMYK, turn])
        }

    return draw(f"/ZN cs {'.5 ' * len(names)} scn {ROOM} re f", make)


def gbk_ink(pdf: Pdf) -> None:
    """A name that is written in GBK, which is put in after the file is written."""
    inks(ink("ZZGBKNAME"))(pdf)


def gbk_font(pdf: Pdf) -> None:
    for font in list(page(pdf).Resources.Font.values())[:1]:
        font.BaseFont = font.DescendantFonts[0].BaseFont = Name("/ABCDEF+ZZGBKNAME")
        font.DescendantFonts[0].FontDescriptor.FontName = Name("/ABCDEF+ZZGBKNAME")


def of_font(change: Any) -> Any:
    """Change the first font that the page uses."""

    def spoil(pdf: Pdf) -> None:
        change(pdf, page(pdf).Resources.Font[own_font(pdf)])

    return spoil


def descendant(font: Any) -> Any:
    return font.DescendantFonts[0]


def program(font: Any) -> tuple[Any, str]:
    descriptor = descendant(font).FontDescriptor
    return descriptor, next(key for key in ("/FontFile2", "/FontFile3") if key in descriptor)


def refilled(pdf: Pdf, font: Any, data: bytes) -> None:
    descriptor, key = program(font)
    entries = {"Subtype": descriptor[key].Subtype} if "/Subtype" in descriptor[key] else {"Length1": len(data)}
    descriptor[key] = stream(pdf, data, **entries)


def torn_program(pdf: Pdf, font: Any) -> None:
    descriptor, key = program(font)
    refilled(pdf, font, descriptor[key].read_bytes()[:40])


def garbage_program(pdf: Pdf, font: Any) -> None:
    refilled(pdf, font, b"\0\1\0\0" + b"\xff" * 400)


def empty_program(pdf: Pdf, font: Any) -> None:
    refilled(pdf, font, b"")


def wide(pdf: Pdf, font: Any) -> None:
    descendant(font).DW = 700
    descendant(font).W = Array([])


def unreadable(pdf: Pdf, font: Any) -> None:
    font.ToUnicode = stream(pdf, b"this is no CMap")


def odd_hex(pdf: Pdf, font: Any) -> None:
    font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0001> <", b"<0001> <0", 1))


def no_end(pdf: Pdf, font: Any) -> None:
    font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"endbfchar", b"", 1))


def fewer_readings(pdf: Pdf, font: Any) -> None:
    text = font.ToUnicode.read_bytes()
    start = text.index(b"<0001> <")
    font.ToUnicode.write(text[:start] + text[text.index(b"\n", start) + 1 :])


def not_a_stream(pdf: Pdf, font: Any) -> None:
    font.ToUnicode = String("text")


def put(key: str, value: Any) -> Any:
    return lambda pdf: page(pdf).__setitem__(key, value)


def another_page(*size: float, content: bytes = b"0 0 0 .2 k 20 20 60 60 re f") -> Any:
    def spoil(pdf: Pdf) -> None:
        pdf.add_blank_page(page_size=size)
        made, first = pdf.pages[-1].obj, page(pdf)
        made.MediaBox, made.BleedBox, made.TrimBox = first.MediaBox, first.BleedBox, first.TrimBox
        if size != (9, 9):
            left, bottom = float(first.TrimBox[0]), float(first.TrimBox[1])
            made.MediaBox = made.BleedBox = Array([0, 0, size[0] + 2 * left, size[1] + 2 * bottom])
            made.TrimBox = Array([left, bottom, left + size[0], bottom + size[1]])
        made.Contents = pdf.make_stream(content)
        made.Resources = Dictionary()

    return spoil


def postscript(pdf: Pdf) -> dict[str, Any]:
    return {"XObject/ZPS": stream(pdf, b"showpage", Type=Name.XObject, Subtype=Name.PS)}


def postscript_form(pdf: Pdf) -> dict[str, Any]:
    return {"XObject/ZPS": stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, Subtype2=Name.PS,
                                  BBox=Array(BOX))}  # fmt: skip


def state(**entries: Any) -> Any:
    return draw("/ZS gs", lambda pdf: {"ExtGState/ZS": Dictionary(
        **{key: value(pdf) if callable(value) else value for key, value in entries.items()})})  # fmt: skip


def screen(pdf: Pdf) -> Any:
    return Dictionary(Type=Name.Halftone, HalftoneType=1, Frequency=60, Angle=45, SpotFunction=Name.Round)


def jpeg2000(mode: str, colour: Any) -> Any:
    def make(pdf: Pdf) -> Any:
        out = io.BytesIO()
        Image.new(mode, (200, 200), colour).save(out, "JPEG2000", irreversible=False)
        return stream(pdf, out.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200,
                      Filter=Name.JPXDecode)  # fmt: skip

    return make


def outlined(colour: str, width: float, fill: str = "") -> Any:
    def spoil(pdf: Pdf) -> None:
        mode = 2 if fill else 1
        type_ = f"{fill} {colour} {width} w BT {own_font(pdf)} 40 Tf {mode} Tr 1 0 0 1 520 300 Tm <0001> Tj ET"
        draw(type_)(pdf)

    return spoil


def layered(*, off: bool, content: str = "1 0 0 rg", configs: bool = False) -> Any:
    def spoil(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("版次")))
        shown = Dictionary(Order=Array([]), **({"OFF": Array([layer])} if off else {}))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=shown)
        if configs:
            pdf.Root.OCProperties.Configs = Array([Dictionary(Name=String("乙"), Order=Array([]))])
        draw(f"/OC /ZL BDC {content} {ROOM} re f EMC", lambda _: {"Properties/ZL": layer})(pdf)

    return spoil


def dark(pdf: Pdf) -> Any:
    return pixels(pdf, Name.DeviceCMYK, 200, 200, bytes((100, 60, 60, 255)))


def spot_picture(name: str) -> Any:
    return lambda pdf: pixels(pdf, separation(pdf, name), 200, 200, b"\x60")


def run_length(pdf: Pdf) -> Any:
    rows = b"".join(bytes([257 - 100, 60, 257 - 100, 60]) for _ in range(200)) + b"\x80"
    return stream(pdf, rows, Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200, BitsPerComponent=8,
                  ColorSpace=Name.DeviceGray, Filter=Name.RunLengthDecode)  # fmt: skip


def inline(words: str, data: str = "abcd") -> Any:
    return draw(f".5 0 0 .5 520 200 cm BI {words} ID {data} EI")


def falling(pdf: Pdf) -> Any:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=[1], C1=[0], N=1)


GRAY = "/W 2 /H 2 /BPC 8 /CS /G"

PLATES: dict[str, Mutant] = {
    "page blended in RGB": Mutant(page_group(Name.DeviceRGB), BLEND),
    "page blended in ICC RGB": Mutant(page_group(icc), BLEND),
    "page blended in grey": Mutant(page_group(Name.DeviceGray), BLEND),
    "group in RGB": Mutant(in_group(f".2 0 0 0 k {ROOM} re f", CS=Name.DeviceRGB, I=True), BLEND),
    "group in ICC RGB": Mutant(in_group(f".2 0 0 0 k {ROOM} re f", CS=icc, I=True), BLEND),
    "group in grey": Mutant(in_group(f"0 0 0 .2 k {ROOM} re f", CS=Name.DeviceGray, I=True), BLEND),
    "black in an isolated group": Mutant(
        black_in_group(I=True, CS=Name.DeviceCMYK), {"preflight-overprint-isolated"}, "overprint"
    ),
    "see-through in a knockout group": Mutant(
        in_group(f".2 0 0 0 k {ROOM} re f /ZHalf gs 0 .2 0 0 k {ROOM} re f", K=True), set()
    ),
    "DefaultRGB": Mutant(default("DefaultRGB", icc, ".5 .2 .2 rg"), {"preflight-managed-colour"}),
    "DefaultGray": Mutant(default("DefaultGray", cal_gray, ".5 g"), {"preflight-managed-colour"}),
    "DefaultCMYK": Mutant(
        default("DefaultCMYK", other_cmyk, ".2 0 0 0 k"), {"preflight-managed-colour", "preflight-black-knocks-out"}
    ),
    "broken ICC": Mutant(
        default("ZI", broken_icc, "/ZI cs .4 .2 .2 scn"), {"preflight-managed-colour", "preflight-icc-broken"}
    ),
    "mask in a spot ink": Mutant(stencil("/ZC cs 1 scn", ink("Gold")), SPOT, "plates"),
    "mask in RGB": Mutant(stencil("1 0 0 rg"), {"preflight-rgb"}),
    "mask in register colour": Mutant(stencil("/ZC cs .4 scn", ink("All")), {"preflight-registration-colour"}),
    "mask in managed colour": Mutant(stencil("/ZC cs .4 .1 .1 scn", icc), {"preflight-managed-colour"}),
    "picture in a spot ink": Mutant(placed(spot_picture("Gold")), SPOT, "plates"),
    "picture in register colour": Mutant(placed(spot_picture("All")), {"preflight-registration-colour"}),
    "two inks of DeviceN": Mutant(devicen("Cyan", "Gold"), SPOT, "plates"),
    "two spots of DeviceN": Mutant(devicen("Silver", "Gold"), SPOT, "plates"),
    "one ink in two cases": Mutant(inks(ink("Gold"), ink("GOLD")), SPOT | {"preflight-spot-twice"}, "plates"),
    "one ink of two papers": Mutant(
        inks(ink("PANTONE 185 C"), ink("PANTONE 185 U")), SPOT | {"preflight-spot-twice"}, "plates"
    ),
    "one name for two inks": Mutant(
        inks(ink("Gold"), ink("Gold", (0, 0.2, 0.9, 0.1))), SPOT | {"preflight-spot-twice"}
    ),
    "layer off": Mutant(layered(off=True), {"preflight-layers"}),
    "layer on": Mutant(layered(off=False), {"preflight-rgb"}),
    "settings of layers": Mutant(layered(off=False, content="0 0 0 .3 k", configs=True), {"preflight-layers"}),
    "PostScript": Mutant(draw("/ZPS Do", postscript), {"preflight-foreign-content"}),
    "PostScript form": Mutant(draw("/ZPS Do", postscript_form), {"preflight-foreign-content"}),
    "a screen of its own": Mutant(state(HT=screen), {"preflight-halftone"}),
    "black generation": Mutant(state(BG2=falling), {"preflight-halftone"}),
    "undercolour removal": Mutant(state(UCR2=falling), {"preflight-halftone"}),
    "JPEG 2000 in RGB": Mutant(placed(jpeg2000("RGB", (90, 60, 30))), {"preflight-rgb"}),
    "outline of four inks": Mutant(outlined(".6 .5 .5 0 K", 2), {"preflight-black-of-four"}),
    "outline of four inks round white": Mutant(
        outlined(".6 .5 .5 0 K", 2, "0 0 0 0 k"), {"preflight-black-of-four", "preflight-type-white"}
    ),
    "outline of 0.05 pt": Mutant(outlined("0 .5 0 0 K", 0.05), {"preflight-hairline"}),
    "black picture": Mutant(placed(dark), {"preflight-black-in-picture"}),
    "white on white": Mutant(typed("0 0 0 0 k", 40), {"preflight-type-white"}),
    "empty page": Mutant(another_page(9, 9, content=b""), {"preflight-page-empty"}),
    "pages of unlike size": Mutant(
        another_page(300, 300), {"preflight-sizes-unlike"}
    ),
    "turned page": Mutant(put("/Rotate", 90), {"preflight-rotated"}),
    "page upside down": Mutant(put("/Rotate", -180), {"preflight-rotated"}),
    "unit of two points": Mutant(put("/UserUnit", 2), {"preflight-user-unit", "preflight-ppi-below"}),
    "program cut short": Mutant(of_font(torn_program), {"preflight-font-broken"}),
    "program of garbage": Mutant(of_font(garbage_program), {"preflight-font-broken"}),
    "program of nothing": Mutant(of_font(empty_program), {"preflight-font-broken"}),
    "other widths": Mutant(of_font(wide), {"preflight-font-widths"}),
    "ToUnicode of words": Mutant(of_font(unreadable), {"preflight-tounicode"}),
    "ToUnicode of odd numbers": Mutant(of_font(odd_hex), {"preflight-tounicode"}),
    "ToUnicode without an end": Mutant(of_font(no_end), {"preflight-tounicode"}),
    "ToUnicode that lacks a code": Mutant(of_font(fewer_readings), {"preflight-tounicode"}),
    "ToUnicode that is none": Mutant(of_font(not_a_stream), {"preflight-tounicode"}),
    "name in GBK": Mutant(gbk_ink, SPOT),
}  # fmt: skip
"""Faults of a PDF/X-4 page."""

SOUND: dict[str, Mutant] = {
    "group in RGB, not isolated": Mutant(
        in_group(f"/ZHalf gs .2 0 0 0 k {ROOM} re f", CS=Name.DeviceRGB), set()  # blended as what it stands in
    ),
    "black in a knockout group": Mutant(black_in_group(K=True, CS=Name.DeviceCMYK), set()),
    "font name in GBK": Mutant(gbk_font, set()),
    "RunLength picture": Mutant(placed(run_length), set()),
    "inline picture of short keys": Mutant(inline(GRAY), set()),
    "inline picture of long keys": Mutant(
        inline("/Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray"), set()
    ),
    "separation of no plate overprints": Mutant(
        draw(f"/ZOver gs /ZC cs 1 scn {ROOM} re f",
             lambda pdf: {"ColorSpace/ZC": ink("None")(pdf), "ExtGState/ZOver": OVER}), set()
    ),
    "group in CMYK": Mutant(in_group(f".2 0 0 0 k {ROOM} re f", CS=Name.DeviceCMYK, I=True), set()),
    "page group in CMYK": Mutant(page_group(Name.DeviceCMYK), set()),
    "black alone in an isolated group": Mutant(in_group(f"/ZOver gs 0 0 0 1 k {ROOM} re f", I=True), set()),
    "usual screen": Mutant(state(HT=Name.Default), set()),
    "operators of old": Mutant(draw(f"0 0 0 .2 k [] 0 d 10 M 0 i {ROOM} re F"), set()),
    "numbers of all kinds": Mutant(draw("q 1. 0 0 +1 .5 -.0 cm 0 0 0 .2 k 00520.0 +200 80 80. re f Q"), set()),
    "comments and bare returns": Mutant(draw(f"% a note\r0 0 0 .2 k\r{ROOM}\rre\rf"), set()),
    "unknown operators in BX": Mutant(draw(f"BX 1 2 zz EX 0 0 0 .2 k {ROOM} re f"), set()),
    "two names, one ink each": Mutant(
        draw("0 0 0 .2 k 520 200 10 10 re f", lambda pdf: {"ColorSpace/ZC": ink("Gold")(pdf)}), set()
    ),
}  # fmt: skip
"""Pages that are sound, however odd."""

GBK = {b"ZZGBKNAME": "方正报宋".encode("gbk") + b"J"}
"""What stands in for a name, and the name itself, of the same length."""


def in_gbk(data: bytes) -> bytes:
    """The file with the names that stand in for GBK ones put right."""
    for word, name in GBK.items():
        assert len(word) == len(name)
        data = data.replace(word, name)
    return data


__all__ = ["PLATES", "SOUND", "box", "image", "in_gbk", "info", "nested"]
