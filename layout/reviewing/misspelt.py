"""Words that no dictionary has, where another character of like sound or shape makes a common one: 签署 set as 签暑.

What is read of a story in words falls to pieces at a slip: 签暑 are two words of one character, or one that the model
of the dictionary makes up.  There, words of the lexicon are tried that differ by one character; each is as likely as it
is common, as the mistake is, and as what stood there was not.  What gains by much is told.

Names, figures and what a story says twice are no slips of the hand, and neither is what news is known to write though
no dictionary has it.  Of copy in traditional characters only words of four are looked at: the dictionary has too few of
its others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import Final

from layout.findings import Finding
from layout.reading.names import Told, is_word, kind_of, often
from layout.reading.passages import LIKELY, remark
from layout.stories.words import SURNAMES
from layout.value import NamedTuple
from layout.wording.lexicon import LONGER, PAIRS, WRITTEN
from layout.wording.taken_for import taken_for

_ALL: Final = log(60_000_000)
"""How many words the counts of the dictionary come to."""
_MADE_UP: Final = 1.0
"""What it costs that the model makes a word up, above its characters."""
_LEAST: Final = {2: 8.0, 3: 8.2, 4: 6.0}
"""The least gain at which a word of so many characters is told: the longer it is, the less it is met by chance."""
_LEAST_OF_PIECES: Final = {2: 10.3, 3: 9.7, 4: 6.0}
"""The same where what stands there is read as no word by itself, but as parts of others: 收|稻."""
_LEAST_OF_LONGER: Final = {2: 9.5, 3: 9.0, 4: 6.0}
"""The same where the model has it begin a longer word: 寻逻时."""
_SUFFIXES: Final = frozenset("率量值类型式性化者员户站点区镇村楼店厂级版号费款期额品")
"""What makes words of anything: 到|考率."""
_COINED: Final = 2.0
"""How much more it takes for what may be a word made so."""
_NAMES: Final = ("nr", "ns", "nt", "nz")
_COUNTS: Final = frozenset("0123456789零〇一二两三四五六七八九十百千万亿几半个")

_EACH: Final = frozenset("逐每各单整")
"""What stands before a measure to make an adverb of it: 逐部, of 88部电梯."""

_OPENS: Final = tuple("“‘《「『")
"""Marks behind which words are spoken of, or names."""

_CLOSES: Final = tuple("”’》」』")
"""Marks before which they end."""

_SIGNS: Final = ("记者", "讯员", "摄影", "编辑", "校对")
"""Callings before the names of a paper's own people, whose surnames may be any."""


class _Slip(NamedTuple):
    gain: float
    begins: int
    right: str


class _Words(NamedTuple):
    pairs: Mapping[str, str]
    longer: Mapping[str, str]
    written: frozenset[str]


@cache
def _lexicon() -> _Words:
    pairs = {row[0]: row[1:] for row in PAIRS.split()}
    longer = {row[:2]: row[2:] for row in LONGER.split()}
    return _Words(pairs, longer, frozenset(WRITTEN.split()))


def misspelt(tellings: Iterable[Told]) -> Iterator[Finding]:
    """Words of stories that are another's but for a character; what two stories have is meant."""
    stories = [*tellings]
    for told in stories:
        for slip in slips(told):
            passage, start = told.at(slip.begins)
            span = (start, start + len(slip.right))
            said = passage.text[slice(*span)]
            if any(said in one.printed for one in stories if one is not told):
                continue
            yield remark("check-character", passage, span, LIKELY, said=said, right=slip.right)


def slips(told: Told) -> list[_Slip]:
    """The slips of a story, each where its word begins."""
    page = _Page(told)
    best: dict[int, _Slip] = {}
    for at, right, changed, price in page.tried():
        gain = page.cost(at, at + len(right)) - _cost(right) - price
        if gain >= page.least(at, len(right)) and (changed not in best or gain > best[changed].gain):
            best[changed] = _Slip(gain, at, right)
    return [one for _, one in sorted(best.items()) if not page.is_meant(one)]


