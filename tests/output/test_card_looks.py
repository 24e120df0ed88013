"""Cards as an editor of social media looks at them: lines of heads, holes, crops, credits, words, other languages."""

from __future__ import annotations

from datetime import date

import pytest
from cardmaking import FACES, ISSUE, LONG, PHOTO, STYLES, TABLE, made, setting, story, whole

from layout.cards.card import Card, story_card
from layout.cards.check import check_card, inked_box
from layout.cards.column import CardStory
from layout.cards.front import FrontPage, page_card
from layout.cards.head import head
from layout.cards.parts import PX, spaced
from layout.cards.text import opening
from layout.cards.words import ENGLISH, HANS, HANT, OF_HONG_KONG, words_in
from layout.findings import Place
from layout.geometry import Rect
from layout.numbering import PageNumber
from layout.page import GlyphRun, Page, Picture, Tint
from layout.spec.model import Area, Head, Issue, PageSpec, Paper, Slot
from layout.stories.model import Byline, Credit, Paragraph
from layout.typeset.head_breaks import phrase_costs

NOTE = ("本期写水，也写水边的人。", "读者若有自己的一条河，请写信来。")


def lines_of(page: Page, role: str) -> list[tuple[str, int]]:
    """Lines of *role* from the top, with the size of their type."""
    found: dict[int, tuple[str, int]] = {}
    for mark in page.marks:
        if isinstance(mark, GlyphRun) and mark.tag and mark.tag.role == role:
            said = found.get(mark.origin.y, ("", 0))[0]
            found[mark.origin.y] = said + "".join(mark.texts), mark.size
    return [found[y] for y in sorted(found)]


def said(page: Page) -> str:
    return "".join("".join(mark.texts) for mark in page.marks if isinstance(mark, GlyphRun))


