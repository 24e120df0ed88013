"""天文台：今晚… between paragraphs: what somebody says is copy; subheads of the same form stay subheads."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Copy

HEAD = ("英仙座流星雨今晚迎来极大", "本报记者 吕倩")
PARAGRAPHS = (
    "记者从市科技馆获悉，英仙座流星雨将于今晚迎来极大，天气晴好，无需望远镜即可观赏。",
    "据了解，今年月光影响较小，是近几年里条件最好的一次，城郊空旷处都适合观看。",
    "科技馆准备了四场讲座，市民可以预约参加，名额共有二百个。",
    "讲座之后还将在广场架设六台望远镜，供市民轮流观测月面和土星光环。",
)
SAID = (
    "天文台：今晚八时起可在东北方向看到流星雨，每小时六十颗",
    "天文台：今晚可以看到流星雨。",
    "天文台：今晚不要错过！",
    "市气象台：后半夜云量逐渐增多",
    "专家：观赏流星雨无需望远镜",
    "交警提醒：雨天路滑请减速慢行",
    "天文台：“今晚可以看到流星雨”",
)
SUBHEADS = (
    "案例一：误点链接被骗三万元",
    "关键词：绿色发展",
    "解法：一张网统管",
    "难题：钱从哪里来",
    "天文台：周四转凉 最低17度",
)


def read(*between: str) -> Copy:
    """The story with each of *between* after one of its paragraphs."""
    lines = list(HEAD)
    for number, paragraph in enumerate(PARAGRAPHS):
        lines += [paragraph, *between[number : number + 1]]
    return read_dump("\n".join(lines).encode(), "a.txt")


def kinds(copy: Copy) -> dict[str, str]:
    return {one.text: one.kind for story in copy.stories for one in story.body}


@pytest.mark.parametrize("line", SAID)
def test_what_somebody_says_is_copy_and_a_lost_full_stop_is_reported(line: str) -> None:
    copy = read(line)
    assert kinds(copy)[line] == "p"
    assert len(copy.stories) == 1
    told = [one.place.line for one in copy.findings if one.code == "paragraph-unended" and one.place]
    assert told == ([] if line[-1] in "。！" else [4])


@pytest.mark.parametrize("line", SUBHEADS)
def test_a_single_subhead_with_a_colon_stays_one_and_is_reported(line: str) -> None:
    copy = read(line)
    assert kinds(copy)[line] == "subhead"
    (told,) = copy.findings
    assert told.code in ("subhead-alone", "subhead-or-head")
    assert told.place and told.place.excerpt == line


@pytest.mark.parametrize(
    "lines",
    [("居民：楼道的灯坏了三个月", "物业公司：收费处处都有依据", "社区：下周就把路灯装上"),
     ("天文台：今晚可以看到流星雨", "专家：观赏无需望远镜"), ("案例一：误点链接被骗三万元", "案例二：代买药品落空")],
)  # fmt: skip
def test_subheads_that_say_what_each_side_says_stay_subheads(lines: tuple[str, ...]) -> None:
    copy = read(*lines)
    assert [kinds(copy)[line] for line in lines] == ["subhead"] * len(lines)
    assert copy.findings == ()
