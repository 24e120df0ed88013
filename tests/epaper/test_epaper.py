"""The e-paper read back: whole stories, spots that hold their words, feeds, a book, text that stays text."""

from __future__ import annotations

import json
import re
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTContainer
from site_of_evening import SEEDS, evening, text, told

from layout.cli import main
from layout.stories.storyfile import read_story

EVENING = SEEDS / "evening"
STORIES = {path.stem: read_story(path.read_text("utf-8"), path.name)[0] for path in (EVENING / "copy").glob("*.md")}
NEWSML = "{http://iptc.org/std/nar/2006-10-01/}"


class Words(HTMLParser):
    """The words of a page inside its ``main``, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.links, self.sources, self.deep = [], [], [], 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.deep += tag == "main"
        self.links += [given["href"]] if "href" in given else []
        self.sources += [given["src"]] if "src" in given else []

    def handle_endtag(self, tag):
        self.deep -= tag == "main"

    def handle_data(self, data):
        self.words += [data] if self.deep else []

    @property
    def text(self) -> str:
        return "".join("".join(self.words).split())


def squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("slug", STORIES)
def test_a_story_stands_whole_on_its_page_though_it_jumps_in_print(slug):
    page = Words(text(f"story-{slug}.html"))
    body = "".join(squeezed(paragraph.text) for paragraph in STORIES[slug].body)
    shown = page.text
    for paragraph in STORIES[slug].body:
        assert squeezed(paragraph.text) in shown
    assert body in shown if len(STORIES[slug].body) else STORIES[slug].caption in shown
    assert squeezed("".join(STORIES[slug].headline)) in shown


def test_every_link_and_picture_is_a_file_of_the_site_and_nothing_is_asked_of_the_net():
    site = evening()
    for path in site.glob("*.html"):
        page = Words(path.read_text("utf-8"))
        for link in [*page.links, *page.sources]:
            assert "//" not in link, (path.name, link)
            assert link.startswith("#") or (site / link).exists(), (path.name, link)
    assert not re.search(r"https?://", text("epaper.css") + text("epaper.js"))


def test_a_page_lists_its_stories_and_a_jumped_one_says_where_else_it_is():
    front = Words(text("index.html")).text
    assert "沿着清水河" in front
    assert "第2版也有" in front
    assert "夜校" not in front


def corners(one):
    return [tuple(corner) for corner in one["pt"]]


def within(outline, x, y):
    sides = zip(outline, [*outline[1:], outline[0]], strict=True)
    return sum(a[0] == b[0] and a[0] <= x and min(a[1], b[1]) <= y < max(a[1], b[1]) for a, b in sides) % 2 == 1


def test_spots_lie_in_the_type_area_and_none_lies_on_another():
    for page in told("hotspots.json")["pages"]:
        spots = [(spot["slot"], corners(one)) for spot in page["spots"] for one in spot["polygons"]]
        for _, outline in spots:
            assert all(30 <= x <= page["width"]["pt"] - 30 and 30 <= y <= page["height"]["pt"] - 30 for x, y in outline)
        grid = [(x + 0.5, y + 0.5) for x in range(0, 780, 5) for y in range(0, 1120, 5)]
        for (one, a), (other, b) in combinations(spots, 2):
            assert not any(within(a, x, y) and within(b, x, y) for x, y in grid), (one, other)


def test_the_same_outline_in_three_units():
    page = told("hotspots.json")["pages"][0]
    for spot in page["spots"]:
        for one in spot["polygons"]:
            for mm, pt, share in zip(one["mm"], one["pt"], one["share"], strict=True):
                assert mm[0] == pytest.approx(pt[0] * 25.4 / 72, abs=0.001)
                assert share[1] == pytest.approx(pt[1] / page["height"]["pt"], abs=1e-5)


def letters(item):
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for one in item:
            yield from letters(one)


def words_in_spots(number: int) -> dict[str, list[str]]:
    """What an independent reader finds of the press file inside each story's spots, character by character."""
    page = told("hotspots.json")["pages"][number - 1]
    (layout,) = extract_pages(evening() / f"pdf/P{number:02}.pdf", laparams=LAParams())
    left, top = (layout.width - page["width"]["pt"]) / 2, (layout.height - page["height"]["pt"]) / 2
    found: dict[str, list[str]] = {}
    for one in letters(layout):
        # The ink of a stop is in the first half of its glyph, and at a line's end only that half is on the page.
        x, y = one.x0 + (one.x1 - one.x0) / 4 - left, layout.height - (one.y0 + one.y1) / 2 - top
        for spot in page["spots"]:
            if any(within(corners(shape), x, y) for shape in spot["polygons"]):
                found.setdefault(spot["story"], []).append(one.get_text())
    return found


