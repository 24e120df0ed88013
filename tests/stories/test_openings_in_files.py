"""A story file's first paragraph opens with a dateline as a dump's does: 本报讯（记者 某某）."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.findings import Place
from layout.loading.sources import load_copy
from layout.spec.model import CopySource
from layout.stories.model import Byline, Dateline, Paragraph, Span, Story
from layout.stories.storyfile import read_story, write_story

TEXT = "老街书屋重新开门。店主说，书屋以后不收押金，谁都可以进来坐一坐。"
AFTER = "第二段的文字在这里，说明它是第二段的文字，读到这里就完了。"
OPENINGS = {
    "本报讯 ": ("本报讯", ""),
    "本报讯": ("本报讯", ""),
    "本报讯\u3000": ("本报讯", ""),
    "本报讯：": ("本报讯", ""),
    "本报讯（记者 李明）": ("本报讯", "（记者 李明）"),
    "本报讯（记者 李明） ": ("本报讯", "（记者 李明）"),
    "【本报讯】": ("【本报讯】", ""),
    "新华社北京5月1日电 ": ("新华社北京5月1日电", ""),
    "新华社北京5月1日电（记者 李明）": ("新华社北京5月1日电", "（记者 李明）"),
    "澜城晚报讯 ": ("澜城晚报讯", ""),
    "": ("", ""),
    "讯问笔录 ": ("", ""),
    "电话铃响了。": ("", ""),
}


def read(front: str, body: str) -> Story:
    story, found = read_story(f"---\nheadline: [老街书屋重新开门]\n{front}---\n\n{body}\n\n{AFTER}\n", "a.md")
    assert not found
    return story


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_file_says_what_a_dump_says(tmp_path: Path, opening: str) -> None:
    (tmp_path / "a.txt").write_text(f"老街书屋重新开门\n\n{opening}{TEXT}\n\n{AFTER}\n", "utf-8")
    (dumped, *_), _ = load_copy(CopySource(dump="a.txt", place=Place("issue.yaml", 1)), tmp_path, ())
    story = read("", f"{opening}{TEXT}")
    for one in (dumped, story):
        said = one.dateline.raw if one.dateline else "", one.byline.raw if one.byline else ""
        assert said == OPENINGS[opening]
        assert one.body[0].text == (TEXT if OPENINGS[opening][0] else opening + TEXT)
        assert not one.byline or one.byline.inline


@pytest.mark.parametrize(("byline", "names", "kind", "inline"), [
    ("本报讯（记者 高敬亭）", ("高敬亭",), "news", True),
    ("本报讯（通讯员 宋小满 记者 何青）", ("宋小满", "何青"), "news", True),
    ("新华社北京5月1日电（记者 李明）", ("李明",), "news", True), ("本报记者 李明", ("李明",), "feature", False),
    ("李明", ("李明",), "commentary", False), ("本报讯", (), "news", True),
])  # fmt: skip
def test_a_byline_with_its_dateline_is_a_reporters_and_no_pen_name(
    byline: str, names: tuple[str, ...], kind: str, inline: bool
) -> None:
    story = read(f"byline: {byline}\n", TEXT)
    assert story.byline
    assert (story.byline.raw, story.byline.names, story.kind, story.byline.inline) == (byline, names, kind, inline)
    assert read(f"byline: {byline}\ninline: false\n", TEXT).byline == story.byline._replace(inline=False)


def test_spans_move_with_the_words_they_hold_for() -> None:
    story = read("", f"**本报讯** 昨天，**老街**书屋开门，{TEXT}")
    (span,) = story.body[0].spans
    assert story.body[0].text[span.start : span.end] == "老街"


@pytest.mark.parametrize("front", ["dateline: 新华社电\n", "dateline:\n", "runs_on: true\n", "byline: 本报记者 王芳\n"])
def test_words_are_left_where_the_front_matter_says_better(front: str) -> None:
    story = read(front, f"本报讯（记者 李明）{TEXT}")
    assert story.body[0].text == f"本报讯（记者 李明）{TEXT}"


@pytest.mark.parametrize("text", [f"本报讯 {TEXT}", f"本报讯（记者 李明）{TEXT}", TEXT, "本报讯"])
@pytest.mark.parametrize("dateline", [None, Dateline("本报讯")])
@pytest.mark.parametrize("byline", [None, Byline("李明")])
def test_what_is_written_is_read_back(text: str, dateline: Dateline | None, byline: Byline | None) -> None:
    body = (Paragraph("p", text, (), (Span(0, 3, "strong"),)), Paragraph("p", TEXT))
    story = Story("a", "news", ("题",), body, dateline=dateline, byline=byline)
    again, _ = read_story(write_story(story), "a.md")
    assert [(one.text, one.spans) for one in again.body] == [(one.text, one.spans) for one in story.body]
    assert (again.dateline and again.dateline.raw) == (dateline and dateline.raw)
