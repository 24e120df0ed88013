"""Names of persons and places that one page writes in two ways, and persons with two titles or ages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from layout.findings import Finding
from layout.reviewing.passages import IssueReading, Passage
from layout.reviewing.remarks import LIKELY, SURE, remark
from layout.stories.words import DOUBLE_SURNAMES, NOT_NAMES, SURNAMES

TITLES: Final = (
    "总书记 书记 市长 县长 区长 镇长 乡长 村长 省长 州长 部长 厅长 局长 处长 科长 所长 院长 校长 园长 馆长 社长 会长 理事长 董事长 秘书长 主席 主任 经理 总经理 "
    "总裁 总监 总工程师 工程师 教授 研究员 医生 医师 护士长 护士 老师 教师 教练 主教练 队长 站长 厂长 场长 店主 店长 导演 作家 画家 设计师 律师 法官 检察官 警官 "
    "民警 记者 通讯员 评论员 编辑 学者 专家 代表 委员 负责人 发言人 支书 工长 船长 司机 师傅 市民 村民 居民 业主 游客 读者 学生 同学 选手 队员 球员 前锋 后卫 门将 "
    "志愿者 参事 馆员 技术员 农技员 网格员 讲解员 传承人 传人 老师傅 创始人 合伙人"
).split()  # fmt: skip
_SAYS: Final = "笑着说|说|表示|介绍|告诉|认为|坦言|强调|指出|回忆|解释|透露|笑道|答道|主持|出席|感慨|补充"
FOLLOWS: Final = (
    rf"{_SAYS}|[，。、；：（）“”！？\s]|在|对|和|与|带|从|向|是|就|今年|也|又|还|等|一行|率|作|给|把|将|参加|宣布|当选|任|为|的|"
    "生于|出生|现年|昨|日前|近日|笑|边|曾|已|蹲|站"
)
"""What stands behind a name, as alternatives of a pattern."""

_GROUPS: Final = """
云芸耘雲 纪记紀 洪宏红鸿弘虹泓 波泼玻 明铭鸣茗 军君均钧俊峻骏 华花桦骅烨 平萍苹坪 建健键 国囯 伟炜玮纬卫 强墙 丽莉利立力 娟捐娴 燕艳雁彦砚 敏闽 静靖净敬境
杰洁捷 志智治致 英瑛莺颖 梅玫枚 芳方坊 霞侠夏 玲铃伶凌岭 琴勤芹 春椿 辉晖挥徽 刚钢岗纲 峰锋丰枫风 涛焘滔 鹏朋蓬 飞非菲霏 林琳霖临麟 超朝 勇永咏泳 斌彬宾滨 雷蕾
磊垒 亮良谅 凯恺铠 龙隆 海每 文雯纹汶 武舞 新欣馨鑫心辛 兴星 生声胜升盛笙 成城诚承程 东冬栋 庆清青卿 安鞍 宁柠 康慷 福富 贵桂 荣容蓉融 昌畅 昊浩皓 宇雨羽语 轩宣萱
子梓紫 涵晗含函 怡仪宜逸 欢环 悦月越跃 瑞锐睿 嘉佳家加 思斯丝 雅亚 婷亭庭廷 娜那 珍真贞祯 秀绣 淑舒叔 慧惠会蕙 兰蓝岚 香湘 桃陶 连莲涟 进晋劲金锦津 根跟
柏伯泊 松嵩 山珊杉 江姜疆 河何 湖胡 源元园媛缘 泉全荃 长常 正政征 义毅艺益亿谊 仁任 礼李里理 信讯 德得 才财材 学雪 书树 田天 土士 大达 小晓筱
中忠钟仲 全权 有友 光广 先仙贤 万皖 里礼 丘邱 灵玲零凌 左佐 阳杨洋 沟钩 岗冈 埠阜 浑珲 泾径 陵岭 蕲祈 歙翕 亳毫 郴彬
己已巳 未末 甲申由田 干千于 末未 戊戌戍 苗茁 玉王 今令 毛手 享亨 侯候 治冶 沂近 晴睛 拔拨 崇祟 栗粟 姬姫 兢竞 冼洗 祁祈 邢刑 褚诸
少绍邵 伯博 所锁 盈莹营
张章 王汪 李黎 陈程 刘柳 徐许 于余俞 邓郑 钱前 付傅 肖萧 阎闫 沈沉 江姜 秦琴 蒋将 曹操 彭澎 潘番 董懂 袁园 蔡菜 贾假 丁汀 魏卫 薛雪 叶业 戴带
"""
"""Characters that are taken for each other in names: of one sound, or of one shape."""


MOST_NAMES: Final = 600
"""Names that are looked at: four pages of lists have as many."""


@cache
def confusable() -> Mapping[str, frozenset[str]]:
    """The characters that each may have been taken for."""
    made: dict[str, set[str]] = {}
    for group in _GROUPS.split():
        for one in group:
            made.setdefault(one, set()).update(set(group) - {one})
    return {one: frozenset(others) for one, others in made.items()}


ANY_TITLE: Final = "|".join(sorted(TITLES, key=len, reverse=True))


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<title>(?:[副原前]|常务副|党组|党委|第一){{0,2}}(?:{ANY_TITLE}))(?:、[\u4e00-\u9fff]{{2,8}}(?:{ANY_TITLE}))?(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?={FOLLOWS})"
    )


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[，。；：、”（）\s的])(?P<name>[\u4e00-\u9fff]{{2,3}})(?={_SAYS})")


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


def names(reading: IssueReading) -> Iterator[Finding]:
    """Persons written in two ways, or with two titles, on one page or in one story."""
    known: dict[str, list[NamedPerson]] = {}
    for passage in reading.passages:
        if passage.role not in ("flag", "folio", "code", "ear"):
            for one in named_in(passage):
                if one[0] in known or len(known) < MOST_NAMES:
                    known.setdefault(one[0], []).append(one)
    for slug, story in reading.stories.items():
        people = [
            *(story.byline.names if story.byline else ()),
            *((name for _, name in story.credit.people) if story.credit else ()),
        ]
        here = reading.by_story.get(slug, ())[:1]
        for name in people:
            if is_name(name) and here:
                known.setdefault(name, []).append(NamedPerson((name, "", here[0], -1)))
    seen: set[tuple[str, str, str]] = set()
    for name, places in known.items():
        slugs = {one[2].story for one in places}
        for slug in sorted(slugs):
            if slug and (name, slug, "") not in seen:
                seen.add((name, slug, ""))
                yield from variants(name, reading.by_story[slug], known)
    yield from _across(known)
    yield from _titles(known)
    yield from _ages(reading, known)


def _count(name: str, passages: Sequence[Passage]) -> int:
    return sum(one.text.count(name) for one in passages)


def variants(name: str, passages: Sequence[Passage], known: Mapping[str, Sequence[NamedPerson]]) -> Iterator[Finding]:
    """In one story: strings that are *name* but for one character, and stand there fewer times than it."""
    often = _count(name, passages)
    if len(name) < 3 or not often:
        return
    for at in range(len(name)):
        pattern = re.compile(re.escape(name[:at]) + r"(?P<other>[\u4e00-\u9fff])" + re.escape(name[at + 1 :]))
        for passage in passages:
            for found in pattern.finditer(passage.text):
                other = found[0]
                if found["other"] == name[at]:
                    continue
                alike = found["other"] in confusable().get(name[at], ())
                times = _count(other, passages)
                titled = other in known
                mine, its = _introduced(name, known), _introduced(other, known)
                if times > often or (times == often and titled and (its, other) > (mine, name)):
                    continue
                if not alike and not (titled and _is_slip((name, other), at, (often, times), known)):
                    continue
                # Of two who are each introduced one may be another person, however like the names sound.
                sure = SURE if alike and not (mine and its) else LIKELY
                yield remark("check-name", passage, found.span(), sure, said=other, right=name)


_KIN: Final = re.compile(r"[弟哥兄姐妹儿女父母叔伯舅爷孙]")


def _introduced(name: str, known: Mapping[str, Sequence[NamedPerson]]) -> bool:
    """True where *name* stands after a title: who is named for the first time is."""
    return any(one[1] for one in known.get(name, ()))


def _is_slip(
    names_: tuple[str, str], at: int, counts: tuple[int, int], known: Mapping[str, Sequence[NamedPerson]]
) -> bool:
    """True where the second of two names of three characters, one of which differs, has the office of the first.

    Of students, residents and directors a story may have two whose names are as like as that.
    """
    name, other = names_
    if at == 0 or any(_KIN.search(one[2].text[max(0, one[3] - 2) : one[3]]) for one in known[other]):
        return False
    return counts[1] * 2 <= counts[0] and bool(_offices(name, known) & _offices(other, known) & _OF_ONE)


def _same_title(name: str, other: str, known: Mapping[str, Sequence[NamedPerson]]) -> bool:
    return bool(_offices(name, known) & _offices(other, known))


_OF_ONE: Final = frozenset(("总书记", "市长", "县长", "区长", "镇长", "乡长", "省长", "州长"))
"""Offices of which a story seldom has two holders."""


def _offices(name: str, known: Mapping[str, Sequence[NamedPerson]]) -> frozenset[str]:
    return frozenset(one[1] for one in known.get(name, ()) if one[1])


def _across(known: Mapping[str, Sequence[NamedPerson]]) -> Iterator[Finding]:
    """On one page, in two stories: names of three characters that differ in one, which is confused with the other's."""
    listed = sorted(one for one in known if len(one) == 3)
    by_surname: dict[str, list[str]] = {}
    for one in listed:
        by_surname.setdefault(one[0], []).append(one)
    for names_of in by_surname.values():
        for at, one in enumerate(names_of):
            for other in names_of[at + 1 :]:
                differing = [i for i in range(3) if one[i] != other[i]]
                if len(differing) != 1 or other[differing[0]] not in confusable().get(one[differing[0]], ()):
                    continue
                rare, often = sorted((one, other), key=lambda name: len(known[name]))
                stories = {place[2].story for place in known[rare]} & {place[2].story for place in known[often]}
                pages = {place[2].page for place in known[rare]} & {place[2].page for place in known[often]}
                if stories or not pages or not _same_title(one, other, known):
                    continue
                _, _, passage, offset = known[rare][0]
                yield remark(
                    "check-name", passage, (max(0, offset), max(0, offset) + 3), LIKELY, said=rare, right=often
                )


