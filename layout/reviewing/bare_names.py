"""Names that stand by themselves and are somebody's of the story but for a letter, whoever looks like a name or not.

A daily says once who somebody is.  Who is named without that, and is one letter away from one of whom it was said, is
that one; so is who shares two letters of three with another, and is named no second time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.foreign_names import SOUNDS
from layout.reading.misnamed import KIN, MARKS, MOST_LIKE, Likeness, beside, of_one_office
from layout.reading.names import HAN, NO_PART, PLACE_ENDS, Told, is_common, is_no_name_at, is_word
from layout.reading.passages import LIKELY, remark
from layout.reading.stands import GOES_ON, LONG, NOBODY, Persons, Stand, begins_name
from layout.value import NamedTuple
from layout.wording.alike import confusable

_LONGEST: Final = 4
_MOST_NEAR: Final = 2000
"""Pairs of a name and what is like it that are looked at in a story: news has some hundred."""
_AFTER: Final = ("v", "d", "p", "t", "m", "c", "u", "r", "f", "x", "w")
"""Kinds of words that follow a name, and marks."""
_WHOSE: Final = regex("[\u4e00-\u9fff]的$")
"""What says of somebody who that is, whatever it says: 住在五楼的, 替补登场的."""
_SAYS: Final = frozenset("说称道讲问")
_BEFORE: Final = frozenset("！？’的据由和与对向把被给让跟同找请为从替")
"""What stands before a name besides marks."""
_AGED: Final = regex("今年|现年|[，（]?[0-9一二三四五六七八九十]{1,3}岁")
_THEIRS: Final = regex("[她他]的[\u4e00-\u9fff]{0,5}$")
"""What introduces somebody by who is told of: 她的同事."""
_DONE: Final = tuple("了着过")
_SIGNED: Final = ("credit", "byline")
OFTEN: Final = 3
"""Times that a name stands from which one like it is taken for it, though something is said of that one too."""


class _Near(NamedTuple):
    """What stands at *at* and is a name but for one letter: *other*, in what *way*."""

    at: int
    other: str
    way: str
    """``alike`` in sound or shape, another ``surname``, ``given`` name, ``turned`` about, a letter ``dropped``."""


def bare_names(persons: Mapping[str, Persons]) -> Mapping[str, Sequence[Finding]]:
    """Names of the stories of *persons* that are likely another's miswritten, by story."""
    made: dict[str, Sequence[Finding]] = {}
    for slug, one in persons.items():
        elsewhere = [each.told.text for other, each in persons.items() if other != slug]
        made[slug] = [*_of_story(one, elsewhere)]
    return made


def _of_story(one: Persons, elsewhere: Sequence[str]) -> Iterator[Finding]:
    told, known = one.told, _names_of(one)
    alike = ((name, near) for name in sorted(known)[:MOST_LIKE] for near in _near(name, told))
    shown: dict[str, bool] = {}
    for name, near in islice(alike, _MOST_NEAR):
        if not _stands_alone(near, known, told) or _is_set_beside(near, name, told):
            continue
        if is_no_name_at(near.at, len(near.other), told) or any(near.other in text for text in elsewhere):
            continue
        if name not in shown:
            shown[name] = _is_introduced(name, told)
        if _is_one_person(near, name, told, shown=shown[name]):
            passage, start = told.at(near.at)
            its, offset = told.at(told.text.index(name))
            span = (start, start + len(near.other))
            yield remark("check-name", passage, span, LIKELY, said=passage.text[slice(*span)],
                         right=its.text[offset : offset + len(name)])  # fmt: skip


def _names_of(one: Persons) -> set[str]:
    """Names that *one* story has for sure, or that begin behind an office, a trade, an age or a description."""
    told = one.told
    stood = {each.name for each in one.stands if _is_sure(each, told)}
    made = {name for name in (*one.cast, *_called(told)) if not _goes_on(name, told)} | stood
    for at, word in told.words.items():
        foreign = len(word) >= LONG and told.kinds[at].startswith("nr") and SOUNDS.issuperset(word)
        if foreign and not is_word(word):
            made.add(word)
    return {
        name for name in made
        if name in told.text and len(name) <= _LONGEST and NOBODY.isdisjoint(name)
        and (len(name) > 2 or name[1] not in NO_PART)
        and (len(name) == 2 or not (is_common(name[1:]) or name[-1] in PLACE_ENDS) or _is_titled(name, told))
    }  # fmt: skip


def _is_titled(name: str, told: Told) -> bool:
    return any(told.titled_at(at) for at in told.places(name))


def _goes_on(name: str, told: Told) -> bool:
    """True for a shorter name with the letter behind it: 史敏|家."""
    return len(name) > 2 and begins_name(name[:-1]) and told.count(name[:-1]) > told.count(name)


def _is_sure(stand: Stand, told: Told) -> bool:
    """True for a stand that a word beside it shows; what opens a sentence stands twice or is read as a name."""
    read = told.at(stand.at)[0].is_copy and told.kinds.get(stand.at) == "nr"
    return stand.way != "opens" or told.count(stand.name) > 1 or read


