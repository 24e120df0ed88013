"""What comes to an ad desk: faults, and oddities that are sound, that were written down before preflight was asked.

See :mod:`mutants`.
"""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from ad_fonts import cid_cff, open_type, type_1_face
from further_mutants import NOTDEF, READINGS, letters, simple, truetype
from more_mutants import (
    BLEND,
    BOX,
    OVER,
    SPOT,
    broken_icc,
    cal_gray,
    icc,
    ink,
    inks,
    mask,
    of_font,
    other_cmyk,
    put,
    screen,
)
from mutants import ROOM, Mutant, draw, own_font, page, pixels, placed, xmp
from paired_mutants import MANAGED, RGB, form
from paper import image, separation, stream
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from planted_pairs import LAYERS, TYPE_3, bits, named, nothing_but, palette, spaces

Pdf = pikepdf.Pdf
HALF = Dictionary(ca=0.5, CA=0.5)
BROKEN, WIDTHS = {"preflight-font-broken"}, {"preflight-font-widths"}
FOREIGN = {"preflight-foreign-content"}
TILE = "0 0 0 .2 k 0 0 5 5 re f"


def groups(content: str, inner: Any = None, resources: Any = None, **attributes: Any) -> Any:
    """A function of the document that makes a group of *content*, in which ``/In`` is *inner*."""

    def make(pdf: Pdf) -> Any:
        own = {
            "/ExtGState": Dictionary(H=HALF, O=OVER, M=Dictionary(BM=Name.Multiply)),
            "/Font": page(pdf).Resources.Font,
        }
        if inner:
            own["/XObject"] = Dictionary(In=inner(pdf))
        own |= resources(pdf) if resources else {}
        return stream(
            pdf,
            content.encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array(BOX),
            Resources=Dictionary(own),
            Group=Dictionary(S=Name.Transparency, **attributes),
        )

    return make


def shown_group(made: Any, before: str = "") -> Any:
    return draw(f"{before} /ZG Do", lambda pdf: {"XObject/ZG": made(pdf)})


def page_blend(space: Any, then: Any = None) -> Any:
    def spoil(pdf: Pdf) -> None:
        page(pdf).Group = Dictionary(S=Name.Transparency, CS=space(pdf) if callable(space) else space)
        if then:
            then(pdf)

    return spoil


def black_type(pdf: Pdf, size: int = 30) -> str:
    return f"/O gs 0 0 0 1 k BT {own_font(pdf)} {size} Tf 1 0 0 1 530 230 Tm <0001> Tj ET"


def black_over(inner: dict[str, Any], outer: dict[str, Any] | None, *, tint: str = "page") -> Any:
    """Overprinting black type in a group (in a group), over a tint of the page or of a group."""

    def spoil(pdf: Pdf) -> None:
        ground = f".3 .3 0 0 k {ROOM} re f "
        made = groups((ground if tint == "inner" else "") + black_type(pdf), **inner)
        if outer is not None:
            made = groups((ground if tint == "outer" else "") + "/In Do", made, **outer)
        shown_group(made, ground if tint == "page" else "")(pdf)

    return spoil


def cell(pdf: Pdf, content: str, resources: Any = None, kind: int = 1) -> dict[str, Any]:
    """The cell of a pattern, with colours of its own (*kind* 1) or without (2)."""
    made = stream(pdf, content.encode(), Type=Name.Pattern, PatternType=1, PaintType=kind, TilingType=1,
                  BBox=Array([0, 0, 10, 10]), XStep=10, YStep=10,
                  Resources=Dictionary(resources(pdf) if resources else {}))  # fmt: skip
    return {"Pattern/ZP": made}


def tile(content: str, resources: Any = None) -> Any:
    return draw(f"/Pattern cs /ZP scn {ROOM} re f", lambda pdf: cell(pdf, content, resources))


