"""Faults planted where a quick look does not go, each beside its sound twin; see :mod:`mutants`."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from further_mutants import FURTHER, FURTHER_SOUND, READINGS
from more_mutants import (
    BLEND,
    BOX,
    OVER,
    PLATES,
    SOUND,
    SPOT,
    another_page,
    descendant,
    icc,
    ink,
    of_font,
    put,
    screen,
)
from mutants import ROOM, X4, Mutant, add, draw, own_font, page, pixels, placed, rgb_photograph
from paired_mutants import MANAGED, PAIRED, RGB, TINT, Pair, cell_with, form, group_of, pair
from paper import separation, stream
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

Pdf = pikepdf.Pdf
LAYERS, HAIR, FOUR = {"preflight-layers"}, {"preflight-hairline"}, {"preflight-black-of-four"}
TYPE_3, UNMEASURED = {"preflight-font-type3"}, {"preflight-unmeasured"}
CAL_GRAY = Array([Name.CalGray, Dictionary(WhitePoint=[0.96, 1, 0.82], Gamma=2.2)])


def spaces(**made: Any) -> Any:
    """Resources with colour spaces, each made by a function of the document or as it is."""
    return lambda pdf: {"/ColorSpace": Dictionary(
        {f"/{name}": one(pdf) if callable(one) else one for name, one in made.items()})}  # fmt: skip


def named(*names: str, alternate: str = "0 0 0") -> Any:
    """A DeviceN of *names*, of whose colours the alternate has the last one as black."""

    def make(pdf: Pdf) -> Any:
        turn = stream(pdf, ("{" + "exch pop " * (len(names) - 1) + "0 0 0 4 -1 roll}").encode(), FunctionType=4,
                      Domain=Array([0, 1] * len(names)), Range=Array([0, 1] * 4))  # fmt: skip
        return Array([Name.DeviceN, Array([Name(f"/{one}") for one in names]), Name.DeviceCMYK, turn])

    return make


def tiles(inner: Any) -> Any:
    """Tiles of a form."""
    return cell_with("/G Do", lambda pdf: {"/XObject": Dictionary(G=inner(pdf))})


def bits(pdf: Pdf, **entries: Any) -> Any:
    told = {"BitsPerComponent": 1, "ImageMask": True} | entries
    return stream(pdf, bytes(25 * 200), Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200, **told)


def tiled_mask(colour: str, space: Any) -> Any:
    """A mask in a colour, in tiles."""

    def make(pdf: Pdf) -> dict[str, Any]:
        own = Dictionary({**spaces(C=space)(pdf), "/XObject": Dictionary(M=bits(pdf))})
        cell = stream(pdf, f"{colour} q 20 0 0 20 0 0 cm /M Do Q".encode(), Type=Name.Pattern, PatternType=1,
                      PaintType=1, TilingType=1, BBox=Array([0, 0, 30, 30]), XStep=30, YStep=30,
                      Resources=own)  # fmt: skip
        return {"Pattern/ZP": cell}

    return draw(f"/Pattern cs /ZP scn {ROOM} re f", make)


def fax(colour: str, space: Any) -> Any:
    """A mask packed as by a fax, painted in a colour."""

    def make(pdf: Pdf) -> dict[str, Any]:
        out = io.BytesIO()
        Image.new("1", (200, 200)).save(out, "TIFF", compression="group4")
        with Image.open(io.BytesIO(out.getvalue())) as tiff:
            start, size = tiff.tag_v2[273][0], tiff.tag_v2[279][0]  # type: ignore[attr-defined]  # of a TIFF
        data = out.getvalue()[start : start + size]
        parms = Dictionary(K=-1, Columns=200, Rows=200)
        made = bits(pdf, Filter=Name.CCITTFaxDecode, DecodeParms=parms)
        made.write(data, filter=Name.CCITTFaxDecode, decode_parms=parms)
        return {"XObject/ZM": made, "ColorSpace/ZC": space(pdf) if callable(space) else space}

    return draw(f"{colour} 20 0 0 20 520 200 cm /ZM Do", make)


def above(key: str, value: Any, then: Any) -> Any:
    """Put *key* on the node above the page, and do *then*."""

    def spoil(pdf: Pdf) -> None:
        if key in page(pdf):
            del page(pdf)[key]
        pdf.Root.Pages[key] = value
        then(pdf)

    return spoil


def resources_above(content: str) -> Any:
    def spoil(pdf: Pdf) -> None:
        own = page(pdf).Resources
        del page(pdf).Resources
        pdf.Root.Pages.Resources = own
        own.ColorSpace = Dictionary(ZC=icc(pdf), ZK=Name.DeviceCMYK)
        add(pdf, content)

    return spoil


def lzw(data: bytes, early: int) -> bytes:
    """*data* by LZW; *early* is 1 where codes grow one entry before they have to."""
    table = {bytes([i]): i for i in range(256)}
    out, held, count, width = 0, 0, 258, 9
    codes: list[tuple[int, int]] = [(256, 9)]
    word = b""
    for at in range(len(data)):
        byte = data[at : at + 1]
        if word + byte in table:
            word += byte
            continue
        codes.append((table[word], width))
        table[word + byte] = count
        count += 1
        width = max(width, (count - 1 + early).bit_length())
        if count >= 4094:
            codes.append((256, width))
            table, count, width = {bytes([i]): i for i in range(256)}, 258, 9
        word = byte
    codes += [(table[word], width)]
    width = max(width, (count + early).bit_length())
    codes.append((257, width))
    for code, size in codes:
        out, held = out << size | code, held + size
    return (out << (-held % 8)).to_bytes((held + 7) // 8, "big")


def packed_picture(early: int | None) -> Any:
    """A picture of noise in greys by LZW, or by Flate with a predictor."""
    noise = bytes((i * i * 7 + i * 31 >> 3) % 64 + 128 for i in range(200 * 200))

    def make(pdf: Pdf) -> Any:
        made = pixels(pdf, Name.DeviceGray, 200, 200, b"\x90")
        if early is None:
            rows = b"".join(b"\0" + noise[i : i + 200] for i in range(0, len(noise), 200))
            made.write(zlib.compress(rows), filter=Name.FlateDecode, decode_parms=Dictionary(Predictor=15, Columns=200))
        else:
            made.write(lzw(noise, early), filter=Name.LZWDecode, decode_parms=Dictionary(EarlyChange=early))
        return made

    return placed(make)


def two_layers(policy: str, content: str = "1 0 0 rg") -> Any:
    """*content* in a membership of a layer that is on and one that is off."""

    def spoil(pdf: Pdf) -> None:
        on, off = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(one))) for one in ("甲", "乙"))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([on, off]), D=Dictionary(Order=Array([]), OFF=Array([off])))
        member = Dictionary(Type=Name.OCMD, OCGs=Array([on, off]), P=Name(f"/{policy}"))
        draw(f"/OC /ZL BDC {content} {ROOM} re f EMC", lambda _: {"Properties/ZL": pdf.make_indirect(member)})(pdf)

    return spoil


def layer_in_layer(*, outer_off: bool) -> Any:
    def spoil(pdf: Pdf) -> None:
        outer, inner = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(one))) for one in ("外", "内"))
        off = {"OFF": Array([outer])} if outer_off else {}
        pdf.Root.OCProperties = Dictionary(OCGs=Array([outer, inner]), D=Dictionary(Order=Array([]), **off))
        draw(f"/OC /ZA BDC /OC /ZB BDC 1 0 0 rg {ROOM} re f EMC EMC",
             lambda _: {"Properties/ZA": outer, "Properties/ZB": inner})(pdf)  # fmt: skip

    return spoil


def form_on_layer(*, off: bool) -> Any:
    def spoil(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("乙版")))
        hidden = {"OFF": Array([layer])} if off else {}
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([]), **hidden))
        form(f"1 0 0 rg {ROOM} re f", OC=layer)(pdf)

    return spoil


def shown(words: str, size: float = 30) -> Any:
    """Type of the page's own face: *words* before it, which may set how it is drawn."""
    return lambda pdf: draw(f"{words} BT {own_font(pdf)} {size} Tf 1 0 0 1 530 230 Tm <0001> Tj ET",
                            lambda _: {"ExtGState/ZO": OVER})(pdf)  # fmt: skip


