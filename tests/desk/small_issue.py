"""A small issue to spoil, and what a run of the command line gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

SPEC = """\
id: small
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 4}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {dump: page.txt}
pages:
  - number: 1
    slots:
      - {use: flag, at: [1, 1], span: [5, 9]}
      - {id: lead, story: a1, at: [1, 11], span: [5, 20]}
"""

DUMP = """\
今年粮食又丰收

□本报记者 某某

今年全市粮食总产量达到十年来的最高水平，广大农民喜获丰收。

记者在田间看到，收割机来回穿梭，金黄的谷子堆成了小山。
"""


class Ran(NamedTuple):
    """What a run of the command line gave."""

    code: int
    out: str
    err: str
    folder: Path

    @property
    def codes(self) -> list[str]:
        """Finding codes of the report."""
        return [one["code"] for one in self.report["findings"]]

    @property
    def report(self) -> dict[str, Any]:
        """The report of the run."""
        made: dict[str, Any] = json.loads((self.folder / "out/small/report.json").read_text("utf-8"))
        return made
