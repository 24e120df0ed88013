"""A real browser that looks at a desk."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
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
from desk_server import PROGRAM, Served, served
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By as By
from selenium.webdriver.common.keys import Keys as Keys

OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
PATIENCE = 60  # s until a busy machine has made a page


def waited(what: Callable[[], object], until: str) -> None:
    """Wait until *what* is true."""
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, until
        time.sleep(0.1)


class Seen:
    """A browser that looks at the desk on the issue in *folder*."""

    def __init__(self, driver: webdriver.Chrome, folder: Path, server: Served) -> None:
        self.driver, self.folder, self.server = driver, folder, server

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

    def faults(self) -> list[str]:
        """What axe finds."""
        return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in Axe().run(self.driver)["violations"]]


@contextmanager
def looked_at(
    issue: Path, out: Path, width: int, height: int, *more: str, program: Sequence[str] = PROGRAM
) -> Iterator[Seen]:
    """A browser that looks at the desk on *issue*."""
    profile = mkdtemp(prefix="browser-")
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for option in (*OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    with served(issue, out, *more, program=program) as server:
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        driver.set_window_size(width, height)
        driver.set_script_timeout(PATIENCE)
        driver.get(server.address)
        driver.execute_async_script(
            "const done=arguments[0]; import('./static/main.js').then(m=>{window.desk=m.desk; done()})"
        )
        seen = Seen(driver, issue.parent, server)
        waited(lambda: seen.js("return Boolean(desk.source.editor && document.querySelector('.sheet canvas'))"), "open")
        yield seen
        driver.quit()
    shutil.rmtree(profile, ignore_errors=True)
