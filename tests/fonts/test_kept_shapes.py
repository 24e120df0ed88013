"""What is remembered of shaped words is bounded by its glyphs, not by how many words they are."""

from __future__ import annotations

from layout.fonts.face import Shaped
from layout.fonts.kept_shapes import MOST_GLYPHS, KeptShapes


def shape(glyphs: int) -> Shaped:
    none = (0,) * glyphs
    return Shaped(none, none, none, none, none)


def test_shapes_are_kept_until_their_glyphs_are_too_many_and_the_newest_stays():
    shapes = KeptShapes()
    for number in range(7):
        shapes.keep(number, shape(MOST_GLYPHS // 7))
    assert len(shapes) == 7
    shapes.keep("one more", shape(MOST_GLYPHS // 7))
    assert list(shapes) == ["one more"]
    shapes.keep("longer than all", shape(MOST_GLYPHS + 1))
    assert list(shapes) == ["longer than all"]
