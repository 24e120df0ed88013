"""A dump written in Markdown as lines of copy: heads, lists, tables, quotations, notes, links as they are marked.

A page's copy comes so from programs that read scans and from writers.  ``#`` marks heads; where several levels are
used, the topmost that has copy under it marks stories, and what is deeper subheads.  Pictures are reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from layout.characters.normalise import is_han
from layout.characters.source import SourceLine, lines_of
from layout.findings import Finding, Place, finding
from layout.markup.equations import CIRCLED
from layout.markup.headings import parts_by_level
from layout.markup.marked_lines import LiftedCaption, MarkedLines
from layout.stories.inline import without_marks
from layout.stories.model import Paragraph, Span
from layout.stories.parts import START, SUBHEAD
from layout.stories.storybody import read_body
from layout.stories.words import STOPS

_LEAST: Final = 2
"""Lines with # that make a text Markdown which is not named so and does not begin with one; one may be a #话题."""

_HEADING: Final = re.compile(r"(#{1,6})(?:[ \t\u3000]+(\S.*?)[ \t]*#*|(?=[^\s#\d!/.])([^#。]{2,40}))$")
"""A heading, also one without the blank behind its mark (##改善生态); #城市更新# is none, nor is #3机组."""

_UNDERLINE: Final = re.compile(r"(={3,}|-{3,})$")
_UNDERLINED: Final = re.compile(r"^\S[^\n]{0,60}\r?\n={3,}[ \t]*\r?$", re.MULTILINE)
_NAMES_COLUMNS: Final = re.compile(r"^[ \t]*\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*\r?$", re.MULTILINE)
_LONGEST: Final = 40
"""Characters of a line over ---, which makes it a heading; under a longer one, or under a sentence, it is a rule."""

_PICTURE: Final = re.compile(
    r"!\[([^\]]{0,400})\](?:\(([^()\n]{0,1000}(?:\([^()\n]{0,100}\)[^()\n]{0,200})?)\)|\[([^\]\n]{0,80})\])"
)
_IMAGE: Final = re.compile(r"<img\b[^<>]{0,1000}?\bsrc\s*=\s*[\"']?([^\s\"'<>]{1,1000})[^<>]{0,1000}>", re.IGNORECASE)
_NAMED_LINK: Final = re.compile(r"(?<!!)\[([^\[\]\n]{1,200})\]\[([^\[\]\n]{0,80})\]")
_ADDRESS: Final = re.compile(r"\[([^\]^\n]{1,80})\]:[ \t]+<?([^\s<>]{1,1000})>?(?:[ \t]+[\"'(].{0,200}[\"')])?$")
_STRUCK: Final = re.compile(r"~~([^~\n]{1,1000})~~")
_BOX: Final = re.compile(r"^((?:[-+*]|\d{1,3}[.)]) +)\[([ xX])\] +")
_FENCE: Final = re.compile(r"(?:`{3,}|~{3,})[\w-]{0,20}$")
_EMPHASISED: Final = re.compile(r"([*_])(?![*_])[^*_\n]{2,160}\1$")
_NOTE: Final = re.compile(r"\[\^([^\]\s]{1,8})\](?!:)")
_BLOCK: Final = re.compile(r"[-+*] +\S|\d{1,3}[.)] +\S|> ?\S|\|.*\|$|\[\^[^\]\s]{1,8}\]: *\S")
_MARKS: Final = re.compile(
    r"\*\*[^*]+\*\*|(?<![\w*])\*[^*\s](?:[^*]*[^*\s])?\*(?![\w*])|\]\([^()\s]+\)|\\[*_#\[\]]|(?<![\w_])__?[^\s_]"
)


_FRONT_HEAD: Final = re.compile(
    r"\ufeff?\s*---[ \t]*\r?\n(?:[^\n]{0,400}\n){0,40}?(?:title|headline|标题|主题)[ \t]*[:：][ \t]*\S[^\n]*\n"
    r"(?:[^\n]{0,400}\n){0,40}?---[ \t]*\r?\n",
    re.IGNORECASE,
)
"""Keys over the copy among which is a head: one story, whose headings are subheads."""


