"""Copy of an evening paper as its desk got it: a poem by itself, an agency's item, a page of a news site."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.dumps.dump import read_dump
from layout.loading.story_files import read_story_files
from layout.stories.model import Story
from layout.stories.people import byline_of
from layout.stories.storyfile import read_story

POEM = """纱厂的窗（外一首）

叶 蓁

六百二十四块玻璃
六百二十四个黄昏
她们在黄昏里接线头
像接一根一根的雨

汽笛一响
江面就退后半步
——那时候时间是白的
有棉花的味道

石磨

一圈
再一圈
豆子不说话
夜，一点一点地
白了
"""


def read(text: str, name: str = "copy.txt") -> tuple[tuple[Story, ...], list[str]]:
    copy = read_dump(text.encode(), name)
    return copy.stories, [one.code for one in copy.findings]


def test_short_lines_of_a_poem_are_not_a_text_broken_to_their_width() -> None:
    """Each line is its own, the second title stands over its poem, and 石 in front does not make it a name."""
    stories, codes = read(POEM)
    lines = POEM.split()
    assert [story.headline for story in stories] == [("纱厂的窗（外一首）",)]
    assert [one.text for one in stories[0].body if one.kind == "subhead"] == ["石磨"]
    assert stories[0].byline is not None
    assert stories[0].byline.raw == "叶 蓁"
    assert [one.text for story in stories for one in story.body] == lines[3:]
    assert codes == []


ITEM = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta>{told}<by>记者 顾长风</by>
<dateline>华渡社北京11月28日电</dateline></contentMeta><contentSet><inlineXML contenttype="application/nitf+xml">
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>太空水稻返回地面</hl1>
<hl2>完成第二代培养</hl2></hedline><byline>记者 顾长风</byline>
<dateline><location>北京</location></dateline></body.head>
<body.content><p>太空水稻样品已随飞船返回地面。</p><p>下一步将开展田间试验。</p><p>（完）</p></body.content></body></nitf>
</inlineXML></contentSet></newsItem>"""


@pytest.mark.parametrize("told", ["<headline>太空水稻返回地面</headline>", ""])
def test_an_item_that_carries_nitf_has_the_head_in_its_fields_and_not_in_its_copy(told: str) -> None:
    stories, codes = read(ITEM.format(told=told), "agency.xml")
    story = stories[0]
    assert (story.headline, story.deck) == (("太空水稻返回地面",), "完成第二代培养")
    assert story.byline is not None
    assert story.byline.raw == "记者 顾长风"
    assert story.dateline.raw == "华渡社北京11月28日电"
    assert [one.text for one in story.body] == ["太空水稻样品已随飞船返回地面。", "下一步将开展田间试验。"]
    assert codes == ["page-furniture"], "（完）"


PAGE = """<html><head><style>{sheet}</style></head><body><article><h1>江渡三桥今晨合龙</h1>
<p>本报讯（记者 贺一鸣）今天凌晨，江渡三桥主桥顺利合龙，计划明年国庆前通车。</p>
<p class="tags x">关键词堆在这里给机器看。</p><p id="y">也是给机器看的话。</p>
<p>市民最关心的收费问题，市交通运输局表示不收费。</p></article></body></html>"""


@pytest.mark.parametrize(
    ("sheet", "seen"),
    [
        (".x, #y {display:none}", (False, False)),
        ("p.x { display : none } #y{visibility:hidden}", (False, False)),
        ("div.x {display:none}", (True, True)),
        ("/* .x {display:none} */ .menu .x {display:none}", (True, True)),
        ("@media print { .x {display:none} } #y {color: red}", (True, True)),
        (".x {display:none} .x {display:block} #y {}", (True, True)),
        (".x {display:none", (True, True)),
    ],
)
def test_what_the_style_sheet_of_a_page_hides_is_left_out_and_told(sheet: str, seen: tuple[bool, bool]) -> None:
    stories, codes = read(PAGE.format(sheet=sheet), "page.html")
    text = "".join(one.text for story in stories for one in story.body)
    assert ("关键词" in text, "也是给" in text) == seen
    assert ("copy-hidden" in codes) == (not all(seen))
    assert "不收费" in text


