"""Slots and pages whose lines do not run as those around them: the same engine, in a grid of their own."""

from __future__ import annotations

import random
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from issues import HEAD, codes, copy, made, runs, words, write
from PIL import Image

from layout.areas.grid import grid_of_page
from layout.areas.regions import rects_of
from layout.cli import main
from layout.composing import Composed, compose
from layout.fitting.fitted import Fitted
from layout.geometry import Rect, WritingMode
from layout.loading.load import load
from layout.output.pdf import pdf
from layout.page import GlyphRun, Picture, Rule
from layout.units import mm

DOWN = HEAD + "writing: vertical\n"
HAN = "今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收。"
WAYS = pytest.mark.parametrize(("paper", "slot"), [("horizontal", "vertical"), ("vertical", "horizontal")])


def head_of(writing: str) -> str:
    """The small paper of the other tests, or one on its side: eight bands of twelve characters."""
    if writing == "horizontal":
        return HEAD
    return DOWN.replace("columns: 5", "columns: 8").replace("lines: 60", "lines: 44").replace("1.5字", "1字")


def body(page, story: str) -> str:
    return words(page, "paragraph", story)


def page_of(folder: Path, writing: str, slots: str, stories: dict[str, str]) -> Composed:
    return made(folder, f"pages:\n  - number: 1\n    slots:\n{slots}", stories, head_of(writing))


def ink_of(run: GlyphRun) -> Rect:
    """About where the em boxes of *run* are."""
    if run.ys and not run.turned:
        return Rect(run.origin.x + min(run.xs), run.origin.y + min(run.ys) - run.size, run.size,
                    max(run.ys) - min(run.ys) + run.size)  # fmt: skip
    if run.turned:
        return Rect(run.origin.x, run.origin.y, run.size, max(run.ys, default=0) + run.size)
    return Rect(run.origin.x, run.origin.y - run.size, max(run.xs) + run.size, run.size)


def lines(done: Fitted) -> list[tuple[int, int, int, int]]:
    return [(one.item, one.row, one.line.start, one.line.end) for one in done.poured.placed]


@WAYS
def test_a_slot_of_the_other_way_has_the_lines_of_its_twin_turned_by_a_quarter(
    tmp_path: Path, paper: str, slot: str
) -> None:
    """Text of Han: the slot beside one of the page's own way, turned, of the same measure and depth."""
    seen = 0
    for number in range(12):
        chance = random.Random(number)
        measure, rows = chance.randrange(90, 260), chance.randrange(14, 22)
        depth = rows * 16
        legs = chance.choice([1, 2])
        more = depth + 15.9  # so that as many of the page's rows lie wholly in it
        sides = [depth, measure, measure, more] if slot == "vertical" else [measure, depth, more, measure]
        wide, deep, width, height = sides
        slots = "".join(
            f"      - {{id: {name}, story: {name}, rect: [{left}pt, 60pt, {w}pt, {h}pt], legs: {legs}{way}}}\n"
            for name, left, w, h, way in (("甲", 40, wide, deep, f", writing: {slot}"), ("乙", 420, width, height, ""))
        )
        text = "\n\n".join([HAN * chance.randrange(1, 4)] * 3)
        composed = page_of(tmp_path, paper, slots, {"甲": text, "乙": text})
        one, twin = composed.fits
        assert one.grid.grid.mode.value == slot
        assert twin.grid.grid.mode.value == paper
        if paper == "horizontal":  # both heads are above their text, whichever way that is
            assert lines(one) == lines(twin)
        assert one.fit.over == twin.fit.over
        seen += len(one.poured.placed)
    assert seen > 150