def masked_by(space: Any, colour: str, ground: list[float]) -> Any:
    """A tint behind a soft mask of luminosity, with a ground of its own around what it paints."""

    def make(pdf: Pdf) -> dict[str, Any]:
        group = stream(pdf, f"{colour} 540 220 30 30 re f".encode(), Type=Name.XObject, Subtype=Name.Form,
                       BBox=Array(BOX), Resources=Dictionary(),
                       Group=Dictionary(S=Name.Transparency, CS=space, I=True))  # fmt: skip
        return {"ExtGState/ZM": Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group, BC=Array(ground)))}

    return draw(f"q /ZM gs .4 .2 0 0 k {ROOM} re f Q", make)


def runs(decode: list[int] | None) -> Any:
    """A picture in four inks of runs of 0xF0, by a Decode that turns it or not."""

    def make(pdf: Pdf) -> Any:
        row = bytes([257 - 100, 0x1A]) * 8
        entries = {"Decode": Array(decode)} if decode else {}
        return stream(pdf, row * 200 + b"\x80", Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200,
                      BitsPerComponent=8, ColorSpace=Name.DeviceCMYK, Filter=Name.RunLengthDecode,
                      **entries)  # fmt: skip

    return placed(make)


def widths(**entries: Any) -> Any:
    def change(pdf: Pdf, font: Any) -> None:
        inner = descendant(font)
        for key, value in entries.items():
            inner[f"/{key}"] = value(inner) if callable(value) else value

    return of_font(change)


