"""Two facing pages as one sheet: pictures and heads across the fold, no type in it, cut into two press pages."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml
from ad_files import ad
from PIL import Image, ImageChops
from test_pages_apart import HEAD

from layout.cli import main
from layout.composing import Composed, compose
from layout.loading.load import load
from layout.page import GlyphRun, Picture
from layout.spec.model import Area

SLOTS = """\
  - number: 1
    slots:
      - {id: front, story: a2, at: [1, 3], span: [5, 60]}
  - number: 2
    spread: true
    section: 专题
    slots:
      - {id: lead, story: a1, at: [2, 3], span: [8, 30], head: {lines: 6}}
      - {id: photo, use: picture, picture: tree.png, at: [1, 40], span: [10, 20], caption: 一棵树, credit: 王山 摄}
"""


def made(folder: Path, slots: str = SLOTS) -> Composed:
    here = Path(__file__).resolve().parents[1] / "pages/tree.png"
    (folder / "tree.png").write_bytes(here.read_bytes())
    head = "沿着清水河一口气走到东湖的春天里去看一看"
    (folder / "a1.md").write_text(f"---\nheadline: {head}\n---\n" + "春天的风吹过河面。" * 200, "utf-8")
    (folder / "a2.md").write_text("---\nheadline: 桥\n---\n" + "桥上的人看着河水。" * 100, "utf-8")
    (folder / "issue.yaml").write_text(HEAD + "pages:\n" + slots, "utf-8")
    loaded = load(folder / "issue.yaml")
    return compose(loaded.issue, loaded.materials)


def test_a_spread_is_two_pages_cut_in_the_fold(tmp_path: Path) -> None:
    composed = made(tmp_path)
    assert [page.number for page in composed.edition.pages] == [1, 2, 3]
    (whole,) = composed.spreads
    left, right = composed.edition.pages[1:]
    assert whole.width == left.width + right.width
    pictures = [[one for one in page.marks if isinstance(one, Picture)] for page in (left, right)]
    assert len(pictures[0]) == len(pictures[1]) == 1
    assert pictures[1][0].rect.x == pictures[0][0].rect.x - left.width  # one picture, seen from either side
    assert {slot.id for slot in composed.issue.pages[2].slots} >= {"lead", "photo"}


def test_no_type_stands_in_the_fold_and_none_is_lost(tmp_path: Path) -> None:
    composed = made(tmp_path)
    left, right = composed.edition.pages[1:]
    inner = composed.issue.sheet.margins.right
    for page, edge in ((left, range(left.width - inner, left.width + inner)), (right, range(-inner, inner // 2))):
        runs = [one for one in page.marks if isinstance(one, GlyphRun)]
        middles = [one.origin.x + x + one.size // 2 for one in runs for x in one.xs]
        assert runs and not [at for at in middles if at in edge]
    told = ["".join("".join(m.texts) for m in page.marks if isinstance(m, GlyphRun) and m.tag and m.tag.role == "head")
            for page in (left, right)]  # fmt: skip
    assert all(told) and "".join(told) == "沿着清水河一口气走到东湖的春天里去看一看"
    body = sum(
        len("".join(m.texts)) for page in (left, right) for m in page.marks
        if isinstance(m, GlyphRun) and m.tag and m.tag.role == "paragraph" and m.tag.story == "a1"
    )  # fmt: skip
    assert body == len("春天的风吹过河面。" * 200)


def test_areas_that_begin_across_the_fold_have_their_head_over_it_and_their_type_beside_it(tmp_path: Path) -> None:
    areas = "areas: [{at: [1, 3], span: [10, 8]}, {at: [1, 11], span: [5, 50]}]"
    slots = SLOTS.replace("at: [2, 3], span: [8, 30]", areas).replace("lines: 6", "lines: 6, align: centre")
    composed = made(tmp_path, slots.partition("      - {id: photo")[0])
    left, right = composed.edition.pages[1:]
    head = [
        "".join("".join(m.texts) for m in page.marks if isinstance(m, GlyphRun) and m.tag and m.tag.role == "head")
        for page in (left, right)
    ]
    assert all(head) and "".join(head) == "沿着清水河一口气走到东湖的春天里去看一看"
    edge = left.width - composed.issue.sheet.margins.right
    body = [m for m in left.marks if isinstance(m, GlyphRun) and m.tag and m.tag.role == "paragraph"]
    assert body and all(m.origin.x + x + m.size <= edge + m.size // 2 for m in body for x in m.xs)


@pytest.mark.parametrize(
    ("where", "level"),
    [
        ("at: [2, 3], span: [8, 40]", True),
        ("areas: [{at: [2, 3], span: [8, 10]}, {at: [1, 13], span: [10, 40]}]", True),
        ("areas: [{at: [2, 3], span: [8, 10]}, {at: [1, 13], span: [5, 40]}, {at: [6, 13], span: [5, 40]}]", False),
    ],
)
def test_legs_of_a_short_story_end_level_on_both_sides_of_the_fold(tmp_path: Path, where: str, level: bool) -> None:
    slots = SLOTS.replace("at: [2, 3], span: [8, 30]", where).partition("      - {id: photo")[0]
    pages = made(tmp_path, slots).edition.pages[1:]
    feet = [
        max(m.origin.y for m in page.marks if isinstance(m, GlyphRun) and m.tag and m.tag.role == "paragraph")
        for page in pages
    ]
    assert (feet[0] == feet[1]) == level  # one area or two: the last of several is filled when the others are full


def test_a_spread_in_a_file_of_its_own_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    plain = made(tmp_path / "one")
    inner = SLOTS.split("    spread: true\n")[1]
    text = "number: 2\n" + "\n".join(line[4:] for line in inner.splitlines()) + "\n"
    (tmp_path / "two/p2-3.yaml").write_text(text, "utf-8")
    apart = made(tmp_path / "two", SLOTS.split("  - number: 2")[0] + "  - {spread: p2-3.yaml}\n")
    assert apart.edition.pages == plain.edition.pages


def test_what_cannot_stand_in_a_fold_is_reported(tmp_path: Path) -> None:
    notice = "      - {use: notice, text: 启事, at: [5, 62], span: [2, 3]}\n"
    made(tmp_path, SLOTS.replace("number: 2", "number: 3") + notice)
    codes = {one.code for one in load(tmp_path / "issue.yaml").findings}
    assert codes >= {"spread-not-even", "spread-furniture"}


@pytest.mark.parametrize("name", ["P02.pdf", "P03.pdf", "P02-03.pdf"])
def test_the_press_has_two_pages_and_the_editor_the_whole(tmp_path: Path, name: str) -> None:
    made(tmp_path)
    main([str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--only", "pdf", "--quiet"])
    (path,) = (tmp_path / "out/apart").glob(name.replace(".pdf", ".errors.pdf"))  # its picture is too coarse to print
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        width, _ = document[0].get_size()
    assert width == pytest.approx(((550 if "-" in name else 275) + 6) * 72 / 25.4, abs=1)


WHOLE = """\
  - number: 2
    spread: true
    section: 专题
    slots:
      - {id: photo, use: picture, picture: wide.png, rect: [0mm, 0mm, 550mm, 150mm], caption: 一棵树, credit: 王山 摄}
      - {id: left, use: picture, picture: wide.png, rect: [195mm, 200mm, 80mm, 40mm], caption_at: none}
      - {id: right, use: picture, picture: wide.png, rect: [275mm, 260mm, 80mm, 40mm], caption_at: none}
      - {id: lead, story: a1, at: [1, 54], span: [5, 12], head: {lines: 3}}
