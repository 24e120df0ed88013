"""How evenly lines are set downward: the copy of the vertical samples at six measures, here, in jtypeset, in Chromium.

    python tests/bench/lines_downward.py [--jtypeset PYTHON] [--chromium PROGRAM] [--liberties]

All PDFs are read back by PDFium; nothing is taken from any program's own account.  Figures and Latin are left out, so
that Han, kana and marks are judged.  White is the distance of neighbouring Han and kana beyond one em, in lines that
are not a paragraph's last.  Rules are those of clreq and JLREQ: what begins and ends no line; a mark whose ink reaches
into the character after it; a mark whose ink stands past the measure (no program was asked to hang marks).
"""

from __future__ import annotations

import argparse
import ctypes
import html
import itertools
import json
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from layout.fonts.library import Library
from layout.fonts.manifest import read_manifest
from layout.geometry import Point
from layout.makeup.turn import turned
from layout.output.pdf import pdf
from layout.page import Edition, GlyphRun, Page
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, line_cost, prepare, set_paragraph

ROOT = Path(__file__).resolve().parents[2]
FACE = ROOT / "fonts/NotoSerifCJKCut-Regular.otf"
EM, STEP, MARGIN = 10, 15, 20
MEASURES = (10, 12, 14, 17, 20, 24)
NOT_FIRST = frozenset("、。，．」』）】〉》！？：；・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…")
NOT_LAST = frozenset("「『（【〈《")
OF_VERTICAL_LINES = dict(zip("︑︒︐﹁﹂﹃﹄︵︶︓︔︕︖", "、。，「」『』（）：；！？", strict=True))

SAMPLES = {"Taiwan": ("nanwan", "haiwan"), "Japan": ("shiomi",)}
STYLES = {
    "Taiwan": {"region": "tw", "language": "zh-Hant-TW", "kinsoku": "basic", "indent": 2000},
    "Japan": {"region": "jp", "language": "ja", "kinsoku": "strict", "indent": 1000},
}


class Glyph(NamedTuple):
    """A character, where it stands along its line and where its ink begins and ends, in em from the page's head."""

    text: str
    at: float
    head: float
    foot: float


def paragraphs(place: str) -> list[str]:
    """The copy of that place's samples, with 十 for every figure."""
    made: list[str] = []
    for sample in SAMPLES[place]:
        for path in sorted((ROOT / "seeds" / sample / "copy").glob("*.md")):
            body = path.read_text("utf-8").split("---")[2]
            made += [one.strip() for one in body.split("\n\n") if one.strip()]
    plain = (re.sub(r"\{[^|{}]*\|?|\}", "", one) for one in made)
    return ["".join(re.sub(r"[0-9.]+%?", "十", one).split()) for one in plain]


def read_back(data: bytes, texts: Sequence[str]) -> list[list[list[Glyph]]]:
    """The lines of each of *texts* in a PDF of vertical lines, each line from its head down."""
    columns: list[list[Glyph]] = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        found: dict[int, list[Glyph]] = {}
        for across, glyph in _glyphs(page):
            found.setdefault(across, []).append(glyph)
        columns += [sorted(found[key], key=lambda one: one.at) for key in sorted(found)]
    made: list[list[list[Glyph]]] = []
    left = iter(columns)
    for text in texts:
        lines: list[list[Glyph]] = []
        wanted = sum(map(str.isalnum, text))  # a dash may be one glyph or two
        while sum(one.text.isalnum() for line in lines for one in line) < wanted:
            lines.append(next(left))
        made.append(lines)
    return made


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[tuple[int, Glyph]]:
    """Every glyph with the number of its line; a line's middle is that of the ink of its Han and kana."""
    height, text = page.get_height(), page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    found: list[tuple[float, Glyph]] = []
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if not character.strip():
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        left, bottom, right, top = text.get_charbox(index)
        glyph = Glyph(OF_VERTICAL_LINES.get(character, character), (height - y.value) / EM, (height - top) / EM,
                      (height - bottom) / EM)  # fmt: skip
        found.append(((left + right) / 2, glyph))
    middles: list[float] = []
    for at in sorted((at for at, glyph in found if glyph.text.isalnum()), reverse=True):
        if not middles or middles[-1] - at > EM * 0.7:
            middles.append(at)
    return ((min(range(len(middles)), key=lambda n: abs(middles[n] - at)), glyph) for at, glyph in found)


