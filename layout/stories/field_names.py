"""Chinese names of the fields of a story file and of a file of hints, of kinds of story and of roles of lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.findings import Finding, finding
from layout.trees.nodes import Scalar, Source

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


def key_meant(source: Source, key: Scalar, keys: Sequence[str], found: list[Finding]) -> str:
    """The key that a Chinese name stands for; one that is misspelt is reported and left out."""
    meant = english_field("story", key.value)
    if not meant:
        known = known_words("story", keys, key.value)
        found.append(finding("story-file-key", source.of(key), key=key.value[:40], known=known))
    return meant
