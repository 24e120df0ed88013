"""What one line of a dump looks like by itself, before its neighbours are asked."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from layout.stories.model import Byline, Credit, Jump
from layout.stories.normalise import Change, clean, is_han
from layout.stories.openings import (
    Opening,
    credit_at_end,
    jump_at_end,
    jump_at_start,
    opening_of,
)
from layout.stories.people import byline_of, is_person
from layout.stories.source import SourceLine
from layout.stories.words import (
    CLOSERS,
    COMMAS,
    DOUBLE_SURNAMES,
    FURNITURE_STARTS,
    FURNITURE_WORDS,
    HAN,
    MARKERS,
    NOT_FIRST,
    OPENERS,
    PAIRS,
    STOPS,
    THE_END,
)
from layout.value import NamedTuple

LONGEST_HEAD: Final = 40
PIECE_OF_JUMP: Final = {"to": "jump", "from": "back"}
_DEEPEST: Final = 40
"""Marks open at once among which the fellow of a closing one is looked for."""


class Shape(NamedTuple):
    """A cleaned line and what can be seen in it."""

    line: SourceLine
    text: str
    """Without a jump, credit or dateline that were found in it."""
    size: float
    """Characters, half-width ones counted half."""
    end: str
    """How it ends: ``stop``, ``comma``, ``dash``, ``open`` (an opening mark) or ``none``."""
    inner: int
    """Sentence ends inside."""
    commas: int
    lower: bool
    """It cannot begin a paragraph."""
    opened: str
    """Opening marks left open at its end, in order."""
    closes: str
    """Closing marks without an opening before them, as the opening marks they want."""
    changes: tuple[Change, ...] = ()
    byline: Byline | None = None
    opening: Opening | None = None
    credit: Credit | None = None
    jump: Jump | None = None
    back: Jump | None = None
    """上接 at its head."""
    sign: str = ""
    """A signature that closes the line: （记者 某某）."""
    furniture: str = ""
    """``folio``, ``nameplate``, ``credits``, ``index`` or ``rule``; "" for copy."""
    name: bool = False
    """It could be a person's or a pen name."""

    @property
    def short(self) -> bool:
        """No longer than a head, and no sentence in it."""
        return self.size <= LONGEST_HEAD and not self.inner


def shape_of(line: SourceLine, whole: frozenset[str] = frozenset()) -> Shape:
    """Look at *line*.  The pieces named in *whole* (``jump``, ``back``, ``opening`` …) are left in its text."""
    cleaned = clean(line.text)
    text = cleaned.text
    jump = back = credit = opening = byline = None
    sign = furniture = ""
    tail = jump_at_end(text)
    if tail and (tail[0].direction == "to" or not tail[1]) and PIECE_OF_JUMP[tail[0].direction] not in whole:
        jump, text = tail[0], text[: tail[1]].rstrip()
        if jump.direction == "from":
            jump, back = None, jump
    head = jump_at_start(text)
    if head and "back" not in whole:
        back, text = head[0], text[head[1] :].lstrip()
    if text and len(text) <= 120:
        furniture = _furniture(text)
    if text and not furniture:
        opening = opening_of(text) if "opening" not in whole else None
        if not opening:
            byline = byline_of(text)
        if not byline:
            told = credit_at_end(text)
            if told and "credit" not in whole:
                credit, text = told[0], text[: told[1]].rstrip()
        if opening:
            text = text[opening.end :].lstrip()
        if not credit and text[-1:] in ")）" and "sign" not in whole:
            sign, text = _signed(text)
    opened, closes = balance(text)
    return Shape(
        line, text, _size(text), _end(text), _inner(text), sum(text.count(c) for c in "，、；,;"),
        _lower(text), opened, closes, cleaned.changes, byline, opening, credit, jump, back, sign, furniture,
        _named(text),
    )  # fmt: skip


def _size(text: str) -> float:
    if len(text) > 200:
        return len(text)
    return sum(0.5 if char < "\u0100" else 1 for char in text)


def _end(text: str) -> str:
    """How a line ends, closing marks looked through."""
    if text.endswith(THE_END):
        return "stop"
    bare = text.rstrip(CLOSERS + '" ')
    last = bare[-1:]
    if (last in STOPS and last) or (last == "." and is_han(bare[-2:-1] or " ")):
        return "stop"
    if len(bare) < len(text):
        return "none"
    if last in COMMAS and last:
        return "comma"
    if last in OPENERS and last:
        return "open"
    return "dash" if last in "—" and last else "none"


def _inner(text: str) -> int:
    """Sentences that end before the line does."""
    return sum(text.count(char) for char in "。；;！？!?") - (text.rstrip(CLOSERS + '"')[-1:] in tuple("。；;！？!?"))


