"""How evenly lines are set: 32 texts of all kinds at eight measures, here and in typst, in the same face.

    python tests/bench/lines.py [--typst PYTHON] [--least] [--speed]

Both PDFs are read back by pdfminer; nothing is taken from either program's own account.  The white of a line is the
mean distance of neighbouring Han beyond one em; that of a paragraph's last line counts only where it was squeezed.
A hole is the widest white anywhere in a line that is not a paragraph's last, beyond what is there by nature: nothing
between Han, a quarter em between Han and Latin or figures, the blank of half a cell beside a mark.
"""

from __future__ import annotations

import argparse
import io
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from layout.fonts.library import Library
from layout.fonts.manifest import read_manifest
from layout.geometry import Point
from layout.output.pdf import pdf
from layout.page import Edition, GlyphRun, Page
from layout.spec.styles import TextStyle
from layout.typeset import Piece, breaks, line_cost, prepare, set_paragraph

ROOT = Path(__file__).resolve().parents[2]
SIZE, LEADING, MARGIN = 10_500, 15_000, 20_000
MEASURES = (8, 10, 12, 13, 14, 17, 20, 24)
NOT_FIRST = frozenset("、，。．：；！？”’）》〉」』】〕·～%‰℃")
NOT_LAST = frozenset("“‘（《〈「『【〔")

STYLES = {
    "全角": {"punctuation": "quanjiao"},
    "全角, half-cell figures": {"punctuation": "quanjiao", "digits": "half"},
    "开明": {"punctuation": "kaiming"},
    "全角, hanging": {"punctuation": "quanjiao", "hanging": True},
}

TYPST = """#set page(width: {width}pt, height: 14000pt, margin: 20pt)
#set text(size: 10.5pt, font: "Noto Serif SC", lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 4.5pt, spacing: 4.5pt)
"""


class Reader(PDFLayoutAnalyzer):
    """Glyph origins by baseline."""

    def receive_layout(self, ltpage: LTPage) -> None:
        self.lines = getattr(self, "lines", [])
        rows: dict[int, list[tuple[float, str]]] = {}
        for one in ltpage:
            if isinstance(one, LTChar):
                rows.setdefault(round(one.matrix[5]), []).append((one.matrix[4], one.get_text()))
        self.lines += [trimmed(sorted(rows[y])) for y in sorted(rows, reverse=True)]


