"""What a cold run cannot go below: Python, its library and the packages, each loaded in a new process.

    python tests/bench/start.py [--runs 9] [--typst PYTHON]

PYTHON is an interpreter that has typst; this one must have render-page.  Prints least and median of CPU in ms, which
depends less on what else the machine does than the clock.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys

LIBRARY = "import argparse, datetime, enum, functools, hashlib, json, pathlib, pickle, re, shutil, typing"
PACKAGES = "import yaml, uharfbuzz, zlib_ng.zlib_ng"
STEPS = {
    "Python alone": "pass",
    "its library": LIBRARY,
    "and PyYAML, uharfbuzz, zlib-ng": f"{LIBRARY}\n{PACKAGES}",
    "and reportlab as it is loaded here": f"{LIBRARY}\n{PACKAGES}\nimport layout.output.file",
    "and reportlab, Pillow, fontTools whole": (
        f"{LIBRARY}\n{PACKAGES}\nimport reportlab.pdfbase.pdfdoc, PIL.Image, fontTools.ttLib"
    ),
}


def cpu(python: str, code: str) -> float:
    """CPU in ms of a new process that runs *code*, to its end."""
    # Code is compiled once and kept, as where it is installed.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.Popen([python, "-c", code], env=kept)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"failed: {code}")
    return (usage.ru_utime + usage.ru_stime) * 1e3


def main() -> None:
    """Time each step in turn, one warm-up first."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--runs", type=int, default=9)
    ask.add_argument("--typst", help="a Python that has typst")
    args = ask.parse_args()
    asked = [(name, sys.executable, code) for name, code in STEPS.items()]
    asked += [("typst's binding", args.typst, "import typst")] if args.typst else []
    took = [[cpu(python, code) for _, python, code in asked] for _ in range(args.runs + 1)][1:]
    for (name, *_), each in zip(asked, zip(*took, strict=True), strict=True):
        print(f"{name:<40} {min(each):5.1f} at least, {statistics.median(each):5.1f} in the middle")


if __name__ == "__main__":
    main()
