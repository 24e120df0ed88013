"""The cards command: what is asked for is written, and listed, and is what the list says."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from small_issue import DUMP, SPEC

from layout.cli import main
from layout.files import kit

PHOTO = SPEC + "      - {use: picture, story: a1, picture: field.jpg, at: [1, 32], span: [3, 12]}\n"

Cards = Callable[..., "tuple[int, str, Path]"]


def jpeg(width: int = 1600, height: int = 1000) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (40, 120, 60)).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def cards(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Cards:
    def run(
        *more: str, spec: str = SPEC, dump: str = DUMP, photo: bytes = b"", table: str = ""
    ) -> tuple[int, str, Path]:
        (tmp_path / "issue.yaml").write_text(spec, "utf-8")
        (tmp_path / "page.txt").write_text(dump, "utf-8")
        if photo:
            (tmp_path / "field.jpg").write_bytes(photo)
        if table:
            (tmp_path / "cards.yaml").write_text(table, "utf-8")
        code = main(["cards", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--lang", "en", *more])
        said = capsys.readouterr()
        return code, said.out + said.err, tmp_path / "out/small/cards"

    return run


def table(**changes: str) -> str:
    text = (kit("styles") / "cards.yaml").read_text("utf-8")
    for was, now in changes.items():
        assert was in text
        text = text.replace(was, now)
    return text


def test_every_card_of_the_sample_is_what_its_list_says(repository: Path, tmp_path: Path) -> None:
    issue = str(repository / "seeds/datong/issue.yaml")
    assert main(["cards", issue, "--out", str(tmp_path), "--quiet"]) == 0
    folder = tmp_path / "datong-2023-11-15/cards"
    listed = json.loads((folder / "cards.json").read_text("utf-8"))
    stories = {one["story"] for one in listed}
    assert stories == {"", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8"}
    assert len(listed) == 9 * 9
    for one in listed:
        with Image.open(folder / one["file"]) as image:
            assert image.size == (one["width"], one["height"])
        assert (folder / one["file"]).with_suffix(".txt").read_text("utf-8") == one["alt"]
    sizes = {one["size"]: (one["width"], one["height"]) for one in listed if one["story"] == "a1"}
    weibo = sizes.pop("weibo")
    assert weibo[0] == 1080
    assert sizes == {
        "og": (1200, 630), "x": (1600, 900), "instagram": (1080, 1350), "instagram-square": (1080, 1080),
        "instagram-story": (1080, 1920), "wechat": (900, 383), "wechat-thumb": (500, 500), "xiaohongshu": (1242, 1660),
    }  # fmt: skip
    wechat = [folder / one["file"] for one in listed if one["size"].startswith("wechat")]
    assert max(path.stat().st_size for path in wechat) <= 2 << 20
    assert len(list(folder.iterdir())) == 2 * len(listed) + 1


def test_only_what_is_asked_for_is_written(cards: Cards) -> None:
    code, _, folder = cards("--story", "lead", "--size", "og,wechat-thumb")
    assert code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "a1-og.png", "a1-og.txt", "a1-wechat-thumb.png", "a1-wechat-thumb.txt", "cards.json",
    ]  # fmt: skip
    _, _, folder = cards("--story", "page", "--size", "instagram")
    names = {path.name for path in folder.glob("*.jpg")}
    assert names == {"P01-instagram.jpg", "P01-instagram-square.jpg", "P01-instagram-story.jpg"}


@pytest.mark.parametrize("name", ["lead", "a1", "今年粮食又丰收", "今年粮食"])
def test_a_story_goes_by_its_slot_its_slug_or_its_first_words(name: str, cards: Cards) -> None:
    _, _, folder = cards("--story", name, "--size", "og")
    assert (folder / "a1-og.png").exists()
    assert "标题：今年粮食又丰收" in (folder / "a1-og.txt").read_text("utf-8")


def test_a_picture_is_on_the_card_in_its_own_colours(cards: Cards) -> None:
    code, said, folder = cards("--story", "a1", "--size", "og", spec=PHOTO, photo=jpeg())
    assert code == 0
    assert "card-picture-coarse" not in said
    with Image.open(folder / "a1-og.jpg") as image:
        red, green, blue = image.convert("RGB").getpixel((1100, 300))
    assert abs(red - 40) < 6 and abs(green - 120) < 6 and abs(blue - 60) < 6


def test_a_picture_of_few_pixels_is_reported(cards: Cards) -> None:
    _, said, _ = cards("--story", "a1", "--size", "og", spec=PHOTO, photo=jpeg(160, 100))
    assert "card-picture-coarse" in said


def test_the_whole_page_is_on_its_card(cards: Cards) -> None:
    _, _, folder = cards("--story", "page", "--size", "og")
    with Image.open(folder / "P01-og.jpg") as image:
        page = image.convert("L").crop((780, 60, 1150, 570))
        assert page.getextrema()[0] < 90 and page.getextrema()[1] > 250
    assert "1. 今年粮食又丰收" in (folder / "P01-og.txt").read_text("utf-8")


TWO = (
    SPEC
    + """\
  - number: 2
    slots:
      - {id: on, story: a1, at: [1, 1], span: [5, 20]}
      - {use: picture, story: a1, picture: field.jpg, at: [1, 30], span: [5, 20]}