@WAYS
def test_lines_of_a_slot_run_its_way_and_stand_in_it(tmp_path: Path, paper: str, slot: str) -> None:
    slots = (
        "      - {id: x, story: 甲, at: [1, 1], span: [5, 20]}\n"
        f"      - {{id: y, story: 乙, at: [1, 21], span: [3, 20], box: box, writing: {slot}, legs: {{rule: yes}}}}\n"
        "      - {id: z, story: 丙, at: [4, 21], span: [2, 20]}\n"
    )
    composed = page_of(tmp_path, paper, slots, {"甲": copy(22), "乙": copy(14), "丙": copy(9)})
    (page,) = composed.edition.pages
    down = [bool(one.ys) for one in runs(page, "paragraph", "乙") if len(one.gids) > 2]
    assert set(down) == {slot == "vertical"}
    assert {bool(one.ys) for one in runs(page, "paragraph", "甲") if len(one.gids) > 2} == {paper == "vertical"}
    assert not [one for one in codes(composed) if one.startswith(("type-", "parts-"))]
    fit = next(one for one in composed.fits if one.slot.id == "y")
    (place,) = rects_of(next(one for one in composed.issue.pages[0].slots if one.id == "y"), fit.grid._replace(
        grid=composed.issue.grid, frame=grid_of_page(composed.issue, composed.issue.pages[0]).frame,
        sheet=grid_of_page(composed.issue, composed.issue.pages[0]).sheet,
    ))  # fmt: skip
    assert all(ink_of(one).within(place) for one in runs(page, "paragraph", "乙"))
    drawn = [one for one in page.marks if isinstance(one, Rule) and place.x <= one.start.x <= place.right]
    assert [one for one in drawn if place.y <= one.start.y <= place.bottom]


@WAYS
def test_the_last_line_of_a_slot_stands_at_its_far_edge(tmp_path: Path, paper: str, slot: str) -> None:
    slots = f"      - {{id: y, story: 乙, at: [1, 1], span: [3, 20], writing: {slot}}}\n"
    composed = page_of(tmp_path, paper, slots, {"乙": copy(60)})
    (fit,) = composed.fits
    frame, grid = fit.grid.frame, fit.grid.grid
    assert 0 <= frame.height - grid.lines * grid.leading < grid.lines
    assert composed.issue.grid.leading <= grid.leading < composed.issue.grid.leading * 1.2
    assert grid.columns * grid.measure + (grid.columns - 1) * grid.gutter <= frame.width


@WAYS
@pytest.mark.parametrize("pages", ["one", "two", "whole"])
def test_a_story_goes_on_in_lines_of_the_other_way_and_loses_nothing(
    tmp_path: Path, paper: str, slot: str, pages: str
) -> None:
    """In another slot of its page, in one of another page, or on a page that is set the other way."""
    second = f"  - number: 2\n    slots:\n      - {{id: b, story: 甲, at: [1, 1], span: [3, 20], writing: {slot}}}\n"
    if pages == "one":
        second = f"      - {{id: b, story: 甲, at: [1, 21], span: [5, 20], writing: {slot}}}\n"
    if pages == "whole":
        slots = "[{id: b, story: 甲, at: [1, 1], span: [4, 30]}]"
        second = f"  - number: 2\n    writing: {slot}\n    slots: {slots}\n"
    spec = f"pages:\n  - number: 1\n    slots:\n      - {{id: a, story: 甲, at: [1, 1], span: [4, 12]}}\n{second}"
    text = copy(30)
    composed = made(tmp_path, spec, {"甲": text}, head_of(paper))
    one, other = composed.fits
    assert (one.grid.grid.mode.value, other.grid.grid.mode.value) == (paper, slot)
    shown = "".join(body(page, "甲") for page in composed.edition.pages)
    left = "".join(paragraph.text for rest in composed.rests for paragraph in rest.body)
    assert shown + left == text.replace("\n", "")
    assert {bool(run.ys) for page in composed.edition.pages for run in runs(page, "paragraph", "甲")} == {True, False}
    assert one.poured.placed
    assert other.poured.placed
    assert not [code for code in codes(composed) if code.startswith("type-")]
    jumps = "".join(words(page, "jump", "甲") for page in composed.edition.pages)
    assert ("下转" in jumps) == (pages != "one")


@WAYS
def test_type_makes_way_for_a_picture_in_a_slot_of_the_other_way(tmp_path: Path, paper: str, slot: str) -> None:
    Image.new("RGB", (900, 600), (90, 120, 150)).save(tmp_path / "p.png")
    slots = (
        f"      - {{id: y, story: 乙, at: [1, 1], span: [5, 40], writing: {slot}, legs: 4}}\n"
        "      - {id: p, picture: p.png, within: y, at: [3, 12], span: [2, 14], caption: 田里的人们}\n"
    )
    composed = page_of(tmp_path, paper, slots, {"乙": copy(40)})
    (page,) = composed.edition.pages
    (picture,) = (one for one in page.marks if isinstance(one, Picture))
    assert len(runs(page, "paragraph", "乙")) > 60
    assert not [one for one in runs(page, "paragraph", "乙") if ink_of(one).overlaps(picture.rect, 1000)]
    assert not [one for one in codes(composed) if one.startswith(("type-", "inset"))]


