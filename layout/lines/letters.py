"""Copy that was pasted out of an e-mail: the lines over it, what it answers, and the card under it are no copy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from layout.characters.source import SourceLine
from layout.stories.parts import FURNITURE, HEAD

_LEAST: Final = 2
"""Lines such as 发件人： and 主题： together that only a message has."""

_CARD: Final = 8
"""Lines of a card under -- at most: a name, an office, telephones."""


_OPENING: Final = 12
"""Lines after the head of a message among which its subject may stand again as the head of the copy."""

_GREETING: Final = 3
"""Lines that greet, at most: 编辑老师好：, then a sentence or two about what is sent."""


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


def opening_parts(lines: Sequence[SourceLine], letter: Mapping[int, str], stated: Mapping[int, str]) -> dict[int, str]:
    """Indexes of lines between the head of a message and its copy: who is greeted, and what is said of the copy.

    *letter* are the lines that :func:`letter_parts` found, *stated* what names of fields settle.  Where the subject
    stands again over the copy, all before that, the subject too, is none.
    """
    start = 0
    while start < len(lines) and (start in letter or stated.get(start) == HEAD):
        start += 1
    if not letter or not start:
        return {}
    subjects = {at: lines[at].text.strip() for at in range(start) if stated.get(at) == HEAD}
    soon = range(start, min(len(lines), start + _OPENING))
    again = next((at for at in soon if lines[at].text.strip() in subjects.values()), None)
    if again is not None:
        return dict.fromkeys((*subjects, *range(start, again)), FURNITURE)
    end = start
    while end < len(lines) and end - start < _GREETING and _greets().fullmatch(lines[end].text.strip()):
        end += 1
    return dict.fromkeys(range(start, end), FURNITURE)


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
def _greets() -> re.Pattern[str]:
    """Greetings (编辑老师好：, 尊敬的编辑：), and what is said of copy that is sent (稿子如下，请查收)."""
    return re.compile(
        r"(?:尊敬的|亲爱的|敬爱的)?[^。，：:]{0,14}(?:您好|你们好|你好|老师好|主任好|编辑好|大家好)[：:，,！!。]?"
        r"|(?:尊敬的|亲爱的|敬爱的)[^。，：:]{1,14}[：:，,！!]|(?:编辑部|编辑老师|编辑同志)[：:]"
        r"|(?=.{4,40}$)(?:现将|随信|附件|稿[子件]|照片|图片|今?发[来去]|发上).{0,30}(?:如下|随后|查收|审阅|请审|审定|审核|采用|刊用|斧正|过目|附上|审稿|指正|发给|奉上|使用).{0,8}"
    )


@cache
def _divider() -> re.Pattern[str]:
    """-----原始邮件-----, -------- Original Message --------: what a message answers begins here."""
    return re.compile(
        r"-{2,}\s*(?:原始邮件|转发的?邮件|回复的?邮件|Original Message|Forwarded message)\s*-{2,}", re.IGNORECASE
    )
