"""One fault each, planted in a clean page: what is done to it, what preflight must call it, who else must see it.

Each is a function of the opened page that spoils it; its code is in the tables at the end.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import pikepdf
from paper import cyan_to_black, image, separation, stream
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

Pdf = pikepdf.Pdf


class Mutant(NamedTuple):
    """*spoil* plants the fault; *codes* are all that preflight finds then; *seen* names who else sees it."""

    spoil: Callable[[Pdf], Any]
    codes: set[str]
    seen: str = ""
    encrypted: bool = False


def page(pdf: Pdf) -> Any:
    return pdf.pages[0].obj


def draw(content: str, put: Callable[[Pdf], dict[str, Any]] | None = None) -> Callable[[Pdf], None]:
    """Draw *content* over the page, with resources such as ``{"XObject/X": …}``."""

    def spoil(pdf: Pdf) -> None:
        for path, value in (put(pdf) if put else {}).items():
            kind, name = path.split("/")
            resources = page(pdf).Resources
            if f"/{kind}" not in resources:
                resources[f"/{kind}"] = Dictionary()
            resources[f"/{kind}"][f"/{name}"] = value
        add(pdf, content)

    return spoil


def add(pdf: Pdf, content: str) -> None:
    before = page(pdf).Contents.read_bytes()
    page(pdf).Contents = pdf.make_stream(b"q\n" + before + b"\nQ\n/Artifact BMC q\n" + content.encode() + b"\nQ EMC\n")


def own_font(pdf: Pdf) -> str:
    """The first font of the page, whose code 1 is a glyph."""
    return min(str(name) for name, _ in page(pdf).Resources.Font.items())


def typed(colour: str, size: float = 24, *, code: str = "0001", at: str = "520 300", state: str = "") -> Any:
    """Type in a face of the page's own."""

    def spoil(pdf: Pdf) -> None:
        states = {"Over": Dictionary(OP=True, op=True, OPM=1), "Mode0": Dictionary(OP=True, op=True, OPM=0)}
        states |= {"Knock": Dictionary(OP=False, op=False)}
        said = f"/Z{state} gs " if state else ""
        content = f"{said}{colour} BT {own_font(pdf)} {size} Tf 1 0 0 1 {at} Tm <{code}> Tj ET"
        draw(content, lambda _: {f"ExtGState/Z{state}": states[state]} if state else {})(pdf)

    return spoil


def placed(make: Callable[[Pdf], Any], width: float = 60, height: float = 60) -> Any:
    return draw(f"{width} 0 0 {height} 520 200 cm /ZIm Do", lambda pdf: {"XObject/ZIm": make(pdf)})


def pixels(pdf: Pdf, space: Any, width: int, height: int, pixel: bytes, **entries: Any) -> Any:
    return image(pdf, space, pixel * (width * height), Width=width, Height=height, **entries)


def nested(content: str, put: Callable[[Pdf], Any]) -> Any:
    """*content* two forms deep."""

    def make(pdf: Pdf) -> dict[str, Any]:
        box = Array([0, 0, 800, 1200])
        inner = stream(pdf, content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=put(pdf))
        outer = stream(pdf, b"/In Do", Type=Name.XObject, Subtype=Name.Form, BBox=box,
                       Resources=Dictionary(XObject=Dictionary(In=inner)))  # fmt: skip
        return {"XObject/ZOut": outer}

    return draw("/ZOut Do", make)


def tiled(pdf: Pdf) -> dict[str, Any]:
    cell = stream(pdf, b"1 0 0 rg 0 0 5 5 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
                  BBox=Array([0, 0, 10, 10]), XStep=10, YStep=10, Resources=Dictionary())  # fmt: skip
    return {"Pattern/ZP": cell}


def shaded(pdf: Pdf) -> dict[str, Any]:
    one = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[520, 0, 600, 0],
                     Function=Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1))  # fmt: skip
    return {"Shading/ZS": one}


def masked(pdf: Pdf) -> dict[str, Any]:
    group = stream(pdf, b"1 0 0 rg 0 0 800 1200 re f", Type=Name.XObject, Subtype=Name.Form,
                   BBox=Array([0, 0, 800, 1200]), Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))  # fmt: skip
    return {"ExtGState/ZM": Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))}


def spot(pdf: Pdf) -> Any:
    return Dictionary(ColorSpace=Dictionary(ZSpot=separation(pdf, "PANTONE 185 C")))


