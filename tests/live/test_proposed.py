"""Proposals of the planner at the desk: what is taken stands in the spec as slots, and is the page that was shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from desk_browser import looked_at, waited
from desk_server import served, talk

from layout.workbench.acts import Refused
from layout.workbench.workbench import Workbench

SAMPLES = Path(__file__).parents[2] / "seeds"
HEAD = """\
    # 待拟 to be planned
    slots:
      - {use: flag, at: [1, 1], span: [7, 12]}   # 报头
    plan: auto     # 请程序拟
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLES / "datong", tmp_path / "datong", symlinks=True)
    spec = tmp_path / "datong" / "issue.yaml"
    text = spec.read_text("utf-8")
    spec.write_text(text[: text.index("    slots:\n")] + HEAD, "utf-8")
    return spec.parent


def test_a_proposal_is_taken_as_slots_that_make_the_page_it_showed(folder):
    bench = Workbench(folder / "issue.yaml")
    bench.make()
    before = (folder / "issue.yaml").read_text("utf-8")
    proposed = bench.propose(1)
    assert proposed.list
    for number, one in enumerate(proposed.list):
        bench.act({"act": "take", "page": 1, "proposal": number})
        after = (folder / "issue.yaml").read_text("utf-8")
        assert after.startswith(before[: before.index("    plan: auto")])
        assert "   # 报头\n      - {id: " in after
        assert "    # plan: auto     # 请程序拟\n" in after
        made = bench.make().pages.composed
        assert made.edition.pages[0].marks == one.composed.edition.pages[0].marks
        bench.undo()
        assert (folder / "issue.yaml").read_text("utf-8") == before
        bench.make()
        with pytest.raises(Refused):
            bench.act({"act": "take", "page": 1, "proposal": number})  # the files are not those that it was made of
        proposed = bench.propose(1)
    for wrong in (-1, 99, "0", None):
        with pytest.raises(Refused):
            bench.act({"act": "take", "page": 1, "proposal": wrong})
    with pytest.raises(Refused):
        bench.propose(9)


def test_of_a_page_whose_stories_all_stand_it_is_said_that_they_do(tmp_path):
    shutil.copytree(SAMPLES / "datong", tmp_path / "datong", symlinks=True)
    with served(tmp_path / "datong" / "issue.yaml", tmp_path / "out") as desk, talk(desk) as one:
        one.until("pages")
        one.ask("propose", page=1)
        said = one.until("proposals")
        assert said["pages"] == []
        assert "都已上版" in said["why"][0]
        assert "plan" not in said["why"][0]  # the page has none
        assert "keep" in said["why"][-1]


def test_proposals_are_seen_and_taken_with_one_click(folder, tmp_path):
    with looked_at(folder / "issue.yaml", tmp_path / "out", 1024, 768) as desk:
        waited(lambda: desk.js("return desk.pages.order.length > 0"), "a page")
        desk.one("#propose").click()
        waited(lambda: desk.js("return document.querySelectorAll('.proposals li').length > 0"), "proposals")
        assert desk.faults() == []
        desk.one(".proposals button").click()
        waited(lambda: "# plan: auto" in desk.spec() and "- {id: " in desk.spec(), "taken")
