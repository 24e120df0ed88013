"""What speaks for and against a story beginning at a line: each piece of evidence of the table, seen by itself."""

from __future__ import annotations

import pytest

from layout.characters.source import lines_of
from layout.dumps.blocks import rows_in
from layout.dumps.boundaries import WEIGHTS, weighed
from layout.dumps.dump import read_dump
from layout.lines.dump_style import dump_style_of
from layout.lines.leads import lead_of
from layout.lines.likeness import are_parallel, kinship
from layout.lines.neighbours import titles_of
from layout.lines.shapes import shape_of

ABOVE = "老街的早市\n天刚亮，空地上已经摆满了青菜和活鱼，买菜的人提着篮子慢慢走过。\n"
BELOW = "修表铺门脸不大，柜台后面坐着一位戴老花镜的师傅，一坐就是四十年。\n"
MORE = "第二家\n隔壁的裁缝铺开了二十年，墙上挂满了做好的衣裳。\n"
TOWN = "市图书馆延长开放时间\n本报讯（记者 李华）市图书馆本月起延长开放时间，每周开到晚上九点。\n"
CITY = "市圖書館延長開放時間\n【本報訊】市圖書館本月起延長開放時間，每週開到晚上九時。\n"


PLAIN = (
    "书市开幕在即啊\n天刚亮，空地上已经摆满了青菜和活鱼。\n买菜的人提着篮子慢慢走过。\n修表铺子里的灯\n"
    "门脸不大，柜台后面坐着一位师傅，一坐就是四十年。\n"
)


def evidence_of(text: str, line: int) -> tuple[str, ...]:
    """The evidence of the line with this number, () where it is no head by its looks."""
    shapes = tuple(map(shape_of, lines_of(text)))
    style = dump_style_of(shapes)
    found = weighed(shapes, style, rows_in(shapes, style), titles_of(shapes))
    return next((one.evidence for one in found if shapes[one.at].line.number == line), ())