@lru_cache(maxsize=16_384)
def _cost(word: str) -> float:
    """How unlikely a word is, as a logarithm; one that is made up is as unlikely as its characters."""
    if len(word) == 1 or is_word(word):
        return _ALL - log(max(often(word), 1))
    return sum(_cost(one) for one in word) + _MADE_UP


def _is_known(word: str) -> bool:
    """True for a word of the dictionary; idioms that it has hardly met are slips of its own: 各抒已见."""
    return is_word(word) and (len(word) < _FOUR or often(word) > _HARDLY or kind_of(word) != "i")


_FOUR: Final = 4
_HARDLY: Final = 5


def _is_counted(measure: str, text: str) -> bool:
    """True where a story counts in *measure*."""
    return any(text[at - 1 : at] in _COUNTS for at in range(1, len(text)) if text[at] == measure)


class _Page:
    """A story's text, with what of it is read as words that are none."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.text = text = told.text
        self.begins = [0] * len(text)
        self.ends = [0] * len(text)
        self.weak = bytearray(len(text))
        for at, word in told.words.items():
            end = at + len(word)
            for one in range(at, end):
                self.begins[one], self.ends[one] = at, end
            if "\u4e00" <= word[0] <= "\u9fff" and (len(word) == 1 or not _is_known(word)):
                self.weak[at:end] = b"\1" * len(word)

    def tried(self) -> Iterator[tuple[int, str, int, float]]:
        """Words that might be meant: where, which, the character that is changed, and the price of that."""
        text, weak, pairs = self.text, self.weak, _lexicon().pairs
        alike = taken_for()
        for at, (a, b) in enumerate(pairwise(text)):
            if not ("\u4e00" <= a <= "\u9fff" and "\u4e00" <= b <= "\u9fff"):
                continue
            if weak[at] and weak[at + 1]:
                seconds = pairs.get(a, "")
                for one, price in alike[b].items() if seconds else ():
                    if one in seconds:
                        yield at, a + one, at + 1, price
                for one, price in alike[a].items():
                    if b in pairs.get(one, ""):
                        yield at, one + b, at, price
            if "\u4e00" <= text[at + 2 : at + 3] <= "\u9fff" and (1 in weak[at : at + 4] or self._is_two_words(at)):
                yield from self._longer(at)

    def _longer(self, at: int) -> Iterator[tuple[int, str, int, float]]:
        """Words of three and four characters that might be meant at *at*."""
        longer, alike = _lexicon().longer, taken_for()
        a, b, c, d = (*self.text[at : at + 3], self.text[at + 3 : at + 4] or "\0")
        is_four = "\u4e00" <= d <= "\u9fff"
        doubtful = b"\1" * 4 if self._is_two_words(at) else self.weak[at : at + 4]
        thirds, _, halves = longer.get(a + b, "").partition("|")
        if doubtful[2] and (thirds or (halves and is_four)):
            for one, price in alike[c].items():
                if one in thirds:
                    yield at, a + b + one, at + 2, price
                if is_four and _is_half(one + d, halves):
                    yield at, a + b + one + d, at + 2, price
        if halves and is_four and doubtful[3]:
            for one, price in alike[d].items():
                if _is_half(c + one, halves):
                    yield at, a + b + c + one, at + 3, price
        for place in (at, at + 1):
            for one, price in alike[self.text[place]].items() if doubtful[place - at] else ():
                head = one + b if place == at else a + one
                row = longer.get(head)
                if row and c in row:
                    thirds, _, halves = row.partition("|")
                    if c in thirds:
                        yield at, head + c, place, price
                    if is_four and _is_half(c + d, halves):
                        yield at, head + c + d, place, price

    def _is_two_words(self, at: int) -> bool:
        """True where two words of two characters begin: 大街|小港."""
        begins, ends = self.begins, self.ends
        return begins[at] == at and ends[at] == at + 2 and at + 2 < len(ends) and ends[at + 2] == at + 4

    def least(self, at: int, size: int) -> float:
        """The least gain at which *size* characters at *at* are told."""
        coined = _COINED if self.text[at + size - 1] in _SUFFIXES else 0.0
        if self.begins[at] != at or (self.ends[at] != at + size and self.ends[at] <= at + size):
            return _LEAST_OF_PIECES[size] + coined
        return (_LEAST if self.ends[at] == at + size else _LEAST_OF_LONGER)[size] + coined

    def cost(self, start: int, end: int) -> float:
        """How unlikely the words between *start* and *end* are, beside what would be left over of them."""
        first, last = self.begins[start], self.ends[end - 1]
        text, at, made = self.text, first, 0.0
        while at < last:
            word = text[at : self.ends[at]]
            whole = at == start and self.ends[at] == end
            made += sum(map(_cost, word)) if whole and not _is_known(word) else _cost(word)
            at = self.ends[at]
        return made - sum(_cost(one) for one in (text[first:start], text[end:last]) if one)

    def is_meant(self, slip: _Slip) -> bool:
        """True for what is a name, a number, said twice, or known to be written so."""
        told, at, right = self.told, slip.begins, slip.right
        end = at + len(right)
        said = self.text[at:end]
        size = len(right)
        if (
            said in _lexicon().written
            or (size < 4 and is_word(said))
            or _is_half(said[2:], _lexicon().longer.get(said[:2], "").partition("|")[2])
        ):
            return True
        changed = [one for one, (a, b) in enumerate(zip(said, right, strict=True)) if a != b]
        if any(said[one] in _COUNTS or right[one] in _COUNTS for one in changed) or told.count(said) > 1:
            return True
        if size == _FOUR:
            named = said[0] in SURNAMES and told.titled_at(at)
            return named or (said[0] in _COUNTS and said[1] in _COUNTS)
        if said[0] in _EACH and _is_counted(said[1], self.text):
            return True
        if told.is_traditional or said[0] in _COUNTS or self._is_of_idiom(at, end) or self.text[at - 1 : at] in _OPENS:
            return True
        words = {self.begins[one] for one in range(at, end)}
        if any(told.kinds[one].startswith("nr") for one in words):
            return True
        # What the model makes up it may call a place for no reason: 绵旗.
        known = (one for one in words if is_word(told.words[one]))
        return any(told.kinds[one].startswith(_NAMES) for one in known) or self._may_be_name(at, end)

    def _is_of_idiom(self, at: int, end: int) -> bool:
        """True where two characters are the end of four that a quote or a mark closes: 野马分鬃”."""
        closed = self.text[end : end + 1] in _CLOSES and "\u4e00" <= self.text[at - 2 : at - 1] <= "\u9fff"
        return closed and self.begins[at] == at and is_word(self.text[at - 2 : at])

    def _may_be_name(self, at: int, end: int) -> bool:
        """True where what stands there may belong to a name: behind a surname, or as one."""
        before = self.text[at - 1 : at]
        if before in SURNAMES and self.weak[at - 1]:
            return True
        if self.text[max(0, at - 4) : at].rstrip(" \u3000").endswith(_SIGNS) or (
            self.text[at] in SURNAMES and self.told.titled_at(at)
        ):
            return True
        if self.text[at] in "小老阿" and self.text[at + 1] in SURNAMES:
            return True
        return (self.text[at] in SURNAMES and self.told.called_at(at)) or "·" in self.text[at - 1 : end + 1]


def _is_half(two: str, halves: str) -> bool:
    """True where *two* characters are a pair of *halves*, which are pairs on end."""
    at = halves.find(two) if halves else -1
    while at >= 0:
        if at % 2 == 0 and len(two) == 2:
            return True
        at = halves.find(two, at + 1)
    return False
