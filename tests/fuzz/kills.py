"""Runs that are killed, terminated or doubled at random moments: how often the folder is left with files of two runs.

    python tests/fuzz/kills.py [--times 300] [--seed 1] [--command render,batch,new,desk] [--way kill,term,int,two]

Two editions of an issue are made in turns into one folder; each run is ended after a random part of the time that a
whole run takes, by a signal to the process or to its group, or has another run beside it.  Afterwards every file must
be as the manifest says, and all of one edition; a run that could answer the signal must have ended with a line and its
code (130, 143).  Commands that write one file or start a folder are held to the like.  Then a run that is let alone
must leave no litter.  Exit 1 when anything was amiss.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

import pikepdf

SEED = Path(__file__).resolve().parents[2] / "seeds/datong"
PROGRAM = [sys.executable, "-m", "layout"]


SMALL = """\
id: small
date: 2023-11-15
paper: {name: 大同日报, cn: CN 00-0000, number: 1, pages: 4}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {dump: front-page.txt}
pages:
  - number: 1
    slots:
      - {use: flag, at: [1, 1], span: [5, 9]}
      - {id: lead, story: a1, at: [1, 11], span: [5, 20]}
"""
COPY = "大同今年粮食又丰收\n\n□本报记者 某某\n\n大同全市粮食总产量达到十年来的最高水平，广大农民喜获丰收。\n"


def editions(folder: Path, *, small: bool) -> list[Path]:
    """Two issues of one name whose every output differs."""
    made = []
    for number, old in enumerate(("大同", "大通")):
        copy = folder / f"e{number}"
        if small:
            copy.mkdir()
            (copy / "issue.yaml").write_text(SMALL, "utf-8")
            (copy / "front-page.txt").write_text(COPY, "utf-8")
        else:
            shutil.copytree(SEED, copy)
        for path in (copy / "issue.yaml", copy / "front-page.txt"):
            path.write_text(path.read_text("utf-8").replace("大同", old), "utf-8")
        made.append(copy / "issue.yaml")
    return made


MORE = {
    "render": ["--dpi", "50", "--quiet"], "epaper": ["--quiet"], "cards": ["--size", "og", "--quiet"],
    "handoff": ["--dpi", "36", "--force"], "batch": ["--quiet", "--jobs", "1", "--again"], "preview": ["--dpi", "36"],
}  # fmt: skip


def command(name: str, issue: Path, out: Path) -> list[str]:
    return [*PROGRAM, name, str(issue), "--out", str(out), *MORE[name]]


def snapshot(out: Path) -> tuple[dict[str, str], bool]:
    """Digests of all files, and whether the manifest says the same."""
    folder = next(path for path in out.iterdir() if path.is_dir() and not path.name.startswith("."))
    files = {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*") if path.is_file()
    }  # fmt: skip
    beside = [path for path in out.iterdir() if path.is_file() and not path.name.startswith((".", "batch.json"))]
    files |= {f"../{path.name}": sha256(path.read_bytes()).hexdigest() for path in beside}
    aside = [f"../{path.name}" for path in beside if path.name.endswith("render-page.json")]
    manifest = aside[0] if aside else ".render-page.json"
    told = json.loads((folder / manifest).read_bytes())["files"]
    files.pop(manifest)
    return files, {name: one["sha256"] for name, one in told.items()} == files


def quiet(words: list[str], folder: Path | None = None) -> subprocess.Popen[bytes]:
    here = {**os.environ, "PYTHONPATH": str(SEED.parents[1])}
    return subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True, cwd=folder, env=here
    )


SIGNALS = {"kill": signal.SIGKILL, "term": signal.SIGTERM, "int": signal.SIGINT}
EARLIEST = 0.15
"""Share of a run before which none is ended."""


@cache
def starting() -> float:
    """Seconds after which Python itself has started for sure: until then no program can answer."""
    begun = time.monotonic()
    quiet([sys.executable, "-c", "import layout.cli"]).communicate()
    return 2 * (time.monotonic() - begun)


def moment(chance: random.Random, lasts: float) -> float:
    """When a run is ended that takes so many seconds."""
    return max(chance.uniform(EARLIEST, 1.05) * lasts, starting())


class Tally:
    """What came of the runs of a campaign."""

    def __init__(self) -> None:
        self.ended = self.mixed = 0
        self.odd: list[str] = []


def ended_in_order(running: subprocess.Popen[bytes], way: str) -> str:
    """What is wrong with the end of a run that was sent a signal: another code, more than a line, a traceback."""
    said = (running.communicate()[1] or b"").decode("utf-8", "replace")
    code = running.returncode
    refused = code == 2 and "new-exists" in said  # a run before it had come to its end
    if way == "kill" or code in (0, 1) or refused:
        return "Traceback" if "Traceback" in said else ""
    lines = [line for line in said.splitlines() if line]
    good = code == 128 + SIGNALS[way] and len(lines) == 1 and lines[0].startswith("render-page: ")
    return "" if good else f"exit {code}: {said[-300:]!r}"


def answers(running: subprocess.Popen[bytes]) -> bool:
    """True once the program takes SIGTERM, which until then ends Python itself; always where that cannot be seen."""
    try:
        caught = re.search(r"SigCgt:\s*(\w+)", Path(f"/proc/{running.pid}/status").read_text("ascii"))
    except OSError:
        return True
    return caught is None or bool(int(caught[1], 16) >> (signal.SIGTERM - 1) & 1)


def one_end(running: subprocess.Popen[bytes], way: str, after: float, chance: random.Random, tally: Tally) -> list[str]:
    """End a run *after* so many seconds; what was wrong with it."""
    time.sleep(after)
    while way != "kill" and running.poll() is None and not answers(running):  # a machine that has much to do
        time.sleep(0.001)
    tally.ended += running.poll() is None
    with suppress(ProcessLookupError):
        (os.killpg if chance.random() < 0.5 else os.kill)(running.pid, SIGNALS[way])
    wrong = ended_in_order(running, way)
    return [wrong] if wrong else []


def whole_runs(name: str, issues: list[Path], out: Path) -> tuple[list[dict[str, str]], float]:
    """What whole runs of the two editions leave, and how many seconds one lasts when it has run before."""
    whole, lasts = [], 0.0
    for issue in issues:
        for _ in range(2):
            begun = time.monotonic()
            quiet(command(name, issue, out)).communicate()
            lasts = time.monotonic() - begun
        whole.append(snapshot(out)[0])
    assert whole[0] != whole[1]
    return whole, lasts


def campaign(name: str, way: str, times: int, seed: int, *, small: bool) -> tuple[str, bool]:
    """The figures of so many runs in words, and whether all was well."""
    chance = random.Random(f"{name} {way} {seed}")
    tally = Tally()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        issues, out = editions(folder, small=small), folder / "out"
        whole, lasts = whole_runs(name, issues, out)
        for number in range(times):
            words = command(name, issues[number % 2], out)
            if way == "two":
                running = quiet(words)
                time.sleep(chance.uniform(0, lasts / 4))
                quiet(command(name, issues[1 - number % 2], out)).communicate()
                running.communicate()
            else:
                tally.odd += one_end(quiet(words), way, moment(chance, lasts), chance, tally)
            files, sound = snapshot(out)
            tally.mixed += files not in whole or not sound
        for _ in range(2):  # processes of a run that was killed may live a moment longer than it
            time.sleep(0.2)
            quiet(command(name, issues[0], out)).communicate()
        litter = sum(path.name.endswith((".run", ".part")) for path in out.rglob("*"))
    told = f"{name:<8} {way:<5} {times:>5} runs, {tally.ended:>5} ended by it: {tally.mixed} mixtures"
    told += f", {len(tally.odd)} ended out of order, {litter} pieces of litter after the next"
    return "\n    ".join([told, *tally.odd[:3]]), not (tally.mixed or tally.odd or litter)


LINES = {
    "new": "new made", "new-from": "new made --from e0/front-page.txt --date 2024-05-01 --paper x",
    "fix": "preflight a.pdf --fix out.pdf", "marked": "parse e0/front-page.txt --marked marked.txt --overwrite",
    "hints": "parse e0/front-page.txt --write-hints hints.yaml --overwrite",
    "plan": "plan e0/issue.yaml --pages 1 --proposals 1 --write planned.yaml --overwrite --out out",
    "watch": "watch e0/issue.yaml --out out --dpi 36 --quiet",
}  # fmt: skip
"""Commands that write a file or a folder for somebody; what they write is as before, or whole."""
TOLD = {
    "parse": "parse e0/front-page.txt", "preflight": "preflight a.pdf", "fonts": "fonts 字", "schema": "schema",
    "explain": "explain overset", "desk": "desk e0/issue.yaml --out out --no-browser --port 0",
}  # fmt: skip
"""Commands that only say something, or wait to be asked; they leave nothing."""
ENDLESS = ("watch", "desk")


def left_by(folder: Path, before: frozenset[str]) -> dict[str, str]:
    """Digests of the files in *folder* that are not there *before*, what runs keep for themselves aside."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".pictures" not in path.parts)
    # A desk that was killed was open, and has its address for the next.
    paths = (path for path in paths if not path.name.endswith((".lock", ".address")))
    made = {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}
    return {name: digest for name, digest in made.items() if name not in before}


