"""Files of a paper whose pages run both ways, read by programs that know nothing of ours: order, language, way."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pikepdf
import pytest
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from layout.cli import main
from layout.composing import Composed, compose
from layout.loading.load import Loaded, load

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "seeds/nanwan/issue.yaml"
BOTH_WAYS = "light"
"""The lead: downward on the front page, across on the next."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The e-paper of the sample whose second page runs the other way, with its EPUB and its file of all pages."""
    folder = tmp_path_factory.mktemp("mixed")
    assert main(["epaper", str(SAMPLE), "--out", str(folder), "--quiet"]) in (0, 1)
    (made,) = folder.glob("*/epaper")
    return made


@cache
def paper() -> tuple[Loaded, Composed]:
    loaded = load(SAMPLE)
    return loaded, compose(loaded.issue, loaded.materials)


def bare(text: str) -> str:
    return "".join(text.split())


class _Marked(PDFLayoutAnalyzer):
    """Gathers the characters of every numbered stretch of a page as they are drawn."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.told: dict[int, str] = {}
        self._within: list[int] = []

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self._within.append(int(props["MCID"]) if isinstance(props, dict) and "MCID" in props else -1)

    def end_tag(self) -> None:
        self._within.pop()

    def render_char(self, matrix: Any, font: Any, size: Any, scaling: Any, rise: Any, cid: Any, *more: Any) -> float:
        if self._within and self._within[-1] >= 0:
            at = self._within[-1]
            self.told[at] = self.told.get(at, "") + font.to_unichr(cid)
        return float(super().render_char(matrix, font, size, scaling, rise, cid, *more))

    def receive_layout(self, ltpage: Any) -> None:
        """Where characters lie is not asked."""


def stretches(data: bytes) -> dict[tuple[int, int], str]:
    """What stands in every numbered stretch of a file, by the index of its page and its number."""
    made: dict[tuple[int, int], str] = {}
    for index, page in enumerate(PDFPage.get_pages(io.BytesIO(data))):
        manager = PDFResourceManager()
        device = _Marked(manager)
        PDFPageInterpreter(manager, device).process_page(page)
        made.update({(index, number): text for number, text in device.told.items()})
    return made


def articles(data: bytes) -> list[list[tuple[str, int, str]]]:
    """The articles of the tree of a file in its order: kind of element, index of the page, words."""
    told = stretches(data)
    with pikepdf.open(io.BytesIO(data)) as document:
        at = {page.obj.objgen: index for index, page in enumerate(document.pages)}

        def leaves(one: pikepdf.Object, kind: str, page: int) -> list[tuple[str, int, str]]:
            if isinstance(one, int):
                return [(kind, page, told.get((page, one), ""))]
            if "/MCID" in one:
                page = at[one.Pg.objgen] if "/Pg" in one else page
                return [(kind, page, told.get((page, int(one.MCID)), ""))]
            page = at[one.Pg.objgen] if "/Pg" in one else page
            made: list[tuple[str, int, str]] = []
            for kid in elements_of(one):
                made += leaves(kid, str(one.S)[1:], page)
            return made

        (top,) = elements_of(document.Root.StructTreeRoot)
        return [leaves(element, "Art", -1) for element in top.K if str(element.S) == "/Art"]


def elements_of(one: pikepdf.Object) -> list[pikepdf.Object]:
    """The kids of an element, one or several."""
    kids = one.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def in_turn(text: str, wanted: list[str]) -> list[int]:
    """Where each of *wanted* stands in *text* after those before it; -1 where it does not."""
    made: list[int] = []
    after = 0
    for one in wanted:
        made.append(text.find(one, after))
        after = max(after, made[-1] + len(one))
    return made


@pytest.fixture(scope="module")
def told(out: Path) -> list[list[tuple[str, int, str]]]:
    (path,) = out.glob("*.pdf")
    return articles(path.read_bytes())


def of_story(told: list[list[tuple[str, int, str]]], opening: str) -> list[tuple[str, int, str]]:
    (found,) = [one for one in told if opening in bare("".join(words for _, _, words in one))]
    return found


def test_every_story_is_read_from_its_first_word_to_its_last_whichever_way_it_runs(
    told: list[list[tuple[str, int, str]]],
) -> None:
    loaded, _ = paper()
    for story in loaded.materials.stories.values():
        if story.slug == "tides":
            continue
        body = [bare(one.text) for one in story.body]
        one = of_story(told, body[0][:12])
        read = bare("".join(words for kind, _, words in one))
        places = in_turn(read, body)
        # A jump line stands in the midst of the paragraph that it breaks off.
        lost = [paragraph for paragraph, at in zip(body, places, strict=True) if at < 0]
        assert len(lost) <= (story.slug == BOTH_WAYS), (story.slug, lost)


def test_a_story_that_goes_on_the_other_way_is_one_article_page_after_page(
    told: list[list[tuple[str, int, str]]],
) -> None:
    loaded, _ = paper()
    one = of_story(told, "停光四百天的南灣岬燈塔")
    pages = [page for _, page, words in one if bare(words)]
    assert set(pages) == {0, 1}
    read = bare("".join(words for kind, _, words in one))
    last = bare(loaded.materials.stories[BOTH_WAYS].body[-1].text)
    assert last in read
    here = "".join(words for _, page, words in one if page == 0)
    there = "".join(words for _, page, words in one if page == 1)
    assert "下轉第2版" in bare(here)
    assert "上接第1版" in bare(there)


def test_files_say_their_language_and_that_they_are_read_from_the_right(out: Path) -> None:
    (path,) = out.glob("*.pdf")
    for file in (path, out / "pdf/P01.pdf", out / "pdf/P02.pdf"):
        with pikepdf.open(file) as document:
            assert str(document.Root.Lang) == "zh-Hant-TW"
            assert str(document.Root.ViewerPreferences.Direction) == "/R2L"


HTML = "{http://www.w3.org/1999/xhtml}"
WAYS = [("light", True), ("school", True), ("bus", False), ("tidepool", False), ("song", True), ("eyes", False)]


@pytest.mark.parametrize(("slug", "down"), WAYS)
def test_a_story_of_the_e_paper_runs_as_it_begins_on_the_page(out: Path, slug: str, down: bool) -> None:
    loaded, _ = paper()
    text = (out / f"story-{slug}.html").read_text("utf-8")
    assert bool(re.search(r'<article class="story[^"]* down"', text)) == down
    assert ".story.down { writing-mode: vertical-rl;" in (out / "epaper.css").read_text("utf-8")
    assert re.search(r'<html[^>]* lang="zh-Hant-TW"', text)
    plain = bare(re.sub(r"<[^>]+>", "", text))
    assert -1 not in in_turn(plain, [bare(one.text) for one in loaded.materials.stories[slug].body])


def test_the_book_turns_from_the_right_and_has_its_stories_in_the_order_of_the_pages(out: Path) -> None:
    loaded, _ = paper()
    (path,) = out.glob("*.epub")
    with ZipFile(path) as book:
        (package,) = [name for name in book.namelist() if name.endswith(".opf")]
        root = ElementTree.fromstring(book.read(package))
        opf = "{http://www.idpf.org/2007/opf}"
        spine = root.find(f"{opf}spine")
        assert spine is not None
        assert spine.get("page-progression-direction") == "rtl"
        files = {one.get("id"): one.get("href") or "" for one in root.iter(f"{opf}item")}
        order = [Path(files[one.get("idref")]).stem.removeprefix("story-") for one in spine]
        ways: dict[str, bool] = {}
        for slug, _ in WAYS:
            text = book.read(f"EPUB/story-{slug}.xhtml").decode("utf-8")
            page = ElementTree.fromstring(re.sub(r"<!DOCTYPE[^>]*>|&nbsp;", "", text))
            assert page.get("{http://www.w3.org/XML/1998/namespace}lang") == page.get("lang") == "zh-Hant-TW"
            ways[slug] = "vertical-rl" in (page.get("style") or "")
    assert ways == dict(WAYS)
    of_page = [[slot.story for slot in page.slots if slot.use == "story"] for page in loaded.issue.pages]
    first = [slug for slug in order if slug in of_page[0]]
    second = [slug for slug in order if slug in of_page[1] and slug not in of_page[0]]
    assert [slug for slug in order if slug in (*first, *second)] == [*first, *second]
    assert len(first) >= 8
    assert len(second) >= 5
