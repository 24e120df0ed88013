"""The chain of lines that is chosen is the best of all that could be: every one is tried."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Piece, Prepared, breaks, prepare, set_paragraph
from layout.typeset.breaks import LOOSEST, MORE_LINES, best_chain, chains
from layout.typeset.classes import DIGIT, HAN, HYPHEN_SEEN, LATIN, SHRINK_ROUNDS
from layout.typeset.evenness import (
    BESIDE_LATIN,
    CONTRAST,
    COSTS,
    EASY_COST,
    HARD_COST,
    MOST,
    OPEN_LINE,
    PLAIN,
    RESORT_COST,
)
from layout.typeset.line_cost import (
    COST_RELIEF,
    COST_RUNT,
    COST_SHORT_END,
    WhiteShare,
    natural_width,
    stretch_of,
    takes_of,
)
from layout.typeset.line_ends import RELIEF
from layout.typeset.lines import Chain
from layout.typeset.prepared import Memory

Style = Callable[..., TextStyle]
EM = 10_000
TEXTS = [
    "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。",
    "寒来“暑往”，秋收（冬藏），闰余成岁；律吕调阳！",
    "云腾致雨，露结为霜。金生丽水，玉出昆冈，剑号巨阙。",
    "今年1至9月，全市GDP增长5.6%，总额为1234亿元。",
    "《论语》说：“学而时习之，不亦说乎？”他——老王——都记得。",
    "好。",
]


class OneLine(NamedTuple):
    """What a line costs, and whether it looks open."""

    cost: int
    opened: bool


def line_cost(paragraph: Prepared, start: int, end: int, room: int) -> OneLine | None:
    """What the line of atoms *start* … *end* - 1 costs, from its parts alone; ``None`` when it cannot be set."""
    count = len(paragraph.atoms)
    slack = room - natural_width(paragraph, start, end)
    penalty = paragraph.penalties[end - 1] if end < count else 0
    cost = penalty // RELIEF * COST_RELIEF if penalty >= RELIEF else penalty
    if slack < 0:
        squeezed = squeeze_cost(takes_of(paragraph, start, end), -slack)
        return None if squeezed is None else OneLine(cost + squeezed, False)
    if end == count:
        words = sum(paragraph.kinds[at] in (HAN, LATIN, DIGIT) for at in range(start, end))
        runt = COST_RUNT if start and words < 2 else 0
        return OneLine(cost + runt + (COST_SHORT_END if start and words == 2 else 0), False)
    stretch = stretch_of(paragraph, start, end, slack)
    soft = paragraph.soft_sums[end - 1] - paragraph.soft_sums[start]
    many = paragraph.soft_counts[end - 1] - paragraph.soft_counts[start]
    beside = BESIDE_LATIN * min(slack, soft) // (many * paragraph.style.size) if many else 0
    seen = seen_of(paragraph, start, end, stretch)
    white = seen if stretch.letters else max(seen, beside)
    return OneLine(cost + COSTS[min(white, MOST)] + 100 * max(0, white - MOST), seen >= OPEN_LINE)


def seen_of(paragraph: Prepared, start: int, end: int, stretch: WhiteShare) -> int:
    """The white seen in a line: between Han, and between letters on top of it; twice theirs where there is no other."""
    if not stretch.letters:
        return stretch.white
    own = (
        stretch.letters
        * 1000
        // ((paragraph.letter_sums[end - 1] - paragraph.letter_sums[start]) * paragraph.style.size)
    )
    return max(stretch.white, PLAIN) + own if any(paragraph.flexes[start : end - 1]) else 2 * own


def squeeze_cost(takes: list[int], need: int) -> int | None:
    """What taking *need* costs, by the two rounds and the last resort."""
    part = SHRINK_ROUNDS[0][0]
    marks = sum(takes[at] for at in (2, 3, 5))
    easy = takes[0] + takes[1] + takes[4] + sum(takes[at] * part // 1000 for at in (2, 3, 5))
    more = takes[0] + takes[1] + takes[4] + marks - easy
    if need <= easy:
        return EASY_COST * need * need // (easy * easy)
    if need <= easy + more:
        return EASY_COST + HARD_COST * (need - easy) ** 2 // more**2
    need -= easy + more
    return EASY_COST + HARD_COST + RESORT_COST * need // takes[6] if need <= takes[6] else None


def every_chain(paragraph: Prepared, *rooms: int) -> list[tuple[int, int]]:
    """(lines, cost) of every lawful chain of up to :data:`MORE_LINES` more lines than the fewest.

    *rooms* are those of the lines in their order, the last of all that come after.
    """
    count = len(paragraph.atoms)
    widest = max(rooms)
    known: dict[tuple[int, int, int], OneLine] = {}
    for start, room in itertools.product(range(count), set(rooms)):
        for end in range(start + 1, count + 1):
            if natural_width(paragraph, start, end) <= room + 4 * EM:
                one = line_cost(paragraph, start, end, room)
                if one is not None and one.cost < COST_RELIEF:
                    known[start, end, room] = one

    def lines_from(start: int, number: int, left: int, before: bool | None) -> Iterator[tuple[int, int]]:
        room = rooms[min(number, len(rooms) - 1)]
        for end in range(start + 1, count + 1):
            one = known.get((start, end, room))
            if one is None:
                continue
            cost = one.cost + (CONTRAST if before is not None and before != one.opened else 0)
            if end == count:
                yield 1, cost
            elif left > 1 and natural_width(paragraph, end, count) <= (left - 1) * (widest + 2 * EM):
                for lines, rest in lines_from(end, number + 1, left - 1, one.opened):
                    yield lines + 1, cost + rest

    for most in range(1, count + 1):
        if next(lines_from(0, 0, most, None), None) is not None:
            return list(lines_from(0, 0, most + MORE_LINES, None))
    return []


def chosen(paragraph: Prepared, room: int) -> int:
    """What the engine's choice costs."""
    return best_chain(paragraph, (room,), 0, 0).cost