@pytest.mark.parametrize(("paper", "page"), [("horizontal", "vertical"), ("vertical", "horizontal")])
def test_a_page_of_the_other_way_has_a_grid_that_fills_it(tmp_path: Path, paper: str, page: str) -> None:
    spec = (
        "every: [{use: folio, on: all, at: [1, 1], span: [3, 2]}]\n"
        "pages:\n  - number: 2\n    slots: [{id: x, story: 甲, at: [1, 3], span: [5, 40]}]\n"
        f"  - number: 3\n    writing: {page}\n    slots: [{{id: y, story: 乙, at: [1, 3], span: [4, 30]}}]\n"
    )
    composed = made(tmp_path, spec, {"甲": copy(40), "乙": copy(20)}, head_of(paper))
    issue, (_, second) = composed.issue, composed.issue.pages
    grid = second.grid
    assert grid is not None
    assert grid.mode is WritingMode(page)
    assert (grid.em, grid.leading) == (issue.grid.em, issue.grid.leading)
    assert 10 <= grid.chars <= 14
    width, height = issue.sheet.width - mm(24), issue.sheet.height - mm(24)  # margins, where the paper has none
    measure, depth = (height, width) if page == "vertical" else (width, height)
    used = grid.columns * (grid.measure + grid.gutter) - grid.gutter
    assert 0 <= measure - used < grid.measure
    assert 0 <= depth - grid.lines * grid.leading < grid.leading
    folios = [one.rect if one.rect else None for each in issue.pages for one in each.slots if one.use == "folio"]
    assert folios[0] is None  # on the issue's own grid
    assert folios[1] is not None  # by that grid on a page with another


def test_a_page_says_what_of_its_grid_is_its_own(tmp_path: Path) -> None:
    spec = "pages:\n  - {number: 1, grid: {columns: 4}, slots: [{id: x, story: 甲, at: [1, 1], span: [4, 40]}]}\n"
    composed = made(tmp_path, spec, {"甲": copy(40)})
    grid = composed.issue.pages[0].grid
    assert grid is not None
    assert (grid.columns, grid.lines, grid.mode) == (4, grid.lines, WritingMode.HORIZONTAL)
    assert grid.chars > composed.issue.grid.chars
    assert len(composed.fits[0].room.legs) == 4
    path = write(tmp_path, spec.replace("columns: 4", "columns: 9, chars: 20"), {"甲": copy(3)})
    assert "spec-grid-too-wide" in [one.code for one in load(path).findings]


def test_pieces_of_the_pages_grid_run_as_the_page_does(tmp_path: Path) -> None:
    areas = "areas: [{at: [1, 1], span: [5, 10]}, {at: [1, 11], span: [2, 10]}]"
    spec = f"pages:\n  - number: 1\n    slots:\n      - {{id: x, story: 甲, {areas}, writing: vertical}}\n"
    loaded = load(write(tmp_path, spec, {"甲": copy(9)}))
    (found,) = [one for one in loaded.findings if one.code == "spec-writing-parts"]
    assert found.place is not None
    assert found.place.line == 11
    (fit,) = compose(loaded.issue, loaded.materials).fits
    assert fit.grid.grid.mode is WritingMode.HORIZONTAL


def test_a_word_of_the_way_that_is_no_use_to_a_slot_is_told(tmp_path: Path) -> None:
    Image.new("RGB", (900, 600), (90, 120, 150)).save(tmp_path / "p.png")
    spec = "pages:\n  - number: 1\n    slots:\n      - {picture: p.png, at: [1, 1], span: [2, 20], writing: vertical}\n"
    assert "spec-key-idle" in codes(made(tmp_path, spec, {"甲": copy(3)})) + [
        one.code for one in load(tmp_path / "issue.yaml").findings
    ]


