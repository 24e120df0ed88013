"""Cities and the provinces they lie in, and what places are called by behind their own names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import Told, is_common, is_given, is_word
from layout.reading.passages import SURE, IssueReading, remark
from layout.stories.words import SURNAMES
from layout.wording.alike import confusable

PROVINCES: Final = {
    "河北": "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水", "山西": "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁",
    "内蒙古": "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布", "辽宁": "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛",
    "吉林": "长春 四平 辽源 通化 白山 松原 白城 延边", "黑龙江": "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化",
    "江苏": "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁", "浙江": "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水",
    "安徽": "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城", "福建": "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德",
    "江西": "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶", "山东": "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽",
    "河南": "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店",
    "湖北": "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施", "湖南": "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底",
    "广东": "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮",
    "广西": "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左", "海南": "海口 三亚 三沙 儋州",
    "四川": "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳", "贵州": "贵阳 六盘水 遵义 安顺 毕节 铜仁",
    "云南": "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 大理", "西藏": "拉萨 日喀则 昌都 林芝 山南 那曲", "陕西": "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛",
    "甘肃": "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南", "青海": "西宁 海东 玉树", "宁夏": "银川 石嘴山 吴忠 固原 中卫",
    "新疆": "乌鲁木齐 克拉玛依 吐鲁番 哈密 喀什 和田 阿克苏 伊犁 石河子",
}  # fmt: skip
"""Provinces with their cities, 2024, by the administrative divisions of the Ministry of Civil Affairs."""

_SUFFIX: Final = "省|壮族自治区|回族自治区|维吾尔自治区|自治区"
_STREET: Final = regex(
    r"(?:[东西南北中]{0,2}(?:路|街|道|巷|大桥|人民|商会|菜|银行|大学|会馆|话|戏|岛|港口)|[一二三]路)"
)


@cache
def province_of() -> dict[str, str]:
    """The province of every city that is known."""
    return {city: province for province, cities in PROVINCES.items() for city in cities.split()}


@cache
def _beside() -> re.Pattern[str]:
    cities = "|".join(sorted(province_of(), key=len, reverse=True))
    return regex(rf"(?P<province>{'|'.join(PROVINCES)})(?P<suffix>{_SUFFIX})?(?P<city>{cities})")


def provinces(reading: IssueReading) -> Iterator[Finding]:
    """Cities said to lie in a province where they do not."""
    known = province_of()
    for passage in reading.passages:
        for found in _beside().finditer(passage.text):
            right, city = known[found["city"]], found["city"]
            rest = passage.text[found.end() : found.end() + 5]
            # 上海南京路 is a road, no city.
            if right == found["province"] or _STREET.match(rest):
                continue
            span = found.span()
            yield remark(
                "check-province", passage, span, SURE, said=f"{found['province']}{city}", right=f"{right}{city}"
            )


Pair = tuple[range, range]
"""Where a name stands that is likely wrong, and where the one that is right."""

_KINDS: Final = (
    "人民法院 法院 人民检察院 公安分局 派出所 人民医院 医院 卫生院 体育中心 展览中心 会展中心 活动中心 服务中心 中心 养老院 敬老院 小学 中学 大学 学院 幼儿园 书院 剧院 影院 "
    "书店 药房 酒店 饭店 餐厅 农业公司 物业公司 公司 纺织厂 机床厂 厂 街道 社区 小区 新区 开发区 花园 公园 果园 广场 市场 大厦 实验楼 图书馆 博物馆 美术馆 体育馆 体育场 "
    "水库 林场 农场 大桥 大街 北街 南街 东街 西街 老街 北路 南路 东路 西路 中路 国小 国中 车站 码头 渡口 胡同 "
    "剧团 女排 男排 女篮 男篮 女足 男足 奖 股份 集团 银行 书屋 牧场 电场 码头 茶馆 队(?![伍员长列友]) 埠 楼(?![上下层道梯房盘]) 矿(?![车石工井产业区物长]) 滩 港(?!口) 岗 堡 屯 阁 亭 坊 市 县 区 镇 乡 村 庄 寨 路 街 巷 弄 河 湖 溪 沟 渠 山 岭 礁 关 桥 湾 岛 里 宫 寺 塔 站"
).split()  # fmt: skip
"""What places and houses are called by behind their own names."""
CONTRASTS: Final = tuple(
    map(
        frozenset,
        ("东西南北中", "上中下", "前中后", "大小", "新老旧", "左右", "内外", "一二三四五六七八九十", "省市县区国"),
    )
)
"""Characters by which neighbours are told from each other."""
_OWN: Final = 6
"""Characters of a place's own name that are looked at."""
MOST_PLACES: Final = 400
"""Places of a page that are compared."""


@cache
def any_kind() -> re.Pattern[str]:
    """What ends like a place's name, by the longest kind."""
    return regex("|".join(sorted(_KINDS, key=len, reverse=True)))


