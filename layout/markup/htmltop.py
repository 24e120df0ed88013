"""The top of an article of a web page: the head, which the page's title names, the line about the page, its buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from layout.characters.normalise import is_han
from layout.characters.source import BLANKS
from layout.markup.htmlblocks import PageBlocks
from layout.markup.htmlwords import HtmlBlock

_DATE: Final = r"(?:19|20)\d\d\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?(?:\s*T?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_ABOUT: Final = re.compile(
    rf"{_DATE}|\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?"
    r"|《\s*[^《》]{2,14}\s*》|第\s*[A-Z]?\d{1,2}\s*版"
    r"|(?:稿源|来源|信息来源|文章来源|出处|发布时间|发布日期|时间|日期|(?:最后)?更新(?:时间)?|浏览(?:量|次数)?|阅读(?:量|次数)?|点击(?:量|次数)?|评论|字号|字体"
    r"|责任编辑|责编|编辑|审核|校对|值班主编)\s*[：:]\s*[^\s　|｜：:]{0,24}"
)
_SPREAD: Final = r"[\u4e00-\u9fff][ 　\xa0]{1,2}[\u4e00-\u9fff]"
"""A name of two characters that is spread over the width of three: 许　青."""
_AUTHOR: Final = re.compile(
    # 记者 is followed by its name with a blank alone, too: 来源：河西晚报 记者 高远.
    r"(?:(?P<calling>作者|文|撰文|记者|通讯员)\s*[：:/／]\s*"
    r"|(?<![\u4e00-\u9fff])(?P<own>(?:本报|本网)?(?:见习|实习|特约)?(?:全媒体|融媒体?)?(?:记者|通讯员))[ 　\xa0]{1,2})"
    rf"(?P<names>(?:[\u4e00-\u9fff·]{{2,12}}|{_SPREAD}(?![\u4e00-\u9fff]))"
    rf"(?:[ 　\xa0、,，]{{1,2}}(?:[\u4e00-\u9fff·]{{2,4}}|{_SPREAD})(?![：:\u4e00-\u9fff])){{0,5}})"
)
_PUBLISHED: Final = re.compile(
    rf"(?:最后更新|发[布表](?:时间|于)?|更新时间|时间)?\s*[：:]?\s*(?:{_DATE}|\d{{1,2}}[-/月]\d{{1,2}}日?\s*\d{{1,2}}[:：]\d{{2}})"
)
_SOURCE: Final = 24
"""Chinese characters of what stands behind the hour without a label: the source, and how many have said something."""

LINE: Final = 120
"""Characters of the line about a page: date, source, author, size of type."""

_SITE: Final = re.compile(
    r"\s*[_|｜]\s*|\s+[-–—]+\s+|--+|[-–—](?=[^-–—]{2,14}(?:网|报|在线|频道|客户端|日报|晚报|新闻)$)"
)
_NO_TITLE: Final = re.compile(r"无标题|未命名|untitled|document|new page|首页|index|正文", re.IGNORECASE)
_TITLE: Final = 60
LEAST_HEAD: Final = 4
_SURE: Final = 8
"""Letters of a head from which the beginning of a page's title is it, whatever mark parts it from the site's name."""

_TITLES: Final = ("og:title", "ld+json", "title")
"""What a page calls itself in its head, the surest first."""

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")


class PageTitles:
    """What the head of a page calls it, with and without the name of the site."""

    def __init__(self, page: PageBlocks) -> None:
        self._whole = [page.titles[key][0].strip(BLANKS) for key in _TITLES if page.titles.get(key, ("",))[0]]
        parts = [[one.strip(BLANKS) for one in _SITE.split(title)] for title in self._whole]
        self._first = {plain(one) for one in (*self._whole, *(several[0] for several in parts))}
        self._later = {plain(one) for several in parts for one in several[1:] if not _site_name().search(one)}

    def rank(self, text: str) -> int:
        """2 where *text* is a title, how one begins before a mark, or its first part; 1 for a later part; 0 else."""
        bare = plain(text)
        if len(bare) < LEAST_HEAD:
            return 0
        if bare in self._first:
            return 2
        if len(bare) >= _SURE and any(
            one.startswith(text) and not one[len(text) : len(text) + 1].isalnum() for one in self._whole
        ):
            return 2
        return 1 if len(bare) >= _SURE and bare in self._later else 0


@cache
def _site_name() -> re.Pattern[str]:
    return re.compile(r"(?:网|報|报|在线|频道|客户端|新闻|门户|网站|平台)$")


def plain(text: str) -> str:
    """The letters and figures of *text*."""
    return "".join(one for one in text if one.isalnum())


def stated_title(page: PageBlocks) -> tuple[str, int] | None:
    """The head that the title of *page* is, without the site's name, and its line; ``None`` where it says none."""
    titled = next((page.titles[key] for key in _TITLES if page.titles.get(key, ("",))[0]), None)
    if titled is None:
        return None
    title = _SITE.split(titled[0])[0].strip(BLANKS)
    if not LEAST_HEAD <= len(title) <= _TITLE or _NO_TITLE.match(title) or not any(map(is_han, title)):
        return None
    return title, titled[1]


