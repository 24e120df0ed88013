"""What a story says twice: figures, what they make, how long, names in quotes, lists that are counted."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import findings, printed

from layout.stories.model import Paragraph, Story

FILL = "会后，大家在院子里看了一圈，有人拍照，有人记笔记，天黑了才散，走的时候都说下回还来。" * 2


def codes(head: str, copy: str) -> list[str]:
    """Codes of what the check says of a story with this head over this copy."""
    story = Story("a", "news", (head,), (Paragraph("p", copy + FILL, (1,)),))
    return [one.code for one in findings(printed("page", date(2026, 6, 9), {"a": story}))]


PROFIT = "前三季度，公司收入63.5亿元，同比增长18%；净利润4.82亿元，同比增长26%。"


@pytest.mark.parametrize(
    ("head", "copy", "told"),
    [
        ("前三季度净利润4.82亿元 增长18%", PROFIT, "check-head-figure"),
        ("前三季度净利润4.82亿元 增长26%", PROFIT, ""),
        ("冠军奖金6万元", "三项奖金共16万元，冠军奖金8万元。", "check-head-figure"),
        ("冠军奖金8万元", "三项奖金共16万元，冠军奖金8万元。", ""),
        ("十八届书法节开幕", "第十七届书法节昨天开幕。", "check-head-figure"),
        ("十七届书法节开幕", "第十七届书法节昨天开幕。", ""),
        ("村里的桃子", "2.4吨黄桃装上了车。为了这4.2吨桃子，村里记了一年账。", "check-restated"),
        ("村里的桃子", "2.4吨黄桃装上了车。为了这2.4吨桃子，村里记了一年账。", ""),
        ("新来的学生", "编16个班，每班50人，共900人。", "check-sum"),
        ("新来的学生", "编18个班，每班50人，共900人。", ""),
        ("井下的变化", "司机从120人减到6人，减下来的141人有的学了检修。", "check-sum"),
        ("井下的变化", "司机从120人减到6人，减下来的114人有的学了检修。", ""),
        ("今年的分数", "今年是612分，比去年提高9分，去年是605分。", "check-sum"),
        ("今年的分数", "今年是612分，比去年提高7分，去年是605分。", ""),
        ("公司的账", "营业收入63.5亿元。研发投入3.12亿元，占营业收入的5.9%。", "check-percent"),
        ("公司的账", "营业收入63.5亿元。研发投入3.12亿元，占营业收入的4.9%。", ""),
        ("三类站点", "助餐、日间照料、康复四类站点都有。", "check-count"),
        ("三类站点", "助餐、日间照料、康复三类站点都有。", ""),
        ("食堂招人", "碗工两名、传菜员三名，包吃住。", ""),
        ("矿上的人", "她今年44岁，1991年出生在矿区。", "check-age"),
        ("矿上的人", "她今年34岁，1991年出生在矿区。", ""),
        ("新楼启用", "大楼2023年3月动工，历时五年建成。", "check-years"),
        ("新楼启用", "大楼2023年3月动工，历时三年建成。", ""),
        ("展览开幕", "展览5月1日开幕，到5月31日结束，为期三个月。", "check-years"),
        ("展览开幕", "展览5月1日开幕，到7月31日结束，为期三个月。", ""),
        ("截至昨晚", "截至昨天晚上28时，转移结束。", "check-day"),
        ("截至昨晚", "截至昨天晚上8时，转移结束。", ""),
        ("话剧《长巷》首演", "话剧《长街》首演。《长街》写三户人家。", "check-restated"),
        ("话剧《长街》首演", "话剧《长街》首演。《长街》写三户人家。", ""),
        ("展览收费参观", "展览免费参观，人人免费。", "check-restated"),
        ("展览免费参观", "展览免费参观，人人免费。", ""),
        ("主队3比1逆转客队", "主队以2比1逆转客队。先是客队1比0领先。", "check-head-figure"),
        ("主队2比1逆转客队", "主队以2比1逆转客队。先是客队1比0领先。", ""),
        ("每斤卖到36元", "黄桃每公斤卖到36元。", "check-restated"),
        ("每公斤卖到36元", "黄桃每公斤卖到36元。", ""),
        ("破了纪录", "他打破了赛会记录。", "check-character"),
        ("破了纪录", "他打破了赛会纪录，记录员记下了。", ""),
        ("社区多了", "覆盖86个个社区。", "check-twice"),
        ("个体户多了", "新增12个个体户。", ""),
    ],
)
def test_what_is_said_twice_is_said_in_one_way(head: str, copy: str, told: str) -> None:
    found = codes(head, copy)
    assert (told in found) if told else not found, found
