"""What was read for an issue, kept for the next reading of the same: what did not change is not read again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from layout.kept_answers import KeptAnswers, LastAnswers
from layout.value import NamedTuple

Fetch = Callable[..., tuple[str, str]]
"""Gets a text that another names, and the name of its file."""

_Result = TypeVar("_Result")


class _KeptReading(NamedTuple):
    """What was made, and every text that was fetched for it."""

    made: Any
    fetched: tuple[tuple[tuple[Any, ...], dict[str, Any], tuple[str, str]], ...] = ()


class ReadMemory:
    """What readers made, by what they were given.  It holds what the last reading asked for, and changes nothing.

    Only readers are asked through it that make the same of the same.
    """

    def __init__(self) -> None:
        self._kept: KeptAnswers[_KeptReading] = KeptAnswers()
        self.last = LastAnswers()
        """What was made the last time of values that are compared, not hashed."""
        self._pages = LastAnswers()
        self.dump = LastAnswers()
        """What is kept of the dump that was read last."""

    def begin(self) -> None:
        """Begin a reading: what the one before did not ask for is forgotten."""
        self._kept.begin()
        self.last.begin()

    def pages_begun(self) -> LastAnswers:
        """What is known of the files of pages, of which some are now read again."""
        self._pages.begin()
        return self._pages

    def of(self, key: object, make: Callable[[], _Result]) -> _Result:
        """What *make* makes, or made under *key*, which holds all that it depends on; a fault is not kept."""
        known = self._kept.get(key) or self._kept.keep(key, _KeptReading(make()))
        return known.made  # type: ignore[no-any-return]

    def fetching(self, key: object, fetch: Fetch, make: Callable[[Fetch], _Result]) -> _Result:
        """As :meth:`of` where *make* also depends on texts that it gets by *fetch*: they are fetched and compared."""
        known = self._kept.get(key)
        if known is None or any(fetch(*given, **more) != got for given, more, got in known.fetched):
            fetched: list[tuple[tuple[Any, ...], dict[str, Any], tuple[str, str]]] = []

            def noted(*given: Any, **more: Any) -> tuple[str, str]:  # noqa: ANN401
                got = fetch(*given, **more)
                fetched.append((given, more, got))
                return got

            known = self._kept.keep(key, _KeptReading(make(noted), tuple(fetched)))
        return known.made  # type: ignore[no-any-return]
