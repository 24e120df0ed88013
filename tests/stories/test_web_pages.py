"""Web pages: every element that carries meaning is carried over, or a finding names it; the article alone is copy."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Cell, Copy, Paragraph, Span, Story

HEAD = "夏季书市开幕"
FIRST = "本报讯 书市昨日在东湖公园开幕，吸引了两万多名读者前来，主办方说今年的场次比往年多了一倍。"
LAST = "书市持续到月底，市民凭身份证免费入场。"


def page(inner: str, head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body><article><h1>{HEAD}</h1>"
        f"<p>{FIRST}</p>{inner}<p>{LAST}</p></article></body></html>"
    ).encode()


def read(inner: str) -> Story:
    (story,) = read_dump(page(inner), "a.html").stories
    assert story.headline == (HEAD,)
    assert story.body[0].text in FIRST
    assert story.body[-1].text == LAST
    return story


def between(inner: str) -> tuple[Paragraph, ...]:
    return read(inner).body[1:-1]


def words_of(copy: Copy) -> str:
    """Everything that a reader of the stories sees, marks included."""
    made = [
        f"{one.rubric} {one.kicker} {one.headline} {one.deck} {one.byline} {one.caption} {one.credit} {one.signature}"
        for one in copy.stories
    ]
    made += [f"{part.text} {part.label} {part.caption} {part.spans}" for one in copy.stories for part in one.body]
    return " ".join(made)


def said(copy: Copy) -> str:
    return " ".join(str(dict(one.facts)) for one in copy.findings)


INLINE = {
    "strong": "strong", "b": "strong", "mark": "strong", "em": "emphasis", "i": "emphasis", "u": "underline",
    "sup": "sup", "sub": "sub",
}  # fmt: skip


@pytest.mark.parametrize("tag", sorted(INLINE))
def test_words_keep_what_an_element_says_of_them(tag: str) -> None:
    (one,) = between(f"<p>他说<{tag}>慢工</{tag}>出细活。</p>")
    assert one.text == "他说慢工出细活。"
    assert one.spans == (Span(2, 4, INLINE[tag]),)


@pytest.mark.parametrize(("inner", "text", "spans"), [
    ("面积3m<sup>2</sup>多。", "面积3m²多。", ()),
    ("排放CO<sub>2</sub>少。", "排放CO₂少。", ()),
    ('约10<span style="vertical-align: super">8</span>次。', "约10⁸次。", ()),
    ("<a href='https://a.example/?c=1&amp;d'>告示</a>在此。", "告示在此。", (Span(0, 2, "link", "https://a.example/?c=1&d"),)),
    ("<a href='javascript:x()'>告示</a>在此。", "告示在此。", ()),
    ("<ruby>垚<rp>(</rp><rt>yáo</rt><rp>)</rp></ruby>村人。", "垚村人。", (Span(0, 1, "ruby", "yáo"),)),
    ("<ruby><rb>北</rb><rt>b<rb>京<rt>j</ruby>人。", "北京人。", (Span(0, 1, "ruby", "b"), Span(1, 2, "ruby", "j"))),
    ("他说<q>慢工</q>好。", "他说“慢工”好。", ()),
    ("新的<ins>话</ins>在此。", "新的话在此。", ()),
    ("<b>慢<i>工</i></b>好。", "慢工好。", (Span(0, 2, "strong"), Span(1, 2, "emphasis"))),
])  # fmt: skip
def test_words_in_a_line(inner: str, text: str, spans: tuple[Span, ...]) -> None:
    (one,) = between(f"<p>{inner}</p>")
    assert one.text == text
    assert tuple(sorted(one.spans)) == spans


def test_what_is_open_over_a_line_end_holds_on_both_sides() -> None:
    body = between("<b><p>慢工出细活。</p><p>熟能生巧嘛。</p></b><p>别的话。</p>")
    assert [one.spans for one in body] == [(Span(0, 6, "strong"),), (Span(0, 6, "strong"),), ()]


@pytest.mark.parametrize(("attributes", "labels"), [
    ("", ["1.", "2."]), ("start=3", ["3.", "4."]), ("type=a", ["a.", "b."]), ("type=I start=4", ["IV.", "V."]),
    ("reversed", ["2.", "1."]), ("start=9 reversed", ["9.", "8."]),
    ('style="list-style-type: cjk-ideographic"', ["一、", "二、"]), ('style="list-style:none"', ["", ""]),
])  # fmt: skip
def test_lists_have_the_numbers_a_browser_shows(attributes: str, labels: list[str]) -> None:
    body = between(f"<ol {attributes}><li>买书减价<li><p>地铁延时</p></ol>")
    assert [(one.kind, one.label) for one in body] == [("item", label) for label in labels]
    assert [one.text for one in body] == [
        f"{label}{'' if not label or label[-1] == '、' else ' '}{words}"
        for label, words in zip(labels, ("买书减价", "地铁延时"), strict=True)
    ]


def test_lists_in_lists_and_numbers_of_the_writer() -> None:
    body = between("<ul><li>童书<ol><li value=7>绘本</li><li>课本</li></ol></li><li>● 旧书</li></ul>")
    assert [(one.text, one.level) for one in body] == [("·童书", 0), ("7. 绘本", 1), ("8. 课本", 1), ("● 旧书", 0)]


def test_a_table_keeps_heads_spans_and_empty_cells() -> None:
    rows = (
        "<thead><tr><th>品种<th>上周<th>本周</thead><tr><td rowspan=2>黄瓜<td><td>3.2<sup>a</sup>"
        "<tr><td colspan=2><b>4.0</b></td></tr>"
    )
    body = between(f"<table><caption>书价表</caption>{rows}</table>")
    assert body[0].text == "书价表"
    assert [one.cells for one in body[1:]] == [
        (Cell("品种"), Cell("上周"), Cell("本周")),
        (Cell("黄瓜", down=2), Cell(""), Cell("3.2a", (Span(3, 4, "sup"),))),
        (Cell("4.0", (Span(0, 3, "strong"),), across=2),),
    ]
    assert [(one.is_head, one.opens) for one in body[1:]] == [(True, True), (False, False), (False, False)]


def test_a_table_that_lays_out_a_page_is_running_text() -> None:
    body = between(f"<table><tr><td>左栏</td><td><p>{FIRST * 3}</p><table><tr><td>甲<td>1</table></td></tr></table>")
    assert [one.kind for one in body if one.text != "左栏"] == ["p", "row"]


def test_quotations_verse_rules_and_captions() -> None:
    inner = (
        "<blockquote><p>读书不能急。</p></blockquote><pre>床前明月光，\n疑是地上霜。</pre><hr>"
        "<figure><img src=a.jpg><figcaption>读者在选书。张三摄</figcaption></figure><p>书要慢慢读。</p>"
    )
    story = read(inner)
    assert [(one.kind, one.text) for one in story.body[1:-1]] == [
        ("quote", "读书不能急。"), ("verse", "床前明月光，"), ("verse", "疑是地上霜。"), ("p", "* * *"),
        ("p", "书要慢慢读。"),
    ]  # fmt: skip
    assert story.caption == "读者在选书。"
    assert story.credit is not None and story.credit.raw == "张三摄"


def test_notes_have_their_marks_and_words() -> None:
    inner = (
        "<p>他说慢工出细活<sup><a href='#n1'>[1]</a></sup>。</p><p>熟能生巧<a href='#n2'><sup>2</sup></a>嘛。</p>"
        "<ol><li id=n1>二月贴出。<a href='#r1'>↩</a><li id=n2>[2] 三月贴出。</ol>"
    )
    one, two, *notes = between(inner)
    assert (one.text, [span.kind for span in one.spans]) == ("他说慢工出细活①。", ["note"])
    assert (two.text, [span.kind for span in two.spans]) == ("熟能生巧②嘛。", ["note"])
    assert [(one.kind, one.label, one.text) for one in notes] == [
        ("note", "①", "①二月贴出。"), ("note", "②", "②三月贴出。"),
    ]  # fmt: skip


def test_levels_of_heads() -> None:
    heads = f"<h3>书香满城</h3><h1>{HEAD}</h1><h2>主办方：场次多一倍</h2>"
    (story,) = read_dump(f"<html><body>{heads}<p>{FIRST}</p><h3>看展</h3><p>{LAST}</p>".encode(), "a.html").stories
    assert (story.kicker, story.headline, story.deck) == ("书香满城", (HEAD,), "主办方：场次多一倍")
    assert [one.kind for one in story.body] == ["p", "subhead", "p"]


HIDDEN = {
    "style": '<p style="color:red;display:none">{}</p>', "attribute": "<p hidden>{}</p>",
    "invisible": '<p>看<span style="visibility:hidden">{}</span>见的话。</p>', "template": "<template>{}</template>",
    "noscript": "<noscript><p>{}</p></noscript>", "comment": "<!-- {} -->", "del": "<p>看<del>{}</del>见的话。</p>",
    "s": "<p>看<s>{}</s>见的话。</p>",
    "struck": '<p>看<span style="text-decoration:line-through">{}</span>见的话。</p>',
}  # fmt: skip


@pytest.mark.parametrize("how", sorted(HIDDEN))
def test_what_is_not_shown_is_left_out_and_its_words_are_reported(how: str) -> None:
    copy = read_dump(page(HIDDEN[how].format("这句话没有人看得见它。")), "a.html")
    assert "没有人" not in words_of(copy)
    assert "这句话没有人看" in said(copy)
    assert LAST in words_of(copy)


@pytest.mark.parametrize("tag", ["script", "style"])
def test_programs_are_no_words(tag: str) -> None:
    copy = read_dump(page(f"<{tag}>var a = '不是稿件的话';</{tag}>"), "a.html")
    assert "不是稿件" not in words_of(copy) + said(copy)
    assert copy.findings == ()


ELEMENTS = [
    "a",
    "abbr",
    "address",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "meter",
    "nav",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "picture",
    "pre",
    "progress",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "search",
    "section",
    "select",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
]
"""The elements of a page's body (HTML, 4; and those of old pages)."""