def _called(told: Told) -> Iterator[str]:
    """Two and three letters that begin like a name behind what says who somebody is, and end where a word begins."""
    for at in told.words:
        if not (told.called_at(at) or told.introduced_at(at) or told.text[at - 1 : at] == "的"):
            continue
        for size in (LONG, 2):
            name, end = told.text[at : at + size], at + size
            if len(name) < size or not HAN.fullmatch(name) or not begins_name(name) or is_common(name):
                continue
            ends = end in told.words and (told.kinds[end].startswith(_AFTER) or GOES_ON.match(told.text, end))
            given = size == LONG and is_common(name[1:]) and not told.titled_at(at)
            parts = given or (size == LONG and is_common(name[:2])) or is_word(told.text[end - 1 : end + 1])
            verb = size == LONG and (
                told.kinds.get(at + 2, "").startswith("v") or told.count(name[:2]) > told.count(name)
            )
            if ends and not parts and not verb and NO_PART.isdisjoint(name[1:]):
                yield name


def _is_introduced(name: str, told: Told) -> bool:
    """True where the copy says of *name* who that is."""
    places = told.places(name, told.body)
    said = any(_introduced_at(at, told) or _AGED.match(told.text, at + len(name)) for at in places)
    return said or bool(told.introductions(name))


def _introduced_at(at: int, told: Told) -> bool:
    said = told.introduced_at(at) or told.called_at(at)
    return said or bool(_WHOSE.search(told.text, max(0, at - 4), at))


def _near(name: str, told: Told) -> Iterator[_Near]:
    """All that stands in the story and is *name* but for a letter."""
    size, seen = len(name), set[int]()
    for hole in range(size):
        before, behind = name[:hole], name[hole + 1 :]
        for found in told.places(before or behind)[:MOST_LIKE]:
            at = found if before else found - 1
            other = told.text[max(0, at) : at + size]
            if other == name or not (other.startswith(before) and other.endswith(behind)) or len(other) != size:
                continue
            if at not in seen and HAN.fullmatch(other):
                seen.add(at)
                alike = other[hole] in confusable().get(name[hole], ())
                yield _Near(at, other, "alike" if alike else "given" if hole else "surname")
    turned = (name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(size - 1))
    dropped = (name[:at] + name[at + 1 :] for at in range(1, size) if size == LONG)
    for way, others in (("turned", turned), ("dropped", dropped)):
        for other in others:
            for at in told.places(other)[:MOST_LIKE] if other != name else ():
                if not told.text.startswith(name, at):
                    yield _Near(at, other, way)


def _stands_alone(near: _Near, known: Collection[str], told: Told) -> bool:
    """True where what stands at *near* begins and ends as a name does there."""
    at, other, way = near
    end = at + len(other)
    before, following = told.text[at - 1 : at] or "\0", told.text[end : end + 1]
    called = told.called_at(at)
    if other[0] in NOBODY or before.isdigit() or told.words.get(at - 1, "").isdigit() or before in "日月年":
        return False
    verb = told.text[end + 1 : end + 2] in _DONE or told.kinds.get(end, "").startswith("v")
    goes_on = verb or bool(GOES_ON.match(told.text, end))
    if (way in ("surname", "given") and other[-1] in NO_PART | _SAYS) or other[0] in NO_PART:
        return False
    if is_common(other) and not (called and goes_on and way in ("turned", "dropped")):
        return False
    shown = called or told.introduced_at(at)
    marked = before in MARKS or shown or before in _BEFORE
    if len(other) > 2:
        return (marked or at in told.words) and (goes_on or end in told.words)
    if not marked or before == "“" or (shown and at not in told.words) or is_word(told.text[at : end + 1]):
        return False
    if is_word(told.text[end - 1 : end + 1]) or told.text[at : end + 1] in known:
        return False
    if way == "dropped":
        return goes_on or told.kinds.get(end, "").startswith(_AFTER)
    longer = not verb and told.words.get(at, "") in known
    longer = longer or (HAN.match(following) is not None and GOES_ON.match(told.text, end + 1) is not None and not verb)
    return goes_on or following == "家" or not longer


def _is_set_beside(near: _Near, name: str, told: Told) -> bool:
    """True where a sentence has both, what stands there stands again, or is another's kin."""
    at, other, way = near
    start, end = told.sentence(at)
    again = told.count(other) - (told.count(name) if other in name else 0) > 1
    alike = way in ("alike", "turned")
    kin = KIN.search(told.text[max(start, at - 4) : at]) and not (alike and len(other) > 2)
    if again or kin or name in told.text[start:end]:
        return True
    listed = "、" in (told.text[at - 1 : at], told.text[at + len(other) : at + len(other) + 1])
    if not alike and (listed or _THEIRS.search(told.text, max(start, at - 8), at)):
        return True
    if not alike and any(KIN.search(told.text[max(0, one - 4) : one]) for one in told.places(name)):
        return True
    return way != "dropped" and beside(Likeness(name, other, at, way), told, alike=alike)


