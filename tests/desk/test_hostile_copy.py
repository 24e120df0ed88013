"""Copy from anyone is read within bounds, and nothing outside the issue's folder is read."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from small_issue import DUMP, SPEC, Ran

from layout.cli import main
from layout.documents.docxlists import _number
from layout.documents.formats import MOST_LINES
from layout.dumps.dump import read_dump
from layout.loading import bounded_copy
from layout.loading.long_stories import MOST_CHARACTERS
from layout.markup.html import read_html
from layout.stories.storyfile import read_story
from layout.tabular.number_formats import shown

Issue = Callable[..., Ran]


def test_a_document_that_takes_too_long_is_broken_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bounded_copy, "SECONDS", 1)
    path = tmp_path / "copy.txt"
    path.write_text("字字字字\n" * 45_000, "utf-8")
    assert main(["parse", str(path), "--lang", "en"]) == 2
    assert "copy-too-much" in capsys.readouterr().err


def test_lines_that_nobody_typed_are_not_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_text("字\n" * (MOST_LINES + 1), "utf-8")
    assert main(["parse", str(path), "--lang", "en"]) == 1
    assert "copy-too-long: the copy has 50001 lines" in capsys.readouterr().out
    assert read_dump(("字\n" * 400).encode(), "copy.txt").stories


def test_a_document_of_nothing_but_words_of_its_form_is_broken_off() -> None:
    begun = time.process_time()
    read = read_dump(b"{\\rtf1 " + b"{}" * 4_000_000, "copy.rtf")
    assert [one.code for one in read.findings] == ["copy-too-much"]
    assert time.process_time() - begun < 6, "of eight million braces no more than a million is looked at"


def test_bytes_by_number_are_characters_however_many() -> None:
    text = "丰收" * 3000
    numbers = "".join(f"\\'{one:02x}" for one in f"{text}。".encode("gbk"))
    read = read_dump(f"{{\\rtf1\\ansi\\ansicpg936 \\par {numbers}\\par}}".encode(), "copy.rtf")
    assert "".join(part.text for story in read.stories for part in story.body) == f"{text}。"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("-1e999999999999", ""),
        ("1e-999999999", ""),
        ("12345678901234567890123456789", "0.00000"),
        ("5", "0" + "%" * 9_999_999),
    ],
)
def test_numbers_and_formats_beyond_all_are_shown_as_they_are(value: str, code: str) -> None:
    assert shown(value, code) == value


def test_a_number_of_a_list_beyond_all_is_the_last() -> None:
    assert _number("9" * 5000) == 9999 and _number("0") == 0


def test_copy_of_a_whole_paper_is_read_the_same_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    here = bounded_copy.read_copy(DUMP.encode(), "copy.txt", None)
    monkeypatch.setattr(bounded_copy, "LARGE", 10)
    assert bounded_copy.read_copy(DUMP.encode(), "copy.txt", None) == here


def test_a_small_document_that_unpacks_to_much_is_large(tmp_path: Path) -> None:
    path = tmp_path / "copy.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", " " * (5 << 20))
    assert path.stat().st_size < 20_000
    assert bounded_copy.is_large(path.read_bytes())
    assert not bounded_copy.is_large(b"PK no archive")


@pytest.mark.parametrize("pattern", [".", "./", "a**", "*.md"])
def test_story_files_are_files_of_the_folder(pattern: str, issue: Issue, tmp_path: Path) -> None:
    (tmp_path.parent / f"{tmp_path.name}-secret.md").write_text("secret", "utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path.parent / f"{tmp_path.name}-secret.md")
    ran = issue(spec=SPEC.replace("{dump: page.txt}", f"{{stories: '{pattern}'}}"), dump=None)
    assert ran.code == 2
    assert ("file-outside" if pattern == "*.md" else "file-missing") in ran.err
    assert "program-fault" not in ran.err


def cost(do: Callable[[], object]) -> float:
    """CPU seconds of *do*."""
    begun = time.process_time()
    do()
    return time.process_time() - begun


H = "<html><body><p>"
OPENED = ("<!--", "</", "</a", "<a b='", '<a b="c d', "<![foo", "<?", "<!x", "&#", "<", "<a ", "<script>", "<title><",
          "<div>字", "<s>x", "<p hidden>x", "<a b=/>", "&#1")  # fmt: skip


@pytest.mark.parametrize("opened", OPENED)
def test_a_page_that_opens_and_never_closes_is_read_in_time_that_grows_as_it_does(opened: str) -> None:
    page = (H + opened * (100_000 // len(opened))).encode()
    assert cost(lambda: read_html(page, "copy.html")) < 4  # a reader that looks back takes a minute or more


@pytest.mark.parametrize(
    "page", ["<p>一<!-- 二", "<p>一<a href='二", "<p>一<script>二</b>", "<p>一</p", "<p>一<![foo 二"]
)
def test_what_a_tag_without_end_swallows_is_named(page: str) -> None:
    read = read_html(f"<html><body>{page}".encode(), "copy.html")
    assert [line.text for line in read.lines] == ["一"]
    assert [one.code for one in read.findings] == ["html-cut"]


def test_a_sound_page_loses_nothing() -> None:
    page = "<html><p>a &lt; b &#x4e00; 1 < 2 <!-- 注 --><b title='>'>三</b><script>'<p>'</script>四<br/>五"
    read = read_html(page.encode(), "copy.html")
    assert [line.text for line in read.lines] == ["a < b 一 1 < 2 三四", "五"]
    assert read.findings == ()


def document(body: str) -> bytes:
    out = io.BytesIO()
    made = Document()
    made.add_paragraph("x")
    made.save(out)
    again = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            data = old.read(one)
            if one == "word/document.xml":
                data = re.sub(rb"<w:body>.*</w:body>", f"<w:body><w:p>{body}</w:p></w:body>".encode(), data, flags=re.S)
            new.writestr(one, data)
    return again.getvalue()


@pytest.mark.parametrize(
    "run", ["<w:t>x</w:t>", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>q</w:t>',
            "<w:t>x</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>q</w:t>", '<w:footnoteReference w:id="{}"/>'],
)  # fmt: skip
def test_a_paragraph_of_very_many_runs_is_read_in_time_that_grows_as_it_does(run: str) -> None:
    data = document("".join(f"<w:r>{run.format(number)}</w:r>" for number in range(5_000)))
    assert cost(lambda: read_dump(data, "copy.docx")) < 8


@pytest.mark.parametrize("line", ["> 字", "| a |\n| --- |", "字", "**", "[x]{ruby y"])
def test_a_story_file_is_read_in_time_that_grows_as_it_does(line: str) -> None:
    assert cost(lambda: read_story(f"{line}\n" * 20_000, "a.md")) < 5


def test_a_story_that_no_page_can_hold_is_taken_in_part_and_the_rest_is_named(issue: Issue) -> None:
    body = "\n\n".join(["今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收。" * 100] * 20)
    spec = SPEC.replace("{dump: page.txt}", "{stories: '*.md'}")
    story = f"---\nslug: a1\nheadline: {'长' * 9000}\n---\n{body}\n"
    ran = issue("--only", "report", spec=spec, dump=None, a1__md=story)
    assert ran.code == 1
    assert {"story-too-long", "story-field-long"} <= set(ran.codes)
    told = next(one for one in ran.report["findings"] if one["code"] == "story-too-long")
    assert told["line"] and told["facts"]["size"] == 20 * 2900 and 35_000 < told["facts"]["taken"] <= MOST_CHARACTERS
