"""Pictures for screens: decoded once, brought down as sharp as can be, never up unless they have to fill a place."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from layout.findings import Unreadable
from layout.pictures.screen import pixels_of, shown, shown_page
from layout.pictures.web import page_pictures, web_picture, web_size


def halves(width: int, height: int) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), (220, 10, 10))
    image.paste((10, 10, 220), (width // 2, 0, width, height))
    return image


@settings(max_examples=40)
@given(st.integers(40, 700), st.integers(40, 700), st.integers(20, 500), st.integers(20, 500))
def test_a_part_is_never_brought_up_and_keeps_its_place(width: int, height: int, wide: int, deep: int) -> None:
    picture = shown_page(memoryview(halves(width, height).tobytes("raw", "RGBX")), (width, height), width * 4)
    part = picture.part(None, (wide, deep))
    assert part.size == (min(wide, width), min(deep, height))
    left, right = part.crop((0, 0, 1, 1)), part.crop((part.width - 1, part.height - 1, part.width, part.height))
    assert left.convert("RGB").getpixel((0, 0)) == pytest.approx((220, 10, 10), abs=3)
    assert right.convert("RGB").getpixel((0, 0)) == pytest.approx((10, 10, 220), abs=3)


def test_a_crop_shows_what_is_in_it_at_every_size(saved) -> None:
    picture = shown(saved(halves(1600, 1200), "PNG"), "a.png", [(None, (1600, 1200))])
    for size in ((700, 900), (350, 450), (90, 120), (9, 12)):
        left = picture.part((0, 0, 800, 1200), size)
        assert left.size == size
        assert left.getpixel((size[0] * 3 // 4, size[1] // 2)) == pytest.approx((220, 10, 10), abs=3)
        assert picture.part((800, 0, 1600, 1200), size).getpixel((1, 1)) == pytest.approx((10, 10, 220), abs=3)


def test_a_jpeg_is_decoded_no_larger_than_it_is_wanted_and_says_what_it_bears(saved) -> None:
    data = saved(halves(1600, 1200), "JPEG", quality=90)
    small = shown(data, "a.jpg", [(None, (200, 150))])
    assert small.whole == (1600, 1200)
    assert small.pixels < 1600 * 1200 / 4
    assert small.bears((0, 0, 1600, 1200), (200, 150))
    assert not small.bears((0, 0, 400, 300), (200, 150)), "a quarter of it has too few pixels for that"
    both = shown(data, "a.jpg", [(None, (200, 150)), ((0, 0, 400, 300), (200, 150))])
    assert both.bears((0, 0, 400, 300), (200, 150))


def test_a_place_is_filled_though_the_picture_is_smaller(saved) -> None:
    picture = shown(saved(halves(40, 30), "PNG"), "a.png", [(None, (100, 75))])
    assert len(pixels_of(picture, None, (100, 75))) == 100 * 75 * 4


def test_four_inks_without_a_profile_are_those_of_the_press(saved, newsprint) -> None:
    data = saved(Image.new("CMYK", (60, 40), (0, 255, 255, 0)), "TIFF")
    press, bare = (shown(data, "a.tif", [(None, (60, 40))], profile).part(None, (1, 1)) for profile in (newsprint, b""))
    assert bare.getpixel((0, 0)) == pytest.approx((255, 0, 0), abs=3)
    assert press.getpixel((0, 0))[0] < 245, "newsprint's red is no pure red"


def test_a_crop_outside_is_reported(saved) -> None:
    with pytest.raises(Unreadable) as told:
        shown(saved(halves(40, 30), "PNG"), "a.png", [((50, 0, 60, 10), (5, 5))])
    assert told.value.findings[0].code == "picture-crop-outside"


@given(st.integers(1, 9000), st.integers(1, 9000), st.integers(1, 2500))
def test_a_picture_of_the_web_is_halved_until_it_is_within_its_bound_and_no_further(
    width: int, height: int, most: int
) -> None:
    wide, deep = web_size(None, (width, height), most)
    assert max(wide, deep) <= most
    assert (wide, deep) == (width, height) or max(wide, deep) * 2 >= most
    assert abs(wide * height - deep * width) <= max(width, height), "and keeps its shape"


def test_pages_are_written_at_their_widths_and_never_wider() -> None:
    page = shown_page(memoryview(halves(600, 849).tobytes("raw", "RGBX")), (600, 849), 2400)
    made = page_pictures(page, (2400, 300, 60))
    sizes = {}
    for width, data in made.items():
        with Image.open(BytesIO(data)) as image:
            sizes[width] = image.size
    assert sizes == {2400: (600, 849), 300: (300, 424), 60: (60, 85)}


def test_artwork_of_few_colours_keeps_all_its_colour(saved) -> None:
    flat = saved(halves(300, 200).convert("P"), "PNG")
    assert shown(flat, "a.png", [(None, (300, 200))]).flat
    assert not shown(saved(halves(300, 200), "JPEG"), "a.jpg", [(None, (300, 200))]).flat
    assert web_picture(shown(flat, "a.png", [(None, (300, 200))]), "a.png", most=2000).width == 300
