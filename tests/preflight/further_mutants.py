"""More faults by program: everything that makes plates other than the page looks, each in several shapes.

See :mod:`mutants`; these are held against Ghostscript's plates by ``ghost.py``.
"""

from __future__ import annotations

from typing import Any

import pikepdf
from more_mutants import (
    BLEND,
    BOX,
    OVER,
    SPOT,
    another_page,
    default,
    descendant,
    icc,
    in_group,
    ink,
    inks,
    inline,
    layered,
    mask,
    of_font,
    page_group,
    program,
    refilled,
    stencil,
)
from mutants import ROOM, Mutant, add, draw, own_font, page, pixels, placed, shaded
from paper import image, separation, stream
from pikepdf import Array, Dictionary, Name, String

Pdf = pikepdf.Pdf
BROKEN, NOTDEF, READINGS = {"preflight-font-broken"}, {"preflight-notdef"}, {"preflight-tounicode"}


def cut(share: float) -> Any:
    """A font program that ends too early."""

    def change(pdf: Pdf, font: Any) -> None:
        descriptor, key = program(font)
        data = descriptor[key].read_bytes()
        refilled(pdf, font, data[: int(len(data) * share)])

    return of_font(change)


def narrow(pdf: Pdf, font: Any) -> None:
    descendant(font).W = Array([0, 65_535, 900])


def reading(before: bytes, after: bytes) -> Any:
    def change(pdf: Pdf, font: Any) -> None:
        text = font.ToUnicode.read_bytes()
        assert before in text
        font.ToUnicode.write(text.replace(before, after, 1))

    return of_font(change)


def to_nothing(value: bytes) -> Any:
    """The first code of the way back to text leads to *value*."""

    def change(pdf: Pdf, font: Any) -> None:
        text = font.ToUnicode.read_bytes()
        at = text.index(b"<0001> <") + 8
        font.ToUnicode.write(text[:at] + value + text[text.index(b">", at) :])

    return of_font(change)


def simple(face: Any, shown: str) -> Any:
    """Type in a face of one byte that the page has not."""

    def spoil(pdf: Pdf) -> None:
        put = {"Font/ZF": face(pdf), "ExtGState/ZOver": OVER}
        draw(f"/ZOver gs 0 0 0 1 k BT /ZF 20 Tf 520 300 Td ({shown}) Tj ET", lambda _: put)(pdf)

    return spoil


def truetype(*, widths: int = 0, program: bytes | None = None) -> Any:
    """A simple TrueType font of the letters A and B, wide as its program says unless *widths* is given."""

    def make(pdf: Pdf) -> Any:
        data = letters() if program is None else program
        descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Two"), Flags=32, ItalicAngle=0,
                                FontBBox=Array([0, 0, 600, 700]), Ascent=700, Descent=0, CapHeight=700, StemV=80,
                                FontFile2=stream(pdf, data, Length1=len(data)))  # fmt: skip
        return Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Two"), FirstChar=65,
                          LastChar=66, Widths=Array([widths or 600] * 2), FontDescriptor=descriptor,
                          Encoding=Name.WinAnsiEncoding)  # fmt: skip

    return make


def letters() -> bytes:
    """A font program with two letters, both squares."""
    import io

    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for step, point in (("moveTo", (50, 0)), ("lineTo", (50, 600)), ("lineTo", (550, 600)), ("lineTo", (550, 0))):
        getattr(pen, step)(point)
    pen.closePath()
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder([".notdef", "A", "B"])
    made.setupCharacterMap({65: "A", 66: "B"})
    square = pen.glyph()
    made.setupGlyf(dict.fromkeys((".notdef", "A", "B"), square))
    made.setupHorizontalMetrics(dict.fromkeys((".notdef", "A", "B"), (600, 50)))
    made.setupHorizontalHeader(ascent=700, descent=0)
    made.setupNameTable({"familyName": "Two", "styleName": "Regular"})
    made.setupOS2()
    made.setupPost()
    out = io.BytesIO()
    made.font.recalcTimestamp = False  # the same bytes each time
    made.font["head"].created = made.font["head"].modified = 3_000_000_000
    made.font.save(out)
    return out.getvalue()


def soft_mask(space: Any) -> Any:
    """A soft mask whose group is mixed in *space*."""

    def put(pdf: Pdf) -> dict[str, Any]:
        group = stream(pdf, b".5 g 0 0 800 1200 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array(BOX),
                       Resources=Dictionary(),
                       Group=Dictionary(S=Name.Transparency, CS=space))  # fmt: skip
        return {"ExtGState/ZM": Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))}

    return draw(f"/ZM gs .2 0 0 0 k {ROOM} re f", put)


