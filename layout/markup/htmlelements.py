"""What the elements of a web page are to copy: containers, blocks, words that hold something, what is not shown."""

from __future__ import annotations

import re
from typing import Final

from layout.markup.htmllooks import is_unseen

SILENT: Final = frozenset(("script", "style", "svg", "head", "iframe", "object", "rp"))
"""What shows no words, or none of the copy; the page's head is read apart."""

UNSEEN: Final = {
    "template": "hidden", "noscript": "hidden", "del": "struck", "s": "struck", "strike": "struck",
}  # fmt: skip
"""Words that are in the page and are not shown, or are struck out, which an editor does not want printed."""

ROUND: Final = frozenset(
    (
        "nav", "footer", "aside", "form", "button", "menu", "dialog", "textarea", "select", "datalist", "amp-ad",
        "amp-embed", "amp-sidebar", "amp-social-share",
    )
)  # fmt: skip
"""What shows words that are no copy; how much is reported."""

LOST: Final = frozenset(
    [
        "audio",
        "video",
        "iframe",
        "embed",
        "object",
        "canvas",
        "svg",
        "math",
        "frame",
        "input",
        "meter",
        "progress",
        "applet",
    ]
)
"""What shows something that is not carried over: reported by kind and place."""

BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "body",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "table",
        "blockquote",
        "figure",
        "figcaption",
        "header",
        "pre",
        "dl",
        "dt",
        "dd",
        "hr",
        "center",
        "caption",
        "details",
        "summary",
        "address",
        "fieldset",
        "legend",
        "hgroup",
        "td",
        "th",
        "nav",
        "footer",
        "aside",
        "listing",
        "xmp",
        "form",
        "menu",
    ]
)
ROOTS: Final = frozenset(("article", "main", "section", "div", "td", "body"))
"""Containers among which the one that holds the article is looked for."""

_NAME: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SAID: Final = frozenset(("comment", "comments", "cmt", "reply", "replies", "gentie", "pinglun", "disqus", "guestbook"))
_BESIDE: Final = frozenset(
    (
        "share", "bshare", "bdsharebuttonbox", "jiathis", "social", "toolbar", "related", "relate", "xiangguan",
        "recommend", "recommends", "recommended", "recommendation", "tuijian", "hot", "rank", "ranking", "next", "prev",
        "previous", "sidebar", "side", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "nav", "navbar", "navigation",
        "footer", "foot", "copyright", "disclaimer", "statement", "login", "signin", "qrcode", "erweima", "ad", "ads",
        "advert", "advertisement", "adsense", "sponsor", "banner", "newsletter", "popup", "modal", "feedback", "jubao",
    )
)  # fmt: skip
"""Words of classes and ids by which sites call what readers say of an article, and what else stands round it."""


def beside_kind(attributes: dict[str, str]) -> str:
    """``said`` for what readers say, ``beside`` for what else a site calls by such a name; "" for all else."""
    names = {one.lower() for one in _NAME.findall(f"{attributes.get('class', '')} {attributes.get('id', '')}"[:200])}
    if not names.isdisjoint(_SAID):
        return "said"
    return "" if names.isdisjoint(_BESIDE) else "beside"


INLINE: Final = {
    "strong": "strong", "b": "strong", "mark": "strong", "em": "emphasis", "i": "emphasis", "u": "underline",
    "sup": "sup", "sub": "sub",
}  # fmt: skip
LOOKS: Final = (
    ("sup", re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)),
    ("sub", re.compile(r"vertical-align\s*:\s*sub\b", re.IGNORECASE)),
    ("strong", re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)),
    ("emphasis", re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)),
    ("dots", re.compile(r"text-emphasis", re.IGNORECASE)),
    ("underline", re.compile(r"text-decoration[^;]*:\s*[^;]*underline", re.IGNORECASE)),
)
STRUCK: Final = re.compile(r"text-decoration[^;]*:\s*[^;]*line-through", re.IGNORECASE)
SENTENCE: Final = re.compile(r"[\u4e00-\u9fff][^<>。！？]{0,2000}[。！？]|[\u4e00-\u9fff，、]{12}")
"""Words in a comment that somebody may miss; 正文开始 is none."""

IN_HEAD: Final = frozenset(["title", "meta", "link", "script", "style", "base", "noscript", "template"])
KINDS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "dt", "dd", "summary"])
VOID: Final = frozenset(
    [
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "wbr",
        "area",
        "base",
        "col",
        "embed",
        "source",
        "track",
        "frame",
        "param",
    ]
)
CLOSED_BY: Final = {
    "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr", "td", "th"), "td": ("td", "th"),
    "th": ("td", "th"), "tbody": ("tr", "td", "th"), "thead": ("tr", "td", "th"), "tfoot": ("tr", "td", "th"),
    "rt": ("rt", "rp"), "rp": ("rt", "rp"), "rb": ("rt", "rp"),
}  # fmt: skip
"""Elements whose end tag may be left out: what begins closes those of the same list, table or ruby."""

SCOPES: Final = frozenset(("ul", "ol", "menu", "dl", "table", "ruby"))
VERSE: Final = 24
"""Characters of the longest line of preformatted text that is verse."""

SEAMS: Final = frozenset(("span", "em", "i", "a", "time", "label", "small"))
"""Elements that pages use for the things they say of an article, one beside the other."""

LAZY: Final = ("data-src", "data-original", "data-lazy-src", "data-original-src", "data-url")
"""Where pages that fetch a picture when it is scrolled to keep its address."""

PICTURES: Final = frozenset(("img", "amp-img", "image"))
DEEPEST: Final = 400
DEEPEST_TABLE: Final = 8
"""Tables inside tables that are looked at as tables; what is deeper is running text."""

ATTRIBUTES: Final = (
    "src", *LAZY, "srcset", "hidden", "style", "href", "id", "start", "type", "value", "reversed", "colspan", "rowspan",
    "property", "name", "content", "class", "align", "color", "bgcolor",
)  # fmt: skip


def picture_of(attributes: dict[str, str]) -> str:
    """The address of a picture: the one it is fetched from in the end, not what stands there until then."""
    lazy = next((attributes[key] for key in LAZY if attributes.get(key)), "")
    named = lazy or attributes.get("src", "") or attributes.get("srcset", "").split(",")[0].split(" ")[0]
    return "" if named.startswith("data:") else named.strip()


AROUND: Final = frozenset(("nav", "footer", "aside", "form", "dialog"))
"""Those of :data:`ROUND` that a page has round all of its copy: old sites a form, broken ones a nav that never ends."""


def unseen_kind(tag: str, attributes: dict[str, str], *, shown: bool = False, whole: bool = False) -> str:
    """Why the words of an element are not copy: ``silent``, ``hidden``, ``struck``, ``round``; "" where they are.

    With *shown* they are not hidden by a style: a script shows them.  With *whole* copy may stand in :data:`AROUND`.
    """
    style = attributes.get("style", "")
    if tag in SILENT:
        return "silent"
    if not shown and ("hidden" in attributes or (style and is_unseen(style))):
        return "hidden"
    if tag in UNSEEN:
        return UNSEEN[tag]
    if style and STRUCK.search(style):
        return "struck"
    return "round" if tag in ROUND and not (whole and tag in AROUND) else ""


def span_kind(tag: str, attributes: dict[str, str]) -> str:
    """What holds for the words of an element; "" for nothing."""
    kind = INLINE.get(tag, "")
    if not kind and attributes.get("style"):
        kind = next((name for name, look in LOOKS if look.search(attributes["style"])), "")
    return kind