"""
DPI = 127
"""Five pixels to the millimetre: trim, fold and bleed lie between pixels."""


def printed(folder: Path, slots: str = WHOLE, *words: str, press: str = "") -> Path:
    """The folder of the press files of an issue with *slots*, its pictures striped."""
    made(folder, slots.replace("wide.png", "tree.png"))
    wide = Image.new("RGB", (3600, 1000))
    for at in range(36):
        wide.paste((at * 37 % 256, at * 91 % 256, at * 53 % 256), (at * 100, 0, at * 100 + 100, 1000))
    wide.save(folder / "wide.png")
    (folder / "issue.yaml").write_text(HEAD + press + "pages:\n" + slots, "utf-8")
    main([str(folder / "issue.yaml"), "--out", str(folder / "out"), "--quiet", "--dpi", "36", *words])
    return folder / "out/apart"


def inks(folder: Path, name: str, box: str = "Trim") -> Image.Image:
    """What Ghostscript prints of a press file within its trimmed page, or within all of its sheet."""
    (path,) = [*folder.glob(f"{name}.pdf"), *folder.glob(f"{name}.errors.pdf")]
    made = folder.parent / f"{name}-{box}.tif"
    subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiff32nc", f"-r{DPI}", f"-dUse{box}Box",
         f"-sOutputFile={made}", path],
        check=True, timeout=120,
    )  # fmt: skip
    with Image.open(made) as image:
        return image.copy()


def unlike(one: Image.Image, other: Image.Image) -> int:
    """Pixels of which an ink differs by more than a rounding."""
    worst = Image.new("L", one.size)
    for plate in ImageChops.difference(one, other).split():
        worst = ImageChops.lighter(worst, plate)
    return sum(worst.histogram()[32:])


def any_ink(image: Image.Image) -> bool:
    return any(plate.getextrema()[1] > 2 for plate in image.split())  # type: ignore[operator]


def test_the_two_press_pages_laid_side_by_side_are_the_spread(tmp_path: Path) -> None:
    folder = printed(tmp_path)
    left, right, whole = (inks(folder, name) for name in ("P02", "P03", "P02-03"))
    beside = Image.new("CMYK", whole.size)
    beside.paste(left, (0, 0))
    beside.paste(right, (left.width, 0))
    assert left.width == right.width == 275 * 5 == whole.width // 2
    assert unlike(beside, whole) < whole.width  # columns of pixels at the edges of pictures may be rounded otherwise
    beside.paste(right, (left.width + 1, 0))
    assert unlike(beside, whole) > 4 * whole.width, "a pixel too far to the right is seen"


@pytest.mark.parametrize("marks", ["none", "full"])
def test_a_spread_bleeds_where_it_is_trimmed_and_not_in_the_fold(tmp_path: Path, marks: str) -> None:
    folder = printed(tmp_path, press=f"press: {{marks: {marks}}}\n")
    slug = 13 if marks == "full" else 0
    off, trim = (slug + 3) * 5, 275 * 5
    deep = ((slug + 3) * 5 + 50, (slug + 3) * 5 + 600)  # beside pictures, away from printer's marks
    for name, fold in (("P02", "left"), ("P03", "right")):
        sheet = inks(folder, name, "Media")
        assert sheet.width == trim + 2 * off
        outer, inner = (off - 15, off), (off + trim, off + trim + 15)
        if fold == "right":
            outer, inner = inner, outer
        assert any_ink(sheet.crop((outer[0] + 1, deep[0], outer[1], deep[1])))
        assert not any_ink(sheet.crop((inner[0] + 1, deep[0], inner[1] - 1, deep[1])))
        with pikepdf.open(next(folder.glob(f"{name}*.pdf"))) as document:
            box, cut = (list(map(float, document.pages[0][key])) for key in ("/BleedBox", "/TrimBox"))
        edges = [cut[0] - box[0], box[2] - cut[2], cut[1] - box[1], box[3] - cut[3]]
        flush = 1 if fold == "left" else 0
        assert [round(edge * 25.4 / 72, 1) for edge in edges] == [0.0 if at == flush else 3.0 for at in range(4)]
        if marks == "full":  # crop marks stand beyond the fold as well
            beyond = sheet.crop((0, 0, off - 16, sheet.height)) if fold == "right" else sheet.crop(
                (off + trim + 16, 0, sheet.width, sheet.height))  # fmt: skip
            assert any_ink(beyond)


def test_a_page_that_is_no_spread_bleeds_on_every_side(tmp_path: Path) -> None:
    folder = printed(tmp_path, WHOLE.replace("    spread: true\n", "").replace("550mm", "275mm"))
    with pikepdf.open(next(folder.glob("P02*.pdf"))) as document:
        box, cut = (list(map(float, document.pages[0][key])) for key in ("/BleedBox", "/TrimBox"))
    assert all(abs(a - b) > 8 for a, b in zip(box, cut, strict=True))


def test_a_slot_in_millimetres_belongs_to_the_page_that_it_stands_on(tmp_path: Path) -> None:
    printed(tmp_path)
    loaded = load(tmp_path / "issue.yaml")
    composed = compose(loaded.issue, loaded.materials)
    left, right = composed.issue.pages
    assert {slot.id for slot in left.slots if slot.rect} == {"photo", "left"}
    assert {slot.id for slot in right.slots if slot.rect} == {"photo", "right"}
    width = loaded.issue.sheet.width
    assert {slot.id: (slot.rect.x, slot.rect.right) for slot in right.slots if slot.rect}["photo"] == pytest.approx(
        (0, width), abs=1
    )


@pytest.mark.parametrize(("focus", "told"), [("0.5", True), ("0.2", False)])
@pytest.mark.parametrize("place", ["rect: [0mm, 0mm, 550mm, 150mm]", "at: [1, 3], span: [10, 20]"])
def test_a_face_in_the_fold_is_reported(tmp_path: Path, focus: str, told: bool, place: str) -> None:
    slots = WHOLE.replace("rect: [0mm, 0mm, 550mm, 150mm]", f"{place}, focus: [{focus}, 0.5]")
    printed(tmp_path, slots, "--only", "report")
    codes = [one.code for one in load(tmp_path / "issue.yaml").findings]
    assert ("focus-in-fold" in codes) == told


def test_type_in_millimetres_across_a_fold_is_refused(tmp_path: Path) -> None:
    slots = WHOLE.replace("at: [1, 54], span: [5, 12]", "rect: [200mm, 300mm, 150mm, 60mm]")
    printed(tmp_path, slots, "--only", "report")
    assert "spread-furniture" in [one.code for one in load(tmp_path / "issue.yaml").findings]


def test_previews_show_a_spread_whole_where_both_its_pages_are_asked_for(tmp_path: Path) -> None:
    printed(tmp_path, WHOLE, "--only", "report")
    folder = tmp_path / "out/apart/preview"

    def previewed(*words: str) -> set[str]:
        main(["preview", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--dpi", "36", *words])
        return {path.name for path in folder.iterdir()}

    assert previewed("--pages", "2") == {"P02.png"}
    assert previewed("--pages", "2-3") == {"P02.png", "P03.png", "P02-03.png"}
    with Image.open(folder / "P02.png") as one, Image.open(folder / "P02-03.png") as whole:
        assert whole.width == pytest.approx(2 * one.width, abs=1)
    assert previewed("--pages", "3") == {"P02.png", "P03.png", "P02-03.png"}, "what an earlier run made is kept"


def test_the_plant_is_told_of_spreads_and_finds_no_bleed_lacking(tmp_path: Path) -> None:
    printed(tmp_path, WHOLE, "--only", "report", press="press: {plant: own.yaml}\n")
    (tmp_path / "own.yaml").write_text("name: own\nbleed: 3mm\npictures: {wanted: 20, least: 10}\n", "utf-8")
    main(["handoff", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--force", "--dpi", "36"])
    folder = tmp_path / "out/apart-handoff"
    job = yaml.safe_load((folder / "job.yaml").read_text("utf-8"))
    assert job["preflight_profile"] == "own"
    assert [(one["page"], one["spread"]["with"], one["bleed_mm"]) for one in job["pages"]] == [(2, 3, 3.0), (3, 2, 3.0)]
    assert job["pages"][0]["section"] == "专题"
    assert "2、3 版" in (folder / "说明.txt").read_text("utf-8-sig")
    found = json.loads((folder / "preflight.json").read_text("utf-8"))
    assert "preflight-bleed" not in json.dumps(found)
    file, profile = str(folder / "print/P02.pdf"), ["--profile", str(tmp_path / "own.yaml")]
    main(["preflight", file, *profile, "--issue", str(tmp_path / "issue.yaml")])
    main(["preflight", file, *profile])


def test_without_its_issue_a_press_page_of_a_spread_lacks_bleed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = printed(tmp_path)
    file = str(next(folder.glob("P02*.pdf")))
    capsys.readouterr()
    main(["preflight", file, "--issue", str(tmp_path / "issue.yaml")])
    assert "preflight-bleed" not in capsys.readouterr().out
    main(["preflight", file])
    assert "preflight-bleed-small" in capsys.readouterr().out


def test_an_ad_across_the_fold_is_one_ad_and_is_listed_whatever_pages_are_made(tmp_path: Path) -> None:
    slots = WHOLE.replace("use: picture, picture: wide.png, rect: [0mm, 0mm", "use: ad, file: ad.pdf, rect: [0mm, 0mm")
    slots = slots.replace(", caption: 一棵树, credit: 王山 摄", "")
    printed(tmp_path, slots, "--only", "report")
    (tmp_path / "ad.pdf").write_bytes(ad((550, 150)))
    for words in ((), ("--pages", "3")):
        main([str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--quiet", "--only", "report", *words])
        (told,) = json.loads((tmp_path / "out/apart/ads.json").read_text("utf-8"))
        assert (told["page"], told["to_page"], told["size_mm"]) == (2, 3, [550.0, 150.0])


BENT = """\
  - number: 2
    spread: true
    section: 专题
    slots:
      - id: lead
        story: a1
        areas: [{at: [1, 3], span: [10, 7], legs: 1}, {at: [1, 10], span: [4, 30]}, {at: [8, 10], span: [2, 20]}]
        head: {lines: 7}
