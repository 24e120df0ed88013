"""All that is said of a page's places: two names of one, a letter of four that is another, a kind that is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.echoes import FUNCTION, HOUSES, MOST, ONE_LETTER, PageWords, is_alike, of_one_kind, stood_before
from layout.reading.names import HAN, NO_PART, Told, is_common, is_given, is_word, often
from layout.reading.passages import LIKELY, remark
from layout.reading.places import CONTRASTS, OF_NAMES, Pair, any_kind, is_own, two_ways
from layout.reading.stands import LONG, begins_name


def place_names(pages: Iterable[Told]) -> Iterator[Finding]:
    """Places and houses that a page names in two ways, of which one is likely wrong; *pages* are what each tells."""
    for told in pages:
        marked: set[int] = set()
        for wrong, right in chain(two_ways(told), echoes(told)):
            persons = _is_person(wrong, told) or _is_person(right, told)
            if marked.isdisjoint(wrong) and not (persons or _is_by_chance(wrong, right, told)):
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


def _is_by_chance(wrong: range, right: range, told: Told) -> bool:
    """True where two strings are alike and are no two writings of one name, by the words that they are parts of.

    One ends within a word (中日关|系, 推进中|国式); they are of two states (中美关系, 中日关系); a word of one letter
    stands before a whole word (据|俄罗斯, for 白俄罗斯); or both have a common word where they differ (智慧, 智能工厂).
    """
    one, other = told.text[wrong.start : wrong.stop], told.text[right.start : right.stop]
    differing = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if not differing or len(one) != len(other):
        return False
    hole = differing[0]
    if (
        {one[hole], other[hole]} <= _HOURS
        or (hole == 0 and one[0] in _WHICH)
        or "row" in (told.at(wrong.start)[0].role, told.at(right.start)[0].role)
    ):
        return True
    house = any(found.end() == len(other) and len(found[0]) > 1 for found in any_kind().finditer(other))
    beside = {*one[max(0, hole - 1) : hole], *one[hole + 1 : hole + 2]}
    if _is_no_whole_name(wrong, right, hole, told) or _ANOTHER.search(told.text, max(0, wrong.start - 5), wrong.start):
        return True
    if {one[hole], other[hole]} <= _STATES and _STATES & beside and not house:
        return True
    if is_within(right.stop, told):
        return True
    stem = other[:-1]
    if hole == len(stem) and other[-1] in _KINDS and len({*_behind(stem, told)}) >= _MANY:
        return True  # 楚都市, and 楚都队, 楚都马拉松, 楚都美术馆: its name stands before much else
    mine, its = _word_at(wrong.start + hole, told), _word_at(right.start + hole, told)
    if hole == 0 and len(mine) == 1 and often(one[1:]) > _FAMILIAR and told.kinds[wrong.start].startswith(_JOINS):
        return True
    common = all(len(each) > 1 and is_common(each) and not is_given(each, *OF_NAMES) for each in (mine, its))
    claimed = one not in told.body and other in told.body and not told.kinds.get(wrong.start, "").startswith("v")
    return common and not claimed and not is_alike(one[hole], other[hole])


_ANOTHER: Final = regex("(?:姊妹|姐妹|兄弟|另一|邻近|相邻|隔壁)[^，。；]{0,2}$")
"""What says before a name that it is another's: 姊妹院东宁医院."""
_COUNTED: Final = regex("第[一二三四五六七八九十][场場次回天名届]|[一二三四五六七八九十][场場棵只张張次天回]")


_POINTS: Final = frozenset("年日时")
"""What ends a point of time, right before a name."""


