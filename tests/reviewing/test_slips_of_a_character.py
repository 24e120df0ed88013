"""Slips of one character that no table of confusions has, and right text that only looks as if it had some."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import printed

from layout.findings import Place
from layout.reading.names import Told
from layout.reading.passages import Passage, read_pages
from layout.reviewing.doubles import doubles
from layout.reviewing.homophones import homophones
from layout.reviewing.misspelt import misspelt
from layout.reviewing.spelling import spelling
from layout.stories.model import Paragraph, Story
from layout.wording.taken_for import taken_for


def told(*paragraphs: str) -> list[Told]:
    """A story of *paragraphs*."""
    return [Told([Passage(1, "a", "paragraph", at, one, Place("")) for at, one in enumerate(paragraphs)])]


def in_table(text: str) -> list[str]:
    """What the table of confusions has for words of *text*."""
    story = Story("a", "news", ("大桥通车",), (Paragraph("p", text, (1,)),))
    page = printed("page", date(2026, 6, 9), {"a": story})
    return [str(dict(one.facts)["right"]) for one in spelling(read_pages(page.issue, page.stories, page.pages))]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("兩家廠商恰談技術移轉。", ["洽談"]),
        ("他脫潁而出。", ["脫穎而出"]),
        ("脈博跳得快。", ["脈搏"]),
        ("帳戶裡的錢，會員連絡不上。", []),
        ("他在山上渡过九个冬天。", ["度过"]),
        ("他坐船渡过三条大河。", []),
    ],
)
def test_the_table_reads_traditional_copy_where_the_confused_character_is_the_same(text: str, right: list[str]) -> None:
    """帳 is right there where 帐 is not here."""
    assert in_table(text) == right


def rights(text: str) -> list[str]:
    """What the check would have in place of words of *text*."""
    story = told(text)
    return [str(dict(one.facts)["right"]) for one in (*misspelt(story), *homophones(story))]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("村民们{}地围了上来。", "迫不及带 迫不及待"),
        ("面对这道难题，技术员们{}。", "一筹莫占 一筹莫展"),
        ("全场观众{}。", "掌声雷洞 掌声雷动"),
        ("教练组{}，早早备好预案。", "未雨绸谬 未雨绸缪"),
        ("大家{}，讨论十分热烈。", "各抒已见 各抒己见"),
        ("居民{}。", "怨声载到 怨声载道"),
        ("老师{}地说。", "语重心常 语重心长"),
        ("两地{}合作协议。", "签暑 签署"),
        ("老旧小区加装{}。", "电悌 电梯"),
        ("水渠修好了，{}不再愁。", "灌慨 灌溉"),
        ("火灾{}正在调查。", "原困 原因"),
        ("专家{}，注意防寒。", "提腥 提醒"),
    ],
)
def test_a_word_that_is_another_but_for_a_character_is_told(wrong: str, right: str) -> None:
    """And the right one is not."""
    said, meant = right.split()
    assert rights(wrong.format(said)) == [meant]
    assert rights(wrong.format(meant)) == []


@pytest.mark.parametrize(
    "text",
    [
        "记者计然从会上获悉，水厂下月投产。",
        "考生小薛急得直跺脚。",
        "共有四十二张老照片，五百六十吨茶叶。",
        "“监介”是这位作家笔下的一家酒馆。",
        "一锤一钎修出五里路。",
        "尹锡悦再次缺席。",
        "他说，太极拳可以在家打，“一块地砖，也能野马分鬃”。",
        "推进数智化改造，纠治形式主义。",
    ],
)
def test_names_figures_and_what_news_writes_are_no_slips(text: str) -> None:
    """Nor is what stands in quotes."""
    assert rights(text) == []


def test_what_a_story_says_twice_is_meant() -> None:
    """A coinage is said again; a slip of the hand is not."""
    once = told("两地签暑协议。")
    assert [*misspelt(once)]
    assert not [*misspelt(told("两地签暑协议。", "签暑是一家公司。"))]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("我哪象八十岁的人。", "我哪像八十岁的人。"),
        ("他急的嘴上起了泡。", "他急得嘴上起了泡。"),
        ("孩子新奇又的意。", "孩子新奇又得意。"),
        ("这么便宜，谁都买的起。", "这么便宜，谁都买得起。"),
        ("帐记在门板上。", "账记在门板上。"),
        ("中心一季己发三百副。", "中心一季已发三百副。"),
        ("我觉的少了什么。", "我觉得少了什么。"),
    ],
)
def test_words_of_one_sound_are_told_apart_by_what_is_around_them(wrong: str, right: str) -> None:
    """像 and 象, 得 and 的, 账 and 帐."""
    assert len(rights(wrong)) == 1
    assert rights(right) == []


@pytest.mark.parametrize(
    "text",
    [
        "大象象牙长，野象群往南走，一头象走进村里。",
        "蚊帐挂好了，帐子里没有蚊子。",
        "宿舍的阿姨说，院舍的夜更员工多，评估值的六成，水的象徵，比值的比例最的确切。",
        "他推己及人，严于律己，知己不多，己方先退，己亥年的事。",
        "他是最后到的。住的人不多，走的住的都有。",
    ],
)
def test_the_other_word_in_its_own_place_is_right(text: str) -> None:
    """Elephants and tents."""
    assert rights(text) == []


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("这辈子就就像灯塔。", 1),
        ("时间由由90分钟缩短到30分钟。", 1),
        ("她到到县医院看病。", 1),
        ("这里成就就是多，最最重要的是人。", 0),
        ("上大学学的是物理。", 0),
        ("司法所所长老孙埋着头。", 0),
        ("从进门到到家，一共用了48分钟。", 0),
    ],
)
def test_words_that_say_no_thing_stand_once(text: str, many: int) -> None:
    """Adverbs and prepositions."""
    assert len([*doubles(told(text))]) == many


def test_like_sounds_cost_less_than_like_looks() -> None:
    """And nothing is taken for itself."""
    alike = taken_for()
    assert alike["署"]["暑"] < alike["已"].get("巳", 2.5) <= alike["未"]["末"] + 1
    assert all(one not in alike[one] for one in "署已未末人入")
    assert "我" not in alike["人"]
