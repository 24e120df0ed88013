"""What a desk holds in memory while characters are typed and taken away, over its socket and without a browser.

    python tests/bench/desk_memory.py [--edits 5000] [--issue datong] [--every 500]

Each edit waits for the pages that have it.  After so many as *every* says the desk is left alone until its trials are
done, and what the process holds is printed, with the CPU that an edit took.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/live"))
from desk_server import Served, Talk, served, talk  # noqa: E402

CALM = 3.0  # s until what the desk does when nobody types is done
TYPED = "的了一是在有"


def resident(desk: Served) -> float:
    """MiB that the desk's process holds."""
    status = Path(f"/proc/{desk.process.pid}/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def used(desk: Served) -> float:
    """Seconds of CPU that it has taken."""
    facts = Path(f"/proc/{desk.process.pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")


class Typing:
    """Characters typed into a file and taken away again, half a dozen at a place."""

    def __init__(self, browser: Talk, file: str) -> None:
        self._browser, self._file = browser, file
        browser.ask("open", file=file)
        opened = browser.until("text", file=file)
        self._text, self._version, self._places = opened["text"], opened["version"], 0

    def dozen(self) -> None:
        """Type and take away at the next place within a run of Han characters."""
        while True:
            self._places += 1
            at = int(len(self._text) * (self._places * 0.6180339 % 1))
            if len(around := self._text[max(0, at - 2) : at + 2]) == 4 and all("一" <= one <= "鿿" for one in around):
                break
        for number, char in enumerate(TYPED):
            self._edit([at + number, at + number, char])
        for number in range(len(TYPED), 0, -1):
            self._edit([at + number - 1, at + number, ""])

    def _edit(self, change: list[object]) -> None:
        self._browser.ask("edit", file=self._file, version=self._version, changes=[change])
        self._version = self._browser.until("accepted", file=self._file)["version"]
        self._browser.until("pages")
        self._browser.heard.clear()


def main() -> None:
    """Type, and print what is held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=5000)
    parser.add_argument("--issue", default="datong", help="a folder of seeds/")
    parser.add_argument("--every", type=int, default=500)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / args.issue
        shutil.copytree(ROOT / "seeds" / args.issue, folder)
        copy = [one for one in folder.rglob("*") if one.suffix in (".md", ".txt")]
        name = max(copy, key=lambda one: one.stat().st_size).relative_to(folder).as_posix()
        with served(folder / "issue.yaml", Path(scratch) / "out") as desk, talk(desk) as browser:
            browser.until("state")
            typing = Typing(browser, name)
            done = 0
            while True:
                time.sleep(CALM)
                print(f"{done:6} edits: {resident(desk):6.1f} MiB", flush=True)
                if done >= args.edits:
                    break
                first, cpu = done, used(desk)
                while done - first < args.every:
                    typing.dozen()
                    done += 2 * len(TYPED)
                print(f"{'':6} {(used(desk) - cpu) * 1000 / (done - first):12.1f} ms of CPU an edit", flush=True)


if __name__ == "__main__":
    main()
