"""Heads of copy that stands elsewhere: links that a web page puts under an article, and what 导读 says is inside."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from layout.characters.source import SourceLine
from layout.lines.head_forms import is_labelled, may_be_head
from layout.lines.items import item_of
from layout.lines.page_names import has_title, with_edges, with_page_name
from layout.lines.running_lines import DAY
from layout.lines.shapes import LineShape, shape_of
from layout.lines.signatures import is_day, reaches
from layout.lines.web_lines import are_comments
from layout.stories.parts import SUBHEAD
from layout.stories.words import BODY_ENDS

_OVER: Final = frozenset((
    "相关新闻", "相关阅读", "相关报道", "相關新聞", "相關閱讀", "延伸閱讀", "热门推荐", "为您推荐",
    "猜你喜欢", "推荐阅读", "相关推荐", "相關推薦", "相关文章", "相關文章", "往期回顾", "往期回顧",
    "熱門文章", "編輯推薦", "更多文章",
    "更多新聞", "你可能也想看", "热门阅读", "今日推荐", "更多推荐", "编辑推荐", "你可能感兴趣",
    "往期推荐", "往期精彩", "热点新闻",
    "更多精彩", "热门文章", "精彩推荐", "更多新闻", "大家都在看", "看完本文还看了", "熱門新聞", "推薦閱讀",
))  # fmt: skip
"""What stands over links, whole."""

_MOST: Final = 12

_COPY: Final = 30
"""Characters of a sentence that is no link."""

_LINKS: Final = 2
"""Lines that stand under such words, at the least, where these may as well be a subhead."""


def furnished(shapes: tuple[LineShape, ...], settled: Container[int]) -> tuple[LineShape, ...]:
    """*shapes* with what is furniture by the lines beside it: a page's name, links, a day under a head, 报：, 送：."""
    edged = with_edges(with_page_name(shapes, settled), settled)
    named = _with_recipients(_with_site(edged, settled), settled)
    return _with_prices(_with_reached(_with_days(with_links(named, settled), settled), settled))


def _with_prices(shapes: tuple[LineShape, ...]) -> tuple[LineShape, ...]:
    """*shapes* with what a book costs, under 作者：… and 出版社：…, as copy: a paper says so at its foot."""
    made = list(shapes)
    for at in range(1, len(shapes)):
        if made[at].furniture and shapes[at].text.startswith("定价") and not made[at - 1].furniture:
            made[at] = made[at]._replace(furniture="" if is_labelled(shapes[at - 1]) else made[at].furniture)
    return tuple(made)


def _with_reached(shapes: tuple[LineShape, ...], settled: Container[int]) -> tuple[LineShape, ...]:
    """*shapes* with what a paper is reached by under 新闻热线: a number, an address, and nothing else on the line."""
    made = list(shapes)
    for at in range(1, len(shapes)):
        under = made[at - 1].furniture == "credits" and not made[at].furniture and at not in settled
        if under and reaches(shapes[at].text):
            made[at] = shapes[at]._replace(furniture="credits")
    return tuple(made)


def _with_recipients(shapes: tuple[LineShape, ...], settled: Container[int]) -> tuple[LineShape, ...]:
    """*shapes* with 报：市委、市政府 and 送：各直属单位 as furniture: who is sent a notice, said under the whole of it.

    Where copy goes on below they are copy: 送：五十元购物券一张 in what a shop offers.
    """
    made = list(shapes)
    for at in reversed([at for at, one in enumerate(shapes) if at not in settled and _is_sent(one)]):
        below = made[at + 1] if at + 1 < len(made) else None
        over = below is None or below.line.page != shapes[at].line.page or below.furniture or may_be_head(below)
        if over:  # nothing but a new story, furniture or another such line is below
            made[at] = shapes[at]._replace(furniture="credits")
    return tuple(made)


def _is_sent(shape: LineShape) -> bool:
    """True for a line that may be so by itself; where a full stop is behind it, it ends in a body."""
    text = shape.text
    if not ("：" in text[1:3] or ":" in text[1:3]) or not _sent().match(text):
        return False
    return shape.end != "stop" or text.rstrip("。").endswith(_ENDS_OF_BODIES)


@cache
def _sent() -> re.Pattern[str]:
    return re.compile(r"(?:主送|抄送|抄报|分送|报送|报|送|發送|发)[：:]\s*\S")


_ENDS_OF_BODIES: Final = (
    *BODY_ENDS,
    "单位",
    "部门",
    "领导",
    "委",
    "府",
    "办",
    "部",
    "会",
    "同志",
    "媒体",
    "县",
    "市",
    "区",
)
"""The last of those that are sent a notice ends so, where a full stop is behind it."""


def _with_site(shapes: tuple[LineShape, ...], settled: Container[int]) -> tuple[LineShape, ...]:
    """*shapes* with the name of a site (湖州在线) over buttons or a trail of it as furniture.

    高温预警发布 and 织密防汛网 end as sites do: under what is no stamp there is a title below, and over a stamp is one.
    """
    made = list(shapes)
    for at, shape in enumerate(shapes[:-1]):
        named = not shape.furniture and 0 < shape.size <= _SITE and shape.text.endswith(_SITES) and at not in settled
        above = shapes[at - 1].furniture if at else "web"
        around = above in ("web", "stamp") and shapes[at + 1].furniture == "web"
        if named and around and (above == "stamp" or has_title(shapes[at + 1 : at + _TITLED])):
            made[at] = shape._replace(furniture="web")
    return tuple(made)


_SITES: Final = ("在线", "在線", "网", "網", "发布", "發布", "融媒", "客户端")
_SITE: Final = 8
"""What a site is called ends so, and has up to so many characters."""

_TITLED: Final = 8
"""Lines from the name of a site on in which the title of its article stands."""


