"""What each character may do on a line: its class, its blank sides, and where it may not stand.

Data only.  The classes follow *Requirements for Chinese Text Layout* (clreq), figure “Adjustment space of
punctuation marks”; the kinsoku levels follow its section on line edges, with the
ASCII marks that Unicode line breaking adds for mixed text.
"""

from __future__ import annotations

from typing import Final

from layout.value import NamedTuple

HAN, OPEN, CLOSE, STOP, COLON, FINAL, DOT, CONNECTOR, SOLIDUS, DASH, SPACE, LATIN, DIGIT, SIGN = range(14)
"""Classes: OPEN to DOT are the marks that may give room; SIGN is an ASCII mark that is neither letter nor digit."""

_RAISED_AND_LOWERED: Final = "⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₔₕₖₗₘₙₚₛₜ"
"""Superiors and inferiors: they stand with what is before them."""

MARKS: Final[dict[str, int]] = {
    **dict.fromkeys("“‘（［｛《〈「『【〖〔〘〚｟〝", OPEN),
    **dict.fromkeys("”’）］｝》〉」』】〗〕〙〛｠〞〟", CLOSE),
    **dict.fromkeys("，、；", STOP),
    **dict.fromkeys("：", COLON),
    **dict.fromkeys("。．？！", FINAL),
    **dict.fromkeys("·・‧", DOT),
    **dict.fromkeys("–～", CONNECTOR),
    **dict.fromkeys("/／", SOLIDUS),
    **dict.fromkeys("—⸺…⋯", DASH),
    **dict.fromkeys("\u3000 \u00a0\u2002\u2003\u2009\u202f\t", SPACE),
    **dict.fromkeys("々〻°℃℉‰′″％￠＄￡￥€№±×÷−∶‼⁇⁈⁉", SIGN),
    **dict.fromkeys("≤≥≈≠≡≦≧⩽⩾＝＜＞＋－", SIGN),  # alike on both sides, and at no end before their figure
    **dict.fromkeys(map(chr, range(0x3371, 0x33E0)), SIGN),  # ㎡ ㎏ ㎝ ㏄: with their figure, as ℃ is
    **dict.fromkeys(_RAISED_AND_LOWERED, DIGIT),  # H₂O, 10⁻³, Ca²⁺: as ² and ³ are
    **dict.fromkeys(map(chr, range(0x2150, 0x2160)), SIGN),  # ⅐ to ⅞: as ½ is
    "↉": SIGN,
    "｢": SIGN,
}

CELLS: Final[dict[str, int]] = {"·": 500, "‧": 500, "–": 500, "/": 500, "⸺": 2000, "〝": 1000, "〞": 1000, "〟": 1000}
"""Cell of a mark in per mille of the em where it is not one em.

GB/T 15834-2011, 5.1.7: the interpunct takes half a cell, the short connectors and the solidus half a cell.
"""

TAIL, BOTH, FIXED = range(3)
"""Where the blank of a stop lies in its cell: after the ink, on both sides of it, or nowhere to be taken from."""


class Region(NamedTuple):
    """Where marks stand in their cells: *sides* of stops by character, *cells* that differ from :data:`CELLS`.

    Marks of *middle* stand in the middle of their cells across the line, too.
    """

    sides: dict[str, int]
    cells: dict[str, int]
    middle: str = ""


REGIONS: Final[dict[str, Region]] = {
    "cn": Region({"・": BOTH}, {}),
    "tw": Region(
        dict.fromkeys("，、；：。．", BOTH) | dict.fromkeys("？！", FIXED) | dict.fromkeys("·・‧", BOTH),
        {"·": 1000, "‧": 1000, "–": 1000, "/": 1000},
        "，、；：。．·・‧",
    ),
    "jp": Region(
        dict.fromkeys("；：·・‧", BOTH) | dict.fromkeys("？！", FIXED),
        {"·": 1000, "‧": 1000},
    ),
    "cn-down": Region(dict.fromkeys("；：？！", FIXED) | {"・": BOTH}, {}, "·・‧"),
    "tw-down": Region(
        dict.fromkeys("，、。．·・‧", BOTH) | dict.fromkeys("；：？！", FIXED),
        {"·": 1000, "‧": 1000, "–": 1000, "/": 1000},
        "，、；：。．·・‧？！",
    ),
    "jp-down": Region(
        dict.fromkeys("·・‧", BOTH) | dict.fromkeys("；：？！", FIXED), {"·": 1000, "‧": 1000}, "·・‧；：？！"
    ),
}
"""Mainland, Taiwan and Hong Kong, Japan; what is not named has its blank after the ink (clreq and jlreq, figures of
the adjustment space of punctuation marks).  Names of those of lines set downward end
in ``-down``: there ；：？！ keep a cell."""

