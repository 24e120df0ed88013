"""A picture that belongs to no story has its spot, its entry, its words and its file on the screen, and its card."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from layout.cli import main

SPEC = """\
id: lone
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 2}
sheet: {size: [150mm, 170mm]}
grid: {columns: 4, chars: 8, gutter: 1.5字, lines: 28, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
pages:
  - number: 1
    slots:
      - {id: a, story: a, at: [1, 1], span: [2, 10]}
      - {id: bridge, use: picture, picture: 石桥.png, at: [3, 1], span: [2, 12], caption: 新修的石桥, credit: 于岸 摄}
      - {id: own, use: picture, picture: 石桥.png, within: a, at: [1, 7], span: [1, 4], caption: 稿中一图, credit: 于岸}
  - number: 2
    slots:
      - {id: pair, picture: [渡口.png, old/石桥.png], at: [1, 1], span: [4, 12], caption: 渡口今昔, credit: 于岸}
      - {id: bare, use: picture, picture: 渡口.png, at: [1, 14], span: [2, 8], caption_at: none}
"""

LONE = ("picture-01-bridge", "picture-02-pair", "picture-02-bare")


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lone")
    (folder / "old").mkdir()
    for number, name in enumerate(("石桥.png", "渡口.png", "old/石桥.png")):
        Image.new("RGB", (900, 600), (60 + 60 * number, 120, 90)).save(folder / name)
    (folder / "a.md").write_text("---\nslug: a\nheadline: [河岸步道通了]\n---\n\n步道昨天开放，来的人不少。\n", "utf-8")
    (folder / "issue.yaml").write_text(SPEC, "utf-8")
    return folder / "issue.yaml"


def test_the_epaper_has_spot_entry_words_and_file_of_each(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["epaper", str(issue), "--out", str(issue.parent / "out")])
    site = issue.parent / "out/lone/epaper"
    told = json.loads((site / "hotspots.json").read_text("utf-8"))
    stories = {one["id"]: one for one in told["stories"]}
    assert set(stories) == {"a", *LONE}
    assert [[spot["story"] for spot in page["spots"]] for page in told["pages"]] == [["a", LONE[0]], list(LONE[1:])]
    shown = {slug: [(one["caption"], one["credit"]) for one in stories[slug]["pictures"]] for slug in stories}
    assert shown[LONE[0]] == [("新修的石桥", "于岸 摄")]
    assert shown[LONE[1]] == [("渡口今昔", "于岸"), ("", "")]
    assert shown["a"] == [("稿中一图", "于岸")]
    files = {one["file"] for slug in LONE for one in stories[slug]["pictures"]}
    assert len(files) == 3 and all((site / file).is_file() or (site / "img" / file).is_file() for file in files)
    contents = (site / "contents.html").read_text("utf-8")
    assert all(f"story-{slug}.html" in contents for slug in LONE) and "渡口今昔" in contents
    assert stories[LONE[2]]["head"] == ["渡口"]


def test_each_has_its_cards_and_can_be_asked_for(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["cards", str(issue), "--size", "og", "--out", str(issue.parent / "cards")])
    made = {path.name for path in (issue.parent / "cards/lone/cards").glob("*-og.*")}
    assert {f"{slug}-og.txt" for slug in LONE} <= made
    pictures = {name for name in made if name.startswith("picture-") and not name.endswith(".txt")}
    assert len(pictures) == len(LONE)


def test_an_infographic_has_its_file_and_its_cards_whole(tmp_path: Path) -> None:
    chart = '<svg xmlns="http://www.w3.org/2000/svg" width="80mm" height="20mm" viewBox="0 0 80 20">'
    chart += '<rect width="8" height="20" fill="#d02020"/><rect x="72" width="8" height="20" fill="#000000"/></svg>'
    (tmp_path / "chart.svg").write_text(chart, "utf-8")
    (tmp_path / "a.md").write_text(
        "---\nslug: a\nheadline: [河岸步道通了]\n---\n\n步道昨天开放，来的人不少。\n", "utf-8"
    )
    pages = SPEC[: SPEC.index("      - {id: bridge")]
    slot = "      - {id: chart, picture: chart.svg, at: [1, 12], span: [4, 10], caption: 客流, credit: 制图}\n"
    (tmp_path / "issue.yaml").write_text(pages + slot, "utf-8")
    main(["epaper", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out")])
    main(["cards", str(tmp_path / "issue.yaml"), "--size", "og", "--out", str(tmp_path / "out")])
    told = json.loads((tmp_path / "out/lone/epaper/hotspots.json").read_text("utf-8"))
    (shown,) = [one for story in told["stories"] for one in story["pictures"]]
    with Image.open(next((tmp_path / "out/lone/epaper").rglob(Path(shown["file"]).name))) as picture:
        assert ends(picture) == ("red", "black")
    (card,) = [one for one in (tmp_path / "out/lone/cards").glob("picture-01-chart-og.*") if one.suffix != ".txt"]
    with Image.open(card) as picture:
        assert {"red", "black"} <= {
            hue(picture.convert("RGB"), x, y) for x in range(0, picture.width, 9) for y in range(0, picture.height, 9)
        }


def hue(picture: Image.Image, x: int, y: int) -> str:
    red, _, blue = picture.getpixel((x, y))
    return "red" if red > 150 and blue < 90 else "black" if max(red, blue) < 60 else ""


def ends(picture: Image.Image) -> tuple[str, str]:
    """The hues at the left and the right edge."""
    plain = picture.convert("RGB")
    return hue(plain, plain.width // 40, plain.height // 2), hue(plain, plain.width * 39 // 40, plain.height // 2)


def test_a_picture_across_the_fold_is_one_entry_with_spots_on_both_pages(tmp_path: Path) -> None:
    Image.new("RGB", (1800, 600), (60, 120, 90)).save(tmp_path / "river.png")
    (tmp_path / "a.md").write_text(
        "---\nslug: a\nheadline: [河岸步道通了]\n---\n\n步道昨天开放，来的人不少。\n", "utf-8"
    )
    head = SPEC[: SPEC.index("pages:\n")]
    spread = "pages:\n  - number: 2\n    spread: true\n    slots:\n"
    slots = "      - {id: river, picture: river.png, at: [1, 1], span: [8, 12], caption: 江, credit: 于岸}\n"
    (tmp_path / "issue.yaml").write_text(
        head + spread + slots + "      - {story: a, at: [1, 14], span: [2, 8]}\n", "utf-8"
    )
    main(["epaper", str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out")])
    told = json.loads((tmp_path / "out/lone/epaper/hotspots.json").read_text("utf-8"))
    entries = [one["id"] for one in told["stories"] if one["id"].startswith("picture-")]
    assert entries == ["picture-02-river"]
    assert [entries[0] in [spot["story"] for spot in page["spots"]] for page in told["pages"]] == [True, True]
