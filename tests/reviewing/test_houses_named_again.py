"""Houses, streets, teams and towns that a story names again: the same ones, and no others by chance."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import told_of


def said(copy: str, head: str = "今天的消息", caption: str = "") -> set[tuple[str, str]]:
    """What the check says of a story: the codes and what is circled."""
    return {(one.code, str(dict(one.facts)["said"])) for one in told_of(copy, head, caption)}


@pytest.mark.parametrize(
    ("copy", "right", "wrong"),
    [
        ("{}护理院的老人今年93岁。康宁护理院院长说，老人爱算术。康宁护理院有64名老人。", "康宁", "安宁"),
        ("云溪一中办了校庆。云溪一中的老师说，校友来得多。操场上，{}一中的学生唱了歌。", "云溪", "云西"),
        ("铁骑队主场作战。铁骑队教练说，输在篮板。首节{}队领先。后来铁骑队没能追上。", "铁骑", "飞骑"),
    ],
)
def test_a_house_named_again_is_that_house(copy: str, right: str, wrong: str) -> None:
    assert not {one for one in said(copy.format(right)) if one[0] == "check-place"}
    assert {one[0] for one in said(copy.format(wrong))} == {"check-place"}


@pytest.mark.parametrize(
    "copy",
    [
        "康宁护理院和安宁护理院都在河边。康宁护理院有64名老人，院里种着树。",
        "康宁护理院有64名老人，院里种着树。康宁护理院的姊妹院安宁护理院由另一组人管。",
        "东湖小学有93名学生，东湖小学的操场很大。西湖小学昨天来做客。",
        "大会堂里坐满了人。一条线路要走很久，两条线路都要走很久，另外又开了三条线路。",
    ],
)
def test_two_houses_are_two(copy: str) -> None:
    assert not {one for one in said(copy) if one[0] == "check-place"}


@pytest.mark.parametrize(("right", "wrong"), [("呼伦贝尔", "锡林郭勒"), ("兰州", "银川")])
def test_a_deck_names_the_town_that_its_story_does(right: str, wrong: str) -> None:
    copy = f"大会在{right}开幕，来了680名代表。代表们在{right}看了沙盘，说明年再来。"
    assert not said(copy, head=f"代表聚首{right}")
    assert ("check-place", wrong) in said(copy, head=f"代表聚首{wrong}")


def test_what_happened_on_the_day_of_a_dateline_happened_there() -> None:
    copy = "本报兰州6月8日电（记者温叔平）储备中心6月8日在{}公布，今年新建仓库17座。仓库里有帐篷，都编了号。"
    caption = "主任在兰州一座仓库介绍帐篷。"
    assert not {one for one in said(copy.format("兰州"), caption=caption) if one[0] == "check-place"}
    assert ("check-place", "银川") in said(copy.format("银川"), caption=caption)
    other_day = copy.replace("储备中心6月8日", "储备中心6月5日").format("银川")
    assert not {one for one in said(other_day, caption=caption) if one[0] == "check-place"}
