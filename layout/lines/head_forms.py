"""Which lines may be heads by their form, and what the form says of what stands below: a notice, a part of a story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from layout.lines.dump_style import DumpStyle
from layout.lines.items import is_quoted
from layout.lines.line_scores import is_call, is_couplet
from layout.lines.rubrics import column_of
from layout.lines.shapes import LONGEST_HEAD, LineShape, joined_names, leans, size_of
from layout.lines.signatures import is_day, is_office, reaches
from layout.stories.people import is_person, is_unnamed
from layout.stories.words import (
    CITIZENS,
    FORMULAS,
    INSIDE_ENDS,
    INSIDE_HEADS,
    INSIDE_STARTS,
    LABELS,
    NOTICE_ENDS,
    PLACE_ENDS,
    PROVINCES,
    RUBRIC_ENDS,
    RUBRICS,
    SALUTES,
    SERVICE_STARTS,
    TIMES,
)

_LEAST: Final = 2
_CELLS: Final = 3
"""Figures by themselves that make a line a row: 红球：03 09 14."""
_ROOM: Final = 3
"""Characters that a full line of a dump of broken lines may want."""

_PAUSES: Final = 3
"""、 in a head: several persons or places are named in one as in any line."""

_ONE_COMMA: Final = 16
"""Characters of a head that may have a comma, whatever its halves are like."""


def may_be_head(shape: LineShape) -> bool:
    """True for a short line that ends like a head: what stands alone, without a sentence in it."""
    if not _LEAST <= shape.size <= LONGEST_HEAD or not shape.text:
        return False
    if shape.furniture or shape.closes or shape.byline or shape.opening or shape.jump or shape.credit:
        return False
    key = (shape.text, shape.end, shape.inner)
    known = _KNOWN.get(key)
    if known is None:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[key] = _ends_like_head(shape)
    return known


_KNOWN: Final[dict[tuple[str, str, int], bool]] = {}
"""Lines that were asked about lately: each is, by all its neighbours."""

_MOST_KNOWN: Final = 16384


def _ends_like_head(shape: LineShape) -> bool:
    if is_day(shape.text) or reaches(shape.text):
        return False
    if not shape.short or shape.end not in ("none", "dash"):
        return is_call(shape) and not is_office(shape)
    return not shape.opened and _are_words_of_heads(shape.text) and not is_office(shape)


@lru_cache(maxsize=8192)
def _are_words_of_heads(text: str) -> bool:
    """False for words that have the commas of a sentence, that lean on others, or that are a formula or a label."""
    if sum(map(str.isdecimal, text.replace("：", " ").split())) >= _CELLS:
        return False
    bare = _quoted().sub("“”", text.removesuffix(column_of(text)))
    commas = sum(map(text.count, "，,；;")) + max(0, text.count("、") - _PAUSES)
    comma = 1 if size_of(bare) <= _ONE_COMMA and not is_dated(text) else is_couplet(bare)
    if commas > comma or leans(text) or text.startswith(FORMULAS):
        return False
    bracketed = text[0] in "（(" and text[-1] in "）)"
    return not bracketed and text[0] not in "#@" and "：" not in text[1:9] and ":" not in text[1:9]


@cache
def _quoted() -> re.Pattern[str]:
    """“都好，勿念”: what is quoted behind other words, whose commas are none of the line's."""
    return re.compile(r"(?<=.)[“「][^“”「」。！？]*[”」]")


def is_labelled(shape: LineShape) -> bool:
    """家长学校：孩子磨蹭怎么办: a topic or who speaks, a colon, and what is said of it, without a figure."""
    label, _, rest = shape.text.replace(":", "：").partition("：")
    if not rest or not shape.short or shape.end != "none" or shape.commas or any(map(str.isdigit, shape.text)):
        return False
    if shape.furniture or shape.byline or shape.opening or shape.credit or label.endswith(LABELS):
        return False
    return 2 <= len(label) <= _LABEL and _REST[0] <= len(rest) <= _REST[1] and rest[0] not in "“ " and label != "回音"


_LABEL: Final = 12
_REST: Final = (5, 28)


def is_full_line(shape: LineShape, style: DumpStyle) -> bool:
    """In a dump of broken lines: one with a comma, as long as they are."""
    return bool(style.wrapped and shape.commas) and shape.size >= style.wrapped - _ROOM


def is_notice(text: str) -> bool:
    """公告, 今日天气, 本周影讯: what stands over a notice or a service."""
    return text.endswith(NOTICE_ENDS) or (len(text) <= _SERVICE and text.startswith(SERVICE_STARTS))


_SERVICE: Final = 7

NOTICE_TITLES: Final = frozenset((
    "更正", "勘误", "致歉", "更正启事", "更正声明", "声明", "遗失声明", "公告", "通告", "启事", "招领启事", "讣告",
    "招聘启事", "更正啟事", "聲明", "遺失聲明", "啟事", "訃告",
))  # fmt: skip
"""What stands over a notice and over nothing else: no part of a story is called so."""


