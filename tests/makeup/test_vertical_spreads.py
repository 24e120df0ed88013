"""Spreads of papers set downward: read from the right page to the left one, no type in the fold, nothing lost."""

from __future__ import annotations

import json
import random
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from issue_laws import laws
from issues import codes, copy, made, runs, words
from PIL import Image, ImageChops
from writing_twins import DOWN

from layout.areas.grid import lay_grid
from layout.cli import main
from layout.loading.load import load
from layout.output.pdf import pdf
from layout.page import GlyphRun, Page, Picture
from layout.units import mm

BLED = DOWN.replace(
    "margins: {top: 16mm, right: 10mm, bottom: 12mm, left: 14mm}",
    "bleed: 3mm, margins: {top: 6mm, right: 12mm, bottom: 6mm, left: 12mm}",
)
WIDTH = mm(275)
BANDS, LINES = 8, 44


def spread(slots: str, more: str = "") -> str:
    return f"pages:\n  - number: 2\n    spread: yes\n{more}    slots:\n{slots}"


def slot(name: str, at: tuple[int, int], span: tuple[int, int], more: str = "") -> str:
    return f"      - {{id: {name}, story: {name}, at: [{at[0]}, {at[1]}], span: [{span[0]}, {span[1]}]{more}}}\n"


def picture(folder: Path, place: str, more: str = "caption: 一棵树, credit: 王山 摄") -> str:
    wide = Image.new("RGB", (1800, 1200))
    for at in range(36):
        wide.paste((at * 37 % 256, at * 91 % 256, at * 53 % 256), (at * 50, 0, at * 50 + 50, 1200))
    wide.save(folder / "wide.png")
    return f"      - {{id: photo, picture: wide.png, {place}, {more}}}\n"


def head(page: Page, story: str) -> str:
    return words(page, "head", story)


def ends(page: Page) -> list[tuple[int, int]]:
    """The left and right edge of every character of *page*, about."""
    return [
        (one.origin.x + x, one.origin.x + x + one.size)
        for one in page.marks
        if isinstance(one, GlyphRun) and not one.drawn and not one.turned
        for x, text in zip(one.xs, one.texts, strict=True)
        if text.strip()
    ]


def test_the_right_page_comes_first_and_the_lines_go_on_over_the_fold(tmp_path: Path) -> None:
    slots = slot("甲", (1, 20), (4, 50)) + picture(tmp_path, "at: [5, 30], span: [3, 30]")
    text = copy(75)
    composed = made(tmp_path, spread(slots), {"甲": text}, BLED)
    right, left = composed.edition.pages
    assert [(page.number, page.fold) for page in (right, left)] == [(2, "right"), (3, "left")]
    (here,), (there,) = ([one for one in page.marks if isinstance(one, Picture)] for page in (right, left))
    assert here.rect.x < 0 < here.rect.right
    assert there.rect == here.rect._replace(x=here.rect.x + WIDTH)  # one picture, seen from either side
    shown = [words(page, "paragraph", "甲") for page in (right, left)]
    assert all(shown)
    assert "".join(shown) + "".join(p.text for rest in composed.rests for p in rest.body) == text.replace("\n", "")
    (whole,) = composed.spreads
    assert whole.width == 2 * WIDTH
    assert not [code for code in codes(composed) if code.startswith(("type-", "parts-"))]


def test_a_page_is_read_to_its_last_band_before_the_other_one(tmp_path: Path) -> None:
    composed = made(tmp_path, spread(slot("甲", (1, 30), (3, 30))), {"甲": copy(50)}, BLED)
    (done,) = composed.fits
    legs = [(leg.row, leg.rows) for leg in done.room.legs if leg.rows]
    rows = [row for row, _ in legs]
    assert rows == sorted(rows)
    assert len(legs) == 6
    assert not [leg for leg in legs if leg[0] < LINES < leg[0] + leg[1]]  # no leg crosses the fold


@pytest.mark.parametrize("band", [1, 3])
def test_no_leg_goes_on_over_the_fold_beside_what_stands_in_its_area(tmp_path: Path, band: int) -> None:
    inside = picture(tmp_path, f"within: 甲, at: [{band}, 33], span: [1, 6]")
    composed = made(tmp_path, spread(slot("甲", (1, 30), (band, 30)) + inside), {"甲": copy(50)}, BLED)
    (done,) = composed.fits
    assert not [leg for leg in done.room.legs if leg.row < LINES < leg.row + leg.rows]
    assert not [code for code in codes(composed) if code.startswith(("type-", "parts-"))]


