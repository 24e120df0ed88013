"""Scripts that are not set here: their letters join, stack, change places or run the other way.

Shaped letter by letter they would stand there in order and yet read as nonsense, whatever face has them; so no face
counts as having them.  What is set letter by letter (Greek, Cyrillic, Georgian, Yi, Hangul) is not among them.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

_ARABIC: Final = "阿拉伯字母（阿拉伯文、维吾尔文、哈萨克文） / Arabic"

_BLOCKS: Final = (
    (0x0590, 0x05FF, "希伯来文 / Hebrew"),
    (0x0600, 0x06FF, _ARABIC),
    (0x0700, 0x074F, "叙利亚文 / Syriac"),
    (0x0750, 0x077F, _ARABIC),
    (0x0780, 0x07BF, "它拿文 / Thaana"),
    (0x07C0, 0x07FF, "西非书面文 / N’Ko"),
    (0x0800, 0x085F, "撒马利亚文 / Samaritan"),
    (0x0860, 0x08FF, _ARABIC),
    (0x0900, 0x097F, "天城文 / Devanagari"),
    (0x0980, 0x09FF, "孟加拉文 / Bengali"),
    (0x0A00, 0x0A7F, "古木基文 / Gurmukhi"),
    (0x0A80, 0x0AFF, "古吉拉特文 / Gujarati"),
    (0x0B00, 0x0B7F, "奥里亚文 / Odia"),
    (0x0B80, 0x0BFF, "泰米尔文 / Tamil"),
    (0x0C00, 0x0C7F, "泰卢固文 / Telugu"),
    (0x0C80, 0x0CFF, "卡纳达文 / Kannada"),
    (0x0D00, 0x0D7F, "马拉雅拉姆文 / Malayalam"),
    (0x0D80, 0x0DFF, "僧伽罗文 / Sinhala"),
    (0x0E00, 0x0E7F, "泰文 / Thai"),
    (0x0E80, 0x0EFF, "老挝文 / Lao"),
    (0x0F00, 0x0FFF, "藏文 / Tibetan"),
    (0x1000, 0x109F, "缅甸文 / Myanmar"),
    (0x1780, 0x17FF, "高棉文 / Khmer"),
    (0x1800, 0x18AF, "蒙古文 / Mongolian"),
    (0x1950, 0x19DF, "傣文 / Tai"),
    (0x19E0, 0x19FF, "高棉文 / Khmer"),
    (0x1A20, 0x1AAF, "傣文 / Tai"),
    (0xA8E0, 0xA8FF, "天城文 / Devanagari"),
    (0xA980, 0xA9DF, "爪哇文 / Javanese"),
    (0xA9E0, 0xA9FF, "缅甸文 / Myanmar"),
    (0xAA60, 0xAA7F, "缅甸文 / Myanmar"),
    (0xFB1D, 0xFB4F, "希伯来文 / Hebrew"),
    (0xFB50, 0xFDFF, _ARABIC),
    (0xFE70, 0xFEFE, _ARABIC),
)
"""Blocks of Unicode and what their scripts are called."""

_STARTS: Final = tuple(start for start, _, _ in _BLOCKS)
_FIRST: Final = "\u0590"
_LAST: Final = "\ufefe"
_SIGNS: Final = "\u0e3f\ufd3e\ufd3f"
"""฿ and ornate brackets stand alone as others do."""


def unset_script(character: str) -> str:
    """The name of the script of *character*, in Chinese and English, where it is one that is not set; else empty."""
    if not _FIRST <= character <= _LAST or character in _SIGNS:
        return ""
    point = ord(character)
    _, end, name = _BLOCKS[bisect_right(_STARTS, point) - 1]
    return name if point <= end else ""
