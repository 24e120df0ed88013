"""The workbench: acts rewrite what they must, undo goes over everything, nothing another program wrote is lost."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest

from layout.desk.showing import Showing
from layout.findings import LayoutError, Severity
from layout.trees.spans import TextChange
from layout.workbench import disk
from layout.workbench.acts import Refused
from layout.workbench.workbench import Workbench

SPEC = """\
id: small     # 期号
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
pages:
  - number: 1
    slots:
      - {use: flag, at: [1, 1], span: [5, 9]}
      - id: lead    # 头条

        story: grain
        at: [1, 11]
        span: [5, 20]
      - {id: second, story: river, 位置: [1, 32], 大小: [3, 12], legs: {count: 2, gutter: 2字}}
"""
GRAIN = """\
---
slug: grain
headline: [今年粮食又丰收]
---

今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收。

记者在田间看到，收割机来回穿梭，金黄的谷子堆成了小山。
"""
RIVER = GRAIN.replace("grain", "river").replace("今年粮食又丰收", "河水清了")
BRIDGE = GRAIN.replace("grain", "bridge").replace("今年粮食又丰收", "新桥通车")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "issue.yaml").write_text(SPEC, "utf-8")
    for name, text in (("grain", GRAIN), ("river", RIVER), ("bridge", BRIDGE)):
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def bench(folder: Path) -> Workbench:
    made = Workbench(folder / "issue.yaml")
    made.make()
    return made


def spec_of(folder: Path) -> str:
    return (folder / "issue.yaml").read_text("utf-8")


def done(bench: Workbench, **act: object) -> str:
    bench.act(act)
    assert bench.make().pages
    return spec_of(bench.folder)


def test_what_is_typed_is_in_the_file_at_once_and_undone_to_the_byte(bench, folder):
    bench.document("grain.md")
    at = GRAIN.index("今年全市")
    for number, char in enumerate("据统计"):
        bench.edit("grain.md", number, (TextChange(at + number, at + number, char),))
    assert "据统计今年全市" in (folder / "grain.md").read_text("utf-8")
    assert bench.make().pages.composed.fits[0].story.body[0].text.startswith("据统计今年")
    bench.undo()
    assert (folder / "grain.md").read_text("utf-8") == GRAIN
    bench.redo()
    assert "据统计今年全市" in (folder / "grain.md").read_text("utf-8")


def test_hands_on_the_page_rewrite_their_own_values_alone(bench, folder):
    after = done(bench, act="move", page=1, slot="lead", at=[1, 12])
    assert after == SPEC.replace("at: [1, 11]", "at: [1, 12]")
    after = done(bench, act="resize", page=1, slot="second", at=[2, 32], span=[2, 12])
    assert after == SPEC.replace("at: [1, 11]", "at: [1, 12]").replace(
        "位置: [1, 32], 大小: [3, 12]", "位置: [2, 32], 大小: [2, 12]"
    )
    bench.undo()
    bench.make()
    bench.undo()
    assert spec_of(folder) == SPEC
    bench.make()
    assert done(bench, act="legs", page=1, slot="second", legs=1) == SPEC.replace("count: 2", "count: 1")
    assert "        legs: 3\n" in done(bench, act="legs", page=1, slot="lead", legs=3)
    after = done(bench, act="headlines", page=1, slot="lead", breaks=["今年粮食", "又丰收"])
    assert "        head: {breaks: [今年粮食, 又丰收]}\n" in after
    assert "breaks" not in done(bench, act="headlines", page=1, slot="lead", breaks=[])


@pytest.mark.parametrize(
    ("down", "first", "second"),
    [(False, "[3, 20]", "at: [4, 11], span: [2, 20]"), (True, "[5, 10]", "at: [1, 21], span: [5, 10]")],
)
def test_a_slot_is_divided_and_a_story_without_a_place_stands_in_the_second(bench, folder, down, first, second):
    bench.act({"act": "divide", "page": 1, "slot": "lead", "down": down})
    assert bench.make().pages, bench.last.findings
    assert spec_of(folder) == SPEC.replace(
        "at: [1, 11]\n        span: [5, 20]",
        f"at: [1, 11]\n        span: {first}\n\n      - {{id: bridge, story: bridge, {second}}}",
    )
    assert not [one for one in bench.last.findings if one.severity is Severity.ERROR]
    with pytest.raises(Refused):
        bench.act({"act": "divide", "page": 1, "slot": "lead"})  # no story is left
    bench.undo()
    assert spec_of(folder) == SPEC


def test_stories_are_placed_taken_off_and_changed_with_each_other(bench, folder):
    after = done(bench, act="place", page=1, story="bridge", at=[4, 32], span=[2, 12])
    assert after == SPEC + "\n      - {id: bridge, story: bridge, at: [4, 32], span: [2, 12]}\n"
    after = done(bench, act="swap", page=1, slot="second", other="bridge")
    assert "{id: second, story: river, 位置: [4, 32], 大小: [2, 12]" in after
    assert "{id: bridge, story: bridge, at: [1, 32], span: [3, 12]}" in after
    after = done(bench, act="remove", page=1, slot="bridge")
    assert "bridge" not in after
    for _ in range(3):
        bench.undo()
    assert spec_of(folder) == SPEC


@pytest.mark.parametrize(
    "act",
    [
        {"act": "move", "slot": "lead", "at": [1]},
        {"act": "move", "slot": "lead", "at": ["1", 2]},
        {"act": "move", "slot": "nobody", "at": [1, 2]},
        {"act": "resize", "slot": "lead", "at": [1, 1], "span": [9999, 1]},
        {"act": "legs", "slot": "lead", "legs": True},
        {"act": "focus", "slot": "lead", "focus": "x"},
        {"act": "dance", "slot": "lead"},
        {"act": "place", "story": "nobody", "page": 1, "at": [1, 1], "span": [1, 1]},
        {"act": "place", "story": "bridge", "page": 9, "at": [1, 1], "span": [1, 1]},
        {"act": "headlines", "slot": "lead", "breaks": []},
        {},
    ],
)
def test_acts_that_cannot_be_done_change_nothing(bench, folder, act):
    with pytest.raises(Refused):
        bench.act(act)
    assert spec_of(folder) == SPEC
    assert not bench.history.steps


def test_the_last_good_page_stays_while_the_spec_is_broken(bench, folder):
    good = bench.good
    bench.document("issue.yaml")
    bench.edit("issue.yaml", 0, (TextChange(0, 0, "{"),))
    made = bench.make()
    assert not made.pages
    assert made.findings[0].place.line
    assert bench.good is good
    with pytest.raises(Refused):
        bench.act({"act": "legs", "slot": "lead", "legs": 2})
    bench.undo()
    assert bench.make().pages


def test_a_fault_of_the_program_is_said_and_the_desk_goes_on(bench, monkeypatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    good = bench.good
    with monkeypatch.context() as patch:
        patch.setattr("layout.workbench.workbench.compose", broken)
        made = bench.make()
    assert made.pages is None
    assert [one.code for one in made.findings] == ["program-fault"]
    assert bench.good is good
    assert bench.make().pages


def test_what_another_program_writes_is_taken_over_and_can_be_undone(bench, folder):
    bench.document("grain.md")
    (folder / "grain.md").write_text(GRAIN.replace("丰收。", "大丰收。"), "utf-8")
    change = bench.from_disk()[0]
    assert (change.why, change.after.version) == ("disk", 1)
    assert bench.from_disk() == ()
    bench.undo()
    assert (folder / "grain.md").read_text("utf-8") == GRAIN


def test_typing_into_a_version_that_is_gone_is_refused(bench):
    bench.document("grain.md")
    bench.edit("grain.md", 0, (TextChange(0, 0, ""),))
    with pytest.raises(Refused):
        bench.edit("grain.md", 0, (TextChange(0, 0, "x"),))


def test_a_save_keeps_what_was_written_in_the_same_moment(bench, folder):
    bench.document("grain.md")
    theirs = GRAIN + "\n他们的一段。\n"
    (folder / "grain.md").write_text(theirs, "utf-8")  # and nobody looked at the disk before the next key
    bench.edit("grain.md", 0, (TextChange(len(GRAIN), len(GRAIN), "我的一段。\n"),))
    assert (folder / "grain.md").read_text("utf-8") == GRAIN + "我的一段。\n"
    assert (folder / "grain.md.other").read_text("utf-8") == theirs


def test_what_is_written_right_after_a_save_is_seen(bench, folder, monkeypatch):
    def written_over(path: Path, data: bytes) -> None:
        path.write_bytes(data.replace("丰收".encode(), "大丰收".encode()))  # by another, before the save is noted

    bench.document("grain.md")
    monkeypatch.setattr(disk, "rewrite", written_over)
    bench.edit("grain.md", 0, (TextChange(len(GRAIN), len(GRAIN), "一段。\n"),))
    assert "大丰收" in bench.from_disk()[0].after.text
    assert "一段。" in bench.document("grain.md").text


def test_undo_goes_on_after_a_restart(bench, folder):
    done(bench, act="move", page=1, slot="lead", at=[1, 12])
    again = Workbench(folder / "issue.yaml")
    again.make()
    again.undo()
    assert spec_of(folder) == SPEC
    (folder / "issue.yaml").write_text(SPEC.replace("头条", "要闻"), "utf-8")
    assert not Workbench(folder / "issue.yaml").history.steps


def test_names_outside_the_folder_or_of_other_kinds_are_not_opened(bench, folder):
    (folder.parent / "secret.md").write_text("x", "utf-8")
    (folder / "link.md").symlink_to(folder.parent / "secret.md")
    for name in ("../secret.md", "/etc/passwd", "link.md", "issue.png", "a\0.md"):
        with pytest.raises((Refused, LayoutError, ValueError)):
            bench.document(name)
    assert bench.name_of(str(folder.parent / "secret.md")) == ""
    assert bench.name_of("grain.md") == bench.name_of(str(folder / "grain.md")) == "grain.md"


def test_a_browser_is_sent_what_is_new_to_it(bench):
    showing = Showing()

    def sent() -> dict[str, dict]:
        made = bench.last
        assert made is not None
        told = *showing.pages(made, lambda mark: ""), *showing.account(made, "zh", bench.name_of, {})
        return {one["kind"]: one for one in told}

    first = sent()
    assert set(first["pages"]["pages"][0]["changed"]) == {"flag", "lead", "second", "page"}
    assert first["faces"]["faces"]
    assert [one["story"] for one in first["fits"]["unplaced"]] == ["bridge"]
    again = sent()
    assert again["pages"]["pages"] == []
    assert "faces" not in again
    bench.document("grain.md")
    at = GRAIN.index("今年全市")
    bench.edit("grain.md", 0, (TextChange(at, at, "龘"),))
    bench.make()
    after = sent()
    assert set(after["pages"]["pages"][0]["changed"]) == {"lead"}
    assert sum(len(one["glyphs"]) for one in after["faces"]["faces"].values()) == 1
    was, part = (one["pages"]["pages"][0]["changed"]["lead"] for one in (first, after))
    assert was["first"] == was["last"] == 0 < part["first"]
    marks = [*was["marks"][: part["first"]], *part["marks"], *was["marks"][len(was["marks"]) - part["last"] :]]
    runs = [mark for mark in marks if mark[0] == "g" and mark[12]]
    words = "".join("".join(mark[13]) for mark in runs if mark[12][1] == "paragraph" and mark[12][2] == 0)
    assert words.startswith("龘今年全市")
    offsets = [(mark[12][3], len("".join(mark[13]))) for mark in runs if mark[12][1:3] == ["paragraph", 0]]
    assert all(a[0] + a[1] == b[0] for a, b in pairwise(offsets))


def test_parts_of_groups_that_a_browser_is_sent_come_to_all_that_one_is_sent_who_comes_anew(bench):
    def sent(showing: Showing) -> dict[int, dict]:
        told = [*showing.pages(bench.last, lambda mark: "")]
        return {page["number"]: page for page in told[-1]["pages"]}

    old, shown = Showing(), {}
    chance = random.Random(22)
    bench.document("grain.md")
    for number in range(60):
        if number:
            text = bench.document("grain.md").text
            at = chance.randrange(text.index("---", 4) + 4, len(text))
            gone, put = chance.choice((0, 0, 1, 5)), chance.choice(("的", "，", "\n\n", "🚄", ""))
            bench.edit("grain.md", number - 1, (TextChange(at, min(len(text), at + gone), put),))
            bench.make()
        for page, one in sent(old).items():
            kept = {name: marks for name, marks in shown.get(page, {}).items() if name in one["groups"]}
            for name, part in one["changed"].items():
                before = kept.get(name, [])
                assert part["first"] + part["last"] <= len(before)
                kept[name] = [*before[: part["first"]], *part["marks"], *before[len(before) - part["last"] :]]
            shown[page] = kept
        whole = {page: {name: part["marks"] for name, part in one["changed"].items()}
                 for page, one in sent(Showing()).items()}  # fmt: skip
        assert shown == whole


def test_what_runs_wrote_is_no_file_of_the_issue_and_no_change_of_it(folder):
    out = folder / "out"
    bench = Workbench(folder / "issue.yaml", out=out)
    bench.make()
    (out / "small").mkdir(parents=True)
    (out / "small" / "rest.md").write_text(GRAIN, "utf-8")
    assert not bench.has_changed()
    assert "out/small/rest.md" not in bench.names()
    (folder / "more.md").write_text(BRIDGE.replace("bridge", "more"), "utf-8")
    assert bench.has_changed()
    assert "more.md" in bench.names()
    bench.make()
    assert not bench.has_changed()
