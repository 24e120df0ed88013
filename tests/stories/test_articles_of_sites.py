"""A page of a site is one article: its head is what the page is called, and neither readers nor the site are copy."""

from __future__ import annotations

import time

import pytest

from layout.dumps.dump import read_dump
from layout.markup.htmltop import about_of, are_buttons
from layout.stories.model import Copy

HEAD = "老车站改成图书馆今日开门"
COPY = (
    "本报讯 停用六年的老车站今天换了门脸，候车室里摆上三万册书，站台成了读报的长廊，市民凭身份证就能进去坐上一天。",
    "改造用了十一个月，屋顶的木梁一根没有换，售票窗口留着原来的铁栏，只是里面坐的人从售票员变成了馆员。",
    "头一个进门的是退休的扳道工周师傅，他在这里上过三十年班，今天借走的是一本讲铁路的旧书，说要慢慢看。",
)
SAID = "这话说得不对，车站是大家的，改成图书馆要先问问住在附近的人，我家就在旁边，一次也没有人来问过我们的意见。"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{one}</p>" for one in texts)


def page(body: str, title: str = f"{HEAD}-青石新闻网", more: str = "") -> Copy:
    source = f"<html><head><title>{title}</title>{more}</head><body>{body}</body></html>"
    return read_dump(source.encode(), "a.html")


def told(copy: Copy) -> str:
    return " ".join(str(dict(one.facts)) for one in copy.findings)


def texts(copy: Copy) -> list[str]:
    return [part.text for one in copy.stories for part in one.body]


@pytest.mark.parametrize("name", ["comment-list", "post_comments", "newsReply", "cmt_box", "related-news", "sidebar"])
def test_what_readers_say_is_no_copy_however_long_and_is_told(name: str) -> None:
    said = paragraphs(*(f"{number}{SAID}" for number in range(9)))
    copy = page(f"<div><h1>{HEAD}</h1><div>{paragraphs(*COPY)}</div><div class='{name}'>{said}</div></div>")
    (story,) = copy.stories
    assert story.headline == (HEAD,)
    assert [one[-6:] for one in texts(copy)] == [one[-6:] for one in COPY]
    assert "车站是大家的" in told(copy)


def test_comments_are_read_where_a_page_has_nothing_else_and_words_in_other_names_count_for_nothing() -> None:
    copy = page(f"<h1>{HEAD}</h1><div class=comments>{paragraphs(*COPY)}</div>")
    assert [one[-6:] for one in texts(copy)] == [one[-6:] for one in COPY]
    copy = page(f"<div class='js_share_area'><h1>{HEAD}</h1><div class=commentary>{paragraphs(*COPY)}</div></div>")
    assert [one[-6:] for one in texts(copy)] == [one[-6:] for one in COPY]


@pytest.mark.parametrize("head", [
    f"<h1>{HEAD}</h1>", f"<h2>{HEAD}</h2>", f"<div class=title>{HEAD}</div>", f"<p><b>{HEAD}</b></p>",
])  # fmt: skip
@pytest.mark.parametrize("title", [
    HEAD, f"{HEAD}_本地_青石新闻网", f"{HEAD}-EDN 电子技术", f"{HEAD}|图书馆|车站",
])  # fmt: skip
def test_the_head_is_what_the_page_is_called_in_whatever_element_and_nothing_else_opens_a_story(
    head: str, title: str
) -> None:
    middle = "<p>谁来这里坐一坐</p><h3>铁栏与木梁</h3>"
    copy = page(f"<h1>青石新闻网</h1><div>{head}<div>{COPY[0]}{middle}{paragraphs(*COPY[1:])}</div></div>", title)
    (story,) = copy.stories
    assert story.headline == (HEAD,)
    assert story.body[0].kind == "p" and story.body[-1].text == COPY[2]
    assert ("subhead", "铁栏与木梁") in [(one.kind, one.text) for one in story.body]
    assert not {"boundaries-in-doubt", "head-like-copy", "subhead-or-head"} & {one.code for one in copy.findings}


def test_a_page_with_two_headings_of_the_first_rank_has_two_stories() -> None:
    copy = page(f"<h1>{HEAD}</h1>{paragraphs(*COPY)}<h1>早市搬进新棚</h1>{paragraphs(SAID)}")
    assert [one.headline for one in copy.stories] == [(HEAD,), ("早市搬进新棚",)]


