"""Managed colour as Ghostscript turns it: calibrated spaces, Lab in palettes and pictures, rendering intents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from paper import PROFILE, image, paper
from pikepdf import Array, Dictionary, Name, String
from test_groups import ghosts

from layout.pdfreader.calibrated import Calibration, calibration_of, profile_for
from layout.pdfreader.converter import Converter
from layout.pdfreader.spaces import PROCESS, RGB, Space
from layout.preflight.check import check, checked
from layout.stylesheets.preflight import Limits

NEAR = 5
"""Levels of 255 by which two colour engines may round apart."""
WHITE = Array([0.9505, 1, 1.089])
LAB = Array([Name.Lab, Dictionary(WhitePoint=WHITE, Range=Array([-60, 60, -80, 80]))])
WIDE = Array([Name.Lab, Dictionary(WhitePoint=WHITE)])
CAL_RGB = Array([Name.CalRGB, Dictionary(WhitePoint=WHITE, Gamma=Array([1.8, 1.8, 1.8]),
                 Matrix=Array([0.4497, 0.2446, 0.0252, 0.3163, 0.672, 0.1412, 0.1845, 0.0833, 0.9227]))])  # fmt: skip
CAL_GRAY = Array([Name.CalGray, Dictionary(WhitePoint=WHITE, Gamma=2.2)])
PALETTE = Array([Name.Indexed, LAB, 2, String(b"\x80\x40\xc0\xa0\x80\x80\x60\xe0\x20")])
COLOURS = Array([Name.Indexed, Name.DeviceRGB, 2, String(b"\xc0\x30\x30\x30\xc0\x30\x30\x30\xc0")])
ALL = "0 0 100 100 re f"
DRAWN = [
    (LAB, f"/S cs 60 20 -30 sc {ALL}"), (LAB, f"/S cs 30 -50 70 sc {ALL}"),
    (COLOURS, f"/S cs -9 sc {ALL}"), (COLOURS, f"/S cs 17 sc {ALL}"), (COLOURS, f"/S cs .2 sc {ALL}"),
    (CAL_RGB, f"/S cs .19 .76 .48 sc {ALL}"), (CAL_RGB, f"/S cs .8 .3 .2 sc {ALL}"), (CAL_GRAY, f"/S cs .4 sc {ALL}"),
    *((None, f"/{intent} ri {colour} rg {ALL}")
      for intent in ("Perceptual", "Saturation", "AbsoluteColorimetric", "RelativeColorimetric", "Nonesuch")
      for colour in ("0 0 0", ".19 .77 .48")),
    (None, f"/Told gs .19 .77 .48 rg {ALL}"), (None, f"q /Perceptual ri Q 0 0 0 rg {ALL}"),
]  # fmt: skip


def told(space: Any) -> Any:
    def made(document: pikepdf.Pdf) -> Any:
        states = Dictionary(Told=Dictionary(RI=Name.Perceptual))
        spaces = Dictionary() if space is None else Dictionary(S=space)
        return Dictionary(ColorSpace=spaces, ExtGState=states)

    return made


def middle(data: bytes, tmp_path: Path) -> tuple[list[int], list[int]]:
    """The inks in the middle of the page, ours and Ghostscript's."""
    plates = checked(data, "P01.pdf", Limits("quick", resolution=72), PROFILE, dpi=72).plates[0]
    (other,) = ghosts(data, tmp_path, 1)
    return [plates[one].getpixel((50, 50)) for one in PROCESS], [other[one].getpixel((50, 50)) for one in PROCESS]


def near(mine: list[int], other: list[int]) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(mine, other, strict=True))


@pytest.mark.parametrize(("space", "content"), DRAWN)
def test_a_colour_is_that_of_ghostscript(space: Any, content: str, tmp_path: Path) -> None:
    mine, other = middle(paper(content, told(space)), tmp_path)
    assert near(mine, other), (mine, other)
    assert any(mine)


@pytest.mark.parametrize(("space", "pixel", "more"), [
    (CAL_RGB, b"\xc0\x30\x60", {}), (Name.DeviceRGB, bytes(3), {"Intent": Name.Perceptual}),
    (Name.DeviceRGB, b"\xf0\x0f\xf0", {"BitsPerComponent": 4}), (Name.DeviceCMYK, b"\x4e\x4e", {"BitsPerComponent": 2}),
    (Name.DeviceRGB, b"\xb4", {"BitsPerComponent": 1}),
])  # fmt: skip
def test_a_picture_is_that_of_ghostscript(space: Any, pixel: bytes, more: dict[str, Any], tmp_path: Path) -> None:
    many = pixel * 4
    put = lambda pdf: Dictionary(XObject=Dictionary(I=image(pdf, space, many, **more)))  # noqa: E731
    mine, other = middle(paper("q 200 0 0 200 0 -100 cm /I Do Q", put), tmp_path)
    assert near(mine, other), (mine, other)


@pytest.mark.parametrize(("space", "more", "colour"), [
    (WIDE, {}, "50.2 -49.8 50.6"), (LAB, {}, "50.2 -29.9 40.5"),
    (LAB, {"Decode": [0, 100, -20, 20, 0, 40]}, "50.2 -9.96 30.1"), (PALETTE, {}, "50.2 -29.9 40.5"),
])  # fmt: skip
def test_bytes_of_lab_are_the_colours_that_the_standard_makes_of_them(
    space: Any, more: dict[str, Any], colour: str
) -> None:
    """ISO 32000-1, 8.6.6.3 and table 90.  Ghostscript 10.0 takes no notice of bounds there: a and b from -128 on."""
    pixels = bytes(4) if space is PALETTE else b"\x80\x40\xc0" * 4
    put = lambda pdf: Dictionary(XObject=Dictionary(I=image(pdf, space, pixels, **more)))  # noqa: E731
    mine, flat = (
        checked(data, "P01.pdf", Limits("quick", resolution=72), PROFILE, dpi=72).plates[0]
        for data in (paper("q 100 0 0 100 0 0 cm /I Do Q", put), paper(f"/S cs {colour} sc {ALL}", told(WIDE)))
    )
    assert near(*([one[plate].getpixel((50, 50)) for plate in PROCESS] for one in (mine, flat)))