def test_the_words_inside_a_spot_are_those_of_its_story():
    for number in (1, 2, 3):
        for slug, found in words_in_spots(number).items():
            whole = squeezed(Words(text(f"story-{slug}.html")).text) + "（）下转上接第版本报讯123"
            strange = {c for c in squeezed("".join(found)) if c not in whole}
            assert not strange, (number, slug, strange)


def test_a_story_on_one_page_lies_in_its_spot_to_the_last_character():
    found = words_in_spots(2)
    for slug in ("school", "guard", "water", "talk", "price", "train"):
        body = "".join(squeezed(paragraph.text) for paragraph in STORIES[slug].body)
        counted = {c: "".join(found[slug]).count(c) for c in set(body)}
        assert all(counted[c] >= body.count(c) for c in counted if c not in "“”‘’"), slug
    less = "".join(found["water"])[:-12]
    assert not all(
        less.count(c) >= body.count(c) for body in ("".join(p.text for p in STORIES["water"].body),) for c in body
    )


def test_the_search_has_every_word_and_ends_no_script():
    data = text("search-data.js")
    known = json.loads(data.removeprefix("window.EPAPER=").removesuffix(";\n").replace("<\\/", "</"))
    assert {one["u"] for one in known} == {f"story-{slug}.html" for slug in STORIES}
    river = next(one for one in known if one["u"] == "story-river.html")
    assert river["p"] == [1, 2]
    assert all(squeezed(p.text) in squeezed(river["s"]) for p in STORIES["river"].body)


def test_feeds_name_every_story_once():
    rss = ElementTree.fromstring(text("feed.xml"))
    links = [item.findtext("link") for item in rss.iter("item")]
    assert sorted(links) == sorted(f"story-{slug}.html" for slug in STORIES)
    assert parsedate_to_datetime(rss.findtext("channel/pubDate") or "").isoformat() == "2024-05-17T00:00:00+08:00"
    assert [one["url"] for one in told("feed.json")["items"]] == links
    places = [loc.text for loc in ElementTree.fromstring(text("sitemap.xml")).iter() if loc.tag.endswith("loc")]
    assert set(links) | {"index.html", "page-02.html", "page-03.html", "contents.html"} == set(places)


@pytest.mark.parametrize("slug", STORIES)
def test_newsml_carries_the_story(slug):
    item = ElementTree.fromstring(text(f"newsml/{slug}.xml"))
    assert (item.tag, item.get("standard"), item.get("conformance")) == (f"{NEWSML}newsItem", "NewsML-G2", "power")
    assert item.findtext(f"{NEWSML}contentMeta/{NEWSML}slugline") == slug
    words = squeezed("".join(item.find(f"{NEWSML}contentSet").itertext()))
    assert all(squeezed(paragraph.text) in words for paragraph in STORIES[slug].body)


def test_the_book_opens_with_what_it_is_and_has_a_chapter_a_story():
    with ZipFile(evening() / "evening-2024-05-17.epub") as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type, book.read(first)) == ("mimetype", 0, b"application/epub+zip")
        chapters = {name for name in book.namelist() if "/story-" in name}
        assert chapters == {f"EPUB/story-{slug}.xhtml" for slug in STORIES}
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                ElementTree.fromstring(book.read(name))
        assert {entry.date_time for entry in book.infolist()} == {(2024, 5, 17, 0, 0, 0)}


SPEC = """\
id: small
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {stories: a.md}
pages:
  - number: 1
    slots:
      - {use: flag, at: [1, 1], span: [5, 9]}
      - {id: lead, story: hostile, at: [1, 11], span: [5, 20]}
"""

HOSTILE = """\
---
slug: hostile
headline: ['<script>alert(1)</script> & "引号" <b>']
deck: "</title><img src=x onerror=alert(2)>"
caption: "]]> <!-- '"
---

正文里有 <script>alert(3)</script>，有 & 和 &amp;，有 "双引号" 与 '单引号'，有 {{ 7 * 7 }} 和 {% raw %}。

</script></style> 也只是文字 ${x} `y`。
"""


def hostile(folder: Path, **changed: str) -> Path:
    (folder / "a.md").write_text(HOSTILE, "utf-8")
    spec = "".join((SPEC, *(f"{key}: {words}\n" for key, words in changed.items())))
    (folder / "issue.yaml").write_text(spec, "utf-8")
    return folder / "issue.yaml"


