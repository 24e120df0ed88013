"""Stories as agencies send them: NewsML-G2 as the e-paper writes it, NITF, CNML and ninjs."""

from __future__ import annotations

import json

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Story

HEAD, KICKER, DECK = "夏季书市开幕", "书香满城", "主办方：场次多一倍"
FIRST = "书市昨日在东湖公园开幕，吸引了两万多名读者前来。"
LAST = "市民凭身份证免费入场，持续到月底。"
NEWSML = f"""<?xml version="1.0" encoding="utf-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><title>{HEAD}</title></itemMeta><contentMeta>
<headline>{HEAD}</headline><headline role="hld:kicker">{KICKER}</headline>
<headline role="hld:subHeadline">{DECK}</headline><by>本报记者 李明</by><dateline>新华社北京7月1日电</dateline>
</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{HEAD}</title></head><body>
<p>{FIRST}</p><ul><li>童书</li></ul><p>面积3m<sup>2</sup>多。{LAST}</p></body></html></inlineXML></contentSet></newsItem>"""
NITF = f"""<?xml version="1.0"?><nitf><head><title>{HEAD}</title></head><body><body.head><hedline><hl1>{HEAD}</hl1>
<hl2>{DECK}</hl2></hedline><byline>本报记者 李明</byline><dateline>新华社北京7月1日电</dateline></body.head>
<body.content><p>{FIRST}</p><ul><li>童书</li></ul><p>面积3m<sup>2</sup>多。{LAST}</p></body.content></body></nitf>"""
NINJS = json.dumps({
    "uri": "a", "headline": HEAD, "byline": "本报记者 李明", "dateline": "新华社北京7月1日电",
    "body_html": f"<p>{FIRST}</p><ul><li>童书</li></ul><p>面积3m<sup>2</sup>多。{LAST}</p>",
}, ensure_ascii=False)  # fmt: skip
FILES = {"a.xml": NEWSML, "b.xml": NITF, "c.json": NINJS}


def read(text: str, name: str) -> Story:
    (story,) = read_dump(text.encode(), name).stories
    return story


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_fields_of_a_news_file_are_those_of_the_story(name: str) -> None:
    story = read(FILES[name], name)
    assert story.headline == (HEAD,)
    assert story.byline is not None and story.byline.names == ("李明",)
    assert story.dateline is not None and story.dateline.raw == "新华社北京7月1日电"
    assert [(one.kind, one.text) for one in story.body] == [
        ("p", FIRST), ("item", "·童书"), ("p", f"面积3m²多。{LAST}"),
    ]  # fmt: skip
    assert (story.kicker, story.deck) == (KICKER if name == "a.xml" else "", DECK if name != "c.json" else "")


@pytest.mark.parametrize("name", ["a.txt", "a.json"])
def test_it_is_known_by_what_it_holds(name: str) -> None:
    assert [read(text, name).headline for text in FILES.values()] == [(HEAD,)] * 3


@pytest.mark.parametrize(("text", "code"), [
    (NEWSML[:600], "news-broken"),
    (NEWSML.replace("<newsItem", '<!DOCTYPE a [<!ENTITY b "c">]><newsItem'), "news-broken"),
    ('<?xml version="1.0"?><rss><channel/></rss>', "copy-kind"),
])  # fmt: skip
def test_a_broken_or_foreign_file_is_reported(text: str, code: str) -> None:
    copy = read_dump(text.encode(), "a.txt")
    assert (copy.stories, [one.code for one in copy.findings]) == ((), [code])


def test_further_stories_of_a_file_are_reported() -> None:
    item = NEWSML.partition("?>")[2]
    copy = read_dump(f"<newsMessage><itemSet>{item}{item}</itemSet></newsMessage>".encode(), "a.xml")
    assert len(copy.stories) == 1
    assert [(one.code, dict(one.facts)["count"]) for one in copy.findings] == [("news-more", 1)]


def test_text_in_braces_is_text() -> None:
    assert LAST in read_dump(f"{{题}}\n{FIRST}\n{LAST}".encode(), "a.txt").stories[0].body[-1].text


def test_a_file_of_elements_one_in_the_other_is_an_error() -> None:
    for deep, read in ((100, True), (1500, False)):
        body = "<p>" * deep + LAST + "</p>" * deep
        copy = read_dump(f"<nitf><body><body.content>{body}</body.content></body></nitf>".encode(), "a.xml")
        assert bool(copy.stories) == read
        assert ("news-broken" in [one.code for one in copy.findings]) != read


CNML_FILE = f"""<?xml version="1.0" encoding="utf-8"?>
<CNML xmlns="urn:cnml" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Envelop>
<TransferTime>2025-07-01</TransferTime></Envelop><Items><Item><MetaInfo><DescriptionMetaGroup><Titles>
<IntroTitle>{KICKER}</IntroTitle><HeadLine>{HEAD}</HeadLine>
<SubHeadLine>{DECK}</SubHeadLine></Titles><Creators><Creator><Name><FullName>李明</FullName></Name></Creator></Creators>
<Keywords><Keyword>书市</Keyword></Keywords></DescriptionMetaGroup></MetaInfo><Contents>
<ContentItem id="c01" xsi:type="TextCIType"><DataContent>WORDS</DataContent></ContentItem>
</Contents></Item></Items></CNML>"""


@pytest.mark.parametrize("words", [
    f"{FIRST}\n\u3000\u3000{LAST}", f"<![CDATA[<p>{FIRST}</p><p>{LAST}</p>]]>", f"<p>{FIRST}</p><p>{LAST}</p>",
])  # fmt: skip
def test_a_file_of_cnml_has_titles_creators_and_words_of_three_kinds(words: str) -> None:
    copy = read_dump(CNML_FILE.replace("WORDS", words).encode(), "a.xml")
    (story,) = copy.stories
    assert (story.kicker, story.headline, story.deck) == (KICKER, (HEAD,), DECK)
    assert story.byline is not None and story.byline.names == ("李明",)
    assert [one.text for one in story.body] == [FIRST, LAST]
    assert "书市" in str([dict(one.facts) for one in copy.findings])


def test_pictures_of_cnml_have_their_captions_and_a_broken_file_is_reported() -> None:
    picture = '<ContentItem xsi:type="ImageCIType" href="a.jpg"><Description>读者在选书。</Description></ContentItem>'
    text = CNML_FILE.replace("WORDS", f"{FIRST}\n{LAST}").replace("</Contents>", f"{picture}</Contents>")
    assert read(text, "a.xml").caption == "读者在选书。"
    assert [one.code for one in read_dump(CNML_FILE[:500].encode(), "a.xml").findings] == ["news-broken"]
