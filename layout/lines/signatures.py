"""What stands under copy and signs it: an office, a day, a note in brackets."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from layout.lines.shapes import LineShape
from layout.stories.model import Credit
from layout.stories.people import is_person, wrote_too
from layout.stories.words import CAPTION_STARTS, HAN, HELPED, NOT_OFFICES, NOTE_STARTS, SCHOOLS, SIGNING_ENDS, SOURCES


def is_office(shape: LineShape) -> bool:
    """The name of an office or a company, or of several, as a notice is signed."""
    if shape.size > _LONGEST_OFFICE or shape.commas or len(shape.text) < _SHORTEST_OFFICE:
        return False
    words = shape.text.split()
    return 1 <= len(words) <= _OFFICES and all(len(one) >= _SHORTEST_OFFICE and _is_office(one) for one in words)


_LONGEST_OFFICE: Final = 24
_SHORTEST_OFFICE: Final = 4
_OFFICES: Final = 3


@lru_cache(maxsize=8192)
def _is_office(text: str) -> bool:
    text = text[: -len(end)] if (end := next((one for one in _SIGNED if text.endswith(one)), "")) else text
    plain = len(text) <= _OFFICE and text.endswith(("局", "厅", "院", "社")) and not text.endswith(NOT_OFFICES)
    school = len(text) <= _OFFICE and text.endswith(SCHOOLS) and any(mark in text[:_OF_TOWN] for mark in "市县区省縣區")
    return text.endswith(SIGNING_ENDS) or plain or school or bool(_section().fullmatch(text))


@cache
def _section() -> re.Pattern[str]:
    """省农林厅技术推广科, 市卫生局防疫股: a section of an office."""
    return re.compile(rf"{HAN}{{0,8}}[厅局院委]{HAN}{{2,6}}[科处處股]")


_SIGNED: Final = ("谨启", "敬启", "启", "啟", "宣")
"""What a body that gives notice puts behind its name: 市工人业余学校启."""

_OF_TOWN: Final = 6
"""Characters in which the town of a school is named."""


_OFFICE: Final = 14


def is_closing_note(text: str) -> bool:
    """A line in brackets that ends a story: （据新华社）, （作者系市政协委员）, （王某某）."""
    if text.startswith(SOURCES) and len(text) <= 24:
        return True
    if text[-2:] in ("电）", "电)", "電）") and text[:1] in "（(" and len(text) <= 24:
        return True
    if text[:1] not in "（(" or text[-1:] not in "）)" or not 4 <= len(text) <= 44:
        return False
    inner = text[1:-1].strip()
    if inner.startswith(NOTE_STARTS) or inner.endswith(HELPED):
        return True
    if inner.startswith(CAPTION_STARTS):
        return False  # （图为县博物馆）
    if len(inner) <= _OFFICE and (_is_office(inner) or inner.endswith("供稿") or _station().fullmatch(inner)):
        return True  # （石门镇气象信息服务站）
    people = inner.split()
    if len(people) == _PLACE_AND_NAME and 2 <= len(people[0]) <= _PLACE and is_person(people[1]):
        return True  # （四川 李小平）
    return len(people) <= 4 and all(map(is_person, people))


@cache
def _station() -> re.Pattern[str]:
    """石门镇气象信息服务站, 县图书馆: a body called so, where （下一站） and （摄于火车站） are no signatures."""
    stations = (
        "服务|工作|气象|監測|监测|观测|水文|植保|农技|推广|防疫|检疫|卫生|供电|文化|救援|管理|检查|邮政|志愿者|"
        "水利|林业|畜牧兽医"
    )
    houses = "图书|圖書|博物|文化|美术|美術|纪念|紀念|档案|檔案|体育|科技|展览|展覽|科学|群众艺术|方志|史志|党史|规划"
    name = f"(?!地[点址]|[摄攝拍原位见見在])(?:{HAN})+?"
    return re.compile(f"{name}(?:(?:{stations})站|(?:{houses})[馆館]|(?:电视|電視|广播|天文|气象|地震|广播电视)台)")


_PLACE_AND_NAME: Final = 2
_PLACE: Final = 8
"""Characters of where somebody is from who signs in brackets."""


def gave_copy(credit: Credit) -> bool:
    """（市发改委提供）, （团市委 文/图）: who gave words, too, and not （图片由某某提供）."""
    return wrote_too(credit.raw) or (credit.verb == "提供" and not _pictures().search(credit.raw))


@cache
def _pictures() -> re.Pattern[str]:
    return re.compile("[图圖照像影片]")


def gives_notice(text: str) -> bool:
    """某家子女敬启: what people put behind their names who give notice."""
    return len(text) <= _OFFICE and text.endswith(_GIVES_NOTICE)


_GIVES_NOTICE: Final = ("敬启", "谨启", "敬告", "泣告", "敬啟", "謹啟", "敬上", "鞠躬")


def is_day(text: str) -> bool:
    """2024年3月9日, 四月二十六日, 2024.3.9, 2024-03-09: a day and nothing else, as it stands under a signature."""
    if text[-1:] == "日":
        return bool(_dated().fullmatch(text))
    return text[:2] in ("19", "20") and text[-1:].isdigit() and bool(_in_figures().fullmatch(text))


@cache
def _dated() -> re.Pattern[str]:
    number = r"(?:\d{1,4}|[〇零○一二三四五六七八九十]{1,4})"
    written = "[〇零○一二三四五六七八九十]{1,4}"
    return re.compile(rf"{number}\s*年\s*{number}\s*月\s*{number}\s*日|{written}月{written}日")


@cache
def _in_figures() -> re.Pattern[str]:
    return re.compile(r"\d{4}([-./])\s?(?:0?[1-9]|1[0-2])\1\s?(?:0?[1-9]|[12]\d|3[01])")


def reaches(text: str) -> bool:
    """0558-96111, （010）65368971 65363107, news@example.com: what somebody is reached by and nothing else."""
    return (text.isascii() or text[0] in "（(") and bool(_reached().fullmatch(text))


@cache
def _reached() -> re.Pattern[str]:
    number = r"[（(]?\d{3,4}[）)]?[\s—－-]?\d{3,8}(?:[—－-]\d{1,5})*|1\d{10}|\d{5,8}"
    return re.compile(
        rf"(?:{number})(?:[\s、/／]+(?:{number}))*|[\w.+-]{{1,40}}@[\w-]{{1,40}}(?:\.[\w-]{{1,20}}){{1,4}}"
    )