def two_ways(told: Told) -> Iterator[Pair]:
    """Places and houses that a page names in two ways which are one but for a character: the wrong one, the right one."""
    stands: dict[str, list[int]] = {}
    for found in any_kind().finditer(told.text):
        own = _LETTERS.search(told.text, max(0, found.start() - _OWN), found.start())
        inside = found[0] == "里" and told.printed[found.start()] != "里"  # 水裡
        if own and own[0] and not inside:
            stands.setdefault(found[0], []).append(found.start())
    yield from _kinds_miswritten(stands, told)
    for kind in sorted(stands, key=lambda one: (-len(one), one)):
        yield from _two_ways(kind, stands[kind][:MOST_PLACES], told)


def _kinds_miswritten(stands: Mapping[str, Sequence[int]], told: Told) -> Iterator[Pair]:
    """A place under its own name, of what is no kind: 青岚石学 where 青岚大学 stands too."""
    said: set[str] = set()
    for kind, places in stands.items():
        for at in places[:MOST_PLACES]:
            start = at - 1
            while (
                at - start < LEAST_LONG
                and (start not in told.words or at - start < _SHORTEST)
                and is_own(told.text[start])
            ):
                start -= 1
            right = range(start, at + len(kind))
            name = told.text[right.start : right.stop]
            if at - start >= _SHORTEST and start in told.words and name not in said:
                said.add(name)
                yield from _of_no_kind(right, kind, told)


def _of_no_kind(right: range, kind: str, told: Told) -> Iterator[Pair]:
    """Where the name at *right* stands with another letter, so that it is of no kind."""
    name = told.text[right.start : right.stop]
    for at in told.places(name.removesuffix(kind)):
        here = told.text[at : at + len(name)]
        differing = [index for index, (a, b) in enumerate(zip(here, name, strict=False)) if a != b]
        if len(here) < len(name) or len(differing) != 1 or not all(map(is_own, here)):
            continue
        ending = here[-len(kind) :]
        (index,) = differing
        neighbours = any(here[index] in group and name[index] in group for group in CONTRASTS)
        if len(kind) == 1 and not _stands_for_kind(at + index, name, told):
            continue
        if (
            (len(kind) > 1 and is_word(ending))
            or ending in _KINDS
            or ending[0] in _KINDS
            or neighbours
            or told.count(here) > 1
        ):
            continue
        yield range(at, at + len(here)), right


_NO_KIND: Final = frozenset("人产内外里上下方边旁前后中间时用式版话菜戏籍港长")
"""What stands behind a place's own name without its kind."""


_ROADS: Final = frozenset("路街巷弄桥渠镇乡村")


def _stands_for_kind(at: int, name: str, told: Told) -> bool:
    """True where the letter at *at* stands in place of a kind of one letter: 平康石的公寓, where 平康路 stands twice."""
    own = name[:-1]
    alone = len(told.words.get(at, "")) < _SHORTEST and told.kinds.get(at, "n") not in (*_NO_NAME, "v", "f", "m")
    letter = told.text[at]
    only = not is_common(own) or (told.count(own) == told.count(name) + 1 and name[-1] in _ROADS)
    word = is_word(own + letter) or name[-1] in _OF_WORDS
    return alone and only and told.count(name) > 1 and not word and letter not in _NO_KIND and is_own(letter)


_LETTERS: Final = regex("[\u4e00-\u9fff]*$")


def _two_ways(kind: str, places: Sequence[int], told: Told) -> Iterator[Pair]:
    """Names of one *kind* that are one but for a character, where they stand: the one that is likely wrong, the other.

    *places* are where the kind stands in what is told, each behind a name.
    """
    seen: set[tuple[str, str]] = set()
    for at in places:
        for other in places:
            found = _apart(kind, at, other, told.text) if other != at else None
            if found is None:
                continue
            wrong, right, far = found
            pair = told.text[wrong.start : wrong.stop], told.text[right.start : right.stop]
            if pair not in seen and pair[::-1] not in seen and _one_place(wrong, right, far, kind, told):
                seen.add(pair)
                yield wrong, right


def _apart(kind: str, at: int, other: int, text: str) -> tuple[range, range, int] | None:
    """Two names of which one character is not the same, and how many that are stand before it; None for all others."""
    near = 0
    while near < _OWN and text[at - 1 - near] == text[other - 1 - near] and is_own(text[at - 1 - near]):
        near += 1
    mine, its = at - 1 - near, other - 1 - near
    if near >= _OWN or min(mine, its) < 0 or not (is_own(text[mine]) and is_own(text[its])):
        return None
    far = 0
    while far < _OWN - near and text[mine - 1 - far] == text[its - 1 - far] and is_own(text[mine - 1 - far]):
        far += 1
    size = len(kind)
    return (range(mine - far, at + size), range(its - far, other + size), far) if near + far else None


def is_own(letter: str) -> bool:
    """True for what a name of a place may have: no mark, and nothing that stands before one."""
    return "\u4e00" <= letter <= "\u9fff" and letter not in BEFORE_PLACES


