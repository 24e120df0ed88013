"""Pages of the planner side by side in one picture: random front pages, by number.

    python tests/bench/gallery.py OUT.png [--dpi 40] [--across 5] [--interlocked] NUMBER…

With one number and a high resolution it is a page to look at.  The numbers are those of ``planned.py``.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "planner"))

from stock import front_page, samples

from layout.pixels.png import png
from layout.planner.propose import propose
from layout.publishing.issue_files import WantedFiles, make_page

GAP = 12
"""Pixels between two pages, and round them."""
PAPER = (236, 236, 236)
COLOURS = 96


def page_picture(number: int, dpi: int, *, interlocked: bool = False) -> Image.Image | None:
    """The best proposal for random front page *number*; ``None`` where there is none."""
    issue, materials, page = front_page(number)
    if interlocked and page.plan:
        page = page._replace(plan=page.plan._replace(shape="interlock"))
    made = propose(issue, materials, page, 1)
    print(number, [one.code for one in made.findings], [one.code for each in made.pages for one in each.findings])
    if not made.pages:
        return None
    composed = made.pages[0].composed
    loaded = samples()[0]._replace(issue=issue, materials=materials)
    with TemporaryDirectory() as folder:
        wanted = WantedFiles(Path(folder), None, True)
        done = make_page(composed.edition.pages[0], composed, loaded, wanted, None)
    return Image.open(BytesIO(png(done.proof, dpi=dpi))).convert("RGB")


def sheet(pictures: list[Image.Image], across: int) -> Image.Image:
    """*pictures*, all of one size, in rows of *across*."""
    wide, high = pictures[0].size
    rows = -(-len(pictures) // across)
    columns = min(across, len(pictures))
    made = Image.new("RGB", (columns * (wide + GAP) + GAP, rows * (high + GAP) + GAP), PAPER)
    for number, one in enumerate(pictures):
        made.paste(one, (GAP + number % across * (wide + GAP), GAP + number // across * (high + GAP)))
    return made


def main() -> None:
    """Plan, draw, write."""
    parser = ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("numbers", type=int, nargs="+")
    parser.add_argument("--dpi", type=int, default=40)
    parser.add_argument("--across", type=int, default=5)
    parser.add_argument("--interlocked", action="store_true")
    args = parser.parse_args()
    pictures = [page_picture(number, args.dpi, interlocked=args.interlocked) for number in args.numbers]
    made = sheet([one for one in pictures if one], args.across)
    made.quantize(COLOURS, dither=Image.Dither.NONE).save(args.out, optimize=True)


if __name__ == "__main__":
    main()
