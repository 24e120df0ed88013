"""Numbers of heads and captions between words that their text has around another number: 四战全胜, of 三战全胜."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.quantities import folded
from layout.counting.statements import is_of_two
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import HEADLINES, LIKELY, Passage, remark
from layout.value import NamedTuple
from layout.wording.figures import chinese_value

_NUMBER: Final = regex("[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\\.[0-9]+)?[万亿]?|[零〇一二两三四五六七八九十百千万亿]+|半")
_DAY: Final = regex("[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}[月日]|[0-9]{4}年|[0-9]+[∶:比-][0-9]+|20[0-9]{2}")
_HAN: Final = regex("[\u4e00-\u9fff]*")
_REACH: Final = 6
"""Letters on each side of a number that are compared."""
_LEAST_WORDS: Final = 3
"""Letters around a number that are the same, for both to be one statement."""
_NO_COUNT: Final = frozenset("一")
_IDLE: Final = ("多", "余")
_OF_MEASURE: Final = regex(
    "(?:平方|立方)?(?:公里|公斤|千克|分钟|小时|公顷|米|吨|元|年|天|岁|人次|人|名|个百分点|个月|月|日|万|亿|年|倍|次|分)?"
)
"""Units that so many things are counted in, that the same one says nothing of what is counted."""


_NO_NUMBER: Final = regex("[^个座大小多][市县镇乡]|季度")


class Number(NamedTuple):
    """A number with the letters on both sides of it."""

    value: Fraction
    said: str
    start: int
    end: int
    before: str
    behind: str
    ordinal: bool


def numbers_in(text: str) -> Iterator[Number]:
    """The numbers of *text* that count something, without its days."""
    days = [found.span() for found in _DAY.finditer(text)]
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        if any(at <= start < stop for at, stop in days) or text[end : end + 1] == "成":
            continue
        if _NO_NUMBER.match(text, end) and end - start == 1:
            continue  # the name of a town, a part of the year
        if text.startswith("分之", end) or text[max(0, start - 2) : start] == "分之":
            continue  # a share: see rates
        said = found[0]
        value = _value(said)
        if value is None or "〇" in said or text[start - 1 : start] in ("廿", "卅", "成"):
            continue
        before = text[max(0, start - _REACH) : start]
        before = before[len(before) - len(_HAN.match(before[::-1])[0]) :]  # type: ignore[index]
        behind = _HAN.match(text, end)[0][: _REACH + 1]  # type: ignore[index]
        behind = behind[1:] if behind[:1] in _IDLE else behind
        yield Number(value, said, start, end, before, behind[:_REACH], text[start - 1 : start] == "第")


def _value(said: str) -> Fraction | None:
    if said == "半":
        return Fraction(1, 2)
    if not said[0].isdigit():
        return chinese_value(said)
    scale = {"万": 10_000, "亿": 10**8}.get(said[-1], 1)
    return Fraction(said.rstrip("万亿").replace(",", "")) * scale


def _same_before(one: str, other: str) -> int:
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return size


def _same_behind(one: str, other: str) -> int:
    return _same_before(one[::-1], other[::-1])


def echoed(claim: Passage, text: str, numbers: Sequence[Number]) -> Iterator[tuple[int, Finding]]:
    """A number between words that the text has around another: 四战全胜, 三战全胜."""
    for one in numbers_in(text):
        if one.said in _NO_COUNT or (len(one.said) > 1 and set(one.said) <= set("十百千万亿")):
            continue
        rough = _is_rough(text, one)
        near = one.value / 10 if rough else Fraction(0)
        if any(_agree(one, other) or abs(one.value - other.value) < near for other in numbers) or _worked_out(
            one, [*numbers, *numbers_in(text)]
        ):
            continue
        best, most = None, 0
        rest = _REST.search(one.before)
        for other in numbers:
            if _LIMIT.search(other.before) or (rest and other.value > one.value) or _is_other_size(one, other):
                continue
            weight = 0 if rough and len(one.said) != len(other.said) else _weight(one, other, rough=rough)
            if weight > most:
                best, most = other, weight
        if best is not None and most >= _LEAST_WORDS:
            right = best.said + best.behind[:1]
            said = claim.text[one.start : one.end] + one.behind[:1]
            yield one.start, off(claim, one.start, one.end, said, right)


_LIMIT: Final = regex("(?:[低高少多早晚大小]于|不[足到满超得]过?|超过|至少|至多|最[多少高低])$")
"""What says that a number is a limit, and not how many there were."""
_REST: Final = regex("(?:另外?|其余|其他|其它|余下|剩下)的?$")
"""What says that so many are left of more."""


def _is_other_size(one: Number, other: Number) -> bool:
    """True for one numeral in characters and a number of more than ten times that: 三位, and 164人."""
    return len(one.said) == 1 and not one.said.isdigit() and other.said[0].isdigit() and other.value > one.value * 10


def _weight(one: Number, other: Number, *, rough: bool) -> int:
    """How much of what stands around one number stands around the other."""
    if other.said in _NO_COUNT or (other.ordinal and not one.ordinal):
        return 0
    before = _same_before(one.before, other.before)
    alike = max(_same_behind(one.behind, other.behind), _same_behind(one.behind, other.behind.removeprefix("个")))
    behind = alike - len(_OF_MEASURE.match(one.behind)[0])  # type: ignore[index]
    behind -= one.behind[:alike] == "个"
    if (rough and before < _LEAST_WORDS) or not (behind > 0 or before > _LEAST_WORDS):
        return 0
    chinese = not (one.said[0].isdigit() or other.said[0].isdigit())
    return before + behind + (chinese and alike > 1) - one.ordinal


def off(claim: Passage, start: int, end: int, said: str, right: str) -> Finding:
    """That a head or caption has *said* at *start* to *end*, and its text *right*."""
    code = "check-caption-figure" if claim.role == "caption" else "check-head-figure"
    return remark(code, claim, (start, end), LIKELY, said=said, right=right)


def restated(passage: Passage, span: tuple[int, int], right: str) -> Finding:
    """That what *passage* has at *span* is *right* elsewhere; of a head or caption, that its text has *right*."""
    said = passage.text[slice(*span)]
    if passage.is_copy:
        return remark("check-restated", passage, span, LIKELY, said=said, right=right)
    return off(passage, *span, said, right)


_ROUGHLY: Final = regex("[约近超逾破余数几]$|(?:有时|至少|最多|突破|超过|将近|接近|不足|不到|百分之|分之)$")
_VAGUE_BEHIND: Final = regex("[多余来几成折%]|分之|左右|以上")


def _is_rough(text: str, one: Number) -> bool:
    return bool(_ROUGHLY.search(text[max(0, one.start - 3) : one.start]) or _VAGUE_BEHIND.match(text, one.end))


def _agree(one: Number, other: Number) -> bool:
    """True where *other* is *one*, or is rounded to it: 605000, said 六十万."""
    if one.value == other.value + _NOON and one.behind[:1] in _HOURS and other.behind[:1] in _HOURS:
        return True  # 19时, of 昨晚7时
    near = one.behind[:1] in other.behind[:3] or other.behind[:1] in one.behind[:3]
    if one.value < _SMALL and not near and not {one.behind[:1], other.behind[:1]} <= _PERSONS:
        return False  # 第五 bears out no 五连胜
    return abs(one.value - other.value) < max(_step(one.said), Fraction(1, 1000))


_SMALL: Final = 10
_NOON: Final = 12
_HOURS: Final = ("时", "点")
_PERSONS: Final = frozenset("人名位个")


def _step(said: str) -> Fraction:
    """What the last digit of a round number is worth; nothing for 17."""
    worth = 1
    for letter in reversed(said):
        if letter not in "十百千万亿":
            break
        worth *= {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8}[letter]
    return Fraction(worth if worth > 1 else 0, 10 ** len(re.sub("[^0-9.]", "", said).partition(".")[2]))


def _worked_out(one: Number, numbers: Sequence[Number]) -> bool:
    """True for a number that two of the text's make: 四十七个问题, of which 四十四个 and 三个."""
    same = [other.value for other in numbers if other.behind[:1] == one.behind[:1]][:_MOST]
    return is_of_two(one.value, same)


_MOST: Final = 40
"""Numbers of a unit that are added to each other."""


def repeated_heads(passages_of: Mapping[str, Sequence[Passage]]) -> Iterator[Finding]:
    """A head that stands over the rest of a story with another number than over its beginning."""
    seen: dict[tuple[str, str], Passage] = {}
    for passages in passages_of.values():
        for one in passages:
            if one.role not in HEADLINES or len(one.text) < _LEAST_HEAD:
                continue
            key = (one.role, _NUMBER.sub("#", folded(one.text)))
            first = seen.setdefault(key, one)
            if first is one or first.text == one.text or first.story == one.story:
                continue
            for a, b in zip(_NUMBER.finditer(folded(first.text)), _NUMBER.finditer(folded(one.text)), strict=False):
                if a[0] != b[0]:
                    yield remark("check-restated", one, b.span(), LIKELY, said=b[0], right=a[0])


_LEAST_HEAD: Final = 8
"""Letters of a head that is no rubric and no day's weather."""
