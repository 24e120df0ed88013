"""One file that is being read, what is wrong with it so far, and what a wrong word was likely meant for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Never

from layout.findings import NOTHING_NEAR, Finding, Place, finding
from layout.kept_answers import LastAnswers
from layout.trees.nodes import Node, Source
from layout.units import Length

MOST_FAULTS = 100
_NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")


class FileReading:
    """One file being read: its source, what is wrong with it so far, and the grid's 字 and 行."""

    __slots__ = ("changed", "em", "faults", "fetch", "key", "known", "line", "source")

    def __init__(self, source: Source, em: Length, line: Length) -> None:
        self.source = source
        self.em = em
        self.line = line
        self.faults: list[Finding] = []
        self.key = ""
        self.fetch: Callable[[str, Place], tuple[str, str]] | None = None
        """Gets the text and the name of another file that this one names; ``None`` where none may be named."""
        self.changed: Callable[[Source, Node], tuple[Source, Node]] | None = None
        """Lays into the tree of another file what an edition changes of it; ``None`` where the issue is read itself."""
        self.known: LastAnswers | None = None
        """What was read of other files the last time; ``None`` where nothing is kept."""

    def fault(self, code: str, node: Node, **facts: str | int) -> Never | None:  # noqa: RUF020 - a bare None cannot be returned on
        """Note that *node* is wrong, and return ``None``; the key being read is added to the facts."""
        if len(self.faults) < MOST_FAULTS:
            facts_of_key = (("key", self.key[:60] or self.source.short_name), *facts.items())
            self.faults.append(finding(code, self.source.of(node))._replace(facts=facts_of_key))
        return None


def near(word: str, known: Iterable[str], least: float = 0.5) -> str:
    """The known word most like *word*; all of them when none is *least* like it (the hint asks “did you mean …?”).

    Of names in two languages those in that of *word* are listed.
    """
    words = list(known)
    meant = meant_by(word, words, least)
    if meant:
        return meant
    alike = [one for one in words if one.isascii() == word.isascii()]
    return " / ".join((alike or words)[:16]) or NOTHING_NEAR


def meant_by(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """The known word that *word* is a slip for, figures being as good as Chinese numerals; "" if it is like none."""
    from layout.keys.slips import likest  # wanted only when something is misspelt

    words = list(known)
    word = word[:80]
    spelt = word.translate(_NUMERALS)
    if word[:-1].isdecimal() and word[-1] in "kK":
        spelt = spelt[:-1] + "开"  # 4K and 8K, as printers write
    return spelt if spelt in words else likest(word, words, least) or likest(spelt, words, least)
