"""The laws of make-up over as many random issues as one likes.

    python tests/makeup/campaign.py 100000 [FIRST]

It says what broke, with the seed that shows it, and ends with 1 if anything did.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from issue_laws import laws
from random_issues import Press

from layout.composing import compose


def main(count: int, first: int = 0) -> int:
    """Issues *first* to before *first* + *count*; the number of breaches."""
    broken: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        press = Press(Path(folder))
        for seed in range(first, first + count):
            issue, materials = press.issue(seed)
            try:
                found = laws(issue, dict(materials.stories), compose(issue, materials))
            except Exception as fault:
                found = [f"fault: {fault!r}"]
            for one in found:
                broken[one.split(":")[0]] += 1
                print(f"seed {seed}: {one}", flush=True)
            if (seed - first) % 1000 == 999:
                press = Press(_fresh(Path(folder), seed))
                print(f"{seed - first + 1} issues, {sum(broken.values())} breaches", file=sys.stderr, flush=True)
    print(f"{count} issues from {first} on: {dict(broken) or 'no breach'}")
    return sum(broken.values())


def _fresh(folder: Path, seed: int) -> Path:
    """A folder for another press: what faces remember of a thousand issues is let go."""
    here = folder / str(seed)
    here.mkdir()
    return here


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
