"""A marked dump: what its margin says is what the stories are, and as it was written it says what was read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from layout.dumps import dump as reader
from layout.dumps.dump import read_dump
from layout.dumps.from_margin import WrittenMargin
from layout.stories.hints import read_hints
from layout.stories.margins import ROLES, MarginLine, read_margin, written_margin
from layout.stories.model import Copy, Story

PATHS = sorted((Path(__file__).parent / "dumps").glob("*.txt"))
TEXT = """东门的菜场开了十五年
□本报记者 何苗
东门的菜场开了十五年，摊主换了几茬，卖豆腐的老孙一直在，街坊都认得他。
凌晨三点起床
他凌晨三点起来磨豆子，天亮出摊，卖完回家睡一觉。
修鞋摊的一天
巷口的修鞋摊摆了二十年，街坊都来这里补鞋。
责编：李明"""


def marked(copy: Copy, language: str = "zh") -> str:
    numbered = list(enumerate(copy.margin, 1))
    return written_margin(numbered, {}, "a.txt", language)


def again(data: bytes, text: str, name: str = "a.txt") -> Copy:
    lines, found = read_margin(text, "a.marked.txt")
    assert found == ()
    return read_dump(data, name, None, lines)


def plain(stories: Sequence[Story]) -> list[Story]:
    return [one._replace(lines=tuple(sorted(one.lines))) for one in stories]


def _all(told: WrittenMargin) -> WrittenMargin:
    # A person who says that a line is a caption means it, where the program lets copy without a picture be copy.
    return told._replace(changed=frozenset(key for key, one in told.lines.items() if one.role[:7] != "caption"))


@pytest.mark.parametrize("path", PATHS, ids=lambda one: one.stem)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("forced", [False, True])
def test_as_written_it_gives_the_same_stories(
    path: Path, language: str, forced: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = path.read_bytes()
    copy = read_dump(data, path.name)
    text = marked(copy, language)
    if forced:  # as if a person had changed every line
        reader_told = reader.written_by
        monkeypatch.setattr(reader, "written_by", lambda *given: _all(reader_told(*given)))
    back = again(data, text, path.name)
    assert plain(back.stories) == plain(copy.stories)
    assert back.margin == copy.margin
    assert not [one.code for one in back.findings if one.code.startswith("marked")]


@pytest.mark.parametrize("path", PATHS, ids=lambda one: one.stem)
def test_every_line_stands_in_it_once_and_every_story_has_its_lines(path: Path) -> None:
    copy = read_dump(path.read_bytes(), path.name)
    text = marked(copy)
    assert sum("│" in line for line in text.splitlines()) == len(copy.margin) > 0
    assert {one.story for one in copy.margin if one.story} == {one.slug for one in copy.stories}
    assert {one.role for one in copy.margin} <= ROLES.keys()


def changed(text: str, words: str, story: str, role: str) -> str:
    """*text* with the margin of the line that begins with *words* changed."""
    made = [
        f" {story} {role} │ {line.partition('│ ')[2]}" if line.partition("│ ")[2].startswith(words) else line
        for line in text.splitlines()
    ]
    assert made != text.splitlines()
    return "\n".join(made)


def test_a_subhead_is_made_a_head_and_a_head_a_subhead() -> None:
    data = TEXT.encode()
    text = marked(read_dump(data, "a.txt"))
    for words in ("东门的菜场开了十五年", "凌晨三点起床", "修鞋摊的一天"):
        assert f"│ {words}" in text
    one = changed(changed(text, "凌晨三点", "night", "主题"), "他凌晨三点", "night", "正文")
    one = changed(changed(one, "修鞋摊", "shoes", "主题"), "巷口", "shoes", "正文")
    stories = {story.slug: story for story in again(data, one).stories}
    assert stories["night"].headline == ("凌晨三点起床",)
    assert stories["shoes"].headline == ("修鞋摊的一天",)
    assert [part.text[:4] for part in stories["a1"].body] == ["东门的菜"]
    one = changed(changed(text, "修鞋摊", "a1", "小标题"), "巷口", "a1", "正文")
    one = changed(changed(one, "凌晨三点", "a1", "小标题"), "他凌晨三点", "a1", "正文")
    (story,) = again(data, one).stories
    assert [part.kind for part in story.body] == ["p", "subhead", "p", "subhead", "p"]


def test_lines_are_joined_taken_out_and_made_a_list() -> None:
    data = TEXT.encode()
    text = marked(read_dump(data, "a.txt"))
    for words in ("凌晨三点", "他凌晨", "修鞋摊", "巷口"):
        text = changed(text, words, "a1", "正文")
    one = changed(changed(text, "凌晨三点", "—", "附件"), "巷口", "a1", "正文续")
    (story,) = again(data, one).stories
    assert [part.text for part in story.body][-1] == "修鞋摊的一天巷口的修鞋摊摆了二十年，街坊都来这里补鞋。"
    assert all("起床" not in part.text for part in story.body)
    one = changed(changed(text, "凌晨三点", "a1", "条目"), "修鞋摊", "a1", "表行")
    (story,) = again(data, one).stories
    assert [part.kind for part in story.body] == ["p", "item", "p", "row", "p"]


def test_what_does_not_match_is_reported_by_line() -> None:
    data = TEXT.encode()
    text = marked(read_dump(data, "a.txt"))
    lines, _ = read_margin(text, "m.txt")
    copy = read_dump(data, "a.txt", None, [one for one in lines if "修鞋摊的一天" not in one.text])
    assert [(one.code, one.place.line) for one in copy.findings if one.place and one.code[:6] == "marked"] == [
        ("marked-new", 6)
    ]
    other = [*lines[:2], MarginLine("多出来的一行", "a1", "body", place=None), *lines[2:]]
    copy = read_dump(data, "a.txt", None, other)
    assert [one.code for one in copy.findings if one.code.startswith("marked")] == ["marked-gone"]


def test_what_cannot_be_followed_is_reported() -> None:
    data = TEXT.encode()
    text = changed(marked(read_dump(data, "a.txt")), "他凌晨三点", "a1", "转版")
    codes = [one.code for one in again(data, text).findings]
    assert "marked-not-followed" in codes


@pytest.mark.parametrize(("line", "code"), [
    ("a1 正文 他说", "marked-no-bar"), ("a1 大题 │ 他说", "marked-role"), ("— 正文 │ 他说", "marked-role"),
    ("a1 附件 │ 他说", "marked-role"), ("a/1 正文 │ 他说", "marked-role"), ("│ 他说", "marked-role"),
])  # fmt: skip
def test_slips_in_the_margin_have_their_line(line: str, code: str) -> None:
    _, found = read_margin(f"# 说明\n\n{line}\n", "m.txt")
    assert [(one.code, one.place.line) for one in found if one.place] == [(code, 3)]


def test_bars_of_other_kinds_and_names_of_roles() -> None:
    lines, found = read_margin("?a1 标题 | 他说\n a1 more ｜ 又说\n a2 图说* │ 图│为\n", "m.txt")
    assert found == ()
    assert [(one.story, one.role, one.apart, one.text) for one in lines] == [
        ("a1", "headline", False, "他说"), ("a1", "more", False, "又说"), ("a2", "caption", True, "图│为"),
    ]  # fmt: skip


def test_hints_beside_it_speak_of_stories_only() -> None:
    data = TEXT.encode()
    lines, _ = read_margin(marked(read_dump(data, "a.txt")), "m.txt")
    hints = read_hints("stories:\n  a1: {deck: 每天如此}\ndrop_lines: [2]\n", "h.yaml")
    copy = read_dump(data, "a.txt", hints, lines)
    assert copy.stories[0].deck == "每天如此"
    assert copy.stories[0].byline is not None
    assert "marked-and-hints" in [one.code for one in copy.findings]


def test_lines_without_a_bar_are_one_error_where_they_begin() -> None:
    _, found = read_margin("甲\n乙\n\n# 注\n丙\na1 正文 │ 他说\n丁\n", "m.txt")
    assert [(one.code, one.place.line, dict(one.facts)["rows"]) for one in found if one.place] == [
        ("marked-no-bar", 1, 3), ("marked-no-bar", 7, 1),
    ]  # fmt: skip
    _, found = read_margin("一行\n" * 600_000, "m.txt")
    assert len(found) == 1
