"""Clean copy broken into lines anywhere comes back whole, or the break is reported."""

from __future__ import annotations

import random

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Copy

HEAD = "古城冬季灯展下月亮灯"
PARAGRAPHS = (
    (
        "本报讯（记者 吕倩）记者从古城保护和修复中心获悉，2023年古城冬季灯展将于12月22日亮灯，持续至明年正月十六，"
        "其间每晚18时至22时开放，市民和游客可免费观赏。"
    ),
    (
        "灯展以“平城年华”为主题，设“鼓楼寻梦”“华严夜话”“雁塔祈福”三大板块，共安装大型灯组68组，其中《木兰归》灯组高达12米，"
        "由非遗传承人历时两个月手工扎制。"
    ),
    "目前，灯组制作已完成七成，主要道路的亮化工程同步推进，预计12月15日前全部安装到位，随后进入为期一周的调试阶段。",
    "本月25日起，和阳门至清远门路段将分时段封闭施工，途经车辆请提前绕行，公交4路、15路、38路临时改线。",
)


def broken(seed: int, breaks: int) -> tuple[str, int]:
    """The copy with *breaks* line ends put inside its paragraphs, and how many were."""
    dice = random.Random(seed)
    lines = list(PARAGRAPHS)
    for _ in range(breaks):
        which = dice.randrange(len(lines))
        text = lines[which]
        if len(text) < 24:
            continue
        at = dice.randrange(10, len(text) - 10)
        lines[which : which + 1] = [text[:at], text[at:]]
    return "\n".join([HEAD, *lines]), len(lines) - len(PARAGRAPHS)


def torn(copy: Copy) -> list[str]:
    """Paragraphs that are none of the clean ones, with no finding on their lines or on the line they were torn from."""
    told = {line for one in copy.findings if one.place for line in (one.place.line, one.place.line + 1)}
    whole = {text.split("）", 1)[-1] if text.startswith("本报讯") else text for text in PARAGRAPHS}
    pieces = [one for story in copy.stories for one in story.body if one.text not in whole]
    return [one.text for one in pieces if not told & set(one.lines)]


@pytest.mark.parametrize("seed", range(120))
def test_breaks_in_clean_copy_are_mended_or_told(seed: int) -> None:
    text, made = broken(seed, 1 + seed % 4)
    assert made
    copy = read_dump(text.encode(), "any.txt")
    assert torn(copy) == [], text


def test_the_check_sees_a_torn_paragraph() -> None:
    copy = read_dump("\n".join([HEAD, *PARAGRAPHS]).encode(), "any.txt")
    assert torn(copy) == []
    story = copy.stories[0]
    body = (story.body[0]._replace(text=story.body[0].text[:20]), *story.body[1:])
    assert torn(copy._replace(stories=(story._replace(body=body),))) != []
