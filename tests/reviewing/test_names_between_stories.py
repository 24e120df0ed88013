"""Who speaks in a story that does not say who that is, and names of one story that sound or look alike."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import findings, printed

from layout.stories.model import Jump, Paragraph, Story

FILL = "会后，大家在院子里看了一圈，有人拍照，有人记笔记，天黑了才散，走的时候都说下回还来。" * 2
BRIDGE = "大桥项目经理商维钧介绍，桥墩已经全部出水。商维钧说，明年通车。"
SCHOOL = "小学校长庹德才说，学校有93名学生。庹德才1991年来到这所学校。"


def story(slug: str, head: str, copy: str, jump: Jump | None = None) -> Story:
    """A story of some paragraphs."""
    parts = tuple(Paragraph("p", one, (at + 1,)) for at, one in enumerate((*copy.split("\n"), FILL)))
    return Story(slug, "news", (head,), parts, jump=jump, runs_on=jump is not None, complete=jump is None)


def said(*stories: Story) -> set[tuple[str, str]]:
    """What the check says of a page: the codes and what is circled."""
    page = printed("page", date(2026, 6, 9), {one.slug: one for one in stories})
    return {(one.code, str(dict(one.facts)["said"])) for one in findings(page)}


@pytest.mark.parametrize(
    ("wrong", "who"),
    [(BRIDGE.replace("商维钧说", "庹德才说"), "庹德才"), (BRIDGE + "庹德才还表示，桥下可以走船。", "庹德才")],
)
def test_a_person_of_another_story_speaks_nowhere_else(wrong: str, who: str) -> None:
    assert said(story("a", "大桥出水", wrong), story("b", "山里的学校", SCHOOL)) == {("check-other-story", who)}


def test_who_speaks_without_an_introduction_is_the_others() -> None:
    dam = "水利局局长干春生说，水会退。\n{}介绍，水库还能再应对一次。"
    harm = "应急局局长艾南星说，损失大的是路。艾南星说，路正在修。"
    assert not said(story("a", "洪峰过境", dam.format("干春生")), story("b", "初步核定损失", harm))
    wrong = said(story("a", "洪峰过境", dam.format("艾南星")), story("b", "初步核定损失", harm))
    assert ("check-other-story", "艾南星") in wrong
    both = "水利局局长干春生说，水会退。\n应急局局长艾南星介绍，路也在修。"
    assert not said(story("a", "洪峰过境", both), story("b", "初步核定损失", harm))


def test_another_office_for_who_is_not_introduced() -> None:
    show = "美术馆策展人言蹊说，画了三年。言蹊说，先看一遍。"
    hall = "书场负责人{}介绍，每周说一回书。\n翁惜墨说，图的是人气。"
    assert not said(story("a", "书场开张", hall.format("翁惜墨")), story("b", "画展开幕", show))
    wrong = said(story("a", "书场开张", hall.format("言蹊")), story("b", "画展开幕", show))
    assert ("check-other-story", "言蹊") in wrong


@pytest.mark.parametrize(
    "fine",
    [
        BRIDGE,
        BRIDGE + "小学校长庹德才也来看桥。",  # it is said who that is
        BRIDGE + "看桥的有庹德才、商维钧。",  # a list
        BRIDGE + "庹德才也来看桥。庹德才问，什么时候通车。",  # a person of both
        BRIDGE + "工地上有一位审判员的女儿，审判员叫庹德才，与学校的人不是亲属。",  # it is said what he is called
        "看桥的人很多。庹德才说，桥真高。",  # a story that has nobody of its own
    ],
)
def test_who_may_be_in_two_stories_is_not_told(fine: str) -> None:
    assert not said(story("a", "大桥出水", fine), story("b", "山里的学校", SCHOOL))


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("居民史来娣每周要去三次医院。史来弟算了算，一次16元。", "史来弟"),
        ("博士后鲜于朗说，砖不用胶水。鲜于郎小时候学过木工。", "鲜于郎"),
        ("被告为谭惠芳（48岁）及骆小玲（35岁）。谭惠芳敲打老人手背，骆晓玲则拉扯其耳朵。", "骆晓玲"),
        ("记者见到了闵先生。闵先生的儿子冯建业今年56岁。", "冯建业"),
    ],
)
def test_a_name_that_sounds_alike_is_told(copy: str, wrong: str) -> None:
    assert ("check-name", wrong) in said(story("a", "今天的消息", copy))


@pytest.mark.parametrize(
    "copy",
    [
        "居民史来娣每周要去三次医院。她的妹妹史来弟陪着。",
        "居民史来娣和史来弟是邻居。史来弟算了算，一次16元。",
        "记者见到了闵先生。闵先生的儿子闵建业今年56岁。",
        "门前有三级台阶。台阶下是河。石阶靠水的那几级，背面全是螺蛳。",
        "记者见到了闵女士。闵女士的儿子冯建业今年56岁。",
    ],
)
def test_two_persons_are_two(copy: str) -> None:
    assert not said(story("a", "今天的消息", copy))


def test_what_goes_on_elsewhere_is_one_story() -> None:
    first = story("a", "供水会议在合肥召开", "委员会副主任汪静姝主持会议。会上有人发言。", Jump("to", 2, "下转第2版"))
    first = first._replace(runs_on=False)
    wrong = story("b", "供水会议在合肥召开", "汪静淑宣读了表彰决定。会议开到晚上。", Jump("from", 1, "上接第1版"))
    right = story("b", "供水会议在合肥召开", "汪静姝宣读了表彰决定。会议开到晚上。", Jump("from", 1, "上接第1版"))
    assert ("check-name", "汪静淑") in said(first, wrong)
    assert not {one for one in said(first, right) if one[0] == "check-name"}


def test_who_has_two_offices_on_a_page_is_one_of_them() -> None:
    clinic = story("b", "送药上山", "卫生院医生甘玉梅每周送药。甘玉梅说，山路63公里。")
    wrong = story("a", "山里的学校", "上课铃响了，小学校长甘玉梅拉着绳子敲钟。欧正平说，学校有93名学生。")
    right = story("a", "山里的学校", "上课铃响了，小学校长欧正平拉着绳子敲钟。欧正平说，学校有93名学生。")
    assert ("check-other-story", "甘玉梅") in said(wrong, clinic)
    assert not said(right, clinic)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("屯门警区指挥官霍志谦颁奖。", "元朗警区指挥官霍志谦颁奖。"),
        ("外卖骑手霍志谦在打饭。", "外卖骑手霍志谦在打饭。"),
    ],
)
def test_a_calling_differs_in_one_word(right: str, wrong: str) -> None:
    copy = "屯门警区指挥官霍志谦说，好觉值得学习。" if "警区" in right else "外卖骑手霍志谦说，饭是热的。"

    def told(caption: str) -> set[str]:
        one = story("a", "今天的消息", copy)._replace(caption=caption)
        return {code for code, _ in said(one)}

    assert ("check-title" in told(wrong)) == (right != wrong)
    assert "check-title" not in told(right)
