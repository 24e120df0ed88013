"""Codes are read back from the black plate at the resolution of a telephone's picture of newsprint."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from ad_files import issue
from PIL import Image

from layout.cli import main

LINK = "https://qingshui.example/epaper/2024-05-17/story-river.html"


def made(folder: Path, slot: str, more: str = "") -> tuple[int, set[str]]:
    code = main([str(issue(folder, slot, press=more)), "--out", str(folder / "out"), "--dpi", "72", "--quiet"])
    report = json.loads((folder / "out/ads/report.json").read_text("utf-8"))
    return code, {one["code"] for one in report["findings"]}


def read_at(folder: Path, dpi: int) -> list[str]:
    """What a reader finds on the page drawn at *dpi*, in grey."""
    with pypdfium2.PdfDocument(next((folder / "out/ads").glob("P01*.pdf")).read_bytes()) as document:
        drawn: Image.Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
    return [one.text for one in zxingcpp.read_barcodes(drawn)]


def test_a_code_is_read_from_the_plate_at_150_dpi(tmp_path: Path) -> None:
    code, found = made(tmp_path, f"use: code, link: '{LINK}', at: [1, 3], size: [25mm, 25mm]")
    assert code == 0 and not {one for one in found if one.startswith("code")}
    assert read_at(tmp_path, 150) == [LINK]
    assert read_at(tmp_path, 20) == []  # what cannot be read is not read


def test_a_code_of_a_story_leads_to_its_page_in_the_e_paper(tmp_path: Path) -> None:
    site = "epaper: {site: 'https://qingshui.example/e'}"
    code, _ = made(tmp_path, "use: code, story: a1, text: 扫码看全文, at: [1, 3], span: [1, 7]", site)
    assert code == 0
    assert read_at(tmp_path, 150) == ["https://qingshui.example/e/story-a1.html"]
    code, found = made(tmp_path, "use: code, story: a1, at: [1, 3], span: [1, 7]")
    assert code == 1 and "code-no-link" in found


@pytest.mark.parametrize(
    ("slot", "code"),
    [
        (f"use: code, link: '{LINK}', at: [1, 3], size: [12mm, 12mm]", "code-too-small"),
        (f"use: code, link: '{LINK * 20}', at: [1, 3], size: [40mm, 40mm]", "code-too-long"),
    ],
)
def test_a_code_that_would_not_scan_is_reported(tmp_path: Path, slot: str, code: str) -> None:
    done, found = made(tmp_path, slot)
    assert done == 1 and code in found


def test_a_code_is_black_ink_alone_with_words_in_its_place(tmp_path: Path) -> None:
    made(tmp_path, f"use: code, link: '{LINK}', at: [1, 3], size: [25mm, 25mm]")
    data = (tmp_path / "out/ads/P01.pdf").read_bytes()
    assert f"二维码：{LINK}".encode("utf-16-be").hex().encode() in data.lower()
