"""What one line of a dump looks like by itself, before its neighbours are asked."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from layout.characters.changes import Change
from layout.characters.normalise import clean, is_han
from layout.characters.source import SourceLine
from layout.lines.furniture import furniture_of
from layout.stories.credits import credit_at_end
from layout.stories.datelines import (
    Opening,
    jump_at_end,
    jump_at_start,
    opening_of,
)
from layout.stories.model import Byline, Credit, Jump
from layout.stories.people import byline_of, is_person, wrote_too
from layout.stories.story_kind import is_attributed, is_signed, without_desk_mark
from layout.stories.words import (
    CLOSERS,
    COMMAS,
    DOUBLE_SURNAMES,
    INSIDE_HEADS,
    MARKERS,
    NOT_FIRST,
    NOT_OPEN,
    NOTICE_ENDS,
    OPEN_WORDS,
    OPENERS,
    PAIRS,
    RUBRIC_ENDS,
    RUBRICS,
    STOPS,
    THE_END,
)
from layout.value import NamedTuple

LONGEST_HEAD: Final = 40
PIECE_OF_JUMP: Final = {"to": "jump", "from": "back"}
_LONG: Final = 20
"""From here on a point at the end of a line is a full stop whatever stands before it."""
_DEEPEST: Final = 40
"""Marks open at once among which the fellow of a closing one is looked for."""


class LineShape(NamedTuple):
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
    """``folio``, ``nameplate``, ``credits``, ``index``, ``web``, ``stamp``, ``date`` or ``rule``; "" for copy."""
    name: bool = False
    """It could be a person's or a pen name."""

    @property
    def short(self) -> bool:
        """No longer than a head, and no sentence in it."""
        return self.size <= LONGEST_HEAD and not self.inner


def shape_of(line: SourceLine, whole: frozenset[str] = frozenset()) -> LineShape:
    """Look at *line*.  The pieces named in *whole* (``jump``, ``back``, ``opening`` …) are left in its text."""
    seen = _seen(line.text, line.indent, whole)
    indent = seen.line.indent
    return LineShape._make((line if line.indent == indent else line._replace(indent=indent), *seen[1:]))


_UNSEEN: Final[tuple[Jump | None, Jump | None, Credit | None, Opening | None, Byline | None]] = (None,) * 5
"""What a line is taken to have before it is looked at: it says what each may come to be."""


@lru_cache(maxsize=1024)
def _seen(words: str, indent: int, whole: frozenset[str]) -> LineShape:
    """What can be seen in a line of *words* wherever it stands: a dump is read again after every key of an editor."""
    line = SourceLine(0, words, indent, 0)
    cleaned = clean(words)
    text, changes = cleaned.text, cleaned.changes
    jump, back, credit, opening, byline = _UNSEEN
    sign = furniture = ""
    if text.startswith("□□"):
        bare = text.lstrip("□ ")
        changes = (*changes, Change("space", text[: len(text) - len(bare)], ""))
        line, text = line._replace(indent=max(2, line.indent)), bare
    tail = jump_at_end(text)
    if tail and (tail[0].direction == "to" or not tail[1]) and PIECE_OF_JUMP[tail[0].direction] not in whole:
        found, text = tail[0], text[: tail[1]].rstrip()
        jump = found if found.direction == "to" else None
        back = None if jump else found
    head = jump_at_start(text)
    if head and "back" not in whole:
        back, text = head[0], text[head[1] :].lstrip()
    if text and len(text) <= 120:
        furniture = furniture_of(text)
    if text and not furniture:
        opening = opening_of(text) if "opening" not in whole else None
        named = bool(opening and opening.byline and opening.byline.raw[:1] in ("记", "記"))  # 南都讯 记者 某某
        if opening and opening.byline and opening.end == len(text) and (named or text[0] in "〔【［["):
            byline = opening.byline._replace(raw=text, inline=False)  # 〔記者某某／台北報導〕 by itself
            opening = None
        if not opening and byline is None:
            byline = byline_of(text)
        seen = credit_at_end(text) if "credit" not in whole else None
        if seen and not seen[1] and seen[0].verb in ("摄", "攝") and not wrote_too(text):
            byline = None  # 本报记者 某某摄: who took a picture, and nobody's name
        if seen and (not byline or not seen[1]):
            credit, text = seen[0], text if byline else text[: seen[1]].rstrip()
        if opening:
            text = text[opening.end :].lstrip()
        if not credit and "sign" not in whole:
            sign, text = _signed(text) if text[-1:] in ")）" else _signed_behind(text)
    opened, closes = balance(text)
    return LineShape(
        line, text, size_of(text), _end(text), _inner(text), sum(map(text.count, "，、；,;")),
        _lower(text), opened, closes, changes, byline, opening, credit, jump, back, sign, furniture,
        _named(text),
    )  # fmt: skip


def leans(text: str) -> bool:
    """True for words that want others behind them: they end in 的, 和, 将 and are no 目的, 温和 or 老将."""
    return text.endswith(OPEN_WORDS) and not text.endswith(NOT_OPEN)


