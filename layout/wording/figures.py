"""Figures as they are read: value, unit, and whether they claim to be exact."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final

from layout.patterns import regex
from layout.value import NamedTuple
from layout.wording.traditional import FOLD

UNITS: Final = (
    "平方公里", "平方千米", "平方米", "立方米", "千瓦时", "万千瓦", "公里", "千米", "厘米", "毫米", "公顷", "公斤", "千克",
    "美元", "港元", "欧元", "日元", "人次", "人民币", "小时", "分钟", "个月", "个百分点", "百分点", "千瓦", "兆瓦", "海里", "公分",
    "摄氏度", "周年", "周岁", "季度", "年级", "等奖", "号楼", "元", "人", "户", "名", "位", "米", "吨", "克", "亩", "岁", "天", "年", "月", "日", "时",
    "分", "秒", "点", "次", "届", "期", "项", "家", "所", "条", "座", "辆", "台", "套", "件", "本", "册", "篇", "幅", "场", "站", "班", "趟",
    "对", "层", "间", "张", "支", "队", "村", "县", "市", "省", "国", "倍", "成", "折", "度", "℃", "％", "%", "‰", "个", "种", "章", "封", "集",
    "棵", "株", "头", "只", "艘", "架", "枚", "块", "片", "批", "球", "票", "步", "里", "斤", "两", "级", "号", "版", "厂", "校", "类",
    "处", "副", "栋", "幢", "桶", "箱", "袋", "盒", "瓶", "杯", "碗", "颗", "朵", "根", "把", "例", "宗", "笔", "单", "档", "轮",
    "门", "道", "段", "圈", "口", "眼", "匹", "盏", "局", "尾", "粒", "卷", "款", "桌", "席",
)  # fmt: skip
"""Units that a figure may have, the longest first where one begins like another."""

_SCALES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8}
_DIGITS: Final = {one: at for at, one in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
MOST_DIGITS: Final = 24
"""Digits of a figure: more are the number of something."""

_FIGURE: Final = regex(
    r"(?P<share>百分之)?(?P<number>"
    r"[0-9０-９]{1,24}(?:[,，][0-9]{3})*(?:[.．·][0-9]{1,12})?[十百千万亿]{0,3}"
    r"|[零〇一二两三四五六七八九十百千万亿]{1,16}(?:点[零〇一二三四五六七八九]{1,6})?)"
    r"(?P<rest>多|余|来)?(?P<unit>" + "|".join(UNITS) + r")?"
)
_ABOUT: Final = regex(
    r"(?:约|近|逾|超|超过|超出|达到?|不足|不到|将近|接近|突破|多于|少于|至少|最多|上|数|几|好|(?<![完建达形组制养])成|每|大约|左右)$"
)
_ABOUT_EXACT: Final = ("达", "达到", "每")
_WIDE: Final = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


class SaidFigure(NamedTuple):
    """A number in a text at *start* to *end*, its unit included."""

    value: Fraction
    unit: str
    start: int
    end: int
    said: str
    exact: bool
    ordinal: bool
    chinese: bool
    step: Fraction
    """The worth of its last digit: how far it may have been rounded."""


def chinese_value(said: str) -> Fraction | None:
    """The value of a number in Chinese characters; ``None`` when it is none.

    >>> chinese_value("三千二百五十"), chinese_value("二〇二三"), chinese_value("两万")
    (Fraction(3250, 1), Fraction(2023, 1), Fraction(20000, 1))
    """
    whole, point, parts = said.partition("点")
    if not whole or (point and not parts) or not all(one in _DIGITS for one in parts):
        return None
    if not all(one in _DIGITS or one in _SCALES for one in whole):
        return None
    if all(one in _DIGITS for one in whole):
        value = Fraction(int("".join(str(_DIGITS[one]) for one in whole) or "0"))
    else:
        total = section = digit = 0
        for one in whole:
            if one in _DIGITS:
                digit = _DIGITS[one]
            elif _SCALES[one] < 10_000:
                section += (digit or 1) * _SCALES[one]
                digit = 0
            else:
                total = (total + section + digit or 1) * _SCALES[one]
                section = digit = 0
        value = Fraction(total + section + digit)
    if parts:
        value += Fraction(int("".join(str(_DIGITS[one]) for one in parts)), 10 ** len(parts))
    return value


def whole_number(said: str) -> int:
    """A number without a fraction, in figures or in Chinese characters; 0 when it is none."""
    return int(said) if said.isdecimal() else int(chinese_value(said) or 0)


@lru_cache(512)
def figures_in(text: str) -> tuple[SaidFigure, ...]:
    """All figures of *text*, in their order."""
    made: list[SaidFigure] = []
    for found in _FIGURE.finditer(text.translate(FOLD)):
        number = found["number"].translate(_WIDE)
        chinese = not number[0].isdigit()
        value, step = _worth(number, chinese=chinese)
        if value is None:
            continue
        unit = (found["unit"] or "").replace("％", "%")
        start, end = found.start(), found.end()
        if found["share"]:
            unit = "%"
        before = text[max(0, start - 3) : start]
        about = _ABOUT.search(before)
        exact = not found["rest"] and (about is None or about[0] in _ABOUT_EXACT) and text[end : end + 2] != "左右"
        ordinal = before.endswith("第")
        made.append(SaidFigure(value, unit, start, end, text[start:end], exact, ordinal, chinese, step))
    return tuple(made)


def _worth(number: str, *, chinese: bool) -> tuple[Fraction | None, Fraction]:
    """Value of *number* and the worth of its last digit."""
    if chinese:
        value = chinese_value(number)
        step = Fraction(1)
        for one in reversed(number):
            if one in _SCALES:
                step *= _SCALES[one]
            else:
                break
        return value, step
    plain = re.match(r"[0-9,.·]+", number)
    assert plain is not None
    digits = plain[0].replace(",", "").replace("·", ".")
    if len(digits) > MOST_DIGITS or digits.count(".") > 1:
        return None, Fraction(1)
    scale = 1
    for one in number[plain.end() :]:
        scale *= _SCALES[one]
    step = Fraction(scale, 10 ** len(digits.partition(".")[2]))
    return Fraction(digits.rstrip(".")) * scale, step


def same_unit(one: SaidFigure, other: SaidFigure) -> bool:
    """True where two figures count the same kind of thing, as far as their units say."""
    return _KIN.get(one.unit, one.unit) == _KIN.get(other.unit, other.unit)


_KIN: Final = {
    "名": "人",
    "位": "人",
    "公里": "千米",
    "公斤": "千克",
    "分": "分钟",
    "个百分点": "百分点",
    "周岁": "岁",
    "对": "双",
}


def agrees(one: SaidFigure, other: SaidFigure) -> bool:
    """True where *one* may have been said for *other*: the same value, or that rounded.

    A figure that is about so much agrees with what is within a fifth of it.
    """
    apart = abs(one.value - other.value)
    if apart < max(one.step, other.step if not other.exact else Fraction(0)) and (
        one.step > other.step or apart == 0 or not other.exact
    ):
        return True
    if apart == 0:
        return True
    return (not one.exact or not other.exact) and apart * 5 <= max(one.value, other.value)


def shown(value: Fraction, like: SaidFigure) -> str:
    """*value* as a reader writes it beside *like*: in its unit and its 万 or 亿, with no more than four places."""
    scale = next((one for one in "亿万億萬" if one in like.said), "")
    made = f"{float(value / _SCALES.get(scale.translate(FOLD), 1)):.4f}".rstrip("0").rstrip(".")
    return made + scale + like.unit
