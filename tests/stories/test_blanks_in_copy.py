"""Blanks within Chinese words: those of OCR, of programs that part words, and of web pages are closed up and told."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.stories.model import Copy

HEAD = "夜校开课"
LINE = "昨日，夜校在文化站开课，来了八十多人，最小的十九岁，最大的七十二岁。"


def read(*lines: str) -> Copy:
    return read_dump("\n".join(lines).encode(), "a.txt")


def said(copy: Copy) -> list[str]:
    return [part.text for one in copy.stories for part in one.body]


def codes(copy: Copy) -> set[str]:
    return {one.code for one in copy.findings}


@pytest.mark.parametrize("blank", [" ", "\u3000", "\xa0", "\u2002", "\u2009", "\u202f"])
def test_a_blank_of_any_kind_after_every_character_is_closed_up(blank: str) -> None:
    copy = read(HEAD, blank.join(LINE))
    assert said(copy) == [LINE]
    assert "ocr-blanks" in codes(copy)


def test_words_that_a_program_has_parted_are_closed_up() -> None:
    copy = read(HEAD, "昨日 ， 夜校 在 文化站 开课 ， 来 了 八十 多 人 ， 最小 的 十九 岁 ， 最大 的 七十二 岁 。")
    assert said(copy) == [LINE]
    assert "ocr-blanks" in codes(copy)


def test_a_run_of_parted_characters_in_a_sentence_is_closed_up_and_a_short_one_or_a_list_stays() -> None:
    copy = read(HEAD, LINE.replace("夜校在文化站开课", "夜 校 在 文 化 站 开 课"))
    assert said(copy) == [LINE]
    assert "ocr-blanks" in codes(copy)
    for kept in (LINE.replace("八十", "八 十"), "牌子上写着“东 南 西 北”四个字，谁也没有看懂。", "人 之 初 性 本 善"):
        assert "ocr-blanks" not in codes(read(HEAD, LINE, kept))


def test_words_of_latin_keep_the_blank_before_their_figure() -> None:
    copy = read(HEAD, "老 师 说 ， 夜 校 用 Windows 11 上 课 ， GDP 增 长 5 . 2 % ， 比 去 年 快 。")
    assert said(copy) == ["老师说，夜校用Windows 11上课，GDP增长5.2%，比去年快。"]


@pytest.mark.parametrize(("line", "kept"), [
    (LINE.replace("夜校在", "夜校\xa0在"), LINE),
    (LINE.replace("，来了", "，\xa0来了"), LINE),
    ("活动以“改善民生\xa0惠及百姓”为主题，来了八十多人。", "活动以“改善民生 惠及百姓”为主题，来了八十多人。"),
    ("教室里有\xa05\xa0台电脑，八十多人轮着用。", "教室里有 5 台电脑，八十多人轮着用。"),
])  # fmt: skip
def test_no_break_blanks_between_ideographs_of_a_sentence_are_closed_up(line: str, kept: str) -> None:
    copy = read(HEAD, line, "老师说，课程排到年底。")
    assert said(copy)[0] == kept
    assert ("hard-blanks" in codes(copy)) is (kept == LINE)
    page = f"<article><h1>{HEAD}</h1><p>{line.replace(chr(0xA0), '&nbsp;')}</p><p>老师说，课程排到年底。</p></article>"
    assert said(read_dump(page.encode(), "a.html"))[0] == kept


def test_a_no_break_blank_in_a_head_parts_its_clauses() -> None:
    page = f"<article><h1>改善民生&nbsp;惠及百姓</h1><p>{LINE}</p></article>"
    copy = read_dump(page.encode(), "a.html")
    assert copy.stories[0].headline == ("改善民生", "惠及百姓")
    assert "hard-blanks" not in codes(copy)


def test_letters_that_ocr_has_parted_are_one_word() -> None:
    text = "夜 校 开 课\n本 报 讯 老 师 说 ， G D P 增 长 5 . 2 % ， 见 w w w . q s w b . c n 。 来 了 八 十 多 人 。\n"
    (story,) = read_dump(text.encode(), "a.txt").stories
    assert story.body[0].text == "老师说，GDP增长5.2%，见www.qswb.cn。来了八十多人。"


def test_a_head_in_single_characters_beside_such_copy_is_closed_up() -> None:
    copy = "本 报 讯 昨 日 夜 校 开 课 ， 来 了 八 十 多 人 。\n"
    clean = "\n运动会闭幕\n本报讯 运动会昨日闭幕，共有九百名选手参加，冠军是王 芳、李 强，奖品是一辆自行车。\n"
    stories = read_dump(f"夜 校 开 课\n{copy}{clean}".encode(), "a.txt").stories
    assert [one.headline for one in stories] == [("夜校开课",), ("运动会闭幕",)]
    assert "王 芳、李 强" in stories[1].body[0].text
    alone = read_dump(f"征 稿 启 事{clean}".encode(), "a.txt")
    assert "ocr-blanks" not in [one.code for one in alone.findings]


def test_blanks_before_half_width_marks_say_that_words_were_parted() -> None:
    text = "市政府召开会议\n本报讯 昨日 ,市政府召开会议 ,研究工作 。会议强 调 ,要压实责 任。\n会议 指出 ,要坚持。\n"
    copy = read_dump(text.encode(), "a.txt")
    assert [one.text for one in copy.stories[0].body] == [
        "昨日，市政府召开会议，研究工作。会议强调，要压实责任。", "会议指出，要坚持。",
    ]  # fmt: skip
    assert "ocr-blanks" in [one.code for one in copy.findings]