class Judged(NamedTuple):
    """*white*: mean between Han; *late*: the 95th percentile of lines' widest; edges broken, marks reaching into the
    next character, marks past the measure, last lines of one character.
    """

    white: float
    late: float
    edges: int
    onto: int
    past: int
    runts: int


def judge(paragraphs: Sequence[Sequence[list[Glyph]]]) -> Judged:
    """What a reader sees of the lines of *paragraphs*."""
    foot = max(one.foot for lines in paragraphs for line in lines for one in line if one.text.isalnum())
    white: list[float] = []
    widest: list[float] = []
    edges = onto = past = runts = 0
    for lines in paragraphs:
        for number, line in enumerate(lines):
            last = number + 1 == len(lines)
            edges += (number > 0 and line[0].text in NOT_FIRST) + (not last and line[-1].text in NOT_LAST)
            past += line[-1].foot > foot + 0.05
            pairs = list(itertools.pairwise(line))
            onto += sum(a.text in "、。，：；" and b.text.isalnum() and a.foot > b.head for a, b in pairs)
            if last:
                runts += number > 0 and sum(one.text.isalnum() for one in line) <= 1
                continue
            gaps = [b.at - a.at - 1 for a, b in pairs if a.text.isalnum() and b.text.isalnum()]
            white += map(abs, gaps)
            widest.append(max(gaps, default=0.0))
    return Judged(
        statistics.fmean(white), sorted(widest)[int(0.95 * (len(widest) - 1))], edges, onto, past, runts
    )  # fmt: skip


def set_lines(texts: Sequence[str], style: TextStyle, ems: int, faces: Library) -> list[tuple[Line, ...]]:
    """The lines of each of *texts*."""
    return [set_paragraph(prepare((Piece(text, style),), style, faces), (ems * EM * 1000,)) for text in texts]


def ours(texts: Sequence[str], place: str, ems: int, faces: Library, **changes: object) -> bytes:
    """A PDF of *texts* in vertical lines."""
    style = TextStyle("body", "ming", EM * 1000, STEP * 1000, punctuation="quanjiao", down=True)
    style = style._replace(**STYLES[place])._replace(**changes)  # type: ignore[arg-type]
    lines = [line for made in set_lines(texts, style, ems, faces) for line in made]
    width = (len(lines) + 3) * STEP * 1000
    flat = [
        GlyphRun(run.face, run.size, Point(MARGIN * 1000, (row + 2) * STEP * 1000), run.gids, run.xs, run.texts,
                 ys=run.ys, turned=run.turned)
        for row, line in enumerate(lines)
        for run in line.runs
    ]  # fmt: skip
    page = Page(1, width, (ems * EM + 2 * MARGIN) * 1000, 0, tuple(turned(flat, width)))
    return pdf((page,), Edition("bench", "bench", "2023-11-15", "ja", (page,), ()), faces, {})


JTYPESET = """
import json, sys, jtypeset as j
told = json.load(sys.stdin)
fonts = j.FontSet()
assert fonts.load_file(told["face"], "m")
flow = j.Flow()
for text in told["texts"]:
    style = j.TextStyle()
    style.size, style.font, style.language = told["em"], j.FontSpec(["m"]), told["language"]
    paragraph = j.Paragraph()
    own = paragraph.style
    own.first_line_indent, own.line_height = told["indent"], told["step"] / told["em"]
    own.line_break.strategy = getattr(j.LineBreakStrategy, told["strategy"])
    paragraph.style = own
    paragraph.add_run(text, style, True)
    flow.add_paragraph(paragraph)
master, sequence, margin = j.PageMaster(), j.PageSequence(), told["margin"]
master.size = j.Size(1500, told["depth"] + 2 * margin)
master.margin = j.Margins(margin, margin, margin, margin)
master.writing_mode = j.WritingMode.VERTICAL_RL
sequence.master = master
j.save_pdf(j.FlowLayouter(fonts).layout(flow, sequence), told["out"])
"""