def glyph_drawing(
    content: str, resources: Any = None, colour: str = "0 0 0 1 k", put_in: Any = None, **entries: Any
) -> Any:
    """Type 3 of one glyph, painted in *colour*."""

    def spoil(pdf: Pdf) -> None:
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 500, 500]),
            FirstChar=97,
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            LastChar=97,
            Widths=Array([500]),
            CharProcs=Dictionary({"/a": stream(pdf, content.encode())}),
            Encoding=Dictionary(Differences=Array([97, Name("/a")])),
            Resources=Dictionary(resources(pdf) if resources else {}),
        )
        for key, value in entries.items():
            font[f"/{key}"] = value
        draw(
            f"/ZO gs {colour} BT /ZT 60 Tf 520 220 Td (a) Tj ET",
            lambda pdf: {"Font/ZT": pdf.make_indirect(font), "ExtGState/ZO": OVER, **(put_in(pdf) if put_in else {})},
        )(pdf)

    return spoil


def bitmap(pdf: Pdf) -> dict[str, Any]:
    return {"/XObject": Dictionary(M=bits(pdf))}


def jp2(pixels_: bytes, palette_: list[tuple[int, ...]], space: int) -> bytes:
    """A JPEG 2000 file of 200 × 200 numbers, each an entry of a palette (ISO 15444-1, I.5.3.4)."""
    out = io.BytesIO()
    Image.frombytes("L", (200, 200), pixels_).save(out, "JPEG2000", irreversible=False, no_jp2=True)
    code, parts = out.getvalue(), len(palette_[0])

    def boxed(kind: bytes, data: bytes) -> bytes:
        return (len(data) + 8).to_bytes(4, "big") + kind + data

    entries = b"".join(bytes(one) for one in palette_)
    lookup = len(palette_).to_bytes(2, "big") + bytes([parts]) + b"\7" * parts + entries
    header = boxed(b"ihdr", (200).to_bytes(4, "big") * 2 + b"\0\1\7\7\0\0") + boxed(
        b"colr", b"\1\0\0" + space.to_bytes(4, "big")
    )
    header += boxed(b"pclr", lookup) + boxed(b"cmap", b"".join(b"\0\0\1" + bytes([at]) for at in range(parts)))
    return (
        boxed(b"jP  ", b"\r\n\x87\n")
        + boxed(b"ftyp", b"jp2 \0\0\0\0jp2 ")
        + boxed(b"jp2h", header)
        + boxed(b"jp2c", code)
    )


def coded(pdf: Pdf, data: bytes, **said: Any) -> Any:
    """A JPEG 2000 of 200 × 200 as a picture."""
    return stream(
        pdf, data, Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200, Filter=Name.JPXDecode, **said
    )


def wavelet_palette(entries: list[tuple[int, ...]], space: int, **said: Any) -> Any:
    return placed(lambda pdf: coded(pdf, jp2(bytes([0, 1]) * 20_000, entries, space), **said))


def wavelets_16(space: Any) -> Any:
    def make(pdf: Pdf) -> Any:
        out = io.BytesIO()
        Image.frombytes("I;16", (200, 200), b"\x00\x90" * 40_000).save(out, "JPEG2000", irreversible=False)
        return coded(pdf, out.getvalue(), **({"ColorSpace": space} if space else {}))

    return placed(make)


def by_place(pdf: Pdf) -> None:
    """A shading whose colour is a function of the place, of two samples each way."""
    corners = bytes((0, 0, 0, 0, 0, 0, 128, 0, 128, 0, 0, 0, 0, 128, 0, 64))
    turn = stream(pdf, corners, FunctionType=0, Domain=Array([0, 1, 0, 1]), Range=Array([0, 1] * 4),
                  Size=Array([2, 2]), BitsPerSample=8)  # fmt: skip
    one = Dictionary(ShadingType=1, ColorSpace=Name.DeviceCMYK, Matrix=Array([80, 0, 0, 80, 520, 200]), Function=turn)
    draw(f"q {ROOM} re W n /ZS sh Q", lambda _: {"Shading/ZS": one})(pdf)


