"""Draws market.pdf, the advertisement of the sample: a half page by another program than ours, in four inks."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import CMYKColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT = 693.0, 511.5
"""Points: half of the paper's type area."""

BLACK, PAPER = CMYKColor(0, 0, 0, 1), CMYKColor(0, 0, 0, 0)
SAND, RED, GREEN = CMYKColor(0.02, 0.08, 0.3, 0), CMYKColor(0, 1, 0.9, 0), CMYKColor(0.7, 0.1, 0.7, 0)


def main() -> None:
    """Write the file; the same bytes every time."""
    face = next(path for path in sorted((HERE.parents[1] / "fonts").rglob("*.ttf")) if "Sans" in path.name)
    pdfmetrics.registerFont(TTFont("Hei", str(face)))
    canvas = Canvas(str(HERE / "market.pdf"), pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setTitle("清水早市")
    canvas.setFillColor(SAND)
    canvas.rect(0, 0, WIDTH, HEIGHT, fill=1, stroke=0)
    for at in range(9):
        canvas.setFillColor(GREEN if at % 2 else RED)
        canvas.circle(60 + at * 72, HEIGHT - 70, 26, fill=1, stroke=0)
    canvas.setFillOverprint(True)
    canvas.setOverprintMask(True)
    canvas.setFillColor(BLACK)
    for words, size, down in (("清水早市", 96, 220), ("五月十八日开张　天天六点", 34, 300),
                              ("当天的菜　当天的鱼　不过夜", 26, 360), ("清水市河边街九号", 18, 420)):  # fmt: skip
        canvas.setFont("Hei", size)
        canvas.drawCentredString(WIDTH / 2, HEIGHT - down, words)
    canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    main()
