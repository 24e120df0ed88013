"""Where the blank lines of a dump part its stories, each of them begins one, and no other line does."""

from __future__ import annotations

import pytest

from layout.characters.source import lines_of
from layout.dumps.dump import read_dump
from layout.fitted.blank_lines import between_stories
from layout.lines.page_names import is_dated_running_line
from layout.lines.shapes import shape_of
from layout.stories.credits import credit_at_end

LONG = "铺子开了十一年，没有挂过价目表，多半是三块五块，有时摆摆手就让人拿走了，街坊们都说老宋心善。"
MORE = "老宋说，只要还有人来，他就一直修下去，直到眼睛看不清螺丝为止，这话他已经说了许多年。"
WITH_SUBHEADS = ("修理铺前排长队", LONG, "灯下的手艺", MORE, LONG, "有人问起价钱", MORE)
PLAIN = ("公园里的早市", MORE, LONG)
BUSES = ("末班车推迟一小时", LONG, MORE)
LIBRARY = ("老街图书馆开门", MORE, "借书不用押金", LONG, "孩子们来得最早", MORE)


def dump(*stories: tuple[str, ...], between: str = "\n\n") -> str:
    """The stories with what stands *between* them."""
    return between.join("\n".join(story) for story in stories) + "\n"


def heads(text: str) -> list[str]:
    """The heads of the stories of a dump."""
    return ["".join(story.headline) for story in read_dump(text.encode(), "a.txt").stories]


def partings(text: str) -> tuple[int, bool]:
    """What the blank lines of a dump are said to part."""
    return between_stories([shape_of(line) for line in lines_of(text)])


def test_subheads_without_blank_lines_show_that_these_part_stories_alone() -> None:
    stories = WITH_SUBHEADS, PLAIN, LIBRARY, BUSES
    assert partings(dump(*stories)) == (1, True)
    assert heads(dump(*stories)) == [one[0] for one in stories]
    assert heads(dump(*stories, between="\n")) != [one[0] for one in stories]


@pytest.mark.parametrize("between", ["\n", "\n\n\n"])
def test_lines_that_are_as_far_apart_everywhere_part_nothing(between: str) -> None:
    lines = [line for story in (WITH_SUBHEADS, PLAIN) * 2 for line in story]
    assert partings(between.join(lines) + "\n") == (0, False)


def test_blank_lines_before_subheads_as_well_do_not_begin_a_story_each() -> None:
    part = ("灯下的手艺", MORE, LONG)
    text = dump(("修理铺前排长队", LONG), part, ("有人问起价钱", MORE), ("公园里的早市", MORE), part)
    assert partings(text) == (1, False)


def test_blank_lines_between_paragraphs_part_no_stories() -> None:
    assert partings(dump(*((line,) for line in (*WITH_SUBHEADS, *PLAIN)))) == (0, False)


def test_one_blank_line_alone_may_be_a_slip() -> None:
    assert partings(dump(WITH_SUBHEADS, PLAIN)) == (0, False)


def test_a_caption_between_blank_lines_is_a_story_and_one_at_the_end_of_a_story_is_its_own() -> None:
    caption = "昨天，市民在滨河公园放风筝。秋高气爽，天气宜人，不少家庭全家出动。", "本报记者 黎明 摄"
    apart = dump(WITH_SUBHEADS, caption, PLAIN, LIBRARY)
    copy = read_dump(apart.encode(), "a.txt")
    assert [story.kind == "photo" for story in copy.stories] == [False, True, False, False]
    tight = dump((*WITH_SUBHEADS, *caption), PLAIN, LIBRARY)
    assert len(read_dump(tight.encode(), "a.txt").stories) == 3


def test_a_caption_over_the_head_of_its_story_is_of_that_story() -> None:
    over = ("■街坊在修理铺前排队。（读者提供）", *WITH_SUBHEADS)
    copy = read_dump(dump(PLAIN, over, BUSES, LIBRARY).encode(), "a.txt")
    assert ["".join(story.headline) for story in copy.stories] == [PLAIN[0], over[1], BUSES[0], LIBRARY[0]]
    assert "排队" in copy.stories[1].caption


@pytest.mark.parametrize(
    ("line", "is_running"),
    [
        ("城南快讯 | 民生 | 11 | 2026.07.22 周三", True),
        ("铁道工友报 3 基层 2026年12月3日 责任编辑 汪 洋", True),
        ("自2026年6月1日起施行", False),
        ("上证指数 3019.47 -14.78 -0.49%", False),
    ],
)
def test_a_line_in_cells_one_of_which_is_a_day_with_its_year_is_of_the_page(line: str, is_running: bool) -> None:
    assert is_dated_running_line(line) is is_running
    text = line + "\n" + dump(WITH_SUBHEADS, PLAIN, LIBRARY, between="\n")
    first = read_dump(text.encode(), "a.txt").margin[0]
    assert not is_running or first.role == "furniture"


@pytest.mark.parametrize(
    ("line", "is_foot"),
    [
        ("广告刊登热线：010-0022110", True),
        ("本报订阅代号 37-0009", True),
        ("报料有奖 微信：chengnan 责编 曹 晟 校对 小 满", True),
        ("地方中心主編／許世傑", True),
        ("编辑部的故事还没有讲完", False),
    ],
)
def test_how_a_paper_is_reached_stands_at_the_foot_of_its_page(line: str, is_foot: bool) -> None:
    text = dump(WITH_SUBHEADS, PLAIN, LIBRARY, between="\n") + line + "\n"
    last = read_dump(text.encode(), "a.txt").margin[-1]
    assert (last.role == "furniture") is is_foot


@pytest.mark.parametrize("text", ["中新社圖片", "（本报资料照片）", "新华社/法新", "新华社发（苏莱 摄）"])
def test_whose_a_picture_is_stands_alone_as_a_credit(text: str) -> None:
    whole = credit_at_end(text)
    assert whole is not None
    assert whole[1] == 0
    assert credit_at_end("老照片") is None


def test_a_name_first_in_a_head_under_copy_is_told() -> None:
    stories = (*WITH_SUBHEADS, "安徽 中医师 程半夏", "十一月健康讲座日程", MORE, LONG), PLAIN, LIBRARY, BUSES
    text = dump(*stories, between="\n")
    line = text.split("\n").index("安徽 中医师 程半夏") + 1
    copy = read_dump(text.encode(), "a.txt")
    read = next(one for one in copy.margin if one.number == line)
    assert read.role == "signature" or line in {at for one in copy.findings for at in one.lines}
