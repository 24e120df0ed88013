"""Hands on pages and slots whose lines run the other way than those of their issue or page, and drops onto them."""

from __future__ import annotations

import pytest
from desk_browser import ActionChains, By, Keys, looked_at, waited
from test_workbench import BRIDGE, GRAIN, RIVER

SPEC = """\
id: mixed
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
writing: OWN
copy: {stories: "*.md"}
pages:
  - number: 1
    writing: OWN
    slots:
      - {id: lead, story: grain, at: [1, 4], span: [2, 20], writing: OTHER}
  - number: 2
    writing: OTHER
    slots:
      - {id: back, story: river, at: [2, 4], span: [2, 20], writing: OWN}
"""
OTHER = {"横排": "竖排", "竖排": "横排"}
AREA = "const s=desk.pages.find(arguments[0])?.slot; return s ? [...s.at, ...s.span] : null"
WHERE = """
const page = desk.pages.page(desk.view.current), at = document.querySelector('.sheet').getBoundingClientRect();
return [at.left + at.width * arguments[0], at.top + at.height * arguments[1], page.grid.down];
"""
POINT_IN = """
const [x, y] = [arguments[1], arguments[2]], on = desk.view.pointAt(x, y);
return desk.pages.find(arguments[0]).slot.rects.some(([l, t, w, h]) =>
  l - 2000 <= on.x && on.x <= l + w + 2000 && t - 2000 <= on.y && on.y <= t + h + 2000);
"""
DROP = """
const [x, y] = arguments, c = document.createElement('canvas');
c.width = 300; c.height = 200; c.getContext('2d').fillRect(0, 0, 300, 200);
c.toBlob(blob => { const held = new DataTransfer();
  held.items.add(new File([blob], 'photo.png', {type: 'image/png'}));
  for (const kind of ['dragover', 'drop']) desk.view.stage.dispatchEvent(new DragEvent(kind,
    {dataTransfer: held, bubbles: true, cancelable: true, clientX: x, clientY: y})) });
"""


@pytest.fixture(scope="module", params=["横排", "竖排"], ids=["page-downward", "page-across"])
def desk(request, tmp_path_factory):
    """A desk on an issue of which page 2 runs the other way, and on each page a slot that does not run as its page."""
    folder = tmp_path_factory.mktemp("desk")
    spec = SPEC.replace("OWN", request.param).replace("OTHER", OTHER[request.param])
    for name, text in (("issue.yaml", spec), ("grain.md", GRAIN), ("river.md", RIVER), ("bridge.md", BRIDGE)):
        (folder / name).write_text(text, "utf-8")
    with looked_at(folder / "issue.yaml", tmp_path_factory.mktemp("out"), 1440, 900) as seen:
        waited(lambda: len(seen.js("return desk.pages.order")) == 2, "pages")
        yield seen


def undone(desk, before: str) -> None:
    while (now := desk.spec()) != before:
        desk.js("desk.source.copies.settle(() => desk.link.send({do: 'undo'}))")
        waited(lambda now=now: desk.spec() != now, "undone")
    waited(lambda: desk.typed() == before, "seen")


