"""Verse of a dump is verse: line for line, in the stanzas that its blank lines make, under who wrote it."""

from __future__ import annotations

from layout.dumps.dump import read_dump
from layout.stories.model import Story

LINES = (
    "桥修好以后，渡口还在",
    "石阶一级一级走进水里",
    "像一个人说话",
    "越说越轻",
    "系缆的石桩磨出了腰",
    "船不来，柳絮来",
)


def read(*lines: str) -> list[Story]:
    return list(read_dump("\n".join(lines).encode(), "poem.txt").stories)


def stanzas(story: Story) -> list[int]:
    return [at for at, one in enumerate(story.body) if one.opens]


def test_blank_lines_part_stanzas() -> None:
    (poem,) = read("渡口", "", "何青云", "", *LINES[:3], "", *LINES[3:])
    assert [one.text for one in poem.body] == list(LINES)
    assert {one.kind for one in poem.body} == {"verse"}
    assert stanzas(poem) == [3]


def test_a_blank_line_after_every_line_parts_none_and_two_do() -> None:
    spaced = [part for line in LINES[:3] for part in (line, "")]
    more = [part for line in LINES[3:] for part in (line, "")]
    (even,) = read("渡口", "", "何青云", "", *spaced, *more)
    assert stanzas(even) == []
    (parted,) = read("渡口", "", "何青云", "", *spaced, "", *more)
    assert stanzas(parted) == [3]


def test_prose_is_no_verse() -> None:
    first = "桥修好以后，渡口还在。石阶一级一级走进水里，像一个人说话，越说越轻。"
    second = "船不来，柳絮来。系缆的石桩磨出了腰，我在最末一级坐下，水正好到鞋底。"
    (story,) = read("渡口的石阶", "", "何青云", "", first, "", second)
    assert {one.kind for one in story.body} == {"p"}


def test_who_wrote_verse_is_no_row_of_it_where_prose_stands_above() -> None:
    prose = "母亲有一个针线筐，柳条编的，用了三十多年，边沿磨得发亮。筐里有各色的线、大大小小的扣子。"
    stories = read("母亲的针线筐", "花 开", prose, prose[:-1] + "，还有一把剪刀。", "春雨", "林 夕", *LINES[:5])
    assert stories[-1].byline is not None and stories[-1].byline.names == ("林夕",)
    assert {one.kind for one in stories[-1].body} == {"verse"}
