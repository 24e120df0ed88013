"""What was changed at the desk, so that it can be undone and done again, after a restart too."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from layout import files
from layout.findings import LayoutError
from layout.trees.spans import TextChange
from layout.value import NamedTuple
from layout.workbench.acts import NONSENSE

MOST_STEPS: Final = 1000
"""Steps that can be undone; more are forgotten, the oldest first."""
TOGETHER: Final = 1.0
"""Seconds of a pause in typing that begins a new step, where a sentence is at its end or older words are taken away."""
SENTENCE: Final = 30.0
"""Seconds of a pause that begins one within a sentence.  Who writes with an input method stops at every word to choose
it, and thinks; layout programs and editors of code have no such bound, and take back what was typed before a break."""
_ENDS: Final = frozenset("。！？!?…\n")
_CLOSING: Final = "”’」』）》〉】)\"'"
MOST_JOURNAL: Final = 8 << 20
"""Bytes of a journal; a longer one is begun anew."""


class Step(NamedTuple):
    """What one act or some typing changed: for each file what was done, and what undoes it, change by change."""

    why: str
    done: tuple[tuple[str, tuple[TextChange, ...]], ...]
    undone: tuple[tuple[str, tuple[TextChange, ...]], ...]
    """To be done in this order."""


class TypedRange(NamedTuple):
    """The characters from *start* to *end* of a file that a step has typed; *ended* where they end a sentence."""

    name: str
    start: int
    end: int
    ended: bool

    def going_on(self, step: Step, pause: float) -> TypedRange | None:
        """What is typed with *step* after so many seconds, where it goes on here; else ``None``.

        What is put into these characters, or mends them, goes on within their sentence.  What takes away older ones,
        before or behind, does so right after the last key only: whoever wants them back wants the new ones to stay.
        """
        change = _one_change(step)
        if change is None or step.done[0][0] != self.name:
            return None
        gone = change.end - change.start
        if self.start <= change.start and change.end <= self.end:
            if pause >= (TOGETHER if self.ended else SENTENCE):
                return None
            end = self.end + len(change.text) - gone
            return self._replace(end=end, ended=_is_end(change.text) if change.text else self.ended)
        if change.text or pause >= TOGETHER or self.start not in (change.end, change.start):
            return None
        if self.start < self.end:
            return None
        return self._replace(start=change.start, end=change.start)


class History:
    """Steps that were done, and those that were undone and can be done again.  It knows no clock: times are given."""

    def __init__(self, steps: Sequence[Step] = (), ahead: Sequence[Step] = ()) -> None:
        self.steps = [*steps]
        self.ahead = [*ahead]
        """Undone steps, the last one undone last."""
        self._typed = 0.0
        self._own: TypedRange | None = None
        """What the last step has typed, as far as typing can go on in it."""

    def add(self, step: Step, now: float = 0.0) -> bool:
        """Note *step*; typing that goes on where it just was is joined to the step before: true where it was."""
        own = self._own if self.steps and not self.ahead else None
        pause = now - self._typed
        goes_on = own.going_on(step, pause) if own else None
        self.put(step, joined=goes_on is not None)
        self._own, self._typed = goes_on or _typed(step), now
        return goes_on is not None

    def put(self, step: Step, *, joined: bool) -> None:
        """Put *step* after the others, or into the last of them."""
        self.ahead.clear()
        if joined and self.steps:
            before = self.steps[-1]
            step = Step(before.why, (*before.done, *step.done), (*step.undone, *before.undone))
            self.steps[-1] = step
            return
        self.steps.append(step)
        del self.steps[:-MOST_STEPS]

    def undo(self) -> Step | None:
        """The step to be undone now, which can be done again then."""
        return self._moved(self.steps, self.ahead)

    def redo(self) -> Step | None:
        """The step to be done again now."""
        return self._moved(self.ahead, self.steps)

    def _moved(self, one: list[Step], other: list[Step]) -> Step | None:
        """The last step of *one*, which is then the last of the *other*; typing that follows begins a step."""
        if not one:
            return None
        self._own = None
        other.append(one.pop())
        return other[-1]


def entry(kind: str, after: Mapping[str, str], step: Step | None = None, *, joined: bool = False) -> str:
    """A line of the journal: *kind* is ``add``, ``undo`` or ``redo``; *after* the digests of the files it leaves."""
    made: dict[str, object] = {"do": kind, "after": dict(after)}
    if step is not None:
        made |= {"step": step, "joined": joined}
    return json.dumps(made, ensure_ascii=False) + "\n"


def read_history(journal: str, digest_of: Callable[[str], str]) -> History:
    """The history that a *journal* tells, as far as the files are those that it belongs to; else an empty one.

    A line stands in the journal before its file is written: the last one may tell of what was never done.
    """
    lines = journal.splitlines()
    for kept in (lines, lines[:-1]):
        made = _replayed(kept, digest_of)
        if made is not None:
            return made
    return History()


def history_at(path: Path, digest_of: Callable[[str], str]) -> History:
    """The history that the journal at *path* tells; one that tells nothing, or is too long, is begun anew."""
    try:
        journal = files.read(path, 4 * MOST_JOURNAL).decode()
    except (LayoutError, UnicodeDecodeError):
        return History()
    made = read_history(journal, digest_of)
    if (not made.steps and not made.ahead) or len(journal) > MOST_JOURNAL:
        made = History()
        files.keep(path, b"")
    return made


def _replayed(lines: Sequence[str], digest_of: Callable[[str], str]) -> History | None:
    made = History()
    after: dict[str, str] = {}
    try:
        for line in lines:
            entry = json.loads(line)
            after |= entry["after"]
            if entry["do"] == "add":
                why, done, undone = entry["step"]
                made.put(Step(str(why), _changes(done), _changes(undone)), joined=bool(entry["joined"]))
            elif entry["do"] == "undo":
                made.undo()
            else:
                made.redo()
    except NONSENSE:
        return None
    return made if all(digest_of(name) == digest for name, digest in after.items()) else None


def _changes(given: object) -> tuple[tuple[str, tuple[TextChange, ...]], ...]:
    made = []
    for name, changes in given:  # type: ignore[attr-defined]
        if not isinstance(name, str):
            raise TypeError(name)
        made.append((name, tuple(TextChange(int(start), int(end), str(text)) for start, end, text in changes)))
    return tuple(made)


def _typed(step: Step) -> TypedRange | None:
    """What *step* has typed, ``None`` where it is no typing at one place."""
    change = _one_change(step)
    if change is None:
        return None
    return TypedRange(step.done[0][0], change.start, change.start + len(change.text), _is_end(change.text))


def _one_change(step: Step) -> TextChange | None:
    if step.why != "edit" or len(step.done) != 1 or len(step.done[0][1]) != 1:
        return None
    return step.done[0][1][0]


def _is_end(text: str) -> bool:
    """True where a sentence or a line ends with *text*."""
    return bool(_ENDS.intersection(text.rstrip(_CLOSING)[-1:]))
