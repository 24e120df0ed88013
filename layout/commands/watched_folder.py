"""``render-page preflight --watch``: a folder whose files are checked as they come and go to one of two others."""

from __future__ import annotations

import json
import time
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from layout.commands.inspecting import inspected, report_values, summary
from layout.console import as_json, said
from layout.findings import BadSpec, Place, Severity, Unreadable, finding, worst
from layout.runs.hot_folder import AT_WORK, FileState, ends_well, left_over, put, take, waiting
from layout.runs.staging import locked
from layout.stylesheets.preflight import Limits

if TYPE_CHECKING:
    from layout.preflight.model import WantedGeometry

PATIENCE: Final = 30
"""Looks for which a file without an end may stay as it is before it counts as cut short."""


class Watched:
    """The folders of one watch, and what was seen in the first of them at the last look."""

    def __init__(self, args: Namespace, limits: Limits, wanted: WantedGeometry | None, language: str) -> None:
        self.folder, self.ok, self.bad = args.watch, args.ok, args.bad
        self._limits, self._wanted, self._language = limits, wanted, language
        self._seconds = args.timeout
        self._seen: dict[str, tuple[FileState, int]] = {}
        self.worst = 0

    def look(self) -> int:
        """Check what is whole by now; how many files are still coming."""
        now = waiting(self.folder)
        before, self._seen = self._seen, {}
        for name, state in now.items():
            known = before.get(name)
            times = known[1] + 1 if known is not None and known[0] == state else 0
            if times and (times >= PATIENCE or ends_well(self.folder / name)):
                path = take(self.folder, name, state)
                if path is not None:
                    self.check(path)
            else:
                self._seen[name] = state, times
        return len(self._seen)

    def check(self, path: Path) -> None:
        """Check a file that was taken and put it where it belongs, its report beside it."""
        name = path.name
        try:
            report = inspected(path, self._limits, self._wanted, self._seconds)
            found = report.findings
            values = report_values(report, self._limits, self._language)
            words = summary(report, self._limits, self._language)
        except Unreadable as fault:
            found, words = fault.findings, ""
            values = {"findings": [as_json(one, self._language) for one in found]}
        good = worst(found) is not Severity.ERROR
        text = "\n".join([*(said(one, self._language) for one in found), words]).replace(f"{path}", name) + "\n"
        values = {**values, "file": name, "good": good}
        shown = json.dumps(values, ensure_ascii=False, indent=1).replace(json.dumps(str(path))[1:-1], name)
        self.worst = self.worst if good else 1
        made = put(path, self.ok if good else self.bad, {".txt": text.encode(), ".json": f"{shown}\n".encode()})
        errors = sum(one.severity is Severity.ERROR for one in found)
        verdict = ("通过" if good else "退回") if self._language.startswith("zh") else ("ok " if good else "bad")
        print(f"{verdict} {made} ({errors}/{len(found)})", flush=True)


def watch(args: Namespace, limits: Limits, wanted: WantedGeometry | None, language: str) -> int:
    """Watch until stopped, or with ``--once`` until nothing is left to come: 1 when a file was bad, else 0."""
    folders = [args.watch, args.ok, args.bad]
    if None in folders or len({one.resolve() for one in folders}) < 3 or not args.watch.is_dir():
        raise BadSpec(finding("watch-folders", Place("--watch")))
    work = args.watch / AT_WORK
    work.mkdir(exist_ok=True)
    with locked(work):
        watched = Watched(args, limits, wanted, language)
        for path in left_over(args.watch):
            watched.check(path)
        while watched.look() or not args.once:
            time.sleep(args.every)
    return watched.worst
