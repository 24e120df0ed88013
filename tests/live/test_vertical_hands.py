"""Hands on a page whose lines run down: bands are counted from the top, lines from the right edge."""

from __future__ import annotations

import shutil
from pathlib import Path

from desk_browser import ActionChains, Keys, looked_at, waited

SAMPLE = Path(__file__).parents[2] / "seeds" / "nanwan"
AREA = "const s=desk.pages.find(arguments[0]).slot; return [...s.at, ...s.span]"
TYPE = """
const long = ({mark}) => mark[0] === 'g' && mark[12]?.[2] === 2 && mark[13].length > 5;
const {mark} = desk.pages.page(1).marks.get('school').find(long);
const corner = desk.view.cornerOf(1), scale = desk.view.scale;
const stage = document.querySelector('#stage').getBoundingClientRect();
const x = mark[3] + mark[6][3] + mark[2] / 2, y = mark[4] + mark[7][3] - 0.38 * mark[2];
return [stage.x + corner.x + x * scale, stage.y + corner.y + y * scale, mark[13].slice(3, 6).join('')];
"""
BREAK = """
const done = arguments[0], page = desk.pages.page(1), {slot} = desk.pages.find('school');
const {mark} = page.marks.get('school').find(({mark}) => mark[0] === 'g' && mark[12]?.[1] === 'head');
import('./static/heads.js').then(({brokenAt, linesOf}) => done([linesOf(page, slot),
  brokenAt(page, slot, mark[3] + mark[6][1] + mark[2] / 2, mark[4] + mark[7][1] - 0.1 * mark[2])]));
"""


def test_slots_are_moved_and_resized_by_bands_and_lines_and_a_click_leads_to_the_copy(tmp_path):
    shutil.copytree(SAMPLE, tmp_path / "nanwan")
    before = (tmp_path / "nanwan" / "issue.yaml").read_bytes()
    with looked_at(tmp_path / "nanwan" / "issue.yaml", tmp_path / "out", 1024, 768) as desk:
        waited(lambda: desk.js("return desk.pages.order.length > 0"), "pages")
        desk.js("desk.hands.select('school', true)")
        band, line, bands, lines = desk.js(AREA, "school")
        chain = ActionChains(desk.driver, duration=60).move_to_element(desk.one(".handle.w")).click_and_hold()
        chain.move_by_offset(-8, 0).move_by_offset(-8, 0).release().perform()  # to the left: more lines
        waited(lambda: desk.js(AREA, "school")[3] > lines, "more lines")
        assert desk.js(AREA, "school")[:3] == [band, line, bands]
        desk.one("#stage").send_keys(Keys.CONTROL, "z")
        waited(lambda: desk.js(AREA, "school") == [band, line, bands, lines], "undone")
        desk.one("#stage").send_keys(Keys.ARROW_LEFT)
        waited(lambda: desk.js(AREA, "school") == [band, line + 1, bands, lines], "a line to the left")
        desk.one("#stage").send_keys(Keys.SHIFT, Keys.ARROW_UP)
        waited(lambda: desk.js(AREA, "school") == [band, line + 1, bands - 1, lines], "a band less")
        for _ in range(2):
            desk.one("#stage").send_keys(Keys.CONTROL, "z")
        waited(lambda: desk.js(AREA, "school") == [band, line, bands, lines], "undone")
        assert (tmp_path / "nanwan" / "issue.yaml").read_bytes() == before
        lines, broken = desk.driver.execute_async_script(BREAK)  # at the second character's lower half
        assert lines == ["操場底下藏水庫", "大雨不再淹校門"]
        assert broken == ["操場", "底下藏水庫", "大雨不再淹校門"]
        x, y, words = desk.js(TYPE)
        chain = ActionChains(desk.driver)
        chain.w3c_actions.pointer_action.move_to_location(int(x), int(y))
        chain.w3c_actions.pointer_action.click()
        chain.perform()
        near = "const s=desk.source.editor.state, at=s.selection.main.from; return s.doc.sliceString(at-2, at+6)"
        waited(lambda: desk.js("return desk.source.current") == "copy/school.md", "the story's file")
        waited(lambda: words in desk.js(near), "the cursor at the words")
