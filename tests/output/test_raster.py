"""Pixels of a page: laid out as their takers want them, put on each other, the same however they lie in memory."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from layout.pixels.png import packed
from layout.pixels.preview import ImageSettings, written
from layout.pixels.raster import PIXELS, ROWS, PixelFormat, Raster

FORMS = (PIXELS, ROWS, PixelFormat(3, 0))


def raster(width: int, height: int, form: PixelFormat, colours: bytes) -> Raster:
    """*colours* one after the other, over and over, a pixel each."""
    rows = bytearray()
    for y in range(height):
        rows += b"\0" * form.lead
        for x in range(width):
            tone = colours[(y * width + x) % len(colours)]
            rows += bytes((tone, 255 - tone, tone // 2, 255))[: form.channels]
    return Raster(width, height, form.lead + width * form.channels, memoryview(rows), form)


def seen(one: Raster) -> list[list[tuple[int, ...]]]:
    """Red, green and blue of every pixel."""
    step = one.form.channels
    return [
        [tuple(one.row(y)[x * step : x * step + 3]) for x in range(one.width)] for y in range(one.height)
    ]  # fmt: skip


SIDES = st.integers(1, 12)
COLOURS = st.binary(min_size=1, max_size=30)
EDGES = st.integers(-5, 15)


@given(SIDES, SIDES, COLOURS)
def test_a_png_has_the_pixels_whatever_their_form(width: int, height: int, colours: bytes) -> None:
    wanted = seen(raster(width, height, PIXELS, colours))
    for form in (ROWS, PixelFormat(3, 0)):
        drawn = raster(width, height, form, colours)
        with Image.open(io.BytesIO(packed((drawn,), (width, height)))) as image:
            assert image.mode == "RGB"
            flat = image.tobytes()
        assert [flat[at : at + 3] for at in range(0, len(flat), 3)] == [bytes(one) for row in wanted for one in row]


def test_pixels_of_four_bytes_are_not_taken_for_rows_of_a_png() -> None:
    with pytest.raises(ValueError, match="channels=4"):
        packed((raster(2, 2, PIXELS, b"\1"),), (2, 2))


@given(SIDES, SIDES, COLOURS, st.sampled_from(FORMS), st.tuples(EDGES, EDGES, SIDES, SIDES))
def test_what_is_laid_on_is_seen_in_its_box_and_all_else_stays(
    width: int, height: int, colours: bytes, form: PixelFormat, box: tuple[int, int, int, int]
) -> None:
    one = raster(width, height, form, colours)
    before = seen(one)
    left, top, wide, deep = box
    one.lay(bytes((7, 8, 9, 255))[: form.channels] * (wide * deep), (left, top, left + wide, top + deep))
    for y, row in enumerate(seen(one)):
        for x, pixel in enumerate(row):
            inside = left <= x < left + wide and top <= y < top + deep
            assert pixel == ((7, 8, 9) if inside else before[y][x])


@given(SIDES, SIDES, COLOURS, st.sampled_from(FORMS), st.tuples(EDGES, EDGES, EDGES, EDGES))
def test_only_what_is_shown_is_left_and_the_rest_is_white(
    width: int, height: int, colours: bytes, form: PixelFormat, box: tuple[int, int, int, int]
) -> None:
    one = raster(width, height, form, colours)
    left, top, right, bottom = box
    for y, row in enumerate(seen(one.only((box,)))):
        for x, pixel in enumerate(row):
            inside = left <= x < right and top <= y < bottom
            assert pixel == (seen(one)[y][x] if inside else (255, 255, 255))
    if form == ROWS:
        assert one.only((box,)).pixels[:: one.stride].tobytes() == bytes(height), "a PNG's rows stay unfiltered"


@given(st.integers(2, 12), SIDES, COLOURS, st.sampled_from(FORMS), st.data())
def test_a_part_has_its_columns(
    width: int, height: int, colours: bytes, form: PixelFormat, data: st.DataObject
) -> None:
    one = raster(width, height, form, colours)
    left = data.draw(st.integers(0, width - 1))
    right = data.draw(st.integers(left + 1, width))
    assert seen(one.part(left, right)) == [row[left:right] for row in seen(one)]


@settings(max_examples=20)
@given(SIDES, SIDES, COLOURS, st.sampled_from(FORMS))
def test_tables_turn_every_band_by_its_own(width: int, height: int, colours: bytes, form: PixelFormat) -> None:
    one = raster(width, height, form, colours)
    tables = [bytes(range(256)), bytes(reversed(range(256))), bytes(256)]
    assert seen(one.through(tables)) == [[(r, 255 - g, 0) for r, g, _ in row] for row in seen(one)]


def test_a_jpeg_of_a_part_shows_its_columns() -> None:
    one = raster(64, 32, PIXELS, bytes([200]) * 32 + bytes([20]) * 32)
    with Image.open(io.BytesIO(written(one.part(32, 64), ImageSettings("jpeg", 95)))) as image:
        assert image.size == (32, 32)
        assert image.getpixel((16, 16)) == pytest.approx((20, 235, 10), abs=6)
