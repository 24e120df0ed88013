"""Forms that pages of evening, Hong Kong and provincial papers, of OCR and of the web have, and their counterparts."""

from __future__ import annotations

import time

import pytest

from layout.characters.source import SourceLine
from layout.dumps.dump import read_dump
from layout.galley.items import blank_after, byline_text
from layout.lines.furniture import furniture_of
from layout.lines.page_names import is_page_name
from layout.lines.shapes import leans, shape_of
from layout.lines.signatures import is_closing_note
from layout.stories.story_kind import ends_well

COPY = "入汛以来，石坝村的六名党员每晚轮流巡堤，水不退，人不撤，乡亲们夜里睡得踏实。"
MORE = "书市昨天上午在公园开幕，两万多名读者前来，比往年多了一倍，摊位一直摆到了河边。"


def roles(*lines: str) -> list[str]:
    """The role of each of *lines* in a dump of them."""
    return [one.role for one in read_dump("\n".join(lines).encode(), "a.txt").margin]


@pytest.mark.parametrize("text", ["留下来的理由", "奋斗的目的", "车间里的老将", "人人可为"])
def test_words_that_end_like_those_that_lean_on_others_lean_on_nothing(text: str) -> None:
    assert not leans(text)
    assert leans("留下来的") and leans("我市将")


@pytest.mark.parametrize(
    "text",
    [
        "江州日报数字报 返回首页 版面导航",
        "江州日报社版权所有 未经书面授权不得复制",
        "网友评论 0 条",
        "·2·",
        "以下文章来源于江城晚报，作者李想",
        "您当前的位置：首页 -> 新闻频道 -> 民生",
        "2024-04-12 10:20 来源：清江融媒 字体：大 中 小",
        "分享到： 微信 微博 QQ空间",
        "版权声明：凡注明来源为本网的作品，转载请注明出处。",
        "临川发布微信公众号",
        "A3 两千盏路灯换新装",
        "中共临江市委主管主办 临江日报社出版",
    ],
)
def test_what_sites_and_front_pages_put_round_copy_is_furniture(text: str) -> None:
    assert furniture_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "分享到手的喜悦",
        "字体设计大赛开赛",
        "版权保护意识增强",
        "A股三大指数收涨",
        "市文联主管干部座谈",
        "这三条路今起夜间封闭",
    ],
)
def test_heads_of_the_same_words_are_none(text: str) -> None:
    assert not furniture_of(text)


def test_the_name_of_a_page_is_furniture_at_its_top_alone() -> None:
    assert is_page_name("时评 4") and is_page_name("9 副刊·江畔") and not is_page_name("时评四则")
    assert roles("4 寰宇", "书市开幕", MORE, "巡堤人", COPY)[0] == "furniture"
    assert roles("书市开幕", MORE, "4 寰宇", COPY)[2] != "furniture"


def test_a_short_line_without_an_indent_between_paragraphs_of_broken_lines_is_a_head() -> None:
    lines = [
        "柳河镇的夜校",
        "　　入汛以来，石坝村的六名党员每晚轮流巡堤，水",
        "不退，人不撤，每周二、周四晚上还要到村里开会。",
        "河堤上的守夜人",
        "　　书市昨天上午在公园开幕，两万多名读者前来，",
        "比往年多了一倍，摊位一直摆到了河边的柳树下面。",
        "　　村里人说，往后年年都要来看一看，带上孩子来。",
    ]
    read = roles(*lines)
    assert read[3] in ("headline", "subhead")
    assert read[2] == "more"


def test_a_list_of_bodies_is_no_row_of_signatures() -> None:
    lines = ("一、先进集体", "县财政局", "城关镇人民政府", "县人民医院", "县第一中学")
    assert roles("关于表彰先进的通报", COPY, *lines, MORE)[3:7] == ["body"] * 4
    assert roles("关于表彰先进的通报", COPY, "县财政局", "2024年1月5日")[2:] == ["signature"] * 2


def test_a_title_of_four_characters_stands_over_a_head_as_a_rubric() -> None:
    assert roles("城市漫步", "唐楼下的修表匠人", COPY)[:2] == ["rubric", "headline"]
    assert roles("情暖寒冬", "——记石坝村的巡堤人", COPY)[:2] == ["headline", "deck"]


def test_what_is_given_out_under_names_of_offices_goes_on_with_the_head() -> None:
    assert roles("县委办公室 县政府办公室印发", "《关于推进城市更新的意见》", COPY)[:2] == ["headline", "headline-more"]
    assert roles("县委办公室这样推进更新", "《关于推进城市更新的意见》", COPY)[1] != "headline-more"


@pytest.mark.parametrize("text", ["“公园的长椅刷了新漆，谢谢。”——网友 梧桐叶", "“谢谢！”——老周"])
def test_what_somebody_says_ends_with_who_does(text: str) -> None:
    assert shape_of(SourceLine(1, text)).end == "stop"
    assert ends_well(text)
    assert not ends_well("公园的长椅刷了新漆——网友 梧桐叶")


