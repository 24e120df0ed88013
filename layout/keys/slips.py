"""What a value that cannot be read was meant to say: read only to make the hint of a finding a good one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from typing import Final

from layout.units import SIZES

_DIGITS: Final = {char: number for number, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS: Final = {"十": 10, "百": 100}
_CHINESE: Final = re.compile("[" + "".join([*_DIGITS, *_TENS]) + "]+")
_UNITS: Final = {"em": "字", "毫": "mm", "公分": "cm", "点": "pt", "px": "pt"}
"""Units of others, or short for ours."""
TRADE_WORDS: Final = {
    word: meant
    for meant, words in {
        "责编": "版署 编辑 署名栏 责任编辑 本版编辑 版面责任 版务", "图片": "照片 图 相片 插图 图像",
        "报眼": "天气 报耳",
        "稿件": "正文 文章 新闻 文稿 稿子 标题", "导读": "目录 提要 要目 导航 今日导读", "广告": "商业广告 分类广告",
        "启事": "公告 通知 声明 文字 文本 启示", "报眉": "页眉 书眉 版头 版眉 眉线", "摘句": "引文 语录 引语 金句 摘引",
        "表格": "表 数据表", "报头": "报名 刊头 头", "代号": "编号 标识 名称 序号",
        "位置": "坐标 起点", "大小": "尺寸 跨度 占位",
        "二维码": "条码 扫码 码",
    }.items()
    for word in words.split()
}  # fmt: skip
"""What others call what a spec has: kinds of slots, and a few keys."""
_LIKE_A_FILE: Final = 0.75
"""How like a file's name a slip must be: one letter lacking of three, or one wrong of four."""
_MOST_LACKING: Final = 3
"""Letters by which a slip may be shorter or longer than the name."""
_MOST_OF_NAME: Final = 80
"""Characters of a file's name looked at."""
_MOST: Final = 40
"""Characters looked at: no number is longer."""


def likest(word: str, known: Sequence[str], least: float) -> str:
    """The one of *known* that *word* is another name of, or is *least* like; "" if it is like none.

    Of several that are as like it is the one with the most characters where *word* has them: a slip of the pen leaves
    the others in their places.  Of those it is the first: *known* begin with what is wanted most.

    >>> likest("版各", ["跨版", "版名", "版心"], 0.5)
    '版名'
    """
    meant = TRADE_WORDS.get(word, "")
    if meant in known:
        return meant
    alike = get_close_matches(word, known, len(known) or 1, least)
    if len(alike) < 2:
        return alike[0] if alike else ""
    most, near = _likeness(word, alike[0]), frozenset(alike)
    equal = [one for one in known if one in near and _likeness(word, one) == most]
    return max(equal, key=lambda one: _in_place(word, one))


def file_meant(named: str, there: Iterable[str]) -> str:
    """The one of the files *there* that the name *named* may be a slip for; "" for none.

    Their endings may differ, as may capitals; figures may not, for they tell the pictures of a series apart.

    >>> file_meant("metr.jpg", ["metro.jpg", "match.jpg"]), file_meant("s7.jpg", ["s6.jpg"])
    ('metro.jpg', '')
    """
    stem, figures = _stem(named), re.findall(r"\d+", _stem(named))
    alike: dict[str, str] = {}
    for one in sorted(there):
        if abs(len(_stem(one)) - len(stem)) <= _MOST_LACKING and re.findall(r"\d+", _stem(one)) == figures:
            alike.setdefault(_stem(one), one)
    return alike.get(likest(stem, [*alike], _LIKE_A_FILE), "")


def _stem(name: str) -> str:
    return (name.rpartition(".")[0] or name)[:_MOST_OF_NAME].casefold()


def _likeness(word: str, other: str) -> float:
    return SequenceMatcher(None, other, word).ratio()


def _in_place(word: str, other: str) -> int:
    """How many characters *other* has where *word* has them, from the beginning or from the end."""
    ahead = sum(one == two for one, two in zip(word, other, strict=False))
    return max(ahead, sum(one == two for one, two in zip(reversed(word), reversed(other), strict=False)))


def number_meant(text: str, otherwise: str) -> str:
    """The number in *text* in plain digits, whatever stands around it; *otherwise* where there is none.

    >>> number_meant("５栏", "7"), number_meant("十三", "7"), number_meant("第二版", "3"), number_meant("x", "7")
    ('5', '13', '2', '7')
    """
    plain = _CHINESE.sub(lambda found: str(_counted(found[0])), narrow(text[:_MOST]))
    found = re.search(r"\d+(\.\d+)?", plain)
    return found[0] if found else otherwise


def date_meant(text: str) -> str:
    """The date in *text* as a spec writes it, or an example of one.

    >>> date_meant("2024年5月1日"), date_meant("24/5/1"), date_meant("二〇二四年十二月三日"), date_meant("明天")
    ('2024-05-01', '2024-05-01', '2024-12-03', '2023-11-15')
    """
    plain = _CHINESE.sub(lambda found: str(_counted(found[0])), narrow(text[:_MOST]))
    parts = re.findall(r"\d+", plain)
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    if len(parts) >= 3 and len(parts[0]) in (2, 4) and max(map(len, parts[1:3])) < 3:
        year = int(parts[0]) + (2000 if len(parts[0]) == 2 else 0)
        try:
            return date(year, int(parts[1]), int(parts[2])).isoformat()
        except ValueError:
            pass
    return "2023-11-15"


def length_meant(text: str) -> str:
    """The length in *text* as a spec writes it, or an example of one.

    >>> length_meant("5号"), length_meant("小５号"), length_meant("1.5"), length_meant("1.5em"), length_meant("宽")
    ('五号', '小五', '1.5字 / 1.5mm', '1.5字', '1.5字')
    """
    plain = narrow(text[:_MOST]).replace(" ", "")
    spelt = re.sub(r"[1-8]", lambda found: "一二三四五六七八"[int(found[0]) - 1], plain)
    for name in sorted(SIZES, key=len, reverse=True):
        if spelt.startswith(name) or spelt == name.removesuffix("号"):
            return name
    found = re.fullmatch(r"([+-]?\d+(?:\.\d+)?)(.*)", plain)
    if not found:
        return "1.5字"
    number, unit = found[1], found[2]
    meant = next((ours for theirs, ours in _UNITS.items() if unit.startswith(theirs)), "")
    meant = meant or next((one for one in ("mm", "cm", "pt", "字", "行") if unit.lower().startswith(one)), "")
    return f"{number}{meant}" if meant else f"{number}字 / {number}mm"


def narrow(text: str) -> str:
    """*text* with full-width digits, letters and marks as ASCII.

    >>> narrow("１．５ｍｍ")
    '1.5mm'
    """
    return "".join(chr(ord(char) - 0xFEE0) if 0xFF01 <= ord(char) <= 0xFF5E else char for char in text)


def _counted(words: str) -> int:
    """A number in Chinese: by tens (十三) or digit by digit (二〇二四)."""
    if not any(char in _TENS for char in words):
        return int("".join(str(_DIGITS[char]) for char in words))
    total = digit = 0
    for char in words:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
