"""Places that stand on a page as they are and once otherwise: 罗岩县 and 平岩县, 望江县 and 望江石.

Any letter of theirs may be the wrong one.  Two places of one kind that differ in a letter are hardly ever both on a
page, but for neighbours (东 and 西, 新 and 老); and what stands twice and once more with another end is one place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from typing import Final

from layout.findings import Finding
from layout.reviewing.names import HAN, NO_PART, Told, is_given, is_word
from layout.reviewing.passages import LIKELY, remark
from layout.reviewing.places import BEFORE_PLACES, CONTRASTS, OF_NAMES, Pair, any_kind, is_own, two_ways
from layout.reviewing.stands import LONG, begins_name
from layout.stories.words import SURNAMES
from layout.wording.alike import confusable

_FUNCTION: Final = frozenset(
    "的了说在是和与对从向就也又还等作给把将为被却不没这那获只称某让跟去来到着过个们他她我你它以之其而或及有多少人年月日时第"
    "两一二三四五六七八九十百千万亿几每各本全最更很已再要会能可用上下中后前里内外大小新老东西南北"
)
"""Letters that stand beside names in running text, and by which neighbours are told apart."""
_ONE_LETTER: Final = frozenset(
    "市县区镇乡村庄寨路街巷弄河湖溪沟渠山岭礁关桥湾岛里宫寺塔站港口坪门墟州江洲坡峰峡洼堡屯浦滩泉院馆社队厂园场"
)
"""Kinds of one letter, those of towns too; all are written in simplified characters here."""
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


_COUNTED: Final = re.compile("[一两二三四五六七八九十几这那][条座个家所间处片道]")
"""So many of a kind: 一条街."""


class _Page:
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


def place_names(pages: Iterable[Told]) -> Iterator[Finding]:
    """Places and houses that a page names in two ways, of which one is likely wrong; *pages* are what each tells."""
    for told in pages:
        marked: set[int] = set()
        for wrong, right in chain(two_ways(told), echoes(told)):
            if marked.isdisjoint(wrong) and not (_is_person(wrong, told) or _is_person(right, told)):
                marked.update(wrong, right)
                passage, begins = told.at(wrong.start)
                its, offset = told.at(right.start)
                span = (begins, begins + len(wrong))
                yield remark("check-place", passage, span, LIKELY, said=passage.text[slice(*span)],
                             right=its.text[offset : offset + len(right)])  # fmt: skip


def _is_person(name: range, told: Told) -> bool:
    """True where a person's name stands that ends like a place's: 场主郭长河."""
    said = told.text[name.start : name.stop]
    return len(said) == LONG and begins_name(said) and any(told.called_at(at) for at in told.places(said))


def echoes(told: Told) -> Iterator[Pair]:
    """Names of places in *told* that are likely another's miswritten, each beside that."""
    page = _Page(told)
    yield from _of_one_kind(page)
    yield from _stood_before(page)
    yield from _of_four(page)
    yield from _known(page)
    yield from _houses(page)


def _is_proper(word: str) -> bool:
    """True for what is no word, or a word that is a name."""
    return not is_word(word) or is_given(word, *OF_NAMES)


def _alike(one: str, other: str) -> bool:
    return one in confusable().get(other, ()) or any(one in group and other in group for group in _SOUNDS)


def _of_one_kind(page: _Page) -> Iterator[Pair]:
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


def _apart(at: int, other: int, size: int, page: _Page) -> Pair | None:
    """Two names before kinds of *size* letters at *at* and *other* that differ in one letter; None for all others."""
    text, differing, back = page.text, 0, 0
    while back < _REACH and min(at, other) > back:
        one, two = text[at - 1 - back], text[other - 1 - back]
        if not is_own(one) or not is_own(two) or (one != two and differing):
            break
        differing += one != two
        back += 1
    return (range(at - back, at + size), range(other - back, other + size)) if differing and back > 1 else None


