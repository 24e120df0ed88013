"""Laws of reading copy: any bytes are read, story files are read back, normalising twice changes nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.characters.normalise import normalise
from layout.characters.source import decode
from layout.dumps.dump import read_dump
from layout.findings import BadSpec
from layout.keydocs.names import NAMES
from layout.keydocs.stories import COPY_KEYS
from layout.stories.hints import MOST_RANK, read_hints
from layout.stories.model import Cell, Credit, Dateline, Jump, Paragraph, Span, Story, row_of
from layout.stories.storyfile import KEYS as STORY_FILE_KEYS
from layout.stories.storyfile import read_story, write_story

WORDS = st.text("新华社北京日电本报讯记者摄下转第二版（）()，。“”《》——…… 0123456789abc,.:;·□\u3000\n\t", max_size=60)


ROOT = Path(__file__).parents[2]


@settings(max_examples=60)
@given(data=st.one_of(st.binary(max_size=200), WORDS.map(str.encode), WORDS.map(lambda t: t.encode("gb18030"))))
def test_any_bytes_are_read_without_a_fault(data: bytes) -> None:
    copy = read_dump(data, "any.txt")
    assert copy.stories or copy.findings or not data.strip()
    for one in copy.findings:
        assert one.message("zh") and one.message("en") is not None


@settings(max_examples=60)
@given(text=WORDS)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("全長十二.六公里", "全長十二．六公里"), ("增长三.一个百分点.", "增长三．一个百分点。"),
        ("到了二十.一位老人说", "到了二十。一位老人说"), ("来了十三.共有八人", "来了十三。共有八人"),
    ],
)  # fmt: skip
def test_a_point_between_numerals_ends_no_sentence(text: str, turned: str) -> None:
    assert normalise(text).text == normalise(turned).text == turned


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "dump-empty"), (b" \n\t\n", "dump-empty"),
     (("全市人民的生活在这一年有了大的变化。" * 3).encode("gb18030"), "dump-encoding"),
     (b"\xff\xfe\x00\xd8abc", "dump-bytes-lost"), (b"x" * (9 << 20), "dump-too-big")],
)  # fmt: skip
def test_odd_bytes_are_reported(data: bytes, code: str) -> None:
    assert code in [one.code for one in read_dump(data, "odd.txt").findings]


MARKED = "本报讯 他说：“好——”，又说‘行’…"


def of_windows(text: str, *, raw: bool) -> bytes:
    """*text* in UTF-8 with its marks as Windows-1252 has them: as bytes, or as controls that were made of these."""
    made = [
        (mark.encode("cp1252") if raw else mark.encode("cp1252").decode("latin-1").encode())
        if mark in "“”‘’—…" else mark.encode() for mark in text
    ]  # fmt: skip
    return b"".join(made)


@pytest.mark.parametrize("raw", [True, False])
def test_marks_of_windows_are_read_and_said_once(raw: bool) -> None:
    text, found = decode(of_windows(MARKED, raw=raw), "a.txt")
    assert text == MARKED
    assert [(one.code, dict(one.facts)["count"]) for one in found] == [("dump-windows-marks", 7)]


@pytest.mark.parametrize(
    "data", ["好".encode()[1:] + b"\x93\x94", "好“".encode() + b"\xe4\x93", b"\x81" + "好".encode(), b"\x93\x94"]
)
def test_what_is_left_of_a_damaged_character_is_no_mark(data: bytes) -> None:
    text, found = decode("本报讯 全市丰收。".encode() * 5 + data, "a.txt")
    assert "\ufffd" in text
    assert [one.code for one in found] == ["dump-bytes-lost"]


def test_next_line_alone_is_an_end_of_line_and_no_ellipsis() -> None:
    assert decode("甲\x85乙".encode(), "a.txt") == ("甲\x85乙", ())


texts = st.text("新华社*[]\\#-!（）“”{}dots 字", min_size=1, max_size=24).map(str.strip).filter(bool)


KINDS = [
    ("strong",),
    ("emphasis",),
    ("dots",),
    ("warichu",),
    ("mourning",),
    ("note",),
    ("sup",),
    ("ruby", "yáo"),
    ("link", "http://a.cn/b"),
]


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """A paragraph, perhaps with a span."""
    text = draw(texts)
    kind = draw(st.sampled_from(["p", "p", "subhead", "item", "quote", "verse", "note", "row", "picture"]))
    if kind == "row":
        cells = st.builds(Cell, st.just("") | texts, st.just(()), st.integers(1, 3), st.integers(1, 2))
        return row_of(tuple(draw(st.lists(cells, min_size=1, max_size=3))), opens=True)
    if kind == "picture":
        return Paragraph("picture", "a b.jpg", caption=draw(texts))
    spans: tuple[Span, ...] = ()
    if draw(st.booleans()):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        spans = (Span(start, end, *draw(st.sampled_from(KINDS))),)
    label = draw(st.sampled_from(["", "1.", "（一）"])) if kind == "item" else "①" if kind == "note" else ""
    level = draw(st.integers(0, 2)) if kind in ("subhead", "item") else 0
    return Paragraph(kind, text, (), spans, label, level)


@settings(max_examples=100)
@given(
    body=st.lists(paragraphs(), max_size=4),
    head=st.lists(texts, max_size=2),
    jump=st.integers(0, 9),
    rank=st.integers(0, MOST_RANK),
)
def test_a_story_file_is_read_back_as_it_was(body: list[Paragraph], head: list[str], jump: int, rank: int) -> None:
    story = Story(
        "slug", "news", tuple(head), tuple(body), "栏目", "引题", "副题", dateline=Dateline("新华社北京11月14日电", "新华社", "北京", "11月14日"),
        jump=Jump("to", jump) if jump else None, caption="图", credit=Credit("某某摄", (("", "某某"),), "摄"),
        rank=rank,
    )  # fmt: skip
    text = write_story(story)
    back, found = read_story(text, "slug.md")
    assert not found
    assert back.headline == story.headline
    assert [one._replace(lines=()) for one in back.body] == list(story.body), text
    assert (back.deck, back.rubric, back.kicker, back.jump) == (story.deck, story.rubric, story.kicker, story.jump)
    assert (back.dateline, back.rank) == (story.dateline, rank)
    assert write_story(back) == text


@pytest.mark.parametrize("said", ["0", "-1", "1.5", "头条", "1000", "9" * 5000, "[1]", "١"])
def test_a_rank_that_is_none_is_reported_and_left_out(said: str) -> None:
    story, found = read_story(f"---\nheadline: 甲\nrank: {said}\n---\n\n正文。", "a.md")
    assert story.rank == 0
    assert [(one.code, one.place.line if one.place else 0) for one in found] == [("story-file-value", 3)]
    with pytest.raises(BadSpec) as caught:
        read_hints(f"stories:\n  a1: {{位次: {said}}}", "hints.yaml")
    assert caught.value.findings[-1].code == "hints-value"


def test_hints_give_a_story_of_a_dump_its_rank() -> None:
    hints = read_hints("stories: {a2: {rank: 1}}", "hints.yaml")
    copy = read_dump((ROOT / "seeds/datong/front-page.txt").read_bytes(), "front-page.txt", hints)
    assert {one.slug: one.rank for one in copy.stories if one.rank} == {"a2": 1}


@pytest.mark.parametrize(
    ("said", "way", "page"),
    [
        ("3", "jump", 3),
        ("第3版", "jump", 3),
        ("下转第3版", "jump", 3),
        ("（下转第三版）", "jump", 3),
        ("上接1版", "jump_from", 1),
    ],
)
def test_a_jump_of_a_story_file_may_be_a_number_or_the_line_itself(said: str, way: str, page: int) -> None:
    story, found = read_story(f"---\nslug: a\n{way}: {said}\n---\n\n正文。\n", "a.md")
    assert not found and story.jump is not None
    assert (story.jump.direction, story.jump.page) == ("to" if way == "jump" else "from", page)


def test_what_a_web_site_keeps_over_its_markdown_is_read_or_named() -> None:
    front = "title: 羊肉涨了三块\nauthor: 本报记者 柳青\ndate: 2026-11-27\ntags: [民生, 价格]\ndraft: false\n"
    story, found = read_story(f"---\n{front}---\n\n# 羊肉涨了三块\n\n清河早市昨日羊肉每斤四十二元。\n", "a.md")
    assert story.headline == ("羊肉涨了三块",) and story.byline is not None and story.byline.names == ("柳青",)
    assert [one.text for one in story.body] == ["清河早市昨日羊肉每斤四十二元。"]
    assert [one.code for one in found] == ["page-furniture"] * 2
    said = " ".join(one.message() for one in found)
    assert all(words in said for words in ("tags 民生、价格", "draft false"))


@pytest.mark.parametrize(
    ("text", "code"),
    [("---\nslug: a\n", "story-file-open"), ("---\nslugg: a\n---\n", "story-file-key"),
     ("---\nkind: poem\n---\n", "story-file-value"), ("---\nslug: ../x\n---\n", "story-slug-bad"),
     ("---\njump: 后面\n---\n", "story-file-value"), ("---\njump: 上接第2版\n---\n", "story-file-value"), ("---\ncomplete: 差不多\n---\n", "story-file-value"),
     ("---\nheadline: [甲, [乙]]\n---\n", "story-file-value"), ("---\n标提: 甲\n---\n", "story-file-key"),
     ("---\n标题: 甲\nheadline: 乙\n---\n", "spec-duplicate-key")],
)  # fmt: skip
def test_a_story_file_with_a_slip_is_reported(text: str, code: str) -> None:
    assert [one.code for one in read_story(text, "a.md")[1]] == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [("a: [", "spec-syntax"), ("- 1", "spec-not-a-map"), ("storys: {}", "hints-key"), ("a: *x", "spec-alias-unknown"),
     ("replace: [{line: 1}]", "hints-missing"), ("stories: {a1: {kind: poem}}", "hints-value"),
     ("drop_lines: [x]", "hints-type"), ("join: [[1]]", "hints-type"), ("drop_lines: [1]\ndrop_lines: [2]", "hints-twice")],
)  # fmt: skip
def test_bad_hints_are_told_with_their_place(text: str, code: str) -> None:
    with pytest.raises(BadSpec) as caught:
        read_hints(text, "hints.yaml")
    first = caught.value.findings[0]
    assert first.code == code
    assert first.place is not None and first.place.line >= 1
    assert not read_hints("drop_lines: [1]", "hints.yaml").stories


FIELDS = {
    "slug": "a", "kind": "feature", "jump": "3", "jump_from": "2", "complete": "false", "inline": "true",
    "runs_on": "true", "rank": "1", "headline": "[甲, 乙]", "names": "[李明, 王芳]", "dateline": "本报讯", "byline": "本报记者 李明",
}  # fmt: skip


@pytest.mark.parametrize(("name", "key"), NAMES["story"].items())
def test_every_field_of_a_story_file_may_be_written_in_chinese(name: str, key: str) -> None:
    others = [f"{one}: {FIELDS[one]}" for one in ("byline", "dateline", "jump") if one != key]
    text = "\n".join(["---", *others, f"{key}: {FIELDS.get(key, '某')}", "---", "", "正文。"])
    told = read_story(text.replace(f"\n{key}: ", f"\n{name}: "), "one.md")
    assert told == read_story(text, "one.md")
    assert not told[1]
    assert told[0] != read_story("\n".join(["---", *others, "---", "", "正文。"]), "one.md")[0]


def test_every_field_of_a_story_file_has_a_chinese_name() -> None:
    assert set(STORY_FILE_KEYS) == set(NAMES["story"].values()) == set(COPY_KEYS["story"])


def test_pages_kinds_and_yes_and_no_may_be_written_as_an_editor_says_them() -> None:
    story, found = read_story("---\n下转: 第3版\n体裁: 评论\n完整: 否\n接排: 是\n---\n\n正文。", "a.md")
    assert not found
    assert (story.jump, story.kind, story.complete, story.runs_on) == (Jump("to", 3), "commentary", False, True)


def test_hints_in_chinese_say_what_hints_in_english_say() -> None:
    english = """stories: {a1: {slug: lead, headline: [甲, 乙], kind: photo, complete: false, jump: 2}}
