"""What extraction and OCR do to copy: radicals for characters, blanks between all, line ends of other systems."""

from __future__ import annotations

import unicodedata
from io import BytesIO

import pytest
from docx import Document

from layout.characters.normalise import clean
from layout.characters.radicals import characters, is_traditional
from layout.dumps.dump import read_dump
from layout.stories.storyfile import read_story

SIMPLE = "夜校开课\n　　本报讯 文化站昨日开门，国家对这个学校的发展很关心，{}主凭证领票。"
OLD = "夜校開課\n　　【本報訊】文化站昨日開門，國家對這個學校的發展很關心，{}主憑證領票。"


@pytest.mark.parametrize(("dump", "radical", "meant"), [
    (SIMPLE, "⼾", "户"), (OLD, "⼾", "戶"), (SIMPLE, "⾒", "见"), (OLD, "⾒", "見"),
    (SIMPLE, "⻋", "车"), (OLD, "⻋", "車"),
    (SIMPLE, "⿓", "龙"), (OLD, "⻰", "龍"), (SIMPLE, "⾭", "青"), (OLD, "⼀", "一"),
])  # fmt: skip
def test_a_radical_becomes_the_character_of_the_script_of_the_copy(dump: str, radical: str, meant: str) -> None:
    copy = read_dump(dump.format(radical).encode(), "a.txt")
    assert f"，{meant}主" in copy.stories[0].body[0].text
    facts = [dict(one.facts) for one in copy.findings if one.code == "glyph-replaced"]
    assert [(one["old"], one["new"]) for one in facts] == [(radical, meant)]


@pytest.mark.parametrize("traditional", [False, True])
def test_all_radicals_are_known(traditional: bool) -> None:
    table = characters(traditional)
    assigned = [chr(code) for code in range(0x2E80, 0x2FD6) if unicodedata.name(chr(code), "")]
    assert len(assigned) == len(table) == 329
    assert all(unicodedata.category(table[one]) == "Lo" and not is_radical_point(table[one]) for one in assigned)


def is_radical_point(char: str) -> bool:
    return 0x2E80 <= ord(char) <= 0x2FD5


def test_the_script_of_copy_is_seen() -> None:
    assert is_traditional(OLD)
    assert not is_traditional(SIMPLE)
    assert not is_traditional("山水人")


def test_look_alikes_are_reported_once_each_and_many_together() -> None:
    dump = "标题在这里\n" + "⼀⼆⼈⼊⼋⼏⼑⼒⼗⼜，说了⼀次又⼀次。\n" * 2
    found = [one for one in read_dump(dump.encode(), "a.txt").findings if one.code.startswith("glyph")]
    assert [one.code for one in found] == ["glyph-replaced"] * 6 + ["glyphs-replaced"]
    assert dict(found[-1].facts)["count"] == 4


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\x85", "\u2028", "\u2029", "\n\r"])
def test_whatever_ends_a_line_ends_a_paragraph(end: str) -> None:
    lines = ("夜校开课", "　　本报讯 来了八十多人。", "　　老师说，字难认。", "　　下月还办。")
    story = read_dump(end.join(lines).encode(), "a.txt").stories[0]
    assert story.headline == ("夜校开课",)
    assert [one.text for one in story.body] == ["来了八十多人。", "老师说，字难认。", "下月还办。"]


LINES = ("来了八十多人。", "老师说，字难认。", "下月还办。")