def is_inside(text: str) -> bool:
    """法官说法, 记者手记, 专家提醒: what stands over a part of a story."""
    bare = text.strip("【】[]■◆●")
    return bare in INSIDE_HEADS or (
        len(bare) <= _SERVICE and bare.startswith(INSIDE_STARTS) and bare.endswith(INSIDE_ENDS)
    )


def is_place(word: str) -> bool:
    """长安路, 三矿, 市民: where somebody is from who writes to a paper, or who they are."""
    return (len(word) <= _SERVICE and word.endswith((*CITIZENS, *PLACE_ENDS, "州"))) or word in PROVINCES


def signs_below(shapes: Sequence[LineShape], at: int) -> bool:
    """县农技推广中心 吴长顺, 长安路 何雨晴: under copy and over a head, where somebody is from, a blank, and a name."""
    shape = shapes[at]
    words = joined_names(shape.text.split())
    if len(words) == 1 and 0 < at < len(shapes) - 2 and shapes[at - 1].end == "stop" and is_person(words[0]):
        # 周南 over 老茶馆 and copy: who wrote what stands above, where the line below is a head and nobody's name
        below = shapes[at + 1]
        return (
            may_be_head(below)
            and not is_person(below.text)
            and " " not in below.text
            and not may_be_head(shapes[at + 2])
        )
    called = _CALLED.fullmatch(shape.text)
    if called:  # 桃園／江亦瑤（家庭主婦）
        words = [called["from"], called["name"]]
    if len(words) != 2 or shape.size > _SIGNATURE or not all(map(str.isalpha, words)) or not at:
        return False
    foreign = not is_person(words[0]) and (len(words[0]) > len(words[1]) or len(words[1]) == _FULL_NAME)
    placed = foreign or is_place(words[0]) or (called is not None and " " not in shape.text)
    named = placed and (is_person(words[1]) or is_unnamed(words[1]))
    if words[0][:2] in PROVINCES or words[0][:3] in PROVINCES:  # 安徽滁州 谈文斌, 浙江绍兴 夏侯老人: whatever the name
        named = named or 2 <= len(words[1]) <= _PEN_NAME
    over = at + 1 == len(shapes) or may_be_head(shapes[at + 1]) or _opens_another(shapes[at + 1])
    return named and shapes[at - 1].end == "stop" and over


def _opens_another(shape: LineShape) -> bool:
    """编辑同志：…, and what is no copy: what stands over it is over."""
    return bool(shape.furniture) or shape.text[: _SERVICE + 1].partition("：")[0].endswith(SALUTES)


_SIGNATURE: Final = 24
_FULL_NAME: Final = 3
_PEN_NAME: Final = 4
_CALLED: Final = re.compile(
    r"(?P<from>[\u4e00-\u9fff]{2,6})[／/ ](?P<name>[\u4e00-\u9fff]{2,4})(?:[（(][\u4e00-\u9fff]{2,8}[）)])"
)
"""Where somebody is from who writes to a paper, the name, and in brackets what he or she does."""


def closes_letter(shapes: Sequence[LineShape], at: int) -> bool:
    """让我们一起行动起来！ over the office that signs: the last words of a letter, and no head."""
    return at + 1 < len(shapes) and is_call(shapes[at]) and is_office(shapes[at + 1])


def says_who(shapes: Sequence[LineShape], at: int) -> bool:
    """——考生小李 under “…。”: who said what stands above."""
    above = shapes[at - 1].text if at else ""
    return shapes[at].text.startswith("——") and above[:1] in ("“", "「") and above[-1:] in ("”", "」")


def is_tagged(text: str) -> bool:
    """〈新闻辞典〉重贴现率, 【提醒】早晚添衣: a few words in brackets, and behind them those of a head."""
    if text[:1] not in _TAGS:
        return False
    tag = text.find(_TAGS[text[0]])
    return _LEAST < tag <= _SERVICE and len(text) - tag > _LEAST


_TAGS: Final = {"〈": "〉", "【": "】", "［": "］"}


def parts_said(text: str) -> int:
    """How many parts a head says that its story has: 2 for 微小说二题, 3 for 夏日三章 or 旧物（三则）; 0 for none."""
    bare = text.rstrip("）)")
    if len(bare) <= _LEAST or bare[-1] not in "题章则篇首帖札题題則" or bare[-2] not in _NUMERALS:
        return 0
    return _NUMERALS.index(bare[-2]) + 1


_NUMERALS: Final = "一二三四五六七八九十"


def is_rubric(text: str) -> bool:
    """微言, 【民生热线】, 百姓话题: a title that stands over another story each day."""
    bare = text.strip("【】[]〔〕■◆● ").replace(" ", "")
    return bare in RUBRICS or (len(bare) <= _SERVICE and bare.endswith(RUBRIC_ENDS))


def is_dated(text: str) -> bool:
    """近日, 记者从, 3月5日: what news begin with."""
    return text.startswith(TIMES) or (text[:1].isdigit() and "日" in text[:6])


def is_said(text: str) -> bool:
    """住戶：「叫極都冇人應」: a few words, a colon, and all the rest in quotation marks."""
    who, colon, words = text.replace(":", "：").partition("：")
    return bool(colon) and len(who) <= _WHO and is_quoted(words)


_WHO: Final = 8
