"""Names of two letters that are another's but for one, and names that lost a letter, held against each other.

In running text two letters are like two others everywhere; they are compared only where both stand alone as names do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.misnamed import KIN, MARKS, NO_SURNAME, of_one_office
from layout.reading.names import HAN, NO_PART, Told, is_given, is_no_name_at, is_word
from layout.reading.passages import LIKELY, SURE, remark
from layout.reading.people import RARE_DOUBLES
from layout.reading.stands import GOES_ON, LONG, NOBODY, Stand, begins_name
from layout.stories.words import DOUBLE_SURNAMES
from layout.wording.alike import confusable

MOST_KNOWN: Final = 300
"""Names of a page of which a shortened or miswritten form is looked for: news has some fifty."""
MOST_SHORT: Final = 2000
"""Pairs of short names of a page that are alike and looked at: news has a dozen."""
OFTEN_SURNAMES: Final = frozenset("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕")
"""The forty surnames that two persons of a page share by chance."""


def short_names(stands: Sequence[Stand], cast: Iterable[str], told: Told) -> Iterator[Finding]:
    """Persons under a short name that is another's of the page but for a letter, or who lost a letter of theirs.

    *stands* are where names stand alone, *cast* all who are known, wherever they are named.
    """
    first: dict[str, Stand] = {}
    for one in stands:
        first.setdefault(one.name, one)
    known = dict(first)
    for name in cast:
        if len(name) > 2 and name in told.text and not _ends_in_verb(name, told):
            known.setdefault(name, Stand(told.text.index(name), name, "named"))
    for name in [*known][:MOST_KNOWN]:
        for one in (*_shortened(name, known, told), *_no_surname(name, told)):
            first.setdefault(one.name, one)
    said: set[frozenset[str]] = set()
    for right, wrong in islice(_pairs(known.values(), first.values()), MOST_SHORT):
        pair = frozenset((right.name, wrong.name))
        no_name = is_no_name_at(wrong.at, len(wrong.name), told) or _is_of_state(right.name, wrong.name)
        sure = 0 if no_name or pair in said else _one_person(right, wrong, told)
        if sure:
            said.add(pair)
            passage, start = told.at(wrong.at)
            its, offset = told.at(right.at)
            span = (start, start + len(wrong.name))
            yield remark("check-name", passage, span, sure, said=passage.text[slice(*span)],
                         right=its.text[offset : offset + len(right.name)])  # fmt: skip


def _is_of_state(*names: str) -> bool:
    """True for what states do and have in short, as heads write it: 乌称, 乌军."""
    return all(len(one) == 2 and one[1] in "称军方媒总防警官促拟欲将" for one in names)


def _pairs(rights: Iterable[Stand], wrongs: Iterable[Stand]) -> Iterator[tuple[Stand, Stand]]:
    """Names that are alike, in their order: they begin or end with one letter, or are each other turned about."""
    sharing: dict[str, list[int]] = {}
    stands = [*wrongs]
    for at, one in enumerate(stands):
        for key in {f"^{one.name[0]}", f"{one.name[-1]}$", one.name}:
            sharing.setdefault(key, []).append(at)
    for right in rights:
        name = right.name
        near = {at for key in (f"^{name[0]}", f"{name[-1]}$", name[::-1]) for at in sharing.get(key, ())}
        for at in sorted(near):
            if stands[at] is not right and _alike(name, stands[at].name):
                yield right, stands[at]


def _shortened(name: str, known: Collection[str], told: Told) -> Iterator[Stand]:
    """Where a *name* of three letters stands without its second or third, or one of two stands turned about.

    It is behind an office or a mark, or read as a word; and it is not the beginning of another who is *known*.
    """
    others = (name[:2], name[0] + name[2]) if len(name) == LONG else (name[::-1],) if len(name) == 2 else ()
    for other in others if name[0] not in _FAMILIAR else ():
        for at in told.places(other) if not is_word(other) or is_given(other) else ():
            called = told.called_at(at)
            alone = called or told.words.get(at) == other or told.text[at - 1 : at] in MARKS
            ends = told.kinds.get(at + len(other), "").startswith(_AFTER_NAMES)
            if alone and ends and told.text[at : at + LONG] not in known:
                signed = told.text[at - 2 : at] == "记者" or WRITES.match(told.text, at + 2)
                yield Stand(at, other, "writes" if signed else "called" if called else "opens")


def _no_surname(name: str, told: Told) -> Iterator[Stand]:
    """Where a *name* of two letters stands with another first letter, which is nobody's surname: 使敏 for 史敏."""
    for at in told.places(name[1]) if len(name) == 2 and name[1] not in NO_PART else ():
        start, end = at - 1, at + 1
        other = told.text[max(0, start) : end]
        if (
            start < 0
            or begins_name(other)
            or is_word(other)
            or not HAN.fullmatch(other)
            or other[0] in NO_SURNAME | NOBODY
        ):
            continue
        called = told.called_at(start)
        signed = WRITES.match(told.text, end) if called or told.text[start - 1] in MARKS else None
        if (called or told.text[start - 1] in MARKS) and (signed or GOES_ON.match(told.text, end)):
            yield Stand(start, other, "writes" if signed else "called" if called else "says")


