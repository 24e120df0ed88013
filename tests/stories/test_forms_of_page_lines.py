"""Lines of pages in forms that few desks use: folios, makers and numbers to call, who wrote, who is seen, verse."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.lines.furniture import furniture_of
from layout.stories.model import Copy

LEAD = "昨天上午，桥东社区的修理铺前排起了长队，老宋一口气修好了十一台收音机，街坊们都说好。"
MORE = "铺子开了十一年，没有挂过价目表，多半是三块五块，有时摆摆手就让人拿走了。"
LAST = "今年重阳节，社区给老宋送来一块匾，他没有往墙上挂，翻过来当了工作台的垫板。"


def read(*lines: str) -> Copy:
    """The copy of a dump of *lines*."""
    return read_dump("\n".join(lines).encode(), "page.txt")


@pytest.mark.parametrize(
    "lines",
    [
        ("云山日报", "2026年11月10日 星期二", "08版 教育·科技"),
        ("云山日报", "2026年11月5日 星期四 责编 罗平 版式 丁宁", "2 综合新闻"),
        ("都市生活报 B2 热线新闻", "2026年11月18日 统筹：何必 编辑：苗圃 版式：小林", "热线：962000"),
    ],
)
def test_the_lines_at_the_top_of_a_page_are_no_copy(lines: tuple[str, ...]) -> None:
    (story,) = read(*lines, "修理铺前排长队", LEAD, MORE).stories
    assert (story.headline, story.rubric, story.deck) == (("修理铺前排长队",), "", "")


@pytest.mark.parametrize("line", ["广告：962111 发行：962222", "■本版制图 丁 宁"])
def test_who_drew_for_a_page_and_its_numbers_to_call_are_no_copy(line: str) -> None:
    copy = read("修理铺前排长队", LEAD, MORE, line)
    assert [one.text for story in copy.stories for one in story.body] == [LEAD, MORE]


@pytest.mark.parametrize("line", ["咨询电话：0571-8812345", "漫画 丁宁"])
def test_a_number_of_a_notice_and_who_drew_for_a_story_stay(line: str) -> None:
    copy = read("修理铺前排长队", LEAD, MORE, line)
    assert not any(one.code == "page-furniture" and 4 in one.lines for one in copy.findings)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("文：本報記者 蔡詠彤 圖：受訪者提供", "蔡詠彤"),
        ("本報記者 蔡詠彤 文、攝", "蔡詠彤"),
        ("註冊社工　羅靜文", "羅靜文"),
    ],
)
def test_who_wrote_stands_in_a_byline_whatever_else_the_line_says(line: str, name: str) -> None:
    (story,) = read("修理鋪前排起長隊", line, LEAD, MORE).stories
    assert story.byline is not None
    assert name in story.byline.raw or name in story.byline.names
    assert story.deck == ""


def test_two_words_of_a_head_are_no_writer() -> None:
    (story,) = read("修理铺前排长队 老宋不收钱", "重阳送匾　人人叫好", LEAD, MORE).stories
    assert story.byline is None


def test_a_question_over_who_wrote_the_answer_is_a_head() -> None:
    copy = read("修理铺前排长队", LEAD, MORE, "家长教室：孩子说“我不要上学”，怎么办？", "注册社工　罗静文", MORE, LAST)
    assert [story.headline for story in copy.stories] == [
        ("修理铺前排长队",),
        ("家长教室：孩子说“我不要上学”，怎么办？",),
    ]


def test_a_sentence_over_two_words_is_none() -> None:
    copy = read(
        "修理铺前排长队", LEAD, MORE, "家长教室说，孩子说“我不要上学”，这很要紧。", "注册社工　罗静文", MORE, LAST
    )
    assert all("家长教室" not in "".join(story.headline) for story in copy.stories)


SEEN = "宋立诚在修理一台老收音机。"


@pytest.mark.parametrize(
    ("writer", "line", "role"),
    [
        ("本报记者 季蔚 文/图", SEEN, "caption"),
        ("本报记者 季蔚", SEEN, "body"),
        ("本报记者 季蔚 文/图", "他在等下一个春天。", "body"),
    ],
)
def test_who_is_seen_is_a_caption_where_the_writer_took_the_picture(writer: str, line: str, role: str) -> None:
    told = "老宋叫宋立诚，今年七十三岁，退休前是市钟表厂的检修工，租下了这间铺子。"
    copy = read("修理铺前排长队", writer, told, LEAD, MORE, line)
    assert [one.role for one in copy.margin][-1] == role
    (story,) = copy.stories
    assert (story.caption, [one.text for one in story.body][-1]) == ((line, MORE) if role == "caption" else ("", line))


VERSE = (
    "登高",
    "再往上，就没有路了",
    "只有风替我认得",
    "每一块石头的名字",
    "问樵",
    "他放下柴，指一指云",
    "云就散了",
    "露出半截炊烟",
)


def test_of_verse_in_two_parts_the_titles_are_the_shortest_lines() -> None:
    (story,) = read("秋山二章", "柏上原", *VERSE).stories
    assert [one.text for one in story.body if one.kind == "subhead"] == ["登高", "问樵"]


def test_verse_of_one_part_has_no_titles() -> None:
    (story,) = read("秋山行", "柏上原", *VERSE).stories
    assert not [one for one in story.body if one.kind == "subhead"]


def test_verse_ends_over_the_head_and_the_deck_of_what_stands_below() -> None:
    below = ("文艺评论", "慢下来的镜头，快起来的心", "——评纪录片《手边》", "杭一苇", LEAD, MORE)
    first, second = read("秋山二章", "柏上原", *VERSE, *below).stories
    assert (second.rubric, second.headline, second.deck) == ("文艺评论", (below[1],), below[2])
    assert first.headline == ("秋山二章",)


def test_people_who_give_notice_sign_it() -> None:
    (story,) = read(
        "讣告", "裴老先生因病于昨日辞世，享年九十岁，遵其遗愿丧事从简，谨此告知各位亲友。", "裴家子女敬启"
    ).stories
    assert story.signature == "裴家子女敬启"


@pytest.mark.parametrize("text", ["明起三天晴好 周日有雨降温", "長者防騙講座 周四開講"])
def test_a_head_that_says_a_weekday_is_no_folio(text: str) -> None:
    assert not furniture_of(text)
    assert furniture_of("综合新闻 星期四")


@pytest.mark.parametrize("over", ["副刊·烟火人间\n\n", "深度·聚焦老漂族\n"])
def test_the_name_of_a_page_in_two_parts_over_the_first_head_is_no_head(over: str) -> None:
    copy = "渡口在村子东头，一条铁壳船，一根缆绳，摆渡的是六十岁的刘伯。\n桥修通以后，坐船的人少了。\n"
    read = read_dump(f"{over}老渡口\n{copy}".encode(), "a.txt")
    assert [one.headline for one in read.stories] == [("老渡口",)] and not read.stories[0].byline
    assert [one.code for one in read.findings] == ["page-furniture"]


def test_such_words_right_over_copy_are_its_head() -> None:
    assert [one.headline for one in read("影像·劳动者", LEAD, MORE, LAST).stories] == [("影像·劳动者",)]
