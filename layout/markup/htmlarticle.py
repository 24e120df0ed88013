"""Which blocks of a web page are its article, and what stands round it: links, share bars, the line about the page."""

from __future__ import annotations

import re
from typing import Final

from layout.characters.normalise import is_han
from layout.characters.source import BLANKS
from layout.markup.htmlblocks import PageBlocks
from layout.markup.htmlwords import HtmlBlock
from layout.value import NamedTuple

_RUNNING: Final = 30
"""Characters from which a block counts as running text when the article is looked for."""

_SHARE: Final = 4
"""An ``article`` with less than a fourth of the running text of the longest one is a teaser."""

_LINKED: Final = 700
"""Characters in links, per mille of a block, from which it leads elsewhere."""

_NEIGHBOURS: Final = re.compile(
    r"[【\[]?(?:上一?[篇条页]|下一?[篇条页]|上一版|下一版|返回(?:首页|目录|列表|顶部)|分享(?:到|至)?|转发|收藏|点赞|打印(?:本页)?"
    r"|关闭(?:窗口)?|字号|字体|相关(?:阅读|新闻|链接|报道|文章)|延伸阅读|推荐阅读|热门(?:推荐|新闻|文章)|猜你喜欢|更多(?:新闻|精彩|内容)?"
    r"|扫一扫|扫码|微信扫|我要(?:评论|纠错)|网友评论|评论区|举报|纠错|点击(?:进入|查看|加载)|打开(?:客户端|APP)|阅读原文"
    r"|[A＋+]?[大中小](?:\s*[大中小]){1,2}\b)",
    re.IGNORECASE,
)
"""What the words beside an article begin with."""

_SHORT: Final = 24
"""Characters of such words, unless they lead elsewhere: a paragraph may begin with 分享 as well."""

_DATE: Final = r"(?:19|20)\d\d\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?(?:\s*T?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_ABOUT: Final = re.compile(
    rf"{_DATE}|\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?"
    r"|《\s*[^《》]{2,14}\s*》|第\s*[A-Z]?\d{1,2}\s*版"
    r"|(?:稿源|来源|信息来源|文章来源|出处|发布时间|发布日期|时间|日期|更新时间|浏览(?:量|次数)?|阅读(?:量|次数)?|点击(?:量|次数)?|评论|字号|字体"
    r"|责任编辑|责编|编辑|审核|校对|值班主编)\s*[：:]\s*[^\s　|｜：:]{0,24}"
)
_SPREAD: Final = r"[\u4e00-\u9fff][ 　\xa0]{1,2}[\u4e00-\u9fff]"
"""A name of two characters that is spread over the width of three: 许　青."""
_AUTHOR: Final = re.compile(
    r"(?:作者|文|撰文|记者|通讯员)\s*[：:/／]\s*"
    rf"((?:[\u4e00-\u9fff·]{{2,12}}|{_SPREAD}(?![\u4e00-\u9fff]))"
    rf"(?:[ 　\xa0、,，]{{1,2}}(?:[\u4e00-\u9fff·]{{2,4}}|{_SPREAD})(?![：:\u4e00-\u9fff])){{0,5}})"
)
_LINE: Final = 120
"""Characters of the line about a page: date, source, author, size of type."""

_SITE: Final = re.compile(
    r"\s*[_|｜]\s*|\s+[-–—]+\s+|--+|[-–—](?=[^-–—]{2,14}(?:网|报|在线|频道|客户端|日报|晚报|新闻)$)"
)
_NO_TITLE: Final = re.compile(r"无标题|未命名|untitled|document|new page|首页|index|正文", re.IGNORECASE)
_TITLE: Final = 60


class PageArticle(NamedTuple):
    """The blocks that are copy, in their order."""

    blocks: tuple[HtmlBlock, ...]
    left_out: tuple[tuple[str, int], ...]
    """Blocks that are none of it, with their lines."""
    words: dict[int, str]
    """Bylines taken from the line about the page, by the id of its block."""
    about: tuple[tuple[str, int], ...]
    """What that line says beside them, with its line in the file."""
    head: HtmlBlock | None
    """The block that the page's title says is the head, where no element does."""
    title: tuple[str, int] | None
    """A head that stands in the title of the page alone, and its line."""
    lost: tuple[tuple[str, int], ...]
    """Elements that are not carried over, with their lines."""


