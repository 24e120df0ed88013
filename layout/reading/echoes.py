"""Places that stand on a page as they are and once otherwise: 罗岩县 and 平岩县, 望江县 and 望江石.

Any letter of theirs may be the wrong one.  Two places of one kind that differ in a letter are hardly ever both on a
page, but for neighbours (东 and 西, 新 and 老); and what stands twice and once more with another end is one place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Final

from layout.patterns import regex
from layout.reading.names import HAN, NO_PART, Told, is_given, is_word
from layout.reading.places import BEFORE_PLACES, CONTRASTS, OF_NAMES, Pair, any_kind, is_own
from layout.reading.stands import begins_name
from layout.stories.words import SURNAMES
from layout.wording.alike import confusable

FUNCTION: Final = frozenset(
    "的了说在是和与对从向就也又还等作给把将为被却不没这那获只称某让跟去来到着过个们他她我你它以之其而或及有多少人年月日时第"
    "两一二三四五六七八九十百千万亿几每各本全最更很已再要会能可用上下中后前里内外大小新老东西南北"
)
"""Letters that stand beside names in running text, and by which neighbours are told apart."""
ONE_LETTER: Final = frozenset(
    "市县区镇乡村庄寨路街巷弄河湖溪沟渠山岭礁关桥湾岛里宫寺塔站港口坪门墟州江洲坡峰峡洼堡屯浦滩泉院馆社队厂园场"
)
"""Kinds of one letter, those of towns too; all are written in simplified characters here."""
HOUSES: Final = frozenset("团队店厂馆院校")
"""What ends names of houses and bodies."""
_SOUNDS: Final = (
    "村存", "湾弯", "路陆录", "县现", "镇振阵", "区曲", "乡香", "河和何荷", "江姜", "桥侨乔", "港岗",
    "山三", "里理礼李", "街接", "巷项", "坪平评", "洲州舟", "市是事", "沟勾", "岭领", "岛导", "湖胡",
    "院苑", "口扣", "墟虚",
)  # fmt: skip
"""Kinds of one letter, each with letters of its sound."""
_FAR_APART: Final = frozenset(("县", "区", "公司", "物业公司", "花园", "医院"))
"""Kinds of which a page has hardly two whose names share a letter."""
_NOT_OWN: Final = ("v", "p", "d", "r", "c", "u", "m", "q", "t", "f", "a", "y")
"""Kinds of words, by the dictionary, that a place's name hardly has by themselves."""
_NO_BEGINNING: Final = ("m", "q", "mq", "r", "d", "c", "u", "t", "y")
_REACH: Final = 6
"""Letters before a kind that are looked at."""
MOST: Final = 300
"""Places of one kind on a page that are compared."""
_MOST_ALIKE: Final = 5000
"""Pairs of three letters that are looked at: a page of news has a thousand."""
_WHOLE: Final = 3
"""Times that a name without a kind stands that is not read as one word."""
_OFTEN: Final = 4
"""Times that a name stands for which a word like it is taken for it miswritten."""


_COUNTED: Final = regex("[一两二三四五六七八九十几这那][条座个家所间处片道]")
"""So many of a kind: 一条街."""


