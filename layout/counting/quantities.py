"""Statements of quantity as a reader takes them in: how much of what, of each, about or exactly, in which sentence.

Where :mod:`layout.wording.figures` has numbers with the unit behind them, a quantity is what is compared and reckoned
with: 1万2000筆, 六成半, 三年六个月, 2分21秒36 and 零下29摄氏度 are one each, lengths are millimetres and times are
seconds whatever unit they were said in, and a person is a person whether counted by 人, 名 or 位.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Final

from layout.patterns import regex
from layout.value import NamedTuple
from layout.wording.figures import UNITS, chinese_value
from layout.wording.traditional import FOLD

_ALSO: Final = str.maketrans("佔減衆兩萬億餘％：∶．", "占减众两万亿余%:::.".replace(":::", "::"))
_SCALES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8}
_F = Fraction
_PHYSICAL: Final[Mapping[str, tuple[str, Fraction]]] = {
    unit: (measure, _F(worth))
    for measure, row in {
        "长": "毫米 1 厘米 10 公分 10 米 1000 公尺 1000 公里 1000000 千米 1000000",
        "面积": "平方米 1 公顷 10000 平方公里 1000000 平方千米 1000000",
        "容积": "立方米 1",
        "重": "克 1 斤 500 公斤 1000 千克 1000 吨 1000000",
        "钱": "元 1 角 1/10 块钱 1 毛钱 1/10",
        "时长": "秒 1 秒钟 1 分钟 60 小时 3600 个小时 3600 个钟头 3600",
        "天": "天 1 周 7 星期 7 个星期 7",
        "月": "个月 1 年 12 周年 12",
        "人": "人 1 名 1 位 1 男 1 女 1",
        "比率": "% 1 成 10",
        "点数": "个百分点 1 百分点 1",
        "温度": "摄氏度 1 ℃ 1",
        "日": "日 1",
        "钟点": "时 1 点 1",
    }.items()
    for unit, worth in zip(row.split()[::2], row.split()[1::2], strict=True)
}
"""Units → what they measure, and what they are worth in the least unit of it."""
_MORE_UNITS: Final = (
    *"列起份剂桩顿则门垄株角首幕胜平负字词洞拱孔间回窝屉枝丛帧通曲出战手员格周双扇床垛筒缸坛瓮",
    *"篮捆束挂串滴堆堵尊顶袭封页行排组跨茬旬载程箱盆路部女男",
    "面(?![积向对粉条])",
    "区(?![域块间别分])",
    "节(?![日目气约省点假奏能水])",
    *("标箱", "架次", "台次", "车次", "班次", "人份", "摊位", "微米", "毫克", "毫升", "公吨", "台斤", "呎"),
    *("仙(?![人女境居草鹤])", "股(?![份东市权票价民])"),
)
_UNITS: Final = "|".join(sorted({*UNITS, *_MORE_UNITS, *_PHYSICAL} - {"％"}, key=lambda one: (-len(one), one)))
_DIGITS: Final = (
    "(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\\.[0-9]{1,6})?"
    "(?:(?:[十百千万亿](?![瓦米克伏赫])){1,3}(?:[0-9]{3,4}(?![0-9.%])|[1-9]千(?![瓦米克伏赫]))?)?"
)
_HAN_NUMBER: Final = "[零〇一二两三四五六七八九十百千万亿]{1,12}(?:点[零〇一二三四五六七八九]{1,4})?"
_NOT_SHARE: Final = "(?![为立功员果都本长份就绩品年熟交千型语色家分])"
_QUANTITY: Final = regex(
    rf"(?P<clock>(?P<h>[0-9]{{1,2}})小时(?P<m>[0-9]{{1,2}})分(?:(?P<s>[0-9]{{1,2}})秒(?P<cs>[0-9]{{0,3}}))?|(?P<m2>[0-9]{{1,2}})分(?P<s2>[0-9]{{1,2}})秒(?P<cs2>[0-9]{{0,3}})|(?<![0-9.])(?P<s3>[0-9]{{1,2}})秒(?P<cs3>[0-9]{{1,3}})(?![0-9名人个]))"
    rf"|(?P<years>{_DIGITS}|{_HAN_NUMBER})年零?(?P<months>[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,2}})个月"
    rf"|百分之(?P<cent>{_HAN_NUMBER}|{_DIGITS})"
    rf"|(?P<of>[二两三四五六七八九十]{{1,2}})分之(?P<some>[一二两三四五六七八九]{{1,2}})"
    rf"|(?P<half>一半|半数)"
    rf"|(?P<below>零下)?(?P<number>(?<![0-9.A-Za-z])(?:{_DIGITS}|{_HAN_NUMBER}|半(?=个?(?:小时|天|年|个月|公里|公斤|分钟))))"
    rf"(?P<rest>多|余|来)?(?P<times>(?<=[0-9][多余])[十百千万亿]{{1,2}})?(?:(?P<share>成{_NOT_SHARE})(?P<more>[半一二三四五六七八九])?|(?P<mid>个半(?=小时|月))?(?P<unit>{_UNITS}))?(?P<over>(?:多|余)(?![0-9了出于得]))?(?P<again>半)?"
)
_ABOUT: Final = regex(
    "(?:(?:大约|(?<![签预合契节制条公违])约|近|逾|超|超过|超出|不足|不到|将近|接近|突破|多于|少于|高于|低于|不多于|不少于|不超过|至少|最多|左右|不止|差不多|大概|估计|可达)[了过的有为]?)$"
)
_SOME: Final = ("上", "数", "几", "好")
"""What says before 百, 千 or 万 that it is some of them."""
_EACH: Final = regex(rf"(?:每|平均一)一?(?P<of>个?(?:{_UNITS}))[^，。；0-9]{{0,8}}$")
_MEAN: Final = regex(
    "(?P<of>[人户亩场台日月年班校村棵株店单馆])均[^，。；0-9]{0,6}$|(?P<acre>亩产|单产)[^，。；0-9]{0,6}$"
    "|(?P<pay>[时日周月年])薪[^，。；0-9]{0,3}$|(?P<speed>时)速[^，。；0-9]{0,4}$",
    "均",
    "亩产",
    "单产",
    "薪",
    "时速",
)
_THIS: Final = frozenset("前上下这那同后第头")
"""What makes of 一周 the one before or after."""
_PERSON: Final = regex(
    "[\u4e00-\u9fff]{0,3}(?:徒弟|学生|孩子|人|队员|演员|选手|老师|教师|医生|护士|工人|民警|战士|志愿者|村民|居民|同学|弟子|子女|儿子|女儿|孙子|员工|老人)"
)
"""Whom 个 counts: a person like 名 and 位."""


class Quantity(NamedTuple):
    """So much of something, at *start* to *end* of its passage."""

    value: Fraction
    """In the least unit of what is measured."""
    measure: str
    """What is measured or counted: 长, 重, 钱, 人, 台 …; 比率 for shares, 年份 for the year of a date."""
    unit: str
    number: str
    """The digits or characters of the number."""
    start: int
    end: int
    said: str
    exact: bool
    ordinal: bool
    chinese: bool
    step: Fraction
    """The worth of its last digit: how far it may have been rounded."""
    worth: Fraction
    """What one of its unit, with its 万 or 亿, is worth: the number times this is the value."""
    each: tuple[str, ...]
    """Of one of what it is said: 每台, 户均, 一台机器一天."""


def folded(text: str) -> str:
    """*text* in simplified characters, each where it stood."""
    return text.translate(FOLD).translate(_ALSO)


@lru_cache(1024)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """All quantities of *text*, which is in simplified characters, in their order."""
    made: list[Quantity] = []
    for found in _QUANTITY.finditer(text):
        one = _read(found, text)
        if one is not None:
            made.append(one._replace(each=_each(one, made, text)))
    return tuple(made)


def _read(found: re.Match[str], text: str) -> Quantity | None:
    start, end = found.span()
    before = text[max(0, start - 4) : start]
    vague = before[-1:] in _SOME and found[0][:1] in _SCALES
    about = (
        vague or bool(_ABOUT.search(before)) or text[end : end + 2] in ("左右", "上下", "以上", "以下", "以内", "之多")
    )
    ordinal = before.endswith("第") or (before.endswith("前") and found["unit"] in ("名", "位"))

    def made(
        value: Fraction, measure: str, unit: str, number: str, step: Fraction, worth: Fraction, *, exact: bool = True
    ) -> Quantity:
        said, chinese = text[start:end], not number[:1].isdigit()
        exact = exact and not about
        return Quantity(value, measure, unit, number, start, end, said, exact, ordinal, chinese, step, worth, ())

    if found["clock"]:
        hours, minutes = int(found["h"] or 0), int(found["m"] or found["m2"] or 0)
        seconds = found["s"] or found["s2"] or found["s3"] or "0"
        parts = found["cs"] or found["cs2"] or found["cs3"] or ""
        value = _F(hours * 3600 + minutes * 60 + int(seconds)) + (_F(int(parts), 10 ** len(parts)) if parts else 0)
        return made(value, "时长", "", found[0], _F(1, 10 ** len(parts)), _F(1))
    if found["years"]:
        years, months = _worth(found["years"])[0], _worth(found["months"])[0]
        return made(years * 12 + months, "月", "", found[0], _F(1), _F(1)) if years < 200 else None
    if found["cent"]:
        value, step, _ = _worth(found["cent"])
        return made(value, "比率", "%", found["cent"], step, _F(1))
    if found["of"]:
        whole, some = _worth(found["of"])[0], _worth(found["some"])[0]
        return made(some * 100 / whole, "比率", "分之", found[0], _F(3), _F(1)) if whole else None
    if found["half"]:
        return made(_F(50), "比率", "半", "半", _F(3), _F(1))
    return _counted(found, text, made)


def _counted(found: re.Match[str], text: str, made: Callable[..., Quantity]) -> Quantity | None:
    number, unit, end = found["number"], found["unit"] or "", found.end()
    chinese = not number[0].isdigit()
    if chinese and not unit and not found["share"] and number != "半":
        return None
    value, step, worth = (_F(1, 2), _F(1, 2), _F(1)) if number == "半" else _worth(number)
    for one in found["times"] or "":
        value, step, worth = value * _SCALES[one], step * _SCALES[one], worth * _SCALES[one]
    if found["share"]:
        unit = "成"
    if unit == "分" and text.startswith("球", end):
        return None  # 三分球 is a kind of shot
    if number in ("一", "1") and text[max(0, found.start() - 1) : found.start()] in _THIS:
        return None
    if found["more"] and found["more"] != "半":
        value += _worth(found["more"])[0] / 10
        step = _F(1, 10)
    elif found["mid"] or (found["again"] and unit in ("天", "年", "个")) or found["more"]:
        value += _F(1, 2)
        step = _F(1, 2)
    if unit == "年" and not found["mid"] and value >= 200:
        measure, size = "年份", _F(1)
    else:
        measure, size = _PHYSICAL.get(unit, (unit, _F(1)))
    if unit == "个" and _PERSON.match(text, end):
        measure = "人"
    if found["below"]:
        value = -value
    exact = not (found["rest"] or found["over"] or number in ("百", "千", "万", "亿"))
    return made(value * size, measure, unit, number, step * size, worth * size, exact=exact)


def _worth(number: str) -> tuple[Fraction, Fraction, Fraction]:
    """Value of *number*, the worth of its last digit, and the worth of its 万 or 亿."""
    if not number[0].isdigit():
        value = chinese_value(number)
        step = _F(1)
        for one in reversed(number):
            if one not in _SCALES:
                break
            step *= _SCALES[one]
        point = number.partition("点")[2]
        return value or _F(0), step / 10 ** len(point), _F(1)
    plain = re.match("[0-9.,]+", number)
    assert plain is not None
    digits = plain[0].replace(",", "")
    scale, at = 1, plain.end()
    while at < len(number) and number[at] in _SCALES:
        scale *= _SCALES[number[at]]
        at += 1
    more = number[at:]
    step = _F(scale, 10 ** len(digits.partition(".")[2]))
    if more.endswith("千"):
        return _F(digits) * scale + int(more[0]) * 1000, _F(1000), _F(1)  # 5万2千
    if more:
        return _F(digits) * scale + int(more), _F(1), _F(1)
    return _F(digits) * scale, step, _F(scale)


def worth_of(unit: str) -> Fraction:
    """What one of *unit* is worth in the least unit of what it measures."""
    return _PHYSICAL.get(unit, ("", _F(1)))[1]


_NUMBERED: Final = frozenset(("级", "等奖", "年级", "号", "版", "期", "届", "季度"))
"""Units whose number is a rank and counts nothing."""


def _each(one: Quantity, before: list[Quantity], text: str) -> tuple[str, ...]:
    """Of one of what *one* is said; *before* are the quantities that stand before it."""
    clause = text[clause_start(text, one.start) : one.start]
    said = _EACH.search(clause)
    if said:
        return (said["of"],)
    mean = _MEAN.search(clause)
    if mean:
        pay = {"时": "小时"}.get(mean["pay"] or mean["speed"], mean["pay"])
        return (mean["of"] or pay or "亩",)
    units: list[str] = []
    for other in reversed(before):
        if other.start < one.start - len(clause) or other.number not in ("一", "1") or other.ordinal:
            break
        if other.unit in _NUMBERED or (other.unit in "日月" and not other.chinese):
            break  # 一级 is a rank, and 7月1日 a day
        units.append(other.unit)
    return tuple(units)


def clause_start(text: str, at: int) -> int:
    """Where the clause begins that *at* stands in."""
    start = max((text.rfind(mark, max(0, at - 60), at) for mark in "，。；：:！？、“”「」（）()\u3000 "), default=-1)
    return start + 1
