"""A whole paper on disk: eight pages to be planned, a stack of stories and of advertisements, no place written."""

from __future__ import annotations

import random
from pathlib import Path

import pikepdf
from stock import ROOT, samples, story

from layout.areas.grid import lay_grid

HEAD = """\
id: stack
date: 2023-11-15
paper: {name: 大同日报, publisher: 大同日报社出版, cn: CN 14-0000, number: 20000, pages: 8, weekday: 星期三}
sheet: {size: 对开, bleed: 3mm}
grid: {columns: 7, chars: 12, gutter: 1.5字, lines: 94, body: 五号, leading: 15pt}
style: daily
copy: {stories: copy/*.md}
"""
FRONT = "  - {number: 1, plan: {jumps: {t00: 2, t01: 3}}, slots: [{use: flag, at: [1, 1], span: [7, 12]}]}\n"
SIZES = ((7, 30), (4, 40), (7, 20), (3, 30), (3, 24), (2, 30), (3, 20), (2, 24), (2, 20), (2, 14))
"""Columns and lines of advertisements."""


def written_paper(folder: Path, pages: int = 8, stories: int = 60, ads: int = 10, seed: int = 1) -> Path:
    """The spec of a paper of *pages* in *folder*, its *stories*, one in six with a picture, as long as fills it."""
    chance = random.Random(seed)
    (folder / "copy").mkdir(parents=True)
    (folder / "millet.jpg").write_bytes((ROOT / "seeds/datong/millet.jpg").read_bytes())
    grid = lay_grid(samples()[0].issue.sheet, samples()[0].issue.grid)
    sold = 0
    booked: list[str] = []
    for number in range(ads):
        columns, lines = SIZES[number % len(SIZES)]
        sold += columns * (lines + 1)
        width, height = grid.measure_of(columns), lines * grid.grid.leading
        _ad(folder / f"ad{number}.pdf", width / 1000, height / 1000)
        span = f"span: [{columns}, {lines}]"
        booked.append(f"  - {{id: ad{number}, file: ad{number}.pdf, {span}, advertiser: 商家{number}}}\n")
    room = 7 * 94 * pages - 7 * 13 - sold
    pictures = stories // 6
    shares = [chance.uniform(0.4, 1.8) for _ in range(stories)]
    # Heads, gaps and pictures as shares of a stack weigh them; a line of a column holds 11 characters on the average.
    chars = 10 * (room - stories * 14 - pictures * 54)
    for number, share in enumerate(sorted(shares, reverse=True)):
        one = story(chance, f"t{number:02}", max(90, int(chars * share / sum(shares))))
        said = [f"slug: {one.slug}", f"headline: {['　'.join(one.headline)]}"]
        said += [f"deck: {one.deck}"] if one.deck else []
        said += ["picture: millet.jpg", "caption: 坡上的谷子熟了", "credit: 安安 摄"] if number % 6 == 2 else []
        body = "\n\n".join(f"## {p.text}" if p.kind == "subhead" else p.text for p in one.body)
        words = "\n".join(said)
        (folder / "copy" / f"{one.slug}.md").write_text(f"---\n{words}\n---\n\n{body}\n", "utf-8")
    others = "".join(f"  - {{number: {number}, plan: auto}}\n" for number in range(2, pages + 1))
    path = folder / "issue.yaml"
    path.write_text(HEAD + ("ads:\n" + "".join(booked) if ads else "") + "pages:\n" + FRONT + others, "utf-8")
    return path


def _ad(path: Path, width: float, height: float) -> None:
    """A frame in black of so many points."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(width, height))
        words = f"0 0 0 1 K 2 w 4 4 {width - 8:.2f} {height - 8:.2f} re S"
        page.Contents = document.make_stream(words.encode())
        document.save(path, deterministic_id=True)
