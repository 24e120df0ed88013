"""What sites, Hong Kong and Taiwanese papers and supplements put round and into copy."""

from __future__ import annotations

import pytest

from layout.characters.source import lines_of
from layout.dumps.dump import read_dump
from layout.lines.furniture import furniture_of
from layout.lines.shapes import shape_of
from layout.stories.credits import credit_of
from layout.stories.model import Copy

FIRST = "木薯粉減產，國際報價三個月漲近四成，手搖飲業者證實下月起調整加料價格，由十元調為十五元。"
SECOND = "食品公會理事長分析，原因有三：產地乾旱，工業用澱粉需求大增，海運費居高不下。"


def read(*lines: str) -> Copy:
    return read_dump("\n".join(lines).encode(), "a.txt")


@pytest.mark.parametrize(("line", "kind"), [
    ("即時 要聞 娛樂 運動 全球 社會 地方 產經 股市", "web"), ("首頁 / 生活 / 食品消費", "web"),
    ("讚 1,203　分享　留言　列印　A- A+", "web"), ("网友评论（23）", "web"), ("赣江网 赣ICP备00000000号-1", "web"),
    ("2026-06-11 09:42 某某新聞網／ 記者 某某／即時報導", "stamp"), ("作者：彭彭 字数：1032", "stamp"),
    ("【责任编辑：陈颖】", "credits"), ("督印人：何承志 編輯：馬家輝 版面設計：阿龍", "credits"),
    ("·4· 群力报 一九五九年六月十三日", "folio"), ("截稿日期：2024年6月30日", ""), (FIRST, ""),
])  # fmt: skip
def test_lines_of_sites_and_pages_are_known(line: str, kind: str) -> None:
    assert furniture_of(line) == kind


@pytest.mark.parametrize(("line", "sign", "credit", "byline"), [
    (f"{FIRST} ■記者 李思穎", "■記者 李思穎", "", ""), (f"{FIRST}■記者黃偉邦攝", "", "■記者黃偉邦攝", ""),
    ("手搖飲店林立。圖／資料庫", "", "圖／資料庫", ""), ("阅览室一角 王强 摄", "", "王强 摄", ""),
    ("記者簡永祥／新竹報導", "", "", "記者簡永祥／新竹報導"),
    ("文／家庭醫學科醫師林宏遠", "", "", "文／家庭醫學科醫師林宏遠"),
    ("文／林宏遠（家庭醫學科醫師）", "", "", "文／林宏遠（家庭醫學科醫師）"),
    ("林宏遠（花蓮縣，退休教師）", "", "", "林宏遠（花蓮縣，退休教師）"),
    ("记者 郝 健 通讯员 刘 文", "", "", "记者 郝 健 通讯员 刘 文"),
])  # fmt: skip
def test_names_stand_behind_before_and_alone(line: str, sign: str, credit: str, byline: str) -> None:
    shape = shape_of(lines_of(line)[0])
    given = (shape.sign, shape.credit.raw if shape.credit else "", shape.byline.raw if shape.byline else "")
    assert given == (sign, credit, byline)


@pytest.mark.parametrize(("line", "people"), [
    ("图：一张老照片", None), ("照片：两张", None), ("摄影：每周六下午", None), ("图／一张", (("", "一张"),)),
    ("图：李明辉", (("", "李明辉"),)), ("摄影：欧阳小平", (("", "欧阳小平"),)), ("圖：中央社", ()),
    ("图片：资料图片", ()),
])  # fmt: skip
def test_behind_a_colon_only_somebody_who_is_named_makes_a_credit(
    line: str, people: tuple[tuple[str, str], ...] | None
) -> None:
    credit = credit_of(line)
    assert (credit.people if credit else None) == people


@pytest.mark.parametrize("head", ["春天来了人更忙", "老街的早晨"])
@pytest.mark.parametrize("below", ["王强 北京日报", "2024年4月28日 星期日"])
def test_the_head_of_a_single_story_over_furniture_is_no_folio(head: str, below: str) -> None:
    (story,) = read(head, below, FIRST, SECOND).stories
    assert story.headline == (head,)


def test_a_name_of_a_page_over_furniture_and_a_head_is_a_folio() -> None:
    (story,) = read("群众生活", "2024年4月28日 第3版", "手摇饮下月涨价", FIRST, SECOND).stories
    assert story.headline == ("手摇饮下月涨价",)


def test_an_article_of_the_web_goes_on_to_the_next_stamp() -> None:
    stamp = "2026-06-11 09:42 來源：某某網"
    copy = read(
        "珍奶要漲價了", stamp, FIRST, "木薯粉為何漲？", SECOND, "消費者怎麼看？", FIRST, "蔬果搶購潮", stamp, SECOND
    )
    assert [one.headline for one in copy.stories] == [("珍奶要漲價了",), ("蔬果搶購潮",)]
    assert [one.kind for one in copy.stories[0].body] == ["p", "subhead", "p", "subhead", "p"]


def test_a_short_title_over_a_longer_head_is_a_rubric() -> None:
    (story,) = read("晚报帮你问", "医保断缴三个月，待遇还在吗", f"本报讯 {FIRST}").stories
    assert (story.rubric, story.headline) == ("晚报帮你问", ("医保断缴三个月，待遇还在吗",))


def test_a_paragraph_with_a_tag_goes_on_with_none() -> None:
    (story,) = read(
        "早晚温差今起拉大", "本报讯 今天起，受弱冷空气影响，早晚温差将超过十二摄氏度。",
        "【明日天气】多云转晴，10℃～22℃，偏北风2到3级", "【后天天气】晴，9℃～23℃，偏北风1到2级",
    ).stories  # fmt: skip
    assert [one.kind for one in story.body] == ["p", "p", "p"]