def few_samples(pdf: Pdf) -> Any:
    """Black as an ink, whose way to the press's inks is a function of two samples."""
    turn = stream(pdf, bytes((0, 0, 0, 0, 0, 0, 0, 255)), FunctionType=0, Domain=Array([0, 1]),
                  Range=Array([0, 1] * 4), Size=Array([2]), BitsPerSample=8)  # fmt: skip
    return Array([Name.Separation, Name.Black, Name.DeviceCMYK, turn])


def half_seen(space: Any, kind: int) -> Any:
    """A JPEG 2000 over a tint that says of itself how far it is seen."""

    def make(pdf: Pdf) -> dict[str, Any]:
        out = io.BytesIO()
        colour = (90, 60, 30, 128) if space == Name.DeviceRGB else (90, 128)
        Image.new("RGBA" if len(colour) == 4 else "LA", (200, 200), colour).save(out, "JPEG2000", irreversible=False)
        return {"XObject/ZI": coded(pdf, out.getvalue(), ColorSpace=space, SMaskInData=kind)}

    return draw(f".3 .3 0 0 k {ROOM} re f q 60 0 0 60 520 200 cm /ZI Do Q", make)


def jpeg(colour: tuple[int, ...], *, turned: bool) -> Any:
    """A JPEG in four inks, its numbers turned as Photoshop writes them or not."""

    def make(pdf: Pdf) -> Any:
        out = io.BytesIO()
        Image.new("CMYK", (200, 200), colour).save(out, "JPEG", quality=95)
        entries = {"Decode": Array([1, 0] * 4)} if turned else {}
        return image(pdf, Name.DeviceCMYK, out.getvalue(), Width=200, Height=200, Filter=Name.DCTDecode, **entries)

    return placed(make)


def raw_name(text: str, code: str) -> str:
    """A name whose bytes are *text* in *code*."""
    return "".join(f"#{byte:02x}" for byte in text.encode(code))


def coded_ink(*names: tuple[str, str]) -> Any:
    """Inks named in codes of the trade: written as they are into the content of a form's resources."""

    def spoil(pdf: Pdf) -> None:
        made = []
        for text, code in names:
            parsed = pikepdf.Object.parse(f"[/Separation /{raw_name(text, code)} /DeviceCMYK 0]".encode())
            parsed[3] = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.5, 1, 0], N=1)
            made.append(parsed)
        inks(*((lambda pdf, one=one: one) for one in made))(pdf)

    return spoil


def coded_font(text: str, code: str) -> Any:
    def change(pdf: Pdf, font: Any) -> None:
        name = pikepdf.Object.parse(f"/ABCDEF+{raw_name(text, code)}".encode())
        font.BaseFont = font.DescendantFonts[0].BaseFont = font.DescendantFonts[0].FontDescriptor.FontName = name

    return of_font(change)


def off_by_base(content: str, *, on: bool) -> Any:
    """A layer that is off since all are that are not named."""

    def spoil(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("乙版")))
        shown = Dictionary(Order=Array([]), BaseState=Name.OFF, **({"ON": Array([layer])} if on else {}))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=shown)
        draw(f"/OC /ZL BDC {content} {ROOM} re f EMC", lambda _: {"Properties/ZL": layer})(pdf)

    return spoil


def content(change: Any) -> Any:
    def spoil(pdf: Pdf) -> None:
        page(pdf).Contents = change(pdf, page(pdf).Contents.read_bytes())

    return spoil


def in_pieces(pdf: Pdf, data: bytes) -> Any:
    """Content in two streams, cut between operands and their operator, with one of nothing between."""
    tail = b"\n/Artifact BMC 0 0 0 .2 k 520 200 80 80"
    return Array([pdf.make_stream(b"q " + data + b" Q" + tail), pdf.make_stream(b""), pdf.make_stream(b"re f EMC")])


