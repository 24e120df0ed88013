"""What editors call findings, in Chinese: for ``allow`` in a spec and for ``explain``.

Every warning and note that a page can have is here, and errors of make-up that have a name in the trade.  A plain run
never reads this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from layout.messages import CATALOGUE

CALLED: Final[dict[str, str]] = {
    # make-up
    "heads-clash": "碰题",
    "heads-touch": "标题相挤",
    "heads-chimney": "煙突",
    "heads-abreast": "横並び",
    "head-parted": "题文分家",
    "text-leaps": "飛び越し",
    "flows-meet": "両流れ",
    "paragraphs-part": "泣き別れ",
    "bands-cut": "腹切り",
    "head-over-name": "标题大过报名",
    "head-over-white": "题下空白",
    "head-too-deep": "标题过高",
    "head-too-wide": "标题过宽",
    "head-word-cut": "标题断词",
    "head-shortened": "标题少字",
    "page-cut": "断版",
    "gutter-through": "通线",
    "page-gap": "天窗",
    "line-alone": "单行分栏",
    "line-alone-head": "孤行",
    "line-loose": "字距太松",
    "line-relief": "避头尾",
    "line-runt": "孤字",
    "words-apart": "词距太宽",
    "legs-unlevel": "栏不齐",
    "leg-short": "栏尾空",
    "legs-held": "分栏过多",
    "underset": "欠稿",
    "overset": "溢出",
    "slots-overlap": "压版",
    "bleed-short": "出血不足",
    "type-near-trim": "字近裁切线",
    "body-too-small": "正文过小",
    "group-uneven": "同组不一",
    "flag-fact-missing": "报头缺项",
    "field-unknown": "不明字段",
    "index-no-page": "导读缺版次",
    "index-page-differs": "导读版次不符",
    "story-empty": "空稿",
    "focus-in-fold": "焦点在折缝",
    # copyfit and jumps
    "cut-proposed": "可删",
    "jump-rest": "余稿",
    "jump-empty": "续稿空",
    "jump-leaves-few": "转版行少",
    "jump-copy-differs": "转版不符",
    "plan-ranked": "按稿序",
    "html-cut": "网页未取全",
    "copy-picture": "稿中有图",
    "picture-of-several": "图配哪篇",
    "paragraph-interrupted": "段落被插断",
    "plan-too-many": "稿件太多",
    "ad-given-place": "广告已放",
    "ad-over-folio": "广告占报眉",
    "plan-section-unknown": "无此版名",
    "plan-white": "拟版留白",
    "plan-not-interlocked": "未咬合",
    "plan-mend-picture": "换图大小可改",
    "plan-mend-cut": "删末句可改",
    "plan-mend-jump": "转版可改",
    "plan-mend-out": "撤稿可改",
    "plan-poor": "拟版有毛病",
    "plan-search-ended": "未找遍",
    "type-too-small": "字太小",
    # pictures
    "caption-missing": "缺图说",
    "credit-missing": "缺摄影署名",
    "picture-no-profile": "图无色彩特性",
    "picture-profile-ignored": "色彩特性损坏",
    "picture-cmyk-converted": "四色换算",
    "picture-cmyk-kept": "四色照旧",
    "picture-ink-held": "压墨量",
    "picture-low-resolution": "图片偏粗",
    "picture-coarse-line-art": "线条图偏粗",
    "picture-too-coarse": "图片太粗",
    "quote-not-in-story": "摘句不符",
    "quote-too-long": "摘句太长",
    # tables
    "table-overset": "表格溢出",
    "table-divided": "表格拆字",
    "table-small": "表格缩字",
    "table-short": "表格空行",
    "table-ragged": "格数不齐",
    "xlsx-hidden": "隐藏行列",
    # advertisements and drawings
    "ad-claims-less": "广告降标准",
    "ad-converted": "广告转色",
    "ad-ink-of-pdf": "印色无效",
    "ad-notes-left-out": "广告批注",
    "ad-no-printing": "广告限印",
    "ad-picture-scaled": "广告图缩放",
    "ad-scaled": "广告缩放",
    "ad-smaller": "广告偏小",
    "svg-left-out": "图形未画",
    # faces
    "glyph-fallback": "借字",
    "glyph-blank": "空字形",
    "glyph-missing": "缺字",
    "script-unset": "不排的文字",
    "variant-lost": "异体字形",
    "emoji-plain": "单色表情",
    "face-stands-in": "字体代用",
    "font-axis-range": "字重超范围",
    "font-axis-unknown": "字体无此轴",
    "font-embedded-whole": "整套嵌入",
    "font-skipped": "跳过字体",
    "font-weight-fixed": "字重固定",
    # copy
    "duplicate-passage": "重复段落",
    "possible-lost-paragraph-break": "可能丢分段",
    "possible-ocr": "疑似误读",
    "ocr-confusable": "形近误读",
    "ocr-dash-or-one": "破折号误读",
    "ocr-blanks": "逐字空格",
    "halfwidth-left": "半角标点",
    "halfwidth-punctuation": "标点全角化",
    "quotes-mixed": "引号不一",
    "mixed-list-separator": "顿号逗号混用",
    "marks-unpaired": "标点不成对",
    "missing-headline": "稿缺标题",
    "missing-image": "缺图片文件",
    "stray-headline": "孤题",
    "stray-line": "无主行",
    "orphan-headline": "题归他稿",
    "subhead-alone": "独一小标题",
    "caption-or-copy": "图说或正文",
    "subhead-or-head": "小标题或标题",
    "head-or-subhead": "标题或小标题",
    "head-like-copy": "似题非题",
    "truncated-at-jump": "转版处断",
    "truncated-no-jump": "稿未完",
    "continuation": "续稿",
    "page-furniture": "版面附件",
    "line-dropped": "按批注删行",
    "marked-new": "原稿新增行",
    "marked-not-followed": "标注未照办",
    "hint-replaced": "按批注改",
    "paragraph-joined": "接段",
    "paragraph-unended": "段末无句号",
    "paragraphs-by-width": "按行宽分段",
    "unit-split-off": "数字单位拆开",
    "date-weekday": "星期不符",
    "date-impossible": "没有这一天",
    "glyph-lost": "可能缺字",
    "glyph-replaced": "换通用字",
    "glyphs-replaced": "换多种通用字",
    "width-changed": "全半角统一",
    "space-changed": "空格统一",
    "control-removed": "去控制字符",
    "markup-removed": "去标记",
    "variation-removed": "去变体符",
    "zero-width-removed": "去不可见字符",
    "label-removed": "去字段名",
    "script-not-set": "上下标未排",
    "story-slug-bad": "稿名不能用",
    "copy-hidden": "隐藏文字",
    "copy-struck": "划掉的字",
    "docx-comments": "稿件批注",
    "docx-deleted": "修订删字",
    "docx-around": "页眉页脚",
    "docx-not-carried": "未照样带过",
    "docx-pictures": "稿内图片",
    "docx-signs": "符号字体",
    "dump-encoding": "原稿编码",
    "html-left-out": "网页旁文",
    "html-pictures": "网页图片",
    "news-more": "同文件他稿",
    "mht-parts": "另附文件",
    "html-about": "网页题下行",
    "html-title": "网页题名",
    "html-not-carried": "网页非文字",
    # what check finds
    "check-head-figure": "题文数字不符",
    "check-caption-figure": "图文数字不符",
    "check-caption-day": "图文日期不符",
    "check-index-page": "导读版次错",
    "check-index-words": "导读题不符",
    "check-jump": "转版接不上",
    "check-sum": "合计不符",
    "check-percent": "百分数不符",
    "check-day": "日期不存在",
    "check-weekday": "星期算错",
    "check-relative-day": "昨日今日不符",
    "check-after-issue": "日期晚于出版",
    "check-age": "年龄不符",
    "check-two-ages": "一人两个年龄",
    "check-dateline": "电头不符",
    "check-years": "年数不符",
    "check-name": "人名两写",
    "check-title": "职务两写",
    "check-place": "地名两写",
    "check-province": "省市不符",
    "check-character": "错别字",
    "check-word-form": "异形词",
    "check-twice": "重字",
    "check-mark": "标点用法",
    "check-unpaired": "引号括号缺半",
    "check-number-form": "数字用法",
    "check-unit": "计量单位",
    "check-logic": "减少用倍数",
    "check-redundant": "语义重复",
    "check-house-name": "本报人名职务",
    "check-house-word": "本报不用的词",
    "check-house-order": "本报排名次序",
    "form-cn": "刊号不合格",
    "form-lacking": "报头缺项（形式）",
    "form-pages": "版数不符",
    "form-date": "报头报眉日期错",
    "form-folio": "版次错",
    "form-number": "期号不连",
    "form-cn-changed": "刊号变了",
    "form-imprint": "版权栏缺项",
    "form-name-small": "报名不够大",
    "form-ad": "广告未标明",
    "form-credit": "图片缺署名",
}
"""Code → name.  No two codes have one name."""

_CODES: Final = {name: code for code, name in CALLED.items()}


def code_of(name: str) -> str:
    """The code of the finding called *name*, in Chinese or by its code; "" for none.

    >>> code_of("断版"), code_of("page-cut"), code_of("断板")
    ('page-cut', 'page-cut', '')
    """
    return name if name in CATALOGUE else _CODES.get(name, "")


def names_like(name: str, names: Iterable[str] = ()) -> str:
    """The names most like *name*, for a hint; the commonest ones when it is like none."""
    close = names_near(name, [*names] or ([*CATALOGUE] if name.isascii() else [*_CODES]))
    return " / ".join(close or ("page-cut", "heads-clash", "line-loose", "underset", "断版", "碰题", "欠稿"))


def names_near(name: str, known: Iterable[str]) -> list[str]:
    """At most three of *known* that *name* may be a slip for, the likeliest first.

    >>> names_near("断板", ["碰题", "断版"])
    ['断版']
    """
    return get_close_matches(name[:60], list(known), 3, 0.5)
