"""Web pages of many sites' shapes: where the head stands, what hides the copy, what keeps pictures back."""

from __future__ import annotations

import json

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Copy

BODY = (
    "书市昨日在东湖公园开幕，吸引了两万多名读者前来，现场热闹非凡。",
    "市民凭身份证免费入场，持续到月底，周末延长到晚上九点，交通也十分方便。",
    "主办方介绍，今年场次比去年多一倍，还有许多作家到场签名，与读者见面交流。",
)
HEAD = "夏季书市开幕"
NAVIGATION = "<div><a href=/>首页</a><a href=/a>新闻</a><a href=/b>体育</a></div>"
ABOUT = "2024-07-01 09:30 来源：东湖网 作者：李明"
MORE = "<div>热门文章<br><a href=/1>河道治理完成</a><br><a href=/2>公交线路调整</a></div>"


def page(body: str, head: str = f"<title>{HEAD}_东湖网</title>") -> str:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def read(text: str | bytes, name: str = "a.html") -> Copy:
    return read_dump(text.encode() if isinstance(text, str) else text, name)


PARAGRAPHS = "".join(f"<p>　　{one}</p>" for one in BODY)
LINES = "<br><br>".join(f"　　{one}" for one in BODY)
SHAPES = {
    "divisions and line ends": page(
        f"{NAVIGATION}<div><div>{HEAD}</div><div>{ABOUT}</div><div>{LINES}</div></div>{MORE}"
    ),
    "tables for layout": page(
        f"<table><tr><td>{NAVIGATION}</td></tr><tr><td><table><tr><td><font size=5><b>{HEAD}</b></font></td></tr>"
        f"<tr><td>{ABOUT}</td></tr><tr><td>{PARAGRAPHS}</td><td>{MORE}</td></tr></table></td></tr></table>",
        "<title>无标题文档</title>",
    ),
    "line ends in a table": page(
        f"<table><tr><td><h1>{HEAD}</h1></td></tr><tr><td>{ABOUT}</td></tr><tr><td>{LINES}</td><td>{MORE}</td></tr></table>"
    ),
    "a script shows it": page(
        f"<h1>{HEAD}</h1><div>{ABOUT}</div><div style='visibility: hidden; opacity: 0'>{PARAGRAPHS}</div>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_head_byline_and_paragraphs_are_those_of_the_story(name: str) -> None:
    (story,) = read(SHAPES[name]).stories
    assert story.headline == (HEAD,)
    assert story.byline is not None and story.byline.names == ("李明",)
    assert [one.text for one in story.body] == list(BODY)


def test_a_page_of_a_digital_paper_has_kicker_head_deck_and_byline() -> None:
    (story,) = read(page(
        f"<div><p class=introtitle>书香满城</p><h1>{HEAD}</h1><h2>主办方：场次多一倍</h2><h4>本报记者 李明</h4>"
        f"<p>《 东湖日报 》（ 2024年07月01日   第 03 版）</p><div id=ozoom>{PARAGRAPHS}</div></div>"
    )).stories  # fmt: skip
    assert (story.kicker, story.headline, story.deck) == ("书香满城", (HEAD,), "主办方：场次多一倍")
    assert story.byline is not None and story.byline.names == ("李明",)
    assert [one.text for one in story.body] == list(BODY)


def test_words_that_are_hidden_beside_the_copy_stay_so() -> None:
    copy = read(page(f"<h1>{HEAD}</h1>{PARAGRAPHS}<p hidden>{'内部的话不要登。' * 9}</p>"))
    assert [one.text for one in copy.stories[0].body] == list(BODY)
    assert [one.code for one in copy.findings] == ["copy-hidden"]


def test_subheads_of_one_level_are_no_decks() -> None:
    (story,) = read(page(f"<h1>{HEAD}</h1><h2>时间</h2><p>{BODY[0]}</p><h2>地点</h2><p>{BODY[1]}</p>")).stories[:1]
    assert "时间" not in story.deck


@pytest.mark.parametrize("said", [
    {"@type": "NewsArticle", "headline": HEAD}, [{"@type": "WebSite"}, {"headline": HEAD}],
    {"@graph": [{"@type": "NewsArticle", "headline": f" {HEAD}\n"}]},
])  # fmt: skip
def test_the_head_that_a_page_states_for_machines_is_taken(said: object) -> None:
    script = f"<script type='application/ld+json'>{json.dumps(said, ensure_ascii=False)}</script>"
    copy = read(page(f"<div>{PARAGRAPHS}</div>", f"<title>东湖网</title>{script}"))
    assert [one.headline for one in copy.stories] == [(HEAD,)]
    assert [one.code for one in copy.findings] == ["html-title"]


@pytest.mark.parametrize("said", ["{", "[" * 5000, '{"headline": 3}', "{}"])
def test_what_a_page_states_badly_is_passed_over(said: str) -> None:
    head = f"<title>东湖网</title><script type='application/ld+json'>{said}</script>"
    assert read(page(f"<div>{PARAGRAPHS}</div>", head)).stories[0].headline == ()


@pytest.mark.parametrize("picture", [
    "<img src='data:image/gif;base64,R0lGOD' data-src='a.jpg'>", "<img data-original='a.jpg'>",
    "<img src='blank.gif' data-lazy-src='a.jpg'>", "<img srcset='a.jpg 1x, b.jpg 2x'>",
    "<amp-img src='a.jpg'></amp-img>",
])  # fmt: skip
def test_pictures_that_are_fetched_late_are_named(picture: str) -> None:
    copy = read(page(f"<article><h1>{HEAD}</h1>{PARAGRAPHS}<figure>{picture}</figure></article>"))
    assert [dict(one.facts)["listed"] for one in copy.findings] == ["a.jpg"]


def test_advertisements_of_amp_are_left_out() -> None:
    copy = read(page(f"<main><h1>{HEAD}</h1>{PARAGRAPHS}<amp-ad>来买东西</amp-ad></main>"))
    assert [one.text for one in copy.stories[0].body] == list(BODY)
    assert [one.code for one in copy.findings] == ["html-left-out"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "gb18030", "big5hkscs"])
def test_a_page_is_read_in_any_encoding(encoding: str) -> None:
    words = (
        "夏季書市開幕",
        "書市昨日在東湖公園開幕，吸引了兩萬多名讀者前來，現場熱鬧非凡。",
        "市民免費入場，持續到月底。",
    )
    text = f"<html><head><meta charset={encoding}></head><body><h1>{words[0]}</h1><p>{words[1]}</p><p>{words[2]}</p>"
    (story,) = read(text.encode(encoding)).stories
    assert (story.headline, [one.text for one in story.body]) == ((words[0],), list(words[1:]))


NITF = (
    "<nitf><head><docdata><key-list><keyword key='书市'/><keyword key='东湖'/></key-list></docdata></head><body>"
    f"<body.head><hedline><hl1>{HEAD}</hl1></hedline></body.head><body.content><p>{BODY[0]}</p>"
    "<media media-type='image'><media-reference source='a.jpg'/>"
    "<media-caption>市民在书市上挑选图书。李明 摄</media-caption></media></body.content></body></nitf>"
)  # fmt: skip
NINJS = json.dumps({
    "headline": HEAD, "body_html": f"<p>{BODY[0]}</p>", "keywords": ["书市", "东湖"], "associations": {"a": {
        "type": "picture", "description_text": "市民在书市上挑选图书。", "byline": "李明",
        "renditions": {"full": {"href": "a.jpg"}}}, "b": {"type": "text"}},
})  # fmt: skip


@pytest.mark.parametrize("text", [NITF, NINJS])
def test_captions_credits_and_keywords_of_news_files_are_carried_or_reported(text: str) -> None:
    copy = read(text, "a.xml")
    (story,) = copy.stories
    assert story.caption == "市民在书市上挑选图书。"
    assert story.credit is not None and story.credit.people[0][1] == "李明"
    facts = {one.code: dict(one.facts) for one in copy.findings}
    assert facts["html-pictures"]["listed"] == "a.jpg"
    assert facts["page-furniture"]["text"] == "书市、东湖"


@pytest.mark.parametrize("encoding", ["GBK", "gb2312", "GB18030"])
def test_news_files_of_chinese_agencies_are_read(encoding: str) -> None:
    copy = read(f"<?xml version='1.0' encoding='{encoding}'?>{NITF}".encode(encoding), "a.xml")
    assert copy.stories[0].headline == (HEAD,)
