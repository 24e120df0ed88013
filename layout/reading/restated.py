"""Figures that a page states twice, matched by what they are said of and not by their value alone.

A head has 增长18% and its text has 18%, too, of something else, and 26% of what the head tells of: the value is there,
and the head is wrong.  What a figure is said of stands right before it, behind its unit, and in the clause before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, Passage, remark
from layout.value import NamedTuple
from layout.wording.figures import SaidFigure, agrees, figures_in, same_unit

_CLAUSE: Final = regex("[，。；：！？、“”（）《》\\s\0]")
_EMPTY: Final = frozenset("的了是在有和与为到至这那其也就都又还已被把将")
"""Letters that say nothing of what is counted."""
_SCALES_ONLY: Final = regex("[十百千万亿]+(?![零一二三四五六七八九])")
"""What is no number: 亿吨大港."""
_FAR: Final = 28
"""Characters before a figure that may say what is counted."""
_BEHIND: Final = 6
_RIGHT_BEFORE, _NEAR, _BEFORE = 3, 2, 1
"""What a pair of letters weighs right before a figure, elsewhere in its clause or behind it, and a clause before."""
_BESIDE: Final = 4
"""What one figure in both clauses before weighs: 净利润4.82亿元，增长26%."""
NEARER: Final = 3
"""By how much what differs is nearer than what agrees."""
LEAST_ALIKE: Final = 6
"""Weight from which two figures are said of one thing."""
MOST_FIGURES: Final = 120
"""Figures of a text that are compared: more are a table."""


class FigureOf(NamedTuple):
    """A figure with the pairs of letters that say what it is of."""

    figure: SaidFigure
    passage: Passage
    last: str
    """The two letters right before it."""
    near: frozenset[str]
    far: frozenset[str]
    numbers: frozenset[str]
    """The figures of the clause before."""

    def weight(self, other: FigureOf) -> int:
        """How much of what *other* is said of this one is said of, too."""
        made = _RIGHT_BEFORE * (len(self.last) == 2 and self.last == other.last)
        made += _NEAR * len((self.near & other.near) - {self.last})
        made += _BESIDE * len(self.numbers & other.numbers)
        return made + _BEFORE * len((self.near | self.far) & (other.near | other.far) - (self.near & other.near))


def _pairs(words: str) -> frozenset[str]:
    return frozenset(
        words[at : at + 2]
        for at in range(len(words) - 1)
        if "\u4e00" <= words[at] <= "\u9fff" and "\u4e00" <= words[at + 1] <= "\u9fff" and words[at] not in _EMPTY
        and words[at + 1] not in _EMPTY
    )  # fmt: skip


def said_in(passage: Passage) -> Iterator[FigureOf]:
    """The figures of *passage*, each with what it is said of."""
    text = passage.text
    for figure in figures_in(text):
        if _SCALES_ONLY.match(figure.said) or text[figure.start - 1 : figure.start] in ("廿", "卅"):
            continue
        before = text[max(0, figure.start - _FAR) : figure.start]
        sentence = re.split("[。；！？\0]", before)[-1]
        clauses = _CLAUSE.split(sentence)
        near = clauses[-1]
        far = next((one for one in reversed(clauses[:-1]) if one), "")
        behind = _CLAUSE.split(text[figure.end : figure.end + _BEHIND])[0]
        last = near[-2:] if near[-1:] and near[-1] not in _EMPTY else near[-3:-1]
        numbers = frozenset(one.said for one in figures_in(far) if len(one.said) > 1 and not one.chinese)
        yield FigureOf(figure, passage, last, _pairs(near) | _pairs(behind), _pairs(far), numbers)


def of_one_thing(claim: FigureOf, body: Sequence[FigureOf], least: int = LEAST_ALIKE) -> FigureOf | None:
    """The figure of *body* that is said of what *claim* is said of and is another; None where what agrees is as near.

    It is so if what both are said of weighs *least*.
    """
    best, agreed, said = None, 0, False
    most = least - 1
    for one in body:
        ranks = claim.figure.ordinal and {claim.figure.unit, one.figure.unit} <= {"", "名", "位"}
        if not (ranks or same_unit(one.figure, claim.figure)) or one.figure.ordinal != claim.figure.ordinal:
            continue
        weight = claim.weight(one)
        if _agree(claim.figure, one.figure):
            agreed, said = max(agreed, weight), True
        elif weight > most:
            best, most = one, weight
    if best is None or (said and (claim.figure.ordinal or best.last != claim.last)):
        return None
    if said and _is_of_earlier(best) and not _EARLIER.search(claim.passage.text):
        return None  # 今年再修600公里, of 去年修586公里
    return best if agreed + NEARER <= most else None


_EARLIER: Final = regex("去年|上年|前年|上届|同期|此前|原先|原来|最初|[12][09][0-9]{2}年")


def _is_of_earlier(one: FigureOf) -> bool:
    """True where the clauses that lead to *one* have it of another year than that which the story tells of."""
    before = one.passage.text[max(0, one.figure.start - _FAR) : one.figure.start]
    return bool(_EARLIER.search(re.split("[。；！？]", before)[-1]))


def _agree(claim: SaidFigure, one: SaidFigure) -> bool:
    """True where one may be said for the other; what is about so much in both places is the same."""
    if not (claim.exact or one.exact) and claim.step == one.step:
        return claim.value == one.value
    if claim.exact and not one.exact and one.step > claim.step:
        return False  # 突破1亿吨 bears out no 1.32亿吨
    return agrees(claim, one)


_THIS: Final = regex("(?:这|那|该|上述)$")
_LEAST_DIGITS: Final = 2


def is_slip(said: str, right: str) -> bool:
    """True for two numbers that are one but for a digit, or for two digits turned about: 2.4 and 4.2."""
    return sum(map(str.isdigit, said)) >= _LEAST_DIGITS and is_one_slip(said, right)


def is_one_slip(said: str, right: str) -> bool:
    """True for strings that are one but for a letter, or for two letters turned about."""
    if len(said) != len(right):
        return False
    differing = [at for at in range(len(said)) if said[at] != right[at]]
    turned = sorted(said) == sorted(right) and len(differing) == 2
    return len(differing) == 1 or turned


def referred(passages: Sequence[Passage]) -> Iterator[Finding]:
    """A figure behind 这 that was not stated, where one like it was: 这4.2吨桃子, of 2.4吨."""
    stated: list[SaidFigure] = []
    for passage in passages:
        for figure in figures_in(passage.text):
            this = _THIS.search(passage.text, max(0, figure.start - 2), figure.start)
            alike = [one for one in stated if same_unit(one, figure) and figure.unit]
            if this and passage.is_copy and alike and not any(agrees(figure, one) for one in alike):
                slips = [one for one in alike if is_slip(figure.said, one.said)]
                if slips:
                    span = (figure.start, figure.end)
                    yield remark("check-restated", passage, span, LIKELY, said=figure.said, right=slips[-1].said)
            if len(stated) < MOST_FIGURES:
                stated.append(figure)


_CALLED: Final = regex(
    "(?P<label>[\u4e00-\u9fff]{0,4}(?:电话|热线|专线|手机|信箱|邮编|账号|代码|传真))[\u4e00-\u9fff]{0,2}[：:]?\\s?"
    "(?P<number>[0-9][0-9－—-]{4,14})(?![0-9])",
    "电话",
    "热线",
    "专线",
    "手机",
    "信箱",
    "邮编",
    "账号",
    "代码",
    "传真",
)


def numbers_called(passages: Sequence[Passage]) -> Iterator[Finding]:
    """A telephone number that stands under one label in two ways: 咨询电话6823117, 咨询电话6832117."""
    first: dict[tuple[str, str], tuple[str, Passage]] = {}
    for passage in passages:
        found = [*islice(_CALLED.finditer(passage.text), MOST_FIGURES)]
        if len({one["number"] for one in found}) > 1:
            continue
        for one in found:
            its = first.setdefault((passage.story, one["label"]), (one["number"], passage))
            if its[1] is not passage and is_slip(one["number"], its[0]):
                yield remark(
                    "check-restated", passage, one.span("number"), LIKELY, said=one["number"], right=its[0]
                )  # fmt: skip


def stands_by_itself(words: str, text: str) -> bool:
    """True where *text* has *words*, a figure, and not as the end of a longer one: 6万元, but not of 16万元."""
    at = text.find(words)
    while at >= 0:
        if at == 0 or not (text[at - 1].isdigit() or text[at - 1] == "."):
            return True
        at = text.find(words, at + 1)
    return False
