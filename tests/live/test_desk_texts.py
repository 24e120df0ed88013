"""Texts at the desk: what changes them, what undoes it, how a browser counts, and one value of YAML written anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.trees.reader import read_tree
from layout.trees.spans import (
    SpanItems,
    SpanMap,
    TextChange,
    item_change,
    item_gone,
    spans,
    with_value,
    without,
    written,
)
from layout.workbench.documents import between, character_of, document, for_browser, from_browser, turned_back, unit_of
from layout.workbench.history import History, Step, entry, read_history

TEXTS = st.text(alphabet="ab报纸𠮷🀄\n，", max_size=30)


def changed(text: str, changes) -> str:
    return document("a.txt", text.encode()).changed(changes).text


@st.composite
def texts_with_changes(draw):
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, tuple(TextChange(start, end, draw(TEXTS)) for start, end in pairs)


@given(texts_with_changes())
def test_what_was_changed_is_turned_back(case):
    text, changes = case
    after = changed(text, changes)
    assert changed(after, turned_back(text, changes)) == text


@given(TEXTS, TEXTS)
def test_one_change_makes_any_text_of_any_other(one, other):
    assert changed(one, between(one, other)) == other
    assert len(between(one, other)) == (one != other)


@given(texts_with_changes())
def test_a_browser_counts_in_utf_16_and_means_the_same(case):
    text, changes = case
    for at in range(len(text) + 1):
        units = len(text[:at].encode("utf-16-le")) // 2
        assert unit_of(text, at) == units
        assert character_of(text, units) == at
    assert from_browser(text, for_browser(text, changes)) == changes


def test_half_a_character_is_no_place():
    with pytest.raises(ValueError, match="2"):
        character_of("吉𠮷", 2)
    with pytest.raises(ValueError, match="5"):
        from_browser("吉", [[0, 5, ""]])
    with pytest.raises(ValueError, match="1"):
        from_browser("吉", [[0, "1", ""]])


@pytest.mark.parametrize("data", [b"a\r\nb\r\n", b"a\nb", b"\xef\xbb\xbfa\r\n", b"a\r\nb\nc", "甲\r乙".encode()])
def test_a_file_that_nobody_changed_is_written_as_it_was(data):
    assert document("a.txt", data).data() == data


def test_lines_that_are_typed_end_as_the_file_has_them():
    assert document("a", b"x\r\ny").changed((TextChange(3, 3, "z\n"),)).data() == b"x\r\nyz\r\n"


def test_changes_that_overlap_or_leave_the_text_are_refused():
    for changes in [(TextChange(0, 2, ""), TextChange(1, 3, "")), (TextChange(2, 1, ""),), (TextChange(0, 9, ""),)]:
        with pytest.raises(ValueError, match="TextChange"):
            changed("abcd", changes)


SPEC = """\
# 版面
pages:
  - number: 1          # 第一版
    slots:
      - {use: flag, at: [1, 1], span: [4, 12]}

      - id: lead       # 头条
        story: a1
        at: [1, 14]
        span: [5, 25]
        head: {lines: 12}

      - id: "末条"
        story: a2
        at:
          - 2
          - 3
        span: [1, 1]
