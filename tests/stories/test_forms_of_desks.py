"""Forms of fresh pages: days under heads, names of files, marks of desks, genres, briefs, captions that may be copy."""

from __future__ import annotations

import pytest

from layout.characters.source import lines_of
from layout.dumps.boundary_doubts import _said
from layout.dumps.doubted_lines import Doubt, _is_over_rows
from layout.dumps.dump import read_dump
from layout.lines.furniture import furniture_of
from layout.lines.shapes import shape_of
from layout.lines.signatures import is_day
from layout.publishing.hint_proposals import proposals
from layout.stories.hints import read_hints
from layout.stories.people import byline_of
from layout.stories.story_kind import ends_well, without_desk_mark

COPY = "入汛以来，石坝村的六名党员每晚轮流巡堤，水不退，人不撤，乡亲们夜里睡得踏实。"
MORE = "书市昨天上午在公园开幕，两万多名读者前来，比往年多了一倍，摊位一直摆到了河边。"


def roles(*lines: str) -> list[str]:
    """The role of each of *lines* in a dump of them."""
    return [one.role for one in read_dump("\n".join(lines).encode(), "a.txt").margin]


@pytest.mark.parametrize("day", ["2026年9月3日", "2026-09-03", "（2026年9月3日 星期四）"])
def test_a_day_between_a_head_and_its_copy_is_when_it_was_published(day: str) -> None:
    assert roles("巡堤夜话", day, COPY, "书市开幕", day, MORE) == ["headline", "furniture", "body"] * 2


def test_a_day_under_a_signature_stays_one() -> None:
    assert roles("关于停水的通知", COPY, "市自来水公司", "2026年9月3日", "书市开幕", MORE)[2:4] == ["signature"] * 2
    assert is_day("四月二十六日") and not is_day("4月26日")


@pytest.mark.parametrize(
    "text", ["《江州日报》9月3日二版送审稿（第2稿）", "江州晚报周末版 用稿", "（以上稿件均已送审）"]
)
def test_what_a_desk_calls_its_file_is_no_copy(text: str) -> None:
    assert furniture_of(text)


@pytest.mark.parametrize(
    "text", ["清样", "住建部公布2026版物业条例送审稿", "全国人大公布草案征求意见稿", "他把送审稿改了四遍，又送了回去。"]
)
def test_words_of_copy_that_look_like_it_are_copy(text: str) -> None:
    assert not furniture_of(text)


def test_the_mark_of_a_desk_behind_the_last_full_stop_is_no_sentence_that_breaks_off() -> None:
    assert without_desk_mark("时间缩短到两天。⑥11") == "时间缩短到两天。"
    assert ends_well("时间缩短到两天。⑥11") and ends_well("面议。电话：5523388") and ends_well("洽06-6322015")
    assert not ends_well("共有⑥11") and not ends_well("比去年多了5523388")


def test_a_genre_and_a_name_are_a_byline() -> None:
    seen = byline_of("（散文） 韩 青")
    assert seen is not None and seen.names == ("韩青",)
    assert byline_of("（散文） 两篇旧作") is None


def test_a_name_and_what_its_bearer_is_are_a_byline() -> None:
    assert roles("单车的去处", "钟伟伦　中学通识科教师", COPY, MORE)[1] == "byline"
    assert roles("单车的去处", "钟伟伦　要说的话还有很多", COPY, MORE)[1] != "byline"


def test_briefs_behind_signs_have_the_short_title_over_them_for_a_head() -> None:
    briefs = ("◆昨起，东湖绿道增设母婴驿站十二处。", "◆市信息学院昨天迎来两千名新生。")
    assert roles("微新闻", *briefs, "书市开幕", MORE)[0] == "headline"
    assert roles("微新闻", "书市开幕", MORE)[0] != "headline"


def test_a_column_ends_with_words_that_are_no_head() -> None:
    read = roles("广场舞该不该戴耳机", COPY, "下期话题：孩子的压岁钱该归谁管", "欢迎拨打热线参与讨论", "书市开幕", MORE)
    assert read == ["headline", "body", "body", "body", "headline", "body"]