def _titles(known: Mapping[str, Sequence[NamedPerson]]) -> Iterator[Finding]:
    """One person with a title and its deputy's in one story."""
    for name, places in known.items():
        by_story: dict[str, list[NamedPerson]] = {}
        for one in places:
            if one[1]:
                by_story.setdefault(one[2].story, []).append(one)
        for titled in by_story.values():
            counted = Counter(one[1] for one in titled)
            for title in [*counted]:
                deputy = next((one for one in (f"副{title}", f"常务副{title}", f"原{title}") if one in counted), "")
                if not deputy:
                    continue
                rare = title if counted[title] < counted[deputy] else deputy
                _, _, passage, at = next(one for one in titled if one[1] == rare)
                right = title if rare == deputy else deputy
                yield remark(
                    "check-title",
                    passage,
                    (at - len(rare), at + len(name)),
                    LIKELY,
                    said=f"{rare}{name}",
                    right=f"{right}{name}",
                )


def _ages(reading: IssueReading, known: Mapping[str, Sequence[NamedPerson]]) -> Iterator[Finding]:
    """One person with two ages in one story."""
    for passages in reading.by_story.values():
        ages: dict[str, tuple[str, Passage]] = {}
        for passage in passages:
            if "岁" not in passage.text:
                continue
            for name in known:
                if name not in passage.text:
                    continue
                for found in re.finditer(
                    rf"([0-9]{{1,3}})岁的[\u4e00-\u9fff]{{0,6}}?{name}|{name}[，（(]?(?:今年|现年|男，|女，)?([0-9]{{1,3}})岁",
                    passage.text,
                ):
                    age = found[1] or found[2]
                    first = ages.setdefault(name, (age, passage))
                    if first[0] != age:
                        yield remark(
                            "check-age", passage, found.span(), SURE, said=f"{name}{age}岁", right=f"{first[0]}岁"
                        )


def place_names(reading: IssueReading) -> Iterator[Finding]:
    """Counties, towns, villages and streets that a story writes in two ways."""
    token = re.compile(r"(?=([\u4e00-\u9fff]{2,3}(?:县|区|镇|乡|村|街道|大街|路|河|湖|山|社区|水库)))")
    for passages in reading.by_story.values():
        counted: Counter[str] = Counter()
        for one in passages:
            counted.update(token.findall(one.text))
        often = [name for name, times in counted.items() if times > 1]
        for name in often:
            for at in range(len(name) - 1):
                for other in confusable().get(name[at], ()):
                    variant = name[:at] + other + name[at + 1 :]
                    if 0 < counted.get(variant, 0) < counted[name]:
                        passage = next(one for one in passages if variant in one.text)
                        start = passage.text.index(variant)
                        yield remark(
                            "check-place", passage, (start, start + len(variant)), SURE, said=variant, right=name
                        )