def test_who_signs_from_where_closes_a_letter() -> None:
    for sign in ("市民 樊小光", "长安路 何雨晴"):
        assert roles("给电动车一条道", COPY, sign, "书市开幕", MORE)[2] == "signature"
    assert roles("给电动车一条道", COPY, "书市 开幕", MORE)[2] != "signature"


def test_verse_ends_where_a_title_a_pen_name_and_prose_begin() -> None:
    lines = (
        "春雨",
        "林夕",
        "你来的时候",
        "屋檐还在打盹",
        "青石板上",
        "一只蜗牛慢慢地走",
        "喝茶记",
        "闲 人",
        MORE,
        COPY,
    )
    read = read_dump("\n".join(lines).encode(), "a.txt")
    assert [story.headline for story in read.stories] == [("春雨",), ("喝茶记",)]


def test_captions_that_are_counted_are_so_with_one_credit_under_them() -> None:
    lines = (
        "冰雪乐园开门迎客",
        MORE,
        "图1：孩子们从坡顶滑下。",
        "图2：一家三口合影。",
        "图3：工作人员造雪。",
        "首席记者 石岩 摄影报道",
    )
    assert roles(*lines)[2:] == ["caption", "caption", "caption", "credit"]


def test_what_is_on_at_days_of_the_week_stands_in_rows() -> None:
    assert roles("一周赛程", "周六 港超联 杰志对东方 大球场", "周日 男篮 南华对永伦 伊馆")[1:] == [
        "body",
        "body",
    ]
    assert roles("书市开幕", MORE, "周六 见", COPY)[2] != "body"


def test_a_writer_is_told_by_where_they_are_from() -> None:
    assert roles("我的师傅", "三矿 罗小兵", COPY)[:2] == ["headline", "byline"]
    assert roles("我的师傅", "三矿 安全生产", COPY)[1] != "byline"


def test_a_school_signs_a_notice() -> None:
    assert roles("讣 告", COPY, "江州市第一中学", "老照片里的毕业季", MORE)[2:4] == ["signature", "headline"]
    assert roles("书市开幕", MORE, "走进第一中学", COPY)[2] != "signature"


def test_a_rubric_may_stand_in_round_brackets() -> None:
    assert roles("（图片新闻）", "三月二日，青年志愿者上街清扫积雪。", "丁 健 摄")[0] == "rubric"
    assert roles("（作者为中学教师）", COPY)[0] != "rubric"


FRONT = '---\ntitle: "书市开幕"\nauthor: 李华\ndate: 2024-05-01\nkicker: 书香满城\n---\n\n' + MORE


def test_front_matter_is_the_head_of_the_story_and_the_rest_of_it_is_told() -> None:
    for text in (FRONT, f"{FRONT}\n\n## 摊位\n\n{COPY}\n"):
        copy = read_dump(text.encode(), "a.md")
        (story,) = copy.stories
        assert (story.kicker, story.headline) == ("书香满城", ("书市开幕",))
        assert story.byline is not None and story.byline.names == ("李华",)
        assert story.body[0].text == MORE
        assert any("date" in str(dict(one.facts)) for one in copy.findings if one.code == "page-furniture")


def test_a_rule_at_the_top_of_a_page_is_no_front_matter() -> None:
    assert roles("---", "书市开幕", MORE)[:2] == ["furniture", "headline"]
    assert roles("---", "书市开幕", MORE, "---", "巡堤人", COPY)[1] == "headline"


@pytest.mark.parametrize("head", ["图书馆周一晚上也开门", "七夕遇上周五", "周三不见不散", "2025年10月1日起实施新规"])
def test_a_day_among_the_words_of_a_head_makes_no_folio_of_it(head: str) -> None:
    assert roles(head, COPY, "书市开幕", MORE)[0] == "headline"
    assert roles("要闻 周三", "书市开幕", MORE)[0] == "furniture"


@pytest.mark.parametrize("head", ["第三版教材下月启用", "第六版防控方案公布", "第2版招商手册本周发放"])
def test_a_head_that_begins_with_the_edition_of_a_book_is_no_folio(head: str) -> None:
    assert roles(head, COPY)[0] == "headline"
    for folio in ("第3版要闻", "第4版国际新闻", "第5版城 事", "第03版：城 事", "第2版 教材与读本周刊"):
        assert roles(folio, head, COPY)[:2] == ["furniture", "headline"]


@pytest.mark.parametrize("text", ["D2动车停运", "F1车手夺冠", "T3航站楼", "K7公交改线"])
def test_a_letter_and_a_figure_before_words_are_a_page_only_where_pages_are_called_so(text: str) -> None:
    assert furniture_of(text) == ""
    assert furniture_of(f"{text[:2]}要闻") == furniture_of(f"{text[0]}02看台") == "folio"
    copy = "昨日，市民在站前广场排起了长队，工作人员一直忙到夜里十点。"
    assert roles("书市开幕", copy, text, f"本报讯（记者 王明）{copy}")[2] == "headline"


