"""Residue of other programs in copy: HTML entities and tags, wiki marks, presentation forms."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from layout.characters.changes import Change

WITH_LENGTH: Final = dict(zip(
    "︐︑︒︓︔︕︖︗︘︙︰︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹐﹑﹒﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞﹟﹠﹡﹢﹣﹤﹥﹦﹨﹩﹪﹫",
    "，、。：；！？〖〗…：—（）｛｝〔〕【】《》〈〉「」『』，、．；：？！（）｛｝〔〕#&*+-<>=\\$%@",
    strict=True,
))  # fmt: skip
"""Presentation and small forms of punctuation."""

_ENTITIES: Final = {
    "nbsp": " ", "ensp": " ", "emsp": " ", "thinsp": " ", "lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'",
    "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "middot": "·", "hellip": "…", "mdash": "—", "ndash": "–",
    "bull": "•", "times": "×", "deg": "°", "copy": "©", "permil": "‰", "yen": "¥", "zwnj": "", "zwj": "", "shy": "",
}  # fmt: skip


def plain_ideograph(char: str) -> str:
    """The unified ideograph that *char* stands for; *char* itself where there is none."""
    new = unicodedata.normalize("NFKC", char)
    return new if len(new) == 1 else char


def strip_markup(text: str, changes: list[Change]) -> str:
    """Take out HTML and wiki residue; what was taken is listed in *changes*."""
    from layout.characters.changes import Change

    def put(match: re.Match[str]) -> str:
        old = match.group()
        new = _in_place_of(match)
        if new != old:
            changes.append(Change("markup", old, new))
        return new

    if not any(char in text for char in "&<{[='|"):
        return text
    for _ in range(4):
        made = _residue().sub(put, text)
        if made == text:
            break
        text = made
    return text


@cache
def _residue() -> re.Pattern[str]:
    return re.compile(
        r"&(?P<entity>[A-Za-z]{2,8});|&#(?P<code>x[0-9A-Fa-f]{1,6}|[0-9]{1,7});"
        r"|(?P<tag></?(?:p|br|b|i|u|a|em|strong|span|div|font|h[1-6]|sup|sub|img|li|ul|ol|td|tr|table|ref|small|big|center)\b[^<>]{0,200}>)"
        r"|(?P<comment><!--.{0,500}?-->)"
        r"|\[\[(?:File|Image|文件|图像|Category|分类)[^\[\]]{0,200}\]\]"
        r"|\[\[(?:[^\[\]|]{0,80}\|)?(?P<link>[^\[\]|]{1,80})\]\]"
        r"|\{\{[^{}]{0,200}\}\}|(?P<ticks>'{2,5})|^(?P<level>={2,6})\s*(?P<title>[^=]{1,80}?)\s*={2,6}$|^\{\||^\|\}$|^\|-+$"
    )


def _in_place_of(match: re.Match[str]) -> str:
    if match["entity"]:
        return _ENTITIES.get(match["entity"].lower(), match.group())
    if match["code"]:
        seen = match["code"]
        code = int(seen[1:], 16) if seen[0] in "xX" else int(seen)
        return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    return match["link"] or match["title"] or ""
