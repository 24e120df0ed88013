"""Whom a story names, and how: what shows a name to be one, and whether it is said there who that is.

A daily introduces everybody once, by an office, a trade, kin or an age, and calls them by the bare name from then on.
Two names of a story that are alike are therefore two persons where each is introduced, and one where only one is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Final

from layout.patterns import regex
from layout.reading.passages import Passage, passage_at, starts_of
from layout.stories.words import DOUBLE_SURNAMES, NOT_NAMES, SURNAMES
from layout.typeset.head_breaks import dictionary
from layout.wording.traditional import FOLD

TITLES: Final = (
    "总书记 书记 市长 县长 区长 镇长 乡长 村长 省长 州长 部长 厅长 局长 处长 科长 所长 院长 校长 园长 馆长 社长 会长 理事长 董事长 秘书长 主席 主任 经理 总经理 "
    "总裁 总监 总工程师 工程师 教授 研究员 医生 医师 护士长 护士 老师 教师 教练 主教练 队长 站长 厂长 场长 店主 店长 导演 作家 画家 设计师 律师 法官 检察官 警官 "
    "民警 记者 通讯员 评论员 编辑 学者 专家 代表 委员 负责人 发言人 支书 工长 船长 司机 师傅 市民 村民 居民 业主 游客 读者 学生 同学 选手 队员 球员 前锋 后卫 门将 "
    "消防员 药师 药剂师 技师 护林员 快递员 演员 歌手 编剧 评委 裁判 裁判官 里长 议员 博士 博士生 研究生 牧民 果农 战士 钳工 焊工 主播 保安 保洁员 被告人 被害人 "
    "志愿者 参事 馆员 技术员 农技员 网格员 讲解员 传承人 传人 老师傅 创始人 合伙人 会计 出纳"
).split()  # fmt: skip
SAYS: Final = "笑着说|说|表示|介绍|告诉|认为|坦言|强调|指出|回忆|解释|透露|笑道|答道|主持|出席|感慨|补充"
FOLLOWS: Final = (
    rf"{SAYS}|[，。、；：（）“”！？\s]|在|对|和|与|带|从|向|是|就|今年|也|又|还|等|一行|率|作|给|把|将|参加|宣布|当选|任|为|的|"
    "生于|出生|现年|昨|日前|近日|笑|边|曾|已|蹲|站"
)
"""What stands behind a name, as alternatives of a pattern."""

ANY_TITLE: Final = "|".join(sorted(TITLES, key=len, reverse=True))


@cache
def _titled() -> re.Pattern[str]:
    return regex(
        rf"(?P<title>(?:[副原前]|常务副|党组|党委|第一){{0,2}}(?:{ANY_TITLE}))(?:、[\u4e00-\u9fff]{{2,8}}(?:{ANY_TITLE}))?(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?={FOLLOWS})"
    )


@cache
def _saying() -> re.Pattern[str]:
    return regex(rf"(?:^|[，。；：、”（）\s的])(?P<name>[\u4e00-\u9fff]{{2,3}})(?={SAYS})")


class NamedPerson(tuple[str, str, Passage, int]):
    """A name as it stands: name, title before it, passage, offset."""

    __slots__ = ()


def is_name(word: str) -> bool:
    """True for two to four letters that begin with a surname and are no other word."""
    if (
        not word.isalpha()
        or word in NOT_NAMES
        or word.startswith(("任何", "金融", "高级", "安全", "于是", "方面", "方法", "时候", "和平"))
    ):
        return False
    return (len(word) in (2, 3) and word[0] in SURNAMES) or (len(word) in (3, 4) and word[:2] in DOUBLE_SURNAMES)


def named_in(passage: Passage) -> Iterator[NamedPerson]:
    """Names that a title or a verb of saying shows to be names."""
    for pattern in (_titled(), _saying()):
        for found in pattern.finditer(passage.text):
            if is_name(found["name"]):
                yield NamedPerson((found["name"], found.groupdict().get("title") or "", passage, found.start("name")))


ROLE_ENDS: Final = "长员师手者民工生人家匠亲徒户友客贩主将医弟妹儿妻夫伴居任授理霸星队"
"""Last characters of what a person is called by before the name: 村民, 退休教师, 徒弟, 乘客, 领队."""
TRADES: Final = f"{ROLE_ENDS}锋援卫官领叔伯姨嫂爷婆奶娘孙女甥侄婿媳"
"""The same and more, for where a word is known to begin behind them: 前锋, 女婿."""
_TRADE: Final = regex(
    rf"(?:{ANY_TITLE}|[\u4e00-\u9fff][{TRADES}]|[男女儿妻]子|[\u4e00-\u9fff]{{2}}的|我叫|名叫|大副|老大|老汉|掌柜|岁的?|编剧|外援|作家|掌门|教头|冠军|亚军|得主|名将|老将|小将|新秀|影帝|影后|歌后|夫人|太太)"
    "[ \u3000]?$"
)
_NEITHER: Final = regex("(?:自己|他们|她们|人家|大家|别人|有人|当的|之子|孩子|的女子|样子|日子|今后|以后)$")
_TITLED: Final = regex(rf"(?:{ANY_TITLE})$")
_CALLED: Final = regex(rf"(?:{ANY_TITLE}|[\u4e00-\u9fff][{TRADES}]|[男女儿妻]子)[ \u3000]?$")
_OFFICE_BEHIND: Final = regex(
    rf"(?:同志)?(?:的[\u4e00-\u9fff]{{2,14}}?职务|(?:为|任|担任|兼任|当选)[\u4e00-\u9fff]{{0,14}}?(?:{ANY_TITLE}))"
)
_LAST: Final = 5
"""Characters by which two offices are told from each other: 副主任, 主席."""
_QUOTES: Final = str.maketrans("「」『』", "“”‘’")
"""Quotes of traditional copy, for those that patterns have."""
_CLAUSE: Final = regex("[^，。；：！？、“”‘’「」（）《》·\\s\0]*$")
_END: Final = regex("[。！？；\0]")


class Told:
    """All that a story says, passage by passage, as one string that is looked into again and again."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.starts = starts_of(passages)
        self.printed = printed = "\0".join(one.text for one in passages)
        folded = printed.translate(FOLD)
        self.is_traditional = sum(a != b for a, b in zip(printed, folded, strict=True)) * 50 > len(printed)
        self.text = folded.translate(_QUOTES)
        self.body = "\0".join(one.text if one.is_copy else " " * len(one.text) for one in passages)
        self.body = self.body.translate(FOLD).translate(_QUOTES)
        self._counts: dict[str, int] = {}

    @cached_property
    def words(self) -> Mapping[int, str]:
        """The words of the text by the offsets at which they begin."""
        return {at: word for at, (word, _) in self._read.items()}

    @cached_property
    def kinds(self) -> Mapping[int, str]:
        """The kinds of those words, as the dictionary marks them: v, n, ns."""
        return {at: kind for at, (_, kind) in self._read.items()}

    @cached_property
    def _read(self) -> Mapping[int, tuple[str, str]]:
        made: dict[int, tuple[str, str]] = {}
        at = 0
        for word, kind in dictionary().tag(self.text):
            made[at] = (word, kind)
            at += len(word)
        return made

    @cached_property
    def _nouns(self) -> frozenset[int]:
        """Where nouns of two characters and more end."""
        return frozenset(at + len(word) for at, (word, kind) in self._read.items() if kind == "n" and len(word) > 1)

    @cached_property
    def _ends(self) -> list[int]:
        """Where sentences end."""
        return [one.end() for one in _END.finditer(self.text)]

    def at(self, offset: int) -> tuple[Passage, int]:
        """The passage at *offset* of the text, and where in it that is."""
        return passage_at(self.passages, self.starts, offset)

    def count(self, word: str) -> int:
        """How often *word* stands in the text; remembered, since names are asked for by each that is like them."""
        if word not in self._counts:
            self._counts[word] = self.text.count(word)
        return self._counts[word]

    def places(self, word: str, text: str | None = None) -> list[int]:
        """All offsets at which *word* stands in *text*, by itself or in a longer word."""
        text = self.text if text is None else text
        made, at = [], text.find(word)
        while at >= 0:
            made.append(at)
            at = text.find(word, at + 1)
        return made

    def introduces(self, name: str) -> bool:
        """True where the body says of *name* who that is."""
        return bool(self.introductions(name))

    def introductions(self, name: str) -> list[str]:
        """What the body says of *name* as to who that is: the last characters before it, or an office behind it."""
        made: list[str] = []
        for at in self.places(name, self.body):
            behind = _OFFICE_BEHIND.match(self.text, at + len(name))
            if behind:
                made.append(behind[0][-_LAST:])
            elif self.introduced_at(at):
                made.append(self._clause(at)[-_LAST:])
        return made

    def _clause(self, at: int) -> str:
        found = _CLAUSE.search(self.text, max(0, at - 16), at)
        return found[0] if found else ""

    def introduced_at(self, at: int) -> bool:
        """True where an office, a trade, kin, an age or whence they are stands before the name at *at*."""
        before = self._clause(at)
        return bool(before and (at in self._nouns or _TRADE.search(before)) and not _NEITHER.search(before))

    def called_at(self, at: int) -> bool:
        """True where an office or a trade stands right before *at*."""
        return bool(_CALLED.search(self.text, max(0, at - 8), at))

    def titled_at(self, at: int) -> bool:
        """True where an office stands right before *at*."""
        return bool(_TITLED.search(self.text, max(0, at - 8), at))

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence around *at* begins and ends."""
        index = bisect_right(self._ends, at)
        begins = max(self._ends[index - 1] if index else 0, at - 300)
        return begins, (self._ends[index] - 1 if index < len(self._ends) else len(self.text))


HAN: Final = regex("[\u4e00-\u9fff]+")
_NO_NAME_ENDS: Final = regex("[0-9]{1,9}(?![0-9年月岁歲])")


def is_no_name_at(at: int, size: int, told: Told) -> bool:
    """True where *size* letters at *at* are no name by what they run into: 聂|主任, 局|局长, 种椒1650亩."""
    return bool(_TITLE_HERE.match(told.text, at + 1) or _NO_NAME_ENDS.match(told.text, at + size))


NO_PART: Final = frozenset(
    "的了说在是和与对从向就也又还等作给把将为被却不没这那获饰负共犯只称某让跟去来到着过按据凭、，。·"
)
"""What stands behind a name and ends none."""


def cast_of(known: Iterable[str], told: Told) -> set[str]:
    """The names of a story in simplified characters: of whom it tells, and what looks like one."""
    made = {name.translate(FOLD) for name in known} | {*_name_like(told)}
    begun = Counter[str]()
    for name in made:
        if len(name) > 2 and told.count(name) > 1:
            begun[name[:2]] += told.count(name)
    return {one for one in made if len(one) > 1 and HAN.fullmatch(one) and not _is_other(one, told, begun[one[:2]])}


def _name_like(told: Told) -> Iterator[str]:
    """Strings of three characters that begin with a surname and a word, or stand behind an office or a trade."""
    words = told.words
    for at, word in words.items():
        name = word
        if len(word) == 2 and told.kinds[at].startswith("nr"):
            continue  # a name by itself: 许洋|算
        if len(word) == 4 and not is_word(word) and told.titled_at(at):
            name = word[:3]  # what the model takes for a longer name
        while len(name) < 3:
            after = words.get(at + len(name), "\0")
            name += after
        verb = told.kinds.get(at + 2) == "v" and len(words[at + 2]) == 1  # 许洋|算, 许|洋|学
        if len(name) == 3 and not verb and (is_name(name) or (word == name and told.called_at(at))):
            yield name


GOES_BEFORE: Final = frozenset("则比均皆仍即便")
"""Letters that stand behind a name and end a given name hardly ever."""
_TITLE_HERE: Final = regex(ANY_TITLE)
_OFTEN_WORDS: Final = frozenset(
    "时来国司曾正取成位从都和经后应常于向方高师有把包平安关明全那可能盛管解查计边通费单连车项都"
)
"""Surnames that are words at least as often: 时 of 此时, 曾 of 曾经."""


def _is_other(name: str, told: Told, begun: int) -> bool:
    """True for what only looks like a name: 黄河湿|地, 曾表示, 高新区, a part of 布雷特·卡瓦诺.

    *begun* is how often names that stand twice and more begin as it does: 沈佩兰 and her sister 沈佩芳.
    """
    places = told.places(name)
    if name[-1] in PLACE_ENDS or not NO_PART.isdisjoint(name[1:]) or is_common(name):
        return True
    if any(told.text.startswith(("过", "着", "了"), at + len(name)) for at in places):
        return True  # 许洋算|过
    if all("·" in told.text[max(0, at - 1) : at + len(name) + 1] for at in places):
        return True
    if kind_of(name[1:]).startswith("t"):
        return True  # 于|明年
    if len(name) > 2 and is_common(name[1:]) and all(is_common(told.text[at - 1 : at + 1]) for at in places if at):
        return True  # 队伍|争夺
    if len(name) > 2 and any(_SAYING.match(told.text, at + len(name) - 1) for at in places):
        return True
    if len(name) == 3 and name[-1] in GOES_BEFORE and told.count(name[:2]) > told.count(name):
        return True  # 秦朗|则, 秦朗|比
    if any(_TITLE_HERE.match(told.text, at + 1) for at in places[:1]):
        return True  # 局|局长, 聂|主任
    if len(name) == 3 and (name[1:] in SAYS.split("|") or told.count(name[:2]) > max(told.count(name), begun) + 1):
        return True  # 曾表示; 许洋|算, 许洋|学
    if not is_name(name) and is_common(name[1:]):
        return True
    if len(name) == 3 and kind_of(name[:2]).startswith(("r", "c", "d", "p", "f")):
        return True
    if len(name) == 3 and is_common(name[:2]):
        return not any(told.titled_at(at) for at in places)
    doubtful = name[0] in _OFTEN_WORDS or told.is_traditional or not is_name(name) or is_word(name[:2])
    return doubtful and not any(told.called_at(at) for at in places)


_SAYING: Final = regex("|".join(one for one in SAYS.split("|") if len(one) > 1))


def kind_of(word: str) -> str:
    """What kind of word the dictionary has *word* for: v, n, ns; empty for no word at all."""
    return str(dictionary().tag(word)[0][1]) if word else ""


def is_given(word: str, *more: str) -> bool:
    """True for a word that the dictionary has as a name of persons, or as one of *more* kinds."""
    return kind_of(word).startswith(("nr", *more))


def is_word(word: str) -> bool:
    """True for a word of the dictionary."""
    return bool(dictionary().has_word(word))


def often(word: str) -> int:
    """How often the dictionary has met *word*; 1 for what is none."""
    return int(dictionary().suggest_freq(word))


def is_common(word: str) -> bool:
    """True for a word of the dictionary that is no name of persons."""
    return is_word(word) and not is_given(word)


PLACE_ENDS: Final = frozenset(
    "省市县区镇乡村里路街巷道河江沟湖溪山岭岛湾港桥坝渠站局院校厂店馆园场城寺庙宫塔楼社会队部州关口的了"
)
