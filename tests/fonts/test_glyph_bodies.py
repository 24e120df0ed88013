"""A program put together of outlines that were cut before is, byte for byte, the one that HarfBuzz cuts."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path

import pytest
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from making import truetype

from layout.fonts import glyph_bodies
from layout.fonts.face import Face
from layout.fonts.glyph_bodies import MOST, GlyphBodies
from layout.fonts.subset import Cutter, Subset, subset
from layout.loading.load import load_faces

KEYS = ("song", "song-black", "song-bold", "hei-400", "hei-700", "hei-900", "kai")


@lru_cache
def face_of(key: str) -> Face:
    return load_faces().face(key)


def cut_alone(face: Face, gids: set[int]) -> Subset:
    """What a process makes that cuts nothing else."""
    return Cutter(face.raw).cut(face, frozenset({0, *gids}))


@pytest.mark.parametrize("key", KEYS)
def test_any_glyphs_after_any_others_are_cut_into_the_same_bytes(key: str) -> None:
    face, chance = face_of(key), random.Random(key)
    count, cutter = face.raw.glyph_count, Cutter(face.raw)
    sizes = (1, 900, 40, 700, 2, 0, 700, 5, 300)  # outlines of few glyphs have places of two bytes, of many of four
    asked = [set(chance.sample(range(count), size)) for size in sizes]
    asked += [asked[1], asked[1] | asked[3], set(list(asked[3])[::2])]  # all of which are known by then
    for gids in asked:
        assert cutter.cut(face, frozenset({0, *gids})) == cut_alone(face, gids)


def test_what_is_known_is_not_cut_again() -> None:
    face = face_of("song")
    bodies, asked = GlyphBodies(varies=False), []

    def cut(fresh: frozenset[int]) -> tuple[bytes, dict[int, int]]:
        asked.append(fresh)
        made = cut_alone(face, set(fresh))
        return made.data, made.gid_map

    for gids in ({0, 5, 9}, {0, 9, 5}, {0, 5, 9, 12}, {0, 12}):
        made = bodies.program(gids, cut)
        assert made is not None
        assert made[0] == cut_alone(face, gids).data
    assert asked == [{0, 5, 9}, {0, 12}]


def test_a_face_is_not_remembered_without_end() -> None:
    face = face_of("song")
    bodies = GlyphBodies(varies=False)
    fresh: list[int] = []

    def cut(few: frozenset[int]) -> tuple[bytes, dict[int, int]]:
        fresh.append(len(few))
        made = cut_alone(face, set(few))
        return made.data, made.gid_map

    half = MOST // 2
    for start in (0, half, 2 * half, 0):
        assert bodies.program({0, *range(start + 1, start + half)}, cut) is not None
    assert fresh == [half] * 4  # at the third time all begins anew, so that the first are cut once more
    assert bodies.program(range(MOST + 1), cut) is None


@pytest.fixture
def compound(tmp_path: Path) -> Face:
    """A face whose third glyph is its second, moved."""
    path = truetype(tmp_path / "compound.ttf", "天地玄黄")
    font = TTFont(path)
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent("g1", (1, 0, 0, 1, 50, 0))
    font["glyf"]["g2"] = pen.glyph()
    font.save(path)
    return Face("x", path)


def test_a_glyph_made_of_others_is_cut_with_them_each_time(compound: Face) -> None:
    cutter = Cutter(compound.raw)
    for gids in ({1}, {3}, {2}, {3, 4}, {1, 3}, {4}, {2, 4}):
        made = cutter.cut(compound, frozenset({0, *gids}))
        assert made == cut_alone(compound, gids)
        assert set(made.gid_map) == {0, *gids} | ({2} if 3 in gids else set())


def test_another_outline_would_be_seen() -> None:
    """The control of the laws above: the sums of a file tell of a single byte."""
    face = face_of("kai")
    cutter, gids = Cutter(face.raw), frozenset((0, 50, 60))
    for _ in range(2):
        cutter.cut(face, gids)
    made = cutter.cut(face, gids | {70})
    bodies = cutter._bodies
    assert bodies is not None
    body = bodies._known[60]
    bodies._known[60] = body._replace(even=body.even[:-1] + bytes([body.even[-1] ^ 1]))
    assert len(cutter.cut(face, gids | {70}).data) == len(made.data)
    assert cutter.cut(face, gids | {70}) != made


def test_a_harfbuzz_that_writes_programs_otherwise_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    face = face_of("kai")
    wanted = [frozenset((0, 50, last)) for last in range(60, 64)]
    right = [cut_alone(face, set(one)) for one in wanted]
    monkeypatch.setattr(glyph_bodies, "_SUM", 0)  # as if the file's sum stood in ours alone
    cutter = Cutter(face.raw)
    assert [cutter.cut(face, one) for one in wanted] == right
    monkeypatch.setattr(Cutter, "_alike", property(lambda _: True, lambda *_: None), raising=False)
    cutter = Cutter(face.raw)
    assert [cutter.cut(face, one) for one in wanted] != right, "the control: it would not have been seen"


def test_a_blank_glyph_has_its_advance_alone() -> None:
    face = face_of("hei-700")
    blank = face.shape(" ").gids[0]
    han = face.shape("大").gids[0]
    cutter = Cutter(face.raw)
    for gids in ({han}, {blank}, {blank, han}, {blank}):
        assert cutter.cut(face, frozenset({0, *gids})) == cut_alone(face, gids)


def test_equal_glyphs_are_made_once() -> None:
    face = load_faces().face("song")
    assert subset(face, (5, 9)) is subset(face, (9, 5, 0))