def _is_no_whole_name(wrong: range, right: range, hole: int, told: Told) -> bool:
    """True where one of two strings is cut out of running words, which a name is not.

    It begins within a word (参|加玉里) or ends within one (摸一摸树|皮); it is a verb, a measure or a number before a
    word that has another such before it elsewhere (支|球队, 修|农村, 找|市场服务中心), or that stands by itself; or it
    numbers things (第一场).  What is left is a name, unless it is that of a town which the page has besides.
    """
    one, other = told.text[wrong.start : wrong.stop], told.text[right.start : right.stop]
    if _COUNTED.search(one) or _COUNTED.search(other):
        return True
    stem = one[:-1]
    if len(stem) > 1 and is_given(stem, *OF_NAMES) and told.count(stem) > told.count(one) and one[-1] in _KINDS:
        return True
    if hole < len(one) - 2 and is_within(wrong.stop, told):
        return True
    if hole == 0 and (one[0] in _NUMERALS or _is_cut(right.start, told) or _is_cut(wrong.start, told)):
        return True  # 市一院新院区, and 人民|医院新院区; 遗|失望川市
    if hole == len(one) - 1 and other[-1] not in ONE_LETTER | HOUSES and not any_kind().search(other, hole):
        return True  # 中环甲|级
    if hole or is_alike(one[0], other[0]):
        return False
    counted = told.text[wrong.start - 1 : wrong.start].isnumeric() and len(told.words.get(wrong.start, "")) == 1
    if _POINTS & {one[0], other[0]} or counted or told.kinds.get(wrong.start) in ("q", "m", "mq"):
        return True  # 29日|翠屏邨, 支|球队
    if wrong.start not in told.words and len(_word_at(wrong.start, told)) > 1 and is_word(_word_at(wrong.start, told)):
        return True
    mine, its = told.words.get(wrong.start, ""), told.words.get(right.start, "")
    joins = len(mine) == 1 and told.kinds[wrong.start].startswith(_JOINS)
    joins = joins or (mine != one and len(mine) > 1 and told.kinds[wrong.start].startswith(("v", "d", "p")))
    if told.count(one[1:]) > told.count(one) + told.count(other):
        return True  # 发展改革委|价格监测中心
    before = len(its) == 1 and told.kinds[right.start].startswith(_JOINS)
    return (joins or before) and (before or len(its) == 1)


def _is_cut(start: int, told: Told) -> bool:
    """True where a word of the dictionary has the letter at *start* and the one before it."""
    two = told.text[max(0, start - 1) : start + 1]
    within = start not in told.words and is_word(_word_at(start, told))
    return within or (len(two) > 1 and is_word(two) and told.words.get(start - 1) in (two, two[0]))


def _behind(stem: str, told: Told) -> Iterator[str]:
    """The letters that stand behind *stem* on the page."""
    yield from (told.text[at + len(stem) : at + len(stem) + 1] for at in told.places(stem))


_KINDS: Final = frozenset("省市县区镇乡村")
_MANY: Final = 3
"""So many letters behind the name of a place: one of them may be a slip, more are words that it stands before."""
_STATES: Final = frozenset(
    "中美俄日韩朝越老泰缅柬印巴尼斯孟伊沙阿埃土乌哈吉塔法英德意西葡荷瑞匈塞波捷希澳新加墨智秘蒙菲马莫南非欧国华两台岛岸拉亚匈瓦港黎叙以"
)
"""Letters by which states and regions are called in short: 中日, 俄方, 两国."""


_HOURS: Final = frozenset("早午晚夜")
"""What tells parts of a day from each other: 早高峰, 晚高峰."""
_NUMERALS: Final = frozenset("一二三四五六七八九十")
"""What numbers houses in short: 市一院, 二中."""
_WHICH: Final = frozenset("老新旧原现")
"""What says which house is meant, in words: 老电影院. Rows of tables have labels side by side."""
_FAMILIAR: Final = 100
"""How often the dictionary has met a word that everybody knows: 中央, 社区; 花巷 it has met three times."""
_JOINS: Final = ("p", "v", "d", "r", "c", "q", "m", "u")
"""Kinds of words that stand before a name and are no part of it."""


def _word_at(at: int, told: Told) -> str:
    """The word that has the letter at *at*."""
    start = next((one for one in range(at, max(-1, at - 8), -1) if one in told.words), at)
    return told.words.get(start, "")


def is_within(at: int, told: Told) -> bool:
    """True where a word of the dictionary, which is no name of persons, goes over *at*."""
    if at in told.words or at >= len(told.text):
        return False
    word = _word_at(at, told)
    return len(word) > 1 and is_common(word)


