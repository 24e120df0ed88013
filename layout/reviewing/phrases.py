"""Names of works and of other things in quotes, phrases of heads, contraries: one thing, said in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import HAN, Told
from layout.reading.passages import LIKELY, Passage, remark
from layout.reading.places import CONTRASTS
from layout.reading.stands import claiming, has_copy
from layout.value import NamedTuple

_QUOTED: Final = regex("《(?P<title>[^《》]{2,30})》|“(?P<said>[^“”，。！？；、：]{2,24})”")
NUMERALS: Final = frozenset("0123456789一二三四五六七八九十百千万零〇两")
MOST_QUOTED: Final = 120
"""Quoted names of a page that are compared."""
_LEAST_LONG: Final = 6
"""Letters of a quoted name of which two may be other ones."""
_SHORT: Final = 2
_SAYS: Final = frozenset("说道称问答喊叫")
"""What stands before a quotation that is no name: two may say “涨了” and “跌了”."""


class _Quoted(NamedTuple):
    at: int
    name: str
    is_title: bool


def quoted_names(pages: Iterable[Told]) -> Iterator[Finding]:
    """A title or quoted name that stands on a page once, and is another's but for a letter or two."""
    for told in pages:
        found = [
            _Quoted(one.start() + 1, one["title"] or one["said"], one["title"] is not None)
            for one in islice(_QUOTED.finditer(told.text), MOST_QUOTED)
        ]
        names = dict.fromkeys(one.name for one in found)
        seen: set[str] = set()
        for wrong in found:
            if told.count(wrong.name) > 1 or wrong.name in seen:
                continue
            for right in (one for one in found if one.name in names and one.name != wrong.name):
                if _is_other_letter(wrong, right, told) and _is_right(right, wrong, told):
                    seen.update((wrong.name, right.name))
                    yield _restated(told, wrong.at, wrong.name, right.name)
                    break


def _restated(told: Told, at: int, said: str, right: str) -> Finding:
    passage, start = told.at(at)
    span = (start, start + len(said))
    return remark("check-restated", passage, span, LIKELY, said=passage.text[slice(*span)], right=right)


def _differing(one: str, other: str) -> list[int]:
    return [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]


def _is_other_letter(wrong: _Quoted, right: _Quoted, told: Told) -> bool:
    if len(wrong.name) != len(right.name) or wrong.is_title != right.is_title:
        return False
    where = _differing(wrong.name, right.name)
    if len(where) > (2 if len(wrong.name) >= _LEAST_LONG else 1) or where[-1] - where[0] > 1:
        return False
    for at in where:
        a, b = wrong.name[at], right.name[at]
        if {a, b} & NUMERALS or any(a in group and b in group for group in CONTRASTS):
            return False
    if right.name in told.text[slice(*told.sentence(wrong.at))]:
        return False
    if wrong.is_title and told.count(right.name) > 1:
        return True
    if len(wrong.name) == _SHORT or (not wrong.is_title and len(wrong.name) < _LEAST_LONG):
        return _beside(wrong, told) == _beside(right, told) or _behind(wrong, told) == _behind(right, told)
    return True


def _beside(one: _Quoted, told: Told) -> str:
    """The two letters before the mark; nothing is like a head's beginning, or like what somebody says."""
    before = told.text[max(0, one.at - 3) : one.at - 1]
    alike = HAN.fullmatch(before) and len(before) == _SHORT and before[-1] not in _SAYS
    return before if alike else f"\0{one.at}"


def _behind(one: _Quoted, told: Told) -> str:
    end = one.at + len(one.name) + 1
    after = told.text[end : end + 2]
    return after if HAN.fullmatch(after[:1]) else f"\0{one.at}"


def _is_right(right: _Quoted, wrong: _Quoted, told: Told) -> bool:
    """True where what is not *wrong* stands more often, or in the copy over which *wrong* stands."""
    passage, other = told.at(wrong.at)[0], told.at(right.at)[0]
    if passage.story != other.story:
        return told.count(right.name) > 1 and wrong.is_title
    if told.count(right.name) > 1:
        return True
    return other.is_copy and (not passage.is_copy or right.at < wrong.at)