def _one_place(wrong: range, right: range, far: int, kind: str, told: Told) -> bool:
    """True where the first of two names, which differ in their character *far*, is likely the second miswritten.

    What they share, how often the right one stands, and a sound or a shape that is taken for another speak for it;
    against it speaks a wrong one that is a word, or one that stands beside the right one.
    """
    said, name = told.text[wrong.start : wrong.stop], told.text[right.start : right.stop]
    often, rare = told.count(name), told.count(said)
    one, other = said[far], name[far]
    if often < rare or rare > 1 or _GENERIC.search(name) or _GENERIC.search(said):
        return False
    if (
        not _is_name_of_place(right, kind, told)
        or _goes_over(wrong, told)
        or (one in SURNAMES and said[far + 1] == "家")
    ):
        return False
    if any(name in told.text[slice(*told.sentence(place))] for place in told.places(said)):
        return False
    if not far and (one in _ENDS or other in _SAYS_WHICH) and one not in confusable().get(other, ()):
        return False
    own = len(name) - 1 - len(kind)
    alike = one in confusable().get(other, ())
    if any(one in group and other in group for group in CONTRASTS):
        return own > 0 and said not in told.body and name in told.body
    points = 2 * (own > 1) + 2 * (often > 1) + (often > _SHORTEST) + 2 * alike + (len(kind) > 1)
    points += 2 * ((said in told.body) != (name in told.body)) + (not _has_word(said, kind))
    points -= is_word(said) + is_given(said.removesuffix(kind), "ns")
    points -= _is_of_words(wrong, kind, told) + (one in CONTRASTS[0])
    return points >= _ENOUGH


_ENDS: Final = frozenset("省市县區区镇乡村路街线線号號所家座间处")
"""What another name or number ends with before a place: 江渡区|纱厂, 2号线|纱厂, 428所|中小学."""
_SAYS_WHICH: Final = frozenset("老新旧舊大小原")
"""What says which of its kind is meant and begins no name where another letter can stand: 老|纱厂."""


def _has_word(name: str, kind: str) -> bool:
    """True where the dictionary has *name*, or what it is without its *kind*."""
    return is_word(name) or is_word(name.removesuffix(kind))


_ENOUGH: Final = 2
"""Points from which two names are one place's."""
_GENERIC: Final = regex(
    "[地市山灾景牧林郊城老业民]区$|[铁公道马线出思网航水一]路$|[全本我外各]市$|[有机海相万千百亿]关$|法院院$|[一二三四五六七八九十两几百][所家座个条处间]"
)
"""What ends like a place and is none's name: a common word, or so many of a kind."""
BEFORE_PLACES: Final = frozenset(
    "在到从往向去来回进赴离给送把被将由经过是为与和同及或等了的着对于至自比跟仍其该本各两这那某每有说看见走住驻抵围绕穿沿出入就让叫使用以即全我个"
)
"""What stands before a place and is no part of its name."""
LEAST_LONG: Final = 4
OF_NAMES: Final = ("ns", "nz", "nt")
"""Kinds of words that are names of their own."""
_NO_NAME: Final = ("p", "d", "r", "c", "u", "y", "t", "q", "mq")
"""Kinds of words that no place begins with; a preposition may (向阳, 和平)."""


def _is_name_of_place(name: range, kind: str, told: Told) -> bool:
    """True where *name* is no common word, and a word begins where it does."""
    text = told.text[name.start : name.stop]
    if (is_word(text) and not is_given(text, *OF_NAMES)) or (kind == "里" and not told.is_traditional):
        return False
    if len(text) - len(kind) < _SHORTEST or (
        kind in _OF_WORDS - {"里"} and len(text) < LEAST_LONG and told.count(text) < LEAST_LONG - 1
    ):
        return False
    if told.kinds.get(name.start) in ("m", "q", "mq") and len(text) <= LEAST_LONG:
        return False
    begun = name.start in told.words or not is_own(told.text[name.start - 1 : name.start] or "\0")
    return begun and told.kinds.get(name.start, "n") not in _NO_NAME[1:]


_OF_WORDS: Final = frozenset("河山里关站塔场")
"""What ends names of persons and common words as well, and is looked at only behind a longer name."""
_SHORTEST: Final = 2
"""Characters of a place's own name, the least."""


def _goes_over(name: range, told: Told) -> bool:
    """True where a word of the dictionary goes over the beginning of *name*: it is no name there."""
    if name.start in told.words:
        return False
    before = next((at for at in range(name.start - 1, max(-1, name.start - 6), -1) if at in told.words), name.start)
    word = told.words.get(before, "")
    return before + len(word) > name.start and is_common(word)


def _is_of_words(name: range, kind: str, told: Told) -> bool:
    """True where *name* is made of common words of two letters and more and its *kind*: 文明|广场, 工业|区."""
    at = name.start
    while at < name.stop - len(kind) or (len(kind) > 1 and at < name.stop):
        word = told.words.get(at, "")
        if len(word) < _SHORTEST or not is_common(word) or told.kinds[at].startswith(("ns", "nz")):
            return False
        at += len(word)
    return True
