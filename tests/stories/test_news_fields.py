"""Nothing that a news file says is lost in silence: every word stands in its story, or a finding names it."""

from __future__ import annotations

import json
import re
import time

import pytest

from layout.documents.newsleft import left_out
from layout.dumps.dump import read_dump
from layout.findings import Finding
from layout.stories.model import Story

ROWS = """\
<tr>
<th>日期</th>
<th>人数</th>
</tr>
<tr>
<td>1日</td>
<td>2万</td>
</tr>"""
"""Of a table, in the words of web pages, which NITF and XHTML have alike."""

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf>
<head>
<title>夏季书市</title>
<docdata>
<ed-msg info="请勿删节"/>
<key-list>
<keyword key="书市"/>
</key-list>
<doc.copyright holder="某报" year="2026"/>
</docdata>
</head>
<body>
<body.head>
<hedline>
<hl1>夏季书市开幕</hl1>
<hl2>两万读者到场</hl2>
<hl2>持续到月底</hl2>
</hedline>
<note>
<body.content>
<p>编者按：书市第十年。</p>
</body.content>
</note>
<byline>本报记者 <person>李明</person>
<byttl>首席记者</byttl>
</byline>
<distributor>新华社</distributor>
<dateline>
<location>北京</location> <story.date norm="20260701">7月1日</story.date>
</dateline>
<abstract>
<p>书市开幕摘要。</p>
</abstract>
</body.head>
<body.content>
<block>
<p>书市昨日在东湖公园开幕，吸引了两万多名读者前来。</p>
<hl2>场次多一倍</hl2>
<p>场次比去年多<em>一倍</em>。</p>
<ul>
<li>童书</li>
</ul>
<table>
<caption>入场人数</caption>
{ROWS}
</table>
</block>
<media media-type="image">
<media-reference source="a.jpg"/>
<media-caption>
<p>读者在挑书。</p>
</media-caption>
<media-producer>王强摄</media-producer>
</media>
<media media-type="image">
<media-reference source="b.jpg"/>
<media-caption>孩子在看书。</media-caption>
</media>
<media media-type="video">
<media-reference source="v.mp4"/>
<media-caption>现场视频</media-caption>
</media>
<bq>
<block>
<p>书比人长寿。</p>
</block>
<credit>某作家</credit>
</bq>
<p>市民凭身份证免费入场，持续到月底。</p>
</body.content>
<body.end>
<tagline>（完）</tagline>
<bibliography>某书</bibliography>
</body.end>
</body>
</nitf>"""

NEWSML = f"""<?xml version="1.0" encoding="utf-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.34">
<rightsInfo>
<copyrightNotice>© 某报</copyrightNotice>
<usageTerms>仅限本报</usageTerms>
</rightsInfo>
<itemMeta>
<title>夏季书市开幕</title>
<edNote>请勿删节</edNote>
</itemMeta>
<contentMeta>
<located>
<name>北京</name>
</located>
<creator>
<name>李明</name>
</creator>
<keyword>书市</keyword>
<headline>夏季书市开幕</headline>
<by>本报记者 李明</by>
<dateline>新华社北京7月1日电</dateline>
<slugline>SHU</slugline>
<description role="drol:summary">书市开幕摘要。</description>
</contentMeta>
<contentSet>
<inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml">
<body>
<p>书市昨日在东湖公园开幕，吸引了两万多名读者前来。</p>
<h2>场次多一倍</h2>
<figure>
<img src="a.jpg"/>
<figcaption>读者在挑书。王强摄</figcaption>
</figure>
<figure>
<img src="b.jpg"/>
<figcaption>孩子在看书。</figcaption>
</figure>
<table>
{ROWS}
</table>
<p>市民凭身份证免费入场，持续到月底。</p>
</body>
</html>
</inlineXML>
<remoteContent href="c.jpg" contenttype="image/jpeg">
<altText>外链图片说明</altText>
</remoteContent>
</contentSet>
</newsItem>"""

CNML = """<?xml version="1.0" encoding="UTF-8"?>
<CNML xmlns="http://www.cnml.org.cn/2005/CNMLSchema">
<Items>
<Item>
<MetaInfo>
<DescriptionMetaGroup>
<Titles>
<HeadLine>夏季书市开幕</HeadLine>
<SubHeadLine>两万读者到场</SubHeadLine>
<IntroTitle>书香满城</IntroTitle>
</Titles>
<Creators>
<Creator>
<Person>
<Name>
<FullName>李明</FullName>
</Name>
</Person>
<Role>记者</Role>
</Creator>
</Creators>
<Keywords>
<Keyword>书市</Keyword>
</Keywords>
<Abstract>书市开幕摘要。</Abstract>
<DateLine>新华社北京7月1日电</DateLine>
<Comment>请勿删节</Comment>
</DescriptionMetaGroup>
</MetaInfo>
<Contents>
<ContentItem>
<DataContent>
<p>书市昨日在东湖公园开幕，吸引了两万多名读者前来。</p>
<table>
<tr>
<td>1日</td>
<td>2万</td>
</tr>
</table>
</DataContent>
</ContentItem>
<ContentItem xsi:type="ImageCIType" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" href="a.jpg">
<MetaInfo>
<Description>读者在挑书。</Description>
<Creators>
<Creator>
<Person>
<Name>
<FullName>王强</FullName>
</Name>
</Person>
</Creator>
</Creators>
</MetaInfo>
</ContentItem>
</Contents>
</Item>
</Items>
</CNML>"""

NINJS_3 = {
    "uri": "urn:newsml:x:1",
    "standard": {"name": "ninjs", "version": "3.0"},
    "type": "text",
    "language": "zh-Hans",
    "headlines": [{"role": "main", "value": "夏季书市开幕"}, {"role": "sub", "value": "两万读者到场"}],
    "bylines": [{"role": "main", "value": "本报记者 李明"}],
    "datelines": [{"value": "新华社北京7月1日电"}],
    "slugline": "SHUSHI",
    "descriptions": [{"role": "summary", "contenttype": "text/plain", "value": "书市开幕摘要。"}],
    "bodies": [
        {
            "role": "main",
            "contenttype": "text/html",
            "value": "<p>书市昨日在东湖公园开幕，吸引了两万多名读者前来。</p><table><tr><th>日期</th><th>人数</th></tr><tr><td>1日</td><td>2万</td></tr></table><ol><li>童书</li><li>旧书</li></ol><p>市民凭身份证免费入场，持续到月底。</p>",  # noqa: E501
        }
    ],
    "copyrightNotices": ["© 某报"],
    "usageTerms": ["仅限本报"],
    "edNote": "请勿删节",
    "taxonomies": {"keywords": ["书市", "读者"]},
    "associations": [
        {
            "name": "p1",
            "type": "picture",
            "uri": "p1",
            "headlines": [{"value": "图一"}],
            "descriptions": [{"value": "读者在挑书。"}],
            "bylines": [{"value": "王强"}],
            "renditions": [{"name": "main", "href": "p1.jpg"}],
        },
        {
            "name": "p2",
            "type": "picture",
            "descriptions": [{"value": "孩子在看书。"}],
            "renditions": [{"href": "p2.jpg"}],
        },
        {"name": "t2", "type": "text", "headlines": [{"value": "相关报道"}]},
    ],
}

NINJS_2 = {
    "uri": "urn:x:2",
    "type": "text",
    "headline": "夏季书市开幕",
    "byline": "本报记者 李明",
    "located": "北京",
    "slugline": "SHU",
    "body_text": "书市昨日在东湖公园开幕，吸引了两万多名读者前来。\n市民凭身份证免费入场，持续到月底。",
    "keywords": ["书市"],
    "copyrightnotice": "© 某报",
    "ednote": "请勿删节",
    "description_text": "摘要在这里。",
    "associations": {
        "main": {
            "type": "picture",
            "headline": "图",
            "description_text": "读者在挑书。",
            "byline": "王强",
            "renditions": {"main": {"href": "a.jpg"}},
        },
        "video": {"type": "video", "headline": "现场视频"},
    },
}


FILES = {
    "n.nitf": NITF, "g2.xml": NEWSML, "c.xml": CNML, "3.json": json.dumps(NINJS_3, ensure_ascii=False),
    "2.json": json.dumps(NINJS_2, ensure_ascii=False),
}  # fmt: skip


def words_of(story: Story) -> str:
    raws = [one.raw for one in (story.byline, story.dateline, story.credit) if one]
    kept = [*story.headline, *raws, story.kicker, story.deck, story.caption, story.signature]
    return "".join([*kept, *(one.text + one.caption for one in story.body)])


def told(findings: tuple[Finding, ...]) -> str:
    return "".join(str(value) for one in findings for _, value in one.facts)


@pytest.mark.parametrize("name", FILES)
def test_every_word_is_in_the_story_or_in_a_finding(name: str) -> None:
    copy = read_dump(FILES[name].encode(), name)
    (story,) = copy.stories
    kept = re.sub(r"\s", "", words_of(story) + told(copy.findings))
    said = set(re.findall(r"[\u4e00-\u9fff]{2,}", FILES[name].replace("\n", " ")))
    assert said, name
    assert sorted(one for one in said if one not in kept) == []


@pytest.mark.parametrize("name", FILES)
def test_its_fields_are_what_they_say(name: str) -> None:
    (story,) = read_dump(FILES[name].encode(), name).stories
    assert story.headline == ("夏季书市开幕",)
    assert story.byline is not None and "李明" in story.byline.raw and "王强" not in story.byline.raw
    assert story.body[0].text.endswith("书市昨日在东湖公园开幕，吸引了两万多名读者前来。")


def test_a_note_in_the_head_is_no_copy_and_a_head_in_the_copy_is_a_subhead() -> None:
    (story,) = read_dump(NITF.encode(), "n.nitf").stories
    assert [one.text for one in story.body if one.kind == "subhead"] == ["场次多一倍"]
    assert not any("编者按" in one.text for one in story.body)


def test_a_package_of_many_items_is_compared_in_bounded_time() -> None:
    words = [f"第{number}段说的是乡村公路。" for number in range(20_000)]
    start = time.process_time()
    assert left_out([("p", one) for one in words], words) == []
    assert left_out([("p", one) for one in words], [*reversed(words)]) == [("p", "…")]
    assert left_out([("p", "别处的话"), ("p", words[0])], words) == [("p", "别处的话")]
    assert time.process_time() - start < 10
