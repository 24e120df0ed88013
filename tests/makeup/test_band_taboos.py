"""What an editor of vertical pages circles; each taboo with a page that has it and pages beside it that have not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from issues import made
from PIL import Image

HEAD = """\
id: small
date: 2023-11-15
writing: vertical
paper: {name: 小城日報, site: paper.example}
language: zh-Hant-TW
sheet: {size: [275mm, 395mm], margins: {top: 16mm, right: 10mm, bottom: 12mm, left: 14mm}}
grid: {columns: 8, chars: 12, gutter: 1字, lines: 44, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
"""
TABOOS = (
    "heads-chimney", "heads-abreast", "head-parted", "text-leaps", "flows-meet", "paragraphs-part", "bands-cut",
    "heads-clash", "page-cut",
)  # fmt: skip
LINE = "今年全市糧食總產量達到十年來的最高水平廣大農民喜獲豐收。"


def circled(folder: Path, slots: str, text: dict[str, str], rules: str = "") -> Counter[str]:
    Image.new("RGB", (400, 400), (90, 120, 150)).save(folder / "p.jpg")
    page = f"pages:\n  - number: 2\n    slots:\n{slots}" + (f"    rules: [{rules}]\n" if rules else "")
    found = made(folder, page, text, HEAD).edition.findings
    return Counter(one.code for one in found if one.code in TABOOS)


def slot(story: str, at: tuple[int, int], span: tuple[int, int], head: str, more: str = "") -> str:
    return f"      - {{id: {story}, story: {story}, at: {list(at)}, span: {list(span)}, head: {{{head}}}{more}}}\n"


def copy(sentences: int) -> str:
    """Copy in one paragraph, so that a band ends with one only where that is asked for."""
    return LINE * sentences


BOTH = {"a": copy(18), "b": copy(18)}
UPPER = slot("a", (1, 1), (4, 20), "columns: 4, lines: 5")


def test_heads_right_under_each_other_are_a_chimney(tmp_path: Path) -> None:
    assert circled(tmp_path, UPPER + slot("b", (5, 1), (4, 20), "columns: 2, lines: 5"), BOTH)["heads-chimney"] == 1


@pytest.mark.parametrize(
    "slots",
    [
        slot("a", (1, 1), (4, 20), "columns: 3, lines: 5") + slot("b", (5, 1), (4, 20), "columns: 2, lines: 5"),
        UPPER + slot("b", (5, 12), (4, 20), "columns: 2, lines: 5"),
        UPPER + slot("b", (5, 1), (4, 20), "columns: 2, lines: 5", ", box: comment"),
        UPPER + slot("b", (5, 1), (4, 20), "mode: 横排, place: 上, columns: 1"),
    ],
    ids=["a band between", "other lines", "boxed", "across"],
)
def test_heads_that_are_set_off_are_no_chimney(tmp_path: Path, slots: str) -> None:
    assert circled(tmp_path, slots, BOTH)["heads-chimney"] == 0


def test_heads_that_stand_each_in_a_box_are_neither_a_chimney_nor_abreast(tmp_path: Path) -> None:
    upper, lower = (slot(one, at, (4, 20), "columns: 2, lines: 5", ", box: comment") for one, at in
                    (("a", (1, 1)), ("b", (5, 1))))  # fmt: skip
    assert circled(tmp_path, upper + lower, BOTH)["heads-chimney"] == 0
    right, left = (slot(one, at, span, "columns: 2, lines: 5", ", box: comment") for one, at, span in
                   (("a", (1, 1), (4, 6)), ("b", (1, 7), (4, 20))))  # fmt: skip
    assert circled(tmp_path, right + left, {"a": copy(6), "b": copy(20)})["heads-abreast"] == 0


def test_heads_set_across_side_by_side_are_not_abreast(tmp_path: Path) -> None:
    across = "mode: 横排, place: 上, columns: 1"
    slots = slot("a", (1, 1), (4, 20), across) + slot("b", (1, 21), (4, 20), across)
    assert circled(tmp_path, slots, BOTH)["heads-abreast"] == 0


def test_briefs_under_each_other_are_no_chimney(tmp_path: Path) -> None:
    """A head of one band says that a story is a brief; columns of them are meant to look alike."""
    slots = "".join(slot(one, (band, 1), (1, 20), "columns: 1, lines: 2") for band, one in enumerate("abcd", 1))
    assert circled(tmp_path, slots, dict.fromkeys("abcd", copy(7)))["heads-chimney"] == 0


def test_heads_side_by_side_in_the_same_bands_are_circled(tmp_path: Path) -> None:
    """The text of the right one stands under its head, so that nothing is between the two."""
    right = slot("a", (1, 1), (4, 6), "columns: 2, lines: 5")
    left = slot("b", (1, 7), (4, 20), "columns: 2, lines: 5")
    text = {"a": copy(6), "b": copy(20)}
    assert circled(tmp_path, right + left, text)["heads-abreast"] == 1


@pytest.mark.parametrize(
    "left",
    [
        slot("b", (1, 21), (4, 20), "columns: 2, lines: 5"),
        slot("b", (3, 7), (4, 20), "columns: 2, lines: 5"),
        slot("b", (1, 7), (4, 20), "columns: 2, lines: 5", ", box: comment"),
    ],
    ids=["text between", "lower bands", "boxed"],
)
def test_heads_that_text_or_a_box_parts_are_not_abreast(tmp_path: Path, left: str) -> None:
    width = 20 if "21" in left else 6
    right = slot("a", (1, 1), (4, width), "columns: 2, lines: 5")
    assert circled(tmp_path, right + left, {"a": copy(6), "b": copy(20)})["heads-abreast"] == 0


def picture(at: tuple[int, int], span: tuple[int, int]) -> str:
    return f"      - {{id: p, picture: p.jpg, within: a, at: {list(at)}, span: {list(span)}, caption: 圖}}\n"


WIDE = slot("a", (1, 1), (4, 40), "columns: 4, lines: 5")


def test_text_that_goes_on_beyond_a_picture_leaps(tmp_path: Path) -> None:
    assert circled(tmp_path, WIDE + picture((2, 16), (2, 12)), {"a": copy(40)})["text-leaps"] >= 1


@pytest.mark.parametrize("place", [((2, 29), (2, 12)), ((3, 1), (2, 12))], ids=["at the end", "at the head's side"])
def test_text_beside_a_picture_at_an_edge_does_not_leap(
    tmp_path: Path, place: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    head = slot("a", (1, 1), (4, 40), "columns: 2, lines: 5")
    assert circled(tmp_path, head + picture(*place), {"a": copy(40)})["text-leaps"] == 0


def test_a_head_that_a_picture_parts_from_its_text_is_circled(tmp_path: Path) -> None:
    between = WIDE + picture((1, 7), (4, 14))
    assert circled(tmp_path, between, {"a": copy(24)})["head-parted"] == 1
    assert circled(tmp_path, WIDE + picture((1, 27), (4, 14)), {"a": copy(24)})["head-parted"] == 0


FLOWS = (
    slot("a", (1, 1), (4, 20), "columns: 1, lines: 5") + slot("b", (1, 21), (4, 20), "columns: 2, lines: 5"),
    {"a": copy(38), "b": copy(36)},
)


def test_texts_that_flow_on_side_by_side_are_circled(tmp_path: Path) -> None:
    found = circled(tmp_path, *FLOWS)
    assert found["flows-meet"] == 1 and found["paragraphs-part"] == 0


def test_a_rule_a_box_or_a_head_parts_two_flows(tmp_path: Path) -> None:
    slots, text = FLOWS
    ruled = circled(tmp_path, slots, text, "{at: [1, 1], span: [4, 20], side: below, style: thin}")
    boxed = circled(tmp_path, slots.replace("lines: 5}}\n", "lines: 5}, box: comment}\n", 1), text)
    headed = slot("a", (1, 1), (4, 20), "columns: 1, lines: 5") + slot("b", (1, 21), (4, 20), "columns: 4, lines: 5")
    for found in (ruled, boxed, circled(tmp_path, headed, text)):
        assert found["flows-meet"] == found["paragraphs-part"] == 0


def test_paragraphs_that_end_with_their_bands_lose_the_thread(tmp_path: Path) -> None:
    """Every paragraph is a line of twelve characters, so that each band ends with one and begins with one."""
    short = "\n\n".join(["今年稻米喜獲豐收。"] * 300)
    slots, _ = FLOWS
    found = circled(tmp_path, slots, {"a": short, "b": short})
    assert found["paragraphs-part"] == 1


def test_a_gap_between_bands_from_edge_to_edge_cuts_the_page(tmp_path: Path) -> None:
    upper = slot("a", (1, 1), (4, 44), "columns: 4, lines: 5")
    found = circled(tmp_path, upper + slot("b", (5, 1), (4, 44), "mode: 横排, place: 上, columns: 1"), BOTH)
    assert found["bands-cut"] == 1 and found["page-cut"] == 0
    crossed = slot("a", (1, 1), (4, 24), "columns: 4, lines: 5") + slot("b", (5, 1), (4, 24), "columns: 3, lines: 5")
    third = slot("c", (1, 25), (8, 20), "columns: 5, lines: 5")
    assert circled(tmp_path, crossed + third, {**BOTH, "c": copy(18)})["bands-cut"] == 0
