"""Previews: what was asked for is what comes, in pixels that Pillow counts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from small_issue import DUMP, SPEC

from layout.cli import main
from layout.commands.preview import page_range
from layout.findings import BadSpec

TWO = (
    SPEC
    + """\
      - {id: side, story: a2, at: [1, 32], span: [2, 10], box: comment}
  - number: 2
    slots:
      - {id: inside, story: a3, at: [1, 1], span: [5, 20]}
"""
)

COPY = (
    DUMP
    + "\n\n秋收冬藏各有时节\n\n□本报记者 某某\n\n入冬以后，各乡镇抓紧整修水渠。\n" * 1
    + ("\n\n新修水渠通到田头\n\n□本报记者 某某\n\n今年新修水渠三十里，灌溉面积扩大一成。\n")
)

Previews = Callable[..., "tuple[int, str, Path]"]


@pytest.fixture
def previews(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Previews:
    def run(*more: str, spec: str = SPEC, dump: str = DUMP) -> tuple[int, str, Path]:
        (tmp_path / "issue.yaml").write_text(spec, "utf-8")
        (tmp_path / "page.txt").write_text(dump, "utf-8")
        code = main(["preview", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--lang", "en", *more])
        said = capsys.readouterr()
        return code, said.out + said.err, tmp_path / "out/small/preview"

    return run


def picture(path: Path) -> Image.Image:
    with Image.open(path) as image:
        image.load()
        return image


def test_a_preview_has_the_resolution_asked_for(previews: Previews) -> None:
    code, said, folder = previews("--dpi", "40")
    assert code == 0
    seen = picture(folder / "P01.png")
    assert seen.size == (round(275 / 25.4 * 40), round(395 / 25.4 * 40))
    assert seen.info["dpi"] == pytest.approx((40, 40), abs=0.05)
    assert str(folder / "P01.png") in said


@pytest.mark.parametrize(("option", "name", "width"), [
    (("--width", "333"), "P01.png", 333), (("--thumbnail",), "P01-thumb.png", 320),
    (("--thumbnail", "77"), "P01-thumb.png", 77),
])  # fmt: skip
def test_a_preview_is_as_wide_as_asked_for(option: tuple[str, ...], name: str, width: int, previews: Previews) -> None:
    _, _, folder = previews(*option)
    assert [path.name for path in folder.iterdir()] == [name]
    assert picture(folder / name).size == (width, pytest.approx(width * 395 / 275, abs=1))


def test_each_format_shows_the_same_page(previews: Previews) -> None:
    previews("--dpi", "60", "--format", "png,jpg,webp", "--quality", "95")
    _, _, folder = previews("--dpi", "60", "--format", "png,jpg,webp", "--quality", "95")
    kinds = {path.name: picture(path) for path in folder.iterdir()}
    assert {name: one.format for name, one in kinds.items()} == {
        "P01.png": "PNG", "P01.jpg": "JPEG", "P01.webp": "WEBP",
    }  # fmt: skip
    first = kinds["P01.png"]
    assert kinds["P01.jpg"].info["dpi"] == (60, 60)
    for one in kinds.values():
        assert one.size == first.size
        assert mean_difference(first, one.convert("RGB")) < 2
    assert mean_difference(first, Image.new("RGB", first.size, "white")) > 2


def mean_difference(one: Image.Image, other: Image.Image) -> float:
    histogram = ImageChops.difference(one, other).convert("L").histogram()
    return sum(value * count for value, count in enumerate(histogram)) / (one.width * one.height)


def test_only_the_pages_asked_for_are_drawn(previews: Previews) -> None:
    _, _, folder = previews("--pages", "2", "--dpi", "30", spec=TWO, dump=COPY)
    assert [path.name for path in folder.iterdir()] == ["P02.png"]
    previews("--pages", "1-2", "--dpi", "30", spec=TWO, dump=COPY)
    assert sorted(path.name for path in folder.iterdir()) == ["P01.png", "P02.png"]


@pytest.mark.parametrize("name", ["side", "a2", "秋收冬藏"])
def test_a_story_is_cut_out_by_its_slot_its_slug_or_its_first_words(name: str, previews: Previews) -> None:
    _, _, folder = previews("--story", name, "--dpi", "72", "--margin", "2mm", spec=TWO, dump=COPY)
    (path,) = folder.iterdir()
    assert path.name in ("P01-side.png", "P01-a2.png")
    measure = 2 * 12 * 10.5 + 1.5 * 10.5
    margin = 2 * 2 * 72 / 25.4
    assert picture(path).size == pytest.approx((measure + margin, 10 * 16 + margin), abs=2)


def test_nothing_of_a_neighbour_looks_into_the_margin(previews: Previews) -> None:
    _, _, folder = previews("--story", "side", "--dpi", "72", "--margin", "20mm", spec=TWO, dump=COPY)
    cut = picture(folder / "P01-side.png").convert("L")
    margin = round(20 * 72 / 25.4) - 3
    edge = cut.crop((margin, 0, cut.width, margin))
    assert edge.getextrema() == (255, 255)
    assert cut.crop((margin, margin, cut.width - margin, cut.height - margin)).getextrema()[0] < 100
    # The page has something there: the story above ends in that margin.
    previews("--dpi", "72", spec=TWO, dump=COPY)
    page = picture(folder / "P01.png").convert("L")
    assert page.crop((0, 0, page.width, page.height // 2)).getextrema()[0] < 100


def test_a_notch_of_an_area_that_is_no_rectangle_stays_white(previews: Previews) -> None:
    spec = SPEC.replace(
        "at: [1, 11], span: [5, 20]", "areas: [{at: [1, 11], span: [2, 20]}, {at: [3, 11], span: [3, 9]}]"
    )
    spec += "      - {id: side, story: a2, at: [3, 20], span: [3, 11]}\n"
    previews("--dpi", "72", spec=spec, dump=COPY)
    _, _, folder = previews("--story", "lead", "--dpi", "72", "--margin", "0", spec=spec, dump=COPY)
    cut = picture(folder / "P01-lead.png").convert("L")
    notch = cut.crop((cut.width * 45 // 100, cut.height * 48 // 100, cut.width, cut.height))
    assert notch.getextrema() == (255, 255)
    # The page has the other story's head in there.
    page = picture(folder / "P01.png").convert("L")
    assert (
        page.crop((page.width * 45 // 100, page.height * 30 // 100, page.width, page.height // 2)).getextrema()[0] < 100
    )


def test_tiles_put_together_are_the_page(previews: Previews) -> None:
    _, _, folder = previews("--tiles", "--dpi", "150")
    previews("--dpi", "150")
    whole = picture(folder / "P01.png")
    told = json.loads((folder / "P01-png.json").read_text("utf-8"))
    image = told["Image"]
    assert (image["Size"]["Width"], image["Size"]["Height"]) == whole.size
    last = told["levels"][-1]
    put = Image.new("RGB", whole.size)
    for column in range(last["columns"]):
        for row in range(last["rows"]):
            tile = picture(folder / image["Url"] / str(last["level"]) / f"{column}_{row}.{image['Format']}")
            put.paste(tile, (column * image["TileSize"], row * image["TileSize"]))
    assert mean_difference(put, whole) < 0.05
    put.paste((0, 0, 0), (0, 0, 200, 200))
    assert mean_difference(put, whole) > 1
    assert told["levels"][0] == {"level": 0, "width": 1, "height": 1, "columns": 1, "rows": 1}
    for small, large in zip(told["levels"], told["levels"][1:], strict=False):
        assert (small["width"], small["height"]) == (-(-large["width"] // 2), -(-large["height"] // 2))


def test_a_page_too_large_for_one_file_becomes_tiles_and_says_so(
    previews: Previews, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layout.pixels.preview.MOST_PIXELS", 200_000)
    code, said, folder = previews("--dpi", "60")
    assert code == 0
    assert "preview-tiled" in said
    assert not (folder / "P01.png").exists()
    assert (folder / "P01-png.json").exists()
    code, said, _ = previews("--story", "lead", "--dpi", "300")
    assert code == 1
    assert "preview-too-large" in said


@pytest.mark.parametrize(("options", "code"), [
    (("--pages", "3"), "page-unknown"), (("--pages", "1-"), "option-pages"), (("--pages", "3-1"), "option-pages"),
    (("--pages", "1-999999"), "option-pages"), (("--dpi", "9"), "option-range"), (("--width", "0"), "option-range"),
    (("--thumbnail", "9999999"), "option-range"), (("--quality", "101"), "option-range"),
    (("--format", "gif"), "option-unknown"), (("--format", ","), "option-unknown"),
    (("--dpi", "100", "--width", "100"), "option-unknown"), (("--story", "none"), "spec-unknown-story"),
    (("--margin", "wide"), "option-range"), (("--margin", "900mm"), "option-range"),
])  # fmt: skip
def test_bad_options_are_told_and_nothing_is_written(options: tuple[str, ...], code: str, previews: Previews) -> None:
    ended, said, folder = previews(*options)
    assert ended == 2
    assert code in said
    assert options[-2] in said
    assert "Traceback" not in said
    assert not folder.exists()


def test_words_that_begin_two_heads_are_not_guessed_at(previews: Previews) -> None:
    dump = COPY.replace("秋收冬藏各有时节", "新修水渠先通一村")
    code, said, _ = previews("--story", "新修水渠", spec=TWO, dump=dump)
    assert code == 2
    assert "spec-story-unclear" in said


@given(st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_a_range_of_pages_is_what_it_says(pages: list[int]) -> None:
    assert page_range(",".join(map(str, pages))) == tuple(dict.fromkeys(pages))
    low, high = min(pages), max(pages)
    assert page_range(f"{low}-{high}") == tuple(range(low, high + 1))


@given(st.text(max_size=12))
def test_any_words_for_pages_are_read_or_refused(said: str) -> None:
    try:
        found = page_range(said)
    except BadSpec:
        return
    assert found is None or all(page % 1000 > 0 or page == 1000 for page in found)


def test_a_preview_is_always_the_same(previews: Previews) -> None:
    files = []
    for _ in range(2):
        _, _, folder = previews("--dpi", "50", "--format", "png,jpeg,webp")
        files.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert files[0] == files[1]
