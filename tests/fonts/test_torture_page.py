"""One page of every kind of character, shown alike and read back exactly by three programs that are not ours."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import page as validator
import pypdfium2
import pytest
from making import cff, cff2, collection, truetype
from PIL import Image, ImageChops, ImageFilter, ImageStat

from layout.cli import main

ROOT = Path(__file__).resolve().parents[2]
GENERAL = [char for char in (ROOT / "fonts/tongyong-8105.txt").read_text("utf-8") if char >= "\u3400"]
BODY = (
    "".join(GENERAL[::40])
    + "。**黑体國語**，*楷体*，[仿宋]{note}，兼容字﨑與\uf900，假名カタカナとひらがな，Children’s Café GDP增长5%，"
    + "老𱁬先生，老⿰方土先生，㐂𠮷先生，表情😀，雪☃\ufe0f，叠字𰻝，旧码\ue863，私码\ue000，国旗🇨🇳，方块甲乙丙丁。"
)
IVS = "葛\U000e0100"
SVS = "豈\ufe00"
SPEC = """\
id: torture
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4, site: paper.example}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: own.yaml
copy: {stories: "*.md"}
fonts: [faces]
glyphs: {𱁬: x.svg, ⿰方土: one.ttf}
pages:
  - number: 1
    slots:
      - {id: s, story: s, at: [1, 1], span: [5, 40]}
"""
TOOLS = ("pdftotext", "pdftoppm", "mutool")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF of the page and, beside it, its report."""
    lacking = [tool for tool in TOOLS if not shutil.which(tool)]
    if lacking and not os.environ.get("CI"):
        pytest.skip(f"needs {', '.join(lacking)} (Debian: poppler-utils, mupdf-tools)")
    folder = tmp_path_factory.mktemp("torture")
    (folder / "faces").mkdir()
    # Characters that the kit lacks, as squares in four kinds of font.
    cff(folder / "faces/a.otf", "\ua000𠮷", "A")
    cff2(folder / "faces/b.otf", "\ua001", "B")
    one = truetype(folder / "c.ttf", "\ua002", "C")
    collection(folder / "faces/c.ttc", one, truetype(folder / "d.ttf", "\ua003", "D"))
    truetype(folder / "one.ttf", "\ue123", "One", size=800)
    style = (ROOT / "styles/daily.yaml").read_text("utf-8")
    fangsong = style.replace(
        "note:       {from: body, face: kai, size: 小五}", "note:       {from: body, face: fangsong}"
    )
    assert fangsong != style
    (folder / "own.yaml").write_text(fangsong, "utf-8")
    body = BODY.replace("甲乙丙丁", "\ua000\ua001\ua002\ua003")
    story = f"---\nslug: s\nheadline: 生僻字𠮷与异体字\n---\n\n{body}\n\n人名{IVS}字{SVS}。\n"
    (folder / "s.md").write_text(story, "utf-8")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M10 10H90V90H10Z"/></svg>'
    (folder / "x.svg").write_text(drawing, "utf-8")
    (folder / "issue.yaml").write_text(SPEC, "utf-8")
    assert main([str(folder / "issue.yaml"), "--out", str(folder / "out"), "--only", "pdf,report", "--quiet"]) == 1
    return next((folder / "out/torture").glob("P01*.pdf"))


def wanted() -> str:
    """The text of the story as it should come back: marks of emphasis and blanks aside."""
    text = BODY.replace("甲乙丙丁", "\ua000\ua001\ua002\ua003").replace("*", "").replace("[仿宋]{note}", "仿宋")
    text = text.replace("\ue863", "䶮")
    return "".join(text.split())


def told(command: list[str]) -> str:
    out = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    return "".join(out.decode("utf-8", "replace").split())


def test_pdfium_reads_it_back(page: Path) -> None:
    document = pypdfium2.PdfDocument(str(page))
    text = "".join(document[0].get_textpage().get_text_range().split())
    assert wanted() in text
    assert f"人名{IVS}字{SVS}。" in text


def test_poppler_reads_it_back(page: Path) -> None:
    text = told(["pdftotext", "-raw", str(page), "-"])
    assert wanted() in text
    assert f"人名{IVS}字{SVS}。" in text


