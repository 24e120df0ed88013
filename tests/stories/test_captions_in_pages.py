"""A caption on a web page stands between copy and a subhead, and parts no story."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump

ABOVE = "县里今年新修了三十公里乡村公路，沿线的村民出门更方便了。"
BELOW = "修路的人是邻村的几十个汉子，他们干了整整一个夏天。"


@pytest.mark.parametrize(
    "caption",
    [
        '<p><img src="a.jpg"><br>图为新修的公路。王强 摄</p>',
        '<p><img src="a.jpg"></p><p style="text-align:center">图为新修的公路。王强 摄</p>',
        "<p>图为新修的公路。王强 摄</p>",
    ],
)
@pytest.mark.parametrize("subhead", ["", "<p><strong>修路的人</strong></p>"])
def test_it_belongs_to_the_story_round_it(caption: str, subhead: str) -> None:
    page = f"<article><h1>乡村公路通到家门口</h1><p>{ABOVE}</p>{caption}{subhead}<p>{BELOW}</p></article>"
    (story,) = read_dump(f"<html><body>{page}</body></html>".encode(), "a.html").stories
    wanted = [("p", ABOVE), *([("subhead", "修路的人")] if subhead else []), ("p", BELOW)]
    assert [(one.kind, one.text) for one in story.body] == wanted
    assert (story.caption, story.credit and story.credit.raw) == ("图为新修的公路。", "王强 摄")


def test_a_story_keeps_every_credit_that_is_a_line() -> None:
    (story,) = read_dump("丰收\n图为农民在田里收割。\n王强 摄\n赵六 制图\n".encode(), "a.txt").stories
    assert story.credit is not None
    assert story.credit.raw == "王强 摄\u3000赵六 制图"
    assert story.credit.people == (("", "王强"), ("", "赵六"))
    assert story.body == ()


def test_who_wrote_and_who_took_the_pictures_are_one_byline() -> None:
    lines = ("图书馆延长开放", "本报记者 李华 文 王强 摄", f"{ABOVE}{BELOW}", "王强 摄影", "赵六 供图")
    (story,) = read_dump("\n".join(lines).encode(), "a.txt").stories
    assert story.byline is not None
    assert (story.byline.raw, story.byline.names) == ("本报记者 李华 文 王强 摄", ("李华", "王强"))
    assert story.credit is not None
    assert story.credit.raw == "王强 摄影\u3000赵六 供图"


@pytest.mark.parametrize("caption", [
    "↑新校区教学楼外景。　　本报记者 郑涛／摄\n", "▼9月1日，新生走进校园。\n新华社记者 万里 摄\n",
    "\n▲新校區落成。（記者林志成攝）\n\n",
])  # fmt: skip
@pytest.mark.parametrize(
    "opening", ["本报讯（记者 罗敏）", "〔記者林志成／台中報導〕", "新华社南昌9月1日电（记者 万里）"]
)
def test_a_caption_between_a_head_and_its_copy_parts_no_story(caption: str, opening: str) -> None:
    copy = read_dump(f"新校区今日启用\n{caption}{opening}{ABOVE}\n{BELOW}\n".encode(), "a.txt")
    (story,) = copy.stories
    assert story.headline == ("新校区今日启用",) and story.caption and story.credit
    assert [one.text for one in story.body] == [ABOVE, BELOW]
    assert copy.findings == ()


def test_picture_news_has_no_other_copy() -> None:
    news = f"10月8日，退役军人志愿者在河滩上栽种柳树苗。{BELOW}{ABOVE}本报记者 郑涛 摄"
    copy = read_dump(f"老兵回乡植树忙\n{news}\n本报讯（记者 罗敏）{ABOVE}\n{BELOW}\n".encode(), "a.txt")
    assert [one.headline for one in copy.stories] == [("老兵回乡植树忙",), ()]
    assert "missing-headline" in [one.code for one in copy.findings]