_STOPS: Final = "、，。．：；！？‼⁇⁈⁉∶"
_CLOSERS: Final = "”’）］｝》〉」』】〗〕〙〛｠〞〟"
_OPENERS: Final = "“‘（［｛《〈「『【〖〔〘〚｟〝"
_MIXED_START: Final = ")]},.;:!?%‰°℃℉′″％￠々〻\u00b9\u00b2\u00b3" + _RAISED_AND_LOWERED
_MIXED_END: Final = "([{$¥￥£€№＄￡"


class Kinsoku(NamedTuple):
    """Characters that may not begin and may not end a line; *pairs*: —— and …… may not begin one either."""

    start: frozenset[str]
    end: frozenset[str]
    pairs: bool = False


SMALL_KANA: Final = frozenset("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーｰゝゞヽヾ〜゠｡､｣･ｧｨｩｪｫｬｭｮｯ")
"""What begins no line in Japanese, marks and small kana of half width among it."""

_STRAIGHT: Final = "\"'"

_BASIC_START: Final = SMALL_KANA | frozenset(_STOPS + _CLOSERS + "～–-·・‧/／" + _MIXED_START + _STRAIGHT)
_BASIC_END: Final = frozenset(_OPENERS + "｢" + _MIXED_END + _STRAIGHT)

KINSOKU: Final[dict[str, Kinsoku]] = {
    "none": Kinsoku(frozenset(), frozenset()),
    "basic": Kinsoku(_BASIC_START, _BASIC_END),
    "gb": Kinsoku(_BASIC_START, _BASIC_END | frozenset("/／")),
    "strict": Kinsoku(_BASIC_START, _BASIC_END | frozenset("/／"), pairs=True),
}
"""Levels of clreq, “Prohibition Rules for Line Start and Line End”; *gb* is GB/T 15834-2011, 5.1."""


class Punctuation(NamedTuple):
    """How wide marks stand, per mille of an em.

    *inner* is the blank side of brackets, quotes, commas and colons inside a line, *final* that of 。？！;
    *cap* is taken from the blank between two neighbouring marks of which one is a bracket; *edge* tells whether
    marks lose their blank at the edges of a line.
    """

    inner: int
    final: int
    cap: int
    edge: bool = True


PUNCTUATION: Final[dict[str, Punctuation]] = {
    "quanjiao": Punctuation(500, 500, 500),
    "kaiming": Punctuation(0, 500, 500),
    "banjiao": Punctuation(0, 0, 500),
    "hangmobanjiao": Punctuation(500, 500, 0),
    "plain": Punctuation(500, 500, 0, edge=False),
}
"""Base styles of punctuation: 全角 开明 半角 行末半角 原样."""

SHRINK_ORDER: Final = ("space", "dot", "bracket", "stop", "mixed", "final", "han")
"""The order in which a line is squeezed (clreq, “Procedures for Inter-Character Spacing Reduction”).

Word spaces, interpuncts of a whole cell, brackets and quotes, commas, gaps between Han and Latin, full stops; between
Han only where a style allows it as a last resort.  A class is used up before the next begins.
"""

SHRINK_CLASS: Final[dict[int, int]] = {DOT: 1, OPEN: 2, CLOSE: 2, STOP: 3, COLON: 3, FINAL: 5}
FIRM: Final = {"bracket": (OPEN, CLOSE), "comma": (STOP,), "colon": (COLON,), "stop": (FINAL,)}
"""Names of what a style may keep from being squeezed: many houses leave 。 alone, some ：."""

SPACE_CLASS: Final = 0
MIXED_CLASS: Final = 4
HAN_CLASS: Final = 6

SHRINK_ROUNDS: Final = ((350, ("space", "dot", "mixed")), (1000, ("space", "dot", "bracket", "stop", "mixed", "final")))
"""Round one of squeezing: marks give up to so many per mille of their blank class by class in :data:`SHRINK_ORDER`
(those named give all); round two: what is left of all of them alike.

clreq would have brackets closed up before commas give anything.  Then a quote touches its word beside a comma with
its whole blank, which is seen at once; a difference of 0.18 em is not.
"""

