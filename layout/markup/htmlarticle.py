"""Which blocks of a web page are its article, and what stands round it: links, share bars, the line about the page."""

from __future__ import annotations

import re
from typing import Final

from layout.characters.normalise import is_han
from layout.characters.source import BLANKS
from layout.markup.htmlblocks import PageBlocks
from layout.markup.htmlroots import LINKED, is_running, roots_of, within
from layout.markup.htmltop import (
    HEADINGS,
    LINE,
    PageTitles,
    about_of,
    are_buttons,
    found_head,
    is_all_strong,
    is_of_one_article,
    plain,
    stated_title,
)
from layout.markup.htmlwords import HtmlBlock
from layout.stories.people import byline_of
from layout.value import NamedTuple

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
    """The block that the page's title says is the head."""
    title: tuple[str, int] | None
    """A head that stands in the title of the page alone, and its line."""
    lost: tuple[tuple[str, int], ...]
    """Elements that are not carried over, with their lines."""
    pictures: tuple[str, ...]
    unseen: dict[str, list[str]]
    """Words among the copy that are not shown; what is hidden elsewhere is left out with the rest."""
    single: bool
    """The page is one article, which has this head."""


def article_of(page: PageBlocks) -> PageArticle:
    """The article of *page*."""
    texts = {id(one): one.text.strip(BLANKS) for one in page.blocks}
    words = [one for one in page.blocks if texts[id(one)] or one.kind == "rule"]
    roots, beside = roots_of(page, words, texts)
    inside = (within(page, roots) if roots else {*page.around}) - beside
    kept = [one for one in words if one.inside in inside]
    titles = PageTitles(page)
    start = next((at for at, one in enumerate(words) if one.inside in inside and is_running(one, texts[id(one)])), 0)
    over = [one for one in words[: start + 1] if one.inside not in beside]
    head = None if _is_typed(page) else found_head(over, texts, titles)
    if head is not None:
        kept = _from_head(words, kept, head, start, texts)
    else:
        kept = [*_over_by_looks(words, kept, texts), *kept]
    kept = _bounded(kept, texts)
    top = _TopOfPage(kept, texts, head)
    out = {*top.about, *top.buttons}
    known = {id(one) for one in kept} - {id(one) for one in top.buttons}
    left = [(texts[id(one)], one.line) for one in words if id(one) not in known and texts[id(one)]]
    left += [(words, line) for said in page.unseen.values() for words, line, root in said if root not in inside]
    about = tuple((texts[id(one)], one.line) for one in kept if one in top.about or id(one) in top.bylines)
    kept = [one for one in kept if one not in out]
    title = stated_title(page) if head is None and _lacks_head(page, kept, texts) else None
    if title is not None:
        head = HtmlBlock(title[1], "h1", 0)
        head.put(title[0])
        kept = [head, *kept]
    single = head is not None and len(roots) <= 1 and _is_of_a_site(page, head, left) and not _has_second(kept, head)
    return PageArticle(
        tuple(kept), tuple(left), top.bylines, about, head, title,
        tuple((tag, line) for tag, line, root in page.lost if root in inside),
        tuple(named for named, root in page.pictures if root in inside),
        {kind: [words for words, _, root in said if root in inside] for kind, said in page.unseen.items()},
        single,
    )  # fmt: skip


def _lacks_head(page: PageBlocks, kept: list[HtmlBlock], texts: dict[int, str]) -> bool:
    """True for copy without a heading, and for an article whose headings are all subheads, as its page has told."""
    bare = not _is_typed(page) and not any(one.kind in HEADINGS for one in kept)
    return (bare or is_of_one_article(page)) and any(is_running(one, texts[id(one)]) for one in kept)


def _is_of_a_site(page: PageBlocks, head: HtmlBlock, left: list[tuple[str, int]]) -> bool:
    """True for a page that a site has made round an article: it has a heading, or something else than the article."""
    return not _is_typed(page) and (head.kind in HEADINGS or bool(left) or is_of_one_article(page))


def _is_typed(page: PageBlocks) -> bool:
    """True for a document that a word processor wrote as a page: its title is its first line, whatever it holds."""
    generator = page.titles.get("generator", ("", 0))[0].lower()
    return any(word in generator for word in _PROCESSORS)


_PROCESSORS: Final = ("word", "office", "wps", "google docs", "pages", "abiword", "pandoc")


def _has_second(kept: list[HtmlBlock], head: HtmlBlock) -> bool:
    """True where another heading has the rank of the *head*, if that is of the first."""
    return head.kind == "h1" and any(one.kind == "h1" for one in kept if one is not head)