def test_mupdf_reads_it_back(page: Path) -> None:
    text = told(["mutool", "draw", "-q", "-F", "txt", str(page)])
    assert wanted() in text
    assert f"人名{IVS}字{SVS}。" in text


@pytest.mark.parametrize("profile", ["2u", "ua1"])
def test_a_validator_finds_it_archive_and_accessible(page: Path, profile: str) -> None:
    report = validator.validate_pdf_bytes(page.read_bytes(), profile=profile).to_dict()
    assert report["failures"] == []
    spoilt = validator.validate_pdf_bytes(page.read_bytes().replace(b"/FontFile3", b"/FontFili3"), profile=profile)
    assert spoilt.to_dict()["failures"] != []


def drawn(page: Path, tool: str, folder: Path) -> Image.Image:
    """The page in grey at 60 dpi."""
    if tool == "pdfium":
        return pypdfium2.PdfDocument(str(page))[0].render(scale=60 / 72).to_pil().convert("L")
    if tool == "poppler":
        data = subprocess.run(["pdftoppm", "-r", "60", "-gray", str(page)], check=True, capture_output=True).stdout
        return Image.open(io.BytesIO(data)).convert("L")
    path = folder / "mupdf.png"
    subprocess.run(["mutool", "draw", "-q", "-r", "60", "-c", "gray", "-o", str(path), str(page)], check=True)
    return Image.open(path).convert("L")


def test_three_programs_show_it_alike(page: Path, tmp_path: Path) -> None:
    shown = {tool: drawn(page, tool, tmp_path) for tool in ("pdfium", "poppler", "mupdf")}
    size = shown["pdfium"].size
    soft = {tool: image.resize(size).filter(ImageFilter.GaussianBlur(3)) for tool, image in shown.items()}
    ink = 255 - ImageStat.Stat(soft["pdfium"]).mean[0]
    assert ink > 2
    for tool in ("poppler", "mupdf"):
        difference = ImageStat.Stat(ImageChops.difference(soft["pdfium"], soft[tool])).mean[0]
        assert difference < ink * 0.2, tool
        assert ImageStat.Stat(ImageChops.difference(soft["pdfium"], Image.new("L", size, 255))).mean[0] > ink * 0.9


def test_everything_that_was_borrowed_or_missing_is_reported(page: Path) -> None:
    report = json.loads((page.parent / "report.json").read_text("utf-8"))
    codes = [(one["code"], one["message"]) for one in report["findings"]]
    (missing,) = [message for code, message in codes if code == "glyph-missing"]
    for character in ("😀", "𰻝", "\ue000", "🇨🇳"):
        assert character in missing, character
    borrowed = "".join(message for code, message in codes if code == "glyph-fallback")
    for character in "國語𠮷\ua000\ua001\ua002\ua003":
        assert character in borrowed, character
    lost = "".join(message for code, message in codes if code == "variant-lost")
    for character in (IVS, SVS, "\uf900"):
        assert character in lost, character
    assert [code for code, message in codes if "“☃" in message] == ["emoji-plain"]
    assert any(code == "glyph-replaced" and "U+E863" in message for code, message in codes)
    assert any(code == "face-stands-in" for code, _ in codes)
    assert not any("“𱁬”" in message or "方土" in message for code, message in codes if code != "glyph-fallback")


def test_every_one_of_them_says_which_character_in_which_line_of_which_story(page: Path) -> None:
    report = json.loads((page.parent / "report.json").read_text("utf-8"))
    told = [one for one in report["findings"] if one["code"] in ("glyph-missing", "glyph-fallback", "variant-lost")]
    assert sum(len(one["facts"]["character"].split()) for one in told) > 10
    for one in told:
        facts = one["facts"]
        characters = facts["character"].split()
        assert facts["points"] == " ".join(f"U+{ord(c):04X}" for c in "".join(characters))
        assert characters[0] in facts["near"]
        assert facts["face"]
        assert (one["story"], one["file"]) == ("s", "s.md")
        line = (page.parents[2] / "s.md").read_text("utf-8").split("\n")[one["line"] - 1]
        assert all(character in line for character in characters) or one["line"] == 1
