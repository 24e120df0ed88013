"""What was worked out at one time of asking and is kept for the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from typing import Any, Final, Generic, TypeVar

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


class KeptRow(Generic[_Answer]):
    """The last answers to the members of a row, each of which depends on what its neighbours ask, too."""

    def __init__(self) -> None:
        self._of: object = None
        self._asked: Sequence[object] = ()
        self._answers: Sequence[_Answer] = ()
        self._at: Sequence[int] = ()

    def known(self, of: object, asked: Sequence[object], over: int, under: int) -> list[_Answer | None]:
        """The last answer to each of *asked*, wherever it stood; ``None`` where it asks otherwise than the last time.

        So it does where one of the *over* members before it or of the *under* after it does, and where *of* changed,
        on which all of them depend.
        """
        before = self._asked if self._of == of else ()
        self._at = places = _places(before, asked)
        count, was = len(asked), len(before)
        known: list[_Answer | None] = [None if at < 0 else self._answers[at] for at in places]
        # Between members that moved otherwise, at an end that was none, and at none that was one, something is new.
        edges = [at + 1 for at, (one, two) in enumerate(pairwise(places)) if one < 0 or two != one + 1]
        edges += [0] if places and places[0] else []
        edges += [count] if places and places[-1] != was - 1 else []
        for edge in edges:
            for near in range(max(0, edge - under), min(count, edge + over)):
                known[near] = None
        return known

    def last(self, at: int) -> _Answer | None:
        """The last answer where what now stands at the place *at* stood then, or at the same place."""
        place = self._at[at] if at < len(self._at) and self._at[at] >= 0 else at
        return self._answers[place] if place < len(self._answers) else None

    def copy(self) -> KeptRow[_Answer]:
        """The same answers, to be kept by somebody else."""
        made: KeptRow[_Answer] = KeptRow()
        made._of, made._asked, made._answers = self._of, self._asked, self._answers
        return made

    def keep(self, of: object, asked: Sequence[object], answers: Sequence[_Answer]) -> None:
        """Keep the *answers* to what was *asked*."""
        self._of, self._asked, self._answers = of, asked, answers


def _places(before: Sequence[object], asked: Sequence[object]) -> list[int]:
    """Where each of *asked* stood *before*, in the same order; -1 for what was not there, or much further off."""
    made: list[int] = []
    free, moved, count = 0, 0, len(before)
    for at, one in enumerate(asked):
        place = at + moved
        if not (free <= place < count and (before[place] is one or before[place] == one)):
            near = range(max(free, place - _FAR), min(count, place + _FAR + 1))
            place = next((to for to in near if before[to] is one or before[to] == one), -1)
        made.append(place)
        if place >= 0:
            free, moved = place + 1, place - at
    return made


_FAR: Final = 8
"""How much further up or down a member is looked for than those above it went."""


class LastAnswers:
    """The last answer under each name, with all that it was made of: given the same, it is not made again.

    What was asked is compared, not hashed: what is still the same object costs nothing, however large it is.  A name
    that one time of asking passes over is forgotten at the next.
    """

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[Any, Any]] = {}
        self._now: dict[Hashable, tuple[Any, Any]] = {}

    def begin(self, *, anew: bool = False) -> None:
        """Begin to ask again; *anew* where nothing that was answered before holds any more."""
        self._before, self._now = ({} if anew else self._now), {}

    def of(self, name: Hashable, asked: object, make: Callable[[], _Answer]) -> _Answer:
        """What *make* makes, or made under *name* of the same; *asked* holds all that it depends on."""
        known = self._now.get(name) or self._before.get(name)
        if known is None or known[0] != asked:
            known = asked, make()
        self._now[name] = known
        return known[1]

    def same(self, name: Hashable, values: tuple[_Answer, ...]) -> tuple[_Answer, ...]:
        """*values*, each of them the very object that stood at its place under *name* the last time, if it is equal.

        Values that are made anew each time and asked about often are so compared once, and then by identity.
        """
        before: tuple[_Answer, ...] = (self._now.get(name) or self._before.get(name) or (None, ()))[1]
        here = [old if old is new or old == new else new for old, new in zip(before, values, strict=False)]
        made = (*here, *values[len(here) :])
        self._now[name] = None, made
        return made

    def row(
        self, name: Hashable, of: object, asked: Sequence[object], make: Callable[[int], _Answer], over: int = 0,
        under: int = 0,
    ) -> list[_Answer]:  # fmt: skip
        """What *make* makes of each place in the row *asked*, or made under *name* of the same; it is never ``None``.

        It depends on *of*, on so many members *over* its place and *under* it, and on no other.
        """
        row: KeptRow[_Answer] = self.of(name, None, KeptRow)
        made = [make(at) if one is None else one for at, one in enumerate(row.known(of, asked, over, under))]
        row.keep(of, asked, made)
        return made

    def part(self, name: Hashable, like: LastAnswers | None = None) -> LastAnswers:
        """Answers of their own under *name*, begun with this call: they serve who asks for them once a time.

        Where there are none from before, what was asked this time *like* it may serve.
        """
        made = self.of(name, None, LastAnswers)
        made.begin()
        if like is not None and not made._before:
            for key, (asked, answer) in like._now.items():
                made._before[key] = asked, answer.copy() if isinstance(answer, KeptRow) else answer
        return made

    def __len__(self) -> int:
        """How many names this time has asked for."""
        return len(self._now)


class NothingKept(LastAnswers):
    """What keeps no answer: for who asks once, the keeping is all cost."""

    def of(self, name: Hashable, asked: object, make: Callable[[], _Answer]) -> _Answer:
        """What *make* makes."""
        return make()

    def same(self, name: Hashable, values: tuple[_Answer, ...]) -> tuple[_Answer, ...]:
        """*values*."""
        return values

    def row(
        self, name: Hashable, of: object, asked: Sequence[object], make: Callable[[int], _Answer], over: int = 0,
        under: int = 0,
    ) -> list[_Answer]:  # fmt: skip
        """What *make* makes of each place."""
        return [*map(make, range(len(asked)))]

    def part(self, name: Hashable, like: LastAnswers | None = None) -> LastAnswers:
        """Itself."""
        return self
