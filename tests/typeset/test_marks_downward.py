"""Every mark at every place of vertical lines in four regions: its ink in its cell, read from the PDF by PDFium."""

from __future__ import annotations

import itertools

import pytest
from downward import Ink, inks
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, prepare, set_paragraph

REGIONS = {
    "cn": ("song", "cn", "zh-Hans"),
    "tw": ("ming", "tw", "zh-Hant-TW"),
    "hk": ("ming", "tw", "zh-Hant-HK"),
    "jp": ("ming", "jp", "ja"),
}
EMS = 8
HAN = "國中四面田目由甲"
"""Characters that fill their cells, so that what is on them is seen."""
OPENERS, CLOSERS = "「『（《〈【〔“‘", "」』）》〉】〕”’"
MARKS = "、。，．：；！？·…—～℃％㎡"
WORDS = (
    "12",
    "100",
    "2026",
    "3.5",
    "12%",
    "5G",
    "NBA",
    "Wi-Fi",
    "kg",
    "CO₂",
    "m²",
    "19：30",
    "3：2",
    "——",
    "……",
    "？！",
    "①",
)


def set_down(region: str, text: str, faces: Library) -> tuple[Line, ...]:
    face, marks, language = REGIONS[region]
    style = TextStyle("body", face, 10_000, 15_000, punctuation="quanjiao", down=True, kinsoku="strict")
    style = style._replace(region=marks, language=language)
    return set_paragraph(prepare((Piece(text, style),), style, faces), (EMS * 10_000,))


def columns(lines: tuple[Line, ...], faces: Library) -> list[list[Ink]]:
    return [list(made) for _, made in itertools.groupby(inks(lines, faces), key=lambda one: one.column)]


def faults(lines: tuple[Line, ...], faces: Library) -> list[str]:
    """Ink past the ends of the measure, off its line, or on ink that is not of its own cell."""
    found = []
    for column in columns(lines, faces):
        for one in column:
            if one.head < -0.05 or one.foot > EMS + 0.05:  # kg in one cell is a little more than an em deep
                found.append(f"{one.text} past the measure: {one.head:.2f} to {one.foot:.2f}")
            if one.left < -0.75 or one.right > 0.75:
                found.append(f"{one.text} off its line: {one.left:.2f} to {one.right:.2f}")
        for a, b in itertools.pairwise(column):
            beside = a.right < b.left + 0.02 or b.right < a.left + 0.02
            if a.foot > b.head + 0.05 and not beside and "—" not in (a.text, b.text):
                found.append(f"{a.text} on {b.text}: {a.foot - b.head:.2f}")
    return found


@pytest.mark.parametrize("region", REGIONS)
def test_every_mark_keeps_off_its_neighbours_at_the_start_in_the_middle_and_at_the_end(
    region: str, faces: Library
) -> None:
    texts = [HAN * 2 + one + HAN for one in (*MARKS, *WORDS)]
    texts += [HAN[:3] + a + HAN[:4] + b + HAN for a, b in zip(OPENERS, CLOSERS, strict=True)]
    found = []
    for text in texts:
        for skip in range(EMS):
            found += [f"{text[skip:]}: {one}" for one in faults(set_down(region, text[skip:], faces), faces)]
    assert found == []


@pytest.mark.parametrize("region", REGIONS)
@given(parts=st.lists(st.sampled_from((*MARKS, *OPENERS, *CLOSERS, *WORDS, *HAN)), min_size=4, max_size=24))
@settings(max_examples=40)
def test_whatever_stands_beside_what(region: str, parts: list[str], faces: Library) -> None:
    text = HAN[:2].join(parts)
    assert faults(set_down(region, text, faces), faces) == []


@pytest.mark.parametrize("mark", "、。，．")
@pytest.mark.parametrize("region", REGIONS)
def test_stops_stand_in_the_corner_or_in_the_middle_of_their_cells(region: str, mark: str, faces: Library) -> None:
    (column,) = columns(set_down(region, "國" + mark + "國", faces), faces)
    first, one, _ = column
    across, down = (one.left + one.right) / 2, (one.head + one.foot) / 2 - (first.head + first.foot) / 2
    if region in ("tw", "hk"):
        assert (across, down) == pytest.approx((0, 1), abs=0.09)
    else:
        assert across > 0.15
        assert 0.5 < down < 0.87


@pytest.mark.parametrize("alone", ["…", "—", "～", "("])
def test_a_sign_on_its_side_may_be_all_that_stands_on_a_line(alone: str, faces: Library) -> None:
    ((one,),) = columns(set_down("jp", alone, faces), faces)
    assert one.text == alone


def test_figures_below_the_line_lie_with_their_word(faces: Library) -> None:
    on_side = [run for line in set_down("cn", "用CO₂造", faces) for run in line.runs if run.turned]
    assert "".join(text for run in on_side for text in run.texts) == "CO₂"


@pytest.mark.parametrize(("region", "said"), [("cn", "『國』"), ("tw", "「國」"), ("jp", "〝國〟")])
def test_quotes_are_those_of_the_region(region: str, said: str, faces: Library) -> None:
    """They read as they were."""
    as_set, as_asked = set_down(region, "“國”", faces), set_down(region, said, faces)
    assert [run.gids for line in as_set for run in line.runs] == [run.gids for line in as_asked for run in line.runs]
    assert "".join(text for line in as_set for run in line.runs for text in run.texts) == "“國”"


def test_the_sweep_can_fail(faces: Library) -> None:
    lines = set_down("tw", "國國國", faces)
    (run,) = lines[0].runs
    nearer = run._replace(xs=(run.xs[0], run.xs[0] + 8_000, run.xs[2]))
    assert faults((lines[0]._replace(runs=(nearer,)),), faces)
