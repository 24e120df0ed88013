"""What the desk suggests for a finding: every act it offers settles what it is offered for, and can be undone."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event

import pytest
from test_workbench import BRIDGE, GRAIN, RIVER, SPEC

from layout.findings import Finding, Severity
from layout.workbench import suggested as suggested_module
from layout.workbench.acts import Refused
from layout.workbench.suggested import Suggestion
from layout.workbench.workbench import Workbench

SAMPLES = Path(__file__).parents[2] / "seeds"
LONG = GRAIN + "\n记者在田间看到，收割机来回穿梭，金黄的谷子堆成了小山，农民们笑得合不拢嘴。\n" * 12


def opened(folder: Path) -> Workbench:
    bench = Workbench(folder / "issue.yaml")
    bench.make()
    return bench


def suggested(bench: Workbench) -> list[tuple[Finding, Suggestion]]:
    made = bench.last
    bench.suggestions(made)
    bench.try_out(made, lambda: True)
    return [(one, each) for one, found in bench.suggestions(made).items() for each in found]


def still(bench: Workbench, one: Finding) -> bool:
    return any(
        (other.code, other.place, other.story) == (one.code, one.place, one.story) for other in bench.last.findings
    )


def held_and_undone(bench: Workbench) -> list[str]:
    """Do every suggestion, see that it holds, and undo it; the codes of the findings that they were for."""
    grave = {one.code for one in bench.last.findings if one.severity is Severity.ERROR}
    every = {path: path.read_bytes() for path in bench.folder.rglob("*") if path.is_file()}
    settled = []
    for one, each in suggested(bench):
        bench.act({**each.act, "words": each.value or "版面需要"})
        assert bench.make().pages, bench.last.findings
        assert not still(bench, one), (one, each)
        faults = {other.code for other in bench.last.findings if other.severity is Severity.ERROR}
        # A paragraph more may be a line too many, and a head more is a story that no slot has: both are seen at once.
        # No other hint may come to nothing.
        assert faults - {"overset", "story-unplaced"} <= grave, each
        bench.undo()
        bench.make()
        assert still(bench, one)
        settled.append(one.code)
        for path, data in every.items():
            assert path.read_bytes() == data or path.name.endswith(".jsonl"), path
    return settled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "issue.yaml").write_text(SPEC, "utf-8")
    for name, text in (("grain", LONG), ("river", RIVER), ("bridge", BRIDGE)):
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    return tmp_path


def test_what_is_over_or_short_is_settled_by_what_is_suggested(folder):
    text = SPEC.replace("span: [5, 20]", "span: [5, 12]").replace("[1, 32]", "[1, 40]")
    (folder / "issue.yaml").write_text(text, "utf-8")
    bench = opened(folder)
    codes = held_and_undone(bench)
    assert codes.count("overset") >= 1
    assert "underset" in codes


@pytest.mark.parametrize("stop", ["，", "。"])
@pytest.mark.parametrize(
    ("sentences", "lines"), [("一二三", 9), ("一二三四五六七八九十", 11)], ids=["paragraphs", "end of one"]
)
def test_the_cut_that_is_proposed_is_done_in_the_copy_and_holds(folder, sentences, lines, stop):
    long = stop.join(f"第{number}组收割机在田间来回穿梭忙个不停" for number in sentences) + "。\n"
    short = "\n今年全市粮食总产量又创新高，农民喜获丰收。\n"
    (folder / "issue.yaml").write_text(
        SPEC.replace("span: [5, 20]", f"span: [5, {lines}]\n        fit: [cut]"), "utf-8"
    )
    (folder / "grain.md").write_text(GRAIN + short * 3 + "\n" + long + short * 3, "utf-8")
    bench = opened(folder)
    cuts = [each for _, each in suggested(bench) if each.act["act"] == "cut"]
    assert cuts, [(one.fit.over, one.fit.cut) for one in bench.pages.composed.fits]
    assert "overset" in held_and_undone(bench)
    bench.act(cuts[0].act)
    left = (folder / "grain.md").read_text("utf-8")
    assert "\n\n\n" not in left
    assert all(one.endswith("。") for one in left.split("---\n")[2].split("\n") if one)
    bench.make()
    with pytest.raises(Refused):
        bench.act({**cuts[0].act, "cut": [*cuts[0].act["cut"], [1, 0, "没有的话"]]})


def test_what_settles_a_finding_is_tried_before_a_browser_looks_on(folder):
    bench = opened(folder)
    made = bench.last
    assert bench.try_out(made, lambda: True)
    told = {each.act["act"] for found in bench.suggestions(made).values() for each in found}
    assert told > {"allow"}, "not only what needs no trial"


def test_whoever_asks_while_suggestions_are_sought_has_them_all(folder, monkeypatch):
    bench = opened(folder)
    made, asked, go_on = bench.last, Event(), Event()
    seek = suggested_module._at_once

    def slowly(*given):
        asked.set()
        go_on.wait(30)
        return seek(*given)

    monkeypatch.setattr(suggested_module, "_at_once", slowly)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(bench.suggestions, made)
        asked.wait(30)
        other = pool.submit(bench.suggestions, made)
        wait([other], 0.2)
        assert not other.done(), "what is not known yet is not told"
        go_on.set()
        assert first.result(30) == other.result(30)
        assert other.result().keys() == {*made.findings}


def test_doubts_about_a_dump_are_settled_by_the_hints_that_are_suggested(tmp_path):
    shutil.copytree(SAMPLES / "datong", tmp_path / "datong", symlinks=True)
    codes = held_and_undone(opened(tmp_path / "datong"))
    assert {"possible-lost-paragraph-break", "possible-ocr", "line-alone"} <= {*codes}
    assert "boundaries-in-doubt" in codes, "it can be let stand"


def test_a_hints_file_that_is_not_there_is_begun_and_named_in_the_spec(tmp_path):
    shutil.copytree(SAMPLES / "datong", tmp_path / "datong", symlinks=True)
    spec = tmp_path / "datong" / "issue.yaml"
    spec.write_text(spec.read_text("utf-8").replace(", hints: hints.yaml", ""), "utf-8")
    bench = opened(spec.parent)
    one, each = next(
        pair for pair in suggested(bench) if pair[0].code == "possible-ocr" and pair[1].act["act"] == "hint"
    )
    bench.act(each.act)
    assert "hints: front-page.hints.yaml" in spec.read_text("utf-8")
    assert (spec.parent / "front-page.hints.yaml").read_text("utf-8").startswith("replace:\n  - {line: ")
    bench.make()
    assert not still(bench, one)


@pytest.mark.parametrize(
    "act",
    [
        {"act": "allow", "code": "underset", "slot": "lead", "page": 1},
        {"act": "allow", "code": "underset", "slot": "lead", "page": 1, "words": "长" * 201},
        {"act": "allow", "code": "no-such-code", "words": "可以"},
        {"act": "fit", "slot": "lead", "fit": ["stretch"]},
        {"act": "hint", "key": "drop_lines", "hint": "3"},
    ],
)
def test_what_cannot_be_written_is_refused(folder, act):
    bench = opened(folder)
    with pytest.raises(Refused):
        bench.act(act)
    assert (folder / "issue.yaml").read_text("utf-8") == SPEC