def broken(texts: tuple[str, ...], size: str, most: int = 4) -> list[str]:
    """Lines of a head in the whole safe area of a card."""
    bench = setting(size).bench
    style = bench.style("head-lead", bench.card.head[1])
    block, fits = head(texts, style, bench, (bench.safe.width, bench.safe.height * 7 // 10), most)
    assert fits
    return ["".join("".join(run.texts) for run in line.runs) for line in block.lines]


@pytest.mark.parametrize(("texts", "size", "lines"), [
    (("周末逛旧书", "文庙前有集市"), "wechat", ["周末逛旧书", "文庙前有集市"]),
    (("习近平向2023两岸企业家峰会", "10周年年会致贺信"), "xiaohongshu",
     ["习近平向2023", "两岸企业家峰会", "10周年年会致贺信"]),
    (("习近平离京赴美国举行中美元首会晤",), "xiaohongshu", ["习近平离京赴美国", "举行中美元首会晤"]),
    (("端午假期火车票明天开售",), "wechat", ["端午假期", "火车票", "明天开售"]),
])  # fmt: skip
def test_a_head_is_not_broken_once_more_for_a_little_size(texts: tuple[str, ...], size: str, lines: list[str]) -> None:
    assert broken(texts, size) == lines


def test_an_hour_is_not_parted_from_its_part_of_the_day() -> None:
    assert 5 in phrase_costs("图书馆晚上十点才关门", FACES)
    assert 5 not in phrase_costs("图书馆晚上照常开门", FACES)
    assert not any(line.endswith("晚上") for line in broken(("图书馆晚上十点才关门",), "instagram"))


@pytest.mark.parametrize("size", ["instagram", "xiaohongshu", "instagram-story", "weibo"])
def test_a_story_too_short_for_its_card_is_set_larger(size: str) -> None:
    card, least = made(size, story(("编者的话",), NOTE, byline=None)), TABLE.cards[size]
    body = lines_of(card.page, "paragraph")
    assert "".join(text for text, _ in body).replace("\u3000", "") == "".join(NOTE)
    assert all(height > least.body * PX for _, height in body)
    assert lines_of(card.page, "head")[0][1] > least.head[1] * PX
    full = made(size, story(("编者的话",), LONG)).page
    assert {height for _, height in lines_of(full, "paragraph")} == {least.body * PX}


def test_lines_of_a_head_clear_the_foot_as_they_clear_the_flag() -> None:
    for size in ("og", "x", "instagram-square"):
        page = made(size, story(("今年粮食又丰收", "旱塬引来千里水", "万亩良田稳产高产"), deck="——见闻")).page
        boxes = {
            mark.tag.role: inked_box(mark, FACES) for mark in page.marks if isinstance(mark, GlyphRun) and mark.tag
        }
        low = max(boxes[role].bottom for role in ("head", "deck") if role in boxes)
        assert boxes["jump"].y - low > TABLE.cards[size].body * PX


def test_short_lines_that_would_be_cut_stand_in_two_columns() -> None:
    verse = (
        "桥修好以后还在",
        "石阶走进水里",
        "像一个人说话",
        "越说越轻",
        "系缆的石桩",
        "船不来",
        "一个下午",
        "替它摆渡",
    )
    bench = setting("og").bench
    done = opening(story(text=verse), STYLES.stories["news"], bench, bench.safe.width, 3)
    assert done.columns == 2 and done.rows == 3
    assert len(done.lines) == 6
    card = made("og", story(("渡口",), verse, byline=None))
    lefts = {run.origin.x + run.xs[0] for run in card.page.marks
             if isinstance(run, GlyphRun) and run.tag and run.tag.role == "paragraph"}  # fmt: skip
    assert max(lefts) - min(lefts) > bench.safe.width // 3
    assert "桥修好以后还在\n石阶走进水里\n" in card.alt
    long = opening(story(), STYLES.stories["news"], bench, bench.safe.width, 3)
    assert long.columns == 1


@pytest.mark.parametrize(("text", "ends"), [
    (("清水队在先失两球的情况下连进三球，观众冒雨看完比赛。第十一分钟，他们利用角球先拔头筹。" * 3,), "第十一分钟"),
    (("学费每门五百元，比一场电影便宜。", "“头一回上课我迟到了二十分钟，老师给我留了一盏灯，我记到今天。”她说。"),
     "二十分钟"),
])  # fmt: skip
def test_text_ends_neither_in_a_scrap_nor_in_an_open_quotation(text: tuple[str, ...], ends: str) -> None:
    bench, seen = setting("instagram").bench, 0
    for measure in range(760, 1000, 10):
        for most in (2, 3):
            done = opening(story(text=text), STYLES.stories["news"], bench, measure * PX, most)
            words = "".join(text for _, line, _ in done.lines for run in line.runs for text in run.texts)
            seen += done.cut
            assert not words.endswith(ends + "……"), words
            assert words.count("“") == words.count("”"), words
    assert seen > 10


def photo_story(size: str, **more: object) -> Card:
    one = story(("水边", "造纸人"), **{"caption": "溪口村。", "credit": Credit("苏叶 绘"), **more})
    return story_card(CardStory(one, "", 1, "p.jpg", PHOTO), setting(size))


@pytest.mark.parametrize("size", ["og", "instagram", "weibo"])
def test_who_took_the_picture_stands_beside_who_wrote_the_story(size: str) -> None:
    card = photo_story(size)
    assert [text for text, _ in lines_of(card.page, "byline")] == ["本报记者 某某"]
    assert [text for text, _ in lines_of(card.page, "credit")] == ["苏叶 绘"]
    assert "图片：溪口村。苏叶 绘。\n" in card.alt
    agency = photo_story(size, credit=Credit("新华社"))
    assert [text for text, _ in lines_of(agency.page, "credit")] == ["图：新华社"]
    assert lines_of(made(size, whole()).page, "credit") == []  # no picture is on it


def test_a_cover_shows_its_picture_on_both_sides_of_the_square() -> None:
    spec = TABLE.cards["wechat"]
    page = photo_story("wechat").page
    picture = next(mark for mark in page.marks if isinstance(mark, Picture))
    panel = next(mark for mark in page.marks if isinstance(mark, Tint) and mark.rect.overlaps(picture.rect)
                 and mark.rect.width < page.width)  # fmt: skip
    assert picture.rect == Rect(0, 0, spec.width * PX, spec.height * PX)
    assert panel.rect.width == spec.height * PX
    assert panel.rect.x + panel.rect.width // 2 == page.width // 2
    assert check_card(page, spec, FACES) == ()
    bare = page._replace(marks=tuple(mark for mark in page.marks if mark is not panel))
    assert {one.code for one in check_card(bare, spec, FACES)} == {"card-contrast"}


def test_a_card_that_grows_shows_the_whole_picture() -> None:
    picture = next(mark for mark in photo_story("weibo").page.marks if isinstance(mark, Picture))
    assert picture.crop == (0, 0, PHOTO.width, PHOTO.height)
    cut = next(mark for mark in photo_story("og").page.marks if isinstance(mark, Picture))
    assert cut.crop != picture.crop


@pytest.mark.parametrize("size", list(TABLE.cards))
@pytest.mark.parametrize("name", ["山西农村金融日报", "The Clearwater Evening Post"])
def test_a_long_name_of_the_paper_leaves_room_for_the_date(name: str, size: str) -> None:
    one = setting(size)
    one = one._replace(issue=one.issue._replace(paper=Paper(name)))
    page = story_card(CardStory(whole(), "", 1), one).page
    assert check_card(page, TABLE.cards[size], FACES) == ()
    boxes = [inked_box(mark, FACES) for mark in page.marks
             if isinstance(mark, GlyphRun) and mark.tag and mark.tag.role in ("flag", "folio")]  # fmt: skip
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


ENGLISH_STORY = story(
    ("Walking the quay by the glassy river",),
    ("The last fence came down yesterday evening, and the path is open. " * 8,),
    byline=Byline("By Lin Xiaoyu"), deck="Eleven kilometres, not a step", caption="Walkers.", credit=Credit("He Qing"),
)  # fmt: skip


def in_language(size: str, tag: str, name: str = "小城日报", weekday: str = "") -> Card:
    one = setting(size)
    issue = one.issue._replace(language=tag, paper=Paper(name, pages=8, number=7, weekday=weekday))
    return story_card(CardStory(ENGLISH_STORY, "", 1, "p.jpg", PHOTO), one._replace(issue=issue))


@pytest.mark.parametrize("size", list(TABLE.cards))
def test_the_words_of_a_card_and_of_its_text_are_english_where_the_issue_is(size: str) -> None:
    card = in_language(size, "en-GB", "The Post")
    assert not [one for one in said(card.page) + card.alt if "\u3000" <= one <= "\u9fff"]
    assert "The Post, 15 November 2023, Page 1." in card.alt
    assert "Headline: Walking the quay by the glassy river." in card.alt
    assert "By Lin Xiaoyu." in card.alt and "By: By" not in card.alt
    assert "Full story on page 1." in card.alt or "Text: " in card.alt
    assert check_card(card.page, TABLE.cards[size], FACES) == ()


def test_words_follow_the_tag_of_the_language() -> None:
    assert words_in("zh-Hans") is words_in("zh") is words_in("zh-CN") is HANS
    assert words_in("zh-Hant") is words_in("zh_TW") is HANT
    assert words_in("zh-HK") is words_in("yue-Hant-HK") is OF_HONG_KONG
    assert words_in("en") is words_in("de-DE") is ENGLISH
    assert "全文見第1版" in in_language("instagram", "zh-Hant").alt
    assert ENGLISH.when(date(2023, 11, 15), "Wednesday") == "Wednesday, 15 November 2023"
    assert HANS.when(date(2023, 11, 15), "星期三") == "2023年11月15日　星期三"
    assert ENGLISH.whole_on((1, 3)) == "Full story on pages 1, 3"
    assert HANS.whole_on((1, 3)) == "全文见第1、3版" and HANS.whole_on((PageNumber.of("A3"),)) == "全文见A3版"
    assert HANT.day(date(2026, 11, 28)) == "中華民國115年11月28日"
    assert OF_HONG_KONG.numbers(1, "", Paper("x", pages=32, number=16203)) == "第1版　今日出紙32版　第16203號"
    assert HANS.numbers(2, "本地", Paper("x", pages=8, number=7)) == "第2版　本地　今日8版　第7期"


@pytest.mark.parametrize(("text", "now"), [
    ("新时代 新征程", "新时代　新征程"), ("  East  Lake ", "East Lake"), ("持续“加码” 群众", "持续“加码”　群众"),
    ("", ""), ("新款iPhone 今日发布", "新款iPhone　今日发布"),
])  # fmt: skip
def test_white_in_a_head_is_a_cell_between_han_and_a_word_space_between_latin(text: str, now: str) -> None:
    assert spaced(text) == now


def test_every_line_of_an_alternative_text_is_ended() -> None:
    card = made("weibo", whole()._replace(body=(Paragraph("p", "今天天气很好。"), Paragraph("subhead", "明天 下雨"))))
    assert all(line[-1] in "。！？…”" for line in card.alt.splitlines()), card.alt
    assert "今天天气很好。\n明天 下雨。\n" in card.alt
    short = made("og", whole())
    assert "只有开头" not in short.alt and "全文见第1版。" in short.alt  # no text is on it


def slot(slug: str, style: str, *breaks: str) -> Slot:
    return Slot(slug, "story", Area(1, 1, 1, 1), Place("t.yaml"), style=style, story=slug, head=Head(breaks=breaks))


def two_pages() -> tuple[FrontPage, Issue]:
    stories = [story(("河长", "步道贯通"))._replace(slug="river"), story(("小稿一条",))._replace(slug="small"),
               story(("今年粮食又丰收万里飘香稻",))._replace(slug="big")]  # fmt: skip
    first = PageSpec(1, (slot("river", "lead"),), Place("t.yaml"))
    slots = (
        slot("river", "second", "河边的十一公里"), slot("small", "third"),
        slot("big", "lead", "今年粮食又丰收", "万里飘香稻"),
    )  # fmt: skip
    second = PageSpec(2, slots, Place("t.yaml"), section="本地")
    front = FrontPage(2, 780_000, 1_120_000, "page:2", tuple(stories))
    return front, ISSUE._replace(pages=(first, second))


def test_a_page_lists_its_own_stories_first_by_the_size_of_their_heads() -> None:
    front, issue = two_pages()
    card = page_card(front, setting("og")._replace(issue=issue))
    assert card.alt.splitlines()[1:] == ["1. 今年粮食又丰收万里飘香稻。", "2. 小稿一条。", "3. 河边的十一公里。"]
    told = lines_of(card.page, "index")
    assert told[0][1] > told[-1][1]
    assert "".join(text for text, _ in told).startswith("今年粮食又丰收万里飘香稻小稿一条")
    assert "第2版　本地" in said(card.page)


def test_a_page_is_as_wide_as_the_text_where_a_card_may_grow() -> None:
    front, issue = two_pages()
    spec = TABLE.cards["weibo"]
    page = page_card(front, setting("weibo")._replace(issue=issue)).page
    picture = next(mark for mark in page.marks if isinstance(mark, Picture))
    assert abs(picture.rect.width - (spec.width - spec.safe.left - spec.safe.right) * PX) < 3 * PX
    assert spec.height * PX < page.height <= spec.most_height * PX
    assert check_card(page, spec, FACES) == ()


@pytest.mark.parametrize("size", ["wechat", "wechat-thumb"])
def test_the_flag_stands_upright_beside_the_page_on_a_small_card(size: str) -> None:
    front, issue = two_pages()
    page = page_card(front, setting(size)._replace(issue=issue)).page
    assert [text for text, _ in lines_of(page, "flag")] == list("小城日报")
    assert check_card(page, TABLE.cards[size], FACES) == ()
    picture = next(mark for mark in page.marks if isinstance(mark, Picture))
    assert not any(inked_box(mark, FACES).overlaps(picture.rect) for mark in page.marks if isinstance(mark, GlyphRun))
    latin = issue._replace(paper=Paper("The Post"))
    assert lines_of(page_card(front, setting(size)._replace(issue=latin)).page, "flag") == []
