"""Proposals of the planner at the desk: what is taken stands in the spec as slots, and is the page that was shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from desk_browser import looked_at, waited
from desk_server import served, talk

from layout.findings import finding
from layout.planner.advice import Advice, Mend, changes_of
from layout.workbench.acts import Refused
from layout.workbench.proposed import ProposedPages
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


def test_advice_is_followed_while_it_holds(folder, monkeypatch):
    bench = Workbench(folder / "issue.yaml")
    bench.make()
    known = bench.propose(1)
    pictured = next(one.slug for one in known.loaded.materials.stories.values() if one.picture)
    change = Mend("picture", pictured, size="small")
    advice = Advice(finding("plan-mend-picture", known.page.place, page=1, count=2, left=0, slug=pictured), (change,))
    monkeypatch.setattr(ProposedPages, "advice", lambda self: advice)
    with pytest.raises(Refused):
        bench.propose(1, follow=True)
    known = bench.propose(1)
    assert bench.advise(known) is advice
    followed = bench.propose(1, follow=True)
    assert followed.followed is advice and (pictured, "small") in followed.page.plan.pictures
    bench.act({"act": "take", "page": 1, "proposal": 0})
    assert bench.make().pages.composed.edition.pages[0].marks == followed.list[0].composed.edition.pages[0].marks


def test_a_cut_that_is_advised_is_made_in_a_dump_however_its_marks_are_written(folder):
    bench = Workbench(folder / "issue.yaml")
    bench.make()
    known = bench.propose(1)
    stories = known.loaded.materials.stories
    cuts = [one for one in changes_of([*stories.values()], known.page, known.loaded.materials) if one.kind == "cut"]
    assert len(cuts) > 1
    before = (folder / "front-page.txt").read_text("utf-8")
    for cut in cuts:
        said = finding("plan-mend-cut", known.page.place, page=1, count=2, left=0, slug=cut.story)
        bench.act(known.act_of(Advice(said, (cut,))))
        text = stories[cut.story].body[-1].text
        after = bench.make().pages.loaded.materials.stories[cut.story]
        assert after.body[-1].text == text[: -cut.chars]
        assert after.jump == stories[cut.story].jump
        bench.undo()
        bench.make()
        assert (folder / "front-page.txt").read_text("utf-8") == before


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
        follow = {"do": "propose", "page": 1, "follow": True}
        desk.js("desk.proposals.advise({page: 1, words: '排得出，\\n让一篇转版', follow: arguments[0]})", follow)
        assert desk.one(".advice").text.splitlines() == ["排得出，", "让一篇转版", "照此再拟"]
        assert desk.faults() == []
        desk.one(".advice button").click()
        waited(lambda: desk.js("return document.querySelector('#notices').textContent.includes('重新拟版')"), "refused")
        desk.js("document.querySelector('#proposals').close()")
        desk.one("#propose").click()
        waited(lambda: desk.js("return document.querySelectorAll('.proposals li').length > 0"), "proposals")
        desk.one(".proposals button").click()
        waited(lambda: "# plan: auto" in desk.spec() and "- {id: " in desk.spec(), "taken")