"""


def test_each_page_of_a_spread_has_its_part_of_an_area_across_the_fold(tmp_path: Path) -> None:
    composed = made(tmp_path, BENT)
    left, right = (slot.stretches for page in composed.issue.pages for slot in page.slots if slot.id == "lead")
    assert [one.area for one in left] == [Area(1, 3, 5, 7), Area(1, 10, 4, 30)]
    assert [one.area for one in right] == [Area(1, 3, 5, 7), Area(3, 10, 2, 20)]


def test_a_story_across_the_fold_is_cut_out_in_one_piece_where_both_pages_are_asked_for(tmp_path: Path) -> None:
    made(tmp_path)
    folder = tmp_path / "out/apart/preview"

    def previewed(*words: str) -> dict[str, tuple[int, int]]:
        main(["preview", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--dpi", "36", *words])
        sizes = {}
        for path in folder.iterdir():
            with Image.open(path) as shown:
                sizes[path.name] = shown.size
        return sizes

    halves = {**previewed("--story", "lead", "--pages", "2"), **previewed("--story", "lead", "--pages", "3")}
    assert set(halves) == {"P02-lead.png", "P03-lead.png"}
    whole = previewed("--story", "lead")
    assert set(whole) - set(halves) == {"P02-03-lead.png"}
    width, height = whole["P02-03-lead.png"]
    assert height == halves["P02-lead.png"][1]
    assert width > halves["P02-lead.png"][0] + halves["P03-lead.png"][0], "the white of the fold is in it"


ON_PICTURE = """\
  - number: 2
    spread: true
    section: 专题
    slots:
      - {id: photo, use: picture, picture: tree.png, WHERE, caption: 一棵树, credit: 王山 摄}
      - {use: notice, text: 左, within: photo, at: [3, 5], span: [1, 3]}
      - {use: notice, text: 右, within: photo, at: [8, 5], span: [1, 3]}
      - {use: notice, text: 远, within: photo, rect: [440mm, 60mm, 30mm, 10mm]}
"""


@pytest.mark.parametrize("where", ["at: [2, 3], span: [8, 30]", "at: [2, 3], size: [420mm, 150mm]"])
def test_lines_stand_on_either_side_of_a_picture_across_the_fold(tmp_path: Path, where: str) -> None:
    slots = ON_PICTURE.replace("WHERE", where)
    composed = made(tmp_path, slots)
    codes = {one.code for one in load(tmp_path / "issue.yaml").findings}
    assert not codes & {"spec-not-within", "spec-within-what"}
    said = ["".join("".join(m.texts) for m in page.marks if isinstance(m, GlyphRun)) for page in composed.edition.pages]
    assert ["左" in said[0], "右" in said[1], "远" in said[1]] == [True] * 3
    made(tmp_path, slots.replace("440mm", "520mm"))
    assert "spec-not-within" in {one.code for one in load(tmp_path / "issue.yaml").findings}