def as_ranges(inner: Any) -> Any:
    """The same widths, each as a range of one code."""
    made: list[Any] = []
    listed = list(inner.W)
    while listed:
        first, second, *listed = listed
        if isinstance(second, pikepdf.Array):
            for at, width in enumerate(second):
                made += [int(first) + at, int(first) + at, width]
        else:
            made += [first, second, listed.pop(0)]
    return Array(made)


def letters_of_cff() -> bytes:
    """A program of Type 1C with the letters A and B."""
    pen = T2CharStringPen(600, None)
    pen.moveTo((50, 0)), pen.lineTo((50, 600)), pen.lineTo((550, 600)), pen.lineTo((550, 0)), pen.closePath()
    square = pen.getCharString()
    made = FontBuilder(1000, isTTF=False)
    made.setupGlyphOrder([".notdef", "A", "B"])
    made.setupCFF("Two", {"FullName": "Two"}, dict.fromkeys((".notdef", "A", "B"), square), {})
    data: bytes = made.font["CFF "].compile(made.font)
    return data


def type_1c(share: float) -> Any:
    """Type in a simple face of Type 1C, of whose program so much is there."""

    def spoil(pdf: Pdf) -> None:
        data = letters_of_cff()
        descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Two"), Flags=4, ItalicAngle=0,
                                FontBBox=Array([0, 0, 600, 700]), Ascent=700, Descent=0, CapHeight=700, StemV=80,
                                FontFile3=stream(pdf, data[: int(len(data) * share)], Subtype=Name.Type1C))  # fmt: skip
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Two"), FirstChar=65,
                          LastChar=66, Widths=Array([600, 600]), FontDescriptor=descriptor,
                          Encoding=Name.WinAnsiEncoding)  # fmt: skip
        draw("/ZO gs 0 0 0 1 k BT /ZF 20 Tf 520 300 Td (AB) Tj ET",
             lambda _: {"Font/ZF": font, "ExtGState/ZO": OVER})(pdf)  # fmt: skip

    return spoil


def reading_of(change: Any) -> Any:
    return of_font(lambda pdf, font: font.ToUnicode.write(change(font.ToUnicode.read_bytes())))


def shading(kind: int, space: Any, ends: tuple[list[float], list[float]]) -> Any:
    """A shading over a clip."""

    def make(pdf: Pdf) -> dict[str, Any]:
        turn = Dictionary(FunctionType=2, Domain=[0, 1], C0=ends[0], C1=ends[1], N=1)
        coords = [520, 0, 600, 0] if kind == 2 else [560, 240, 0, 560, 240, 40]
        one = Dictionary(ShadingType=kind, ColorSpace=space(pdf) if callable(space) else space, Coords=coords,
                         Function=turn, Extend=[True, True])  # fmt: skip
        return {"Shading/ZS": one}

    return draw(f"q {ROOM} re W n /ZS sh Q", make)