def article_of(page: PageBlocks) -> PageArticle:
    """The article of *page*."""
    texts = {id(one): one.text.strip(BLANKS) for one in page.blocks}
    words = [one for one in page.blocks if texts[id(one)] or one.kind == "rule"]
    inside = _within(page, _root(page, words, texts))
    kept = [one for one in words if not inside or one.inside in inside]
    known = {id(one) for one in kept}
    first = next((one.line for one in kept if one.kind != "rule"), 0)
    before = [one for one in words if one.kind == "h1" and id(one) not in known and one.line <= first]
    over = _heading_over(page, words, kept, texts)
    kept = _bounded([*(over or before), *kept], texts)
    bylines: dict[int, str] = {}
    about: list[tuple[str, int]] = []
    out: set[int] = set()
    for at, one in enumerate(kept):
        text = texts[id(one)]
        if text and len(text) <= _LINE and not one.structure and one.kind[:1] != "h" and at <= _TOP:
            said = _about(one.parted)
            if said is not None:
                about.append((text, one.line))
                if said and not bylines:
                    bylines[id(one)] = said
                else:
                    out.add(id(one))
    kept = [one for one in kept if id(one) not in out]
    known = {id(one) for one in kept} | out
    left = [(texts[id(one)], one.line) for one in words if id(one) not in known and texts[id(one)]]
    lost = tuple((tag, line) for tag, line, root in page.lost if not inside or root in inside)
    head, title = _head(page, kept, texts)
    if title is not None:
        block = HtmlBlock(title[1], "h1", 0)
        block.put(title[0])
        kept = [block, *kept]
    return PageArticle(tuple(kept), tuple(left), bylines, tuple(about), head, title, lost)


_TOP: Final = 8
"""Blocks from the top of an article among which the line about the page stands."""


_OVER: Final = 10
"""Blocks before the copy among which its head stands, with kicker, deck, byline and the line about the page."""

_KICKER: Final = 24


def _heading_over(
    page: PageBlocks, words: list[HtmlBlock], kept: list[HtmlBlock], texts: dict[int, str]
) -> list[HtmlBlock]:  # fmt: skip
    """The head of the page and what stands between it and the copy, where the copy has a container of its own.

    A short line right above the head in the same container is its kicker.  Empty where the head is not there.
    """
    if not kept or any(one.kind == "h1" for one in kept[:_TOP]):
        return []
    start = next(at for at, one in enumerate(words) if one is kept[0])
    titles = [_plain(one) for one in _names(page)]
    titled = [at for at in range(max(0, start - _OVER), start) if texts[id(words[at])]]
    at = next((at for at in titled if words[at].kind == "h1"), None)
    at = next((at for at in titled if _plain(texts[id(words[at])]) in titles), None) if at is None else at
    if at is None:  # old pages set their head by hand
        at = next((at for at in reversed(titled) if _is_all_strong(words[at], texts[id(words[at])])), None)
    if at is None:
        return []
    above = words[at - 1] if at else None
    is_kicker = (
        above is not None
        and above.inside == words[at].inside
        and not above.linked
        and 3 < len(texts[id(above)]) <= _KICKER
        and _about(above.parted) is None
        and _plain(texts[id(above)]) not in titles
        and texts[id(above)][-1] not in "。：:"
    )
    return words[at - is_kicker : start]


def _is_all_strong(block: HtmlBlock, text: str) -> bool:
    """True for a block that may be a head and is strong from its first word to its last."""
    head = _LEAST_HEAD <= len(text) <= _TITLE and not block.linked and block.structure is None and "。" not in text
    return head and any(one.kind == "strong" and one.end - one.start >= len(text) for one in block.spans)


def _names(page: PageBlocks) -> list[str]:
    """What the titles of *page* call it, with and without the names of the site."""
    made: list[str] = []
    for key in _TITLES:
        title = page.titles.get(key, ("", 0))[0]
        made += [one.strip(BLANKS) for one in (title, *_SITE.split(title)) if len(one.strip(BLANKS)) >= _LEAST_HEAD]
    return made


