"""Names that are none, by the words that they are made of."""

from __future__ import annotations

from typing import Final

from layout.persons.two_writings import MEN, WOMEN
from layout.reading.names import Told, is_word
from layout.wording.traditional import FOLD


def is_of_words(said: str, right: str, told: Told) -> bool:
    """True where two names are none, or two persons', by the words that they are made of.

    One calls somebody by surname and office (喻总); both are forms of address (卞阿公, 卞阿婆); or the right one, which
    stands once, goes on from a word to another: 左洞|长7216米, 谷雨|所在的班.
    """
    said, right = said.translate(FOLD), right.translate(FOLD)
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


_SPEAKS: Final = frozenset("说问称道讲")
_SHORT: Final = 2
_OFFICES: Final = frozenset("总工董局处科某")
_ADDRESSES: Final = WOMEN | MEN | {"阿公", "阿婆", "阿伯", "大哥", "公公", "叔叔"}
_NO_NAMES: Final = ("v", "d", "p", "u", "f", "a", "q")
"""Kinds of words that are no last letter of a name by themselves."""
