"""Patterns that are compiled when they are first asked for.

The check has some three hundred patterns, and compiling them all takes longer than reading a page by them: a page
without shares has no use for those that look for shares.  Where a pattern can stand nowhere without one of a few
strings, those are its *signs*: until it is compiled, a text that has none of them is answered without it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_IDEOGRAPH: Final = ("[\u4e00-\u9fff]", r"[\u4e00-\u9fff]")
_AS_KINDS: Final = r"[^\W\d_a-zA-Z〇ぁ-ヿＡ-Ｚａ-ｚ]"
"""An ideograph by kinds of characters: a range is written out character by character when it is compiled (0.4 ms).

What else is a letter and neither Latin nor kana stands in no Chinese copy that a rule would take it from.
"""


def regex(words: str, *signs: str) -> re.Pattern[str]:
    """The pattern *words*, which stands only where one of *signs* stands, if there are any."""
    made: Any = _Sought(words, signs)
    return made  # type: ignore[no-any-return]


class _Sought:
    """What answers as the pattern does; once that is compiled, its own methods lie before those of the class."""

    def __init__(self, words: str, signs: tuple[str, ...]) -> None:
        self.pattern = words
        self._signs = signs

    def _compiled(self) -> re.Pattern[str]:
        words = self.pattern
        for one in _IDEOGRAPH:
            words = words.replace(one, _AS_KINDS)
        made = re.compile(words)
        for name in ("finditer", "search", "match", "fullmatch", "findall", "sub", "subn", "split"):
            setattr(self, name, getattr(made, name))
        return made

    def _lacks(self, text: str) -> bool:
        return bool(self._signs) and not any(one in text for one in self._signs)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        """Where it stands in *text*."""
        return iter(()) if self._lacks(text) else self._compiled().finditer(text, *span)

    def findall(self, text: str, *span: int) -> list[Any]:
        """What stands there."""
        return [] if self._lacks(text) else self._compiled().findall(text, *span)

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """Where it first stands."""
        return None if self._lacks(text) else self._compiled().search(text, *span)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """Whether *text* begins with it."""
        return None if self._lacks(text) else self._compiled().match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        """Whether *text* is it."""
        return None if self._lacks(text) else self._compiled().fullmatch(text, *span)

    def sub(self, put: str, text: str, *count: int) -> str:
        """*text* with *put* in its place."""
        return text if self._lacks(text) else self._compiled().sub(put, text, *count)

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._compiled(), name)