UNITS: Final = frozenset(
    "年月日号时点分秒亿万千百十个名位人户家元吨米斤克里亩度届次项条件套台辆架艘座所处级期版岁周天倍成余多"
    "毫厘公平立升伏瓦页本册张枚只头匹株棵幅篇场局盘分集折角毛层楼室栋门口支队组班排连营团对双"
)
"""What a figure is better not parted from; no standard forbids it, so it costs instead."""

COST_UNIT: Final = 800
"""As much as a white of 0.006 em: a figure goes to the next line with its 年 where that costs no white that is seen.

At 0.03 em and more, lines of 13 characters had a third more white, for the sake of what no standard asks for."""

COST_COUNTER: Final = 1600
"""As much as a white of 0.012 em: 人次, 毫米 or 小时 after a figure is one word, and stays with its figure as well.

At a tenth of an em the widest white of one line in twenty grew past typst's at 13 characters."""

COST_JOINT: Final = 3000
"""As much as a white of 0.023 em, at the joints of addresses and telephone numbers."""

COST_NUMERAL: Final = 100
"""Between a numeral and its counter (三百, 一个): it decides between lines that are equally good.  一 and 十 stand in
every other line of prose, and keeping them cost more white than all figures."""

COST_HYPHEN: Final = 7500
"""As much as a white of 0.056 em; a reader stumbles at a hyphen in Chinese text."""

COST_PARTED: Final = 18_000
"""As much as a white of 0.11 em, and reported: a time, a range or a day is parted (14秒08, 20～40, 2024-05-17) only
where the line would else be full of holes.  At 0.14 em lines with a white of more than 0.2 em were twice as many at 13
characters."""

COST_TORN: Final = 90_000
"""As much as a white of 0.29 em, and reported: an address is broken inside a word.

At 0.12 em, in 54 texts at eight measures, 34 lines ended so, at a third of an em eleven, and neither the widest white
of a line in twenty nor the share of lines with more than 0.2 em came to more than typst's for it."""

COST_UNITED: Final = 190_000
"""As much as a white of 0.4 em, and reported: a figure leaves its Latin unit, which no standard allows."""

HYPHEN_SEEN: Final = 80
"""White seen on some line, per mille of an em, from which hyphens are looked for."""

COUNTERS: Final = (
    "人次", "人份", "人天", "车次", "架次", "班次", "场次", "例次", "个月", "个半月", "小时", "分钟", "秒钟", "刻钟",
    "周岁", "公里", "公斤", "公顷", "公分", "公升", "海里", "毫米", "厘米", "分米", "千米", "微米", "纳米", "毫升",
    "毫克", "千克", "微克", "平米", "平方", "平方米", "平方公里", "平方千米", "平方厘米", "立方", "立方米", "立方厘米",
    "千瓦时", "千瓦", "兆瓦", "千伏", "摄氏度", "百分点", "个百分点", "美元", "欧元", "日元", "港元", "澳元", "英镑",
    "韩元", "卢布", "元钱", "余人", "多人",
)  # fmt: skip
"""Counters of more than one character, which stand with their figure as :data:`UNITS` do."""

NUMERALS: Final = frozenset("〇零一二三四五六七八九十百千万亿两")

HANGING: Final = "，、。．"
"""Marks that may hang past the end of a line where a style wants that."""

RUN_MARKS: Final = "？！"
"""Marks that may stand doubled or trebled; two share one em, three stand on two (GB/T 15834-2011, 5.1.2)."""


def class_of(character: str) -> int:
    """The class of a character by itself; quotes and · beside Latin letters are settled where they stand."""
    known = MARKS.get(character)
    if known is not None:
        return known
    if character < "\u02b0":
        if character.isdigit():
            return DIGIT
        return LATIN if character.isalpha() else SIGN
    if character < "\u0530" or "\u1e00" <= character < "\u2000":
        return LATIN
    return HAN


def is_apostrophe(text: str, at: int) -> bool:
    """True for the ’ at *at* of *text* where it stands for what is left out before a word: ’90s, ’n’.

    It stands before a letter or figure and after none; one that may close a quotation does, unless it would be empty.
    """
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not after or class_of(after) not in (LATIN, DIGIT) or (before and class_of(before) in (LATIN, DIGIT)):
        return False
    return before == "‘" or text.rfind("‘", 0, at) <= text.rfind("’", 0, at)


UNBREAKABLE: Final = 5_000_000
"""Penalty inside a word, a number, a dash."""

DASHES_SEEN: Final = 256
"""Dashes that are looked back over, an even number: of more together nobody sees which two are a pair."""