def managed(kind: str) -> Callable[[Pdf], dict[str, Any]]:
    def make(pdf: Pdf) -> dict[str, Any]:
        if kind == "lab":
            return {"ColorSpace/ZC": Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82], Range=[-128, 127] * 2)])}
        data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        return {"ColorSpace/ZC": Array([Name.ICCBased, stream(pdf, data, N=3)])}

    return make


def info(key: str, value: Any) -> Callable[[Pdf], None]:
    def spoil(pdf: Pdf) -> None:
        if value is None and key in pdf.trailer.Info:
            del pdf.trailer.Info[key]
        elif value is not None:
            pdf.trailer.Info[key] = value

    return spoil


def xmp(pattern: str, by: str = "") -> Callable[[Pdf], None]:
    def spoil(pdf: Pdf) -> None:
        before = pdf.Root.Metadata.read_bytes().decode()
        after = re.sub(pattern, by, before, flags=re.DOTALL)
        assert after != before
        pdf.Root.Metadata.write(after.encode())

    return spoil


def without(*path: str) -> Callable[[Pdf], None]:
    """Take an entry away, found by its *path* from the catalogue, or from the page if it begins with ``page``."""

    def spoil(pdf: Pdf) -> None:
        node = page(pdf) if path[0] == "page" else pdf.Root
        for key in path[1:-1] if path[0] == "page" else path[:-1]:
            node = node[key]
        del node[path[-1]]

    return spoil


def box(name: str, *by: float) -> Callable[[Pdf], None]:
    """Move the edges of a box of the page; one that is not there is made from the trim."""

    def spoil(pdf: Pdf) -> None:
        edges = page(pdf).get(name, page(pdf).TrimBox)
        page(pdf)[name] = Array([float(edge) + off for edge, off in zip(edges, by, strict=True)])

    return spoil


def intent(spoiled: Callable[[Pdf, Any], None]) -> Callable[[Pdf], None]:
    return lambda pdf: spoiled(pdf, next(one for one in pdf.Root.OutputIntents if one.S == "/GTS_PDFX"))


def other_profile(pdf: Pdf, one: Any) -> None:
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = stream(pdf, data, N=3)
    for each in pdf.Root.OutputIntents:
        each.DestOutputProfile = made


def apart(pdf: Pdf, one: Any) -> None:
    one.DestOutputProfile = stream(pdf, one.DestOutputProfile.read_bytes(), N=4)


def link(pdf: Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("https://example.org/"))
    one = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([100, 100, 200, 120]), A=action, Border=[0, 0, 0])
    page(pdf).Annots = Array([pdf.make_indirect(one)])


def note(pdf: Pdf) -> None:
    one = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([100, 100, 200, 120]))
    page(pdf).Annots = Array([pdf.make_indirect(one)])


def script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def launch(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String("calc.exe"))


def fields(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("a")))]))


def attached(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))


def overprint_lost(pdf: Pdf) -> None:
    for state in page(pdf).Resources.ExtGState.values():
        state.OP = state.op = False


def figures(pdf: Pdf) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == "/Figure"]


def no_alt(pdf: Pdf) -> None:
    assert figures(pdf)
    for one in figures(pdf):
        del one.Alt


def no_program(pdf: Pdf) -> None:
    font = page(pdf).Resources.Font[own_font(pdf)]
    descriptor = font.DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def helvetica(pdf: Pdf) -> None:
    face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    put = {"Font/ZH": face, "ExtGState/ZOver": Dictionary(OP=True, op=True, OPM=1)}
    draw("/ZOver gs 0 0 0 1 k BT /ZH 12 Tf 520 300 Td (Hello) Tj ET", lambda _: put)(pdf)


def type3(pdf: Pdf) -> None:
    glyph = stream(pdf, b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    face = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 500, 500],
                      FontMatrix=[0.001, 0, 0, 0.001, 0, 0], CharProcs=Dictionary(a=glyph),
                      FirstChar=97, LastChar=97, Widths=[500],
                      Encoding=Dictionary(Differences=Array([97, Name.a])))  # fmt: skip
    put = {"Font/ZT": face, "ExtGState/ZOver": Dictionary(OP=True, op=True, OPM=1)}
    draw("/ZOver gs 0 0 0 1 k BT /ZT 24 Tf 520 300 Td (a) Tj ET", lambda _: put)(pdf)


def layers(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([])))


