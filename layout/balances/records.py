"""Records and parts of scores that must add up: 9轮6胜3和, 九轮过后 of two sides, four quarters and the match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from layout.counting.statements import Sentence, misstated
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.lives import NUMBER
from layout.wording.figures import whole_number

_PLAYED: Final = f"(?P<played>{NUMBER})(?:轮|场|局|战)(?:比赛|较量|角逐|对局|后)?"
_RECORDS: Final = (
    regex(f"(?<![第0-9一二三四五六七八九十]){_PLAYED}[^，。；0-9]{{0,6}}[，、]?(?P<won>[0-9]{{1,2}})胜(?:(?P<drawn>[0-9]{{1,2}})[平和])(?![0-9一二三四五六七八九])"),
    regex(f"(?<![第0-9一二三四五六七八九十]){_PLAYED}[^。；0-9]{{0,8}}胜(?P<won>[0-9]{{1,2}})[局场]、[和平](?P<drawn>[0-9]{{1,2}})[局场](?!、负)"),
)  # fmt: skip
"""So many played and the record of who lost none."""
_AFTER: Final = regex(f"(?P<played>{NUMBER})(?:轮|场|战)(?:比赛)?(?:过后|战罢|之后|后|结束|赛罢|打完)，")
_RECORD: Final = regex("(?P<won>[0-9]{1,2})胜(?:(?P<drawn>[0-9]{1,2})[平和])?(?P<lost>[0-9]{1,2})负")
_FEWER: Final = regex("少赛|多赛|少打|多打|补赛")
_QUARTERS: Final = regex(
    "(?:四节|各节|单节)比分(?:分别)?[为是]?：?(?P<parts>[0-9]{1,3}[:∶比][0-9]{1,3}(?:[、，和,][0-9]{1,3}[:∶比][0-9]{1,3}){3,4})"
)
_SCORE: Final = regex("(?<![0-9])([0-9]{1,3})[:∶比]([0-9]{1,3})(?![0-9])")
_LEAST: Final = 40
"""What a side has at the end of a match of four quarters."""


def records(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Records and quarters that do not add up."""
    scores = {(int(one[1]), int(one[2])) for each in _passages(sentences) for one in _SCORE.finditer(each)}
    for sentence in sentences:
        if "胜" in sentence.text:
            yield from _unbeaten(sentence)
            yield from _of_all_sides(sentence)
        for found in _QUARTERS.finditer(sentence.text, sentence.start, sentence.end):
            yield from _quarters(sentence, found, scores)


def _passages(sentences: Sequence[Sentence]) -> list[str]:
    return [*dict.fromkeys(one.text for one in sentences)]


def _unbeaten(sentence: Sentence) -> Iterator[Finding]:
    for pattern in _RECORDS:
        for found in pattern.finditer(sentence.text, sentence.start, sentence.end):
            played, total = whole_number(found["played"]), int(found["won"]) + int(found["drawn"])
            unbeaten = "不败" in sentence.text[sentence.start : sentence.end] or total > (played or total)
            if played and total != played and (unbeaten or "没有输" in sentence.text[sentence.start : sentence.end]):
                yield misstated(sentence, found.span("played"), str(total))


def _of_all_sides(sentence: Sentence) -> Iterator[Finding]:
    """After so many rounds each side has played as many: 九轮过后，海宁队7胜2负，锦江队6胜3负."""
    after = _AFTER.search(sentence.text, sentence.start, sentence.end)
    played = whole_number(after["played"]) if after else None
    told = [*_RECORD.finditer(sentence.text, after.end(), sentence.end)] if after else []
    if not played or len(told) < 2 or _FEWER.search(sentence.text, sentence.start, sentence.end):
        return
    wrong = [one for one in told if _total(one) != played]
    if 0 < len(wrong) < len(told):
        yield from (misstated(sentence, one.span(), f"{played}场") for one in wrong)


def _total(found: re.Match[str]) -> int:
    return sum(int(found[name] or 0) for name in ("won", "drawn", "lost"))


def _quarters(sentence: Sentence, found: re.Match[str], scores: set[tuple[int, int]]) -> Iterator[Finding]:
    """Quarters against the scores of the story: one side of one of them is theirs, the other is not."""
    parts = [(int(one[1]), int(one[2])) for one in _SCORE.finditer(found["parts"])]
    made = sum(one for one, _ in parts), sum(other for _, other in parts)
    ends = {one for one in scores if min(one) >= _LEAST}
    if not ends or made in ends or made[::-1] in ends:
        return
    near = [one for one in sorted(ends) for side in (one, one[::-1]) if side[0] == made[0] or side[1] == made[1]]
    if near:
        yield misstated(sentence, found.span("parts"), f"{near[0][0]}∶{near[0][1]}")
