"""Copy that would run as a script, opened at the desk: drawn and typed at as words, and nothing of it happens."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path
from tempfile import mkdtemp

import pytest

if "CI" not in os.environ:
    for program in ("chromium", "chromedriver"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed", allow_module_level=True)
    pytest.importorskip("selenium")

from desk_server import served
from payloads import ASK, PAYLOADS, TAGS, written
from selenium import webdriver

OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking",
)  # fmt: skip
PATIENCE = 60  # s until a busy machine has made the pages
READY = "return Boolean(window.desk && desk.source.editor && document.querySelector('.sheet canvas'))"
TYPED = 'return desk.source.editor.state.doc.toString().includes(`slug: "${arguments[0]}"`)'
"""Whether the editor shows the story of that slug, with the payload in all its fields."""


@pytest.fixture(scope="module")
def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    profile = mkdtemp(prefix="browser-")
    for option in (*OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    driver.set_script_timeout(PATIENCE)
    yield driver
    driver.quit()
    shutil.rmtree(profile, ignore_errors=True)


def waited(driver, code: str, *facts: object) -> None:
    end = time.monotonic() + PATIENCE
    while not driver.execute_script(code, *facts):
        assert time.monotonic() < end, code
        time.sleep(0.2)


def asked_elsewhere(driver, host: str) -> list[str]:
    """Addresses asked for that are not the desk's own."""
    found = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            address = message["params"]["request"]["url"]
            if host not in address and not address.startswith(("data:", "chrome", "about:", "blob:")):
                found.append(address)
    return found


def test_no_payload_in_any_field_does_anything_at_the_desk(browser, tmp_path: Path) -> None:
    with served(written(tmp_path), tmp_path / "out") as server:
        browser.get(server.address)
        browser.execute_async_script(
            "const done=arguments[0]; import('./static/main.js').then(m=>{window.desk=m.desk; done()})"
        )
        waited(browser, READY)
        assert browser.execute_script(ASK) == []
        for number in range(0, len(PAYLOADS), 9):
            browser.execute_script("desk.source.show(arguments[0])", f"s{number}.md")
            waited(browser, TYPED, f"s{number}")
            assert browser.execute_script(ASK) == [], PAYLOADS[number]
        assert browser.current_url.startswith(f"http://{server.host}/")
        assert asked_elsewhere(browser, server.host) == []
        # What the desk itself would not let run is no proof of what it writes: the same words as markup are seen.
        browser.execute_script("document.body.insertAdjacentHTML('beforeend', arguments[0])", TAGS[1])
        assert browser.execute_script(ASK) != []
