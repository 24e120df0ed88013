"""Typing at the desk: from a changed text to the messages that show it, with what typst takes for such an edit.

    python tests/bench/desk.py [--edits 120] [--issue ISSUE …] [--typst PYTHON] [--profile]

Every edit goes the way of the server's: the text is changed, noted in the journal and saved, the issue is made again,
what is new is written as JSON for one browser.  Characters are typed and taken away in stories chosen by chance, the
same every time; slots go down and up by a line.  Prints median, 95th of a hundred and worst, in CPU and wall time of
this process.  PYTHON is an interpreter that has typst (``pip install typst`` in a venv of its own): it recompiles the
same page after a character more, warm, to SVG and to a PNG of 72 dpi.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import pstats
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
from layout.desk.findings_view import finding_as_json
from layout.desk.showing import Showing
from layout.trees.spans import TextChange
from layout.workbench.acts import Refused, acts_of
from layout.workbench.workbench import Workbench

ROOT = Path(__file__).resolve().parents[2]
ISSUES = ("datong", "weekend", "lancheng")
TYPED = "的了一，"
SEED = 22

TYPST = """
import sys, time, statistics, pathlib, typst
source, fonts, count = sys.argv[1:4]
path = pathlib.Path(source)
text = path.read_text("utf-8")
places = [at for at in range(len(text) // 3, len(text)) if text[at - 8:at + 8].isalpha()]
compiler = typst.Compiler(source, font_paths=[fonts], ignore_system_fonts=True)
for form, more in (("svg", {}), ("png", {"ppi": 72})):
    took = []
    for number in range(int(count) + 3):
        at = places[number * len(places) // (int(count) + 3)]
        path.write_text(text[:at] + "的" + text[at:], "utf-8")
        begun = time.process_time(), time.perf_counter()
        compiler.compile(format=form, **more)
        took.append(((time.process_time() - begun[0]) * 1e3, (time.perf_counter() - begun[1]) * 1e3))
    kept = [sorted(one[kind] for one in took[3:]) for kind in (0, 1)]
    print(form, *(round(one[int(int(count) * share)], 1) for one in kept for share in (0.5, 0.95)))
"""


class Edit(NamedTuple):
    """What one edit took, in milliseconds, and what of it was reading and making up."""

    cpu: float
    wall: float
    made: float
    bytes: int


class OneDesk:
    """A desk with one browser, without the net between them."""

    def __init__(self, issue: Path) -> None:
        self.bench, self.showing = Workbench(issue), Showing()
        self.made()

    def made(self) -> int:
        """Make the pages and write what is new; its bytes."""
        bench = self.bench
        made = bench.make()
        if made.pages is None:
            raise SystemExit([finding_as_json(one, "en", bench.name_of) for one in made.findings])
        pages = self.showing.pages(made, lambda mark: "")
        sent = chain(pages, self.showing.account(made, "zh", bench.name_of, bench.suggestions(made)))
        return sum(len(json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode()) for one in sent)

    def timed(self, change: Callable[[], object]) -> Edit:
        """What *change* takes until it can be seen."""
        cpu, wall = time.process_time(), time.perf_counter()
        change()
        count = self.made()
        took = self.bench.last.seconds if self.bench.last else 0.0
        return Edit((time.process_time() - cpu) * 1e3, (time.perf_counter() - wall) * 1e3, took * 1e3, count)

    def typing(self, count: int) -> Iterator[Callable[[], object]]:
        """*count* edits: three characters typed somewhere in a story that stands on a page, then taken away again."""
        chance = random.Random(SEED)
        bench = self.bench
        while count > 0:
            pages = bench.pages
            stories = pages.loaded.materials.stories
            placed = sorted({slot.story for page in pages.loaded.issue.pages for slot in page.slots} & stories.keys())
            story = stories[chance.choice(placed)]
            name = bench.name_of(story.place.file) if story.place else ""
            long = [one.text for one in story.body if len(one.text) > 16]
            if not name or not long:
                continue
            text = chance.choice(long)
            begin = chance.randrange(len(text) - 8)
            at = bench.document(name).text.find(text[begin : begin + 8]) + 4
            if at < 4:
                continue
            for number in range(3):
                place, char = at + number, chance.choice(TYPED)
                yield lambda name=name, place=place, char=char: self._edit(name, TextChange(place, place, char))
            for number in (2, 1, 0):
                place = at + number
                yield lambda name=name, place=place: self._edit(name, TextChange(place, place + 1, ""))
            count -= 6

    def _edit(self, name: str, change: TextChange) -> None:
        self.bench.from_disk()
        self.bench.edit(name, self.bench.document(name).version, (change,))

    def moving(self, count: int) -> Iterator[Callable[[], object]]:
        """*count* edits: a slot goes a line down or up, and back."""
        chance = random.Random(SEED)
        issue = self.bench.pages.loaded.issue
        slots = [(page.number, one) for page in issue.pages for one in page.slots if "move" in acts_of(one)]
        for _ in range(count // 2):
            number, slot = chance.choice(slots)
            area = slot.area
            there = area.line + (1 if area.line + area.lines <= issue.grid.lines else -1)
            for line in (there, area.line):
                act = {"act": "move", "slot": slot.id, "page": number, "at": [area.column, line]}
                yield lambda act=act: self._act(act)

    def _act(self, act: dict[str, object]) -> None:
        self.bench.from_disk()
        try:
            self.bench.act(act)
        except Refused as fault:
            raise SystemExit(f"{act}: {fault}") from None


def share(values: Sequence[float], of: float) -> float:
    """The value that so much *of* the *values* are not above."""
    return sorted(values)[min(len(values) - 1, int(len(values) * of))]


def show(title: str, edits: Sequence[Edit]) -> None:
    """Print what *edits* took."""
    parts = []
    for name, values in (("CPU", [one.cpu for one in edits]), ("wall", [one.wall for one in edits])):
        middle, most = statistics.median(values), max(values)
        parts.append(f"{name} median {middle:5.1f} p95 {share(values, 0.95):5.1f} worst {most:5.1f} ms")
    made, sent = statistics.median(one.made for one in edits), statistics.median(one.bytes for one in edits)
    print(f"{title:<18} {len(edits):4} edits: {' | '.join(parts)} | making {made:4.1f} ms, {sent / 1024:5.0f} KiB sent")


def measured(name: str, edits: int, profile: bool) -> None:
    """Time typing and moving in a copy of the seed *name*."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / name
        shutil.copytree(ROOT / "seeds" / name, folder)
        desk = OneDesk(folder / "issue.yaml")
        for kind, ways in (("typed", desk.typing), ("slot moved", desk.moving)):
            for change in ways(6):
                desk.timed(change)
            gc.collect()
            gc.disable()  # as the command does
            watch = cProfile.Profile() if profile else None
            took = []
            for change in ways(edits):
                if watch:
                    watch.enable()
                took.append(desk.timed(change))
                if watch:
                    watch.disable()
            gc.enable()
            show(f"{name}, {kind}", took)
            if watch:
                pstats.Stats(watch).sort_stats("tottime").print_stats(35)
                pstats.Stats(watch).sort_stats("cumtime").print_stats(60)


def main() -> None:
    """Measure every issue, and typst where there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=120)
    parser.add_argument("--issue", nargs="+", default=ISSUES, help="folders of seeds/")
    parser.add_argument("--typst", help="a Python that has typst")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    args = parser.parse_args()
    for name in args.issue:
        measured(name, args.edits, args.profile)
    if args.typst:
        import typst_source

        with tempfile.TemporaryDirectory() as scratch:
            source = typst_source.write(ROOT / "seeds/datong/issue.yaml", Path(scratch))
            words = [args.typst, "-c", TYPST, str(source), str(ROOT / "fonts"), str(args.edits)]
            for line in subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines():
                form, *took = line.split()
                print(
                    f"typst, {form:<11} CPU median {took[0]} p95 {took[1]} ms | wall median {took[2]} p95 {took[3]} ms"
                )


if __name__ == "__main__":
    main()
