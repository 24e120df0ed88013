"""What every key of the table of cards means, in Chinese and English."""

from __future__ import annotations

from typing import Final

Words = tuple[str, str]

CARD_SHAPES: Final[dict[str, Words]] = {
    "cards": ("社交平台卡片的表", "The table of cards for social media"),
    "card-colours": ("屏幕上的颜色，写成 #RRGGBB", "Colours on the screen, as #RRGGBB"),
    "card": ("一种卡片；长度都是像素", "One card; all lengths are pixels"),
    "card-head": ("标题字号的上下限", "Bounds of the head's size"),
}

CARD_KEYS: Final[dict[str, dict[str, Words]]] = {
    "cards": {
        "name": ("表的名字", "Name of the table"),
        "colours": ("颜色", "Colours"),
        "cards": ("各种卡片，按名字", "The cards by name"),
    },
    "card-colours": {
        "paper": ("卡片的底色", "Ground of a card"),
        "ink": ("字", "Type"),
        "house": ("报头、栏目的颜色，也是小卡片的底色", "Flag and rubric, and the ground of small cards"),
        "light": ("压在 house 上的字", "Type on house"),
        "quiet": ("日期、版次、署名", "Date, page and byline"),
        "line": ("线", "Rules"),
        "ground": ("整版图的底色", "Ground under a whole page"),
    },
    "card": {
        "size": ("[宽, 高]；[宽, [低, 高]] 时高度随文字增长",
                 "[width, height]; [width, [least, greatest]] grows with its text"),
        "safe": ("文字离四边多远：一个数、[上, 右, 下, 左]，或 square（居中的正方形）",
                 "White that text keeps: a number, [top, right, bottom, left], or square for the middle one"),
        "least": ("最小的字，小于它就报错", "The smallest type; less is an error"),
        "head": ("标题", "Size of the head"),
        "deck": ("副题、引题", "Size of deck and kicker"),
        "body": ("正文开头", "Size of the first lines"),
        "facts": ("日期、栏目、版次、署名", "Size of date, rubric, page and byline"),
        "flag": ("报头", "Size of the flag"),
        "bytes": ("文件最多多少字节", "Most bytes of a file"),
    },
    "card-head": {
        "max": ("上限", "The largest"),
        "min": ("下限", "The smallest"),
    },
}  # fmt: skip
"""Shape → key → its meaning."""
