"""Heads without bylines: stories parted by blank lines, and every head-like line in doubt reported with its hint."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from page_truth import all_pages, dump_of

from layout.characters.source import lines_of
from layout.dumps.boundaries import weighed
from layout.dumps.dump import read_dump
from layout.lines.dump_style import dump_style_of
from layout.lines.neighbours import titles_of
from layout.lines.shapes import shape_of
from layout.publishing.hint_proposals import proposals, proposed_hints
from layout.stories.hints import read_hints

STORIES = (
    ("河边的早市", "天刚亮，河边的空地上已经摆满了青菜和活鱼，买菜的人提着篮子慢慢走过。", "卖豆腐的老刘说，来的都是老主顾。"),
    ("一把旧藤椅", "楼下的藤椅摆了十几年，谁路过都要坐一会儿，聊聊天气和菜价，再慢慢上楼。", "椅子坏过两回，都是邻居修好的。"),
    ("夜班公交车上的灯", "这趟车十一点半从总站开出，车上常常只有三四个人，司机把灯调得很暗。", "他说，让累了的人睡一会儿。"),
)  # fmt: skip


@pytest.mark.parametrize("between", ["\n\n", "\n\n\n"])
def test_stories_parted_by_blank_lines_are_stories(between: str) -> None:
    copy = read_dump(between.join("\n".join(one) for one in STORIES).encode(), "a.txt")
    assert [one.headline for one in copy.stories] == [(one[0],) for one in STORIES]


def test_without_blank_lines_they_are_stories_too_what_is_in_doubt_is_reported_and_a_hint_makes_it_a_subhead() -> None:
    several = (*STORIES[:2], ("夜班车的灯", STORIES[2][1]))
    data = "\n".join(line for one in several for line in one).encode()
    copy = read_dump(data, "a.txt")
    assert [one.headline for one in copy.stories] == [(one[0],) for one in several]
    assert [(one.code, one.place and one.place.line) for one in copy.findings] == [("head-or-subhead", 7)]
    assert copy.findings[0].lines == (7, 4)  # what is less in doubt stands beside it
    text = proposals(copy.findings, data, "en")
    hints = read_hints(text.replace("# assign:", "assign:").replace("#   - {line: 7", "  - {line: 7"), "hints.yaml")
    again = read_dump(data, "a.txt", hints)
    assert [one.headline for one in again.stories] == [(STORIES[0][0],), (STORIES[1][0],)]
    assert [one.text for one in again.stories[1].body if one.kind == "subhead"] == [several[2][0]]
    assert not {one.code for one in again.findings} & {"subhead-or-head", "head-or-subhead", "boundaries-in-doubt"}


WHOLE = "雨从傍晚下起，到半夜没有停。村里的广播响了三遍，干部挨家敲门。天亮时清点人数，一个不少。"


@pytest.mark.parametrize("parts", [
    ("各地把防汛物资送到村口山洪易发处的三百户人家昨夜全部住进学校和礼堂",),
    ("各地把防汛物资送到村口", "山洪易发处的三百户人家昨夜全部住进学校和礼堂"),
])  # fmt: skip
def test_a_long_head_over_whole_sentences_is_a_head_and_a_torn_line_goes_on(parts: tuple[str, ...]) -> None:
    above = (STORIES[0][0], STORIES[0][1] + STORIES[0][2])
    copy = read_dump("\n".join((*above, " ".join(parts), WHOLE)).encode(), "a.txt")
    assert [one.headline for one in copy.stories] == [(above[0],), parts]
    torn = ("各地把防汛物资送到村口，山洪易发处的人家昨夜全部住进学校和", "礼堂。雨从傍晚下起，到半夜没有停。")
    copy = read_dump("\n".join((*above, *torn)).encode(), "a.txt")
    assert [(one.headline, one.body[-1].text) for one in copy.stories] == [((above[0],), "".join(torn))]


def test_blank_lines_in_the_copy_of_one_hand_are_not_missed_in_that_of_another() -> None:
    several = ["\n".join(one) for one in STORIES * 4]
    text = "\n\n".join(several) + "\n" + "\n".join(several)
    shapes = tuple(map(shape_of, lines_of(text)))
    style = dump_style_of(shapes)
    rows = (False,) * len(shapes)
    missed = ["blank-missing" in one.evidence for one in weighed(shapes, style, rows, titles_of(shapes))][-12:]
    assert missed == [True] * 8 + [False] * 4


FEATURE = (
    "让老村活在当下", "本报记者 丁凡", "青石板路蜿蜒向前，马头墙高低错落，游人三三两两，在老宅里喝茶写生。",
    "修旧如旧", "县里请来古建专家，给每幢老屋建立档案，连一块雕花板也不放过。",
    "引人留人", "县里推出合伙人计划，面向全国招募经营者，租期二十年。",
)  # fmt: skip


def test_lines_of_one_pattern_in_a_story_with_a_byline_are_subheads_and_a_hint_makes_one_a_head() -> None:
    data = "\n".join(FEATURE).encode()
    copy = read_dump(data, "a.txt")
    assert [one.text for one in copy.stories[0].body if one.kind == "subhead"] == ["修旧如旧", "引人留人"]
    hints = read_hints("assign: [{line: 6, as: headline}]", "hints.yaml")
    assert [one.headline for one in read_dump(data, "a.txt", hints).stories] == [("让老村活在当下",), ("引人留人",)]


def test_a_folio_with_a_blank_in_its_name_is_no_head() -> None:
    copy = read_dump("第05版:民 生\n随手拍\n有居民反映，路灯坏了多日没有人修，盼有关单位尽快处理。".encode(), "a.txt")
    assert [one.headline for one in copy.stories] == [("随手拍",)]
    assert copy.stories[0].byline is None
    assert [one.code for one in copy.findings] == ["page-furniture"]


@pytest.mark.parametrize(
    "head",
    ["青石女排3∶1胜出 时隔六年重返决赛", "北城队2比1逆转海州队", "11月28日 城西快速路封闭施工", "青石 0 比 0 北城"],
)
def test_a_result_or_a_day_over_copy_is_its_head_and_among_its_like_an_item(head: str) -> None:
    copy = f"{head}\n\n本报讯（记者 高远）这条消息昨天晚上由有关方面发布，读者可以打电话询问详情。\n"
    (story,) = read_dump(copy.encode(), "a.txt").stories
    assert "".join("".join(story.headline).split()) == head.replace(" ", "")
    listed = f"本周赛事\n\n{head}\n11月29日 湿地公园观鸟\n山东队3比0胜天津队\n"
    (story,) = read_dump(listed.encode(), "a.txt").stories
    assert story.headline == ("本周赛事",)
    assert [one.text for one in story.body][1:] == ["11月29日 湿地公园观鸟", "山东队3比0胜天津队"]


@pytest.mark.parametrize("head", ["G20峰会闭幕", "C919首航青石", "G7公路封闭"])
def test_a_head_that_begins_with_a_letter_and_figures_is_no_name_of_a_page(head: str) -> None:
    (story,) = read_dump(f"{head}\n\n本报讯（记者 高远）有关方面昨天晚上发布了这条消息。\n".encode(), "a.txt").stories
    assert story.headline == (head,)
    named = read_dump("A3 要闻\n\n河边的早市\n本报讯（记者 高远）有关方面昨天晚上发布了这条消息。\n".encode(), "a.txt")
    assert [one.code for one in named.findings] == ["page-furniture"]


def test_a_full_line_of_broken_copy_is_no_doubt_where_its_clause_ends_in_the_line_below() -> None:
    rows = (Path(__file__).parent / "dumps" / "wrapped.txt").read_text("utf-8").splitlines()
    assert rows[8].startswith("办，")
    assert "subhead-or-head" not in {one.code for one in read_dump("\n".join(rows).encode(), "a.txt").findings}
    rows[8] = rows[8].removeprefix("办，")
    told = [one.lines for one in read_dump("\n".join(rows).encode(), "a.txt").findings if one.code == "subhead-or-head"]
    assert told == [(8,)]


def test_heads_and_subheads_in_doubt_are_one_finding_a_page_with_a_hint_of_its_own_kind_for_each_line() -> None:
    data = (Path(__file__).parents[2] / "seeds" / "datong" / "front-page.txt").read_bytes()
    copy = read_dump(data, "a.txt")
    (told,) = [one for one in copy.findings if one.code == "boundaries-in-doubt"]
    roles = {one.number: one.role for one in copy.margin}
    heads = {at for at in told.lines if roles[at] in ("headline", "rubric", "kicker")}
    assert heads and {*told.lines} - heads
    assert dict(told.facts)["heads"] == ", ".join(map(str, sorted(heads)))
    hints = {one.line: one.words for one in proposed_hints([told], data)}
    assert {at for at, words in hints.items() if words.endswith("as: subhead}")} == heads
    assert {at for at, words in hints.items() if words.endswith("as: headline}")} == {*told.lines} - heads


@pytest.mark.parametrize(("page", "lines"), [(265, {21, 22}), (227, {20, 21}), (210, {39}), (166, {17}), (64, {9})])
def test_a_short_line_like_nothing_around_it_is_a_head_or_is_told(page: int, lines: set[int]) -> None:
    truth = next(one for one in all_pages() if one.number == page)
    text, numbers = dump_of(truth)
    copy = read_dump(text.encode(), "a.txt")
    codes = ("subhead-alone", "subhead-or-head", "boundaries-in-doubt")
    told = {at for one in copy.findings if one.code in codes for at in one.lines}
    roles = {one.number: one.role for one in copy.margin}
    right = {at for one, at in zip(truth.lines, numbers, strict=True) if roles[at] == one.role}
    assert lines <= told | right


def test_who_signs_under_copy_is_no_doubt() -> None:
    truth = next(one for one in all_pages() if one.number == 128)
    copy = read_dump(dump_of(truth)[0].encode(), "a.txt")
    assert not {10} & {at for one in copy.findings for at in one.lines}


def test_a_correction_under_a_poem_is_a_story_and_whose_a_notice_is_ends_it() -> None:
    dump = """\
秋夜三首
张涤

其一
江声入枕夜初长，
一树疏桐半地霜。

其二
莫问归期何日是，
且将明月作他乡。

更正
本报第611期第3版《十年种出一片林》一文中，“林学院副教授杜衡”应为“林学院副研究员杜蘅”。特此更正，并向当事人和读者致歉。

声明
本人不慎遗失栖江大学学生证，学号20231140862，声明作废。　程一帆
本人不慎遗失校园一卡通，卡号0098173，声明作废。　吴默
"""
    read = read_dump(dump.encode(), "page.txt")
    assert ["".join(story.headline) for story in read.stories] == ["秋夜三首", "更正", "声明"]
    assert [one.text[-8:] for one in read.stories[2].body] == ["声明作废。　程一帆"[-8:], "，声明作废。　吴默"[-8:]]
    assert [one.code for one in read.findings] == []