def _lower(text: str) -> bool:
    """It cannot begin a paragraph: a mark that never begins one, or one ideograph and a comma (题，设三大板块)."""
    if text[1:2] in ("，", "、", "；") and is_han(text[0]) and text[0] not in "但而故然一二三四五六七八九十":
        return True
    return text[:1] in NOT_FIRST and not text.startswith(("——", "--", "……", "…"))


def balance(text: str) -> tuple[str, str]:
    """Opening marks left open and, as opening marks, those wanted by closing marks that had none."""
    opened: list[str] = []
    wanted: list[str] = []
    if not any(char in text for char in "“”‘’「」『』（）()《》〈〉【】〔〕"):
        return "", ""
    for at, char in enumerate(text):
        if char in PAIRS:
            opening = PAIRS[char]
            same = {"（", "("} if opening in "（(" else {opening}
            if opened and opened[-1] in same:
                opened.pop()
            elif any(one in same for one in opened[-_DEEPEST:]):
                while opened.pop() not in same:
                    pass
            elif not (char in "）)" and at <= 3) and char != "’":
                wanted.append(opening)
        elif char in OPENERS and char not in "[〔":
            opened.append(char)
    return "".join(opened), "".join(wanted)


def _signed(text: str) -> tuple[str, str]:
    """（记者 某某） at the end of a paragraph, and the text without it."""
    start = max(text.rfind("（"), text.rfind("("))
    if start <= 0 or len(text) - start > 40 or text[start - 1] not in "。！？”!?… ":
        return "", text
    inner = text[start + 1 : -1].strip()
    told = byline_of(inner)
    people = inner.split()
    if (told and told.names) or (inner and len(people) <= 4 and all(is_person(one) for one in people)):
        return text[start:], text[:start].rstrip()
    if inner.startswith(("据", "據", "来源", "來源", "新华社", "本报综合", "综合", "中新社")) and len(inner) <= 24:
        return text[start:], text[:start].rstrip()
    return "", text


def _named(text: str) -> bool:
    bare = text.removeprefix("——").strip(" \u3000")
    parts = bare.split()
    if not parts or not all(map(is_han, "".join(parts))):
        return False
    whole = "".join(parts)
    if len(whole) <= 3 and (len(parts) == 1 or all(len(part) == 1 for part in parts)):
        return len(whole) >= 2
    if len(parts) == 1 and len(whole) == 4:
        return whole[:2] in DOUBLE_SURNAMES
    return len(parts) <= 4 and all(is_person(part) for part in parts)


@cache
def _folio() -> re.Pattern[str]:
    number = r"(?:[A-Z]?\d{1,3}|[〇一二三四五六七八九十]{1,3})"
    return re.compile(
        rf"第\s*{number}\s*版(?:\s*(?:{HAN}|·){{1,8}})?|{number}\s*版?|[A-Z]\d{{1,2}}\s*(?:{HAN}|·){{2,6}}|"
        rf"{HAN}{{2,4}}\s*第?{number}\s*版|=+\s*第?{number}\s*版?\s*=+|-+\s*\d+\s*-+|Page\s*\d+"
    )


def is_page_start(text: str) -> bool:
    """True for a folio line that names a page: 第N版 and its kin, not a bare number."""
    return "版" in text and len(text) <= 20 and bool(_folio().fullmatch(text))


@cache
def _index() -> re.Pattern[str]:
    return re.compile(
        r"[\s…·.>→▶►/／（(]*(?:详见|詳見|见|刊)?\s*第?\s*[A-Z]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*版[)）]?$"
    )


def _furniture(text: str) -> str:
    """What kind of page furniture the line is, "" for copy."""
    first = text[0]
    if not any(char.isalnum() for char in text):
        return "" if first in "。，" else "rule"
    if len(text) <= 20 and ("版" in text or any(map(str.isdigit, text))) and _folio().fullmatch(text):
        return "folio"
    bare = text.lstrip(MARKERS + " ")
    if bare.startswith(FURNITURE_STARTS) and not bare[:30].count("。") and len(text) <= 90:
        return "credits"
    if len(text) <= 70 and "。" not in text:
        hits = sum(word in text for word in FURNITURE_WORDS)
        if hits >= 3 and any(char.isdigit() for char in text) and _is_nameplate(text):
            return "nameplate"
    if len(text) <= 46 and text[-1] in "版)）" and len(text) > 5 and "转" not in text and "接" not in text:
        match = _index().search(text)
        if match and match.start() > 2 and not text[: match.start()].endswith("第"):
            return "index"
    return ""


def _is_nameplate(text: str) -> bool:
    return (
        any(
            sign in text
            for sign in (
                "星期",
                "农历",
                "农曆",
                "農曆",
                "CN",
                "邮发代号",
                "总第",
                "www.",
                "http",
                "国内统一",
                "今日",
                "新闻热线",
            )
        )
        and "，" not in text
        and "," not in text
    )
