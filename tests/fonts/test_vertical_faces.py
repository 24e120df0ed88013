"""Faces in vertical lines: forms, cells, and where glyphs stand in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from making import truetype

from layout.fonts.face import Face

ROOT = Path(__file__).resolve().parents[2]
SONG = Face("song", ROOT / "fonts/NotoSerifSC-Regular.ttf")
KAI = Face("kai", ROOT / "fonts/WenKaiCut-Regular.ttf")
HAN = "大同日报天地玄黄"


def test_han_stand_in_the_middle_of_cells_of_an_em() -> None:
    for face in (SONG, KAI):
        set_down = face.shape(HAN, vertical=True)
        assert set_down.gids == face.shape(HAN).gids
        assert set(set_down.advances) == {1000}
        assert set(set_down.xs) == {-500}
        assert set(set_down.ys) == {-880}


@pytest.mark.parametrize("mark", "，。、：；！？（）「」《》“”—…")
def test_marks_have_forms_for_vertical_lines(mark: str) -> None:
    form = SONG.vertical_form(mark)
    assert (form != 0) == (SONG.shape(mark, vertical=True).gids != SONG.shape(mark).gids)
    assert form or mark in "，。、：；！？“”"  # a face for the mainland keeps some of them as they are


def test_a_stop_stands_in_the_upper_right_and_a_bracket_lies() -> None:
    def place(mark: str) -> tuple[int, int, int, int]:
        found = SONG.shape(mark, vertical=True)
        ink = SONG.ink(found.gids[0])
        return found.xs[0] + ink.left, found.xs[0] + ink.right, found.ys[0] + ink.top, found.ys[0] + ink.bottom

    left, right, top, bottom = place("。")
    assert 0 <= left < right <= 500
    assert -500 <= bottom < top <= 0
    left, right, top, bottom = place("（")
    assert right - left > top - bottom


def test_half_cells_are_a_feature() -> None:
    whole = SONG.shape("国，「」", vertical=True)
    half = SONG.shape("国，「」", vertical=True, features=("vhal",))
    assert whole.advances == (1000,) * 4
    assert half.advances == (1000, 500, 500, 500)
    # What is cut away from an opening bracket is the blank above it.
    assert half.ys[2] == whole.ys[2] + 500


def test_a_dash_is_one_bar_of_two_cells() -> None:
    found = SONG.shape("——", vertical=True)
    assert (len(found.gids), sum(found.advances)) == (1, 2000)


def test_a_feature_can_be_switched_off() -> None:
    kerned, loose = SONG.shape("AVATAR"), SONG.shape("AVATAR", features=("-kern",))
    assert kerned.gids == loose.gids
    assert sum(kerned.advances) < sum(loose.advances)


def test_a_face_without_vertical_metrics_keeps_its_glyphs_where_they_are_in_the_em(tmp_path: Path) -> None:
    """Squares in the lower left of the em, as a comma is: they stay there, and every cell is an em."""
    face = Face("a", truetype(tmp_path / "a.ttf", "国，", size=300))
    assert not face.has_vertical_metrics
    found = face.shape("国，", vertical=True)
    assert found.advances == (1000, 1000)
    assert [found.ys[i] + face.ink(found.gids[i]).bottom for i in (0, 1)] == [-880, -880]
    assert face.vertical_form("，") == 0


def test_the_em_box_is_that_of_the_face(tmp_path: Path) -> None:
    assert SONG.em_box == KAI.em_box == (880, -120)
    path = truetype(tmp_path / "a.ttf", "国")
    font = TTFont(path)
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = 859, -141
    font.save(tmp_path / "b.ttf")
    assert Face("b", tmp_path / "b.ttf").em_box == (859, -141)
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = 1000, -300
    font.save(tmp_path / "c.ttf")
    assert Face("c", tmp_path / "c.ttf").em_box == (880, -120)


@settings(max_examples=60)
@given(st.text(HAN + "，。「」（）——……AB12 ", max_size=20))
def test_cells_never_turn_back(text: str) -> None:
    for features in ((), ("vhal",), ("vpal",), ("vchw",)):
        found = SONG.shape(text, vertical=True, features=features)
        assert all(advance >= 0 for advance in found.advances)
        assert len(found.gids) == len(found.clusters) == len(found.advances) == len(found.xs) == len(found.ys)
        assert list(found.clusters) == sorted(found.clusters)
