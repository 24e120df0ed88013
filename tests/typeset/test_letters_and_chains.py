"""Long Latin names, numbers of parts and addresses in narrow lines: where they break, and what their letters take."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Piece, Prepared, prepare, set_paragraph
from layout.typeset.breaks import _cheapest, _Ways, best_chain
from layout.typeset.classes import COST_HYPHEN, COST_JOINT, COST_UNITED
from layout.typeset.evenness import LETTERS_MOST, PLAIN
from layout.typeset.latin_words import chain_breaks, syllables_of
from layout.typeset.line_cost import UNSPARING

Style = Callable[..., TextStyle]
EM = 10_000


def made(text: str, look: TextStyle, faces: Library) -> Prepared:
    return prepare((Piece(text, look),), look, faces)


def whites(paragraph: Prepared, measure: int) -> list[tuple[str, list[int]]]:
    """Of each line but the last, its text and the white after each of its glyphs beyond what stands there by nature."""
    natural = set_paragraph(paragraph, (1_000 * EM,))[0].runs
    places = [x for run in natural for x in run.xs]
    found = []
    for line in set_paragraph(paragraph, (measure,))[:-1]:
        xs = [x for run in line.runs for x in run.xs]
        steps = [b - a for a, b in itertools.pairwise(xs)]
        own = [b - a for a, b in itertools.pairwise(places[line.start : line.end])]
        found.append((paragraph.text[line.start : line.end], [a - b for a, b in zip(steps, own, strict=False)]))
    return found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("编号CVE-2025-32711，", ["编号CVE-", "2025-", "32711，"]),
        ("在read_support_rar.c中", ["在read_", "support_", "rar.c中"]),
        ("写package.json时", ["写package.", "json时"]),
        ("见10.11888/Atmos.tpdc.300871；", ["见10.11888/", "Atmos.", "tpdc.", "300871；"]),
        ("加-DENABLE_RAR=OFF项", ["加-DENABLE_", "RAR=OFF项"]),
    ],
)
def test_a_long_chain_of_words_breaks_after_its_marks(text: str, parts: list[str]) -> None:
    places = [0, *sorted(chain_breaks(text)), len(text)]
    assert [text[a:b] for a, b in itertools.pairwise(places)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "用Node.js写",
        "GPT-4o和A320-200",
        "2.6GW/5.3GWh",
        "比1.04/1.20",
        "1.8mmol/L以下",
        "2024-05-17",
        "COVID-19",
        "3-2-1",
    ],
)
def test_what_is_read_at_a_glance_is_no_chain(text: str) -> None:
    assert not chain_breaks(text)


def test_a_chain_breaks_more_willingly_between_words_than_beside_figures() -> None:
    costs = chain_breaks("CVE-2025-alpha_beta")
    assert [costs[at] for at in sorted(costs)] == [COST_HYPHEN, COST_HYPHEN, COST_JOINT]


def test_no_hyphen_is_put_into_a_name_of_a_program(style: Style, faces: Library) -> None:
    coded = made("在archive_read_support_format_rar.c文件中", style(), faces)
    plain = made("在international文件中", style(), faces)
    assert not coded.hyphenated().hyphens
    assert plain.hyphenated().hyphens


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("dongjiang", ["dong", "jiang"]), ("yezhiqiu", ["yezhi", "qiu"]), ("logistics", ["logis", "tics"]),
        ("dunhuang", ["dun", "huang"]), ("anquan", ["anquan"]), ("abc123def", ["abc", "123", "def"]),
    ],
)  # fmt: skip
def test_a_word_of_an_address_is_torn_by_syllables(word: str, parts: list[str]) -> None:
    places = [0, *syllables_of(word), len(word)]
    assert [word[a:b] for a, b in itertools.pairwise(places)] == parts


def test_a_key_without_syllables_is_torn_anywhere() -> None:
    assert len(syllables_of("xkcdqwrtzpsdfghjklm")) > 10


@pytest.mark.parametrize("mark", "，、；：。）”")
def test_no_white_goes_between_a_figure_and_the_mark_after_it(mark: str, style: Style, faces: Library) -> None:
    """Not before the line is plainly loose, and then no more than letters take; a Han has white of its own."""
    seen = 0
    for before in range(8):
        text = "天地玄黄宇宙洪荒"[:before] + f"共有123{mark}日月" + "盈昃辰宿列张"
        for tenths in range(60, 110):
            for told, white in whites(made(text, style(), faces), tenths * EM // 10):
                at = told.find("3" + mark)
                if 0 <= at < len(white):
                    most = LETTERS_MOST * EM // 1000 if max(white) >= PLAIN * EM // 1000 - 1 else 0
                    assert white[at] <= most, (told, white)
                    seen += max(white) > 300
    assert seen


def test_white_goes_between_a_han_and_the_mark_after_it(style: Style, faces: Library) -> None:
    seen = 0
    for tenths in range(50, 90):
        for told, white in whites(made("天地玄黄，宇宙洪荒日月盈昃，辰宿列张", style(), faces), tenths * EM // 10):
            at = told.find("，") - 1
            if 0 <= at < len(white) - 1 and max(white) > 300:
                assert white[at] == pytest.approx(max(white), abs=2)
                seen += 1
    assert seen


def test_letters_take_what_makes_a_line_plainly_loose(style: Style, faces: Library) -> None:
    tracked = 0
    for tenths in range(80, 160):
        paragraph = made("天地玄黄international宇宙洪荒multinational日月盈昃", style(hyphenate=False), faces)
        for told, white in whites(paragraph, tenths * EM // 10):
            pairs = list(zip(map(str.isascii, told), map(str.isascii, told[1:]), white, strict=False))
            inside = [one for a, b, one in pairs if a and b]
            others = [one for a, b, one in pairs if not (a and b)]
            if others and max(inside, default=0) > 0:
                tracked += 1
                assert max(inside) <= LETTERS_MOST * EM // 1000
                assert max(others) >= PLAIN * EM // 1000 - 1
                if max(others) > PLAIN * EM // 1000 + 10:
                    assert max(inside) >= LETTERS_MOST * EM // 1000 - 1, "they take all they can first"
    assert tracked


def test_signs_of_a_formula_have_white_on_both_sides(style: Style, faces: Library) -> None:
    paragraph = made("为8.9±1.7×3", style(), faces)
    at = [paragraph.chars.index(sign) for sign in "±×"]
    assert [paragraph.flexes[one - 1 : one + 1] for one in at] == [(1, 1), (1, 1)]
    assert made("宽±3米", style(), faces).flexes[1] == 0, "a sign before its figure stands close to it"


UNITS = (
    "观测并不容易。纳木错湖面面积约2,015km²，最大水深超过95m，9月以后风浪常达5级以上。2022年10月，一只重约180kg的浮标被吹离。",
    "水库集雨面积1,235.7km²，总库容不详，汛限水位为186.50m，最大泄量4800m³/s，气压只有570.5hPa左右，仪器必须重新标定。",
)


@pytest.mark.parametrize("text", UNITS)
def test_no_line_that_was_left_out_at_first_spares_a_figure_its_unit(text: str, style: Style, faces: Library) -> None:
    look = style(indent=2000)
    paragraph = made(text, look, faces)
    assert COST_UNITED in paragraph.penalties
    for ems in range(8, 30):
        found = best_chain(paragraph, (ems * EM,), 0, 2 * EM)
        whole = _cheapest(_Ways(paragraph, (ems * EM,), 2 * EM, UNSPARING, 0), 0)
        assert whole is not None
        assert found.cost == whole.cost, ems


def test_a_figure_keeps_its_unit_at_twenty_characters_and_leaves_it_at_a_great_hole(
    style: Style, faces: Library
) -> None:
    parted = {
        ems: [line for line in set_paragraph(made(UNITS[1], style(indent=2000), faces), (ems * EM,)) if line.relief]
        for ems in (8, 13, 20)
    }
    assert not parted[20]
    assert parted[13], "1 em between six Han is worse"
