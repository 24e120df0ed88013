"""Word documents of one story: a head over all, sections counted through, a title set downward, a form filled in."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from layout.dumps.dump import read_dump
from layout.stories.model import Copy

HEAD = "关于推进老旧小区加装电梯的通知"
COPY = (
    "全市老旧小区还有三千多个单元没有电梯，住在高层的老人上下楼不便，今年计划加装六百台，由各街道组织报名。",
    "加装费用由财政、业主和社会资本共同承担，每台补助二十万元，低层住户的补偿办法由业主商定并写进协议。",
    "报名截至六月底，七月起分批开工，工期不超过九十天，完工以后由市场监管部门检验合格才能投入使用。",
)


def read(*lines: str, head: str = HEAD, table: tuple[tuple[str, ...], ...] = ()) -> Copy:
    """A document of a large centred *head*, *lines* in the body's size, and a *table* at its end."""
    made = docx.Document()
    if head:
        title = made.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = title.add_run(head)
        run.font.size, run.bold = Pt(22), True
    for line in lines:
        made.add_paragraph().add_run(line).font.size = Pt(16)
    if table:
        grid = made.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    made.save(out)
    return read_dump(out.getvalue(), "a.docx")


@pytest.mark.parametrize("numbers", ["一、{} 二、{} 三、{}", "一．{} 二．{} 三．{}"])
def test_sections_that_are_counted_through_are_of_one_story(numbers: str) -> None:
    titles = [one.format(words) for one, words in zip(numbers.split(), ("任务", "费用怎么出", "时间"), strict=True)]
    lines = [line for pair in zip(titles, COPY, strict=True) for line in pair]
    for head in (HEAD, ""):
        (story,) = read(*lines, head=head).stories if head else read(HEAD, *lines, head="").stories
        assert story.headline == (HEAD,)
        assert [one.kind for one in story.body] == ["subhead", "p"] * 3


def test_a_count_that_is_a_list_or_begins_anew_is_none() -> None:
    (story,) = read(COPY[0], "一、周六", "二、周日", "三、周一", COPY[1]).stories
    assert "subhead" not in [one.kind for one in story.body[1:-1]]
    copy = read(COPY[0], "一、早市", COPY[1], "一、夜市", COPY[2])
    assert len([one for one in copy.stories[0].body if one.text.endswith("市")]) == 2


def test_a_title_set_downward_is_one_line() -> None:
    copy = read(*"加装电梯方案", *COPY, head="")
    assert copy.stories[0].headline == ("加装电梯方案",)
    assert [one.text for one in copy.stories[0].body] == list(COPY)
    two = read(COPY[0], "甲", "乙", COPY[1])
    assert "甲乙" not in " ".join(one.text for one in two.stories[0].body)


def test_a_document_with_one_head_is_one_story_and_a_line_that_nothing_marks_is_doubted() -> None:
    weather = "今天晴，明天多云，后天有小雨，气温三到十一度，早晚温差大，出门要添衣服。"
    copy = read(*COPY, "未来三天天气", weather, COPY[0][:-1] + "，名单月底公布。")
    assert [one.headline for one in copy.stories] == [(HEAD,)]
    assert "未来三天天气" in " ".join(one.message() for one in copy.findings)
    assert len(copy.stories[0].body) == 6
    assert not [one for one in read(*COPY).findings if one.code == "subhead-or-head"]


def test_a_digest_under_a_head_of_its_own_has_its_stories() -> None:
    news = [
        "菜场下月搬进新棚", f"本报讯 （记者 李明）{COPY[0]}", "老街路灯全部换新", f"本报讯 （记者 王芳）{COPY[1]}",
        "图书馆夜间开放", f"本报讯 （记者 赵强）{COPY[2]}",
    ]  # fmt: skip
    heads = [one.headline for one in read(*news, head="本周要闻").stories]
    assert heads[-2:] == [("老街路灯全部换新",), ("图书馆夜间开放",)]
    assert len(heads) == 3


FORM = (
    ("姓名", "李明", "性别", "男"), ("出生年月", "1989年3月", "电话", "13900000000"),
    ("住址", "东门街5号", "职务", "组长"),
    ("说明", f"{COPY[0]}{COPY[1]}{COPY[2]}", "", ""),
)  # fmt: skip


def test_a_form_that_somebody_filled_in_is_a_table_whatever_he_wrote() -> None:
    (story,) = read(COPY[0], table=FORM).stories
    assert [one.kind for one in story.body] == ["p"] + ["row"] * 4
    assert story.body[1].text == "姓名　李明　性别　男"
    assert COPY[2][-8:] in story.body[-1].text


def test_a_table_that_holds_running_text_lays_out_a_page() -> None:
    (story,) = read(table=((COPY[0] * 2, COPY[1] * 2),)).stories
    assert [one.kind for one in story.body] == ["p", "p"]
