"""One person under a name that is theirs but for a character: another sound, shape, surname, order, or one left out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import FOLLOWS, HAN, NO_PART, Told, is_no_name_at, is_word
from layout.reading.passages import LIKELY, SURE, remark
from layout.reading.people import RARE_SURNAMES
from layout.stories.words import DOUBLE_SURNAMES, SURNAMES
from layout.value import NamedTuple
from layout.wording.alike import confusable

MOST_LIKE: Final = 400
"""Names of a story that are compared: a page of lists has as many."""
MOST_PAIRS: Final = 10_000
"""Pairs of a name and a place of what is like it that are looked at in a story: news has some hundred."""
KIN: Final = regex("[弟哥兄姐妹儿女父母叔伯舅爷孙][亲子儿婆姨母父弟妹]?[是叫]?$")


class Likeness(NamedTuple):
    """A string that may be *name* miswritten: *other*, at *at*, in what *way*."""

    name: str
    other: str
    at: int
    way: str


def misnamed(cast: Iterable[str], told: Told, stood: Container[tuple[int, str]]) -> Iterator[Finding]:
    """Names of a story that are another's of its *cast* but for a character, where both are likely one person's.

    *stood* are names with the offsets at which they stand alone, shown to be names by what is beside them.
    """
    said: set[tuple[str, str]] = set()
    known = frozenset(cast)
    alike = (
        found
        for name in sorted(known, key=lambda one: (-told.count(one), one))[:MOST_LIKE]
        for found in _likenesses(name, told, known, stood)
    )
    for found in islice(alike, MOST_PAIRS):
        pair = (min(found.name, found.other), max(found.name, found.other))
        if pair in said or is_no_name_at(found.at, len(found.other), told):
            continue
        one = found
        if told.count(one.other) > told.count(one.name) and one.way != "dropped":
            one = one._replace(name=one.other, other=one.name, at=told.text.index(one.name))
        sure = _one_person(one, told, begins=(one.at, one.other) in stood or _begins(one, told))
        if sure:
            said.add(pair)
            yield _remark(one, told, sure)


def likeness(name: str, other: str) -> bool:
    """True for two names of three characters of which one differs or two are turned about, or one has lost one."""
    if len(name) == len(other) == 3:
        return sum(a != b for a, b in zip(name, other, strict=True)) == 1 or other == name[0] + name[:0:-1]
    return len(name) == 3 and other in (name[:2], name[0] + name[2])


def _likenesses(name: str, told: Told, known: frozenset[str], stood: Container[tuple[int, str]]) -> Iterator[Likeness]:
    """All strings of the text that are *name* but for a character."""
    text, size = told.text, len(name)
    for at in told.places(name[0]):
        here = text[at : at + size]
        if here == name:
            continue
        if len(here) == size and HAN.fullmatch(here):
            yield from _changed(name, at, here, text, stood=(at, here) in stood)
        if size == 3 and here[:2] in (name[:2], name[0] + name[2]):
            yield from _shortened(name, at, told, known)
    if size > 2:
        for at in told.places(name[1:]):
            here = text[max(0, at - 1) : at - 1 + size]
            if here != name and HAN.fullmatch(here) and len(here) == size:
                surname = here[0] in SURNAMES or here[0] in RARE_SURNAMES or here[:2] in DOUBLE_SURNAMES
                alike = here[0] in confusable().get(name[0], ())
                if here[0] in NO_PART and not surname:
                    continue  # 记录|到海底
                if surname or alike or _opens_name(at - 1, told):
                    yield Likeness(name, here, at - 1, "alike" if alike else "surname")


NO_SURNAME: Final = frozenset("请叫让给被把对跟同找问劝帮陪教替为向从由是小老阿大和与及在的了日月年")
MARKS: Final = tuple("，。；：“”（、\0 \u3000")
"""What stands before a given name and is no surname taken for another: 请佩兰来."""


def _opens_name(at: int, told: Told) -> bool:
    """True where a name begins at *at* whatever its first letter is: behind an office or a mark."""
    if told.text[at] in NO_SURNAME:
        return False
    return told.introduced_at(at) or told.text[at - 1 : at] in MARKS


def _changed(name: str, at: int, here: str, text: str, *, stood: bool) -> Iterator[Likeness]:
    """*name* where *here* stands, which begins like it: with another character in it, or two turned about."""
    size = len(name)
    differing = [index for index in range(size) if here[index] != name[index]]
    if len(differing) == 1:
        (index,) = differing
        alike = here[index] in confusable().get(name[index], ())
        verb = index == size - 1 and text[at + size : at + size + 1] in ("过", "着", "了")  # 许洋|算过
        if (stood or here[index] not in NO_PART) and not verb and (size > 2 or alike):
            yield Likeness(name, here, at, "alike" if alike else "given")
    elif size == 3 and here == name[0] + name[:0:-1]:
        yield Likeness(name, here, at, "turned")


_ENDS_HERE: Final = regex(FOLLOWS)


def _shortened(name: str, at: int, told: Told, known: frozenset[str]) -> Iterator[Likeness]:
    """*name* without its second or third character, where a word of two characters begins."""
    other = told.text[at : at + 2]
    word = told.words.get(at, "")
    begun = word in (other, other[0]) or (word.startswith(other) and not is_word(word))
    ends = _ENDS_HERE.match(told.text, at + 2) or told.kinds.get(at + 2, "").startswith("v")
    if begun and ends and not is_word(other) and told.text[at : at + 3] not in known:
        yield Likeness(name, other, at, "dropped")


def _begins(one: Likeness, told: Told) -> bool:
    """True where a word begins with the name, and none that the dictionary has goes over its ends."""
    at, end = one.at, one.at + len(one.other)
    if at not in told.words and HAN.match(told.text[max(0, at - 1) : at]):
        before = next((begin for begin in range(at - 1, max(-1, at - 6), -1) if begin in told.words), at)
        if is_word(told.words.get(before, "")):
            return False
    if told.introduced_at(at):
        return True
    for begin in range(at, end):
        word = told.words.get(begin, "")
        if len(word) > 1 and begin + len(word) > end and is_word(word):
            return False
    return len(one.other) < 3 or not is_word(one.other[:2]) or told.introduces(one.name)


def _one_person(one: Likeness, told: Told, *, begins: bool) -> int:
    """How sure it is that both names are one person's; 0 where they are two persons', or where that is not known."""
    name, other, _, way = one
    often, rare = told.count(name), told.count(other)
    if way == "dropped":
        rare = len([1 for place in told.places(other) if not told.text.startswith(name, place)])
    in_body, other_in_body = told.body.count(name), told.body.count(other)
    if rare > often or (rare > 1 and rare * 3 > often) or not begins:
        return 0
    alike = way in ("alike", "turned")
    if way != "turned" and beside(one, told, alike=alike):
        return 0
    if _signs(one.at, told) and not alike and not any(_signs(at, told) for at in told.places(name)):
        return 0  # who wrote it is none of those it is about
    if in_body and not other_in_body:
        return SURE if alike else LIKELY
    if not in_body:
        return SURE if alike and often > rare else LIKELY
    mine, its = told.introductions(name), told.introductions(other)
    if mine and its:
        return LIKELY if alike and len(other) > 2 and of_one_office(mine, its) else 0
    if mine or its:
        bare, introduced = (other, name) if mine else (name, other)
        late = told.body.index(bare) < told.body.index(introduced)
        if late and not all(one.endswith("岁的") for one in mine or its):
            return 0  # an office comes with the first mention: whom it introduces after the bare name is another
        return SURE if alike else LIKELY
    if alike:
        return SURE
    return LIKELY if often > 2 else 0


def _signs(at: int, told: Told) -> bool:
    """True where the name at *at* is that of a writer or photographer."""
    return told.at(at)[0].role in ("byline", "credit", "signature") or told.text[at - 2 : at] == "记者"


def of_one_office(mine: Iterable[str], its: Iterable[str]) -> bool:
    """True where the same words introduce both: 副主任吴建忠 is not 主任吴建中."""
    for one in mine:
        for other in its:
            longer, shorter = sorted((one, other), key=len, reverse=True)
            if longer == shorter or (longer.endswith(shorter) and longer[: -len(shorter)][-1] not in "副原前"):
                return True
    return False


def beside(one: Likeness, told: Told, *, alike: bool) -> bool:
    """True where both stand in one sentence, in two that are built alike, or one is the other's kin."""
    start, end = told.sentence(one.at)
    if KIN.search(told.text[max(start, one.at - 4) : one.at]):
        return True
    if one.name in told.text[start:end] or (one.way != "dropped" and together(one.name, one.other, told)):
        return True
    if alike:
        return False
    before, _ = told.sentence(max(0, start - 2))
    previous, this = told.text[before : max(0, start - 1)], told.text[start:end]
    following = told.text[end + 1 : told.sentence(min(len(told.text), end + 2))[1]]
    return _parallel(previous, this, one.name, one.other) or _parallel(following, this, one.name, one.other)


def together(name: str, other: str, told: Told) -> bool:
    """True where a sentence names both: they are two."""
    return any(other in told.text[slice(*told.sentence(at))] for at in told.places(name)[:MOST_LIKE])


def _parallel(first: str, second: str, name: str, other: str) -> bool:
    """True for 赵一凡问得最多 and 赵一诺记得最全: two who are set beside each other."""
    at, its = first.find(name), second.find(other)
    if at < 0 or its < 0:
        return False
    one, two = first[at + len(name) :], second[its + len(other) :]
    return len(one) == len(two) and any(a == b for a, b in zip(one, two, strict=True))


def _remark(one: Likeness, told: Told, sure: int) -> Finding:
    passage, start = told.at(one.at)
    right_at = told.text.index(one.name)
    its, offset = told.at(right_at)
    said, right = passage.text[start : start + len(one.other)], its.text[offset : offset + len(one.name)]
    return remark("check-name", passage, (start, start + len(one.other)), sure, said=said, right=right)
