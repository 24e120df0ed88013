"""What a story says of years and ages, statement by statement, and whom or what each is said of.

Six kinds of statements are told apart, and all that is reckoned rests on them: how old somebody is now (今年63岁) or
was in some year (1985年，42岁的沈凤仙), when they were born, at what age they began something (21岁背起药箱), since
what year something goes on (1988年起), and how long it has lasted (至今已有38年).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Final

from layout.patterns import regex
from layout.reading.names import Told, is_common
from layout.reading.stands import begins_name
from layout.value import NamedTuple
from layout.wording.figures import whole_number

READ: Final = ("paragraph", "caption", "head", "deck", "kicker", "subhead")
"""Roles of passages whose years are read."""
_CHINESE: Final = "[一二两三四五六七八九]"
_ALONE: Final = "(?<![0-9一二两三四五六七八九十百千.])"
EXACT: Final = f"{_ALONE}(?:[0-9]{{1,3}}|{_CHINESE}?十{_CHINESE}|{_CHINESE}(?![一二三四五六七八九十百]))"
"""A number of years that is no round one in Chinese characters: 十年来 is a decade that need not end today."""
NUMBER: Final = f"{EXACT}|{_ALONE}{_CHINESE}?[十百]"
_YEAR: Final = regex("(?<![0-9.])(?P<year>(?:1[5-9]|20)[0-9]{2})(?:年(?![级度制代])|[级届])")
_BORN: Final = regex(
    "(?<![0-9])(?P<year>(?:18|19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出生|生于|生(?=[，。于人]))"
    "|(?:出生于|生于)(?P<other>(?:18|19|20)[0-9]{2})年"
)
_AGE: Final = regex(f"(?<![0-9一二三四五六七八九十至到—～~、.-])(?P<age>{NUMBER})周?岁")
_NO_AGE: Final = regex("以[上下内前后]|左右|上下|多|余|半|及|至|到[0-9]|—|～|-|组|级|段|儿童|男|女|（含|的差距|、|或")
_NOW: Final = regex("(?:今年|现年|如今|年已|今年已|今年刚|今年满|现在)[已刚满才仅]{0,2}$")
_IN_YEAR: Final = regex(
    "(?<![0-9])(?P<year>(?:1[89]|20)[0-9]{2})年(?:[0-9]{1,2}月)?[^。；，0-9]{0,8}，?(?:[^，。；0-9今现]{0,6})$"
)
_THEN: Final = regex(
    "那一?年|当年|当时|年前|从前|以前|后来|时候|曾|去年|前年|明年|后年|那时|[信照片日记画面镜头][上中里]"
)
_STARTS: Final = regex("(?:起|时|就|便|那年|开始|那年起|时就|起就)?(?=[\u4e00-\u9fff])")
_BEGINS: Final = regex("入行|入伍|入党|进|学|当|拜|参|从|跟|开始|做|干|随")
_LASTED: Final = tuple(
    regex(one, *signs.split())
    for one, signs in (
        (
            f"(?:至今|迄今|到今年|到现在)(?:已经|已有|已|有|整整|正好|刚好|足足|满|走过|坚持了?|度过了?){{0,3}}(?P<years>{NUMBER})年",
            "至今 迄今 到今年 到现在",
        ),
        (
            f"(?:正好|刚好|恰好|恰巧|恰是|整整|足足)(?P<years>{NUMBER})(?:周)?年(?![前后级制期])",
            "正好 刚好 恰好 恰巧 恰是 整整 足足",
        ),
        (
            f"(?<![第前后过来去几上下近约这为创0-9一二三四五六七八九十])(?P<years>{EXACT})年(?:来|间|里|下来|如一日)",
            "年来 年间 年里 年下来 年如一日",
        ),
        (f"一[\u4e00-\u9fff]{{1,2}}(?:就|便)?是(?P<years>{NUMBER})年(?=[^。；]{{0,3}}(?:今|如今|现在|终于))", "是"),
        (f"(?<=[。，；！？\0“]这)(?P<years>{EXACT})年(?=[^前后级制期之])", "。这 ，这 ；这 ！这 ？这 \0这 “这"),
        (f"[\u4e00-\u9fff]龄(?:已有|已|有|已达|达|长达|是)?(?P<years>{NUMBER})年", "龄"),
        (
            f"(?:等|停|尘封|沉睡|守|坚守|坚持|欠|闲置|空置|失散|失联|隐姓埋名)了?[^，。；0-9]{{0,4}}?了?(?P<years>{NUMBER})年(?![前后级制期])",
            "等 停 尘封 沉睡 守 坚 欠 置 失 隐姓埋名",
        ),
    )
)
"""How long something has lasted until now."""
_DID: Final = regex(f"(?P<verb>[\u4e00-\u9fff]{{1,5}}?)了?(?P<years>{NUMBER})年(?=[，。；、的了”！]|$)")
"""行医37年, 从艺48年, 种荔枝40年: until now where the sentence is about somebody's age now."""
_NO_CAREER: Final = regex(
    "[第近约超逾前后每再需要将满缩短期限为期学制徒刑禁有效质保未来过去连续同比零到至从用不足时隔长达晚早提前延累计差隔共历经]$|(?:今|去|前|明|后|本|当|全|每|多|数|几|周|成立|建校|建国|结婚)$"
)