def _with_days(shapes: tuple[LineShape, ...], settled: Container[int]) -> tuple[LineShape, ...]:
    """*shapes* with days that stand alone as furniture: under a head and over copy or, the day of a page, a folio."""
    made = list(shapes)
    for at in range(1, len(shapes) - 1):
        day = at not in settled and not shapes[at].furniture and _day_alone().fullmatch(shapes[at].text)
        if not day:
            continue
        headed = may_be_head(shapes[at - 1]) and _opens_copy(shapes[at + 1 : at + 1 + _UNDER_DAY])
        if headed or made[at - 1].furniture in _OF_PAGES:
            made[at] = shapes[at]._replace(furniture="date")
    return tuple(made)


_OF_PAGES: Final = ("folio", "nameplate", "credits")
"""What stands over the day at the top of a page."""


@cache
def _day_alone() -> re.Pattern[str]:
    return re.compile(rf"[（(]?{DAY}(?:\s*星期[一二三四五六日])?[）)]?")


def _opens_copy(shapes: Sequence[LineShape]) -> bool:
    """True where copy is the first of *shapes*, but for who wrote it and furniture."""
    copy = next((one for one in shapes if not (one.byline or one.furniture)), None)
    return copy is not None and (bool(copy.opening) or not may_be_head(copy)) and not is_day(copy.text)


_UNDER_DAY: Final = 3


def with_links(shapes: tuple[LineShape, ...], settled: Container[int]) -> tuple[LineShape, ...]:
    """*shapes* with the links under 相关新闻 as furniture: all heads below it but the last, which may have copy.

    So are lines under 导读 that end with a page, and what @… say under 网友评论（23）.

    The words over them are furniture over two links and more, and by themselves where no copy is under them; where
    相关报道 stands over copy it is the subhead of a background, or the head of a box.
    """
    made = list(shapes)
    for at in range(1, len(shapes)):
        if made[at - 1].furniture == "index" and at not in settled and _on_page().search(shapes[at].line.text):
            made[at] = made[at]._replace(furniture="index")
    for at in range(1, len(shapes)):
        said = made[at - 1].furniture and (are_comments(shapes[at - 1].line.text) or made[at - 1].line.text[:1] == "@")
        if said and at not in settled and shapes[at].text[:1] == "@":
            made[at] = made[at]._replace(furniture="web")
    copy = len(shapes)
    below = [copy := copy if shapes[at].furniture else at for at in reversed(range(len(shapes)))][::-1]
    for at, shape in enumerate(shapes):
        if at in settled or shape.line.text.strip(" 　：:■●|｜") not in _OVER:
            continue
        end = at + 1
        while end < min(len(shapes), at + _MOST) and end not in settled and _is_link(shapes[end]):
            end += 1
        under = below[end] if end < len(shapes) else end
        headed = under < len(shapes) and shapes[under].line.page == shape.line.page and end > at + 1
        last = end - (headed and not _is_marked(shapes[end - 1]))
        if end == at + 1 < len(shapes) and shapes[end].end == "stop" and shapes[end].size > _COPY:
            made[at] = shape._replace(furniture="")
            continue
        if not shape.furniture and last - at <= _LINKS:
            continue
        for index in range(at + bool(shape.furniture), last):
            made[index] = made[index]._replace(furniture="web")
    return tuple(made)


def counted_subheads(lines: Sequence[SourceLine]) -> dict[int, str]:
    """The lines under 01, 02, 03 that stand alone, by index: subheads of an article of the web, counted over them."""
    bare = [at for at, line in enumerate(lines) if line.text in _COUNTS]
    made: dict[int, str] = {}
    for at, to in pairwise(bare):
        one, other = _COUNTS.index(lines[at].text), _COUNTS.index(lines[to].text)
        if other != one + 1 or (one and at + 1 not in made):
            continue
        over = [index + 1 for index in (at, to) if index + 2 < len(lines)]
        if len(over) > 1 and all(may_be_head(shape_of(lines[index])) for index in over):
            made |= dict.fromkeys(over, SUBHEAD)
    return made


_COUNTS: Final = tuple(f"0{number}" for number in range(1, 10))


@cache
def _on_page() -> re.Pattern[str]:
    """“候鸟”老人南下，养老金咋认证？ 4版: what stands on which page, under 导读."""
    return re.compile(r"^.{4,40}[\s…·.>→]+第?\s*[A-Z]?\d{1,2}\s*版[)）]?$")


def _is_link(shape: LineShape) -> bool:
    return may_be_head(shape) or (bool(shape.text) and shape.short and _is_marked(shape))


def _is_marked(shape: LineShape) -> bool:
    return item_of(shape.text) == "mark" or shape.text[:1] in _BULLETS


_BULLETS: Final = frozenset("·•‧●○◆■>＞")


def is_in_article(shapes: Sequence[LineShape], owner: int, at: int) -> bool:
    """True in an article of the web that begins at *owner*, where no other's stamp stands right under the line *at*."""
    below = shapes[at + 1 : at + 1 + _UNDER]
    if not any(one.furniture == "stamp" for one in shapes[owner : min(owner + _TOP, at)]):
        return False
    if any(one.furniture == "stamp" for one in below):
        return False
    above = at
    while above and shapes[above - 1].furniture:
        above -= 1
    closing = shapes[above:at]  # who edited it, links, rights: the article is over
    return len(closing) < _CLOSING and not any(one.furniture == "credits" for one in closing)


_CLOSING: Final = 3
"""Lines of furniture in a row that stand under an article; one or two may stand in it."""

_UNDER: Final = 3
"""Lines under a head in which its stamp stands: a deck and who wrote it may come first."""

_TOP: Final = 6
"""Lines from a head on in which the stamp of its article stands."""