INSIDE = {
    "caption": "<table>{}<tr><td>甲<td>1<tr><td>乙<td>2</table>", "dd": "<dl><dt>甲</dt>{}</dl>", "dt": "<dl>{}</dl>",
    "figcaption": "<figure><img src=a.jpg>{}</figure>", "li": "<ul>{}</ul>", "legend": "<fieldset>{}</fieldset>",
    "option": "<select>{}</select>", "optgroup": "<select>{}</select>", "summary": "<details>{}</details>",
    "rb": "<p><ruby>{}<rt>甲</rt></ruby>好。</p>", "rt": "<p><ruby>字{}</ruby>好。</p>",
    "rtc": "<p><ruby>字{}</ruby>好。</p>", "rp": "<p><ruby>字<rt>甲</rt>{}</ruby>好。</p>",
    "td": "<table><tr>{}<td>1</table>", "th": "<table><tr>{}<td>1</table>",
    "tr": "<table>{}</table>", "tbody": "<table>{}</table>", "thead": "<table>{}</table>", "tfoot": "<table>{}</table>",
}  # fmt: skip
ROWS = ("tr", "tbody", "thead", "tfoot", "table")
EMPTY = ("area", "br", "embed", "hr", "img", "input", "track", "wbr")
SAYS_NOTHING = ("area", "map", "track", "wbr", "rp", "br", "picture", "datalist")
"""Elements that hold no words of the copy: places in a picture, brackets for browsers without ruby, a line end."""


