"""What an editor circles in the make-up of a page; each taboo with a page beside it that has none of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from issues import codes, copy, made, runs

TABOOS = (
    "heads-clash", "heads-touch", "head-over-white", "line-alone-head", "line-alone", "page-gap", "page-cut",
    "gutter-through", "slots-overlap",
    "leg-short",
)  # fmt: skip


def circled(folder: Path, slots: str, text: dict[str, str] | None = None, front: str = "") -> Counter[str]:
    composed = made(
        folder, f"pages:\n  - number: 2\n    slots:\n{slots}", text or {"a": copy(24), "b": copy(24)}, front=front
    )
    return Counter(one.code for one in composed.edition.findings if one.code in TABOOS)


def slot(story: str, at: tuple[int, int], span: tuple[int, int], more: str = "") -> str:
    return f"      - {{story: {story}, at: {list(at)}, span: {list(span)}{more}}}\n"


SIDE = slot("a", (1, 1), (2, 60)), slot("b", (3, 1), (3, 60))


def test_like_heads_side_by_side_clash(tmp_path: Path) -> None:
    assert circled(tmp_path, "".join(SIDE))["heads-clash"] == 1


@pytest.mark.parametrize(
    "other",
    [
        slot("b", (3, 20), (3, 41)),
        slot("b", (3, 1), (3, 60), ", head: {style: head-kai}"),
        slot("b", (3, 1), (3, 60), ", head: {size: 三号}"),
        slot("b", (3, 1), (3, 60), ", box: comment"),
    ],
    ids=["lower", "another face", "another size", "boxed"],
)
def test_heads_that_differ_do_not_clash(tmp_path: Path, other: str) -> None:
    assert circled(tmp_path, SIDE[0] + other)["heads-clash"] == 0


def test_heads_that_fill_their_measures_touch_and_short_ones_do_not(tmp_path: Path) -> None:
    wide = ", head: {size: {max: 小初, min: 二号}, breaks: [今年的稿件喜获丰收了]}"
    assert circled(tmp_path, slot("a", (1, 1), (2, 60), wide) + slot("b", (3, 1), (2, 60), wide))["heads-touch"] == 1
    short = ", head: {size: 二号, breaks: [喜获丰收]}"
    assert circled(tmp_path, slot("a", (1, 1), (2, 60), short) + slot("b", (3, 1), (2, 60), short))["heads-touch"] == 0


def test_white_under_a_head_is_circled(tmp_path: Path) -> None:
    deep = slot("a", (1, 1), (5, 60), ", head: {lines: 20, size: 二号}")
    assert circled(tmp_path, deep)["head-over-white"] == 1
    assert circled(tmp_path, slot("a", (1, 1), (5, 60)))["head-over-white"] == 0


@pytest.mark.parametrize(
    ("sizes", "head", "other"),
    [((76, 60), 1, 0), ((84, 60), 0, 1), ((60, 84), 0, 1), ((72, 72), 0, 0), ((48, 96), 0, 0)],
    ids=["short last line", "full last line", "first line", "between paragraphs", "two and more"],
)
def test_a_line_parted_from_its_paragraph_is_circled(
    tmp_path: Path, sizes: tuple[int, int], head: int, other: int
) -> None:
    """Two legs of six lines of twelve, full with paragraphs that cannot give a line."""
    text = "\n\n".join("中" * (count - 3) + "。" for count in sizes)
    found = circled(tmp_path, slot("a", (1, 1), (2, 11)), {"a": text})
    assert (found["line-alone-head"], found["line-alone"]) == (head, other)


def test_a_leg_that_ends_high_because_a_subhead_would_not_be_parted_is_circled(tmp_path: Path) -> None:
    for first, second, count in ((2, 6, 1), (4, 4, 0)):
        text = "\n\n".join(("中" * (12 * first - 3) + "。", "## 小标题", "中" * (12 * second - 3) + "。"))
        assert (
            circled(tmp_path, slot("a", (1, 1), (2, 11)), {"a": text.replace("中" * 21, "中" * 21)})["leg-short"]
            == count
        )


def test_a_part_of_the_page_with_nothing_on_it_is_circled(tmp_path: Path) -> None:
    full = slot("a", (1, 1), (5, 30)) + slot("b", (1, 31), (5, 30))
    assert circled(tmp_path, full)["page-gap"] == 0
    assert circled(tmp_path, full.replace("[5, 30]}", "[5, 27]}", 1))["page-gap"] == 0
    assert circled(tmp_path, full.replace("[5, 30]}", "[5, 26]}", 1))["page-gap"] == 1
    composed = made(
        tmp_path,
        f"pages:\n  - number: 2\n    slots:\n{slot('a', (1, 1), (5, 30)) + slot('b', (1, 31), (3, 30))}",
        {"a": copy(3), "b": copy(3)},
    )
    (gap,) = [one for one in composed.edition.findings if one.code == "page-gap"]
    assert dict(gap.facts) == {"page": 2, "column": 4, "line": 31, "lines": 30, "columns": 2, "kind": "column"}


@pytest.mark.parametrize(
    ("second", "told"), [("(1, 31), (3, 20)", [(4, 31, 30, 2)]), ("(3, 31), (1, 30)", [(1, 31, 30, 2), (4, 31, 30, 2)])]
)
def test_white_that_hangs_together_is_circled_once(tmp_path: Path, second: str, told: list[tuple[int, ...]]) -> None:
    at, span = (tuple(map(int, one.split(","))) for one in second.strip("()").split("), ("))
    slots = slot("a", (1, 1), (5, 30)) + slot("b", at, span)
    composed = made(tmp_path, f"pages:\n  - number: 2\n    slots:\n{slots}", {"a": copy(3), "b": copy(3)})
    gaps = [dict(one.facts) for one in composed.edition.findings if one.code == "page-gap"]
    assert [(one["column"], one["line"], one["lines"], one["columns"]) for one in gaps] == told


def test_a_gap_from_edge_to_edge_cuts_the_page(tmp_path: Path) -> None:
    cut = slot("a", (1, 1), (5, 30)) + slot("b", (1, 31), (5, 30))
    assert circled(tmp_path, cut)["page-cut"] == 1
    bridged = slot("a", (1, 1), (4, 30)) + slot("b", (1, 31), (4, 30)) + slot("c", (5, 1), (1, 60))
    assert circled(tmp_path, bridged, {"a": copy(9), "b": copy(9), "c": copy(9)})["page-cut"] == 1  # from top to bottom
    woven = (
        slot("a", (1, 1), (4, 30))
        + slot("b", (1, 31), (3, 30))
        + slot("c", (5, 1), (1, 40))
        + slot("d", (4, 41), (2, 20))
    )
    pinwheel = (
        slot("a", (1, 1), (3, 30))
        + slot("b", (4, 1), (2, 40))
        + slot("c", (1, 31), (3, 30))
        + slot("d", (4, 41), (2, 20))
    )
    texts = {key: copy(9) for key in "abcd"}
    assert circled(tmp_path, pinwheel, texts)["page-cut"] == 1
    assert circled(tmp_path, woven.replace("[3, 30]", "[3, 30]"), texts)["page-cut"] == 0


def test_a_picture_and_the_story_under_it_are_one_thing(tmp_path: Path) -> None:
    def page(of: str) -> str:
        return f"      - {{use: picture, story: {of}, picture: none.jpg, at: [1, 1], span: [5, 20]}}\n" + slot(
            "a", (1, 21), (5, 40)
        )

    assert circled(tmp_path, page("a"), {"a": copy(9), "b": copy(9)})["page-cut"] == 0
    assert circled(tmp_path, page("b"), {"a": copy(9), "b": copy(9)})["page-cut"] == 1


def test_the_gap_under_a_folio_and_over_credits_cuts_nothing(tmp_path: Path) -> None:
    slots = (
        "      - {use: folio, at: [1, 1], span: [5, 3]}\n"
        + slot("a", (1, 4), (5, 56))
        + "      - {use: credits, at: [1, 60], span: [5, 1], text: 责编}\n"
    )
    assert circled(tmp_path, slots, {"a": copy(9)})["page-cut"] == 0


def test_a_gutter_through_most_of_the_page_is_circled(tmp_path: Path) -> None:
    texts = {key: copy(9) for key in "abc"}
    top = slot("c", (1, 1), (5, 5))
    through = top + slot("a", (1, 6), (2, 55)) + slot("b", (3, 6), (3, 55))
    assert circled(tmp_path, through, texts)["gutter-through"] == 1
    deeper = slot("c", (1, 1), (5, 9), ", legs: 4") + slot("a", (1, 10), (2, 51)) + slot("b", (3, 10), (3, 51))
    assert circled(tmp_path, deeper, texts)["gutter-through"] == 0


def test_a_slot_in_millimetres_that_covers_another_is_an_error(tmp_path: Path) -> None:
    on = slot("a", (1, 1), (5, 30)) + "      - {story: b, rect: [20mm, 20mm, 60mm, 60mm]}\n"
    assert circled(tmp_path, on)["slots-overlap"] == 1
    assert circled(tmp_path, on.replace("[20mm, 20mm", "[20mm, 250mm"))["slots-overlap"] == 0


def test_the_sample_front_page_has_only_what_an_editor_would_circle(repository: Path) -> None:
    from layout.composing import compose
    from layout.loading.load import load

    loaded = load(repository / "seeds/datong/issue.yaml")
    found = Counter(one.code for one in compose(loaded.issue, loaded.materials).edition.findings)
    assert {code: found[code] for code in TABOOS if found[code]} == {"line-alone": 2}


FLAG_AND_HEAD = """pages:
  - number: 1
    slots:
      - {use: flag, at: [1, 1], span: [%d, %d]}
      - {story: a, at: [1, 12], span: [5, 30], head: {lines: %d, size: {max: %s, min: 20pt}, mode: %s}}