def echoes(told: Told) -> Iterator[Pair]:
    """Names of places in *told* that are likely another's miswritten, each beside that."""
    page = PageWords(told)
    yield from of_one_kind(page)
    yield from stood_before(page)
    yield from _of_four(page)
    yield from _known(page)
    yield from _houses(page)


_FOUR: Final = 4


def _of_four(page: PageWords) -> Iterator[Pair]:
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


def _may_be_wrong(at: int, page: PageWords) -> bool:
    """True for a letter that stands alone, or in what is no word."""
    if page.text[at] in _UNCHANGED:
        return False
    word = page.word(at)
    return len(word) == 1 or not is_word(word)


def _is_four(at: int, its: int, hole: int, often: bool, page: PageWords) -> bool:
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
        if letter == "长" or (hole and page.told.count(wrong[:-1]) > page.told.count(right) + 1):
            return False  # 疾管署|长; 宋怀山|收, and 宋怀山|路 once
        whole = whole or (hole == 0 and page.begins[inside] == page.begins[its])
        joined = page.begins[inside] == page.begins[its + hole]
        return whole and joined and page.opens(its) and page.opens(at) and _is_of_place(its, hole, page)
    return page.opens(its) and _is_of_place(its, hole, page) and (whole or often)


def _is_of_place(at: int, hole: int, page: PageWords) -> bool:
    """True where the four letters at *at* begin with a name, or their letter *hole* is a place's before its kind."""
    if page.told.kinds.get(at, "").startswith(OF_NAMES) and len(page.word(at)) > 1:
        return True
    ends = at + _FOUR
    if page.text[ends - 1] in HOUSES:
        return True
    return any(
        at < found.start() <= ends and found.end() > at + hole
        for found in any_kind().finditer(page.text, at, ends + _FOUR)
    )


_UNCHANGED: Final = FUNCTION | frozenset("副原总")
"""Letters that are neither wrong nor replaced by a wrong one: an office's too, 医院副院长, 医院原院长."""


def _known(page: PageWords) -> Iterator[Pair]:
    """A place that the dictionary has, and once with another letter: 理鱼门, where 鲤鱼门 stands."""
    told, seen = page.told, set[str]()
    for its, right in told.words.items():
        if len(right) < LONG or right in seen or len(seen) > MOST:
            continue
        if not (told.kinds[its].startswith(OF_NAMES) or (is_word(right) and right[-1] in ONE_LETTER)):
            continue
        seen.add(right)
        for hole in range(len(right)):
            before, behind = right[:hole], right[hole + 1 :]
            shared = max(before, behind, key=len)
            for found in told.places(shared)[:MOST]:
                at = found if shared is before else found - hole - 1
                wrong = page.text[max(at, 0) : at + len(right)]
                near = wrong.startswith(before) and wrong.endswith(behind) and len(wrong) == len(right)
                if at >= 0 and wrong != right and near and _is_known(at, wrong, right, hole, page):
                    yield range(at, at + len(wrong)), range(its, its + len(right))


def _is_known(at: int, wrong: str, right: str, hole: int, page: PageWords) -> bool:
    """True where *wrong* at *at* is likely *right* with another letter at *hole*."""
    said, letter = wrong[hole], right[hole]
    word = page.word(at + hole)
    if (
        not all(map(is_own, wrong))
        or said in FUNCTION
        or is_word(wrong)
        or page.told.count(wrong) > 1
        or page.together(wrong, right)
    ):
        return False
    if any(said in group and letter in group for group in CONTRASTS):
        return False
    if hole < len(wrong) - 1 and not page.opens(at):
        return False
    broken = len(word) == 1 or not is_word(word)
    if hole == len(wrong) - 1:
        return broken and is_alike(said, letter)
    return broken or is_alike(said, letter)


def _houses(page: PageWords) -> Iterator[Pair]:
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
            if (
                sum(shares) == 1
                and len(other) == 2
                and not page.together(own + other, own + kind)
                and not any_kind().match(other)
            ):
                a, b = other[shares.index(False)], kind[shares.index(False)]
                if not any(a in group and b in group for group in CONTRASTS):
                    yield range(at, at + 4), range(start, start + 4)
