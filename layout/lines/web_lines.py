"""What web pages and apps put round and into an article: stamps, trails, buttons, menus, comments, rights."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from layout.lines.furniture_words import FURNITURE_BUTTONS, MENU, SITE_ENDS, STAMP_COUNTS, STAMP_LABELS
from layout.lines.running_lines import DAY, LONGEST_FOLIO, RUNNING_NAME, running_parts
from layout.stories.words import HAN


def is_stamp(text: str) -> bool:
    """2024-05-16 07:42 来源：江城晚报 作者：某某: when and where an article of the web was published, and no more.

    Buttons in brackets may stand behind it: 浏览：803次 【打印】 【关闭】.
    """
    if len(text) > _LONGEST_STAMP:
        return False
    text = _bracketed().sub("", text) if "【" in text or "[" in text else text
    if len(text) > LONGEST_FOLIO or not _IN_SENTENCES.isdisjoint(text) or not any(map(str.isdigit, text)):
        return False
    if _published().match(text) or _writer_and_length().fullmatch(text):
        return True
    if not _labels().search(text):
        return False
    if _count().fullmatch(text):
        return True
    unlabelled = _stamp_label().sub(" ", _sizes().sub(" ", text))
    dated = _day_or_clock().search(unlabelled)
    return unlabelled != text and bool(dated) and not any(map(str.isalnum, running_parts().sub(" ", unlabelled)))


_IN_SENTENCES: Final = frozenset("。！？；，")

_LONGEST_STAMP: Final = 2 * LONGEST_FOLIO
"""Characters of one with its buttons."""


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"\s*[【\[](?:" + "|".join(map(re.escape, sorted(FURNITURE_BUTTONS))) + r")[】\]]")


def is_count(text: str) -> bool:
    """浏览：3261次: how often an article was read, and no more."""
    return bool(_count().fullmatch(text)) and not text.startswith("字")


@cache
def _published() -> re.Pattern[str]:
    """2026-06-11 09:42 聯合新聞網／ 記者 某某／即時報導: nothing but a stamp begins with a day and an hour."""
    return re.compile(r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?(?=\s|$)")


@cache
def _writer_and_length() -> re.Pattern[str]:
    """作者：某某 字数：1032: what the site of a paper says over each story of a page."""
    return re.compile(r"(?:(?:作者|记者)\s*[:：]\s*\S{2,20}\s+)?(?:本文)?字[数數]\s*[:：]\s*\d+\s*字?")


@cache
def _sizes() -> re.Pattern[str]:
    """大 中 小: in which size of type an article may be read."""
    return re.compile(r"\s?[大中小](?:[\s|｜/]+[大中小]){1,2}(?=\s|$)")


@cache
def _day_or_clock() -> re.Pattern[str]:
    return re.compile(rf"{DAY}|\d{{1,2}}:\d{{2}}")


@cache
def _count() -> re.Pattern[str]:
    """浏览：3261次: how often an article was read."""
    return re.compile(rf"(?:网友)?(?:{'|'.join(STAMP_COUNTS)})(?:次数|量|数)?\s*[:：]?\s*\d+\s*[次条]?")


@cache
def _labels() -> re.Pattern[str]:
    return re.compile("|".join(STAMP_LABELS))


@cache
def _stamp_label() -> re.Pattern[str]:
    """来源：江城晚报, 发布时间：, 记者 某某: a label of such a line and what it says."""
    labels = "|".join(STAMP_LABELS)
    word = rf"(?!{labels})(?:{HAN}|[A-Za-z（）()·])"
    return re.compile(rf"(?:{labels})(?:次数|量|数)?\s*[:：]?\s*(?:{word})*\s*\d*次?(?![\d\-.:/年])")


def is_trail(text: str) -> bool:
    """首页 > 新闻 > 本地: where an article stands in a site."""
    if text.startswith(("首页", "首頁")) and any(mark in text for mark in "/／"):
        return all(0 < len(one.strip()) <= RUNNING_NAME for one in re.split("[/／]", text))
    if _OF_TRAILS.isdisjoint(text):
        return False
    text = text.lstrip(">»›＞→ ")
    text = re.sub(r"^[您你]?的?(?:现在|現在|当前|當前|所在)?的?位置\s*[:：]\s*", "", text)
    parts = re.split(r"\s*(?:-?>|»|›|＞|→)+\s*", text)
    return len(parts) > 1 and all(0 < len(one) <= RUNNING_NAME for one in parts)


_OF_TRAILS: Final = frozenset(">»›＞→")

_TO_SITES: Final = frozenset(("我要纠错", "打印本页", "关闭窗口", "加入收藏", "返回首页"))
"""Words in brackets that are a button though they stand alone; 【评论】 may be a rubric."""

_BUTTONS: Final = 2
"""Words among which a paper may be named: 江州日报数字报 返回首页 版面导航."""


def is_buttons(text: str) -> bool:
    """【打印】 【关闭】, 点赞 收藏 分享: words of an app and nothing else."""
    words = re.findall(r"[^\s【】\[\]|｜:：]+", text)
    if len(words) >= _MENU and sum(one in MENU for one in words) * 2 > len(words):
        return True
    if len(words) == 1 and text[0] in "【[" and text[-1] in "】]":
        return words[0] in _TO_SITES
    parts = [one.strip() for one in text.split("|")]
    if len(parts) > _BUTTONS and sum(one in FURNITURE_BUTTONS for one in parts) * 2 > len(parts):
        return True
    if len(words) < 2 or not any(one in FURNITURE_BUTTONS for one in words):
        return False
    named = [one for one in words if one not in FURNITURE_BUTTONS and not _times().fullmatch(one)]
    return not named or (len(named) == 1 and named[0].endswith(SITE_ENDS) and len(words) > _BUTTONS)


_MENU: Final = 5
"""Words of a site's menu in one line, at least."""