def zeros(pdf: Pdf, font: Any) -> None:
    """Nought from the middle of a font program on, for a quarter of it: it opens, and glyphs are gone."""
    descriptor, key = program(font)
    data = descriptor[key].read_bytes()
    half, quarter = len(data) // 2, len(data) // 4
    refilled(pdf, font, data[:half] + bytes(quarter) + data[half + quarter :])


def ranges(reading: bytes, *, space: bytes = b"1 begincodespacerange <0000> <ffff> endcodespacerange") -> Any:
    """A way back to text of one range, from code 0 on."""
    table = b"begincmap " + space + b" 1 beginbfrange <0000> <ffff> " + reading + b" endbfrange endcmap"
    return of_font(lambda pdf, font: font.ToUnicode.write(table))


def patterned_mask(pattern: Any) -> Any:
    """A mask painted with a pattern."""
    return draw("/Pattern cs /ZP scn 20 0 0 20 520 200 cm /ZM Do", lambda pdf: {
        "XObject/ZM": mask(pdf), "Pattern/ZP": pattern(pdf)})  # fmt: skip


def tiles(pdf: Pdf) -> Any:
    """A pattern's cell, a fourth of it in a spot ink."""
    own = Dictionary(ColorSpace=Dictionary(ZC=separation(pdf, "Gold")))
    return stream(pdf, b"/ZC cs 1 scn 0 0 5 5 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
                  BBox=Array([0, 0, 10, 10]), XStep=10, YStep=10, Resources=own)  # fmt: skip


def gray_tiles(pdf: Pdf) -> Any:
    made = tiles(pdf)
    made.write(b"0 0 0 .2 k 0 0 5 5 re f")
    return made


def pattern_in(colour: str, space: Any = None, *, kind: int = 1) -> Any:
    def put(pdf: Pdf) -> dict[str, Any]:
        own = Dictionary(ColorSpace=Dictionary(ZC=space(pdf))) if space else Dictionary()
        cell = stream(pdf, f"{colour} 0 0 5 5 re f".encode(), Type=Name.Pattern, PatternType=1, PaintType=kind,
                      TilingType=1, BBox=Array([0, 0, 10, 10]), XStep=10, YStep=10, Resources=own)  # fmt: skip
        made = {"Pattern/ZP": cell}
        if kind == 2 and space:
            made["ColorSpace/ZU"] = Array([Name.Pattern, space(pdf)])
        return made

    return draw(f"/Pattern cs /ZP scn {ROOM} re f" if kind == 1 else f"/ZU cs 1 /ZP scn {ROOM} re f", put)


def indexed(space: Any) -> Any:
    return lambda pdf: pixels(pdf, Array([Name.Indexed, space(pdf) if callable(space) else space, 0,
                                          String(bytes((90, 60, 30)))]), 200, 200, b"\0")  # fmt: skip


def crop(pdf: Pdf) -> None:
    left, bottom, right, top = (float(one) for one in page(pdf).TrimBox)
    page(pdf).CropBox = Array([left + 20, bottom + 20, right - 20, top - 20])


def turned_above(pdf: Pdf) -> None:
    pdf.Root.Pages.Rotate = 270
    if "/Rotate" in page(pdf):
        del page(pdf).Rotate


def layer_not_printed(pdf: Pdf) -> None:
    layered(off=False, content="0 0 0 .3 k")(pdf)
    group = pdf.Root.OCProperties.OCGs[0]
    group.Usage = Dictionary(Print=Dictionary(PrintState=Name.OFF))
    pdf.Root.OCProperties.D.AS = Array([
        Dictionary(Event=Name.Print, OCGs=Array([group]), Category=Array([Name.Print]))
    ])  # fmt: skip


def lines(colour: str, width: float, extra: str = "") -> Any:
    return draw(f"{colour} {extra} {width} w 520 300 m 700 300 l S")


def white_rule(pdf: Pdf) -> None:
    add(pdf, f"0 0 0 0 k {ROOM} re f")


def all_of_devicen(pdf: Pdf) -> dict[str, Any]:
    turn = stream(pdf, b"{pop 0 0 0}", FunctionType=4, Domain=Array([0, 1] * 2), Range=Array([0, 1] * 4))
    return {"ColorSpace/ZN": Array([Name.DeviceN, Array([Name.Cyan, Name.All]), Name.DeviceCMYK, turn])}