def litter_of(found: dict[str, str]) -> set[str]:
    """Names of what is being put together."""
    return {name for name in found if any(part.endswith((".run", ".part")) for part in name.split("/"))}


def prepared(folder: Path) -> frozenset[str]:
    """Put an issue and a PDF with something to put right into *folder*; the names of all files there."""
    editions(folder, small=True)
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        document.pages[0].Contents = document.make_stream(b"0.05 w 0 0 m 99 99 l S")
        document.save(folder / "a.pdf", deterministic_id=True)
    return frozenset(left_by(folder, frozenset()))


def files_campaign(name: str, way: str, times: int, seed: int) -> tuple[str, bool]:
    """As :func:`campaign`, for :data:`LINES` and :data:`TOLD`: nothing, what was there, or all of a whole run."""
    chance, tally = random.Random(f"{name} {way} {seed}"), Tally()
    words = [*PROGRAM, *(LINES | TOLD)[name].split()]
    alone = [*words, "--once"] if name in ENDLESS else words
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        before = prepared(folder)
        begun = time.monotonic()
        quiet(alone, folder).communicate()
        lasts = time.monotonic() - begun
        whole = left_by(folder, before)
        for number in range(times + 1):
            if number == times or chance.random() < 0.5:  # others find what the one before left
                shutil.rmtree(folder / "made", ignore_errors=True)
            if number < times:
                tally.odd += one_end(quiet(words, folder), way, moment(chance, lasts), chance, tally)
            else:
                quiet(alone, folder).communicate()
            found = left_by(folder, before)
            litter = litter_of(found)
            told = {one: found[one] for one in found if one not in litter}
            tally.mixed += bool(told) and told != whole
        said = f"{name:<8} {way:<5} {times:>5} runs, {tally.ended:>5} ended by it: {tally.mixed} half made"
        said += f", {len(tally.odd)} ended out of order, {len(litter)} pieces of litter after the next"
        good = told == whole and (whole == {}) == (name in TOLD)
        return "\n    ".join([said, *tally.odd[:3]]), good and not (tally.mixed or tally.odd or litter)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--command", default="render,epaper,cards,handoff")
    parser.add_argument("--way", default="kill,term,int,two")
    parser.add_argument("--small", action="store_true", help="an issue of one story instead of the sample")
    args = parser.parse_args()
    well = True
    for name in args.command.split(","):
        for way in args.way.split(","):
            if name in LINES | TOLD:
                if way == "two":
                    continue
                told, good = files_campaign(name, way, args.times, args.seed)
            else:
                told, good = campaign(name, way, args.times, args.seed, small=args.small)
            print(told, flush=True)
            well = well and good
    return int(not well)


if __name__ == "__main__":
    sys.exit(main())
