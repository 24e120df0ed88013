"""Whatever order lines come in, every letter of a dump lands in a story, in furniture or in a finding."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))


from layout.characters.normalise import clean, normalise
from layout.dumps.dump import read_dump
from layout.stories.hints import ROLES, read_hints
from layout.stories.model import Copy, Story
from layout.stories.storyfile import read_story, write_story

SAMPLE = Path(__file__).resolve().parents[2] / "seeds/datong/front-page.txt"

LINES = [
    *(line for line in SAMPLE.read_text("utf-8").split("\n") if line.strip()),
    "第二版 要闻", "责编 张三 版式 李四", "（上接第一版）", "上接第一版", "图为会议现场。 王五摄", "——本报评论员",
    "要 闻", "□ 王小二", "【本报讯】（记者 赵六）昨天，天气很好。", "新华社发", "3:2", "本报记者 孙七 摄影报道",
    "=====", "(下转A3版)", "中央社台北十四日电", "市领导  张三  李四 出席", "国务院办公厅",
    "Hello world,",
    "　　两会今天开幕。（记者 周八）", "第10版",
]  # fmt: skip


def letters(text: str) -> Counter[str]:
    """Letters and figures; marks change width and blanks fall away."""
    return Counter(char for char in normalise(clean(text).text).text if char.isalnum())


def parts_of(story: Story) -> str:
    """All that a story holds."""
    raws = [one.raw for one in (story.byline, story.dateline, story.jump, story.credit) if one]
    kept = [story.rubric, story.kicker, story.deck, story.signature, story.caption]
    return "\n".join([*story.headline, *raws, *kept, *(one.text for one in story.body)])


def lost_from(text: str, copy: Copy) -> Counter[str]:
    """Letters of *text* that are in no story and on no line that a finding names as left out."""
    left = ("stray-line", "stray-headline", "page-furniture", "line-dropped")
    given_way = [str(dict(one.facts)["old"]) for one in copy.findings if one.code == "hint-replaced"]
    lines = text.split("\n")
    named = {line for one in copy.findings if one.code in left for line in one.lines}
    kept = "\n".join([*map(parts_of, copy.stories), *given_way, *(lines[number - 1] for number in named if number)])
    return letters(text) - letters(kept)


@settings(max_examples=150)
@given(chosen=st.lists(st.sampled_from(LINES), min_size=1, max_size=14), gap=st.sampled_from(["\n", "\n\n"]))
def test_no_letter_of_a_dump_is_lost(chosen: list[str], gap: str) -> None:
    text = gap.join(chosen)
    copy = read_dump(text.encode(), "any.txt")
    assert lost_from(text, copy) == Counter()
    for story in copy.stories:
        assert len(set(story.lines)) == len(story.lines)


TOPS = [
    "岭南日报", "2024年8月8日 星期四", "第3版", "责任编辑：王强", "要闻", "综合新闻", "2", "A06", "4 寰宇",
    "2024-08-08", "春天来了人更忙", "老街的早晨", "王强 北京日报", "本报记者 李明", "李明辉", "图／李明辉",
    "图：一张老照片", "摄影：每周六下午",
]  # fmt: skip
"""What stands at the top of a page, and heads as short as that."""


@settings(max_examples=300)
@given(chosen=st.lists(st.sampled_from(TOPS), min_size=1, max_size=10), gap=st.sampled_from(["\n", "\n\n"]))
def test_a_dump_of_nothing_but_tops_of_pages_is_read_and_loses_no_letter(chosen: list[str], gap: str) -> None:
    text = gap.join(chosen)
    assert lost_from(text, read_dump(text.encode(), "any.txt")) == Counter()


def test_a_dump_that_is_all_furniture_is_no_story() -> None:
    copy = read_dump("岭南日报\n2024年8月8日 星期四\n第3版\n责任编辑：王强\n".encode(), "any.txt")
    assert copy.stories == ()
    assert [one.code for one in copy.findings] == ["page-furniture"]


def test_the_check_of_lost_letters_sees_a_loss() -> None:
    text = "市政协召开会议\n\n新华社北京11月14日电 会议今天召开。\n\n会议指出，要抓好落实。"
    copy = read_dump(text.encode(), "any.txt")
    assert lost_from(text, copy) == Counter()
    cut = copy._replace(stories=tuple(one._replace(body=one.body[:-1]) for one in copy.stories))
    assert lost_from(text, cut)["抓"] == 1


@cache
def sample(*, hinted: bool) -> Copy:
    """The sample, with or without its hints."""
    hints = read_hints((SAMPLE.parent / "hints.yaml").read_text("utf-8"), "hints.yaml") if hinted else None
    return read_dump(SAMPLE.read_bytes(), "front-page.txt", hints)


def test_the_sample_loses_no_letter() -> None:
    text = SAMPLE.read_text("utf-8")
    assert lost_from(text, sample(hinted=False)) == Counter()
    settled = text.replace("官外孕", "宫外孕")
    assert lost_from(settled, sample(hinted=True)) == Counter()


def test_the_stories_of_the_sample_are_the_same_as_files() -> None:
    for story in (*sample(hinted=False).stories, *sample(hinted=True).stories):
        back, found = read_story(write_story(story), f"{story.slug}.md")
        assert found == ()
        assert unplaced(back) == unplaced(story)


def unplaced(story: Story) -> Story:
    """*story* without its places in a dump."""
    body = tuple(one._replace(lines=()) for one in story.body)
    return story._replace(place=None, lines=(), page=1, body=body)


def test_the_encoding_of_a_dump_changes_nothing_but_a_note() -> None:
    text = SAMPLE.read_text("utf-8")
    for data in (
        text.encode("gb18030"),
        text.encode("utf-8-sig"),
        text.encode("utf-16"),
        text.replace("\n", "\r\n").encode(),
    ):
        copy = read_dump(data, "front-page.txt")
        assert copy.stories == sample(hinted=False).stories
        assert {one.code for one in copy.findings} - {one.code for one in sample(hinted=False).findings} <= {
            "dump-encoding"
        }


HEAD = "绿水青山绘就美丽新画卷"
COPY = "我市坚持一体化保护和系统治理,环境得到全面改善。"


@pytest.mark.parametrize(
    "text",
    [f"（上接第一版）\n{HEAD}\n{COPY}", f"{HEAD}\n（上接第一版）\n{COPY}",
     f"{HEAD}\n□本报记者 高燕\n上接第一版\n{COPY}", f"{HEAD}\n（上接第一版）{COPY}"],
)  # fmt: skip
def test_copy_that_goes_on_from_another_page_keeps_its_head_and_the_page(text: str) -> None:
    copy = read_dump(text.encode(), "two.txt")
    assert [(one.headline, one.jump and (one.jump.direction, one.jump.page)) for one in copy.stories] == [
        ((HEAD,), ("from", 1))
    ]
    assert [one.code for one in copy.findings if one.code.startswith("stray-")] == []


@pytest.mark.parametrize("role", ROLES)
def test_an_assigned_line_is_never_lost(role: str) -> None:
    lines = [HEAD, "□本报记者 高燕", COPY, "新华社发", "另外一行字", "（下转第二版）"]
    for number in range(1, len(lines) + 1):
        for story in ("", ", story: a1"):
            hints = read_hints(f"assign: [{{line: {number}, as: {role}{story}}}]", "hints.yaml")
            text = "\n".join(lines)
            assert lost_from(text, read_dump(text.encode(), "any.txt", hints)) == Counter()


@pytest.mark.parametrize("text", ["(" * 20000, "a.b@" * 20000, "（" * 20000 + "》" * 20000, "国" + "-" * 40000 + "国"])
def test_odd_copy_takes_no_longer_than_its_length(text: str) -> None:
    assert read_dump(text.encode(), "odd.txt").stories


@pytest.mark.parametrize(
    "text",
    [
        "相关新闻\n" * 20,
        "".join(f"新桥通车第{number}天\n他等了两个小时没有人来找。\n" for number in range(10, 30)),
        "".join(f"# 一个很长很长很长的标题\n## 副题{number}\n\n他等了很久没有人来找。\n\n" for number in range(10, 30)),
    ],
    ids=["links", "heads", "headings"],
)
def test_many_lines_of_one_kind_take_as_long_as_their_number(text: str) -> None:
    few, many = (_calls(text * times) for times in (10, 40))
    assert many < 4.4 * few


def _calls(text: str) -> int:
    """Lines of the program that are run to read *text*."""
    read_dump(text.encode(), "odd.txt")  # what is remembered of its lines
    count = 0

    def traced(*_: object) -> Callable[..., object]:
        nonlocal count
        count += 1
        return traced

    sys.settrace(traced)
    try:
        read_dump(text.encode(), "odd.txt")
    finally:
        sys.settrace(None)
    return count