_LEAST_HEAD: Final = 4
_TITLES: Final = ("og:title", "ld+json", "title")
"""What a page calls itself in its head, the surest first."""


def _about(text: str) -> str | None:
    """The byline that the line about the page has, "" for none; ``None`` when *text* is no such line."""
    author = _AUTHOR.search(text)
    rest, count = _ABOUT.subn("", _AUTHOR.sub("", text))
    bare = re.sub(r"[\s　|｜/\[\]【】()（）<>《》:：,，、·A-]+|[大中小]|分享(?:到)?|打印|收藏", "", rest)
    if bare or not (count or author) or (not author and not count):
        return None
    return f"作者 {author[1].strip(' 　、，,')}" if author else ""


def _root(page: PageBlocks, words: list[HtmlBlock], texts: dict[int, str]) -> set[int]:
    """The containers that hold the copy; empty for all of the page."""
    weight = dict.fromkeys(page.around, 0)
    depth = {0: -1}
    for number, outer in page.around.items():
        depth[number] = depth[outer] + 1
    for block in words:
        text = texts[id(block)]
        running = len(text) >= _RUNNING and block.linked * 1000 < block.size * _LINKED
        weight[block.inside] += sum(map(is_han, text)) if running else 0
    for number in reversed(page.around):  # an inner one was met later
        if number:
            weight[page.around[number]] += weight[number]
    if page.articles:
        most = max(weight[one] for one in page.articles)
        return {one for one in page.articles if weight[one] * _SHARE >= most}
    total = weight.pop(0)
    # The innermost container that still has nearly all of the running text.
    best = [number for number, han in weight.items() if total and han * 10 >= total * 8]
    return {max(best, key=depth.__getitem__)} if best else set()


def _within(page: PageBlocks, roots: set[int]) -> set[int]:
    """The containers that are one of *roots* or stand in one."""
    made: set[int] = set()
    for number, outer in page.around.items():  # an outer one was met before
        if number in roots or outer in made:
            made.add(number)
    return made


def _bounded(blocks: list[HtmlBlock], texts: dict[int, str]) -> list[HtmlBlock]:
    """*blocks* without words that lead elsewhere: share bars, 上一篇, lists of other stories."""
    leads = [_leads(one, texts[id(one)]) for one in blocks]
    if all(one or block.kind == "rule" for one, block in zip(leads, blocks, strict=True)):
        return blocks
    around = ["", *leads, ""]
    for at, block in enumerate(blocks):
        if leads[at] == "link" and not around[at] and not around[at + 2] and block.structure is None:
            leads[at] = ""  # one link by itself may be a paragraph; several together are a list
    return [block for block, led in zip(blocks, leads, strict=True) if not led]


def _leads(block: HtmlBlock, text: str) -> str:
    """``words`` or ``link`` for a block that leads to something else than the copy."""
    linked = block.size > 0 and block.linked * 1000 >= block.size * _LINKED
    if block.kind in ("h1", "figcaption", "rule", "row"):
        return ""
    if _NEIGHBOURS.match(text) and (block.linked or len(text) <= _SHORT) and text[-1] not in "。！？”":
        return "words"
    return "link" if linked and text[-1:] not in "。！？" else ""


def _head(
    page: PageBlocks, kept: list[HtmlBlock], texts: dict[int, str]
) -> tuple[HtmlBlock | None, tuple[str, int] | None]:
    """The head that the title of the page is, where no element says so: a block of the article, or a new line."""
    titled = next((page.titles[key] for key in _TITLES if page.titles.get(key, ("",))[0]), None)
    if titled is None or any(re.fullmatch(r"h[1-6]", one.kind) for one in kept):
        return None, None
    names = [one.strip(BLANKS) for one in _SITE.split(titled[0])]
    for one in kept[:_TOP]:
        text = texts[id(one)]
        if len(text) >= 4 and _plain(text) in (_plain(titled[0]), *map(_plain, names)):
            return one, None
    title = names[0]
    many = sum(len(texts[id(one)]) >= _RUNNING for one in kept)
    if not 4 <= len(title) <= _TITLE or _NO_TITLE.match(title) or not many or not any(map(is_han, title)):
        return None, None
    return None, (title, titled[1])


def _plain(text: str) -> str:
    return "".join(one for one in text if one.isalnum())
