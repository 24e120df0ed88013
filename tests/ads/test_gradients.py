"""Gradients, clips, lines and lights of infographics: as browsers draw them, in the press's inks."""

from __future__ import annotations

import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest
from PIL import Image
from test_svg import made, svg

from layout.findings import Unreadable
from layout.svg.flat import flattened
from layout.svg.model import Gradient, SvgShape, SvgWords
from layout.svg.reading import read_svg

SLOT = "use: picture, picture: chart.svg, at: [1, 3], size: [100mm, 50mm], caption_at: none"
VIEW = 'viewBox="0 0 200 100"'
STOPS = '<stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#f00"/>'


def shape(inner: str) -> SvgShape:
    """The last shape of a drawing."""
    one = read_svg(svg(inner, VIEW), "a.svg").items[-1]
    assert isinstance(one, SvgShape)
    return one


def gradient(inner: str) -> Gradient:
    fill = shape(inner).fill
    assert isinstance(fill, Gradient)
    return fill


def resources(data: bytes) -> tuple[pikepdf.Pdf, Any]:
    document = pikepdf.open(BytesIO(data))
    return document, document.pages[0].Resources


def test_a_gradient_is_a_shading_in_four_inks_and_keeps_every_standard(tmp_path: Path) -> None:
    inner = f'<linearGradient id="g">{STOPS}</linearGradient><rect width="200" height="100" fill="url(#g)"/>'
    code, found, data = made(tmp_path, svg(inner, VIEW), SLOT)
    assert code == 0 and not {one for one in found if one.startswith("svg")}
    _document, have = resources(data)
    (pattern,) = have.Pattern.values()
    assert (int(pattern.Shading.ShadingType), str(pattern.Shading.ColorSpace)) == (2, "/DeviceCMYK")
    for profile in ("2u", "ua1"):
        assert not validator.validate_pdf_bytes(data, profile=profile).to_dict()["failures"]


