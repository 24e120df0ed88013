"""Scores: of a head or caption against the match that the text tells, and of a match against how it came about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import CLAIMING, LIKELY, IssueReading, Passage, remark

_SCORE: Final = regex("(?<![0-9:∶比])([0-9]{1,3})[比:∶]([0-9]{1,3})(?![0-9:∶比])")
_WON: Final = (
    "战胜|击败|逆转|力克|轻取|险胜|横扫|大胜|完胜|不敌|负于|取胜|获胜|告负|小胜|战平|握手言和|惜败|憾负|落败|输给"
    "|淘汰|击退|胜|负|平"
)
_RESULT: Final = regex(f"以([0-9]{{1,3}})[比:∶]([0-9]{{1,3}})(?:的(?:总)?比分)?(?:{_WON})")
_SAID: Final = regex(f"([0-9]{{1,3}})[比:∶]([0-9]{{1,3}})(?:的比分)?(?={_WON})")
_BECAME: Final = regex("(?:改写|定格|锁定|写)(?:为|成|在)([0-9]{1,3})[比:∶]([0-9]{1,3})")
_LEGS: Final = regex("回合|总比分|总分")
MOST_SCORES: Final = 60
"""Scores of a text that are compared: results of a round have no head with one of them."""

Score = tuple[int, int]


def scores(reading: IssueReading) -> Iterator[Finding]:
    """Scores that are not those of the match."""
    for passages in reading.by_story.values():
        body = [one for one in passages if one.is_copy]
        said = [_sides(found) for one in body for found in _SCORE.finditer(one.text)]
        results = [found for one in body for found in _RESULT.finditer(one.text)]
        if not results or len(said) > MOST_SCORES:
            continue
        for one in passages:
            if one.role in CLAIMING:
                yield from _claimed(one, said, results)
        yield from _came_about(body, results)


def _sides(found: re.Match[str]) -> Score:
    """A score with the lower number first, whoever is named first."""
    low, high = sorted((int(found[1]), int(found[2])))
    return low, high


def _claimed(claim: Passage, said: Sequence[Score], results: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """A score of a head or caption of which the text has only another: 3比0 over 以3比1逆转北港女排.

    Scores of one side are compared, and those before one verb; those that add up to the claim's are of two legs.
    """
    legs = any(_LEGS.search(one.string) for one in results) or _LEGS.search(claim.text)
    verbs = {found.end() for found in _SAID.finditer(claim.text)}
    for found in _SCORE.finditer(claim.text):
        score = _sides(found)
        if score in said:
            # It was so at some time of the match, which ended otherwise.
            ended = {_sides(one) for one in results}
            won = found.end() in verbs or claim.text[found.start() - 1 : found.start()] == "以"
            if won and len(ended) == 1 and score not in ended and len(results) == 1:
                yield _off(claim, found, results[0])
            continue
        of_legs = legs and any(_adds_up(one, other, score) for one in said for other in said)
        of_side = [one for one in results if _sides(one)[1] == score[1]]
        single = len({_sides(one) for one in results}) == 1 and (found.end() in verbs or "总" not in claim.text)
        alike = of_side or (results if len({*said}) == 1 or single else [])
        if alike and not of_legs:
            yield _off(claim, found, alike[0])


def _off(passage: Passage, found: re.Match[str], right: re.Match[str]) -> Finding:
    code = "check-caption-figure" if passage.role == "caption" else "check-head-figure"
    span = (found.start(1), found.end(2))
    return remark(code, passage, span, LIKELY, said=passage.text[slice(*span)], right=f"{right[1]}比{right[2]}")


def _adds_up(one: Score, other: Score, score: Score) -> bool:
    """True where two results, each with its lower number first, make *score* over both legs, whoever won which."""
    crossed = sorted((one[0] + other[1], one[1] + other[0]))
    return score in ((one[0] + other[0], one[1] + other[1]), (crossed[0], crossed[1]))


def _came_about(body: Sequence[Passage], results: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """The last score of a match that the text tells goal by goal, and its one result."""
    told = [(one, found) for one in body for found in _BECAME.finditer(one.text)]
    if not told or len({_sides(one) for one in results}) != 1:
        return
    passage, last = told[-1]
    right = _sides(results[0])
    later = [found for found in _SCORE.finditer(passage.text, last.end()) if _sides(found) == right]
    if _sides(last) != right and not later and sum(_sides(last)) >= sum(right):
        span = (last.start(1), last.end(2))
        yield remark(
            "check-restated", passage, span, LIKELY, said=passage.text[slice(*span)],
            right=f"{results[0][1]}比{results[0][2]}",
        )  # fmt: skip