def bodies(end: str) -> dict[str, list[str]]:
    """What copy of every kind reads as, its three paragraphs parted by *end* alone."""
    whole = end.join(LINES)
    word = Document()
    word.add_heading("夜校开课", 1)
    word.add_paragraph(whole)
    out = BytesIO()
    word.save(out)
    page = f"<html><body><h1>夜校开课</h1><p>{whole}</p></body></html>"
    coded = "".join(f"\\u{ord(char)}?" if ord(char) > 127 else char for char in whole)
    title = "".join(f"\\u{ord(char)}?" for char in "夜校开课")
    rtf = f"{{\\rtf1\\ansi\\uc1 {title}\\par {coded}\\par}}"
    kinds = {"docx": out.getvalue(), "html": page.encode(), "rtf": rtf.encode(), "txt": f"夜校开课\n{whole}".encode()}
    read = {kind: read_dump(data, f"a.{kind}").stories[0].body for kind, data in kinds.items()}
    read["md"] = read_story(f"---\nheadline: 夜校开课\n---\n\n{whole}\n", "a.md")[0].body
    return {kind: [one.text for one in body] for kind, body in read.items()}


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_whatever_ends_a_line_ends_a_paragraph_in_copy_of_every_kind(end: str) -> None:
    assert bodies(end) == {kind: list(LINES) for kind in ("docx", "html", "rtf", "txt", "md")}


def test_a_story_file_has_its_radicals_and_figures_settled_and_reported() -> None:
    text = "---\nheadline: 门⼾开放１．６３万\n---\n\n国家⼴场，共１２．５％，Ａ股。\n\n１．２０２４年的事。\n"
    story, found = read_story(text, "a.md")
    assert story.headline == ("门户开放1.63万",)
    assert [one.text for one in story.body] == ["国家广场，共12.5%，A股。", "1．2024年的事。"]
    seen = [(one.code, one.place.line, one.place.column) for one in found if one.place is not None]
    assert seen == [("glyph-replaced", 2, 12), ("glyph-replaced", 5, 3), ("width-changed", 2, 0)]
    old = "---\nheadline: 門⼾開放\n---\n\n國家對這個學校。\n"
    assert read_story(old, "a.md")[0].headline == ("門戶開放",)
    assert read_story("---\nheadline: 门户开放1.63万\n---\n\n清白，一字不改：“”……\n", "a.md")[1] == ()


def test_blanks_of_ocr_are_closed_up_and_reported() -> None:
    lines = (
        "夜 校 开 课",
        "　　本 报 讯 来 了 八 十 多 人 ， GDP 增 长 5 . 2 % 。",
        "　　老 师 用 Open Office 讲 课 。",
    )
    copy = read_dump("\n".join(lines).encode(), "a.txt")
    assert copy.stories[0].headline == ("夜校开课",)
    assert [one.text for one in copy.stories[0].body] == ["来了八十多人，GDP增长5.2%。", "老师用Open Office讲课。"]
    assert [one.code for one in copy.findings if one.code == "ocr-blanks"] == ["ocr-blanks"]


def test_blanks_that_mean_something_stay() -> None:
    text = "要 闻\n财政扶持 茶农增收\n本报记者 张 磊\n全市投入资金支持茶园建设，茶农收入逐年增加。"
    copy = read_dump(text.encode(), "a.txt")
    assert "ocr-blanks" not in [one.code for one in copy.findings]
    assert copy.stories[0].headline == ("财政扶持", "茶农增收")


@pytest.mark.parametrize(("written", "meant"), [
    ("产量１．６３万吨", "产量1.63万吨"), ("１．２０２４年粮食", "1．2024年粮食"), ("１．北京", "1．北京"),
    ("增２．５％", "增2.5%"), ("－５℃～－２．５℃", "−5℃～−2.5℃"), ("北京－５月", "北京－5月"), ("降－３％", "降−3%"),
    ("共１２，３４５．６元", "共12,345.6元"), ("１，２３４，５６７人", "1,234,567人"),
    ("买１２，３４５，６号", "买12，345，6号"),
    ("第１，２２，３３３号", "第1，22，333号"),
])  # fmt: skip
def test_a_decimal_in_full_width_stays_a_number(written: str, meant: str) -> None:
    assert clean(written).text == meant
    story, found = read_story(f"---\nheadline: 数字\n---\n\n{written}\n", "a.md")
    assert [one.text for one in story.body] == [meant]
    assert [one.code for one in found] == ["width-changed"]
