"""Captions between and inside paragraphs, captions of several pictures, lists of pairs."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Copy

HEAD = "社区食堂开张\n"
FIRST = "本报讯 东街社区食堂昨天开张，六十岁以上老人用餐打八折，掌勺的是两位退休的国营饭店师"
SECOND = "傅，拿手菜是红烧狮子头。"


def read(text: str) -> Copy:
    return read_dump(text.encode(), "a.txt")


@pytest.mark.parametrize(
    ("between", "caption", "codes"),
    [("图为老人们在食堂用餐。李平 摄", "图为老人们在食堂用餐。", ["paragraph-interrupted"]),
     ("上图：老人们在食堂用\n餐。（李平摄）", "上图：老人们在食堂用餐。", ["paragraph-interrupted"]),
     ("▲老人们在食堂用餐。 何苗 摄", "▲老人们在食堂用餐。", ["paragraph-interrupted"]),
     ("图为老人们在用餐。\n何苗 摄\n责编 陈红", "图为老人们在用餐。", ["paragraph-interrupted", "page-furniture"]),
     ("本报记者 赵青 摄", "", ["paragraph-interrupted"]), ("第A04版 民生", "", ["page-furniture"]),
     ("责任编辑：陈红 校对：吴波", "", ["page-furniture"]), ("点击查看大图", "", ["page-furniture"]),
     ("2024年5月6日 星期一 云中日报", "", ["page-furniture"])],
)  # fmt: skip
def test_what_interrupts_a_paragraph_is_lifted_out_of_it(between: str, caption: str, codes: list[str]) -> None:
    copy = read(f"{HEAD}{FIRST}\n{between}\n{SECOND}\n")
    (story,) = copy.stories
    assert [one.text for one in story.body] == [FIRST[4:] + SECOND]
    assert story.caption == caption
    assert [one.code for one in copy.findings] == codes


def test_a_caption_between_paragraphs_begins_no_story() -> None:
    copy = read(f"{HEAD}{FIRST}{SECOND}\n孩子们也来帮忙。王强 摄\n开张当天，来了三百多位老人，排队排到了街口。\n")
    (story,) = copy.stories
    assert story.caption == "孩子们也来帮忙。"
    assert [one.text[:2] for one in story.body] == ["东街", "开张"]
    assert copy.findings == ()


def test_a_credit_on_a_line_of_its_own_is_no_subhead() -> None:
    """Nothing of it is left when its credit is read; signs that mark subheads are not in nothing."""
    last = "孩子们也来帮忙，大家说说笑笑，把书一本一本搬上书架，一直忙到天黑，才三三两两地散去回家。"
    copy = read(f"{HEAD}{FIRST}{SECOND}\n{last}\n本报记者 赵明 摄\n开张当天，来了三百多位老人。\n")
    (story,) = copy.stories
    assert story.credit is not None and story.credit.raw == "本报记者 赵明 摄"
    assert [one.kind for one in story.body] == ["p"] * len(story.body)


def test_a_head_above_a_caption_is_no_half_of_a_paragraph() -> None:
    (story,) = read("交通先行，打通大动脉\n图为工地。李明 摄\n昨天上午，三座大桥同时合龙，全线明年通车。\n").stories
    assert story.headline == ("交通先行，打通大动脉",)
    assert len(story.body) == 1


@pytest.mark.parametrize(
    ("lines", "caption", "credit"),
    [("图片：\n①游客在拍照。（徐明摄）\n②花农在剪枝。（张华摄）", "①游客在拍照。（徐明摄）②花农在剪枝。", "（张华摄）"),
     ("图1：果农在装箱。\n徐明 摄\n图2：果商挑瓜。\n张华 摄", "图1：果农在装箱。徐明 摄　图2：果商挑瓜。", "张华 摄"),
     ("南队划到终点。徐明 摄\n观众在岸边加油。张华 摄", "南队划到终点。徐明 摄　观众在岸边加油。", "张华 摄"),
     ("▲演员在化妆。\n▲村民在看戏。\n本报记者 王强 摄", "▲演员在化妆。▲村民在看戏。", "本报记者 王强 摄")],
)  # fmt: skip
@pytest.mark.parametrize("copy", ["", "本报讯 东山花海昨天开园，当天迎来游客两万人。\n"])
def test_captions_of_a_group_of_pictures_are_one_story_s(lines: str, caption: str, credit: str, copy: str) -> None:
    (story,) = read(f"盛夏时节瓜果香\n{copy}{lines}\n").stories
    assert story.headline == ("盛夏时节瓜果香",)
    assert story.caption == caption
    assert story.credit is not None and story.credit.raw == credit
    assert story.signature == ""
    assert len(story.body) == bool(copy)


@pytest.mark.parametrize("numbers", ["1. 2. 3.", "一、 二、 三、", "（一） （二） （三）", "① ② ③"])
def test_numbered_entries_with_a_line_below_are_a_list_of_pairs(numbers: str) -> None:
    rows = "".join(
        f"{number}{name}街小学\n{name}街教育办\n" for number, name in zip(numbers.split(), "东西南", strict=True)
    )
    copy = read(f"书香校园名单公布\n本报讯 全市书香校园名单昨天公布，三所学校入选。\n入选名单\n{rows}")
    (story,) = copy.stories
    items = [one for one in story.body if one.kind == "item"]
    assert [one.label for one in items] == numbers.split()
    assert [one.text.split("\u3000")[1] for one in items] == ["东街教育办", "西街教育办", "南街教育办"]
    assert [len(one.lines) for one in items] == [2, 2, 2]
    assert copy.findings == ()


def test_numbered_subheads_over_copy_are_no_list() -> None:
    text = "市里改造老街\n" + "".join(
        f"{n}.先修路\n路面昨天开始翻修，工期三个月，沿街商户照常营业。\n" for n in (1, 2, 3)
    )
    assert [one.kind for one in read(text).stories[0].body].count("item") == 0
