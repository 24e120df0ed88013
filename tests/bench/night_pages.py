"""Pages of one night: the sample page with its sentences in another order, as many different ones as are wanted."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "seeds/datong"
_LONG = 60
"""Characters of a line that is surely a paragraph: heads and bylines stay as they are, and every page is read alike."""


def pages(folder: Path, count: int) -> Iterator[Path]:
    """Write *count* issues of one page each into *folder*; the paths of their specs."""
    spec = (SAMPLE / "issue.yaml").read_text("utf-8")
    dump = (SAMPLE / "front-page.txt").read_text("utf-8")
    for number in range(count):
        here = folder / f"p{number:04}"
        here.mkdir(parents=True)
        for name in ("hints.yaml", "millet.jpg"):
            shutil.copy(SAMPLE / name, here / name)
        (here / "issue.yaml").write_text(spec.replace("id: datong-2023-11-15", f"id: p{number:04}", 1), "utf-8")
        (here / "front-page.txt").write_text(_reordered(dump, random.Random(number)), "utf-8")
        yield here / "issue.yaml"


def _reordered(dump: str, chance: random.Random) -> str:
    """*dump* with the whole sentences of every long line in an order of *chance*."""
    made: list[str] = []
    for line in dump.split("\n"):
        parts = re.findall(r"[^。]*。", line)
        if len(line) >= _LONG and "".join(parts) == line and not line.startswith("本报讯") and "“" not in line:
            chance.shuffle(parts)
            line = "".join(parts)
        made.append(line)
    return "\n".join(made)
