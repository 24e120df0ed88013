"""Chinese names of the fields of a story file and of a file of hints, of kinds of story and of roles of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.findings import Finding, finding
from layout.trees.nodes import Items, Node, Scalar, Source

KINDS_IN_CHINESE: Final = {
    "消息": "news", "新闻": "news", "通讯": "feature", "特写": "feature", "评论": "commentary", "言论": "commentary",
    "图片": "photo", "图片新闻": "photo",
}  # fmt: skip
ROLES_IN_CHINESE: Final = {
    "正文": "body", "续文": "more", "小标题": "subhead", "附件": "furniture", "列表": "list", "表格": "table",
    "图片组": "photos", "组图": "photos",
}  # fmt: skip
"""What a line of a dump may be, beyond the fields of a story."""
YES_AND_NO: Final = {"是": "true", "否": "false", "true": "true", "false": "false"}


def _names(shape: str) -> dict[str, str]:
    from layout.keydocs.names import NAMES  # wanted only where a word is not an English one

    return NAMES[shape]


def english_field(shape: str, word: str) -> str:
    """The key of *shape* (``story``, ``hints``, ``hint``) that the Chinese *word* means; "" for none."""
    return "" if word.isascii() else _names(shape).get(word, "")


def known_words(shape: str, keys: Sequence[str], said: str) -> str:
    """What could be written in place of *said*: *keys* in the language of *said*, in the usual words."""
    if said.isascii():
        return ", ".join(keys)
    usual: dict[str, str] = {}
    for name, key in _names(shape).items():
        usual.setdefault(key, name)
    return "、".join(usual[key] for key in keys if key in usual)


_OF_SITES: Final = {"title": "headline", "subtitle": "deck", "author": "byline"}
"""Names that programs which keep Markdown for web sites (Hugo, Jekyll, Hexo) have for fields of a story."""

_ABOUT: Final = frozenset((
    "lastmod", "updated", "published", "draft", "tags", "tag", "categories", "category", "keywords", "layout",
    "permalink", "url", "aliases", "lang", "weight", "toc", "comments", "description", "summary", "excerpt", "cover",
    "image", "thumbnail", "id", "type", "template",
))  # fmt: skip
"""What they say there about a page, which is no copy."""


def key_meant(source: Source, key: Scalar, value: Node, keys: Sequence[str], found: list[Finding]) -> str:
    """The key that a Chinese name or one of a web site's stands for.

    What a site says about its page is left out and named with its *value*; a key that is misspelt is reported.
    """
    meant = english_field("story", key.value) or _OF_SITES.get(key.value.lower(), "")
    if not meant and key.value.lower() in _ABOUT:
        words = "、".join(_words_of(value, 4))
        text = f"{key.value} {words}".strip()[:_SAID]
        found.append(finding("page-furniture", source.of(key), kind="field", text=text, lines=str(source.of(key).line)))
    elif not meant:
        known = known_words("story", keys, key.value)
        found.append(finding("story-file-key", source.of(key), key=key.value[:40], known=known))
    return meant


_SAID: Final = 200


def _words_of(node: Node, depth: int) -> Iterator[str]:
    """The words of a value and of the values in it, *depth* deep."""
    if isinstance(node, Scalar):
        yield node.value
    elif depth:
        for one in node.items if isinstance(node, Items) else [value for _, value in node.pairs]:
            yield from _words_of(one, depth - 1)
