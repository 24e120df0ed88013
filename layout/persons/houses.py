"""A house, a street or a team that a story names again and again, and once under a name that is another letter's.

安宁护理院, where 康宁护理院 stands twice: what such a name ends with is a word of its own (护理院, 电影院, 村), and the
two letters before it are the name.  Where a story has one name of a kind more than once and another, one letter away,
a single time, it tells of one house; of two it would say so in one sentence, or tell them apart by words that do that
(东 and 西, 新 and 老).  Letters of a like sound are one house's sooner than others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.echoes import is_alike
from layout.reading.names import HAN, Told, is_common, is_given, is_word
from layout.reading.passages import LIKELY, remark
from layout.reading.places import CONTRASTS, OF_NAMES, any_kind, is_own

_MORE: Final = (
    "护理院|合作社|频道|展览馆|科学馆|科技馆|文化馆|卫生室|福利院|敬老院|[一二三四五六七八九]中(?![个年月日天])"
)
"""Kinds of houses besides those that all checks of places look for; 云溪一中 is a school."""
_MOST: Final = 400
"""Names of a story that are looked at."""
_OWN: Final = 2
"""Letters of a name that are looked at, right before its kind."""
_NEVER_LIKE: Final = 3
"""Times that a name of common words, or of another sound, must stand."""
_WHICH: Final = frozenset("大小新老旧上下前后内外东西南北中")
"""What tells one of two from the other."""
_ANOTHER: Final = regex("(?:姊妹|姐妹|兄弟|另一|邻近|相邻|隔壁|对面|原|改名|更名|改为)[^，。；]{0,3}$")
_NO_BEGINNING: Final = ("m", "q", "r", "d", "c", "u", "p", "v")
"""Kinds of words that no name begins with."""


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(f"{_MORE}|{any_kind().pattern}")


def houses(tellings: Iterable[Told]) -> Iterator[Finding]:
    """Names of houses, streets and teams that are another's of the story but for a letter."""
    for told in tellings:
        stands: dict[str, list[int]] = {}
        for found in islice(_kinds().finditer(told.text), _MOST):
            at = found.start() - _OWN
            own = told.text[max(0, at) : found.start()]
            if len(own) == _OWN and HAN.fullmatch(own) and all(map(is_own, own)) and told.at(at)[0].role != "row":
                stands.setdefault(found[0], []).append(at)
        for kind, places in stands.items():
            if len(places) > _OWN:
                yield from _of(kind, places, told)


def _of(kind: str, places: list[int], told: Told) -> Iterator[Finding]:
    count = Counter(told.text[at : at + _OWN] for at in places)
    for right, often in count.items():
        its = next(at for at in places if told.text.startswith(right, at))
        for at in places if often > 1 else ():
            wrong = told.text[at : at + _OWN]
            if count[wrong] == 1 and told.count(wrong) == 1 and _is_one(at, wrong, its, right, kind, told):
                passage, start = told.at(at)
                first, offset = told.at(its)
                size = _OWN + len(kind)
                span = (start, start + size)
                yield remark("check-place", passage, span, LIKELY, said=passage.text[slice(*span)],
                             right=first.text[offset : offset + size])  # fmt: skip


def _is_one(at: int, wrong: str, its: int, right: str, kind: str, told: Told) -> bool:
    """True where *wrong* at *at* is likely *right*, which stands at *its* and again, before the same *kind*."""
    differing = [(a, b) for a, b in zip(wrong, right, strict=True) if a != b]
    if len(differing) != 1:
        return False
    ((said, letter),) = differing
    if {said, letter} & _WHICH and not is_alike(said, letter):
        return False
    if any(said in group and letter in group for group in CONTRASTS):
        return False
    if not (_begins(at, told) and _begins(its, told)) or _ANOTHER.search(told.text, max(0, at - 6), at):
        return False
    end = at + _OWN + len(kind)
    if len(kind) == 1 and is_word(told.text[end - 1 : end + 1]):
        return False  # 温泉|村里
    if right + kind in told.text[slice(*told.sentence(at))]:
        return False
    common = any(is_common(one) and not is_given(one, *OF_NAMES) for one in (wrong, right))
    return not common or told.count(right + kind) >= _NEVER_LIKE


def _begins(at: int, told: Told) -> bool:
    """True where a word begins at *at* that a name may begin with, or a mark stands before it."""
    opens = at in told.words or not HAN.match(told.text[at - 1 : at])
    return opens and not told.kinds.get(at, "n").startswith(_NO_BEGINNING)
