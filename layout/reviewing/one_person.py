"""A person is one person: of one age and one office, under one name on a page, and known to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from layout.dating.lives import lives
from layout.findings import Finding
from layout.patterns import regex
from layout.persons.alike_names import alike_names
from layout.persons.borrowed import borrowed
from layout.persons.by_surname import by_surname
from layout.persons.callings import callings
from layout.persons.intruders import elsewhere, intruders
from layout.persons.two_writings import two_writings
from layout.reading.divisions import towns_called
from layout.reading.foreign_names import foreign
from layout.reading.introduced import introduced
from layout.reading.misnamed import likeness, misnamed
from layout.reading.names import PLACE_ENDS, Told, cast_of, is_common, is_word, kind_of
from layout.reading.passages import LIKELY, IssueReading, Passage, remark
from layout.reading.people import HEADS_OF, Known
from layout.reading.stands import Persons, claiming, persons_of, shown, stands_of
from layout.reviewing.bare_names import bare_names, unintroduced
from layout.reviewing.claims import claims
from layout.reviewing.of_words import is_of_words
from layout.reviewing.short_names import short_names
from layout.reviewing.strangers import strangers
from layout.wording.figures import whole_number
from layout.wording.traditional import FOLD


def one_person(
    reading: IssueReading, known: Mapping[str, Known], stories: Mapping[str, Told], pages: Iterable[Told]
) -> list[Finding]:
    """Persons under two names, of two ages or offices, or whom the text does not know.

    *known* are the persons of each story as ``people_of`` has them, *stories* and *pages* what each tells.
    Who is another story's is told as that, and not as somebody miswritten too.
    """
    found = [*_persons(reading, known, stories, pages)]
    others = {(dict(one.facts)["near"], dict(one.facts)["said"]) for one in found if one.code == "check-other-story"}
    kept: dict[tuple[str, object, object, object], Finding] = {}
    for one in found:
        said = dict(one.facts)
        if one.code != "check-other-story" and (said["near"], said["said"]) in others:
            continue
        if one.code == "check-name" and str(said["said"])[0] in _ADVERBS:
            continue
        if one.code == "check-name" and _is_no_person(str(said["right"]), stories[one.story]):
            continue
        if one.code == "check-name" and f"“{said['said']}”" in str(said["near"]):
            continue  # spoken of as a word: 写成“许声”
        if one.code == "check-name" and is_of_words(str(said["said"]), str(said["right"]), stories[one.story]):
            continue
        key = (one.code, said["near"], said["said"], said.get("right"))  # two ways of looking see one slip
        if key not in kept or one.figure("sure") > kept[key].figure("sure"):
            kept[key] = one
    return [*kept.values()]


_ADVERBS: Final = frozenset("更很最太再都也还又就才只嘅")
"""Adverbs and particles, with which no name begins: 更|要."""


def _is_no_person(name: str, told: Told) -> bool:
    """True for two letters without an office or a trade that are a common word or a place: 台阶, 高雄, 毛渠."""
    name = name.translate(FOLD)
    place = name[-1] in PLACE_ENDS or kind_of(name).startswith("ns") or name in towns_called()
    word = len(name) == len("台阶") and (is_common(name) or place)
    noun = kind_of(name).startswith("n")
    return word and not any(told.titled_at(at) or (not noun and told.called_at(at)) for at in told.places(name))


def _persons(
    reading: IssueReading, known: Mapping[str, Known], stories: Mapping[str, Told], pages: Iterable[Told]
) -> Iterator[Finding]:
    persons: dict[str, Persons] = {}
    for slug, told in stories.items():
        stands = stands_of(told)
        cast = sorted(cast_of(known[slug], told) | {*shown(stands, told)})
        persons[slug] = persons_of(cast, told, stands)
    bare = bare_names(persons)
    for slug, one in persons.items():
        told, names = one.told, one.cast
        stood = {(stand.at, stand.name) for stand in one.stands}
        called = {stand.name for stand in one.stands if stand.way == "called" and _is_called(stand.name, told)}
        found = _surest((*misnamed({*names, *called}, told, stood), *foreign(told), *_of_nobody(one)))
        yield from found
        yield from _not_told_of((*bare[slug], *unintroduced(told)), found)
        yield from _two_forms(names, told)
        yield from _ages(names, told, reading.issue.date.year)
        yield from _two_offices(names, told)
        yield from lives(told, names, reading.issue.date.year)
    for told in pages:
        yield from _of_the_page(told, persons)
    yield from claims(reading, persons)
    yield from strangers(reading, persons)
    named = {slug: introduced(one) for slug, one in persons.items()}
    yield from intruders(reading, persons, named)
    yield from elsewhere(reading, persons, named)
    yield from alike_names(reading, persons, named)
    yield from callings(persons, named)
    yield from two_writings(persons, named)
    yield from by_surname(persons)
    yield from borrowed(reading, persons)


def _is_called(name: str, told: Told) -> bool:
    """True for a name that the copy has once, behind an office or a trade: a slip is looked for of that too."""
    return told.count(name) == 1 and not is_word(name) and told.introduces(name)


def _not_told_of(more: Iterable[Finding], found: Sequence[Finding]) -> list[Finding]:
    """Those of *more* whose names none of *found* has, nor one of *more* before."""
    names = {str(dict(one.facts)[what]) for one in found for what in ("said", "right")}
    kept: list[Finding] = []
    for one in more:
        said = {str(dict(one.facts)[what]) for what in ("said", "right")}
        if not any(name in other or other in name for name in said for other in names):
            names |= said
            kept.append(one)
    return kept


def _surest(found: Iterable[Finding]) -> list[Finding]:
    """Of findings about one name in one place the surest: 王立欣 is one of two brothers, not both."""
    best: dict[tuple[object, object], Finding] = {}
    for one in found:
        said = dict(one.facts)
        key = (said["near"], said["said"])
        if key not in best or one.figure("sure") > best[key].figure("sure"):
            best[key] = one
    return [*best.values()]


def _of_the_page(told: Told, persons: Mapping[str, Persons]) -> Iterator[Finding]:
    """Short names of a page that are one but for a letter; its writers and photographers, whose stories differ."""
    stands = stands_of(told)
    cast = {name for slug in {one.story for one in told.passages} for name in persons[slug].cast}
    yield from short_names(stands, sorted(cast), told)
    writers: dict[str, int] = {}
    for one in stands:
        if one.way == "writes" and len(writers) < MOST_WRITERS:
            writers.setdefault(one.name, one.at)
    for name, at in writers.items():
        for other, its in writers.items():
            often, rare = told.count(name), told.count(other)
            listed = told.at(at)[0] is told.at(its)[0]
            if not listed and len(other) > 2 and likeness(name, other) and (often, -at) > (rare, -its):
                passage, start = told.at(its)
                yield remark("check-name", passage, (start, start + len(other)), LIKELY, said=other, right=name)


MOST_WRITERS: Final = 600
"""Writers and photographers of a page that are compared: hostile copy has more."""


def _two_forms(cast: Iterable[str], told: Told) -> Iterator[Finding]:
    """One name in simplified and in traditional characters, or in two forms of one: 梁國輝, 梁国輝."""
    for name in cast:
        forms = Counter(told.printed[at : at + len(name)] for at in told.places(name))
        if len(forms) > 1:
            (right, _), (wrong, often) = forms.most_common(2)
            if often == 1:
                passage, start = told.at(told.printed.index(wrong))
                yield remark("check-name", passage, (start, start + len(name)), LIKELY, said=wrong, right=right)


_AGE: Final = regex(
    r"(?P<age>[0-9]{1,3}|[一二三四五六七八九十]{1,3})[岁歲](?P<what>的?)(?P<who>(?:[\u4e00-\u9fff]{0,8}))(?P<end>[，。；、）\0]?)"
)
_NOW: Final = regex("(?:今年|现年|現年)$|[，（(](?:男|女)，$|[，（(]$")
_YEAR: Final = regex("(?<![0-9])(?:1[89]|20)[0-9]{2}(?=年)")
_THEN: Final = regex("那一?年|当年|當年|当时|當時|年前|从前|從前|以前|后来|後來|时候|時候|曾|去年|前年|明年|后年|後年")
"""What tells of another time than the day of issue, when everybody was of another age."""
LEAST_YEARS: Final = 5
"""Years from which two ages in a text are of two times of a life; nearer ones are of one day, and one is wrong."""


def _ages(cast: Sequence[str], told: Told, year: int) -> Iterator[Finding]:
    """One person of two ages in one story: 五十二岁的沈佩兰 and, under the picture, 五十三岁的沈佩兰.

    Lives are told too (1998年，18岁的沈佩兰): paragraphs and captions that speak of another year than *year* are not
    looked at, and two ages of the text that are far apart are of two times, or of two persons of one name.
    """
    ages: dict[str, tuple[int, str, Passage]] = {}
    then: dict[Passage, bool] = {}
    for found in _AGE.finditer(told.text):
        whose = _whose(found, cast, told.text)
        passage, start = told.at(found.start())
        if passage not in then:
            then[passage] = _of_another_time(passage.text, year)
        if not whose or then[passage]:
            continue
        age = whole_number(found["age"])
        said = f"{found['age']}岁"
        first, right, where = ages.setdefault(whose, (age, said, passage))
        far = passage.is_copy and where.is_copy and abs(first - age) >= LEAST_YEARS
        if first != age and not far:
            span = (start, start + len(found["age"]) + 1)
            yield remark("check-two-ages", passage, span, LIKELY, said=f"{whose}{said}", right=right)


def _of_another_time(text: str, year: int) -> bool:
    return any(int(one) != year for one in _YEAR.findall(text)) or bool(_THEN.search(text))


def _whose(found: re.Match[str], cast: Sequence[str], text: str) -> str:
    """Whose age it is: that of who follows after 的, or of who stands right before, where no verb goes on from it."""
    if found["what"]:
        inside = [(found["who"].find(name), -len(name), name) for name in cast if name in found["who"]]
        return min(inside, default=(0, 0, ""))[2]
    if not found["end"] or found["who"]:
        return ""
    before = text[max(0, found.start() - 12) : found.start()]
    before = before[: len(before) - len(now[0])] if (now := _NOW.search(before)) else before
    return max((name for name in cast if before.endswith(name)), key=len, default="")


_STANDS_ALONE: Final = regex("[（：，、\u3000 \0]|$")


def _of_nobody(persons: Persons) -> Iterator[Finding]:
    """One of the cast in a head, or by itself in a caption, whom the text has not, over one that is about another."""
    told, cast, _, about = persons
    body = told.body
    for passage, _, words in claiming(told) if about else ():
        if about in words:
            continue
        for name in cast:
            at = words.find(name)
            if words[at - 1 : at].isdigit():
                continue  # 1500米|跑成
            if at < 0 or name in body or len(name) < 3 or name[1:] in body or is_common(name[1:]):
                continue
            alone = at <= 12 and _STANDS_ALONE.match(words[at - 1 : at] or "\0")
            if passage.role == "caption" and not alone and words[max(0, at - 2) : at] + about not in body:
                continue
            yield remark(
                "check-name", passage, (at, at + len(name)), LIKELY, said=passage.text[at : at + len(name)], right=about
            )


_OFFICE_BEFORE: Final = regex(rf"(?P<office>(?:常务副|副|原|前|代)?(?:{HEADS_OF}))$")


def _two_offices(cast: Sequence[str], told: Told) -> Iterator[Finding]:
    """One person with an office and its deputy's in one story."""
    for name in cast:
        held: dict[str, int] = {}
        for at in told.places(name):
            office = _OFFICE_BEFORE.search(told.text, max(0, at - 8), at)
            if office:
                held.setdefault(office["office"], office.start("office"))
        for title in held:
            deputy = next((one for one in (f"副{title}", f"常务副{title}", f"原{title}") if one in held), "")
            if not deputy:
                continue
            rare, often = sorted((title, deputy), key=lambda one: told.count(one + name))
            passage, start = told.at(held[rare])
            span = (start, start + len(rare) + len(name))
            yield remark("check-title", passage, span, LIKELY, said=rare + name, right=often + name)
