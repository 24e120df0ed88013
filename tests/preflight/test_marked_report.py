"""The report to look at: a number at the place of every fault, plates, both languages, no markup of others."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from more_mutants import PLATES, ink, inks
from mutants import EITHER, Mutant, spoilt
from paper import PROFILE
from PIL import Image

from layout.cli import main
from layout.plant.marked_report import DPI, marked_report
from layout.preflight.check import checked
from layout.preflight.proof_image import black_over
from layout.stylesheets.preflight import Limits

LIMITS = Limits("quick", resolution=72)


def faulty(data: bytes) -> bytes:
    def spoil(pdf) -> None:
        for one in (PLATES["outline of 0.05 pt"], PLATES["page blended in RGB"], EITHER["RGB photograph"]):
            one.spoil(pdf)
        inks(ink("<script>alert(1)<#2fscript>"))(pdf)

    return spoilt(data, Mutant(spoil, set()))


def test_every_fault_has_its_number_at_its_place_and_its_words_in_two_languages(x4: bytes) -> None:
    done = checked(faulty(x4), "P01.pdf", LIMITS, PROFILE, dpi=DPI)
    page = marked_report(done, LIMITS).decode()
    found = done.report.findings
    placed = [one for one in found if one.place and "mm" in one.place.file]
    assert len(placed) >= 3 and len(found) > len(placed)
    numbers = " ".join(re.findall(r'style="left:[\d.]+%;top:[\d.]+%">([\d ]+)<', page)).split()
    assert len(numbers) == len(set(numbers)) == len(placed)
    for one in found:
        assert one.message("zh").split("“")[0] in page and one.code in page
    x, y = re.search(
        r":([\d.]+)mm,([\d.]+)mm", next(one.place.file for one in placed if one.code == "preflight-rgb")
    ).groups()
    left, top = float(x) / 275 * 100, float(y) / 395 * 100
    spots = [tuple(map(float, at)) for at in re.findall(r"left:([\d.]+)%;top:([\d.]+)%", page)]
    assert min(abs(left - a) + abs(top - b) for a, b in spots) < 2
    assert page.count("<figure>") == 5
    # The proof, black on other inks and every plate can be looked at large: each has its button and its picture.
    sheet = page[page.index('<div class="sheet">') : page.index('<span class="mark')]
    assert page.count('type="radio"') == page.count("<label for=") == sheet.count("<img ") == 7
    assert set(re.findall(r'id="(p1v\d)"', page)) == set(re.findall(r'for="(p1v\d)"', page))
    HTMLParser().feed(page)
    assert "<script" not in page and "&lt;script&gt;" in page


def test_black_on_other_inks_is_red_and_nothing_else_is() -> None:
    plates = {name: Image.new("L", (4, 1)) for name in ("Cyan", "Magenta", "Yellow", "Black")}
    for at, cyan, black in ((1, 0, 255), (2, 40, 255), (3, 255, 90)):
        plates["Cyan"].putpixel((at, 0), cyan)
        plates["Black"].putpixel((at, 0), black)
    with Image.open(io.BytesIO(black_over(plates, 4))) as shown:
        red = [shown.getpixel((at, 0)) == (214, 0, 0) for at in range(4)]
    assert red == [False, False, True, False]


def test_a_clean_page_is_passed_and_the_report_is_the_same_again(x4: bytes) -> None:
    one, other = (marked_report(checked(x4, "P01.pdf", Limits("full"), PROFILE, dpi=36), LIMITS) for _ in range(2))
    assert one == other and "通过" in one.decode() and b'class="mark' not in one


def test_the_command_writes_the_report_beside_what_it_says(
    x4: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ad.pdf").write_bytes(faulty(x4))
    out = tmp_path / "ad.html"
    assert main(["preflight", str(tmp_path / "ad.pdf"), "--report", str(out), "--lang", "en"]) == 1
    assert "preflight-rgb" in capsys.readouterr().out and out.read_bytes().startswith(b"<!doctype html>")
    assert (tmp_path / "ad.pdf").read_bytes() == faulty(x4)


@pytest.mark.parametrize("words", [
    ["a.pdf", "--report", "a.pdf"], ["a.pdf", "b.pdf", "--report", "r.html"], ["--report", "r.html"],
    ["a.pdf", "--report", "r.html", "--watch", "."],
])  # fmt: skip
def test_a_report_of_nothing_of_two_or_onto_its_file_is_refused(
    words: list[str], x4: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(x4)
    assert main(["preflight", *words, "--lang", "en"]) == 2
    assert "--report" in capsys.readouterr().err and not (tmp_path / "r.html").exists()
    assert (tmp_path / "a.pdf").read_bytes() == x4