def trimmed(line: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """*line* without the blanks at its edges; one between two Han stays, for these are no neighbours."""
    inked = [at for at, (_, text) in enumerate(line) if text.strip()]
    return line[inked[0] : inked[-1] + 1] if inked else []


def read_lines(data: bytes) -> list[list[tuple[float, str]]]:
    """(x in points, text) of the glyphs of each line."""
    manager = PDFResourceManager()
    reader = Reader(manager, laparams=None)
    for page in PDFPage.get_pages(io.BytesIO(data)):
        PDFPageInterpreter(manager, reader).process_page(page)
    return reader.lines


def is_han(text: str) -> bool:
    """True for an ideograph."""
    return "\u4e00" <= text[:1] <= "\u9fff"


class Score:
    """What a reader sees of a column of lines."""

    def __init__(self, lines: Sequence[list[tuple[float, str]]]) -> None:
        em = SIZE / 1000
        self.broken = self.runts = 0
        self.white: list[float] = []
        self.holes: list[float] = []
        left = min(line[0][0] for line in lines)
        starts = [line[0][0] - left > 1.3 * em for line in lines]
        for number, line in enumerate(lines):
            words = "".join(text for _, text in line)
            last = number + 1 == len(lines) or starts[number + 1]
            self.broken += (words[0] in NOT_FIRST and not starts[number]) + (words[-1] in NOT_LAST)
            self.runts += last and not starts[number] and sum(map(str.isalnum, words)) <= 1
            steps = [b[0] - a[0] for a, b in itertools.pairwise(line) if is_han(a[1]) and is_han(b[1])]
            if steps:
                gap = statistics.fmean(steps) / em - 1
                self.white.append(0.0 if last and gap > 0 else abs(gap) if abs(gap) > 0.0005 else 0.0)
            if not last:
                self.holes.append(max((beyond_nature(a, b, em) for a, b in itertools.pairwise(line)), default=0.0))

    def row(self) -> tuple[float, float, float, float, float, int, int]:
        """Mean and 95th percentile of the white, that of holes, the share of holes over a fifth of an em, the share of
        lines set solid, rules broken, runts.
        """
        white, holes = sorted(self.white), sorted(self.holes)
        solid = sum(gap == 0 for gap in white) / len(white)
        wide = sum(hole > 0.2 for hole in holes) / len(holes)
        return statistics.fmean(white), late(white), late(holes), wide, solid, self.broken, self.runts


def late(values: Sequence[float]) -> float:
    """The 95th percentile of sorted *values*."""
    return values[int(0.95 * (len(values) - 1))]


def beyond_nature(left: tuple[float, str], right: tuple[float, str], em: float) -> float:
    """White between two glyphs in ems beyond what stands there by nature; 0 where it cannot be seen from origins."""
    step = (right[0] - left[0]) / em
    if is_han(left[1]) and is_han(right[1]):
        return max(0.0, step - 1)
    if is_han(left[1]) and right[1].isascii() and right[1].isalnum():
        return max(0.0, step - 1.25)
    if is_han(left[1]) and right[1] in NOT_FIRST:
        return max(0.0, step - 1)
    if left[1] in "、，。．：；！？" and is_han(right[1]):
        return max(0.0, step - 1)
    return 0.0


def paragraphs() -> list[str]:
    """News, science, sport, dialogue, notices and a classic: the texts that line setting is tested with."""
    folder = ROOT / "tests/typeset/data/texts"
    return [line for path in sorted(folder.glob("*.txt")) for line in path.read_text("utf-8").splitlines() if line]


def ours(texts: Iterable[str], ems: int, changes: dict[str, object], faces: Library) -> tuple[bytes, float]:
    """A PDF of the paragraphs in one column, and the seconds of CPU that setting them took."""
    style = TextStyle("body", "song", SIZE, LEADING, indent=2000)._replace(**changes)  # type: ignore[arg-type]
    start = time.process_time()
    lines = [
        line for text in texts for line in set_paragraph(prepare((Piece(text, style),), style, faces), (ems * SIZE,))
    ]
    took = time.process_time() - start
    marks = [
        GlyphRun(run.face, run.size, Point(MARGIN, MARGIN + (row + 1) * LEADING), run.gids, run.xs, run.texts)
        for row, line in enumerate(lines)
        for run in line.runs
    ]
    page = Page(1, ems * SIZE + 2 * MARGIN, 2 * MARGIN + (len(lines) + 2) * LEADING, 0, tuple(marks))
    edition = Edition("bench", "bench", "2023-11-15", "zh-Hans", (page,), ())
    return pdf(edition.pages, edition, faces, {}), took


def source_of(texts: Iterable[str], ems: int) -> str:
    """The paragraphs as a typst source."""
    escaped = ("".join("\\" + c if c in "\\#*_`$<>@=-+/[]~" else c for c in text) for text in texts)
    return TYPST.format(width=ems * SIZE / 1000 + 40) + "\n\n".join(escaped)


def theirs(texts: Iterable[str], ems: int, python: str) -> bytes:
    """typst's PDF of the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines.typ"
        path.write_text(source_of(texts, ems), "utf-8")
        program = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
        out = Path(folder) / "lines.pdf"
        subprocess.run([python, "-c", program, str(path), str(out), str(ROOT / "fonts")], check=True)
        return out.read_bytes()


COMPILED = """
import sys, time, typst
compiler = typst.Compiler(sys.argv[1], font_paths=[sys.argv[2]], ignore_system_fonts=True)
compiler.compile(format="pdf")
source = open(sys.argv[1], encoding="utf-8").read()
for run in range(5):
    # A blank more in the preamble: nothing that was kept of the last run can be used.
    open(sys.argv[1], "w", encoding="utf-8").write(source.replace("20pt", f"{20 + (run + 1) / 1000}pt", 1))
    start = time.process_time()
    compiler.compile(format="pdf")
    print(time.process_time() - start)
"""


def speed(texts: Sequence[str], count: int, python: str, faces: Library) -> None:
    """Setting *count* characters in a process that has started, and typst's compiling the same."""
    chosen: list[str] = []
    for text in itertools.cycle(texts):
        chosen.append(text)
        if sum(map(len, chosen)) >= count:
            break
    times = []
    for _ in range(5):
        faces.memory.clear()
        times.append(ours(chosen, 13, dict(STYLES["全角"]), faces)[1])
    mine = statistics.median(times)
    form = "pure Python" if str(breaks.__file__).endswith(".py") else "compiled"
    told = f"{count:,} characters at 13 字, {form}: {mine * 1e3:.0f} ms of CPU"
    if python:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "lines.typ"
            path.write_text(source_of(chosen, 13), "utf-8")
            command = [python, "-c", COMPILED, str(path), str(ROOT / "fonts")]
            told_times = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        other = statistics.median(map(float, told_times.split()))
        told += f", typst compiles them in {other * 1e3:.0f} ms: ratio {mine / other:.2f}"
    print(told)


def table(texts: Sequence[str], python: str, faces: Library) -> None:
    """Print how evenly every setting is set at every measure."""
    print("| measure | setting | mean | p95 | holes p95 | holes over 0.2 em | solid | rules broken | runts |")
    print("|---|---|---|---|---|---|---|---|---|")
    for ems in MEASURES:
        settings = {name: ours(texts, ems, dict(changes), faces)[0] for name, changes in STYLES.items()}
        if python:
            settings["typst"] = theirs(texts, ems, python)
        for name, data in settings.items():
            mean, p95, hole, wide, solid, broken, runts = Score(read_lines(data)).row()
            row = (
                f"{ems} 字",
                name,
                f"{mean:.4f}",
                f"{p95:.3f}",
                f"{hole:.3f}",
                f"{wide:.1%}",
                f"{solid:.0%}",
                broken,
                runts,
            )
            print("| " + " | ".join(map(str, row)) + " |")


def main() -> None:
    """Print the table and the speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--typst", default="", help="a Python that has typst; without it only our own setting is reported"
    )
    parser.add_argument(
        "--least", action="store_true", help="weigh the mean white alone: how little of it any line ends could have"
    )
    parser.add_argument("--speed", action="store_true", help="no table, only what setting costs")
    args = parser.parse_args()
    if args.least:
        line_cost.COSTS = tuple(100 * white for white in range(line_cost.MOST + 1))  # type: ignore[misc]
    kit = ROOT / "fonts"
    faces = Library(read_manifest((kit / "fonts.yaml").read_text("utf-8"), "fonts.yaml"), kit)
    texts = paragraphs()
    if not args.speed:
        table(texts, args.typst, faces)
    for count in (6_000, 100_000):
        speed(texts, count, args.typst, faces)


if __name__ == "__main__":
    sys.exit(main())
