"""Copy that would run as a script or lead elsewhere: in every field of many stories, and harmless in a real browser."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from PIL import Image

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
RUN = "window.PWNED=1"
TAGS = tuple(
    line.replace("RUN", RUN)
    for line in """\
<script>RUN</script>
<img src=x onerror=RUN>
<svg onload=RUN>
<body onload=RUN>
<iframe srcdoc='<script>parent.PWNED=1</script>'>
<details open ontoggle=RUN>x</details>
<input autofocus onfocus=RUN>
<video><source onerror=RUN></video>
<audio src=x onerror=RUN>
<object data='javascript:RUN'>
<embed src='javascript:RUN'>
<link rel=stylesheet href='http://evil.invalid/a.css'>
<style>@import 'http://evil.invalid/a'</style>
<meta http-equiv=refresh content='0;url=http://evil.invalid/'>
<base href='http://evil.invalid/'>
<form action='http://evil.invalid'><button>x</button></form>
<a href='javascript:RUN'>x</a>
<math><mtext><img src=x onerror=RUN></mtext></math>
<template><script>RUN</script></template>
<noscript><img src=x onerror=RUN></noscript>
<marquee onstart=RUN>x</marquee>
<select autofocus onfocus=RUN>
<textarea autofocus onfocus=RUN>
<keygen autofocus onfocus=RUN>
<svg><animate onbegin=RUN attributeName=x></svg>
<svg><script href='data:,RUN'/></svg>
<isindex action='javascript:RUN'>
<x onclick=RUN style='position:fixed;inset:0'>
""".splitlines()
)
CLOSERS = (
    '"', "'", "`", "</p>", "</title>", "</style>", "</textarea>", "</script>", "-->", "]]>", "<!--", "</svg>", "</a>",
    "\\",
)  # fmt: skip
OTHERS = tuple(
    line.encode().decode("unicode_escape").replace("RUN", RUN)
    for line in r"""
javascript:RUN
JaVaScRiPt:RUN
java\tscript:RUN
data:text/html,<script>RUN</script>
vbscript:RUN
//evil.invalid/x
http://evil.invalid/x.png
\"onmouseover=RUN x=\"
' autofocus onfocus=RUN x='
{{ RUN }}
{% raw %}
${RUN}
&lt;script&gt;RUN&lt;/script&gt;
&#60;script&#62;RUN&#60;/script&#62;
\\u003cscript\\u003eRUN\\u003c/script\\u003e
%3Cscript%3ERUN%3C/script%3E
+ADw-script+AD4-RUN
\ufe64script\ufe65RUN
</script><script>RUN</script>
*/RUN/*
';RUN;'
";RUN;"
\u2028RUN\u2029
""".strip().splitlines()
)
PAYLOADS = (*TAGS, *(f"{closer}><img src=x onerror={RUN}>" for closer in CLOSERS), *OTHERS)

HEAD = """\
id: hostile
date: 2023-11-15
paper: {name: PAYLOAD, publisher: PAYLOAD, cn: CN 00-0000, number: 1, pages: 4}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
pages:
"""
DOWN, ACROSS, DEEP = 4, 5, 15


def written(folder: Path) -> Path:
    """An issue of a story for every payload, which it has in every field."""
    pages: list[str] = []
    for number, payload in enumerate(PAYLOADS):
        at, page = number % (DOWN * ACROSS), number // (DOWN * ACROSS) + 1
        if at == 0:
            pages.append(
                f"  - number: {page}\n    section: {json.dumps(payload[:40], ensure_ascii=False)}\n    slots:\n"
            )
        place = f"at: [{at % ACROSS + 1}, {at // ACROSS * DEEP + 1}], span: [1, {DEEP}]"
        picture = f"p{number % 3}"
        pages.append(f"      - {{id: s{number}, story: s{number}, {place}}}\n")
        fields: dict[str, object] = {
            "slug": f"s{number}",
            "headline": [payload],
            "deck": [payload],
            "picture": f"{picture}.png",
        }
        fields |= dict.fromkeys(("kicker", "rubric", "byline", "dateline", "signature", "caption", "credit"), payload)
        front = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
        table = f"| {payload} | b |\n| --- | --- |\n| c | d |"
        body = (
            "\n\n".join((payload, f"## {payload}", f"**{payload}** [x]{{ruby {payload}}}", f"- {payload}", table))
            + "\n"
        )
        (folder / f"s{number}.md").write_text(f"---\n{front}\n---\n\n{body}", "utf-8")
    for number in range(3):
        Image.new("RGB", (300, 200), (90, 90, 200)).save(folder / f"p{number}.png")
    head = HEAD.replace("PAYLOAD", json.dumps(TAGS[1], ensure_ascii=False))
    (folder / "issue.yaml").write_text(head + "".join(pages), "utf-8")
    return folder / "issue.yaml"


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


ASK = """
const bad = [];
if (window.PWNED) bad.push('ran');
for (const one of document.querySelectorAll('*'))
  for (const a of one.attributes) {
    if (a.name.startsWith('on')) bad.push(a.name);
    const leads = ['href','src','action','data'].includes(a.name);
    if (leads && /^\\s*(java\\s*script|vbscript|data:text)|evil\\.invalid/i.test(a.value)) bad.push(a.value);
  }
for (const name of ['iframe','object','embed','base','meta[http-equiv=refresh]','template'])
  if (document.querySelector(name)) bad.push(name);
for (const one of document.querySelectorAll('[tabindex],a,button,summary')) one.dispatchEvent(new Event('mouseover'));
return bad;
"""


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
    for path in sorted(site.glob("*.html")):
        assert harm(browser, path) == [], path.name
    assert all("<script>window" not in path.read_text("utf-8") for path in site.rglob("*.xml"))
