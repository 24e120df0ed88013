"""A mistake in the spec is an error and the page is made; its preview shows where, its press file does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from layout.cli import main
from layout.composing import compose
from layout.findings import LayoutError, Severity
from layout.loading.load import load
from layout.publishing.press_file import press_pdf

SPEC = """\
id: day
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 2}
sheet: {size: [150mm, 170mm], bleed: 3mm}
grid: {columns: 4, chars: 8, gutter: 1.5字, lines: 28, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
pages:
  - number: 1
    slots:
      - {id: flag, use: flag, at: [1, 1], span: [4, 6]}
      - {id: lead, story: a, style: lead, at: [1, 8], span: [2, 20], head: {lines: 5}}
      - {id: view, picture: p.png, at: [3, 8], span: [2, 10], caption: 河岸, credit: 于岸 摄}
      - {id: note, use: notice, at: [3, 20], span: [2, 4], text: [本报明日休刊一天]}
    rules:
      - {at: [1, 7], span: [4, 1], side: middle, style: thin}
  - number: 2
    slots:
      - {id: other, story: b, at: [1, 1], span: [4, 28]}
"""

MISTAKES = {
    "unknown story": ("story: a,", "story: 没有这篇,"),
    "unknown style of a story": ("style: lead", "style: laed"),
    "unknown style of a sheet of styles": ("style: daily", "style: dayly"),
    "off the grid by a line": ("span: [2, 20]", "span: [2, 22]"),
    "off the grid by a column": ("at: [3, 20], span: [2, 4]", "at: [3, 20], span: [3, 4]"),
    "overlap by a line": ("at: [3, 20], span: [2, 4]", "at: [3, 17], span: [2, 4]"),
    "unknown key of a slot": ("head: {lines: 5}", "haed: {lines: 5}"),
    "unknown key of a head": ("head: {lines: 5}", "head: {lnies: 5}"),
    "unknown key of the grid": ("columns: 4, chars", "colums: 4, chars"),
    "unknown key of the issue": ("style: daily", "style: daily\nstlye: daily"),
    "words for a number": ("head: {lines: 5}", "head: {lines: five}"),
    "a full-width comma": ("at: [1, 8]", "at: [1，8]"),
    "no such day": ("2023-11-15", "2023-02-30"),
    "no such size": ("size: [150mm, 170mm]", "size: 4开"),
    "no such unit": ("bleed: 3mm", "bleed: 3furlongs"),
    "unknown rule": ("style: thin", "style: thick"),
    "unknown side": ("side: middle", "side: mid"),
    "unknown use": ("use: notice", "use: notise"),
    "no such picture": ("picture: p.png", "picture: q.png"),
    "two slots of one name": ("id: note", "id: lead"),
    "two pages of one number": ("- number: 2", "- number: 1"),
    "no number": ("- number: 2\n", "- section: 副刊\n"),
    "a slot of nothing": ("{id: note, use: notice, at", "{id: note, at"),
    "no place": ("use: notice, at: [3, 20], span: [2, 4]", "use: notice"),
    "a head deeper than its slot": ("head: {lines: 5}", "head: {lines: 50}"),
    "more legs than a number can say": ("head: {lines: 5}", "legs: -3"),
    "no style at all": ("style: daily\n", ""),
    "a list for a word": ("style: lead", "style: [lead]"),
}
"""Words of the spec above and what a hand in a hurry writes for them."""


@pytest.fixture
def desk(tmp_path: Path) -> Callable[[str], Path]:
    for slug in "ab":
        words = "河岸步道昨天开放，来的人不少。" * 12
        (tmp_path / f"{slug}.md").write_text(f"---\nslug: {slug}\nheadline: [步道通了]\n---\n\n{words}\n", "utf-8")
    Image.new("RGB", (900, 600), (40, 120, 160)).save(tmp_path / "p.png")

    def put(spec: str) -> Path:
        (tmp_path / "issue.yaml").write_text(spec, "utf-8")
        return tmp_path / "issue.yaml"

    return put


def test_the_spec_as_it_is_has_no_error(desk: Callable[[str], Path]) -> None:
    loaded = load(desk(SPEC))
    composed = compose(loaded.issue, loaded.materials)
    found = (*loaded.findings, *composed.edition.findings)
    assert [one.code for one in found if one.severity is Severity.ERROR] == []


def test_every_mistake_is_an_error_and_every_page_is_made(desk: Callable[[str], Path]) -> None:
    made: dict[str, int] = {}
    silent = []
    for name, (right, wrong) in MISTAKES.items():
        assert right in SPEC, name
        try:
            loaded = load(desk(SPEC.replace(right, wrong, 1)))
        except LayoutError:
            made[name] = 0
            continue
        composed = compose(loaded.issue, loaded.materials)
        made[name] = len(composed.edition.pages)
        found = (*loaded.findings, *composed.edition.findings)
        if not any(one.severity is Severity.ERROR for one in found):
            silent.append(name)
    assert silent == []
    assert {name: count for name, count in made.items() if count != 2} == {}


RED = (200, 120, 120)


def reds(image: Image.Image) -> int:
    """How many pixels are red, the middle of the flag left out."""
    small = image.convert("RGB")
    data = small.crop((0, small.height // 3, small.width, small.height)).tobytes()
    triples = zip(data[::3], data[1::3], data[2::3], strict=True)
    return sum(r > RED[0] and g < RED[1] and b < RED[2] for r, g, b in triples)


def test_the_preview_shows_where_and_the_press_file_does_not(
    desk: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    issue = desk(SPEC.replace("style: lead", "style: laed"))
    assert main([str(issue), "--out", str(issue.parent / "out"), "--dpi", "40"]) == 1
    folder = issue.parent / "out/day"
    with Image.open(folder / "P01.png") as faulty, Image.open(folder / "P02.png") as good:
        assert reds(faulty) > 100 and reds(good) == 0
    assert not (folder / "P01.pdf").exists() and (folder / "P02.pdf").exists()
    with pypdfium2.PdfDocument(folder / "P01.errors.pdf") as file:
        assert reds(file[0].render(scale=40 / 72).to_pil()) == 0


def test_a_picture_whose_pixels_are_damaged_is_a_crossed_frame_and_an_error_at_its_slot(
    desk: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Its header is sound, so nothing is known of the damage until the page stands."""
    issue = desk(SPEC)
    whole = issue.parent / "p.png"
    whole.write_bytes(whole.read_bytes()[:-400])
    assert main([str(issue), "--out", str(issue.parent / "out"), "--dpi", "40"]) == 1
    said = capsys.readouterr()
    line = 1 + SPEC.splitlines().index(next(one for one in SPEC.splitlines() if "p.png" in one))
    assert f"issue.yaml:{line}:" in said.out + said.err and "picture-unreadable" in said.out + said.err
    folder = issue.parent / "out/day"
    assert {one.name for one in folder.glob("*.pdf")} == {"P01.errors.pdf", "P02.pdf", "day.errors.pdf"}
    with Image.open(folder / "P01.png") as faulty, Image.open(folder / "P02.png") as good:
        assert reds(faulty) > 100 and reds(good) == 0
    with pypdfium2.PdfDocument(folder / "P01.errors.pdf") as file:
        page = file[0].render(scale=1, crop=(0, 0, 0, 0)).to_pil().convert("L")
    # The view is in the third and fourth column, lines 8 to 17: grey, and darker along its diagonals.
    frame = page.crop(
        (page.width * 55 // 100, page.height * 35 // 100, page.width * 90 // 100, page.height * 55 // 100)
    )
    levels = frame.getcolors() or []
    assert max(levels)[1] in range(215, 235) and sum(count for count, level in levels if level < 190) > 20


def test_a_press_file_of_the_library_has_a_crossed_frame_too(desk: Callable[[str], Path]) -> None:
    issue = desk(SPEC)
    whole = issue.parent / "p.png"
    sound = press_pdf(loaded := load(issue), compose(loaded.issue, loaded.materials)).data
    whole.write_bytes(whole.read_bytes()[:-400])
    made = press_pdf(loaded := load(issue), compose(loaded.issue, loaded.materials))
    assert [one.code for one in made.findings] == ["picture-unreadable"]
    for data in (sound, made.data):
        with pypdfium2.PdfDocument(data) as file:
            assert [one.type for one in file[0].get_objects()].count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE) == 1