def packed(filters: list[str], content_: bytes) -> Any:
    """A form whose content is packed by several filters."""

    def make(pdf: Pdf) -> dict[str, Any]:
        made = pdf.make_stream(b"")
        made.write(content_, filter=Array([Name(f"/{one}") for one in filters]))
        for key, value in {
            "Type": Name.XObject,
            "Subtype": Name.Form,
            "BBox": Array(BOX),
            "Resources": Dictionary(),
        }.items():
            made[f"/{key}"] = value
        return {"XObject/ZF": made}

    return draw("/ZF Do", make)


def shading_in(space: Any, start: list[float], end: list[float]) -> Any:
    def make(pdf: Pdf) -> dict[str, Any]:
        turn = Dictionary(FunctionType=2, Domain=[0, 1], C0=start, C1=end, N=1)
        one = Dictionary(
            ShadingType=2,
            ColorSpace=space(pdf) if callable(space) else space,
            Coords=[520, 0, 600, 0],
            Function=turn,
            Extend=[True, True],
        )
        return {"Shading/ZS": one}

    return draw(f"q {ROOM} re W n /ZS sh Q", make)


def with_default(name: str, space: Any, then: Any) -> Any:
    def spoil(pdf: Pdf) -> None:
        resources = page(pdf).Resources
        if "/ColorSpace" not in resources:
            resources.ColorSpace = Dictionary()
        resources.ColorSpace[f"/{name}"] = space(pdf)
        then(pdf)

    return spoil


def soft(kind: Any, space: Any, colour: str) -> Any:
    def make(pdf: Pdf) -> dict[str, Any]:
        group = groups(f"{colour} 0 0 800 1200 re f", CS=space)(pdf)
        return {"ExtGState/ZM": Dictionary(SMask=Dictionary(S=kind, G=group))}

    return draw(f"q /ZM gs .2 0 0 0 k {ROOM} re f Q", make)


def claims(version: str, conformance: str = "", *, metadata: bool = True) -> Any:
    """The marks of an older standard in Info, with or without XMP."""

    def spoil(pdf: Pdf) -> None:
        pdf.trailer.Info.GTS_PDFXVersion = String(version)
        if conformance:
            pdf.trailer.Info.GTS_PDFXConformance = String(conformance)
        if metadata:
            xmp(r"<pdfxid:GTS_PDFXVersion>.*?</pdfxid:GTS_PDFXVersion>")(pdf)
        else:
            del pdf.Root.Metadata

    return spoil


def readings(change: Any) -> Any:
    return of_font(lambda pdf, font: font.__setitem__("/ToUnicode", change(pdf, font)))


def spot_pages(pdf: Pdf) -> Any:
    return Dictionary(ColorSpace=Dictionary(C=separation(pdf, "Gold")))


def soft_picture(pdf: Pdf) -> Any:
    """A picture in four inks that is half seen."""
    half = pixels(pdf, Name.DeviceGray, 200, 200, b"\x80")
    return pixels(pdf, Name.DeviceCMYK, 200, 200, bytes((60, 40, 40, 10)), SMask=half)


def keyed(space: Any, pixel: bytes) -> Any:
    return placed(lambda pdf: pixels(pdf, space, 200, 200, pixel, Mask=bits(pdf)))


def one_row(pdf: Pdf) -> Any:
    return image(pdf, Name.DeviceGray, bytes(400), Width=400, Height=1)


def white_type(before: str, colour: str = "0 0 0 0 k", resources: Any = None) -> Any:
    def spoil(pdf: Pdf) -> None:
        draw(f"{before} {colour} BT {own_font(pdf)} 30 Tf 1 0 0 1 530 230 Tm <0001> Tj ET", resources)(pdf)

    return spoil


WHITE, UNMEASURED = {"preflight-type-white"}, {"preflight-unmeasured"}
ISOLATED = {"preflight-overprint-isolated"}
CMYK = {"CS": Name.DeviceCMYK}
K100 = bytes((100, 60, 60, 255))