"""


def slots_of(text: str) -> SpanItems:
    tree = spans(text)
    assert isinstance(tree, SpanMap)
    page = tree.get("pages").items[0]
    return page.get("slots")


def one_line_apart(before: str, after: str) -> list[str]:
    lines = before.splitlines()
    return [line for line in after.splitlines() if line not in lines]


def test_one_value_is_written_anew_and_nothing_else_is_touched():
    lead = slots_of(SPEC).items[1]
    after = changed(SPEC, (with_value(SPEC, lead, ("at",), [2, 20]),))
    assert one_line_apart(SPEC, after) == ["        at: [2, 20]"]
    head = lead.get("head")
    after = changed(SPEC, (with_value(SPEC, head, ("lines",), 9),))
    assert one_line_apart(SPEC, after) == ["        head: {lines: 9}"]


def test_a_key_that_was_not_there_stands_after_the_others():
    flag, lead, last = slots_of(SPEC).items
    after = changed(SPEC, (with_value(SPEC, flag, ("legs",), 2),))
    assert "{use: flag, at: [1, 1], span: [4, 12], legs: 2}" in after
    after = changed(SPEC, (with_value(SPEC, lead, ("legs",), 2),))
    assert "        head: {lines: 12}\n        legs: 2\n\n" in after
    after = changed(SPEC, (with_value(SPEC, last, ("at",), [1, 2]),))
    assert read_tree(after, "x")[1] is not None
    assert slots_of(after).items[2].get("at").flow


def test_a_key_or_an_item_is_taken_out_with_its_line():
    flag, lead, _ = slots_of(SPEC).items
    assert one_line_apart(changed(SPEC, (without(SPEC, flag, ("span",)),)), SPEC) == [
        "      - {use: flag, at: [1, 1], span: [4, 12]}"
    ]
    gone = changed(SPEC, (without(SPEC, lead, ("at", "位置")),))
    assert gone == SPEC.replace("        at: [1, 14]\n", "")
    assert without(SPEC, lead, ("legs",)) is None
    gone = changed(SPEC, (item_gone(SPEC, slots_of(SPEC), 1),))
    assert "lead" not in gone
    assert [one.get("use") is not None for one in slots_of(gone).items] == [True, False]
    assert changed(SPEC, (item_gone(SPEC, slots_of(SPEC), 0),)).count("flag") == 0


def test_an_item_is_added_as_the_last():
    after = changed(SPEC, (item_change(SPEC, slots_of(SPEC), written({"id": "b3", "story": "b3", "at": [1, 2]})),))
    assert after.endswith("        span: [1, 1]\n\n      - {id: b3, story: b3, at: [1, 2]}\n")
    assert len(slots_of(after).items) == 4


@given(st.one_of(st.text(alphabet="a报 :#'\"\\-[]{},&*!|>%@`~1.\n\t", max_size=8), st.integers(-99, 99), st.booleans()))
def test_whatever_is_written_reads_as_it_was_meant(value):
    text = f"key: {written(value)}\nlist: {written([value, 1])}\n"
    tree = spans(text)
    assert tree is not None
    said = {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    assert tree.get("key").words == said
    assert tree.get("list").items[0].words == said


def test_what_is_no_yaml_has_no_spans():
    assert spans("a: [1") is None
    assert spans("") is None
    assert spans("[" * 500 + "]" * 500) is None


def test_a_change_goes_on_typing_or_begins_a_step():
    history = History()
    text = "甲"
    for at, (char, now) in enumerate([("乙", 1.0), ("丙", 1.2), ("丁", 59.0)]):
        change = (TextChange(at + 1, at + 1, char),)
        undone = turned_back(text, change)
        text = changed(text, change)
        history.add(Step("edit", (("a", change),), (("a", undone),)), now)
    assert [len(one.done) for one in history.steps] == [2, 1]
    for left in ("甲乙丙", "甲"):
        for _, changes in history.undo().undone:
            text = changed(text, changes)
        assert text == left
    assert history.undo() is None
    for _, changes in history.redo().done:
        text = changed(text, changes)
    assert text == "甲乙丙"


def journal() -> tuple[str, History]:
    history, lines = History(), ""
    for at in range(3):
        step = Step("act", (("a", (TextChange(at, at, "x"),)),), (("a", (TextChange(at, at + 1, ""),)),))
        lines += entry("add", {"a": str(at)}, step, joined=history.add(step))
    history.undo()
    return lines + entry("undo", {"a": "undone"}), history


def test_the_journal_tells_the_history_again():
    lines, history = journal()
    again = read_history(lines, {"a": "undone"}.__getitem__)
    assert (again.steps, again.ahead) == (history.steps, history.ahead)
    assert len(again.steps) == 2


def test_a_journal_whose_last_line_was_never_done_is_believed_up_to_it():
    lines, _ = journal()
    again = read_history(lines, lambda name: "2")
    assert (len(again.steps), len(again.ahead)) == (3, 0)


@pytest.mark.parametrize("text", ["", "{", "[]\n", '{"do": "add", "after": {}, "step": 3}\n', "null\n\n", "\x00"])
def test_a_damaged_journal_is_none(text):
    again = read_history(text, lambda name: "")
    assert (again.steps, again.ahead) == ([], [])


def test_a_journal_of_other_files_is_none():
    lines, _ = journal()
    assert read_history(lines, lambda name: "other").steps == []
