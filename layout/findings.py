"""What the program has to tell the editor: findings with a code, a place, and words in two languages.

A :class:`Finding` carries a code and the facts; its severity and its words stand in the catalogue of
:mod:`layout.messages`, so that codes are the same in every language and none is undocumented.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Final, TypeAlias

from layout.messages import CATALOGUE, Message
from layout.plurals import of_one
from layout.value import NamedTuple

_SAID = ("use", "what", "why", "kind", "space", "key", "where")
"""Facts that may be words of the program; the others are names and figures of the file."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_QUOTED = re.compile(r"“\{(\w+)\}”")
_BETWEEN_QUOTES: Final = "” “"
"""Between quotations of one fact, which the words have within the first and the last mark."""
_BETWEEN_TITLES: Final = "》《"
_MORE_TITLES: Final = re.compile(r"《… \((\d+)\)》")
"""How many stories there are where not all are named: that is no title of one."""
"""Between stories of one fact ``slug``, in Chinese; in English a comma stands there."""


class Severity(IntEnum):
    """How much a finding matters; an ERROR means the page must not go to press as it is."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


class Place(NamedTuple):
    """Where in the editor's own files: *line* and *column* count from 1, 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0
    excerpt: str = ""

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


class Several(NamedTuple):
    """What several findings that are told as one have for one fact: the *first* few, and how many there are."""

    first: tuple[str, ...]
    total: int

    @classmethod
    def of(cls, values: Sequence[str], most: int) -> str | Several:
        """So much of *values*, of which no more than *most* are named; one alone is itself."""
        return cls(tuple(values[:most]), len(values)) if len(values) > 1 else values[0]


Fact: TypeAlias = str | int | Several


NOTHING_NEAR: Final = "—"
"""The fact ``near`` where no word is known that could have been meant: nothing is asked then."""
_NONE_TO_CHOOSE: Final = {"zh": "这里还没有可选的名字。", "en": "There are no names to choose from yet."}


class Finding(NamedTuple):
    """One thing found.  Make it with :func:`finding`."""

    code: str
    place: Place | None
    facts: tuple[tuple[str, Fact], ...]
    story: str

    @property
    def lines(self) -> tuple[int, ...]:
        """The line of its file that it stands on, and the others that it counts (``lines: 7, 9, 12``)."""
        named = str(dict(self.facts).get("lines", "")).split(", ")
        others = [int(one) for one in named if one.isdecimal()]
        return tuple(dict.fromkeys([self.place.line if self.place else 0, *others]))

    def figure(self, key: str) -> int:
        """The fact *key*, which is a number; 0 where there is none."""
        value = dict(self.facts).get(key, 0)
        return value.total if isinstance(value, Several) else int(value)

    @property
    def severity(self) -> Severity:
        """As the catalogue has it."""
        return Severity[CATALOGUE[self.code].severity.upper()]

    def message(self, language: str = "zh") -> str:
        """The finding in words, *language* being ``zh`` or ``en``."""
        return _say(CATALOGUE[self.code], language, self.facts, hint=False)

    def hint(self, language: str = "zh") -> str:
        """What the editor can do about it; empty where there is nothing to say."""
        if dict(self.facts).get("near") == NOTHING_NEAR:
            return _NONE_TO_CHOOSE[language]
        return _say(CATALOGUE[self.code], language, self.facts, hint=True)

    def __str__(self) -> str:
        return f"{self.place or self.story or '-'}: {self.code}: {self.message('en')}"


def finding(code: str, place: Place | None = None, /, *, story: str = "", **facts: Fact) -> Finding:
    """Make a finding; *facts* fill the braces of the catalogue's words.  Raises ``KeyError`` for an unknown code."""
    if code not in CATALOGUE:
        raise KeyError(code)
    return Finding(code, place, tuple(facts.items()), story)


def worst(found: Iterable[Finding]) -> Severity:
    """The gravest severity among *found*, ``NOTE`` when there is none."""
    return max((f.severity for f in found), default=Severity.NOTE)


class LayoutError(Exception):
    """No page can be made: the findings say why."""

    def __init__(self, *found: Finding) -> None:
        super().__init__("\n".join(str(f) for f in found))
        self.findings = found


class Unreadable(LayoutError):
    """A file is missing, too big, or not what it should be."""


class BadSpec(LayoutError):
    """The page spec or a style cannot be understood."""


class NoFace(LayoutError):
    """Not one usable face for a role."""


def _say(message: Message, language: str, facts: tuple[tuple[str, Fact], ...], *, hint: bool) -> str:
    zh, en = (message.zh_hint, message.en_hint) if hint else (message.zh, message.en)
    chinese = language.startswith("zh")
    quoted = _QUOTED.findall(zh if chinese else en)
    between = {"slug": _BETWEEN_TITLES} if chinese else {}
    known = {key: _told(value, between.get(key, ", "), quoted=key in quoted) for key, value in facts}
    if not chinese:
        return of_one(en, known).format(**known)
    if message.words or message.heard:
        known |= {key: _in_chinese(known[key], message.words) for key in _SAID if key in known}
        known |= {key: "（未命名）" for key, value in known.items() if value == "?"}
        if (why := known.get("why")) == dict(facts).get("why") and isinstance(why, str):
            known["why"] = next((said for piece, said in message.heard.items() if piece in why), why)
    return _MORE_TITLES.sub(r"等 \1 篇", zh.format(**known))


def _told(value: Fact, between: str, *, quoted: bool) -> str | int:
    """A fact as the words have it: several with a mark *between* them, or each a quotation of its own where *quoted*.

    More than are named are counted, but for quotations: what stood there would be within the marks of the last.
    """
    if not isinstance(value, Several):
        return _within_quotes(value) if quoted else value
    more = value.total > len(value.first)
    if quoted:
        return _BETWEEN_QUOTES.join([*(str(_within_quotes(one)) for one in value.first), *["…"] * more])
    counted = [f"… ({value.total})"] * more
    return between.join([*value.first, *counted])


def _within_quotes(value: str | int) -> str | int:
    """A fact that the words have in quotation marks: what it quotes itself has single ones, and double within those."""
    if not isinstance(value, str) or not ("“" in value or "”" in value):
        return value
    inner = ("“”‘’", "‘’“”") if "‘" in value else ("“”", "‘’")  # else ’ may be an apostrophe
    return value.translate(str.maketrans(*inner))


def _in_chinese(value: str | int, words: Mapping[str, str]) -> str | int:
    """A fact that is one of the program's *words*, or several, in Chinese; any other as it is."""
    if not isinstance(value, str):
        return value
    said = words.get(_NUMBER.sub("#", value))
    if said is None and ", " in value:
        listed = value.split(", ")
        return "、".join(words[one] for one in listed) if all(one in words for one in listed) else value
    if said is None:
        several = value.split(" ")
        return "：".join(words[one] for one in several) if all(one in words for one in several) else value
    numbers = iter(_NUMBER.findall(value))
    return "".join(next(numbers, "#") if one == "#" else one for one in said)