def test_a_table_and_a_notice_run_the_other_way_when_asked(tmp_path: Path) -> None:
    rows = "| 菜 | 价 |\n|---|---|\n| 白菜 | 一元 |\n| 萝卜 | 二元 |\n"
    (tmp_path / "t.md").write_text(f"---\nslug: t\nheadline: [菜价]\n---\n\n{rows}", "utf-8")
    spec = (
        "pages:\n  - number: 1\n    slots:\n"
        "      - {use: 表格, story: t, at: [1, 1], span: [2, 16], writing: 竖排}\n"
        "      - {use: notice, text: [今日小满, 宜读书], at: [3, 1], span: [1, 10], writing: 竖排}\n"
    )
    composed = made(tmp_path, spec, {"甲": copy(3)})
    (page,) = composed.edition.pages
    assert all(one.ys for one in runs(page, "row", "t"))
    first, second = runs(page, "notice")
    assert first.ys and first.origin.x > second.origin.x
    assert not [one for one in codes(composed) if one.startswith(("type-", "text-"))]


def test_a_vertical_head_of_taiwan_has_the_quotes_of_taiwan(tmp_path: Path) -> None:
    """Heads are set as their text is, and not by a second way of their own, which knew the mainland alone."""
    spec = "pages:\n  - {number: 1, slots: [{story: 甲, at: [1, 1], span: [5, 30], head: {mode: 竖排}}]}\n"
    glyphs = {}
    for language in ("zh-Hans", "zh-Hant-TW"):
        (tmp_path / language).mkdir()
        (tmp_path / language / "甲.md").write_text(f"---\nslug: 甲\nheadline: [看“海”去]\n---\n\n{copy(9)}\n", "utf-8")
        path = tmp_path / language / "issue.yaml"
        path.write_text(HEAD.replace("style: daily", f"style: daily\nlanguage: {language}") + spec, "utf-8")
        loaded = load(path)
        (page,) = compose(loaded.issue, loaded.materials).edition.pages
        head = runs(page, "head", "甲")
        assert words(page, "head") == "看“海”去"
        assert all(a.origin.x == b.origin.x for a, b in pairwise(head))
        face = loaded.materials.faces.face(head[0].face)
        glyphs[language] = {text: gid for run in head for text, gid in zip(run.texts, run.gids, strict=True)}["“"]
        mark = "「" if "Hant" in language else "『"
        assert glyphs[language] == face.vertical_form(mark, language if "Hant" in language else "zh-Hans")
    assert len(set(glyphs.values())) == 2


@pytest.mark.parametrize(("paper", "number", "at_left"), [
    ("horizontal", 2, True), ("horizontal", 3, False), ("vertical", 2, False), ("vertical", 3, True),
])  # fmt: skip
def test_the_folio_stands_at_the_edge_that_is_outside_as_the_paper_is_bound(
    tmp_path: Path, paper: str, number: int, at_left: bool
) -> None:
    """A paper set downward is bound at the right: its even pages lie there."""
    spec = (
        f"pages:\n  - number: {number}\n    slots:\n"
        "      - {use: folio, rect: [20mm, 4mm, 230mm, 8mm], outer: 外, middle: 中, inner: 内}\n"
        "      - {id: x, story: 甲, at: [1, 1], span: [4, 20]}\n"
    )
    composed = made(tmp_path, spec, {"甲": copy(9)}, head_of(paper))
    (page,) = composed.edition.pages
    at = {"".join(one.texts): one.origin.x + one.xs[0] for one in runs(page, "folio")}
    assert (at["外"] < at["中"] < at["内"]) == at_left


@pytest.mark.parametrize(("folio", "across"), [
    ("rect: [20mm, 4mm, 230mm, 8mm]", True), ("at: [1, 1], span: [8, 2]", False),
])  # fmt: skip
def test_the_rule_of_a_slot_lies_where_its_own_lines_have_it(tmp_path: Path, folio: str, across: bool) -> None:
    """Under a folio that runs across a vertical page; left of one that runs down it."""
    spec = (
        "pages:\n  - number: 3\n    slots:\n"
        f"      - {{use: folio, {folio}, rule_below: thin, outer: 外, middle: 中, inner: 内}}\n"
        "      - {id: x, story: 甲, at: [1, 3], span: [4, 20]}\n"
    )
    (page,) = made(tmp_path, spec, {"甲": copy(9)}, head_of("vertical")).edition.pages
    (rule,) = (one for one in page.marks if isinstance(one, Rule))
    assert (rule.start.y == rule.end.y, rule.start.x == rule.end.x) == (across, not across)
    if across:
        assert mm(20) == min(rule.start.x, rule.end.x) and mm(11) < rule.start.y <= mm(12)


