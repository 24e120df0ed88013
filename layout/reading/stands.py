"""Where a person's name stands alone, its beginning and its end shown by what is beside it.

Behind an office and before a mark or a verb, between a quote and 说, before an age, in a byline or a credit: there two
to four letters are a name, be they a word of the dictionary (田野, 谷雨) or a surname that hardly anybody has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Final

from layout.patterns import regex
from layout.reading.names import ANY_TITLE, FOLLOWS, GOES_BEFORE, HAN, NO_PART, SAYS, TRADES, Told, is_common, is_word
from layout.reading.passages import CLAIMING, Passage
from layout.reading.people import RARE_DOUBLES, RARE_SURNAMES
from layout.stories.words import DOUBLE_SURNAMES, NOT_NAMES, SURNAMES
from layout.value import NamedTuple

MOST_STANDS: Final = 1200
"""Stands of a page that are looked at: twice the names of four pages of lists."""

MORE_SURNAMES: Final = frozenset(
    "谈尚宫花木公皇伏芒呼门云仉迟鲜宝巨隆区穆宣滑羿汲蓬仰堵扶喻窦奚昌凤廉禹狄贝茅贲简楼蓟缑郈归谯笪敬茆荣宗应水乐元明危支昝诸惠佴展占官岩洛冶盘银别连粘"
)
"""Surnames that are words nearly always, and are one only where a name stands."""


class Stand(NamedTuple):
    """A *name* at *at*, shown to be one by what is beside it: in what *way*."""

    at: int
    name: str
    way: str
    """``called`` by an office or a trade, ``says``, ``opens`` a sentence or caption, ``writes`` or takes pictures."""


_LETTERS: Final = "[\u4e00-\u9fff]"
_CALLED: Final = rf"{ANY_TITLE}|老板|院士|{_LETTERS}[{TRADES}]|[男女儿妻]子|岁的|名叫|我叫"
"""What stands before a name and says who that is: an office, a trade, kin, an age."""
_LEFT: Final = "(?:^|(?<=[，。；：、”“’（）！？\\s\u3000\0]))"
_LEFT_OF: Final = regex("(?:^|[，。；：、”（）！？\\s\u3000\0])$")
_AGE: Final = "今年|现年|如今|[0-9]{1,3}岁|[一二三四五六七八九十]{1,3}岁"
_KIN: Final = "的[父母女儿妻丈徒师]"
_GOES_ON: Final = (
    f"{FOLLOWS}|{_AGE}|\0|$|夺|获|有|却|让|坐|走|去|回|到|出|收|跟|接|打|没|不|每|指着|站|拿|推|用|看|想|听|记得|打算|认得"
    "|担心|嫌|怕|建议|当时|当天|当场|当晚|自己|冲|笑|把|接过|抱|喊|骑|喝|跑|躺|捧|扛|盯|哭"
)
GOES_ON: Final = regex(_GOES_ON)
"""What stands behind a name."""
_NO_END: Final = frozenset("地笑道着里上下中内外们边家")
"""What no given name ends with behind which somebody says something: 高兴地说."""
NOBODY: Final = frozenset("他她我你它谁人大众有这那此其该本各每不也又还就只都")
"""What no name begins with, whatever the table of surnames has."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        ("writes", regex(
            rf"(?:记者|通讯员|摄影)[ \u3000]?(?P<name>{_LETTERS}{{2,3}}?)"
            "(?=[）／/，、】 \u3000\0]|摄|报道|报导|图|文|$)"
        )),
        ("writes", regex(rf"(?:^|(?<=\0))(?P<name>{_LETTERS}{{2,4}}?)(?= ?摄(?:$|\0|／|/))")),
        ("writes", regex(rf"(?:记者|通讯员)[ \u3000]?{_LETTERS}{{2,3}}[ \u3000、]"
            rf"(?P<name>{_LETTERS}{{2,3}}?)(?=[）／/，、 \u3000\0]|摄|$)")),
        ("called", regex(rf"(?=(?:{_CALLED})(?P<name>{_LETTERS}{{2,4}}?)(?:{_GOES_ON}))")),
        ("opens", regex(rf"(?<={_LETTERS}的)(?P<name>{_LETTERS}{{3}})(?={_GOES_ON})")),
        ("says", regex(rf"{_LEFT}(?P<name>{_LETTERS}{{2,4}}?)(?=笑着说|{SAYS})")),
        ("opens", regex(rf"{_LEFT}(?P<name>{_LETTERS}{{2,4}}?)(?={_AGE}|（[左右中前后男女]|{_KIN})")),
        ("opens", regex(rf"(?:^|(?<=[\0。])|(?<=日，))(?P<name>{_LETTERS}{{2,4}}?)(?={_GOES_ON})")),
    )  # fmt: skip


_VERBS: Final = frozenset("学做教修唱写画种养卖买管跑开说读练家帮")
_OF_VERBS: Final = tuple("的了着过")
"""Verbs of one letter that given names end with as well, and what stands behind them."""


def begins_name(word: str) -> bool:
    """True for two to four letters that begin with a surname, a rare one or a double one too."""
    if word in NOT_NAMES or word[0] in NOBODY:
        return False
    double = word[:2] in DOUBLE_SURNAMES or word[:2] in RARE_DOUBLES
    single = word[0] in SURNAMES or word[0] in RARE_SURNAMES or word[0] in MORE_SURNAMES
    return (len(word) in (3, 4) and double) or (len(word) in (2, 3) and single)


