"""Issues of several pages: folios, furniture by page, indexes whose pages are filled in, the files."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from issues import HEAD, codes, copy, made, runs, words, write

from layout.cli import main
from layout.findings import Finding, Severity
from layout.keydocs.names import NAMES
from layout.loading.load import load
from layout.makeup.folio import CALLED
from layout.page import GlyphRun, Rule

EVERY = """\
every:
  - {use: folio, at: [1, 1], span: [5, 3], rule_below: thin}
  - {use: notice, on: left, at: [1, 58], span: [5, 2], text: "左{page2}版"}
"""

PAGES = """\
pages:
  - number: 1
    slots:
      - {use: flag, at: [1, 1], span: [5, 9]}
      - {story: a, at: [1, 11], span: [5, 20]}
      - {use: index, at: [1, 32], span: [2, 6], stories: [a, {story: b, words: 乙稿}, 稿件c喜获]}
  - number: 2
    section: 要闻
    slots:
      - {story: a, at: [1, 5], span: [5, 20]}
      - {story: b, at: [1, 30], span: [5, 20]}
  - number: 3
    section: 综合
    slots:
      - {story: c, at: [1, 5], span: [5, 20]}
"""

STORIES = {"a": copy(44), "b": copy(9), "c": copy(9)}


def test_an_inside_page_has_a_folio_with_its_page_outside_and_the_date_inside(tmp_path: Path) -> None:
    one, two, three = made(tmp_path, EVERY + PAGES, STORIES).edition.pages
    assert words(one, "folio") == ""
    for page, text in (
        (two, "2　要闻小城日报2023年11月15日　星期三"),
        (three, "3　综合小城日报2023年11月15日　星期三"),
    ):
        assert words(page, "folio") == text
    at = [{run.tag.part: run.origin.x + run.xs[0] for run in runs(page, "folio") if run.tag} for page in (two, three)]
    assert at[0][0] < at[0][1] < at[0][2]  # even: on the left, its page at the left edge
    assert at[1][2] < at[1][1] < at[1][0]


def test_furniture_may_stand_on_left_pages_only(tmp_path: Path) -> None:
    pages = made(tmp_path, EVERY + PAGES, STORIES).edition.pages
    assert [words(page, "notice") for page in pages] == ["", "左02版", ""]


def test_a_page_may_have_a_folio_of_its_own(tmp_path: Path) -> None:
    own = "    slots:\n      - {use: folio, at: [1, 1], span: [5, 3], outer: '{page}', middle: 专版}\n      - {story: c"
    pages = made(tmp_path, EVERY + PAGES.replace("    slots:\n      - {story: c", own), STORIES).edition.pages
    assert words(pages[2], "folio").startswith("3专版")


def test_an_index_knows_where_its_stories_go_on_or_stand(tmp_path: Path) -> None:
    index = words(made(tmp_path, PAGES, STORIES).edition.pages[0], "index")
    assert index == "稿件a喜获丰收2版乙稿2版稿件c喜获丰收3版"


def test_leaders_of_an_index_stand_in_columns_clear_of_words_and_are_no_copy(tmp_path: Path) -> None:
    page = made(tmp_path, PAGES, STORIES).edition.pages[0]
    dots = [run for run in page.marks if isinstance(run, GlyphRun) and set(run.texts) == {"…"}]
    lines = runs(page, "index")
    assert len(dots) == 3
    assert all(run.tag is None for run in dots)
    assert len({run.origin.x + run.xs[-1] for run in dots}) == 1
    for leader in dots:
        beside = [run for run in lines if run.origin.y == leader.origin.y]
        start, end = leader.origin.x, leader.origin.x + leader.xs[-1] + leader.size
        places = [run.origin.x + x for run in beside for x in run.xs]
        assert any(x < start for x in places)
        assert any(x > end for x in places)
        assert not [x for x in places if start - leader.size < x < end + leader.size // 3]


def test_an_index_that_says_another_page_is_reported(tmp_path: Path) -> None:
    wrong = made(tmp_path, PAGES.replace("words: 乙稿", "page: 3"), STORIES)
    assert codes(wrong).count("index-page-differs") == 1
    assert "index-page-differs" not in codes(made(tmp_path, PAGES, STORIES))


def test_an_index_of_a_story_that_is_nowhere_is_reported(tmp_path: Path) -> None:
    pages = PAGES.replace("      - {story: c, at", "      - {story: b, at").replace(
        "      - {story: b, at: [1, 30], span: [5, 20]}\n", ""
    )
    assert codes(made(tmp_path, pages, STORIES)).count("index-no-page") == 1


def errors(folder: Path, pages: str) -> list[Finding]:
    """What is wrong with the spec of an issue that is made up all the same."""
    loaded = load(write(folder, pages, STORIES))
    return [one for one in loaded.findings if one.severity is Severity.ERROR]


def test_an_index_of_an_unknown_story_is_an_error_at_its_place(tmp_path: Path) -> None:
    found = next(one for one in errors(tmp_path, PAGES.replace("[a, ", "[zzz, ")) if one.code == "spec-unknown-story")
    assert found.place and found.place.line == 13 and found.place.column == 59


def test_a_field_that_there_is_not_stays_and_is_reported(tmp_path: Path) -> None:
    composed = made(tmp_path, EVERY.replace("{page2}", "{pag}") + PAGES, STORIES)
    assert words(composed.edition.pages[1], "notice") == "左{pag}版"
    assert codes(composed).count("field-unknown") == 1
    assert "field-unknown" not in codes(made(tmp_path, EVERY + PAGES, STORIES))


def test_fields_have_the_chinese_names_of_the_keys_they_come_from(tmp_path: Path) -> None:
    head = HEAD.replace("paper: {", "paper: {主办单位: 某某社, 社址: 老街1号, ")
    slot = "{use: notice, at: [1, 1], span: [5, 3], text: '{版次}版 {主办} {地址} {刊号} {社长}'}"
    composed = made(tmp_path, "pages:\n  - number: 2\n    slots:\n      - " + slot + "\n", STORIES, head)
    assert words(composed.edition.pages[0], "notice") == "2版 某某社 老街1号 CN 00-0000 {社长}"
    assert codes(composed).count("field-unknown") == 1
    keys = {called: name for called, name in NAMES["paper"].items() if called in CALLED}
    apart = {"版次", "版名", "日期"}  # of the page and of the day, which are no keys of the paper
    assert keys.keys() == CALLED.keys() - apart
    assert {called: {"name": "paper", "number": "issue"}.get(name, name) for called, name in keys.items()} == {
        called: name for called, name in CALLED.items() if called not in apart
    }


def test_there_is_a_file_of_every_page_and_one_of_the_issue(tmp_path: Path) -> None:
    write(tmp_path, EVERY + PAGES, STORIES)
    kept = {}
    for out in ("one", "two"):
        assert main([str(tmp_path / "issue.yaml"), "--out", str(tmp_path / out), "--only", "pdf", "--quiet"]) == 0
        kept[out] = {path.name: path.read_bytes() for path in (tmp_path / out / "small").glob("*.pdf")}
    assert sorted(kept["one"]) == ["P01.pdf", "P02.pdf", "P03.pdf", "small.pdf"]
    assert kept["one"] == kept["two"]

    def text(data: bytes) -> list[str]:
        return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]

    whole = text(kept["one"]["small.pdf"])
    # A reader that guesses blanks from whites may guess otherwise where the same line is rounded otherwise.
    apart = [text(kept["one"][f"P0{number}.pdf"])[0] for number in (1, 2, 3)]
    assert ["".join(one.split()) for one in whole] == ["".join(one.split()) for one in apart]
    assert "第44句" in "".join("".join(whole).split())


def test_an_issue_called_like_a_page_overwrites_none(tmp_path: Path) -> None:
    write(tmp_path, PAGES, STORIES, HEAD.replace("id: small", "id: P01"))
    main([str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--only", "pdf", "--quiet"])
    assert sorted(p.name for p in (tmp_path / "out/P01").glob("*.pdf")) == [
        "P01-issue.pdf", "P01.pdf", "P02.pdf", "P03.pdf",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("{story: c, at", "{story: c, on: left, at", "on"),
        ("{story: c, at", "{story: c, outer: x, at", "outer"),
        ("{story: c, at", "{story: c, stories: [a], at", "stories"),
        ("{use: flag, at", "{use: flag, fit: [head], at", "fit"),
        ("{use: flag, at", "{use: flag, group: g, at", "group"),
        ("{use: flag, at", "{use: flag, ink: flag-red, at", "ink"),
        ("{use: flag, at", "{use: flag, legs: 2, at", "legs"),
        ("{use: flag, at", "{use: flag, box: comment, at", "box"),
        ("{use: flag, at", "{use: flag, style: notice, at", "style"),
        ("{story: c, at", "{story: c, ink: flag-red, at", "ink"),
        ("{story: c, at", "{story: c, caption: 桥, at", "caption"),
        ("{story: c, at", "{story: c, text: 桥, at", "text"),
        ("{story: c, at", "{story: c, link: 'https://a.example/', at", "link"),
    ],
)
def test_a_key_that_means_nothing_to_its_slot_is_an_error(tmp_path: Path, old: str, new: str, key: str) -> None:
    found = errors(tmp_path, PAGES.replace(old, new))
    assert [(one.code, dict(one.facts)["key"]) for one in found] == [("spec-key-idle", key)]


@pytest.mark.parametrize("size", ["20mm, 1mm", "20mm, 5mm", "20mm, 12mm", "21mm, 300mm"])
def test_a_slot_with_hardly_any_room_keeps_its_story_for_another_page(tmp_path: Path, size: str) -> None:
    pages = (
        f"pages:\n  - number: 1\n    slots:\n      - {{story: a, rect: [20mm, 20mm, {size}], fit: [tracking, head]}}\n"
    )
    composed = made(tmp_path, pages, {"a": copy(30)})
    on = words(composed.edition.pages[0], "paragraph")
    left = "".join(p.text for p in composed.rests[0].body)
    assert "".join((on + left).split()) == "".join(copy(30).split())
    assert "overset" in codes(composed)


@pytest.mark.parametrize("deep", [3, 2, 1])
def test_no_rule_runs_through_a_folio(tmp_path: Path, deep: int) -> None:
    slots = f"every:\n  - {{use: folio, at: [1, 1], span: [5, {deep}], rule_below: thin}}\n"
    text = "pages:\n  - number: 2\n    slots:\n      - {story: a, at: [1, 10], span: [5, 20]}\n"
    done = made(tmp_path, slots + text, {"a": copy(20)})
    page = done.edition.pages[0]
    rule = min((one for one in page.marks if isinstance(one, Rule)), key=lambda one: one.start.y)
    feet = max(one.origin.y + one.size * 120 // 1000 for one in runs(page, "folio"))
    assert feet < rule.rect.y