@pytest.mark.parametrize("said", ["", ", writing: 竖排"])
def test_a_folio_set_downward_begins_with_what_stands_outside(tmp_path: Path, said: str) -> None:
    """It runs down where it is deeper than wide, whether that is said or not."""
    spec = (
        "pages:\n  - number: 3\n    slots:\n"
        f"      - {{use: folio, at: [1, 1], span: [8, 2], outer: 外, middle: 中, inner: 内{said}}}\n"
        "      - {id: x, story: 甲, at: [1, 3], span: [4, 20]}\n"
    )
    (page,) = made(tmp_path, spec, {"甲": copy(9)}, head_of("vertical")).edition.pages
    folio = {"".join(one.texts): one for one in runs(page, "folio")}
    assert folio["外"].origin.y + folio["外"].ys[0] < folio["中"].origin.y + folio["中"].ys[0]
    assert folio["中"].origin.y + folio["中"].ys[0] < folio["内"].origin.y + folio["内"].ys[0]


@WAYS
def test_each_text_of_the_epaper_runs_as_it_does_where_it_begins(tmp_path: Path, paper: str, slot: str) -> None:
    slots = (
        "      - {id: x, story: 甲, at: [1, 1], span: [5, 20]}\n"
        f"      - {{id: y, story: 乙, at: [1, 21], span: [3, 20], writing: {slot}}}\n"
    )
    page_of(tmp_path, paper, slots, {"甲": copy(9), "乙": copy(9)})
    assert main(["epaper", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out")]) in (0, 1)
    down = {
        slug: ' down" tabindex="0">' in next((tmp_path / "out").rglob(f"*{slug}*.html")).read_text("utf-8")
        for slug in "甲乙"
    }
    assert down == {"甲": paper == "vertical", "乙": slot == "vertical"}


def test_the_samples_have_a_slot_of_the_other_way_each(repository: Path) -> None:
    for name, slug, way in (("weekend", "poem", WritingMode.VERTICAL), ("nanwan", "bus", WritingMode.HORIZONTAL)):
        loaded = load(repository / "seeds" / name / "issue.yaml")
        composed = compose(loaded.issue, loaded.materials)
        (fit,) = [one for one in composed.fits if one.story.slug == slug]
        assert fit.grid.grid.mode is way
        assert fit.grid.grid.mode is not composed.issue.grid.mode
        assert not fit.fit.over


@pytest.mark.parametrize("reader", [["pdftotext", "-raw", "{}", "-"], ["mutool", "draw", "-q", "-F", "txt", "{}"]])
@WAYS
def test_readers_give_the_text_of_both_ways_in_the_order_it_is_read_in(
    tmp_path: Path, paper: str, slot: str, reader: list[str]
) -> None:
    slots = (
        "      - {id: x, story: 甲, at: [1, 1], span: [5, 16]}\n"
        f"      - {{id: y, story: 乙, at: [1, 18], span: [5, 16], writing: {slot}}}\n"
    )
    texts = {"甲": copy(7), "乙": copy(7).replace("今年", "去年")}
    composed = page_of(tmp_path, paper, slots, texts)
    path = tmp_path / "page.pdf"
    faces = load(tmp_path / "issue.yaml").materials.faces
    path.write_bytes(pdf(composed.edition.pages, composed.edition, faces, {}))
    asked = [part.format(path) for part in reader]
    told = "".join(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split())
    shown = [words(composed.edition.pages[0], "paragraph", slug) for slug in texts]
    assert all(len(one) > 150 for one in shown)
    at = [told.find(one) for one in shown]
    assert 0 <= at[0] < at[1]


@pytest.mark.parametrize(("span", "down"), [("[1, 20]", False), ("[4, 2]", True)])
def test_the_rule_under_a_folio_runs_as_its_line_does(tmp_path: Path, span: str, down: bool) -> None:
    pages = f"pages:\n  - number: 2\n    slots: [{{use: folio, at: [1, 1], span: {span}, rule_below: thin}}]\n"
    (rule,) = [one for one in made(tmp_path, pages, {"a": "文"}, DOWN).edition.pages[0].marks if isinstance(one, Rule)]
    assert (rule.start.x == rule.end.x) == down
