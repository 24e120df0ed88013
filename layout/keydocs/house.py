"""Words for the keys of a house's own lists, which ``check`` holds pages to."""

from __future__ import annotations

from typing import Final

from layout.keydocs.preflight import BATCH_KEYS, BATCH_SHAPES, PREFLIGHT_KEYS, PREFLIGHT_SHAPES

Words = tuple[str, str]

HOUSE_SHAPES: Final[dict[str, Words]] = {
    "house-lists": ("本报的用词表：check 按它读大样", "A house's own lists, which check holds pages to"),
    "house-name": ("一个人名或机构名的写法", "How a name is written"),
    "house-word": ("一个不用的词", "A word that is not used"),
}

HOUSE_KEYS: Final[dict[str, dict[str, Words]]] = {
    "house-lists": {
        "names": ("人名、职务的写法", "Names and titles that must be written so"),
        "words": ("不用、慎用的词", "Words not to be used"),
        "order": ("排名次序，一行一组：[甲, 乙, 丙]；只看用顿号并列的",
                  "Names in their order, a list each; looked at where a sentence lists them"),
    },
    "house-name": {
        "name": ("正确的写法", "The name as it is written"),
        "title": ("名字前面的职务，如 市长；写成副市长、书记就报",
                  "The title before it; another office before the name is reported"),
        "wrong": ("常见的误写", "Forms that are wrong"),
    },
    "house-word": {
        "word": ("不用的词", "The word that is not used"),
        "use": ("改用什么", "What is used in its place"),
        "why": ("为什么", "Why"),
    },
}  # fmt: skip

FILE_SHAPES: Final = {**PREFLIGHT_SHAPES, **BATCH_SHAPES, **HOUSE_SHAPES}
FILE_KEYS: Final = {**PREFLIGHT_KEYS, **BATCH_KEYS, **HOUSE_KEYS}
"""Keys of the files that stand beside style sheets: for the plant, for batches, for the words of the house."""
