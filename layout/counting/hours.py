"""Hours of a day, and how long it is from one to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.statements import Sentence, worked_out
from layout.findings import Finding
from layout.patterns import regex
from layout.wording.figures import whole_number

_CLOCK: Final = regex(
    "(?P<half>凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|当晚)(?P<hour>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})[时点](?P<tail>整|半|[0-9]{1,2}分)?"
)
_LASTED: Final = regex("(?:历时|用时|持续|前后|共)[^，。；0-9]{0,3}$")


def hours(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hours of a day and how many there are from one to the other."""
    for sentence in sentences:
        yield from _hours(sentence)


def _hours(sentence: Sentence) -> Iterator[Finding]:
    """From one hour of a day to another, and how many that is: 上午9时开始，下午2时结束，历时5个小时."""
    found = [*_CLOCK.finditer(sentence.text, sentence.start, sentence.end)]
    if len(found) != 2 or any(one["tail"] not in (None, "整") for one in found):
        return
    first, last = (_hour(one) for one in found)
    for one in sentence.quantities:
        lead = sentence.text[max(sentence.start, one.start - 8) : one.start]
        if (
            one.measure == "时长"
            and one.unit.endswith("小时")
            and one.exact
            and one.start > found[1].end()
            and _LASTED.search(lead)
        ):
            apart = Fraction((last - first) % 24 * 3600)
            if 0 < apart != one.value:
                yield worked_out(sentence, one, apart)


def _hour(found: re.Match[str]) -> int:
    hour = whole_number(found["hour"])
    return hour + 12 if found["half"] in ("下午", "傍晚", "晚上", "当晚") and hour < 12 else hour
