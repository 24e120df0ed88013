"""Chinese names of the fields of a story file, and of the kinds of story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.findings import Finding, finding
from layout.trees.nodes import Scalar, Source

KINDS_IN_CHINESE: Final = {
    "消息": "news", "新闻": "news", "通讯": "feature", "特写": "feature", "评论": "commentary", "言论": "commentary",
    "图片": "photo", "图片新闻": "photo",
}  # fmt: skip


def key_meant(source: Source, key: Scalar, keys: Sequence[str], found: list[Finding]) -> str:
    """The key that a Chinese name stands for; one that is misspelt is reported and left out."""
    from layout.keydocs.names import chinese, english  # wanted only where a key is not an English one

    meant = english("story", key.value)
    if not meant:
        known = keys if key.value.isascii() else [names[0] for names in chinese("story").values()]
        found.append(finding("story-file-key", source.of(key), key=key.value[:40], known=", ".join(known)))
    return meant
