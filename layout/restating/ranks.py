"""What is the most or the least of a list or table: 损失最大的是农业, of 农业1.5亿元、基础设施1.8亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from layout.counting.quantities import folded
from layout.counting.statements import Sentence
from layout.counting.table_rows import CELL
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, Passage, remark
from layout.value import NamedTuple

_MOST_IS: Final = regex(
    "最(?P<way>[大多高长快早重久远贵小少低短慢晚轻近])[^，。；：是]{0,4}是(?P<who>[\u4e00-\u9fffA-Za-z0-9]{2,12})", "最"
)
_LEAST: Final = frozenset("小少低短慢晚轻近快早")
"""What may be said of the lowest: a runner is fastest in the least time."""
_HIGHEST: Final = frozenset("大多高长重久远贵快晚慢早")
_ITEM: Final = regex(
    "(?:^|[，、：；（和与])(?:其中|分别[是为有])?(?P<name>[\u4e00-\u9fff]{2,10}?)(?:[有为是占达约共]*)$"
)
_NUMBER: Final = regex("[+＋]?(?P<value>[0-9]{1,9}(?:\\.[0-9]{1,3})?)[%％]?$")
_TOTALS: Final = ("合计", "总计", "全市", "全省", "全国", "合計", "总数")
_BEFORE: Final = 14
_LEAST_ITEMS: Final = 3
_MOST_ITEMS: Final = 40
"""Rows or items of a list that is looked at."""


class _Ranked(NamedTuple):
    """Names with their values."""

    values: dict[str, Fraction]

    def ranks(self, name: str) -> tuple[bool, bool]:
        """True, first, where *name* has the least, and, second, where it has the most."""
        some = self.values.values()
        return self.values[name] == min(some), self.values[name] == max(some)


def ranks(sentences: Sequence[Sentence], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Superlatives of *sentences*, a story's copy, that its lists and the tables of *passages* do not bear out."""
    copy = [one for one in passages if one.is_copy and "最" in one.text]
    said = [(one, found) for one in copy for found in _MOST_IS.finditer(folded(one.text))]
    if not said:
        return
    lists = [*_listed(sentences), *_columns([one for one in passages if one.role == "row"])]
    for passage, found in said:
        having = [(one, name) for one in lists if (name := _named(found["who"], one)) is not None]
        borne = [
            (found["way"] in _LEAST and least) or (found["way"] in _HIGHEST and most)
            for one, name in having
            for least, most in [one.ranks(name)]
        ]
        if having and not any(borne):
            values = having[0][0].values
            pick = max if found["way"] in _HIGHEST else min
            right = pick(values, key=lambda name: values[name])
            start = found.start("who")
            span = (start, min(found.end("who"), start + len(having[0][1])))
            yield remark("check-restated", passage, span, LIKELY, said=passage.text[slice(*span)], right=right)


def _named(who: str, one: _Ranked) -> str | None:
    """The one name of a list that *who* is or begins with."""
    names = [name for name in one.values if who.startswith(name) or (name.startswith(who) and len(who) > 1)]
    return names[0] if len(names) == 1 else None


def _listed(sentences: Sequence[Sentence]) -> Iterator[_Ranked]:
    """Things that a sentence names one by one, each with an amount of one unit."""
    for sentence in sentences:
        by_unit: dict[str, dict[str, Fraction]] = {}
        for one in sentence.quantities:
            before = sentence.text[max(sentence.start, one.start - _BEFORE) : one.start]
            found = _ITEM.search(before)
            if found and one.unit and not one.ordinal:
                by_unit.setdefault(one.unit, {}).setdefault(found["name"], one.value)
        for some in by_unit.values():
            whole = max(some.values(), default=Fraction(0))
            parts = {name: value for name, value in some.items() if value < whole or 2 * whole < sum(some.values())}
            if 2 <= len(parts) <= _MOST_ITEMS:
                yield _Ranked(parts)


def _columns(rows: Sequence[Passage]) -> Iterator[_Ranked]:
    """Columns of a table, and how far two of them are apart, as an amount and as a share."""
    if not _LEAST_ITEMS <= len(rows) <= _MOST_ITEMS:
        return
    table: dict[str, list[Fraction]] = {}
    for row in rows:
        name, *cells = [one[0] for one in CELL.finditer(row.text)]
        numbers = [found for one in cells if (found := _NUMBER.match(one))]
        if numbers and not name.startswith(_TOTALS):
            table[name] = [Fraction(one["value"]) for one in numbers]
    width = min(map(len, table.values()), default=0)
    if len(table) < _LEAST_ITEMS:
        return
    columns = [{name: row[at] for name, row in table.items()} for at in range(width)]
    yield from map(_Ranked, columns)
    for one, other in combinations(columns, 2):
        yield _Ranked({name: other[name] - value for name, value in one.items()})
        if all(one.values()):
            yield _Ranked({name: other[name] / value for name, value in one.items()})