@pytest.mark.parametrize("stop", ["", "。"])
def test_who_is_sent_a_notice_is_said_under_it_and_within_copy_such_lines_are_copy(stop: str) -> None:
    sent = [f"报：市委、市政府{stop}", f"送：各区人民政府，市直各单位{stop}"]
    notice = ("关于做好防汛工作的通知", "现将有关事项通知如下，请认真贯彻执行。", "2026年7月1日")
    assert roles(*notice, *sent)[3:] == ["furniture"] * 2
    assert roles(*notice, *sent, "书市开幕", "昨日，第十届书市在会展中心开幕。")[3:5] == ["furniture"] * 2
    offered = ("店庆酬宾", "百货大楼昨日店庆，优惠方案如下。", "送：购物券一张", "市民排起了长队，一直排到街角。")
    assert "furniture" not in roles(*offered)
    asked = ("对话", "昨日，记者采访了他。", "报：您怎么看今年的收成？", "送：今年收成好，比去年多三成。")
    assert "furniture" not in roles(*asked)


@pytest.mark.parametrize("text", ["（下一站）", "（摄于北京西站）", "（登上领奖台）", "（见县文化馆）", "（高雄车站）"])
def test_words_in_brackets_that_end_like_a_body_are_no_signature(text: str) -> None:
    assert not is_closing_note(text)
    assert is_closing_note("（石门镇气象信息服务站）") and is_closing_note("（县图书馆）")
    assert is_closing_note("（市广播电视台）") and is_closing_note("（省农科院供稿）")


@pytest.mark.parametrize("colon", ["：", ":"])
def test_a_reporter_named_before_a_colon_keeps_it_and_no_blank_stands_behind_it(colon: str) -> None:
    copy = read_dump(f"股市\n【大公報訊】記者陳小明報道{colon}恒生指數昨日收報二萬點。\n".encode(), "a.txt")
    (story,) = copy.stories
    assert story.byline is not None
    assert (story.byline.raw, story.byline.names) == ("記者陳小明報道：", ("陳小明",))
    assert byline_text(story) == "記者陳小明報道：" and blank_after(byline_text(story)) == ""
    assert blank_after("【大公報訊】") == blank_after("（记者 王明）") == "\u3000"
    bracketed = read_dump("股市\n本报讯（记者 王明）：昨日收报二万点，成交活跃。\n".encode(), "a.txt").stories[0]
    assert bracketed.byline is not None and bracketed.byline.raw == "（记者 王明）"


@pytest.mark.parametrize(
    "text", ["尊敬的各位家长：", "各镇（区）、各有关部门：", "（图片新闻）", "艾草插门旁，", "附件2："]
)
def test_a_line_that_is_a_head_at_most_may_stand_over_a_day(text: str) -> None:
    assert len(roles("书市开幕", COPY, text, "2026年7月1日", MORE)) == 5


@pytest.mark.parametrize("text", ["（）", "■", "□", "【】", "（ ）", "●", "下转第3版"])
@pytest.mark.parametrize("level", ["h1", "h3", "p"])
def test_lines_of_a_web_page_may_be_empty_but_for_marks(text: str, level: str) -> None:
    line = f"<{level}>{text}</{level}>"
    page = f"<h1>书市开幕</h1><p>{COPY}</p>{line}<p>{MORE}</p>{line}<p>{COPY}</p>"
    copy = read_dump(page.encode(), "a.html")
    assert sum(part.text.count("入汛以来") for one in copy.stories for part in one.body) == 2


@pytest.mark.parametrize(
    "text", ["插图/李明", "制图：李明", "图源：央视新闻", "图据网络", "（图片来源于网络）", "（漫画：李明）"]
)
def test_who_drew_or_had_a_picture_is_a_credit_and_no_head(text: str) -> None:
    assert roles("书市开幕", COPY, MORE, text, "新船下水", f"本报讯 {MORE}")[1:5] == [
        "body",
        "body",
        "credit",
        "headline",
    ]


@pytest.mark.parametrize("text", ["漫画｜最后一个渡工", "插图/怎样看懂一幅画", "图片来自太空"])
def test_such_words_over_copy_are_its_head(text: str) -> None:
    assert roles("书市开幕", COPY, text, f"本报讯（记者 王明）{MORE}")[2] == "headline"


@pytest.mark.parametrize(
    "text", ["（题图：江边的稻田。李明 摄）", "（图为江边的稻田。本报记者 李明 摄）", "（題圖：稻田。陳小明攝）"]
)
def test_a_caption_may_stand_in_brackets(text: str) -> None:
    assert roles("书市开幕", COPY, MORE, text, "新船下水", MORE)[3] == "caption"


def test_a_stamp_has_its_buttons_behind_it_and_a_long_line_is_none() -> None:
    stamp = "2026-11-27 08:15 来源：江城日报 【打印】【关闭】"
    assert furniture_of(stamp) == "stamp"
    assert furniture_of(stamp + "【打印】" * 30) != "stamp"
    start = time.process_time()
    assert furniture_of("2026-11-27 市" + " " * 200_000 + "民") != "stamp"
    assert time.process_time() - start < 2
