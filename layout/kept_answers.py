"""What was worked out at one time of asking and is kept for the next."""

from __future__ import annotations

from typing import Generic, TypeVar

_Answer = TypeVar("_Answer")


class KeptAnswers(Generic[_Answer]):
    """Answers by what was asked, the last time and this time; what the last time did not ask for is forgotten."""

    def __init__(self) -> None:
        self._before: dict[object, _Answer] = {}
        self._now: dict[object, _Answer] = {}

    def begin(self, *, anew: bool = False) -> None:
        """Begin to ask again; *anew* where nothing that was answered before holds any more."""
        self._before, self._now = ({} if anew else self._now), {}

    def get(self, asked: object) -> _Answer | None:
        """The answer to what is *asked*, ``None`` where there is none; it is kept for the next time, too."""
        if asked in self._before:
            self._now[asked] = self._before[asked]
        return self._now.get(asked)

    def keep(self, asked: object, answer: _Answer) -> _Answer:
        """Keep *answer* to what was *asked*."""
        self._now[asked] = answer
        return answer

    def __len__(self) -> int:
        """How many answers this time has asked for."""
        return len(self._now)
