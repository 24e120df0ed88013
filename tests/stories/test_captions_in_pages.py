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