def _ordered(one: range, other: range, kind: str, page: _Page) -> Pair | None:
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
    if _COUNTED.search(name) or _COUNTED.search(real):
        return None
    if any(first in group and second in group for group in CONTRASTS):
        return None
    if not all(page.opens(each.start) and told.kinds.get(each.start) not in _NO_BEGINNING for each in (wrong, right)):
        return None
    if first in SURNAMES and second in SURNAMES and "家" in name:
        return None  # 张家寨, 章家寨
    if first in _FUNCTION or len(name) > _REACH + len(kind) - 1:
        return None
    neighbours = kind not in _FAR_APART and not _alike(first, second)
    if told.count(real) < 2 and neighbours and name in told.body and real in told.body:
        return None  # two schools, two villages
    common = not _is_proper(name.removesuffix(kind)), not _is_proper(real.removesuffix(kind))
    return None if all(common) or (common[0] and told.count(real) < 2) else (wrong, right)


def _stood_before(page: _Page) -> Iterator[Pair]:
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


def _is_echo(right: str, wrong: str, hole: int, first: dict[str, int], page: _Page) -> bool:
    """True where *wrong*, which stands once, is likely the place *right* with another letter at *hole*."""
    told, at = page.told, first[wrong]
    said, letter = wrong[hole], right[hole]
    if said in _FUNCTION or letter in _FUNCTION or not NO_PART.isdisjoint(right + wrong):
        return False
    places = told.places(right)
    word, alike = page.word(at + hole), _alike(said, letter)
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
    kind = right[2] in _ONE_LETTER
    if not kind and right[2] not in _HOUSES and begins_name(right):
        return False  # a person's name, which is looked at elsewhere
    kind = kind or right[2] in _HOUSES
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
    return (kind or (alike and proper)) and not (said in _ONE_LETTER and kind) and only


_FOUR: Final = 4


def _of_four(page: _Page) -> Iterator[Pair]:
    """Four letters of a place's name that stand once otherwise: 县人平医院, where 县人民医院 stands too."""
    stands = [at for run in HAN.finditer(page.text) for at in range(run.start(), run.end() - _FOUR + 1)]
    count = Counter(page.text[at : at + _FOUR] for at in stands)
    doubtful = {at for at in range(len(page.text)) if _may_be_wrong(at, page)}
    wanted: dict[str, int] = {}
    for at in stands:
        four = page.text[at : at + _FOUR]
        for hole in range(_FOUR) if count[four] == 1 else ():
            if at + hole in doubtful:
                wanted[f"{four[:hole]}\0{four[hole + 1 :]}"] = at
    seen: set[str] = set()
    for its in stands:
        right = page.text[its : its + _FOUR]
        for hole in range(_FOUR) if right not in seen else ():
            at = wanted.get(f"{right[:hole]}\0{right[hole + 1 :]}", its)
            if page.text[at + hole] != right[hole] and _is_four(at, its, hole, count[right] > 1, page):
                yield range(at, at + _FOUR), range(its, its + _FOUR)
        seen.add(right)


def _may_be_wrong(at: int, page: _Page) -> bool:
    """True for a letter that stands alone, or in what is no word."""
    if page.text[at] in _UNCHANGED:
        return False
    word = page.word(at)
    return len(word) == 1 or not is_word(word)


def _is_four(at: int, its: int, hole: int, often: bool, page: _Page) -> bool:
    """True where the four letters at *at* are likely those at *its* with another letter at *hole*."""
    wrong, right = page.text[at : at + _FOUR], page.text[its : its + _FOUR]
    said, letter = wrong[hole], right[hole]
    if letter in _UNCHANGED or not NO_PART.isdisjoint(wrong + right):
        return False
    if any(said in group and letter in group for group in CONTRASTS) or page.together(wrong, right):
        return False
    mine = page.word(its + hole)
    whole = len(mine) > 1 and is_word(mine)
    if hole in (0, _FOUR - 1):
        # At an end the letter beside must belong to the same word, or any other word may stand there.
        inside = its + 1 if hole == 0 else its + _FOUR - 2
        if letter == "长":
            return False  # 疾管署|长
        whole = whole or (hole == 0 and page.begins[inside] == page.begins[its])
        joined = page.begins[inside] == page.begins[its + hole]
        return whole and joined and page.opens(its) and page.opens(at) and _is_of_place(its, hole, page)
    return page.opens(its) and _is_of_place(its, hole, page) and (whole or often)


