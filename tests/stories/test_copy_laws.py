"""Laws of reading copy: any bytes are read, story files are read back, normalising twice changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.characters.normalise import normalise
from layout.dumps.dump import read_dump
from layout.findings import BadSpec
from layout.stories.hints import read_hints
from layout.stories.model import Cell, Credit, Dateline, Jump, Paragraph, Span, Story, row_of
from layout.stories.storyfile import read_story, write_story

WORDS = st.text("新华社北京日电本报讯记者摄下转第二版（）()，。“”《》——…… 0123456789abc,.:;·□\u3000\n\t", max_size=60)


@settings(max_examples=60, deadline=None)
@given(data=st.one_of(st.binary(max_size=200), WORDS.map(str.encode), WORDS.map(lambda t: t.encode("gb18030"))))
def test_any_bytes_are_read_without_a_fault(data: bytes) -> None:
    copy = read_dump(data, "any.txt")
    assert copy.stories or copy.findings or not data.strip()
    for one in copy.findings:
        assert one.message("zh") and one.message("en") is not None


@settings(max_examples=60, deadline=None)
@given(text=WORDS)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "dump-empty"), (b" \n\t\n", "dump-empty"),
     (("全市人民的生活在这一年有了大的变化。" * 3).encode("gb18030"), "dump-encoding"),
     (b"\xff\xfe\x00\xd8abc", "dump-bytes-lost"), (b"x" * (9 << 20), "dump-too-big")],
)  # fmt: skip
def test_odd_bytes_are_told(data: bytes, code: str) -> None:
    assert code in [one.code for one in read_dump(data, "odd.txt").findings]


texts = st.text("新华社*[]\\#-!（）“”{}dots 字", min_size=1, max_size=24).map(str.strip).filter(bool)


KINDS = [
    ("strong",),
    ("emphasis",),
    ("dots",),
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


@settings(max_examples=100, deadline=None)
@given(body=st.lists(paragraphs(), max_size=4), head=st.lists(texts, max_size=2), jump=st.integers(0, 9))
def test_a_story_file_is_read_back_as_it_was(body: list[Paragraph], head: list[str], jump: int) -> None:
    story = Story(
        "slug", "news", tuple(head), tuple(body), "栏目", "引题", "副题", dateline=Dateline("新华社北京11月14日电", "新华社", "北京", "11月14日"),
        jump=Jump("to", jump) if jump else None, caption="图", credit=Credit("某某摄", (("", "某某"),), "摄"),
    )  # fmt: skip
    text = write_story(story)
    back, found = read_story(text, "slug.md")
    assert not found
    assert back.headline == story.headline
    assert [one._replace(lines=()) for one in back.body] == list(story.body), text
    assert (back.deck, back.rubric, back.kicker, back.jump) == (story.deck, story.rubric, story.kicker, story.jump)
    assert back.dateline == story.dateline
    assert write_story(back) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [("---\nslug: a\n", "story-file-open"), ("---\nslugg: a\n---\n", "story-file-key"),
     ("---\nkind: poem\n---\n", "story-file-value"), ("---\nslug: ../x\n---\n", "story-slug-bad")],
)  # fmt: skip
def test_a_story_file_with_a_slip_is_told(text: str, code: str) -> None:
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