def is_of_one_article(page: PageBlocks) -> bool:
    """True where *page* says for machines that it is an article."""
    return page.titles.get("og:type", ("",))[0].strip().lower() == "article" or "ld+json" in page.titles


def about_of(text: str) -> str | None:
    """The byline that the line about the page has, "" for none; ``None`` when *text* is no such line."""
    author = _AUTHOR.search(text)
    rest, count = _ABOUT.subn("", _AUTHOR.sub("", text))
    bare = re.sub(r"[\s　|｜/\[\]【】()（）<>《》:：,，、·A-]+|[大中小]|分享(?:到)?|打印|收藏", "", rest)
    if not bare and (count or author):
        return _byline(author)
    published = _PUBLISHED.match(text)
    if published and ":" in published[0].replace("：", ":"):
        behind = text[published.end() :]
        if sum(map(is_han, behind)) <= _SOURCE and not any(mark in behind for mark in "。！？；，"):
            return _byline(author)
    return None


def _byline(author: re.Match[str] | None) -> str:
    """The byline with the calling that the line has; 文 and 撰文 are authors."""
    if author is None:
        return ""
    calling = author["own"] or author["calling"]
    return f"{'作者' if calling in ('文', '撰文') else calling} {author['names'].strip(' 　、，,')}"


def are_buttons(text: str) -> bool:
    """缩小字体 收藏 微信 分享 106, T + -, 32人参与: what a reader presses or counts over an article."""
    if any(mark in text for mark in "。！？；，、：“《"):
        return False
    rest, count = _button().subn("", text)
    left = sum(map(is_han, rest))
    if not left:
        return bool(count) or sum(map(is_han, text)) == 0
    return count >= _MANY and left <= _SITE_NAME


_MANY: Final = 3
_SITE_NAME: Final = 4
"""Buttons among which a site may name itself, and characters of its name."""


@cache
def _button() -> re.Pattern[str]:
    return re.compile(
        r"(?:调整|缩小|放大|增大)?字[体号體號]|收藏(?:本文)?|分享(?:到|至)?|(?:用?微信)?扫(?:描|码)?二维码|微信|(?:新浪)?微博|朋友圈"
        r"|(?:至|给|和)*好友和?|QQ(?:空间)?|打印(?:本页|此文)?|列印|评论|留言|点赞|讚|举报|转发|关注|复制链接|听新闻|朗读|我有话说|参与|跟贴|阅读|浏览"
        r"|\d[人条次万](?=\W|\d|参与|评论|跟贴|阅读|$)|[大中小](?=[\s|｜/大中小]|$)|默认|纠错|关闭"
    )


def found_head(blocks: Sequence[HtmlBlock], texts: dict[int, str], titles: PageTitles) -> HtmlBlock | None:
    """Of *blocks* over the copy the one that the *titles* of the page name: a heading before all else, the last."""
    ranks = [(titles.rank(texts[id(one)]), one) for one in blocks if one.kind not in _NO_HEADS and not one.structure]
    best = max((rank for rank, _ in ranks), default=0)
    named = [one for rank, one in ranks if rank == best] if best else []
    for kinds in (("h1",), HEADINGS):
        if among := [one for one in named if one.kind in kinds]:
            return among[-1]
    return named[-1] if named else None


_NO_HEADS: Final = ("figcaption", "rule", "row")


def is_all_strong(block: HtmlBlock, text: str) -> bool:
    """True for a block that may be a head and is strong from its first word to its last."""
    head = LEAST_HEAD <= len(text) <= _TITLE and not block.linked and block.structure is None and "。" not in text
    return head and any(one.kind == "strong" and one.end - one.start >= len(text) for one in block.spans)