def test_a_page_that_a_word_processor_wrote_is_called_by_its_first_line_and_may_hold_several_stories() -> None:
    body = f"<p><b>{HEAD}</b></p>{paragraphs(*COPY)}<p><b>早市搬进新棚</b></p><p>本报讯 （记者 李明）{SAID}</p>"
    several = page(body, HEAD, "<meta name=Generator content='Microsoft Word 15'>")
    assert [one.headline for one in several.stories] == [(HEAD,), ("早市搬进新棚",)]


@pytest.mark.parametrize("between", [
    "<div>缩小字体 放大字体 收藏 微博 微信 分享 106</div>", "<div>T + -</div>", "<h4>1032人参与308评论</h4>",
    "<div>2018年12月28日 19:55 新河报</div>", "<div>发表于2014-08-24 21:30| 1164次阅读| 来源新河网| 0 条评论</div>",
    f"<div>{HEAD}</div>", "<ul><li>时间：2019-09-18 06:23 来源：新河日报</li></ul>", "<div>+ 关注</div>",
])  # fmt: skip
def test_between_head_and_copy_stand_words_about_the_page_and_buttons(between: str) -> None:
    copy = page(f"<div class=top><h1>{HEAD}</h1>{between}</div><div class=text>{paragraphs(*COPY)}</div>")
    (story,) = copy.stories
    assert (story.headline, story.deck, story.kicker) == ((HEAD,), "", "")
    assert [one[-6:] for one in texts(copy)] == [one[-6:] for one in COPY]
    assert "html-left-out" in {one.code for one in copy.findings} or "html-about" in {one.code for one in copy.findings}


@pytest.mark.parametrize(("line", "buttons"), [
    ("分享到：微信 微博", False), ("微信 微博 QQ空间 分享", True), ("32人参与", True), ("大 中 小", True),
    ("T + -", True),
    ("青石APP 缩小字体 收藏 分享", True), ("评论员文章", False), ("微信公众号怎么办", False), ("三人行", False),
    ("收藏是一门学问", False), ("大家谈", False), ("中小学开学", False), ("关注民生，关注你我。", False),
])  # fmt: skip
def test_buttons_are_told_from_short_decks(line: str, buttons: bool) -> None:
    assert are_buttons(line) is buttons


@pytest.mark.parametrize(("line", "said"), [
    ("2019年09月11日01:53 新河网 我有话说（1307人参与） 收藏本文", True), ("发布时间：10-0812:00优质原创作者", True),
    ("最后更新：2019-09-07 09:27:48", True), ("2019年09月11日 早市搬家", False),
    ("2019年9月11日 8:30，早市搬进新棚，摊主们一早就到了。", False), ("时间都去哪了", False),
])  # fmt: skip
def test_the_line_about_a_page_need_have_no_labels(line: str, said: bool) -> None:
    assert (about_of(line) is not None) is said


def test_a_deck_and_a_byline_between_head_and_copy_stay() -> None:
    top = f"<h1>{HEAD}</h1><div>三万册书进了候车室，站台成了长廊</div><div>本报记者 李明</div>"
    (story,) = page(f"<div class=top>{top}</div><div class=text>{paragraphs(*COPY)}</div>").stories
    assert story.deck == "三万册书进了候车室，站台成了长廊"
    assert story.byline is not None and story.byline.names == ("李明",)


def test_bold_lines_are_subheads_and_a_centred_line_under_a_picture_is_its_caption() -> None:
    body = (
        f"<p>{COPY[0]}</p><p><strong>铁栏与木梁</strong></p><p>{COPY[1]}</p>"
        "<p style='text-align: center'><img src=a.jpg></p><p style='text-align:center'>改造后的候车室</p>"
        f"<p>{COPY[2]}</p>"
    )
    (story,) = page(f"<h1>{HEAD}</h1><div>{body}</div>").stories
    assert [one.kind for one in story.body] == ["p", "subhead", "p", "p"]
    assert story.caption == "改造后的候车室"
    (story,) = page(f"<h1>{HEAD}</h1><div>{body.replace('text-align:center', '')}</div>").stories
    assert story.caption == ""
    assert "改造后的候车室" in [one.text for one in story.body]


def test_an_element_that_is_called_a_caption_holds_one() -> None:
    picture = "<div><img src=a.jpg><span class='img-caption'>改造后的候车室。</span></div>"
    body = f"<p>{COPY[0]}</p>{picture}{paragraphs(*COPY[1:])}"
    (story,) = page(f"<h1>{HEAD}</h1><div>{body}</div>").stories
    assert story.caption == "改造后的候车室。"
    assert [one[-6:] for one in (part.text for part in story.body)] == [one[-6:] for one in COPY]


