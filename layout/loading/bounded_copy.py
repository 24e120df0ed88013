"""Copy that nobody vouches for, read within bounds of memory and time."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Concatenate, Final, ParamSpec, TypeVar

from layout.dumps.dump import read_dump
from layout.findings import Place, Unreadable, finding
from layout.kept_answers import LastAnswers
from layout.processes.bounded import Bounds, BrokeOffError, bounded
from layout.stories.hints import Hints
from layout.stories.margins import MarginLine
from layout.stories.model import Copy

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")

MEMORY: Final = 400 << 20
SECONDS: Final = 6
"""Six times what the longest dump of sound copy takes, two megabytes; the rest of a run takes less than two more."""
LARGE: Final = 256 << 10
"""Bytes of copy, a whole paper's, beyond which another process reads it: that takes a quarter of a second more."""

_UNPACKED: Final = 2 << 20
"""Bytes that a Word document may come to before it counts as large: a long one comes to one or two million, and one
that is nothing but elements takes two seconds a million."""


def read_copy(
    data: bytes, name: str, hints: Hints | None, margin: Sequence[MarginLine] | None = None,
    known: LastAnswers | None = None,
) -> Copy:  # fmt: skip
    """The stories of a dump, see :func:`layout.dumps.dump.read_dump`; of what is large nothing is kept in *known*.

    Raises :class:`Unreadable` for one that takes more than :data:`SECONDS` or :data:`MEMORY`.
    """
    kept = None if is_large(data) else known
    if kept is not None:
        kept.begin()
    return within_bounds(data, Place(name), name, read_dump, name, hints, margin, kept)


def within_bounds(
    data: bytes, place: Place, file: str, work: Callable[Concatenate[bytes, _Given], _Result], /, *args: _Given.args,
    **named: _Given.kwargs,
) -> _Result:  # fmt: skip
    """What *work* makes of *data*; another process does it where they are large.

    Raises :class:`Unreadable`, at *place* and naming *file*, where it takes more than :data:`SECONDS` or
    :data:`MEMORY`.
    """
    if not is_large(data):
        return work(data, *args, **named)
    try:
        return bounded(Bounds(SECONDS, MEMORY), work, data, *args, **named)
    except BrokeOffError as fault:
        raise Unreadable(finding("copy-too-much", place, file=file, what=str(fault))) from None


def is_large(data: bytes) -> bool:
    """True for what is read by another process: it is large, or unpacks to much."""
    if len(data) > LARGE:
        return True
    if not data.startswith(b"PK"):
        return False
    import zipfile  # 3 ms of a cold run, and a dump of text needs none

    try:
        return sum(one.file_size for one in zipfile.ZipFile(io.BytesIO(data)).infolist()) > _UNPACKED
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
