"""Pages whose copy is short of them: all of it stands, its legs level, and what is left white is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.areas.grid import grid_of_page
from layout.cli import main
from layout.composing import compose
from layout.findings import Finding
from layout.loading.load import load, materials_of, read
from layout.planner.free import room_on
from layout.planner.propose import propose
from layout.planner.whole_issue import planned

HEAD = """\
id: small
date: 2026-11-28
paper: {name: 渡口周报, cn: CN 14-0099, number: 12, pages: 1}
sheet: {size: 四开, bleed: 3mm}
grid: {columns: 5, chars: 13, gutter: 1.5字, lines: 62, body: 五号, leading: 16pt}
style: daily
copy: copy/
pages:
"""
SOLD = "slots: [{use: notice, at: [1, 19], span: [5, 44], box: comment, text: 启事}]"
MATCH = """\
# 县队一分险胜来访强邻

本报讯 昨晚的联赛里，县队在自家球馆以81比80胜了来访的上渡队，这是本季的第三场胜利。

前两节两队打得难解难分，第三节县队一度落后十二分。最后一节换上三名年轻队员，脚步快了，分数一点一点追了回来。

终场前四秒，队长罚中两球，看台上的灯全亮了。教练说，赢的是耐心，不是运气。

下一场县队要到下游去打，球迷可以在车站乘加开的两趟班车。
"""
RUN = """\
# 环城长跑周日起跑

本报讯 环城长跑定在周日上午九时，从渡口广场出发，绕城一圈回到广场，全程八公里。

报名的有九百多人，最小的七岁。下雨照跑，下雪改到下一周。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "copy").mkdir()
    return tmp_path


def written(folder: Path, page: str, *copy: str) -> Path:
    for number, text in enumerate(copy, 1):
        (folder / "copy" / f"s{number}.md").write_text(text, "utf-8")
    (folder / "issue.yaml").write_text(f"{HEAD}  - {{number: 1, plan: auto{page}}}\n", "utf-8")
    return folder / "issue.yaml"


def white_of(found: tuple[Finding, ...]) -> dict[str, object]:
    """What is said of the white, which is said once."""
    (told,) = [one for one in found if one.code == "plan-white"]
    return dict(told.facts)


@pytest.mark.parametrize("page", ["", f", {SOLD}"])
def test_all_copy_of_a_page_that_it_does_not_fill_stands_level_and_the_white_is_told(folder: Path, page: str) -> None:
    loaded = load(written(folder, page, MATCH, RUN))
    assert {slot.story for slot in loaded.issue.pages[0].slots if slot.story} == {"s1", "s2"}
    assert int(str(white_of(loaded.findings)["lines"])) > 0
    codes = {one.code for one in compose(loaded.issue, loaded.materials).edition.findings}
    assert not codes & {"story-unplaced", "legs-unlevel", "overset"}


def test_a_brief_alone_stands_as_wide_as_briefs_do(folder: Path) -> None:
    loaded = load(written(folder, "", RUN))
    (slot,) = [slot for slot in loaded.issue.pages[0].slots if slot.story]
    assert (slot.area.column, slot.area.line) == (1, 1)
    page = loaded.issue.pages[0]
    free = room_on((), grid_of_page(loaded.issue, page))
    assert white_of(loaded.findings)["cells"] == free - slot.area.columns * slot.area.lines


def test_the_command_proposes_what_the_run_makes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = written(folder, "", MATCH, RUN)
    out = folder / "planned.yaml"
    args = ["plan", str(spec), "--out", str(folder / "out"), "--proposals", "1", "--dpi", "20", "--write", str(out)]
    assert main([*args, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "plan-white" in said and "plan-too-little" not in said
    unplanned = materials_of(read(spec))
    of_run = planned(unplanned.issue, unplanned.materials)[0].pages[0]
    of_command = load(out).issue.pages[0]
    assert [(one.story, one.area) for one in of_command.slots] == [(one.story, one.area) for one in of_run.slots]


def test_a_page_is_whole_without_the_last_in_rank_where_it_can_be(folder: Path) -> None:
    *match, last = MATCH.strip().split("\n\n")
    longer = "\n\n".join([*match, *match[2:], *match[3:], last])
    run = RUN + "\n" + RUN.split("\n\n")[-1]
    loaded = materials_of(read(written(folder, f", {SOLD}", longer, run, MATCH)))
    page = loaded.issue.pages[0]
    made = propose(loaded.issue, loaded.materials, page, 1, whole=False)
    assert {one.code for one in made.findings} & {"plan-white", "plan-no-cut", "plan-too-much"} == {"plan-no-cut"}
    (best,) = made.pages
    assert {slot.story for slot in best.page.slots if slot.story} == {"s1", "s2"}
    assert max(slot.area.line + slot.area.lines for slot in best.page.slots if slot.style) == 18, "none is left white"


@pytest.mark.parametrize("page", ["", ", slots: [{use: flag, at: [1, 1], span: [4, 8]}]"])
def test_a_brief_alone_stands_on_a_vertical_page_with_a_flag_or_without(folder: Path, page: str) -> None:
    """Too short to go under the flag, too narrow to go beside it over all bands: the white beside it is told, too."""
    spec = written(folder, page, RUN)
    down = "{columns: 10, chars: 10, gutter: 1字, lines: 48, body: 9.6pt, leading: 14.5pt}\nwriting: vertical"
    text = spec.read_text("utf-8").replace(HEAD[HEAD.index("{columns") : HEAD.index("\nstyle")], down)
    spec.write_text(
        text.replace("style: daily", "style: tw-daily").replace("id: small", "id: small\nlanguage: zh-Hant-TW")
    )
    loaded = load(spec)
    assert [slot.story for slot in loaded.issue.pages[0].slots if slot.story] == ["s1"]
    assert int(str(white_of(loaded.findings)["lines"])) > 0