@pytest.mark.parametrize(("page", "slot"), [(1, "lead"), (2, "back")])
def test_a_slot_goes_where_the_arrows_and_the_pointer_lead_it_whichever_way_it_runs(desk, page, slot):
    before = desk.spec()
    desk.js("desk.hands.select(arguments[0], true)", slot)
    waited(lambda: desk.js("return desk.view.current") == page, "the page")
    band, line, bands, lines = desk.js(AREA, slot)
    down = desk.js(WHERE, 0, 0)[2]
    onward, longer = (Keys.ARROW_LEFT, Keys.ARROW_DOWN) if down else (Keys.ARROW_DOWN, Keys.ARROW_RIGHT)
    desk.one("#stage").send_keys(onward)
    waited(lambda: desk.js(AREA, slot) == [band, line + 1, bands, lines], "a line on")
    desk.one("#stage").send_keys(Keys.SHIFT, longer)
    waited(lambda: desk.js(AREA, slot) == [band, line + 1, bands + 1, lines], "a column more")
    assert f"at: [{band}, {line + 1}], span: [{bands + 1}, {lines}]" in desk.spec()
    far = ".handle.w" if down else ".handle.s"
    chain = ActionChains(desk.driver, duration=60).move_to_element(desk.one(far)).click_and_hold()
    by = (-12, 0) if down else (0, 12)
    chain.move_by_offset(*by).move_by_offset(*by).move_by_offset(*by).release().perform()
    waited(lambda: desk.js(AREA, slot)[3] > lines, "more lines")
    assert desk.js(AREA, slot)[:3] == [band, line + 1, bands + 1]
    undone(desk, before)


@pytest.mark.parametrize("slot", ["lead", "back"])
def test_a_slot_is_set_in_legs_and_its_head_is_broken_whichever_way_it_runs(desk, slot):
    before = desk.spec()
    desk.js("desk.hands.select(arguments[0], true)", slot)
    assert "legs" in desk.js("return desk.pages.find(arguments[0]).slot.can", slot)
    desk.one("#stage").send_keys("2")
    waited(lambda: "legs: 2" in desk.spec(), "two legs")
    waited(lambda: desk.js("return desk.pages.find(arguments[0]).slot.legs", slot) == 2, "set in two")
    broken = desk.driver.execute_async_script(
        "const [id, done] = arguments, {page, slot} = desk.pages.find(id);"
        "const {mark} = page.marks.get(id).find(({mark}) => mark[0] === 'g' && mark[12]?.[1] === 'head');"
        "const down = mark[7] ? mark[7][2] : 0;"
        "import('./static/heads.js').then(({brokenAt}) => done(brokenAt(page, slot,"
        " mark[3] + mark[6][2] + mark[2] * (mark[7] ? 0.5 : 0.1), mark[4] + down - mark[2] * (mark[7] ? 0.7 : 0.4))))",
        slot,
    )
    assert len(broken) == 2 and len(broken[0]) == 2
    desk.js("desk.hands.ask('headlines', {breaks: arguments[0]})", broken)
    waited(lambda: f"[{broken[0]}, {broken[1]}]" in desk.spec(), "broken")
    undone(desk, before)


@pytest.mark.parametrize("page", [1, 2])
@pytest.mark.parametrize("at", [(0.3, 0.75), (0.8, 0.8)])
def test_a_picture_and_a_story_stand_where_they_were_dropped(desk, page, at):
    before = desk.spec()
    desk.js("desk.view.show(arguments[0])", page)
    waited(lambda: desk.js("return desk.view.current") == page, "the page")
    x, y, _ = desk.js(WHERE, *at)
    desk.js(DROP, x, y)
    waited(lambda: desk.js(AREA, "photo") is not None, "the picture")
    assert desk.js(POINT_IN, "photo", x, y)
    shape = desk.js("const [[, , w, h]] = desk.pages.find('photo').slot.rects; return h / w")
    assert 0.5 < shape < 0.9, "about as high by its width as the picture is"
    undone(desk, before)
    story = next(one for one in desk.driver.find_elements(By.CSS_SELECTOR, "#unplaced li *") if one.is_displayed())
    chain = ActionChains(desk.driver, duration=80)
    chain.move_to_element(story).click_and_hold().move_by_offset(8, 0)
    chain.w3c_actions.pointer_action.move_to_location(int(x), int(y))
    chain.w3c_actions.pointer_action.move_to_location(int(x) + 2, int(y))
    chain.release().perform()
    waited(lambda: desk.js(AREA, "bridge") is not None, "the story")
    assert desk.js(POINT_IN, "bridge", x, y)
    assert desk.js("return desk.pages.find('bridge').page.number") == page
    undone(desk, before)