def size_of(text: str) -> float:
    """Characters of *text*, half-width ones counted half."""
    if len(text) > 200:
        return len(text)
    return len(text) - len(text.encode("latin-1", "ignore")) / 2


def _end(text: str) -> str:
    """How a line ends, closing marks looked through."""
    text = without_desk_mark(text)
    if text.endswith(THE_END) or is_attributed(text) or is_signed(text):
        return "stop"
    bare = text.rstrip(CLOSERS + '" ')
    last = bare[-1:]
    if (last in STOPS and last) or (last == "." and (is_han(bare[-2:-1] or " ") or len(bare) > _LONG)):
        return "stop"
    if last in "～~" and len(bare) > _LONG // 2:
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
    if _ENDS.isdisjoint(text):
        return 0
    return sum(map(text.count, _ENDS)) - (text.rstrip(CLOSERS + '"')[-1:] in _ENDS)


_ENDS: Final = frozenset("。；;！？!?")


def _lower(text: str) -> bool:
    """It cannot begin a paragraph: a mark that never begins one, or one ideograph and a comma (题，设三大板块)."""
    if text[1:2] in ("，", "、", "；") and is_han(text[0]) and text[0] not in "但而故然一二三四五六七八九十":
        return True
    return text[:1] in NOT_FIRST and not text.startswith(("——", "--", "……", "…"))


def balance(text: str) -> tuple[str, str]:
    """Opening marks left open and, as opening marks, those wanted by closing marks that had none."""
    opened: list[str] = []
    wanted: list[str] = []
    for match in _in_pairs().finditer(text):
        char, at = match[0], match.start()
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
        else:
            opened.append(char)
    return "".join(opened), "".join(wanted)


@cache
def _in_pairs() -> re.Pattern[str]:
    """Marks that open and close; [ is left out, which copy has for other things."""
    return re.compile(f"[{re.escape(''.join(dict.fromkeys([*OPENERS, *PAIRS])).replace('[', ''))}]")


def _signed(text: str) -> tuple[str, str]:
    """（记者 某某） at the end of a paragraph, and the text without it."""
    start = max(text.rfind("（"), text.rfind("("))
    if start <= 0 or len(text) - start > 40 or text[start - 1] not in "。！？”!?… ":
        return "", text
    inner = text[start + 1 : -1].strip()
    seen = byline_of(inner)
    people = inner.split()
    if (seen and seen.names) or (inner and len(people) <= 4 and all(is_person(one) for one in people)):
        return text[start:], text[:start].rstrip()
    if (
        inner.startswith(("据", "據", "作者", "来源", "來源", "新华社", "本报综合", "综合", "綜合", "中新社"))
        and len(inner) <= 24
    ):
        return text[start:], text[:start].rstrip()
    return "", text


def _signed_behind(text: str) -> tuple[str, str]:
    """…。 ■記者 某某: who wrote a paragraph, behind a sign at its end, and the text without it."""
    if len(text) <= _LONG or text[-1] in "。！？，；":  # with which nobody's name ends
        return "", text
    start = max(map(text.rfind, MARKERS), default=-1)
    if start <= 0 or len(text) - start > _LONGEST_SIGN or not text[:start].rstrip().endswith(tuple("。！？”」")):
        return "", text
    seen = byline_of(text[start:])
    return (text[start:], text[:start].rstrip()) if seen and seen.names else ("", text)


_LONGEST_SIGN: Final = 24


def joined_names(parts: list[str]) -> list[str]:
    """*parts* of a line of names, two single ideographs as one: 秦文海 吴 晓."""
    made: list[str] = []
    alone = False
    for part in parts:
        if alone and len(part) == 1:
            made[-1] += part
            alone = False
        else:
            made.append(part)
            alone = len(part) == 1
    return made


_NAMES: Final = 6
_LONGEST_NAMES: Final = 40
_LONGEST_NAME: Final = 3
_COUNTY: Final = 3

_LETTERS: Final = ("贺信", "贺电", "贺词", "贺辞", "唁电", "回信", "公报")
"""What stands over a letter, letters apart as names are: 贺 信."""


def _named(text: str) -> bool:
    if len(text) > _LONGEST_NAMES or not is_han(text.rstrip(" \u3000")[-1:] or " "):
        return False
    bare = text.removeprefix("——").strip(" \u3000")
    parts = bare.split()
    whole = "".join(parts)
    if not 0 < len(whole) <= _LONGEST_NAME * _NAMES or not all(map(is_han, whole)):
        return False
    if len(whole) == _COUNTY and whole[-1] in "县縣镇鎮市":
        return False
    if (
        whole in _LETTERS
        or whole in NOTICE_ENDS
        or whole in RUBRICS
        or whole in INSIDE_HEADS
        or whole.endswith(RUBRIC_ENDS)
    ):
        return False
    alone = len(parts) == 1 or len(parts[0]) == 1  # 车 前草, 向 远
    if len(whole) <= 3 and alone:
        return len(whole) >= 2
    if len(parts) == 1 and len(whole) == 4:
        return whole[:2] in DOUBLE_SURNAMES
    return len(parts) <= _NAMES and all(is_person(part) for part in joined_names(parts))
