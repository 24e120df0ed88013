"""How well pages of newspaper copy are read, by kind and together: tuned on and held out, as they are and parted.

Parted pages have a blank line between stories and no other.

    python tests/bench/pages.py [--faults] [NAME…]

*found* are stories with all their lines and no other, *heads* those exact to the letter, *lines* those in the right
role, *ends* wrong merges and splits with a finding on their line, *notes* findings per 1,000 characters, *doubts* those
that are not of the page's furniture, of which there is one a page.  ``--faults`` says what is wrong with each page that
is not held out; names choose pages (07, city).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stories"))

from page_truth import Figures, Truth, all_pages, parted, reading_of


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    pages = [one for one in all_pages() if not given.names or {f"{one.number:02}", one.kind} & set(given.names)]
    for change, title in ((lambda page: page, "as they are"), (parted, "with blank lines between stories")):
        print(title)
        print(f"{'':16} {'found':>13} {'heads':>13} {'lines':>13} {'ends':>8} {'notes':>6} {'doubts':>6} {'lost':>5}")
        for held_out in (False, True):
            table([change(page) for page in pages if page.held_out is held_out], held_out, given.faults)
        print()


def table(pages: Sequence[Truth], held_out: bool, faults: bool) -> None:
    """One row a kind, and one for all."""
    rows: dict[str, Figures] = {}
    for page in pages:
        read = reading_of(page)
        rows[page.kind] = rows.get(page.kind, Figures()).plus(read.figures)
        if faults and not held_out and read.faults:
            print(f"{page.number:02}-{page.kind} " + " ".join(sorted(one.code for one in read.copy.findings)))
            print("\n".join(read.faults))
    for kind, figures in rows.items():
        print(row(f"  {kind}", figures))
    print(row("held out" if held_out else "tuned on", total(rows.values())))


def total(several: Iterable[Figures]) -> Figures:
    """All of *several* together."""
    made = Figures()
    for one in several:
        made = made.plus(one)
    return made


def row(title: str, one: Figures) -> str:
    """A row of the table."""
    shares = ((one.found, one.stories), (one.exact, one.heads), (one.right, one.lines))
    cells = " ".join(f"{100 * part / max(1, whole):5.1f}% {part:>3}/{whole:<3}" for part, whole in shares)
    notes, doubts = (1000 * count / max(1, one.characters) for count in (one.notes, one.doubts))
    return f"{title:16} {cells} {one.reported:>3}/{one.wrong_ends:<3} {notes:6.2f} {doubts:6.2f} {one.lost:>5}"


if __name__ == "__main__":
    main()