def element(tag: str, words: str) -> str:
    if tag in EMPTY:
        return INSIDE.get(tag, "{}").format(f"<{tag} src='{tag}.x' alt='{words}'>")
    inner = words
    if tag in ROWS:
        inner = f"<tr><td>{words}<td>1</tr>" if tag != "tr" else f"<td>{words}<td>1"
    return INSIDE.get(tag, "{}").format(f"<{tag} src='{tag}.x'>{inner}</{tag}>")


def name_of(at: int) -> str:
    """A word that stands nowhere else."""
    return "".join(chr(0x4E00 + 0x333 * (digit + 1)) for digit in (at // 36, at // 6 % 6, at % 6)) + "词"


def lost_elements(copy: Copy, words: dict[str, str]) -> list[str]:
    """Elements of which there is neither a word in the stories nor anything in a finding."""
    seen, told = words_of(copy), said(copy)
    return [
        tag
        for tag, word in words.items()
        if not (word in seen or word in told or f"{tag}:" in told or f"{tag}.x" in told)
    ]


def test_every_element_is_carried_over_or_reported() -> None:
    bad: list[str] = []
    for at, tag in enumerate(ELEMENTS):
        copy = read_dump(page(element(tag, name_of(at))), "a.html")
        bad += [] if tag in SAYS_NOTHING else lost_elements(copy, {tag: name_of(at)} if tag != "hr" else {})
        assert FIRST[-20:] in words_of(copy), tag
        assert LAST in words_of(copy), tag
    assert bad == []


COUNTED = [
    "aside",
    "audio",
    "button",
    "canvas",
    "del",
    "dialog",
    "embed",
    "footer",
    "form",
    "iframe",
    "img",
    "input",
    "math",
    "menu",
    "meter",
    "nav",
    "noscript",
    "object",
    "optgroup",
    "option",
    "progress",
    "s",
    "search",
    "select",
    "strike",
    "svg",
    "template",
    "textarea",
    "video",
]


def test_one_page_with_every_element_loses_none() -> None:
    words = {tag: name_of(at) for at, tag in enumerate(ELEMENTS)}
    inner = "".join(f"{element(tag, word)}\n" for tag, word in words.items())
    copy = read_dump(page(inner), "a.html")
    wanted = {tag: word for tag, word in words.items() if tag not in (*SAYS_NOTHING, "hr")}
    left = {tag for tag, word in wanted.items() if word not in words_of(copy)}
    # What is left out by the dozen is counted, and the first words are said.
    assert left <= set(COUNTED)
    assert "* * *" in words_of(copy)
    codes = {one.code for one in copy.findings}
    assert {"html-left-out", "html-not-carried", "html-pictures", "copy-hidden", "copy-struck"} <= codes


def test_an_element_that_is_dropped_in_silence_is_seen() -> None:
    copy = read_dump(page("<p>别的话。</p>"), "a.html")
    assert lost_elements(copy, {"video": "不在的词", "b": "也不在"}) == ["video", "b"]


SITE = (
    "<html><head><title>{title}</title>{meta}</head><body>"
    "<div class=top><a href=/>首页</a> <a href=/n>新闻</a></div><div>"
    "<div class=text>{about}<p>　　{first}</p><p>　　{last}</p>{after}</div></div></body></html>"
)


def site(title: str = "", meta: str = "", about: str = "", after: str = "") -> Copy:
    return read_dump(
        SITE.format(title=title, meta=meta, about=about, after=after, first=FIRST, last=LAST).encode(), "a.htm"
    )


@pytest.mark.parametrize(
    "title", [f"{HEAD}-东湖网", f"{HEAD}_新闻频道_东湖网", f"{HEAD} - 东湖日报", f"{HEAD}|东湖在线"]
)
def test_a_page_without_a_head_has_it_in_its_title(title: str) -> None:
    copy = site(title)
    assert [one.headline for one in copy.stories] == [(HEAD,)]
    assert "html-title" in [one.code for one in copy.findings]
    copy = site(title, about=f"<div>{HEAD}</div>")
    assert [one.headline for one in copy.stories] == [(HEAD,)]
    assert "html-title" not in [one.code for one in copy.findings]
    copy = site("新闻正文", f'<meta property="og:title" content="{HEAD}">')
    assert [one.headline for one in copy.stories] == [(HEAD,)]


@pytest.mark.parametrize("about", [
    "<div>2023-12-01 10:20　来源：东湖日报　作者：李明　字号：大 中 小</div>",
    "<div>2023年12月1日 10:20:33 | 来源：东湖日报 | 作者：李明</div>",
    "<div><span>发布时间：2023/12/01</span><span>作者：李明</span><span>浏览：233次</span></div>",
])  # fmt: skip
def test_the_line_about_the_page_gives_the_byline_and_is_reported(about: str) -> None:
    copy = site(HEAD, about=f"<h1>{HEAD}</h1>{about}")
    (story,) = copy.stories
    assert story.byline is not None and story.byline.names == ("李明",)
    told = {one.code: dict(one.facts) for one in copy.findings}
    assert "2023" in str(told["html-about"]["words"])
    assert [one.text for one in story.body][-1] == LAST


@pytest.mark.parametrize(("line", "byline"), [
    ("2023-12-01 10:20　来源：东湖日报　记者 李明", "记者 李明"),
    ("2023-12-01　记者：李明　编辑：王兰", "记者 李明"),
    ("2023-12-01 10:20 本报记者 李明 通讯员 王兰 来源：东湖日报", "本报记者 李明 通讯员 王兰"),
    ("2023-12-01 来源：东湖日报 撰文：李明", "作者 李明"),
    ("2023-12-01 10:20 来源：东湖日报", ""),
    ("2023-12-01 10:20 来源：记者之家", ""),
])  # fmt: skip
def test_a_byline_keeps_the_calling_that_the_line_about_the_page_has(line: str, byline: str) -> None:
    (story,) = site(HEAD, about=f"<h1>{HEAD}</h1><p class=info>{line}</p>").stories
    assert (story.byline.raw if story.byline else "") == byline


def test_a_name_of_two_characters_that_is_spread_over_three_is_a_writer() -> None:
    (story,) = site(HEAD, about=f"<h1>{HEAD}</h1><div>2023-12-01 来源：东湖日报 作者：许&nbsp;青</div>").stories
    assert story.byline is not None and story.byline.raw == "作者 许　青".replace("\u3000", " ")
    copy = site(HEAD, about=f"<h1>{HEAD}</h1><div>作者：许 青年读者</div>")
    assert not [one for one in copy.stories if one.byline and "许" in one.byline.raw]


def test_what_leads_elsewhere_is_left_out_and_reported() -> None:
    after = (
        "<div>分享到：微信 微博</div><p>上一篇：<a href=/1>旧街动工</a></p><p>下一篇：<a href=/2>新桥通车</a></p>"
        "<p>相关阅读</p>"
        "<ul><li><a href=/3>其他新闻标题一</a><li><a href=/4>其他新闻标题二</a></ul><div>扫一扫，关注东湖网</div>"
    )
    copy = site(HEAD, about=f"<h1>{HEAD}</h1>", after=after)
    (story,) = copy.stories
    assert [one.text for one in story.body][-1] == LAST
    assert len(story.body) == 2
    assert "分享到" in said(copy)


def test_a_link_by_itself_is_copy() -> None:
    copy = site(
        HEAD, about=f"<h1>{HEAD}</h1>", after="<p><a href='https://a.example'>分享是一种快乐，读者都这么说。</a></p>"
    )
    assert copy.stories[0].body[-1].text == "分享是一种快乐，读者都这么说。"


def test_a_summary_stands_over_its_details() -> None:
    page = (
        "<article><h1>图书馆夜间开放</h1><p>本报讯 市图书馆昨日宣布，下月起开放到晚上十点，座位有六百个。</p>"
        "<details><summary>怎么去</summary><p>乘5路、18路公交车到图书馆站下车，步行三分钟就到。</p></details></article>"
    )
    (story,) = read_dump(page.encode(), "a.html").stories
    assert [(one.kind, one.text[:3]) for one in story.body[1:]] == [("subhead", "怎么去"), ("p", "乘5路")]


@pytest.mark.parametrize("around", ["<form id=aspnetForm>", "<nav>", "<aside><nav>", "<footer>"])
def test_a_page_that_has_all_of_its_copy_in_a_form_or_a_nav_without_an_end_has_it(around: str) -> None:
    told = "市图书馆昨日宣布，下月起开放到晚上十点，座位有六百个，读者可以坐到末班车开出，志愿者每晚值守。"
    links = "<ul><li><a href=/a>首页</a></li><li><a href=/b>新闻</a></li></ul><select><option>全部栏目</select>"
    page = (
        f"<html><body>{around}{links}<h1>图书馆夜间开放</h1><p>{told}</p><p>{told[:-1]}，天天如此。</p></body></html>"
    )
    (story,) = read_dump(page.encode(), "a.html").stories
    assert story.headline == ("图书馆夜间开放",)
    assert [one.text[-3:] for one in story.body] == ["值守。", "如此。"]
    beside = f"<html><body><h1>图书馆夜间开放</h1><p>{told}</p>{around}<p>{told[:-1]}，天天如此。</p></body></html>"
    copy = read_dump(beside.encode(), "a.html")
    assert [one.text for one in copy.stories[0].body] == [told]
    assert "html-left-out" in {one.code for one in copy.findings}


@pytest.mark.parametrize("around", ["<form>", "<nav>"])
def test_copy_in_a_form_that_a_script_shows_is_read_and_beside_shown_copy_nothing_hidden_is(around: str) -> None:
    told = "市图书馆昨日宣布，下月起开放到晚上十点，座位有六百个，读者可以坐到末班车开出，志愿者每晚值守。"
    copy = f"<h1>图书馆夜间开放</h1><p>{told}</p><p>{told[:-1]}，天天如此。</p>"
    (story,) = read_dump(f"{around}<div style='visibility:hidden'>{copy}".encode(), "a.html").stories
    assert story.headline == ("图书馆夜间开放",) and [one.text[-3:] for one in story.body] == ["值守。", "如此。"]
    menu = f"<div style='display:none'>{'<p>全部栏目都在这里。</p>' * 60}</div>"
    (story,) = read_dump(f"{around}{menu}{copy}".encode(), "a.html").stories
    assert [one.text[-3:] for one in story.body] == ["值守。", "如此。"]


@pytest.mark.parametrize("first", ["<body>", "<div>", "<h1>图书馆夜间开放</h1>", "<nav></nav>", "<table><tr><td>"])
def test_a_head_of_a_page_need_not_end(first: str) -> None:
    told = "市图书馆昨日宣布，下月起开放到晚上十点，座位有六百个，读者可以坐到末班车开出。"
    page = f"<html><head><title>图书馆夜间开放</title><meta name=a content=b>{first}<p>{told}</p>"
    (story,) = read_dump(page.encode(), "a.html").stories
    assert [one.text for one in story.body] == [told] and story.headline == ("图书馆夜间开放",)


@pytest.mark.parametrize("broken", [
    "<p昨日，市图书馆宣布下月起开放到晚上十点。</p>",
    "<p 昨日，市图书馆宣布下月起开放到晚上十点。</p>",
    "<blockquote>馆长说还有志愿者值守。</blockquote\n昨日，市图书馆宣布下月起开放到晚上十点。<br>",
])  # fmt: skip
def test_copy_behind_a_tag_that_lost_its_end_is_copy(broken: str) -> None:
    last = "<p>读者李先生说，下班以后终于有地方看书了。</p>"
    page = f"<html><body><article><h1>图书馆夜间开放</h1>\n{broken}\n{last}</article></body></html>"
    (story,) = read_dump(page.encode(), "a.html").stories
    assert [one.text for one in story.body][-2:] == [
        "昨日，市图书馆宣布下月起开放到晚上十点。", "读者李先生说，下班以后终于有地方看书了。",
    ]  # fmt: skip


def test_sentences_that_are_left_out_of_a_page_are_told_whole_with_their_lines() -> None:
    page = (
        "<html><body><nav><a href=/>首页</a></nav>\n<article><h1>图书馆夜间开放</h1>\n"
        "<p>昨日，市图书馆宣布下月起开放到晚上十点。</p></article>\n"
        "<footer>读者李先生说，下班以后终于有地方看书了。</footer>\n<svg><td>馆长说还有志愿者值守。</td></svg></body></html>"
    )
    told = next(one for one in read_dump(page.encode(), "a.html").findings if one.code == "html-left-out")
    assert told.lines == (4, 5)
    assert "读者李先生说，下班以后终于有地方看书了。…馆长说还有志愿者值守。" in told.message()
