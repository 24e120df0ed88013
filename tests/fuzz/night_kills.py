"""A night of several issues, killed at random moments until it is done: nothing half made, nothing lost, nothing twice.

    python tests/fuzz/night_kills.py [--kills 100] [--seed 1] [--issues 8]

A batch of small issues by two processes is killed with its whole group after a random part of the time that it takes,
and begun again into the same folder, until it comes to its end; then the folder is emptied and the next night begins.
After every kill each issue's folder has to be away or whole, with the bytes of a run alone; what the run that was
killed had finished must not be made again.  Exit 1 when anything was amiss.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from kills import COPY, PROGRAM, SMALL, quiet, starting


def papers(folder: Path, count: int) -> None:
    """Issues that differ by their day."""
    for day in range(1, count + 1):
        here = folder / f"d{day:02}"
        here.mkdir(parents=True)
        spec = SMALL.replace("id: small", f"id: d{day:02}").replace("2023-11-15", f"2023-11-{day:02}")
        (here / "issue.yaml").write_text(spec, "utf-8")
        (here / "front-page.txt").write_text(COPY.replace("十年", f"{day + 10}年"), "utf-8")


def folders(out: Path) -> dict[str, dict[str, str]]:
    """Digests of the files of every issue's folder."""
    found: dict[str, dict[str, str]] = {}
    for one in sorted(out.iterdir()) if out.exists() else ():
        if one.is_dir() and not one.name.startswith("."):
            found[one.name] = {path.name: sha256(path.read_bytes()).hexdigest() for path in one.iterdir()}
    return found


def begun(papers_in: Path, out: Path) -> subprocess.Popen[bytes]:
    return quiet([*PROGRAM, "batch", str(papers_in), "--out", str(out), "--jobs", "2", "--quiet"])


def night(folder: Path, out: Path, chance: random.Random, whole: dict[str, dict[str, str]], lasts: float) -> list[str]:
    """Kill one night until it is done; what was amiss after each kill, an empty line where nothing was."""
    told: list[str] = []
    last = 0
    while True:
        running = begun(folder, out)
        with suppress(subprocess.TimeoutExpired):
            running.wait(max(chance.uniform(0.15, 1.0) * lasts, starting()))
        over = running.poll() is not None
        if not over:
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        if over:
            break
        found = folders(out)
        half = [name for name, files in found.items() if whole[name] != files]
        told.append(f"half made: {half}" if half else "")
        kept = len(list((out / ".batch").glob("*.json"))) if (out / ".batch").exists() else 0
        if kept > len(found):
            told[-1] += f" kept {kept} of {len(found)}"
        last = kept
    rows = json.loads((out / "batch.json").read_bytes())["issues"]
    again = sum(row["unchanged"] for row in rows)
    if again < last:
        told.append(f"made twice: {last - again}")
    found = folders(out)
    wrong = [name for name in whole if found.get(name) != whole[name]]
    if wrong:
        states = [f"{Path(row['issue']).parent.name} {row['state']}" for row in rows if row["state"] != "clean"]
        told.append(f"lost: {wrong}; {states}; the last run ended with {running.returncode}")
    return told


def main() -> int:
    """Kill, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--issues", type=int, default=8)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as scratch:
        folder, out = Path(scratch, "papers"), Path(scratch, "out")
        papers(folder, args.issues)
        start = time.monotonic()
        begun(folder, out).communicate()
        lasts, whole = time.monotonic() - start, folders(out)
        assert len(whole) == args.issues
        told: list[str] = []
        nights = 0
        while len(told) < args.kills:
            shutil.rmtree(out)
            told += night(folder, out, chance, whole, lasts)
            nights += 1
    odd = [one for one in told if one]
    print(f"{nights} nights of {args.issues} issues, {len(told)} kills: {len(odd)} amiss", *odd[:5], sep="\n    ")
    return int(bool(odd))


if __name__ == "__main__":
    sys.exit(main())
