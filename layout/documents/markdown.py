"""A dump written in Markdown as lines of copy: heads, lists, tables, quotations, notes, links as they are marked.

A page's copy comes so from programs that read scans and from writers.  ``#`` marks heads; where several levels are
used, the topmost that has copy under it marks stories, and what is deeper subheads.  Pictures are reported.
"""

from __future__ import annotations

import re
from typing import Final

from layout.characters.source import SourceLine, lines_of
from layout.findings import Finding, Place, finding
from layout.markup.equations import CIRCLED
from layout.markup.headings import parts_by_level
from layout.markup.marked_lines import MarkedLines
from layout.stories.inline import without_marks
from layout.stories.model import Paragraph, Span
from layout.stories.parts import SUBHEAD
from layout.stories.storybody import read_body

_LEAST: Final = 2
"""Lines with # that make a text Markdown which is not named so and does not begin with one; one may be a #话题."""

_HEADING: Final = re.compile(r"(#{1,6})[ \t\u3000]+(\S.*?)[ \t]*#*$")
_PICTURE: Final = re.compile(r"!\[([^\]]{0,400})\]\(([^()\s]{0,1000}(?:\s+\"[^\"]{0,200}\")?)\)")
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
    """True for a text with Markdown's heads: several, or one at its top or under a name in .md."""
    if "#" not in text:
        return False
    heads = [line for line in text.split("\n") if line[:1] == "#" and _HEADING.match(line.rstrip("\r"))]
    named = name.lower().endswith((".md", ".markdown"))
    return len(heads) >= _LEAST or bool(heads and (named or text.lstrip("\ufeff \r\n").startswith(heads[0])))


def read_markdown(text: str, name: str) -> MarkedLines:
    """The lines of *text* without their marks, and what the marks settle."""
    found: list[Finding] = []
    lines: list[SourceLine] = []
    levels: dict[int, int] = {}
    spans: dict[int, tuple[Span, ...]] = {}
    structures: dict[int, Paragraph] = {}
    notes: dict[str, str] = {}
    for line in lines_of(text):
        line = line._replace(text=_NOTE.sub(lambda one: f"[{_mark(one[1], notes)}]{{note}}", line.text))
        heading = _HEADING.match(line.text)
        if heading:
            plain, own = without_marks(heading[2])
            levels[len(lines)] = len(heading[1])
            lines.append(line._replace(text=plain, indent=0))
        elif _BLOCK.match(line.text) and not structures.get(line.number):
            _structure(line, lines, structures, notes)
            continue
        else:
            plain, own = without_marks(_without_pictures(line, name, found)) if _marked(line.text) else (line.text, ())
            if not plain.strip():
                continue
            lines.append(line._replace(text=plain.strip()))
        if own:
            spans[line.number] = own
    parts, doubtful = parts_by_level(lines, levels)
    if _FRONT_HEAD.match(text):
        parts, doubtful = dict.fromkeys(parts, SUBHEAD), frozenset()
    return MarkedLines(tuple(lines), parts, tuple(found), spans, structures, doubtful)


def _marked(text: str) -> bool:
    return "![" in text or "]{note}" in text or bool(_MARKS.search(text))


def _without_pictures(line: SourceLine, name: str, found: list[Finding]) -> str:
    """The words of *line* beside its pictures; what stands in their brackets is reported with their names."""
    for words, path in _PICTURE.findall(line.text):
        listed = f"{path}（{words}）" if words else path
        found.append(finding("copy-picture", Place(name, line.number, 1, line.text[:60]), listed=listed[:120]))
    return _PICTURE.sub("", line.text)


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
