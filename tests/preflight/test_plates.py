"""Our plates beside Ghostscript's: overprint, transparency, images, shadings, patterns, spot inks, pixel for pixel."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from paper import PROFILE, cyan_to_black, ghost_plates, heaviest, image, paper, separation, stream
from pikepdf import Array, Dictionary, Name
from PIL import Image

from layout.pdfreader.spaces import Space
from layout.pdfreader.wavelets import depth_of, numbers_of
from layout.preflight import plate_parts
from layout.preflight.check import checked
from layout.preflight.plate_parts import own_mask
from layout.preflight.raster import samples_drawn
from layout.stylesheets.preflight import Limits

BASE = ".4 .3 .2 0 k 0 0 100 100 re f "
BLACK = "0 0 0 1 k 20 20 60 60 re f"
WHOLE = "q 100 0 0 100 0 0 cm /I Do Q"


def test_of_more_colours_than_are_kept_each_is_itself() -> None:
    """Twice over, so that those that were let go come again; every patch covers the one before."""
    colours = [f"0 0 0 {at / 5000:.4f}" for at in range(5000)]
    drawn = [
        f"{colour} {word} 10 10 80 80 re {does}" for colour in colours * 2 for word, does in (("k", "f"), ("K", "S"))
    ]
    for last, ink in ((5000, 255), (2500, 128), (7500, 128)):
        plates = checked(
            paper("4 w " + " ".join(drawn[: 2 * last])), "P01.pdf", Limits("quick", resolution=72), PROFILE, dpi=72
        )
        assert abs(plates.plates[0]["Black"].getpixel((50, 50)) - ink) < 2
        assert abs(plates.plates[0]["Black"].getpixel((10, 50)) - ink) < 2


def states(document: pikepdf.Pdf) -> Any:
    box = Array([0, 0, 100, 100])
    group = stream(document, b".5 g 0 0 100 100 re f", Type=Name.XObject, Subtype=Name.Form, BBox=box,
                   Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray))  # fmt: skip
    return Dictionary(
        ExtGState=Dictionary(
            O1=Dictionary(OP=True, op=True, OPM=1), O0=Dictionary(OP=True, op=True, OPM=0), A=Dictionary(ca=0.5),
            M=Dictionary(BM=Name.Multiply), L=Dictionary(OP=True, op=False, OPM=1),
            S=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group)),
        )
    )  # fmt: skip


def one_image(space: Any, data: bytes, **entries: Any) -> Any:
    def made(document: pikepdf.Pdf) -> Any:
        told = {key: value(document) if callable(value) else value for key, value in entries.items()}
        found = space(document) if callable(space) else space
        return Dictionary(XObject=Dictionary(I=image(document, found, data, **told)))

    return made


def soft(document: pikepdf.Pdf) -> Any:
    return image(document, Name.DeviceGray, bytes([128] * 4))


def shading(kind: int, coords: list[int]) -> Any:
    def made(document: pikepdf.Pdf) -> Any:
        one = Dictionary(ShadingType=kind, ColorSpace=Name.DeviceCMYK, Coords=coords, Extend=[True, True],
                         Function=cyan_to_black(document))  # fmt: skip
        return Dictionary(Shading=Dictionary(S=one), Pattern=Dictionary(P=Dictionary(PatternType=2, Shading=one)))

    return made


def cell(document: pikepdf.Pdf, coloured: bool = True) -> Any:
    content = b"0 1 0 0 k 0 0 5 5 re f 1 0 0 0 k 5 0 5 5 re f 0 0 1 0 k 0 5 10 5 re f"
    one = stream(
        document, content if coloured else b"0 0 10 10 re f", Type=Name.Pattern, PatternType=1,
        PaintType=1 if coloured else 2, TilingType=1, BBox=Array([0, 0, 10, 10]), XStep=10, YStep=10,
        Resources=Dictionary(),
    )  # fmt: skip
    return Dictionary(Pattern=Dictionary(P=one), ColorSpace=Dictionary(U=Array([Name.Pattern, Name.DeviceCMYK])))


def form(document: pikepdf.Pdf) -> Any:
    one = stream(document, b".3 .2 .1 0 k 0 0 100 100 re f", Type=Name.XObject, Subtype=Name.Form,
                 BBox=Array([0, 0, 100, 100]),
                 Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True))  # fmt: skip
    outer = stream(document, b"/F Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]),
                   Resources=Dictionary(XObject=Dictionary(F=one)))  # fmt: skip
    made = states(document)
    made.XObject = Dictionary(F=outer, G=one)
    return made


def spaces(name: str) -> Any:
    return lambda document: Dictionary(ColorSpace=Dictionary(S=separation(document, name)), **states(document))


def named(name: str) -> Any:
    def made(document: pikepdf.Pdf) -> Any:
        resources = states(document)
        resources.ColorSpace = Dictionary(S=separation(document, name))
        return resources

    return made


def two_inks(document: pikepdf.Pdf) -> Any:
    turn = stream(document, b"{0 0}", FunctionType=4, Domain=Array([0, 1, 0, 1]), Range=Array([0, 1] * 4))
    space = Array([Name.DeviceN, Array([Name.Cyan, Name.Gold]), Name.DeviceCMYK, turn])
    return Dictionary(ColorSpace=Dictionary(S=space))


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("CMYK", (2, 2), (200, 100, 50, 20)).save(out, "JPEG", quality=100)
    return out.getvalue()


def wavelets(mode: str, colour: tuple[int, ...]) -> bytes:
    """A JPEG 2000 of four pixels of one colour."""
    out = io.BytesIO()
    Image.new(mode, (2, 2), colour).save(out, "JPEG2000", irreversible=False)
    return out.getvalue()


def jbig2() -> bytes:
    """Sixteen pixels square, the left half black: a page and a region in code of fax (ISO/IEC 14492, 7.2, 7.4)."""
    shown = Image.new("1", (16, 16), 1)
    shown.paste(0, (0, 0, 8, 16))
    out = io.BytesIO()
    shown.save(out, "TIFF", compression="group4")
    with Image.open(io.BytesIO(out.getvalue())) as tiff:
        start, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
    coded = out.getvalue()[start : start + length]
    square = struct.pack(">II", 16, 16)
    page = square + bytes(11)
    region = square + bytes(9) + b"\x01" + coded
    parts = [struct.pack(">IBBBI", at, kind, 0, 1, len(data)) + data for at, kind, data in
             ((0, 48, page), (1, 38, region))]  # fmt: skip
    return b"".join(parts)


CORNERS = ((10, 10), (90, 12), (14, 88), (86, 90))
SHADES = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0.2, 1))


def mesh(kind: int, *, place: int = 16, part: int = 8, spot: bool = False) -> Any:
    """A mesh of *kind* between four corners of four inks, or of so much of one."""

    def resources(document: pikepdf.Pdf) -> Any:
        space = separation(document, "Gold") if spot else Name.DeviceCMYK
        shades = [shade[:1] if spot else shade for shade in ((0.2,), (1,), (0.6,), (0.4,))] if spot else SHADES

        def bits(values: Any, deep: int) -> str:
            return "".join(f"{round(value * ((1 << deep) - 1)):0{deep}b}" for value in values)

        def at(point: tuple[float, float]) -> str:
            return bits([one / 100 for one in point], place)

        def between(one: int, other: int) -> list[tuple[float, float]]:
            (x, y), (u, v) = CORNERS[one], CORNERS[other]
            return [(x + (u - x) * t / 3, y + (v - y) * t / 3) for t in (1, 2)]

        records: list[str] = []
        if kind < 6:
            order = (0, 1, 2, 1, 2, 3) if kind == 4 else (0, 1, 2, 3)
            records = [("00000000" if kind == 4 else "") + at(CORNERS[n]) + bits(shades[n], part) for n in order]
        else:
            ring = [CORNERS[0], *between(0, 2), CORNERS[2], *between(2, 3), CORNERS[3], *between(3, 1), CORNERS[1],
                    *between(1, 0)]  # fmt: skip
            inside = [(35, 35), (35, 65), (65, 65), (65, 35)] if kind == 7 else []
            colours = "".join(bits(shades[n], part) for n in (0, 2, 3, 1))
            records = ["00000000" + "".join(map(at, (*ring, *inside))) + colours]
        data = b"".join(int(one.ljust(-len(one) % 8 + len(one), "0"), 2).to_bytes((len(one) + 7) // 8, "big")
                        for one in records)  # fmt: skip
        entries = {"VerticesPerRow": 2} if kind == 5 else {"BitsPerFlag": 8}
        one = stream(document, data, ShadingType=kind, ColorSpace=space, BitsPerCoordinate=place, BitsPerComponent=part,
                     Decode=Array([0, 100, 0, 100, *[0, 1] * len(shades[0])]), **entries)  # fmt: skip
        return Dictionary(Shading=Dictionary(S=one), Pattern=Dictionary(P=Dictionary(PatternType=2, Shading=one)))

    return resources


def by_place(document: pikepdf.Pdf) -> Any:
    """A shading whose colour is a function of the place: cyan to the right, magenta upward."""
    turn = stream(document, b"{ 0 0 }", FunctionType=4, Domain=Array([0, 1] * 2), Range=Array([0, 1] * 4))
    one = Dictionary(ShadingType=1, ColorSpace=Name.DeviceCMYK, Function=turn, Matrix=Array([100, 0, 0, 100, 0, 0]))
    return Dictionary(Shading=Dictionary(S=one))


def over(kind: str = "spot") -> Any:
    """A shading from nothing to half of an ink, or of the four; a state that overprints; a cell and a mask."""

    def resources(document: pikepdf.Pdf) -> Any:
        space = separation(document, "Gold") if kind == "spot" else Name.DeviceCMYK
        ends = {"C0": [0.2], "C1": [0.6]} if kind == "spot" else {"C0": [0, 0.2, 0, 0], "C1": [0, 0.6, 0, 0]}
        one = Dictionary(ShadingType=2, ColorSpace=space, Coords=[0, 0, 100, 0],
                         Function=Dictionary(FunctionType=2, Domain=[0, 1], N=1, **ends))  # fmt: skip
        made = states(document)
        made.Shading = Dictionary(S=one)
        made.Pattern = Dictionary(P=Dictionary(PatternType=2, Shading=one), T=cell(document).Pattern.P)
        made.XObject = Dictionary(M=image(document, None, bytes([0x40, 0x80]), ImageMask=True, BitsPerComponent=1))
        return made

    return resources


PIXEL = bytes([200, 100, 50, 20])
PALETTE = Array([Name.Indexed, Name.DeviceCMYK, 1, pikepdf.String(bytes(4) + PIXEL)])
LARGE: Any = {"Width": 16, "Height": 16, "BitsPerComponent": 1}
CASES: dict[str, tuple[bytes | str, Any]] = {
    "knocking out": (BASE + BLACK, None),
    "overprint mode 1": (BASE + "/O1 gs " + BLACK, states),
    "overprint mode 1, one ink": (BASE + "/O1 gs 0 .9 0 0 k 20 20 60 60 re f", states),
    "overprint mode 0": (BASE + "/O0 gs " + BLACK, states),
    "white overprints": (BASE + "/O1 gs 0 0 0 0 k 20 20 60 60 re f", states),
    "grey does not": (BASE + "/O1 gs .3 g 20 20 60 60 re f", states),
    "a line overprints": (BASE + "/O1 gs 0 0 0 1 K 30 w 0 50 m 100 50 l S", states),
    "half transparent": (BASE + "/A gs 1 0 0 0 k 20 20 60 60 re f", states),
    "half transparent, overprinting": (BASE + "/O1 gs /A gs " + BLACK, states),
    "multiplied": (BASE + "/M gs .5 .5 0 0 k 20 20 60 60 re f", states),
    "soft mask of the state": (BASE + "/S gs 1 0 0 0 k 20 20 60 60 re f", states),
    "colour restored": (BASE + "q 1 0 0 0 k 0 0 10 10 re f Q 20 20 60 60 re f", None),
    "CMYK image": (WHOLE, one_image(Name.DeviceCMYK, PIXEL * 4)),
    "CMYK image, decoded": (WHOLE, one_image(Name.DeviceCMYK, PIXEL * 4, Decode=Array([1, 0] * 4))),
    "CMYK JPEG": (WHOLE, one_image(Name.DeviceCMYK, jpeg(), Filter=Name.DCTDecode, Decode=Array([1, 0] * 4))),
    "JBIG2": (WHOLE, one_image(Name.DeviceGray, jbig2(), Filter=Name.JBIG2Decode, **LARGE)),
    "JBIG2, decoded": (
        WHOLE, one_image(Name.DeviceGray, jbig2(), Filter=Name.JBIG2Decode, Decode=Array([1, 0]), **LARGE)
    ),
    "JBIG2 in a spot ink": (
        WHOLE, one_image(lambda document: separation(document, "Gold"), jbig2(), Filter=Name.JBIG2Decode, **LARGE)
    ),
    "palette": (WHOLE, one_image(PALETTE, bytes([1] * 4))),
    "palette of four bits": (WHOLE, one_image(PALETTE, bytes([0x11] * 2), BitsPerComponent=4)),
    "palette of one bit": (WHOLE, one_image(PALETTE, bytes([0xC0] * 2), BitsPerComponent=1)),
    "grey image": (WHOLE, one_image(Name.DeviceGray, bytes([100] * 4))),
    "grey image cut short": (WHOLE, one_image(Name.DeviceGray, bytes([100] * 2))),
    "CMYK image cut short": (WHOLE, one_image(Name.DeviceCMYK, PIXEL * 2)),
    "JPEG after a line end": (
        WHOLE, one_image(Name.DeviceCMYK, b"\n" + jpeg(), Filter=Name.DCTDecode, Decode=Array([1, 0] * 4))
    ),
    "JPEG 2000 seen through": (WHOLE, one_image(Name.DeviceGray, wavelets("LA", (100, 7)), Filter=Name.JPXDecode)),
    "image of sixteen bits": (WHOLE, one_image(Name.DeviceGray, bytes([100, 7] * 4), BitsPerComponent=16)),
    "image with a soft mask": (WHOLE, one_image(Name.DeviceCMYK, PIXEL * 4, SMask=soft)),
    "spot image": (WHOLE, one_image(lambda document: separation(document, "Gold"), bytes([200] * 4))),
    "inline image": (b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID \xc8d2\x14 EI Q", None),
    "stencil": (b".3 .2 .1 0 k q 100 0 0 100 0 0 cm BI /W 8 /H 1 /IM true /D [1 0] ID \x7e EI Q", None),
    "spot ink": (BASE + "/S cs .5 scn 20 20 60 60 re f", named("Gold")),
    "spot ink overprints": (BASE + "/O1 gs /S cs .5 scn 20 20 60 60 re f", named("Gold")),
    "every plate": (BASE + "/S cs .5 scn 20 20 60 60 re f", named("All")),
    "no plate": (BASE + "/S cs .5 scn 20 20 60 60 re f", named("None")),
    "a process ink by name": (BASE + "/O1 gs /S cs .5 scn 20 20 60 60 re f", named("Black")),
    "two inks": ("/S cs .5 .3 scn 20 20 60 60 re f", two_inks),
    "axial shading": ("/S sh", shading(2, [0, 0, 100, 0])),
    "radial shading": ("/S sh", shading(3, [50, 50, 0, 50, 50, 80])),
    "shading as a pattern": ("/Pattern cs /P scn 0 0 100 100 re f", shading(2, [0, 0, 100, 0])),
    "shading by place": ("/S sh", by_place),
    "mesh of triangles": ("/S sh", mesh(4)),
    "mesh of triangles, odd bits": ("/S sh", mesh(4, place=12, part=4)),
    "mesh of rows": ("/S sh", mesh(5, place=32, part=16)),
    "mesh of patches": ("/S sh", mesh(6)),
    "mesh of tensors": ("/S sh", mesh(7)),
    "mesh as a pattern": ("/Pattern cs /P scn 0 0 100 100 re f", mesh(6)),
    "mesh of a spot ink": ("/S sh", mesh(4, spot=True)),
    "shading of a spot ink overprints": (BASE + "/O1 gs /S sh", over()),
    "shading of a spot ink knocks out": (BASE + "/S sh", over()),
    "shading of a spot ink overprints as a pattern": (BASE + "/O1 gs /Pattern cs /P scn 0 0 100 100 re f", over()),
    "shading of four inks does not": (BASE + "/O1 gs /S sh", over("four")),
    "mask in a shading": ("/Pattern cs /P scn q 100 0 0 100 0 0 cm /M Do Q", over()),
    "mask in a pattern": ("/Pattern cs /T scn q 100 0 0 100 0 0 cm /M Do Q", over()),
    "coloured pattern": ("/Pattern cs /P scn 0 0 100 100 re f", cell),
    "uncoloured pattern": (BASE + "/U cs .5 .1 0 0 /P scn 0 0 100 100 re f", lambda document: cell(document, False)),
    "form in a form": (BASE + "/F Do", form),
    "half transparent form": (BASE + "/A gs /G Do", form),
}  # fmt: skip


def ours(data: bytes) -> dict[str, Image.Image]:
    return checked(data, "t.pdf", Limits("t"), PROFILE, dpi=72).plates[0]


def told(plates: dict[str, Image.Image]) -> dict[str, list[int]]:
    """A corner, the middle and points beside it, by plate; empty plates left out."""
    found = {}
    for name, plate in plates.items():
        values = [plate.getpixel(at) for at in ((5, 5), (50, 50), (63, 57), (95, 50))]
        if any(values):
            found[name] = values
    return found


@pytest.mark.parametrize("name", CASES)
def test_plates_are_those_of_ghostscript(name: str, tmp_path: Path) -> None:
    content, resources = CASES[name]
    data = paper(content, resources)
    (tmp_path / "t.pdf").write_bytes(data)
    theirs = told(ghost_plates(tmp_path / "t.pdf", tmp_path / "gs"))
    mine = told(ours(data))
    assert mine.keys() == theirs.keys()
    for plate, values in theirs.items():
        assert mine[plate] == pytest.approx(values, abs=4), plate
    assert theirs


def test_a_fill_knocks_out_while_its_outline_overprints() -> None:
    """Ghostscript 10 takes the line's overprint for the fill's here."""
    plates = told(ours(paper(BASE + "/L gs 0 0 0 1 K .5 .5 .5 0 k 40 w 20 20 60 60 re B", states)))
    assert plates["Cyan"] == pytest.approx([102, 128, 128, 102], abs=1)
    assert plates["Black"] == [255, 0, 255, 255]


def test_deep_wavelets_are_drawn_in_their_three_colours_and_numbers_of_few_bits_are_numbers() -> None:
    """Pillow rounds the white of sixteen bits up to black, and moves numbers of four bits to the top of eight."""
    document = pikepdf.new()
    made = one_image(Name.DeviceRGB, wavelets("RGB", (250, 120, 30)), Filter=Name.JPXDecode)(document)
    picture = next(iter(made.XObject.values()))
    assert [band.getpixel((1, 1)) for band in samples_drawn(picture, 3)] == pytest.approx([250, 120, 30], abs=1)
    assert depth_of(wavelets("RGB", (1, 2, 3))) == 8
    deep = wavelets("L", (7,)).replace(b"\x00\x01\x07\x01\x01\xff", b"\x00\x01\x0f\x01\x01\xff")
    assert depth_of(deep) == 16 and depth_of(b"none") == 8
    assert numbers_of(Image.frombytes("L", (3, 1), bytes([0, 0x30, 0xF0])), 4).tobytes() == bytes([0, 3, 15])


def test_the_mask_within_a_picture_is_unpacked_once_for_all_plates(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked: list[object] = []

    def seen(image: Any, space: Space) -> Image.Image | None:
        unpacked.append(image)
        return own_mask(image, space)

    monkeypatch.setattr(plate_parts, "own_mask", seen)
    half = one_image(Name.DeviceGray, wavelets("LA", (100, 128)), Filter=Name.JPXDecode, SMaskInData=1)
    plates = ours(paper(WHOLE, half))
    assert len(unpacked) == 1
    whole = ours(paper(WHOLE, one_image(Name.DeviceGray, wavelets("LA", (100, 128)), Filter=Name.JPXDecode)))
    assert 0 < heaviest(plates) < heaviest(whole)


def mask_of_half(document: pikepdf.Pdf) -> Any:
    """A state whose mask is half light, squared by its function."""
    square = Dictionary(FunctionType=2, Domain=[0, 1], N=2, C0=[0], C1=[1])
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray, I=True)
    half = stream(document, b".5 g 0 0 100 100 re f", Type=Name.XObject, Subtype=Name.Form,
                  BBox=Array([0, 0, 100, 100]), Group=group)  # fmt: skip
    return Dictionary(ExtGState=Dictionary(H=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=half, TR=square))))


def test_a_function_of_a_mask_is_applied_once() -> None:
    """What a mask's TR gives for its luminosity is the mask (ISO 32000-1, 11.6.5.3, table 144): .5 squared is 25 %.

    Ghostscript 10.0 does so on a page that is a group, poppler on every page; without a group Ghostscript applies the
    function twice (4 per cent), so that its plates are no witness there.
    """
    for more in ({}, {"Group": Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)}):
        plates = ours(paper("/H gs 0 0 0 1 k 0 0 100 100 re f", mask_of_half, **more))
        assert plates["Black"].getpixel((50, 50)) == pytest.approx(64, abs=1)


def test_the_comparison_sees_a_plate_that_is_off() -> None:
    one, other = (told(ours(paper(content, states))) for content in (BASE + BLACK, BASE + "/O1 gs " + BLACK))
    assert one != other


def test_managed_colour_goes_through_the_profile_of_the_press() -> None:
    plates = told(ours(paper("0 0 1 rg 20 20 60 60 re f")))
    assert plates["Cyan"][1] > 200 and plates["Magenta"][1] > 100
    assert heaviest(ours(paper("0 0 0 rg 20 20 60 60 re f"))) < 225


def test_a_rotated_and_cropped_page_is_measured_as_it_is_cut() -> None:
    whole = paper(
        "1 1 0 0 k 0 0 50 50 re f", Rotate=90, TrimBox=Array([40, 40, 80, 100]), CropBox=Array([0, 0, 45, 45])
    )
    report = checked(whole, "t.pdf", Limits("t"), PROFILE).report
    ink = report.pages[0].ink
    assert ink is not None and ink.most == 200
    # The corner of ink inside the trim begins 50 points under its upper edge.
    assert (ink.spot.x, ink.spot.y) == pytest.approx((0, 50 / 72 * 25.4), abs=0.2)


def test_what_cannot_be_put_on_plates_is_said() -> None:
    def mesh(document: pikepdf.Pdf) -> Any:
        one = stream(document, bytes(40), ShadingType=4, ColorSpace=Name.DeviceCMYK, BitsPerCoordinate=8,
                     BitsPerComponent=8, BitsPerFlag=8, Decode=Array([0, 1] * 6))  # fmt: skip
        return Dictionary(Shading=Dictionary(S=one))

    found = {one.code for one in checked(paper("/S sh", mesh), "t.pdf", Limits("t"), PROFILE).report.findings}
    assert "preflight-unmeasured" in found
    plain = {one.code for one in checked(paper(BASE), "t.pdf", Limits("t"), PROFILE).report.findings}
    assert "preflight-unmeasured" not in plain
