"""The issue that ``new`` writes: a page that is full and clean, with all that a front page has."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from pdfminer.high_level import extract_text

from layout.cli import main
from layout.commands.starter_picture import HEIGHT, WIDTH, picture


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of results of a new issue, made up as it is."""
    folder = tmp_path_factory.mktemp("new")
    assert main(["new", str(folder / "paper"), "--lang", "zh"]) == 0
    assert main([str(folder / "paper/issue.yaml"), "--out", str(folder / "out"), "--lang", "zh", "--dpi", "72"]) == 0
    return folder / "out/2024-05-01"


def test_nothing_is_to_be_mended(started: Path) -> None:
    report = json.loads((started / "report.json").read_text("utf-8"))
    assert [one["code"] for one in report["findings"] if one["severity"] != "note"] == []
    assert [one["short"]["lines"] for one in report["stories"]] == [0] * len(report["stories"])


def test_it_has_what_a_front_page_has(started: Path) -> None:
    text = extract_text(started / "P01.pdf").replace("\n", "")
    for words in ("今日天气", "下转第", "昨天傍晚，老街的灯又亮了", "林小雨", "把灯留给晚归的人", "本报评论员"):
        assert words in text
    assert (started / "rest/a1.md").read_text("utf-8")


def test_its_picture_is_printed(started: Path) -> None:
    page = pypdfium2.PdfDocument(started / "P01.pdf")[0]
    pictures = [one for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    left, bottom, right, top = pictures[0].get_pos() if hasattr(pictures[0], "get_pos") else pictures[0].get_bounds()
    assert len(pictures) == 1 and right - left > 250 and top - bottom > 250


def test_the_picture_is_the_same_bytes_every_time() -> None:
    data = picture()
    assert data == picture() and len(data) < 20_000
    assert int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big") == (WIDTH, HEIGHT)


def test_a_folder_with_files_is_not_written_over(started: Path) -> None:
    assert main(["new", str(started.parents[1] / "paper"), "--lang", "zh"]) == 2
