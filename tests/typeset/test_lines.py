"""Lines: what may stand at their edges, how they meet the measure, and that nothing is lost."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, aligned, prepare, set_head, set_line, set_paragraph
from layout.typeset.classes import KINSOKU

Style = Callable[..., TextStyle]
FOURTEEN = 140_000
BOTH = pytest.mark.parametrize("down", [False, True], ids=["across", "down"])
"""Lines across and lines set downward: what holds of the one holds of the other."""
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"


def lines_of(text: str, style: TextStyle, faces: Library, measure: int = FOURTEEN) -> tuple[Line, ...]:
    """The paragraph *text* set at *measure*."""
    return set_paragraph(prepare((Piece(text, style),), style, faces), (measure,))


def words(text: str, lines: tuple[Line, ...]) -> list[str]:
    """What stands on each line."""
    return [text[line.start : line.end] for line in lines]


def right_of(line: Line) -> int:
    """Origin of the last glyph."""
    return line.runs[-1].xs[-1]


def test_a_comma_is_pushed_in_when_another_can_give_way(style: Style, faces: Library) -> None:
    text = "甲乙、丙丁戊己庚辛壬癸子丑寅，卯辰巳午未申酉戌亥"
    first = lines_of(text, style(), faces)[0]
    assert text[first.end - 1] == "，"
    assert first.gap == 0
    assert right_of(first) == FOURTEEN - 5_000  # the comma has half a cell at the edge


def test_without_room_to_give_the_last_character_moves_down(style: Style, faces: Library) -> None:
    text = HAN[:14] + "，" + HAN[14:30]
    first = lines_of(text, style(), faces)[0]
    assert first.end == 13
    assert first.gap == pytest.approx(1000 / 12, abs=1)
    assert right_of(first) == FOURTEEN - 10_000


@BOTH
def test_no_paragraph_ends_with_one_character_alone(style: Style, faces: Library, down: bool) -> None:
    for count in range(20, 50):
        text = (HAN * 2)[:count] + "。"
        last = lines_of(text, style(down=down, indent=2000), faces)[-1]
        assert last.end - last.start > 2, words(text, lines_of(text, style(down=down, indent=2000), faces))


def test_an_opening_quote_stands_half_wide_after_the_indent(style: Style, faces: Library) -> None:
    first = lines_of("“天地玄黄”，宇宙洪荒。", style(indent=2000), faces)[0]
    assert first.runs[0].xs[0] == 20_000 - 5_000  # the glyph's blank half lies left of the indent
    assert first.runs[0].xs[1] == 25_000


def test_an_opening_bracket_at_a_line_start_stands_half_wide(style: Style, faces: Library) -> None:
    text = HAN[:14] + "《" + HAN[14:30] + "》"
    second = lines_of(text, style(), faces)[1]
    assert text[second.start] == "《"
    assert second.runs[0].xs[1] - second.runs[0].xs[0] == pytest.approx(10_000, abs=1_500)
    assert second.runs[0].xs[0] == -5_000


@BOTH
@pytest.mark.parametrize("unit", ["12.5%", "±3", "¥100", "25℃", "——", "……", "GDP", "2023", "？！"])
def test_units_are_never_parted_at_any_place_in_a_line(unit: str, style: Style, faces: Library, down: bool) -> None:
    for phase in range(20):
        text = HAN[:phase] + unit + HAN[20:40]
        at = text.index(unit)
        ends = [line.end for line in lines_of(text, style(down=down), faces)]
        assert not [end for end in ends if at < end < at + len(unit)], words(
            text, lines_of(text, style(down=down), faces)
        )


@BOTH
@pytest.mark.parametrize("mark", "、，。；：？！”）》】·～%")
def test_no_such_mark_begins_a_line(mark: str, style: Style, faces: Library, down: bool) -> None:
    for phase in range(4, 24):
        text = HAN[:phase] + mark + HAN[24:44]
        assert all(not line.startswith(mark) for line in words(text, lines_of(text, style(down=down), faces)))


@BOTH
@pytest.mark.parametrize("mark", "“（《【￥")
def test_no_such_mark_ends_a_line(mark: str, style: Style, faces: Library, down: bool) -> None:
    for phase in range(4, 24):
        text = HAN[:phase] + mark + HAN[24:44]
        assert all(not line.endswith(mark) for line in words(text, lines_of(text, style(down=down), faces)))


@BOTH
def test_with_no_kinsoku_a_mark_does_begin_a_line(style: Style, faces: Library, down: bool) -> None:
    """The two tests above can fail."""
    text = HAN[:14] + "”" + HAN[14:34]
    assert words(text, lines_of(text, style(down=down, kinsoku="none"), faces))[1].startswith("”")


@BOTH
def test_a_lone_dash_does_not_begin_a_line_but_a_double_one_may(style: Style, faces: Library, down: bool) -> None:
    alone, double = HAN[:14] + "—" + HAN[14:30], HAN[:14] + "——" + HAN[14:30]
    assert not words(alone, lines_of(alone, style(down=down), faces))[1].startswith("—")
    assert words(double, lines_of(double, style(down=down), faces))[1].startswith("——")
    assert not words(double, lines_of(double, style(down=down, kinsoku="strict"), faces))[1].startswith("——")


@BOTH
def test_a_word_longer_than_the_measure_is_broken_and_reported(style: Style, faces: Library, down: bool) -> None:
    text = "见" + "ABCDEFGHIJ" * 6 + "等"  # capitals: no word to hyphenate
    lines = lines_of(text, style(down=down), faces)
    assert sum(line.relief for line in lines) > 0
    assert all(line.width <= FOURTEEN for line in lines)


@BOTH
def test_a_looser_setting_has_one_line_more_where_there_is_one(style: Style, faces: Library, down: bool) -> None:
    text = "天地玄黄，宇宙洪荒，日月盈昃，辰宿列张，寒来暑往，秋收冬藏，闰余成岁，律吕调阳，云腾致雨，露结为霜。" * 2
    made = prepare((Piece(text, style(down=down, indent=2000)),), style(down=down, indent=2000), faces)
    counts = {looseness: len(set_paragraph(made, (FOURTEEN,), looseness=looseness)) for looseness in (-1, 0, 1)}
    assert counts[-1] in (counts[0], counts[0] - 1)
    assert counts[1] in (counts[0], counts[0] + 1)
    assert counts[-1] < counts[1]


@BOTH
def test_setting_taken_up_later_goes_on_as_before(style: Style, faces: Library, down: bool) -> None:
    made = prepare((Piece(HAN * 2, style(down=down)),), style(down=down), faces)
    lines = set_paragraph(made, (FOURTEEN,))
    assert set_paragraph(made, (FOURTEEN,), start=lines[2].start)[0].runs[0].gids == lines[2].runs[0].gids


def test_spread_type_meets_both_edges(style: Style, faces: Library) -> None:
    line = aligned(set_line((Piece("启事", style()),), style(), faces), 50_000, "spread")
    assert line.runs[0].xs == (0, 40_000)


def test_a_head_is_as_large_as_its_measure_allows(style: Style, faces: Library) -> None:
    head = set_head(("天地玄黄",), style(), faces, 100_000, smallest=12_000, largest=40_000)
    assert head.size == 25_000
    assert head.lines[0].width == 100_000
    assert not head.findings


def test_a_head_too_wide_at_its_smallest_is_told_or_broken(style: Style, faces: Library) -> None:
    told = set_head((HAN[:14],), style(), faces, 100_000, smallest=12_000, largest=40_000)
    assert [code for code, _ in told.findings] == ["head-too-wide"]
    broken = set_head((HAN[:14],), style(), faces, 100_000, smallest=12_000, largest=40_000, max_lines=2)
    assert len(broken.lines) == 2
    assert not broken.findings


@pytest.mark.parametrize(
    ("word", "hyphens"), [("internationalization", True), ("BRRWXZZTPPQKLMN", False), ("1" * 20, False)]
)
def test_a_word_wider_than_a_head_is_cut_only_where_nothing_else_helps(
    word: str, hyphens: bool, style: Style, faces: Library
) -> None:
    text = f"天地{word}玄黄"
    for size in (60_000, 300_000):
        head = set_head((text,), style(), faces, size, smallest=10_000, largest=10_000, max_lines=8, cut_words=True)
        assert all(line.width <= size for line in head.lines)
        cut = [code for code, _ in head.findings]
        assert cut == (["head-word-cut"] if size == 60_000 else [])
        assert "".join(one.removesuffix("-") for one in head.texts) == text
        read = "".join("".join(run.texts) for line in head.lines for run in line.runs)
        assert read.replace("\u00ad", "") == text
        assert ("\u00ad" in read) == (hyphens and bool(cut))
    told = set_head((text,), style(), faces, 60_000, smallest=10_000, largest=10_000, max_lines=8)
    assert [code for code, _ in told.findings][:1] == ["head-too-wide"]


ALPHABET = HAN + "，。、；：？！“”‘’（）《》—…·%0123456789abcXYZ .-々"


@BOTH
@settings(max_examples=150)
@given(text=st.text(ALPHABET, max_size=120), measure=st.integers(30_000, 200_000), indent=st.sampled_from([0, 2000]))
def test_lines_hold_the_whole_text_and_keep_to_the_measure(
    text: str, measure: int, indent: int, style: Style, faces: Library, down: bool
) -> None:
    look = style(down=down, indent=indent)
    lines = lines_of(text, look, faces, measure)
    assert "".join(words(text, lines)) == text
    level = KINSOKU["basic"]
    for line in lines:
        shown = "".join(part for run in line.runs for part in run.texts)
        assert shown.rstrip() == text[line.start : line.end].rstrip()
        assert line.width <= measure or line.end - line.start <= 2 or line.relief
    for before, line in itertools.pairwise(lines):
        if not before.relief:
            assert text[line.start] not in level.start
            assert text[before.end - 1] not in level.end
        if not before.relief and len([c for c in text[before.start : before.end] if c in HAN]) > 3:
            assert before.width == measure


def test_a_figure_keeps_its_unit_where_that_costs_little(style: Style, faces: Library) -> None:
    parted = {"年": 0, "永": 0}
    for measure in range(110_000, 150_000, 2_500):
        for phase in range(0, 30, 3):
            for unit in parted:
                text = HAN[:phase] + f"，宇宙、23{unit}，" + HAN[20:44]
                ends = [line.end for line in lines_of(text, style(indent=2000), faces, measure)]
                parted[unit] += text.index("23") + 2 in ends
    assert parted["年"] < parted["永"]


def test_a_stop_hangs_past_the_measure_where_the_style_lets_it(style: Style, faces: Library) -> None:
    text = HAN[:14] + "，" + HAN[14:30]
    hung = lines_of(text, style(hanging=True), faces)[0]
    assert text[hung.end - 1] == "，"
    assert hung.gap == 0
    assert right_of(hung) == FOURTEEN
    assert lines_of(text, style(), faces)[0].end == 13


def test_han_are_tightened_only_as_a_last_resort(style: Style, faces: Library) -> None:
    text = HAN[:14] + "，" + HAN[14:38]
    tight = lines_of(text, style(last_resort=50), faces)[0]
    assert text[tight.end - 1] == "，"
    assert tight.gap == -35  # half an em from the fourteen gaps of a line that lacks one
    assert right_of(tight) == FOURTEEN - 5_000
    easy = "甲乙、丙丁戊己庚辛壬癸子丑寅，卯辰巳午未申酉戌亥"
    assert lines_of(easy, style(last_resort=50), faces)[0].gap == 0


def test_latin_is_set_in_the_face_the_style_names_for_it(style: Style, faces: Library) -> None:
    runs = lines_of("中国GDP增长5%了", style(latin="hei"), faces)[0].runs
    assert [(run.face, "".join(run.texts)) for run in runs] == [
        ("song", "中国"), ("hei-400", "GDP"), ("song", "增长"), ("hei-400", "5%"), ("song", "了"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wholes"), [("第23届GDP论坛", ["23", "GDP"]), ("大同——古都", ["——"]), ("12.5%增长", ["12.5%"])]
)
def test_spread_type_keeps_words_figures_and_dashes_whole(
    text: str, wholes: list[str], style: Style, faces: Library
) -> None:
    plain = set_line((Piece(text, style()),), style(), faces)
    spread = aligned(plain, 200_000, "spread")
    shown = [part for run in spread.runs for part in run.texts]
    moved = [
        b - a for run, old in zip(spread.runs, plain.runs, strict=True) for a, b in zip(old.xs, run.xs, strict=True)
    ]
    at = 0
    starts = {}
    for part, shift in zip(shown, moved, strict=True):
        starts[at] = shift
        at += len(part)
    for whole in wholes:
        first = text.index(whole)
        assert len({starts[place] for place in range(first, first + len(whole)) if place in starts}) == 1
    assert len(set(moved)) >= 3
    assert spread.width == 200_000


def test_a_word_alone_is_centred_where_it_cannot_be_spread(style: Style, faces: Library) -> None:
    line = aligned(set_line((Piece("GDP", style()),), style(), faces), 100_000, "spread")
    assert line.runs[0].xs[0] > 30_000


HEAD_TEXT = st.text("天地玄黄宇宙洪荒，、：！？“”（）《》——·23年第的和 GDP5.%", min_size=2, max_size=40)


@example(text="2“ 和2和2和", ems=5, limit=0)
@settings(max_examples=120)
@given(text=HEAD_TEXT, ems=st.integers(4, 16), limit=st.sampled_from([0, 30]))
def test_a_head_keeps_its_bounds_and_breaks_at_no_forbidden_edge(
    text: str, ems: int, limit: int, style: Style, faces: Library
) -> None:
    text = " ".join(text.split()) or "天"
    measure = ems * 10_000
    look = style(punctuation="kaiming", last_resort=limit)
    made = set_head((text,), look, faces, measure, smallest=8_000, largest=24_000, max_lines=3)
    assert 8_000 <= made.size <= 24_000
    assert len(made.lines) <= 3
    told = ["".join(part for run in line.runs for part in run.texts) for line in made.lines]
    assert "".join("".join(told).split()) == "".join(text.split())
    if not made.findings:
        assert all(line.width <= measure for line in made.lines)
    level = KINSOKU["basic"]
    for before, after in itertools.pairwise(told):
        assert before.rstrip()[-1] not in level.end
        assert after.lstrip()[0] not in level.start


def test_a_head_parts_no_figure_from_what_it_counts(style: Style, faces: Library) -> None:
    for head in ("市政协第23次党组会议召开", "全市投入35亿元改善民生", "今年1月至10月空气质量好"):
        units = {"第23次", "35亿元", "1月", "10月"} & {u for u in ("第23次", "35亿元", "1月", "10月") if u in head}
        for ems in (8, 9, 10):
            made = set_head((head,), style(), faces, ems * 10_000, smallest=10_000, largest=20_000, max_lines=3)
            broken = "|".join("".join(part for run in line.runs for part in run.texts) for line in made.lines)
            assert all(unit in broken for unit in units), broken


@given(
    st.lists(st.sampled_from(["way", "Yv", "avto", "Tey", "valley", "LT"]), min_size=2, max_size=5), st.integers(4, 14)
)
@settings(max_examples=40)
def test_a_line_that_ends_between_kerned_letters_keeps_to_its_measure(
    style: Style, faces: Library, parts: list[str], ems: int
) -> None:
    """What kerning took out of a letter before its neighbour is there again when the neighbour begins the next line."""
    text = "登录www." + ".".join(parts) + ".com/Ya.vy查看全文"
    for line in lines_of(text, style(), faces, ems * 10_000):
        run = line.runs[-1]
        right = run.xs[-1] + faces.face(run.face).advance(run.gids[-1]) * run.size // 1000
        assert right <= max(line.measure, line.width) + 10
        assert line.width <= line.measure or line.end - line.start == 1
