"""Names that are none, by the words that they are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from layout.patterns import regex
from layout.persons.two_writings import MEN, WOMEN
from layout.reading.names import SAYS, TITLES, Told, is_common, is_word
from layout.reading.people import RARE_DOUBLES
from layout.reviewing.place_names import is_within
from layout.stories.words import DOUBLE_SURNAMES
from layout.wording.traditional import FOLD


def is_of_words(said: str, right: str, told: Told) -> bool:
    """True where two names are none, or two persons', by the words that they are made of.

    One calls somebody by surname and office (喻总); both are forms of address (卞阿公, 卞阿婆); or the right one, which
    stands once, goes on from a word to another: 左洞|长7216米, 谷雨|所在的班.
    """
    said, right = said.translate(FOLD), right.translate(FOLD)
    signs = any(_SIGNS.search(told.text, max(0, at - 4), at) for one in (said, right) for at in told.places(one))
    none = _is_cut_out(said, told) or _is_cut_out(right, told) or _are_made_of_words(said, right, told)
    if none and not signs:
        return True
    if len(said) == _SHORT and said[1] in _OFFICES and said[1:] != right[1:]:
        return True
    of_one_sex = any(said[1:] in some and right[1:] in some for some in (WOMEN, MEN))
    if said[1:] != right[1:] and said[1:] in _ADDRESSES and right[1:] in _ADDRESSES and not of_one_sex:
        return True
    if said in right and len(right) > _SHORT and is_word(right[:_SHORT]) and right[-1] in _SPEAKS:
        return True  # 来电|问
    places = told.places(right)
    if len(right) == _SHORT and is_word(right) and all(told.words.get(at) == right for at in places):
        return not any(told.kinds[at].startswith("nr") or told.titled_at(at) for at in places)
    if any(told.titled_at(at) or told.called_at(at) for at in told.places(right)) or told.count(right) != 1:
        return False
    at = told.text.index(right)
    last = at + len(right) - 1
    if len(right) == _SHORT:
        return at in told.words and last in told.words and told.kinds[last].startswith(_NO_NAMES)
    cut = last in told.words and told.kinds[last].startswith(_NO_NAMES)
    return (
        said in right
        and not is_word(right[1:])
        and (cut or told.text[last + 1 : last + 2].isdigit() or is_word(told.text[last : last + 2]))
    )


def _is_called(name: str, told: Told) -> bool:
    """True where an office, a trade, kin or an age stands before *name*, or a verb of speaking behind it."""
    places = told.places(name)
    aged = any(told.text[max(0, at - 2) : at] == "岁的" for at in places)
    return aged or any(told.called_at(at) or told.text.startswith(_SAYING, at + len(name)) for at in places)


def _is_cut_out(name: str, told: Told) -> bool:
    """True where *name* begins or ends within a word wherever it stands, and no office stands before it.

    居前 of 位|居前|列 is cut out of 位居 and 前列, 柳荫派 goes on as 派出所.
    """
    places = told.places(name)
    return bool(places) and all(
        (is_within(at, told) or is_within(at + len(name), told))
        and not (told.titled_at(at) or told.text.startswith(_SAYING, at + len(name)))
        for at in places
    )


def _are_made_of_words(said: str, right: str, told: Told) -> bool:
    """True where *said* is none by itself: a verb of calling and a name (叫|守田), or words side by side.

    占|四成, 山里|娃 and 旧|纪录 are, where neither of the two is ever called by an office or a trade; 钱|却 and 展|至
    end with what no name ends with by itself.
    """
    if said[0] in _CALLS and said[1:] == right[1:]:
        return True
    if said in DOUBLE_SURNAMES | RARE_DOUBLES and right.startswith(said):
        return True  # 范姜|教授
    if said[:-1] == right[:-1] and {said[-1], right[-1]} <= _ADVERBS:
        return True  # 冷锋|已, 冷锋|以
    if _everywhere(_is_verb_and_count, said, told):
        return True  # 教师|占|四成
    if any(len(each) == _SHORT and _is_verb(each, told) for each in (said, right)):
        return True
    if _is_called(said, told) or (not {*said}.isdisjoint(right) and _is_called(right, told)):
        return False
    if _everywhere(_is_two_words, said, told):
        return True
    return not _is_called(right, told) and _everywhere(_is_two_words, right, told)


def _everywhere(of: Callable[[int, str, Told], bool], name: str, told: Told) -> bool:
    """True where *name* stands somewhere, and nowhere but as *of* has it."""
    places = told.places(name)
    return bool(places) and all(of(at, name, told) for at in places)


def _is_verb(name: str, told: Told) -> bool:
    """True where two letters are read as a verb or a particle wherever they stand: 连演, 红得."""
    places = told.places(name)
    return bool(places) and all(
        told.words.get(at) == name
        and told.kinds[at][0] in _NO_NOUNS
        and not (told.titled_at(at) or told.text.startswith(_SAYING, at + len(name)))
        for at in places
    )


def _is_verb_and_count(at: int, said: str, told: Told) -> bool:
    rest = at + 1
    verb = told.words.get(at) == said[:1] and told.kinds[at].startswith("v")
    return verb and told.words.get(rest) == said[1:] and told.kinds[rest].startswith("m")


def _is_two_words(at: int, said: str, told: Told) -> bool:
    first, words, kinds = told.words.get(at, ""), told.words, told.kinds
    second = words.get(at + len(first), "")
    if not first or first + second != said or second in TITLES or second in _ADDRESSES or said[1] in _OFFICES:
        return False  # 饶|县长, 毕|大妈 are somebody
    if first in DOUBLE_SURNAMES | RARE_DOUBLES:
        return False  # 呼延|松
    if len(first) > 1 and not is_word(first):
        return False  # 叶于|真, which the model made up
    if len(second) == 1:
        return kinds[at + len(first)].startswith(_NO_NAMES) or (len(first) > 1 and is_common(first))
    return is_common(second) and not kinds[at + len(first)].startswith("m")  # 邢|万顷 is somebody


_SIGNS: Final = regex("(?:记者|通讯员)[ \u3000]?$")
"""What stands before the name of a writer or photographer, whatever it looks like."""
_NO_NOUNS: Final = frozenset("vfudpcr")
"""First letters of kinds of words that are no nouns."""
_CALLS: Final = frozenset("叫姓喊唤")
_ADVERBS: Final = frozenset("已以亦也又仍均")
_SAYING: Final = tuple(SAYS.split("|"))
_SPEAKS: Final = frozenset("说问称道讲")
_SHORT: Final = 2
_OFFICES: Final = frozenset("总工董局处科某")
_ADDRESSES: Final = WOMEN | MEN | {"阿公", "阿婆", "阿伯", "大哥", "公公", "叔叔"}
_NO_NAMES: Final = ("v", "d", "p", "u", "f", "a", "q")
"""Kinds of words that are no last letter of a name by themselves."""
