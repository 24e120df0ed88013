"""Marks, figures and slips of the hand: GB/T 15834, GB/T 15835, GB 3100 to 3102, words set twice, quotes without fellows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import is_word, kind_of
from layout.reading.passages import DOUBTFUL, LIKELY, SURE, IssueReading, Passage, remark
from layout.spec.regional import regional
from layout.wording.traditional import FOLD, is_traditional

_MARKS: Final[tuple[tuple[re.Pattern[str], str, str, int], ...]] = (
    (regex(r"(?![，、；：。]*。。。)[，、；：。]{2,}", *(a + b for a in "，、；：。" for b in "，、；：。")), "点号连用", "points in a row", SURE),
    (regex(r"[？！]{4,}|[？！][，。；、]"), "叹号、问号之后又有点号", "a point after ? or !", SURE),
    (regex(r"等(?:…{1,2}|\.{3,6})", "等…", "等."), "“等”和省略号重复", "等 and an ellipsis together", SURE),
    (regex(r"(?:…{1,2}|\.{6})等等?(?=[，。])"), "省略号和“等”重复", "an ellipsis and 等 together", SURE),
    (regex(r"(?<![.])\.{3}(?![.])|。{3,}|(?<!…)…(?!…)"), "省略号应是六点", "an ellipsis has six dots", LIKELY),
    (regex(r"(?<=[\u4e00-\u9fff])[-－](?=[\u4e00-\u9fff])", "-", "－"), "汉字之间的半字线", "a hyphen between characters", DOUBTFUL),
    (regex(r"[（《“‘【〈][，。、；：！？]"), "括号、引号开头就是点号", "a point right after an opening mark", SURE),
    (regex(r"[，、；：][）》】〉]"), "括号结尾之前是点号", "a point right before a closing bracket", LIKELY),
    (regex(r"^[，。、；：？！）》】〉]"), "段首是点号", "a paragraph begins with a point", SURE),
    (regex(r"，$|、$"), "段末是逗号、顿号", "a paragraph ends with a comma", LIKELY),
    (regex(r"(?<![第十百列获居得夺])(?<![、一二三四五六七八九])([一二三四五六七八])、([二三四五六七八九])(?=[十百千万]|[天年个名人次米里岁月公](?!级|，二|会|众))"),
     "概数之间的顿号", "、 in a rough number", LIKELY),
)  # fmt: skip
"""Pattern, what is wrong in two languages, how sure it is.  Rough numbers take no 、: 三四十人."""

_PAIRS: Final = {"“": "”", "‘": "’", "（": "）", "《": "》", "【": "】", "〈": "〉", "「": "」", "『": "』"}
_LIST: Final = regex(r"(?:^|[，。；：、\s])[0-9a-zA-Z一二三四五六七八九十]{1,3}）")
"""A closing bracket after the number of a point has no fellow and needs none."""

_TWICE: Final = regex(r"([的在和与是了为被把于从或而将及])\1")
_WORD_ENDS: Final = {
    "的": "目标有打", "在": "存内实自现正好所潜外", "和": "温暖随平缓总饱柔", "与": "参给赠", "是": "国于但不要还可只就凡",
    "了": "为除解明罢不", "为": "认成作行以因称分变改视更极较人", "被": "棉", "把": "一", "于": "由终关等对至基位善敢属处限",
    "从": "服跟随", "而": "反然进从因", "或": "", "将": "即必大健名主", "及": "普以涉触埃",
}  # fmt: skip
"""A doubled character is two words where the first belongs to the word before: 目的的, 认为为."""
_OPENS_WORD: Final = ("的的确确", "的的喀", "和和美", "和和气", "是是非", "从从容", "了了之")

_MEASURE_TWICE: Final = regex("(?:[0-9]|第[一二三四五六七八九十]+)(?:([个名次位家户项件届号元米吨人台])\\1)")
"""A measure set twice behind a figure: 86个个社区; behind 一 it is right (一个个)."""
_LONG_TWICE: Final = regex(r"([\u4e00-\u9fff]{3,8})\1")
_PLAIN_TWICE: Final = regex(
    r"(我们|他们|你们|可以|进行|工作|发展|建设|公司|问题|管理|服务|社会|经济|企业|政府|国家|城市|市民|群众|记者|已经|因为|所以|但是|通过|对于|"
    r"没有|以及|同时|目前|今年|去年|昨天|今天|要求|提高|加强|实现|推动|完成|提供|开展|实施|活动|项目|单位|部门|会议|领导|学校|学生|老师|医院|"
    r"患者|技术|生产|产业|市场|环境|安全|教育|文化|生活|时间|情况|表示|介绍|认为|指出|强调|称|其中|一个|这个|那个|作为|成为|正在|将会|需要)\1"
)
_BY_ONES: Final = regex(
    "一[个件步条张次天页遍句口家户点字笔层棵块片针线勺寸年代只本封座间幢栋排行趟桩项][\u4e00-\u9fff]{0,2}"
)
"""One after another: 一个键一个键."""
_ONE_FINE: Final = frozenset(("一个", "这个", "那个"))


def marks(reading: IssueReading) -> Iterator[Finding]:
    """Marks that stand wrong, words set twice, marks without their fellows."""
    for passage in reading.passages:
        if passage.role in ("index", "code", "flag", "folio", "ear", "credits"):
            continue
        if passage.role != "row":
            cut = _is_cut(passage, reading)
            for pattern, zh, en, sure in _MARKS:
                for found in pattern.finditer(passage.text):
                    if (passage.role in ("paragraph", "caption") and not cut) or "段" not in zh:
                        yield remark("check-mark", passage, found.span(), sure, said=found[0], what_zh=zh, what_en=en)
        yield from _twice(passage)
        yield from _nouns_twice(passage)
    yield from _unpaired(reading)


_VERSE: Final = 16
"""Characters of a line of verse, with its mark: the longest lines that songs and ballads have."""


def _is_cut(passage: Passage, reading: IssueReading) -> bool:
    """True for a line of verse, and the last paragraph of a story that goes on elsewhere or is not whole in the copy."""
    story = reading.stories.get(passage.story)
    if story and passage.role == "paragraph":
        here = story.body[max(0, passage.part - 1) : passage.part + 2]
        if [one.kind for one in story.body[passage.part :][:1]] == ["verse"]:
            return True
        if len(passage.text) <= _VERSE and sum(len(one.text) <= _VERSE for one in here) > 1:
            return True  # lines of verse that the copy has as paragraphs
    if story is None or passage.role != "paragraph" or (story.complete and story.jump is None):
        return False
    return all(one.kind != "p" for one in story.body[passage.part + 1 :]) or (story.runs_on and passage.part == 0)


def _twice(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    folded = text.translate(FOLD)
    for found in _TWICE.finditer(folded):
        before = folded[max(0, found.start() - 1) : found.start()]
        fine = (before and before in _WORD_ENDS[found[1]]) or text.startswith(_OPENS_WORD, found.start())
        if not fine:
            yield remark("check-twice", passage, found.span(), LIKELY, said=text[found.start()])
    for found in _MEASURE_TWICE.finditer(text):
        at = found.end() - 1
        if not is_word(text[at : at + 2]):  # 12个|个体户
            yield remark("check-twice", passage, (found.start(), found.end()), LIKELY, said=text[at])
    quoted = [found.span() for found in re.finditer(r"“[^”]{0,60}”", text)]
    for pattern, sure in ((_LONG_TWICE, LIKELY), (_PLAIN_TWICE, SURE)):
        for found in pattern.finditer(folded):
            said = found[1]
            inside = any(start < found.start() < end for start, end in quoted)
            by_ones = _BY_ONES.fullmatch(said)
            if said in _ONE_FINE or inside or by_ones or len(set(said)) < 2:
                continue
            yield remark("check-twice", passage, found.span(), sure, said=text[slice(*found.span(1))])


_NOUN_TWICE: Final = regex(r"([\u4e00-\u9fff]{2})\1(?![地儿])")
_NOUNS: Final = ("n", "t", "s", "l", "nt", "vn")
"""Kinds of words that nobody doubles: verbs are (研究研究), and so are what counts, what sounds and how (一片一片)."""


def _one_by_one(said: str, text: str, end: int) -> bool:
    """True for what is done or counted one by one: 一锹一锹挖; 一楼一楼的住户 is a slip."""
    return bool(_BY_ONES.match(said)) or (said[0] == "一" and not text.startswith("的", end))


def _nouns_twice(passage: Passage) -> Iterator[Finding]:
    """A noun, a time or a place set twice: 一楼一楼的住户, 下午下午."""
    text = passage.text.translate(FOLD)
    for found in _NOUN_TWICE.finditer(text):
        said = found[1]
        known = _PLAIN_TWICE.match(text, found.start()) or _one_by_one(said, text, found.end())
        quoted = passage.text.rfind("“", 0, found.start()) > passage.text.rfind("”", 0, found.start())
        noun = is_word(said) and kind_of(said) in _NOUNS
        longer = is_word(said + text[found.end() : found.end() + 1])  # 大队|大队长
        if noun and not longer and not known and not quoted and said[0] != said[1]:
            yield remark("check-twice", passage, found.span(), LIKELY, said=passage.text[slice(*found.span(1))])


def _unpaired(reading: IssueReading) -> Iterator[Finding]:
    """Quotes and brackets by story: a quote of several paragraphs opens each of them and is closed in the last."""
    for passage in reading.passages:
        if passage.role == "index":
            left, faults = unpaired(passage.text)
            for at, mark in (*left, *faults):
                yield remark("check-unpaired", passage, (at, at + 1), SURE, said=mark)
    for passages in reading.by_story.values():
        waiting = ""
        quoted = {found[1] for one in passages for found in _QUOTED_NAME.finditer(one.text)}
        for passage in passages:
            if passage.role in ("paragraph", "caption", "head", "deck", "kicker", "subhead"):
                carried = waiting if passage.role == "paragraph" else ""
                left, faults = unpaired(passage.text, carried)
                if _is_cut(passage, reading):
                    continue
                for at, mark in faults:
                    yield remark("check-unpaired", passage, (at, at + 1), SURE, said=mark)
                if passage.role == "paragraph":
                    waiting = ""
                    name = bool(left) and passage.text.startswith(tuple(quoted), left[-1][0] + 1)
                    if left and left[-1][1] in "“「" and not name and _next_opens(passages, passage, left[-1][1]):
                        waiting = left.pop()[1]
                for at, mark in left:
                    yield remark("check-unpaired", passage, (at, at + 1), SURE, said=mark)


_QUOTED_NAME: Final = regex("[“「]([\u4e00-\u9fff0-9A-Za-z-]{2,10})[”」]")
"""What the story has in quotes as a name: where one opens before it, it is to be closed behind it."""


def _next_opens(passages: Sequence[Passage], passage: Passage, mark: str) -> bool:
    after = [one for one in passages if one.role == "paragraph" and one.part > passage.part]
    return bool(after) and after[0].text.lstrip().startswith(mark)


def unpaired(text: str, carried: str = "") -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Marks of *text* that open and are not closed, and those that close what was not opened.

    *carried* is a quote that a paragraph before opened; this one then opens with it again.
    """
    open_: list[tuple[int, str]] = []
    faults: list[tuple[int, str]] = []
    items = {found.end() - 1 for found in _LIST.finditer(text)}
    closing = {close: mark for mark, close in _PAIRS.items()}
    for at, one in enumerate(text):
        if one in _PAIRS:
            open_.append((at, one))
        elif one in closing:
            if open_ and open_[-1][1] == closing[one]:
                open_.pop()
            elif any(mark == closing[one] for _, mark in open_):
                while open_[-1][1] != closing[one]:
                    faults.append(open_.pop())
                open_.pop()
            elif at not in items and closing[one] != carried and one != "’":
                faults.append((at, one))
    return open_, faults