def _is_of_place(at: int, hole: int, page: _Page) -> bool:
    """True where the four letters at *at* begin with a name, or their letter *hole* is of a place before its kind, or of the kind."""
    if page.told.kinds.get(at, "").startswith(OF_NAMES) and len(page.word(at)) > 1:
        return True
    ends = at + _FOUR
    if page.text[ends - 1] in _HOUSES:
        return True
    return any(at < found.start() <= ends and found.end() > at + hole for found in any_kind().finditer(page.text, at, ends + _FOUR))


_UNCHANGED: Final = _FUNCTION | frozenset("副原总")
"""Letters that are neither wrong nor replaced by a wrong one: an office's too, 医院副院长, 医院原院长."""
_HOUSES: Final = frozenset("团队店厂馆院校")


def _known(page: _Page) -> Iterator[Pair]:
    """A place that the dictionary has, of three letters and more, and once with another letter: 理鱼门, where 鲤鱼门 stands."""
    told, seen = page.told, set[str]()
    for its, right in told.words.items():
        if len(right) < LONG or right in seen or len(seen) > MOST:
            continue
        if not (told.kinds[its].startswith(OF_NAMES) or (is_word(right) and right[-1] in _ONE_LETTER)):
            continue
        seen.add(right)
        for hole in range(len(right)):
            before, behind = right[:hole], right[hole + 1 :]
            shared = max(before, behind, key=len)
            for found in told.places(shared)[:MOST]:
                at = found if shared is before else found - hole - 1
                wrong = page.text[max(at, 0) : at + len(right)]
                if at >= 0 and wrong != right and wrong.startswith(before) and wrong.endswith(behind) and len(wrong) == len(right):
                    if _is_known(at, wrong, right, hole, page):
                        yield range(at, at + len(wrong)), range(its, its + len(right))


def _is_known(at: int, wrong: str, right: str, hole: int, page: _Page) -> bool:
    """True where *wrong* at *at* is likely *right* with another letter at *hole*."""
    said, letter = wrong[hole], right[hole]
    word = page.word(at + hole)
    if not all(map(is_own, wrong)) or said in _FUNCTION or is_word(wrong) or page.told.count(wrong) > 1 or page.together(wrong, right):
        return False
    if any(said in group and letter in group for group in CONTRASTS):
        return False
    if hole < len(wrong) - 1 and not page.opens(at):
        return False
    broken = len(word) == 1 or not is_word(word)
    if hole == len(wrong) - 1:
        return broken and _alike(said, letter)
    return broken or _alike(said, letter)


def _houses(page: _Page) -> Iterator[Pair]:
    """A place's own name with another kind of two letters, which is none: 西园水区, where 西园社区 stands."""
    seen: set[str] = set()
    for found in any_kind().finditer(page.text):
        start, kind = found.start() - 2, found[0]
        own = page.text[max(start, 0) : found.start()]
        if len(kind) != 2 or len(own) < 2 or own in seen or not all(map(is_own, own)) or not page.opens(start):
            continue
        seen.add(own)
        if page.told.count(own) != page.told.count(own + kind) + 1 or (is_word(own) and not is_given(own, *OF_NAMES)):
            continue
        for at in page.told.places(own):
            other = page.text[at + 2 : at + 4]
            shares = [a == b for a, b in zip(other, kind, strict=False)]
            if sum(shares) == 1 and len(other) == 2 and not page.together(own + other, own + kind) and not any_kind().match(other):
                a, b = other[shares.index(False)], kind[shares.index(False)]
                if not any(a in group and b in group for group in CONTRASTS):
                    yield range(at, at + 4), range(start, start + 4)