def gray_stencil(pdf: Pdf) -> dict[str, Any]:
    return {"XObject/ZM": mask(pdf), "ColorSpace/ZC": ink("Silver")(pdf), "ExtGState/ZOver": OVER}


def type_with(colour: str, before: str = "", put: Any = None) -> Any:
    def spoil(pdf: Pdf) -> None:
        draw(f"{before} {colour} BT {own_font(pdf)} 40 Tf 1 0 0 1 520 300 Tm <0001> Tj ET", put)(pdf)

    return spoil


FURTHER: dict[str, Mutant] = {
    "soft mask mixed in RGB": Mutant(soft_mask(Name.DeviceRGB), BLEND),
    "page mixed in CalRGB": Mutant(
        page_group(Array([Name.CalRGB, Dictionary(WhitePoint=[0.96, 1, 0.82])])), BLEND
    ),
    "isolated group in grey": Mutant(in_group(f"0 0 0 .4 k {ROOM} re f", CS=Name.DeviceGray, I=True), BLEND),
    "RGB group in a form": Mutant(
        in_group(f"0 .1 0 0 k {ROOM} re f /ZHalf gs .3 .1 0 0 k {ROOM} re f", CS=Name.DeviceRGB, I=True, K=True),
        BLEND,
    ),
    "RGB palette": Mutant(placed(indexed(Name.DeviceRGB)), {"preflight-rgb"}),
    "ICC palette": Mutant(placed(indexed(icc)), {"preflight-managed-colour"}),
    "DefaultRGB of a picture": Mutant(
        draw("60 0 0 60 520 200 cm /ZI Do", lambda pdf: {
            "ColorSpace/DefaultRGB": icc(pdf), "XObject/ZI": pixels(pdf, Name.DeviceRGB, 200, 200, b"\x90\x60\x30")}),
        {"preflight-managed-colour"},
    ),
    "DefaultRGB of lines": Mutant(default("DefaultRGB", icc, "0 0 0 rg"), {"preflight-managed-colour"}),
    "pattern of a spot ink": Mutant(pattern_in("/ZC cs 1 scn", ink("Gold")), SPOT, "plates"),
    "pattern painted with a spot ink": Mutant(pattern_in("", ink("Gold"), kind=2), SPOT, "plates"),
    "pattern of register colour": Mutant(pattern_in("/ZC cs .5 scn", ink("All")), {"preflight-registration-colour"}),
    "mask in a spot ink, overprinting": Mutant(
        draw("/ZOver gs /ZC cs 1 scn 20 0 0 20 520 200 cm /ZM Do", gray_stencil), SPOT, "plates"
    ),
    "mask in black of four": Mutant(stencil("1 1 1 1 k"), {"preflight-ink-over"}, "ink"),
    "type in register colour": Mutant(
        type_with("/ZC cs .5 scn", put=lambda pdf: {"ColorSpace/ZC": separation(pdf, "All")}),
        {"preflight-registration-colour"},
    ),
    "one ink, with and without a blank": Mutant(
        inks(ink("PANTONE 185 C"), ink("PANTONE185C")), SPOT | {"preflight-spot-twice"}, "plates"
    ),
    "one ink, with an underline": Mutant(
        inks(ink("PANTONE 185 C"), ink("PANTONE_185_C")), SPOT | {"preflight-spot-twice"}, "plates"
    ),
    "black by another name": Mutant(inks(ink("BLACK", (0, 0, 0, 1))), SPOT | {"preflight-spot-twice"}, "plates"),
    "program without its last tenth": Mutant(cut(0.9), BROKEN),
    "half a program": Mutant(cut(0.5), BROKEN),
    "all widths alike": Mutant(of_font(narrow), {"preflight-font-widths"}),
    "simple font, other widths": Mutant(simple(truetype(widths=720), "AB"), {"preflight-font-widths"}),
    "simple font, a letter that is not there": Mutant(simple(truetype(), "ABC"), NOTDEF),
    "simple font, broken program": Mutant(simple(truetype(program=b"\0\1\0\0" + b"\xee" * 90), "AB"), BROKEN),
    "ToUnicode to nothing": Mutant(to_nothing(b"0000"), READINGS),
    "ToUnicode to no character": Mutant(to_nothing(b"FFFE"), READINGS),
    "ToUnicode to half a character": Mutant(to_nothing(b"D840"), READINGS),
    "ToUnicode to the sign of what is unknown": Mutant(to_nothing(b"FFFD"), READINGS),
    "page turned from above": Mutant(turned_above, {"preflight-rotated"}),
    "cropped within the trim": Mutant(crop, {"preflight-boxes-nested"}),
    "a second page of white": Mutant(another_page(9, 9, content=b"0 0 0 0 k 0 0 50 50 re f"), {"preflight-page-empty"}),
    "a layer that is not printed": Mutant(layer_not_printed, {"preflight-layers"}),
    "hairline of 0.05 pt": Mutant(lines("0 0 0 1 K", 0.05), {"preflight-hairline"}),
    "hairline of four inks": Mutant(lines("1 .5 .5 .2 K", 0.1), {"preflight-hairline"}),
    "dashed hairline": Mutant(lines("0 0 0 1 K", 0.1, "[2 1] 0 d"), {"preflight-hairline"}),
    "white type in a spot of nothing": Mutant(
        type_with("/ZC cs 0 scn", put=lambda pdf: {"ColorSpace/ZC": ink("Gold")(pdf)}), SPOT | {"preflight-type-white"}
    ),
    "white type in RGB": Mutant(type_with("1 1 1 rg"), {"preflight-rgb", "preflight-type-white"}),
    "mask in tiles of a spot ink": Mutant(patterned_mask(tiles), SPOT, "plates"),
    "mask in a shading of RGB": Mutant(
        patterned_mask(lambda pdf: Dictionary(PatternType=2, Shading=shaded(pdf)["Shading/ZS"])), {"preflight-rgb"}
    ),
    "zeros in a program": Mutant(of_font(zeros), BROKEN),
    "ToUnicode of a range to no character": Mutant(ranges(b"<FFFD>"), READINGS),
    "ToUnicode of a list cut short": Mutant(ranges(b"[<4E00>]"), READINGS),
    "ToUnicode without a code space": Mutant(ranges(b"<4E00>", space=b""), READINGS),
    "register colour among inks": Mutant(
        draw(f"/ZN cs .3 .3 scn {ROOM} re f", all_of_devicen), {"preflight-registration-colour"}
    ),
}  # fmt: skip
"""Faults of a PDF/X-4 page."""