drop_lines: [3, {line: 4, words: 四}]
replace: [{line: 5, find: 官, with: 宫}]
join: [[6, 8]]
split: [{line: 9, find: 聚}]
assign: [{line: 10-12, as: list}, {line: 13, as: headline, story: lead}, {line: 14, as: caption}]
"""
    said = {
        "stories:": "稿件:", "drop_lines:": "删行:", "replace:": "替换:", "join:": "接段:", "split:": "分段:",
        "assign:": "归入:", "line:": "行号:", "words:": "文字:", "find:": "原文:", "with:": "换成:", "as: list": "作为: 列表",
        "as: headline": "作为: 标题", "as: caption": "作为: 图片说明", "story:": "稿件:", "slug:": "稿名:", "headline:": "标题:",
        "kind: photo": "种类: 图片", "complete: false": "完整: 否", "jump: 2": "下转: 第2版",
    }  # fmt: skip
    chinese = english
    for one, other in sorted(said.items(), key=lambda pair: -len(pair[0])):
        chinese = re.sub(rf"\b{one}", other, chinese)

    def unplaced(value: object) -> object:
        return re.sub(r"(line=\d+, )?column=\d+, excerpt='[^']*'", "", str(value))

    assert not re.search(r"[b-z]{2}", chinese.replace("lead", ""))
    assert unplaced(read_hints(chinese, "h.yaml")) == unplaced(read_hints(english, "h.yaml"))
    with pytest.raises(BadSpec) as caught:
        read_hints("归人: []", "h.yaml")
    assert "归入" in caught.value.findings[0].hint("zh") + caught.value.findings[0].message("zh")