_RULES: Final[tuple[tuple[str, re.Pattern[str], str, str, int], ...]] = (
    ("check-number-form", regex(r"[〇一二三四五六七八九][0０OＯo][〇一二三四五六七八九]?(?=[年〇一二三四五六七八九0])|二[0０OＯ][一二三〇0０OＯ]?[一二三四五六七八九]?年"),
     "汉字数字里夹了 0 或 O，应作〇", "0 or O among Chinese numerals in place of 〇", SURE),
    ("check-number-form", regex(r"(?<![0-9.])[0-9]{1,4}几(?=[个名位人岁天年米元公里户家次万千百])", "几"), "阿拉伯数字后接“几”，应作“十几”之类", "an Arabic figure before 几", SURE),
    ("check-number-form", regex(r"(?:星期|礼拜)[0-9１-７]", "星期", "礼拜"), "星期几用汉字", "weekdays are written in Chinese", SURE),
    ("check-number-form", regex(r"百分之[0-9]", "百分之"), "“百分之”接汉字，阿拉伯数字用 %", "百分之 before an Arabic figure", LIKELY),
    ("check-number-form", regex(r"[0-9]+(?:十|百|千)[0-9]|[0-9]+(?:十|百)(?=[个名位人岁天年米元户家次])"), "同一个数里汉字和阿拉伯数字混用", "one number in two kinds of figures", SURE),
    ("check-number-form", regex(r"[0-9]{1,3}，[0-9]{3}(?![0-9年])(?=[元人吨户亩米千公美万])"), "千分位不用全角逗号", "a full-width comma in a number", LIKELY),
    ("check-unit", regex(r"(?<=[0-9万亿])(?:KM|Km|kM|KG|Kg|kG|MM|CM|Cm|KW|kw|Kw|KWH|kwh|Kwh|KWh|kwH|MW·H|ML|Hz2|M2|m2(?![0-9])|hz|HZ|KHz|mpa|MPA)(?![A-Za-z])", *"KkMCMmhH"),
     "单位符号的大小写不合国家标准", "a unit in the wrong case", SURE),
    ("check-unit", regex(r"摄氏(?:零下)?[0-9]+度|摄氏[一二三四五六七八九十]+度", "摄氏"), "应作“若干摄氏度”", "摄氏度 is one word after the figure", SURE),
    ("check-unit", regex(r"[0-9](?:平方|立方)(?=[，。；、的）])", "平方", "立方"), "“平方”“立方”不是单位", "平方 and 立方 are no units", SURE),
    ("check-logic", regex(r"(?:下降|减少|降低|缩小|缩短|下跌|减小)了?(?:近|约|超过|逾)?(?:[0-9.]+|[一二两三四五六七八九十几数]+)倍", "倍"),
     "减少不能用倍数", "a decrease by so many times", SURE),
    ("check-redundant", regex(r"(?:大约|约|大概|将近|(?<![附邻最远接临靠])近(?!的))[^，。；、]{1,10}?(?:左右|上下)(?=[，。；、的）])", "左右", "上下"), "“约”和“左右”重复", "约 and 左右 say the same", SURE),
    ("check-redundant", regex(r"(?:超过|逾|突破|超)[0-9.万亿千百]+(?:[\u4e00-\u9fff]{0,3})(?:以上|多[个名位人元吨]|余[个名位人元吨])"), "“超过”和“以上”“多”重复", "超过 and 以上 say the same", SURE),
    ("check-redundant", regex(r"(?:近|约)[0-9.]+(?:多|余)[万亿千百个名位人元吨]", "近", "约"), "“近”“约”和“多”“余”重复", "近 and 多 contradict", SURE),
    ("check-redundant", regex(r"(?:至少|最少|起码)[0-9.一二三四五六七八九十百千万]+[\u4e00-\u9fff]{0,3}以上"), "“至少”和“以上”重复", "至少 and 以上 say the same", SURE),
    ("check-redundant", regex(r"涉及到|付诸于|诉诸于|见诸于|出乎于|免除.{0,4}不|避免.{0,6}不再|防止.{0,8}不再|目的是为了|原因是因为|凯旋而归|亲眼目睹|悬殊很大|过分溺爱|"
        r"国际间|非常(?:酷爱|巨大|优异)|(?:并不|不)足为奇怪|全部都是|首次开创|第一次首(?![发演映秀航播战轮])|被应邀|难言之隐情|堪称是|可谓是一大|众多.{1,5}们(?=[，。的])"),
     "语义重复或自相矛盾", "words that say a thing twice, or undo it", LIKELY),
)  # fmt: skip
"""Code, pattern, what is wrong in two languages, how sure it is."""


_LEGAL: Final = (
    (
        "check-unit",
        regex(r"[0-9](?:公分|英吋|英呎|华里|市斤|市尺|公升)(?![0-9])"),
        "不用非法定单位",
        "not a legal unit",
        LIKELY,
    ),
)
"""Rules of the same form for units of the mainland's law, which papers elsewhere do not go by."""


def usage(reading: IssueReading) -> Iterator[Finding]:
    """Figures, units and words that the standards want otherwise."""
    registered = regional(reading.issue.language).registered
    for passage in reading.passages:
        if passage.role in ("index", "code", "flag", "folio", "ear", "credits"):
            continue
        legal = _LEGAL if registered and not is_traditional(passage.text) else ()
        for code, pattern, zh, en, sure in (*_RULES, *legal):
            for found in pattern.finditer(passage.text):
                yield remark(code, passage, found.span(), sure, said=found[0], what_zh=zh, what_en=en)
