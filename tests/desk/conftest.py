"""A small issue to spoil, and a way to run the command line on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from layout.cli import main

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


@pytest.fixture
def issue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Write a small issue with something changed, run it, and give what came of it."""

    def run(*more: str, spec: str | bytes = SPEC, dump: str | bytes | None = DUMP, **files: bytes | str) -> Ran:
        told = {"issue.yaml": spec, **files} if dump is None else {"issue.yaml": spec, "page.txt": dump, **files}
        for name, content in told.items():
            path = tmp_path / name.replace("__", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        code = main([str(tmp_path / "issue.yaml"), "--out", str(tmp_path / "out"), "--lang", "en", *more])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err, tmp_path)

    return run