class Saying(NamedTuple):
    """A statement of a year, an age or a length: what it says, where, of whom, and of which year where it names one."""

    what: str
    """``now``, ``then``, ``born``, ``begun`` (an age), ``since`` (a year), ``lasted``, ``career``."""
    value: int
    year: int
    start: int
    end: int
    whose: str


def sayings(told: Told, cast: Iterable[str]) -> Sequence[Saying]:
    """All statements of *told*, in their order; *cast* are the persons of whom it tells."""
    names = _places_of(told, cast)
    made: list[Saying] = []
    for passage, begins in zip(told.passages, told.starts, strict=True):
        if passage.role in READ and any(one in passage.text for one in "年岁歲"):
            made += _of_passage(told, begins, begins + len(passage.text), names)
    return sorted(made, key=lambda one: one.start)[:_MOST]


_MOST: Final = 300
"""Statements of a story that are reckoned with each other: a long life has fifty, hostile copy thousands."""


def _places_of(told: Told, cast: Iterable[str]) -> Mapping[int, str]:
    made: dict[int, str] = {}
    for name in sorted(cast, key=len):
        if told.count(name) > 1 or told.introduces(name):
            # 程师 stands in 工程师
            made |= {at: name for at in told.places(name) if len(name) > 2 or at in told.words}
    for found in islice(_AGED.finditer(told.text), _MOST):
        if begins_name(found["name"]) and not is_common(found["name"]):
            made.setdefault(found.start("name"), found["name"])
    return made


_AGED: Final = regex("(?:^|(?<=[。；，\0]))(?P<name>[\u4e00-\u9fff]{2,3})(?=(?:今年|现年)?[0-9]{1,3}岁)")
"""Whoever an age stands behind at the beginning of a clause: 查秋23岁."""