def test_no_character_stands_in_the_fold(tmp_path: Path) -> None:
    slots = (
        slot("甲", (1, 20), (4, 50), ", box: comment, head: {mode: 横排, place: 上, columns: 1, align: 居中}")
        + slot("乙", (5, 42), (3, 30), ", head: {columns: 3, lines: 8}")
        + picture(tmp_path, "rect: [150mm, 340mm, 200mm, 40mm]")
    )
    composed = made(
        tmp_path, spread(slots), {"甲": copy(60), "乙": copy(30)}, BLED, "kicker: 沿着清水河一路走到东湖去看春天\n"
    )
    grid = lay_grid(composed.issue.sheet, composed.issue.grid)
    frame = grid.on_page(grid.frame)
    right, left = composed.edition.pages
    em = grid.grid.em
    assert min(start for start, _ in ends(right)) >= frame.x - em
    assert max(end for _, end in ends(left)) <= frame.right + em
    for story in ("甲", "乙"):
        assert sorted(head(right, story) + head(left, story)) == sorted(f"稿件{story}喜获丰收")
    assert words(left, "caption") + words(right, "caption") == "一棵树王山 摄"


def test_a_head_across_is_parted_about_the_fold_and_read_from_the_left_page(tmp_path: Path) -> None:
    slots = slot("甲", (1, 30), (4, 30), ", head: {mode: 横排, place: 上, columns: 1, align: 居中}")
    composed = made(tmp_path, spread(slots), {"甲": copy(30)}, BLED)
    right, left = composed.edition.pages
    assert head(left, "甲")
    assert head(right, "甲")
    assert head(left, "甲") + head(right, "甲") == "稿件甲喜获丰收"
    frame = lay_grid(composed.issue.sheet, composed.issue.grid)
    seen = frame.on_page(frame.frame)
    (there,), (here,) = runs(left, "head"), runs(right, "head")
    assert there.origin.x + there.xs[-1] + there.size // 2 <= seen.right
    assert here.origin.x + here.xs[0] + here.size // 2 >= seen.x


def test_a_head_deeper_than_what_stands_before_the_fold_goes_on_beyond_it(tmp_path: Path) -> None:
    slots = slot("甲", (1, 42), (4, 30), ", head: {lines: 9}")
    composed = made(
        tmp_path, spread(slots), {"甲": copy(30)}, BLED, "deck: 一路走到东湖去\nkicker: 沿着清水河\n",
    )  # fmt: skip
    (done,) = composed.fits
    assert done.head.lines
    right, left = composed.edition.pages
    told = [words(page, role, "甲") for page in (right, left) for role in ("kicker", "head", "deck")]
    assert "".join(sorted("".join(told))) == "".join(sorted("沿着清水河稿件甲喜获丰收一路走到东湖去"))
    assert {leg.row for leg in done.room.legs if leg.rows} == {LINES + 6}  # three rows here, six there
    assert not [code for code in codes(composed) if code.startswith("type-")]


def test_text_that_begins_beyond_the_fold_begins_beside_its_head(tmp_path: Path) -> None:
    slots = slot("甲", (1, 38), (3, 30), ", head: {lines: 7}") + slot("乙", (4, 40), (3, 30), ", head: {lines: 8}")
    composed = made(tmp_path, spread(slots), {"甲": copy(40), "乙": copy(40)}, BLED)
    assert head(composed.edition.pages[0], "甲")
    assert "head-parted" not in codes(composed)


@pytest.mark.parametrize("line", [33, 47])
def test_words_of_a_picture_beyond_the_fold_keep_to_its_width(tmp_path: Path, line: int) -> None:
    inside = picture(tmp_path, f"within: 甲, at: [2, {line}], span: [2, 10]")
    composed = made(tmp_path, spread(slot("甲", (1, 25), (3, 45)) + inside), {"甲": copy(70)}, BLED)
    page = composed.edition.pages[line > LINES]
    (shown,) = [one for one in page.marks if isinstance(one, Picture)]
    caption = runs(page, "caption") + runs(page, "credit")
    assert caption
    for run in caption:
        assert shown.rect.x <= run.origin.x + run.xs[0]
        assert run.origin.x + run.xs[-1] + run.size <= shown.rect.right
    assert not [code for code in codes(composed) if code.startswith("type-")]


