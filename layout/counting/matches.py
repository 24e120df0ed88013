"""What sport counts: records of matches, medals, halves of a score, scores that are level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from layout.counting.quantities import Quantity
from layout.counting.statements import Sentence, misstated
from layout.findings import Finding
from layout.patterns import regex

_RECORD: Final = regex("(?P<won>[0-9]{1,2})胜(?:(?P<drawn>[0-9]{1,2})平)?(?P<lost>[0-9]{1,2})负")
_PLAYED: Final = frozenset(("场", "轮", "战"))
_MEDALS: Final = regex("(?P<gold>[0-9]{1,3})金[、，]?(?P<silver>[0-9]{1,3})银[、，]?(?P<bronze>[0-9]{1,3})铜")
_ALL_MEDALS: Final = regex("[枚块]")
_IN_ALL: Final = regex("[共总计][^，。；0-9]{0,5}$")
_SCORE: Final = regex("(?<![0-9])(?P<one>[0-9]{1,3})[:∶比](?P<other>[0-9]{1,3})(?![0-9])")
_PART: Final = regex("(?:上半场|下半场|加时赛?|首节|次节|末节|第[一二三四]节|半场)[^，。；0-9]{0,6}$")
_WHOLE: Final = regex("(?:全场|终场|总比分|最终|以)[^，。；0-9]{0,6}$")
_LEVEL: Final = regex("(?:扳平|追平|战平|打平)(?:为|成|至)?$|总比分(?:扳|追)(?:成|平|为|至)+$")
_LEVEL_BEHIND: Final = regex("(?:的比分)?(?:战平|握手言和|平分秋色|打平)")


def matches(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Records, medals and scores that do not come out."""
    for at, sentence in enumerate(sentences):
        last = sentences[at - 1] if at and sentences[at - 1].passage is sentence.passage else None
        yield from _records(sentence, last)
        yield from _medals(sentence)
        yield from _halves_of_scores(sentence)
        yield from _level(sentence)


def _played(sentence: Sentence) -> list[Quantity]:
    return [one for one in sentence.quantities if one.unit in _PLAYED and one.value > 2 and not one.each]


def _records(sentence: Sentence, last: Sentence | None) -> Iterator[Finding]:
    """So many won, drawn and lost, of so many played: 踢了22场，12胜6平4负; 九轮过后 of two sides."""
    found = [*_RECORD.finditer(sentence.text, sentence.start, sentence.end)]
    played = [one for one in _played(sentence) if not found or one.end <= found[0].start()]
    if len(found) == 1 and len(played) == 1 and _is_of(played[0], found[0], sentence.text):
        total = sum(int(found[0][name] or 0) for name in ("won", "drawn", "lost"))
        if total != played[0].value:
            yield misstated(sentence, (played[0].start, played[0].end), f"{total}{played[0].unit}")
    if len(found) != 1 or last is None or played:
        return
    before = [*_RECORD.finditer(last.text, last.start, last.end)]
    rounds = _played(last)
    if len(before) == 1 and len(rounds) == 1:
        sums = [sum(int(one[name] or 0) for name in ("won", "drawn", "lost")) for one in (before[0], found[0])]
        if sums[0] == rounds[0].value != sums[1] and "少赛" not in sentence.text:
            yield misstated(sentence, found[0].span(), f"{sums[0]}{rounds[0].unit}")


def _is_of(played: Quantity, found: re.Match[str], text: str) -> bool:
    """True for so many matches that a record is of; for the hundredth where it is the record of all."""
    return not played.ordinal or "战绩" in text[played.end : found.start()]


def _medals(sentence: Sentence) -> Iterator[Finding]:
    """Medals of each kind and all of them: 5金7银6铜，共18枚."""
    found = [*_MEDALS.finditer(sentence.text, sentence.start, sentence.end)]
    text = sentence.text
    totals = [one for one in sentence.quantities if _IN_ALL.search(text[max(0, one.start - 8) : one.start])]
    totals = [one for one in totals if _ALL_MEDALS.fullmatch(one.unit) and one.exact and not one.ordinal]
    if len(found) == 1 and len(totals) == 1:
        right = sum(map(int, found[0].groups()))
        if totals[0].value != right:
            yield misstated(sentence, (totals[0].start, totals[0].end), f"{right}{totals[0].unit}")


def _halves_of_scores(sentence: Sentence) -> Iterator[Finding]:
    """Halves or quarters and the score of the whole: 上半场42∶38，下半场35∶41，全场77∶79."""
    text = sentence.text
    parts, wholes = [], []
    for found in _SCORE.finditer(text, sentence.start, sentence.end):
        lead = text[max(sentence.start, found.start() - 10) : found.start()]
        if _PART.search(lead):
            parts.append(found)
        elif _WHOLE.search(lead):
            wholes.append(found)
    if len(parts) not in (2, 4) or len(wholes) != 1:
        return
    sums = [sum(int(one[side]) for one in parts) for side in ("one", "other")]
    said = [int(wholes[0][side]) for side in ("one", "other")]
    # A half may be said as what stood then.
    if sums != said and sums != said[::-1] and [int(parts[-1][side]) for side in ("one", "other")] != said:
        yield misstated(sentence, wholes[0].span(), f"{sums[0]}∶{sums[1]}")


def _level(sentence: Sentence) -> Iterator[Finding]:
    """A score that is called level and is not: 总比分扳成2∶1."""
    text = sentence.text
    for found in _SCORE.finditer(text, sentence.start, sentence.end):
        lead = text[max(sentence.start, found.start() - 8) : found.start()]
        if (_LEVEL.search(lead) or _LEVEL_BEHIND.match(text, found.end())) and found["one"] != found["other"]:
            yield misstated(sentence, found.span(), f"{found['one']}∶{found['one']}", "check-restated")
