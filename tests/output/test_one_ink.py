"""Pictures printed in one ink: Ghostscript's plates, the preview, and what a plant without the ink gets."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from evening_head import evening_head
from PIL import Image, ImageDraw
from plates import Plates, plates

from layout.cli import main

HEAD = f"""\
{evening_head("ink", style="house.yaml")}press: {{plant: plant.yaml}}
pages:
  - number: 1
    slots:
"""
HOUSE = """\
name: house
from: evening
inks:
  red: {spot: PANTONE 185 C, as: [0, 91, 76, 0]}
  pale: {spot: PANTONE 185 C, as: [0, 91, 76, 0], share: 20}
  blue: [100, 60, 0, 0]
"""
SLOT = "      - {{use: picture, picture: {picture}, {ink}rect: [50mm, 50mm, 120mm, 80mm], caption_at: none}}\n"
LEFT, RIGHT = 52, 168
"""Millimetres from the page's left edge: in the black half of every picture, and in its white half."""


AD = "      - {{use: ad, file: {picture}, {ink}rect: [50mm, 50mm, 120mm, 80mm], label: false}}\n"


def made(
    folder: Path, picture: str, ink: str, *, spots: str = '["*"]', slot: str = SLOT
) -> tuple[Path, set[str]]:  # fmt: skip
    """The folder of a page with one picture, black on the left and white on the right, and the codes it gave."""
    wide = (1200, 800)
    half = Image.new("L", wide, 255)
    ImageDraw.Draw(half).rectangle((0, 0, 599, 799), fill=0)
    half.save(folder / "grey.png")
    half.convert("1").save(folder / "bit.png")
    Image.merge("RGB", (half, half, half.point([40] + [255] * 255))).save(folder / "colour.png")
    (folder / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="60" height="80"/></svg>', "utf-8"
    )
    (folder / "a.md").write_text("---\nheadline: 桥\n---\n春天的风吹过河面。\n", "utf-8")
    (folder / "house.yaml").write_text(HOUSE, "utf-8")
    (folder / "plant.yaml").write_text(f"name: own\nspots: {spots}\n", "utf-8")
    one = slot.format(picture=picture, ink=f"ink: {ink}, " if ink else "")
    (folder / "issue.yaml").write_text(HEAD + one, "utf-8")
    main([str(folder / "issue.yaml"), "--out", str(folder / "out"), "--quiet", "--dpi", "72"])
    report = json.loads((folder / "out/ink/report.json").read_text("utf-8"))
    return folder / "out/ink", {one["code"] for one in report["findings"]}


def plates_of(folder: Path) -> Plates:
    (file,) = folder.glob("P01*.pdf")
    return plates(file, folder.parent / "plates", dpi=72)


def inked(done: Plates, at: int) -> dict[str, int]:
    """The plates that print at *at* millimetres from the left, half-way down the picture, in per cent."""
    point = round(at * 72 / 25.4), round(90 * 72 / 25.4)
    found = {name: round(plate.getpixel(point) / 2.55) for name, plate in done.plates.items()}  # type: ignore[operator]
    return {name: share for name, share in found.items() if share}


@pytest.mark.parametrize("picture", ["grey.png", "bit.png", "logo.svg"])
def test_a_spot_ink_prints_the_picture_from_its_own_plate_alone(tmp_path: Path, picture: str) -> None:
    folder, found = made(tmp_path, picture, "red")
    done = plates_of(folder)
    assert inked(done, LEFT) == {"PANTONE 185 C": 100} and inked(done, RIGHT) == {}
    assert "spec-unknown-ink" not in found
    red, green, _ = Image.open(folder / "P01.png").convert("RGB").getpixel((150, 260))  # type: ignore[misc]
    assert red > green + 80, "the preview shows what the ink looks like"


@pytest.mark.parametrize("picture", ["colour.png", "bit.png", "logo.svg"])
def test_an_ad_that_is_a_picture_is_printed_in_its_ink_alone(tmp_path: Path, picture: str) -> None:
    folder, found = made(tmp_path, picture, "red", slot=AD)
    (name, share), *others = inked(plates_of(folder), LEFT).items()
    assert (name, others) == ("PANTONE 185 C", []) and share > 90
    assert not {"ad-rgb-picture", "ad-converted", "ad-ink-of-pdf"} & found, "one ink is no colour of a screen"


def test_an_ad_in_colours_of_a_screen_is_refused_without_an_ink(tmp_path: Path) -> None:
    assert "ad-rgb-picture" in made(tmp_path, "colour.png", "", slot=AD)[1]


@pytest.mark.parametrize("picture", ["grey.png", "bit.png", "logo.svg"])
def test_without_an_ink_it_is_black(tmp_path: Path, picture: str) -> None:
    assert inked(plates_of(made(tmp_path, picture, "")[0]), LEFT) == {"Black": 100}


def test_a_tint_of_the_ink_is_the_most_that_the_picture_prints(tmp_path: Path) -> None:
    assert inked(plates_of(made(tmp_path, "grey.png", "pale")[0]), LEFT) == {"PANTONE 185 C": 20}


def test_a_mixture_of_the_four_inks_keeps_its_shares(tmp_path: Path) -> None:
    done = plates_of(made(tmp_path, "grey.png", "blue")[0])
    assert inked(done, LEFT) == {"Cyan": 100, "Magenta": 60} and inked(done, RIGHT) == {}


def test_a_picture_in_colour_is_printed_by_its_lightness(tmp_path: Path) -> None:
    done = plates_of(made(tmp_path, "colour.png", "red")[0])
    (name, share), *others = inked(done, LEFT).items()
    assert (name, others) == ("PANTONE 185 C", []) and 90 < share < 100
    assert inked(done, RIGHT) == {}


def test_a_plant_without_the_ink_prints_what_it_looks_like(tmp_path: Path) -> None:
    folder, found = made(tmp_path, "grey.png", "red", spots="[]")
    assert "spot-refused" in found
    assert inked(plates_of(folder), LEFT) == {"Magenta": 91, "Yellow": 76}


def test_one_picture_in_two_inks_is_two_images(tmp_path: Path) -> None:
    made(tmp_path, "grey.png", "red")
    two = SLOT.format(picture="grey.png", ink="").replace("50mm, 50mm", "50mm, 200mm")
    with (tmp_path / "issue.yaml").open("a", encoding="utf-8") as file:
        file.write(two)
    main([str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--quiet", "--only", "pdf"])
    done = plates_of(tmp_path / "out/ink")
    black = done.plates["Black"].getpixel((round(LEFT * 72 / 25.4), round(240 * 72 / 25.4)))
    assert inked(done, LEFT) == {"PANTONE 185 C": 100} and black == 255


def test_an_ink_that_the_style_has_not_is_said_where_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, found = made(tmp_path, "grey.png", "reed")
    said = "".join(capsys.readouterr())
    assert "spec-unknown-ink" in found
    assert re.search(r"issue.yaml:12:\d+: error spec-unknown-ink", said) and "mean red?" in said