def mesh(space: Any, corner: bytes) -> Any:
    """Two triangles whose corners all have one colour."""

    def make(pdf: Pdf) -> dict[str, Any]:
        data = b"".join(
            bytes([flag]) + x.to_bytes(2, "big") + y.to_bytes(2, "big") + corner
            for flag, x, y in ((0, 0, 0), (0, 65535, 0), (0, 0, 65535), (1, 65535, 65535))
        )
        decode = Array([520, 600, 200, 280, *([0, 1] * len(corner))])
        return {"Shading/ZS": stream(pdf, data, ShadingType=4, ColorSpace=space, BitsPerCoordinate=16,
                                     BitsPerComponent=8, BitsPerFlag=8, Decode=decode)}  # fmt: skip

    return draw(f"q {ROOM} re W n /ZS sh Q", make)


def palette(base: Any, entry: bytes) -> Any:
    return placed(lambda pdf: pixels(pdf, Array([Name.Indexed, base(pdf) if callable(base) else base, 0,
                                                 String(entry)]), 200, 200, b"\0"))  # fmt: skip


def uncoloured(base: Any, colour: str) -> Any:
    """Tiles without a colour of their own, painted in one of *base*."""

    def make(pdf: Pdf) -> dict[str, Any]:
        cell = stream(pdf, b"0 0 5 5 re f", Type=Name.Pattern, PatternType=1, PaintType=2, TilingType=1,
                      BBox=Array([0, 0, 10, 10]), XStep=10, YStep=10, Resources=Dictionary())  # fmt: skip
        return {"Pattern/ZP": cell, "ColorSpace/ZU": Array([Name.Pattern, base(pdf) if callable(base) else base])}

    return draw(f"/ZU cs {colour} /ZP scn {ROOM} re f", make)


def wavelets_with_alpha(mode: str, colour: Any, space: Any = None) -> Any:
    def make(pdf: Pdf) -> Any:
        out = io.BytesIO()
        Image.new(mode, (200, 200), colour).save(out, "JPEG2000", irreversible=False)
        entries = {"ColorSpace": space} if space is not None else {}
        return stream(pdf, out.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200,
                      Filter=Name.JPXDecode, **entries)  # fmt: skip

    return placed(make)


def direct_type_3(*colours: str) -> Any:
    """Type of drawings whose font stands in the resources itself, one drawing of each colour."""

    def spoil(pdf: Pdf) -> None:
        glyphs = {f"/g{i}": stream(pdf, f"{said} 0 0 400 400 re f".encode()) for i, said in enumerate(colours)}
        font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 500]), FirstChar=97,
                          FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), LastChar=96 + len(colours),
                          CharProcs=Dictionary({**glyphs, "/.notdef": stream(pdf, b"0 0 d0")}),
                          Widths=Array([500] * len(colours)), Resources=Dictionary(),
                          Encoding=Dictionary(Differences=Array([97, *map(Name, glyphs)])))  # fmt: skip
        word = "abcdef"[: len(colours)]
        draw(f"/ZO gs 0 0 0 1 k BT /ZT 40 Tf 520 220 Td ({word}) Tj ET",
             lambda _: {"Font/ZT": font, "ExtGState/ZO": OVER})(pdf)  # fmt: skip

    return spoil


def over(colour: str, mode: int, space: Any = None) -> Any:
    """A colour that overprints, upon a tint."""
    state = Dictionary(OP=True, op=True, OPM=mode)
    return draw(f".3 .3 0 0 k {ROOM} re f /ZW gs {colour} 530 210 40 40 re f",
                lambda pdf: {"ExtGState/ZW": state,
                             "ColorSpace/ZC": space(pdf) if space else separation(pdf, "None")})  # fmt: skip


