"""Lines that pages of letters, verse, polls and sites have: what each is by its form and by those beside it."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Copy

NEWS = "本报讯（记者 李华）市图书馆从本月起延长开放时间，每周二至周日开到晚上九点。"
LETTER = "编辑同志：我们这条巷子的路灯坏了半个月，夜里什么也看不见，请帮我们催一催。"


def read(*lines: str) -> Copy:
    return read_dump("\n".join(lines).encode(), "page.txt")


def role(copy: Copy, words: str, lines: tuple[str, ...]) -> str:
    return next(one.role for one in copy.margin if lines[one.number - 1] == words)


@pytest.mark.parametrize("name", ["徐州 孙玉堂", "天津 一旅客", "鼓山区 陈先生", "长洲居民 邝永康"])
def test_a_place_and_somebody_sign_a_letter(name: str) -> None:
    lines = ("读者来信", "路灯为什么不亮", LETTER, name, "青山公路昨日通车", NEWS)
    copy = read(*lines)
    assert role(copy, name, lines) == "signature"
    assert [one.headline for one in copy.stories] == [("路灯为什么不亮",), ("青山公路昨日通车",)]


def test_two_words_over_copy_are_no_signature() -> None:
    lines = ("路灯为什么不亮", LETTER, "徐州 孙玉堂种桃三十年", NEWS)
    assert role(read(*lines), lines[2], lines) == "headline"


@pytest.mark.parametrize(("note", "part"), [("（市发改委提供）", "signature"), ("（图片由市发改委提供）", "credit")])
def test_who_gave_words_signs_and_who_gave_pictures_is_a_credit(note: str, part: str) -> None:
    lines = ("本周菜价", NEWS, "记者走访了三个市场，鸡蛋每斤四元五角，与上周持平。", note)
    assert role(read(*lines), note, lines) == part


def test_a_short_line_over_several_sentences_is_no_torn_paragraph() -> None:
    lines = (
        "老街上的代书人", "本报记者 李华", "老街口有一张木桌，摆了二十六年。桌上一支钢笔，一叠信纸。",
        "写得最多的，是“都好，勿念”", "二十六年里，他替人写了四千多封信。他说，信里写得最多的是四个字。",
        "来的人总要坐一会儿才开口。他也不催。",
    )  # fmt: skip
    copy = read(*lines)
    assert role(copy, lines[3], lines) == "subhead"
    assert not [one for one in copy.findings if one.code == "paragraph-joined"]


def test_a_sign_and_a_label_between_paragraphs_is_a_subhead() -> None:
    said = "网友留言说，养了十四年的狗，总不能扔进垃圾箱了事。"
    lines = ("宠物公墓要不要建", NEWS, "●赞成", said, "●反对", said.replace("狗", "猫"))
    copy = read(*lines)
    assert [role(copy, words, lines) for words in ("●赞成", "●反对")] == ["subhead", "subhead"]


def test_the_poems_under_a_head_that_counts_them_have_titles() -> None:
    first = ("船靠岸的时候", "夕阳刚好够得着桅杆", "把一天的水声系在木桩上")
    second = ("井沿上的绳痕", "比祖父的皱纹还要深", "打上来的每一桶水里")
    third = ("风从北边来了", "麦子们一起弯腰", "像在给谁鞠躬")
    prose = ("青山公路昨日通车", NEWS, "公路沿线六个村子的人出门方便了，从村口到县城只要二十分钟。")
    copy = read(*prose, "渡口（外二首）", "向 远", *first, "老井", *second, "麦田", *third)
    assert [one.text for one in copy.stories[-1].body if one.kind == "subhead"] == ["老井", "麦田"]
    single = read(*prose, "渡口", "向 远", *first, "老井", *second)
    assert not [one for one in single.stories[-1].body if one.kind == "subhead"]


def test_the_line_over_a_stamp_is_a_head_whatever_it_looks_like() -> None:
    stamp = "来源：江城日报　2026-11-26 08:55:03　编辑：苏珊"
    lines = ("韩江两岸：一江碧水绕古城", stamp, "清晨六点，北堤的亲水平台上人来人往。有人打拳，有人遛鸟。")
    copy = read(*lines)
    assert [one.headline for one in copy.stories] == [("韩江两岸：一江碧水绕古城",)]


@pytest.mark.parametrize(
    ("words", "is_aside"),
    [
        ("打开江城通APP，阅读体验更佳", True),
        ("更多精彩资讯请在应用市场下载“江城通”客户端。", True),
        ("APP下载 | 数字报 | 新闻热线 0768-2288110", True),
        ("（点击量 3162）", True),
        ("老人打开手机APP学挂号", False),
        ("市民下载客户端后可以在线预约，全程不到一分钟。", False),
    ],
)
def test_what_a_site_says_of_its_app_is_no_copy(words: str, is_aside: bool) -> None:
    lines = ("青山公路昨日通车", "2026-11-26 08:55 来源：江城日报", NEWS, words)
    assert (role(read(*lines), words, lines) == "furniture") is is_aside


def test_a_day_under_a_folio_is_of_the_page() -> None:
    lines = ("A10 社会", "2026-05-21", "青山公路昨日通车", NEWS)
    copy = read(*lines)
    assert role(copy, "2026-05-21", lines) == "furniture"
    assert [one.rubric for one in copy.stories] == [""]


def test_a_folio_between_who_wrote_a_story_and_its_copy_parts_nothing() -> None:
    folio = "《国家农垦报》（2026年11月25日 第02版）"
    copy = read("大粮仓里的“冬闲课”", "本报记者 耿玉书", folio, "零下十九度，培训教室里坐满了人。满屋子都笑了。")
    (story,) = copy.stories
    assert (story.headline, bool(story.byline)) == (("大粮仓里的“冬闲课”",), True)


def test_briefs_behind_a_sign_that_points_are_no_captions() -> None:
    briefs = ("▲旺角行人专用区周六起延长至晚上十一时。", "▲何文田一商场外墙剥落，幸无人受伤。")
    lines = ("青山公路昨日通车", NEWS, "短讯", *briefs)
    copy = read(*lines)
    assert [role(copy, words, lines) for words in briefs] == ["body", "body"]


def test_a_body_that_gives_notice_signs_with_a_word_behind_its_name() -> None:
    school = "市工人业余学校启"
    lines = ("青山公路昨日通车", NEWS, "工人业余学校招生", "本校招收初中一年级新生一百名。", school)
    copy = read(*lines)
    assert role(copy, school, lines) == "signature"
    assert [one.headline for one in copy.stories][1] == ("工人业余学校招生",)


def test_a_group_of_correspondents_writes_and_signs() -> None:
    writer = "金堂县 通讯组"
    over = ("互助组长唐吉山", writer, "金堂县的唐吉山，今年四十一岁，是远近闻名的互助组长。")
    assert role(read(*over), writer, over) == "byline"
    under = ("来函照登", LETTER, writer, "青山公路昨日通车", NEWS)
    assert role(read(*under), writer, under) == "signature"


def test_a_standing_title_behind_a_sign_is_a_rubric() -> None:
    lines = (
        "青山公路昨日通车",
        NEWS,
        "■話你知",
        "拾遺不報有乜罪？",
        "任何人不誠實地挪佔屬於另一人的財產，即屬犯盜竊罪。",
    )
    copy = read(*lines)
    assert (copy.stories[1].rubric, copy.stories[1].headline) == ("■話你知", ("拾遺不報有乜罪？",))