def test_its_plates_go_from_one_ink_to_the_other_evenly(tmp_path: Path) -> None:
    inner = f'<linearGradient id="g">{STOPS}</linearGradient><rect width="200" height="100" fill="url(#g)"/>'
    made(tmp_path, svg(inner, VIEW), SLOT)
    (path,) = (tmp_path / "out/ads").glob("P01*.pdf")
    made_of = tmp_path / "p.tif"
    words = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiff32nc", "-r50", f"-sOutputFile={made_of}"]
    subprocess.run([*words, path], check=True, timeout=120)
    with Image.open(made_of) as printed:
        magenta = printed.getchannel("M")
    left, top, right, bottom = magenta.getbbox()  # type: ignore[misc]
    shares = [magenta.getpixel((left + (right - left) * at // 10, (top + bottom) // 2)) for at in range(10)]
    assert all(a <= b + 8 for a, b in pairwise(shares))  # type: ignore[operator]
    assert shares[0] < 30 and shares[-1] > 180  # type: ignore[operator]


def test_previews_show_it(tmp_path: Path) -> None:
    inner = f'<radialGradient id="g">{STOPS}</radialGradient><rect width="200" height="100" fill="url(#g)"/>'
    made(tmp_path, svg(inner, VIEW), SLOT)
    shown = Image.open(tmp_path / "out/ads/P01.png").convert("RGB")
    mm = 72 / 25.4
    reds = {shown.getpixel((round((18 + at) * mm), round(45 * mm)))[1] // 8 for at in range(0, 95, 5)}  # type: ignore[index]
    assert len(reds) > 5


def test_places_shares_turns_and_names_of_others_are_followed() -> None:
    rect = '<rect x="50" y="20" width="100" height="40" fill="url(#g)"/>'
    by_box = gradient(f'<linearGradient id="g">{STOPS}</linearGradient>{rect}')
    assert by_box.matrix[:1] == (100.0,) and by_box.matrix[4:] == (50.0, 20.0)
    inner = f'<linearGradient id="h">{STOPS}</linearGradient><linearGradient id="g" href="#h" x2="0" y2="1"/>{rect}'
    assert gradient(inner).matrix[:2] == (0.0, 40.0)
    inner = f'<linearGradient id="g" gradientUnits="userSpaceOnUse" x2="50%" gradientTransform="scale(2)">{STOPS}'
    assert gradient(f"{inner}</linearGradient>{rect}").matrix[0] == 200.0
    off = gradient(f'<radialGradient id="g" fx="25%">{STOPS}</radialGradient>{rect}')
    assert off.radial and off.focus == pytest.approx((-0.5, 0, 0))


@pytest.mark.parametrize(("spread", "count"), [("pad", 1), ("repeat", 4), ("reflect", 4)])
@pytest.mark.parametrize("kind", ["linear", "radial"])
def test_a_gradient_goes_on_beyond_its_ends_as_it_says(kind: str, spread: str, count: int) -> None:
    where = 'x2="50"' if kind == "linear" else 'cx="0" cy="0" r="50"'
    inner = f'<{kind}Gradient id="g" gradientUnits="userSpaceOnUse" {where} spreadMethod="{spread}">{STOPS}'
    fill = gradient(f'{inner}</{kind}Gradient><rect width="200" height="9" fill="url(#g)"/>')
    reach = fill.matrix[0] / 50
    assert reach == count if kind == "linear" or count == 1 else count <= reach <= count + 1
    ends = [one.colour for one in fill.stops if round(one.offset * reach, 6) == 1]
    assert ends == [(255, 0, 0), (255, 255, 255)] if spread == "repeat" else set(ends) == {(255, 0, 0)}


@pytest.mark.parametrize(
    "inner",
    [
        '<linearGradient id="g"/><rect width="9" height="9" stroke="red" fill="url(#g)"/>',
        f'<linearGradient id="g">{STOPS}</linearGradient><path d="M0 0H9" stroke="url(#g)" fill="red"/>',
    ],
)
def test_what_has_no_stops_or_no_box_paints_nothing(inner: str) -> None:
    one = shape(inner)
    assert None in (one.fill, one.stroke)


def test_one_stop_or_ends_in_one_place_are_one_colour() -> None:
    rect = '<rect width="9" height="9" fill="url(#g)"/>'
    assert shape(f'<linearGradient id="g"><stop stop-color="#00f"/></linearGradient>{rect}').fill == (0, 0, 255)
    assert shape(f'<linearGradient id="g" x2="0">{STOPS}</linearGradient>{rect}').fill == (255, 0, 0)


def test_what_can_be_seen_through_is_so_and_for_old_files_it_is_flat(tmp_path: Path) -> None:
    veil = '<stop offset="0" stop-color="#00f"/><stop offset="1" stop-color="#00f" stop-opacity="0"/>'
    inner = (
        f'<linearGradient id="g">{veil}</linearGradient><rect width="90" height="90" fill="rgba(255,0,0,.5)"/>'
        '<rect width="90" height="90" fill="url(#g)"/>'
    )
    read = read_svg(svg(inner, VIEW), "a.svg")
    assert [one.opacity[0] for one in read.items if isinstance(one, SvgShape)] == [0.5, 1.0]
    flat = flattened(read).items
    assert isinstance(flat[0], SvgShape) and flat[0].fill == (255, 128, 128)
    assert isinstance(flat[1], SvgShape) and isinstance(flat[1].fill, Gradient)
    assert flat[1].fill.stops[-1].colour == (255, 255, 255) and flat[1].fill.stops[-1].opacity == 1
    _, _, data = made(tmp_path, svg(inner, VIEW), SLOT)
    _document, have = resources(data)
    assert any("/SMask" in one for one in have.ExtGState.values())
    assert not validator.validate_pdf_bytes(data, profile="2u").to_dict()["failures"]


def test_a_shape_is_cut_off_by_what_it_and_its_group_are_clipped_to(tmp_path: Path) -> None:
    inner = (
        '<clipPath id="a"><circle cx="50" cy="50" r="40"/></clipPath><clipPath id="b"><rect width="50" height="99"/>'
        '</clipPath><g clip-path="url(#a)"><rect width="200" height="99" fill="#000" clip-path="url(#b)"/></g>'
    )
    one = shape(inner)
    assert len(one.clips) == 2 and len(read_svg(svg(inner, VIEW), "a.svg").left_out) == 0
    code, _, _ = made(tmp_path, svg(inner, VIEW), SLOT)
    shown = Image.open(tmp_path / "out/ads/P01.png").convert("L")
    assert code == 0 and shown.getbbox() is not None
    mm = 72 / 25.4
    dark = [x for x in range(shown.width) if shown.getpixel((x, round(45 * mm))) < 120]  # type: ignore[operator]
    assert 17 * mm < max(dark) - min(dark) < 23 * mm  # half of a circle of 40 mm, and not the 100 mm of the rectangle


def test_ends_corners_and_dashes_of_lines_and_lines_that_do_not_grow() -> None:
    one = shape(
        '<g transform="scale(3)"><path d="M0 0L9 9" stroke="red" stroke-width="2" stroke-linecap="round"'
        ' stroke-linejoin="bevel" stroke-dasharray="4 2" stroke-dashoffset="1" vector-effect="non-scaling-stroke"/></g>'
    )
    assert (one.ends, one.corners, one.width, one.dash, one.dash_from) == (1, 2, 2.0, (4.0, 2.0), 1.0)


@pytest.mark.parametrize(
    ("said", "colour", "opacity"),
    [
        ("hsl(120, 100%, 25%)", (0, 128, 0), 1), ("rgba(1,2,3,.5)", (1, 2, 3), 0.5), ("#f008", (255, 0, 0), 136 / 255),
        ("rgb(10% 20% 30% / 50%)", (26, 51, 76), 0.5), ("currentColor", (9, 9, 9), 1),
    ],
)  # fmt: skip
def test_colours_in_all_their_words(said: str, colour: tuple[int, int, int], opacity: float) -> None:
    one = shape(f'<g color="#090909" fill="none"><rect width="9" height="9" fill="{said}"/></g>')
    assert one.fill == pytest.approx(colour, abs=1) and one.opacity[0] == pytest.approx(opacity, abs=0.01)


def test_words_stand_where_charts_put_them() -> None:
    inner = (
        '<g fill="none" font-size="10"><text fill="currentColor" y="9" dy="0.71em">甲</text>'
        '<text style="font: bold 20px sans-serif; fill: red" dominant-baseline="central" y="50">乙</text></g>'
    )
    one, other = read_svg(svg(inner, VIEW), "a.svg").items
    assert isinstance(one, SvgWords) and isinstance(other, SvgWords)
    assert one.matrix[5] == pytest.approx(16.1) and other.matrix[5] == pytest.approx(57.6)
    assert (other.size, other.bold) == (20, True)


def test_many_shapes_of_many_stops_are_refused_before_they_fill_the_memory() -> None:
    stops = STOPS * 30
    head = f'<linearGradient id="g" gradientUnits="userSpaceOnUse" x2="1" spreadMethod="repeat">{stops}'
    with pytest.raises(Unreadable) as fault:
        read_svg(svg(f"{head}</linearGradient>" + '<path d="M0 0H99V9" fill="url(#g)"/>' * 2000, VIEW), "a.svg")
    assert fault.value.findings[0].code == "svg-too-much"


@pytest.mark.parametrize(
    ("inner", "named"),
    [
        ('<g opacity=".5"><rect width="60" height="50"/><rect x="30" width="60" height="50"/></g>', True),
        ('<g opacity=".5"><rect width="60" height="50"/><rect x="90" width="60" height="50"/></g>', False),
        ('<g opacity=".5"><rect width="60" height="50"/></g><rect x="30" width="60" height="50"/>', False),
        ('<g><rect opacity=".5" width="60" height="50"/><rect x="30" width="60" height="50"/></g>', False),
    ],
)
def test_shapes_of_a_pale_group_that_lie_on_each_other_are_named(inner: str, named: bool) -> None:
    """Each is pale by itself here, and what lies under another shows through it."""
    assert ("group opacity" in read_svg(svg(inner, VIEW), "a.svg").left_out) is named
