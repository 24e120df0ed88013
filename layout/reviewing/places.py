"""Cities and the provinces they lie in: a province said before a city of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from layout.findings import Finding
from layout.reviewing.names import Told, confusable, is_given, is_word
from layout.reviewing.passages import IssueReading
from layout.reviewing.remarks import LIKELY, SURE, remark
from layout.stories.words import SURNAMES

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
_STREET: Final = re.compile(
    r"(?:[东西南北中]{0,2}(?:路|街|道|巷|大桥|籍|人|商会|菜|银行|大学|会馆|话|戏|岛|港口)|[一二三]路)"
)


@cache
def province_of() -> dict[str, str]:
    """The province of every city that is known."""
    return {city: province for province, cities in PROVINCES.items() for city in cities.split()}


@cache
def _beside() -> re.Pattern[str]:
    cities = "|".join(sorted(province_of(), key=len, reverse=True))
    return re.compile(rf"(?P<province>{'|'.join(PROVINCES)})(?P<suffix>{_SUFFIX})?(?P<city>{cities})")


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


_KINDS: Final = (
    "人民法院 法院 人民检察院 公安分局 派出所 人民医院 医院 卫生院 体育中心 展览中心 会展中心 活动中心 服务中心 中心 养老院 敬老院 小学 中学 大学 学院 幼儿园 书院 剧院 影院 "
    "书店 药房 酒店 饭店 餐厅 农业公司 物业公司 纺织厂 机床厂 厂 街道 社区 小区 新区 开发区 花园 公园 广场 大厦 实验楼 图书馆 博物馆 美术馆 体育馆 "
    "水库 林场 农场 大桥 大街 北街 南街 东街 西街 老街 北路 南路 东路 西路 中路 国小 国中 "
    "剧团 县 区 镇 乡 村 路 街 巷 河 湖 溪 山 渠 桥 湾 岛 里 宫 寺"
).split()  # fmt: skip
"""What places and houses are called by behind their own names."""
_CONTRASTS: Final = tuple(
    map(
        frozenset,
        ("东西南北中", "上中下", "前中后", "大小", "新老旧", "左右", "内外", "一二三四五六七八九十", "省市县区"),
    )
)
"""Characters by which neighbours are told from each other."""
_OWN: Final = 6
"""Characters of a place's own name that are looked at."""
MOST_PLACES: Final = 400
"""Places of a page that are compared."""


@cache
def _kind() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_KINDS, key=len, reverse=True)))


def place_names(reading: IssueReading) -> Iterator[Finding]:
    """Places and houses that a page names in two ways which are one but for a character."""
    for page in sorted({one.page for one in reading.passages if one.story}):
        told = Told([one for one in reading.passages if one.page == page and one.story])
        stands: dict[str, list[int]] = {}
        for found in _kind().finditer(told.text):
            own = _LETTERS.search(told.text, max(0, found.start() - _OWN), found.start())
            if own and own[0]:
                for kind in _KINDS:
                    if found[0].endswith(kind):
                        stands.setdefault(kind, []).append(found.end() - len(kind))
        marked: set[int] = set()
        for kind, places in stands.items():
            for at in places[:MOST_PLACES] if len(places) > 1 else ():
                for wrong, right in _other_places(kind, at, places[:MOST_PLACES], told):
                    start, right_at = told.text.index(wrong), told.text.index(right)
                    if marked.isdisjoint(range(start, start + len(wrong))):
                        marked.update(range(start, start + len(wrong)), range(right_at, right_at + len(right)))
                        passage, begins = told.at(start)
                        its, offset = told.at(right_at)
                        span = (begins, begins + len(wrong))
                        yield remark("check-place", passage, span, LIKELY, said=passage.text[slice(*span)],
                                     right=its.text[offset : offset + len(right)])  # fmt: skip


_GENERIC: Final = re.compile("[地市山灾景牧林郊城老]区$|[铁公道马线出思网航水一]路$|[里]$")
"""What ends like a place and is none's name."""
_LETTERS: Final = re.compile("[\u4e00-\u9fff]*$")


