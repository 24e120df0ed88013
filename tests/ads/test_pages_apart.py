"""Pages in files of their own, pages of sections, and some pages of an issue made alone."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from evening_head import evening_head
from hypothesis import given
from hypothesis import strategies as st

from layout.cli import main
from layout.numbering import PageNumber, following, plain

HEAD = f"""\
{evening_head("apart", pages=3)}every:
  - {{use: folio, on: inside, at: [1, 1], span: [5, 1]}}
"""


def pages(a: str = "1", b: str = "2", c: str = "3") -> list[str]:
    """Three pages; the first story goes on from the first to the second, and the first has an index."""
    index = "  - {use: index, title: 导读, at: [1, 40], span: [2, 8], stories: [a2]}\n"
    return [
        f"number: {a}\nslots:\n  - {{id: lead, story: a1, at: [1, 10], span: [5, 20], jump: {b}}}\n{index}",
        f"number: {b}\nsection: 要闻\nslots:\n  - {{id: rest, story: a1, at: [1, 3], span: [5, 64]}}\n",
        f"number: {c}\nsection: 城事\nslots:\n  - {{id: city, story: a2, at: [1, 3], span: [5, 40]}}\n",
    ]


def spec(folder: Path, texts: list[str], *, apart: bool) -> Path:
    """The issue in *folder*, its pages written in it or *apart*."""
    for slug, head, count in (("a1", "春天来了", 180), ("a2", "桥通车了", 90)):
        copy = f"---\nheadline: {head}\n---\n" + ("春天的风从河面上吹过来。" * 30 + "\n\n") * (count // 30)
        (folder / f"{slug}.md").write_text(copy, "utf-8")
    if apart:
        for index, text in enumerate(texts, 1):
            (folder / f"p{index}.yaml").write_text(text, "utf-8")
        listed = "pages: [p1.yaml, p2.yaml, p3.yaml]\n"
    else:
        listed = "pages:\n" + "".join("  - " + text.rstrip().replace("\n", "\n    ") + "\n" for text in texts)
    (folder / "issue.yaml").write_text(HEAD + listed, "utf-8")
    return folder / "issue.yaml"


def run(path: Path, out: str, *more: str) -> tuple[int, dict[str, bytes]]:
    """The exit code and the press files by name."""
    code = main([str(path), "--out", str(path.parent / out), "--only", "pdf,report", "--quiet", *more])
    return code, {one.name: one.read_bytes() for one in (path.parent / out / "apart").glob("*.pdf")}


def words(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)


def test_pages_apart_are_the_pages_of_one_file(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "parts").mkdir()
    _, whole = run(spec(tmp_path / "whole", pages(), apart=False), "out")
    _, parts = run(spec(tmp_path / "parts", pages(), apart=True), "out")
    assert whole == parts and set(whole) == {"P01.pdf", "P02.pdf", "P03.pdf", "apart.pdf"}


def test_some_pages_alone_are_those_of_the_whole_issue(tmp_path: Path) -> None:
    path = spec(tmp_path, pages(), apart=True)
    _, whole = run(path, "out")
    _, some = run(path, "some", "--pages", "1,3")
    assert set(some) == {"P01.pdf", "P03.pdf"}
    assert all(whole[name] == data for name, data in some.items())
    assert "下转第2版" in words(some["P01.pdf"]) and "3版" in words(some["P01.pdf"])


def test_nothing_is_said_of_pages_that_were_not_asked_for(tmp_path: Path) -> None:
    texts = pages()
    texts[2] = texts[2].replace("span: [5, 40]", "span: [5, 4]")  # the story does not go in
    path = spec(tmp_path, texts, apart=True)

    def codes(*more: str) -> set[str]:
        run(path, "out", *more)
        report = json.loads((tmp_path / "out/apart/report.json").read_text("utf-8"))
        return {one["code"] for one in report["findings"] if one["severity"] == "error"}

    assert "overset" in codes()
    assert "overset" not in codes("--pages", "1-2")
    assert "overset" in codes("--pages", "3")


def test_a_page_that_is_missing_is_named_where_it_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = spec(tmp_path, pages(), apart=True)
    (tmp_path / "p2.yaml").unlink()
    (tmp_path / "p3.yaml").write_text("number: 3\nslots:\n  - {stroy: a2, at: [1, 3], span: [5, 40]}\n", "utf-8")
    assert run(path, "out")[0] in (1, 2)
    said = "".join(capsys.readouterr())
    assert "issue.yaml:10:" in said and "file-missing" in said and "p3.yaml:3:" in said


def test_pages_of_sections_are_called_so_everywhere(tmp_path: Path) -> None:
    path = spec(tmp_path, pages("A1", "A2", "B1"), apart=True)
    _, made = run(path, "out")
    assert set(made) == {"PA01.pdf", "PA02.pdf", "PB01.pdf", "apart.pdf"}
    front = words(made["PA01.pdf"])
    assert "A2版" in front and "B1版" in front and "要闻" not in front
    assert "下转A2版" in front and "上接A1版" in words(made["PA02.pdf"])  # a label is no ordinal
    assert "B1" in words(made["PB01.pdf"])
    report = json.loads((tmp_path / "out/apart/report.json").read_text("utf-8"))
    assert report["pages"] == ["A1", "A2", "B1"] and report["stories"][0]["to_page"] == "A2"
    _, some = run(path, "some", "--pages", "A2,B1")
    assert set(some) == {"PA02.pdf", "PB01.pdf"}


@given(st.text("ABXYZ特副", max_size=3), st.integers(1, 999))
def test_a_page_number_reads_as_it_is_written(section: str, number: int) -> None:
    made = PageNumber.of(f"{section}{number}")
    assert f"{made}" == str(plain(made)) == f"{section}{number}"
    assert f"{made:03}" == f"{section}{number:03}"
    assert made % 2 == number % 2
    if number < 999:
        after = PageNumber.of(f"{section}{number + 1}")
        assert following(made, after) == (made, after)
        assert following(after, made) == ()


@pytest.mark.parametrize("said", ["A", "A0", "1A", "A1000", "甲乙丙丁戊己庚1", "A-1", "１"])
def test_what_is_no_page_number_is_none(said: str) -> None:
    with pytest.raises(ValueError, match=said):
        PageNumber.of(said)


@pytest.mark.parametrize("folio", ["yes", "no"])
def test_a_page_may_have_no_folio(tmp_path: Path, folio: str) -> None:
    texts = pages()
    texts[1] += f"folio: {folio}\n"
    _, made = run(spec(tmp_path, texts, apart=True), "out")
    assert ["清水晚报" in words(made[f"P0{number}.pdf"]) for number in (2, 3)] == [folio == "yes", True]


def test_a_table_that_goes_on_on_another_page_names_its_columns_there_too(tmp_path: Path) -> None:
    from layout.composing import compose
    from layout.loading.load import load
    from layout.page import GlyphRun

    rows = "".join(f"| 第{number}中学 | {number * 3} |\n" for number in range(1, 120))
    slots = pages()
    path = spec(tmp_path, [slots[0], slots[1].replace("[5, 64]", "[5, 20]"), slots[2]], apart=True)
    table = f"---\nheadline: 招生计划\n---\n下面是全表。\n\n| 学校 | 计划 |\n| --- | ---: |\n{rows}"
    (tmp_path / "a1.md").write_text(table, "utf-8")
    loaded = load(path)
    page = compose(loaded.issue, loaded.materials).edition.pages[1]
    runs = [one for one in page.marks if isinstance(one, GlyphRun)]  # names said again are tagged to no story
    left = min(one.origin.x for one in runs if one.tag and one.tag.story == "a1")
    column = sorted((one.origin.y, one.origin.x, "".join(one.texts)) for one in runs if one.origin.x < left + 100_000)
    said = "".join(words for _, _, words in column)
    assert said.index("上接") < said.index("学校") < said.index("中学")
