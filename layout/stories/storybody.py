"""The paragraphs of a story file as Markdown has them, and back.

``## `` and ``### `` begin subheads, ``- `` and ``1. `` items, ``> `` a quotation, ``| a | b |`` a row of a table
(what stands above ``| --- |`` names the columns), ``![caption](file)`` a picture, ``[^1]: `` a note, ``{verse}``
verse (alone: the end of a stanza); what stands between ``::: 编者按`` and ``:::`` is a note in a box, with that title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from layout.characters.source import OTHER_ENDS
from layout.stories.inline import escaped, with_marks, without_marks
from layout.stories.model import Cell, Paragraph, Span, row_of
from layout.stories.story_kind import joined_text, joined_texts
from layout.stories.tabbed import with_tabs_set

_BULLET: Final = "·"
"""What is printed for an item without a number."""


@cache
def _block() -> re.Pattern[str]:
    """What a line begins with when it is no plain paragraph."""
    return re.compile(
        r"(?!(?P<rule>[-*_]) *(?:(?P=rule) *){2,}$)(?:(?P<sub>#{1,6}) +|(?P<bullet>[-+*]) +(?=\S)"
        r"|(?P<number>\d{1,3}[.)]) +(?=\S)"
        r"|(?P<quote>>) ?|(?P<row>\|)(?=.*\|$)"
        r"|\[\^(?P<note>[^\]\s]{1,8})\]: *|(?P<verse>\{verse\})|\{item (?P<label>[^{}]{0,16})\})"
    )


def written_body(body: Sequence[Paragraph]) -> Iterator[str]:
    """The blocks of *body*, to be parted by blank lines."""
    rows: list[str] = []
    named = False
    for at, one in enumerate(body):
        after = body[at + 1] if at + 1 < len(body) else None
        closes = one.noted and (after is None or not after.noted or after.opens_note)
        if one.opens_note or (one.noted and (not at or not body[at - 1].noted)):
            yield f"::: {escaped(one.label) if one.kind == 'aside' else ''}".rstrip()
        if one.kind == "verse" and one.opens:
            yield _STANZA
        if one.kind != "row":
            yield from filter(None, (_written(one) if one.text or not one.opens_note else "", ":::" if closes else ""))
            continue
        if not rows:
            named = False
        if not named and not one.is_head:
            rows.append(f"|{' --- |' * max(1, sum(cell.across for cell in one.cells))}")
            named = True
        rows.append("|" + "".join(f" {_cell(cell)} |" for cell in one.cells))
        if after is None or after.kind != "row" or after.opens:
            yield "\n".join(rows)
            rows = []
            if closes:
                yield ":::"


def _cell(cell: Cell) -> str:
    spanning = [f"across={cell.across}"] if cell.across > 1 else []
    spanning += [f"down={cell.down}"] if cell.down > 1 else []
    return with_marks(cell.text, cell.spans) + (f"{{{' '.join(spanning)}}}" if spanning else "")


def _written(one: Paragraph) -> str:
    if one.kind == "picture":
        return f"![{escaped(one.caption)}]({escaped(one.text)})"
    text = with_marks(one.text, one.spans)
    if one.kind == "subhead":
        return f"{'#' * (2 + min(one.level, 4))} {text}"
    if one.kind == "item":
        return "  " * one.level + f"{{item {one.label}}}{text}"
    if one.kind == "note":
        return f"[^{escaped(one.label)}]: {text}"
    if one.kind in ("quote", "verse"):
        return f"> {text}" if one.kind == "quote" else f"{{verse}}{text}"
    return f"\\{text}" if text[:1] in "#!-+>{" or text.startswith(":::") or _block().match(text) else text


_BREAK: Final = re.compile(r"([-*_]) *(?:\1 *){2,}$")
"""A line of asterisks, dashes or underscores, which parts two chapters."""

_FENCE: Final = re.compile(r":::+ *(?P<title>.{0,40}?) *:* *$")


def read_body(lines: Sequence[str], start: int) -> list[Paragraph]:
    """The paragraphs of *lines* from *start* on; a note that is never closed goes on to their end."""
    lines, names = with_tabs_set(lines, start)
    fences = [at for at in range(start, len(lines)) if lines[at].startswith(":::") and _FENCE.match(lines[at])]
    made: list[Paragraph] = []
    title: str | None = None
    for fence, end in zip((start - 1, *fences), (*fences, len(lines)), strict=True):
        if fence >= start:
            match = _FENCE.match(lines[fence])
            title = match["title"] if match and (match["title"] or title is None) else None
        here = _in_stanzas(_read_blocks(lines[:end], fence + 1))
        apart = bool(made) and made[-1].noted
        made += here if title is None else as_note(here, without_marks(title)[0], apart=apart)
    if names:
        made = [
            one._replace(is_head=True) if one.kind == "row" and one.lines and one.lines[0] - 1 in names else one
            for one in made
        ]
    return made


_STANZA: Final = "{verse}"
"""A line of verse without words: a stanza ends."""


def _in_stanzas(body: Sequence[Paragraph]) -> list[Paragraph]:
    """*body* without the lines that part stanzas; the line of verse after one opens a stanza."""
    made: list[Paragraph] = []
    parted = False
    for one in body:
        if one.kind == "p" and one.text == _STANZA and not one.spans:
            parted = True
            continue
        made.append(one._replace(opens=True) if parted and one.kind == "verse" else one)
        parted = False
    return made


def as_note(paragraphs: Sequence[Paragraph], title: str, *, apart: bool = False) -> list[Paragraph]:
    """*paragraphs* as one boxed note of a story; pictures among them stay what they are.

    Its title, and what parts it from a note right before it (*apart*), is said by its first paragraph, which has no
    words of its own where the note begins with a list, a table, a subhead.
    """
    made: list[Paragraph] = []
    begun = False
    for one in paragraphs:
        if one.kind == "picture":
            made.append(one)
        elif one.kind == "p":
            made.append(one._replace(kind="aside", label="" if begun else title, opens=not begun, level=0))
            begun = True
        else:
            if not begun and (title or apart):
                made.append(Paragraph("aside", "", one.lines, label=title, opens=True))
            made.append(one._replace(boxed=True))
            begun = True
    return made


def _read_blocks(lines: Sequence[str], start: int) -> list[Paragraph]:
    """Lines that follow each other are one paragraph; blank lines, headings and lines that begin a block part them."""
    made: list[Paragraph] = []
    block: list[str] = []
    quotes: dict[int, list[Paragraph]] = {}
    first = start
    level = 0

    def close(end: int) -> None:
        if block:
            made.append(_paragraph(joined_texts(block), tuple(range(first + 1, end + 1)), level))
            block.clear()

    for index in range(start, len(lines)):
        parts = OTHER_ENDS.split(lines[index])
        for line in parts:
            words = line.strip()
            match = _block().match(words)
            if not words or match or words.startswith("!["):
                close(index)
            if not words:
                continue
            if match and match["row"]:
                _row(made, words, index + 1, parted=index == start or not lines[index - 1].strip())
                continue
            if words == _QUOTED_BLANK:  # parts two paragraphs of a quotation
                continue
            above = lines[index - 1].strip()
            if match and match["quote"] and made and made[-1].kind == "quote" and above[:1] == ">" != above:
                quotes.setdefault(len(made) - 1, [made[-1]]).append(_quoted(words[match.end() :], index + 1))
                continue
            if not block:
                first = index
                level = (len(line) - len(line.lstrip())) // 2
            block.append(words)
            if len(parts) > 1 or (match and match["sub"]):
                # Whatever else ends a line ends a paragraph, as in a dump; a heading is one line.
                close(index + 1)
    close(len(lines))
    for at, quoted in quotes.items():
        made[at] = _whole(quoted)
    return made


_QUOTED_BLANK: Final = ">"


def _quoted(words: str, line: int) -> Paragraph:
    plain, spans = without_marks(words)
    return Paragraph("quote", plain, (line,), spans)


def _whole(parts: Sequence[Paragraph]) -> Paragraph:
    """The lines of a quotation as one paragraph."""
    spans: list[Span] = []
    length, last = 0, ""
    for one in parts:
        start = length + len(joined_text(last, one.text)) - len(last) - len(one.text)
        spans += [span._replace(start=span.start + start, end=span.end + start) for span in one.spans]
        length, last = start + len(one.text), one.text[-1:] or last
    numbers = tuple(number for one in parts for number in one.lines)
    return parts[0]._replace(text=joined_texts(one.text for one in parts), lines=numbers, spans=tuple(spans))


def _row(made: list[Paragraph], words: str, line: int, *, parted: bool) -> None:
    """One row of a table; the line of dashes makes the rows above it name the columns."""
    cells = [one.strip() for one in re.split(r"(?<!\\)\|", words[1:-1])]
    if all(re.fullmatch(r":?-{3,}:?", one) for one in cells):
        for at in range(len(made) - 1, -1, -1):
            if parted or made[at].kind != "row" or made[at].is_head:  # those above it are heads, too
                break
            made[at] = made[at]._replace(is_head=True)
            if made[at].opens:
                break
        if parted:
            made.append(row_of((), (line,), opens=True))
        return
    bare = bool(made) and made[-1].kind == "row" and not made[-1].cells
    if bare:
        made.pop()
    opens = bare or parted or not made or made[-1].kind != "row"
    made.append(row_of(tuple(map(_cell_of, cells)), (line,), opens=opens))


def _cell_of(text: str) -> Cell:
    match = re.search(r"\{(?:across=(\d{1,3}))?\s?(?:down=(\d{1,3}))?\}$", text)
    plain, spans = without_marks(text[: match.start()] if match else text)
    across, down = (max(1, int(one or 1)) for one in match.groups()) if match else (1, 1)
    return Cell(plain, spans, across, down)


def _paragraph(text: str, lines: tuple[int, ...], level: int) -> Paragraph:
    picture = re.fullmatch(r"!\[((?:[^\]\\]|\\.){0,400})\]\((.{0,1000}?)\)", text)
    if picture:
        return Paragraph("picture", without_marks(picture[2])[0], lines, caption=without_marks(picture[1])[0])
    if _BREAK.match(text):
        return Paragraph("p", text, lines)
    match = _block().match(text)
    plain, spans = without_marks(text[match.end() :] if match else text)
    if not match or not plain:
        plain, spans = without_marks(text)
        return Paragraph("p", plain, lines, spans)
    if match["sub"]:
        return Paragraph("subhead", plain, lines, spans, level=max(0, len(match["sub"]) - 2))
    if match["label"] is not None:
        return Paragraph("item", plain, lines, spans, match["label"], level)
    if match["bullet"] or match["number"]:
        return item_of_list(match["number"] or _BULLET, plain, spans, lines, level)
    if match["note"]:
        return Paragraph("note", plain, lines, spans, without_marks(match["note"])[0])
    return Paragraph("quote" if match["quote"] else "verse", plain, lines, spans)


def item_of_list(
    label: str, text: str, spans: tuple[Span, ...] = (), lines: tuple[int, ...] = (), level: int = 0
) -> Paragraph:
    """An item of a list, its label in front of its words as it is printed."""
    lead = label if not label[-1:].isascii() or not label else f"{label} "
    moved = tuple(one._replace(start=one.start + len(lead), end=one.end + len(lead)) for one in spans)
    return Paragraph("item", lead + text, lines, moved, label, level)
