"""Heads across and downward, above and beside their text, and those of the library."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2
import pytest
from issues import HEAD, codes, copy, made, runs, words
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar
from PIL import Image

from layout.composing import Composed, compose
from layout.fitting.heads import STEPS, head_lines_of
from layout.galley.items import with_em_blanks
from layout.geometry import Rect
from layout.loading.load import load
from layout.output.pdf import pdf
from layout.page import PAPER, GlyphRun, Picture, Tint
from layout.spec.model import Head
from layout.stories.model import Story
from layout.units import SIZES

DAILY = Path(__file__).resolve().parents[2] / "styles/daily.yaml"


def page_of(folder: Path, head: str, headline: str = "今年粮食又丰收", more: str = "", sentences: int = 24) -> Composed:
    Image.new("RGB", (900, 600), (90, 120, 150)).save(folder / "p.png")
    (folder / "x.md").write_text(f"---\nslug: x\nheadline: [{headline}]\n{more}---\n\n{copy(sentences)}\n", "utf-8")
    pages = f"pages:\n  - number: 1\n    slots:\n      - {{id: x, story: x, at: [1, 4], span: [4, 24], head: {head}}}\n"
    (folder / "issue.yaml").write_text(HEAD + pages, "utf-8")
    loaded = load(folder / "issue.yaml")
    return compose(loaded.issue, loaded.materials)


def place_of(run: GlyphRun) -> Rect:
    ys = run.ys or (0,)
    return Rect(run.origin.x + min(run.xs), run.origin.y + min(ys) - run.size, run.size, max(ys) - min(ys) + run.size)


@pytest.mark.parametrize(("written", "set_as"), [
    ("rock ’n’ roll归来", "rock ’n’ roll归来"), ("AT & T", "AT & T"), ("iPhone 15 Pro上市", "iPhone 15 Pro上市"),
    ("café au lait", "café au lait"), ("Чёрное море", "Чёрное море"), ("中国 GDP 增长 5%", "中国GDP增长5%"),
    ("绿水青山 GDP增长", "绿水青山\u3000GDP增长"), ("绿水青山 绘就", "绿水青山\u3000绘就"),
    ("我市　GDP　增长", "我市\u3000GDP\u3000增长"), ("增3% GDP破万亿", "增3%\u3000GDP破万亿"),
])  # fmt: skip
def test_a_blank_of_a_head_parts_it_or_words_of_latin_or_is_how_some_write(written: str, set_as: str) -> None:
    assert with_em_blanks(written) == set_as


@pytest.mark.parametrize("reader", ["pdfium", "pdfminer", "mupdf", "poppler"])
def test_a_turned_word_reads_in_its_place_and_downward(tmp_path: Path, reader: str) -> None:
    composed = page_of(tmp_path, "竖题", "今年ChatGPT又丰收")
    materials = load(tmp_path / "issue.yaml").materials
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf(composed.edition.pages, composed.edition, materials.faces, {}))
    if reader == "pdfium":
        text = pypdfium2.PdfDocument(str(path))[0].get_textpage().get_text_range()
    elif reader == "pdfminer":
        boxes = [char for page in extract_pages(path) for box in page for char in _chars(box)]
        word = [char for char in boxes if char.get_text() in "ChatGPT" and not char.upright]
        assert [char.get_text() for char in sorted(word, key=lambda char: -char.y1)] == list("ChatGPT")
        assert not any(char.get_text() in "今年又丰收" and not char.upright for char in boxes)
        return
    else:
        asked = ["pdftotext", "-raw", path, "-"] if reader == "poppler" else ["mutool", "draw", "-q", "-F", "txt", path]
        text = subprocess.run(list(map(str, asked)), capture_output=True, text=True, check=True).stdout
    assert "ChatGPT" in text


def test_a_vertical_head_stands_beside_its_text_first_line_on_the_right(tmp_path: Path) -> None:
    more = "kicker: 十年来最好的收成\ndeck: 农民喜获丰收\n"
    composed = page_of(tmp_path, "竖题", "今年粮食, 又获丰收", more)
    page = composed.edition.pages[0]
    (kicker,), heads, (deck,) = runs(page, "kicker"), runs(page, "head"), runs(page, "deck")
    assert words(page, "head") == "今年粮食又获丰收"
    assert kicker.origin.x > heads[0].origin.x > heads[1].origin.x > deck.origin.x
    body = max(run.origin.x + run.xs[-1] + run.size for run in runs(page, "paragraph"))
    assert body < deck.origin.x
    assert codes(composed).count("head-too-wide") == 0


def test_a_vertical_head_reads_downward_in_the_file(tmp_path: Path) -> None:
    composed = page_of(tmp_path, "竖题", "今年粮食又丰收")
    materials = load(tmp_path / "issue.yaml").materials
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf(composed.edition.pages, composed.edition, materials.faces, {}))
    size = round(runs(composed.edition.pages[0], "head")[0].size / 1000)
    found = [
        char for page in extract_pages(path) for box in page for char in _chars(box)
        if round(char.size) == size or round(char.fontsize if hasattr(char, "fontsize") else char.size) == size
    ]  # fmt: skip
    column = [char for char in found if char.get_text() in "今年粮食又丰收"]
    tops = {char.get_text(): char.y0 for char in column}
    assert sorted(tops, key=lambda text: -tops[text]) == list("今年粮食又丰收")
    assert len({round(char.x0) for char in column}) == 1


def _chars(box: object) -> list[LTChar]:
    if isinstance(box, LTChar):
        return [box]
    return [char for inner in box for char in _chars(inner)] if hasattr(box, "__iter__") else []


def test_text_goes_on_below_a_head_beside_it_that_has_so_many_lines(tmp_path: Path) -> None:
    composed = page_of(tmp_path, "{form: 左竖题, lines: 12}")
    page = composed.edition.pages[0]
    head = place_of(runs(page, "head")[0])
    first = [run for run in runs(page, "paragraph") if run.origin.x + run.xs[0] <= head.right]
    assert first
    assert all(run.origin.y > head.y + 12 * 16_000 - run.size for run in first)


@pytest.mark.parametrize(("form", "left"), [("左题右文", True), ("右题左文", False)])
def test_a_head_across_stands_beside_its_text_in_large_type(tmp_path: Path, form: str, left: bool) -> None:
    page = page_of(tmp_path, form).edition.pages[0]
    heads, body = runs(page, "head"), runs(page, "paragraph")
    assert words(page, "head") == "今年粮食又丰收"
    assert len({run.origin.y for run in heads}) > 1
    if left:
        assert max(r.origin.x + r.xs[-1] + r.size for r in heads) <= min(r.origin.x for r in body)
    else:
        assert min(r.origin.x for r in heads) >= max(r.origin.x + r.xs[-1] for r in body)


def test_sizes_go_by_their_names_where_the_head_says_so(tmp_path: Path) -> None:
    text = "今年全市粮食总产量达到十年来最高"
    free = runs(page_of(tmp_path, "{columns: 4}", text).edition.pages[0], "head")[0].size
    named = runs(page_of(tmp_path, "{columns: 4, sizes: 字号}", text).edition.pages[0], "head")[0].size
    assert free not in STEPS
    assert named == max(step for step in STEPS if step <= free)
    assert set(SIZES.values()) <= set(STEPS)


def test_a_reverse_head_is_white_on_its_tint(tmp_path: Path) -> None:
    page = page_of(tmp_path, "{form: 反白题, lines: 6}").edition.pages[0]
    heads = runs(page, "head")
    assert all(run.ink == PAPER for run in heads)
    (tint,) = [one for one in page.marks if isinstance(one, Tint)]
    assert all(place_of(run).within(tint.rect) for run in heads)
    assert page.marks.index(tint) < page.marks.index(heads[0])


@pytest.mark.parametrize("form", ["题图压字", "压图反白"])
def test_a_head_stands_out_from_the_picture_under_it(tmp_path: Path, form: str) -> None:
    page = page_of(tmp_path, f"{{form: {form}, lines: 14, picture: p.png}}", more="kicker: 清水河\n").edition.pages[0]
    (picture,) = [one for one in page.marks if isinstance(one, Picture)]
    heads = runs(page, "head")
    assert all(run.ink == PAPER and place_of(run).within(picture.rect) for run in heads)
    under = [one for one in page.marks if isinstance(one, GlyphRun) and one.tag is None and one.drawn]
    assert len(under) == (len(heads) if form == "题图压字" else 0)
    assert all(one.origin == run.origin and one.gids == run.gids for one, run in zip(under, heads, strict=False))
    assert words(page, "head") == "今年粮食又丰收"
    crop = picture.crop
    assert (crop[2] - crop[0]) * picture.rect.height == pytest.approx(
        (crop[3] - crop[1]) * picture.rect.width, rel=0.01
    )


def test_a_head_picture_that_is_missing_is_told_and_its_place_kept(tmp_path: Path) -> None:
    page_of(tmp_path, "{form: 题图压字, lines: 14, picture: none.png}")
    loaded = load(tmp_path / "issue.yaml")
    assert [one.code for one in loaded.findings] == ["picture-missing"]


def library() -> list[str]:
    lines = DAILY.read_text("utf-8").split("\nheads:\n")[1].split("\n\n")[0].splitlines()
    return [line.split(":")[0].strip() for line in lines]


@pytest.mark.parametrize("form", library())
def test_every_head_of_the_library_sets_every_character_once(tmp_path: Path, form: str) -> None:
    more = "kicker: 十年来最好的收成\ndeck: 农民喜获丰收\nrubric: 丰收季\n"
    composed = page_of(tmp_path, f"{{form: {form}, lines: 14, picture: p.png}}", "今年粮食, 又获, 丰收", more)
    page = composed.edition.pages[0]
    assert words(page, "head") == "今年粮食又获丰收"
    assert words(page, "kicker") == "十年来最好的收成"
    assert words(page, "deck") == "农民喜获丰收"
    assert words(page, "rubric") == "丰收季"
    area = Rect(
        composed.fits[0].rect.x, composed.fits[0].rect.y, composed.fits[0].rect.width, composed.fits[0].rect.height
    )
    for role in ("rubric", "kicker", "head", "deck"):
        for run in runs(page, role):
            assert place_of(run).within(area._replace(y=area.y - 4_000, height=area.height + 8_000))


@pytest.mark.parametrize(("order", "falling"), [("", True), (", order: 右起", True), (", order: 左起", False)])
def test_lines_of_a_vertical_head_follow_each_other_from_the_right_unless_asked_otherwise(
    tmp_path: Path, order: str, falling: bool
) -> None:
    pages = (
        "pages:\n  - number: 2\n    slots:\n      - {story: a, at: [1, 1], span: [5, 30], "
        f"head: {{mode: 竖排, place: 左, breaks: [甲乙丙丁, 子丑寅卯]{order}}}}}\n"
    )
    (page,) = made(tmp_path, pages, {"a": "正文一段。" * 30}).edition.pages
    first, second = (
        next(run.origin.x + run.xs[0] for run in runs(page, "head", "a") if run.texts[0] == text) for text in "甲子"
    )
    assert (first > second) == falling


def test_words_of_latin_in_a_head_stand_a_word_space_apart_and_its_parts_an_em() -> None:
    made = head_lines_of(
        Story("a", "news", ("Words of the Week", "绿水青山  AI 绘就", "增3% GDP破万亿", "Class of 2024")), Head()
    )
    assert made == ("Words of the Week", "绿水青山\u3000AI绘就", "增3%\u3000GDP破万亿", "Class of 2024")
