"""Vertical pages: lines downward from right to left, in bands; what stands on them, and what is said of them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from issues import codes, copy, made, runs, words, write
from PIL import Image
from writing_twins import ACROSS, DOWN, HAN

from layout.areas.grid import lay_grid
from layout.areas.regions import rects_of
from layout.composing import Composed, compose
from layout.geometry import Rect, WritingMode, turned_rect, unturned_rect
from layout.loading.load import load
from layout.makeup.turn import turned
from layout.output.pdf import pdf
from layout.page import GlyphRun, Page, Picture, Rule, Tint

SLOTS = """\
pages:
  - number: 1
    slots:
      - {id: x, story: 甲, at: [1, 1], span: [5, 40], head: {columns: 3, lines: 8}, legs: {rule: yes}, box: box}
      - {id: y, story: 乙, at: [6, 1], span: [3, 44]}
    rules: [{at: [1, 44], span: [5, 1], side: above, style: thin}]
"""


def han(sentences: int) -> str:
    return "\n\n".join([HAN * 3] * (sentences // 3))


def pages(folder: Path, head: str, slots: str = SLOTS, sentences: int = 30) -> Composed:
    return made(folder, slots, {"甲": han(sentences), "乙": han(sentences)}, head)


def test_a_vertical_page_is_its_twin_across_turned_by_a_quarter(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    across, down = pages(tmp_path / "a", ACROSS), pages(tmp_path / "b", DOWN)
    for one, other in zip(across.fits, down.fits, strict=True):
        assert [(p.item, p.row, p.line.start, p.line.end, p.line.gap) for p in one.poured.placed] == [
            (p.item, p.row, p.line.start, p.line.end, p.line.gap) for p in other.poured.placed
        ]
        assert one.fit.short == other.fit.short
        assert one.head.size == other.head.size
    (flat,), (upright,) = across.edition.pages, down.edition.pages
    assert (upright.width, upright.height) == (flat.height, flat.width)
    expected = turned(flat.marks, upright.width)
    for want, mark in zip(expected, upright.marks, strict=True):
        assert type(want) is type(mark)
        if isinstance(mark, GlyphRun):
            assert isinstance(want, GlyphRun)
            assert (mark.texts, mark.origin, mark.tag, mark.size) == (want.texts, want.origin, want.tag, want.size)
            for text, x, y, start in zip(mark.texts, mark.xs, mark.ys, want.ys, strict=True):
                if text not in "，。":
                    # The baseline of a Han character that was turned is to the left of it, its cell where it was.
                    assert x == pytest.approx(-0.12 * mark.size, abs=1)
                    assert y - start == pytest.approx(0.88 * mark.size, abs=1)
        else:
            assert mark == want


def test_turning_back_is_turning_undone() -> None:
    rect = Rect(3, 5, 70, 11)
    assert unturned_rect(turned_rect(rect, 100), 100) == rect
    assert turned_rect(rect, 100) == Rect(84, 3, 11, 70)


def test_an_independent_reader_finds_lines_downward_and_from_the_right(tmp_path: Path) -> None:
    composed = pages(tmp_path, DOWN)
    (tmp_path / "p.pdf").write_bytes(
        pdf(composed.edition.pages, composed.edition, load(tmp_path / "issue.yaml").materials.faces, {})
    )
    page = pypdfium2.PdfDocument(tmp_path / "p.pdf")[0].get_textpage()
    text = page.get_text_range()
    at = text.replace("\r\n", "  ").index("今年全市粮食总产")
    boxes = [page.get_charbox(at + step, loose=True) for step in range(8)]
    assert all(above[1] > below[1] for above, below in pairwise(boxes))
    assert max(box[0] for box in boxes) - min(box[0] for box in boxes) < 0.5
    bodies = [
        one
        for one in composed.edition.pages[0].marks
        if isinstance(one, GlyphRun) and one.tag and one.tag.role == "paragraph"
    ]
    first, second = bodies[0], bodies[1]
    assert second.origin.x < first.origin.x


def test_bands_are_parted_by_rules_across_the_page(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, DOWN).edition.pages
    level = [one for one in page.marks if isinstance(one, Rule) and one.start.y == one.end.y]
    assert len({one.start.y for one in level}) >= 4


def test_what_is_upright_on_every_page_is_upright_here(tmp_path: Path) -> None:
    Image.new("RGB", (900, 600), (90, 120, 150)).save(tmp_path / "p.png")
    slots = """\
