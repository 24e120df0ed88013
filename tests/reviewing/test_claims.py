"""Heads and captions held against the copy, words set twice, names as they stand: cases to be read."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import findings, printed

from layout.stories.model import Paragraph, Story

COPY = (
    "市委书记钟启明昨天到青龙桥镇调研春耕。钟启明先后走进育秧大棚和合作社，同种粮户算账。"
    "在大棚里，钟启明捏起一把土看墒情。他说，种地的人心里有底，粮食才有底。"
)
OTHER = (
    "石桥小学的操场昨天铺好了，校长白杨和三百名学生跑了第一圈。"
    "白杨说，往年一下雨就要停课，今年不用了，孩子们在石桥小学过得更好。"
)


def codes(head: str, caption: str = "", copy: str = COPY) -> list[str]:
    """Codes of what the check says of a story with this head and caption, beside another on the page."""
    stories = {
        "a": Story("a", "news", (head,), (Paragraph("p", copy, (1,)),), caption=caption),
        "b": Story("b", "news", ("操场铺好了",), (Paragraph("p", OTHER, (1,)),)),
    }
    return [one.code for one in findings(printed("page", date(2024, 5, 6), stories))]


@pytest.mark.parametrize(
    ("head", "caption", "told"),
    [
        ("钟启明到青龙桥镇调研春耕", "昨天，钟启明在育秧大棚。", []),
        ("白杨到青龙桥镇调研春耕", "", ["check-other-story"]),
        ("市长钟启明调研春耕", "", ["check-title"]),
        ("市委书记钟启明调研春耕", "", []),
        ("石桥小学春耕忙", "", ["check-other-story"]),
        ("钟启明调研春耕", "校长白杨和学生在石桥小学的操场上跑第一圈。", ["check-caption-story"]),
    ],
)
def test_a_head_or_caption_says_what_its_copy_says(head: str, caption: str, told: list[str]) -> None:
    found = codes(head, caption)
    assert bool(found) == bool(told) and set(told) <= set(found)


@pytest.mark.parametrize(
    ("copy", "told"),
    [
        ("住在一楼一楼的住户不用电梯。", ["check-twice"]),
        ("他们一楼一楼地爬上去。", []),
        ("刑侦大队大队长到了现场。", []),
        ("既使下雨也要去。", ["check-character"]),
        ("既使企业受益，又使百姓得利。", []),
        ("护林员田野管桦树沟。田野每天巡山。田墅说，不累。", ["check-name"]),
        ("居民史敏搬了新家。史敏说，亮堂。使敏说，还安静。", ["check-name"]),
        ("馆员宁小川上了山。宁小川守了三年。宁川说，值得。", ["check-name"]),
        ("女儿宋溪学的是化学。宋溪说，纸也是化学。", []),
        ("列车员袁丽帮着抬筐。袁丽说，她跑了十六年。", []),
        ("楼长谈启仁挨家问。谈启仁说，账在墙上。谈起仁说，谁都看得见。", ["check-name"]),
        ("电梯造价58万元，政府补贴28万元，余下32万元由住户分摊。", ["check-sum"]),
        ("电梯造价58万元，政府补贴28万元，余下30万元由住户分摊。", []),
        ("要装100台，装好58台，正装12台，余下30台年底装。", []),
        ("已装电梯13台，年内还要装7台，全年共21台。", ["check-sum"]),
        ("已装电梯13台，年内还要装7台，全年共20台。", []),
        ("上半年装13台，三季度装7台，全年共装36台。", []),
        ("江城队以2胜1平积6分的成绩出线。", ["check-sum"]),
        ("江城队2胜1平积7分，棋手3胜2平积8分。", []),
        ("棋手3胜1平积3分。", ["check-sum"]),
        ("接应米兰达·科斯塔连得4分。斯科塔得到24分。", ["check-name"]),
        ("接应米兰达·科斯塔连得4分。科斯塔得到24分。", []),
    ],
)
def test_words_names_and_sums_of_the_copy(copy: str, told: list[str]) -> None:
    assert codes("新闻一束", "", copy) == told


MATCH = (
    "江城女排昨晚在主场以3比1逆转北港女排，夺得联赛冠军。首局客队一传好，江城女排以22比25先失一局。"
    "第二局换上二传，快攻打了出来，以25比19扳回。第三局咬得很紧，最后一球拦网得手。"
)
LEGS = (
    "江城队昨晚在客场以1比2负于北港队。首回合江城队在主场以3比1取胜，两回合战罢闯进四强。"
    "下半场江城队先入一球，随后客队换人，连入两球。主教练说，客场的一个进球要紧，孩子们尽力了，下一场再打。"
)


@pytest.mark.parametrize(
    ("head", "copy", "told"),
    [
        ("江城女排3比0摘冠", MATCH, ["check-head-figure"]),
        ("江城女排3比1摘冠", MATCH, []),
        ("江城女排22比25先失一局", MATCH, []),
        ("江城队总分4比3晋级", LEGS, []),
        ("江城队1比2落败", LEGS, []),
        ("江城队0比2落败", LEGS, ["check-head-figure"]),
    ],
)
def test_a_score_of_a_head_is_one_of_the_copy(head: str, copy: str, told: list[str]) -> None:
    assert codes(head, "", copy) == told
