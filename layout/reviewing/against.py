"""Figures and days of heads and captions held against the text that they stand over or beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from layout.counting.reckoned_from import is_reckoned
from layout.counting.statements import story_sentences
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import (
    CLAIMING,
    DOUBTFUL,
    HEADLINES,
    LIKELY,
    SURE,
    IssueReading,
    Passage,
    copy_under_heads,
    remark,
)
from layout.reading.restated import (
    LEAST_ALIKE,
    MOST_FIGURES,
    FigureOf,
    numbers_called,
    of_one_thing,
    referred,
    said_in,
    stands_by_itself,
)
from layout.reviewing.caption_days import DAY, caption_days
from layout.wording.figures import SaidFigure, agrees, figures_in, same_unit

LEAST_TEXT: Final = 80
"""Characters of a text below which it is a note that need not say all that its head says."""
_VAGUE: Final = frozenset(("", *"个时点分对头只片号度里成步两层级类处副杯碗把笔单轮门道段圈口眼局根桌席卷"))
"""Units of figures that are figures of speech as often as not."""
_TIMES: Final = frozenset(("年", "小时", "分钟"))
"""Lengths of time that a head may name and its text only tell of: 退潮以后的四小时."""
_SIDES: Final = ("长", "宽", "高", "深", "厚", "重")
"""What is measured: one character says what a figure is of."""
_IDIOM_AFTER: Final = regex(r"[个片口股阵心声路线起番回丝点些份双]")


def against_text(reading: IssueReading) -> Iterator[Finding]:
    """What heads, decks and captions say otherwise than their stories."""
    bodies = copy_under_heads(reading)
    for slug, passages in reading.by_story.items():
        if sum(len(one.text) for one in passages if one.is_copy) < LEAST_TEXT:
            continue
        body = bodies[slug]
        yield from referred(passages)
        yield from numbers_called(passages)
        known = [figure for one in body for figure in figures_in(one.text)]
        told = [figure for one in body for figure in said_in(one)] if len(known) < MOST_FIGURES else []
        whole = all(reading.stories[one.story].complete and not _goes_on(reading, one) for one in body[:1])
        found: list[Finding] = []
        for one in passages:
            if one.role in HEADLINES:
                found += _head_figures(one, known, body, reading.issue.date.year, whole=whole)
            elif one.role == "caption":
                found += (*_caption_figures(one, known, body), *caption_days(one, body, reading.issue.date))
            if one.role in CLAIMING:
                found += _of_one_thing(one, told)
        sentences = [*story_sentences(body)] if found else []
        yield from (one for one in found if not is_reckoned(one, sentences))


_LEAST_VAGUE: Final = 9
"""Weight from which two small numbers in Chinese characters are said of one thing."""


def _of_one_thing(claim: Passage, told: Sequence[FigureOf]) -> Iterator[Finding]:
    """Figures of a head or caption that the text has otherwise where it tells of the same thing."""
    days = [found.span() for found in DAY.finditer(claim.text)]
    code = "check-caption-figure" if claim.role == "caption" else "check-head-figure"
    for said in said_in(claim) if told else ():
        figure = said.figure
        when = any(start <= figure.start < end for start, end in days) or figure.unit == "年"
        if when or (
            not figure.ordinal and (not figure.unit or (figure.chinese and figure.value < 2 and figure.unit != "级"))
        ):
            continue
        vague = figure.chinese and figure.unit in _VAGUE and not figure.ordinal
        other = of_one_thing(said, told, least=_LEAST_VAGUE if vague else LEAST_ALIKE)
        grown = _GROWN.search(claim.text[max(0, figure.start - _NEAR_GROWTH) : figure.start])
        if other is None or _is_reached(figure, other.figure, claim.text) or _is_by_clock(figure, [other.figure]):
            continue
        if figure.chinese and figure.value * _MANY < other.figure.value and not other.figure.chinese:
            continue  # 三位教师, who are named, of 164人
        if not (grown and figure.unit != "%") and not _BUT_THESE.search(claim.text, figure.end):
            right = other.figure.said
            yield remark(code, claim, (figure.start, figure.end), LIKELY, said=figure.said, right=right)


def _goes_on(reading: IssueReading, passage: Passage) -> bool:
    """True where the story has a part that this reading does not have: on pages that are not in the issue."""
    story = reading.stories[passage.story]
    return story.jump is not None or any(
        slot.jump and slot.jump not in {page.number for page in reading.issue.pages}
        for page in reading.issue.pages
        for slot in page.slots
        if slot.story == passage.story
    )


def _head_figures(
    head: Passage, known: Sequence[SaidFigure], body: Sequence[Passage], year: int, *, whole: bool
) -> Iterator[Finding]:
    for figure in figures_in(head.text):
        if _is_speech(figure, head.text) or _is_said(figure, known, body, head.text) or _since(figure, known, year):
            continue
        if any(_is_reached(figure, one, head.text) for one in known):
            continue
        alike = [one for one in known if same_unit(one, figure) and _counts_so(one, figure, head.text)]
        if not alike and (figure.chinese or not whole or not figure.exact):
            continue
        if not figure.exact and len(alike) > 6:
            continue
        sure = _sure(figure, head.text, body) if alike else DOUBTFUL
        if figure.chinese and all(one.value > figure.value * _MANY for one in alike):
            sure = DOUBTFUL  # 三位教师, of 164人
        if figure.chinese and sure < SURE and not any(_is_near(figure.value, one.value) for one in alike):
            sure = DOUBTFUL  # 四十年, of 1983年 and 一年: what a head sums up in characters, not what it has otherwise
        if not whole:
            sure = min(sure, DOUBTFUL)
        yield remark(
            "check-head-figure", head, (figure.start, figure.end), sure, said=figure.said,
            right=_nearest(figure, alike),
        )  # fmt: skip


_MANY: Final = 10
"""So many times a small number in characters, a figure is of something else."""


_BUT_THESE: Final = regex("[^，。；]{0,12}(?:以外|之外|之內|以內|以内)")
"""What says that a figure is of all others than those that are named."""
_REACHED: Final = regex("(?:[跑游滑骑走闯杀][进進]|跌[破穿]|[失不][守到足]|以内|以內)[^，。；\\s]{0,6}$")
"""What names a mark that was passed: 跑进2小时11分 with 2小时10分42秒, 跌破5℃ with 4℃."""


def _is_reached(figure: SaidFigure, one: SaidFigure, text: str) -> bool:
    """True where *one* of the text passes the mark *figure* of the head *text* by less than its last digit."""
    passed = 0 <= figure.value - one.value <= figure.step and same_unit(figure, one)
    return passed and bool(_REACHED.search(text[max(0, figure.start - 8) : figure.start]))


_ROUND: Final = 100
"""A number in Chinese characters from which it counts something, whatever its unit: 五千副, but 三个."""


def _is_speech(figure: SaidFigure, text: str) -> bool:
    """True for figures that count nothing: 一池春水, 千家万户, 三农, 十二时辰."""
    if (
        not figure.unit
        and text[figure.start - 1 : figure.start] in ("（", "〔", "(")
        and text[figure.end : figure.end + 1] in ("）", "〕", ")")
    ):
        return True  # the number of a part, the year of a document
    if not figure.chinese and text[figure.end : figure.end + 1] == "后" and len(figure.said) == 2:
        return True  # 90后, those born then
    if not figure.chinese:
        return figure.unit == "" and len(figure.said) < 2
    if re.fullmatch(r"[千百万亿十]+", figure.said.removesuffix(figure.unit)) and figure.unit != "人":
        return True
    if (
        (figure.unit in _VAGUE and (figure.value < _ROUND or not figure.unit))
        or figure.value < 2
        or (figure.unit in _TIMES and figure.value < 10)
    ):
        return True
    return bool(_IDIOM_AFTER.match(text[figure.end : figure.end + 1])) and figure.value < 10


_SESSION: Final = regex("会议|全会|大会|例会|全体")


def _counts_so(one: SaidFigure, figure: SaidFigure, text: str) -> bool:
    """True where both count, or both number: 十七届 numbers with 第 and without, and so does 六次会议."""
    numbers = figure.unit == "届" or (figure.unit == "次" and _SESSION.match(text, figure.end))
    return one.ordinal == figure.ordinal or (bool(numbers) and (one.ordinal or figure.ordinal))


_STRICT: Final = frozenset(
    (
        *("月", "日", "年", "岁", "%", "元", "公里", "千米", "米", "吨", "亩", "倍", "周年", "天", "小时", "分钟"),
        *("点", "时", "秒", "号", "届", "期", "版", "度", "℃"),
    )
)
"""Units that a head does not change for others, as it makes 三家医院 of 三所医院: 六点 is no witness for 六条巷子."""


def _counts_alike(one: SaidFigure, other: SaidFigure) -> bool:
    return same_unit(one, other) or not other.unit or not ({one.unit, other.unit} & _STRICT)


_TO: Final = regex("[^。；]{0,12}[到至为][^。；]{0,4}")


def _is_difference(figure: SaidFigure, text: str) -> bool:
    """True for what something grew or fell by: 增加10万吨 over 由25万吨增加到35万吨."""
    return any(
        abs(one.value - other.value) == figure.value
        and same_unit(one, figure)
        and same_unit(other, figure)
        and _TO.fullmatch(text, one.end, other.start)
        for one, other in pairwise(figures_in(text))
    )


_GROWN: Final = regex("[增减升降涨跌多少提扩缩添](?![^，。]{0,3}[到至为])")
"""What says before a figure that it is by so much, and not to so much, that something grew."""
_NEAR_GROWTH: Final = 6


def _is_said(figure: SaidFigure, known: Sequence[SaidFigure], body: Sequence[Passage], text: str) -> bool:
    """True where the text says the figure too, with this unit or none, or as it was rounded."""
    if any(agrees(figure, one) and _counts_alike(figure, one) for one in known):
        return True
    if _is_by_clock(figure, known):
        return True
    long = figure.unit == "天" or (figure.unit == "日" and figure.chinese)
    if long and figure.value < _MONTH and _is_from_day_to_day(int(figure.value), body):
        return True
    grown = _GROWN.search(text[max(0, figure.start - _NEAR_GROWTH) : figure.start])
    for one in body:
        if stands_by_itself(figure.said, one.text) or (grown and _is_difference(figure, one.text)):
            return True
    return bool(re.search(r"[0-9]∶[0-9]|[:：][0-9]", text[max(0, figure.start - 2) : figure.end + 2]))


def _is_by_clock(figure: SaidFigure, known: Sequence[SaidFigure]) -> bool:
    """True for an hour of the afternoon that the text has by the other count: 19时, of 昨晚7时."""
    hour = figure.unit in ("时", "点") and figure.value > _NOON
    return hour and any(one.value + _NOON == figure.value and one.unit in ("时", "点") for one in known)


_MONTH: Final = 31
_NOON: Final = 12


def _is_from_day_to_day(many: int, body: Sequence[Passage]) -> bool:
    """True where the text names two days that are so many days apart, both counted: 2月2日 and 2月12日 are eleven."""
    days = {int(day) for one in body for day in re.findall("(?<![0-9])([0-9]{1,2})日", one.text)}
    return any(first + many - 1 in days for first in days)


def _since(figure: SaidFigure, known: Sequence[SaidFigure], year: int) -> bool:
    """True for years that have gone by at the day of issue since one that the text names: 创业二十年, since 2006."""
    return figure.unit in ("年", "周年") and any(one.unit == "年" and year - one.value == figure.value for one in known)


def _is_near(one: Fraction, other: Fraction) -> bool:
    """True for numbers of as many digits, of which one or two differ: what a slip makes of each other."""
    said, right = str(int(one)), str(int(other))
    return len(said) == len(right) and sum(a != b for a, b in zip(said, right, strict=True)) < min(len(said), 2) + 1


def _sure(figure: SaidFigure, text: str, body: Sequence[Passage]) -> int:
    """How sure it is that a figure of the head is wrong: very where the text has another after the same words."""
    before, after = text[max(0, figure.start - 2) : figure.start], text[figure.end : figure.end + 2]
    for passage in body:
        for one in figures_in(passage.text):
            if same_unit(one, figure) and one.value != figure.value:
                same_before = len(before) == 2 and passage.text[max(0, one.start - 8) : one.start].endswith(before)
                same_after = len(after) == 2 and passage.text[one.end : one.end + 2] == after
                same_side = before[-1:] in _SIDES and passage.text[: one.start].endswith(before[-1:])
                if same_before or same_after or (before and same_side):
                    return SURE
    return LIKELY if figure.exact else DOUBTFUL


def _nearest(figure: SaidFigure, alike: Sequence[SaidFigure]) -> str:
    close = sorted(alike, key=lambda one: abs(one.value - figure.value))
    return "、".join(dict.fromkeys(one.said for one in close[:2])) or "—"


def _caption_figures(caption: Passage, known: Sequence[SaidFigure], body: Sequence[Passage]) -> Iterator[Finding]:
    """A figure of a caption where the text has another after, or before, the same words."""
    days = [found.span() for found in DAY.finditer(caption.text)]
    for figure in figures_in(caption.text):
        if any(start <= figure.start < end for start, end in days) or figure.unit == "年":
            continue
        if _is_speech(figure, caption.text) or _is_said(figure, known, body, caption.text):
            continue
        alike = [one for one in known if same_unit(one, figure) and _counts_so(one, figure, caption.text)]
        if not alike:
            continue
        sure = _sure(figure, caption.text, body)
        sure = sure if sure == SURE else LIKELY if _share_words(caption.text, figure, body, alike) else DOUBTFUL
        yield remark(
            "check-caption-figure", caption, (figure.start, figure.end), sure, said=figure.said,
            right=_nearest(figure, alike),
        )  # fmt: skip


def _share_words(text: str, figure: SaidFigure, body: Sequence[Passage], alike: Sequence[SaidFigure]) -> bool:
    """True where the words before the figure (within its clause) stand before one like it in the text too."""
    clause = re.split(r"[，。；：、]", text[: figure.start])[-1][-4:]
    pairs = {clause[at : at + 2] for at in range(len(clause) - 1)}
    for passage in body:
        for one in figures_in(passage.text):
            if any(one == other for other in alike):
                there = re.split(r"[，。；：、]", passage.text[: one.start])[-1][-6:]
                if any(pair in there for pair in pairs):
                    return True
    return False
