"""Lines that are items of a list: they stand alone, are no heads, and need no full stop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from layout.characters.normalise import is_han
from layout.stories.people import is_person
from layout.stories.words import BODY_ENDS, HAN, LABELS, MARKERS, NOT_OFFICES, RUBRIC_ENDS, RUBRICS

_LONGEST_LABEL: Final = 14
_LONGEST_ROW: Final = 40
_LONGEST_BODY: Final = 20
_NUMERALS: Final = "〇零一二三四五六七八九十百"


@cache
def _number() -> re.Pattern[str]:
    """1. 1、 1） (1) （一） 一、 ① – with words after it; 1.5 and 10：30 are figures."""
    bracketed = rf"[（(](?:\d{{1,2}}|[{_NUMERALS}]{{1,3}})[）)]"
    return re.compile(
        rf"(?:{bracketed}|\d{{1,2}}[.．、）)]|\d\u20e3|[①-⑳])\s*(?=[^\d\s])|[{_NUMERALS}]{{1,3}}、\s*(?=\S)"
    )


@cache
def _score() -> re.Pattern[str]:
    """甲队3比1乙队, 甲队 25∶21 乙队: two names and a result."""
    name = rf"(?:{HAN}|[A-Za-z·]){{2,12}}"
    result = r"\d{1,3}\s*(?:[:：∶比]|-)\s*\d{1,3}"
    return re.compile(rf"{name}(?:[(（][^()（）]{{1,8}}[)）])?\s*{result}\s*{name}[^。！？]{{0,24}}")


HEADS_OR_ITEMS: Final = ("score", "day")
"""Items that, alone over copy, are heads: 甲队3比1胜乙队, 11月28日 快速路封闭施工."""


@cache
def _label() -> re.Pattern[str]:
    """同煤热力公司：0352-7021234, 台北：多云，26至32度: a name, a colon, and what belongs to it, no sentence."""
    name = rf"(?:{HAN}|[A-Za-z0-9·]){{2,{_LONGEST_LABEL}}}"
    return re.compile(rf"{name}\s*[：:]\s*(?P<words>(?:[^：:。！？“”「」]|(?<=\d)[：:](?=\d)){{1,{_LONGEST_ROW}}})")


@cache
def _timed() -> re.Pattern[str]:
    """11月14日 19:35 甲队VS乙队: a date or an hour, a blank, and what is on then."""
    day = r"\d{1,2}月\d{1,2}日(?:\s*[(（]?(?:周|星期).[)）]?)?"
    hour = r"\d{1,2}[:：]\d{2}"
    return re.compile(rf"(?:{day}|{hour}(?:\s*[—–~-]+\s*{hour})?)\s+[^，。]{{2,40}}")


def _may_be_counted(text: str) -> bool:
    """False where no number with its mark can stand at the head, as in most lines: asked before any pattern is."""
    bare = text[1:] if text.startswith(("（", "(")) else text
    if bare[:1].isdecimal():
        return any(mark in bare[1:3] for mark in ".．、）)\u20e3")
    return "①" <= text[:1] <= "⑳" or (bare[:1] in _NUMERALS and any(mark in bare[1:4] for mark in "、）)"))


@cache
def _weekday() -> re.Pattern[str]:
    """周六 港超联 傑志对东方 旺角大球场: what is on at a day of the week, in cells."""
    return re.compile(
        r"(?:周|週|星期)[一二三四五六日天](?:[至—-][一二三四五六日天周週])?[上下]?[午晚]?(?: [^，。；！？ ]{1,14}){2,}$"
    )


@lru_cache(maxsize=16384)
def item_of(text: str) -> str:
    """``number``, ``mark``, ``score``, ``label``, ``hour`` or ``day``: what item *text* may be, else ""."""
    if len(text) < 3:
        return ""
    if text[:2] in ("* ", "• ", "· ", "- "):
        return "mark"
    if text[0] in MARKERS and (not text[1].isspace() or len(text) > _LONGEST_LABEL):
        bare = text[1:].strip()
        return "" if bare in RUBRICS or (bare.endswith(RUBRIC_ENDS) and len(bare) <= _LONGEST_LABEL) else "mark"
    if _may_be_counted(text) and _number().match(text):
        return "number"
    if text[1] in ".．、" and "A" <= text[0] <= "H" and is_han(text[2:].lstrip()[:1] or " "):
        return "number"  # A.去高新：…
    if len(text) > _LONGEST_ROW + _LONGEST_LABEL:
        return ""
    label, _, rest = text.replace(":", "：").partition("：")
    if rest and label.endswith(LABELS) and len(label) <= _LONGEST_LABEL and text[-1] not in "。！？，":
        return "label"
    if text[0] in "周週星" and " " in text and _weekday().match(text):
        return "hour"
    if not any(map(str.isdigit, text)):
        return ""
    if any(mark in text for mark in ":：∶比-") and _score().fullmatch(text):
        return "score"
    if text[0].isdecimal() and any(mark in text[1:3] for mark in "月:：") and _timed().fullmatch(text):
        return "hour" if any(mark in text for mark in ":：") else "day"
    match = _label().fullmatch(text)
    return "label" if match and sum(map(str.isdigit, match["words"])) * 3 >= len(match["words"]) else ""


def listed(texts: Sequence[str]) -> list[bool]:
    """Which lines are items because of their neighbours.

    任命：／某某为局长；／某某为处长。 – after a colon, each line but the last ends in a semicolon.  台北：多云，26度／
    高雄：雨，27度 – several lines of a name, a colon and a few words.  Rows of a table – as many cells as the line
    above.  Results and days, one under the other.  Entries of a list of names or works – they begin alike.
    """
    made = [False] * len(texts)
    for at in range(1, len(texts)):
        before, text = texts[at - 1], texts[at]
        opened = before.endswith(("：", ":"))
        going = made[at - 1] and before.endswith(("；", ";"))
        made[at] = made[at] or going or (opened and text.endswith(("；", ";")))
        if (_labelled(before) or (made[at - 1] and _labelled(before, figures=False))) and _labelled(
            text, figures=False
        ):
            made[at - 1] = made[at] = True
        if _tabled(before, text) or (item_of(before) in HEADS_OR_ITEMS and item_of(text) in HEADS_OR_ITEMS):
            made[at - 1] = made[at] = True
    for start, end in _counted(texts):
        made[start:end] = [True] * (end - start)
    kinds = [_kinds_of(text) if len(text) <= LONGEST_ENTRY and text[-1:] != "。" else () for text in texts]
    there = set().union(*kinds)
    for number, (_, least) in enumerate(_KINDS):
        for start, end in _runs([number in one for one in kinds]) if number in there else ():
            if end - start >= least or (start and texts[start - 1].endswith(("：", ":")) and end - start >= 2):
                made[start:end] = [True] * (end - start)
    return made


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where flags that are true begin and end."""
    start = 0
    for at in range(len(flags) + 1):
        if at == len(flags) or not flags[at]:
            if at > start:
                yield start, at
            start = at + 1


