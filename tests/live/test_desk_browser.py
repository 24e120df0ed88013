"""The desk in a real browser: seen, typed at, dragged, broken and mended, at two widths; nothing that axe finds."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import pytest

if "CI" not in os.environ:
    # Where there is no browser, an editor's own machine is not held up; the house's checks have them all.
    for program in ("chromium", "chromedriver"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed", allow_module_level=True)
    for module in ("selenium", "axe_core_python"):
        pytest.importorskip(module)

from axe_core_python.selenium import Axe
from desk_server import served
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from test_workbench import BRIDGE, GRAIN, RIVER, SPEC

OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
INK = 300  # dark pixels of a small page with two short stories
PATIENCE = 60  # s until a busy machine has made a page


def waited(what: Callable[[], object], until: str) -> None:
    """Wait until *what* is true."""
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, until
        time.sleep(0.1)


class Seen:
    """A browser that looks at the desk on the issue in *folder*."""

    def __init__(self, driver: webdriver.Chrome, folder: Path) -> None:
        self.driver, self.folder = driver, folder

    def one(self, css: str):
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def js(self, code: str, *facts: object):
        return self.driver.execute_script(code, *facts)

    def spec(self) -> str:
        return (self.folder / "issue.yaml").read_text("utf-8")

    def typed(self) -> str:
        """The spec as the editor shows it."""
        return self.js("return desk.source.editor.state.doc.toString()")

    def after(self, text: str) -> None:
        """Put the cursor behind *text* in the spec."""
        self.js(
            "const v=desk.source.editor, at=v.state.doc.toString().indexOf(arguments[0])+arguments[0].length;"
            "v.dispatch({selection:{anchor:at},scrollIntoView:true}); v.focus()", text,
        )  # fmt: skip

    def pixels(self, again: bool) -> list[int]:
        """How dark the page is, and a sum of its pixels; drawn anew where *again* asks for it."""
        return self.driver.execute_async_script(
            "const done=arguments[1]; if(arguments[0]) desk.view.changed(new Map([[1,null]]));"
            "requestAnimationFrame(()=>requestAnimationFrame(()=>{"
            "const c=document.querySelector('.sheet canvas'); let dark=0, sum=0;"
            "const d=c.getContext('2d').getImageData(0,0,c.width,c.height).data;"
            "for(let i=0;i<d.length;i+=4){ if(d[i+1]<160) dark+=1; sum=(sum*31+d[i]+d[i+1]*3+d[i+2]*7)%1000000007 }"
            "done([dark,sum])}))", again,
        )  # fmt: skip

    def drag(self, css: str, down: int) -> None:
        chain = ActionChains(self.driver, duration=40).move_to_element(self.one(css)).click_and_hold()
        for _ in range(4):
            chain.move_by_offset(0, down // 4)
        chain.release().perform()


@pytest.fixture(scope="module", params=[(1440, 900), (1024, 768)], ids=["desktop", "tablet"])
def desk(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    for name, text in (("issue.yaml", SPEC), ("grain.md", GRAIN), ("river.md", RIVER), ("bridge.md", BRIDGE)):
        (folder / name).write_text(text, "utf-8")
    profile = mkdtemp(prefix="browser-")
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for option in (*OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    with served(folder / "issue.yaml", tmp_path_factory.mktemp("out")) as server:
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        driver.set_window_size(*request.param)
        driver.set_script_timeout(PATIENCE)
        driver.get(server.address)
        driver.execute_async_script(
            "const done=arguments[0]; import('./static/main.js').then(m=>{window.desk=m.desk; done()})"
        )
        seen = Seen(driver, folder)
        waited(lambda: seen.js("return Boolean(desk.source.editor && document.querySelector('.sheet canvas'))"), "open")
        yield seen
        driver.quit()
    shutil.rmtree(profile, ignore_errors=True)


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
    def faults() -> list[str]:
        return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in Axe().run(desk.driver)["violations"]]

    assert faults() == []
    desk.one("#stage").send_keys("]", "]")
    assert desk.one(".selection")
    assert faults() == []
    for tab in ("fits", "findings"):
        desk.one(f"#tab-{tab}").send_keys(Keys.ENTER)
        assert faults() == []
    desk.one("#stage").send_keys("?")
    assert desk.one("#help-sheet").is_displayed()
    assert faults() == []
    desk.one("#help-sheet button").send_keys(Keys.ENTER)
    desk.js("document.querySelector('#title').append(Object.assign(document.createElement('img'), {src: 'data:,'}))")
    assert any("image-alt" in one for one in faults()), "axe would see a picture without words"
    desk.js("document.querySelector('#title img').remove()")
    desk.one("#tab-source").send_keys(Keys.ENTER)
