"""What stays with its figure, what may leave it to spare a hole, and which mark an apostrophe is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, prepare, set_paragraph
from layout.typeset.classes import COST_PARTED, COST_TORN, LATIN, SIGN
from layout.typeset.latin_words import FORMULA_SIGNS, parted_places
from layout.typeset.line_ends import UNBREAKABLE

Style = Callable[..., TextStyle]
EM = 10_000
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"


def lines_at_every_offset(text: str, look: TextStyle, faces: Library) -> list[tuple[str, tuple[Line, ...]]]:
    """*text* after 0 to 19 characters, in lines of 12."""
    made = []
    for before in range(20):
        whole = HAN[:before] + text + HAN
        made.append((whole, set_paragraph(prepare((Piece(whole, look),), look, faces), (12 * EM,))))
    return made


@pytest.mark.parametrize("unit", ["3㎡", "25㎏", "180㎝", "50㏄", "总磷≤0.3", "≥60", "≈3.14", "a≤5", "｢ﾃｽﾄ｣"])
def test_a_sign_or_a_squared_unit_never_leaves_its_figure(unit: str, style: Style, faces: Library) -> None:
    for whole, lines in lines_at_every_offset(unit, style(), faces):
        for line in lines:
            assert not line.relief
            assert whole[line.start] not in "㎡㎏㎝㏄｣", whole
            assert whole[line.end - 1] not in "≤≥≈｢" or line.last, whole


@pytest.mark.parametrize("one", ["14秒08", "9秒58", "5时30分", "20～40毫米", "1949—2019年", "2024-05-17"])
def test_a_time_a_range_or_a_day_is_parted_only_where_that_is_reported(one: str, style: Style, faces: Library) -> None:
    inside = len(one.rstrip("分年毫米"))
    for whole, lines in lines_at_every_offset(one, style(), faces):
        at = whole.index(one)
        assert [whole[at : line.end] for line in lines if at < line.end < at + inside and not line.relief] == []


COUNTED = ["120元", "18人次", "40毫米", "12小时", "300多公里", "35美元", "1.2万人次"]


@pytest.mark.parametrize("one", COUNTED)
@pytest.mark.parametrize("before", range(20))
def test_a_figure_and_its_counter_stay_together_where_that_makes_no_hole(
    one: str, before: int, style: Style, faces: Library
) -> None:
    look, inside = style(), set()
    for after in (HAN, HAN[:17]):  # with one of them no last line of one character asks for a character more
        whole = HAN[:before] + one + after
        ends = [line.end - before for line in set_paragraph(prepare((Piece(whole, look),), look, faces), (12 * EM,))]
        inside.add(any(0 < end < len(one) for end in ends))
    filled = before % 12
    gaps = filled - 1
    hole = gaps < 1 or (12 - filled) * 1000 // gaps > 120
    assert hole or inside != {True}


def test_a_numeral_in_characters_leaves_its_counter_only_to_spare_white_that_is_seen(
    style: Style, faces: Library
) -> None:
    """Where it would leave its line 0.1 em too wide it is parted: 三 and 一 are in every other line of prose."""
    text = HAN[:11] + "三个百分点" + HAN
    made = prepare((Piece(text, style()),), style(), faces)
    assert set_paragraph(made, (12 * EM,))[0].end == 12
    assert 0 < made.penalties[11] < COST_PARTED, "between lines that are equally good it goes with its counter"


def test_a_counter_without_a_figure_is_parted_as_any_two_characters_are(style: Style, faces: Library) -> None:
    made = lines_at_every_offset("天毫米", style(), faces)
    assert "毫米" in {whole[line.end - 1 : line.end + 1] for whole, lines in made for line in lines}


def test_a_telephone_number_may_go_on_after_its_hyphens(style: Style, faces: Library) -> None:
    ends = {
        whole[line.end - 1]
        for whole, lines in lines_at_every_offset("0411-8888-6666", style(), faces)
        for line in lines
    }
    assert "-" in ends
    day = lines_at_every_offset("2024-05-17", style(), faces)
    assert "-" not in {whole[line.end - 1] for whole, lines in day for line in lines if not line.relief}


def test_a_plain_character_in_its_place_does_begin_a_line_somewhere(style: Style, faces: Library) -> None:
    starts = [whole[line.start] for whole, lines in lines_at_every_offset("3甲", style(), faces) for line in lines]
    assert "甲" in starts


def test_signs_have_as_much_white_before_as_after_them(style: Style, faces: Library) -> None:
    made = prepare((Piece("磷≤3地3㎡25℃", style()),), style(), faces)
    assert made.gaps[:2] == (0, 0)
    assert made.kinds[5] == SIGN
    assert (made.gaps[4], made.gaps[7]) == (0, 0)


def test_a_figure_leaves_its_latin_unit_only_to_spare_a_great_hole(style: Style, faces: Library) -> None:
    text = "水库集雨面积1,235.7km²，总库容不详，汛限水位为186.50m。"
    assert parted_places(text).keys() == {13, 34}
    assert not parted_places("5G和A4纸，4K屏，第23A座")
    lines = set_paragraph(prepare((Piece(text, style(indent=2000)),), style(indent=2000), faces), (13 * EM,))
    assert text[lines[0].end - 1] == "7"
    assert lines[0].relief, "what is parted is reported"
    wide = set_paragraph(prepare((Piece(text, style()),), style(), faces), (30 * EM,))
    assert not any(line.relief for line in wide)


@pytest.mark.parametrize("before", range(8))
def test_a_formula_longer_than_its_line_is_parted_before_a_sign(before: int, style: Style, faces: Library) -> None:
    text = HAN[:before] + "补偿为8,650×4＝34,600×2＝69,200元" + HAN
    made = prepare((Piece(text, style()),), style(), faces)
    lines = set_paragraph(made, (8 * EM,))
    inside = [line for line in lines[:-1] if text[line.end - 1].isascii() and text[line.end] not in HAN + "元"]
    assert [text[line.end] for line in inside if text[line.end] not in "＝×"] == []
    assert all(line.relief for line in inside), "what is parted is reported"
    assert any(text[line.end] == "＝" for line in inside), "a relation rather than an operator"
    assert not any(line.relief for line in set_paragraph(made, (40 * EM,)))


@pytest.mark.parametrize("text", ["用C++写", "a>=b吗", "x==y吗", "第3+级"])
def test_signs_that_make_no_formula_are_not_parted(text: str, style: Style, faces: Library) -> None:
    made = prepare((Piece(text, style()),), style(), faces)
    assert not set(FORMULA_SIGNS.values()) & set(made.penalties)


def test_an_address_is_broken_inside_a_word_only_to_spare_a_great_hole(style: Style, faces: Library) -> None:
    made = prepare((Piece("见www.museum.example.cn/dunhuang页", style()),), style(), faces)
    inside = {made.text[: made.starts[at + 1]][-3:] for at, cost in enumerate(made.penalties) if cost == COST_TORN}
    assert inside == {"dun"}, "by syllables, as names in pinyin are read"
    assert prepare((Piece("高1.04/1.20米", style()),), style(), faces).penalties[4] == UNBREAKABLE


@pytest.mark.parametrize(
    ("text", "at", "is_apostrophe"),
    [
        ("’90s", 0, True),
        ("听rock ’n’ roll吧", 6, True),
        ("听rock ’n’ roll吧", 8, True),
        ("吃McDonald’s的", 9, True),
        ("他说‘好’OK", 4, False),
    ],
)
def test_an_apostrophe_is_told_from_a_closing_quote(
    text: str, at: int, is_apostrophe: bool, style: Style, faces: Library
) -> None:
    made = prepare((Piece(text, style()),), style(), faces)
    assert (made.kinds[made.starts.index(at)] == LATIN) is is_apostrophe


def test_what_song_lacks_and_another_face_of_the_kit_has_is_borrowed(faces: Library) -> None:
    assert {piece.kind for piece in faces.split("xₐ", "song")} == {"own", "fallback"}


@pytest.mark.parametrize(
    "text", ["水是H₂O分子", "有10⁸个", "在10⁻³米", "和Ca²⁺离子", "用SO₄²⁻沉淀", "长xⁿ次", "分1½段", "占2⅓强", "H₍₁₎型"]
)
def test_superiors_and_inferiors_stay_with_what_is_before_them(text: str, style: Style, faces: Library) -> None:
    """No gap before them and no line end, as with ² and ³."""
    made = prepare((Piece(text, style()),), style(), faces)
    at = [made.starts.index(i) for i, one in enumerate(text) if i and "\x7f" < one < "\u4e00"]
    assert at
    assert {made.gaps[one - 1] for one in at} == {0}
    assert all(made.penalties[one - 1] >= UNBREAKABLE for one in at)


def test_a_row_gained_is_no_reason_to_tear_an_address(style: Style, faces: Library) -> None:
    text = (
        "市交通运输局提醒：大桥两侧非机动车道宽3.5米，电动自行车限速25km/h；5吨以上货车7：00—9：00、17：00—19：00禁止通行。"
        "有关线路可登录www.lanshui.example.cn/bridge查询，或拨打12328热线。"
    )
    made = prepare((Piece(text, style(indent=2000)),), style(indent=2000), faces)
    for ems in range(8, 30):
        plain = set_paragraph(made, (ems * EM,))
        torn = sum(made.penalties[made.starts.index(line.end) - 1] >= COST_TORN for line in plain[:-1])
        for looseness in (-1, 1):
            other = set_paragraph(made, (ems * EM,), looseness=looseness)
            assert sum(made.penalties[made.starts.index(line.end) - 1] >= COST_TORN for line in other[:-1]) <= torn


@pytest.mark.parametrize("one", ["60km/h", "15万m³/d", "30mg/L", "3.4m·s", "1.2kW·h", "Wi-Fi", "Type-C", "AC/DC"])
def test_a_short_unit_or_name_is_not_broken_at_its_mark(one: str, style: Style, faces: Library) -> None:
    for whole, lines in lines_at_every_offset(one, style(), faces):
        after = whole.index(one) + next(at for at, mark in enumerate(one) if mark in "/-·") + 1
        assert after not in [line.end for line in lines], whole


@pytest.mark.parametrize("one", ["read/write", "Coca-Cola", "state-of-the-art"])
def test_a_longer_word_may_be_broken_after_its_mark(one: str, style: Style, faces: Library) -> None:
    ends = {whole[: line.end][-1] for whole, lines in lines_at_every_offset(one, style(), faces) for line in lines[:-1]}
    assert ends & set("-/")
