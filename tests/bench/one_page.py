"""The page that single things are timed on: a short story over the slot of what is timed."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "makeup"))

from issues import write

PAGE = """\
pages:
  - number: 1
    slots:
      - {story: a, at: [1, 1], span: [5, 10]}
"""


def issue_of(folder: Path, slots: str, files: dict[str, bytes]) -> Path:
    """The page spec with *slots* under the story, and *files* beside it, in a new *folder*."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return write(folder, PAGE + slots, {"a": "今天没有比赛。"})
