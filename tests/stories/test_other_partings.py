"""By how much a dump is likelier parted into stories as it is than otherwise, and what is told where it is little."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from page_truth import all_pages, dump_of, reading_of

import layout.dumps.dump as dump
from layout.dumps.roles import LineReading, read_roles
from layout.dumps.steps import FAR_OFF

NEWS = (
    "修理铺前排长队",
    "本报讯（记者 李华）昨天上午，桥东社区的修理铺前排起了长队，老宋一口气修好了十一台收音机，街坊们都说好。",
    "铺子开了十一年，没有挂过价目表，多半是三块五块，有时摆摆手就让人拿走了。",
    "老宋说，只要还有人来，他就一直修下去，直到眼睛看不清螺丝为止。",
)


def readings(text: str, monkeypatch: pytest.MonkeyPatch) -> list[LineReading]:
    """What each line of a dump was read as."""
    made: list[LineReading] = []

    def listen(*asked: object, **named: bool) -> tuple[LineReading, ...]:
        read = read_roles(*asked, **named)  # type: ignore[arg-type]
        made[:] = read
        return read

    monkeypatch.setattr(dump, "read_roles", listen)
    dump.read_dump(text.encode(), "a.txt")
    return made


@pytest.mark.pure_python
def test_copy_and_heads_over_datelines_are_parted_in_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    read = readings("\n".join(NEWS * 5), monkeypatch)
    assert [one.begins for one in read] == [True, False, False, False] * 5
    assert all(one.margin > 45 for one in read)
    assert {one.margin for one in read[1::4]} == {FAR_OFF}


@pytest.mark.pure_python
def test_a_bare_line_between_paragraphs_may_be_a_head_or_a_subhead(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = (NEWS[0], *NEWS[2:], "灯下的手艺", *NEWS[2:])
    margins = [one.margin for one in readings("\n".join(bare * 3), monkeypatch)]
    sure = [one.margin for one in readings("\n".join(NEWS * 5), monkeypatch)]
    assert min(margins[1:]) < min(sure[1:])


def test_most_wrong_ends_are_told_and_no_more_than_two_lines_of_a_thousand_characters() -> None:
    pages = [page for page in all_pages() if page.number % 3 == 0]
    figures = [reading_of(page) for page in pages]
    wrong = sum(one.figures.wrong_ends for one in figures)
    told = sum(one.figures.reported for one in figures)
    codes = ("head-or-subhead", "subhead-or-head", "boundaries-in-doubt")
    lines = sum(len(one.lines) for read in figures for one in read.copy.findings if one.code in codes)
    characters = sum(len(dump_of(page)[0]) for page in pages)
    assert told * 10 >= wrong * 7, (told, wrong)
    assert lines * 1000 <= characters * 2, (lines, characters)
