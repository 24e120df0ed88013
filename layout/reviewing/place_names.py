"""All that is said of a page's places: two names of one, a letter of four that is another, a kind that is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from layout.findings import Finding
from layout.reading.echoes import FUNCTION, HOUSES, MOST, ONE_LETTER, PageWords, is_alike, of_one_kind, stood_before
from layout.reading.names import HAN, NO_PART, Told, is_given, is_word
from layout.reading.passages import LIKELY, remark
from layout.reading.places import CONTRASTS, OF_NAMES, Pair, any_kind, is_own, two_ways
from layout.reading.stands import LONG, begins_name


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
