"""Spots, links and cut-outs against the pages as they were made up, each page read by a program that knows no slot."""

from __future__ import annotations

import io
import json
from collections import Counter
from contextlib import redirect_stdout
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import mkdtemp

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTContainer
from pikepdf import Pdf
from PIL import Image
from site_of_evening import SEEDS

from layout.areas.grid import grid_of_page
from layout.areas.regions import owner_of
from layout.cli import main
from layout.composing import Composed, compose
from layout.epaper.gather import Sizes, gather
from layout.geometry import Rect
from layout.loading.load import Loaded, load
from layout.page import GlyphRun
from layout.spec.model import Issue

SAMPLES = ("datong/issue.yaml", "datong/tabloid.yaml", "evening/issue.yaml", "weekend/issue.yaml", "nanwan/issue.yaml")
OPENING = "（《〈「『【〔“‘"
"""Characters whose ink is in the second half of their square; that of stops is in the first."""

SPEC = """\
id: small
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
epaper: {site: "https://epaper.example.com/1"}
pages:
  - number: 1
    slots:
"""

PICTURE = "use: picture, story: view, picture: p.png"
STORY = "id: x, story: x, head: {lines: 5}, fit: [FIT]"
PLACES = {
    "over": (f"{{id: p, {PICTURE}, at: [1, 4], span: [3, 14]}}", f"{{{STORY}, at: [1, 18], span: [3, LINES]}}"),
    "under": (f"{{{STORY}, at: [1, 4], span: [3, LINES]}}", f"{{id: p, {PICTURE}, at: [1, AFTER], span: [3, 14]}}"),
    "inside": (
        f"{{{STORY}, at: [1, 4], span: [3, LINES]}}",
        f"{{id: p, {PICTURE}, within: x, at: [2, 14], span: [1, 10]}}",
    ),
}
"""Where the picture stands that gives the story rows or takes some of it."""

SENTENCE = "今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收，仓廪充实。"


def small(folder: Path, place: str, lines: int, fit: str = "picture") -> Path:
    """An issue of a story *lines* deep and a picture of another one beside or in it."""
    told = [f"第{number}句，{SENTENCE}" for number in range(1, 25)]
    body = "\n\n".join("".join(told[at : at + 3]) for at in range(0, len(told), 3))
    (folder / "x.md").write_text(f"---\nslug: x\nheadline: [甲乡丙丁喜获丰收]\n---\n\n{body}\n", "utf-8")
    (folder / "view.md").write_text(
        "---\nslug: view\nkind: photo\npicture: p.png\ncaption: 戊己庚辛壬癸\ncredit: 子丑摄\n---\n", "utf-8"
    )
    Image.new("RGB", (900, 900), (90, 120, 60)).save(folder / "p.png")
    slots = "".join(f"      - {slot}\n" for slot in PLACES[place])
    slots = slots.replace("LINES", str(lines)).replace("AFTER", str(4 + lines)).replace("FIT", fit)
    (folder / "issue.yaml").write_text(SPEC + slots, "utf-8")
    return folder / "issue.yaml"


def composed_of(path: Path) -> tuple[Loaded, Composed]:
    loaded = load(path)
    return loaded, compose(loaded.issue, loaded.materials)


def remedied(folder: Path, place: str, sign: int) -> tuple[Path, Loaded, Composed]:
    """Such an issue on which the picture gives rows (*sign* -1) or takes some (1)."""
    for lines in range(20, 44):
        path = small(folder, place, lines)
        loaded, composed = composed_of(path)
        (dose,) = (done.fit.doses.picture for done in composed.fits if done.slot.id == "x")
        if dose * sign > 0 and not any(one.code == "overset" for one in composed.edition.findings):
            return path, loaded, composed
    raise AssertionError(place)


@cache
def epaper_of(path: Path) -> Path:
    """The folder of the e-paper of an issue."""
    out = Path(mkdtemp(prefix="spots-"))
    with redirect_stdout(io.StringIO()):
        assert main(["epaper", str(path), "--out", str(out), "--quiet"]) in (0, 1)
    (made,) = out.glob("*/epaper")
    return made


def within(outline, x, y):
    sides = zip(outline, [*outline[1:], outline[0]], strict=True)
    return sum(a[0] == b[0] and a[0] <= x and min(a[1], b[1]) <= y < max(a[1], b[1]) for a, b in sides) % 2 == 1


def letters(item):
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for one in item:
            yield from letters(one)