def nothing_but(content: str) -> Any:
    """The page with other content."""

    def spoil(pdf: Pdf) -> None:
        page(pdf).Contents = pdf.make_stream(f"/Artifact BMC {content} EMC".encode())

    return spoil


def scaled_form(factor: float, width: float) -> Any:
    end = 10 / factor
    return form(f"0 0 0 1 K {width} w {52 * end} {30 * end} m {70 * end} {30 * end} l S",
                Matrix=Array([factor, 0, 0, factor, 0, 0]))  # fmt: skip


def inherits(colour: str) -> Any:
    """A form that sets no colour, in that of the page."""
    return lambda pdf: draw(f"{colour} /ZF Do", lambda pdf: {"XObject/ZF": stream(
        pdf, f"{ROOM} re f".encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array(BOX), Resources=Dictionary())})(
        pdf)  # fmt: skip


SCREEN = "/S gs 0 0 0 .2 k"
LINE = "520 300 m 700 300 l S"

PLANTED: dict[str, Pair] = {
    "DefaultGray of a form": pair(
        form(f".5 g {ROOM} re f", spaces(DefaultGray=CAL_GRAY)), MANAGED,
        form(TINT, spaces(DefaultGray=CAL_GRAY)),
    ),
    "DefaultGray of a picture in a form": pair(
        form("40 0 0 40 520 200 cm /I Do", lambda pdf: {**spaces(DefaultGray=CAL_GRAY)(pdf), "/XObject": Dictionary(
            I=pixels(pdf, Name.DeviceGray, 200, 200, b"\x90"))}), MANAGED,
        form("40 0 0 40 520 200 cm /I Do", lambda pdf: {**spaces(DefaultGray=CAL_GRAY)(pdf), "/XObject": Dictionary(
            I=pixels(pdf, Name.DeviceCMYK, 200, 200, b"\0\0\0\x50"))}),
    ),
    "DefaultRGB of tiles": pair(
        cell_with("1 0 0 rg 0 0 5 5 re f", spaces(DefaultRGB=icc)), MANAGED,
        cell_with("0 0 0 .2 k 0 0 5 5 re f", spaces(DefaultRGB=icc)),
    ),
    "a group in tiles": pair(
        tiles(group_of(Name.DeviceRGB, ".2 0 0 0 k 0 0 9 9 re f")), BLEND,
        tiles(group_of(Name.DeviceCMYK, ".2 0 0 0 k 0 0 9 9 re f")),
    ),
    "a group on a form that is none": pair(
        form("/H gs .2 0 0 0 k 520 200 40 40 re f", lambda pdf: {"/ExtGState": Dictionary(H=Dictionary(ca=0.5))},
             Group=Dictionary(S=Name.Transparency, I=True, CS=Name.DeviceRGB)), BLEND,
        form(TINT, Group=Dictionary(S=Name.Other, CS=Name.DeviceRGB)),
    ),
    "a mask in a spot ink, in tiles": pair(
        tiled_mask("/C cs 1 scn", ink("Gold")), SPOT, tiled_mask("/C cs 0 0 0 1 scn", Name.DeviceCMYK),
    ),
    "a mask in an ink by DeviceN": pair(
        tiled_mask("/C cs 1 scn", named("Gold")), SPOT, tiled_mask("/C cs 1 scn", named("Black")),
    ),
    "a mask by fax": pair(fax("/ZC cs 1 scn", ink("Gold")), SPOT, fax("0 0 0 1 k", Name.DeviceCMYK)),
    "an ink in GBK of a DeviceN": pair(
        form(f"/C cs .2 .5 scn {ROOM} re f", spaces(C=named("Black", "ZZGBKNAME"))), SPOT,
        form(f"/C cs .2 .5 scn {ROOM} re f", spaces(C=named("Black", "Cyan"))),
    ),
    "turned by the node above": pair(
        above("/Rotate", 90, lambda pdf: None), {"preflight-rotated"},
        above("/Rotate", 90, put("/Rotate", 0)),
    ),
    "unit with a trim": pair(put("/UserUnit", 2.0), {"preflight-user-unit", "preflight-ppi-below"},
                             above("/UserUnit", 2.0, lambda pdf: None)),
    "resources of the node above": pair(
        resources_above(f"/ZC cs .5 .2 .1 scn {ROOM} re f"), MANAGED,
        resources_above(f"/ZK cs 0 0 0 .2 scn {ROOM} re f"),
    ),
    "pages one millimetre apart": pair(
        another_page(779.532 - 2.83, 1119.685), {"preflight-sizes-unlike"}, another_page(9, 9),
    ),
    "an empty page": pair(nothing_but("0 0 0 0 k 50 50 60 60 re f"), {"preflight-page-empty"},
                          nothing_but("0 0 0 .3 k 50 50 60 60 re f")),
    "wavelets with a way through": pair(
        wavelets_with_alpha("RGBA", (90, 60, 30, 255)), RGB, wavelets_with_alpha("LA", (90, 255), Name.DeviceGray),
    ),
    "a screen in a form's state": pair(
        form(f"{SCREEN} {ROOM} re f", lambda pdf: {"/ExtGState": Dictionary(S=Dictionary(HT=screen(pdf)))}),
        {"preflight-halftone"},
        form(f"{SCREEN} {ROOM} re f", lambda pdf: {"/ExtGState": Dictionary(S=Dictionary(HT=Name.Default))}),
    ),
    "any of two layers": pair(two_layers("AnyOn"), RGB | LAYERS, two_layers("AllOn"), LAYERS),
    "any of two layers off": pair(two_layers("AnyOff"), RGB | LAYERS, two_layers("AllOff"), LAYERS),
    "a layer in a layer": pair(layer_in_layer(outer_off=False), RGB, layer_in_layer(outer_off=True), LAYERS),
    "a form on a layer": pair(form_on_layer(off=False), RGB, form_on_layer(off=True), LAYERS),
    "no register colour": pair(
        form(f"/C cs .3 scn {ROOM} re f", spaces(C=lambda pdf: separation(pdf, "All"))),
        {"preflight-registration-colour"},
        form(f"/C cs 0 scn {ROOM} re f", spaces(C=lambda pdf: separation(pdf, "All"))),
    ),
    "outlined type": pair(shown("1 Tr 2 w .4 .3 .3 1 K"), FOUR, shown("1 Tr 1 w 0 0 0 1 K /ZO gs")),
    "type with an outline": pair(shown("/ZO gs 2 Tr 2 w 0 0 0 1 k .4 .3 .3 1 K"), FOUR,
                                 shown("/ZO gs 2 Tr 1 w 0 0 0 1 k 0 0 0 1 K")),
    "type that is not seen": pair(shown("0 Tr .4 .3 .3 1 k"), FOUR, shown("3 Tr .4 .3 .3 1 k")),
    "type that is a clip": pair(shown("4 Tr 1 0 0 rg"), RGB, shown("7 Tr 1 0 0 rg")),
    "a path that is not painted": pair(draw(f"1 0 0 rg {ROOM} re f*"), RGB, draw(f"1 0 0 rg {ROOM} re W n")),
    "line by a form's matrix": pair(scaled_form(0.1, 1), HAIR, scaled_form(10, 0.05)),
    "line flattened": pair(
        draw("q 1 0 0 .02 0 0 cm 0 0 0 1 K 2 w 520 15000 m 700 15000 l S Q"), HAIR,
        draw("q 1 0 0 .02 0 0 cm 0 0 0 1 K 2 w 520 10000 m 520 15000 l S Q"),
    ),
    "line that closes": pair(draw("0 0 0 1 K .05 w 520 300 m 700 300 l 700 340 l s"), HAIR,
                             draw("0 0 0 1 K .5 w 520 300 m 700 300 l 700 340 l s")),
    "outline of a fill": pair(draw(f"0 0 0 .2 k 0 0 0 1 K .05 w {ROOM} re B"), HAIR,
                              draw(f"0 0 0 .2 k 0 0 0 1 K .05 w {ROOM} re f")),
    "a mask of light with a ground": pair(
        masked_by(Name.DeviceRGB, "1 1 1 rg", [0, 0, 0]), BLEND | RGB, masked_by(Name.DeviceGray, ".8 g", [0.3]),
    ),
    "white by no ink at all": pair(
        over("/ZC cs 0 scn", 0, lambda pdf: separation(pdf, "Gold")), SPOT | {"preflight-white-overprints"},
        over("/ZC cs 1 scn", 0),
    ),
    "white of four inks": pair(over("0 0 0 0 k", 1), {"preflight-white-overprints"}, over("0 0 0 0 k", 0)),
    "runs that are turned": pair(runs([1, 0] * 4), {"preflight-ink-over"}, runs([0, 1] * 4)),
    "a mask between words": pair(
        draw("1 0 0 rg q 20 0 0 20 520 200 cm BI /W 8 /H 1 /IM true /D [1 0] ID a EI Q"), RGB,
        draw("0 0 0 .4 k q 20 0 0 20 520 200 cm BI /W 8 /H 1 /ImageMask true /IM true /Decode [1 0] ID a EI Q"),
    ),
    "widths of all": pair(widths(DW=500, W=Array([])), {"preflight-font-widths"}, widths(W=as_ranges)),
    "Type 1C": pair(type_1c(0.5), {"preflight-font-broken"}, type_1c(1)),
    "readings cut off": pair(reading_of(lambda data: data[: len(data) // 2]), READINGS,
                             reading_of(lambda data: data.replace(b"\n", b"\r\n"))),
    "a shading in a spot ink": pair(shading(3, ink("Gold"), ([0], [1])), SPOT,
                                    shading(3, named("Cyan", "Black"), ([0, 0], [0.6, 0.3]))),
    "a mesh": pair(mesh(Name.DeviceRGB, b"\x90\x60\x30"), RGB, mesh(Name.DeviceCMYK, b"\x30\x60\x90\x10")),
    "a palette of a spot ink": pair(palette(ink("Gold"), b"\xc0"), SPOT, palette(Name.DeviceCMYK, b"\x10\x20\x30\x40")),
    "a palette of inks": pair(palette(named("Black", "Gold"), b"\x40\x80"), SPOT,
                              palette(named("Black", "Cyan"), b"\x40\x80")),
    "tiles without a colour": pair(uncoloured(ink("Gold"), ".7"), SPOT, uncoloured(Name.DeviceCMYK, "0 .2 .2 0")),
    "drawings in type": pair(direct_type_3("500 0 d0 1 0 0 rg"), RGB | TYPE_3,
                             direct_type_3("500 0 d0 .3 .2 0 0 k"), TYPE_3),
    "drawings and shapes in type": pair(
        direct_type_3("500 0 d0 0 1 0 rg", "500 0 0 0 400 400 d1"), RGB | TYPE_3 | UNMEASURED,
        direct_type_3("500 0 d0 0 .4 .4 0 k", "500 0 d0 .2 0 0 .1 k"), TYPE_3,
    ),
    "a form in the page's colour": pair(inherits(".5 0 0 rg"), RGB, inherits(".1 .2 0 0 k")),
    "alternates of a picture": pair(
        placed(lambda pdf: pixels(pdf, Name.DeviceGray, 200, 200, b"\x90", Alternates=Array([Dictionary(
            Image=rgb_photograph(pdf), DefaultForPrinting=True)]))), {"preflight-foreign-content"},
        placed(lambda pdf: pixels(pdf, Name.DeviceGray, 200, 200, b"\x90", Metadata=stream(pdf, b"<x/>"))),
    ),
    "grey by its space": pair(
        shown("/DeviceGray cs 0 sc /ZO gs"), {"preflight-black-knocks-out"}, shown("/DeviceCMYK cs 0 0 0 1 sc /ZO gs"),
    ),
}  # fmt: skip
"""Of a PDF/X-4 page, by what they are."""

PLANTED_MUTANTS = {f"{name}, planted": one.fault for name, one in PLANTED.items()}
PLANTED_MUTANTS |= {f"{name}, sound twin": one.twin for name, one in PLANTED.items()}

FOR_X4: dict[str, Mutant] = {**X4, **PLATES, **SOUND, **FURTHER, **FURTHER_SOUND, **PAIRED, **PLANTED_MUTANTS}
"""All that is planted in a PDF/X-4 page alone, of this module and of the others."""
