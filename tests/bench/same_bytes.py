"""Everything that the sample papers become, from two checkouts: every file that differs, and in what.

    python tests/bench/same_bytes.py OLD [NEW] [--only render,cards,epaper,handoff] [--issue datong …]

Exit 0 when all bytes are the same, 1 when some differ.  Both run on this interpreter and its libraries, on their own
``layout``, ``fonts``, ``styles`` and ``seeds``; so a difference is the code's, or that of what it is given.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

HERE = Path(__file__).resolve().parents[2]
ISSUES = ("datong/issue.yaml", "datong/tabloid.yaml", "evening/issue.yaml", "weekend/issue.yaml")
JOBS = {
    "render": (), "cards": (), "epaper": (), "handoff": ("--force",),
}  # fmt: skip
FEW = 12
"""Differences of one file that are named."""


def main() -> int:
    """Make, compare, name what differs."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("old", type=Path)
    ask.add_argument("new", type=Path, nargs="?", default=HERE)
    ask.add_argument("--only", default=",".join(JOBS))
    ask.add_argument("--issue", nargs="*", default=[])
    args = ask.parse_args()
    issues = [one for one in ISSUES if not args.issue or any(word in one for word in args.issue)]
    differ = same = 0
    with tempfile.TemporaryDirectory() as folder:
        for job in args.only.split(","):
            for issue in issues:
                made = [outputs(tree.resolve(), job, issue, Path(folder) / side) for side, tree in
                        (("old", args.old), ("new", args.new))]  # fmt: skip
                for line in differences(*made):
                    differ += 1
                    print(f"{job} {issue}: {line}", flush=True)
                same += sum(data == made[1].get(name) for name, data in made[0].items())
    print(f"{same} files are the same, {differ} differences")
    return int(differ > 0)


def outputs(tree: Path, job: str, issue: str, folder: Path) -> dict[str, bytes]:
    """Every file that *job* makes of *issue* in the checkout *tree*, what it prints and its exit code; zips opened."""
    out = folder / job / issue.replace("/", "-")
    done = subprocess.run(
        [sys.executable, "-m", "layout", job, f"seeds/{issue}", "--out", str(out), "--lang", "en", *JOBS[job]],
        cwd=tree, env=os.environ | {"PYTHONPATH": str(tree)}, capture_output=True, timeout=600, check=False,
    )  # fmt: skip
    printed = done.stdout.replace(str(folder).encode(), b"") + done.stderr.replace(str(folder).encode(), b"")
    made = {"what it prints": printed, "exit code": str(done.returncode).encode()}
    for path in sorted(out.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(out).parts)
        if path.is_file() and not hidden:  # what is kept between runs is no output
            made |= dict(opened(str(path.relative_to(out)), path.read_bytes()))
    return made


def opened(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and the files in it where it is an archive."""
    yield name, data
    if is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as packed:
            for one in packed.namelist():
                yield f"{name}!{one}", packed.read(one)


def differences(old: dict[str, bytes], new: dict[str, bytes]) -> Iterator[str]:
    """What differs, a line a file and part."""
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield f"{name}: is made no longer"
        elif name not in old:
            yield f"{name}: is new"
        elif old[name] != new[name]:
            for line in list(parts(name, old[name], new[name]))[:FEW]:
                yield f"{name}: {line}"


def parts(name: str, old: bytes, new: bytes) -> Iterator[str]:
    """In what two files differ."""
    yield f"{len(old)} → {len(new)} bytes, {sha256(old).hexdigest()[:8]} → {sha256(new).hexdigest()[:8]}"
    if name.endswith(".json"):
        yield from values("", json.loads(old), json.loads(new))
    elif name.endswith(".pdf"):
        yield from pages(old, new)
    elif name.endswith((".txt", ".md", ".html", ".xml", ".css", ".js")) or name in ("what it prints", "exit code"):
        lines = old.decode("utf-8", "replace").splitlines(), new.decode("utf-8", "replace").splitlines()
        yield from (f"- {line[:160]}" for line in lines[0] if line not in set(lines[1]))
        yield from (f"+ {line[:160]}" for line in lines[1] if line not in set(lines[0]))


def values(at: str, old: object, new: object) -> Iterator[str]:
    """In which values two JSON files differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from values(f"{at}.{key}", old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from values(f"{at}[{number}]", one, other)
    elif old != new:
        yield f"{at}: {str(old)[:100]} → {str(new)[:100]}"


def pages(old: bytes, new: bytes) -> Iterator[str]:
    """Of two PDFs, which pages look or read otherwise."""
    import pypdfium2

    before, after = pypdfium2.PdfDocument(old), pypdfium2.PdfDocument(new)
    if len(before) != len(after):
        yield f"{len(before)} → {len(after)} pages"
    for number, (one, other) in enumerate(zip(before, after, strict=False), 1):
        words = [page.get_textpage().get_text_bounded() for page in (one, other)]
        drawn = [bytes(page.render(scale=2).buffer) for page in (one, other)]
        if words[0] != words[1]:
            yield f"page {number} reads otherwise"
        if drawn[0] != drawn[1]:
            count = sum(a != b for a, b in zip(drawn[0], drawn[1], strict=False))
            yield f"page {number} looks otherwise: {count} of {len(drawn[0])} bytes of pixels at 144 dpi"


if __name__ == "__main__":
    sys.exit(main())