def chains_of(paragraph: Prepared, room: int, indent: int) -> dict[int, Chain]:
    return chains(paragraph, best_chain(paragraph, (room,), 0, indent), (room,), 0, indent)


@pytest.mark.pure_python
@pytest.mark.parametrize("measure", [6, 7, 8, 9])
@pytest.mark.parametrize("text", TEXTS)
def test_no_other_chain_is_better(text: str, measure: int, style: Style, faces: Library) -> None:
    paragraph = prepare((Piece(text, style()),), style(), faces)
    lawful = every_chain(paragraph, measure * EM)
    assert lawful
    best = min(cost for _, cost in lawful)
    assert chosen(paragraph, measure * EM) <= best
    # … and for every number of lines, which is what fitting copy asks for.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(breaks, "PATIENCE", breaks.UNSPARING)
        found = chains_of(paragraph, measure * EM, 0)
    for number, chain in found.items():
        assert chain.cost <= min((cost for lines, cost in lawful if lines == number), default=chain.cost)


@pytest.mark.parametrize("rooms", [(9, 6), (6, 9), (6, 6, 9), (9, 7, 7, 6)])
@pytest.mark.parametrize("text", TEXTS)
def test_no_other_chain_is_better_where_measures_differ(
    text: str, rooms: tuple[int, ...], style: Style, faces: Library
) -> None:
    paragraph = prepare((Piece(text, style()),), style(), faces)
    measures = tuple(room * EM for room in rooms)
    lawful = every_chain(paragraph, *measures)
    assert lawful
    assert best_chain(paragraph, measures, 0, 0).cost <= min(cost for _, cost in lawful)


ALPHABET = "天地玄黄宇宙洪荒，。、；“”（）《》—12a"


@settings(max_examples=250)
@given(text=st.text(ALPHABET, min_size=3, max_size=16), measure=st.integers(3, 7))
@example(text="11地2地1", measure=3)  # a line that is full as it is costs nothing, whatever could have been widened
def test_no_other_chain_is_better_for_any_text(text: str, measure: int, style: Style, faces: Library) -> None:
    paragraph = prepare((Piece(text, style()),), style(), faces)
    lawful = every_chain(paragraph, measure * EM)
    if lawful:
        assert chosen(paragraph, measure * EM) == min(cost for _, cost in lawful)


def ways(paragraph: Prepared, measures: list[int], start: int, indent: int, *, strict: bool) -> dict[int, int]:
    """What the cheapest chain costs of every number of lines: all lines from all places, no way left out."""
    count = len(paragraph.atoms)
    made: dict[int, int] = {}
    layer: dict[tuple[int, bool | None], int] = {(start, None): 0}
    for number in range(count - start):
        room = measures[min(number, len(measures) - 1)] - (0 if number else indent)
        following: dict[tuple[int, bool | None], int] = {}
        for first in {place for place, _ in layer}:
            before = [(opened, cost) for (place, opened), cost in layer.items() if place == first]
            for end in range(first + 1, count + 1):
                one = line_cost(paragraph, first, end, room)
                if one is None or (strict and one.cost >= COST_RELIEF):
                    continue
                total = min(cost + CONTRAST * (opened is not None and opened != one.opened) for opened, cost in before)
                key = end, one.opened
                following[key] = min(following.get(key, total + one.cost), total + one.cost)
        whole = [cost for (place, _), cost in following.items() if place == count]
        if whole:
            made[number + 1] = min(whole)
        layer = {key: cost for key, cost in following.items() if key[0] < count}
    return made


