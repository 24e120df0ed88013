"""Copy that would run as a script or lead elsewhere: in every field of many stories, and harmless in a real browser."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from payloads import ASK, PAYLOADS, TAGS, written

from layout.cli import main

if "CI" not in os.environ:
    for program in ("chromium", "chromedriver"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed", allow_module_level=True)
    pytest.importorskip("selenium")

from selenium import webdriver
from selenium.common.exceptions import NoAlertPresentException

OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--allow-file-access-from-files",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    profile = mkdtemp(prefix="browser-")
    for option in (*OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    yield driver
    driver.quit()
    shutil.rmtree(profile, ignore_errors=True)


def harm(driver, path: Path) -> list[str]:
    """What of a page ran, would run, leads elsewhere or was asked for elsewhere."""
    driver.get_log("performance")
    driver.get(path.as_uri())
    found = list(driver.execute_script(ASK))
    try:
        driver.switch_to.alert.dismiss()
        found.append("alert")
    except NoAlertPresentException:
        pass
    if not driver.current_url.startswith("file:"):
        found.append(driver.current_url)
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            address = message["params"]["request"]["url"]
            if not address.startswith(("file:", "data:image/", "chrome", "about:")):
                found.append(address)
    return found + list(driver.execute_script("return window.PWNED ? ['ran later'] : []"))


def test_a_page_that_is_not_escaped_is_seen(browser, tmp_path: Path) -> None:
    for name, text in {
        "script": TAGS[0],
        "image": TAGS[1],
        "link": TAGS[16],
        "far": "<img src='http://evil.invalid/x.png'>",
    }.items():
        (tmp_path / f"{name}.html").write_text(f"<!doctype html><meta charset=utf-8><p>{text}</p>", "utf-8")
        assert harm(browser, tmp_path / f"{name}.html"), name
    (tmp_path / "sound.html").write_text("<!doctype html><meta charset=utf-8><p>&lt;script&gt;</p>", "utf-8")
    assert harm(browser, tmp_path / "sound.html") == []


def test_no_payload_in_any_field_does_anything(browser, tmp_path: Path) -> None:
    assert len(PAYLOADS) >= 60
    issue = written(tmp_path)
    assert main(["epaper", str(issue), "--out", str(tmp_path / "out"), "--quiet"]) in (0, 1)
    site = tmp_path / "out/hostile/epaper"
    stories = sorted(site.glob("story-*.html"))
    assert len(stories) >= 60
    texts = "".join(path.read_text("utf-8") for path in stories)
    assert texts.count("PWNED") > 500, "the payloads are there, as words"
    assert (site / "page-09.html").read_text("utf-8").count("PWNED") >= 10, "those of a table in a file, too"
    for path in sorted(site.glob("*.html")):
        assert harm(browser, path) == [], path.name
    assert all("<script>window" not in path.read_text("utf-8") for path in site.rglob("*.xml"))
