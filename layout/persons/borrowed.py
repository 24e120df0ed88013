"""Somebody of another story of the page who speaks in this one, or has the office here of who speaks unintroduced.

Nobody opens their mouth in a daily before it has said who that is.  Who speaks once, of whom nothing is said here and
whom another story introduces, is that story's.  Who is introduced here, once, and in another office there, has the
place of somebody who speaks further down without an introduction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.misnamed import of_one_office
from layout.reading.names import ANY_TITLE, NO_PART, SAYS, TRADES, Told, is_common, is_word
from layout.reading.passages import LIKELY, IssueReading, head_of, remark
from layout.reading.stands import LONG, Persons, begins_name, has_copy

_SPEAKS: Final = regex(
    f"(?:(?<=[。”\\0])|^)(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?=提醒|还?说|则说|笑说|{SAYS}|问|答|觉得|建议|呼吁)"
)
_CALLED: Final = regex(
    f"(?:{ANY_TITLE}|[0-9一二三四五六七八九十]岁的|[\u4e00-\u9fff][{TRADES}])(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?=[，。、（]|{SAYS}|在|主持|提醒|拉|算|坐)"
)
_MOST: Final = 120
"""Persons of a story that are looked at."""


def borrowed(reading: IssueReading, persons: Mapping[str, Persons]) -> Iterator[Finding]:
    """Persons of other stories in each."""
    tellings = {slug: one.told for slug, one in persons.items() if has_copy(one.told)}
    heads = {slug: head_of(reading, slug) for slug in tellings}
    for slug, told in tellings.items():
        others = {other: its for other, its in tellings.items() if other != slug and heads[other] != heads[slug]}
        speak = {found["name"]: found.start("name") for found in islice(_SPEAKS.finditer(told.body), _MOST)}
        bare = {name: at for name, at in speak.items() if _is_somebody(name, told) and not _is_known(name, told)}
        for name, at in bare.items():
            of = [other for other, its in others.items() if told.count(name) == 1 and _is_at_home(name, its)]
            if len(of) == 1 and not _is_one_matter(persons[slug], persons[of[0]], name):
                yield _other(at, name, told, heads[of[0]])
        missed = {name for name in bare if not any(name in its.text for its in others.values())}
        for found in islice(_CALLED.finditer(told.body), _MOST) if missed else ():
            name, at = found["name"], found.start("name")
            if told.count(name) > 1 or not _is_somebody(name, told) or min(speak[one] for one in missed) < at:
                continue
            of = [
                other
                for other, its in others.items()
                if _is_known(name, its) and not of_one_office(told.introductions(name), its.introductions(name))
            ]
            if len(of) == 1 and not _is_one_matter(persons[slug], persons[of[0]], name):
                yield _other(at, name, told, heads[of[0]])


def _other(at: int, name: str, told: Told, head: str) -> Finding:
    passage, start = told.at(at)
    span = (start, start + len(name))
    return remark("check-other-story", passage, span, LIKELY, said=passage.text[slice(*span)], right=head)


def _is_somebody(name: str, told: Told) -> bool:
    """True for what begins like a name and is no word."""
    if not begins_name(name) or not NO_PART.isdisjoint(name) or is_common(name):
        return False
    return len(name) >= LONG or not is_word(name) or told.titled_at(told.text.find(name))


def _is_known(name: str, told: Told) -> bool:
    """True where the copy says who *name* is, or their age."""
    places = told.places(name, told.body)
    return any(told.introduced_at(at) or _AGED.match(told.text, at + len(name)) for at in places) or bool(
        told.introductions(name)
    )


def _is_at_home(name: str, told: Told) -> bool:
    """True where the copy says who *name* is, or names them again and again."""
    return _is_known(name, told) or (len(name) >= LONG and told.body.count(name) > 1)


_AGED: Final = regex("，?(?:今年|现年|[0-9]{1,3}岁)|（")


def _is_one_matter(one: Persons, other: Persons, name: str) -> bool:
    """True where both stories tell of somebody besides *name*, or one's head has *name*: they are of one matter."""
    shared = {each for each in one.cast if each != name and len(each) >= LONG and each in other.told.body}
    shared = {each for each in shared if each in one.told.body and not is_common(each)}
    named = any(name in passage.text for passage in one.told.passages if not passage.is_copy)
    return bool(shared) or named