def what_it_costs(paragraph: Prepared, chain: Chain, measures: list[int], start: int, indent: int) -> tuple[int, int]:
    """Cost and widest white of *chain*, line by line."""
    cost = widest = 0
    before = None
    for number, (first, end) in enumerate(itertools.pairwise((start, *chain.ends))):
        room = measures[min(number, len(measures) - 1)] - (0 if number else indent)
        one = line_cost(paragraph, first, end, room)
        assert one is not None
        cost += one.cost + CONTRAST * (before is not None and before != one.opened)
        before = one.opened
        slack = room - natural_width(paragraph, first, end)
        if slack > 0 and end < len(paragraph.atoms):
            widest = max(widest, seen_of(paragraph, first, end, stretch_of(paragraph, first, end, slack)))
    return cost, widest


MEASURES = st.lists(st.integers(15, 90).map(lambda tenths: tenths * EM // 10), min_size=1, max_size=3)


@pytest.mark.pure_python
@settings(max_examples=150)
@given(
    text=st.text(ALPHABET, min_size=3, max_size=22), measures=MEASURES, start=st.integers(0, 3),
    indent=st.sampled_from([0, 0, EM, 2 * EM]), resort=st.sampled_from([0, 0, 60]),
)  # fmt: skip
@example(text="洪》1《“玄22黄天", measures=[71_000, 18_000, 5 * EM], start=0, indent=0, resort=0)
# Of two ways to a place the dearer is part of the best chain, for the lines after it stand in other rooms.
@example(text="—地荒。》洪洪1、。、", measures=[2 * EM, 2 * EM, 39_000], start=0, indent=0, resort=0)
def test_for_every_number_of_lines_the_best_chain_is_found(
    text: str, measures: list[int], start: int, indent: int, resort: int, style: Style, faces: Library
) -> None:
    """Rooms differ from line to line, the paragraph may have begun before, its first line may be indented."""
    paragraph = prepare((Piece(text, style()),), style(last_resort=resort, hyphenate=False), faces)
    start = min(start, len(paragraph.atoms) - 1)
    lawful = ways(paragraph, measures, start, indent, strict=True)
    event(f"lawful: {bool(lawful)}, of one measure: {len(set(measures)) == 1}, several numbers: {len(lawful) > 1}")
    best = best_chain(paragraph, measures, start, indent)
    assert best.ends[-1] == len(paragraph.atoms)
    if not lawful:
        broken = ways(paragraph, measures, start, indent, strict=False)
        if broken and len(set(measures)) == 1:
            assert best.cost <= min(broken.values())
        assert best.cost >= COST_RELIEF
        return
    near = {number: cost for number, cost in lawful.items() if number <= min(lawful) + 2}
    assert best.cost == min((lawful if len(set(measures)) == 1 else near).values())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(breaks, "PATIENCE", breaks.UNSPARING)
        fresh = paragraph._replace(memory=Memory())
        every = chains(fresh, best_chain(fresh, measures, start, indent), measures, start, indent)
    asked = {number: cost for number, cost in near.items() if number <= len(best.ends) + LOOSEST}
    assert {number: chain.cost for number, chain in every.items()} == {**asked, len(best.ends): best.cost}
    found = chains(paragraph, best, measures, start, indent)
    assert min(chain.cost for chain in found.values()) == best.cost
    for number, chain in (*found.items(), *every.items(), (len(best.ends), best)):
        assert (number, chain.hyphenated) == (len(chain.ends), False)
        assert (chain.cost, chain.widest) == what_it_costs(paragraph, chain, measures, start, indent)
        assert chain.cost >= lawful[number]


def test_taking_the_fullest_line_each_time_is_worse_somewhere(style: Style, faces: Library) -> None:
    """A greedy setter fails the comparison above, so it can fail."""
    worse = 0
    for text, measure in itertools.product(TEXTS[:5], range(6, 10)):
        paragraph = prepare((Piece(text, style()),), style(), faces)
        start, total = 0, 0
        while start < len(paragraph.atoms):
            ends = range(start + 1, len(paragraph.atoms) + 1)
            costs = {end: line_cost(paragraph, start, end, measure * EM) for end in ends}
            lawful = {end: one.cost for end, one in costs.items() if one is not None and one.cost < COST_RELIEF}
            start = max(lawful)
            total += lawful[start]
        worse += total > chosen(paragraph, measure * EM)
    assert worse >= 3


def widths_of(text: str, style: TextStyle, faces: Library, measure: int) -> list[tuple[int, bool]]:
    """(white between Han, whether the line was squeezed) of every line but the last."""
    paragraph = prepare((Piece(text, style),), style, faces)
    made = []
    starts = {start: at for at, start in enumerate(paragraph.starts)}
    for line in set_paragraph(paragraph, (measure,))[:-1]:
        natural = natural_width(paragraph, starts[line.start], starts[line.end])
        made.append((line.gap, natural > measure))
    return made


LONG = "天地玄黄，宇宙洪荒，日月盈昃，辰宿列张，寒来暑往，秋收冬藏，闰余成岁，律吕调阳，云腾致雨，露结为霜。" * 3


def test_the_four_ways_of_fitting_differ_as_they_say(style: Style, faces: Library) -> None:
    squeezed: dict[str, int] = {}
    white: dict[str, int] = {}
    for fitting in ("best", "push-in", "push-out", "push-out-only"):
        lines = [line for m in range(100, 150, 5) for line in widths_of(LONG, style(fitting=fitting), faces, m * 1000)]
        squeezed[fitting] = sum(tight for _, tight in lines)
        white[fitting] = sum(gap for gap, _ in lines)
    assert squeezed["push-out-only"] == 0
    assert squeezed["push-out"] < squeezed["best"] <= squeezed["push-in"]
    assert white["push-in"] < white["push-out"] <= white["push-out-only"]


@pytest.mark.pure_python
@settings(max_examples=60)
@given(text=st.text(ALPHABET, min_size=30, max_size=160), measure=st.integers(5, 9))
def test_leaving_out_far_places_of_long_paragraphs_changes_nothing(
    text: str, measure: int, style: Style, faces: Library
) -> None:
    paragraph = prepare((Piece(text, style()),), style(), faces)
    whole = chains_of(paragraph, measure * EM, 2 * EM)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(breaks, "LONG", 0)
        assert chains_of(paragraph, measure * EM, 2 * EM) == whole


@pytest.mark.pure_python
@pytest.mark.parametrize("text", ["1" * 3000, "天" * 30 + "a" * 3000 + "地" * 30, "，" * 2000, "（" * 2000])
def test_copy_that_cannot_be_set_by_the_rules_is_set_and_told_in_little_time(
    text: str, style: Style, faces: Library
) -> None:
    """Every such line was once weighed against all others, which took a minute; now each place is looked at once."""
    paragraph = prepare((Piece(text, style()),), style(), faces)
    calls = 0
    options = breaks.options_of(paragraph, False, breaks.UNSPARING)

    def counted(*asked: int) -> list[tuple[int, int, int]]:
        nonlocal calls
        calls += 1
        return options(*asked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(breaks, "options_of", lambda *_: counted)
        lines = set_paragraph(paragraph, (12 * EM,))
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert all(line.width <= 12 * EM for line in lines)
    assert sum(line.relief for line in lines) >= len(text) // 30
    assert calls <= 8 * len(text)


@pytest.mark.parametrize(
    ("text", "measure", "cost", "white"),
    [
        ("洪日宙，日incommunicationdevelopment", 121_000, True, False),  # a rule is broken, no line is loose
        ("月。。黄，宇，international月宙荒宙月宙development月荒宇", 82_000, False, True),
        ("development月荒黄宙宇宙，日。黄。in宙玄黄洪in", 12 * EM, False, True),  # a line as loose as is just seen
        ("development月荒黄宙宇宙，日。黄。in宙玄黄洪", 13 * EM, False, False),
    ],
)
def test_words_are_hyphenated_where_a_rule_would_break_or_white_be_seen(
    text: str, measure: int, cost: bool, white: bool, style: Style, faces: Library
) -> None:
    whole = style(hyphenate=False)
    found = best_chain(prepare((Piece(text, whole),), whole, faces), (measure,), 0, 0)
    assert (found.cost >= COST_RUNT, found.widest >= HYPHEN_SEEN) == (cost, white)
    paragraph = prepare((Piece(text, style()),), style(), faces)
    assert paragraph.hyphenated().hyphens, "there is a word to hyphenate"
    assert best_chain(paragraph, (measure,), 0, 0).hyphenated is (cost or white)


def test_on_a_grid_of_cells_there_is_no_looser_setting(style: Style, faces: Library) -> None:
    grid = style(cells=True)
    paragraph = prepare((Piece("天地玄黄，宇宙洪荒。" * 4, grid),), grid, faces)
    assert len(chains_of(paragraph, 8 * EM, 0)) == 1