AD_MUTANTS: dict[str, Mutant] = {
    # blend spaces, isolation, knockout
    "page group of RGB over a soft picture": Mutant(
        page_blend(Name.DeviceRGB, placed(soft_picture)),
        BLEND,
    ),
    "page group of CMYK over a soft picture": Mutant(
        page_blend(Name.DeviceCMYK, placed(soft_picture)),
        set(),
    ),
    "CMYK in RGB": Mutant(
        shown_group(groups("/In Do", groups(f".2 .1 0 0 k {ROOM} re f", I=True, **CMYK), I=True, CS=Name.DeviceRGB)),
        BLEND,
    ),
    "RGB in CMYK, not isolated": Mutant(
        shown_group(groups("/In Do", groups(f"/H gs .2 .1 0 0 k {ROOM} re f", CS=Name.DeviceRGB), I=True, **CMYK)),
        set(),
    ),
    "not isolated in RGB": Mutant(
        shown_group(groups("/In Do", groups(f"/H gs .2 .1 0 0 k {ROOM} re f"), I=True, CS=Name.DeviceRGB)), BLEND
    ),
    "black over a tint in one knockout group": Mutant(black_over({"K": True, **CMYK}, None, tint="inner"), ISOLATED),
    "black over the page in a knockout group in an isolated one": Mutant(
        black_over({"K": True}, {"I": True, **CMYK}), ISOLATED
    ),
    "black over the outer group in a knockout group": Mutant(
        black_over({"K": True}, {"I": True, **CMYK}, tint="outer"), set()
    ),
    "black over the outer group in an isolated one": Mutant(
        black_over({"I": True, **CMYK}, {**CMYK}, tint="outer"), ISOLATED
    ),
    "black over its own tint in an isolated group": Mutant(black_over({"I": True, **CMYK}, None, tint="inner"), set()),
    "multiplied in a knockout group": Mutant(
        shown_group(groups(f".2 0 0 0 k {ROOM} re f /M gs 0 .3 0 0 k {ROOM} re f", K=True, I=True, **CMYK)), set()
    ),
    "a soft mask of alpha in RGB": Mutant(soft(Name.Alpha, Name.DeviceRGB, "0 0 0 .5 k"), set()),
    # default spaces
    "DefaultCMYK in tiles": Mutant(
        tile(
            TILE,
            lambda pdf: {"/ColorSpace": Dictionary(DefaultCMYK=other_cmyk(pdf))},
        ),
        MANAGED,
    ),
    "DefaultGray of an inline picture": Mutant(
        with_default("DefaultGray", cal_gray, draw("60 0 0 60 520 200 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI")), MANAGED
    ),
    "DefaultRGB of type that is drawn": Mutant(
        glyph_drawing("500 0 d0 1 0 0 rg 0 0 400 400 re f", spaces(DefaultRGB=icc)), MANAGED | TYPE_3
    ),
    "DefaultRGB of a palette": Mutant(
        with_default("DefaultRGB", icc, palette(Name.DeviceRGB, b"\x90\x60\x30")), MANAGED
    ),
    "DefaultCMYK of a shading in a form": Mutant(
        form(
            f"q {ROOM} re W n /S sh Q",
            lambda pdf: {
                "/ColorSpace": Dictionary(DefaultCMYK=other_cmyk(pdf)),
                "/Shading": Dictionary(
                    S=Dictionary(
                        ShadingType=2,
                        ColorSpace=Name.DeviceCMYK,
                        Coords=[520, 0, 600, 0],
                        Function=Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.4, 0, 0], N=1),
                    )
                ),
            },
        ),
        MANAGED,
    ),
    "DefaultGray that is the ink black": Mutant(
        with_default("DefaultGray", ink("Black", (0, 0, 0, 1)), draw(f".3 g {ROOM} re f")), set()
    ),
    # masks
    "an inline mask in a spot ink": Mutant(
        draw(
            "/ZC cs 1 scn 20 0 0 20 520 200 cm BI /W 8 /H 1 /IM true /BPC 1 /D [1 0] ID a EI",
            lambda pdf: {"ColorSpace/ZC": ink("Gold")(pdf)},
        ),
        SPOT,
        "plates",
    ),
    "a bitmap face in a spot ink": Mutant(
        glyph_drawing(
            "500 0 0 0 400 400 d1 400 0 0 400 0 0 cm /M Do",
            bitmap,
            "/ZC cs 1 scn",
            lambda pdf: {"ColorSpace/ZC": ink("Gold")(pdf)},
        ),
        SPOT | TYPE_3,
        "plates",
    ),
    "a bitmap face in black": Mutant(glyph_drawing("500 0 0 0 400 400 d1 400 0 0 400 0 0 cm /M Do", bitmap), TYPE_3),
    "a mask in tiles without colour, in RGB": Mutant(
        draw(
            f"/ZU cs 1 0 0 /ZP scn {ROOM} re f",
            lambda pdf: {
                **cell(pdf, "8 0 0 8 0 0 cm /M Do", bitmap, kind=2),
                "ColorSpace/ZU": Array([Name.Pattern, Name.DeviceRGB]),
            },
        ),
        RGB,
    ),
    "a picture in RGB through a mask": Mutant(keyed(Name.DeviceRGB, b"\x90\x60\x30"), RGB),
    "a picture in four inks through a mask": Mutant(keyed(Name.DeviceCMYK, b"\x30\x20\x10\0"), set()),
    "a mask in two inks": Mutant(
        draw(
            "/ZC cs .5 .5 scn 20 0 0 20 520 200 cm /ZM Do",
            lambda pdf: {"XObject/ZM": mask(pdf), "ColorSpace/ZC": named("Black", "Gold")(pdf)},
        ),
        SPOT,
        "plates",
    ),
    # names
    "an ink in Big5": Mutant(coded_ink(("特別紅", "big5")), SPOT),
    "an ink in Shift-JIS": Mutant(coded_ink(("金赤ソ", "cp932")), SPOT),
    "one ink in GBK and in UTF-8": Mutant(
        coded_ink(("专红", "gbk"), ("专红", "utf-8")), SPOT | {"preflight-spot-twice"}
    ),
    "a face in Big5": Mutant(coded_font("華康明體", "big5"), set()),
    "a face in Shift-JIS": Mutant(coded_font("リュウミン", "cp932"), set()),
    "a name with a blank at its end": Mutant(
        inks(ink("Gold"), ink("Gold ")), SPOT | {"preflight-spot-twice"}, "plates"
    ),
    "an ink coated and for newsprint": Mutant(
        inks(ink("PANTONE 185 C"), ink("PANTONE 185 CVC")), SPOT | {"preflight-spot-twice"}, "plates"
    ),
    # programs
    "Type 1": Mutant(type_1_face(), set()),
    "Type 1 cut short": Mutant(type_1_face(share=0.45), BROKEN),
    "Type 1, a letter that is not there": Mutant(
        type_1_face("ABC", widths=(600, 600, 600), names=("A", "B", "Odieresis")), NOTDEF
    ),
    "Type 1, other widths": Mutant(type_1_face(widths=(500, 700)), WIDTHS),
    "Type 0C": Mutant(cid_cff(), set()),
    "Type 0C cut short": Mutant(cid_cff(share=0.6), BROKEN),
    "Type 0C, a character that is not there": Mutant(cid_cff("00010009"), NOTDEF),
    "Type 0C, other widths": Mutant(cid_cff(widths=[1, [900, 900]]), WIDTHS),
    "OpenType": Mutant(open_type(), set()),
    "OpenType cut short": Mutant(open_type(0.5), BROKEN),
    "a drawing that is not there": Mutant(
        glyph_drawing("500 0 0 0 400 400 d1 0 0 400 400 re f", CharProcs=Dictionary()), NOTDEF | TYPE_3
    ),
    "a drawing of another width": Mutant(glyph_drawing("900 0 0 0 400 400 d1 0 0 400 400 re f"), WIDTHS | TYPE_3),
    "TrueType without outlines": Mutant(simple(truetype(program=letters().replace(b"glyf", b"glxx")), "AB"), BROKEN),
    "ToUnicode of one byte": Mutant(
        readings(
            lambda pdf, font: stream(
                pdf,
                b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ff> <0041> "
                b"endbfrange endcmap",
            )
        ),
        READINGS,
    ),
    "ToUnicode by a name": Mutant(readings(lambda pdf, font: Name("/Identity-H")), set()),
    "ToUnicode that does not unpack": Mutant(
        readings(lambda pdf, font: pikepdf.Stream(pdf, b"x\x9cnot flate at all", Filter=Name.FlateDecode)),
        READINGS | {"preflight-syntax"},
    ),
    # pages
    "turned by an eighth": Mutant(put("/Rotate", 45), {"preflight-rotated"}),
    "unit of half a point": Mutant(
        put("/UserUnit", 0.5),
        {"preflight-user-unit", "preflight-bleed-small", "preflight-hairline", "preflight-type-solid"},
    ),
    "type that is not seen alone": Mutant(
        lambda pdf: nothing_but(f"BT {own_font(pdf)} 12 Tf 3 Tr 100 100 Td <0001> Tj ET")(pdf), {"preflight-page-empty"}
    ),
    "no content at all": Mutant(lambda pdf: page(pdf).__delitem__("/Contents"), {"preflight-page-empty"}),
    "corners the other way": Mutant(
        lambda pdf: page(pdf).__setitem__("/MediaBox", Array([page(pdf).MediaBox[2], page(pdf).MediaBox[3], 0, 0])),
        set(),
    ),
    # old and odd
    "PostScript in tiles": Mutant(
        tile(
            "0 0 0 .2 k 0 0 5 5 re f /P Do",
            lambda pdf: {"/XObject": Dictionary(P=stream(pdf, b"showpage", Type=Name.XObject, Subtype=Name.PS))},
        ),
        FOREIGN,
    ),
    "a screen of each ink": Mutant(
        draw(
            "/ZS gs",
            lambda pdf: {
                "ExtGState/ZS": Dictionary(HT=Dictionary(HalftoneType=5, Default=screen(pdf), Cyan=screen(pdf)))
            },
        ),
        {"preflight-halftone"},
    ),
    "a form by ASCII and run lengths": Mutant(
        packed(
            ["ASCIIHexDecode", "RunLengthDecode"],
            (bytes([26]) + b"0 0 0 .2 k 520 200 9 9 re f"[:27] + b"\x80").hex().encode() + b">",
        ),
        set(),
    ),
    "a state that is no dictionary": Mutant(
        draw(f"/ZX gs 0 0 0 .2 k {ROOM} re f", lambda pdf: {"ExtGState/ZX": Array([])}), {"preflight-syntax"}
    ),
    # JPEG 2000
    "a palette of wavelets in RGB": Mutant(wavelet_palette([(90, 60, 30), (200, 180, 10)], 16), RGB),
    "a palette of wavelets in grey": Mutant(wavelet_palette([(90,), (200,)], 17), set()),
    "a palette of wavelets in a space": Mutant(wavelet_palette([(90,), (200,)], 17, ColorSpace=Name.DeviceGray), set()),
    "wavelets of 16 bits": Mutant(wavelets_16(None), set()),
    "wavelets of 16 bits in a space": Mutant(wavelets_16(Name.DeviceGray), set()),
    "wavelets that are half seen": Mutant(half_seen(Name.DeviceGray, 1), set()),
    "wavelets in RGB that are half seen": Mutant(half_seen(Name.DeviceRGB, 1), RGB),
    "wavelets multiplied by how far they are seen": Mutant(half_seen(Name.DeviceGray, 2), UNMEASURED),
    "multiplied in a group in a knockout group": Mutant(
        shown_group(
            groups(f".2 0 0 0 k {ROOM} re f /In Do", groups(f"/M gs 0 .3 0 0 k {ROOM} re f"), K=True, I=True, **CMYK)
        ),
        set(),
    ),
    "a shading by place of four samples": Mutant(by_place, set()),
    "a tint of an ink of two samples": Mutant(shading_in(few_samples, [0], [1]), set()),
    # type, lines
    "type stroked in four inks and filled in white": Mutant(
        lambda pdf: draw(f"0 0 0 0 k 1 .9 .8 .4 K 1 w BT {own_font(pdf)} 40 Tf 2 Tr 1 0 0 1 520 300 Tm <0001> Tj ET")(
            pdf
        ),
        {"preflight-black-of-four", "preflight-type-white", "preflight-ink-over", "preflight-rule-several"},
    ),
    "a frame of 0.05 pt": Mutant(draw(f"0 0 0 1 K .05 w {ROOM} re S"), {"preflight-hairline"}),
    "a picture of one row as a line": Mutant(
        draw("80 0 0 .05 520 200 cm /ZI Do", lambda pdf: {"XObject/ZI": one_row(pdf)}), set()
    ),
    "a curve of 0.05 pt in tiles": Mutant(tile("0 0 0 1 K .05 w 0 0 m 2 5 5 5 9 0 c S"), {"preflight-hairline"}),
    # layers
    "off since all are": Mutant(off_by_base("1 0 0 rg", on=False), LAYERS),
    "on though all are off": Mutant(off_by_base("1 0 0 rg", on=True), RGB),
    # black in pictures
    "a JPEG with solid black": Mutant(jpeg((155, 195, 195, 0), turned=False), {"preflight-black-in-picture"}),
    "a JPEG as Photoshop turns it": Mutant(jpeg((100, 60, 60, 255), turned=True), {"preflight-black-in-picture"}),
    "a palette with solid black": Mutant(palette(Name.DeviceCMYK, K100), {"preflight-black-in-picture"}),
    # register colour, white type
    "a shading in register colour": Mutant(shading_in(ink("All"), [0], [0.4]), {"preflight-registration-colour"}),
    "lines in register colour": Mutant(
        draw("/ZC CS .5 SCN 2 w 520 300 m 700 300 l S", lambda pdf: {"ColorSpace/ZC": separation(pdf, "All")}),
        {"preflight-registration-colour"},
    ),
    "white type by grey": Mutant(white_type("", "1 g"), WHITE),
    "white type over white over ink": Mutant(white_type(f"0 1 1 0 k {ROOM} re f 0 0 0 0 k {ROOM} re f"), WHITE),
    "white type on a tint": Mutant(white_type(f"0 1 1 0 k {ROOM} re f"), set()),
    "white type on a picture of white": Mutant(
        white_type(
            "q 80 0 0 80 520 200 cm /ZI Do Q",
            resources=lambda pdf: {"XObject/ZI": pixels(pdf, Name.DeviceGray, 400, 400, b"\xff")},
        ),
        WHITE,
    ),
    # odd and legal
    "content in pieces": Mutant(content(in_pieces), set()),
    "strings in odd figures": Mutant(
        lambda pdf: draw(
            f"/ZO gs 0 0 0 1 k BT {own_font(pdf)} 20 Tf 520 300 Td <00 0\n1> Tj [<0001>-20 <0001>] TJ ET",
            lambda _: {"ExtGState/ZO": OVER},
        )(pdf),
        set(),
    ),
    "names with signs": Mutant(
        draw(f"/Z#5a cs .2 0 0 0 scn {ROOM} re f", lambda _: {"ColorSpace/ZZ": Name.DeviceCMYK}), set()
    ),
    "blanks of every kind": Mutant(draw("0\t0\f0\0.2\rk\n520 200 80 80 re\tf"), set()),
    "no plate at all, as a shading": Mutant(shading_in(ink("None"), [0], [1]), set()),
    "an inline picture with the sign of its end within": Mutant(
        draw("60 0 0 60 520 200 cm BI /W 4 /H 1 /BPC 8 /CS /G ID  EI  EI"), set()
    ),
    "a profile that is broken, of a picture": Mutant(
        placed(lambda pdf: pixels(pdf, broken_icc(pdf), 200, 200, b"\x90\x60\x30")), MANAGED | {"preflight-icc-broken"}
    ),
}
"""Of a PDF/X-4 page."""