def test_a_sentence_between_a_head_and_a_credit_is_a_caption_and_a_hint_makes_it_copy() -> None:
    lines = ("书市开幕", "两万多名读者前来逛书市。", "图／李明輝", MORE)
    data = "\n".join(lines).encode()
    copy = read_dump(data, "a.txt")
    assert [(one.code, one.lines) for one in copy.findings] == [("caption-or-copy", (2,))]
    text = proposals(copy.findings, data, "en")
    hints = read_hints(text.replace("# assign:", "assign:").replace("#   - ", "  - "), "hints.yaml")
    again = read_dump(data, "a.txt", hints)
    assert [one.text for one in again.stories[0].body] == [lines[1], MORE]
    assert not again.findings
    said = ("图为读者在逛书市。", *lines[2:])
    assert not [
        one for one in read_dump("\n".join(("书市开幕", *said)).encode(), "a.txt").findings if "or-copy" in one.code
    ]


def test_doubts_of_one_kind_are_one_finding_a_page_that_counts_their_lines() -> None:
    stories = (
        ("夜班车上的灯", "这趟车十一点半开出，车上常常只有三四个人。"),
        ("一把旧藤椅", "楼下的藤椅摆了十几年，谁路过都要坐一会儿。"),
        ("河边的早市", "天刚亮，河边的空地上已经摆满了青菜和活鱼。"),
        ("修表的人", "门脸不大，柜台后面坐着一位师傅，一坐就是四十年。"),
    )
    copy = read_dump("\n".join(line for one in stories for line in one).encode(), "a.txt")
    told = [one for one in copy.findings if one.code == "head-or-subhead"]
    assert len(told) == 1 and len(told[0].lines) > 1
    assert all(stories[(line - 1) // 2][0] in told[0].message() for line in told[0].lines)
    data = "\n".join(line for one in stories for line in one).encode()
    text = proposals(copy.findings, data, "en")
    assert all(f"line: {line}," in text for line in told[0].lines)
    hints = read_hints(text.replace("# assign:", "assign:").replace("#   - ", "  - "), "hints.yaml")
    again = read_dump(data, "a.txt", hints)
    assert len(again.stories) == len(stories) - len(told[0].lines)


def test_of_many_lines_in_doubt_four_are_told_in_words_and_that_there_are_more() -> None:
    shapes = [shape_of(one) for one in lines_of("夜班车上的灯\n一把旧藤椅\n河边的早市\n修表的人\n巷口的灯")]
    run = [Doubt("head-or-subhead", f"a{number}", shape) for number, shape in enumerate(shapes, 1)]
    few, many = _said(run[:2], "a.txt"), _said(run, "a.txt")
    assert few.message("zh") == "“夜班车上的灯” “一把旧藤椅”读作标题，也可能是上一篇的小标题"
    assert few.message("en").endswith("story above: “夜班车上的灯” “一把旧藤椅”")
    assert "“…”" in many.message() and "巷口的灯" not in many.message() and many.lines == (1, 2, 3, 4, 5)


def test_words_over_links_are_theirs_where_two_stand_below_and_a_subhead_over_copy() -> None:
    links = ("相关报道", "去年新开书店十二家", "少儿馆借阅量翻番")
    assert roles("书市开幕", MORE, *links, "巡堤夜话", COPY) == [
        *("headline", "body"), *["furniture"] * 3, *("headline", "body")
    ]  # fmt: skip
    assert roles("书市开幕", MORE, "相关报道", COPY)[2] == "subhead"


def test_the_name_of_a_site_between_its_buttons_is_furniture_and_a_line_that_ends_so_in_copy_is_none() -> None:
    assert roles("手机版 | 设为首页 | 加入收藏", "江州在线", ">> 首页 > 社会", "书市开幕", MORE)[:4] == [
        *["furniture"] * 3, "headline"
    ]  # fmt: skip
    assert roles("书市开幕", MORE, "撒下一张网", COPY)[2] != "furniture"


@pytest.mark.parametrize("head", ["高温橙色预警发布", "织密防汛网"])
@pytest.mark.parametrize("over", [("首页 > 新闻 > 正文",), ("手机版 | 设为首页 | 加入收藏",), ()])
def test_a_head_that_ends_as_names_of_sites_do_stands_over_its_stamp(head: str, over: tuple[str, ...]) -> None:
    stamp = "时间：2026-04-09 15:36:11 来源：江州日报 编辑：陈静"
    assert roles(*over, head, stamp, COPY, MORE)[len(over)] == "headline"


def test_who_signs_in_brackets_is_no_caption_and_a_caption_in_brackets_stays_one() -> None:
    for line, role in (("（石门镇气象信息服务站）", "signature"), ("（图为县博物馆）", "caption")):
        assert roles("书市开幕", MORE, line, "巡堤夜话", COPY)[2] == role


def test_how_many_were_printed_is_of_the_draft_and_a_sentence_that_begins_so_is_copy() -> None:
    assert furniture_of("（共印60份）") == furniture_of("共印 六十份") == "credits"
    assert not furniture_of("共印宣传册三千份，发到各村各户") and not furniture_of("共印3000册发到各村")


def test_the_first_line_of_a_head_may_end_in_a_colon() -> None:
    assert roles("书市开幕", MORE, "信息员李富贵：", "手机里装着全村人的天", COPY)[2:4] == ["headline", "headline-more"]


def test_a_short_line_behind_a_sign_over_copy_is_a_subhead() -> None:
    read = roles("书市开幕", MORE, "■ 大手客掃六伙兩房", COPY, "■ 首置客：平過租樓", COPY)
    assert read == ["headline", "body", "subhead", "body", "subhead", "body"]


@pytest.mark.parametrize("text", ["（石门镇气象信息服务站）", "（四川 李小平）"])
def test_an_office_or_a_place_and_a_name_in_brackets_sign_what_stands_above(text: str) -> None:
    assert roles("书市开幕", MORE, text)[2] == "signature"


def test_a_place_and_a_name_under_a_letter_sign_it_though_the_head_below_looks_like_a_name() -> None:
    assert roles("书市开幕", MORE, "四川绵阳　胡　玲", "回音", COPY) == [
        "headline",
        "body",
        "signature",
        "headline",
        "body",
    ]


@pytest.mark.parametrize("signed", [
    "安徽滁州 谈文斌", "浙江绍兴 夏侯老人", "湖南娄底某高校教师 禹 川", "湖北宜昌/江亦瑶（家庭主妇）",
    "武陵／江亦瑶（教师）",
])  # fmt: skip
def test_who_writes_to_a_paper_signs_with_a_province_or_a_calling_in_brackets(signed: str) -> None:
    read = roles("书市开幕", MORE, signed, "乡村公交站牌不能“只立不管”", COPY)
    assert read == ["headline", "body", "signature", "headline", "body"]


@pytest.mark.parametrize("head", ["湖北宜昌 橘子熟了满山红", "四川绵阳夜市开张", "石坝村／江边夜话（之三）开讲"])
def test_a_head_that_begins_with_a_province_signs_nothing(head: str) -> None:
    assert roles("书市开幕", MORE, head, COPY) == ["headline", "body", "headline", "body"]


def test_a_line_of_nothing_but_a_control_among_lines_in_doubt_ends_no_run() -> None:
    few = shape_of(lines_of("书市")[0])
    nothing = few._replace(text="", size=0)
    assert not _is_over_rows(few._replace(end="stop"), nothing, few)


def test_who_gives_a_bulletin_out_is_no_head_of_it() -> None:
    rows = (
        "市总工会信息", "第17期", "市总工会宣传教育部　　　　2026年6月11日", "市总工会“夏送清凉”走进工程一线",
        "6月9日，市总工会党组书记带队前往跨江大桥项目部，看望慰问高温下坚守岗位的建设者。",
    )  # fmt: skip
    copy = read_dump("\n".join(rows).encode(), "a.txt")
    assert [(one.headline, one.deck) for one in copy.stories] == [((rows[3],), "")]


def test_a_short_line_over_the_rows_of_a_table_is_a_head() -> None:
    rows = (
        "女隊力爭銅盃", "本報訊（記者 陳凱晴）港隊昨日在將軍澳備戰，教練說，目標是銅盃，隊員信心十足。",
        "教練又說，兩名隊員傷癒復出，下場可以上陣，球迷可以放心。", "賽馬貼士", "第一場 ④飛雲 ⑦步步穩",
        "第二場 ①好運來 ⑨金鑽", "第三場 ③北風 ⑥西洋菜",
    )  # fmt: skip
    assert [one.headline for one in read_dump("\n".join(rows).encode(), "a.txt").stories] == [(rows[0],), (rows[3],)]


def test_who_helped_closes_a_story_and_so_does_a_section_of_an_office() -> None:
    for last in ("（杨晓波参与采写）", "省农林厅技术推广科"):
        rows = (
            "要赶快种油菜", "立冬将到，油菜还没有种完的地方要赶快种，点窝要均匀，每窝留苗两株。", last,
            "首条智慧高速开放测试", "9月1日起，石雄智慧高速先行段对社会车辆开放测试，车主可以在服务区领取导航设备。",
        )  # fmt: skip
        copy = read_dump("\n".join(rows).encode(), "a.txt")
        assert [one.headline for one in copy.stories] == [(rows[0],), (rows[3],)]


def test_a_line_under_a_head_that_says_no_more_than_it_is_more_of_the_head() -> None:
    rows = (
        "嘉義布袋蚵農採收忙", "每台斤跌三十元",
        "〔記者蔡宗勳／嘉義報導〕農曆年前是鮮蚵採收旺季，布袋蚵農昨天趕著採收，價格卻比去年跌了三成。",
    )  # fmt: skip
    (story,) = read_dump("\n".join(rows).encode(), "a.txt").stories
    assert story.headline == rows[:2]


def test_subheads_of_one_signed_story_are_no_heads_of_others() -> None:
    rows = (
        "小区里办起“换书角”", "□本报记者 方小雨",
        "周六上午，居民程浩在换书角里找到了一本找了三年的书，书架边围满了人。",
        "换书角是居民程浩的主意，今年8月，他把家里的42本旧书搬到了楼下，放一本、拿一本。", "没有锁的书架",
        "换书角的书架没有锁，程浩起初担心旧书会丢，三个月过去，小区里的书反而多了一倍。",
        "换书角里最受欢迎的是童书，平均停留不到两天，最没人要的是考试资料。", "下一站",
        "眼下，程浩和居民们正商量把换书角搬到三个小区的门口，让更多的人拿得到旧书。",
    )  # fmt: skip
    copy = read_dump("\n\n".join(rows).encode(), "a.txt")
    assert [one.headline for one in copy.stories] == [(rows[0],)]
    assert [one.lines for one in copy.findings if one.code == "subhead-or-head"] == [(9, 15)]


def test_where_stories_close_with_a_name_a_line_under_none_is_in_doubt() -> None:
    rows = (
        "渡口来了新船", "早晨六点，街上的灯还亮着，江边等船的人已经排到了台阶上，新船今天第一次靠岸。",
        "据介绍，该项目总投资3.2亿元，预计明年6月底前完工并投入使用。（王明）",
        "老桥下月开修", "“等了好几年了。”家住江边的老人说，他每天都要从桥上走过，看着工地一天天变样。",
        "去年以来，全市共改造老旧小区127个，惠及居民4.3万户，加装电梯212部。",
        "一条船的前世今生", "专家认为，这一做法为同类城市提供了可以借鉴的经验，但仍需在运营中不断完善。",
        "市交通运输局有关负责人表示，下一步还将听取各方面的意见，把好事办好。（高远）",
        "书店夜里不关门", "他在这条街上做了二十年，认得每一个早起的人，也记得每一个人爱看的书。（何苗）",
        "冬泳队下水了", "零上三度，江水刺骨，六十八岁的队长第一个走下台阶，岸上的人数着他划水的次数。（林乔）",
    )  # fmt: skip
    copy = read_dump("\n".join(rows).encode(), "a.txt")
    unsigned = read_dump("\n".join(row.split("（")[0] for row in rows).encode(), "a.txt")
    told = [[one.lines[0] for one in each.findings if one.code == "head-or-subhead"] for each in (copy, unsigned)]
    assert told[0] == [7] != told[1]