def _from_head(
    words: list[HtmlBlock], kept: list[HtmlBlock], head: HtmlBlock, start: int, texts: dict[int, str]
) -> list[HtmlBlock]:  # fmt: skip
    """*kept* from the *head* on, with the kicker over it and what stands between it and the copy at *start*."""
    at = next(at for at, one in enumerate(words) if one is head)
    known = {id(one) for one in words[:at]}
    between = words[at + 1 : start] if start - at <= _OVER else []
    among = {id(one) for one in between}
    below = [one for one in kept if id(one) not in known and id(one) not in among and one is not head]
    own = {one.inside for one in kept}
    # What stands there in a container of its own and is neither a deck nor a name is a label or a button.
    between = [one for one in between if one.inside in own or _is_over_copy(one, texts[id(one)])]
    return [*_kickers(words, at, texts), head, *between, *below]


def _is_over_copy(block: HtmlBlock, text: str) -> bool:
    if block.kind in HEADINGS or about_of(block.parted) is not None or byline_of(text):
        return True
    return sum(map(is_han, text)) >= _DECK and block.linked * 1000 < block.size * LINKED


_DECK: Final = 8
"""Chinese characters of a deck, at least."""

_OVER: Final = 12
"""Blocks before the copy among which its head stands, with kicker, deck, byline and the line about the page."""

_KICKER: Final = 24


def _kickers(words: list[HtmlBlock], at: int, texts: dict[int, str]) -> list[HtmlBlock]:
    """The kicker of the head at *at*: a heading right over it, or a short line in the same container."""
    above = words[at - 1] if at else None
    if above is None or above.inside != words[at].inside or above.linked or above.structure:
        return []
    text = texts[id(above)]
    if above.kind in HEADINGS:
        return [above] if above.kind != "h1" else []
    is_kicker = 3 < len(text) <= _KICKER and text[-1] not in "。：:" and about_of(above.parted) is None
    return [above] if is_kicker and not are_buttons(text) else []


def _over_by_looks(words: list[HtmlBlock], kept: list[HtmlBlock], texts: dict[int, str]) -> list[HtmlBlock]:
    """A head that no title names and what stands between it and the copy: a heading of the first rank, or bold type."""
    if not kept or any(one.kind == "h1" for one in kept[:_TOP]):
        return []
    start = next(at for at, one in enumerate(words) if one is kept[0])
    near = [at for at in range(max(0, start - _OVER), start) if texts[id(words[at])]]
    at = next((at for at in near if words[at].kind == "h1"), None)
    if at is None:  # old pages set their head by hand
        at = next((at for at in reversed(near) if is_all_strong(words[at], texts[id(words[at])])), None)
    if at is None:
        return [one for one in words[:start] if one.kind == "h1"]
    return [*_kickers(words, at, texts), *words[at:start]]


_TOP: Final = 8
"""Blocks from the top of an article among which the line about the page stands, if no copy stands above it."""


class _TopOfPage:
    """What of the first blocks of an article is said about the page, or is pressed."""

    def __init__(self, kept: list[HtmlBlock], texts: dict[int, str], head: HtmlBlock | None) -> None:
        self.about: list[HtmlBlock] = []
        self.buttons: list[HtmlBlock] = []
        self.bylines: dict[int, str] = {}
        named = plain(texts[id(head)]) if head is not None else ""
        begun = False
        for at, one in enumerate(kept):
            text = texts[id(one)]
            said = about_of(one.parted) if _may_be_about(one, text) else None
            if said is not None and (at <= _TOP or not begun):
                if said and not self.bylines:
                    self.bylines[id(one)] = said
                else:
                    self.about.append(one)
            elif one is not head and not begun and text:
                again = bool(named) and plain(text) == named
                self.buttons += [one] if again or are_buttons(text) else []
                begun = is_running(one, text) and not again


def _may_be_about(block: HtmlBlock, text: str) -> bool:
    listed = block.structure is not None and block.structure.kind == "item"
    return len(text) <= LINE and (listed or not block.structure) and block.kind not in HEADINGS


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
    linked = block.size > 0 and block.linked * 1000 >= block.size * LINKED
    if block.kind in ("h1", "figcaption", "rule", "row"):
        return ""
    if _NEIGHBOURS.match(text) and (block.linked or len(text) <= _SHORT) and text[-1] not in "。！？”":
        return "words"
    return "link" if linked and text[-1:] not in "。！？" else ""