pages:
  - number: 1
    slots:
      - {id: flag, use: flag, at: [1, 1], span: [4, 6]}
      - {id: p, picture: p.png, at: [1, 7], span: [2, 20], caption: 田里的人们在收稻子, credit: 王某 摄}
      - {id: x, story: 甲, at: [5, 1], span: [4, 44], legs: {rule: yes}}
      - {id: note, use: notice, text: [横的一行], box: box, at: [3, 7], span: [2, 2]}
"""
    composed = pages(tmp_path, DOWN, slots)
    (page,) = composed.edition.pages
    (picture,) = (one for one in page.marks if isinstance(one, Picture))
    grid = lay_grid(load(tmp_path / "issue.yaml").issue.sheet, load(tmp_path / "issue.yaml").issue.grid)
    slot = next(one for one in composed.issue.pages[0].slots if one.id == "p")
    (place,) = rects_of(slot, grid)
    assert place.width > place.height
    assert picture.rect.within(place)
    left, top, right, foot = picture.crop
    assert (right - left) / (foot - top) == pytest.approx(picture.rect.width / picture.rect.height, rel=0.01)
    (caption, *_) = runs(page, "caption")
    assert not caption.ys  # across, under the picture
    name = next(one for one in runs(page, "flag"))
    assert len(set(name.ys)) == 4  # the flag is deeper than wide: its name runs down
    assert not [one for one in codes(composed) if one.startswith(("type-", "text-", "flag-"))]


def test_the_corner_of_a_story_is_at_the_upper_right(tmp_path: Path) -> None:
    composed = pages(tmp_path, DOWN)
    issue = composed.issue
    assert issue.grid.mode is WritingMode.VERTICAL
    grid = lay_grid(issue.sheet, issue.grid)
    x, y = (rects_of(slot, grid)[0] for slot in issue.pages[0].slots)
    frame = grid.on_page(grid.frame)
    assert (x.right, x.y) == (frame.right, frame.y)
    assert y.y > x.bottom
    assert (y.right, y.bottom) == (frame.right, frame.bottom)


def test_a_grid_too_large_is_told_by_the_side_it_runs_along(tmp_path: Path) -> None:
    head = DOWN.replace("columns: 8", "columns: 9")
    path = write(tmp_path, SLOTS, {"甲": han(3), "乙": han(3)}, head)
    found = [one.code for one in load(path).findings]
    assert "spec-grid-too-wide" in found
    assert "spec-grid-too-deep" not in found


def test_a_place_in_millimetres_is_one_of_the_page(tmp_path: Path) -> None:
    slots = """\
pages:
  - number: 1
    slots:
      - {id: f, use: folio, rect: [16mm, 3mm, 240mm, 5.5mm]}
      - {id: x, story: 甲, at: [1, 1], span: [8, 44]}