def grouped(pdf: Pdf) -> None:
    page(pdf).Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


def heavy(pdf: Pdf) -> Any:
    return pixels(pdf, Name.DeviceCMYK, 200, 200, bytes((230, 204, 204, 178)))


def soft(pdf: Pdf) -> Any:
    mask = pixels(pdf, Name.DeviceGray, 200, 200, b"\x80")
    return pixels(pdf, Name.DeviceCMYK, 200, 200, bytes((60, 40, 40, 10)), SMask=mask)


def soft_photograph(pdf: Pdf) -> dict[str, Any]:
    return {"XObject/ZIm": soft(pdf)}


def rgb_photograph(pdf: Pdf) -> Any:
    return pixels(pdf, Name.DeviceRGB, 200, 200, b"\x90\x60\x30")


def one_bit(pdf: Pdf) -> Any:
    return image(pdf, Name.DeviceGray, bytes(25 * 200), Width=200, Height=200, BitsPerComponent=1)


def sixteen(pdf: Pdf) -> Any:
    return pixels(pdf, Name.DeviceGray, 200, 200, b"\x90\x00", BitsPerComponent=16)


def coarse(pdf: Pdf) -> Any:
    return pixels(pdf, Name.DeviceCMYK, 12, 12, bytes((60, 40, 40, 10)))


def fair(pdf: Pdf) -> Any:
    return pixels(pdf, Name.DeviceCMYK, 120, 120, bytes((60, 40, 40, 10)))


ROOM = "520 200 80 80"

