from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from layout.pictures.ink import heaviest, held

pixels = st.lists(st.tuples(*[st.integers(0, 255)] * 4), min_size=1, max_size=150)


def strip(values):
    image = Image.new("CMYK", (1, len(values)))
    image.putdata(values)
    return image


@settings(max_examples=60)
@given(pixels)
def test_the_heaviest_pixel_is_found_exactly(values):
    assert heaviest(strip(values)) == -(-max(map(sum, values)) * 1000 // 255)


@settings(max_examples=60)
@given(pixels, st.integers(1000, 4000))
def test_held_ink_keeps_black_and_the_limit_and_leaves_light_pixels_alone(values, limit):
    done = list(held(strip(values), limit).get_flattened_data())
    for before, after in zip(values, done, strict=True):
        assert after[3] == before[3]
        assert sum(after) * 1000 <= limit * 255
        assert all(a <= b for a, b in zip(after, before, strict=True))
        if sum(before) * 1000 <= limit * 255:
            assert after == before
        else:
            assert sum(after) >= limit * 255 // 1000 - 3


def test_grey_counts_black_ink_from_paper_white():
    assert heaviest(Image.new("L", (3, 3), 255)) == 0
    assert heaviest(Image.new("L", (3, 3), 0)) == 1000