def _tabled(before: str, text: str) -> bool:
    """Two rows of a table: three cells or more in each, as many, and figures in one of them."""
    if max(len(before), len(text)) > 2 * _LONGEST_ROW or text[-1:] in "。！？，":
        return False
    cells, more = before.split(), text.split()
    return len(cells) >= 3 and len(cells) == len(more) and any(map(str.isdigit, before + text))


_LEAST_COUNTED: Final = 3


def _counted(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where three entries or more are counted on, 1. 2. 3., with nothing between them and no sentence in any."""
    start = value = 0
    for at in range(len(texts) + 1):
        seen = _counted_entry(texts[at]) if at < len(texts) else None
        bare = seen if seen and len(texts[at]) <= _LONGEST_ROW and texts[at][-1] not in "。！？" else None
        if bare and value and _value(bare) == value + 1:
            value += 1
            continue
        if value and at - start >= _LEAST_COUNTED:
            yield start, at
        start, value = at, _value(bare) if bare else 0


def _counted_entry(text: str) -> re.Match[str] | None:
    if not _may_be_counted(text):
        return None
    return re.match(r"[（(]?(\d{1,2})[.．、）)]\s*\D|([①-⑳])", text)


def _value(entry: re.Match[str]) -> int:
    """What the number of an *entry* counts."""
    return int(entry[1]) if entry[1] else ord(entry[2]) - ord("①") + 1


@cache
def _entry() -> re.Pattern[str]:
    """王卫东 某矿某队队长, 张 磊 某厂技师, 李秀英（女） 某队清扫工: a person, a blank, what they are."""
    name = rf"(?:{HAN}{{2,4}}|{HAN} {HAN}|{HAN}{{1,8}}·{HAN}{{1,8}})(?:[（(][^（）()]{{1,10}}[）)])?"
    return re.compile(rf"{name} +{HAN}[^。！？，；]{{3,28}}")


def _is_entry(text: str) -> bool:
    return " " in text and len(text) <= _LONGEST_ROW and is_person(_first(text)) and bool(_entry().fullmatch(text))


def chapter_of(text: str) -> bool:
    """True for 第一章 总则: the head of a chapter of rules."""
    return len(text) <= _LONGEST_ROW and text.startswith("第") and bool(_chapter().match(text))


@cache
def _chapter() -> re.Pattern[str]:
    return re.compile(rf"第[{_NUMERALS}\d]{{1,3}}[章节编]\s*{HAN}")


def _is_ranked(text: str) -> bool:
    """1.某某（某地）2:11:27: a place and a result."""
    ranked = text[:1].isdigit() and text[-1:].isdigit() and len(text) <= _LONGEST_ROW
    return ranked and item_of(text) == "number"


def _is_body(text: str) -> bool:
    """县财政局, 城关镇人民政府, 实验小学: one of a list of bodies, of schools, of villages."""
    return len(text) <= _LONGEST_BODY and text.endswith(BODY_ENDS) and not text.endswith(NOT_OFFICES)


def _is_priced(text: str) -> bool:
    """大白菜 0.9元/斤, 生猪 每公斤15.2元: a name, a blank, and a figure with its unit."""
    if " " not in text or len(text) > _LONGEST_ROW or not any(char.isdigit() or char in ".,—~-" for char in text):
        return False
    return bool(_priced().fullmatch(text))


@cache
def _priced() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{HAN}|[A-Za-z0-9()（）·]){{2,14}}(?:\s+(?:{HAN}{{0,4}}\s*)?[\d.,—~-]+\s*(?:{HAN}|[%℃/／a-zA-Z]){{0,8}}){{1,6}}"
    )


def _first(text: str) -> str:
    words = text.replace("（", " ").replace("(", " ").split(" ", maxsplit=2)
    name = words[0] if len(words[0]) > 1 else "".join(words[:2])
    return name.split("·")[0][:3] if "·" not in name else "王某"


def _is_work(text: str) -> bool:
    """《归途》 作者：某某, 二等奖（3名）：《归途》: titles and prizes."""
    if len(text) > 2 * _LONGEST_ROW or text[-1:] in "。，；" or "。" in text:
        return False
    return (text[0:1] == "《" and text.count("》") >= 1) or (
        (text[0:1] == "第" or "奖" in text[:5]) and bool(_prize().match(text))
    )


@cache
def _prize() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:特|一|二|三|四|优秀|优胜|鼓励|入围|入选)等?奖|[金银铜]奖|第[一二三四五六七八九十]名)\s*(?:[（(][^（）()]{1,10}[）)])?\s*[:：]"
    )


def _is_coded(text: str) -> bool:
    """晋A·12K45 银灰色面包车: a number plate or the like, a blank, and what bears it."""
    code, _, rest = text.partition(" ")
    if not rest or len(text) > _LONGEST_ROW or text[-1] in "。！？，：":
        return False
    return bool(_plate().fullmatch(code))


@cache
def _plate() -> re.Pattern[str]:
    return re.compile(rf"{HAN}[A-Z][·•.]?[A-Z0-9]{{4,6}}|(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d)[A-Z0-9-]{{5,20}}")


LONGEST_ENTRY: Final = 2 * _LONGEST_ROW
_KINDS: Final = (
    (_is_entry, 3),
    (_is_coded, 2),
    (_is_work, 2),
    (chapter_of, 2),
    (_is_ranked, 2),
    (_is_priced, 3),
    (_is_body, 3),
)
"""Kinds of entries, and how many in a row are a list without a colon above them."""


@lru_cache(maxsize=8192)
def _kinds_of(text: str) -> tuple[int, ...]:
    """Which of :data:`_KINDS` the entry *text* is of, by their numbers."""
    return tuple(number for number, (kind, _) in enumerate(_KINDS) if kind(text))


def speakers_of(texts: Sequence[str]) -> frozenset[str]:
    """Who speaks in an interview: 记者, 问, 答, and every short label before a colon that opens several lines."""
    counts = Counter(label for text in texts if (label := _label_of(text)))
    return frozenset(label for label, count in counts.items() if count >= 2 or label in _ASKERS)


_ASKERS: Final = ("读者", "网友", "专家", "记者", "本报记者", "问", "答", "主持人", "Q", "A", "記者")


def is_spoken(text: str, speakers: frozenset[str]) -> bool:
    """True for a turn of an interview: 记者：…？ and 薛明：… in answer."""
    if text[0] == "@" and 1 < text.replace(":", "：").find("：") <= _NICKNAME:
        return True
    return bool(speakers) and _label_of(text) in speakers


_NICKNAME: Final = 14
"""Characters of @山里人 at most, who says something on the web."""


def is_quoted(text: str) -> bool:
    """A line that is all in one pair of quotation marks."""
    return text[:1] in ("“", "「") and text[-1] in "”」" and not any(mark in text[1:-1] for mark in "“「”」")


def is_speech(text: str) -> bool:
    """“夏天都在树下打牌，怎么说没就没了？”: what somebody says, all in quotation marks, with a comma and its end."""
    return is_quoted(text) and text[-2:-1] in tuple("？！?!…") and "，" in text


def _label_of(text: str) -> str:
    label, colon, rest = text[:9].replace(":", "：").partition("：")
    words = bool(colon) and bool(rest) and 1 <= len(label) <= 6 and text[-1] in "。！？!?”…"
    return label if words and not any(map(str.isdigit, label)) and " " not in label else ""


def _labelled(text: str, *, figures: bool = True) -> bool:
    if not (0 < text.find("：") <= 6 or 0 < text.find(":") <= 6) or len(text) > _LONGEST_ROW:
        return False
    match = _label().fullmatch(text)
    return bool(match) and (not figures or any(char.isdigit() or char in _NUMERALS for char in text))
