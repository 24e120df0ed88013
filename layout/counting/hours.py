"""Hours of a day, and how long it is from one to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.quantities import Quantity
from layout.counting.statements import Sentence, worked_out
from layout.findings import Finding
from layout.patterns import regex
from layout.wording.figures import whole_number

_CLOCK: Final = regex(
    "(?P<half>凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|当晚|今晨|昨晨|今早|昨晚|今晚|晚|早)?(?<![0-9.])(?P<hour>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})"
    "(?:[时点](?!候|间|代|[0-9一二三四五六七八九]%)(?P<tail>整|半|(?P<minute>[0-9]{1,2})分?)?|:(?P<colon>[0-9]{2}))(?!秒)"
)
_LASTED: Final = regex("(?:历时|用时|持续|前后|共|[延提]?[早晚迟][了]?|多开|多出)[^，。；0-9]{0,3}$")
_LONGER: Final = regex("(?:多开|延长|推迟|提前|早|晚)[^，。；0-9]{0,3}$")
_LATE: Final = ("下午", "傍晚", "晚上", "当晚", "昨晚", "今晚", "晚")
_NOON: Final = 12
_DAY: Final = 24 * 3600


def hours(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hours of a day and how many there are from one to the other."""
    for sentence in sentences:
        yield from _hours(sentence)


def _hours(sentence: Sentence) -> Iterator[Finding]:
    """From the first hour of a sentence to its last, and how long that is: 上午9时开始，下午2时结束，历时5个小时.

    Where the halves of the day are not said, twelve hours more or less may be meant.
    """
    found = [*_CLOCK.finditer(sentence.text, sentence.start, sentence.end)]
    lasted = [one for one in sentence.quantities if _says_how_long(sentence, one)]
    if len(found) < _BOTH or len(lasted) != 1:
        return
    (one,) = lasted
    found = [each for each in found if each.end() <= one.start]
    if len(found) < _BOTH:
        return
    first, last = _seconds(found[0]), _seconds(found[-1])
    apart = Fraction((last - first) % _DAY)
    said = found[0]["half"] and found[-1]["half"]
    meant = {apart} if said else {apart, (apart + _DAY // 2) % _DAY}
    if one.value not in meant and apart > 0 and all(abs(one.value - each) >= one.step for each in meant):
        yield worked_out(sentence, one, min(meant, key=lambda each: abs(each - one.value)))


_BOTH: Final = 2


def _says_how_long(sentence: Sentence, one: Quantity) -> bool:
    lead = sentence.text[max(sentence.start, one.start - 8) : one.start]
    length = one.measure == "时长" and one.unit.endswith(("小时", "钟头", "分钟"))
    return length and one.exact and bool(_LASTED.search(lead) or _LONGER.search(lead))


def _seconds(found: re.Match[str]) -> int:
    hour = whole_number(found["hour"])
    hour += _NOON if found["half"] in _LATE and hour < _NOON else 0
    minutes = 30 if found["tail"] == "半" else int(found["minute"] or found["colon"] or 0)
    return hour * 3600 + minutes * 60
