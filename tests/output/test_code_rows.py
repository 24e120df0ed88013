"""Rows of glyphs as operators: where a reader of the file puts each glyph is where it was set; and codes read back."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from layout.streams.code_rows import FaceCodes, shown
from layout.streams.codes import NO_TEXT, Codes, utf16

ADVANCES = {1: 1000, 2: 1000, 3: 500, 4: 278, 5: 1000}
FACE = FaceCodes({gid: f"{gid:04X}" for gid in ADVANCES}, ADVANCES)


def read(operator: str, start: int, size: int, squeeze: int) -> tuple[list[int], list[float], float]:
    """What a reader of the file makes of *operator* with the pen at *start*: glyphs, places, and the pen after them."""
    gids, places, pen = [], [], float(start)
    for code, back in re.findall(r"<([0-9A-F]+)>|(-?[0-9.]+)(?=<)", operator):
        for digits in re.findall("....", code):
            gids.append(int(digits, 16))
            places.append(pen)
            pen += ADVANCES[gids[-1]] * size * squeeze / 1_000_000
        if back:
            pen -= float(back) / 1000 * size * squeeze / 1000
    return gids, places, pen


@given(
    st.lists(st.tuples(st.sampled_from(sorted(ADVANCES)), st.sampled_from([0, 0, 0, 2, 137, -260, 5000])), min_size=1),
    st.sampled_from([8_000, 10_500, 31_500, 63_000]),
    st.sampled_from([1000, 1000, 900]),
    st.integers(-20_000, 900_000),
)
def test_glyphs_are_read_where_they_were_set(
    row: list[tuple[int, int]], size: int, squeeze: int, start: int
) -> None:  # fmt: skip
    gids, xs, at = tuple(gid for gid, _ in row), [], start
    for gid, more in row:
        at += more
        xs.append(at)
        at += ADVANCES[gid] * size * squeeze // 1_000_000
    operator, pen = shown(gids, tuple(xs), size, squeeze, FACE)
    read_gids, places, end = read(operator, xs[0], size, squeeze)
    near = 4 + size * squeeze / 1_000_000 / 20
    assert tuple(read_gids) == gids
    assert all(abs(one - other) <= near for one, other in zip(places, xs, strict=True))
    assert abs(pen / 1_000_000 - end) < 1


def test_even_rows_of_han_move_no_pen_and_others_do() -> None:
    even = tuple(range(500, 500 + 4 * 10_500, 10_500))
    assert shown((1, 2, 5, 1), even, 10_500, 1000, FACE)[0] == "<0001000200050001>Tj"
    assert shown((1, 2, 5, 1), (*even[:3], even[3] + 1050), 10_500, 1000, FACE)[0] == "[<000100020005>-100<0001>]TJ"
    assert shown((1, 3, 5, 1), even, 10_500, 1000, FACE)[0] == "[<00010003>-500<00050001>]TJ"


def test_a_row_that_goes_on_begins_where_the_pen_stands() -> None:
    first, pen = shown((1,), (0,), 10_000, 1000, FACE)
    assert (first, pen) == ("<0001>Tj", 10_000 * 1_000_000)
    assert shown((2,), (10_000,), 10_000, 1000, FACE, pen)[0] == "<0002>Tj"
    assert shown((2,), (12_000,), 10_000, 1000, FACE, pen)[0] == "[-200<0002>]TJ"


ROWS = st.lists(
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from("一丁〓\ufe0f\u200dé")), min_size=1, max_size=6), max_size=8
)


@given(ROWS)
def test_every_glyph_reads_back_as_what_it_was_set_for(rows: list[list[tuple[int, str]]]) -> None:
    codes = Codes("face")
    codes.see([([gid for gid, _ in row], [text for _, text in row]) for row in rows])
    maps = [codes.to_unicode(layer).decode() for layer in range(codes.layers)]
    assert len(set(codes.written.values())) == len({gid for row in rows for gid, _ in row})
    for row in rows:
        layers = codes.layers_of([gid for gid, _ in row], [text for _, text in row])
        for (gid, text), layer in zip(row, layers, strict=True):
            assert f"<{codes.written[gid]}> <{ord(text):04x}>" in maps[layer]


def test_another_reading_is_on_another_layer() -> None:
    codes = Codes("face")
    codes.see([((1, 2, 1), "一丁一"), ((1,), "二")])
    assert codes.layers == 2
    assert codes.layers_of((1, 2, 1), "一丁一") == [0, 0, 0]
    assert codes.layers_of((1,), "二") == [1]
    together = Codes("face")
    together.see([((3, 4), "葛\ufe00"), ((4,), "一")])  # a selector is read from the layer of its character
    assert together.layers_of((3, 4), "葛\ufe00") == [0, 0]
    assert together.layers_of((4,), "一") == [1]


@given(st.lists(st.sampled_from(["一", "", "ffi", "𠮷", "\n", "a\nb", "\ud800", "é"]), min_size=1, max_size=6))
def test_what_glyphs_read_as_is_written_the_same_together_and_alone(texts: list[str]) -> None:
    codes = Codes("face")
    codes.see([([*range(1, len(texts) + 1)], texts)])
    map_of_all = codes.to_unicode().decode()
    assert all(f"<{code:04X}> <{utf16(text or NO_TEXT)}>" in map_of_all for code, text in enumerate(texts, 1))
    assert map_of_all.count("> <") == len(texts) + 1  # and the range of the codes themselves
