"""Copy that was pasted out of an e-mail: the lines over it, what it answers, and the card under it are no copy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from layout.characters.source import SourceLine
from layout.stories.parts import FURNITURE

_LEAST: Final = 2
"""Lines such as 发件人： and 主题： together that only a message has."""

_CARD: Final = 8
"""Lines of a card under -- at most: a name, an office, telephones."""


def letter_parts(lines: Sequence[SourceLine]) -> dict[int, str]:
    """Indexes of lines of a message that are no copy: its head, quoted lines (> …), and the card after --.

    Nothing is one in a text without the head of a message: two lines or more of sender, receiver, subject and date
    that stand together.
    """
    named = [_is_field(line.text.strip()) for line in lines]
    made: dict[int, str] = {}
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and named[end] and (end == at or not lines[end].gap):
            end += 1
        if end - at >= _LEAST and any(_sender().match(line.text.strip()) for line in lines[at:end]):
            made |= dict.fromkeys(range(at, end), FURNITURE)
        at = max(end, at + 1)
    if not made:
        return {}
    for at, line in enumerate(lines):
        text = line.text.strip()
        if text.startswith((">", "＞")) or _divider().fullmatch(text):
            made[at] = FURNITURE
        elif text in ("--", "—") and at not in made:
            end = min(len(lines), at + 1 + _CARD)
            stop = next((to for to in range(at + 1, end) if to in made or lines[to].text.strip().startswith(">")), end)
            made |= dict.fromkeys(range(at, stop), FURNITURE)
    return made


def _is_field(text: str) -> bool:
    """True for 主题：… and Subject: …, of which the first character and the colon tell most lines apart."""
    return text[:1] in _FIRST and (":" in text or "：" in text) and bool(_field().match(text))


_FIRST: Final = frozenset("*发寄收抄密主附日时FTCSDftcsd")


@cache
def _field() -> re.Pattern[str]:
    names = (
        "发件人|寄件人|寄件者|收件人|收件者|抄送|密送|发送时间|发送日期|主题|主旨|附件|寄件日期|日期|时间|"
        "From|To|Cc|Sent|Date|Subject"
    )
    return re.compile(rf"\*{{0,2}}(?:{names})\s*\*{{0,2}}[:：]\*{{0,2}}\s*\S?", re.IGNORECASE)


@cache
def _sender() -> re.Pattern[str]:
    return re.compile(r"\*{0,2}(?:发件人|寄件人|寄件者|From|收件人|收件者|To)\s*\*{0,2}[:：]", re.IGNORECASE)


@cache
def _divider() -> re.Pattern[str]:
    """-----原始邮件-----, -------- Original Message --------: what a message answers begins here."""
    return re.compile(
        r"-{2,}\s*(?:原始邮件|转发的?邮件|回复的?邮件|Original Message|Forwarded message)\s*-{2,}", re.IGNORECASE
    )
