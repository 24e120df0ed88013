"""How well pages of newspaper copy are read, by kind and together: tuned on and held out, and in four forms.

They are read as they are, without blank lines, with one between stories and no other, and put together: eight of a kind
are as much copy as a page of a newspaper has, where these have five hundred characters each.

    python tests/bench/pages.py [--faults] [NAME…]

*found* are stories with all their lines and no other, *heads* those exact to the letter, *lines* those in the right
role, *ends* wrong merges and splits with a finding on their line, *notes* findings per 1,000 characters, *doubts* those
that are not of the page's furniture, of which there is one a page.  ``--faults`` says what is wrong with each page that
is not held out; names choose pages (07, city).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stories"))

from page_truth import Figures, Line, Truth, all_pages, parted, reading_of


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    pages = [one for one in all_pages() if not given.names or {f"{one.number:02}", one.kind} & set(given.names)]
    for change, title in (
        (list, "as they are"), (each(solid), "without blank lines"), (each(parted), "with blank lines between stories"),
        (put_together, "put together, eight of a kind"),
    ):  # fmt: skip
        print(title)
        print(f"{'':16} {'found':>13} {'heads':>13} {'lines':>13} {'ends':>8} {'notes':>6} {'doubts':>6} {'lost':>5}")
        for held_out in (False, True):
            table(change([page for page in pages if page.held_out is held_out]), held_out, given.faults)
        print()


def each(change: Callable[[Truth], Truth]) -> Callable[[Sequence[Truth]], list[Truth]]:
    """*change* of every page."""
    return lambda pages: list(map(change, pages))


def solid(page: Truth) -> Truth:
    """*page* without blank lines."""
    return page._replace(lines=tuple(line._replace(gap=0) for line in page.lines))


def put_together(pages: Sequence[Truth]) -> list[Truth]:
    """Pages of one kind, eight one after another as one page."""
    kinds: dict[str, list[Truth]] = {}
    for page in pages:
        kinds.setdefault(page.kind, []).append(page)
    return [_one_page(one[at : at + _TOGETHER]) for one in kinds.values() for at in range(0, len(one), _TOGETHER)]


_TOGETHER: Final = 8


def _one_page(pages: Sequence[Truth]) -> Truth:
    made: list[Line] = []
    for page in pages:
        told = max((line.story for line in made), default=0)
        gap = int(bool(made) and any(line.gap for line in page.lines))
        lines = [line._replace(story=line.story and line.story + told) for line in page.lines]
        made += [lines[0]._replace(gap=gap), *lines[1:]]
    return pages[0]._replace(lines=tuple(made))


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
