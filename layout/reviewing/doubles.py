"""Letters and words that were set twice, by the words they belong to: 墒情不不足, 流动资金金, 不要不要硬撑.

Chinese doubles letters in earnest: where a word ends with the letter that the next begins with (部长长期), in words
of their own (天天), where measures are counted through (一张张) and where verbs are softened (说说). What is told of
here is none of these: a letter that is left over behind the word that ends with it, or before the one that begins with
it, and words that nobody says twice: adverbs, conjunctions, verbs of willing and of motion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import Told, is_word, kind_of
from layout.reading.passages import LIKELY, remark
from layout.stories.words import SURNAMES

_DOUBLE: Final = regex(r"([\u4e00-\u9fff])\1(?!\1)")
_READ_ELSEWHERE: Final = frozenset("的在和与是了为被把于从或而将及")
"""Letters that ``marks`` looks for by themselves, without words."""
_NEVER: Final = frozenset("要会能给到使让向也都才很更最已曾又还不没未各其该此我你他她它着得之所上下起以")
"""Words of one letter that are not said twice on end."""
_ADVERBS: Final = frozenset("不已曾也都很更最各其该每没未还又")
"""Those that are left over before a longer word which begins with them, where that is no noun: 不|不足, 已|已经."""
_COUNTED: Final = frozenset("一二三四五六七八九十两几每数百千万半")
_NAMES_OF_WEEKS: Final = regex("[上下]{2}[周个次届期月星礼轮场]")
_NOUN_LIKE: Final = ("n", "s", "t", "j", "b", "r", "m")
_LEFT_OVER: Final = ("n", "nr", "ng", "zg", "g", "j", "f")
"""Kinds that a letter which is left over behind a noun is read as."""
_OF_NOUNS: Final = ("n", "vn", "l", "nt", "ns", "nz", "s")
_FUNCTIONS: Final = ("d", "p", "c")
"""Kinds of words that say no thing and are not said twice on end: adverbs, prepositions, conjunctions."""
_IN_EARNEST: Final = frozenset("最还将好真太非")
"""Adverbs that are doubled to stress them, or are verbs as well: 最最, 还还了."""
_FROM: Final = regex("从(?![前来小此事不业])[^，。；]*$", "从")
_OF_VERBS: Final = frozenset("的了过着于在")
"""What stands behind a verb: 大学|学的, 祁海生|生于."""
_CLAUSE_TWICE: Final = regex(r"(?<=[，。；：])([^，。；：“”！？\0]{8,40})[，。；]\1(?=[，。；！？\0]|$)")
_WORD_TWICE: Final = regex(r"([\u4e00-\u9fff]{2})\1")
_ONCE_ONLY: Final = ("df", "c", "p")
"""Kinds of words of two letters that are not said twice: 不要, 因为, 关于."""


def doubles(tellings: Iterable[Told]) -> Iterator[Finding]:
    """Letters, words and clauses of stories that stand twice."""
    for told in tellings:
        for found in _DOUBLE.finditer(told.text):
            at = found.start()
            if told.text[at - 1 : at] != found[1] and found[1] not in _READ_ELSEWHERE and _left_over(at, told):
                yield _remark(told, (at, at + 2), found[1])
        for found in _WORD_TWICE.finditer(told.text):
            word, at = found[1], found.start()
            if word[0] != word[1] and told.words.get(at) == word and told.kinds[at] in _ONCE_ONLY:
                yield _remark(told, found.span(), word)
        for found in _CLAUSE_TWICE.finditer(told.text):
            yield _remark(told, found.span(), found[1])


def _remark(told: Told, span: tuple[int, int], said: str) -> Finding:
    passage, start = told.at(span[0])
    printed = told.printed[span[0] : span[0] + len(said)]
    return remark("check-twice", passage, (start, start + span[1] - span[0]), LIKELY, said=printed)


def _left_over(at: int, told: Told) -> bool:
    """True where the letter at *at*, which stands again behind it, belongs to no word of the two that meet there."""
    words, kinds = told.words, told.kinds
    if at + 1 not in words:
        # Both are one word's (天天); that of 会会 goes before no verb and no preposition.
        return told.text[at] == "会" and words.get(at) == "会会" and kinds.get(at + 2, "x")[0] in "vpd"
    begins = next(one for one in range(at, max(-1, at - 12), -1) if one in words)
    first, second = words[begins], words[at + 1]
    letter, after = told.text[at], told.text[at + 2 : at + 3]
    if len(first) > 1 and len(second) > 1:
        return False  # 工厂|厂长
    if _NAMES_OF_WEEKS.match(told.text, at):
        return False
    if len(first) == len(second) == 1 and is_word(letter + after) and kind_of(letter + after).startswith("n"):
        return False  # 所|所长
    if len(first) > 1:
        return _behind_word(first, kinds[begins], letter, kinds[at + 1], after, told, at)
    if letter == "到" and _FROM.search(told.text, max(0, at - 12), at):
        return False  # 从进门到|到家: from one to the other
    if kinds[at] in _FUNCTIONS and kinds[at + 1] in _FUNCTIONS and letter not in _IN_EARNEST:
        return True  # 就|就, 由|由, 从|从小
    if len(second) > 1:
        if letter == "到":
            return kinds[at + 1].startswith("v")
        return letter in _ADVERBS and not kinds[at + 1].startswith(_NOUN_LIKE)
    return letter in _NEVER


def _behind_word(first: str, kind: str, letter: str, its: str, after: str, told: Told, at: int) -> bool:
    """True where *letter*, of the kind *its*, is left over behind the word *first* that ends with it."""
    if after in _OF_VERBS and letter not in _NEVER:
        return False
    if first[0] in _COUNTED or kind.startswith(("m", "nr")) or is_word(letter + after) or first.endswith("主席"):
        return False  # 一张|张; 主席|席
    follows = told.kinds.get(at + 2, "x")
    if letter in _NEVER:
        # A preposition goes before a noun, and stands alone where a verb follows: 足以以排除.
        return letter not in "以给向" or follows.startswith("v") or first[:-1] in ("先", "再", "也", "都")
    name = letter in SURNAMES and follows != "x" and not is_word(told.text[at + 2 : at + 4])
    return kind in _OF_NOUNS and its in _LEFT_OVER and not name and is_word(first)
