"""Files of others through preflight and through Ghostscript, each at arm's length, and what comes of it as a table.

    python tests/preflight/foreign.py FOLDER … [--table foreign.tsv] [--every 2] [--seconds 60]

Every file is compared by a process of its own, with bounded memory and time, so that one that is hostile costs one
line.  What differs is compared once more at three times the resolution: cells of a pattern and thin lines are rounded
to whole pixels.  A line of the table holds the file's digest, its name, an outcome (``same``, ``differs``, ``refused``,
``late``, ``undrawn``: Ghostscript draws nothing; ``neither``) and what differs.  Files that the table has already are
passed over; ``--again`` compares those that were not the same once more.

``foreign.tsv`` beside this file is such a table of what is not the same, with a reason in every line.  At the end the
lines are counted by their reasons, and those of which no reason is known are printed: exit 1 if there are any, or if a
file that has to be explained is not what the table says.  ``--reasons`` counts the table without any file.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

EXPLAINED = Path(__file__).with_name("foreign.tsv")
OUTCOMES = ("same", "differs", "refused", "neither", "undrawn", "late", "crash")
SOUND = ("same", "crash")
"""Outcomes for which there is no reason to give: nothing differs, or it is ours to mend."""
MEMORY = 2 << 30
DPI = 48, 144


class Row(NamedTuple):
    """A line of the table."""

    digest: str
    name: str
    outcome: str
    what: str

    def line(self) -> str:
        """As it stands in the file."""
        return "\t".join(" ".join(part.split()) for part in self)


class Explained(NamedTuple):
    """A line of the table of differences: a file that is not the same, and why."""

    row: Row
    why: str


def explained(table: Path = EXPLAINED) -> dict[str, Explained]:
    """The differences whose reasons are known, by the digest of the file."""
    made = {}
    for line in table.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            digest, name, outcome, what, why = line.split("\t")
            made[digest] = Explained(Row(digest, name, outcome, what), why)
    return made


def unexplained(rows: Iterable[Row], known: dict[str, Explained]) -> list[Row]:
    """Those that are not the same and of which no reason is known, or for another outcome than theirs."""
    return [
        one for one in rows
        if one.outcome != "same"
        and (one.outcome in SOUND or one.digest not in known or known[one.digest].row.outcome != one.outcome)
    ]  # fmt: skip


def kind_of(why: str) -> str:
    """The kind of a reason: its words without the figures that it has of one file."""
    return why.split(" (")[0].split(":")[0]


def by_reason(found: Iterable[Explained]) -> str:
    """Lines that say how many files have each kind of reason."""
    kinds = Counter(kind_of(one.why) for one in found)
    return "\n".join(f"{count:4} {kind}" for kind, count in kinds.most_common())


def row_of(path: Path, folder: Path) -> Row:
    """What comes of one file."""
    from ghost import compared, ghosts, ours

    from layout.findings import LayoutError

    data = path.read_bytes()
    digest = sha256(data).hexdigest()[:12]
    told = ""
    for dpi in DPI:
        (other,) = ghosts([path], folder, dpi)
        try:
            mine = ours(data, path.name, dpi)
        except LayoutError as fault:
            said = fault.findings[0]
            return Row(digest, path.name, "refused" if other else "neither", f"{said.code} {said.message('en')[:120]}")
        if other is None:
            return Row(digest, path.name, "undrawn", "")
        found = compared(path.name, mine, other)
        if not found.differs:
            return Row(digest, path.name, "same", "")
        told = told or found.told()
    return Row(digest, path.name, "differs", told)


def _child(path: Path, out: str, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    with tempfile.TemporaryDirectory() as scratch:
        try:
            said = row_of(path, Path(scratch)).line()
        except BaseException as fault:
            said = Row(_digest(path), path.name, "crash", f"{type(fault).__name__} {str(fault)[:120]}").line()
    Path(out).write_text(said, "utf-8")


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]


def at_arms_length(path: Path, seconds: int) -> str:
    """The line of *path*, made by another process."""
    with tempfile.NamedTemporaryFile() as out:
        child = multiprocessing.get_context("fork").Process(target=_child, args=(path, out.name, seconds))
        child.start()
        child.join(seconds * 3)
        if child.is_alive():
            child.kill()
            child.join()
        said = Path(out.name).read_text("utf-8")
    return said or Row(_digest(path), path.name, "late", f"more than {seconds} s of CPU or {MEMORY >> 20} MB").line()


def main() -> int:
    """Compare and write the table as it grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="*")
    parser.add_argument("--table", type=Path, default=Path("foreign.tsv"))
    parser.add_argument("--every", type=int, default=1, help="only every so many-th file")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--again", action="store_true", help="once more what was not the same")
    parser.add_argument("--reasons", action="store_true", help="count the reasons of the table of differences alone")
    args = parser.parse_args()
    known = explained()
    if args.reasons:
        print(by_reason(known.values()))
        return 0
    before = args.table.read_text("utf-8").splitlines() if args.table.exists() else []
    kept = {one.split("\t")[0]: one for one in before if not args.again or "\tsame\t" in f"{one}\t"}
    asked = {one.split("\t")[0] for one in before} if args.again else None
    paths = [path for folder in args.folder for path in sorted(folder.rglob("*.pdf"))[:: args.every]]
    import ghost  # noqa: F401  # once, not in every child

    for path in paths:
        digest = _digest(path)
        if digest not in kept and (asked is None or digest in asked):
            kept[digest] = at_arms_length(path, args.seconds)
            args.table.write_text("\n".join(sorted(kept.values(), key=lambda one: one.split("\t")[1])) + "\n", "utf-8")
            print(kept[digest], flush=True)
    rows = [Row(*(line + "\t").split("\t")[:4]) for line in kept.values()]
    outcomes = Counter(one.outcome for one in rows)
    print(" · ".join(f"{outcomes[one]} {one}" for one in OUTCOMES if outcomes[one]))
    print(by_reason(known[one.digest] for one in rows if one.outcome not in SOUND and one.digest in known))
    left = unexplained(rows, known)
    for one in left:
        print(f"no reason is known of {one.line()}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