def made(folder: Path, **changed: str) -> Path:
    assert main(["epaper", str(hostile(folder, **changed)), "--out", str(folder / "out"), "--quiet"]) in (0, 1)
    return folder / "out/small/epaper"


def test_what_looks_like_markup_is_text_everywhere(tmp_path, capsys):
    site = made(tmp_path)
    page = (site / "story-hostile.html").read_text("utf-8")
    assert page.count("<script") == 2  # our own two
    assert "<img src=x" not in page
    assert "<b>" not in page
    shown = Words(page).text
    assert "<script>alert(3)</script>" in shown
    assert "{{7*7}}" in shown
    assert "&amp;" in shown
    data = (site / "search-data.js").read_text("utf-8")
    assert "</script" not in data
    assert "<script>alert(3)<\\/script>" in data
    for name in ("feed.xml", "newsml/hostile.xml"):
        words = "".join(ElementTree.fromstring((site / name).read_text("utf-8")).itertext())
        assert "<script>alert(1)</script>" in words
    with ZipFile(site / "small.epub") as book:
        assert "<script>alert(3)</script>" in "".join(
            ElementTree.fromstring(book.read("EPUB/story-hostile.xhtml")).itertext()
        )


def test_the_same_issue_gives_the_same_bytes(tmp_path, capsys):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = made(tmp_path / "a"), made(tmp_path / "b")
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    assert [name for name in names if (one / name).read_bytes() != (other / name).read_bytes()] == []


def test_the_issues_beside_it_the_address_and_the_look_are_the_houses(tmp_path, capsys):
    (tmp_path / "house.css").write_text(":root { --accent: #123456; }\n", "utf-8")
    site = made(tmp_path, epaper="{site: https://epaper.example.com/1, previous: ../0/index.html, theme: house.css}")
    page = (site / "index.html").read_text("utf-8")
    assert '<a rel="prev" href="../0/index.html">上一期</a>' in page
    assert '<link rel="canonical" href="https://epaper.example.com/1/index.html">' in page
    assert "下一期" not in page
    assert (site / "theme.css").read_text("utf-8").endswith("#123456; }\n")
    assert "<loc>https://epaper.example.com/1/story-hostile.html</loc>" in (site / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    ["{previous: 'javascript:alert(1)'}", "{site: ftp://x}", "{next: //other.example.com}", "{site: 'https://a\"b'}"],
)
def test_an_address_that_is_none_is_refused(tmp_path, capsys, words):
    assert main(["epaper", str(hostile(tmp_path, epaper=words)), "--out", str(tmp_path / "out")]) == 1
    assert "spec-bad-address" in "".join(capsys.readouterr())
    address = words.partition(": ")[2].strip("}'")
    site = next((tmp_path / "out").rglob("index.html")).parent
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    assert pages and not any(f'href="{address}' in page for page in pages), "a page without it is made all the same"


def test_a_look_from_outside_the_folder_is_refused(tmp_path, capsys):
    assert main(["epaper", str(hostile(tmp_path, epaper="{theme: ../x.css}")), "--out", str(tmp_path / "out")]) == 2
    assert "file-outside" in capsys.readouterr().err


def test_with_every_card_the_site_is_the_same_and_the_cards_are_those_of_their_own_command(tmp_path, capsys):
    issue = str(SEEDS / "datong/issue.yaml")
    assert main(["epaper", issue, "--out", str(tmp_path / "one"), "--cards", "--quiet"]) == 0
    assert main(["epaper", issue, "--out", str(tmp_path / "two"), "--quiet"]) == 0
    assert main(["cards", issue, "--out", str(tmp_path / "two"), "--quiet"]) == 0
    capsys.readouterr()
    one, two = ({str(path.relative_to(root)): path for path in root.rglob("*") if path.is_file()} for root in
                (tmp_path / "one/datong-2023-11-15", tmp_path / "two/datong-2023-11-15"))  # fmt: skip
    assert set(one) == set(two)
    # A card of a page shows the screen's file of the whole issue there, and one of the page alone here.
    pages = {name for name in one if name.startswith(("cards/P01-", "epaper/cards/P01-")) and name.endswith(".jpg")}
    assert len(pages) == 10
    del one[".render-page.json"]  # digests of those pages' cards
    assert [name for name in one if name not in pages and one[name].read_bytes() != two[name].read_bytes()] == []


def test_a_link_to_a_page_shows_that_pages_card():
    for number, name in ((1, "index.html"), (2, "page-02.html"), (3, "page-03.html")):
        found = re.findall(r'og:image" content="[^"]*?(cards/[^"]+)"', text(name))
        assert found == [f"cards/P{number:02}-og.jpg"], name
        assert (evening() / found[0]).is_file()