def test_an_article_in_sections_is_whole_and_a_paragraph_of_the_site_behind_it_is_none() -> None:
    sections = "".join(f"<div class=part>{paragraphs(one)}</div>" for one in COPY * 2)
    site = (
        "<div><p>青石新闻网是本市最大的新闻网站，每天有三万人来这里看新闻，欢迎各界朋友和我们联系合作事宜。</p></div>"
    )
    for body in (f"<div>{sections}</div>{site}", f"<div>{paragraphs(*COPY * 2)}</div>{site}"):
        copy = page(f"<div><h1>{HEAD}</h1>{body}</div>")
        assert [one[-6:] for one in texts(copy)] == [one[-6:] for one in COPY * 2]
        assert "欢迎各界朋友" in told(copy)


def test_pictures_and_hidden_words_are_told_of_the_article_alone() -> None:
    around = "<div><img src=logo.png><p style='display:none'>登录以后才能看到的话。</p></div>"
    copy = page(f"{around}<div><h1>{HEAD}</h1><div><img src=a.jpg>{paragraphs(*COPY)}</div></div>{around}")
    facts = {one.code: dict(one.facts) for one in copy.findings}
    assert facts["html-pictures"]["count"] == 1
    assert "copy-hidden" not in facts and "登录以后" in str(facts["html-left-out"]["words"])
    inside = page(
        f"<div><h1>{HEAD}</h1><div>{paragraphs(*COPY)}<p style='display:none'>这句话藏起来了。</p></div></div>"
    )
    assert "copy-hidden" in {one.code for one in inside.findings}


@pytest.mark.parametrize("order", range(6))
def test_every_sentence_of_a_page_is_in_a_story_or_told(order: int) -> None:
    """The parts of a page in any order, each in a container of any kind: none of their sentences vanishes."""
    parts = [
        f"<div class=text>{paragraphs(*COPY)}</div>", f"<ul class=comments><li>{SAID}</li></ul>",
        "<div class='related'><p>上月搬走的早市生意如何，摊主们说比从前好，来的人也多了。</p></div>",
        "<section><p>馆长说，周末还要在站台上放电影，第一部是老片。</p></section>",
        "<div style='display:none'><p>这一句是给编辑看的，没有人看得见。</p></div>",
        "<footer>本网刊登的文章，转载请注明出处，违者自负其责。</footer>",
    ]  # fmt: skip
    body = f"<h1>{HEAD}</h1>" + "".join(parts[order:] + parts[:order])
    copy = page(body)
    seen = "".join(texts(copy)) + told(copy)
    for sentence in (*COPY, SAID, "摊主们说比从前好", "第一部是老片", "没有人看得见", "违者自负其责"):
        assert sentence[-8:].strip("。") in seen


def test_a_style_sheet_without_rules_takes_no_time() -> None:
    sheet = "a.b > c " * 25_000
    start = time.process_time()
    copy = page(f"<style>{sheet}</style><h1>{HEAD}</h1>{paragraphs(*COPY)}")
    assert time.process_time() - start < 1
    assert copy.stories[0].headline == (HEAD,)


@pytest.mark.parametrize("head", [HEAD, f"<b>{HEAD}</b>"])
def test_a_bare_page_of_several_stories_that_is_called_by_the_first_is_read_as_a_dump(head: str) -> None:
    opening = f"本报讯 （记者 李明）{SAID}"
    copy = page(paragraphs(head, *COPY, "早市搬进新棚", opening), HEAD)
    assert [one.headline for one in copy.stories] == [(HEAD,), ("早市搬进新棚",)]


def test_within_an_article_a_line_over_a_dateline_is_doubted_and_no_other() -> None:
    lines = (*COPY, "早市搬进新棚", f"本报讯 （记者 李明）{SAID}")
    copy = page(f"<h1>{HEAD}</h1>{paragraphs(*lines)}")
    assert len(copy.stories) == 1
    assert "早市搬进新棚" in " ".join(one.message() for one in copy.findings if one.code in DOUBTS)
    plain = page(f"<h1>{HEAD}</h1>{paragraphs(*COPY, '早市搬进新棚', SAID)}")
    assert not [one for one in plain.findings if one.code in DOUBTS]


DOUBTS = ("boundaries-in-doubt", "head-like-copy", "subhead-or-head")
