"""One issue in one warm process, made again whenever a file changes that its last making read."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from layout.batches.jobs import BatchJob
from layout.batches.kept import digest, names_under, read_by
from layout.batches.workers import JobOutcome, WarmProcess, Work
from layout.value import NamedTuple

MOST_MEMORY: Final = 1 << 30
"""Bytes at which the process makes room for a new one: a broadsheet with its pictures takes a quarter of it."""

_SHARE: Final = 5
"""Looks take at most this part of the time: a folder of a hundred thousand files is looked through less often."""


class Making(NamedTuple):
    """One making of a watched issue: what came of it, in how many seconds, and the files whose change it followed."""

    outcome: JobOutcome
    seconds: float
    followed: tuple[str, ...] = ()


class WatchedIssue:
    """An issue, the process that makes it, and the files that its last making read, by content.

    *work* does a job in another process; one that takes more than *limit* seconds is given up.
    """

    def __init__(self, job: BatchJob, work: Work, limit: float) -> None:
        self.job = job
        self._folder, self._out = job.issue.resolve().parent, job.out.resolve()
        self._work, self._limit = work, limit
        self._process: WarmProcess | None = None
        self._seen: dict[str, str] = {}

    def makings(self, every: float) -> Iterator[Making]:
        """A making at once, then one after each change; *every* seconds the files are looked at."""
        yield self.make(())
        while True:
            followed = self._next_changes(every)
            yield self.make(followed)

    def make(self, followed: tuple[str, ...]) -> Making:
        """Make the issue now.  What an earlier making wrote stays when this one makes nothing."""
        before = self._now(self._seen or (str(self.job.issue.resolve()),))
        begun = time.monotonic()
        outcome = self._made()
        seconds = time.monotonic() - begun
        read = [str(path) for path in read_by(outcome, self._out)] or list(before)
        # What changed while the issue was made is a change still to be followed.
        self._seen = self._now(read) | {path: was for path, was in before.items() if path in read or not path}
        return Making(outcome, seconds, followed)

    def changes(self) -> tuple[str, ...]:
        """Files read that are no longer as they were, or the folder of the issue where files came or went."""
        return self._changed(self._now(self._seen))

    def _changed(self, now: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(path or str(self._folder) for path, was in self._seen.items() if now[path] != was)

    def end(self) -> None:
        """Let go of the process."""
        if self._process is not None:
            self._process.end()
            self._process = None

    def _now(self, paths: Iterable[str]) -> dict[str, str]:
        """Digests of the files at *paths* as they are now, and under "" that of the names of files in the folder."""
        return {path: digest(path) for path in paths if path} | {"": names_under(self._folder, self._out)}

    def _next_changes(self, every: float) -> tuple[str, ...]:
        """Wait for a change, and until nothing changes any more: programs save in several steps."""
        before: dict[str, str] = {}
        while True:
            begun = time.monotonic()
            now = self._now(self._seen)
            found = self._changed(now)
            if found and now == before:
                return found
            before = now
            time.sleep(max(every, _SHARE * (time.monotonic() - begun)))

    def _made(self) -> JobOutcome:
        if self._process is None:
            self._process = WarmProcess(self._work)
        outcome = self._process.done(self.job, self._limit)
        if outcome.fault or outcome.peak > MOST_MEMORY:
            self.end()
        return outcome