def _other_places(kind: str, at: int, places: Sequence[int], told: Told) -> Iterator[tuple[str, str]]:
    """Names of places that the one at *at* may be miswritten for: as they stand, each with it first."""
    text = told.text
    for other in places:
        if other == at:
            continue
        near = 0
        while near < _OWN and text[at - 1 - near] == text[other - 1 - near] and _LETTERS.match(text[at - 1 - near]):
            near += 1
        mine, its = at - 1 - near, other - 1 - near
        if near >= _OWN or min(mine, its) < 0 or not (_LETTERS.fullmatch(text[mine]) and _LETTERS.fullmatch(text[its])):
            continue
        far = 0
        while (
            far < _OWN - near and text[mine - 1 - far] == text[its - 1 - far] and _LETTERS.match(text[mine - 1 - far])
        ):
            far += 1
        wrong, right = text[mine - far : at] + kind, text[its - far : other] + kind
        if _one_place(wrong, right, far, kind, told):
            yield wrong, right


def _one_place(wrong: str, right: str, far: int, kind: str, told: Told) -> bool:
    """True where the first of two names, which differ in their character *far*, is likely the second miswritten."""
    often, rare = told.count(right), told.count(wrong)
    one, other = wrong[far], right[far]
    at, right_at = told.text.index(wrong), told.text.index(right)
    if often < rare or rare > 1 or not _is_proper(right, right_at, told) or not _may_begin(at, told):
        return False
    bare = wrong.removesuffix(kind)
    if (
        is_word(wrong)
        or (is_word(bare) and is_given(bare, "ns"))
        or (kind in _OF_WORDS and len(right) < LEAST_LONG and often < LEAST_LONG - 1)
    ):
        return False
    neighbours = any(one in group and other in group for group in _CONTRASTS)
    if (neighbours and (wrong in told.body or right not in told.body)) or (one in SURNAMES and wrong[far + 1] == "家"):
        return False
    start, end = told.sentence(at)
    if right in told.text[start:end]:
        return False
    shared = len(right) - 1
    own = shared - len(kind)
    if one in confusable().get(other, ()):
        return often > 1 or shared > 1
    return own > 1 or (own > 0 and (often > 1 or (right in told.body) != (wrong in told.body)))


_BEFORE_PLACES: Final = frozenset(
    "在到从往向去来回进赴离给送把被将由经过是为与和同及或等了的着对于至自比跟仍其该本各两这那某每有说看见走住驻抵围绕穿沿出入进就让叫使用以即"
)
"""What stands before a place and is no part of its name."""
_OF_WORDS: Final = frozenset("河山里")
"""What ends names of persons and common words as well, and is looked at only behind a longer name."""
LEAST_LONG: Final = 4
_OF_NAMES: Final = ("ns", "nz", "nt", "nr")
"""Kinds of words that are names of their own."""
_NO_NAME: Final = ("v", "p", "d", "r", "c", "u", "y", "t", "m", "q", "mq")
"""Kinds of words that no place begins with and none has within."""


def _is_proper(name: str, at: int, told: Told) -> bool:
    """True where *name* begins with a word of two characters, has none but nouns and one that is no common word."""
    inside = [begin for begin in range(at, at + len(name)) if begin in told.words]
    if not inside or inside[0] != at or told.words[at] in _BEFORE_PLACES:
        return False
    kinds = [told.kinds[begin] for begin in inside]
    if any(kind in _NO_NAME for kind in kinds[1:]) or kinds[0] in _NO_NAME[1:] or _GENERIC.search(name):
        return False
    return any(len(one) > 2 and name.endswith(one) for one in _KINDS) or any(
        told.kinds[begin].startswith(_OF_NAMES) or not is_word(told.words[begin]) for begin in inside
    )


def _may_begin(at: int, told: Told) -> bool:
    """True where a word begins that may be a place's first."""
    kind = told.kinds.get(at, "p")
    return kind not in _NO_NAME[1:] and not (kind == "v" and len(told.words[at]) > 1)
