"""Words edited on the page: written where they stand, in a story, a dump or its hints, and nothing else is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from test_workbench import BRIDGE, GRAIN, RIVER, SPEC

from layout.page import Tag
from layout.workbench.acts import Refused
from layout.workbench.workbench import Workbench

SAMPLES = Path(__file__).parents[2] / "seeds"
FIELDS = "headline: [今年粮食, 又丰收]   # 两行\nkicker: 秋收\ndeck: '全市：十年最高'"
CARD = GRAIN.replace("headline: [今年粮食又丰收]", FIELDS)
SAID = "记者在田间看到，收割机来回穿梭，金黄的谷子堆成了小山。"


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    for name, text in (("issue.yaml", SPEC), ("grain.md", CARD), ("river.md", RIVER), ("bridge.md", BRIDGE)):
        (tmp_path / name).write_text(text, "utf-8")
    made = Workbench(tmp_path / "issue.yaml")
    made.make()
    return made


@pytest.mark.parametrize(
    ("tag", "words", "new", "old", "written"),
    [
        (Tag("grain", "head"), "今年粮食\n又丰收", "粮食\n连年丰收", "[今年粮食, 又丰收]", "[粮食, 连年丰收]"),
        (Tag("grain", "kicker"), "秋收", "秋: 收", "kicker: 秋收", 'kicker: "秋: 收"'),
        (Tag("grain", "deck"), "全市：十年最高", "全市最高", "'全市：十年最高'", "全市最高"),
        (Tag("grain", "paragraph", 1), SAID, "记者看到。\n\n又一段。", SAID, "记者看到。\n\n又一段。"),
    ],
)  # fmt: skip
def test_words_of_a_story_are_written_where_they_stand(bench, tag, words, new, old, written):
    place = bench.words_of(tag)
    assert (place.file, place.words) == ("grain.md", words)
    bench.reword(place.file, place.start, place.raw, new, place.form)
    after = (bench.folder / "grain.md").read_text("utf-8")
    assert after == CARD.replace(old, written)
    assert bench.make().pages
    bench.undo()
    assert (bench.folder / "grain.md").read_text("utf-8") == CARD


def test_words_that_moved_are_found_and_those_that_changed_are_refused(bench):
    place = bench.words_of(Tag("grain", "paragraph", 1))
    path = bench.folder / "grain.md"
    path.write_text(CARD.replace("今年全市", "据统计，今年全市"), "utf-8")
    bench.from_disk()
    bench.reword(place.file, place.start, place.raw, "记者看到。", place.form)
    assert path.read_text("utf-8").endswith("广大农民喜获丰收。\n\n记者看到。\n")
    with pytest.raises(Refused):
        bench.reword(place.file, place.start, place.raw, "又改。", place.form)
    with pytest.raises(Refused):
        bench.reword(place.file, 0, "", "长" * 30_000, "copy")


def test_words_of_a_dump_stand_in_its_lines_or_its_hints(tmp_path):
    shutil.copytree(SAMPLES / "datong", tmp_path / "datong", symlinks=True)
    bench = Workbench(tmp_path / "datong" / "issue.yaml")
    bench.make()
    head = bench.words_of(Tag("a3", "head"))
    assert (head.file, head.words) == ("front-page.txt", "瞄准“四大赛道” 加快转型发展")
    hinted = bench.words_of(Tag("a6", "head"))
    assert (hinted.file, hinted.words, hinted.form) == ("hints.yaml", "多力齐发激活稳就业一池春水", "value")
    joined = bench.words_of(Tag("a1", "paragraph", 1))
    assert joined.raw.count("\n\n") == 1, "a paragraph of two lines of the dump"
    every = [part for part in range(60) if (one := bench.words_of(Tag("a1", "paragraph", part))) and one.raw]
    story = bench.pages.loaded.materials.stories["a1"]
    assert len(every) == len(story.body)
    bench.reword(hinted.file, hinted.start, hinted.raw, "多力齐发", hinted.form)
    assert "headline: 多力齐发\n" in (bench.folder / "hints.yaml").read_text("utf-8")
    bench.make()
    assert bench.pages.loaded.materials.stories["a6"].headline == ("多力齐发",)
    assert bench.words_of(Tag("nobody", "head")) is None
