"""The dump at the desk in a real browser: a line is settled by key and by click."""

from __future__ import annotations

import shutil
from pathlib import Path

from desk_browser import Keys, looked_at, waited

SAMPLES = Path(__file__).parents[2] / "seeds"


def test_lines_of_the_dump_are_settled_by_key_and_click_and_axe_finds_nothing(tmp_path):
    shutil.copytree(SAMPLES / "datong", tmp_path / "datong", symlinks=True)
    hints = tmp_path / "datong" / "hints.yaml"
    before = hints.read_text("utf-8")
    with looked_at(tmp_path / "datong" / "issue.yaml", tmp_path / "out", 1440, 900) as desk:
        waited(lambda: desk.one("#tab-dump").is_displayed(), "the tab")
        desk.one("#tab-dump").click()
        waited(lambda: desk.js("return document.querySelectorAll('.dump li').length > 50"), "lines")
        assert desk.faults() == []
        desk.one(".dump [data-line='43'] [data-part=words]").send_keys("b")
        waited(lambda: "{line: 43, words: " in hints.read_text("utf-8"), "said by key")
        waited(lambda: desk.js("return document.querySelector(\".dump [data-line='43']\").className") == "body", "seen")
        select = "document.querySelector(\".dump [data-line='43'] [data-part=role]\")"
        desk.js(f"const s={select}; s.value='more'; s.dispatchEvent(new Event('change'))")
        waited(lambda: "as: more" in hints.read_text("utf-8"), "said by click")
        # What would leave another hint without its story is refused, and the line shows what it was.
        desk.one(".dump [data-line='65'] [data-part=words]").send_keys("s")
        waited(lambda: desk.js("return document.querySelector('#notices .warning') !== null"), "refused")
        assert "headline" in desk.js("return document.querySelector(\".dump [data-line='65']\").className")
        desk.one("#stage").send_keys(Keys.CONTROL + "z")
        waited(lambda: "as: body" in hints.read_text("utf-8"), "one back")
        desk.one("#stage").send_keys(Keys.CONTROL + "z")
        waited(lambda: hints.read_text("utf-8") == before, "as it was")
