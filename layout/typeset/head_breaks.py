"""Where a head is broken well: between words, not after one that leans on the next nor before one that leans back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from types import ModuleType
from typing import Final

from layout.fonts.library import Library
from layout.typeset.classes import CLOSE, HAN, NUMERALS, OPEN, class_of
from layout.value import NamedTuple

IN_WORD: Final = 90_000
"""On the scale where lines of a head that differ by n em cost (100 n)²: a word is broken when that saves three em."""

LEANING: Final = 60_000
IN_QUOTES: Final = 40_000

LEAN_BACK: Final = frozenset("的了着过们等之者化性级类型式中上下里内外前后时间就起出成届次场轮期名个位项件条家号版章")
"""A line of a head does not begin with one of these."""

LEAN_ON: Final = frozenset("和与及或在向对把让将为以从于由被给跟同第不再更最很太各每该本此其而且但因若虽")
"""A line of a head does not end with one of these."""


SPANNED: Final = 60_000
"""What a break costs that parts a word of the dictionary which the likeliest reading of the head has not taken."""


class Reading(NamedTuple):
    """A text in words, and the offsets that lie inside some word of the dictionary, whether it was read so or not."""

    words: tuple[str, ...]
    inside: frozenset[int]


MOST: Final = 4000
"""Texts that are remembered: the heads of a month.  Beyond that all begins anew."""


class WordMemory:
    """Readings that need not be made again: loading the dictionary takes as long as setting half a page.

    *recall* gives those that are known already, when the first is needed; *learnt* are those that were not among them.
    """

    def __init__(self, recall: Callable[[], Mapping[str, Reading]]) -> None:
        self._recall = recall
        self._known: Mapping[str, Reading] | None = None
        self.learnt: dict[str, Reading] = {}

    def of(self, text: str) -> Reading:
        """The reading of *text*."""
        if self._known is None:
            self._known = self._recall()
        known = self._known.get(text) or self.learnt.get(text)
        if known is None:
            if len(self.learnt) >= MOST:
                self.learnt = {}
            known = self.learnt[text] = _read(text)
        return known


def dictionary() -> ModuleType:
    """rjieba, whose words take a tenth of a second to load: when the first text is to be read."""
    import rjieba

    return rjieba


def _read(text: str) -> Reading:
    known = dictionary()
    inside: set[int] = set()
    at = 0
    for word in known.cut_all(text):
        at = text.find(word, at)
        if at < 0:
            inside.clear()
            break
        inside.update(range(at + 1, at + len(word)))
    return Reading(tuple(known.cut(text)), frozenset(inside))


_READINGS: Final = "readings of heads"


def memory_of(faces: Library) -> WordMemory:
    """The readings that are remembered with *faces*."""
    memory: WordMemory = faces.memory.setdefault(_READINGS, WordMemory(dict))
    return memory


def read_with(faces: Library, memory: WordMemory) -> None:
    """Have heads that are set in *faces* read with *memory*, which may outlast a run.  What is read stays the same."""
    faces.memory[_READINGS] = memory


def words_of(text: str, faces: Library) -> tuple[str, ...]:
    """*text* in words, by the dictionary and model of rjieba, loaded when the first head is to be broken."""
    return memory_of(faces).of(text).words


def spanned(reading: Reading) -> frozenset[int]:
    """Offsets between a single character and a neighbour with which it makes a word of the dictionary as well.

    举行/中/美元/首/会晤 is how the model reads it; 中美 and 元首 are words, so neither is safely parted.
    """
    words, inside = reading
    made: set[int] = set()
    at = 0
    for word, after in pairwise(words):
        at += len(word)
        lone = [one for one in (word, after) if len(one) == 1]
        if at in inside and lone and LEAN_ON.isdisjoint(lone):
            made.add(at)
    return frozenset(made)


def phrase_costs(text: str, faces: Library) -> dict[int, int]:
    """What it costs to break *text* before the character at each offset where that is not free.

    What was read of it is remembered with *faces*.
    """
    reading = memory_of(faces).of(text)
    joined = spanned(reading)
    costs: dict[int, int] = dict.fromkeys(joined, SPANNED)
    at = 0
    for word in reading.words:
        for inside in range(at + 1, at + len(word)):
            costs[inside] = IN_WORD
        # A word that leans is one of a single character: 第一 leans no more, nor does 中 of 中美.
        if at and len(word) == 1 and word in LEAN_BACK and at + 1 not in joined:
            costs[at] = costs.get(at, 0) + LEANING
        at += len(word)
        if len(word) == 1 and word in LEAN_ON:
            costs[at] = costs.get(at, 0) + LEANING
    for offset in _before_hours(text):
        costs[offset] = costs.get(offset, 0) + LEANING
    depth = 0
    for offset, character in enumerate(text):
        if depth:
            costs[offset] = costs.get(offset, 0) + IN_QUOTES
        kind = class_of(character)
        depth = max(0, depth + (kind == OPEN) - (kind == CLOSE))
    return costs


def parts_pair(text: str, offsets: Sequence[int], faces: Library) -> bool:
    """True where a break before the character at one of *offsets* parts a word of two characters (社｜区)."""
    inside = [at for at in offsets if class_of(text[at - 1]) == class_of(text[at]) == HAN]
    if not inside:  # the dictionary is not needed
        return False
    ends = accumulate(map(len, words_of(text, faces)))
    return any(begin + 1 == at == end - 1 for begin, end in pairwise((0, *ends)) for at in inside)


IN_NAME: Final = 3400
"""What it costs a line of a paragraph to end in a person's name or an idiom: as much as a white of 0.025 em.

On 11,000 characters of all kinds 19 names and idioms are parted at 13 characters a line where 32 were, 7 of 25 at 17,
and the widest white of one line in twenty stays 0.054 em and grows from 0.027 to 0.033; at twice as much it grows at
both."""
IN_PLAIN_WORD: Final = 200
"""In any other word of the dictionary: it decides between lines that are equally good.  At 800 the white grows."""
_NAMED: Final = ("nr", "i", "l")
"""Persons, idioms and set phrases, as the dictionary tags them (nrfg, nrt and so on are kinds of persons)."""


def words_kept(text: str) -> Iterator[tuple[int, int, int]]:
    """Words of *text* better not parted at a line's end: first offset, the one after its last, and what parting costs.

    The dictionary and its model are those that break heads; loading them takes a tenth of a second, once.
    """
    at = 0
    for word, kind in dictionary().tag(text):
        found = text.find(word, at)
        if found < 0:  # what the dictionary gives back is not what it was given: nothing is kept rather than wrongly
            return
        at = found + len(word)
        if len(word) > 1 and class_of(word[0]) == HAN:
            yield found, at, IN_NAME if kind.startswith(_NAMED) else IN_PLAIN_WORD


PARTS_OF_DAY: Final = ("凌晨", "清晨", "早上", "上午", "中午", "下午", "傍晚", "晚上", "夜里", "今晚", "昨晚", "明晚")
"""What an hour after it belongs to: 晚上十点 is one time."""


def _before_hours(text: str) -> list[int]:
    """Offsets between a part of the day and a figure."""
    ends = (at + 2 for at in range(len(text) - 2) if text[at : at + 2] in PARTS_OF_DAY)
    return [end for end in ends if text[end] in NUMERALS or text[end].isdigit()]
