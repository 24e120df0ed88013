"""Sums, shares and growth that a text states with all their parts, worked out again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, SURE, IssueReading, Passage, remark
from layout.reading.restated import is_slip
from layout.reviewing.scores import may_have
from layout.wording.figures import SaidFigure, figures_in, shown

_SENTENCE: Final = regex(r"[^。！？!?]+[。！？!?]?")
_EACH: Final = regex("每[一-鿿]{0,3}$")
"""What says that a figure is of one of many, and no whole: 每班50人."""
_REACH: Final = 24
"""Characters between the whole and what each of its parts has, before they are named."""
_OF_THEM: Final = regex(r"[^。]{0,14}?[，,。；;]?其中")
_GREW: Final = r"(增长|增加|增|提高|上升|上涨|扩大|涨)"
_FELL: Final = r"(下降|减少|降低|下跌|缩小|回落|降|跌)"
_FROM_TO: Final = regex(rf"(?:{_GREW}|{_FELL})(?:到了?|至|为)$")
_RATE: Final = regex(rf"(?:{_GREW}|{_FELL})(?:了|幅度?[为达]?|幅)?(?:约|近|超过?|逾)?$")
_THAN: Final = regex(r"(?:比|较|与)(?:上年|去年|前年|上月|上周|此前|同期|上一年|去年同期|上年同期)(?:同期)?的?$")
_SHARE_OF: Final = regex(r"[）)]?的$")
_COMPLEMENTS: Final = (
    ("男", "女"), ("城镇", "农村"), ("职工", "居民"), ("国内", "国外"), ("进口", "出口"), ("上午", "下午"),
    ("新增", "原有"), ("小学", "中学"), ("公立", "民办"),
)  # fmt: skip
"""Parts that leave nothing over."""
MOST_PARTS: Final = 24
MOST_LIST: Final = 400
"""Parts of a whole, and characters of the list that names them: a longer one is a table."""
SMALL_CLAIM: Final = Fraction(1, 20)
"""Parts that make the whole but for so much were meant to make it whole."""


def sums(reading: IssueReading) -> Iterator[Finding]:
    """Sums and percentages of the copy that do not come out."""
    for passage in reading.passages:
        if passage.role not in ("paragraph", "caption", "deck"):
            continue
        found = figures_in(passage.text)
        if len(found) < 2:
            continue
        yield from _wholes(passage, found)
        yield from _parts_first(passage, found)
        yield from _table_points(passage)
        starts = [one.start for one in found]
        for sentence in _SENTENCE.finditer(passage.text):
            inside = list(found[bisect_left(starts, sentence.start()) : bisect_left(starts, sentence.end())])
            if len(inside) > 1:
                yield from _growth(passage, inside)
                yield from _shares(passage, inside)


def _wholes(passage: Passage, found: tuple[SaidFigure, ...]) -> Iterator[Finding]:
    """A whole with its parts after 其中."""
    text = passage.text
    for at, last in enumerate(found):
        if not last.unit or last.unit == "%" or not _OF_THEM.match(text, last.end):
            continue
        whole = last
        if _EACH.search(text, max(0, last.start - 4), last.start):
            before = [one for one in found[:at] if one.unit == last.unit and last.start - one.end < _REACH]
            if not before:
                continue
            whole = before[-1]
        stop = _end_of_list(text, whole.end)
        between = text[last.end : text.index("其中", last.end)]
        if any(one.unit == whole.unit for one in figures_in(between)):
            continue
        parts = [one for one in found[at + 1 : at + 1 + MOST_PARTS] if one.end <= stop and one.unit == whole.unit]
        if len(parts) < 2 or not all(one.exact for one in (*parts, whole)) or _is_nested(text, parts):
            continue
        total = sum((one.value for one in parts), Fraction(0))
        if any(sum((one.value for one in parts[:size]), Fraction(0)) == whole.value for size in range(2, len(parts))):
            continue  # the first of them make it, and what follows is of something else
        if abs(total - whole.value) <= max(one.step for one in parts) / 2 * (len(parts) if whole.step != 1 else 0):
            continue
        words = text[whole.end : parts[-1].end]
        paired = "其余" in words or any(one in words and other in words for one, other in _COMPLEMENTS)
        slip = is_slip(whole.said, shown(total, whole))
        if total > whole.value or paired or slip or abs(total - whole.value) <= whole.value * SMALL_CLAIM:
            sure = SURE if paired or abs(total - whole.value) <= whole.value * SMALL_CLAIM else LIKELY
            yield remark(
                "check-sum", passage, (whole.start, whole.end), sure, said=whole.said, right=shown(total, whole)
            )


def _end_of_list(text: str, start: int) -> int:
    """Where the clause ends in which parts are named: at the sentence that has 其中."""
    at = text.index("其中", start)
    far = at + MOST_LIST
    stops = [found for mark in "。；！" if (found := text.find(mark, at, far)) >= 0]
    return min(stops, default=min(far, len(text)))


def _is_nested(text: str, parts: list[SaidFigure]) -> bool:
    """True where a part has parts of its own, or something else than a list stands between them."""
    words = text[parts[0].start : parts[-1].end]
    return any(
        one in words
        for one in (
            "其中",
            "包括",
            "比",
            "增长",
            "较",
            "下降",
            "达到",
            "占",
            "每",
            "以上",
            "超过",
            "降到",
            "升到",
            "涨到",
        )
    )


def _parts_first(passage: Passage, found: tuple[SaidFigure, ...]) -> Iterator[Finding]:
    """Parts in a row and then the whole: 男18人、女15人，共33人."""
    text = passage.text
    for at, whole in enumerate(found):
        if at < 2 or not whole.unit:
            continue
        clause = _TOGETHER.search(text, max(0, whole.start - 16), whole.start)
        if clause is None or (clause["year"] and not _STILL.search(text, found[at - 2].end, clause.start())):
            continue  # a year has more parts than those that are named
        parts: list[SaidFigure] = []
        last = bisect_left([one.start for one in found[:at]], clause.start())
        for one, after in _back(found, last, whole):
            if one.unit != whole.unit or not one.exact or re.search(r"[。；：:]", text[one.end : after.start]):
                break
            if after is not whole and not re.fullmatch(
                r"[、，,][^，。；、]{1,10}|和[^，。；、]{1,10}", text[one.end : after.start]
            ):
                break
            parts.append(one)
        total = sum((one.value for one in parts), Fraction(0))
        if len(parts) > 1 and whole.exact and abs(total - whole.value) > (0 if whole.step == 1 else whole.step):
            yield remark(
                "check-sum", passage, (whole.start, whole.end), LIKELY, said=whole.said, right=shown(total, whole)
            )


_RECORD: Final = regex("([0-9]{1,2})胜([0-9]{1,2})平(?:[0-9]{1,2}负)?，?(?:的战绩，?)?(?:共|已|总)?积([0-9]{1,3})分")


def _table_points(passage: Passage) -> Iterator[Finding]:
    """Points of a table that no way of counting gives: 2胜1平积6分."""
    for found in _RECORD.finditer(passage.text):
        won, drawn, points = map(int, found.groups())
        if not may_have(points, won, drawn):
            span = (found.start(3), found.end(3) + 1)
            right = f"{3 * won + drawn}分"
            yield remark("check-sum", passage, span, LIKELY, said=passage.text[slice(*span)], right=right)


_TOGETHER: Final = regex(
    "[，,、：:](?:前后|[两二三四五六七八九十]{1,2}[年天次项处批类者种级档]|(?P<year>全年))?(?:共计?|合计|总计|总共|一共)[^，。；、]{0,6}$"
)
"""What stands between parts and their whole."""
_STILL: Final = regex("[还再]")
"""What shows the second part to be the last: 已装13部，还要装7部."""


def _back(found: tuple[SaidFigure, ...], at: int, whole: SaidFigure) -> Iterator[tuple[SaidFigure, SaidFigure]]:
    """The figures before number *at*, from the last, each with the one after it; *whole* is after the last."""
    for index in range(at - 1, max(-1, at - 1 - MOST_PARTS), -1):
        yield found[index], (whole if index == at - 1 else found[index + 1])


def _growth(passage: Passage, inside: list[SaidFigure]) -> Iterator[Finding]:
    """由甲增加到乙，增长百分之几; 乙，比上年的甲增长百分之几."""
    text = passage.text
    for one, other, rate in zip(inside, inside[1:], inside[2:], strict=False):
        if rate.unit != "%" or one.unit != other.unit or not one.unit or one.unit == "%" or not one.value:
            continue
        before = text[max(0, one.start - 8) : one.start]
        first, second = text[one.end : other.start], text[other.end : rate.start]
        if re.search(r"[由从][^，。由从]{0,6}$", before) and _FROM_TO.search(first) and len(first) < 8:
            start, end = one, other
        elif _THAN.search(first) and len(first) < 14:
            start, end = other, one
        else:
            continue
        way = _RATE.search(second)
        if way is None or way.start() > _OWN_SUBJECT or not start.value:
            continue
        right = (end.value - start.value) / start.value * 100
        said = rate.value if way[1] else -rate.value
        if not _comes_out(right, said, rate, (start, end)) and one.exact and other.exact:
            yield remark(
                "check-percent",
                passage,
                (rate.start, rate.end),
                SURE,
                said=rate.said,
                right=f"{float(abs(right)):.2f}%",
            )


_OWN_SUBJECT: Final = 4
"""Characters before the verb from which something else grew: 雪道从64条增至74条，雪道面积增加15%."""


def _comes_out(right: Fraction, said: Fraction, rate: SaidFigure, parts: tuple[SaidFigure, SaidFigure]) -> bool:
    """True where *said* is *right* as far as its parts were rounded."""
    start, end = parts
    slack = Fraction(0)
    for one in parts:
        if one.value and one.step != 1:
            slack += one.step / 2 / one.value
    slack *= 100 * (end.value / start.value if start.value else 1)
    return abs(right - said) <= rate.step * Fraction(51, 100) + slack


def _shares(passage: Passage, inside: list[SaidFigure]) -> Iterator[Finding]:
    """甲，完成年度目标（乙）的百分之几; 甲，占乙的百分之几."""
    text = passage.text
    for part, whole, rate in zip(inside, inside[1:], inside[2:], strict=False):
        if rate.unit != "%" or part.unit != whole.unit or not part.unit or part.unit == "%" or not whole.value:
            continue
        first, second = text[part.end : whole.start], text[whole.end : rate.start]
        if not re.fullmatch(r"[，,]?[^，。；]{0,4}(?:占|完成)[^，。；]{0,14}", first) or not _SHARE_OF.fullmatch(
            second
        ):
            continue
        right = part.value / whole.value * 100
        if part.exact and whole.exact and not _comes_out(right, rate.value, rate, (whole, part)):
            yield remark(
                "check-percent", passage, (rate.start, rate.end), SURE, said=rate.said, right=f"{float(right):.2f}%"
            )
