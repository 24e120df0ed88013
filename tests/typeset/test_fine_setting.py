"""Long words and addresses, figures on half cells, marks of other regions, the grid, and what is drawn at type."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, prepare, set_head, set_line, set_paragraph
from layout.typeset.bodies import Atom
from layout.typeset.classes import COST_JOINT, HAN_CLASS, KINSOKU, MIXED_CLASS, SHRINK_ORDER, SHRINK_ROUNDS
from layout.typeset.evenness import LETTERS_MOST, PLAIN
from layout.typeset.head_breaks import words_of
from layout.typeset.justify import _squeeze, _stretch, _widening
from layout.typeset.line_cost import natural_width, takes_of
from layout.typeset.line_ends import RELIEF

Style = Callable[..., TextStyle]
EM = 10_000
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"


def lines_of(text: str, style: TextStyle, faces: Library, ems: float = 12) -> tuple[Line, ...]:
    return set_paragraph(prepare((Piece(text, style),), style, faces), (int(ems * EM),))


def shown(line: Line) -> str:
    return "".join(text for run in line.runs for text in run.texts)


def first_atom(text: str, style: TextStyle, faces: Library) -> Atom:
    return prepare((Piece(text, style),), style, faces).atoms[0]


def test_a_long_word_is_hyphenated_where_its_language_allows(style: Style, faces: Library) -> None:
    text = "发言人说internationalization很重要，各方都同意。"
    lines = lines_of(text, style(), faces, 10)
    broken = [shown(line) for line in lines if shown(line).endswith("\u00ad")]
    assert broken
    assert broken[0].split("说")[-1].strip("\u00ad") in {"inter", "interna", "internation", "international"}
    assert all(line.width <= 10 * EM for line in lines)
    assert "".join(map(shown, lines)).replace("\u00ad", "") == text
    assert not any("\u00ad" in shown(line) for line in lines_of(text, style(hyphenate=False), faces, 10))


def test_no_word_is_hyphenated_where_lines_are_good_without(style: Style, faces: Library) -> None:
    assert not any("\u00ad" in shown(line) for line in lines_of(HAN + "responsibility" + HAN, style(), faces, 30))


def test_an_address_is_broken_at_its_joints_without_a_hyphen(style: Style, faces: Library) -> None:
    text = "详情请登录https://www.datong.gov.cn/dtzx/2023/11/index.html?id=12345查询。"
    lines = lines_of(text, style(), faces, 12)
    assert sum(line.relief for line in lines) == 0
    assert "\u00ad" not in "".join(map(shown, lines))
    for before, after in itertools.pairwise(lines):
        left, right = text[before.end - 1], text[after.start]
        assert left in "/.?&=-" or not (left.isascii() and right.isascii())
        assert right != ".", "no line begins with a dot"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("登录xuezai.jiangcheng.example.cn受理", {"xuezai.", "jiangcheng.", "example."}),
        ("信箱lvshi@rexian.example.com注明", {"lvshi", "@", "rexian.", "example."}),
        ("增补B.thetaiotaomicron菌株", set()),
        ("占2.6GW/5.3GWh时", set()),
        ("高1.04/1.20米", set()),
        ("用Node.js写", set()),
    ],
)
def test_where_an_address_may_be_parted(text: str, ends: set[str], style: Style, faces: Library) -> None:
    made = prepare((Piece(text, style()),), style(), faces)
    before = [text[: made.starts[at + 1]] for at, cost in enumerate(made.penalties) if cost == COST_JOINT]
    assert len(before) == len(ends)
    assert all(any(one.endswith(end) for end in ends) for one in before)


def test_a_line_that_ends_with_a_dot_of_an_address_stands_at_the_measure(style: Style, faces: Library) -> None:
    """The pair with the next letter is kerned, and that is none where a line ends between them."""
    text = "关线路可登录www.lanshui.example.cn/bridge查询，或拨打12328热线。"
    first = lines_of(text, style(), faces, 13)[0]
    run = first.runs[-1]
    assert run.texts[-1] == "."
    assert run.xs[-1] + faces.face(run.face).shape(".").advances[0] * EM // 1000 == pytest.approx(13 * EM, abs=2)


def test_one_character_before_a_dash_is_no_last_line(style: Style, faces: Library) -> None:
    text = HAN[:13] + "天色暗了……”"
    for ems in range(8, 24):
        lines = lines_of(text, style(), faces, ems)
        words = text[lines[-1].start : lines[-1].end]
        assert len(lines) == 1 or len(words.rstrip("…”")) > 1, (ems, words)


def test_a_telephone_number_is_broken_after_its_hyphen_and_a_score_never(style: Style, faces: Library) -> None:
    for phase in range(12):
        text = HAN[:phase] + "0352-7021234-8888" + HAN[:14]
        assert sum(line.relief for line in lines_of(text, style(), faces, 6)) == 0
        score = HAN[:phase] + "29-22" + HAN[:14]
        at = score.index("29-22")
        assert not [line for line in lines_of(score, style(), faces, 8) if at < line.end < at + 5]


@pytest.mark.parametrize("space", ["\u3000", " ", "\u3000\u3000"])
@pytest.mark.parametrize("mark", ["）", "，", "。", "”"])
def test_a_mark_before_the_space_that_ends_a_line_has_no_blank_left_to_give(
    mark: str, space: str, style: Style, faces: Library
) -> None:
    """Its blank went with the space, at the line's end; taken once more, the mark stood past the measure."""
    for count, tenths in itertools.product(range(4, 9), range(40, 80)):
        text = HAN[:count] + "（" + HAN[:2] + mark + space + HAN[:9]
        for line in lines_of(text, style(last_resort=40), faces, tenths / 10):
            said = [(x, words) for run in line.runs for x, words in zip(run.xs, run.texts, strict=True)]
            x, last = [(x, words) for x, words in said if words.strip()][-1]
            assert line.relief or last != mark or x + EM // 2 <= tenths * EM // 10 + 2, (text, tenths)


