"""A person of another story who speaks or acts in the copy of this one, where nothing says who that is.

A daily says who somebody is where it names them first.  A full name in the middle of a story that this story has once
and without a word on who bears it, and that another story of the page introduces, is that other story's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.introduced import behind_callings
from layout.reading.misnamed import of_one_office
from layout.reading.names import ANY_TITLE, Told, is_common
from layout.reading.passages import LIKELY, IssueReading, head_of, remark
from layout.reading.stands import GOES_ON, LONG, Persons, has_copy

MOST_NAMES: Final = 400
"""Names of other stories that are looked for in a story: a page of lists has more."""


def intruders(
    reading: IssueReading, persons: Mapping[str, Persons], named: Mapping[str, Set[str]]
) -> Iterator[Finding]:
    """Persons of one story in the copy of another, where that has persons of its own.

    *persons* are those of each story, *named* those whom it introduces.
    """
    often = Counter(name for names in named.values() for name in names)
    heads = {slug: head_of(reading, slug) for slug in persons}
    for slug, one in persons.items():
        told = one.told
        if not has_copy(told) or not any(told.body.count(name) for name in named[slug]):
            continue
        others = {
            name: other for other, names in named.items() if other != slug and heads[other] != heads[slug]
            for name in names if name not in named[slug] and often[name] == 1
        }  # fmt: skip
        shared = {other for name, other in others.items() if told.count(name) > 1}
        shared |= {other for other, names in named.items() if other != slug and not names.isdisjoint(named[slug])}
        cast = {name for name in one.cast if len(name) >= LONG and _tells_of(told, name)}
        words = {*told.words.values()}
        stood = {(stand.at, stand.name) for stand in one.stands if stand.way != "opens" or stand.name in words}
        for name in islice(sorted(others), MOST_NAMES):
            at = told.body.find(name)
            if at < 0 or others[name] in shared or told.count(name) > 1 or not _is_bare(at, name, told):
                continue
            if len(name) < LONG and (at, name) not in stood:
                continue
            if any(each != name and _tells_of(persons[others[name]].told, each) for each in cast):
                continue  # both stories are about somebody else, too
            passage, start = told.at(at)
            span = (start, start + len(name))
            yield remark("check-other-story", passage, span, LIKELY, said=passage.text[slice(*span)],
                         right=heads[others[name]])  # fmt: skip


def _tells_of(told: Told, name: str) -> bool:
    """True where the copy has *name*, and not only as that of who wrote it."""
    return any(not _WROTE.search(told.body, max(0, at - 12), at) for at in told.places(name, told.body))


_WROTE: Final = regex("(?:[记記]者|[通讯通訊][员員])[^，。；）〕】]{0,8}$")


def _is_bare(at: int, name: str, told: Told) -> bool:
    """True where nothing beside the name at *at* says who that is, and it is no part of a list or a byline."""
    end = at + len(name)
    aged = _AGE.search(told.text, max(0, at - 6), at)
    if not aged and (told.introduced_at(at) or told.called_at(at) or told.titled_at(at)):
        return False
    acts = told.kinds.get(end, "n").startswith(_AFTER) or told.text[end : end + 1] in _ACTS
    if not (acts or GOES_ON.match(told.text, end)):
        return False
    before, behind = told.text[max(0, at - 2) : at], told.text[end : end + 6]
    if before.endswith((*_LISTED, "叫", "姓", "即")) or behind.startswith(_BESIDE):
        return False
    return not any(behind.startswith(one) for one in ANY_TITLE.split("|"))


_ACTS: Final = frozenset("指称")
_LISTED: Final = ("记者", "、", "《", "“")
_BESIDE: Final = ("、", "（", "》", "摄", "，男", "，女", "同志")
"""What stands before and behind names that are listed, quoted, explained or sign."""
_AGE: Final = regex("[0-9]岁的$")
_AFTER: Final = ("v", "d", "p", "c", "m", "t")
"""Kinds of words that follow who does something."""


def elsewhere(
    reading: IssueReading, persons: Mapping[str, Persons], introduced: Mapping[str, Set[str]]
) -> Iterator[Finding]:
    """A person who has one office in this story, once, and another in another, where somebody here is not introduced.

    Who is said to be somebody at the first mention is the one who speaks further down: 校长甘玉梅 rings the bell, and
    欧正平, of whom nothing is said, taught here for 37 years.
    """
    named = {
        slug: introduced[slug]
        | {name for at, name in behind_callings(one.told) if _SURELY.search(one.told.text, max(0, at - 4), at)}
        for slug, one in persons.items()
    }
    heads = {slug: head_of(reading, slug) for slug in persons}
    for slug, one in persons.items():
        told = one.told
        for other, names in named.items() if has_copy(told) else ():
            here = {name for name in names if name in named[slug] or (told.count(name) == 1 and told.introduces(name))}
            shared = here if heads[other] != heads[slug] else set[str]()
            if len(shared) != 1:
                continue
            (name,) = shared
            titled = any(told.titled_at(at) for at in told.places(name))
            if len(name) < LONG or (is_common(name[1:]) and not titled):
                continue
            mine, its = told.introductions(name), persons[other].told.introductions(name)
            if told.count(name) != 1 or not (mine and its) or of_one_office(mine, its) or not _is_missed(name, one):
                continue
            passage, start = told.at(told.body.index(name))
            span = (start, start + len(name))
            said = passage.text[slice(*span)]
            yield remark("check-other-story", passage, span, LIKELY, said=said, right=heads[other])


def _is_missed(name: str, one: Persons) -> bool:
    """True where somebody speaks or acts behind *name* of whom the copy does not say who that is."""
    told, begins = one.told, one.told.body.index(name)
    stands = {stand.name for stand in one.stands if stand.at > begins and stand.way in ("says", "opens")}
    named = {each for _, each in behind_callings(told)}
    opens = {each for each in one.cast if len(each) >= LONG and _opens(each, begins, told)}
    for each in stands | named | opens:
        at = told.body.find(each)
        person = at >= 0 and each != name and not is_common(each) and not told.introduces(each)
        if person and (len(each) >= LONG or each in stands) and not _WRITES.search(told.text, max(0, at - 3), at):
            return True
    return False


def _opens(name: str, begins: int, told: Told) -> bool:
    """True where *name* is the subject of a sentence behind *begins*."""
    return any(at > begins and told.text[at - 1] in _SUBJECT for at in told.places(name, told.body))


_SUBJECT: Final = frozenset("\0。”")
_SURELY: Final = regex(f"(?:{ANY_TITLE}|岁的)$")
_WRITES: Final = regex("记者[ \u3000]?$")
