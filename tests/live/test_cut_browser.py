"""A cut that is proposed at the desk, by copyfit or by what would mend a page, is made in the copy with one click."""

from __future__ import annotations

import json
import sys

from desk_browser import Keys, looked_at, waited
from test_proposed import folder as folder
from test_workbench import GRAIN, SPEC

ADVISING = """
import sys
from layout import cli
from layout.planner import advice
from layout.workbench import proposed

def advised(issue, materials, page, faults, found):
    stories = [*materials.stories.values()]
    cut = next(one for one in advice.changes_of(stories, page, materials) if one.kind == "cut")
    return advice.Advice(advice._finding(page, 2, (cut,), 0), (cut,))

proposed.advised = advised
sys.exit(cli.main(sys.argv[1:], None))
"""
"""The real command, whose planner finds that a sentence less would mend any page."""


def test_the_cut_that_copyfit_proposes_is_made_with_one_click_and_undone(tmp_path):
    inside = tmp_path / "issue"
    inside.mkdir()
    (inside / "issue.yaml").write_text(SPEC.replace("span: [5, 20]", "span: [5, 11]\n        fit: [cut]"), "utf-8")
    copy = inside / "grain.md"
    long = "".join(f"第{number}组收割机在田间来回穿梭忙个不停。" for number in "一二三四五六七八九十")
    short = "\n今年全市粮食总产量又创新高，农民喜获丰收。\n" * 3
    before = f"{GRAIN}{short}\n{long}\n{short}"
    copy.write_text(before, "utf-8")
    (inside / "river.md").write_text(GRAIN.replace("grain", "river"), "utf-8")
    with looked_at(inside / "issue.yaml", tmp_path / "out", 1024, 768) as desk:
        desk.one("#tab-findings").click()
        cut = "[...document.querySelectorAll('.acts button')].find(one => one.textContent.startsWith('删去“'))"
        waited(lambda: desk.js(f"return Boolean({cut})"), "a cut that was tried")
        assert desk.faults() == []
        said = int(desk.js(f"return {cut}.textContent").rsplit("”", 1)[1].split()[0])
        desk.js(f"{cut}.click()")
        waited(lambda: copy.read_text("utf-8") != before, "cut")
        assert 0 <= len("".join(before.split())) - len("".join(copy.read_text("utf-8").split())) - said <= 1
        waited(lambda: not desk.js(f"return Boolean({cut})"), "it goes in now")
        desk.one("#stage").send_keys(Keys.CONTROL, "z")
        waited(lambda: copy.read_text("utf-8") == before, "undone")
        waited(lambda: desk.js(f"return Boolean({cut})"), "proposed again")


def test_a_cut_that_mends_a_page_is_made_and_the_page_is_proposed_anew(folder, tmp_path):
    copy = folder / "front-page.txt"
    before = copy.read_bytes()
    program = (sys.executable, "-c", ADVISING)
    with looked_at(folder / "issue.yaml", tmp_path / "out", 1024, 768, program=program) as desk:
        waited(lambda: desk.js("return desk.pages.order.length > 0"), "a page")
        desk.one("#propose").click()
        advice = "const one=document.querySelector('.advice'); return one.hidden ? '' : one.textContent"
        waited(lambda: "删" in desk.js(advice), "advice")
        assert desk.faults() == []
        shown = "return JSON.stringify([...document.querySelectorAll('.proposals li')].map(one => one.textContent))"
        count = len(json.loads(desk.js(shown)))
        desk.one(".advice button").click()
        waited(lambda: copy.read_bytes() != before, "cut")
        after = copy.read_text("utf-8")
        assert 0 < len(before.decode()) - len(after) < 120
        waited(lambda: desk.js(advice) and len(json.loads(desk.js(shown))) == count, "proposed again, and advised")
        desk.one(".proposals button").click()
        waited(lambda: "# plan: auto" in desk.spec() and "- {id: " in desk.spec(), "what is shown can be taken")
        for _ in range(2):
            desk.one("#stage").send_keys(Keys.CONTROL, "z")
        waited(lambda: copy.read_bytes() == before and "# plan: auto" not in desk.spec(), "both undone")
