"""（附图片3张）, which agencies and sites write to a desk: no words of a head, of copy, or of who signs."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump

COPY = "凤鸣湿地近日迎来首批越冬候鸟三百余只，其中有国家一级保护动物东方白鹳。"


@pytest.mark.parametrize("mark", ["（附图片3张）", "(附图2张)", "（附照片一张）", "（附图片 1 幅）"])
@pytest.mark.parametrize(("head", "under"), [("{}", ""), ("", "{}\n"), ("", "\n{}\n")])
def test_how_many_pictures_came_with_a_story_is_taken_off_and_reported(mark: str, head: str, under: str) -> None:
    text = f"湿地迎来候鸟{head.format(mark)}\n本报讯（记者 程砚）{COPY}\n{under.format(mark)}"
    read = read_dump(text.encode(), "a.txt")
    (story,) = read.stories
    assert (story.headline, [one.text for one in story.body], story.signature) == (("湿地迎来候鸟",), [COPY], "")
    labels = [dict(one.facts)["label"] for one in read.findings if one.code == "label-removed"]
    assert [one.replace(" ", "") for one in labels] == [
        mark.replace(" ", "").replace("(", "（").replace(")", "）")
    ] or (labels == [mark])


def test_pictures_that_copy_speaks_of_stay() -> None:
    copy = "他在信里附图三张（附图片3张），又写了一页说明。"
    (story,) = read_dump(f"一封信\n本报讯（记者 程砚）{copy}\n".encode(), "a.txt").stories
    assert [one.text for one in story.body] == [copy]