def read(pdf: Path, width: float, height: float) -> list[tuple[str, float, float]]:
    """Every character of the first page with the middle of its ink, in points of the trimmed page."""
    (layout,) = extract_pages(pdf, laparams=LAParams())
    left, top = (layout.width - width) / 2, (layout.height - height) / 2
    made = []
    for one in letters(layout):
        quarter = (one.x1 - one.x0) / 4
        x = one.x1 - quarter if one.get_text() in OPENING else one.x0 + quarter
        # A stop or a bracket at the end of a line downward has lost the lower half of its cell.
        y = one.y1 if one.get_text() in "，。、）" else (one.y0 + one.y1) / 2
        made += [(each, x - left, layout.height - y - top) for each in one.get_text()]
    return [one for one in made if one[0].strip()]


def inside(spots, found) -> dict[str, Counter[str]]:
    """Characters that lie in the outlines of each story; those in none under an empty name."""
    made: dict[str, Counter[str]] = {}
    for character, x, y in found:
        names = {story for story, shapes in spots for shape in shapes if within(shape, x, y)} or {""}
        for name in names:
            made.setdefault(name, Counter())[character] += 1
    return made


def written(composed: Composed, issue: Issue, index: int) -> dict[str, Counter[str]]:
    """Characters of each story that stand on a page, by its marks, and of what stands in none under an empty name."""
    made: dict[str, Counter[str]] = {}
    for mark in composed.edition.pages[index].marks:
        if isinstance(mark, GlyphRun) and not mark.drawn:
            words = "".join("".join(mark.texts).split())
            made.setdefault(mark.tag.story if mark.tag else "", Counter()).update(words)
    spec = issue.pages[index]
    for slot in spec.slots:
        # A picture's own words have no story's name on them, and belong to the story that it stands in.
        if slot.use == "picture" and not slot.story and owner_of(slot, spec):
            words = Counter("".join((slot.caption + slot.credit).split()))
            made[owner_of(slot, spec)] += words
            made[""] -= words
    return {slug: +counted for slug, counted in made.items() if +counted}


def told_spots(site: Path, index: int):
    page = json.loads((site / "hotspots.json").read_text("utf-8"))["pages"][index]
    spots = [(one["story"], [shape["pt"] for shape in one["polygons"]]) for one in page["spots"]]
    return spots, page["width"]["pt"], page["height"]["pt"]


def checked(path: Path, loaded: Loaded, composed: Composed) -> None:
    """On every page of an issue the words in a spot are its story's, to the last and no other's; spots keep apart."""
    site = epaper_of(path)
    for index, page in enumerate(composed.edition.pages):
        own = grid_of_page(loaded.issue, loaded.issue.pages[index])
        frame = own.on_page(own.frame)
        spots, width, height = told_spots(site, index)
        found = read(site / f"pdf/P{page.number:02}.pdf", width, height)
        assert inside(spots, found) == written(composed, loaded.issue, index), page.number
        corners = [corner for _, shapes in spots for shape in shapes for corner in shape]
        for edge, of, least, most in ((0, "x", frame.x, frame.right), (1, "y", frame.y, frame.bottom)):
            assert all(least / 1000 - 0.01 <= one[edge] <= most / 1000 + 0.01 for one in corners), of
        grid = [(x + 0.5, y + 0.5) for x in range(0, int(width), 5) for y in range(0, int(height), 5)]
        for (one, a), (other, b) in combinations(((story, shape) for story, shapes in spots for shape in shapes), 2):
            assert not any(within(a, *at) and within(b, *at) for at in grid), (one, other)


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_words_in_a_spot_are_those_of_its_story_on_that_page_and_all_of_them(sample):
    checked(SEEDS / sample, *composed_of(SEEDS / sample))


@pytest.mark.parametrize(
    ("place", "sign"), [("over", -1), ("over", 1), ("under", -1), ("under", 1), ("inside", -1)]
)  # fmt: skip
def test_they_are_where_a_picture_gave_its_story_rows_or_took_some(tmp_path, place, sign):
    path, loaded, composed = remedied(tmp_path, place, sign)
    assert composed.issue != loaded.issue
    checked(path, loaded, composed)
    # The same question of the slots as they were specified is answered otherwise.
    site = epaper_of(path)
    spots, width, height = told_spots(site, 0)
    found = read(site / "pdf/P01.pdf", width, height)
    materials = loaded.materials
    first = gather(composed._replace(issue=loaded.issue), materials.stories, materials.styles, Sizes({})).leaves[0]
    stale = [
        (one.slug, [[(at.x / 1000, at.y / 1000) for at in shape] for shape in one.outlines]) for one in first.spots
    ]
    assert stale != spots
    if sign < 0 and place != "inside":
        assert inside(stale, found) != inside(spots, found)


