"""The account of a story's parts: on a page, in the rest, or an error by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import codes, made, words

from layout.composing import Composed
from layout.findings import Severity
from layout.page import GlyphRun, Page
from layout.proofing.parts import unset_parts

ONE_SLOT = "pages:\n  - {number: 2, slots: [{id: s, story: a, at: [1, 1], span: [5, 20]}]}\n"
WITH_PICTURE = (
    "pages:\n  - {number: 2, slots: [{id: s, story: a, at: [1, 1], span: [5, 20]},"
    " {id: p, use: picture, story: a, picture: none.png, at: [1, 30], span: [5, 12]%s}]}\n"
)
FRONT = "kicker: 一个引题\ndeck: 一个副题\nrubric: 一个栏目\ncaption: 一段说明\ncredit: 某某 摄\nbyline: 某某\n"


def lost(composed: Composed) -> list[str]:
    return [dict(one.facts)["part"] for one in composed.edition.findings if one.code == "part-unset"]


def test_caption_and_credit_without_a_picture_slot_are_named(tmp_path: Path) -> None:
    composed = made(tmp_path, ONE_SLOT, {"a": "正文一段。"}, front=FRONT)
    assert [part.split()[0] for part in lost(composed)] == ["图片说明", "摄影署名"]


def test_nothing_is_named_where_a_picture_slot_prints_them(tmp_path: Path) -> None:
    composed = made(tmp_path, WITH_PICTURE % "", {"a": "正文一段。"}, front=FRONT)
    assert lost(composed) == []
    assert words(composed.edition.pages[0], "caption", "a").startswith("一段说明")


def test_words_that_a_slot_has_of_its_own_stand_for_those_of_the_copy(tmp_path: Path) -> None:
    assert lost(made(tmp_path, WITH_PICTURE % ", caption: 别的话, credit: 他人", {"a": "文。"}, front=FRONT)) == []


def test_a_story_of_which_only_the_picture_is_placed_loses_head_and_text_by_name(tmp_path: Path) -> None:
    slot = "{id: p, use: picture, story: a, picture: none.png, at: [1, 1], span: [5, 12]}"
    only = f"pages:\n  - {{number: 2, slots: [{slot}]}}\n"
    composed = made(tmp_path, only, {"a": "正文一段。"}, front=FRONT)
    (told,) = [one for one in composed.edition.findings if one.code == "story-as-picture"]
    parts = str(dict(told.facts)["parts"])
    assert [part.split()[0] for part in parts.split("、")] == ["栏目", "引题", "标题", "副题", "署名", "正文"]
    assert told.place is not None
    assert told.place.excerpt[told.place.column - 1] == "a"
    assert lost(composed) == []


@pytest.mark.parametrize(
    ("lines", "gone"), [("稿件a, 喜获丰收", False), ("喜获丰收", True), ("稿件a, 丰收", True), ("另拟的题", False)]
)
def test_lines_of_a_head_that_the_editor_broke_hold_all_of_its_words_or_are_a_head_of_his_own(
    tmp_path: Path, lines: str, gone: bool
) -> None:
    broken = ONE_SLOT.replace("span: [5, 20]}", f"span: [5, 20], head: {{breaks: [{lines}]}}}}")
    assert broken != ONE_SLOT
    composed = made(tmp_path, broken, {"a": "正文一段。"})
    told = [one for one in composed.edition.findings if one.code == "head-shortened"]
    assert [(dict(one.facts)["words"], one.severity) for one in told] == [("稿件a喜获丰收", Severity.WARNING)] * gone
    assert lost(composed) == []


OPENINGS = (
    "新华社北京11月14日电（记者 王明）", "本报讯（记者 高远）", "【本报讯】", "本报记者王明北京11月27日电",
    "新华社记者王明北京11月27日电", "新华社北京（记者王明）11月27日电", "【記者陳家玉／南港報導】",
    "〔記者陳家玉／台北報導〕", "（中央社記者陳家玉台北14日電）",
    "（記者陳家玉高雄報導）", "【陳家玉／嘉義報導】", "本报讯 记者 王明 通讯员 李青 ",
)  # fmt: skip


@pytest.mark.parametrize("opening", OPENINGS)
def test_what_a_paragraph_opens_with_is_printed_once(tmp_path: Path, opening: str) -> None:
    text = "停航九年的渡轮昨天复航，码头排起长龙。"
    composed = made(tmp_path, ONE_SLOT, {"a": f"{opening}{text}"})
    printed = "".join(
        "".join(one.texts)
        for one in composed.edition.pages[0].marks
        if isinstance(one, GlyphRun) and one.tag and one.tag.role not in ("head", "deck")
    )
    assert "".join(printed.split()) == "".join(f"{opening}{text}".split())
    assert lost(composed) == []


def test_however_long_a_story_is_of_which_only_the_picture_is_placed_it_is_reported_once(tmp_path: Path) -> None:
    slot = "{id: p, use: picture, story: a, picture: none.png, at: [1, 1], span: [5, 12]%s}"
    pages = f"pages:\n  - {{number: 2, slots: [{slot}]}}\n"
    for paragraphs in (2, 12):
        composed = made(tmp_path, pages % "", {"a": "\n\n".join(["正文一段。"] * paragraphs)}, front=FRONT)
        assert codes(composed).count("story-as-picture") == 1
        assert "part-unset" not in codes(composed)
    with_text = slot % "" + ", {id: s, story: a, at: [1, 20], span: [5, 20]}"
    assert "story-as-picture" not in codes(made(tmp_path, f"pages:\n  - {{number: 2, slots: [{with_text}]}}\n",
                                                {"a": "正文一段。"}, front=FRONT))  # fmt: skip


def test_what_is_in_the_rest_is_not_lost(tmp_path: Path) -> None:
    small = "pages:\n  - {number: 2, slots: [{id: s, story: a, at: [1, 1], span: [1, 12]}]}\n"
    composed = made(tmp_path, small, {"a": "\n\n".join(["今年全市粮食总产量达到十年来的最高水平。"] * 12)})
    assert "overset" in codes(composed)
    assert lost(composed) == []


def test_what_opens_a_story_without_paragraphs_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    composed = made(tmp_path, ONE_SLOT, {"a": "## 只有小标题\n"}, front="dateline: 本报北京电\n")
    assert words(composed.edition.pages[0], "dateline", "a") == "本报北京电"
    assert lost(composed) == []


@pytest.mark.parametrize("jump", [2, 4])
def test_a_jump_of_the_copy_is_printed_or_named(tmp_path: Path, jump: int) -> None:
    composed = made(tmp_path, ONE_SLOT, {"a": "正文一段。"}, front=f"jump: {jump}\njump_words: 下转第{jump}版\n")
    printed = words(composed.edition.pages[0], "jump", "a") == f"（下转第{jump}版）"
    assert printed != ("转版 (jump line)" in lost(composed))


def test_a_line_that_is_missing_is_missed_in_its_own_paragraph_alone(tmp_path: Path) -> None:
    text = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉。"
    composed = made(tmp_path, ONE_SLOT, {"a": f"{text}\n\n{text}\n\n{text}"})

    def without(page: Page, parts: set[int]) -> Page:
        gone = [mark for mark in page.marks if isinstance(mark, GlyphRun) and mark.tag and mark.tag.part in parts]
        return page._replace(marks=tuple(one for one in page.marks if one not in gone or one.tag.role != "paragraph"))

    for parts, count in (({0}, 1), ({0, 2}, 2), (set(), 0)):
        marks = [without(page, parts).marks for page in composed.edition.pages]
        story = composed.fits[0].story
        told = unset_parts(composed.issue, {"a": story}, marks, (), ())
        assert [one.code for one in told] == ["part-unset"] * count


def test_a_story_that_is_nowhere_is_told_of_once(tmp_path: Path) -> None:
    composed = made(tmp_path, ONE_SLOT, {"a": "一段话。\n\n两段话。\n\n三段话。\n\n四段话。"})
    told = unset_parts(composed.issue, {"a": composed.fits[0].story}, ((),), (), ())
    assert [one.code for one in told] == ["part-unset"]
    assert "正文" in told[0].message("zh")
    assert "“一段话。” “两段话。”" in told[0].message("zh")
