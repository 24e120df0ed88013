"""What the figures of a text make of each other: products, differences, averages, shares and the rest.

A relation is taken up where words state it, and where each of its figures is there; what it makes is then held against
what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, IssueReading, Passage, remark
from layout.reading.restated import MOST_FIGURES, is_slip
from layout.reviewing.scores import may_have
from layout.wording.figures import SaidFigure, figures_in, same_unit, shown

_SENTENCE: Final = regex(r"[^。！？]+[。！？]?")
_FROM_TO: Final = regex("[^，。；]{0,8}(?:增|减|升|降|扩|提|缩|涨|跌|延|拓)[^，。；0-9]{0,4}[到至为]")
_BY: Final = regex("(?:减|增|多|少|省|降|提高|新添)[下出加去掉来了的]{0,4}$")
_THAN: Final = regex(
    "比(?:去年|上年|前年|上届|上次|上月)(?:同期)?(?:提高|增加|增长|上升|多|高|(?P<less>降低|减少|下降|少|低))了?$"
)
_THEN: Final = regex("[，（；](?:去年|上年|前年|上届|上次|上月)(?:同期)?[是为]?")
_ONE_HAS: Final = regex("(?:[，、。；：]|^)?(?:平均)?(?:每|一|1)(?P<of>[\u4e00-\u9fff]{1,2}?)[^，。；、0-9]{0,4}$")
_MAKES: Final = regex("(?:共|总|合计|就是|可[容住坐供]|计|录取|收|等于)[^，。；0-9]{0,4}$")
_WITHIN: Final = regex("[^，。；0-9]{0,6}(?:里面?|中|当中)[，]?有")
_ONLY: Final = regex("[^。；0-9]{0,14}[，；](?:只有|其余|剩下|余下|另外|另有|还有)的?")
_MORE: Final = regex("再[\u4e00-\u9fff]{1,4}$")
_IN_ALL: Final = regex("(?:达到?|增[加至到]+|共有?|总数[^，。]{0,3})$")
_SHARE: Final = regex("[，、]?(?:约)?占(?P<of>[\u4e00-\u9fff]{2,8})的$")
_OF_WHOLE: Final = regex("[，](?:约)?占(?:比|总数的|全部的|其中的)?$")
_SHARES: Final = regex("占(?:比)?(?:约)?(?P<rate>[0-9]+(?:\\.[0-9]+)?)%")
_ATTENDANCE: Final = regex(
    "应到[^，。0-9]{0,6}(?P<due>[0-9]+)[人名位]?[^。0-9]{0,6}实到[^，。0-9]{0,6}(?P<came>[0-9]+)"
)
_GOALS: Final = regex("进(?P<made>[0-9]{1,3})球[，、]?失(?P<lost>[0-9]{1,3})球[^。]{0,4}净胜(?P<net>[0-9]{1,3})球")
_ROUNDS: Final = regex(
    "(?:前|经过|战罢|踢完|打完|完成)(?P<rounds>[一二三四五六七八九十]{1,3}|[0-9]{1,2})[轮场](?:战罢|过后|比赛)?[^。0-9]{0,8}?"
    "(?P<won>[0-9]{1,2})胜(?:(?P<drawn>[0-9]{1,2})平)?(?P<lost>[0-9]{1,2})负"
)
_RECORD: Final = regex("(?P<won>[0-9]{1,2})胜(?P<drawn>[0-9]{1,2})平(?:[0-9]{1,2}负)?")
_POINTS: Final = regex("积(?P<points>[0-9]{1,3})分")
_CLOSE: Final = Fraction(3, 100)
"""How far a rounded average may be from what is worked out."""
_OF_TIME: Final = frozenset("年月日时岁届期号")
"""Units of when, which nobody has so many of each."""
_SIZES: Final = 3
"""Figures of a length from which a slip of one digit is told from chance."""


def reckoned(reading: IssueReading) -> Iterator[Finding]:
    """Figures of the copy that do not make what they are said to make."""
    for passages in reading.by_story.values():
        copy = [one for one in passages if one.role in ("paragraph", "caption")]
        if sum(len(figures_in(one.text)) for one in copy) > MOST_FIGURES:
            continue
        heads = [figure for one in passages if not one.is_copy for figure in figures_in(one.text)]
        whole = [figure for one in copy for figure in figures_in(one.text)]
        for passage in copy:
            found = figures_in(passage.text)
            for sentence in _SENTENCE.finditer(passage.text):
                inside = [one for one in found if sentence.start() <= one.start < sentence.end()]
                yield from _attended(passage, sentence)
                if len(inside) > 1:
                    yield from _products(passage, inside)
                    yield from _rest(passage, inside)
                    yield from _shares(passage, inside, copy)
                    yield from _all_shares(passage, sentence)
                    yield from _to_come(passage, inside, heads)
                    yield from _than_then(passage, inside, found)
            yield from _from_to(passage, found, [*heads, *whole])
            yield from _averages(passage, found, whole)
            yield from _goals(passage)
        yield from _points(copy)


def _off(code: str, passage: Passage, one: SaidFigure, right: Fraction) -> Finding:
    return remark(code, passage, (one.start, one.end), LIKELY, said=one.said, right=shown(right, one))


def _digits(said: str) -> str:
    return re.sub("[^0-9.]", "", said)


def _is_slip(one: SaidFigure, right: Fraction) -> bool:
    """True where *one* is what was worked out but for a digit or two turned about."""
    return is_slip(_digits(one.said), _digits(shown(right, one)))


def _products(passage: Passage, inside: Sequence[SaidFigure]) -> Iterator[Finding]:
    """So many of so much each: 编18个班，每班50人, of 900 in all."""
    text = passage.text
    for each in inside:
        has = _ONE_HAS.search(text, max(0, each.start - 8), each.start)
        if has is None or not each.unit or each.unit in _OF_TIME or not each.exact:
            continue
        kind = has["of"]
        many = [
            one
            for one in inside
            if one is not each
            and one.exact
            and one.value > 1
            and (one.unit == kind or text.startswith(kind, one.end) or (one.unit + kind)[-1] == kind == one.unit[-1:])
        ]
        others = [one for one in inside if same_unit(one, each) and one is not each and one.exact and one not in many]
        many = [one for at, one in enumerate(many) if one.value not in {each.value for each in many[:at]}]
        if len(many) != 1 or len(others) != 1 or each.value == 0:
            continue
        (number,), (total,) = many, others
        right = number.value * each.value
        stated = _MAKES.search(text, max(0, total.start - 8), total.start)
        if right == total.value or abs(right - total.value) < max(total.step, Fraction(1)):
            continue
        slip = (
            _is_slip(total, right)
            or (total.value % each.value == 0 and _is_slip(number, total.value / each.value))
            or (number.value and total.value % number.value == 0 and _is_slip(each, total.value / number.value))
        )
        if stated or slip:
            yield _off("check-sum", passage, total, right)


def _rest(passage: Passage, inside: Sequence[SaidFigure]) -> Iterator[Finding]:
    """A whole and its two parts: 14个圈里有11个用旧房，只有3个新建."""
    text = passage.text
    for whole, part, rest in zip(inside, inside[1:], inside[2:], strict=False):
        if len({one.unit for one in (whole, part, rest)}) > 1 or not whole.unit or whole.unit == "%":
            continue
        if _WITHIN.fullmatch(text, whole.end, part.start) and _ONLY.fullmatch(text, part.end, rest.start):
            made = part.value + rest.value
            if made != whole.value and all(one.exact for one in (whole, part, rest)):
                yield _off("check-sum", passage, whole, made)


def _to_come(passage: Passage, inside: Sequence[SaidFigure], heads: Sequence[SaidFigure]) -> Iterator[Finding]:
    """What there is, what is added, and what there will be: 已建14个, 再建6个，达到20个."""
    text = passage.text
    for more, total in pairwise(inside):
        if more.unit != total.unit or not more.unit or not (more.exact and total.exact) or more.unit == "%":
            continue
        added = _MORE.search(text, max(0, more.start - 6), more.start)
        if not added or not _IN_ALL.search(text, max(0, total.start - 6), total.start) or total.value <= more.value:
            continue
        have = [
            one for one in heads if one.unit == more.unit and one.exact and one.value not in (total.value, more.value)
        ]
        if have and not any(
            one.value + more.value == total.value for one in (*heads, *inside) if one.unit == more.unit
        ):
            yield _off("check-sum", passage, total, have[0].value + more.value)


def _shares(passage: Passage, inside: Sequence[SaidFigure], copy: Sequence[Passage]) -> Iterator[Finding]:
    """A part and its share of what is named with its figure: 3.12亿元，占营业收入的4.9%, of 营业收入63.5亿元."""
    text = passage.text
    for at, rate in enumerate(inside):
        parts = [one for one in inside[max(0, at - 2) : at] if one.exact and one.unit not in ("%", "")]
        if rate.unit != "%" or not parts or not rate.exact:
            continue
        part = parts[-1]
        between = text[part.end : rate.start]
        named = _SHARE.search(between)
        wholes: list[SaidFigure] = []
        if named and len(between) < _LONGEST:
            wholes = [one for each in copy for one in _right_after(named["of"], each.text) if one.unit == part.unit]
        elif _OF_WHOLE.fullmatch(between) and "其中" in text[max(0, part.start - _LONGEST) : part.start]:
            wholes = [one for one in inside[:at] if one.unit == part.unit and one.start < part.start][-1:]
        wholes = [one for one in wholes if one.value and one.value > part.value]
        if wholes and not any(_makes(part, one, rate) for one in wholes):
            yield _off("check-percent", passage, rate, part.value * 100 / wholes[0].value)


_LONGEST: Final = 24
"""Characters between a figure and its share, and before a part up to 其中."""


def _right_after(name: str, text: str) -> Iterator[SaidFigure]:
    for one in figures_in(text):
        if re.search(f"{re.escape(name)}[为是达约到]{{0,2}}$", text[max(0, one.start - 12) : one.start]):
            yield one


def _makes(part: SaidFigure, whole: SaidFigure, rate: SaidFigure) -> bool:
    """True where *part* of *whole* is *rate*, as far as each was rounded."""
    right = part.value * 100 / whole.value
    slack = right * (part.step / 2 / part.value if part.value else 0) + right * (whole.step / 2 / whole.value)
    return abs(right - rate.value) <= rate.step + slack


def _all_shares(passage: Passage, sentence: re.Match[str]) -> Iterator[Finding]:
    """Shares of all parts, the last of which is the rest: they make a hundred."""
    found = [*_SHARES.finditer(sentence[0])]
    if len(found) < _SIZES or len({one["rate"] for one in found}) < 2:
        return
    rest = sentence[0][found[-2].end() : found[-1].start()]
    total = sum((Fraction(one["rate"]) for one in found), Fraction(0))
    if re.search("其他|其它|其余", rest) and abs(total - 100) > Fraction(1, 5) * len(found):
        start = sentence.start() + found[-1].start("rate")
        span = (start, start + len(found[-1]["rate"]) + 1)
        right = f"{float(100 - total + Fraction(found[-1]['rate'])):g}%"
        yield remark("check-percent", passage, span, LIKELY, said=passage.text[slice(*span)], right=right)


def _than_then(passage: Passage, inside: Sequence[SaidFigure], found: Sequence[SaidFigure]) -> Iterator[Finding]:
    """A figure, what it was, and by how much it grew: 612分，比去年提高7分，去年是605分."""
    text = passage.text
    for now, more, then in zip(inside, inside[1:], inside[2:], strict=False):
        than = _THAN.search(text, max(0, more.start - 14), more.start)
        if (
            than is None
            or len({one.unit for one in (now, more, then)}) > 1
            or not _THEN.fullmatch(text, more.end, then.start)
        ):
            continue
        made = then.value - now.value if than["less"] else now.value - then.value
        if made != more.value and all(one.exact for one in (now, more, then)):
            yield _off("check-sum", passage, more, made)


def _from_to(passage: Passage, found: Sequence[SaidFigure], known: Sequence[SaidFigure]) -> Iterator[Finding]:
    """From so much to so much, and by how much: 从120人减到6人……减下来的114人."""
    text = passage.text
    for at, (one, other) in enumerate(pairwise(found)):
        if not one.unit or one.unit != other.unit or one.unit == "%" or not (one.exact and other.exact):
            continue
        from_ = re.search("[从由][^，。；0-9]{0,8}$", text[max(0, one.start - 10) : one.start])
        if from_ is None or not _FROM_TO.fullmatch(text, one.end, other.start):
            continue
        apart = abs(other.value - one.value)
        after = [each for each in found[at + 2 : at + 4] if each.unit == one.unit and each.exact]
        by = next((each for each in after if _BY.search(text, max(0, each.start - 8), each.start)), None)
        if by is not None and by.value != apart:
            yield _off("check-sum", passage, by, apart)
            continue
        same = [each for each in known if same_unit(each, one) and each.exact and each.step in (one.step, other.step)]
        if not any(each.value == apart for each in same):
            slips = [each for each in same if len(_digits(each.said).rstrip("0")) >= _SIZES and _is_slip(each, apart)]
            if slips:
                right = one.value + slips[0].value if other.value > one.value else one.value - slips[0].value
                yield _off("check-sum", passage, other, right)


def _averages(passage: Passage, found: Sequence[SaidFigure], whole: Sequence[SaidFigure]) -> Iterator[Finding]:
    """A total, how many it was of, and what each had: 累计6.8万人次，平均每场170人, over 400场."""
    text = passage.text
    for total, each in pairwise(found):
        kind = re.search("平均每([\u4e00-\u9fff])[^，。；0-9]{0,4}$", text[max(0, each.start - 10) : each.start])
        akin = total.unit.removesuffix("次") == each.unit.removesuffix("次") and total.unit
        if (
            kind is None
            or not akin
            or not each.value
            or not re.search("累计|共|总", text[max(0, total.start - 12) : total.start])
        ):
            continue
        number = [one for one in whole if one.unit == kind[1] and not one.chinese and one.value > 1]
        if not number or total.value <= each.value:
            continue
        makes = [total.value / one.value for one in number]
        if not any(abs(one - each.value) <= each.value * _CLOSE + each.step for one in makes):
            yield _off("check-sum", passage, each, Fraction(round(makes[0])))


def _attended(passage: Passage, sentence: re.Match[str]) -> Iterator[Finding]:
    """More came than were due: 应到486名，实到491名."""
    found = _ATTENDANCE.search(sentence[0])
    if found and int(found["came"]) > int(found["due"]):
        span = (sentence.start() + found.start("came"), sentence.start() + found.end("came"))
        yield remark("check-restated", passage, span, LIKELY, said=found["came"], right=found["due"])


def _goals(passage: Passage) -> Iterator[Finding]:
    """Goals made and lost, matches won and lost: 进11球失6球，净胜5球; 前七轮4胜2平1负."""
    for found in _GOALS.finditer(passage.text):
        right = int(found["made"]) - int(found["lost"])
        if right != int(found["net"]):
            yield remark("check-sum", passage, found.span("net"), LIKELY, said=f"{found['net']}球", right=f"{right}球")
    for found in _ROUNDS.finditer(passage.text):
        played = sum(int(found[name] or 0) for name in ("won", "drawn", "lost"))
        (said,) = figures_in(found["rounds"])[:1] or (None,)
        if said is not None and said.value != played:
            yield remark("check-sum", passage, found.span("rounds"), LIKELY, said=found["rounds"], right=str(played))


def _points(copy: Sequence[Passage]) -> Iterator[Finding]:
    """One record and one number of points in a text and a sentence, which no way of counting makes of it.

    In a further sentence the record may be of the matches at home, or of those before.
    """
    records = [found for one in copy for found in _RECORD.finditer(one.text)]
    points = [(one, found) for one in copy for found in _POINTS.finditer(one.text)]
    if len(records) != 1 or len(points) != 1:
        return
    (passage, found), (record,) = points[0], records
    first, last = sorted((record.start(), found.start()))
    if found.string is not record.string or "。" in found.string[first:last]:
        return
    won, drawn, said = int(record["won"]), int(record["drawn"]), int(found["points"])
    if not may_have(said, won, drawn):
        yield remark("check-sum", passage, found.span("points"), LIKELY, said=f"{said}分", right=f"{3 * won + drawn}分")
