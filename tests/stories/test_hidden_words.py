"""Words of a web page that nobody sees are left out and told, whatever keeps them out of sight; small ones are copy."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.stories.hints import read_hints
from layout.stories.model import Copy

FIRST = "本报讯 书市昨日在东湖公园开幕，吸引了两万多名读者前来，主办方说今年的场次比往年多了一倍。"
LAST = "书市持续到月底，市民凭身份证免费入场。"
SECRET = "这一句是给编辑看的。"


def page(inner: str, sheet: str = "") -> Copy:
    source = (
        f"<html><head><style>{sheet}</style></head><body><article><h1>夏季书市开幕</h1><p>{FIRST}</p>{inner}"
        f"<p>{LAST}</p></article></body></html>"
    )
    return read_dump(source.encode(), "a.html")


def texts(copy: Copy) -> list[str]:
    return [part.text for one in copy.stories for part in one.body]


@pytest.mark.parametrize("style", [
    "font-size:0", "font-size: 0px;line-height:1", "opacity:0", "opacity: 0.0;color:red", "top:0;left:-9999px",
    "text-indent:-10000px", "clip:rect(0,0,0,0);position:absolute", "clip-path: inset(50%)", "height:0;overflow:hidden",
    "overflow:hidden;max-height:0px", "color:#fff;background-color:#fff", "background: White; color:white",
])  # fmt: skip
def test_words_out_of_sight_are_left_out_and_told(style: str) -> None:
    copy = page(f"<p style='{style}'>{SECRET}</p>")
    assert SECRET not in texts(copy)
    assert SECRET in " ".join(str(dict(one.facts)) for one in copy.findings)
    assert texts(copy)[-1] == LAST


@pytest.mark.parametrize("style", ["display:none", "position:absolute;clip:rect(0,0,0,0)", "display:block;opacity:0"])
def test_what_a_sheet_keeps_out_of_sight_is_left_out(style: str) -> None:
    assert SECRET not in texts(page(f"<p class=q>{SECRET}</p>", f".q{{{style}}}"))
    assert SECRET in texts(page(f"<p class=q>{SECRET}</p>", f".r{{{style}}}"))


@pytest.mark.parametrize("style", [
    "font-size:0.8em", "opacity:0.9", "opacity:0.05", "left:-9px", "line-height:0;overflow:visible",
    "height:0.5em;overflow:hidden", "color:#fff;background:#900", "background-color:#eee",
    "min-height:0;overflow:hidden",
    "border-opacity:0",
])  # fmt: skip
def test_words_that_are_small_or_pale_are_copy(style: str) -> None:
    assert SECRET in texts(page(f"<p style='{style}'>{SECRET}</p>"))


def test_type_of_a_size_within_type_of_none_is_seen() -> None:
    copy = page(f"<div style='font-size:0'>看不见。<p style='font-size:16px'>{SECRET}</p>也看不见。</div><p>再见。</p>")
    assert SECRET in texts(copy) and "再见。" in texts(copy)
    assert not any("看不见" in one for one in texts(copy))


def test_a_hint_that_names_a_head_within_an_article_parts_it() -> None:
    copy = "<html><head><title>夏季书市开幕_东湖网</title></head><body>\n<h1>夏季书市开幕</h1>\n"
    copy += f"<p>{FIRST}</p>\n<p>早市搬家</p>\n<p>{LAST}</p></body></html>"
    plain = read_dump(copy.encode(), "a.html")
    line = next(part.lines[0] for part in plain.stories[0].body if part.text == "早市搬家")
    hints = read_hints(f"assign:\n  - {{line: {line}, as: headline}}\n", "h.yaml")
    assert [one.headline for one in plain.stories] == [("夏季书市开幕",)]
    assert [one.headline for one in read_dump(copy.encode(), "a.html", hints).stories] == [
        ("夏季书市开幕",), ("早市搬家",),
    ]  # fmt: skip


@pytest.mark.parametrize("sheet", [
    ".q{font-size:0}", ".q{opacity:0;color:red}", ".q{height:0;overflow:hidden}", ".q{color:#fff;background:#fff}",
    "article .q{visibility:hidden}", "body>article .q{display:none}", ".q{display:none}.q{color:red}",
])  # fmt: skip
def test_words_that_a_style_sheet_keeps_out_of_sight_are_told(sheet: str) -> None:
    copy = page(f"<p class=q>{SECRET}</p>", sheet)
    assert SECRET not in texts(copy)
    assert SECRET in " ".join(str(dict(one.facts)) for one in copy.findings)


@pytest.mark.parametrize("sheet", [
    ".menu .q{display:none}", ".q{font-size:1px}", ".q:before{display:none}", "@media print{.q{display:none}}",
    ".q{display:none}.q{display:block}", ".q{color:#fff;background:#900}",
])  # fmt: skip
def test_words_that_a_style_sheet_shows_are_copy(sheet: str) -> None:
    assert SECRET in texts(page(f"<p class=menu>前一段。</p><p class=q>{SECRET}</p>", sheet))


def test_words_that_a_style_sheet_strikes_out_are_told() -> None:
    copy = page(f"<p class=q>{SECRET}</p>", ".q{text-decoration:line-through}")
    assert SECRET not in texts(copy)
    assert "copy-struck" in [one.code for one in copy.findings]


@pytest.mark.parametrize(
    "tag", ["span style='color:#ffffff'", "font color=white", "span style='color: rgb(255, 255, 255)'"]
)
def test_white_words_in_a_line_are_out_of_sight_on_white_alone(tag: str) -> None:
    name = tag.split()[0]
    seen = texts(page(f"<p>摊位<{tag}>水印</{name}>两百个。</p>"))
    assert "摊位两百个。" in seen
    on_red = texts(page(f"<section style='background:#a00'><p>摊位<{tag}>全部</{name}>两百个。</p></section>"))
    assert "摊位全部两百个。" in on_red


def test_a_page_of_which_not_one_sentence_is_seen_is_shown_by_a_script() -> None:
    copy = "<html><body><h1>夏季书市开幕</h1><div id=js_content style='visibility:hidden;opacity:0'>"
    copy += "<p>本报讯 书市昨日在东湖公园开幕，两万多人来。</p></div></body></html>"
    assert texts(read_dump(copy.encode(), "a.html")) == ["书市昨日在东湖公园开幕，两万多人来。"]
