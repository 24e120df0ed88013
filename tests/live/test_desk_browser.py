"""The desk in a real browser: seen, typed at, dragged, broken and mended, at two widths; nothing that axe finds."""

from __future__ import annotations

import re
import time

import pytest
from desk_browser import Keys, looked_at, waited
from selenium.webdriver.common.by import By
from test_workbench import BRIDGE, GRAIN, RIVER, SPEC

INK = 300  # dark pixels of a small page with two short stories


@pytest.fixture(scope="module", params=[(1440, 900), (1024, 768)], ids=["desktop", "tablet"])
def desk(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    for name, text in (("issue.yaml", SPEC), ("grain.md", GRAIN), ("river.md", RIVER), ("bridge.md", BRIDGE)):
        (folder / name).write_text(text, "utf-8")
    with looked_at(folder / "issue.yaml", tmp_path_factory.mktemp("out"), *request.param) as seen:
        yield seen


@pytest.fixture(autouse=True)
def as_it_was(desk):
    """Each test leaves the issue as it was, by undoing what it did."""
    yield
    desk.js("desk.hands.cancel(); desk.source.show('issue.yaml')")
    for _ in range(30):
        if desk.spec() == SPEC:
            break
        desk.js("desk.source.copies.settle(() => desk.link.send({do: 'undo'}))")
        time.sleep(0.5)
    waited(lambda: desk.spec() == SPEC and desk.typed() == SPEC, "undone")


def test_the_page_is_drawn_and_what_changes_is_drawn_as_the_whole_would_be(desk):
    waited(lambda: desk.pixels(again=False)[0] > INK, "ink on the page")
    before = desk.pixels(again=True)
    desk.after("小城日报")
    desk.one(".cm-content").send_keys("晚刊")
    waited(lambda: desk.pixels(again=False) != before and "晚刊" in desk.spec(), "the new name on the page")
    time.sleep(1)
    assert desk.pixels(again=False) == desk.pixels(again=True)
    assert desk.typed() == desk.spec()


UNTIL_PAINTED = """
const done = arguments[0], changed = [], view = desk.source.editor;
const mine = (one) => view.dom.contains(one.target) || one.target.id === 'saving' || one.target.closest?.('#files');
const name = ({type, target: one}) => `${type} of ${one.nodeName} ${one.id || one.parentNode?.id || one.className}`;
const watch = new MutationObserver((records) => changed.push(...records.filter((one) => !mine(one)).map(name)));
let painted = () => { watch.disconnect(); done(changed); painted = () => {} };
desk.link.on('pages', () => requestAnimationFrame(() => setTimeout(() => painted())));
watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
view.dispatch({changes: {from: view.state.selection.main.head, insert: '晚'}});
"""


def test_a_key_changes_nothing_in_the_browser_but_the_text_and_the_pixels_of_the_page(desk):
    """Whatever else is written into the document is laid out and drawn before the page is."""
    desk.js("desk.hands.select('lead', true); desk.source.show('grain.md')")
    waited(lambda: "今年全市" in desk.typed(), "the story")
    desk.after("今年全市")
    desk.driver.execute_async_script(UNTIL_PAINTED)  # the first one has it undone and done again
    time.sleep(1.5)  # what was tried, lit and priced meanwhile has come
    lit = "return document.getAnimations().filter((one) => one.animationName === 'lit').length"
    waited(lambda: not desk.js(lit), "no place that is lit is still being lit")
    assert desk.driver.execute_async_script(UNTIL_PAINTED) == []
    assert not desk.js(lit)
    while (desk.folder / "grain.md").read_text("utf-8") != GRAIN:
        desk.js("desk.source.copies.settle(() => desk.link.send({do: 'undo'}))")
        time.sleep(0.5)


def test_nothing_is_animated_while_the_cursor_waits_and_blinks(desk):
    """What is painted while an animation runs waits for the next of its frames."""
    desk.after("小城日报")
    unseen = "return document.querySelector('.cm-cursorLayer').classList.contains('unseen')"
    waited(lambda: desk.js(unseen), "the cursor goes")
    waited(lambda: not desk.js(unseen), "and comes")
    waited(lambda: desk.js("return document.getAnimations().length") == 0, "nothing moves")
    waited(lambda: desk.js(unseen), "the cursor goes")
    assert desk.js("desk.source.editor.dispatch({selection: {anchor: 1}});" + unseen) is False
    desk.one("#stage").click()
    assert desk.js(unseen) is False
    time.sleep(1)
    assert desk.js(unseen) is False


def test_a_slot_dragged_stands_elsewhere_in_the_spec_and_its_comments_stay(desk):
    desk.js("desk.hands.select('lead', true)")
    waited(lambda: desk.driver.find_elements(By.CSS_SELECTOR, ".selection"), "selected")
    desk.drag(".selection", 80)
    waited(lambda: desk.spec() != SPEC, "moved")
    line = int(re.search(r"id: lead    # 头条\n\n        story: grain\n        at: \[1, (\d+)\]", desk.spec())[1])
    assert line > 11
    desk.one("#stage").send_keys(Keys.ARROW_UP)
    waited(lambda: f"at: [1, {line - 1}]" in desk.spec(), "a line up")


def test_a_fault_keeps_the_page_and_leads_to_its_place(desk):
    waited(lambda: desk.pixels(again=False)[0] > INK, "ink on the page")
    before = desk.pixels(again=False)
    desk.after("id: small")
    desk.one(".cm-content").send_keys("\nstyle: [")
    waited(lambda: desk.one("#banner").is_displayed(), "the banner")
    assert desk.pixels(again=False) == before
    desk.one("#banner button").click()
    assert desk.js("return document.activeElement.className").startswith("cm-content")
    desk.js("desk.source.copies.settle(() => desk.link.send({do: 'undo'}))")
    waited(lambda: not desk.one("#banner").is_displayed(), "mended")


def test_a_composition_is_never_broken_off_and_goes_as_one_edit(desk):
    desk.js(
        "window.sent=[]; const send=WebSocket.prototype.send;"
        "WebSocket.prototype.send=function(x){"
        "const m=JSON.parse(x); if(m.do==='edit') sent.push(m.changes); return send.call(this,x)}"
    )
    desk.after("# 期号")
    for text in ("n", "ni", "nih", "nihao"):
        desk.driver.execute_cdp_cmd("Input.imeSetComposition", {"text": text, "selectionStart": 0, "selectionEnd": 5})
    # The page changes under the composition: a slot is moved.
    desk.js("desk.link.send({do:'act', act:'move', page:1, slot:'second', at:[2, 40]})")
    waited(lambda: "[2, 40]" in desk.spec(), "moved")
    time.sleep(1)
    assert desk.js("return desk.source.editor.composing && sent.length === 0")
    assert "# 期号nihao" in desk.typed()
    desk.driver.execute_cdp_cmd("Input.insertText", {"text": "你好"})
    waited(lambda: "# 期号你好" in desk.spec(), "composed")
    assert [[change[2] for change in changes] for changes in desk.js("return sent")] == [["你好"]]
    waited(lambda: desk.typed() == desk.spec(), "both the same")


def test_what_another_program_writes_is_shown_under_what_is_typed(desk):
    desk.after("# 期号")
    desk.one(".cm-content").send_keys("甲")
    waited(lambda: "# 期号甲" in desk.spec(), "saved")
    path = desk.folder / "issue.yaml"
    path.write_text(path.read_text("utf-8").replace("小城日报", "大城日报"), "utf-8")
    waited(lambda: "大城日报" in desk.typed() and "# 期号甲" in desk.typed(), "seen")
    path.write_text(SPEC, "utf-8")
    waited(lambda: desk.typed() == SPEC, "seen again")


def test_words_are_edited_where_they_stand_and_a_composition_is_not_broken_off(desk):
    story = desk.folder / "grain.md"
    desk.js(
        "desk.link.send({do:'words', page:1, slot:'lead', story:'grain', role:'head', part:0, offset:0, what:'source'})"
    )
    waited(lambda: desk.driver.find_elements(By.CSS_SELECTOR, ".word-box textarea"), "the box")
    assert desk.js("return document.activeElement.value") == "今年粮食又丰收"
    assert desk.faults() == []
    desk.one(".word-box textarea").send_keys(Keys.END)
    for text in ("l", "le"):
        desk.driver.execute_cdp_cmd("Input.imeSetComposition", {"text": text, "selectionStart": 0, "selectionEnd": 2})
    time.sleep(1)
    assert story.read_text("utf-8") == GRAIN, "half a word is not written"
    desk.driver.execute_cdp_cmd("Input.insertText", {"text": "了"})
    waited(lambda: "今年粮食又丰收了" in story.read_text("utf-8"), "written")
    assert desk.js("return document.activeElement.value") == "今年粮食又丰收了"
    desk.one(".word-box textarea").send_keys(Keys.ESCAPE)
    waited(lambda: story.read_text("utf-8") == GRAIN, "as it was")
    assert not desk.driver.find_elements(By.CSS_SELECTOR, ".word-box")
    desk.js("desk.source.copies.settle(() => desk.link.send({do: 'undo'}))")


def test_a_picture_dropped_on_the_page_becomes_a_slot(desk):
    desk.js(
        "const c=document.createElement('canvas'); c.width=c.height=400; c.getContext('2d').fillRect(0,0,400,400);"
        "c.toBlob(blob => { const held=new DataTransfer();"
        "held.items.add(new File([blob],'square.png',{type:'image/png'}));"
        "const at=document.querySelector('.sheet').getBoundingClientRect();"
        "for(const kind of ['dragover','drop']) desk.view.stage.dispatchEvent(new DragEvent(kind,{dataTransfer:held,"
        "bubbles:true,cancelable:true,clientX:at.left+at.width*0.7,clientY:at.top+at.height*0.85})) })"
    )
    waited(lambda: "{id: square, use: picture, picture: square.png, at: [" in desk.spec(), "set")
    assert (desk.folder / "square.png").read_bytes().startswith(b"\x89PNG")


def test_buttons_of_a_finding_settle_it_in_the_spec(desk):
    desk.one("#tab-findings").click()
    kept = "[...document.querySelectorAll('.acts button')].find(one => one.textContent.endsWith('…') === arguments[0])"
    waited(lambda: desk.js(f"return Boolean({kept})", False), "a change that was tried")
    desk.js(f"{kept}.click()", False)
    waited(lambda: desk.spec() != SPEC, "done")
    desk.js("desk.source.copies.settle(() => desk.link.send({do: 'undo'}))")
    waited(lambda: desk.spec() == SPEC, "undone")
    waited(lambda: desk.js(f"return Boolean({kept})", True), "to be let stand")
    desk.js(f"{kept}.click()", True)
    desk.one(".acts input").send_keys("留白是有意的", Keys.ENTER)
    waited(lambda: ": 留白是有意的}" in desk.spec(), "let stand")
    desk.one("#tab-source").click()


def test_all_is_reached_by_keys_and_axe_finds_nothing(desk):
    faults = desk.faults
    assert faults() == []
    desk.one("#stage").send_keys("]", "]")
    assert desk.one(".selection")
    assert faults() == []
    for tab in ("fits", "findings"):
        desk.one(f"#tab-{tab}").send_keys(Keys.ENTER)
        assert faults() == []
    desk.one("#stage").send_keys("?")
    assert desk.one("#help-sheet").is_displayed()
    assert desk.js("return document.querySelector('#help-sheet').scrollTop") == 0, "it is read from its head on"
    assert faults() == []
    desk.one("#help-sheet button").send_keys(Keys.ENTER)
    desk.js("document.querySelector('#title').append(Object.assign(document.createElement('img'), {src: 'data:,'}))")
    assert any("image-alt" in one for one in faults()), "axe would see a picture without words"
    desk.js("document.querySelector('#title img').remove()")
    desk.one("#tab-source").send_keys(Keys.ENTER)
