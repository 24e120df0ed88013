"""Things counted and then named one by one: 五路工作组，分别前往石桥、梅林、白塔、河口、柳坪."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.counting.statements import Sentence, misstated
from layout.findings import Finding
from layout.patterns import regex

_NAMES: Final = regex(
    "(?P<noun>[\u4e00-\u9fff“”]{0,6}?)(?:，|：|——|（)?(?:它们)?(?:分别(?:是|为|前往|位于|来自|设在|投向|种在|送往)?|包括|即|依次(?:是|为))"
    "(?P<list>[^，。；：、]{1,10}(?:、[^，。；：、]{1,10}){1,11}?)(?=[。；）]|，[^、]*。)",
    "分别",
    "包括",
    "即",
    "依次",
)
_OPEN: Final = regex("等|其他|之类")
_LAST: Final = regex("[和与及]")
_MOST: Final = 12
"""So many a paper counts and names."""
_EACH: Final = regex("[0-9%％]|[一二两三四五六七八九十]+[个名人家条项]")


def listed(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Lists that name more or fewer than are said to be named."""
    for sentence in sentences:
        for one in sentence.quantities:
            if one.ordinal or not one.exact or not 2 < one.value <= _MOST or one.worth != 1 or one.each:
                continue
            found = _NAMES.match(sentence.text, one.end, sentence.end)
            if found is None or _OPEN.search(found["list"]) or _EACH.search(found["list"]):
                continue
            named = _named(found["list"])
            if one.value not in named and abs(max(named) - one.value) <= 1:
                yield misstated(sentence, (one.start, one.end), str(max(named)), "check-count")


def _named(words: str) -> set[int]:
    """How many things a list names: a 和 may join the last two, or be within a name."""
    items = words.split("、")
    return {len(items), len(items) - 1 + len([one for one in _LAST.split(items[-1]) if one])}