EITHER: dict[str, Mutant] = {
    "Helvetica not embedded": Mutant(helvetica, {"preflight-font-not-embedded"}, "2u ua1 fonts"),
    "a program taken out": Mutant(no_program, {"preflight-font-not-embedded"}, "2u ua1 fonts"),
    "Type 3": Mutant(type3, {"preflight-font-type3"}),
    ".notdef shown": Mutant(typed("0 0 0 1 k", code="0000", state="Over"), {"preflight-notdef"}, "2u"),
    "a glyph that is not there": Mutant(typed("0 0 0 1 k", code="7FFF", state="Over"), {"preflight-notdef"}, "2u"),
    "RGB photograph": Mutant(placed(rgb_photograph), {"preflight-rgb"}, "2u images"),
    "RGB black type": Mutant(typed("0 0 0 rg"), {"preflight-rgb"}, "2u"),
    "RGB in a form of a form": Mutant(
        nested(f"1 0 0 rg {ROOM} re f", lambda pdf: Dictionary()), {"preflight-rgb"}, "2u"
    ),
    "RGB in a pattern": Mutant(draw(f"/Pattern cs /ZP scn {ROOM} re f", tiled), {"preflight-rgb"}, "2u"),
    "RGB in a shading": Mutant(draw(f"{ROOM} re W n /ZS sh", shaded), {"preflight-rgb"}, "2u"),
    "RGB in an inline image": Mutant(
        draw("60 0 0 60 520 200 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI"), {"preflight-rgb"}, "2u"
    ),
    "black of three inks": Mutant(typed(".7 .65 .65 0 k"), {"preflight-black-of-four"}),
    "black of four inks": Mutant(typed(".4 .3 .3 1 k"), {"preflight-black-of-four"}),
    "spot ink two forms deep": Mutant(nested(f"/ZSpot cs 1 scn {ROOM} re f", spot), {"preflight-spot"}, "plates"),
    "register colour": Mutant(
        draw(f"/ZAll cs .5 scn {ROOM} re f", lambda pdf: {"ColorSpace/ZAll": separation(pdf, "All")}),
        {"preflight-registration-colour"},
    ),
    "photograph of 320 %": Mutant(placed(heavy), {"preflight-ink-over"}, "ink"),
    "tint of 230 %": Mutant(draw(f".6 .6 .6 .5 k {ROOM} re f"), {"preflight-ink-high"}, "ink"),
    "photograph of 14 ppi": Mutant(placed(coarse), {"preflight-ppi-low"}, "images"),
    "photograph of 144 ppi": Mutant(placed(fair), {"preflight-ppi-below"}, "images"),
    "line art of 240 ppi": Mutant(placed(one_bit), {"preflight-line-art-ppi"}, "images"),
    "hairline": Mutant(draw("0 0 0 1 K 0 w 520 300 m 700 300 l S"), {"preflight-hairline"}),
    "hairline by scale": Mutant(
        draw("0 0 0 1 K .1 0 0 .1 0 0 cm 1 w 5200 3000 m 7000 3000 l S"), {"preflight-hairline"}
    ),
    "hairline by a bar": Mutant(draw("0 0 0 1 k 520 300 100 .1 re f"), {"preflight-hairline"}),
    "thin rule of three inks": Mutant(draw("1 1 .2 0 K .5 w 520 300 m 700 300 l S"), {"preflight-rule-several"}),
    "type of 5 pt": Mutant(typed("0 0 0 1 k", 5, state="Over"), {"preflight-type-solid"}),
    "ruby of 3 pt": Mutant(typed("/RT BMC 0 0 0 1 k", 3, state="Over"), {"preflight-type-solid"}),
    "type of 5 pt that follows ruby": Mutant(typed("/RT BMC EMC 0 0 0 1 k", 5, state="Over"), {"preflight-type-solid"}),
    "ruby of 5 pt": Mutant(typed("/RT BMC 0 0 0 1 k", 5, state="Over"), set()),
    "tinted type of 7 pt": Mutant(typed("0 0 0 .5 k", 7), {"preflight-type-tinted"}),
    "type of three inks of 9 pt": Mutant(typed(".5 .5 0 .5 k", 9), {"preflight-type-several"}),
    "reversed type of 9 pt": Mutant(typed("0 0 0 0 k", 9, at="400 700"), {"preflight-type-reversed"}),
    "white overprints": Mutant(
        typed("0 0 0 0 k", 40, at="400 700", state="Over"), {"preflight-white-overprints"}, "overprint"
    ),
    "overprint lost": Mutant(overprint_lost, {"preflight-black-knocks-out"}),
    "black knocks out": Mutant(typed("0 0 0 1 k", 40, state="Knock"), {"preflight-black-knocks-out"}),
    "black in grey": Mutant(typed("0 g", 40, state="Over"), {"preflight-black-knocks-out"}),
    "overprint mode 0": Mutant(typed("0 0 0 1 k", 40, state="Mode0"), {"preflight-overprint-mode"}),
    "transfer function": Mutant(
        draw("/ZTR gs", lambda pdf: {"ExtGState/ZTR": Dictionary(TR=cyan_to_black(pdf))}),
        {"preflight-foreign-content"}, "2u",
    ),
    "no TrimBox": Mutant(without("page", "/TrimBox"), {"preflight-no-trim", "preflight-bleed-small"}, "boxes"),
    "TrimBox and ArtBox": Mutant(box("/ArtBox", 0, 0, 0, 0), {"preflight-trim-and-art"}, "boxes"),
    "bleed outside the media": Mutant(box("/BleedBox", -9, 0, 0, 0), {"preflight-boxes-nested"}),
    "no bleed": Mutant(box("/BleedBox", 8.504, 8.504, -8.504, -8.504), {"preflight-bleed-small"}, "boxes"),
    "encrypted": Mutant(lambda pdf: None, {"preflight-encrypted"}, "2u", encrypted=True),
    "JavaScript": Mutant(script, {"preflight-javascript"}, "2u"),
    "an action": Mutant(launch, {"preflight-action"}, "2u"),
    "a link": Mutant(link, {"preflight-annotation", "preflight-action"}, "ua1"),
    "a note": Mutant(note, {"preflight-annotation"}, "2u"),
    "form fields": Mutant(fields, {"preflight-form-fields"}),
    "a file attached": Mutant(attached, {"preflight-foreign-content"}),
    "no intent": Mutant(without("/OutputIntents"), {"preflight-no-intent"}, "2u"),
    "intent of PDF/A alone": Mutant(
        intent(lambda pdf, one: one.__setitem__("/S", Name.GTS_PDFA1)),
        {"preflight-no-intent"},
    ),
    "intent of a screen": Mutant(intent(other_profile), {"preflight-intent-profile"}, "2u"),
    "two intents": Mutant(intent(apart), {"preflight-intents-differ"}, "2u"),
    "no Trapped": Mutant(info("/Trapped", None), {"preflight-no-trapped"}),
    "Trapped unknown": Mutant(info("/Trapped", Name.Unknown), {"preflight-no-trapped"}),
    "no title": Mutant(info("/Title", None), {"preflight-no-title"}),
    "another title": Mutant(info("/Title", String("昨天")), {"preflight-title-differs"}),
    "no date": Mutant(info("/CreationDate", None), {"preflight-no-date"}),
    "another date": Mutant(info("/ModDate", String("D:20200101000000Z")), {"preflight-date-differs"}),
    "untagged": Mutant(without("/StructTreeRoot"), {"preflight-untagged"}, "ua1"),
    "not marked": Mutant(without("/MarkInfo"), {"preflight-untagged"}, "ua1"),
    "no description": Mutant(no_alt, {"preflight-no-alt"}, "ua1"),
    "no language": Mutant(without("/Lang"), {"preflight-no-language"}, "ua1"),
}  # fmt: skip
"""Faults in either standard."""