CASES = {
    "taken-up": f"{ABOVE}图书馆夜间开放\n从下月起，市图书馆夜间开放到十点，读者可以带着孩子来听故事。\n",
    "taken-up-above": f"{ABOVE}青菜和活鱼摆满\n修表铺门脸不大，柜台后面坐着一位戴老花镜的师傅。\n",
    "goes-on": f"{ABOVE}修表的人\n他每天清早开门，把一排旧钟一个一个上好发条，再坐下来。\n",
    "says-when": f"{ABOVE}书市开幕\n书市昨天上午在公园开幕，两万多名读者前来，比往年多了一倍。\n",
    "day-below": f"{ABOVE}书市开幕\n近日，书市在公园开幕，两万多名读者前来，比往年多了一倍。\n",
    "news-below": f"{ABOVE}书市开幕\n本报讯 书市在公园开幕，两万多名读者前来，比往年多了一倍。\n",
    "under-copy": f"{ABOVE}修表的人\n{BELOW}",
    "under-news": f"{TOWN}修表的人们\n{BELOW}",
    "under-news-traditional": f"{CITY}修錶的人們\n{BELOW}",
    "alike-in-news": f"{TOWN}种子好，底气足\n{BELOW}路子宽，人心齐\n{BELOW}",
    "even-in-news": f"{TOWN}修旧如旧\n{BELOW}引人留人\n{BELOW}",
    "under-feature": f"老街的早市\n本报记者 李华\n天刚亮，空地上已经摆满了青菜和活鱼。\n修表的人\n{BELOW}",
    "torn-above": f"老街的早市\n天刚亮，空地上已经摆满了青菜和活鱼，买菜的人提着篮子，\n修表的人\n{BELOW}",
    "parallel": f"{ABOVE}从一间到十间\n{BELOW}从一人到百人\n{BELOW}",
    "alike": f"{ABOVE}种子好，底气足\n{BELOW}路子宽，人心齐\n{BELOW}",
    "even": f"{ABOVE}修旧如旧\n{BELOW}引人留人\n{BELOW}",
    "even-in-feature": f"老街\n本报记者 李华\n天刚亮，摆满了青菜和活鱼。\n修表的人\n{BELOW}柜台里外\n{BELOW}",
    "theme-kept": f"{ABOVE}青菜和活鱼都卖完了，人没有走。\n修表的人\n卖青菜的大嫂收了摊，来取修好的表。\n",
    "theme-lost": f"{ABOVE}青菜和活鱼都卖完了，买菜的人还没有走。\n修表的人\n{BELOW}",
    "two-lines": f"{ABOVE}老手艺人的一天\n柜台后的四十年\n{BELOW}",
    "short": f"{ABOVE}修表的人\n{BELOW}",
    "long": f"{ABOVE}一位修表师傅的四十年光阴\n{BELOW}",
    "numbered": f"{ABOVE}二、修表的人\n{BELOW}",
    "labelled": f"{ABOVE}症结：规划跟不上车\n{BELOW}",
    "couplet": f"{ABOVE}种子好，底气足\n{BELOW}",
    "notice": f"{ABOVE}停水公告\n{BELOW}",
    "near-in-feature": f"老街的早市\n本报记者 林向东\n{BELOW}一根绳子拴住六个人\n{BELOW}一锅面条分着吃\n{BELOW}",
    "rubric": f"{ABOVE}民生热线\n{BELOW}",
    "inside": f"{ABOVE}记者手记\n{BELOW}",
    "signed-above": f"{ABOVE}（作者为中学教师）\n修表的人\n{BELOW}",
    "brief-above": f"老街\n天刚亮，摆满了青菜。\n修表的人\n{BELOW}",
    "alone-in-feature": f"老街的早市\n本报记者 李华\n天刚亮，摆满了青菜和活鱼。\n修表的人\n{BELOW}",
    "second-subhead": f"{ABOVE}一、修表的人\n{BELOW}二、钟表铺\n{BELOW}",
    "fourth-subhead": f"{ABOVE}一、修表\n从前\n二、钟表铺\n从前有。\n三、灯\n灯亮了。\n四、雪\n{BELOW}五、天\n{BELOW}",
    "even-above": f"{ABOVE}一、修表的人\n{BELOW}二、开店的人\n{BELOW}",
    "begins-as-above": f"{ABOVE}（一）修表的人\n{BELOW}（二）钟表铺\n{BELOW}",
    "even-below": f"{ABOVE}修旧如旧\n{BELOW}引人留人\n{BELOW}",
    "begins-as-below": f"{ABOVE}一壶茶\n{BELOW}一盏夜里的灯\n{BELOW}",
    "last-of-page": f"{ABOVE}修旧如旧\n{BELOW}引人留人\n{BELOW}",
    "one-below": f"{ABOVE}修表的人\n{BELOW}",
    "among-signed": f"{TOWN}修表的人们\n{BELOW}{TOWN}",
    "mostly-signed": f"{TOWN}修表的人们\n{BELOW}{TOWN}",
    "pictures-said": f"{ABOVE}满怀豪情迈入新年（附图片3张）\n{BELOW}",
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_piece_of_evidence_is_seen_where_it_is_and_not_in_plain_copy(name: str) -> None:
    assert any(name in evidence_of(CASES[name], line) for line in range(2, 12))
    assert name in ("under-copy", "one-below") or name not in evidence_of(PLAIN, 4)


def test_blank_lines_that_part_some_heads_speak_for_those_and_against_the_others() -> None:
    text = f"{ABOVE}修旧如旧\n{BELOW}\n一碗热汤面\n{BELOW}引人留人\n{BELOW}\n书市开幕\n{BELOW}"
    assert "blank-parts" in evidence_of(text, 6)
    assert "blank-missing" in evidence_of(text, 3)
    every = "\n".join((ABOVE, f"一碗热汤面\n{BELOW}", f"书市开幕\n{BELOW}"))
    assert "blank-before-all" in evidence_of(every, 4)


def test_rows_of_a_list_and_a_name_under_copy_are_no_heads() -> None:
    text = f"{ABOVE}大白菜 0.9元/斤\n西红柿 3.2元/斤\n鸡蛋 4.6元/斤\n"
    assert [evidence_of(text, line) for line in (3, 4, 5)] == [(), (), ()]
    assert evidence_of(f"{ABOVE}长安路街道 何雨晴\n书市开幕\n{BELOW}", 3) == ()
    assert evidence_of(f"{ABOVE}长安路街道 何时通车\n{BELOW}", 3)


@pytest.mark.parametrize(
    ("above", "below", "kin"),
    [({"修表", "师傅", "老花", "花镜", "柜台"}, {"修表", "师傅", "老花", "花镜", "柜台"}, 2),
     ({"修表", "师傅", "老花", "花镜"}, {"修表", "师傅", "老花", "花镜"}, 1), ({"早市", "青菜"}, {"修表", "师傅"}, 0),
     ({"今年", "记者", "本报"}, {"今年", "记者", "本报"}, 0),
     ({f"{chr(0x4E00 + n)}甲" for n in range(90)}, {f"{chr(0x5E00 + n)}乙" for n in range(90)}, -1)],
)  # fmt: skip
def test_passages_are_kin_by_more_words_than_chance_gives_them(above: set[str], below: set[str], kin: int) -> None:
    assert kinship(above, below) == kin


def test_lines_are_parallel_by_their_ends_and_words() -> None:
    assert are_parallel("从一间教室到十二间", "从学手艺到开小店")
    assert are_parallel("砍掉“牌子”", "精简“表格”")
    assert not are_parallel("从一间教室到十二间", "夜里的灯")
    assert not are_parallel("老街的早市", "修表的师傅")


def test_a_lead_goes_over_the_ends_of_broken_lines() -> None:
    shapes = [shape_of(one) for one in lines_of("市图书馆夜间\n开放到十点。\n")]
    assert lead_of(shapes) == "市图书馆夜间开放到十点。"


def test_the_table_has_every_name_that_is_given() -> None:
    given = {name for text in CASES.values() for line in range(1, 12) for name in evidence_of(text, line)}
    assert given <= set(WEIGHTS)


CLIMB = (
    "雪线上的送粮队\n本报记者 林向东\n清晨六点，送粮队从山脚下的仓库出发，八个人背着三百斤米面往雪线上走，"
    "天黑以前要送到哨所。\n"
    "一根绳子拴住六个人\n过冰坡的时候，队长周大山把绳子系在每个人腰上，谁的脚下一滑，前后两个人就一起往回拽。\n"
    "一锅面条分着吃\n到了半山腰的石屋，炊事员老韩支起铁锅，水要烧四十分钟才开，煮出来的面条总是夹生的。\n"
)


def test_short_lines_of_nearly_one_length_under_a_byline_are_subheads() -> None:
    copy = read_dump(CLIMB.encode(), "page.txt")
    assert [one.role for one in copy.margin if one.number in (4, 6)] == ["subhead", "subhead"]
    assert len(copy.stories) == 1


def test_subheads_of_the_same_words_vouch_for_each_other() -> None:
    twins = CLIMB.replace("一根绳子拴住六个人", "缺地方 边角地里找").replace("一锅面条分着吃", "缺钱 大家一起凑")
    copy = read_dump(twins.encode(), "page.txt")
    assert len(copy.stories) == 1
    assert "subhead-or-head" not in {one.code for one in copy.findings}