"""
)


def test_every_page_has_a_card_of_its_own(cards: Cards) -> None:
    _, _, folder = cards("--story", "page", "--size", "og", spec=TWO, photo=jpeg())
    centres = []
    for name in ("P01-og.jpg", "P02-og.jpg"):
        with Image.open(folder / name) as image:
            centres.append(image.convert("RGB").getpixel((970, 340)))
    assert centres[0][0] > 200  # white paper on the first, the green picture on the second
    assert abs(centres[1][0] - 40) < 12 and abs(centres[1][1] - 120) < 12


def test_a_story_on_two_pages_has_one_card_with_both_and_the_picture_of_either(cards: Cards) -> None:
    dump = DUMP + "\n" + "\n\n".join(f"第{n}天，农民们仍在田间忙碌，收割机来回穿梭。" for n in range(60)) + "\n"
    _, _, folder = cards("--story", "a1", "--size", "og", spec=TWO, dump=dump, photo=jpeg())
    assert (folder / "a1-og.jpg").exists()
    assert "全文见第1、2版" in (folder / "a1-og.txt").read_text("utf-8")
    assert json.loads((folder / "cards.json").read_text("utf-8"))[0]["page"] == 1


@pytest.mark.parametrize(("options", "code"), [
    (("--size", "tiktok"), "card-size-unknown"), (("--story", "none"), "spec-unknown-story"),
    (("--pages", "2"), "page-unknown"), (("--pages", "one"), "option-pages"),
])  # fmt: skip
def test_bad_options_are_told_and_nothing_is_written(options: tuple[str, ...], code: str, cards: Cards) -> None:
    ended, said, folder = cards(*options)
    assert ended == 2
    assert code in said and options[0] in said
    assert "Traceback" not in said
    assert not folder.exists()


def test_a_table_beside_the_issue_takes_the_place_of_the_kits(cards: Cards) -> None:
    code, said, folder = cards("--size", "og", "--story", "a1", table=table(**{"[1200, 630]": "[1000, 525]"}))
    assert code == 0, said
    with Image.open(folder / "a1-og.png") as image:
        assert image.size == (1000, 525)


@pytest.mark.parametrize(("was", "now", "code"), [
    ("least: 28, head: {max: 100", "least: 60, head: {max: 100", "card-small-text"),
    ('ink:    "#1c1917"', 'ink:    "#c8c8c8"', "card-contrast"),
    ("head: {max: 100, min: 52}", "head: {max: 400, min: 390}", "card-head-too-deep"),
])  # fmt: skip
def test_a_table_that_makes_bad_cards_is_an_error(was: str, now: str, code: str, cards: Cards) -> None:
    ended, said, _ = cards("--size", "og", "--story", "a1", table=table(**{was: now}))
    assert ended == 1
    assert code in said


def test_a_file_too_heavy_is_an_error(cards: Cards) -> None:
    noise = io.BytesIO()
    Image.effect_noise((1600, 1000), 120).convert("RGB").save(noise, "JPEG", quality=95)
    light = table(**{"bytes: 2097152": "bytes: 20000"})
    ended, said, _ = cards("--size", "wechat-thumb", "--story", "a1", spec=PHOTO, photo=noise.getvalue(), table=light)
    assert ended == 1
    assert "card-too-heavy" in said


def test_a_faulty_table_is_told_with_its_place(cards: Cards) -> None:
    ended, said, folder = cards(table=table(**{'"#b8141c"': "red"}))
    assert ended == 2
    assert "card-bad-colour" in said and "cards.yaml:9:" in said
    assert not folder.exists()


def test_cards_are_always_the_same(cards: Cards) -> None:
    runs = []
    for _ in range(2):
        _, _, folder = cards("--size", "og,wechat-thumb", spec=PHOTO, photo=jpeg())
        runs.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert runs[0] == runs[1]
    assert len(runs[0]) == 9