def is_markdown(text: str, name: str) -> bool:
    """True for a text with Markdown's heads (several, or one at its top or under a name in .md), tables or pictures."""
    heads = [line for line in text.split("\n") if line[:1] == "#" and _HEADING.match(line.rstrip("\r"))]
    named = name.lower().endswith((".md", ".markdown"))
    if len(heads) >= _LEAST or (heads and (named or text.lstrip("\ufeff \r\n").startswith(heads[0]))):
        return True
    return bool(_PICTURE.search(text) or _NAMES_COLUMNS.search(text) or _UNDERLINED.search(text))


def read_markdown(text: str, name: str) -> MarkedLines:
    """The lines of *text* without their marks, and what the marks settle."""
    read = lines_of(text)
    addresses = {one[1]: one[2] for line in read if (one := _ADDRESS.match(line.text))}
    underlined = _underlined(read)
    made = _Reading(name, addresses)
    for at, line in enumerate(read):
        if (at and at - 1 in underlined) or _FENCE.match(line.text) or _ADDRESS.match(line.text):
            continue
        line = line._replace(text=_prepared(line.text, addresses, made.notes, made.struck))
        heading = _HEADING.match(line.text)
        if heading:
            made.head(line, (heading[2] or heading[3]).strip(), len(heading[1]))
        elif at in underlined:
            made.head(line, line.text, underlined[at])
        elif _BLOCK.match(line.text) and not made.structures.get(line.number):
            _structure(line, made.lines, made.structures, made.notes)
            made.pictured = False
        else:
            made.prose(line)
    parts, doubtful = parts_by_level(made.lines, made.levels)
    fronted = bool(_FRONT_HEAD.match(text))
    if fronted:
        parts, doubtful = dict.fromkeys(parts, SUBHEAD), frozenset()
    if made.struck:
        words = "".join(made.struck)
        made.found.append(finding("copy-struck", Place(name), count=len(words), words=words[:16]))
    parts = (made.below if parts or fronted else {}) | parts
    return MarkedLines(
        tuple(made.lines), parts, tuple(made.found), made.spans, made.structures, doubtful, tuple(made.captions)
    )


class _Reading:
    """What was read of a text so far."""

    def __init__(self, name: str, addresses: Mapping[str, str]) -> None:
        self._name = name
        self._addresses = addresses
        self.found: list[Finding] = []
        self.lines: list[SourceLine] = []
        self.levels: dict[int, int] = {}
        self.spans: dict[int, tuple[Span, ...]] = {}
        self.structures: dict[int, Paragraph] = {}
        self.captions: list[LiftedCaption] = []
        self.below: dict[int, str] = {}
        """Copy right under a list or a table, which ends where its last item does."""
        self.notes: dict[str, str] = {}
        self.struck: list[str] = []
        self.pictured = False
        """True where the line above is a picture and nothing else."""

    def head(self, line: SourceLine, words: str, level: int) -> None:
        """Take a heading."""
        self.levels[len(self.lines)] = level
        self._take(line._replace(indent=0), *without_marks(words))
        self.pictured = False

    def prose(self, line: SourceLine) -> None:
        """Take a line of copy, a picture, or the caption under one."""
        under = self._near() if self.pictured and _EMPHASISED.match(line.text) else 0
        count = len(self.found)
        words = _without_pictures(line, self._name, self.found, self._addresses)
        plain, own = without_marks(words) if _marked(words) else (words, ())
        self.pictured = len(self.found) > count and not plain.strip()
        if under:
            self.captions.append(LiftedCaption(under, line._replace(text=plain.strip(), gap=0)))
        elif plain.strip():
            if self.lines and self.lines[-1].number in self.structures and _has_words(line):
                self.below[line.number] = START
            self._take(line, plain.strip(), own)

    def _take(self, line: SourceLine, words: str, own: tuple[Span, ...]) -> None:
        self.lines.append(line._replace(text=words))
        if own:
            self.spans[line.number] = own

    def _near(self) -> int:
        """The number of the copy over a caption, 0 for none."""
        return next((one.number for one in self.lines[: -_NEAR - 1 : -1] if _has_words(one)), 0)


