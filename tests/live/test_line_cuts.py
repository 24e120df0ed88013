"""What wins a line holds: each cut is made in the file, and the paragraph has a line less when all is made anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from desk_server import served, talk
from test_workbench import GRAIN, SPEC

from layout import load
from layout.composing import compose
from layout.fitting.fitted import Fitted
from layout.page import Tag
from layout.trees.spans import TextChange
from layout.typeset import set_paragraph
from layout.workbench.line_cuts import CutPlace
from layout.workbench.workbench import Workbench

SAMPLES = Path(__file__).parents[2] / "seeds"


def opened(issue: Path) -> Workbench:
    bench = Workbench(issue)
    assert bench.make().pages, bench.last.findings
    return bench


def cuts_of(bench: Workbench) -> tuple[CutPlace, ...]:
    return bench.line_cuts(bench.last, lambda: True)


def cut_out(bench: Workbench, place: CutPlace) -> None:
    """Take the words of *place* out of their file."""
    cut, document = place.cut, bench.document(place.file)
    begin = sum(map(len, document.text.splitlines(keepends=True)[: place.line - 1]))
    start = document.text.index(cut.words + cut.tail, begin)
    change = TextChange(start, start + len(cut.words), "")
    bench.edit(document.name, document.version, (change,))


def fit_of(fits: tuple[Fitted, ...], place: CutPlace) -> Fitted:
    return next(one for one in fits if one.slot.id == place.cut.slot)


def lines_of(done: Fitted, part: int, measures: list[int]) -> int:
    """Lines of paragraph *part* where it is set best at *measures*."""
    item = next(one for one in done.items if one.index == part and one.role == "paragraph")
    return len(set_paragraph(item.prepared, measures or [done.room.usual], drawn=False))


def measures_of(done: Fitted, part: int) -> list[int]:
    return [one.line.measure for one in done.poured.placed if done.items[one.item].index == part]


@pytest.mark.parametrize(("name", "most"), [("weekend", 24), ("datong", 12), ("nanwan", 12)])
def test_every_cut_wins_its_line(name, most, tmp_path):
    shutil.copytree(SAMPLES / name, tmp_path / name, symlinks=True)
    bench = opened(tmp_path / name / "issue.yaml")
    cuts = cuts_of(bench)
    assert len(cuts) >= most
    for place in cuts[:: max(1, len(cuts) // most)]:
        done, part = fit_of(bench.pages.composed.fits, place), place.cut.part
        shown = len(measures_of(done, part)) or place.cut.lines
        assert place.cut.lines <= shown
        cut_out(bench, place)
        loaded = load(bench.path)  # by nothing that is remembered
        now = fit_of(compose(loaded.issue, loaded.materials).fits, place)
        assert lines_of(now, part, measures_of(done, part)) < place.cut.lines, place
        bench.undo()


def test_a_story_that_is_over_is_over_by_less(tmp_path):
    more = "记者在田间看到，收割机来回穿梭，金黄的谷子堆成了小山，农民们笑得合不拢嘴，孩子们也来帮忙。\n\n"
    (tmp_path / "issue.yaml").write_text(SPEC.replace("span: [5, 20]", "span: [5, 8]"), "utf-8")
    (tmp_path / "grain.md").write_text(GRAIN + "\n" + more * 9, "utf-8")
    (tmp_path / "river.md").write_text(GRAIN.replace("grain", "river"), "utf-8")
    bench = opened(tmp_path / "issue.yaml")
    over = {one.slot.id: one.fit.over for one in bench.pages.composed.fits}["lead"]
    assert over
    cuts = [place for place in cuts_of(bench) if place.cut.slot == "lead"]
    assert cuts
    for place in cuts:
        cut_out(bench, place)
        assert fit_of(bench.make().pages.composed.fits, place).fit.over < over
        bench.undo()
        bench.make()


def test_only_what_changed_is_set_again(tmp_path, monkeypatch):
    shutil.copytree(SAMPLES / "weekend", tmp_path / "weekend")
    bench = opened(tmp_path / "weekend" / "issue.yaml")
    before = cuts_of(bench)
    place = before[0]
    cut_out(bench, place)
    bench.make()
    asked = []
    plain = bench._cuts._cut
    monkeypatch.setattr(
        bench._cuts, "_cut", lambda done, one, *more: asked.append(one.item.index) or plain(done, one, *more)
    )
    after = cuts_of(bench)
    assert len(asked) < len(before) // 3
    assert after == opened(tmp_path / "weekend" / "issue.yaml").line_cuts(bench.last, lambda: True)
    assert bench.words_of(Tag(place.cut.story, "paragraph", place.cut.part))


def test_copy_that_is_read_and_cannot_be_edited_has_none_and_keeps_none_from_others(tmp_path):
    shutil.copytree(SAMPLES / "weekend", tmp_path / "weekend")
    before = {one.file for one in cuts_of(opened(tmp_path / "weekend" / "issue.yaml"))}
    file = sorted(before)[0]
    path = tmp_path / "weekend" / file
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    after = {one.file for one in cuts_of(opened(tmp_path / "weekend" / "issue.yaml"))}
    assert after == before - {file}


def test_who_changed_the_files_meanwhile_is_told_nothing(tmp_path):
    shutil.copytree(SAMPLES / "weekend", tmp_path / "weekend")
    bench = opened(tmp_path / "weekend" / "issue.yaml")
    assert bench.line_cuts(bench.last, lambda: False) is None


def test_a_browser_is_told_of_them(tmp_path):
    shutil.copytree(SAMPLES / "weekend", tmp_path / "weekend")
    with served(tmp_path / "weekend" / "issue.yaml", tmp_path / "out") as desk, talk(desk) as one:
        one.until("state", ok=True)
        told = one.until("cuts")["list"] or one.until("cuts")["list"]
        assert all({"slot", "story", "part", "words", "tail", "file", "line", "lines"} == each.keys() for each in told)
        text = (tmp_path / "weekend" / told[0]["file"]).read_text("utf-8")
        assert told[0]["words"] + told[0]["tail"] in text.splitlines()[told[0]["line"] - 1]