@cache
def _times() -> re.Pattern[str]:
    """302, 1,203, 1.2万, 10万+: how often a button of an app was pressed; A-, A+ and A are sizes of type."""
    return re.compile(r"\d+(?:[.,]\d+)?(?:[万wWkK]\+?)?|A[-+]?")


def leads_to_app(text: str) -> bool:
    """打开江城通APP，阅读体验更佳, 更多精彩资讯请下载客户端。: what a site says of where else it can be read."""
    return len(text) <= LONGEST_FOLIO and bool(_app().search(text))


@cache
def _app() -> re.Pattern[str]:
    app = "(?:APP|App|app|客户端|客戶端|小程序|公众号)"
    return re.compile(
        rf"^(?:打开|打開|前往|进入|立即下载|在)[^。，]{{0,10}}{app}[，,]?\s*(?:内|中|里)?(?:打开|打開|查看|看更多|阅读|閱讀|体验|參與|参与)"
        rf"|^(?:更多|查看更多|了解更多)[^。]{{0,16}}(?:下载|下載|打开|打開|关注|關注|登录)[^。]{{0,12}}{app}[。！]?$"
    )


def says_rights(text: str) -> bool:
    """本网站所刊登的…版权所有，未经授权禁止转载: what a site or a paper says of its rights."""
    if _registered().search(text):
        return True
    if text.startswith(("地址", "社址", "地址：")) and "邮编" in text:
        return True
    if "版权" not in text and "版權" not in text and "授权" not in text and "授權" not in text:
        return False
    owned = any(word in text for word in ("版权所有", "版權所有", "版权均属", "版权归"))
    kept = any(word in text for word in ("转载", "轉載", "禁止", "不得", "未经", "未經"))
    return (owned and (kept or (len(text) <= LONGEST_FOLIO and "。" not in text))) or (
        kept and any(word in text for word in ("未经授权", "未經授權", "未经本报", "未经许可")) and "本" in text[:12]
    )


@cache
def _registered() -> re.Pattern[str]:
    """The number under which a site is registered."""
    return re.compile("ICP[备證]|备案号|公网安备")


def are_comments(text: str) -> bool:
    """True for a line that says how many have said something of an article."""
    return any(map(str.isdigit, text)) and bool(_comments().fullmatch(text))


@cache
def _comments() -> re.Pattern[str]:
    """网友评论（23）, 共 18 则留言: how many have said something of an article."""
    return re.compile(
        r"(?:网友|全部|最新|热门|精选)?(?:评论|留言|跟贴|回复)\s*[（(]\s*\d+\s*[）)]?|(?:\S{1,8}\s*)?共?有?\s*\d+\s*[条則则个個](?:评论|留言|跟贴|回复|討論)"
    )
