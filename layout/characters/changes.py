"""One change that was made in copy."""

from __future__ import annotations

from layout.value import NamedTuple


class Change(NamedTuple):
    """*count* times *old* became *new* ("" where it was taken out); *kind* names the class of change."""

    kind: str
    old: str
    new: str
    count: int = 1  # type: ignore[assignment]  # a count, not tuple.count
