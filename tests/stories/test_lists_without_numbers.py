"""Entries and what belongs to them, in turn, without numbers: one list of the story, and no heads."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Copy

AFTER = "报名截至本月底，详情可以打电话询问。"


def read(above: str, rows: str, after: str = AFTER) -> Copy:
    return read_dump(f"市里公布一份名单\n{above}\n{rows}{after}\n".encode(), "a.txt")


LISTS = {
    "figures": ("本报讯 部分岗位如下：", "电工\n2名，月薪六千元\n会计\n1名，月薪五千元\n保管员\n5名，包食宿\n"),
    "hours": ("以下区域今日停电：", "8:00—12:00\n建设路、向阳小区\n9:00—17:00\n工业园区\n13:30—18:00\n柳林镇\n"),
    "hours below": ("各館時間如下：", "總館\n上午九時\n東館\n休館\n北館\n上午十時\n西館\n上午九時\n"),
    "brackets": ("本报讯 三户家庭昨日上榜。", "张建国家\n（城关镇）\n李秀英家\n（柳林镇）\n王德顺家\n（石桥乡）\n"),
    "signs": ("他们来自各行各业。", "★1号 刘芳\n社区医生\n★2号 陈大勇\n公交司机\n★3号 吴小莉\n小学教师\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_entries_and_what_is_under_them_are_one_list(name: str) -> None:
    above, rows = LISTS[name]
    copy = read(above, rows)
    (story,) = copy.stories
    lines = rows.split("\n")
    wanted = [f"{first}\u3000{second}" for first, second in zip(lines[:-1:2], lines[1::2], strict=True)]
    assert [one.text for one in story.body if one.kind == "item"] == wanted
    assert story.body[-1].kind == "p" and story.body[-1].text == AFTER
    assert copy.findings == ()


def test_without_a_colon_lines_of_words_and_figures_are_read_as_they_were() -> None:
    rows = LISTS["figures"][1]
    assert not any(one.kind == "item" for story in read("本报讯 招聘会昨日举行。", rows).stories for one in story.body)


def test_a_head_behind_a_list_begins_its_story() -> None:
    above, rows = LISTS["figures"]
    copy = read(above, rows, "新校区今日启用\n本报讯 占地二百亩的新校区今日启用。")
    assert [one.headline for one in copy.stories] == [("市里公布一份名单",), ("新校区今日启用",)]


def test_two_pairs_are_no_list() -> None:
    above, rows = LISTS["brackets"]
    rows = "\n".join(rows.split("\n")[:4]) + "\n"
    assert not any(one.kind == "item" for story in read(above, rows).stories for one in story.body)
