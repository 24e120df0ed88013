"""How figures and units are written (GB/T 15835, GB 3100 to 3102), and words that say a thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from layout.findings import Finding
from layout.reviewing.passages import IssueReading
from layout.reviewing.remarks import LIKELY, SURE, remark
from layout.spec.regional import regional

_RULES: Final[tuple[tuple[str, re.Pattern[str], str, str, int], ...]] = (
    ("check-number-form", re.compile(r"[〇一二三四五六七八九][0０OＯo][〇一二三四五六七八九]?(?=[年〇一二三四五六七八九0])|二[0０OＯ][一二三〇0０OＯ]?[一二三四五六七八九]?年"),
     "汉字数字里夹了 0 或 O，应作〇", "0 or O among Chinese numerals in place of 〇", SURE),
    ("check-number-form", re.compile(r"(?<![0-9.])[0-9]{1,4}几(?=[个名位人岁天年米元公里户家次万千百])"), "阿拉伯数字后接“几”，应作“十几”之类", "an Arabic figure before 几", SURE),
    ("check-number-form", re.compile(r"(?:星期|礼拜)[0-9１-７]"), "星期几用汉字", "weekdays are written in Chinese", SURE),
    ("check-number-form", re.compile(r"百分之[0-9]"), "“百分之”接汉字，阿拉伯数字用 %", "百分之 before an Arabic figure", LIKELY),
    ("check-number-form", re.compile(r"[0-9]+(?:十|百|千)[0-9]|[0-9]+(?:十|百)(?=[个名位人岁天年米元户家次])"), "同一个数里汉字和阿拉伯数字混用", "one number in two kinds of figures", SURE),
    ("check-number-form", re.compile(r"[0-9]{1,3}，[0-9]{3}(?![0-9年])(?=[元人吨户亩米千公美万])"), "千分位不用全角逗号", "a full-width comma in a number", LIKELY),
    ("check-unit", re.compile(r"(?<=[0-9万亿])(?:KM|Km|kM|KG|Kg|kG|MM|CM|Cm|KW|kw|Kw|KWH|kwh|Kwh|KWh|kwH|MW·H|ML|Hz2|M2|m2(?![0-9])|hz|HZ|KHz|mpa|MPA)(?![A-Za-z])"),
     "单位符号的大小写不合国家标准", "a unit in the wrong case", SURE),
    ("check-unit", re.compile(r"摄氏(?:零下)?[0-9]+度|摄氏[一二三四五六七八九十]+度"), "应作“若干摄氏度”", "摄氏度 is one word after the figure", SURE),
    ("check-unit", re.compile(r"[0-9](?:平方|立方)(?=[，。；、的）])"), "“平方”“立方”不是单位", "平方 and 立方 are no units", SURE),
    ("check-logic", re.compile(r"(?:下降|减少|降低|缩小|缩短|下跌|减小)了?(?:近|约|超过|逾)?(?:[0-9.]+|[一二两三四五六七八九十几数]+)倍"),
     "减少不能用倍数", "a decrease by so many times", SURE),
    ("check-redundant", re.compile(r"(?:大约|约|大概|将近|近)[^，。；、]{1,10}?(?:左右|上下)(?=[，。；、的）])"), "“约”和“左右”重复", "约 and 左右 say the same", SURE),
    ("check-redundant", re.compile(r"(?:超过|逾|突破|超)[0-9.万亿千百]+(?:[\u4e00-\u9fff]{0,3})(?:以上|多[个名位人元吨]|余[个名位人元吨])"), "“超过”和“以上”“多”重复", "超过 and 以上 say the same", SURE),
    ("check-redundant", re.compile(r"(?:近|约)[0-9.]+(?:多|余)[万亿千百个名位人元吨]"), "“近”“约”和“多”“余”重复", "近 and 多 contradict", SURE),
    ("check-redundant", re.compile(r"(?:至少|最少|起码)[0-9.一二三四五六七八九十百千万]+[\u4e00-\u9fff]{0,3}以上"), "“至少”和“以上”重复", "至少 and 以上 say the same", SURE),
    ("check-redundant", re.compile(r"涉及到|付诸于|诉诸于|见诸于|出乎于|免除.{0,4}不|避免.{0,6}不再|防止.{0,8}不再|目的是为了|原因是因为|凯旋而归|亲眼目睹|悬殊很大|过分溺爱|"
        r"国际间|非常(?:酷爱|巨大|优异)|(?:并不|不)足为奇怪|全部都是|首次开创|第一次首|被应邀|难言之隐情|堪称是|可谓是一大|众多.{1,5}们(?=[，。的])"),
     "语义重复或自相矛盾", "words that say a thing twice, or undo it", LIKELY),
)  # fmt: skip
"""Code, pattern, what is wrong in two languages, how sure it is."""


_LEGAL: Final = (
    (
        "check-unit",
        re.compile(r"[0-9](?:公分|英吋|英呎|华里|市斤|市尺|公升)(?![0-9])"),
        "不用非法定单位",
        "not a legal unit",
        LIKELY,
    ),
)
"""Rules of the same form for units of the mainland's law, which papers elsewhere do not go by."""


def usage(reading: IssueReading) -> Iterator[Finding]:
    """Figures, units and words that the standards want otherwise."""
    rules = (*_RULES, *_LEGAL) if regional(reading.issue.language).registered else _RULES
    for passage in reading.passages:
        if passage.role in ("index", "code", "flag", "folio", "ear", "credits"):
            continue
        for code, pattern, zh, en, sure in rules:
            for found in pattern.finditer(passage.text):
                yield remark(code, passage, found.span(), sure, said=found[0], what_zh=zh, what_en=en)
