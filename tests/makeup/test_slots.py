"""Slots off the grid, tints, rules and boxes: what a page's marks are for a small issue."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.composing import Composed, compose
from layout.geometry import Rect
from layout.loading.load import load
from layout.page import GlyphRun, Mark, Rule, Tint
from layout.units import mm

SPEC = """\
id: small
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4, site: paper.example}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {dump: page.txt}
pages:
  - number: 1
    slots:
      - {use: flag, at: [1, 1], span: [5, 9]}
      - SLOT
"""

DUMP = "今年粮食又丰收\n\n□本报记者 某某\n\n今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收。\n"


def made(folder: Path, slot: str, spec: str = SPEC) -> Composed:
    """The small issue with one more slot."""
    (folder / "issue.yaml").write_text(spec.replace("SLOT", slot), "utf-8")
    (folder / "page.txt").write_text(DUMP, "utf-8")
    loaded = load(folder / "issue.yaml")
    return compose(loaded.issue, loaded.materials)


def marks(composed: Composed) -> tuple[Mark, ...]:
    return composed.edition.pages[0].marks


def words(composed: Composed) -> list[GlyphRun]:
    return [one for one in marks(composed) if isinstance(one, GlyphRun) and one.tag and one.tag.story == "a1"]


def test_a_story_may_stand_off_the_columns_but_its_lines_keep_to_the_grid(tmp_path: Path) -> None:
    free = made(tmp_path, "{id: x, story: a1, rect: [40mm, 150mm, 120mm, 60mm]}")
    on = made(tmp_path, "{id: x, story: a1, at: [1, 20], span: [3, 12]}")
    body = [one for one in words(free) if one.tag and one.tag.role == "paragraph"]
    assert body
    assert all(mm(40) <= one.origin.x + one.xs[0] <= mm(160) for one in body)
    assert all(mm(150) <= one.origin.y <= mm(210) for one in words(free))
    phase = {one.origin.y % 16_000 for one in body}
    assert phase == {one.origin.y % 16_000 for one in words(on) if one.tag and one.tag.role == "paragraph"}


def test_a_slot_has_its_tint_under_its_words(tmp_path: Path) -> None:
    composed = made(tmp_path, "{id: x, story: a1, at: [1, 20], span: [3, 12], tint: comment-tint}")
    found = [index for index, one in enumerate(marks(composed)) if isinstance(one, Tint)]
    assert len(found) == 1
    assert found[0] < marks(composed).index(words(composed)[0])


def test_a_slot_has_rules_on_the_edges_that_ask_for_them(tmp_path: Path) -> None:
    plain = made(tmp_path, "{id: x, story: a1, at: [1, 20], span: [3, 12]}")
    ruled = made(tmp_path, "{id: x, story: a1, at: [1, 20], span: [3, 12], rule_above: bold, rule_below: thin}")
    rules = [one for one in marks(ruled) if isinstance(one, Rule) and one not in marks(plain)]
    assert [one.thickness for one in rules] == [2_000, 500]
    assert rules[1].start.y - rules[0].start.y == pytest.approx(12 * 16_000, abs=2_500)


def test_the_papers_name_may_be_drawn_narrow(tmp_path: Path) -> None:
    style = (Path(__file__).resolve().parents[2] / "styles/daily.yaml").read_text("utf-8")
    narrow = style.replace("flag-name:    {face: song-black,", "flag-name:    {squeeze: 80%, face: song-black,")
    assert narrow != style
    slot = "{id: x, story: a1, at: [1, 20], span: [3, 12]}"
    wide = next(one for one in marks(made(tmp_path, slot)) if isinstance(one, GlyphRun))
    (tmp_path / "daily.yaml").write_text(narrow, "utf-8")
    thin = next(one for one in marks(made(tmp_path, slot)) if isinstance(one, GlyphRun))
    assert (wide.squeeze, thin.squeeze) == (1000, 800)
    assert thin.xs[-1] - thin.xs[0] <= (wide.xs[-1] - wide.xs[0]) * thin.size // wide.size * 81 // 100


@pytest.mark.parametrize("name", ["小城日报", "Happy Qingdao", "gjpqy", "小城Weekly"])
def test_no_tail_of_the_papers_name_stands_on_the_rule_under_it(name: str, tmp_path: Path) -> None:
    composed = made(tmp_path, "{id: x, story: a1, at: [1, 20], span: [3, 12]}", SPEC.replace("小城日报", name))
    every = marks(composed)
    runs = [one for one in every if isinstance(one, GlyphRun) and one.tag and one.tag.role == "flag"]
    runs = [one for one in runs if one.origin.y == runs[0].origin.y]
    assert "".join("".join(one.texts) for one in runs) == name
    kit = load(tmp_path / "issue.yaml").materials.faces
    foot = max(run.origin.y - kit.face(run.face).ink(gid).bottom * run.size // 1000 for run in runs for gid in run.gids)
    assert foot + mm(0.5) < min(one.start.y for one in every if isinstance(one, Rule) and one.start.y == one.end.y)


def test_a_name_of_which_nothing_is_seen_ends_no_run(tmp_path: Path) -> None:
    spec = SPEC.replace("小城日报", '"\\u200b"')
    assert marks(made(tmp_path, "{id: x, story: a1, at: [1, 20], span: [3, 12]}", spec))


def test_the_web_address_stands_in_the_flag(tmp_path: Path) -> None:
    flag = [
        one
        for one in marks(made(tmp_path, "{id: x, story: a1, at: [1, 20], span: [3, 12]}"))
        if isinstance(one, GlyphRun)
    ]
    assert "paper.example" in "".join("".join(one.texts) for one in flag if one.tag and one.tag.role == "flag")


def test_a_rectangle_counts_its_rows_within_itself(tmp_path: Path) -> None:
    from layout.areas.grid import lay_grid

    (tmp_path / "issue.yaml").write_text(
        SPEC.replace("SLOT", "{id: x, story: a1, rect: [40mm, 150mm, 120mm, 60mm]}"), "utf-8"
    )
    (tmp_path / "page.txt").write_text(DUMP, "utf-8")
    issue = load(tmp_path / "issue.yaml").issue
    grid = lay_grid(issue.sheet, issue.grid)
    slot = issue.pages[0].slots[1]
    first, rows = grid.rows_of(slot)
    assert grid.place(slot) == Rect(mm(40), mm(150), mm(120), mm(60))
    assert grid.row_y(first) >= mm(150) > grid.row_y(first - 1)
    assert grid.row_y(first + rows) <= mm(210) < grid.row_y(first + rows + 1)


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("今年粮食又丰收", ["今年粮食又丰收"]),
        ("今年全市粮食总产量达到十年最高农民喜收", ["今年全市粮食总产量", "达到十年最高农民喜收"]),
        ("粮食总产量十年最高　农民喜获丰收", ["粮食总产量十年最高", "农民喜获丰收"]),
    ],
)  # fmt: skip
def test_a_head_too_wide_for_its_slot_is_broken_where_it_reads_best(
    tmp_path: Path, head: str, lines: list[str]
) -> None:
    spec = SPEC.replace("copy: {dump: page.txt}", "copy: {stories: 'a.md'}")
    (tmp_path / "a.md").write_text(f"---\nslug: a1\nheadline: [{head}]\n---\n\n今天晴。\n", "utf-8")
    slot = "{id: x, story: a1, at: [1, 20], span: [2, 16], head: {lines: 8, size: {max: 小初, min: 二号}}}"
    composed = made(tmp_path, slot, spec)
    heads = [one for one in words(composed) if one.tag and one.tag.role == "head"]
    rows: dict[int, str] = {}
    for one in heads:
        rows[one.origin.y] = rows.get(one.origin.y, "") + "".join(one.texts)
    assert len(rows) == len(lines)
    assert "".join(rows.values()).replace("　", "") == head.replace("　", "")
    assert "head-too-wide" not in [one.code for one in composed.edition.findings]
    if "　" in head:
        assert list(rows.values()) == lines


@pytest.mark.parametrize("key", ["标题", "head", "题头", "title"])
@pytest.mark.parametrize("use", ["ear", "notice"])
def test_a_head_in_a_box_without_a_story_is_its_title(tmp_path: Path, use: str, key: str) -> None:
    box = f"{{use: {use}, {key}: 今日天气, at: [1, 12], span: [2, 6], text: [晴]}}"
    story = "{id: x, story: a1, at: [1, 20], span: [2, 20], head: 没有这种}"
    composed = made(tmp_path, f"{box}\n      - {story}")
    runs = [one for one in composed.edition.pages[0].marks if isinstance(one, GlyphRun) and one.tag]
    assert "".join("".join(one.texts) for one in runs if one.tag.role == use) == "今日天气晴"
    told = [one for one in load(tmp_path / "issue.yaml").findings if one.code == "spec-unknown-head"]
    assert len(told) == 1  # that of the story