class PageWords:
    """What a page says, with its words found by any letter of theirs."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.text = told.text

    @cached_property
    def begins(self) -> dict[int, int]:
        """Where the word begins that has the letter at an offset."""
        return {at + index: at for at, word in self.told.words.items() for index in range(len(word))}

    def word(self, at: int) -> str:
        """The word that has the letter at *at*."""
        return self.told.words[self.begins[at]]

    def kind(self, at: int) -> str:
        """Its kind, as the dictionary marks it."""
        return self.told.kinds[self.begins[at]]

    def letter(self, at: int) -> str:
        """The letter at *at*; a mark where there is none."""
        return self.text[at] if 0 <= at < len(self.text) else "\0"

    def opens(self, at: int) -> bool:
        """True where a word or a name may begin at *at*."""
        before = self.letter(at - 1)
        return at in self.told.words or not HAN.match(before) or before in BEFORE_PLACES

    def together(self, wrong: str, right: str) -> bool:
        """True where a sentence has both: they are two."""
        places = self.told.places(wrong)
        return any(right in self.text[slice(*self.told.sentence(at))] for at in places)


def _is_proper(word: str) -> bool:
    """True for what is no word, or a word that is a name."""
    return not is_word(word) or is_given(word, *OF_NAMES)


def is_alike(one: str, other: str) -> bool:
    """True for letters of one sound or of like shape."""
    return one in confusable().get(other, ()) or any(one in group and other in group for group in _SOUNDS)


def of_one_kind(page: PageWords) -> Iterator[Pair]:
    """Two places of one kind and one length that are one but for a letter."""
    stands: dict[str, list[int]] = {}
    for found in any_kind().finditer(page.text):
        stands.setdefault(found[0], []).append(found.start())
    seen: set[tuple[str, str]] = set()
    for kind, places in stands.items():
        alike: dict[str, list[int]] = {}
        for at in places[:MOST]:
            # Two names share the letter before their kind, or the one before that.
            for back in (1, 2):
                alike.setdefault(f"{back}{page.letter(at - back)}", []).append(at)
        for some in alike.values():
            for index, at in enumerate(some):
                for other in some[index + 1 :]:
                    pair = _apart(at, other, len(kind), page)
                    said = tuple(page.text[one.start : one.stop] for one in pair or ())
                    if pair is None or len(said) < 2 or said in seen:
                        continue
                    seen.add((said[0], said[1]))
                    ordered = _ordered(*pair, kind, page)
                    if ordered:
                        yield ordered


def _apart(at: int, other: int, size: int, page: PageWords) -> Pair | None:
    """Two names before kinds of *size* letters at *at* and *other* that differ in one letter; None for all others."""
    text, differing, back = page.text, 0, 0
    while back < _REACH and min(at, other) > back:
        one, two = text[at - 1 - back], text[other - 1 - back]
        if not is_own(one) or not is_own(two) or (one != two and differing):
            break
        differing += one != two
        back += 1
    return (range(at - back, at + size), range(other - back, other + size)) if differing and back > 1 else None


def _ordered(one: range, other: range, kind: str, page: PageWords) -> Pair | None:
    """The wrong one of two names and the right one; None where both may be right."""
    told = page.told
    said, its = page.text[one.start : one.stop], page.text[other.start : other.stop]
    rarer = told.count(said) < told.count(its)
    if told.count(said) == told.count(its):
        # Heads are held against their copy, and what is a word is right.
        words = is_word(said), is_word(its)
        rarer = words[1] if words[0] != words[1] else its in told.body and said not in told.body
    wrong, right = (one, other) if rarer else (other, one)
    name, real = (page.text[each.start : each.stop] for each in (wrong, right))
    first, second = next((a, b) for a, b in zip(name, real, strict=True) if a != b)
    if told.count(name) > 1 or is_word(name) or not _is_proper(real) or page.together(name, real):
        return None
    if name[0] != real[0] and not _is_proper(real[1:]):
        return None  # 据|相关
    if name[0] != real[0] and told.count(name[1:]) > told.count(name) + told.count(real):
        return None  # 作|银杏路, 起|银杏路
    if _COUNTED.search(name) or _COUNTED.search(real):
        return None
    if any(first in group and second in group for group in CONTRASTS):
        return None
    if not all(page.opens(each.start) and told.kinds.get(each.start) not in _NO_BEGINNING for each in (wrong, right)):
        return None
    if first in SURNAMES and second in SURNAMES and "家" in name:
        return None  # 张家寨, 章家寨
    if first in FUNCTION or len(name) > _REACH + len(kind) - 1:
        return None
    neighbours = kind not in _FAR_APART and not is_alike(first, second)
    if told.count(real) < 2 and neighbours and name in told.body and real in told.body:
        return None  # two schools, two villages
    common = not _is_proper(name.removesuffix(kind)), not _is_proper(real.removesuffix(kind))
    return None if all(common) or (common[0] and told.count(real) < 2) else (wrong, right)


def stood_before(page: PageWords) -> Iterator[Pair]:
    """Three letters that stand twice and once with another letter among them."""
    count: Counter[str] = Counter()
    first: dict[str, int] = {}
    for run in HAN.finditer(page.text):
        for at in range(run.start(), run.end() - 2):
            three = page.text[at : at + 3]
            count[three] += 1
            first.setdefault(three, at)
    rare: dict[tuple[int, str], list[str]] = {}
    for three, often in count.items():
        for hole in range(3) if often == 1 else ():
            rare.setdefault((hole, three[:hole] + three[hole + 1 :]), []).append(three)
    alike = (
        (right, wrong, hole)
        for right, often in count.items()
        for hole in (range(3) if often > 1 else ())
        for wrong in rare.get((hole, right[:hole] + right[hole + 1 :]), ())[:MOST]
    )
    for right, wrong, hole in islice(alike, _MOST_ALIKE):
        if _is_echo(right, wrong, hole, first, page):
            yield range(first[wrong], first[wrong] + 3), range(first[right], first[right] + 3)


def _is_echo(right: str, wrong: str, hole: int, first: dict[str, int], page: PageWords) -> bool:
    """True where *wrong*, which stands once, is likely the place *right* with another letter at *hole*."""
    told, at = page.told, first[wrong]
    said, letter = wrong[hole], right[hole]
    if said in FUNCTION or letter in FUNCTION or not NO_PART.isdisjoint(right + wrong):
        return False
    places = told.places(right)
    word, alike = page.word(at + hole), is_alike(said, letter)
    if len(word) > 1 and is_word(word) and not (alike or told.count(right) >= _OFTEN):
        return False
    after, before = page.letter(at + 3), page.letter(at - 1)
    follows = not HAN.match(after) or after in {page.letter(one + 3) for one in places}
    precedes = not HAN.match(before) or before in {page.letter(one - 1) for one in places}
    beside = (precedes, True, follows)[hole]
    mine = page.begins[places[0] + hole]
    if len(told.words[mine]) == 1 and told.kinds[mine].startswith(("v", "p", "d", "r", "c", "u")):
        return False
    if len(word) == 1 and page.kind(at + hole).startswith(_NOT_OWN) and not (alike or beside):
        return False
    if not any(page.opens(one) for one in places) or not (page.opens(at) or precedes):
        return False
    if is_word(wrong) or not _is_proper(right) or page.together(wrong, right):
        return False
    proper = any(page.kind(one + index).startswith(("nr", *OF_NAMES)) and _is_proper(page.word(one + index))
                 for one in places[:1] for index in range(3))  # fmt: skip
    kind = right[2] in ONE_LETTER
    if not kind and right[2] not in HOUSES and begins_name(right):
        return False  # a person's name, which is looked at elsewhere
    kind = kind or right[2] in HOUSES
    proper = proper and (told.words.get(places[0]) == right or told.count(right) >= _WHOLE)
    if hole == 0:
        return (proper or kind) and _is_proper(right[1:])
    if hole == 1:
        return proper or kind
    only = not is_word(right[:2]) or told.count(right[:2]) == told.count(right) + 1
    goes_on = follows or told.kinds.get(at + 3, "").startswith(("v", "p", "u", "d", "c", "f"))
    free = goes_on or not (told.is_traditional or is_word(right[:2]))  # 医院|互认 is no 医院|院
    if not alike and (not free or letter == "队"):
        return False
    return (kind or (alike and proper)) and not (said in ONE_LETTER and kind) and only