def _is_one_person(near: _Near, name: str, told: Told, *, shown: bool) -> bool:
    """True where *near* is likely *name* miswritten; *shown* says that the copy has said who bears *name*."""
    at, other, way = near
    passage, often, long = told.at(at)[0], told.count(name), len(other) > 2
    alike = way in ("alike", "turned")
    if passage.role in _SIGNED:
        return alike and (long or way == "turned")
    if passage.is_copy and name not in told.body and not alike:
        return False  # who took the picture is none of those it shows
    if not passage.is_copy and name in told.body:
        return long or alike or begins_name(other)
    mine = _introduced_at(at, told)
    if mine and shown:
        if alike or way == "dropped":
            same = of_one_office(told.introductions(name), told.introductions(other))
            return same or (long and often >= OFTEN and (way == "turned" or not told.titled_at(at)))
        return long and often >= (OFTEN if way == "given" else 2) and not told.titled_at(at)
    if mine or shown:
        return mine or not _is_introduced(other, told)
    return long and (way in ("surname", "alike", "turned") or often > 1)


_SUBJECT: Final = frozenset(("", *"。！？”；\0"))
"""What stands before a sentence, whose subject a name may be."""


def unintroduced(told: Told) -> Iterator[Finding]:
    """Who is introduced and never named again, where somebody of a name like it goes on who was not introduced.

    护鸟员贡静…… 贡布每天骑马绕库区走两圈: a daily says who somebody is once, at the first mention.
    """
    introduced = {name: at for at, name in _names_at(told, introduced=True)}
    subjects = {name: at for at, name in _names_at(told, introduced=False) if name not in introduced}
    for right, at in islice(introduced.items(), MOST_LIKE):
        for wrong, its in islice(subjects.items(), MOST_LIKE):
            if at < its and _is_like(right, wrong) and not told.introduces(wrong) and not _are_two(right, wrong, told):
                passage, start = told.at(its)
                first, offset = told.at(at)
                span = (start, start + len(wrong))
                yield remark("check-name", passage, span, LIKELY, said=passage.text[slice(*span)],
                             right=first.text[offset : offset + len(right)])  # fmt: skip


def _names_at(told: Told, *, introduced: bool) -> Iterator[tuple[int, str]]:
    """Names behind an office, a trade or an age, or else those that sentences of the copy begin with."""
    for at, word in told.words.items():
        if told.body[at] == " " or (not introduced and told.text[at - 1 : at] not in _SUBJECT):
            continue
        names = [name for size in (LONG, 2) for name in [told.text[at : at + size]] if _is_whole(at, name, word, told)]
        if not introduced:
            names = [name for name in names if not is_common(name)]
        if names and (not introduced or told.called_at(at) or told.introduced_at(at)):
            yield from ((at, name) for name in names if not _goes_on(name, told))


def _is_whole(at: int, name: str, word: str, told: Told) -> bool:
    """True where *name*, with which *word* begins or which is more than that, may be a name and ends as one."""
    end, kind = at + len(name), told.kinds[at]
    read = word == name and (kind.startswith("nr") or not is_word(name))
    if not read and not begins_name(name):
        return False
    if len(name) < 2 or not HAN.fullmatch(name) or name.endswith("师傅") or name[-1] in _SIDES:
        return False
    if end in told.words:
        ends = told.kinds[end].startswith((*_AFTER, "n")) or bool(GOES_ON.match(told.text, end))
    else:
        ends = len(name) == 2 and word[:-1] == name and kind.startswith("nr") and _is_verb(end, told)
    return ends and (read or word == name or (NO_PART.isdisjoint(name[1:]) and not is_common(name)))


def _is_verb(at: int, told: Told) -> bool:
    """True where the letter at *at*, which was read as the end of a name, is a verb or 家: 邝礼|算过, 史敏|家."""
    return told.text[at] in "家种养教修写画卖" or told.text[at + 1 : at + 2] in _DONE


_SIDES: Final = frozenset("上下里中前后内外")


def _is_like(right: str, wrong: str) -> bool:
    """True for names that are one but for a letter, or two letters turned about, or one left out."""
    if not (begins_name(right) or begins_name(wrong)):
        return False
    if len(right) == len(wrong) == 2 and right[1] == wrong[1] and not (begins_name(right) and begins_name(wrong)):
        return right[0] in confusable().get(wrong[0], ())  # 皮纸, 焙纸
    if len(right) == len(wrong):
        return wrong != right and (
            sum(a != b for a, b in zip(right, wrong, strict=True)) == 1 or sorted(right) == sorted(wrong)
        )
    long, short = sorted((right, wrong), key=len, reverse=True)
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))


def _are_two(right: str, wrong: str, told: Told) -> bool:
    """True where a sentence has both, or both stand again."""
    again = told.count(right) > 1 and told.count(wrong) > 1
    if again or any(KIN.search(told.text[max(0, at - 4) : at]) for at in told.places(right)):
        return True
    return any(wrong in told.text[slice(*told.sentence(at))] for at in told.places(right) if wrong not in right)