def test_figures_stand_on_half_cells_where_the_style_says_so(style: Style, faces: Library) -> None:
    made = prepare((Piece("共2023人", style(digits="half", autospace=0)),), style(digits="half", autospace=0), faces)
    assert made.sums[-1] == 4 * EM
    assert prepare((Piece("共2023人", style(autospace=0)),), style(autospace=0), faces).sums[-1] != 4 * EM


def test_the_white_beside_figures_is_set_apart_from_that_beside_letters(style: Style, faces: Library) -> None:
    def gaps(look: TextStyle) -> tuple[int, int]:
        made = prepare((Piece("共5人A级", look),), look, faces)
        return made.gaps[0], made.gaps[2]

    assert gaps(style()) == (2500, 2500)
    assert gaps(style(autospace_figures=0)) == (0, 2500)
    assert gaps(style(autospace=125, autospace_figures=250)) == (2500, 1250)


def test_marks_have_their_blank_where_their_region_has_it(style: Style, faces: Library) -> None:
    cells = {
        region: [first_atom(mark, style(region=region), faces)[1:4] for mark in "，：？·「"]
        for region in ("cn", "tw", "jp")
    }
    half, quarter, whole = EM // 2, EM // 4, EM
    assert cells["cn"] == [(0, half, half), (0, half, half), (0, half, half), (0, half, 0), (half, half, 0)]
    assert cells["tw"] == [
        (quarter, half, quarter), (quarter, half, quarter), (0, whole, 0), (quarter, half, quarter), (half, half, 0)
    ]  # fmt: skip
    assert cells["jp"] == [
        (0, half, half), (quarter, half, quarter), (0, whole, 0), (quarter, half, quarter), (half, half, 0)
    ]  # fmt: skip


def test_the_ink_of_a_mark_is_put_where_it_belongs_whatever_the_face(style: Style, faces: Library) -> None:
    """The kit's faces are mainland ones: their commas lie left in the cell and are moved for another region."""
    for region, wanted in (("cn", (0, 500)), ("tw", (250, 750))):
        for face in ("song", "hei", "kai"):
            atom = first_atom("，", style(region=region, face=face), faces)
            ink = faces.face(atom.look.face).ink(atom.glyphs[0][0])
            left = (atom.head + atom.inset) * 1000 // EM + ink.left
            right = (atom.head + atom.inset) * 1000 // EM + ink.right
            assert wanted[0] <= left < right <= wanted[1]
            if region == "tw":
                assert abs((left + right) / 2 - 500) <= 3


def test_a_line_on_the_grid_is_of_whole_cells(style: Style, faces: Library) -> None:
    text = "2023年，GDP增长5%左右。他说：“这项工作，必须在年底前完成！”于是大家（包括老王）都来了；《论语》曰：“学。”"
    grid = style(cells=True)
    lines = lines_of(text, grid, faces, 12)
    assert "".join(map(shown, lines)) == text
    for line in lines:
        assert line.gap == 0
        for run in line.runs:
            for x, char in zip(run.xs, run.texts, strict=True):
                if "\u4e00" <= char <= "\u9fff":
                    assert x % EM == 0
    assert any(x % EM for line in lines_of(text, style(), faces, 12) for run in line.runs for x in run.xs)


def test_a_stop_hangs_on_the_grid_rather_than_begin_a_line(style: Style, faces: Library) -> None:
    line = lines_of(HAN[:12] + "，" + HAN[:12], style(cells=True), faces, 12)[0]
    assert shown(line) == HAN[:12] + "，"