def test_links_of_the_screen_file_cover_the_spots_and_no_two_share_a_place(tmp_path):
    path, _, _ = remedied(tmp_path, "inside", -1)
    site = epaper_of(path)
    spots, width, height = told_spots(site, 0)
    with Pdf.open(site / "small.pdf") as pdf:
        page = pdf.pages[0]
        links = [(str(one.A.URI), [float(at) for at in one.Rect]) for one in page.Annots]
        box = [float(one) for one in page.MediaBox]
    left, top = (box[2] - width) / 2, box[3] - (box[3] - height) / 2
    rects = [(address, Rect(*(round(1000 * one) for one in (a - left, top - d, c - a, d - b))))
             for address, (a, b, c, d) in links]  # fmt: skip
    for (_, one), (_, other) in combinations(rects, 2):
        assert not one.overlaps(other)
    for x in range(3, int(width), 6):
        for y in range(3, int(height), 6):
            at = {
                f"https://epaper.example.com/1/story-{slug}.html" for slug, shapes in spots if within_any(shapes, x, y)
            }
            here = {to for to, one in rects if one.x <= x * 1000 < one.right and one.y <= y * 1000 < one.bottom}
            assert here == at, (x, y)
    assert {address.rpartition("/")[2] for address, _ in rects} == {"story-x.html", "story-view.html"}


def within_any(shapes, x, y):
    return any(within(shape, x, y) for shape in shapes)


def cut_out(path: Path, name: str, out: Path) -> Image.Image:
    with redirect_stdout(io.StringIO()):
        main(["preview", str(path), "--out", str(out), "--story", name, "--dpi", "72", "--margin", "0", "--quiet"])
    with Image.open(out / f"small/preview/P01-{name}.png") as image:
        return image.convert("L")


@pytest.mark.parametrize("sign", [-1, 1])
def test_a_story_is_cut_out_with_the_rows_its_picture_gave_it_and_the_picture_without(tmp_path, sign):
    path, _, composed = remedied(tmp_path, "over", sign)
    (done,) = (one for one in composed.fits if one.slot.id == "x")
    spec = next(one for one in load(path).issue.pages[0].slots if one.id == "x")
    assert done.slot.area.lines == spec.area.lines - done.fit.doses.picture
    story, picture = cut_out(path, "x", tmp_path / "out"), cut_out(path, "p", tmp_path / "out")
    assert story.height == pytest.approx(16 * done.slot.area.lines, abs=2)
    assert picture.height == pytest.approx(16 * (14 + done.fit.doses.picture), abs=2)
    # The first row of the head's white shows nothing of the picture or of its words; the picture fills its own top.
    assert story.crop((0, 1, story.width, 8)).getextrema()[0] > 240
    assert picture.crop((4, 4, picture.width - 4, 8)).getextrema()[1] < 200
    assert picture.crop((0, picture.height - 16, picture.width, picture.height - 2)).getextrema()[0] < 128


def test_a_page_that_a_story_was_to_go_on_and_did_not_has_no_spot_of_it(tmp_path):
    path = small(tmp_path, "over", 36, "")
    path.write_text(
        path.read_text("utf-8")
        + "  - number: 2\n    slots:\n      - {id: more, story: x, at: [1, 1], span: [3, 20]}\n",
        "utf-8",
    )
    _, composed = composed_of(path)
    assert "jump-empty" in [one.code for one in composed.edition.findings]
    site = epaper_of(path)
    assert [story for story, _ in told_spots(site, 0)[0]] == ["view", "x"]
    assert told_spots(site, 1)[0] == []


def test_a_picture_in_millimetres_is_left_out_of_the_story_it_lies_on(tmp_path):
    path = small(tmp_path, "under", 36, "")
    said = path.read_text("utf-8")
    slot = said[said.index("      - {id: p,") :]
    path.write_text(said.replace(slot, f"      - {{id: p, {PICTURE}, rect: [60mm, 60mm, 50mm, 60mm]}}\n"), "utf-8")
    spots, _, _ = told_spots(epaper_of(path), 0)
    at = 80 * 72 / 25.4
    assert [story for story, shapes in spots if within_any(shapes, at, at)] == ["view"]
    assert {story for story, _ in spots} == {"view", "x"}
