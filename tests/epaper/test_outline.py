"""The outlines of areas: they cover what they should, once, and each is one piece."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from layout.epaper.outline import outlines
from layout.geometry import Point, Rect

SMALL = st.integers(0, 7)
RECTS = st.builds(lambda x, y, w, h: Rect(x, y, w + 1, h + 1), SMALL, SMALL, st.integers(0, 4), st.integers(0, 4))


def cells_of(rects, holes=()):
    def squares(some):
        return {(x, y) for one in some for x in range(one.x, one.right) for y in range(one.y, one.bottom)}

    return squares(rects) - squares(holes)


def inside(outline, x, y):
    """Whether the middle of square (x, y) lies in the polygon: an odd number of upright sides are left of it."""
    sides = pairwise((*outline, outline[0]))
    return sum(a.x == b.x and a.x <= x and min(a.y, b.y) <= y < max(a.y, b.y) for a, b in sides) % 2 == 1


def covered(made):
    return [{(x, y) for x in range(16) for y in range(16) if inside(one, x, y)} for one in made]


def test_one_rectangle_is_its_own_outline():
    assert outlines([Rect(2, 3, 4, 5)]) == ((Point(2, 3), Point(6, 3), Point(6, 8), Point(2, 8)),)


def test_an_l_is_one_polygon_of_six_corners():
    (shape,) = outlines([Rect(0, 0, 4, 2), Rect(0, 2, 1, 3)])
    assert len(shape) == 6


def test_a_box_in_the_corner_is_cut_out_and_one_in_the_middle_parts_the_area():
    assert len(outlines([Rect(0, 0, 9, 9)], [Rect(6, 6, 3, 3)])) == 1
    parted = outlines([Rect(0, 0, 9, 9)], [Rect(3, 3, 3, 3)])
    assert len(parted) == 2
    assert set().union(*covered(parted)) == cells_of([Rect(0, 0, 9, 9)], [Rect(3, 3, 3, 3)])


@given(st.lists(RECTS, min_size=1, max_size=4), st.lists(RECTS, max_size=3))
def test_outlines_cover_the_area_once_and_nothing_else(rects, holes):
    made = covered(outlines(rects, holes))
    assert sum(map(len, made)) == len(set().union(*made))
    assert set().union(*made) == cells_of(rects, holes)


@given(st.lists(RECTS, min_size=1, max_size=4), st.lists(RECTS, max_size=3))
def test_every_side_is_upright_or_level_and_turns_at_its_end(rects, holes):
    for one in outlines(rects, holes):
        sides = list(pairwise((*one, one[0])))
        assert all((a.x == b.x) != (a.y == b.y) for a, b in sides)
        assert all((a.x == b.x) != (c.x == d.x) for (a, b), (c, d) in pairwise((*sides, sides[0])))
