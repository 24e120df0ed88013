"""Slips that editors make in a spec: each is reported at its place, in Chinese, with what to write instead.

A row changes one fragment of the good file of ``test_bad_specs``; ``¦`` marks where the finding must point, and the
last words must stand in what is said.
"""

from __future__ import annotations

import pytest
from test_bad_specs import ISSUE, at_mark, faults

from layout.findings import BadSpec, Place, finding
from layout.keys.file_reading import near
from layout.loading.selection import chosen_pages
from layout.messages import CATALOGUE

SLIPS = [
    ("size: 四开", "size: ¦4开", "是不是 四开"),
    ("size: 四开", "size: ¦对 开", "对开"),
    ("size: 四开", "size: ¦8开", "是不是 八开"),
    ("size: 四开", "size: ¦16开", "是不是 十六开"),
    ("size: 四开", "size: ¦4K", "是不是 四开"),
    ("size: 四开", "size: ¦16K", "是不是 十六开"),
    ("date: 2024-05-01", "date: ¦2024年5月1日", "写成 2024-05-01"),
    ("date: 2024-05-01", "date: ¦2024/5/1", "写成 2024-05-01"),
    ("date: 2024-05-01", "date: ¦20240501", "写成 2024-05-01"),
    ("date: 2024-05-01", "date: ¦24-5-1", "写成 2024-05-01"),
    ("date: 2024-05-01", "date: ¦二〇二四年五月一日", "写成 2024-05-01"),
    ("date: 2024-05-01", "date: ¦2024-02-30", "没有 2024-02-30 这一天"),
    ("date: 2024-05-01", "日期¦：2024-05-01", "应写半角的“:”"),
    ("at: [1, 1]", "at: [1¦，1]", "应写半角的“,”"),
    ("at: [1, 1]", "at: ¦［1，1］", "应写半角的“[”"),
    ("at: [1, 1]", "at: ¦[1 1]", "应有 2 项"),
    ("number: 1}", "number: 1¦，cn: CN 00}", "应写半角的“,”"),
    ("number: 1}", "number: ¦第1期}", "如 1。"),
    ("columns: 5", "columns: ¦5栏", "如 5。"),
    ("columns: 5", "columns: ¦五", "如 5。"),
    ("columns: 5", "columns: ¦５", "如 5。"),
    ("lines: 60", "lines: ¦六十行", "如 60。"),
    ("chars: 13", "chars: ¦13字", "如 13。"),
    ("gutter: 1.5字", "gutter: ¦1.5", "1.5字 / 1.5mm"),
    ("gutter: 1.5字", "gutter: ¦１．５字", "如 1.5字"),
    ("body: 五号", "body: ¦5号", "如 五号"),
    ("body: 五号", "body: ¦小５", "如 小五"),
    ("bleed: 3mm", "bleed: ¦3公分", "如 3cm"),
    ("  - number: 1\n", "  - number: ¦第一版\n", "写 1。"),
    ("name: 清水晚报", "¦name:清水晚报", "是不是 name: 清水晚报"),
    ("name: 清水晚报", "¦报名:清水晚报", "是不是 报名: 清水晚报"),
    ("name: 清水晚报", "¦报明: 清水晚报", "是不是 报名"),
    ("columns: 5", "¦栏书: 5", "是不是 栏数"),
    ("columns: 5", "¦colunms: 5", "是不是 columns"),
    ("use: flag", "use: ¦报头图", "是不是 报头"),
    ("style: thin", "style: ¦tihn", "是不是 thin"),
    ("story: a1", "story: ¦老街书房", "是不是 老街书屋"),
    ("fit: 自由", "fit: ¦自动化", "是不是 自动"),
    ("text: 责编", "text: 责编¦: 张三", "请给整个值加引号"),
    ("    slots:\n", "    slots: ¦[]\n    格式:\n", "slots 有 0 项"),
    ("pages:\n", "pages:\n  - {跨版: ¦没有.yaml}\n", "这里不能另起文件：没有.yaml"),
    ("- {id: flag", "-{id: flag", "“-”后面要有空格"),
    ("span: [5, 8]}", "span: [5, 8]", "从第 11 行的括号起"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "words"), SLIPS, ids=[new[:24] for _, new, _ in SLIPS])
def test_a_slip_is_told_with_what_to_write_instead(old: str, new: str, words: str) -> None:
    marked = new if "¦" in new else "¦" + new
    text, line, column = at_mark(ISSUE, old, marked)
    found = faults(text)
    said = [(one, f"{one.message('zh')}\n{one.hint('zh')}") for one in found]
    told = [one for one, message in said if words in message]
    assert told, [message for _, message in said]
    if "¦" in new:
        assert (told[0].place.line, told[0].place.column) == (line, column)
    assert all(one.place and one.place.file == "issue.yaml" and one.place.line for one in found)


@pytest.mark.parametrize(("old", "new"), [("name: 清水晚报", "name:清水晚报"), ("columns: 5", "colunms: 5")])
def test_a_slip_is_reported_once(old: str, new: str) -> None:
    assert [one.code for one in faults(ISSUE.replace(old, new))] == ["spec-unknown-key"]


def test_every_mistake_in_a_spec_says_what_to_write_instead() -> None:
    faulty = [code for code in CATALOGUE if code.startswith("spec-") and CATALOGUE[code].severity == "error"]
    assert len(faulty) > 50
    assert [code for code in faulty if not (CATALOGUE[code].zh_hint and CATALOGUE[code].en_hint)] == []


def test_where_there_is_no_story_at_all_none_is_asked_about() -> None:
    nothing = finding("spec-unknown-story", None, name="街", near=near("街", []))
    assert (nothing.hint("zh"), nothing.hint("en")) == (
        "这里还没有可选的名字。",
        "There are no names to choose from yet.",
    )
    assert "老街" in finding("spec-unknown-story", None, name="街", near=near("街", ["老街"])).hint("zh")


def test_a_page_whose_own_file_is_broken_is_not_only_called_unknown() -> None:
    broken, warned = finding("spec-tab", Place("p2.yaml", 4)), finding("page-furniture", Place("a.txt", 1), listed="")
    with pytest.raises(BadSpec) as caught:
        chosen_pages((2,), (1,), (broken, warned))
    assert [one.code for one in caught.value.findings] == ["spec-tab", "page-unknown"]
    assert chosen_pages((1,), (1,), (broken,)) == (1,)
