"""What the keys of an edition mean, in Chinese and English."""

from __future__ import annotations

from typing import Final

Words = tuple[str, str]

EDITION_SHAPES: Final[dict[str, Words]] = {
    "edition": ("一个分版（地方版）：和基版不同的地方", "An edition for a zone: what differs from the base"),
}

EDITIONS: Final[Words] = (
    "分版（地方版），各写和基版不同的地方；结果在文件夹 id-代号 里",
    "Editions by zone, each with what differs from the base; their files go to the folder id-name",
)

EDITION_KEYS: Final[dict[str, Words]] = {
    "name": ("代号，文件名里用；base 是基版", "Its name, which its folder bears; base is the issue itself"),
    "title": ("叫什么，如 江北版", "What it is called"),
    "plates": ("只换哪些版：black 只换黑版，别的版子有变就是错误；不写则不限",
               "Plates that it changes: with black any other that changes is an error; all if not given"),
    "slots": ("各格不同的地方，按格的 id：{lead: {story: north}}；none 是不要这一格",
              "What differs of slots, by their ids: {lead: {story: north}}; none leaves the slot out"),
    "pages": ("整版换掉的版，按版次：{3: p3-north.yaml}；none 是不要这一版",
              "Pages that are others, by number: {3: p3-north.yaml}; none leaves the page out"),
    "paper": ("报头内容不同的地方，如 {price: 2元}", "Facts of the flag that differ, such as {price: 2元}"),
    "press": ("付印文件不同的做法", "What differs of the press files"),
    "epaper": ("数字报不同的地方", "What differs of the e-paper"),
    "copy": ("换用的稿件来源", "Copy in place of the base's"),
    "style": ("换用的样式表", "House style in place of the base's"),
    "every": ("换用的各版都有的格", "Slots of every page in place of the base's"),
    "ads": ("换用的待排广告", "Ads without a place in place of the base's"),
    "fonts": ("换用的自备字体", "The house's own faces in place of the base's"),
    "glyphs": ("换用的造字", "Drawn characters in place of the base's"),
    "allow": ("换用的允许的问题", "Findings that may stand in place of the base's"),
}  # fmt: skip