def _of_passage(told: Told, begins: int, ends: int, names: Mapping[int, str]) -> Iterator[Saying]:
    text = told.text
    here = sorted(at for at in names if begins <= at < ends)

    def whose(at: int, end: int) -> str:
        """Whose it is: who follows it in its clause behind 的, or else who was named last."""
        if text[end : end + 1] == "的":
            clause = _CLAUSE.match(text, end)
            after = [one for one in here if clause and end < one <= clause.end() and one - end <= _NEAR]
            if after:
                return names[after[0]]
        before = [one for one in here if one < at and not text.startswith("的", one + len(names[one]))]  # 叶海生的侄子
        if not before or "；" in text[before[-1] : at]:
            return ""  # what is said of one person ends with a semicolon: 查秋23岁，2003年生；卜晓舟19岁，2007年生
        return names[before[-1]]

    for found in _YEAR.finditer(text, begins, ends):
        yield Saying("since", int(found["year"]), 0, found.start(), found.end(), "")
    for found in _BORN.finditer(text, begins, ends):
        year = int(found["year"] or found["other"])
        yield Saying("born", year, 0, found.start(), found.end(), whose(found.start(), found.end()))
    for found in _AGE.finditer(text, begins, ends):
        one = _age(found, told, begins, whose(found.start(), found.end()))
        if one is not None:
            yield one
    seen: set[int] = set()
    for pattern in (*_LASTED, _DID):
        for found in pattern.finditer(text, begins, ends):
            at = found.start("years")
            value = whole_number(found["years"])
            if at in seen or not value:
                continue
            career = pattern is _DID
            if career and _NO_CAREER.search(text, max(begins, at - 4), at):
                continue
            seen.add(at)
            yield Saying("career" if career else "lasted", value, 0, at, found.end("years") + 1, whose(at, found.end()))


_CLAUSE: Final = regex("[^，。；、：“”]*")
_NEAR: Final = 16
"""Characters between an age and whose it is: 72岁的退休航空发动机工程师项伯钧."""


def _age(found: re.Match[str], told: Told, begins: int, whose: str) -> Saying | None:
    text, age = told.text, whole_number(found["age"])
    if not age or _NO_AGE.match(text, found.end()):
        return None
    before = text[max(begins, found.start() - 24) : found.start()]
    sentence = text[max(begins, told.sentence(found.start())[0]) : found.start()]
    in_year = _IN_YEAR.search(before)
    in_year = None if in_year and "生" in in_year[0] else in_year  # 1936年出生，12岁学棋
    where = (found.start("age"), found.end(), whose)
    if _NOW.search(before):
        return Saying("now", age, 0, *where)
    if in_year:
        return Saying("then", age, int(in_year["year"]), *where)
    after = text[found.end() : found.end() + 1]
    near = "，".join(sentence.split("，")[-2:])  # of 当年 a clause before is spoken, not a whole sentence
    other = _THEN.search(near) or _YEAR.search(sentence)
    named = whose and (before.endswith((whose, f"{whose}，", f"{whose}（")) or after == "的")
    if named and after in "的，。、）；" and not other:
        return Saying("now", age, 0, *where)
    starts = _STARTS.match(text, found.end())
    verb = starts and told.kinds.get(starts.end(), "").startswith(("v", "p"))
    if starts and after != "的" and (verb or _BEGINS.match(text, starts.end())):
        return Saying("begun", age, 0, *where)
    return None


_REIGNS: Final = {
    "民国": 1912, "宣统": 1909, "光绪": 1875, "同治": 1862, "咸丰": 1851, "道光": 1821, "嘉庆": 1796, "乾隆": 1736,
    "雍正": 1723, "康熙": 1662, "顺治": 1644, "崇祯": 1628, "万历": 1573, "嘉靖": 1522, "正德": 1506, "弘治": 1488,
    "成化": 1465, "永乐": 1403, "洪武": 1368, "贞观": 627, "昭和": 1926, "平成": 1989, "令和": 2019, "明治": 1868,
    "大正": 1912,
}  # fmt: skip
"""First years of reigns that papers name."""


@cache
def _reign() -> re.Pattern[str]:
    return regex(rf"(?P<reign>{'|'.join(_REIGNS)})(?P<number>元|{NUMBER})年", *_REIGNS)


def reigns(text: str) -> Iterator[tuple[int, int, int]]:
    """Years of reigns in *text*, as they are counted now: where each begins and ends, and its year."""
    for found in _reign().finditer(text):
        number = 1 if found["number"] == "元" else whole_number(found["number"])
        if number:
            yield found.start(), found.end(), _REIGNS[found["reign"]] + number - 1