class Persons(NamedTuple):
    """Whom a story names: all that it says, the names of its *cast*, and where names stand alone."""

    told: Told
    cast: Sequence[str]
    stands: Sequence[Stand]
    about: str
    """Whom the copy names most, and more than once; empty for nobody, and where there is too little copy to say."""


LEAST_COPY: Final = 60
"""Characters of a text below which its head may name who the text does not."""
LEAST_NAMED: Final = 2
"""Times that the copy names whom it is about."""


def has_copy(told: Told) -> bool:
    """True where there is so much copy that a head or caption may be held against it."""
    return len(told.body.replace(" ", "").replace("\0", "")) >= LEAST_COPY


def persons_of(cast: Sequence[str], told: Told, stands: Sequence[Stand]) -> Persons:
    """The persons of a story of which so much is known."""
    about = max(cast, key=lambda name: (told.body.count(name), name), default="") if has_copy(told) else ""
    return Persons(told, cast, stands, about if told.body.count(about) >= LEAST_NAMED else "")


def claiming(told: Told) -> Iterator[tuple[Passage, int, str]]:
    """Heads and captions, each with where it begins in *told* and what is told there."""
    for passage, start in zip(told.passages, told.starts, strict=True):
        if passage.role in CLAIMING:
            yield passage, start, told.text[start : start + len(passage.text)]


def stands_of(told: Told) -> tuple[Stand, ...]:
    """All stands of names in *told*, in their order, each once in the first way that shows it."""
    made: dict[int, Stand] = {}
    for at in islice(_heads_begun(told), MOST_STANDS):
        name = told.text[at : at + 2]
        if (
            HAN.fullmatch(name)
            and len(name) == 2
            and begins_name(name)
            and not is_word(name)
            and not is_word(told.text[at : at + 3])
        ):
            made[at] = Stand(at, name, "opens")
    for at, word in told.words.items():
        if len(made) >= MOST_STANDS:
            break
        short = len(word) == 2 and told.kinds[at] == "nr" and begins_name(word)
        if short and _LEFT_OF.search(told.text, max(0, at - 1), at):
            made[at] = Stand(at, word, "opens")
    for way, pattern in _patterns():
        for found in pattern.finditer(told.text):
            at, name = found.start("name"), found["name"]
            verb = name[-1] in _VERBS and (
                told.text[at + LONG : at + LONG + 1] in _OF_VERBS or told.count(name[:2]) > told.count(name) == 1
            )
            if len(name) == LONG and verb:
                name = name[:-1]  # 女儿宋溪|学的是, 走进居民史敏|家
            if (
                (at not in made or made[at].way == "opens")
                and len(made) < MOST_STANDS
                and begins_name(name)
                and _may_be(name, way)
            ):
                made[at] = Stand(at, name, way)
    return tuple(made[at] for at in sorted(made))


def _heads_begun(told: Told) -> Iterator[int]:
    """Where parts of heads and captions begin."""
    for _, start, words in claiming(told):
        yield from (start + found.end() for found in _PART.finditer(words))


_PART: Final = regex(r"^|[\s\u3000：，]|日，")


def _may_be(name: str, way: str) -> bool:
    """True where *name* is one in what stands so: a word of the dictionary only in a byline."""
    if not (NO_PART.isdisjoint(name[1:]) or is_common(name[1:])) or (way != "writes" and name[-1] in _NO_END):
        return False
    if way == "writes":
        return True
    if len(name) == LONG and name[-1] in GOES_BEFORE:
        return False  # 秦朗|则表示
    if len(name) == 2 and name[1] in NO_PART:
        return False  # 班|被
    if way == "opens" and is_common(name):
        return False
    return len(name) == 2 or not is_common(name[:2]) or way in ("called", "says")


def shown(stands: Iterable[Stand], told: Told) -> Iterator[str]:
    """Names of three and four letters that stand alone once, or begin sentences more than once.

    *stands* are all of *told*.
    """
    begun: dict[str, int] = {}
    for one in stands:
        longer = told.count(one.name[:2]) > told.count(one.name) + 1  # 护士陈静|写
        if len(one.name) < LONG or is_common(one.name) or longer:
            continue
        begun[one.name] = begun.get(one.name, 0) + 1
        before = told.text[one.at - 1 : one.at]
        sure = (one.way == "says" and before in ("”", "。")) or one.way == "writes" or told.titled_at(one.at)
        word = is_common(one.name[:2]) and told.count(one.name) < 2
        if sure or (not word and (one.way == "called" or begun[one.name] > 1)):
            yield one.name
    for name in _behind_trades(told):
        if not (len(name) == LONG and name[-1] in GOES_BEFORE and told.count(name[:2]) > told.count(name)):
            yield name  # no 秦朗|则


def _behind_trades(told: Told) -> Iterator[str]:
    """Three letters behind an office or a trade where the next word begins: 女童母亲|冯宝仪|当时."""
    for found in _CALLING.finditer(told.text):
        at = found.end()
        name = told.text[at : at + LONG]
        if at + LONG in told.words and HAN.fullmatch(name) and begins_name(name) and NO_PART.isdisjoint(name[1:]):
            verb = told.kinds.get(at + 2, "").startswith("v") or told.count(name[:2]) > told.count(name) + 1
            if (
                not verb
                and at in told.words
                and not is_common(name)
                and not is_common(name[:2])
                and not is_common(name[1:])
            ):
                yield name


LONG: Final = 3
"""Letters of the usual name."""
_CALLING: Final = regex(_CALLED)
