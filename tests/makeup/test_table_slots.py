"""Tables in slots of their own: rows on their own pitch, through legs and slots, nothing lost and nothing twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from issues import HEAD, codes, copy, write

from layout.composing import Composed, compose
from layout.fitting.table_flow import FlowUnit, Pitch, depth_of_unit, flow
from layout.loading.load import load
from layout.page import GlyphRun, Rule, Tint

LEADING = 16_000
TEAMS = "南港 江渡 平川铁路 白沙 东岭 清水 北仓 石桥港务 云台 桃源 青浦 长林"
STANDINGS = "名次,球队,胜,平,负,积分\n" + "".join(
    f"{number},{name},{20 - number},{number % 5},{number},{63 - 3 * number}\n"
    for number, name in enumerate(TEAMS.split(" "), 1)
)


def page(folder: Path, slots: str, files: dict[str, str], stories: dict[str, str] | None = None) -> Composed:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    told = stories or {"other": copy(3)}
    spec = f"pages:\n  - number: 1\n    slots:\n{slots}"
    loaded = load(write(folder, spec, told, HEAD))
    done = compose(loaded.issue, loaded.materials)
    return done._replace(edition=done.edition._replace(findings=(*loaded.findings, *done.edition.findings)))


def cells_of(done: Composed, number: int = 0) -> dict[tuple[int, int], str]:
    """What every cell of the page shows, by row and column."""
    made: dict[tuple[int, int], str] = {}
    for one in done.edition.pages[number].marks:
        if isinstance(one, GlyphRun) and one.tag and one.tag.cell:
            at = (one.tag.cell.row, one.tag.cell.column)
            made[at] = made.get(at, "") + "".join(one.texts)
    return made


def shown(done: Composed) -> Counter[str]:
    runs = (one for page in done.edition.pages for one in page.marks if isinstance(one, GlyphRun))
    return Counter(text for run in runs for text in run.texts)


def test_every_cell_stands_in_its_row_and_column_between_three_rules(tmp_path: Path) -> None:
    slot = "      - {use: table, file: s.csv, title: 积分榜, at: [1, 1], span: [3, 16]}\n"
    done = page(tmp_path, slot, {"s.csv": STANDINGS})
    rows = [line.split(",") for line in STANDINGS.split()]
    assert cells_of(done) == {(r, c): text for r, row in enumerate(rows) for c, text in enumerate(row)}
    rules = [one for one in done.edition.pages[0].marks if isinstance(one, Rule)]
    assert len({one.start.y for one in rules}) == 3
    assert {one.end.x - one.start.x for one in rules} == {rules[0].end.x - rules[0].start.x}
    assert [code for code in codes(done) if code not in ("story-unplaced", "page-gap")] == []
    foot = max(one.start.y for one in rules)
    slot = done.tables[0].rect
    assert 0 <= slot.bottom - foot < LEADING, "the last rule comes back to the grid"


@pytest.mark.parametrize("named", ["use: table, file: s.csv", "table: s.csv", "table: {file: s.csv}"])
def test_a_table_is_named_as_one_names_a_picture(tmp_path: Path, named: str) -> None:
    done = page(tmp_path, f"      - {{{named}, at: [1, 1], span: [3, 16]}}\n", {"s.csv": STANDINGS})
    assert len(cells_of(done)) == 6 * len(STANDINGS.split())
    assert not [code for code in codes(done) if code.startswith("spec-")]


def test_a_file_named_twice_in_one_slot_is_told(tmp_path: Path) -> None:
    slot = "      - {use: table, file: s.csv, table: {file: s.csv}, at: [1, 1], span: [3, 16]}\n"
    assert "spec-table-source" in codes(page(tmp_path, slot, {"s.csv": STANDINGS}))


@pytest.mark.parametrize(("rows", "told"), [(16, True), (6, False)])
def test_a_slot_after_the_end_of_its_table_is_told(tmp_path: Path, rows: int, told: bool) -> None:
    slots = (
        f"      - {{table: s.csv, at: [1, 1], span: [3, {rows}]}}\n"
        "      - {id: second, table: s.csv, at: [1, 20], span: [3, 16]}\n"
    )
    found = codes(page(tmp_path, slots, {"s.csv": STANDINGS}))
    assert ("table-ended" in found) is told
    assert "table-overset" not in found


@pytest.mark.parametrize("rules", ["three", "rows", "full", "zebra", "none"])
def test_rules_are_those_asked_for(tmp_path: Path, rules: str) -> None:
    slot = f"      - {{use: table, file: s.csv, at: [1, 1], span: [3, 16], table: {{rules: {rules}}}}}\n"
    marks = page(tmp_path, slot, {"s.csv": STANDINGS}).edition.pages[0].marks
    level = {one.start.y for one in marks if isinstance(one, Rule) and one.start.y == one.end.y}
    upright = {one.start.x for one in marks if isinstance(one, Rule) and one.start.x == one.end.x}
    tints = [one for one in marks if isinstance(one, Tint)]
    rows, columns = len(STANDINGS.split()), 6
    wanted = {"three": (3, 0, 0), "rows": (rows + 1, 0, 0), "full": (rows + 1, columns + 1, 0), "zebra": (3, 0, 6)}
    assert (len(level), len(upright), len(tints)) == wanted.get(rules, (0, 0, 0))


def test_no_tint_ends_within_a_cell_that_hangs_down(tmp_path: Path) -> None:
    rows = ["<td rowspan=2>小雨</td>", "", "<td>晴</td>", "<td rowspan=3>小雪</td>", "", ""]
    body = "".join(f"<tr><td>{name}</td>{cell}</tr>" for name, cell in zip("甲乙丙丁戊己", rows, strict=True))
    html = f"<table><tr><th>城市</th><th>天气</th></tr>{body}</table>"
    slot = "      - {use: table, file: w.html, at: [1, 1], span: [2, 14], table: {rules: zebra}}\n"
    marks = page(tmp_path, slot, {"w.html": html}).edition.pages[0].marks
    tints = [one.rect for one in marks if isinstance(one, Tint)]
    runs = [one for one in marks if isinstance(one, GlyphRun) and one.tag and one.tag.cell]
    assert len(tints) == 2 + 3, "rows that a cell joins have their tint together or have none"
    for run in runs:
        top, foot = run.origin.y - run.size * 880 // 1000, run.origin.y + run.size // 10
        ends = {edge for rect in tints for edge in (rect.y, rect.bottom)}
        inner = {edge for edge in ends if (edge in {one.y for one in tints}) != (edge in {one.bottom for one in tints})}
        assert not any(top < edge < foot for edge in inner), "".join(run.texts)


def test_a_figure_in_full_width_is_a_figure(tmp_path: Path) -> None:
    rows = "项目,金额,版次\n甲,１２３４．５元,Ｂ１２\n乙,８９元,Ａ１\n"
    slot = "      - {use: table, file: s.csv, at: [1, 1], span: [3, 8]}\n"
    shown = cells_of(page(tmp_path, slot, {"s.csv": rows}))
    assert (shown[1, 1], shown[2, 1], shown[1, 2]) == ("1234.5元", "89元", "Ｂ１２"), "what is no figure stays"


def test_no_rule_goes_through_a_cell_that_spans(tmp_path: Path) -> None:
    html = (
        "<table><tr><th rowspan=2>城市</th><th colspan=2>今天</th></tr><tr><th>天气</th><th>气温</th></tr>"
        "<tr><td>本市</td><td rowspan=2>小雨转阴</td><td>8℃</td></tr><tr><td>省城</td><td></td></tr></table>"
    )
    slot = "      - {use: table, file: w.html, at: [1, 1], span: [2, 8], table: {rules: full}}\n"
    done = page(tmp_path, slot, {"w.html": html})
    runs = [one for one in done.edition.pages[0].marks if isinstance(one, GlyphRun) and one.tag and one.tag.cell]
    boxes = {
        (one.tag.cell.row, one.tag.cell.column): (
            one.origin.x + one.xs[0],
            one.origin.x + one.xs[-1] + one.size,
            one.origin.y,
        )
        for one in runs
        if one.tag and one.tag.cell
    }
    for rule in (one for one in done.edition.pages[0].marks if isinstance(one, Rule)):
        for left, right, y in boxes.values():
            if rule.start.x == rule.end.x and rule.start.y < y < rule.end.y:
                assert not left < rule.start.x < right
            if rule.start.y == rule.end.y and rule.start.x < left < rule.end.x:
                assert not y - 8000 < rule.start.y < y
    assert boxes[0, 0][2] > boxes[0, 1][2], "a cell two rows deep stands in the middle of them"
    assert cells_of(done)[2, 1] == "小雨转阴"


def test_a_long_table_goes_on_in_legs_and_slots_under_its_heads(tmp_path: Path) -> None:
    slots = (
        "      - {use: table, file: s.csv, at: [1, 1], span: [2, 6]}\n"
        "      - {use: table, file: s.csv, at: [1, 10], span: [5, 7], legs: 2}\n"
    )
    done = page(tmp_path, slots, {"s.csv": STANDINGS})
    rows = [line.split(",") for line in STANDINGS.split()]
    assert cells_of(done) == {(r, c): text for r, row in enumerate(rows) for c, text in enumerate(row)}
    repeated = sum(one.again for part in done.tables for one in part.placed)
    assert repeated == 2, "every part has the names of its columns"
    again = [one for one in done.edition.pages[0].marks if isinstance(one, GlyphRun) and one.tag is None]
    assert Counter("".join("".join(one.texts) for one in again))["积"] == repeated
    assert "table-overset" not in codes(done)


def test_what_does_not_go_in_is_told_by_rows_and_saved_with_its_heads(tmp_path: Path) -> None:
    done = page(tmp_path, "      - {use: table, file: s.csv, at: [1, 1], span: [2, 6]}\n", {"s.csv": STANDINGS})
    (told,) = (one for one in done.edition.findings if one.code == "table-overset")
    (rest,) = done.rests
    printed = {row for row, _ in cells_of(done)}
    assert dict(told.facts)["rows"] == len(STANDINGS.split()) - len(printed)
    assert [one.is_head for one in rest.body][:2] == [True, False]
    assert rest.body[1].text.startswith(str(len(printed)))
    assert "part-unset" not in codes(done)


def test_a_table_of_a_story_stands_in_a_slot_of_its_own(tmp_path: Path) -> None:
    story = f"{copy(4)}\n\n| 城市 | 气温 |\n| --- | --- |\n| 本市 | 8 |\n\n最后一段。\n"
    slots = (
        "      - {story: a, at: [1, 1], span: [3, 20]}\n"
        "      - {use: table, story: a, title: 气温, at: [4, 1], span: [2, 6]}\n"
    )
    done = page(tmp_path, slots, {}, {"a": story})
    assert cells_of(done) == {(0, 0): "城市", (0, 1): "气温", (1, 0): "本市", (1, 1): "8"}
    assert shown(done)["城"] == 1
    assert "part-unset" not in codes(done)
    assert "最后一段" in "".join("".join(one.texts) for one in done.edition.pages[0].marks if isinstance(one, GlyphRun))


def test_a_table_of_ten_thousand_rows_and_one_of_two_hundred_columns_leave_a_page(tmp_path: Path) -> None:
    long = "号,名\n" + "".join(f"{at},甲乙{at}\n" for at in range(10_000))
    wide = ",".join(f"栏{at}" for at in range(200)) + "\n" + ",".join(str(at) for at in range(200)) + "\n"
    slots = (
        "      - {use: table, file: long.csv, at: [1, 1], span: [2, 20]}\n"
        "      - {use: table, file: wide.csv, at: [3, 1], span: [3, 20]}\n"
    )
    done = page(tmp_path, slots, {"long.csv": long, "wide.csv": wide})
    assert {"table-overset", "table-too-wide"} <= set(codes(done))
    assert "part-unset" not in codes(done)
    rests = {one.slug: one for one in done.rests}
    assert len(rests["wide"].body) == 2
    printed = {row for row, _ in cells_of(done)}
    assert len(printed) - 1 + sum(not one.is_head for one in rests["long"].body) == 10_000


def test_a_cell_wider_than_the_measure_is_set_on_several_lines(tmp_path: Path) -> None:
    table = "节目,时间\n" + "电视连续剧大河向东" * 12 + ",19:30\n短,20:00\n"
    done = page(tmp_path, "      - {use: table, file: t.csv, at: [1, 1], span: [1, 20]}\n", {"t.csv": table})
    assert cells_of(done)[1, 0] == "电视连续剧大河向东" * 12
    assert not {"type-off-slot", "type-on-type", "table-divided"} & set(codes(done))


def test_a_figure_that_no_column_has_room_for_is_an_error(tmp_path: Path) -> None:
    table = "甲,乙\n" + "1" * 90 + ",2\n"
    done = page(tmp_path, "      - {use: table, file: t.csv, at: [1, 1], span: [1, 20]}\n", {"t.csv": table})
    assert "table-divided" in codes(done)


def test_a_file_that_is_not_there_leaves_a_frame(tmp_path: Path) -> None:
    done = page(tmp_path, "      - {use: table, file: no.csv, at: [1, 1], span: [2, 6]}\n", {})
    assert "file-missing" in codes(done)
    assert any(isinstance(one, Rule) for one in done.edition.pages[0].marks)


UNITS = st.lists(st.integers(1, 3), min_size=1, max_size=30)


@settings(max_examples=100)
@given(lines=UNITS, depths=st.lists(st.integers(20, 90), min_size=1, max_size=4), heads=st.integers(0, 2))
def test_flowing_keeps_the_order_and_the_depth_of_every_leg(lines: list[int], depths: list[int], heads: int) -> None:
    heads = min(heads, len(lines))
    units = [
        FlowUnit(at, one, 0, tuple(range(heads)), at < heads) for at, one in enumerate(lines)
    ]  # fmt: skip
    pitch = Pitch(10, 8)
    done = flow(units, 0, depths, pitch)
    own = [one.unit for leg in done.legs for one in leg if not one.again]
    assert own == list(range(done.end))
    for leg, depth in zip(done.legs, depths, strict=True):
        assert sum(depth_of_unit(units[one.unit], pitch) for one in leg) <= depth
        if any(not units[one.unit].is_head for one in leg):
            assert all(one.again for one in leg if units[one.unit].is_head) or leg[0].unit == 0
