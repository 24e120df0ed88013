"""Ads to be placed, made by another program than ours; and a small issue to place them in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from evening_head import evening_head
from reportlab.lib.colors import CMYKColor, CMYKColorSep, Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
KIT = Path(__file__).resolve().parents[2] / "fonts"
GREEN = CMYKColor(0.6, 0, 0.4, 0)
RED = CMYKColorSep(0, 0.91, 0.76, 0, spotName="PANTONE 185 C")
DEEP = CMYKColor(1, 0.9, 0.9, 0.8)
LIGHT = Color(0.2, 0.4, 0.9)


def ad(
    size: tuple[float, float] = (120, 60), ground: Any = GREEN, pages: int = 1, embed: bool = True, **more: Any
) -> bytes:
    """An ad of *size* mm on a *ground*, with black type; *more*: ``alpha`` of the type."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(size[0] * MM, size[1] * MM), invariant=1)
    pdfmetrics.registerFont(TTFont("Ad", str(KIT / "NotoSerifSC-Regular.ttf")))
    for page in range(pages):
        canvas.setFillColor(ground)
        canvas.rect(0, 0, size[0] * MM, size[1] * MM, fill=1, stroke=0)
        canvas.setFillColor(CMYKColor(0, 0, 0, 1))
        canvas.setFillOverprint(True)
        canvas.setOverprintMask(True)
        canvas.setFont("Ad" if embed else "Helvetica", 24)
        if "alpha" in more:
            canvas.setFillAlpha(more["alpha"])
        canvas.drawString(20, 30, f"1{page + 1}")
        canvas.showPage()
    canvas.save()
    return changed(out.getvalue(), _readable)


def _readable(document: pikepdf.Pdf) -> None:
    """A glyph that nothing is set in reads as U+0000 in what reportlab writes; better programs write none."""
    for font in document.pages[0].Resources.Font.values():
        if "/ToUnicode" in font:
            font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0000>", b"<0020>"))


def changed(data: bytes, change: Any) -> bytes:
    """*data* after *change* was called with the open document."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        change(document)
        document.save(out, deterministic_id=True)
    return out.getvalue()


SPEC = """\
{head}{press}
pages:
  - number: 1
    slots:
      - {{id: a1, story: a1, at: [1, 40], span: [5, 20]}}
      {slots}
"""


def issue(folder: Path, *slots: str, press: str = "") -> Path:
    """A page with a story and *slots* in *folder*."""
    (folder / "a1.md").write_text("---\nheadline: 春天来了\n---\n" + "春天的风从河面上吹过来。" * 60 + "\n", "utf-8")
    lines = "\n      ".join(f"- {{{slot}}}" for slot in slots)
    path = folder / "issue.yaml"
    path.write_text(SPEC.format(head=evening_head("ads"), slots=lines, press=press), "utf-8")
    return path