@pytest.mark.parametrize(("space", "whole", "more"), [
    (WIDE, WIDE, {"Decode": [0, 100]}), (LAB, LAB, {"Decode": [0]}),
    (Name.DeviceRGB, Name.DeviceRGB, {"Decode": [1, 0]}),
    (Array([Name.Lab, Dictionary(WhitePoint=WHITE, Range=Array([-60, 60]))]), WIDE, {}),
])  # fmt: skip
def test_a_range_or_decode_that_is_cut_short_counts_as_none(space: Any, whole: Any, more: dict[str, Any]) -> None:
    def read(space: Any, **more: Any) -> Any:
        put = lambda pdf: Dictionary(XObject=Dictionary(I=image(pdf, space, b"\x80\x40\xc0" * 4, **more)))  # noqa: E731
        data = paper("q 100 0 0 100 0 0 cm /I Do Q", put)
        return checked(data, "P01.pdf", Limits("quick", resolution=72), PROFILE, dpi=72)

    torn, sound = read(space, **more), read(whole)
    assert {one.code for one in torn.report.findings} == {one.code for one in sound.report.findings}
    assert [torn.plates[0][one].getpixel((50, 50)) for one in PROCESS] == [
        sound.plates[0][one].getpixel((50, 50)) for one in PROCESS
    ]


def test_one_shading_is_fitted_in_two_ways_on_one_page() -> None:
    green = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0.2, 0.8, 0.5], C1=[0.2, 0.8, 0.5], N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=CAL_RGB, Coords=[0, 0, 100, 0], Extend=[True, True], Function=green)

    def put(pdf: pikepdf.Pdf) -> Any:
        pattern = pdf.make_indirect(Dictionary(Type=Name.Pattern, PatternType=2, Shading=shading))
        return Dictionary(Pattern=Dictionary(P=pattern))

    fill = "/Pattern cs /P scn {} 0 50 100 re f"
    both = [("AbsoluteColorimetric", 0), ("RelativeColorimetric", 50)]
    seen = []
    for content in (both, both[:1], both[1:]):
        data = paper(" ".join(f"/{intent} ri {fill.format(x)}" for intent, x in content), put)
        plates = checked(data, "P01.pdf", Limits("quick", resolution=72), PROFILE, dpi=72).plates[0]
        seen.append([[plates[one].getpixel((x, 50)) for one in PROCESS] for x in (20, 80)])
    assert seen[0] == [seen[1][0], seen[2][1]]
    assert seen[0][0] != seen[0][1]


def test_one_picture_is_fitted_in_two_ways_on_one_page() -> None:
    put = lambda pdf: Dictionary(XObject=Dictionary(I=image(pdf, Name.DeviceRGB, bytes(12))))  # noqa: E731
    data = paper("q 50 0 0 100 0 0 cm /I Do Q q /Perceptual ri 50 0 0 100 50 0 cm /I Do Q", put)
    plates = checked(data, "P01.pdf", Limits("quick", resolution=72), PROFILE, dpi=72).plates[0]
    left, right = (sum(plates[one].getpixel((x, 50)) for one in PROCESS) for x in (20, 80))
    assert (round(left / 2.55), round(right / 2.55)) == (187, 220)


def test_a_calibrated_space_like_that_of_screens_has_their_colours() -> None:
    screen = Calibration((0.9505, 1.0, 1.089), (2.2,) * 3,
                         (0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505))  # fmt: skip
    space, converter = Space("cal", 3, profile=profile_for(screen)), Converter(PROFILE)
    for colour in ((1.0, 1.0, 1.0), (0.5, 0.5, 0.5), (0.8, 0.2, 0.3), (0.2, 0.6, 0.9)):
        a, b = (converter.inks(one, colour) for one in (space, RGB))
        assert all(abs(a.on(plate) - b.on(plate)) < 0.03 for plate in PROCESS), colour
    assert not converter.broken


@pytest.mark.parametrize("said", [
    Dictionary(), Dictionary(WhitePoint=Array([1, 1])), Dictionary(WhitePoint=WHITE, Gamma=Array([1, 1])),
    Dictionary(WhitePoint=WHITE, Matrix=Array([1])), Dictionary(WhitePoint=Array([0, 1, 0])),
    Dictionary(WhitePoint=WHITE, Gamma=Array([1e9, 1, 1])), Dictionary(WhitePoint=Name.D50),
    Dictionary(WhitePoint=Array([0.001] * 3), Matrix=Array([50] * 9)), Dictionary(WhitePoint=Array([0.01, 0.01, 99])),
])  # fmt: skip
def test_a_calibration_that_says_nothing_of_use_is_that_of_screens(said: Any) -> None:
    assert calibration_of(said, 3) is None
    data = paper(f"/S cs .8 .3 .2 sc {ALL}", told(Array([Name.CalRGB, said])))
    assert "preflight-managed-colour" in {one.code for one in check(data, "a.pdf", Limits("a"), PROFILE).findings}
