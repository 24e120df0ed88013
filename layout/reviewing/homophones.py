"""Words of one sound that are both in the dictionary, told apart by what is around them: 像, 象; 得, 的; 账, 帐."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import HAN, Told, is_word, kind_of
from layout.reading.passages import LIKELY, remark

_NOT_LIKE: Final = regex("[大小野亚非洲群幼母公战]象|象[群牙棋鼻舍]|万象|卦|易经|印象派|象形")
"""What a story of elephants, of chess or of the oracle has: in another, 象 by itself is no word."""
_BEHIND_LIKE: Final = frozenset("征徵牙群棋腿皮形鼻限数声")
_TENTS: Final = regex("帐篷|帐幕|蚊帐|营帐|军帐|罗帐|纱帐|床帐|帷帐|毡|帐房")
_TENT_BEFORE: Final = frozenset("蚊营军罗床纱帷毡虎大绡锦青")
_TENT_BEHIND: Final = frozenset("篷幕子下中内外前顶里钩")
_DEGREES: Final = frozenset("又更最很极挺颇越")
"""Adverbs behind which 的 never stands: 又的意."""
_CAN: Final = frozenset("住起动下上出见开成清完")
"""What a verb with 得 leads to: 坐得住, 买得起."""
_ENDS: Final = frozenset("，。；：！？、”」』）\0")
_SO_THAT: Final = regex(
    "(?:[急累冻吓乐饿羞]|气(?<![天空热冷香臭脾和大人力电蒸暖煤])|[激感]动|高兴|兴奋)(?P<wrong>的)"
    "(?=直|满|浑身|嘴|脸|腿|团团|说不|合不|睡不|不行|要命|够呛|眼泪|掉|哭|跳|发抖|一宿|一夜|不得了|热泪)",
    *["急的", "累的", "冻的", "吓的", "乐的", "饿的", "羞的", "气的", "动的", "高兴的", "兴奋的"],
)
"""A state that is so strong that something comes of it: 急得嘴上起泡."""
_BOUND: Final = regex("(?:觉|显|晓)(?P<wrong>的)(?=[\u4e00-\u9fff])", "觉的", "显的", "晓的")
"""Verbs that are none without 得."""


def homophones(tellings: Iterable[Told]) -> Iterator[Finding]:
    """Words of stories that stand for others of their sound."""
    for told in tellings:
        text = told.text
        if "象" in text and not _NOT_LIKE.search(text):
            yield from (_told(told, at, "像") for at in told.places("象") if _is_like(at, told))
        if "帐" in told.printed and not _TENTS.search(text):
            yield from (_told(told, at, "账") for at in told.places("帐") if _is_account(at, told))
        for at in told.places("己"):
            if _is_already(at, told):
                yield _told(told, at, "已")
        for at in told.places("的"):
            if _is_so_far(at, told):
                yield _told(told, at, "得")
        for found in _SO_THAT.finditer(text):
            if told.words.get(found.start("wrong")) == "的":
                yield _told(told, found.start("wrong"), "得")
        for found in _BOUND.finditer(text):
            if found.start() in told.words or not is_word(_word_at(found.start(), told)):
                yield _told(told, found.start("wrong"), "得")


def _told(told: Told, at: int, right: str) -> Finding:
    passage, start = told.at(at)
    begins, ends = max(0, start - 1), start + 2
    said = passage.text[begins:ends]
    right = passage.text[begins:start] + right + passage.text[start + 1 : ends]
    return remark("check-character", passage, (begins, ends), LIKELY, said=said, right=right)


def _word_at(at: int, told: Told) -> str:
    begins = next((one for one in range(at, max(-1, at - 9), -1) if one in told.words), at)
    return told.words.get(begins, "")


def _is_like(at: int, told: Told) -> bool:
    """True where 象 is a word of its own, or in none that the dictionary has, and something is likened."""
    word, after = _word_at(at, told), told.text[at + 1 : at + 2]
    if (len(word) > 1 and is_word(word)) or after in _BEHIND_LIKE or is_word(told.text[at - 1 : at + 1]):
        return False
    return bool(HAN.fullmatch(after) or after in "“《")


def _is_account(at: int, told: Told) -> bool:
    """True where 帐 is none of the words for a tent or a curtain."""
    before, after = told.text[at - 1 : at], told.text[at + 1 : at + 2]
    return told.printed[at] == "帐" and before not in _TENT_BEFORE and after not in _TENT_BEHIND


def _is_already(at: int, told: Told) -> bool:
    """True for 己, which is oneself, where an adverb stands before a verb: 一季己发."""
    word, text = _word_at(at, told), told.text
    after, behind = text[at + 1 : at + 2], told.kinds.get(at + 1, "")
    if (len(word) > 1 and is_word(word)) or text[at - 1 : at] in _SELVES or after in _OF_ONESELF:
        return False
    return behind in ("v", "d", "vn") or is_word("已" + after) or (word[:1] == "己" and kind_of(word[1:]) == "v")


_SELVES: Final = frozenset("自知克利异律舍损为人贵责修推视反尽洁由戊")
_OF_ONESELF: Final = frozenset("所方任见身出人及有之丑卯巳未酉亥的、，。")
"""What stands before and behind 己 where it is oneself, or a year."""


def _is_so_far(at: int, told: Told) -> bool:
    """True for 的 behind an adverb, where 得 makes a word with what follows, or between a verb and what it leads to."""
    words, kinds, text = told.words, told.kinds, told.text
    if words.get(at) != "的" or at - 1 not in words:
        return False
    before, after = text[at - 1], text[at + 1 : at + 2]
    if before in _DEGREES:
        return is_word("得" + after)
    return kinds[at - 1] == "v" and after in _CAN and words.get(at + 1) == after and text[at + 2 : at + 3] in _ENDS
