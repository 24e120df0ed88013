"""Names that are none, by the words that they are made of."""

from __future__ import annotations

from typing import Final

from layout.reading.names import Told, is_word
from layout.wording.traditional import FOLD


def is_of_words(said: str, right: str, told: Told) -> bool:
    """True where two names are none, or two persons', by the words that they are made of.

    One calls somebody by surname and office (喻总); both are forms of address (卞阿公, 卞阿婆); or the right one, which
    stands once, goes on from a word to another: 左洞|长7216米, 谷雨|所在的班.
    """
    said, right = said.translate(FOLD), right.translate(FOLD)
    if len(said) == _SHORT and said[1] in _OFFICES:
        return True
    if said[1:] != right[1:] and said[1:] in _ADDRESSES and right[1:] in _ADDRESSES:
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
_ADDRESSES: Final = frozenset(
    (
        *(
            "阿公",
            "阿婆",
            "阿姨",
            "阿伯",
            "大爷",
            "大妈",
            "大叔",
            "大姐",
            "大嫂",
            "大哥",
            "大娘",
            "大伯",
            "奶奶",
            "爷爷",
        ),
        *("先生", "女士", "老太", "老汉", "伯伯", "婆婆", "公公", "叔叔"),
    )
)
_NO_NAMES: Final = ("v", "d", "p", "u", "f", "a", "q")
"""Kinds of words that are no last letter of a name by themselves."""
