"""How well pages are read: recall by kind of planted fault, false alarms on pages nothing was tuned on, time a page."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reviewing"))

from evidence import DESKS, FRESH, LATEST, SHUT, plants
from natural import SWAPS
from persons import LATER, PERSONS
from read_pages import copy_pages, findings, natural_page
from seeded import planted
from slip_pages import SETS, clean_page, numbers, slips
from swaps import LOOKED_AT, SEALED, swaps
from test_check_figures import is_told

from layout.composing import compose
from layout.loading.load import load
from layout.reviewing.review import reviewed

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Print all figures."""
    pages = [page for page in copy_pages() if int(page.name[:3]) % 2 == 0]
    alarms, length = [one for page in pages for one in findings(page)], sum(page.length for page in pages)
    per = len(alarms) * 10_000 / length
    print(f"{len(pages)} pages, {length} characters: {len(alarms)} alarms")
    print(f"{len(alarms) / len(pages):.2f} a page, {per:.1f} per 10,000 characters")
    count, found = Counter[str](), Counter[str]()
    for page in pages:
        clean = Counter(one.code for one in findings(page))
        for fault in planted(page, 7):
            got = Counter(one.code for one in findings(fault.page))
            count[fault.kind] += 1
            found[fault.kind] += any(got[code] > clean[code] for code in fault.codes)
    for kind, many in count.items():
        print(f"{kind:28} {found[kind]:4} of {many:4}")
    print(f"{'all planted':28} {found.total():4} of {count.total():4} ({found.total() / count.total():.3f})")
    rows = [row for row in SWAPS if row[3] != "out of scope"]
    seen = sum(row[3] in {one.code for one in findings(natural_page(*row[:3]))} for row in rows)
    print(f"{'in pages written to be read':28} {seen:4} of {len(rows):4}")
    rows_ = [(row, is_told(*row[:3])) for row in PERSONS]
    for what, some in (
        ("persons, planted by hand", rows_),
        ("of those a page tells", [one for one in rows_ if one[0][3]]),
    ):
        print(f"{what:28} {sum(one[1] for one in some):4} of {len(some):4}")
    print(f"{'on pages written later':28} {sum(is_told(*row) for row in LATER):4} of {len(LATER):4}")
    for what, pages_ in (("looked at", LOOKED_AT), ("kept shut", SEALED)):
        _print_swaps(what, pages_)
    for what, pages_ in (("looked at", FRESH), ("desks", DESKS), ("shut before", SHUT), ("kept shut", LATEST)):
        _print_evidence(what, pages_)
    for name in SETS:
        _print_slips(name)
    for name in ("datong/issue", "evening/issue", "lancheng/issue", "weekend/issue"):
        loaded = load(ROOT / f"seeds/{name}.yaml")
        made = compose(loaded.issue, loaded.materials)
        times = []
        for _ in range(5):
            begun = time.process_time()
            reviewed(made.issue, loaded.materials.stories, made.edition.pages)
            times.append((time.process_time() - begun) * 1000 / len(made.edition.pages))
        print(f"{name:20} first {times[0]:5.1f} ms a page, then {median(times):5.1f}")


def _print_slips(name: str) -> None:
    """Recall by kind of the slips of the set *name*, and false alarms on its pages."""
    count, found = Counter[str](), Counter[str]()
    for one in (slip for number in numbers(name) for slip in slips(name, number)):
        count[one.kind] += 1
        found[one.kind] += one.is_told()
    for kind, many in sorted(count.items()):
        print(f"{name} slips, {kind:20} {found[kind]:4} of {many:4}")
    alarms = sum(len(findings(clean_page(name, number))) for number in numbers(name))
    seen = f"{found.total():4} of {count.total():4}"
    print(f"{name} slips, all {'':15} {seen}; {alarms} alarms on {len(numbers(name))} pages")


def _print_evidence(what: str, pages: range) -> None:
    """Recall by kind of what *pages* themselves contradict, and how many that nothing contradicts."""
    count, found, outside = Counter[str](), Counter[str](), 0
    for one in plants(pages):
        outside += not one.evidence
        if one.evidence:
            count[one.kind] += 1
            found[one.kind] += one.is_told()
    for kind, many in count.items():
        print(f"contradicted, {what}, {kind:19} {found[kind]:4} of {many:4}")
    seen = f"{found.total():4} of {count.total():4}"
    print(f"contradicted, {what}, all {'':15} {seen}; {outside} more that nothing contradicts")


def _print_swaps(what: str, pages: range) -> None:
    """Recall of persons and places by kind, and false alarms, on *pages* of two stories."""
    count, found = Counter[str](), Counter[str]()
    for one in swaps(pages):
        count[one.kind] += 1
        found[one.kind] += one.is_told()
    for kind, many in count.items():
        print(f"{what}, {kind:17} {found[kind]:4} of {many:4}")
    alarms = sum(len(findings(natural_page(number))) for number in pages)
    print(f"{what}, all {'':13} {found.total():4} of {count.total():4}; {alarms} alarms on {len(pages)} pages")


if __name__ == "__main__":
    main()
