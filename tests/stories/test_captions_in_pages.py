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