def test_areas_of_several_rectangles_go_over_the_fold(tmp_path: Path) -> None:
    slots = "      - {id: 甲, story: 甲, areas: [{at: [1, 30], span: [2, 30]}, {at: [3, 45], span: [2, 15]}]}\n"
    text = copy(45)
    composed = made(tmp_path, spread(slots), {"甲": text}, BLED)
    right, left = composed.edition.pages
    assert words(right, "paragraph", "甲")
    assert words(right, "paragraph", "甲") + words(left, "paragraph", "甲") + "".join(
        p.text for rest in composed.rests for p in rest.body
    ) == text.replace("\n", "")
    assert not [code for code in codes(composed) if code.startswith(("type-", "parts-"))]


@pytest.mark.parametrize("chunk", range(4))
def test_the_laws_hold_of_random_spreads(tmp_path: Path, chunk: int) -> None:
    breaches: list[str] = []
    crossed = 0
    for seed in range(chunk * 8, chunk * 8 + 8):
        dice = random.Random(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        slots, stories = "", {}
        for number, (band, line, bands, lines) in enumerate(parts(dice, (1, 1, BANDS, 2 * LINES))):
            name = f"稿{number}"
            slots += slot(name, (band, line), (bands, lines), dice.choice(WAYS))
            stories[name] = copy(dice.randrange(2, max(3, bands * lines // 3)))
            crossed += line <= LINES < line + lines - 1
        composed = made(folder, spread(slots), stories, BLED)
        loaded = load(folder / "issue.yaml")
        told = laws(composed.issue, dict(loaded.materials.stories), composed)
        # A character of a head that stands at the fold may hang into the white there by half of itself.
        breaches += [f"{seed}: {one}" for one in told if not (one.startswith("off:") and "role='head'" in one)]
    assert breaches == []
    assert crossed > 8


WAYS = (
    "", ", box: comment", ", head: {lines: 5}", ", legs: {rule: yes}", ", head: {columns: 1, lines: 7}",
    ", head: {mode: 横排, place: 上, columns: 1}",
)  # fmt: skip
"""What slots of random spreads say beside their places."""


def parts(dice: random.Random, area: tuple[int, int, int, int]) -> list[tuple[int, int, int, int]]:
    """*area* cut into slots, (band, line, bands, lines) each."""
    band, line, bands, lines = area
    if bands >= 4 and dice.random() < 0.7:
        cut = dice.randrange(2, bands - 1)
        return parts(dice, (band, line, cut, lines)) + parts(dice, (band + cut, line, bands - cut, lines))
    if lines >= 30 and dice.random() < 0.8:
        cut = dice.randrange(14, lines - 13)
        return parts(dice, (band, line, bands, cut)) + parts(dice, (band, line + cut, bands, lines - cut))
    return [area]


def test_press_pages_laid_side_by_side_are_the_spread(tmp_path: Path) -> None:
    slots = slot("甲", (1, 20), (4, 50), ", box: comment") + picture(tmp_path, "at: [5, 30], span: [3, 30]")
    made(tmp_path, spread(slots), {"甲": copy(60)}, BLED)
    main([str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--quiet", "--only", "pdf"])
    folder = tmp_path / "out/small"
    shown = []
    for name in ("P03", "P02", "P02-03"):
        (path,) = [*folder.glob(f"{name}.pdf"), *folder.glob(f"{name}.errors.pdf")]
        with pikepdf.open(path) as document:
            box, cut = (list(map(float, document.pages[0][key])) for key in ("/BleedBox", "/TrimBox"))
        edges = [round((b - a) * 25.4 / 72, 1) for a, b in ((box[0], cut[0]), (cut[2], box[2]))]
        assert edges == {"P03": [3.0, 0.0], "P02": [0.0, 3.0], "P02-03": [3.0, 3.0]}[name]  # none in the fold
        with pypdfium2.PdfDocument(path) as document:
            page = document[0].render(scale=127 / 72).to_pil().convert("L")
        shown.append(page.crop((15, 15, page.width - 15, page.height - 15)))
    left, right, whole = shown
    beside = Image.new("L", (2 * left.width, left.height), 255)
    beside.paste(left, (0, 0))
    beside.paste(right, (left.width, 0))
    assert abs(whole.width - 2 * left.width) <= 1
    unlike = sum(ImageChops.difference(beside, whole.resize(beside.size)).histogram()[200:])
    assert unlike < whole.width  # a pixel of rounding at the fold
    assert sum(whole.histogram()[:128]) > 20 * whole.width


def test_the_spread_s_picture_and_ad_are_counted_from_the_sheet_of_both(tmp_path: Path) -> None:
    ad = "      - {id: ad, use: ad, file: ad.png, advertiser: 河边书店, rect: [200mm, 300mm, 150mm, 60mm]}\n"
    Image.new("RGB", (1800, 720), (200, 220, 210)).save(tmp_path / "ad.png")
    slots = slot("甲", (1, 20), (4, 50)) + ad + picture(tmp_path, "rect: [40mm, 220mm, 60mm, 40mm]")
    made(tmp_path, spread(slots), {"甲": copy(60)}, BLED)
    main([str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--quiet", "--only", "report"])
    (told,) = json.loads((tmp_path / "out/small/ads.json").read_text("utf-8"))
    assert (told["page"], told["to_page"], told["place_mm"], told["size_mm"]) == (2, 3, [200.0, 300.0], [150.0, 60.0])
    loaded = load(tmp_path / "issue.yaml")
    right, left = loaded.issue.pages
    assert {one.id for one in left.slots} == {"photo"}
    assert {one.id for one in right.slots} == {"甲", "ad"}
    assert left.slots[0].rect is not None
    assert left.slots[0].rect.x == mm(40)


@pytest.mark.parametrize(
    ("slots", "more", "number", "code"),
    [
        ("      - {use: notice, text: 启事, at: [5, 40], span: [2, 12]}\n", "", 2, "spread-furniture"),
        ("      - {id: 甲, story: 甲, rect: [200mm, 100mm, 150mm, 60mm]}\n", "", 2, "spread-furniture"),
        ("      - {id: 甲, story: 甲, at: [1, 1], span: [2, 20]}\n", "", 3, "spread-not-even"),
        ("      - {id: 甲, story: 甲, at: [1, 1], span: [2, 20]}\n", "    writing: 横排\n", 2, "spec-spread-way"),
        ("      - {id: 甲, story: 甲, at: [1, 40], span: [2, 20], writing: 横排}\n", "", 2, "spec-writing-parts"),
        ("      - {id: 甲, story: 甲, at: [1, 80], span: [2, 20]}\n", "", 2, "spec-off-grid"),
    ],
)
def test_what_a_spread_cannot_be_is_said_with_its_place(
    tmp_path: Path, slots: str, more: str, number: int, code: str
) -> None:
    made(tmp_path, spread(slots, more).replace("number: 2", f"number: {number}"), {"甲": copy(6)}, BLED)
    found = [one for one in load(tmp_path / "issue.yaml").findings if one.code == code]
    assert found
    assert found[0].place is not None
    assert found[0].place.line > 0


def test_a_story_across_the_fold_is_cut_out_of_the_sheet_in_one_piece(tmp_path: Path) -> None:
    made(tmp_path, spread(slot("甲", (1, 30), (3, 30))), {"甲": copy(40)}, BLED)
    main(["preview", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--dpi", "36", "--story", "甲"])
    with Image.open(tmp_path / "out/small/preview/P02-03-甲.png") as shown:
        width = shown.width
    lines = 30 * 16 * 36 / 72
    assert width > lines + 24 / 25.4 * 36 * 0.9, "the white of the fold is in it"


def test_the_whole_file_is_read_from_the_right_page_on(tmp_path: Path) -> None:
    text = copy(60)
    composed = made(tmp_path, spread(slot("甲", (1, 20), (4, 50))), {"甲": text}, BLED)
    loaded = load(tmp_path / "issue.yaml")
    with pikepdf.open(BytesIO(pdf(composed.edition.pages, composed.edition, loaded.materials.faces, {}))) as document:
        assert document.Root.ViewerPreferences.Direction == "/R2L"
        assert len(document.pages) == 2