def _ends_in_verb(name: str, told: Told) -> bool:
    """True where the last letter of *name*, which stands once, begins a verb: 易安|认为, 袁丽|帮着."""
    at = told.text.index(name) + len(name)
    verb = is_word(told.text[at - 1 : at + 1]) or told.text[at : at + 1] in ("着", "了", "过")
    return verb and told.count(name) == 1


WRITES: Final = regex("[ \u3000]?摄|）")
_AFTER_NAMES: Final = ("v", "p", "d", "c", "u", "x", "m", "t")
"""Kinds of words that follow a name, and marks."""
_FAMILIAR: Final = frozenset("小老阿大")
"""What stands before a surname among people who know each other."""


def _parts(name: str) -> tuple[str, str]:
    """Surname and given name."""
    cut = 2 if len(name) > 2 and (name[:2] in DOUBLE_SURNAMES or name[:2] in RARE_DOUBLES) else 1
    return name[:cut], name[cut:]


def _alike(right: str, wrong: str) -> bool:
    """True for names of which ``misnamed`` says nothing: short ones, and those with surnames of two lengths."""
    if len(right) == 3 and len(wrong) == 2:
        return wrong in (right[:2], right[0] + right[2]) or _parts(right)[1] == wrong[1]
    if len(right) == len(wrong) == 2:
        return (right[0] == wrong[0]) != (right[1] == wrong[1]) or right == wrong[::-1]
    surname, given = _parts(right)
    its, other = _parts(wrong)
    return given == other and len(surname) != len(its)


def _one_person(right: Stand, wrong: Stand, told: Told) -> int:
    """How sure it is that *wrong* is *right* miswritten; 0 where they are two, or where that is not known."""
    often = told.count(right.name)
    rare = sum(not told.text.startswith(right.name, at) for at in told.places(wrong.name))
    if rare > 1 and rare * 3 > often:
        return 0
    start, end = told.sentence(wrong.at)
    if right.name.startswith(wrong.name) and rare > 1:
        return 0  # 宋溪|学
    dropped = len(right.name) > len(wrong.name)
    kin = not dropped and KIN.search(told.text[max(0, wrong.at - 4) : wrong.at])
    if right.name in told.text[start:end] or kin:
        return 0
    likely = SURE if _sounds_so(right.name, wrong.name) or right.name == wrong.name[::-1] else LIKELY
    if right.way == wrong.way == "writes":
        shared = right.name[0] == wrong.name[0] and len(right.name) == len(wrong.name) == 2
        same = told.at(right.at)[0].story == told.at(wrong.at)[0].story
        common = shared and right.name[0] in OFTEN_SURNAMES
        again = same or (often > 1 and shared)  # of two stories two surnames are two reporters
        by_chance = likely == LIKELY and not dropped and (common or not again)
        later = len(right.name) == len(wrong.name) and (often, -right.at) < (rare, -wrong.at)
        return 0 if by_chance or later else likely
    if "writes" in (right.way, wrong.way) and likely == LIKELY and len(right.name) == len(wrong.name):
        return 0
    if rare > often or (rare == often and wrong.at < right.at and not dropped):
        return 0
    mine = told.introductions(right.name)
    its = [] if wrong.way == "opens" else _introductions(wrong, told)
    if mine and its:
        return LIKELY if of_one_office(mine, its) and (likely == SURE or dropped) else 0
    if its:
        by_chance = right.name[0] == wrong.name[0] and right.name[0] in OFTEN_SURNAMES
        return likely if (often > 1 or dropped or not by_chance) and _first(right.name, told) > wrong.at else 0
    if mine:
        introduced = min(at for at in told.places(right.name) if told.introduced_at(at) or at == right.at)
        introduced = introduced if told.at(wrong.at)[0].is_copy else -1
        shared = right.name[0] == wrong.name[0] and wrong.name[0] in OFTEN_SURNAMES
        loose = len(right.name) == len(wrong.name) == 2 and shared and often < 2
        return likely if introduced < wrong.at and not (loose and likely == LIKELY) else 0
    return likely if often > 2 else 0


def _first(name: str, told: Told) -> int:
    """Where the copy has *name* first, or else anything."""
    at = told.body.find(name)
    return at if at >= 0 else told.text.index(name)


def _introductions(stand: Stand, told: Told) -> list[str]:
    """What the body says before and behind a name as to who that is, where it does not stand in a longer name."""
    others = [at for at in told.places(stand.name) if _ONE_MORE.search(told.text, max(0, at - 3), at)]
    shown = told.introduced_at(stand.at) or stand.way == "called"
    return told.introductions(stand.name) if shown else ["一位"] if others else []


_ONE_MORE: Final = regex("(?:[一两][位名个]|叫|还有|另有)$")
"""What introduces somebody of the same name."""


def _sounds_so(right: str, wrong: str) -> bool:
    return len(right) == len(wrong) and any(
        a != b and b in confusable().get(a, ()) for a, b in zip(right, wrong, strict=True)
    )