_NEAR: Final = 4
"""Lines over a caption among which the copy is that it belongs to; the others are rules and marks of programs."""


def _has_words(line: SourceLine) -> bool:
    return any(map(is_han, line.text))


def _underlined(lines: Sequence[SourceLine]) -> dict[int, int]:
    """Headings by the === or --- right under them, and their levels; over --- stands a line alone, and no sentence."""
    made: dict[int, int] = {}
    for at, (line, below) in enumerate(pairwise(lines)):
        rule = _UNDERLINE.match(below.text) if not below.gap else None
        if rule is None or _UNDERLINE.match(line.text) or _BLOCK.match(line.text) or _HEADING.match(line.text):
            continue
        alone = not at or line.gap > 0
        if rule[1][0] == "=" or (alone and len(line.text) <= _LONGEST and not line.text.endswith((*STOPS, "：", ":"))):
            made[at] = 1 if rule[1][0] == "=" else 2
    return {} if _at_front(lines, made) else made


def _at_front(lines: Sequence[SourceLine], made: dict[int, int]) -> bool:
    """True where the only --- right under a line ends the keys over the copy."""
    return len(made) == 1 and 2 in made.values() and lines[0].text == "---"


def _prepared(text: str, addresses: Mapping[str, str], notes: dict[str, str], struck: list[str]) -> str:
    """*text* with its notes marked, its links with their addresses, ticked boxes as signs, without struck words."""
    text = _NOTE.sub(lambda one: f"[{_mark(one[1], notes)}]{{note}}", text)
    if "~~" in text:
        struck += _STRUCK.findall(text)
        text = _STRUCK.sub("", text)
    text = _BOX.sub(lambda one: f"{one[1]}{'☐' if one[2] == ' ' else '☑'} ", text)
    if addresses and "][" in text:
        text = _NAMED_LINK.sub(
            lambda one: f"[{one[1]}]({addresses[one[2] or one[1]]})" if (one[2] or one[1]) in addresses else one[0],
            text,
        )
    return text


def _marked(text: str) -> bool:
    return "]{note}" in text or bool(_MARKS.search(text))


def _without_pictures(line: SourceLine, name: str, found: list[Finding], addresses: Mapping[str, str]) -> str:
    """The words of *line* beside its pictures; what stands in their brackets is reported with their names."""
    if "![" not in line.text and "<" not in line.text:
        return line.text
    seen = [
        (words, path.strip() or addresses.get(key or words, key)) for words, path, key in _PICTURE.findall(line.text)
    ]
    seen += [("", path) for path in _IMAGE.findall(line.text)]
    for words, path in seen:
        listed = f"{path}（{words}）" if words else path
        found.append(finding("copy-picture", Place(name, line.number, 1, line.text[:60]), listed=listed[:120]))
    return _IMAGE.sub("", _PICTURE.sub("", line.text))


def _mark(key: str, notes: dict[str, str]) -> str:
    """The mark of the note *key* as it is printed: ① for the first that is named."""
    return notes.setdefault(key, CIRCLED[len(notes)] if len(notes) < len(CIRCLED) else f"({len(notes) + 1})")


def _structure(
    line: SourceLine, lines: list[SourceLine], structures: dict[int, Paragraph], notes: dict[str, str]
) -> None:
    """An item, a row, a quotation or a note; the dashes under the head of a table are none of them."""
    if re.fullmatch(r"\|(?:\s*:?-{3,}:?\s*\|)+", line.text):
        above = lines[-1].number if lines else 0
        if above in structures and structures[above].kind == "row":
            structures[above] = structures[above]._replace(is_head=True)
        return
    made = read_body(["  " * min(line.indent // 2, 4) + line.text], 0)[0]
    if made.kind == "note":
        mark = _mark(made.label, notes)
        made = made._replace(text=mark + made.text, label=mark, spans=())
    before = structures.get(lines[-1].number) if lines else None
    opens = made.kind == "row" and (before is None or before.kind != "row" or line.gap > 0)
    structures[line.number] = made._replace(opens=opens, is_head=False)
    lines.append(line._replace(text=made.text or "—"))
