"""Matches won, drawn and lost, with the points and goals that they make, and who came of those that were due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.counting.statements import Sentence, misstated
from layout.findings import Finding
from layout.patterns import regex
from layout.wording.figures import whole_number

_RECORD: Final = regex("(?P<won>[0-9]{1,2})胜(?:(?P<drawn>[0-9]{1,2})平)?(?:(?P<lost>[0-9]{1,2})负)?")
_POINTS: Final = regex("积(?P<points>[0-9]{1,3})分")
_ROUNDS: Final = regex(
    "(?:前|经过|战罢|踢完|打完|完成)(?P<rounds>[一二三四五六七八九十]{1,3}|[0-9]{1,2})[轮场](?:战罢|过后|比赛)?[^。0-9]{0,8}?"
)
_GOALS: Final = regex(
    "进(?P<made>[0-9]{1,3})球[，、]?失(?P<lost>[0-9]{1,3})球[^。]{0,4}净胜(?P<net>[0-9]{1,3})球", "净胜"
)
_ATTENDANCE: Final = regex(
    "应到[^，。0-9]{0,6}(?P<due>[0-9]+)[人名位]?[^。0-9]{0,6}实到[^，。0-9]{0,6}(?P<came>[0-9]+)", "应到"
)


def may_have(points: int, won: int, drawn: int) -> bool:
    """True where some way of counting gives so many *points* for matches *won* and *drawn*.

    A win counts three in football, two in Chinese chess and in older tables, one at chess with half for a draw.
    """
    return points in (3 * won + drawn, 2 * won + drawn) or 2 * points == 2 * won + drawn


def standings(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Records, points, goals and attendances that do not come out."""
    for sentence in sentences:
        text, within = sentence.text, (sentence.start, sentence.end)
        yield from _points(sentence)
        for found in _GOALS.finditer(text, *within):
            right = int(found["made"]) - int(found["lost"])
            if right != int(found["net"]):
                yield misstated(sentence, found.span("net"), str(right))
        for found in _ATTENDANCE.finditer(text, *within):
            if int(found["came"]) > int(found["due"]):
                yield misstated(sentence, found.span("came"), found["due"], "check-restated")
        for found in _ROUNDS.finditer(text, *within):
            record = _RECORD.match(text, found.end(), sentence.end)
            if record and record["lost"]:
                played = sum(int(record[name] or 0) for name in ("won", "drawn", "lost"))
                if whole_number(found["rounds"]) != played:
                    yield misstated(sentence, found.span("rounds"), str(played))


def _points(sentence: Sentence) -> Iterator[Finding]:
    """A record and right after it points that no way of counting makes of it: 2胜1平积6分.

    Where more stands between them the record may be of the matches at home, or of those before: one record alone.
    """
    records = [one for one in _RECORD.finditer(sentence.text, sentence.start, sentence.end) if one["drawn"]]
    points = [*_POINTS.finditer(sentence.text, sentence.start, sentence.end)]
    alone = len(records) == len(points) == 1
    for record in records:
        for found in points:
            beside = _BESIDE.fullmatch(sentence.text, record.end(), found.start())
            if not (alone or beside):
                continue
            won, drawn = int(record["won"]), int(record["drawn"])
            if not may_have(int(found["points"]), won, drawn):
                yield misstated(sentence, (found.start("points"), found.end()), f"{3 * won + drawn}分")


_BESIDE: Final = regex("，?(?:的战绩，?)?[共已总]?")
