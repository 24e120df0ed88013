"""Ids of the stories of a dump (a1, a2 …) that hints do not move.

A story keeps the id it has in the dump as it is, whatever hints say of lines; one that begins by a hint inside another
has the other's id and a letter (a1b).  So a hint for a2 is for the same story before and after other hints were added.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout.dumps.groups import Group

_LETTERS = "bcdefghijklmnopqrstuvwxyz"


def ids_of(groups: Sequence[Group], plain: Sequence[Group]) -> list[str]:
    """An id for each of *groups*; *plain* are the stories without hints, none where there are no hints."""
    if not plain:
        return [f"a{number}" for number in range(1, len(groups) + 1)]
    first = {group.lines[0]: f"a{number}" for number, group in enumerate(plain, 1) if group.lines}
    owner = {line: f"a{number}" for number, group in enumerate(plain, 1) for line in group.lines}
    taken: set[str] = set()
    made: list[str] = []
    for group in groups:
        own = [first[line] for line in group.lines if line in first and first[line] not in taken]
        inside = next((owner[line] for line in group.lines if line in owner), made[-1] if made else "a0")
        made.append(own[0] if own else _next(inside.rstrip(_LETTERS), taken))
        taken.add(made[-1])
    return made


def _next(stem: str, taken: set[str]) -> str:
    """The first of a1b, a1c … a1bb … that is not *taken*."""
    ends = (*_LETTERS, *(a + b for a in _LETTERS for b in _LETTERS))
    return next((f"{stem}{end}" for end in ends if f"{stem}{end}" not in taken), f"{stem}-{len(taken)}")
