"""A clean page of ours in both standards, made by the command line: type, a red head, a tint, a photograph."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

SPEC = """\
id: clean
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
press: {standard: STANDARD}
copy: {dump: page.txt}
pages:
  - number: 1
    slots:
      - {use: flag, at: [1, 1], span: [5, 9]}
      - {id: lead, story: a1, at: [1, 11], span: [5, 20], tint: comment-tint}
      - {use: picture, picture: field.jpg, at: [1, 33], span: [3, 20]}
"""

DUMP = """\
今年粮食又丰收

□本报记者 某某

今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收。

记者在田间看到，收割机来回穿梭，金黄的谷子堆成了小山。

"""


def photograph(path: Path) -> None:
    """A field under a sky, large enough for its box."""
    image = Image.linear_gradient("L").resize((1400, 1000))
    Image.merge("RGB", (image, image.rotate(180), image.point(lambda v: 255 - v))).save(path, "JPEG", quality=90)


def clean_page(folder: Path, standard: str) -> Path:
    """The page's PDF, made in *folder*."""
    from layout.cli import main

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "issue.yaml").write_text(SPEC.replace("STANDARD", standard), "utf-8")
    (folder / "page.txt").write_text(DUMP, "utf-8")
    photograph(folder / "field.jpg")
    assert main([str(folder / "issue.yaml"), "--out", str(folder / "out"), "--only", "pdf", "--quiet"]) in (0, 1)
    return folder / "out/clean/P01.pdf"
