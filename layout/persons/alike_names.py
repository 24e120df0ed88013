"""A person under a name that sounds or looks like theirs, whatever stands beside it.

Two names of three letters that are one but for a letter taken for another by sound or shape are hardly ever two
persons: where only one of them is introduced, or both by the same words, one is a slip of the other.  A story that goes
on elsewhere is read as one with its first part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.introduced import behind_callings
from layout.reading.misnamed import KIN, MARKS, MOST_LIKE, of_one_office, together
from layout.reading.names import HAN, Told, is_word
from layout.reading.passages import LIKELY, IssueReading, remark
from layout.reading.stands import GOES_ON, LONG, Persons, claiming, has_copy
from layout.wording.alike import confusable

_OFTEN: Final = 3
"""Times that a name of two letters stands from which one like it is taken for it."""


def alike_names(
    reading: IssueReading, persons: Mapping[str, Persons], named: Mapping[str, Set[str]]
) -> Iterator[Finding]:
    """Names of each story, and of what goes on elsewhere under its head, that are one but for a letter.

    *named* are those whom each story introduces.
    """
    names = {slug: {*named[slug], *(name for _, name in behind_callings(one.told))} for slug, one in persons.items()}
    for slug, one in persons.items():
        yield from _alike(names[slug], one.told)
        yield from _somebody(one.told)
        yield from _of_one_family(one.told)
    for first, second in _continued(reading, persons):
        passages = (*persons[first].told.passages, *persons[second].told.passages)
        yield from _alike(names[first] | names[second], Told(passages))


def _continued(reading: IssueReading, persons: Mapping[str, Persons]) -> Iterator[tuple[str, str]]:
    """Stories with one head, of which the second goes on with what the first began."""
    first: dict[str, str] = {}
    for slug in persons:
        head = next((one.text for one in reading.by_story[slug] if one.role == "head"), "")
        if head in first and reading.stories[slug].runs_on:
            yield first[head], slug
        elif len(head) > LONG:
            first.setdefault(head, slug)


def _alike(names: set[str], told: Told) -> Iterator[Finding]:
    for name in islice(sorted(names), MOST_LIKE):
        for at, other in _like(name, told):
            if other in names and not _is_same(name, other, told):
                continue
            if told.count(other) > 1 or told.count(other) > told.count(name) or not _is_slip(at, other, name, told):
                continue
            passage, start = told.at(at)
            its, offset = told.at(told.text.index(name))
            span = (start, start + len(other))
            yield remark("check-name", passage, span, LIKELY, said=passage.text[slice(*span)],
                         right=its.text[offset : offset + len(name)])  # fmt: skip


def _like(name: str, told: Told) -> Iterator[tuple[int, str]]:
    """All that is *name* but for a letter of the same sound or shape, and where it stands."""
    size = len(name)
    for hole in range(size):
        before, behind = name[:hole], name[hole + 1 :]
        shared = max(before, behind, key=len)
        for found in told.places(shared)[:MOST_LIKE]:
            at = found if shared is before else found - hole - 1
            other = told.text[max(0, at) : at + size]
            if len(other) < size or other == name or not (other.startswith(before) and other.endswith(behind)):
                continue
            if HAN.fullmatch(other) and other[hole] in confusable().get(name[hole], ()):
                yield at, other


def _is_same(name: str, other: str, told: Told) -> bool:
    """True where both are introduced, but by the same words or only by an age."""
    mine, its = told.introductions(name), told.introductions(other)
    return not (mine and its) or of_one_office(mine, its) or all(one.endswith("岁的") for one in its)


def _is_slip(at: int, other: str, name: str, told: Told) -> bool:
    """True where *other* at *at* is no word, is told apart from nobody, and stands where a name does."""
    end = at + len(other)
    if told.titled_at(at + 1):
        return False  # 副主任|许庆
    if is_word(other) or together(name, other, told) or KIN.search(told.text[max(0, at - 4) : at]):
        return False
    if len(other) >= LONG:
        return at in told.words or end in told.words or told.text[at - 1 : at] in MARKS
    claims = not told.at(at)[0].is_copy and told.body.count(other) == 0 and name in told.body
    if claims and told.at(at)[0].role == "caption" and told.called_at(told.body.index(name)) and at in told.words:
        return True
    ends = told.text[end : end + 1] in MARKS or GOES_ON.match(told.text, end)
    return told.count(name) >= _OFTEN and bool(ends) and not is_word(told.text[at - 1 : at + 1])


_SOMEBODY: Final = regex("(?P<surname>[\u4e00-\u9fff])某(?![一些个人地日月年天])")


def _somebody(told: Told) -> Iterator[Finding]:
    """A surname with 某 in a head or caption that its text has not, where that has one other: 宠某某, 庞某某."""
    if not has_copy(told):
        return
    body = {found["surname"] for found in _SOMEBODY.finditer(told.body)}
    for passage, _, words in claiming(told) if len(body) == 1 else ():
        for found in _SOMEBODY.finditer(words):
            alike = found["surname"] in confusable().get(min(body), ())
            if found["surname"] not in body and (alike or found.start() == 0):
                span = found.span()
                yield remark("check-name", passage, span, LIKELY, said=passage.text[slice(*span)],
                             right=f"{min(body)}某")  # fmt: skip


_FAMILY: Final = regex(
    "(?P<father>[\u4e00-\u9fff])(?:先生|大爷|大伯|老汉|爷爷|师傅)的(?:儿子|女儿|孙子|孙女)(?P<name>[\u4e00-\u9fff]{2,3}?)(?=今年|现年|说|在|，|告诉|表示)"
)


def _of_one_family(told: Told) -> Iterator[Finding]:
    """A man's child of another surname than his: 闵先生的儿子冯建业."""
    for found in _FAMILY.finditer(told.body):
        name, father = found["name"], found["father"]
        if name[0] != father and told.count(name) == 1 and len(name) == LONG:
            passage, start = told.at(found.start("name"))
            span = (start, start + len(name))
            yield remark("check-name", passage, span, LIKELY, said=passage.text[slice(*span)], right=father + name[1:])