def of_jtypeset(texts: Sequence[str], place: str, ems: int, python: str, strategy: str) -> bytes:
    """jtypeset's PDF of the same."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "lines.pdf"
        told = {
            "face": str(FACE), "texts": texts, "em": EM, "step": STEP, "margin": MARGIN, "depth": ems * EM,
            "language": STYLES[place]["language"], "indent": STYLES[place]["indent"] / 1000,  # type: ignore[operator]
            "strategy": strategy, "out": str(out),
        }  # fmt: skip
        subprocess.run([python, "-c", JTYPESET], input=json.dumps(told), check=True, text=True)
        return out.read_bytes()


def of_chromium(texts: Sequence[str], place: str, ems: int, program: str) -> bytes:
    """Chromium's PDF of the same, with the best that CSS has for it."""
    words = STYLES[place]
    sheet = (
        f"@font-face{{font-family:M;src:url(file://{FACE})}}"
        f"@page{{size:1500pt {ems * EM + 2 * MARGIN}pt;margin:{MARGIN}pt}}"
        f"*{{margin:0}}body{{writing-mode:vertical-rl;font:{EM}pt/{STEP}pt M;text-align:justify;line-break:strict;"
        f"text-spacing-trim:trim-start;text-wrap:pretty;height:{ems * EM}pt}}"
        f"p{{text-indent:{words['indent'] / 1000}em;orphans:1;widows:1}}"  # type: ignore[operator]
    )
    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path, out = Path(folder) / "lines.html", Path(folder) / "lines.pdf"
        head = f'<!doctype html><html lang="{words["language"]}"><meta charset=utf-8>'
        path.write_text(f"{head}<style>{sheet}</style>{body}", "utf-8")
        asked = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/own",
                 "--no-pdf-header-footer", "--allow-file-access-from-files", f"--print-to-pdf={out}",
                 path.as_uri()]  # fmt: skip
        subprocess.run([program, *asked], check=True, capture_output=True, timeout=300)
        return out.read_bytes()


def liberties(texts: Sequence[str], place: str, ems: int, faces: Library) -> float:
    """Mean white where a paragraph may end with one character, closing marks up costs nothing, and Taiwanese marks are
    closed up as if they stood in the corner.
    """
    kept = line_cost.COST_RUNT, line_cost.HARD_COSTS
    line_cost.COST_RUNT, line_cost.HARD_COSTS = 0, dict.fromkeys(kept[1], 0)  # type: ignore[misc]
    style = TextStyle("body", "ming", EM * 1000, STEP * 1000, punctuation="quanjiao")
    style = style._replace(**STYLES[place])  # type: ignore[arg-type]
    style = style._replace(region="cn") if place == "Taiwan" else style._replace(down=True)
    white: list[float] = []
    for lines in set_lines(texts, style, ems, faces):
        for line in lines[:-1]:
            cells = [(text, x) for run in line.runs for text, x in zip(run.texts, run.xs, strict=True)]
            pairs = [(x, y) for (a, x), (b, y) in itertools.pairwise(cells) if a.isalnum() and b.isalnum()]
            white += [abs((y - x) / EM / 1000 - 1) for x, y in pairs]
    line_cost.COST_RUNT, line_cost.HARD_COSTS = kept  # type: ignore[misc]
    return statistics.fmean(white)


def main() -> None:
    """Print a table for each place."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jtypeset", default="", help="a Python that has jtypeset")
    parser.add_argument("--chromium", default="", help="a Chromium")
    parser.add_argument("--liberties", action="store_true", help="our mean white with the liberties that others take")
    args = parser.parse_args()
    faces = Library(read_manifest((ROOT / "fonts/fonts.yaml").read_text("utf-8"), "fonts.yaml"), ROOT / "fonts")
    for place in SAMPLES:
        texts = paragraphs(place)
        columns = ("measure", "setting", "mean", "p95", "edges broken", "onto the next", "past the measure", "runts")
        print(f"\n{place}\n\n| {' | '.join(columns)} |")
        print("|---|---|---|---|---|---|---|---|")
        for ems in MEASURES:
            made = {"ours": ours(texts, place, ems, faces)}
            if place == "Japan":
                made["ours, hanging"] = ours(texts, place, ems, faces, hanging=True)
            if args.jtypeset:
                for strategy in ("GREEDY", "KNUTH_PLASS"):
                    made[f"jtypeset, {strategy.lower()}"] = of_jtypeset(texts, place, ems, args.jtypeset, strategy)
            if args.chromium:
                made["Chromium"] = of_chromium(texts, place, ems, args.chromium)
            for name, data in made.items():
                white, late, *counts = judge(read_back(data, texts))
                print("| " + " | ".join((f"{ems} 字", name, f"{white:.4f}", f"{late:.3f}", *map(str, counts))) + " |")
            if args.liberties:
                print(f"| {ems} 字 | ours, with liberties | {liberties(texts, place, ems, faces):.4f} |")


if __name__ == "__main__":
    sys.exit(main())
