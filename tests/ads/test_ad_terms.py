"""What an ad's own file says of itself, and what becomes of it by order: held against plates drawn by Ghostscript."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from ad_files import MM, ad, changed
from pikepdf import Array, Dictionary, Name
from PIL import Image
from test_ads import SLOT, form, made

from layout.intake.intake import Terms, take
from layout.stylesheets.preflight import read_limits

WIDE, HIGH = 120 * MM, 60 * MM
LIGHT = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)


def page(content: bytes, dress: Any = lambda document, one: None) -> bytes:
    """A page of 120 × 60 mm with *content*; *dress* gives it what that names."""
    out = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(WIDE, HIGH))
        one = document.pages[0].obj
        one.Resources = Dictionary()
        one.Contents = document.make_stream(content)
        dress(document, one)
        document.save(out, deterministic_id=True)
    return out.getvalue()


def plates(folder: Path) -> dict[str, Image.Image]:
    """The plates of the page that was made, 60 dots to the inch, 0 for a solid."""
    (path,) = (folder / "out/ads").glob("P01*.pdf")
    subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r60", f"-sOutputFile={folder}/s.tif",
         path],
        check=True, capture_output=True,
    )  # fmt: skip
    return {name: Image.open(folder / f"s({name}).tif") for name in ("Cyan", "Magenta", "Yellow", "Black")}


def ink(folder: Path, across: float, down: float) -> list[int]:
    """Per cent of the four inks at a place of the ad, in parts of its width and height."""
    x, y = ((3 + 12 + 0.5 + at) * 60 / 25.4 for at in (across * 120, down * 60 + 11))
    made: list[int] = []
    for plate in plates(folder).values():
        value = plate.getpixel((round(x), round(y)))
        assert isinstance(value, int)
        made.append(round((255 - value) * 100 / 255))
    return made


def shading(kind: str) -> bytes:
    def dress(document: pikepdf.Pdf, one: Any) -> None:
        along = Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, WIDE, 0], Function=LIGHT, Extend=[True, True]
        )
        if kind == "pattern":
            one.Resources.Pattern = Dictionary(P=Dictionary(PatternType=2, Shading=along))
        else:
            one.Resources.Shading = Dictionary(S=document.make_indirect(along))

    return page(b"/S sh" if kind == "sh" else b"/Pattern cs /P scn 0 0 400 400 re f", dress)


@pytest.mark.parametrize("kind", ["sh", "pattern"])
def test_a_shading_in_light_is_refused_and_by_order_runs_through_inks(tmp_path: Path, kind: str) -> None:
    code, found = made(tmp_path, shading(kind))
    assert code == 1 and "preflight-rgb" in found
    code, found = made(tmp_path, shading(kind), SLOT + ", convert: true")
    assert code == 0 and "ad-converted" in found and not [one for one in found if one.startswith("preflight")]
    red, between, blue = (ink(tmp_path, at, 0.5) for at in (0.05, 0.5, 0.95))
    assert red[0] <= 5 and red[1] >= 90 and red[2] >= 60
    assert blue[0] >= 70 and blue[2] <= 5
    assert red[0] < between[0] < blue[0]


def picture(mask: bool = False) -> bytes:
    """Left half red, right half blue; with *mask* the red is left out."""

    def dress(document: pikepdf.Pdf, one: Any) -> None:
        image = document.make_stream((b"\xff\0\0" * 300 + b"\0\0\xff" * 300) * 300)
        image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
        image.Width, image.Height, image.BitsPerComponent = 600, 300, 8
        if mask:
            image.Mask = Array([200, 255, 0, 50, 0, 50])
        one.Resources.XObject = Dictionary(I=image)

    return page(b"q %f 0 0 %f 0 0 cm /I Do Q" % (WIDE, HIGH), dress)


@pytest.mark.parametrize("mask", [False, True])
def test_a_colour_that_a_picture_leaves_out_stays_left_out(tmp_path: Path, mask: bool) -> None:
    code, _ = made(tmp_path, picture(mask), SLOT + ", convert: true")
    assert code == 0
    assert (sum(ink(tmp_path, 0.25, 0.5)) == 0) == mask
    assert ink(tmp_path, 0.75, 0.5)[0] >= 70


def test_a_picture_within_the_content_is_converted_too(tmp_path: Path) -> None:
    data = page(b"q %f 0 0 %f 0 0 cm BI /W 2 /H 1 /CS /RGB /BPC 8 ID \xff\0\0\0\0\xff EI Q" % (WIDE, HIGH))
    assert made(tmp_path, data)[0] == 1
    code, found = made(tmp_path, data, SLOT + ", convert: true")
    assert "preflight-rgb" not in found and "ad-refused" not in found, (code, found.keys())
    assert ink(tmp_path, 0.1, 0.5)[1] >= 90 and ink(tmp_path, 0.9, 0.5)[0] >= 70


def group(space: str, see_through: bool) -> bytes:
    def dress(document: pikepdf.Pdf, one: Any) -> None:
        one.Group = Dictionary(S=Name.Transparency, CS=Name(space))
        one.Resources.ExtGState = Dictionary(G=Dictionary(ca=0.5 if see_through else 1))

    return page(b"/G gs 1 0 0 0 k 0 0 400 400 re f", dress)


def test_a_page_blended_in_light_is_refused_and_one_that_blends_nothing_says_so_no_more(tmp_path: Path) -> None:
    code, found = made(tmp_path, group("/DeviceRGB", see_through=True))
    assert code == 1 and "preflight-blend-space" in found
    for space, kept in (("/DeviceRGB", False), ("/DeviceCMYK", True)):
        code, found = made(tmp_path, group(space, see_through=False))
        assert code == 0, found.keys()
        _document, placed = form(tmp_path)
        assert ("/CS" in placed.Group) == kept  # PDF/X-4 has no group in light


@pytest.mark.parametrize("printed", ["/ON", "/OFF"])
def test_a_layer_that_is_seen_and_not_printed_is_refused(tmp_path: Path, printed: str) -> None:
    def layered(document: pikepdf.Pdf) -> None:
        usage = Dictionary(Print=Dictionary(PrintState=Name(printed)))
        layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="proof", Usage=usage))
        order = Dictionary(Event=Name.Print, OCGs=[layer], Category=[Name.Print])
        document.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(ON=[layer], AS=[order]))

    code, found = made(tmp_path, changed(ad(), layered))
    assert (code == 1 and "ad-hidden-layers" in found) == (printed == "/OFF")


@pytest.mark.parametrize("turn", [45, 450])
def test_only_a_quarter_turn_turns_a_page(tmp_path: Path, turn: int) -> None:
    data = changed(ad(), lambda document: setattr(document.pages[0].obj, "Rotate", turn))
    _, found = made(tmp_path, data)
    assert ("ad-size-differs" in found) == (turn == 450)


@pytest.mark.parametrize("allowed", [True, False])
def test_a_file_that_forbids_printing_is_named(tmp_path: Path, allowed: bool) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(ad())) as document:
        rights = pikepdf.Permissions(print_highres=allowed, print_lowres=allowed)
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="", allow=rights))
    code, found = made(tmp_path, out.getvalue())
    assert code == 0 and ("ad-no-printing" in found) != allowed


def jpeg(inks: tuple[int, int, int, int], **more: Any) -> bytes:
    out = BytesIO()
    Image.new("CMYK", (1200, 600), inks).save(out, "JPEG", **more)
    return out.getvalue()


def test_too_much_ink_in_a_picture_is_refused_and_reduced_by_order_only(tmp_path: Path) -> None:
    slot = SLOT.replace("ad.pdf", "ad.jpg")
    for inks, order, code in (((90, 0, 60, 0), "", 0), ((255, 255, 200, 200), "", 1),
                              ((255, 255, 200, 200), ", convert: true", 0)):  # fmt: skip
        (tmp_path / "ad.jpg").write_bytes(jpeg(inks))
        done, found = made(tmp_path, b"", slot + order)
        assert done == code and ("ad-over-ink" in found) == bool(code)
    assert sum(ink(tmp_path, 0.5, 0.5)) <= 221


def mesh() -> bytes:
    """A triangle of red, green and blue corners."""

    def dress(document: pikepdf.Pdf, one: Any) -> None:
        corners = ((0, 0, 0, b"\xff\0\0"), (0, 250, 0, b"\0\xff\0"), (0, 120, 250, b"\0\0\xff"))
        shading = document.make_stream(b"".join(bytes((flag, x, y)) + light for flag, x, y, light in corners))
        shading.ShadingType, shading.ColorSpace, shading.Decode = (
            4,
            Name.DeviceRGB,
            Array([0, 340, 0, 170, *[0, 1] * 3]),
        )
        shading.BitsPerFlag = shading.BitsPerCoordinate = shading.BitsPerComponent = 8
        one.Resources.Shading = Dictionary(S=shading)

    return page(b"/S sh", dress)


def test_a_mesh_in_light_is_refused_and_by_order_has_inks_at_its_corners(tmp_path: Path) -> None:
    code, found = made(tmp_path, mesh())
    assert code == 1 and "preflight-rgb" in found
    code, found = made(tmp_path, mesh(), SLOT + ", convert: true")
    assert code == 0 and not [one for one in found if one.startswith("preflight")]
    red, blue = ink(tmp_path, 0.12, 0.9), ink(tmp_path, 0.47, 0.15)
    assert red[0] <= 20 and red[1] >= 70 and blue[0] >= 60 and blue[2] <= 20, (red, blue)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "preflight-page-empty"), (b"0.3 0 0 0 k 0 0 99 99 re f /X9 Do", "preflight-syntax"),
     (b"0.3 0 0 0 k 0 0 99 99 re f", "")],
)  # fmt: skip
def test_what_of_a_file_would_not_be_printed_is_said(tmp_path: Path, content: bytes, said: str) -> None:
    _, found = made(tmp_path, page(content))
    assert [one for one in found if one.startswith("preflight")] == ([said] if said else [])


def test_an_ink_for_a_pdf_is_said_to_do_nothing(tmp_path: Path) -> None:
    code, found = made(tmp_path, ad(), SLOT + ", ink: flag-red")
    assert code == 0 and "ad-ink-of-pdf" in found
    assert "ad-ink-of-pdf" not in made(tmp_path, ad(), SLOT)[1]


def test_a_picture_has_one_page(tmp_path: Path) -> None:
    (tmp_path / "ad.jpg").write_bytes(jpeg((90, 0, 60, 0)))
    slot = SLOT.replace("ad.pdf", "ad.jpg")
    for page, code in ((1, 0), (2, 1)):
        done, found = made(tmp_path, b"", f"{slot}, file_page: {page}")
        assert done == code and ("ad-no-such-page" in found) == bool(code)


@pytest.mark.parametrize(("dpi", "said"), [(254, False), (508, True), (72, False)])
def test_a_picture_at_another_size_than_its_file_says_is_noted(tmp_path: Path, dpi: int, said: bool) -> None:
    (tmp_path / "ad.jpg").write_bytes(jpeg((90, 0, 60, 0), dpi=(dpi, dpi)))
    code, found = made(tmp_path, b"", SLOT.replace("ad.pdf", "ad.jpg"))
    assert code == 0 and ("ad-picture-scaled" in found) == said


def test_an_ad_without_a_file_is_told_once(tmp_path: Path) -> None:
    _, found = made(tmp_path, b"", "use: ad, at: [1, 3], size: [120mm, 60mm]")
    assert "spec-slot-lacks" in found and "file-not-a-file" not in found


@pytest.mark.parametrize("name", ["P", "OC", "Thumb", "Metadata", "A"])
def test_what_an_ad_names_is_there_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    def dress(document: pikepdf.Pdf, one: Any) -> None:
        tile = document.make_stream(b"1 0 0 0 k 0 0 10 10 re f")
        tile.PatternType, tile.PaintType, tile.TilingType = 1, 1, 1
        tile.BBox, tile.XStep, tile.YStep, tile.Resources = Array([0, 0, 10, 10]), 10, 10, Dictionary()
        one.Resources.Pattern = document.make_indirect(Dictionary({f"/{name}": document.make_indirect(tile)}))

    made(tmp_path, page(b"/Pattern cs /%s scn 0 0 400 400 re f" % name.encode(), dress))
    assert ink(tmp_path, 0.5, 0.5)[0] == 100


def test_a_strip_of_miles_is_taken_in_and_shown_coarser(tmp_path: Path) -> None:
    """A side of a JPEG has 65,500 pixels at most; what is placed is the page itself, all of it."""

    def long(document: pikepdf.Pdf, one: Any) -> None:
        one.MediaBox = one.TrimBox = Array([0, 0, 65_900, 20])

    root = Path(__file__).parents[2]
    limits = read_limits((root / "styles/preflight/newsprint.yaml").read_text("utf-8"), "p.yaml")
    terms = Terms(limits, (root / "styles/press/newsprint.icc").read_bytes(), "x-4")
    taken = take(page(b"0 0 0 1 k 0 0 65900 20 re f", long), "a.pdf", 1, terms)
    assert taken.placed is not None and taken.placed.size == (65_900_000, 20_000)
    assert 1 <= taken.placed.shown.height < taken.placed.shown.width <= 65_500