X4: dict[str, Mutant] = {
    "no mark of PDF/X": Mutant(xmp(r"<pdfxid:GTS_PDFXVersion>.*?</pdfxid:GTS_PDFXVersion>"), {"preflight-no-standard"}),
    "a mark of another": Mutant(
        xmp(r"(<pdfxid:GTS_PDFXVersion>)[^<]*", r"\1PDF/X-5g"), {"preflight-standard-other", "preflight-claims-differ"}
    ),
    "no XMP": Mutant(without("/Metadata"), {"preflight-no-xmp", "preflight-no-standard"}, "2u"),
    "broken XMP": Mutant(xmp("</rdf:RDF>"), {"preflight-xmp-broken", "preflight-no-standard"}, "2u"),
    "no title in XMP": Mutant(xmp("<dc:title>.*?</dc:title>"), {"preflight-no-title"}, "ua1"),
    "no date in XMP": Mutant(xmp("<xmp:CreateDate>.*?</xmp:CreateDate>"), {"preflight-no-date"}),
    "no document ID": Mutant(xmp("<xmpMM:DocumentID>.*?</xmpMM:DocumentID>"), {"preflight-no-xmp-key"}),
    "Lab": Mutant(draw(f"/ZC cs 50 10 10 scn {ROOM} re f", managed("lab")), {"preflight-managed-colour"}),
    "ICC": Mutant(draw(f"/ZC cs .5 .1 .1 scn {ROOM} re f", managed("icc")), {"preflight-managed-colour"}),
    "RGB in a soft mask": Mutant(
        draw(f"/ZM gs .2 0 0 0 k {ROOM} re f", masked), {"preflight-rgb", "preflight-blend-space"}
    ),
}
"""Faults of PDF/X-4 pages."""

X1A: dict[str, Mutant] = {
    "no mark of PDF/X": Mutant(
        lambda pdf: [info(key, None)(pdf) for key in ("/GTS_PDFXVersion", "/GTS_PDFXConformance")],
        {"preflight-no-standard"},
    ),
    "transparency": Mutant(
        draw(f"/ZA gs .2 0 0 0 k {ROOM} re f", lambda pdf: {"ExtGState/ZA": Dictionary(ca=0.5)}),
        {"preflight-transparency"}, "1b",
    ),
    "blend mode": Mutant(
        draw(f"/ZB gs .2 0 0 0 k {ROOM} re f", lambda pdf: {"ExtGState/ZB": Dictionary(BM=Name.Multiply)}),
        {"preflight-transparency"}, "1b",
    ),
    "soft mask": Mutant(draw("60 0 0 60 520 200 cm /ZIm Do", soft_photograph), {"preflight-transparency"}, "1b"),
    "group of the page": Mutant(grouped, {"preflight-transparency"}, "1b"),
    "layers": Mutant(layers, {"preflight-x1a-feature"}, "1b"),
    "sixteen bits": Mutant(placed(sixteen), {"preflight-x1a-feature"}),
    "ICC": Mutant(
        draw(f"/ZC cs .5 .1 .1 scn {ROOM} re f", managed("icc")), {"preflight-managed-colour", "preflight-x1a-colour"}
    ),
}  # fmt: skip
"""Faults of PDF/X-1a pages alone."""


def spoilt(data: bytes, mutant: Mutant, **how: Any) -> bytes:
    """The clean page with the fault."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        mutant.spoil(pdf)
        out = io.BytesIO()
        if mutant.encrypted:
            how["encryption"] = pikepdf.Encryption(owner="owner", user="", R=3, aes=False, metadata=False)
        plain = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "force_version": data[5:8].decode()}
        pdf.save(out, fix_metadata_version=False, static_id=not mutant.encrypted, **{**plain, **how})
    return out.getvalue()
