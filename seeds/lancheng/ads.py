"""Draw the PDF advertisements of the sample paper: a half page and strips in four inks, one with a spot ink.

    python seeds/lancheng/ads.py

writes tea.pdf, ferry.pdf, books.pdf and shoes.pdf beside this file, the same bytes every time.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import CMYKColor, CMYKColorSep
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
BLACK, PAPER = CMYKColor(0, 0, 0, 1), CMYKColor(0, 0, 0, 0)
TEA, LEAF, SUN = CMYKColor(0.55, 0, 0.75, 0.25), CMYKColor(0.35, 0, 0.6, 0), CMYKColor(0, 0.18, 0.6, 0)
NIGHT, WATER = CMYKColor(0.95, 0.7, 0.1, 0.3), CMYKColor(0.8, 0.4, 0.1, 0)
SAND, RED = CMYKColor(0, 0.05, 0.16, 0), CMYKColor(0, 0.85, 0.8, 0.05)
TRACK = CMYKColorSep(0, 0.91, 0.76, 0, spotName="PANTONE 185 C")
Line = tuple[str, float, float, float, CMYKColor]
"""Words, size, and where they begin from the upper left corner."""

DISPLAY = 24
"""From this size on words are set in the black face, in points."""


def sheet(name: str, title: str, wide: float, high: float) -> Canvas:
    """A PDF of one page, *wide* × *high* points."""
    canvas = Canvas(str(HERE / name), pagesize=(wide, high), invariant=1)
    canvas.setTitle(title)
    canvas.setOverprintMask(True)
    return canvas


def words(canvas: Canvas, high: float, lines: tuple[Line, ...]) -> None:
    """Set *lines*; black ones overprint."""
    for text, size, x, y, ink in lines:
        canvas.setFillColor(ink)
        canvas.setFillOverprint(ink is BLACK)
        canvas.setFont("Black" if size >= DISPLAY else "Text", size)
        canvas.drawString(x, high - y, text)
    canvas.setFillOverprint(False)


def tea(wide: float, high: float) -> None:
    """New tea: terraces of leaves and a cup."""
    canvas = sheet("tea.pdf", "梅溪春茶", wide, high)
    canvas.setFillColor(SAND)
    canvas.rect(0, 0, wide, high, fill=1, stroke=0)
    canvas.setFillColor(SUN)
    canvas.circle(wide * 0.78, high * 0.72, 62, fill=1, stroke=0)
    for row in range(6):
        canvas.setFillColor(LEAF if row % 2 else TEA)
        top = high * (0.44 - row * 0.08)
        path = canvas.beginPath()
        path.moveTo(0, 0)
        path.lineTo(0, top + 18 * (row % 3))
        for at in range(9):
            x = wide * at / 8
            path.curveTo(x + 20, top + 30, x + wide / 16, top + 34, x + wide / 8, top + 8 * ((at + row) % 3))
        path.lineTo(wide, 0)
        path.close()
        canvas.drawPath(path, fill=1, stroke=0)
    words(canvas, high, (
        ("梅溪春茶", 84, 48, 130, BLACK), ("头一锅　在三月", 34, 52, 186, TEA),
        ("明前手采，当天下锅，当天封罐。今年新茶三月二十二日上市。", 15, 52, 222, BLACK),
        ("老码头　炒米巷　梅溪镇　三家门店同价", 20, 52, high - 34, PAPER),
    ))  # fmt: skip
    canvas.showPage()
    canvas.save()


def ferry(wide: float, high: float) -> None:
    """A strip for the night ferry: a moon, a boat, lights on the water."""
    canvas = sheet("ferry.pdf", "澜江夜航", wide, high)
    canvas.setFillColor(NIGHT)
    canvas.rect(0, 0, wide, high, fill=1, stroke=0)
    canvas.setFillColor(SUN)
    canvas.circle(wide * 0.86, high * 0.74, 30, fill=1, stroke=0)
    canvas.setFillColor(WATER)
    canvas.rect(0, 0, wide, high * 0.3, fill=1, stroke=0)
    canvas.setFillColor(PAPER)
    path = canvas.beginPath()
    for at, (x, y) in enumerate(((0.56, 0.36), (0.93, 0.36), (0.9, 0.2), (0.6, 0.2))):
        (path.lineTo if at else path.moveTo)(wide * x, high * y)
    path.close()
    canvas.drawPath(path, fill=1, stroke=0)
    canvas.setFillColor(RED)
    canvas.rect(wide * 0.63, high * 0.36, wide * 0.22, high * 0.16, fill=1, stroke=0)
    canvas.setFillColor(SUN)
    for at in range(8):
        canvas.rect(wide * 0.64 + at * wide * 0.026, high * 0.4, wide * 0.016, high * 0.07, fill=1, stroke=0)
    words(canvas, high, (
        ("澜江夜航", 66, 34, 94, PAPER), ("四月一日起　每晚四趟", 26, 36, 142, SUN),
        ("老码头登船　票价十元　六十五岁以上五元", 18, 36, 176, PAPER),
    ))  # fmt: skip
    canvas.showPage()
    canvas.save()


def books(wide: float, high: float) -> None:
    """A strip for a book fair: spines on a shelf."""
    canvas = sheet("books.pdf", "澜城书市", wide, high)
    canvas.setFillColor(SAND)
    canvas.rect(0, 0, wide, high, fill=1, stroke=0)
    x = wide * 0.52
    for at in range(20):
        thick, tall = 9 + at * 7 % 11, high * (0.45 + at * 5 % 7 * 0.06)
        canvas.setFillColor((RED, TEA, SUN, LEAF, BLACK)[at * 3 % 5])
        canvas.rect(x, 24, thick, tall, fill=1, stroke=0)
        x += thick + 2
    canvas.setFillColor(BLACK)
    canvas.rect(wide * 0.5, 18, wide * 0.47, 5, fill=1, stroke=0)
    words(canvas, high, (
        ("澜城书市", 62, 30, 96, RED), ("三月二十九日至四月六日　江滩公园", 19, 32, 142, BLACK),
        ("旧书换新书　六折起", 19, 32, 172, BLACK),
    ))  # fmt: skip
    canvas.showPage()
    canvas.save()


def shoes(wide: float, high: float) -> None:
    """Running shoes: two sizes in one file, a half page before the strip that is booked; a track in a spot ink."""
    canvas = sheet("shoes.pdf", "江风跑鞋", wide, high)
    for tall in (32 * 16, high):
        canvas.setPageSize((wide, tall))
        canvas.setOverprintMask(True)
        canvas.setFillColor(TRACK)
        canvas.rect(0, 0, wide, tall * 0.34, fill=1, stroke=0)
        canvas.setStrokeColor(PAPER)
        canvas.setLineWidth(3)
        for lane in range(1, 4):
            canvas.line(0, tall * 0.085 * lane, wide, tall * 0.085 * lane)
        words(canvas, tall, (
            ("江风跑鞋", 62, 30, 92, BLACK), ("不快，可是不停", 26, 34, 138, TRACK),
            ("凭半马号码布　三月二十三日至三十日八折", 17, 330, 88, BLACK),
            ("老码头店　桥东店", 17, 330, 118, BLACK),
        ))  # fmt: skip
        canvas.showPage()
    canvas.save()


def main() -> None:
    """Write the files."""
    for name, file in (("Black", "NotoSerifSCCut-Black.ttf"), ("Text", "NotoSerifSC-Regular.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(HERE.parents[1] / "fonts" / file)))
    type_wide = 66 * 10.5
    tea(type_wide, 32 * 16)
    ferry(type_wide, 16 * 16)
    books(type_wide, 16 * 16)
    shoes(type_wide, 16 * 16)


if __name__ == "__main__":
    main()
