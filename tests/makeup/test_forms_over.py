"""Small forms in slots that are too small for them: nothing of them is halved, said twice or left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from issues import HEAD, codes, made, words

from layout.composing import Composed

BODY = "昨天傍晚六点半，最后一段围挡撤走，清水河滨河步道全线贯通，十一点八公里中间不再有一处断头路，也没有一级台阶。"
NARROW = HEAD.replace("columns: 5, chars: 12", "columns: 5, chars: 5")
PAGES = "pages:\n  - {number: 1, slots: [{id: x, story: x, at: [1, 1], span: [%d, %d], head: {lines: 3}%s}]}\n"


def page(folder: Path, body: str, look: str = "", columns: int = 1, lines: int = 8, more: str = "") -> Composed:
    sheet = f"name: mine\nfrom: daily\nstories: {{feature: {{from: news{look}}}}}\n"
    (folder / "mine.yaml").write_text(sheet, "utf-8")
    head = NARROW.replace("style: daily", "style: mine.yaml")
    return made(folder, PAGES % (columns, lines, more), {"x": body}, head, "kind: feature\n")


def rest_of(composed: Composed) -> list[str]:
    return [one.label + one.text for rest in composed.rests for one in rest.body]


def test_a_row_of_a_table_that_no_leg_is_deep_enough_for_goes_into_the_rest_whole(tmp_path: Path) -> None:
    long = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
    composed = page(tmp_path, f"| {long} | {long} |", lines=7)
    assert words(composed.edition.pages[0], "row") == ""
    assert rest_of(composed) == [f"{long}\u3000{long}"]
    assert "part-unset" not in codes(composed)


def test_the_title_of_a_note_does_not_stand_alone_where_its_words_are_left_out(tmp_path: Path) -> None:
    note = f"::: 新闻背景\n{BODY}{BODY}\n:::"
    for lines in range(5, 16):
        folder = tmp_path / str(lines)
        folder.mkdir()
        composed = page(folder, f"{BODY}\n\n{note}", lines=lines)
        printed = "".join(words(one, "subhead") for one in composed.edition.pages)
        there = [one.startswith("新闻背景") for one in rest_of(composed)]
        assert there.count(True) == (not printed)
        if printed:
            assert words(composed.edition.pages[0], "paragraph").count("昨") == 2


def test_a_title_that_stands_on_the_page_is_not_in_the_rest_too(tmp_path: Path) -> None:
    composed = page(tmp_path, f"::: 新闻背景\n{BODY}{BODY}\n:::", lines=4)
    assert words(composed.edition.pages[0], "subhead") == "新闻背景"
    assert rest_of(composed) == [BODY + BODY]


def test_a_title_divided_between_legs_leaves_its_note_in_the_rest(tmp_path: Path) -> None:
    title = "背景材料与数据来源说明"
    composed = page(tmp_path, f"::: {title}\n{BODY}{BODY}\n:::", lines=5)
    printed = words(composed.edition.pages[0], "subhead")
    (rest,) = composed.rests
    assert printed and printed + rest.body[0].label == title
    assert rest.body[0].text == BODY + BODY


def test_what_stands_before_a_dateline_of_its_own_is_not_in_the_rest_too(tmp_path: Path) -> None:
    front = "dateline: 本报讯\n"
    sheet = PAGES % (1, 6, "")
    note = "::: \n一二三四五六七八九十甲乙丙丁戊己\n:::"
    composed = made(tmp_path, sheet, {"x": f"{note}\n\n## 小标题\n"}, NARROW, front)
    assert "一二三" in words(composed.edition.pages[0], "paragraph")
    assert not any("一二三" in one for one in rest_of(composed))


@pytest.mark.parametrize("lists", ["hang", "plain"])
def test_the_mark_of_a_footnote_is_printed_whether_lists_hang_or_not(tmp_path: Path, lists: str) -> None:
    composed = page(tmp_path, f"{BODY}[^1]\n\n[^1]: 数据来自市统计局。", f", lists: {lists}", columns=3, lines=20)
    assert words(composed.edition.pages[0], "paragraph").endswith("①数据来自市统计局。")
    assert "part-unset" not in codes(composed)


def test_a_story_has_no_large_initial_where_no_leg_is_as_deep(tmp_path: Path) -> None:
    for lines, large in ((5, False), (9, True)):
        folder = tmp_path / str(lines)
        folder.mkdir()
        composed = page(folder, BODY, ", drop_cap: 3", columns=4, lines=lines)
        sizes = {
            run.size
            for run in composed.edition.pages[0].marks
            if getattr(run, "tag", None) and run.tag.role == "paragraph"
        }
        assert (max(sizes) > 30_000) == large
        assert words(composed.edition.pages[0], "paragraph").startswith("昨天傍晚")


def test_a_stanza_is_divided_where_its_last_line_would_be_left_out(tmp_path: Path) -> None:
    verse = "\n".join(f"{{verse}}{line}" for line in ("衣皇", "官调", "律黄", "珠潜"))
    composed = page(tmp_path, verse, columns=2, lines=4)
    assert len(words(composed.edition.pages[0], "paragraph")) == 4