_OF_TIMES: Final = (
    "上午 下午", "凌晨 清晨 早上 早晨 中午 傍晚 晚上 深夜", "今天 明天 昨天", "今年 去年 明年",
)  # fmt: skip
"""Words of when: a picture may be of another time than what the text tells at length."""
_OF_ONE: Final = (
    "开幕 闭幕", "免费 收费", "男子 女子", "姑娘 小伙", "话剧 歌剧 舞剧 京剧 豫剧 越剧", "原告 被告",
)  # fmt: skip
"""Words of which a story that says the contrary twice has no use."""
_OF_ALL: Final = (
    "开馆 闭馆", "冠军 亚军 季军", "金牌 银牌 铜牌", "金奖 银奖 铜奖", "主场 客场", "上涨 下跌 下降", "增长 下降",
    "提高 降低 下降", "扩大 缩小", "增加 减少", "父亲 母亲", "儿子 女儿", "爷爷 奶奶", "哥哥 弟弟 姐姐 妹妹",
    "丈夫 妻子", "上游 下游", "左岸 右岸", "南岸 北岸", "东岸 西岸", "本科 专科", "春季 夏季 秋季 冬季",
    "一等奖 二等奖 三等奖", "一审 二审", "同比 环比", "买方 卖方", "进口 出口", "顺差 逆差", "盈利 亏损",
    "首次 再次", "开工 竣工", "通车 停运", "农历 公历", "上半年 下半年", "单打 双打", "小学 初中 高中",
    "初一 初二 初三", "周一 周二 周三 周四 周五 周六 周日", "东部 西部 南部 北部", "东北 西北 东南 西南",
    "升级 降级", "黄色 橙色 红色 蓝色", "免除 收取", "合格 不合格", "特等奖 一等奖",
)  # fmt: skip
_CONTRARY: Final = tuple(tuple(row.split()) for row in (*_OF_ONE, *_OF_TIMES, *_OF_ALL))
"""Words of which one thing has one: an event opens or closes, a man is a father or a mother."""
_ONLY: Final = frozenset(" ".join(_OF_ONE).split())
_TIMES: Final = frozenset(" ".join(_OF_TIMES).split())


def contraries(tellings: Iterable[Told]) -> Iterator[Finding]:
    """A word of a head or caption whose contrary, and not itself, is in the text beside the same words."""
    for told in tellings:
        if not has_copy(told):
            continue
        for passage, start, words in claiming(told):
            for group in _CONTRARY:
                yield from _contrary(passage, start, words, group, told)


def _contrary(passage: Passage, start: int, words: str, group: tuple[str, ...], told: Told) -> Iterator[Finding]:
    here = [one for one in group if one in words]
    if len(here) != 1 or here[0] in told.body:
        return
    word = here[0]
    others = [one for one in group if one != word and one in told.body and not (one in word or word in one)]
    at = words.index(word)
    for other in others:
        for its in told.places(other, told.body):
            if _is_of_every_week(its, other, told.text):
                continue
            often = word in _ONLY and told.count(other) > 1
            if often or _same_beside(start + at, word, its, other, told):
                span = (at, at + len(word))
                yield remark("check-restated", passage, span, LIKELY, said=passage.text[slice(*span)], right=other)
                return


def _is_of_every_week(its: int, word: str, text: str) -> bool:
    """True for a weekday of every week, or one that a range begins or ends with: 每周二至周日 is no day of an event."""
    if not word.startswith("周"):
        return False
    return text[its - 1 : its] in ("每", "逢", "至", "到", "—") or text[its + 2 : its + 3] in ("至", "到", "—")


def _same_beside(at: int, word: str, its: int, other: str, told: Told) -> bool:
    """True where two words stand behind or before the same two letters, or the same name in quotes."""
    text = told.text
    before, its_before = text[max(0, at - 2) : at], text[max(0, its - 2) : its]
    end, its_end = at + len(word), its + len(other)
    after, its_after = text[end : end + 2], text[its_end : its_end + 2]
    same = before == its_before and _is_letters(before) and word not in _TIMES
    if same or (after == its_after and _is_letters(after)):
        return True
    if word in _TIMES:
        return False
    near, there = _clause(text, at, end), text[slice(*told.sentence(its))]
    shared = {near[one : one + 2] for one in range(len(near) - 1) if _is_letters(near[one : one + 2])} - {word}
    return sum(one in there for one in shared) >= _SHARED


_SHARED: Final = 4
"""Pairs of letters that a clause of a head and a sentence of the text have in common, for both to tell of one thing."""


def _is_letters(two: str) -> bool:
    return len(two) == _SHORT and all("\u4e00" <= one <= "\u9fff" or one in "》”" or one.isdigit() for one in two)


def _clause(text: str, at: int, end: int) -> str:
    start = max((text.rfind(mark, 0, at) for mark in "，。；\0\u3000 "), default=-1) + 1
    stops = [found for mark in "，。；\0\u3000 " if (found := text.find(mark, end)) >= 0]
    return text[start : min(stops, default=len(text))]