def soft_grey(pdf: Pdf) -> Any:
    return image(pdf, Name.DeviceGray, bytes(200 * 200), Width=200, Height=200)


FURTHER_SOUND: dict[str, Mutant] = {
    "ToUnicode to nothing, of a code that is not shown": Mutant(
        reading(b"endbfchar", b"<FFF0> <0000>\nendbfchar"), set()
    ),
    "soft mask in grey": Mutant(soft_mask(Name.DeviceGray), set()),
    "simple font as it should be": Mutant(simple(truetype(), "AB"), set()),
    "ToUnicode of a range": Mutant(ranges(b"<4E00>"), set()),
    "inline picture that says its keys twice": Mutant(
        inline("/W 2 /Width 2 /H 2 /H 2 /BPC 8 /BitsPerComponent 8 /CS /G /ColorSpace /DeviceGray"), set()
    ),
    "mask in tiles of grey": Mutant(patterned_mask(gray_tiles), set()),
    "picture of nothing": Mutant(placed(soft_grey), set()),
    "RGB on a layer that is off, in a form": Mutant(layered(off=True, content="1 0 0 rg"), {"preflight-layers"}),
    "a layer that is printed": Mutant(layered(off=False, content="0 0 0 .3 k"), set()),
    "stencil in black": Mutant(stencil("0 0 0 1 k"), set()),
    "strings with brackets": Mutant(draw("/ZX <</A (a\\)b(c)) /B [<<>>]>> DP 0 0 0 .2 k " + f"{ROOM} re f"), set()),
    "many paths in one": Mutant(draw("0 0 0 .2 k 520 200 9 9 re 560 200 m 570 200 l 570 210 l h f*"), set()),
    "a clip within a clip": Mutant(draw(f"q {ROOM} re W n 530 210 20 20 re W* n 0 0 0 .2 k {ROOM} re f Q"), set()),
    "page group of ICC CMYK": Mutant(
        page_group(lambda pdf: Array([Name.ICCBased, pdf.Root.OutputIntents[0].DestOutputProfile])), set()
    ),
}  # fmt: skip
"""Pages that are sound, however odd."""
