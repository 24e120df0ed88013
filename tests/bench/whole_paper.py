"""Eight pages, sixty stories and ten advertisements planned whole: wall and CPU seconds, and what is lacking.

python tests/bench/whole_paper.py [SEED …]
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "planner"))

from written_paper import written_paper

from layout.composing import compose
from layout.console import planning_on
from layout.findings import Severity
from layout.loading.load import materials_of, read
from layout.planner.whole_issue import in_turn, planned
from layout.processes.shared_tasks import together


def main(words: list[str]) -> None:
    """Plan on one process, then on two, hold the results against each other, print."""
    for seed in map(int, words or ["1"]):
        with TemporaryDirectory() as folder:
            loaded = materials_of(read(written_paper(Path(folder), seed=seed)))
        begun = time.process_time()
        alone = planned(loaded.issue, loaded.materials, in_turn)
        cpu = time.process_time() - begun
        begun = time.monotonic()
        issue, found = planned(loaded.issue, loaded.materials, together, planning_on("en"))
        wall = time.monotonic() - begun
        stood = {slot.story for page in issue.pages for slot in page.slots} - {""}
        made = compose(issue, loaded.materials).edition.findings
        same = "the same" if alone == (issue, found) else "NOT the same"
        print(
            f"{seed}: {len(stood)} of {len(loaded.materials.stories)} stories on {len(issue.pages)} pages; "
            f"{cpu:.1f} s of CPU on one process, {wall:.1f} s on two, {same}"
        )
        print("   ", dict(Counter(one.code for one in (*found, *made) if one.severity > Severity.NOTE)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