def test_a_label_of_the_desk_is_taken_off_where_it_stands_alone() -> None:
    """引题： is what a desk says; 主题： may be what an event is about."""
    stories, codes = read(
        "引题：市委研究城市更新工作\n\n老纱厂里长出新街区\n\n本报讯 老厂昨天开街，人很多。\n\n主题：看得见的更新。\n"
    )
    assert stories[0].kicker == "市委研究城市更新工作"
    assert "主题：看得见的更新。" in [one.text for one in stories[0].body]
    assert codes.count("label-removed") == 1


def test_a_lone_mark_parts_two_paragraphs_of_a_quotation() -> None:
    story, _ = read_story("# 题\n\n文。\n\n>\n> 面要硬，\n> 话要软。\n>\n> ——墙上的字\n", "a.md")
    assert [(one.kind, one.text) for one in story.body[1:]] == [("quote", "面要硬，话要软。"), ("quote", "——墙上的字")]


@pytest.mark.parametrize(
    "line", ["本报记者 纪长河 尹若溪/文 柯量/图", "记者 尹若溪／文图", "本报记者 尹若溪/文、柯量/摄影"]
)
def test_what_somebody_did_may_stand_behind_the_name(line: str) -> None:
    byline = byline_of(line)
    assert byline is not None
    assert "尹若溪" in byline.names


def test_a_picture_that_copy_names_may_lie_beside_it(tmp_path: Path) -> None:
    """And a page of a site is not told of a picture that its story has."""
    wire = tmp_path / "wire"
    wire.mkdir()
    (wire / "fog.md").write_text("---\npicture: fog-1.jpg\nheadline: 江上的雾\n---\n\n起雾了。\n", encoding="utf-8")
    (wire / "bridge.html").write_text(
        '<article><h1>合龙</h1><img src="img/bridge.jpg"><img src="b.jpg"><p>大桥今天合龙，明年通车。</p></article>',
        encoding="utf-8",
    )
    (wire / "fog-1.jpg").write_bytes(b"")
    (wire / "bridge.jpg").write_bytes(b"")
    stories, found = read_story_files(sorted(wire.iterdir()), tmp_path)
    assert {one.slug: one.picture for one in stories} == {"bridge": "wire/bridge.jpg", "fog": "wire/fog-1.jpg"}
    told = [dict(one.facts) for one in found if one.code == "html-pictures"]
    assert told == [{"count": 1, "listed": "b.jpg"}]


def test_a_broken_item_says_where_and_in_chinese_why() -> None:
    found = read_dump(ITEM.format(told="<headline>题").encode(), "agency.xml").findings[0]
    assert (found.code, str(found.place)) == ("news-broken", "agency.xml:3:36")
    assert found.message("zh").endswith("读不了：标签没有配对")


def test_lines_in_columns_stay_in_columns() -> None:
    """An ideographic blank between three short pieces parts cells; within a sentence or a name it does not."""
    rows = ["今天　晴转多云　8℃～17℃", "明天　阴转小雨　3℃～12℃", "后天　　雨夹雪　　1℃～4℃"]
    stories, _ = read("\n".join(["未来三天天气", "", *rows, "市气象台　首席预报员　白露提醒，路面湿滑，要留足时间。"]))
    told = [one.text for one in stories[0].body]
    assert told[:2] == rows[:2]
    assert told[2] == "后天　雨夹雪　1℃～4℃"
    assert "　" not in told[3]


def test_the_number_under_a_hotline_is_furniture_and_no_head() -> None:
    told = "入冬以来，江渡区供热面积达到三百二十万平方米，首周户均室温二十一度。"
    lines = ["供暖首周运行平稳", told, told, "新闻热线", "0558-96111", "渡口夜市重新开张", told, told]
    lines += ["编辑部热线：0558-96112", "订报电话 0558-96113"]
    read = read_dump("\n\n".join(lines).encode(), "a.txt")
    assert [one.headline for one in read.stories] == [("供暖首周运行平稳",), ("渡口夜市重新开张",)]
    assert not any("0558" in part.text for one in read.stories for part in one.body)
    (note,) = (one for one in read.findings if one.code == "page-furniture")
    assert {7, 9, 17, 19} <= {*note.lines}, "left out, and told"


def test_a_number_under_copy_stays_copy() -> None:
    told = "停业两个月的渡口夜市昨晚重新开张，有意设摊的市民可以打电话报名。"
    (story,) = read_dump("\n\n".join(["渡口夜市重新开张", told, "0558-96111", told]).encode(), "a.txt").stories
    assert "0558-96111" in "".join(part.text for part in story.body)