def adorned(text: str, marked: str, kind: str, style: TextStyle, faces: Library, ems: int = 12) -> tuple[Line, ...]:
    before, after = text.split(marked)
    pieces = (Piece(before, style), Piece(marked, style, kind), Piece(after, style))
    return set_paragraph(prepare(pieces, style, faces), (ems * EM,))


def test_dots_stand_under_characters_and_not_under_marks(style: Style, faces: Library) -> None:
    lines = adorned("他说：必须完成，不得拖延，这是底线。", "必须完成，不得拖延", "dots", style(), faces)
    spots = [one for line in lines for one in line.adorned]
    assert len(spots) == 8
    for line in lines:
        xs = {x + EM // 2 for run in line.runs for x in run.xs}
        assert {one.left for one in line.adorned} <= xs


def test_an_underline_stops_at_marks_and_between_han_and_latin(style: Style, faces: Library) -> None:
    lines = adorned("甲读全力以赴，冲刺GDP目标乙", "全力以赴，冲刺GDP目标", "underline", style(), faces, 20)
    assert [one.right - one.left for one in lines[0].adorned][:2] == [4 * EM, 2 * EM]
    assert len(lines[0].adorned) == 4
    for one, other in itertools.pairwise(lines[0].adorned):
        assert one.right < other.left


def test_a_frame_goes_round_a_name_on_each_of_its_lines(style: Style, faces: Library) -> None:
    lines = adorned(HAN[:11] + "李四光" + HAN[:12], "李四光", "mourning", style(), faces)
    frames = [list(line.adorned) for line in lines[:2]]
    assert [len(one) for one in frames] == [1, 1]
    assert frames[1][0].left == 0


def test_a_note_mark_stays_with_its_word(style: Style, faces: Library) -> None:
    for phase in range(4, 20):
        text = HAN[:phase] + "年报①" + HAN[:20]
        lines = adorned(text, "①", "note", style(), faces)
        assert not any(shown(line).startswith("①") for line in lines)
    free = [
        shown(line)[0] for phase in range(4, 20) for line in lines_of(HAN[:phase] + "年报①" + HAN[:20], style(), faces)
    ]
    assert "①" in free


def test_a_head_is_tightened_within_its_limit_before_it_is_broken(style: Style, faces: Library) -> None:
    words = HAN[:12]
    tight = set_head((words,), style(last_resort=50), faces, 116_000, smallest=EM, largest=2 * EM, max_lines=3)
    assert len(tight.lines) == 1
    assert 115_000 <= tight.lines[0].width <= 116_000
    assert not tight.findings
    steps = {b - a for a, b in itertools.pairwise(tight.lines[0].runs[0].xs)}
    assert len(steps) == 1
    assert len(set_head((words,), style(), faces, 116_000, smallest=EM, largest=2 * EM, max_lines=3).lines) == 2
    assert (
        len(set_head((words,), style(last_resort=20), faces, 116_000, smallest=EM, largest=2 * EM, max_lines=3).lines)
        == 2
    )


def test_marks_are_settled_over_a_change_of_face_and_size(style: Style, faces: Library) -> None:
    plain, bold, small = style(), style(face="hei"), style(face="kai", size=8_000)
    one = prepare((Piece("甲说：“乙”。丙", plain),), plain, faces)
    for other in (bold, small):
        mixed = prepare((Piece("甲说：", plain), Piece("“乙”", other), Piece("。丙", plain)), plain, faces)
        assert [p >= 10_000 for p in mixed.penalties] == [p >= 10_000 for p in one.penalties]
        assert mixed.tails[5] == one.tails[5] == 0
        # Of 0.5 + 0.5 em half an em of the smaller type is taken, from the larger mark first.
        assert mixed.tails[2] + mixed.heads[3] == EM // 2


HEADS = {
    "多力齐发激活稳就业一池春水": {"一池春水", "就业"},
    "大同市举办第三届古城冬季灯展点亮平城夜经济": {"点亮", "灯展", "古城", "举办"},
    "我市全力推动煤电与新能源一体化发展": {"新能源", "一体化", "推动", "煤电"},
}


@pytest.mark.parametrize("head", HEADS)
def test_a_head_is_broken_between_words(head: str, style: Style, faces: Library) -> None:
    assert HEADS[head] <= set(words_of(head, faces))
    for ems in (8, 9, 10, 11):
        made = set_head((head,), style(), faces, ems * EM, smallest=EM, largest=2 * EM, max_lines=4)
        if made.findings or len(made.lines) == 1:
            continue
        broken = [shown(line) for line in made.lines]
        assert "".join(broken) == head
        assert all(word in "|".join(broken) for word in HEADS[head]), broken
        assert not any(line.endswith(("与", "和", "第")) or line.startswith(("的", "届")) for line in broken)


MIXED = HAN[:24] + "，。、；：？！“”‘’（）《》—…·%0123456789abcGDP .-/"


@settings(max_examples=200)
@given(
    text=st.text(MIXED, min_size=1, max_size=90), ems=st.integers(5, 20), region=st.sampled_from(["cn", "tw", "jp"]),
    punctuation=st.sampled_from(["quanjiao", "kaiming", "banjiao"]), digits=st.sampled_from(["natural", "half"]),
    fitting=st.sampled_from(["best", "push-in", "push-out", "push-out-only"]), resort=st.sampled_from([0, 20]),
)  # fmt: skip
def test_whatever_the_style_nothing_is_lost_and_every_line_meets_the_measure(
    text: str,
    ems: int,
    region: str,
    punctuation: str,
    digits: str,
    fitting: str,
    resort: int,
    style: Style,
    faces: Library,
) -> None:
    look = style(region=region, punctuation=punctuation, digits=digits, fitting=fitting, last_resort=resort)
    lines = lines_of(text, look, faces, ems)
    assert "".join(text[line.start : line.end] for line in lines) == text
    level = KINSOKU["basic"]
    for before, line in itertools.pairwise(lines):
        if before.relief:
            continue
        assert text[line.start] not in level.start
        assert text[before.end - 1] not in level.end
        assert before.gap >= -resort
        if sum(char in HAN for char in text[before.start : before.end]) > 2:
            assert abs(before.width - ems * EM) <= EM // 100
        assert before.width <= ems * EM


@settings(max_examples=150)
@given(text=st.text(MIXED, min_size=14, max_size=60), ems=st.integers(6, 14))
def test_classes_give_in_their_order_by_rounds_and_their_members_alike(
    text: str, ems: int, style: Style, faces: Library
) -> None:
    """Widths of the cells as they were set are compared with what each class had to give."""
    look = style(hyphenate=False)
    paragraph = prepare((Piece(text, look),), look, faces)
    starts = {start: at for at, start in enumerate(paragraph.starts)}
    for line in set_paragraph(paragraph, (ems * EM,)):
        first, after = starts[line.start], starts[line.end]
        need = natural_width(paragraph, first, after) - ems * EM
        if need <= 0 or line.relief:
            assert line.gap >= 0 or line.relief
            continue
        takes = takes_of(paragraph, first, after)
        taken = _squeeze(paragraph, first, after, need, takes)
        by_class = [0] * len(SHRINK_ORDER)
        for number in range(len(SHRINK_ORDER)):
            sums = paragraph.takes[number]
            into = taken.gaps if number == MIXED_CLASS else {} if number == HAN_CLASS else taken.cells
            members = {at: into[at] for at in into if sums[at + 1] > sums[at]}
            by_class[number] = sum(members.values())
            # Members give in proportion to what they have to give, to a millipoint.
            whole = sum(sums[at + 1] - sums[at] for at in members)
            for at, amount in members.items():
                assert abs(amount - by_class[number] * (sums[at + 1] - sums[at]) / whole) <= 1
        part, whole_classes = SHRINK_ROUNDS[0]
        easy = [
            max(0, take) if name in whole_classes else max(0, take) * part // 1000
            for take, name in zip(takes, SHRINK_ORDER, strict=True)
        ]
        for number, amount in enumerate(by_class):
            if amount:
                assert all(by_class[one] >= easy[one] - 1 for one in range(number)), (by_class, takes)
            if amount > easy[number] + 1:  # the second round has begun, in which all that is left gives alike
                left = [max(0, take) - first for take, first in zip(takes, easy, strict=True)]
                share = sum(by_class[:HAN_CLASS]) - sum(easy[:HAN_CLASS])
                assert abs(amount - easy[number] - left[number] * share / sum(left[:HAN_CLASS])) <= 2
        assert sum(by_class) == pytest.approx(need, abs=2)
        assert line.width == pytest.approx(ems * EM, abs=EM // 100)


@settings(max_examples=150)
@given(text=st.text(MIXED, min_size=14, max_size=60), ems=st.integers(6, 14))
def test_word_spaces_and_gaps_beside_latin_take_white_before_all_others(
    text: str, ems: int, style: Style, faces: Library
) -> None:
    look = style(hyphenate=False)
    paragraph = prepare((Piece(text, look),), look, faces)
    starts = {start: at for at, start in enumerate(paragraph.starts)}
    for line in set_paragraph(paragraph, (ems * EM,))[:-1]:
        first, after = starts[line.start], starts[line.end]
        slack = ems * EM - natural_width(paragraph, first, after)
        stretch = _widening(paragraph, first, after, slack)
        if stretch is None:
            continue
        added = _stretch(paragraph, first, after, slack, stretch)
        rooms = [b - a for a, b in itertools.pairwise(paragraph.soft_sums[first : after - 1 + 1])]
        assert sum(added) == slack
        inside = [b - a for a, b in itertools.pairwise(paragraph.letter_sums[first : after - 1 + 1])]
        own = [white for white, one in zip(added, inside, strict=False) if one]
        assert sum(own) == stretch.letters, "letters take what is theirs, and no more"
        assert max(own, default=0) <= LETTERS_MOST * EM // 1000
        if stretch.letters and any(paragraph.flexes[first : after - 1]):
            assert max(added) >= PLAIN * EM // 1000 - 1, "nothing before the line is plainly loose"
        slack -= stretch.letters
        added = [0 if one else white for white, one in zip(added, inside, strict=False)]
        if sum(rooms) >= slack:
            assert all(not white or room for white, room in zip(added, rooms, strict=False))
        elif stretch.level:
            given = [white for white, flex in zip(added, paragraph.flexes[first : after - 1], strict=False) if flex]
            assert max(given) - min(given) <= 1
        else:
            others = [white - room for white, room in zip(added, rooms, strict=False)]
            assert slack == 0 or min(others, default=0) >= -1


RIGID = re.compile(
    r"[+±−-]?[¥$€]?\d+(?:[.,:/]\d+)*[%‰℃°]?"  # a figure with its separators, sign, currency and unit
    r"|[A-Za-z]+"
    r"|(?<!—)——(?!—)|(?<!…)……(?!…)|(?<!⋯)⋯⋯(?!⋯)"
    r"|(?<![？！])[？！]{2,3}(?![？！])"
)
FIGURES = st.sampled_from(
    ["12.5%", "1,234.5", "3:2", "±3", "¥100", "25℃", "2023", "GDP", "——", "……", "⋯⋯", "？！", "！！！", "2023/11/15"]
)
TEXTS = st.lists(st.one_of(st.text(HAN + "，。、“”（）《》", min_size=1, max_size=9), FIGURES), min_size=2, max_size=14)


def parted(text: str, lines: Sequence[Line]) -> list[str]:
    """Units of *text* that a line ends inside of, not counting lines that say so themselves."""
    ends = [line.end for line in lines if not line.relief]
    return [unit.group() for unit in RIGID.finditer(text) if any(unit.start() < end < unit.end() for end in ends)]


@settings(max_examples=200)
@given(parts=TEXTS, ems=st.integers(8, 20), punctuation=st.sampled_from(["quanjiao", "kaiming", "banjiao", "plain"]))
def test_no_unit_is_parted_in_any_text(
    parts: list[str], ems: int, punctuation: str, style: Style, faces: Library
) -> None:
    text = "天".join(parts)
    assert parted(text, lines_of(text, style(punctuation=punctuation, hyphenate=False), faces, ems)) == []


def test_units_are_seen_to_be_parted_where_they_are() -> None:
    text = "天地12.5%玄黄——宇宙"
    cut = [Line(0, 4, (), 0, 0), Line(4, 10, (), 0, 0), Line(10, len(text), (), 0, 0)]
    assert parted(text, cut) == ["12.5%", "——"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("共35亿元的", {3, 4}),  # 35|亿 and 亿|元
        ("第三届会", {1, 2}),
        ("第23次会", {1, 3}),
        ("三十五万人的", {1, 2, 3, 4}),
        ("自2020—2023年起", {6, 10}),
        ("天地玄黄宇", set()),
    ],
)
def test_figures_lean_on_what_they_count(text: str, places: set[int], style: Style, faces: Library) -> None:
    made = prepare((Piece(text, style()),), style(), faces)
    found = {made.starts[at + 1] for at, cost in enumerate(made.penalties[:-1]) if 0 < cost < RELIEF}
    assert found == places


def test_the_larger_of_two_marks_gives_way_first(style: Style, faces: Library) -> None:
    small, large = style(), style(size=2 * EM)
    first = prepare((Piece("甲）", small), Piece("（乙", large)), small, faces)
    assert (first.tails[1], first.heads[2]) == (EM // 2, EM - EM // 2)
    second = prepare((Piece("甲）", large), Piece("（乙", small)), small, faces)
    assert (second.tails[1], second.heads[2]) == (EM - EM // 2, EM // 2)


def test_a_stop_gives_its_blank_to_an_interpunct_and_none_to_a_stop(style: Style, faces: Library) -> None:
    assert prepare((Piece("甲，·乙", style()),), style(), faces).tails[1] == 0
    assert prepare((Piece("甲。，乙", style()),), style(), faces).tails[1] == EM // 2


def test_the_ink_of_an_interpunct_ends_where_that_of_han_does(style: Style, faces: Library) -> None:
    def ends_of_ink(*, edge: bool) -> dict[str, float]:
        look = style(punctuation="quanjiao" if edge else "plain")
        lines = set_paragraph(
            prepare((Piece("甲乙丙·丁戊己庚辛壬癸子丑寅卯", look),), look, faces), (7 * EM // 2, 4 * EM)
        )
        ends = {}
        for line in lines[:2]:
            run = line.runs[-1]
            ink = faces.face(run.face).ink(run.gids[-1])
            ends[run.texts[-1]] = (line.measure - run.xs[-1]) / EM - ink.right / 1000
        return ends

    white = ends_of_ink(edge=True)
    assert set(white) == {"·", "庚"} or set(white) == {"·", "辛"}
    assert all(0.02 < one < 0.1 for one in white.values()), white
    # Where edges keep their blank the whole half cell stands in the line.
    assert ends_of_ink(edge=False)["·"] > 0.15


def test_an_interpunct_keeps_its_half_cell_inside_a_line(style: Style, faces: Library) -> None:
    made = prepare((Piece("甲·乙，丙", style()),), style(), faces)
    assert (made.heads[1], made.atoms[1].core, made.tails[1]) == (0, EM // 2, 0)
    assert made.trim_end[1] == EM // 8
    assert made.trim_end[3] == made.tails[3] == EM // 2


def test_two_dashes_of_two_em_may_be_parted(style: Style, faces: Library) -> None:
    assert prepare((Piece("甲⸺⸺乙", style()),), style(), faces).penalties[1] == 0
    assert prepare((Piece("甲——乙", style()),), style(), faces).penalties[0] == 0


def test_letters_of_an_address_take_a_thirtieth_of_an_em_where_that_brings_it_to_the_margin(
    style: Style, faces: Library
) -> None:
    text = "请登录https://www.datong.gov.cn/dtzx/2023/11/index.html?id=12345查询。"
    natural = lines_of(text, style(align="left"), faces, 60)[0].runs[0]
    steps = [b - a for a, b in itertools.pairwise(natural.xs)]
    short = full = 0
    for tenths in range(70, 140):
        made = prepare((Piece(text, style()),), style(), faces)
        for line in set_paragraph(made, (tenths * EM // 10,)):
            told = shown(line)
            if told.isascii() and not line.last:
                at = text.index(told)
                apart = [b - a for a, b in itertools.pairwise(line.runs[0].xs)]
                white = [one - step for one, step in zip(apart, steps[at:], strict=False)]
                assert max(map(abs, white)) <= LETTERS_MOST * EM // 1000
                is_short = line.width < line.measure
                assert not is_short or not any(white), "a line that ends early is not driven apart as well"
                short += is_short
                full += not is_short
                assert line.gap <= 0, "nothing stands there but letters"
    assert short and full


def test_a_solidus_is_as_wide_as_what_it_stands_among(style: Style, faces: Library) -> None:
    for region in ("cn", "tw"):
        narrow = first_atom("3/4", style(region=region), faces).core * 2
        made = prepare((Piece("3/4", style(region=region)),), style(region=region), faces)
        assert made.sums[-1] < narrow + 4_000
        assert made.penalties[:2] >= (RELIEF, RELIEF)
    assert prepare((Piece("城/乡", style()),), style(), faces).atoms[1].core == EM // 2
    assert prepare((Piece("城/乡", style(region="tw")),), style(region="tw"), faces).atoms[1].core == EM


def test_a_house_may_keep_marks_from_being_squeezed(style: Style, faces: Library) -> None:
    text = "甲。乙：丙，丁（戊）己"

    def gives(firm: tuple[str, ...]) -> str:
        made = prepare((Piece(text, style(firm=firm)),), style(firm=firm), faces)
        return "".join(char for at, char in enumerate(text) if any(take[at + 1] > take[at] for take in made.takes))

    assert gives(()) == "。：，（）"
    assert gives(("stop",)) == "：，（）"
    assert gives(("colon", "stop")) == "，（）"
    assert gives(("bracket", "comma", "colon", "stop")) == ""


@pytest.mark.parametrize("most", [250, 333, 500])
def test_the_white_beside_figures_is_widened_as_far_as_the_house_lets_it(
    most: int, style: Style, faces: Library
) -> None:
    text = HAN[:7] + "23" + HAN[7:30]
    seen = []
    for tenths in range(90, 110):
        line = lines_of(text, style(autospace_most=most), faces, tenths / 10)[0]
        if line.end < 9 or line.width < tenths * EM // 10:
            continue
        xs = line.runs[0].xs
        beside = xs[7] - xs[6] - EM  # before the 2
        between = xs[1] - xs[0] - EM
        assert beside <= max(most * 10, 2500 + between) + 2
        assert between == 0 or beside >= min(most * 10, 2500 + between) - 2
        assert most == 250 or between == 0 or beside >= most * 10 - 2
        seen.append(between)
    assert max(seen) > 0 == min(seen)


@pytest.mark.parametrize("face", ["song", "hei", "kai"])
@pytest.mark.parametrize("score", ["3∶2", "19：30", "103∶101"])
def test_the_colon_of_a_score_or_a_time_has_half_a_cell_with_its_ink_in_the_middle(
    score: str, face: str, style: Style, faces: Library
) -> None:
    made = prepare((Piece(score, style(face=face)),), style(face=face), faces)
    at = next(index for index, char in enumerate(score) if char in "∶：")
    atom = made.atoms[at]
    assert (atom.head, atom.core, atom.tail) == (0, EM // 2, 0)
    ink = faces.face(atom.look.face).ink(atom.glyphs[0][0])
    middle = atom.inset + (ink.left + ink.right) * EM // 2000
    assert abs(middle - EM // 4) <= EM // 100
    assert made.gaps[at - 1 : at + 1] == (0, 0)


@pytest.mark.parametrize("region", ["cn", "tw", "jp"])
def test_a_score_and_a_time_stay_on_one_line_and_are_not_spread(region: str, style: Style, faces: Library) -> None:
    for score in ("3∶2", "19：30"):
        for lead in range(4, 14):
            text = f"{HAN[:lead]}{score}{HAN[lead:30]}"
            lines = lines_of(text, style(region=region), faces, 9)
            assert any(score in shown(line) for line in lines)
            steps = {
                b - a
                for line in lines
                for run in line.runs
                for a, b, char in zip(run.xs, run.xs[1:], run.texts, strict=False)
                if char in "∶："
            }
            assert max(steps) < EM


def test_a_colon_after_words_keeps_its_cell_and_may_end_a_line(style: Style, faces: Library) -> None:
    made = prepare((Piece("时间：30分，比分：三", style()),), style(), faces)
    for at in (2, 8):
        assert made.heads[at] + made.atoms[at].core + made.tails[at] == EM
    assert made.penalties[2] == 0
    apart = [shown(line) for lead in range(4, 12) for line in lines_of(f"{HAN[:lead]}时间：30分钟", style(), faces, 9)]
    assert any(line.endswith("：") for line in apart)


SYLLABLES = ("yáo", "shuāng", "chuáng", "dá", "ē", "zhuàng", "ㄍㄨㄛˊ", "lǜ")


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(SYLLABLES)), min_size=1, max_size=9), st.integers(6, 14))
@settings(max_examples=60)
def test_ruby_stands_over_its_base_and_never_on_its_neighbours(
    style: Style, faces: Library, words: list[tuple[int, str]], ems: int
) -> None:
    plain = style()
    pieces = []
    for number, (before, ruby) in enumerate(words):
        pieces += [Piece(HAN[number : number + before], plain), Piece(HAN[number + 9], plain, f"ruby {ruby}")]
    lines = set_paragraph(prepare([*pieces, Piece("，完。", plain)], plain, faces), (ems * EM,))
    made = [one for line in lines for one in line.adorned]
    assert ["".join(t for run in one.runs for t in run.texts) for one in made] == [ruby for _, ruby in words]
    for line in lines:
        han = [
            x for run in line.runs for x, text in zip(run.xs, run.texts, strict=True) if "\u4e00" <= text <= "\u9fff"
        ]
        for one in line.adorned:
            middle = (one.left + one.right) // 2
            assert min(abs(middle - x - EM // 2) for x in han) <= EM  # over its base, brought in at a line's edge
        for one, other in itertools.pairwise(line.adorned):
            assert one.right <= other.left


def test_ruby_wider_than_its_base_parts_it_from_its_neighbours(style: Style, faces: Library) -> None:
    wide = adorned("甲乙双丙丁", "双", "ruby shuāng", style(), faces)[0]
    close = adorned("甲乙双丙丁", "双", "ruby é", style(), faces)[0]
    assert wide.runs[0].xs[2] > close.runs[0].xs[2] == 2 * EM


def test_several_words_of_ruby_are_shared_out(style: Style, faces: Library) -> None:
    each = adorned("在床前明月光下", "床前明月光", "ruby chuáng qián míng yuè guāng", style(), faces, 20)[0]
    assert len(each.adorned) == 5
    whole = adorned("在床前明月光下", "床前明月光", "ruby Before my bed", style(), faces, 20)[0]
    assert len(whole.adorned) == 1


def test_what_shares_one_ruby_stays_on_one_line(style: Style, faces: Library) -> None:
    for phase in range(4, 20):
        lines = adorned(HAN[:phase] + "霅溪" + HAN[20:36], "霅溪", "ruby zhàxī", style(), faces)
        assert any("霅溪" in shown(line) for line in lines)


@pytest.mark.parametrize("kind", ["underline", "wave"])
def test_lines_under_names_side_by_side_are_parted(kind: str, style: Style, faces: Library) -> None:
    plain = style()
    pieces = (Piece("访", plain), Piece("张三", plain, kind), Piece("李四", plain, kind), Piece("等。", plain))
    one, other = set_paragraph(prepare(pieces, plain, faces), (12 * EM,))[0].adorned
    assert other.left - one.right >= EM // 10
    assert one.left == EM and other.right == 5 * EM  # only where they meet


def test_letters_with_tones_of_their_own_are_read_as_they_were_written(style: Style, faces: Library) -> None:
    spelt = "fi la\u030ab zha\u0300ng"  # a ligature, and tones that are characters by themselves
    (one,) = adorned("甲乙张丙丁", "张", f"ruby {spelt}", style(), faces)[0].adorned
    assert "".join(text for run in one.runs for text in run.texts) == spelt


def test_quotes_of_an_english_sentence_are_as_narrow_as_its_letters(faces: Library) -> None:
    style = TextStyle("x", "song", 10_000, 16_000)

    def widths(text: str) -> dict[str, int]:
        runs = set_line((Piece(text, style),), style, faces).runs
        return {run.texts[at]: run.xs[at + 1] - run.xs[at] for run in runs for at in range(len(run.texts) - 1)}

    english = widths("He said “go” and ‘stay’ before he left.")
    assert max(english[mark] for mark in "“”‘’") < 5000
    chinese = widths("他说“去”，又说“来”了。")
    assert chinese["“"] == 10_000


@pytest.mark.parametrize("ems", [7, 10, 13])
def test_a_negative_indent_moves_in_all_lines_but_the_first(ems: int, style: Style, faces: Library) -> None:
    """凸排: questions and answers, rows of an index.  It holds where a paragraph is taken up in another leg, too."""
    text = "问：今年的春灌什么时候开始，水费怎么收？答：三月十日放水，按亩计费，每亩比去年少收三元。"
    look = style(indent=-2000, punctuation="quanjiao")
    paragraph = prepare((Piece(text, look),), look, faces)
    lines = set_paragraph(paragraph, (ems * EM,))
    lefts = [line.runs[0].xs[0] for line in lines]
    assert lefts[0] < EM
    assert all(2 * EM <= left < 3 * EM for left in lefts[1:])
    assert all(abs(line.width - ems * EM) <= 2 for line in lines[:-1])
    rest = set_paragraph(paragraph, (ems * EM,), start=lines[0].end)
    assert all(2 * EM <= line.runs[0].xs[0] < 3 * EM for line in rest)
    drawn = set_paragraph(paragraph, (ems * EM,), drawn=False)
    assert [(one.start, one.end, one.width) for one in drawn] == [(one.start, one.end, one.width) for one in lines]
    narrow = set_paragraph(paragraph, (3 * EM,))
    assert all(line.runs[0].xs[0] < EM for line in narrow), "what would be left with one character a line is not moved"


@pytest.mark.parametrize("text", ["天——地", "天————地", "天———地"])
@pytest.mark.parametrize("down", [False, True])
def test_the_halves_of_a_dash_overlap_where_a_face_has_no_whole_one(
    text: str, down: bool, style: Style, faces: Library
) -> None:
    """By more than a dot at 300 dpi; and the dash keeps its two cells."""
    look = style(face="kai", down=down)
    made = prepare((Piece(text, look),), look, faces)
    assert made.sums[-1] == len(text) * EM
    run = next(one for one in set_line((Piece(text, look),), look, faces).runs if "—" in one.texts)
    gid = run.gids[run.texts.index("—")]
    ink = faces.face(run.face).ink(gid)
    across = [(x + ink.left * 10, x + ink.right * 10) for x, one in zip(run.xs, run.gids, strict=True) if one == gid]
    assert len(across) == len(text) - 2
    for (_, end), (start, _) in zip(across[::2], across[1::2], strict=False):
        assert end - start >= EM * 24 // 1000


@pytest.mark.parametrize(("kicker", "ems"), [("本报记者走访三个社区", 5), ("江北社区食堂开到家门口", 6)])
def test_a_kicker_has_a_line_more_where_that_keeps_a_word_of_two_characters_whole(
    kicker: str, ems: int, style: Style, faces: Library
) -> None:
    words = set(words_of(kicker, faces))
    few = set_head((kicker,), style(), faces, ems * EM, smallest=EM, largest=EM, max_lines=8, keep_pairs=True).texts
    ends = set(itertools.accumulate(map(len, few)))
    pairs = [kicker.index(word) + 1 for word in words if len(word) == 2]
    assert "".join(few) == kicker
    assert ends.isdisjoint(pairs)
    if ems == 5:  # a head has as few as there can be
        assert set_head((kicker,), style(), faces, ems * EM, smallest=EM, largest=EM, max_lines=8).texts == (
            "本报记者走",
            "访三个社区",
        )