"""


@pytest.mark.parametrize(
    ("flag", "lines", "size", "mode", "larger"),
    [((5, 10), 8, "90pt", "horizontal", False), ((2, 4), 8, "90pt", "horizontal", True),
     ((2, 4), 4, "20pt", "horizontal", False), ((2, 4), 28, "70pt", "vertical", True)],
)  # fmt: skip
def test_no_head_is_larger_than_the_name_of_the_paper(
    tmp_path: Path, flag: tuple[int, int], lines: int, size: str, mode: str, larger: bool
) -> None:
    composed = made(tmp_path, FLAG_AND_HEAD % (*flag, lines, size, mode), {"a": copy(20)})
    told = [one for one in composed.edition.findings if one.code == "head-over-name"]
    page = composed.edition.pages[0]
    name = max(one.size for one in runs(page, "flag") if one.tag and not one.tag.part)
    head = max(one.size for one in runs(page, "head"))
    assert (head > name) == larger == bool(told)
    for one in told:
        assert one.place is not None
        assert one.place.line == composed.issue.pages[0].slots[1].place.line


def test_a_page_without_a_flag_has_no_name_to_outdo(tmp_path: Path) -> None:
    pages = FLAG_AND_HEAD.replace("number: 1", "number: 2") % (2, 4, 8, "90pt", "horizontal")
    pages = "\n".join(line for line in pages.splitlines() if "flag" not in line) + "\n"
    assert "head-over-name" not in codes(made(tmp_path, pages, {"a": copy(20)}))