"""
    composed = pages(tmp_path, DOWN, slots)
    (page,) = composed.edition.pages
    assert all(one.origin.y < 14 * 2835 and not one.ys for one in runs(page, "folio"))
    assert not [one for one in codes(composed) if one.startswith("type-")]


def test_lint_says_nothing_that_is_only_true_of_lines_across(tmp_path: Path) -> None:
    long = copy(40)
    (tmp_path / "x.png").touch()
    composed = made(tmp_path, SLOTS, {"甲": long, "乙": long}, DOWN)
    assert not [one for one in codes(composed) if one.startswith("type-")]
    assert Tint not in {type(one) for one in composed.edition.pages[0].marks}


def test_a_head_across_keeps_off_what_stands_beside_it(tmp_path: Path) -> None:
    slots = SLOTS.replace(
        "head: {columns: 3, lines: 8}, legs: {rule: yes}, box: box", "head: {mode: 横排, place: 上, breaks: [稿件甲]}"
    )
    slots = slots.replace("span: [5, 40]", "span: [5, 6]")
    long = made(tmp_path, slots, {"甲": han(6), "乙": han(6)}, DOWN)
    (page,) = long.edition.pages
    place, em = long.fits[0].head_place, long.issue.grid.em
    on_page = turned_rect(place, page.width)
    (head,) = [run for run in runs(page, "head") if run.tag and run.tag.story == "甲"][:1]
    left, right = head.origin.x + head.xs[0], head.origin.x + head.xs[-1] + head.size
    assert right - left > 80_000  # it is as large as the room lets it be
    assert min(left - on_page.x, on_page.right - right) >= em // 2 - 1


def test_a_head_across_stands_over_the_whole_bands_below_it(tmp_path: Path) -> None:
    slots = SLOTS.replace("head: {columns: 3, lines: 8}", "head: {mode: 横排, place: 上}").replace(", box: box", "")
    composed = pages(tmp_path, DOWN, slots)
    (page,) = composed.edition.pages
    grid = lay_grid(composed.issue.sheet, composed.issue.grid)
    place = grid.on_page(grid.place(composed.issue.pages[0].slots[0]))
    head = [one for one in runs(page, "head") if one.tag and one.tag.story == "甲"]
    assert head
    assert all(not one.ys and len(one.xs) > 1 for one in head)  # from left to right on one level
    texts = [one for one in runs(page, "paragraph") if one.tag and one.tag.story == "甲"]
    assert max(one.origin.y for one in head) < min(one.origin.y + one.ys[0] - one.size for one in texts)
    assert min(one.origin.x for one in head) >= place.x
    tops = {one.origin.y for one in texts}
    assert tops <= {grid.column_x(band) for band in range(1, 9)}  # no band of the page is cut by it


def test_a_head_of_three_bands_stands_right_of_its_text_and_the_text_goes_on_under_it(tmp_path: Path) -> None:
    composed = pages(tmp_path, DOWN)
    (page,) = composed.edition.pages
    grid = lay_grid(composed.issue.sheet, composed.issue.grid)
    head = [one for one in runs(page, "head") if one.tag and one.tag.story == "甲"]
    assert all(not one.xs[0] + one.size < 0 and one.ys for one in head)
    foot = max(one.origin.y + max(one.ys) for one in head)
    assert foot <= grid.column_x(3) + grid.grid.measure
    texts = [one for one in runs(page, "paragraph") if one.tag and one.tag.story == "甲"]
    beside = max(one.origin.x for one in texts if one.origin.y < grid.column_x(4))
    below = max(one.origin.x for one in texts if one.origin.y >= grid.column_x(4))
    assert below > beside + 5 * grid.grid.leading


def test_the_sample_paper_is_without_errors_and_its_lines_are_those_of_its_copy(repository: Path) -> None:
    loaded = load(repository / "seeds/nanwan/issue.yaml")
    composed = compose(loaded.issue, loaded.materials)
    found = (*loaded.findings, *composed.edition.findings)
    assert not [one for one in found if one.severity.name == "ERROR"]
    assert not {one.code for one in found} & {"glyph-fallback", "page-cut", "type-on-type", "type-off-slot", "overset"}
    page, _ = composed.edition.pages
    assert words(page, "head", "puppet") == "老戲偶換新衣小戲迷學開口"
    for story in loaded.materials.stories.values():
        if story.slug == "tides":  # a table, in cells
            continue
        body = "".join("".join(one.text.split()) for one in story.body)
        told = [words(one, role, story.slug) for one in composed.edition.pages for role in ("byline", "paragraph")]
        shown = "".join("".join(told).split())
        assert body in shown or shown.endswith(body)


def test_the_sample_paper_s_lead_jumps_to_a_page_that_runs_the_other_way(repository: Path) -> None:
    loaded = load(repository / "seeds/nanwan/issue.yaml")
    composed = compose(loaded.issue, loaded.materials)
    assert not [one.code for one in (*loaded.findings, *composed.edition.findings) if one.severity.name == "WARNING"]
    front, other = composed.edition.pages
    assert [words(one, "jump", "light") for one in (front, other)] == ["（下轉第2版）", "（上接第1版）"]
    ways = [{max(run.ys, default=0) > 2 * run.size for run in of_story(page, slug)} for page, slug in
            ((front, "light"), (other, "light"), (other, "song"))]  # fmt: skip
    assert ways == [{True}, {False}, {True}]


def of_story(page: Page, slug: str) -> list[GlyphRun]:
    """The lines of text of a story on *page* that are longer than what stands upright in one cell."""
    return [run for run in runs(page, "paragraph") if run.tag and run.tag.story == slug and len(run.gids) > 4]


@pytest.mark.parametrize(("head", "zh", "en"), [(DOWN, "段", "bands"), (ACROSS, "栏", "columns")])
def test_findings_call_divisions_of_the_grid_what_they_are(tmp_path: Path, head: str, zh: str, en: str) -> None:
    slot = "{id: x, story: 甲, at: [1, 1], span: [8, 8], legs: {count: 12, fit: grid}}"
    spec = f"pages:\n  - number: 1\n    slots:\n      - {slot}\n"
    done = made(tmp_path, spec, {"甲": HAN * 9}, head)
    said = {one.code: one for one in done.edition.findings}
    assert f"第 1 {zh}起" in said["page-gap"].message("zh")
    assert f"{en} from 1" in said["page-gap"].message("en")
    assert zh in said["legs-held"].message("zh") and f"{zh}数" in said["legs-held"].hint("zh")
